//! A week at a glance: its lifts by its sessions, each with a short target.

use std::cmp::Ordering;
use std::collections::HashMap;

use maud::{Markup, html};

use super::words;
use crate::model::{Exercise, PlannedSet, Role, Schedule, Session};

/// How many sessions stand side by side and can still be read.
const SIDE_BY_SIDE: usize = 5;

/// A table of so many lifts may be moved to the next page so that it stays in one piece.
const MOST_TOGETHER: usize = 24;

/// The table of a week; several where there are more sessions than fit side by side.
pub(super) fn week(schedule: &Schedule, sessions: &[Session]) -> Markup {
    let week = sessions.first().map_or(0, |session| session.week);
    html! {
        @for sessions in sessions.chunks(SIDE_BY_SIDE) {
            @let rows = rows(sessions);
            table.glance.together[rows.len() <= MOST_TOGETHER] {
                caption {
                    "Week " (week) " at a glance"
                    @if let Some(block) = sessions.first().and_then(|session| session.block.as_ref()) {
                        " · " span dir="auto" { (block) }
                    }
                    small { " loads in " (schedule.unit.name()) ", warm-ups left out" }
                }
                thead {
                    tr {
                        th {}
                        @for session in sessions { (heading(session)) }
                    }
                }
                tbody {
                    @for (name, row) in rows {
                        tr {
                            th dir="auto" { (name) }
                            @for exercises in row {
                                td {
                                    @for exercise in exercises { p { (target(exercise)) } }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

fn heading(session: &Session) -> Markup {
    html! {
        th {
            "Day " (session.day)
            @if let Some(when) = words::when(session) { " · " (when) }
            @if let Some(name) = &session.name { br; span dir="auto" { (name) } }
        }
    }
}

/// The lifts in the order in which the week first has them, each with its exercises by session.
fn rows(sessions: &[Session]) -> Vec<(String, Vec<Vec<&Exercise>>)> {
    let mut rows: Vec<(String, Vec<Vec<&Exercise>>)> = Vec::new();
    let mut places: HashMap<String, usize> = HashMap::new();
    for (column, session) in sessions.iter().enumerate() {
        for exercise in &session.exercises {
            let name = words::lift(exercise);
            let place = *places.entry(name.clone()).or_insert(rows.len());
            if place == rows.len() {
                rows.push((name, vec![Vec::new(); sessions.len()]));
            }
            let cell = rows.get_mut(place).and_then(|row| row.1.get_mut(column));
            if let Some(cell) = cell {
                cell.push(exercise);
            }
        }
    }
    rows
}

/// `3×3 ~87.5 → ~97.5, top 4–6 ~100, 3×8 90`, one part a line.
fn target(exercise: &Exercise) -> Markup {
    let sets: Vec<&PlannedSet> = exercise.sets.iter().filter(|set| set.role != Role::Warmup).collect();
    let runs = sets.chunk_by(|a, b| goes_on(a, b));
    html! {
        @for run in runs {
            @if let Some(first) = run.first() {
                span.run.top[first.role == Role::Top] {
                    @if run.len() > 1 { (run.len()) "×" }
                    (words::amount(first))
                    @let loads = intensities(run);
                    @for (place, load) in loads.iter().enumerate() {
                        @if place == 0 { " @ " } @else { " " }
                        span { (load) }
                    }
                    @if let Some(effort) = effort_of_estimates(run) { " " span { (effort) } }
                }
                " "
            }
        }
    }
}

/// Whether a set belongs to the same part of the target as the one before.
fn goes_on(a: &PlannedSet, b: &PlannedSet) -> bool {
    a.role == b.role
        && a.measure == b.measure
        && a.per_side == b.per_side
        && a.bodyweight == b.bodyweight
        && (a.role == Role::Ramp && a.load.is_some() && b.load.is_some() || intensity(a) == intensity(b))
}

/// How heavy the sets are: one load for all, `80 → 100` where they climb or fall all the way,
/// else each: `80 / 100 / 60`.
fn intensities(sets: &[&PlannedSet]) -> Vec<String> {
    let (Some(from), Some(to)) = (sets.first(), sets.last()) else {
        return Vec::new();
    };
    let all_way = |turn: Ordering| {
        sets.is_sorted_by(|a, b| match (a.load, b.load) {
            (Some(a), Some(b)) => a.compare(b) != turn,
            _ => true,
        })
    };
    let first = intensity(from);
    if sets.iter().all(|set| intensity(set) == first) {
        first.into_iter().collect()
    } else if all_way(Ordering::Greater) || all_way(Ordering::Less) {
        let last = intensity(to).map(|load| format!("→ {load}"));
        first.into_iter().chain(last).collect()
    } else {
        let others = sets.iter().skip(1).filter_map(|set| intensity(set));
        let others = others.map(|load| format!("/ {load}"));
        first.into_iter().chain(others).collect()
    }
}

/// The effort that decides where the loads are estimates, if it is the same for all sets.
fn effort_of_estimates(sets: &[&PlannedSet]) -> Option<String> {
    let first = sets.first().filter(|set| set.estimate)?;
    let effort = words::effort(first)?;
    sets.iter().all(|set| words::effort(set).as_ref() == Some(&effort)).then_some(effort)
}

/// What says how heavy a set is: the load, else the rule, else the effort.
fn intensity(set: &PlannedSet) -> Option<String> {
    words::load_number(set).or_else(|| words::rule(set)).or_else(|| words::effort(set))
}
