//! The sets of a line before and after. Sets in a row that change alike are told together.

use super::{Row, Sign, more};
use crate::diff::{LiftChange, SetChange, SetField};
use crate::model::{Extras, PlannedSet, Role};
use crate::words;

/// What covers a segment, and most often a line: told of all sets at once.
const BESIDE: [SetField; 8] = [
    SetField::Rest,
    SetField::MiniRest,
    SetField::Tempo,
    SetField::Pause,
    SetField::Every,
    SetField::Within,
    SetField::Until,
    SetField::Notes,
];

/// The rows of the sets of a line.
pub(super) fn rows(change: &LiftChange<'_>) -> Vec<Row> {
    let mut runs = Runs::default();
    for set in &change.sets {
        let says_more = set.fields.iter().any(|field| !BESIDE.contains(field));
        let Some(number) = set.new.or(set.old).map(|set| set.number) else { continue };
        if says_more || set.fields.is_empty() {
            let mut row = row(set);
            if change.is_replaced() {
                row.change.clear();
            }
            runs.add(number, row);
        }
    }
    let mut rows: Vec<Row> = runs.0.into_iter().map(numbered).collect();
    let kept = change.old.map_or(0, |line| line.sets.len());
    let kept = kept.saturating_sub(change.sets.iter().filter(|set| set.new.is_none()).count());
    rows.extend(BESIDE.into_iter().flat_map(|field| beside(change, field, kept)));
    rows
}

/// Rows of sets in a row that are alike: the first number, the last, and the row.
#[derive(Default)]
struct Runs(Vec<(u16, u16, Row)>);

impl Runs {
    fn add(&mut self, number: u16, row: Row) {
        match self.0.last_mut() {
            Some((_, last, before)) if last.checked_add(1) == Some(number) && *before == row => *last = number,
            _ => self.0.push((number, number, row)),
        }
    }
}

fn numbered((first, last, row): (u16, u16, Row)) -> Row {
    let word = if first == last { "set" } else { "sets" };
    let what = format!("{word} {} {}", words::span(first, last), row.what);
    Row { what: what.trim_end().to_owned(), ..row }
}

/// The rows of one field; without the numbers of the sets where it changes alike for all that stay.
fn beside(change: &LiftChange<'_>, field: SetField, kept: usize) -> Vec<Row> {
    let mut runs = Runs::default();
    let mut sets = 0;
    for set in change.sets.iter().filter(|set| set.fields.contains(&field)) {
        let Some((old, new)) = set.old.zip(set.new) else { continue };
        let (what, before) = said_beside(&old.extras, field);
        let (_, after) = said_beside(&new.extras, field);
        runs.add(new.number, Row::new(what, before, after));
        sets += 1;
    }
    match runs.0.as_slice() {
        [(.., only)] if sets == kept => vec![only.clone()],
        [(.., first), others @ ..] if sets == kept && others.iter().all(|(.., row)| row == first) => {
            vec![first.clone()]
        }
        _ => runs.0.into_iter().map(numbered).collect(),
    }
}

/// The word for a field beside the load, and what is said of it.
fn said_beside(extras: &Extras, field: SetField) -> (&'static str, Option<String>) {
    let notes = || extras.notes.iter().map(|note| format!("“{note}”")).collect::<Vec<_>>().join(", ");
    match field {
        SetField::Rest => ("rest", extras.rest.map(words::time)),
        SetField::MiniRest => ("rest in the set", extras.mini_rest.map(words::time)),
        SetField::Tempo => ("tempo", extras.tempo.as_ref().map(ToString::to_string)),
        SetField::Pause => ("pause", extras.pause.map(words::time)),
        SetField::Every => ("a set every", extras.every.map(words::time)),
        SetField::Within => ("all within", extras.within.map(words::time)),
        SetField::Until => ("until", extras.until.map(|until| format!("RPE {until}"))),
        _ => ("note", Some(notes()).filter(|notes| !notes.is_empty())),
    }
}

/// A set without its number; `what` is its role, where that stays.
fn row(change: &SetChange<'_>) -> Row {
    let role = |set: &PlannedSet| words::role(set.role).to_owned();
    match (change.old, change.new) {
        (Some(old), Some(new)) => {
            let fields: Vec<SetField> = change.fields.iter().copied().filter(|field| !BESIDE.contains(field)).collect();
            let (before, after) = both(old, new, &fields);
            let what = if old.role == new.role { role(new) } else { String::new() };
            Row { sign: Sign::Changed, what, before, after, change: heavier(change) }
        }
        (old, new) => {
            let what = old.or(new).map(role).unwrap_or_default();
            let words = |set: Option<&PlannedSet>| set.map(|set| described(set, &SetField::ALL, false));
            Row::new(what, words(old), words(new))
        }
    }
}

