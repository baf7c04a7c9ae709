//! Plates, and what they make on one side of a bar.

use std::sync::Arc;

use super::{Load, MAX_KG, MAX_LB, Unit};

/// A kind of plate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Plate {
    /// What one of them weighs, in thousandths of the unit: 1,250 for 1.25 kg.
    pub milli: i64,
    /// How many pieces there are; nothing is as many as needed. They go on in pairs, so of
    /// three one stays in the corner.
    pub pieces: Option<u16>,
}

/// The plates of a gym, and every weight that they make on one side of a bar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plates {
    unit: Unit,
    /// Heaviest first.
    kinds: Vec<Plate>,
    /// What goes on one side, in thousandths, from nothing up.
    sides: Vec<i64>,
}

impl Plates {
    /// So many kinds of plates at the most; past them the lightest are left out.
    pub const MOST_KINDS: usize = 24;

    /// The plates that there are. Plates of nothing are left out.
    ///
    /// Time and memory grow with the heaviest load that they make, at most half of 2,000 kg
    /// or 4,000 lb, over their common grain, at least a thousandth.
    #[must_use]
    pub fn new(plates: &[Plate], unit: Unit) -> Self {
        let mut kinds: Vec<Plate> = plates.iter().copied().filter(|plate| plate.milli > 0).collect();
        kinds.sort_by_key(|plate| std::cmp::Reverse(plate.milli));
        kinds.truncate(Self::MOST_KINDS);
        let most = if unit == Unit::Kg { MAX_KG } else { MAX_LB } * 500;
        let all = kinds.iter().try_fold(0_i64, |sum, plate| {
            Some(sum.saturating_add(plate.milli.saturating_mul(i64::from(plate.pieces? / 2))))
        });
        let grain = grain(&kinds);
        let places = usize::try_from(all.map_or(most, |all| all.min(most)) / grain).unwrap_or(0);
        let reached = reached(&kinds, grain, places);
        let sides = (0..).zip(&reached).filter(|(_, reached)| **reached).map(|(place, _): (i64, _)| place * grain);
        Self { unit, sides: sides.collect(), kinds }
    }

    /// As many as needed of the usual ones: 25, 20, 15, 10, 5, 2.5 and 1.25 kg, or 45, 35,
    /// 25, 10, 5 and 2.5 lb.
    #[must_use]
    pub fn standard(unit: Unit) -> Arc<Self> {
        let usual: &[i64] = match unit {
            Unit::Kg => &[25_000, 20_000, 15_000, 10_000, 5_000, 2_500, 1_250],
            Unit::Lb => &[45_000, 35_000, 25_000, 10_000, 5_000, 2_500],
        };
        let plates: Vec<Plate> = usual.iter().map(|&milli| Plate { milli, pieces: None }).collect();
        Arc::new(Self::new(&plates, unit))
    }

    /// The unit of the plates.
    #[must_use]
    pub const fn unit(&self) -> Unit {
        self.unit
    }

    /// The kinds, heaviest first.
    #[must_use]
    pub fn kinds(&self) -> &[Plate] {
        &self.kinds
    }

    /// Whether one step on the bar can be made of a pair of each of some plates.
    #[must_use]
    pub fn make(&self, step: Load) -> bool {
        self.one_side_of(step).is_some()
    }

    /// What one step is on one side, in thousandths; nothing if the plates cannot make it.
    pub(super) fn one_side_of(&self, step: Load) -> Option<i64> {
        let side = step.nanos() / 2_000_000;
        let is_whole = step.unit() == self.unit && step.nanos() == side * 2_000_000 && side > 0;
        (is_whole && self.sides.binary_search(&side).is_ok()).then_some(side)
    }

    /// The smallest difference that a pair of plates makes, both sides together; nothing
    /// without plates.
    #[must_use]
    pub fn smallest_pair(&self) -> Option<Load> {
        self.sides.get(1).map(|side| Load::from_milli(side.saturating_mul(2), self.unit))
    }

    /// The step of both sides, where each is as large as the next and there are plates for all.
    pub(super) fn even_step(&self) -> Option<Load> {
        let pair = self.smallest_pair().filter(|_| self.heaviest().is_none())?;
        let step = self.sides.get(1)?;
        let is_even = self.sides.iter().zip(0..).all(|(side, place)| *side == step * place);
        is_even.then_some(pair)
    }

    /// What goes on one side, in thousandths, from nothing up.
    pub(super) fn sides(&self) -> &[i64] {
        &self.sides
    }

    /// The heaviest that goes on both sides, where the plates come to an end.
    pub(super) fn heaviest(&self) -> Option<Load> {
        if self.kinds.iter().any(|plate| plate.pieces.is_none()) {
            return None;
        }
        self.sides.last().map(|side| Load::from_milli(side.saturating_mul(2), self.unit))
    }

    /// The plates that make one side, heaviest first; nothing if they cannot.
    pub(super) fn side(&self, milli: i64) -> Option<Vec<Load>> {
        self.sides.binary_search(&milli).ok()?;
        let grain = grain(&self.kinds);
        let place = |milli: i64| usize::try_from(milli / grain).ok();
        let places = place(milli)?;
        // What the kinds from each one on make, so that no heavy plate is taken that the
        // lighter ones cannot fill up.
        let lighter: Vec<Vec<bool>> =
            (1..=self.kinds.len()).map(|from| reached(self.kinds.get(from..).unwrap_or(&[]), grain, places)).collect();
        let mut side = Vec::new();
        let mut rest = milli;
        for (plate, lighter) in self.kinds.iter().zip(&lighter) {
            let most = plate.pieces.map_or(i64::MAX, |pieces| i64::from(pieces / 2)).min(rest / plate.milli);
            let fills = |count: &i64| {
                let left = place(rest - count * plate.milli);
                left.and_then(|left| lighter.get(left)).copied().unwrap_or(false)
            };
            let count = (0..=most).rev().find(fills)?;
            rest -= count * plate.milli;
            side.extend((0..count).map(|_| Load::from_milli(plate.milli, self.unit)));
        }
        Some(side)
    }
}

/// What all plates are whole multiples of.
fn grain(kinds: &[Plate]) -> i64 {
    kinds.iter().map(|plate| plate.milli).fold(0, greatest_common_divisor).max(1)
}

/// Which sums, counted in grains, the plates of one side make: a knapsack with so many of
/// each, in one walk over the sums for each kind.
fn reached(kinds: &[Plate], grain: i64, places: usize) -> Vec<bool> {
    let mut reached = vec![false; places + 1];
    if let Some(nothing) = reached.first_mut() {
        *nothing = true;
    }
    let mut used: Vec<u32> = vec![0; places + 1];
    for plate in kinds {
        let width = usize::try_from(plate.milli / grain).unwrap_or(usize::MAX).max(1);
        let pairs = plate.pieces.map_or(u32::MAX, |pieces| u32::from(pieces / 2));
        used.fill(0);
        for place in width..=places {
            let before = place - width;
            let (Some(true), Some(&so_far)) = (reached.get(before), used.get(before)) else { continue };
            if let (Some(here @ false), true) = (reached.get_mut(place), so_far < pairs) {
                *here = true;
                if let Some(used) = used.get_mut(place) {
                    *used = so_far + 1;
                }
            }
        }
    }
    reached
}

fn greatest_common_divisor(a: i64, b: i64) -> i64 {
    if b == 0 { a } else { greatest_common_divisor(b, a % b) }
}
