//! INOL: the number of lifts and their intensity as one number.

use std::fmt;

use super::{Percent, divide_rounding, write_decimal};

/// The intensity of the number of lifts: reps over (100 − percent), summed over the sets of a
/// lift in a session or a week. In billionths.
///
/// The formula has no value at 100 % and runs away just below it; 1x100 counts as 1, as in
/// reps × sets. From 99 % up, where it comes to 1 by itself, a rep counts 1 at the most.
///
/// As it is read: in a session below 0.4 is little, 0.4–1 usual, 1–2 a lot, above 2 brutal;
/// in a week below 2 is easy, 2–3 hard, 3–4 a short shock, above 4 too much.
///
/// Source: Hristov 2005. The formula and the bands for a session: grade B; those for a week: grade
/// C, their words from memory. 1x100 = 1: weightroom.uk, grade C.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Inol(u64);

const BILLION: i128 = 1_000_000_000;

impl Inol {
    /// That of so many reps with a share of the one-rep max.
    #[must_use]
    pub fn of(reps: u64, percent: Percent) -> Self {
        let whole = i128::from(Percent::ONE.millionths());
        // A hundredth of the whole is one percent.
        let left = (whole - i128::from(percent.millionths())).clamp(whole / 100, whole);
        let inol = divide_rounding(i128::from(reps) * BILLION * (whole / 100), left);
        Self(u64::try_from(inol).unwrap_or(0))
    }

    /// Of both together.
    #[must_use]
    pub const fn plus(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }

    /// In thousandths, for comparing with a bound.
    #[must_use]
    pub fn thousandths(self) -> i64 {
        divide_rounding(i128::from(self.0), BILLION / 1000)
    }

    /// The number, to three decimals, for output only.
    #[must_use]
    pub fn to_f64(self) -> f64 {
        self.thousandths() as f64 / 1000.0
    }
}

/// `1.67`: two decimals at the most.
impl fmt::Display for Inol {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_decimal(f, divide_rounding(i128::from(self.0), BILLION / 100), 100, 2)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Of rows of sets × reps at tenths of a percent.
    fn inol(rows: &[(u64, u64, i32)]) -> String {
        let each = rows.iter().map(|&(sets, reps, tenths)| (0..sets).map(move |_| (reps, tenths)));
        let sum = each
            .flatten()
            .fold(Inol::default(), |sum, (reps, tenths)| sum.plus(Inol::of(reps, Percent::from_tenths(tenths))));
        sum.to_string()
    }

    #[test]
    fn classic_lines_have_their_published_inol() {
        assert_eq!(inol(&[(5, 5, 800)]), "1.25");
        assert_eq!(inol(&[(5, 5, 850)]), "1.67");
        assert_eq!(inol(&[(10, 3, 850)]), "2", "Smolov");
        assert_eq!(inol(&[(6, 6, 800)]), "1.8", "the Russian squat routine");
        assert_eq!(inol(&[(10, 10, 600)]), "2.5", "German volume");
        assert_eq!(inol(&[(1, 5, 500), (2, 4, 600), (2, 3, 700), (5, 3, 750)]), "1.1", "Sheiko 29, bench of day 1");
        // Of the training max, which is 90 %.
        assert_eq!(inol(&[(1, 5, 675), (1, 3, 765), (1, 1, 855)]), "0.35", "5/3/1, week 3");
        assert_eq!(inol(&[(1, 5, 585), (1, 5, 675), (1, 5, 765), (5, 10, 450)]), "1.4", "Boring But Big, week 1");
    }

    #[test]
    fn a_rep_counts_1_at_the_most() {
        assert_eq!(inol(&[(1, 1, 1000)]), "1");
        assert_eq!(inol(&[(1, 1, 1050)]), "1");
        assert_eq!(inol(&[(1, 1, 999)]), "1");
        assert_eq!(inol(&[(2, 2, 1000)]), "4");
        assert_eq!(inol(&[(1, 1, 0)]), "0.01");
        assert_eq!(inol(&[(1, 1, -100)]), "0.01");
        assert!(Inol::of(u64::MAX, Percent::ONE) >= Inol::of(1, Percent::ONE));
    }
}
