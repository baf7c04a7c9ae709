//! What belongs to a line: attached lines, warm-ups, several lifts, roles, allowed warnings.

use liftplan::model::{Athlete, Exercise, PlannedSet, Role, TestedMax};
use liftplan::render::{render_csv, render_json, render_text};
use liftplan::source::Source;

use crate::outputs::rendered;
use crate::support::{codes, compile, first_line, line, render_html, schedule};

const MAX: &str = "max bench 120kg, squat 180kg, cgbench 100kg\n";

fn planned(text: &str) -> String {
    first_line(&format!("{MAX}{text}"))
}

/// All exercises of a plan with the usual maxes.
fn exercises(text: &str) -> Vec<Exercise> {
    let schedule = schedule(&format!("{MAX}{text}"));
    schedule.sessions.into_iter().flat_map(|session| session.exercises).collect()
}

/// The rests of the sets, in seconds: `120`, `20-30`, `-` for none.
fn rests(text: &str) -> String {
    let rest = |set: &PlannedSet| match set.extras.rest {
        Some(rest) if rest.min == rest.max => rest.min.to_string(),
        Some(rest) => format!("{}-{}", rest.min, rest.max),
        None => "-".to_owned(),
    };
    exercises(text)[0].sets.iter().map(rest).collect::<Vec<_>>().join(" ")
}

fn roles(text: &str) -> String {
    exercises(text)[0].sets.iter().map(|set| set.role.name()).collect::<Vec<_>>().join(" ")
}

fn bases(text: &str) -> Vec<String> {
    let sets = exercises(text).into_iter().flat_map(|exercise| exercise.sets);
    sets.filter_map(|set| set.basis.map(|basis| basis.to_string())).collect()
}

#[test]
fn a_rest_below_a_line_covers_every_segment_that_has_none() {
    assert_eq!(
        rests("bench: warmup 5 @40%; top 3 @90% rest 5min; backoff 5 @-10%\n  rest 2-3min"),
        "120-180 300 120-180"
    );
}

#[test]
fn a_tempo_below_a_line_covers_every_segment_that_has_none() {
    let sets = exercises("bench: 3 @80% tempo 20x0; 5 @70%\n  tempo 30x1").remove(0).sets;
    let tempos: Vec<_> = sets.iter().map(|set| set.extras.tempo.as_deref()).collect();
    assert_eq!(tempos, [Some("20X0"), Some("30X1")]);
}

#[test]
fn what_belongs_to_a_line_holds_in_all_its_weeks() {
    let weeks = exercises("block 2 weeks\nbench: 3x5 @70% | 3x3 @80%\n  rest 4min\n  \"leg drive\"");
    for exercise in &weeks {
        assert!(exercise.sets.iter().all(|set| set.extras.rest.is_some_and(|rest| rest.min == 240)));
        assert_eq!(*exercise.notes, ["leg drive".into()]);
    }
    assert_eq!(weeks.len(), 2);
}

#[test]
fn of_several_rests_the_nearest_holds() {
    let plan = |block: &str, day: &str, line: &str, segment: &str| {
        format!("rest 60s\nblock \"A\" 1 week\n{block}\nday \"D\"\n{day}\nbench: 5 @80% {segment}\n{line}")
    };
    assert_eq!(rests(&plan("rest 70s", "rest 80s", "rest 90s", "rest 95s; 5 @70%")), "95 90");
    assert_eq!(rests(&plan("rest 70s", "rest 80s", "rest 90s", "")), "90");
    assert_eq!(rests(&plan("rest 70s", "rest 80s", "", "")), "80");
    assert_eq!(rests(&plan("rest 70s", "", "", "")), "70");
    assert_eq!(rests(&plan("", "", "", "")), "60");
}

#[test]
fn a_default_rest_stays_in_its_day_and_its_block() {
    let all = exercises(
        "block \"A\" 1 week\nday \"1\"\nrest 60s\nbench: 5\nday \"2\"\nbench: 5\nblock \"B\" 1 week\nbench: 5",
    );
    let rests: Vec<bool> = all.iter().map(|exercise| exercise.sets[0].extras.rest.is_some()).collect();
    assert_eq!(rests, [true, false, false]);
}

