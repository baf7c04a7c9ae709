//! What turns out only when loads are worked out.

use miette::Diagnostic;
use thiserror::Error;

use crate::diagnostic::Finding;
use crate::source::Span;

/// A mistake or a warning of the expansion.
#[derive(Clone, Debug, Diagnostic, Error, PartialEq, Eq)]
#[non_exhaustive]
#[allow(missing_docs, reason = "the fields are the places and words that the messages show")]
pub enum ExpandError {
    /// A load that comes out as nothing or less, or past all limits.
    #[error("this load comes out at {load} in week {week}")]
    #[diagnostic(code(E0312), help("a load must be more than nothing, and 2,000 kg or 4,000 lb is the most"))]
    ImpossibleLoad {
        load: String,
        week: u16,
        #[label("nobody can lift that")]
        span: Span,
    },

    /// An effort that climbs past the end of the scale.
    #[error("this effort leaves the scale in week {week}")]
    #[diagnostic(code(E0306), help("RPE goes from 0 to 10; start lower or let it climb by less"))]
    EffortOffTheScale {
        week: u16,
        #[label("climbs past the end")]
        span: Span,
    },

    /// More sets than the limit.
    #[error("the program has more than {limit} sets")]
    #[diagnostic(code(E0906), help("split it into programs of a year or less"))]
    TooManySets {
        limit: usize,
        #[label("the limit is passed here")]
        span: Span,
    },

    /// No max for a lift whose loads need one.
    #[error("no {what} is known for {lift}, so its loads stay as they are written")]
    #[diagnostic(code(W1002), severity(Warning), help("{help}"))]
    MissingMax {
        what: String,
        lift: String,
        help: String,
        #[label("of which max?")]
        span: Span,
    },

    /// A contradiction inside liftplan.
    #[error("liftplan contradicts itself: {what}")]
    #[diagnostic(code(E0999), help("this is a mistake in liftplan, not in the plan; please report it with the plan"))]
    Internal {
        what: String,
        #[label("while planning this")]
        span: Span,
    },
}

impl Finding for ExpandError {}
