//! Programs that start from what the day gives: a daily max, a top set by effort.

use super::{KG, lifts, line, of_lift, program};

/// Source: a clean single each day, then two to four singles at 90-95 % of it; week 4 stops at
/// 80 %. By hand, a single at RPE 9 is 95.5 %: snatch 90 kg → 85.95 → 85; clean and jerk 115 kg
/// → 109.83 → 110; front squat 140 kg → 133.7 → 132.5.
#[test]
fn the_bulgarian_day_starts_from_the_days_max() {
    let schedule = program("bulgarian");
    assert_eq!(schedule.sessions.len(), 20);
    for session in lifts(&schedule) {
        assert_eq!(session, ["snatch", "clean and jerk", "front squat"]);
    }
    // The day's max, then the ends of 90-95 % of it.
    let days = [
        ("snatch", 90.0, 85.0, "77.5-80"),
        ("clean and jerk", 115.0, 110.0, "100-105"),
        ("front squat", 140.0, 132.5, "120-125"),
    ];
    for (lift, max, top, singles) in days {
        let work_up = KG.loads("1x3@50 1x2@63.333333 1x1@76.666667 1x1@90 1x1@100", top);
        let daily = format!("{work_up} {}", vec![format!("1@{singles}"); 4].join(" "));
        let easy = KG.loads("1x3@50 1x2@60 1x1@70 1x1@80", max);
        for (week, day, sets) in of_lift(&schedule, lift) {
            assert_eq!(sets, if week < 4 { &*daily } else { &*easy }, "{lift}, week {week}, day {day}");
        }
    }
    let singles: Vec<bool> = schedule.sessions[0].exercises[0].sets.iter().map(|set| set.optional).collect();
    assert_eq!(singles, [false, false, false, false, false, false, false, true, true], "two to four singles");
}

/// Source: two sets to work up, a top set, then load drop or repeats. By hand from the chart:
/// triples at RPE 7, 8 and 9 are 83.7, 86.3 and 89.2 %; the back-offs 93 % of the load on the
/// bar: squat 180 kg: 150.66, 155.34, 160.56 → 160, and 148.8 → 150.
#[test]
fn the_rts_block_backs_off_until_it_is_as_hard_again() {
    let schedule = program("rts-block");
    assert_eq!(schedule.sessions.len(), 9);
    let load_drop = [
        "3@150 3@155 3@160 3@150 3@150 3@150 3@150 3@150",
        // 100.44, 103.56, 107.04 → 107.5; 99.98.
        "3@100 3@102.5 3@107.5 3@100 3@100 3@100 3@100 3@100",
        // 175.77, 181.23, 187.32 → 187.5; 174.38.
        "3@175 3@180 3@187.5 3@175 3@175 3@175 3@175 3@175",
    ];
    let repeats = [
        // Fours at RPE 6, 7 and 8 are 78.6, 81.1 and 83.7 %: 82.53, 85.16, 87.89.
        "4@82.5 4@85 4@87.5 4@87.5 4@87.5",
        // 110.04, 113.54, 117.18.
        "4@110 4@112.5 4@117.5 4@117.5 4@117.5",
        // Sevens at RPE 6, 7 and 8 are 70.7, 73.9 and 76.2 %: 162.61, 169.97, 175.26.
        "7@162.5 7@170 7@175 7@175 7@175",
    ];
    for (number, session) in schedule.sessions.iter().enumerate() {
        let day = number % 3;
        let [first, second] = &session.exercises[..] else { panic!("{session:?}") };
        assert_eq!(line(first), load_drop[day]);
        assert_eq!(line(second), repeats[day]);
        let optional: Vec<bool> = first.sets.iter().map(|set| set.optional).collect();
        assert_eq!(optional, [false, false, false, false, true, true, true, true], "one to five back-offs");
        let nine = liftplan::training::Rpe::from_halves(18);
        assert!(first.sets[3..].iter().chain(&second.sets[3..]).all(|set| set.extras.until == nine));
        assert!(first.sets.iter().all(|set| set.estimate), "loads from the chart are estimates");
    }
    let tempos: Vec<_> = schedule.sessions[1].exercises[1].sets.iter().map(|set| set.extras.tempo.as_deref()).collect();
    assert_eq!(tempos, [Some("3030"); 5]);
}
