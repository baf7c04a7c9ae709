//! The formatter: layouts as data (`tests/format/*.txt`), and what holds of every plan.
//!
//! A file of cases holds plans and how they are laid out:
//!
//! ```text
//! --- a load touches its unit
//! bench: 3x5 @ 80 kg
//! ===
//! bench: 3x5 @80kg
//! ```
//!
//! `FORMAT_UPDATE=1 cargo test format` writes the layouts, to be read before they are committed.

#[path = "format/cli.rs"]
mod cli;
#[path = "format/properties.rs"]
mod properties;

use std::fmt::Write as _;
use std::fs;

use liftplan::fmt::{difference, format};
use liftplan::mend::mend;
use liftplan::model::Athlete;
use liftplan::parse::parse;
use liftplan::render::render_json;
use liftplan::source::Source;

use crate::docs::blocks;
use crate::grammar::{nodes, rows, rules};
use crate::outputs::rendered;
use crate::support::{files, read, repo, without_places};

/// A plan in its layout; nothing if its form has errors.
pub fn laid_out(plan: &str) -> Option<String> {
    match format(&Source::new("test.plan", plan)) {
        Ok(formatted) => Some(formatted),
        Err(found) => {
            let codes: Vec<String> = found.sorted().iter().map(|found| found.code().unwrap().to_string()).collect();
            assert!(!codes.contains(&"E0999".to_owned()), "{found:?}\n{plan}");
            None
        }
    }
}

/// The comments of a plan, found without the parser.
fn comments(plan: &str) -> Vec<String> {
    let in_line = |line: &str| {
        let mut quoted = false;
        let start = line.char_indices().find(|(_, c)| {
            quoted ^= *c == '"';
            *c == '#' && !quoted
        });
        start.map(|(at, _)| line[at..].trim_end().to_owned())
    };
    plan.lines().filter_map(in_line).collect()
}

/// What holds of every plan whose form has no errors. Gives its layout.
pub fn judge(plan: &str) -> Option<String> {
    let formatted = laid_out(plan)?;
    if formatted != plan {
        says_the_same(plan, &formatted);
    }
    // Lines end alike, and nothing stands behind them.
    let unix = formatted.replace("\r\n", "\n");
    assert!(!unix.contains("\n\n\n") && unix.lines().all(|line| line.trim_end() == line || line.contains('#')));
    assert!(unix.is_empty() || unix == "\u{feff}" || unix.ends_with('\n') && !unix.ends_with("\n\n"), "{unix:?}");
    Some(formatted)
}

/// A layout is its own layout, and says what the plan says.
fn says_the_same(plan: &str, formatted: &str) {
    assert_eq!(laid_out(formatted).as_deref(), Some(formatted), "twice is not as once\n{plan}");
    assert_eq!(comments(formatted), comments(plan), "comments\n{plan}\n{formatted}");
    let (old, new) = (Source::new("old.plan", plan), Source::new("new.plan", formatted));
    let ((before, _), (after, _)) = (parse(&old), parse(&new));
    assert_eq!(difference((&before, &old), (&after, &new)), None, "{plan}\n{formatted}");
    let (once, again) = (liftplan::compile(&old, &Athlete::default()), liftplan::compile(&new, &Athlete::default()));
    assert_eq!(once.diagnostics.has_errors(), again.diagnostics.has_errors(), "{plan}\n{formatted}");
    if let (Some(once), Some(again)) = (once.schedule, again.schedule) {
        let lines = |schedule| -> Vec<String> {
            let json = rendered(render_json, &without_places(schedule));
            // An effort or a text is repeated as it is written.
            let lines = json.lines().filter(|line| !line.contains("load_written") && !line.contains("basis"));
            // Of several blanks in a name one is left.
            lines.map(|line| line.split_whitespace().collect::<Vec<_>>().join(" ")).collect()
        };
        assert_eq!(lines(once), lines(again), "{plan}\n{formatted}");
    }
}

struct Case {
    name: String,
    plan: String,
    expected: String,
}

fn cases(text: &str) -> Vec<Case> {
    let mut cases = Vec::new();
    for case in text.split("--- ").skip(1) {
        let (name, rest) = case.split_once('\n').unwrap();
        let (plan, expected) = rest.split_once("===\n").unwrap_or_else(|| panic!("`{name}` has no `===`"));
        cases.push(Case { name: name.to_owned(), plan: plan.to_owned(), expected: expected.to_owned() });
    }
    cases
}

