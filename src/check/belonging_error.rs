//! What can be wrong with lines that belong to others, and with the lifts of a line.

use miette::Diagnostic;
use thiserror::Error;

use crate::diagnostic::{Finding, Replacement};
use crate::source::Span;

/// A mistake in a line that belongs to something, or in what lifts are named, or a warning.
#[derive(Clone, Debug, Diagnostic, Error, PartialEq, Eq)]
#[non_exhaustive]
#[allow(missing_docs, reason = "the fields are the places and words that the messages show")]
pub enum BelongingError {
    /// A tempo in the head of a day, a block or the program.
    #[error("a tempo is for one lift, and this one is for {of}")]
    #[diagnostic(
        code(E0119),
        help("write it under the lift that it is for, or behind its sets: `3x5 @80% tempo 30X0`")
    )]
    TempoWithoutALift {
        of: &'static str,
        #[label("for which lift?")]
        span: Span,
    },

    /// A line that belongs to something, where there is nothing.
    #[error("{what} belongs to nothing")]
    #[diagnostic(
        code(E0122),
        help("write it under a lift or a scheme, or in the head of a day, a block or the program")
    )]
    BelongsToNothing {
        what: String,
        #[label("of what?")]
        span: Span,
    },

    /// A line under a lift that none of its sets can use.
    #[error("no set of this {of} can use this `{keyword}`")]
    #[diagnostic(code(E0120), help("{help}"))]
    AttachedInVain {
        of: &'static str,
        keyword: &'static str,
        help: &'static str,
        #[label("for which sets?")]
        span: Span,
    },

    /// A warm-up under a lift that has warm-up sets.
    #[error("this lift warms up twice")]
    #[diagnostic(code(E0121), help("keep one of the two: the sets in the line, or the `warmup` line below it"))]
    TwoWarmups {
        #[label("warms up again")]
        span: Span,
        #[label("warms up first here")]
        first: Span,
    },

    /// A choice or a rotation that names a lift twice.
    #[error("`{lift}` is named twice in this line")]
    #[diagnostic(code(E0205), help("name each lift once; a lift that comes twice as often has a line of its own"))]
    SameLiftTwice {
        lift: String,
        #[label("named again here")]
        span: Span,
        #[label("named first here")]
        first: Span,
    },

    /// A choice or a rotation of very many lifts.
    #[error("this line names {lifts} lifts, and {limit} is the most")]
    #[diagnostic(code(E0210), help("give some of them a line of their own"))]
    TooManyLifts {
        lifts: usize,
        limit: usize,
        #[label("{lifts} lifts")]
        span: Span,
    },

    /// A lift that borrows its max from itself, by way of others.
    #[error("this lift is like itself: {circle}")]
    #[diagnostic(code(E0206), help("one of them needs a max of its own: leave its `like` out and write `max` for it"))]
    LiftLikeItself {
        circle: String,
        #[label("begins the circle")]
        span: Span,
    },

    /// A word behind a declared lift that says nothing of it.
    #[error("`{written}` says nothing of a lift")]
    #[diagnostic(code(E0207), help("{}", lift_word_help(*meant)))]
    UnknownLiftWord {
        written: String,
        meant: Option<&'static str>,
        #[label("not equipment, `compound` or `isolation`")]
        span: Span,
    },

    /// An `allow` of something that is no warning.
    #[error("there is no warning `{written}`")]
    #[diagnostic(code(E0208), help("{}", warning_help(*meant)))]
    UnknownWarning {
        written: String,
        meant: Option<&'static str>,
        #[label("no such warning")]
        span: Span,
    },

    /// An `allow` of an error.
    #[error("`{written}` is an error, and errors cannot be allowed")]
    #[diagnostic(code(E0209), help("an error has to be mended; `liftplan explain {code}` says how"))]
    AllowOfAnError {
        written: String,
        code: &'static str,
        #[label("an error")]
        span: Span,
    },

    /// An `allow` that silences nothing.
    #[error("this `allow` silences nothing")]
    #[diagnostic(code(W1015), severity(Warning), help("take the line away: what it allows does not happen here"))]
    StaleAllow {
        #[label("not given here")]
        span: Span,
    },

    /// A warm-up to be made where no set has a load.
    #[error("there is no load to warm up to")]
    #[diagnostic(
        code(W1016),
        severity(Warning),
        help("`warmup auto` takes shares of the first working load; write the sets instead: `warmup 2x5 @\"light\"`")
    )]
    NoLoadToWarmUpTo {
        #[label("makes no sets")]
        span: Span,
    },

    /// A declared lift that nobody trains.
    #[error("`{lift}` is declared and never trained")]
    #[diagnostic(code(W1017), severity(Warning), help("{help}"))]
    UnusedLift {
        lift: String,
        help: String,
        #[label("not used")]
        span: Span,
    },
}

fn lift_word_help(meant: Option<&'static str>) -> String {
    let forms = "behind the name stand `like` and another lift, equipment such as `barbell`, `dumbbell`, `machine`, `cable` \
                 or `bodyweight`, and `compound` or `isolation`, separated by `,`";
    meant.map_or_else(|| forms.to_owned(), |meant| format!("did you mean `{meant}`?"))
}

fn warning_help(meant: Option<&'static str>) -> String {
    match meant {
        Some(meant) => format!("did you mean `{meant}`?"),
        None => "write the name or the code that stands above the warning: `allow unknown-lift`, `allow W1001`".into(),
    }
}

impl Finding for BelongingError {
    fn replacement(&self) -> Option<Replacement> {
        match self {
            Self::UnknownWarning { span, meant, .. } | Self::UnknownLiftWord { span, meant, .. } => {
                Some(Replacement { span: *span, text: (*meant)?.to_owned() })
            }
            _ => None,
        }
    }
}
