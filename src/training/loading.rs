//! What can be loaded: bars with plates, and everything that comes in steps.

use super::{Load, Unit};

/// No plan may ask for more: 2,000 kg.
pub const MAX_KG: i64 = 2_000;
/// No plan may ask for more: 4,000 lb.
pub const MAX_LB: i64 = 4_000;

/// A bar and the plates that go on it, in pairs, as many of each as needed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bar {
    weight: Load,
    /// Every weight that bar and plates can make, from the bar up.
    loadable: Vec<Load>,
}

impl Bar {
    /// A bar of this weight and the plates that there are, in thousandths of a unit.
    #[must_use]
    pub fn new(weight_milli: i64, plates_milli: &[i64], unit: Unit) -> Self {
        let most = if unit == Unit::Kg { MAX_KG * 1000 } else { MAX_LB * 1000 };
        let plates: Vec<i64> = plates_milli.iter().copied().filter(|&plate| plate > 0).collect();
        let grain = plates.iter().copied().fold(0, greatest_common_divisor);
        let mut loadable = vec![Load::from_milli(weight_milli, unit)];
        if grain > 0 {
            // One side, counted in grains: which sums can plates make?
            let places = usize::try_from(most / 2 / grain).unwrap_or(0) + 1;
            let mut reachable = vec![false; places];
            if let Some(first) = reachable.first_mut() {
                *first = true;
            }
            for place in 1..places {
                let makes = plates.iter().any(|plate| {
                    let steps = usize::try_from(plate / grain).unwrap_or(usize::MAX);
                    place.checked_sub(steps).and_then(|rest| reachable.get(rest)).copied().unwrap_or(false)
                });
                if makes {
                    if let Some(slot) = reachable.get_mut(place) {
                        *slot = true;
                    }
                    let side = i64::try_from(place).unwrap_or(0) * grain;
                    loadable.push(Load::from_milli(weight_milli + 2 * side, unit));
                }
            }
        }
        Self { weight: Load::from_milli(weight_milli, unit), loadable }
    }

    /// The standard bar: 20 kg with plates of 25, 20, 15, 10, 5, 2.5 and 1.25 kg, or
    /// 45 lb with 45, 35, 25, 10, 5 and 2.5 lb.
    #[must_use]
    pub fn standard(unit: Unit) -> Self {
        Self::with_standard_plates(if unit == Unit::Kg { 20_000 } else { 45_000 }, unit)
    }

    /// The standard EZ curl bar: 10 kg or 20 lb.
    #[must_use]
    pub fn ez(unit: Unit) -> Self {
        Self::with_standard_plates(if unit == Unit::Kg { 10_000 } else { 20_000 }, unit)
    }

    fn with_standard_plates(weight_milli: i64, unit: Unit) -> Self {
        match unit {
            Unit::Kg => Self::new(weight_milli, &[25_000, 20_000, 15_000, 10_000, 5_000, 2_500, 1_250], unit),
            Unit::Lb => Self::new(weight_milli, &[45_000, 35_000, 25_000, 10_000, 5_000, 2_500], unit),
        }
    }

    /// The empty bar.
    #[must_use]
    pub const fn weight(&self) -> Load {
        self.weight
    }
}

fn greatest_common_divisor(a: i64, b: i64) -> i64 {
    if b == 0 { a } else { greatest_common_divisor(b, a % b) }
}

/// How a lift is loaded, and so what its loads are rounded to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Loading {
    /// A bar with plates: nothing lighter than the empty bar.
    Bar(Bar),
    /// Whole steps from nothing: dumbbells, stacks, and lifts of which nothing is known.
    Steps(Load),
}

impl Loading {
    /// The steps of everything without a bar: 2.5 kg or 5 lb.
    #[must_use]
    pub const fn standard_steps(unit: Unit) -> Self {
        Self::Steps(Load::from_milli(if matches!(unit, Unit::Kg) { 2_500 } else { 5_000 }, unit))
    }

