//! W1121: too much work with too much load in one session.

use std::collections::HashMap;
use std::sync::Arc;

use miette::Diagnostic;
use thiserror::Error;

use super::Plan;
use super::facts::has_progressed;
use super::found::Found;
use crate::diagnostic::Finding;
use crate::model::Session;
use crate::source::Span;

/// An INOL that takes more than a week to get over.
#[derive(Debug, Diagnostic, Error)]
#[error("the INOL of {lift} is {inol}")]
#[diagnostic(code(W1121), help("0.4 to 1 suits most sessions, 1 to 2 is hard; take fewer sets or less load"))]
struct ExcessiveInol {
    lift: String,
    inol: String,
    #[label("in one session")]
    span: Span,
}

impl Finding for ExcessiveInol {}

pub(super) fn check(plan: &Plan<'_>, found: &mut Found) {
    let lint = &plan.lints.excessive_inol;
    let stats = plan.stats.weeks.iter().flat_map(|week| &week.sessions);
    for ((place, session), stats) in plan.sessions().zip(stats) {
        let lifts = stats.lifts.iter().filter(|lift| lift.figures.reps >= u64::from(lint.reps));
        let mut much = lifts.filter(|lift| lift.session_inol.to_f64() > lint.info_inol).peekable();
        if much.peek().is_none() {
            continue;
        }
        let exercises = by_lift(session);
        for lift in much {
            // Against the max of the beginning, weeks of progress would seem too much.
            let Some(&(span, false)) = exercises.get(&lift.lift) else { continue };
            let inol = lift.session_inol;
            let finding = ExcessiveInol { lift: lift.lift.to_string(), inol: inol.to_string(), span };
            if inol.to_f64() > lint.inol { found.warn(place, finding) } else { found.note(place, finding) }
        }
    }
}

/// Where each lift of a session stands first, and whether progress has moved any of its sets.
fn by_lift(session: &Session) -> HashMap<&Arc<str>, (Span, bool)> {
    let mut lifts: HashMap<&Arc<str>, (Span, bool)> = HashMap::new();
    for exercise in &session.exercises {
        let (_, moved) = lifts.entry(&exercise.lift).or_insert((exercise.span, false));
        *moved |= exercise.sets.iter().any(has_progressed);
    }
    lifts
}
