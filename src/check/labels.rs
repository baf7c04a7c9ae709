//! Labels: a superset has at least two lifts.

use super::CheckError;
use crate::diagnostic::Diagnostics;
use crate::model::{Label, Line, Program};

pub(super) fn check(program: &Program, diagnostics: &mut Diagnostics) {
    for day in program.blocks.iter().flat_map(|block| &block.days) {
        for line in &day.lines {
            let Some(Label::Superset { group, place }) = line.label else {
                continue;
            };
            let partners = day
                .lines
                .iter()
                .filter(|other| group_of(other) == Some(group))
                .count();
            if partners < 2 {
                let label = format!("{group}{place}");
                let partner = format!("{group}{}", if place == 1 { 2 } else { 1 });
                diagnostics.push(CheckError::LoneLabel {
                    label,
                    partner,
                    span: line.head_span(),
                });
            }
        }
    }
}

const fn group_of(line: &Line) -> Option<char> {
    match line.label {
        Some(Label::Superset { group, .. }) => Some(group),
        _ => None,
    }
}
