//! Ways to get every construct wrong, and what is said of them: `tests/mistakes/*.txt`.
//!
//! A file holds sections and cases:
//!
//! ```text
//! [load, value]
//! bench: 5x5 @82,5%
//! !           ^^^^^ E0112 write a point
//! > bench: 5x5 @82.5%
//! ```
//!
//! - A section names the grammar rules that its cases get wrong; `[+]` is for anything else.
//! - A case is a plan, up to the next blank line. `{U+FEFF}` in it stands for a character.
//! - Below the line in which a mistake stands, `!` and carets show where it is, then its code and
//!   words of its headline or help. A mark in the first column takes the place of the `!`.
//! - `>` lines are the whole plan with all certain replacements; without them there is none.
//!
//! `MISTAKES_UPDATE=1 cargo test mistakes` writes what is found below the plans, to be read before it
//! is committed; words that still fit are kept. `backlog.txt` holds cases that are not good yet.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use crate::grammar::rules;
use crate::support::files;
use liftplan::diagnostic::apply_fixes;
use liftplan::model::Athlete;
use liftplan::source::Source;

/// Findings that come and go with what a short example leaves out: maxes, and other files.
const BESIDE_THE_POINT: [&str; 2] = ["W1002", "E0519"];

/// The plans of all cases.
pub fn plans() -> Vec<String> {
    let texts = files("tests/mistakes", "txt").into_iter().map(|path| fs::read_to_string(path).unwrap());
    let cases: Vec<Case> = texts.flat_map(|text| cases(&text)).collect();
    cases.iter().map(|case| unescape(&case.plan.join("\n")) + "\n").collect()
}

struct Case {
    line: usize,
    constructs: Vec<String>,
    plan: Vec<String>,
    /// What is said to be found: marks and mended lines, as they stand.
    expected: Vec<String>,
}

fn cases(text: &str) -> Vec<Case> {
    let mut cases: Vec<Case> = Vec::new();
    let mut constructs = Vec::new();
    let mut open = false;
    for (number, line) in text.lines().enumerate() {
        if line.is_empty() || line.starts_with("##") {
            open = false;
        } else if let Some(names) = line.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
            constructs = names.split(", ").map(ToOwned::to_owned).collect();
            open = false;
        } else {
            if !open {
                let (plan, expected) = (Vec::new(), Vec::new());
                cases.push(Case { line: number + 1, constructs: constructs.clone(), plan, expected });
                open = true;
            }
            let case = cases.last_mut().unwrap();
            if is_expectation(line) {
                case.expected.push(line.to_owned());
            } else {
                case.plan.push(line.to_owned());
            }
        }
    }
    cases
}

fn is_expectation(line: &str) -> bool {
    line.starts_with(['!', '^', '>'])
}

/// `{U+FEFF}` and the like as the characters themselves.
fn unescape(line: &str) -> String {
    let mut text = String::new();
    let mut rest = line;
    while let Some((before, after)) = rest.split_once("{U+") {
        let (code, behind) = after.split_once('}').unwrap();
        text.push_str(before);
        text.push(char::from_u32(u32::from_str_radix(code, 16).unwrap()).unwrap());
        rest = behind;
    }
    text + rest
}

/// Characters that nobody sees as `{U+FEFF}`.
fn escape(line: &str) -> String {
    let hidden = |c: char| {
        c.is_control()
            || (c.is_whitespace() && c != ' ')
            || matches!(c, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}')
    };
    line.chars().fold(String::new(), |mut text, c| {
        if hidden(c) {
            write!(text, "{{U+{:04X}}}", u32::from(c)).unwrap();
        } else {
            text.push(c);
        }
        text
    })
}

/// What is found in a plan: below each of its lines the marks, and the mended plan.
struct Found {
    /// The number of the line, from 0, the marks, the code, and all that is said.
    marks: Vec<(usize, String, String, String)>,
    mended: Vec<String>,
}

fn look(plan: &[String]) -> Found {
    let text = unescape(&plan.join("\n")) + "\n";
    let source = Source::new("mistake.plan", text.clone());
    let compiled = liftplan::compile(&source, &Athlete::default());
    let mut marks = Vec::new();
    for finding in compiled.diagnostics.sorted() {
        let code = finding.code().unwrap().to_string();
        // Nor is a line with a mistake in it a program that lints could judge.
        if BESIDE_THE_POINT.contains(&code.as_str()) || code.starts_with("W11") {
            continue;
        }
        let label = finding.labels().and_then(|mut labels| labels.next()).unwrap();
        let start = u32::try_from(label.offset()).unwrap();
        let place = source.place(start);
        let line = text.lines().nth(place.line - 1).unwrap_or("");
        let before: String = line.chars().take(place.column - 1).collect();
        let marked: String = text[label.offset()..].chars().take_while(|&c| c != '\n').collect();
        let width = label.len().min(marked.len());
        let marked = escape(&marked[..width]).chars().count().max(1);
        let column = escape(&before).chars().count();
        let mut mark = " ".repeat(column) + &"^".repeat(marked);
        if column > 0 {
            mark.replace_range(0..1, "!");
        }
        let help = finding.help().map_or_else(String::new, |help| help.to_string());
        marks.push((place.line - 1, mark, code, format!("{finding}\n{help}")));
    }
    let fixes = compiled.diagnostics.fixes();
    let mended = if fixes.is_empty() {
        Vec::new()
    } else {
        apply_fixes(&text, &fixes).lines().map(|line| format!("> {}", escape(line)).trim_end().to_owned()).collect()
    };
    Found { marks, mended }
}

