//! A block as it stands on a coach's whiteboard: weeks beside each other, below each other the lifts of each day.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use super::glance::Labels;
use super::scale::{BODY, HEADING, SMALL, SMALLEST};
use super::{Align, Band, Bracket, Cell, Column, Item, Options, Row, RowKind, Run, Section, Table, Text, Width};
use super::{charts, cover, glance, says};
use crate::model::{Exercise, Schedule, Session};
use crate::stats::Stats;
use crate::words;

/// So many weeks fit an upright page; more are held across.
const UPRIGHT: usize = 4;
/// So many weeks fit a page that is held across.
const ACROSS: usize = 8;

/// Whether a block has so many weeks that the pages are held across.
pub(super) fn is_wide(schedule: &Schedule) -> bool {
    let mut blocks = schedule.sessions.chunk_by(|a, b| a.block == b.block);
    blocks.any(|sessions| weeks_of(sessions).len() > UPRIGHT)
}

pub(super) fn section(schedule: &Schedule, sessions: &[Session], stats: &Stats, options: &Options) -> Section {
    let block = sessions.first().and_then(|session| session.block.as_ref());
    let mut items: Vec<Item> = Vec::new();
    if says::is_first(schedule, sessions) {
        items.extend(says::notes(&schedule.notes).map(Item::Paragraph));
    }
    items.extend(says::name(schedule).filter(|_| options.blank));
    items.extend(says::maxes(schedule, sessions, options));
    let left_out = if options.blank {
        "Warm-ups left out.".to_owned()
    } else {
        format!("Loads in {}; warm-ups left out.", schedule.unit.name())
    };
    items.push(Item::Paragraph(Run::new(left_out).size(SMALL).grey().into()));
    let days = days(sessions);
    let weeks = weeks_of(sessions);
    let most = if is_wide(schedule) { ACROSS } else { UPRIGHT };
    // As many weeks in each table, so that all columns are as wide as they can be.
    let tables = weeks.len().div_ceil(most).max(1);
    let each = weeks.len().div_ceil(tables).max(1);
    items.extend(weeks.chunks(each).map(|weeks| Item::Table(table(weeks, each, &days, options))));
    items.extend(says::estimates(sessions, options));
    items.extend(cover::projection(schedule, options));
    let of = |session: Option<&Session>| session.map_or(0, |session| session.week);
    let charts = charts::of(schedule, stats, of(sessions.first())..=of(sessions.last()), *options);
    items.extend(charts.into_iter().map(|item| match item {
        Item::Paragraph(text) => Item::Paragraph(text.sized(SMALLEST)),
        item => item,
    }));
    let name = block.map(|name| says::heading_own(name, HEADING));
    let heading = match name {
        Some(name) => name.with(Run::new(format!(" · {}", says::weeks(sessions))).size(HEADING)),
        None => says::heading(says::weeks(sessions), None, HEADING),
    };
    Section { header: says::header(schedule, None), heading, footer: Text::default(), items, dense: false }
}

/// The weeks of a block, each with its sessions.
fn weeks_of(sessions: &[Session]) -> Vec<&[Session]> {
    sessions.chunk_by(|a, b| a.week == b.week).collect()
}

/// A day of a block with its lifts, in the order in which the weeks first have them.
struct Day<'a> {
    number: u8,
    name: Option<&'a Arc<str>>,
    lifts: Vec<String>,
}

/// The days of a block: those of one number and name are one, whatever week they stand in.
fn days(sessions: &[Session]) -> Vec<Day<'_>> {
    let mut days: Vec<Day<'_>> = Vec::new();
    let mut places: HashMap<(u8, Option<&Arc<str>>), usize> = HashMap::new();
    let mut seen: HashSet<(usize, String)> = HashSet::new();
    for session in sessions {
        let name = session.name.as_ref();
        let place = *places.entry((session.day, name)).or_insert(days.len());
        if place == days.len() {
            days.push(Day { number: session.day, name, lifts: Vec::new() });
        }
        for exercise in &session.exercises {
            let lift = words::lift_or_others(exercise);
            if seen.insert((place, lift.clone())) {
                days.iter_mut().skip(place).take(1).for_each(|day| day.lifts.push(lift.clone()));
            }
        }
    }
    days.sort_by_key(|day| day.number);
    days
}

fn table(weeks: &[&[Session]], columns: usize, days: &[Day<'_>], options: &Options) -> Table {
    let name = Column { width: Width::Fixed(340), align: Align::Start };
    let week = Column { width: Width::Share(1), align: Align::Start };
    let head = (0..columns).map(|column| weeks.get(column).map_or_else(Cell::default, |week| heading(week)));
    let head = std::iter::once(Cell::default().named()).chain(head).collect();
    let bands = days.iter().filter_map(|day| band(weeks, columns, day, options));
    Table {
        name: "whiteboard",
        caption: None,
        columns: std::iter::once(name).chain((0..columns).map(|_| week)).collect(),
        head: vec![Row { kind: RowKind::Head, cells: head }],
        bands: bands.collect(),
        ruled: true,
        row: 0,
    }
}

/// A week above its column, with its first day of the calendar.
fn heading(week: &[Session]) -> Cell {
    let number = week.first().map_or(0, |session| session.week);
    let mut text = Text::from(Run::new(format!("Week {number}")).size(BODY).bold());
    if let Some(date) = week.iter().find_map(|session| session.date) {
        text = text.with(Run::new("\n")).with(Run::new(date.in_words()).size(SMALL));
    }
    Cell::of(text).named()
}

/// A day with its lifts; nothing if these weeks have neither.
fn band<'a>(weeks: &[&'a [Session]], columns: usize, day: &Day<'_>, options: &Options) -> Option<Band> {
    let session = |week: &&'a [Session]| -> Option<usize> {
        week.iter().position(|session| session.day == day.number && session.name.as_ref() == day.name)
    };
    let sessions: Vec<Option<&'a Session>> =
        weeks.iter().map(|week| session(week).and_then(|place| week.get(place))).collect();
    sessions.iter().any(Option::is_some).then_some(())?;
    let title = says::heading(format!("Day {}", day.number), day.name, BODY);
    let span = u8::try_from(columns + 1).unwrap_or(u8::MAX);
    let mut rows = vec![Row { kind: RowKind::Lift, cells: vec![Cell::of(title).over(span).named()] }];
    let mut these: HashMap<String, Vec<Vec<&Exercise>>> = glance::rows(&sessions).into_iter().collect();
    for lift in &day.lifts {
        let Some(row) = these.remove(lift) else { continue };
        let labels = Labels::of(row.iter().flatten().copied());
        let mut cells = vec![Cell::of(labels.before_name(glance::named(lift)).sized(SMALL)).named()];
        let empty = std::iter::repeat_n(Cell::default(), columns.saturating_sub(row.len()));
        cells.extend(row.iter().map(|exercises| cell(exercises, &labels, options)).chain(empty));
        if cells.iter().skip(1).any(|cell| !cell.texts.is_empty()) {
            rows.push(Row { kind: RowKind::Plain, cells });
        }
    }
    Some(Band { bracket: Bracket::None, rows })
}

/// What a week has of a lift.
fn cell(exercises: &[&Exercise], labels: &Labels, options: &Options) -> Cell {
    let texts = exercises.iter().flat_map(|exercise| labels.before(exercise, glance::works(exercise, options)));
    Cell { texts: texts.map(|text| text.sized(SMALL)).collect(), ..Cell::default() }
}
