//! Volume and intensity: tonnage, the average intensity, and which sets are hard.

use super::{ImpliedEffort, Load, Percent, Rpe, Unit, divide_rounding};

/// The sum of load × reps, in a unit. It is exact.
///
/// Source: arithmetic; "volume load" in the literature.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tonnage {
    nanos: i128,
    unit: Unit,
}

impl Tonnage {
    /// Nothing yet.
    #[must_use]
    pub const fn new(unit: Unit) -> Self {
        Self { nanos: 0, unit }
    }

    /// Adds so many reps with a load.
    pub fn add(&mut self, load: Load, reps: u64) {
        self.nanos += i128::from(load.to(self.unit).nanos()) * i128::from(reps);
    }

    /// Adds another; both are of one unit.
    pub const fn add_all(&mut self, other: Self) {
        self.nanos += other.nanos;
    }

    /// In whole kilograms or pounds.
    #[must_use]
    pub fn rounded(self) -> i64 {
        divide_rounding(self.nanos, 1_000_000_000)
    }

    /// In kilograms or pounds with three decimals, for output only.
    #[must_use]
    pub fn to_f64(self) -> f64 {
        divide_rounding(self.nanos, 1_000_000) as f64 / 1000.0
    }
}

/// The average intensity of sets: the mean of their percents of the one-rep max, each weighted by
/// its reps.
///
/// Source: arithmetic; coaches of weightlifting give it beside the number of lifts, grade M.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct AverageIntensity {
    weighted: i128,
    reps: u64,
}

impl AverageIntensity {
    /// Adds so many reps with a share of the one-rep max.
    pub fn add(&mut self, percent: Percent, reps: u64) {
        self.weighted += i128::from(percent.millionths()) * i128::from(reps);
        self.reps += reps;
    }

    /// Adds the sets of another.
    pub const fn add_all(&mut self, other: Self) {
        self.weighted += other.weighted;
        self.reps += other.reps;
    }

    /// The average; nothing without reps.
    #[must_use]
    pub fn percent(self) -> Option<Percent> {
        let average = (self.reps > 0).then(|| divide_rounding(self.weighted, i128::from(self.reps)))?;
        i32::try_from(average).ok().map(Percent::from_millionths)
    }
}

/// Whether a set is hard: at [`Rpe::HARD`] or above, by the effort that is written or else
/// by the one that its load implies. Nothing where neither can tell.
///
/// Source: two reps in reserve are where coaches begin to call a set hard; a custom, grade M.
#[must_use]
pub fn is_hard(written: Option<Rpe>, implied: Option<ImpliedEffort>) -> Option<bool> {
    match written {
        Some(rpe) => Some(rpe >= Rpe::HARD),
        None => implied?.is_at_least(Rpe::HARD),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::training::Chart;

    #[test]
    fn tonnage_is_load_times_reps_in_one_unit() {
        let mut tonnage = Tonnage::new(Unit::Kg);
        tonnage.add(Load::from_milli(100_000, Unit::Kg), 25);
        tonnage.add(Load::from_milli(62_500, Unit::Kg), 3);
        assert_eq!(tonnage.to_f64(), 2687.5);
        assert_eq!(tonnage.rounded(), 2688);
        tonnage.add(Load::from_milli(100_000, Unit::Lb), 1);
        assert_eq!(tonnage.to_f64(), 2732.859);
        // A million sets of a thousand reps with the heaviest load there is.
        let mut most = Tonnage::new(Unit::Kg);
        most.add(Load::heaviest(Unit::Kg), 1_000_000_000);
        assert_eq!(most.rounded(), 2_000_000_000_000);
    }

    #[test]
    fn the_average_intensity_weighs_each_set_by_its_reps() {
        // Sheiko 29, the first bench: (5·50 + 8·60 + 6·70 + 15·75) / 34.
        let mut intensity = AverageIntensity::default();
        for (reps, tenths) in [(5, 500), (8, 600), (6, 700), (15, 750)] {
            intensity.add(Percent::from_tenths(tenths), reps);
        }
        assert_eq!(intensity.percent().map(|percent| percent.to_string()), Some("66.91 %".into()));
        assert_eq!(AverageIntensity::default().percent(), None);
    }

    #[test]
    fn a_written_effort_decides_over_the_load() {
        let implied = Chart::default().rpe_of(5, Percent::from_tenths(850));
        assert_eq!(is_hard(None, implied), Some(true), "5 at 85 % are RPE 9.5");
        assert_eq!(is_hard(Rpe::from_halves(15), implied), Some(false));
        assert_eq!(is_hard(Rpe::from_halves(16), None), Some(true));
        assert_eq!(is_hard(None, None), None);
    }
}
