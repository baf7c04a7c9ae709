//! Athletes, what they lift with, and what of it comes out.

use liftplan::check::check_athlete;
use liftplan::model::{Athlete, History, Schedule};
use liftplan::parse::parse;
use liftplan::source::Source;

use crate::support::{codes, first_line, line, schedule};

/// The athlete of a file that must be fine.
fn athlete(file: &str) -> Athlete {
    let source = Source::new("anna.plan", file);
    let (ast, syntax) = parse(&source);
    let (athlete, found) = check_athlete(&ast, &source, None);
    assert!(!syntax.has_errors() && !found.has_errors(), "{file}: {syntax:?} {found:?}");
    athlete
}

/// A plan for the athlete of a file.
fn built(plan: &str, file: &str) -> Schedule {
    let compiled = liftplan::compile(&Source::new("test.plan", plan), &athlete(file));
    compiled.schedule.unwrap_or_else(|| panic!("{plan}\n{:?}", compiled.diagnostics))
}

/// The first line of a plan for the athlete of a file.
fn first(plan: &str, file: &str) -> String {
    line(&built(plan, file).sessions[0].exercises[0])
}

fn bases(schedule: &Schedule) -> Vec<String> {
    let exercises = schedule.sessions.iter().flat_map(|session| &session.exercises);
    exercises.flat_map(|exercise| &exercise.sets).filter_map(|set| Some(set.basis.as_ref()?.to_string())).collect()
}

#[test]
fn loads_are_rounded_to_the_plates_that_there_are() {
    for (gym, sets) in [
        ("", "5@95 3@107.5"), // 96, 108
        ("plates kg 25 20 10 5 2.5 1.25 0.5", "5@96 3@108"),
        ("plates kg 20 10 5", "5@100 3@110"),
        ("plates kg 2x20 2x15", "5@90 3@90"),
        ("plates kg 4x20, 2x5", "5@100 3@110"),
        ("plates kg 5x20 3x5 2x0.5", "5@100 3@110"),
        ("plates lb 45 35 25 10 5 2.5", "5@95.25 3@108.86"), // 210 and 240 lb, the bar 45 lb
        ("plates lb 45 35 25 10 5 2.5\nbar 20kg", "5@97.11 3@108.45"), // 170 and 195 lb on 20 kg
    ] {
        let plan = format!("{gym}\nmax bench 120kg\nbench: 5 @80%, 3 @90%");
        assert_eq!(first_line(&plan), sets, "{gym}");
    }
}

#[test]
fn a_bar_is_for_all_barbell_lifts_or_for_some() {
    let plan = "bar 15kg\nbar deadlift, \"trap-bar deadlift\" 25kg\nbar smith machine row 12.5kg\n\
        squat: 5 @bar, 5 @5kg\ndeadlift: 5 @bar\ntrap bar deadlift: 5 @bar\nez bar curl: 5 @bar\nsmith machine row: 5 @5kg\nrow: 5 @20.5kg";
    let schedule = schedule(plan);
    let lines: Vec<String> = schedule.sessions[0].exercises.iter().map(line).collect();
    assert_eq!(lines, ["5@15 5@15", "5@25", "5@25", "5@10", "5@12.5", "5@20"]);
    assert_eq!(first_line("bar leg press 0kg\nleg press: 5 @101kg, 5 @2kg"), "5@100 5@2.5");
}

