//! What headings say, and lines that belong to something.

use super::{Says, say};
use crate::source::Span;
use crate::syntax::{
    Attached, BlockHead, ChartLine, CycleMoveSpec, DayHead, DeloadHead, DeloadShareSpec, DumbbellRow, EquipmentLine,
    LiftHead, MaxEntry, ProgressExpr, RuleExpr, ScopeExpr, SkippedDates, StatementKind, TrainHead, TrainingMaxEntry,
    WeekHead, WrittenDate,
};

impl Says<'_> {
    /// What a statement says that begins at a byte.
    pub(super) fn kind(&mut self, kind: &StatementKind, start: u32, said: &mut String) {
        match kind {
            StatementKind::Program(name) => say(said, format_args!("program {}", self.name(*name))),
            StatementKind::Author(name) => say(said, format_args!("author {}", self.name(*name))),
            StatementKind::Athlete(name) => say(said, format_args!("athlete {}", self.name(*name))),
            StatementKind::Use(path) => say(said, format_args!("use {}", self.name(*path))),
            StatementKind::Unit(unit) => say(said, format_args!("unit {unit:?}")),
            StatementKind::PercentOf(base) => say(said, format_args!("percent {base:?}")),
            StatementKind::Bodyweight(load) => say(said, format_args!("bodyweight {load:?}")),
            StatementKind::Max(entries) => self.maxes(entries, said),
            StatementKind::TrainingMax(entries) => self.training_maxes(entries, said),
            StatementKind::Equipment(line) => self.equipment(line, said),
            StatementKind::Chart(line) => match &**line {
                ChartLine::Sequence(values) => {
                    values.iter().for_each(|(percent, _)| say(said, format_args!("chart {percent:?}")));
                }
                ChartLine::Tested(values) => {
                    values.iter().for_each(|(reps, percent, _)| say(said, format_args!("tested {reps} {percent:?}")));
                }
            },
            StatementKind::Block(head) => self.block(head, said),
            StatementKind::Day(head) => {
                let DayHead { name, slots } = &**head;
                let slots: Vec<_> = slots.iter().map(|(slot, _)| slot).collect();
                say(said, format_args!("day {:?} {slots:?}", name.map(|name| self.name(name))));
            }
            StatementKind::Week(WeekHead { first, last }) => say(said, format_args!("week {first} {last}")),
            StatementKind::Deload(head) => self.deload(head, said),
            StatementKind::EachCycle(moves) => self.each_cycle(moves, said),
            StatementKind::Train(head) => {
                let TrainHead { weekdays, rotate } = &**head;
                let weekdays: Vec<_> = weekdays.iter().map(|(weekday, _)| weekday).collect();
                say(said, format_args!("train {weekdays:?} {}", rotate.is_some()));
            }
            StatementKind::Start(date) => say(said, format_args!("start {:?}", day(*date))),
            StatementKind::Meet(date) => say(said, format_args!("meet {:?}", day(*date))),
            StatementKind::Skip(skipped) => {
                for SkippedDates { first, last, span: _ } in skipped {
                    say(said, format_args!("skip {:?} {:?}", day(*first), last.map(day)));
                }
            }
            StatementKind::Lift(head) => {
                let LiftHead { name, like, traits } = &**head;
                let like = like.map(|(name, at)| (self.name(name), at));
                let traits = self.names(traits).to_lowercase();
                say(said, format_args!("lift {} {like:?} {traits}", self.name(*name)));
            }
            StatementKind::Prescription(line) => self.prescription(line, said),
            StatementKind::Scheme(id) => self.scheme(*id, said),
            StatementKind::Attached(attached) => self.attached(attached, start, said),
            StatementKind::Broken => say(said, format_args!("broken")),
        }
    }

    fn maxes(&self, entries: &[MaxEntry], said: &mut String) {
        for MaxEntry { name, reps, load, span: _ } in entries {
            say(said, format_args!("max {} {reps} {load:?}", self.name(*name)));
        }
    }

    fn training_maxes(&self, entries: &[TrainingMaxEntry], said: &mut String) {
        for TrainingMaxEntry { name, percent, span: _ } in entries {
            say(said, format_args!("tm {:?} {percent:?}", name.map(|name| self.name(name))));
        }
    }

    fn block(&self, head: &BlockHead, said: &mut String) {
        let BlockHead { name, weeks, repeat } = head;
        let name = name.map(|name| self.name(name));
        let number = |number: &Option<(u16, Span)>| number.map(|(number, _)| number);
        say(said, format_args!("block {name:?} {:?} {:?}", number(weeks), number(repeat)));
    }

    fn deload(&self, head: &DeloadHead, said: &mut String) {
        let DeloadHead { block, week: (week, _), shares } = head;
        say(said, format_args!("deload {} {week}", self.name(*block)));
        for DeloadShareSpec { of_load, percent, span: _ } in shares {
            say(said, format_args!("{of_load} {percent:?}"));
        }
    }

    fn each_cycle(&self, moves: &[CycleMoveSpec], said: &mut String) {
        for CycleMoveSpec { of_training_max, lifts, step, span: _ } in moves {
            say(said, format_args!("cycle {of_training_max} {} {step:?}", self.names(lifts)));
        }
    }

    fn equipment(&self, line: &EquipmentLine, said: &mut String) {
        match line {
            EquipmentLine::Bar { lifts, weight } => say(said, format_args!("bar {} {weight:?}", self.names(lifts))),
            EquipmentLine::Plates { unit, plates } => {
                let plates: Vec<_> = plates.iter().map(|(plate, _)| plate).collect();
                say(said, format_args!("plates {unit:?} {plates:?}"));
            }
            EquipmentLine::Dumbbells(rows) => {
                for DumbbellRow { from, to, by, span: _ } in rows {
                    say(said, format_args!("dumbbells {from:?} {to:?} {by:?}"));
                }
            }
            EquipmentLine::Stack { lifts, stack, add_on } => {
                say(said, format_args!("stack {} {stack:?} {add_on:?}", self.names(lifts)));
            }
            EquipmentLine::Round { lifts, step, rounding } => {
                say(said, format_args!("round {} {step:?} {rounding:?}", self.names(lifts)));
            }
        }
    }

    fn attached(&mut self, attached: &Attached, start: u32, said: &mut String) {
        match attached {
            Attached::Modifier(kind) => self.modifier(*kind, |span| self.source.slice(span.shifted(start)), said),
            Attached::Warmup(word) => say(said, format_args!("{word:?}")),
            Attached::WarmupSets(segment) => self.segment(*segment, said),
            Attached::Progress(progress) => self.progress(progress, said),
            Attached::Allow { name, reason } => {
                say(said, format_args!("allow {} {:?}", self.name(*name), reason.map(|reason| self.name(reason))));
            }
        }
    }

    fn progress(&self, progress: &ProgressExpr, said: &mut String) {
        let ProgressExpr { rules } = progress;
        say(said, format_args!("progress"));
        for RuleExpr { span: _, scope, conditions, actions } in rules {
            match scope {
                None => say(said, format_args!(";")),
                Some(ScopeExpr::Role(role, _)) => say(said, format_args!("; {role:?}:")),
                Some(ScopeExpr::Lifts(lifts)) => say(said, format_args!("; {}:", self.names(lifts))),
            }
            // Conditions and actions know no places.
            conditions.iter().for_each(|(condition, _)| say(said, format_args!("{condition:?}")));
            actions.iter().for_each(|(action, _)| say(said, format_args!("{action:?}")));
        }
    }
}

const fn day(date: WrittenDate) -> (u16, u8, u8) {
    let WrittenDate { year, month, day, span: _ } = date;
    (year, month, day)
}
