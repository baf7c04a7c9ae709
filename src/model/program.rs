//! The [`Program`]: a plan whose names are resolved and whose rules are checked. It is
//! still as written: weeks are columns and loads are rules, not yet numbers on a bar.

use std::collections::HashMap;
use std::sync::Arc;

use super::{
    Athlete, Calendar, CycleMove, Deload, Extras, KnownLift, Label, Measure, Notes, Progress, Role, TestedMax, Weekday,
    fold_name,
};
use crate::source::Span;
use crate::training::{Across, Band, Load, Percent, Rpe, Unit};

/// A checked plan.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Program {
    /// Its name.
    pub name: Option<Arc<str>>,
    /// Who wrote it.
    pub author: Option<Arc<str>>,
    /// The unit of the gym.
    pub unit: Unit,
    /// What a bare percent is of.
    pub percent_base: PercentBase,
    /// The training max as a share of the max, for lifts without one of their own.
    pub training_max: Option<Percent>,
    /// Training maxes of single lifts.
    pub training_maxes: HashMap<LiftId, Percent>,
    /// The maxes that the plan states.
    pub maxes: Vec<TestedMax>,
    /// What the plan says of its athlete and of the gym.
    pub athlete: Athlete,
    /// Where it names the athlete.
    pub athlete_span: Option<Span>,
    /// Every lift that the plan names, each once.
    pub lifts: Vec<Lift>,
    /// The blocks, in order.
    pub blocks: Vec<Block>,
    /// When they are trained.
    pub calendar: Calendar,
    /// Every different load rule, once.
    pub loads: Vec<LoadRule>,
    /// The schemes, those of used files too.
    pub schemes: Vec<Scheme>,
    /// Whether the plan holds nothing but what other plans use, so that there is nothing to
    /// expand.
    pub library: bool,
    /// The coach's notes on the program.
    pub notes: Notes,
    /// The warnings that the plan allows, in order.
    pub allows: Vec<Allow>,
}

/// A warning that the plan allows, and where.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Allow {
    /// The code of the warning.
    pub code: &'static str,
    /// In which stretch of the plan.
    pub scope: Span,
    /// Where its name stands.
    pub span: Span,
}

impl Program {
    /// The lift of that number.
    #[must_use]
    pub fn lift(&self, id: LiftId) -> Option<&Lift> {
        self.lifts.get(id.0)
    }

    /// The load rule of that number.
    #[must_use]
    pub fn load(&self, id: LoadRuleId) -> Option<&LoadRule> {
        self.loads.get(id.0)
    }

    /// The training max of a lift as a share of its max, where the plan sets one.
    #[must_use]
    pub fn training_max_of(&self, lift: LiftId) -> Option<Percent> {
        self.training_maxes.get(&lift).copied().or(self.training_max)
    }

    /// How many weeks the whole program takes.
    #[must_use]
    pub fn weeks(&self) -> u16 {
        self.blocks.iter().map(Block::all_weeks).fold(0, u16::saturating_add)
    }

    /// The week whose days are trained in a week of a block, counted through its cycles from
    /// 0: its own, or the one that a deload takes them from.
    #[must_use]
    pub fn trained_week(&self, block: usize, week: u16) -> Option<(&Block, u16)> {
        let own = self.blocks.get(block)?;
        let Some(deload) = own.deload_in(week) else {
            return Some((own, week));
        };
        let source = self.blocks.get(deload.block)?;
        // Of another block its last cycle counts, of its own the one that runs.
        let cycle = if deload.block == block { week / own.weeks.max(1) } else { source.cycles.saturating_sub(1) };
        Some((source, cycle * source.weeks + deload.week))
    }
}

/// The number of a scheme in its program.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SchemeId(pub usize);

/// A scheme. Its sets stand in the lines that call it; here is what belongs to all of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scheme {
    /// Its name as it is defined.
    pub name: Arc<str>,
    /// Where it is defined.
    pub span: Span,
}

/// Where sets of a scheme come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Called {
    /// The scheme in which the sets are written.
    pub scheme: SchemeId,
    /// The call in the line. Spans of the sets themselves point into the scheme.
    pub span: Span,
    /// What `same +5kg` in the columns of the scheme has added up to.
    pub shift: Shift,
}

/// What a percent is of when the plan does not say.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum PercentBase {
    /// The one-rep max.
    #[default]
    OneRepMax,
    /// The training max.
    TrainingMax,
}

/// The number of a lift in its program.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LiftId(pub usize);

