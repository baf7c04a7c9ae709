//! Content lines: escaped, and folded so that none is longer than 75 octets.
//!
//! They are our own, for the crates do not fit: `ics` folds at 76, and `icalendar` brings `chrono` and `uuid`
//! and stamps every event with the clock.

use std::io::{self, Write};

/// No line is longer, its end not counted.
const LONGEST: usize = 75;

/// A calendar that is written line by line.
pub(super) struct Lines<W: Write>(W);

impl<W: Write> Lines<W> {
    pub(super) const fn new(out: W) -> Self {
        Self(out)
    }

    /// Writes a line: its name, with parameters where it has any, and its value, escaped already.
    pub(super) fn line(&mut self, name: &str, value: &str) -> io::Result<()> {
        let line = format!("{name}:{value}");
        let (mut rest, mut room) = (line.as_str(), LONGEST);
        while rest.len() > room {
            let at = (1..=room).rev().find(|&at| folds_well(rest, at));
            let at = at.or_else(|| (1..=room).rev().find(|&at| rest.is_char_boundary(at))).unwrap_or(rest.len());
            let (first, others) = rest.split_at_checked(at).unwrap_or((rest, ""));
            write!(self.0, "{first}\r\n ")?;
            // The blank in front of what goes on is one of them.
            (rest, room) = (others, LONGEST - 1);
        }
        write!(self.0, "{rest}\r\n")
    }

    pub(super) fn finish(mut self) -> io::Result<()> {
        self.0.flush()
    }
}

/// Whether a line may end here: some readers take a blank at its end, or at the beginning of what goes on, for
/// none.
fn folds_well(line: &str, at: usize) -> bool {
    let Some((before, behind)) = line.split_at_checked(at) else { return false };
    !before.ends_with([' ', '\t']) && !behind.starts_with([' ', '\t'])
}

/// A value of the type TEXT.
pub(super) fn text(value: &str) -> String {
    let mut out = String::with_capacity(value.len() + 8);
    let mut chars = value.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\\' | ';' | ',' => {
                out.push('\\');
                out.push(c);
            }
            '\r' if chars.peek() == Some(&'\n') => {}
            '\n' | '\r' => out.push_str("\\n"),
            // No other sign that steers may stand in a value.
            _ if c.is_control() && c != '\t' => out.push(' '),
            _ => out.push(c),
        }
    }
    out
}

/// Several values of the type TEXT.
pub(super) fn list<'a>(values: impl Iterator<Item = &'a str>) -> String {
    values.map(text).collect::<Vec<String>>().join(",")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(value: &str) -> String {
        let mut out = Vec::new();
        assert!(Lines::new(&mut out).line("SUMMARY", value).is_ok(), "a Vec takes everything");
        String::from_utf8_lossy(&out).into_owned()
    }

    #[test]
    fn text_is_escaped_and_its_lines_are_kept() {
        assert_eq!(text("a,b;c\\d\ne\r\nf\rg"), "a\\,b\\;c\\\\d\\ne\\nf\\ng");
        assert_eq!(text("bell\u{7} and tab\t"), "bell  and tab\t");
        assert_eq!(list(["a,b", "c"].into_iter()), "a\\,b,c");
    }

    #[test]
    fn no_line_is_longer_than_75_octets_and_no_letter_is_cut() {
        for letter in ["x", "ж", "深", "🏋"] {
            for count in 0..200 {
                let value = letter.repeat(count);
                let lines = written(&value);
                assert!(lines.ends_with("\r\n"));
                assert!(lines.split("\r\n").all(|line| line.len() <= LONGEST), "{count} {letter}");
                assert_eq!(
                    lines.replace("\r\n ", "").trim_end(),
                    format!("SUMMARY:{value}"),
                    "unfolded it is the same"
                );
            }
        }
        let words = written(&"back-off 3 ".repeat(20));
        assert!(words.trim_end().split("\r\n").all(|line| !line.ends_with(' ') && !line.starts_with("  ")), "{words}");
        assert_eq!(
            written(&" ".repeat(100)).replace("\r\n ", "").len(),
            "SUMMARY:".len() + 100 + 2,
            "blanks alone are kept"
        );
        assert_eq!(written(&"x".repeat(67)), format!("SUMMARY:{}\r\n", "x".repeat(67)), "75 fit");
        assert_eq!(written(&"x".repeat(68)), format!("SUMMARY:{}\r\n x\r\n", "x".repeat(67)));
    }
}
