//! What holds for any text, and for any valid program.

use liftplan::diagnostic::Diagnostics;
use liftplan::model::{Athlete, Date, Measure, Role, Schedule, Weekday};
use liftplan::render::{render_csv, render_json, render_stats_json, render_stats_text, render_text};
use liftplan::source::{Source, Span};
use liftplan::stats::stats;
use liftplan::syntax::TriviaKind;
use proptest::prelude::*;
use proptest::test_runner::RngSeed;

use crate::outputs::rendered;
use crate::support::{compile, render_html, schedule};

/// Words and characters that plans are made of, so that random texts come close to plans.
const WORDS: &[&str] = &[
    "bench",
    "squat",
    "row (paused)",
    "A1 ",
    "T1 ",
    ":",
    ": ",
    ",",
    ";",
    "|",
    " ",
    "\n",
    "\r\n",
    "\t",
    "#",
    "\"",
    "->",
    "-",
    "same",
    "same +5kg",
    "week 2:",
    "top ",
    "backoff ",
    "ramp ",
    "warmup ",
    "work ",
    "drop ",
    "myo ",
    "restpause ",
    "test ",
    "5RM",
    "15 + 4x4",
    "8+3+2",
    " or ",
    "optional ",
    "rotate (bench, squat)",
    "\nrest 2min",
    "\ntempo 30X0",
    "\nwarmup auto",
    "warmup none;",
    "\nwarmup 5@40%, 3@60%",
    "\nallow unknown-lift",
    "\nallow missing-max \"x\"",
    "\n\"a note\"\n",
    "lift \"bench\" like squat at 90%",
    "lift \"squat\" like bench",
    "lift \"x\" barbell, isolation",
    "3x5",
    "5",
    "3-5x5",
    "5+",
    "1-10+",
    "3xamrap",
    "3x60s",
    "40m",
    "20min",
    "15cal",
    "/side",
    "(2+2)",
    "4x50%",
    "total 12 in 1-3",
    "@",
    "@80%",
    "@8",
    "@RPE8",
    "@RPE3-5..8",
    "@RIR2",
    "@-10%",
    "@-5..-10%",
    "@bar",
    "@bw+20kg",
    "@10RM",
    "@max",
    "@100kg",
    "@65/70/75%",
    "@80% of mon",
    "@80% of day \"A\"",
    "of last week",
    " of top",
    " of prev",
    " tm",
    " cap RPE9",
    " +2.5%/week",
    " +5kg",
    "rest 90s",
    "rest 90",
    "tempo 30X0",
    "until RPE9",
    "\"note\"",
    "program \"P\"",
    "unit lb",
    "percent of tm",
    "max squat 180kg",
    "tm 90%",
    "block \"B\" 4 weeks",
    "day mon, wed \"D\"",
    "day 1",
    " repeat 2",
    "each cycle: tm squat +5kg; max +1% of max",
    "week 2",
    "deload from \"B\" week 1: sets 50%, load 90%",
    "train mon wed",
    " rotate",
    "start 2026-01-05",
    "meet 2026-06-06",
    "skip 2026-01-07..2026-01-09, 2026-02-01",
    "progress on hit: +5kg",
    "scheme x = 5",
    "athlete \"Anna\"",
    "bodyweight 72kg",
    "bar 20kg",
    "bar squat 15kg",
    "plates kg 4x25 20 1.25",
    "dumbbells 2..50kg by 2",
    "stack 5kg + 1kg",
    "round 2.5kg down",
    "chart 100 97 95",
    "chart 1RM 100%, 5RM 86%",
    "\nscheme wave = 5 @80% | 3 @85%\n",
    "\nscheme pair(sets, load = 50%) = ",
    "{sets}x4 @{load}",
    "{load}",
    "{",
    "}",
    "wave",
    "pair(3)",
    "pair(3, 60%)",
    "pair(sets = 2)",
    "(",
    ")",
    "=",
    "use \"waves.plan\"",
    "0",
    "999999999999",
    "0x0",
    "é",
    "🏋",
    "\u{a0}",
    "–",
    "“",
    "%",
    "kg",
    "..",
    "/",
    "x",
    "rpe",
];

