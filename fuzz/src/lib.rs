//! What the fuzz targets ask of every plan.

pub mod plans;

use std::collections::HashSet;
use std::io;

use liftplan::Compiled;
use liftplan::diagnostic::{Diagnostics, Report, Style};
use liftplan::mend::mend;
use liftplan::model::{Athlete, Schedule};
use liftplan::render::{render_csv, render_html, render_json, render_text};
use liftplan::sheet::{Kind, Options};
use liftplan::source::Source;

/// Schedules of more sets are not written out: that takes seconds, and shows nothing new.
const MOST_SETS: usize = 20_000;

/// Compiles a plan and asks all that holds for any text.
pub fn compile(text: &str) -> Compiled {
    let source = Source::new("fuzz.plan", text);
    let compiled = liftplan::compile(&source, &Athlete::default());
    let Compiled { ast, program, schedule, diagnostics } = &compiled;
    assert!(
        schedule.is_some() || diagnostics.has_errors() || ast.is_athlete_file() || program.library,
        "neither a schedule nor an error"
    );
    reports(diagnostics, &source);
    if let Some(schedule) = schedule.as_ref().filter(|schedule| sets(schedule) <= MOST_SETS) {
        outputs(schedule);
    }
    compiled
}

/// How many sets a schedule has.
pub fn sets(schedule: &Schedule) -> usize {
    exercises(schedule).map(|exercise| exercise.sets.len()).sum()
}

fn exercises(schedule: &Schedule) -> impl Iterator<Item = &liftplan::model::Exercise> {
    schedule.sessions.iter().flat_map(|session| &session.exercises)
}

/// Every form of report copes with every place.
fn reports(diagnostics: &Diagnostics, source: &Source) {
    let text = source.text();
    for finding in diagnostics.sorted() {
        for label in finding.labels().into_iter().flatten() {
            assert!(text.get(label.offset()..label.offset() + label.len()).is_some(), "{finding}: a label outside");
        }
        if let Some(replacement) = finding.replacement() {
            let (start, end) = (replacement.span.start as usize, replacement.span.end as usize);
            assert!(text.get(start..end).is_some_and(|was| was != replacement.text), "{finding}: no replacement");
        }
        assert!(finding.code().is_some(), "{finding}: no code");
        assert!(finding.help().is_some(), "{finding}: no way out");
    }
    let report = Report::new(diagnostics, source);
    let style = Style { color: true, unicode: true, width: 80 };
    assert_eq!(report.human(style).is_empty(), diagnostics.is_empty());
    assert_eq!(report.plain().is_empty(), diagnostics.is_empty());
    assert_eq!(report.github().is_empty(), diagnostics.is_empty());
    serde_json::from_str::<serde_json::Value>(&report.json()).expect("the report is JSON");
    assert!(report.github().lines().filter(|line| line.starts_with("::")).count() <= diagnostics.sorted().len());
}

/// What sheets are for.
const KINDS: [Kind; 4] = [Kind::Session, Kind::Week, Kind::Block, Kind::Card];

/// Every output holds every set.
fn outputs(schedule: &Schedule) {
    let wanted = sets(schedule);
    let json: serde_json::Value = serde_json::from_slice(&written(|out| render_json(schedule, out))).expect("JSON");
    let sessions = json["sessions"].as_array().expect("sessions");
    let exercises = sessions.iter().flat_map(|session| session["exercises"].as_array().expect("exercises"));
    let in_json: usize = exercises.map(|exercise| exercise["sets"].as_array().expect("sets").len()).sum();
    assert_eq!(in_json, wanted, "sets in JSON");
    let csv = written(|out| render_csv(schedule, out));
    let rows = csv::Reader::from_reader(csv.as_slice()).records().map(|row| row.expect("a row")).count();
    assert_eq!(rows, wanted, "rows of CSV");
    for kind in KINDS {
        let options = Options { kind, ..Options::default() };
        let html = String::from_utf8(written(|out| render_html(schedule, &options, out))).expect("UTF-8");
        assert!(html.starts_with("<!DOCTYPE html>") && html.trim_end().ends_with("</html>"));
    }
    String::from_utf8(written(|out| render_text(schedule, out))).expect("UTF-8");
}

fn written(render: impl FnOnce(&mut Vec<u8>) -> io::Result<()>) -> Vec<u8> {
    let mut bytes = Vec::new();
    render(&mut bytes).expect("memory can be written to");
    bytes
}

/// All that comes of a plan, as bytes.
pub fn bytes(text: &str) -> Vec<u8> {
    let source = Source::new("fuzz.plan", text);
    let compiled = liftplan::compile(&source, &Athlete::default());
    let mut bytes = Report::new(&compiled.diagnostics, &source).json().into_bytes();
    if let Some(schedule) = compiled.schedule.filter(|schedule| sets(schedule) <= MOST_SETS) {
        bytes.extend(written(|out| render_json(&schedule, out)));
        bytes.extend(written(|out| render_csv(&schedule, out)));
        bytes.extend(written(|out| render_text(&schedule, out)));
        bytes.extend(written(|out| render_html(&schedule, &Options::default(), out)));
    }
    bytes
}

/// Mends what is certain, and compiles again: that makes nothing worse.
pub fn mended(text: &str, before: &Diagnostics) {
    if certain(before) == 0 {
        return;
    }
    let text = mend(&Source::new("fuzz.plan", text));
    let after = compile(&text).diagnostics;
    assert!(certain(&after) <= certain(before), "mended to more mistakes\n{text}");
    assert!(before.has_errors() || !after.has_errors(), "mended to an error\n{text}");
    if certain(&after) == certain(before) {
        let codes = |found: &Diagnostics| -> HashSet<String> {
            found.sorted().iter().filter_map(|finding| Some(finding.code()?.to_string())).collect()
        };
        assert_eq!(codes(&after), codes(before), "nothing was mended, and yet it is another plan\n{text}");
    }
}

fn certain(found: &Diagnostics) -> usize {
    found.sorted().into_iter().filter(|finding| finding.replacement().is_some()).count() + found.unlisted()
}
