//! W1102: back-offs that are far lighter than their top set.

use miette::Diagnostic;
use thiserror::Error;

use super::Plan;
use super::facts::{drop_from, shown, top_set};
use super::found::Found;
use crate::diagnostic::Finding;
use crate::source::Span;
use crate::training::Role;

/// A back-off that does little.
#[derive(Debug, Diagnostic, Error)]
#[error("these back-offs are {drop} lighter than their top set")]
#[diagnostic(code(W1102), help("most programs take off 5 to 15 %; lighter ones are for many more reps, or for speed"))]
struct LargeBackoffDrop {
    drop: String,
    #[label("far lighter")]
    span: Span,
    #[label("than this")]
    top: Span,
}

impl Finding for LargeBackoffDrop {}

pub(super) fn check(plan: &Plan<'_>, found: &mut Found) {
    let lint = &plan.lints.large_backoff_drop;
    for (session, exercise) in plan.exercises() {
        let Some(top) = top_set(exercise) else { continue };
        for set in exercise.sets.iter().filter(|set| set.role == Role::Backoff) {
            if let Some(drop) = drop_from(top, set).filter(|drop| *drop > lint.drop.0) {
                let (span, top) = (set.origin.load, top.origin.sets);
                found.warn(session, LargeBackoffDrop { drop: shown(drop), span, top });
            }
        }
    }
}
