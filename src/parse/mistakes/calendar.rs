//! Training days and dates that are written in another form.

use super::heads::weekday_like;
use super::{SyntaxError, part};
use crate::source::Span;

/// A `train`, `start`, `meet`, `skip`, `deload from` or `each cycle` line whose form is known
/// from elsewhere.
pub(super) fn diagnose(keyword: &str, rest: &str, span: Span) -> Option<SyntaxError> {
    match keyword {
        "train" => training_days(rest, span),
        "start" | "meet" | "skip" => date(keyword, rest, span),
        "deload from" => unquoted_block(rest, span),
        "each cycle" => cycle_move(rest, span),
        _ => None,
    }
}

fn unreadable(keyword: &str, help: String, span: Span, label: &str, replacement: Option<String>) -> SyntaxError {
    SyntaxError::UnreadableHead {
        keyword: keyword.to_owned(),
        help,
        span,
        label: label.to_owned(),
        replacement: replacement.map(|text| (span, text)),
    }
}

/// `train mon, wed, fri`, `train Mon/Wed/Fri`, `train tues thurs`, `train 3 days`.
fn training_days(rest: &str, span: Span) -> Option<SyntaxError> {
    let mut words: Vec<&str> =
        rest.split([' ', '/', ',', '&', '+', '\n', '\t']).filter(|word| !word.is_empty()).collect();
    let rotates = words.last().is_some_and(|word| word.eq_ignore_ascii_case("rotate"));
    if rotates {
        words.pop();
    }
    words.retain(|word| !word.eq_ignore_ascii_case("and"));
    let days: Option<Vec<&str>> = words.iter().map(|word| weekday_like(word)).collect();
    match days.filter(|days| !days.is_empty()) {
        Some(days) => {
            let days = days.join(" ") + if rotates { " rotate" } else { "" };
            let help = format!("write `train {days}`");
            (days != rest).then(|| unreadable("train", help, span, "weekdays are separated by blanks", Some(days)))
        }
        None if rest.starts_with(|c: char| c.is_ascii_digit()) => {
            let help = "name the weekdays: `train mon wed fri`".to_owned();
            Some(unreadable("train", help, span, "no weekday", None))
        }
        None => None,
    }
}

/// `deload from Accumulation week 3: …`, a name without quotes.
fn unquoted_block(rest: &str, span: Span) -> Option<SyntaxError> {
    let lower = rest.to_ascii_lowercase();
    if rest.contains('"') {
        let help = "say what is left: `deload from \"Name\" week 3: sets 50%, load 90%`".to_owned();
        let here = part(span, rest.len(), rest.len());
        return (!rest.contains(':'))
            .then(|| unreadable("deload from", help, here, "of the sets, of the loads?", None));
    }
    let end = lower.find(" week").or_else(|| lower.find(':'))?;
    let name = rest.get(..end)?.trim_end();
    if name.is_empty() {
        return None;
    }
    let here = part(span, 0, name.len());
    let week = lower.strip_prefix("week").and_then(|week| week.split(':').next()).map(str::trim);
    if let Some(week) = week.filter(|week| !week.is_empty() && week.bytes().all(|digit| digit.is_ascii_digit())) {
        let help = format!(
            "a deload says of which block the week is: give the block a name, `block \"Build\"`, and write `deload from \
             \"Build\" week {week}`"
        );
        return Some(unreadable("deload from", help, here, "of which block?", None));
    }
    let quoted = format!("\"{name}\"");
    let help = format!("put the name of the block in quotes: `deload from {quoted}`");
    Some(unreadable("deload from", help, here, "a name without quotes", Some(quoted)))
}

/// `each cycle: squat +5kg`, `each cycle: tm squat +2.5%`, `each cycle: tm +5`.
fn cycle_move(rest: &str, span: Span) -> Option<SyntaxError> {
    let Some(moves) = rest.strip_prefix(':') else {
        let help = format!("put a `:` in front of what moves: `each cycle: {rest}`");
        return (!rest.is_empty()).then(|| unreadable("each cycle", help, span, "no `:` in front of it", None));
    };
    let mut at = 1;
    for one in moves.split(';') {
        let text = one.trim();
        let from = at + (one.len() - one.trim_start().len());
        at += one.len() + 1;
        if text.is_empty() {
            continue;
        }
        let here = part(span, from, from + text.len());
        let first = text.split([' ', '\t']).next().unwrap_or(text);
        if !first.eq_ignore_ascii_case("tm") && !first.eq_ignore_ascii_case("max") {
            let help = format!("say what moves, the training max or the max: `tm {text}` or `max {text}`");
            return Some(unreadable("each cycle", help, here, "the training max or the max?", None));
        }
        let step = text.rsplit([' ', '\t']).next().unwrap_or(text);
        let step_at = from + text.len() - step.len();
        let here = part(span, step_at, step_at + step.len());
        let number = step.trim_start_matches(['+', '-']);
        let signed = number.len() < step.len();
        if signed && number.ends_with('%') {
            let help = format!("write a load, `+5kg`, or a share of the max: `{step} of max`");
            return Some(unreadable("each cycle", help, here, "a percent of what?", Some(format!("{step} of max"))));
        }
        if signed && number.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.') && !number.is_empty() {
            let help = format!("write `{step}kg` or `{step}lb`");
            return Some(unreadable("each cycle", help, here, "no unit", None));
        }
        if !signed && number.starts_with(|c: char| c.is_ascii_digit()) {
            let help = format!("a move is a step: `+{step}`");
            return Some(unreadable("each cycle", help, here, "more or less?", Some(format!("+{step}"))));
        }
    }
    None
}

