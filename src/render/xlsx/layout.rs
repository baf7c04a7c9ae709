//! Which row of which tab a set stands in.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::rc::Rc;

use super::rounding::value;
use super::text::{lines, pieces};
use super::{LONGEST, week};
use crate::model::{Exercise, PlannedSet, Role, Schedule, Session, SetPlace, Start};
use crate::words;
use crate::words::details::{self, Detail};

/// The rows above the first session: the title, and the names of the columns in two rows.
pub(super) const HEAD: u32 = 3;

/// The tabs of the weeks, and hidden ones behind them.
pub(super) struct Layout<'a> {
    pub tabs: Vec<Tab<'a>>,
    /// Where the exercises of a session stand, by week and day.
    sessions: HashMap<(u16, u8), Placed<'a>>,
    /// All of these.
    exercises: Vec<&'a Exercise>,
}

/// A session, and where its exercises stand; of one that was left out, those that others rest on.
type Placed<'a> = (&'a Session, Vec<Option<Rc<Line>>>);

/// A week.
pub(super) struct Tab<'a> {
    pub name: String,
    pub rows: Vec<Row<'a>>,
    /// Whether it has only sets that were left out, and that loads of others rest on.
    pub is_hidden: bool,
}

/// A row below the head.
pub(super) enum Row<'a> {
    /// The heading of a session.
    Session(&'a Session),
    /// A note on all that follows.
    Note(Cow<'a, str>),
    /// That the lifts which follow are done in turn.
    Turns(String),
    /// A set.
    Set(SetRow<'a>),
    /// A lift without sets.
    Lift(&'a Exercise, String),
    /// Room between sessions.
    Gap,
}

/// A set, and what is said beside it.
pub(super) struct SetRow<'a> {
    pub session: &'a Session,
    pub exercise: &'a Exercise,
    pub set: &'a PlannedSet,
    /// Its place in its line, from 0.
    pub place: usize,
    pub line: Rc<Line>,
    pub notes: String,
}

/// Where the sets of a line stand: one below the other.
#[derive(Debug)]
pub(super) struct Line {
    pub tab: usize,
    /// The row of its first set.
    pub first_row: u32,
    pub sets: usize,
    /// The top sets, as runs of places.
    pub tops: Vec<(usize, usize)>,
    /// The load of the heaviest of them, where it is known.
    pub top_load: Option<f64>,
    /// Whether one of them starts from a set of the line itself.
    pub tops_start_here: bool,
    /// The first set that is no warm-up.
    pub working: Option<usize>,
}

impl Line {
    /// The row of a set.
    pub(super) fn row(&self, place: usize) -> u32 {
        self.first_row + u32::try_from(place).unwrap_or(0)
    }
}

impl<'a> Layout<'a> {
    pub(super) fn of(schedule: &'a Schedule) -> Self {
        let mut layout = Self { tabs: Vec::new(), sessions: HashMap::new(), exercises: Vec::new() };
        for week in schedule.sessions.chunk_by(|a, b| a.week == b.week) {
            let number = week.first().map_or(0, |session| session.week);
            let tab = layout.tabs.len();
            let mut rows = Vec::new();
            for session in week {
                if !rows.is_empty() {
                    rows.push(Row::Gap);
                }
                let lines = self::session(session, tab, &mut rows).into_iter().map(Some).collect();
                layout.sessions.insert((session.week, session.day), (session, lines));
                layout.exercises.extend(&session.exercises);
            }
            layout.tabs.push(Tab { name: format!("Week {number}"), rows, is_hidden: false });
        }
        layout.add_left_out(schedule);
        layout
    }

    /// Sessions that were left out, as far as loads of others rest on them.
    fn add_left_out(&mut self, schedule: &'a Schedule) {
        let left_out: BTreeMap<(u16, u8), &Session> =
            schedule.left_out.iter().map(|session| ((session.week, session.day), session)).collect();
        if left_out.is_empty() {
            return;
        }
        let needed = needed(schedule, &left_out);
        let sessions: Vec<&Session> = left_out.into_values().collect();
        for week in sessions.chunk_by(|a, b| a.week == b.week) {
            let (tab, mut rows) = (self.tabs.len(), Vec::new());
            for &session in week {
                let lines = session.exercises.iter().enumerate().map(|(place, exercise)| {
                    let is_needed = needed.contains(&(session.week, session.day, place));
                    is_needed.then(|| line(session, exercise, tab, &mut rows))
                });
                let lines: Vec<Option<Rc<Line>>> = lines.collect();
                let kept = session.exercises.iter().zip(&lines).filter(|(_, line)| line.is_some());
                self.exercises.extend(kept.map(|(exercise, _)| exercise));
                self.sessions.insert((session.week, session.day), (session, lines));
            }
            let number = week.first().map_or(0, |session| session.week);
            if !rows.is_empty() {
                self.tabs.push(Tab { name: format!("Not shown, week {number}"), rows, is_hidden: true });
            }
        }
    }

    /// The exercises whose sets have a row.
    pub(super) fn exercises(&self) -> impl Iterator<Item = &'a Exercise> {
        self.exercises.iter().copied()
    }

    /// The set at a place, with its line.
    pub(super) fn set(&self, place: SetPlace) -> Option<(&'a PlannedSet, &Line, usize)> {
        let (session, lines) = self.sessions.get(&(place.week, place.day))?;
        let number = usize::from(place.set.checked_sub(1)?);
        let set = session.exercises.get(place.exercise)?.sets.get(number)?;
        Some((set, lines.get(place.exercise)?.as_deref()?, number))
    }

    /// The exercises of a day, with their lines.
    pub(super) fn day(&self, week: u16, day: u8) -> impl Iterator<Item = (&'a Exercise, &Line)> {
        let session = self.sessions.get(&(week, day));
        let lines = session.into_iter().flat_map(|(session, lines)| session.exercises.iter().zip(lines));
        lines.filter_map(|(exercise, line)| Some((exercise, line.as_deref()?)))
    }
}

/// The exercises of sessions that were left out which loads of others rest on, and those which these rest on in
/// turn.
fn needed(schedule: &Schedule, left_out: &BTreeMap<(u16, u8), &Session>) -> BTreeSet<(u16, u8, usize)> {
    let mut needed = BTreeSet::new();
    let mut open: Vec<&Exercise> = schedule.sessions.iter().flat_map(|session| &session.exercises).collect();
    while let Some(exercise) = open.pop() {
        let recipes = exercise.sets.iter().filter_map(|set| set.basis.as_ref()?.recipe.as_deref());
        let mut need = |week: u16, day: u8, is_it: &dyn Fn(usize, &Exercise) -> bool| {
            let session = left_out.get(&(week, day));
            let exercises = session.into_iter().flat_map(|session| session.exercises.iter().enumerate());
            for (place, other) in exercises.filter(|(place, other)| is_it(*place, other)) {
                if needed.insert((week, day, place)) {
                    open.push(other);
                }
            }
        };
        for recipe in recipes {
            match &recipe.start {
                Start::Set(of) => need(of.week, of.day, &|place, _| place == of.exercise),
                Start::Days { week, days } => {
                    days.iter().for_each(|day| need(*week, *day, &|_, other| other.lift == exercise.lift));
                }
                _ => {}
            }
        }
    }
    needed
}

fn next_row(rows: &[Row<'_>]) -> u32 {
    HEAD + u32::try_from(rows.len()).unwrap_or(u32::MAX - HEAD)
}

fn session<'a>(session: &'a Session, tab: usize, rows: &mut Vec<Row<'a>>) -> Vec<Rc<Line>> {
    rows.push(Row::Session(session));
    for note in session.notes.iter() {
        rows.extend(pieces(note).into_iter().map(|piece| Row::Note(format!("“{}”", piece.trim_end()).into())));
    }
    let mut lines = Vec::new();
    for group in session.exercises.chunk_by(words::same_superset) {
        rows.extend(words::turns(group).map(Row::Turns));
        for exercise in group {
            lines.push(line(session, exercise, tab, rows));
        }
    }
    lines
}

fn line<'a>(session: &'a Session, exercise: &'a Exercise, tab: usize, rows: &mut Vec<Row<'a>>) -> Rc<Line> {
    let mut notes = notes(exercise);
    // What no cell can hold goes before.
    for text in std::iter::once(&exercise.lift).chain(&exercise.variant).filter(|text| text.len() > LONGEST / 2) {
        rows.extend(pieces(text).into_iter().map(|piece| Row::Note(piece.into())));
    }
    for note in notes.iter_mut().filter(|note| is_long(note)) {
        let pieces = pieces(note).into_iter().map(|piece| Row::Note(piece.to_owned().into()));
        rows.extend(pieces.collect::<Vec<_>>());
        *note = "see above".to_owned();
    }
    let top_sets = exercise.sets.iter().filter(|set| set.role == Role::Top);
    let line = Rc::new(Line {
        tab,
        first_row: next_row(rows),
        sets: exercise.sets.len(),
        tops: tops(&exercise.sets),
        top_load: top_sets.clone().filter_map(|set| set.load).map(|load| value(load, load.unit())).reduce(f64::max),
        tops_start_here: top_sets.clone().any(starts_in_its_line),
        working: exercise.sets.iter().position(|set| set.role != Role::Warmup),
    });
    if exercise.sets.is_empty() {
        rows.push(Row::Lift(exercise, notes.pop().unwrap_or_default()));
    }
    for ((place, set), notes) in exercise.sets.iter().enumerate().zip(notes) {
        rows.push(Row::Set(SetRow { session, exercise, set, place, line: Rc::clone(&line), notes }));
    }
    line
}

