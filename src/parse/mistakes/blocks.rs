//! `block`, `week` and `day` lines in another form.

mod days;

pub(super) use days::{day, is_weekday};

use super::meant::Reading;
use super::pieces::{Kind, Piece, cut};

const WEEK: [&str; 7] = ["week", "weeks", "wk", "wks", "w", "weekly", "wek"];
const TIMES: [&str; 8] = ["x", "×", "times", "time", "cycles", "cycle", "rounds", "round"];
/// What else blocks are said to be long.
const LENGTHS: [&str; 6] = ["day", "days", "session", "sessions", "month", "months"];
const MONTHLY: [&str; 2] = ["month", "months"];
/// Words and signs that say nothing in a heading.
const FILL: [&str; 5] = ["for", "of", "over", "lasting", "is"];
const SIGNS: [char; 10] = [',', ':', ';', '=', '-', '(', ')', '–', '—', '.'];

/// `block "Base" for 4 weeks`, `block Base, 4w x3`, `block "Base" weeks 1-4`.
pub(super) fn block(line: &str, pieces: &[Piece<'_>]) -> Option<Reading> {
    let mut read = Block { certain: true, ..Block::default() };
    let mut at = 1;
    while let Some(piece) = pieces.get(at) {
        let next = pieces.get(at + 1);
        let is_next = |words: &[&str]| next.is_some_and(|next| next.is(words));
        let count = piece.whole();
        at += if piece.is_sign(&SIGNS) || piece.is(&FILL) {
            1
        } else if piece.is(&["repeat", "repeats", "repeated", "run", "runs"]) {
            let skipped = pieces.get(at + 1).is_some_and(|next| next.is_sign(&[':', '=']));
            let number = pieces.get(at + 1 + usize::from(skipped));
            if number.is_none() {
                let help = format!("say how often the block is run: `{} 3`", read.line(line, pieces)? + " repeat");
                return Some(Reading::Told { from: piece.from, to: piece.to, label: "how often?", help });
            }
            read.set_repeat(number.and_then(Piece::whole))?;
            let behind = at + 2 + usize::from(skipped);
            2 + usize::from(skipped) + usize::from(pieces.get(behind).is_some_and(|piece| piece.is(&TIMES)))
        } else if count.is_some() && is_next(&WEEK) {
            if read.weeks.is_some() {
                let help = "a block has one length; weeks of another kind are a block of their own".to_owned();
                return Some(Reading::Told { from: piece.from, to: next?.to, label: "a second length", help });
            }
            read.set_weeks(count)?;
            2
        } else if let Some(to) = not_whole(pieces.get(at..)?) {
            let help = "a block is so many whole weeks long, `block \"Base\" 4 weeks`".to_owned();
            return Some(Reading::Told { from: piece.from, to, label: "how many?", help });
        } else if count.is_some()
            && next.is_some_and(|next| next.is_sign(&['-']))
            && pieces.get(at + 2).is_some_and(|piece| piece.is(&WEEK))
        {
            read.set_weeks(count)?;
            3
        } else if let (true, Some(weeks)) =
            (count.is_some() && pieces.get(at + 2).is_some_and(|piece| piece.is(&WEEK)), next.and_then(glued_times))
        {
            // `3x4 weeks`: three times four, or four times three.
            read.set_repeat(count)?;
            read.set_weeks(Some(weeks))?;
            read.certain = false;
            3
        } else if count.is_some() && is_next(&TIMES) {
            // `3 x 4 weeks`
            read.certain &= !pieces.get(at + 2).is_some_and(Piece::is_number);
            read.set_repeat(count)?;
            2
        } else if piece.is(&["x", "×"]) && next.and_then(Piece::whole).is_some() {
            read.set_repeat(next.and_then(Piece::whole))?;
            2
        } else if let Some(times) = glued_times(piece) {
            read.set_repeat(Some(times))?;
            1
        } else if piece.is_number() && is_next(&LENGTHS) && !is_next(&MONTHLY) {
            return Some(other_length(piece, next, "weeks, not days", 7));
        } else if piece.is_number() && is_next(&MONTHLY) {
            return Some(other_length(piece, next, "weeks, not months", 0));
        } else if piece.is(&WEEK) && next.is_some_and(Piece::is_number) {
            // `week 1` may be the first one.
            read.certain &= !piece.is(&["week"]) || pieces.get(at + 2).is_some_and(|dash| dash.is_sign(&['-']));
            read.weeks_in_words(pieces.get(at + 1..)?)?
        } else if piece.kind == Kind::Quoted {
            if read.name.replace(piece.text).is_some() {
                let help = "a block has one name; what else there is to say stands behind a `#`".to_owned();
                return Some(Reading::Told { from: piece.from, to: piece.to, label: "a second name", help });
            }
            1
        } else if read.name.is_none() {
            read.unquoted_name(line, pieces, at)?
        } else if let (Some(weeks), None, None) = (count, next, read.weeks) {
            read.set_weeks(Some(weeks))?;
            read.certain = false;
            1
        } else {
            return None;
        };
    }
    // `Base x3` may be three weeks.
    read.certain &= read.repeat.is_none() || read.weeks.is_some();
    Some(Reading::sure(read.certain, read.line(line, pieces)?))
}

#[derive(Default)]
struct Block<'t> {
    name: Option<&'t str>,
    weeks: Option<u32>,
    repeat: Option<u32>,
    certain: bool,
}

