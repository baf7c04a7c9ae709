//! `progress` lines: rules that say when something moves, and what.

use std::sync::Arc;

use pest::Parser as _;

use super::expected::{expected, stuck_at};
use super::numbers::{thousandths, whole, whole_range};
use super::parts::read_role;
use super::statements::{begins_rule, begins_with};
use super::{Grammar, Pair, Reader, Rule, SyntaxError, loads, mistakes};
use crate::source::Span;
use crate::syntax::{
    ActionExpr, Amount, Attached, ConditionExpr, CountedExpr, MaxKind, ProgressExpr, RepBand, RuleExpr, ScopeExpr,
    StatementKind,
};

/// Whether a statement is a `progress` line; no lift without quotes can be called so.
pub(crate) fn is_progress(text: &str) -> bool {
    let word = text.get(..8).is_some_and(|word| word.eq_ignore_ascii_case("progress"));
    word && text.get(8..).is_none_or(|rest| rest.is_empty() || rest.starts_with([' ', '\t', '\n', '\r', ':']))
}

impl Reader<'_> {
    /// Reads a `progress` line; `blanked` is its text without comments.
    pub(super) fn read_progress(&mut self, blanked: &str, span: Span) -> StatementKind {
        let parsed = Grammar::parse(Rule::progress_statement, blanked);
        match parsed {
            Ok(mut pairs) => {
                let scopes = pairs.clone().flatten().filter(|pair| pair.as_rule() == Rule::scope_name);
                let scopes: Vec<&str> = scopes.map(|pair| pair.as_str()).collect();
                if let Some(error) = mistakes::misread_rule(blanked, span, &scopes) {
                    self.diagnostics.push(error);
                    return StatementKind::Broken;
                }
                let rules = pairs.next().map_or_else(|| Ok(Box::default()), |pair| self.read_rules(pair));
                match rules {
                    Ok(rules) => {
                        StatementKind::Attached(Box::new(Attached::Progress(Arc::new(ProgressExpr { rules }))))
                    }
                    Err(error) => {
                        self.diagnostics.push(error);
                        StatementKind::Broken
                    }
                }
            }
            Err(error) => {
                if let Some(error) = self.braces_in_rules(blanked, span) {
                    self.diagnostics.push(error);
                    return StatementKind::Broken;
                }
                let at = stuck_at(&error);
                let words = expected(&error);
                self.report(|_| mistakes::diagnose_progress(blanked, span, at, words));
                StatementKind::Broken
            }
        }
    }

    /// Whether the rules below a scheme name one of its parameters, which is told there.
    pub(super) fn rules_below_name(&self, end: u32, parameter: &str) -> bool {
        let below = self.text.get(end as usize..).unwrap_or_default().lines().map(str::trim_start);
        let belongs = |line: &&str| {
            line.is_empty()
                || line.starts_with(['#', '"'])
                || ["progress", "rest", "tempo"].into_iter().any(|word| begins_with(word, line))
                || begins_rule(line)
        };
        let mut braces = below.skip(1).take_while(belongs).flat_map(|line| line.split('{').skip(1));
        braces.any(|braces| braces.split('}').next().is_some_and(|name| name.trim().eq_ignore_ascii_case(parameter)))
    }

    /// `on hit: +{step}` below a scheme: its rules are those of all its calls, so no parameter
    /// stands in them.
    fn braces_in_rules(&self, blanked: &str, span: Span) -> Option<SyntaxError> {
        let open = blanked.find('{')?;
        let name = blanked.get(open + 1..)?.split('}').next()?;
        let end = (open + name.len() + 2).min(blanked.len());
        Some(SyntaxError::UnreadableProgress {
            help: "parameters stand in the sets of a scheme, and its rules are those of all lines that call it; write the \
                   step, each lift its own if they differ: `progress squat: on hit: +5kg; bench: on hit: +2.5kg`"
                .into(),
            span: Span::new(span.start as usize + open, span.start as usize + end),
            label: "no parameter stands here".into(),
            replacement: None,
        })
    }

    fn read_rules(&self, pair: Pair<'_>) -> Result<Box<[RuleExpr]>, SyntaxError> {
        let rules = pair.into_inner().filter(|rule| rule.as_rule() == Rule::progress_rule);
        rules.map(|rule| self.read_rule(rule)).collect()
    }

    fn read_rule(&self, pair: Pair<'_>) -> Result<RuleExpr, SyntaxError> {
        let mut rule =
            RuleExpr { span: self.span(&pair), scope: None, conditions: Box::default(), actions: Box::default() };
        let mut conditions = Vec::new();
        let mut actions = Vec::new();
        for part in pair.into_inner() {
            let span = self.span(&part);
            match part.as_rule() {
                Rule::scope => rule.scope = Some(self.read_scope(part)),
                Rule::condition => conditions.push((self.read_condition(part)?, span)),
                _ => actions.push((self.read_action(part)?, span)),
            }
        }
        rule.conditions = conditions.into();
        rule.actions = actions.into();
        Ok(rule)
    }

    fn read_scope(&self, pair: Pair<'_>) -> ScopeExpr {
        let span = self.span(&pair);
        let mut lifts = Vec::new();
        for part in pair.into_inner() {
            match part.as_rule() {
                Rule::role => {
                    if let Some(role) = read_role(part.as_str()) {
                        return ScopeExpr::Role(role, span);
                    }
                }
                _ => lifts.push(self.trimmed_span(&part)),
            }
        }
        ScopeExpr::Lifts(lifts.into())
    }

    fn read_condition(&self, pair: Pair<'_>) -> Result<ConditionExpr, SyntaxError> {
        let whole_pair = pair.clone();
        let Some(part) = pair.into_inner().next() else {
            return Err(self.unreadable_number(&whole_pair));
        };
        let read = match part.as_rule() {
            Rule::hit => Some(ConditionExpr::Hit),
            Rule::miss => Some(ConditionExpr::Miss),
            Rule::misses => first_count(&part).map(ConditionExpr::Misses),
            Rule::stalls => first_count(&part).map(ConditionExpr::Stalls),
            Rule::rep_band => band(part.clone()).map(ConditionExpr::Band),
            Rule::counted => counted(part.clone()),
            Rule::in_weeks => {
                let weeks = part.clone().into_inner().map(|weeks| small_range(weeks.as_str()));
                weeks.collect::<Option<Box<[_]>>>().map(ConditionExpr::InWeeks)
            }
            Rule::every_weeks => match part.clone().into_inner().next() {
                None => Some(ConditionExpr::EveryWeeks(1)),
                Some(_) => first_count(&part).map(ConditionExpr::EveryWeeks),
            },
            Rule::after_last_stage => Some(ConditionExpr::AfterLastStage),
            _ => Some(ConditionExpr::PerExtraRep),
        };
        read.ok_or_else(|| self.unreadable_number(&part))
    }

    fn read_action(&self, pair: Pair<'_>) -> Result<ActionExpr, SyntaxError> {
        let whole_pair = pair.clone();
        let Some(part) = pair.into_inner().next() else {
            return Err(self.unreadable_number(&whole_pair));
        };
        let mut inner = part.clone().into_inner();
        let read = match part.as_rule() {
            Rule::progress_step => step(part.clone()).map(|(amount, of_max)| ActionExpr::Step(amount, of_max)),
            Rule::nothing => Some(ActionExpr::Nothing),
            Rule::reps_then | Rule::one_rep_then => {
                let Some(then) = inner.next() else { return Err(self.unreadable_number(&part)) };
                let then = Box::new(self.read_action(then)?);
                let one = part.as_rule() == Rule::one_rep_then;
                Some(if one { ActionExpr::OneRepThen(then) } else { ActionExpr::RepsThen(then) })
            }
            Rule::max_move => inner.next().zip(inner.next()).and_then(|(kind, moved)| {
                let (amount, of_max) = step(moved)?;
                Some(ActionExpr::MoveMax(max_kind(&kind), amount, of_max))
            }),
            Rule::max_to => inner.next().and_then(|kind| {
                let share = match inner.next() {
                    Some(percent) => thousandths(percent.as_str().trim_end_matches('%'))?,
                    None => 100_000,
                };
                Some(ActionExpr::SetMax(max_kind(&kind), share))
            }),
            Rule::next_stage => Some(ActionExpr::NextStage),
            Rule::first_stage => match (inner.next(), inner.next()) {
                (None, _) => Some(ActionExpr::FirstStage(None)),
                (Some(_), None) => Some(ActionExpr::FirstStage(Some(None))),
                (Some(_), Some(step)) => {
                    loads::amount(step.as_str()).map(|step| ActionExpr::FirstStage(Some(Some(step))))
                }
            },
            Rule::follow => inner.next().and_then(|followed| match followed.as_rule() {
                Rule::role => read_role(followed.as_str()).map(ActionExpr::FollowRole),
                _ => loads::day_name(followed).map(ActionExpr::FollowDay),
            }),
            Rule::reset => Some(ActionExpr::Reset),
            Rule::swap => Some(ActionExpr::Swap),
            _ => first_count(&part).map(ActionExpr::AtMost),
        };
        read.ok_or_else(|| self.unreadable_number(&part))
    }

    fn unreadable_number(&self, pair: &Pair<'_>) -> SyntaxError {
        SyntaxError::UnreadableProgress {
            help:
                "a number here cannot be used: steps have at most three places, reps and weeks are whole and at most \
                   1,000"
                    .into(),
            span: self.span(pair),
            label: "this number".into(),
            replacement: None,
        }
    }
}

