//! What is said, how often, and what is offered.

use crate::support::{codes, compile};

const MAX: &str = "max bench 120kg, squat 180kg, row 100kg\n";

#[test]
fn a_text_with_nothing_in_it_is_an_error() {
    for text in [
        "bench: 5 \"\"",
        "bench: 5 @\" \"",
        "bench: 5 @80% of \"\"",
        "bench: 5\n  \"\"",
        "\"\": 5",
        "lift \"\" like bench\nbench: 5",
        "program \"\"\nbench: 5",
        "author \"\"\nbench: 5",
        "block \"\" 2 weeks\nbench: 5",
        "day \"\"\nbench: 5",
        "bench: 5\nallow W1001 \"\"",
    ] {
        assert_eq!(codes(text), ["E0123"], "{text}");
    }
    assert!(codes("bench: 5 # \"\"").is_empty());
}

#[test]
fn errors_of_loads_and_dates_do_not_wait_for_the_others() {
    let plan = |line: &str| format!("{MAX}block 12 weeks\n{line}\nrow: 3x5 @8\nbench: backoff 5 @-10%");
    assert_eq!(codes(&plan("squat: 5 @RPE8 +0.5/week")), ["E0306", "E0104", "E0301"]);
    assert_eq!(codes(&plan("squat: 5 @10kg -5kg/week")), ["E0312", "E0104", "E0301"]);
    let same = format!("{MAX}block 2 weeks\nsquat: 5 @RPE9.5 | same +1\nrow: 3x5 @8");
    assert_eq!(codes(&same), ["E0306", "E0104"]);
    let dates = "start 2026-06-01\nmeet 2026-06-06\nblock 2 weeks\nday sat\nsquat: 5 @8";
    assert_eq!(codes(dates), ["E0418", "E0104"]);
    // One mistake in a line is told, and not what comes of it.
    assert_eq!(codes(&plan("squat: 5 @RPE8 +0.5/week, 5 @8")), ["E0104", "E0301"]);
    // Where it is not known how long a block is, nobody can say what climbs too far.
    let weeks = format!("{MAX}block 12 wekks\nsquat: 5 @RPE8 +0.5/week");
    assert!(!codes(&weeks).contains(&"E0306".to_owned()));
    let heading = format!("{MAX}block 6 weeks\nrow: 5\nblock 4 wekks\nsquat: 5 @RPE9 +0.5/week");
    assert!(!codes(&heading).contains(&"E0306".to_owned()));
    // Warnings on loads wait, since a max may be what is misspelt.
    assert_eq!(codes("max squat 180\nsquat: 5 @80%"), ["E0110"]);
}

#[test]
fn one_slip_gives_one_message() {
    let found = |text: &str| {
        let compiled = compile(text);
        compiled.diagnostics.sorted().iter().map(|found| found.code().unwrap().to_string()).collect::<Vec<_>>()
    };
    for text in ["squat:;", "squat:;;", "squat: 5 ;;; 5", "squat: |", "squat: ,,"] {
        assert_eq!(found(text), ["E0109"], "{text}");
    }
    assert_eq!(found("squat: 5;;5; 3;;3"), ["E0109", "E0109"]);
    assert_eq!(found("block 105 weeks\nsquat: 5\nblock \"B\"\nsquat: 5"), ["E0902"]);
    assert_eq!(found("A1 curl: 3x10\nA2 rotate (dip, pushdown) or press: 3x10"), ["E0117"]);
    assert_eq!(found("A1 curl: 3x10\nA1 row: 3x10\nrow (x: 5"), ["W1003", "E0117"]);
}

#[test]
fn a_step_from_nowhere_is_offered_what_can_be_written() {
    for (load, offered, mended) in [
        ("+5%", "say which set: `@+5% of prev`, `@+5% of top`", "+5% of prev"),
        ("+5kg", "say which set: `@+5kg of prev`, `@+5kg of top`; on bodyweight it is `@bw+5kg`", "bw+5kg"),
        ("-0%", "for the load of another set write `@100% of prev` or `@100% of top`", "100% of prev"),
        ("+0kg", "for the load of another set write `@100% of prev` or `@100% of top`", "100% of prev"),
    ] {
        let compiled = compile(&format!("pull-up: top 5 @bw+60kg; 3 @{load}"));
        let found = compiled.diagnostics.sorted();
        assert_eq!((found.len(), found[0].help().unwrap().to_string()), (1, offered.into()), "{load}");
        assert!(codes(&format!("squat: top 5 @60kg; 3 @{mended}")).is_empty(), "{mended}");
    }
}

