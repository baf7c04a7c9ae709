//! The binary, as scripts and people call it.

use std::fs;

use assert_cmd::Command;

use crate::support::{read, repo};

const ONE_LINER: &str = "bench: ramp 3@RPE3-5..8; top 4-6@RPE8; backoff 3x8 @-10%\n";

fn liftplan(arguments: &[&str]) -> Command {
    let mut command = Command::cargo_bin("liftplan").unwrap();
    command.args(arguments);
    command
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

#[test]
fn the_one_liner_builds_from_standard_input_and_from_a_file() {
    let from_stdin =
        liftplan(&["build", "-", "--max", "bench=120kg", "--format", "json"]).write_stdin(ONE_LINER).output().unwrap();
    assert!(from_stdin.status.success());
    assert_eq!(text(&from_stdin.stderr), "");
    let json: serde_json::Value = serde_json::from_slice(&from_stdin.stdout).unwrap();
    let sets = json["sessions"][0]["exercises"][0]["sets"].as_array().unwrap();
    let loads: Vec<f64> = sets.iter().map(|set| set["load"].as_f64().unwrap()).collect();
    assert_eq!(loads, [87.5, 95.0, 97.5, 100.0, 90.0, 90.0, 90.0]);

    let folder = tempfile::tempdir().unwrap();
    let plan = folder.path().join("bench.plan");
    fs::write(&plan, ONE_LINER).unwrap();
    let from_file =
        liftplan(&["build", plan.to_str().unwrap(), "--max", "bench=120kg", "--format", "json"]).output().unwrap();
    assert_eq!(from_file.stdout, from_stdin.stdout);
}

#[test]
fn without_a_max_it_builds_with_one_warning() {
    let output =
        liftplan(&["build", "-", "--format", "json", "--report", "json"]).write_stdin(ONE_LINER).output().unwrap();
    assert!(output.status.success());
    let report: serde_json::Value = serde_json::from_slice(&output.stderr).unwrap();
    assert_eq!((&report["errors"], &report["warnings"]), (&0.into(), &1.into()));
    let json: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let sets = json["sessions"][0]["exercises"][0]["sets"].as_array().unwrap();
    assert!(sets.iter().all(|set| set["load"].is_null()));
    assert_eq!((&sets[0]["rpe_min"], &sets[0]["rpe_max"]), (&3.0.into(), &5.0.into()));
    assert_eq!(sets[6]["load_written"], "-10%");
}

#[test]
fn a_plan_with_errors_exits_with_1_and_writes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("out.json");
    let output =
        liftplan(&["build", "-", "-o", out.to_str().unwrap()]).write_stdin("bench: 5x5 @8\n").output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert!(output.stdout.is_empty());
    assert!(text(&output.stderr).contains("E0104"));
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
}

#[test]
fn wrong_usage_and_unreadable_files_exit_with_2() {
    for arguments in [
        &["build"][..],
        &["bild", "x.plan"],
        &["build", "/no/such/file.plan"],
        &["check", "/no/such/file.plan"],
        &["build", "-", "--max", "bench"],
        &["build", "-", "--max", "bench=120"],
        &["build", "-", "--max", "bench=0kg"],
        &["build", "-", "-o", "out.docx"],
        &["build", "-", "-o", "/no/such/folder/out.json"],
        &["explain", "E9999"],
        &["new", "x.plan", "--from", "nothing"],
        &["build", "."],
    ] {
        let output = liftplan(arguments).write_stdin(ONE_LINER).output().unwrap();
        assert_eq!(output.status.code(), Some(2), "{arguments:?}: {}", text(&output.stderr));
        assert!(!output.stderr.is_empty(), "{arguments:?}");
        assert!(output.stdout.is_empty(), "{arguments:?}");
    }
}

