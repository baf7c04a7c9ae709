//! What teams run on their repositories, as `docs/git.md` has it: the workflow on GitHub, and the hooks
//! of the real `pre-commit`.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use yaml_rust2::{Yaml, YamlLoader};

use crate::diff::{Repo, isolated};
use crate::docs::blocks;
use crate::support::{read, repo};

const PLAN: &str = "program \"Spring\"\nmax squat 180kg\nsquat: 5x5 @70% | 5x5 @75%\n";

/// A file that the page shows.
fn file_of_the_page(name: &str) -> String {
    let found = blocks(&read("docs/git.md")).into_iter().find(|block| block.file.as_deref() == Some(name));
    found.unwrap_or_else(|| panic!("docs/git.md shows no {name}")).text
}

fn yaml(text: &str) -> Yaml {
    YamlLoader::load_from_str(text).unwrap().into_iter().next().unwrap()
}

/// A folder with the program under test in it, and what else is put there.
fn programs(folder: &Path, scripts: &[(&str, &str)]) -> String {
    fs::create_dir_all(folder).unwrap();
    for (name, script) in scripts {
        let path = folder.join(name);
        fs::write(&path, format!("#!/bin/sh\n{script}\n")).unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).unwrap();
    }
    let built = Path::new(env!("CARGO_BIN_EXE_liftplan")).parent().unwrap();
    format!("{}:{}:{}", folder.display(), built.display(), std::env::var("PATH").unwrap())
}

fn said(run: &Output) -> String {
    String::from_utf8([run.stdout.clone(), run.stderr.clone()].concat()).unwrap()
}

/// GitHub, as far as the workflow sees it.
struct GitHub<'r> {
    repo: &'r Repo,
    base: String,
    /// Where the stand-ins of other programs lie, and what they were called with.
    beside: tempfile::TempDir,
}

impl<'r> GitHub<'r> {
    fn new(repo: &'r Repo) -> Self {
        let base = repo.git(&["rev-parse", "main"]).trim().to_owned();
        Self { repo, base, beside: tempfile::tempdir().unwrap() }
    }

    /// Runs the steps one after another until one fails; those that are GitHub's own do nothing.
    fn run(&self, workflow: &Yaml) -> Result<Vec<String>, String> {
        let called = self.beside.path().join("called");
        let note = format!("echo \"$(basename \"$0\") $*\" >> '{}'", called.display());
        let path = programs(&self.beside.path().join("bin"), &[("cargo", &note), ("gh", &note)]);
        let job = &workflow["jobs"]["plans"];
        for step in job["steps"].as_vec().unwrap() {
            let Some(script) = step["run"].as_str() else {
                let action = step["uses"].as_str().unwrap();
                assert!(["actions/checkout@v4", "actions/upload-artifact@v4"].contains(&action), "{action}");
                continue;
            };
            let mut shell = Command::new("bash");
            isolated(shell.args(["-e", "-c", script]).current_dir(self.repo.path())).env("PATH", &path);
            for place in [workflow, job, step] {
                for (name, value) in place["env"].as_hash().into_iter().flatten() {
                    shell.env(name.as_str().unwrap(), self.value(value.as_str().unwrap()));
                }
            }
            let run = shell.output().unwrap();
            if !run.status.success() {
                return Err(said(&run));
            }
        }
        Ok(fs::read_to_string(called).unwrap().lines().map(ToOwned::to_owned).collect())
    }

    fn value(&self, written: &str) -> String {
        match written {
            "${{ github.event.pull_request.base.sha }}" => self.base.clone(),
            "${{ github.event.pull_request.number }}" => "7".to_owned(),
            "${{ github.token }}" => "token".to_owned(),
            plain if !plain.contains("${{") => plain.to_owned(),
            unknown => panic!("{unknown}"),
        }
    }
}

fn workflow() -> Yaml {
    yaml(&file_of_the_page(".github/workflows/plans.yml"))
}

