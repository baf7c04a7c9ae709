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
        if !first.is(&[":", "=", "on", "from", "date", "is", "the", "at", "day", "\"", "“", "”"]) {
            break;
        }
        let _ = first;
        rest = behind;
    }
    if let Some(told) = no_date(keyword, line, rest) {
        return Some(told);
    }
    let (mut meant, mut certain, mut dates) = (String::new(), true, 0);
    while let Some((first, _)) = rest.split_first() {
        let told =
            |to: usize, label: &'static str, help: String| Some(Reading::Told { from: first.from, to, label, help });
        let range = meant.ends_with("..");
        if let ([day], true) = (rest, range && first.day().is_some()) {
            // `2026-01-12..16`
            let month = meant.get(meant.len().checked_sub(12)?..meant.len() - 4)?.to_owned();
            meant += &format!("{month}{:02}", day.day()?);
            break;
        }
        let (read, behind) = date(rest)?;
        let last = rest.get(rest.len() - behind.len() - 1)?;
        if let Some(help) = other_weekday(keyword, first, &read) {
            return told(last.to(), "the weekday is of another date", help);
        }
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
                let help = format!(
                    "write it as year, month, day, with the year that is meant: `{keyword} {}`",
                    this_year(rest)
                );
                return told(last.to(), "no year", help);
            }
            Read::Impossible => return None,
        };
        meant += &iso;
        dates += 1;
        (meant, rest) = joined(meant, behind, keyword)?;
    }
    if dates > 1 && keyword != "skip" {
        let help =
            format!("one date stands behind `{keyword}`; days without training are `skip 2026-02-16..2026-02-20`");
        let (first, last) = (bits.get(1)?, bits.last()?);
        return Some(Reading::Told { from: first.from, to: last.to(), label: "more than one date", help });
    }
    (dates > 0).then(|| Reading::sure(certain, format!("{written} {meant}")))
}

/// What joins a date and the next one.
fn joined<'b, 't>(mut meant: String, behind: &'b [Bit<'t>], keyword: &str) -> Option<(String, &'b [Bit<'t>])> {
    let joints =
        behind.iter().take_while(|bit| bit.number().is_none() && bit.month().is_none() && weekday(bit).is_none());
    let joints = joints.count();
    let (between, rest) = behind.split_at_checked(joints)?;
    if rest.is_empty() {
        return between.iter().all(|bit| bit.is(&[".", ",", ";", "\"", "”", "“"])).then_some((meant, rest));
    }
    if between.is_empty() || between.iter().all(|bit| bit.is(&[",", ";", "&", "+", "and"])) {
        meant += ", ";
    } else if between.iter().all(|bit| bit.is(&["-", "–", "—", ".", "…", "to", "until", "till", "through"]))
        && keyword == "skip"
    {
        meant += "..";
    } else {
        return None;
    }
    Some((meant, rest))
}

/// `Tue 5 Jan 2026`, which is a Monday: either may be wrong.
fn other_weekday(keyword: &str, first: &Bit<'_>, read: &Read) -> Option<String> {
    let (Read::Certain(iso) | Read::Likely(iso)) = read else { return None };
    let written = weekday(first).filter(|_| first.month().is_none())?;
    let parts: Vec<u32> = iso.split('-').filter_map(|part| part.parse().ok()).collect();
    let [year, month, day] = parts.as_slice() else { return None };
    let date = Date::new(u16::try_from(*year).ok()?, u8::try_from(*month).ok()?, u8::try_from(*day).ok()?)?;
    let mut around = (1..4).flat_map(|days| [date.plus_days(days), date.plus_days(-days)]).flatten();
    let near = around.find(|near| near.weekday().short() == written)?;
    (date.weekday().short() != written).then(|| {
        format!(
            "that date is a {}: write `{keyword} {iso}`, or `{keyword} {near}` if the weekday is right",
            date.weekday().long()
        )
    })
}

