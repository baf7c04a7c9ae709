//! Labels: a superset has at least two lifts, and its labels count on from 1.

use super::CheckError;
use crate::diagnostic::Diagnostics;
use crate::model::{Day, Label, Line, Program};

pub(super) fn check(program: &Program, diagnostics: &mut Diagnostics) {
    for day in program.blocks.iter().flat_map(|block| &block.days) {
        for (line, (group, place)) in labelled(day) {
            if let Some((what, help)) = fault(day, line, group, place) {
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

fn fault(day: &Day, line: &Line, group: char, place: u8) -> Option<(String, String)> {
    let label = format!("{group}{place}");
    let of_group = || labelled(day).filter(|(_, (other, _))| *other == group);
    if of_group().count() < 2 {
        let partner = format!("{group}{}", if place == 1 { 2 } else { 1 });
        return Some((
            format!("`{label}` is alone in its superset"),
            format!("give its partner the label `{partner}` in the same day, or take the label away"),
        ));
    }
    let twin = of_group().take_while(|(other, _)| !std::ptr::eq(*other, line)).any(|(_, (_, other))| other == place);
    if twin {
        let next = of_group().map(|(_, (_, other))| other).max().unwrap_or(place).saturating_add(1);
        return Some((
            format!("two lifts have the label `{label}`"),
            format!("number the lifts of a superset on: this one is `{group}{next}`, or another letter"),
        ));
    }
    let before = place.saturating_sub(1);
    let counts_on = before == 0 || of_group().any(|(_, (_, other))| other == before);
    (!counts_on).then(|| {
        (
            format!("`{label}` has no `{group}{before}` before it"),
            "number the lifts of a superset from 1 without a gap".to_owned(),
        )
    })
}
