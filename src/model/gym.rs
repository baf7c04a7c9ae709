//! What there is to lift with, and what each lift is therefore loaded with.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::{Equipment, Lift, fold_name};
use crate::training::{Bar, Load, Loading, Plates, Rack, Rounding, Stack, Unit};

/// The equipment of a plan or an athlete. What is not given is standard.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Gym {
    /// The bars.
    pub bars: ForLifts<Load>,
    /// The plates that go on them.
    pub plates: Option<Arc<Plates>>,
    /// The dumbbells.
    pub dumbbells: Option<Arc<Rack>>,
    /// The stacks of machines and cables.
    pub stacks: ForLifts<Stack>,
    /// How loads are rounded.
    pub rounds: ForLifts<Round>,
}

/// Something that is given for all lifts, for single lifts, or for both.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ForLifts<T> {
    all: Option<T>,
    single: BTreeMap<String, T>,
}

/// To what loads are rounded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Round {
    /// In whole steps of so much.
    pub step: Load,
    /// Which way.
    pub rounding: Rounding,
}

impl<T> Default for ForLifts<T> {
    fn default() -> Self {
        Self { all: None, single: BTreeMap::new() }
    }
}

impl<T: Copy> ForLifts<T> {
    /// Gives it for all lifts that have none of their own.
    pub fn give_all(&mut self, given: T) {
        self.all = Some(given);
    }

    /// Gives it for one lift, by its canonical name.
    pub fn give(&mut self, lift: &str, given: T) {
        self.single.insert(fold_name(lift), given);
    }

    /// What is given for all lifts.
    #[must_use]
    pub const fn all(&self) -> Option<T> {
        self.all
    }

    /// What is given for just this lift.
    #[must_use]
    pub fn only_of(&self, lift: &str) -> Option<T> {
        self.single.get(&fold_name(lift)).copied()
    }

    /// What holds for this lift.
    #[must_use]
    pub fn of(&self, lift: &str) -> Option<T> {
        self.only_of(lift).or(self.all)
    }

    /// These in place of older ones: what is given for all lifts displaces everything older,
    /// what is given for one lift only what is older of that lift.
    #[must_use]
    pub fn over(&self, older: &Self) -> Self {
        if self.all.is_some() {
            return self.clone();
        }
        let mut both = older.clone();
        both.single.extend(self.single.iter().map(|(lift, given)| (lift.clone(), *given)));
        both
    }
}

/// What a lift is loaded with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Loaded {
    /// The bar, the dumbbells, the stack, or steps.
    pub loading: Loading,
    /// Whether that is known of this lift, so that a load that is written is rounded too;
    /// else the coach, who has seen the rack, is taken at their word.
    pub is_known: bool,
}

impl Gym {
    /// This equipment in place of older, kind by kind.
    #[must_use]
    pub fn over(&self, older: &Self) -> Self {
        Self {
            bars: self.bars.over(&older.bars),
            plates: self.plates.clone().or_else(|| older.plates.clone()),
            dumbbells: self.dumbbells.clone().or_else(|| older.dumbbells.clone()),
            stacks: self.stacks.over(&older.stacks),
            rounds: self.rounds.over(&older.rounds),
        }
    }

    /// What a lift is loaded with. What is not given is standard, in this unit.
    #[must_use]
    pub fn loaded(&self, lift: &Lift, unit: Unit) -> Loaded {
        let round = self.rounds.of(&lift.name);
        let rounding = round.map_or(Rounding::default(), |round| round.rounding);
        let made = self.on_bar(lift, unit, round).or_else(|| self.given(lift));
        let is_known = made.is_some();
        let in_steps = || match round {
            Some(round) => Loading::in_steps(round.step),
            None => Loading::standard_steps(unit),
        };
        Loaded { loading: made.unwrap_or_else(in_steps).with(rounding), is_known }
    }

    /// The empty bar of lifts of which nothing else is known.
    #[must_use]
    pub fn usual_bar(&self, unit: Unit) -> Load {
        let unit = self.plates.as_ref().map_or(unit, |plates| plates.unit());
        self.bars.all().unwrap_or_else(|| Bar::standard_weight(unit))
    }

    /// A bar with plates, for lifts that have one.
    fn on_bar(&self, lift: &Lift, unit: Unit, round: Option<Round>) -> Option<Loading> {
        // In a gym with plates in kilograms the bars are too, whoever trains there.
        let bar_unit = self.plates.as_ref().map_or(unit, |plates| plates.unit());
        let weight = match (self.bars.only_of(&lift.name), lift.known.map(|known| known.equipment)) {
            (Some(own), _) => own,
            (None, Some(Equipment::Barbell | Equipment::TrapBar)) => self.usual_bar(unit),
            // A straight bar says nothing of the one for curls.
            (None, Some(Equipment::EzBar)) => Bar::ez_weight(bar_unit),
            _ => return None,
        };
        let bar = match (&self.plates, round) {
            (None, None) => Bar::new(weight, Plates::standard(unit)),
            (None, Some(round)) => Bar::in_steps(weight, round.step),
            (Some(plates), None) => Bar::new(weight, Arc::clone(plates)),
            (Some(plates), Some(round)) => Bar::in_steps_of_plates(weight, Arc::clone(plates), round.step),
        };
        Some(Loading::on_bar(bar))
    }

    /// The dumbbells or the stack of a lift, where they are given.
    fn given(&self, lift: &Lift) -> Option<Loading> {
        let own = self.stacks.only_of(&lift.name);
        let stack = match lift.known.map(|known| known.equipment) {
            Some(Equipment::Machine | Equipment::Cable) => own.or(self.stacks.all()),
            _ => own,
        };
        let is_dumbbell = lift.known.is_some_and(|known| known.equipment == Equipment::Dumbbell);
        let rack = || self.dumbbells.as_ref().filter(|_| is_dumbbell).map(|rack| Loading::from_rack(Arc::clone(rack)));
        stack.map(Loading::on_stack).or_else(rack)
    }
}

impl Round {
    /// Whether plates can make such steps, or finer ones.
    #[must_use]
    pub fn fits(&self, plates: &Plates) -> bool {
        let Some(pair) = plates.smallest_pair() else { return true };
        self.step.compare(pair).is_le() || plates.make(self.step)
    }
}