#[test]
fn every_case_is_laid_out_as_it_stands() {
    for path in files("tests/format", "txt") {
        let text = fs::read_to_string(&path).unwrap();
        let mut updated = String::new();
        let mut wrong = Vec::new();
        for case in cases(&text) {
            let Some(formatted) = judge(&case.plan) else {
                let (_, found) = parse(&Source::new("case.plan", case.plan.as_str()));
                wrong.push(format!("{}: {found:?}", case.name));
                write!(updated, "--- {}\n{}===\n\n", case.name, case.plan).unwrap();
                continue;
            };
            // A blank line stands between cases.
            let formatted = formatted + "\n";
            write!(updated, "--- {}\n{}===\n{formatted}", case.name, case.plan).unwrap();
            if formatted.trim_end() != case.expected.trim_end() {
                wrong.push(format!("{}\n{formatted}", case.name));
            }
        }
        if std::env::var_os("FORMAT_UPDATE").is_some() {
            fs::write(&path, updated.trim_end().to_owned() + "\n").unwrap();
        } else {
            assert!(wrong.is_empty(), "{}:\n{}", path.display(), wrong.join("\n"));
        }
    }
}

#[test]
fn the_shipped_programs_are_laid_out() {
    for path in [files("programs", "plan"), files("programs/library", "plan")].concat() {
        let plan = fs::read_to_string(&path).unwrap();
        assert_eq!(judge(&plan), Some(plan), "{}: run `liftplan fmt programs`", path.display());
    }
}

