//! What is written after an `@`.
//!
//! Equal texts share one [`LoadExpr`], so the spans inside count from the `@`.

use crate::source::Span;
use crate::training::{Across, Weekday};

/// The number of a load in its [`Ast`](super::Ast).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct LoadId(pub(crate) u32);

/// A load as it is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LoadExpr {
    /// The text after the `@`.
    pub written: Box<str>,
    /// What it aims at.
    pub target: LoadTarget,
    /// `+10kg`
    pub plus: Option<Amount>,
    /// `+2.5%/week`
    pub climb: Option<(Amount, ClimbPace)>,
    /// An effort beside a load.
    pub effort: Option<EffortExpr>,
}

/// A number in thousandths, as written: 2.5 is 2,500.
pub type Thousandths = i32;

/// A number with a unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Amount {
    /// The number.
    pub value: Thousandths,
    /// Its unit.
    pub unit: AmountUnit,
}

/// What a number counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AmountUnit {
    /// `%`
    Percent,
    /// `kg`
    Kg,
    /// `lb`
    Lb,
    /// Nothing is written.
    None,
}

/// What a load aims at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LoadTarget {
    /// `"red band"`
    Text(Box<str>),
    /// `bar`
    Bar,
    /// `max`
    AllOut,
    /// `10RM`
    RepMax(u16),
    /// `bw`, `bw+20kg`
    Bodyweight(Option<(Across<Thousandths>, AmountUnit)>),
    /// `RPE8`, `RIR2`
    Effort(EffortValues),
    /// Numbers with a unit, of something or not.
    Amount {
        /// The numbers.
        values: Across<Thousandths>,
        /// Their unit.
        unit: AmountUnit,
        /// Whether the first carries a sign: a step, not a share.
        signed: bool,
        /// What they are of.
        base: Option<Base>,
    },
}

/// An effort as it is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EffortValues {
    /// RPE, or reps in reserve.
    pub scale: Scale,
    /// The numbers.
    pub values: Across<Thousandths>,
}

/// The scale of an effort.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scale {
    /// Rating of perceived exertion.
    Rpe,
    /// Reps in reserve.
    Rir,
}

/// An effort beside a load.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EffortExpr {
    /// `80% RPE8`
    Target(EffortValues),
    /// `80% cap RPE9`
    Cap(EffortValues),
}

/// What a number is of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Base {
    /// `tm`
    TrainingMax,
    /// `of 5RM`
    RepMax(u16),
    /// `of squat`; where the name stands, from the `@`.
    Lift(Box<str>, Span),
    /// `of top`
    Top,
    /// `of prev`
    Previous,
    /// `of first`
    First,
    /// `of last week`
    LastWeek,
    /// `of day "Volume"`, `of mon`, `of day 2`
    Day(DayName, Span),
}

/// A day that a load refers to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DayName {
    /// By name.
    Named(Box<str>),
    /// By the day of the week.
    Weekday(Weekday),
    /// By number.
    Number(u16),
}

/// How often a load climbs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ClimbPace {
    /// `/week`
    Week,
    /// `/session`
    Session,
}
