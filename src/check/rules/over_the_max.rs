//! W1116: more than the max, outside of a test.

use miette::Diagnostic;
use thiserror::Error;

use super::Plan;
use super::facts::{has_progressed, is_percent_of_max, is_written, shown};
use super::found::Found;
use crate::diagnostic::Finding;
use crate::source::Span;

/// A load that was never lifted.
#[derive(Debug, Diagnostic, Error)]
#[error("{percent} is more than the lift's max")]
#[diagnostic(
    code(W1116),
    help(
        "a new max is looked for with `test 1RM`, which needs no percent; where the program peaks like this, allow it with a reason"
    )
)]
struct OverTheMax {
    percent: String,
    #[label("over 100%")]
    span: Span,
}

impl Finding for OverTheMax {}

pub(super) fn check(plan: &Plan<'_>, found: &mut Found) {
    let lint = &plan.lints.over_the_max;
    for (session, _, set) in plan.working_sets().filter(|(_, _, set)| is_percent_of_max(set) || is_written(set)) {
        if let Some(percent) = set.percent.filter(|percent| *percent > lint.percent.0 && !has_progressed(set)) {
            found.warn(session, OverTheMax { percent: shown(percent), span: set.origin.load });
        }
    }
}