#[test]
fn the_workflow_tells_what_changes_and_builds_the_sheets_of_those_plans() {
    let repo = Repo::new();
    let uses = "use \"../library/waves.plan\"\n\nbench: wave\n";
    repo.commit(
        &[
            ("plans/squat.plan", PLAN),
            ("plans/team a/bench.plan", uses),
            ("plans/same.plan", "row: 5x5\n"),
            ("plans/old.plan", "curl: 3x10\n"),
            ("library/waves.plan", "scheme wave = 5 @60kg\n"),
        ],
        "First",
    );
    fs::create_dir_all(repo.path().join("plans/library")).unwrap();
    repo.git(&["checkout", "--quiet", "-b", "heavier"]);
    fs::rename(repo.path().join("plans/old.plan"), repo.path().join("plans/new.plan")).unwrap();
    repo.commit(
        &[
            ("plans/squat.plan", &PLAN.replace("75%", "80%")),
            ("plans/same.plan", "# the same\nscheme s = 5x5\n\nrow: s\n"),
            ("plans/team a/bench.plan", "use \"../../library/waves.plan\"\n\nbench: wave\n"),
            ("library/waves.plan", "scheme wave = 5 @65kg\n"),
        ],
        "Heavier",
    );
    // The first version of that plan used a file that is not there: it is told of, and stops nothing.
    let github = GitHub::new(&repo);
    let called = github.run(&workflow()).unwrap();
    assert_eq!(
        called,
        [
            "cargo install --locked --git https://github.com/you/liftplan",
            "gh pr comment 7 --edit-last --create-if-none --body-file comment.md"
        ]
    );
    let comment = fs::read_to_string(repo.path().join("comment.md")).unwrap();
    for words in ["### Spring", "5 @ 135 kg, 75% | 5 @ 145 kg, 80%", "The plan is new.", "The plan is gone."] {
        assert!(comment.contains(words), "{words}\n{comment}");
    }
    assert!(!comment.contains("row"), "{comment}");
    let mut made: Vec<String> = fs::read_dir(repo.path().join("out"))
        .unwrap()
        .map(|file| file.unwrap().file_name().into_string().unwrap())
        .collect();
    made.sort();
    assert_eq!(made, ["new.md", "new.pdf", "old.md", "squat.md", "squat.pdf", "team a-bench.pdf"]);
}

#[test]
fn the_workflow_says_so_where_nothing_changes_or_too_much_for_a_comment() {
    let repo = Repo::new();
    repo.commit(&[("plans/squat.plan", PLAN)], "First");
    repo.git(&["checkout", "--quiet", "-b", "same"]);
    repo.commit(&[("plans/squat.plan", &format!("# Squats.\n{PLAN}"))], "A remark");
    GitHub::new(&repo).run(&workflow()).unwrap();
    let comment = || fs::read_to_string(repo.path().join("comment.md")).unwrap();
    assert_eq!(comment(), "Nothing changes for the athlete.\n");

    fs::remove_dir_all(repo.path().join("out")).unwrap();
    let lines: String =
        (1..1000).map(|number| format!("squat (number {number} of its very many variants): 3x5 @60kg\n")).collect();
    repo.commit(&[("plans/long.plan", &lines)], "Very long");
    GitHub::new(&repo).run(&workflow()).unwrap();
    assert!(comment().starts_with("This changes too much for a comment"), "{}", comment());
}

#[test]
fn the_workflow_stops_at_mistakes_and_at_plans_that_are_not_laid_out() {
    for (plan, words) in
        [("squat: 5x5 @8\n", "::error file=plans/squat.plan"), ("squat:5x5\n", "would format ./plans/squat.plan")]
    {
        let repo = Repo::new();
        repo.commit(&[("plans/squat.plan", PLAN)], "First");
        repo.git(&["checkout", "--quiet", "-b", "wrong"]);
        repo.commit(&[("plans/squat.plan", plan)], "Wrong");
        let told = GitHub::new(&repo).run(&workflow()).unwrap_err();
        assert!(told.contains(words) || told.contains(&words.replace("./", "")), "{told}");
    }
}

