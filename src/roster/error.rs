//! What can be wrong with a roster.

use miette::Diagnostic;
use thiserror::Error;

use crate::diagnostic::Finding;
use crate::source::Span;

/// A mistake in a roster, or a warning.
#[derive(Clone, Debug, Diagnostic, Error, PartialEq, Eq)]
#[non_exhaustive]
#[allow(missing_docs, reason = "the fields are the places and words that the messages show")]
pub enum RosterError {
    /// A cell that cannot be read; the row is left out.
    #[error("{what}")]
    #[diagnostic(code(E0711), help("{help}"))]
    UnreadableCell {
        what: String,
        help: String,
        #[label("{label}")]
        span: Span,
        label: &'static str,
    },

    /// No column for names.
    #[error("the roster has no column `name`")]
    #[diagnostic(
        code(E0712),
        help("the first line names the columns: `name,unit,bodyweight,squat,bench`; each line below it is an athlete")
    )]
    NoNameColumn {
        #[label("these are the columns")]
        span: Span,
    },

    /// A column that is there twice.
    #[error("the column `{column}` is there twice")]
    #[diagnostic(code(E0712), help("keep one of them; names such as `bench` and `bench press` are one lift"))]
    RepeatedColumn {
        column: String,
        #[label("again")]
        span: Span,
        #[label("the first one")]
        first: Span,
    },

    /// No rows.
    #[error("the roster has no athletes")]
    #[diagnostic(
        code(E0713),
        help("below the line with the columns, `name,squat,bench`, each line is an athlete: `Anna,120,80`")
    )]
    NoAthletes {
        #[label("nobody to build for")]
        span: Span,
    },

    /// More rows than the limit.
    #[error("the roster has more than {limit} athletes")]
    #[diagnostic(code(E0714), help("split it into rosters of teams"))]
    TooManyAthletes {
        limit: usize,
        #[label("the limit is passed here")]
        span: Span,
    },

    /// A column that nobody knows.
    #[error("`{column}` is neither a lift nor anything else that a roster holds")]
    #[diagnostic(code(W1026), severity(Warning), help("{help}"))]
    UnknownColumn {
        column: String,
        help: String,
        #[label("this column is left out")]
        span: Span,
    },

    /// A lift of which the plan's max, which may be somebody else's, stands in.
    #[error("{name} has no max for {lift}, so the plan's {max} stands in")]
    #[diagnostic(
        code(W1030),
        severity(Warning),
        help("write theirs into the cell; where the plan's is meant for them too, write `-`")
    )]
    PlansMax {
        name: String,
        lift: String,
        max: String,
        #[label("an empty cell")]
        span: Span,
    },

    /// Two athletes of one name.
    #[error("two athletes are called `{name}`")]
    #[diagnostic(
        code(W1027),
        severity(Warning),
        help("both are built, and the second file has a number behind the name; add an initial to tell them apart")
    )]
    SameName {
        name: String,
        #[label("the same name again")]
        span: Span,
        #[label("the first one")]
        first: Span,
    },

    /// Neither the cell nor the row nor the plan says what is counted.
    #[error("`{weight}` does not say whether it is kilograms or pounds, and is taken as kilograms")]
    #[diagnostic(
        code(W1029),
        severity(Warning),
        help("give the roster a column `unit` with `kg` or `lb` in each row, or write `unit kg` into the plan")
    )]
    WeightWithoutUnit {
        weight: String,
        #[label("kilograms or pounds?")]
        span: Span,
    },
}

impl Finding for RosterError {}
