//! Programs for beginners: two or more sessions in turn, a little more every time. Without a
//! log every session is met, an open set at its least number.

use super::program;
use super::published::{By, Gym, KG, LB, Published, SMALL_LB, each};

/// A lift that climbs: its sets, the load of its first session and what each session adds.
struct Climbing {
    lift: &'static str,
    gym: Gym,
    sets: &'static str,
    next: f64,
    step: f64,
}

impl Climbing {
    /// Today's sets; the next time it is one step more.
    fn today(&mut self) -> String {
        let sets = match self.lift {
            // What is added to the bodyweight has no bar: 0, 2.5, 5 … lb.
            "chin-up" => {
                let with_load = self.sets.split(' ').map(|group| format!("{group}@{}", self.next));
                each(&with_load.collect::<Vec<_>>().join(" "))
            }
            _ => self.gym.straight(self.sets, self.next),
        };
        self.next += self.step;
        sets
    }
}

/// The lifts of a program, each climbing by itself, in sessions that go round three days a week.
struct InTurn {
    lifts: Vec<Climbing>,
    published: Published,
    done: usize,
}

impl InTurn {
    fn new(gym: Gym, lifts: &[(&'static str, &'static str, f64, f64)]) -> Self {
        let climbing = |&(lift, sets, next, step): &(&'static str, &'static str, f64, f64)| Climbing {
            lift,
            gym,
            sets,
            next,
            step,
        };
        Self { lifts: lifts.iter().map(climbing).collect(), published: Published::default(), done: 0 }
    }

