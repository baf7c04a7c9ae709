//! Coaching lints: what they fire on and what not, what settings change, and how often they speak
//! of programs that people really run.

use std::collections::{BTreeMap, BTreeSet};

use liftplan::Compiled;
use liftplan::diagnostic::CODES;
use liftplan::model::{Athlete, History};
use liftplan::settings::{DEFAULTS, Settings, read_settings};
use liftplan::source::Source;
use miette::Severity;

use crate::support::{advice, codes, compile, files, infos, read};

/// Compiles a plan in a project with these settings.
fn compile_with(plan: &str, settings: &str) -> Compiled {
    let (settings, found) = read_settings(&Source::new("liftplan.toml", settings));
    assert!(found.is_empty(), "{found:?}");
    let mut checked = liftplan::parse_and_check(&Source::new("test.plan", plan));
    checked.settings = settings;
    checked.compile(&Athlete::default(), &History::default())
}

/// What is said of a plan under a code: its severity and its headline.
fn said(plan: &str, code: &str) -> Vec<String> {
    let compiled = compile(plan);
    let found = compiled.diagnostics.sorted().into_iter();
    let found = found.filter(|finding| finding.code().is_some_and(|found| found.to_string() == code));
    found
        .map(|finding| {
            let level = if finding.severity() == Some(Severity::Warning) { "warning" } else { "info" };
            format!("{level}: {finding}")
        })
        .collect()
}

#[test]
fn a_small_drop_is_a_warning_only_with_as_many_reps_after_a_hard_top_set() {
    let of = |backoff: &str, rpe: &str| said(&format!("bench: top 5 @{rpe}; backoff {backoff}"), "W1101");
    assert_eq!(of("3x5 @-4%", "RPE9"), ["warning: these back-offs are only 4% lighter than their top set"]);
    assert_eq!(of("3x5 @-4%", "RPE8"), ["info: these back-offs are only 4% lighter than their top set"]);
    assert_eq!(of("3x3 @-4%", "RPE9"), ["info: these back-offs are only 4% lighter than their top set"]);
    assert!(of("3x5 @-5%", "RPE9").is_empty());
    assert!(of("1-4x5 @-3% until RPE9", "RPE9").is_empty(), "a stop rule lets the drop be small");
    assert!(of("3x5 @100% of top", "RPE8").len() == 1, "repeats have no drop at all");
}

#[test]
fn drops_are_found_in_loads_that_are_written_too() {
    assert_eq!(
        said("bench: top 5 @100kg; backoff 3x5 @70kg", "W1102"),
        ["info: these back-offs are 30% lighter than their top set"]
    );
    assert_eq!(
        said("bench: top 5 @80%; backoff 3x5 @56%", "W1102"),
        ["info: these back-offs are 30% lighter than their top set"],
        "without a max, by their percents"
    );
}

#[test]
fn all_out_top_sets_are_counted_for_each_lift_and_in_weeks_that_follow() {
    assert!(said("block 3 weeks\nbench: top 3 @RPE10 | top 3 @RPE8 | top 3 @RPE10", "W1103").is_empty());
    assert_eq!(
        said("block 3 weeks\nbench: top 3 @RPE8 | top 3 @max | top 3 @RPE10", "W1103"),
        ["warning: the top sets of bench press are all-out 2 weeks running, in week 3"]
    );
    assert!(said("block 2 weeks\nrotate (bench, floor press): top 1 @RPE10", "W1103").is_empty());
}

#[test]
fn more_than_the_chart_has_is_a_warning_past_a_point() {
    assert!(said("squat: 5 @87%", "W1104").is_empty(), "86.3 % and not a point more");
    assert_eq!(said("squat: 5 @88%", "W1104"), ["warning: 5 reps at 88% of the max are more than all-out"]);
    assert_eq!(advice("squat: 3 @101%"), ["W1116"], "over the max is a lint of its own");
    assert!(said("max squat 5RM 100kg\nsquat: 5 @102.5% of 5RM", "W1104").is_empty(), "a tested 5RM knows better");
    let own = "chart 1RM 100%, 5RM 92%\nmax squat 100kg\nsquat: 5 @88%";
    assert!(said(own, "W1104").is_empty(), "the athlete's own chart counts");
}

