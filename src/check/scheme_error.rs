//! What can be wrong with schemes where they are used.

use miette::Diagnostic;
use thiserror::Error;

use crate::diagnostic::Finding;
use crate::source::Span;

/// A mistake in the use of a scheme.
#[derive(Clone, Debug, Diagnostic, Error, PartialEq, Eq)]
#[non_exhaustive]
#[allow(missing_docs, reason = "the fields are the places and words that the messages show")]
pub enum SchemeUseError {
    /// A scheme of several columns where one week stands.
    #[error("`{name}` has {what} of its own and stands in a single one")]
    #[diagnostic(code(E0511), help("{help}"))]
    SchemeInAColumn {
        name: String,
        what: &'static str,
        help: String,
        label: &'static str,
        #[label("{label} in the place of one")]
        span: Span,
    },

    /// A scheme that begins with `warmup auto` or `warmup none`, behind other sets.
    #[error("`{scheme}` begins with `{word}` and stands behind other sets")]
    #[diagnostic(code(E0510), help("put it first in its line, or take `{word}` out of the scheme"))]
    WarmsUpTooLate {
        scheme: String,
        word: &'static str,
        #[label("not behind other sets")]
        span: Span,
    },

    /// Schemes with different numbers of columns in one line.
    #[error("`{first_name}` has {first_columns} columns and `{name}` has {columns}")]
    #[diagnostic(code(E0512), help("schemes in one line have the same weeks; `-` and `same` fill a scheme up"))]
    SchemesDisagree {
        name: String,
        columns: usize,
        first_name: String,
        first_columns: usize,
        #[label("{columns} columns")]
        span: Span,
        #[label("{first_columns} columns")]
        first: Span,
    },

    /// Arguments with which the scheme's sets make no sense.
    #[error("`{call}` does not work: {what}")]
    #[diagnostic(code(E0513), help("{help}"))]
    ArgumentDoesNotFit {
        call: String,
        what: String,
        help: String,
        #[label("with these arguments")]
        span: Span,
        #[label("these sets")]
        body: Span,
    },

    /// Schemes in schemes that stand for more than anyone does.
    #[error("schemes stand for more than {limit} segments here")]
    #[diagnostic(code(E0904), help("schemes that call schemes add up; write fewer of them"))]
    SchemeTooLarge {
        limit: usize,
        #[label("the limit is passed here")]
        span: Span,
    },
}

impl Finding for SchemeUseError {}
