//! The numbers of a plan, from text to fixed-point.

use crate::syntax::Thousandths;

/// A decimal number with at most three places, in thousandths. Blanks around it are ignored.
pub(crate) fn thousandths(text: &str) -> Option<Thousandths> {
    let text = text.trim();
    let (negative, digits) = match text.strip_prefix('-') {
        Some(rest) => (true, rest.trim_start()),
        None => (false, text.strip_prefix('+').unwrap_or(text).trim_start()),
    };
    let (whole, places) = digits.split_once('.').unwrap_or((digits, ""));
    if places.len() > 3 || !places.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let mut value: i32 = whole.parse().ok().filter(|&value| value >= 0)?;
    value = value.checked_mul(1000)?;
    let mut worth = 100;
    for digit in places.bytes() {
        value = value.checked_add(i32::from(digit - b'0') * worth)?;
        worth /= 10;
    }
    Some(if negative { -value } else { value })
}

/// A number or a range in thousandths: `8`, `8-12`, `1.5-2`.
pub(super) fn range(text: &str) -> Option<(Thousandths, Thousandths)> {
    match text.split_once('-') {
        Some((low, high)) => Some((thousandths(low)?, thousandths(high)?)),
        None => thousandths(text).map(|value| (value, value)),
    }
}

/// A range of whole numbers, as large as they are written.
pub(super) fn whole_range(text: &str) -> Option<(u32, u32)> {
    match text.split_once('-') {
        Some((low, high)) => Some((whole(low)?, whole(high)?)),
        None => whole(text).map(|value| (value, value)),
    }
}

/// A whole number; a very large one is as large as can be counted.
pub(super) fn whole(text: &str) -> Option<u32> {
    let text = text.trim();
    if text.is_empty() || !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    Some(text.parse().unwrap_or(u32::MAX))
}

/// So many thousandths of something, turned into a smaller unit and to a whole number.
pub(super) fn scaled(range: (Thousandths, Thousandths), factor: i64) -> Option<(u32, u32)> {
    let scale = |value: Thousandths| {
        let scaled = i64::from(value) * factor;
        if scaled % 1000 == 0 { u32::try_from(scaled / 1000).ok() } else { None }
    };
    Some((scale(range.0)?, scale(range.1)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decimals_are_exact_to_three_places() {
        assert_eq!(thousandths("2.5"), Some(2500));
        assert_eq!(thousandths("-0.125"), Some(-125));
        assert_eq!(thousandths("+ 5"), Some(5000));
        assert_eq!(thousandths("0.1234"), None);
        assert_eq!(thousandths("99999999"), None);
        assert_eq!(range("1.5-2"), Some((1500, 2000)));
        assert_eq!(scaled((1500, 1500), 60), Some((90, 90)));
        assert_eq!(scaled((1, 1), 60), None);
    }
}