/// The first number inside, as a count from 1 to 1,000.
fn first_count(pair: &Pair<'_>) -> Option<u16> {
    let number = pair.clone().into_inner().next()?;
    small(number.as_str()).filter(|&count| count > 0)
}

fn small(text: &str) -> Option<u16> {
    whole(text).and_then(|number| u16::try_from(number).ok()).filter(|&number| number <= super::MAX_REPS)
}

fn small_range(text: &str) -> Option<(u16, u16)> {
    let (first, last) = whole_range(text)?;
    let (first, last) = (u16::try_from(first).ok()?, u16::try_from(last).ok()?);
    (last <= super::MAX_REPS).then_some((first, last))
}

fn counted(pair: Pair<'_>) -> Option<ConditionExpr> {
    let mut inner = pair.into_inner();
    let counted = match inner.next()?.as_str().get(..1)?.to_ascii_lowercase().as_str() {
        "l" => CountedExpr::Last,
        "a" => CountedExpr::Amrap,
        _ => CountedExpr::Total,
    };
    band(inner.next()?).map(|band| ConditionExpr::Counted(counted, band))
}

/// `4-5`, `6+`, `1`, `> 50`
fn band(pair: Pair<'_>) -> Option<RepBand> {
    let mut inner = pair.into_inner();
    let first = inner.next()?;
    if first.as_rule() == Rule::comparison {
        let than = small(inner.next()?.as_str())?;
        return Some(match first.as_str() {
            ">=" => RepBand { least: than, most: None },
            ">" => RepBand { least: than.saturating_add(1), most: None },
            "<=" => RepBand { least: 0, most: Some(than) },
            _ => RepBand { least: 0, most: Some(than.checked_sub(1)?) },
        });
    }
    let least = small(first.as_str())?;
    Some(match inner.next() {
        None => RepBand { least, most: Some(least) },
        Some(end) if end.as_rule() == Rule::open_end => RepBand { least, most: None },
        Some(most) => RepBand { least, most: Some(small(most.as_str())?) },
    })
}

fn step(pair: Pair<'_>) -> Option<(Amount, bool)> {
    let mut inner = pair.into_inner();
    let amount = loads::amount(inner.next()?.as_str())?;
    Some((amount, inner.next().is_some()))
}

fn max_kind(pair: &Pair<'_>) -> MaxKind {
    if pair.as_str().eq_ignore_ascii_case("tm") { MaxKind::TrainingMax } else { MaxKind::OneRepMax }
}
