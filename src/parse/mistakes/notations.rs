//! Sets in other notations: `5x5x100`, `100x5x3`, `5*5`, `3 sets of 5`, `5x5 100kg`.

use super::part;
use crate::diagnostic::Replacement;
use crate::parse::{Help, SyntaxError};
use crate::source::Span;

/// A number of another notation, with its unit.
struct Factor<'t> {
    text: &'t str,
    value: f64,
    unit: &'t str,
}

pub(super) fn find(written: &str, span: Span) -> Option<SyntaxError> {
    let error = |help: Help, meant: Option<String>| {
        let replacement = meant.map(|text| Replacement { span, text });
        Some(SyntaxError::OtherNotation { written: written.to_owned(), help, replacement, span })
    };
    if let Some((sets, reps, rest)) = in_words(written) {
        let meant = format!("{sets}x{reps}{}{rest}", if rest.is_empty() { "" } else { " " });
        let certain = (rest.is_empty() || rest.starts_with('@')).then(|| meant.clone());
        return error(format!("write `{meant}`: sets × reps").into(), certain);
    }
    if let Some(list) = listed_with_slashes(written) {
        return error(Help::example("sets with reps of their own are listed", list.join(", ")), None);
    }
    if let Some((load, sets)) = load_first(written) {
        let meant = format!("{sets} @{load}");
        // Who writes the percent first writes the reps in front of the sets.
        let (count, reps) = sets.split_once(['x', 'X', '×']).unwrap_or((sets, sets));
        if load.ends_with('%') && count != reps {
            let help = format!(
                "sets × reps come first, then the load: `{meant}`, or `{reps}x{count} @{load}` if {count} are the reps"
            );
            return error(help.into(), None);
        }
        return error(Help::example("the load comes behind the sets", meant.clone()), Some(meant));
    }
    let (factors, rest) = read_factors(written)?;
    match factors.as_slice() {
        [sets, reps]
            if written.contains('*') && !rest.contains('*') && sets.unit.is_empty() && reps.unit.is_empty() =>
        {
            let meant = format!("{}x{}{rest}", sets.text, reps.text);
            error(format!("write `{meant}`: sets and reps are joined by an `x`").into(), Some(meant))
        }
        [load, reps] if !load.unit.is_empty() && reps.unit.is_empty() && rest.is_empty() => {
            let meant = format!("{} @{}{}", reps.text, load.text, load.unit);
            error(format!("the load comes last: `{meant}` is one set of {}", reps.text).into(), Some(meant))
        }
        [a, b, load] if !load.unit.is_empty() && rest.is_empty() => {
            let meant = format!("{}x{} @{}{}", a.text, b.text, load.text, load.unit);
            error(Help::example("the load stands after an `@`", meant.clone()), Some(meant))
        }
        [load, reps, sets] if !load.unit.is_empty() || load.value > 20.0 => {
            let meant = format!("{}x{} @{}{}", sets.text, reps.text, load.text, unit_or_kg(load));
            let certain = (!load.unit.is_empty() && rest.is_empty()).then(|| meant.clone());
            error(
                format!(
                    "the load comes last, and sets come before reps: {} sets of {} are `{meant}`",
                    sets.text, reps.text
                )
                .into(),
                certain.filter(|_| sets.text == reps.text),
            )
        }
        [only] if !only.unit.is_empty() && rest.trim().is_empty() => error(
            Help::example("a load stands behind an `@`, after its sets", format!("5 @{}{}", only.text, only.unit)),
            None,
        ),
        [sets, reps, load] if !load.unit.is_empty() => {
            let meant = format!("{}x{} @{}{}", sets.text, reps.text, load.text, load.unit);
            error(Help::example("the load stands after an `@`", meant), None)
        }
        [sets, reps, load] => {
            let kg = format!("{}x{} @{}kg", sets.text, reps.text, load.text);
            let percent = format!("{}x{} @{}%", sets.text, reps.text, load.text);
            error(with_its_unit("the load stands after an `@`", kg, (load.value < 100.0).then_some(percent)), None)
        }
        _ => missing_at(written, span),
    }
}

fn unit_or_kg<'t>(load: &Factor<'t>) -> &'t str {
    if load.unit.is_empty() { "kg" } else { load.unit }
}

/// A load without its unit: it is one in kilograms, or else a percent where it may be one.
fn with_its_unit(reason: &str, kg: String, percent: Option<String>) -> Help {
    match percent {
        Some(percent) => format!("{reason}, with its unit: `{kg}` or `{percent}`").into(),
        None => Help::example(format!("{reason}, with its unit"), kg),
    }
}

