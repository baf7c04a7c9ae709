//! Programs for beginners: two or more sessions in turn, a little more every time. Without a
//! log every session is met, an open set at its least number.

use super::{KG, LB, SMALL_LB, lifts, of_lift, program, sets_of_lift, working};

/// `count` sessions of the same sets, from `first`, `step` more each time.
fn climbing(gym: super::Gym, sets: &str, first: f64, step: f64, count: u8) -> Vec<String> {
    (0..count).map(|done| gym.straight(sets, first + step * f64::from(done))).collect()
}

/// Two sessions on three days: A B A, then B A B.
fn assert_in_turn(schedule: &liftplan::model::Schedule, a: &[&str], b: &[&str], weeks: u16) {
    let sessions = lifts(schedule);
    assert_eq!(sessions.len(), usize::from(weeks) * 3);
    for (session, (found, number)) in schedule.sessions.iter().zip(sessions.iter().zip(0_u16..)) {
        assert_eq!((session.week, u16::from(session.day)), (number / 3 + 1, number % 3 + 1));
        assert_eq!(found, if number % 2 == 0 { a } else { b }, "session {number}");
    }
}

/// Source: A squat 5x5, bench 5x5, row 5x5; B squat 5x5, press 5x5, deadlift 1x5; 2.5 kg more
/// each session, deadlift 5 kg.
#[test]
fn stronglifts_adds_weight_every_session() {
    let schedule = program("stronglifts");
    assert_in_turn(&schedule, &["squat", "bench press", "barbell row"], &["squat", "overhead press", "deadlift"], 4);
    assert_eq!(sets_of_lift(&schedule, "squat"), climbing(KG, "5x5", 60.0, 2.5, 12));
    assert_eq!(sets_of_lift(&schedule, "bench press"), climbing(KG, "5x5", 45.0, 2.5, 6));
    assert_eq!(sets_of_lift(&schedule, "barbell row"), climbing(KG, "5x5", 40.0, 2.5, 6));
    assert_eq!(sets_of_lift(&schedule, "overhead press"), climbing(KG, "5x5", 30.0, 2.5, 6));
    assert_eq!(sets_of_lift(&schedule, "deadlift"), climbing(KG, "1x5", 80.0, 5.0, 6));
    // By hand: the twelfth squat is 60 + 11 x 2.5 = 87.5 kg.
    assert_eq!(sets_of_lift(&schedule, "squat")[11], "5@87.5 5@87.5 5@87.5 5@87.5 5@87.5");
}

/// Source: phase 1 squat and bench or press 3x5, deadlift 1x5, 5 lb more each session; phase 2
/// with cleans 5x3; phase 3 with chin-ups and jumps of 2.5 lb. The weights go on from phase to
/// phase: the squat is done 12 times in each, 135 + 11 x 5 = 190 lb at the end of phase 1.
#[test]
fn starting_strength_goes_on_from_phase_to_phase() {
    let schedule = program("starting-strength");
    assert_eq!(schedule.sessions.len(), 36);
    let names = lifts(&schedule);
    let a = ["squat", "bench press", "deadlift"];
    for (session, lifts) in names.iter().enumerate() {
        let b: &[&str] = match session / 12 {
            0 => &["squat", "overhead press", "deadlift"],
            1 => &["squat", "overhead press", "power clean"],
            _ => &["squat", "overhead press", "power clean", "chin-up"],
        };
        assert_eq!(lifts, if session % 2 == 0 { &a[..] } else { b }, "session {session}");
    }
    let phases = |parts: &[Vec<String>]| parts.concat();
    assert_eq!(
        sets_of_lift(&schedule, "squat"),
        phases(&[climbing(SMALL_LB, "3x5", 135.0, 5.0, 24), climbing(SMALL_LB, "3x5", 255.0, 2.5, 12)])
    );
    assert_eq!(
        sets_of_lift(&schedule, "bench press"),
        phases(&[climbing(SMALL_LB, "3x5", 95.0, 5.0, 12), climbing(SMALL_LB, "3x5", 155.0, 2.5, 6)])
    );
    assert_eq!(
        sets_of_lift(&schedule, "overhead press"),
        phases(&[climbing(SMALL_LB, "3x5", 65.0, 5.0, 12), climbing(SMALL_LB, "3x5", 125.0, 2.5, 6)])
    );
    // Twelve times in phase 1 and six in phase 2: 185 + 18 x 5 = 275 lb.
    assert_eq!(
        sets_of_lift(&schedule, "deadlift"),
        phases(&[climbing(SMALL_LB, "1x5", 185.0, 5.0, 18), climbing(SMALL_LB, "1x5", 275.0, 2.5, 6)])
    );
    assert_eq!(
        sets_of_lift(&schedule, "power clean"),
        phases(&[climbing(SMALL_LB, "5x3", 95.0, 5.0, 6), climbing(SMALL_LB, "5x3", 125.0, 2.5, 6)])
    );
    assert_eq!(sets_of_lift(&schedule, "chin-up"), vec!["amrap@0 amrap@0 amrap@0"; 6]);
}

