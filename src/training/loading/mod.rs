//! What can be loaded: bars with plates, dumbbells, stacks, and everything that comes in
//! steps.
//!
//! A [`Loading`] answers one question: of a load that was worked out, exact to a billionth,
//! which one is it that the athlete can put on? Build one with [`Loading::on_bar`],
//! [`Loading::from_rack`], [`Loading::on_stack`] or [`Loading::in_steps`]; ask it with
//! [`Loading::nearest`]. The answer is in the unit of the equipment.

mod bar;
mod grid;
mod plates;
mod rack;

pub use bar::Bar;
pub use plates::{Plate, Plates};
pub use rack::{Rack, Stack};

use std::sync::Arc;

use self::grid::Grid;
use super::{Load, Unit};

/// No plan may ask for more: 2,000 kg.
pub const MAX_KG: i64 = 2_000;
/// No plan may ask for more: 4,000 lb.
pub const MAX_LB: i64 = 4_000;

/// Which way a load goes that cannot be made as it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub enum Rounding {
    /// To the nearer one; half-way goes down.
    #[default]
    Nearest,
    /// To the lighter one.
    Down,
    /// To the heavier one.
    Up,
}

impl Rounding {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Nearest, Self::Down, Self::Up];

    /// As it is written in a plan.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Nearest => "nearest",
            Self::Down => "down",
            Self::Up => "up",
        }
    }
}

/// How a lift is loaded, and so what its loads are rounded to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Loading {
    made_of: MadeOf,
    rounding: Rounding,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum MadeOf {
    /// Nothing lighter than the empty bar.
    Bar(Bar),
    /// Whole steps; the lightest is one.
    Steps(Load),
    /// Whole steps more or less than the body, of which no step is one too.
    OnBodyweight(Load),
    /// A pin in a stack of plates.
    Stack(Stack),
    /// Dumbbells.
    Rack(Arc<Rack>),
}

/// Loads in even steps.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EvenSteps {
    /// The lightest load; nothing on bodyweight, from which weight can also be taken off.
    pub lightest: Option<Load>,
    /// The load from which the steps are counted.
    pub from: Load,
    /// The step.
    pub step: Load,
}

impl Loading {
    const fn of(made_of: MadeOf) -> Self {
        Self { made_of, rounding: Rounding::Nearest }
    }

    /// A bar and what goes on it: nothing is lighter than the empty bar.
    #[must_use]
    pub const fn on_bar(bar: Bar) -> Self {
        Self::of(MadeOf::Bar(bar))
    }

    /// Whole steps, the lightest of which is one, for lifts of which nothing is known. A step
    /// is more than nothing; of one that is not, the smallest that can be told is taken.
    #[must_use]
    pub const fn in_steps(step: Load) -> Self {
        Self::of(MadeOf::Steps(step))
    }

    /// What is added to a bodyweight or taken off it, in the steps of this loading: nothing
    /// at all can be added, and less than nothing.
    #[must_use]
    pub fn on_bodyweight(&self) -> Self {
        Self { made_of: MadeOf::OnBodyweight(self.step()), rounding: self.rounding }
    }

    /// The stack of a machine or a cable.
    #[must_use]
    pub const fn on_stack(stack: Stack) -> Self {
        Self::of(MadeOf::Stack(stack))
    }

    /// Dumbbells, each for itself: 30 kg is a pair of 30 kg, one in each hand.
    #[must_use]
    pub const fn from_rack(rack: Arc<Rack>) -> Self {
        Self::of(MadeOf::Rack(rack))
    }

    /// The steps of everything without a bar: 2.5 kg or 5 lb.
    #[must_use]
    pub const fn standard_steps(unit: Unit) -> Self {
        Self::in_steps(Load::from_milli(if matches!(unit, Unit::Kg) { 2_500 } else { 5_000 }, unit))
    }

