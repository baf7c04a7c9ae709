//! W1107: lifts whose structure is another every week.

use std::collections::HashMap;

use miette::Diagnostic;
use thiserror::Error;

use super::Plan;
use super::facts::working;
use super::found::Found;
use crate::diagnostic::Finding;
use crate::model::Exercise;
use crate::source::Span;
use crate::training::Role;

/// Top set and back-offs one week, straight sets the next.
#[derive(Debug, Diagnostic, Error)]
#[error("the structure of {lift} is another in each of {weeks} weeks")]
#[diagnostic(
    code(W1107),
    help(
        "keep roles and their order for a block, and move loads and reps: only then can one week be held against the next"
    )
)]
struct ChangingStructure {
    lift: String,
    weeks: u16,
    #[label("changed every week")]
    span: Span,
}

impl Finding for ChangingStructure {}

/// What a line looked like when it was trained last, and for how many weeks it has changed.
struct Seen {
    week: u16,
    roles: Vec<Role>,
    changing: u16,
}

pub(super) fn check(plan: &Plan<'_>, found: &mut Found) {
    let weeks = plan.lints.changing_structure.weeks.max(2);
    let mut seen: HashMap<Span, Seen> = HashMap::new();
    for (session, exercise) in plan.exercises() {
        let Some(week) = plan.schedule.sessions.get(session).map(|session| session.week) else { continue };
        let roles = roles(exercise);
        let last = seen.entry(exercise.span).or_insert_with(|| Seen { week, roles: roles.clone(), changing: 1 });
        if week == last.week {
            continue;
        }
        let changing = if roles == last.roles { 1 } else { last.changing.saturating_add(1) };
        *last = Seen { week, roles, changing };
        if changing >= weeks {
            let lift = exercise.lift.to_string();
            found.warn(session, ChangingStructure { lift, weeks: changing, span: exercise.span });
        }
    }
}

/// The roles of an exercise in their order, each run of sets once.
fn roles(exercise: &Exercise) -> Vec<Role> {
    let mut roles: Vec<Role> = working(exercise).map(|set| set.role).collect();
    roles.dedup();
    roles
}
