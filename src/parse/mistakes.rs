//! What the coach may have meant: from text that the grammar could not read to a
//! diagnostic at the right place, with a way out.

mod athlete_lines;
mod attached;
mod below;
mod blocks;
mod calendar;
mod commas;
mod crosses;
mod cycles;
mod dates;
mod defined;
mod equipment;
mod forms;
mod headings;
mod heads;
mod lifts;
mod load_hints;
mod loads;
mod look_alikes;
mod loosely;
mod maxes;
mod meant;
mod mend;
mod modifiers;
mod names;
mod notations;
mod pieces;
mod progress;
mod remarks;
mod rule_words;
mod rules;
mod schemes;
mod slips;
mod spreadsheets;
mod two_ways;
mod with_colon;
mod words;

pub(super) use defined::names_of as names_of_scheme;
pub(super) use equipment::diagnose as diagnose_equipment;
pub(super) use headings::diagnose as diagnose_heading;
pub(super) use heads::{attached_like_a_lift, diagnose_statement};
pub(super) use loads::{diagnose_load, slip_of_base};
pub(super) use look_alikes::in_statement as look_alikes_in;
pub(super) use mend::mend;
pub(super) use modifiers::diagnose_tail;
pub(super) use progress::{diagnose_progress, misread_rule};
pub(super) use schemes::taken_name;
pub(super) use with_colon::{closing_quote, heading_with_colon, misread_head};

use pest::Parser as _;

use super::expected::{expected, stuck_at};
use super::{Grammar, Help, Rule, SyntaxError};
use crate::diagnostic::{Replacement, did_you_mean};
use crate::source::Span;
use crate::training::Role;

/// The words that begin sets, beside the roles.
const MEASURES: [&str; 2] = ["total", "amrap"];

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
    if let Some(error) = comma_in_effort(set_before, whole, written, Span::new(number_at, span.end as usize)) {
        return Some(error);
    }
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

/// `@RPE8,5`: half a point, or one more set of five that has no load.
fn comma_in_effort(set_before: &str, whole: &str, written: &str, span: Span) -> Option<SyntaxError> {
    let scale = set_before.get(set_before.len().checked_sub(3)?..)?;
    let scale = ["RPE", "RIR"].into_iter().find(|known| scale.eq_ignore_ascii_case(known))?;
    let half = written == "5" || written.starts_with("5 ") && !written.contains('@');
    half.then(|| SyntaxError::OtherNotation {
        written: format!("{scale}{whole},5"),
        help: format!(
            "a number has a point, `@{scale}{whole}.5`; one more set has a load of its own, `5 @{scale}{whole}`"
        )
        .into(),
        replacement: None,
        span: Span { start: span.start, end: span.end - Span::new(0, written.len() - 1).end },
    })
}

