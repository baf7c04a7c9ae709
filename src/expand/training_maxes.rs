//! Training maxes: a percent of one needs one, from the plan or from the athlete.

use std::collections::HashSet;

use super::ExpandError;
use super::maxes::training_max_of;
use crate::diagnostic::Diagnostics;
use crate::model::{Action, Athlete, MaxBase, Part, Program, ProgressRule, Target};

/// Reports percents of a training max and rules that move one, that neither the plan nor the athlete sets.
/// [`expand`](super::expand()) does so by itself; a plan that has errors and is not expanded is
/// looked through here.
#[must_use]
pub fn check_training_maxes(program: &Program, athlete: &Athlete) -> Diagnostics {
    let mut diagnostics = Diagnostics::default();
    let mut told = HashSet::new();
    let athlete = athlete.over(&program.athlete);
    let lines = program.blocks.iter().flat_map(|block| &block.days).flat_map(|day| &day.lines);
    for line in lines.filter(|line| !line.broken) {
        if line.trained().all(|lift| training_max_of(program, &athlete, lift.id).is_some()) {
            continue;
        }
        let is_of_one = |part: &Part| {
            let rule = part.load.and_then(|load| program.load(load));
            matches!(rule.map(|rule| &rule.target), Some(Target::PercentOfMax(_, MaxBase::TrainingMax)))
        };
        let load = line.parts().find(|(_, part)| is_of_one(part));
        let load = load.map(|(segment, part)| segment.as_written(part.load_span));
        let moves = |rule: &&ProgressRule| rule.actions.iter().any(Action::moves_training_max);
        let rule = || line.progress.rules.iter().find(moves).map(|rule| rule.span);
        // A scheme says it in one place for all lines.
        if load.is_some_and(|span| !told.insert(span)) {
            continue;
        }
        let of_load = load.map(|span| ExpandError::NoTrainingMax { span });
        if let Some(error) = of_load.or_else(|| rule().map(|span| ExpandError::NoTrainingMaxToMove { span })) {
            diagnostics.push(error);
        }
    }
    diagnostics
}
