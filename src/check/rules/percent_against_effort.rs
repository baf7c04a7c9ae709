//! W1105: a percent and an effort that cannot both be right.

use miette::Diagnostic;
use thiserror::Error;

use super::Plan;
use super::facts::{is_percent_of_max, reps, shown};
use super::found::Found;
use crate::diagnostic::Finding;
use crate::model::{Measure, PlannedSet};
use crate::source::Span;
use crate::training::Rpe;

/// A load that is harder or easier than the effort beside it.
#[derive(Debug, Diagnostic, Error)]
#[error("{reps} reps at {percent} are {than} than {effort}")]
#[diagnostic(
    code(W1105),
    help(
        "by the RPE chart {effort} for {reps} reps is about {meant}; write one of the two, or `cap` for an effort not to pass"
    )
)]
pub(super) struct PercentAgainstEffort {
    reps: u16,
    percent: String,
    than: &'static str,
    effort: String,
    meant: String,
    #[label("they do not agree")]
    span: Span,
}

impl Finding for PercentAgainstEffort {}

pub(super) fn check(plan: &Plan<'_>, found: &mut Found) {
    for (session, _, set) in plan.working_sets().filter(|(_, _, set)| is_percent_of_max(set)) {
        if let Some(finding) = disagreement(plan, set) {
            found.warn(session, finding);
        }
    }
}

/// What is wrong with a set whose load is too far away from its effort.
pub(super) fn disagreement(plan: &Plan<'_>, set: &PlannedSet) -> Option<PercentAgainstEffort> {
    let chart = &plan.schedule.chart;
    let apart = i16::from(plan.lints.percent_against_effort.rpe.0.halves());
    let (percent, reps) = set.percent.zip(reps(set))?;
    let (low, high) = set.rpe_min.zip(set.rpe_max)?;
    let hardest = high.moved(apart).unwrap_or(Rpe::MAX);
    let too_hard = chart.percent(reps, hardest).is_some_and(|most| percent > most);
    // Off the scale, or off the chart, nothing is too easy.
    let easiest = low.moved(-apart).and_then(|easiest| chart.percent(reps, easiest));
    // Of an open set nobody knows how many reps it comes to.
    let is_open = matches!(set.measure, Measure::Amrap { .. });
    let too_easy = !is_open && easiest.is_some_and(|least| percent < least);
    let effort = if low == high { format!("RPE {low}") } else { format!("RPE {low}–{high}") };
    let meant = chart.percent(reps, if too_hard { high } else { low }).map(shown)?;
    let than = if too_hard { "harder" } else { "easier" };
    let percent = shown(percent);
    (too_hard || too_easy).then_some(PercentAgainstEffort { reps, percent, than, effort, meant, span: set.origin.load })
}