#[test]
fn a_default_rest_is_not_for_warm_ups_drops_and_sets_by_the_clock() {
    let line = "bench: warmup 5 @40%; 5 @80%; drop 5 @-20% of prev; 2x1 @60% every 1min";
    assert_eq!(rests(&format!("rest 3min\n{line}")), "- 180 - - -");
}

#[test]
fn in_clusters_a_rest_below_the_line_is_between_the_mini_sets_and_a_default_after_the_set() {
    let extras = |text: &str| exercises(text)[0].sets[0].extras.clone();
    let seconds = |text: &str| {
        let extras = extras(text);
        (extras.mini_rest.map(|rest| rest.min), extras.rest.map(|rest| rest.min))
    };
    assert_eq!(seconds("bench: 5x(2+2) @80%\n  rest 20s"), (Some(20), None));
    assert_eq!(seconds("bench: 5x(2+2) @80%\n  rest 20s/3min"), (Some(20), Some(180)));
    assert_eq!(seconds("rest 3min\nbench: 5x(2+2) @80%\n  rest 20s"), (Some(20), Some(180)));
    assert_eq!(seconds("bench: 5x(2+2) @80%; 5 @70%\n  rest 3min"), (None, Some(180)));
}

#[test]
fn in_a_complex_the_rest_comes_after_the_set() {
    for plan in [
        "clean + jerk: 3x(2+1) rest 3min",
        "clean and jerk: 3x(2+1)\n  rest 3min",
        "clean + front squat: 3x(2+1)\n  allow unknown-lift\n  rest 3min",
    ] {
        let extras = exercises(plan)[0].sets[0].extras.clone();
        assert_eq!((extras.rest.map(|rest| rest.min), extras.mini_rest), (Some(180), None), "{plan}");
    }
}

#[test]
fn headings_between_a_lift_and_its_lines_do_not_part_them() {
    assert_eq!(rests("bench: 5 @80%\nmax press 60kg\nrest 90s"), "90");
}

#[test]
fn notes_are_said_of_what_they_stand_under() {
    let schedule = schedule(
        "\"of the program\"\nblock \"A\" 2 weeks\n\"of the block\"\nday \"1\"\n\"of the day\"\nbench: 5\n  \"of the lift\"\nday \"2\"\nsquat: 5",
    );
    assert_eq!(*schedule.notes, ["of the program".into()]);
    let notes: Vec<Vec<&str>> =
        schedule.sessions.iter().map(|session| session.notes.iter().map(AsRef::as_ref).collect()).collect();
    assert_eq!(notes, [vec!["of the block", "of the day"], vec![], vec!["of the day"], vec![]]);
    for written in [
        rendered(render_text, &schedule),
        rendered(render_json, &schedule),
        rendered(render_html, &schedule),
        rendered(render_csv, &schedule),
    ] {
        for note in ["of the program", "of the block", "of the day", "of the lift"] {
            assert!(written.contains(note), "{note} is missing in {written}");
        }
    }
}

#[test]
fn a_line_with_a_colon_is_a_lift_whatever_it_begins_with() {
    for text in ["tempo squat: 3x5", "rest pause row: 3x5", "warmup walk: 10min", "allow press: 3x5", "lift off: 3x5"] {
        assert_eq!(exercises(text).len(), 1, "{text}");
    }
}

#[test]
fn warm_ups_are_made_from_the_first_working_load() {
    // 40, 60 and 80 % of 145 kg.
    assert_eq!(planned("squat: 3x5 @80%\n  warmup auto"), "5@57.5 3@87.5 2@115 5@145 5@145 5@145");
    assert_eq!(planned("squat: warmup auto; 3 @80%"), "5@57.5 3@87.5 2@115 3@145");
    assert_eq!(
        planned("squat: ramp 2x3 @50%..100% of top; top 3 @80%\n  warmup auto"),
        "5@30 3@42.5 2@57.5 3@72.5 3@145 3@145"
    );
}