    /// Adds `count` sessions that take turns, from the first.
    fn go_round(&mut self, sessions: &[&[&'static str]], count: usize) {
        for number in 0..count {
            let lines: Vec<(&str, String)> = sessions[number % sessions.len()]
                .iter()
                .map(|lift| {
                    let climbing = self.lifts.iter_mut().find(|of| of.lift == *lift).unwrap();
                    (*lift, climbing.today())
                })
                .collect();
            self.published.session(self.done / 3 + 1, self.done % 3 + 1, &lines);
            self.done += 1;
        }
    }
}

/// Source: A squat 5x5, bench 5x5, row 5x5; B squat 5x5, press 5x5, deadlift 1x5; 2.5 kg more
/// each session, deadlift 5 kg.
#[test]
fn stronglifts_adds_weight_every_session() {
    let mut sessions = InTurn::new(
        KG,
        &[
            ("squat", "5x5", 60.0, 2.5),
            ("bench press", "5x5", 45.0, 2.5),
            ("barbell row", "5x5", 40.0, 2.5),
            ("overhead press", "5x5", 30.0, 2.5),
            ("deadlift", "1x5", 80.0, 5.0),
        ],
    );
    sessions.go_round(&[&["squat", "bench press", "barbell row"], &["squat", "overhead press", "deadlift"]], 12);
    let schedule = program("stronglifts");
    sessions.published.assert_is("stronglifts", &schedule, By::Load);
    // By hand: the twelfth squat is 60 + 11 x 2.5 = 87.5 kg.
    assert_eq!(crate::support::line(&schedule.sessions[11].exercises[0]), each("5x5@87.5"));
}

/// Source: phase 1 squat and bench or press 3x5, deadlift 1x5, 5 lb more each session; phase 2
/// with cleans 5x3; phase 3 with chin-ups and jumps of 2.5 lb. The weights go on from phase to
/// phase.
#[test]
fn starting_strength_goes_on_from_phase_to_phase() {
    let a: &[&str] = &["squat", "bench press", "deadlift"];
    let mut sessions = InTurn::new(
        SMALL_LB,
        &[
            ("squat", "3x5", 135.0, 5.0),
            ("bench press", "3x5", 95.0, 5.0),
            ("overhead press", "3x5", 65.0, 5.0),
            ("deadlift", "1x5", 185.0, 5.0),
            ("power clean", "5x3", 95.0, 5.0),
            ("chin-up", "3xamrap", 0.0, 0.0),
        ],
    );
    sessions.go_round(&[a, &["squat", "overhead press", "deadlift"]], 12);
    sessions.go_round(&[a, &["squat", "overhead press", "power clean"]], 12);
    for lift in sessions.lifts.iter_mut().filter(|of| of.lift != "chin-up") {
        lift.step = 2.5;
    }
    sessions.go_round(&[a, &["squat", "overhead press", "power clean", "chin-up"]], 12);
    let schedule = program("starting-strength");
    sessions.published.assert_is("starting-strength", &schedule, By::Load);
    // By hand. The squat is done 12 times in each phase: 135 + 24 x 5 + 11 x 2.5 = 282.5 lb. The
    // deadlift 12 times in phase 1 and 6 in the others: 185 + 18 x 5 = 275 lb in phase 3.
    assert_eq!(crate::support::line(&schedule.sessions[35].exercises[0]), each("3x5@282.5"));
    assert_eq!(crate::support::line(&schedule.sessions[24].exercises[2]), "5@275");
}

/// Source: 2x5 and 5 or more, deadlift one set of 5 or more; 2.5 lb more for the upper body and
/// 5 lb for the lower while the last set stays at ten or fewer.
#[test]
fn greyskull_ends_each_lift_with_an_open_set() {
    let open_last = "2x5 1x5+";
    let mut sessions = InTurn::new(
        SMALL_LB,
        &[
            ("overhead press", open_last, 65.0, 2.5),
            ("chin-up", open_last, 0.0, 2.5),
            ("squat", open_last, 135.0, 5.0),
            ("bench press", open_last, 95.0, 2.5),
            ("barbell row", open_last, 75.0, 2.5),
            ("deadlift", "1x5+", 185.0, 5.0),
        ],
    );
    sessions.go_round(&[&["overhead press", "chin-up", "squat"], &["bench press", "barbell row", "deadlift"]], 12);
    sessions.published.assert_is("greyskull", &program("greyskull"), By::Load);
}

/// Source: four sessions go round three days; tier 1 4x3 and 3 or more at 85 % of the 5RM, tier
/// 2 3x10, tier 3 2x15 and 15 or more, which adds nothing before 25. 5 lb more for the upper
/// body, 10 lb for the lower. By hand: squat 225 x 0.85 = 191.25, 201.25, 211.25; bench 165 x
/// 0.85 = 140.25; press 105 x 0.85 = 89.25; deadlift 275 x 0.85 = 233.75 …
#[test]
fn gzclp_goes_round_four_sessions_on_three_days() {
    let (first, second, third) = ("4x3 1x3+", "3x10", "2x15 1x15+");
    let mut sessions = InTurn::new(
        LB,
        &[
            ("T1 squat", first, 191.25, 10.0),
            ("T1 overhead press", first, 89.25, 5.0),
            ("T1 bench press", first, 140.25, 5.0),
            ("T1 deadlift", first, 233.75, 10.0),
            ("T2 bench press", second, 95.0, 5.0),
            ("T2 deadlift", second, 155.0, 10.0),
            ("T2 squat", second, 125.0, 10.0),
            ("T2 overhead press", second, 60.0, 5.0),
            ("T3 lat pulldown", third, 80.0, 0.0),
            ("T3 one-arm dumbbell row", third, 35.0, 0.0),
        ],
    );
    // No bar under the dumbbells.
    sessions.lifts[9].gym = Gym { bar: 5.0, ..LB };
    let round: [&[&str]; 4] = [
        &["T1 squat", "T2 bench press", "T3 lat pulldown"],
        &["T1 overhead press", "T2 deadlift", "T3 one-arm dumbbell row"],
        &["T1 bench press", "T2 squat", "T3 lat pulldown"],
        &["T1 deadlift", "T2 overhead press", "T3 one-arm dumbbell row"],
    ];
    sessions.go_round(&round, 12);
    let schedule = program("gzclp");
    sessions.published.assert_is("gzclp", &schedule, By::Load);
    let names: Vec<&str> = schedule.sessions.iter().filter_map(|session| session.name.as_deref()).collect();
    assert_eq!(names, ["A1", "B1", "A2", "B2"].repeat(3));
    let rests: Vec<String> = schedule.sessions[0].exercises.iter().map(super::published::rests).collect();
    assert_eq!(rests, ["180-300", "", ""]);
}
