//! `check --fix`: what is certain is mended, in files and on the way through, and nothing else.

use std::fs;
use std::path::{Path, PathBuf};

use assert_cmd::Command;
use liftplan::mend::mend;
use liftplan::source::Source;
use tempfile::TempDir;

use crate::mistakes::plans;
use crate::support::{codes, files};

/// A folder with files in it.
fn folder(files: &[(&str, &str)]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    folder
}

struct Run {
    code: Option<i32>,
    out: String,
    told: String,
}

/// Runs `liftplan check` in a folder.
fn check(folder: &Path, arguments: &[&str], input: &str) -> Run {
    let mut command = Command::cargo_bin("liftplan").unwrap();
    let output = command.arg("check").args(arguments).current_dir(folder).write_stdin(input).output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    Run { code: output.status.code(), out: text(output.stdout), told: text(output.stderr) }
}

fn read(folder: &TempDir, name: &str) -> String {
    fs::read_to_string(folder.path().join(name)).unwrap()
}

fn mended(text: &str) -> String {
    mend(&Source::new("test.plan", text))
}

const SLIPS: &str = "max bench 100kg\nbench: 5x5 @82,5%\nrow: 4x8 @8\nsquat: 3x5 @60kg rest 3m\n";
const MENDED: &str = "max bench 100kg\nbench: 5x5 @82.5%\nrow: 4x8 @8\nsquat: 3x5 @60kg rest 3min\n";

#[test]
fn what_is_certain_is_mended_in_the_file_and_the_rest_is_told() {
    let folder = folder(&[("a.plan", SLIPS), ("inner/b.plan", "bench: 3x5 @60kg rest 2m\n"), ("c.txt", SLIPS)]);
    let run = check(folder.path(), &["--fix", "a.plan", "inner", "--report", "plain"], "");
    assert_eq!((read(&folder, "a.plan").as_str(), run.code, run.out.as_str()), (MENDED, Some(1), ""));
    assert_eq!(read(&folder, "inner/b.plan"), "bench: 3x5 @60kg rest 2min\n");
    assert!(run.told.starts_with("mended 2 mistakes in a.plan\nmended 1 mistake in inner/b.plan\n"), "{}", run.told);
    assert!(
        run.told.contains("a.plan:3:10: error[E0104]") && run.told.ends_with("1 error in a.plan\n"),
        "{}",
        run.told
    );
    // Nothing certain is left.
    let again = check(folder.path(), &["--fix", "."], "");
    assert_eq!((again.code, again.told.contains("mended")), (Some(1), false));
    assert_eq!(read(&folder, "c.txt"), SLIPS, "a folder's plans end in .plan");
}

#[test]
fn mended_plans_without_other_mistakes_are_fine_and_warnings_can_still_be_denied() {
    let folder = folder(&[("a.plan", "bench: 3x5 @80,5%\n"), ("b.plan", "bench: 3x5 @60kg rest 2m\n")]);
    assert_eq!(check(folder.path(), &["--fix", "b.plan", "--deny-warnings"], "").code, Some(0));
    assert_eq!(check(folder.path(), &["--fix", "a.plan", "--deny-warnings"], "").code, Some(1), "W1002 is left");
    assert_eq!(check(folder.path(), &["--fix", "a.plan"], "").code, Some(0));
}