#[test]
fn warm_up_sets_are_numbered_with_the_others_and_say_what_they_are() {
    let sets = exercises("squat: 5 @80%\n  warmup auto").remove(0).sets;
    assert_eq!(sets.iter().map(|set| set.number).collect::<Vec<_>>(), [1, 2, 3, 4]);
    let first = &sets[0];
    assert_eq!(first.role, Role::Warmup);
    assert_eq!(first.basis.as_ref().unwrap().to_string(), "40 % of working set 145 kg, rounded to 2.5 kg");
}

#[test]
fn steps_that_come_out_equal_are_left_out_and_light_loads_need_none() {
    assert_eq!(planned("bench: 5 @30kg\n  warmup auto"), "5@20 2@25 5@30");
    assert_eq!(planned("bench: 5 @27.5kg\n  warmup auto"), "5@27.5");
    assert_eq!(planned("dumbbell curl: 10 @15kg\n  warmup auto"), "10@15");
    assert_eq!(planned("leg press: 10 @100kg\n  warmup auto"), "5@40 3@60 2@80 10@100");
}

#[test]
fn warm_ups_of_an_unknown_load_show_their_rule() {
    let schedule = schedule("bench: 5 @RPE8\n  warmup auto");
    let text = rendered(render_text, &schedule);
    assert!(text.contains("40% of working set") && text.contains("80% of working set"), "{text}");
}

#[test]
fn as_a_default_warm_ups_are_for_compounds_on_a_bar_that_do_not_begin_with_a_ramp() {
    let count = |line: &str| exercises(&format!("warmup auto\n{line}"))[0].sets.len();
    assert_eq!(count("squat: 5 @80%"), 4);
    assert_eq!(count("leg press: 5 @100kg"), 1);
    assert_eq!(count("barbell curl: 5 @40kg"), 1);
    assert_eq!(count("bench: ramp 3 @50%..80%; top 3 @85%"), 4);
    assert_eq!(count("bench: warmup 5 @40%; 3 @85%"), 2);
    assert_eq!(count("bench: 3 @85%\n  warmup none"), 1);
    assert_eq!(count("bench: warmup none; 3 @85%"), 1);
    assert_eq!(count("squat: 5"), 1);
}

#[test]
fn a_lift_that_was_trained_before_in_the_session_is_warm() {
    let all = exercises("warmup auto\nsquat: 5 @80%\nsquat (paused): 5 @70%");
    assert_eq!(all.iter().map(|exercise| exercise.sets.len()).collect::<Vec<_>>(), [4, 1]);
}

#[test]
fn written_warm_ups_below_a_line_stand_in_front_of_it_in_every_week() {
    let plan = "block 2 weeks\nsquat: 3 @80% | 3 @90%\n  warmup 5@40%, 3@60% rest 60s \"easy\"";
    let all = exercises(plan);
    assert_eq!(line(&all[0]), "5@72.5 3@107.5 3@145");
    assert_eq!(line(&all[1]), "5@72.5 3@107.5 3@162.5");
    assert!(all[1].sets[1].extras.rest.is_some() && all[1].sets[2].extras.rest.is_none());
    assert_eq!(&*all[0].sets[0].extras.notes[0], "easy");
}

#[test]
fn written_warm_ups_in_a_head_are_for_the_same_lines_as_made_ones() {
    let count = |line: &str| exercises(&format!("day\nwarmup 5@40%, 3@60%\n{line}"))[0].sets.len();
    assert_eq!(count("squat: 5 @80%"), 3);
    assert_eq!(count("curl: 5 @20kg"), 1);
    assert_eq!(count("bench: ramp 3 @50%..80%; top 3 @85%"), 4);
}

