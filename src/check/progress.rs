//! Progress: from the rules that are written to the rules of one line.
//!
//! Rules stand under a line, or in the head of a day, a block or the program for every line
//! inside that has none of its own. A line is told what is wrong with its own rules; a
//! default that it cannot use passes it by. [`rules`] looks at the rules of a line together.

mod faults;
mod fires;
mod follows;
mod idle;
mod lowering;
mod overlaps;
mod places;
mod reps;
mod rules;
mod shared;

pub(super) use follows::{FollowedDay, Follows};
pub(super) use idle::check;
pub(super) use places::misplaced;
pub(super) use reps::AfterHit;
pub(super) use shared::share_states;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::attached::AttachedLines;
use super::lines::plain;
use super::{CheckError, Lowering, RuleError};
use crate::model::{Condition, DayRef, LiftId, Line, OtherLifts, Progress, ProgressRule, SchemeId, Scope};
use crate::source::Span;
use crate::syntax::{ActionExpr, ConditionExpr, DayName, ProgressExpr, RuleExpr, ScopeExpr};
use faults::{fault_of, says_when};
use lowering::{lower_action, lower_condition};
use rules::resets_nothing;

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
    /// of the nearest head above it that has one that it can use; `progress none` stops them.
    /// Gives back the day that it follows, if it follows one.
    pub(super) fn lower_progress(
        &mut self,
        line: &mut Line,
        own: &[Arc<ProgressExpr>],
        heads: &[&AttachedLines; 3],
    ) -> Option<FollowedDay> {
        let errors = self.diagnostics.errors();
        let mut rules = Vec::new();
        let mut follows = None;
        for progress in own {
            self.lower_rules(line, progress, Scope::LINE, Place::Own, &mut rules, &mut follows);
        }
        let stopped = own.iter().any(|progress| progress.rules.is_empty());
        let of_schemes = if stopped { Vec::new() } else { self.rules_of_schemes(line) };
        for (scheme, below) in &of_schemes {
            for progress in below.iter() {
                let scope = Scope { scheme: Some(*scheme), ..Scope::LINE };
                self.lower_rules(line, progress, scope, Place::Own, &mut rules, &mut follows);
            }
        }
        let mut stopped_above = false;
        if own.is_empty() && of_schemes.is_empty() {
            for head in heads {
                for progress in &head.progress {
                    self.lower_rules(line, progress, Scope::LINE, Place::Default, &mut rules, &mut follows);
                }
                let ends = |progress: &Arc<ProgressExpr>| progress.rules.is_empty();
                let any = !rules.is_empty() || follows.is_some() || self.diagnostics.errors() > errors;
                stopped_above = !any && head.progress.iter().any(ends);
                if any || stopped_above {
                    break;
                }
            }
        }
        if line.broken || self.diagnostics.errors() > errors {
            return None;
        }
        if own.is_empty() && of_schemes.is_empty() {
            // A head resets the lines that it moves.
            let idle: Vec<bool> = rules.iter().map(|rule| resets_nothing(rule, &rules)).collect();
            let mut idle = idle.into_iter();
            rules.retain(|_| !idle.next().unwrap_or_default());
        }
        self.names.used_rules.extend(rules.iter().map(|rule| rule.span));
        rules::check(&self.program, line, &rules, stopped, follows.is_some(), &mut self.names, &mut self.diagnostics);
        // One that nothing stops goes along with lines that are written alike and have rules.
        if !rules.is_empty() || !stopped && !stopped_above {
            let mut way = self.way(line, &rules);
            if let OtherLifts::Ladder(others) = &line.others {
                let others: Vec<&str> = others.iter().map(|lift| lift.written.as_ref()).collect();
                way = format!("{}: {way}", others.join(" -> ")).into();
            }
            line.progress = Progress { rules: rules.into(), way, follows: None };
        }
        follows
    }

    /// The schemes by whose rules sets of a line move, with these rules. Each set goes by the
    /// innermost of its schemes that has rules for the line.
    fn rules_of_schemes(&mut self, line: &mut Line) -> Vec<(SchemeId, Vec<Arc<ProgressExpr>>)> {
        let called =
            line.columns.iter().flat_map(|column| &column.segments).filter_map(|segment| segment.called.as_ref());
        let all: BTreeSet<SchemeId> = called.flat_map(|called| called.schemes.iter().copied()).collect();
        let mut with_rules: BTreeMap<SchemeId, Vec<Arc<ProgressExpr>>> = BTreeMap::new();
        for scheme in all {
            let below = self.schemes.lines.get(&scheme).map(|lines| lines.progress.clone()).unwrap_or_default();
            if self.has_rules_for(line, &below) {
                with_rules.insert(scheme, below);
            }
        }
        let mut in_use: BTreeSet<SchemeId> = BTreeSet::new();
        let segments = line.columns.iter_mut().flat_map(|column| &mut column.segments);
        for called in segments.filter_map(|segment| segment.called.as_mut()) {
            if let Some(scheme) = called.schemes.iter().find(|scheme| with_rules.contains_key(scheme)) {
                called.scheme = *scheme;
                in_use.insert(*scheme);
            }
        }
        // Rules of a scheme whose sets all have rules further inside may be of use in other lines.
        let (in_use, idle): (Vec<_>, Vec<_>) = with_rules.into_iter().partition(|(scheme, _)| in_use.contains(scheme));
        let idle = idle.iter().flat_map(|(_, below)| below).flat_map(|progress| &progress.rules);
        self.names.shared_rules.extend(idle.map(|rule| rule.span));
        in_use
    }

    /// Whether any of some rules below a scheme is for the lifts of a line; `progress none` is
    /// for all.
    fn has_rules_for(&mut self, line: &Line, below: &[Arc<ProgressExpr>]) -> bool {
        let mut any = false;
        for progress in below {
            any |= progress.rules.is_empty();
            let mut holds = true;
            for rule in &progress.rules {
                holds = match &rule.scope {
                    None => holds,
                    Some(ScopeExpr::Role(..)) => true,
                    Some(ScopeExpr::Lifts(names)) => !self.lifts_for(line, names, rule.span).is_empty(),
                };
                any |= holds;
                if !holds {
                    self.names.shared_rules.insert(rule.span);
                }
            }
        }
        any
    }

    /// Which lifts of a line the names in the scope of a rule mean.
    fn lifts_for(&mut self, line: &Line, names: &[Span], rule: Span) -> Arc<[LiftId]> {
        let known = self.names.scopes.get(&rule).cloned();
        let named = known.unwrap_or_else(|| {
            let named: BTreeSet<LiftId> = names.iter().map(|name| self.lift(self.source.slice(*name), *name)).collect();
            let named: Arc<[LiftId]> = named.into_iter().collect();
            self.names.scopes.insert(rule, Arc::clone(&named));
            named
        });
        line.trained().map(|lift| lift.id).filter(|lift| named.binary_search(lift).is_ok()).collect()
    }

    /// Reports rules in heads, and rules for lifts below schemes, that no line can use. Where
    /// something was not understood, it may be what would use them. Those of used files are
    /// there for other plans too.
    pub(super) fn report_idle_rules(&mut self) {
        let own = self.source.files().next().unwrap_or_default();
        for &span in self.names.shared_rules.difference(&self.names.used_rules) {
            if self.names.reported_rules.contains(&span) || !own.contains(span) {
                continue;
            }
            if let Some(error) = self.names.idle_follows.remove(&span) {
                self.diagnostics.push(error);
            } else {
                self.diagnostics.push(RuleError::NeverFires {
                    why: "no line that it is for can use it".into(),
                    help:
                        "a head is for the lines below it without rules of their own or nearer ones, a scheme for its \
                         sets that no scheme inside has rules for; take it away, or write a rule for what these lines \
                         train and can move"
                            .into(),
                    span,
                });
            }
        }
    }

    /// What a line shares its state by: its calls of schemes, if all its rules are of those;
    /// else all that is written.
    fn way(&self, line: &Line, rules: &[ProgressRule]) -> Arc<str> {
        if rules.is_empty() {
            return Arc::clone(&line.written_body);
        }
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
        follows: &mut Option<FollowedDay>,
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
                *follows = day.map(|(day, span)| FollowedDay { day, span, place });
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
                    let role = role.name();
                    let (why, help) = match of.scheme {
                        None => (
                            format!("the line has no `{role}` sets"),
                            "name a role that the line has, or none for all its sets",
                        ),
                        Some(_) => (
                            format!("the scheme has no `{role}` sets that go by its rules"),
                            "name a role that its sets have, or none for all; sets of a scheme inside go by the rules of \
                             that, if it has some",
                        ),
                    };
                    self.diagnostics.push(RuleError::NeverFires { why, help: help.into(), span: *span });
                }
                any.then_some((scope, None))
            }
            ScopeExpr::Lifts(names) => {
                let lifts = self.lifts_for(line, names, rule.span);
                let holds = !lifts.is_empty();
                let for_all = lifts.len() == line.trained().count();
                // A head and a scheme serve the lines of many lifts; some of those must use it.
                if !holds && of.scheme.is_some() {
                    self.names.shared_rules.insert(rule.span);
                } else if !holds && place == Place::Own {
                    let trained = line.trained().filter_map(|lift| self.program.lift(lift.id));
                    let lift = trained.map(|lift| lift.name.as_ref()).collect::<Vec<_>>().join(", ");
                    self.diagnostics.push(RuleError::NeverFires {
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
            self.diagnostics.push(RuleError::IncompleteRule {
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
        Some(Some((day, rule.span)))
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
            written: plain(self.source.slice(rule.span)).into(),
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
        let mut actions = Vec::new();
        for (action, span) in &rule.actions {
            match action {
                ActionExpr::AtMost(reps) if lowered.per_extra_rep.is_some() => lowered.per_extra_rep = Some(*reps),
                ActionExpr::AtMost(_) => {
                    return Err(RuleError::IncompleteRule {
                        what: "`at most` bounds nothing here".into(),
                        help: "it goes with `per extra rep`: `per extra rep: max +2.5kg, at most 10 reps`".into(),
                        span: *span,
                        label: "at most of what?",
                    }
                    .into());
                }
                _ => actions.push((lower_action(action, *span)?, *span)),
            }
        }
        if let Some(error) = overlaps::moved_twice(&actions) {
            return Err(error.into());
        }
        lowered.actions.extend(actions.into_iter().map(|(action, _)| action));
        says_when(&lowered)?;
        match fault_of(&self.program, line, &lowered) {
            Some(error) if place == Place::Own && !line.broken => Err(error.into()),
            Some(_) => Ok((lowered, false)),
            None => Ok((lowered, true)),
        }
    }
}
