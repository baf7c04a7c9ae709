//! Lifts: from the name that is written to the lift that is meant.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::sync::Arc;

use super::progress::AfterHit;
use super::{CheckError, Lowering, RuleError};
use crate::diagnostic::within;
use crate::model::{Lift, LiftId, Program, Scope, find_lift, fold_name, lift_names};
use crate::source::Span;

/// Only so many messages are printed; comparing with every known name is work.
const SUGGESTED: usize = 100;

/// A rule as it stands for a line: where it is written, its sets, its lifts if not all, and
/// the reps that a hit has.
type RuleInLine = (Span, Scope, Option<Arc<[LiftId]>>, AfterHit);

/// The lifts that were named so far.
#[derive(Default)]
pub(super) struct Names<'a> {
    /// How many of them the catalogue does not know.
    unknown: usize,
    /// The names of the plan's days, folded.
    pub(super) days: HashSet<String>,
    /// The names of the plan's blocks, folded, with the numbers of those that are closed.
    pub(super) blocks: BTreeMap<String, Vec<usize>>,
    /// Whether a week of a block, by their numbers, has no sessions, as far as it was asked.
    pub(super) untrained_weeks: HashMap<(usize, u16), bool>,
    /// By canonical name.
    lifts: HashMap<String, LiftId>,
    /// By name as written: most names come again and again.
    written: HashMap<String, LiftId>,
    /// Rules of progress that stand for many lines, in heads and below schemes.
    pub(super) shared_rules: BTreeSet<Span>,
    /// Rules that a line uses.
    pub(super) used_rules: BTreeSet<Span>,
    /// Why lines cannot follow the day that a head says, for those that none can.
    pub(super) idle_follows: BTreeMap<Span, RuleError>,
    /// Rules of progress of which something was said: a default stands for many lines.
    pub(super) reported_rules: HashSet<Span>,
    /// The lifts that scopes of rules name, in the order of their numbers, by the rule.
    pub(super) scopes: HashMap<Span, Arc<[LiftId]>>,
    /// Rules that were looked at together: most lines take those of a head.
    pub(super) checked_rules: HashSet<Vec<RuleInLine>>,
    /// What stands behind the `:` of lines, by the text as it is written.
    pub(super) bodies: HashMap<&'a str, Arc<str>>,
    /// Load rules by the number of the load in the plan.
    pub(super) loads: Vec<Option<crate::model::LoadRuleId>>,
    /// The lifts that the plan declares, each behind the one that it is like.
    pub(super) declared: Vec<LiftId>,
    /// The load rule of tests.
    pub(super) all_out: Option<crate::model::LoadRuleId>,
}

impl Names<'_> {
    /// The lift of a canonical name.
    pub(super) fn lift_named(&self, canonical: &str) -> Option<LiftId> {
        self.lifts.get(canonical).copied()
    }

    /// Notes a lift that the plan declares.
    pub(super) fn add_lift(&mut self, canonical: String, id: LiftId) {
        self.lifts.insert(canonical, id);
    }
}

impl Names<'_> {
    /// The lift of that name, if the plan has named it.
    pub(super) fn named(&self, written: &str) -> Option<LiftId> {
        let canonical = find_lift(written).map_or_else(|| fold_name(written), |lift| lift.name.to_owned());
        self.lifts.get(&canonical).copied()
    }
}

