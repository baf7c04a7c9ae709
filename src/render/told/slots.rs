//! The sessions by their place in the plan, gathered over the weeks.

use std::collections::{BTreeSet, HashMap, HashSet};

use super::program::{all_later, days_later, later};
use super::{Group, Line, Row, Sign, Slot, fact, sets, weeks as numbered};
use crate::diff::{Changes, Fact, LiftChange, SessionChange};
use crate::model::{Exercise, Session};
use crate::words;

/// A day of a block: its block, the day's number and name.
type Place<'a> = (Option<&'a str>, u8, Option<&'a str>);

/// A lift of a day; the number tells lines of one lift apart.
type LineKey = (String, usize);

/// The changes of a place, before those that are alike are gathered.
struct Gathered<'a> {
    place: Place<'a>,
    signs: Vec<Sign>,
    /// Each with its place in the session, and what changes of the session in place 0.
    lines: Vec<(LineKey, usize, Vec<InWeek>)>,
    /// Where each line stands in `lines`.
    places: HashMap<LineKey, usize>,
}

/// What changes of a line in one week.
struct InWeek {
    week: u16,
    sign: Sign,
    /// Whether the whole session is new or gone.
    with_session: bool,
    rows: Vec<Row>,
}

/// The sessions that change.
pub(super) fn slots(changes: &Changes<'_>) -> Vec<Slot> {
    let (dates, now) = (Dates::of(changes), Now::of(changes));
    let mut gathered: Vec<Gathered<'_>> = Vec::new();
    let mut places: HashMap<Place<'_>, usize> = HashMap::new();
    let mut blocks: Vec<Option<&str>> = Vec::new();
    for change in &changes.sessions {
        let Some(session) = change.new.or(change.old) else { continue };
        let place = place(session);
        if !blocks.contains(&place.0) {
            blocks.push(place.0);
        }
        let at = *places.entry(place).or_insert_with(|| {
            gathered.push(Gathered { place, signs: Vec::new(), lines: Vec::new(), places: HashMap::new() });
            gathered.len() - 1
        });
        if let Some(slot) = gathered.get_mut(at) {
            slot.add(change, session.week, (&dates, &now));
        }
    }
    gathered.retain(|slot| !slot.lines.is_empty());
    gathered.sort_by_key(|slot| (blocks.iter().position(|block| *block == slot.place.0), slot.place.1));
    let one_week = [changes.old, changes.new].into_iter().flatten().all(|schedule| schedule.weeks == 1);
    gathered.into_iter().map(|slot| slot.told(one_week)).collect()
}

fn place(session: &Session) -> Place<'_> {
    (session.block.as_deref(), session.day, session.name.as_deref())
}

impl Gathered<'_> {
    fn add(&mut self, change: &SessionChange<'_>, week: u16, (dates, now): (&Dates<'_>, &Now<'_>)) {
        let sign = Sign::of(change.old, change.new);
        let rows = match sign {
            Sign::Added => vec![Row::new("session", None, Some("new".to_owned()))],
            Sign::Removed => vec![Row::new("session", Some("gone".to_owned()), None)],
            Sign::Changed => session_rows(change, dates),
        };
        let with_session = sign != Sign::Changed;
        if !rows.is_empty() || !change.lifts.is_empty() {
            self.signs.push(sign);
        }
        self.add_line((String::new(), 0), 0, InWeek { week, sign, with_session, rows });
        let mut seen: HashMap<String, usize> = HashMap::new();
        for lift in &change.lifts {
            let Some(exercise) = lift.new.or(lift.old) else { continue };
            let heading = heading(exercise);
            let number = seen.entry(heading.clone()).or_default();
            *number += 1;
            let rows = line_rows(lift, change, now);
            let place = lift.places.1.or(lift.places.0).unwrap_or_default();
            self.add_line(
                (heading, *number),
                place,
                InWeek { week, sign: Sign::of(lift.old, lift.new), with_session, rows },
            );
        }
    }

    fn add_line(&mut self, key: LineKey, place: usize, in_week: InWeek) {
        if in_week.rows.is_empty() {
            return;
        }
        let at = *self.places.entry(key.clone()).or_insert_with(|| {
            self.lines.push((key, place, Vec::new()));
            self.lines.len() - 1
        });
        if let Some((.., line)) = self.lines.get_mut(at) {
            line.push(in_week);
        }
    }

    fn told(mut self, one_week: bool) -> Slot {
        let first = self.signs.first().copied().unwrap_or(Sign::Changed);
        let sign = if self.signs.iter().all(|sign| *sign == first) { first } else { Sign::Changed };
        let (block, day, name) = self.place;
        let mut heading = format!("Day {day}");
        for name in name.into_iter().chain(block) {
            heading.push_str(" · ");
            heading.push_str(name);
        }
        let mut lines: Vec<Line> = Vec::new();
        // What changes of one line may come up in a later week than that of another.
        self.lines.sort_by_key(|(_, place, _)| *place);
        for ((mut of, _), _, weeks) in self.lines {
            let mut groups = gather(weeks);
            // A day that is new in all its weeks says so in its heading.
            if sign != Sign::Changed && of.is_empty() {
                let word = if sign == Sign::Added { "new" } else { "gone" };
                let weeks = groups.first().map(|group| format!(" in {}", numbered(&group.weeks)));
                heading.push_str(&format!(" · {word}{}", weeks.filter(|_| !one_week).unwrap_or_default()));
                continue;
            }
            if !of.is_empty() {
                say_whether_new(&mut of, &mut groups);
            }
            let weeks = |group: &Gathering| if one_week { String::new() } else { numbered(&group.weeks) };
            let groups = groups.into_iter().map(|group| Group { weeks: weeks(&group), rows: group.rows });
            lines.push(Line { heading: of, groups: groups.collect() });
        }
        Slot { sign, heading, lines }
    }
}

