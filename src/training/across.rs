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
    /// A value or a band for each set: `65/70/75/80%`, `60-65/65-70%`.
    Each(Vec<Band<T>>),
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
            Self::All(band) => Across::All(band.try_map(&turn)?),
            Self::Each(bands) => Across::Each(bands.iter().map(|band| band.try_map(&turn)).collect::<Option<_>>()?),
            Self::Climbing { from, to } => Across::Climbing { from: from.try_map(&turn)?, to: to.try_map(&turn)? },
        })
    }

    /// The values for one set of a row, its place counted from 0. `between` finds the value
    /// at a step of so many steps between two others. Nothing past the end of a list.
    pub fn at(&self, place: u16, sets: u16, between: impl Fn(T, T, u16, u16) -> T) -> Option<Band<T>> {
        match self {
            Self::All(band) => Some(*band),
            Self::Each(bands) => bands.get(usize::from(place)).copied(),
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
        let ends = |band: &Band<T>| [Some(band.low), Some(band.high).filter(|high| *high != band.low)];
        self.bands().iter().flat_map(ends).flatten().collect()
    }

    /// The bands that were written, in order.
    pub fn bands(&self) -> Vec<Band<T>> {
        match self {
            Self::All(band) => vec![*band],
            Self::Each(bands) => bands.clone(),
            Self::Climbing { from, to } => vec![*from, *to],
        }
    }

    /// Every band turned into another one.
    #[must_use]
    pub fn map_bands(&self, turn: impl Fn(Band<T>) -> Band<T>) -> Self {
        match self {
            Self::All(band) => Self::All(turn(*band)),
            Self::Each(bands) => Self::Each(bands.iter().copied().map(turn).collect()),
            Self::Climbing { from, to } => Self::Climbing { from: turn(*from), to: turn(*to) },
        }
    }
}