#[test]
fn a_percent_and_an_effort_may_be_a_point_apart() {
    assert!(said("squat: 5 @81.1% RPE8", "W1105").is_empty());
    assert!(said("squat: 5 @83.7% RPE8", "W1105").is_empty(), "RPE 9");
    assert_eq!(said("squat: 5 @84% RPE8", "W1105"), ["warning: 5 reps at 84% are harder than RPE 8"]);
    assert_eq!(said("squat: 5 @78% RPE8", "W1105"), ["warning: 5 reps at 78% are easier than RPE 8"]);
    assert!(said("squat: 5 @60% cap RPE8", "W1105").is_empty(), "a ceiling is no target");
    assert!(said("squat: 5+ @60% RPE9", "W1105").is_empty(), "an open set may come to many more");
}

#[test]
fn a_ramp_above_its_top_is_found_with_and_without_a_max() {
    let plan = "bench: ramp 3x3 @70%..90%; top 3 @85%";
    assert_eq!(said(plan, "W1106"), ["warning: this ramp would end 5% of the max above its top set"]);
    assert_eq!(said(&format!("max bench 100kg\n{plan}"), "W1106"), ["warning: this ramp would end above its top set"]);
    assert!(said("max bench 120kg\nbench: ramp 3@RPE3-5..8; top 4-6@RPE8", "W1106").is_empty());
}

#[test]
fn rest_is_judged_by_how_heavy_the_set_is() {
    assert_eq!(
        said("squat: 3x5 @80% rest 90s", "W1109"),
        ["warning: 90 s of rest are short after sets as heavy as this"]
    );
    assert_eq!(
        said("squat: 3x5 @RPE8 rest 2min", "W1109"),
        ["info: 120 s of rest are short after sets as heavy as this"]
    );
    assert!(said("squat: 3x5 @79% rest 60s", "W1109").is_empty());
    assert!(said("squat: 3x8 @80% rest 60s", "W1109").is_empty(), "eight reps");
    assert!(said("squat: 3x(2+2) @85% rest 20s/3min", "W1109").is_empty(), "between mini-sets");
    assert!(said("squat: 3x5 @80% rest 60s-3min", "W1109").is_empty(), "the athlete may take three minutes");
}

#[test]
fn heavy_days_in_a_row_are_days_of_the_calendar() {
    let week = |days: &str| format!("{days}\nblock 2 weeks\nday\nsquat: 3x3 @85%\nday\nsquat: 3x3 @85%");
    assert_eq!(said(&week("train mon tue"), "W1110"), ["warning: squat is heavy on two days running"]);
    assert!(said(&week("train mon wed"), "W1110").is_empty());
    assert_eq!(
        said(&week("train mon sun"), "W1110"),
        ["warning: squat is heavy on two days running, in week 2"],
        "from Sunday to Monday"
    );
    assert!(said("day 1\nsquat: 3x3 @85%\nday 2\nsquat: 3x3 @85%", "W1110").is_empty(), "nobody knows the weekdays");
    assert!(said("day mon\ncurl: 3x8 @RPE9\nday tue\ncurl: 3x8 @RPE9", "W1110").is_empty(), "a small muscle");
}

#[test]
fn isolation_in_a_superset_or_for_another_muscle_comes_first_without_a_word() {
    assert_eq!(
        said("leg extension: 3x15\nsquat: 5x5", "W1111"),
        ["warning: leg extension comes before squat, which needs the same muscle"]
    );
    assert!(said("A1 leg extension: 3x15\nA2 squat: 5x5", "W1111").is_empty());
    assert!(said("face pull: 3x15\nbench: 5x5", "W1111").is_empty());
}

#[test]
fn an_easier_week_in_time_or_a_way_down_is_enough() {
    let plan = |weeks: &str| format!("max squat 100kg\nblock {weeks}\n");
    assert!(said(&plan("8 weeks\nsquat: 5x5 @70%"), "W1112")[0].starts_with("info: there are 8 weeks"));
    assert!(said(&plan("9 weeks\nsquat: 5x5 @70%"), "W1112")[0].starts_with("warning: there are 9 weeks"));
    assert!(said(&plan("6 weeks\nsquat: 5x5 @70%"), "W1112").is_empty());
    let eased = "12 weeks\nsquat: 5x5 @70% | week 2-5: same | week 6: 3x5 @70% | week 7-12: 5x5 @75%";
    assert!(said(&plan(eased), "W1112").is_empty(), "40 % fewer sets");
    let lighter = "12 weeks\nsquat: 5x5 @70% | week 2-5: same | week 6: 5x5 @63% | week 7-12: 5x5 @75%";
    assert!(said(&plan(lighter), "W1112").is_empty(), "10 % less load");
    let hardly = "12 weeks\nsquat: 5x5 @70% | week 2-5: same | week 6: 4x5 @68% | week 7-12: 5x5 @75%";
    assert_eq!(said(&plan(hardly), "W1112").len(), 1);
    let falls = "12 weeks\nsquat: 5x5 @70%\n  progress on hit: +2.5kg; on 3 misses: -10%";
    assert!(said(&plan(falls), "W1112").is_empty(), "resets stand in the place of deloads");
    let off = "12 weeks\nsquat: 5x5 @70% | week 2-5: same | week 7-12: same";
    assert!(said(&plan(off), "W1112").is_empty(), "a week off");
}