#[test]
fn a_diff_shows_what_would_change_and_writes_nothing() {
    let folder = folder(&[("a.plan", SLIPS), ("b.plan", "bench: 5x5\n"), ("my plan.plan", "bench: 3x5 rest 2m")]);
    let run = check(folder.path(), &["--fix", "--diff", ".", "--report", "plain"], "");
    insta::assert_snapshot!(run.out, @r"
    --- ./a.plan
    +++ ./a.plan
    @@ -1,4 +1,4 @@
     max bench 100kg
    -bench: 5x5 @82,5%
    +bench: 5x5 @82.5%
     row: 4x8 @8
    -squat: 3x5 @60kg rest 3m
    +squat: 3x5 @60kg rest 3min
    --- ./my plan.plan	
    +++ ./my plan.plan	
    @@ -1 +1 @@
    -bench: 3x5 rest 2m
    \ No newline at end of file
    +bench: 3x5 rest 2min
    \ No newline at end of file
    ");
    assert!(run.told.starts_with("would mend 2 mistakes in ./a.plan\nwould mend 1 mistake in ./my"), "{}", run.told);
    assert_eq!((run.code, read(&folder, "a.plan").as_str()), (Some(1), SLIPS));
    // There is something to mend, if no error would be left.
    assert_eq!(check(folder.path(), &["--fix", "--diff", "my plan.plan"], "").code, Some(1));
    let nothing = check(folder.path(), &["--fix", "--diff", "b.plan"], "");
    assert_eq!((nothing.code, nothing.out, nothing.told), (Some(0), String::new(), String::new()));
    let alone = check(folder.path(), &["--diff", "my plan.plan"], "");
    assert_eq!((alone.code, read(&folder, "my plan.plan").contains("rest 2m")), (Some(1), true), "it needs no `--fix`");
    assert!(alone.out.contains("+bench: 3x5 rest 2min"), "{}", alone.out);
}

#[test]
fn a_filter_gives_back_the_mended_plan_and_writes_no_file() {
    let folder = folder(&[("w.plan", "scheme wave = 5 @50kg rest 2m\n")]);
    let plan = "use \"w.plan\"\nbench: wave; 3x5 @60kg rest 3m\n";
    let run = check(folder.path(), &["--fix", "-", "--report", "plain"], plan);
    assert_eq!(run.out, "use \"w.plan\"\nbench: wave; 3x5 @60kg rest 3min\n");
    assert!(run.told.starts_with("mended 1 mistake in <stdin>\nw.plan:1:28: error[E0106]"), "{}", run.told);
    assert_eq!((run.code, read(&folder, "w.plan").as_str()), (Some(1), "scheme wave = 5 @50kg rest 2m\n"));
    let run = check(folder.path(), &["--fix", "--diff", "-"], "bench: 3x5 rest 3m\n");
    assert_eq!(run.out, "--- <stdin>\n+++ <stdin>\n@@ -1 +1 @@\n-bench: 3x5 rest 3m\n+bench: 3x5 rest 3min\n");
    for fine in ["", "\u{feff}bench: 3x5\r\n\r\n", "bench: 3x5"] {
        assert_eq!(check(folder.path(), &["--fix", "-"], fine).out, fine);
    }
}

#[test]
fn bytes_that_are_no_mistake_stay_as_they_are() {
    let text = "\u{feff}# жим\t \r\nbench :  5x5  @82,5%\t# \"x\r\n\r\n  row: 3x5 rest 3m";
    let folder = folder(&[("a.plan", text)]);
    check(folder.path(), &["--fix", "a.plan"], "");
    assert_eq!(read(&folder, "a.plan"), text.replace("82,5", "82.5").replace("3m", "3min"));
}

#[cfg(unix)]
#[test]
fn a_mended_file_keeps_its_permissions_and_its_links() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = folder(&[("a.plan", SLIPS)]);
    let path = folder.path().join("a.plan");
    // More than a usual mask lets a new file have.
    fs::set_permissions(&path, fs::Permissions::from_mode(0o666)).unwrap();
    std::os::unix::fs::symlink("a.plan", folder.path().join("link.plan")).unwrap();
    check(folder.path(), &["--fix", "link.plan"], "");
    assert_eq!(read(&folder, "a.plan"), MENDED);
    assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o7777, 0o666);
    assert!(fs::symlink_metadata(folder.path().join("link.plan")).unwrap().is_symlink());
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2, "no temporary file is left");
}

