//! A week at a glance: its lifts by its sessions, each with a short target.

use std::collections::HashMap;

use super::scale::{BODY, LIFT, SMALL};
use super::targets::{Said, targets};
use super::{Align, Band, Bracket, Cell, Column, Item, Options, Row, RowKind, Run, Table, Text, Width, says};
use crate::model::{Exercise, Label, PlannedSet, Role, Schedule, Session};
use crate::words;

/// How many sessions stand side by side and can still be read.
const SIDE_BY_SIDE: usize = 5;

/// The table of a week, in type of this size; several where there are more sessions than fit side by side.
pub(super) fn week(schedule: &Schedule, sessions: &[Session], size: u16, options: &Options) -> Vec<Item> {
    // As many in each, so that all columns are alike.
    let tables = sessions.len().div_ceil(SIDE_BY_SIDE).max(1);
    let each = sessions.len().div_ceil(tables).max(1);
    let tables = sessions.chunks(each).map(|sessions| table(schedule, sessions, size, options));
    tables.map(Item::Table).collect()
}

fn table(schedule: &Schedule, sessions: &[Session], size: u16, options: &Options) -> Table {
    let week = sessions.first().map_or(0, |session| session.week);
    let mut caption = Text::from(Run::new(format!("Week {week} at a glance")).size(LIFT).bold());
    if let Some(block) = sessions.first().and_then(|session| session.block.as_ref()) {
        caption = caption.with(Run::new(" · ").size(LIFT)).with(Run::own(block.as_ref()).size(LIFT));
    }
    let loads = if options.blank { String::new() } else { format!("loads in {}, ", schedule.unit.name()) };
    caption = caption.with(Run::new(format!(" {loads}warm-ups left out")).size(SMALL).grey());
    let rows = rows(&sessions.iter().map(Some).collect::<Vec<_>>());
    let filled = rows.iter().flat_map(|(_, row)| row).filter(|exercises| !exercises.is_empty()).count();
    // Where days have few lifts in common, a row for each would be mostly empty.
    let by_lifts = sessions.len() == 1 || filled * 2 > rows.len() * sessions.len();
    let name = by_lifts.then_some(Column { width: Width::Fixed(280), align: Align::Start });
    let day = Column { width: Width::Share(1), align: Align::Start };
    let columns = name.into_iter().chain(sessions.iter().map(|_| day)).collect();
    let corner = by_lifts.then(|| Cell::default().named());
    let head = corner.into_iter().chain(sessions.iter().map(|session| heading(session, size))).collect();
    let bands = if by_lifts {
        rows.into_iter().map(|(name, row)| band(&name, &row, size, options)).collect()
    } else {
        vec![lists(sessions, size, options)]
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
fn heading(session: &Session, size: u16) -> Cell {
    let mut text = Text::from(Run::new(day(session)).bold());
    if let Some(name) = &session.name {
        text = text.with(Run::new("\n")).with(Run::own(name.as_ref()).bold());
    }
    Cell::of(text.sized(size)).named()
}

/// `Day 2 · Mon 5 Jan 2026`.
pub(super) fn day(session: &Session) -> String {
    let when = words::when(session).map_or_else(String::new, |when| format!(" · {when}"));
    format!("Day {}{when}", session.day)
}

fn band(name: &str, row: &[Vec<&Exercise>], size: u16, options: &Options) -> Band {
    let labels = Labels::of(row.iter().flatten().copied());
    let size_of_name = if size < SMALL { size } else { BODY };
    let name = Cell::of(labels.before_name(named(name)).sized(size_of_name)).named();
    let cells = row.iter().map(|exercises| Cell {
        texts: exercises
            .iter()
            .flat_map(|exercise| labels.before(exercise, works(exercise, options)))
            .map(|text| text.sized(size))
            .collect(),
        ..Cell::default()
    });
    let cells = std::iter::once(name).chain(cells).collect();
    Band { bracket: Bracket::None, rows: vec![Row { kind: RowKind::Plain, cells }] }
}

/// The name of a lift in a list.
pub(super) fn named(name: &str) -> Text {
    Run::own(says::capital(name)).bold().into()
}

/// The lifts of each session below each other.
fn lists(sessions: &[Session], size: u16, options: &Options) -> Band {
    let list = |session: &Session| {
        let lift = |exercise: &Exercise| {
            let name = Labels::of([exercise].into_iter()).before_name(named(&words::lift_or_others(exercise)));
            std::iter::once(name).chain(works(exercise, options)).map(|text| text.sized(size)).collect()
        };
        let texts = session.exercises.iter().flat_map(|exercise| -> Vec<Text> { lift(exercise) }).collect();
        Cell { texts, ..Cell::default() }
    };
    let row = Row { kind: RowKind::Plain, cells: sessions.iter().map(list).collect() };
    Band { bracket: Bracket::None, rows: vec![row] }
}

/// Where the labels of a lift stand that is trained several times: `A1` before its name if it has the same each time,
/// else before its targets.
pub(super) enum Labels {
    /// The same each time, also none.
    Same(Option<Label>),
    /// One here, another or none there.
    Various,
}

impl Labels {
    pub(super) fn of<'a>(mut exercises: impl Iterator<Item = &'a Exercise>) -> Self {
        let first = exercises.next().and_then(|exercise| exercise.label);
        if exercises.all(|exercise| exercise.label == first) { Self::Same(first) } else { Self::Various }
    }

    pub(super) fn before_name(&self, name: Text) -> Text {
        match self {
            Self::Same(Some(label)) => labelled(*label, name),
            Self::Same(None) | Self::Various => name,
        }
    }

    pub(super) fn before(&self, exercise: &Exercise, mut targets: Vec<Text>) -> Vec<Text> {
        let label = exercise.label.filter(|_| matches!(self, Self::Various));
        if let Some((label, first)) = label.zip(targets.first_mut()) {
            *first = labelled(label, std::mem::take(first));
        }
        targets
    }
}

fn labelled(label: Label, text: Text) -> Text {
    let label = [Run::new(label.to_string()).bold(), Run::new(" ")];
    Text(label.into_iter().chain(text.0).collect())
}

/// The targets of the sets that are no warm-ups.
pub(super) fn works(exercise: &Exercise, options: &Options) -> Vec<Text> {
    let sets: Vec<&PlannedSet> = exercise.sets.iter().filter(|set| set.role != Role::Warmup).collect();
    targets(exercise, &sets, Said::Briefly, options).into_iter().map(|target| target.text).collect()
}

/// The lifts in the order in which the sessions first have them, each with its exercises by session.
pub(super) fn rows<'a>(sessions: &[Option<&'a Session>]) -> Vec<(String, Vec<Vec<&'a Exercise>>)> {
    let mut rows: Vec<(String, Vec<Vec<&Exercise>>)> = Vec::new();
    let mut places: HashMap<String, usize> = HashMap::new();
    for (column, session) in sessions.iter().enumerate() {
        for exercise in session.iter().flat_map(|session| &session.exercises) {
            let name = words::lift_or_others(exercise);
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
