//! 5/3/1 and its relatives, all percents of the training max.

use liftplan::model::{Measure, Role};

use super::program;
use super::published::{By, KG, Published, each, rests, warm_ups};

/// The four weeks as published; week 4 is the deload.
const WEEKS: [&str; 4] =
    ["1x5@65 1x5@75 1x5+@85", "1x3@70 1x3@80 1x3+@90", "1x5@75 1x3@85 1x1+@95", "1x5@40 1x5@50 1x5@60"];

/// What is done before them, but in the deload week.
const WARM_UPS: &str = "1x5@40 1x5@50 1x3@60";

/// The days in their order: the lift, its training max in the first cycle (90 % of 60, 180, 100
/// and 140 kg) and what each cycle adds to it: 2.5 kg for the upper body, 5 kg for the lower.
const DAYS: [(&str, f64, f64); 4] =
    [("overhead press", 54.0, 2.5), ("deadlift", 162.0, 5.0), ("bench press", 90.0, 2.5), ("squat", 126.0, 5.0)];

/// Compares all of three cycles of four weeks; `extra` is what follows the main sets in that
/// cycle and week, both from 0.
fn assert_three_cycles(name: &str, extra: impl Fn(usize, usize) -> Option<String>) {
    let schedule = program(name);
    let mut published = Published::default();
    for cycle in 0..3_usize {
        for (week, main) in WEEKS.iter().enumerate() {
            for (day, (lift, training_max, step)) in (1..).zip(DAYS) {
                let sets = match extra(cycle, week) {
                    Some(extra) => format!("{main} {extra}"),
                    None => (*main).to_owned(),
                };
                let training_max = training_max + step * cycle as f64;
                published.session(cycle * 4 + week + 1, day, &[(lift, KG.loads(&sets, training_max))]);
                let exercise = &schedule.sessions[(cycle * 4 + week) * 4 + day - 1].exercises[0];
                let before = if week == 3 { String::new() } else { KG.loads(WARM_UPS, training_max) };
                assert_eq!(warm_ups(exercise), before, "{name}, cycle {cycle}, week {week}, {lift}");
            }
        }
    }
    published.assert_is(name, &schedule, By::Load);
}

/// Compares the first cycle in percents of the training max; `extra` is what follows the main
/// sets in a week, from 0.
fn assert_percents(name: &str, extra: &str) {
    let mut published = Published::default();
    for (week, main) in (1..).zip(WEEKS) {
        for (day, (lift, ..)) in (1..).zip(DAYS) {
            let sets = if week == 4 { main.to_owned() } else { format!("{main} {extra}") };
            published.session(week, day, &[(lift, each(sets.trim_end()))]);
        }
    }
    let mut schedule = program(name);
    schedule.sessions.truncate(16);
    published.assert_is(name, &schedule, By::PercentOf(0.9));
}

#[test]
fn five_three_one_is_as_published_and_goes_up_each_cycle() {
    assert_three_cycles("531", |_, _| None);
    assert_percents("531", "");
    // Worked by hand: press max 60 kg, training max 54 kg; 21.6, 27, 32.4; 35.1, 40.5, 45.9 kg.
    let schedule = program("531");
    let press = &schedule.sessions[0].exercises[0];
    assert_eq!(crate::support::line(press), "5@22.5 5@27.5 3@32.5 5@35 5@40 5+@45");
    // Deadlift, second cycle: 162 + 5 = 167 kg; 66.8, 83.5, 100.2; 108.55, 125.25, 141.95 kg.
    let deadlift = &schedule.sessions[17].exercises[0];
    assert_eq!(crate::support::line(deadlift), "5@67.5 5@82.5 3@100 5@107.5 5@125 5+@142.5");
}

#[test]
fn boring_but_big_adds_five_tens_at_half_the_training_max() {
    assert_three_cycles("531-bbb", |_, week| (week < 3).then(|| "5x10@50".to_owned()));
    assert_percents("531-bbb", "5x10@50");
    assert_tens_rest("531-bbb");
}

/// Rest of 60-120 s between the sets of ten.
fn assert_tens_rest(name: &str) {
    for exercise in program(name).sessions.iter().flat_map(|session| &session.exercises) {
        let tens = exercise.sets.iter().filter(|set| set.measure == Measure::Reps { min: 10, max: 10 });
        for set in tens {
            assert_eq!(set.extras.rest.map(|rest| (rest.min, rest.max)), Some((60, 120)), "{name}");
        }
    }
}

#[test]
fn the_three_month_challenge_goes_from_50_to_60_to_70_percent() {
    let percents = [50, 60, 70];
    assert_three_cycles("531-bbb-challenge", |cycle, week| (week < 3).then(|| format!("5x10@{}", percents[cycle])));
    assert_percents("531-bbb-challenge", "5x10@50");
    assert_tens_rest("531-bbb-challenge");
    // Worked by hand: squat, month 3: training max 126 + 10 = 136 kg; 70 % is 95.2 → 95 kg.
    let schedule = program("531-bbb-challenge");
    let squat = crate::support::line(&schedule.sessions[8 * 4 + 3].exercises[0]);
    assert!(squat.ends_with("10@95 10@95 10@95 10@95 10@95"), "{squat}");
}

#[test]
fn first_set_last_is_five_fives_with_the_first_weight() {
    let first = ["5x5@65", "5x5@70", "5x5@75"];
    assert_three_cycles("531-fsl", |_, week| first.get(week).map(ToString::to_string));
}

/// Three days of two lifts, cycles of three weeks without a deload, 50-100 reps each of a push,
/// a pull and legs or trunk.
#[test]
fn five_three_one_for_beginners_is_as_published() {
    let schedule = program("531-beginners");
    let days = [
        ([3, 2], ["dip or push-up", "chin-up or one-arm dumbbell row", "lunge or hanging leg raise"]),
        ([1, 0], ["push-up or triceps pushdown", "one-arm dumbbell row or face pull", "sit-up or back extension"]),
        ([2, 3], ["dip or dumbbell bench press", "chin-up or lat pulldown", "step-up or ab wheel"]),
    ];
    let first = ["5x5@65", "5x5@70", "5x5@75"];
    let mut published = Published::default();
    let mut sessions = schedule.sessions.iter();
    for cycle in 0..3_usize {
        for week in 0..3_usize {
            for (day, (pair, assistance)) in (1..).zip(days) {
                let session = sessions.next().unwrap();
                let mut lines: Vec<(&str, String)> = Vec::new();
                for (place, lift) in pair.into_iter().enumerate() {
                    let (name, training_max, step) = DAYS[lift];
                    let training_max = training_max + step * cycle as f64;
                    lines.push((name, KG.loads(&format!("{} {}", WEEKS[week], first[week]), training_max)));
                    let before = warm_ups(&session.exercises[place]);
                    assert_eq!(before, KG.loads(WARM_UPS, training_max), "cycle {cycle}, week {week}, {name}");
                }
                lines.extend(assistance.map(|lifts| (lifts, "total 50".to_owned())));
                published.session(cycle * 3 + week + 1, day, &lines);
            }
        }
    }
    published.assert_is("531-beginners", &schedule, By::Load);
    let first = &schedule.sessions[0];
    assert!(first.exercises[2..].iter().all(|line| rests(line).is_empty() && line.sets[0].role == Role::Work));
    let notes: Vec<&str> = first.exercises[2].sets[0].extras.notes.iter().map(AsRef::as_ref).collect();
    assert_eq!(notes, ["50 to 100 reps in as many sets as it takes"]);
}
