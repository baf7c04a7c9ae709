//! What the language means, construct by construct.

use liftplan::model::{Athlete, Label, Role};
use liftplan::render::render_text;
use liftplan::source::Source;

use crate::outputs::rendered;
use crate::support::{codes, compile, first_line, line, render_html, reps, schedule};

const MAX: &str = "max bench 120kg, squat 180kg, row 100kg\n";

/// The first line of a plan with the usual maxes.
fn planned(text: &str) -> String {
    first_line(&format!("{MAX}{text}"))
}

#[test]
fn every_form_of_sets_comes_out() {
    for (written, sets) in [
        ("3x5", "5 5 5"),
        ("5", "5"),
        ("5, 3, 1", "5 3 1"),
        ("3-5x5", "5 5 5 5 5"),
        ("3x4-6", "4-6 4-6 4-6"),
        ("5+", "5+"),
        ("2x5, 5+", "5 5 5+"),
        ("3x5+", "5+ 5+ 5+"),
        ("1-10+", "1-10+"),
        ("3xamrap", "amrap amrap amrap"),
        ("amrap", "amrap"),
        ("3x60s", "60s 60s 60s"),
        ("3x20-30s", "20-30s 20-30s 20-30s"),
        ("4x40m", "40m 40m 40m 40m"),
        ("20min", "1200s"),
        ("15cal", "15cal"),
        ("3x8/side", "8 8 8"),
        ("2x(2+2+2)", "(2+2+2) (2+2+2)"),
        ("total 50", "total 50"),
        ("total 12 in 1-3", "total 12"),
        ("3 x 5", "5 5 5"),
        ("3×5", "5 5 5"),
    ] {
        let schedule = schedule(&format!("bench: {written}"));
        let done: Vec<String> = schedule.sessions[0].exercises[0].sets.iter().map(reps).collect();
        assert_eq!(done.join(" "), sets, "{written}");
    }
}

#[test]
fn the_fourth_and_fifth_of_three_to_five_sets_are_optional() {
    let schedule = schedule("bench: 3-5x5");
    let optional: Vec<bool> = schedule.sessions[0].exercises[0].sets.iter().map(|set| set.optional).collect();
    assert_eq!(optional, [false, false, false, true, true]);
}

#[test]
fn half_the_reps_of_the_top_set_are_rounded_down() {
    assert_eq!(planned("bench: top 5 @100kg; 4x50% @80kg"), "5@100 2@80 2@80 2@80 2@80");
}

#[test]
fn every_form_of_load_comes_out() {
    for (written, sets) in [
        ("5 @80%", "5@95"),                     // 96
        ("5 @70-75%", "5@85-90"),               // 84, 90
        ("tm 90%\nbench: 5 @80% tm", "5@87.5"), // 86.4
        ("5 @80% of squat", "5@145"),           // 144
        ("5 @90% of 5RM", "5@92.5"),            // 0.9 × 103.56 = 93.2
        ("5 @70% +10kg", "5@95"),               // 94
        ("5 @70%+10kg", "5@95"),
        ("5 @RPE8", "5@97.5"),      // 81.1 %
        ("5 @RPE7-8", "5@95-97.5"), // 78.6 %, 81.1 %
        ("5 @RIR2", "5@97.5"),
        ("5 @RIR2-3", "5@95-97.5"),
        ("5 @100kg", "5@100"),
        ("5 @225lb", "5@102.5"), // 102.06
        ("5 @100-105kg", "5@100-105"),
        ("5 @bar", "5@20"),
        ("5 @bw", "5@0"),
        ("5 @bw+20kg", "5@20"),
        ("5 @bw-30kg", "5@-30"),
        ("top 5 @100kg; 5 @-10%", "5@100 5@90"),
        ("top 5 @100kg; 5 @90% of top", "5@100 5@90"),
        ("top 5 @100kg; 5 @-5kg", "5@100 5@95"),
        ("5 @100kg, 5 @-10% of prev", "5@100 5@90"),
        ("5 @100kg; 2x5 @-10% of prev", "5@100 5@90 5@80"), // 81
        ("5 @100kg, 3 @110kg, 5 @100% of first", "5@100 3@110 5@100"),
        ("5 @100kg, 5 @+5kg of prev", "5@100 5@105"),
        ("5 @10RM", "5@87.5"), // 73.9 % = 88.68
        ("3 @max", "3@110"),   // 92.2 % = 110.64
        ("5 @80% RPE8", "5@95"),
        ("5 @80% cap RPE9", "5@95"),
        ("4x5 @65/70/75/80%", "5@77.5 5@85 5@90 5@95"), // 78, 84, 90, 96
        ("5x1 @50%..90%", "1@60 1@72.5 1@85 1@95 1@107.5"), // 60, 72, 84, 96, 108
        ("3x1 @60kg..100kg", "1@60 1@80 1@100"),
        ("5 @\"red band\"", "5"),
        ("5", "5"),
    ] {
        let plan = if written.contains(':') { written.to_owned() } else { format!("bench: {written}") };
        assert_eq!(planned(&plan), sets, "{written}");
    }
}

