//! Which session falls on which date.
//!
//! Sessions follow each other, one a training day: with `start` from the first on, with
//! `meet` from the last one back. Nobody trains on days that are skipped; what would have
//! been done on them moves to the next training day, and so does all that follows.

use super::{ExpandError, Turn};
use crate::diagnostic::Diagnostics;
use crate::model::{Date, Program, Session, Slot, Weekday};

/// Gives every session its date, where the program says when it starts or ends.
pub(super) fn set_dates(
    program: &Program,
    weeks: &[Vec<Turn>],
    sessions: &mut [Session],
    diagnostics: &mut Diagnostics,
) {
    let calendar = &program.calendar;
    let free = FreeDays::new(calendar.skips.iter().map(|skip| (skip.first, skip.last)).collect());
    let (found, span) = match (calendar.start, calendar.meet) {
        (Some((start, span)), _) => (forward(weeks, start, &free), span),
        (None, Some((meet, span))) => (backward(weeks, meet, &free), span),
        (None, None) => return,
    };
    let Some(dates) = found else {
        diagnostics.push(ExpandError::DatesPastTheCalendar { span });
        return;
    };
    for (number, date) in dates {
        if let Some(session) = sessions.get_mut(number) {
            session.date = Some(date);
            session.weekday = Some(date.weekday());
        }
    }
    let mut dates = sessions.iter().filter_map(|session| session.date);
    let Some((first, last)) = dates.next().map(|first| (first, dates.next_back().unwrap_or(first))) else { return };
    if let (Some((from, start)), Some((meet, span))) = (calendar.start, calendar.meet)
        && last > meet
    {
        let weeks = last.days_since(meet).saturating_add(6) / 7;
        let earlier = from.plus_days(-7 * weeks).unwrap_or(from).to_string();
        let (last, meet) = (last.in_words(), meet.in_words());
        diagnostics.push(ExpandError::AfterTheMeet { last, earlier, meet, span, start });
    }
    for skip in calendar.skips.iter().filter(|skip| skip.last < first || last < skip.first) {
        let (first, last, span) = (first.in_words(), last.in_words(), skip.span);
        diagnostics.push(ExpandError::SkipOutside { first, last, span });
    }
}

/// Days are counted in one direction of time.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Direction {
    Forward,
    Backward,
}

impl Direction {
    const fn days(self, days: i64) -> i64 {
        match self {
            Self::Forward => days,
            Self::Backward => -days,
        }
    }
}

fn forward(weeks: &[Vec<Turn>], start: Date, free: &FreeDays) -> Option<Vec<(usize, Date)>> {
    let mut walk = Walk { direction: Direction::Forward, free, next: Some(start), before: None, dates: Vec::new() };
    for turns in weeks {
        walk.week(turns.iter(), turns)?;
    }
    Some(walk.dates)
}

fn backward(weeks: &[Vec<Turn>], meet: Date, free: &FreeDays) -> Option<Vec<(usize, Date)>> {
    let mut walk = Walk { direction: Direction::Backward, free, next: Some(meet), before: None, dates: Vec::new() };
    for turns in weeks.iter().rev() {
        walk.week(turns.iter().rev(), turns)?;
    }
    Some(walk.dates)
}

/// A walk through the calendar, session by session.
struct Walk<'f> {
    direction: Direction,
    free: &'f FreeDays,
    /// The first day that the next session can be on; nothing past the end of the calendar.
    next: Option<Date>,
    /// The session before, if it was in the same week, and its date.
    before: Option<(Slot, Date)>,
    dates: Vec<(usize, Date)>,
}

impl Walk<'_> {
    /// Gives the sessions of a week their dates; nothing if the calendar ends.
    fn week<'t>(&mut self, ordered: impl Iterator<Item = &'t Turn>, turns: &[Turn]) -> Option<()> {
        self.before = None;
        if turns.is_empty() {
            // A week without sessions is a week of rest.
            self.next = self.next?.plus_days(self.direction.days(7));
            return Some(());
        }
        let trained: Vec<Weekday> =
            turns.iter().filter(|turn| turn.slot.by_train).filter_map(|turn| turn.slot.weekday).collect();
        for turn in ordered {
            let Some(weekday) = turn.slot.weekday else { continue };
            let own = [weekday];
            let date = match self.before {
                // Two sessions of one day.
                Some((before, date)) if !turn.slot.by_train && !before.by_train && before.weekday == Some(weekday) => {
                    date
                }
                _ => {
                    let on = if turn.slot.by_train { trained.as_slice() } else { own.as_slice() };
                    self.free.find(self.next?, on, self.direction)?
                }
            };
            self.before = Some((turn.slot, date));
            self.next = date.plus_days(self.direction.days(1));
            if let Some(session) = turn.session {
                self.dates.push((session, date));
            }
        }
        Some(())
    }
}

/// The days that are not skipped.
struct FreeDays {
    /// Skipped days, first and last of each stretch, in order and apart from each other.
    skipped: Vec<(Date, Date)>,
}

impl FreeDays {
    fn new(mut ranges: Vec<(Date, Date)>) -> Self {
        ranges.sort_unstable();
        let mut skipped: Vec<(Date, Date)> = Vec::with_capacity(ranges.len());
        for (first, last) in ranges {
            match skipped.last_mut() {
                Some(before) if first <= before.1 => before.1 = before.1.max(last),
                _ => skipped.push((first, last)),
            }
        }
        Self { skipped }
    }

    /// The nearest day from one on that is one of these weekdays and not skipped.
    fn find(&self, from: Date, on: &[Weekday], direction: Direction) -> Option<Date> {
        let mut date = from;
        loop {
            let place = self.skipped.partition_point(|(_, last)| *last < date);
            match self.skipped.get(place).filter(|(first, _)| *first <= date) {
                Some((first, last)) => {
                    let end = if direction == Direction::Forward { last } else { first };
                    date = end.plus_days(direction.days(1))?;
                }
                None if on.contains(&date.weekday()) => return Some(date),
                None => date = date.plus_days(direction.days(1))?,
            }
        }
    }
}
