//! W1118: loads that only ever go up.

use miette::Diagnostic;
use thiserror::Error;

use super::Plan;
use super::found::Found;
use crate::diagnostic::Finding;
use crate::model::{Action, Condition, ProgressRule, Step};
use crate::source::Span;

/// Linear progress with no way down.
#[derive(Debug, Diagnostic, Error)]
#[error("these loads go up after each hit, and nothing says what happens after misses")]
#[diagnostic(code(W1118), help("say it once: `progress on hit: +2.5kg; on 3 misses: -10%`"))]
struct NoWayDown {
    #[label("only up")]
    span: Span,
}

impl Finding for NoWayDown {}

pub(super) fn check(plan: &Plan<'_>, found: &mut Found) {
    let days = plan.program.blocks.iter().flat_map(|block| &block.days);
    for line in days.flat_map(|day| &day.lines).filter(|line| !line.stages) {
        let rules = &line.progress.rules;
        let up = rules.iter().find(|rule| goes_up(rule));
        if let Some(up) = up.filter(|_| !rules.iter().any(answers_misses)) {
            found.warn_of_plan(NoWayDown { span: up.span });
        }
    }
}

/// Whether a rule adds load for every session that went well.
fn goes_up(rule: &ProgressRule) -> bool {
    let every_time = rule.conditions.iter().all(|condition| matches!(condition, Condition::Hit));
    every_time
        && rule.per_extra_rep.is_none()
        && rule.actions.iter().any(|action| matches!(action, Action::Move(step) if is_up(*step)))
}

/// Whether it has an answer to sessions that did not: a miss, a stall, too few reps, or
/// beginning anew every so often.
fn answers_misses(rule: &ProgressRule) -> bool {
    let asks = rule.conditions.iter().any(|condition| match condition {
        Condition::Miss | Condition::Misses(_) | Condition::Stalls(_) | Condition::AfterLastStage => true,
        Condition::Counted { .. } | Condition::Hit | Condition::InWeeks(_) | Condition::EveryWeeks(_) => false,
    });
    let goes_down = rule.actions.iter().any(|action| match action {
        Action::Move(step) | Action::MoveMax(_, step) => !is_up(*step),
        Action::Reset | Action::NextStage | Action::FirstStage { .. } => true,
        _ => false,
    });
    asks || goes_down
}

fn is_up(step: Step) -> bool {
    match step {
        Step::Load(load) => load.is_positive(),
        Step::Percent(percent) | Step::OfMax(percent) => percent.millionths() > 0,
    }
}