/// A set before and after: how much and how heavy it is, and what changes of it.
fn both(old: &PlannedSet, new: &PlannedSet, fields: &[SetField]) -> (String, String) {
    let says_role = old.role != new.role;
    let (before, after) = (described(old, fields, says_role), described(new, fields, says_role));
    if before != after {
        return (before, after);
    }
    // What no output says in words, such as a percent beside a load that stays.
    let percent = |set: &PlannedSet| set.percent.map_or_else(|| "no percent".to_owned(), |percent| percent.to_string());
    if fields == [SetField::Percent] {
        let words = |set| format!("{before} ({} of 1RM)", percent(set));
        return (words(old), words(new));
    }
    let exact = |set: &PlannedSet| {
        let basis = set.basis.as_ref().map(|basis| format!(": {basis}")).unwrap_or_default();
        let load = set.load.map_or_else(|| "no load".to_owned(), |load| load.to_f64().to_string());
        format!("{before} ({load}, {}{basis})", percent(set))
    };
    (exact(old), exact(new))
}

/// `8 @ 90 kg`, `4–6 @ ~100 kg, RPE 8, rest 2 min`: of what is beside the load only these fields.
fn described(set: &PlannedSet, fields: &[SetField], says_role: bool) -> String {
    let wanted = |field: SetField| fields.contains(&field);
    let (load, rule, effort) = (words::load(set), words::rule(set), words::effort(set));
    let mut words = words::amount(set);
    if says_role {
        words = format!("{} {words}", if set.role == Role::Work { "work" } else { words::role(set.role) });
    }
    let at = load.as_ref().or(rule.as_ref()).or(effort.as_ref());
    if let Some(at) = at {
        words.push_str(" @ ");
        words.push_str(at);
    }
    let mut beside = Vec::new();
    if wanted(SetField::Rpe) && load.as_ref().or(rule.as_ref()).is_some() {
        beside.extend(effort);
    }
    if wanted(SetField::Rule) && load.is_some() {
        beside.extend(rule);
    }
    let extras = &*set.extras;
    if wanted(SetField::Rest) {
        beside.extend(extras.rest.map(|rest| format!("rest {}", words::time(rest))));
    }
    if wanted(SetField::Tempo) {
        beside.extend(extras.tempo.as_ref().map(|tempo| format!("tempo {tempo}")));
    }
    let shown = Extras {
        pause: extras.pause.filter(|_| wanted(SetField::Pause)),
        mini_rest: extras.mini_rest.filter(|_| wanted(SetField::MiniRest)),
        every: extras.every.filter(|_| wanted(SetField::Every)),
        within: extras.within.filter(|_| wanted(SetField::Within)),
        until: extras.until.filter(|_| wanted(SetField::Until)),
        ..Extras::default()
    };
    beside.extend(words::modifiers(&shown));
    if wanted(SetField::Optional) && set.optional {
        beside.push(words::OPTIONAL.to_owned());
    }
    if wanted(SetField::Notes) {
        beside.extend(extras.notes.iter().map(|note| format!("“{note}”")));
    }
    std::iter::once(words).chain(beside).collect::<Vec<_>>().join(", ")
}

/// How much heavier a set is: `+2.5 kg (+2.5 %)`, of a band `+2.5 kg (+2.5 %) to +5 kg (+4.76 %)`.
fn heavier(change: &SetChange<'_>) -> String {
    let words = |change: Option<crate::diff::LoadChange>| change.map(|change| more(change.by, change.percent));
    let is_band = [change.old, change.new].into_iter().flatten().any(|set| crate::words::load_max(set).is_some());
    let (low, high) = (change.load_change(), change.load_max_change().filter(|_| is_band));
    match (low, high) {
        (Some(low), Some(high)) if low.by != high.by => {
            [low, high].map(|change| more(change.by, change.percent)).join(" to ")
        }
        (None, Some(high)) => format!("{} at the high end", more(high.by, high.percent)),
        (Some(low), None) if is_band => format!("{} at the low end", more(low.by, low.percent)),
        (low, _) => words(low).unwrap_or_default(),
    }
}
