//! Progress: from the rules that are written to the rules of one line.
//!
//! Rules stand under a line, or in the head of a day, a block or the program for every line
//! inside that has none of its own. A line is told what is wrong with its own rules; a
//! default that it cannot use passes it by. [`rules`] looks at the rules of a line together.

mod lifts;
mod rules;

pub(super) use lifts::untrained;

use std::collections::BTreeSet;
use std::sync::Arc;

use super::attached::{AttachedLines, nearest};
use super::lines::plain;
use super::loads::step_load;
use super::{CheckError, Lowering};
use crate::diagnostic::Diagnostics;
use crate::model::{
    Action, Block, Condition, Counted, DayRef, LiftId, Line, MaxOf, Measure, Part, PlannedMeasure, Program, Progress,
    ProgressRule, Role, SchemeId, Scope, Step, Target, fold_name,
};
use crate::source::Span;
use crate::syntax::{
    ActionExpr, Amount, AmountUnit, ConditionExpr, CountedExpr, DayName, MaxKind, ProgressExpr, RepBand, RuleExpr,
    ScopeExpr,
};
use crate::training::Percent;

/// Rules under a line, or above it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    /// Written for this line: what it cannot do is a mistake.
    Own,
    /// Written for many lines: each takes what it can use.
    Default,
}