#[test]
fn the_format_follows_the_ending_of_the_output() {
    let folder = tempfile::tempdir().unwrap();
    for (ending, start) in
        [("json", "{\n"), ("csv", "program,athlete,"), ("html", "<!DOCTYPE html>"), ("txt", "Training program")]
    {
        let out = folder.path().join(format!("out.{ending}"));
        let output = liftplan(&["build", "-", "-o", out.to_str().unwrap()]).write_stdin(ONE_LINER).output().unwrap();
        assert!(output.status.success() && output.stdout.is_empty());
        assert!(fs::read_to_string(&out).unwrap().starts_with(start), "{ending}");
    }
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 4, "no temporary file is left");
}

#[cfg(unix)]
#[test]
fn a_written_file_has_the_usual_permissions_and_keeps_those_it_had() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("out.json");
    fs::write(folder.path().join("plain"), "").unwrap();
    let usual = fs::metadata(folder.path().join("plain")).unwrap().permissions().mode();
    liftplan(&["build", "-", "-o", out.to_str().unwrap()]).write_stdin(ONE_LINER).assert().success();
    assert_eq!(fs::metadata(&out).unwrap().permissions().mode(), usual);
    fs::set_permissions(&out, fs::Permissions::from_mode(0o600)).unwrap();
    liftplan(&["build", "-", "-o", out.to_str().unwrap()]).write_stdin(ONE_LINER).assert().success();
    assert_eq!(fs::metadata(&out).unwrap().permissions().mode() & 0o777, 0o600);
}

#[test]
fn a_plan_is_never_its_own_output() {
    let folder = tempfile::tempdir().unwrap();
    let plan = folder.path().join("bench.plan");
    fs::write(&plan, ONE_LINER).unwrap();
    let output = liftplan(&["build", plan.to_str().unwrap(), "--format", "json", "-o", plan.to_str().unwrap()])
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(fs::read_to_string(&plan).unwrap(), ONE_LINER);
}

#[cfg(unix)]
#[test]
fn a_plan_is_never_its_own_output_by_a_link_or_through_standard_input() {
    let folder = tempfile::tempdir().unwrap();
    let plan = folder.path().join("bench.plan");
    fs::write(&plan, ONE_LINER).unwrap();
    let link = folder.path().join("link.json");
    std::os::unix::fs::symlink(&plan, &link).unwrap();
    let through_link = liftplan(&["build", plan.to_str().unwrap(), "-o", link.to_str().unwrap()]).output().unwrap();
    assert_eq!(through_link.status.code(), Some(2));
    let mut from_stdin = std::process::Command::new(env!("CARGO_BIN_EXE_liftplan"));
    from_stdin.args(["build", "-", "--format", "json", "-o", plan.to_str().unwrap()]);
    let status = from_stdin.stdin(fs::File::open(&plan).unwrap()).output().unwrap().status;
    assert_eq!(status.code(), Some(2));
    assert_eq!(fs::read_to_string(&plan).unwrap(), ONE_LINER);
}

#[cfg(unix)]
#[test]
fn a_link_keeps_leading_to_the_file_that_is_written() {
    let folder = tempfile::tempdir().unwrap();
    let (target, link) = (folder.path().join("target.json"), folder.path().join("link.json"));
    fs::write(&target, "old").unwrap();
    std::os::unix::fs::symlink(&target, &link).unwrap();
    liftplan(&["build", "-", "-o", link.to_str().unwrap()]).write_stdin(ONE_LINER).assert().success();
    assert!(fs::symlink_metadata(&link).unwrap().file_type().is_symlink());
    assert!(fs::read_to_string(&target).unwrap().starts_with('{'));
}

#[test]
fn a_reader_that_has_had_enough_is_no_failure() {
    let plan = "squat: 3x5 @60kg\n".repeat(4_000);
    for format in ["text", "json", "csv", "html"] {
        let mut child = std::process::Command::new(env!("CARGO_BIN_EXE_liftplan"))
            .args(["build", "-", "--format", format])
            .stdin(std::process::Stdio::piped())
            .stdout(std::process::Stdio::piped())
            .stderr(std::process::Stdio::piped())
            .spawn()
            .unwrap();
        std::io::Write::write_all(&mut child.stdin.take().unwrap(), plan.as_bytes()).unwrap();
        drop(child.stdout.take());
        let output = child.wait_with_output().unwrap();
        assert!(output.status.success(), "{format}: {}", text(&output.stderr));
    }
}

