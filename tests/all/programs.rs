//! The shipped programs, session by session, against the tables that they come from.
//! What is expected here is typed from those tables, not taken from the output.

use liftplan::model::Schedule;

use crate::support::{files, line, read, repo, schedule, table};

fn program(name: &str) -> Schedule {
    schedule(&read(&format!("programs/{name}.plan")))
}

/// Compares every session with `(week, day, lines)`; percents are of `share` of the max.
fn assert_table(name: &str, share: f64, expected: &[(u16, u8, &[&str])]) {
    let schedule = program(name);
    assert_eq!(schedule.sessions.len(), expected.len(), "{name}: number of sessions");
    for (session, (week, day, lines)) in schedule.sessions.iter().zip(expected) {
        assert_eq!((session.week, session.day), (*week, *day), "{name}");
        assert_eq!(table(session, share), *lines, "{name}, week {week}, day {day}");
    }
}

#[test]
fn every_program_builds_without_a_word() {
    for path in files("programs", "plan") {
        let text = std::fs::read_to_string(&path).unwrap();
        let compiled = crate::support::compile(&text);
        assert!(compiled.diagnostics.is_empty(), "{}: {:?}", path.display(), compiled.diagnostics);
        assert!(text.starts_with("# "), "{}: the first line says what it is", path.display());
    }
}

#[test]
fn every_program_is_shipped_with_new() {
    let list = std::fs::read_to_string(repo("src/cli/new.rs")).unwrap();
    for path in files("programs", "plan") {
        let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
        assert!(list.contains(&format!("\"{name}\"")), "{name} is not in src/cli/new.rs");
    }
}

/// The first case: bench press max 120 kg.
#[test]
fn the_one_liner_comes_out_exactly() {
    let session = &program("one-liner").sessions[0];
    assert_eq!(line(&session.exercises[0]), "3@87.5-95 3@95-100 3@97.5-100 4-6@100 8@90 8@90 8@90");
    let efforts: Vec<_> = session.exercises[0].sets.iter().map(|set| (set.rpe_min, set.rpe_max)).collect();
    let rpe = |halves| liftplan::training::Rpe::from_halves(halves);
    assert_eq!(
        efforts,
        [
            (rpe(6), rpe(10)),
            (rpe(10), rpe(14)),
            (rpe(12), rpe(16)),
            (rpe(16), rpe(16)),
            (None, None),
            (None, None),
            (None, None)
        ]
    );
}

/// 3 reps all-out are 92.2 % of 120 kg = 110.64 → 110; 10 % less is 99 → 100; 10 % less
/// than that is 90.
#[test]
fn the_back_off_session_drops_ten_percent_twice() {
    let session = &program("back-off-session").sessions[0];
    let exercise = &session.exercises[0];
    assert_eq!(line(exercise), "3@87.5-95 3@95-100 3@97.5-102.5 3@110 5@100 8@90");
    for set in &exercise.sets {
        let rest = set.extras.rest.map(|rest| (rest.min, rest.max));
        assert_eq!(rest, Some((60, 90)), "set {}", set.number);
    }
}

/// The four set-ups, with the loads of their top sets from the RPE chart at RPE 8:
/// 5 reps 81.1 % of 120 = 97.32; 6 reps 78.6 % of 100 = 78.6; 3 reps 86.3 % of 160 = 138.08;
/// 8 reps 73.9 % of 100 = 73.9.
#[test]
fn the_four_set_ups_and_the_example_of_the_top_set_article() {
    let schedule = program("top-set-backoff");
    let lines: Vec<String> = schedule.sessions.iter().map(|session| line(&session.exercises[0])).collect();
    assert_eq!(
        lines,
        [
            "5@97.5 5@87.5-92.5 5@87.5-92.5",
            "6-8@77.5 8-12@65-70 8-12@65-70 8-12@65-70",
            "3-5@137.5 5@110-122.5 5@110-122.5",
            "8-10@75 10@67.5 10@67.5",
            "5@100 8@90 8@90 8@90",
        ]
    );
    let optional = |session: usize| -> Vec<bool> {
        schedule.sessions[session].exercises[0].sets.iter().map(|set| set.optional).collect()
    };
    assert_eq!(optional(1), [false, false, false, true], "two to three back-offs");
    assert_eq!(optional(3), [false, false, true], "one or two back-offs");
}

