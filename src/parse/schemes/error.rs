//! What can be wrong with schemes and with the places that call them.

use miette::Diagnostic;
use thiserror::Error;

use crate::diagnostic::{Finding, Replacement};
use crate::source::Span;

/// A mistake in a scheme or in a call of one, or a warning.
#[derive(Clone, Debug, Diagnostic, Error, PartialEq, Eq)]
#[non_exhaustive]
#[allow(missing_docs, reason = "the fields are the places and words that the messages show")]
pub enum SchemeError {
    /// A name in the place of sets that no scheme has.
    #[error("there is no scheme `{name}`")]
    #[diagnostic(code(E0501), help("{help}"))]
    UnknownScheme {
        name: String,
        help: String,
        replacement: Option<String>,
        #[label("not a scheme of this plan")]
        span: Span,
    },

    /// A second scheme of the same name.
    #[error("there are two schemes called `{name}`")]
    #[diagnostic(code(E0502), help("give one of them another name, or take it away; capitals make no difference"))]
    RepeatedScheme {
        name: String,
        #[label("defined again here")]
        span: Span,
        #[label("defined first here")]
        first: Span,
    },

    /// A scheme with the name of something else.
    #[error("a scheme cannot be called `{name}`")]
    #[diagnostic(code(E0503), help("{help}"))]
    TakenName {
        name: String,
        help: String,
        #[label("this word means something else")]
        span: Span,
    },

    /// A scheme that comes to call itself.
    #[error("`{name}` would stand for itself: {path}")]
    #[diagnostic(code(E0504), help("write the sets out in one of these schemes"))]
    Cycle {
        name: String,
        path: String,
        #[label("this scheme")]
        span: Span,
        #[label(collection, "calls the next one")]
        others: Vec<Span>,
    },

    /// Braces, or an argument, with a name that the scheme does not have.
    #[error("{what}")]
    #[diagnostic(code(E0505), help("{help}"))]
    UnknownParameter {
        what: String,
        help: String,
        replacement: Option<String>,
        #[label("not a parameter")]
        span: Span,
    },

    /// A parameter that is defined, or given, twice.
    #[error("`{name}` is {done} twice")]
    #[diagnostic(code(E0506), help("{help}"))]
    RepeatedParameter {
        name: String,
        done: &'static str,
        help: &'static str,
        #[label("again here")]
        span: Span,
        #[label("first here")]
        first: Span,
    },

    /// A parameter that changes nothing.
    #[error("the parameter `{name}` is never used")]
    #[diagnostic(code(E0507), help("write `{{{name}}}` where it belongs in the sets, or take it away"))]
    UnusedParameter {
        name: String,
        #[label("changes nothing")]
        span: Span,
    },

    /// Too few arguments, or too many.
    #[error("{what}")]
    #[diagnostic(code(E0508), help("{help}"))]
    ArgumentCount {
        what: String,
        help: String,
        #[label("{label}")]
        span: Span,
        label: &'static str,
        #[label("the scheme")]
        scheme: Span,
    },

    /// An argument of the wrong kind.
    #[error("`{written}` cannot stand for `{{{parameter}}}`")]
    #[diagnostic(code(E0509), help("write {wanted}"))]
    ArgumentKind {
        written: String,
        parameter: String,
        wanted: &'static str,
        #[label("not what is wanted")]
        span: Span,
        #[label("it stands here")]
        parameter_at: Span,
    },

    /// A role, sets or a load beside a scheme.
    #[error("{what}")]
    #[diagnostic(code(E0510), help("{help}"))]
    BesideScheme {
        what: String,
        help: String,
        #[label("not beside a scheme")]
        span: Span,
    },

    /// Arguments with which the scheme's sets cannot be read.
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

    /// Sets of a scheme that cannot be read whatever its arguments are.
    #[error("`{written}` is not a set")]
    #[diagnostic(code(E0102), help("{help}"))]
    UnreadableSets {
        written: String,
        help: String,
        #[label("not understood")]
        span: Span,
    },

    /// Schemes inside of schemes, deeper than anyone can follow.
    #[error("schemes stand in schemes more than {limit} deep")]
    #[diagnostic(code(E0908), help("write the sets out in one of them"))]
    TooDeep {
        limit: usize,
        #[label("the limit is passed here")]
        span: Span,
    },

    /// More sets or parameters than anyone can follow.
    #[error("this scheme has {count} {what}, and {limit} are the most")]
    #[diagnostic(code(E0904), help("split it into several schemes"))]
    TooLarge {
        what: &'static str,
        count: usize,
        limit: usize,
        #[label("one too many")]
        span: Span,
    },

    /// More different calls of schemes with parameters than the limit.
    #[error("the schemes of this plan are called in too many ways")]
    #[diagnostic(
        code(E0904),
        help("write the sets out, or use the same arguments more often: {limit} different calls are the most")
    )]
    TooManyFillings {
        limit: usize,
        #[label("the limit is passed here")]
        span: Span,
    },

    /// A scheme that nothing calls.
    #[error("the scheme `{name}` is not used")]
    #[diagnostic(code(W1020), severity(Warning), help("write its name in the place of sets, or take it away"))]
    UnusedScheme {
        name: String,
        #[label("never called")]
        span: Span,
    },
}

impl Finding for SchemeError {
    fn replacement(&self) -> Option<Replacement> {
        match self {
            Self::UnknownScheme { span, replacement, .. } | Self::UnknownParameter { span, replacement, .. } => {
                Some(Replacement { span: *span, text: replacement.clone()? })
            }
            _ => None,
        }
    }
}
