//! W1106: ramps that would end above their top set.

use miette::Diagnostic;
use thiserror::Error;

use super::Plan;
use super::facts::{shown, top_set};
use super::found::Found;
use crate::diagnostic::Finding;
use crate::model::PlannedSet;
use crate::source::Span;
use crate::training::{Percent, Role};

/// A ramp that climbs too far.
#[derive(Debug, Diagnostic, Error)]
#[error("this ramp would end {above} its top set")]
#[diagnostic(code(W1106), help("a ramp leads up to the top set: let it end lower, or begin with a lighter one"))]
struct RampAboveItsTop {
    above: String,
    #[label("climbs past the top")]
    span: Span,
    #[label("the top set")]
    top: Span,
}

impl Finding for RampAboveItsTop {}

pub(super) fn check(plan: &Plan<'_>, found: &mut Found) {
    for (session, exercise) in plan.exercises() {
        let Some(top) = top_set(exercise) else { continue };
        for set in exercise.sets.iter().filter(|set| set.role == Role::Ramp) {
            if let Some(above) = above(set, top) {
                let (span, top) = (set.origin.load, top.origin.sets);
                found.warn(session, RampAboveItsTop { above, span, top });
            }
        }
    }
}

/// How far a set of a ramp is above the top set; nothing if it is not.
fn above(set: &PlannedSet, top: &PlannedSet) -> Option<String> {
    if set.basis.as_ref().is_some_and(|basis| basis.held_at_top) {
        return Some("above".to_owned());
    }
    // Without a max there is no load that could have been held.
    let (ramp, top) = set.percent.zip(top.percent).filter(|_| set.load.is_none())?;
    let points = ramp.plus(top.negated());
    (points > Percent::default()).then(|| format!("{} of the max above", shown(points)))
}
