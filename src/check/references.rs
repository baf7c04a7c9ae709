//! Loads of another day or of the week before: the day must exist, come first, and train
//! the lift.

use std::collections::{HashMap, HashSet};

use super::CheckError;
use crate::diagnostic::{Diagnostics, did_you_mean};
use crate::model::{Block, DayRef, LiftId, Line, LoadRule, Program, SetBase, Slot, WeekCell};
use crate::source::Span;

pub(super) fn check(program: &Program, diagnostics: &mut Diagnostics) {
    let mut first_week = 1;
    let mut before = None;
    for block in &program.blocks {
        let trained = Trained::of(block);
        for slot in &block.slots {
            let Some(day) = block.days.get(slot.day) else { continue };
            for line in day.lines.iter().filter(|line| !line.broken) {
                let checker = Checker { block, trained: &trained, before: before.as_ref(), slot, line, first_week };
                checker.check(program, diagnostics);
            }
        }
        first_week += block.weeks;
        before = Some(trained);
    }
}

/// In which weeks of a block which day trains which lift.
struct Trained {
    weeks: HashMap<(u8, LiftId), Vec<bool>>,
    length: u16,
}

impl Trained {
    fn of(block: &Block) -> Self {
        let mut weeks: HashMap<(u8, LiftId), Vec<bool>> = HashMap::new();
        for slot in &block.slots {
            let lines = block.days.get(slot.day).map(|day| &day.lines);
            for line in lines.into_iter().flatten() {
                let trained = weeks.entry((slot.number, line.lift)).or_default();
                trained.resize(usize::from(block.weeks), false);
                for (week, cell) in trained.iter_mut().zip(&line.weeks) {
                    // Of a line that was not understood nothing can be said against.
                    *week |= line.broken || matches!(cell, WeekCell::Sets { .. });
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
    /// The block before this one.
    before: Option<&'a Trained>,
    slot: &'a Slot,
    line: &'a Line,
    /// The block's first week in the program.
    first_week: u16,
}

impl Checker<'_> {
    fn check(&self, program: &Program, diagnostics: &mut Diagnostics) {
        let mut seen = HashSet::new();
        for (place, column) in self.line.columns.iter().enumerate() {
            let parts =
                column.segments.iter().flat_map(|segment| segment.parts.iter().map(move |part| (segment, part)));
            for (segment, part) in parts {
                // What a scheme brings into every week is said of the call, once.
                let span = segment.in_line(part.load_span);
                if segment.called.is_some() && seen.contains(&(span, part.load_span)) {
                    continue;
                }
                let before = diagnostics.errors();
                match part.load.and_then(|load| program.load(load)).and_then(LoadRule::set_base) {
                    Some(SetBase::Day(day)) => self.check_day(day, place, span, program, diagnostics),
                    Some(SetBase::LastWeek) => self.check_last_week(place, span, program, diagnostics),
                    _ => {}
                }
                if diagnostics.errors() > before {
                    seen.insert((span, part.load_span));
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
                    let lift = program.lift(self.line.lift).map_or("this lift", |lift| lift.name.as_ref());
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
        self.weeks_of(column).find(|&week| !self.trained.in_week(slot.number, self.line.lift, week))
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
    fn check_last_week(&self, column: usize, span: Span, program: &Program, diagnostics: &mut Diagnostics) {
        let (day, lift) = (self.slot.number, self.line.lift);
        let without = self.weeks_of(column).find(|&week| match week.checked_sub(1) {
            Some(before) => !self.trained.in_week(day, lift, before),
            None => !self.before.is_some_and(|block| block.in_last_week(day, lift)),
        });
        if let Some(week) = without {
            let lift = program.lift(lift).map_or_else(String::new, |lift| lift.name.to_string());
            let week = self.first_week.saturating_add(u16::try_from(week).unwrap_or(u16::MAX));
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
