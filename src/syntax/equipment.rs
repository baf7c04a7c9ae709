//! Lines on what there is to lift with, and the athlete's own chart.

use crate::source::Span;
use crate::training::{Load, Percent, Plate, Rounding, Stack, Unit};

/// A line on equipment. Where it names lifts it is for these, else for all.
#[derive(Clone, Debug)]
pub enum EquipmentLine {
    /// `bar 20kg`, `bar bench, press 15kg`
    Bar {
        /// The lifts that it is for.
        lifts: Box<[Span]>,
        /// What it weighs.
        weight: Load,
    },
    /// `plates kg 4x25 20 10`
    Plates {
        /// Their unit.
        unit: Unit,
        /// The kinds, with their places.
        plates: Box<[(Plate, Span)]>,
    },
    /// `dumbbells 1..10kg by 1, 12.5 15kg`
    Dumbbells(Box<[DumbbellRow]>),
    /// `stack "leg press" 10kg`
    Stack {
        /// The lifts that it is for.
        lifts: Box<[Span]>,
        /// Its plates.
        stack: Stack,
        /// The small plate to add, once more.
        add_on: Option<Load>,
    },
    /// `round bench 1kg down`
    Round {
        /// The lifts that it is for.
        lifts: Box<[Span]>,
        /// In steps of so much.
        step: Load,
        /// Which way.
        rounding: Rounding,
    },
}

impl EquipmentLine {
    /// The word that the line begins with.
    #[must_use]
    pub const fn keyword(&self) -> &'static str {
        match self {
            Self::Bar { .. } => "bar",
            Self::Plates { .. } => "plates",
            Self::Dumbbells(_) => "dumbbells",
            Self::Stack { .. } => "stack",
            Self::Round { .. } => "round",
        }
    }
}

/// Dumbbells that are written together.
#[derive(Clone, Copy, Debug)]
pub struct DumbbellRow {
    /// The first; the only one where the last is the same.
    pub from: Load,
    /// The last.
    pub to: Load,
    /// The step between them.
    pub by: Load,
    /// Where they stand.
    pub span: Span,
}

/// A chart of the athlete's own.
#[derive(Clone, Debug)]
pub enum ChartLine {
    /// `chart 100 97.8 95.5`, in percent, with the place of each number.
    Sequence(Box<[(Percent, Span)]>),
    /// `chart 1RM 100%, 4RM 90%`, each with its place.
    Tested(Box<[(u16, Percent, Span)]>),
}
