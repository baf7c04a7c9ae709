//! Weeks that are taken from an earlier week and made easier.

use std::sync::Arc;

use super::{Expander, Turn};
use crate::model::{
    Basis, Block, Deload, Derivation, Exercise, Extras, LiftId, Measure, Origin, PlannedSet, Recipe, Role, Session,
    SetPlace, Start, Taken,
};
use crate::training::{Load, Loading, Percent};

/// What a deload does to each set.
struct Easier {
    sets: Percent,
    load: Percent,
    /// The week that it was made from, as the athlete reads it: `week 3`.
    week: Arc<str>,
}

/// The exercise that is made easier.
#[derive(Clone, Copy)]
struct Hard<'h> {
    session: &'h Session,
    exercise: &'h Exercise,
    /// Its place in the session, from 0.
    place: usize,
}

impl Expander<'_> {
    /// The sessions of the week that the deload names, made easier.
    pub(super) fn deload(&mut self, block: &Block, deload: &Deload, sessions: &mut Vec<Session>) -> Vec<Turn> {
        let Some(&source) = self.week_of.get(&(deload.block, deload.week)) else {
            return Vec::new();
        };
        if self.lifts.is_empty() {
            let lifts = self.program.lifts.iter().zip(0..);
            self.lifts = lifts.map(|(lift, place)| (lift.name.clone(), LiftId(place))).collect();
        }
        let week = format!("week {}", source + 1).into();
        let easier = Easier { sets: deload.sets, load: deload.load, week };
        let mut turns = Vec::new();
        let done: Vec<_> = self.weeks.get(source).into_iter().flatten().map(|turn| (turn.slot, turn.session)).collect();
        for (slot, done) in done {
            let Some(hard) = done.and_then(|number| sessions.get(number)) else {
                turns.push(Turn { slot, session: None });
                continue;
            };
            let easy = Session {
                block: block.name.clone(),
                week: self.week,
                day: hard.day,
                weekday: hard.weekday,
                date: None,
                name: hard.name.clone(),
                notes: self.notes_with_block(&hard.notes),
                exercises: (0..)
                    .zip(&hard.exercises)
                    .map(|(place, exercise)| self.easier(Hard { session: hard, exercise, place }, &easier))
                    .collect(),
            };
            for exercise in &easy.exercises {
                self.sets += exercise.sets.len();
                if let Some(&lift) = self.lifts.get(&exercise.lift) {
                    self.remember(slot.number, lift, exercise.variant.as_ref(), &exercise.sets);
                }
            }
            turns.push(Turn { slot, session: Some(sessions.len()) });
            sessions.push(easy);
            if self.sets > super::MAX_EXPANDED_SETS {
                return turns;
            }
        }
        turns
    }

    fn easier(&self, hard: Hard<'_>, easier: &Easier) -> Exercise {
        let exercise = hard.exercise;
        let lift = self.lifts.get(&exercise.lift).copied();
        let plain: Vec<PlannedSet> = exercise
            .sets
            .iter()
            .map(|set| PlannedSet {
                measure: plain(&set.measure, easier.sets),
                // Made easier, it finds no max.
                role: if set.role == Role::Test { Role::Work } else { set.role },
                ..set.clone()
            })
            .collect();
        let mut sets: Vec<PlannedSet> = Vec::with_capacity(plain.len());
        for run in plain.chunk_by(alike) {
            let wanted = run.iter().filter(|set| !set.optional).count();
            let all = share_of(run.len(), easier.sets).max(1);
            let needed = if wanted == 0 { 0 } else { share_of(wanted, easier.sets).clamp(1, all) };
            for (place, set) in run.iter().take(all).enumerate() {
                let (origin, recipe) = (hard.set(set), set.basis.as_ref().and_then(|basis| basis.recipe.clone()));
                let mut set = self.lighter(set, lift, easier);
                if recipe.is_some() || set.load.is_some() {
                    let is_band = set.load_max.is_some() || recipe.is_some_and(|recipe| recipe.taken_max.is_some());
                    rest_on(&mut set, origin, easier.load, is_band);
                }
                // What was written for the last of them, such as the rest after it.
                if let Some(last) = run.last().filter(|_| place + 1 == all) {
                    set.extras = Arc::clone(&last.extras);
                }
                set.optional = place >= needed;
                set.number = u16::try_from(sets.len() + 1).unwrap_or(u16::MAX);
                sets.push(set);
            }
        }
        Exercise { sets, ..exercise.clone() }
    }

    /// The set with its share of the load.
    fn lighter(&self, hard: &PlannedSet, lift: Option<LiftId>, easier: &Easier) -> PlannedSet {
        let mut set = hard.clone();
        let Some(low) = hard.load else {
            without_load(&mut set, easier);
            return set;
        };
        // The load says how heavy it is, and that is no longer what the effort was for.
        set.rpe_min = None;
        set.rpe_max = None;
        if set.bodyweight && !low.is_positive() {
            return set;
        }
        let loading = lift.map(|lift| self.knowledge.loading(lift));
        let loading = match loading {
            Some(loading) if !set.bodyweight => loading,
            Some(loading) => Arc::new(loading.on_bodyweight()),
            None => Arc::new(Loading::standard_steps(low.unit())),
        };
        let round = easier.load != Percent::ONE;
        let on_bar = |load: Load| {
            let rounded = if round { loading.nearest(load.at(easier.load)).to(low.unit()) } else { load };
            // A load that was taken at its word may be lighter than all that can be made.
            if set.bodyweight { rounded } else { rounded.lighter(load) }
        };
        let (load, load_max) = (on_bar(low), hard.load_max.map(on_bar));
        let exact = low.at(easier.load);
        let max = lift.and_then(|lift| self.knowledge.rep_max(lift, 1)).filter(|_| !hard.bodyweight);
        set.percent = max.and_then(|max| exact.percent_of(max.load));
        set.load = Some(load);
        set.load_max = load_max.filter(|max| *max != load);
        set.load_written = Some(format!("{} of {}", written(easier.load), easier.week).into());
        set.percent_of = Some(Arc::clone(&easier.week));
        // `90 % of week 3: 100 kg`
        let source =
            Derivation::PercentOf { percent: easier.load, of: format!("{}:", easier.week).into(), whole: Some(low) };
        set.basis = Some(Basis {
            rounded_to: round.then(|| loading.step()),
            rounding: loading.rounding(),
            exact: round.then_some(exact),
            ..Basis::new(source)
        });
        set
    }
}

