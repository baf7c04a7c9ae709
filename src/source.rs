//! Text, spans and lines: the only place that converts bytes, characters and UTF-16.

use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use miette::{MietteError, SourceCode, SourceSpan, SpanContents};

/// A stretch of a source text, in bytes; it begins and ends on a character.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Span {
    /// The first byte.
    pub start: u32,
    /// The byte after the last.
    pub end: u32,
}

impl Span {
    /// From byte offsets. Texts are at most 16 MiB, so they fit.
    #[must_use]
    pub fn new(start: usize, end: usize) -> Self {
        let clamp = |offset: usize| u32::try_from(offset).unwrap_or(u32::MAX);
        Self { start: clamp(start), end: clamp(end) }
    }

    /// Both spans and what is between them.
    #[must_use]
    pub fn to(self, other: Self) -> Self {
        Self { start: self.start.min(other.start), end: self.end.max(other.end) }
    }

    /// The same stretch, so much further on.
    #[must_use]
    pub const fn shifted(self, by: u32) -> Self {
        Self { start: self.start.saturating_add(by), end: self.end.saturating_add(by) }
    }

    /// How many bytes it covers.
    #[must_use]
    pub const fn len(self) -> usize {
        self.end.saturating_sub(self.start) as usize
    }

    /// Whether another span lies in this one.
    #[must_use]
    pub const fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether it covers nothing.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.end <= self.start
    }
}

impl From<Span> for SourceSpan {
    fn from(span: Span) -> Self {
        (span.start as usize, span.len()).into()
    }
}

