//! Rules that move a max that no load is of.

use std::collections::BTreeMap;

use crate::check::CalendarError;
use crate::check::cycles::{Uses, help_for_idle_move};
use crate::diagnostic::Diagnostics;
use crate::model::{Action, LiftId, Line, MaxOf, Program, ProgressRule};
use crate::source::Span;

/// A max that a rule moves: where the rule stands, and whether it is the training max.
type Moved = (Span, bool);

/// Warns of rules that move a max and change no load. A rule of a head is for the lines that
/// it can move.
pub(in crate::check) fn check(program: &Program, diagnostics: &mut Diagnostics) {
    let days = || program.blocks.iter().flat_map(|block| &block.days);
    let lines = || days().flat_map(|day| &day.lines).filter(|line| !line.progress.rules.is_empty());
    if !lines().any(|line| line.progress.rules.iter().any(|rule| moves(rule, true) || moves(rule, false))) {
        return;
    }
    let uses = Uses::of(program);
    // A lift whose move changes nothing, unless that of another does.
    let mut idle: BTreeMap<Moved, Option<LiftId>> = BTreeMap::new();
    for (line, rule) in lines().flat_map(|line| line.progress.rules.iter().map(move |rule| (line, rule))) {
        for of_training_max in [false, true].into_iter().filter(|of| moves(rule, *of)) {
            let first = || moved_lifts(line, rule).next();
            let lift = idle.entry((rule.span, of_training_max)).or_insert_with(first);
            if line.broken || moved_lifts(line, rule).any(|lift| uses.changed_by(of_training_max, lift)) {
                *lift = None;
            }
        }
    }
    for ((span, of_training_max), lift) in idle {
        let Some((id, lift)) = lift.and_then(|id| Some((id, program.lift(id)?))) else { continue };
        // That there is no training max at all is said when it is known whom the plan is for.
        let of_athlete = program.athlete.training_maxes.of(&lift.name);
        if of_training_max && program.training_max_of(id).or(of_athlete).is_none() {
            continue;
        }
        let (what, help) = help_for_idle_move(of_training_max);
        diagnostics.push(CalendarError::IdleMove { lift: lift.name.to_string(), what, help, span });
    }
}

fn moved_lifts<'l>(line: &'l Line, rule: &'l ProgressRule) -> impl Iterator<Item = LiftId> + 'l {
    line.trained().map(|lift| lift.id).filter(|lift| rule.is_for(*lift))
}

fn moves(rule: &ProgressRule, training_max: bool) -> bool {
    let wanted = if training_max { MaxOf::Training } else { MaxOf::OneRep };
    rule.actions.iter().any(|action| moves_max(action, wanted))
}

fn moves_max(action: &Action, wanted: MaxOf) -> bool {
    match action {
        Action::MoveMax(of, _) | Action::SetMax(of, _) => *of == wanted,
        Action::RepsThen(then) | Action::OneRepThen(then) => moves_max(then, wanted),
        _ => false,
    }
}