/// A quotation mark without its partner, which is that of seconds behind a number: `3x30"`.
pub(super) fn seconds_like_a_quote(text: &str, span: Span, at: u32) -> Option<SyntaxError> {
    let inside = (at - span.start) as usize;
    let from = text.get(..inside).and_then(|before| before.rfind([':', ',', ';', '|'])).map_or(0, |sign| sign + 1);
    let to =
        text.get(inside..).and_then(|after| after.find([',', ';', '|', '\n'])).map_or(text.len(), |end| inside + end);
    let written = text.get(from..to).unwrap_or("").trim();
    let from = from + text.get(from..to).map_or(0, |part| part.len() - part.trim_start().len());
    let number = text.get(..inside).unwrap_or("");
    let number_at = number.rfind(|c: char| !c.is_ascii_digit() && c != '\'' && c != '-').map_or(0, |at| at + 1);
    let behind_number = number.ends_with(|c: char| c.is_ascii_digit()) && number_at > 0;
    let meant = loosely::meant(written).filter(|_| behind_number)?;
    Some(SyntaxError::TimeWithoutUnit {
        written: text.get(number_at..=inside).unwrap_or("").to_owned(),
        help: Help::example("seconds are written with an `s`", meant.clone()),
        replacement: Some(Replacement { span: part(span, from, from + written.len()), text: meant }),
        span: part(span, number_at, inside + 1),
        label: "a `\"` begins a text",
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
        let help =
            Help::example("`warmup auto` and `warmup none` stand alone in front of a `;`", "warmup auto; 3x5 @80%");
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
        let help = Help::example(
            "one `@` holds a load and an effort: `3x5 @80% RPE8`; sets with loads of their own are listed",
            "5 @80%, 3 @85%",
        );
        return unreadable_sets(written, help, part(span, at, written.len()), "a second `@`");
    }
    if word.eq_ignore_ascii_case("last")
        && let Some((help, label)) = words::hint_behind_sets(written)
    {
        return unreadable_sets(written, help, part(span, 0, word.len()), label);
    }
    if let Some((help, label)) = words::hint(word) {
        return unreadable_sets(written, help, part(span, 0, word.len()), label);
    }
    if written.starts_with(char::is_alphabetic) {
        return diagnose_word(written, span);
    }
    if written.ends_with('@') {
        let help = format!(
            "write the load behind the `@`: `{written}100kg`, `{written}80%`, `{written}RPE8`; or leave it out"
        );
        return unreadable_sets(written, help, part(span, written.len() - 1, written.len()), "no load behind it");
    }
    if written.starts_with('@') {
        let help = Help::general(format!(
            "say how many first: `5 {written}` is one set of five, `3x5 {written}` three of them"
        ));
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

fn unreadable_sets(written: &str, help: impl Into<Help>, span: Span, label: &str) -> SyntaxError {
    SyntaxError::UnreadableSets {
        written: written.to_owned(),
        help: help.into(),
        replacement: None,
        span,
        label: label.to_owned(),
    }
}

/// Text that can be read, but not where it stands.
pub(super) fn not_in_this_place(written: &str, help: impl Into<Help>, span: Span) -> SyntaxError {
    unreadable_sets(written, help, span, "not in this place")
}

/// Text that is right behind another separator than the one in front of it.
pub(super) fn behind_another_separator(text: &str, help: &'static str, span: Span, separator: &str) -> SyntaxError {
    let mut error = not_in_this_place(slice(text, span), help, span);
    let before = text.get(..span.start as usize).unwrap_or("").trim_end();
    let at = before.strip_suffix([',', ';']).map(|row| Span::new(row.trim_end().len(), before.len()));
    if let SyntaxError::UnreadableSets { replacement, .. } = &mut error {
        *replacement = at.map(|span| Replacement { span, text: separator.to_owned() });
    }
    error
}

fn missing_sets(text: &str, span: Span, role: Option<Role>) -> SyntaxError {
    let before = text.get(..span.start as usize).unwrap_or("").trim_end_matches([' ', '\t', '\r', '\n']);
    let place = Span::new(before.len().saturating_sub(1), before.len());
    let (what, help) = match (role, before.chars().next_back()) {
        (Some(Role::Test), _) => {
            ("this test does not say of what".to_owned(), "write the rep max that it finds: `test 1RM`, `test 5RM`")
        }
        (Some(Role::Warmup), _) => (
            "`warmup` has no sets".to_owned(),
            "write `warmup auto` to have them made from the working load, or the sets: `warmup 5 @40%, 3 @60%`",
        ),
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
    if ["week", "weeks", "wk", "weak"].contains(&joined.as_str()) {
        let help = "a column for some weeks begins with their numbers and a `:`: `week 2: 3x5`, `week 2-3: 3x5`";
        return unreadable_sets(written, help, here, "no label for weeks");
    }
    if joined == "x" && word.len() > 1 && word.get(1..).is_some_and(|reps| reps.bytes().all(|b| b.is_ascii_digit())) {
        let reps = written.get(1..).unwrap_or("");
        let help = format!("write the sets in front of the `x`: `1x{reps}` is one set, `3x{reps}` are three");
        return unreadable_sets(written, help, here, "the number of sets is missing");
    }
    if joined == "total" {
        let help = Help::general(
            "a total is one number, with the reps of a set behind it if they matter: `total 50`, `total 12 in 1-3`",
        );
        return unreadable_sets(written, help, here, "not a total");
    }
    if joined == "amrap" {
        let help = Help::general(
            "open sets are `amrap`, or with their number in front `3xamrap`; a least number of reps is `5+`, a time \
             `amrap within 10min`, a load `amrap @60kg`",
        );
        return unreadable_sets(written, help, here, "something else than a load or a modifier behind it");
    }
    let names = || Role::ALL.iter().map(|role| role.name()).chain(MEASURES).chain(["same"]);
    let meant = names().find(|name| *name == joined || *name == two_words).or_else(|| did_you_mean(&joined, names()));
    // `top` in front of another role, or twice.
    let meant = meant.filter(|meant| !word.eq_ignore_ascii_case(meant));
    if MODIFIERS.iter().any(|modifier| word.eq_ignore_ascii_case(modifier)) {
        let reason = format!("`{word}` stands behind the sets that it is for");
        let example = format!("3x5 @80% {written}");
        let example = if super::parts::reads(&example) { example } else { format!("3x5 @80% {}", example_of(word)) };
        let help = Help::example(reason, example);
        return unreadable_sets(written, help, here, "no sets in front of it");
    }
    let behind = written.get(word.len()..).unwrap_or("").trim_start();
    if meant.is_none() && behind.starts_with('(') {
        let (help, from) = match behind.find(')') {
            None => (Help::example("close the bracket behind the last argument", format!("{word}(60%)")), word.len()),
            Some(close) => (
                "behind a scheme stand modifiers, `rest 90s` or a note, or a `;` and more sets".into(),
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
                help: Help::did_you_mean(meant),
                replacement: Some(Replacement { span: part(span, 0, end), text: meant.to_owned() }),
                span: part(span, 0, end),
            }
        }
        None => SyntaxError::UnknownRole {
            word: word.to_owned(),
            help: Help::general(
                "roles are `warmup`, `ramp`, `top`, `backoff`, `work`, `drop`, `myo`, `restpause` and `test`; without \
                   a role write the sets alone: `3x5 @80%`; a scheme has a name, `scheme wendler = 5 @65%, 5 @75%`",
            ),
            replacement: None,
            span: here,
        },
    }
}

/// A modifier as it may stand behind sets.
fn example_of(modifier: &str) -> &'static str {
    match modifier.to_ascii_lowercase().as_str() {
        "tempo" => "tempo 30X0",
        "pause" => "pause 2s",
        "every" => "every 2min",
        "within" => "within 12min",
        "until" => "until RPE9",
        _ => "rest 2min",
    }
}

/// What to say of a time behind sets or a load that does not tell what it is for:
/// `3x5 @80kg 90s`.
fn bare_rest(rest: &str) -> Option<Help> {
    let time = Grammar::parse(Rule::time, rest).ok()?.next()?;
    Some(format!("for the rest between sets write `rest {}`", time.as_str()).into())
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
        let help = Help::general(format!("write the reps behind the `{cross}`: `3x5`, `3x8-12`, `3xamrap`, `3x60s`"));
        return unreadable_sets(written, help, word, "reps are missing");
    }
    if is_unit {
        let help = Help::general("behind a number stand `x` and the reps, or a unit: `s`, `min`, `m`, `km`, `cal`");
        return unreadable_sets(written, help, word, "no such unit");
    }
    if help.is_none() && at > 0 && rest.starts_with(char::is_alphabetic) {
        return diagnose_tail(rest, part(span, rest_from, written.len()));
    }
    let help = Help::general(match help {
        Some(words) => format!("expected {words} here; sets are written `3x5`, `3x8-12`, `5+`, `3xamrap`, `3x60s`"),
        None => "sets × reps come first, then `@` and the load, then `rest`, `tempo` or a note: \
                 `3x5 @80% rest 2min`"
            .into(),
    });
    if rest.is_empty() {
        return unreadable_sets(written, help, part(span, at, at), "something is missing here");
    }
    unreadable_sets(written, help, part(span, rest_from, written.len()), "not understood from here")
}
