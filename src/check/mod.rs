//! [`Ast`] → [`Program`]: what the words mean, and whether it can be done.
//!
//! The plan is first lowered (`structure`, `lines`, `segments`, `loads`): names are
//! resolved and what stands in a wrong place or form is reported. Then the passes in
//! `PASSES` look at the whole program. A line with a mistake that was reported is marked
//! as broken, and no pass says anything more of it.

mod allows;
mod athlete;
mod attached;
mod belonging_error;
mod calendar_error;
mod cycles;
mod dates;
mod declared;
mod defaults;
mod deloads;
mod error;
mod labels;
mod limits;
mod lines;
mod loads;
mod mini_sets;
mod names;
mod open;
mod progress;
mod references;
mod reps;
mod rule_error;
mod rules;
mod scheme_error;
mod scheme_lines;
mod schemes;
mod sections;
mod segments;
mod slots;
mod stages;
mod structure;
mod tests;
mod tops;
mod tracks;
mod warmup_words;
mod weeks;

pub use allows::silence;
pub use athlete::{AthleteError, check_athlete};
pub use belonging_error::BelongingError;
pub use calendar_error::CalendarError;
pub use error::CheckError;
pub use rule_error::RuleError;
pub use rules::{advise, warned_sessions};
pub use scheme_error::SchemeUseError;

pub(crate) use athlete::is_possible_bodyweight;

use crate::diagnostic::Diagnostics;
use crate::model::Program;
use crate::source::Source;
use crate::syntax::{Ast, Statement, StatementKind};

/// A pass over a whole program.
type Pass = fn(&Program, &mut Diagnostics);

/// What is checked once the program stands, in order.
const PASSES: &[Pass] = &[
    limits::check,
    reps::check,
    tops::check,
    references::check,
    labels::check,
    cycles::check,
    progress::check,
    tests::check,
];

/// A program may take so many weeks.
pub const MAX_WEEKS: u16 = 104;
/// A rep max may be of so many reps.
pub const MAX_RM: u16 = 100;
/// A choice or a rotation may name so many lifts.
pub const MAX_LIFTS: usize = 20;
/// So many rules of progress may stand below a lift or a scheme, or in a head.
pub const MAX_RULES: usize = 100;
/// A rule of progress may be for so many lifts.
pub const MAX_LIFTS_OF_A_RULE: usize = 100;
/// A rule of progress may have so many conditions, and so many actions.
pub const MAX_PARTS_OF_A_RULE: usize = 20;
/// A week may have so many sessions.
pub const MAX_SESSIONS: usize = 14;

/// Checks a plan. The [`Program`] holds all that could be understood, so that later stages
/// can still say something of it; it is fit to expand only if there are no errors.
#[must_use]
pub fn check(ast: &Ast, source: &Source) -> (Program, Diagnostics) {
    check_into(ast, source, Diagnostics::default())
}

/// Checks, with findings going into diagnostics that may have more room than others.
pub(crate) fn check_into(ast: &Ast, source: &Source, diagnostics: Diagnostics) -> (Program, Diagnostics) {
    let mut lowering = Lowering::new(ast, source, diagnostics);
    structure::lower(&mut lowering);
    let Lowering { program, mut diagnostics, .. } = lowering;
    for pass in PASSES {
        pass(&program, &mut diagnostics);
    }
    // A line that was not understood may be the one that uses a lift, and what is there to be
    // used by other plans trains nothing itself.
    let is_broken = |statement: &Statement| matches!(statement.kind, StatementKind::Broken);
    if !program.library && !diagnostics.has_errors() && !ast.statements.iter().any(is_broken) {
        declared::unused(&program, source, &mut diagnostics);
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
    /// Whether the line that is lowered is of several lifts in one: `clean + jerk`.
    complex: bool,
    /// The training days of the whole program.
    training: Option<slots::Training>,
    /// Whether it was reported that days have no weekday.
    weekdays_missing: bool,
    /// How many weeks have lists of sessions of their own, so far.
    weeks_with_slots: usize,
    scopes: allows::Scopes,
    /// So many warm-up sets of `warmup` lines may still be given to lines.
    warmup_room: usize,
}

impl<'a> Lowering<'a> {
    fn new(ast: &'a Ast, source: &'a Source, diagnostics: Diagnostics) -> Self {
        Self {
            ast,
            source,
            program: Program::default(),
            diagnostics,
            names: names::Names::default(),
            schemes: schemes::Schemes::default(),
            complex: false,
            training: None,
            weekdays_missing: false,
            weeks_with_slots: 0,
            scopes: allows::Scopes::default(),
            warmup_room: crate::expand::MAX_EXPANDED_SETS,
        }
    }
}
