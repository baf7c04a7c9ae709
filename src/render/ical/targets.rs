//! What is done in a session, as the text of its event.

use crate::model::{Exercise, PlannedSet, Schedule, Session};
use crate::render::alike;
use crate::words;
use crate::words::details::{self, Detail};

/// The targets of a session, lift by lift, and what holds for all of it.
pub(super) fn of(schedule: &Schedule, session: &Session) -> String {
    let mut lines = vec![words::place(session)];
    lines.extend(session.notes.iter().map(|note| format!("“{note}”")));
    for group in session.exercises.chunk_by(words::same_superset) {
        lines.push(String::new());
        lines.extend(words::turns(group));
        for exercise in group {
            lift(exercise, &mut lines);
        }
    }
    let mut sets = session.exercises.iter().flat_map(|exercise| &exercise.sets);
    let estimate = sets.any(|set| set.estimate).then(|| words::ESTIMATE_NOTE.to_owned());
    let said: Vec<String> = estimate.into_iter().chain(schedule.projection.map(words::projection)).collect();
    if !said.is_empty() {
        lines.push(String::new());
        lines.extend(said);
    }
    lines.join("\n")
}

fn lift(exercise: &Exercise, lines: &mut Vec<String>) {
    let label = exercise.label.map(|label| format!("{label} ")).unwrap_or_default();
    let mut name = format!("{label}{}", words::lift(exercise));
    if let Some(others) = words::alternatives(exercise) {
        name.push(' ');
        name.push_str(&others);
    }
    if let Some(written) = words::written(exercise) {
        name.push_str(", written: ");
        name.push_str(written);
    }
    if exercise.optional {
        name.push_str(" · ");
        name.push_str(words::OPTIONAL);
    }
    lines.push(name);
    lines.extend(exercise.notes.iter().map(|note| format!("  “{note}”")));
    let (shared, parts) = details::split(&exercise.sets);
    details(&shared, "", lines);
    for part in parts {
        let which = if part.sets.len() > 1 { "sets" } else { "set" };
        details(&part.details, &format!("{which} {}: ", words::numbers(part.sets)), lines);
        lines.extend(part.sets.chunk_by(alike).map(run));
    }
}

fn details(said: &[Detail], before: &str, lines: &mut Vec<String>) {
    let (modifiers, notes) = details::apart(said);
    if !modifiers.is_empty() {
        lines.push(format!("  {before}{}", modifiers.join(" · ")));
    }
    lines.extend(notes.iter().map(|note| format!("  {before}“{note}”")));
}

/// `  top 4–6 @ ~100 kg · RPE 8 · rest 3 min`
fn run(sets: &[PlannedSet]) -> String {
    let Some(set) = sets.first() else { return String::new() };
    let mut words = String::from("  ");
    let role = words::role(set.role);
    if !role.is_empty() {
        words.push_str(role);
        words.push(' ');
    }
    if sets.len() > 1 {
        words.push_str(&format!("{} × ", sets.len()));
    }
    words.push_str(&words::amount(set));
    let rule = words::rule(set);
    let (load, of) = match words::load(set) {
        Some(load) => (Some(load), rule),
        None => (rule, None),
    };
    if let Some(load) = load {
        words.push_str(&format!(" @ {load}"));
    }
    if let Some(of) = of {
        words.push_str(&format!(" ({of})"));
    }
    let rest = set.extras.rest.map(|rest| format!("rest {}", words::time(rest)));
    let optional = set.optional.then(|| words::OPTIONAL.to_owned());
    for more in words::effort(set).into_iter().chain(rest).chain(optional) {
        words.push_str(" · ");
        words.push_str(&more);
    }
    words
}
