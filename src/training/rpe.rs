//! Effort on the RPE scale.

use std::fmt;

/// Rating of perceived exertion, 0 to 10 in half points. From 5 up it is ten less
/// the reps in reserve, 9.5 meaning "maybe one more"; below 5 it only says "light".
///
/// Source: Zourdos et al. 2016 and Helms et al. 2016, Strength and Conditioning Journal 38(4).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Rpe(u8);

impl Rpe {
    /// Nothing left: no further rep would go up.
    pub const MAX: Self = Self(20);

    /// Where hard sets begin: RPE 8, two reps in reserve.
    pub const HARD: Self = Self(16);

    /// From half points: `from_halves(17)` is RPE 8.5. Nothing above 10.
    #[must_use]
    pub const fn from_halves(halves: u8) -> Option<Self> {
        if halves <= Self::MAX.0 { Some(Self(halves)) } else { None }
    }

    /// From thousandths of a point: 8,500 is RPE 8.5. Nothing between the half points.
    #[must_use]
    pub fn from_thousandths(thousandths: i32) -> Option<Self> {
        if thousandths % 500 != 0 {
            return None;
        }
        u8::try_from(thousandths / 500).ok().and_then(Self::from_halves)
    }

    /// Half points, 0 to 20.
    #[must_use]
    pub const fn halves(self) -> u8 {
        self.0
    }

    /// The effort at a step of so many even steps from one to another. Between whole points
    /// it is rounded to a whole point, else to half a point; half-way goes up.
    #[must_use]
    pub fn between(from: Self, to: Self, step: u16, steps: u16) -> Self {
        let grain = if from.0.is_multiple_of(2) && to.0.is_multiple_of(2) { 2 } else { 1 };
        let (from, to) = (i32::from(from.0), i32::from(to.0));
        let (step, steps) = (i32::from(step), i32::from(steps.max(1)));
        // In units of the grain, over `steps`: n + ½ rounded down is half-way up.
        let exact = from * steps + (to - from) * step;
        let rounded = (2 * exact + grain * steps).div_euclid(2 * grain * steps) * grain;
        Self(u8::try_from(rounded).unwrap_or(0).min(Self::MAX.0))
    }

    /// The effort so many half points harder or easier; nothing off the scale.
    #[must_use]
    pub fn moved(self, halves: i16) -> Option<Self> {
        u8::try_from(i16::from(self.0).saturating_add(halves)).ok().and_then(Self::from_halves)
    }

    /// As a floating-point number, for output only.
    #[must_use]
    pub fn to_f64(self) -> f64 {
        f64::from(self.0) / 2.0
    }
}

/// `8` or `8.5`.
impl fmt::Display for Rpe {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", self.0 / 2, if self.0 % 2 == 1 { ".5" } else { "" })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rpe(halves: u8) -> Rpe {
        Rpe::from_halves(halves).unwrap_or(Rpe::MAX)
    }

    #[test]
    fn whole_points_stay_whole_and_half_way_goes_up() {
        // RPE 3-5..8 over three sets: 3–5, 5–7, 6–8.
        let low: Vec<_> = (0..3).map(|step| Rpe::between(rpe(6), rpe(12), step, 2).halves()).collect();
        let high: Vec<_> = (0..3).map(|step| Rpe::between(rpe(10), rpe(16), step, 2).halves()).collect();
        assert_eq!(low, [6, 10, 12]);
        assert_eq!(high, [10, 14, 16]);
        // RPE 6.5..8 goes in half points: 6.5, 7.5, 8.
        let halves: Vec<_> = (0..3).map(|step| Rpe::between(rpe(13), rpe(16), step, 2).halves()).collect();
        assert_eq!(halves, [13, 15, 16]);
    }
}
