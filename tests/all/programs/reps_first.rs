//! Programs in which the reps move before the load. Without a log each session is one rep more.

use super::{program, targets};

/// The reps and loads that are planned for a lift, session by session.
fn planned(name: &str, lift: &str) -> Vec<String> {
    let schedule = program(name);
    let lines = schedule.sessions.iter().flat_map(|session| {
        session.exercises.iter().filter(|exercise| &*exercise.lift == lift).map(targets).collect::<Vec<_>>()
    });
    lines.collect()
}

/// Source: the worked weeks of "Top set and back-offs", with every set as planned: the top set
/// 5, 6, then 2.5 kg more; the back-offs follow when all of them are eight, and are 90 % of it:
/// 92.25 → 92.5 kg.
#[test]
fn the_top_set_moves_first_and_the_back_offs_follow() {
    assert_eq!(
        planned("top-set-progression", "bench press"),
        ["5@100 7@90 7@90 7@90", "6@100 8@90 8@90 8@90", "5@102.5 7@92.5 7@92.5 7@92.5"]
    );
}

/// By hand: the top set reaches eight in week 3 and is 2.5 kg heavier in week 4. The back-offs
/// are 85 % of the top set, 80 → 68 → 67.5 kg, and stay there until all of them are twelve.
#[test]
fn upper_and_lower_add_reps_and_then_weight() {
    assert_eq!(
        planned("upper-lower", "bench press"),
        [
            "6@80 8@67.5 8@67.5 8@67.5",
            "7@80 9@67.5 9@67.5 9@67.5",
            "8@80 10@67.5 10@67.5 10@67.5",
            "6@82.5 11@67.5 11@67.5 11@67.5",
        ]
    );
    // 85 % of 100, 50 and 120 kg: 85, 42.5 and 102 → 102.5 kg.
    let fourth = |lift: &str| planned("upper-lower", lift).pop().unwrap();
    assert_eq!(fourth("squat"), "6@102.5 11@85 11@85 11@85");
    assert_eq!(fourth("overhead press"), "6@52.5 11@42.5 11@42.5 11@42.5");
    assert_eq!(fourth("deadlift"), "6@122.5 11@102.5 11@102.5 11@102.5");
    let straight = |from: u8, load: &str| -> Vec<String> {
        (from..from + 4).map(|reps| vec![format!("{reps}@{load}"); 3].join(" ")).collect()
    };
    let lines = [
        ("chest-supported row", 8, "60"),
        ("dumbbell shoulder press", 8, "20"),
        ("lat pulldown", 8, "55"),
        ("lateral raise", 10, "7.5"),
        ("triceps pushdown", 10, "25"),
        ("romanian deadlift", 8, "80"),
        ("leg press", 8, "120"),
        ("leg curl", 10, "35"),
        ("standing calf raise", 10, "60"),
        ("chin-up", 6, "0"),
        ("incline dumbbell press", 8, "22.5"),
        ("seated cable row", 8, "55"),
        ("rear delt fly", 10, "7.5"),
        ("dumbbell curl", 10, "12.5"),
        ("front squat", 8, "60"),
        ("leg extension", 10, "40"),
        ("seated leg curl", 10, "35"),
    ];
    for (lift, from, load) in lines {
        assert_eq!(planned("upper-lower", lift), straight(from, load), "{lift}");
    }
    assert_eq!(planned("upper-lower", "hanging leg raise"), vec!["8 8 8"; 4]);
}

/// Source: eight doubles, a set of three more each session; after eight triples 10 lb more and
/// doubles again. In ten sessions: the ninth is 8x3, the tenth 8x2 with 10 lb more.
#[test]
fn hepburn_adds_one_rep_each_session() {
    for (lift, load) in [("squat", 275), ("bench press", 185), ("deadlift", 315), ("overhead press", 115)] {
        let mut expected: Vec<String> = (0..9_usize)
            .map(|triples| {
                let mut sets = vec![format!("3@{load}"); triples];
                sets.extend(vec![format!("2@{load}"); 8 - triples]);
                sets.join(" ")
            })
            .collect();
        expected.push(vec![format!("2@{}", load + 10); 8].join(" "));
        assert_eq!(planned("hepburn", lift), expected, "{lift}");
    }
}

