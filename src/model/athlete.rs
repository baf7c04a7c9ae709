//! Whom a program is built for.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::training::Load;

/// The athlete that a schedule is made for. What is not known of them stays open in the
/// schedule; what the plan says of maxes is used unless the athlete has their own.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Athlete {
    /// Maxes that override those in the plan.
    pub maxes: Maxes,
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
}