#[test]
fn of_a_choice_the_first_lift_is_planned_and_the_others_are_shown() {
    let exercise = exercises("squat or front squat (paused) or \"leg press\": 5 @80%").remove(0);
    assert_eq!((&*exercise.lift, line(&exercise).as_str()), ("squat", "5@145"));
    let others: Vec<_> = exercise.alternatives.iter().map(|other| (&*other.lift, other.variant.as_deref())).collect();
    assert_eq!(others, [("front squat", Some("paused")), ("leg press", None)]);
}

#[test]
fn a_name_with_or_in_it_stands_in_quotes() {
    let exercise = exercises("\"run or row\": 20min").remove(0);
    assert_eq!(&*exercise.written, "run or row");
    assert!(exercise.alternatives.is_empty());
}

#[test]
fn an_optional_exercise_says_so() {
    for text in ["optional curl: 3x10", "A1 optional curl: 3x10\nA2 row: 3x10", "optional curl or hammer curl: 3x10"] {
        let exercise = exercises(text).remove(0);
        assert!(exercise.optional && exercise.lift.contains("curl"), "{text}");
        assert!(exercise.sets.iter().all(|set| !set.optional), "{text}");
    }
}

#[test]
fn a_rotation_takes_the_next_lift_each_week_with_its_own_max() {
    let weeks = exercises("block 4 weeks\nrotate (bench, cgbench, squat): 5 @80%");
    let done: Vec<String> = weeks.iter().map(|exercise| format!("{} {}", exercise.lift, line(exercise))).collect();
    assert_eq!(done, ["bench press 5@95", "close-grip bench press 5@80", "squat 5@145", "bench press 5@95"]);
}

#[test]
fn a_rotation_may_take_several_lines() {
    let weeks =
        exercises("block 2 weeks\nrotate (bench (paused),\n        # heavy\n        squat): 5 @80%\n  rest 3min");
    assert_eq!(weeks[0].variant.as_deref(), Some("paused"));
    assert_eq!(line(&weeks[1]), "5@145");
}

#[test]
fn a_rotation_counts_only_weeks_in_which_it_is_done_and_goes_on_from_block_to_block() {
    let weeks = exercises(
        "block 3 weeks\nrotate (bench, squat): 5 @80% | - | 5 @80%\nblock 2 weeks\nday mon, thu\nrotate (bench, squat): 5 @80%",
    );
    let lifts: Vec<&str> = weeks.iter().map(|exercise| &*exercise.lift).collect();
    assert_eq!(lifts, ["bench press", "squat", "bench press", "bench press", "squat", "squat"]);
}

#[test]
fn of_last_week_and_of_day_mean_the_lift_that_is_trained() {
    // Two lifts in turn: last week trained the other one.
    let plan = "block 3 weeks\nrotate (bench, squat): 5 @80% | 5 @102.5% of last week | same";
    assert_eq!(codes(&format!("{MAX}{plan}")), ["E0405"]);
    let plan = "block 2 weeks\nday \"V\"\nbench: 5 @80%\nsquat: 5 @70%\nday \"I\"\nrotate (bench, squat): 5 @110% of day \"V\"";
    let all = exercises(plan);
    assert_eq!((line(&all[2]).as_str(), line(&all[5]).as_str()), ("5@105", "5@137.5"));
}

#[test]
fn a_declared_lift_borrows_max_training_max_and_rep_maxes() {
    let head = "lift \"pin squat\" like squat at 90%\npin squat: ";
    assert_eq!(planned(&format!("{head}5 @80%")), "5@130"); // 129.6
    assert_eq!(planned(&format!("{head}1 @max")), "1@162.5"); // 162
    assert_eq!(planned(&format!("tm 90%\n{head}5 @80% tm")), "5@117.5"); // 116.64
    assert_eq!(planned(&format!("tm squat 50%\n{head}5 @80% tm")), "5@65"); // 64.8
    assert_eq!(planned(&format!("{head}5 @100% of 5RM")), "5@140"); // 0.863 × 162 = 139.8
    assert_eq!(planned(&format!("{head}5 @80%\nmax pin squat 100kg")), "5@80");
    assert_eq!(
        bases(&format!("{head}5 @80%; 1 @RPE10")),
        [
            "80 % of pin squat 162 kg (its max is 90 % of squat 180 kg), rounded to 2.5 kg",
            "1 rep at RPE 10 = 100 % of pin squat 162 kg (its max is 90 % of squat 180 kg), rounded to 2.5 kg",
        ]
    );
}

