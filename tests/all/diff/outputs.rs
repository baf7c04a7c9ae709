//! What changes as text, JSON and Markdown, and the command that shows it.

use std::fs;

use assert_cmd::Command;
use liftplan::diff::{all_gone, all_new, diff};
use liftplan::render::{Compared, diff_json_schema, render_diff_json, render_diff_markdown, render_diff_text};
use serde_json::Value;

use crate::outputs::{rendered, shipped};
use crate::support::schedule;

const OLD: &str = "program \"Top-set block\"
max bench 120kg, squat 180kg
block \"Accumulation\" 4 weeks
day \"Heavy bench\"
bench: ramp 3@RPE3-5..8; top 4-6@RPE8; backoff 3x8 @-10%
  rest 2-3min
A1 row: 4x8-12 @RPE8 rest 90s
A2 face pull: 3x15-20
day \"Squat\"
squat: 4x7 @64% | 4x6 @67% | 4x6 @69% | 5x5 @71%
lat pulldown: 3x10
";

const NEW: &str = "program \"Top-set block\"
max bench 122.5kg, squat 180kg
\"Film every top set.\"
block \"Accumulation\" 4 weeks
day \"Heavy bench\"
bench: ramp 3@RPE3-5..8; top 4-6@RPE8.5; backoff 4x8 @-8%
  rest 3min
A1 row: 4x8-12 @RPE8 rest 90s
A2 rear delt fly: 3x15-20
day \"Squat\"
squat: 4x7 @64% | 4x6 @67% | 4x6 @70% | 5x5 @71%
chin-up: 3x8 @bw
leg curl: 3x12
";

const COMPARED: Compared<'static> = Compared { plan: None, old: "old.plan", new: "new.plan" };

fn text(old: &str, new: &str) -> String {
    let (old, new) = (schedule(old), schedule(new));
    rendered(|changes, out| render_diff_text(changes, COMPARED, false, out), &diff(&old, &new))
}

#[test]
fn changes_look_as_approved() {
    let (old, new) = (schedule(OLD), schedule(NEW));
    let changes = diff(&old, &new);
    insta::assert_snapshot!("block.txt", text(OLD, NEW));
    insta::assert_snapshot!(
        "block.md",
        rendered(|changes, out| render_diff_markdown(changes, COMPARED, out), &changes)
    );
    let (old, new) = (schedule("bench: 5 @60kg\n"), schedule("bench: 5 @62.5kg\n"));
    insta::assert_snapshot!("one-set.json", rendered(render_diff_json, &diff(&old, &new)));
}

#[test]
fn a_week_that_was_put_in_reads_as_one() {
    let plan = |weeks: &str| {
        format!("start 2026-01-05\ntrain mon wed\nmax squat 180kg\nday\nsquat: {weeks}\nday\nbench: 5x3 @60kg\n")
    };
    let weeks = "5x5 @70% | 5x5 @75% | 5x3 @80%";
    insta::assert_snapshot!("week.txt", text(&plan(weeks), &plan(&format!("3x5 @60% | {weeks}"))));
}

#[test]
fn a_plan_that_is_new_or_gone_is_told_whole() {
    let plan = schedule("program \"P\"\nday \"A\"\nsquat: 3x5 @100kg rest 3min\noptional curl: 3x10 \"slow\"\n");
    let show = |changes| rendered(|changes, out| render_diff_text(changes, COMPARED, false, out), &changes);
    let new = show(all_new(&plan));
    for words in [
        "The plan is new. Sessions: 1 new.",
        "Day 1 · A · new",
        "+ sets 1–3  5 @ 100 kg, rest 3 min",
        "“slow”",
        "left out",
    ] {
        assert!(new.contains(words), "{words}\n{new}");
    }
    let gone = show(all_gone(&plan));
    for words in ["The plan is gone. Sessions: 1 gone.", "Day 1 · A · gone", "- sets 1–3  5 @ 100 kg, rest 3 min"] {
        assert!(gone.contains(words), "{words}\n{gone}");
    }
}

