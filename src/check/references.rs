//! Loads of another day or of the week before: the day must exist, come first, and train
//! the lift.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use super::CheckError;
use crate::diagnostic::{Diagnostics, did_you_mean};
use crate::model::{Block, DayRef, LiftId, Line, LoadRule, OtherLifts, Program, Rotations, SetBase, Slot, WeekCell};
use crate::source::Span;

pub(super) fn check(program: &Program, diagnostics: &mut Diagnostics) {
    let refers = |rule: &LoadRule| matches!(rule.set_base(), Some(SetBase::Day(_) | SetBase::LastWeek));
    if !program.loads.iter().any(refers) {
        return;
    }
    let turns = Turns::of(program);
    let mut first_week: u16 = 1;
    let mut before = None;
    let mut reported = HashSet::new();
    for number in 0..program.blocks.len() {
        let Some(block) = program.blocks.get(number) else { continue };
        let trained = Trained::of(program, number, &turns);
        for weeks in alike(block) {
            let Some(&week) = weeks.first() else { continue };
            for slot in block.slots(week) {
                let Some(day) = block.days.get(slot.day) else { continue };
                for line in day.lines.iter().filter(|line| !line.broken) {
                    let (trained, before) = (&trained, before.as_ref());
                    let mut checker = Checker {
                        block,
                        trained,
                        turns: &turns,
                        before,
                        slot,
                        line,
                        weeks: &weeks,
                        first_week,
                        reported: &mut reported,
                    };
                    checker.check(program, diagnostics);
                }
            }
        }
        first_week = first_week.saturating_add(block.all_weeks());
        before = Some(trained);
    }
}

/// The weeks of a block, through its cycles from 0, those with the same sessions together.
fn alike(block: &Block) -> Vec<Vec<u16>> {
    if block.weekly_slots.len() <= 1 {
        return vec![(0..block.all_weeks()).collect()];
    }
    let mut alike: Vec<(&Arc<[Slot]>, Vec<u16>)> = Vec::new();
    for (slots, week) in block.weekly_slots.iter().zip(0..) {
        match alike.iter_mut().find(|(known, _)| Arc::ptr_eq(known, slots)) {
            Some((_, weeks)) => weeks.push(week),
            None => alike.push((slots, vec![week])),
        }
    }
    alike.into_iter().map(|(_, weeks)| weeks).collect()
}

/// The lifts of lines that rotate, by the weeks of their block through its cycles.
struct Turns(HashMap<*const Line, Vec<Option<LiftId>>>);

impl Turns {
    fn of(program: &Program) -> Self {
        let mut turns: HashMap<*const Line, Vec<Option<LiftId>>> = HashMap::new();
        let mut rotations = Rotations::default();
        let mut program_week = 0;
        for block in &program.blocks {
            let lines = || block.days.iter().flat_map(|day| &day.lines);
            let any = lines().any(|line| matches!(line.others, OtherLifts::InTurn(_)));
            for week in 0..block.all_weeks() {
                program_week += 1;
                if !any {
                    continue;
                }
                let cell = usize::from(week % block.weeks.max(1));
                let days = block.slots(week).iter().filter_map(|slot| block.days.get(slot.day));
                for line in days.flat_map(|day| &day.lines) {
                    let is_done = matches!(line.weeks.get(cell), Some(WeekCell::Sets { .. }));
                    if !is_done || !matches!(line.others, OtherLifts::InTurn(_)) {
                        continue;
                    }
                    let lifts = turns.entry(std::ptr::from_ref(line)).or_default();
                    lifts.resize(usize::from(block.all_weeks()), None);
                    if let Some(lift) = lifts.get_mut(usize::from(week)) {
                        *lift = Some(rotations.lift(line, program_week).id);
                    }
                }
            }
        }
        Self(turns)
    }

    /// The lift that a line trains in a week of its block.
    fn lift(&self, line: &Line, week: u16) -> LiftId {
        let turns = self.0.get(&std::ptr::from_ref(line));
        turns.and_then(|turns| turns.get(usize::from(week)).copied().flatten()).unwrap_or(line.lift.id)
    }
}

/// In which weeks of a block, through its cycles from 0, which session trains which lift.
struct Trained {
    weeks: HashMap<(u8, LiftId), Vec<bool>>,
    /// The same by day, where the days go round.
    by_day: HashMap<(usize, LiftId), Vec<bool>>,
    length: u16,
}