#[test]
fn dumbbells_and_stacks_round_also_what_is_written() {
    for (gym, line, sets) in [
        ("", "dumbbell bench: 10 @23kg", "10@23"),
        ("dumbbells 2..50kg by 2", "dumbbell bench: 10 @23kg", "10@22"),
        (
            "dumbbells 1..10kg by 1, 12.5..30kg by 2.5",
            "dumbbell bench: 10 @7.4kg, 10 @23kg, 10 @11kg",
            "10@7 10@22.5 10@10",
        ),
        ("dumbbells 4 6 8, 10kg", "dumbbell bench: 10 @5.1kg, 10 @1kg", "10@6 10@4"),
        ("dumbbells 5..50lb by 5", "dumbbell bench: 10 @23kg", "10@22.68"),
        ("dumbbells 2..50kg by 2", "kettlebell swing: 10 @23kg", "10@23"),
        ("stack 5kg", "leg press: 10 @103kg", "10@105"),
        ("stack 5kg + 1kg", "lat pulldown: 10 @51.2kg, 10 @53.4kg", "10@51 10@55"),
        ("stack 5kg\nstack \"leg press\" 10kg", "leg press: 10 @103kg", "10@100"),
        ("stack dumbbell row 4kg", "dumbbell row: 10 @23kg", "10@24"),
        ("stack 5kg + 2.5kg", "lat pulldown: 10 @1kg, 10 @3kg, 10 @7kg", "10@5 10@5 10@7.5"),
        ("max dumbbell curl 10kg", "dumbbell curl: 5 @1%, 5 @12%", "5@2.5 5@2.5"),
        ("max dumbbell curl 10kg\nround 1kg down", "dumbbell curl: 5 @1%, 5 @29%", "5@1 5@2"),
        ("dumbbells 2..50kg by 2\nround 2.5kg up", "dumbbell bench: 10 @22.5kg", "10@24"),
    ] {
        assert_eq!(first_line(&format!("{gym}\n{line}")), sets, "{gym}: {line}");
    }
}

#[test]
fn round_sets_the_steps_and_the_way() {
    for (gym, sets) in [
        ("round 2.5kg", "5@95 3@107.5 4@102.5"), // 96, 108, 102
        ("round 2.5kg nearest", "5@95 3@107.5 4@102.5"),
        ("round 2.5kg down", "5@95 3@107.5 4@100"),
        ("round 2.5kg up", "5@97.5 3@110 4@102.5"),
        ("round 1kg", "5@96 3@108 4@102"),
        ("round 5kg\nround bench 1kg down", "5@96 3@108 4@102"),
        ("round squat 1kg", "5@95 3@107.5 4@102.5"),
        ("bar 17kg\nround 10kg", "5@97 3@107 4@97"), // counted from the bar; 102 is half-way
        ("plates kg 20 10 5 2.5\nround 10kg down", "5@90 3@100 4@100"),
        ("plates kg 20 10 5\nround 2.5kg up", "5@100 3@110 4@110"),
    ] {
        let plan = format!("{gym}\nmax bench 120kg\nbench: 5 @80%, 3 @90%, 4 @85%");
        assert_eq!(first_line(&plan), sets, "{gym}");
    }
    let down = schedule("round 2.5kg down\nmax bench 120kg\nbench: 5 @80%");
    assert_eq!(bases(&down), ["80 % of bench press 120 kg, rounded down to 2.5 kg"]);
}

#[test]
fn a_load_past_all_plates_is_the_heaviest_with_one_warning_for_each_lift() {
    let plan = "plates kg 2x20 2x10\nmax squat 180kg, bench 120kg\nsquat: 3x5 @80%; 3x3 @90%\nbench: 5 @60%, 5 @80%";
    assert_eq!(codes(plan), ["W1025"]);
    let told = crate::support::compile(plan)
        .diagnostics
        .sorted()
        .iter()
        .filter(|found| found.to_string().contains("end at"))
        .count();
    assert_eq!(told, 2);
    assert_eq!(first_line(plan), "5@80 5@80 5@80 3@80 3@80 3@80");
    assert!(bases(&schedule(plan))[0].ends_with("80 % of squat 180 kg, the heaviest there is"));
    // Nearer than half a step is no want of plates.
    assert_eq!(codes("plates kg 2x20 2x10\nmax bench 100kg\nbench: 5 @85%"), Vec::<String>::new());
    assert_eq!(codes("dumbbells 2..20kg by 2\ndumbbell row: 8 @20kg, 8 @21kg"), Vec::<String>::new());
    assert_eq!(codes("dumbbells 2..20kg by 2\ndumbbell row: 8 @22kg"), ["W1025"]);
}

