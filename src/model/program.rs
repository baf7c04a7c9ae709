//! The [`Program`]: a plan whose names are resolved and whose rules are checked. It is
//! still as written: weeks are columns and loads are rules, not yet numbers on a bar.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use super::{
    Athlete, Calendar, Column, CycleMove, DayRef, Deload, KnownLift, Label, LineLift, LoadRule, LoadRuleId, Notes,
    OtherLifts, Part, Progress, Segment, Shift, TestedMax, WeekCell, Weekday, fold_name,
};
use crate::source::Span;
use crate::training::{Percent, Unit};

/// A checked plan.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Program {
    /// Its name.
    pub name: Option<Arc<str>>,
    /// Who wrote it.
    pub author: Option<Arc<str>>,
    /// The unit of the gym.
    pub unit: Unit,
    /// Whether the plan says so; else it is kilograms.
    pub says_unit: bool,
    /// What a bare percent is of.
    pub percent_base: PercentBase,
    /// The training max as a share of the max, for lifts without one of their own.
    pub training_max: Option<Percent>,
    /// Training maxes of single lifts.
    pub training_maxes: HashMap<LiftId, Percent>,
    /// Those among them that are the share of the lift that they are like.
    pub borrowed_training_maxes: HashSet<LiftId>,
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

    /// Whether the plan gives a lift a training max of its own, and not that of the lift that it is like
    /// or of all lifts.
    #[must_use]
    pub fn has_own_training_max(&self, lift: LiftId) -> bool {
        self.training_maxes.contains_key(&lift) && !self.borrowed_training_maxes.contains(&lift)
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
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Called {
    /// The scheme by whose rules the sets move: the innermost one that has rules for the line;
    /// if none has, the one in which they are written.
    pub scheme: SchemeId,
    /// All schemes that the sets are part of, from the inside out.
    pub schemes: Arc<[SchemeId]>,
    /// The call in the line. Spans of the sets themselves point into the scheme.
    pub span: Span,
    /// Whether arguments of the call stand in them.
    pub given: bool,
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
    /// The letters of supersets of which a line was not understood.
    pub lost_supersets: Vec<char>,
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

    /// How many stages it has; of a ladder one for each lift, also where one column serves them
    /// all.
    #[must_use]
    pub fn stage_count(&self) -> usize {
        match &self.others {
            OtherLifts::Ladder(others) => others.len() + 1,
            _ if self.stages => self.columns.len(),
            _ => 1,
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
