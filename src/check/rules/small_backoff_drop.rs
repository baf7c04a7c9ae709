//! W1101: back-offs that are hardly lighter than their top set.

use miette::Diagnostic;
use thiserror::Error;

use super::Plan;
use super::facts::{drop_from, is_lost, reps, shown, top_set};
use super::found::Found;
use crate::diagnostic::Finding;
use crate::source::Span;
use crate::training::{Percent, Role};

/// A back-off that is one more heavy set.
#[derive(Debug, Diagnostic, Error)]
#[error("these back-offs are only {drop} lighter than their top set")]
#[diagnostic(
    code(W1101),
    help(
        "back-offs are usually 5 to 15 % lighter; take off more, or say when to stop: `backoff 1-4x5 @-3% until RPE9`"
    )
)]
struct SmallBackoffDrop {
    drop: String,
    #[label("{label}")]
    span: Span,
    label: String,
    #[label("the top set")]
    top: Span,
}

impl Finding for SmallBackoffDrop {}

/// A back-off that is no back-off.
#[derive(Debug, Diagnostic, Error)]
#[error("these back-offs are {above} heavier than their top set")]
#[diagnostic(
    code(W1101),
    help("a bare percent is of the max: `@-10%` is less than today's top set, `@90% of top` is a share of it")
)]
struct HeavierBackoff {
    above: String,
    #[label("heavier")]
    span: Span,
    #[label("the top set")]
    top: Span,
}

impl Finding for HeavierBackoff {}

pub(super) fn check(plan: &Plan<'_>, found: &mut Found) {
    let lint = &plan.lints.small_backoff_drop;
    for (session, exercise) in plan.exercises() {
        let Some(top) = top_set(exercise) else { continue };
        for set in exercise.sets.iter().filter(|set| set.role == Role::Backoff) {
            // A stop rule lets the drop be small: the sets end when they get too hard.
            let ends_by_itself = set.extras.until.is_some() || set.rpe_max.is_some();
            let Some(drop) = drop_from(top, set).filter(|_| !ends_by_itself && !is_lost(top, set)) else { continue };
            if drop < Percent::default() {
                let (above, span, top) = (shown(drop.negated()), set.origin.load, top.origin.sets);
                found.warn(session, HeavierBackoff { above, span, top });
                continue;
            }
            if drop >= lint.drop.0 {
                continue;
            }
            let as_many = reps(set).zip(reps(top)).is_some_and(|(reps, of_top)| reps >= of_top);
            let is_hard = top.rpe_min.is_some_and(|rpe| rpe >= lint.rpe.0);
            let label = if as_many { "with as many reps" } else { "hardly lighter" }.to_owned();
            let (span, top) = (set.origin.load, top.origin.sets);
            let finding = SmallBackoffDrop { drop: shown(drop), span, label, top };
            if as_many && is_hard { found.warn(session, finding) } else { found.note(session, finding) }
        }
    }
}