#[test]
fn a_list_of_loads_may_hold_ranges() {
    assert_eq!(planned("squat: 3x5 @60-65/65-70/70-75%"), "5@107.5-117.5 5@117.5-125 5@125-135");
    assert_eq!(planned("squat: 3x5 @60/65-70/75%"), "5@107.5 5@117.5-125 5@135");
    assert_eq!(planned("squat: 2x5 @100-105/110-115kg"), "5@100-105 5@110-115");
    assert_eq!(planned("squat: top 5 @100kg; backoff 2x5 @-5-10/-10-15%"), "5@100 5@90-95 5@85-90");
    let efforts = |load: &str| {
        let schedule = schedule(&format!("{MAX}squat: 3x3 {load}"));
        let sets = &schedule.sessions[0].exercises[0].sets;
        sets.iter().map(|set| (set.rpe_min.unwrap().to_f64(), set.rpe_max.unwrap().to_f64())).collect::<Vec<_>>()
    };
    for load in ["@RPE6-7/7-8/8-9", "@RIR4-3/3-2/2-1", "@RIR3-4/2-3/1-2"] {
        assert_eq!(efforts(load), [(6.0, 7.0), (7.0, 8.0), (8.0, 9.0)], "{load}");
    }
    assert_eq!(codes("squat: 2x5 @100-105/110-115/120kg"), ["E0304"]);
    for (load, meant) in
        [("@60-65/70-66kg", "`@60-65/66-70kg`"), ("@RPE8-7/9", "`@RPE7-8/9`"), ("@60..90-80kg", "`@60..80-90kg`")]
    {
        let compiled = compile(&format!("squat: 2x5 {load}"));
        let found = compiled.diagnostics.sorted();
        assert_eq!(found[0].code().unwrap().to_string(), "E0305", "{load}");
        assert!(found[0].help().unwrap().to_string().contains(meant), "{load}: {}", found[0].help().unwrap());
    }
}

#[test]
fn all_out_reps_are_the_rep_max_that_was_tested_for_them() {
    let maxes = "max squat 200kg, squat 10RM 140kg\n";
    for load in ["@max", "@RPE10", "@RIR0", "@10RM"] {
        let set = schedule(&format!("{maxes}squat: 10 {load}")).sessions[0].exercises[0].sets[0].clone();
        assert_eq!(set.load.unwrap().number(), "140", "{load}");
        assert!(!set.estimate, "{load}");
        assert_eq!(set.basis.unwrap().to_string(), "100 % of squat 10RM 140 kg, rounded to 2.5 kg", "{load}");
    }
    assert_eq!(first_line(&format!("{maxes}squat: test 10RM")), "10@140");
    assert_eq!(
        first_line(&format!("{maxes}front squat: 10 @RPE10\nlift \"front squat\" like squat at 80%")),
        "10@112.5"
    );
    for load in ["10 @max", "test 10RM"] {
        let text = rendered(render_text, &schedule(&format!("{maxes}squat: {load}")));
        assert!(text.contains("140 kg  RPE 10  max\n"), "{text}");
    }
    // So an effort that climbs may step down where it gets there.
    let climbing = schedule(&format!("{maxes}block 3 weeks\nsquat: 10 @RPE9 +0.5/week"));
    let loads: Vec<String> = climbing.sessions.iter().map(|session| line(&session.exercises[0])).collect();
    assert_eq!(loads, ["10@142.5", "10@145", "10@140"]);
    // Past the chart a tested max is all there is.
    assert_eq!(first_line("max squat 30RM 80kg\nsquat: 30 @max"), "30@80");
    // Other reps and efforts are read off the chart.
    assert_eq!(first_line(&format!("{maxes}squat: 8 @max")), "8@157.5");
    assert_eq!(first_line(&format!("{maxes}squat: 10 @RPE9")), "10@142.5");
    assert_eq!(first_line(&format!("{maxes}squat: 1 @max")), "1@200");
}

