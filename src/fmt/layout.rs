//! Lines: a statement in one line if it fits, else broken at `|`, then `;`, then `,`.

use unicode_width::UnicodeWidthStr as _;

use super::columns::line_up;
use super::cut::{Between, CutStatement, Gap, Segment, is_forced};
use crate::parse::goes_on;

/// So many columns a line may have. Comments do not count, for they cannot be broken.
pub(super) const WIDTH: usize = 100;
/// Further in than this, nothing is put under a head.
const DEEPEST: usize = 40;
/// How much further in the lines go on.
const STEP: usize = 4;

/// A line of the formatted plan.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Line<'s> {
    /// So many blanks stand in front of it.
    pub indent: usize,
    /// What it says; nothing in a blank line, or where there is only a comment.
    pub text: String,
    /// The comment at its end, or alone in it.
    pub comment: Option<&'s str>,
}

impl<'s> Line<'s> {
    /// A line without a comment.
    pub fn new(indent: usize, text: String) -> Self {
        Self { indent, text, comment: None }
    }

    /// A comment in a line of its own.
    pub fn of_comment(indent: usize, comment: &'s str) -> Self {
        Self { indent, text: String::new(), comment: Some(comment) }
    }

    /// A blank line.
    pub const fn blank() -> Self {
        Self { indent: 0, text: String::new(), comment: None }
    }

    /// Whether nothing stands in it.
    pub fn is_blank(&self) -> bool {
        self.text.is_empty() && self.comment.is_none()
    }

    /// How wide it is without its comment.
    pub fn width(&self) -> usize {
        self.indent + self.text.width()
    }
}

/// A statement in one line; nothing if it does not fit, or if a comment breaks it.
pub(super) fn in_one_line<'s>(cut: &CutStatement<'s>, indent: usize) -> Option<Line<'s>> {
    let line = (!cut.is_broken_by_comments()).then(|| Line::new(indent, cut.one_line()))?;
    (line.width() <= WIDTH).then_some(line)
}

/// A statement in several lines.
pub(super) fn in_several_lines<'s>(cut: &CutStatement<'s>, indent: usize) -> Vec<Line<'s>> {
    let mut writer = Writer { lines: Vec::new(), line: Line::new(indent, String::new()), width: indent };
    writer.head(cut, indent);
    let first_word = cut.head.first().map_or("", |chunk| chunk.text.as_str()).to_owned();
    let left = if !cut.has_row && cut.columns.is_empty() || cut.head.is_empty() {
        indent + STEP
    } else if writer.width < DEEPEST {
        writer.width + 1
    } else {
        indent + STEP + 2
    };
    // Behind a long head the first row does not stand above the others.
    let is_apart = writer.width + 1 != left;
    let lined_up = line_up_rows(cut, WIDTH.saturating_sub(left), is_apart);
    for (place, column) in cut.columns.iter().enumerate() {
        let gap = column.segments.first().and_then(|segment| segment.first()).map(|part| &part.gap);
        let is_new_row = place > 0 || gap.is_some_and(is_forced);
        if let Some(gap) = gap.filter(|_| is_new_row) {
            let sign = if place == 0 {
                ""
            } else if column.stage {
                "->"
            } else {
                "|"
            };
            let shift = if sign.is_empty() { 0 } else { sign.len() + 1 };
            writer.break_line(gap, left.saturating_sub(shift));
            writer.push(sign);
        }
        match lined_up.get(place) {
            Some(Some(row)) => writer.word(row),
            _ => writer.row(&column.segments, left, &first_word),
        }
    }
    writer.lines.push(writer.line);
    writer.lines
}

