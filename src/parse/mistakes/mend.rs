//! Mistakes in parts, with what was meant: what can be told of the sets in front of a separator, of
//! the column and of what follows.

use super::super::parts::reads;
use super::commas::{is_fraction, sets_before};
use super::loosely::{LONGEST, difference, meant, row_reads, understood};
use super::{crosses, part, remarks, slice, slips, spreadsheets, two_ways};
use crate::diagnostic::Replacement;
use crate::parse::{Help, SyntaxError};
use crate::source::Span;

/// A mistake in a part with what was meant, where that is certain. A replacement after which the
/// part would still not read is none.
pub(in crate::parse) fn mend(error: SyntaxError, text: &str, whole: Span) -> SyntaxError {
    let written = slice(text, whole);
    let before = end_of(text.get(..whole.start as usize).unwrap_or(""));
    let after = start_of(text.get(whole.end as usize..).unwrap_or(""));
    if let Some(error) = spreadsheets::find(written, whole)
        .or_else(|| two_ways::find(before, written, whole))
        .or_else(|| crosses::find(written, whole))
        .or_else(|| decimal_comma(text, whole))
    {
        return error;
    }
    if let Some(error) = listed_loads(before, written, after, whole) {
        return error;
    }
    let alone = !counted_beside(before, after);
    let in_column = before.trim_end().ends_with('|');
    let fits = |meant: &String| in_column || !meant.starts_with("same");
    if let Some(meant) = meant(written).filter(fits).filter(|meant| alone && !serves_others(written, meant, after)) {
        let (from, to, new) = difference(written, &meant);
        let replacement = Replacement { span: part(whole, from, to), text: new.to_owned() };
        return error.with_meant(written, &meant, whole, replacement);
    }
    if let Some((gap, belongs, sets)) = of_the_sets_before(written, before, after) {
        let span = Span { start: whole.start - Span::new(0, gap).end, end: whole.end };
        let replacement = Replacement { span, text: format!(" {belongs}") };
        return error.with_meant(written, &format!("{sets} {belongs}"), whole, replacement);
    }
    if let Some(meant) = week_off(written, before, after) {
        return error.with_meant(written, meant, whole, Replacement { span: whole, text: meant.to_owned() });
    }
    if let Some((meant, certain)) = remarks::find(written) {
        let (from, to, new) = difference(written, &meant);
        let replacement = certain.then(|| Replacement { span: part(whole, from, to), text: new.to_owned() });
        let help = Help::example("a remark stands in quotes", meant.clone());
        let label = "not in quotes".into();
        let written = written.get(from..to).unwrap_or(written).trim().to_owned();
        return SyntaxError::UnreadableModifier { written, help, replacement, span: part(whole, from, to), label };
    }
    if error.is_general()
        && let Some((here, help, label)) = slips::find(written, whole)
    {
        let (written, help, label) = (slice(text, here).to_owned(), help.into(), label.to_owned());
        return SyntaxError::UnreadableSets { written, help, replacement: None, span: here, label };
    }
    let certain = error.replacement_in(whole).is_none_or(|replacement| {
        let at = |end: u32| (end - whole.start) as usize;
        let before = written.get(..at(replacement.span.start)).unwrap_or("");
        let after = written.get(at(replacement.span.end)..).unwrap_or("");
        row_reads(&format!("{before}{}{after}", replacement.text))
    });
    // A rest of five may be seconds where a set comes in pieces.
    let in_pieces = matches!(error, SyntaxError::TimeWithoutUnit { .. }) && written.contains(['(', '+']);
    if certain && !in_pieces && !error.replacement_in(whole).is_some_and(|_| serves_others(written, "@", after)) {
        error
    } else {
        error.without_replacement()
    }
}

/// Whether the sets of this part are counted in the one beside it: `5 reps, 3 sets`.
fn counted_beside(before: &str, after: &str) -> bool {
    let before =
        before.trim_end().strip_suffix(',').map(|row| row.rsplit([',', ';', '|', ':', '\n']).next().unwrap_or(row));
    let after = after.strip_prefix(',').map(|row| row.split([',', ';', '|', '\n']).next().unwrap_or(row));
    [before, after].into_iter().flatten().any(|beside| {
        let beside = beside.trim().trim_start_matches(|c: char| c.is_ascii_digit() || c == '-').trim_start();
        ["set", "sets"].iter().any(|sets| beside.eq_ignore_ascii_case(sets))
    })
}

