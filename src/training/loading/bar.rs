//! A bar with what goes on it.

use std::sync::Arc;

use super::grid::Grid;
use super::{Load, Plates, Unit};

/// A bar and what goes on both of its sides.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bar {
    weight: Load,
    sides: Sides,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Sides {
    Plates(Arc<Plates>),
    /// Even steps, where nobody says of which plates.
    Steps(Load),
}

impl Bar {
    /// A bar and its plates. Its weight may be in another unit than they are.
    #[must_use]
    pub const fn new(weight: Load, plates: Arc<Plates>) -> Self {
        Self { weight, sides: Sides::Plates(plates) }
    }

    /// A bar that is loaded in even steps, counted from the empty bar.
    #[must_use]
    pub const fn in_steps(weight: Load, step: Load) -> Self {
        Self { weight, sides: Sides::Steps(step) }
    }

    /// The standard bar: 20 kg with plates of 25, 20, 15, 10, 5, 2.5 and 1.25 kg, or
    /// 45 lb with 45, 35, 25, 10, 5 and 2.5 lb.
    #[must_use]
    pub fn standard(unit: Unit) -> Self {
        Self::new(Self::standard_weight(unit), Plates::standard(unit))
    }

    /// What the standard bar weighs: 20 kg or 45 lb.
    #[must_use]
    pub const fn standard_weight(unit: Unit) -> Load {
        Load::from_milli(if matches!(unit, Unit::Kg) { 20_000 } else { 45_000 }, unit)
    }

    /// The standard EZ curl bar: 10 kg or 20 lb.
    #[must_use]
    pub fn ez(unit: Unit) -> Self {
        Self::new(Self::ez_weight(unit), Plates::standard(unit))
    }

    /// What the standard EZ curl bar weighs: 10 kg or 20 lb.
    #[must_use]
    pub const fn ez_weight(unit: Unit) -> Load {
        Load::from_milli(if matches!(unit, Unit::Kg) { 10_000 } else { 20_000 }, unit)
    }

    /// The empty bar.
    #[must_use]
    pub const fn weight(&self) -> Load {
        self.weight
    }

    /// The heaviest load, where the plates come to an end.
    #[must_use]
    pub fn heaviest(&self) -> Option<Load> {
        match &self.sides {
            Sides::Plates(plates) => plates.heaviest().map(|sides| sides.plus(self.weight)),
            Sides::Steps(_) => None,
        }
    }

    /// The plates on each side for a load, heaviest first: 25 and 5 kg for 80 kg on a bar
    /// of 20 kg. Nothing if the plates cannot make it, or nobody knows which there are.
    ///
    /// ```
    /// use liftplan::training::{Bar, Load, Unit};
    ///
    /// let kg = |milli| Load::from_milli(milli, Unit::Kg);
    /// assert_eq!(Bar::standard(Unit::Kg).plates_for(kg(82_500)), Some(vec![kg(25_000), kg(5_000), kg(1_250)]));
    /// assert_eq!(Bar::standard(Unit::Kg).plates_for(kg(81_000)), None);
    /// ```
    #[must_use]
    pub fn plates_for(&self, load: Load) -> Option<Vec<Load>> {
        let Sides::Plates(plates) = &self.sides else { return None };
        let nanos = load.to(plates.unit()).plus(self.weight.times(-1)).nanos();
        // To the nearest thousandth: the load may have been through another unit.
        let both = (nanos + 500_000).div_euclid(1_000_000);
        if both % 2 != 0 || (nanos - both * 1_000_000).abs() >= super::grid::CLOSE {
            return None;
        }
        plates.side(both / 2)
    }

    pub(super) fn unit(&self) -> Unit {
        match &self.sides {
            Sides::Plates(plates) => plates.unit(),
            Sides::Steps(step) => step.unit(),
        }
    }

    pub(super) fn grid(&self) -> Grid<'_> {
        match &self.sides {
            Sides::Plates(plates) => {
                Grid::Listed { from: self.weight.to(plates.unit()).nanos(), times: 2, marks: plates.sides() }
            }
            Sides::Steps(step) => {
                Grid::Even { from: Some(self.weight.to(step.unit()).nanos()), step: step.nanos().max(1) }
            }
        }
    }
}
