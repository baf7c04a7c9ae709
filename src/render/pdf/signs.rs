//! The signs of a paragraph as they are set: those that no font has give way to a box, and what
//! somebody wrote keeps its own direction.

use std::ops::Range;

use super::fonts::Coverage;
use crate::sheet::Run;

/// What is drawn in the place of a sign that no font has.
const BOX: char = '□';

/// A blank at which no line ends; two of them hold a frame off its words.
pub(super) const FIXED_BLANK: char = '\u{a0}';

const LEFT_TO_RIGHT_MARK: char = '\u{200e}';
const FIRST_STRONG_ISOLATE: char = '\u{2068}';
const END_OF_ISOLATE: char = '\u{2069}';

/// A paragraph ready to be set.
pub(super) struct Signs {
    /// What is set.
    pub(super) words: String,
    /// Where each run stands in it.
    pub(super) runs: Vec<Range<usize>>,
    /// The signs that gave way to a box.
    pub(super) missing: Vec<char>,
    /// Whether the first that has a direction runs from right to left.
    pub(super) right_to_left: bool,
}

impl Signs {
    /// The signs of the runs of a paragraph.
    pub(super) fn of(paragraph: &[(&str, &Run)], coverage: &Coverage) -> Self {
        let mut signs = Self { words: String::new(), runs: Vec::new(), missing: Vec::new(), right_to_left: false };
        // Words of ours run from left to right, and those that others wrote stand in them like a word.
        // A paragraph that is all theirs goes as they wrote it.
        let mixed = paragraph.iter().any(|(words, _)| words.chars().any(right_to_left));
        let ours = mixed && paragraph.iter().any(|(_, run)| !run.own);
        let directed = paragraph.iter().flat_map(|(words, _)| words.chars());
        signs.right_to_left = mixed && !ours && directed.filter(|&sign| directs(sign)).take(1).any(right_to_left);
        for (place, &(words, run)) in paragraph.iter().enumerate() {
            let start = signs.words.len();
            if ours && place == 0 {
                signs.words.push(LEFT_TO_RIGHT_MARK);
            }
            let alone = ours && run.own;
            signs.words.extend(alone.then_some(FIRST_STRONG_ISOLATE));
            signs.words.extend(run.style.framed.then_some(FIXED_BLANK));
            signs.add(words, coverage);
            signs.words.extend(run.style.framed.then_some(FIXED_BLANK));
            signs.words.extend(alone.then_some(END_OF_ISOLATE));
            signs.runs.push(start..signs.words.len());
        }
        signs
    }

    fn add(&mut self, words: &str, coverage: &Coverage) {
        // A sign that no font has takes those with it that only change it.
        let mut boxed = false;
        for sign in words.chars() {
            if embeds(sign) || changes_looks(sign) {
                continue;
            }
            if matches!(sign, '\t' | '\u{2028}' | '\u{2029}' | '\u{b}' | '\u{c}' | '\u{85}') {
                self.words.push(' ');
            } else if boxed && (sign == '\u{200d}' || matches!(sign, '\u{1f3fb}'..='\u{1f3ff}')) {
                continue;
            } else if sign.is_control() || !coverage.has(sign) {
                if !ignorable(sign) {
                    self.missing.push(sign);
                    self.words.push(BOX);
                    boxed = true;
                }
                continue;
            } else {
                self.words.push(sign);
            }
            boxed = false;
        }
    }
}

/// Whether a sign is written from right to left.
fn right_to_left(sign: char) -> bool {
    matches!(sign, '\u{590}'..='\u{8ff}' | '\u{200f}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}' | '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}')
}

/// Whether a sign has a direction: letters do, figures and points do not.
fn directs(sign: char) -> bool {
    sign.is_alphabetic() || matches!(sign, '\u{200e}' | '\u{200f}' | '\u{61c}')
}

/// Whether a sign is seen by nobody and steers the direction of what is around it.
pub(super) fn steers(sign: char) -> bool {
    matches!(sign, '\u{200e}' | '\u{200f}' | '\u{61c}') || embeds(sign)
}

/// Whether a sign turns the direction of all that follows it. What is set has its own.
fn embeds(sign: char) -> bool {
    matches!(sign, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Whether a sign only chooses among the looks of the one before it, of which there is one here.
fn changes_looks(sign: char) -> bool {
    matches!(sign, '\u{fe00}'..='\u{fe0f}' | '\u{e0100}'..='\u{e01ef}')
}

/// Whether nothing is seen of a sign, whatever the font.
fn ignorable(sign: char) -> bool {
    matches!(sign, '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{e0000}'..='\u{e007f}')
}