#[test]
fn nothing_that_a_terminal_would_obey_reaches_it() {
    let plan = "\"a\u{1b}[31mb\": 3x5 @8\n\u{202e}zz 5x5\n";
    for report in ["human", "plain"] {
        let output = liftplan(&["check", "-", "--report", report]).write_stdin(plan).output().unwrap();
        let told = text(&output.stderr);
        assert_eq!(output.status.code(), Some(1));
        assert!(told.contains("E0118"), "{told}");
        assert!(!told.contains(['\u{1b}', '\u{202e}']), "{told:?}");
    }
    let output = liftplan(&["explain", "\u{1b}[31m"]).output().unwrap();
    assert!(!text(&output.stderr).contains('\u{1b}'));
}

#[test]
fn a_very_long_line_is_shown_around_the_mistake() {
    let plan = format!("squat: 3x5 \"{}\" foo @80%\n", "x".repeat(70_000));
    let output = liftplan(&["check", "-"]).write_stdin(plan).output().unwrap();
    assert_eq!(output.status.code(), Some(1), "{}", text(&output.stderr));
    assert!(output.stderr.len() < 3_000, "{} bytes", output.stderr.len());
}

#[test]
fn check_walks_folders_and_says_nothing_of_good_plans() {
    let output = liftplan(&["check", repo("programs").to_str().unwrap()]).output().unwrap();
    assert!(output.status.success());
    assert_eq!((output.stdout.len(), text(&output.stderr)), (0, String::new()));

    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("inner")).unwrap();
    fs::write(folder.path().join("inner/a.plan"), "bench: 5x5 @8\n").unwrap();
    fs::write(folder.path().join("b.plan"), "bench: 5x5 @80%\n").unwrap();
    fs::write(folder.path().join("notes.txt"), "not a plan").unwrap();
    let path = folder.path().to_str().unwrap();
    let output = liftplan(&["check", path, "--report", "plain"]).output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    let told = text(&output.stderr);
    assert!(told.contains("a.plan:1:12: error[E0104]") && told.contains("b.plan:1:12: warning[W1002]"), "{told}");
    assert!(!told.contains("notes.txt"));

    fs::remove_dir_all(folder.path().join("inner")).unwrap();
    liftplan(&["check", path]).assert().success();
    liftplan(&["check", path, "--deny-warnings"]).assert().code(1);
}

#[test]
fn text_that_is_not_utf8_is_an_error_with_its_place() {
    let output = liftplan(&["check", "-", "--report", "plain"])
        .write_stdin(b"bench: 5x5\nsquat: \xff5x5\n".to_vec())
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert!(text(&output.stderr).contains("<stdin>:2:8: error[E0115]"), "{}", text(&output.stderr));
}

#[test]
fn names_that_are_nearly_right_are_told() {
    let told = |arguments: &[&str]| text(&liftplan(arguments).assert().code(2).get_output().stderr);
    assert!(told(&["explain", "deload"]).contains("did you mean `E0411` (deload-source) or"));
    assert!(told(&["explain", "sohrt-rest"]).contains("did you mean `W1109` (short-rest)?"));
    assert!(told(&["new", "x.plan", "--from", "5/3/1"]).contains("did you mean `531`?"));
    assert!(told(&["new", "x.plan", "--from", "Texas"]).contains("did you mean `texas-method`?"));
    assert!(told(&["new", "x.plan", "--from", "zzz"]).contains("531-bbb-challenge"));
    liftplan(&["explain", "short", "rest"]).assert().success().stdout(read("docs/diagnostics/W1109.md"));
}

#[test]
fn explain_prints_the_page_by_code_and_by_name() {
    let page = read("docs/diagnostics/E0301.md");
    for word in ["E0301", "e0301", "backoff-without-top"] {
        liftplan(&["explain", word]).assert().success().stdout(page.clone());
    }
}

