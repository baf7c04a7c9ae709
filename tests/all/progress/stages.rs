//! Progress: stages and ladders.

use liftplan::model::{Assume, Athlete};
use liftplan::source::Source;

use super::{after, next, projected};
use crate::support::{codes, line};

#[test]
fn stages_are_gone_through_on_misses_and_begin_again_heavier() {
    let plan = "max squat 5RM 150kg\nblock 8 weeks\nT1 squat: 4x3, 3+ -> 5x2, 2+ -> 9x1, 1+ @85% of 5RM\n\
                progress on hit: +5kg; on miss: next stage; after last stage: first stage at its last load +5kg";
    // 85 % of 150 kg are 127.5 kg. Two hits, then every stage is missed at 137.5 kg.
    let hits = ["3 3 3 3 5", "3 3 3 3 4"];
    assert_eq!(next(plan, &hits), "3@137.5 3@137.5 3@137.5 3@137.5 3+@137.5");
    let missed = [hits[0], hits[1], "3 3 3 3 2"];
    assert_eq!(next(plan, &missed), "2@137.5 2@137.5 2@137.5 2@137.5 2@137.5 2+@137.5");
    let twice = [missed[0], missed[1], missed[2], "2 2 2 2 2 1"];
    assert!(next(plan, &twice).ends_with("1+@137.5"));
    let thrice = [twice[0], twice[1], twice[2], twice[3], "1 1 1 1 1 1 1 1 1 0"];
    assert_eq!(next(plan, &thrice), "3@142.5 3@142.5 3@142.5 3@142.5 3+@142.5");
    // The stage keeps the load that it was reached with and moves it on.
    let recovered = [missed[0], missed[1], missed[2], "2 2 2 2 2 2"];
    assert!(next(plan, &recovered).ends_with("2+@142.5"));
}

#[test]
fn the_reps_of_the_last_stage_stay_when_their_range_is_owned() {
    let plan =
        "block 5 weeks\npush-up -> ring push-up: 5-6 -> 5-6\nprogress reps then next stage; after last stage: swap";
    assert_eq!(projected(plan, Assume::Hit), ["5-6", "6", "5-6", "6", "6"]);
    let swap = after(plan, Vec::new(), Assume::Hit);
    let notes: Vec<bool> = swap.sessions.iter().map(|session| !session.exercises[0].notes.is_empty()).collect();
    assert_eq!(notes, [false, false, false, false, true]);
    // Where a rule says what comes, it begins at the low end.
    let heavier = "block 3 weeks\nsquat: 5-6 -> 3-4 @100kg\nprogress reps then next stage; after last stage: +5kg";
    assert_eq!(next(heavier, &["6", "4"]), "3-4@105");
}

#[test]
fn the_last_load_of_a_stage_is_the_one_that_it_was_left_with() {
    let plan = "block 3 weeks\nsquat: 5 @100kg -> 3 @110kg\n\
                progress on hit: next stage, +5kg; after last stage: first stage at its last load +5kg";
    // 100 kg, 5 kg more for the way back, and the 5 kg of this session.
    assert_eq!(projected(plan, Assume::Hit), ["5@100", "3@115", "5@110"]);
}

#[test]
fn a_ladder_has_a_state_of_its_own() {
    let plan = "block 2 weeks\nday\nsquat: 5 @60kg\n  progress on hit: +5kg\nday\nsquat -> front squat: 5 @60kg\n  \
                progress on 9 misses: next stage";
    assert_eq!(projected(plan, Assume::Hit), ["5@60", "5@60", "5@65", "5@60"]);
}

#[test]
fn the_load_of_the_last_stage_serves_top_sets_that_have_none() {
    let plan = "block 2 weeks\nsquat: top 3; backoff 5 @-10% -> top 1 @100kg\nprogress on hit: next stage";
    assert_eq!(projected(plan, Assume::Hit), ["3@100 5@90", "1@100"]);
}

#[test]
fn the_lifts_of_a_ladder_do_not_take_each_others_steps() {
    let plan = "block 4 weeks\nsquat -> front squat: 5-6 @60kg\n\
                progress reps then +5kg; on 2 misses: next stage";
    assert_eq!(next(plan, &["6", "4", "4"]), "5-6@60");
}

#[test]
fn a_ladder_goes_from_lift_to_lift() {
    let plan = "block 4 weeks\npush-up -> ring push-up: 1x8-9 -> 1x5-6\nprogress reps then next stage";
    let schedule = after(plan, Vec::new(), Assume::Hit);
    let lifts: Vec<String> = schedule
        .sessions
        .iter()
        .map(|session| format!("{} {}", session.exercises[0].lift, line(&session.exercises[0])))
        .collect();
    assert_eq!(lifts, ["push-up 8-9", "push-up 9", "ring push-up 5-6", "ring push-up 6"]);
    assert_eq!(codes("plank -> ab wheel: 3x20s -> 3x8 -> 3x5\nprogress on hit: next stage"), ["E0610"]);
}

#[test]
fn a_scheme_may_hold_stages() {
    let plan = "scheme gzcl = 2x3 -> 3x2 @80kg\n  progress on miss: next stage\nblock 2 weeks\nsquat: gzcl; 1x10 @40kg";
    assert_eq!(next(plan, &["3 2 10"]), "2@80 2@80 2@80 10@40");
    assert_eq!(next(plan, &["3 3 10"]), "3@80 3@80 10@40");
}

