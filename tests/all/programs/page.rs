//! The figures of `docs/programs.md`, worked out again.

use super::program;
use crate::support::{files, read};

/// What the page says of a program in figures.
struct Figures {
    name: String,
    weeks: usize,
    /// Lines of the plan that are neither empty nor a remark.
    lines: usize,
    /// Sets over all sessions.
    sets: usize,
    /// Lines that the plan would take if each session were written out, one for each lift.
    written_out: usize,
}

impl Figures {
    fn of(name: &str) -> Self {
        let text = read(&format!("programs/{name}.plan"));
        let said = |line: &&str| !line.trim().is_empty() && !line.trim_start().starts_with('#');
        let schedule = program(name);
        let exercises = || schedule.sessions.iter().flat_map(|session| &session.exercises);
        Self {
            name: format!("[{name}](../programs/{name}.plan)"),
            weeks: usize::from(schedule.weeks),
            lines: text.lines().filter(said).count(),
            sets: exercises().map(|exercise| exercise.sets.len()).sum(),
            written_out: exercises().count(),
        }
    }

    fn sum(all: &[Self]) -> Self {
        let sum = |figure: fn(&Self) -> usize| all.iter().map(figure).sum();
        Self {
            name: "all".into(),
            weeks: sum(|of| of.weeks),
            lines: sum(|of| of.lines),
            sets: sum(|of| of.sets),
            written_out: sum(|of| of.written_out),
        }
    }

    /// The row of the page; its source is written by hand.
    fn row(&self, source: &str) -> String {
        let Self { name, weeks, lines, sets, written_out } = self;
        format!("| {name} | {source} | {weeks} | {lines} | {sets} | {written_out} |")
    }
}

#[test]
fn the_page_of_the_programs_says_what_they_come_to() {
    let page = read("docs/programs.md");
    let rows: Vec<&str> = page.lines().filter(|line| line.starts_with("| [") || line.starts_with("| all |")).collect();
    let paths = files("programs", "plan");
    let mut names: Vec<&str> = paths.iter().map(|path| path.file_stem().unwrap().to_str().unwrap()).collect();
    names.sort_unstable();
    let mut figures: Vec<Figures> = names.into_iter().map(Figures::of).collect();
    figures.push(Figures::sum(&figures));
    let expected: Vec<String> = figures
        .iter()
        .enumerate()
        .map(|(place, of)| of.row(rows.get(place).and_then(|row| row.split(" | ").nth(1)).unwrap_or("?")))
        .collect();
    assert_eq!(rows, expected, "\n{}", expected.join("\n"));
    for row in rows.iter().filter(|row| row.starts_with("| [")) {
        assert!(row.split(" | ").nth(1).is_some_and(|source| source.len() > 3), "{row}: where is it from?");
    }
}