impl<'t> Block<'t> {
    /// Nothing if it is said twice or not said at all.
    fn set_weeks(&mut self, weeks: Option<u32>) -> Option<()> {
        self.weeks.replace(weeks?).is_none().then_some(())
    }

    fn set_repeat(&mut self, times: Option<u32>) -> Option<()> {
        self.repeat.replace(times?).is_none().then_some(())
    }

    /// `weeks 4`, `week 1-4`: how many pieces it takes.
    fn weeks_in_words(&mut self, behind: &[Piece<'_>]) -> Option<usize> {
        match behind {
            [first, dash, last, ..] if dash.is_sign(&['-']) && last.is_number() => {
                self.set_weeks((last.whole()? + 1).checked_sub(first.whole()?))?;
                self.certain &= first.whole() == Some(1);
                Some(4)
            }
            [count, ..] => {
                self.set_weeks(count.whole())?;
                Some(2)
            }
            [] => None,
        }
    }

    /// Words up to the length: how many pieces they are.
    fn unquoted_name(&mut self, line: &'t str, pieces: &[Piece<'_>], at: usize) -> Option<usize> {
        let ends = |place: usize| {
            let piece = pieces.get(place);
            let next = pieces.get(place + 1);
            piece.is_none_or(|piece| {
                piece.kind == Kind::Quoted
                    || piece.is_sign(&[',', ':', ';', '=', '(', ')', '@', '%', '|', '+'])
                    || piece.is(&["for", "repeat", "repeats", "repeated"])
                    || piece.whole().is_some()
                        && next.is_some_and(|next| {
                            next.is(&WEEK) || next.is(&TIMES) || next.is(&LENGTHS) || glued_times(next).is_some()
                        })
                    || piece.is(&WEEK) && next.is_some_and(Piece::is_number)
                    || place > at && glued_times(piece).is_some()
                    || piece.is(&["x"]) && next.is_some_and(Piece::is_number)
                    || piece.whole().is_some()
                        && next.is_some_and(|next| next.is_sign(&['-']))
                        && pieces.get(place + 2).is_some_and(|piece| piece.is(&WEEK))
            })
        };
        let mut end = at;
        while !ends(end) {
            end += 1;
        }
        let last = pieces.get(end.checked_sub(1).filter(|last| *last >= at)?)?;
        // `block 1: Base`: the number says no more than the order.
        if end == at + 1 && last.is_number() && pieces.get(end + 1).is_some_and(|piece| piece.kind != Kind::Number) {
            self.certain = false;
            return Some(1);
        }
        let name = line.get(pieces.get(at)?.from..last.to)?.trim_matches(['-', ' ', '–', '—']);
        self.certain &= is_only_a_name(name);
        self.name = Some(name);
        Some(end - at)
    }

