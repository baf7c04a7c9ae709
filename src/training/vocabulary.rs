//! The field's words for what plans are made of.

use std::collections::BTreeSet;
use std::fmt;

use super::{Load, Percent};

/// What a set is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub enum Role {
    /// A light set before the work.
    Warmup,
    /// A climbing set on the way to the top set.
    Ramp,
    /// The hardest planned set of the line.
    Top,
    /// A lighter set after the top set.
    Backoff,
    /// A plain set.
    #[default]
    Work,
    /// A lighter set right after another, without rest.
    Drop,
    /// An activation set or one of the short sets after it.
    Myo,
    /// A set in pieces, with a breath between.
    RestPause,
    /// An all-out set that finds a max.
    Test,
}

impl Role {
    /// All of them, in the order of a session.
    pub const ALL: [Self; 9] = [
        Self::Warmup,
        Self::Ramp,
        Self::Top,
        Self::Backoff,
        Self::Work,
        Self::Drop,
        Self::Myo,
        Self::RestPause,
        Self::Test,
    ];

    /// As it is written in a plan.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Warmup => "warmup",
            Self::Ramp => "ramp",
            Self::Top => "top",
            Self::Backoff => "backoff",
            Self::Work => "work",
            Self::Drop => "drop",
            Self::Myo => "myo",
            Self::RestPause => "restpause",
            Self::Test => "test",
        }
    }

    /// Whether its sets are written as mini-sets joined by `+`.
    #[must_use]
    pub const fn has_mini_sets(self) -> bool {
        matches!(self, Self::Myo | Self::RestPause)
    }
}

/// The label of a line: a place in a superset, or a tier.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Label {
    /// `A1`: the group's letter, A to H, and the place in it from 1.
    Superset {
        /// `A` to `H`.
        group: char,
        /// From 1.
        place: u8,
    },
    /// `T1` to `T3`.
    Tier(u8),
}

impl fmt::Display for Label {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Superset { group, place } => write!(f, "{group}{place}"),
            Self::Tier(tier) => write!(f, "T{tier}"),
        }
    }
}

/// A day of the week.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs, reason = "the names say it all")]
pub enum Weekday {
    Mon,
    Tue,
    Wed,
    Thu,
    Fri,
    Sat,
    Sun,
}

impl Weekday {
    /// All seven, Monday first.
    pub const ALL: [Self; 7] = [Self::Mon, Self::Tue, Self::Wed, Self::Thu, Self::Fri, Self::Sat, Self::Sun];

    /// As it is written in a plan: `mon`.
    #[must_use]
    pub const fn short(self) -> &'static str {
        match self {
            Self::Mon => "mon",
            Self::Tue => "tue",
            Self::Wed => "wed",
            Self::Thu => "thu",
            Self::Fri => "fri",
            Self::Sat => "sat",
            Self::Sun => "sun",
        }
    }

    /// The full English name: `Monday`.
    #[must_use]
    pub const fn long(self) -> &'static str {
        match self {
            Self::Mon => "Monday",
            Self::Tue => "Tuesday",
            Self::Wed => "Wednesday",
            Self::Thu => "Thursday",
            Self::Fri => "Friday",
            Self::Sat => "Saturday",
            Self::Sun => "Sunday",
        }
    }
}

/// By how much a max or a training max moves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MaxStep {
    /// A fixed load: `+5kg`.
    Load(Load),
    /// A share of the max as it stands: `+1% of max`.
    OfMax(Percent),
}

/// Numbers of weeks or days as they are told: `1–4, 6`.
#[must_use]
pub fn in_runs(numbers: &BTreeSet<u16>) -> String {
    let numbers: Vec<u16> = numbers.iter().copied().collect();
    let runs = numbers.chunk_by(|a, b| a + 1 == *b);
    let runs: Vec<String> = runs
        .filter_map(|run| match (run.first()?, run.last()?) {
            (first, last) if first == last => Some(first.to_string()),
            (first, last) => Some(format!("{first}–{last}")),
        })
        .collect();
    runs.join(", ")
}
