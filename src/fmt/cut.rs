//! A statement as it is laid out: a head, and behind it columns of segments of parts.

use super::cells::{Cell, join};
use super::words::{Word, WordKind};

/// What stands between two lines of a statement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Between<'s> {
    /// A comment at the end of the line above.
    AtEnd(&'s str),
    /// A comment in a line of its own.
    Alone(&'s str),
    /// A blank line.
    Blank,
}

/// What stands at a place where a statement can be broken.
pub(super) type Gap<'s> = Vec<Between<'s>>;

/// Whether a line has to end there.
pub(super) fn is_forced(gap: &Gap<'_>) -> bool {
    gap.iter().any(|between| !matches!(between, Between::Blank))
}

/// A statement in pieces between which it can be broken.
#[derive(Debug)]
pub(super) struct CutStatement<'s> {
    /// Up to the `:` or `=`; else its first word.
    pub head: Vec<Chunk<'s>>,
    /// Whether the head ends with `:` or `=`.
    pub has_row: bool,
    /// What stands between `|`.
    pub columns: Vec<Column<'s>>,
}

/// A piece of a head.
#[derive(Debug)]
pub(super) struct Chunk<'s> {
    pub text: String,
    /// Whether `->` stands in front of it; else a `,` may.
    pub rung: bool,
    pub gap: Gap<'s>,
}

/// What stands between two `|` or `->`.
#[derive(Debug)]
pub(super) struct Column<'s> {
    /// Whether `->` stands in front of it.
    pub stage: bool,
    /// What stands between `;`.
    pub segments: Vec<Segment<'s>>,
}

/// The parts between two `;`.
pub(super) type Segment<'s> = Vec<Part<'s>>;

/// What stands between two separators.
#[derive(Debug)]
pub(super) struct Part<'s> {
    pub cell: Cell,
    /// What stands around the separator in front of it.
    pub gap: Gap<'s>,
    /// Whether the `,` in front of it can be left out.
    pub loose: bool,
}

/// A comment or a blank line inside a statement.
#[derive(Clone, Copy, Debug)]
pub(super) struct Inner<'s> {
    /// Where it stands, from the beginning of the statement.
    pub at: usize,
    /// The comment; nothing for a blank line.
    pub comment: Option<&'s str>,
}