#[test]
fn an_amrap_that_is_stopped_at_its_least_number_says_so() {
    let schedule = schedule("bench: 10-10+ @50kg");
    for text in [rendered(render_text, &schedule), rendered(render_html, &schedule)] {
        assert!(text.contains("10–10+"), "{text}");
    }
}

#[test]
fn ramps_climb_to_the_top_and_never_pass_it() {
    assert_eq!(planned("bench: ramp 4x3 @60..90% of top; top 3 @100kg"), "3@60 3@70 3@80 3@90 3@100");
    assert_eq!(planned("bench: ramp 5x5 @50%..100% of top; top 5 @100kg"), "5@50 5@62.5 5@75 5@87.5 5@100 5@100");
    assert_eq!(planned("bench: ramp 5,5,3,2,1 @40%..90%"), "5@47.5 5@62.5 3@77.5 2@92.5 1@107.5");
    // The second bound of the last ramp set would be 102.5.
    assert_eq!(planned("bench: ramp 2x3 @RPE7-9; top 3 @100kg"), "3@100 3@100 3@100");
}

#[test]
fn of_several_top_sets_the_heaviest_counts() {
    assert_eq!(planned("bench: top 3 @100kg, 2 @110kg; backoff 5 @-10%"), "3@100 2@110 5@100"); // 99
}

#[test]
fn backoffs_step_down_from_set_to_set() {
    assert_eq!(planned("bench: top 5 @100kg; backoff 2x5 @-5..-10%"), "5@100 5@95 5@90");
    assert_eq!(planned("bench: top 5 @100kg; backoff 5 @-5-10%"), "5@100 5@90-95");
}

#[test]
fn one_load_at_the_end_serves_the_list_and_anything_between_is_an_error() {
    assert_eq!(planned("bench: 5, 3, 1 @100kg"), "5@100 3@100 1@100");
    assert_eq!(codes("bench: 5, 3 @100kg, 1 @110kg"), ["E0303"]);
    assert_eq!(codes("bench: 5 @100kg, 3"), ["E0303"]);
}

#[test]
fn a_backoff_without_a_top_is_an_error() {
    assert_eq!(codes("bench: backoff 3x8 @-10%"), ["E0301"]);
    assert_eq!(codes("bench: 5 @100kg; 3x8 @-10%"), ["E0301"]);
    assert_eq!(codes("bench: 5 @100kg; 3x50%"), ["E0301"]);
}

#[test]
fn without_a_max_a_plan_builds_and_says_so_once_a_lift() {
    let plan = "bench: 5 @80%; 5 @RPE8 | 5 @85%\nsquat: 5 @70%\nbench (paused): 3x3 @70%";
    let compiled = compile(&format!("block 2 weeks\n{plan}"));
    assert_eq!(compiled.diagnostics.warnings(), 2);
    let schedule = compiled.schedule.unwrap();
    let set = &schedule.sessions[0].exercises[0].sets[0];
    assert_eq!((set.load, set.percent.map(|percent| percent.to_f64())), (None, Some(80.0)));
}

#[test]
fn past_the_end_of_the_chart_the_effort_stands_alone() {
    assert_eq!(planned("bench: 3x20 @RPE8"), "20 20 20");
    assert_eq!(planned("bench: 3x12 @RPE4"), "12 12 12");
}

#[test]
fn tested_rep_maxes_come_before_the_chart() {
    assert_eq!(first_line("max squat 5RM 140kg\nsquat: 5 @100% of 5RM, 5 @5RM, 1 @100%"), "5@140 5@140 1@162.5"); // 140 / 0.863
    let schedule = schedule("max squat 180kg\nsquat: 5 @5RM");
    assert!(schedule.sessions[0].exercises[0].sets[0].estimate, "a rep max from the chart is an estimate");
}