/// Plans that teach a mistake stay as coaches write them. `FORMAT_UPDATE` lays the others out.
#[test]
fn the_plans_of_the_docs_are_laid_out() {
    let pages = [vec![repo("README.md")], files("docs", "md"), files("docs/diagnostics", "md")].concat();
    let mut wrong = String::new();
    for page in pages {
        let text = fs::read_to_string(&page).unwrap();
        let mut updated = text.clone();
        for block in blocks(&text).into_iter().filter(|block| block.kind == "plan") {
            let formatted = judge(&block.text);
            let teaches_a_mistake = block.codes.iter().any(|code| code.starts_with('E'));
            // The page on the formatter shows what it does to a plan.
            let is_typed = block.file.as_deref() == Some("typed.plan");
            match formatted {
                Some(formatted) if formatted != block.text && !teaches_a_mistake && !is_typed => {
                    write!(wrong, "{}:{}\n{formatted}", page.display(), block.line).unwrap();
                    updated = updated.replace(&format!("\n{}```\n", block.text), &format!("\n{formatted}```\n"));
                }
                _ => {}
            }
        }
        if std::env::var_os("FORMAT_UPDATE").is_some() && updated != text {
            fs::write(&page, updated).unwrap();
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn the_plans_of_the_tests_say_the_same_when_they_are_laid_out() {
    let mut count = 0;
    for plan in crate::mistakes::plans() {
        // Of most of them the form can be mended.
        let is_laid_out = judge(&plan).is_some() || judge(&mend(&Source::new("x.plan", plan.as_str()))).is_some();
        count += usize::from(is_laid_out);
    }
    assert!(count > 500, "{count}");
    for path in files("tests/diagnostics", "plan") {
        judge(&fs::read_to_string(path).unwrap());
    }
}

/// Each rule of the grammar has an example in the reference; laid out, it has the same nodes.
#[test]
fn no_construct_is_lost() {
    let mut rules = rules();
    // What cannot be read is not laid out.
    rules.retain(|rule| rule != "bad_set" && rule != "bad_tail");
    for (rule, example) in rows().into_iter().filter(|(rule, _)| rules.contains(rule)) {
        let plan = format!("{example}\n");
        let formatted = judge(&plan).unwrap_or_else(|| panic!("`{rule}`: {example}"));
        let statement = formatted.trim_end();
        assert_eq!(nodes(&example), nodes(statement), "`{rule}`: {example}\n{statement}");
    }
}

/// `docs/formatting.md` shows spellings as a table, `| written | canonical |`.
#[test]
fn the_spellings_of_the_page_are_those_of_the_formatter() {
    let page = read("docs/formatting.md");
    let (_, spellings) = page.split_once("| written | canonical |").unwrap();
    let rows = spellings.lines().filter(|line| line.starts_with("| `"));
    let mut count = 0;
    for row in rows {
        let row = row.replace("\\|", "\u{0}");
        let cells: Vec<String> =
            row.split('|').map(|cell| cell.trim().trim_matches('`').replace('\u{0}', "|")).collect();
        let [_, written, canonical, ..] = cells.as_slice() else { panic!("{row}") };
        assert_eq!(judge(written).as_deref().map(str::trim_end), Some(canonical.as_str()), "{written}");
        count += 1;
    }
    assert!(count > 20, "{count}");
}

#[test]
fn a_difference_is_seen() {
    let differ = |before: &str, after: &str| {
        let (old, new) = (Source::new("old.plan", before), Source::new("new.plan", after));
        let ((first, _), (second, _)) = (parse(&old), parse(&new));
        difference((&first, &old), (&second, &new)).is_some()
    };
    for (before, after) in [
        ("bench: 3x5 @80%", "bench: 3x5 @81%"),
        ("bench: 3x5 @80%", "bench: 3x5 @80kg"),
        ("bench: 3x5 @80%", "bench: 3x5 @80% of top"),
        ("bench: 3x5 @80% of squat", "bench: 3x5 @80% of row"),
        ("bench: 3x5 @80% of day \"A\"", "bench: 3x5 @80% of day \"a\""),
        ("bench: 3x5 @RPE8", "bench: 3x5 @RIR2"),
        ("bench: 3x5", "Bench: 3x5"),
        ("bench: 3x5", "bench (x): 3x5"),
        ("bench: 3x5, 2x4", "bench: 3x5; 2x4"),
        ("bench: 3x5 | 2x4", "bench: 3x5 -> 2x4"),
        ("bench: 3x5 | 2x4", "bench: 2x4 | 3x5"),
        ("bench: top 5", "bench: 5"),
        ("bench: 3x5+", "bench: 3x5"),
        ("bench: 3x5 \"a  b\"", "bench: 3x5 \"a b\""),
        ("bench: 3x5 rest 60s", "bench: 3x5 rest 60min"),
        ("bench: 3x5\nrest 60s", "bench: 3x5 rest 60s"),
        ("bench or row: 5", "row or bench: 5"),
        ("bench or row: 5", "rotate (bench, row): 5"),
        ("A1 bench: 5", "A2 bench: 5"),
        ("max bench 100kg, row 50kg", "max bench 100kg, row 50lb"),
        ("scheme w(a, b) = {a}x{b}", "scheme w(a, b) = {b}x{a}"),
        ("scheme w(a = 5) = {a}x5", "scheme w(a = 6) = {a}x5"),
        ("scheme w = 5x5\nbench: w", "scheme w = 5x6\nbench: w"),
        ("scheme w(a) = {a}x5\nbench: w(5)", "scheme w(a) = {a}x5\nbench: w(6)"),
        ("bench: 5\nprogress on hit: +5kg", "bench: 5\nprogress on miss: +5kg"),
        ("bench: 5\nprogress on hit: +5kg", "bench: 5\nprogress on hit: max +5kg"),
        ("day mon\nbench: 5", "day tue\nbench: 5"),
        ("plates kg 25 20", "plates kg 20 25"),
        ("start 2026-01-05", "start 2026-01-06"),
        ("bench: 5 # a\nrow: 5", "bench: 5\nrow: 5 # a"),
        ("# a\nbench: 5 # b", "# b\nbench: 5 # a"),
        ("bench: 5 # a", "bench: 5"),
        ("bench: 5", "bench: 5\nrow: 5"),
        ("allow short-rest \"a\"", "allow short-rest \"b\""),
        ("bench: \"pin\" 5", "bench: 5"),
    ] {
        assert!(differ(before, after), "{before} | {after}");
        assert!(!differ(before, before) && !differ(after, after), "{before} | {after}");
    }
    assert!(!differ("bench: 3 x 5 @ 80 %", "bench:3x5@80.0%"), "spellings alone");
}

#[test]
fn a_plan_that_cannot_be_read_has_no_layout() {
    let found = format(&Source::new("x.plan", "bench: 3x5 @8\nrow 5\n")).unwrap_err();
    assert_eq!(found.errors(), 2);
    // What only the meaning says is no matter of form.
    assert_eq!(laid_out("bench:  backoff 3x5 @-10%").as_deref(), Some("bench: backoff 3x5 @-10%\n"));
    assert_eq!(laid_out("use  \"w.plan\"\nbench: wave(5)").as_deref(), Some("use \"w.plan\"\nbench: wave(5)\n"));
}
