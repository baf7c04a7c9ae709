//! Which session falls on which date.
//!
//! Sessions follow each other, one a training day: with `start` from the first on, with
//! `meet` from the last one back. Each week of the plan has a week of the calendar for itself.
//! Nobody trains on days that are skipped; what would have been done on them moves to the next
//! training day, and so does all that follows.

use super::{ExpandError, Turn};
use crate::diagnostic::Diagnostics;
use crate::model::{Date, Program, Session, Skip, Slot, Weekday};

/// Gives every session its date, where the program says when it starts or ends.
pub(super) fn set_dates(
    program: &Program,
    weeks: &[Vec<Turn>],
    sessions: &mut [Session],
    diagnostics: &mut Diagnostics,
) {
    let calendar = &program.calendar;
    let mut free = FreeDays::new(calendar.skips.iter().map(|skip| (skip.first, skip.last)).collect());
    let (found, span) = match (calendar.start, calendar.meet) {
        (Some((start, span)), _) => (forward(weeks, start, &mut free), span),
        (None, Some((meet, span))) => (backward(weeks, meet, &mut free), span),
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
    let is_outside = |skip: &&Skip| skip.last < first || last < skip.first;
    // Outside may also mean that it moved the first or the last session there.
    for skip in calendar.skips.iter().filter(is_outside).filter(|skip| !free.has_moved(skip.first)) {
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

fn forward(weeks: &[Vec<Turn>], start: Date, free: &mut FreeDays) -> Option<Vec<(usize, Date)>> {
    let mut walk =
        Walk { direction: Direction::Forward, free, next: Some(start), trained: None, before: None, dates: Vec::new() };
    for turns in weeks {
        walk.week(turns.iter(), turns)?;
    }
    Some(walk.dates)
}

fn backward(weeks: &[Vec<Turn>], meet: Date, free: &mut FreeDays) -> Option<Vec<(usize, Date)>> {
    let mut walk =
        Walk { direction: Direction::Backward, free, next: Some(meet), trained: None, before: None, dates: Vec::new() };
    for turns in weeks.iter().rev() {
        walk.week(turns.iter().rev(), turns)?;
    }
    Some(walk.dates)
}

/// A walk through the calendar, session by session.
struct Walk<'f> {
    direction: Direction,
    free: &'f mut FreeDays,
    /// The first day that the next session can be on; nothing past the end of the calendar.
    next: Option<Date>,
    /// The first and the last day of this week on which something was trained so far, in the
    /// direction of the walk.
    trained: Option<(Date, Date)>,
    /// The session before, if it was in the same week, and its date.
    before: Option<(Slot, Date)>,
    dates: Vec<(usize, Date)>,
}

impl Walk<'_> {
    /// Gives the sessions of a week their dates; nothing if the calendar ends.
    fn week<'t>(&mut self, ordered: impl Iterator<Item = &'t Turn>, turns: &[Turn]) -> Option<()> {
        self.before = None;
        self.trained = None;
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
            self.trained = Some((self.trained.map_or(date, |(first, _)| first), date));
            self.next = date.plus_days(self.direction.days(1));
            if let Some(session) = turn.session {
                self.dates.push((session, date));
            }
        }
        self.end_week();
        Some(())
    }

    /// Leaves the calendar week to the sessions that were in it. Where they went past its end,
    /// since training began in the middle of it or days were skipped, they have seven days from
    /// their first one on.
    fn end_week(&mut self) {
        let Some((first, last)) = self.trained else { return };
        let taken = last.days_since(first).abs() + 1;
        let after_monday = first.weekday() as i64;
        let left_of_week = match self.direction {
            Direction::Forward => 7 - after_monday,
            Direction::Backward => after_monday + 1,
        };
        let days = if taken <= left_of_week { left_of_week } else { taken.max(7) };
        self.next = first.plus_days(self.direction.days(days));
    }
}

/// The days that are not skipped.
struct FreeDays {
    /// In order and apart from each other.
    skipped: Vec<Skipped>,
}

/// A stretch of days on which nobody trains.
struct Skipped {
    first: Date,
    last: Date,
    /// Whether a session would have been on one of them.
    has_moved: bool,
}

impl FreeDays {
    fn new(mut ranges: Vec<(Date, Date)>) -> Self {
        ranges.sort_unstable();
        let mut skipped: Vec<Skipped> = Vec::with_capacity(ranges.len());
        for (first, last) in ranges {
            match skipped.last_mut() {
                Some(before) if first <= before.last => before.last = before.last.max(last),
                _ => skipped.push(Skipped { first, last, has_moved: false }),
            }
        }
        Self { skipped }
    }

    /// The nearest day from one on that is one of these weekdays and not skipped.
    fn find(&mut self, from: Date, on: &[Weekday], direction: Direction) -> Option<Date> {
        let mut date = from;
        loop {
            let place = self.place(date);
            match self.skipped.get_mut(place).filter(|skipped| skipped.first <= date) {
                Some(skipped) => {
                    let end = if direction == Direction::Forward { skipped.last } else { skipped.first };
                    skipped.has_moved |= (0..7)
                        .map_while(|days| date.plus_days(direction.days(days)))
                        .take_while(|day| skipped.first <= *day && *day <= skipped.last)
                        .any(|day| on.contains(&day.weekday()));
                    date = end.plus_days(direction.days(1))?;
                }
                None if on.contains(&date.weekday()) => return Some(date),
                None => date = date.plus_days(direction.days(1))?,
            }
        }
    }

    /// Whether the stretch around a day moved a session.
    fn has_moved(&self, day: Date) -> bool {
        self.skipped.get(self.place(day)).is_some_and(|skipped| skipped.first <= day && skipped.has_moved)
    }

    /// The number of the first stretch that is not over before a day.
    fn place(&self, day: Date) -> usize {
        self.skipped.partition_point(|skipped| skipped.last < day)
    }
}