/// Lines that define and call schemes, right and wrong.
const SCHEMES: &[&str] = &[
    "scheme a = 5 @50kg\n",
    "scheme a = b; 3x5\n",
    "scheme b = 5 @50kg | 3 @60kg\n",
    "scheme b(x) = {x}x5 @65/75/85%\n",
    "scheme b(x = 5) = 3x{x} | same +5kg | -\n",
    "scheme c(x, y = 60%) = {x}x4 @{y} tempo 30X0 \"note\"; a\n",
    "scheme c(x) = b({x}); backoff 5 @-{x}%\n",
    "scheme d = week 2: 5 @50kg | week 4: same\n",
    "scheme e = warmup auto; 5 @50kg\n",
    "scheme e = warmup none; b(3) | warmup auto; 5 @60kg\n",
    "scheme f = warmup auto\n",
    "row: e\n",
    "row: e | 5\n",
    "row: warmup auto; b(2)\n",
    "row: f; e\n",
    "row: a\n",
    "row: a; b; 3x5 @40kg\n",
    "row: b(3) | 5\n",
    "row: c(3, 70%) rest 90s\n",
    "row: top 5 @80%; c(0)\n",
    "row: d; c(2)\n",
    "block 4 weeks\n",
    "block 2 weeks\n",
    "tm 90%\n",
    "max row 100kg\n",
];

/// What lines that belong to something stand below.
const OWNERS: &[&str] = &[
    "squat: 3x5",
    "scheme s = 3x5",
    "scheme t = 5 | 3",
    "block 2 weeks",
    "day",
    "week 2",
    "deload from \"A\" week 1: sets 50%",
    "program \"P\"",
    "author \"A\"",
    "unit kg",
    "percent of 1RM",
    "max squat 100kg",
    "tm 90%",
    "lift \"pin squat\" like squat",
    "train mon",
    "start 2026-01-05",
    "each cycle: tm squat +5kg",
    "use \"x.plan\"",
    "bar 20kg",
];

pub fn token_soup() -> impl Strategy<Value = String> {
    proptest::collection::vec(proptest::sample::select(WORDS), 0..60).prop_map(|words| words.concat())
}

/// One set group of a valid program: its text, and how many sets it is.
fn sets() -> impl Strategy<Value = (String, usize)> {
    let measure = prop_oneof![
        (1..12u16).prop_map(|reps| reps.to_string()),
        (1..6u16, 6..15u16).prop_map(|(low, high)| format!("{low}-{high}")),
        (1..12u16).prop_map(|reps| format!("{reps}+")),
        Just("amrap".to_owned()),
        (5..90u16).prop_map(|seconds| format!("{seconds}s")),
        (5..90u16).prop_map(|metres| format!("{metres}m")),
        (5..50u16).prop_map(|calories| format!("{calories}cal")),
        (1..9u16).prop_map(|reps| format!("{reps}/side")),
        (1..4u16, 1..4u16).prop_map(|(a, b)| format!("({a}+{b})")),
    ];
    (1..9usize, measure).prop_map(|(count, measure)| (format!("{count}x{measure}"), count))
}

fn load() -> impl Strategy<Value = String> {
    prop_oneof![
        (30..110u16).prop_map(|percent| format!("@{percent}%")),
        (30..70u16, 70..110u16).prop_map(|(low, high)| format!("@{low}-{high}%")),
        (3..10u16).prop_map(|rpe| format!("@RPE{rpe}")),
        (0..6u16).prop_map(|rir| format!("@RIR{rir}")),
        (20..300u16).prop_map(|kg| format!("@{kg}kg")),
        (20..300u16).prop_map(|kg| format!("@bw+{kg}kg")),
        Just("@bar".to_owned()),
        Just("@max".to_owned()),
        Just("@\"band\"".to_owned()),
        Just(String::new()),
    ]
}

/// A line of one week, and how many sets it is.
pub fn written_line() -> impl Strategy<Value = (String, usize)> {
    let lift = proptest::sample::select(&["bench", "squat (paused)", "face pull", "unheard-of lift", "chin-up"][..]);
    let segment =
        (sets(), load(), proptest::sample::select(&["", " rest 90s", " tempo 30X0", " \"slow, then fast\""][..]));
    (lift, proptest::collection::vec(segment, 1..4)).prop_map(|(lift, segments)| {
        let count = segments.iter().map(|((_, sets), ..)| sets).sum();
        let texts: Vec<String> =
            segments.iter().map(|((sets, _), load, extra)| format!("{sets} {load}{extra}")).collect();
        (format!("{lift}: {}", texts.join("; ")), count)
    })
}