    /// The same, with loads that cannot be made going this way.
    #[must_use]
    pub fn with(self, rounding: Rounding) -> Self {
        Self { rounding, ..self }
    }

    /// Which way loads go that cannot be made.
    #[must_use]
    pub const fn rounding(&self) -> Rounding {
        self.rounding
    }

    /// The unit of the equipment, in which [`nearest`](Self::nearest) answers.
    #[must_use]
    pub fn unit(&self) -> Unit {
        match &self.made_of {
            MadeOf::Bar(bar) => bar.unit(),
            MadeOf::Steps(step) | MadeOf::OnBodyweight(step) => step.unit(),
            MadeOf::Stack(stack) => stack.step().unit(),
            MadeOf::Rack(rack) => rack.unit(),
        }
    }

    /// The load that is put on: the nearest that can be made, ties down, or the next below
    /// or above where [`rounding`](Self::rounding) says so. In the unit of the equipment.
    /// Where there is nothing lighter it is the lightest, where there is nothing heavier the
    /// heaviest. Of a load that is one something is put on: nothing is an answer on
    /// [bodyweight](Self::on_bodyweight) only.
    #[must_use]
    pub fn nearest(&self, target: Load) -> Load {
        let unit = self.unit();
        let target = target.to(unit).nanos();
        let grid = self.grid();
        let nanos = match grid.around(target) {
            (Some(down), Some(up)) => match self.rounding {
                Rounding::Down => down,
                Rounding::Up => up,
                Rounding::Nearest if up.saturating_sub(target) < target.saturating_sub(down) - grid::CLOSE => up,
                Rounding::Nearest => down,
            },
            (Some(only), None) | (None, Some(only)) => only,
            (None, None) => target,
        };
        let is_lost = target > 0 && nanos <= 0 && !matches!(self.made_of, MadeOf::OnBodyweight(_));
        let lightest = if is_lost { grid.above(0) } else { None };
        Load::from_nanos(lightest.unwrap_or(nanos), unit)
    }

    /// The distance between the two lightest loads that can be made.
    #[must_use]
    pub fn step(&self) -> Load {
        let grid = self.grid();
        let first = grid.around(0).1.unwrap_or(0);
        let second = grid.above(first).unwrap_or(first);
        Load::from_nanos(second.saturating_sub(first), self.unit())
    }

    /// The distance between the two loads that can be made on either side of a load: the
    /// step that it was rounded to.
    #[must_use]
    pub fn step_at(&self, target: Load) -> Load {
        let grid = self.grid();
        let target = target.to(self.unit()).nanos();
        let (down, up) = match grid.around(target) {
            (Some(down), Some(up)) if down == up => match grid.above(up) {
                Some(above) => (down, above),
                None => (grid.below(down).unwrap_or(down), up),
            },
            (Some(down), None) => (grid.below(down).unwrap_or(down), down),
            (None, Some(up)) => (up, grid.above(up).unwrap_or(up)),
            (down, up) => (down.unwrap_or(0), up.unwrap_or(0)),
        };
        Load::from_nanos(up.saturating_sub(down), self.unit())
    }

    /// The heaviest load that can be made, where there is an end.
    #[must_use]
    pub fn heaviest(&self) -> Option<Load> {
        match &self.made_of {
            MadeOf::Bar(bar) => bar.heaviest(),
            MadeOf::Rack(rack) => rack.heaviest(),
            MadeOf::Steps(_) | MadeOf::OnBodyweight(_) | MadeOf::Stack(_) => None,
        }
    }

    /// Whether a load is so heavy that more equipment would have come nearer to it.
    #[must_use]
    pub fn is_out_of_reach(&self, target: Load) -> bool {
        self.heaviest().is_some_and(|heaviest| {
            let missing = target.to(self.unit()).nanos().saturating_sub(heaviest.nanos());
            let step = self.step_at(heaviest).nanos();
            match self.rounding {
                Rounding::Nearest => missing > step / 2 + grid::CLOSE,
                Rounding::Down => missing > step - grid::CLOSE,
                Rounding::Up => missing > grid::CLOSE,
            }
        })
    }

