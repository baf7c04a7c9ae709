//! From load to effort: the RPE chart, read backwards.

use super::{Chart, Percent, Rpe};

/// The effort that a share of the max implies at so many reps.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ImpliedEffort {
    /// Easier than this, where the chart ends.
    EasierThan(Rpe),
    /// This, to the nearest half point.
    At(Rpe),
    /// More than the chart has for so many reps at RPE 10: heavier by so many points of
    /// percent, or by more where the chart ends before it.
    PastMax(Percent),
}

impl ImpliedEffort {
    /// The effort in numbers: RPE 10 past the max, nothing where the chart only says "easier".
    #[must_use]
    pub const fn rpe(self) -> Option<Rpe> {
        match self {
            Self::EasierThan(_) => None,
            Self::At(rpe) => Some(rpe),
            Self::PastMax(_) => Some(Rpe::MAX),
        }
    }

    /// Whether it is as hard as that; nothing where the chart ends too early to tell.
    #[must_use]
    pub fn is_at_least(self, least: Rpe) -> Option<bool> {
        match self {
            Self::EasierThan(than) if than > least => None,
            Self::EasierThan(_) => Some(false),
            Self::At(rpe) => Some(rpe >= least),
            Self::PastMax(_) => Some(true),
        }
    }
}

impl Chart {
    /// The effort that `reps` reps with a share of the one-rep max are, by this chart. Between
    /// two half points it is the nearer one, half-way the harder. Nothing for no reps, and
    /// for more reps than the chart has, unless they are past the max for certain.
    ///
    /// The chart is an average: at 70 % of the squat people do 6 to 26 reps. What is read here is
    /// an estimate, and is said as one.
    ///
    /// Source: the chart itself (Tuchscherer, Reactive Training Systems), grade B; reading it
    /// backwards is arithmetic. The spread: Zourdos et al. 2021, grade A.
    #[must_use]
    pub fn rpe_of(&self, reps: u16, percent: Percent) -> Option<ImpliedEffort> {
        let all = self.percents();
        let hardest = 2 * usize::from(reps.checked_sub(1)?);
        let Some(efforts) = all.get(hardest..) else {
            // More reps at RPE 10 are lighter than the last value of the chart.
            let last = all.last().copied().filter(|&last| percent >= last)?;
            return Some(ImpliedEffort::PastMax(percent.plus(last.negated())));
        };
        let mut before: Option<(Percent, Rpe)> = None;
        for (&at, rpe) in efforts.iter().zip((0..=Rpe::MAX.halves()).rev().filter_map(Rpe::from_halves)) {
            if percent >= at {
                return Some(match before {
                    None if percent > at => ImpliedEffort::PastMax(percent.plus(at.negated())),
                    Some((above, harder)) if above.plus(percent.negated()) <= percent.plus(at.negated()) => {
                        ImpliedEffort::At(harder)
                    }
                    _ => ImpliedEffort::At(rpe),
                });
            }
            before = Some((at, rpe));
        }
        before.map(|(_, rpe)| ImpliedEffort::EasierThan(rpe))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn implied(reps: u16, tenths: i32) -> Option<ImpliedEffort> {
        Chart::default().rpe_of(reps, Percent::from_tenths(tenths))
    }

    fn at(halves: u8) -> Option<ImpliedEffort> {
        Rpe::from_halves(halves).map(ImpliedEffort::At)
    }

    fn past(tenths: i32) -> Option<ImpliedEffort> {
        Some(ImpliedEffort::PastMax(Percent::from_tenths(tenths)))
    }

    #[test]
    fn classic_lines_imply_the_efforts_that_are_published() {
        assert_eq!(implied(6, 800), at(17), "Russian squat routine, 6x6 at 80 %: RPE 8.5");
        assert_eq!(implied(5, 850), at(19), "5x5 at 85 %: RPE 9.5");
        assert_eq!(implied(5, 800), at(15), "5x5 at 80 %: RPE 7.5");
        assert_eq!(implied(3, 850), at(15), "Smolov, 10x3 at 85 %: RPE 7.5");
        assert_eq!(implied(8, 690), at(13), "TSA, 3x8 at 69 %: RPE 6.5");
        assert_eq!(implied(8, 800), past(14), "8 at 80 %");
        assert_eq!(implied(5, 950), past(87), "5 at 95 %, of which 86.3 % can be done");
    }

    #[test]
    fn every_cell_of_the_chart_is_read_back() {
        let chart = Chart::default();
        for reps in 1..=16 {
            for rpe in (0..=20).filter_map(Rpe::from_halves) {
                let Some(percent) = chart.percent(reps, rpe) else { continue };
                assert_eq!(chart.rpe_of(reps, percent), Some(ImpliedEffort::At(rpe)), "{reps} at {percent}");
            }
        }
    }

    #[test]
    fn between_half_points_the_nearer_one_counts_and_half_way_the_harder() {
        // One rep: 97.8 % is RPE 9.5, 95.5 % RPE 9.
        assert_eq!(implied(1, 966), at(18));
        assert_eq!(implied(1, 967), at(19));
        let half_way = Percent::from_millionths(966_500);
        assert_eq!(Chart::default().rpe_of(1, half_way), at(19));
        assert_eq!(implied(1, 1000), at(20));
        assert_eq!(implied(1, 1001), past(1));
    }

    #[test]
    fn past_the_ends_of_the_chart_nothing_is_made_up() {
        let easier = |halves| Rpe::from_halves(halves).map(ImpliedEffort::EasierThan);
        assert_eq!(implied(3, 500), easier(0));
        assert_eq!(implied(10, 500), easier(8), "ten reps end at RPE 4");
        assert_eq!(implied(16, 500), easier(20), "sixteen at RPE 10");
        assert_eq!(implied(17, 500), None);
        assert_eq!(implied(20, 600), past(28), "twenty are past the max: sixteen are 57.2 %");
        assert_eq!(implied(0, 500), None);
    }

    #[test]
    fn whether_it_is_hard_is_said_only_where_the_chart_can_tell() {
        let hard = |reps, tenths| implied(reps, tenths).and_then(|effort| effort.is_at_least(Rpe::HARD));
        assert_eq!(hard(5, 820), Some(true));
        assert_eq!(hard(5, 800), Some(false));
        assert_eq!(hard(8, 900), Some(true));
        assert_eq!(hard(10, 500), Some(false));
        assert_eq!(hard(16, 500), None);
    }
}
