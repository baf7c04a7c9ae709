//! Lines that are neither a lift with its sets nor a heading.

use pest::error::Error;

use super::super::expected::{expected, stuck_at};
use super::super::statements::{ATHLETE_LINES, HEADINGS, is_scheme};
use super::blocks::{is_only_a_name, is_weekday};
use super::forms::form_of;
use super::pieces::{Kind, Piece, cut};
use super::schemes::diagnose_scheme;
use super::with_colon::colon;
use super::{first_word, headings, look_alikes, loosely, part};
use crate::diagnostic::{did_you_mean, within};
use crate::parse::{Rule, SyntaxError};
use crate::source::Span;
use crate::training::Role;

/// A line that belongs to a lift and is written like one: `rest: 90s`.
pub(in crate::parse) fn attached_like_a_lift(text: &str, span: Span) -> Option<SyntaxError> {
    // Lifts come first: `rest pause row: 3x8` is one. Cheap for the common case.
    let first = text.bytes().next()?.to_ascii_lowercase();
    if !b"rtwanpc".contains(&first) {
        return None;
    }
    super::attached::with_colon(text, colon(text)?, span)
}

/// Whether a text begins with these words, whatever their case.
fn begins_with(text: &str, words: &[&str]) -> bool {
    let mut rest = text;
    for (place, word) in words.iter().enumerate() {
        if place > 0 {
            rest = rest.trim_start_matches([' ', '\t']);
        }
        let Some((start, after)) = rest.split_at_checked(word.len()) else {
            return false;
        };
        if !start.eq_ignore_ascii_case(word) || after.starts_with(|c: char| c.is_alphanumeric() || c == '-' || c == '_')
        {
            return false;
        }
        rest = after;
    }
    true
}

/// A statement that the grammar could not read.
pub(in crate::parse) fn diagnose_statement(text: &str, span: Span, error: &Error<Rule>) -> SyntaxError {
    if let Some(error) = headings::diagnose(text, span) {
        return error;
    }
    for keyword in ["deload from", "each cycle"] {
        let words: Vec<&str> = keyword.split(' ').collect();
        if begins_with(text, &words) {
            return diagnose_head(text, keyword, span, error);
        }
    }
    if is_scheme(text) {
        return diagnose_scheme(text, span);
    }
    if let Some(at) = colon(text) {
        return diagnose_lift(text, at, span);
    }
    let keyword = first_word(text);
    if let Some(error) = super::attached::diagnose(text, span) {
        return error;
    }
    // `skip rope 3x60s` is a lift whose `:` is missing.
    let names_a_lift = keyword.eq_ignore_ascii_case("skip")
        && text.get(keyword.len()..).map(str::trim_start).is_some_and(|rest| {
            rest.starts_with(|c: char| c.is_alphabetic()) && !super::dates::begins_with_month(rest)
        });
    if !names_a_lift && HEADINGS.iter().chain(&ATHLETE_LINES).any(|heading| keyword.eq_ignore_ascii_case(heading)) {
        return diagnose_head(text, keyword, span, error);
    }
    if let Some(error) = look_alikes::find(text, span) {
        return error;
    }
    let first_line = text.lines().next().unwrap_or(text);
    let here = part(span, 0, first_line.trim_end().len());
    let is_role = Role::ALL.iter().any(|role| keyword.eq_ignore_ascii_case(role.name()));
    if is_role || first_line.starts_with(|c: char| c.is_ascii_digit()) {
        return SyntaxError::UnknownStatement {
            line: shortened(first_line.trim_end()),
            help:
                "sets belong to a lift: write them behind its `:`, or put a `;` at the end of the line above to go on"
                    .into(),
            span: here,
        };
    }
    if let Some(help) = way_out_of(keyword, first_line.trim_end()) {
        return SyntaxError::UnknownStatement { line: shortened(first_line.trim_end()), help, span: here };
    }
    if super::MODIFIERS.iter().any(|modifier| keyword.eq_ignore_ascii_case(modifier)) {
        let first_line = first_line.trim_end();
        return SyntaxError::UnknownStatement {
            line: shortened(first_line),
            help: format!("write it behind the sets that it is for: `3x5 @80% {}`", shortened(first_line)),
            span: here,
        };
    }
    // `back squat 5x5` is no `stack`: of the words on equipment only slips of the finger.
    let slips = 1 + usize::from(keyword.len() > 6);
    // Of four letters two are too many: `keep` is no `meet`.
    let near = 1 + usize::from(keyword.len() > 4);
    let of_athlete = || within(&keyword.to_lowercase(), slips, ATHLETE_LINES.into_iter().filter(|word| word.len() > 3));
    let lower = keyword.to_lowercase();
    let heading = did_you_mean(&lower, HEADINGS).filter(|meant| within(&lower, near, [*meant]).is_some());
    let meant = heading.filter(|_| !names_a_lift).or_else(of_athlete);
    let help = match (meant, first_line.find(|c: char| c.is_ascii_digit())) {
        (Some(meant), _) => format!("did you mean `{meant}`?"),
        (None, Some(digit)) if digit > 0 => {
            // `C1 leg extension 3x12`: the digit of a label is not that of the sets.
            let label_end = first_line.split(' ').next().map_or(0, str::len);
            let behind_label =
                || first_line.get(label_end..)?.find(|c: char| c.is_ascii_digit()).map(|at| at + label_end);
            let digit = if digit < label_end { behind_label().unwrap_or(digit) } else { digit };
            let (name, sets) = first_line.split_at_checked(digit).unwrap_or((first_line, ""));
            // A slip of the finger for the `:` is not part of the name.
            let name =
                name.trim_end_matches(|c: char| c.is_whitespace() || [';', ',', '.', '=', '-', '|'].contains(&c));
            let name = name.trim_start_matches(['|', ' ']);
            let sets = sets.trim_end();
            if span.start == 0 && is_title(sets) {
                format!(
                    "the title of a plan is written `program \"{}\"`",
                    shortened(&first_line.trim_end().replace('"', ""))
                )
            } else {
                // The help is a line that can be read, if that is known.
                let sets = loosely::meant(sets).unwrap_or_else(|| sets.to_owned());
                format!("put a `:` between the lift and its sets: `{name}: {sets}`")
            }
        }
        _ => "a lift is written `bench: 3x5 @80%`; headings begin with a word of their own, as `program`, `max`, \
              `block`, `week` and `day` do; a text for the athlete stands in quotes, and a remark begins with `#`"
            .into(),
    };
    SyntaxError::UnknownStatement { line: shortened(first_line.trim_end()), help, span: here }
}

