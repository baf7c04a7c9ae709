//! Loads that cannot be read.

use pest::Parser as _;

use super::super::expected::{expected, stuck_at};
use super::super::numbers::thousandths;
use super::commas::{is_fraction, sets_before};
use super::{MODIFIERS, bare_rest, first_word, load_hints, look_alikes, part, slice, words};
use crate::diagnostic::{Replacement, did_you_mean};
use crate::parse::{Grammar, Help, Rule, SyntaxError};
use crate::source::Span;

/// What a load is of, misspelt or in other words, and how it is written: `previous set` is `of prev`.
pub(in crate::parse) fn slip_of_base(name: &str) -> Option<&'static str> {
    const SLIPS: [(&str, &[&str]); 6] = [
        ("of top", &["tops", "topset", "the top", "the top set", "top-set", "topsets", "my top set"]),
        (
            "of prev",
            &[
                "previous",
                "previous set",
                "the previous set",
                "last",
                "last set",
                "the last set",
                "set before",
                "pervious",
                "prev set",
                "the set before",
            ],
        ),
        ("of first", &["frist", "fist", "the first", "the first set", "1st", "1st set", "set 1"]),
        (
            "of last week",
            &[
                "lastweek",
                "last weak",
                "lst week",
                "last-week",
                "previous week",
                "prev week",
                "the week before",
                "week before",
            ],
        ),
        ("of 1RM", &["1 rm", "e1rm", "rm", "1-rm", "one rep max", "1 rep max"]),
        ("tm", &["tms", "the training max", "t.m.", "trainingmax"]),
    ];
    let lower = name.to_lowercase();
    SLIPS.iter().find(|(_, slips)| slips.contains(&lower.as_str())).map(|(base, _)| *base)
}

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
    if let Some((at, name)) = of_a_slip(written) {
        let base = slip_of_base(name).unwrap_or("of top");
        let number = written.get(..at).unwrap_or("").trim_end_matches("of ").trim_end();
        let meant = format!("{number} {base}");
        let from = at - "of ".len();
        let here = part(span, from, at + name.len());
        let whole_of_it = written.len() == at + name.len();
        return SyntaxError::UnreadableLoad {
            written: written.to_owned(),
            help: Help::did_you_mean(meant),
            replacement: whole_of_it.then(|| Replacement { span: here, text: base.to_owned() }),
            span: here,
            label: "no lift is called so".into(),
        };
    }
    if let Some(help) = word_as_load(body) {
        return SyntaxError::UnreadableLoad {
            replacement: None,
            written: written.to_owned(),
            help,
            span: part(span, body_at, written.len()),
            label: "not a load".into(),
        };
    }
    let unit = unknown_unit(body);
    let no_such_unit = |unit: &UnknownUnit| SyntaxError::UnreadableLoad {
        replacement: None,
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
    let unreadable = |help: Help, from: usize, to: usize, label: &str| SyntaxError::UnreadableLoad {
        replacement: None,
        written: written.to_owned(),
        help,
        span: part(span, from, to),
        label: label.to_owned(),
    };
    if let Some((effort, end)) = effort_backwards(body) {
        return unreadable(Help::write(&format!("@{effort}")), body_at, body_at + end, "the scale comes first");
    }
    if let Some(unit) = &unit {
        return no_such_unit(unit);
    }
    let (at, help) = match Grammar::parse(Rule::load_rule, written) {
        Ok(_) => (body_at, load_hints::numbers(body)),
        // The whole load has been read, and something stands behind it.
        Err(error) if ends_before(&error, written) => {
            let behind = written.get(next_word(written, stuck_at(&error))..).unwrap_or("");
            let before = slice_to(written, stuck_at(&error)).trim_end();
            let help = bare_rest(behind).or_else(|| load_hints::behind(before, behind));
            let help = help.unwrap_or_else(|| {
                Help::general(
                    "the load ends in front of this; a remark stands in quotes, more sets behind a `,` or `;`",
                )
            });
            (stuck_at(&error), help)
        }
        Err(error) => {
            let words = expected(&error).unwrap_or_else(|| "a load such as `80%`, `RPE8` or `100kg`".into());
            (stuck_at(&error), Help::general(format!("expected {words} here")))
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
    let (_, sets) = sets_before(text.get(..span.start as usize)?);
    if sets == 2 || !is_fraction(whole, after.get(..places)?) {
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
    let next = first_word(rest).to_lowercase();
    if ["stone", "st", "stones", "pood", "g", "plates", "plate", "bar", "rm"].contains(&next.as_str()) {
        return None;
    }
    if ["rpe", "rir", "of", "tm", "%", "kg", "lb"].iter().any(|word| rest.to_ascii_lowercase().starts_with(word)) {
        return None;
    }
    let end = span.start + Span::new(0, first.len() + 1).end;
    let signed = first.starts_with(['-', '+']);
    let small = first.split('-').all(|number| thousandths(number).is_some_and(|value| value <= 10_000));
    let few = small && first.split('-').all(|number| thousandths(number).is_some_and(|value| value <= 4_000));
    let help = if signed {
        format!("write `@{first}%` or `@{first}kg`")
    } else if first.starts_with("0.") && small {
        let percent = thousandths(first).map_or(0, |value| value / 10);
        format!("write a percent in full, `@{percent}%`, or the unit of a load, `@{first}kg`")
    } else if few {
        format!("write `@RIR{first}` for reps in reserve, `@RPE{first}` for an effort or `@{first}kg` for a load")
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

/// Where the name behind `of` begins, if it is a slip.
fn of_a_slip(written: &str) -> Option<(usize, &str)> {
    let at = written.to_lowercase().find(" of ")? + " of ".len();
    let name = written.get(at..)?;
    let end = name.find(" +").or_else(|| name.find(" -")).unwrap_or(name.len());
    let name = name.get(..end)?.trim_end();
    slip_of_base(name).map(|_| (at, name))
}

/// A word that coaches use for a load.
fn word_as_load(body: &str) -> Option<Help> {
    const LOADS: [&str; 7] = ["rpe", "rir", "bw", "bar", "max", "of ", "tm"];
    let lower = body.to_lowercase();
    Some(match lower.as_str() {
        "rpe" => Help::example("write the number behind it", "@RPE8"),
        "rir" => Help::example("write the number behind it", "@RIR2"),
        "tm" => Help::example("write which share of it", "@85% tm"),
        "prev" | "previous" | "same" | "same weight" | "same load" => {
            "a load of the set before is a share of it: `@100% of prev`, `@-10% of prev`".into()
        }
        "first" => "a load of the first set is a share of it: `@100% of first`, `@-10% of first`".into(),
        "top" => "a load of the top set is a share of it: `@90% of top`, `@-10%`".into(),
        "bodyweight" | "body weight" | "body" => "bodyweight is written `@bw`, with more on it `@bw+20kg`".into(),
        "empty bar" | "barbell" | "the bar" | "empty" => "the empty bar is written `@bar`".into(),
        "amrap" => Help::example("`amrap` stands in the place of the reps", "3xamrap"),
        "failure" | "to failure" => "an all-out set is `@max` or `@RPE10`; as many reps as possible are `amrap`".into(),
        _ if lower.starts_with(char::is_alphabetic)
            && lower.chars().all(|c| c.is_alphabetic() || c == ' ')
            && !LOADS.iter().any(|word| lower.starts_with(word)) =>
        {
            format!("a load in words stands in quotes: `@\"{body}\"`; an effort is `@RPE8`, a percent `@80%`").into()
        }
        _ => return None,
    })
}

/// `8 RPE`, `8RPE`, `2 RIR`.
fn effort_backwards(body: &str) -> Option<(String, usize)> {
    if !body.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
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
    help: Help,
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
        Some(unit) => Help::did_you_mean(format!("@{number}{unit}")),
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
            // `test` and `less` are words of their own, not slips of `rest`.
            let is_word = ["test", "less", "reps"].contains(&lower.as_str());
            if let Some((help, label)) = words::hint_behind_sets(&lower).filter(|_| is_word) {
                let (written, label) = (slice_from(written, from).to_owned(), label.to_owned());
                let span = part(span, from, from + word.len());
                return Some(SyntaxError::UnreadableModifier { replacement: None, written, help, span, label });
            }
            return Some(SyntaxError::UnreadableModifier {
                replacement: None,
                written: slice_from(written, from).to_owned(),
                help: Help::did_you_mean(meant),
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