#[test]
fn declared_lifts_chain_and_hold_wherever_they_stand() {
    let plan = "b: 5 @100%\nlift \"b\" like \"a\" at 50%\nlift \"a\" like squat at 90%";
    assert_eq!(planned(plan), "5@80"); // 81
    assert_eq!(codes(&format!("{MAX}{plan}")), [] as [&str; 0]);
    // The athlete's own max for the lift in the middle.
    let athlete = || {
        let mut athlete = Athlete::default();
        let load = liftplan::training::Load::from_milli(100_000, liftplan::training::Unit::Kg);
        athlete.maxes.set(TestedMax { lift: "a".into(), reps: 1, load });
        athlete
    };
    let compiled = liftplan::compile(&Source::new("a.plan", format!("{MAX}{plan}")), &athlete());
    assert_eq!(line(&compiled.schedule.unwrap().sessions[0].exercises[0]), "5@50");
}

#[test]
fn a_long_chain_of_lifts_is_followed_and_a_circle_is_shown() {
    let mut plan = String::from("max squat 100kg\nlift 0: 5 @100%\nlift \"lift 5000\" like squat\n");
    for number in 0..5000 {
        plan.push_str(&format!("lift \"lift {number}\" like \"lift {}\"\n", number + 1));
    }
    assert_eq!(first_line(&plan), "5@100");
    let compiled = compile("lift \"a\" like b\nlift \"b\" like c\nlift \"c\" like b\na: 5");
    let said = compiled.diagnostics.sorted()[0].to_string();
    assert_eq!(said, "this lift is like itself: b → c → b");
}

#[test]
fn a_declared_lift_takes_its_equipment_from_the_words_behind_it() {
    assert_eq!(codes("lift \"Atlas stone\"\natlas stone: 5 @100kg"), [] as [&str; 0]);
    assert_eq!(first_line("lift \"log press\" barbell\nlog press: 5 @61kg"), "5@60");
    assert_eq!(first_line("lift \"log press\" dumbbell\nlog press: 5 @61kg"), "5@61");
    assert_eq!(first_line("lift \"leg press\" barbell\nleg press: 5 @61kg"), "5@60");
    assert_eq!(first_line("warmup auto\nlift \"x\" barbell, isolation\nx: 5 @100kg"), "5@100");
    assert_eq!(first_line("warmup auto\nlift \"x\" like squat\nx: 5 @100kg"), "5@40 3@60 2@80 5@100");
}

#[test]
fn one_warning_for_a_missing_max_that_several_lifts_borrow() {
    let compiled = compile("lift \"a\" like squat\nlift \"b\" like squat\na: 5 @80%\nb: 5 @80%\nsquat: 5 @80%");
    assert_eq!(compiled.diagnostics.warnings(), 1, "{:?}", compiled.diagnostics);
    assert!(format!("{:?}", compiled.diagnostics).contains("known for squat"));
}

#[test]
fn drops_start_from_the_set_before_each() {
    assert_eq!(planned("bench: 8 @100kg; drop 3x8 @-20% of prev"), "8@100 8@80 8@65 8@52.5");
    assert_eq!(planned("bench: top 5 @100kg; drop 2x8 @-30%"), "5@100 8@70 8@70");
    assert_eq!(roles("bench: 8 @100kg; drop 2x8 @60kg"), "work drop drop");
}