#[test]
fn the_schedule_is_in_the_unit_of_the_athlete() {
    let plan = "unit lb\nmax squat 405lb\nsquat: 5 @80%, 3 @315lb\npull-up: 5 @bw+45lb\nblock 2 weeks\nbench: 5 @135lb +5lb/week";
    let kg = built(plan, "athlete \"Anna\"\nunit kg\nbodyweight 160lb\n");
    // 324 lb = 146.96 kg; 315 lb = 142.88 kg; 45 lb = 20.41 kg; 135 and 140 lb = 61.2 and 63.5 kg
    let lines: Vec<String> = kg.sessions.iter().flat_map(|session| &session.exercises).map(line).collect();
    assert_eq!(lines, ["5@147.5 3@142.5", "5@20", "5@60", "5@62.5"]);
    assert_eq!((kg.unit.name(), kg.bodyweight.map(|weight| weight.to_string())), ("kg", Some("72.57 kg".into())));
    assert_eq!(bases(&kg)[0], "80 % of squat 183.7 kg, rounded to 2.5 kg");
    assert_eq!(bases(&kg)[1], "315 lb as written, rounded to 2.5 kg");
    assert_eq!(bases(&kg)[2], "bodyweight + 20.41 kg, rounded to 2.5 kg");
    let lb = built("max squat 180kg\nsquat: top 5 @80%; 5 @-10%", "unit lb");
    assert_eq!(line(&lb.sessions[0].exercises[0]), "5@315 5@285"); // 317.47; 283.5
    // Equipment in kilograms, an athlete in pounds: made of kilograms, shown in pounds, and
    // what starts from it comes back to whole plates.
    let mixed = built("max squat 180kg\nplates kg 20 10 5 2.5 1.25\nsquat: top 5 @80%; 5 @100% of top", "unit lb");
    assert_eq!(line(&mixed.sessions[0].exercises[0]), "5@319.67 5@319.67"); // 145 kg
    assert_eq!(bases(&mixed)[1], "top set 319.67 lb, rounded to 2.5 kg");
    let mixed = built(
        "plates kg 20 10 5 2.5 1.25\nblock \"A\" 1 week\nsquat: warmup auto; 5 @145kg\n\
         block \"D\" 1 week\ndeload from \"A\" week 1: load 90%",
        "unit lb",
    );
    // 57.5, 87.5 and 115 kg; 130 kg
    assert_eq!(line(&mixed.sessions[0].exercises[0]), "5@126.77 3@192.9 2@253.53 5@319.67");
    assert!(line(&mixed.sessions[1].exercises[0]).ends_with(" 5@286.6"), "{}", line(&mixed.sessions[1].exercises[0]));
}

#[test]
fn the_newer_max_displaces_all_older_ones_of_its_lift() {
    let plan = "max squat 180kg, squat 5RM 150kg, bench 120kg\nathlete \"Ben\"\nmax bench 100kg\n\
        program \"x\"\nmax deadlift 200kg\nsquat: 5 @100% of 5RM\nbench: 5 @80%\ndeadlift: 5 @80%";
    let lines = |schedule: Schedule| -> Vec<String> { schedule.sessions[0].exercises.iter().map(line).collect() };
    assert_eq!(lines(schedule(plan)), ["5@150", "5@80", "5@160"]);
    // 86.3 % of 100 kg: the 5RM of the plan holds no more.
    assert_eq!(lines(built(plan, "max squat 100kg")), ["5@87.5", "5@80", "5@160"]);
    let given = athlete("max bench 50kg").over(&athlete("max bench 60kg, squat 5RM 100kg"));
    let compiled = liftplan::compile(&Source::new("x", plan), &given);
    assert_eq!(lines(compiled.schedule.unwrap()), ["5@100", "5@40", "5@160"]);
}

#[test]
fn training_maxes_of_the_athlete_go_before_those_of_the_plan() {
    let plan = "max squat 100kg\ntm 90%, squat 80%\nsquat: 5 @100% tm";
    assert_eq!(first(plan, ""), "5@80");
    assert_eq!(first(plan, "tm squat 70%"), "5@70");
    assert_eq!(first(plan, "tm 95%"), "5@95", "a newer line for all lifts displaces older ones for single lifts");
    assert_eq!(first(plan, "tm bench 70%"), "5@80");
    let without = "max squat 100kg\nsquat: 5 @100% tm";
    assert_eq!(codes(without), ["E0308"]);
    assert_eq!(first(without, "tm 85%"), "5@85");
    assert_eq!(
        codes("athlete \"Anna\"\ntm 85%\nprogram \"x\"\nmax squat 100kg\nsquat: 5 @100% tm"),
        Vec::<String>::new()
    );
    // It is told beside other mistakes of the plan.
    assert_eq!(codes("squat: 5 @80% tm\nbench: 5 @8\nrow: backoff 5 @-10%"), ["E0308", "E0104", "E0301"]);
}

