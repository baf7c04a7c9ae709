//! W1109: little rest after heavy sets.

use std::collections::HashMap;

use miette::Diagnostic;
use thiserror::Error;

use super::Plan;
use super::facts::{group, is_heavy, reps, shown, working};
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
        let supersets = rests_of_supersets(session);
        for exercise in &session.exercises {
            // Between two sets of a lift in a superset there are the other lifts and their rests.
            let round = group(exercise).and_then(|group| supersets.get(&group));
            let of_others = match round {
                None => 0,
                Some(Some(round)) => round.saturating_sub(first_rest(exercise).unwrap_or(0)),
                // One of them is not written: nobody knows.
                Some(None) => continue,
            };
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

/// The rests in a round of each superset; nothing where one is not written.
fn rests_of_supersets(session: &Session) -> HashMap<char, Option<u16>> {
    let mut rests: HashMap<char, Option<u16>> = HashMap::new();
    for exercise in &session.exercises {
        let Some(group) = group(exercise) else { continue };
        let round = rests.entry(group).or_insert(Some(0));
        *round = round.zip(first_rest(exercise)).map(|(round, rest)| round.saturating_add(rest));
    }
    rests
}

/// The rest after the first working set, as long as it may be.
fn first_rest(exercise: &Exercise) -> Option<u16> {
    Some(working(exercise).next()?.extras.rest?.max)
}

/// What makes the set heavy.
fn label(set: &PlannedSet, lint: &Lint) -> String {
    match (set.rpe_min, set.percent) {
        (Some(rpe), _) if rpe >= lint.rpe.0 => format!("RPE {rpe}"),
        (_, Some(percent)) => format!("{} of the max", shown(percent)),
        _ => "heavy".to_owned(),
    }
}
