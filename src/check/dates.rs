//! Dates: that the calendar has them, and that every session can have one.

use super::slots::usual_weekdays;
use super::{CalendarError, Lowering};
use crate::model::{Block, Date, Skip};
use crate::source::Span;
use crate::syntax::{SkippedDates, WrittenDate};

impl Lowering<'_> {
    /// A date as it is written; an error if no calendar has it.
    pub(super) fn date(&mut self, written: WrittenDate) -> Option<Date> {
        let WrittenDate { year, month, day, span } = written;
        let date = Date::new(year, month, day);
        if date.is_none() {
            let (what, help, label) = match Date::last_of_month(year, month) {
                Some(last) if day > last => (
                    format!("{} {year} has {last} days", Date::month_name(month).unwrap_or("the month")),
                    format!("the last day of that month is `{year:04}-{month:02}-{last}`"),
                    "no such day",
                ),
                Some(_) => {
                    (format!("there is no day {day} in a month"), "days are numbered from 01".into(), "no such day")
                }
                None => (
                    format!("there is no month {month}"),
                    "a date is year, month, day: `2026-01-31`".into(),
                    "no such month",
                ),
            };
            self.diagnostics.push(CalendarError::ImpossibleDate { what, help, span, label });
        }
        date
    }

    pub(super) fn lower_skips(&mut self, skipped: &[SkippedDates]) {
        for skip in skipped {
            let Some(first) = self.date(skip.first) else { continue };
            let last = match skip.last {
                None => first,
                Some(last) => match self.date(last) {
                    Some(last) => last,
                    None => continue,
                },
            };
            if last < first {
                self.diagnostics.push(CalendarError::ImpossibleDate {
                    what: format!("{first}..{last} runs backwards"),
                    help: format!("write the earlier date first: `{last}..{first}`"),
                    span: skip.span,
                    label: "the first date is the later one",
                });
                continue;
            }
            self.program.calendar.skips.push(Skip { first, last, span: skip.span });
        }
    }

    /// With dates every session needs a weekday; without them there is nothing to skip.
    pub(super) fn check_dates(&mut self, doubtful: bool) {
        let Some(anchor) = self.program.calendar.anchor() else {
            // A date that cannot be was reported, and it is there.
            let dated = self.ast.statements.iter().any(|statement| {
                use crate::syntax::StatementKind::{Meet, Start};
                matches!(statement.kind, Start(_) | Meet(_))
            });
            for skip in self.program.calendar.skips.iter().filter(|_| !dated && !doubtful) {
                self.diagnostics.push(CalendarError::SkipWithoutDates { span: skip.span });
            }
            return;
        };
        if self.weekdays_missing || doubtful {
            return;
        }
        let without = self.program.blocks.iter().find_map(day_without_weekday);
        if let Some((span, sessions)) = without {
            let help = match usual_weekdays(sessions) {
                Some(weekdays) => {
                    format!("say on which days the athlete trains: `train {weekdays}`, or name the day: `day mon`")
                }
                None => "give each day its weekday: `day mon`".to_owned(),
            };
            self.diagnostics.push(CalendarError::DayWithoutWeekday { help, span, anchor });
        }
    }
}

/// The first day of a block that has no weekday, and how many sessions its week has.
fn day_without_weekday(block: &Block) -> Option<(Span, usize)> {
    block.weekly_slots.iter().find_map(|slots| {
        let slot = slots.iter().find(|slot| slot.weekday.is_none())?;
        Some((block.days.get(slot.day)?.span, slots.len()))
    })
}
