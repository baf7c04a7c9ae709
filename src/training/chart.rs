//! From effort to load: the RPE chart.

use super::{Percent, Rpe};

/// The chart as one sequence, in tenths of a percent of the one-rep max. One rep
/// more, or one point of RPE less, is two places further on.
///
/// Source: Tuchscherer's chart (Reactive Training Systems), as every calculator in the
/// field carries it; the table of reps 1–12 by RPE 6–10 reads off this sequence.
pub const CHART: [i32; 31] = [
    1000, 978, 955, 939, 922, 907, 892, 878, 863, 850, 837, 824, 811, 799, 786, 774, 762, 751, 739, 723, 707, 694, 680,
    667, 653, 640, 626, 613, 599, 586, 572,
];

/// What share of the one-rep max `reps` reps at this effort are, read from [`CHART`] at
/// `2(reps − 1) + 2(10 − RPE)`. Nothing for no reps and past the end of the chart:
/// there is no honest estimate there.
#[must_use]
pub fn chart_percent(reps: u16, rpe: Rpe) -> Option<Percent> {
    CHART.get(place(reps, rpe)?).map(|&tenths| Percent::from_tenths(tenths))
}

/// Where in a chart so many reps at an effort stand; nothing for no reps.
fn place(reps: u16, rpe: Rpe) -> Option<usize> {
    Some(2 * usize::from(reps.checked_sub(1)?) + usize::from(Rpe::MAX.halves() - rpe.halves()))
}

/// A chart from effort to load: the standard one, or one that an athlete has tested.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chart {
    percents: Vec<Percent>,
}

/// Why a row of numbers is no chart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChartFault {
    /// Too few numbers to read anything from.
    TooShort,
    /// More than [`Chart::MOST`] values.
    TooLong,
    /// It does not begin with one rep at 100 %.
    NotFromTheMax,
    /// The number at this place, counted from 0, is not below the one before it and above
    /// nothing.
    NotFalling(usize),
    /// The reps at this place, counted from 0, are not more than those before.
    RepsNotRising(usize),
}

impl Default for Chart {
    /// The standard chart, [`CHART`].
    fn default() -> Self {
        Self { percents: CHART.iter().map(|&tenths| Percent::from_tenths(tenths)).collect() }
    }
}

impl Chart {
    /// A sequence has so many values at the least.
    pub const LEAST: usize = 3;
    /// A sequence has so many values at the most; tests are of at most half as many reps.
    pub const MOST: usize = 60;

    /// A chart from the whole sequence, in percent of the one-rep max at
    /// `2(reps − 1) + 2(10 − RPE)`.
    ///
    /// # Errors
    ///
    /// If it has fewer values than [`LEAST`](Self::LEAST) or more than [`MOST`](Self::MOST),
    /// does not begin at 100 %, or does not fall all the way.
    pub fn from_sequence(percents: Vec<Percent>) -> Result<Self, ChartFault> {
        if percents.first() != Some(&Percent::ONE) {
            return Err(ChartFault::NotFromTheMax);
        }
        if let Some(place) = not_falling(percents.iter().copied()) {
            return Err(ChartFault::NotFalling(place));
        }
        match percents.len() {
            0..Self::LEAST => Err(ChartFault::TooShort),
            Self::LEAST..=Self::MOST => Ok(Self { percents }),
            _ => Err(ChartFault::TooLong),
        }
    }

