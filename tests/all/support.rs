//! What several tests need.

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use liftplan::Compiled;
use liftplan::model::{
    Assume, Athlete, Exercise, History, Measure, Origin, PerformedSession, PerformedSet, PlannedSet, Role, Schedule,
    Session,
};
use liftplan::source::{Source, Span};
use liftplan::training::{Load, Unit};
use miette::Severity;

/// A path in the repository.
pub fn repo(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

pub fn read(path: &str) -> String {
    fs::read_to_string(repo(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// The files of a folder with an ending, in order of name.
pub fn files(folder: &str, ending: &str) -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> = fs::read_dir(repo(folder))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|found| found == ending))
        .collect();
    files.sort();
    assert!(!files.is_empty(), "no .{ending} in {folder}");
    files
}

pub fn compile(text: &str) -> Compiled {
    liftplan::compile(&Source::new("test.plan", text), &Athlete::default())
}

/// The session sheet of a schedule as HTML, as it is made without any options.
pub fn render_html(schedule: &Schedule, out: &mut impl std::io::Write) -> std::io::Result<()> {
    liftplan::render::render_html(schedule, &liftplan::sheet::Options::default(), out)
}

/// The schedule of a plan that must not have errors.
pub fn schedule(text: &str) -> Schedule {
    let compiled = compile(text);
    without_places(compiled.schedule.unwrap_or_else(|| panic!("{text}\n{:?}", compiled.diagnostics)))
}

/// A schedule that does not say where it was written, to be held against one that was written in
/// another way.
pub fn without_places(mut schedule: Schedule) -> Schedule {
    for exercise in schedule.sessions.iter_mut().flat_map(|session| &mut session.exercises) {
        exercise.span = Span::default();
        exercise.sets.iter_mut().for_each(|set| set.origin = Origin::default());
    }
    schedule
}

/// The schedule of a plan after sessions that were logged; those behind them are projected,
/// every set met exactly. A session is a row of lines, `squat: 5@60 4@60`: the working sets of
/// a lift, in the plan's unit. A lift that is not named was not done.
pub fn schedule_after(text: &str, performed: &[&[&str]]) -> Schedule {
    // What a session trains, and with how many warm-ups, does not hang on what was done.
    let planned = schedule(text);
    let sessions = performed.iter().zip(&planned.sessions);
    let performed: Vec<PerformedSession> =
        sessions.map(|(lines, session)| done_session(session, lines, planned.unit)).collect();
    schedule_of(text, &History { performed, then: Assume::Hit })
}

/// The schedule of a plan if every set of it comes out one rep short.
pub fn schedule_assuming_misses(text: &str) -> Schedule {
    schedule_of(text, &History { performed: Vec::new(), then: Assume::Miss })
}

fn schedule_of(text: &str, history: &History) -> Schedule {
    let compiled = liftplan::compile_after(&Source::new("test.plan", text), &Athlete::default(), history);
    compiled.schedule.unwrap_or_else(|| panic!("{text}\n{:?}", compiled.diagnostics))
}

fn done_session(session: &Session, lines: &[&str], unit: Unit) -> PerformedSession {
    let mut exercises = vec![Vec::new(); session.exercises.len()];
    for written in lines {
        let (lift, sets) = written.split_once(": ").unwrap();
        let place = (0..exercises.len())
            .find(|&place| &*session.exercises[place].lift == lift && exercises[place].is_empty())
            .unwrap_or_else(|| panic!("week {}, day {} has no {lift}", session.week, session.day));
        let warm_ups = session.exercises[place].sets.iter().filter(|set| set.role == Role::Warmup).count();
        let warm_up = PerformedSet { reps: 0, load: None, rpe: None };
        exercises[place] = vec![warm_up; warm_ups];
        exercises[place].extend(sets.split(' ').map(|set| {
            let (reps, load) = set.split_once('@').unwrap();
            let load = Load::from_milli((load.parse::<f64>().unwrap() * 1000.0) as i64, unit);
            PerformedSet { reps: reps.parse().unwrap(), load: Some(load), rpe: None }
        }));
    }
    PerformedSession { exercises }
}

/// The codes that a plan gives, each once, in order of their places, but for those of coaching
/// lints: examples of the language are no programs.
pub fn codes(text: &str) -> Vec<String> {
    codes_of(text, |_, code| !is_lint(code))
}

/// The codes of coaching lints that warn of a plan.
pub fn advice(text: &str) -> Vec<String> {
    codes_of(text, |severity, code| severity == Severity::Warning && is_lint(code))
}

/// The codes of what is said of a plan with `--verbose` alone.
pub fn infos(text: &str) -> Vec<String> {
    codes_of(text, |severity, _| severity == Severity::Advice)
}

fn is_lint(code: &str) -> bool {
    code.starts_with("W11")
}

fn codes_of(text: &str, wanted: impl Fn(Severity, &str) -> bool) -> Vec<String> {
    let mut codes = Vec::new();
    for finding in compile(text).diagnostics.sorted() {
        let code = finding.code().unwrap().to_string();
        if wanted(finding.severity().unwrap_or(Severity::Error), &code) && !codes.contains(&code) {
            codes.push(code);
        }
    }
    codes
}

/// The sets of a plan's first line, one a word: `3@87.5-95`.
pub fn first_line(text: &str) -> String {
    line(&schedule(text).sessions[0].exercises[0])
}

pub fn line(exercise: &Exercise) -> String {
    let loads: Vec<String> = exercise.sets.iter().map(|set| format!("{}{}", reps(set), load(set))).collect();
    loads.join(" ")
}

fn load(set: &PlannedSet) -> String {
    match (set.load, set.load_max) {
        (Some(low), Some(high)) => format!("@{}-{}", low.number(), high.number()),
        (Some(load), None) => format!("@{}", load.number()),
        _ => String::new(),
    }
}

/// The measure of a set, as it is written in a plan.
pub fn reps(set: &PlannedSet) -> String {
    let range = |min: u16, max: u16| {
        if min == max { min.to_string() } else { format!("{min}-{max}") }
    };
    match &set.measure {
        Measure::Reps { min, max } => range(*min, *max),
        Measure::Amrap { min: None, .. } => "amrap".into(),
        Measure::Amrap { min: Some(min), max } => format!("{}+", range(*min, max.unwrap_or(*min))),
        Measure::Seconds { min, max } => format!("{}s", range(*min, *max)),
        Measure::Metres { min, max } => format!("{}m", range(*min, *max)),
        Measure::Calories { min, max } => format!("{}cal", range(*min, *max)),
        Measure::Cluster(parts) => {
            let parts: Vec<String> = parts.iter().map(ToString::to_string).collect();
            format!("({})", parts.join("+"))
        }
        Measure::Total { reps, .. } => format!("total {reps}"),
    }
}

/// What a program of poppler makes of a PDF.
pub fn poppler(program: &str, arguments: &[&str], pdf: &[u8]) -> Vec<u8> {
    let mut child = Command::new(program)
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap_or_else(|error| panic!("these tests need {program}, of the Debian package poppler-utils: {error}"));
    let mut input = child.stdin.take().unwrap();
    let pdf = pdf.to_vec();
    let writer = std::thread::spawn(move || input.write_all(&pdf));
    let output = child.wait_with_output().unwrap();
    let _ = writer.join().unwrap();
    assert!(output.status.success(), "{program} {arguments:?}: {:?}", output.status);
    output.stdout
}

/// The text of each page of a PDF, laid out as it stands there.
pub fn page_texts(pdf: &[u8]) -> Vec<String> {
    let text = String::from_utf8(poppler("pdftotext", &["-layout", "-", "-"], pdf)).unwrap();
    text.split_terminator('\u{c}').map(str::to_owned).collect()
}
