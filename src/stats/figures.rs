//! What a set adds to the figures.

use crate::model::{Derivation, Exercise, Measure, PlannedSet, Role};
use crate::training::{AverageIntensity, Chart, Inol, Load, Percent, Rpe, Tonnage, Unit, ZoneLifts, ZoneSets, is_hard};

/// Of how many sets a figure is known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Coverage {
    /// So many sets are in it.
    pub sets: u32,
    /// So many of them rest on the RPE chart, so that the figure is an estimate.
    pub estimates: u32,
}

impl Coverage {
    fn note(&mut self, sets: u32, estimate: bool) {
        self.sets = self.sets.saturating_add(sets);
        self.estimates = self.estimates.saturating_add(if estimate { sets } else { 0 });
    }

    const fn add(&mut self, other: Self) {
        self.sets = self.sets.saturating_add(other.sets);
        self.estimates = self.estimates.saturating_add(other.estimates);
    }
}

/// The figures of some sets. Warm-ups and what may be left out are not among them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Figures {
    /// The sets. Reps in as many sets as it takes (`total 50`) are one, or the fewest that the
    /// plan allows.
    pub sets: u32,
    /// Sets and sets of exercises that may be left out; they are in no figure.
    pub left_out: u32,
    /// The reps; of what is done on each side, both sides count.
    pub reps: u64,
    /// Of how many sets the reps are known: not of times, distances and open sets without a
    /// minimum.
    pub in_reps: Coverage,
    /// The sum of load × reps. A load is what is on the bar or in one hand: nobody knows whether a
    /// lift takes one dumbbell or two. With a load on top of the athlete's own weight this is
    /// counted too where it is known.
    pub tonnage: Tonnage,
    /// Of how many sets the load and the reps are known.
    pub loaded: Coverage,
    /// How many sets have their load on top of the athlete's own weight.
    pub on_bodyweight: u32,
    /// The average intensity, weighted by reps.
    pub intensity: AverageIntensity,
    /// The lifts in each of Prilepin's zones; of what is done on each side, one side counts.
    pub zones: ZoneLifts,
    /// The sets in each of the zones and below them, of all sets whose percent of the one-rep max
    /// is known, whatever their reps.
    pub zone_sets: ZoneSets,
    /// The INOL of all of them; it has a meaning for the sets of one lift.
    pub inol: Inol,
    /// Of how many sets the reps and the percent of the one-rep max are known: that is what the
    /// intensity, the zones and the INOL are made from.
    pub relative: Coverage,
    /// Sets at RPE 8 or above: by the effort that is written, an open set being RPE 10 unless
    /// something stops it earlier, or else by percent and reps.
    pub hard_sets: u32,
    /// Of how many sets it is known whether they are hard.
    pub rated: Coverage,
}

/// How sets are read.
pub(super) struct Reading<'a> {
    pub unit: Unit,
    pub bodyweight: Option<Load>,
    pub chart: &'a Chart,
}

impl Figures {
    /// Of no sets.
    #[must_use]
    pub fn new(unit: Unit) -> Self {
        Self {
            sets: 0,
            left_out: 0,
            reps: 0,
            in_reps: Coverage::default(),
            tonnage: Tonnage::new(unit),
            loaded: Coverage::default(),
            on_bodyweight: 0,
            intensity: AverageIntensity::default(),
            zones: ZoneLifts::default(),
            zone_sets: ZoneSets::default(),
            inol: Inol::default(),
            relative: Coverage::default(),
            hard_sets: 0,
            rated: Coverage::default(),
        }
    }

    /// Adds those of other sets.
    pub fn add(&mut self, other: &Self) {
        self.sets = self.sets.saturating_add(other.sets);
        self.left_out = self.left_out.saturating_add(other.left_out);
        self.reps = self.reps.saturating_add(other.reps);
        self.in_reps.add(other.in_reps);
        self.tonnage.add_all(other.tonnage);
        self.loaded.add(other.loaded);
        self.on_bodyweight = self.on_bodyweight.saturating_add(other.on_bodyweight);
        self.intensity.add_all(other.intensity);
        self.zones.add_all(&other.zones);
        self.zone_sets.add_all(&other.zone_sets);
        self.inol = self.inol.plus(other.inol);
        self.relative.add(other.relative);
        self.hard_sets = self.hard_sets.saturating_add(other.hard_sets);
        self.rated.add(other.rated);
    }

    /// Adds the sets of an exercise.
    pub(super) fn add_exercise(&mut self, exercise: &Exercise, reading: &Reading<'_>) {
        for set in exercise.sets.iter().filter(|set| set.role != Role::Warmup) {
            if exercise.optional || set.optional {
                self.left_out = self.left_out.saturating_add(fewest_sets(set));
            } else {
                self.add_set(set, reading);
            }
        }
    }

