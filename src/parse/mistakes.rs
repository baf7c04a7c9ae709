//! What the coach may have meant: from text that the grammar could not read to a
//! diagnostic at the right place, with a way out.

mod athlete_lines;
mod attached;
mod below;
mod blocks;
mod calendar;
mod cycles;
mod dates;
mod defined;
mod equipment;
mod forms;
mod headings;
mod heads;
mod lifts;
mod loads;
mod look_alikes;
mod maxes;
mod meant;
mod names;
mod notations;
mod pieces;
mod progress;
mod rule_words;
mod rules;
mod schemes;
mod with_colon;
mod words;

pub(super) use defined::names_of as names_of_scheme;
pub(super) use equipment::diagnose as diagnose_equipment;
pub(super) use headings::diagnose as diagnose_heading;
pub(super) use heads::{attached_like_a_lift, diagnose_statement};
pub(super) use loads::diagnose_load;
pub(super) use progress::{diagnose_progress, misread_rule};
pub(super) use schemes::taken_name;
pub(super) use with_colon::{closing_quote, heading_with_colon, misread_head};

use pest::Parser as _;

use super::expected::{expected, stuck_at};
use super::{Grammar, Rule, SyntaxError};
use crate::diagnostic::did_you_mean;
use crate::source::Span;
use crate::training::Role;

/// The words that begin a modifier.
const MODIFIERS: [&str; 6] = ["rest", "tempo", "pause", "every", "within", "until"];

fn slice(text: &str, span: Span) -> &str {
    text.get(span.start as usize..span.end as usize).unwrap_or("")
}

/// A part of a span, by bytes from its start.
fn part(span: Span, from: usize, to: usize) -> Span {
    let at = |offset: usize| Span::new(span.start as usize + offset, span.start as usize + offset).start;
    Span { start: at(from), end: at(to) }
}

/// The first word of a text: up to a blank, a digit stays in.
fn first_word(text: &str) -> &str {
    text.split([' ', '\t', '\n', '\r', '(']).next().unwrap_or(text)
}

/// `2,5km`, which reads as a set of two and five kilometres.
pub(super) fn comma_in_measure(text: &str, span: Span) -> Option<SyntaxError> {
    let before = text.get(..span.start as usize)?.strip_suffix(',')?;
    let number_at = before.rfind(|c: char| !c.is_ascii_digit()).map_or(0, |at| at + 1);
    let whole = before.get(number_at..).filter(|digits| !digits.is_empty())?;
    let set_before = before.get(..number_at)?.trim_end();
    let written = slice(text, span);
    let places = written.find(|c: char| !c.is_ascii_digit()).filter(|places| (1..=2).contains(places))?;
    let has_unit = written.get(places..)?.trim_start().starts_with(|c: char| c.is_ascii_alphabetic() && c != 'x');
    // `3x2,5km` and `2,5km`, but not `5, 3, 20s`.
    let begins = set_before.ends_with([':', ';', '|', 'x', '×', ',']);
    (has_unit && begins).then(|| SyntaxError::DecimalComma {
        written: format!("{whole},{written}"),
        meant: format!("{whole}.{written}"),
        span: Span { start: Span::new(number_at, number_at).start, end: span.end },
    })
}

/// Text in the place of sets.
pub(super) fn diagnose_sets(text: &str, span: Span, role: Option<Role>) -> SyntaxError {
    let written = slice(text, span);
    if written.is_empty() {
        return missing_sets(text, span, role);
    }
    if let Some(error) = look_alikes::find(written, span) {
        return error;
    }
    let word = first_word(written);
    if role == Some(Role::Warmup) && ["auto", "none"].iter().any(|alone| word.eq_ignore_ascii_case(alone)) {
        let help = "`warmup auto` and `warmup none` stand alone in front of a `;`: `warmup auto; 3x5 @80%`";
        return unreadable_sets(written, help, part(span, word.len(), written.len()), "nothing may stand here");
    }
    if role.is_some_and(Role::has_mini_sets) && written.contains("+ ") {
        let help = "pieces are joined by a `+` that does not touch the number before it, or both: `myo 15 + 4x4`, \
                    `restpause 8+3+2`; a `+` at a number alone is as many as possible";
        return unreadable_sets(written, help, span, "not mini-sets");
    }
    if let Some(at) = unquoted_brace(written) {
        let help = "braces are for the parameters of a scheme: `scheme bbb(load) = 5x10 @{load}`, called `bbb(60%)`";
        return unreadable_sets(written, help, part(span, at, written.len()), "a brace outside a scheme");
    }
    if let Some(error) = notations::find(written, span) {
        return error;
    }
    if written.matches('@').count() > 1 {
        let at = written.rfind('@').unwrap_or(0);
        let help = "one `@` holds a load and an effort: `3x5 @80% RPE8`; sets with loads of their own are listed: \
                    `5 @80%, 3 @85%`";
        return unreadable_sets(written, help, part(span, at, written.len()), "a second `@`");
    }
    if let Some((help, label)) = words::hint(word) {
        return unreadable_sets(written, help, part(span, 0, word.len()), label);
    }
    if written.starts_with(char::is_alphabetic) {
        return diagnose_word(written, span);
    }
    if written.starts_with('@') {
        let help = format!("say how many first: `5 {written}` is one set of five, `3x5 {written}` three of them");
        return unreadable_sets(written, help, span, "a load without sets");
    }
    if written == "-" {
        let help = "a `-` stands alone between two `|`: it means \"not this week\"";
        return unreadable_sets(written, help, span, "not a set");
    }
    stuck_in_sets(written, span)
}

