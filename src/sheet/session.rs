//! A session a page: a row a set with its target, and boxes for what was done.

use super::scale::{BODY, CLOSE, LIFT, MARGIN, NUMBER, SMALL, SMALLEST};
use super::{Align, Band, Cell, Column, Field, Item, Options, Row, RowKind, Run, Section, Table, Text, Width};
use super::{glance, loads, says};
use crate::model::{Exercise, Measure, PlannedSet, Role, Schedule, Session};
use crate::words;
use crate::words::details;

/// All columns: set, role, amount, load, effort, rest, and three boxes.
const COLUMNS: u8 = 9;

/// The width of all columns but that of loads, and of what is kept free in that, in tenths of a millimetre.
const BESIDE_LOADS: u16 = 1390;

/// How a session is set. Lengths are in tenths of a millimetre.
struct Setting {
    /// The size of the numbers.
    number: u16,
    /// The height of a row with one line.
    row: u16,
    /// The height of a row with two.
    two_lines: u16,
    /// The height of the name of a lift.
    lift: u16,
    /// The height of the box for notes.
    notes: u16,
    /// Whether all else is set closer too.
    dense: bool,
}

/// Where there is room.
const ROOMY: Setting = Setting { number: NUMBER, row: 92, two_lines: 111, lift: 92, notes: 250, dense: false };
/// Where the page is full, or there are several.
const PLAIN: Setting = Setting { row: 74, notes: 160, ..ROOMY };
/// Where it fits its page if all but the numbers is set closer.
const CLOSE_SET: Setting = Setting { number: LIFT, row: 66, two_lines: 98, lift: 74, notes: 130, dense: true };
/// Where it fits its page only so.
const CLOSEST: Setting = Setting { number: CLOSE, row: 56, two_lines: 93, notes: 100, ..CLOSE_SET };

pub(super) fn section(schedule: &Schedule, session: &Session, options: &Options) -> Section {
    let setting = setting(schedule, session, options);
    let mut items: Vec<Item> = Vec::new();
    // A program of one session has no cover to say it on.
    let alone = schedule.sessions.len() == 1;
    if alone {
        items.extend(says::notes(&schedule.notes).map(Item::Paragraph));
    }
    items.extend(says::notes(&session.notes).map(Item::Paragraph));
    items.extend(says::maxes(schedule, std::slice::from_ref(session), options));
    items.push(Item::Fields(fields(schedule, session)));
    items.push(Item::Table(table(schedule, session, setting, options)));
    items.extend(says::estimates([session], options));
    items.push(Item::Box("Notes".to_owned(), setting.notes));
    if alone {
        items.extend(glance::week(schedule, std::slice::from_ref(session), options));
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
    let field = |name: &str, share| Field { name: name.to_owned(), filled: None, share };
    let name = schedule.athlete.is_none().then(|| field("Name", 2));
    let date = session.date.is_none().then(|| field("Date", 1));
    name.into_iter().chain(date).chain([field("Bodyweight", 1), field("Time", 1)]).collect()
}

/// How a session is set: with as much room to write as its page leaves, and closer where it fits its page only so.
/// One that takes several pages anyway is better read in full size; and where there are no loads, the boxes are large.
fn setting(schedule: &Schedule, session: &Session, options: &Options) -> &'static Setting {
    let page = usize::from(options.paper.size().1 - 2 * MARGIN);
    let fits = |setting: &&Setting| height(schedule, session, setting, options) <= page;
    let otherwise = if options.blank { &ROOMY } else { &PLAIN };
    [&ROOMY, &PLAIN, &CLOSE_SET, &CLOSEST].into_iter().find(fits).unwrap_or(otherwise)
}

/// How high a session is, about: as measured on printed pages, and a line more rather than less.
fn height(schedule: &Schedule, session: &Session, setting: &Setting, options: &Options) -> usize {
    let dense = setting.dense;
    // The header, the heading, lines to write on, the head of the table, and what is between them.
    let heading = session.name.as_ref().map_or(0, |name| name.chars().count() / 32);
    let around = if dense { 420 } else { 478 } + usize::from(setting.notes) + 70 * heading;
    let sessions = std::slice::from_ref(session);
    let maxes = usize::from(says::maxes(schedule, sessions, options).is_some());
    let estimates = usize::from(says::estimates(sessions, options).is_some());
    let lines: usize = session.exercises.iter().map(lines_said).sum();
    let groups = session.exercises.chunk_by(words::same_superset).filter(|group| group.len() > 1).count();
    let lines = maxes + estimates + session.notes.len() + lines + groups;
    let lifts = usize::from(setting.lift) * session.exercises.len();
    let exercises = session.exercises.iter();
    let sets = exercises.flat_map(|exercise| exercise.sets.iter().map(move |set| (exercise, set)));
    let sets: usize = sets
        .map(|(exercise, set)| match more_lines(exercise, set, setting, options) {
            0 => usize::from(setting.row),
            more => usize::from(setting.row.max(setting.two_lines)) + 40 * (more - 1),
        })
        .sum();
    let glance = if schedule.sessions.len() == 1 { 190 + 65 * session.exercises.len() } else { 0 };
    around + 50 * lines + lifts + sets + glance
}

