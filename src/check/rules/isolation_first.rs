//! W1111: isolation in front of the main lift.

use std::collections::HashMap;

use miette::Diagnostic;
use thiserror::Error;

use super::Plan;
use super::facts::{group, working};
use super::found::Found;
use crate::diagnostic::Finding;
use crate::model::{Exercise, KnownLift};
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
        // From the last to the first: the main lifts behind, by the muscles that they need most.
        let mut behind: HashMap<&'static str, Vec<&Exercise>> = HashMap::new();
        let mut findings = Vec::new();
        for exercise in session.exercises.iter().rev() {
            let Some(known) = exercise.known else { continue };
            if known.is_loaded_compound() {
                for muscle in known.primary_muscles() {
                    let mains = behind.entry(muscle).or_default();
                    // Of a superset the nearest is enough, so that two looks find one of another.
                    match mains.last_mut().filter(|last| group(last).is_some() && group(last) == group(exercise)) {
                        Some(last) => *last = exercise,
                        None => mains.push(exercise),
                    }
                }
            } else if !known.compound && tires(exercise) {
                findings.extend(before_a_main_lift(exercise, known, &behind));
            }
        }
        findings.into_iter().rev().for_each(|finding| found.warn(place, finding));
    }
}

/// Warm-up sets, and what may be left out, tire nothing.
fn tires(exercise: &Exercise) -> bool {
    !exercise.optional && working(exercise).any(|set| !set.optional)
}

/// The main lift behind an isolation lift that needs its muscle. Lifts of one superset are done by
/// turns, so that neither comes first.
fn before_a_main_lift(
    isolation: &Exercise,
    known: KnownLift,
    behind: &HashMap<&'static str, Vec<&Exercise>>,
) -> Option<IsolationFirst> {
    let own = group(isolation);
    known.primary_muscles().find_map(|muscle| {
        let mut mains = behind.get(muscle)?.iter().rev();
        let main = mains.find(|main| own.is_none() || group(main) != own)?;
        Some(IsolationFirst {
            isolation: isolation.lift.to_string(),
            main: main.lift.to_string(),
            muscle,
            span: isolation.span,
            main_span: main.span,
        })
    })
}
