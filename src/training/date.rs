//! Days of the calendar. The library that counts them is `jiff`; nothing outside this file
//! knows it.

use std::fmt;

use jiff::ToSpan as _;
use jiff::civil;

use super::Weekday;

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// A day of the calendar, from the year 0 to 9999.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date(civil::Date);

impl Date {
    /// The day; nothing if the calendar has none such: 30 February.
    #[must_use]
    pub fn new(year: u16, month: u8, day: u8) -> Option<Self> {
        let signed = |number: u8| i8::try_from(number).ok();
        civil::Date::new(i16::try_from(year).ok()?, signed(month)?, signed(day)?).ok().map(Self)
    }

    /// The last day that such a month has.
    #[must_use]
    pub fn last_of_month(year: u16, month: u8) -> Option<u8> {
        let first = Self::new(year, month, 1)?;
        u8::try_from(first.0.days_in_month()).ok()
    }

    /// So many days later, or earlier; nothing past the years 1 to 9999, for nobody has trained
    /// in the year 0.
    #[must_use]
    pub fn plus_days(self, days: i64) -> Option<Self> {
        // A span of more days than the calendar has would be no span.
        let days = days.clamp(-4_000_000, 4_000_000);
        self.0.checked_add(days.days()).ok().filter(|date| date.year() > 0).map(Self)
    }

    /// How many days have passed since another day.
    #[must_use]
    pub fn days_since(self, other: Self) -> i64 {
        let hours = self.0.duration_since(other.0).as_hours();
        hours / 24
    }

    /// The day of the week.
    #[must_use]
    pub fn weekday(self) -> Weekday {
        match self.0.weekday() {
            civil::Weekday::Monday => Weekday::Mon,
            civil::Weekday::Tuesday => Weekday::Tue,
            civil::Weekday::Wednesday => Weekday::Wed,
            civil::Weekday::Thursday => Weekday::Thu,
            civil::Weekday::Friday => Weekday::Fri,
            civil::Weekday::Saturday => Weekday::Sat,
            civil::Weekday::Sunday => Weekday::Sun,
        }
    }

    /// The name of a month, from 1: `February`.
    #[must_use]
    pub fn month_name(month: u8) -> Option<&'static str> {
        MONTHS.get(usize::from(month).checked_sub(1)?).copied()
    }

    /// For calendars: `20260105`.
    #[must_use]
    pub fn compact(self) -> String {
        format!("{:04}{:02}{:02}", self.0.year(), self.0.month(), self.0.day())
    }

    /// For people: `Mon 5 Jan 2026`.
    #[must_use]
    pub fn in_words(self) -> String {
        let month = u8::try_from(self.0.month()).ok().and_then(Self::month_name);
        let short = |name: &'static str| name.get(..3).unwrap_or(name);
        let (weekday, month) = (short(self.weekday().long()), short(month.unwrap_or_default()));
        format!("{weekday} {} {month} {}", self.0.day(), self.0.year())
    }
}

/// As in a plan: `2026-01-05`.
impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.0.year(), self.0.month(), self.0.day())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_days_of_the_calendar_are_dates() {
        assert!(Date::new(2026, 2, 28).is_some() && Date::new(2024, 2, 29).is_some());
        for (year, month, day) in
            [(2026, 2, 29), (2026, 2, 30), (2026, 13, 1), (2026, 0, 1), (2026, 4, 31), (2026, 1, 0)]
        {
            assert_eq!(Date::new(year, month, day), None, "{year}-{month}-{day}");
        }
        assert_eq!(Date::last_of_month(2026, 2), Some(28));
        assert_eq!(Date::last_of_month(2026, 13), None);
    }

    #[test]
    fn days_are_counted_over_months_and_years() {
        let date = Date::new(2025, 12, 31).unwrap_or(Date(civil::Date::ZERO));
        assert_eq!(date.plus_days(5).map(Date::in_words).as_deref(), Some("Mon 5 Jan 2026"));
        assert_eq!(date.plus_days(-365).map(|date| date.to_string()).as_deref(), Some("2024-12-31"));
        assert_eq!(date.plus_days(5).map(|later| later.days_since(date)), Some(5));
        assert_eq!(date.weekday(), Weekday::Wed);
        assert_eq!(date.plus_days(i64::MAX), None);
        assert_eq!(Date::new(9999, 12, 31).and_then(|date| date.plus_days(1)), None);
        assert_eq!(Date::new(1, 1, 1).and_then(|date| date.plus_days(-1)), None);
    }
}
