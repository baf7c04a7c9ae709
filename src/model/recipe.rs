//! How a load was worked out, so that it can be worked out again: with another max, or from a set that
//! came out different.
//!
//! A [`Basis`](super::Basis) says it to the athlete; a recipe says it to a spreadsheet.

use std::sync::Arc;

use crate::training::{Load, Percent};

/// The steps from what a load starts from to the load on the bar:
/// `rounded((start × share + step + plus) × scale + more + more_of)`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recipe {
    /// What it starts from.
    pub start: Start,
    /// What is taken of it.
    pub taken: Taken,
    /// What is taken of it for the upper end of a band.
    pub taken_max: Option<Taken>,
    /// A fixed load that is added.
    pub plus: Option<Load>,
    /// The share of that to which progress has brought it; 100 % where it has not.
    pub scale: Percent,
    /// How much progress has added then.
    pub more: Option<Load>,
    /// How much of a max progress has added beside it: nothing while nobody knows that max.
    pub more_of: Option<Whole>,
    /// Whether it is rounded to what can be loaded.
    pub is_rounded: bool,
}

/// What a load starts from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Start {
    /// Nothing: the load is written, and what is taken is all of it.
    Nothing,
    /// A max of a lift.
    Max(Whole),
    /// The heaviest top set of the line.
    Top,
    /// The set before it in the line.
    Previous,
    /// The first set of the line that is no warm-up.
    First,
    /// The first set of the line that is no warm-up, as it is planned: warm-ups come before it.
    Working,
    /// The heaviest set that the lift had on these days of a week.
    Days {
        /// The week, through the whole program from 1.
        week: u16,
        /// The numbers of the days.
        days: Vec<u8>,
    },
    /// A set of an earlier session, as it was planned.
    Set(SetPlace),
    /// Something that nobody can work out again: a state of training that another max would not have led to.
    Unknown,
}

/// What is taken of the start.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Taken {
    /// A share: 90 % for `-10%`.
    Share(Percent),
    /// The whole and a step: `-5kg`.
    Step(Load),
}

/// The place of a set in the schedule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SetPlace {
    /// The week, through the whole program from 1.
    pub week: u16,
    /// The number of the day.
    pub day: u8,
    /// The place of the exercise in its session, from 0.
    pub exercise: usize,
    /// The number of the set in its line, from 1.
    pub set: u16,
}

/// A max as it stands on a day: of what was given so many times, and so much more.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Whole {
    /// The lift, by the name that [`Schedule::lifts`](super::Schedule::lifts) has it under.
    pub lift: Arc<str>,
    /// Which of its maxes.
    pub of: WholeOf,
    /// How it has moved since it was given.
    pub drift: Drift,
}

/// Which max of a lift.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum WholeOf {
    /// The one-rep max.
    OneRep,
    /// The training max.
    Training,
    /// A max that was tested for so many reps.
    Reps(u16),
}

/// A max that has moved: so much of what it was, so much of the one-rep max that was given, and so much more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Drift {
    /// The share of the max itself, in billionths of it.
    pub of_itself: i64,
    /// The share of the one-rep max, in billionths of it.
    pub of_one_rep: i64,
    /// The fixed load.
    pub plus: Load,
}

/// What is known of a lift that loads are worked out for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScheduledLift {
    /// Its canonical name, as exercises have it.
    pub lift: Arc<str>,
    /// Where its one-rep max comes from.
    pub one_rep: OneRepSource,
    /// Its training max as a share of the one-rep max, where it has one.
    pub training_max: Option<Percent>,
}

/// Where a one-rep max comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OneRepSource {
    /// It was tested.
    Tested,
    /// It was worked out from a max for more reps, which are this share of it.
    Reps(u16, Percent),
    /// It is a share of the max of another lift.
    Borrowed(Arc<str>, Percent),
    /// Nobody knows it.
    Open,
}
