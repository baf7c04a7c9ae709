//! A week a page: each session with its lifts and their targets, and a box for each lift.

use super::scale::{BODY, FIRM, HEADING, LIFT, MARGIN, SMALL};
use super::targets::{Said, rest_of_all, targets};
use super::{Align, Band, Cell, Column, Item, Options, Row, RowKind, Run, Section, Table, Text, Width};
use super::{cover, glance, says};
use crate::model::{Exercise, PlannedSet, Schedule, Session};
use crate::words;
use crate::words::details;

pub(super) fn section(schedule: &Schedule, sessions: &[Session], options: &Options) -> Section {
    let block = sessions.first().and_then(|session| session.block.as_ref());
    let mut items: Vec<Item> = Vec::new();
    if says::is_first(schedule, sessions) {
        items.extend(says::notes(&schedule.notes).map(Item::Paragraph));
    }
    items.extend(says::maxes(schedule, sessions, options));
    if !options.blank {
        let loads = format!("Loads in {}.", schedule.unit.name());
        items.push(Item::Paragraph(Run::new(loads).size(SMALL).grey().into()));
    }
    let columns = if sessions.len() > 1 { 2 } else { 1 };
    let dense = !fits(sessions, columns, options);
    let setting = if dense { &CLOSER } else { &PLAIN };
    let parts: Vec<Vec<Item>> = sessions.iter().map(|session| part(session, setting, options)).collect();
    items.push(Item::Columns(columns, parts));
    items.extend(says::estimates(sessions, options));
    items.extend(cover::projection(schedule, options));
    Section {
        header: says::header(schedule, block),
        heading: says::heading(says::week(sessions), None, HEADING),
        footer: Text::default(),
        items,
        dense,
    }
}

/// How a week is set.
struct Setting {
    /// The heading of a session.
    heading: u16,
    /// The name of a lift.
    lift: u16,
    /// The targets.
    target: u16,
    /// The least height of a lift, in tenths of a millimetre.
    row: u16,
}

const PLAIN: Setting = Setting { heading: LIFT, lift: FIRM, target: BODY, row: 90 };
/// Where the week fits its page only so.
const CLOSER: Setting = Setting { heading: FIRM, lift: BODY, target: SMALL, row: 70 };

/// So many letters stand in a line of a column, about.
const LETTERS: usize = 36;

/// Whether the sessions of a week fit a page as they are. Heights are in tenths of a millimetre, as measured on
/// printed pages.
fn fits(sessions: &[Session], columns: u8, options: &Options) -> bool {
    let line = |text: &Text| 1 + text.plain().chars().count() / LETTERS;
    let lift = |exercise: &Exercise| {
        let lines: usize = lines(exercise, &PLAIN, options).iter().map(line).sum();
        (lines * 47 + 28).max(usize::from(PLAIN.row))
    };
    let session = |session: &Session| {
        let lifts: usize = session.exercises.iter().map(lift).sum();
        let groups = session.exercises.chunk_by(words::same_superset).filter(|group| group.len() > 1).count();
        120 + 45 * session.notes.len() + 75 * groups + lifts
    };
    let page = usize::from(options.paper.size().1 - 2 * MARGIN - 350);
    // Sessions stay in one piece, so columns are filled as they come.
    let (mut full, mut height) = (1, 0);
    for more in sessions.iter().map(session) {
        if height > 0 && height + more > page {
            full += 1;
            height = 0;
        }
        height += more;
    }
    full < columns || full == columns && height <= page
}

/// A session of the week.
fn part(session: &Session, setting: &Setting, options: &Options) -> Vec<Item> {
    let heading = Item::Heading(2, says::heading(glance::day(session), session.name.as_ref(), setting.heading));
    let notes = says::notes(&session.notes).map(Item::Paragraph);
    std::iter::once(heading).chain(notes).chain([Item::Table(table(session, setting, options))]).collect()
}

fn table(session: &Session, setting: &Setting, options: &Options) -> Table {
    let columns = vec![
        Column { width: Width::Share(1), align: Align::Start },
        Column { width: Width::Fixed(250), align: Align::Start },
    ];
    let groups = session.exercises.chunk_by(words::same_superset);
    let bands = groups.flat_map(|group| {
        let lifts = group.iter().enumerate();
        lifts.map(|(place, exercise)| band(exercise, place, group, setting, options))
    });
    Table {
        name: "day",
        caption: None,
        columns,
        head: Vec::new(),
        bands: bands.collect(),
        ruled: false,
        row: setting.row,
    }
}

fn band(exercise: &Exercise, place: usize, group: &[Exercise], setting: &Setting, options: &Options) -> Band {
    let turn = words::turns(group).filter(|_| place == 0).map(|words| {
        let cell = Cell::of(Run::new(words).size(SMALL)).over(2);
        Row { kind: RowKind::Note, cells: vec![cell] }
    });
    let cell = Cell { texts: lines(exercise, setting, options), ..Cell::default() };
    let row = Row { kind: RowKind::Plain, cells: vec![cell, Cell::to_write("")] };
    Band { bracket: says::bracket(place, group.len()), rows: turn.into_iter().chain([row]).collect() }
}

/// A lift with its targets, and what is said of them.
fn lines(exercise: &Exercise, setting: &Setting, options: &Options) -> Vec<Text> {
    let sets: Vec<&PlannedSet> = exercise.sets.iter().collect();
    let rest = rest_of_all(exercise);
    let mut name = says::lift(exercise, setting.lift);
    if let Some(rest) = rest {
        name = name.with(Run::new(" ")).with(Run::new(format!("rest {}", words::time(rest))).size(SMALL).whole());
    }
    let mut texts = vec![name];
    let targets = targets(exercise, &sets, Said::Fully(rest), options);
    texts.extend(targets.into_iter().map(|target| target.text.sized(setting.target)));
    texts.extend(notes(exercise).into_iter().map(|text| text.sized(setting.target.min(SMALL))));
    texts
}

/// The modifiers and the notes of a lift, a line each.
pub(super) fn notes(exercise: &Exercise) -> Vec<Text> {
    let (shared, parts) = details::split(&exercise.sets);
    let of_some = parts.iter().filter(|part| !part.details.is_empty());
    let of_some = of_some.flat_map(|part| says::said(Some(says::which(part.sets)), &part.details));
    let of_all = says::said(None, &shared).into_iter();
    of_all.chain(of_some).chain(says::notes(&exercise.notes)).collect()
}