#[test]
fn myo_reps_and_rest_pause_are_a_set_for_each_mini_set() {
    let plan = "bench: myo 15 + 4x4 @60kg rest 20s/3min";
    assert_eq!(planned(plan), "15@60 4@60 4@60 4@60 4@60");
    assert_eq!(rests(plan), "20 20 20 20 180");
    assert_eq!(roles(plan), "myo myo myo myo myo");
    let plan = "bench: restpause 8+3+2 @80kg rest 15s";
    assert_eq!((planned(plan).as_str(), rests(plan).as_str()), ("8@80 3@80 2@80", "15 15 -"));
    assert_eq!(roles(plan), "restpause restpause restpause");
    assert_eq!(rests("rest 2min\nbench: restpause 2x(8+3) @80kg rest 15s"), "15 120 15 120");
    assert_eq!(planned("bench: restpause 10 + 2xamrap @80kg"), "10@80 amrap@80 amrap@80");
    assert_eq!(planned("curl: myo 12-15+3-5x4 @20kg"), "12-15@20 4@20 4@20 4@20 4@20 4@20");
    let optional: Vec<bool> = exercises("curl: myo 12+3-5x4").remove(0).sets.iter().map(|set| set.optional).collect();
    assert_eq!(optional, [false, false, false, false, true, true]);
}

#[test]
fn a_test_is_one_all_out_set() {
    assert_eq!(planned("bench: test 1RM"), "1@120");
    assert_eq!(planned("bench: test 5RM"), "5@102.5"); // 86.3 %
    let sets = exercises("bench: test 5RM rest 5min").remove(0).sets;
    assert_eq!((sets[0].role, sets[0].estimate), (Role::Test, true));
    assert_eq!(sets[0].rpe_min.map(|rpe| rpe.to_string()), Some("10".into()));
}

#[test]
fn an_allowed_warning_is_silent_inside_its_scope_only() {
    let plan = |program: &str, block: &str, day: &str, line: &str| {
        format!(
            "{program}\nblock \"A\" 1 week\n{block}\nday\n{day}\nzorp: 5\n{line}\nday\nsquat: 5\nblock \"B\" 1 week\nblorp: 5"
        )
    };
    let warnings = |text: String| compile(&text).diagnostics.warnings();
    assert_eq!(warnings(plan("", "", "", "")), 2);
    assert_eq!(warnings(plan("allow unknown-lift", "", "", "")), 0);
    assert_eq!(warnings(plan("", "allow w1001 \"ours\"", "", "")), 1);
    assert_eq!(warnings(plan("", "", "allow unknown-lift", "")), 1);
    assert_eq!(warnings(plan("", "", "", "allow unknown-lift")), 1);
}

#[test]
fn a_stale_allow_is_a_warning_and_the_nearest_counts() {
    assert_eq!(codes("allow unknown-lift\nsquat: 5"), ["W1015"]);
    assert_eq!(codes("allow unknown-lift\nzorp: 5\n  allow unknown-lift"), ["W1015"]);
    assert_eq!(codes("allow stale-allow\nallow unknown-lift\nsquat: 5"), [] as [&str; 0]);
    // An error may hide the warning.
    assert_eq!(codes("allow unknown-lift\nsquat: 5 @8"), ["E0104"]);
}

#[test]
fn what_one_line_allows_is_told_at_the_first_line_that_does_not() {
    for (text, at) in [
        ("squat: 5 @80%\n  allow missing-max\nday\nsquat: 5 @70%\nday\nsquat: 5 @60%", "@70%"),
        ("squat: 5 @80%\nday\nsquat: 5 @70%\n  allow missing-max", "@80%"),
        ("day\nallow missing-max\nsquat: 5 @80%\n  allow missing-max\nsquat: 3 @75%\nday\nsquat: 5 @70%", "@70%"),
        ("dumbbells 2..20kg by 2\ndumbbell row: 5 @90kg\n  allow W1025\nday\ndumbbell row: 5 @95kg", "@95kg"),
    ] {
        let compiled = compile(text);
        let found = compiled.diagnostics.sorted();
        let places: Vec<usize> = found.iter().map(|one| one.labels().unwrap().next().unwrap().offset()).collect();
        assert_eq!(places, [text.find(at).unwrap()], "{text}");
    }
}

#[test]
fn an_allow_of_a_missing_max_is_never_stale() {
    assert_eq!(codes("allow missing-max\nsquat: 5 @80%"), [] as [&str; 0]);
    assert_eq!(codes("allow missing-max\nmax squat 180kg\nsquat: 5 @80%"), [] as [&str; 0]);
}

