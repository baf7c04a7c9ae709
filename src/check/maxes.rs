//! Training maxes: a percent of one needs one.

use super::CheckError;
use crate::diagnostic::Diagnostics;
use crate::model::{MaxBase, Program, Target};

pub(super) fn check(program: &Program, diagnostics: &mut Diagnostics) {
    let lines = program.blocks.iter().flat_map(|block| &block.days).flat_map(|day| &day.lines);
    for line in lines.filter(|line| !line.broken) {
        if line.trained().all(|lift| program.training_max_of(lift.id).is_some()) {
            continue;
        }
        let parts = line.columns.iter().flat_map(|column| &column.segments).flat_map(|segment| &segment.parts);
        let mut of_training_max = parts.filter(|part| {
            let rule = part.load.and_then(|load| program.load(load));
            matches!(rule.map(|rule| &rule.target), Some(Target::PercentOfMax(_, MaxBase::TrainingMax)))
        });
        if let Some(part) = of_training_max.next() {
            diagnostics.push(CheckError::NoTrainingMax { span: part.load_span });
        }
    }
}
