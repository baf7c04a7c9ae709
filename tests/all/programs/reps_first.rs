//! Programs in which the reps move before the load. Without a log each session is one rep more.

use super::program;
use super::published::{By, LB, Published, each, rests, warm_ups};

/// Source: eight doubles, a set of three more each session; after eight triples 10 lb more and
/// doubles again. In ten sessions: the ninth is 8x3, the tenth 8x2 with 10 lb more.
#[test]
fn hepburn_adds_one_rep_each_session() {
    let sets = |load: u16, session: usize| match session {
        0 => each(&format!("8x2@{load}")),
        8 => each(&format!("8x3@{load}")),
        9 => each(&format!("8x2@{}", load + 10)),
        triples => each(&format!("{triples}x3@{load} {}x2@{load}", 8 - triples)),
    };
    let mut published = Published::default();
    for week in 0..5_usize {
        for day in 1..=4_usize {
            // Monday and Thursday, Tuesday and Friday.
            let session = week * 2 + (day - 1) / 2;
            let lines = if day % 2 == 1 {
                [("squat", sets(275, session)), ("bench press", sets(185, session))]
            } else {
                [("deadlift", sets(315, session)), ("overhead press", sets(115, session))]
            };
            published.session(week + 1, day, &lines);
        }
    }
    published.assert_is("hepburn", &program("hepburn"), By::Target);
}

