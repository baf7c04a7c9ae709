//! `liftplan fmt`: files, folders and the way through.

use std::fs;
use std::path::Path;
use std::time::{Duration, SystemTime};

use assert_cmd::Command;
use tempfile::TempDir;

const LOOSE: &str = "max bench  100 kg\nbench: 3 x 5 @ 80 %   # light\n\n\nrow:4x8\n";
const TIDY: &str = "max bench 100kg\nbench: 3x5 @80%  # light\n\nrow: 4x8\n";
const WRONG: &str = "bench:  3x5 @8\n";

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

fn fmt(folder: &Path, arguments: &[&str], input: &[u8]) -> Run {
    let mut command = Command::cargo_bin("liftplan").unwrap();
    let output = command.arg("fmt").args(arguments).current_dir(folder).write_stdin(input).output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    Run { code: output.status.code(), out: text(output.stdout), told: text(output.stderr) }
}

fn read(folder: &TempDir, name: &str) -> String {
    fs::read_to_string(folder.path().join(name)).unwrap()
}

#[test]
fn files_and_folders_are_formatted_in_their_places() {
    let folder = folder(&[
        ("a.plan", LOOSE),
        ("in/b.PLAN", LOOSE),
        ("in/c.txt", LOOSE),
        ("in/tidy.plan", TIDY),
        ("in/out/d.plan", LOOSE),
        ("in/.gitignore", "out/\n"),
        ("in/.git/HEAD", ""),
    ]);
    let run = fmt(folder.path(), &["a.plan", "in"], b"");
    assert_eq!((run.code, run.out.as_str()), (Some(0), ""));
    assert_eq!(run.told, "formatted a.plan\nformatted in/b.PLAN\n");
    for (name, text) in [("a.plan", TIDY), ("in/b.PLAN", TIDY), ("in/c.txt", LOOSE), ("in/out/d.plan", LOOSE)] {
        assert_eq!(read(&folder, name), text, "{name}");
    }
    let again = fmt(folder.path(), &["a.plan", "in"], b"");
    assert_eq!((again.code, again.told.as_str()), (Some(0), ""));
}

#[test]
fn a_file_that_is_formatted_already_is_not_touched() {
    let folder = folder(&[("a.plan", TIDY)]);
    let path = folder.path().join("a.plan");
    let long_ago = SystemTime::UNIX_EPOCH + Duration::from_secs(1_000_000_000);
    fs::File::options().write(true).open(&path).unwrap().set_modified(long_ago).unwrap();
    assert_eq!(fmt(folder.path(), &["a.plan"], b"").code, Some(0));
    assert_eq!(fs::metadata(&path).unwrap().modified().unwrap(), long_ago);
}

#[test]
fn a_check_names_what_would_change_and_writes_nothing() {
    let folder = folder(&[("a.plan", LOOSE), ("b.plan", TIDY)]);
    let run = fmt(folder.path(), &["--check", "a.plan", "b.plan"], b"");
    assert_eq!((run.code, run.out.as_str(), run.told.as_str()), (Some(1), "", "would format a.plan\n"));
    assert_eq!(read(&folder, "a.plan"), LOOSE);
    assert_eq!(fmt(folder.path(), &["--check", "b.plan"], b"").code, Some(0));
    let json = fmt(folder.path(), &["--check", "--report", "json", "a.plan"], b"");
    assert_eq!(json.told, "{\"file\":\"a.plan\",\"formatted\":true,\"written\":false}\n");
    let stdin = fmt(folder.path(), &["--check", "-"], LOOSE.as_bytes());
    assert_eq!((stdin.code, stdin.out.as_str(), stdin.told.as_str()), (Some(1), "", "would format <stdin>\n"));
}