/// Whether what stands below a plan is what is found.
fn judge(case: &Case) -> Result<(), String> {
    let found = look(&case.plan);
    let marks: Vec<&String> = case.expected.iter().filter(|line| !line.starts_with('>')).collect();
    let given: Vec<String> = found.marks.iter().map(|(_, mark, code, _)| format!("{mark} {code}")).collect();
    if marks.len() != given.len() {
        return Err(format!("found {given:#?}"));
    }
    for (mark, (given, (_, _, _, said))) in marks.iter().zip(given.iter().zip(&found.marks)) {
        let words = mark.strip_prefix(given.as_str()).ok_or_else(|| format!("found {given}\n{said}"))?.trim();
        if !said.contains(words) {
            return Err(format!("`{words}` is not said; it is\n{said}"));
        }
        if words.is_empty() {
            return Err(format!("say what it should say; it is\n{said}"));
        }
    }
    let mended: Vec<&String> = case.expected.iter().filter(|line| line.starts_with('>')).collect();
    if !mended.iter().copied().eq(&found.mended) {
        return Err(format!("mended to {:#?}", found.mended));
    }
    if !mended.is_empty() {
        let plan: Vec<String> = found.mended.iter().map(|line| line.get(2..).unwrap_or("").to_owned()).collect();
        let left: Vec<String> = look(&plan).marks.into_iter().map(|(_, _, code, _)| code).collect();
        let before: Vec<&String> = found.marks.iter().map(|(_, _, code, _)| code).collect();
        // What was certain is gone, and nothing came in its place.
        if left.len() >= before.len() || left.iter().any(|code| !before.contains(&code)) {
            return Err(format!("mended, it still gives {left:?}"));
        }
    }
    Ok(())
}

/// The file with what is found below every plan.
fn updated(text: &str) -> String {
    let mut out = String::new();
    let mut cases = cases(text).into_iter().peekable();
    let lines: Vec<&str> = text.lines().collect();
    let mut number = 0;
    while number < lines.len() {
        let Some(case) = cases.next_if(|case| case.line == number + 1) else {
            out.push_str(lines[number]);
            out.push('\n');
            number += 1;
            continue;
        };
        let found = look(&case.plan);
        for (place, line) in case.plan.iter().enumerate() {
            out.push_str(line);
            out.push('\n');
            for (_, mark, code, said) in found.marks.iter().filter(|(at, ..)| *at == place) {
                let kept = case.expected.iter().find_map(|line| {
                    let words = line.split_once(code.as_str())?.1.trim();
                    (!words.is_empty() && said.contains(words)).then_some(words)
                });
                let words = kept.unwrap_or_else(|| said.lines().nth(1).unwrap_or("")).trim();
                writeln!(out, "{mark} {code} {words}").unwrap();
            }
        }
        for line in &found.mended {
            writeln!(out, "{line}").unwrap();
        }
        number += case.plan.len() + case.expected.len();
    }
    out
}

fn update(path: &Path) {
    let text = fs::read_to_string(path).unwrap();
    fs::write(path, updated(&text)).unwrap();
}

#[test]
fn every_mistake_is_told_once_at_its_place_with_a_way_out() {
    let mut wrong = Vec::new();
    for path in files("tests/mistakes", "txt") {
        if std::env::var_os("MISTAKES_UPDATE").is_some() {
            update(&path);
        }
        for case in cases(&fs::read_to_string(&path).unwrap()) {
            let place = format!("{}:{}", path.file_name().unwrap().display(), case.line);
            match judge(&case) {
                Ok(()) if case.expected.is_empty() => {
                    wrong.push(format!("{place}\n{}\nno mistake is found", case.plan.join("\n")));
                }
                Ok(()) => {}
                Err(why) => wrong.push(format!("{place}\n{}\n{why}", case.plan.join("\n"))),
            }
        }
    }
    assert!(wrong.is_empty(), "{} cases\n\n{}", wrong.len(), wrong.join("\n\n"));
}

/// Rules that catch what is wrong, so that they cannot be got wrong themselves.
const CATCH_ALLS: [&str; 2] = ["bad_set", "bad_tail"];

/// So many ways to get each construct wrong are tried.
const WAYS: usize = 3;

#[test]
fn every_construct_is_got_wrong_in_three_ways() {
    let mut ways: BTreeMap<String, BTreeSet<Vec<String>>> = BTreeMap::new();
    for path in files("tests/mistakes", "txt") {
        for case in cases(&fs::read_to_string(&path).unwrap()) {
            for construct in &case.constructs {
                ways.entry(construct.clone()).or_default().insert(case.plan.clone());
            }
        }
    }
    let rules = rules();
    let unknown: Vec<&String> = ways.keys().filter(|name| *name != "+" && !rules.contains(*name)).collect();
    assert!(unknown.is_empty(), "no rules of the grammar: {unknown:?}");
    let few = rules.iter().filter(|rule| !CATCH_ALLS.contains(&rule.as_str()));
    let few: Vec<String> = few
        .map(|rule| (rule, ways.get(rule).map_or(0, BTreeSet::len)))
        .filter(|(_, ways)| *ways < WAYS)
        .map(|(rule, ways)| format!("{rule}: {ways}"))
        .collect();
    assert!(few.is_empty(), "too few ways to get these wrong\n{}", few.join("\n"));
}