    /// The nearest load that can be made, ties down; in the unit of the equipment.
    #[must_use]
    pub fn nearest(&self, target: Load) -> Load {
        match self {
            Self::Bar(bar) => {
                let target = target.to(bar.weight.unit());
                let above = bar.loadable.partition_point(|load| load.nanos() < target.nanos());
                let down = above.checked_sub(1).and_then(|below| bar.loadable.get(below)).copied();
                match (down, bar.loadable.get(above).copied()) {
                    (Some(down), Some(up)) => nearer(target, down, up),
                    (Some(only), None) | (None, Some(only)) => only,
                    (None, None) => bar.weight,
                }
            }
            Self::Steps(step) => {
                let target = target.to(step.unit());
                let steps = target.nanos().div_euclid(step.nanos().max(1));
                let down = step.times(steps);
                nearer(target, down, down.plus(*step))
            }
        }
    }

    /// The distance between two neighbouring loads just above the lightest.
    #[must_use]
    pub fn step(&self) -> Load {
        match self {
            Self::Bar(bar) => match (bar.loadable.first(), bar.loadable.get(1)) {
                (Some(first), Some(second)) => second.plus(first.times(-1)),
                _ => Load::zero(bar.weight.unit()),
            },
            Self::Steps(step) => *step,
        }
    }

    /// The empty bar, where there is one.
    #[must_use]
    pub const fn bar(&self) -> Option<Load> {
        match self {
            Self::Bar(bar) => Some(bar.weight()),
            Self::Steps(_) => None,
        }
    }
}

/// The nearer of two loads around a target; the lower one if it is half-way.
fn nearer(target: Load, down: Load, up: Load) -> Load {
    let below = target.nanos().saturating_sub(down.nanos());
    let above = up.nanos().saturating_sub(target.nanos());
    if above < below { up } else { down }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kg(milli: i64) -> Load {
        Load::from_milli(milli, Unit::Kg)
    }

    #[test]
    fn the_standard_bar_rounds_to_2_5_kg_with_ties_down() {
        let bar = Loading::Bar(Bar::standard(Unit::Kg));
        assert_eq!(bar.nearest(kg(88_680)), kg(87_500));
        assert_eq!(bar.nearest(kg(88_750)), kg(87_500), "half-way goes down");
        assert_eq!(bar.nearest(kg(88_751)), kg(90_000));
        assert_eq!(bar.nearest(kg(90_000)), kg(90_000));
        assert_eq!(bar.step(), kg(2_500));
    }

    #[test]
    fn nothing_is_lighter_than_the_empty_bar() {
        let bar = Loading::Bar(Bar::standard(Unit::Kg));
        assert_eq!(bar.nearest(kg(7_000)), kg(20_000));
        assert_eq!(Loading::Bar(Bar::ez(Unit::Kg)).nearest(kg(7_000)), kg(10_000));
    }

    #[test]
    fn pounds_round_to_5_lb() {
        let bar = Loading::Bar(Bar::standard(Unit::Lb));
        let lb = |milli| Load::from_milli(milli, Unit::Lb);
        assert_eq!(bar.nearest(lb(222_400)), lb(220_000));
        assert_eq!(bar.nearest(lb(222_500)), lb(220_000));
        assert_eq!(bar.nearest(kg(100_000)), lb(220_000), "100 kg = 220.46 lb");
    }

    #[test]
    fn plates_that_leave_gaps_are_respected() {
        let bar = Loading::Bar(Bar::new(20_000, &[20_000, 15_000], Unit::Kg));
        let made: Vec<Load> = [20, 50, 60, 80, 90, 100].iter().map(|&whole| kg(whole * 1000)).collect();
        for load in &made {
            assert_eq!(bar.nearest(*load), *load);
        }
        assert_eq!(bar.nearest(kg(69_000)), kg(60_000));
        assert_eq!(bar.nearest(kg(70_000)), kg(60_000));
        assert_eq!(bar.nearest(kg(71_000)), kg(80_000));
    }
}
