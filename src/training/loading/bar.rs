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
    /// Of what the plates make only whole steps of so much; they can make one.
    WholeSteps(Arc<Plates>, Load),
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

    /// A bar and its plates, of which only whole steps count. A step that the plates cannot
    /// make, or one that is finer than they are, changes nothing.
    #[must_use]
    pub fn in_steps_of_plates(weight: Load, plates: Arc<Plates>, step: Load) -> Self {
        let is_coarser = plates.smallest_pair().is_some_and(|pair| step.compare(pair).is_gt());
        let sides =
            if is_coarser && plates.make(step) { Sides::WholeSteps(plates, step) } else { Sides::Plates(plates) };
        Self { weight, sides }
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
            Sides::WholeSteps(plates, _) => {
                let most = plates.heaviest()?.plus(self.weight);
                self.grid().around(most.nanos()).0.map(|nanos| Load::from_nanos(nanos, plates.unit()))
            }
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
        let (Sides::Plates(plates) | Sides::WholeSteps(plates, _)) = &self.sides else { return None };
        let nanos = load.to(plates.unit()).plus(self.weight.times(-1)).nanos();
        // To the nearest thousandth: the load may have been through another unit.
        let both = (nanos + 500_000).div_euclid(1_000_000);
        if both % 2 != 0 || (nanos - both * 1_000_000).abs() >= super::grid::CLOSE {
            return None;
        }
        plates.side(both / 2)
    }

    /// Whether it is known with which plates it is loaded.
    pub(super) const fn has_plates(&self) -> bool {
        !matches!(self.sides, Sides::Steps(_))
    }

    /// The step in which loads go up, where it is always the same and the plates have no end.
    pub(super) fn even_step(&self) -> Option<Load> {
        match &self.sides {
            Sides::Plates(plates) => plates.even_step(),
            Sides::WholeSteps(plates, step) => plates.even_step().map(|_| *step),
            Sides::Steps(step) => Some(*step),
        }
    }

    pub(super) fn unit(&self) -> Unit {
        match &self.sides {
            Sides::Plates(plates) | Sides::WholeSteps(plates, _) => plates.unit(),
            Sides::Steps(step) => step.unit(),
        }
    }

    pub(super) fn grid(&self) -> Grid<'_> {
        match &self.sides {
            Sides::Plates(plates) => {
                Grid::Listed { from: self.weight.to(plates.unit()).nanos(), times: 2, marks: plates.sides() }
            }
            Sides::WholeSteps(plates, step) => Grid::Whole {
                from: self.weight.to(plates.unit()).nanos(),
                step: plates.one_side_of(*step).unwrap_or(1),
                sides: plates.sides(),
            },
            Sides::Steps(step) => {
                Grid::Even { from: Some(self.weight.to(step.unit()).nanos()), step: step.nanos().max(1) }
            }
        }
    }
}
