//! W1111: isolation in front of the main lift.

use miette::Diagnostic;
use thiserror::Error;

use super::Plan;
use super::facts::{same_superset, working};
use super::found::Found;
use crate::diagnostic::Finding;
use crate::model::{KnownLift, Session};
use crate::source::Span;

/// A muscle that is tired before the lift that needs it.
#[derive(Debug, Diagnostic, Error)]
#[error("{isolation} comes before {main}, which needs the same muscle")]
#[diagnostic(
    code(W1111),
    help("put the compound lift first, while the {muscle} are fresh; to tire them on purpose, allow it with a reason")
)]
struct IsolationFirst {
    isolation: String,
    main: String,
    muscle: &'static str,
    #[label("isolation first")]
    span: Span,
    #[label("the main lift")]
    main_span: Span,
}

impl Finding for IsolationFirst {}

pub(super) fn check(plan: &Plan<'_>, found: &mut Found) {
    for (place, session) in plan.sessions() {
        for finding in in_session(session) {
            found.warn(place, finding);
        }
    }
}

fn in_session(session: &Session) -> impl Iterator<Item = IsolationFirst> {
    session.exercises.iter().enumerate().filter_map(|(place, isolation)| {
        // Warm-up sets, and what may be left out, tire nothing.
        let tires = !isolation.optional && working(isolation).any(|set| !set.optional);
        let known = isolation.known.filter(|known| !known.compound && tires)?;
        let behind = session.exercises.iter().skip(place + 1);
        behind.filter(|main| !same_superset(isolation, main)).find_map(|main| {
            let loaded = main.known.filter(KnownLift::is_loaded_compound)?;
            let muscle = known.primary_muscles().find(|muscle| needs(&loaded, muscle))?;
            Some(IsolationFirst {
                isolation: isolation.lift.to_string(),
                main: main.lift.to_string(),
                muscle,
                span: isolation.span,
                main_span: main.span,
            })
        })
    })
}

fn needs(lift: &KnownLift, muscle: &str) -> bool {
    lift.primary_muscles().any(|needed| needed == muscle)
}
