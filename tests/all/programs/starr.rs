//! Fives in the tradition of Starr: Madcow and the Texas method.

use super::program;
use super::published::{By, KG, LB, Published, each, rests};

/// Source: Monday 50, 62.5, 75, 87.5 and 100 % of the top five; Wednesday's squat repeats the
/// third weight, press and deadlift ramp to a top five; Friday the first four, a triple with
/// 2.5 % more, and eight with the third weight; next Monday's five is last Friday's triple. By
/// hand, squat max 140 kg: 85 % = 119 → 120; the max grows to 143.5, 147.09 and 150.76 kg:
/// 121.98, 125.02 and 128.15 kg. Wednesday: 60 kg x 0.85 = 51, 52.275, 53.58, 54.92; 180 kg x
/// 0.85 = 153, 156.8, 160.7, 164.8.
#[test]
fn madcow_climbs_by_fridays_triple() {
    // The tops of the four Mondays, and what the fifth will be.
    let tops = [
        ("squat", [120.0, 122.5, 125.0, 127.5, 132.5]),
        ("bench press", [85.0, 87.5, 90.0, 92.5, 95.0]),
        ("barbell row", [77.5, 77.5, 80.0, 82.5, 85.0]),
    ];
    let (press, deadlift) = ([50.0, 52.5, 52.5, 55.0], [152.5, 157.5, 160.0, 165.0]);
    let four = "1x5@50 1x5@62.5 1x5@75 1x5@87.5";
    let ramp = "1x5@62.5 1x5@75 1x5@87.5 1x5@100";
    let mut published = Published::default();
    for week in 0..4 {
        let monday = tops.map(|(lift, tops)| (lift, KG.loads(&format!("{four} 1x5@100"), tops[week])));
        published.session(week + 1, 1, &monday);
        let wednesday = [
            ("squat", KG.loads("1x5@50 1x5@62.5 2x5@75", tops[0].1[week])),
            ("overhead press", KG.loads(ramp, press[week])),
            ("deadlift", KG.loads(ramp, deadlift[week])),
        ];
        published.session(week + 1, 2, &wednesday);
        let friday = tops.map(|(lift, tops)| {
            let (four, eight) = (KG.loads(four, tops[week]), KG.loads("1x8@75", tops[week]));
            // The triple is what next Monday brings.
            (lift, format!("{four} 3@{} {eight}", tops[week + 1]))
        });
        published.session(week + 1, 3, &friday);
    }
    published.assert_is("madcow", &program("madcow"), By::Load);
}

/// Source: the Texas method. Squat 5RM 315 lb: 90 % is 283.5 → 285; Wednesday is 80 % of
/// those 285 = 228 → 230, then 232, 236, 240; Friday a new 5RM, 5 lb up each week. Bench 5RM 225
/// lb: 202.5 lies half-way and goes down to 200, 207.5 to 205; press 5RM 135 lb: 121.5 → 120,
/// 126.5 → 125. Wednesday is 90 % of the lift's last 5x5: the press of week 3 is 90 % of week
/// 2's 121.5 = 109.35 → 110, two weeks before that 5 lb less: 104.35 → 105; the bench 90 % of
/// 202.5 = 182.25 → 180 and 90 % of 207.5 = 186.75 → 185.
#[test]
fn the_texas_method_is_as_described() {
    let squats = [(285.0, 230.0, 320.0), (290.0, 230.0, 325.0), (295.0, 235.0, 330.0), (300.0, 240.0, 335.0)];
    let (bench, press) = ("bench press", "overhead press");
    let presses = [
        // Monday, Wednesday (the other one) and Friday.
        [(bench, 200.0), (press, 105.0), (bench, 230.0)],
        [(press, 120.0), (bench, 180.0), (press, 140.0)],
        [(bench, 205.0), (press, 110.0), (bench, 235.0)],
        [(press, 125.0), (bench, 185.0), (press, 145.0)],
    ];
    let mut published = Published::default();
    for week in 0..4 {
        let (volume, recovery, intensity) = squats[week];
        let [monday, wednesday, friday] = presses[week];
        let lines = [
            ("squat", LB.straight("5x5", volume)),
            (monday.0, LB.straight("5x5", monday.1)),
            ("deadlift", each("1x5")),
        ];
        published.session(week + 1, 1, &lines);
        let lines = [
            ("squat", LB.straight("2x5", recovery)),
            (wednesday.0, LB.straight("3x5", wednesday.1)),
            ("chin-up", each("3xamrap@0")),
            ("back extension", each("5x10")),
        ];
        published.session(week + 1, 2, &lines);
        let lines = [
            ("squat", LB.straight("1x5", intensity)),
            (friday.0, LB.straight("1x5", friday.1)),
            ("power clean", each("5x3")),
        ];
        published.session(week + 1, 3, &lines);
    }
    let schedule = program("texas-method");
    published.assert_is("texas-method", &schedule, By::Load);
    for monday in schedule.sessions.iter().step_by(3) {
        let rests: Vec<String> = monday.exercises.iter().map(rests).collect();
        assert_eq!(rests, ["480-600", "480-600", ""], "week {}", monday.week);
    }
    // As shares of the one-rep max: about 77, 62 and 85 %, as the sources say.
    let percent = |session: usize| schedule.sessions[session].exercises[0].sets[0].percent.unwrap().to_f64();
    assert!((percent(0) - 77.7).abs() < 0.1 && (percent(1) - 62.5).abs() < 0.6 && (percent(2) - 87.7).abs() < 0.1);
}
