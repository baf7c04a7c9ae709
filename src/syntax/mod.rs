//! The [`Ast`]: what a plan says, with spans and comments and without any meaning.
//!
//! Nodes of a kind lie together in one arena and are reached by ranges, so that a plan of
//! ten megabytes takes a few times its size and no more. Parts and loads that are written
//! alike are stored once.
//! Everything that is not blank stands in a statement or in the trivia: nothing of the
//! text is lost, so the formatter can print it back.

mod attached;
mod calendar;
mod equipment;
mod lines;
mod loads;
mod progress;
mod schemes;

pub use attached::*;
pub use calendar::*;
pub use equipment::*;
pub use lines::*;
pub use loads::*;
pub use progress::*;
pub use schemes::*;

use std::marker::PhantomData;

use crate::source::Span;
use crate::training::{Load, Percent, Unit, Weekday};

/// A parsed plan.
#[derive(Clone, Debug, Default)]
pub struct Ast {
    /// The statements, in order.
    pub statements: Vec<Statement>,
    /// The statements of the files that the plan uses.
    pub used: Vec<Statement>,
    /// Comments and blank lines, in order, also those inside a statement.
    pub trivia: Vec<Trivia>,
    pub(crate) columns: Vec<Column>,
    pub(crate) segments: Vec<Segment>,
    pub(crate) part_uses: Vec<PartUse>,
    pub(crate) parts: Vec<Part>,
    pub(crate) modifiers: Vec<Modifier>,
    pub(crate) cluster_parts: Vec<u16>,
    pub(crate) mini_sets: Vec<MiniSets>,
    pub(crate) loads: Vec<LoadExpr>,
    pub(crate) schemes: Vec<Scheme>,
    pub(crate) calls: Vec<Call>,
    pub(crate) fillings: Vec<Filling>,
    pub(crate) filled_texts: Vec<FilledPart>,
    /// Whether a file that is used is not here, so that its schemes and lifts are not known.
    pub(crate) lacks_files: bool,
}

impl Ast {
    /// The columns of a prescription.
    #[must_use]
    pub fn columns(&self, children: Children<Column>) -> &[Column] {
        children.of(&self.columns)
    }

    /// The segments of a column.
    #[must_use]
    pub fn segments(&self, children: Children<Segment>) -> &[Segment] {
        children.of(&self.segments)
    }

    /// The parts of a segment, where they stand.
    #[must_use]
    pub fn part_uses(&self, children: Children<PartUse>) -> &[PartUse] {
        children.of(&self.part_uses)
    }

    /// The part of that number.
    #[must_use]
    pub fn part(&self, id: PartId) -> Option<&Part> {
        self.parts.get(id.0 as usize)
    }

    /// The modifiers of a part.
    #[must_use]
    pub fn modifiers(&self, children: Children<Modifier>) -> &[Modifier] {
        children.of(&self.modifiers)
    }

    /// The parts of a cluster.
    #[must_use]
    pub fn cluster_parts(&self, children: Children<u16>) -> &[u16] {
        children.of(&self.cluster_parts)
    }

    /// The mini-sets that are joined by `+`.
    #[must_use]
    pub fn mini_sets(&self, children: Children<MiniSets>) -> &[MiniSets] {
        children.of(&self.mini_sets)
    }

    /// The schemes, in order; those of used files come last.
    #[must_use]
    pub fn schemes(&self) -> &[Scheme] {
        &self.schemes
    }

    /// The call of that number.
    #[must_use]
    pub fn call(&self, id: CallId) -> Option<&Call> {
        self.calls.get(id.0 as usize)
    }

    /// The filled-in scheme of that number.
    #[must_use]
    pub fn filling(&self, id: FillingId) -> Option<&Filling> {
        self.fillings.get(id.0 as usize)
    }

    /// A text that was filled in.
    #[must_use]
    pub fn filled_text(&self, id: FilledText) -> Option<&FilledPart> {
        self.filled_texts.get(id.0 as usize)
    }

    /// The load of that number.
    #[must_use]
    pub fn load(&self, id: LoadId) -> Option<&LoadExpr> {
        self.loads.get(id.0 as usize)
    }
}

impl Ast {
    /// Whether this is the file of an athlete: it says something of one, or of a gym, and
    /// nothing of training.
    #[must_use]
    pub fn is_athlete_file(&self) -> bool {
        let says = |kind: &StatementKind| kind.is_only_of_an_athlete();
        let fits = |kind: &StatementKind| says(kind) || kind.is_of_an_athlete();
        self.statements.iter().all(|statement| fits(&statement.kind))
            && self.statements.iter().any(|statement| says(&statement.kind))
    }
}

impl StatementKind {
    /// Whether it may stand in an athlete's file.
    #[must_use]
    pub const fn is_of_an_athlete(&self) -> bool {
        self.is_only_of_an_athlete() || matches!(self, Self::Unit(_) | Self::Max(_) | Self::TrainingMax(_))
    }

    const fn is_only_of_an_athlete(&self) -> bool {
        matches!(self, Self::Athlete(_) | Self::Bodyweight(_) | Self::Equipment(_) | Self::Chart(_))
    }
}

/// A run of nodes in one of the arenas of an [`Ast`].
#[derive(Debug)]
pub struct Children<T> {
    start: u32,
    len: u32,
    kind: PhantomData<fn() -> T>,
}

impl<T> Clone for Children<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Children<T> {}

impl<T> Default for Children<T> {
    fn default() -> Self {
        Self::NONE
    }
}