/// Whether a terminal or a page would obey a character rather than show it: control
/// characters, line separators, and marks that turn the direction of writing.
#[must_use]
pub fn is_control(c: char) -> bool {
    c.is_control() || matches!(c, '\u{2028}' | '\u{2029}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// A text with nothing in it that a terminal would obey, but for line breaks.
#[must_use]
pub fn printable(text: &str) -> String {
    text.chars().map(|c| if is_control(c) && c != '\n' { '\u{fffd}' } else { c }).collect()
}

/// A place in a text as people and editors count it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// The line, from 1.
    pub line: usize,
    /// The column in characters, from 1.
    pub column: usize,
    /// The column in UTF-16 code units, from 0, as language servers count.
    pub utf16: usize,
    /// The byte in the text, from 0.
    pub byte: usize,
}

/// A text with a name, and behind it the texts of the files that it uses. All of them
/// share one row of bytes, so that a [`Span`] says which file it is in.
#[derive(Debug)]
pub struct Source {
    name: String,
    text: String,
    /// The files behind the first.
    used: Vec<UsedFile>,
    /// Whether the files that are used have been looked for.
    gathered: bool,
    /// Whether one of them is not here.
    lacks_files: bool,
    line_starts: OnceLock<Vec<u32>>,
}

/// A file behind the first.
#[derive(Clone, Debug)]
struct UsedFile {
    name: String,
    /// What is the same for the same file, however it is reached.
    key: PathBuf,
    /// Where it begins.
    start: u32,
}

impl Source {
    /// A text under the name that diagnostics show: a path, or `<stdin>`.
    #[must_use]
    pub fn new(name: impl Into<String>, text: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            text: text.into(),
            used: Vec::new(),
            gathered: false,
            lacks_files: false,
            line_starts: OnceLock::new(),
        }
    }

    /// The name of the plan.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Adds a file that is used, and says where it stands.
    pub(crate) fn add(&mut self, name: String, key: PathBuf, text: &str) -> Span {
        // Each file ends with a line of its own.
        self.text.push('\n');
        let start = Span::new(self.text.len(), 0).start;
        self.text.push_str(text);
        self.used.push(UsedFile { name, key, start });
        self.line_starts = OnceLock::new();
        Span { start, end: Span::new(self.text.len(), 0).start }
    }

    /// Notes that all the files that are used, and can be, stand here, and whether some cannot.
    pub(crate) fn set_gathered(&mut self, lacks_files: bool) {
        self.gathered = true;
        self.lacks_files = lacks_files;
    }

    /// The same, to be read as it is: the files that it uses are not missed.
    pub(crate) fn without_files(mut self) -> Self {
        self.set_gathered(true);
        self
    }

    /// Whether a file that is used could not be fetched.
    pub(crate) const fn lacks_files(&self) -> bool {
        self.lacks_files
    }

    /// Whether the files that the plan uses have been looked for.
    #[must_use]
    pub const fn is_gathered(&self) -> bool {
        self.gathered
    }

    /// Where each file stands, the plan first.
    pub fn files(&self) -> impl Iterator<Item = Span> {
        let starts = std::iter::once(0).chain(self.used.iter().map(|used| used.start));
        let last = Span::new(self.text.len(), 0).start;
        let ends = self.used.iter().map(|used| used.start.saturating_sub(1)).chain(std::iter::once(last));
        starts.zip(ends).map(|(start, end)| Span { start, end })
    }

    /// The number of the file that a byte is in, the plan being 0.
    fn file_at(&self, byte: u32) -> usize {
        self.used.partition_point(|used| used.start <= byte)
    }

    /// The name of the file that a byte is in.
    #[must_use]
    pub fn name_at(&self, byte: u32) -> &str {
        self.used_at(byte).map_or(&self.name, |used| &used.name)
    }

    /// The key of the file that a byte is in; nothing for the plan itself.
    pub(crate) fn key_at(&self, byte: u32) -> Option<&Path> {
        self.used_at(byte).map(|used| used.key.as_path())
    }

    fn used_at(&self, byte: u32) -> Option<&UsedFile> {
        self.file_at(byte).checked_sub(1).and_then(|place| self.used.get(place))
    }

    /// The byte at which the plan itself ends.
    pub(crate) fn plan_end(&self) -> u32 {
        self.file_span(0).end
    }

    /// Where the file stands that a byte is in.
    pub(crate) fn file_span(&self, byte: u32) -> Span {
        let start = self.used_at(byte).map_or(0, |used| used.start);
        let next = self.used.get(self.file_at(byte));
        let end = next.map_or(Span::new(self.text.len(), 0).start, |next| next.start.saturating_sub(1));
        Span { start, end }
    }

    /// The text of the plan and of all files that it uses, one behind the other.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The text of a span; empty if it is not inside the text.
    #[must_use]
    pub fn slice(&self, span: Span) -> &str {
        self.text.get(span.start as usize..span.end as usize).unwrap_or("")
    }

    fn line_starts(&self) -> &[u32] {
        self.line_starts.get_or_init(|| {
            let after_breaks = memchr::memchr_iter(b'\n', self.text.as_bytes()).map(|at| at + 1);
            std::iter::once(0).chain(after_breaks).map(|at| u32::try_from(at).unwrap_or(u32::MAX)).collect()
        })
    }

    /// Where a byte stands in its file. A byte past the end stands at the end.
    #[must_use]
    pub fn place(&self, byte: u32) -> Place {
        let byte = byte.min(u32::try_from(self.text.len()).unwrap_or(u32::MAX));
        let file = self.file_span(byte).start;
        let line = self.lines_up_to(byte);
        let start = line.checked_sub(1).and_then(|before| self.line_starts().get(before)).copied().unwrap_or(0);
        let before = self.text.get(start as usize..byte as usize).unwrap_or("");
        Place {
            line: line - self.lines_up_to(file).min(line) + 1,
            column: before.chars().count() + 1,
            utf16: before.chars().map(char::len_utf16).sum(),
            byte: (byte - file) as usize,
        }
    }

    /// How many lines begin up to a byte.
    fn lines_up_to(&self, byte: u32) -> usize {
        self.line_starts().partition_point(|&start| start <= byte)
    }

    /// The nearest character boundary that is not after a byte.
    fn boundary(&self, byte: usize) -> usize {
        (0..=byte.min(self.text.len())).rev().find(|&at| self.text.is_char_boundary(at)).unwrap_or(0)
    }

    /// The same text, byte for byte as long, with nothing in it that a terminal would obey:
    /// control characters and marks that turn the direction of writing are replaced.
    #[must_use]
    pub fn printable(&self) -> Self {
        let mut text = String::with_capacity(self.text.len());
        for c in self.text.chars() {
            match c.len_utf8() {
                _ if !is_control(c) || matches!(c, '\n' | '\t' | '\r') => text.push(c),
                3 => text.push('\u{fffd}'),
                bytes => text.extend(std::iter::repeat_n('?', bytes)),
            }
        }
        Self {
            used: self.used.iter().map(|used| UsedFile { name: printable(&used.name), ..used.clone() }).collect(),
            gathered: self.gathered,
            lacks_files: self.lacks_files,
            ..Self::new(printable(&self.name), text)
        }
    }

    /// The byte at which a line begins, counted from 0; the end of the text past the last line.
    fn line_start(&self, line: usize) -> usize {
        self.line_starts().get(line).map_or(self.text.len(), |&start| start as usize)
    }
}

