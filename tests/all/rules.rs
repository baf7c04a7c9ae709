//! Rules of progress: which of them a line goes by, and what is wrong with them.

use crate::support::{codes, line, schedule};

/// The first line of every session.
fn lines(text: &str) -> Vec<String> {
    schedule(text).sessions.iter().map(|session| line(&session.exercises[0])).collect()
}

#[test]
fn rules_below_a_scheme_reach_the_sets_of_the_schemes_that_it_calls() {
    let inner = "scheme in = 1x5 @100kg\nscheme out = in; backoff 1x5 @-10%\nprogress on hit: +5kg\n";
    let outer = format!("{}block 2 weeks\nsquat: out", inner.replace("in = 1x5", "in = top 5"));
    assert_eq!(lines(&outer), ["5@100 5@90", "5@105 5@95"]);
    let three = "scheme a = 1x5 @100kg\nscheme b = a\nscheme c = b; 1x8 @60kg\nprogress on hit: +5kg\n";
    assert_eq!(lines(&format!("{three}block 2 weeks\nsquat: c")), ["5@100 8@60", "5@105 8@65"]);
    // The same scheme by itself has no rules.
    assert_eq!(lines(&format!("{three}block 2 weeks\nsquat: a")), ["5@100", "5@100"]);
}

#[test]
fn sets_go_by_the_innermost_of_their_schemes_that_has_rules_for_the_line() {
    let plan = |inner: &str| {
        format!(
            "scheme in = 1x5 @100kg\nprogress {inner}\nscheme out = in; 1x8 @60kg\nprogress on hit: +5kg\n\
             block 2 weeks\nsquat: out\n"
        )
    };
    assert_eq!(lines(&plan("on hit: +2.5kg")), ["5@100 8@60", "5@102.5 8@65"]);
    assert_eq!(lines(&plan("none")), ["5@100 8@60", "5@100 8@65"]);
    // Rules for other lifts leave the sets to the scheme outside.
    let other = format!("{}day\nbench: in", plan("bench: on hit: +2.5kg"));
    assert_eq!(lines(&other)[..3], ["5@100 8@60", "5@100", "5@105 8@65"]);
    let idle = "scheme in = 1x5 @100kg\nprogress on hit: +2.5kg\nscheme out = in\nprogress on hit: +5kg\n\
                block 2 weeks\nsquat: out";
    assert_eq!(codes(idle), ["E0606"]);
}

#[test]
fn progress_none_below_a_line_stops_the_rules_of_its_schemes() {
    let plan = "scheme lin = 1x5 @100kg\nprogress on hit: +5kg\nblock 2 weeks\nsquat: lin; 1x8 @60kg\n";
    assert_eq!(lines(plan), ["5@100 8@60", "5@105 8@60"]);
    assert_eq!(lines(&format!("{plan}progress none")), ["5@100 8@60", "5@100 8@60"]);
    let stages = "scheme st = 1x5 @100kg -> 1x3 @110kg\nprogress on hit: +5kg; on miss: next stage\n\
                  block 2 weeks\nsquat: st\n";
    assert_eq!(lines(&format!("{stages}progress none")), ["5@100", "5@100"]);
    assert_eq!(codes("squat: 1x5 @100kg -> 1x3 @110kg\nprogress none"), ["E0607"]);
}

#[test]
fn lines_share_their_state_however_they_are_spelled() {
    let two = |first: &str, second: &str| {
        let line = |body: &str| format!("day\nsquat: {body}\nprogress on hit: +5kg\n");
        let plan = format!("max squat 200kg\nblock 1 week\n{}{}", line(first), line(second));
        lines(&plan)
    };
    for other in ["1x5  @80%", "1 x 5 @80 %", "1X5 @80%", "1×5 @80%", "1x5 @80% # light", "1x5 @80% \"tight\""] {
        assert_eq!(two("1x5 @80%", other), ["5@160", "5@165"], "{other}");
    }
    assert_eq!(two("1x5 @80%", "1x5 @80% rest 90s"), ["5@160", "5@160"]);
    let calls = "scheme v(p) = 1x5 @{p}\nprogress on hit: +5kg\nmax squat 200kg\n\
                 day\nsquat: v(80%)\nday\nsquat: v( 80 % )";
    assert_eq!(lines(calls), ["5@160", "5@165"]);
}