#[test]
fn estimates_are_marked_and_passed_on() {
    let schedule = schedule(&format!("{MAX}bench: top 5 @RPE8; backoff 5 @-10%; 5 @80%"));
    let estimates: Vec<bool> = schedule.sessions[0].exercises[0].sets.iter().map(|set| set.estimate).collect();
    assert_eq!(estimates, [true, true, false]);
}

#[test]
fn weeks_take_their_columns() {
    let weeks = |text: &str| -> Vec<String> {
        let schedule = schedule(&format!("{MAX}{text}"));
        schedule.sessions.iter().map(|session| format!("w{} {}", session.week, line(&session.exercises[0]))).collect()
    };
    assert_eq!(weeks("bench: 5 @100kg | 3 @110kg"), ["w1 5@100", "w2 3@110"]);
    assert_eq!(weeks("block 2 weeks\nbench: 5 @100kg"), ["w1 5@100", "w2 5@100"]);
    assert_eq!(weeks("bench: 5 @100kg | - | same"), ["w1 5@100", "w3 5@100"]);
    assert_eq!(
        weeks("bench: 5 @100kg | same +5kg | - | same +5kg | same"),
        ["w1 5@100", "w2 5@105", "w4 5@110", "w5 5@110"]
    );
    assert_eq!(weeks("bench: 5 @50% | same +5%"), ["w1 5@60", "w2 5@65"]); // 66
    assert_eq!(
        weeks("block 5 weeks\nbench: 5 @100kg | week 3: 3 @110kg | week 4-5: 1 @120kg"),
        ["w1 5@100", "w3 3@110", "w4 1@120", "w5 1@120"]
    );
    assert_eq!(weeks("block 3 weeks\nbench: 5 @70% +2.5%/week"), ["w1 5@85", "w2 5@87.5", "w3 5@90"]); // 84, 87, 90
    assert_eq!(weeks("block 3 weeks\nbench: 5 @100kg +2.5kg/week"), ["w1 5@100", "w2 5@102.5", "w3 5@105"]);
    assert_eq!(weeks("block 3 weeks\nbench: 5 @RPE7 +0.5/week"), ["w1 5@95", "w2 5@95", "w3 5@97.5"]); // 94.3, 95.9, 97.3
    assert_eq!(
        weeks("block 2 weeks\nday mon, thu\nbench: 5 @100kg +2.5kg/session"),
        ["w1 5@100", "w1 5@102.5", "w2 5@105", "w2 5@107.5"]
    );
}

#[test]
fn a_row_of_another_length_is_an_error_that_counts() {
    let compiled = compile("block 4 weeks\nbench: 5 | 3 | 1");
    assert_eq!(compiled.diagnostics.sorted()[0].to_string(), "1 column is missing: the row has 3, the block 4 weeks");
    assert_eq!(codes("bench: 5 | 3 | 1\nsquat: 5 | 3"), ["E0401"]);
    assert_eq!(codes("block 2 weeks\nbench: 5 @70% +5%/week | 3 @80%"), ["E0404"]);
    assert_eq!(codes("block 3 weeks\nbench: 5 @70% +5%/week | same | -"), ["W1002"], "`same` goes on climbing");
}

#[test]
fn a_session_whose_lines_are_all_off_does_not_take_place() {
    let schedule = schedule("day \"A\"\nbench: 5 | -\nday \"B\"\nsquat: 5 | 3");
    let days: Vec<(u16, u8)> = schedule.sessions.iter().map(|session| (session.week, session.day)).collect();
    assert_eq!(days, [(1, 1), (1, 2), (2, 2)]);
}

#[test]
fn weeks_count_through_the_whole_program() {
    let schedule = schedule("block \"A\" 2 weeks\nbench: 5\nblock \"B\"\nbench: 5 | 3");
    let weeks: Vec<(Option<&str>, u16)> =
        schedule.sessions.iter().map(|session| (session.block.as_deref(), session.week)).collect();
    assert_eq!(weeks, [(Some("A"), 1), (Some("A"), 2), (Some("B"), 3), (Some("B"), 4)]);
}

