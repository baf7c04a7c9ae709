//! A session a page: a row a set with its target, and boxes for what was done.

use super::height::{self, Room};
use super::scale::{BODY, CLOSE, LIFT, MARGIN, NUMBER, SMALL, SMALLEST};
use super::{Align, Band, Cell, Column, Field, Item, Options, Row, RowKind, Run, Section, Table, Text, Width};
use super::{glance, loads, says};
use crate::model::{Exercise, Measure, PlannedSet, Role, Schedule, Session, TimeRange};
use crate::words;
use crate::words::details;

/// All columns: set, role, amount, load, effort, rest, and three boxes.
const COLUMNS: u8 = 9;

/// How a session is set. Lengths are in tenths of a millimetre.
struct Setting {
    /// The size of the numbers.
    number: u16,
    /// The least height of a row.
    row: u16,
    /// The height of the box for notes; none where there is no room for one.
    notes: u16,
    /// Whether all else is set closer too.
    dense: bool,
}

/// How a session fits its page: first with much room, then closer.
const SETTINGS: [Setting; 5] = [
    Setting { number: NUMBER, row: 84, notes: 250, dense: false },
    Setting { number: NUMBER, row: 74, notes: 160, dense: false },
    Setting { number: LIFT, row: 66, notes: 130, dense: true },
    Setting { number: CLOSE, row: 54, notes: 100, dense: true },
    Setting { number: CLOSE, row: 54, notes: 0, dense: true },
];
/// A row is no higher than a pencil needs.
const HIGHEST_ROW: u16 = 100;

/// One that takes several pages anyway is better read in full size. Notes have the white of the last: no page is turned for
/// an empty box.
const SEVERAL: Setting = Setting { number: NUMBER, row: 74, notes: 0, dense: false };
/// Where there are no loads, the boxes are large.
const SEVERAL_BLANK: Setting = Setting { row: 92, ..SEVERAL };

/// A session, with as much room to write as its page leaves.
pub(super) fn section(schedule: &Schedule, session: &Session, options: &Options) -> Section {
    let sections = SETTINGS.iter().map(|setting| (setting.row..=HIGHEST_ROW, set(schedule, session, setting, options)));
    height::fit(sections, Room::new(options.paper.size(), MARGIN))
        .unwrap_or_else(|| set(schedule, session, if options.blank { &SEVERAL_BLANK } else { &SEVERAL }, options))
}

/// A session as it is set.
fn set(schedule: &Schedule, session: &Session, setting: &Setting, options: &Options) -> Section {
    let mut items: Vec<Item> = Vec::new();
    // A program of one session has no cover to say it on.
    let alone = schedule.sessions.len() == 1;
    if alone {
        items.extend(says::notes(&schedule.notes).map(Item::Paragraph));
    }
    items.extend(says::notes(&session.notes).map(Item::Paragraph));
    items.push(Item::Fields(fields(schedule, session)));
    items.extend(says::maxes(schedule, std::slice::from_ref(session), options));
    items.push(Item::Table(table(schedule, session, setting, options)));
    items.extend(says::estimates([session], options));
    items.extend((setting.notes > 0).then(|| Item::Box("Notes".to_owned(), setting.notes)));
    if alone {
        items.extend(glance::week(schedule, std::slice::from_ref(session), SMALL, options));
    }
    Section {
        header: says::header(schedule, session.block.as_ref()),
        heading: says::heading_of_session(session),
        footer: Text::default(),
        items,
        dense: setting.dense,
    }
}

/// Lines for what is not known.
fn fields(schedule: &Schedule, session: &Session) -> Vec<Field> {
    let name = schedule.athlete.is_none().then(|| Field::empty("Name", 2));
    let date = session.date.is_none().then(|| Field::empty("Date", 1));
    name.into_iter().chain(date).chain([Field::empty("Bodyweight", 1), Field::empty("Time", 1)]).collect()
}

fn table(schedule: &Schedule, session: &Session, setting: &Setting, options: &Options) -> Table {
    let fixed = |width, align| Column { width: Width::Fixed(width), align };
    let columns = vec![
        fixed(70, Align::End),
        fixed(190, Align::Start),
        fixed(210, Align::Start),
        Column { width: Width::Share(1), align: Align::Start },
        fixed(140, Align::Start),
        fixed(150, Align::Start),
        fixed(170, Align::Middle),
        fixed(170, Align::Middle),
        fixed(170, Align::Middle),
    ];
    let word = |words: &str| Cell::of(Run::new(words).size(SMALLEST).grey()).named();
    let head = vec![
        Row { kind: RowKind::Head, cells: vec![Cell::default().over(6), word("Done").over(3)] },
        Row {
            kind: RowKind::Head,
            cells: ["Set", "", "Reps", "Load", "RPE", "Rest", schedule.unit.name(), "reps", "RPE"].map(word).into(),
        },
    ];
    let groups = session.exercises.chunk_by(words::same_superset);
    let bands = groups.flat_map(|group| {
        let lifts = group.iter().enumerate();
        lifts.map(move |(place, exercise)| band(exercise, place, group, setting, options))
    });
    Table { name: "sets", caption: None, columns, head, bands: bands.collect(), ruled: false, row: setting.row }
}