#[test]
fn a_line_goes_by_the_nearest_head_that_has_a_rule_for_it() {
    let plan = |day: &str| {
        format!(
            "block 2 weeks\nprogress on hit: +2.5kg\nday\n{day}\nbench: 1x5 @80kg\nday\nsquat: 1x5 @100kg\n\
             day\nprogress squat: on hit: +5kg\nsquat: 1x5 @90kg\n"
        )
    };
    let second = |day: &str| lines(&plan(day))[3].clone();
    assert_eq!(second("progress squat: on hit: +5kg\nsquat: - | 1x3 @90kg"), "3@90");
    let bench = |day: &str| {
        let plan = plan(day);
        let schedule = schedule(&plan);
        line(schedule.sessions[3].exercises.last().unwrap())
    };
    assert_eq!(bench("progress squat: on hit: +5kg\nsquat: 1x3 @90kg"), "5@82.5");
    assert_eq!(bench("progress bench: on hit: +5kg"), "5@85");
    assert_eq!(bench("progress none"), "5@80");
    let program = "progress reps then +2.5kg\nblock 2 weeks\nprogress squat: on hit: +5kg\n\
                   bench: 1x5-6 @80kg\nsquat: 1x5 @100kg";
    assert_eq!(lines(program), ["5-6@80", "6@80"]);
}

#[test]
fn rules_that_move_nothing_or_one_thing_twice_are_errors() {
    for (sets, rules, code) in [
        ("3x5 @100kg", "on hit: +5kg, +2.5kg", "E0604"),
        ("3x5 @100kg", "on hit: none, +2.5kg", "E0604"),
        ("3x5 @100kg", "on hit: none; on hit: +2.5kg", "E0604"),
        ("3x5 @100kg", "on hit: +2.5kg\nprogress none", "E0602"),
        ("3x5 @100kg", "none\nprogress on hit: +2.5kg", "E0602"),
        ("3x5 @100kg", "on hit: +0kg", "E0603"),
        ("3x5 @100kg", "on hit: -0%", "E0603"),
        ("3x5 @80%", "on hit: max +0kg", "E0603"),
        ("3x5 @80%", "on hit: max to 0% of load", "E0312"),
        ("3x5 @100kg", "on hit: +5000kg", "E0312"),
        ("3x5 @100kg", "on hit: +500%", "E0312"),
        ("3x5 @bw", "on hit: +10%", "E0603"),
        ("3x5 @100kg -> 3x3", "on miss: next stage; after last stage: first stage at its last load -10%", "E0602"),
        ("3x5 @100kg", "on hit: max +2.5kg", "W1012"),
        ("3x5 @80%", "on amrap 5+: max to load", "E0606"),
        ("2x5, 5+ @80kg", "on amrap 5+: max to load", "W1012"),
    ] {
        let plan = format!("max squat 100kg\nsquat: {sets}\nprogress {rules}");
        assert_eq!(codes(&plan), [code], "{sets}, {rules}");
    }
    for (sets, rules) in [
        ("3x5 @100kg", "on hit: +2.5kg; on miss: none; on 3 misses: -10%"),
        ("3x5 @bw", "on hit: +2.5kg; on 3 misses: -10%"),
        ("3x5 @bw+20kg", "on hit: +10%"),
        ("3x5 @100kg -> 3x3", "on hit: next stage, +2.5kg"),
        ("3x5 @80%", "on hit: max +2.5kg"),
        ("3x5 @RPE8", "on hit: max +2.5kg"),
    ] {
        let plan = format!("max squat 100kg\nsquat: {sets}\nprogress {rules}");
        assert_eq!(codes(&plan), [""; 0], "{sets}, {rules}");
    }
}

