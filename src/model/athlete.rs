//! Whom a program is built for.

use std::collections::{BTreeMap, HashSet};
use std::sync::Arc;

use super::{ForLifts, Gym, fold_name};
use crate::training::{Chart, Load, Percent, Unit};

/// The athlete that a schedule is made for. What is not known of them stays open in the
/// schedule; what the plan says is used unless the athlete has their own.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Athlete {
    /// Their name.
    pub name: Option<Arc<str>>,
    /// The unit that they train in; without one, the plan's.
    pub unit: Option<Unit>,
    /// What they weigh.
    pub bodyweight: Option<Load>,
    /// Maxes that override those in the plan.
    pub maxes: Maxes,
    /// Training maxes as shares of the max, which override those in the plan.
    pub training_maxes: ForLifts<Percent>,
    /// What they lift with.
    pub gym: Gym,
    /// Their own chart from effort to load.
    pub chart: Option<Arc<Chart>>,
}

impl Athlete {
    /// What is known of this athlete, and of the rest what an older source says. Who gives
    /// one max of a lift has tested it: older ones of that lift do not hold. The unit, the
    /// weight and the chart of somebody with another name are not theirs.
    #[must_use]
    pub fn over(&self, older: &Self) -> Self {
        let is_theirs = !self.is_somebody_else(older);
        Self {
            name: self.name.clone().or_else(|| older.name.clone()),
            unit: self.unit.or(older.unit.filter(|_| is_theirs)),
            bodyweight: self.bodyweight.or(older.bodyweight.filter(|_| is_theirs)),
            maxes: self.maxes.over(&older.maxes),
            training_maxes: self.training_maxes.over(&older.training_maxes),
            gym: self.gym.over(&older.gym),
            chart: self.chart.clone().or_else(|| older.chart.clone().filter(|_| is_theirs)),
        }
    }

    /// Whether both have a name, and not the same.
    #[must_use]
    pub fn is_somebody_else(&self, other: &Self) -> bool {
        let names = self.name.as_ref().zip(other.name.as_ref());
        names.is_some_and(|(name, other)| fold_name(name) != fold_name(other))
    }
}

/// Tested maxes by lift, under the lift's canonical name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Maxes {
    by_lift: BTreeMap<Arc<str>, BTreeMap<u16, Load>>,
}

/// One max that was given: a load for so many reps.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TestedMax {
    /// The lift's canonical name.
    pub lift: Arc<str>,
    /// Of how many reps: 1 for a one-rep max.
    pub reps: u16,
    /// The load.
    pub load: Load,
}

impl Maxes {
    /// Notes a max; a later one for the same lift and reps replaces it.
    pub fn set(&mut self, max: TestedMax) {
        self.by_lift.entry(max.lift).or_default().insert(max.reps, max.load);
    }

    /// Forgets what is known of a lift.
    pub fn forget(&mut self, lift: &str) {
        self.by_lift.remove(lift);
    }

    /// The load for so many reps of this lift, if it was given.
    #[must_use]
    pub fn get(&self, lift: &str, reps: u16) -> Option<Load> {
        self.by_lift.get(lift).and_then(|of_lift| of_lift.get(&reps)).copied()
    }

    /// The maxes of one lift, fewest reps first.
    pub fn of(&self, lift: &str) -> impl Iterator<Item = (u16, Load)> {
        self.by_lift.get(lift).into_iter().flatten().map(|(&reps, &load)| (reps, load))
    }

    /// All maxes, in order of lift and reps.
    pub fn iter(&self) -> impl Iterator<Item = (&Arc<str>, u16, Load)> {
        self.by_lift.iter().flat_map(|(lift, of_lift)| of_lift.iter().map(move |(&reps, &load)| (lift, reps, load)))
    }

    /// These, and of lifts of which there are none the older ones.
    #[must_use]
    pub fn over(&self, older: &Self) -> Self {
        let mut both = self.clone();
        for lift in self.missing(older) {
            if let Some(of_lift) = older.by_lift.get(lift) {
                both.by_lift.insert(Arc::clone(lift), of_lift.clone());
            }
        }
        both
    }

    /// The lifts of which only the other one has maxes.
    pub fn missing<'m>(&self, other: &'m Self) -> impl Iterator<Item = &'m Arc<str>> {
        let tested: HashSet<String> = self.by_lift.keys().map(|lift| fold_name(lift)).collect();
        other.by_lift.keys().filter(move |lift| !tested.contains(&fold_name(lift)))
    }
}