    /// A chart from rep maxes that were tested, each in percent of the one-rep max: the
    /// values between lie on straight lines; past the last test each falls by half as much
    /// as before it, up to the length of the standard chart. The single is 100 % and may be
    /// left out.
    ///
    /// Source: the straight lines and the half step are the custom of calculators that follow
    /// the Reactive Training Systems advice to test one's own chart; no study stands behind
    /// them.
    ///
    /// # Errors
    ///
    /// If there are fewer than two tests (the single counts), reps that do not rise or are
    /// more than 30, a single that is not 100 %, or percents that do not fall.
    pub fn from_tests(tests: &[(u16, Percent)]) -> Result<Self, ChartFault> {
        let single = (1, Percent::ONE);
        let is_given = tests.first().is_some_and(|(reps, _)| *reps == 1);
        let all: Vec<(u16, Percent)> = (!is_given).then_some(single).into_iter().chain(tests.iter().copied()).collect();
        // Places are told as the tests were given.
        let given = |place: usize| place - usize::from(!is_given);
        if all.first() != Some(&single) {
            return Err(ChartFault::NotFromTheMax);
        }
        if let Some(place) =
            (1..all.len()).find(|&place| all.get(place).map(|a| a.0) <= all.get(place - 1).map(|b| b.0))
        {
            return Err(ChartFault::RepsNotRising(given(place)));
        }
        if let Some(place) = not_falling(all.iter().map(|test| test.1)) {
            return Err(ChartFault::NotFalling(given(place)));
        }
        let Some(((last_reps, last), before)) = all.split_last().map(|(last, rest)| (*last, rest)) else {
            return Err(ChartFault::TooShort);
        };
        let Some(&(reps_before, percent_before)) = before.last() else {
            return Err(ChartFault::TooShort);
        };
        if 2 * usize::from(last_reps) > Self::MOST {
            return Err(ChartFault::TooLong);
        }
        let mut percents = vec![Percent::ONE];
        for (&(from_reps, from), &(to_reps, to)) in all.iter().zip(all.iter().skip(1)) {
            let steps = 2 * (to_reps - from_reps);
            percents.extend((1..=steps).map(|step| Percent::between(from, to, step, steps)));
        }
        // Twice as many steps to the same depth: each is half as high.
        let (steps, depth) = (4 * (last_reps - reps_before), last.plus(percent_before.negated()));
        let beyond = (1..).map(|step: i32| last.plus(depth.shared(step, steps)));
        let missing = CHART.len().saturating_sub(percents.len());
        percents.extend(beyond.take(missing).take_while(|percent| percent.millionths() > 0));
        Ok(Self { percents })
    }

    /// The sequence, in percent of the one-rep max.
    #[must_use]
    pub fn percents(&self) -> &[Percent] {
        &self.percents
    }

    /// What share of the one-rep max `reps` reps at this effort are. Nothing for no reps and
    /// past the end of the chart: there is no honest estimate there.
    #[must_use]
    pub fn percent(&self, reps: u16, rpe: Rpe) -> Option<Percent> {
        self.percents.get(place(reps, rpe)?).copied()
    }
}