/// A line of the Recommended Routine: its label, the lifts of its ladder, what all its sets are
/// in each session with one lift, and behind the last lift what stays.
type Ladder = (&'static str, &'static [&'static str], &'static [&'static str]);

const FIVES: &[&str] = &["5", "6", "7", "8"];
const LADDERS: [Ladder; 6] = [
    ("A1", &["scapular pull-up", "negative pull-up", "pull-up", "weighted pull-up"], FIVES),
    ("B1", &["dip (negative)", "dip", "ring dip"], FIVES),
    ("B2", &["romanian deadlift", "nordic curl"], FIVES),
    ("C1", &["inverted row (upright)", "inverted row", "inverted row (feet raised)"], FIVES),
    ("C2", &["incline push-up", "push-up", "diamond push-up", "pseudo planche push-up"], FIVES),
    ("D2", &["pallof press"], &["8/side"]),
];

/// The lift and its three sets in a session, from 0; behind the last lift its last sets stay.
fn on_ladder(lifts: &[&str], reps: &[&str], session: usize) -> (String, String) {
    let last = lifts.len() * reps.len() - 1;
    let place = session.min(last);
    (lifts[place / reps.len()].to_owned(), each(&format!("3x{}", reps[place % reps.len()])))
}

/// By hand: 5, 6, 7 and 8 reps, then the next lift at five; behind the last lift of a ladder its
/// reps stay. The split squats count each side. The plank has 20 to 30 seconds, five more each
/// session, then reps from 8 to 12.
#[test]
fn the_recommended_routine_climbs_its_ladders() {
    let mut published = Published::default();
    for session in 0..18_usize {
        let of = |label: &str| {
            let (label, lifts, reps) = LADDERS.iter().find(|(own, ..)| *own == label).unwrap();
            let (lift, sets) = on_ladder(lifts, reps, session);
            (format!("{label} {lift}"), sets)
        };
        let (lift, squats) = on_ladder(&["air squat", "split squat", "bulgarian split squat"], FIVES, session);
        let squats = if session < 4 {
            squats
        } else {
            squats.split(' ').map(|reps| format!("{reps}/side")).collect::<Vec<_>>().join(" ")
        };
        let trunk = match session {
            0..3 => ("D1 plank", each(&format!("3x{}", ["20-30s", "25-30s", "30s"][session]))),
            _ => ("D1 ring rollout", each(&format!("3x{}", (session + 5).min(12)))),
        };
        let lines = [
            of("A1"),
            (format!("A2 {lift}"), squats),
            of("B1"),
            of("B2"),
            of("C1"),
            of("C2"),
            (trunk.0.to_owned(), trunk.1),
            of("D2"),
            ("D3 reverse hyper".to_owned(), each("3x8")),
        ];
        let lines: Vec<(&str, &String)> = lines.iter().map(|(lift, sets)| (lift.as_str(), sets)).collect();
        published.session(session / 3 + 1, session % 3 + 1, &lines);
    }
    published.assert_is("recommended-routine", &program("recommended-routine"), By::Target);
}

/// Ranges, rests and tempo of the first session: 5-8, the trunk 8-12, 90 s and 60 s.
#[test]
fn the_recommended_routine_keeps_its_ranges_and_rests() {
    let schedule = program("recommended-routine");
    let first = &schedule.sessions[0];
    let ranges: Vec<String> = first.exercises.iter().map(|exercise| crate::support::reps(&exercise.sets[0])).collect();
    assert_eq!(ranges, ["5-8", "5-8", "5-8", "5-8", "5-8", "5-8", "20-30s", "8-12", "8-12"]);
    let rests: Vec<String> = first.exercises.iter().map(rests).collect();
    assert_eq!(rests, ["90", "90", "90", "90", "90", "90", "60", "60", "60"]);
}

/// After the last session of a ladder another lift is asked for: four lifts of four sessions are
/// done after sixteen, two after eight; three of plank and five of rollouts after eight.
#[test]
fn the_recommended_routine_asks_for_another_lift_behind_each_ladder() {
    let schedule = program("recommended-routine");
    let first_swap = |place: usize| {
        let swaps: Vec<bool> = schedule
            .sessions
            .iter()
            .map(|session| session.exercises[place].notes.iter().any(|note| note.contains("another lift")))
            .collect();
        let first = swaps.iter().position(|swap| *swap);
        assert!(first.is_none_or(|first| swaps[first..].iter().all(|swap| *swap)), "{place}: it stays asked for");
        first
    };
    let ladders = [Some(16), Some(12), Some(12), Some(8), Some(12), Some(16), Some(8), None, None];
    assert_eq!((0..9).map(first_swap).collect::<Vec<_>>(), ladders);
}

/// A lift of a session of DC training, and how it moves when each session is done as planned.
enum Dc {
    /// A set in three pieces, far from the reps that add weight.
    Pieces(&'static str, u16),
    /// A heavy set of 6-9 and a back-off of 9-12, 15 % lighter: both own their range in their
    /// fourth session.
    Thick(u16),
    /// A heavy set of 4-8, which owns its range in its fifth session, and a widowmaker of 20
    /// that gains 5 lb each time.
    Quads(u16, u16),
    /// Straight, a rep more each time.
    Forearms(u16),
    /// Straight.
    Calves(u16),
}

impl Dc {
    /// The sets of its round, from 0.
    fn sets(&self, round: u16) -> String {
        let range = |low: u16, high: u16| if low == high { low.to_string() } else { format!("{low}-{high}") };
        match *self {
            Self::Pieces(reps, load) => {
                reps.split(' ').map(|reps| format!("{reps}@{load}")).collect::<Vec<_>>().join(" ")
            }
            Self::Thick(first) => {
                let (up, load) = (round % 4, first + 5 * (round / 4));
                let backoff = LB.nearest(f64::from(load) * 0.85);
                format!("{}@{load} {}@{backoff}", range(6 + up, 9), range(9 + up, 12))
            }
            Self::Quads(first, widowmaker) => {
                let (up, load) = (round % 5, first + 10 * (round / 5));
                format!("{}@{load} 20@{}", range(4 + up, 8), widowmaker + 5 * round)
            }
            Self::Forearms(load) => format!("{}@{load}", range(10 + round, 20)),
            Self::Calves(load) => format!("10-12@{load}"),
        }
    }
}

/// By hand: four sessions on three days a week, so a lift comes every fourth session, six times
/// in eight weeks. The back-off of the deadlift is 15 % lighter: 275 → 233.75 → 235 lb, after
/// its range is owned 280 → 238 → 240 lb; of the row 135 → 114.75 → 115, 140 → 119 → 120 lb.
#[test]
fn dc_training_is_one_hard_set_a_lift() {
    let (pieces, more) = ("8 3 2", "12 5 3");
    let round = [
        [
            ("incline bench press", Dc::Pieces(pieces, 155)),
            ("seated overhead press", Dc::Pieces(pieces, 95)),
            ("close-grip bench press", Dc::Pieces(more, 135)),
            ("lat pulldown", Dc::Pieces(pieces, 130)),
            ("deadlift", Dc::Thick(275)),
        ],
        [
            ("barbell curl", Dc::Pieces(more, 65)),
            ("hammer curl", Dc::Forearms(30)),
            ("standing calf raise", Dc::Calves(180)),
            ("leg curl", Dc::Pieces(more, 90)),
            ("squat", Dc::Quads(245, 185)),
        ],
        [
            ("dumbbell bench press", Dc::Pieces(pieces, 65)),
            ("dumbbell shoulder press", Dc::Pieces(pieces, 45)),
            ("skullcrusher", Dc::Pieces(more, 65)),
            ("chin-up", Dc::Pieces(pieces, 0)),
            ("t-bar row", Dc::Thick(135)),
        ],
        [
            ("preacher curl", Dc::Pieces(more, 55)),
            ("reverse curl", Dc::Forearms(45)),
            ("seated calf raise", Dc::Calves(90)),
            ("seated leg curl", Dc::Pieces(more, 80)),
            ("leg press", Dc::Quads(450, 320)),
        ],
    ];
    let mut published = Published::default();
    for session in 0..24_u16 {
        let place = usize::from(session);
        let lines: Vec<(&str, String)> =
            round[place % 4].iter().map(|(lift, moves)| (*lift, moves.sets(session / 4))).collect();
        published.session(place / 3 + 1, place % 3 + 1, &lines);
    }
    let schedule = program("dc-training");
    published.assert_is("dc-training", &schedule, By::Load);
    let press = &schedule.sessions[0].exercises[0];
    let mini_rests = press.sets.iter().filter_map(|set| set.extras.rest);
    assert_eq!(mini_rests.map(|rest| rest.min).collect::<Vec<_>>(), [30, 30]);
    // The quads warm up with the weight of the widowmaker, by hand 185 + 5 lb in its second turn.
    assert_eq!(warm_ups(&schedule.sessions[1].exercises[4]), "8@185");
    let calves = &schedule.sessions[1].exercises[2].sets;
    assert!(calves.last().unwrap().extras.pause.is_some());
    let deadlift = crate::support::line(&schedule.sessions[16].exercises[4]);
    assert!(deadlift.ends_with("6-9@280 9-12@240"), "{deadlift}");
}