#[test]
fn colours_are_only_there_where_they_are_wanted() {
    let (old, new) = (schedule(OLD), schedule(NEW));
    let show =
        |color: bool| rendered(|changes, out| render_diff_text(changes, COMPARED, color, out), &diff(&old, &new));
    let (plain, colored) = (show(false), show(true));
    assert!(!plain.contains('\u{1b}'));
    assert!(colored.contains("\u{1b}[32m+ note"), "{colored}");
    let bare = ["\u{1b}[0m", "\u{1b}[1m", "\u{1b}[31m", "\u{1b}[32m"]
        .iter()
        .fold(colored, |text, code| text.replace(code, ""));
    assert_eq!(bare, plain);
}

#[test]
fn the_json_of_what_changes_between_shipped_programs_fits_the_schema() {
    let validator = jsonschema::validator_for(&diff_json_schema()).unwrap();
    let all = shipped();
    for ((name, old), (other, new)) in all.iter().zip(all.iter().skip(1)) {
        let changes = diff(old, new);
        assert!(!changes.is_empty(), "{name}, {other}");
        let json: Value = serde_json::from_str(&rendered(render_diff_json, &changes)).unwrap();
        if let Some(error) = validator.iter_errors(&json).next() {
            panic!("{name}, {other}: {error}");
        }
        let text = rendered(|changes, out| render_diff_text(changes, COMPARED, false, out), &changes);
        for line in text.lines() {
            assert!(unicode_width::UnicodeWidthStr::width(line) <= 80, "{name}, {other}: {line}");
        }
    }
}

#[test]
fn a_long_table_is_folded_and_nothing_of_a_plan_is_read_as_markdown() {
    let days: String = (1..=14).map(|day| format!("lift {day}: 5 @{}kg\n", 50 + day)).collect();
    let old = schedule(&format!("day \"<b>*A*</b> | @anna\"\n{days}"));
    let new = schedule(&format!("day \"<b>*A*</b> | @anna\"\n{}", days.replace("5 @", "6 @")));
    let markdown = rendered(|changes, out| render_diff_markdown(changes, COMPARED, out), &diff(&old, &new));
    assert!(
        markdown
            .contains("<details><summary><b>Day 1 · &lt;b&gt;*A*&lt;/b&gt; | @<!-- -->anna</b> (14 rows)</summary>"),
        "{markdown}"
    );
    assert_eq!(markdown.matches("<details>").count(), markdown.matches("</details>").count());
}

fn liftplan(arguments: &[&str]) -> Command {
    let mut command = Command::cargo_bin("liftplan").unwrap();
    command.args(arguments);
    command
}

fn in_folder(files: &[(&str, &str)]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in files {
        fs::write(folder.path().join(name), text).unwrap();
    }
    folder
}

#[test]
fn the_exit_code_says_whether_anything_changes() {
    let folder = in_folder(&[
        ("old.plan", OLD),
        ("new.plan", NEW),
        ("same.plan", &OLD.replace("bench:", "bench press:")),
        ("wrong.plan", "bench: 5x5 @8\n"),
    ]);
    for (old, new, code, words) in [
        ("old.plan", "new.plan", 1, "Sessions: 8 changed."),
        ("old.plan", "same.plan", 0, "Nothing changes for the athlete."),
        ("old.plan", "wrong.plan", 1, ""),
        ("wrong.plan", "old.plan", 1, ""),
        ("old.plan", "missing.plan", 2, ""),
        ("missing.plan", "old.plan", 2, ""),
        ("-", "-", 2, ""),
        ("/dev/null", "old.plan", 1, "The plan is new."),
    ] {
        let run = liftplan(&["diff", old, new]).current_dir(folder.path()).output().unwrap();
        let out = String::from_utf8(run.stdout).unwrap();
        let told = String::from_utf8(run.stderr).unwrap();
        assert_eq!(run.status.code(), Some(code), "{old} {new}: {told}");
        assert!(out.contains(words) && out.is_empty() == words.is_empty(), "{old} {new}: {out}");
        assert_eq!(told.is_empty(), !words.is_empty(), "{old} {new}: {told}");
    }
}

