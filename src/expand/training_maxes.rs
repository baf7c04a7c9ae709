//! Training maxes: a percent of one needs one, from the plan or from the athlete.

use super::ExpandError;
use super::maxes::training_max_of;
use crate::diagnostic::Diagnostics;
use crate::model::{Athlete, MaxBase, Program, Target};

/// Reports percents of a training max that neither the plan nor the athlete sets.
/// [`expand`](super::expand()) does so by itself; a plan that has errors and is not expanded is
/// looked through here.
#[must_use]
pub fn check_training_maxes(program: &Program, athlete: &Athlete) -> Diagnostics {
    let mut diagnostics = Diagnostics::default();
    let athlete = athlete.over(&program.athlete);
    let lines = program.blocks.iter().flat_map(|block| &block.days).flat_map(|day| &day.lines);
    for line in lines.filter(|line| !line.broken) {
        if training_max_of(program, &athlete, line.lift).is_some() {
            continue;
        }
        let parts = line.columns.iter().flat_map(|column| &column.segments).flat_map(|segment| &segment.parts);
        let mut of_training_max = parts.filter(|part| {
            let rule = part.load.and_then(|load| program.load(load));
            matches!(rule.map(|rule| &rule.target), Some(Target::PercentOfMax(_, MaxBase::TrainingMax)))
        });
        if let Some(part) = of_training_max.next() {
            diagnostics.push(ExpandError::NoTrainingMax { span: part.load_span });
        }
    }
    diagnostics
}