#[test]
fn a_max_that_moves_for_another_lift_or_line_is_not_idle() {
    let plan = |rest: &str| format!("max squat 100kg\nsquat: 3x5 @80kg\nprogress on hit: max +2.5kg\n{rest}");
    assert_eq!(codes(&plan("bench: 3x5 @50kg")), ["W1012"]);
    assert_eq!(codes(&plan("day\nsquat: 3x5 @70%")), [""; 0]);
    assert_eq!(codes(&plan("row: 3x5 @50% of squat")), [""; 0]);
    assert_eq!(codes(&plan("lift \"pin squat\" like squat\nday\npin squat: 3x5 @70%")), [""; 0]);
    let head = "max squat 100kg\nblock 2 weeks\nprogress on hit: max +2.5kg\nsquat: 3x5 @80%\ncurl: 3x5 @20kg";
    assert_eq!(codes(head), [""; 0]);
}

#[test]
fn a_step_that_is_a_share_of_the_max_needs_one() {
    assert_eq!(codes("row: 3x5 @50kg\nprogress on hit: +1% of max"), ["W1002"]);
    assert_eq!(codes("max row 80kg\nrow: 3x5 @50kg\nprogress on hit: +1% of max"), [""; 0]);
}

#[test]
fn more_rules_than_anybody_keeps_in_mind_are_an_error() {
    let rules = |many: usize| {
        let rules = (0..many).map(|rule| format!("progress on last {rule}: +{}kg\n", rule + 1));
        format!("squat: 3x5 @100kg\n{}", rules.collect::<String>())
    };
    assert_eq!(codes(&rules(100)), [""; 0]);
    assert_eq!(codes(&rules(101)), ["E0909"]);
    let lifts = |many: usize| vec!["squat"; many].join(", ");
    assert_eq!(codes(&format!("squat: 3x5 @100kg\nprogress {}: on hit: +5kg", lifts(100))), [""; 0]);
    assert_eq!(codes(&format!("squat: 3x5 @100kg\nprogress {}: on hit: +5kg", lifts(101))), ["E0909"]);
    let actions = vec!["swap"; 21].join(", ");
    assert_eq!(codes(&format!("squat: 3x5 @100kg\nprogress on miss: {actions}")), ["E0909"]);
}

#[test]
fn what_stands_below_a_scheme_in_vain_is_an_error() {
    let plan = |sets: &str, below: &str| codes(&format!("scheme s = {sets}\n{below}\nsquat: s"));
    assert_eq!(plan("3x5 @100kg rest 2min", "rest 90s"), ["E0120"]);
    assert_eq!(plan("3x5 @100kg rest 2min; 3x8 @60kg", "rest 90s"), [""; 0]);
    assert_eq!(plan("3x5 @100kg tempo 30X0", "tempo 20X0"), ["E0120"]);
    assert_eq!(plan("3x5 @100kg", "rest 20s/3min"), ["E0105"]);
    let inner = "scheme in = 3x5 @100kg rest 2min\nscheme out = in\nrest 90s\nsquat: out";
    assert_eq!(codes(inner), ["E0120"]);
    // Of sets in pieces one rest is between the pieces, as behind them.
    let with = schedule("scheme s = 3x(2+2) @100kg\nrest 20s\nsquat: s");
    let behind = schedule("squat: 3x(2+2) @100kg rest 20s");
    let rests = |schedule: &liftplan::model::Schedule| schedule.sessions[0].exercises[0].sets[0].extras.clone();
    assert_eq!(rests(&with), rests(&behind));
}

#[test]
fn stages_of_schemes_are_not_called_columns() {
    let schemes =
        "scheme st = 3x5 -> 3x3 @75kg\nscheme wave = 3x10 @50kg | 3x8 @55kg\nscheme long = 3x5 -> 3x4 -> 3x3 @75kg\n";
    let plan = |line: &str| {
        codes(&format!(
            "{schemes}block 2 weeks\nsquat: {line}\nprogress on hit: next stage\nday\nrow: wave\nday\ncurl: st\nprogress on hit: next stage\nday\ndip: long\nprogress on hit: next stage"
        ))
    };
    assert_eq!(plan("st; wave"), ["E0608"]);
    assert_eq!(plan("wave; st"), ["E0608"]);
    assert_eq!(plan("st; long"), ["E0608"]);
    assert_eq!(plan("3x5 @70kg -> st"), ["E0511"]);
}

