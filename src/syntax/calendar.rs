//! Weeks, cycles and dates as they are written.

use crate::source::Span;
use crate::training::{MaxStep, Percent, Weekday};

/// `train mon wed fri rotate`
#[derive(Clone, Debug)]
pub struct TrainHead {
    /// The training days, as they are written.
    pub weekdays: Box<[(Weekday, Span)]>,
    /// Where `rotate` stands: the sessions go round the days.
    pub rotate: Option<Span>,
}

/// `week 2-3`: what follows stands in these weeks of the block.
#[derive(Clone, Copy, Debug)]
pub struct WeekHead {
    /// The first week.
    pub first: u16,
    /// The last week.
    pub last: u16,
}

/// `deload from "name" week 3: sets 50%, load 90%`
#[derive(Clone, Debug)]
pub struct DeloadHead {
    /// The name of the block, inside its quotes.
    pub block: Span,
    /// The week of that block.
    pub week: (u16, Span),
    /// How much of what is left, in the order in which it is written.
    pub shares: Box<[DeloadShareSpec]>,
}

/// `sets 50%` or `load 90%`
#[derive(Clone, Copy, Debug)]
pub struct DeloadShareSpec {
    /// Whether it is of the loads; else it is of the sets.
    pub of_load: bool,
    /// How much is left.
    pub percent: Percent,
    /// Where it stands.
    pub span: Span,
}

/// `tm squat, deadlift +5kg`
#[derive(Clone, Debug)]
pub struct CycleMoveSpec {
    /// Whether the training max moves; else the max does.
    pub of_training_max: bool,
    /// The lifts; all of the block if there is none.
    pub lifts: Box<[Span]>,
    /// By how much.
    pub step: MaxStep,
    /// The whole move.
    pub span: Span,
}

/// A date as it is written, which no calendar need have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WrittenDate {
    /// The year.
    pub year: u16,
    /// The month.
    pub month: u8,
    /// The day.
    pub day: u8,
    /// Where it stands.
    pub span: Span,
}

/// Days on which nobody trains.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SkippedDates {
    /// The first of them.
    pub first: WrittenDate,
    /// The last of them, where it is another.
    pub last: Option<WrittenDate>,
    /// Where they stand.
    pub span: Span,
}