/// Whether a load in front of the first of several sets is for them all: `80kg x 5, 3, 1`.
fn serves_others(written: &str, meant: &str, after: &str) -> bool {
    let next = after.strip_prefix(',').map(|after| after.split([',', ';', '|', '\n']).next().unwrap_or(after));
    let is_bare = |next: &str| !next.contains(|c: char| c == '@' || c == '%' || c.is_alphabetic() && c != 'x');
    !written.contains('@') && meant.contains('@') && next.is_some_and(is_bare)
}

/// A load, a rest or a note that stands behind a `,` or `;` and belongs to the sets in front of it:
/// how far in front of it the separator and its blanks begin, how it is written, and the sets.
fn of_the_sets_before(written: &str, before: &str, after: &str) -> Option<(usize, String, String)> {
    if written.len() > LONGEST || after.trim_start().starts_with(',') {
        return None;
    }
    let row = before.trim_end().strip_suffix([',', ';'])?.trim_end();
    let sets_at = row.rfind([',', ';', '|', ':', '>', '\n']).map_or(0, |at| at + 1);
    let sets = row.get(sets_at..)?.trim_start();
    let (label, mut group) = understood(written)?;
    // A number alone may be a load itself: `70, 75, 80%`.
    let is_plain = sets.bytes().all(|byte| byte.is_ascii_digit()) && sets.len() > 1;
    if !label.is_empty() || group.role.is_some() || group.reps.is_some() || sets.ends_with('"') || is_plain {
        return None;
    }
    group.reps = Some(String::new());
    let belongs = group.written()?.trim_start().to_owned();
    let sets = if reads(sets) { sets.to_owned() } else { meant(sets)? };
    reads(&format!("{sets} {belongs}")).then_some((before.len() - row.len(), belongs, sets))
}

/// A word for a week without the lift, alone in its column.
fn week_off(written: &str, before: &str, after: &str) -> Option<&'static str> {
    const OFF: [&str; 9] = ["--", "---", "off", "none", "skip", "n/a", "rest", "nothing", "no"];
    let alone =
        before.trim_end().ends_with('|') && after.trim_start_matches([' ', '\t']).starts_with(['|', '\n', '\r']);
    (alone && OFF.iter().any(|word| written.eq_ignore_ascii_case(word))).then_some("-")
}

/// `rest 2,5min`, `+2,5kg/week`: a number that goes on in the next part.
fn decimal_comma(text: &str, whole: Span) -> Option<SyntaxError> {
    let written = slice(text, whole);
    let number_at = written.rfind(|c: char| !c.is_ascii_digit()).map_or(0, |at| at + 1);
    let number = written.get(number_at..).filter(|number| !number.is_empty())?;
    let after = text.get(whole.end as usize..)?.strip_prefix(',')?;
    let places = after.find(|c: char| !c.is_ascii_digit()).filter(|places| (1..=3).contains(places))?;
    let behind = after.get(places..)?.trim_start_matches(' ');
    let begins = |known: &&str| behind.get(..known.len()).is_some_and(|unit| unit.eq_ignore_ascii_case(known));
    let unit = ["kg", "lb", "%", "min", "sec", "s", "km"].into_iter().find(begins)?;
    let digits = after.get(..places)?;
    let end = whole.end as usize + 1 + places;
    let behind = text.get(end..)?;
    let end = end + (behind.len() - behind.trim_start_matches(' ').len()) + unit.len();
    let start = whole.start as usize + number_at;
    let before = written.get(..number_at)?;
    // `@1,000kg`
    if places == 3 && !is_fraction(number, digits) {
        let is_load = before.ends_with('@') && number.len() == 1 && ["kg", "lb"].contains(&unit);
        return is_load.then(|| SyntaxError::OtherNotation {
            written: text.get(start..end).unwrap_or("").to_owned(),
            help: format!("a comma separates sets; write `{number}{digits}{unit}`").into(),
            replacement: Some(Replacement { span: Span::new(start, end), text: format!("{number}{digits}{unit}") }),
            span: Span::new(start, end),
        });
    }
    let in_time = ["min", "sec", "s"].contains(&unit);
    let at_load = before.ends_with('@') || before.ends_with("@-") || before.ends_with("@+");
    let sets = before.rfind('@').and_then(|at| text.get(..whole.start as usize + at)).map(|ahead| sets_before(ahead).1);
    if in_time && digits != "5" {
        return Some(clock_with_a_comma(number, digits, unit, text, Span::new(start, end)));
    }
    if at_load && sets == Some(2) || !is_fraction(number, digits) {
        return None;
    }
    // A number alone in front of a `,` is a set, and `3x5,3` a list.
    (before.ends_with([' ', '+', '-', '@']) && before.contains('x') || before.ends_with('@')).then(|| {
        SyntaxError::DecimalComma {
            written: text.get(start..end).unwrap_or("").to_owned(),
            meant: format!("{number}.{digits}{unit}"),
            span: Span::new(start, end),
        }
    })
}

