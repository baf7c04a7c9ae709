//! Schedules made by hand.

use std::sync::Arc;

use crate::model::{
    Alternative, Basis, Derivation, Exercise, Extras, Label, LiftMax, Measure, Origin, PlannedSet, Role, Schedule,
    Session, TimeRange, Weekday, find_lift,
};
use crate::source::Span;
use crate::training::{Load, Percent, Rounding, Rpe, Unit};

pub(super) fn kg(milli: i64) -> Load {
    Load::from_milli(milli, Unit::Kg)
}

pub(super) fn rpe(halves: u8) -> Option<Rpe> {
    Rpe::from_halves(halves)
}

pub(super) fn seconds(min: u16, max: u16) -> Option<TimeRange> {
    Some(TimeRange { min, max })
}

pub(super) const fn reps(min: u16, max: u16) -> Measure {
    Measure::Reps { min, max }
}

/// A plain set: nothing but its measure.
pub(super) fn set(role: Role, measure: Measure) -> PlannedSet {
    PlannedSet {
        number: 0,
        role,
        measure,
        per_side: false,
        optional: false,
        load: None,
        load_max: None,
        bodyweight: false,
        estimate: false,
        load_written: None,
        percent: None,
        percent_of: None,
        rpe_min: None,
        rpe_max: None,
        extras: Arc::default(),
        basis: None,
        origin: Origin::default(),
    }
}

/// An exercise; its sets are numbered.
pub(super) fn exercise(lift: &str, mut sets: Vec<PlannedSet>) -> Exercise {
    for (number, set) in (1..).zip(&mut sets) {
        set.number = number;
    }
    Exercise {
        lift: lift.into(),
        written: lift.into(),
        known: find_lift(lift),
        variant: None,
        label: None,
        alternatives: Vec::new(),
        optional: false,
        notes: Arc::default(),
        loading: None,
        span: Span::default(),
        sets,
    }
}

pub(super) fn session(day: u8, name: Option<&str>, exercises: Vec<Exercise>) -> Session {
    Session {
        block: None,
        week: 1,
        day,
        weekday: None,
        date: None,
        name: name.map(Arc::from),
        notes: Arc::default(),
        exercises,
    }
}

pub(super) fn schedule(sessions: Vec<Session>) -> Schedule {
    Schedule {
        name: None,
        author: None,
        athlete: None,
        bodyweight: None,
        unit: Unit::Kg,
        weeks: 1,
        maxes: Vec::new(),
        lifts: Vec::new(),
        chart: Arc::default(),
        notes: Arc::default(),
        projection: None,
        sessions,
        left_out: Vec::new(),
    }
}

/// `bench: ramp 3@RPE3-5..8; top 4-6@RPE8; backoff 3x8 @-10%` with a max of 120 kg.
pub(super) fn worked_bench() -> Exercise {
    let max = Some((Arc::from("bench press"), kg(120_000)));
    let from_chart = |role, measure, loads: (i64, i64), rpes: (u8, u8), percent| {
        let (Measure::Reps { min, .. }, Some(low)) = (&measure, rpe(rpes.0)) else {
            return set(role, measure);
        };
        let basis = Basis {
            source: Derivation::Chart {
                reps: *min,
                rpe: low,
                percent: Percent::from_tenths(percent),
                max: max.clone(),
            },
            plus: None,
            progressed: None,
            exact: None,
            rounded_to: Some(kg(2_500)),
            rounding: Rounding::Nearest,
            heaviest_there_is: false,
            held_at_top: false,
            held_from: None,
            borrowed: None,
            recipe: None,
        };
        PlannedSet {
            load: Some(kg(loads.0)),
            load_max: (loads.0 != loads.1).then(|| kg(loads.1)),
            estimate: true,
            load_written: Some(if role == Role::Top { "RPE8" } else { "RPE3-5..8" }.into()),
            percent: Some(Percent::from_tenths(percent)),
            rpe_min: rpe(rpes.0),
            rpe_max: rpe(rpes.1),
            basis: Some(basis),
            ..set(role, measure)
        }
    };
    let ramp = |loads, rpes, percent| from_chart(Role::Ramp, reps(3, 3), loads, rpes, percent);
    let backoff = PlannedSet {
        load: Some(kg(90_000)),
        load_written: Some("-10%".into()),
        percent_of: Some("top".into()),
        basis: Some(Basis {
            source: Derivation::PercentOfSet {
                percent: Percent::from_tenths(900),
                of: "top set".into(),
                whole: Some(kg(100_000)),
            },
            plus: None,
            progressed: None,
            exact: None,
            rounded_to: Some(kg(2_500)),
            rounding: Rounding::Nearest,
            heaviest_there_is: false,
            held_at_top: false,
            held_from: None,
            borrowed: None,
            recipe: None,
        }),
        ..set(Role::Backoff, reps(8, 8))
    };
    let top = from_chart(Role::Top, reps(4, 6), (100_000, 100_000), (16, 16), 837);
    let mut bench = exercise(
        "bench press",
        vec![
            ramp((87_500, 95_000), (6, 10), 739),
            ramp((95_000, 100_000), (10, 14), 786),
            ramp((97_500, 100_000), (12, 16), 811),
            top,
            backoff.clone(),
            backoff.clone(),
            backoff,
        ],
    );
    bench.written = "bench".into();
    bench
}