fn weekday(bit: &Bit<'_>) -> Option<&'static str> {
    super::with_colon::weekday_like(bit.text)
}

/// The first date, and what is behind it.
fn date<'b, 't>(bits: &'b [Bit<'t>]) -> Option<(Read, &'b [Bit<'t>])> {
    let separator = |bit: &Bit<'_>| bit.is(&["-", "/", "."]);
    let skip = |bits: &'b [Bit<'t>], texts: &[&str]| match bits.split_first() {
        Some((first, rest)) if first.is(texts) => rest,
        _ => bits,
    };
    match bits {
        // `26-01-05`
        [year, a, month, b, day, rest @ ..]
            if a.is(&["-"])
                && b.is(&["-"])
                && [year, month, day].iter().all(|bit| bit.number().is_some() && bit.text.len() == 2) =>
        {
            let read = iso(year.year()?, month.day()?, day.day()?).map_or(Read::Impossible, Read::Likely);
            Some((read, without_time(rest)))
        }
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
            let (month, rest) =
                rest.split_first().filter(|(month, _)| month.month().is_some() || month.day().is_some())?;
            let Some(number) = month.month() else {
                return Some((Read::NoYear, skip(rest, &["."])));
            };
            let rest = skip(rest, &[".", "-", "/", ","]);
            Some(with_year(rest, number, day.day()?))
        }
        [month, rest @ ..] if month.month().is_some() => {
            let (day, rest) = skip(rest, &[".", "-"]).split_first().filter(|(day, _)| day.day().is_some())?;
            let rest = skip(skip(rest, &["st", "nd", "rd", "th"]), &[",", "-", "."]);
            Some(with_year(rest, month.month()?, day.day()?))
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

/// A day and a month with the year behind them, if it is there.
fn with_year<'b, 't>(rest: &'b [Bit<'t>], month: u32, day: u32) -> (Read, &'b [Bit<'t>]) {
    match rest.split_first().and_then(|(bit, rest)| Some((bit, bit.year()?, rest))) {
        Some((bit, year, rest)) => {
            let certain = bit.text.len() == 4;
            let read = if certain { Read::Certain } else { Read::Likely };
            (iso(year, month, day).map_or(Read::Impossible, read), rest)
        }
        None => (Read::NoYear, rest),
    }
}

/// A date without its year, as it is written with one.
fn this_year(bits: &[Bit<'_>]) -> String {
    let numbers: Vec<u32> = bits.iter().take(4).filter_map(Bit::day).collect();
    let named = bits.iter().take(4).find_map(Bit::month);
    let read = match (named, numbers.as_slice()) {
        (Some(month), [day, ..]) => iso(2026, month, *day),
        (None, [day, month, ..]) => iso(2026, *month, *day).or_else(|| iso(2026, *day, *month)),
        _ => None,
    };
    read.unwrap_or_else(|| "2026-01-31".to_owned())
}

/// `start monday`, `skip week 2`, `meet "Nationals" 2026-06-06`: something else than a date.
fn no_date(keyword: &str, line: &str, rest: &[Bit<'_>]) -> Option<Reading> {
    let (first, last) = (rest.first()?, rest.last()?);
    let told =
        |from: usize, label: &'static str, help: String| Some(Reading::Told { from, to: last.to(), label, help });
    if first.is(&["week", "weeks"]) {
        let help = format!(
            "write the days, `{keyword} 2026-02-16..2026-02-20`; a week without a lift is a `-` in its row: `3x5 | - | 3x5`"
        );
        return told(first.from, "not a date", help);
    }
    if rest.len() == 1 && weekday(first).is_some() {
        let help =
            format!("write the date of that day: `{keyword} 2026-01-05`; weekdays to train on are `train mon wed fri`");
        return told(first.from, "a weekday, not a date", help);
    }
    if let ([year, dash, month], true) = (rest, last.day().is_some())
        && dash.is(&["-", "/", "."])
        && year.text.len() == 4
    {
        let help = format!("the day is missing: `{keyword} {}-{:02}-01`", year.text, month.day()?);
        return told(first.from, "no day", help);
    }
    let written = line.get(keyword.len()..)?;
    if keyword == "meet" && written.matches('"').count() == 2 {
        let name = written.split('"').nth(1)?;
        let date = written.replace(&format!("\"{name}\""), "");
        let date = as_iso(date.trim())?;
        let help = format!("a meet has only its date; its name goes behind a `#`: `{keyword} {date}  # {name}`");
        let from = keyword.len() + written.find('"')?;
        return Some(Reading::Told { from, to: from + name.len() + 2, label: "a meet has no name", help });
    }
    None
}

/// `T00:00:00`, ` 00:00`: what some programs write behind a date.
fn without_time<'b, 't>(rest: &'b [Bit<'t>]) -> &'b [Bit<'t>] {
    match rest {
        [t, hour, colon, minute, rest @ ..]
            if t.is(&["T"]) && hour.day().is_some() && colon.is(&[":"]) && minute.day().is_some() =>
        {
            seconds(rest)
        }
        [hour, colon, minute, rest @ ..] if hour.day().is_some() && colon.is(&[":"]) && minute.day().is_some() => {
            seconds(rest)
        }
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
        (Some(day_first), Some(month_first)) if !points && day_first != month_first => {
            Read::Either(day_first, month_first)
        }
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
