//! 5/3/1 and its relatives, all percents of the training max.

use liftplan::model::{Measure, Role};

use super::{KG, program, table, working};

/// The four weeks as published; week 4 is the deload.
const WEEKS: [&str; 4] =
    ["1x5@65 1x5@75 1x5+@85", "1x3@70 1x3@80 1x3+@90", "1x5@75 1x3@85 1x1+@95", "1x5@40 1x5@50 1x5@60"];

/// The days in their order: the lift, its training max in the first cycle (90 % of 60, 180, 100
/// and 140 kg) and what each cycle adds to it: 2.5 kg for the upper body, 5 kg for the lower.
const DAYS: [(&str, f64, f64); 4] =
    [("overhead press", 54.0, 2.5), ("deadlift", 162.0, 5.0), ("bench press", 90.0, 2.5), ("squat", 126.0, 5.0)];

/// Compares all of three cycles of four weeks; `extra` is what follows the main sets in that
/// cycle and week, both from 0.
fn assert_three_cycles(name: &str, extra: impl Fn(usize, usize) -> Option<String>) {
    let schedule = program(name);
    let mut sessions = schedule.sessions.iter();
    for cycle in 0..3_usize {
        for (week, main) in WEEKS.iter().enumerate() {
            for (day, (lift, training_max, step)) in (1..).zip(DAYS) {
                let session = sessions.next().unwrap();
                assert_eq!((usize::from(session.week), session.day), (cycle * 4 + week + 1, day), "{name}");
                let published = match extra(cycle, week) {
                    Some(extra) => format!("{main} {extra}"),
                    None => (*main).to_owned(),
                };
                let training_max = training_max + step * cycle as f64;
                let [exercise] = &session.exercises[..] else { panic!("{name}: {session:?}") };
                assert_eq!(&*exercise.lift, lift, "{name}");
                let place = format!("{name}, cycle {cycle}, week {week}, {lift}");
                assert_eq!(working(exercise), KG.loads(&published, training_max), "{place}");
            }
        }
    }
    assert!(sessions.next().is_none(), "{name}: three cycles of sixteen sessions");
}

#[test]
fn five_three_one_is_as_published_and_goes_up_each_cycle() {
    assert_three_cycles("531", |_, _| None);
    // Worked by hand: press max 60 kg, training max 54 kg; 35.1, 40.5 and 45.9 kg in week 1.
    let schedule = program("531");
    assert_eq!(working(&schedule.sessions[0].exercises[0]), "5@35 5@40 5+@45");
    // Deadlift, second cycle: 162 + 5 = 167 kg; 108.55, 125.25 and 141.95 kg.
    assert_eq!(working(&schedule.sessions[17].exercises[0]), "5@107.5 5@125 5+@142.5");
    // As percents of the training max, in the first cycle.
    for (session, day) in schedule.sessions.iter().zip(0..16_usize) {
        assert_eq!(table(session, 0.9), [format!("{}: {}", DAYS[day % 4].0, WEEKS[day / 4])]);
    }
}

#[test]
fn boring_but_big_adds_five_tens_at_half_the_training_max() {
    assert_three_cycles("531-bbb", |_, week| (week < 3).then(|| "5x10@50".to_owned()));
    // The warm-ups: 5, 5 and 3 at 40, 50 and 60 % of 54 kg = 21.6, 27 and 32.4 kg; none in the
    // deload week.
    let schedule = program("531-bbb");
    for session in &schedule.sessions {
        let warm_ups: Vec<_> =
            session.exercises[0].sets.iter().filter(|set| set.role == Role::Warmup).map(|set| &set.measure).collect();
        let expected: &[u16] = if session.week % 4 == 0 { &[] } else { &[5, 5, 3] };
        let expected: Vec<_> = expected.iter().map(|reps| Measure::Reps { min: *reps, max: *reps }).collect();
        assert_eq!(warm_ups, expected.iter().collect::<Vec<_>>(), "week {}", session.week);
    }
    let press = &schedule.sessions[0].exercises[0];
    let loads: Vec<f64> = press.sets.iter().take(3).map(|set| set.load.unwrap().to_f64()).collect();
    assert_eq!(loads, [22.5, 27.5, 32.5]);
    // Rest of 60-120 s between the sets of ten.
    let rest = press.sets.last().unwrap().extras.rest.map(|rest| (rest.min, rest.max));
    assert_eq!(rest, Some((60, 120)));
}

#[test]
fn the_three_month_challenge_goes_from_50_to_60_to_70_percent() {
    let percents = [50, 60, 70];
    assert_three_cycles("531-bbb-challenge", |cycle, week| {
        (week < 3).then(|| format!("5x10@{}", percents.get(cycle).unwrap()))
    });
    // Worked by hand: squat, month 3: training max 126 + 10 = 136 kg; 70 % is 95.2 → 95 kg.
    let schedule = program("531-bbb-challenge");
    let squat = &schedule.sessions[8 * 4 + 3].exercises[0];
    assert!(working(squat).ends_with("10@95 10@95 10@95 10@95 10@95"), "{}", working(squat));
}

#[test]
fn first_set_last_is_five_fives_with_the_first_weight() {
    let first = ["5x5@65", "5x5@70", "5x5@75"];
    assert_three_cycles("531-fsl", |_, week| first.get(week).map(ToString::to_string));
}

/// Three days of two lifts, cycles of three weeks without a deload.
#[test]
fn five_three_one_for_beginners_is_as_published() {
    let schedule = program("531-beginners");
    let days = [[3, 2], [1, 0], [2, 3]];
    let first = ["5x5@65", "5x5@70", "5x5@75"];
    let mut sessions = schedule.sessions.iter();
    for cycle in 0..3_u16 {
        for week in 0..3_u16 {
            for (day, pair) in (1..).zip(days) {
                let session = sessions.next().unwrap();
                assert_eq!((session.week, session.day), (cycle * 3 + week + 1, day));
                assert_eq!(session.exercises.len(), 5);
                for (exercise, lift) in session.exercises.iter().zip(pair) {
                    let (name, training_max, step) = DAYS[lift];
                    assert_eq!(&*exercise.lift, name);
                    let published = format!("{} {}", WEEKS[usize::from(week)], first[usize::from(week)]);
                    let training_max = training_max + step * f64::from(cycle);
                    assert_eq!(working(exercise), KG.loads(&published, training_max), "{cycle}, {week}, {name}");
                }
                for assistance in &session.exercises[2..] {
                    let [set] = &assistance.sets[..] else { panic!("{assistance:?}") };
                    assert_eq!(set.measure, Measure::Total { reps: 50, per_set: None });
                }
            }
        }
    }
    assert!(sessions.next().is_none());
}
