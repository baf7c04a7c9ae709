//! Reps that look like a load: `deadlift: 1x5 @185lb | 195`.

use std::collections::HashSet;

use super::CheckError;
use crate::diagnostic::Diagnostics;
use crate::model::{Equipment, Line, Measure, PlannedMeasure, Program};

/// More reps than anyone does with a loaded lift: a set of twenty is long.
const MANY: u16 = 50;

pub(super) fn check(program: &Program, diagnostics: &mut Diagnostics) {
    let lines = program.blocks.iter().flat_map(|block| &block.days).flat_map(|day| &day.lines);
    let mut in_schemes = HashSet::new();
    for line in lines.filter(|line| !line.broken && is_loaded(program, line)) {
        let segments = line.columns.iter().flat_map(|column| &column.segments);
        let parts = segments.flat_map(|segment| segment.parts.iter().map(move |part| (segment, part)));
        for (segment, part) in parts.filter(|(_, part)| part.load.is_none()) {
            for group in &part.groups {
                let PlannedMeasure::Fixed(Measure::Reps { min: reps, .. }) = group.measure else { continue };
                // What is written in a scheme is said of it once.
                if reps > MANY && (segment.called.is_none() || in_schemes.insert(group.span)) {
                    let (unit, span) = (program.unit.name(), group.span);
                    diagnostics.push(CheckError::RepsLikeALoad { reps, unit, span });
                }
            }
        }
    }
}

/// Whether the lift is done with weights; ropes, ergometers and the floor take any reps.
fn is_loaded(program: &Program, line: &Line) -> bool {
    let known = program.lift(line.lift.id).and_then(|lift| lift.known);
    known.is_none_or(|known| !matches!(known.equipment, Equipment::Bodyweight | Equipment::Cardio | Equipment::Band))
}
