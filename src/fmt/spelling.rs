//! Canonical spellings of the smallest things: numbers with their units, words, names.
//!
//! Where a scheme has parameters, a text may hold braces; what stands in them is kept.

/// As it is written.
pub(super) fn verbatim(text: &str) -> String {
    text.trim().to_owned()
}

/// A name: runs of blanks become one.
pub(super) fn name(text: &str) -> String {
    let mut name = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !name.is_empty() {
            name.push(' ');
        }
        name.push_str(word);
    }
    name
}

/// A word of the language, in small letters.
pub(super) fn word(text: &str) -> String {
    name(text).to_lowercase()
}

/// In capitals: `RPE`, `30X0`.
pub(super) fn capitals(text: &str) -> String {
    outside_braces(text, |text| text.trim().to_uppercase())
}

/// Numbers and units that touch: `2 - 3 mins` is `2-3min`, `02.50 KG` is `2.5kg`, `3 × 5` is `3x5`.
pub(super) fn compact(text: &str) -> String {
    outside_braces(text, |text| {
        let mut spelt = String::with_capacity(text.len());
        let mut rest = text;
        while let Some(first) = rest.chars().next() {
            let (taken, next) = match first {
                '0'..='9' => split_number(rest),
                'a'..='z' | 'A'..='Z' => split_while(rest, |c| c.is_ascii_alphabetic()),
                _ => rest.split_at(first.len_utf8()),
            };
            match first {
                '0'..='9' => spelt.push_str(number(taken)),
                'a'..='z' | 'A'..='Z' => spelt.push_str(&unit(&taken.to_ascii_lowercase())),
                '×' => spelt.push('x'),
                _ if first.is_whitespace() => {}
                _ => spelt.push(first),
            }
            rest = next;
        }
        spelt
    })
}

/// The most reps that a load allows: `5RM`.
pub(super) fn rep_max(text: &str) -> String {
    compact(text).to_uppercase()
}

/// A day of the week: `mon`.
pub(super) fn weekday(text: &str) -> String {
    text.get(..3).unwrap_or(text).to_ascii_lowercase()
}

/// Sets without a pause between them: `8+3+2`, and with blanks where there are several alike, `15 + 4x4`.
pub(super) fn mini_sets(text: &str) -> String {
    let joined = compact(text);
    if joined.contains('x') { joined.replace('+', " + ") } else { joined }
}

/// By how much a max moves: `+2.5kg`, `+1% of max`.
pub(super) fn move_step(text: &str) -> String {
    let lower = text.to_ascii_lowercase();
    match lower.split_once("of") {
        Some((step, _)) => format!("{} of max", compact(step)),
        None => compact(text),
    }
}

/// A unit or another word that touches a number.
fn unit(word: &str) -> String {
    match word {
        "kgs" => "kg",
        "lbs" => "lb",
        "sec" | "secs" => "s",
        "mins" => "min",
        other => other,
    }
    .to_owned()
}

/// Weights are in `kg` or `lb`; other words are as they are.
pub(super) fn keyword(word: &str) -> String {
    match word.to_lowercase().as_str() {
        "kgs" => "kg".to_owned(),
        "lbs" => "lb".to_owned(),
        other => other.to_owned(),
    }
}

/// A number without needless zeros.
fn number(text: &str) -> &str {
    let text = match text.split_once('.') {
        Some((whole, places)) if places.bytes().all(|digit| digit == b'0') => whole,
        Some(_) => text.trim_end_matches('0'),
        None => text,
    };
    let kept = text.trim_start_matches('0');
    if kept.is_empty() || kept.starts_with('.') {
        text.get(text.len() - kept.len() - 1..).unwrap_or(text)
    } else {
        kept
    }
}

/// The number at the beginning, and the rest.
fn split_number(text: &str) -> (&str, &str) {
    let (whole, rest) = split_while(text, |c| c.is_ascii_digit());
    let places = rest.strip_prefix('.').map_or("", |rest| split_while(rest, |c| c.is_ascii_digit()).0);
    if places.is_empty() { (whole, rest) } else { text.split_at(whole.len() + 1 + places.len()) }
}

fn split_while(text: &str, wanted: impl Fn(char) -> bool) -> (&str, &str) {
    let end = text.find(|c| !wanted(c)).unwrap_or(text.len());
    text.split_at(end)
}

/// Spells what stands between braces; in them stands a name.
fn outside_braces(text: &str, spell: impl Fn(&str) -> String) -> String {
    let mut spelt = String::new();
    let mut rest = text;
    while let Some((before, braced)) = rest.split_once('{') {
        spelt.push_str(&spell(before));
        let (inside, after) = braced.split_once('}').unwrap_or((braced, ""));
        spelt.push('{');
        spelt.push_str(inside.trim());
        spelt.push('}');
        rest = after;
    }
    spelt.push_str(&spell(rest));
    spelt
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_units_touch_and_have_no_needless_zeros() {
        for (written, spelt) in [
            ("2 - 3 mins", "2-3min"),
            ("90 Secs", "90s"),
            ("02.50 KGs", "2.5kg"),
            ("100.0 lbs", "100lb"),
            ("00.50%", "0.5%"),
            ("0", "0"),
            ("00", "0"),
            ("0.0", "0"),
            ("10", "10"),
            ("4 × 25", "4x25"),
            ("+ 5 %", "+5%"),
            ("{ sets } X { reps }", "{sets}x{reps}"),
            ("{load}..050%", "{load}..50%"),
        ] {
            assert_eq!(compact(written), spelt, "{written}");
        }
    }

    #[test]
    fn words_have_one_spelling() {
        assert_eq!(name("  Front \t squat "), "Front squat");
        assert_eq!(weekday("Monday"), "mon");
        assert_eq!(rep_max("05rm"), "5RM");
        assert_eq!((mini_sets("8 + 3+2"), mini_sets("15+4 x 4")), ("8+3+2".to_owned(), "15 + 4x4".to_owned()));
        assert_eq!((move_step("+ 1 % OF  max"), move_step("-5 KG")), ("+1% of max".to_owned(), "-5kg".to_owned()));
    }
}