/// The rows of a table with their parts under each other; nothing for a row that does not fit.
fn line_up_rows(cut: &CutStatement<'_>, width: usize, is_first_apart: bool) -> Vec<Option<String>> {
    if cut.columns.len() < 2 {
        return Vec::new();
    }
    let fits = |segments: &[Segment<'_>]| {
        let mut parts = segments.iter().flatten();
        let first = parts.next();
        let is_whole = first.is_some() && !parts.any(|part| is_forced(&part.gap));
        let parts = segments.iter().flatten();
        is_whole && parts.map(|part| part.cell.width() + 2).sum::<usize>() <= width + 2
    };
    let rows = cut.columns.iter().enumerate().map(|(place, column)| {
        Some(column.segments.as_slice()).filter(|row| fits(row) && !(is_first_apart && place == 0))
    });
    line_up(&rows.collect::<Vec<Option<&[_]>>>(), width)
}

/// Writes the lines of a statement.
struct Writer<'s> {
    lines: Vec<Line<'s>>,
    line: Line<'s>,
    /// How wide the line is.
    width: usize,
}

impl<'s> Writer<'s> {
    fn push(&mut self, text: &str) {
        self.line.text.push_str(text);
        self.width += text.width();
    }

    /// Adds a word, with a blank in front if the line has begun.
    fn word(&mut self, text: &str) {
        if !self.line.text.is_empty() {
            self.push(" ");
        }
        self.push(text);
    }

    /// Ends the line; what stands in the gap stands at its end and in lines of its own.
    fn break_line(&mut self, gap: &Gap<'s>, indent: usize) {
        let next = Line::new(indent, String::new());
        let mut done = std::mem::replace(&mut self.line, next);
        let mut rest = gap.as_slice();
        if let Some((Between::AtEnd(comment), others)) = gap.split_first() {
            done.comment = Some(comment);
            rest = others;
        }
        self.lines.push(done);
        for between in rest {
            match between {
                Between::AtEnd(comment) | Between::Alone(comment) => self.lines.push(Line::of_comment(indent, comment)),
                Between::Blank if self.lines.last().is_some_and(Line::is_blank) => {}
                Between::Blank => self.lines.push(Line::blank()),
            }
        }
        self.width = indent;
    }

    /// The head, broken behind `,` and in front of `->` where it is too wide.
    fn head(&mut self, cut: &CutStatement<'s>, indent: usize) {
        let left = indent + STEP;
        for (place, chunk) in cut.head.iter().enumerate() {
            let separator = match cut.head.get(place + 1) {
                Some(next) if !next.rung => ",",
                _ => "",
            };
            let width = chunk.text.width() + separator.len() + if chunk.rung { 4 } else { 1 };
            let is_forced = is_forced(&chunk.gap);
            let is_too_wide = place > 0 && self.width + width > WIDTH;
            let first = cut.head.first().map_or("", |chunk| chunk.text.as_str());
            if place > 0 && (is_forced || is_too_wide && (chunk.rung || goes_on(first, ",", &chunk.text))) {
                self.break_line(&chunk.gap, left);
            }
            if chunk.rung {
                self.word("->");
            }
            self.word(&chunk.text);
            self.push(separator);
        }
    }

    /// A row: as many segments in a line as fit, and of one that is too wide as many parts.
    fn row(&mut self, segments: &[Segment<'s>], left: usize, first_word: &str) {
        for (place, segment) in segments.iter().enumerate() {
            let separator = if place + 1 < segments.len() { ";" } else { "" };
            let mut whole = separator.len();
            for (place, part) in segment.iter().enumerate() {
                if place > 0 && is_forced(&part.gap) {
                    break;
                }
                whole += part.cell.width() + if place == 0 { 1 } else { 2 };
            }
            let mut text = String::new();
            for (inner, part) in segment.iter().enumerate() {
                let separator = match segment.get(inner + 1) {
                    Some(_) => ",",
                    None => separator,
                };
                text.clear();
                part.cell.push_to(&mut text);
                let is_start = place == 0 && inner == 0;
                let width = if inner == 0 { whole } else { part.cell.width() + 1 + separator.len() };
                let is_too_wide = self.width + width > WIDTH && self.width > left;
                let ended = if inner == 0 { ";" } else { "," };
                if !is_start && (is_forced(&part.gap) || is_too_wide && goes_on(first_word, ended, &text)) {
                    self.break_line(&part.gap, left);
                }
                self.word(&text);
                self.push(separator);
            }
        }
    }
}
