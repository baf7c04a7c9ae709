//! The sets of each muscle.

use std::collections::BTreeMap;

use super::lifts::LiftStats;

/// The sets of a muscle in a week, in halves: a set of a lift counts 1 for each muscle that does
/// most of the work, ½ for each that helps.
///
/// Source: fractional counting, as coaches do it (Renaissance Periodization's landmarks are read
/// so), grade C. The muscles are those of the catalogue.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct MuscleSets {
    /// The muscle, as the catalogue names it.
    pub muscle: &'static str,
    /// All its sets, warm-ups left out, in halves of a set.
    pub half_sets: u64,
    /// The hard ones among them.
    pub hard_half_sets: u64,
    /// Those of which it is known whether they are hard.
    pub rated_half_sets: u64,
    /// Those of which the RPE chart says it.
    pub estimated_half_sets: u64,
}

/// The muscles of some lifts in alphabetical order, and the sets of lifts without any.
pub(super) fn of_lifts(lifts: &[LiftStats]) -> (Vec<MuscleSets>, u32) {
    let mut muscles: BTreeMap<&'static str, MuscleSets> = BTreeMap::new();
    let mut of_none = 0u32;
    for lift in lifts {
        let figures = &lift.figures;
        let known = lift.known.filter(|known| known.primary_muscles().next().is_some());
        let Some(known) = known else {
            of_none = of_none.saturating_add(figures.sets);
            continue;
        };
        let trained = known.primary_muscles().map(|muscle| (muscle, 2));
        for (muscle, halves) in trained.chain(known.secondary_muscles().map(|muscle| (muscle, 1))) {
            let sets = muscles.entry(muscle).or_insert(MuscleSets { muscle, ..MuscleSets::default() });
            sets.half_sets += halves * u64::from(figures.sets);
            sets.hard_half_sets += halves * u64::from(figures.hard_sets);
            sets.rated_half_sets += halves * u64::from(figures.rated.sets);
            sets.estimated_half_sets += halves * u64::from(figures.rated.estimates);
        }
    }
    // A lift of which everything may be left out trains nothing.
    (muscles.into_values().filter(|muscle| muscle.half_sets > 0).collect(), of_none)
}