impl Trained {
    fn of(program: &Program, number: usize, turns: &Turns) -> Self {
        let mut trained = Self { weeks: HashMap::new(), by_day: HashMap::new(), length: 0 };
        let Some(own) = program.blocks.get(number) else {
            return trained;
        };
        trained.length = own.all_weeks();
        let length = usize::from(trained.length);
        for week in 0..trained.length {
            let Some((block, trained_week)) = program.trained_week(number, week) else { continue };
            let (at, cell) = (usize::from(week), usize::from(trained_week % block.weeks.max(1)));
            for slot in block.slots(trained_week) {
                let lines = block.days.get(slot.day).map(|day| &day.lines);
                for line in lines.into_iter().flatten() {
                    // Of a line that was not understood nothing can be said against.
                    if !line.broken && !matches!(line.weeks.get(cell), Some(WeekCell::Sets { .. })) {
                        continue;
                    }
                    // Which rung of a ladder it is shows in training.
                    let all = line.broken || matches!(line.others, OtherLifts::Ladder(_));
                    let any = line.trained().map(|lift| lift.id).filter(|_| all);
                    let in_turn = (!all).then(|| turns.lift(line, trained_week));
                    for lift in any.chain(in_turn) {
                        let by_number = trained.weeks.entry((slot.number, lift)).or_insert_with(|| vec![false; length]);
                        by_number.get_mut(at).into_iter().for_each(|trained| *trained = true);
                        if own.rotates && std::ptr::eq(own, block) {
                            let by_day = trained.by_day.entry((slot.day, lift)).or_insert_with(|| vec![false; length]);
                            by_day.get_mut(at).into_iter().for_each(|trained| *trained = true);
                        }
                    }
                }
            }
        }
        trained
    }

    fn in_week(&self, number: u8, lift: LiftId, week: u16) -> bool {
        self.weeks.get(&(number, lift)).and_then(|weeks| weeks.get(usize::from(week))).copied().unwrap_or(false)
    }

    fn on_day(&self, day: usize, lift: LiftId, week: u16) -> bool {
        self.by_day.get(&(day, lift)).and_then(|weeks| weeks.get(usize::from(week))).copied().unwrap_or(false)
    }

    fn in_last_week(&self, number: u8, lift: LiftId) -> bool {
        self.in_week(number, lift, self.length.saturating_sub(1))
    }
}

struct Checker<'a> {
    block: &'a Block,
    trained: &'a Trained,
    turns: &'a Turns,
    /// The block before this one.
    before: Option<&'a Trained>,
    slot: &'a Slot,
    line: &'a Line,
    /// The weeks in which the slot stands, through the cycles of the block from 0.
    weeks: &'a [u16],
    /// The block's first week in the program.
    first_week: u16,
    /// Loads with a mistake that was reported.
    reported: &'a mut HashSet<(Span, Span)>,
}

