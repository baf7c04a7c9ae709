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
mod loads;
mod progress;
mod schemes;

pub use attached::*;
pub use calendar::*;
pub use equipment::*;
pub use loads::*;
pub use progress::*;
pub use schemes::*;

use std::marker::PhantomData;

use crate::source::Span;
use crate::training::{Label, Load, Percent, Role, Rpe, Unit, Weekday};

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
    pub(crate) filled_texts: Vec<Box<str>>,
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
    pub fn filled_text(&self, id: FilledText) -> &str {
        self.filled_texts.get(id.0 as usize).map_or("", AsRef::as_ref)
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

/// The name of a lift in a line.
#[derive(Clone, Copy, Debug, Default)]
pub struct LiftName {
    /// The name, without quotes.
    pub name: Span,
    /// The variant inside its brackets.
    pub variant: Option<Span>,
}

/// A lift and what is done with it.
#[derive(Clone, Debug)]
pub struct Prescription {
    /// The label in front.
    pub label: Option<(Label, Span)>,
    /// Whether `optional` is written.
    pub optional: bool,
    /// The lift; of several the first.
    pub lift: LiftName,
    /// The other lifts.
    pub others: Box<[LiftName]>,
    /// How they stand to each other.
    pub together: Together,
    /// What stands between the `|`.
    pub columns: Children<Column>,
}

/// How the lifts of a line stand to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Together {
    /// `a or b`: one of the athlete's choice.
    #[default]
    Choice,
    /// `rotate (a, b)`: in turn.
    InTurn,
    /// `a -> b`: one for each stage.
    Ladder,
}

/// What stands between two `|` or `->`.
#[derive(Clone, Copy, Debug)]
pub struct Column {
    /// The whole column.
    pub span: Span,
    /// The weeks that its label names, first and last.
    pub weeks: Option<(u16, u16)>,
    /// Whether a `->` stands in front of it: a stage, not a week.
    pub stage: bool,
    /// What is done.
    pub cell: Cell,
}

/// What is done in the weeks of a column.
#[derive(Clone, Copy, Debug)]
pub enum Cell {
    /// `-`
    Off,
    /// `same` or `same +5kg`
    Same(Option<Amount>),
    /// Sets.
    Segments(Children<Segment>),
}

/// Sets with one role.
#[derive(Clone, Copy, Debug)]
pub struct Segment {
    /// The sets, as they are separated by commas.
    pub parts: Children<PartUse>,
    /// The role that is written; none is `work`.
    pub role: Option<Role>,
    /// Whether something in it was not understood, and reported.
    pub broken: bool,
}

/// A place in the text at which a part stands.
#[derive(Clone, Copy, Debug)]
pub struct PartUse {
    /// The byte at which it begins; spans inside the part count from here.
    pub start: u32,
    /// The part.
    pub part: PartId,
}

/// The number of a part in its [`Ast`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct PartId(pub(crate) u32);

impl PartUse {
    /// Where the part stands.
    #[must_use]
    pub fn span(self, part: &Part) -> Span {
        Span { start: self.start, end: self.start.saturating_add(part.len) }
    }

    /// Where something inside the part stands; the whole part where arguments were filled
    /// in, for then no byte of the file is that place.
    #[must_use]
    pub fn inside(self, part: &Part, span: Span) -> Span {
        if part.filled.is_some() { self.span(part) } else { span.shifted(self.start) }
    }
}

/// The text between two separators. Parts that are written alike are stored once, so
/// their spans count from their own beginning.
#[derive(Clone, Copy, Debug)]
pub struct Part {
    /// How long it is, in bytes.
    pub len: u32,
    /// The weeks that a label in front of it names, first and last.
    pub weeks: Option<(u16, u16)>,
    /// What it says.
    pub kind: PartKind,
    /// The text that is read where arguments stand in the place of parameters. Spans
    /// inside the part count through that text; `len` is the length in the file.
    pub filled: Option<FilledText>,
}