#[test]
fn days_go_by_weekday_or_number() {
    let days = |text: &str| -> Vec<(u8, String)> {
        let schedule = schedule(text);
        schedule.sessions.iter().map(|session| (session.day, session.exercises[0].lift.to_string())).collect()
    };
    assert_eq!(
        days("day fri\nbench: 5\nday mon, wed \"Squat\"\nsquat: 5"),
        [(1, "squat".into()), (2, "squat".into()), (3, "bench press".into())]
    );
    assert_eq!(
        days("day 1, 3\nbench: 5\nday 2\nsquat: 5"),
        [(1, "bench press".into()), (2, "squat".into()), (3, "bench press".into())]
    );
    assert_eq!(codes("day 1\nbench: 5\nday 1\nsquat: 5"), ["E0406"]);
}

#[test]
fn loads_of_another_day_and_of_last_week() {
    let text = "day \"Volume\"\nsquat: 5x5 @80% | same\nday \"Light\"\nsquat: 2x5 @80% of day \"Volume\" | 5 @105% of last week";
    let schedule = schedule(&format!("{MAX}{text}"));
    // 144 → 145; 80 % is 116 → 115; 105 % of that is 120.75 → 120.
    assert_eq!(line(&schedule.sessions[1].exercises[0]), "5@115 5@115");
    assert_eq!(line(&schedule.sessions[3].exercises[0]), "5@120");
    assert_eq!(codes("day mon\nsquat: 5 @80% of wed\nday wed\nsquat: 5 @100kg"), ["E0203"]);
    assert_eq!(codes("day mon\nsquat: 5 @80% of day \"X\""), ["E0201"]);
    assert_eq!(codes("squat: 5 @100kg | 5 @102.5% of last week"), Vec::<String>::new());
    assert_eq!(codes("squat: 5 @102.5% of last week | 5 @100kg"), ["E0405"]);
}

#[test]
fn supersets_stand_together_in_the_order_of_their_numbers() {
    let schedule = schedule("A2 row: 5\nsquat: 5\nA1 bench: 5\nT1 press: 5");
    let order: Vec<String> = schedule.sessions[0].exercises.iter().map(|exercise| exercise.lift.to_string()).collect();
    assert_eq!(order, ["bench press", "barbell row", "squat", "overhead press"]);
    assert_eq!(schedule.sessions[0].exercises[3].label, Some(Label::Tier(1)));
    assert_eq!(codes("A1 row: 5\nsquat: 5"), ["W1003"]);
}

#[test]
fn variants_borrow_everything_from_their_lift() {
    let schedule = schedule(&format!("{MAX}squat (paused): 3 @75%\nbench ( close grip ): 3 @50%"));
    let exercises = &schedule.sessions[0].exercises;
    assert_eq!((exercises[0].lift.as_ref(), exercises[0].variant.as_deref()), ("squat", Some("paused")));
    assert_eq!(line(&exercises[0]), "3@135");
    assert_eq!(exercises[1].variant.as_deref(), Some("close grip"));
}

#[test]
fn an_unknown_lift_is_a_warning_and_is_planned_all_the_same() {
    let compiled = compile("max bunch press 100kg\nbunch press: 5 @80%");
    assert_eq!(compiled.diagnostics.errors(), 0);
    let help = compiled.diagnostics.sorted()[0].help().unwrap().to_string();
    assert!(help.contains("did you mean `bench press`?"), "{help}");
    assert_eq!(line(&compiled.schedule.unwrap().sessions[0].exercises[0]), "5@80");
    let box_squat = compile("max squat 180kg\nhigh-box squat: 5 @80%");
    let helps: Vec<String> =
        box_squat.diagnostics.sorted().iter().map(|found| found.help().unwrap().to_string()).collect();
    assert!(
        helps.iter().any(|help| help.contains("squat (high-box)") && help.contains("max high-box squat")),
        "{helps:?}"
    );
}

#[test]
fn a_name_before_a_colon_is_a_lift_whatever_words_it_holds() {
    for name in
        ["tempo squat", "block pull", "test squat", "1-arm row", "90/90", "rest pause row", "clean + jerk", "Ωμος"]
    {
        let schedule = schedule(&format!("{name}: 3x5"));
        assert_eq!(schedule.sessions[0].exercises[0].written.as_ref(), name);
    }
}

