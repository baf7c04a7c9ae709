//! How long a session takes.

use std::sync::Arc;

use super::figures::{fewest_sets, reps_of_one_set, written_effort};
use crate::model::{Exercise, Label, Measure, PlannedSet, Role, Session};
use crate::training::{SET_SECONDS, SessionLength, UsualRest};

/// Adds up the sets and rests of a session, warm-ups too. Of ranges the low end counts; what
/// may be left out is left out.
pub(super) fn of_session(session: &Session) -> SessionLength {
    let mut length = SessionLength::default();
    let done: Vec<&Exercise> = session.exercises.iter().filter(|exercise| !exercise.optional).collect();
    for (place, exercise) in done.iter().enumerate() {
        let goes_on = done.get(place + 1).is_some_and(|next| is_one_superset(exercise, next));
        add_exercise(exercise, goes_on, &mut length);
    }
    length
}

/// Whether the athlete goes straight from one line to the other, set by set.
fn is_one_superset(line: &Exercise, next: &Exercise) -> bool {
    match (line.label, next.label) {
        (Some(Label::Superset { group, .. }), Some(Label::Superset { group: of_next, .. })) => group == of_next,
        _ => false,
    }
}

fn add_exercise(exercise: &Exercise, goes_on: bool, length: &mut SessionLength) {
    let sets: Vec<&PlannedSet> = exercise.sets.iter().filter(|set| !set.optional).collect();
    let mut before: Option<&PlannedSet> = None;
    for (place, set) in sets.iter().enumerate() {
        let number = fewest_sets(set);
        if let Some(within) = set.extras.within {
            // All sets of the segment together take so long.
            let is_counted = before.is_some_and(|before| Arc::ptr_eq(&before.extras, &set.extras));
            length.add_time(if is_counted { 0 } else { u64::from(within.min) }, number);
        } else if let Some(work) = work(set) {
            let usual = usual_rest(set, sets.get(place + 1).copied(), goes_on);
            for _ in 0..number {
                match set.extras.every {
                    Some(every) => length.add_time(u64::from(every.min), 1),
                    None => length.add_set(work, set.extras.rest.map(|rest| rest.min), usual),
                }
            }
        } else {
            length.untimed = length.untimed.saturating_add(number);
        }
        before = Some(set);
    }
}

/// How long the set itself takes, in seconds; nothing for distances, energy, and reps in as many
/// sets as it takes.
fn work(set: &PlannedSet) -> Option<u32> {
    let once = match &set.measure {
        Measure::Seconds { min, .. } => u32::from(*min),
        Measure::Metres { .. } | Measure::Calories { .. } | Measure::Total { per_set: None, .. } => return None,
        Measure::Cluster(parts) => {
            let rests = u32::try_from(parts.len().saturating_sub(1)).unwrap_or(0);
            let rest = set.extras.mini_rest.map_or(0, |rest| rest.min);
            SET_SECONDS.saturating_add(rests.saturating_mul(u32::from(rest)))
        }
        Measure::Reps { .. } | Measure::Amrap { .. } | Measure::Total { .. } => SET_SECONDS,
    };
    Some(if set.per_side { once.saturating_mul(2) } else { once })
}

/// The rest that is taken if none is written.
fn usual_rest(set: &PlannedSet, next: Option<&PlannedSet>, goes_on: bool) -> UsualRest {
    match next.map(|next| next.role) {
        _ if set.role == Role::Warmup => UsualRest::WarmUp,
        Some(Role::Drop) => UsualRest::None,
        Some(role) if role == set.role && role.has_mini_sets() => UsualRest::MiniSets,
        _ if goes_on => UsualRest::None,
        _ => UsualRest::after(reps_of_one_set(&set.measure), set.percent, written_effort(set)),
    }
}
