//! The anchors that GitHub gives headings, which links go to.
//!
//! A heading in lower case, without signs, its blanks as hyphens; one that comes again gets a number behind it.
//! (As in the table of contents of GitHub's `html-pipeline`.)

use std::collections::HashMap;

use unicode_width::UnicodeWidthChar as _;

/// The headings of a page, in order.
#[derive(Default)]
pub(super) struct Anchors {
    /// How often each was there.
    seen: HashMap<String, usize>,
}

impl Anchors {
    /// The anchor of the next heading, from its text.
    pub(super) fn next(&mut self, heading: &str) -> String {
        let anchor: String = heading.trim().to_lowercase().chars().filter_map(letter).collect();
        let seen = self.seen.entry(anchor.clone()).or_default();
        let before = *seen;
        *seen += 1;
        if before == 0 { anchor } else { format!("{anchor}-{before}") }
    }
}

/// What is left of a letter. Marks on letters are letters too, and take no room of their own.
fn letter(letter: char) -> Option<char> {
    match letter {
        ' ' => Some('-'),
        '-' | '_' => Some(letter),
        _ if letter.is_alphanumeric() || !letter.is_control() && letter.width() == Some(0) => Some(letter),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn anchors_are_those_of_github() {
        let mut anchors = Anchors::default();
        let next = |heading: &str, anchors: &mut Anchors| anchors.next(heading);
        for (heading, anchor) in [
            ("Week 2", "week-2"),
            ("Day 1 · Mon 5 Jan 2026 · Push", "day-1--mon-5-jan-2026--push"),
            ("5/3/1, “boring but big” (12 weeks)", "531-boring-but-big-12-weeks"),
            ("WEEK 2", "week-2-1"),
            ("Über-Kraft_1 Й", "über-kraft_1-й"),
            ("Week: 2!", "week-2-2"),
        ] {
            assert_eq!(next(heading, &mut anchors), anchor);
        }
    }
}
