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

    /// From half points: `from_halves(17)` is RPE 8.5. Nothing above 10.
    #[must_use]
    pub const fn from_halves(halves: u8) -> Option<Self> {
        if halves <= Self::MAX.0 {
            Some(Self(halves))
        } else {
            None
        }
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

    /// As a floating-point number, for output only.
    #[must_use]
    pub fn to_f64(self) -> f64 {
        f64::from(self.0) / 2.0
    }
}

/// `8` or `8.5`.
impl fmt::Display for Rpe {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{}{}",
            self.0 / 2,
            if self.0 % 2 == 1 { ".5" } else { "" }
        )
    }
}
