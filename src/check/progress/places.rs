//! Rules in one place: below a lift or a scheme, or in a head.

use std::sync::Arc;

use crate::check::{MAX_LIFTS_OF_A_RULE, MAX_PARTS_OF_A_RULE, MAX_RULES, RuleError};
use crate::source::Span;
use crate::syntax::{ProgressExpr, RuleExpr, ScopeExpr};

/// What is wrong with a `progress` line where it stands, below others that belong to the same.
pub(in crate::check) fn misplaced(
    above: &[Arc<ProgressExpr>],
    progress: &ProgressExpr,
    span: Span,
) -> Option<RuleError> {
    let stops = |progress: &ProgressExpr| progress.rules.is_empty();
    if !above.is_empty() && (stops(progress) || above.iter().any(|above| stops(above))) {
        return Some(RuleError::IncompleteRule {
            what: "`progress none` stands beside other `progress` lines".into(),
            help: "keep the rules, or `progress none` alone; to hold the load after some sessions is \
                   `progress on miss: none`"
                .into(),
            span,
            label: "one of them has no effect",
        });
    }
    let before: usize = above.iter().map(|above| above.rules.len()).sum();
    let past = progress.rules.get(MAX_RULES.saturating_sub(before)).map(|rule| rule.span);
    if let Some(span) = past {
        let help = "a lift goes by a few rules; keep those that matter, or give the lifts heads or lines of their own";
        return Some(RuleError::TooManyRules { what: "rules", limit: MAX_RULES, help, span });
    }
    progress.rules.iter().find_map(too_much)
}

/// What there is too much of in a rule.
fn too_much(rule: &RuleExpr) -> Option<RuleError> {
    let span = rule.span;
    let part = "split it into several rules, separated by `;`";
    let lifts = "leave the lifts out for a rule that is for all, or write another rule for the others";
    let too_many = |what, limit, help| Some(RuleError::TooManyRules { what, limit, help, span });
    match &rule.scope {
        Some(ScopeExpr::Lifts(names)) if names.len() > MAX_LIFTS_OF_A_RULE => {
            too_many("lifts", MAX_LIFTS_OF_A_RULE, lifts)
        }
        _ if rule.conditions.len() > MAX_PARTS_OF_A_RULE => too_many("conditions", MAX_PARTS_OF_A_RULE, part),
        _ if rule.actions.len() > MAX_PARTS_OF_A_RULE => too_many("actions", MAX_PARTS_OF_A_RULE, part),
        _ => None,
    }
}
