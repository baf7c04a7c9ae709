//! Reports in every form: what they say, of how much, and where.

use std::fmt;
use std::fs;
use std::path::PathBuf;
use std::sync::Arc;

use assert_cmd::Command;
use liftplan::check::silence;
use liftplan::diagnostic::{Diagnostics, Finding, Report, Style};
use liftplan::library::{FileName, Found, Library, Refusal};
use liftplan::model::Athlete;
use liftplan::settings::Settings;
use liftplan::source::Source;
use miette::{LabeledSpan, Severity};

use crate::support::compile;

/// A finding of any severity.
#[derive(Debug)]
struct Told {
    code: &'static str,
    severity: Severity,
    at: usize,
}

impl fmt::Display for Told {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("every set of this lift is heavy")
    }
}

impl std::error::Error for Told {}

impl miette::Diagnostic for Told {
    fn code<'a>(&'a self) -> Option<Box<dyn fmt::Display + 'a>> {
        Some(Box::new(self.code))
    }

    fn severity(&self) -> Option<Severity> {
        Some(self.severity)
    }

    fn help<'a>(&'a self) -> Option<Box<dyn fmt::Display + 'a>> {
        Some(Box::new("nothing is wrong: good to know"))
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        Some(Box::new(std::iter::once(LabeledSpan::new_with_span(Some("here".into()), (self.at, 5)))))
    }
}

impl Finding for Told {}

fn told(severity: Severity, at: usize) -> Told {
    Told { code: "W1001", severity, at }
}

