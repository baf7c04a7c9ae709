//! Schemes and the files that they come from.

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};

use assert_cmd::Command;
use liftplan::Compiled;
use liftplan::diagnostic::{Diagnostics, report_json, report_plain};
use liftplan::library::{FileName, Found, Library, Refusal};
use liftplan::model::{Athlete, Schedule};
use liftplan::source::Source;

use crate::support::{codes, compile, first_line, line, read, schedule, without_places};

/// A program with and without schemes: both must come out alike.
fn same_schedule(with: &str, without: &str) {
    assert_eq!(sets(&schedule(with)), sets(&schedule(without)), "{with}\n{without}");
}

/// Every set of a schedule with everything that an athlete sees, and no place in the text.
fn sets(schedule: &Schedule) -> Vec<String> {
    let mut sets = Vec::new();
    for session in &schedule.sessions {
        for exercise in &session.exercises {
            for set in &exercise.sets {
                let seen = (session.week, session.day, &exercise.lift, &exercise.variant);
                sets.push(format!("{seen:?} {set:?}"));
            }
        }
    }
    sets
}

/// The lines of a schedule, a week after the other.
fn weeks(text: &str) -> Vec<String> {
    let schedule = schedule(text);
    schedule.sessions.iter().map(|session| session.exercises.iter().map(line).collect::<Vec<_>>().join("; ")).collect()
}