/// Where in a text the first brace stands that is not in quotes.
fn unquoted_brace(text: &str) -> Option<usize> {
    let mut quoted = false;
    text.char_indices()
        .find(|(_, c)| {
            quoted ^= *c == '"';
            !quoted && matches!(c, '{' | '}')
        })
        .map(|(at, _)| at)
}

fn unreadable_sets(written: &str, help: impl Into<String>, span: Span, label: &str) -> SyntaxError {
    SyntaxError::UnreadableSets { written: written.to_owned(), help: help.into(), span, label: label.to_owned() }
}

/// Text that can be read, but not where it stands.
pub(super) fn not_in_this_place(written: &str, help: &str, span: Span) -> SyntaxError {
    unreadable_sets(written, help, span, "not in this place")
}

fn missing_sets(text: &str, span: Span, role: Option<Role>) -> SyntaxError {
    let before = text.get(..span.start as usize).unwrap_or("").trim_end_matches([' ', '\t', '\r', '\n']);
    let place = Span::new(before.len().saturating_sub(1), before.len());
    let (what, help) = match (role, before.chars().next_back()) {
        (Some(Role::Test), _) => {
            ("this test does not say of what".to_owned(), "write the rep max that it finds: `test 1RM`, `test 5RM`")
        }
        (Some(role), _) => (format!("`{}` has no sets", role.name()), "write the sets behind the role: `top 5 @RPE8`"),
        (None, Some(':')) => ("this lift has no sets".to_owned(), "write them after the `:`, such as `3x5 @80%`"),
        (None, Some(',')) => {
            ("there is nothing after this `,`".to_owned(), "take the `,` away, or write one more set behind it")
        }
        (None, Some('=')) => {
            ("this scheme has no sets".to_owned(), "write them behind the `=`, such as `5 @65%, 5 @75%, 5+ @85%`")
        }
        (None, Some('>')) => {
            ("there is nothing for this stage".to_owned(), "write the sets of the stage behind the `->`")
        }
        (None, Some('|')) => {
            ("there is nothing for this week".to_owned(), "write its sets, `same`, or `-` for a week without")
        }
        _ => ("there is nothing after this `;`".to_owned(), "take the `;` away, or write more sets behind it"),
    };
    SyntaxError::MissingSets { what, help, span: place }
}

/// A word where sets or a role are expected.
fn diagnose_word(written: &str, span: Span) -> SyntaxError {
    let word = first_word(written);
    let here = part(span, 0, word.len());
    let closed: String = word.chars().filter(|c| c.is_alphabetic()).collect();
    let joined = closed.to_lowercase();
    let two_words: String = written.split(' ').take(2).collect::<String>().to_lowercase();
    let names = || Role::ALL.iter().map(|role| role.name());
    let meant = names().find(|name| *name == joined || *name == two_words).or_else(|| did_you_mean(&joined, names()));
    if MODIFIERS.iter().any(|modifier| word.eq_ignore_ascii_case(modifier)) {
        let help = format!("`{word}` stands behind the sets that it is for: `3x5 @80% {written}`");
        return unreadable_sets(written, help, here, "no sets in front of it");
    }
    let behind = written.get(word.len()..).unwrap_or("").trim_start();
    if meant.is_none() && behind.starts_with('(') {
        let (help, from) = match behind.find(')') {
            None => (format!("close the bracket behind the last argument: `{word}(60%)`"), word.len()),
            Some(close) => (
                "behind a scheme stand modifiers, `rest 90s` or a note, or a `;` and more sets".to_owned(),
                written.len() - behind.len() + close + 1,
            ),
        };
        let rest = written.get(from..).unwrap_or("");
        let from = from + (rest.len() - rest.trim_start().len());
        return unreadable_sets(written, help, part(span, from, written.len()), "not understood from here");
    }
    match meant {
        Some(meant) => {
            let two = *meant == two_words && joined != two_words;
            let end = if two {
                written
                    .find(' ')
                    .map_or(word.len(), |blank| blank + 1 + first_word(written.get(blank + 1..).unwrap_or("")).len())
            } else {
                word.len()
            };
            SyntaxError::UnknownRole {
                word: written.get(..end).unwrap_or(word).to_owned(),
                help: format!("did you mean `{meant}`?"),
                replacement: Some(meant),
                span: part(span, 0, end),
            }
        }
        None => SyntaxError::UnknownRole {
            word: word.to_owned(),
            help:
                "roles are `warmup`, `ramp`, `top`, `backoff`, `work`, `drop`, `myo`, `restpause` and `test`; without \
                   a role write the sets alone: `3x5 @80%`; a scheme has a name, `scheme wendler = 5 @65%, 5 @75%`"
                    .into(),
            replacement: None,
            span: here,
        },
    }
}