/// Source: 2x5 and 5 or more, deadlift one set of 5 or more; 2.5 lb more for the upper body and
/// 5 lb for the lower while the last set stays at ten or fewer.
#[test]
fn greyskull_ends_each_lift_with_an_open_set() {
    let schedule = program("greyskull");
    assert_in_turn(&schedule, &["overhead press", "chin-up", "squat"], &["bench press", "barbell row", "deadlift"], 4);
    let sets = "2x5 1x5+";
    assert_eq!(sets_of_lift(&schedule, "overhead press"), climbing(SMALL_LB, sets, 65.0, 2.5, 6));
    assert_eq!(sets_of_lift(&schedule, "squat"), climbing(SMALL_LB, sets, 135.0, 5.0, 6));
    assert_eq!(sets_of_lift(&schedule, "bench press"), climbing(SMALL_LB, sets, 95.0, 2.5, 6));
    assert_eq!(sets_of_lift(&schedule, "barbell row"), climbing(SMALL_LB, sets, 75.0, 2.5, 6));
    assert_eq!(sets_of_lift(&schedule, "deadlift"), climbing(SMALL_LB, "1x5+", 185.0, 5.0, 6));
    // What is added to the bodyweight: 0, 2.5, 5 … lb.
    let added = ["0", "2.5", "5", "7.5", "10", "12.5"];
    assert_eq!(sets_of_lift(&schedule, "chin-up"), added.map(|load| format!("5@{load} 5@{load} 5+@{load}")));
}

/// Source: four sessions go round three days; tier 1 4x3 and 3 or more at 85 % of the 5RM, tier
/// 2 3x10, tier 3 2x15 and 15 or more. 5 lb more for the upper body, 10 lb for the lower.
/// By hand: squat 225 x 0.85 = 191.25, 201.25, 211.25; bench 165 x 0.85 = 140.25 …
#[test]
fn gzclp_goes_round_four_sessions_on_three_days() {
    let schedule = program("gzclp");
    let days = ["A1", "B1", "A2", "B2"];
    let tiers = [
        ["squat", "bench press", "lat pulldown"],
        ["overhead press", "deadlift", "one-arm dumbbell row"],
        ["bench press", "squat", "lat pulldown"],
        ["deadlift", "overhead press", "one-arm dumbbell row"],
    ];
    assert_eq!(schedule.sessions.len(), 12);
    // In each round: tier 1 and tier 2 of the four sessions.
    let first = [191.25, 89.25, 140.25, 233.75];
    let second = [95.0, 155.0, 125.0, 60.0];
    let heavier = |lift: &str| if lift == "squat" || lift == "deadlift" { 10.0 } else { 5.0 };
    for (number, session) in schedule.sessions.iter().enumerate() {
        let (round, day) = (number / 4, number % 4);
        assert_eq!((usize::from(session.week), usize::from(session.day)), (number / 3 + 1, number % 3 + 1));
        assert_eq!(session.name.as_deref(), Some(days[day]));
        let [one, two, three] = &session.exercises[..] else { panic!("{session:?}") };
        assert_eq!([&*one.lift, &*two.lift, &*three.lift], tiers[day]);
        let load = |start: f64, lift: &str| start + heavier(lift) * f64::from(u8::try_from(round).unwrap());
        assert_eq!(working(one), LB.straight("4x3 1x3+", load(first[day], &one.lift)), "session {number}");
        assert_eq!(working(two), LB.straight("3x10", load(second[day], &two.lift)), "session {number}");
        // Fifteen reps in the last set are not twenty-five: nothing is added.
        let rows = if day % 2 == 0 { "15@80 15@80 15+@80" } else { "15@35 15@35 15+@35" };
        assert_eq!(working(three), rows, "session {number}");
        let rest = one.sets[0].extras.rest.map(|rest| (rest.min, rest.max));
        assert_eq!(rest, Some((180, 300)));
    }
    assert_eq!(of_lift(&schedule, "squat")[0], (1, 1, "3@190 3@190 3@190 3@190 3+@190".to_owned()));
}
