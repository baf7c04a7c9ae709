//! [`Ast`] → [`Program`]: what the words mean, and whether it can be done.
//!
//! The plan is first lowered (`structure`, `lines`, `segments`, `loads`): names are
//! resolved and what stands in a wrong place or form is reported. Then the passes in
//! `PASSES` look at the whole program. A line with a mistake that was reported is marked
//! as broken, and no pass says anything more of it.

mod error;
mod labels;
mod limits;
mod lines;
mod loads;
mod maxes;
mod names;
mod references;
mod reps;
mod schemes;
mod segments;
mod structure;
mod tops;
mod tracks;
mod weeks;

pub use error::CheckError;

use crate::diagnostic::Diagnostics;
use crate::model::Program;
use crate::source::Source;
use crate::syntax::Ast;

/// A pass over a whole program.
type Pass = fn(&Program, &mut Diagnostics);

/// What is checked once the program stands, in order.
const PASSES: &[Pass] = &[limits::check, reps::check, tops::check, references::check, labels::check, maxes::check];

/// A program may take so many weeks.
pub const MAX_WEEKS: u16 = 104;
/// A rep max may be of so many reps.
pub const MAX_RM: u16 = 100;
/// A week may have so many sessions.
pub const MAX_SESSIONS: usize = 14;

/// Checks a plan. The [`Program`] holds all that could be understood, so that later stages
/// can still say something of it; it is fit to expand only if there are no errors.
#[must_use]
pub fn check(ast: &Ast, source: &Source) -> (Program, Diagnostics) {
    let mut lowering = Lowering {
        ast,
        source,
        program: Program::default(),
        diagnostics: Diagnostics::default(),
        names: names::Names::default(),
        schemes: schemes::Schemes::default(),
    };
    structure::lower(&mut lowering);
    let Lowering { program, mut diagnostics, .. } = lowering;
    for pass in PASSES {
        pass(&program, &mut diagnostics);
    }
    (program, diagnostics)
}

/// What the steps of lowering share.
struct Lowering<'a> {
    ast: &'a Ast,
    source: &'a Source,
    program: Program,
    diagnostics: Diagnostics,
    names: names::Names<'a>,
    schemes: schemes::Schemes,
}
