//! A share of a load.

use std::fmt;

use super::write_decimal;

/// A percentage, in millionths of the whole: 100 % is 1,000,000. Exact for
/// everything a plan can write (three decimals); ±2,147 % at the most.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Percent(i32);

impl Percent {
    /// The whole: 100 %.
    pub const ONE: Self = Self(1_000_000);

    /// From millionths of the whole.
    #[must_use]
    pub const fn from_millionths(millionths: i32) -> Self {
        Self(millionths)
    }

    /// From tenths of a percent: `from_tenths(739)` is 73.9 %.
    #[must_use]
    pub const fn from_tenths(tenths: i32) -> Self {
        Self(tenths.saturating_mul(1_000))
    }

    /// Millionths of the whole.
    #[must_use]
    pub const fn millionths(self) -> i32 {
        self.0
    }

    /// The percentage as a floating-point number (73.9), for output only.
    #[must_use]
    pub fn to_f64(self) -> f64 {
        f64::from(self.0) / 10_000.0
    }

    /// A share of a share: 90 % of 85 % is 76.5 %.
    #[must_use]
    pub fn of(self, whole: Self) -> Self {
        let product = super::divide_rounding(i128::from(self.0) * i128::from(whole.0), 1_000_000);
        Self(i32::try_from(product).unwrap_or(i32::MAX))
    }

    /// The sum of two percentages, in points.
    #[must_use]
    pub const fn plus(self, points: Self) -> Self {
        Self(self.0.saturating_add(points.0))
    }

    /// So many times as many points.
    #[must_use]
    pub const fn times(self, factor: i32) -> Self {
        Self(self.0.saturating_mul(factor))
    }

    /// The value at a step of so many even steps from one percentage to another.
    #[must_use]
    pub fn between(from: Self, to: Self, step: u16, steps: u16) -> Self {
        let way = i128::from(to.0) - i128::from(from.0);
        let gone = super::divide_rounding(way * i128::from(step), i128::from(steps.max(1)));
        Self(from.0.saturating_add(i32::try_from(gone).unwrap_or(0)))
    }

    /// So many parts of a percentage that is cut into equal ones.
    #[must_use]
    pub fn shared(self, parts: i32, of: u16) -> Self {
        let share = super::divide_rounding(i128::from(self.0) * i128::from(parts), i128::from(of.max(1)));
        Self(i32::try_from(share).unwrap_or(i32::MAX))
    }

    /// With the other sign.
    #[must_use]
    pub const fn negated(self) -> Self {
        Self(self.0.saturating_neg())
    }
}

/// `73.9 %`, at most two decimals.
impl fmt::Display for Percent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let hundredths = super::divide_rounding(i128::from(self.0), 100);
        write_decimal(f, hundredths, 100, 2)?;
        f.write_str(" %")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_of_a_share_is_exact() {
        assert_eq!(Percent::from_tenths(900).of(Percent::from_tenths(850)), Percent::from_tenths(765));
        assert_eq!(Percent::from_tenths(625).to_string(), "62.5 %");
        assert_eq!(Percent::from_tenths(-100).to_string(), "-10 %");
    }
}
