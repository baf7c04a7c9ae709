//! What the sheets say alike: of the program, its sessions and its lifts.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use super::scale::{BODY, FIRM, HEADING, SMALL, SMALLEST};
use super::{Bracket, Field, Item, Options, Run, Text, loads};
use crate::model::{Basis, Derivation, Exercise, LiftMax, PlannedSet, Schedule, Session};
use crate::training::{Load, Percent};
use crate::words;
use crate::words::details::{self, Detail};

/// The name of the program.
pub(super) fn program(schedule: &Schedule) -> &str {
    schedule.name.as_deref().unwrap_or("Training program")
}

/// What stands at the top of each page: the program with who wrote it and the block, and the athlete.
pub(super) fn header(schedule: &Schedule, block: Option<&Arc<str>>) -> (Text, Text) {
    let mut left = Text::from(Run::own(program(schedule)).size(SMALL));
    if let Some(author) = &schedule.author {
        left = left.with(Run::new(" by ").size(SMALL)).with(Run::own(author.as_ref()).size(SMALL));
    }
    if let Some(block) = block {
        left = left.with(Run::new(" · ").size(SMALL)).with(Run::own(block.as_ref()).size(SMALL));
    }
    (left, athlete(schedule))
}

/// What stands at the top of each card, which has little room: the program, with the unit of its loads, and the athlete.
pub(super) fn header_of_card(schedule: &Schedule, options: &Options) -> (Text, Text) {
    let mut left = Text::from(Run::own(short(program(schedule), CARD)).size(SMALLEST));
    if !options.blank {
        left = left.with(Run::new(format!(" · loads in {}", schedule.unit.name())).size(SMALLEST));
    }
    let athlete = schedule.athlete.as_deref().map(|name| Run::own(short(name, CARD)).size(SMALL).bold());
    (left, athlete.map(Text::from).unwrap_or_default())
}

/// The footer of a card: the place alone.
pub(super) fn footer_of_card(session: &Session) -> Text {
    footer(&words::place(session), None)
}

/// Whom it is for.
pub(super) fn athlete(schedule: &Schedule) -> Text {
    let words = words::athlete(schedule.athlete.as_deref(), schedule.bodyweight);
    words.map(|words| Run::own(words).size(BODY).bold().into()).unwrap_or_default()
}

/// The heading of a page: `Week 1 · Day 2 · Mon 5 Jan 2026 · Heavy bench`.
pub(super) fn heading(place: impl Into<String>, name: Option<&Arc<str>>, size: u16) -> Text {
    let heading = Text::from(Run::new(place).size(size).bold());
    match name {
        Some(name) => heading.with(Run::new(" · ").size(size)).with(Run::own(name.as_ref()).size(size)),
        None => heading,
    }
}

/// A heading that begins with a name.
pub(super) fn heading_own(name: &str, size: u16) -> Text {
    Run::own(name).size(size).bold().into()
}

/// Whether these are the first sessions of the program, with which its notes are said.
pub(super) fn is_first(schedule: &Schedule, sessions: &[Session]) -> bool {
    schedule.sessions.first().zip(sessions.first()).is_some_and(|(a, b)| std::ptr::eq(a, b))
}

/// The heading of a session's page.
pub(super) fn heading_of_session(session: &Session) -> Text {
    heading(words::place(session), session.name.as_ref(), HEADING)
}

/// So many letters of a name stand in a footer, which has one line; the whole name is in the heading.
const FOOTER: usize = 50;
/// So many letters of a name stand at the top of a card; the whole name is that of the document.
const CARD: usize = 44;

/// A footer: the place, and what it is called.
pub(super) fn footer(place: &str, name: Option<&Arc<str>>) -> Text {
    let footer = Text::from(Run::new(place).size(SMALLEST).grey());
    match name {
        Some(name) => {
            footer.with(Run::new(" · ").size(SMALLEST).grey()).with(Run::own(short(name, FOOTER)).size(SMALLEST).grey())
        }
        None => footer,
    }
}

fn short(name: &str, most: usize) -> String {
    let line = name.lines().next().unwrap_or_default();
    match line.char_indices().nth(most) {
        Some((end, _)) => format!("{}…", line.get(..end).unwrap_or_default().trim_end()),
        None => line.to_owned(),
    }
}

pub(super) fn footer_of_session(session: &Session) -> Text {
    footer(&words::place(session), session.name.as_ref())
}

pub(super) fn footer_of_week(sessions: &[Session]) -> Text {
    footer(&week(sessions), sessions.first().and_then(|session| session.block.as_ref()))
}

pub(super) fn footer_of_block(sessions: &[Session]) -> Text {
    footer(&weeks(sessions), sessions.first().and_then(|session| session.block.as_ref()))
}

/// A week with its days of the calendar: `Week 3 · Mon 19 Jan 2026 to Sat 24 Jan 2026`.
pub(super) fn week(sessions: &[Session]) -> String {
    let number = sessions.first().map_or(0, |session| session.week);
    with_dates(format!("Week {number}"), sessions)
}

