//! Lines that fit.

use std::borrow::Cow;

use textwrap::{Options, WordSplitter};
use unicode_width::UnicodeWidthStr;

/// How many columns a terminal gives the text.
pub(super) fn width(text: &str) -> usize {
    UnicodeWidthStr::width(text)
}

/// The text without what would move a terminal's cursor or colour it: control characters
/// become blanks.
pub(super) fn clean(text: &str) -> Cow<'_, str> {
    if text.contains(char::is_control) { Cow::Owned(text.replace(char::is_control, " ")) } else { Cow::Borrowed(text) }
}

/// The text in lines of at most so many columns; a word that is longer is broken.
pub(super) fn wrap(text: &str, columns: usize) -> Vec<String> {
    let mut lines = Vec::new();
    wrap_into(&clean(text), columns, columns, &mut lines);
    lines
}

fn wrap_into(text: &str, columns: usize, narrower: usize, lines: &mut Vec<String>) {
    let options = Options::new(narrower).word_splitter(WordSplitter::NoHyphenation);
    for line in textwrap::wrap(text, options) {
        // textwrap counts character by character; some sequences (emoji with a selector) are
        // wider than the sum of theirs.
        if width(&line) > columns && narrower > 1 {
            wrap_into(&line, columns, narrower / 2, lines);
        } else {
            lines.push(line.into_owned());
        }
    }
}