/// Source: the table of 5/3/1, percents of the training max (90 % of the max).
#[test]
fn five_three_one_is_as_published() {
    let lifts = ["overhead press", "deadlift", "bench press", "squat"];
    let weeks = ["1x5@65 1x5@75 1x5+@85", "1x3@70 1x3@80 1x3+@90", "1x5@75 1x3@85 1x1+@95", "1x5@40 1x5@50 1x5@60"];
    let schedule = program("531");
    assert_eq!(schedule.sessions.len(), 16);
    let mut sessions = schedule.sessions.iter();
    for (week, sets) in (1..).zip(weeks) {
        for (day, lift) in (1..).zip(lifts) {
            let session = sessions.next().unwrap();
            assert_eq!((session.week, session.day), (week, day));
            assert_eq!(table(session, 0.9), [format!("{lift}: {sets}")]);
        }
    }
    // Worked by hand: press max 60 kg, training max 54 kg; 35.1, 40.5 and 45.9 kg in week 1,
    // 40.5, 45.9 and 51.3 kg in week 3.
    assert_eq!(line(&schedule.sessions[0].exercises[0]), "5@35 5@40 5+@45");
    assert_eq!(line(&schedule.sessions[8].exercises[0]), "5@40 3@45 1+@52.5");
    // Deadlift max 180 kg, training max 162 kg: 105.3, 121.5 and 137.7 kg.
    assert_eq!(line(&schedule.sessions[1].exercises[0]), "5@105 5@122.5 5+@137.5");
}

/// Source: the Smolov Jr table; bench press max 120 kg, 2.5 kg more each week.
#[test]
fn smolov_jr_is_as_published() {
    let schedule = program("smolov-jr");
    let days = [("6@84", 6, 84.0), ("5@90", 7, 90.0), ("4@96", 8, 96.0), ("3@102", 10, 102.0)];
    let mut sessions = schedule.sessions.iter();
    for week in 0..3_u16 {
        for (reps, sets, exact) in days {
            let session = sessions.next().unwrap();
            assert_eq!(session.week, week + 1);
            let done = &session.exercises[0].sets;
            assert_eq!(done.len(), sets, "week {week}, {reps}");
            let load = exact + 2.5 * f64::from(week);
            // To the nearest 2.5 kg: none of these is half-way.
            let expected = (load / 2.5).round() * 2.5;
            for set in done {
                assert!((set.load.unwrap().to_f64() - expected).abs() < 1e-9, "week {week}: {set:?}");
                assert_eq!(crate::support::reps(set), reps.split_once('@').unwrap().0);
            }
        }
    }
    assert!(sessions.next().is_none());
    let first_week: Vec<f64> = schedule
        .sessions
        .iter()
        .take(4)
        .map(|session| session.exercises[0].sets[0].percent.unwrap().to_f64())
        .collect();
    assert_eq!(first_week, [70.0, 75.0, 80.0, 85.0]);
}

/// Source: the six-week table of the Russian squat routine.
#[test]
fn the_russian_squat_routine_is_as_published() {
    assert_table(
        "russian-squat",
        1.0,
        &[
            (1, 1, &["squat: 6x2@80"]),
            (1, 2, &["squat: 6x3@80"]),
            (1, 3, &["squat: 6x2@80"]),
            (2, 1, &["squat: 6x4@80"]),
            (2, 2, &["squat: 6x2@80"]),
            (2, 3, &["squat: 6x5@80"]),
            (3, 1, &["squat: 6x2@80"]),
            (3, 2, &["squat: 6x6@80"]),
            (3, 3, &["squat: 6x2@80"]),
            (4, 1, &["squat: 5x5@85"]),
            (4, 2, &["squat: 6x2@80"]),
            (4, 3, &["squat: 4x4@90"]),
            (5, 1, &["squat: 6x2@80"]),
            (5, 2, &["squat: 3x3@95"]),
            (5, 3, &["squat: 6x2@80"]),
            (6, 1, &["squat: 2x2@100"]),
            (6, 2, &["squat: 6x2@80"]),
            (6, 3, &["squat: 1x1@105"]),
        ],
    );
    // 160 kg: 105 % is 168 → 167.5; 95 % is 152 → 152.5.
    let schedule = program("russian-squat");
    assert_eq!(line(&schedule.sessions[17].exercises[0]), "1@167.5");
    assert_eq!(line(&schedule.sessions[13].exercises[0]), "3@152.5 3@152.5 3@152.5");
}