/// Whether a text behind the first words of a plan is no sets: `8 weeks - Mike, meet 14 March`.
fn is_title(text: &str) -> bool {
    let of_sets = |piece: &Piece<'_>| {
        piece.unit().is_some()
            || piece.is(&["x", "reps", "sets", "rpe", "rir", "amrap", "min", "s"])
            || piece.kind == Kind::Word && piece.text.starts_with(['x', 'X', '×'])
            || piece.is_sign(&['@', '%', '×', '*', '+', '|'])
    };
    let pieces = cut(text);
    pieces.iter().any(|piece| piece.kind == Kind::Word) && !pieces.iter().any(of_sets) && loosely::meant(text).is_none()
}

/// What coaches write for a note and for a deload.
fn way_out_of(keyword: &str, line: &str) -> Option<String> {
    let rest = line.get(keyword.len()..).unwrap_or("").trim();
    match keyword.to_lowercase().as_str() {
        "note" | "notes" if !rest.is_empty() => {
            Some(format!("a note is a text in quotes, alone on its line: \"{}\"", shortened(&rest.replace('"', ""))))
        }
        "rpe" | "rir" if !rest.is_empty() => {
            Some(format!("an effort stands with its sets: `3x5 @{}{rest}`", keyword.to_uppercase()))
        }
        "load" | "weight" | "intensity" if rest.starts_with(|c: char| c.is_ascii_digit()) => {
            Some(format!("a load stands with its sets: `3x5 @{}`", shortened(rest)))
        }
        "note" | "notes" => Some("a note is a text in quotes, alone on its line: `\"keep it tight\"`".into()),
        "repeat" | "repeats" => {
            Some("how often a block is run stands behind its weeks: `block \"Base\" 4 weeks repeat 3`".into())
        }
        "double" => Some("double progression is `progress reps then +2.5kg`".into()),
        "superset" | "supersets" => {
            Some("lifts that are done in turns have labels: `A1 bench: 3x8` and `A2 row: 3x8`".into())
        }
        _ if keyword.starts_with('@') => {
            Some(format!("a load stands behind its sets, on their line: `3x5 {}`", shortened(line)))
        }
        "deload" => Some(
            "an earlier week made easier is written `deload from \"Base\" week 3: sets 50%, load 90%`, alone in its \
             block or below its `week` line"
                .into(),
        ),
        _ => None,
    }
}