#[test]
fn a_choice_or_rotation_has_at_most_twenty_lifts() {
    let plan = |lifts: u16| {
        let names: Vec<String> = (0..lifts).map(|number| format!("squat ({number})")).collect();
        format!("rotate ({}): 5", names.join(", "))
    };
    assert_eq!(codes(&plan(20)), [] as [&str; 0]);
    assert_eq!(codes(&plan(21)), ["E0210"]);
}

#[test]
fn warnings_past_the_limit_are_silenced_too() {
    let mut plan = String::from("allow unknown-lift\n");
    for number in 0..1_500 {
        plan.push_str(&format!("zorp {number}: 5\n"));
    }
    assert_eq!(compile(&plan).diagnostics.warnings(), 0);
    assert_eq!(compile(plan.trim_start_matches("allow unknown-lift")).diagnostics.warnings(), 1_500);
}

#[test]
fn each_mistake_has_its_code() {
    for (text, code) in [
        ("tempo 30X0\nbench: 5", "E0119"),
        ("day\ntempo 30X0\nbench: 5", "E0119"),
        ("bench: 5\nrest 60s\nrest 90s", "E0116"),
        ("bench: 5\nwarmup none\nwarmup auto", "E0116"),
        ("day\nrest 60s\nrest 90s\nbench: 5", "E0116"),
        ("bench: 5\nallow W1001\nallow unknown-lift", "E0116"),
        ("bench: 5 rest 60s\nrest 90s", "E0120"),
        ("bench: 5 every 1min\nrest 90s", "E0120"),
        ("bench: 5 tempo 30X0\ntempo 20X0", "E0120"),
        ("bench: warmup 5 @40kg; 5 @60kg\nwarmup auto", "E0121"),
        ("bench: warmup auto; 5 @60kg\nwarmup none", "E0121"),
        ("bench: warmup auto; warmup 5 @40kg; 5 @60kg", "E0121"),
        ("bench: 5\nrest 20s/2min", "E0105"),
        ("bench: 5\nwarmup 3 @90% of prev", "E0302"),
        ("bench: 5\nwarmup 3 @90% of top", "E0301"),
        ("bench or bench: 5", "E0205"),
        ("rotate (bench, bench press): 5", "E0205"),
        ("rotate (bench): 5", "E0117"),
        ("optional: 5", "E0117"),
        ("or squat: 5", "E0117"),
        ("squat or : 5", "E0117"),
        ("optional or squat: 5", "E0117"),
        ("bench: 5\nallow W1001 because", "E0110"),
        ("bench: 5\nwarmup auto, none", "E0110"),
        ("bench: myo 15+ 4x4", "E0102"),
        ("lift \"a\" like\nbench: 5", "E0207"),
        ("lift \"a\" like \"a\"\na: 5", "E0206"),
        ("lift \"a\" borbell\na: 5", "E0207"),
        ("lift \"a\"\nlift \"A\"\na: 5", "E0116"),
        ("lift \"a\" like squat at 0%\na: 5", "E0312"),
        ("allow nonsense\nbench: 5", "E0208"),
        ("allow E0301\nbench: 5", "E0209"),
        ("bench: 5\nrest 90s tempo 30X0", "E0101"),
        ("bench: 5\n\"a note\" rest 90s", "E0101"),
        ("bench: 5\n\"a note\"\n| 3", "E0101"),
        ("bench: 5\npause 2s", "E0101"),
        ("bench: 15 + 4x4", "E0315"),
        ("bench: myo 15", "E0315"),
        ("bench: restpause 12", "E0315"),
        ("bench: drop 3x8 @60kg", "E0316"),
        ("bench: warmup 5 @40kg; drop 3x8 @-10% of prev", "E0316"),
        ("bench: drop 3x8 @-10% of prev", "E0316"),
        ("bench: drop 3x8 @-10% of first", "E0316"),
        ("bench: 5 @60kg; drop 3x8 @-10%", "E0301"),
        ("bench: test 5", "E0317"),
        ("bench: test 5RM @RPE9", "E0317"),
        ("bench: 5RM", "E0317"),
        ("bench: test 500RM", "E0312"),
        ("bench: myo 15 + 200x4", "E0904"),
        ("bench: warmup auto", "E0307"),
        ("bench: 5; warmup auto", "E0102"),
        ("plank: 60s\nwarmup auto", "W1016"),
        ("pull-up: 5 @bw+20kg\nwarmup auto", "W1016"),
        ("lift \"a\"\nbench: 5", "W1017"),
    ] {
        let mut given = codes(text);
        given.retain(|code| code != "W1002");
        assert_eq!(given, [code], "{text}");
    }
}

