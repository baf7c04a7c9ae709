//! A compiler for strength-training programs written as plain text.
//!
//! ```
//! use liftplan::model::Athlete;
//! use liftplan::source::Source;
//!
//! let plan = "max bench 120kg\nbench: ramp 3 @RPE3-5..8; top 4-6 @RPE8; backoff 3x8 @-10%\n";
//! let compiled = liftplan::compile(&Source::new("bench.plan", plan), &Athlete::default());
//! let sets = compiled.schedule.iter().flat_map(|schedule| &schedule.sessions[0].exercises[0].sets);
//! let loads: Vec<f64> = sets.filter_map(|set| set.load).map(|load| load.to_f64()).collect();
//! assert_eq!(loads, [87.5, 95.0, 97.5, 100.0, 90.0, 90.0, 90.0]);
//! ```
//!
//! # The pipeline
//!
//! Data flows one way. Each stage is a function of what comes before it and returns what
//! it could make together with its diagnostics.
//!
//! | stage | from | to | says what is wrong with |
//! |---|---|---|---|
//! | [`library::gather`] | [`source::Source`] + [`library::Library`] | [`source::Source`] with the files it uses | the files |
//! | [`parse::parse`] | [`source::Source`] | [`syntax::Ast`] | the form |
//! | [`check::check`] | [`syntax::Ast`] | [`model::Program`] | the meaning |
//! | [`expand::expand`] | [`model::Program`] + [`model::Athlete`] | [`model::Schedule`] | the loads |
//! | [`fmt::format`] | [`source::Source`] | text in the canonical layout | the form |
//! | [`stats::stats`] | [`model::Schedule`] | [`stats::Stats`] | nothing: it always succeeds |
//! | [`sheet`] | [`model::Schedule`] | [`sheet::Sheet`], what is printed | nothing: it always succeeds |
//! | [`render`] | [`model::Schedule`] or [`stats::Stats`] | text, JSON, CSV, HTML | nothing: it always succeeds |
//!
//! [`training`] is the arithmetic that they share, [`diagnostic`] collects and shows what
//! they have to say. [`compile`] runs the stages in order; [`parse_and_check`] stops before the
//! athlete comes in, so that one plan serves a whole [`roster`].

pub mod check;
mod despite;
pub mod diagnostic;
pub mod diff;
pub mod expand;
pub mod fmt;
pub mod library;
pub mod mend;
pub mod model;
pub mod parse;
pub mod render;
pub mod roster;
pub mod settings;
pub mod sheet;
pub mod source;
pub mod stats;
pub mod syntax;
pub mod training;
mod words;

/// The README as documentation, so that its library example is run.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
pub struct Readme;

use std::collections::HashSet;

use diagnostic::Diagnostics;
use library::Library;
use model::{Athlete, History, Program, Schedule};
use settings::Settings;
use source::Source;
use syntax::Ast;

/// All that a plan was turned into.
#[derive(Debug)]
pub struct Compiled {
    /// What the plan says.
    pub ast: Ast,
    /// What it means.
    pub program: Program,
    /// What the athlete does; nothing if the plan has errors, or is only an athlete's file.
    pub schedule: Option<Schedule>,
    /// What there is to tell the coach.
    pub diagnostics: Diagnostics,
}

/// A plan that was parsed and checked once, to be expanded for one athlete after another.
#[derive(Debug)]
pub struct Checked {
    /// What the plan says.
    pub ast: Ast,
    /// What it means.
    pub program: Program,
    /// What there is to tell the coach so far.
    pub diagnostics: Diagnostics,
    /// What its project has set; the defaults, until somebody says otherwise.
    pub settings: Settings,
    /// Whether it is known which weeks and days the plan has.
    knows_its_weeks: bool,
}

/// Runs the stages that need no athlete. A plan that uses other files needs
/// [`parse_and_check_with`].
#[must_use]
pub fn parse_and_check(source: &Source) -> Checked {
    let (ast, diagnostics) = parse::parse(source);
    check_parsed(ast, diagnostics, source, Diagnostics::MOST)
}

