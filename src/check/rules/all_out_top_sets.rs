//! W1103: top sets that are all-out week after week.

use std::collections::HashMap;

use miette::Diagnostic;
use thiserror::Error;

use super::Plan;
use super::facts::top_set;
use super::found::Found;
use crate::diagnostic::Finding;
use crate::source::Span;
use crate::training::Rpe;

/// A max test every week.
#[derive(Debug, Diagnostic, Error)]
#[error("the top sets of {lift} are all-out {weeks} weeks running")]
#[diagnostic(
    code(W1103),
    help("leave 1 to 3 reps in reserve in most weeks, `top 5 @RPE8`, and test now and then: `test 1RM`")
)]
struct AllOutTopSets {
    lift: String,
    weeks: u16,
    #[label("RPE 10 again")]
    span: Span,
}

impl Finding for AllOutTopSets {}

pub(super) fn check(plan: &Plan<'_>, found: &mut Found) {
    let lint = &plan.lints.all_out_top_sets;
    // The last week in which a lift was all-out, and for how many weeks running it then was.
    let mut running: HashMap<&str, (u16, u16)> = HashMap::new();
    for (session, exercise) in plan.exercises() {
        let Some(top) = top_set(exercise).filter(|top| top.rpe_min == Some(Rpe::MAX)) else { continue };
        let Some(week) = plan.schedule.sessions.get(session).map(|session| session.week) else { continue };
        let (last, weeks) = running.entry(&exercise.lift).or_insert((week, 1));
        match week.saturating_sub(*last) {
            0 => {}
            1 => *weeks += 1,
            _ => *weeks = 1,
        }
        *last = week;
        if *weeks >= lint.weeks.max(1) {
            let (lift, weeks, span) = (exercise.lift.to_string(), *weeks, top.origin.sets.to(top.origin.load));
            found.warn(session, AllOutTopSets { lift, weeks, span });
        }
    }
}
