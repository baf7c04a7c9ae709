//! `start`, `meet` and `skip` lines with dates in another form.

use super::meant::Reading;
use crate::training::Date;

/// A piece of a date.
#[derive(Clone, Copy)]
struct Bit<'t> {
    text: &'t str,
    from: usize,
}

impl Bit<'_> {
    fn number(&self) -> Option<u32> {
        self.text.bytes().all(|byte| byte.is_ascii_digit()).then(|| self.text.parse().ok())?
    }

    fn day(&self) -> Option<u32> {
        self.number().filter(|_| self.text.len() < 3)
    }

    /// `2026`, `26`
    fn year(&self) -> Option<u32> {
        match self.text.len() {
            4 => self.number(),
            2 => self.number().map(|year| 2000 + year),
            _ => None,
        }
    }

    fn month(&self) -> Option<u32> {
        const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
        let lower = self.text.to_lowercase();
        let place = MONTHS.iter().position(|month| lower.starts_with(month))?;
        u32::try_from(place + 1).ok()
    }

    fn is(&self, texts: &[&str]) -> bool {
        texts.iter().any(|text| self.text.eq_ignore_ascii_case(text))
    }

    fn to(&self) -> usize {
        self.from + self.text.len()
    }
}

fn cut(line: &str) -> Vec<Bit<'_>> {
    let mut bits = Vec::new();
    let mut at = 0;
    while let Some(rest) = line.get(at..).filter(|rest| !rest.is_empty()) {
        let Some(first) = rest.chars().next() else { break };
        let len = if first.is_ascii_digit() {
            rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len())
        } else if first.is_alphabetic() {
            rest.find(|c: char| !c.is_alphabetic()).unwrap_or(rest.len())
        } else {
            first.len_utf8()
        };
        if !first.is_whitespace() {
            bits.push(Bit { text: rest.get(..len).unwrap_or(""), from: at });
        }
        at += len;
    }
    bits
}

/// A date in any form.
enum Read {
    Certain(String),
    Likely(String),
    /// Day first, or month first.
    Either(String, String),
    /// A day of no year.
    NoYear,
    /// No day of the calendar.
    Impossible,
}

/// What a line with dates comes to.
pub(super) fn dates(keyword: &str, line: &str) -> Option<Reading> {
    let written = line.get(..keyword.len())?;
    let bits = cut(line);
    let mut rest = bits.get(1..)?;
    while let Some((first, behind)) = rest.split_first() {
        if !first.is(&[":", "=", "on", "from", "date", "is", "the", "at", "day"]) {
            break;
        }
        let _ = first;
        rest = behind;
    }
    let (mut meant, mut certain, mut dates) = (String::new(), true, 0);
    while let Some((first, _)) = rest.split_first() {
        let told = |to: usize, label: &'static str, help: String| Some(Reading::Told { from: first.from, to, label, help });
        let (read, behind) = date(rest)?;
        let last = rest.get(rest.len() - behind.len() - 1)?;
        let iso = match read {
            Read::Certain(iso) => iso,
            Read::Likely(iso) => {
                certain = false;
                iso
            }
            Read::Either(day_first, month_first) => {
                let help = format!(
                    "write year, month, day: `{day_first}` if the day comes first here, `{month_first}` if the month does"
                );
                return told(last.to(), "a date in another form", help);
            }
            Read::NoYear => {
                let help = format!("write year, month, day: `{keyword} 2026-01-31`");
                return told(last.to(), "no year", help);
            }
            Read::Impossible => return None,
        };
        meant += &iso;
        dates += 1;
        (meant, rest) = joined(meant, behind, keyword)?;
    }
    if dates > 1 && keyword != "skip" {
        let help = format!("one date stands behind `{keyword}`; days without training are `skip 2026-02-16..2026-02-20`");
        let (first, last) = (bits.get(1)?, bits.last()?);
        return Some(Reading::Told { from: first.from, to: last.to(), label: "more than one date", help });
    }
    (dates > 0).then(|| Reading::sure(certain, format!("{written} {meant}")))
}

/// What joins a date and the next one.
fn joined<'b, 't>(mut meant: String, behind: &'b [Bit<'t>], keyword: &str) -> Option<(String, &'b [Bit<'t>])> {
    let joints = behind.iter().take_while(|bit| bit.number().is_none() && bit.month().is_none() && weekday(bit).is_none());
    let joints = joints.count();
    let (between, rest) = behind.split_at_checked(joints)?;
    if rest.is_empty() {
        return between.iter().all(|bit| bit.is(&[".", ",", ";"])).then_some((meant, rest));
    }
    if between.is_empty() || between.iter().all(|bit| bit.is(&[",", ";", "&", "+", "and"])) {
        meant += ", ";
    } else if between.iter().all(|bit| bit.is(&["-", "–", "—", ".", "…", "to", "until", "till", "through"])) && keyword == "skip" {
        meant += "..";
    } else {
        return None;
    }
    Some((meant, rest))
}

