//! Headings with the `:` of a lift, and headings that were read as something else.

use pest::Parser as _;

use super::forms::form_of;
use super::meant::Reading;
use super::pieces::{Kind, Piece, cut};
use super::{first_word, headings, part};
use crate::parse::statements::{ATHLETE_LINES, HEADINGS};
use crate::parse::{Grammar, Rule, SyntaxError};
use crate::source::Span;
use crate::training::Weekday;

/// The first `:` of a text that is not in quotes.
pub(super) fn colon(text: &str) -> Option<usize> {
    let mut quoted = false;
    memchr::memchr2_iter(b':', b'"', text.as_bytes()).find(|&at| {
        let is_colon = text.as_bytes().get(at) == Some(&b':');
        quoted ^= !is_colon;
        is_colon && !quoted
    })
}

/// The weekday that a word stands for: `Monday`, `tues`, `thurs`.
pub(super) fn weekday_like(word: &str) -> Option<&'static str> {
    let lower = word.to_lowercase();
    let day = Weekday::ALL.into_iter().find(|day| lower.starts_with(day.short()))?;
    let is_form = day.long().to_lowercase().starts_with(&lower) || lower.len() <= 5;
    is_form.then_some(day.short())
}

/// `max squat: 180kg`, `unit: kg`, `day 1: "Squat"`, `monday:`, `title: Base`: a heading with the
/// colon of a lift. A lift may begin with these words, so the sets decide: only where they
/// cannot be read is it a heading. Where they read as a call, it is one unless there is a
/// scheme of the name that comes with the error.
pub(in crate::parse) fn heading_with_colon(text: &str, span: Span) -> Option<(SyntaxError, Option<String>)> {
    let keyword = first_word(text).trim_end_matches(':').trim_end_matches(|c: char| c.is_ascii_digit());
    let is = |known: &&&str| known.eq_ignore_ascii_case(keyword);
    let heading = HEADINGS.iter().chain(&ATHLETE_LINES).find(is).copied();
    let deload = || keyword.eq_ignore_ascii_case("deload").then_some("deload from");
    let is_weekday = || Weekday::ALL.iter().any(|day| starts_with_word(keyword, day.short()));
    let weeks = || keyword.eq_ignore_ascii_case("weeks").then_some("week");
    let known = heading.or_else(deload).or_else(weeks);
    let of_own = known.is_some() || is_weekday();
    if let Some(error) = day_without_its_word(text, span) {
        return Some((error, None));
    }
    if !of_own && !headings::begins_otherwise(keyword) && !keyword.is_empty() {
        return max_of_a_lift(text, span);
    }
    let at = colon(text)?;
    let name = text.get(..at)?.trim_end();
    if ["superset", "supersets", "giant set", "circuit"].iter().any(|known| name.eq_ignore_ascii_case(known)) {
        let help = "lifts that are done in turns have labels: `A1 bench: 3x8` and `A2 row: 3x8`";
        let error = SyntaxError::UnreadableHead {
            keyword: name.to_lowercase(),
            help: help.to_owned(),
            span: part(span, 0, name.len()),
            label: "not a lift".into(),
            replacement: None,
        };
        return text.get(at + 1..)?.trim().is_empty().then_some((error, None));
    }
    let known = weekday_like(name).map(|_| "day").or(known);
    let behind = text.get(at + 1..)?;
    let sets = behind.split(['|', ';', ',']).next().unwrap_or("").trim();
    let is_bad = |rule| matches!(rule, Rule::bad_set | Rule::bad_tail);
    let pairs = Grammar::parse(Rule::part_rule, sets).ok().map(pest::iterators::Pairs::flatten);
    let reads = pairs.clone().is_some_and(|mut pairs| !pairs.any(|pair| is_bad(pair.as_rule())));
    let is_share = matches!(known, Some("tm" | "chart")) && sets.ends_with('%') && !sets.contains('@');
    let call = pairs.and_then(|mut pairs| pairs.find(|pair| pair.as_rule() == Rule::call));
    let call =
        call.filter(|_| reads).and_then(|call| call.into_inner().next()).map(|name| name.as_str().to_lowercase());
    // `bar: 20`, `plates: 25, 20 kg`, `1RM: 180`: nobody lifts a heading.
    let is_weeks = keyword.eq_ignore_ascii_case("weeks");
    let alone = keyword.len() == name.len()
        && (is_weeks || known.is_some_and(|known| !matches!(known, "day" | "week" | "block")));
    let is_bare = (alone || name.eq_ignore_ascii_case("1rm")) && has_only_numbers(behind);
    let is_percent = known == Some("percent") && alone;
    if reads && !is_share && call.is_none() && !is_bare && !is_percent {
        return None;
    }
    let error = headings::diagnose(text, span).or_else(|| {
        // A word that is only another one for a heading may begin a lift.
        let keyword = known?;
        Some(SyntaxError::UnreadableHead {
            keyword: keyword.to_owned(),
            help: format!("a heading has no `:`; it is written {}", form_of(keyword)),
            span: part(span, at, at + 1),
            label: "the `:` of a lift".into(),
            replacement: None,
        })
    });
    Some((error?, call.filter(|_| !is_bare)))
}

/// `Upper:`, `Squat day:`: what is done on a day, and no lift.
fn day_without_its_word(text: &str, span: Span) -> Option<SyntaxError> {
    const NAMES: [&str; 8] =
        ["upper", "upper body", "lower", "lower body", "push", "pull", "full body", "conditioning"];
    let name = text.strip_suffix(':')?.trim_end();
    let last = name.rsplit(' ').next()?;
    let is_day =
        name.len() > last.len() && ["day", "session", "workout"].iter().any(|day| day.eq_ignore_ascii_case(last));
    if name.contains([':', '"', '\n']) || !is_day && !NAMES.iter().any(|known| known.eq_ignore_ascii_case(name)) {
        return None;
    }
    Some(SyntaxError::UnreadableHead {
        keyword: "day".to_owned(),
        help: format!("a day begins with its word: `day \"{name}\"`; a lift has its sets behind the `:`"),
        span: part(span, 0, name.len()),
        label: "a day?".into(),
        replacement: None,
    })
}