impl Lowering<'_> {
    /// Gives a line its rules: those below it and below the schemes that it calls, else those
    /// of the nearest head above it. Gives back the day that it follows, if it follows one.
    pub(super) fn lower_progress(
        &mut self,
        line: &mut Line,
        own: &[Arc<ProgressExpr>],
        heads: &[&AttachedLines; 3],
    ) -> Option<(DayRef, Span)> {
        let errors = self.diagnostics.errors();
        let mut rules = Vec::new();
        let mut follows = None;
        for progress in own {
            self.lower_rules(line, progress, Scope::LINE, Place::Own, &mut rules, &mut follows);
        }
        let schemes: BTreeSet<SchemeId> = line.parts().filter_map(|(segment, _)| segment.scheme()).collect();
        let mut of_schemes = false;
        for scheme in schemes {
            let below = self.schemes.lines.get(&scheme).map(|lines| lines.progress.clone()).unwrap_or_default();
            of_schemes |= !below.is_empty();
            for progress in below {
                let scope = Scope { scheme: Some(scheme), ..Scope::LINE };
                self.lower_rules(line, &progress, scope, Place::Own, &mut rules, &mut follows);
            }
        }
        if own.is_empty() && !of_schemes {
            let default = nearest(heads, |head| Some(&head.progress).filter(|rules| !rules.is_empty()));
            for progress in default.into_iter().flatten() {
                self.lower_rules(line, progress, Scope::LINE, Place::Default, &mut rules, &mut follows);
            }
        }
        if line.broken || self.diagnostics.errors() > errors {
            return None;
        }
        rules::check(line, &rules, &mut self.names.reported_rules, &mut self.diagnostics);
        if !rules.is_empty() {
            let way = self.way(line, &rules);
            line.progress = Progress { rules: rules.into(), way, follows: None };
        }
        follows
    }

    /// What a line shares its state by: its calls of schemes, if all its rules are of those;
    /// else all that is written.
    fn way(&self, line: &Line, rules: &[ProgressRule]) -> Arc<str> {
        let schemes: Option<BTreeSet<SchemeId>> = rules.iter().map(|rule| rule.scope.scheme).collect();
        let Some(schemes) = schemes else { return Arc::clone(&line.written_body) };
        let called = line.parts().filter_map(|(segment, _)| segment.called.as_ref());
        let calls: BTreeSet<Span> =
            called.filter(|called| schemes.contains(&called.scheme)).map(|called| called.span).collect();
        let calls: Vec<String> = calls.into_iter().map(|call| plain(self.source.slice(call))).collect();
        calls.join(";").into()
    }

    fn lower_rules(
        &mut self,
        line: &Line,
        progress: &ProgressExpr,
        of: Scope,
        place: Place,
        rules: &mut Vec<ProgressRule>,
        follows: &mut Option<(DayRef, Span)>,
    ) {
        let mut scope = Some((of, None));
        let mut before: Vec<Condition> = Vec::new();
        for rule in &progress.rules {
            if let Some(written) = &rule.scope {
                scope = self.scope(line, written, of, rule, place);
                before.clear();
            }
            let Some((scope, lifts)) = scope.clone() else { continue };
            if let Some(day) = self.followed_day(rule, rules.is_empty() && progress.rules.len() == 1) {
                *follows = day;
                continue;
            }
            match self.progress_rule(line, rule, scope, &before, place) {
                Ok((mut lowered, is_of_use)) => {
                    lowered.lifts = lifts;
                    // Bands alone go on with the rule before, also where the line cannot use it.
                    before.clone_from(&lowered.conditions);
                    rules.extend(is_of_use.then_some(lowered));
                }
                Err(error) => {
                    // A default is written once, so it is reported once.
                    if self.names.reported_rules.insert(rule.span) {
                        self.diagnostics.push(error);
                    } else {
                        self.diagnostics.count_error();
                    }
                }
            }
        }
    }

    /// The sets that a scope means in this line, and the lifts if it is not for all that the
    /// line trains; nothing if it is for other lines.
    fn scope(
        &mut self,
        line: &Line,
        scope: &ScopeExpr,
        of: Scope,
        rule: &RuleExpr,
        place: Place,
    ) -> Option<(Scope, Option<Arc<[LiftId]>>)> {
        match scope {
            ScopeExpr::Role(role, span) => {
                let scope = Scope { role: Some(*role), ..of };
                let any = line.parts().any(|(segment, _)| scope.holds(segment.role, segment.scheme()));
                if !any && place == Place::Own && !line.broken {
                    self.diagnostics.push(CheckError::NeverFires {
                        why: format!("the line has no `{}` sets", role.name()),
                        help: "name a role that the line has, or none for all its sets".into(),
                        span: *span,
                    });
                }
                any.then_some((scope, None))
            }
            ScopeExpr::Lifts(names) => {
                let lifts: Arc<[LiftId]> =
                    names.iter().map(|name| self.lift(self.source.slice(*name), *name)).collect();
                let holds = line.trained().any(|lift| lifts.contains(&lift.id));
                let for_all = line.trained().all(|lift| lifts.contains(&lift.id));
                // A head and a scheme serve the lines of many lifts.
                if place == Place::Default || of.scheme.is_some() {
                    *self.names.rules_for_lifts.entry(rule.span).or_default() |= holds;
                } else if !holds {
                    let trained = line.trained().filter_map(|lift| self.program.lift(lift.id));
                    let lift = trained.map(|lift| lift.name.as_ref()).collect::<Vec<_>>().join(", ");
                    self.diagnostics.push(CheckError::NeverFires {
                        why: format!("this line trains {lift}"),
                        help: "leave the lift out, or write the rule in the head of the day, the block or the program"
                            .into(),
                        span: rule.span,
                    });
                }
                holds.then(|| (of, Some(lifts).filter(|_| !for_all)))
            }
        }
    }

    /// `follow day "Volume"`, which stands alone: the day, or nothing if that was reported.
    fn followed_day(&mut self, rule: &RuleExpr, alone: bool) -> Option<Option<(DayRef, Span)>> {
        let (action, span) = rule.actions.first()?;
        let ActionExpr::FollowDay(name) = action else { return None };
        if !alone || !rule.conditions.is_empty() || rule.actions.len() > 1 || rule.scope.is_some() {
            self.diagnostics.push(CheckError::IncompleteRule {
                what: "`follow` of a day stands beside other rules".into(),
                help: "a line that follows another day has no rules of its own: `progress follow day \"Volume\"`"
                    .into(),
                span: *span,
                label: "stands alone",
            });
            return Some(None);
        }
        let day = match name {
            DayName::Named(name) => DayRef::Named(name.as_ref().into()),
            DayName::Weekday(weekday) => DayRef::Weekday(*weekday),
            DayName::Number(number) => DayRef::Number(u8::try_from(*number).unwrap_or(u8::MAX)),
        };
        Some(Some((day, *span)))
    }

    /// A rule, and whether the line can use it; a rule of its own it must.
    fn progress_rule(
        &mut self,
        line: &Line,
        rule: &RuleExpr,
        scope: Scope,
        before: &[Condition],
        place: Place,
    ) -> Result<(ProgressRule, bool), CheckError> {
        let mut lowered = ProgressRule {
            span: rule.span,
            scope,
            lifts: None,
            conditions: Vec::new(),
            actions: Vec::new(),
            per_extra_rep: None,
        };
        for (condition, span) in &rule.conditions {
            if *condition == ConditionExpr::PerExtraRep {
                lowered.per_extra_rep = Some(u16::MAX);
            } else {
                lower_condition(condition, *span, before, &mut lowered.conditions)?;
            }
        }
        for (action, span) in &rule.actions {
            match action {
                ActionExpr::AtMost(reps) if lowered.per_extra_rep.is_some() => lowered.per_extra_rep = Some(*reps),
                ActionExpr::AtMost(_) => {
                    return Err(CheckError::IncompleteRule {
                        what: "`at most` bounds nothing here".into(),
                        help: "it goes with `per extra rep`: `per extra rep: max +2.5kg, at most 10 reps`".into(),
                        span: *span,
                        label: "at most of what?",
                    });
                }
                _ => lowered.actions.push(lower_action(action, *span)?),
            }
        }
        says_when(&lowered)?;
        match fault_of(&self.program, line, &lowered) {
            Some(error) if place == Place::Own && !line.broken => Err(error),
            Some(_) => Ok((lowered, false)),
            None => Ok((lowered, true)),
        }
    }
}