/// Lines on a gym, most of them fine.
pub fn gym_line() -> impl Strategy<Value = String> {
    let unit = || proptest::sample::select(&["kg", "lb"][..]);
    let piece = proptest::sample::select(&["25", "4x20", "2x15", "3x10", "5", "2.5", "2x1.25", "0.5", "1x7"][..]);
    let way = proptest::sample::select(&["", " nearest", " down", " up"][..]);
    let step = || proptest::sample::select(&["0.5", "1", "2.5", "5", "10", "12.5"][..]);
    prop_oneof![
        unit().prop_map(|unit| format!("unit {unit}")),
        (0..60u16, unit()).prop_map(|(weight, unit)| format!("bar {weight}{unit}")),
        (0..60u16, unit()).prop_map(|(weight, unit)| format!("bar bench, leg press {weight}{unit}")),
        (unit(), proptest::collection::hash_set(piece, 1..6))
            .prop_map(|(unit, pieces)| format!("plates {unit} {}", Vec::from_iter(pieces).join(" "))),
        (1..20u16, 1..30u16, 1..5u16, unit())
            .prop_map(|(from, count, by, unit)| format!("dumbbells {from}..{}{unit} by {by}", from + count * by)),
        (step(), unit()).prop_map(|(step, unit)| format!("stack {step}{unit}")),
        (step(), unit()).prop_map(|(step, unit)| format!("stack {step}{unit} + 0.25{unit}")),
        (step(), unit(), way.clone()).prop_map(|(step, unit, way)| format!("round {step}{unit}{way}")),
        (step(), unit(), way).prop_map(|(step, unit, way)| format!("round dumbbell row {step}{unit}{way}")),
    ]
}

/// Whether everything that is trained in a schedule has sets.
fn has_sets_everywhere(schedule: &Schedule) -> bool {
    schedule.sessions.iter().flat_map(|session| &session.exercises).all(|exercise| !exercise.sets.is_empty())
}

