//! W1109: little rest after heavy sets.

use std::collections::HashMap;

use miette::Diagnostic;
use thiserror::Error;

use super::Plan;
use super::facts::{is_heavy, reps};
use super::found::Found;
use crate::diagnostic::Finding;
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
    let lint = &plan.lints.short_rest;
    // Of a line the first heavy set is shown; one rest is short for all of them.
    let mut shown_at: HashMap<Span, Span> = HashMap::new();
    for (session, exercise, set) in plan.working_sets() {
        let Some(rest) = set.extras.rest.map(|rest| rest.max).filter(|rest| *rest < lint.info_seconds) else {
            continue;
        };
        // Drops and sets in pieces are short of rest on purpose.
        let in_pieces = set.role.has_mini_sets() || set.role == Role::Drop || set.extras.mini_rest.is_some();
        let few = reps(set).is_some_and(|reps| reps <= lint.reps);
        if in_pieces || !few || !is_heavy(set, lint.percent.0, lint.rpe.0) {
            continue;
        }
        let label = match (set.rpe_min, set.percent) {
            (Some(rpe), _) if rpe >= lint.rpe.0 => format!("RPE {rpe}"),
            (_, Some(percent)) => format!("{} of the max", super::facts::shown(percent)),
            _ => "heavy".to_owned(),
        };
        let span = *shown_at.entry(exercise.span).or_insert(set.origin.load);
        let finding = ShortRest { rest, span, label };
        if rest < lint.seconds { found.warn(session, finding) } else { found.note(session, finding) }
    }
}
