//! W1118: loads that only ever go up.

use std::collections::HashMap;

use miette::Diagnostic;
use thiserror::Error;

use super::Plan;
use super::facts::{answers_misses, is_up};
use super::found::Found;
use crate::diagnostic::Finding;
use crate::model::{Action, Condition, Line, ProgressRule};
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
    let lines = days.flat_map(|day| &day.lines).filter(|line| !line.stages);
    let only_up: HashMap<Span, Span> = lines.filter_map(|line| Some((line.head_span(), only_up(line)?))).collect();
    for (session, exercise) in plan.exercises() {
        if let Some(&span) = only_up.get(&exercise.span) {
            found.warn(session, NoWayDown { span });
        }
    }
}

/// The rule by which a line goes up, if none answers misses.
fn only_up(line: &Line) -> Option<Span> {
    let rules = &line.progress.rules;
    let up = rules.iter().find(|rule| goes_up(rule))?;
    (!rules.iter().any(answers_misses)).then_some(up.span)
}

/// Whether a rule adds load for every session that went well.
fn goes_up(rule: &ProgressRule) -> bool {
    let every_time = rule.conditions.iter().all(|condition| matches!(condition, Condition::Hit));
    every_time
        && rule.per_extra_rep.is_none()
        && rule.actions.iter().any(|action| matches!(action, Action::Move(step) if is_up(*step)))
}
