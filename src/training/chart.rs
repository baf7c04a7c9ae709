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
    let place = 2 * usize::from(reps.checked_sub(1)?) + usize::from(Rpe::MAX.halves() - rpe.halves());
    CHART.get(place).map(|&tenths| Percent::from_tenths(tenths))
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
}