/// A text that fits a message.
fn shortened(text: &str) -> String {
    if text.chars().count() <= 60 { text.to_owned() } else { text.chars().take(59).chain(['…']).collect() }
}

/// The part before a `:` is no lift.
fn diagnose_lift(text: &str, colon: usize, span: Span) -> SyntaxError {
    let name = text.get(..colon).unwrap_or("").trim_end();
    let first = text.chars().next().map_or(0, char::len_utf8);
    let here = part(span, 0, name.len().max(first));
    if let Some(error) = look_alikes::find(name, here) {
        return error;
    }
    if begins_with(name, &["rotate"]) && name.contains('(') {
        let help = "lifts that take turns are at least two, with a `,` between them: `rotate (close-grip bench, floor press): …`";
        let (written, label) = (shortened(name), "not a rotation");
        return SyntaxError::UnreadableLift { written, help: help.into(), span: here, label };
    }
    if begins_with(name, &["rotate"]) && name.contains(',') {
        let lifts = name.get("rotate".len()..).unwrap_or("").trim();
        let help = format!("put brackets around the lifts that take turns: `rotate ({lifts}): …`");
        let (written, label) = (shortened(name), "not a rotation");
        return SyntaxError::UnreadableLift { written, help, span: here, label };
    }
    let is_or = |word: Option<&str>| word.is_some_and(|word| word.eq_ignore_ascii_case("or"));
    if is_or(name.split(' ').next()) || is_or(name.rsplit(' ').next()) || name.contains("optional or ") {
        let help = "`or` stands between two lifts: `squat or front squat: 3x5`";
        let (written, label) = (shortened(name), "a lift is missing beside the `or`");
        return SyntaxError::UnreadableLift { written, help: help.into(), span: here, label };
    }
    if begins_with(name, &["optional"]) && name.len() == "optional".len() {
        let help = "write the lift behind it: `optional curl: 3x10`";
        let (written, label) = (name.to_owned(), "says of a lift that it may be left out");
        return SyntaxError::UnreadableLift { written, help: help.into(), span: here, label };
    }
    let (help, label) = if name.is_empty() {
        ("write the lift in front of the `:`: `bench: 3x5 @80%`".to_owned(), "no lift in front of it")
    } else if name.contains([',', ';', '|']) {
        (
            "a line has one lift; give each lift a line of its own, with `A1` and `A2` for a superset; lifts to choose \
             from are joined by `or`"
                .to_owned(),
            "more than one lift",
        )
    } else if name.contains('@') || name.contains('%') {
        ("the lift comes first, then `:`, then its sets: `bench: 3x5 @80%`".to_owned(), "sets in front of the `:`")
    } else if name.matches('(').count() != name.matches(')').count() {
        ("close the bracket around the variant: `squat (paused): 3x3`".to_owned(), "a bracket is not closed")
    } else {
        (
            format!(
                "names are letters, digits, blanks and `- ' . / + &`; put another name in quotes: `\"{}\": …`",
                name.replace('"', "")
            ),
            "a character that names cannot hold",
        )
    };
    SyntaxError::UnreadableLift { written: shortened(name), help, span: here, label }
}

