//! W1108: top sets on isolation lifts.

use miette::Diagnostic;
use thiserror::Error;

use super::Plan;
use super::facts::{reps, top_set};
use super::found::Found;
use crate::diagnostic::Finding;
use crate::source::Span;

/// A heavy top set for one joint.
#[derive(Debug, Diagnostic, Error)]
#[error("{lift} is an isolation lift, and has a top set")]
#[diagnostic(
    code(W1108),
    help("straight sets of more reps suit isolation: `3x10-15 @RPE8`; keep top sets for compound lifts")
)]
struct TopSetOnIsolation {
    lift: String,
    #[label("a top set")]
    span: Span,
}

impl Finding for TopSetOnIsolation {}

pub(super) fn check(plan: &Plan<'_>, found: &mut Found) {
    let lint = &plan.lints.top_set_on_isolation;
    for (session, exercise) in plan.exercises() {
        let is_isolation = exercise.known.is_some_and(|known| !known.compound);
        let Some(top) = top_set(exercise).filter(|_| is_isolation) else { continue };
        let finding = TopSetOnIsolation { lift: exercise.lift.to_string(), span: top.origin.sets };
        // Light top sets of many reps are a common way to write double progression.
        if reps(top).is_some_and(|reps| reps < lint.reps) {
            found.warn(session, finding);
        } else {
            found.note(session, finding);
        }
    }
}