#[test]
fn a_jump_is_held_against_the_hardest_of_the_weeks_before() {
    let plan = |columns: &str| format!("block 5 weeks\nsquat: {columns}");
    assert!(said(&plan("8x5 | 8x5 | 3x5 | 8x5 | 9x5"), "W1113").is_empty(), "after a deload");
    assert_eq!(said(&plan("8x5 | 8x5 | 8x5 | 8x5 | 14x5"), "W1113").len(), 1);
    assert!(said(&plan("2x5 | 2x5 | 5x5 | 5x5 | 5x5"), "W1113").is_empty(), "three sets more");
}

#[test]
fn a_load_is_unloadable_where_usual_plates_would_do() {
    assert!(said("max press 48kg\npress: 3x5 @85%", "W1114").is_empty(), "0.8 kg off");
    assert_eq!(
        said("plates kg 20 10 5\nmax press 48kg\npress: 3x5 @90%", "W1114"),
        ["warning: 43.2 kg cannot be loaded, and becomes 40 kg"]
    );
    assert_eq!(
        said("max press 40kg\npress: 3x5 @40%", "W1114"),
        ["warning: 16 kg cannot be loaded, and becomes 20 kg"],
        "nothing is lighter than the bar"
    );
}

#[test]
fn a_drop_that_rounding_takes_away_is_told_once() {
    let plan = "max press 30kg\npress: top 5 @75%; backoff 3x5 @-4%";
    assert_eq!(advice(plan), ["W1115"]);
    assert!(infos(plan).is_empty(), "and not as a small drop too");
}

#[test]
fn open_sets_on_bodyweight_or_with_an_end_are_fine() {
    assert_eq!(said("bench: 3x5+ @75%", "W1117"), ["warning: every set of bench press is as many reps as possible"]);
    for fine in ["bench: 2x5 @75%, 5+ @75%", "pull-up: 3xamrap @bw", "bench: 3x5+ @75% cap RPE9", "bench: 5+ @75%"] {
        assert!(said(fine, "W1117").is_empty(), "{fine}");
    }
}

#[test]
fn loads_that_only_go_up_are_told_at_their_rule() {
    let of = |rules: &str| said(&format!("squat: 3x5 @100kg\n  progress {rules}"), "W1118").len();
    assert_eq!(of("on hit: +2.5kg"), 1);
    for fine in ["on hit: +2.5kg; on 2 misses: -10%", "on hit: +2.5kg; every 4 weeks: reset", "every 3 weeks: +5kg"] {
        assert_eq!(of(fine), 0, "{fine}");
    }
    let many = "squat: 3x5 @100kg\n  progress on hit: +2.5kg\n".to_owned();
    let head = format!("progress on hit: +2.5kg\n{}", "squat: 3x5 @100kg\nbench: 3x5 @80kg\n");
    assert_eq!(said(&many, "W1118").len(), 1);
    assert_eq!(said(&head, "W1118").len(), 1, "one rule, one message");
}

#[test]
fn sets_that_may_be_left_out_need_a_stop_rule_after_a_top_set() {
    assert_eq!(said("bench: top 5 @RPE8; backoff 1-4x5 @-7%", "W1119").len(), 1);
    assert!(said("bench: top 5 @RPE8; backoff 1-4x5 @-7% until RPE9", "W1119").is_empty());
    assert!(said("bench: top 5 @RPE8; backoff 2-3x5 @-7%", "W1119").is_empty(), "one more or less");
    assert!(said("curl: 2-5x10", "W1119").is_empty(), "plain sets");
}

#[test]
fn one_place_is_told_once_with_its_weeks() {
    let plan = "block 4 weeks\nsquat: 3x5 @85% rest 60s | - | 3x5 @85% rest 60s | same\nbench: 5x5 @70%";
    let found = said(plan, "W1109");
    let short = "warning: 60 s of rest are short after sets as heavy as this";
    assert_eq!(found, [format!("{short}, in weeks 1, 3–4")]);
    let all = said("block 4 weeks\nsquat: 3x5 @85% rest 60s", "W1109");
    assert_eq!(all, [short], "all the time needs no weeks");
}

