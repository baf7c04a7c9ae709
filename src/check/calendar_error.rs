//! What can be wrong with weeks, training days, cycles and dates.

use miette::Diagnostic;
use thiserror::Error;

use crate::diagnostic::{Finding, Replacement};
use crate::source::Span;

/// A mistake in the calendar of a plan, or a warning.
#[derive(Clone, Debug, Diagnostic, Error, PartialEq, Eq)]
#[non_exhaustive]
#[allow(missing_docs, reason = "the fields are the places and words that the messages show")]
pub enum CalendarError {
    /// Training days that do not fit the days of a block.
    #[error("{what}")]
    #[diagnostic(code(E0408), help("{help}"))]
    TrainingDays {
        what: String,
        help: String,
        #[label("{label}")]
        span: Span,
        label: &'static str,
        #[label("{other_label}")]
        training: Option<Span>,
        other_label: String,
    },

    /// A `week` line that points outside its block, overlaps another, or has nothing below it.
    #[error("{what}")]
    #[diagnostic(code(E0409), help("{help}"))]
    WeekSection {
        what: String,
        help: String,
        #[label("here")]
        span: Span,
        #[label("{other_label}")]
        other: Option<Span>,
        other_label: &'static str,
    },

    /// A heading of a block that does not stand directly below its `block` line.
    #[error("`{keyword}` does not stand directly below a `block` line")]
    #[diagnostic(code(E0410), help("{help}"))]
    MisplacedHead {
        keyword: &'static str,
        help: &'static str,
        #[label("not here")]
        span: Span,
    },

    /// A deload of a week that there is not, or that has not been trained by then.
    #[error("{what}")]
    #[diagnostic(code(E0411), help("{help}"))]
    DeloadSource {
        what: String,
        help: String,
        #[label("{label}")]
        span: Span,
        label: &'static str,
    },

    /// A deload beside days of its own.
    #[error("these weeks have a deload and days of their own")]
    #[diagnostic(
        code(E0412),
        help(
            "a deload takes its days from the week that it names; take the days away, or give them weeks of their own with `week 2`"
        )
    )]
    DeloadWithDays {
        #[label("takes its days from another week")]
        span: Span,
        #[label("a day of its own")]
        day: Span,
    },

    /// A share of sets or loads that leaves nothing, or more than there was.
    #[error("{what}")]
    #[diagnostic(code(E0413), help("{help}"))]
    DeloadShare {
        what: String,
        help: &'static str,
        #[label("here")]
        span: Span,
    },

    /// Moves after each cycle in a block that has no cycles.
    #[error("this block is not repeated, so it has no cycles")]
    #[diagnostic(code(E0414), help("say how often it is run behind its weeks: `block \"Cycle\" 4 weeks repeat 3`"))]
    CycleWithoutRepeat {
        #[label("after each of which cycles?")]
        span: Span,
        #[label("no `repeat` here")]
        block: Span,
    },

    /// A max that cannot move after a cycle.
    #[error("{what}")]
    #[diagnostic(code(E0415), help("{help}"))]
    CycleMove {
        what: String,
        help: String,
        #[label("{label}")]
        span: Span,
        label: &'static str,
        replacement: Option<String>,
    },

    /// A date that no calendar has, or a range that runs backwards.
    #[error("{what}")]
    #[diagnostic(code(E0416), help("{help}"))]
    ImpossibleDate {
        what: String,
        help: String,
        #[label("{label}")]
        span: Span,
        label: &'static str,
    },

    /// Dates for days that have no weekday.
    #[error("the plan has dates, and this day has no weekday")]
    #[diagnostic(code(E0417), help("{help}"))]
    DayWithoutWeekday {
        help: String,
        #[label("on which day of the week?")]
        span: Span,
        #[label("dates are counted from here")]
        anchor: Span,
    },

    /// A column for a week that has days of its own.
    #[error("week {week} of the block has days of its own, so this column is never trained")]
    #[diagnostic(code(E0420), help("write `-` in its place, or a column only for each of the other weeks"))]
    ColumnNeverTrained {
        week: u16,
        #[label("never trained")]
        span: Span,
    },

    /// Holidays in a plan without dates.
    #[error("the plan has no dates, so there is nothing to skip")]
    #[diagnostic(
        code(W1010),
        severity(Warning),
        help("say when it begins, `start 2026-01-05`, or ends, `meet 2026-06-06`")
    )]
    SkipWithoutDates {
        #[label("skips nothing")]
        span: Span,
    },

    /// Training days that no day takes.
    #[error("no day takes its weekday from this `train` line")]
    #[diagnostic(
        code(W1011),
        severity(Warning),
        help("days that name a weekday of their own keep it; take this line away, or the weekdays of the days")
    )]
    IdleTrain {
        #[label("no use")]
        span: Span,
    },

    /// A move of a max that no load is of.
    #[error("no load is of the {what} of {lift}, so this changes nothing")]
    #[diagnostic(code(W1012), severity(Warning), help("{help}"))]
    IdleMove {
        lift: String,
        what: &'static str,
        help: String,
        #[label("moves nothing on the bar")]
        span: Span,
    },
}

impl Finding for CalendarError {
    fn replacement(&self) -> Option<Replacement> {
        match self {
            Self::CycleMove { span, replacement: Some(text), .. } => {
                Some(Replacement { span: *span, text: text.clone() })
            }
            _ => None,
        }
    }
}