#[test]
fn gyms_lie_over_one_another_kind_by_kind() {
    let plan = "bar 20kg\nbar deadlift 25kg\nplates kg 20 10 5\nmax squat 100kg\nsquat: 5 @82%\ndeadlift: 5 @bar";
    let lines = |file: &str| -> Vec<String> { built(plan, file).sessions[0].exercises.iter().map(line).collect() };
    assert_eq!(lines(""), ["5@80", "5@25"]);
    assert_eq!(lines("plates kg 20 10 5 2.5 1.25"), ["5@82.5", "5@25"]);
    assert_eq!(lines("bar squat 15kg"), ["5@85", "5@25"]);
    assert_eq!(lines("bar 15kg"), ["5@85", "5@15"]);
    assert_eq!(lines("round 2.5kg down"), ["5@80", "5@25"]);
}

#[test]
fn an_athlete_may_have_a_chart_of_their_own() {
    for (chart, sets) in [
        ("", "5@145 1@180 9@127.5"), // 81.1 %, 100 %, 70.7 %
        ("chart 100 96 92 88 84 80 76 72 68 64 60 58 56 54", "5@100 1@180 9"), // place 12: 56 %
        ("chart 1RM 100%, 4RM 90%, 8RM 78%", "5@145 1@180 9@132.5"), // 7 reps: 81 %, 11 reps: 73.5 %
    ] {
        let plan = format!("{chart}\nmax squat 180kg\nsquat: 5 @RPE8, 1 @RPE10, 9 @RPE8");
        assert_eq!(first_line(&plan), sets, "{chart}");
    }
    assert_eq!(first("chart 100 97 90\nmax squat 100kg\nsquat: 2 @RPE10", ""), "2@90");
    assert_eq!(first("chart 100 97 90\nmax squat 100kg\nsquat: 2 @RPE10", "chart 100 90 80"), "2@80");
    assert_eq!(first("max squat 5RM 80kg\nsquat: 1 @100%", "chart 1RM 100%, 5RM 80%"), "1@100");
}

#[test]
fn somebody_else_takes_over_maxes_with_a_warning_and_no_bodyweight() {
    let plan = "athlete \"Ben\"\nbodyweight 90kg\nchart 100 90 80\nmax squat 180kg, bench 120kg\nsquat: 5 @80%\nbench: 2 @RPE10";
    let compiled = |file: &str| liftplan::compile(&Source::new("x", plan), &athlete(file));
    let anna = compiled("athlete \"Anna\"\nmax squat 100kg");
    assert!(format!("{:?}", anna.diagnostics).contains("the maxes of Ben are used: bench press"));
    let schedule = anna.schedule.unwrap();
    assert_eq!((schedule.athlete.as_deref(), schedule.bodyweight), (Some("Anna"), None));
    assert_eq!(line(&schedule.sessions[0].exercises[1]), "2@115", "the standard chart: 95.5 % of 120 kg");
    for file in ["max squat 100kg", "athlete \"ben\"\nmax squat 100kg"] {
        let ben = compiled(file);
        assert!(ben.diagnostics.is_empty(), "{file}: {:?}", ben.diagnostics);
        assert!(ben.schedule.unwrap().bodyweight.is_some());
    }
}

#[test]
fn somebody_else_does_not_take_over_the_unit_of_the_athlete_in_the_plan() {
    let unit = |plan: &str, file: &str| built(&format!("{plan}max squat 100kg\nsquat: 5 @80%"), file).unit.name();
    let ben = "athlete \"Ben\"\nunit lb\nprogram \"x\"\n";
    for (file, theirs) in
        [("", "lb"), ("athlete \"ben\"", "lb"), ("athlete \"Anna\"", "kg"), ("athlete \"Anna\"\nunit lb", "lb")]
    {
        assert_eq!(unit(ben, file), theirs, "{file}");
    }
    assert_eq!(unit(&format!("unit lb\n{}", ben.replace("lb", "kg")), "athlete \"Anna\""), "lb", "that of the plan");
}