/// Runs the stages that need no athlete, with a library that fetches the files that the plan
/// uses. The source that comes back holds those files too; it is the one to show diagnostics
/// with.
#[must_use]
pub fn parse_and_check_with(source: Source, library: &dyn Library) -> (Source, Checked) {
    parse_and_check_in(source, library, Diagnostics::MOST)
}

/// Runs the stages that need no athlete; each has room for so many findings.
fn parse_and_check_in(source: Source, library: &dyn Library, room: usize) -> (Source, Checked) {
    let (mut ast, mut diagnostics) = parse::parse_into(&source, Diagnostics::with_room(room));
    let mut source = source;
    let uses = |statement: &syntax::Statement| matches!(statement.kind, syntax::StatementKind::Use(_));
    // Most plans use nothing, and are read once.
    if ast.statements.iter().any(uses) {
        let (gathered, found) = library::gather(source, library);
        source = gathered;
        diagnostics = found;
        let (parsed, found) = parse::parse_into(&source, Diagnostics::with_room(room));
        ast = parsed;
        diagnostics.append(found);
    }
    let checked = Checked { settings: library.settings(), ..check_parsed(ast, diagnostics, &source, room) };
    (source, checked)
}

fn check_parsed(ast: Ast, mut diagnostics: Diagnostics, source: &Source, room: usize) -> Checked {
    let (program, found) = check::check_into(&ast, source, Diagnostics::with_room(room));
    diagnostics.append(found);
    let knows_its_weeks = despite::knows_its_weeks(&ast, source, &diagnostics);
    Checked { ast, program, diagnostics, settings: Settings::default(), knows_its_weeks }
}

impl Checked {
    /// Expands the plan for an athlete and asks the coaching lints: nothing if the plan has
    /// errors, if it has some for this athlete, or if it is only an athlete's file. The
    /// diagnostics are those that come with the athlete; of a plan with errors, the errors alone.
    #[must_use]
    pub fn expand(&self, athlete: &Athlete, history: &History) -> (Option<Schedule>, Diagnostics) {
        if self.diagnostics.has_errors() && !self.knows_its_weeks {
            return (None, expand::check_training_maxes(&self.program, athlete));
        }
        if self.ast.is_athlete_file() || self.program.library {
            return (None, Diagnostics::default());
        }
        if self.diagnostics.has_errors() {
            let (ast, program, known) = (&self.ast, &self.program, &self.diagnostics);
            return (None, despite::errors_of_expansion(ast, program, known, athlete, history));
        }
        let (schedule, mut found) = expand::expand_after(&self.program, athlete, history);
        if found.has_errors() {
            return (None, found);
        }
        // Where something is wrong already, nothing more is said of it.
        let told: HashSet<u32> = self.diagnostics.lesser_with_places().into_iter().map(|(_, at)| at).collect();
        let mut advice = check::advise(&self.program, &schedule, &self.settings);
        advice.retain_lesser(|_, at| !told.contains(&at));
        found.append(advice);
        (Some(schedule), found)
    }

    /// Runs the stages that are left, for one athlete.
    #[must_use]
    pub fn compile(self, athlete: &Athlete, history: &History) -> Compiled {
        let (schedule, found) = self.expand(athlete, history);
        let Self { ast, program, mut diagnostics, settings, .. } = self;
        diagnostics.append(found);
        check::silence(&program, &settings, &mut diagnostics);
        Compiled { ast, program, schedule, diagnostics }
    }
}

/// Runs all stages. A plan with errors has no schedule. Where loads move with training, every
/// prescription is taken to be met.
#[must_use]
pub fn compile(source: &Source, athlete: &Athlete) -> Compiled {
    compile_after(source, athlete, &History::default())
}

/// Runs all stages for an athlete who has trained some of the sessions.
#[must_use]
pub fn compile_after(source: &Source, athlete: &Athlete, history: &History) -> Compiled {
    parse_and_check(source).compile(athlete, history)
}

/// Runs all stages, with a library that fetches the files that the plan uses. The source
/// that comes back holds those files too.
#[must_use]
pub fn compile_with(source: Source, athlete: &Athlete, library: &dyn Library) -> (Source, Compiled) {
    let (source, checked) = parse_and_check_with(source, library);
    let compiled = checked.compile(athlete, &History::default());
    (source, compiled)
}
