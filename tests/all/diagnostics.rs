//! Diagnostics: codes, pages and examples hold together, and reports look as approved.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use liftplan::diagnostic::{CODES, Style, find_code, report_human, report_json, report_plain};
use liftplan::model::Athlete;
use liftplan::source::Source;

use crate::docs::{Block, blocks};
use crate::support::{codes, read, repo};

/// Every `code(E0101)` in the sources.
fn codes_in_sources() -> BTreeSet<String> {
    fn walk(folder: &Path, found: &mut BTreeSet<String>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                walk(&path, found);
                continue;
            }
            let text = fs::read_to_string(&path).unwrap_or_default();
            for part in text.split("code(").skip(1) {
                let code = part.split(')').next().unwrap();
                if code.len() == 5 && code.starts_with(['E', 'W']) && code[1..].bytes().all(|b| b.is_ascii_digit()) {
                    found.insert(code.to_owned());
                }
            }
        }
    }
    let mut found = BTreeSet::new();
    walk(&repo("src"), &mut found);
    found
}

#[test]
fn every_code_is_in_the_table_and_the_other_way_round() {
    let table: BTreeSet<String> = CODES.iter().map(|known| known.code.to_owned()).collect();
    assert_eq!(table.len(), CODES.len(), "a code stands twice in the table");
    assert_eq!(codes_in_sources(), table);
    let names: BTreeSet<&str> = CODES.iter().map(|known| known.name).collect();
    assert_eq!(names.len(), CODES.len(), "a name stands twice in the table");
    let mut sorted: Vec<&str> = CODES.iter().map(|known| known.code).collect();
    sorted.sort_unstable();
    assert!(CODES.iter().map(|known| known.code).eq(sorted), "the table is in order");
}

#[test]
fn every_code_has_a_page_and_every_page_a_code() {
    let pages: BTreeSet<String> = crate::support::files("docs/diagnostics", "md")
        .iter()
        .map(|path| path.file_stem().unwrap().to_str().unwrap().to_owned())
        .collect();
    let table: BTreeSet<String> = CODES.iter().map(|known| known.code.to_owned()).collect();
    assert_eq!(pages, table);
    for known in CODES {
        assert!(known.page.starts_with(&format!("# {}: {}\n", known.code, known.name)), "{}", known.code);
        assert_eq!(find_code(known.name).map(|found| found.code), Some(known.code));
        assert_eq!(find_code(&known.code.to_lowercase()).map(|found| found.code), Some(known.code));
    }
}

/// Cannot be shown: a contradiction inside liftplan that no plan is known to reach.
const WITHOUT_EXAMPLE: [&str; 1] = ["E0999"];

#[test]
fn every_page_has_a_failing_example_and_a_mended_one() {
    for known in CODES.iter().filter(|known| !WITHOUT_EXAMPLE.contains(&known.code)) {
        let blocks = blocks(known.page);
        let shows = |block: &Block| match block.kind.as_str() {
            "plan" => block.codes.iter().any(|code| code == known.code),
            "console" => block.text.contains(known.code),
            _ => false,
        };
        assert!(blocks.iter().any(shows), "{}: no example gives it", known.code);
        let mended = blocks.iter().any(|block| block.kind == "plan" && block.codes.is_empty());
        assert!(mended, "{}: no mended example", known.code);
    }
}

/// Each plan in `tests/diagnostics` with its report, as a coach sees it.
#[test]
fn reports_look_as_approved() {
    insta::glob!("../diagnostics", "*.plan", |path| {
        let text = fs::read_to_string(path).unwrap();
        let name = path.file_name().unwrap().to_str().unwrap();
        let source = Source::new(name, text);
        let compiled = liftplan::compile(&source, &Athlete::default());
        let style = Style { color: false, unicode: true, width: 80 };
        insta::assert_snapshot!(report_human(&compiled.diagnostics, &source, style));
    });
}

#[test]
fn five_mistakes_give_five_messages_in_one_run() {
    let plan = "unit stone\nbench: 5x5 @8\nsquat: backof 3x8 @-10%\nrow: 3x8 rest 90\npress: 5x5 @80% | 3x3 @90% |\n";
    assert_eq!(codes(plan), ["E0110", "E0104", "E0114", "E0106", "E0109"]);
}

