//! What can be wrong with the settings of a project.

use miette::Diagnostic;
use thiserror::Error;

use crate::diagnostic::{Finding, Replacement};
use crate::source::Span;

/// A mistake in a project's `liftplan.toml`.
#[derive(Clone, Debug, Diagnostic, Error, PartialEq, Eq)]
#[non_exhaustive]
#[allow(missing_docs, reason = "the fields are the places and words that the messages show")]
pub enum SettingsError {
    /// Text that is no TOML.
    #[error("these settings are not TOML")]
    #[diagnostic(
        code(E0801),
        help(
            "settings look like `[lints.short-rest]` and below it `seconds = 90`; texts stand in quotes, and nothing \
             stands twice ({why})"
        )
    )]
    Unreadable {
        why: String,
        #[label("not understood here")]
        span: Span,
    },

    /// A table or a key that there is not.
    #[error("there is no setting `{written}`")]
    #[diagnostic(code(E0802), help("{help}"))]
    Unknown {
        written: String,
        help: String,
        replacement: Option<String>,
        #[label("not known")]
        span: Span,
    },

    /// A value of another kind, or out of its range.
    #[error("`{key}` cannot be `{written}`")]
    #[diagnostic(code(E0803), help("{help}"))]
    Impossible {
        key: String,
        written: String,
        help: String,
        #[label("not possible")]
        span: Span,
    },
}

impl Finding for SettingsError {
    fn replacement(&self) -> Option<Replacement> {
        match self {
            Self::Unknown { span, replacement, .. } => Some(Replacement { span: *span, text: replacement.clone()? }),
            _ => None,
        }
    }
}