/// A lift as a program knows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lift {
    /// The canonical name; as first written where the catalogue does not know it.
    pub name: Arc<str>,
    /// What the catalogue says of it, or of the lift that it is declared to be like.
    pub known: Option<KnownLift>,
    /// Where the plan declares it.
    pub declared: Option<Span>,
    /// The lift whose max it borrows, and the share of it.
    pub borrows: Option<(LiftId, Percent)>,
}

/// Some weeks that belong together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// Its name.
    pub name: Option<Arc<str>>,
    /// Its length, of one cycle.
    pub weeks: u16,
    /// How often it is run.
    pub cycles: u16,
    /// What moves after each cycle.
    pub each_cycle: Vec<CycleMove>,
    /// Its days as written, also those of single weeks.
    pub days: Vec<Day>,
    /// The sessions of each week through all cycles, in order; a single list serves every week.
    pub weekly_slots: Vec<Arc<[Slot]>>,
    /// Whether the sessions go round the training days.
    pub rotates: bool,
    /// Its weeks that are taken from others.
    pub deloads: Vec<Deload>,
    /// The coach's notes on the block, said in its first session.
    pub notes: Notes,
    /// Where it begins.
    pub span: Span,
}

impl Block {
    /// How many weeks all cycles take.
    #[must_use]
    pub const fn all_weeks(&self) -> u16 {
        self.weeks.saturating_mul(self.cycles)
    }

    /// The sessions of a week, counted through the cycles from 0; several may be of one day.
    #[must_use]
    pub fn slots(&self, week: u16) -> &[Slot] {
        match self.weekly_slots.as_slice() {
            [every] => every,
            each => each.get(usize::from(week)).map_or(&[], |slots| slots),
        }
    }

    /// What a week is taken from, if it is taken from another; counted through the cycles.
    #[must_use]
    pub fn deload_in(&self, week: u16) -> Option<&Deload> {
        let week = week % self.weeks.max(1);
        self.deloads.iter().find(|deload| deload.weeks.0 <= week && week <= deload.weeks.1)
    }

    /// The slots of a week that a reference to a day means; the week is counted through the
    /// cycles from 0.
    pub fn slots_of<'b>(&'b self, week: u16, day: &'b DayRef) -> impl Iterator<Item = &'b Slot> {
        self.slots(week).iter().filter(move |slot| match day {
            DayRef::Named(name) => {
                let known = self.days.get(slot.day).and_then(|day| day.name.as_deref());
                known.is_some_and(|known| fold_name(known) == fold_name(name))
            }
            DayRef::Weekday(weekday) => slot.weekday == Some(*weekday),
            DayRef::Number(number) => slot.number == *number,
        })
    }
}

/// A place in the week at which a day is trained.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Slot {
    /// The day's number in the week, from 1.
    pub number: u8,
    /// The day of the week, where the plan names one.
    pub weekday: Option<Weekday>,
    /// Whether the weekday comes from a `train` line and not from the day itself.
    pub by_train: bool,
    /// Which of the block's days is trained.
    pub day: usize,
    /// Which of that day's slots this is, from 0.
    pub turn: u16,
}

/// What is trained on a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Day {
    /// Its name.
    pub name: Option<Arc<str>>,
    /// Its lines, in order.
    pub lines: Vec<Line>,
    /// The weeks of the block in which it stands in place of the block's days, first and
    /// last, from 0; nothing for a day of the block.
    pub weeks: Option<(u16, u16)>,
    /// The coach's notes on its sessions.
    pub notes: Notes,
    /// Where it begins.
    pub span: Span,
}

/// A lift with its sets for every week.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The whole line.
    pub span: Span,
    /// The name of the lift, for messages.
    pub lift_span: Span,
    /// Its label.
    pub label: Option<Label>,
    /// The lift; of several the first.
    pub lift: LineLift,
    /// The lifts that stand beside it.
    pub others: OtherLifts,
    /// Whether the whole exercise may be left out.
    pub optional: bool,
    /// The coach's notes on the exercise.
    pub notes: Notes,
    /// All behind the `:`, in small letters and without needless blanks, so that lines that
    /// are written alike, or call the same schemes alike, have the same text.
    pub written_body: Arc<str>,
    /// The columns that hold sets.
    pub columns: Vec<Column>,
    /// Whether the columns are stages, gone through by the rules of its progress.
    pub stages: bool,
    /// What is done in each week of the block.
    pub weeks: Vec<WeekCell>,
    /// How it moves on.
    pub progress: Progress,
    /// Whether part of it was not understood, so that nothing more is said of it.
    pub broken: bool,
}