/// `squat 1RM: 180kg`, `squat max: 180kg`
fn max_of_a_lift(text: &str, span: Span) -> Option<(SyntaxError, Option<String>)> {
    let at = colon(text)?;
    let word = text.get(..at)?.trim_end().rsplit(' ').next()?;
    let is_max = ["1rm", "max", "tm", "pr"].iter().any(|known| word.eq_ignore_ascii_case(known));
    let weighs =
        || text.get(at + 1..).is_some_and(|behind| has_only_numbers(behind) && behind.contains(char::is_alphabetic));
    (is_max && weighs()).then(|| headings::diagnose(text, span))?.map(|error| (error, None))
}

/// Numbers with a unit or none, and no sets.
fn has_only_numbers(text: &str) -> bool {
    let pieces = cut(text.get(..text.len().min(100)).unwrap_or(""));
    let is_number = |piece: &Piece<'_>| {
        piece.is_number() || piece.unit().is_some() || piece.is_sign(&[',', '/', ';', '%']) || piece.is(&["and"])
    };
    pieces.first().is_some_and(Piece::is_number) && pieces.iter().all(is_number)
}

fn starts_with_word(text: &str, word: &str) -> bool {
    text.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word))
}

/// A heading that can be read, but not as it is meant: `max squat 5 RM 140kg`, `round to 2.5kg`,
/// `max “squat” 180kg` would be about lifts of those names.
pub(in crate::parse) fn misread_head(text: &str, span: Span) -> Option<SyntaxError> {
    const HEADS: [&str; 8] = ["max", "tm", "lift", "bar", "stack", "round", "warmup", "weeks"];
    let keyword = HEADS.into_iter().find(|known| known.eq_ignore_ascii_case(first_word(text)))?;
    let pieces = cut(text);
    let rest = pieces.get(1..)?;
    if keyword == "weeks" {
        // `weeks 4` would be the fourth, behind three weeks of nothing.
        return (rest.len() == 1).then(|| headings::diagnose(text, span))?;
    }
    if keyword == "warmup" {
        let no_sets = match rest {
            [one] => !one.is_number() && !one.is(&["auto", "none", "amrap"]),
            [_, sets] => sets.is(&["sets", "set"]),
            _ => false,
        };
        return no_sets.then(|| super::below::diagnose(text, span))?;
    }
    let straight = |piece: &Piece<'_>| text.get(piece.from..).is_some_and(|quoted| quoted.starts_with('"'));
    let is_quoted = rest.iter().any(|piece| piece.kind == Kind::Quoted && !straight(piece));
    let is_rep_max = rest.windows(2).any(|pair| {
        matches!(pair, [reps, rm] if reps.is_number() && (rm.is(&["r", "rep", "reps"]) || rm.is(&["rm"]) && rm.from > reps.to))
    });
    let fills = |piece: &Piece<'_>| piece.is(&["is", "to", "of", "for", "weighs", "kg", "lb"]);
    let first = rest.first().is_some_and(fills)
        || rest.get(1).is_some_and(|piece| keyword == "round" && piece.is(&["to", "for"]))
        || rest.last().is_some_and(|piece| keyword == "lift" && piece.is(&["at"]));
    let has_stop = rest.iter().any(|piece| piece.is_sign(&['.']));
    let way_first = keyword == "round" && rest.first().is_some_and(|piece| piece.is(&["up", "down", "nearest"]));
    if !(is_quoted || has_stop || is_rep_max || first || way_first) {
        return None;
    }
    let reading = headings::reading(keyword, text)?;
    // A name that only looks odd is written as it should be.
    let same = match &reading {
        Reading::Certain(line) | Reading::Likely(line) => squeezed(line) == squeezed(text),
        Reading::Told { .. } => false,
    };
    if same { None } else { reading.error(keyword, text, span) }
}

/// A line without what may be written in several ways.
fn squeezed(line: &str) -> String {
    let small: String = line.chars().filter(|c| !c.is_whitespace()).collect();
    small.to_lowercase().replace("lbs", "lb").replace("kgs", "kg")
}

/// What closes a text in quotes, where that is certain: a typographic mark that was meant to,
/// or the end of a heading of which nothing stands behind the name.
pub(in crate::parse) fn closing_quote(line: &str, open: usize) -> Option<(usize, usize)> {
    let inside = line.get(open + 1..)?;
    let mark = inside.char_indices().find(|(_, c)| matches!(c, '”' | '“' | '″'));
    if let Some((at, c)) = mark {
        let only = inside.get(at + c.len_utf8()..)?.find(['”', '“', '″', '"']).is_none();
        return only.then_some((open + 1 + at, open + 1 + at + c.len_utf8()));
    }
    let keyword = line.get(..open)?.trim();
    let ends_with_name =
        ["program", "author", "athlete", "use"].iter().any(|known| known.eq_ignore_ascii_case(keyword))
            || first_word(keyword).eq_ignore_ascii_case("day");
    if let Some(single) = inside.strip_suffix('\'').filter(|_| ends_with_name) {
        let at = open + 1 + single.len();
        return Some((at, at + 1));
    }
    let end = open + 1 + inside.trim_end().len();
    (ends_with_name && !inside.trim().is_empty() && !inside.contains('#')).then_some((end, end))
}
