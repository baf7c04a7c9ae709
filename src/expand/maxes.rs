//! What is known of the athlete: maxes, training maxes, and what each lift is loaded with.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use crate::model::{Athlete, LiftId, Loaded, Maxes, Program, TestedMax, fold_name};
use crate::training::{Chart, Load, Loading, Percent, Rpe, Unit};

/// A max that was given or worked out.
#[derive(Clone, Debug)]
pub(super) struct Max {
    pub load: Load,
    /// Whether it rests on the RPE chart.
    pub estimate: bool,
}

pub(super) struct Knowledge<'p> {
    program: &'p Program,
    /// Whom it is built for, with all that the plan says of them.
    athlete: Athlete,
    maxes: Maxes,
    unit: Unit,
    chart: Arc<Chart>,
    loadings: HashMap<LiftId, (Arc<Loading>, bool)>,
    unknown: Arc<Loading>,
    /// The lifts that the plan names.
    named: HashSet<Arc<str>>,
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
        Self {
            program,
            maxes,
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
    /// by the chart.
    pub(super) fn rep_max(&self, lift: LiftId, reps: u16) -> Option<Max> {
        let name = self.name(lift);
        if let Some(load) = self.maxes.get(&name, reps) {
            return Some(Max { load, estimate: false });
        }
        let percent = self.chart_percent(reps, Rpe::MAX)?;
        if reps != 1 {
            let one = self.rep_max(lift, 1)?;
            return Some(Max { load: one.load.at(percent), estimate: true });
        }
        // The fewest reps say most about one.
        self.maxes.of(&name).find_map(|(reps, load)| {
            let percent = self.chart_percent(reps, Rpe::MAX)?;
            Some(Max { load: load.over(percent), estimate: true })
        })
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

/// The training max of a lift as a share of its max: the athlete's, else that of their plan.
pub(super) fn training_max_of(program: &Program, athlete: &Athlete, lift: LiftId) -> Option<Percent> {
    let name = program.lift(lift).map_or("", |lift| lift.name.as_ref());
    athlete.training_maxes.of(name).or_else(|| program.training_max_of(lift))
}
