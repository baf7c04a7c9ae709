//! The rows and cells of a CSV, with the places at which they stand.

use csv::{Reader, ReaderBuilder, StringRecord};

use super::RosterError;
use crate::source::Span;

/// A cell: its text without quotes and blanks around it, and where it stands.
#[derive(Debug)]
pub(super) struct Cell {
    pub text: String,
    /// With the quotes, if it has some.
    pub span: Span,
    /// Whether it begins with a quotation mark that has no partner.
    is_open: bool,
}

impl Cell {
    /// Whether it says nothing. A dash stands for nothing, as in a plan.
    pub(super) fn is_empty(&self) -> bool {
        !self.is_open && matches!(self.text.as_str(), "" | "-" | "–" | "—")
    }
}

/// What is wrong with the form of a cell.
pub(super) fn broken(cell: &Cell) -> Option<RosterError> {
    cell.is_open.then(|| RosterError::UnreadableCell {
        what: "a cell of this row begins with a quotation mark that has no partner".into(),
        help: "put a `\"` at the end of its text, or take the one in front away".into(),
        span: cell.span,
        label: "never closed",
    })
}

/// Walks through a CSV row by row.
pub(super) struct Table<'t> {
    text: &'t str,
    /// Where the CSV begins: behind the mark that some programs put in front.
    start: usize,
    delimiter: u8,
    reader: Reader<&'t [u8]>,
    record: StringRecord,
}

impl<'t> Table<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        let start = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
        let csv = text.get(start..).unwrap_or("");
        let delimiter = delimiter(csv);
        let mut builder = ReaderBuilder::new();
        builder.has_headers(false).flexible(true).delimiter(delimiter);
        Self { text, start, delimiter, reader: builder.from_reader(csv.as_bytes()), record: StringRecord::new() }
    }
}

impl Iterator for Table<'_> {
    type Item = Vec<Cell>;

    fn next(&mut self) -> Option<Vec<Cell>> {
        // The text is UTF-8 and rows may be of any length, so nothing else can go wrong.
        if !self.reader.read_record(&mut self.record).unwrap_or(false) {
            return None;
        }
        let at = self.record.position().map_or(0, csv::Position::byte);
        let at = self.start + usize::try_from(at).unwrap_or(usize::MAX);
        let places = places(self.text, at, self.delimiter, self.record.len());
        let cells = self.record.iter().zip(places);
        let cell = |(text, (span, is_open)): (&str, (Span, bool))| Cell { text: text.trim().to_owned(), span, is_open };
        Some(cells.map(cell).collect())
    }
}

/// What separates the cells: of those in the first line the most frequent. Spreadsheets write
/// semicolons in countries with a decimal comma.
fn delimiter(csv: &str) -> u8 {
    let first = csv.lines().find(|line| !line.trim().is_empty()).unwrap_or("");
    let mut quoted = false;
    let mut counts = [(b',', 0), (b';', 0), (b'\t', 0)];
    for byte in first.bytes() {
        quoted ^= byte == b'"';
        if let Some((_, count)) = counts.iter_mut().find(|(delimiter, _)| !quoted && *delimiter == byte) {
            *count += 1;
        }
    }
    // Of equals the first: a comma where there is none at all.
    counts.into_iter().reduce(|a, b| if b.1 > a.1 { b } else { a }).map_or(b',', |(delimiter, _)| delimiter)
}

/// Where the cells of a row stand, and which of them are never closed.
fn places(text: &str, row: usize, delimiter: u8, count: usize) -> Vec<(Span, bool)> {
    let bytes = text.as_bytes();
    let at = |place: usize| bytes.get(place).copied();
    let is_break = |byte: Option<u8>| matches!(byte, None | Some(b'\n' | b'\r'));
    // Empty lines in front of a row are counted to it.
    let mut place = (row..bytes.len()).find(|&place| !is_break(at(place))).unwrap_or(bytes.len());
    let mut places = Vec::with_capacity(count);
    for _ in 0..count {
        let start = place;
        let mut is_open = false;
        if at(place) == Some(b'"') {
            is_open = true;
            place += 1;
            while let Some(byte) = at(place) {
                place += 1;
                if byte == b'"' {
                    if at(place) != Some(b'"') {
                        is_open = false;
                        break;
                    }
                    place += 1;
                }
            }
        }
        while !is_break(at(place)) && at(place) != Some(delimiter) {
            place += 1;
        }
        places.push((trimmed(text, start, place), is_open));
        place += 1;
    }
    places
}

/// A cell without the blanks around it; of one that is never closed its first line.
fn trimmed(text: &str, start: usize, end: usize) -> Span {
    let cell = text.get(start..end.min(text.len())).unwrap_or("");
    let cell = cell.lines().next().unwrap_or("");
    let before = cell.len() - cell.trim_start().len();
    Span::new(start + before, start + before + cell.trim().len())
}
