//! Fives in the tradition of Starr: Madcow and the Texas method.

use super::{KG, LB, of_lift, program, sets_of_lift, working};

/// Source: Monday 50, 62.5, 75, 87.5 and 100 % of the top five; Wednesday's squat repeats the
/// third weight; Friday the first four, a triple with 2.5 % more, and eight with the third
/// weight; next Monday's five is last Friday's triple. By hand, squat max 140 kg: 85 % = 119 →
/// 120; the max grows to 143.5, 147.09 and 150.76 kg: 121.98, 125.02 and 128.15 kg.
#[test]
fn madcow_climbs_by_fridays_triple() {
    let schedule = program("madcow");
    // The tops of the four Mondays, and what the fifth will be.
    let tops = [
        ("squat", [120.0, 122.5, 125.0, 127.5, 132.5]),
        ("bench press", [85.0, 87.5, 90.0, 92.5, 95.0]),
        ("barbell row", [77.5, 77.5, 80.0, 82.5, 85.0]),
    ];
    for (lift, tops) in tops {
        let lines = of_lift(&schedule, lift);
        for week in 0..4_u16 {
            let top = tops[usize::from(week)];
            let of_week: Vec<_> = lines.iter().filter(|(number, ..)| *number == week + 1).collect();
            let (first, last) = (of_week.first().unwrap(), of_week.last().unwrap());
            assert_eq!(
                (first.1, first.2.clone()),
                (1, KG.loads("1x5@50 1x5@62.5 1x5@75 1x5@87.5 1x5@100", top)),
                "{lift}, week {week}"
            );
            let four = KG.loads("1x5@50 1x5@62.5 1x5@75 1x5@87.5", top);
            let eight = KG.loads("1x8@75", top);
            // The triple is what next Monday brings.
            let triple = format!("3@{}", tops[usize::from(week) + 1]);
            assert_eq!((last.1, last.2.clone()), (3, format!("{four} {triple} {eight}")), "{lift}, week {week}");
            if lift == "squat" {
                assert_eq!(of_week[1].2, KG.loads("1x5@50 1x5@62.5 2x5@75", top), "week {week}");
            }
        }
    }
    // Wednesday: 60 kg x 0.85 = 51, 52.275, 53.58, 54.92; 180 kg x 0.85 = 153, 156.8, 160.7, 164.8.
    let wednesday = [("overhead press", [50.0, 52.5, 52.5, 55.0]), ("deadlift", [152.5, 157.5, 160.0, 165.0])];
    for (lift, tops) in wednesday {
        let expected = tops.map(|top| KG.loads("1x5@62.5 1x5@75 1x5@87.5 1x5@100", top));
        assert_eq!(sets_of_lift(&schedule, lift), expected);
    }
}

/// Source: the Texas method. Squat 5RM 315 lb: 90 % is 283.5 → 285; Wednesday is 80 % of
/// those 285 = 228 → 230; Friday a new 5RM, 5 lb up each week. Bench 5RM 225 lb: 202.5 lies
/// half-way and goes down to 200; press 5RM 135 lb: 121.5 → 120, and 81 % is 109.35 → 110.
/// Bench and press take turns, so week 3's bench is the second: 207.5 → 205.
#[test]
fn the_texas_method_is_as_described() {
    let schedule = program("texas-method");
    assert_eq!(schedule.sessions.len(), 12);
    let volume = [285.0, 290.0, 295.0, 300.0];
    // 80 % of them: 228, 232, 236, 240.
    let recovery = [230.0, 230.0, 235.0, 240.0];
    let intensity = [320.0, 325.0, 330.0, 335.0];
    let presses = [
        // Monday, Wednesday (the other one) and Friday.
        [("bench press", 200.0), ("overhead press", 110.0), ("bench press", 230.0)],
        [("overhead press", 120.0), ("bench press", 180.0), ("overhead press", 140.0)],
        [("bench press", 205.0), ("overhead press", 115.0), ("bench press", 235.0)],
        [("overhead press", 125.0), ("bench press", 185.0), ("overhead press", 145.0)],
    ];
    for week in 0..4_usize {
        let lines: Vec<Vec<(&str, String)>> = schedule.sessions[week * 3..week * 3 + 3]
            .iter()
            .map(|session| session.exercises.iter().map(|line| (&*line.lift, working(line))).collect())
            .collect();
        let [monday, wednesday, friday] = presses[week];
        let rest = schedule.sessions[week * 3].exercises[0].sets[0].extras.rest.map(|rest| (rest.min, rest.max));
        assert_eq!(rest, Some((5 * 60, 8 * 60)), "the volume of week {week}");
        assert_eq!(
            lines[0],
            [
                ("squat", LB.straight("5x5", volume[week])),
                (monday.0, LB.straight("5x5", monday.1)),
                ("deadlift", "5".to_owned()),
            ],
            "week {week}"
        );
        assert_eq!(
            lines[1],
            [
                ("squat", LB.straight("2x5", recovery[week])),
                (wednesday.0, LB.straight("3x5", wednesday.1)),
                ("chin-up", "amrap@0 amrap@0 amrap@0".to_owned()),
                ("back extension", "10 10 10 10 10".to_owned()),
            ],
            "week {week}"
        );
        assert_eq!(
            lines[2],
            [
                ("squat", LB.straight("1x5", intensity[week])),
                (friday.0, LB.straight("1x5", friday.1)),
                ("power clean", "3 3 3 3 3".to_owned()),
            ],
            "week {week}"
        );
    }
    // As shares of the one-rep max: about 77, 62 and 85 %, as the sources say.
    let percent = |session: usize| schedule.sessions[session].exercises[0].sets[0].percent.unwrap().to_f64();
    assert!((percent(0) - 77.7).abs() < 0.1 && (percent(1) - 62.5).abs() < 0.6 && (percent(2) - 87.7).abs() < 0.1);
}
