//! Warm-up sets that are made from the first working load.

use std::sync::Arc;

use super::{Expander, Place};
use crate::model::{
    Basis, Column, Derivation, Extras, KnownLift, Measure, PlannedSet, Recipe, Role, Start, Taken, WarmUp,
};
use crate::training::{Load, Percent, Unit};

/// Reps, and tenths of a percent of the first working load: fewer and fewer reps, so that
/// warming up does not tire.
const STEPS: [(u16, i32); 3] = [(5, 400), (3, 600), (2, 800)];

/// What the load is a share of, as the athlete reads it.
const OF: &str = "working set";

impl Expander<'_> {
    /// The sets that lead up to the first working set of a line.
    pub(super) fn warm_up(&self, place: &Place<'_>, column: &Column, sets: &[PlannedSet]) -> Vec<PlannedSet> {
        let known = self.program.lift(place.lift.id).and_then(|lift| lift.known);
        let wanted = match column.warm_up {
            WarmUp::AsWritten => false,
            WarmUp::Made => true,
            // Whoever has trained the lift already is warm.
            WarmUp::MadeForLoadedCompounds => {
                !place.trained_before && known.as_ref().is_some_and(KnownLift::is_loaded_compound)
            }
        };
        let first = sets.iter().find(|set| set.role != Role::Warmup).filter(|set| wanted && !set.bodyweight);
        let Some(first) = first.filter(|set| set.load.is_none_or(|load| !self.is_light(place, load))) else {
            return Vec::new();
        };
        let extras: Arc<Extras> = Arc::default();
        let mut made: Vec<PlannedSet> = Vec::new();
        for (reps, share) in STEPS {
            let percent = Percent::from_tenths(share);
            let set = self.step(place, first, reps, percent, &extras);
            // Light loads round to the same; one of them is enough.
            let before = made.last().and_then(|before| before.load);
            let climbs = match (set.load, before, first.load) {
                (Some(load), before, Some(working)) => {
                    before.is_none_or(|before| load.compare(before).is_gt()) && load.compare(working).is_lt()
                }
                (None, ..) => first.load.is_none(),
                (Some(_), _, None) => true,
            };
            if climbs {
                made.push(set);
            }
        }
        made
    }

    /// Whether a working load is its own warm-up: less than half of it lies on the bar, or
    /// it is lighter than a bar.
    fn is_light(&self, place: &Place<'_>, load: Load) -> bool {
        let least = match self.knowledge.loading(place.lift.id).bar() {
            Some(bar) => bar.at(Percent::from_tenths(1500)),
            None => Load::from_milli(if load.unit() == Unit::Kg { 20_000 } else { 45_000 }, load.unit()),
        };
        load.compare(least).is_lt()
    }

    fn step(
        &self,
        place: &Place<'_>,
        first: &PlannedSet,
        reps: u16,
        percent: Percent,
        extras: &Arc<Extras>,
    ) -> PlannedSet {
        let lift = place.lift.id;
        let loading = self.knowledge.loading(lift);
        let exact = first.load.map(|load| load.at(percent));
        let max = self.knowledge.rep_max(lift, 1);
        PlannedSet {
            number: 0,
            role: Role::Warmup,
            measure: Measure::Reps { min: reps, max: reps },
            per_side: first.per_side,
            optional: false,
            load: exact.map(|load| loading.nearest(load).to(load.unit())),
            load_max: None,
            bodyweight: false,
            estimate: first.estimate && first.load.is_some(),
            load_written: Some(format!("{} of {OF}", percent.to_string().replace(' ', "")).into()),
            percent: exact.zip(max).and_then(|(load, max)| load.percent_of(max.load)),
            percent_of: Some(OF.into()),
            rpe_min: None,
            rpe_max: None,
            extras: Arc::clone(extras),
            basis: Some(Basis {
                rounded_to: exact.map(|_| loading.step()),
                rounding: loading.rounding(),
                exact,
                recipe: Some(Arc::new(Recipe {
                    start: Start::Working,
                    taken: Taken::Share(percent),
                    taken_max: None,
                    plus: None,
                    scale: Percent::ONE,
                    more: None,
                    more_of: None,
                    is_rounded: true,
                })),
                ..Basis::new(Derivation::PercentOf { percent, of: OF.into(), whole: first.load })
            }),
            origin: first.origin,
        }
    }
}
