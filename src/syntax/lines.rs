//! Prescriptions: lifts, columns, segments and the parts that they are made of.

use super::{Amount, CallId, Children, FilledText, LoadId, WarmupWord};
use crate::source::Span;
use crate::training::{Label, Role, Rpe};

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
