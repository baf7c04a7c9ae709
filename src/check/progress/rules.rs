//! The rules of a line together: do two move the same, do bands of reps leave a gap, does a
//! rule lead to each stage?

use super::overlaps::{InLine, held_and_moved, overlap};
use super::reps::AfterHit;
use crate::check::RuleError;
use crate::check::names::Names;
use crate::diagnostic::Diagnostics;
use crate::model::{Action, Condition, Counted, Line, Program, ProgressRule, Step, Target, WeekCell};
use crate::source::Span;
use crate::training::Load;

/// Checks the rules of a line. What is wrong with a rule that many lines share is said once.
/// A line that was `stopped` has none on purpose, and one that `follows` a day goes by those
/// of that day.
pub(super) fn check(
    program: &Program,
    line: &Line,
    rules: &[ProgressRule],
    stopped: bool,
    follows: bool,
    names: &mut Names<'_>,
    diagnostics: &mut Diagnostics,
) {
    // What rules are to each other is the same in every line of such reps.
    let counts = |rule: &ProgressRule| rule.conditions.iter().any(|c| matches!(c, Condition::Counted { .. }));
    let after_hit = |rule| if counts(rule) { AfterHit::of(line, rule) } else { AfterHit::default() };
    let in_line: Vec<InLine<'_>> = rules.iter().map(|rule| InLine { rule, after_hit: after_hit(rule) }).collect();
    let together =
        in_line.iter().map(|InLine { rule, after_hit }| (rule.span, rule.scope, rule.lifts.clone(), *after_hit));
    let is_new = names.checked_rules.insert(together.collect());
    let among_rules =
        || if is_new { overlap(&in_line).or_else(|| held_and_moved(rules)).or_else(|| gap(rules)) } else { None };
    let found = contradictions(&in_line)
        .or_else(|| nothing_added(program, line, rules))
        .or_else(|| idle_reset(rules))
        .or_else(among_rules)
        .or_else(|| if follows { None } else { stages(line, rules, stopped) });
    if let Some((error, span)) = found {
        if names.reported_rules.insert(span) {
            diagnostics.push(error);
        } else {
            diagnostics.count_error();
        }
    }
}

