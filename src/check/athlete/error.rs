//! What can be wrong with what is said of an athlete.

use miette::Diagnostic;
use thiserror::Error;

use crate::diagnostic::{Finding, Replacement};
use crate::source::Span;

/// A mistake in the lines on an athlete and their gym.
#[derive(Clone, Debug, Diagnostic, Error, PartialEq, Eq)]
#[non_exhaustive]
#[allow(missing_docs, reason = "the fields are the places and words that the messages show")]
pub enum AthleteError {
    /// A line in an athlete's file that belongs into a plan.
    #[error("{what} has no place in an athlete's file")]
    #[diagnostic(
        code(E0701),
        help(
            "it holds `athlete`, `unit`, `bodyweight`, `max`, `tm`, `bar`, `plates`, `dumbbells`, `stack`, `round` and `chart`; what is trained stands in the plan"
        )
    )]
    NotOfAnAthlete {
        what: &'static str,
        #[label("belongs into a plan")]
        span: Span,
    },

    /// A second athlete.
    #[error("there are two athletes")]
    #[diagnostic(code(E0702), help("{help}"))]
    SeveralAthletes {
        help: &'static str,
        #[label("a second one")]
        span: Span,
        #[label("the first one")]
        first: Span,
    },

    /// Equipment that no gym has.
    #[error("{what}")]
    #[diagnostic(code(E0703), help("{help}"))]
    ImpossibleEquipment {
        what: String,
        help: String,
        #[label("{label}")]
        span: Span,
        label: &'static str,
    },

    /// Dumbbells that do not go from the first to the last in these steps.
    #[error("{what}")]
    #[diagnostic(code(E0704), help("{help}"))]
    DumbbellSteps {
        what: String,
        help: String,
        replacement: Option<String>,
        #[label("{label}")]
        span: Span,
        label: &'static str,
    },

    /// Steps that the plates cannot make.
    #[error("the plates cannot make steps of {step}")]
    #[diagnostic(
        code(E0705),
        help(
            "plates go on in pairs, and the lightest pair is {pair}: round to that or to a multiple of it, or leave the `round` line out"
        )
    )]
    StepsDoNotFit {
        step: String,
        pair: String,
        #[label("these steps")]
        span: Span,
        #[label("these plates")]
        plates: Span,
    },

    /// Numbers that are no chart.
    #[error("{what}")]
    #[diagnostic(code(E0706), help("{help}"))]
    ImpossibleChart {
        what: String,
        help: &'static str,
        #[label("{label}")]
        span: Span,
        label: &'static str,
    },

    /// A name or a weight that nobody has.
    #[error("{what}")]
    #[diagnostic(code(E0707), help("{help}"))]
    ImpossibleAthlete {
        what: String,
        help: &'static str,
        #[label("{label}")]
        span: Span,
        label: &'static str,
    },
}

impl Finding for AthleteError {
    fn replacement(&self) -> Option<Replacement> {
        match self {
            Self::DumbbellSteps { span, replacement, .. } => {
                Some(Replacement { span: *span, text: replacement.clone()? })
            }
            _ => None,
        }
    }
}