#[test]
fn a_diff_shows_what_would_change_and_writes_nothing() {
    let folder = folder(&[("a.plan", LOOSE), ("b.plan", TIDY)]);
    let run = fmt(folder.path(), &["--diff", "a.plan", "b.plan"], b"");
    insta::assert_snapshot!(run.out, @r"
    --- a.plan
    +++ a.plan
    @@ -1,5 +1,4 @@
    -max bench  100 kg
    -bench: 3 x 5 @ 80 %   # light
    -
    +max bench 100kg
    +bench: 3x5 @80%  # light
     
    -row:4x8
    +row: 4x8
    ");
    assert_eq!((run.code, run.told.as_str()), (Some(1), "would format a.plan\n"));
    assert_eq!(read(&folder, "a.plan"), LOOSE);
    let nothing = fmt(folder.path(), &["--diff", "b.plan"], b"");
    assert_eq!((nothing.code, nothing.out.as_str(), nothing.told.as_str()), (Some(0), "", ""));
}

#[test]
fn standard_input_goes_to_standard_output() {
    let folder = folder(&[("w.plan", "scheme wave = 5x5\n")]);
    let run = fmt(folder.path(), &["-"], LOOSE.as_bytes());
    assert_eq!((run.code, run.out.as_str(), run.told.as_str()), (Some(0), TIDY, ""));
    // Files that it uses are found from the folder.
    let run = fmt(folder.path(), &["-"], b"use  \"w.plan\"\nbench:  wave\n");
    assert_eq!((run.code, run.out.as_str()), (Some(0), "use \"w.plan\"\nbench: wave\n"), "{}", run.told);
    // What has errors goes through as it is.
    let wrong = fmt(folder.path(), &["-", "--report", "plain"], WRONG.as_bytes());
    assert_eq!((wrong.code, wrong.out.as_str()), (Some(1), WRONG));
    assert!(wrong.told.starts_with("<stdin>:1:13: error[E0104]"), "{}", wrong.told);
}

#[test]
fn a_file_with_errors_is_left_alone_and_reported_and_the_others_are_formatted() {
    let meaning = "bench:  backoff 3x5 @-10%\n";
    let folder = folder(&[("a.plan", WRONG), ("b.plan", meaning), ("c.plan", LOOSE)]);
    let run = fmt(folder.path(), &["--report", "plain", "."], b"");
    assert_eq!(run.code, Some(1));
    assert_eq!((read(&folder, "a.plan").as_str(), read(&folder, "b.plan").as_str()), (WRONG, meaning));
    assert_eq!(read(&folder, "c.plan"), TIDY);
    assert!(run.told.contains("a.plan:1:13: error[E0104]") && run.told.contains("error[E0301]"), "{}", run.told);
    // Warnings are for `check`.
    assert!(!run.told.contains("warning"), "{}", run.told);
    assert_eq!(fmt(folder.path(), &["--check", "b.plan"], b"").code, Some(1));
}

#[test]
fn what_cannot_be_read_or_written_is_told_and_does_not_stop_the_others() {
    let folder = folder(&[("a.plan", LOOSE), ("b.plan", LOOSE), ("c.plan", "")]);
    fs::write(folder.path().join("c.plan"), b"bench: 3x5 \xff\n").unwrap();
    let mut permissions = fs::metadata(folder.path().join("a.plan")).unwrap().permissions();
    permissions.set_readonly(true);
    fs::set_permissions(folder.path().join("a.plan"), permissions).unwrap();
    let run = fmt(folder.path(), &["no.plan", "a.plan", "c.plan", "b.plan", "--report", "plain"], b"");
    assert_eq!(run.code, Some(2));
    assert!(run.told.contains("error: cannot read no.plan: "), "{}", run.told);
    assert!(run.told.contains("error: cannot write a.plan: it is read-only\n"), "{}", run.told);
    assert!(run.told.contains("c.plan:1:12: error[E0115]"), "{}", run.told);
    assert_eq!((read(&folder, "a.plan").as_str(), read(&folder, "b.plan").as_str()), (LOOSE, TIDY));
    let empty = tempfile::tempdir().unwrap();
    let run = fmt(empty.path(), &["."], b"");
    assert_eq!((run.code, run.told.as_str()), (Some(2), "error: there is no .plan file in .\n"));
}

#[test]
fn line_ends_and_marks_are_kept() {
    let folder = folder(&[]);
    for (before, after) in [
        ("bench:  5\r\n\r\n\r\nrow:  5", "bench: 5\r\n\r\nrow: 5\r\n"),
        ("bench:  5\r\nrow: 5\n", "bench: 5\r\nrow: 5\r\n"),
        ("bench: 5\nrow:  5\r\n", "bench: 5\nrow: 5\n"),
        ("\u{feff}bench:  5", "\u{feff}bench: 5\n"),
        ("\n\n\nbench: 5\n\n", "bench: 5\n"),
        ("# only a remark  ", "# only a remark\n"),
    ] {
        let run = fmt(folder.path(), &["-"], before.as_bytes());
        // A remark alone is no plan.
        let out = if before.starts_with('#') { super::laid_out(before).unwrap() } else { run.out };
        assert_eq!(out, after);
    }
    assert_eq!(super::laid_out("").as_deref(), Some(""));
    assert_eq!(super::laid_out(" \n\n").as_deref(), Some(""));
}

#[cfg(unix)]
#[test]
fn permissions_and_links_are_kept() {
    use std::os::unix::fs::{PermissionsExt as _, symlink};
    let folder = folder(&[("a.plan", LOOSE)]);
    let (path, link) = (folder.path().join("a.plan"), folder.path().join("link.plan"));
    fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).unwrap();
    symlink("a.plan", &link).unwrap();
    assert_eq!(fmt(folder.path(), &["link.plan"], b"").code, Some(0));
    assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
    assert_eq!(read(&folder, "a.plan"), TIDY);
    assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o640);
}