#[test]
fn mistakes_of_both_plans_are_told_and_warnings_are_not() {
    let folder = in_folder(&[
        ("a.plan", "bench: 5 @8\n"),
        ("b.plan", "squat: 5 @9\n"),
        ("c.plan", "squat: 5 @80%\nblah: 3x5\n"),
    ]);
    let told = |old: &str, new: &str| {
        let run = liftplan(&["diff", old, new, "--report", "plain"]).current_dir(folder.path()).output().unwrap();
        String::from_utf8(run.stderr).unwrap()
    };
    let both = told("a.plan", "b.plan");
    assert!(both.contains("a.plan:1") && both.contains("b.plan:1"), "{both}");
    assert_eq!(told("c.plan", "c.plan"), "");
    assert!(!told("c.plan", "a.plan").contains("c.plan"), "{}", told("c.plan", "a.plan"));
}

#[test]
fn the_format_follows_the_ending_and_plans_are_never_written_over() {
    let folder = in_folder(&[("old.plan", OLD), ("new.plan", NEW)]);
    for (ending, start) in [("txt", "Top-set block"), ("json", "{\n"), ("md", "### Top-set block")] {
        let out = format!("out.{ending}");
        let run = liftplan(&["diff", "old.plan", "new.plan", "-o", &out]).current_dir(folder.path()).output().unwrap();
        assert_eq!(run.status.code(), Some(1));
        assert!(run.stdout.is_empty());
        assert!(fs::read_to_string(folder.path().join(&out)).unwrap().starts_with(start), "{ending}");
    }
    for (output, format) in [("old.plan", "text"), ("new.plan", "json"), ("out.docx", "")] {
        let mut arguments = vec!["diff", "old.plan", "new.plan", "-o", output];
        if !format.is_empty() {
            arguments.extend(["--format", format]);
        }
        liftplan(&arguments).current_dir(folder.path()).assert().code(2);
    }
    assert_eq!(fs::read_to_string(folder.path().join("old.plan")).unwrap(), OLD);
}

#[test]
fn plans_are_held_against_each_other_for_an_athlete_and_for_some_sessions() {
    let folder = in_folder(&[
        ("old.plan", "squat: 5 @80% | 5 @82.5%\nbench: 5 @80%\n"),
        ("new.plan", "squat: 5 @85% | 5 @87.5%\nbench: 5 @80%\n"),
        ("anna.plan", "athlete \"Anna\"\nmax squat 100kg, bench 60kg\n"),
    ]);
    let run = |arguments: &[&str]| {
        let arguments = [&["diff", "old.plan", "new.plan"], arguments].concat();
        let run = liftplan(&arguments).current_dir(folder.path()).output().unwrap();
        (run.status.code(), String::from_utf8([run.stdout, run.stderr].concat()).unwrap())
    };
    let (_, text) = run(&["--athlete", "anna.plan"]);
    assert!(text.contains("5 @ 80 kg, 80% → 5 @ 85 kg, 85%") && text.contains("87.5%"), "{text}");
    let (_, text) = run(&["--max", "squat=200kg", "--week", "2"]);
    assert!(text.contains("5 @ 165 kg, 82.5% → 5 @ 175 kg, 87.5%") && !text.contains("170 kg"), "{text}");
    let (code, text) = run(&["--week", "3"]);
    assert!(code == Some(2) && text.contains("there are no sessions in week 3"), "{text}");
}

#[test]
fn the_command_gives_the_schema_and_reads_standard_input() {
    let schema = liftplan(&["schema", "diff"]).output().unwrap();
    let schema: Value = serde_json::from_slice(&schema.stdout).unwrap();
    assert_eq!(schema, diff_json_schema());
    let folder = in_folder(&[("old.plan", OLD)]);
    let run = liftplan(&["diff", "old.plan", "-", "--format", "json"])
        .current_dir(folder.path())
        .write_stdin(NEW)
        .output()
        .unwrap();
    let json: Value = serde_json::from_slice(&run.stdout).unwrap();
    assert!(jsonschema::is_valid(&schema, &json));
    assert_eq!((&json["format"], &json["changed"]), (&"liftplan-diff/1".into(), &true.into()));
}
