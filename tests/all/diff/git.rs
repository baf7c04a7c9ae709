//! Plans as they are in a commit. These tests run the real `git`.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use tempfile::TempDir;

/// A repository in a folder of its own, with nobody's settings but these.
pub struct Repo(TempDir);

impl Repo {
    pub fn new() -> Self {
        let repo = Self(tempfile::tempdir().unwrap());
        repo.git(&["init", "--quiet", "--initial-branch=main"]);
        repo
    }

    pub fn path(&self) -> PathBuf {
        fs::canonicalize(self.0.path()).unwrap()
    }

    pub fn write(&self, file: &str, text: &str) {
        let path = self.path().join(file);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    pub fn commit(&self, files: &[(&str, &str)], message: &str) {
        for (file, text) in files {
            self.write(file, text);
        }
        self.git(&["add", "--all"]);
        self.git(&["commit", "--quiet", "--message", message]);
    }

    pub fn git(&self, arguments: &[&str]) -> String {
        let run = isolated(Command::new("git").args(arguments).current_dir(self.path())).output();
        let run = run.expect("git must be installed for these tests");
        assert!(run.status.success(), "git {arguments:?}: {}", String::from_utf8_lossy(&run.stderr));
        String::from_utf8(run.stdout).unwrap()
    }

    fn liftplan_in(&self, folder: &str, arguments: &[&str]) -> Output {
        let mut command = Command::new(env!("CARGO_BIN_EXE_liftplan"));
        isolated(command.args(arguments).current_dir(self.path().join(folder))).output().unwrap()
    }

    /// The exit code, and what stands on both outputs.
    fn diff(&self, arguments: &[&str]) -> (i32, String) {
        said(&self.liftplan_in("", &[&["diff"], arguments].concat()))
    }
}

fn said(run: &Output) -> (i32, String) {
    let text = [run.stdout.clone(), run.stderr.clone()].concat();
    (run.status.code().unwrap(), String::from_utf8(text).unwrap())
}

/// Git without the settings of whoever runs the tests.
pub fn isolated(command: &mut Command) -> &mut Command {
    for (name, value) in [
        ("GIT_CONFIG_GLOBAL", "/dev/null"),
        ("GIT_CONFIG_NOSYSTEM", "1"),
        ("GIT_AUTHOR_NAME", "Coach"),
        ("GIT_AUTHOR_EMAIL", "coach@example.org"),
        ("GIT_COMMITTER_NAME", "Coach"),
        ("GIT_COMMITTER_EMAIL", "coach@example.org"),
    ] {
        command.env(name, value);
    }
    for name in ["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "NO_COLOR"] {
        command.env_remove(name);
    }
    command
}

fn squat(load: &str) -> String {
    format!("squat: 5 @{load}\n")
}

#[test]
fn a_plan_alone_is_held_against_its_last_commit() {
    let repo = Repo::new();
    repo.commit(&[("squat.plan", &squat("100kg"))], "First");
    assert_eq!(repo.diff(&["squat.plan"]).0, 0);
    repo.write("squat.plan", &squat("102.5kg"));
    for arguments in
        [&["squat.plan"][..], &["--", "squat.plan"], &["HEAD", "--", "squat.plan"], &["main", "--", "squat.plan"]]
    {
        let (code, text) = repo.diff(arguments);
        assert_eq!(code, 1, "{text}");
        assert!(text.contains("5 @ 100 kg → 5 @ 102.5 kg  +2.5 kg (+2.5 %)"), "{text}");
        let old = if arguments[0] == "main" { "main" } else { "HEAD" };
        assert!(text.contains(&format!("squat.plan: {old} → working tree")), "{text}");
    }
}

#[test]
fn revisions_and_ranges_mean_what_they_mean_in_git() {
    let repo = Repo::new();
    repo.commit(&[("squat.plan", &squat("100kg"))], "First");
    repo.git(&["tag", "v1"]);
    repo.git(&["branch", "feature"]);
    repo.commit(&[("squat.plan", &squat("110kg"))], "On main");
    repo.git(&["checkout", "--quiet", "feature"]);
    repo.commit(&[("squat.plan", &squat("120kg"))], "On the branch");
    for (arguments, loads) in [
        (&["v1..main", "--", "squat.plan"][..], "5 @ 100 kg → 5 @ 110 kg"),
        (&["v1", "main", "--", "squat.plan"], "5 @ 100 kg → 5 @ 110 kg"),
        (&["main..feature", "--", "squat.plan"], "5 @ 110 kg → 5 @ 120 kg"),
        (&["main...feature", "--", "squat.plan"], "5 @ 100 kg → 5 @ 120 kg"),
        (&["main...", "--", "squat.plan"], "5 @ 100 kg → 5 @ 120 kg"),
        (&["..main", "--", "squat.plan"], "5 @ 120 kg → 5 @ 110 kg"),
        (&["HEAD~1", "--", "squat.plan"], "5 @ 100 kg → 5 @ 120 kg"),
    ] {
        let (code, text) = repo.diff(arguments);
        assert_eq!(code, 1, "{arguments:?} {text}");
        assert!(text.contains(loads), "{arguments:?} {text}");
    }
    assert!(repo.diff(&["main...feature", "--", "squat.plan"]).1.contains("where feature left main → feature"));
    assert_eq!(repo.diff(&["v1..v1", "--", "squat.plan"]).0, 0);
}

#[test]
fn files_that_a_plan_uses_are_those_of_the_same_revision() {
    let repo = Repo::new();
    let plan = "use \"../library/waves.plan\"\nsquat: wave\n";
    let wave = |load: &str| format!("use \"deeper/more.plan\"\nscheme wave = 5 @{load}; extra\n");
    let more = "scheme extra = 3 @50kg\n";
    repo.commit(
        &[("plans/squat.plan", plan), ("library/waves.plan", &wave("100kg")), ("library/deeper/more.plan", more)],
        "First",
    );
    repo.write("library/waves.plan", &wave("105kg"));
    let (code, text) = repo.diff(&["plans/squat.plan"]);
    assert_eq!(code, 1, "{text}");
    assert!(text.contains("5 @ 100 kg → 5 @ 105 kg"), "{text}");
    // A file that is only there now.
    repo.commit(&[("plans/squat.plan", "squat: 5 @100kg\n")], "Second");
    let (code, text) = repo.diff(&["HEAD~1", "HEAD", "--", "plans/squat.plan"]);
    assert_eq!(code, 1, "{text}");
    fs::remove_dir_all(repo.path().join("library")).unwrap();
    repo.git(&["commit", "--quiet", "--all", "--message", "Third"]);
    let old = repo.diff(&["HEAD~2", "HEAD", "--", "plans/squat.plan"]);
    assert!(old.0 == 1 && old.1.contains("- set 2  3 @ 50 kg"), "{}", old.1);
}

#[test]
fn a_file_that_is_missing_in_a_revision_is_told_with_its_place() {
    let repo = Repo::new();
    repo.commit(&[("a.plan", "use \"wave.plan\"\nsquat: w\n"), ("waves.plan", "scheme w = 5 @50kg\n")], "First");
    let (code, text) = repo.diff(&["HEAD", "HEAD", "--", "a.plan"]);
    assert_eq!(code, 1);
    assert!(text.contains("HEAD:a.plan:1") && text.contains("did you mean `waves.plan`?"), "{text}");
    repo.commit(
        &[("sub/liftplan.toml", ""), ("sub/a.plan", "use \"../waves.plan\"\nsquat: w\n")],
        "A project of its own uses nothing from outside",
    );
    let (code, text) = repo.diff(&["HEAD", "HEAD", "--", "sub/a.plan"]);
    assert!(code == 1 && text.contains("`../waves.plan` is outside of the project"), "{text}");
}

#[test]
fn a_plan_that_is_not_in_the_revision_is_new_and_one_that_is_deleted_is_gone() {
    let repo = Repo::new();
    repo.commit(&[("old.plan", &squat("100kg"))], "First");
    repo.write("new.plan", &squat("50kg"));
    let (code, text) = repo.diff(&["new.plan"]);
    assert!(code == 1 && text.contains("The plan is new. Sessions: 1 new."), "{text}");
    fs::remove_file(repo.path().join("old.plan")).unwrap();
    let (code, text) = repo.diff(&["old.plan"]);
    assert!(code == 1 && text.contains("The plan is gone. Sessions: 1 gone."), "{text}");
    let (code, text) = repo.diff(&["never.plan"]);
    assert!(code == 2 && text.contains("never.plan is neither in HEAD nor in working tree"), "{text}");
}

#[test]
fn a_path_is_only_a_path_whatever_it_holds_and_wherever_it_is_named() {
    let repo = Repo::new();
    let names = ["sub folder/*.plan", "sub folder/:(top)x.plan", "sub folder/ä.plan", "-x.plan"];
    for name in names {
        repo.write(name, &squat("100kg"));
    }
    repo.commit(&[], "First");
    for name in names {
        repo.write(name, &squat("105kg"));
        let (code, text) = repo.diff(&["HEAD", "--", name]);
        assert!(code == 1 && text.contains("5 @ 105 kg"), "{name}: {text}");
    }
    let run = repo.liftplan_in("sub folder", &["diff", "HEAD", "--", "ä.plan"]);
    assert_eq!(run.status.code(), Some(1), "{}", said(&run).1);
    let run = repo.liftplan_in("sub folder", &["diff", "HEAD", "--", "../-x.plan"]);
    assert_eq!(run.status.code(), Some(1), "{}", said(&run).1);
    let absolute = repo.path().join("-x.plan");
    let run = repo.liftplan_in("sub folder", &["diff", absolute.to_str().unwrap()]);
    assert_eq!(run.status.code(), Some(1), "{}", said(&run).1);
}

#[test]
fn what_git_cannot_give_is_a_wrong_usage_with_a_way_out() {
    let repo = Repo::new();
    let (code, text) = repo.diff(&["a.plan"]);
    assert!(code == 2 && text.contains("nothing has been committed yet"), "{text}");
    repo.commit(&[("a.plan", &squat("100kg")), ("folder/b.plan", &squat("100kg"))], "First");
    repo.git(&["checkout", "--quiet", "--orphan", "other"]);
    repo.git(&["commit", "--quiet", "--message", "Nothing in common"]);
    for (arguments, words) in [
        (&["mian", "--", "a.plan"][..], "git knows no revision `mian`; did you mean `main`?"),
        (&["--", "folder"], "HEAD:folder: it is a folder"),
        (&["main", "a.plan"], "there is no file main; if it is a revision, write `liftplan diff main -- a.plan`"),
        (&["main..other"], "`main..other` is a range of revisions, of which plan?"),
        (&["main...other", "--", "a.plan"], "main and other have no commit in common"),
        (&["main", "other", "main", "--", "a.plan"], "unexpected"),
        (&[], "required"),
    ] {
        let (code, text) = repo.diff(arguments);
        assert_eq!(code, 2, "{arguments:?}: {text}");
        assert!(text.contains(words), "{arguments:?}: {text}");
    }
    let outside = tempfile::tempdir().unwrap();
    fs::write(outside.path().join("a.plan"), squat("100kg")).unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_liftplan"));
    isolated(command.args(["diff", "a.plan"]).current_dir(outside.path()));
    let (code, text) =
        said(&command.env("GIT_CEILING_DIRECTORIES", outside.path().parent().unwrap()).output().unwrap());
    assert!(code == 2 && text.contains("a.plan lies in no git repository"), "{text}");
}

#[test]
fn without_git_it_says_so() {
    let repo = Repo::new();
    repo.write("a.plan", &squat("100kg"));
    let mut command = Command::new(env!("CARGO_BIN_EXE_liftplan"));
    command.args(["diff", "a.plan"]).current_dir(repo.path()).env("PATH", Path::new("/no/such/folder"));
    let (code, text) = said(&command.output().unwrap());
    assert!(code == 2 && text.contains("git is not installed"), "{text}");
}

#[test]
fn git_shows_what_changes_through_liftplan_as_its_external_diff() {
    let repo = Repo::new();
    repo.commit(&[("a.plan", &squat("100kg")), (".gitattributes", "*.plan diff=liftplan\n")], "First");
    let command = format!("sh -c '{} diff \"$1\" \"$4\" || true'", env!("CARGO_BIN_EXE_liftplan"));
    repo.git(&["config", "diff.liftplan.command", &command]);
    repo.write("a.plan", &squat("105kg"));
    let shown = repo.git(&["diff"]);
    assert!(shown.contains("5 @ 100 kg → 5 @ 105 kg"), "{shown}");
}