#[test]
fn one_mistake_gives_one_message() {
    for plan in [
        "bench: 5x5 @82,5%",
        "bench: top 5 @8; backoff 3x8 @-10%",
        "bench: backof 3x8 @-10%; top 5 @RPE8",
        "block \"x\" 3 weeks\nbench: 5x5 @8 | 3x3",
        "day \"Heavy\nbench: 5x5",
        "bench 5x5",
    ] {
        let compiled = crate::support::compile(plan);
        assert_eq!(compiled.diagnostics.errors(), 1, "{plan}: {:?}", compiled.diagnostics);
    }
}

#[test]
fn the_plain_report_draws_nothing_and_names_the_place() {
    let source = Source::new("bench.plan", "# жим\nжим лёжа: 5x5 @8\n");
    let compiled = liftplan::compile(&source, &Athlete::default());
    let report = report_plain(&compiled.diagnostics, &source);
    assert!(report.contains("bench.plan:2:15: error[E0104]: "), "{report}");
    assert!(report.contains("\n  help: "), "{report}");
    assert!(!report.contains(['│', '╭', '─', '\u{1b}']), "{report}");
}

#[test]
fn the_json_report_has_places_in_bytes_characters_and_utf16() {
    let source = Source::new("bench.plan", "# 🏋\nжим: 5x5 @8\n");
    let compiled = liftplan::compile(&source, &Athlete::default());
    let report: serde_json::Value = serde_json::from_str(&report_json(&compiled.diagnostics, &source)).unwrap();
    let found = &report["diagnostics"][1];
    assert_eq!(found["code"], "E0104");
    assert_eq!(found["name"], "bare-load");
    assert_eq!(found["severity"], "error");
    let start = &found["labels"][0]["start"];
    assert_eq!((&start["line"], &start["column"], &start["utf16"]), (&2.into(), &10.into(), &9.into()));
    assert_eq!(source.text()[usize::try_from(start["byte"].as_u64().unwrap()).unwrap()..].chars().next(), Some('@'));
}

#[test]
fn a_file_of_nothing_but_mistakes_is_cut_short_and_says_so() {
    let plan = "bench: 5x5 @8\n".repeat(5_000);
    let source = Source::new("bad.plan", plan);
    let compiled = liftplan::compile(&source, &Athlete::default());
    assert_eq!(compiled.diagnostics.errors(), 5_000);
    let report = report_plain(&compiled.diagnostics, &source);
    assert!(
        report.contains("and 4900 more errors that are not shown; mend the first ones and run again"),
        "{}",
        &report[report.len() - 200..]
    );
}

#[test]
fn a_replacement_that_is_certain_mends_the_mistake() {
    for (plan, mended) in [
        ("bench: 5x5 @82,5%", "bench: 5x5 @82.5%"),
        ("bench: backof 3x8 @-10%; top 5 @RPE8", "bench: backoff 3x8 @-10%; top 5 @RPE8"),
        ("day Heavy day\nbench: 5x5", "day \"Heavy day\"\nbench: 5x5"),
        ("bench: 5–8 @80%", "bench: 5-8 @80%"),
        ("bench: 3x5 rest 3m", "bench: 3x5 rest 3min"),
        ("bench: 3x5 rest 1:30", "bench: 3x5 rest 90s"),
        ("bench: 3 sets of 5", "bench: 3x5"),
        ("bench: 5x5 100kg", "bench: 5x5 @100kg"),
    ] {
        let compiled = crate::support::compile(plan);
        let replacement = compiled.diagnostics.sorted()[0].replacement().unwrap_or_else(|| panic!("{plan}"));
        let mut text = plan.to_owned();
        text.replace_range(replacement.span.start as usize..replacement.span.end as usize, &replacement.text);
        assert_eq!(text, mended);
        assert!(codes(&text).iter().all(|code| code.starts_with('W')), "{text}: {:?}", codes(&text));
    }
}

#[test]
fn explained_pages_are_the_pages_of_the_docs() {
    for known in CODES {
        assert_eq!(known.page, read(&format!("docs/diagnostics/{}.md", known.code)));
    }
}