impl Line {
    /// All its sets, in all columns, with what they are for.
    pub fn parts(&self) -> impl Iterator<Item = (&Segment, &Part)> + Clone {
        let segments = self.columns.iter().flat_map(|column| &column.segments);
        segments.flat_map(|segment| segment.parts.iter().map(move |part| (segment, part)))
    }

    /// The lift of a stage, from 0, where each stage has its own.
    #[must_use]
    pub fn in_stage(&self, stage: usize) -> Option<&LineLift> {
        match (&self.others, stage.checked_sub(1)) {
            (OtherLifts::Ladder(_), None) => Some(&self.lift),
            (OtherLifts::Ladder(others), Some(place)) => others.get(place),
            _ => None,
        }
    }

    /// The lifts that its loads may be of: all of a rotation, of a choice the first.
    pub fn trained(&self) -> impl Iterator<Item = &LineLift> {
        self.others.trained(&self.lift)
    }

    /// Where its label and its lift stand.
    #[must_use]
    pub fn head_span(&self) -> Span {
        Span { start: self.span.start, end: self.lift_span.end }
    }
}

/// A lift as a line names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LineLift {
    /// The lift.
    pub id: LiftId,
    /// Its name as written, without the variant.
    pub written: Arc<str>,
    /// The variant in brackets.
    pub variant: Option<Arc<str>>,
}

/// The lifts of a line beside its first.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub enum OtherLifts {
    /// None: the line has one lift.
    #[default]
    None,
    /// `squat or front squat`: the athlete may do one of these instead.
    ToChoose(Vec<LineLift>),
    /// `rotate (…)`: these follow week by week.
    InTurn(Vec<LineLift>),
    /// `plank -> ab wheel`: these follow stage by stage.
    Ladder(Vec<LineLift>),
}

impl OtherLifts {
    /// The lifts that the loads of a line may be of: all of a rotation or a ladder, of a choice
    /// the first.
    pub fn trained<'l>(&'l self, first: &'l LineLift) -> impl Iterator<Item = &'l LineLift> {
        let rotated: &[LineLift] = match self {
            Self::InTurn(others) | Self::Ladder(others) => others,
            Self::None | Self::ToChoose(_) => &[],
        };
        std::iter::once(first).chain(rotated)
    }
}

/// What a line does in one week.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub enum WeekCell {
    /// Nothing.
    #[default]
    Off,
    /// The sets of a column, moved by so much.
    Sets {
        /// Which of the line's columns.
        column: usize,
        /// What `same +5kg` has added up to.
        shift: Shift,
    },
}

/// By how much the weeks have moved a load.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Shift {
    /// Percent points.
    pub percent: Percent,
    /// A fixed load.
    pub load: Option<Load>,
    /// Half points of RPE.
    pub rpe_halves: i16,
}

impl Shift {
    /// Both shifts together.
    #[must_use]
    pub fn plus(self, other: Self) -> Self {
        let load = match (self.load, other.load) {
            (Some(a), Some(b)) => Some(a.plus(b)),
            (a, b) => a.or(b),
        };
        Self {
            percent: self.percent.plus(other.percent),
            load,
            rpe_halves: self.rpe_halves.saturating_add(other.rpe_halves),
        }
    }

    /// So many times the shift.
    #[must_use]
    pub fn times(self, factor: u16) -> Self {
        Self {
            percent: self.percent.times(i32::from(factor)),
            load: self.load.map(|load| load.times(i64::from(factor))),
            rpe_halves: self.rpe_halves.saturating_mul(i16::try_from(factor).unwrap_or(i16::MAX)),
        }
    }
}

/// The sets between two `|`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// The segments, in order.
    pub segments: Vec<Segment>,
    /// Whether warm-up sets are made from its first working load.
    pub warm_up: WarmUp,
    /// Where it stands.
    pub span: Span,
}

/// Whether warm-up sets are made from the first working load.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum WarmUp {
    /// They are written, or there are none.
    #[default]
    AsWritten,
    /// They are made.
    Made,
    /// They are made if the lift is a compound on a bar.
    MadeForLoadedCompounds,
}

/// Sets with one role and the modifiers that cover them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Segment {
    /// What the sets are for.
    pub role: Role,
    /// The sets, grouped by the load that serves them.
    pub parts: Vec<Part>,
    /// The modifiers.
    pub extras: Arc<Extras>,
    /// The scheme that it is part of; most are of none.
    pub called: Option<Box<Called>>,
    /// Where it stands.
    pub span: Span,
}

impl Segment {
    /// The scheme that it is part of, the innermost of several.
    #[must_use]
    pub fn scheme(&self) -> Option<SchemeId> {
        self.called.as_ref().map(|called| called.scheme)
    }

