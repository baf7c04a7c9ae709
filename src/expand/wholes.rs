//! What maxes rest on: which of those that were given, and how they have moved since, in a form that
//! another max can be put into. [`Knowledge`] itself has the numbers.

use std::sync::Arc;

use super::maxes::{Knowledge, training_max_of};
use crate::model::{Drift, LiftId, MaxBase, OneRepSource, ScheduledLift, Whole, WholeOf};
use crate::training::{Load, Percent, Rpe, Unit};

/// All of something, in billionths.
const ALL: i64 = 1_000_000_000;

/// By how much the maxes of a lift have drifted since the program began.
#[derive(Clone, Copy, Debug)]
pub(super) struct Drifts {
    max: Drift,
    training_max: Drift,
    /// Whether it moved by what nobody can work out for another max.
    is_lost: bool,
}

/// How a max moves.
#[derive(Clone, Copy, Debug)]
pub(super) enum MaxMove {
    /// By a fixed load.
    By(Load),
    /// By a share of itself as it stands.
    Share(Percent),
    /// By a share of the one-rep max as it stands.
    ShareOfOneRep(Percent),
    /// So far, as another move has been worked out already.
    Drift(Drift),
}

impl Drift {
    const fn none(unit: Unit) -> Self {
        Self { of_itself: 0, of_one_rep: 0, plus: Load::zero(unit) }
    }

    /// The max as it was given.
    pub(super) const fn itself(unit: Unit) -> Self {
        Self { of_itself: ALL, ..Self::none(unit) }
    }

    /// Both moves together.
    pub(super) fn and(self, other: Self) -> Self {
        Self {
            of_itself: self.of_itself.saturating_add(other.of_itself),
            of_one_rep: self.of_one_rep.saturating_add(other.of_one_rep),
            plus: self.plus.plus(other.plus),
        }
    }

    /// What is to come to get from another drift to this one.
    fn since(self, other: Self) -> Self {
        let negated = Self {
            of_itself: other.of_itself.saturating_neg(),
            of_one_rep: other.of_one_rep.saturating_neg(),
            plus: other.plus.times(-1),
        };
        self.and(negated)
    }

    /// A share of it.
    pub(super) fn at(self, share: Percent) -> Self {
        Self {
            of_itself: share_of(self.of_itself, share),
            of_one_rep: share_of(self.of_one_rep, share),
            plus: self.plus.at(share),
        }
    }

    fn is_none(self) -> bool {
        self.of_itself == 0 && self.of_one_rep == 0 && !self.plus.is_positive() && !self.plus.is_negative()
    }
}

fn share_of(billionths: i64, share: Percent) -> i64 {
    crate::training::divide_rounding(
        i128::from(billionths) * i128::from(share.millionths()),
        i128::from(Percent::ONE.millionths()),
    )
}