#[test]
fn only_lifts_that_are_near_are_offered_for_unknown_ones() {
    let help = |lift: &str| {
        let compiled = compile(&format!("{lift}: 3x5"));
        compiled.diagnostics.sorted()[0].help().unwrap().to_string()
    };
    for far in ["nope", "nothing", "b", "pull", "zz", "heavy"] {
        assert!(!help(far).contains("did you mean"), "{far}: {}", help(far));
    }
    for (slip, meant) in [
        ("bunch press", "`bench press`"),
        ("sqaut", "`squat`"),
        ("rwo", "`row`"),
        ("deadlfit", "`deadlift`"),
        ("overhaed pres", "`overhead press`"),
        ("test squat", "`squat (test)`"),
        ("hasty squat", "`squat (hasty)`"),
    ] {
        assert!(
            help(slip).contains(&format!("did you mean {meant}")) || help(slip).contains(&format!("variant {meant}")),
            "{slip}: {}",
            help(slip)
        );
    }
}

#[test]
fn a_row_is_counted_against_the_weeks_that_it_is_for() {
    let said = |text: &str| compile(text).diagnostics.sorted()[0].to_string();
    let scheme = "scheme a = 5 | 4 | 3\nblock 4 weeks\nsquat: 5\nweek 2\nsquat: a";
    assert_eq!(said(scheme), "2 columns too many: the row has 3, its `week` line 1 week");
    let own = "block 4 weeks\nsquat: 5 | 4\nweek 2\nsquat: 5";
    assert_eq!(said(own), "1 column is missing: the row has 2, the block 3 weeks without days of their own");
    assert_eq!(said("block 4 weeks\nsquat: 5 | 4"), "2 columns are missing: the row has 2, the block 4 weeks");
}

#[test]
fn or_is_no_lift_without_quotes() {
    for text in ["or: 3", "squat or: 3", "OR: 3", "squat or front squat or: 3"] {
        assert_eq!(codes(text), ["E0117"], "{text}");
    }
    assert_eq!(codes("\"or\": 3"), ["W1001"]);
    assert!(codes("squat or front squat: 3").is_empty());
}

#[test]
fn a_total_is_not_less_than_one_of_its_sets() {
    assert_eq!(codes("pull-up: total 3 in 5"), ["E0305"]);
    assert_eq!(codes("pull-up: total 3 in 4-5"), ["E0305"]);
    assert_eq!(codes("pull-up: total 3 in 5-4"), ["E0305"]);
    assert!(codes("pull-up: total 3 in 1-5\nchin-up: total 5 in 5").is_empty());
}

#[test]
fn a_separator_left_over_in_rules_is_told_there_and_no_later_rule_is_lost() {
    for (plan, code, at) in [
        ("progress on hit: +2.5kg;\nprogress squat, bench: on miss: -5kg\nsquat: 3x5 @60kg", "E0601", 23),
        ("squat: 3x5 @60kg\nprogress on hit: +2.5kg;\nprogress on miss: -5kg", "E0601", 40),
        ("squat: 3x5 @60kg\nprogress on hit: +2.5kg;\nprogress none", "E0601", 40),
        ("squat: 3x5 @60kg\nprogress on hit: +2.5kg;\n\"slowly\"", "E0601", 40),
        ("squat: 3x5 @60kg;\nprogress on hit: +2.5kg", "E0109", 16),
    ] {
        let compiled = compile(plan);
        let found = compiled.diagnostics.sorted();
        let [error] = found.as_slice() else { panic!("{plan}\n{found:?}") };
        let label = error.labels().into_iter().flatten().next().unwrap();
        assert_eq!((error.code().unwrap().to_string().as_str(), label.offset()), (code, at), "{plan}");
    }
    assert!(codes("squat: 3x5 @60kg\nprogress on hit: +2.5kg;\non 3 misses: -10%").is_empty());
}

#[test]
fn an_each_cycle_line_that_ends_in_a_separator_goes_on() {
    let plan = |between: &str| {
        format!(
            "tm 90%\nmax squat 100kg, bench 80kg\nblock 1 week repeat 2\neach cycle: tm squat +5kg;{between}tm bench \
             +2.5kg\nsquat: 5 @80% tm\nbench: 5 @80% tm"
        )
    };
    assert_eq!(crate::support::schedule(&plan("\n")), crate::support::schedule(&plan(" ")));
    assert_eq!(codes("tm 90%\nblock 1 week repeat 2\neach cycle: tm squat +5kg;\ntm squat 85%\nsquat: 5"), ["E0110"]);
}

#[test]
fn a_block_that_is_too_long_is_told_once_also_where_it_is_repeated() {
    for plan in
        ["block 105 weeks repeat 2\nsquat: 5", "block 104 weeks repeat 2\nsquat: 5", "block 105 weeks\nsquat: 5"]
    {
        let compiled = compile(plan);
        assert_eq!((codes(plan), compiled.diagnostics.sorted().len()), (vec!["E0902".to_owned()], 1), "{plan}");
    }
}
