//! What to say of a load that goes on where it should end, or whose numbers do not agree.

use super::first_word;
use crate::parse::Help;

/// What stands behind a load that is complete without it.
pub(super) fn behind(before: &str, behind: &str) -> Option<Help> {
    let word = first_word(behind);
    let lower = word.to_lowercase();
    let body = before.trim_start_matches('@').trim();
    let is_effort = body.get(..3).is_some_and(|scale| ["rpe", "rir"].contains(&scale.to_lowercase().as_str()));
    if lower == "bar" || body.eq_ignore_ascii_case("bar") && behind.starts_with('+') {
        return Some(Help::example("write the whole load, with the bar in it", "@40kg"));
    }
    if lower == "cap" {
        return Some(if is_effort {
            "an effort has no ceiling of its own; write a range, `@RPE8-9`, or a load with one, `@80% cap RPE9`".into()
        } else {
            Help::example("a ceiling is an effort", format!("{before} cap RPE9"))
        });
    }
    if is_effort && (lower.starts_with("rpe") || lower.starts_with("rir")) {
        return Some("one effort is enough; a range is `@RPE8-9`".into());
    }
    if is_effort && behind == "+" {
        return Some("an effort has no `+`; a range is `@RPE8-10`".into());
    }
    if is_effort && behind.starts_with(['+', '-']) {
        return Some(Help::general(
            "an effort takes no load; it climbs by points, `@RPE7 +0.5/week`, or stands behind a load: `@70% +10kg RPE8`",
        ));
    }
    let figures: String = word.chars().filter(|c| !"-/.".contains(*c)).collect();
    if figures.len() == 4 && figures.chars().all(|c| c.is_ascii_digit() || "xX".contains(c)) {
        return Some(Help::example("four figures are a tempo", format!("{before} tempo {figures}")));
    }
    let rest = lower.strip_prefix('r').filter(|time| is_number(time));
    if let Some(seconds) = rest {
        return Some(Help::example("a rest is written in full, with its unit", format!("{before} rest {seconds}s")));
    }
    if let Some(number) = behind.strip_prefix(['+', '-']).map(str::trim).filter(|rest| is_number(rest)) {
        let sign = behind.get(..1).unwrap_or("+");
        return Some(Help::example("write the unit of what is added", format!("{before} {sign}{number}kg")));
    }
    let unit = ["kg", "lb", "%"].into_iter().any(|unit| lower.ends_with(unit));
    if unit && !body.eq_ignore_ascii_case("max") && word.starts_with(|c: char| c.is_ascii_digit()) {
        return Some(format!(
            "one load stands behind an `@`; more on it has a sign, `{before} +{word}`, and loads of single sets are a list, `@65/70/75%`"
        ).into());
    }
    of_is_missing(before, behind)
}

/// `@80% squat`, `@80% bw`: what stands behind a percent as if it were of it.
fn of_is_missing(before: &str, behind: &str) -> Option<Help> {
    let word = first_word(behind);
    let is_name = behind.chars().all(|c| c.is_alphabetic() || c == ' ' || c == '-') && word.len() > 2;
    let is_max = ["max", "the", "off", "from"].contains(&word.to_lowercase().as_str());
    if !before.ends_with('%') || !(is_name && !is_max || word.eq_ignore_ascii_case("bw")) {
        return None;
    }
    if ["bw", "bodyweight", "body"].contains(&word.to_lowercase().as_str()) {
        return Some("a share of bodyweight cannot be written; less than it is `@bw-20kg`, more `@bw+20kg`".into());
    }
    Some(format!("a share of another lift's max has an `of`, `{before} of {behind}`; a remark stands in quotes").into())
}

/// Why numbers that look like a load are none.
pub(super) fn numbers(body: &str) -> Help {
    let lower = body.to_lowercase();
    let places =
        body.split('.').skip(1).any(|places| places.find(|c: char| !c.is_ascii_digit()).unwrap_or(places.len()) > 3);
    if places {
        return Help::example("a number has at most three places", "@82.125kg");
    }
    if lower.starts_with("rpe") || lower.starts_with("rir") {
        return Help::general(
            "an effort is a number or a range without a unit or a sign: `@RPE8`, `@RIR2-3`; with a load it stands behind it: `@80% RPE8`",
        );
    }
    let units = ["%", "kg", "lb"].into_iter().filter(|unit| lower.contains(unit)).count();
    if units > 1 {
        return "the numbers of a load have one unit: `@70/75/80%`, `@60kg..80kg`; the output is in the unit of the plan".into();
    }
    if lower.starts_with("bw") {
        return Help::general(
            "what is added to bodyweight has a sign, what is taken off it too: `@bw+20kg`, `@bw-30kg`",
        );
    }
    let digits = |number: &str| number.bytes().filter(u8::is_ascii_digit).count();
    if body.split(['-', '/', '.']).any(|number| digits(number) > 6) {
        return "no load is so large".into();
    }
    "a range has two ends, `@70-75%`; across the sets go `@70..80%` and, one for each, `@70/75/80%`".into()
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.')
}
