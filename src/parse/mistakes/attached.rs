//! Lines that belong to a lift, in a form that cannot be read.

use pest::Parser as _;

use super::meant::reads;
use super::{diagnose_tail, first_word, not_in_this_place, part};
use crate::parse::{Grammar, Rule, SyntaxError};
use crate::source::Span;

/// What an attached line begins with, and how it is written.
const FORMS: [(&str, &str); 4] = [
    ("rest", "`rest 90s`, `rest 2-3min`"),
    ("tempo", "`tempo 30X0`"),
    ("warmup", "`warmup 5@40%, 3@60%`, `warmup auto` or `warmup none`"),
    ("allow", "`allow unknown-lift \"our own name for it\"`"),
];

fn form_of(word: &str) -> Option<(&'static str, &'static str)> {
    FORMS.into_iter().find(|(known, _)| known.eq_ignore_ascii_case(word))
}

/// `rest: 90s`, `note: …`, `rest 1:30`: lines that belong to a lift, with the `:` of one.
pub(super) fn with_colon(text: &str, colon: usize, span: Span) -> Option<SyntaxError> {
    if !b"nprtwac".contains(&text.bytes().next()?.to_ascii_lowercase()) {
        return None;
    }
    let name = text.get(..colon)?.trim();
    let here = part(span, colon, colon + 1);
    let unreadable = |keyword: &str, help: String, replacement: Option<(Span, String)>| {
        let (keyword, label) = (keyword.to_owned(), "the `:` of a lift".to_owned());
        Some(SyntaxError::UnreadableHead { keyword, help, span: here, label, replacement })
    };
    if ["note", "notes", "cue", "cues", "comment", "remark"].iter().any(|note| name.eq_ignore_ascii_case(note)) {
        let said = text.get(colon + 1..).unwrap_or("").trim();
        let note = format!("\"{}\"", said.trim_matches('"'));
        let certain = !said.is_empty() && !said.trim_matches('"').contains(['"', '\n']);
        let help =
            "a note is a text in quotes on a line of its own: `\"a note\"`; a remark for yourself begins with `#`";
        return unreadable(name, help.into(), certain.then(|| (part(span, 0, text.len()), note)));
    }
    // `rest 1:30`
    let minutes = first_word(name).eq_ignore_ascii_case("rest")
        && name.get(4..).is_some_and(|rest| rest.trim().bytes().all(|byte| byte.is_ascii_digit()) && rest.len() > 1);
    if minutes {
        return Some(diagnose_tail(text, span));
    }
    let joined: String = name.chars().filter(|c| c.is_alphabetic()).collect();
    let (keyword, form) = form_of(&joined).filter(|_| name.len() <= joined.len() + 1)?;
    let mended = format!("{keyword} {}", text.get(colon + 1..).unwrap_or("").trim());
    let reads = reads(&mended);
    let help = format!("it belongs to the lift or the heading above and has no `:`; it is written {form}");
    unreadable(keyword, help, reads.then(|| (part(span, 0, text.len()), mended)))
}

/// `rest 90s tempo 30X0`, `"a note" rest 90s`: more behind an attached line.
fn more_behind(text: &str, span: Span) -> Option<SyntaxError> {
    let rules = [Rule::rest, Rule::tempo, Rule::note];
    let read = rules.into_iter().find_map(|rule| Grammar::parse(rule, text).ok()?.next());
    let end = read?.as_span().end();
    let rest = text.get(end..)?;
    let at = end + (rest.len() - rest.trim_start().len());
    let more = text.get(at..).filter(|more| !more.is_empty())?;
    let first_line = more.lines().next().unwrap_or(more).trim_end();
    Some(SyntaxError::UnknownStatement {
        line: first_line.chars().take(60).collect(),
        help: "a line below a lift says one thing; write this on a line of its own, or with the sets behind the `:`"
            .into(),
        span: part(span, at, at + first_line.len()),
    })
}

/// A line that begins like an attached one and goes on otherwise.
pub(super) fn diagnose(text: &str, span: Span) -> Option<SyntaxError> {
    if text.starts_with('"') {
        return more_behind(text, span);
    }
    let (keyword, form) = form_of(first_word(text))?;
    if let Some(error) = more_behind(text, span) {
        return Some(error);
    }
    let argument = text.get(keyword.len()..).unwrap_or("").trim_start();
    let at = text.len() - argument.len();
    // `tempo squat 3x5`: a lift without its `:`.
    let names_a_lift =
        argument.starts_with(|c: char| c.is_alphabetic()) && argument.contains(|c: char| c.is_ascii_digit());
    let is_tempo = argument.get(..4).is_some_and(|tempo| tempo.contains(|c: char| c.is_ascii_digit()));
    if names_a_lift && !is_tempo && matches!(keyword, "rest" | "tempo") {
        return None;
    }
    let unreadable = |help: String, span: Span, label: &str| SyntaxError::UnreadableHead {
        keyword: keyword.to_owned(),
        help,
        span,
        label: label.to_owned(),
        replacement: None,
    };
    let missing = argument.is_empty();
    let here = if missing { part(span, 0, keyword.len()) } else { part(span, at, text.len()) };
    let label = if missing { "nothing behind it" } else { "not understood" };
    Some(match keyword {
        "rest" | "tempo" => match diagnose_tail(text, span) {
            SyntaxError::UnreadableModifier { help, span, label, .. } => unreadable(help.to_string(), span, &label),
            other => other,
        },
        "warmup" => match argument.find([';', '|']).map(|more| at + more) {
            Some(more) => {
                let help = "this line holds warm-up sets for all weeks, with a `,` between them; other sets stand \
                            behind the `:` of the lift";
                not_in_this_place(text.get(more..).unwrap_or(""), help, part(span, more, text.len()))
            }
            None => unreadable(format!("it is written {form}"), here, label),
        },
        _ => {
            let help = format!("name one warning, by its name or its code, and a reason in quotes: {form}");
            unreadable(help, here, label)
        }
    })
}
