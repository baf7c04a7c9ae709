//! Decimal commas: when a comma between two numbers is surely one.

/// Whether digits behind a comma are a fraction as plates make it, and could hardly be a load of their own.
pub(super) fn is_fraction(whole: &str, places: &str) -> bool {
    match places {
        "0" | "5" => true,
        // `72,75` may be two loads.
        "25" | "75" => match (whole.parse::<u32>(), places.parse::<u32>()) {
            (Ok(whole), Ok(other)) => other > whole.saturating_mul(2) || other.saturating_mul(2) < whole,
            _ => false,
        },
        "125" | "375" | "625" | "875" => whole.len() > 1,
        _ => false,
    }
}

/// The sets in front of a load, from the last separator that begins sets of their own: the text, and how many
/// they are.
pub(super) fn sets_before(before: &str) -> (&str, usize) {
    let row = before.rfind([':', ';', '|', '\n', '"', '@']).map_or(0, |at| at + 1);
    let row = before.get(row..).unwrap_or("").trim();
    let count = |part: &str| {
        let word = part.split(' ').find(|word| word.starts_with(|c: char| c.is_ascii_digit())).unwrap_or("");
        word.split_once(['x', 'X', '×']).map_or(1, |(sets, _)| sets.parse::<usize>().unwrap_or(1))
    };
    (row, row.split(',').map(|part| count(part.trim())).sum())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fraction_is_one_that_plates_make_and_no_load_beside_the_first() {
        for (whole, places, expected) in
            [("82", "5", true), ("102", "25", true), ("72", "75", false), ("60", "65", false), ("2", "125", false)]
        {
            assert_eq!(is_fraction(whole, places), expected, "{whole},{places}");
        }
    }

    #[test]
    fn sets_of_a_row_are_counted() {
        assert_eq!(sets_before("bench: 5, 2x3 "), ("5, 2x3", 3));
        assert_eq!(sets_before("bench: 3x5 @80%; backoff 2x5 "), ("backoff 2x5", 2));
    }
}
