//! Labels: a superset has at least two lifts, and its labels count on from 1.

use std::collections::{BTreeMap, BTreeSet};

use super::CheckError;
use crate::diagnostic::Diagnostics;
use crate::model::{Day, Label, Line, Program};

pub(super) fn check(program: &Program, diagnostics: &mut Diagnostics) {
    let days = program.blocks.iter().flat_map(|block| block.days.iter().map(move |day| (block, day)));
    for (block, day) in days {
        // How often each place of each superset is taken, on the whole day and so far.
        let taken = labelled(day).fold(BTreeMap::new(), |mut taken: BTreeMap<char, BTreeMap<u8, usize>>, (_, at)| {
            *taken.entry(at.0).or_default().entry(at.1).or_default() += 1;
            taken
        });
        let mut seen = BTreeSet::new();
        for (line, (group, place)) in labelled(day) {
            let again = !seen.insert((group, place));
            // The partner may be what was not understood.
            let known = taken.get(&group).filter(|_| !block.lost_supersets.contains(&group) || again);
            let found = known.and_then(|places| fault(places, group, place, again));
            if let Some((what, help)) = found {
                diagnostics.push(CheckError::SupersetLabels { what, help, span: line.head_span() });
            }
        }
    }
}

/// The lines of a day that are part of a superset, with its letter and their place in it.
fn labelled(day: &Day) -> impl Iterator<Item = (&Line, (char, u8))> {
    day.lines.iter().filter_map(|line| match line.label {
        Some(Label::Superset { group, place }) => Some((line, (group, place))),
        _ => None,
    })
}

/// What is wrong with a label, given the places of its superset that are taken.
fn fault(places: &BTreeMap<u8, usize>, group: char, place: u8, again: bool) -> Option<(String, String)> {
    let label = format!("{group}{place}");
    if places.values().sum::<usize>() < 2 {
        let partner = format!("{group}{}", if place == 1 { 2 } else { 1 });
        return Some((
            format!("`{label}` is alone in its superset"),
            format!("give its partner the label `{partner}` in the same day, or take the label away"),
        ));
    }
    if again {
        let next = places.keys().next_back().map_or(place, |last| last.saturating_add(1));
        return Some((
            format!("two lifts have the label `{label}`"),
            format!("number the lifts of a superset on: this one is `{group}{next}`, or another letter"),
        ));
    }
    let before = place.saturating_sub(1);
    (before > 0 && !places.contains_key(&before)).then(|| {
        (
            format!("`{label}` has no `{group}{before}` before it"),
            "number the lifts of a superset from 1 without a gap".to_owned(),
        )
    })
}
