//! Markdown as GitHub shows it: a heading a week and a session, a table a session, a row for sets that are
//! alike.
//!
//! A column that no row of a session fills is left out. What the coach wrote is text and nothing else.

mod anchors;
mod diff;
pub(super) mod escape;
mod table;

pub use diff::render_diff_markdown;

use std::collections::BTreeSet;
use std::io::{self, BufWriter, Write};
use std::sync::Arc;

use self::anchors::Anchors;
use self::escape::{inline, paragraph};
use crate::model::{Schedule, Session};
use crate::training::Unit;
use crate::words;

/// Writes the schedule as GitHub's Markdown.
///
/// # Errors
///
/// Those of the writer.
pub fn render_markdown(schedule: &Schedule, out: &mut impl Write) -> io::Result<()> {
    let mut out = BufWriter::new(out);
    head(schedule, &mut out)?;
    let weeks: BTreeSet<u16> = schedule.sessions.iter().map(|session| session.week).collect();
    if weeks.len() > 1 {
        writeln!(out, "\nWeeks: {}", links(schedule).join(" · "))?;
    }
    for week in schedule.sessions.chunk_by(|a, b| a.week == b.week) {
        if let Some(first) = week.first().filter(|_| weeks.len() > 1) {
            writeln!(out, "\n## {}", week_heading(first))?;
        }
        for session in week {
            self::session(session, schedule.unit, weeks.len() > 1, &mut out)?;
        }
    }
    foot(schedule, &mut out)?;
    out.flush()
}

/// Links to the weeks, by the anchors that their headings get.
fn links(schedule: &Schedule) -> Vec<String> {
    let mut anchors = Anchors::default();
    anchors.next(title(schedule));
    let mut links = Vec::new();
    for week in schedule.sessions.chunk_by(|a, b| a.week == b.week) {
        if let Some(first) = week.first() {
            links.push(format!("[{}](#{})", first.week, anchors.next(&week_heading(first))));
        }
        for session in week {
            anchors.next(&heading(session, true, str::to_owned));
        }
    }
    links
}

fn title(schedule: &Schedule) -> &str {
    schedule.name.as_deref().unwrap_or("Training program")
}

fn week_heading(session: &Session) -> String {
    format!("Week {}", session.week)
}

fn head(schedule: &Schedule, out: &mut impl Write) -> io::Result<()> {
    writeln!(out, "# {}", inline(title(schedule)))?;
    if let Some(author) = &schedule.author {
        writeln!(out, "\nby {}", inline(author))?;
    }
    notes(&schedule.notes, out)?;
    if let Some(athlete) = words::athlete(schedule.athlete.as_deref(), schedule.bodyweight) {
        writeln!(out, "\nAthlete: {}", inline(&athlete))?;
    }
    if !schedule.maxes.is_empty() {
        writeln!(out, "\n| Lift | Max |\n|:--|--:|")?;
        for max in &schedule.maxes {
            writeln!(out, "| {} | {} |", inline(&words::max_name(max)), max.load)?;
        }
    }
    Ok(())
}

fn foot(schedule: &Schedule, out: &mut impl Write) -> io::Result<()> {
    let sets = schedule.sessions.iter().flat_map(|session| &session.exercises).flat_map(|exercise| &exercise.sets);
    if sets.into_iter().any(|set| set.estimate) {
        writeln!(out, "\n{}", paragraph(words::ESTIMATE_NOTE))?;
    }
    if let Some(projection) = schedule.projection {
        writeln!(out, "\n{}", paragraph(&words::projection(projection)))?;
    }
    Ok(())
}

/// Notes as quotations, for it is the coach who speaks.
fn notes(notes: &[Arc<str>], out: &mut impl Write) -> io::Result<()> {
    for note in notes {
        writeln!(out, "\n> {}", paragraph(note))?;
    }
    Ok(())
}

/// The heading of a session; names are written so that they stay text.
fn heading(session: &Session, has_weeks: bool, name_as_text: impl Fn(&str) -> String) -> String {
    let mut heading = if has_weeks { format!("Day {}", session.day) } else { words::place(session) };
    if has_weeks && let Some(when) = words::when(session) {
        heading.push_str(" · ");
        heading.push_str(&when);
    }
    for name in session.name.iter().chain(&session.block) {
        heading.push_str(" · ");
        heading.push_str(&name_as_text(name));
    }
    heading
}

fn session(session: &Session, unit: Unit, has_weeks: bool, out: &mut impl Write) -> io::Result<()> {
    let level = if has_weeks { "###" } else { "##" };
    writeln!(out, "\n{level} {}", heading(session, has_weeks, inline))?;
    notes(&session.notes, out)?;
    writeln!(out)?;
    table::write(session, unit, out)
}