#[test]
fn rules_that_a_session_cannot_fire_together_do_not_overlap() {
    for (sets, rules) in [
        ("2x5, 5+ @80kg", "on hit: +2.5kg; on amrap 0-4: -10%"),
        ("3x5 @80kg", "on hit: +2.5kg; on last 0-4: -10%"),
        ("3x5 @80kg", "on hit: +2.5kg; on total < 15: -10%"),
        ("3x5 @80%", "on hit: max +2.5kg; on last 0-4: max -10%"),
        ("3x5-8 @80kg", "reps then +2.5kg; on last 0-4: -10%"),
        ("3x5 @80kg", "on hit: +2.5kg; every 4 weeks: -10%"),
        ("3x5 @80kg", "on hit: +2.5kg; in week 1: -10%"),
    ] {
        assert_eq!(codes(&format!("max squat 100kg\nsquat: {sets}\nprogress {rules}")), [""; 0], "{sets}, {rules}");
    }
    for (sets, rules) in [
        ("3x5 @80kg", "on hit: +2.5kg; on last 0-5: -10%"),
        ("2-3x5 @80kg", "on hit: +2.5kg; on last 0-4: -10%"),
        ("2-3x5 @80kg", "on hit: +2.5kg; on total < 15: -10%"),
        ("3x4-6 @80kg", "on hit: +2.5kg; on last 0-4: -10%"),
        // A hit of the top set says nothing of the back-offs.
        ("top 5 @80%; backoff 5 @-10%", "top: on hit: max +5kg; backoff: on miss: max -5kg"),
        ("top 5 @80%; backoff 5 @-10%", "top: on last 5: max +5kg; backoff: on last 0-4: max -5kg"),
    ] {
        assert_eq!(codes(&format!("max squat 100kg\nsquat: {sets}\nprogress {rules}")), ["E0604"], "{sets}, {rules}");
    }
    // Whether they overlap depends on the reps of the line.
    let head = "progress on hit: +2.5kg; on last 0-4: -10%\nsquat: 3x5 @80kg\n";
    assert_eq!(codes(head), [""; 0]);
    assert_eq!(codes(&format!("{head}bench: 3x3 @60kg")), ["E0604"]);
}

#[test]
fn steps_up_of_sessions_and_weeks_overlap() {
    for rules in [
        "on hit: +2.5kg; every 3 weeks: +5kg",
        "on hit: +2.5kg; in week 3: +5kg",
        "every 3 weeks: +5kg; in week 3: +5kg",
        "on hit: max +5kg; every 3 weeks: max +5kg",
    ] {
        assert_eq!(
            codes(&format!("max squat 100kg\nblock 3 weeks\nsquat: 5 @80%\nprogress {rules}")),
            ["E0604"],
            "{rules}"
        );
    }
}

#[test]
fn a_training_max_goes_with_its_max_and_a_first_stage_with_its_step() {
    let plan = |rules: &str| codes(&format!("max squat 100kg\ntm 90%\nsquat: 5 @80% tm\nprogress {rules}"));
    assert_eq!(plan("on hit: max +10kg, tm +10kg"), ["E0604"]);
    assert_eq!(plan("on hit: max +10kg; on last 5+: tm +10kg"), ["E0604"]);
    assert_eq!(plan("on hit: max +10kg; on miss: tm -10kg"), [""; 0]);
    let stages = |step: &str| {
        codes(&format!(
            "squat: 5 @80kg -> 3\nprogress on miss: next stage; after last stage: first stage at its last load{step}"
        ))
    };
    assert_eq!(stages(" +5kg, +5kg"), ["E0604"]);
    assert_eq!(stages(", +5kg"), [""; 0]);
}