/// A lift that is new or gone in a session that stays: said once where that is so in all weeks.
fn say_whether_new(heading: &mut String, groups: &mut [Gathering]) {
    let word = |group: &Gathering| match group.sign {
        _ if group.with_session => None,
        Sign::Added => Some("new"),
        Sign::Removed => Some("gone"),
        Sign::Changed => None,
    };
    let first = groups.first().and_then(word);
    if let Some(first) = first.filter(|first| groups.iter().all(|group| word(group) == Some(first))) {
        heading.push_str(&format!(" · {first}"));
        return;
    }
    for group in groups {
        if let Some(word) = word(group) {
            let said = Some(word.to_owned());
            let (before, after) = if group.sign == Sign::Added { (None, said) } else { (said, None) };
            group.rows.insert(0, Row::new("lift", before, after));
        }
    }
}

/// What changes of a line alike in some weeks.
struct Gathering {
    weeks: BTreeSet<u16>,
    sign: Sign,
    with_session: bool,
    rows: Vec<Row>,
}

/// Weeks in which the same changes are told together.
fn gather(weeks_of_line: Vec<InWeek>) -> Vec<Gathering> {
    let mut groups: Vec<Gathering> = Vec::new();
    for InWeek { week, sign, with_session, rows } in weeks_of_line {
        let is_alike =
            |group: &&mut Gathering| group.sign == sign && group.with_session == with_session && group.rows == rows;
        match groups.iter_mut().find(is_alike) {
            Some(group) => {
                group.weeks.insert(week);
            }
            None => groups.push(Gathering { weeks: BTreeSet::from([week]), sign, with_session, rows }),
        }
    }
    groups
}

/// What changes of a session beside its lifts. Its block is told of with the program, and a date
/// says the day of the week.
fn session_rows(change: &SessionChange<'_>, dates: &Dates<'_>) -> Vec<Row> {
    let mut rows = Vec::new();
    if let Some((old, new)) = change.old.zip(change.new).filter(|_| change.moved) {
        let words = |session: &Session| format!("day {}", session.day);
        // A week that has another number is told of with the weeks.
        let (before, after) = match old.day == new.day {
            true => (format!("week {}, {}", old.week, words(old)), format!("week {}, {}", new.week, words(new))),
            false => (words(old), words(new)),
        };
        rows.push(Row::new("moved", Some(before), Some(after)));
    }
    let has_date = days_later(change).is_some();
    for said in &change.facts {
        match said.fact {
            Fact::Block => {}
            Fact::Weekday if has_date => {}
            Fact::Date => rows.extend(dates.row(change)),
            _ => rows.push(fact(&said.fact, said.old.as_ref(), said.new.as_ref())),
        }
    }
    if change.lifts.iter().any(|lift| lift.reordered) {
        rows.extend(change.old.zip(change.new).map(|(old, new)| order(change, old, new)));
    }
    rows
}