#[test]
fn new_starts_a_plan_and_never_overwrites_one() {
    let folder = tempfile::tempdir().unwrap();
    let plan = folder.path().join("mine.plan");
    liftplan(&["new", plan.to_str().unwrap()]).assert().success();
    liftplan(&["check", plan.to_str().unwrap(), "--deny-warnings"]).assert().success();
    liftplan(&["new", plan.to_str().unwrap()]).assert().code(2);
    let other = folder.path().join("531.plan");
    liftplan(&["new", other.to_str().unwrap(), "--from", "531"]).assert().success();
    assert_eq!(fs::read_to_string(other).unwrap(), read("programs/531.plan"));
    let list = text(&liftplan(&["new", "--list"]).output().unwrap().stdout);
    assert!(list.contains("531") && list.contains("texas-method"), "{list}");
}

#[test]
fn completions_and_the_schema_are_printed() {
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let output = liftplan(&["completions", shell]).output().unwrap();
        assert!(output.status.success() && text(&output.stdout).contains("liftplan"), "{shell}");
    }
    let schema: serde_json::Value = serde_json::from_slice(&liftplan(&["schema"]).output().unwrap().stdout).unwrap();
    assert!(schema["properties"]["sessions"].is_object());
    let of_stats = liftplan(&["schema", "stats"]).output().unwrap().stdout;
    let of_stats: serde_json::Value = serde_json::from_slice(&of_stats).unwrap();
    assert!(of_stats["properties"]["weeks"].is_object());
}

#[test]
fn colours_follow_the_flag_and_no_color() {
    let report = |arguments: &[&str]| {
        let output = liftplan(arguments).write_stdin("bench: 5x5 @8\n").output().unwrap();
        text(&output.stderr)
    };
    assert!(!report(&["check", "-"]).contains('\u{1b}'), "no terminal, no colour");
    assert!(report(&["check", "-", "--color", "always"]).contains('\u{1b}'));
    assert!(!report(&["check", "-", "--color", "never"]).contains('\u{1b}'));
}

#[test]
fn a_max_of_a_lift_that_the_plan_does_not_have_is_told() {
    let output = liftplan(&["build", "-", "--max", "squat=100kg"]).write_stdin(ONE_LINER).output().unwrap();
    assert!(output.status.success());
    assert!(text(&output.stderr).contains("the plan has no lift `squat`"), "{}", text(&output.stderr));
}

const TWO_BLOCKS: &str = "block \"Build\" 2 weeks\nday mon\nsquat: 5 @100kg +5kg/week\nday thu\nbench: 5 @80kg\n\
                          block \"Peak\" 1 week\nday mon\nsquat: 3 @+10kg of last week\n";

/// The sessions that come out: block, week and day of each.
fn chosen(arguments: &[&str]) -> Vec<String> {
    let arguments: Vec<&str> = ["build", "-", "--format", "json"].iter().chain(arguments).copied().collect();
    let output = liftplan(&arguments).write_stdin(TWO_BLOCKS).output().unwrap();
    assert!(output.status.success(), "{}", text(&output.stderr));
    let json: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let sessions = json["sessions"].as_array().unwrap().iter();
    sessions
        .map(|session| format!("{} {}.{}", session["block"].as_str().unwrap(), session["week"], session["day"]))
        .collect()
}

#[test]
fn a_part_of_the_plan_can_be_built() {
    assert_eq!(chosen(&["--block", "build"]).len(), 4);
    assert_eq!(chosen(&["--week", "2"]), ["Build 2.1", "Build 2.2"]);
    assert_eq!(chosen(&["--day", "1"]), ["Build 1.1", "Build 2.1", "Peak 3.1"]);
    assert_eq!(chosen(&["--block", "Build", "--week", "2", "--day", "2"]), ["Build 2.2"]);
    // What is left out was worked out all the same.
    let output = liftplan(&["build", "-", "--week", "3"]).write_stdin(TWO_BLOCKS).output().unwrap();
    let sheet = text(&output.stdout);
    assert!(sheet.contains("115 kg") && !sheet.contains("Week 2"), "{sheet}");
    for format in ["text", "csv", "html"] {
        let output =
            liftplan(&["build", "-", "--week", "3", "--format", format]).write_stdin(TWO_BLOCKS).output().unwrap();
        assert!(output.status.success() && !text(&output.stdout).contains("bench"), "{format}");
    }
}

