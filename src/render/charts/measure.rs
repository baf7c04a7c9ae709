//! How wide text is, by estimate: a chart is drawn before anybody knows the type.

use unicode_width::UnicodeWidthChar;

/// Hundredths of a millimetre in a tenth of a point, times ten thousand: 254 mm are 720 pt.
const PER_TENTH: i64 = 35_278;

/// The size of all text of a chart but its title, in tenths of a point.
pub(super) const SIZE: u16 = 80;
/// From one line of text to the next, in hundredths of a millimetre.
pub(super) const LINE: i32 = 350;

/// An em of a size, in hundredths of a millimetre.
pub(super) fn em(size: u16) -> i32 {
    i32::try_from(i64::from(size) * PER_TENTH / 10_000).unwrap_or(i32::MAX)
}

/// How far the capitals of a size stand above the baseline, in hundredths of a millimetre.
pub(super) fn capitals(size: u16) -> i32 {
    em(size) * 72 / 100
}

/// The width of a line, in hundredths of a millimetre: no narrower than in DejaVu Sans, the widest
/// of the common types, so that nothing overlaps in another.
pub(super) fn width(words: &str, size: u16, bold: bool) -> i32 {
    let thousandths: i64 = words.chars().map(advance).sum();
    let bold = if bold { 112 } else { 100 };
    i32::try_from(thousandths * i64::from(em(size)) * bold / 100_000).unwrap_or(i32::MAX)
}

/// The width of a character, in thousandths of an em.
fn advance(sign: char) -> i64 {
    match sign {
        'i' | 'j' | 'l' | '\'' | '|' | 'I' => 300,
        ' ' | '.' | ',' | ':' | ';' | '!' | 'f' | 't' | 'r' | '(' | ')' | '[' | ']' | '-' | '/' => 420,
        'm' | 'M' | 'w' | 'W' | '@' | '%' => 1000,
        'A'..='Z' => 770,
        '0'..='9' => 640,
        'a'..='z' => 640,
        '–' => 520,
        _ => match sign.width() {
            Some(0) => 0,
            Some(1) => 820,
            _ => 1100,
        },
    }
}

/// Breaks text into lines no wider than so much; a word that is wider alone is broken too. There
/// is one line at least.
pub(super) fn wrap(words: &str, size: u16, bold: bool, limit: i32) -> Vec<String> {
    let fits = |line: &str| width(line, size, bold) <= limit;
    let mut lines = Vec::new();
    let mut line = String::new();
    for word in words.split_whitespace() {
        let joined = if line.is_empty() { word.to_owned() } else { format!("{line} {word}") };
        if fits(&joined) {
            line = joined;
            continue;
        }
        if !line.is_empty() {
            lines.push(std::mem::take(&mut line));
        }
        for sign in word.chars() {
            // What has no width belongs to the sign before it.
            if !line.is_empty() && advance(sign) > 0 && !fits(&format!("{line}{sign}")) {
                lines.push(std::mem::take(&mut line));
            }
            line.push(sign);
        }
    }
    if !line.is_empty() || lines.is_empty() {
        lines.push(line);
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn eight_points_are_two_millimetres_and_eight_tenths() {
        assert_eq!(em(80), 282);
        assert_eq!(width("12", 80, false), 360);
        assert!(width("squat", 80, true) > width("squat", 80, false));
        assert_eq!(width("e\u{301}", 80, false), width("e", 80, false), "a combining accent has no width");
    }

    #[test]
    fn lines_are_no_wider_than_the_limit_and_lose_nothing() {
        let name = "Romanian deadlift with a Donaudampfschifffahrtsgesellschaftskapitänsmütze on";
        let lines = wrap(name, 80, false, 2500);
        assert!(lines.iter().all(|line| width(line, 80, false) <= 2500), "{lines:?}");
        let kept = |text: &str| text.chars().filter(|sign| *sign != ' ').collect::<String>();
        assert_eq!(kept(&lines.concat()), kept(name));
        assert_eq!(wrap("", 80, false, 2500), [""]);
        assert_eq!(wrap("squat", 80, false, 1), ["s", "q", "u", "a", "t"]);
    }
}
