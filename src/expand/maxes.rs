//! What is known of the athlete: maxes, training maxes, and what each lift is loaded with.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use super::wholes::Drifts;
use crate::model::{Athlete, BorrowedMax, LiftId, Loaded, Maxes, Program, TestedMax, fold_name};
use crate::training::{Chart, Load, Loading, Percent, Rpe, Unit};

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
    pub(super) program: &'p Program,
    /// Whom it is built for, with all that the plan says of them.
    athlete: Athlete,
    maxes: Maxes,
    moves: HashMap<LiftId, Moved>,
    /// The same as what another max would have come to.
    pub(super) drifts: HashMap<LiftId, Drifts>,
    unit: Unit,
    chart: Arc<Chart>,
    loadings: HashMap<LiftId, (Arc<Loading>, bool)>,
    unknown: Arc<Loading>,
    /// The lifts that the plan names.
    named: HashSet<Arc<str>>,
    /// The lift whose max a lift borrows, along all chains, and the share of it.
    lenders: HashMap<LiftId, (LiftId, Percent)>,
}

impl<'p> Knowledge<'p> {
    /// What is known of the athlete goes before what the plan says of its athlete, and that
    /// before the plan's own maxes. All loads are in the athlete's unit.
    pub(super) fn new(program: &'p Program, athlete: &Athlete) -> Self {
        let athlete = athlete.over(&program.athlete);
        let unit = athlete.unit.unwrap_or(program.unit);
        let mut of_plan = Maxes::default();
        for max in &program.maxes {
            of_plan.set(max.clone());
        }
        // A lift that the catalogue does not know goes by the name that the plan gives it.
        let named: HashMap<String, &Arc<str>> =
            program.lifts.iter().map(|lift| (fold_name(&lift.name), &lift.name)).collect();
        let mut maxes = Maxes::default();
        for (lift, reps, load) in athlete.maxes.over(&of_plan).iter() {
            let lift = named.get(&fold_name(lift)).map_or(lift, |name| *name);
            maxes.set(TestedMax { lift: lift.clone(), reps, load: load.to(unit) });
        }
        let loaded = program.lifts.iter().enumerate().map(|(place, lift)| {
            let Loaded { loading, is_known } = athlete.gym.loaded(lift, unit);
            (LiftId(place), (Arc::new(loading), is_known))
        });
        let lenders = super::lenders::find(program, &maxes);
        Self {
            program,
            maxes,
            lenders,
            moves: HashMap::new(),
            drifts: HashMap::new(),
            unit,
            chart: athlete.chart.clone().unwrap_or_default(),
            loadings: loaded.collect(),
            unknown: Arc::new(Loading::standard_steps(unit)),
            named: program.lifts.iter().map(|lift| Arc::clone(&lift.name)).collect(),
            athlete,
        }
    }

    /// Whom it is built for.
    pub(super) const fn athlete(&self) -> &Athlete {
        &self.athlete
    }

    pub(super) const fn unit(&self) -> Unit {
        self.unit
    }

    pub(super) const fn chart(&self) -> &Arc<Chart> {
        &self.chart
    }

    /// What share of the one-rep max so many reps at an effort are for this athlete.
    pub(super) fn chart_percent(&self, reps: u16, rpe: Rpe) -> Option<Percent> {
        self.chart.percent(reps, rpe)
    }

    /// The training max of a lift as a share of its max.
    pub(super) fn training_max_of(&self, lift: LiftId) -> Option<Percent> {
        training_max_of(self.program, &self.athlete, lift)
    }

    /// What the lift is loaded with.
    pub(super) fn loading(&self, lift: LiftId) -> Arc<Loading> {
        self.loadings.get(&lift).map_or_else(|| Arc::clone(&self.unknown), |(loading, _)| Arc::clone(loading))
    }

    /// Whether it is known what the lift is loaded with, so that also a load that is written
    /// is rounded to it.
    pub(super) fn is_known(&self, lift: LiftId) -> bool {
        self.loadings.get(&lift).is_some_and(|(_, is_known)| *is_known)
    }

    /// The empty bar of the lift; the athlete's usual one where it is not known to have one.
    pub(super) fn bar(&self, lift: LiftId) -> Load {
        self.loading(lift).bar().unwrap_or_else(|| self.athlete.gym.usual_bar(self.unit))
    }

    pub(super) fn name(&self, lift: LiftId) -> Arc<str> {
        self.program.lift(lift).map_or_else(|| "".into(), |lift| lift.name.clone())
    }