#[test]
fn a_file_that_several_plans_use_is_mended_once() {
    let plan = "use \"lib/w.plan\"\nbench: wav; 3x5 @60kg\n";
    let library = "scheme wave = 5 @50kg rest 2m\n";
    let folder = folder(&[("a.plan", plan), ("b.plan", plan), ("lib/w.plan", library)]);
    let shown = check(folder.path(), &["--fix", "--diff", "."], "");
    assert_eq!(shown.out.matches("+++ ./lib/w.plan").count(), 1, "{}", shown.out);
    let run = check(folder.path(), &["--fix", "."], "");
    let told = "mended 1 mistake in ./lib/w.plan\nmended 1 mistake in ./a.plan\nmended 1 mistake in ./b.plan\n";
    assert_eq!((run.code, run.told.as_str()), (Some(0), told));
    assert_eq!(read(&folder, "lib/w.plan"), "scheme wave = 5 @50kg rest 2min\n");
    assert_eq!(read(&folder, "b.plan"), plan.replace("wav;", "wave;"));
}

#[test]
fn a_file_outside_of_the_project_is_never_written() {
    let library = "scheme wave = 5 @50kg rest 2m\n";
    let folder =
        folder(&[("p/.git/x", ""), ("p/a.plan", "use \"../w.plan\"\nbench: 3x5 rest 2m\n"), ("w.plan", library)]);
    let run = check(folder.path(), &["--fix", "p/a.plan"], "");
    assert!(run.code == Some(1) && run.told.contains("E0516"), "{}", run.told);
    assert_eq!(read(&folder, "w.plan"), library);
    assert_eq!(read(&folder, "p/a.plan"), "use \"../w.plan\"\nbench: 3x5 rest 2min\n");
}

#[test]
fn a_path_that_is_mended_brings_in_a_file_that_is_mended_too() {
    let folder = folder(&[("a.plan", "use \"wavs.plan\"\nbench: wave\n"), ("waves.plan", "scheme wave = 5 rest 2m\n")]);
    let run = check(folder.path(), &["--fix", "a.plan"], "");
    assert_eq!(
        (run.code, read(&folder, "waves.plan").as_str()),
        (Some(0), "scheme wave = 5 rest 2min\n"),
        "{}",
        run.told
    );
}

#[test]
fn a_file_that_cannot_be_written_is_told_and_the_others_are_mended() {
    let folder = folder(&[("a.plan", SLIPS), ("b.plan", SLIPS)]);
    let path = folder.path().join("a.plan");
    let mut permissions = fs::metadata(&path).unwrap().permissions();
    permissions.set_readonly(true);
    fs::set_permissions(&path, permissions).unwrap();
    let run = check(folder.path(), &["--fix", ".", "--report", "plain"], "");
    assert!(
        run.code == Some(2) && run.told.ends_with("error: cannot write ./a.plan: it is read-only\n"),
        "{}",
        run.told
    );
    assert_eq!((read(&folder, "a.plan").as_str(), read(&folder, "b.plan").as_str()), (SLIPS, MENDED));
    // What stands in the file is what is told.
    assert!(run.told.contains("3 errors in ./a.plan") && run.told.contains("1 error in ./b.plan"), "{}", run.told);
    assert!(!run.told.contains("in ./a.plan\nmended") && !run.told.starts_with("mended 2 mistakes in ./a.plan"));
}

#[test]
fn what_cannot_be_read_stops_all_before_anything_is_written() {
    let folder = folder(&[("a.plan", SLIPS)]);
    let run = check(folder.path(), &["--fix", "a.plan", "none.plan"], "");
    assert_eq!((run.code, read(&folder, "a.plan").as_str()), (Some(2), SLIPS));
    // And what is no text is reported and left alone.
    fs::write(folder.path().join("b.plan"), b"bench: 3x5 rest 2m\nsquat: \xff5x5\n").unwrap();
    let run = check(folder.path(), &["--fix", "b.plan"], "");
    assert!(run.code == Some(1) && run.told.contains("E0115"), "{}", run.told);
    assert!(fs::read(folder.path().join("b.plan")).unwrap().starts_with(b"bench: 3x5 rest 2m\n"));
}

