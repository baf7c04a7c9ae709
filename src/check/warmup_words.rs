//! `warmup auto;` and `warmup none;` at the beginning of a column, of a line or of a scheme.

use super::lines::RawColumn;
use super::schemes::Track;
use super::{BelongingError, CheckError, Lowering, SchemeUseError};
use crate::source::Span;
use crate::syntax::{self, PartKind, WarmupWord};

/// What a column says of its warm-ups, and where.
pub(super) type Word = (WarmupWord, Span);

/// A column whose word, if it has one, is taken off.
pub(super) struct Opened<'a> {
    pub word: Option<Word>,
    pub segments: &'a [syntax::Segment],
    /// Whether nothing is wrong with the word.
    pub sound: bool,
}

impl Lowering<'_> {
    /// Takes the word off the beginning of a column; what it warms up for must be there.
    pub(super) fn open<'a>(&mut self, segments: &'a [syntax::Segment]) -> Opened<'a> {
        let first = segments.split_first().and_then(|(first, rest)| Some((self.warmup_word(first)?, first, rest)));
        let Some((word, first, rest)) = first else { return Opened { word: None, segments, sound: true } };
        let mut sound = !first.broken;
        if sound && rest.is_empty() {
            let what = "a warm-up without sets to warm up for".into();
            let help = "write the sets behind it, `warmup auto; 3x5 @80%`, or `-` for a week without the lift";
            let span = word.1;
            // A scheme is read once for each list of arguments.
            if self.schemes.reported.insert(span) {
                self.diagnostics.push(CheckError::NothingToDo { what, help, span });
            }
            sound = false;
        }
        Opened { word: Some(word), segments: rest, sound }
    }

    fn warmup_word(&self, segment: &syntax::Segment) -> Option<Word> {
        let used = self.ast.part_uses(segment.parts).first()?;
        let part = self.ast.part(used.part)?;
        match part.kind {
            PartKind::Warmup(word) => Some((word, Span { start: used.start, end: used.start + part.len })),
            _ => None,
        }
    }

    /// Gives the word of a row to all its columns. Where a scheme has one, it is one too many;
    /// whether none has.
    pub(super) fn put_word(&mut self, tracks: &mut [Track], word: Option<Word>) -> bool {
        let Some(word) = word else { return true };
        if let Some((_, span)) = columns(tracks).find_map(|column| column.warmup) {
            if self.schemes.reported.insert(span) {
                self.diagnostics.push(BelongingError::TwoWarmups { span, first: word.1 });
            }
            return false;
        }
        for column in tracks.iter_mut().flat_map(|track| &mut track.columns) {
            column.warmup = Some(word);
        }
        true
    }

    /// A scheme that warms up stands in front of all other sets; whether nothing is wrong with
    /// one that does not.
    pub(super) fn may_stand_behind_sets(&mut self, tracks: &[Track]) -> bool {
        let Some((word, span)) = columns(tracks).find_map(|column| column.warmup) else { return true };
        let scheme = self.source.slice(span).to_owned();
        if self.schemes.reported.insert(span) {
            self.diagnostics.push(SchemeUseError::WarmsUpTooLate { scheme, word: word.written(), span });
        }
        false
    }
}

fn columns(tracks: &[Track]) -> impl Iterator<Item = &RawColumn> {
    tracks.iter().flat_map(|track| &track.columns)
}
