//! A load on the bar, in kilograms or pounds, exact until it is rounded.

use std::cmp::Ordering;
use std::fmt;

use super::{Percent, divide_rounding, write_decimal};

/// A unit of load.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub enum Unit {
    /// Kilograms.
    #[default]
    Kg,
    /// Avoirdupois pounds, 0.45359237 kg each (exact by definition).
    Lb,
}

impl Unit {
    /// The unit as it is written in a plan: `kg` or `lb`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Kg => "kg",
            Self::Lb => "lb",
        }
    }
}

impl fmt::Display for Unit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// A load: a whole number of billionths of its [`Unit`], so that a chain of
/// percents stays exact until [`Loading::nearest`](super::Loading::nearest) rounds it once.
/// Negative for assistance (`bw-30kg`) and for steps down (`-5kg`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Load {
    nanos: i64,
    unit: Unit,
}

const NANOS: i64 = 1_000_000_000;
/// Grams in a hundred million pounds: the definition of the pound without a fraction.
const KG_PER_LB_NUMERATOR: i128 = 45_359_237;
const KG_PER_LB_DENOMINATOR: i128 = 100_000_000;

impl Load {
    /// A load of so many thousandths of a unit: `from_milli(2500, Unit::Kg)` is 2.5 kg.
    #[must_use]
    pub const fn from_milli(thousandths: i64, unit: Unit) -> Self {
        Self { nanos: thousandths.saturating_mul(NANOS / 1000), unit }
    }

    /// A load of so many billionths of a unit.
    #[must_use]
    pub(crate) const fn from_nanos(nanos: i64, unit: Unit) -> Self {
        Self { nanos, unit }
    }

    /// The most that any plan may ask for: 2,000 kg or 4,000 lb.
    #[must_use]
    pub const fn heaviest(unit: Unit) -> Self {
        match unit {
            Unit::Kg => Self::from_milli(super::MAX_KG * 1000, unit),
            Unit::Lb => Self::from_milli(super::MAX_LB * 1000, unit),
        }
    }

    /// No load at all.
    #[must_use]
    pub const fn zero(unit: Unit) -> Self {
        Self { nanos: 0, unit }
    }

    /// The unit that it is counted in.
    #[must_use]
    pub const fn unit(self) -> Unit {
        self.unit
    }

    /// Billionths of the unit.
    #[must_use]
    pub const fn nanos(self) -> i64 {
        self.nanos
    }

    /// The load as a floating-point number of its unit, for output only.
    #[must_use]
    pub fn to_f64(self) -> f64 {
        // Micro-units fit an f64 exactly for every load that a plan may hold.
        divide_rounding(i128::from(self.nanos), 1000) as f64 / 1e6
    }

    /// The same load in another unit, to the nearest billionth.
    #[must_use]
    pub fn to(self, unit: Unit) -> Self {
        let nanos = i128::from(self.nanos);
        let nanos = match (self.unit, unit) {
            (Unit::Kg, Unit::Kg) | (Unit::Lb, Unit::Lb) => return self,
            (Unit::Lb, Unit::Kg) => divide_rounding(nanos * KG_PER_LB_NUMERATOR, KG_PER_LB_DENOMINATOR),
            (Unit::Kg, Unit::Lb) => divide_rounding(nanos * KG_PER_LB_DENOMINATOR, KG_PER_LB_NUMERATOR),
        };
        Self { nanos, unit }
    }

    /// The sum of two loads, in the unit of the first.
    #[must_use]
    pub fn plus(self, other: Self) -> Self {
        Self { nanos: self.nanos.saturating_add(other.to(self.unit).nanos), unit: self.unit }
    }

    /// A whole multiple.
    #[must_use]
    pub const fn times(self, factor: i64) -> Self {
        Self { nanos: self.nanos.saturating_mul(factor), unit: self.unit }
    }

    /// A share of the load: `120 kg` at 73.9 % is 88.68 kg, not rounded.
    #[must_use]
    pub fn at(self, percent: Percent) -> Self {
        let nanos = divide_rounding(
            i128::from(self.nanos) * i128::from(percent.millionths()),
            i128::from(Percent::ONE.millionths()),
        );
        Self { nanos, unit: self.unit }
    }