impl<T> Children<T> {
    /// No nodes.
    pub(crate) const NONE: Self = Self { start: 0, len: 0, kind: PhantomData };

    /// The nodes that an arena has gained since it held `start` of them.
    pub(crate) fn since(arena: &[T], start: usize) -> Self {
        let clamp = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
        Self { start: clamp(start), len: clamp(arena.len().saturating_sub(start)), kind: PhantomData }
    }

    /// The numbers of the nodes in their arena.
    pub(crate) fn range(self) -> std::ops::Range<usize> {
        self.start as usize..self.start as usize + self.len as usize
    }

    fn of(self, arena: &[T]) -> &[T] {
        let start = self.start as usize;
        arena.get(start..start + self.len as usize).unwrap_or(&[])
    }
}

/// A comment or a run of blank lines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Trivia {
    /// Which of the two.
    pub kind: TriviaKind,
    /// Where it stands; a comment from its `#` to the last character that is not blank.
    pub span: Span,
}

/// What lies between the statements.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TriviaKind {
    /// A comment.
    Comment,
    /// A blank line.
    BlankLine,
}

/// A statement and where it stands.
#[derive(Clone, Debug)]
pub struct Statement {
    /// From its first character to its last, comments at its end left out.
    pub span: Span,
    /// What it says.
    pub kind: StatementKind,
}

/// What a statement says.
#[derive(Clone, Debug)]
pub enum StatementKind {
    /// `program "name"`; the span of the name inside its quotes.
    Program(Span),
    /// `author "name"`; the span of the name inside its quotes.
    Author(Span),
    /// `unit kg`
    Unit(Unit),
    /// `percent of 1RM` or `percent of tm`
    PercentOf(PercentOf),
    /// `max squat 180kg, bench 5RM 100kg`
    Max(Box<[MaxEntry]>),
    /// `tm 90%, squat 85%`
    TrainingMax(Box<[TrainingMaxEntry]>),
    /// `athlete "Anna"`; the span of the name inside its quotes.
    Athlete(Span),
    /// `bodyweight 72.5kg`
    Bodyweight(Load),
    /// `bar 20kg`, `plates kg 25 20 10` and the like
    Equipment(Box<EquipmentLine>),
    /// `chart 100 97.8 95.5`
    Chart(Box<ChartLine>),
    /// `block "name" 4 weeks`
    Block(Box<BlockHead>),
    /// `day mon, 3 "name"`
    Day(Box<DayHead>),
    /// `week 2-3` inside a block
    Week(WeekHead),
    /// `deload from "name" week 3: sets 50%, load 90%`
    Deload(Box<DeloadHead>),
    /// `each cycle: tm squat +5kg`
    EachCycle(Box<[CycleMoveSpec]>),
    /// `train mon wed fri`
    Train(Box<TrainHead>),
    /// `start 2026-01-05`
    Start(WrittenDate),
    /// `meet 2026-06-06`
    Meet(WrittenDate),
    /// `skip 2026-02-16..2026-02-20, 2026-04-03`
    Skip(Box<[SkippedDates]>),
    /// `bench: 3x5 @80%`
    Prescription(Box<Prescription>),
    /// `lift "pin squat" like squat at 90%`
    Lift(Box<LiftHead>),
    /// A line that belongs to what stands above it: `rest 90s`, `"a note"`.
    Attached(Box<Attached>),
    /// `scheme bbb = 5x10 @50%`
    Scheme(SchemeId),
    /// `use "library/waves.plan"`; the span of the path inside its quotes.
    Use(Span),
    /// Not understood, and reported.
    Broken,
}

/// What a bare percent is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PercentOf {
    /// A rep max; only 1 has a meaning here.
    RepMax(u16),
    /// The training max.
    TrainingMax,
}

/// A max that the plan states.
#[derive(Clone, Copy, Debug)]
pub struct MaxEntry {
    /// The lift.
    pub name: Span,
    /// Of how many reps.
    pub reps: u16,
    /// The load.
    pub load: Load,
    /// The whole entry.
    pub span: Span,
}

/// A training max that the plan states.
#[derive(Clone, Copy, Debug)]
pub struct TrainingMaxEntry {
    /// The lift; all lifts if there is none.
    pub name: Option<Span>,
    /// The share of the max.
    pub percent: Percent,
    /// The whole entry.
    pub span: Span,
}

/// The head of a block.
#[derive(Clone, Copy, Debug)]
pub struct BlockHead {
    /// Its name inside the quotes.
    pub name: Option<Span>,
    /// Its length, with its place.
    pub weeks: Option<(u16, Span)>,
    /// How often it is run, with its place.
    pub repeat: Option<(u16, Span)>,
}

/// The head of a day.
#[derive(Clone, Debug)]
pub struct DayHead {
    /// Its name inside the quotes.
    pub name: Option<Span>,
    /// Where in the week it is trained.
    pub slots: Box<[(DaySlot, Span)]>,
}

/// A place in the week.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DaySlot {
    /// A day of the week.
    Weekday(Weekday),
    /// The day's number.
    Number(u16),
}

/// A lift that the plan declares.
#[derive(Clone, Debug)]
pub struct LiftHead {
    /// Its name inside the quotes.
    pub name: Span,
    /// The lift that it is like, and the share of that lift's max.
    pub like: Option<(Span, Option<Percent>)>,
    /// What it is done with, compound or isolation: words as they are written.
    pub traits: Box<[Span]>,
}