/// A library in memory.
struct Shelf(HashMap<&'static str, String>);

impl Library for Shelf {
    fn plan(&self) -> FileName {
        FileName { key: "plan.plan".into(), shown: "plan.plan".into() }
    }

    fn read(&self, _: &FileName, path: &str) -> Result<Found, Refusal> {
        let near = || self.0.keys().map(ToString::to_string).collect();
        let text = self.0.get(path).ok_or_else(|| Refusal::Missing(near()))?.clone();
        Ok(Found { name: FileName { key: path.into(), shown: path.into() }, text })
    }
}

fn compile_with(plan: &str, files: &[(&'static str, &str)]) -> (Source, Compiled) {
    let shelf = Shelf(files.iter().map(|(name, text)| (*name, (*text).to_owned())).collect());
    liftplan::compile_with(Source::new("plan.plan", plan), &Athlete::default(), &shelf)
}

fn given(diagnostics: &Diagnostics) -> Vec<String> {
    diagnostics.sorted().iter().map(|finding| finding.code().unwrap().to_string()).collect()
}

// ---- Calls

#[test]
fn a_scheme_stands_for_its_segments() {
    same_schedule(
        "max bench 120kg\nscheme main = ramp 3@RPE3-5..8; top 4-6@RPE8; backoff 3x8 @-10% rest 2min \"tight\"\nbench: main",
        "max bench 120kg\nbench: ramp 3@RPE3-5..8; top 4-6@RPE8; backoff 3x8 @-10% rest 2min \"tight\"",
    );
    same_schedule(
        "scheme back = backoff 3x8 @-10%\nbench: top 5 @100kg; back; 2x12 @50kg",
        "bench: top 5 @100kg; backoff 3x8 @-10%; 2x12 @50kg",
    );
}

#[test]
fn arguments_stand_in_the_place_of_parameters() {
    assert_eq!(first_line("scheme c(sets, load) = {sets}x4 @{load}\nrow: c(3, 60kg)"), "4@60 4@60 4@60");
    assert_eq!(first_line("scheme c(sets, load = 40kg) = {sets}x4 @{load}\nrow: c(2)"), "4@40 4@40");
    assert_eq!(first_line("scheme c(sets, load) = {sets}x4 @{load}\nrow: C( load = 60kg , sets = 1 )"), "4@60");
    assert_eq!(first_line("scheme c(sets, load) = {sets}x4 @{load}\nrow: c(1, load = 60kg)"), "4@60");
    assert_eq!(first_line("scheme c(r) = 2x{r} @50kg\nrow: c(8-12)"), "8-12@50 8-12@50");
    assert_eq!(first_line("scheme c(r) = {r} @50kg\nrow: c(5+)"), "5+@50");
    assert_eq!(first_line("max bench 100kg\nscheme c(l) = 5 @{l}%\nbench: c(80)"), "5@80");
    assert_eq!(first_line("max bench 100kg\nscheme c(l) = 5 @{l}\nbench: c(80%)"), "5@80");
    assert_eq!(first_line("max bench 100kg\nscheme c(e) = 1 @RPE{e}\nbench: c(10)"), "1@100");
    assert_eq!(first_line("max bench 100kg\nscheme c(a, b) = 3x5 @{a}..{b}\nbench: c(60%, 80%)"), "5@60 5@70 5@80");
    assert_eq!(first_line("max bench 100kg\nscheme c(a) = 5 @{a}; 5 @{a} +10kg\nbench: c(60%)"), "5@60 5@70");
}

#[test]
fn times_tempos_and_notes_of_a_filled_scheme_are_its_own() {
    same_schedule(
        "scheme c(load, pause) = 3x5 @{load} rest {pause} tempo 30x0 \"{load} is no brace here\"\nrow: c(60kg, 90s)",
        "row: 3x5 @60kg rest 90s tempo 30X0 \"{load} is no brace here\"",
    );
}

#[test]
fn an_argument_may_be_a_text_or_name_a_day() {
    let pull = "scheme pull(load = \"green band\", sets = 3) = {sets}x5 @{load}\n";
    same_schedule(&format!("{pull}curl: pull(\"red band, (long)\", 2)"), "curl: 2x5 @\"red band, (long)\"");
    same_schedule(&format!("{pull}curl: pull; pull(load = \"a = b\")"), "curl: 3x5 @\"green band\"; 3x5 @\"a = b\"");
    let days = "day \"Heavy\"\nsquat: 5 @100kg\nday\nsquat: ";
    let called = format!("{pull}{days}pull(80% of day \"Heavy\")");
    same_schedule(&called, &format!("{days}3x5 @80% of day \"Heavy\""));
    let nested = "scheme both(load) = pull({load}); 8 @{load}\n";
    same_schedule(&format!("{pull}{nested}curl: both(\"red band\")"), "curl: 3x5 @\"red band\"; 8 @\"red band\"");
    assert_eq!(codes("scheme at(reps) = {reps} @50kg\ncurl: at(\"five\")"), ["E0509"]);
    assert_eq!(codes(&format!("{pull}curl: pull(\"red\"")), ["E0102"]);
}

#[test]
fn the_same_scheme_may_be_called_with_different_arguments() {
    assert_eq!(
        first_line("scheme c(load) = 2x4 @{load}\nrow: c(60kg); c(50kg); c(60kg)"),
        "4@60 4@60 4@50 4@50 4@60 4@60"
    );
}

#[test]
fn a_scheme_may_call_others_and_pass_its_arguments_on() {
    assert_eq!(
        first_line(
            "scheme all(load) = inner({load}, 2); 1x1 @{load}\nscheme inner(load, sets) = {sets}x5 @{load}\nrow: all(50kg)"
        ),
        "5@50 5@50 1@50"
    );
}

#[test]
fn modifiers_behind_a_call_count_where_the_scheme_has_none() {
    same_schedule(
        "scheme s = 3x5 @50kg rest 3min; 2x8 @40kg\nrow: s rest 90s \"easy\"",
        "row: 3x5 @50kg rest 3min \"easy\"; 2x8 @40kg rest 90s \"easy\"",
    );
    same_schedule("scheme s = 3x(2+2) @50kg\nrow: s rest 20s/3min", "row: 3x(2+2) @50kg rest 20s/3min");
}

#[test]
fn a_scheme_may_be_defined_behind_its_call_and_in_any_case() {
    assert_eq!(first_line("row: Wave-A\nSCHEME wave-a = 5 @50kg"), "5@50");
}

#[test]
fn names_that_begin_like_a_role_or_a_set_are_names() {
    assert_eq!(first_line("scheme top-single = top 1 @100kg\nbench: top-single"), "1@100");
    assert_eq!(first_line("scheme amrap-end = amrap @50kg\nbench: amrap-end"), "amrap@50");
    assert_eq!(first_line("scheme жим = 5 @50kg\nbench: жим"), "5@50");
}

// ---- Columns

const WAVE: &str = "scheme wave = 5 @50kg | 4 @55kg | 3 @60kg\n";

#[test]
fn the_columns_of_a_scheme_are_the_weeks_of_the_line() {
    assert_eq!(weeks(&format!("{WAVE}row: wave")), ["5@50", "4@55", "3@60"]);
    assert_eq!(
        weeks(&format!("{WAVE}scheme b = 2x10 @30kg\nrow: 1 @20kg; wave; b")),
        ["1@20 5@50 10@30 10@30", "1@20 4@55 10@30 10@30", "1@20 3@60 10@30 10@30"]
    );
}

#[test]
fn schemes_with_as_many_columns_go_through_the_weeks_together() {
    assert_eq!(
        weeks(&format!("{WAVE}scheme pump = 12 @20kg | - | 15 @20kg\nrow: wave; pump")),
        ["5@50 12@20", "4@55", "3@60 15@20"]
    );
    assert_eq!(codes(&format!("{WAVE}scheme two = 5 | 3\nrow: wave; two")), ["E0512"]);
}

#[test]
fn a_week_in_which_no_scheme_of_the_line_has_sets_is_off() {
    assert_eq!(weeks("scheme w = 5 @50kg | - | 3 @60kg\nrow: w\nbench: 5 @40kg"), ["5@50; 5@40", "5@40", "3@60; 5@40"]);
}

#[test]
fn same_in_a_scheme_is_its_own_last_week_and_moves_nothing_beside_it() {
    assert_eq!(
        weeks("scheme w = 5 @50kg | same +5kg | same +5kg\nrow: w; 8 @40kg"),
        ["5@50 8@40", "5@55 8@40", "5@60 8@40"]
    );
}

#[test]
fn labelled_weeks_of_a_scheme_leave_the_others_to_what_stands_beside_it() {
    assert_eq!(
        weeks("block 4 weeks\nscheme w = 5 @50kg | week 3: 3 @60kg\nrow: w; 8 @40kg"),
        ["5@50 8@40", "8@40", "3@60 8@40", "8@40"]
    );
}

#[test]
fn a_scheme_of_schemes_has_their_columns() {
    assert_eq!(
        weeks(&format!("{WAVE}scheme both = wave; 2x8 @30kg\nrow: both")),
        ["5@50 8@30 8@30", "4@55 8@30 8@30", "3@60 8@30 8@30"]
    );
}

#[test]
fn a_scheme_of_several_columns_is_alone_in_its_line() {
    assert_eq!(codes(&format!("{WAVE}row: wave | 3x5")), ["E0511"]);
    assert_eq!(codes(&format!("{WAVE}scheme x = wave | 3x5\nrow: x")), ["E0511"]);
    assert_eq!(codes(&format!("{WAVE}row: week 2: wave")), ["E0511"]);
    assert_eq!(weeks("scheme a = 5 @50kg\nscheme b = 3 @60kg\nrow: a | b | same +5kg"), ["5@50", "3@60", "3@65"]);
}

#[test]
fn a_scheme_may_begin_with_a_word_on_warm_ups() {
    let easy = "scheme easy = warmup auto; 3x5 @60kg\n";
    same_schedule(&format!("{easy}squat: easy"), "squat: warmup auto; 3x5 @60kg");
    same_schedule(&format!("{easy}squat: easy; 5 @50kg"), "squat: warmup auto; 3x5 @60kg; 5 @50kg");
    same_schedule(&format!("{easy}squat: easy | 5 @50kg"), "squat: warmup auto; 3x5 @60kg | 5 @50kg");
    same_schedule(&format!("{easy}scheme hard = easy; 3 @80kg\nsquat: hard"), "squat: warmup auto; 3x5 @60kg; 3 @80kg");
    same_schedule(
        "scheme at(load) = warmup auto; 5 @{load}\nsquat: at(60kg)\nbench: at(50kg)",
        "squat: warmup auto; 5 @60kg\nbench: warmup auto; 5 @50kg",
    );
    same_schedule("warmup auto\nscheme cold = warmup none; 5 @60kg\nsquat: cold", "squat: 5 @60kg");
    same_schedule(
        "warmup auto\nscheme wave = warmup auto; 5 @60kg | warmup none; 3 @70kg | 1 @80kg\nsquat: wave; 5 @50kg",
        "warmup auto\nsquat: warmup auto; 5 @60kg; 5 @50kg | warmup none; 3 @70kg; 5 @50kg | 1 @80kg; 5 @50kg",
    );
    same_schedule(
        "scheme wave = 5 @60kg | -\nscheme warm = warmup auto; wave; 3 @50kg\nsquat: warm",
        "squat: warmup auto; 5 @60kg; 3 @50kg | warmup auto; 3 @50kg",
    );
    same_schedule(
        "scheme wave = 5 @60kg | -\nsquat: warmup auto; wave; 3 @50kg",
        "squat: warmup auto; 5 @60kg; 3 @50kg | warmup auto; 3 @50kg",
    );
}

#[test]
fn the_word_of_a_scheme_on_warm_ups_is_as_wrong_as_in_a_line() {
    assert_eq!(codes("scheme none = warmup auto\nsquat: none"), codes("squat: warmup auto"));
    assert_eq!(codes("scheme easy = warmup auto; 5 @60kg\nsquat: easy\n  warmup auto"), ["E0121"]);
    assert_eq!(codes("scheme easy = warmup auto; 5 @60kg\nsquat: warmup auto; easy"), ["E0121"]);
    assert_eq!(codes("scheme easy = warmup auto; 5 @60kg\nsquat: 5 @50kg; easy"), ["E0510"]);
    assert_eq!(codes("scheme easy = warmup auto; 5 @60kg\nscheme two = easy; easy\nsquat: two\nbench: two"), ["E0510"]);
    assert_eq!(codes("scheme hold = warmup auto; 3x60s\nplank: hold"), ["W1016"]);
}

#[test]
fn a_scheme_must_fit_the_weeks_of_its_block() {
    assert_eq!(codes(&format!("block 4 weeks\n{WAVE}row: wave")), ["E0401"]);
}

#[test]
fn a_load_that_climbs_each_week_does_not_stand_beside_columns() {
    assert_eq!(codes(&format!("{WAVE}row: wave; 5x10 @20kg +2.5kg/week")), ["E0404"]);
    assert_eq!(codes(&format!("{WAVE}scheme climb = 5x10 @20kg +2.5kg/week\nrow: wave; climb")), ["E0404"]);
    assert_eq!(weeks("block 2 weeks\nscheme climb = 5 @20kg +2.5kg/week\nrow: climb"), ["5@20", "5@22.5"]);
}

// ---- Mistakes

#[test]
fn every_mistake_has_its_code() {
    for (plan, code) in [
        ("scheme wave = 5\nrow: wave; wav", "E0501"),
        ("scheme a = 5\nscheme A = 3\nrow: a", "E0502"),
        ("scheme mon = 5\nrow: 5", "E0503"),
        ("scheme a = b\nscheme b = a\nrow: a", "E0504"),
        ("scheme a = a\nrow: a", "E0504"),
        ("scheme a(x) = a({x})\nrow: a(5)", "E0504"),
        ("scheme a = {x}x5\nrow: a", "E0505"),
        ("scheme a(x) = {x}x5\nrow: a(y = 5)", "E0505"),
        ("scheme a(x) = {x\nrow: 5", "E0505"),
        ("scheme a(x) = x}x5\nrow: 5", "E0505"),
        ("scheme a(x, x) = {x}x5\nrow: a(5, 5)", "E0506"),
        ("scheme a(x) = {x}x5\nrow: a(5, x = 5)", "E0506"),
        ("scheme a(x) = 5x5\nrow: a(5)", "E0507"),
        ("scheme a(x) = {x}x5\nrow: a", "E0508"),
        ("scheme a(x) = {x}x5\nrow: a()", "E0508"),
        ("scheme a(x) = {x}x5\nrow: a(1, 2)", "E0508"),
        ("scheme a = 5x5\nrow: a(5)", "E0508"),
        ("scheme a(x) = 5 @{x}%\nrow: a(RPE8)", "E0509"),
        ("scheme a(x) = 5 @{x}\nrow: a(fast)", "E0509"),
        ("scheme a(x = 90) = 5 rest {x}\nrow: a", "E0509"),
        ("scheme a = 5\nrow: top a; 3", "E0510"),
        ("scheme a = 5\nrow: 3, a", "E0510"),
        ("scheme a = 5\nrow: a @50kg", "E0510"),
        ("scheme a(x) = {x}x5 @65/70%\nrow: a(3)", "E0513"),
        ("scheme a(x) = {x}x5\nrow: a(101)", "E0513"),
        ("scheme a(x) = b({x})\nscheme b(y) = 5 @{y}\nrow: a(fast)", "E0513"),
        ("scheme a(x) = 5 @{x} tm\ntm 90%\nmax row 50kg\nrow: a(RPE8)", "E0513"),
        ("scheme a = 5\nrow: 5", "W1020"),
        ("use \"x.plan\"\nrow: 5", "E0519"),
        ("scheme = 5\nrow: 5", "E0110"),
        ("scheme a: 5\nrow: 5", "E0110"),
        ("scheme a\nrow: 5", "E0110"),
        ("scheme a b = 5\nrow: 5", "E0110"),
        ("scheme a( = 5\nrow: 5", "E0110"),
        ("scheme a = \nrow: 5", "E0109"),
        ("use waves.plan\nrow: 5", "E0110"),
        ("scheme w = - | -\nrow: w", "E0307"),
        ("scheme w = same | 5\nrow: w", "E0402"),
    ] {
        assert_eq!(codes(plan), [code], "{plan}: {:?}", compile(plan).diagnostics);
    }
}

#[test]
fn a_mistake_in_a_scheme_is_said_once_and_where_it_is() {
    for body in ["3x5 @65/75%", "5 @8", "3x5 @RPE11", "0x5", "12-8", "3x5 rest 90", "60"] {
        let plan = format!("scheme a = {body}\nscheme b(x) = {{x}}x5; {body}\nrow: a; b(1); b(2)\nbench: a");
        let compiled = compile(&plan);
        let labels: Vec<usize> = compiled
            .diagnostics
            .sorted()
            .iter()
            .map(|finding| finding.labels().unwrap().next().unwrap().offset())
            .collect();
        assert_eq!(labels.len(), 2, "{plan}\n{:?}", compiled.diagnostics);
        let second = plan.find('\n').unwrap();
        let third = plan.find("row:").unwrap();
        assert!(labels[0] < second && labels[1] > second && labels[1] < third, "{labels:?}");
    }
}

#[test]
fn a_mistake_of_the_line_is_shown_at_the_call() {
    let plan = "scheme back = backoff 3x8 @-10%\nscheme wave = 5 | 4 | 3\nbench: 5 @100kg; wave; back\nrow: back";
    let compiled = compile(plan);
    assert_eq!(given(&compiled.diagnostics), ["E0301", "E0301"]);
    let places = compiled.diagnostics.sorted().into_iter().map(|finding| {
        let labels: Vec<usize> = finding.labels().unwrap().map(|label| label.offset()).collect();
        labels
    });
    let body = plan.find("@-10%").unwrap();
    let calls = [plan.find("back\nrow").unwrap(), plan.rfind("back").unwrap()];
    assert_eq!(places.collect::<Vec<_>>(), calls.map(|call| vec![call, body]));
}

#[test]
fn a_mistake_in_an_argument_is_shown_where_it_is_given() {
    let found = |text: &str| {
        let compiled = compile(text);
        let places = compiled.diagnostics.sorted().into_iter().map(|finding| {
            let at = finding.labels().unwrap().next().unwrap();
            (finding.code().unwrap().to_string(), text[at.offset()..at.offset() + at.len()].to_owned())
        });
        places.filter(|(code, _)| code != "W1002" && code != "W1020").collect::<Vec<_>>()
    };
    let one = |code: &str, place: &str| vec![(code.to_owned(), place.to_owned())];
    let scheme = "scheme v(a) = 3x5 @{a}\nscheme w(a) = v({a})\n";
    assert_eq!(found(&format!("{scheme}press: v(80% of nope)")), one("W1001", "v(80% of nope)"));
    assert_eq!(found(&format!("{scheme}press: w(80% of nope)")), one("W1001", "w(80% of nope)"));
    assert_eq!(found(&format!("{scheme}press: v(80% tm)")), one("E0308", "v(80% tm)"));
    // What a scheme says by itself is said there, once.
    assert_eq!(found("scheme v = 3x5 @80% tm\npress: v\nbench: v"), one("E0308", "@80% tm"));
}

#[test]
fn a_cycle_is_shown() {
    let source = Source::new("x", "scheme a = b\nscheme b = c\nscheme c = a\nscheme d = a\nrow: d");
    let compiled = liftplan::compile(&source, &Athlete::default());
    assert!(report_plain(&compiled.diagnostics, &source).contains("a → b → c → a"), "{:?}", compiled.diagnostics);
    assert_eq!(compiled.diagnostics.errors(), 1);
}

#[test]
fn words_that_are_no_scheme_are_still_explained() {
    for (plan, code, help) in [
        ("bench: backof 3x8", "E0114", "did you mean `backoff`?"),
        ("bench: backof", "E0114", "did you mean `backoff`?"),
        ("scheme wave = 5\nbench: wave; backof", "E0114", "did you mean `backoff`?"),
        ("scheme wave = 5\nbench: wave; wavee", "E0501", "did you mean `wave`?"),
        ("bench: emom", "E0102", "every 1min"),
        ("bench: lightly", "E0114", "roles are"),
        ("monday: squats", "E0110", "a heading has no `:`"),
    ] {
        let compiled = compile(plan);
        let findings = compiled.diagnostics.sorted();
        assert_eq!(given(&compiled.diagnostics), [code], "{plan}");
        assert!(findings[0].help().unwrap().to_string().contains(help), "{plan}: {}", findings[0].help().unwrap());
    }
}

#[test]
fn a_lift_may_begin_with_the_word_of_a_heading_and_call_a_scheme() {
    assert_eq!(first_line("scheme wave = 5 @50kg\nblock pull: wave"), "5@50");
}

#[test]
fn schemes_that_multiply_are_stopped() {
    let mut plan = String::new();
    for n in 0..30 {
        plan.push_str(&format!("scheme s{n} = s{0}; s{0}\n", n + 1));
    }
    plan.push_str("scheme s30 = 5\nrow: s0\n");
    assert_eq!(codes(&plan), ["E0904"]);

    let mut plan = String::new();
    for n in 0..30 {
        plan.push_str(&format!("scheme s{n}(x) = s{0}({{x}}1); s{0}({{x}}2)\n", n + 1));
    }
    plan.push_str("scheme s30(x) = 5 rest {x}s\nrow: s0(1)\n");
    assert!(compile(&plan).diagnostics.has_errors());

    let mut chain = String::new();
    for n in 0..5_000 {
        chain.push_str(&format!("scheme s{n} = s{}\n", n + 1));
    }
    chain.push_str("scheme s5000 = 5\nrow: s0\n");
    assert!(codes(&chain).contains(&"E0908".to_owned()));
}

#[test]
fn lines_remember_what_they_call() {
    let plan = "scheme a(x) = {x}x5\nrow: A( 3 ); 2x8 @ 50kg # easy\nrow: a(3) ;2x8 @50kg\nrow: a(4); 2x8 @50kg";
    let lines = &compile(plan).program.blocks[0].days[0].lines;
    assert_eq!(lines[0].written_body, lines[1].written_body);
    assert_ne!(lines[0].written_body, lines[2].written_body);
    assert_eq!(&*lines[0].written_body, "a(3);2x8@50kg");
    let called = lines[0].columns[0].segments[0].called.as_ref().unwrap();
    assert_eq!(&*compile(plan).program.schemes[called.scheme.0].name, "a");
}

// ---- Files

#[test]
fn a_used_file_brings_its_schemes() {
    let (_, compiled) =
        compile_with("use \"w.plan\"\nrow: wave", &[("w.plan", "scheme wave = 5 @50kg # five\nscheme other = 3\n")]);
    assert!(compiled.diagnostics.is_empty(), "{:?}", compiled.diagnostics);
    assert_eq!(line(&compiled.schedule.unwrap().sessions[0].exercises[0]), "5@50");
}

#[test]
fn files_may_use_files_and_the_same_one_twice() {
    let files = [
        ("a.plan", "use \"c.plan\"\nscheme a = c"),
        ("b.plan", "use \"c.plan\"\nscheme b = c; c"),
        ("c.plan", "scheme c = 5 @50kg"),
    ];
    let (_, compiled) = compile_with("use \"a.plan\"\nuse \"b.plan\"\nrow: a; b", &files);
    assert!(compiled.diagnostics.is_empty(), "{:?}", compiled.diagnostics);
    assert_eq!(line(&compiled.schedule.unwrap().sessions[0].exercises[0]), "5@50 5@50 5@50");
}

#[test]
fn files_in_a_circle_are_shown_and_deep_ones_stopped() {
    let files = [("a.plan", "use \"b.plan\"\nscheme a = 5"), ("b.plan", "use \"a.plan\"\nscheme b = 5")];
    let (source, compiled) = compile_with("use \"a.plan\"\nrow: a; b", &files);
    assert_eq!(given(&compiled.diagnostics), ["E0517"]);
    assert!(report_plain(&compiled.diagnostics, &source).contains("a.plan → b.plan → a.plan"));

    let (_, compiled) = compile_with("use \"plan.plan\"\nrow: 5", &[("plan.plan", "row: 5")]);
    assert_eq!(given(&compiled.diagnostics), ["E0517"]);

    let names: Vec<&'static str> = (0..40).map(|n| &*format!("{n}.plan").leak()).collect();
    let texts: Vec<String> = (1..=40).map(|n| format!("use \"{n}.plan\"\nscheme s{n} = 5")).collect();
    let files: Vec<(&'static str, &str)> = names.iter().copied().zip(texts.iter().map(String::as_str)).collect();
    let (_, compiled) = compile_with("use \"0.plan\"\nrow: s1", &files);
    assert_eq!(given(&compiled.diagnostics), ["E0908"]);
}

#[test]
fn what_a_used_file_holds_beside_schemes_is_an_error_there() {
    let (source, compiled) = compile_with(
        "use \"w.plan\"\nrow: wave",
        &[("w.plan", "# waves\nscheme wave = 5 @50kg\nrow: wave\nunit lb\n")],
    );
    assert_eq!(given(&compiled.diagnostics), ["E0518"]);
    assert!(report_plain(&compiled.diagnostics, &source).starts_with("w.plan:3:1: error[E0518]"));
}

#[test]
fn diagnostics_name_the_file_line_and_column_of_their_place() {
    let library = "# жим 🏋\nscheme back(sets) = backoff {sets}x8 @-10%\nscheme bad = 5 @8";
    let (source, compiled) = compile_with("use \"w.plan\"\n\nrow: back(3)\n", &[("w.plan", library)]);
    let plain = report_plain(&compiled.diagnostics, &source);
    assert!(plain.contains("plan.plan:3:6: error[E0301]"), "{plain}");
    assert!(plain.contains("  w.plan, line 2, column 21: the scheme needs one here"), "{plain}");
    assert!(plain.contains("w.plan:3:16: error[E0104]"), "{plain}");

    let json: serde_json::Value = serde_json::from_str(&report_json(&compiled.diagnostics, &source)).unwrap();
    let labels = &json["diagnostics"][0]["labels"];
    assert!(labels[0]["file"].is_null());
    assert_eq!(labels[1]["file"], "w.plan");
    let start = &labels[1]["start"];
    let byte = usize::try_from(start["byte"].as_u64().unwrap()).unwrap();
    assert!(library[byte..].starts_with("backoff"), "{start}");
    assert_eq!((&start["line"], &start["column"]), (&2.into(), &21.into()));

    let style = liftplan::diagnostic::Style { color: false, unicode: true, width: 80 };
    let human = liftplan::diagnostic::report_human(&compiled.diagnostics, &source, style);
    assert!(human.contains("[plan.plan:3:6]") && human.contains("[w.plan:2:21]"), "{human}");
    assert!(human.contains(" 2 │ scheme back(sets)"), "{human}");
}

#[test]
fn a_library_may_declare_lifts_that_it_does_not_train() {
    assert_eq!(codes("lift \"pin squat\" like squat\nscheme wave = 3x5"), [] as [&str; 0]);
    assert_eq!(codes("lift \"pin squat\" like squat\nscheme wave = 3x5\nsquat: wave"), ["W1017"]);
}

#[test]
fn a_file_of_schemes_is_a_library_and_no_empty_plan() {
    assert!(codes("# waves\nscheme a = 5 @65% tm\nscheme b = backoff 3x8 @-10%\n").is_empty());
    assert_eq!(codes("program \"x\"\nscheme a = 5\n"), ["W1020", "E0407"]);
}

#[test]
fn the_shipped_waves_are_those_of_the_program() {
    let waves = read("programs/library/waves.plan");
    let program = read("programs/531.plan");
    // The program with its own waves taken out: the scheme, its columns and its rules.
    let own = program.lines().position(|text| text.starts_with("scheme wendler =")).unwrap();
    let below = program.lines().skip(own).take_while(|text| !text.is_empty()).count();
    let others = program.lines().take(own).chain(program.lines().skip(own + below));
    let plan: String = std::iter::once("use \"waves.plan\"").chain(others).flat_map(|text| [text, "\n"]).collect();
    assert_eq!(plan.matches("; wendler").count(), 4, "{plan}");
    let files: [(&'static str, &str); 1] = [("waves.plan", waves.as_str())];
    let (_, compiled) = compile_with(&plan, &files);
    let shown = |schedule: &Schedule| {
        let exercises = schedule.sessions.iter().flat_map(|session| &session.exercises);
        exercises.map(|exercise| format!("{} {}", exercise.lift, line(exercise))).collect::<Vec<_>>()
    };
    assert_eq!(shown(&without_places(compiled.schedule.unwrap())), shown(&schedule(&program)));
    assert!(codes(&waves).is_empty());

    let plan =
        "use \"waves.plan\"\ntm 90%\nmax press 100kg\npress: wendler-warmup; wendler; bbb(60%) \"strict\"; fsl(3)\n";
    let (_, compiled) = compile_with(plan, &files);
    assert!(compiled.diagnostics.is_empty(), "{:?}", compiled.diagnostics);
    let schedule = compiled.schedule.unwrap();
    assert_eq!(schedule.sessions.len(), 4);
    let sets: Vec<usize> = schedule.sessions.iter().map(|session| session.exercises[0].sets.len()).collect();
    assert_eq!(sets, [3 + 3 + 5 + 3, 3 + 3 + 5 + 3, 3 + 3 + 5 + 3, 3 + 3 + 5]);
}

/// A folder with files, and the program run in it.
fn run(files: &[(&str, &str)], folder: &str, arguments: &[&str]) -> (Option<i32>, String, String) {
    let root = tempfile::tempdir().unwrap();
    for (path, text) in files {
        let path = root.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    let mut command = Command::new(env!("CARGO_BIN_EXE_liftplan"));
    let output = command.args(arguments).current_dir(root.path().join(folder)).output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (output.status.code(), text(output.stdout), text(output.stderr))
}

const USES: &str = "use \"../library/w.plan\"\nrow: wave\n";
const WAVES: &str = "scheme wave = 5 @50kg\n";

#[test]
fn a_path_begins_at_the_file_that_it_stands_in() {
    let files = [("liftplan.toml", ""), ("plans/a.plan", USES), ("library/w.plan", WAVES)];
    for (folder, plan) in [("", "plans/a.plan"), ("plans", "a.plan"), ("library", "../plans/a.plan")] {
        let (code, out, err) = run(&files, folder, &["build", plan]);
        assert_eq!((code, err.as_str()), (Some(0), ""), "{folder}");
        assert!(out.contains("50 kg"), "{out}");
    }
}

#[test]
fn a_path_may_not_leave_the_project() {
    // Without a mark, the project is the plan's own folder.
    let (code, _, err) = run(&[("plans/a.plan", USES), ("library/w.plan", WAVES)], "", &["check", "plans/a.plan"]);
    assert!(code == Some(1) && err.contains("E0516"), "{err}");
    let absolute = "use \"/etc/hosts\"\nrow: 5\n";
    let (code, _, err) = run(&[("a.plan", absolute)], "", &["check", "a.plan"]);
    assert!(code == Some(1) && err.contains("E0516"), "{err}");
}

#[cfg(unix)]
#[test]
fn a_link_may_not_leave_the_project() {
    let outside = tempfile::tempdir().unwrap();
    fs::write(outside.path().join("w.plan"), WAVES).unwrap();
    let root = tempfile::tempdir().unwrap();
    std::os::unix::fs::symlink(outside.path().join("w.plan"), root.path().join("w.plan")).unwrap();
    fs::write(root.path().join("a.plan"), "use \"w.plan\"\nrow: wave\n").unwrap();
    let output = Command::new(env!("CARGO_BIN_EXE_liftplan"))
        .args(["check", "a.plan"])
        .current_dir(root.path())
        .output()
        .unwrap();
    assert!(String::from_utf8(output.stderr).unwrap().contains("E0516"));
}

#[test]
fn a_missing_file_is_reported_with_those_near_it() {
    let files = [("a.plan", "use \"library/wave.plan\"\nrow: 5\n"), ("library/waves.plan", WAVES)];
    let (code, _, err) = run(&files, "", &["check", "a.plan", "--report", "plain"]);
    assert!(code == Some(1) && err.contains("E0515") && err.contains("did you mean `library/waves.plan`?"), "{err}");
    let files = [
        ("a.plan", "use \"library/waves.plan\"\nrow: 5\n"),
        ("library/WAVES.plan", WAVES),
        ("library/wave.plan", WAVES),
    ];
    let (_, _, err) = run(&files, "", &["check", "a.plan"]);
    assert!(err.contains("did you mean `library/WAVES.plan`?"), "another case is nearer than another letter: {err}");
}

#[test]
fn a_file_that_is_missing_is_the_only_mistake_of_those_who_need_it() {
    let plan = "use \"library/wavs.plan\"\nscheme own = wave; 5\nsquat: wave\nbench: heavy(80%)\npress: own\n\
                Zydrunas press: 3x5\nrow: 3x5 | lots";
    let (_, compiled) = compile_with(plan, &[("library/waves.plan", "scheme wave = 5 @80kg")]);
    assert_eq!(given(&compiled.diagnostics), ["E0515"]);
    assert_eq!(codes("use \"waves.plan\"\nsquat: wave\nmonday: legs"), ["E0519"]);
    assert_eq!(codes("use waves.plan\nsquat: wave"), ["E0110"]);
    let (_, compiled) = compile_with("use \"waves.plan\"\nsquat: wav", &[("waves.plan", "scheme wave = 5 @80kg")]);
    assert_eq!(given(&compiled.diagnostics), ["E0501"]);
}

#[test]
fn standard_input_uses_files_of_the_current_folder() {
    let root = tempfile::tempdir().unwrap();
    fs::write(root.path().join("w.plan"), WAVES).unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_liftplan"));
    let output = command
        .args(["build", "-"])
        .current_dir(root.path())
        .write_stdin("use \"w.plan\"\nrow: wave\n")
        .output()
        .unwrap();
    assert!(String::from_utf8(output.stdout).unwrap().contains("50 kg"));
}

#[test]
fn a_folder_with_a_library_is_checked_and_a_library_is_not_built() {
    let files = [("a.plan", "use \"w.plan\"\nrow: wave\n"), ("w.plan", WAVES)];
    let (code, _, err) = run(&files, "", &["check", ".", "--deny-warnings"]);
    assert_eq!((code, err.as_str()), (Some(0), ""));
    let (code, _, err) = run(&files, "", &["build", "w.plan"]);
    assert!(code == Some(2) && err.contains("holds only schemes"), "{err}");
}

#[test]
fn an_output_is_never_written_over_a_used_file() {
    let files = [("a.plan", "use \"w.txt\"\nrow: wave\n"), ("w.txt", WAVES)];
    let (code, _, err) = run(&files, "", &["build", "a.plan", "-o", "w.txt"]);
    assert!(code == Some(2) && err.contains("used by the plan"), "{err}");
}

#[test]
fn folders_and_bytes_that_are_no_text_are_refused() {
    let root = tempfile::tempdir().unwrap();
    fs::create_dir(root.path().join("lib")).unwrap();
    fs::write(root.path().join("bad.plan"), [b's', 0xff, 0xfe]).unwrap();
    let check = |plan: &str| {
        let path: PathBuf = root.path().join("a.plan");
        fs::write(&path, plan).unwrap();
        let output = Command::new(env!("CARGO_BIN_EXE_liftplan")).arg("check").arg(Path::new(&path)).output().unwrap();
        String::from_utf8(output.stderr).unwrap()
    };
    assert!(check("use \"lib\"\nrow: 5").contains("E0519"));
    assert!(check("use \"bad.plan\"\nrow: 5").contains("E0519"));
}

#[test]
fn what_stands_in_heads_and_below_lines_holds_for_sets_of_schemes_of_several_weeks() {
    let plan = "max squat 100kg\nscheme wave = 5 @70% | 3 @80%\nblock 2 weeks\nwarmup auto\nrest 3min\nday\nsquat: wave; 8 @50%\n\
                tempo 30X0\nbench: wave\nwarmup 10 @20kg";
    let schedule = crate::support::schedule(plan);
    let squat = &schedule.sessions[1].exercises[0];
    // Of 80 kg: 32, 48 and 64 kg.
    assert_eq!(crate::support::line(squat), "5@32.5 3@47.5 2@65 3@80 8@50");
    assert!(squat.sets[3..].iter().all(|set| set.extras.rest.is_some() && set.extras.tempo.is_some()));
    assert_eq!(crate::support::line(&schedule.sessions[0].exercises[1]), "10@20 5");
}

const WEEKS_OF_FIVES_AND_THREES: &str = "scheme wave = 5 @65kg, 5 @75kg | 3 @70kg, 3 @80kg\nblock 2 weeks\n";

#[test]
fn what_stands_below_a_line_reaches_a_scheme_of_several_columns() {
    for below in ["rest 3min", "tempo 30X0", "warmup auto", "warmup 5 @40kg", "\"knees out\""] {
        same_schedule(
            &format!("{WEEKS_OF_FIVES_AND_THREES}squat: wave\n{below}"),
            &format!("block 2 weeks\nsquat: 5 @65kg, 5 @75kg | 3 @70kg, 3 @80kg\n{below}"),
        );
    }
    let text = format!("{WEEKS_OF_FIVES_AND_THREES}squat: wave\nwarmup 5 @40kg");
    assert_eq!(weeks(&text), ["5@40 5@65 5@75", "5@40 3@70 3@80"]);
}

#[test]
fn defaults_reach_a_scheme_of_several_columns() {
    for head in ["rest 3min", "warmup auto", "warmup 5 @40kg"] {
        same_schedule(
            &format!("{head}\n{WEEKS_OF_FIVES_AND_THREES}squat: wave; 3x8 @50kg"),
            &format!("{head}\nblock 2 weeks\nsquat: 5 @65kg, 5 @75kg; 3x8 @50kg | 3 @70kg, 3 @80kg; 3x8 @50kg"),
        );
    }
    let none = format!("warmup auto\n{WEEKS_OF_FIVES_AND_THREES}squat: warmup none; wave");
    assert_eq!(weeks(&none), ["5@65 5@75", "3@70 3@80"]);
    let twice = format!("{WEEKS_OF_FIVES_AND_THREES}squat: warmup 5 @40kg; wave\nwarmup auto");
    assert_eq!(codes(&twice), ["E0121"]);
}

/// What a plan with a heading between a scheme and the lines behind it comes to, with and without the scheme.
#[test]
fn lines_behind_a_heading_that_ends_a_scheme_belong_where_they_would_without_it() {
    let lines = "warmup auto\nrest 3min\nprogress on hit: +5kg\n\"sleep well\"\n";
    for heading in ["max bench 100kg", "unit kg", "lift \"pin squat\" like squat", "percent of 1RM", "train mon"] {
        for above in ["", "block 2 weeks\n", "block 2 weeks\nday mon\n"] {
            let block = if above.is_empty() { "block 2 weeks\n" } else { "" };
            let plan = |scheme: &str| {
                format!(
                    "{above}{scheme}{heading}\n{lines}{block}squat: 3x5 @60kg\npin squat: 3x5 @60kg\nbench: 3x5 @80%"
                )
            };
            let plain = crate::support::compile(&plan(""));
            let with = crate::support::compile(&plan("scheme s = 3x8 @50kg\n"));
            let codes = |compiled: &Compiled| {
                given(&compiled.diagnostics).into_iter().filter(|code| !code.starts_with("W1020")).collect::<Vec<_>>()
            };
            assert_eq!(codes(&with), codes(&plain), "{}", plan("scheme s = 3x8 @50kg\n"));
            let [plain, with] = [plain, with].map(|compiled| compiled.schedule.map(crate::support::without_places));
            assert_eq!(with, plain, "{}", plan("scheme s = 3x8 @50kg\n"));
        }
    }
    let of_a_lift = "squat: 3x5 @60kg\nscheme s = 3x8\nmax bench 100kg\nrest 3min\nbench: s";
    let schedule = crate::support::schedule(of_a_lift);
    let rests = |place: usize| schedule.sessions[0].exercises[place].sets[0].extras.rest.is_some();
    assert_eq!([rests(0), rests(1)], [true, false]);
    let codes = crate::support::codes;
    assert_eq!(codes("scheme s = 3x5 @60kg\nmax bench 100kg\ntempo 30X0\nsquat: s"), ["E0119"]);
    assert_eq!(codes("scheme s = 3x5 @60kg\nunit kg\nallow unknown-lift\nsquat: s"), ["W1015"]);
    assert_eq!(codes("scheme s = 3x5 @60kg\nunit kg\nallow unknown-lift\nzercher wobble: s"), [""; 0]);
}

#[test]
fn what_is_wrong_with_a_default_is_shown_there_and_once() {
    let labels = |plan: &str| {
        let compiled = crate::support::compile(plan);
        let found = compiled.diagnostics.sorted();
        let shown = |label: miette::LabeledSpan| plan[label.offset()..label.offset() + label.len()].to_owned();
        let of = |found: &dyn liftplan::diagnostic::Finding| {
            (found.code().unwrap().to_string(), found.labels().into_iter().flatten().map(shown).next().unwrap())
        };
        found.iter().map(|found| of(*found)).collect::<Vec<_>>()
    };
    let no_training_max = "max press 60kg, squat 100kg\nscheme v(a = 80% tm) = 3x5 @{a}\npress: v\nsquat: v";
    assert_eq!(labels(no_training_max), [("E0308".to_owned(), "80% tm".to_owned())]);
    let unknown = "max press 60kg\nscheme v(n = 3, a = 80%, b = 80% of nope) = {n}x5 @{a}; 5 @{b}\npress: v";
    assert_eq!(labels(unknown)[0], ("W1001".to_owned(), "80% of nope".to_owned()));
    // An argument that says the same is the fault of the call.
    let given = "max press 60kg\nscheme v(a = 80% tm) = 3x5 @{a}\npress: v(80% tm)";
    assert_eq!(labels(given), [("E0308".to_owned(), "v(80% tm)".to_owned())]);
    // With another argument beside it the default is still where the load comes from.
    let beside = "max press 60kg\nscheme v(n, a = 80% tm) = {n}x5 @{a}\npress: v(3); v(4)";
    assert_eq!(labels(beside), [("E0308".to_owned(), "80% tm".to_owned())]);
}
