//! W1120: sessions that take too long.

use miette::Diagnostic;
use thiserror::Error;

use super::Plan;
use super::found::Found;
use crate::diagnostic::Finding;
use crate::source::Span;

/// More than an evening.
#[derive(Debug, Diagnostic, Error)]
#[error("this session takes about {minutes} minutes")]
#[diagnostic(
    code(W1120),
    help("spread it over two days, pair lifts as supersets (`A1`, `A2`), or rest less between light sets")
)]
struct LongSession {
    minutes: u64,
    sets: u32,
    #[label("{sets} sets from here on")]
    span: Span,
}

impl Finding for LongSession {}

pub(super) fn check(plan: &Plan<'_>, found: &mut Found) {
    let lint = &plan.lints.long_session;
    let lengths = plan.stats.weeks.iter().flat_map(|week| &week.sessions).map(|session| session.length);
    for ((place, session), length) in plan.sessions().zip(lengths) {
        let Some(span) = session.exercises.first().map(|exercise| exercise.span) else { continue };
        let minutes = length.minutes();
        let finding = LongSession { minutes, sets: length.sets, span };
        if minutes > u64::from(lint.minutes) {
            found.warn(place, finding);
        } else if minutes > u64::from(lint.info_minutes) {
            found.note(place, finding);
        }
    }
}