/// Files that are only written here.
struct Files(&'static [(&'static str, &'static str)]);

impl Library for Files {
    fn plan(&self) -> FileName {
        FileName { key: PathBuf::from("plans/my, plan.plan"), shown: "plans/my, plan.plan".into() }
    }

    fn read(&self, _: &FileName, path: &str) -> Result<Found, Refusal> {
        let (name, text) = self.0.iter().find(|(name, _)| *name == path).ok_or(Refusal::Outside)?;
        let name = FileName { key: PathBuf::from(name), shown: (*name).to_owned() };
        Ok(Found { name, text: (*text).to_owned() })
    }
}

const PLAN: &str = "\
use \"lib/waves.plan\"
max squat 140kg
squat: wave(3, 4)
zercher march: 3x5 @60kg
bench: 5x5 @82,5%
press: 5 @40kg,
       3 @50kg
";

/// Errors, one of them with labels in two files; a warning; an info.
fn found() -> (Source, Diagnostics) {
    let library = Files(&[("lib/waves.plan", "scheme wave(sets) = {sets}x5 @70%\n")]);
    let (source, compiled) =
        liftplan::compile_with(Source::new(library.plan().shown, PLAN), &Athlete::default(), &library);
    let mut diagnostics = compiled.diagnostics;
    diagnostics.push(told(Severity::Advice, PLAN.find("press").unwrap()));
    (source, diagnostics)
}

#[test]
fn errors_warnings_and_infos_look_as_approved_in_every_form() {
    let (source, diagnostics) = found();
    let report = Report::new(&diagnostics, &source);
    let style = |unicode| Style { color: false, unicode, width: 80 };
    insta::assert_snapshot!("human", format!("{}{}", report.human(style(true)), report.summary()));
    insta::assert_snapshot!("human-ascii", format!("{}{}", report.human(style(false)), report.summary()));
    insta::assert_snapshot!("plain", format!("{}{}", report.plain(), report.summary()));
    insta::assert_snapshot!("github", format!("{}{}", report.github(), report.summary()));
    let json: serde_json::Value = serde_json::from_str(&report.json()).unwrap();
    insta::assert_snapshot!("json", serde_json::to_string_pretty(&json).unwrap());
}

#[test]
fn infos_are_shown_only_where_they_are_wanted() {
    let (source, diagnostics) = found();
    let (all, report) = (Report::new(&diagnostics, &source), Report::new(&diagnostics, &source).without_infos());
    assert_eq!(all.summary(), "2 errors, 1 warning and 1 note in plans/my, plan.plan");
    assert_eq!(report.summary(), "2 errors and 1 warning in plans/my, plan.plan");
    let style = Style { color: false, unicode: true, width: 80 };
    for (all, report) in [
        (all.human(style), report.human(style)),
        (all.plain(), report.plain()),
        (all.github(), report.github()),
        (all.json(), report.json()),
    ] {
        assert!(all.contains("is heavy") && !report.contains("is heavy"), "{all}\n{report}");
        assert!(report.contains("`zercher march`"), "{report}");
    }
    let json: serde_json::Value = serde_json::from_str(&report.json()).unwrap();
    assert_eq!((&json["warnings"], &json["infos"], &json["unlisted"]), (&1.into(), &1.into(), &0.into()));
    let mut infos = Diagnostics::default();
    infos.push(told(Severity::Advice, 0));
    assert!(!infos.is_empty() && Report::new(&infos, &source).without_infos().is_empty());
    assert_eq!((infos.errors(), infos.warnings(), infos.infos()), (0, 0, 1));
}

#[test]
fn what_comes_in_thousands_never_hides_another_thing() {
    let line = "squat: 3x5 @60kg\n";
    let plan = line.repeat(5_000) + "unit stone\nsquat: 3x5 @60kg\n";
    let source = Source::new("many.plan", plan.as_str());
    let mut diagnostics = Diagnostics::default();
    for number in 0..5_000 {
        diagnostics.push(told(Severity::Warning, number * line.len()));
        diagnostics.push(Told { code: "W1016", severity: Severity::Advice, at: number * line.len() });
    }
    // What is found last is shown all the same.
    diagnostics.append(liftplan::compile(&source, &Athlete::default()).diagnostics);
    diagnostics.push(Told { code: "W1002", severity: Severity::Warning, at: plan.len() - 10 });
    assert_eq!((diagnostics.errors(), diagnostics.warnings(), diagnostics.infos()), (1, 5_001, 5_000));
    let plain = Report::new(&diagnostics, &source).plain();
    assert_eq!((plain.matches("[W1001]").count(), plain.matches("[W1016]").count()), (100, 100));
    assert!(plain.contains("many.plan:5001:6: error[E0110]") && plain.contains("many.plan:5002:8: warning[W1002]"));
    let said = "\nand 4900 more of W1001 unknown-lift\nand 4900 more of W1016 no-load-to-warm-up-to\n";
    assert!(plain.ends_with(said), "{}", plain.lines().last().unwrap());
    let without = Report::new(&diagnostics, &source).without_infos().plain();
    assert!(without.ends_with("\nand 4900 more of W1001 unknown-lift\n") && !without.contains("W1016"));
    let places: Vec<usize> =
        plain.lines().filter_map(|line| line.strip_prefix("many.plan:")?.split(':').next()?.parse().ok()).collect();
    assert!(places.is_sorted() && places.len() == 202, "{places:?}");
}

#[test]
fn an_error_in_a_plan_of_warnings_is_kept_and_shown() {
    let plan: String = (0..1_500).map(|number| format!("lift no {number}: 3x5 @60kg\n")).collect();
    let plan = format!("{plan}squat: 3x5 @80% of day \"None\"\n");
    let source = Source::new("many.plan", plan);
    let diagnostics = liftplan::compile(&source, &Athlete::default()).diagnostics;
    assert_eq!((diagnostics.errors(), diagnostics.warnings()), (1, 1_500));
    let plain = Report::new(&diagnostics, &source).plain();
    assert!(plain.contains("1501:") && plain.contains("and 1400 more of W1001 unknown-lift\n"), "{plain}");
}

#[test]
fn errors_past_the_first_hundred_are_counted() {
    let source = Source::new("bad.plan", "bench: 5x5 @8\n".repeat(101));
    let diagnostics = liftplan::compile(&source, &Athlete::default()).diagnostics;
    let plain = Report::new(&diagnostics, &source).plain();
    assert!(plain.ends_with("and 1 more error that is not shown; mend the first ones and run again\n"), "{plain}");
}

#[test]
fn an_allow_silences_infos_and_those_that_are_only_counted() {
    let plan = "allow unknown-lift\nsquat: 3x5 @60kg\n";
    let compiled = compile(plan);
    let mut diagnostics = Diagnostics::default();
    for number in 0..2_500 {
        diagnostics.push(told(if number % 2 == 0 { Severity::Advice } else { Severity::Warning }, 20 + number % 7));
    }
    diagnostics.push(Told { code: "W1002", severity: Severity::Advice, at: 20 });
    assert_eq!((diagnostics.infos(), diagnostics.warnings(), diagnostics.unlisted()), (1_251, 1_250, 1_500));
    silence(&compiled.program, &Settings::default(), &mut diagnostics);
    assert_eq!((diagnostics.infos(), diagnostics.warnings(), diagnostics.unlisted()), (1, 0, 0));
}

#[test]
fn what_is_found_for_many_athletes_is_counted_once_by_severity() {
    let found = |error| {
        let mut found = Diagnostics::default();
        for at in 0..1_500 {
            found.push(told(Severity::Advice, at));
            found.push(told(Severity::Warning, at + 5_000));
        }
        if error {
            found.push(told(Severity::Error, 9_000));
        }
        found
    };
    let joined = Diagnostics::of_athletes([(Arc::from("Anna"), found(true)), (Arc::from("Ben"), found(false))]);
    assert_eq!((joined.errors(), joined.warnings(), joined.infos()), (1, 1_500, 1_500));
    assert_eq!(joined.unlisted(), 2_000);
    let error = joined.sorted().into_iter().find(|finding| finding.severity() == Some(Severity::Error)).unwrap();
    assert_eq!(error.to_string(), "Anna: every set of this lift is heavy");
}

fn liftplan(arguments: &[&str], input: &str) -> (Option<i32>, String, String) {
    let mut command = Command::cargo_bin("liftplan").unwrap();
    let output = command.args(arguments).write_stdin(input).output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (output.status.code(), text(output.stdout), text(output.stderr))
}

#[test]
fn annotations_go_where_a_workflow_reads_them() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a,b.plan");
    fs::write(&path, "bench: 5x5 @82,5%\n").unwrap();
    let (code, out, told) = liftplan(&["check", path.to_str().unwrap(), "--report", "github"], "");
    assert_eq!((code, told.as_str()), (Some(1), ""));
    let begin =
        format!("::error file={},line=1,endLine=1,col=13,endColumn=18,", path.display()).replace("a,b", "a%2Cb");
    let rest = "title=E0112 decimal-comma::`82,5%25` is read as a list, not as a number%0Aline 1, column 13: a comma \
                separates sets%0Ahelp: write a point: `82.5%25`\n";
    assert!(out.starts_with(&format!("{begin}{rest}1 error in ")), "{out}");
    // Results have standard output to themselves.
    let warned = "zercher march: 5x5 @80kg\n";
    for arguments in [&["build", "-", "--report", "github"][..], &["check", "-", "--fix", "--report", "github"]] {
        let (code, out, told) = liftplan(arguments, warned);
        assert!(code == Some(0) && told.starts_with("::warning file=<stdin>,line=1,") && !out.contains("::"), "{told}");
    }
    let output = folder.path().join("out.json");
    let (_, out, told) = liftplan(&["build", "-", "-o", output.to_str().unwrap(), "--report", "github"], warned);
    assert!(out.starts_with("::warning ") && told.is_empty(), "{told}");
}

#[test]
fn both_commands_take_the_wish_for_more() {
    for arguments in [["check", "-", "-v"], ["check", "-", "--verbose"], ["build", "-", "-v"]] {
        assert_eq!(liftplan(&arguments, "squat: 5x5 @80kg\n").0, Some(0));
    }
}
