//! Training maxes: a percent of one needs one.

use super::CheckError;
use crate::diagnostic::Diagnostics;
use crate::model::{MaxBase, Program, Target};

pub(super) fn check(program: &Program, diagnostics: &mut Diagnostics) {
    let lines = program.blocks.iter().flat_map(|block| &block.days).flat_map(|day| &day.lines);
    for line in lines.filter(|line| !line.broken) {
        if program.training_max_of(line.lift).is_some() {
            continue;
        }
        let segments = line.columns.iter().flat_map(|column| &column.segments);
        let parts = segments.flat_map(|segment| segment.parts.iter().map(move |part| (segment, part)));
        let mut of_training_max = parts.filter(|(_, part)| {
            let rule = part.load.and_then(|load| program.load(load));
            matches!(rule.map(|rule| &rule.target), Some(Target::PercentOfMax(_, MaxBase::TrainingMax)))
        });
        if let Some((segment, part)) = of_training_max.next() {
            diagnostics.push(CheckError::NoTrainingMax { span: segment.in_line(part.load_span) });
        }
    }
}
