//! What a line cannot do of what a rule asks.

use super::fires::never_fires;
use super::reps::{columns_of, groups_of};
use crate::check::RuleError;
use crate::model::{
    Action, Line, LoadRule, Measure, Part, PlannedMeasure, Program, ProgressRule, Role, SetBase, SetGroup, Target,
};

/// A rule that moves something says when, unless its reps do.
pub(super) fn says_when(rule: &ProgressRule) -> Result<(), RuleError> {
    let says = |action: &Action| matches!(action, Action::RepsThen(_) | Action::OneRepThen(_) | Action::Hold);
    if !rule.conditions.is_empty() || rule.per_extra_rep.is_some() || rule.actions.iter().all(says) {
        return Ok(());
    }
    Err(RuleError::IncompleteRule {
        what: "this rule does not say when".into(),
        help:
            "begin it with a condition: `on hit: +2.5kg`, `on 3 misses: -10%`, `in week 4: …`, `every 3 weeks: reset`"
                .into(),
        span: rule.span,
        label: "when?",
    })
}

/// Why a line cannot do what a rule asks; nothing if it can.
pub(super) fn fault_of(program: &Program, line: &Line, rule: &ProgressRule) -> Option<RuleError> {
    let span = rule.span;
    let never =
        |why: &str, help: &str| Some(RuleError::NeverFires { why: why.to_owned(), help: help.to_owned(), span });
    let in_scope = || line.parts().filter(|(segment, _)| rule.scope.holds(segment.role, segment.scheme()));
    let columns = columns_of(line, rule);
    let any_group = |wanted: fn(&PlannedMeasure) -> bool| {
        columns.iter().flat_map(|column| groups_of(column, rule)).any(|group| wanted(&group.measure))
    };
    if let Some(error) = never_fires(line, rule) {
        return Some(error);
    }
    for action in &rule.actions {
        let inner = match action {
            Action::RepsThen(_) if !any_group(is_range) => {
                return never(
                    "there is no range of reps to climb through",
                    "write the range: `3x8-12`; for one rep at a time in fixed sets it is `one rep then +2.5kg`",
                );
            }
            Action::OneRepThen(_)
                if !any_group(|measure| matches!(measure, PlannedMeasure::Fixed(Measure::Reps { .. }))) =>
            {
                return never("there are no sets with a number of reps", "write how many: `8x2`");
            }
            Action::RepsThen(then) | Action::OneRepThen(then) => then.as_ref(),
            other => other,
        };
        let climbs_by_reps = !std::ptr::eq(inner, action);
        match inner {
            Action::Move(_) => {
                let mut kinds = in_scope().map(|(_, part)| kind_of_load(program, part)).peekable();
                let moves = |kind: &LoadKind| match kind {
                    LoadKind::Moves | LoadKind::Chosen => true,
                    LoadKind::Effort => climbs_by_reps,
                    LoadKind::Follows | LoadKind::Nothing => false,
                };
                let all_efforts = kinds.clone().any(|kind| kind == LoadKind::Effort);
                let nothing = kinds.clone().all(|kind| kind == LoadKind::Nothing);
                if kinds.peek().is_some() && !kinds.any(|kind| moves(&kind)) {
                    return Some(if nothing {
                        RuleError::NothingToMove {
                            what: "these sets have no load that could move".into(),
                            help: "write the load to begin with, `3x10 @20kg`, or let reps or times climb: `reps then none`"
                                .into(),
                            span,
                        }
                    } else if all_efforts {
                        RuleError::NothingToMove {
                            what: "an effort has no load of its own that could move".into(),
                            help: "move the max that the loads are estimated from, `on hit: max +2.5kg`, or climb through \
                                   a range of reps first: `reps then +2.5kg`"
                                .into(),
                            span,
                        }
                    } else {
                        RuleError::NothingToMove {
                            what: "these sets follow others by themselves".into(),
                            help: "move the set that they start from: `progress top: …`; or let back-offs wait until \
                                   their range is owned: `backoff: reps then follow top`"
                                .into(),
                            span,
                        }
                    });
                }
            }
            Action::FollowTop => {
                let of_top = starts_from_top(program, line, rule);
                if !of_top || rule.scope.role.is_none() {
                    return Some(RuleError::NothingToFollow {
                        what: "there is nothing here that starts from a top set".into(),
                        help: "it is for back-offs of a top set: `top 5-6 @100kg; backoff 3x7-8 @-10%` with \
                               `progress backoff: reps then follow top`"
                            .into(),
                        span,
                    });
                }
            }
            Action::NextStage | Action::FirstStage { .. } if !line.stages => {
                return Some(RuleError::UnreachableStage {
                    what: "the line has no stages".into(),
                    help: "write the stages behind each other: `5x3 -> 6x2 -> 10x1 @85%`".into(),
                    span,
                });
            }
            _ => {}
        }
    }
    None
}

/// Whether sets of a rule start from a top set: of today's, or as the set before or the first.
fn starts_from_top(program: &Program, line: &Line, rule: &ProgressRule) -> bool {
    line.columns.iter().any(|column| {
        let parts = || column.segments.iter().flat_map(|segment| segment.parts.iter().map(move |part| (segment, part)));
        let first_role = || parts().find(|(segment, _)| segment.role != Role::Warmup).map(|(segment, _)| segment.role);
        let mut before = None;
        parts().any(|(segment, part)| {
            let before = before.replace(segment.role);
            let base = part.load.and_then(|load| program.load(load)).and_then(LoadRule::set_base);
            let start = match base.filter(|_| rule.scope.holds(segment.role, segment.scheme())) {
                Some(SetBase::Top) => Some(Role::Top),
                Some(SetBase::Previous) => before,
                Some(SetBase::First) => first_role(),
                _ => None,
            };
            start == Some(Role::Top)
        })
    })
}

/// How a load behaves when a rule moves it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum LoadKind {
    /// It moves by steps.
    Moves,
    /// The athlete chooses it, and the log knows it.
    Chosen,
    /// It is an effort.
    Effort,
    /// It starts from another set.
    Follows,
    /// There is none: a text, or a time that is done without.
    Nothing,
}

fn kind_of_load(program: &Program, part: &Part) -> LoadKind {
    let is_time = |group: &SetGroup| {
        matches!(group.measure, PlannedMeasure::Fixed(Measure::Seconds { .. } | Measure::Calories { .. }))
    };
    match part.load.and_then(|load| program.load(load)).map(|rule| &rule.target) {
        None if part.groups.iter().all(is_time) => LoadKind::Nothing,
        None => LoadKind::Chosen,
        Some(Target::Text(_)) => LoadKind::Nothing,
        Some(Target::Effort(_) | Target::AllOut) => LoadKind::Effort,
        Some(Target::PercentOfSet(..) | Target::StepFromSet(..)) => LoadKind::Follows,
        Some(_) => LoadKind::Moves,
    }
}

fn is_range(measure: &PlannedMeasure) -> bool {
    match measure {
        PlannedMeasure::Fixed(
            Measure::Reps { min, max }
            | Measure::Seconds { min, max }
            | Measure::Metres { min, max }
            | Measure::Calories { min, max },
        ) => min < max,
        _ => false,
    }
}