#[test]
fn lines_of_the_athlete_end_where_the_plan_begins() {
    for (plan, unit, squat) in [
        ("athlete \"Anna\"\nunit lb\nmax squat 200lb\nprogram \"x\"\nunit kg\nmax squat 180kg\nsquat: 5", "lb", 200.0),
        ("unit kg\nmax squat 180kg\nathlete \"Anna\"\nmax squat 100kg\nsquat: 5", "kg", 100.0),
        ("athlete \"Anna\"\nday mon\nunit lb\nmax squat 405lb\nsquat: 5", "lb", 405.0),
        ("bar 20kg\nmax squat 180kg\nsquat: 5", "kg", 180.0),
    ] {
        let schedule = schedule(plan);
        let load = schedule.maxes[0].load;
        assert_eq!((schedule.unit.name(), load.to_f64()), (unit, squat), "{plan}");
    }
    assert_eq!(codes("max squat 100kg\nathlete \"Anna\"\nmax squat 90kg, squat 95kg\nsquat: 5"), ["E0204"]);
}

#[test]
fn a_line_that_is_given_twice_is_an_error() {
    for line in [
        "bodyweight 70kg",
        "bar 20kg",
        "bar squat 20kg",
        "plates kg 20",
        "dumbbells 4kg",
        "stack 5kg",
        "round 2.5kg",
        "round squat 2.5kg",
        "chart 100 97 95",
        "athlete \"A\"\nunit kg\nunit kg",
    ] {
        let plan =
            if line.contains("unit") { format!("{line}\nsquat: 5") } else { format!("{line}\n{line}\nsquat: 5") };
        assert_eq!(codes(&plan), ["E0116"], "{line}");
    }
    assert_eq!(codes("bar 20kg\nbar squat 15kg\nbar bench 15kg\nsquat: 5"), Vec::<String>::new());
    assert_eq!(codes("bar squat, back squat 15kg\nsquat: 5"), ["E0116"]);
    assert_eq!(codes("athlete \"A\"\nathlete \"B\"\nmax squat 5kg\nbar 5kg\nbar 5kg\nsquat: 5"), ["E0702"]);
}

#[test]
fn equipment_that_no_gym_has_is_an_error() {
    for (line, code) in [
        ("bar 0kg", "E0703"),
        ("bar 501kg", "E0703"),
        ("plates kg 0", "E0703"),
        ("plates kg 0.05", "E0703"),
        ("plates kg 0x20", "E0703"),
        ("plates kg 20 20", "E0703"),
        ("plates kg 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25", "E0703"),
        ("dumbbells 0kg", "E0703"),
        ("dumbbells 1..200kg by 0.1", "E0703"),
        ("stack 0kg", "E0703"),
        ("stack 5kg + 5kg", "E0703"),
        ("stack 5kg + 0kg", "E0703"),
        ("round 0kg", "E0703"),
        ("dumbbells 50..2kg by 2", "E0704"),
        ("dumbbells 2..50kg by 0", "E0704"),
        ("dumbbells 2..50kg by 5", "E0704"),
        ("plates kg 20\nround 50kg", "E0705"),
        ("round 100lb\nplates kg 20", "E0705"),
        ("round squat 50kg\nplates kg 20", "E0705"),
        ("chart 100 97", "E0706"),
        ("chart 99 97 95", "E0706"),
        ("chart 100 97 97", "E0706"),
        ("chart 5RM 86%, 4RM 90%", "E0706"),
        ("chart 31RM 30%", "E0706"),
        ("athlete \"\"", "E0707"),
        ("athlete \"  \"", "E0707"),
        ("bodyweight 701kg", "E0707"),
        ("bar 20", "E0110"),
        ("bar kg", "E0110"),
        ("bodyweight 72", "E0110"),
        ("plates 20 10", "E0110"),
        ("plates kg", "E0110"),
        ("plates kg 20kg", "E0110"),
        ("plates stone 3", "E0110"),
        ("dumbbells 2-50kg by 2", "E0110"),
        ("dumbbells 2..50kg", "E0110"),
        ("dumbbells 4 6", "E0110"),
        ("dumbbells 4kg 6lb", "E0110"),
        ("round 2.5kg sideways", "E0110"),
        ("round down", "E0110"),
        ("stack", "E0110"),
        ("chart", "E0110"),
        ("athlete Anna", "E0110"),
        ("bar 1.2345kg", "E0110"),
        ("bodyweight 72,5kg", "E0112"),
        ("plates kg 20 2,5", "E0112"),
        ("dumbells 4kg", "E0101"),
    ] {
        assert_eq!(codes(&format!("{line}\nsquat: 5")), [code], "{line}");
    }
}

