//! The table of a session.

use std::io::{self, Write};

use super::escape::inline;
use crate::model::{Exercise, PlannedSet, Role, Session};
use crate::render::alike;
use crate::training::Unit;
use crate::words;
use crate::words::details::{self, Detail};

/// The columns, and whether their cells are numbers, which stand on the right. The load has its unit behind it.
const COLUMNS: [(&str, bool); 8] = [
    ("Lift", false),
    ("", false),
    ("Reps", true),
    ("Load", true),
    ("Of", false),
    ("RPE", false),
    ("Rest", false),
    ("Notes", false),
];

type Row = [String; COLUMNS.len()];

/// Writes the table; columns that no row fills are left out.
pub(super) fn write(session: &Session, unit: Unit, out: &mut impl Write) -> io::Result<()> {
    let rows = rows(session, unit);
    let load = format!("Load, {unit}");
    // The lift, the reps and the load are what a table is for.
    let is_shown: Vec<bool> = (0..COLUMNS.len())
        .map(|column| matches!(column, 0 | 2 | 3) || rows.iter().any(|row| fills(row, column)))
        .collect();
    let shown = |cells: &mut dyn Iterator<Item = &str>| -> String {
        let cells = cells.zip(&is_shown).filter(|(_, shown)| **shown).map(|(cell, _)| cell);
        cells.fold("|".to_owned(), |line, cell| if cell.is_empty() { line + " |" } else { line + " " + cell + " |" })
    };
    writeln!(
        out,
        "{}",
        shown(&mut COLUMNS.iter().map(|(name, _)| if *name == "Load" { load.as_str() } else { name }))
    )?;
    let rule = |&(_, is_number): &(&'static str, bool)| if is_number { "--:" } else { ":--" };
    writeln!(out, "{}", shown(&mut COLUMNS.iter().map(rule)).replace(' ', ""))?;
    for row in &rows {
        writeln!(out, "{}", shown(&mut row.iter().map(String::as_str)))?;
    }
    Ok(())
}

fn fills(row: &Row, column: usize) -> bool {
    row.get(column).is_some_and(|cell| !cell.is_empty())
}

fn rows(session: &Session, unit: Unit) -> Vec<Row> {
    let mut rows = Vec::new();
    for group in session.exercises.chunk_by(words::same_superset) {
        if let Some(turns) = words::turns(group) {
            let mut row = Row::default();
            row[0] = format!("_{}_", inline(&turns));
            rows.push(row);
        }
        for exercise in group {
            lift(exercise, unit, &mut rows);
        }
    }
    rows
}

fn lift(exercise: &Exercise, unit: Unit, rows: &mut Vec<Row>) {
    let (shared, parts) = details::split(&exercise.sets);
    let mut name = Some(name(exercise));
    // What is said of the whole exercise stands beside its first row.
    let mut said: Vec<String> = exercise.notes.iter().map(|note| quoted(note)).collect();
    said.extend(words_of(&shared));
    for part in parts {
        let mut of_part = words_of(&part.details);
        for run in part.sets.chunk_by(alike) {
            let mut notes = std::mem::take(&mut said);
            if run.first().is_some_and(|set| set.optional) {
                notes.push(words::OPTIONAL.to_owned());
            }
            notes.append(&mut of_part);
            rows.push(row(name.take().unwrap_or_default(), run, unit, notes.join("<br>")));
        }
    }
    if let Some(name) = name {
        let (none, notes) = (|| "—".to_owned(), said.join("<br>"));
        rows.push([name, String::new(), none(), none(), String::new(), String::new(), String::new(), notes]);
    }
}

fn row(name: String, sets: &[PlannedSet], unit: Unit, notes: String) -> Row {
    let Some(set) = sets.first() else { return Row::default() };
    let amount = match sets.len() {
        1 => words::amount(set),
        several => format!("{several} × {}", words::amount(set)),
    };
    let rule = words::rule(set).unwrap_or_default();
    // The unit stands above, if it is the same.
    let load = if set.load.or(set.load_max).is_some_and(|load| load.unit() != unit) {
        words::load(set)
    } else {
        words::load_number(set)
    };
    let (load, of) = match load {
        Some(load) => (load, rule),
        None if rule.is_empty() => ("—".to_owned(), rule),
        None => (rule, String::new()),
    };
    let role = match set.role {
        Role::Top => "**top**".to_owned(),
        role => words::role(role).to_owned(),
    };
    let rest = set.extras.rest.map(words::time).unwrap_or_default();
    let effort = words::effort_number(set).unwrap_or_default();
    [name, role, inline(&amount), inline(&load), inline(&of), inline(&effort), inline(&rest), notes]
}

/// `**A1 bench press** (paused) or dips, written: bench`
fn name(exercise: &Exercise) -> String {
    let mut name = String::new();
    if let Some(label) = exercise.label {
        name.push_str(&format!("{label} "));
    }
    let lift = inline(&exercise.lift);
    if !lift.is_empty() {
        name.push_str(&format!("**{lift}**"));
    }
    if let Some(variant) = &exercise.variant {
        name.push_str(&format!(" ({})", inline(variant)));
    }
    let also = words::alternatives(exercise).into_iter();
    let also = also.chain(words::written(exercise).map(|written| format!("written: {written}")));
    for also in also.chain(exercise.optional.then(|| words::OPTIONAL.to_owned())) {
        name.push_str("<br>");
        name.push_str(&inline(&also));
    }
    name
}

fn words_of(details: &[Detail]) -> Vec<String> {
    let (modifiers, notes) = details::apart(details);
    modifiers.into_iter().map(inline).chain(notes.into_iter().map(quoted)).collect()
}

fn quoted(note: &str) -> String {
    format!("“{}”", inline(note))
}