fn weekday(bit: &Bit<'_>) -> Option<&'static str> {
    super::heads::weekday_like(bit.text)
}

/// The first date, and what is behind it.
fn date<'b, 't>(bits: &'b [Bit<'t>]) -> Option<(Read, &'b [Bit<'t>])> {
    let separator = |bit: &Bit<'_>| bit.is(&["-", "/", "."]);
    let skip = |bits: &'b [Bit<'t>], texts: &[&str]| match bits.split_first() {
        Some((first, rest)) if first.is(texts) => rest,
        _ => bits,
    };
    match bits {
        [day, rest @ ..] if weekday(day).is_some() && day.month().is_none() => date(skip(skip(rest, &["."]), &[","])),
        [year, a, month, b, day, rest @ ..]
            if separator(a) && separator(b) && year.text.len() == 4 && month.day().is_some() && day.day().is_some() =>
        {
            let read = iso(year.year()?, month.day()?, day.day()?).map_or(Read::Impossible, Read::Certain);
            Some((read, without_time(rest)))
        }
        [a, one, b, two, year, rest @ ..]
            if separator(one) && separator(two) && a.day().is_some() && b.day().is_some() && year.year().is_some() =>
        {
            Some((in_order(a.day()?, b.day()?, *year, one.is(&["."])), without_time(rest)))
        }
        [day, rest @ ..] if day.day().is_some() => {
            let rest = skip(skip(skip(rest, &["st", "nd", "rd", "th"]), &["of"]), &[".", "-", "/"]);
            let (month, rest) = rest.split_first().filter(|(month, _)| month.month().is_some() || month.day().is_some())?;
            let Some(number) = month.month() else {
                return Some((Read::NoYear, skip(rest, &["."])));
            };
            let rest = skip(rest, &[".", "-", "/", ","]);
            match rest.split_first().and_then(|(year, rest)| Some((year.year().filter(|_| year.text.len() == 4)?, rest))) {
                Some((year, rest)) => {
                    Some((iso(year, number, day.day()?).map_or(Read::Impossible, Read::Certain), rest))
                }
                None => Some((Read::NoYear, rest)),
            }
        }
        [month, rest @ ..] if month.month().is_some() => {
            let (day, rest) = skip(rest, &[".", "-"]).split_first().filter(|(day, _)| day.day().is_some())?;
            let rest = skip(skip(rest, &["st", "nd", "rd", "th"]), &[",", "-", "."]);
            match rest.split_first().and_then(|(year, rest)| Some((year.year().filter(|_| year.text.len() == 4)?, rest))) {
                Some((year, rest)) => {
                    Some((iso(year, month.month()?, day.day()?).map_or(Read::Impossible, Read::Certain), rest))
                }
                None => Some((Read::NoYear, rest)),
            }
        }
        // `20260105`
        [whole, rest @ ..] if whole.text.len() == 8 && whole.number().is_some() => {
            let number = whole.number()?;
            let date = iso(number / 10_000, number / 100 % 100, number % 100)?;
            Some((Read::Certain(date), rest))
        }
        // A spreadsheet counts the days since 1899-12-30.
        [serial, rest @ ..] if serial.text.len() == 5 && serial.number().is_some() => {
            let date = Date::new(1899, 12, 30)?.plus_days(i64::from(serial.number()?))?;
            Some((Read::Likely(date.to_string()), rest))
        }
        _ => None,
    }
}

/// `T00:00:00`, ` 00:00`: what some programs write behind a date.
fn without_time<'b, 't>(rest: &'b [Bit<'t>]) -> &'b [Bit<'t>] {
    match rest {
        [t, hour, colon, minute, rest @ ..] if t.is(&["T"]) && hour.day().is_some() && colon.is(&[":"]) && minute.day().is_some() => {
            seconds(rest)
        }
        [hour, colon, minute, rest @ ..] if hour.day().is_some() && colon.is(&[":"]) && minute.day().is_some() => seconds(rest),
        _ => rest,
    }
}

fn seconds<'b, 't>(rest: &'b [Bit<'t>]) -> &'b [Bit<'t>] {
    match rest {
        [colon, second, rest @ ..] if colon.is(&[":"]) && second.day().is_some() => rest,
        _ => rest,
    }
}

/// Two numbers and a year: with points the day comes first, with strokes nobody knows.
fn in_order(a: u32, b: u32, year: Bit<'_>, points: bool) -> Read {
    let long = year.text.len() == 4;
    let Some(year) = year.year() else { return Read::Impossible };
    match (iso(year, b, a), iso(year, a, b)) {
        (Some(day_first), Some(month_first)) if !points && day_first != month_first => Read::Either(day_first, month_first),
        (Some(date), _) if points && !long => Read::Likely(date),
        (Some(date), Some(_)) if points => Read::Likely(date),
        (Some(date), _) | (None, Some(date)) if long => Read::Certain(date),
        (Some(date), _) | (None, Some(date)) => Read::Likely(date),
        (None, None) => Read::Impossible,
    }
}

/// A date in one of these forms as it is written here; nothing if that is not known.
pub(super) fn as_iso(text: &str) -> Option<String> {
    match date(&cut(text))? {
        (Read::Certain(iso) | Read::Likely(iso), _) => Some(iso),
        _ => None,
    }
}

fn iso(year: u32, month: u32, day: u32) -> Option<String> {
    let (year, month, day) = (u16::try_from(year).ok()?, u8::try_from(month).ok()?, u8::try_from(day).ok()?);
    Date::new(year, month, day).map(|date| date.to_string())
}

/// Whether a text begins with the name of a month.
pub(super) fn begins_with_month(text: &str) -> bool {
    cut(text).first().is_some_and(|bit| bit.month().is_some())
}
