//! The table of a session: a row a set, with boxes for what was done.

use std::io::{self, Write};

use maud::{Markup, html};

use crate::model::{Exercise, Label, Measure, PlannedSet, Role, Schedule, Session};
use crate::render::details::{self, Detail};
use crate::render::words;

/// All columns: set, role, amount, load, effort, rest, and three boxes.
const COLUMNS: u8 = 9;

/// So many sets may be moved to the next page so that they stay together; more would leave
/// too much of this one empty.
const MOST_TOGETHER: usize = 12;

/// Writes the table, exercise by exercise.
pub(super) fn table(schedule: &Schedule, session: &Session, out: &mut impl Write) -> io::Result<()> {
    let unit = schedule.unit.name();
    let head = html! {
        colgroup {
            @for class in ["set", "role", "amount", "load", "effort", "rest", "box", "box", "box"] {
                col class=(class);
            }
        }
        thead {
            // Repeated on every page of a long session, so that no page is without its place.
            tr {
                th.place colspan="6" {
                    (words::place(session))
                    @if let Some(name) = &session.name { " · " span dir="auto" { (name) } }
                }
                th.done colspan="3" { "Done" }
            }
            tr {
                @for name in ["Set", "", "Reps", "Load", "RPE", "Rest"] { th { (name) } }
                th.done { (unit) } th.done { "reps" } th.done { "RPE" }
            }
        }
    };
    out.write_all(b"<table class=\"sets\">\n")?;
    super::write(&head, out)?;
    for group in session.exercises.chunk_by(same_superset) {
        let places = group.len();
        for (place, exercise) in group.iter().enumerate() {
            super::write(&lift(exercise, place, places), out)?;
        }
    }
    out.write_all(b"</table>\n")
}

fn same_superset(a: &Exercise, b: &Exercise) -> bool {
    match (a.label, b.label) {
        (Some(Label::Superset { group: a, .. }), Some(Label::Superset { group: b, .. })) => a == b,
        _ => false,
    }
}

/// A lift with its sets; it is the given one of those that are done in turn.
fn lift(exercise: &Exercise, place: usize, places: usize) -> Markup {
    let (shared, parts) = details::split(&exercise.sets);
    let turns = if places > 2 { "Giant set" } else { "Superset" };
    html! {
        tbody.superset[places > 1].together[exercise.sets.len() <= MOST_TOGETHER] {
            @if let (0, 2.., Some(Label::Superset { group, .. })) = (place, places, exercise.label) {
                tr.group { td colspan=(COLUMNS) { (turns) " " (group) ": one set of each in turn" } }
            }
            tr.lift {
                th colspan=(COLUMNS) {
                    @if let Some(label) = exercise.label { span.label { (label) } " " }
                    span.name dir="auto" { (exercise.lift) }
                    @if let Some(variant) = &exercise.variant {
                        " " span.variant { "(" span dir="auto" { (variant) } ")" }
                    }
                    @if let Some(others) = words::alternatives(exercise) {
                        " " span.written dir="auto" { (others) }
                    }
                    @if let Some(written) = words::written(exercise) {
                        " " span.written { "written: " span dir="auto" { (written) } }
                    }
                    @if exercise.optional { " " i { (words::OPTIONAL) } }
                    @for note in exercise.notes.iter() { p.note dir="auto" { (note) } }
                    (said(&shared))
                }
            }
            @for part in &parts {
                @if !part.details.is_empty() {
                    tr.of-some {
                        td {}
                        td colspan=(COLUMNS - 1) {
                            span.which {
                                @if part.sets.len() == 1 { "Set " } @else { "Sets " }
                                (words::numbers(part.sets)) ":"
                            }
                            (said(&part.details))
                        }
                    }
                }
                @for set in part.sets { (row(set)) }
            }
        }
    }
}

/// How many lines the modifiers and notes of a lift take at the least.
pub(super) fn lines_said(exercise: &Exercise) -> usize {
    let (shared, parts) = details::split(&exercise.sets);
    let lines = |details: &[Detail]| {
        let (modifiers, notes) = details::apart(details);
        let notes: usize = notes.iter().map(|note| note.lines().count()).sum();
        usize::from(!modifiers.is_empty()) + notes
    };
    let of_some: usize = parts.iter().map(|part| lines(&part.details)).sum();
    let notes: usize = exercise.notes.iter().map(|note| note.lines().count()).sum();
    lines(&shared) + of_some + notes
}

/// Modifiers and notes.
fn said(details: &[Detail]) -> Markup {
    let (modifiers, notes) = details::apart(details);
    html! {
        @if !modifiers.is_empty() {
            p.modifiers {
                @for (place, modifier) in modifiers.iter().enumerate() {
                    @if place > 0 { " · " }
                    span { (modifier) }
                }
            }
        }
        @for note in notes { p.note dir="auto" { (note) } }
    }
}

fn row(set: &PlannedSet) -> Markup {
    let amount = words::amount(set);
    let number = words::load_number(set);
    let unit = words::load_unit(set);
    let rule = words::rule(set);
    let basis = set.basis.as_ref().map(ToString::to_string);
    html! {
        tr class=(set.role.name()) {
            td.set { (set.number) }
            td.role {
                @if set.role == Role::Top { b { "TOP" } } @else { (words::role(set.role)) }
                @if set.optional { " " i { "optional" } }
            }
            td.amount.long[amount.chars().count() > 8] { (amount) }
            td.load title=[basis] {
                @match (&number, &rule) {
                    (Some(number), _) => {
                        span.number { (number) }
                        @if let Some(unit) = unit { " " small { (unit) } }
                        @if let Some(rule) = &rule { " " span.rule { "(" span dir="auto" { (rule) } ")" } }
                    }
                    (None, Some(rule)) => span.as-written dir="auto" { (rule) },
                    (None, None) => "—",
                }
            }
            td.effort { (words::effort_number(set).unwrap_or_default()) }
            td.rest { @if let Some(rest) = set.extras.rest { (words::time(rest)) } }
            td.box {}
            td.box { (counted_in(&set.measure)) }
            td.box {}
        }
    }
}

/// What is written into the middle box, where it is not reps.
const fn counted_in(measure: &Measure) -> &'static str {
    match measure {
        Measure::Seconds { .. } => "s",
        Measure::Metres { .. } => "m",
        Measure::Calories { .. } => "cal",
        Measure::Reps { .. } | Measure::Amrap { .. } | Measure::Cluster(_) | Measure::Total { .. } => "",
    }
}