#[test]
fn rules_that_the_sets_of_their_weeks_cannot_fire_are_errors() {
    let open = "2x5, 5+ @80kg";
    let waves = "3x5 @80kg | 3x5 @80kg | 2x5, 5+ @80kg";
    for (sets, rules) in [
        ("3x5 @80kg | - | 3x3 @90kg", "in week 2, on hit: +5kg"),
        (waves, "in weeks 1-2: per extra rep: +1kg"),
        (waves, "in weeks 1-2, on amrap 5+: +1kg"),
        ("3x5 @80kg", "on hit, total < 10: +5kg"),
        ("1-3+ @80kg", "on amrap 5+: +5kg"),
        ("1-3+ @80kg", "on last 4+: +5kg"),
        (open, "on hit, amrap 0-4: +5kg"),
    ] {
        assert_eq!(codes(&format!("block 3 weeks\nsquat: {sets}\nprogress {rules}")), ["E0606"], "{sets}, {rules}");
    }
    for (sets, rules) in [
        ("3x5 @80kg | - | 3x3 @90kg", "in week 2: +5kg"),
        ("3x5 @80kg | - | 3x3 @90kg", "in weeks 2-3, on hit: +5kg"),
        (waves, "in weeks 2-3: per extra rep: +1kg"),
        (waves, "on amrap 5+: +1kg"),
        ("3x5 @80kg", "on hit, total > 20: +5kg"),
        ("1-3+ @80kg", "on amrap 3: +5kg"),
        ("3x5 @80kg", "on last 8+: +5kg"),
        (open, "on amrap 0-4: -5kg"),
    ] {
        assert_eq!(codes(&format!("block 3 weeks\nsquat: {sets}\nprogress {rules}")), [""; 0], "{sets}, {rules}");
    }
    // A line that such a rule in a head is not for is passed by.
    let head = "progress on hit, last 0-3: +5kg\nsquat: 3x5 @80kg\nbench: 3x3 @60kg";
    assert_eq!(codes(head), [""; 0]);
}

#[test]
fn a_rule_for_a_week_fires_whether_or_not_the_line_is_trained_in_it() {
    let off = "block 4 weeks repeat 2\nsquat: 5 @100kg | - | 5 @100kg | 5 @100kg\nprogress in week 2: +5kg";
    assert_eq!(lines(off), ["5@100", "5@105", "5@105", "5@105", "5@110", "5@110"]);
    let own_days = "block 3 weeks\nsquat: 5 @100kg\nprogress in week 2: +5kg\nweek 2\nbench: 5 @60kg";
    assert_eq!(lines(own_days), ["5@100", "5@60", "5@105"]);
    // Of a rotation it is for the lift whose turn it was.
    let in_turn = "block 4 weeks\nrotate (bench, press): 5 @60kg\nprogress in week 2: +5kg";
    assert_eq!(lines(in_turn), ["5@60", "5@60", "5@60", "5@65"]);
    let ladder =
        "block 4 weeks\nplank -> ab wheel: 5 @60kg -> 5 @20kg\nprogress in week 1: next stage; in week 2: +5kg";
    assert_eq!(lines(ladder), ["5@60", "5@20", "5@25", "5@25"]);
}

#[test]
fn rules_without_anything_to_move_are_errors() {
    for (line, rules) in [
        ("curl: 3x10 @\"red band\"", "on hit: +2.5kg"),
        ("curl: 3x8-12 @\"red band\"", "reps then +2.5kg"),
        ("bike: 20min", "on hit: +2.5kg"),
        ("squat: 3x5 @80%", "on hit: max +5kg; every 3 weeks: reset"),
        ("squat: 3x5 @80%", "every 3 weeks: reset"),
    ] {
        let plan = format!("max squat 100kg\n{line}\nprogress {rules}");
        assert!(codes(&plan).contains(&"E0603".to_owned()), "{plan}");
        // In a head such a rule is for other lines.
        let head = format!("max squat 100kg\nprogress {rules}\nday\n{line}\nrow: 3x5-6 @50kg");
        let found = codes(&head);
        let idle = rules.contains("reset");
        assert_eq!(found.contains(&"E0606".to_owned()), idle, "{head} {found:?}");
        assert!(!found.contains(&"E0603".to_owned()), "{head}");
    }
    for (line, rules) in [
        ("curl: 3x10", "on hit: +2.5kg"),
        ("farmer's walk: 3x40m", "on hit: +2.5kg"),
        ("plank: 3x20-30s", "reps then none"),
        ("squat: 3x5 @80%", "on hit: +5kg; every 3 weeks: reset"),
        ("squat: 3x5-6 @80%", "reps then max +5kg; every 3 weeks: reset"),
    ] {
        let plan = format!("max squat 100kg\n{line}\nprogress {rules}");
        assert!(!codes(&plan).iter().any(|code| code.starts_with('E')), "{plan}");
    }
}