/// How many lines a load takes below its first, about.
fn more_lines(exercise: &Exercise, set: &PlannedSet, setting: &Setting, options: &Options) -> usize {
    if options.blank {
        return 0;
    }
    let letters = |words: Option<String>| words.map_or(0, |words| words.chars().count() + 3);
    let number = words::load_number(set).map_or(0, |number| number.chars().count());
    let behind = letters(words::rule_of_athlete(set).filter(|_| set.load.is_some()))
        + letters(words::load_in_other_unit(set).filter(|_| options.both_units));
    // The width of what is said and that of its column, in hundredths of a millimetre.
    let width = number * usize::from(setting.number) * 18 / 10 + behind * 140 + 450;
    let column = usize::from(options.paper.size().0 - 2 * MARGIN - BESIDE_LOADS) * 10;
    let plates = options.plates && loads::each_side(exercise, set).is_some();
    usize::from(behind > 0 && width > column) + usize::from(behind * 140 > column) + usize::from(plates)
}

/// How many lines the modifiers and notes of a lift take at the least.
fn lines_said(exercise: &Exercise) -> usize {
    let (shared, parts) = details::split(&exercise.sets);
    let lines = |details: &[details::Detail]| {
        let (modifiers, notes) = details::apart(details);
        let notes: usize = notes.iter().map(|note| note.lines().count()).sum();
        usize::from(!modifiers.is_empty()) + notes
    };
    let of_some: usize = parts.iter().map(|part| lines(&part.details)).sum();
    let notes: usize = exercise.notes.iter().map(|note| note.lines().count()).sum();
    lines(&shared) + of_some + notes
}

fn table(schedule: &Schedule, session: &Session, setting: &Setting, options: &Options) -> Table {
    let fixed = |width, align| Column { width: Width::Fixed(width), align };
    let columns = vec![
        fixed(80, Align::End),
        fixed(190, Align::Start),
        fixed(210, Align::Start),
        Column { width: Width::Share(1), align: Align::Start },
        fixed(170, Align::Start),
        fixed(180, Align::Start),
        fixed(180, Align::Middle),
        fixed(180, Align::Middle),
        fixed(180, Align::Middle),
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
    let mut texts = vec![says::lift(exercise, LIFT)];
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
    let effort = words::effort_number(set).map(|effort| firm(Run::new(effort).size(setting.number).whole()));
    let rest = set.extras.rest.map(|rest| grey(Run::new(words::time(rest)).size(SMALL)));
    let mut texts = loads::load(exercise, set, setting.number, options);
    if kind == RowKind::Warmup {
        texts.iter_mut().flat_map(|text| &mut text.0).for_each(|run| run.style.grey = true);
    }
    let why = set.basis.as_ref().filter(|_| !options.blank).map(ToString::to_string);
    let or_none = |run: Option<Run>| run.map_or_else(Cell::default, Cell::of);
    Row {
        kind,
        cells: vec![
            Cell::of(grey(Run::new(set.number.to_string()).size(SMALL))),
            Cell::of(role),
            Cell::of(firm(Run::new(amount).size(size))),
            Cell { texts, why, ..Cell::default() },
            or_none(effort),
            or_none(rest),
            Cell::to_write(""),
            Cell::to_write(counted_in(&set.measure)),
            Cell::to_write(""),
        ],
    }
}

/// What is written into the middle box, where it is not reps.
pub(super) const fn counted_in(measure: &Measure) -> &'static str {
    match measure {
        Measure::Seconds { .. } => "s",
        Measure::Metres { .. } => "m",
        Measure::Calories { .. } => "cal",
        Measure::Reps { .. } | Measure::Amrap { .. } | Measure::Cluster(_) | Measure::Total { .. } => "",
    }
}