    /// The whole of which this load is a share: 86.3 kg at 86.3 % is of 100 kg. Nothing
    /// changes at 0 %.
    #[must_use]
    pub fn over(self, percent: Percent) -> Self {
        if percent.millionths() == 0 {
            return self;
        }
        let whole = i128::from(self.nanos) * i128::from(Percent::ONE.millionths());
        Self { nanos: divide_rounding(whole, i128::from(percent.millionths())), unit: self.unit }
    }

    /// How much of `whole` this load is; nothing if `whole` is zero.
    #[must_use]
    pub fn percent_of(self, whole: Self) -> Option<Percent> {
        let whole = whole.to(self.unit).nanos;
        if whole == 0 {
            return None;
        }
        let millionths =
            divide_rounding(i128::from(self.nanos) * i128::from(Percent::ONE.millionths()), i128::from(whole));
        i32::try_from(millionths).ok().map(Percent::from_millionths)
    }

    /// The load at a step of so many even steps from one to another.
    #[must_use]
    pub fn between(from: Self, to: Self, step: u16, steps: u16) -> Self {
        let way = i128::from(to.to(from.unit).nanos) - i128::from(from.nanos);
        let gone = divide_rounding(way * i128::from(step), i128::from(steps.max(1)));
        Self { nanos: from.nanos.saturating_add(gone), unit: from.unit }
    }

    /// So much heavier or lighter. Of a load that takes weight off, the change is of what
    /// it takes off: 10 % less than −20 kg is −22 kg.
    #[must_use]
    pub fn changed_to(self, percent: Percent) -> Self {
        if !self.is_negative() {
            return self.at(percent);
        }
        let change = percent.plus(Percent::ONE.negated());
        self.plus(self.times(-1).at(change))
    }

    /// Whether the load is more than nothing.
    #[must_use]
    pub const fn is_positive(self) -> bool {
        self.nanos > 0
    }

    /// Whether the load is less than nothing.
    #[must_use]
    pub const fn is_negative(self) -> bool {
        self.nanos < 0
    }

    /// The lighter of two loads; the first if they are equal.
    #[must_use]
    pub fn lighter(self, other: Self) -> Self {
        if other.compare(self) == Ordering::Less { other } else { self }
    }

    /// Compares by weight, whatever the units.
    #[must_use]
    pub fn compare(self, other: Self) -> Ordering {
        self.nanos.cmp(&other.to(self.unit).nanos)
    }

    /// The number alone, at most two decimals: `87.5`.
    #[must_use]
    pub fn number(self) -> String {
        struct Number(i64);
        impl fmt::Display for Number {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                let hundredths = divide_rounding(i128::from(self.0), i128::from(NANOS / 100));
                write_decimal(f, hundredths, 100, 2)
            }
        }
        Number(self.nanos).to_string()
    }
}

/// `87.5 kg`: at most two decimals, for people.
impl fmt::Display for Load {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.number(), self.unit)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pound_is_exactly_0_45359237_kg() {
        assert_eq!(Load::from_milli(1_000, Unit::Lb).to(Unit::Kg).nanos(), 453_592_370);
        assert_eq!(Load::from_milli(100_000, Unit::Lb).to(Unit::Kg).to_string(), "45.36 kg");
        assert_eq!(Load::from_milli(20_000, Unit::Kg).to(Unit::Lb).to_string(), "44.09 lb");
    }

    #[test]
    fn a_chain_of_percents_is_exact() {
        let max = Load::from_milli(101_250, Unit::Kg);
        let load = max.at(Percent::from_tenths(900)).at(Percent::from_tenths(950));
        assert_eq!(load.nanos(), 86_568_750_000);
    }

    #[test]
    fn loads_are_written_with_at_most_two_decimals() {
        assert_eq!(Load::from_milli(90_000, Unit::Kg).to_string(), "90 kg");
        assert_eq!(Load::from_milli(88_680, Unit::Kg).to_string(), "88.68 kg");
        assert_eq!(Load::from_milli(-2_500, Unit::Lb).to_string(), "-2.5 lb");
        assert_eq!(Load::from_milli(99_999, Unit::Kg).to_string(), "100 kg");
    }
}