impl Lowering<'_> {
    /// Takes over the lifts of a plan, so that they are known here too.
    pub(super) fn know_lifts_of(&mut self, plan: &Program) {
        self.program.lifts.clone_from(&plan.lifts);
        for (place, lift) in plan.lifts.iter().enumerate() {
            let canonical = lift.known.map_or_else(|| fold_name(&lift.name), |known| known.name.to_owned());
            self.names.lifts.insert(canonical, LiftId(place));
        }
    }

    /// The lift of that name. A name that the catalogue does not know is a lift all the
    /// same; it is warned of where it is first written.
    pub(super) fn lift(&mut self, written: &str, span: Span) -> LiftId {
        if let Some(&id) = self.names.written.get(written) {
            return id;
        }
        let known = find_lift(written);
        let canonical = known.map_or_else(|| fold_name(written), |lift| lift.name.to_owned());
        let id = match self.names.lifts.get(&canonical) {
            Some(&id) => id,
            None => {
                let id = LiftId(self.program.lifts.len());
                let name = known.map_or(written, |lift| lift.name).into();
                self.program.lifts.push(Lift { name, known, declared: None, borrows: None });
                self.names.lifts.insert(canonical, id);
                // A file that is not here may declare it.
                if known.is_none() && !self.ast.lacks_files {
                    self.names.unknown += 1;
                    let suggests = self.names.unknown <= SUGGESTED;
                    self.diagnostics.push(unknown(written, span, suggests));
                }
                id
            }
        };
        self.names.written.insert(written.to_owned(), id);
        id
    }
}

fn unknown(written: &str, span: Span, suggests: bool) -> CheckError {
    let folded = fold_name(written);
    let as_it_is = "an unknown lift is planned all the same, without its muscles and equipment";
    // One slip of the finger, else a variant of a lift that is known, else whatever is near.
    let letters = folded.chars().count();
    let near = |letters_off: usize| {
        // Of two letters nothing can be told.
        if suggests && letters > 2 { within(&folded, letters_off, lift_names()) } else { None }
    };
    let slip = near(1);
    let help = if let Some(week) =
        folded.strip_prefix("week ").filter(|week| week.starts_with(|c: char| c.is_ascii_digit()))
    {
        format!(
            "a column for a week stands behind a `|`: `| week {week}: 3x5`; days of their own stand below `week {week}` alone"
        )
    } else if let Some((label, lift)) = small_label(written) {
        format!("a label for a superset is a capital letter and a number: `{label} {lift}`")
    } else if let Some((lift, variant)) = variant_in_brackets(written) {
        format!(
            "a variant has the max of its lift: write `max {lift} …` alone, and `{lift} ({variant}): …` where it is \
             trained; or give it a name without brackets ({as_it_is})"
        )
    } else if folded.contains('+') {
        format!("a complex takes its loads from a lift that is in it: `@75% of clean and jerk` ({as_it_is})")
    } else if let Some(meant) = slip {
        format!("did you mean `{meant}`? ({as_it_is})")
    } else if let Some((variant, lift)) = variant_of_known(&folded) {
        format!("did you mean the variant `{lift} ({variant})`, which borrows the max of {lift}? ({as_it_is})")
    } else if let Some(meant) = near(letters / 4) {
        format!("did you mean `{meant}`? ({as_it_is})")
    } else {
        format!("{as_it_is}; if it is a lift of your own, declare it: `lift \"{written}\"`")
    };
    CheckError::UnknownLift { written: written.to_owned(), help, span }
}

/// `a1 row`, `A1. row`: a label that is not written as one.
fn small_label(written: &str) -> Option<(String, &str)> {
    let (label, lift) = written.split_once(' ')?;
    let label = label.trim_end_matches('.').to_uppercase();
    let is_label = matches!(label.as_bytes(), [b'A'..=b'H', b'1'..=b'9']);
    is_label.then_some((label, lift))
}

/// `squat (paused)`, where a lift is named without its variant: the lift, if it is known, and
/// the variant.
pub(super) fn variant_in_brackets(written: &str) -> Option<(&str, &str)> {
    let (lift, variant) = written.trim_end().strip_suffix(')')?.split_once('(')?;
    let lift = lift.trim_end();
    find_lift(lift).map(|_| (lift, variant.trim()))
}

/// `tempo squat` as a variant of a lift that is known.
fn variant_of_known(folded: &str) -> Option<(&str, &str)> {
    folded
        .match_indices(' ')
        .map(|(at, _)| folded.split_at(at))
        .map(|(variant, lift)| (variant, lift.trim_start()))
        .find(|(_, lift)| find_lift(lift).is_some())
        // `1. squat` and `a. squat` are no variants.
        .filter(|(variant, _)| variant.starts_with(char::is_alphabetic) && variant.chars().count() > 2)
}
