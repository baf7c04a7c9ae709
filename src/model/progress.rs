//! The rules by which a line moves on from what was trained.

use std::sync::Arc;

use super::{LiftId, LineLift, Role, SchemeId, fold_name};
use crate::source::Span;
use crate::training::{Load, Percent};

/// A rule of a line: when all its conditions hold after a session, its actions are done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProgressRule {
    /// Where it stands.
    pub span: Span,
    /// As it is written, without needless blanks: what it has counted is shared with rules
    /// that are written alike.
    pub written: Arc<str>,
    /// The sets that it looks at and moves.
    pub scope: Scope,
    /// In a line of several lifts, those that it is for; nothing if it is for all.
    pub lifts: Option<Arc<[LiftId]>>,
    /// When it fires.
    pub conditions: Vec<Condition>,
    /// What it does, in order.
    pub actions: Vec<Action>,
    /// `per extra rep`: how often the actions are done, at the most; nothing for rules that
    /// are not so.
    pub per_extra_rep: Option<u16>,
}

impl ProgressRule {
    /// Whether it is for a lift of its line.
    #[must_use]
    pub fn is_for(&self, lift: LiftId) -> bool {
        self.lifts.as_ref().is_none_or(|lifts| lifts.contains(&lift))
    }

    /// Whether it looks at the week alone, and not at what was done in it: such a rule fires
    /// when the week is over.
    #[must_use]
    pub fn goes_by_the_week(&self) -> bool {
        let looks_at_sets =
            |action: &Action| matches!(action, Action::SetMax(..) | Action::RepsThen(_) | Action::OneRepThen(_));
        let by_week = |condition: &Condition| matches!(condition, Condition::InWeeks(_));
        self.per_extra_rep.is_none()
            && !self.conditions.is_empty()
            && self.conditions.iter().all(by_week)
            && !self.actions.iter().any(looks_at_sets)
    }

    /// Whether both can be for one lift.
    #[must_use]
    pub fn shares_a_lift(&self, other: &Self) -> bool {
        self.lifts.as_ref().is_none_or(|lifts| lifts.iter().any(|&lift| other.is_for(lift)))
    }
}

/// The sets that a rule looks at and moves: all of the line but its warm-ups, or fewer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub struct Scope {
    /// Only those of one scheme.
    pub scheme: Option<SchemeId>,
    /// Only those of one role.
    pub role: Option<Role>,
}

impl Scope {
    /// All sets of the line but its warm-ups.
    pub const LINE: Self = Self { scheme: None, role: None };

    /// Whether a set is in it: what it is for, and the scheme that it is part of.
    #[must_use]
    pub fn holds(self, role: Role, scheme: Option<SchemeId>) -> bool {
        let right_role = self.role.map_or(role != Role::Warmup, |own| own == role);
        right_role && (self.scheme.is_none() || self.scheme == scheme)
    }

    /// Whether every set of another scope is in it too.
    #[must_use]
    pub fn covers(self, other: Self) -> bool {
        (self.scheme.is_none() || self.scheme == other.scheme) && (self.role.is_none() || self.role == other.role)
    }

    /// Whether a set may be in both.
    #[must_use]
    pub fn meets(self, other: Self) -> bool {
        let apart = |a: Option<SchemeId>, b: Option<SchemeId>| a.is_some() && b.is_some() && a != b;
        let roles_apart = self.role.is_some() && other.role.is_some() && self.role != other.role;
        !apart(self.scheme, other.scheme) && !roles_apart
    }
}

/// When a rule fires.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Condition {
    /// Every prescribed set was done.
    Hit,
    /// Something was not.
    Miss,
    /// So many misses in a row.
    Misses(u16),
    /// So many sessions without a hit and without a better total at their load.
    Stalls(u16),
    /// So many reps, at least and at most.
    Counted {
        /// Of which sets.
        counted: Counted,
        /// At least so many.
        least: u16,
        /// At most so many, if there is a most.
        most: Option<u16>,
    },
    /// In these weeks of the block, first and last.
    InWeeks(Vec<(u16, u16)>),
    /// Each time so many weeks of the program have passed.
    EveryWeeks(u16),
    /// `next stage` was due and there is none.
    AfterLastStage,
}

