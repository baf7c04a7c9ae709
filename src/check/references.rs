//! Loads of another day or of the week before: the day must exist, come first, and train
//! the lift.

use std::collections::HashMap;

use super::CheckError;
use crate::diagnostic::{Diagnostics, did_you_mean};
use crate::model::{
    Block, DayRef, LiftId, Line, LoadRule, OtherLifts, Part, Program, Rotations, SetBase, Slot, WeekCell,
};

pub(super) fn check(program: &Program, diagnostics: &mut Diagnostics) {
    let turns = Turns::of(program);
    let mut first_week = 1;
    let mut before = None;
    for block in &program.blocks {
        let trained = Trained::of(block, &turns);
        for slot in &block.slots {
            let Some(day) = block.days.get(slot.day) else { continue };
            for line in day.lines.iter().filter(|line| !line.broken) {
                let checker = Checker {
                    block,
                    trained: &trained,
                    turns: &turns,
                    before: before.as_ref(),
                    slot,
                    line,
                    first_week,
                };
                checker.check(program, diagnostics);
            }
        }
        first_week += block.weeks;
        before = Some(trained);
    }
}

/// The lifts of lines that rotate, by the weeks of their block.
struct Turns(HashMap<*const Line, Vec<Option<LiftId>>>);

impl Turns {
    fn of(program: &Program) -> Self {
        let mut turns: HashMap<*const Line, Vec<Option<LiftId>>> = HashMap::new();
        let mut rotations = Rotations::default();
        let mut program_week = 0;
        for block in &program.blocks {
            let lines = block.slots.iter().filter_map(|slot| block.days.get(slot.day)).flat_map(|day| &day.lines);
            let rotating: Vec<&Line> = lines.filter(|line| matches!(line.others, OtherLifts::InTurn(_))).collect();
            for week in 0..usize::from(block.weeks) {
                program_week += 1;
                for &line in &rotating {
                    let lifts = turns.entry(std::ptr::from_ref(line)).or_default();
                    lifts.resize(usize::from(block.weeks), None);
                    let is_done = matches!(line.weeks.get(week), Some(WeekCell::Sets { .. }));
                    if let Some(lift) = lifts.get_mut(week).filter(|_| is_done) {
                        *lift = Some(rotations.lift(line, program_week).id);
                    }
                }
            }
        }
        Self(turns)
    }

    /// The lift that a line trains in a week of its block.
    fn lift(&self, line: &Line, week: usize) -> LiftId {
        let turns = self.0.get(&std::ptr::from_ref(line));
        turns.and_then(|turns| turns.get(week).copied().flatten()).unwrap_or(line.lift.id)
    }
}

/// In which weeks of a block which day trains which lift.
struct Trained {
    weeks: HashMap<(u8, LiftId), Vec<bool>>,
    length: u16,
}

impl Trained {
    fn of(block: &Block, turns: &Turns) -> Self {
        let mut weeks: HashMap<(u8, LiftId), Vec<bool>> = HashMap::new();
        for slot in &block.slots {
            let lines = block.days.get(slot.day).map(|day| &day.lines);
            for line in lines.into_iter().flatten() {
                let mut trained = |lift: LiftId, week: usize| {
                    let weeks = weeks.entry((slot.number, lift)).or_default();
                    weeks.resize(usize::from(block.weeks), false);
                    if let Some(week) = weeks.get_mut(week) {
                        *week = true;
                    }
                };
                for (week, cell) in line.weeks.iter().enumerate() {
                    // Of a line that was not understood nothing can be said against.
                    if line.broken {
                        line.trained().for_each(|lift| trained(lift.id, week));
                    } else if matches!(cell, WeekCell::Sets { .. }) {
                        trained(turns.lift(line, week), week);
                    }
                }
            }
        }
        Self { weeks, length: block.weeks }
    }

    fn in_week(&self, day: u8, lift: LiftId, week: usize) -> bool {
        self.weeks.get(&(day, lift)).and_then(|weeks| weeks.get(week)).copied().unwrap_or(false)
    }

    fn in_last_week(&self, day: u8, lift: LiftId) -> bool {
        self.in_week(day, lift, usize::from(self.length).saturating_sub(1))
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
    /// The block's first week in the program.
    first_week: u16,
}

impl Checker<'_> {
    fn check(&self, program: &Program, diagnostics: &mut Diagnostics) {
        for (place, column) in self.line.columns.iter().enumerate() {
            for part in column.segments.iter().flat_map(|segment| &segment.parts) {
                match part.load.and_then(|load| program.load(load)).and_then(LoadRule::set_base) {
                    Some(SetBase::Day(day)) => self.check_day(day, place, part, program, diagnostics),
                    Some(SetBase::LastWeek) => self.check_last_week(place, part, program, diagnostics),
                    _ => {}
                }
            }
        }
    }

