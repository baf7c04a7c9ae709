//! What can be read in two ways, both of them likely: both are shown, and neither is certain.

use super::super::parts::reads;
use super::commas::sets_before;
use super::loosely::LONGEST;
use crate::parse::SyntaxError;
use crate::source::Span;

/// What to say of a part with more than one meaning; `before` is the text in front of it.
pub(super) fn find(before: &str, written: &str, whole: Span) -> Option<SyntaxError> {
    if written.len() > LONGEST {
        return None;
    }
    let help = repeated_with_a_load(before, written)
        .or_else(|| step_alone(before, written))
        .or_else(|| less_than_the_top(written))
        .or_else(|| range_in_brackets(written))
        .or_else(|| long_pause(written))
        .or_else(|| cut_short(written))
        .or_else(|| sets_or_reps_of_a_load(written))?;
    Some(SyntaxError::OtherNotation { written: written.to_owned(), help: help.into(), replacement: None, span: whole })
}

/// The number of a load or of a range of them, and its unit: `10-15%`.
fn amount(text: &str) -> Option<(&str, &str)> {
    let unit = ["%", "kg", "lb", "lbs"].into_iter().find(|unit| text.ends_with(unit))?;
    let number = text.strip_suffix(unit)?.trim_end();
    let is_number = |number: &str| {
        number.starts_with(|c: char| c.is_ascii_digit()) && number.bytes().all(|b| b.is_ascii_digit() || b == b'.')
    };
    number.split('-').all(is_number).then_some((number, unit))
}

fn low_end(number: &str) -> f64 {
    number.split('-').next().and_then(|low| low.parse().ok()).unwrap_or(0.0)
}

/// `same 85%` behind other sets: that load, or a step.
fn repeated_with_a_load(before: &str, written: &str) -> Option<String> {
    let load = written.strip_prefix("same ").or_else(|| written.strip_prefix("ditto "))?.trim_start_matches(['@', ' ']);
    let (number, unit) = amount(load).filter(|(number, _)| low_end(number) > 10.0)?;
    let column = before.trim_end().strip_suffix('|')?;
    let column = column.rsplit(['|', ':', '\n']).next()?;
    let sets = column.split('@').next()?.trim();
    let sets = if sets.is_empty() || !reads(sets) { "3x5" } else { sets };
    let step = if low_end(number) > 50.0 { "5" } else { number };
    Some(format!("sets with a load of their own are written out, `{sets} @{load}`; a step is `same +{step}{unit}`"))
}

/// `5 @100kg, -10%`: a step without sets, where no weeks are side by side.
fn step_alone(before: &str, written: &str) -> Option<String> {
    let sign = written.get(..1).filter(|sign| ["-", "+"].contains(sign))?;
    let load = written.get(1..)?.trim_start();
    amount(load)?;
    let row = before.trim_end().strip_suffix([',', ';'])?;
    let (sets, _) = sets_before(row.get(..row.rfind('@').unwrap_or(row.len()))?);
    let role = sets.find(|c: char| c.is_ascii_digit())?;
    let sets = sets.get(role..).filter(|sets| reads(sets)).unwrap_or("5");
    Some(format!("write the sets in front of it: `{sets} @{sign}{load} of prev`; `same` stands only between two `|`"))
}

/// `backoff 3x3 10-15%`, `backoff 3x8 - 5kg`, `3x8 @10% drop`: so much less, or so much.
fn less_than_the_top(written: &str) -> Option<String> {
    let (head, word) = written.rsplit_once(' ')?;
    let last = ["drop", "backoff", "back-off", "dropset"].iter().any(|drop| word.eq_ignore_ascii_case(drop));
    let (sets, load) = if last {
        let (sets, load) = head.rsplit_once('@')?;
        amount(load.trim()).filter(|(number, unit)| *unit == "%" && low_end(number) <= 50.0)?;
        (sets.trim_end(), load.trim())
    } else {
        let (sets, dash) = head.strip_suffix(" -").map_or((head, false), |sets| (sets, true));
        let lower = sets.to_lowercase();
        let role = ["backoff ", "drop "].iter().any(|role| lower.starts_with(role));
        let (_, unit) = amount(word).filter(|_| role && !written.contains('@'))?;
        if !dash && unit != "%" {
            return None;
        }
        (sets.trim_end(), word)
    };
    let (number, unit) = amount(load)?;
    let named = sets.starts_with(char::is_alphabetic);
    let sets = if named { sets.to_owned() } else { format!("backoff {sets}") };
    if !reads(&sets) {
        return None;
    }
    if unit == "%" && low_end(number) > 50.0 {
        return Some(format!("of the top set it is `{sets} @{load} of top`, of the max `{sets} @{load}`"));
    }
    Some(if unit == "%" {
        let top = 100.0 - low_end(number);
        format!(
            "so much less than the top set is `{sets} @-{load}` or `{sets} @{top}% of top`, a share of the max `{sets} @{load}`"
        )
    } else {
        format!("so much less than the top set is `{sets} @-{load}`, the load itself `{sets} @{load}`")
    })
}