#[test]
fn modifiers_cover_the_whole_segment() {
    let text = "bench: 5, 3 @80% rest 2-3min tempo 30x0 pause 2s every 1min within 12min \"tight\" \"fast\"; 5x(2+2) rest 20s/3min; 1-4x5 until RIR1";
    let schedule = schedule(text);
    let sets = &schedule.sessions[0].exercises[0].sets;
    let extras = &sets[0].extras;
    assert_eq!(extras, &sets[1].extras);
    assert_eq!(extras.rest.map(|rest| (rest.min, rest.max)), Some((120, 180)));
    assert_eq!(extras.tempo.as_deref(), Some("30X0"));
    assert_eq!(extras.pause.map(|time| time.min), Some(2));
    assert_eq!(extras.every.map(|time| time.min), Some(60));
    assert_eq!(extras.within.map(|time| time.min), Some(720));
    assert_eq!(extras.notes.iter().map(AsRef::as_ref).collect::<Vec<_>>(), ["tight", "fast"]);
    assert_eq!(sets[2].extras.mini_rest.map(|rest| rest.min), Some(20));
    assert_eq!(sets[2].extras.rest.map(|rest| rest.min), Some(180));
    assert_eq!(sets[7].extras.until.map(liftplan::training::Rpe::halves), Some(18));
}

#[test]
fn roles_are_kept() {
    let schedule =
        schedule("bench: warmup 5 @40kg; ramp 3 @60kg; top 3 @100kg; backoff 5 @90kg; work 5 @80kg; 5 @70kg");
    let roles: Vec<Role> = schedule.sessions[0].exercises[0].sets.iter().map(|set| set.role).collect();
    let ramp = Role::Ramp;
    assert_eq!(roles, [Role::Warmup, ramp, ramp, ramp, Role::Top, Role::Backoff, Role::Work, Role::Work]);
}

#[test]
fn continuation_lines_comments_and_line_ends_do_not_matter() {
    let one = schedule("block 2 weeks\nbench: ramp 3 @60kg; top 3 @100kg | top 3 @105kg");
    let many = "\u{feff}block 2 weeks # two\r\nbench: ramp 3 @60kg; # light\r\n\r\n  # a remark, with; separators | inside \"\r\n  top 3 @100kg\r\n  | top 3 @105kg\r\n";
    assert_eq!(schedule(many), one);
}

#[test]
fn reps_in_reserve_count_the_other_way() {
    // RIR 3, 2, 1 are RPE 7, 8, 9: 78.6, 81.1 and 83.7 % of 120 kg for five reps.
    let schedule = schedule(&format!("{MAX}block 3 weeks\nbench: 5 @RIR3 -1/week"));
    let weeks: Vec<String> = schedule.sessions.iter().map(|session| line(&session.exercises[0])).collect();
    assert_eq!(weeks, ["5@95", "5@97.5", "5@100"]);
    assert_eq!(planned("bench: 5 @RIR3-1"), planned("bench: 5 @RIR1-3"));
    assert_eq!(planned("bench: 3x3 @RIR5..3"), "3@95 3@97.5 3@100"); // 78.6, 81.1, 83.7 %
    assert_eq!(planned("bench: ramp 3@RIR7-5..2"), planned("bench: ramp 3@RPE3-5..8"));
}

#[test]
fn bodyweight_takes_steps_efforts_and_drops() {
    assert_eq!(first_line("dip: top 5 @bw+20kg; backoff 2x8 @-10%"), "5@20 8@17.5 8@17.5"); // 18
    // Of what is taken off, 10 % less weight is more help: −22, in steps of 2.5 −22.5.
    assert_eq!(first_line("dip: top 5 @bw-20kg; backoff 8 @-10%"), "5@-20 8@-22.5");
    let weeks = schedule("block 2 weeks\ndip: 3x5 @bw+10kg +2.5kg/week");
    assert_eq!(line(&weeks.sessions[1].exercises[0]), "5@12.5 5@12.5 5@12.5");
    let effort = schedule("dip: 3x5 @bw+20kg RPE8");
    assert_eq!(effort.sessions[0].exercises[0].sets[0].rpe_min.map(liftplan::training::Rpe::halves), Some(16));
    let bar = schedule("block 2 weeks\nbench: 3x5 @bar +5kg/week");
    assert_eq!(line(&bar.sessions[1].exercises[0]), "5@25 5@25 5@25");
}