    fn check_day(&self, day: &DayRef, column: usize, part: &Part, program: &Program, diagnostics: &mut Diagnostics) {
        // A day that stands in the week several times is checked at its first turn.
        if self.slot.turn > 0 {
            return;
        }
        let span = part.load_span;
        let named = in_words(day);
        match find_day(self.block, day) {
            Found::None => {
                diagnostics.push(CheckError::UnknownDay { day: named, help: self.suggest(day), span });
            }
            Found::Several => diagnostics.push(CheckError::AmbiguousDay { day: named, span }),
            Found::One(found) => {
                let comes_before = found.number < self.slot.number && found.day != self.slot.day;
                if !comes_before {
                    let help = if found.day == self.slot.day {
                        "a day cannot start from itself: use `of prev`, `of first` or `of top`"
                    } else {
                        "a load starts from a day that comes earlier in the same week; `of last week` goes back further"
                    };
                    diagnostics.push(CheckError::DayNotBefore { day: named, help, span });
                } else if let Some(week) = self.week_without(found, column) {
                    let lift = self.turns.lift(self.line, week);
                    let lift = program.lift(lift).map_or("this lift", |lift| lift.name.as_ref());
                    let week = self.first_week.saturating_add(u16::try_from(week).unwrap_or(u16::MAX));
                    let help = format!("{named} does not train {lift} in week {week}; refer to a day that does");
                    let day = format!("{named} with {lift} in week {week}");
                    diagnostics.push(CheckError::UnknownDay { day, help, span });
                }
            }
        }
    }

    /// The first week in which the column stands and that day does not train the lift.
    fn week_without(&self, slot: &Slot, column: usize) -> Option<usize> {
        self.weeks_of(column).find(|&week| !self.trained.in_week(slot.number, self.turns.lift(self.line, week), week))
    }

    /// The weeks in which a column of the line stands, from 0.
    fn weeks_of(&self, column: usize) -> impl Iterator<Item = usize> {
        let weeks = self.line.weeks.iter().enumerate();
        weeks
            .filter(move |(_, cell)| matches!(cell, WeekCell::Sets { column: used, .. } if *used == column))
            .map(|(week, _)| week)
    }

    fn suggest(&self, day: &DayRef) -> String {
        let days = self.block.slots.iter().filter_map(|slot| self.block.days.get(slot.day));
        let names: Vec<&str> = days.filter_map(|day| day.name.as_deref()).collect();
        let meant = match day {
            DayRef::Named(name) => did_you_mean(name, names.iter().copied()),
            _ => None,
        };
        match meant {
            Some(meant) => format!("did you mean `of day \"{meant}\"`?"),
            None if names.is_empty() => match self.block.slots.len() {
                1 => "this block has only this day; a load of the set before is `of prev`".into(),
                days => format!("this block has {days} days without names; refer to one by its number: `of day 1`"),
            },
            None => format!("the days of this block are \"{}\"", names.join("\", \"")),
        }
    }

    /// In every week in which the column stands, the week before must have the lift.
    fn check_last_week(&self, column: usize, part: &Part, program: &Program, diagnostics: &mut Diagnostics) {
        let day = self.slot.number;
        let without = self.weeks_of(column).find(|&week| {
            let lift = self.turns.lift(self.line, week);
            match week.checked_sub(1) {
                Some(before) => !self.trained.in_week(day, lift, before),
                None => !self.before.is_some_and(|block| block.in_last_week(day, lift)),
            }
        });
        if let Some(week) = without {
            let lift = self.turns.lift(self.line, week);
            let lift = program.lift(lift).map_or_else(String::new, |lift| lift.name.to_string());
            let week = self.first_week.saturating_add(u16::try_from(week).unwrap_or(u16::MAX));
            diagnostics.push(CheckError::NoWeekBefore { lift, week, span: part.load_span });
        }
    }
}

/// The slots that a reference means.
enum Found<'a> {
    None,
    One(&'a Slot),
    Several,
}

fn find_day<'b>(block: &'b Block, day: &'b DayRef) -> Found<'b> {
    let mut found = block.slots_of(day);
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