#[test]
fn a_part_that_the_plan_does_not_have_is_a_wrong_usage() {
    for (arguments, said) in [
        (vec!["--block", "Biuld"], "did you mean `--block \"Build\"`?"),
        (vec!["--block", "Strength"], "its blocks are \"Build\", \"Peak\""),
        (vec!["--week", "4"], "in weeks 1–3"),
        (vec!["--day", "3"], "on days 1–2"),
        (vec!["--block", "Peak", "--week", "1"], "the block Peak has sessions in week 3"),
    ] {
        let arguments: Vec<&str> = ["build", "-"].into_iter().chain(arguments).collect();
        let output = liftplan(&arguments).write_stdin(TWO_BLOCKS).output().unwrap();
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(output.stdout.is_empty());
        let message = text(&output.stderr);
        assert!(message.contains(said), "{message}");
    }
}

#[test]
fn standard_input_is_the_plan_or_the_athlete_and_not_both() {
    for other in ["--athlete", "--roster"] {
        let output = liftplan(&["build", "-", other, "-", "-o", "out.json"]).write_stdin(ONE_LINER).output().unwrap();
        assert_eq!(output.status.code(), Some(2));
        let told = text(&output.stderr);
        assert!(told.contains(&format!("the plan and `{other}` are both `-`")), "{told}");
    }
}

#[test]
fn a_file_that_is_no_plan_gives_one_message_that_says_what_it_is() {
    let folder = tempfile::tempdir().unwrap();
    for (name, bytes, code, told) in [
        ("team.csv", "name,squat\nAnna,120\nBen,140\n".as_bytes(), "E0101", "--roster"),
        ("team.txt", "\u{feff}Squat;\"Name\"\n120;Anna\n".as_bytes(), "E0101", "--roster"),
        ("a.plan", b"{\\rtf1\\ansi\nsquat: 3x5\n}", "E0101", "word processor"),
        ("b.plan", b"PK\x03\x04\x14\xff\xfe", "E0115", "word processor"),
        ("c.plan", b"squat: 3x5 \xff", "E0115", "save the file as UTF-8"),
    ] {
        let path = folder.path().join(name);
        fs::write(&path, bytes).unwrap();
        let output = liftplan(&["check", path.to_str().unwrap(), "--report", "plain"]).output().unwrap();
        let report = text(&output.stderr);
        assert_eq!(output.status.code(), Some(1), "{name}");
        assert!(report.contains(code) && report.contains(told) && report.contains("\n1 error in"), "{name}: {report}");
    }
    for plan in
        ["name: 3x5 @40kg, 3 @50kg\n", "# date, name\nsquat: 5 @40kg\n", "program \"a, name\"\nsquat: 5 @40kg\n"]
    {
        let output = liftplan(&["check", "-"]).write_stdin(plan).output().unwrap();
        assert_eq!(output.status.code(), Some(0), "{plan}");
    }
}

#[test]
fn stats_sums_a_plan_up_as_text_or_as_json() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("figures.json");
    let out = out.to_str().unwrap();
    let in_text = liftplan(&["stats", "-", "--max", "bench=120kg"]).write_stdin(ONE_LINER).output().unwrap();
    assert!(in_text.status.success() && text(&in_text.stdout).contains("~3400"), "{}", text(&in_text.stdout));
    let into_file =
        liftplan(&["stats", "-", "--max", "bench=120kg", "-o", out]).write_stdin(ONE_LINER).output().unwrap();
    assert!(into_file.status.success() && into_file.stdout.is_empty());
    let json: serde_json::Value = serde_json::from_str(&fs::read_to_string(out).unwrap()).unwrap();
    assert_eq!(json["format"], "liftplan-stats/1");
    assert_eq!(json["total"]["tonnage"], serde_json::json!({ "value": 3400.0, "sets": 7, "estimates": 7 }));
    let wrong = liftplan(&["stats", "-", "-o", "figures.csv"]).write_stdin(ONE_LINER).output().unwrap();
    assert_eq!(wrong.status.code(), Some(2));
    assert!(text(&wrong.stderr).contains("use .txt or .json"), "{}", text(&wrong.stderr));
}

