//! The modifiers and notes of a line: said once where they cover all its sets, else of the
//! sets that they cover.

use std::sync::Arc;

use super as words;
use crate::model::{Extras, PlannedSet};

/// Something to say of sets that has no column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Detail {
    /// How the sets are done: `tempo 30X0`.
    Modifier(String),
    /// What the coach says.
    Note(Arc<str>),
}

/// Sets next to each other that share their modifiers.
pub(crate) struct Part<'a> {
    /// The sets.
    pub(crate) sets: &'a [PlannedSet],
    /// What is said of these and not of all sets of the line.
    pub(crate) details: Vec<Detail>,
}

/// What is said of all sets, and the parts with what is said only of them.
pub(crate) fn split(sets: &[PlannedSet]) -> (Vec<Detail>, Vec<Part<'_>>) {
    let mut parts: Vec<Part<'_>> = sets
        .chunk_by(|a, b| Arc::ptr_eq(&a.extras, &b.extras) || same(&a.extras, &b.extras))
        .map(|sets| Part { sets, details: sets.first().map_or_else(Vec::new, |set| of(&set.extras)) })
        .collect();
    let shared: Vec<Detail> = match parts.split_first() {
        Some((first, rest)) => {
            let everywhere = |detail: &&Detail| rest.iter().all(|part| part.details.contains(detail));
            first.details.iter().filter(everywhere).cloned().collect()
        }
        None => Vec::new(),
    };
    for part in &mut parts {
        part.details.retain(|detail| !shared.contains(detail));
    }
    (shared, parts)
}

/// The modifiers and the notes apart.
pub(crate) fn apart(details: &[Detail]) -> (Vec<&str>, Vec<&str>) {
    let mut modifiers = Vec::new();
    let mut notes = Vec::new();
    for detail in details {
        match detail {
            Detail::Modifier(words) => modifiers.push(words.as_str()),
            Detail::Note(note) => notes.push(note.as_ref()),
        }
    }
    (modifiers, notes)
}

/// Everything but the rest, which has a column.
fn of(extras: &Extras) -> Vec<Detail> {
    let tempo = extras.tempo.iter().map(|tempo| format!("tempo {tempo}"));
    let notes = extras.notes.iter().cloned().map(Detail::Note);
    tempo.chain(words::modifiers(extras)).map(Detail::Modifier).chain(notes).collect()
}

fn same(a: &Extras, b: &Extras) -> bool {
    let Extras { rest: _, mini_rest, tempo, pause, every, within, until, notes } = a;
    *mini_rest == b.mini_rest
        && *tempo == b.tempo
        && *pause == b.pause
        && *every == b.every
        && *within == b.within
        && *until == b.until
        && *notes == b.notes
}
