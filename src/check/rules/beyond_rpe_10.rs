//! W1104: percents that nobody can do so many reps with.

use miette::Diagnostic;
use thiserror::Error;

use super::Plan;
use super::facts::{has_progressed, is_percent_of_max, is_written, reps, shown};
use super::found::Found;
use super::percent_against_effort::disagreement;
use crate::diagnostic::Finding;
use crate::source::Span;
use crate::training::{Percent, Rpe};

/// More than the chart has for RPE 10.
#[derive(Debug, Diagnostic, Error)]
#[error("{reps} reps at {percent} of the max are more than all-out")]
#[diagnostic(code(W1104), help("the RPE chart has {most} for {reps} reps at RPE 10; take fewer reps or less load"))]
struct BeyondRpe10 {
    reps: u16,
    percent: String,
    most: String,
    #[label("past RPE 10")]
    span: Span,
    #[label("for so many reps")]
    sets: Span,
}

impl Finding for BeyondRpe10 {}

pub(super) fn check(plan: &Plan<'_>, found: &mut Found) {
    let lint = &plan.lints.beyond_rpe_10;
    for (session, _, set) in plan.working_sets() {
        let Some((percent, reps)) = set.percent.zip(reps(set)).filter(|_| is_percent_of_max(set) || is_written(set))
        else {
            continue;
        };
        // What is over the max altogether is a lint of its own, and what is of a rep max knows better
        // than the chart.
        let is_of_rep_max = set.percent_of.as_deref().is_some_and(|of| of != "1RM" && of != "tm");
        if percent > Percent::ONE || is_of_rep_max {
            continue;
        }
        // A ramp that is held at its top is not as heavy as written, and what disagrees with an effort
        // is a lint of its own too.
        let is_held = set.basis.as_ref().is_some_and(|basis| basis.held_at_top);
        if is_held || has_progressed(set) || disagreement(plan, set).is_some() {
            continue;
        }
        let Some(most) = plan.schedule.chart.percent(reps, Rpe::MAX) else { continue };
        if percent > most.plus(lint.points.0) {
            let (span, sets) = (set.origin.load, set.origin.sets);
            found.warn(session, BeyondRpe10 { reps, percent: shown(percent), most: shown(most), span, sets });
        }
    }
}
