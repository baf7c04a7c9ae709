//! What is known of the athlete: maxes, training maxes, and what each lift is loaded with.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use crate::model::{Athlete, BorrowedMax, LiftId, Maxes, Program, TestedMax, fold_name};
use crate::training::{Bar, Load, Loading, Percent, Rpe, Unit, chart_percent};

/// A max that was given or worked out.
#[derive(Clone, Debug)]
pub(super) struct Max {
    pub load: Load,
    /// Whether it rests on the RPE chart.
    pub estimate: bool,
    /// Where it comes from, if it is borrowed from another lift.
    pub borrowed: Option<BorrowedMax>,
}

/// By how much the maxes of a lift have moved since the program began.
#[derive(Clone, Copy, Debug)]
pub(super) struct Moved {
    /// The one-rep max; the training max goes with it.
    pub max: Load,
    /// The training max by itself.
    pub training_max: Load,
}

pub(super) struct Knowledge<'p> {
    program: &'p Program,
    maxes: Maxes,
    moves: HashMap<LiftId, Moved>,
    unit: Unit,
    loadings: HashMap<LiftId, Arc<Loading>>,
    unknown: Arc<Loading>,
    /// The lift whose max a lift borrows, along all chains, and the share of it.
    lenders: HashMap<LiftId, (LiftId, Percent)>,
}

impl<'p> Knowledge<'p> {
    /// The athlete's maxes override those of the plan. All loads are in the plan's unit.
    pub(super) fn new(program: &'p Program, athlete: &Athlete) -> Self {
        let unit = program.unit;
        let mut maxes = Maxes::default();
        // A lift that the catalogue does not know goes by the name that the plan gives it.
        let named: HashMap<String, &Arc<str>> =
            program.lifts.iter().map(|lift| (fold_name(&lift.name), &lift.name)).collect();
        // Who gives one max of a lift has tested it: older ones of that lift do not hold.
        let tested: HashSet<String> = athlete.maxes.iter().map(|(lift, ..)| fold_name(lift)).collect();
        for max in program.maxes.iter().filter(|max| !tested.contains(&fold_name(&max.lift))) {
            let mut max = max.clone();
            max.load = max.load.to(unit);
            maxes.set(max);
        }
        for (lift, reps, load) in athlete.maxes.iter() {
            let lift = named.get(&fold_name(lift)).map_or(lift, |name| *name);
            maxes.set(TestedMax { lift: lift.clone(), reps, load: load.to(unit) });
        }
        let mut loadings = HashMap::new();
        let mut by_equipment = HashMap::new();
        for (place, lift) in program.lifts.iter().enumerate() {
            if let Some(known) = lift.known {
                let loading = by_equipment
                    .entry(known.equipment)
                    .or_insert_with(|| Arc::new(known.equipment.standard_loading(unit)));
                loadings.insert(LiftId(place), Arc::clone(loading));
            }
        }
        let lenders = super::lenders::find(program, &maxes);
        let unknown = Arc::new(Loading::standard_steps(unit));
        Self { program, maxes, moves: HashMap::new(), unit, loadings, unknown, lenders }
    }

    pub(super) const fn unit(&self) -> Unit {
        self.unit
    }

    /// What the lift is loaded with.
    pub(super) fn loading(&self, lift: LiftId) -> Arc<Loading> {
        Arc::clone(self.loadings.get(&lift).unwrap_or(&self.unknown))
    }

    /// The empty bar of the lift; a standard one where it is not known to have one.
    pub(super) fn bar(&self, lift: LiftId) -> Load {
        self.loading(lift).bar().unwrap_or_else(|| Bar::standard(self.unit).weight())
    }

    pub(super) fn name(&self, lift: LiftId) -> Arc<str> {
        self.program.lift(lift).map_or_else(|| "".into(), |lift| lift.name.clone())
    }