    /// The empty bar, where there is one.
    #[must_use]
    pub const fn bar(&self) -> Option<Load> {
        match &self.made_of {
            MadeOf::Bar(bar) => Some(bar.weight()),
            _ => None,
        }
    }

    /// The plates on each side of the bar for a load that can be made, heaviest first;
    /// nothing for lifts without a bar.
    #[must_use]
    pub fn plates_for(&self, load: Load) -> Option<Vec<Load>> {
        match &self.made_of {
            MadeOf::Bar(bar) => bar.plates_for(load),
            _ => None,
        }
    }

    /// The plates on each side of the bar, as [`plates_for`](Self::plates_for) says; of a bar of which nobody says
    /// with which plates it is loaded, those of the standard plates in its unit.
    #[must_use]
    pub fn plates_on_each_side(&self, load: Load) -> Option<Vec<Load>> {
        match &self.made_of {
            MadeOf::Bar(bar) if bar.has_plates() => bar.plates_for(load),
            MadeOf::Bar(bar) => Bar::new(bar.weight(), Plates::standard(bar.unit())).plates_for(load),
            _ => None,
        }
    }

    /// The even steps that loads go up in, where there is nothing between them and no end.
    #[must_use]
    pub fn even_steps(&self) -> Option<EvenSteps> {
        let steps = |lightest, from, step| Some(EvenSteps { lightest, from, step });
        match &self.made_of {
            MadeOf::Bar(bar) => {
                let (from, step) = (bar.weight().to(bar.unit()), bar.even_step()?);
                // Of a bar of nothing something is put on.
                let lightest = if from.is_positive() { from } else { from.plus(step) };
                steps(Some(lightest), from, step)
            }
            MadeOf::Steps(step) => steps(Some(*step), Load::zero(step.unit()), *step),
            MadeOf::OnBodyweight(step) => steps(None, Load::zero(step.unit()), *step),
            MadeOf::Stack(stack) => match stack.grid() {
                Grid::Even { .. } => steps(Some(stack.step()), Load::zero(stack.step().unit()), stack.step()),
                _ => None,
            },
            MadeOf::Rack(_) => None,
        }
        .filter(|even| even.step.is_positive())
    }

    /// All loads that can be made, lightest first, up to the heaviest that a plan may ask for; nothing if
    /// they are more than `most`.
    #[must_use]
    pub fn all(&self, most: usize) -> Option<Vec<Load>> {
        let (grid, unit) = (self.grid(), self.unit());
        let end = Load::heaviest(unit).nanos();
        let mut loads = Vec::new();
        let mut next = self.lightest(&grid);
        while let Some(nanos) = next.filter(|&nanos| nanos <= end) {
            if loads.len() == most {
                return None;
            }
            if nanos > 0 || matches!(self.made_of, MadeOf::OnBodyweight(_)) {
                loads.push(Load::from_nanos(nanos, unit));
            }
            next = grid.above(nanos);
        }
        Some(loads)
    }

    /// Where a walk up begins: at the lightest load, on bodyweight at no more than the athlete.
    fn lightest(&self, grid: &Grid<'_>) -> Option<i64> {
        match &self.made_of {
            MadeOf::OnBodyweight(step) => grid.around(Load::heaviest(step.unit()).times(-1).nanos()).1,
            _ => grid.around(0).1,
        }
    }

    fn grid(&self) -> Grid<'_> {
        match &self.made_of {
            MadeOf::Bar(bar) => bar.grid(),
            MadeOf::Steps(step) | MadeOf::OnBodyweight(step) => Grid::Even { from: None, step: step.nanos().max(1) },
            MadeOf::Stack(stack) => stack.grid(),
            MadeOf::Rack(rack) => rack.grid(),
        }
    }
}

#[cfg(test)]
mod tests;