/// What to say of a time behind sets or a load that does not tell what it is for:
/// `3x5 @80kg 90s`.
fn bare_rest(rest: &str) -> Option<String> {
    let time = Grammar::parse(Rule::time, rest).ok()?.next()?;
    Some(format!("for the rest between sets write `rest {}`", time.as_str()))
}

/// Where a set stops being one, and what could stand there.
fn stuck_in_sets(written: &str, span: Span) -> SyntaxError {
    let (at, help) = match Grammar::parse(Rule::set, written) {
        Ok(mut pairs) => {
            let end = pairs.next().map_or(0, |pair| pair.as_span().end());
            (end, None)
        }
        Err(error) => (stuck_at(&error), expected(&error)),
    };
    let rest = written.get(at..).unwrap_or("");
    let rest_from = at + (rest.len() - rest.trim_start().len());
    let rest = rest.trim_start();
    let word = part(span, rest_from, rest_from + first_word(rest).len());
    if let Some(help) = bare_rest(rest).filter(|_| help.is_none() && rest_from > at) {
        return unreadable_sets(written, help, part(span, rest_from, written.len()), "a time alone");
    }
    let attached = rest_from == at && written.get(..at).is_some_and(|set| set.ends_with(|c: char| c.is_ascii_digit()));
    let is_unit = help.is_none() && attached && rest.starts_with(char::is_alphabetic);
    let hint = if is_unit || rest.starts_with('/') { words::hint_behind_sets(rest) } else { None };
    if let Some((help, label)) = hint {
        return unreadable_sets(written, help, word, label);
    }
    let cross = first_word(rest);
    if is_unit && cross.eq_ignore_ascii_case("x") {
        let help = format!("write the reps behind the `{cross}`: `3x5`, `3x8-12`, `3xamrap`, `3x60s`");
        return unreadable_sets(written, help, word, "reps are missing");
    }
    if is_unit {
        let help = "behind a number stand `x` and the reps, or a unit: `s`, `min`, `m`, `km`, `cal`";
        return unreadable_sets(written, help, word, "no such unit");
    }
    if help.is_none() && at > 0 && rest.starts_with(char::is_alphabetic) {
        return diagnose_tail(rest, part(span, rest_from, written.len()));
    }
    let help = match help {
        Some(words) => format!("expected {words} here; sets are written `3x5`, `3x8-12`, `5+`, `3xamrap`, `3x60s`"),
        None => "sets × reps come first, then `@` and the load, then `rest`, `tempo` or a note: \
                 `3x5 @80% rest 2min`"
            .into(),
    };
    if rest.is_empty() {
        return unreadable_sets(written, help, part(span, at, at), "something is missing here");
    }
    unreadable_sets(written, help, part(span, rest_from, written.len()), "not understood from here")
}

