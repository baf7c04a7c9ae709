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
