//! When a program is trained: dates, weeks that are taken from others, cycles.

use super::LiftId;
use crate::source::Span;
use crate::training::{Date, MaxStep, Percent};

/// What a plan says of dates.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Calendar {
    /// The first session is on this day or after it.
    pub start: Option<(Date, Span)>,
    /// The last session is on this day or before it.
    pub meet: Option<(Date, Span)>,
    /// Days on which nobody trains, as they are written.
    pub skips: Vec<Skip>,
}

impl Calendar {
    /// Where the plan says when it is trained; nothing if sessions have no dates.
    #[must_use]
    pub fn anchor(&self) -> Option<Span> {
        self.start.or(self.meet).map(|(_, span)| span)
    }
}

/// Days on which nobody trains, the first and the last of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Skip {
    /// The first day.
    pub first: Date,
    /// The last day, the same if there is one.
    pub last: Date,
    /// Where they stand.
    pub span: Span,
}

/// Weeks whose sessions are those of an earlier week, made easier.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Deload {
    /// The weeks of its own block in which it stands, first and last, from 0.
    pub weeks: (u16, u16),
    /// The number of the block that it takes the sessions from, in the program.
    pub block: usize,
    /// The week of a cycle of that block, from 0.
    pub week: u16,
    /// So many of the sets are left.
    pub sets: Percent,
    /// So much of the loads is left.
    pub load: Percent,
    /// Where it stands.
    pub span: Span,
}

/// What moves when a cycle of a block is over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CycleMove {
    /// Whether the training max moves; else the max does, and the training max with it.
    pub of_training_max: bool,
    /// The lifts.
    pub lifts: Vec<LiftId>,
    /// Whether they are all lifts of the block, and not named.
    pub of_all: bool,
    /// By how much.
    pub step: MaxStep,
    /// Where it stands.
    pub span: Span,
}
