//! What a line holds: its lifts, its weeks, and the sets of each column.

use std::sync::Arc;

use super::{Called, Extras, LiftId, LoadRuleId, Measure, Role, SchemeId};
use crate::source::Span;
use crate::training::{Load, Percent};

/// A lift as a line names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LineLift {
    /// The lift.
    pub id: LiftId,
    /// Its name as written, without the variant.
    pub written: Arc<str>,
    /// The variant in brackets.
    pub variant: Option<Arc<str>>,
}

/// The lifts of a line beside its first.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub enum OtherLifts {
    /// None: the line has one lift.
    #[default]
    None,
    /// `squat or front squat`: the athlete may do one of these instead.
    ToChoose(Vec<LineLift>),
    /// `rotate (…)`: these follow week by week.
    InTurn(Vec<LineLift>),
    /// `plank -> ab wheel`: these follow stage by stage.
    Ladder(Vec<LineLift>),
}

impl OtherLifts {
    /// The lifts that the loads of a line may be of: all of a rotation or a ladder, of a choice
    /// the first.
    pub fn trained<'l>(&'l self, first: &'l LineLift) -> impl Iterator<Item = &'l LineLift> {
        let rotated: &[LineLift] = match self {
            Self::InTurn(others) | Self::Ladder(others) => others,
            Self::None | Self::ToChoose(_) => &[],
        };
        std::iter::once(first).chain(rotated)
    }
}

/// What a line does in one week.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub enum WeekCell {
    /// Nothing.
    #[default]
    Off,
    /// The sets of a column, moved by so much.
    Sets {
        /// Which of the line's columns.
        column: usize,
        /// What `same +5kg` has added up to.
        shift: Shift,
    },
}

/// By how much the weeks have moved a load.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Shift {
    /// Percent points.
    pub percent: Percent,
    /// A fixed load.
    pub load: Option<Load>,
    /// Half points of RPE.
    pub rpe_halves: i16,
}

impl Shift {
    /// Both shifts together.
    #[must_use]
    pub fn plus(self, other: Self) -> Self {
        let load = match (self.load, other.load) {
            (Some(a), Some(b)) => Some(a.plus(b)),
            (a, b) => a.or(b),
        };
        Self {
            percent: self.percent.plus(other.percent),
            load,
            rpe_halves: self.rpe_halves.saturating_add(other.rpe_halves),
        }
    }

    /// So many times the shift.
    #[must_use]
    pub fn times(self, factor: u16) -> Self {
        Self {
            percent: self.percent.times(i32::from(factor)),
            load: self.load.map(|load| load.times(i64::from(factor))),
            rpe_halves: self.rpe_halves.saturating_mul(i16::try_from(factor).unwrap_or(i16::MAX)),
        }
    }
}

/// The sets between two `|`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// The segments, in order.
    pub segments: Vec<Segment>,
    /// Whether warm-up sets are made from its first working load.
    pub warm_up: WarmUp,
    /// Where it stands.
    pub span: Span,
}

/// Whether warm-up sets are made from the first working load.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum WarmUp {
    /// They are written, or there are none.
    #[default]
    AsWritten,
    /// They are made.
    Made,
    /// They are made if the lift is a compound on a bar.
    MadeForLoadedCompounds,
}

/// Sets with one role and the modifiers that cover them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Segment {
    /// What the sets are for.
    pub role: Role,
    /// The sets, grouped by the load that serves them.
    pub parts: Vec<Part>,
    /// The modifiers.
    pub extras: Arc<Extras>,
    /// The scheme that it is part of; most are of none.
    pub called: Option<Box<Called>>,
    /// Where it stands.
    pub span: Span,
}

impl Segment {
    /// The scheme that it is part of; of several the one by whose rules it moves.
    #[must_use]
    pub fn scheme(&self) -> Option<SchemeId> {
        self.called.as_ref().map(|called| called.scheme)
    }

    /// Where something in it is to be shown if the mistake is the line's: the call, for sets
    /// of a scheme.
    #[must_use]
    pub fn in_line(&self, span: Span) -> Span {
        self.called.as_ref().map_or(span, |called| called.span)
    }

    /// Where something in it is to be shown if the mistake is that of the sets as they are
    /// written: the call, for sets of a scheme with arguments in them.
    #[must_use]
    pub fn as_written(&self, span: Span) -> Span {
        self.called.as_ref().filter(|called| called.given).map_or(span, |called| called.span)
    }

    /// By how much its scheme moves its loads.
    #[must_use]
    pub fn shift(&self) -> Shift {
        self.called.as_ref().map_or_else(Shift::default, |called| called.shift)
    }

    /// Where it stands in its scheme, if it is part of one.
    #[must_use]
    pub fn in_scheme(&self, span: Span) -> Option<Span> {
        self.called.as_ref().map(|_| span)
    }
}

/// Sets that share one load rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// The sets.
    pub groups: Vec<SetGroup>,
    /// Their load; nothing is the athlete's choice.
    pub load: Option<LoadRuleId>,
    /// Where the load stands; where the sets stand if there is none.
    pub load_span: Span,
}

impl Part {
    /// How many sets there are at the most.
    #[must_use]
    pub fn sets(&self) -> u16 {
        self.groups.iter().map(|group| u16::from(group.most)).sum()
    }
}

/// Sets that are written together: `3x8`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SetGroup {
    /// At least so many sets.
    pub least: u8,
    /// At most so many sets.
    pub most: u8,
    /// How much each of them is.
    pub measure: PlannedMeasure,
    /// Whether the measure is for each side.
    pub per_side: bool,
    /// Of mini-sets: whether the last of these ends the set that they are part of.
    pub ends_mini_sets: bool,
    /// Where it stands.
    pub span: Span,
}

/// The measure of a set before the top set is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PlannedMeasure {
    /// Known as written.
    Fixed(Measure),
    /// A share of the top set's reps, rounded down: `4x50%`.
    ShareOfTop(Percent),
}