/// `rest 1,30min`: minutes and seconds, or a fraction.
fn clock_with_a_comma(whole: &str, places: &str, unit: &str, text: &str, span: Span) -> SyntaxError {
    let fraction = format!("{whole}.{places}{unit}");
    let clock = match (unit, whole.parse::<u32>(), places.parse::<u32>()) {
        ("min", Ok(minutes), Ok(seconds)) if places.len() == 2 && seconds < 60 && minutes < 60 => {
            format!("minutes and seconds are written in seconds, `{}s`; ", minutes * 60 + seconds)
        }
        _ => String::new(),
    };
    SyntaxError::OtherNotation {
        written: slice(text, span).to_owned(),
        help: format!("{clock}a number has a point: `{fraction}`").into(),
        replacement: None,
        span,
    }
}

/// So much of what stands around a part is looked at.
const AROUND: usize = 400;

/// The last bit of a text.
fn end_of(text: &str) -> &str {
    let from = (text.len().saturating_sub(AROUND)..text.len()).find(|at| text.is_char_boundary(*at));
    from.and_then(|from| text.get(from..)).unwrap_or(text)
}

/// The first bit of a text.
fn start_of(text: &str) -> &str {
    let to = (0..=text.len().min(AROUND)).rev().find(|at| text.is_char_boundary(*at));
    to.and_then(|to| text.get(..to)).unwrap_or(text)
}

/// `5x5 @70%, 75%, 80%`: loads with commas between them. They are of sets or of weeks.
fn listed_loads(before: &str, written: &str, after: &str, whole: Span) -> Option<SyntaxError> {
    let end = after.find(['\n', ';', '|', '#', '"']).unwrap_or(after.len());
    let behind = after.get(..end)?.trim_end();
    // The list begins in this part, or in the one in front of it.
    let row = if written.contains('@') {
        ""
    } else {
        let line = before.rfind(['\n', ':', ';', '|']).map_or(0, |at| at + 1);
        let row = before.get(line..)?;
        let first = row.trim_end().strip_suffix(',')?.rfind(',').map_or(0, |at| at + 1);
        row.get(first..)?.trim_start()
    };
    let list = format!("{row}{written}{behind}");
    let mut parts = list.split(',');
    let (sets, first) = parts.next()?.rsplit_once('@')?;
    let loads: Vec<&str> = std::iter::once(first).chain(parts).map(str::trim).collect();
    let unit = |load: &str| ["%", "kg", "lb"].into_iter().find(|unit| load.ends_with(unit));
    let last = loads.last().and_then(|load| unit(load))?;
    let number = |load: &&str| load.trim_end_matches(last).trim_end().to_owned();
    let mut numbers: Vec<String> = loads.iter().map(number).collect();
    let is_number = |text: &String| {
        let text = text.strip_prefix('-').unwrap_or(text);
        text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.')
            && text.bytes().any(|byte| (b'1'..=b'9').contains(&byte))
    };
    if numbers.len() < 2 || !numbers.iter().all(is_number) || sets.trim().is_empty() {
        return None;
    }
    let head = format!("{}{sets}", before.strip_suffix(row).unwrap_or(before));
    let (sets, count) = sets_before(&head);
    // One sign is for all of them.
    let sign = if numbers.first()?.starts_with('-') { "-" } else { "" };
    for number in &mut numbers {
        *number = number.trim_start_matches('-').to_owned();
    }
    let (one, two) = (numbers.first()?, numbers.get(1)?);
    let listed = format!("{sets} @{sign}{}{last}", numbers.join("/"));
    let mut help = if count == numbers.len() {
        format!("for the sets, one after the other, write `{listed}`; for weeks ")
    } else {
        "for weeks write ".to_owned()
    };
    help.push_str(&format!(
        "`{sets} @{one}{last} | {sets} @{two}{last}{}`",
        if numbers.len() > 2 { " | …" } else { "" }
    ));
    if numbers.len() == 2 && two.len() < 3 {
        help.push_str(&format!("; a number has a point, `@{one}.{two}{last}`"));
    }
    Some(SyntaxError::OtherNotation {
        help: help.into(),
        replacement: None,
        span: Span {
            start: whole.start - Span::new(0, row.len()).end,
            end: whole.end + Span::new(0, behind.len()).end,
        },
        written: list,
    })
}
