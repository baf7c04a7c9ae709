//! What is written after `progress`.

use super::{Amount, DayName};
use crate::source::Span;
use crate::training::Role;

/// The rules of a `progress` line; none after `progress none`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProgressExpr {
    /// The rules, in order.
    pub rules: Box<[RuleExpr]>,
}

/// What stands between two `;`: when something moves, and what.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RuleExpr {
    /// Where it stands.
    pub span: Span,
    /// Which sets or lifts it is for; nothing goes on with the rule before.
    pub scope: Option<ScopeExpr>,
    /// When it fires: all of them must hold.
    pub conditions: Box<[(ConditionExpr, Span)]>,
    /// What it does.
    pub actions: Box<[(ActionExpr, Span)]>,
}

/// Which sets or lifts a rule is for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ScopeExpr {
    /// The sets of a role.
    Role(Role, Span),
    /// The lines of these lifts.
    Lifts(Box<[Span]>),
}

/// When a rule fires.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ConditionExpr {
    /// `on hit`
    Hit,
    /// `on miss`
    Miss,
    /// `on 3 misses`
    Misses(u16),
    /// `on 3 stalls`
    Stalls(u16),
    /// `on last 5-10`, `amrap 2-3`, `total > 50`
    Counted(CountedExpr, RepBand),
    /// `4-5`: a band alone goes on with the condition before.
    Band(RepBand),
    /// `in weeks 3, 7-8`
    InWeeks(Box<[(u16, u16)]>),
    /// `every 3 weeks`
    EveryWeeks(u16),
    /// `after last stage`
    AfterLastStage,
    /// `per extra rep`
    PerExtraRep,
}

/// Whose reps a condition counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CountedExpr {
    /// The last set.
    Last,
    /// The heaviest open set.
    Amrap,
    /// All sets together.
    Total,
}

/// So many reps, at least and at most.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RepBand {
    /// At least so many.
    pub least: u16,
    /// At most so many, if there is a most.
    pub most: Option<u16>,
}

/// What a rule does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ActionExpr {
    /// `none`
    Nothing,
    /// `+2.5kg`, `-10%`; `+1% of max` if the flag is set.
    Step(Amount, bool),
    /// `max +5kg`, `tm -10%`
    MoveMax(MaxKind, Amount, bool),
    /// `max to load`, `max to 104% of load`; in thousandths of a percent.
    SetMax(MaxKind, i32),
    /// `next stage`
    NextStage,
    /// `first stage`, `first stage at its last load +5kg`
    FirstStage(Option<Option<Amount>>),
    /// `follow top`
    FollowRole(Role),
    /// `follow day "Volume"`
    FollowDay(DayName),
    /// `reset`
    Reset,
    /// `swap`
    Swap,
    /// `reps then +2.5kg`
    RepsThen(Box<ActionExpr>),
    /// `one rep then +10lb`
    OneRepThen(Box<ActionExpr>),
    /// `at most 10 reps`
    AtMost(u16),
}

/// Which max is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MaxKind {
    /// The one-rep max.
    OneRepMax,
    /// The training max.
    TrainingMax,
}