#[test]
fn a_stage_without_a_load_goes_on_at_that_of_the_stage_before() {
    let plan = |stages: &str| {
        let plan = format!("block 3 weeks\nsquat: {stages}\nprogress on hit: next stage; after last stage: swap");
        projected(&plan, Assume::Hit)
    };
    assert_eq!(plan("3 @80kg -> 2 -> 1"), ["3@80", "2@80", "1@80"]);
    assert_eq!(plan("3 -> 2 @80kg -> 1"), ["3@80", "2@80", "1@80"]);
    assert_eq!(plan("3 @80kg -> 2 -> 1 @90kg"), ["3@80", "2@90", "1@90"]);
    // The lifts of a ladder have loads of their own.
    let ladder = "block 2 weeks\nsquat -> front squat: 3 @80kg -> 2\nprogress on hit: next stage";
    assert_eq!(projected(ladder, Assume::Hit), ["3@80", "2"]);
}

#[test]
fn a_stage_that_serves_a_whole_ladder_is_checked_once() {
    for (sets, code) in [("backoff 3x5 @20kg", "E0301"), ("3x8 @90% of prev", "E0302")] {
        let plan = format!("plank -> ab wheel -> dragon flag: {sets}\nprogress on hit: next stage");
        let compiled = liftplan::compile(&Source::new("test.plan", plan.as_str()), &Athlete::default());
        assert_eq!(compiled.diagnostics.errors(), 1, "{plan}");
        assert_eq!(codes(&plan), [code], "{plan}");
    }
}

#[test]
fn a_column_in_the_place_of_a_stage_is_shown_beside_a_stage() {
    let source = Source::new("test.plan", "squat: 3x5 @50kg -> - -> 3x3\nprogress on miss: next stage");
    let compiled = liftplan::compile(&source, &Athlete::default());
    let found = compiled.diagnostics.sorted();
    let labels: Vec<usize> = found[0].labels().unwrap().map(|label| label.offset()).collect();
    assert!(labels.len() == 2 && labels[0] != labels[1], "{labels:?}");
}

#[test]
fn of_several_loads_each_goes_to_the_sets_of_the_same_role_and_place() {
    let rule = "progress on hit: next stage";
    let staged = |sets: &str, weeks: u16| {
        projected(&format!("max squat 100kg\nblock {weeks} weeks\nsquat: {sets}\n{rule}"), Assume::Hit)
    };
    let two = staged("top 3 @80kg; backoff 3x5 @60kg -> top 2; backoff 3x3", 2);
    assert_eq!(two, ["3@80 5@60 5@60 5@60", "2@80 3@60 3@60 3@60"]);
    let share = staged("top 3 @80kg; backoff 2x5 @-10% -> top 2; backoff 2x3", 2);
    assert_eq!(share, ["3@80 5@72.5 5@72.5", "2@80 3@72.5 3@72.5"]);
    assert_eq!(staged("5 @60%, 3 @80% -> 5, 2", 2), ["5@60 3@80", "5@60 2@80"]);
    assert_eq!(staged("2x3 @80kg, 3+ @70kg -> 2x2, 2+", 2)[1], "2@80 2@80 2+@70");
    assert_eq!(staged("top 3; backoff 5 -> top 2 @80kg; backoff 3 @60kg", 2)[0], "3@80 5@60");
    assert_eq!(staged("top 3 @80kg; backoff 5 @60kg -> top 2 -> top 1", 3)[2], "1@80");
    assert_eq!(staged("2x5 @65/70kg -> 2x3", 2)[1], "3@65 3@70");
    // A warm-up of a stage is none of its loads.
    assert_eq!(staged("warmup 5 @40kg; 3 @80kg -> warmup 3 @50kg; 2 -> 1", 3)[1..], ["3@50 2@80", "1@80"]);
}

#[test]
fn a_stage_that_the_loads_of_another_do_not_fit_is_an_error() {
    for sets in [
        "4x3 @80kg, 3+ @70kg -> 5x2, 2+ -> 3x1",
        "top 3 @80kg; backoff 3x5 @60kg -> 3x3",
        "3x5 -> 4x3 @80kg, 3+ @70kg",
        "4x5 @65/70/75/80kg -> 3x3",
        "4x5 @50..65kg -> 3",
    ] {
        let plan = format!("block 3 weeks\nsquat: {sets}\nprogress on hit: next stage");
        assert_eq!(codes(&plan), ["E0611"], "{plan}");
    }
    let plan = "block 3 weeks\nsquat: 2x3 @80kg, 3+ @70kg -> 5x2\nprogress on hit: next stage";
    let said = crate::support::compile(plan).diagnostics.sorted()[0].to_string();
    assert_eq!(said, "stage 2 has no load, and of those of stage 1 it is not clear which it takes");
    let scheme = "scheme s = 2x3 @80kg, 3+ @70kg -> 5x2\nblock 3 weeks\nsquat: s\nprogress on hit: next stage\nbench: s\n\
                  progress on hit: next stage";
    assert_eq!(crate::support::compile(scheme).diagnostics.sorted().len(), 1);
}