impl Checker<'_> {
    fn check(&mut self, program: &Program, diagnostics: &mut Diagnostics) {
        let line = self.line;
        for (place, column) in line.columns.iter().enumerate() {
            let parts =
                column.segments.iter().flat_map(|segment| segment.parts.iter().map(move |part| (segment, part)));
            for (segment, part) in parts {
                let base = part.load.and_then(|load| program.load(load)).and_then(LoadRule::set_base);
                let is_checked = matches!(base, Some(SetBase::Day(_) | SetBase::LastWeek));
                // What a scheme brings into every week is said of the call, once.
                let span = segment.in_line(part.load_span);
                if !is_checked || self.reported.contains(&(span, part.load_span)) {
                    continue;
                }
                let before = diagnostics.errors();
                match base {
                    Some(SetBase::Day(day)) => self.check_day(day, place, span, program, diagnostics),
                    Some(SetBase::LastWeek) => self.check_last_week(place, span, program, diagnostics),
                    _ => {}
                }
                if diagnostics.errors() > before {
                    self.reported.insert((span, part.load_span));
                }
            }
        }
    }

    fn check_day(&self, day: &DayRef, column: usize, span: Span, program: &Program, diagnostics: &mut Diagnostics) {
        // A day that stands in the week several times is checked at its first turn.
        if self.slot.turn > 0 {
            return;
        }
        let named = in_words(day);
        // A day of the block may be done in some of these weeks only.
        let Some(week) = self.weeks_of(column).next() else { return };
        match find_day(self.block, week, day) {
            Found::None => {
                diagnostics.push(CheckError::UnknownDay { day: named, help: self.suggest(day), span });
            }
            Found::Several => diagnostics.push(CheckError::AmbiguousDay { day: named, span }),
            Found::One(found) => {
                let comes_before = found.number < self.slot.number && found.day != self.slot.day;
                if !comes_before {
                    let help = if found.day == self.slot.day {
                        "a day cannot start from itself: use `of prev`, `of first` or `of top`"
                    } else if self.block.rotates {
                        "where sessions go round, each day comes first in some week; `of last week` starts from the week before"
                    } else {
                        "a load starts from a day that comes earlier in the same week; `of last week` goes back further"
                    };
                    diagnostics.push(CheckError::DayNotBefore { day: named, help, span });
                } else if let Some(week) = self.week_without(found, column) {
                    let lift = self.turns.lift(self.line, week);
                    let lift = program.lift(lift).map_or("this lift", |lift| lift.name.as_ref());
                    let week = self.first_week.saturating_add(week);
                    let help = format!("{named} does not train {lift} in week {week}; refer to a day that does");
                    let day = format!("{named} with {lift} in week {week}");
                    diagnostics.push(CheckError::UnknownDay { day, help, span });
                }
            }
        }
    }

    /// The first week in which the column stands and that day does not train the lift.
    fn week_without(&self, slot: &Slot, column: usize) -> Option<u16> {
        self.weeks_of(column).find(|&week| !self.trained.in_week(slot.number, self.turns.lift(self.line, week), week))
    }

    /// The weeks in which the slot and a column of the line stand, through the cycles from 0.
    fn weeks_of(&self, column: usize) -> impl Iterator<Item = u16> {
        let of_cycle = self.block.weeks.max(1);
        let stands = move |week: u16| {
            let cell = self.line.weeks.get(usize::from(week % of_cycle));
            matches!(cell, Some(WeekCell::Sets { column: used, .. }) if *used == column)
        };
        self.weeks.iter().copied().filter(move |&week| stands(week))
    }

    fn suggest(&self, day: &DayRef) -> String {
        let slots = self.block.slots(self.weeks.first().copied().unwrap_or(0));
        let days = slots.iter().filter_map(|slot| self.block.days.get(slot.day));
        let names: Vec<&str> = days.filter_map(|day| day.name.as_deref()).collect();
        let meant = match day {
            DayRef::Named(name) => did_you_mean(name, names.iter().copied()),
            _ => None,
        };
        match meant {
            Some(meant) => format!("did you mean `of day \"{meant}\"`?"),
            None if names.is_empty() => match slots.len() {
                1 => "this block has only this day; a load of the set before is `of prev`".into(),
                days => format!("this block has {days} days without names; refer to one by its number: `of day 1`"),
            },
            None => format!("the days of this block are \"{}\"", names.join("\", \"")),
        }
    }

    /// In every week in which the column stands, the week before must have the lift.
    fn check_last_week(&self, column: usize, span: Span, program: &Program, diagnostics: &mut Diagnostics) {
        let day = self.slot.number;
        let without = self.weeks_of(column).find(|&week| {
            let lift = self.turns.lift(self.line, week);
            match week.checked_sub(1) {
                // Where sessions go round, the day is what comes again, not its number.
                Some(before) if self.block.rotates => !self.trained.on_day(self.slot.day, lift, before),
                Some(before) => !self.trained.in_week(day, lift, before),
                None => !self.before.is_some_and(|block| block.in_last_week(day, lift)),
            }
        });
        if let Some(week) = without {
            let lift = self.turns.lift(self.line, week);
            let lift = program.lift(lift).map_or_else(String::new, |lift| lift.name.to_string());
            let week = self.first_week.saturating_add(week);
            diagnostics.push(CheckError::NoWeekBefore { lift, week, span });
        }
    }
}

/// The slots that a reference means.
enum Found<'a> {
    None,
    One(&'a Slot),
    Several,
}

fn find_day<'b>(block: &'b Block, week: u16, day: &'b DayRef) -> Found<'b> {
    let mut found = block.slots_of(week, day);
    match (found.next(), found.next()) {
        (None, _) => Found::None,
        (Some(one), None) => Found::One(one),
        // A day with several slots is referred to by its first.
        (Some(one), Some(other)) if one.day == other.day => Found::One(one),
        _ => Found::Several,
    }
}

fn in_words(day: &DayRef) -> String {
    match day {
        DayRef::Named(name) => format!("`{name}`"),
        DayRef::Weekday(weekday) => weekday.long().to_owned(),
        DayRef::Number(number) => format!("number {number}"),
    }
}