fn lower_condition(
    condition: &ConditionExpr,
    span: Span,
    before: &[Condition],
    lowered: &mut Vec<Condition>,
) -> Result<(), CheckError> {
    let reversed = |band: &RepBand| band.most.is_some_and(|most| most < band.least);
    let check_band = |band: &RepBand| match band.most.filter(|_| reversed(band)) {
        Some(most) => Err(CheckError::ReversedRange {
            written: format!("{}-{most}", band.least),
            meant: format!("{most}-{}", band.least),
            otherwise: "",
            span,
        }),
        None => Ok(()),
    };
    let read = match condition {
        ConditionExpr::Hit => Condition::Hit,
        ConditionExpr::Miss => Condition::Miss,
        ConditionExpr::Misses(many) => Condition::Misses(*many),
        ConditionExpr::Stalls(many) => Condition::Stalls(*many),
        ConditionExpr::Counted(counted, band) => {
            check_band(band)?;
            let counted = match counted {
                CountedExpr::Last => Counted::Last,
                CountedExpr::Amrap => Counted::Amrap,
                CountedExpr::Total => Counted::Total,
            };
            Condition::Counted { counted, least: band.least, most: band.most }
        }
        ConditionExpr::Band(band) => {
            check_band(band)?;
            let counted = before.iter().rev().find_map(|condition| match condition {
                Condition::Counted { counted, .. } => Some(*counted),
                _ => None,
            });
            let Some(counted) = counted else {
                return Err(CheckError::IncompleteRule {
                    what: "these reps do not say of which set they are".into(),
                    help:
                        "say it: `on last 5-10:`, `on amrap 2-3:`, `on total > 50:`; a number alone goes on with the \
                           rule before"
                            .into(),
                    span,
                    label: "reps of what?",
                });
            };
            // The conditions beside the band before hold for this one too.
            for condition in before {
                if !matches!(condition, Condition::Counted { .. }) && !lowered.contains(condition) {
                    lowered.push(condition.clone());
                }
            }
            Condition::Counted { counted, least: band.least, most: band.most }
        }
        ConditionExpr::InWeeks(weeks) => {
            let upside_down = weeks.iter().find(|(first, last)| last < first || *first == 0);
            if let Some((first, last)) = upside_down {
                return Err(CheckError::WeekLabels {
                    what: format!("there are no weeks {first} to {last}"),
                    help: "weeks are numbered from 1 in each block, the earlier one first: `in weeks 3, 7-8`".into(),
                    span,
                });
            }
            Condition::InWeeks(weeks.to_vec())
        }
        ConditionExpr::EveryWeeks(weeks) => Condition::EveryWeeks(*weeks),
        ConditionExpr::AfterLastStage => Condition::AfterLastStage,
        ConditionExpr::PerExtraRep => return Ok(()),
    };
    lowered.push(read);
    Ok(())
}