#[test]
fn lints_point_at_the_call_of_a_scheme() {
    let plan = "scheme hard = 3x5 @85% rest 60s\nsquat: hard\n";
    let compiled = compile(plan);
    let found = compiled.diagnostics.sorted().into_iter();
    let found = found.filter(|finding| finding.code().is_some_and(|code| code.to_string() == "W1109"));
    let places: Vec<usize> = found.map(|finding| finding.labels().unwrap().next().unwrap().offset()).collect();
    assert_eq!(places, [plan.rfind("hard").unwrap()]);
}

#[test]
fn settings_move_thresholds_and_levels() {
    let plan = "squat: 3x5 @85% rest 90s";
    let of = |settings: &str| {
        let compiled = compile_with(plan, settings);
        let sorted = compiled.diagnostics.sorted();
        let found = sorted.into_iter().find(|finding| finding.code().is_some_and(|code| code.to_string() == "W1109"));
        found.map(|finding| finding.severity() == Some(Severity::Warning))
    };
    assert_eq!(of(""), Some(true));
    assert_eq!(of("[lints.short-rest]\nlevel = \"info\""), Some(false));
    assert_eq!(of("[lints.short-rest]\nlevel = \"off\""), None);
    assert_eq!(of("[lints.short-rest]\nseconds = 60"), Some(false), "still less than the seconds of the info");
    assert_eq!(of("[lints.short-rest]\nseconds = 60\ninfo-seconds = 60"), None);
    assert_eq!(of("[lints.short-rest]\npercent = 87.5"), None);
    assert_eq!(of(DEFAULTS), Some(true), "the defaults are settings like any other");
}

#[test]
fn an_allow_is_not_stale_where_the_project_has_turned_the_lint_off() {
    let plan = "squat: 3x5+ @75%\n  allow every-set-amrap \"a test\"\n";
    let stale = |settings: &str| format!("{:?}", compile_with(plan, settings).diagnostics).contains("silences nothing");
    assert!(!stale(""));
    assert!(!stale("[lints.every-set-amrap]\nlevel = \"off\""));
    assert!(codes("squat: 3x5 @75%\n  allow every-set-amrap \"a test\"\n").contains(&"W1015".to_owned()));
}

/// The coaching lints: their codes and names.
fn lints() -> impl Iterator<Item = (&'static str, &'static str)> {
    CODES.iter().filter(|known| known.code.starts_with("W11")).map(|known| (known.code, known.name))
}

#[test]
fn every_lint_has_settings_and_every_setting_a_lint() {
    let settings: BTreeSet<&str> =
        DEFAULTS.lines().filter_map(|line| line.strip_prefix("[lints.")?.strip_suffix(']')).collect();
    let names: BTreeSet<&str> = lints().map(|(_, name)| name).collect();
    assert_eq!(settings, names);
    for (code, name) in lints() {
        let page = read(&format!("docs/diagnostics/{code}.md"));
        for part in ["**Evidence.**", "**To change it**", "**When to allow it.**", &format!("[lints.{name}]")] {
            assert!(page.contains(part), "{code}: no {part}");
        }
        let toml: String = page.split("```toml\n").skip(1).map(|part| part.split("```").next().unwrap()).collect();
        let (_, found) = read_settings(&Source::new("liftplan.toml", toml));
        assert!(found.is_empty(), "{code}: {found:?}");
    }
}

/// In how many sessions of the shipped programs each lint warns, were nothing allowed.
fn warned_sessions() -> (BTreeMap<String, usize>, usize) {
    let mut warned: BTreeMap<String, usize> = BTreeMap::new();
    let mut sessions = 0;
    for path in files("programs", "plan") {
        let compiled = compile(&std::fs::read_to_string(path).unwrap());
        let schedule = compiled.schedule.unwrap();
        sessions += schedule.sessions.len();
        for (code, count) in liftplan::check::warned_sessions(&compiled.program, &schedule, &Settings::default()) {
            *warned.entry(code).or_default() += count;
        }
    }
    (warned, sessions)
}

#[test]
fn no_lint_warns_in_more_than_one_session_of_twenty() {
    let (warned, sessions) = warned_sessions();
    assert!(sessions > 500, "{sessions}");
    for (code, count) in warned {
        assert!(count * 20 <= sessions, "{code} warns in {count} of {sessions} sessions");
    }
}