impl Hard<'_> {
    fn set(self, set: &PlannedSet) -> SetPlace {
        SetPlace { week: self.session.week, day: self.session.day, exercise: self.place, set: set.number }
    }
}

/// Notes how the load is worked out again: from the load of the hard week. That may be a band, also where
/// nobody knows its ends yet.
fn rest_on(set: &mut PlannedSet, place: SetPlace, share: Percent, is_band: bool) {
    let is_kept = set.bodyweight && set.load.is_some_and(|load| !load.is_positive());
    let taken = Taken::Share(if is_kept { Percent::ONE } else { share });
    let Some(basis) = &mut set.basis else { return };
    basis.recipe = Some(Arc::new(Recipe {
        start: Start::Set(place),
        taken,
        taken_max: is_band.then_some(taken),
        plus: None,
        scale: Percent::ONE,
        more: None,
        more_of: None,
        is_rounded: !is_kept && share != Percent::ONE,
    }));
}

/// A set whose load nobody knows: its rule says what the share is of. As with a load, the effort
/// is no longer what it was for.
fn without_load(set: &mut PlannedSet, easier: &Easier) {
    let is_text = set.load_written.is_some() && set.basis.is_none() && set.rpe_min.or(set.rpe_max).is_none();
    let is_counted_in_reps = matches!(
        set.measure,
        Measure::Reps { .. } | Measure::Amrap { .. } | Measure::Cluster(_) | Measure::Total { .. }
    );
    // Nobody puts a load on a hold or a run of which none is written.
    let has_none = set.load_written.is_none() && !is_counted_in_reps;
    if easier.load == Percent::ONE || is_text || has_none {
        return;
    }
    set.rpe_min = None;
    set.rpe_max = None;
    let of: Arc<str> = match &set.load_written {
        Some(rule) => format!("{}: {rule}", easier.week).into(),
        None => Arc::clone(&easier.week),
    };
    set.percent = set.percent.map(|percent| percent.of(easier.load));
    set.load_written = Some(format!("{} of {of}", written(easier.load)).into());
    let source = Derivation::PercentOf { percent: easier.load, of: Arc::clone(&of), whole: None };
    set.percent_of = Some(of);
    set.basis = Some(Basis::new(source));
}

/// Nothing is done to the last rep: an open set becomes its least number. A total is as many
/// sets as it takes, so that its reps are cut.
fn plain(measure: &Measure, sets: Percent) -> Measure {
    match *measure {
        Measure::Amrap { min: Some(min), .. } => Measure::Reps { min, max: min },
        Measure::Total { reps, per_set } => {
            let reps = u16::try_from(share_of(usize::from(reps), sets).max(1)).unwrap_or(reps);
            Measure::Total { reps, per_set }
        }
        _ => measure.clone(),
    }
}

/// Whether two sets are alike as they are written: the second may be one that can be left out, or
/// the last of several mini-sets, which has another rest behind it. Loads that each start from the set before differ,
/// where they are known, and are written alike.
fn alike(a: &PlannedSet, b: &PlannedSet) -> bool {
    let falls = after_previous(a).is_some() && after_previous(a) == after_previous(b);
    let bare = |set: &PlannedSet| PlannedSet {
        number: 0,
        optional: false,
        extras: Arc::default(),
        origin: Origin::default(),
        load: set.load.filter(|_| !falls),
        load_max: set.load_max.filter(|_| !falls),
        percent: set.percent.filter(|_| !falls),
        basis: set.basis.clone().filter(|_| !falls),
        ..set.clone()
    };
    let rest = |set: &PlannedSet| if set.role.has_mini_sets() { None } else { set.extras.rest };
    let written = |set: &PlannedSet| Extras { rest: rest(set), ..(*set.extras).clone() };
    bare(a) == bare(b) && (Arc::ptr_eq(&a.extras, &b.extras) || written(a) == written(b))
}

/// How a load starts from the one of the set before, if it does.
fn after_previous(set: &PlannedSet) -> Option<&Recipe> {
    let recipe = set.basis.as_ref()?.recipe.as_deref()?;
    (recipe.start == Start::Previous).then_some(recipe)
}

/// So much of a number, rounded half up.
fn share_of(number: usize, percent: Percent) -> usize {
    let millionths = u64::try_from(percent.millionths()).unwrap_or(0);
    let number = u64::try_from(number).unwrap_or(u64::MAX);
    usize::try_from((number.saturating_mul(millionths) + 500_000) / 1_000_000).unwrap_or(usize::MAX)
}

/// As in a plan: `90%`.
fn written(percent: Percent) -> String {
    percent.to_string().replace(' ', "")
}
