//! W1110: a lift that is heavy on two days running.

use std::collections::HashMap;

use miette::Diagnostic;
use thiserror::Error;

use super::Plan;
use super::facts::{is_heavy, working};
use super::found::Found;
use crate::diagnostic::Finding;
use crate::model::Session;
use crate::source::Span;
use crate::training::Weekday;

/// No day between two heavy ones.
#[derive(Debug, Diagnostic, Error)]
#[error("{lift} is heavy on two days running")]
#[diagnostic(code(W1110), help("leave a day between them, or make one of the two light or for technique"))]
struct HeavyDaysInARow {
    lift: String,
    #[label("heavy again")]
    span: Span,
    #[label("heavy the day before")]
    before: Option<Span>,
}

impl Finding for HeavyDaysInARow {}

pub(super) fn check(plan: &Plan<'_>, found: &mut Found) {
    let lint = &plan.lints.heavy_days_in_a_row;
    // The session in which a lift was heavy last, and where in the plan.
    let mut last: HashMap<&str, (&Session, Span)> = HashMap::new();
    for (place, session) in plan.sessions() {
        for exercise in session.exercises.iter().filter(|exercise| exercise.known.is_some_and(|known| known.compound)) {
            let mut sets = working(exercise).filter(|set| is_heavy(set, lint.percent.0, lint.rpe.0));
            let Some(span) = sets.next().map(|set| set.origin.load) else { continue };
            let lift: &str = &exercise.lift;
            if let Some((_, before)) =
                last.insert(lift, (session, span)).filter(|(before, _)| is_next_day(before, session))
            {
                // Of a line that is done on both days there is one place to point at.
                let before = Some(before).filter(|before| *before != span);
                found.warn(place, HeavyDaysInARow { lift: lift.to_owned(), span, before });
            }
        }
    }
}

/// Whether a session is on the day after another; not where their weekdays are not known.
fn is_next_day(before: &Session, after: &Session) -> bool {
    match (before.date.zip(after.date), before.weekday.zip(after.weekday)) {
        (Some((before, after)), _) => after.days_since(before) == 1,
        (None, Some((monday_based, next))) => {
            let days = |session: &Session, weekday: Weekday| i64::from(session.week) * 7 + weekday as i64;
            days(after, next) - days(before, monday_based) == 1
        }
        (None, None) => false,
    }
}