/// A lift with its sets; it is the given one of those that are done in turn.
fn band(exercise: &Exercise, place: usize, group: &[Exercise], setting: &Setting, options: &Options) -> Band {
    let (shared, parts) = details::split(&exercise.sets);
    let mut rows = Vec::new();
    if let Some(words) = words::turns(group).filter(|_| place == 0) {
        let cell = Cell::of(Run::new(words).size(SMALL)).over(COLUMNS);
        rows.push(Row { kind: RowKind::Note, cells: vec![cell] });
    }
    let mut texts = vec![says::lift(exercise, LIFT, options)];
    texts.extend(says::notes(&exercise.notes));
    texts.extend(says::said(None, &shared));
    let name = Cell { texts, span: COLUMNS, heading: true, ..Cell::default() };
    rows.push(Row { kind: RowKind::Lift, cells: vec![name] });
    for part in &parts {
        if !part.details.is_empty() {
            let texts = says::said(Some(says::which(part.sets)), &part.details);
            let said = Cell { texts, span: COLUMNS - 1, ..Cell::default() };
            rows.push(Row { kind: RowKind::Note, cells: vec![Cell::default(), said] });
        }
        rows.extend(part.sets.iter().map(|set| row(exercise, set, setting, options)));
    }
    Band { bracket: says::bracket(place, group.len()), rows }
}

fn row(exercise: &Exercise, set: &PlannedSet, setting: &Setting, options: &Options) -> Row {
    let kind = match set.role {
        Role::Top => RowKind::Top,
        Role::Warmup => RowKind::Warmup,
        _ => RowKind::Set,
    };
    let grey = |run: Run| if kind == RowKind::Warmup { run.grey() } else { run };
    let firm = |run: Run| if kind == RowKind::Warmup { run.grey() } else { run.bold() };
    let amount = words::amount(set);
    let size = if amount.chars().count() > 8 { BODY } else { setting.number };
    let mut role = Text::from(match set.role {
        Role::Top => Run::new("TOP").size(BODY).bold().framed(),
        role => grey(Run::new(words::role(role)).size(SMALL)),
    });
    if set.optional {
        role = role.with(Run::new(" ")).with(grey(Run::new(words::OPTIONAL).size(SMALL).italic()));
    }
    let effort = words::effort_number(set).map(|effort| {
        let size = if effort.chars().count() > 4 { BODY } else { setting.number };
        firm(Run::new(effort).size(size).whole())
    });
    let rest = set.extras.rest.map(|rest| grey(Run::new(words::time(rest)).size(SMALL)));
    let mut load = loads::load(exercise, set, setting.number, options);
    if kind == RowKind::Warmup {
        load.iter_mut().flat_map(|text| &mut text.0).for_each(|run| run.style.grey = true);
    }
    let why = set.basis.as_ref().filter(|_| !options.blank).map(ToString::to_string);
    let or_none = |run: Option<Run>| run.map_or_else(Cell::default, Cell::of);
    Row {
        kind,
        cells: vec![
            Cell::of(grey(Run::new(set.number.to_string()).size(SMALL))),
            Cell::of(role),
            Cell::of(firm(Run::new(amount).size(size))),
            Cell { texts: load.into_iter().collect(), why, ..Cell::default() },
            or_none(effort),
            or_none(rest),
            Cell::to_write(""),
            Cell::to_write(counted_in(&set.measure)),
            Cell::to_write(""),
        ],
    }
}

/// What is written into the middle box, where it is not reps: the unit in which the set says it.
fn counted_in(measure: &Measure) -> &'static str {
    match *measure {
        Measure::Seconds { min, max } if words::is_in_minutes(TimeRange { min, max }) => "min",
        Measure::Seconds { .. } => "s",
        Measure::Metres { .. } => "m",
        Measure::Calories { .. } => "cal",
        Measure::Reps { .. } | Measure::Amrap { .. } | Measure::Cluster(_) | Measure::Total { .. } => "",
    }
}
