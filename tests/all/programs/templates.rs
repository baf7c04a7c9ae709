//! Templates that name what is trained and leave lifts to the coach: the conjugate week.

use super::program;
use super::published::{By, KG, Published, rests};

/// The lifts that take turns, with their maxes.
const LOWER: [(&str, f64); 4] =
    [("box squat", 150.0), ("deficit deadlift", 170.0), ("safety bar squat", 140.0), ("block pull", 200.0)];
const UPPER: [(&str, f64); 4] =
    [("floor press", 105.0), ("close-grip bench press", 100.0), ("incline bench press", 90.0), ("board press", 120.0)];

/// Source: work up to a single in a lift that changes weekly, 70 % for as many as possible
/// behind it, if at all; box squat 10x2 at 60, 65 and 70 %, deadlift 6x1 at 65, 70 and 75 %,
/// bench 9x3 at 55, 60 and 65 %, and again from the first; accessories of 3 to 5 sets of 8-15.
#[test]
fn the_conjugate_wave_rotates_its_max_effort_lifts() {
    let accessory = "8-15 8-15 8-15 8-15? 8-15?".to_owned();
    let max_effort = |max: f64| KG.loads("1x5@50 1x3@60 1x2@70 1x1@80 1x1@90 1x1@100~10 1xamrap@70?", max);
    let percents = [(60, 65, 55), (65, 70, 60), (70, 75, 65)];
    let mut published = Published::default();
    for week in 0..6 {
        let ((lower, lower_max), (upper, upper_max)) = (LOWER[week % 4], UPPER[week % 4]);
        let (squat, deadlift, bench) = percents[week % 3];
        let days = [
            vec![
                (lower, max_effort(lower_max)),
                ("glute-ham raise or leg curl", accessory.clone()),
                ("hanging leg raise", accessory.clone()),
            ],
            vec![
                (upper, max_effort(upper_max)),
                ("triceps pushdown or dip", accessory.clone()),
                ("one-arm dumbbell row or lat pulldown", accessory.clone()),
            ],
            vec![
                ("box squat", KG.loads(&format!("10x2@{squat}"), 150.0)),
                ("deadlift", KG.loads(&format!("6x1@{deadlift}"), 190.0)),
                ("back extension or reverse hyper", accessory.clone()),
            ],
            vec![
                ("bench press", KG.loads(&format!("9x3@{bench}"), 115.0)),
                ("triceps pushdown or dip", accessory.clone()),
                ("face pull or seated cable row", accessory.clone()),
            ],
        ];
        for (day, lines) in (1..).zip(days) {
            published.session(week + 1, day, &lines);
        }
    }
    published.assert_is("westside", &program("westside"), By::Load);
}

#[test]
fn the_conjugate_speed_days_rest_less_than_a_minute() {
    let schedule = program("westside");
    for week in schedule.sessions.chunks(4) {
        for exercise in week[2].exercises[..2].iter().chain(&week[3].exercises[..1]) {
            assert_eq!(rests(exercise), "45-60", "{}", exercise.lift);
        }
        let notes: Vec<&str> = week[3].exercises[0].notes.iter().map(AsRef::as_ref).collect();
        assert_eq!(notes, ["another grip after every third set"]);
    }
}