    /// Where something in it is to be shown if the mistake is the line's: the call, for sets
    /// of a scheme.
    #[must_use]
    pub fn in_line(&self, span: Span) -> Span {
        self.called.as_ref().map_or(span, |called| called.span)
    }

    /// By how much its scheme moves its loads.
    #[must_use]
    pub fn shift(&self) -> Shift {
        self.called.as_ref().map_or_else(Shift::default, |called| called.shift)
    }

    /// Where it stands in its scheme, if it is part of one.
    #[must_use]
    pub fn in_scheme(&self, span: Span) -> Option<Span> {
        self.called.as_ref().map(|_| span)
    }
}

/// Sets that share one load rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// The sets.
    pub groups: Vec<SetGroup>,
    /// Their load; nothing is the athlete's choice.
    pub load: Option<LoadRuleId>,
    /// Where the load stands; where the sets stand if there is none.
    pub load_span: Span,
}

impl Part {
    /// How many sets there are at the most.
    #[must_use]
    pub fn sets(&self) -> u16 {
        self.groups.iter().map(|group| u16::from(group.most)).sum()
    }
}

/// Sets that are written together: `3x8`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SetGroup {
    /// At least so many sets.
    pub least: u8,
    /// At most so many sets.
    pub most: u8,
    /// How much each of them is.
    pub measure: PlannedMeasure,
    /// Whether the measure is for each side.
    pub per_side: bool,
    /// Of mini-sets: whether the last of these ends the set that they are part of.
    pub ends_mini_sets: bool,
    /// Where it stands.
    pub span: Span,
}

/// The measure of a set before the top set is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PlannedMeasure {
    /// Known as written.
    Fixed(Measure),
    /// A share of the top set's reps, rounded down: `4x50%`.
    ShareOfTop(Percent),
}

/// The number of a load rule in its program.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct LoadRuleId(pub usize);

/// How a load is found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LoadRule {
    /// As the plan wrote it, without the `@`.
    pub written: Arc<str>,
    /// What it aims at.
    pub target: Target,
    /// A fixed load more: `@70% +10kg`.
    pub plus: Option<Load>,
    /// What the weeks or sessions add.
    pub climb: Option<Climb>,
    /// An effort beside a load: `@80% RPE8`, `@80% cap RPE9`.
    pub effort: Option<Effort>,
}

impl LoadRule {
    /// The set that the load starts from, if it starts from one.
    #[must_use]
    pub const fn set_base(&self) -> Option<&SetBase> {
        match &self.target {
            Target::PercentOfSet(_, base) | Target::StepFromSet(_, base) => Some(base),
            _ => None,
        }
    }
}

/// What a load rule aims at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// A text for the athlete: `"red band"`.
    Text(Arc<str>),
    /// A percent of a max.
    PercentOfMax(Across<Percent>, MaxBase),
    /// A percent of another set: `-10%` is 90 % of the top set.
    PercentOfSet(Across<Percent>, SetBase),
    /// A fixed step from another set.
    StepFromSet(Across<Load>, SetBase),
    /// An effort.
    Effort(Across<Rpe>),
    /// The most that goes for so many reps: `@10RM`.
    RepMax(u16),
    /// All-out, for the reps of the set: `@max`.
    AllOut,
    /// A load as it is.
    Absolute(Across<Load>),
    /// The empty bar.
    Bar,
    /// The athlete's own weight, with so much more or less.
    Bodyweight(Across<Load>),
}

/// A max that a percent can be of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MaxBase {
    /// The one-rep max of this lift or another.
    OneRepMax(Option<LiftId>),
    /// The training max of this lift.
    TrainingMax,
    /// The rep max of this lift: 5 for a 5RM.
    RepMax(u16),
}

/// A set that a load can start from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SetBase {
    /// The top set of the line.
    Top,
    /// The set before.
    Previous,
    /// The first set of the line.
    First,
    /// The heaviest set of this lift on that day of this week.
    Day(DayRef),
    /// The heaviest set of this lift on this day of the week before.
    LastWeek,
}

/// A day that another day's loads start from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DayRef {
    /// A day by its name.
    Named(Arc<str>),
    /// A day of the week.
    Weekday(Weekday),
    /// A day by its number.
    Number(u8),
}

/// What a load gains as time passes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Climb {
    /// By how much.
    pub step: Shift,
    /// How often.
    pub each: Pace,
}

/// How often a load climbs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pace {
    /// Each week of the block.
    Week,
    /// Each session in which the line is done.
    Session,
}

/// An effort that stands beside a load.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effort {
    /// What the set should feel like.
    Target(Band<Rpe>),
    /// A ceiling.
    Cap(Rpe),
}
