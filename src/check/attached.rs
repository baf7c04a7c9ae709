//! Lines that belong to what stands above them: to a lift, or to the heading of a day, a
//! block or the program, where they are defaults.
//!
//! They are gathered here, each at its level; `defaults` gives every line what holds for
//! it. A further kind of line needs a field in [`AttachedLines`], a case in `attach`, and
//! [`nearest`] to find the one that holds.

use std::sync::Arc;

use super::{BelongingError, CheckError, Lowering, progress};
use crate::model::{LoadRule, Segment, SetBase, TimeRange};
use crate::source::Span;
use crate::syntax::{self, Attached, ModifierKind, ProgressExpr, WarmupWord};

/// What a line belongs to, from the outside in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Level {
    Program,
    Block,
    Day,
    Line,
    Scheme,
}

impl Level {
    const fn in_words(self) -> &'static str {
        match self {
            Self::Program => "the whole program",
            Self::Block => "a block",
            Self::Day => "a day",
            Self::Line => "a lift",
            Self::Scheme => "a scheme",
        }
    }
}

/// Something that is said, and where.
#[derive(Clone, Debug)]
pub(super) struct Stated<T> {
    pub says: T,
    pub span: Span,
}

/// A rest after sets, or one between mini-sets and one after them.
#[derive(Clone, Copy, Debug)]
pub(super) enum Rest {
    One(TimeRange),
    Two { inside: TimeRange, after: TimeRange },
}

/// How a line warms up.
#[derive(Clone, Debug)]
pub(super) enum Warmup {
    Auto,
    None,
    Sets(Segment),
}

/// What is attached to a line, or stands in the head of a day, a block or the program.
#[derive(Clone, Debug, Default)]
pub(super) struct AttachedLines {
    pub rest: Option<Stated<Rest>>,
    pub tempo: Option<Stated<Arc<str>>>,
    pub warmup: Option<Stated<Warmup>>,
    pub notes: Vec<Arc<str>>,
    pub progress: Vec<Arc<ProgressExpr>>,
}

/// Warm-ups and warnings are of the line that calls a scheme.
const fn goes_below_a_scheme(attached: &Attached) -> bool {
    matches!(attached, Attached::Modifier(_) | Attached::Progress(_))
}

/// What holds for a line: the nearest of what is said, from its own line outwards.
pub(super) fn nearest<'a, T>(
    levels: &[&'a AttachedLines],
    pick: impl Fn(&'a AttachedLines) -> Option<&'a T>,
) -> Option<&'a T> {
    levels.iter().find_map(|level| pick(level))
}

impl Lowering<'_> {
    /// Adds a line to what it belongs to, whose text begins at `owner`.
    pub(super) fn attach(&mut self, to: &mut AttachedLines, level: Level, owner: u32, attached: &Attached, span: Span) {
        if level == Level::Scheme && !goes_below_a_scheme(attached) {
            let keyword = attached.keyword();
            let help =
                "below a scheme stand `rest`, `tempo`, `progress` and notes; write it under the lifts that call it";
            self.diagnostics.push(BelongingError::AttachedInVain { of: "scheme", keyword, help, span });
            return;
        }
        match attached {
            Attached::Modifier(ModifierKind::Note(note)) => {
                to.notes.push(self.source.slice(note.shifted(span.start)).into());
            }
            Attached::Modifier(ModifierKind::Tempo(_)) if level < Level::Line => {
                self.diagnostics.push(BelongingError::TempoWithoutALift { of: level.in_words(), span });
            }
            Attached::Modifier(ModifierKind::Tempo(tempo)) => {
                let tempo: Arc<str> = self.source.slice(tempo.shifted(span.start)).to_uppercase().into();
                self.state(&mut to.tempo, "tempo", tempo, span);
            }
            Attached::Modifier(ModifierKind::Rest(rest, after)) => {
                let rest = self.rest(*rest, *after, span);
                self.state(&mut to.rest, "rest", rest, span);
            }
            // The grammar has no other modifiers on lines of their own.
            Attached::Modifier(_) => {}
            Attached::Warmup(WarmupWord::Auto) => self.state(&mut to.warmup, "warmup", Warmup::Auto, span),
            Attached::Warmup(WarmupWord::None) => self.state(&mut to.warmup, "warmup", Warmup::None, span),
            Attached::WarmupSets(segment) => {
                if let Some(segment) = self.warmup_sets(segment) {
                    self.state(&mut to.warmup, "warmup", Warmup::Sets(segment), span);
                }
            }
            Attached::Progress(progress) => {
                if let Some(error) = progress::misplaced(&to.progress, progress, span) {
                    self.diagnostics.push(error);
                    return;
                }
                if level < Level::Line {
                    self.names.shared_rules.extend(progress.rules.iter().map(|rule| rule.span));
                }
                to.progress.push(Arc::clone(progress));
            }
            Attached::Allow { name, .. } => self.allow(level, owner, *name, span),
        }
    }

    /// Notes what a line says; a second one of its kind at the same place is reported.
    fn state<T>(&mut self, slot: &mut Option<Stated<T>>, keyword: &'static str, says: T, span: Span) {
        match slot {
            Some(first) => self.diagnostics.push(CheckError::RepeatedHead { keyword, span, first: first.span }),
            None => *slot = Some(Stated { says, span }),
        }
    }

    fn rest(&mut self, rest: (u16, u16), after: Option<(u16, u16)>, span: Span) -> Rest {
        let mut range = |(min, max): (u16, u16)| {
            let written = self.source.slice(span);
            self.ascending_time(min, max, written, span);
            TimeRange { min, max }
        };
        let first = range(rest);
        match after {
            Some(after) => Rest::Two { inside: first, after: range(after) },
            None => Rest::One(first),
        }
    }

    /// Warm-up sets of a line of their own. Nothing stands before them that they could
    /// start from.
    fn warmup_sets(&mut self, segment: &syntax::Segment) -> Option<Segment> {
        let segment = self.lower_segment(segment, false)?;
        let first = segment.parts.first()?;
        let rule = first.load.and_then(|load| self.program.load(load));
        let base = match rule.and_then(LoadRule::set_base) {
            Some(SetBase::Previous) => "the set before",
            _ => return Some(segment),
        };
        let written = rule.map_or_else(String::new, |rule| rule.written.to_string());
        let span = first.load_span;
        self.diagnostics.push(CheckError::NoSetBefore { written, base, span });
        None
    }
}