impl Knowledge<'_> {
    /// Notes how a max moves, whether or not anybody knows it.
    pub(super) fn drift(&mut self, lift: LiftId, of_training_max: bool, by: MaxMove) {
        let by = self.worked_out(lift, of_training_max, by);
        let unit = self.unit();
        let drifts = self.drifts.entry(lift).or_insert_with(|| Drifts::none(unit));
        let drifting = if of_training_max { &mut drifts.training_max } else { &mut drifts.max };
        match by {
            Some(by) => *drifting = drifting.and(by),
            None => drifts.is_lost = true,
        }
    }

    /// Notes that nobody can say any more what the maxes of a lift would be with another max.
    pub(super) fn lose_track(&mut self, lift: LiftId) {
        let unit = self.unit();
        self.drifts.entry(lift).or_insert_with(|| Drifts::none(unit)).is_lost = true;
    }

    /// How a max has drifted so far, its lender's drift with it.
    pub(super) fn drifted(&self, lift: LiftId, of_training_max: bool) -> Option<Drift> {
        if of_training_max { self.training_max_drift(lift) } else { self.one_rep_drift(lift) }
    }

    /// By how much a max has drifted since.
    pub(super) fn drifted_since(&self, lift: LiftId, of_training_max: bool, before: Option<Drift>) -> Option<Drift> {
        Some(self.drifted(lift, of_training_max)?.since(before?))
    }

    /// The same move, less what was moved already.
    pub(super) fn less(&self, lift: LiftId, of_training_max: bool, by: MaxMove, already: Drift) -> Option<MaxMove> {
        Some(MaxMove::Drift(self.worked_out(lift, of_training_max, by)?.since(already)))
    }

    fn worked_out(&self, lift: LiftId, of_training_max: bool, by: MaxMove) -> Option<Drift> {
        match by {
            MaxMove::By(load) => Some(Drift { plus: load.to(self.unit()), ..Drift::none(self.unit()) }),
            MaxMove::Share(share) => Some(self.drifted(lift, of_training_max)?.at(share)),
            MaxMove::ShareOfOneRep(share) => {
                let one = self.one_rep_drift(lift)?.at(share);
                let of_another = Drift { of_itself: 0, of_one_rep: one.of_itself, plus: one.plus };
                Some(if of_training_max { of_another } else { one })
            }
            MaxMove::Drift(drift) => Some(drift),
        }
    }

    /// Which of the given maxes a max is, and how it has moved since; nothing if that cannot be told.
    pub(super) fn whole(&self, lift: LiftId, base: MaxBase) -> Option<Whole> {
        let name = |lift: LiftId| self.name(lift);
        let whole = |lift: LiftId, of, drift| Some(Whole { lift: name(lift), of, drift });
        match base {
            MaxBase::OneRepMax(other) => {
                let of = other.unwrap_or(lift);
                whole(of, WholeOf::OneRep, self.one_rep_drift(of)?)
            }
            MaxBase::TrainingMax => whole(lift, WholeOf::Training, self.training_max_drift(lift)?),
            MaxBase::RepMax(reps) if self.is_tested(lift, reps) => {
                whole(lift, WholeOf::Reps(reps), self.rep_max_drift(lift, reps)?)
            }
            MaxBase::RepMax(reps) => match self.lent(lift).filter(|(lender, _)| self.is_tested(*lender, reps)) {
                // Its share of what the lender has tested, and what it has moved by itself.
                Some((lender, share)) => {
                    let own = self.drifts.get(&lift).map_or(Drift::none(self.unit()), |drifts| drifts.max);
                    let chart = self.chart_percent(reps, Rpe::MAX).unwrap_or(Percent::ONE);
                    let of_one_rep = share_of(share_of(own.of_itself, chart), share);
                    let own = Drift { of_itself: 0, of_one_rep, plus: own.plus.at(chart) };
                    let drift = self.rep_max_drift(lender, reps)?.at(share).and(own);
                    self.keeps_track(lift).then(|| Whole { lift: name(lender), of: WholeOf::Reps(reps), drift })
                }
                None => {
                    let chart = self.chart_percent(reps, Rpe::MAX)?;
                    whole(lift, WholeOf::OneRep, self.one_rep_drift(lift)?.at(chart))
                }
            },
        }
    }

    fn keeps_track(&self, lift: LiftId) -> bool {
        !self.drifts.get(&lift).is_some_and(|drifts| drifts.is_lost)
    }

    fn one_rep_drift(&self, lift: LiftId) -> Option<Drift> {
        let unit = self.unit();
        let own = |lift: LiftId| {
            let drift = self.drifts.get(&lift).map_or(Drift::none(unit), |drifts| drifts.max);
            self.keeps_track(lift).then_some(drift)
        };
        let mut drift = Drift::itself(unit).and(own(lift)?);
        if let Some((lender, share)) = self.lent(lift) {
            // A share of the lender's is that of its own, which is a share of the lender's too.
            let lent = own(lender)?;
            drift = drift.and(Drift { plus: lent.plus.at(share), ..lent });
        }
        Some(drift)
    }

    fn training_max_drift(&self, lift: LiftId) -> Option<Drift> {
        let unit = self.unit();
        let one = self.one_rep_drift(lift)?;
        let share = self.training_max_of(lift).unwrap_or(Percent::ONE);
        let own = self.drifts.get(&lift).map_or(Drift::none(unit), |drifts| drifts.training_max);
        let mut drift = Drift { plus: one.plus.at(share), ..one }.and(own);
        if let Some((lender, of_lender)) = self.lent(lift).filter(|_| !self.has_own_training_max(lift)) {
            let lent = self.drifts.get(&lender).map_or(Drift::none(unit), |drifts| drifts.training_max);
            if !lent.is_none() && self.training_max_of(lender) != self.training_max_of(lift) {
                return None;
            }
            drift = drift.and(Drift { plus: lent.plus.at(of_lender), ..lent });
        }
        Some(drift)
    }

    /// A max that was tested for more reps: it moves by its share of what the one-rep max moves by.
    fn rep_max_drift(&self, lift: LiftId, reps: u16) -> Option<Drift> {
        let unit = self.unit();
        let moved = self.one_rep_drift(lift)?.since(Drift::itself(unit));
        let moved = moved.at(self.chart_percent(reps, Rpe::MAX).unwrap_or(Percent::ONE));
        Some(Drift { of_itself: ALL, of_one_rep: moved.of_itself, plus: moved.plus })
    }

    /// What is known of the lifts of the program, in order of name.
    pub(super) fn scheduled_lifts(&self) -> Vec<ScheduledLift> {
        let lifts = (0..self.program.lifts.len()).map(LiftId);
        let mut lifts: Vec<ScheduledLift> = lifts
            .map(|lift| ScheduledLift {
                lift: self.name(lift),
                one_rep: self.one_rep_source(lift),
                training_max: training_max_of(self.program, self.athlete(), lift),
            })
            .collect();
        lifts.sort_by(|a, b| a.lift.cmp(&b.lift));
        lifts.dedup_by(|a, b| a.lift == b.lift);
        lifts
    }

    fn one_rep_source(&self, lift: LiftId) -> OneRepSource {
        if self.is_tested(lift, 1) {
            return OneRepSource::Tested;
        }
        if let Some((lender, share)) = self.lent(lift) {
            return OneRepSource::Borrowed(self.name(lender), share);
        }
        let tested = self.tested_reps(lift);
        let charted = tested.into_iter().find_map(|reps| Some((reps, self.chart_percent(reps, Rpe::MAX)?)));
        charted.map_or(OneRepSource::Open, |(reps, percent)| OneRepSource::Reps(reps, percent))
    }
}

impl Drifts {
    const fn none(unit: Unit) -> Self {
        Self { max: Drift::none(unit), training_max: Drift::none(unit), is_lost: false }
    }
}

/// Shared where it is the same as the one before, as it is for sets that are loaded alike.
#[derive(Debug)]
pub(super) struct Shared<T>(Option<Arc<T>>);

impl<T> Default for Shared<T> {
    fn default() -> Self {
        Self(None)
    }
}

impl<T: PartialEq> Shared<T> {
    pub(super) fn of(&mut self, value: T) -> Arc<T> {
        match &self.0 {
            Some(before) if **before == value => Arc::clone(before),
            _ => Arc::clone(self.0.insert(Arc::new(value))),
        }
    }
}
