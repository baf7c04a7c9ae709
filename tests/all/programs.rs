//! The shipped programs, session by session, against the tables that they come from.
//! What is expected here is typed from those tables, not taken from the output.

#[path = "programs/articles.rs"]
mod articles;
#[path = "programs/daily_effort.rs"]
mod daily_effort;
#[path = "programs/linear.rs"]
mod linear;
#[path = "programs/logged.rs"]
mod logged;
#[path = "programs/page.rs"]
mod page;
#[path = "programs/percent.rs"]
mod percent;
#[path = "programs/published.rs"]
mod published;
#[path = "programs/reps_first.rs"]
mod reps_first;
#[path = "programs/starr.rs"]
mod starr;
#[path = "programs/templates.rs"]
mod templates;
#[path = "programs/wendler.rs"]
mod wendler;

use liftplan::model::Schedule;

use crate::support::{files, read, repo, schedule};

fn program(name: &str) -> Schedule {
    schedule(&read(&format!("programs/{name}.plan")))
}

#[test]
fn every_program_builds_without_a_word() {
    for path in files("programs", "plan") {
        let text = std::fs::read_to_string(&path).unwrap();
        let compiled = crate::support::compile(&text);
        assert!(compiled.diagnostics.is_empty(), "{}: {:?}", path.display(), compiled.diagnostics);
        assert!(text.starts_with("# "), "{}: the first line says what it is", path.display());
    }
}

#[test]
fn every_program_is_shipped_with_new() {
    let list = std::fs::read_to_string(repo("src/cli/new.rs")).unwrap();
    for path in files("programs", "plan") {
        let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
        assert!(list.contains(&format!("\"{name}\"")), "{name} is not in src/cli/new.rs");
    }
}
