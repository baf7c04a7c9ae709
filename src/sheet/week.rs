//! A week a page: each session with its lifts and their targets, and a box for each lift.

use super::height::{self, Room};
use super::scale::{BODY, CLOSE, FIRM, HEADING, LIFT, MARGIN, NUMBER, SMALL};
use super::targets::{Said, rest_of_all, targets};
use super::{Align, Band, Cell, Column, Item, Options, Row, RowKind, Run, Section, Table, Text, Width};
use super::{cover, glance, says};
use crate::model::{Exercise, PlannedSet, Schedule, Session};
use crate::words;
use crate::words::details;

/// How a week is set. Lengths are in tenths of a millimetre.
struct Setting {
    /// The heading of a session.
    heading: u16,
    /// The name of a lift.
    lift: u16,
    /// The targets.
    target: u16,
    /// How high a lift is at the least, and at the most where its lines need no more.
    rows: (u16, u16),
    /// How wide the boxes to write in are.
    write: u16,
    /// Whether all else is set closer too.
    dense: bool,
}

const LARGEST: Setting =
    Setting { heading: HEADING, lift: NUMBER, target: LIFT, rows: (150, 260), write: 300, dense: false };
const LARGER: Setting =
    Setting { heading: NUMBER, lift: LIFT, target: CLOSE, rows: (115, 200), write: 300, dense: false };
const PLAIN: Setting = Setting { heading: LIFT, lift: FIRM, target: BODY, rows: (90, 150), write: 250, dense: false };
const CLOSE_SET: Setting = Setting { rows: (80, 130), dense: true, ..PLAIN };
/// Where the week fits its page only so.
const CLOSER: Setting = Setting { heading: FIRM, lift: BODY, target: SMALL, rows: (70, 100), write: 250, dense: true };

/// So many days stand side by side, if all weeks of the program fit pages that are held across.
const ACROSS: usize = 3;

/// Whether the pages are held across, with all days of a week side by side: where there are few, and all weeks fit so in
/// type of full size, or more weeks than on upright pages however close they are set.
pub(super) fn is_wide(schedule: &Schedule, options: &Options) -> bool {
    let weeks = || schedule.sessions.chunk_by(|a, b| a.week == b.week);
    let most = weeks().map(<[Session]>::len).max().unwrap_or(0);
    let fits = |week: &[Session], is_wide: bool, setting: &Setting| {
        fitting(schedule, week, is_wide, &[setting], options).is_some()
    };
    let count = |is_wide: bool| weeks().filter(|week| fits(week, is_wide, &CLOSER)).count();
    (2..=ACROSS).contains(&most) && (weeks().all(|week| fits(week, true, &PLAIN)) || count(true) > count(false))
}

/// The sessions of a week in as large a type as fits the page.
pub(super) fn section(schedule: &Schedule, sessions: &[Session], is_wide: bool, options: &Options) -> Section {
    fitting(schedule, sessions, is_wide, &[&LARGEST, &LARGER, &PLAIN, &CLOSE_SET, &CLOSER], options)
        .unwrap_or_else(|| set(schedule, sessions, is_wide, &CLOSER, options))
}

fn fitting(
    schedule: &Schedule,
    sessions: &[Session],
    is_wide: bool,
    settings: &[&Setting],
    options: &Options,
) -> Option<Section> {
    let (width, height) = options.paper.size();
    let size = if is_wide { (height, width) } else { (width, height) };
    let sections = settings.iter().map(|setting| {
        let section = set(schedule, sessions, is_wide, setting, options);
        (setting.rows.0..=setting.rows.1, section)
    });
    height::fit(sections, Room::new(size, MARGIN))
}

/// A week as it is set.
fn set(schedule: &Schedule, sessions: &[Session], is_wide: bool, setting: &Setting, options: &Options) -> Section {
    let block = sessions.first().and_then(|session| session.block.as_ref());
    let mut items: Vec<Item> = Vec::new();
    if says::is_first(schedule, sessions) {
        items.extend(says::notes(&schedule.notes).map(Item::Paragraph));
    }
    items.extend(says::name(schedule).filter(|_| options.blank));
    items.extend(says::maxes(schedule, sessions, options));
    if !options.blank {
        let loads = format!("Loads in {}.", schedule.unit.name());
        items.push(Item::Paragraph(Run::new(loads).size(SMALL).grey().into()));
    }
    let columns = match sessions.len() {
        3 if is_wide => 3,
        1 if !is_wide => 1,
        _ => 2,
    };
    let parts: Vec<Vec<Item>> = sessions.iter().map(|session| part(session, setting, options)).collect();
    items.push(Item::Columns(columns, parts));
    items.extend(says::estimates(sessions, options));
    items.extend(cover::projection(schedule, options));
    Section {
        header: says::header(schedule, block),
        heading: says::heading(says::week(sessions), None, HEADING),
        footer: Text::default(),
        items,
        dense: setting.dense,
    }
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
        Column { width: Width::Fixed(setting.write), align: Align::Start },
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
        row: setting.rows.0,
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
    let mut name = says::lift(exercise, setting.lift, options);
    if let Some(rest) = rest {
        name = name.with(Run::new(" ")).with(Run::new(format!("rest {}", words::time(rest))).size(SMALL).whole());
    }
    let mut texts = vec![name];
    let targets = targets(exercise, &sets, Said::Fully(rest), options);
    texts.extend(targets.into_iter().map(|target| target.text.sized(setting.target)));
    texts.extend(notes(exercise).into_iter().map(|text| text.sized(if setting.target > BODY { BODY } else { SMALL })));
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