    /// The load that goes up so many times: as it was tested, else from another tested max
    /// by the chart, and what it has moved by since.
    pub(super) fn rep_max(&self, lift: LiftId, reps: u16) -> Option<Max> {
        let moved = self.moves.get(&lift).map(|moved| moved.max);
        let percent = self.chart_percent(reps, Rpe::MAX);
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
            let percent = self.chart_percent(reps, Rpe::MAX)?;
            Some(load.over(percent))
        });
        one.map(|load| Max { load: plus(load, moved), estimate: true, borrowed: None })
    }

    /// The training max: its share of the max, and what it has moved by since. Without a
    /// share of its own it is the max.
    pub(super) fn training_max(&self, lift: LiftId) -> Option<Max> {
        let one = self.rep_max(lift, 1)?;
        let share = self.training_max_of(lift).unwrap_or(Percent::ONE);
        Some(Max { load: plus(one.load.at(share), self.training_max_moved(lift)), ..one })
    }

    /// By how much the training max has moved by itself: with the lender's, of which it is a share, and
    /// on its own.
    fn training_max_moved(&self, lift: LiftId) -> Option<Load> {
        let own = self.moves.get(&lift).map(|moved| moved.training_max);
        let lender = self.lenders.get(&lift).filter(|_| !self.has_own_training_max(lift));
        let lent = lender.and_then(|(lender, share)| Some(self.moves.get(lender)?.training_max.at(*share)));
        match (own, lent) {
            (Some(own), Some(lent)) => Some(own.plus(lent)),
            (own, lent) => own.or(lent),
        }
    }

    /// Whether the plan or the athlete gives a lift a training max of its own.
    pub(super) fn has_own_training_max(&self, lift: LiftId) -> bool {
        self.athlete.training_maxes.only_of(&self.name(lift)).is_some() || self.program.has_own_training_max(lift)
    }

    /// Whether the training max is no longer its share of the max.
    pub(super) fn training_max_has_moved(&self, lift: LiftId) -> bool {
        self.training_max_moved(lift).is_some_and(|moved| moved.is_positive() || moved.is_negative())
    }

    /// Moves the max of a lift, and its training max with it, or the training max by itself.
    /// The maxes that were given stay as they are.
    pub(super) fn move_max(&mut self, lift: LiftId, of_training_max: bool, by: Load) {
        let zero = Load::zero(self.unit);
        let now = if of_training_max { self.training_max(lift) } else { self.rep_max(lift, 1) };
        let by = match now {
            Some(max) => {
                let wanted = by.to(self.unit);
                let by = self.not_below_the_bar(lift, max.load, wanted);
                if by != wanted {
                    self.lose_track(lift);
                }
                by
            }
            None => by,
        };
        let moved = self.moves.entry(lift).or_insert(Moved { max: zero, training_max: zero });
        let moving = if of_training_max { &mut moved.training_max } else { &mut moved.max };
        *moving = moving.plus(by.to(self.unit));
    }

    /// By how much a max moves: it gets no lighter than the empty bar or the lightest dumbbell,
    /// however often it was missed.
    fn not_below_the_bar(&self, lift: LiftId, max: Load, by: Load) -> Load {
        let lightest = self.loading(lift).nearest(smallest(self.unit)).to(self.unit).lighter(max);
        let least = lightest.plus(max.times(-1));
        if by.compare(least).is_lt() { least } else { by }
    }

    /// Notes a max that was tested after the program began; what was known of the lift before
    /// does not hold any more.
    pub(super) fn tested(&mut self, lift: LiftId, reps: u16, load: Load) {
        let max = TestedMax { lift: self.name(lift), reps, load: load.to(self.unit) };
        self.maxes.forget(&max.lift);
        self.maxes.set(max);
        self.moves.remove(&lift);
        self.lose_track(lift);
    }

    /// Whether this max of the lift was given.
    pub(super) fn is_tested(&self, lift: LiftId, reps: u16) -> bool {
        self.maxes.get(&self.name(lift), reps).is_some()
    }

    /// The reps of which maxes of the lift were given, fewest first.
    pub(super) fn tested_reps(&self, lift: LiftId) -> Vec<u16> {
        self.maxes.of(&self.name(lift)).map(|(reps, _)| reps).collect()
    }

    /// The lift whose max this one borrows, and the share of it.
    pub(super) fn lent(&self, lift: LiftId) -> Option<(LiftId, Percent)> {
        self.lenders.get(&lift).copied()
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

    /// Whether the plan names the lift.
    pub(super) fn is_named(&self, lift: &Arc<str>) -> bool {
        self.named.contains(lift)
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

/// A load and what it has moved by; something is left of it, whatever else has moved.
fn plus(load: Load, more: Option<Load>) -> Load {
    let moved = more.map_or(load, |more| load.plus(more));
    if load.is_positive() && !moved.is_positive() { smallest(moved.unit()) } else { moved }
}

/// A load that nothing is lighter than.
const fn smallest(unit: Unit) -> Load {
    Load::from_milli(1, unit)
}

/// The training max of a lift as a share of its max: the athlete's, else that of their plan.
pub(super) fn training_max_of(program: &Program, athlete: &Athlete, lift: LiftId) -> Option<Percent> {
    let name = program.lift(lift).map_or("", |lift| lift.name.as_ref());
    athlete.training_maxes.of(name).or_else(|| program.training_max_of(lift))
}
