//! Rules that go by weeks and not by sessions.

use std::collections::HashSet;
use std::rc::Rc;

use super::fold::{Fold, Turn};
use super::{RuleKey, Way};
use crate::expand::Expander;
use crate::model::{Action, Condition, LiftId, MaxOf, ProgressRule};

/// Rules that wait for the end of the week: each for the first of its lines that was trained.
#[derive(Default)]
pub(in crate::expand) struct PutOff<'p> {
    rules: Vec<(Fold<'p>, &'p ProgressRule)>,
    known: HashSet<(Way, RuleKey)>,
}

/// Which rules have moved which maxes, so that one that many lines share moves a max once.
#[derive(Default)]
pub(in crate::expand) struct MovedMaxes {
    /// In this session, and by which of its lines.
    in_session: HashSet<(LiftId, MaxOf, RuleKey)>,
    by_line: HashSet<(LiftId, MaxOf, RuleKey)>,
    /// For rules that go by weeks, after how many of their periods.
    in_period: HashSet<(LiftId, RuleKey, u16)>,
}

impl MovedMaxes {
    pub(in crate::expand) fn begin_session(&mut self) {
        self.in_session.clear();
        self.by_line.clear();
    }

    /// What the lines before have moved is done; the next one may move what they have not.
    pub(super) fn begin_line(&mut self) {
        self.in_session.extend(self.by_line.drain());
    }

    /// Whether a rule may move a max of a lift: no other line has moved it by the same rule.
    pub(super) fn may_move(&mut self, lift: LiftId, of: MaxOf, rule: &ProgressRule) -> bool {
        let key = (lift, of, RuleKey::of(rule));
        let is_first = !self.in_session.contains(&key);
        self.by_line.insert(key);
        is_first
    }
}

impl<'p> Expander<'p> {
    /// Fires the rules for weeks that have passed since the line was trained last.
    pub(in crate::expand) fn weeks_have_passed(&mut self, fold: &Fold<'p>) {
        let by_weeks = |rule: &ProgressRule| {
            rule.conditions.iter().find_map(|condition| match condition {
                Condition::EveryWeeks(weeks) => Some(*weeks),
                _ => None,
            })
        };
        if !fold.rules().any(|rule| by_weeks(rule).is_some()) {
            return;
        }
        let week = self.week;
        let mut standing = self.standings.remove(&fold.way).unwrap_or_default();
        let of_standing = Rc::make_mut(&mut standing);
        let mut turn = Turn { fold, expander: self, standing: of_standing, sets: &[], extra: &[], assumed: false };
        for rule in fold.rules() {
            let Some(weeks) = by_weeks(rule) else { continue };
            let moves_max = rule.actions.iter().any(|action| matches!(action, Action::MoveMax(..)));
            let passed = week.saturating_sub(1) / weeks.max(1);
            // Weeks before the line was first trained are not its own.
            let before = turn.standing.periods.insert(RuleKey::of(rule), passed).unwrap_or(passed);
            for period in before..passed {
                let key = (fold.lift, RuleKey::of(rule), period);
                if !moves_max || turn.expander.moved_maxes.in_period.insert(key) {
                    turn.expander.moved_maxes.begin_session();
                    turn.act_all(rule);
                }
            }
        }
        self.standings.insert(fold.way.clone(), standing);
    }

    /// A rule that looks at the week alone fires once, when the week is over.
    pub(super) fn put_off_to_the_end_of_the_week(&mut self, fold: &Fold<'p>, rule: &'p ProgressRule) {
        if self.put_off.known.insert((fold.way.clone(), RuleKey::of(rule))) {
            self.put_off.rules.push((fold.without_sets(), rule));
        }
    }

    /// Fires the rules that waited for the end of the week.
    pub(in crate::expand) fn end_week(&mut self) {
        let put_off = std::mem::take(&mut self.put_off);
        self.moved_maxes.begin_session();
        for (fold, rule) in &put_off.rules {
            self.moved_maxes.begin_line();
            let mut standing = self.standings.remove(&fold.way).unwrap_or_default();
            let of_standing = Rc::make_mut(&mut standing);
            Turn { fold, expander: self, standing: of_standing, sets: &[], extra: &[], assumed: false }.act_all(rule);
            self.standings.insert(fold.way.clone(), standing);
        }
    }
}