/// The weeks of a block: `Weeks 5–8`.
pub(super) fn weeks(sessions: &[Session]) -> String {
    let first = sessions.first().map_or(0, |session| session.week);
    let last = sessions.last().map_or(0, |session| session.week);
    let number = words::span(first, last);
    with_dates(if first == last { format!("Week {number}") } else { format!("Weeks {number}") }, sessions)
}

fn with_dates(mut words: String, sessions: &[Session]) -> String {
    let dates = || sessions.iter().filter_map(|session| session.date);
    if let Some((first, last)) = dates().next().zip(dates().next_back()) {
        words.push_str(" · ");
        words.push_str(&first.in_words());
        if first != last {
            words.push_str(" to ");
            words.push_str(&last.in_words());
        }
    }
    words
}

/// Notes of the coach, a paragraph each.
pub(super) fn notes(notes: &[Arc<str>]) -> impl Iterator<Item = Text> {
    notes.iter().map(|note| note_text(note))
}

pub(super) fn note_text(note: &str) -> Text {
    Run::own(note).italic().into()
}

/// The maxes that the loads of sessions rest on, and lines to write those on that nobody has said; on a sheet without
/// loads, a line for each.
pub(super) fn maxes(schedule: &Schedule, sessions: &[Session], options: &Options) -> Vec<Item> {
    let lines = lines_for_maxes(schedule, sessions, options);
    known_maxes(schedule, sessions, options).into_iter().chain(lines).collect()
}

/// Which maxes loads rest on, with their loads.
fn known_maxes(schedule: &Schedule, sessions: &[Session], options: &Options) -> Option<Item> {
    let maxes = schedule.maxes.iter().filter(|max| is_used(max, sessions));
    let maxes = maxes.map(|max| (words::max_name(max), vec![max.load]));
    let maxes: Vec<(String, Vec<Load>)> = maxes.chain(training_maxes(sessions)).collect();
    if maxes.is_empty() || options.blank {
        return None;
    }
    let said = |load: &Load| {
        let other = words::in_other_unit(*load).filter(|_| options.both_units);
        other.map_or_else(|| load.to_string(), |other| format!("{load} / {other}"))
    };
    let mut text = Text::from(Run::new("Maxes: "));
    for (place, (name, loads)) in maxes.into_iter().enumerate() {
        if place > 0 {
            text = text.with(Run::new(", "));
        }
        text = text.with(Run::own(name)).with(Run::new(" "));
        let loads: Vec<String> = loads.iter().map(said).collect();
        text = text.with(Run::new(loads.join(" → ")).bold().whole());
    }
    Some(Item::Paragraph(text))
}

/// The training maxes that loads are a percent of, in their order: of each the first and, if it has moved, the last.
fn training_maxes(sessions: &[Session]) -> Vec<(String, Vec<Load>)> {
    let mut maxes: Vec<(String, Vec<Load>)> = Vec::new();
    let mut places: HashMap<String, usize> = HashMap::new();
    let sets = sessions.iter().flat_map(|session| &session.exercises).flat_map(|exercise| &exercise.sets);
    for set in sets {
        let Some(Derivation::PercentOf { of, whole: Some(whole), .. }) = set.basis.as_ref().map(|basis| &basis.source)
        else {
            continue;
        };
        let Some(name) = words::training_max(of) else { continue };
        let place = *places.entry(name.clone()).or_insert(maxes.len());
        match maxes.get_mut(place) {
            None => maxes.push((name, vec![*whole])),
            Some((_, loads)) if loads.last() != Some(whole) => {
                loads.truncate(1);
                loads.push(*whole);
            }
            Some(_) => {}
        }
    }
    maxes
}

/// So many lines for maxes stand side by side; fewer where a name has more letters than these.
const MAXES_BESIDE: usize = 3;
const LONG_MAX: usize = 26;

/// Lines to write maxes on, in the order in which loads are a percent of them: `Squat 1RM ____ kg`.
fn lines_for_maxes(schedule: &Schedule, sessions: &[Session], options: &Options) -> Vec<Item> {
    let sets = sessions.iter().flat_map(|session| &session.exercises).flat_map(|exercise| &exercise.sets);
    let open = sets.filter(|set| options.blank || set.load.is_none());
    let from_chart = |set: &'_ PlannedSet| match &set.basis.as_ref()?.source {
        Derivation::Chart { max: Some((lift, _)), .. } => Some(Arc::clone(lift)),
        _ => None,
    };
    let of = open.filter_map(|set| words::percent_of_max(set).cloned().or_else(|| from_chart(set)));
    let mut seen: HashSet<Arc<str>> = HashSet::new();
    // What a training max is of the one-rep max, so that nobody writes that one.
    let share = |of: &str| {
        let lift = words::training_max(of)?;
        let lift =
            schedule.lifts.iter().find(|known| lift.strip_prefix(known.lift.as_ref()) == Some(" training max"))?;
        lift.training_max.filter(|share| *share != Percent::ONE).map(|share| format!(", {share} of 1RM"))
    };
    let of = of.filter(|of| seen.insert(Arc::clone(of)));
    let names: Vec<String> =
        of.map(|of| words::max_to_write(&of) + share(&of).as_deref().unwrap_or_default()).collect();
    let unit = Some(schedule.unit.name());
    let line = |name: &String| Field { unit, ..Field::empty(capital(name), 1) };
    let is_long = names.iter().any(|name| name.chars().count() > LONG_MAX);
    let rows = names.len().div_ceil(if is_long { 2 } else { MAXES_BESIDE }).max(1);
    names
        .chunks(names.len().div_ceil(rows).max(1))
        .map(|names| Item::Fields(names.iter().map(line).collect()))
        .collect()
}

