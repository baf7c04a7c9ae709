//! Progress: from the rules that are written to the rules of one line.
//!
//! Rules stand under a line, or in the head of a day, a block or the program for every line
//! inside that has none of its own. A line is told what is wrong with its own rules; a
//! default that it cannot use passes it by. [`rules`] looks at the rules of a line together.

mod faults;
mod follows;
mod lowering;
mod rules;

pub(super) use follows::{Follows, resolve_follows};

use std::collections::BTreeSet;
use std::sync::Arc;

use super::attached::{AttachedLines, nearest};
use super::lines::plain;
use super::{CheckError, Lowering, RuleError};
use crate::model::{Condition, DayRef, Line, Progress, ProgressRule, SchemeId, Scope};
use crate::source::Span;
use crate::syntax::{ActionExpr, ConditionExpr, DayName, ProgressExpr, RuleExpr, ScopeExpr};
use faults::{fault_of, says_when};
use lowering::{lower_action, lower_condition};

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

    /// Reports rules in heads that no line below can use. Where something was not understood,
    /// it may be what would use them.
    pub(super) fn report_idle_rules(&mut self) {
        let idle = self
            .names
            .default_rules
            .iter()
            .filter(|rule| !self.names.used_rules.contains(rule) && !self.names.reported_rules.contains(rule));
        for span in idle.copied().collect::<Vec<_>>() {
            self.diagnostics.push(RuleError::NeverFires {
                why: "no line below it can use it".into(),
                help:
                    "it is for lines without rules of their own that have what it looks at and moves; take it away, or \
                       write a rule that they can use"
                        .into(),
                span,
            });
        }
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
        let mut scope = Some(of);
        let mut before: Vec<Condition> = Vec::new();
        for rule in &progress.rules {
            if let Some(written) = &rule.scope {
                scope = self.scope(line, written, of, rule, place);
                before.clear();
            }
            let Some(scope) = scope else { continue };
            if let Some(day) = self.followed_day(rule, rules.is_empty() && progress.rules.len() == 1) {
                self.names.used_rules.insert(rule.span);
                *follows = day;
                continue;
            }
            match self.progress_rule(line, rule, scope, &before, place) {
                Ok(Some(lowered)) => {
                    if place == Place::Default {
                        self.names.used_rules.insert(rule.span);
                    }
                    before.clone_from(&lowered.conditions);
                    rules.push(lowered);
                }
                Ok(None) => {}
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

    /// The sets that a scope means in this line; nothing if it is for other lines.
    fn scope(&mut self, line: &Line, scope: &ScopeExpr, of: Scope, rule: &RuleExpr, place: Place) -> Option<Scope> {
        match scope {
            ScopeExpr::Role(role, span) => {
                let scope = Scope { role: Some(*role), ..of };
                let any = line.parts().any(|(segment, _)| scope.holds(segment.role, segment.scheme()));
                if !any && place == Place::Own && !line.broken {
                    self.diagnostics.push(RuleError::NeverFires {
                        why: format!("the line has no `{}` sets", role.name()),
                        help: "name a role that the line has, or none for all its sets".into(),
                        span: *span,
                    });
                }
                any.then_some(scope)
            }
            ScopeExpr::Lifts(names) => {
                let mut holds = false;
                for name in names {
                    let lift = self.lift(self.source.slice(*name), *name);
                    holds |= lift == line.lift.id;
                }
                if !holds && place == Place::Own {
                    let lift = self.program.lift(line.lift.id).map_or("", |lift| lift.name.as_ref()).to_owned();
                    self.diagnostics.push(RuleError::NeverFires {
                        why: format!("this line trains {lift}"),
                        help: "leave the lift out, or write the rule in the head of the day, the block or the program"
                            .into(),
                        span: rule.span,
                    });
                }
                holds.then_some(of)
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
        Some(Some((day, *span)))
    }

    fn progress_rule(
        &mut self,
        line: &Line,
        rule: &RuleExpr,
        scope: Scope,
        before: &[Condition],
        place: Place,
    ) -> Result<Option<ProgressRule>, CheckError> {
        let mut lowered =
            ProgressRule { span: rule.span, scope, conditions: Vec::new(), actions: Vec::new(), per_extra_rep: None };
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
                    return Err(RuleError::IncompleteRule {
                        what: "`at most` bounds nothing here".into(),
                        help: "it goes with `per extra rep`: `per extra rep: max +2.5kg, at most 10 reps`".into(),
                        span: *span,
                        label: "at most of what?",
                    }
                    .into());
                }
                _ => lowered.actions.push(lower_action(action, *span)?),
            }
        }
        says_when(&lowered)?;
        match fault_of(&self.program, line, &lowered) {
            Some(error) if place == Place::Own && !line.broken => Err(error.into()),
            Some(_) => Ok(None),
            None => Ok(Some(lowered)),
        }
    }
}