#[test]
fn a_line_below_something_broken_says_nothing_more() {
    assert_eq!(codes("bench: 5 @8\nrest 90s\ntempo 30X0"), ["E0104"]);
    assert_eq!(codes("day Heavy one\ntempo 30X0\nbench: 5"), ["E0110"]);
}

#[test]
fn a_replacement_mends_a_line_written_like_a_lift() {
    for (plan, mended) in [
        ("bench: 5\nrest: 90s", "bench: 5\nrest 90s"),
        ("bench: 5\nnote: elbows in", "bench: 5\n\"elbows in\""),
        ("allow unknwon-lift\nzorp: 5", "allow unknown-lift\nzorp: 5"),
        ("lift \"a\" barbel\na: 5", "lift \"a\" barbell\na: 5"),
        ("lift a b like squat\na b: 5", "lift \"a b\" like squat\na b: 5"),
    ] {
        let compiled = compile(plan);
        let error = compiled.diagnostics.sorted().into_iter().find_map(|finding| finding.replacement());
        let replacement = error.unwrap_or_else(|| panic!("{plan}: {:?}", compiled.diagnostics));
        let mut text = plan.to_owned();
        text.replace_range(replacement.span.start as usize..replacement.span.end as usize, &replacement.text);
        assert_eq!(text, mended);
        assert_eq!(codes(&text), [] as [&str; 0], "{text}");
    }
}

#[test]
fn a_borrowed_training_max_moves_with_the_lenders() {
    let weeks = |heads: &str, moves: &str| {
        let plan = format!(
            "max squat 200kg\n{heads}\nlift \"pin squat\" like squat at 90%\nblock 1 week repeat 2\neach cycle: {moves}\nsquat: 1 \
             @80% tm\npin squat: 1 @80% tm"
        );
        let schedule = schedule(&plan);
        let sessions = schedule.sessions.iter();
        sessions.map(|session| session.exercises.iter().map(line).collect::<Vec<_>>().join(" ")).collect::<Vec<_>>()
    };
    // Of 180 and 162 kg, then of 200 and 180 kg.
    for head in ["tm squat 90%", "tm 90%"] {
        assert_eq!(weeks(head, "tm squat +20kg"), ["1@145 1@130", "1@160 1@145"], "{head}");
    }
    // One of its own stays.
    assert_eq!(weeks("tm squat 90%, \"pin squat\" 90%", "tm squat +20kg"), ["1@145 1@130", "1@160 1@130"]);
    // Where both are moved, each moves by what is written: to 200 and 182 kg.
    for moves in ["tm +20kg", "tm squat, pin squat +20kg", "tm pin squat +20kg; tm squat +20kg"] {
        assert_eq!(weeks("tm 90%", moves), ["1@145 1@130", "1@160 1@145"], "{moves}");
    }
    assert_eq!(weeks("tm 90%", "max +20kg")[1], "1@157.5 1@145"); // 198 and 180 kg
    // The move of the lender is not idle where only the borrowed one is used.
    let only = "max squat 200kg\ntm 90%\nlift \"pin squat\" like squat at 90%\nblock 1 week repeat 2\neach cycle: tm squat \
                +20kg\npin squat: 1 @80% tm";
    assert_eq!(codes(only), [""; 0]);
}