/// Whose reps are counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Counted {
    /// The last set of the scope.
    Last,
    /// The heaviest open set of the scope.
    Amrap,
    /// All sets of the scope, extra ones included.
    Total,
}

/// What a rule does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Action {
    /// Nothing: the load is held.
    Hold,
    /// Every percent and absolute load of the scope moves.
    Move(Step),
    /// The max or the training max of the lift moves.
    MoveMax(MaxOf, Step),
    /// The max or the training max becomes a share of the load of the set that was counted.
    SetMax(MaxOf, Percent),
    /// The next stage, at the same load.
    NextStage,
    /// The first stage.
    FirstStage {
        /// Whether at the load that it had when it was left.
        at_its_last_load: bool,
        /// And so much more.
        step: Option<Load>,
    },
    /// The scope starts from today's top set from now on.
    FollowTop,
    /// The scope begins again as it is written.
    Reset,
    /// The athlete chooses another lift.
    Swap,
    /// One rep more in each set each time, up to the high end of its range; once all sets
    /// have it, back to the low end and the action.
    RepsThen(Box<Action>),
    /// One rep more in one set each time; once all sets have it, back and the action.
    OneRepThen(Box<Action>),
}

impl Action {
    /// Whether it moves loads by a share of the lift's max: `+1% of max`.
    #[must_use]
    pub fn asks_for_max(&self) -> bool {
        match self {
            Self::Move(step) => matches!(step, Step::OfMax(_)),
            Self::RepsThen(then) | Self::OneRepThen(then) => then.asks_for_max(),
            _ => false,
        }
    }

    /// Whether it moves the loads of its scope by steps.
    #[must_use]
    pub fn moves_loads(&self) -> bool {
        match self {
            Self::Move(_) => true,
            Self::RepsThen(then) | Self::OneRepThen(then) => then.moves_loads(),
            _ => false,
        }
    }

    /// Whether it moves the training max.
    #[must_use]
    pub fn moves_training_max(&self) -> bool {
        match self {
            Self::MoveMax(of, _) | Self::SetMax(of, _) => *of == MaxOf::Training,
            Self::RepsThen(then) | Self::OneRepThen(then) => then.moves_training_max(),
            _ => false,
        }
    }
}

/// Which max is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum MaxOf {
    /// The one-rep max.
    OneRep,
    /// The training max.
    Training,
}

/// By how much something moves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// A load.
    Load(Load),
    /// A percent of what it is.
    Percent(Percent),
    /// A percent of the lift's one-rep max.
    OfMax(Percent),
}

/// How a line moves on.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Progress {
    /// Its rules, in order.
    pub rules: Arc<[ProgressRule]>,
    /// What it shares its state by: lines of a lift that are written alike move together.
    pub way: Arc<str>,
    /// Whose state it moves with instead: that of the same lift on another day.
    pub follows: Option<Followed>,
}

/// The line that another one moves with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Followed {
    /// What it shares its state by.
    pub way: Arc<str>,
    /// The lifts that it trains.
    pub lifts: Arc<[LineLift]>,
    /// The schemes whose sets its rules move, in the order of the rules; none if a rule is for
    /// the line. Sets of no such scheme move with those of the first.
    pub schemes: Arc<[SchemeId]>,
}

impl Followed {
    /// The lift there that a lift of the following line moves with: the same variant, else
    /// another one.
    #[must_use]
    pub fn lift(&self, own: &LineLift) -> Option<&LineLift> {
        let of_lift = || self.lifts.iter().filter(|lift| lift.id == own.id);
        let variant = |lift: &LineLift| lift.variant.as_deref().map(fold_name);
        of_lift().find(|lift| variant(lift) == variant(own)).or_else(|| of_lift().next())
    }

    /// The scheme whose sets a set of the following line moves with.
    #[must_use]
    pub fn scheme(&self, own: Option<SchemeId>) -> Option<SchemeId> {
        let same = own.filter(|scheme| self.schemes.is_empty() || self.schemes.contains(scheme));
        same.or_else(|| self.schemes.first().copied())
    }
}