/// A row beside a set has no more lines.
const MOST_LINES: usize = 26;

/// Whether a note is more than fits beside a set, in a row as high as a row may be.
fn is_long(note: &str) -> bool {
    lines(note, week::NOTES_WIDTH) > MOST_LINES
}

/// Whether the load of a set starts from another set of its line.
fn starts_in_its_line(set: &PlannedSet) -> bool {
    let recipe = set.basis.as_ref().and_then(|basis| basis.recipe.as_deref());
    recipe.is_some_and(|recipe| matches!(recipe.start, Start::Previous | Start::First | Start::Top))
}

/// The top sets, as runs.
fn tops(sets: &[PlannedSet]) -> Vec<(usize, usize)> {
    let mut runs: Vec<(usize, usize)> = Vec::new();
    for place in sets.iter().enumerate().filter(|(_, set)| set.role == Role::Top).map(|(place, _)| place) {
        match runs.last_mut() {
            Some((_, last)) if *last + 1 == place => *last = place,
            _ => runs.push((place, place)),
        }
    }
    runs
}

/// What is said beside each set: of the lift beside its first, of some sets beside the first of them.
fn notes(exercise: &Exercise) -> Vec<String> {
    let mut said: Vec<String> = Vec::new();
    said.extend(words::alternatives(exercise));
    said.extend(words::written(exercise).map(|written| format!("written: {written}")));
    said.extend(exercise.optional.then(|| "the whole exercise is optional".to_owned()));
    said.extend(exercise.notes.iter().map(|note| format!("“{note}”")));
    let (shared, parts) = details::split(&exercise.sets);
    said.extend(of(&shared));
    let mut notes = Vec::with_capacity(exercise.sets.len().max(1));
    for part in &parts {
        said.extend(of(&part.details));
        for set in part.sets {
            said.extend(set.optional.then(|| words::OPTIONAL.to_owned()));
            notes.push(std::mem::take(&mut said).join("\n"));
        }
    }
    if notes.is_empty() {
        notes.push(said.join("\n"));
    }
    notes
}

/// Modifiers and notes, but for the tempo, which has a column.
fn of(details: &[Detail]) -> Vec<String> {
    let (modifiers, notes) = details::apart(details);
    let modifiers = modifiers.into_iter().filter(|words| !words.starts_with("tempo ")).map(str::to_owned);
    modifiers.chain(notes.into_iter().map(|note| format!("“{note}”"))).collect()
}
