//! A session on a card for the pocket: a row a target, with a box to write in.

use std::sync::Arc;

use super::height::{self, Room};
use super::scale::{BODY, CARD, CARD_MARGIN, FIRM, LIFT, SMALL, SMALLEST};
use super::targets::{Said, rest_of_all, targets};
use super::{Align, Band, Cell, Column, Item, Options, Row, RowKind, Run, Section, Table, Text, Width};
use super::{says, week};
use crate::model::{Exercise, PlannedSet, Role, Schedule, Session};
use crate::words;

/// How a card is set: the size of its targets, and the least height of its rows in tenths of a millimetre.
#[derive(Clone, Copy)]
struct Setting {
    target: u16,
    row: u16,
}

/// How a session fits its card: first with room to write, then closer.
const SETTINGS: [Setting; 3] =
    [Setting { target: BODY, row: 60 }, Setting { target: BODY, row: 50 }, Setting { target: SMALL, row: 46 }];
/// A row is no higher than a pencil needs.
const HIGHEST_ROW: u16 = 80;

pub(super) fn section(schedule: &Schedule, session: &Session, options: &Options) -> Section {
    let sections =
        SETTINGS.iter().map(|&setting| (setting.row..=HIGHEST_ROW, set(schedule, session, setting, options)));
    // What takes several cards anyway is read and written at ease.
    let several = Setting { target: BODY, row: if options.blank { HIGHEST_ROW } else { 60 } };
    height::fit(sections, Room::new(CARD, CARD_MARGIN)).unwrap_or_else(|| set(schedule, session, several, options))
}

/// A card as it is set.
fn set(schedule: &Schedule, session: &Session, setting: Setting, options: &Options) -> Section {
    let mut items: Vec<Item> = Vec::new();
    if says::is_first(schedule, std::slice::from_ref(session)) {
        items.extend(notes(&schedule.notes));
    }
    items.extend(notes(&session.notes));
    items.extend(says::name(schedule).filter(|_| options.blank));
    items.push(Item::Table(table(session, setting, options)));
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

fn table(session: &Session, setting: Setting, options: &Options) -> Table {
    let columns = vec![
        Column { width: Width::Share(1), align: Align::Start },
        Column { width: Width::Fixed(230), align: Align::Start },
    ];
    let groups = session.exercises.chunk_by(words::same_superset);
    let bands = groups.flat_map(|group| {
        let lifts = group.iter().enumerate();
        lifts.map(|(place, exercise)| band(exercise, place, group, setting, options))
    });
    Table {
        name: "card",
        caption: None,
        columns,
        head: Vec::new(),
        bands: bands.collect(),
        ruled: false,
        row: setting.row,
    }
}

fn band(exercise: &Exercise, place: usize, group: &[Exercise], setting: Setting, options: &Options) -> Band {
    let mut rows = Vec::new();
    if let Some(words) = words::turns(group).filter(|_| place == 0) {
        let cell = Cell::of(Run::new(words).size(SMALLEST)).over(2);
        rows.push(Row { kind: RowKind::Note, cells: vec![cell] });
    }
    let rest = rest_of_all(exercise);
    let mut name = says::lift(exercise, FIRM, options);
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
        rows.push(Row { kind, cells: vec![Cell::of(target.text.sized(setting.target)), done] });
    }
    Band { bracket: says::bracket(place, group.len()), rows }
}