#[test]
fn the_page_of_the_lints_has_them_all_with_their_figures_and_settings() {
    let page = read("docs/lints.md");
    let (warned, sessions) = warned_sessions();
    assert!(page.contains(&format!("of the {sessions} sessions of")), "{sessions} sessions, {warned:?}");
    for (code, name) in lints() {
        let count = warned.get(code).copied().unwrap_or(0);
        let row =
            page.lines().find(|line| line.starts_with(&format!("| [{code}]"))).unwrap_or_else(|| panic!("{code}"));
        assert!(row.starts_with(&format!("| [{code}](diagnostics/{code}.md) | `{name}` | ")), "{row}");
        assert!(row.ends_with(&format!(" | {count} |")), "{row}: {count}");
    }
    assert!(page.contains(&format!("```toml\n{DEFAULTS}```")), "the settings are those of src/settings/defaults.toml");
}

#[test]
fn one_mistake_gives_one_lint() {
    for (plan, code) in [
        ("squat: 3x5 @90% RPE7", "W1105"),
        ("max bench 100kg\nbench: ramp 5x3 @50%..95%; top 3 @80%", "W1106"),
        ("max press 30kg\npress: top 5 @75%; backoff 3x5 @-4%", "W1115"),
        ("squat: 3 @105%", "W1116"),
        ("bench: top 5 @80%; backoff 3x8 @10%", "W1005"),
    ] {
        let compiled = compile(plan);
        let codes: BTreeSet<String> =
            compiled.diagnostics.sorted().iter().map(|finding| finding.code().unwrap().to_string()).collect();
        let told: Vec<&String> = codes.iter().filter(|code| *code != "W1002").collect();
        assert_eq!(told, [code], "{plan}");
    }
}

#[test]
fn a_backoff_that_is_heavier_than_its_top_is_a_warning() {
    assert_eq!(
        said("bench: top 3 @85%; backoff 3x3 @90%", "W1101"),
        ["warning: these back-offs are 5.88% heavier than their top set"]
    );
    assert_eq!(said("max bench 100kg\nbench: top 3 @RPE8; backoff 3x3 @90%", "W1101").len(), 1, "86.3 % at RPE 8");
    assert!(said("max bench 100kg\nbench: top 3 @RPE8; backoff 3x3 @90% of top", "W1101").is_empty());
}

#[test]
fn loads_that_are_written_are_held_against_a_max_that_is_known() {
    let plan = "max squat 90kg\nblock 8 weeks\nsquat: 4x8 @60kg +2.5kg/week";
    assert_eq!(said(plan, "W1104"), ["warning: 8 reps at 80.56% of the max are more than all-out, in weeks 6–8"]);
    let moved = "max squat 90kg\nblock 9 weeks\nsquat: 4x8 @60kg\n  progress on hit: +2.5kg; on 3 misses: -10%";
    assert!(said(moved, "W1104").is_empty(), "the max was tested before the progress");
    assert!(said("squat: 4x8 @200kg", "W1104").is_empty(), "of a max that nobody knows nothing is said");
}

#[test]
fn a_short_rest_is_told_once_for_a_line() {
    let plan = "deadlift: 3x3 @80%; top 3 @85%; 3x3 @82%\n  rest 90s";
    assert_eq!(said(plan, "W1109").len(), 1, "one rest, one message");
}

#[test]
fn in_a_superset_the_rests_of_all_its_lifts_count() {
    let plan = |rest: &str| format!("max squat 200kg\nA1 squat: 5x5 @85% rest 15s\nA2 row: 5x8 @60kg{rest}");
    assert!(said(&plan(" rest 3min"), "W1109").is_empty());
    assert!(said(&plan(""), "W1109").is_empty(), "nobody knows how long the other rest is");
    assert_eq!(said(&plan(" rest 30s"), "W1109"), ["warning: 45 s of rest are short after sets as heavy as this"]);
}

#[test]
fn what_tires_nothing_may_come_first() {
    assert!(said("leg extension: warmup 2x15\nsquat: 3x5", "W1111").is_empty());
    assert!(said("optional leg extension: 3x15\nsquat: 3x5", "W1111").is_empty());
}

#[test]
fn a_max_of_the_beginning_does_not_bind_weeks_of_progress() {
    let linear = "max squat 100kg\nblock 12 weeks\nsquat: 3x5 @80%\n  progress on hit: +2.5kg; on 2 misses: -10%";
    assert!(advice(linear).is_empty(), "{:?}", advice(linear));
    assert_eq!(said("max squat 100kg\nsquat: 3x5 @250kg", "W1116"), ["warning: 250% is more than the lift's max"]);
}