/// Source: Sheiko #29, week 1, percents of the competition max.
#[test]
fn sheiko_29_week_1_is_as_published() {
    assert_table(
        "sheiko-29",
        1.0,
        &[
            (
                1,
                1,
                &[
                    "bench press: 1x5@50 2x4@60 2x3@70 5x3@75",
                    "squat: 1x5@50 2x5@60 5x5@70",
                    "bench press: 1x5@50 1x5@60 4x4@70",
                    "dumbbell fly: 5x10",
                    "good morning: 5x5",
                ],
            ),
            (
                1,
                2,
                &[
                    "deadlift (to the knees): 1x3@50 2x3@60 2x3@70 4x3@75",
                    "incline bench press: 4x6",
                    "dip: 5x5",
                    "deadlift (off blocks): 1x4@55 1x4@65 2x4@75 4x3@85",
                    "lunge: 5x5",
                    "crunch: 3x10",
                ],
            ),
            (
                1,
                3,
                &[
                    "bench press: 1x5@50 1x5@60 1x4@70 2x3@75 2x2@80 2x3@75 1x4@70 1x6@60 1x8@50",
                    "dumbbell fly: 5x10",
                    "squat: 1x5@50 2x4@60 2x3@70 5x3@75",
                    "good morning (seated): 5x5",
                ],
            ),
        ],
    );
}

/// Source: the Texas method. Squat 5RM 315 lb: 90 % is 283.5 → 285; Wednesday is 80 % of
/// those 285 = 228 → 230; Friday a new 5RM, 5 lb up each week. Bench 5RM 225 lb: 202.5 lies
/// half-way and goes down to 200; press 5RM 135 lb: 121.5 → 120, and 81 % is 109.35 → 110.
#[test]
fn the_texas_method_is_as_described() {
    let schedule = program("texas-method");
    let lines: Vec<Vec<String>> = schedule
        .sessions
        .iter()
        .map(|session| {
            let lines = session.exercises.iter().map(|exercise| format!("{}: {}", exercise.lift, line(exercise)));
            lines.collect()
        })
        .collect();
    let five = |lift: &str, load: &str| format!("{lift}: {}", vec![format!("5@{load}"); 5].join(" "));
    assert_eq!(lines[0], [five("squat", "285"), five("bench press", "200"), "deadlift: 5".into()]);
    assert_eq!(
        lines[1],
        [
            "squat: 5@230 5@230",
            "overhead press: 5@110 5@110 5@110",
            "chin-up: amrap@0 amrap@0 amrap@0",
            "back extension: 10 10 10 10 10",
        ]
    );
    assert_eq!(lines[2], ["squat: 5@320", "bench press: 5@230", "power clean: 3 3 3 3 3"]);
    // 283.5 + 5 = 288.5 → 290; 80 % of 290 = 232 → 230.
    assert_eq!(lines[3], [five("squat", "290"), five("overhead press", "120"), "deadlift: 5".into()]);
    assert_eq!(lines[4][..2], ["squat: 5@230 5@230", "bench press: 5@180 5@180 5@180"]);
    assert_eq!(lines[5], ["squat: 5@325", "overhead press: 5@140", "power clean: 3 3 3 3 3"]);
    // As shares of the one-rep max: about 77, 62 and 85 %, as the sources say.
    let percent = |session: usize| schedule.sessions[session].exercises[0].sets[0].percent.unwrap().to_f64();
    assert!((percent(0) - 77.7).abs() < 0.1 && (percent(1) - 62.5).abs() < 0.6 && (percent(2) - 87.7).abs() < 0.1);
}