/// A heading whose word is known, but not what follows.
fn diagnose_head(text: &str, keyword: &str, span: Span, error: &Error<Rule>) -> SyntaxError {
    if let Some(error) = look_alikes::find(text, span) {
        return error;
    }
    let keyword = keyword.to_lowercase();
    let rest = text.get(keyword.len()..).unwrap_or("").trim();
    let rest_at = text.len() - text.get(keyword.len()..).unwrap_or("").trim_start().len();
    let is_length = first_word(rest).to_lowercase().starts_with("week");
    let unquoted = !rest.is_empty() && !is_length && !rest.contains(['"', '\n']);
    let form = form_of(&keyword);
    let quotes = match keyword.as_str() {
        "program" | "author" | "athlete" | "use" if unquoted => Some((rest, rest_at)),
        "lift" if unquoted || !rest.starts_with('"') && rest.contains(" like ") => {
            Some((rest.split(" like ").next().unwrap_or(rest).trim_end(), rest_at))
        }
        "day" | "block" if unquoted && rest.starts_with(|c: char| c.is_alphabetic()) && !rest.contains(',') => {
            let name_end = rest.find(|c: char| c.is_ascii_digit()).filter(|_| keyword == "block").unwrap_or(rest.len());
            rest.get(..name_end).map(|name| (name.trim_end(), rest_at))
        }
        _ => None,
    };
    if let Some((name, at)) = quotes {
        let here = part(span, at, at + name.len());
        // A length or a weekday may hide in the name of a block or a day.
        let certain = match keyword.as_str() {
            "block" => is_only_a_name(name),
            "day" => !cut(name).iter().any(is_weekday),
            _ => true,
        };
        return SyntaxError::UnreadableHead {
            help: format!("put the name in quotes: `{keyword} \"{name}\"`"),
            keyword,
            span: here,
            label: "a name without quotes".into(),
            replacement: certain.then(|| (here, format!("\"{name}\""))),
        };
    }
    if let Some(error) = super::diagnose_equipment(&keyword, text, span) {
        return error;
    }
    // Where only a lift could go on, the heading broke off before: `week Deload`.
    let at = if expected(error).is_none() { rest_at.min(stuck_at(error)) } else { stuck_at(error) };
    let stuck = text.get(at..).unwrap_or("");
    let at = at + (stuck.len() - stuck.trim_start().len());
    let line_end = text.get(at..).and_then(|rest| rest.find('\n')).map_or(text.len(), |end| at + end);
    let missing = at >= text.len() || rest.is_empty();
    let comma = rest.split(' ').find(|word| keyword == "max" && is_decimal_comma(word));
    if let Some(word) = comma {
        let from = rest_at + rest.find(word).unwrap_or(0);
        let here = part(span, from, from + word.len());
        return SyntaxError::DecimalComma { written: word.to_owned(), meant: word.replacen(',', ".", 1), span: here };
    }
    if let Some((number, from)) = number_without_unit(&keyword, rest) {
        let from = rest_at + from;
        return SyntaxError::UnreadableHead {
            help: if keyword == "tm" {
                format!("write `{number}%`")
            } else {
                format!("write `{number}kg` or `{number}lb`")
            },
            keyword,
            span: part(span, from, from + number.len()),
            label: "no unit".into(),
            replacement: None,
        };
    }
    let words = expected(error).filter(|_| at > 0).map_or(String::new(), |words| format!("expected {words} here; "));
    SyntaxError::UnreadableHead {
        help: format!("{words}it is written {form}"),
        keyword,
        span: if missing { part(span, text.len(), text.len()) } else { part(span, at.min(line_end), line_end) },
        label: if missing { "something is missing here".into() } else { "not understood from here".into() },
        replacement: None,
    }
}

/// `102,5kg`
fn is_decimal_comma(word: &str) -> bool {
    word.split_once(',').is_some_and(|(whole, places)| {
        !whole.is_empty()
            && whole.bytes().all(|byte| byte.is_ascii_digit())
            && places.starts_with(|c: char| c.is_ascii_digit())
    })
}

/// The first number without a unit in `max squat 180, bench 120kg` or `tm 90`, and where
/// it stands.
fn number_without_unit<'t>(keyword: &str, rest: &'t str) -> Option<(&'t str, usize)> {
    if !matches!(keyword, "max" | "tm") {
        return None;
    }
    let mut from = 0;
    for entry in rest.split(',') {
        let number = entry.trim_end().rsplit([' ', '\n', '\t']).next().unwrap_or("");
        let is_number = number.starts_with(|c: char| c.is_ascii_digit())
            && number.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
        if is_number {
            return Some((number, from + entry.trim_end().len() - number.len()));
        }
        from += entry.len() + 1;
    }
    None
}
