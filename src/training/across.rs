//! Values for a row of sets.

/// A value, or a band from low to high.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Band<T> {
    /// The low end, from which a load is planned.
    pub low: T,
    /// The high end, where it stops.
    pub high: T,
}

impl<T: Copy> Band<T> {
    /// A single value.
    pub const fn single(value: T) -> Self {
        Self { low: value, high: value }
    }

    /// Both ends turned into something else.
    pub fn map<U>(self, turn: impl Fn(T) -> U) -> Band<U> {
        Band { low: turn(self.low), high: turn(self.high) }
    }

    /// Both ends turned into something else, or nothing if either cannot be.
    pub fn try_map<U>(self, turn: impl Fn(T) -> Option<U>) -> Option<Band<U>> {
        Some(Band { low: turn(self.low)?, high: turn(self.high)? })
    }
}

/// Values for a row of sets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Across<T> {
    /// The same for all: a value or a band.
    All(Band<T>),
    /// One for each set: `65/70/75/80%`.
    Each(Vec<T>),
    /// From the first set to the last, in even steps.
    Climbing {
        /// The first set.
        from: Band<T>,
        /// The last set.
        to: Band<T>,
    },
}

impl<T: Copy> Across<T> {
    /// Every value turned into something else, or nothing if one cannot be.
    pub fn try_map<U>(&self, turn: impl Fn(T) -> Option<U>) -> Option<Across<U>> {
        Some(match self {
            Self::All(band) => Across::All(band.try_map(turn)?),
            Self::Each(values) => Across::Each(values.iter().map(|&value| turn(value)).collect::<Option<_>>()?),
            Self::Climbing { from, to } => Across::Climbing { from: from.try_map(&turn)?, to: to.try_map(&turn)? },
        })
    }

    /// The values for one set of a row, its place counted from 0. `between` finds the value
    /// at a step of so many steps between two others. Nothing past the end of a list.
    pub fn at(&self, place: u16, sets: u16, between: impl Fn(T, T, u16, u16) -> T) -> Option<Band<T>> {
        match self {
            Self::All(band) => Some(*band),
            Self::Each(values) => values.get(usize::from(place)).map(|&value| Band::single(value)),
            Self::Climbing { from, to } => {
                let steps = sets.saturating_sub(1).max(1);
                let step = place.min(steps);
                Some(Band {
                    low: between(from.low, to.low, step, steps),
                    high: between(from.high, to.high, step, steps),
                })
            }
        }
    }

    /// Every value that was written, in order; a single value comes once.
    pub fn written(&self) -> Vec<T>
    where
        T: PartialEq,
    {
        let ends = |band: &Band<T>| {
            let mut ends = vec![band.low];
            if band.high != band.low {
                ends.push(band.high);
            }
            ends
        };
        match self {
            Self::All(band) => ends(band),
            Self::Each(values) => values.clone(),
            Self::Climbing { from, to } => [ends(from), ends(to)].concat(),
        }
    }
}
