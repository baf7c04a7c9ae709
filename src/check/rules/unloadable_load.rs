//! W1114: loads that the plates cannot make.

use miette::Diagnostic;
use thiserror::Error;

use super::Plan;
use super::found::Found;
use crate::diagnostic::Finding;
use crate::source::Span;
use crate::training::{Load, Unit};

/// Another load than was asked for.
#[derive(Debug, Diagnostic, Error)]
#[error("{exact} cannot be loaded, and becomes {loaded}")]
#[diagnostic(code(W1114), help("{help}"))]
struct UnloadableLoad {
    exact: String,
    loaded: String,
    #[label("{off} off")]
    span: Span,
    off: String,
    help: String,
}

impl Finding for UnloadableLoad {}

pub(super) fn check(plan: &Plan<'_>, found: &mut Found) {
    let lint = &plan.lints.unloadable_load;
    for (session, exercise, set) in plan.working_sets().filter(|(_, _, set)| !set.bodyweight) {
        let Some(basis) = set.basis.as_ref().filter(|basis| !basis.heaviest_there_is && !basis.held_at_top) else {
            continue;
        };
        let Some((exact, loaded)) = basis.exact.zip(set.load) else { continue };
        let off = distance(exact, loaded);
        let usual = if off.unit() == Unit::Kg { lint.kg } else { lint.lb };
        // A usual step is never further off: that is how gyms are.
        let Some(off) = off.percent_of(exact).filter(|share| *share > lint.info_percent.0 && off.to_f64() > usual)
        else {
            continue;
        };
        let bar = exercise.loading.as_ref().and_then(|loading| loading.bar());
        let help = help(exact, bar);
        let (exact, loaded) = (exact.to_string(), loaded.to_string());
        let finding = UnloadableLoad { exact, loaded, span: set.origin.load, off: off.to_string(), help };
        if off > lint.percent.0 { found.warn(session, finding) } else { found.note(session, finding) }
    }
}

/// What comes closer to a load: plates make none that is lighter than the bar.
fn help(exact: Load, bar: Option<Load>) -> String {
    match bar.filter(|bar| exact.plus(bar.times(-1)).is_negative()) {
        Some(bar) => format!(
            "the empty bar weighs {bar}: give a lighter one, such as `bar 10kg`, take a lift with dumbbells, or write a load that there is"
        ),
        None => "smaller plates or steps come closer: `plates kg 20 15 10 5 2.5 1.25 0.5`, `round 1kg`; or write a load that there is"
            .to_owned(),
    }
}

/// How far a load is from what was asked for.
fn distance(exact: Load, loaded: Load) -> Load {
    let off = loaded.plus(exact.times(-1));
    if off.is_negative() { off.times(-1) } else { off }
}
