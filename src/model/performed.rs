//! What was done, as progress looks at it.

use crate::training::{Load, Rpe};

/// A session that was trained.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PerformedSession {
    /// The exercises in the order of the schedule; one without sets was skipped.
    pub exercises: Vec<Vec<PerformedSet>>,
}

/// A set that was done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PerformedSet {
    /// The reps; of what is not counted in reps the seconds, metres or calories.
    pub reps: u16,
    /// What was on the bar; nothing if it was as prescribed.
    pub load: Option<Load>,
    /// How hard it was, where it was noted.
    pub rpe: Option<Rpe>,
}

/// What becomes of the sessions that are still to come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Assume {
    /// Every prescription is met exactly, an open set with its fewest reps.
    #[default]
    Hit,
    /// Every set is one rep short.
    Miss,
}

/// What was trained so far, session by session, and what to assume of the rest.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct History {
    /// The first sessions of the schedule, as they were done.
    pub performed: Vec<PerformedSession>,
    /// The others.
    pub then: Assume,
}
