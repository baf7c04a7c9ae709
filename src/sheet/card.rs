//! A session on a card for the pocket: a row a target, with a box to write in.

use std::sync::Arc;

use super::scale::{BODY, FIRM, LIFT, SMALL, SMALLEST};
use super::targets::{Said, rest_of_all, targets};
use super::{Align, Band, Cell, Column, Item, Options, Row, RowKind, Run, Section, Table, Text, Width};
use super::{says, week};
use crate::model::{Exercise, PlannedSet, Role, Schedule, Session};
use crate::words;

pub(super) fn section(schedule: &Schedule, session: &Session, options: &Options) -> Section {
    let mut items: Vec<Item> = Vec::new();
    if says::is_first(schedule, std::slice::from_ref(session)) {
        items.extend(notes(&schedule.notes));
    }
    items.extend(notes(&session.notes));
    items.push(Item::Table(table(session, options)));
    Section {
        header: says::header_of_card(schedule, options),
        heading: says::heading(words::place(session), session.name.as_ref(), LIFT),
        footer: Text::default(),
        items,
        dense: true,
    }
}

/// Notes, small.
fn notes(notes: &[Arc<str>]) -> impl Iterator<Item = Item> {
    says::notes(notes).map(|note| Item::Paragraph(note.sized(SMALL)))
}

fn table(session: &Session, options: &Options) -> Table {
    let columns = vec![
        Column { width: Width::Share(1), align: Align::Start },
        Column { width: Width::Fixed(260), align: Align::Start },
    ];
    let groups = session.exercises.chunk_by(words::same_superset);
    let bands = groups.flat_map(|group| {
        let lifts = group.iter().enumerate();
        lifts.map(|(place, exercise)| band(exercise, place, group, options))
    });
    let row = if options.blank { 80 } else { 60 };
    Table { name: "card", caption: None, columns, head: Vec::new(), bands: bands.collect(), ruled: false, row }
}

fn band(exercise: &Exercise, place: usize, group: &[Exercise], options: &Options) -> Band {
    let mut rows = Vec::new();
    if let Some(words) = words::turns(group).filter(|_| place == 0) {
        let cell = Cell::of(Run::new(words).size(SMALLEST)).over(2);
        rows.push(Row { kind: RowKind::Note, cells: vec![cell] });
    }
    let rest = rest_of_all(exercise);
    let mut name = says::lift(exercise, FIRM);
    if let Some(rest) = rest {
        name = name.with(Run::new(" ")).with(Run::new(format!("rest {}", words::time(rest))).size(SMALLEST).whole());
    }
    let mut texts = vec![name];
    texts.extend(week::notes(exercise).into_iter().map(|text| text.sized(SMALLEST)));
    rows.push(Row { kind: RowKind::Lift, cells: vec![Cell { texts, span: 2, heading: true, ..Cell::default() }] });
    let sets: Vec<&PlannedSet> = exercise.sets.iter().collect();
    for target in targets(exercise, &sets, Said::Fully(rest), options) {
        let kind = match target.role {
            Role::Top => RowKind::Top,
            Role::Warmup => RowKind::Warmup,
            _ => RowKind::Set,
        };
        // Nobody writes warm-ups down.
        let done = if kind == RowKind::Warmup { Cell::default() } else { Cell::to_write("") };
        rows.push(Row { kind, cells: vec![Cell::of(target.text.sized(BODY)), done] });
    }
    Band { bracket: says::bracket(place, group.len()), rows }
}
