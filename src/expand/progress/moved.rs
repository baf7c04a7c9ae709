//! How far loads have moved.

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
    /// Whether it has moved by a share of a max, or would have if it were known.
    goes_by_a_max: bool,
}

/// So many percent of what is written, and so much more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Change {
    scale: Percent,
    add: Option<Load>,
}

impl Default for Change {
    fn default() -> Self {
        Self { scale: Percent::ONE, add: None }
    }
}

impl Change {
    fn apply(self, load: Load) -> Load {
        let scaled = if self.scale == Percent::ONE { load } else { load.at(self.scale) };
        self.add.map_or(scaled, |add| scaled.plus(add))
    }

    fn by(self, more: Load) -> Self {
        let add = self.add.map_or(more, |add| add.plus(more));
        Self { add: Some(add).filter(|add| add.is_positive() || add.is_negative()), ..self }
    }

    fn to_share(self, share: Percent) -> Self {
        Self { scale: share.of(self.scale), add: self.add.map(|add| add.at(share)) }
    }

    fn then(self, other: Self) -> Self {
        let scaled = self.to_share(other.scale);
        other.add.map_or(scaled, |add| scaled.by(add))
    }
}

impl Moved {
    pub(in crate::expand) fn is_at_rest(self) -> bool {
        self.load == Change::default() && self.assistance == Change::default()
    }

    /// Whether nobody can say how it would have moved with another max.
    pub(in crate::expand) const fn goes_by_a_max(self) -> bool {
        self.goes_by_a_max
    }

    /// The share of what is written that it has become.
    pub(in crate::expand) const fn share(self) -> Percent {
        self.load.scale
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

    /// The same, moved by what a max decides.
    pub(super) const fn with_a_max(self) -> Self {
        Self { goes_by_a_max: true, ..self }
    }

    /// So many percent more or less.
    pub(super) fn by_share(self, points: Percent) -> Self {
        let less = Percent::ONE.plus(points.negated());
        Self { load: self.load.to_share(Percent::ONE.plus(points)), assistance: self.assistance.to_share(less), ..self }
    }

    /// First this move, then the other.
    fn then(self, other: Self) -> Self {
        Self {
            load: self.load.then(other.load),
            assistance: self.assistance.then(other.assistance),
            goes_by_a_max: self.goes_by_a_max || other.goes_by_a_max,
        }
    }
}