#[test]
fn stats_of_a_part_or_of_misses_are_those_of_what_build_shows() {
    let path = repo("programs/stronglifts.plan");
    let figures = |more: &[&str]| {
        let arguments = [&["stats", path.to_str().unwrap(), "--format", "json"], more].concat();
        let output = liftplan(&arguments).output().unwrap();
        serde_json::from_slice::<serde_json::Value>(&output.stdout).unwrap()
    };
    let (all, second, missed) = (figures(&[]), figures(&["--week", "2"]), figures(&["--assume", "miss"]));
    assert_eq!(second["weeks"].as_array().unwrap().len(), 1);
    assert_eq!(second["weeks"][0], all["weeks"][1]);
    let tonnage = |json: &serde_json::Value| json["total"]["tonnage"]["value"].as_f64().unwrap();
    assert!(tonnage(&missed) < tonnage(&all));
    assert_eq!(missed["projection"]["assume"], "miss");
}

#[test]
fn stats_of_a_plan_with_errors_exits_with_1_and_overwrites_no_plan() {
    let output = liftplan(&["stats", "-"]).write_stdin("bench: 5x5 @8\n").output().unwrap();
    assert_eq!((output.status.code(), text(&output.stdout)), (Some(1), String::new()));
    assert!(text(&output.stderr).contains("E0104"));
    let folder = tempfile::tempdir().unwrap();
    let plan = folder.path().join("plan.txt");
    fs::write(&plan, ONE_LINER).unwrap();
    let path = plan.to_str().unwrap();
    assert_eq!(liftplan(&["stats", path, "-o", path]).output().unwrap().status.code(), Some(2));
    assert_eq!(fs::read_to_string(&plan).unwrap(), ONE_LINER);
}

const DATED: &str = "program \"Dated\"\nstart 2026-01-05\ntrain mon\nday \"A\"\nbench: 3x5 @100kg\n";

#[test]
fn markdown_a_workbook_and_a_calendar_go_by_the_ending_or_by_the_format() {
    let folder = tempfile::tempdir().unwrap();
    let starts: [(&str, &str, &[u8]); 4] = [
        ("plan.md", "markdown", b"# Dated\n"),
        ("plan.markdown", "md", b"# Dated\n"),
        ("plan.xlsx", "xlsx", b"PK\x03\x04"),
        ("plan.ics", "ical", b"BEGIN:VCALENDAR\r\n"),
    ];
    for (file, format, start) in starts {
        let path = folder.path().join(file);
        let into_file = liftplan(&["build", "-", "-o", path.to_str().unwrap()]).write_stdin(DATED).output().unwrap();
        assert!(into_file.status.success() && into_file.stdout.is_empty(), "{}", text(&into_file.stderr));
        let written = fs::read(&path).unwrap();
        assert!(written.starts_with(start), "{file}");
        let streamed = liftplan(&["build", "-", "--format", format]).write_stdin(DATED).output().unwrap();
        assert_eq!(streamed.stdout, written, "{format}");
    }
}

#[test]
fn a_calendar_of_a_plan_without_dates_is_a_wrong_usage_that_says_what_to_write() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("plan.ics");
    let output =
        liftplan(&["build", "-", "-o", path.to_str().unwrap()]).write_stdin("bench: 3x5 @100kg\n").output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(text(&output.stderr).contains("`start 2026-01-05`"), "{}", text(&output.stderr));
    assert!(!path.exists());
}

