//! What stands behind sets and cannot be read.

use super::loosely::is_clock_like;
use super::{MODIFIERS, first_word, look_alikes, part, words};
use crate::diagnostic::{Replacement, did_you_mean};
use crate::parse::{Help, SyntaxError};
use crate::source::Span;
use crate::training::Role;

/// Text behind sets and modifiers that is neither.
pub(in crate::parse) fn diagnose_tail(written: &str, span: Span) -> SyntaxError {
    if let Some(error) = look_alikes::find(written, span) {
        return error;
    }
    let word = first_word(written);
    let here = part(span, 0, word.len());
    if let Some(role) = Role::ALL.iter().find(|role| word.eq_ignore_ascii_case(role.name())) {
        return SyntaxError::UnreadableModifier {
            replacement: None,
            written: written.to_owned(),
            help: format!("put a `;` in front of `{}`", role.name()).into(),
            span: here,
            label: "a new role begins without a `;`".into(),
        };
    }
    let argument = written.get(word.len()..).unwrap_or("").trim_start();
    let argument_at = written.len() - argument.len();
    if let Some(modifier) = MODIFIERS.iter().find(|modifier| word.eq_ignore_ascii_case(modifier)) {
        return diagnose_modifier(modifier, argument, part(span, argument_at, written.len()), here);
    }
    if super::super::loads::read(&format!("@{word}")).is_some() {
        return SyntaxError::UnreadableModifier {
            replacement: None,
            written: word.to_owned(),
            help: Help::example(
                "a load or an effort stands right behind its sets, after an `@`",
                format!("3x5 @{word}"),
            ),
            span: here,
            label: "the `@` is missing".into(),
        };
    }
    if let Some((help, label)) = words::hint_behind_sets(written) {
        return SyntaxError::UnreadableModifier {
            replacement: None,
            written: written.to_owned(),
            help,
            span: here,
            label: label.to_owned(),
        };
    }
    let meant = did_you_mean(&word.to_lowercase(), MODIFIERS);
    SyntaxError::UnreadableModifier {
        replacement: None,
        written: written.to_owned(),
        help: match meant {
            Some(meant) => Help::did_you_mean(meant),
            None => Help::general(
                "behind the sets stand `rest 90s`, `tempo 30X0`, `pause 2s`, `every 1min`, `within 12min`, \
                 `until RPE9` or a note in quotes; more sets follow after a `,` or a `;`",
            ),
        },
        span: if meant.is_some() { here } else { span },
        label: "not understood here".into(),
    }
}

/// A modifier whose argument is missing or wrong.
fn diagnose_modifier(modifier: &str, argument: &str, span: Span, word: Span) -> SyntaxError {
    let unreadable = |help: Help| SyntaxError::UnreadableModifier {
        replacement: None,
        written: format!("{modifier} {argument}").trim_end().to_owned(),
        help,
        span: if argument.is_empty() { word } else { span },
        label: if argument.is_empty() { "nothing behind it".into() } else { "not understood".into() },
    };
    match modifier {
        "tempo" => unreadable(Help::example(
            "a tempo is four figures, seconds down, paused, up (`X` is as fast as possible), paused",
            "tempo 30X0",
        )),
        "until" => unreadable(Help::example("write the effort to stop at", "until RPE9")),
        _ => time_without_unit(modifier, argument, span).unwrap_or_else(|| {
            unreadable(format!("write a time behind it: `{modifier} 30s`, `{modifier} 2-3min`").into())
        }),
    }
}