/// The first place at which a row does not fall, or is nothing or less.
fn not_falling(percents: impl Iterator<Item = Percent>) -> Option<usize> {
    let mut before = None;
    for (place, percent) in percents.enumerate() {
        if percent.millionths() <= 0 || before.is_some_and(|before| percent >= before) {
            return Some(place);
        }
        before = Some(percent);
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The published table, reps 1 to 12 by RPE 10, 9.5 … 6, in tenths of a percent.
    const PUBLISHED: [[i32; 9]; 12] = [
        [1000, 978, 955, 939, 922, 907, 892, 878, 863],
        [955, 939, 922, 907, 892, 878, 863, 850, 837],
        [922, 907, 892, 878, 863, 850, 837, 824, 811],
        [892, 878, 863, 850, 837, 824, 811, 799, 786],
        [863, 850, 837, 824, 811, 799, 786, 774, 762],
        [837, 824, 811, 799, 786, 774, 762, 751, 739],
        [811, 799, 786, 774, 762, 751, 739, 723, 707],
        [786, 774, 762, 751, 739, 723, 707, 694, 680],
        [762, 751, 739, 723, 707, 694, 680, 667, 653],
        [739, 723, 707, 694, 680, 667, 653, 640, 626],
        [707, 694, 680, 667, 653, 640, 626, 613, 599],
        [680, 667, 653, 640, 626, 613, 599, 586, 572],
    ];

    #[test]
    fn the_published_chart_is_reproduced_cell_by_cell() {
        for (row, reps) in PUBLISHED.iter().zip(1..) {
            for (&tenths, step) in row.iter().zip(0..) {
                let rpe = Rpe::from_halves(20 - step);
                assert_eq!(
                    rpe.and_then(|rpe| chart_percent(reps, rpe)),
                    Some(Percent::from_tenths(tenths)),
                    "{reps} reps, {rpe:?}"
                );
            }
        }
    }

    #[test]
    fn past_the_end_of_the_chart_there_is_no_estimate() {
        assert_eq!(Rpe::from_halves(8).and_then(|rpe| chart_percent(10, rpe)), Some(Percent::from_tenths(572)));
        assert_eq!(Rpe::from_halves(7).and_then(|rpe| chart_percent(10, rpe)), None);
        assert_eq!(chart_percent(0, Rpe::MAX), None);
        assert_eq!(chart_percent(1000, Rpe::MAX), None);
    }

    fn tenths(values: &[i32]) -> Vec<Percent> {
        values.iter().map(|&tenths| Percent::from_tenths(tenths)).collect()
    }

    #[test]
    fn the_standard_chart_reads_as_the_sequence() {
        let chart = Chart::default();
        for reps in 0..40 {
            for rpe in (0..=20).filter_map(Rpe::from_halves) {
                assert_eq!(chart.percent(reps, rpe), chart_percent(reps, rpe), "{reps} at {rpe}");
            }
        }
    }

    #[test]
    fn tests_are_joined_by_straight_lines_and_go_on_half_as_steep() {
        let tests = [(1, Percent::ONE), (4, Percent::from_tenths(900)), (8, Percent::from_tenths(780))];
        let chart = Chart::from_tests(&tests).unwrap_or_default();
        let at = |reps| chart.percent(reps, Rpe::MAX);
        assert_eq!(at(1), Some(Percent::ONE));
        assert_eq!(at(4), Some(Percent::from_tenths(900)));
        assert_eq!(at(6), Some(Percent::from_tenths(840)), "half-way between 4 and 8");
        assert_eq!(at(8), Some(Percent::from_tenths(780)));
        // From 4 to 8 each rep takes 3 points, past 8 one and a half.
        assert_eq!(at(10), Some(Percent::from_tenths(750)));
        assert_eq!(at(16), Some(Percent::from_tenths(660)));
        assert_eq!(at(17), None, "no longer than the standard chart");
        assert_eq!(chart.percents().len(), CHART.len());
        assert!(not_falling(chart.percents().iter().copied()).is_none());
        assert_eq!(Chart::from_tests(tests.get(1..).unwrap_or(&[])), Ok(chart), "the single may be left out");
        // A chart never reaches nothing.
        let steep = Chart::from_tests(&[(2, Percent::from_tenths(500))]).unwrap_or_default();
        assert!(steep.percents().iter().all(|percent| percent.millionths() > 0));
    }

    #[test]
    fn what_does_not_fall_from_100_is_no_chart() {
        assert_eq!(Chart::from_sequence(tenths(&[1000, 978])), Err(ChartFault::TooShort));
        assert_eq!(Chart::from_sequence(Vec::new()), Err(ChartFault::NotFromTheMax));
        assert_eq!(Chart::from_sequence(tenths(&[978, 955, 930])), Err(ChartFault::NotFromTheMax));
        assert_eq!(Chart::from_sequence(tenths(&[1000, 955, 955])), Err(ChartFault::NotFalling(2)));
        assert_eq!(Chart::from_sequence(tenths(&[1000, 10, 0])), Err(ChartFault::NotFalling(2)));
        let long: Vec<i32> = (0..61).map(|place| 1000 - place).collect();
        assert_eq!(Chart::from_sequence(tenths(&long)), Err(ChartFault::TooLong));
        assert!(Chart::from_sequence(tenths(&CHART)).is_ok_and(|chart| chart == Chart::default()));
        let percent = Percent::from_tenths;
        assert_eq!(Chart::from_tests(&[]), Err(ChartFault::TooShort));
        assert_eq!(Chart::from_tests(&[(1, percent(990)), (5, percent(860))]), Err(ChartFault::NotFromTheMax));
        assert_eq!(Chart::from_tests(&[(5, percent(860)), (4, percent(840))]), Err(ChartFault::RepsNotRising(1)));
        assert_eq!(Chart::from_tests(&[(5, percent(860)), (8, percent(860))]), Err(ChartFault::NotFalling(1)));
        assert_eq!(Chart::from_tests(&[(31, percent(300))]), Err(ChartFault::TooLong));
    }
}
