//! How far loads have moved.

use crate::model::{Drift, LiftId};
use crate::training::{Load, Percent};

/// How the loads of a scope have moved.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Steps {
    pub all: Moved,
    /// The steps among them that were earned by reps: those also move what is estimated from
    /// an effort, which has no load of its own.
    pub by_reps: Moved,
}

impl Steps {
    /// First these, then the others.
    pub(super) fn then(self, others: Self) -> Self {
        Self { all: self.all.then(others.all), by_reps: self.by_reps.then(others.by_reps) }
    }
}

/// How a load has moved. What takes weight off gets heavier as it is made less, so it is kept
/// apart.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::expand) struct Moved {
    load: Change,
    assistance: Change,
    /// Whether nobody can say how it would have moved with another max.
    is_lost: bool,
}

/// So many percent of what is written, and so much more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::expand) struct Change {
    /// The share of what is written that it has become.
    pub scale: Percent,
    /// All that has been added.
    add: Option<Load>,
    /// What of it rests on no max.
    pub fixed: Option<Load>,
    /// What of it rests on the one-rep max of a lift. It is noted also while nobody knows that max.
    pub of_max: Option<(LiftId, Drift)>,
}

impl Default for Change {
    fn default() -> Self {
        Self { scale: Percent::ONE, add: None, fixed: None, of_max: None }
    }
}

impl Change {
    fn is_none(self) -> bool {
        self.scale == Percent::ONE && self.add.is_none()
    }

    fn apply(self, load: Load) -> Load {
        let scaled = if self.scale == Percent::ONE { load } else { load.at(self.scale) };
        self.add.map_or(scaled, |add| scaled.plus(add))
    }

    fn by(self, more: Load) -> Self {
        Self { add: sum(self.add, Some(more)), fixed: sum(self.fixed, Some(more)), ..self }
    }

    fn to_share(self, share: Percent) -> Self {
        Self {
            scale: share.of(self.scale),
            add: self.add.map(|add| add.at(share)),
            fixed: self.fixed.map(|fixed| fixed.at(share)),
            of_max: self.of_max.map(|(lift, drift)| (lift, drift.at(share))),
        }
    }

    fn then(self, other: Self) -> Self {
        let scaled = self.to_share(other.scale);
        let of_max = match (scaled.of_max, other.of_max) {
            (Some((lift, before)), Some((_, then))) => Some((lift, before.and(then))),
            (before, then) => before.or(then),
        };
        Self { add: sum(scaled.add, other.add), fixed: sum(scaled.fixed, other.fixed), of_max, ..scaled }
    }
}

/// Two loads together; nothing if they come to nothing.
fn sum(a: Option<Load>, b: Option<Load>) -> Option<Load> {
    let sum = match (a, b) {
        (Some(a), Some(b)) => Some(a.plus(b)),
        (a, b) => a.or(b),
    };
    sum.filter(|sum| sum.is_positive() || sum.is_negative())
}

impl Moved {
    pub(in crate::expand) fn is_at_rest(self) -> bool {
        self.load.is_none() && self.assistance.is_none()
    }

    /// Whether it has moved by a share of a max, or would have if that were known.
    pub(in crate::expand) const fn goes_by_a_max(self) -> bool {
        self.is_lost || self.load.of_max.is_some()
    }

    /// How a load has moved; nothing if nobody can say how it would have moved with another max.
    pub(in crate::expand) fn change(self, is_assistance: bool) -> Option<Change> {
        (!self.is_lost).then_some(if is_assistance { self.assistance } else { self.load })
    }

    /// How much has been added to it.
    pub(in crate::expand) fn step(self) -> Option<Load> {
        self.load.add
    }

    /// Whether it has become a share of what is written.
    pub(in crate::expand) fn is_a_share(self) -> bool {
        self.load.scale != Percent::ONE
    }

    /// The load as it stands now.
    pub(in crate::expand) fn apply(self, load: Load) -> Load {
        if load.is_negative() { self.assistance.apply(load) } else { self.load.apply(load) }
    }

    pub(super) fn by(self, more: Load) -> Self {
        Self { load: self.load.by(more), assistance: self.assistance.by(more), ..self }
    }

    /// A share of a max more, or less: so much, if that is known. The drift says it of whatever max there is;
    /// without one nobody can.
    pub(super) fn by_max(self, lift: LiftId, more: Option<Load>, drift: Option<Drift>) -> Self {
        let is_of_another = self.load.of_max.is_some_and(|(other, _)| other != lift);
        let Some(drift) = drift.filter(|_| !is_of_another) else {
            let moved = more.map_or(self, |more| self.by(more));
            return Self { is_lost: true, ..moved };
        };
        let change = Change { add: more, of_max: Some((lift, drift)), ..Change::default() };
        Self { load: self.load.then(change), assistance: self.assistance.then(change), ..self }
    }

    /// So many percent more or less.
    pub(super) fn by_share(self, points: Percent) -> Self {
        let less = Percent::ONE.plus(points.negated());
        Self { load: self.load.to_share(Percent::ONE.plus(points)), assistance: self.assistance.to_share(less), ..self }
    }

    /// First this move, then the other.
    fn then(self, other: Self) -> Self {
        let of_two = self.load.of_max.zip(other.load.of_max).is_some_and(|((a, _), (b, _))| a != b);
        Self {
            load: self.load.then(other.load),
            assistance: self.assistance.then(other.assistance),
            is_lost: self.is_lost || other.is_lost || of_two,
        }
    }
}