fn lower_action(action: &ActionExpr, span: Span) -> Result<Action, CheckError> {
    Ok(match action {
        ActionExpr::Nothing | ActionExpr::AtMost(_) => Action::Hold,
        ActionExpr::Step(amount, of_max) => Action::Move(step(*amount, *of_max, span)?),
        ActionExpr::MoveMax(kind, amount, of_max) => Action::MoveMax(max_of(*kind), step(*amount, *of_max, span)?),
        ActionExpr::SetMax(kind, share) => {
            Action::SetMax(max_of(*kind), Percent::from_millionths(share.saturating_mul(10)))
        }
        ActionExpr::NextStage => Action::NextStage,
        ActionExpr::FirstStage(at_last_load) => {
            let step = match at_last_load {
                Some(Some(amount)) => Some(step_load(*amount).ok_or_else(|| without_unit(*amount, span))?),
                _ => None,
            };
            Action::FirstStage { at_its_last_load: at_last_load.is_some(), step }
        }
        ActionExpr::FollowRole(Role::Top) => Action::FollowTop,
        ActionExpr::FollowRole(_) | ActionExpr::FollowDay(_) => {
            return Err(CheckError::NothingToFollow {
                what: "only the top set or another day can be followed".into(),
                help: "write `follow top` behind `reps then`, or `progress follow day \"Volume\"` alone".into(),
                span,
            });
        }
        ActionExpr::Reset => Action::Reset,
        ActionExpr::Swap => Action::Swap,
        ActionExpr::RepsThen(then) => Action::RepsThen(Box::new(lower_action(then, span)?)),
        ActionExpr::OneRepThen(then) => Action::OneRepThen(Box::new(lower_action(then, span)?)),
    })
}

/// Which max is meant; whether there is a training max is known with the athlete.
const fn max_of(kind: MaxKind) -> MaxOf {
    match kind {
        MaxKind::OneRepMax => MaxOf::OneRep,
        MaxKind::TrainingMax => MaxOf::Training,
    }
}

fn step(amount: Amount, of_max: bool, span: Span) -> Result<Step, CheckError> {
    let percent = || Percent::from_millionths(amount.value.saturating_mul(10));
    match (amount.unit, of_max) {
        (AmountUnit::Percent, true) => Ok(Step::OfMax(percent())),
        (AmountUnit::Percent, false) => {
            if percent() <= Percent::ONE.negated() {
                return Err(CheckError::ImpossibleLoad {
                    written: format!("-{}", percent().negated()),
                    help: "a step down leaves something to lift: `-10%`",
                    span,
                    label: "nothing is left",
                });
            }
            Ok(Step::Percent(percent()))
        }
        (_, false) => step_load(amount).map(Step::Load).ok_or_else(|| without_unit(amount, span)),
        (_, true) => Err(without_unit(amount, span)),
    }
}

fn without_unit(amount: Amount, span: Span) -> CheckError {
    let number = crate::training::Load::from_milli(i64::from(amount.value), crate::training::Unit::Kg).number();
    let sign = if amount.value < 0 { "" } else { "+" };
    CheckError::IncompleteRule {
        what: format!("the step `{sign}{number}` does not say what it counts"),
        help: format!(
            "write its unit: `{sign}{number}kg`, `{sign}{number}lb`, `{sign}{number}%`, `{sign}{number}% of max`"
        ),
        span,
        label: "a step of what?",
    }
}

/// A rule that moves something says when, unless its reps do.
fn says_when(rule: &ProgressRule) -> Result<(), CheckError> {
    let says = |action: &Action| matches!(action, Action::RepsThen(_) | Action::OneRepThen(_) | Action::Hold);
    if !rule.conditions.is_empty() || rule.per_extra_rep.is_some() || rule.actions.iter().all(says) {
        return Ok(());
    }
    Err(CheckError::IncompleteRule {
        what: "this rule does not say when".into(),
        help:
            "begin it with a condition: `on hit: +2.5kg`, `on 3 misses: -10%`, `in week 4: …`, `every 3 weeks: reset`"
                .into(),
        span: rule.span,
        label: "when?",
    })
}