/// By hand: 5, 6, 7 and 8 reps, then the next lift at five; behind the last lift of a ladder its
/// reps stay. The plank has 20 to 30 seconds, five more each session, then reps from 8 to 12.
#[test]
fn the_recommended_routine_climbs_its_ladders() {
    let schedule = program("recommended-routine");
    let place = |label: usize| -> Vec<String> {
        let exercises = schedule.sessions.iter().map(|session| &session.exercises[label]);
        let said = |exercise: &liftplan::model::Exercise| {
            let first = targets(exercise).split(' ').next().unwrap().to_owned();
            format!("{} {first}", exercise.variant.as_deref().unwrap_or(&exercise.lift))
        };
        exercises.map(said).collect()
    };
    let climb = |lifts: &[&str], reps: &str| -> Vec<String> {
        let climb = lifts.iter().flat_map(|lift| reps.split(' ').map(move |reps| format!("{lift} {reps}")));
        let last = reps.split(' ').next_back().map(|reps| format!("{} {reps}", lifts.last().unwrap()));
        climb.chain(std::iter::repeat(last.unwrap())).take(18).collect()
    };
    let five_to_eight = "5 6 7 8";
    assert_eq!(
        place(0),
        climb(&["scapular pull-up", "negative pull-up", "pull-up", "weighted pull-up"], five_to_eight)
    );
    assert_eq!(place(2), climb(&["negative", "dip", "ring dip"], five_to_eight));
    assert_eq!(place(3), climb(&["romanian deadlift", "nordic curl"], five_to_eight));
    let trunk = [climb(&["plank"], "20-30s 25-30s 30s"), climb(&["ring rollout"], "8 9 10 11 12")].concat();
    let trunk: Vec<String> = trunk[..3].iter().chain(&trunk[18..33]).cloned().collect();
    assert_eq!(place(6), trunk);
    assert_eq!(
        super::with_rests(&schedule.sessions[0]),
        [
            "scapular pull-up: 5-8 5-8 5-8 rest 90",
            "air squat: 5-8 5-8 5-8 rest 90",
            "dip: 5-8 5-8 5-8 rest 90",
            "romanian deadlift: 5-8 5-8 5-8 rest 90",
            "inverted row: 5-8 5-8 5-8 rest 90",
            "incline push-up: 5-8 5-8 5-8 rest 90",
            "plank: 20-30s 20-30s 20-30s rest 60",
            "pallof press: 8-12 8-12 8-12 rest 60",
            "reverse hyper: 8-12 8-12 8-12 rest 60",
        ]
    );
    let labels = schedule.sessions[0].exercises.iter().map(|exercise| exercise.label.unwrap().to_string());
    assert_eq!(labels.collect::<Vec<_>>().join(" "), "A1 A2 B1 B2 C1 C2 D1 D2 D3");
}

/// By hand: four sessions on three days a week, so a lift comes every fourth session. The heavy
/// set gains a rep each time; the back-off is 15 % lighter: 275 → 233.75 → 235 lb. Both own
/// their range in its fourth session: 280 lb, and 238 → 240 lb.
#[test]
fn dc_training_is_one_hard_set_a_lift() {
    let schedule = program("dc-training");
    let working = |session: usize, lift: usize| super::working(&schedule.sessions[session].exercises[lift]);
    assert_eq!(working(0, 0), "8@155 3@155 2@155");
    assert_eq!(working(1, 0), "12@65 5@65 3@65");
    assert_eq!(working(2, 3), "8@0 3@0 2@0", "bodyweight, and nothing added");
    assert_eq!(working(1, 4), "4-8@245 20@185");
    let deadlift = super::sets_of_lift(&schedule, "deadlift");
    let expected = ["6-9@275 9-12@235", "7-9@275 10-12@235", "8-9@275 11-12@235", "9@275 12@235", "6-9@280 9-12@240"];
    assert_eq!(deadlift[..5], expected);
    let mini_rests = schedule.sessions[0].exercises[0].sets.iter().filter_map(|set| set.extras.rest);
    assert_eq!(mini_rests.map(|rest| rest.min).collect::<Vec<_>>(), [30, 30]);
}

/// The first session of the upper body and the last of the lower one, as the plan has them.
#[test]
fn upper_and_lower_rest_as_long_as_the_sets_ask() {
    let schedule = program("upper-lower");
    assert_eq!(
        super::with_rests(&schedule.sessions[0]),
        [
            "bench press: 6-8@80 8-12@67.5 8-12@67.5 8-12@67.5 rest 120-180",
            "chest-supported row: 8-12@60 8-12@60 8-12@60 rest 90",
            "dumbbell shoulder press: 8-12@20 8-12@20 8-12@20 rest 90",
            "lat pulldown: 8-12@55 8-12@55 8-12@55 rest 90",
            "lateral raise: 10-15@7.5 10-15@7.5 10-15@7.5 rest 60",
            "triceps pushdown: 10-15@25 10-15@25 10-15@25 rest 60",
        ]
    );
    assert_eq!(super::with_rests(&schedule.sessions[3]).last().unwrap(), "hanging leg raise: 8-15 8-15 8-15");
}