/// A line for the athlete's name, where nobody says it.
pub(super) fn name(schedule: &Schedule) -> Option<Item> {
    schedule.athlete.is_none().then(|| Item::Fields(vec![Field::empty("Name", 1)]))
}

/// Whether a load of the sessions rests on a max, or its lift is trained.
fn is_used(max: &LiftMax, sessions: &[Session]) -> bool {
    let rests_on = |basis: &Basis| {
        let of: Option<&str> = match &basis.source {
            Derivation::Chart { max, .. } => max.as_ref().map(|(lift, _)| lift.as_ref()),
            Derivation::PercentOf { of, .. } => Some(of),
            _ => None,
        };
        let borrowed = basis.borrowed.as_ref().map(|borrowed| borrowed.of.as_ref());
        of.into_iter().chain(borrowed).any(|of| of.contains(max.lift.as_ref()))
    };
    let mut exercises = sessions.iter().flat_map(|session| &session.exercises);
    exercises.any(|exercise| {
        exercise.lift == max.lift || exercise.sets.iter().filter_map(|set| set.basis.as_ref()).any(rests_on)
    })
}

/// What `~` means, where the sets hold one; nothing on a sheet without loads.
pub(super) fn estimates<'a>(sessions: impl IntoIterator<Item = &'a Session>, options: &Options) -> Option<Item> {
    let mut exercises = sessions.into_iter().flat_map(|session| &session.exercises);
    let told = !options.blank && exercises.any(|exercise| exercise.sets.iter().any(|set| set.estimate));
    told.then(|| Item::Paragraph(Run::new(words::ESTIMATE_NOTE).size(SMALLEST).into()))
}

/// A lift with all that is said of it in one line: its label, variant, other lifts, whether it may be left out, and the
/// bar to which its plates go.
pub(super) fn lift(exercise: &Exercise, size: u16, options: &Options) -> Text {
    let mut text = Text::default();
    if let Some(label) = exercise.label {
        text = text.with(Run::new(label.to_string()).size(size.min(FIRM)).bold().framed()).with(Run::new(" "));
    }
    text = text.with(Run::own(capital(&exercise.lift)).size(size).bold());
    if let Some(variant) = &exercise.variant {
        text = text.with(Run::new(" (").size(size)).with(Run::own(variant.as_ref()).size(size));
        text = text.with(Run::new(")").size(size));
    }
    if let Some(others) = words::alternatives(exercise) {
        text = text.with(Run::new(" ")).with(Run::own(others));
    }
    if let Some(written) = words::written(exercise) {
        text = text.with(Run::new(" written: ").grey()).with(Run::own(written).grey());
    }
    if exercise.optional {
        text = text.with(Run::new(" ")).with(Run::new(words::OPTIONAL).italic());
    }
    if let Some(bar) = loads::bar(exercise).filter(|_| options.plates) {
        text = text.with(Run::new(" ")).with(Run::new(format!("bar {bar}")).size(SMALL).whole());
    }
    text
}

/// A name as the beginning of a line.
pub(super) fn capital(name: &str) -> String {
    let mut letters = name.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// Modifiers in one line, then each note; `before` says of which sets.
pub(super) fn said(before: Option<String>, details: &[Detail]) -> Vec<Text> {
    let (modifiers, notes) = details::apart(details);
    let mut notes = notes.into_iter();
    let mut text = Text::default();
    if let Some(before) = before {
        text = text.with(Run::new(before)).with(Run::new(" "));
        if modifiers.is_empty() {
            notes.next().into_iter().for_each(|note| text.0.extend(note_text(note).0));
        }
    }
    for (place, modifier) in modifiers.iter().enumerate() {
        if place > 0 {
            text = text.with(Run::new(" · "));
        }
        text = text.with(Run::new(*modifier).bold().whole());
    }
    let first = Some(text).filter(|text| !text.is_empty());
    first.into_iter().chain(notes.map(note_text)).collect()
}

/// The sets that something is said of: `Sets 5–7:`.
pub(super) fn which(sets: &[PlannedSet]) -> String {
    format!("{} {}:", if sets.len() == 1 { "Set" } else { "Sets" }, words::numbers(sets))
}

/// The bracket at one of so many lifts.
pub(super) const fn bracket(place: usize, places: usize) -> Bracket {
    match place {
        _ if places < 2 => Bracket::None,
        0 => Bracket::Begins,
        _ if place + 1 == places => Bracket::Ends,
        _ => Bracket::GoesOn,
    }
}

/// `1 week`, `3 weeks`.
pub(super) fn count(number: usize, what: &str) -> String {
    format!("{number} {what}{}", if number == 1 { "" } else { "s" })
}
