//! What holds for any text, and for any valid program.

use liftplan::model::{Athlete, Measure};
use liftplan::render::{render_csv, render_html, render_json, render_text};
use liftplan::source::{Source, Span};
use liftplan::syntax::TriviaKind;
use proptest::prelude::*;
use proptest::test_runner::RngSeed;

use crate::outputs::rendered;
use crate::support::{compile, schedule};

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
    "progress on hit: +5kg",
    "scheme x = 5",
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

fn token_soup() -> impl Strategy<Value = String> {
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
fn written_line() -> impl Strategy<Value = (String, usize)> {
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

/// The same cases in every run, so that a change is judged by what it changes. Others are
/// tried with `PROPTEST_CASES=10000 PROPTEST_RNG_SEED=7 cargo test properties`.
fn config() -> ProptestConfig {
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
    fn any_text_compiles_or_is_diagnosed(text in "\\PC{0,200}") {
        let compiled = compile(&text);
        prop_assert!(compiled.schedule.is_some() || compiled.diagnostics.has_errors());
    }

    #[test]
    fn any_soup_of_words_compiles_or_is_diagnosed(text in token_soup()) {
        let source = Source::new("soup.plan", text.as_str());
        let compiled = liftplan::compile(&source, &Athlete::default());
        prop_assert!(compiled.schedule.is_some() || compiled.diagnostics.has_errors());
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
    fn any_soup_of_schemes_compiles_or_is_diagnosed(words in proptest::collection::vec(0..SCHEMES.len(), 0..12)) {
        let text: String = words.into_iter().map(|word| SCHEMES[word]).collect();
        let compiled = compile(&text);
        prop_assert!(compiled.schedule.is_some() || compiled.diagnostics.has_errors(), "{}", text);
        for finding in compiled.diagnostics.sorted() {
            for label in finding.labels().into_iter().flatten() {
                prop_assert!(text.get(label.offset()..label.offset() + label.len()).is_some(), "{}: {:?} in {:?}", finding, label, text);
            }
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
    }

    #[test]
    fn the_same_input_gives_the_same_bytes(lines in proptest::collection::vec(written_line(), 1..4)) {
        let text: String = lines.iter().map(|(line, _)| format!("{line}\n")).collect();
        let (once, again) = (schedule(&text), schedule(&text));
        prop_assert_eq!(rendered(render_json, &once), rendered(render_json, &again));
        prop_assert_eq!(rendered(render_csv, &once), rendered(render_csv, &again));
        prop_assert_eq!(rendered(render_html, &once), rendered(render_html, &again));
        prop_assert_eq!(rendered(render_text, &once), rendered(render_text, &again));
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
}
