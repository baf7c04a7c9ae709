//! W1119: back-offs that go on for nobody knows how long.

use miette::Diagnostic;
use thiserror::Error;

use super::Plan;
use super::facts::working;
use super::found::Found;
use crate::diagnostic::Finding;
use crate::source::Span;
use crate::training::Role;

/// So many sets, or fewer, and nothing that tells.
#[derive(Debug, Diagnostic, Error)]
#[error("nothing says when to stop these sets")]
#[diagnostic(
    code(W1119),
    help("write the effort at which to stop, `backoff 1-4x5 @-7% until RPE9`, or how many there are")
)]
struct NoStopRule {
    #[label("{sets} of them may be left out")]
    span: Span,
    sets: usize,
}

impl Finding for NoStopRule {}

pub(super) fn check(plan: &Plan<'_>, found: &mut Found) {
    let least = usize::from(plan.lints.no_stop_rule.sets).max(1);
    for (session, exercise) in plan.exercises() {
        let sets: Vec<_> = working(exercise).collect();
        for run in sets.chunk_by(|a, b| a.origin.sets == b.origin.sets) {
            let Some(first) = run.first().filter(|set| matches!(set.role, Role::Backoff | Role::Drop)) else {
                continue;
            };
            let ends = first.extras.until.is_some() || first.rpe_max.is_some() || first.extras.within.is_some();
            let open = run.iter().filter(|set| set.optional).count();
            if open >= least && !ends {
                found.warn(session, NoStopRule { span: first.origin.sets, sets: open });
            }
        }
    }
}