/// The first date that is not written as year, month, day.
fn date(keyword: &str, rest: &str, span: Span) -> Option<SyntaxError> {
    if let Some(error) = range(keyword, rest, span) {
        return Some(error);
    }
    let mut at = 0;
    let pieces = rest.split(',').flat_map(|piece| {
        // `..` between two dates; `5..9.1.2026` is no date at all.
        piece.split("..").map(move |date| (date, piece))
    });
    for (piece, _) in pieces {
        let text = piece.trim();
        let from = rest.get(at..).and_then(|tail| tail.find(text)).map_or(at, |found| at + found);
        at = from + text.len();
        if text.is_empty() || is_iso(text) {
            continue;
        }
        let here = part(span, from, from + text.len());
        // `Jan 5, 2026` is two pieces.
        let with_year = rest.get(from..).and_then(|tail| {
            let end = tail.match_indices(',').nth(1).map_or(tail.len(), |(end, _)| end);
            tail.get(..end)
        });
        let read = read_date(text).or_else(|| with_year.and_then(read_date));
        let (help, replacement) = match read {
            Some(Read::Certain(date)) => (format!("write `{date}`"), Some(date)),
            Some(Read::Likely(date)) => (format!("write year, month, day: `{date}`"), None),
            Some(Read::Either(day_first, month_first)) => (
                format!(
                    "write year, month, day: `{day_first}` if the day comes first here, `{month_first}` if the month does"
                ),
                None,
            ),
            None if text.split_whitespace().all(is_iso) => {
                ("separate dates by a `,`; from one day to another is `2026-02-16..2026-02-20`".to_owned(), None)
            }
            None if text.starts_with(|c: char| c.is_ascii_digit()) => {
                ("write year, month, day: `2026-01-31`".to_owned(), None)
            }
            None => return None,
        };
        let label = if text.split_whitespace().all(is_iso) { "no separator" } else { "a date in another form" };
        return Some(unreadable(keyword, help, here, label, replacement));
    }
    None
}

/// `2026-02-16 - 2026-02-20`, `2026-02-16 to 2026-02-20`.
fn range(keyword: &str, rest: &str, span: Span) -> Option<SyntaxError> {
    let first = rest.get(..10).filter(|date| keyword == "skip" && is_iso(date))?;
    let behind = rest.get(10..)?;
    let last = behind.trim_start_matches(|c: char| !c.is_ascii_digit());
    let between = behind.get(..behind.len() - last.len())?.trim();
    let last = last.get(..10).filter(|date| is_iso(date))?;
    if !matches!(between, "-" | "to" | "until" | "...") {
        return None;
    }
    let end = rest.find(last).filter(|at| *at > 0).unwrap_or_else(|| rest.rfind(last).unwrap_or(0)) + last.len();
    let meant = format!("{first}..{last}");
    let help = format!("write `{meant}`");
    Some(unreadable(keyword, help, part(span, 0, end), "from one day to another", Some(meant)))
}

fn is_iso(text: &str) -> bool {
    let bytes = text.as_bytes();
    bytes.len() == 10
        && bytes
            .iter()
            .enumerate()
            .all(|(at, byte)| if at == 4 || at == 7 { *byte == b'-' } else { byte.is_ascii_digit() })
}

/// A date in another form, as ISO writes it.
enum Read {
    Certain(String),
    Likely(String),
    /// Day first, or month first.
    Either(String, String),
}

fn read_date(text: &str) -> Option<Read> {
    let pieces: Vec<&str> =
        text.split(['.', '/', '-', ' ', ',']).map(str::trim).filter(|piece| !piece.is_empty()).collect();
    let &[a, b, c] = pieces.as_slice() else { return None };
    if let (Some(month), Ok(day)) = (month(b), whole(a)) {
        return iso(year(c)?, month, day).map(Read::Likely);
    }
    if let (Some(month), Ok(day)) = (month(a), whole(b)) {
        return iso(year(c)?, month, day).map(Read::Likely);
    }
    if a.len() == 4 {
        return iso(whole(a).ok()?, whole(b).ok()?, whole(c).ok()?).map(Read::Certain);
    }
    let (a, b, year) = (whole(a).ok()?, whole(b).ok()?, year(c)?);
    let (day_first, month_first) = (iso(year, b, a), iso(year, a, b));
    match (day_first, month_first) {
        (Some(day_first), Some(month_first)) if text.contains('/') && day_first != month_first => {
            Some(Read::Either(day_first, month_first))
        }
        (Some(date), _) | (None, Some(date)) => Some(Read::Likely(date)),
        (None, None) => None,
    }
}

fn whole(text: &str) -> Result<u32, std::num::ParseIntError> {
    text.trim_end_matches(|c: char| c.is_ascii_alphabetic()).parse()
}

/// `2026`, `26`
fn year(text: &str) -> Option<u32> {
    let year = text.parse().ok()?;
    match text.len() {
        4 => Some(year),
        2 => Some(2000 + year),
        _ => None,
    }
}

/// Whether a text begins with the name of a month.
pub(super) fn begins_with_month(text: &str) -> bool {
    month(text).is_some()
}

fn month(text: &str) -> Option<u32> {
    const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    let lower = text.to_lowercase();
    let place = MONTHS.iter().position(|month| lower.starts_with(month))?;
    u32::try_from(place + 1).ok()
}

fn iso(year: u32, month: u32, day: u32) -> Option<String> {
    let (year, month, day) = (u16::try_from(year).ok()?, u8::try_from(month).ok()?, u8::try_from(day).ok()?);
    crate::training::Date::new(year, month, day).map(|date| date.to_string())
}
