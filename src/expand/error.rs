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
    #[error("no {what} is known for {lift}, so its loads stay open")]
    #[diagnostic(code(W1002), severity(Warning), help("{help}"))]
    MissingMax {
        what: String,
        lift: String,
        help: String,
        #[label("of which max?")]
        span: Span,
    },

    /// A percent of a training max that nobody set.
    #[error("this percent is of the training max, and the plan sets none")]
    #[diagnostic(code(E0308), help("write `tm 90%` at the top of the plan: the training max is 90 % of the max"))]
    NoTrainingMax {
        #[label("of which training max?")]
        span: Span,
    },

    /// A rule that moves a training max that nobody set.
    #[error("this rule moves the training max, and the plan sets none")]
    #[diagnostic(
        code(E0308),
        help(
            "write `tm 90%` at the top of the plan, so that the training max is 90 % of the max; or move the max, `max +2.5kg`"
        )
    )]
    NoTrainingMaxToMove {
        #[label("which training max?")]
        span: Span,
    },

    /// A load that is heavier than all that there is.
    #[error("the {what} for {lift} end at {heaviest}, and week {week} asks for {load}")]
    #[diagnostic(
        code(W1025),
        severity(Warning),
        help("the sheet says {heaviest}, the heaviest that can be made; add to the `{what}` line, or plan it lighter")
    )]
    NotEnoughWeight {
        what: &'static str,
        lift: String,
        load: String,
        heaviest: String,
        week: u16,
        #[label("heavier than all {what}")]
        span: Span,
    },

    /// Maxes of another athlete are used.
    #[error("the maxes of {owner} are used: {lifts}")]
    #[diagnostic(
        code(W1028),
        severity(Warning),
        help(
            "give everybody else maxes of their own, or write those of the plan above the `athlete` line if they are for everybody"
        )
    )]
    BorrowedMaxes {
        owner: String,
        lifts: String,
        #[label("the plan is written for {owner}")]
        span: Span,
    },

    /// A start from which the program is not over by the meet.
    #[error("the last session is on {last}, after the meet on {meet}")]
    #[diagnostic(
        code(E0418),
        help(
            "start at least so much earlier, `start {earlier}`, or leave `start` out: the sessions are then counted back from the meet"
        )
    )]
    AfterTheMeet {
        last: String,
        earlier: String,
        meet: String,
        #[label("over by then?")]
        span: Span,
        #[label("counted from here")]
        start: Span,
    },

    /// Dates that no calendar has any more.
    #[error("the dates of this program leave the years 1 to 9999")]
    #[diagnostic(code(E0419), help("correct the year, or the days that are skipped"))]
    DatesPastTheCalendar {
        #[label("dates are counted from here")]
        span: Span,
    },

    /// Days that are skipped before the program begins or after it ends.
    #[error("these days are not in the program, which goes from {first} to {last}")]
    #[diagnostic(code(W1010), severity(Warning), help("correct the dates, or take them away"))]
    SkipOutside {
        first: String,
        last: String,
        #[label("skips nothing")]
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