/// Why a line cannot do what a rule asks; nothing if it can.
fn fault_of(program: &Program, line: &Line, rule: &ProgressRule) -> Option<CheckError> {
    let span = rule.span;
    let never =
        |why: &str, help: &str| Some(CheckError::NeverFires { why: why.to_owned(), help: help.to_owned(), span });
    let in_scope = || line.parts().filter(|(segment, _)| rule.scope.holds(segment.role, segment.scheme()));
    let any_group = |wanted: fn(&PlannedMeasure) -> bool| {
        in_scope().flat_map(|(_, part)| &part.groups).any(|group| wanted(&group.measure))
    };
    let asks_for_open = rule.per_extra_rep.is_some()
        || rule
            .conditions
            .iter()
            .any(|condition| matches!(condition, Condition::Counted { counted: Counted::Amrap, .. }));
    if asks_for_open && !any_group(|measure| matches!(measure, PlannedMeasure::Fixed(Measure::Amrap { .. }))) {
        return never(
            "it counts the reps of an open set, and there is none",
            "write the last set open, `2x5, 5+`, or count the `last` set or the `total`",
        );
    }
    if let Some(weeks) = rule.conditions.iter().find_map(|condition| match condition {
        Condition::InWeeks(weeks) => Some(weeks),
        _ => None,
    }) {
        let block = line.weeks.len();
        if weeks.iter().all(|(first, _)| usize::from(*first) > block) {
            let weeks = if block == 1 { "1 week".to_owned() } else { format!("{block} weeks") };
            return never(&format!("the block has {weeks}"), "weeks are numbered from 1 in each block");
        }
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
                    LoadKind::Follows => false,
                };
                let all_efforts = kinds.clone().any(|kind| kind == LoadKind::Effort);
                if kinds.peek().is_some() && !kinds.any(|kind| moves(&kind)) {
                    return Some(if all_efforts {
                        CheckError::NothingToMove {
                            what: "an effort has no load of its own that could move".into(),
                            help: "move the max that the loads are estimated from, `on hit: max +2.5kg`, or climb through \
                                   a range of reps first: `reps then +2.5kg`"
                                .into(),
                            span,
                        }
                    } else {
                        CheckError::NothingToMove {
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
                let of_top = in_scope().any(|(_, part)| kind_of_load(program, part) == LoadKind::Follows);
                let has_top = line.parts().any(|(segment, _)| segment.role == Role::Top);
                if !of_top || !has_top || rule.scope.role.is_none() {
                    return Some(CheckError::NothingToFollow {
                        what: "there is nothing here that starts from a top set".into(),
                        help: "it is for back-offs of a top set: `top 5-6 @100kg; backoff 3x7-8 @-10%` with \
                               `progress backoff: reps then follow top`"
                            .into(),
                        span,
                    });
                }
            }
            Action::NextStage | Action::FirstStage { .. } if !line.stages => {
                return Some(CheckError::UnreachableStage {
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
}

fn kind_of_load(program: &Program, part: &Part) -> LoadKind {
    match part.load.and_then(|load| program.load(load)).map(|rule| &rule.target) {
        None | Some(Target::Text(_)) => LoadKind::Chosen,
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

/// A line of a block that moves with another day's.
pub(super) struct Follows {
    /// Its day in the block.
    pub day: usize,
    /// Its place in the day.
    pub line: usize,
    /// The day that it follows.
    pub followed: DayRef,
    /// Where that is written.
    pub span: Span,
}

/// Gives lines that follow a day the state of that day's line of the same lift.
pub(super) fn resolve_follows(
    block: &mut Block,
    follows: Vec<Follows>,
    program: &Program,
    diagnostics: &mut Diagnostics,
) {
    for Follows { day, line, followed, span } in follows {
        let Some(own) = block.days.get(day).and_then(|day| day.lines.get(line)) else { continue };
        match followed_way(program, block, own, &followed) {
            Ok(way) => {
                let line = block.days.get_mut(day).and_then(|day| day.lines.get_mut(line));
                if let Some(line) = line {
                    line.progress.follows = Some(way);
                }
            }
            Err(help) => diagnostics.push(CheckError::NothingToFollow {
                what: "there is no progress on that day to follow".into(),
                help,
                span,
            }),
        }
    }
}

/// The state of the line that is followed; else what is missing.
fn followed_way(program: &Program, block: &Block, own: &Line, day: &DayRef) -> Result<Arc<str>, String> {
    let found = (0..block.weeks).find_map(|week| block.slots_of(week, day).next());
    let Some(followed) = found.and_then(|slot| block.days.get(slot.day)) else {
        let names: Vec<&str> = block.days.iter().filter_map(|day| day.name.as_deref()).collect();
        return Err(if names.is_empty() {
            "the block has no such day; days are `day \"Volume\"`, `day 1` or `mon`".into()
        } else {
            format!("the block has no such day; its days are \"{}\"", names.join("\", \""))
        });
    };
    let folded = |line: &Line| line.lift.variant.as_deref().map(fold_name);
    let of_lift = || followed.lines.iter().filter(|line| line.lift.id == own.lift.id);
    let mut with_rules = of_lift().filter(|line| !line.progress.rules.is_empty());
    let same_variant = with_rules.clone().find(|line| folded(line) == folded(own));
    let lift = program.lift(own.lift.id).map_or("this lift", |lift| lift.name.as_ref());
    match same_variant.or_else(|| with_rules.next()) {
        Some(line) => Ok(Arc::clone(&line.progress.way)),
        None if of_lift().next().is_some() => Err(format!("give {lift} rules on that day: `progress on hit: +2.5kg`")),
        None => Err(format!("that day does not train {lift}")),
    }
}