impl<'s> CutStatement<'s> {
    /// Of the words of a statement, and what stands between its lines. Nothing if a comment stands
    /// where a line cannot be broken.
    pub fn new(words: Vec<Word>, text: &str, inner: &[Inner<'s>]) -> Option<Self> {
        let mut gaps = gaps(&words, text, inner)?;
        let has_row = words.iter().any(|word| word.kind == WordKind::HeadEnd);
        let mut cut = CutStatement { head: Vec::new(), has_row, columns: Vec::new() };
        // Without a row the first word is the head.
        let mut in_head = has_row;
        let mut waiting: Vec<Word> = Vec::new();
        // The separator in front of the piece that is being gathered.
        let mut before = (WordKind::Plain, Gap::new());
        for (place, word) in words.into_iter().enumerate() {
            let kind = word.kind;
            if kind == WordKind::Plain || kind == WordKind::HeadEnd {
                waiting.push(word);
                let is_first = place == 0 && waiting.iter().all(|word| word.cell.is_none());
                let ends_head = if has_row { kind == WordKind::HeadEnd } else { is_first };
                if ends_head {
                    cut.push_head(std::mem::take(&mut waiting), std::mem::replace(&mut before, (kind, Gap::new())));
                    before.1 = gaps.get_mut(place).map(std::mem::take).unwrap_or_default();
                    in_head = false;
                }
                continue;
            }
            let gap = gaps.get_mut(place).map(std::mem::take).unwrap_or_default();
            let ended = (std::mem::take(&mut waiting), std::mem::replace(&mut before, (kind, gap)));
            if in_head { cut.push_head(ended.0, ended.1) } else { cut.push_part(ended.0, ended.1) }
        }
        if !waiting.is_empty() {
            cut.push_part(waiting, before);
        }
        Some(cut)
    }

    fn push_head(&mut self, words: Vec<Word>, (separator, gap): (WordKind, Gap<'s>)) {
        self.head.push(Chunk { text: join(&words), rung: separator == WordKind::Arrow, gap });
    }

    fn push_part(&mut self, mut words: Vec<Word>, (separator, gap): (WordKind, Gap<'s>)) {
        let cell = match words.as_mut_slice() {
            [only] => only.cell.take(),
            _ => None,
        };
        let cell = cell.unwrap_or_else(|| Cell::plain(join(&words)));
        let part = Part { cell, gap, loose: separator == WordKind::Loose };
        let is_stage = separator == WordKind::Arrow;
        match (separator, self.columns.last_mut()) {
            (WordKind::Comma | WordKind::Loose, Some(column)) => match column.segments.last_mut() {
                Some(segment) => segment.push(part),
                None => column.segments.push(vec![part]),
            },
            (WordKind::Semicolon, Some(column)) => column.segments.push(vec![part]),
            _ => self.columns.push(Column { stage: is_stage, segments: vec![vec![part]] }),
        }
    }

    /// The parts of all columns.
    pub fn parts(&self) -> impl Iterator<Item = &Part<'s>> {
        self.columns.iter().flat_map(|column| &column.segments).flatten()
    }

    /// Whether a comment makes it stand in several lines.
    pub fn is_broken_by_comments(&self) -> bool {
        self.head.iter().any(|chunk| is_forced(&chunk.gap)) || self.parts().any(|part| is_forced(&part.gap))
    }

    /// The head in one line.
    pub fn head_text(&self) -> String {
        let mut text = String::new();
        for (place, chunk) in self.head.iter().enumerate() {
            if place > 0 {
                text.push_str(if chunk.rung { " -> " } else { ", " });
            }
            text.push_str(&chunk.text);
        }
        text
    }

    /// All of it in one line.
    pub fn one_line(&self) -> String {
        let mut text = self.head_text();
        for (place, column) in self.columns.iter().enumerate() {
            let separator = match (place, column.stage) {
                (0, _) if text.is_empty() => "",
                (0, _) => " ",
                (_, true) => " -> ",
                (_, false) => " | ",
            };
            text.push_str(separator);
            push_segments(&column.segments, &mut text);
        }
        text
    }
}

/// Adds the segments of a column to a line.
pub(super) fn push_segments(segments: &[Segment<'_>], text: &mut String) {
    for (place, segment) in segments.iter().enumerate() {
        if place > 0 {
            text.push_str("; ");
        }
        for (place, part) in segment.iter().enumerate() {
            if place > 0 {
                text.push_str(if part.loose { " " } else { ", " });
            }
            part.cell.push_to(text);
        }
    }
}

/// What stands around each separator, by the places of the words; nothing if a comment stands
/// elsewhere.
fn gaps<'s>(words: &[Word], text: &str, inner: &[Inner<'s>]) -> Option<Vec<Gap<'s>>> {
    if inner.is_empty() {
        return Some(Vec::new());
    }
    let mut gaps: Vec<Gap<'s>> = vec![Gap::new(); words.len()];
    let is_separator = |place: usize| words.get(place).is_some_and(|word| word.kind != WordKind::Plain);
    for inner in inner {
        let next = words.partition_point(|word| word.span.0 < inner.at);
        let before = next.checked_sub(1)?;
        let is_between = words.get(before).is_some_and(|word| word.span.1 <= inner.at);
        let separator = if is_separator(next) && words.get(next).is_some_and(|word| word.kind != WordKind::HeadEnd) {
            Some(next)
        } else {
            Some(before).filter(|&before| is_separator(before))
        };
        let gap = separator.filter(|_| is_between).and_then(|place| gaps.get_mut(place));
        match (gap, inner.comment) {
            (Some(gap), Some(comment)) => {
                // Where the last word that is no separator ends.
                let words = words.get(..next).unwrap_or(words);
                let word = words.iter().rev().find(|word| matches!(word.kind, WordKind::Plain | WordKind::HeadEnd));
                let since = word.and_then(|word| text.get(word.span.1..inner.at)).unwrap_or("");
                let is_at_end = gap.is_empty() && !since.contains('\n');
                gap.push(if is_at_end { Between::AtEnd(comment) } else { Between::Alone(comment) });
            }
            (Some(gap), None) => gap.push(Between::Blank),
            (None, Some(_)) => return None,
            (None, None) => {}
        }
    }
    Some(gaps)
}