/// `3x(8-12) @60kg`, `3x[8-10]`: a range, or the pieces of a cluster.
fn range_in_brackets(written: &str) -> Option<String> {
    let open = written.find(['(', '['])?;
    let close = written.find([')', ']']).filter(|close| *close > open)?;
    let (sets, inside, rest) = (written.get(..open)?, written.get(open + 1..close)?, written.get(close + 1..)?);
    let count = sets.trim_end().strip_suffix(['x', 'X', '×'])?;
    let numbers: Vec<u32> = inside.split('-').map(|number| number.trim().parse().ok()).collect::<Option<_>>()?;
    let is_count = !count.is_empty() && count.bytes().all(|byte| byte.is_ascii_digit());
    if !is_count || numbers.len() < 2 || numbers.iter().all(|number| Some(number) == numbers.first()) {
        return None;
    }
    let joined = |sign: &str| numbers.iter().map(ToString::to_string).collect::<Vec<_>>().join(sign);
    let cluster = format!("the pieces of a cluster have a `+` between them: `{count}x({}){rest}`", joined("+"));
    Some(match numbers.as_slice() {
        [low, high] if low < high => {
            format!("a range of reps has no brackets, `{count}x{low}-{high}{rest}`; {cluster}")
        }
        _ => format!("sets with reps of their own are listed, `{}{rest}`; {cluster}", joined(", ")),
    })
}

/// `5x3 @80% 3min pause`, `5x3 @80% pause 3m`: nobody pauses inside of a rep for minutes.
fn long_pause(written: &str) -> Option<String> {
    let words: Vec<&str> = written.split(' ').filter(|word| !word.is_empty()).collect();
    let at = words.iter().position(|word| word.eq_ignore_ascii_case("pause"))?;
    let minutes = |word: &str| {
        let digits = word.find(|c: char| !c.is_ascii_digit() && c != '-').filter(|digits| *digits > 0)?;
        let (number, unit) = word.split_at_checked(digits)?;
        ["m", "min", "mins"].contains(&unit.to_lowercase().as_str()).then(|| number.to_owned())
    };
    let before = words.get(at.checked_sub(1)?).and_then(|word| minutes(word)).map(|number| (at - 1, number));
    let (from, number) = before.or_else(|| words.get(at + 1).and_then(|word| minutes(word)).map(|n| (at, n)))?;
    let sets = words.get(..from)?.join(" ");
    let rest = words.get(from + 2..)?.iter().fold(String::new(), |rest, word| rest + " " + word);
    Some(format!(
        "a pause inside of a rep lasts seconds, `pause 3s`; between the sets it is `{sets} rest {number}min{rest}`"
    ))
}

/// `tot 5`, `3x8 max`, `5x60k`: words cut short.
fn cut_short(written: &str) -> Option<String> {
    let is_number = |number: &str| !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
    let thousand = written.strip_suffix(['k', 'K']).map(str::trim_end);
    if let Some(number) = thousand.filter(|number| is_number(number)) {
        return Some(format!("`k` is no unit; a distance is `{number}km`"));
    }
    if let Some(number) = thousand
        && let Some((sets, number)) = number.rsplit_once(['x', 'X', '×'])
        && is_number(sets)
        && is_number(number)
    {
        return Some(format!("`k` is no unit: a load is `{sets} @{number}kg`, a distance `{sets}x{number}km`"));
    }
    let (first, rest) = written.split_once(' ')?;
    if first.eq_ignore_ascii_case("tot") && rest.starts_with(|c: char| c.is_ascii_digit()) {
        return Some(format!("`total {rest}` counts the reps of all sets, `top {rest}` is a top set"));
    }
    if rest.trim().eq_ignore_ascii_case("max") && first.contains('x') && reads(first) {
        let sets = first.split('x').next().unwrap_or("3");
        return Some(format!("as many reps as possible are `{sets}xamrap`; an all-out set is `{first} @max`"));
    }
    None
}

/// `5x100kg`: five reps, or five singles.
fn sets_or_reps_of_a_load(written: &str) -> Option<String> {
    let (count, load) = written.split_once(['x', 'X', '×'])?;
    let (count, load) = (count.trim_end(), load.trim_start());
    let (number, unit) = amount(load)?;
    let unit = unit.trim_end_matches('s');
    let (role, count) = count.rsplit_once(' ').map_or(("", count), |(role, count)| (role, count));
    let is_count = (1..=2).contains(&count.len()) && count.bytes().all(|byte| byte.is_ascii_digit());
    let is_role = role.chars().all(char::is_alphabetic);
    let role = if role.is_empty() { String::new() } else { format!("{role} ") };
    (is_count && is_role && unit != "%").then(|| {
        format!("`{role}{count} @{number}{unit}` is one set of {count}, `{role}{count}x1 @{number}{unit}` are {count} singles")
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Finding as _;

    #[test]
    fn both_readings_are_told() {
        for (written, one, other) in [
            ("backoff 3x3 10-15%", "@-10-15%", "@10-15%"),
            ("3x8 @10% drop", "backoff 3x8 @-10%", "backoff 3x8 @10%"),
            ("backoff 3x3 90%", "@90% of top", "@90%`"),
            ("3x(8-12) @60kg", "`3x8-12 @60kg`", "`3x(8+12) @60kg`"),
            ("5x100kg", "`5 @100kg`", "`5x1 @100kg`"),
        ] {
            let error = find("", written, Span::new(0, written.len()));
            assert!(error.as_ref().is_some_and(|error| error.replacement().is_none()), "{written}");
            let help = format!("{error:?}");
            assert!(help.contains(one) && help.contains(other), "{help}");
        }
    }
}