#[test]
fn the_workflow_may_only_read_and_comment_and_leaves_forks_alone() {
    let workflow = workflow();
    let permissions: Vec<(&str, &str)> = workflow["permissions"]
        .as_hash()
        .unwrap()
        .iter()
        .map(|(of, may)| (of.as_str().unwrap(), may.as_str().unwrap()))
        .collect();
    assert_eq!(permissions, [("contents", "read"), ("pull-requests", "write")]);
    assert_eq!(workflow["on"].as_str(), Some("pull_request"));
    let steps = workflow["jobs"]["plans"]["steps"].as_vec().unwrap();
    let comment = steps.iter().find(|step| step["name"].as_str() == Some("Comment")).unwrap();
    assert_eq!(comment["if"].as_str(), Some("github.event.pull_request.head.repo.full_name == github.repository"));
    // What a pull request brings is in no script: it comes in through the environment.
    let scripts = steps.iter().filter_map(|step| step["run"].as_str());
    assert!(scripts.into_iter().all(|script| !script.contains("${{")));
}

/// The real pre-commit, on a repository whose hooks are those of this one.
fn pre_commit(repo: &Repo, arguments: &[&str], home: &Path) -> Output {
    let mut command = Command::new("pre-commit");
    isolated(command.args(arguments).current_dir(repo.path()));
    command.env("PATH", programs(&home.join("bin"), &[])).env("PRE_COMMIT_HOME", home.join("cache"));
    command.output().expect("pre-commit must be installed for these tests, as .ci/run does")
}

#[test]
fn the_hooks_run_in_the_real_pre_commit() {
    let home = tempfile::tempdir().unwrap();
    let hooks = Repo::new();
    hooks.commit(&[(".pre-commit-hooks.yaml", &read(".pre-commit-hooks.yaml"))], "Hooks");
    hooks.git(&["tag", "v0.1.0"]);
    let config = file_of_the_page(".pre-commit-config.yaml");
    let address = hooks.path().display().to_string();
    let config = config.replace("../liftplan", &address);
    assert!(config.contains(&address), "{config}");
    let repo = Repo::new();
    repo.commit(&[("squat.plan", PLAN), (".pre-commit-config.yaml", &config)], "First");
    let run = pre_commit(&repo, &["run", "--all-files"], home.path());
    assert!(run.status.success(), "{}", said(&run));
    assert!(said(&run).contains("liftplan check") && said(&run).contains("Passed"), "{}", said(&run));

    repo.write("squat.plan", "squat: 5x5 @8\n");
    let run = pre_commit(&repo, &["run", "--all-files"], home.path());
    assert!(!run.status.success() && said(&run).contains("E0104"), "{}", said(&run));

    repo.write("squat.plan", "squat:5x5 @80kg\n");
    let run = pre_commit(&repo, &["run", "--all-files"], home.path());
    assert!(!run.status.success() && said(&run).contains("files were modified by this hook"), "{}", said(&run));
    assert_eq!(fs::read_to_string(repo.path().join("squat.plan")).unwrap(), "squat: 5x5 @80kg\n");
}

#[test]
fn the_hooks_are_in_the_form_that_pre_commit_wants() {
    let home = tempfile::tempdir().unwrap();
    let manifest: PathBuf = repo(".pre-commit-hooks.yaml");
    let run = pre_commit(&Repo::new(), &["validate-manifest", manifest.to_str().unwrap()], home.path());
    assert!(run.status.success(), "{}", said(&run));
    let all = yaml(&read(".pre-commit-hooks.yaml"));
    let commands: Vec<&str> = all.as_vec().unwrap().iter().map(|hook| hook["entry"].as_str().unwrap()).collect();
    assert_eq!(commands, ["liftplan check", "liftplan fmt"]);
    // Without `language: system` it is built from this repository.
    assert!(all.as_vec().unwrap().iter().all(|hook| hook["language"].as_str() == Some("rust")));
}
