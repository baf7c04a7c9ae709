//! Numbers that are joined by a `/` or an `x` in an order of which it is not certain what it says.

use super::super::parts::reads;
use super::loosely::LONGEST;
use crate::parse::SyntaxError;
use crate::source::Span;

/// What to say of such numbers.
pub(super) fn find(written: &str, whole: Span) -> Option<SyntaxError> {
    if written.len() > LONGEST {
        return None;
    }
    let help = listed_with_loads(written).or_else(|| range_with_a_slash(written)).or_else(|| load_among(written))?;
    Some(SyntaxError::OtherNotation { written: written.to_owned(), help: help.into(), replacement: None, span: whole })
}

fn is_count(text: &str) -> bool {
    (1..=2).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// `5/3/1 @75/85/95%`: reps of single sets, and their loads.
fn listed_with_loads(written: &str) -> Option<String> {
    let (reps, load) = written.split_once(" @")?;
    let reps: Vec<&str> = reps.split('/').map(str::trim).collect();
    let (last, others) = reps.split_last()?;
    if others.len() < 2 || !others.iter().all(|reps| is_count(reps)) || !is_count(last.trim_end_matches('+')) {
        return None;
    }
    let meant = format!("{} @{load}", reps.join(", "));
    super::super::loads::read(&format!("@{load}"))?;
    Some(format!("sets with reps of their own are listed: `{meant}`"))
}

/// `3x8/10`, `2/3x5`: a range, or a list.
fn range_with_a_slash(written: &str) -> Option<String> {
    let (sets, behind) = written.split_once(['x', 'X', '×'])?;
    let (reps, rest) = behind.split_once(' ').map_or((behind, ""), |(reps, rest)| (reps, rest));
    let gap = if rest.is_empty() { "" } else { " " };
    let ascending = |low: &str, high: &str| {
        let number = |text: &str| text.parse::<u32>().ok().filter(|_| is_count(text));
        number(low).zip(number(high)).is_some_and(|(low, high)| low < high)
    };
    if let Some((low, high)) = reps.split_once('/').filter(|(low, high)| ascending(low, high) && is_count(sets)) {
        return Some(format!(
            "a range has a `-`, `{sets}x{low}-{high}{gap}{rest}`; sets of their own are listed, `{low}, {high}{gap}{rest}`"
        ));
    }
    let (low, high) = sets.split_once('/').filter(|(low, high)| ascending(low, high) && is_count(reps))?;
    let range = format!("{low}-{high}x{reps}{gap}{rest}");
    reads(&range).then(|| format!("a range of sets has a `-`: `{range}`"))
}

/// `5x80%x3`, `3 x 60kg x 5`: a load between two numbers.
fn load_among(written: &str) -> Option<String> {
    let mut factors = written.split(['x', 'X', '×']).map(str::trim);
    let (one, load, other) = (factors.next()?, factors.next()?, factors.next()?);
    let number = ["%", "kg", "lbs", "lb"].into_iter().find_map(|unit| load.strip_suffix(unit))?.trim_end();
    let load = load.trim_end_matches('s');
    if factors.next().is_some() || !is_count(one) || !is_count(other) || number.parse::<f64>().is_err() {
        return None;
    }
    let meant = format!("{one}x{other} @{load}");
    Some(if one == other {
        format!("the load comes last: `{meant}`")
    } else {
        format!(
            "the load comes last: `{meant}` are {one} sets of {other}, `{other}x{one} @{load}` {other} sets of {one}"
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_shown_reads() {
        for (written, expected) in [
            ("5/3/1 @75/85/95%", "`5, 3, 1 @75/85/95%`"),
            ("3x8/10", "`3x8-10`"),
            ("5x80%x3", "`5x3 @80%`"),
            ("3 x 60kg x 5", "`3x5 @60kg`"),
        ] {
            let help = find(written, Span::new(0, written.len())).map(|error| format!("{error:?}"));
            assert!(help.as_ref().is_some_and(|help| help.contains(expected)), "{written}: {help:?}");
        }
    }
}
