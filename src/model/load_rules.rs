//! How loads are found.

use std::sync::Arc;

use super::{LiftId, Shift, Weekday};
use crate::training::{Across, Band, Load, Percent, Rpe};

/// The number of a load rule in its program.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct LoadRuleId(pub usize);

/// How a load is found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LoadRule {
    /// As the plan wrote it, without the `@`.
    pub written: Arc<str>,
    /// What it aims at.
    pub target: Target,
    /// A fixed load more: `@70% +10kg`.
    pub plus: Option<Load>,
    /// What the weeks or sessions add.
    pub climb: Option<Climb>,
    /// An effort beside a load: `@80% RPE8`, `@80% cap RPE9`.
    pub effort: Option<Effort>,
}

impl LoadRule {
    /// The set that the load starts from, if it starts from one.
    #[must_use]
    pub const fn set_base(&self) -> Option<&SetBase> {
        match &self.target {
            Target::PercentOfSet(_, base) | Target::StepFromSet(_, base) => Some(base),
            _ => None,
        }
    }
}

/// What a load rule aims at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// A text for the athlete: `"red band"`.
    Text(Arc<str>),
    /// A percent of a max.
    PercentOfMax(Across<Percent>, MaxBase),
    /// A percent of another set: `-10%` is 90 % of the top set.
    PercentOfSet(Across<Percent>, SetBase),
    /// A fixed step from another set.
    StepFromSet(Across<Load>, SetBase),
    /// An effort.
    Effort(Across<Rpe>),
    /// The most that goes for so many reps: `@10RM`.
    RepMax(u16),
    /// All-out, for the reps of the set: `@max`.
    AllOut,
    /// A load as it is.
    Absolute(Across<Load>),
    /// The empty bar.
    Bar,
    /// The athlete's own weight, with so much more or less.
    Bodyweight(Across<Load>),
}

/// A max that a percent can be of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MaxBase {
    /// The one-rep max of this lift or another.
    OneRepMax(Option<LiftId>),
    /// The training max of this lift.
    TrainingMax,
    /// The rep max of this lift: 5 for a 5RM.
    RepMax(u16),
}

/// A set that a load can start from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SetBase {
    /// The top set of the line.
    Top,
    /// The set before.
    Previous,
    /// The first set of the line.
    First,
    /// The heaviest set of this lift on that day of this week.
    Day(DayRef),
    /// The heaviest set of this lift on this day of the week before.
    LastWeek,
}

/// A day that another day's loads start from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DayRef {
    /// A day by its name.
    Named(Arc<str>),
    /// A day of the week.
    Weekday(Weekday),
    /// A day by its number.
    Number(u8),
}

/// What a load gains as time passes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Climb {
    /// By how much.
    pub step: Shift,
    /// How often.
    pub each: Pace,
}

/// How often a load climbs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pace {
    /// Each week of the block.
    Week,
    /// Each session in which the line is done.
    Session,
}

/// An effort that stands beside a load.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effort {
    /// What the set should feel like.
    Target(Band<Rpe>),
    /// A ceiling.
    Cap(Rpe),
}