/// Miette's own text type scans from the first byte for every report. This one looks its
/// lines up, so that a thousand reports on a large file cost what they print.
impl SourceCode for Source {
    fn read_span<'a>(
        &'a self,
        span: &SourceSpan,
        lines_before: usize,
        lines_after: usize,
    ) -> Result<Box<dyn SpanContents<'a> + 'a>, MietteError> {
        let end = span.offset().saturating_add(span.len());
        if end > self.text.len() || span.len() > WIDEST {
            return Err(MietteError::OutOfBounds);
        }
        let byte = |offset: usize| u32::try_from(offset).unwrap_or(u32::MAX);
        let file = self.file_span(byte(span.offset()));
        // What stands in two files is shown apart.
        if byte(end) > file.end {
            return Err(MietteError::OutOfBounds);
        }
        let before_file = self.lines_up_to(file.start).saturating_sub(1);
        let lines_of_file = self.lines_up_to(file.end) - before_file;
        let place = self.place(byte(span.offset()));
        let first = place.line - 1;
        let last_byte = if span.is_empty() { end } else { end - 1 };
        let last = self.lines_up_to(byte(last_byte)).saturating_sub(1).saturating_sub(before_file);
        let first_shown = first.saturating_sub(lines_before);
        // Of a very long line only what stands around the span is shown.
        let from = self.line_start(before_file + first_shown);
        let from = from.max(self.boundary(span.offset().saturating_sub(WINDOW)));
        let to = self.line_start((before_file + last).saturating_add(lines_after).saturating_add(1));
        let to = to.min(self.boundary(end.saturating_add(WINDOW))).min(file.end as usize);
        let column = if lines_before == 0 { place.column - 1 } else { 0 };
        let data = self.text.as_bytes().get(from..to).ok_or(MietteError::OutOfBounds)?;
        let data_span = (from, to - from).into();
        Ok(Box::new(miette::MietteSpanContents::new_named(
            self.name_at(byte(span.offset())).to_owned(),
            data,
            data_span,
            first_shown,
            column,
            last.saturating_add(lines_after).min(lines_of_file.saturating_sub(1)) + 1 - first_shown,
        )))
    }
}

/// Bytes of a line that are shown on each side of a label.
const WINDOW: usize = 120;
/// Labels further apart are shown apart.
const WIDEST: usize = 2_000;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_count_characters_bytes_and_utf16() {
        let source = Source::new("x", "a\nжим 🏋 5\n");
        let at = u32::try_from(source.text().find('5').unwrap_or(0)).unwrap_or(0);
        assert_eq!(source.place(at), Place { line: 2, column: 7, utf16: 7, byte: 14 });
        assert_eq!(source.place(0), Place { line: 1, column: 1, utf16: 0, byte: 0 });
        assert_eq!(source.place(1000).line, 3);
    }
}
