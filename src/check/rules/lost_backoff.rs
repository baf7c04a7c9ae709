//! W1115: back-offs that rounding makes as heavy as their top set.

use miette::Diagnostic;
use thiserror::Error;

use super::Plan;
use super::facts::{drop_from, is_lost, shown, top_set};
use super::found::Found;
use crate::diagnostic::Finding;
use crate::source::Span;
use crate::training::Role;

/// A drop that is smaller than the smallest plates.
#[derive(Debug, Diagnostic, Error)]
#[error("rounded to {load}, these back-offs are as heavy as their top set")]
#[diagnostic(
    code(W1115),
    help("a drop of {drop} is less than the steps of this load; take off more, or give smaller plates: `round 1kg`")
)]
struct LostBackoff {
    load: String,
    drop: String,
    #[label("no lighter")]
    span: Span,
    #[label("than this")]
    top: Span,
}

impl Finding for LostBackoff {}

pub(super) fn check(plan: &Plan<'_>, found: &mut Found) {
    for (session, exercise) in plan.exercises() {
        let Some(top) = top_set(exercise) else { continue };
        for set in exercise.sets.iter().filter(|set| set.role == Role::Backoff && is_lost(top, set)) {
            let Some((load, drop)) = set.load.zip(drop_from(top, set)) else { continue };
            let (load, drop) = (load.to_string(), shown(drop));
            found.warn(session, LostBackoff { load, drop, span: set.origin.load, top: top.origin.sets });
        }
    }
}