#[test]
fn a_step_leaves_efforts_and_back_offs_alone() {
    let schedule = schedule(&format!("{MAX}bench: 5 @100kg; 5 @RPE7; 3 @-5% of prev | same +5kg"));
    assert_eq!(line(&schedule.sessions[0].exercises[0]), "5@100 5@95 3@90"); // 78.6 %; 90.25
    assert_eq!(line(&schedule.sessions[1].exercises[0]), "5@105 5@95 3@90");
    assert_eq!(codes("bench: 5 @RPE7 | same +0.7"), ["E0311"]);
}

#[test]
fn a_lift_with_a_quoted_name_can_have_a_max() {
    assert_eq!(first_line("max \"curl: slow\" 40kg\n\"curl: slow\": 5 @50%"), "5@20");
}

#[test]
fn without_a_max_fixed_steps_are_still_told() {
    let text = crate::outputs::rendered(liftplan::render::render_text, &schedule("bench: 5 @70% +10kg"));
    assert!(text.contains("70% + 10 kg"), "{text}");
}

#[test]
fn a_load_of_a_lift_is_of_the_lift_where_a_day_has_its_name() {
    let plan = "max bench 100kg, log press 80kg\nlift \"log press\" barbell\nday \"Log press\"\n\
                row: 5 @60% of Bench, 5 @50% of log press\nday \"Bench\"\npress: 5 @40% of \"bench\"";
    let schedule = schedule(plan);
    let loads: Vec<String> = schedule.sessions.iter().flat_map(|session| &session.exercises).map(line).collect();
    assert_eq!(loads, ["5@60 5@40", "5@40"]);
    assert_eq!(codes("day \"Bench\"\nbench: 5 @80kg\nday\nbench: 5 @80% of day bench"), ["E0201"]);
}

#[test]
fn a_misread_is_an_error_and_not_a_session() {
    for (text, code) in [
        ("row: 2,5km", "E0112"),
        ("max bench 102,5kg\nbench: 5", "E0112"),
        ("bench: 5 @80% of max", "E0312"),
        ("day \"Volume\"\nsquat: 5 @100kg\nday\nsquat: 5 @80% of day Volume", "E0201"),
        ("day \"Volume\"\nsquat: 5 @100kg\nday\nsquat: 5 @80% of volume", "E0201"),
        ("day 1\nsquat: 5 @100kg | -\nday 2\nsquat: 5 @80% of day 1", "E0201"),
        ("tm squat 85%\ntm squat 80%\nsquat: 5", "E0116"),
        ("max squat: 180kg\nsquat: 5", "E0110"),
        ("unit: kg\nsquat: 5", "E0110"),
        ("day mon, mon\nsquat: 5", "E0406"),
        ("squat: -", "E0407"),
        ("max leg press 2000kg\nleg press: 5 @150%", "E0312"),
        ("bench: top amrap @80kg; 2x50%", "E0301"),
        ("bench: top 5 @80kg; backoff 3x8 @10%", "W1005"),
        ("block \"A\" 4 weeks\nblock \"B\"\nsquat: 5", "W1004"),
        ("A1 row: 5\nA1 curl: 5", "W1003"),
        ("A1 row: 5\nA3 curl: 5", "W1003"),
        ("day 14\nsquat: 5\nday\nbench: 5", "E0406"),
        ("squat: 5x5 \"a\u{7}b\"", "E0118"),
        ("deadlift: 1x5 @185lb | 195", "W1006"),
        ("squat: top 5 @80%; 70%", "E0102"),
        ("squat: 5\nrest: 90s", "E0110"),
    ] {
        let mut given = codes(text);
        given.retain(|code| code != "W1002");
        assert_eq!(given, [code], "{text}");
    }
}

#[test]
fn a_mistake_in_a_load_is_told_once_for_all_its_sets() {
    let compiled = compile(&format!("{MAX}block 5 weeks\nbench: 5x5 @80% -25kg/week, 3 @RPE8 +1/week"));
    assert_eq!(compiled.diagnostics.errors(), 2, "{:?}", compiled.diagnostics);
}

#[test]
fn a_single_all_out_rep_of_a_tested_max_is_no_estimate() {
    let schedule = schedule(&format!("{MAX}bench: 1 @max, 3 @max"));
    let estimates: Vec<bool> = schedule.sessions[0].exercises[0].sets.iter().map(|set| set.estimate).collect();
    assert_eq!(estimates, [false, true]);
}

