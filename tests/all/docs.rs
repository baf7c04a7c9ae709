//! Docs are run: every plan in them is compiled, every command executed.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use crate::diff::isolated;
use crate::support::{advice, codes, files, infos, repo};

/// A fenced block of a Markdown page.
pub struct Block {
    /// The first word behind the fence: `plan`, `console`, …
    pub kind: String,
    /// The codes that a plan is said to give.
    pub codes: Vec<String>,
    /// `bench.plan`, where a comment in front says `<!-- file: bench.plan -->`.
    pub file: Option<String>,
    pub text: String,
    pub line: usize,
}

/// The fenced blocks of a page.
pub fn blocks(page: &str) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    let mut open = false;
    let mut file = None;
    for (number, line) in page.lines().enumerate() {
        if let Some(info) = line.strip_prefix("```") {
            open = !open;
            if open {
                let mut words = info.split_whitespace().map(ToOwned::to_owned);
                let kind = words.next().unwrap_or_default();
                let codes = words.collect();
                blocks.push(Block { kind, codes, file: file.take(), text: String::new(), line: number + 1 });
            }
        } else if open {
            let block = blocks.last_mut().unwrap();
            block.text.push_str(line);
            block.text.push('\n');
        } else if let Some(name) = line.strip_prefix("<!-- file: ").and_then(|rest| rest.strip_suffix(" -->")) {
            file = Some(name.to_owned());
        }
    }
    assert!(!open, "a block is never closed");
    blocks
}

/// Missing maxes are left out: an example may leave them to the reader.
fn expected_codes(block: &Block) -> Vec<String> {
    let mut codes = block.codes.clone();
    codes.sort();
    codes
}

fn run_page(path: &Path) {
    let page = fs::read_to_string(path).unwrap();
    let folder = tempfile::tempdir().unwrap();
    for block in blocks(&page) {
        let place = format!("{}:{}", path.display(), block.line);
        match block.kind.as_str() {
            "plan" => {
                let wanted = expected_codes(&block);
                let mut given = [codes(&block.text), advice(&block.text)].concat();
                given.extend(infos(&block.text).into_iter().filter(|code| wanted.contains(code)));
                given.sort();
                given.retain(|code| code != "W1002" || wanted.contains(code));
                assert_eq!(
                    given,
                    wanted,
                    "{place}\n{}\n{:?}",
                    block.text,
                    crate::support::compile(&block.text).diagnostics
                );
                write_file(&block, folder.path());
            }
            "console" => run_console(&block, folder.path(), &place),
            "" | "text" | "sh" | "json" | "rust" | "toml" | "yaml" | "csv" => write_file(&block, folder.path()),
            kind => panic!("{place}: a block of the kind `{kind}` is not run by any test"),
        }
    }
}

/// What the page says is in a file is there for the commands that follow.
fn write_file(block: &Block, folder: &Path) {
    if let Some(file) = &block.file {
        let path = folder.join(file);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, &block.text).unwrap();
    }
}

/// Runs the lines that begin with `$ ` and compares what follows them.
fn run_console(block: &Block, folder: &Path, place: &str) {
    let bin = Path::new(env!("CARGO_BIN_EXE_liftplan")).parent().unwrap();
    let path = format!("{}:{}", bin.display(), std::env::var("PATH").unwrap());
    let mut shown = String::new();
    for line in block.text.lines() {
        let Some(command) = line.strip_prefix("$ ") else {
            continue;
        };
        let mut shell = Command::new("sh");
        shell.args(["-c", &format!("exec 2>&1; {command}")]).current_dir(folder).env("PATH", &path);
        let output = isolated(&mut shell).stdin(Stdio::null()).output().unwrap();
        shown.push_str(&format!("$ {command}\n{}", String::from_utf8(output.stdout).unwrap()));
        if let Some(code) = output.status.code().filter(|&code| code != 0) {
            shown.push_str(&format!("[exit {code}]\n"));
        }
    }
    assert_eq!(block.text.trim_end(), shown.trim_end(), "{place}");
}

#[test]
fn the_readme_is_run() {
    run_page(&repo("README.md"));
}

#[test]
fn the_docs_are_run() {
    for path in files("docs", "md") {
        run_page(&path);
    }
}

#[test]
fn the_pages_of_the_diagnostics_are_run() {
    for path in files("docs/diagnostics", "md") {
        run_page(&path);
    }
}

#[test]
fn links_between_the_docs_lead_somewhere() {
    let pages = [vec![repo("README.md")], files("docs", "md"), files("docs/diagnostics", "md")].concat();
    for page in pages {
        let text = fs::read_to_string(&page).unwrap();
        for link in text.split("](").skip(1).map(|rest| rest.split(')').next().unwrap()) {
            let target = link.split('#').next().unwrap();
            if target.is_empty() || target.contains("://") || target.contains(' ') || target.contains('"') {
                continue;
            }
            assert!(page.parent().unwrap().join(target).exists(), "{}: {link}", page.display());
        }
    }
}