    fn line(&self, line: &str, pieces: &[Piece<'_>]) -> Option<String> {
        let keyword = pieces.first()?;
        let mut meant = line.get(keyword.from..keyword.to)?.to_owned();
        if let Some(name) = self.name {
            meant += &format!(" \"{name}\"");
        }
        if let Some(weeks) = self.weeks {
            meant += &format!(" {weeks} week{}", if weeks == 1 { "" } else { "s" });
        }
        if let Some(times) = self.repeat {
            meant += &format!(" repeat {times}");
        }
        Some(meant)
    }
}

/// Whether words without quotes can be nothing but the name of a block: neither a length nor a count.
pub(super) fn is_only_a_name(name: &str) -> bool {
    let counts = |piece: &Piece<'_>| {
        piece.is(&WEEK) || piece.is(&TIMES) || piece.is(&LENGTHS) || piece.is(&["repeat", "repeats", "repeated"])
    };
    !name.contains(|c: char| c.is_ascii_digit()) && !cut(name).iter().any(counts)
}

/// `3.5 weeks`, `3-4 weeks`: where it ends.
fn not_whole(pieces: &[Piece<'_>]) -> Option<usize> {
    match pieces {
        [number, week, ..] if number.is_number() && number.whole().is_none() && week.is(&WEEK) => Some(week.to),
        [first, dash, last, week, ..]
            if first.is_number() && dash.is_sign(&['-']) && last.is_number() && week.is(&WEEK) =>
        {
            Some(week.to)
        }
        _ => None,
    }
}

/// `x3`
fn glued_times(piece: &Piece<'_>) -> Option<u32> {
    (piece.kind == Kind::Word).then(|| piece.text.strip_prefix(['x', 'X', '×'])?.parse().ok())?
}

fn other_length(count: &Piece<'_>, unit: Option<&Piece<'_>>, label: &'static str, days_a_week: u32) -> Reading {
    let weeks = count.whole().filter(|days| days_a_week > 0 && *days > 0 && days % days_a_week == 0);
    let months = count.whole().filter(|_| days_a_week == 0);
    let help = match (weeks, months) {
        (Some(days), _) => format!("a block is so many weeks long: `{} weeks`", days / days_a_week),
        (_, Some(months)) => format!("a block is so many weeks long: `{} weeks`", months.saturating_mul(4)),
        _ => {
            "a block is so many weeks long, `block \"Base\" 4 weeks`; each session begins with a `day` line".to_owned()
        }
    };
    Reading::Told { from: count.from, to: unit.map_or(count.to, |unit| unit.to), label, help }
}

/// `week 2:`, `week 2..3`, `week 2 to 3`, `week two`, `week 2, 4`, `week 2 deload`.
pub(super) fn week(line: &str, pieces: &[Piece<'_>]) -> Option<Reading> {
    let keyword = pieces.first()?;
    let keyword = line.get(keyword.from..keyword.to)?;
    let told =
        |from: usize, to: usize, label: &'static str, help: String| Some(Reading::Told { from, to, label, help });
    let rest: Vec<&Piece<'_>> = pieces.iter().skip(1).filter(|piece| !piece.is_sign(&[':', '#', '(', ')'])).collect();
    let end = pieces.last()?.to;
    if let Some(dated) = weeks_as_date(&rest) {
        let help = format!("a spreadsheet made a date of it; write `{keyword} {dated}`");
        return told(rest.first()?.from, end, "a date", help);
    }
    match rest.as_slice() {
        [number, of, all] if number.is_number() && of.is(&["of"]) && all.is_number() => {
            let help = format!(
                "write `{keyword} {}`; how many weeks there are says the block: `block {} weeks`",
                number.text, all.text
            );
            told(of.from, all.to, "not needed here", help)
        }
        [first, joins @ .., last] if first.whole().is_some() && last.whole().is_some() => {
            let (from, to) = (first.whole()?, last.whole()?);
            let is_range = joins.iter().all(|join| join.is_sign(&['.', '-']) || join.is(&["to", "until", "through"]));
            let is_list = joins.iter().all(|join| join.is_sign(&[',', '&', '+', '/']) || join.is(&["and"]));
            if joins.is_empty() || !(is_range || is_list) {
                return weeks_listed(keyword, &rest);
            }
            if is_list && to != from + 1 {
                return weeks_listed(keyword, &rest);
            }
            Some(Reading::Certain(format!("{keyword} {from}-{to}")))
        }
        [one] if one.whole().is_some() && keyword.eq_ignore_ascii_case("weeks") => {
            let number = one.whole()?;
            let help =
                format!("that week of its block is `week {number}`, and a block of so many is `block {number} weeks`");
            told(one.from, one.to, "so many weeks, or which one?", help)
        }
        [first, dash, last, name @ ..]
            if dash.is_sign(&['-', '–'])
                && last.whole() >= first.whole()
                && name.first().is_some_and(|name| !name.is_number()) =>
        {
            let (from, to) = (first.whole()?, last.whole()?);
            let said = line.get(name.first()?.from..end)?.trim_matches(['"', '(', ')', '-', ' ', '“', '”', '–', '—']);
            let weeks = (to - from).saturating_add(1);
            let help = format!(
                "weeks with a name are a block: `block \"{said}\" {weeks} week{}`",
                if weeks == 1 { "" } else { "s" }
            );
            told(0, end, "weeks have no name", help)
        }
        [one] if one.whole().is_some() => Some(Reading::Certain(format!("{keyword} {}", one.whole()?))),
        [one] if one.is_number() => {
            told(one.from, one.to, "not a whole number", "weeks are whole: `week 2`".to_owned())
        }
        [number, name @ ..] if number.whole().is_some() && !name.is_empty() => {
            let from = name.first()?.from;
            let said = line.get(from..end)?.trim_matches(['"', '(', ')', '-', ' ', '“', '”', '–', '—']);
            let number = number.whole()?;
            let help = if said.eq_ignore_ascii_case("deload") && number > 1 {
                format!(
                    "a week has no name; an easier one is `{keyword} {number}` and below it `deload from \"Base\" week {}: sets 50%, load 90%`, with the name of its block",
                    number - 1
                )
            } else {
                format!("a week has no name; write it behind a `#`: `{keyword} {number}  # {said}`")
            };
            told(from, end, "a week has no name", help)
        }
        [name, ..] if name.kind != Kind::Number => {
            let said = line.get(name.from..end)?.trim_matches(['"', ' ', '“', '”']);
            let help = format!(
                "say which week of the block it is, `{keyword} 2`; a week with a name is a block of its own: `block \"{said}\" 1 week`"
            );
            told(name.from, end, "which week?", help)
        }
        _ => None,
    }
}

/// `week 2, 4`: weeks that are not in a row.
fn weeks_listed(keyword: &str, rest: &[&Piece<'_>]) -> Option<Reading> {
    let numbers: Vec<u32> = rest.iter().filter_map(|piece| piece.whole()).collect();
    let in_row = numbers.windows(2).all(|pair| matches!(pair, [a, b] if a + 1 == *b));
    if let (true, [first, .., last]) = (in_row, numbers.as_slice()) {
        return Some(Reading::Certain(format!("{keyword} {first}-{last}")));
    }
    let listed: Vec<String> = numbers.iter().map(|number| format!("`week {number}`")).collect();
    let help =
        format!("one `week` line is for weeks in a row; write {}, each with its days below", listed.join(" and "));
    Some(Reading::Told { from: rest.first()?.from, to: rest.last()?.to, label: "not in a row", help })
}

const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

fn month(piece: &Piece<'_>) -> Option<u32> {
    let word = piece.text.to_lowercase();
    let place = MONTHS.iter().position(|month| word.starts_with(month) && word.len() <= 9)?;
    u32::try_from(place + 1).ok().filter(|_| piece.kind == Kind::Word)
}

/// `3-Feb`, `2026-02-03`: what a spreadsheet makes of `2-3`.
fn weeks_as_date(rest: &[&Piece<'_>]) -> Option<String> {
    let range = |a: u32, b: u32| Some(format!("{}-{}", a.min(b), a.max(b)));
    let dash = |piece: &Piece<'_>| piece.is_sign(&['-', '/', '.']);
    match rest {
        [day, joint, name] if dash(joint) && day.whole().is_some() && month(name).is_some() => {
            range(day.whole()?, month(name)?)
        }
        [day, name] if day.is_number() && month(name).is_some() => range(day.whole()?, month(name)?),
        [name, joint, day] if dash(joint) && month(name).is_some() && day.whole().is_some() => {
            range(day.whole()?, month(name)?)
        }
        [year, a, m, b, d] if dash(a) && dash(b) && year.text.len() == 4 && year.is_number() => {
            range(m.whole()?, d.whole()?)
        }
        _ => None,
    }
}
