//! Loads that cannot be read.

use pest::Parser as _;

use super::super::expected::{expected, stuck_at};
use super::super::numbers::thousandths;
use super::{MODIFIERS, bare_rest, first_word, look_alikes, part, slice};
use crate::diagnostic::did_you_mean;
use crate::parse::{Grammar, Rule, SyntaxError};
use crate::source::Span;

/// The load at `span`, with its `@`.
pub(in crate::parse) fn diagnose_load(text: &str, span: Span) -> SyntaxError {
    let written = slice(text, span);
    let body = written.strip_prefix('@').unwrap_or(written).trim_start();
    let body_at = written.len() - body.len();
    if let Some((number, end)) = decimal_comma(text, span) {
        return SyntaxError::DecimalComma {
            written: slice(text, Span { start: span.start, end }).trim_start_matches('@').to_owned(),
            meant: number,
            span: Span { start: part(span, body_at, body_at).start, end },
        };
    }
    if let Some(error) = look_alikes::find(written, span) {
        return error;
    }
    if let Some(help) = word_as_load(body) {
        return SyntaxError::UnreadableLoad {
            written: written.to_owned(),
            help,
            span: part(span, body_at, written.len()),
            label: "not a load".into(),
        };
    }
    let unit = unknown_unit(body);
    let no_such_unit = |unit: &UnknownUnit| SyntaxError::UnreadableLoad {
        written: written.to_owned(),
        help: unit.help.clone(),
        span: part(span, body_at + unit.from, body_at + unit.to),
        label: "no such unit".into(),
    };
    if let Some(misspelt) = unit.as_ref().filter(|unit| unit.is_misspelt) {
        return no_such_unit(misspelt);
    }
    if let Some(error) = number_alone(body, part(span, 0, written.len())) {
        return error;
    }
    if let Some(error) = unreadable_modifier(written, span) {
        return error;
    }
    let unreadable = |help: String, from: usize, to: usize, label: &str| SyntaxError::UnreadableLoad {
        written: written.to_owned(),
        help,
        span: part(span, from, to),
        label: label.to_owned(),
    };
    if let Some((effort, end)) = effort_backwards(body) {
        return unreadable(format!("write `@{effort}`"), body_at, body_at + end, "the scale comes first");
    }
    if let Some(unit) = &unit {
        return no_such_unit(unit);
    }
    let (at, help) = match Grammar::parse(Rule::load_rule, written) {
        Ok(_) => (
            body_at,
            "numbers have at most three places and one unit, a step on `bw` has its sign: `@bw+20kg`".to_owned(),
        ),
        // The whole load has been read, and something stands behind it.
        Err(error) if ends_before(&error, written) => {
            let behind = written.get(next_word(written, stuck_at(&error))..).unwrap_or("");
            let help = bare_rest(behind).unwrap_or_else(|| {
                "the load ends in front of this; a remark stands in quotes, more sets behind a `,` or `;`".to_owned()
            });
            (stuck_at(&error), help)
        }
        Err(error) => {
            let words = expected(&error).unwrap_or_else(|| "a load such as `80%`, `RPE8` or `100kg`".into());
            (stuck_at(&error), format!("expected {words} here"))
        }
    };
    let at = next_word(written, at);
    if at >= written.len() {
        return unreadable(help, written.len(), written.len(), "something is missing here");
    }
    unreadable(help, at, written.len(), "not understood from here")
}

/// The place of the first word from here on.
fn next_word(text: &str, at: usize) -> usize {
    let rest = text.get(at..).unwrap_or("");
    at + (rest.len() - rest.trim_start().len())
}

/// `@82,5%`: the number as it was meant, and where it ends in the text.
fn decimal_comma(text: &str, span: Span) -> Option<(String, u32)> {
    let written = slice(text, span);
    let number = written.strip_prefix('@')?.trim();
    let whole = number.strip_prefix(['-', '+']).unwrap_or(number);
    if whole.is_empty() || !whole.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let after = text.get(span.end as usize..)?.strip_prefix(',')?;
    let places = after.find(|c: char| !c.is_ascii_digit()).unwrap_or(after.len());
    if !(1..=2).contains(&places) {
        return None;
    }
    let behind = after.get(places..)?.trim_start_matches(' ');
    let unit_at = after.len() - behind.len();
    let begins_with = |unit: &&str| behind.get(..unit.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(unit));
    let unit = ["%", "kg", "lb"].into_iter().find(begins_with)?;
    let meant = format!("{number}.{}{unit}", after.get(..places)?);
    Some((meant, Span::new(0, span.end as usize + 1 + unit_at + unit.len()).end))
}