/// `5x5 100kg`, `5x5 80%`, `5x5 RPE8`: sets and a load without the `@`.
fn missing_at(written: &str, span: Span) -> Option<SyntaxError> {
    let (sets, load) = written.split_once(' ')?;
    let load = load.trim_start();
    if !sets.contains(['x', 'X', '×']) && !sets.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    if !sets.contains('@') && load.len() <= 5 && load.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.') {
        let percent = (load.len() < 3).then(|| format!("{sets} @{load}%"));
        let help = with_its_unit("a load stands after an `@`", format!("{sets} @{load}kg"), percent);
        return Some(SyntaxError::OtherNotation { written: written.to_owned(), help, replacement: None, span });
    }
    if sets.contains('@') || super::super::loads::read(&format!("@{load}")).is_none() {
        return None;
    }
    // `backoff 3x8 10%` is a drop, not a share of the max: only the coach knows.
    let number = load.trim_end_matches('%').trim().parse::<f64>();
    let small_percent = load.ends_with('%') && number.is_ok_and(|number| number <= 30.0);
    let meant = format!("{sets} @{load}");
    Some(SyntaxError::OtherNotation {
        written: written.to_owned(),
        help: if small_percent {
            format!(
                "a load stands after an `@`: `{sets} @-{load}` is less than the top set, `{meant}` a share of the max"
            )
            .into()
        } else {
            Help::example("a load stands after an `@`", meant.clone())
        },
        replacement: (!small_percent).then_some(Replacement { span, text: meant }),
        span: part(span, 0, written.len()),
    })
}

/// `80% 3x5`, `100kg 5x5`.
fn load_first(written: &str) -> Option<(&str, &str)> {
    let (load, sets) = written.split_once(' ')?;
    let sets = sets.trim_start();
    let is_load = load.starts_with(|c: char| c.is_ascii_digit()) && load.ends_with(['%', 'g', 'b', 'G', 'B']);
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
    let is_sets = sets.split_once(['x', 'X', '×']).is_some_and(|(count, reps)| digits(count) && digits(reps));
    (is_load && is_sets).then_some((load, sets))
}

/// `5/3/1` or `5-3-1`: reps of several sets.
fn listed_with_slashes(written: &str) -> Option<Vec<&str>> {
    // `5/3/1`, `5-3-1`, `5 3 1`, `5.3.1`
    let signs: &[char] = if written.contains(['/', '-']) { &['/', '-'] } else { &[' ', '.'] };
    let list: Vec<&str> = written.split(signs).map(str::trim).filter(|reps| !reps.is_empty()).collect();
    let list_of_reps = |reps: &&str| (1..=2).contains(&reps.len()) && reps.bytes().all(|byte| byte.is_ascii_digit());
    // `5/3/1+`
    let last = list.last()?.trim_end_matches('+');
    if list.len() >= 3 && list.iter().rev().skip(1).all(list_of_reps) && list_of_reps(&last) {
        return Some(list);
    }
    None
}

/// `3 sets of 5`, `3 sets x 5 reps`, `5 reps x 3 sets`: sets, reps, and what comes behind.
fn in_words(written: &str) -> Option<(&str, &str, String)> {
    let words: Vec<&str> = written.split_whitespace().collect();
    let number = |word: &str| word.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
    let is = |word: &str, one: &str| word.eq_ignore_ascii_case(one) || word.eq_ignore_ascii_case(&format!("{one}s"));
    let join = |rest: &[&str]| {
        let from = usize::from(rest.first().is_some_and(|word| is(word, "rep") || is(word, "set")));
        rest.get(from..).unwrap_or(&[]).join(" ")
    };
    match words.as_slice() {
        [sets, word, of, reps, rest @ ..]
            if is(word, "set") && ["of", "x", "×"].contains(of) && number(sets) && number(reps) =>
        {
            Some((sets, reps, join(rest)))
        }
        [reps, word, "x" | "×" | "for", sets, rest @ ..]
            if is(word, "rep") && rest.first().is_some_and(|more| is(more, "set")) && number(sets) && number(reps) =>
        {
            Some((sets, reps, join(rest)))
        }
        _ => None,
    }
}

/// Numbers that are joined by `x`, `*` or `/`, and what comes behind them.
fn read_factors(written: &str) -> Option<(Vec<Factor<'_>>, &str)> {
    let mut factors = Vec::new();
    let mut rest = written;
    loop {
        let (factor, after) = read_factor(rest)?;
        factors.push(factor);
        let joined = after.trim_start();
        match joined.strip_prefix(['x', 'X', '×', '*', '/']).map(str::trim_start) {
            Some(next) if next.starts_with(|c: char| c.is_ascii_digit()) => rest = next,
            _ => return Some((factors, after)),
        }
    }
}

fn read_factor(text: &str) -> Option<(Factor<'_>, &str)> {
    let end = text.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(text.len());
    let (number, after) = text.split_at_checked(end)?;
    let value = number.parse().ok()?;
    let unit = ["kg", "lbs", "lb", "%"].into_iter().find_map(|unit| {
        let found = after.trim_start().get(..unit.len())?;
        found.eq_ignore_ascii_case(unit).then_some(found)
    });
    let after = match unit {
        Some(unit) => after.trim_start().get(unit.len()..).unwrap_or(""),
        None => after,
    };
    Some((Factor { text: number, value, unit: unit.unwrap_or("") }, after))
}
