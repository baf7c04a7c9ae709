//! W1117: lifts with nothing but open sets.

use miette::Diagnostic;
use thiserror::Error;

use super::Plan;
use super::facts::working;
use super::found::Found;
use crate::diagnostic::Finding;
use crate::model::{Measure, PlannedSet};
use crate::source::Span;

/// As many reps as possible, every time.
#[derive(Debug, Diagnostic, Error)]
#[error("every set of {lift} is as many reps as possible")]
#[diagnostic(code(W1117), help("one open set, the last, says as much and tires less: `2x5, 5+`"))]
struct EverySetAmrap {
    lift: String,
    #[label("all of them open")]
    span: Span,
}

impl Finding for EverySetAmrap {}

pub(super) fn check(plan: &Plan<'_>, found: &mut Found) {
    let least = usize::from(plan.lints.every_set_amrap.sets).max(1);
    for (session, exercise) in plan.exercises() {
        let sets = working(exercise);
        let Some(first) = sets.clone().next().filter(|_| sets.clone().count() >= least) else { continue };
        if sets.clone().all(is_open_and_loaded) {
            let span = sets.fold(first.origin.sets, |all, set| all.to(set.origin.sets));
            found.warn(session, EverySetAmrap { lift: exercise.lift.to_string(), span });
        }
    }
}

/// Push-ups and pull-ups to the last rep are common; a bar is another matter. A set that is
/// stopped at an effort or a number is not to the last rep.
fn is_open_and_loaded(set: &PlannedSet) -> bool {
    let is_loaded = !set.bodyweight && (set.load.is_some() || set.percent.is_some());
    let ends_early = set.rpe_max.is_some() || set.extras.until.is_some() || set.role.has_mini_sets();
    is_loaded && !ends_early && matches!(set.measure, Measure::Amrap { max: None, .. })
}
