//! Dumbbells in a rack, and the stack of a machine.

use super::grid::Grid;
use super::{Load, Unit};

/// The dumbbells that there are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rack {
    unit: Unit,
    /// In thousandths, lightest first.
    dumbbells: Vec<i64>,
}

impl Rack {
    /// Dumbbells of these weights, in thousandths of a unit, in any order.
    #[must_use]
    pub fn new(mut milli: Vec<i64>, unit: Unit) -> Self {
        milli.sort_unstable();
        milli.dedup();
        Self { unit, dumbbells: milli }
    }

    /// The unit of the dumbbells.
    #[must_use]
    pub const fn unit(&self) -> Unit {
        self.unit
    }

    /// The heaviest.
    #[must_use]
    pub fn heaviest(&self) -> Option<Load> {
        self.dumbbells.last().map(|&milli| Load::from_milli(milli, self.unit))
    }

    pub(super) fn grid(&self) -> Grid<'_> {
        Grid::Listed { from: 0, times: 1, marks: &self.dumbbells }
    }
}

/// The stack of a machine or a cable: plates of one weight, moved by a pin, with or without
/// a small one to add.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stack {
    step: Load,
    add_on: Option<Load>,
}

impl Stack {
    /// A stack of plates of this weight.
    #[must_use]
    pub const fn new(step: Load) -> Self {
        Self { step, add_on: None }
    }

    /// With one small plate that can be added, lighter than those of the stack.
    #[must_use]
    pub const fn with_add_on(self, add_on: Load) -> Self {
        Self { add_on: Some(add_on), ..self }
    }

    /// What a plate of the stack weighs.
    #[must_use]
    pub const fn step(&self) -> Load {
        self.step
    }

    pub(super) fn grid(&self) -> Grid<'_> {
        let step = self.step.nanos().max(1);
        let more = self.add_on.map_or(0, |add_on| add_on.to(self.step.unit()).nanos());
        if more > 0 && more < step { Grid::Twofold { step, more } } else { Grid::Even { from: None, step } }
    }
}
