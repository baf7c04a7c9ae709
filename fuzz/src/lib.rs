//! What the fuzz targets ask of every plan.

pub mod plans;

use std::collections::HashSet;
use std::io;

use liftplan::Compiled;
use liftplan::diagnostic::{Diagnostics, Finding, Report, Style};
use liftplan::fmt::format;
use liftplan::mend::mend;
use liftplan::model::{Athlete, Schedule};
use liftplan::render::{
    render_csv, render_html, render_ical, render_json, render_markdown, render_pdf, render_text, render_xlsx,
};
use liftplan::sheet::{Kind, Options, Paper};
use liftplan::source::Source;

/// Schedules of more sets are not written out: that takes seconds, and shows nothing new.
const MOST_SETS: usize = 20_000;
/// The same of what is printed, of which each page is set letter by letter.
const MOST_PRINTED: usize = 1_000;

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
    String::from_utf8(written(|out| render_markdown(schedule, out))).expect("UTF-8");
    let calendar = String::from_utf8(written(|out| render_ical(schedule, out))).expect("UTF-8");
    assert!(calendar.split("\r\n").all(|line| line.len() <= 75), "lines of the calendar");
    assert!(written(|out| render_xlsx(schedule, Paper::A4, out)).starts_with(b"PK"), "a workbook");
}

/// What is printed of a plan is printed in every form; the bits of `choice` say how.
pub fn printed(text: &str, choice: u8) {
    let schedule = liftplan::compile(&Source::new("fuzz.plan", text), &Athlete::default()).schedule;
    let Some(schedule) = schedule.filter(|schedule| sets(schedule) <= MOST_PRINTED) else { return };
    let is = |bit: u8| choice & 1 << bit != 0;
    let paper = if is(0) { Paper::Letter } else { Paper::A4 };
    let kind = KINDS[usize::from(choice >> 6)];
    let options = Options { kind, paper, blank: is(1), plates: is(2), both_units: is(3) };
    let html = String::from_utf8(written(|out| render_html(&schedule, &options, out))).expect("UTF-8");
    assert!(html.trim_end().ends_with("</html>"));
    let mut pdf = Vec::new();
    render_pdf(&schedule, &options, &mut pdf).expect("memory can be written to");
    assert!(pdf.starts_with(b"%PDF-") && pdf.trim_ascii_end().ends_with(b"%%EOF"), "a PDF");
    String::from_utf8(written(|out| render_markdown(&schedule, out))).expect("UTF-8");
    assert!(written(|out| render_xlsx(&schedule, paper, out)).starts_with(b"PK"), "a workbook");
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
        bytes.extend(written(|out| render_markdown(&schedule, out)));
        bytes.extend(written(|out| render_xlsx(&schedule, Paper::A4, out)));
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

/// Lays a plan out, if its form has no errors: the layout says the same, and is its own layout.
pub fn formatted(text: &str) {
    let layout = |text: &str| match format(&Source::new("fuzz.plan", text)) {
        Ok(layout) => Some(layout),
        Err(found) => {
            let is_ours = |finding: &&dyn Finding| finding.code().is_some_and(|code| code.to_string() == "E0999");
            assert!(!found.sorted().iter().any(is_ours), "{found:?}\n{text}");
            None
        }
    };
    let Some(once) = layout(text) else { return };
    assert_eq!(layout(&once).as_deref(), Some(once.as_str()), "twice is not as once\n{text}");
    assert_eq!(bare(text), bare(&once), "what is no blank\n{once}");
    let compile = |text: &str| liftplan::compile(&Source::new("fuzz.plan", text), &Athlete::default());
    let (before, after) = (compile(text), compile(&once));
    assert_eq!(before.diagnostics.has_errors(), after.diagnostics.has_errors(), "{text}\n{once}");
    assert_eq!(before.schedule.as_ref().map(sets), after.schedule.as_ref().map(sets), "{text}\n{once}");
}

/// The letters of a plan, which no layout adds to: the words that have several spellings, and the units
/// that may stand once or twice, are left out.
fn bare(text: &str) -> String {
    const SPELT: [&str; 17] = [
        "weeks", "week", "misses", "miss", "stalls", "stall", "reps", "rep", "kgs", "kg", "lbs", "lb", "secs", "sec",
        "s", "mins", "min",
    ];
    let lower = text.to_lowercase();
    let words = lower.split(|c: char| !c.is_alphabetic()).map(|word| word.strip_prefix('x').unwrap_or(word));
    let words = words.filter(|word| !word.is_empty() && !SPELT.contains(word));
    words.map(|word| if WEEKDAYS.contains(&word) { &word[..3] } else { word }).collect()
}

const WEEKDAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/// A plan with comments, blanks and breaks strewn in, at places that the bytes choose.
pub fn strewn(text: &str, bytes: &[u8]) -> String {
    let mut choices = bytes.iter().cycle();
    let mut choose = |from: u8| choices.next().map_or(0, |byte| byte % from);
    let mut strewn = String::new();
    for line in text.lines() {
        let mut quoted = false;
        let mut in_comment = false;
        for c in line.chars() {
            quoted ^= c == '"' && !in_comment;
            in_comment |= c == '#' && !quoted;
            match (c, quoted || in_comment) {
                (' ', false) => strewn.push_str(["  ", " ", " "][usize::from(choose(3))]),
                (';' | '|' | ',', false) => match choose(6) {
                    0 => strewn.push_str(&format!(" {c}  # so\n  ")),
                    1 => strewn.push_str(&format!("\n\n# alone\n {c} ")),
                    2 => strewn.push_str(&format!(" # so\n  {c}")),
                    3 => strewn.push_str(&format!("\n{c}")),
                    _ => strewn.push(c),
                },
                _ => strewn.push(c),
            }
        }
        strewn.push_str(["\n", "\n", "\n\n\n", " # end\n"][usize::from(choose(4))]);
    }
    strewn
}

fn certain(found: &Diagnostics) -> usize {
    found.sorted().into_iter().filter(|finding| finding.replacement().is_some()).count() + found.unlisted()
}
