//! Programs that start from what the day gives: a daily max, a top set by effort.

use super::program;
use super::published::{By, KG, Published};

/// Source: a clean single each day, then two to four singles at 90-95 % of it; week 4 stops at
/// 80 %. By hand, a single at RPE 9 is 95.5 %: snatch 90 kg → 85.95 → 85; clean and jerk 115 kg
/// → 109.83 → 110; front squat 140 kg → 133.7 → 132.5.
#[test]
fn the_bulgarian_day_starts_from_the_days_max() {
    // The max, the day's max, and the ends of 90-95 % of that.
    let lifts = [
        ("snatch", 90.0, 85.0, "77.5-80"),
        ("clean and jerk", 115.0, 110.0, "100-105"),
        ("front squat", 140.0, 132.5, "120-125"),
    ];
    let daily = lifts.map(|(lift, _, top, singles)| {
        let work_up = KG.loads("1x3@50 1x2@63.333333 1x1@76.666667 1x1@90 1x1@100~9", top);
        (lift, format!("{work_up} 1@{singles} 1@{singles} 1@{singles}? 1@{singles}?"))
    });
    let easy = lifts.map(|(lift, max, ..)| (lift, KG.loads("1x3@50 1x2@60 1x1@70 1x1@80", max)));
    let mut published = Published::default();
    for week in 1..=4 {
        for day in 1..=5 {
            published.session(week, day, if week < 4 { &daily } else { &easy });
        }
    }
    published.assert_is("bulgarian", &program("bulgarian"), By::Load);
}

/// Source: two sets to work up, a top set, then load drop or repeats. By hand from the chart:
/// triples at RPE 7, 8 and 9 are 83.7, 86.3 and 89.2 %; the back-offs 93 % of the load on the
/// bar: squat 180 kg: 150.66, 155.34, 160.56 → 160, and 148.8 → 150. One to five back-offs.
#[test]
fn the_rts_block_backs_off_until_it_is_as_hard_again() {
    let days = [
        [
            ("squat", "3@150~7 3@155~8 3@160~9 3@150 3@150? 3@150? 3@150? 3@150?"),
            // Fours at RPE 6, 7 and 8 are 78.6, 81.1 and 83.7 %: 82.53, 85.16, 87.89.
            ("close-grip bench press", "4@82.5~6 4@85~7 4@87.5~8 4@87.5 4@87.5"),
        ],
        [
            // 100.44, 103.56, 107.04 → 107.5; 99.98.
            ("bench press", "3@100~7 3@102.5~8 3@107.5~9 3@100 3@100? 3@100? 3@100? 3@100?"),
            // 110.04, 113.54, 117.18.
            ("tempo squat", "4@110~6 4@112.5~7 4@117.5~8 4@117.5 4@117.5"),
        ],
        [
            // 175.77, 181.23, 187.32 → 187.5; 174.38.
            ("deadlift", "3@175~7 3@180~8 3@187.5~9 3@175 3@175? 3@175? 3@175? 3@175?"),
            // Sevens at RPE 6, 7 and 8 are 70.7, 73.9 and 76.2 %: 162.61, 169.97, 175.26.
            ("rack pull", "7@162.5~6 7@170~7 7@175~8 7@175 7@175"),
        ],
    ];
    let mut published = Published::default();
    for week in 1..=3 {
        for (day, lines) in (1..).zip(days) {
            published.session(week, day, &lines);
        }
    }
    let schedule = program("rts-block");
    published.assert_is("rts-block", &schedule, By::Load);
    let nine = liftplan::training::Rpe::from_halves(18);
    for session in &schedule.sessions {
        let [first, second] = &session.exercises[..] else { panic!("{session:?}") };
        assert!(first.sets[3..].iter().chain(&second.sets[3..]).all(|set| set.extras.until == nine));
        assert!(first.sets.iter().all(|set| set.estimate), "loads from the chart are estimates");
    }
    for week in 0..3 {
        let tempos = schedule.sessions[week * 3 + 1].exercises[1].sets.iter().map(|set| set.extras.tempo.as_deref());
        assert!(tempos.eq([Some("3030"); 5]), "week {week}");
    }
}
