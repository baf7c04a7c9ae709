//! What is known of the athlete: maxes, training maxes, and what each lift is loaded with.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use crate::model::{Athlete, LiftId, MaxOf, Maxes, Program, Step, TestedMax, fold_name};
use crate::training::{Bar, Load, Loading, Percent, Rpe, Unit, chart_percent};

/// A max that was given or worked out.
#[derive(Clone, Debug)]
pub(super) struct Max {
    pub load: Load,
    /// Whether it rests on the RPE chart.
    pub estimate: bool,
}

pub(super) struct Knowledge<'p> {
    program: &'p Program,
    maxes: Maxes,
    unit: Unit,
    loadings: HashMap<LiftId, Arc<Loading>>,
    unknown: Arc<Loading>,
    /// Maxes that training has moved.
    moved: HashMap<LiftId, MovedMax>,
}

/// How training has moved the maxes of a lift.
#[derive(Clone, Copy, Debug, Default)]
struct MovedMax {
    /// What the one-rep max has gained.
    one_rep: Option<Load>,
    /// What the training max has gained beside its share of the max.
    training: Option<Load>,
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
        Self { program, maxes, unit, loadings, unknown: Arc::new(Loading::standard_steps(unit)), moved: HashMap::new() }
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
    /// by the chart.
    pub(super) fn rep_max(&self, lift: LiftId, reps: u16) -> Option<Max> {
        let max = self.starting_rep_max(lift, reps)?;
        let gained = self.moved.get(&lift).and_then(|moved| moved.one_rep);
        // A max of more reps gains its share of it.
        let gained = gained.map(|gained| chart_percent(reps, Rpe::MAX).map_or(gained, |share| gained.at(share)));
        Some(gained.map_or_else(|| max.clone(), |gained| Max { load: max.load.plus(gained), ..max }))
    }

    /// The max as it was before any training.
    fn starting_rep_max(&self, lift: LiftId, reps: u16) -> Option<Max> {
        let name = self.name(lift);
        if let Some(load) = self.maxes.get(&name, reps) {
            return Some(Max { load, estimate: false });
        }
        let percent = chart_percent(reps, Rpe::MAX)?;
        if reps != 1 {
            let one = self.starting_rep_max(lift, 1)?;
            return Some(Max { load: one.load.at(percent), estimate: true });
        }
        // The fewest reps say most about one.
        self.maxes.of(&name).find_map(|(reps, load)| {
            let percent = chart_percent(reps, Rpe::MAX)?;
            Some(Max { load: load.over(percent), estimate: true })
        })
    }

    /// What the training max has gained beside its share of the max.
    pub(super) fn moved_training_max(&self, lift: LiftId) -> Option<Load> {
        self.moved.get(&lift).and_then(|moved| moved.training)
    }

    /// Moves the max or the training max of a lift; one that nobody knows cannot move.
    pub(super) fn move_max(&mut self, lift: LiftId, of: MaxOf, step: Step) {
        let Some(max) = self.rep_max(lift, 1).map(|max| max.load) else { return };
        let training = self.training_max(lift, max);
        let more = match (step, of) {
            (Step::Load(load), _) => load,
            (Step::OfMax(share), _) | (Step::Percent(share), MaxOf::OneRep) => max.at(share),
            (Step::Percent(share), MaxOf::Training) => training.at(share),
        };
        let moved = self.moved.entry(lift).or_default();
        let gained = match of {
            MaxOf::OneRep => &mut moved.one_rep,
            MaxOf::Training => &mut moved.training,
        };
        *gained = Some(gained.map_or(more, |before| before.plus(more)));
    }

    /// Sets the max or the training max of a lift to what was lifted.
    pub(super) fn set_max(&mut self, lift: LiftId, of: MaxOf, load: Load) {
        let Some(max) = self.rep_max(lift, 1).map(|max| max.load) else {
            let (lift, load) = (self.name(lift), load.to(self.unit));
            if of == MaxOf::OneRep {
                self.maxes.set(TestedMax { lift, reps: 1, load });
            }
            return;
        };
        let before = match of {
            MaxOf::OneRep => max,
            MaxOf::Training => self.training_max(lift, max),
        };
        self.move_max(lift, of, Step::Load(load.to(self.unit).plus(before.times(-1))));
    }

    fn training_max(&self, lift: LiftId, max: Load) -> Load {
        let share = self.program.training_max_of(lift).unwrap_or(Percent::ONE);
        let training = max.at(share);
        self.moved_training_max(lift).map_or(training, |more| training.plus(more))
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