/// The same cases in every run, so that a change is judged by what it changes. Others are
/// tried with `PROPTEST_CASES=10000 PROPTEST_RNG_SEED=7 cargo test properties`.
pub fn config() -> ProptestConfig {
    let mut config = ProptestConfig::default();
    if std::env::var_os("PROPTEST_CASES").is_none() {
        config.cases = 400;
    }
    if std::env::var_os("PROPTEST_RNG_SEED").is_none() {
        config.rng_seed = RngSeed::Fixed(531);
    }
    config
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn what_the_sheet_says_can_be_loaded(
        gym in proptest::collection::vec(gym_line(), 0..5), percents in proptest::collection::vec(20..130u16, 4),
    ) {
        let lifts = ["bench", "deadlift", "dumbbell row", "leg press"];
        let mut plan = format!("{}\nmax bench 120kg, deadlift 220kg, dumbbell row 45kg, leg press 300kg\n", gym.join("\n"));
        for (lift, percent) in lifts.iter().zip(&percents) {
            plan.push_str(&format!("{lift}: top 5 @{percent}%; backoff 2x8 @-10%; 3 @61kg\n"));
        }
        let compiled = compile(&plan);
        let Some(schedule) = &compiled.schedule else { return Ok(()) };
        for (exercise, lift) in schedule.sessions[0].exercises.iter().zip(lifts) {
            let known = compiled.program.lifts.iter().find(|known| known.name == exercise.lift).unwrap();
            let loaded = compiled.program.athlete.gym.loaded(known, schedule.unit);
            for set in exercise.sets.iter().filter(|set| loaded.is_known || set.percent_of.is_some()) {
                let load = set.load.unwrap();
                prop_assert_eq!(loaded.loading.nearest(load).to(schedule.unit), load, "{}\n{}", plan, lift);
                prop_assert_eq!(load.unit(), schedule.unit);
            }
        }
    }

    #[test]
    fn any_text_is_a_roster_or_is_diagnosed(
        csv in "(name|squat|unit|tm|kg|Anna|1,5|90%|\"|;|,|\t|\r\n|\n| |é|🏋|\u{feff}|\\PC){0,60}",
    ) {
        let plan = liftplan::parse_and_check(&Source::new("x", "squat: 5 @80%"));
        let (athletes, found) = liftplan::roster::read_roster(&Source::new("team.csv", csv.as_str()), &plan.program);
        prop_assert!(!athletes.is_empty() || found.has_errors());
        prop_assert!(athletes.iter().all(|athlete| athlete.name.is_some()));
        for finding in found.sorted() {
            for label in finding.labels().into_iter().flatten() {
                prop_assert!(csv.get(label.offset()..label.offset() + label.len()).is_some(), "{}: {:?}", finding, label);
            }
        }
    }

    #[test]
    fn any_text_compiles_or_is_diagnosed(text in "\\PC{0,200}") {
        let compiled = compile(&text);
        prop_assert!(compiled.schedule.is_some() || compiled.diagnostics.has_errors() || compiled.ast.is_athlete_file());
    }

    #[test]
    fn any_soup_of_words_compiles_or_is_diagnosed(text in token_soup()) {
        let source = Source::new("soup.plan", text.as_str());
        let compiled = liftplan::compile(&source, &Athlete::default());
        let is_trained = !compiled.ast.is_athlete_file() && !compiled.program.library;
        prop_assert!(compiled.schedule.is_some() || compiled.diagnostics.has_errors() || !is_trained);
        prop_assert!(compiled.schedule.as_ref().is_none_or(has_sets_everywhere));
        // Reports cope with every place, and say no rule's name.
        let plain = liftplan::diagnostic::report_plain(&compiled.diagnostics, &source);
        let human = liftplan::diagnostic::report_human(&compiled.diagnostics, &source, liftplan::diagnostic::Style { color: false, unicode: true, width: 80 });
        let json = liftplan::diagnostic::report_json(&compiled.diagnostics, &source);
        prop_assert!(serde_json::from_str::<serde_json::Value>(&json).is_ok());
        prop_assert_eq!(human.is_empty(), plain.is_empty());
        for finding in compiled.diagnostics.sorted() {
            let said = format!("{finding} {}", finding.help().map(|help| help.to_string()).unwrap_or_default());
            prop_assert!(!said.contains("_rule") && !said.contains("listed_name") && !said.contains("Rule::"), "{}", said);
            for label in finding.labels().into_iter().flatten() {
                prop_assert!(text.get(label.offset()..label.offset() + label.len()).is_some(), "{}: {:?} in {:?}", finding, label, text);
            }
            if let Some(replacement) = finding.replacement() {
                prop_assert!(text.get(replacement.span.start as usize..replacement.span.end as usize).is_some());
            }
        }
    }

    #[test]
    fn any_soup_of_words_is_no_worse_when_it_is_mended(text in token_soup()) {
        let before = compile(&text).diagnostics;
        let mended = liftplan::mend::mend(&Source::new("soup.plan", text.as_str()));
        let after = compile(&mended).diagnostics;
        let certain = |found: &Diagnostics| found.sorted().iter().filter(|finding| finding.replacement().is_some()).count();
        prop_assert!(certain(&after) < certain(&before) || mended == text, "{:?}", mended);
        prop_assert!(before.has_errors() || !after.has_errors(), "{:?}", mended);
    }

    #[test]
    fn any_soup_of_schemes_compiles_or_is_diagnosed(words in proptest::collection::vec(0..SCHEMES.len(), 0..12)) {
        let text: String = words.into_iter().map(|word| SCHEMES[word]).collect();
        let compiled = compile(&text);
        prop_assert!(compiled.schedule.is_some() || compiled.program.library || compiled.diagnostics.has_errors(), "{}", text);
        prop_assert!(compiled.schedule.as_ref().is_none_or(has_sets_everywhere), "{}", text);
        for finding in compiled.diagnostics.sorted() {
            for label in finding.labels().into_iter().flatten() {
                prop_assert!(text.get(label.offset()..label.offset() + label.len()).is_some(), "{}: {:?} in {:?}", finding, label, text);
            }
        }
    }

    #[test]
    fn a_line_that_belongs_to_something_is_taken_by_one_owner(
        places in proptest::collection::vec(0..OWNERS.len(), 1..12),
    ) {
        // A name that is no warning is told of by whoever takes the line.
        let lines: Vec<String> = places.iter().map(|&place| format!("{}\nallow no-such-thing\n", OWNERS[place])).collect();
        let text = lines.concat();
        let compiled = compile(&text);
        for (at, line) in text.match_indices("allow no-such-thing") {
            let of_line = |span: Span| (at..at + line.len()).contains(&(span.start as usize));
            let told = compiled.diagnostics.sorted().into_iter().filter(|found| {
                found.labels().into_iter().flatten().any(|label| {
                    of_line(Span { start: u32::try_from(label.offset()).unwrap(), end: 0 })
                })
            });
            prop_assert_eq!(told.count(), 1, "byte {} of {}", at, text);
        }
    }

    #[test]
    fn nothing_of_the_text_is_lost(text in token_soup()) {
        let source = Source::new("soup.plan", text.as_str());
        let (ast, _) = liftplan::parse::parse(&source);
        let mut covered = vec![false; text.len()];
        let mut cover = |span: Span| covered[span.start as usize..span.end as usize].fill(true);
        for statement in &ast.statements {
            cover(statement.span);
        }
        for trivia in ast.trivia.iter().filter(|trivia| trivia.kind == TriviaKind::Comment) {
            cover(trivia.span);
        }
        for (at, c) in text.char_indices() {
            let blank = matches!(c, ' ' | '\t' | '\r' | '\n');
            prop_assert!(covered[at] || blank, "byte {} of {:?}", at, text);
        }
    }

    #[test]
    fn every_written_set_is_in_every_output(lines in proptest::collection::vec(written_line(), 1..6)) {
        let text: String = lines.iter().map(|(line, _)| format!("{line}\n")).collect();
        let plan = format!("max bench 120kg, squat 180kg\n{text}");
        let schedule = schedule(&plan);
        let wanted: usize = lines.iter().map(|(_, sets)| sets).sum();
        let exercises = || schedule.sessions.iter().flat_map(|session| &session.exercises);
        prop_assert_eq!(exercises().map(|exercise| exercise.sets.len()).sum::<usize>(), wanted);
        prop_assert_eq!(exercises().count(), lines.len());

        let json: serde_json::Value = serde_json::from_str(&rendered(render_json, &schedule)).unwrap();
        let in_json: usize = json["sessions"].as_array().unwrap().iter()
            .flat_map(|session| session["exercises"].as_array().unwrap())
            .map(|exercise| exercise["sets"].as_array().unwrap().len()).sum();
        prop_assert_eq!(in_json, wanted);

        let csv = rendered(render_csv, &schedule);
        prop_assert_eq!(csv::Reader::from_reader(csv.as_bytes()).records().count(), wanted);

        // A row of boxes for each set; in the text, the last number of each line's rows.
        let html = rendered(render_html, &schedule);
        let text = rendered(render_text, &schedule);
        for exercise in exercises() {
            prop_assert!(html.to_lowercase().contains(&exercise.lift.to_lowercase()));
            prop_assert!(text.contains(exercise.lift.as_ref()));
        }
        for set in exercises().flat_map(|exercise| &exercise.sets) {
            if let Some(load) = set.load.filter(|load| load.is_positive()) {
                prop_assert!(html.contains(&load.number()) && text.contains(&load.number()));
            }
            if let Measure::Calories { min, .. } = set.measure {
                prop_assert!(csv.contains(&format!("{min} cal")), "{}", csv);
            }
        }

        // Each set that is no warm-up is in the figures, or counted as one that may be left out.
        let figures = stats(&schedule);
        let works = exercises().flat_map(|exercise| &exercise.sets).filter(|set| set.role != Role::Warmup);
        let (mut counted, mut of_totals) = (0, 0);
        for set in works {
            let is_total = matches!(set.measure, Measure::Total { .. });
            *(if is_total { &mut of_totals } else { &mut counted }) += 1;
        }
        let found = figures.total.sets + figures.total.left_out;
        prop_assert!(found >= counted + of_totals && (of_totals > 0 || found == counted), "{found}");
        for line in rendered(render_stats_text, &figures).lines() {
            prop_assert!(unicode_width::UnicodeWidthStr::width(line) <= 80, "{}", line);
        }
    }

    #[test]
    fn the_same_input_gives_the_same_bytes(lines in proptest::collection::vec(written_line(), 1..4)) {
        let text: String = lines.iter().map(|(line, _)| format!("{line}\n")).collect();
        let (once, again) = (schedule(&text), schedule(&text));
        prop_assert_eq!(rendered(render_json, &once), rendered(render_json, &again));
        prop_assert_eq!(rendered(render_csv, &once), rendered(render_csv, &again));
        prop_assert_eq!(rendered(render_html, &once), rendered(render_html, &again));
        prop_assert_eq!(rendered(render_text, &once), rendered(render_text, &again));
        let (once, again) = (stats(&once), stats(&again));
        prop_assert_eq!(rendered(render_stats_json, &once), rendered(render_stats_json, &again));
        prop_assert_eq!(rendered(render_stats_text, &once), rendered(render_stats_text, &again));
    }

    #[test]
    fn a_ramp_never_passes_its_top(low in 40..90u16, high in 60..140u16, top in 60..130u16) {
        prop_assume!(low < high);
        let text = format!("bench: ramp 4x3 @{low}kg..{high}kg; top 3 @{top}kg");
        let schedule = schedule(&text);
        let sets = &schedule.sessions[0].exercises[0].sets;
        let top = sets[4].load.unwrap();
        for set in &sets[..4] {
            prop_assert!(set.load.unwrap().compare(top).is_le(), "{}", text);
        }
    }

    /// In every program of rotating days each training day has one session, the days come round
    /// evenly, and dates go up, fall on training days and are not skipped.
    #[test]
    fn every_session_of_a_rotating_program_has_its_training_day(
        days in 1..8usize,
        training in proptest::sample::subsequence(Weekday::ALL.to_vec(), 1..8),
        weeks in 1..5u16,
        cycles in 1..4u16,
        own_week in proptest::bool::ANY,
        from in 0..400i64,
        skips in proptest::collection::vec((0..500i64, 0..9i64), 0..6),
        back in proptest::bool::ANY,
    ) {
        let first = Date::new(2026, 1, 1).unwrap();
        let skips: Vec<(Date, Date)> = skips
            .iter()
            .map(|(at, long)| (first.plus_days(*at).unwrap(), first.plus_days(at + long).unwrap()))
            .collect();
        let short: Vec<&str> = training.iter().map(|weekday| weekday.short()).collect();
        let anchor = first.plus_days(from).unwrap();
        let mut plan = format!("train {} rotate\n{} {anchor}\n", short.join(" "), if back { "meet" } else { "start" });
        for (from, to) in &skips {
            plan.push_str(&format!("skip {from}..{to}\n"));
        }
        plan.push_str(&format!("block {weeks} weeks repeat {cycles}\n"));
        for day in 0..days {
            plan.push_str(&format!("day \"{day}\"\nsquat: 5\n"));
        }
        let own_week = own_week && weeks > 1;
        if own_week {
            plan.push_str("week 2\nday \"own\"\nsquat: 3\n");
        }
        let schedule = schedule(&plan);
        prop_assert_eq!(schedule.sessions.len(), usize::from(weeks * cycles) * training.len());
        let round = schedule.sessions.iter().filter(|session| session.name.as_deref() != Some("own"));
        for (number, session) in round.enumerate() {
            let name = (number % days).to_string();
            prop_assert_eq!(session.name.as_deref(), Some(name.as_str()), "{}", plan);
        }
        let dates: Vec<Date> = schedule.sessions.iter().map(|session| session.date.unwrap()).collect();
        prop_assert!(dates.is_sorted_by(|a, b| a < b), "{:?}", dates);
        let on_the_right_side = if back { *dates.last().unwrap() <= anchor } else { dates[0] >= anchor };
        prop_assert!(on_the_right_side);
        for date in dates {
            prop_assert!(training.contains(&date.weekday()));
            prop_assert!(!skips.iter().any(|(from, to)| *from <= date && date <= *to), "{}", date);
        }
    }
}