/// The worked case as a program of one session.
pub(super) fn worked() -> Schedule {
    Schedule {
        name: Some("Top-set bench block".into()),
        author: Some("Strength Room".into()),
        maxes: vec![
            LiftMax { lift: "bench press".into(), reps: 1, load: kg(120_000) },
            LiftMax { lift: "squat".into(), reps: 5, load: kg(152_500) },
        ],
        ..schedule(vec![session(1, Some("Heavy bench"), vec![worked_bench()])])
    }
}

/// A set of every measure, each of every kind that it has.
pub(super) fn every_measure() -> Vec<PlannedSet> {
    [
        reps(5, 5),
        reps(8, 12),
        Measure::Amrap { min: None, max: None },
        Measure::Amrap { min: Some(5), max: None },
        Measure::Amrap { min: None, max: Some(20) },
        Measure::Amrap { min: Some(1), max: Some(10) },
        Measure::Seconds { min: 20, max: 30 },
        Measure::Seconds { min: 1200, max: 1200 },
        Measure::Metres { min: 40, max: 60 },
        Measure::Calories { min: 15, max: 20 },
        Measure::Cluster([2, 2, 2].into()),
        Measure::Total { reps: 50, per_set: None },
        Measure::Total { reps: 12, per_set: Some((1, 3)) },
    ]
    .map(|measure| set(Role::Work, measure))
    .into()
}

/// Every measure, every way to load a set, and every modifier.
pub(super) fn everything() -> Schedule {
    let extras = Arc::new(Extras {
        rest: seconds(120, 180),
        mini_rest: seconds(15, 20),
        tempo: Some("30X0".into()),
        pause: seconds(2, 3),
        every: seconds(60, 60),
        within: seconds(720, 720),
        until: rpe(18),
        notes: vec!["elbows in".into(), "first line\nsecond line".into()],
    });
    let loaded = |load: Option<i64>, written: &str| PlannedSet {
        load: load.map(kg),
        load_written: Some(written.into()),
        ..set(Role::Work, reps(5, 5))
    };
    let bodyweight = |load: i64, written: &str| PlannedSet { bodyweight: true, ..loaded(Some(load), written) };
    let mut loads = exercise(
        "squat",
        vec![
            PlannedSet { role: Role::Warmup, ..loaded(Some(20_000), "bar") },
            loaded(Some(100_000), "100kg"),
            loaded(None, "red band"),
            PlannedSet { percent_of: Some("top".into()), ..loaded(None, "-10%") },
            PlannedSet { percent_of: Some("tm".into()), ..loaded(None, "80%") },
            PlannedSet {
                percent: Some(Percent::from_tenths(725)),
                percent_of: Some("1RM".into()),
                rpe_max: rpe(18),
                ..loaded(None, "72.5% cap RPE9")
            },
            PlannedSet { rpe_min: rpe(16), rpe_max: rpe(17), ..loaded(None, "RPE8-8.5") },
            bodyweight(0, "bw"),
            bodyweight(20_000, "bw+20kg"),
            PlannedSet { optional: true, per_side: true, ..bodyweight(-30_000, "bw-30kg") },
        ],
    );
    loads.variant = Some("paused".into());
    loads.written = "squat or front squat".into();
    loads.label = Some(Label::Tier(1));
    loads.optional = true;
    loads.notes = Arc::new(["brace first".into()]);
    let other = |lift: &str, variant: Option<&str>| Alternative { lift: lift.into(), variant: variant.map(Arc::from) };
    loads.alternatives = vec![other("front squat", None), other("leg press", Some("deep"))];
    let mut modified: Vec<PlannedSet> = every_measure();
    for set in &mut modified {
        set.extras = Arc::clone(&extras);
    }
    let mut measures = exercise("row", modified);
    measures.label = Some(Label::Superset { group: 'A', place: 1 });
    let mut second = exercise("face pull", vec![set(Role::Work, reps(15, 20))]);
    second.label = Some(Label::Superset { group: 'A', place: 2 });
    let mut day = session(2, None, vec![loads, measures, second]);
    day.block = Some("Accumulation".into());
    day.weekday = Some(Weekday::Wed);
    day.notes = Arc::new(["sleep well".into(), "eat".into()]);
    Schedule { notes: Arc::new(["for the meet".into()]), ..schedule(vec![day]) }
}