    /// The load that goes up so many times: as it was tested, else from another tested max
    /// by the chart, and what it has moved by since.
    pub(super) fn rep_max(&self, lift: LiftId, reps: u16) -> Option<Max> {
        let moved = self.moves.get(&lift).map(|moved| moved.max);
        let percent = chart_percent(reps, Rpe::MAX);
        if let Some(load) = self.maxes.get(&self.name(lift), reps) {
            // What is lifted more often moves by less; past the chart nobody knows by how much.
            let moved = moved.map(|moved| moved.at(percent.unwrap_or(Percent::ONE)));
            return Some(Max { load: plus(load, moved), estimate: false, borrowed: None });
        }
        if self.lenders.contains_key(&lift) {
            let share = percent.unwrap_or(Percent::ONE);
            let borrowed = self.borrowed_max(lift, reps)?;
            return Some(Max { load: plus(borrowed.load, moved.map(|moved| moved.at(share))), ..borrowed });
        }
        let percent = percent?;
        if reps != 1 {
            let one = self.rep_max(lift, 1)?;
            return Some(Max { load: one.load.at(percent), estimate: true, borrowed: None });
        }
        // The fewest reps say most about one.
        let one = self.maxes.of(&self.name(lift)).find_map(|(reps, load)| {
            let percent = chart_percent(reps, Rpe::MAX)?;
            Some(load.over(percent))
        });
        one.map(|load| Max { load: plus(load, moved), estimate: true, borrowed: None })
    }

    /// The training max: its share of the max, and what it has moved by since. Without a
    /// share of its own it is the max.
    pub(super) fn training_max(&self, lift: LiftId) -> Option<Max> {
        let one = self.rep_max(lift, 1)?;
        let share = self.program.training_max_of(lift).unwrap_or(Percent::ONE);
        let moved = self.moves.get(&lift).map(|moved| moved.training_max);
        Some(Max { load: plus(one.load.at(share), moved), ..one })
    }

    /// Whether the training max is no longer its share of the max.
    pub(super) fn training_max_has_moved(&self, lift: LiftId) -> bool {
        let moved = self.moves.get(&lift).map(|moved| moved.training_max);
        moved.is_some_and(|moved| moved.is_positive() || moved.is_negative())
    }

    /// Moves the max of a lift, and its training max with it, or the training max by itself.
    /// The maxes that were given stay as they are.
    pub(super) fn move_max(&mut self, lift: LiftId, of_training_max: bool, by: Load) {
        let zero = Load::zero(self.unit);
        let moved = self.moves.entry(lift).or_insert(Moved { max: zero, training_max: zero });
        let moving = if of_training_max { &mut moved.training_max } else { &mut moved.max };
        *moving = moving.plus(by.to(self.unit));
    }

    /// Notes a max that was tested after the program began; what was known of the lift before
    /// does not hold any more.
    pub(super) fn tested(&mut self, lift: LiftId, reps: u16, load: Load) {
        let max = TestedMax { lift: self.name(lift), reps, load: load.to(self.unit) };
        self.maxes.forget(&max.lift);
        self.maxes.set(max);
        self.moves.remove(&lift);
    }

    /// The lift whose max stands for that of this one: itself, if it borrows none.
    pub(super) fn lender(&self, lift: LiftId) -> LiftId {
        self.lenders.get(&lift).map_or(lift, |(lender, _)| *lender)
    }

    fn borrowed_max(&self, lift: LiftId, reps: u16) -> Option<Max> {
        let &(lender, percent) = self.lenders.get(&lift)?;
        // A lender borrows from nobody.
        let max = self.rep_max(lender, reps)?;
        let name = self.name(lender);
        let of = if reps == 1 { name } else { format!("{name} {reps}RM").into() };
        let borrowed = Some(BorrowedMax { percent, of, whole: max.load });
        Some(Max { load: max.load.at(percent), estimate: max.estimate, borrowed })
    }

    pub(super) fn all(&self) -> impl Iterator<Item = (&Arc<str>, u16, Load)> {
        self.maxes.iter()
    }

    /// The longest lift with a max that a name ends in: `squat` for `box squat`.
    pub(super) fn parent_with_max(&self, name: &str) -> Option<(String, String)> {
        name.match_indices(' ').find_map(|(at, _)| {
            let (variant, lift) = (name.get(..at)?, name.get(at + 1..)?);
            let canonical = crate::model::find_lift(lift).map_or(lift, |known| known.name);
            self.maxes.get(canonical, 1).map(|_| (variant.to_owned(), lift.to_owned()))
        })
    }
}

fn plus(load: Load, more: Option<Load>) -> Load {
    more.map_or(load, |more| load.plus(more))
}