#[test]
fn a_cycle_may_move_a_max_that_the_block_borrows() {
    let plan = "max squat 100kg\nlift \"pin squat\" like squat at 90%\nblock 1 week repeat 2\n\
                each cycle: max squat +10kg\npin squat: 5 @80%";
    assert_eq!(codes(plan), [""; 0]);
    // 80 % of 90 % of 100 and of 110 kg.
    assert_eq!(lines(plan), ["5@72.5", "5@80"]);
    assert_eq!(codes(&plan.replace("max squat +10kg", "max bench +10kg")), ["E0415"]);
    // A move of all lifts is of those that are trained.
    assert_eq!(lines(&plan.replace("max squat +10kg", "max +10kg")), ["5@72.5", "5@80"]);
}

#[test]
fn a_max_runs_down_no_further_than_the_bar() {
    let plan = |rules: &str, cycles: &str| {
        format!("max squat 100kg\ntm 90%\nblock {cycles}\nsquat: 5 @80%, 5 @80% tm\n{rules}")
    };
    let missed = |plan: &str| -> Vec<String> {
        let source = liftplan::source::Source::new("test.plan", plan);
        let history = liftplan::model::History { performed: Vec::new(), then: liftplan::model::Assume::Miss };
        let compiled = liftplan::compile_after(&source, &liftplan::model::Athlete::default(), &history);
        assert!(!compiled.diagnostics.has_errors(), "{plan} {:?}", compiled.diagnostics);
        compiled.schedule.unwrap().sessions.iter().map(|session| line(&session.exercises[0])).collect()
    };
    for what in ["max", "tm"] {
        let all = missed(&plan(&format!("progress on miss: {what} -20kg"), "30 weeks"));
        assert!(all[29].ends_with(" 5@20"), "{all:?}");
    }
    let cycles = plan("", "1 week repeat 8").replace("squat: 5", "each cycle: max squat -20kg\nsquat: 5");
    assert_eq!(missed(&cycles)[7], "5@20 5@20");
    // It goes up again from there: 20 and 100 kg more.
    let back = plan("progress in weeks 1-9: max -20kg; in week 10: max +100kg", "11 weeks");
    assert!(missed(&back)[10].starts_with("5@95"), "{:?}", missed(&back));
}

#[test]
fn a_progress_line_that_ends_in_a_separator_goes_on() {
    let plan = "block 2 weeks\nsquat: 5 @100kg\n  progress on hit: +2.5kg; # up\n\n    on miss: -10%;\n    every 9 weeks: reset\nbench: 5 @60kg";
    assert_eq!(codes(plan), [""; 0]);
    assert_eq!(lines(plan), ["5@100", "5@102.5"]);
    let actions = "block 2 weeks\nsquat: 5 @100kg -> 3\nprogress on hit: next stage,\n +5kg";
    assert_eq!(lines(actions), ["5@100", "3@105"]);
    assert_eq!(codes("squat: 5 @100kg\nprogress on hit: +5kg;\nbench: 5 @60kg"), ["E0601"]);
}

#[test]
fn a_parameter_in_the_rules_of_a_scheme_is_told_once() {
    for rule in ["on hit: +{step}", "on hit: +{step}; on miss: -{step}", "on 3 misses: -{ step }"] {
        assert_eq!(
            codes(&format!("scheme lp(step = 2.5kg) = 3x5 @50kg\nprogress {rule}\nsquat: lp")),
            ["E0601"],
            "{rule}"
        );
    }
    assert_eq!(codes("scheme lp(step = 2.5kg) = 3x5 @50kg\nprogress on hit: +5kg\nsquat: lp"), ["E0507"]);
}

#[test]
fn a_scheme_that_was_misspelt_is_not_unused_as_well() {
    assert_eq!(codes("scheme wendler = 3x5 @50kg\npress: wendlr"), ["E0501"]);
    assert_eq!(codes("scheme wendler = 3x5 @50kg\npress: 3x5 @40kg"), ["W1020"]);
}

#[test]
fn a_test_finds_the_max_that_nobody_knows_yet() {
    assert_eq!(codes("squat: test 1RM"), ["W1022"]);
    assert_eq!(codes("squat: test 1RM; 3x5 @80%"), ["W1002"]);
}
