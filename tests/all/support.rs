//! What several tests need.

use std::fs;
use std::path::{Path, PathBuf};

use liftplan::Compiled;
use liftplan::model::{Athlete, Exercise, Measure, PlannedSet, Schedule, Session};
use liftplan::source::Source;

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

/// The schedule of a plan that must not have errors.
pub fn schedule(text: &str) -> Schedule {
    let compiled = compile(text);
    compiled.schedule.unwrap_or_else(|| panic!("{text}\n{:?}", compiled.diagnostics))
}

/// The codes that a plan gives, each once, in order of their places.
pub fn codes(text: &str) -> Vec<String> {
    let mut codes = Vec::new();
    for finding in compile(text).diagnostics.sorted() {
        let code = finding.code().unwrap().to_string();
        if !codes.contains(&code) {
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

/// A session as published tables write it, percents of the lift's max (or a share of it):
/// `bench press: 1x5@50 2x4@60 …`, sets without a percent as `5x10`.
pub fn table(session: &Session, share: f64) -> Vec<String> {
    session
        .exercises
        .iter()
        .map(|exercise| {
            let name = match &exercise.variant {
                Some(variant) => format!("{} ({variant})", exercise.lift),
                None => exercise.lift.to_string(),
            };
            let mut groups: Vec<(String, u16)> = Vec::new();
            for set in &exercise.sets {
                let percent = set.percent.map(|percent| percent.to_f64() / share);
                let written = match percent {
                    Some(percent) => format!("{}@{}", reps(set), (percent * 100.0).round() / 100.0),
                    None => reps(set),
                };
                match groups.last_mut() {
                    Some((last, count)) if *last == written => *count += 1,
                    _ => groups.push((written, 1)),
                }
            }
            let groups: Vec<String> = groups.iter().map(|(written, count)| format!("{count}x{written}")).collect();
            format!("{name}: {}", groups.join(" "))
        })
        .collect()
}
