//! Words that coaches use and the language has others for.

use crate::parse::Help;

/// What to write instead of a word in the place of sets, and the label for it.
pub(super) fn hint(word: &str) -> Option<(Help, &'static str)> {
    Some(match word.to_lowercase().as_str() {
        "same" => (
            Help::example("`same` stands alone between two `|`, or with a step", "same +5kg"),
            "more behind it than a step",
        ),
        "emom" => {
            (Help::example("a set every minute is written behind the sets", "10x3 @60% every 1min"), "not a role")
        }
        "off" | "deload" | "none" | "--" | "skip" => (
            "a week without the lift is a `-` between two `|`; other sets are written out, without the word".into(),
            "not sets",
        ),
        "max" | "maximum" | "failure" | "maxout" => (
            "as many reps as possible are `amrap`, `3xamrap`; an all-out set of three is `3 @max`".into(),
            "not a number of reps",
        ),
        "up" | "to" | "heavy" | "build" => {
            (Help::example("work up with a ramp and a top set", "ramp 3@RPE5..8; top 3 @RPE8"), "not a role")
        }
        "x" => (Help::example("write the number of sets in front of the `x`", "3x5"), "no sets in front of it"),
        "reps" | "rep" | "set" | "sets" => {
            ("a number alone is reps, `3x5` three sets of five".into(), "needs a number")
        }
        "paused" | "(paused)" => (
            "a variant stands in brackets behind the lift: `bench (paused): 3x5`; a remark in quotes".into(),
            "not sets",
        ),
        _ => return None,
    })
}

/// What to write instead of a word behind sets, and the label for it.
pub(super) fn hint_behind_sets(rest: &str) -> Option<(Help, &'static str)> {
    let word = rest.split(' ').next().unwrap_or(rest).to_lowercase();
    let word = word.trim_start_matches(['/', '+', '(']).trim_end_matches([')', ',', '.']);
    Some(match word {
        "reps" | "rep" | "times" => {
            (Help::example("a number behind the `x` is reps, so leave the word out", "3x5"), "not needed")
        }
        "sets" | "set" => (Help::example("the number in front of the `x` is the sets", "3x5"), "not needed"),
        "xmax" | "xfailure" | "xmaximum" | "failure" => (
            "as many reps as possible are `amrap`: `3xamrap`; an all-out set of three is `3 @max`".into(),
            "not a number of reps",
        ),
        "leg" | "legs" | "arm" | "arms" | "es" | "each" | "per" | "ea" => {
            (Help::example("for each side is written `/side`", "3x8/side"), "not understood")
        }
        "at" => (Help::example("a load stands behind an `@`", "5x5 @80%"), "an `@` is meant"),
        "kg" | "kgs" | "lb" | "lbs" => {
            (Help::example("a load stands behind an `@`, after its sets", "5 @100kg"), "a load in the place of reps")
        }
        "amrap" | "amap" => (
            "as many reps as possible are `amrap`, `3xamrap`, or behind a least number `5+`; the last of three is \
             `2x5, 5+`"
                .into(),
            "not behind other reps",
        ),
        "last" => (
            "list the sets: `2x12, 12+` ends with as many reps as possible; a remark stands in quotes".into(),
            "not understood",
        ),
        "test" => (
            "a test is of a rep max and has no other sets, `test 1RM`; a remark stands in quotes, `3x5 @100kg \"test\"`".into(),
            "not behind sets",
        ),
        "less" | "minus" | "lighter" => (
            Help::example("so much less than the top set has a sign", "backoff 3x8 @-10%"),
            "not understood",
        ),
        "emom" => ("a set every minute is `every 1min`".into(), "not understood"),
        "then" | "and" | "&" => {
            (Help::example("separate sets by a `,`, segments by a `;`", "3x5 @80%, 1x3 @85%"), "a separator is missing")
        }
        "total" => ("a total comes first: `total 50`, `total 12 in 1-3`".into(), "in the wrong order"),
        "h" | "hr" | "hour" | "hours" => (Help::example("write minutes", "60min"), "no such unit"),
        "paused" => {
            (Help::example("a variant stands in brackets behind the lift", "bench (paused): 3x5"), "not understood")
        }
        _ => return None,
    })
}