#[test]
fn a_tested_rep_max_of_the_athlete_displaces_the_plans_max() {
    let source = Source::new("x.plan", "max bench 100kg\nbench: 5 @5RM");
    let mut athlete = Athlete::default();
    let load = liftplan::training::Load::from_milli(70_000, liftplan::training::Unit::Kg);
    athlete.maxes.set(liftplan::model::TestedMax { lift: "bench press".into(), reps: 5, load });
    let schedule = liftplan::compile(&source, &athlete).schedule.unwrap();
    assert_eq!(line(&schedule.sessions[0].exercises[0]), "5@70");
}

#[test]
fn limits_are_diagnosed_at_once() {
    for (text, code) in [
        ("bench: 101x5", "E0904"),
        ("bench: 60x5, 60x5", "E0904"),
        ("bench: 5001", "E0905"),
        ("bench: 50x50", "E0905"),
        ("bench: 99999999999999999999x5", "E0904"),
        ("block 105 weeks\nbench: 5", "E0902"),
        ("block 100 weeks\nbench: 5\nblock 5 weeks\nbench: 5", "E0902"),
        ("bench: 100h", "E0102"),
        ("bench: 3x9999min", "E0907"),
    ] {
        assert_eq!(codes(text), [code], "{text}");
    }
    let many_days = "day\nbench: 5\n".repeat(15);
    assert_eq!(codes(&many_days), ["E0903"]);
    let too_many = format!("block 104 weeks\n{}", "day\n".to_owned() + &"bench: 100x5\n".repeat(100));
    assert_eq!(codes(&too_many), ["E0906"]);
}

#[test]
fn an_athletes_maxes_override_those_of_the_plan() {
    let source = Source::new("x.plan", "unit kg\nmax bench 100kg\nbench: 5 @80%");
    let mut athlete = Athlete::default();
    let load = liftplan::training::Load::from_milli(225_000, liftplan::training::Unit::Lb);
    athlete.maxes.set(liftplan::model::TestedMax { lift: "bench press".into(), reps: 1, load });
    let schedule = liftplan::compile(&source, &athlete).schedule.unwrap();
    // 225 lb are 102.06 kg; 80 % are 81.6 → 82.5.
    assert_eq!(line(&schedule.sessions[0].exercises[0]), "5@82.5");
}

#[test]
fn a_max_finds_an_unknown_lift_whatever_its_case() {
    let source = Source::new("x.plan", "Yoke-carry squat: 5 @80%");
    let mut athlete = Athlete::default();
    let load = liftplan::training::Load::from_milli(100_000, liftplan::training::Unit::Kg);
    athlete.maxes.set(liftplan::model::TestedMax { lift: "yoke carry SQUAT".into(), reps: 1, load });
    let schedule = liftplan::compile(&source, &athlete).schedule.unwrap();
    assert_eq!(line(&schedule.sessions[0].exercises[0]), "5@80");
    assert_eq!(schedule.maxes[0].lift.as_ref(), "Yoke-carry squat");
}

#[test]
fn lifts_without_a_bar_take_written_loads_as_they_are() {
    assert_eq!(first_line("dumbbell curl: 3x10 @12kg"), "10@12 10@12 10@12");
    assert_eq!(first_line("squat: 5 @101kg"), "5@100");
    assert_eq!(first_line("squat: 5 @12kg"), "5@20");
}

#[test]
fn a_number_says_where_it_comes_from() {
    let schedule = schedule(&format!("{MAX}bench: ramp 3@RPE3-5..8; top 4-6@RPE8; backoff 3x8 @-10%"));
    let basis: Vec<String> =
        schedule.sessions[0].exercises[0].sets.iter().map(|set| set.basis.as_ref().unwrap().to_string()).collect();
    assert_eq!(basis[0], "3 reps at RPE 3 = 73.9 % of bench press 120 kg, rounded to 2.5 kg");
    assert_eq!(basis[4], "top set 100 kg − 10 %, rounded to 2.5 kg");
}

#[test]
fn a_band_of_percents_says_both_ends_also_without_a_max() {
    let text = rendered(render_text, &schedule("bench: 3x5 @70-75%; top 5 @80%; 5 @85-90% of top\n"));
    assert!(text.contains("70–75%") && text.contains("85-90% of top set"), "{text}");
}