/// Text behind sets and modifiers that is neither.
pub(super) fn diagnose_tail(written: &str, span: Span) -> SyntaxError {
    if let Some(error) = look_alikes::find(written, span) {
        return error;
    }
    let word = first_word(written);
    let here = part(span, 0, word.len());
    if let Some(role) = Role::ALL.iter().find(|role| word.eq_ignore_ascii_case(role.name())) {
        return SyntaxError::UnreadableModifier {
            written: written.to_owned(),
            help: format!("put a `;` in front of `{}`", role.name()),
            span: here,
            label: "a new role begins without a `;`".into(),
        };
    }
    let argument = written.get(word.len()..).unwrap_or("").trim_start();
    let argument_at = written.len() - argument.len();
    if let Some(modifier) = MODIFIERS.iter().find(|modifier| word.eq_ignore_ascii_case(modifier)) {
        return diagnose_modifier(modifier, argument, part(span, argument_at, written.len()), here);
    }
    if super::loads::read(&format!("@{word}")).is_some() {
        return SyntaxError::UnreadableModifier {
            written: word.to_owned(),
            help: format!("a load or an effort stands right behind its sets, after an `@`: `3x5 @{word}`"),
            span: here,
            label: "the `@` is missing".into(),
        };
    }
    if let Some((help, label)) = words::hint_behind_sets(written) {
        return SyntaxError::UnreadableModifier {
            written: written.to_owned(),
            help: help.to_owned(),
            span: here,
            label: label.to_owned(),
        };
    }
    let meant = did_you_mean(&word.to_lowercase(), MODIFIERS);
    SyntaxError::UnreadableModifier {
        written: written.to_owned(),
        help: match meant {
            Some(meant) => format!("did you mean `{meant}`?"),
            None => "behind the sets stand `rest 90s`, `tempo 30X0`, `pause 2s`, `every 1min`, `within 12min`, \
                     `until RPE9` or a note in quotes; more sets follow after a `,` or a `;`"
                .into(),
        },
        span: if meant.is_some() { here } else { span },
        label: "not understood here".into(),
    }
}

/// A modifier whose argument is missing or wrong.
fn diagnose_modifier(modifier: &str, argument: &str, span: Span, word: Span) -> SyntaxError {
    let unreadable = |help: &str| SyntaxError::UnreadableModifier {
        written: format!("{modifier} {argument}").trim_end().to_owned(),
        help: help.to_owned(),
        span: if argument.is_empty() { word } else { span },
        label: if argument.is_empty() { "nothing behind it".into() } else { "not understood".into() },
    };
    match modifier {
        "tempo" => unreadable(
            "a tempo is four figures, seconds down, paused, up (`X` is as fast as possible), paused: `tempo 30X0`",
        ),
        "until" => unreadable("write the effort to stop at: `until RPE9`"),
        _ => time_without_unit(argument, span)
            .unwrap_or_else(|| unreadable(&format!("write a time behind it: `{modifier} 30s`, `{modifier} 2-3min`"))),
    }
}

/// `90`, `3m`, `1:30`, `90 secs` … where a time is expected.
fn time_without_unit(argument: &str, span: Span) -> Option<SyntaxError> {
    let first = first_word(argument);
    let here = part(span, 0, first.len());
    let error = |help: String, replacement: Option<String>, label: &'static str| {
        Some(SyntaxError::TimeWithoutUnit { written: first.to_owned(), help, replacement, span: here, label })
    };
    if let Some((minutes, seconds)) = first.split_once(':') {
        let total = minutes.parse::<u32>().ok()?.checked_mul(60)?.checked_add(seconds.parse().ok()?)?;
        return error(format!("write `{total}s`"), Some(format!("{total}s")), "minutes and seconds");
    }
    let digits_end = first.find(|c: char| !c.is_ascii_digit() && c != '.' && c != '-').unwrap_or(first.len());
    let (number, unit) = first.split_at_checked(digits_end)?;
    if number.is_empty() {
        return None;
    }
    let next = first_word(argument.get(first.len()..).unwrap_or("").trim_start());
    let unit = if unit.is_empty() { next } else { unit };
    match unit.to_lowercase().as_str() {
        "m" => {
            error(format!("`m` is metres; write `{number}min`"), Some(format!("{number}min")), "metres are not a time")
        }
        word if word.starts_with("min") || word == "'" => {
            error(format!("write `{number}min`"), None, "not a unit of time")
        }
        word if word.starts_with("sec") => error(format!("write `{number}s`"), None, "not a unit of time"),
        _ if unit == next => error(likely_time(number), None, "no unit"),
        _ => error(format!("write `{number}s` for seconds or `{number}min` for minutes"), None, "no such unit of time"),
    }
}

/// Nobody rests for 90 minutes, or for 2 seconds.
fn likely_time(number: &str) -> String {
    match number.parse::<u32>() {
        Ok(seconds) if seconds >= 20 => format!("write the unit: `{number}s`"),
        Ok(minutes) if minutes <= 5 => format!("write the unit: `{number}min`"),
        _ => format!("write the unit: `{number}s` for seconds, `{number}min` for minutes"),
    }
}