#[test]
fn a_workbook_is_not_written_to_a_terminal() {
    let program = assert_cmd::cargo::cargo_bin("liftplan");
    let command = format!("'{}' build '{}' --format xlsx", program.display(), repo("programs/531.plan").display());
    // `script` runs it on a terminal of its own.
    let output = std::process::Command::new("script")
        .args(["-qec", &command, "/dev/null"])
        .stdin(std::process::Stdio::null())
        .output()
        .expect("`script` (apt-get install bsdutils) makes a terminal for this test");
    assert_eq!(output.status.code(), Some(2), "{}", text(&output.stdout));
    assert!(text(&output.stdout).contains("`-o plan.xlsx`"), "{}", text(&output.stdout));
}

#[test]
fn a_roster_has_a_workbook_or_a_calendar_for_each_athlete() {
    let folder = tempfile::tempdir().unwrap();
    let roster = folder.path().join("team.csv");
    fs::write(&roster, "name,bench\nAnna,60kg\nBen,100kg\n").unwrap();
    for (format, ending) in [("xlsx", "xlsx"), ("ical", "ics"), ("markdown", "md")] {
        let out = folder.path().join(format);
        let arguments =
            ["build", "-", "--roster", roster.to_str().unwrap(), "--format", format, "-o", out.to_str().unwrap()];
        let output = liftplan(&arguments).write_stdin(DATED).output().unwrap();
        assert!(output.status.success(), "{}", text(&output.stderr));
        for name in ["Anna", "Ben"] {
            assert!(out.join(format!("{name}.{ending}")).exists(), "{name} {ending}");
        }
    }
}

#[cfg(unix)]
#[test]
fn a_pipe_with_a_name_is_written_to_and_read_from() {
    let folder = tempfile::tempdir().unwrap();
    let pipe = |name: &str| {
        let path = folder.path().join(name);
        assert!(std::process::Command::new("mkfifo").arg(&path).status().unwrap().success());
        path
    };
    let (plan, sheet) = (pipe("plan"), pipe("sheet"));
    let sent = std::thread::spawn({
        let plan = plan.clone();
        move || fs::write(plan, ONE_LINER)
    });
    let read = std::thread::spawn({
        let sheet = sheet.clone();
        move || fs::read_to_string(sheet)
    });
    let arguments = ["build", plan.to_str().unwrap(), "-o", sheet.to_str().unwrap(), "--format", "csv"];
    let built = liftplan(&arguments).timeout(std::time::Duration::from_secs(60)).output().unwrap();
    assert!(built.status.success(), "{}", text(&built.stderr));
    sent.join().unwrap().unwrap();
    assert_eq!(read.join().unwrap().unwrap().lines().count(), 8);
}

#[cfg(unix)]
#[test]
fn a_terminal_shows_that_work_goes_on_and_nothing_of_it_stays() {
    let folder = tempfile::tempdir().unwrap();
    let pipe = folder.path().join("sheet");
    assert!(std::process::Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    let program = assert_cmd::cargo::cargo_bin("liftplan");
    let plan = repo("programs/531.plan");
    let command = format!("'{}' build '{}' --format csv -o '{}'", program.display(), plan.display(), pipe.display());
    // Writing takes as long as nobody reads.
    let read = std::thread::spawn(move || {
        std::thread::sleep(std::time::Duration::from_millis(1600));
        fs::read_to_string(pipe).unwrap()
    });
    let output = std::process::Command::new("script")
        .args(["-qec", &command, "/dev/null"])
        .stdin(std::process::Stdio::null())
        .output()
        .expect("`script` (apt-get install bsdutils) makes a terminal for this test");
    let shown = text(&output.stdout);
    assert!(output.status.success() && shown.contains("writing"), "{shown:?}");
    // The line is cleared at the end.
    let after = shown.rsplit("writing").next().unwrap();
    assert!(after.contains("\u{1b}[2K"), "{shown:?}");
    assert!(read.join().unwrap().starts_with("program,"));
}