/// The lifts of a session in their order before and after. Lines of one lift are told apart by their
/// number before.
fn order(change: &SessionChange<'_>, old: &Session, new: &Session) -> Row {
    let mut lines_of: HashMap<String, usize> = HashMap::new();
    let named: Vec<(String, usize)> = old
        .exercises
        .iter()
        .map(|line| {
            let number = lines_of.entry(words::lift(line)).or_default();
            *number += 1;
            (words::lift(line), *number)
        })
        .collect();
    let name = |(name, number): &(String, usize)| match lines_of.get(name) {
        Some(2..) => format!("{name} ({number})"),
        _ => name.clone(),
    };
    // What is not told of is the same, and in the same order.
    let told = |place: fn(&LiftChange<'_>) -> Option<usize>| -> HashSet<usize> {
        change.lifts.iter().filter(|lift| lift.from.is_none()).filter_map(place).collect()
    };
    let (old_told, new_told) = (told(|lift| lift.places.0), told(|lift| lift.places.1));
    let mut untold = (1..=old.exercises.len()).filter(|place| !old_told.contains(place));
    let pairs = change.lifts.iter().filter(|lift| lift.from.is_none() && !lift.is_replaced());
    let pairs: HashMap<usize, usize> = pairs.filter_map(|lift| Some((lift.places.1?, lift.places.0?))).collect();
    let after = new.exercises.iter().enumerate().map(|(place, line)| {
        let place = place + 1;
        let before = if new_told.contains(&place) { pairs.get(&place).copied() } else { untold.next() };
        let before = before.and_then(|before| named.get(before.checked_sub(1)?));
        before.map_or_else(|| words::lift(line), name)
    });
    let after: Vec<String> = after.collect();
    let before: Vec<String> = named.iter().map(name).collect();
    Row::new("order", Some(before.join(", ")), Some(after.join(", ")))
}

/// `A1 squat (paused)`
fn heading(exercise: &Exercise) -> String {
    let label = exercise.label.map(|label| format!("{label} ")).unwrap_or_default();
    format!("{label}{}", words::lift(exercise))
}

/// What changes of a line.
fn line_rows(change: &LiftChange<'_>, session: &SessionChange<'_>, now: &Now<'_>) -> Vec<Row> {
    let mut rows = Vec::new();
    if let Some(from) = change.from {
        rows.push(Row::new("moved", Some(day(now.of_old(from))), session.new.map(day)));
    }
    rows.extend(change.facts.iter().map(|said| fact(&said.fact, said.old.as_ref(), said.new.as_ref())));
    // What else is said of a line that is told whole.
    let whole = change.old.xor(change.new);
    if let Some(exercise) = whole {
        let says = |what: &str, words: String| match change.new {
            Some(_) => Row::new(what, None, Some(words)),
            None => Row::new(what, Some(words), None),
        };
        let others = words::alternatives(exercise).map(|others| others.trim_start_matches("or ").to_owned());
        rows.extend(others.map(|others| says("or", others)));
        rows.extend(words::written(exercise).map(|written| says("written", written.to_owned())));
        rows.extend(exercise.optional.then(|| says("may be", "left out".to_owned())));
        rows.extend(exercise.notes.iter().map(|note| says("note", format!("“{note}”"))));
    }
    rows.extend(sets::rows(change));
    rows
}

/// `day 1, Heavy bench`
fn day(session: &Session) -> String {
    match &session.name {
        Some(name) => format!("day {}, {name}", session.day),
        None => format!("day {}", session.day),
    }
}

/// Where sessions are now.
struct Now<'a>(HashMap<*const Session, &'a Session>);

impl<'a> Now<'a> {
    fn of(changes: &Changes<'a>) -> Self {
        let pairs = changes.sessions.iter().filter_map(|change| change.old.zip(change.new));
        Self(pairs.map(|(old, new)| (std::ptr::from_ref(old), new)).collect())
    }

    /// The session as it is now; one that does not change is as it was.
    fn of_old<'b>(&self, old: &'b Session) -> &'b Session
    where
        'a: 'b,
    {
        self.0.get(&std::ptr::from_ref(old)).copied().unwrap_or(old)
    }
}

/// The dates that change: told with the program where all are as much later, by how much where that
/// is so in several weeks, and as they are where it is in one.
struct Dates<'a> {
    by_program: bool,
    alike: HashMap<(Place<'a>, i64), usize>,
}

impl<'a> Dates<'a> {
    fn of(changes: &'a Changes<'_>) -> Self {
        let mut alike = HashMap::new();
        for change in &changes.sessions {
            if let Some((new, days)) = change.new.zip(days_later(change)) {
                *alike.entry((place(new), days)).or_default() += 1;
            }
        }
        Self { by_program: all_later(changes).is_some(), alike }
    }

    fn row(&self, change: &SessionChange<'_>) -> Option<Row> {
        let said = change.facts.iter().find(|said| said.fact == Fact::Date)?;
        let row = fact(&said.fact, said.old.as_ref(), said.new.as_ref());
        let Some((new, days)) = change.new.zip(days_later(change)) else { return Some(row) };
        if self.by_program {
            return None;
        }
        let several = self.alike.get(&(place(new), days)).is_some_and(|&sessions| sessions > 1);
        Some(if several { Row { before: String::new(), after: later(days), ..row } } else { row })
    }
}