/// A rule whose own conditions exclude each other.
fn contradictions(rules: &[InLine<'_>]) -> Option<(RuleError, Span)> {
    for in_line in rules {
        let rule = in_line.rule;
        let never = |why: &str, help: &str| {
            let error = RuleError::NeverFires { why: why.to_owned(), help: help.to_owned(), span: rule.span };
            Some((error, rule.span))
        };
        let pairs = || {
            rule.conditions
                .iter()
                .enumerate()
                .flat_map(|(place, a)| rule.conditions.iter().skip(place + 1).map(move |b| (a, b)))
        };
        if pairs().any(|(a, b)| in_line.excludes(a, *in_line, b)) {
            return never("its conditions exclude each other", "keep one of them, or make two rules, separated by `;`");
        }
        let alone = |condition: &Condition| matches!(condition, Condition::EveryWeeks(_) | Condition::AfterLastStage);
        if rule.conditions.len() > 1 && rule.conditions.iter().any(alone) {
            return never(
                "`every N weeks` and `after last stage` look at no session",
                "let them stand alone, and make another rule of the rest",
            );
        }
        if rule.conditions.contains(&Condition::AfterLastStage)
            && !rules.iter().any(|other| other.rule.actions.iter().any(leads_on))
        {
            return never("no rule goes to the next stage", "say what does: `on miss: next stage`");
        }
    }
    None
}

/// A percent is of what is added to the athlete's own weight. Where nothing is, some other rule
/// has to add something first.
fn nothing_added(program: &Program, line: &Line, rules: &[ProgressRule]) -> Option<(RuleError, Span)> {
    let steps =
        |rule: &'_ ProgressRule, wanted: fn(Step) -> bool| rule.actions.iter().any(|action| moves_by(action, wanted));
    let bare = |rule: &ProgressRule| {
        let mut in_scope =
            line.parts().filter(|(segment, _)| rule.scope.holds(segment.role, segment.scheme())).peekable();
        in_scope.peek().is_some() && in_scope.all(|(_, part)| {
            let load = part.load.and_then(|load| program.load(load)).filter(|load| load.climb.is_none());
            let nothing = |load: Load| Some(load).filter(|load| !load.is_positive() && !load.is_negative());
            matches!(load.map(|load| &load.target), Some(Target::Bodyweight(added)) if added.try_map(nothing).is_some())
        })
    };
    let adds_by_weeks =
        line.weeks.iter().any(|week| matches!(week, WeekCell::Sets { shift, .. } if shift.load.is_some()))
            || line.parts().any(|(segment, _)| segment.shift().load.is_some());
    let rule = rules.iter().find(|rule| steps(rule, |step| matches!(step, Step::Percent(_))) && bare(rule))?;
    let adds =
        |other: &ProgressRule| other.scope.meets(rule.scope) && steps(other, |step| !matches!(step, Step::Percent(_)));
    if adds_by_weeks || rules.iter().any(adds) {
        return None;
    }
    let error = RuleError::NothingToMove {
        what: "a percent is of the weight that is added, and none is".into(),
        help: "move it by a load, `on hit: +2.5kg`, or write what is added: `@bw+20kg`".into(),
        span: rule.span,
    };
    Some((error, rule.span))
}

/// A reset where no rule moves what it could take back.
fn idle_reset(rules: &[ProgressRule]) -> Option<(RuleError, Span)> {
    let rule = rules.iter().find(|rule| resets_nothing(rule, rules))?;
    let error = RuleError::NothingToMove {
        what: "there is nothing to reset: no rule moves the loads, reps or stages of these sets".into(),
        help:
            "a reset takes steps back, `on hit: +2.5kg; every 3 weeks: reset`; a max goes down by `every 3 weeks: max \
               -10%`"
                .into(),
        span: rule.span,
    };
    Some((error, rule.span))
}

/// Whether a rule does nothing but reset what none of the others moves.
pub(super) fn resets_nothing(rule: &ProgressRule, rules: &[ProgressRule]) -> bool {
    fn moves_sets(action: &Action) -> bool {
        match action {
            Action::Move(_)
            | Action::NextStage
            | Action::FirstStage { .. }
            | Action::RepsThen(_)
            | Action::OneRepThen(_) => true,
            Action::Hold
            | Action::MoveMax(..)
            | Action::SetMax(..)
            | Action::FollowTop
            | Action::Reset
            | Action::Swap => false,
        }
    }
    let moves = |other: &ProgressRule| {
        other.scope.meets(rule.scope) && other.shares_a_lift(rule) && other.actions.iter().any(moves_sets)
    };
    rule.actions.iter().all(|action| *action == Action::Reset) && !rules.iter().any(moves)
}

/// Whether an action moves the load by such a step.
fn moves_by(action: &Action, wanted: fn(Step) -> bool) -> bool {
    match action {
        Action::Move(step) => wanted(*step),
        Action::RepsThen(then) | Action::OneRepThen(then) => moves_by(then, wanted),
        _ => false,
    }
}

/// A rule's band of reps and what else must hold.
fn band(rule: &ProgressRule) -> Option<(Counted, u16, Option<u16>, Vec<&Condition>)> {
    let (counted, least, most) = rule.conditions.iter().find_map(|condition| match condition {
        Condition::Counted { counted, least, most } => Some((*counted, *least, *most)),
        _ => None,
    })?;
    let others = rule.conditions.iter().filter(|condition| !matches!(condition, Condition::Counted { .. })).collect();
    Some((counted, least, most, others))
}

/// Bands of the same reps that follow each other with a hole between.
fn gap(rules: &[ProgressRule]) -> Option<(RuleError, Span)> {
    for rule in rules {
        let Some((counted, _, Some(most), others)) = band(rule) else { continue };
        let alike = rules.iter().filter(|other| other.lifts == rule.lifts);
        let alike = alike.filter_map(|other| Some((other, band(other)?)));
        let above = alike
            .filter(|(other, band)| other.scope == rule.scope && band.0 == counted && band.3 == others && band.1 > most)
            .min_by_key(|(_, band)| band.1);
        let Some((next, (_, from, ..))) = above else { continue };
        if from > most.saturating_add(1) {
            let (low, high) = (most + 1, from - 1);
            let gap = if low == high { low.to_string() } else { format!("{low}-{high}") };
            let error = RuleError::GapBetweenBands {
                gap,
                before: most.to_string(),
                after: from.to_string(),
                span: next.span,
                first: rule.span,
            };
            return Some((error, next.span));
        }
    }
    None
}

pub(super) fn leads_on(action: &Action) -> bool {
    match action {
        Action::NextStage => true,
        Action::RepsThen(then) | Action::OneRepThen(then) => leads_on(then),
        _ => false,
    }
}

/// Stages that no rule leads to.
fn stages(line: &Line, rules: &[ProgressRule], stopped: bool) -> Option<(RuleError, Span)> {
    if !line.stages || rules.iter().any(|rule| rule.actions.iter().any(leads_on)) {
        return None;
    }
    // Stages of a scheme are there for other lines too, and `progress none` keeps this one on the first.
    if stopped && line.parts().any(|(segment, _)| segment.called.is_some()) {
        return None;
    }
    let second = line.columns.get(1).or(line.columns.first()).map_or(line.span, |column| column.span);
    let error = RuleError::UnreachableStage {
        what: "no rule leads to the second stage".into(),
        help: "say what does, on a line below: `progress on hit: +5kg; on miss: next stage`".into(),
        span: second,
    };
    Some((error, second))
}
