//! A compiler for strength-training programs written as plain text.
//!
//! ```
//! use liftplan::model::Athlete;
//! use liftplan::source::Source;
//!
//! let plan = "max bench 120kg\nbench: ramp 3@RPE3-5..8; top 4-6@RPE8; backoff 3x8 @-10%\n";
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
//! | [`render`] | [`model::Schedule`] | text, JSON, CSV, HTML | nothing: it always succeeds |
//!
//! [`training`] is the arithmetic that they share, [`diagnostic`] collects and shows what
//! they have to say. [`compile`] runs the stages in order.

pub mod check;
pub mod diagnostic;
pub mod expand;
pub mod library;
pub mod model;
pub mod parse;
pub mod render;
pub mod source;
pub mod syntax;
pub mod training;

/// The README as documentation, so that its library example is run.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
pub struct Readme;

use diagnostic::Diagnostics;
use library::Library;
use model::{Athlete, Program, Schedule};
use source::Source;
use syntax::Ast;

/// All that a plan was turned into.
#[derive(Debug)]
pub struct Compiled {
    /// What the plan says.
    pub ast: Ast,
    /// What it means.
    pub program: Program,
    /// What the athlete does; nothing if the plan has errors.
    pub schedule: Option<Schedule>,
    /// What there is to tell the coach.
    pub diagnostics: Diagnostics,
}

/// Runs all stages but the first: a plan that uses other files needs [`compile_with`]. A plan
/// with errors is not expanded.
#[must_use]
pub fn compile(source: &Source, athlete: &Athlete) -> Compiled {
    let (ast, diagnostics) = parse::parse(source);
    compile_parsed(ast, diagnostics, source, athlete)
}

/// Runs all stages, with a library that fetches the files that the plan uses. The source
/// that comes back holds those files too; it is the one to show diagnostics with.
#[must_use]
pub fn compile_with(source: Source, athlete: &Athlete, library: &dyn Library) -> (Source, Compiled) {
    let (mut ast, mut diagnostics) = parse::parse(&source);
    let mut source = source;
    let uses = |statement: &syntax::Statement| matches!(statement.kind, syntax::StatementKind::Use(_));
    // Most plans use nothing, and are read once.
    if ast.statements.iter().any(uses) {
        let (gathered, found) = library::gather(source, library);
        source = gathered;
        diagnostics = found;
        let (parsed, found) = parse::parse(&source);
        ast = parsed;
        diagnostics.append(found);
    }
    let compiled = compile_parsed(ast, diagnostics, &source, athlete);
    (source, compiled)
}

fn compile_parsed(ast: Ast, mut diagnostics: Diagnostics, source: &Source, athlete: &Athlete) -> Compiled {
    let (program, found) = check::check(&ast, source);
    diagnostics.append(found);
    let mut schedule = None;
    if !diagnostics.has_errors() {
        let (expanded, found) = expand::expand(&program, athlete);
        diagnostics.append(found);
        schedule = Some(expanded).filter(|_| !diagnostics.has_errors());
    }
    Compiled { ast, program, schedule, diagnostics }
}
