//! The figures of each lift.

use std::collections::HashMap;
use std::sync::Arc;

use super::figures::{Figures, Reading};
use crate::model::{Exercise, KnownLift};
use crate::training::{Inol, Unit};

/// The figures of a lift in a session, in a week or in the whole program. Its variants are counted
/// with it: they share its max.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LiftStats {
    /// The lift's canonical name; as written where the catalogue does not know it.
    pub lift: Arc<str>,
    /// What the catalogue says of it, or of the lift that it is declared to be like.
    pub known: Option<KnownLift>,
    /// All its sets.
    pub figures: Figures,
    /// The highest INOL of a session.
    pub session_inol: Inol,
    /// The highest INOL of a week; of a session its own.
    pub week_inol: Inol,
}

/// Lifts in the order in which they come.
pub(super) struct Lifts {
    unit: Unit,
    places: HashMap<Arc<str>, usize>,
    lifts: Vec<LiftStats>,
}

impl Lifts {
    pub(super) fn new(unit: Unit) -> Self {
        Self { unit, places: HashMap::new(), lifts: Vec::new() }
    }

    pub(super) fn in_order(self) -> Vec<LiftStats> {
        self.lifts
    }

    /// Adds a line of a session; a lift may have several there.
    pub(super) fn add_exercise(&mut self, exercise: &Exercise, reading: &Reading<'_>) {
        self.with(&exercise.lift, exercise.known, |lift| {
            lift.figures.add_exercise(exercise, reading);
            lift.session_inol = lift.figures.inol;
            lift.week_inol = lift.figures.inol;
        });
    }

    /// Adds the lifts of a session to those of its week.
    pub(super) fn add_session(&mut self, lifts: &[LiftStats]) {
        self.add(lifts, |week, _| week.figures.inol);
    }

    /// Adds the lifts of a week to those of the program.
    pub(super) fn add_week(&mut self, lifts: &[LiftStats]) {
        self.add(lifts, |program, week| program.week_inol.max(week.week_inol));
    }

    fn add(&mut self, lifts: &[LiftStats], week_inol: fn(&LiftStats, &LiftStats) -> Inol) {
        for more in lifts {
            self.with(&more.lift, more.known, |lift| {
                lift.figures.add(&more.figures);
                lift.session_inol = lift.session_inol.max(more.session_inol);
                lift.week_inol = week_inol(lift, more);
            });
        }
    }

    fn with(&mut self, name: &Arc<str>, known: Option<KnownLift>, change: impl FnOnce(&mut LiftStats)) {
        let place = *self.places.entry(Arc::clone(name)).or_insert(self.lifts.len());
        if place == self.lifts.len() {
            self.lifts.push(LiftStats {
                lift: Arc::clone(name),
                known,
                figures: Figures::new(self.unit),
                session_inol: Inol::default(),
                week_inol: Inol::default(),
            });
        }
        if let Some(lift) = self.lifts.get_mut(place) {
            change(lift);
        }
    }
}