#[test]
fn athletes_files_are_mended_too() {
    let folder = folder(&[("anna.plan", "athlete \"Anna\"\ndumbbells 2-50kg by 2\nmax squat 82,5kg\n")]);
    let run = check(folder.path(), &["--fix", "anna.plan"], "");
    assert_eq!(
        read(&folder, "anna.plan"),
        "athlete \"Anna\"\ndumbbells 2..50kg by 2\nmax squat 82.5kg\n",
        "{}",
        run.told
    );
    assert_eq!(run.code, Some(0));
}

#[test]
fn scripts_read_what_was_mended() {
    let folder = folder(&[("a.plan", SLIPS)]);
    let run = check(folder.path(), &["--fix", "a.plan", "--report", "json"], "");
    let lines: Vec<serde_json::Value> = run.told.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(lines[0], serde_json::json!({ "file": "a.plan", "mended": 2, "written": true }));
    assert_eq!((lines.len(), &lines[1]["errors"]), (2, &1.into()));
}

#[test]
fn mistakes_that_hide_behind_each_other_are_mended_one_after_the_other() {
    assert_eq!(mended("bench: 5x5 @82,5% rest 3m\n"), "bench: 5x5 @82.5% rest 3min\n");
    assert_eq!(mended("bench: 5x5 @82,5KG\nrow: 5 @80kg\n"), "bench: 5x5 @82.5kg\nrow: 5 @80kg\n");
}

#[test]
fn a_replacement_that_brings_an_error_of_another_kind_is_left_to_the_coach() {
    // Without a top set there is no back-off, and nobody knows what was meant.
    assert_eq!(mended("bench: backof 3x8 @-10%\n"), "bench: backof 3x8 @-10%\n");
    let others = "squat: 3x5 rest 2m\nbench: backof 3x8 @-10%\nrow: 3x5 @62,5kg\n";
    assert_eq!(mended(others), "squat: 3x5 rest 2min\nbench: backof 3x8 @-10%\nrow: 3x5 @62.5kg\n");
    // The error comes where the scheme is called, far from what was mended.
    let called = "scheme wave = 3x5 @62,5kg\nsquat: 3x5 rest 2m\nbench: wave(3)\nrow: 3x5 rest 3m\n";
    assert_eq!(codes(called), ["E0112", "E0106"]);
    assert_eq!(codes(&called.replace("62,5", "62.5")), ["E0106", "E0508"]);
    assert_eq!(mended(called), called.replace("2m", "2min").replace("3m", "3min"));
}

#[test]
fn thousands_of_mistakes_are_mended_in_one_run() {
    let plan = "row: 5x5 @8\n".repeat(1_500) + &"bench: 5x5 @62,5kg rest 3m\n".repeat(1_500);
    assert_eq!(mended(&plan), plan.replace("62,5", "62.5").replace("3m\n", "3min\n"));
}

/// Every way to get a construct wrong, with the line ends of two worlds.
#[test]
fn every_mistake_is_mended_to_something_that_stays_and_has_no_more_errors() {
    let reports = files("tests/diagnostics", "plan").into_iter().map(|path: PathBuf| fs::read_to_string(path).unwrap());
    for plan in plans().into_iter().chain(reports) {
        let after = mended(&plan);
        if after != plan {
            assert_eq!(mended(&after), after, "{plan}");
            assert!(codes(&after).len() <= codes(&plan).len() + 1, "{plan}\n{after}\n{:?}", codes(&after));
        }
        if !plan.contains('\r') {
            let windows = plan.replace('\n', "\r\n");
            assert_eq!(mended(&windows), after.replace('\n', "\r\n"), "{plan}");
        }
    }
}