/// `90`, `3m`, `1:30`, `90 secs` … where a time is expected.
fn time_without_unit(modifier: &str, argument: &str, span: Span) -> Option<SyntaxError> {
    let first = first_word(argument);
    let here = part(span, 0, first.len());
    let error = |help: Help, replacement: Option<String>, label: &'static str| {
        let replacement = replacement.map(|text| Replacement { span: here, text });
        Some(SyntaxError::TimeWithoutUnit { written: first.to_owned(), help, replacement, span: here, label })
    };
    if let Some((minutes, seconds)) = first.split_once(':') {
        let total = minutes.parse::<u32>().ok()?.checked_mul(60)?.checked_add(seconds.parse().ok()?)?;
        return error(Help::write(&format!("{total}s")), Some(format!("{total}s")), "minutes and seconds");
    }
    let digits_end = first.find(|c: char| !c.is_ascii_digit() && c != '.' && c != '-').unwrap_or(first.len());
    let (number, unit) = first.split_at_checked(digits_end)?;
    if number.is_empty() {
        return None;
    }
    let next = first_word(argument.get(first.len()..).unwrap_or("").trim_start());
    let unit = if unit.is_empty() { next } else { unit };
    let mut ends = number.split('-');
    if let (Some(low), Some(_), Some(high)) = (ends.next(), ends.next(), ends.next_back()) {
        let unit = if unit.to_lowercase().starts_with('s') { "s" } else { "min" };
        return error(format!("a range has two ends: `{modifier} {low}-{high}{unit}`").into(), None, "not a range");
    }
    match unit.to_lowercase().as_str() {
        "m" => {
            let few = number.split('-').all(|number| number.parse::<f64>().is_ok_and(|minutes| minutes <= 10.0));
            let label = "metres are not a time";
            if modifier == "pause" {
                let help =
                    format!("a pause inside of a rep lasts seconds, `pause 2s`; between sets it is `rest {number}min`");
                return error(help.into(), None, label);
            }
            if !few {
                let help = format!("`m` is metres; write `{number}s` for seconds or `{number}min` for minutes");
                return error(help.into(), None, label);
            }
            if let Some(time) = clock_like(number) {
                return error(Help::general(time), None, label);
            }
            let certain = modifier == "rest" || modifier == "every" || modifier == "within";
            let help = format!("`m` is metres; write `{number}min`").into();
            error(help, certain.then(|| format!("{number}min")), label)
        }
        word if word.starts_with("min") || word == "'" => {
            error(Help::write(&format!("{number}min")), None, "not a unit of time")
        }
        word if word.starts_with("sec") => error(Help::write(&format!("{number}s")), None, "not a unit of time"),
        _ if unit == next => {
            let likely = likely_time(modifier, number);
            let help = match &likely {
                Some(time) => Help::example("write the unit", time.clone()),
                None => without_unit(number).into(),
            };
            error(help, likely.filter(|_| next.is_empty()), "no unit")
        }
        _ => {
            let help = format!("write `{number}s` for seconds or `{number}min` for minutes").into();
            error(help, None, "no such unit of time")
        }
    }
}

/// What to say of a time that may be in seconds, in minutes or on the clock.
fn without_unit(number: &str) -> String {
    if let Some((low, high)) = number.split_once('-')
        && let (Ok(low @ 1..=5), Ok(20..)) = (low.parse::<u32>(), high.parse::<u32>())
    {
        return format!("both ends of a range have one unit: `{}-{high}s`", low * 60);
    }
    let clock = number.len().checked_sub(2).and_then(|at| number.split_at_checked(at));
    if let Some((minutes, seconds)) = clock
        && let (Ok(minutes @ 1..=9), Ok(seconds @ 0..60)) = (minutes.parse::<u32>(), seconds.parse::<u32>())
    {
        let total = minutes * 60 + seconds;
        return format!("write the unit, `{number}s`; {minutes}:{seconds:02} on the clock is `{total}s`");
    }
    format!("write the unit: `{number}s` for seconds, `{number}min` for minutes")
}

/// `2.30`, which is no fraction but a time on the clock: what to say of it.
fn clock_like(number: &str) -> Option<String> {
    let (minutes, seconds) = number.split_once('.').filter(|_| is_clock_like(number))?;
    let total = minutes.parse::<u32>().ok()?.checked_mul(60)?.checked_add(seconds.parse().ok()?)?;
    Some(format!("minutes and seconds are written in seconds, `{total}s`; a fraction of a minute is `{number}min`"))
}

/// Nobody rests for 90 minutes, or for 2 seconds, or pauses for minutes.
fn likely_time(modifier: &str, number: &str) -> Option<String> {
    let ends = number.split('-').map(str::parse::<u32>).collect::<Result<Vec<_>, _>>().ok()?;
    let (least, most) = (*ends.iter().min()?, *ends.iter().max()?);
    // `rest 1-90` has two units, and `rest 130` may be read on the clock.
    if least < 20 && most > 5 && modifier != "pause" || most > 99 && most % 60 != 0 {
        return None;
    }
    match (modifier, most) {
        ("pause", ..=10) => Some(format!("{number}s")),
        ("pause" | "within", _) => None,
        (_, 20..) => Some(format!("{number}s")),
        (_, ..=5) => Some(format!("{number}min")),
        _ => None,
    }
}