    fn add_set(&mut self, set: &PlannedSet, reading: &Reading<'_>) {
        let sets = fewest_sets(set);
        self.sets = self.sets.saturating_add(sets);
        if set.bodyweight {
            self.on_bodyweight = self.on_bodyweight.saturating_add(sets);
        }
        if let Some(percent) = set.percent {
            self.zone_sets.add(percent, sets);
        }
        let estimate = is_estimate(set);
        if let Some(reps) = fewest_reps(&set.measure) {
            let all_reps = reps * sides(set);
            self.reps = self.reps.saturating_add(all_reps);
            self.in_reps.note(sets, false);
            if let Some(load) = moved_load(set, reading.bodyweight) {
                self.tonnage.add(load, all_reps);
                self.loaded.note(sets, set.estimate);
            }
            if let Some(percent) = set.percent {
                self.intensity.add(percent, reps);
                self.zones.add(percent, reps);
                self.inol = self.inol.plus(Inol::of(reps, percent));
                self.relative.note(sets, estimate);
            }
        }
        let written = written_effort(set);
        let implied = set.percent.and_then(|percent| reading.chart.rpe_of(reps_of_one_set(&set.measure)?, percent));
        if let Some(is_hard) = is_hard(written, implied) {
            self.hard_sets = self.hard_sets.saturating_add(if is_hard { sets } else { 0 });
            self.rated.note(sets, written.is_none());
        }
    }
}

/// Whether the percent of a set rests on the RPE chart: its load does, it was read from there, or
/// it is of a rep max that nobody has tested.
fn is_estimate(set: &PlannedSet) -> bool {
    let is_read = set.basis.as_ref().is_some_and(|basis| match basis.source {
        Derivation::Chart { percent, .. } => percent != Percent::ONE,
        _ => false,
    });
    set.estimate || is_read || set.load.is_none() && set.percent_of.as_deref().is_some_and(is_rep_max)
}

/// `5RM`, also at the end of `week 3: 90% of 5RM`; not `1RM`.
fn is_rep_max(written: &str) -> bool {
    let last = written.rsplit(' ').next().and_then(|last| last.strip_suffix("RM"));
    last.and_then(|reps| reps.parse::<u16>().ok()).is_some_and(|reps| reps > 1)
}

/// The load that a rep moves; of a range the low end. What takes weight off moves nothing that
/// is known without the athlete's own weight, and neither does that weight alone.
fn moved_load(set: &PlannedSet, bodyweight: Option<Load>) -> Option<Load> {
    let load = set.load?;
    match bodyweight {
        Some(bodyweight) if set.bodyweight => {
            Some(bodyweight.plus(load)).map(|load| if load.is_negative() { Load::zero(load.unit()) } else { load })
        }
        _ => Some(load).filter(|load| load.is_positive()),
    }
}

/// The effort that is written. A set with as many reps as possible is RPE 10, unless reps or an
/// effort stop it earlier.
pub(super) fn written_effort(set: &PlannedSet) -> Option<Rpe> {
    let stop = match set.measure {
        Measure::Amrap { max: None, .. } => Some(set.rpe_max.unwrap_or(Rpe::MAX)),
        Measure::Amrap { max: Some(_), .. } => set.rpe_max,
        _ => None,
    };
    set.rpe_min.or(stop)
}

/// How many sets it is: more than one only for so many reps in as many sets as it takes, where
/// the plan bounds the reps of each.
pub(super) fn fewest_sets(set: &PlannedSet) -> u32 {
    match set.measure {
        Measure::Total { reps, per_set: Some((_, most)) } => u32::from(reps.div_ceil(most.max(1))),
        _ => 1,
    }
}

/// The fewest reps, on one side; nothing for what is not counted in reps.
fn fewest_reps(measure: &Measure) -> Option<u64> {
    match measure {
        Measure::Cluster(parts) => Some(parts.iter().map(|&part| u64::from(part)).sum()),
        Measure::Total { reps, .. } => Some(u64::from(*reps)),
        _ => reps_of_one_set(measure).map(u64::from),
    }
}

/// The reps that are done without a rest, by which the chart can be read.
pub(super) const fn reps_of_one_set(measure: &Measure) -> Option<u16> {
    match measure {
        Measure::Reps { min, .. } => Some(*min),
        Measure::Amrap { min, .. } => *min,
        _ => None,
    }
}

/// How often a set is done.
const fn sides(set: &PlannedSet) -> u64 {
    if set.per_side { 2 } else { 1 }
}