/// What a part says.
#[derive(Clone, Copy, Debug)]
pub enum PartKind {
    /// `-`
    Off,
    /// `same` or `same +5kg`
    Same(Option<Amount>),
    /// Sets, with a role in front and modifiers behind.
    Sets {
        /// The role that is written.
        role: Option<Role>,
        /// The sets.
        set: SetSpec,
        /// The modifiers.
        modifiers: Children<Modifier>,
    },
    /// `warmup auto` or `warmup none`
    Warmup(WarmupWord),
    /// `bbb(60%)`: a scheme, with modifiers behind.
    Call(CallId),
    /// Not understood; reported at each place where it stands.
    Broken,
}

/// Sets that are written together, with their load.
#[derive(Clone, Copy, Debug)]
pub struct SetSpec {
    /// Sets and load.
    pub span: Span,
    /// The load and the byte at which its `@` stands; it ends with the set.
    pub load: Option<(LoadId, u32)>,
    /// How many sets, at least and at most.
    pub count: Option<(u8, u8)>,
    /// Whether `/side` is written.
    pub per_side: bool,
    /// How much each of them is.
    pub measure: MeasureSpec,
}

impl SetSpec {
    /// Where the load stands; the sets if there is none.
    #[must_use]
    pub fn load_span(&self) -> Span {
        self.load.map_or(self.span, |(_, at)| Span { start: at, end: self.span.end })
    }
}

/// How much a set is.
#[derive(Clone, Copy, Debug)]
pub enum MeasureSpec {
    /// `5`, `4-6`
    Reps(u16, u16),
    /// `5+`, `1-10+`: at least the first, stopped at the second.
    AtLeast(u16, Option<u16>),
    /// `amrap`
    Amrap,
    /// `60s`, `20-30s`, `20min`, in seconds.
    Seconds(u16, u16),
    /// `40m`, in metres.
    Metres(u16, u16),
    /// `15cal`
    Calories(u16, u16),
    /// `50%`, in whole percents: a share of the top set's reps.
    ShareOfTop(u16),
    /// `(2+2+2)`
    Cluster(Children<u16>),
    /// `total 50`, `total 12 in 1-3`
    Total(u16, Option<(u8, u8)>),
    /// `15 + 4x4`, `8+3+2`
    MiniSets(Children<MiniSets>),
    /// `5RM`, of a test
    RepMax(u16),
}

/// Mini-sets that are alike.
#[derive(Clone, Copy, Debug)]
pub struct MiniSets {
    /// How many, at least and at most.
    pub count: (u8, u8),
    /// The reps of each; nothing for as many as possible.
    pub reps: Option<(u16, u16)>,
}

/// A modifier and where it stands.
#[derive(Clone, Copy, Debug)]
pub struct Modifier {
    /// Where it stands.
    pub span: Span,
    /// What it says.
    pub kind: ModifierKind,
}

/// What a modifier says. Times are in seconds, at least and at most.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ModifierKind {
    /// `rest 90s`; in a cluster the first is between the mini-sets: `rest 20s/3min`.
    Rest((u16, u16), Option<(u16, u16)>),
    /// `tempo 30X0`; the span of its four figures.
    Tempo(Span),
    /// `pause 2s`
    Pause((u16, u16)),
    /// `every 1min`
    Every((u16, u16)),
    /// `within 12min`
    Within((u16, u16)),
    /// `until RPE9`
    Until(Rpe),
    /// `"a note"`; the span inside its quotes.
    Note(Span),
}

impl ModifierKind {
    /// The word that it begins with; nothing for a note.
    #[must_use]
    pub const fn keyword(&self) -> &'static str {
        match self {
            Self::Rest(..) => "rest",
            Self::Tempo(_) => "tempo",
            Self::Pause(_) => "pause",
            Self::Every(_) => "every",
            Self::Within(_) => "within",
            Self::Until(_) => "until",
            Self::Note(_) => "",
        }
    }
}
