//! Why a plan was not formatted although it can be read.

use miette::Diagnostic;
use thiserror::Error;

use crate::diagnostic::Finding;
use crate::source::Span;

/// A fault of the formatter.
#[derive(Clone, Debug, Error, Diagnostic)]
pub enum FormatError {
    /// The formatted plan would not say what the plan says.
    #[error("liftplan contradicts itself: formatted, this plan would be another: {what}")]
    #[diagnostic(
        code(E0999),
        help("this is a mistake in liftplan, not in the plan; please report it with the plan, which stays as it is")
    )]
    Changed {
        /// What would be different.
        what: String,
        /// Where it stands in the plan.
        #[label("this would change")]
        span: Span,
    },
}

impl Finding for FormatError {}
