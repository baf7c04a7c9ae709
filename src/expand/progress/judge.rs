//! What an exercise came to: hit or miss, how many reps, how heavy.

use super::FoldSet;
use crate::model::{Assume, Counted, Measure, PerformedSet, PlannedSet, Role, Scope};
use crate::training::Load;

/// A planned set and what was done of it.
#[derive(Clone, Copy)]
pub(super) struct Judged<'a> {
    pub planned: &'a PlannedSet,
    pub of: FoldSet,
    pub done: Option<PerformedSet>,
}

/// The least and the most of a set, in whatever it is counted in.
pub(super) fn ends(measure: &Measure) -> (u16, u16) {
    match measure {
        Measure::Reps { min, max }
        | Measure::Seconds { min, max }
        | Measure::Metres { min, max }
        | Measure::Calories { min, max } => (*min, *max),
        Measure::Amrap { min, max } => (min.unwrap_or(0), max.unwrap_or(u16::MAX)),
        Measure::Cluster(parts) => {
            let sum = parts.iter().fold(0_u16, |sum, &part| sum.saturating_add(part));
            (sum, sum)
        }
        Measure::Total { reps, .. } => (*reps, *reps),
    }
}

pub(super) const fn is_open(measure: &Measure) -> bool {
    matches!(measure, Measure::Amrap { .. })
}

/// What is assumed of a set that is still to come.
pub(super) fn assumed(planned: &PlannedSet, written_low: u16, assume: Assume) -> PerformedSet {
    let (least, _) = ends(&planned.measure);
    let reps = match assume {
        Assume::Hit => least,
        Assume::Miss => written_low.saturating_sub(1),
    };
    PerformedSet { reps, load: planned.load, rpe: None }
}

/// An exercise as it was done, as far as a rule looks at it.
pub(super) struct Judgement<'a> {
    sets: Vec<Judged<'a>>,
    /// Sets that were done beyond the plan.
    extra: &'a [PerformedSet],
}

impl<'a> Judgement<'a> {
    pub(super) fn of(scope: Scope, all: &[Judged<'a>], extra: &'a [PerformedSet]) -> Self {
        let sets = all.iter().filter(|set| scope.holds(set.planned.role, set.of.scheme)).copied().collect();
        Self { sets, extra }
    }

    /// Whether every prescribed set was done, at its load or more, with its reps, and with an
    /// effort at most half a point above what was asked.
    pub(super) fn is_hit(&self) -> bool {
        self.sets.iter().filter(|set| !set.planned.optional).all(|set| is_done(set, set.of.low))
    }

    /// Whether every set was done with the most reps of its range.
    pub(super) fn owns_the_range(&self) -> bool {
        let ranged = |set: &&Judged<'_>| !is_open(&set.planned.measure);
        self.is_hit()
            && self.sets.iter().filter(|set| !set.planned.optional).filter(ranged).all(|set| {
                let (_, most) = ends(&set.planned.measure);
                is_done(set, most)
            })
    }

    /// The reps that a condition counts; nothing where there is no such set.
    pub(super) fn counted(&self, counted: Counted) -> Option<u16> {
        match counted {
            Counted::Last => self.extra.last().copied().or(self.sets.last()?.done).map(|done| done.reps),
            Counted::Amrap => self.amrap().map(|(done, _)| done.reps),
            Counted::Total => u16::try_from(self.total()).ok(),
        }
    }

    /// The heaviest open set, and its fewest reps.
    pub(super) fn amrap(&self) -> Option<(PerformedSet, u16)> {
        let open = self.sets.iter().filter(|set| is_open(&set.planned.measure));
        let done = open.filter_map(|set| Some((set.done?, set.of.low, set.planned.load)));
        let heaviest = done.reduce(|a, b| if heavier(b.0.load.or(b.2), a.0.load.or(a.2)) { b } else { a });
        heaviest.map(|(done, low, planned)| (PerformedSet { load: done.load.or(planned), ..done }, low))
    }

    /// Whether nobody knows what this comes to before it was done.
    pub(super) fn is_open(&self, counted: Counted) -> bool {
        let mut open = self.sets.iter().map(|set| is_open(&set.planned.measure));
        match counted {
            Counted::Last => open.next_back().unwrap_or(false),
            Counted::Amrap | Counted::Total => open.any(|open| open),
        }
    }

    /// All reps, those of extra sets included.
    pub(super) fn total(&self) -> u32 {
        let planned = self.sets.iter().filter_map(|set| set.done).map(|done| u32::from(done.reps));
        planned.chain(self.extra.iter().map(|done| u32::from(done.reps))).sum()
    }

    /// The heaviest load that was lifted, and by how much it was above what was prescribed.
    pub(super) fn heaviest(&self) -> Option<(Load, Option<Load>)> {
        let lifted = self.sets.iter().filter_map(|set| Some((set.done?.load.or(set.planned.load)?, set.planned.load)));
        lifted.reduce(|a, b| if heavier(Some(b.0), Some(a.0)) { b } else { a })
    }

    /// The reps of each set, for those that were done.
    pub(super) fn reps(&self) -> impl Iterator<Item = (&Judged<'a>, u16)> {
        self.sets.iter().map(|set| (set, set.done.map_or(0, |done| done.reps)))
    }

    /// Whether every set had the reps that were aimed at today.
    pub(super) fn did_what_was_planned(&self) -> bool {
        let prescribed = self.sets.iter().filter(|set| !set.planned.optional);
        prescribed.into_iter().all(|set| is_done(set, ends(&set.planned.measure).0))
    }

    /// Whether anything was done.
    pub(super) fn was_trained(&self) -> bool {
        self.sets.iter().any(|set| set.done.is_some()) || !self.extra.is_empty()
    }
}

fn heavier(a: Option<Load>, b: Option<Load>) -> bool {
    match (a, b) {
        (Some(a), Some(b)) => a.compare(b).is_gt(),
        (Some(_), None) => true,
        _ => false,
    }
}

fn is_done(set: &Judged<'_>, reps: u16) -> bool {
    let Some(done) = set.done else { return false };
    let heavy_enough = match (done.load, set.planned.load) {
        (Some(done), Some(planned)) => !done.compare(planned).is_lt(),
        _ => true,
    };
    let easy_enough = match (done.rpe, set.planned.rpe_max) {
        (Some(done), Some(most)) if set.planned.role != Role::Warmup => {
            u16::from(done.halves()) <= u16::from(most.halves()) + 1
        }
        _ => true,
    };
    done.reps >= reps && heavy_enough && easy_enough
}