/// Long names, other scripts, markup, formulas, and text that steers a terminal.
pub(super) fn hostile() -> Schedule {
    let names = [
        "<script>alert(1)</script> & \"quotes\"",
        "=HYPERLINK(\"http://example.com\")",
        "-1-arm row",
        "Приседания со штангой на спине с паузой в нижней точке и медленным опусканием",
        "לחיצת חזה בשיפוע חיובי עם מוט",
        "深蹲深蹲深蹲深蹲深蹲深蹲深蹲深蹲深蹲深蹲深蹲深蹲深蹲深蹲深蹲深蹲深蹲深蹲深蹲深蹲深蹲深蹲",
        "☺\u{fe0f}☺\u{fe0f}☺\u{fe0f}☺\u{fe0f}☺\u{fe0f}☺\u{fe0f}☺\u{fe0f}☺\u{fe0f}☺\u{fe0f}☺\u{fe0f}☺\u{fe0f}☺\u{fe0f}☺\u{fe0f}☺\u{fe0f}☺\u{fe0f}☺\u{fe0f}☺\u{fe0f}☺\u{fe0f}☺\u{fe0f}☺\u{fe0f}☺\u{fe0f}☺\u{fe0f}☺\u{fe0f}☺\u{fe0f}☺\u{fe0f}☺\u{fe0f}☺\u{fe0f}☺\u{fe0f}☺\u{fe0f}☺\u{fe0f}☺\u{fe0f}☺\u{fe0f}☺\u{fe0f}☺\u{fe0f}☺\u{fe0f}☺\u{fe0f}☺\u{fe0f}☺\u{fe0f}☺\u{fe0f}☺\u{fe0f}☺\u{fe0f}☺\u{fe0f}",
        "\u{1b}[31mred\u{7}",
        "a-word-of-a-hundred-characters-that-has-no-blank-in-it-and-so-has-to-be-broken-somewhere-or-cut-off-and",
        "",
    ];
    let exercises = names.map(|name| {
        let extras = Arc::new(Extras {
            tempo: Some(name.into()),
            rest: seconds(65_535, 65_535),
            notes: vec![name.into(), format!("{name}\r\n{name}").into()],
            ..Extras::default()
        });
        let long = PlannedSet {
            load_written: Some(name.into()),
            rpe_min: rpe(13),
            rpe_max: rpe(15),
            optional: true,
            extras,
            ..set(Role::Backoff, Measure::Cluster([1000; 40].into()))
        };
        let heavy =
            PlannedSet { load: Some(kg(-1_234_560)), load_max: Some(kg(1_234_560)), bodyweight: true, ..long.clone() };
        let mut exercise = exercise(name, vec![long; 12]);
        exercise.sets.push(PlannedSet { number: 13, ..heavy });
        exercise.variant = Some(name.into());
        exercise.written = format!("{name} or {name}").into();
        exercise.label = Some(Label::Superset { group: 'H', place: 255 });
        exercise.notes = Arc::new([name.into()]);
        exercise.alternatives = vec![Alternative { lift: name.into(), variant: Some(name.into()) }];
        exercise.optional = true;
        exercise
    });
    let mut day = session(255, Some(names[3]), exercises.into());
    day.block = Some(names[5].into());
    day.notes = names.map(Arc::from).into();
    Schedule {
        notes: names.map(Arc::from).into(),
        name: Some(names[0].into()),
        author: Some(names[4].into()),
        maxes: names.map(|name| LiftMax { lift: name.into(), reps: 5, load: kg(1_234_560) }).into(),
        ..schedule(vec![day])
    }
}

