//! A week at a glance: its lifts by its sessions, each with a short target.

use std::collections::HashMap;

use super::scale::{BODY, LIFT, SMALL};
use super::targets::{Said, targets};
use super::{Align, Band, Bracket, Cell, Column, Item, Options, Row, RowKind, Run, Table, Text, Width, says};
use crate::model::{Exercise, PlannedSet, Role, Schedule, Session};
use crate::words;

/// How many sessions stand side by side and can still be read.
const SIDE_BY_SIDE: usize = 5;

/// The table of a week; several where there are more sessions than fit side by side.
pub(super) fn week(schedule: &Schedule, sessions: &[Session], options: &Options) -> Vec<Item> {
    let tables = sessions.chunks(SIDE_BY_SIDE).map(|sessions| table(schedule, sessions, options));
    tables.map(Item::Table).collect()
}

fn table(schedule: &Schedule, sessions: &[Session], options: &Options) -> Table {
    let week = sessions.first().map_or(0, |session| session.week);
    let mut caption = Text::from(Run::new(format!("Week {week} at a glance")).size(LIFT).bold());
    if let Some(block) = sessions.first().and_then(|session| session.block.as_ref()) {
        caption = caption.with(Run::new(" · ").size(LIFT)).with(Run::own(block.as_ref()).size(LIFT));
    }
    let loads = if options.blank { String::new() } else { format!("loads in {}, ", schedule.unit.name()) };
    caption = caption.with(Run::new(format!(" {loads}warm-ups left out")).size(SMALL).grey());
    let rows = rows(sessions);
    let filled = rows.iter().flat_map(|(_, row)| row).filter(|exercises| !exercises.is_empty()).count();
    // Where days have few lifts in common, a row for each would be mostly empty.
    let by_lifts = sessions.len() == 1 || filled * 2 > rows.len() * sessions.len();
    let name = by_lifts.then_some(Column { width: Width::Fixed(280), align: Align::Start });
    let day = Column { width: Width::Share(1), align: Align::Start };
    let columns = name.into_iter().chain(sessions.iter().map(|_| day)).collect();
    let corner = by_lifts.then(|| Cell::default().named());
    let head = corner.into_iter().chain(sessions.iter().map(heading)).collect();
    let bands = if by_lifts {
        rows.into_iter().map(|(name, row)| band(&name, &row, options)).collect()
    } else {
        vec![lists(sessions, options)]
    };
    Table {
        name: "glance",
        caption: Some(caption),
        columns,
        head: vec![Row { kind: RowKind::Head, cells: head }],
        bands,
        ruled: true,
        row: 0,
    }
}

/// A session above its column.
fn heading(session: &Session) -> Cell {
    let mut text = Text::from(Run::new(day(session)).bold());
    if let Some(name) = &session.name {
        text = text.with(Run::new("\n")).with(Run::own(name.as_ref()).bold());
    }
    Cell::of(text).named()
}

/// `Day 2 · Mon 5 Jan 2026`.
pub(super) fn day(session: &Session) -> String {
    let when = words::when(session).map_or_else(String::new, |when| format!(" · {when}"));
    format!("Day {}{when}", session.day)
}

fn band(name: &str, row: &[Vec<&Exercise>], options: &Options) -> Band {
    let name = Cell::of(Run::own(says::capital(name)).size(BODY).bold()).named();
    let cells = row.iter().map(|exercises| Cell {
        texts: exercises.iter().flat_map(|exercise| works(exercise, options)).collect(),
        ..Cell::default()
    });
    let cells = std::iter::once(name).chain(cells).collect();
    Band { bracket: Bracket::None, rows: vec![Row { kind: RowKind::Plain, cells }] }
}

/// The lifts of each session below each other.
fn lists(sessions: &[Session], options: &Options) -> Band {
    let list = |session: &Session| {
        let lift = |exercise: &Exercise| {
            let name = Text::from(Run::own(says::capital(&words::lift(exercise))).size(SMALL).bold());
            std::iter::once(name).chain(works(exercise, options).into_iter().map(|text| text.sized(SMALL))).collect()
        };
        let texts = session.exercises.iter().flat_map(|exercise| -> Vec<Text> { lift(exercise) }).collect();
        Cell { texts, ..Cell::default() }
    };
    let row = Row { kind: RowKind::Plain, cells: sessions.iter().map(list).collect() };
    Band { bracket: Bracket::None, rows: vec![row] }
}

/// The targets of the sets that are no warm-ups.
pub(super) fn works(exercise: &Exercise, options: &Options) -> Vec<Text> {
    let sets: Vec<&PlannedSet> = exercise.sets.iter().filter(|set| set.role != Role::Warmup).collect();
    targets(exercise, &sets, Said::Briefly, options).into_iter().map(|target| target.text).collect()
}

/// The lifts in the order in which the sessions first have them, each with its exercises by session.
fn rows(sessions: &[Session]) -> Vec<(String, Vec<Vec<&Exercise>>)> {
    let mut rows: Vec<(String, Vec<Vec<&Exercise>>)> = Vec::new();
    let mut places: HashMap<String, usize> = HashMap::new();
    for (column, session) in sessions.iter().enumerate() {
        for exercise in &session.exercises {
            let name = words::lift(exercise);
            let place = *places.entry(name.clone()).or_insert(rows.len());
            if place == rows.len() {
                rows.push((name, vec![Vec::new(); sessions.len()]));
            }
            let cell = rows.get_mut(place).and_then(|row| row.1.get_mut(column));
            if let Some(cell) = cell {
                cell.push(exercise);
            }
        }
    }
    rows
}
