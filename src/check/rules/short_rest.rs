//! W1109: little rest after heavy sets.

use std::collections::HashMap;

use miette::Diagnostic;
use thiserror::Error;

use super::Plan;
use super::facts::{is_heavy, reps, same_superset, shown, working};
use super::found::Found;
use crate::diagnostic::Finding;
use crate::model::{Exercise, PlannedSet, Session};
use crate::settings::ShortRest as Lint;
use crate::source::Span;
use crate::training::Role;

/// A rest that is too short for the load.
#[derive(Debug, Diagnostic, Error)]
#[error("{rest} s of rest are short after sets as heavy as this")]
#[diagnostic(
    code(W1109),
    help("heavy sets of few reps need 2 to 5 minutes, `rest 3min`; with less the next set suffers")
)]
struct ShortRest {
    rest: u16,
    #[label("{label}")]
    span: Span,
    label: String,
}

impl Finding for ShortRest {}

pub(super) fn check(plan: &Plan<'_>, found: &mut Found) {
    // Of a line the first heavy set is shown; one rest is short for all of them.
    let mut shown_at: HashMap<Span, Span> = HashMap::new();
    for (place, session) in plan.sessions() {
        for exercise in &session.exercises {
            // Between two sets of a lift in a superset there are the other lifts and their rests.
            let Some(of_others) = rest_of_others(session, exercise) else { continue };
            for set in working(exercise) {
                let Some((rest, is_warning)) = short_rest(set, of_others, &plan.lints.short_rest) else { continue };
                let span = *shown_at.entry(exercise.span).or_insert(set.origin.load);
                let finding = ShortRest { rest, span, label: label(set, &plan.lints.short_rest) };
                if is_warning { found.warn(place, finding) } else { found.note(place, finding) }
            }
        }
    }
}

/// The rest after a set, if it is too short for it, and whether that is worth a warning.
fn short_rest(set: &PlannedSet, of_others: u16, lint: &Lint) -> Option<(u16, bool)> {
    let rest = set.extras.rest?.max.saturating_add(of_others);
    // Drops and sets in pieces are short of rest on purpose.
    let in_pieces = set.role.has_mini_sets() || set.role == Role::Drop || set.extras.mini_rest.is_some();
    let few = reps(set).is_some_and(|reps| reps <= lint.reps);
    let is_short = rest < lint.info_seconds.max(lint.seconds) && !in_pieces;
    (is_short && few && is_heavy(set, lint.percent.0, lint.rpe.0)).then_some((rest, rest < lint.seconds))
}

/// The rests of the lifts that are done by turns with this one; nothing where one is not written,
/// so that nobody knows.
fn rest_of_others(session: &Session, exercise: &Exercise) -> Option<u16> {
    let others = session.exercises.iter().filter(|other| other.span != exercise.span && same_superset(exercise, other));
    others.map(|other| Some(working(other).next()?.extras.rest?.max)).sum()
}

/// What makes the set heavy.
fn label(set: &PlannedSet, lint: &Lint) -> String {
    match (set.rpe_min, set.percent) {
        (Some(rpe), _) if rpe >= lint.rpe.0 => format!("RPE {rpe}"),
        (_, Some(percent)) => format!("{} of the max", shown(percent)),
        _ => "heavy".to_owned(),
    }
}
