//! Text for the terminal and the whiteboard: at most 80 columns, no colour.

mod bars;
mod diff;
mod footnotes;
mod row;
mod stats;
mod table;
mod wrap;

pub use diff::render_diff_text;
pub use stats::render_stats_text;

use std::io::{self, BufWriter, Write};

use self::row::{Columns, Row};
use self::wrap::{clean, width, wrap};
use crate::model::{Exercise, Schedule, Session};
use crate::words;
use crate::words::details::{self, Detail};

/// No line is wider, whatever the plan holds.
const WIDTH: usize = 80;
const INDENT: usize = 4;

/// Writes the schedule as plain text. Sets that are alike share a row.
///
/// # Errors
///
/// Those of the writer.
pub fn render_text(schedule: &Schedule, out: &mut impl Write) -> io::Result<()> {
    let mut out = BufWriter::new(out);
    header(schedule, &mut out)?;
    let mut estimates = false;
    for session in &schedule.sessions {
        writeln!(out)?;
        self::session(session, &mut out)?;
        let mut sets = session.exercises.iter().flat_map(|exercise| &exercise.sets);
        estimates = estimates || sets.any(|set| set.estimate);
    }
    if estimates || schedule.projection.is_some() {
        writeln!(out)?;
    }
    if estimates {
        paragraph(words::ESTIMATE_NOTE, 0, 2, &mut out)?;
    }
    if let Some(projection) = schedule.projection {
        paragraph(&words::projection(projection), 0, 0, &mut out)?;
    }
    out.flush()
}

fn header(schedule: &Schedule, out: &mut impl Write) -> io::Result<()> {
    let title = schedule.name.as_deref().unwrap_or("Training program");
    paragraph(title, 0, 0, out)?;
    if let Some(author) = &schedule.author {
        paragraph(&format!("by {author}"), 0, 3, out)?;
    }
    for note in schedule.notes.iter() {
        paragraph(&format!("“{note}”"), 0, 1, out)?;
    }
    if let Some(athlete) = words::athlete(schedule.athlete.as_deref(), schedule.bodyweight) {
        paragraph(&format!("Athlete: {athlete}"), 0, 9, out)?;
    }
    if !schedule.maxes.is_empty() {
        let maxes: Vec<String> = schedule.maxes.iter().map(words::max).collect();
        paragraph(&format!("Maxes: {}", maxes.join(", ")), 0, 7, out)?;
    }
    Ok(())
}

fn session(session: &Session, out: &mut impl Write) -> io::Result<()> {
    let mut heading = words::place(session);
    for name in session.name.iter().chain(&session.block) {
        heading.push_str(" · ");
        heading.push_str(name);
    }
    let lines = wrap(&heading, WIDTH);
    let rule = lines.iter().map(|line| width(line)).max().unwrap_or(0);
    for line in lines {
        writeln!(out, "{line}")?;
    }
    writeln!(out, "{}", "─".repeat(rule))?;
    for note in session.notes.iter() {
        paragraph(&format!("“{note}”"), 0, 1, out)?;
    }
    if !session.notes.is_empty() {
        writeln!(out)?;
    }

    let prepared: Vec<Prepared<'_>> = session.exercises.iter().map(Prepared::new).collect();
    let rows = prepared.iter().flat_map(|exercise| &exercise.parts);
    let columns = Columns::of(rows.flat_map(|part| &part.rows));
    let mut before: Option<&Exercise> = None;
    for exercise in &prepared {
        let together = before.is_some_and(|before| words::same_superset(before, exercise.exercise));
        if before.is_some() && !together {
            writeln!(out)?;
        }
        exercise.write(&columns, out)?;
        before = Some(exercise.exercise);
    }
    Ok(())
}

/// An exercise in words, before it is known how wide the columns of its session are.
struct Prepared<'a> {
    exercise: &'a Exercise,
    details: Vec<Detail>,
    parts: Vec<PreparedPart>,
}

struct PreparedPart {
    details: Vec<Detail>,
    numbers: String,
    rows: Vec<Row>,
}

impl<'a> Prepared<'a> {
    fn new(exercise: &'a Exercise) -> Self {
        let (details, parts) = details::split(&exercise.sets);
        let parts = parts.into_iter().map(|part| PreparedPart {
            details: part.details,
            numbers: words::numbers(part.sets),
            rows: part.sets.chunk_by(super::alike).map(Row::new).collect(),
        });
        Self { exercise, details, parts: parts.collect() }
    }

    fn write(&self, columns: &Columns, out: &mut impl Write) -> io::Result<()> {
        let label = match self.exercise.label {
            Some(label) => format!("{label} "),
            None => String::new(),
        };
        let mut name = format!("{label}{}", words::lift(self.exercise));
        if let Some(others) = words::alternatives(self.exercise) {
            name.push(' ');
            name.push_str(&others);
        }
        if let Some(written) = words::written(self.exercise) {
            name.push_str(", written: ");
            name.push_str(written);
        }
        if self.exercise.optional {
            name.push_str(" · ");
            name.push_str(words::OPTIONAL);
        }
        paragraph(&name, 0, INDENT, out)?;
        for note in self.exercise.notes.iter() {
            paragraph(&format!("“{note}”"), INDENT, INDENT + 2, out)?;
        }
        write_details(&self.details, "", out)?;
        for part in &self.parts {
            let sets = if part.numbers.contains('–') { "sets" } else { "set" };
            write_details(&part.details, &format!("{sets} {}: ", part.numbers), out)?;
            for row in &part.rows {
                row.write(columns, out)?;
            }
        }
        Ok(())
    }
}

fn write_details(details: &[Detail], before: &str, out: &mut impl Write) -> io::Result<()> {
    let (modifiers, notes) = details::apart(details);
    if !modifiers.is_empty() {
        let modifiers = modifiers.join(" · ");
        paragraph(&format!("{before}{modifiers}"), INDENT, INDENT + 2, out)?;
    }
    for note in notes {
        paragraph(&format!("{before}“{note}”"), INDENT, INDENT + 2, out)?;
    }
    Ok(())
}

/// Text over as many lines as it takes, the first indented by one measure, the others by
/// another. The lines of the text itself are kept.
fn paragraph(text: &str, first: usize, others: usize, out: &mut impl Write) -> io::Result<()> {
    let mut indent = first;
    for line in text.lines() {
        // Wrapped at the narrower of both measures, so that any line may come first.
        for line in wrap(&clean(line), WIDTH - first.max(others)) {
            writeln!(out, "{:indent$}{line}", "")?;
            indent = others;
        }
    }
    Ok(())
}