/// `@8`, `@7-8`, `@100`: a number that does not say what it counts.
fn number_alone(body: &str, span: Span) -> Option<SyntaxError> {
    let first = first_word(body);
    let plain = |c: char| c.is_ascii_digit() || matches!(c, '.' | '-' | '+' | '/');
    if first.is_empty() || !first.chars().all(plain) || !first.contains(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let rest = body.get(first.len()..)?.trim_start();
    if ["rpe", "rir", "of", "tm", "%", "kg", "lb"].iter().any(|word| rest.to_ascii_lowercase().starts_with(word)) {
        return None;
    }
    let end = span.start + Span::new(0, first.len() + 1).end;
    let signed = first.starts_with(['-', '+']);
    let small = first.split('-').all(|number| thousandths(number).is_some_and(|value| value <= 10_000));
    let help = if signed {
        format!("write `@{first}%` or `@{first}kg`")
    } else if small {
        format!("write `@RPE{first}` for an effort, `@{first}kg` for a load or `@{first}%` for a percent")
    } else {
        format!("write `@{first}kg` (or `lb`) for a load, or `@{first}%` for a percent of the max")
    };
    Some(SyntaxError::BareLoad { number: first.to_owned(), help, span: Span { start: span.start, end } })
}

/// Whether a load could have ended where the parse got stuck.
fn ends_before(error: &pest::error::Error<Rule>, written: &str) -> bool {
    let before = slice_to(written, stuck_at(error)).trim_end();
    before.len() < written.trim_end().len() && super::super::loads::read(before).is_some()
}

/// A word that coaches use for a load.
fn word_as_load(body: &str) -> Option<String> {
    const LOADS: [&str; 7] = ["rpe", "rir", "bw", "bar", "max", "of ", "tm"];
    let lower = body.to_lowercase();
    Some(match lower.as_str() {
        "rpe" | "rir" => format!("write the number behind it: `@{}8`", body.to_uppercase()),
        "bodyweight" | "body weight" | "body" => "bodyweight is written `@bw`, with more on it `@bw+20kg`".into(),
        "empty bar" | "barbell" | "the bar" | "empty" => "the empty bar is written `@bar`".into(),
        "amrap" => "`amrap` stands in the place of the reps: `3xamrap`".into(),
        "failure" | "to failure" => "an all-out set is `@max` or `@RPE10`; as many reps as possible are `amrap`".into(),
        _ if lower.starts_with(char::is_alphabetic)
            && lower.chars().all(|c| c.is_alphabetic() || c == ' ')
            && !LOADS.iter().any(|word| lower.starts_with(word)) =>
        {
            format!("a load in words stands in quotes: `@\"{body}\"`; an effort is `@RPE8`, a percent `@80%`")
        }
        _ => return None,
    })
}

/// `8 RPE`, `8RPE`, `2 RIR`.
fn effort_backwards(body: &str) -> Option<(String, usize)> {
    let digits = body.find(|c: char| !c.is_ascii_digit() && c != '.' && c != '-').filter(|&end| end > 0)?;
    let (number, rest) = body.split_at_checked(digits)?;
    let word = rest.trim_start().get(..3)?;
    let scale = ["RPE", "RIR"].into_iter().find(|scale| word.eq_ignore_ascii_case(scale))?;
    Some((format!("{scale}{number}"), body.len() - rest.trim_start().len() + 3))
}

/// A word behind a number that is no unit, and where it stands.
struct UnknownUnit {
    from: usize,
    to: usize,
    help: String,
    /// Whether it is known which unit was meant.
    is_misspelt: bool,
}

/// `100kgz`, `80 procent`, `100 kilos`.
fn unknown_unit(body: &str) -> Option<UnknownUnit> {
    const UNITS: [(&str, &[&str]); 3] = [
        ("%", &["percent", "procent", "pct", "pc", "prozent"]),
        ("kg", &["kilo", "kilos", "kilogram", "kilograms", "kq", "k", "kgz", "gk"]),
        ("lb", &["pound", "pounds", "ib", "ibs", "lib", "bl", "lbz", "#"]),
    ];
    let from = body.find(|c: char| !c.is_ascii_digit() && !matches!(c, '.' | '-' | '+')).filter(|&end| end > 0)?;
    let word = body.get(from..)?.trim_start();
    let from = body.len() - word.len();
    let end = word.find(|c: char| !c.is_alphabetic()).unwrap_or(word.len());
    let word = word.get(..end)?;
    if word.is_empty() || ["kg", "kgs", "lb", "lbs", "of", "tm", "rm"].contains(&word.to_ascii_lowercase().as_str()) {
        return None;
    }
    let lower = word.to_lowercase();
    let meant = UNITS.iter().find(|(_, others)| others.contains(&lower.as_str())).map(|(unit, _)| *unit);
    let number = body.get(..from)?.trim_end();
    let help = match meant {
        Some(unit) => format!("did you mean `@{number}{unit}`?"),
        None => "the units are `%`, `kg` and `lb`; an effort is `RPE8` or `RIR2`".into(),
    };
    Some(UnknownUnit { from, to: from + word.len(), help, is_misspelt: meant.is_some() })
}

/// A modifier that was taken for a part of the load because it is not complete, or misspelt.
fn unreadable_modifier(written: &str, span: Span) -> Option<SyntaxError> {
    let mut at = 0;
    for word in written.split(' ') {
        let from = at;
        at += word.len() + 1;
        if from == 0 || word.is_empty() {
            continue;
        }
        let lower = word.to_lowercase();
        let rest = part(span, from, written.len());
        if MODIFIERS.contains(&lower.as_str()) {
            return Some(super::diagnose_tail(slice_from(written, from), rest));
        }
        let after_load = super::super::loads::read(slice_to(written, from)).is_some();
        if let Some(meant) = did_you_mean(&lower, MODIFIERS).filter(|_| after_load) {
            return Some(SyntaxError::UnreadableModifier {
                written: slice_from(written, from).to_owned(),
                help: format!("did you mean `{meant}`?"),
                span: part(span, from, from + word.len()),
                label: "not understood here".into(),
            });
        }
    }
    None
}

fn slice_from(text: &str, from: usize) -> &str {
    text.get(from..).unwrap_or("")
}

fn slice_to(text: &str, to: usize) -> &str {
    text.get(..to).unwrap_or("")
}
