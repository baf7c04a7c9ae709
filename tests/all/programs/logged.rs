//! What the shipped programs ask for after sessions that were logged, each case worked by hand.
//!
//! A performed session is a row of lines, `squat: 5@60 5@60 4@60`: what was lifted, in the unit
//! of the plan. Sessions stand in the order of the plan; a lift that is not named was not done.
//! The sessions after the last one that was performed are projected, every set met exactly.

#[path = "logged/five_three_one.rs"]
mod five_three_one;
#[path = "logged/novices.rs"]
mod novices;
#[path = "logged/open_sets.rs"]
mod open_sets;
#[path = "logged/reps.rs"]
mod reps;
#[path = "logged/stages.rs"]
mod stages;
#[path = "logged/weeks.rs"]
mod weeks;

use super::published::{each, targets};
use super::read;
use crate::support::{schedule_after, schedule_assuming_misses};

/// A case: what was done session by session, and what the program then asks for.
struct Case {
    /// What it shows.
    claim: &'static str,
    /// The program.
    program: &'static str,
    /// Words of the plan that are exchanged, so that a case gets round numbers or more weeks.
    instead: &'static [(&'static str, &'static str)],
    /// What was done in which sessions, counted from 0. Of the others in front of the one that
    /// is looked at nothing was done.
    performed: &'static [(usize, &'static [&'static str])],
    /// The session that is looked at, from 0 through the whole program.
    session: usize,
    /// The lift.
    lift: &'static str,
    /// Its sets, of a range the low end.
    sets: &'static str,
}

fn plan(case: &Case) -> String {
    let mut text = read(&format!("programs/{}.plan", case.program));
    for (from, to) in case.instead {
        assert!(text.contains(from), "{}: {from}", case.claim);
        text = text.replace(from, to);
    }
    text
}

#[test]
fn programs_answer_to_what_was_done() {
    let mut wrong = Vec::new();
    let cases = [five_three_one::CASES, novices::CASES, open_sets::CASES, reps::CASES, stages::CASES, weeks::CASES];
    for case in cases.into_iter().flatten() {
        let mut performed = vec![NOTHING; case.session];
        for (session, lines) in case.performed {
            performed[*session] = lines;
        }
        let schedule = schedule_after(&plan(case), &performed);
        let session = &schedule.sessions[case.session];
        let line = session.exercises.iter().find(|exercise| &*exercise.lift == case.lift);
        let line = line.unwrap_or_else(|| panic!("{}: no {} in {session:?}", case.claim, case.lift));
        let asked = targets(line);
        if asked != case.sets {
            wrong.push(format!("{}: {}\n  asked:    {asked}\n  expected: {}", case.program, case.claim, case.sets));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

const NOTHING: &[&str] = &[];

/// Twelve reps three times: the second and the third are no better than before.
#[test]
fn dc_training_exchanges_a_lift_that_twice_was_no_better() {
    let again: &[&str] = &["incline bench press: 8@155 3@155 1@155"];
    let turn = [again, NOTHING, NOTHING, NOTHING];
    let notes = |turns: usize| {
        let schedule = schedule_after(&read("programs/dc-training.plan"), &turn.repeat(turns));
        let said: Vec<String> =
            schedule.sessions[4 * turns].exercises[0].notes.iter().map(|note| note.to_string()).collect();
        said.join(" ")
    };
    assert_eq!(notes(2), "");
    assert!(notes(3).contains("another lift"), "{}", notes(3));
}

/// With every session missed (`--assume miss`): three times each weight, 10 % less, and 3x5
/// after the third deload.
#[test]
fn stronglifts_ends_in_three_fives_when_everything_is_missed() {
    let text = read("programs/stronglifts.plan").replace("fives(60kg)", "fives(100kg)");
    let schedule = schedule_assuming_misses(&text);
    let squat = schedule.sessions.iter().map(|session| targets(&session.exercises[0]));
    let weights = ["5x5@100", "5x5@90", "5x5@80", "3x5@72.5"];
    let expected = weights.iter().flat_map(|sets| std::iter::repeat_n(each(sets), 3));
    assert_eq!(squat.collect::<Vec<_>>(), expected.collect::<Vec<_>>());
}

/// With every session missed: the three stages of the first tier at one weight.
#[test]
fn gzclp_goes_through_its_stages_when_everything_is_missed() {
    let schedule = schedule_assuming_misses(&read("programs/gzclp.plan"));
    let first_tier: Vec<String> =
        [0, 4, 8].map(|session: usize| targets(&schedule.sessions[session].exercises[0])).into();
    let stage = |sets: usize, reps: u8| format!("{} {reps}+@190", vec![format!("{reps}@190"); sets - 1].join(" "));
    assert_eq!(first_tier, [stage(5, 3), stage(6, 2), stage(10, 1)]);
}