#[test]
fn lifts_may_be_named_like_equipment() {
    for name in ["bar muscle-up", "plates", "round back deadlift", "stack", "bodyweight squat", "chart", "athlete"] {
        assert!(!codes(&format!("{name}: 3x5")).iter().any(|code| code.starts_with('E')), "{name}");
    }
}

#[test]
fn a_lift_that_nobody_knows_is_warned_of_once() {
    assert_eq!(codes("bar zercher hack 20kg\nround zercher hack 5kg\nzercher hack: 5 @61kg"), ["W1001"]);
    assert_eq!(first_line("bar zercher hack 20kg\nround zercher hack 5kg\nzercher hack: 5 @61kg"), "5@60");
    // In an athlete's file a lift of the plan is known.
    let plan = liftplan::parse_and_check(&Source::new("x", "zercher hack: 5 @80%"));
    let source = Source::new("anna.plan", "max Zercher-Hack 100kg, sqat 100kg");
    let (athlete, found) = check_athlete(&parse(&source).0, &source, Some(&plan.program));
    assert_eq!(found.warnings(), 1, "{found:?}");
    let (schedule, found) = plan.expand(&athlete, &History::default());
    assert!(found.is_empty(), "{found:?}");
    assert_eq!(line(&schedule.unwrap().sessions[0].exercises[0]), "5@80");
}

#[test]
fn an_athletes_file_is_checked_alone_and_holds_nothing_else() {
    assert_eq!(codes("athlete \"Anna\"\nmax squat 100kg\nunit lb\ntm 90%"), Vec::<String>::new());
    assert_eq!(codes("plates kg 20 10"), Vec::<String>::new());
    assert_eq!(codes("max squat 100kg"), ["E0407"], "maxes alone may be a plan that was not finished");
    assert_eq!(codes("athlete \"Anna\"\nday mon"), ["W1004", "E0407"]);
    for line in ["squat: 3x5", "day mon", "block", "program \"x\"", "author \"x\"", "percent of tm"] {
        let source = Source::new("anna.plan", format!("athlete \"Anna\"\n{line}"));
        let (_, found) = check_athlete(&parse(&source).0, &source, None);
        let codes: Vec<String> = found.sorted().iter().map(|finding| finding.code().unwrap().to_string()).collect();
        assert_eq!(codes, ["E0701"], "{line}");
    }
}

#[test]
fn every_output_names_the_athlete() {
    let plan = "athlete \"Anna <b>\"\nbodyweight 72.5kg\nsquat: 5 @60kg";
    let schedule = schedule(plan);
    let render = |render: &dyn Fn(&mut Vec<u8>)| {
        let mut out = Vec::new();
        render(&mut out);
        String::from_utf8(out).unwrap()
    };
    let text = render(&|out| liftplan::render::render_text(&schedule, out).unwrap());
    assert!(text.contains("Athlete: Anna <b>, 72.5 kg\n"), "{text}");
    let csv = render(&|out| liftplan::render::render_csv(&schedule, out).unwrap());
    assert!(csv.lines().nth(1).unwrap().starts_with(",Anna <b>,"), "{csv}");
    let html = render(&|out| crate::support::render_html(&schedule, out).unwrap());
    // At the top of each page, and no line to write the name on.
    assert!(html.contains(">Anna &lt;b&gt;, 72.5 kg</b>") && !html.contains("Anna <b>"), "{html}");
    assert!(!html.contains(">Name<"));
    assert!(html.contains("<title>Training program · Anna &lt;b&gt;</title>"));
    let json = render(&|out| liftplan::render::render_json(&schedule, out).unwrap());
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!((&json["athlete"]["name"], &json["athlete"]["bodyweight"]), (&"Anna <b>".into(), &72.5.into()));
    assert!(jsonschema::is_valid(&liftplan::render::json_schema(), &json));
}
