//! Lines that fit.

use std::borrow::Cow;

use textwrap::Options;
use unicode_width::UnicodeWidthStr;

/// How many columns a terminal gives the text.
pub(super) fn width(text: &str) -> usize {
    UnicodeWidthStr::width(text)
}

/// The text without what would move a terminal's cursor or colour it: control characters
/// become blanks.
pub(super) fn clean(text: &str) -> Cow<'_, str> {
    if text.contains(char::is_control) {
        Cow::Owned(text.replace(char::is_control, " "))
    } else {
        Cow::Borrowed(text)
    }
}

/// The text in lines of at most so many columns; a word that is longer is broken.
pub(super) fn wrap(text: &str, columns: usize) -> Vec<String> {
    let text = clean(text);
    let mut narrower = columns;
    loop {
        let options = Options::new(narrower).word_splitter(textwrap::WordSplitter::NoHyphenation);
        let lines: Vec<String> = textwrap::wrap(&text, options)
            .into_iter()
            .map(Cow::into_owned)
            .collect();
        // textwrap counts character by character; some sequences (emoji with a selector) are
        // wider than the sum of theirs.
        if narrower <= 1 || lines.iter().all(|line| width(line) <= columns) {
            return lines;
        }
        narrower /= 2;
    }
}
