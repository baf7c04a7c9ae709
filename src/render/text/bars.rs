//! Bars and sparklines.

const LEVELS: [char; 8] = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];
const EIGHTHS: [char; 8] = ['▏', '▎', '▍', '▌', '▋', '▊', '▉', '█'];

/// A bar of so many columns at the most, in eighths of one. Anything above nothing is seen.
pub(super) fn bar(value: u64, most: u64, columns: u64) -> String {
    let eighths = match value {
        0 => 0,
        value => share(value, most, 8 * columns).max(1),
    };
    let full = usize::try_from(eighths / 8).unwrap_or(0);
    let rest = usize::try_from(eighths % 8).unwrap_or(0);
    let part = rest.checked_sub(1).and_then(|part| EIGHTHS.get(part));
    std::iter::repeat_n('█', full).chain(part.copied()).collect()
}

/// A sign as high as the value; a blank for nothing.
pub(super) fn level(value: u64, most: u64) -> char {
    if value == 0 {
        return ' ';
    }
    let place = usize::try_from(share(value, most, 8)).unwrap_or(0).saturating_sub(1);
    LEVELS.get(place).copied().unwrap_or(' ')
}

/// So many parts of a whole, rounded to the nearest.
fn share(value: u64, most: u64, parts: u64) -> u64 {
    let (value, most, parts) = (u128::from(value), u128::from(most.max(1)), u128::from(parts));
    u64::try_from(((2 * value * parts + most) / (2 * most)).min(parts)).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bars_are_as_long_as_their_share_and_never_hide_anything() {
        assert_eq!(bar(10, 10, 4), "████");
        assert_eq!(bar(5, 10, 4), "██");
        assert_eq!(bar(7, 10, 4), "██▊");
        assert_eq!(bar(1, 1_000_000, 4), "▏");
        assert_eq!(bar(0, 10, 4), "");
        assert_eq!(bar(0, 0, 4), "");
        assert_eq!(bar(u64::MAX, u64::MAX, 4), "████");
    }

    #[test]
    fn levels_rise_from_a_blank_to_the_top() {
        let line: String = (0..=8).map(|value| level(value, 8)).collect();
        assert_eq!(line, " ▁▂▃▄▅▆▇█");
        assert_eq!(level(1, 1000), '▁');
    }
}