/// Two weeks of three sessions, of which one is very long.
pub(super) fn long() -> Schedule {
    let work = |sets: usize, measure: Measure, load: i64, rest: Option<TimeRange>| {
        let extras = Arc::new(Extras { rest, ..Extras::default() });
        vec![
            PlannedSet { load: Some(kg(load)), rpe_min: rpe(14), rpe_max: rpe(16), extras, ..set(Role::Work, measure) };
            sets
        ]
    };
    let warm = |mut sets: Vec<PlannedSet>| {
        let light =
            [20_000, 60_000, 90_000].map(|load| PlannedSet { load: Some(kg(load)), ..set(Role::Warmup, reps(5, 5)) });
        sets.splice(0..0, light);
        sets
    };
    let labelled = |lift: &str, group, place, sets| Exercise {
        label: Some(Label::Superset { group, place }),
        ..exercise(lift, sets)
    };
    let noted = |mut sets: Vec<PlannedSet>, notes: &[&str]| {
        for set in &mut sets {
            let mut extras = (*set.extras).clone();
            extras.notes = notes.iter().map(|&note| note.into()).collect();
            extras.tempo = Some("31X1".into());
            set.extras = Arc::new(extras);
        }
        sets
    };
    let day = |week, number, name, weekday, exercises| Session {
        block: Some("Накопление / accumulation".into()),
        week,
        weekday: Some(weekday),
        ..session(number, Some(name), exercises)
    };
    let mut sessions = Vec::new();
    for week in 1..=2 {
        let bench = worked_bench();
        let row = work(4, reps(8, 12), 70_000, seconds(90, 90));
        let pull = work(3, reps(15, 20), 25_000, seconds(60, 90));
        sessions.push(day(
            week,
            1,
            "Heavy bench",
            Weekday::Mon,
            vec![
                exercise("bench press", warm(bench.sets)),
                labelled("barbell row", 'A', 1, row),
                labelled("face pull", 'A', 2, pull.clone()),
                exercise("plank", work(3, Measure::Seconds { min: 20, max: 30 }, 10_000, None)),
            ],
        ));
        let twelve = |measure| work(12, measure, 102_500, seconds(120, 180));
        let names = [
            "Приседания со штангой на спине с паузой в нижней точке",
            "לחיצת חזה בשיפוע חיובי",
            "single-arm half-kneeling landmine press with a resistance band around the wrist",
            "Bulgarian split squat",
            "leg curl",
            "calf raise",
            "biceps curl",
            "triceps pushdown",
            "sled push",
            "farmer's walk",
        ];
        let mut many: Vec<Exercise> = names.iter().map(|name| exercise(name, twelve(reps(8, 8)))).collect();
        if let Some(first) = many.first_mut() {
            first.sets = noted(
                warm(work(9, reps(5, 5), 140_000, seconds(180, 300))),
                &["Держать спину\nколени наружу", "stop when the bar slows down"],
            );
        }
        if let Some(second) = many.get_mut(1) {
            second.sets = noted(twelve(reps(8, 8)), &["מרפקים פנימה ולנשום לפני כל חזרה"]);
        }
        for (exercise, place) in many.iter_mut().skip(3).take(3).zip(1..) {
            exercise.label = Some(Label::Superset { group: 'B', place });
        }
        sessions.push(day(week, 2, "Everything", Weekday::Wed, many));
        sessions.push(day(
            week,
            3,
            "Light",
            Weekday::Fri,
            vec![
                exercise("squat", warm(work(5, reps(5, 5), 120_000, seconds(180, 180)))),
                exercise("bench press", work(6, reps(3, 3), 80_000, seconds(120, 120))),
                labelled("lat pulldown", 'A', 1, work(4, reps(10, 12), 60_000, None)),
                labelled("lateral raise", 'A', 2, work(4, reps(12, 15), 10_000, None)),
                exercise("curl", work(3, reps(12, 12), 15_000, seconds(60, 60))),
                exercise("back extension", pull),
            ],
        ));
    }
    for session in &mut sessions {
        for exercise in &mut session.exercises {
            for (number, set) in (1..).zip(&mut exercise.sets) {
                set.number = number;
            }
        }
    }
    Schedule { weeks: 2, sessions, ..worked() }
}
