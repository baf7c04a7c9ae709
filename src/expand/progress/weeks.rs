//! Rules that go by weeks and not by sessions.

use std::collections::HashSet;
use std::rc::Rc;

use super::fold::{Fold, Turn};
use super::{RuleKey, Way};
use crate::expand::Expander;
use crate::model::{Action, Condition, LiftId, Line, LineLift, MaxOf, OtherLifts, ProgressRule};

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

    /// Fires the rules that look at the week alone, once it is over: of all lines of the block,
    /// whatever was trained, and of a rotation for the lifts whose turn it was.
    pub(in crate::expand) fn end_week(&mut self, lines: &[&'p Line], week: u16) {
        let in_week = |rule: &&'p ProgressRule| {
            let weeks = rule.conditions.iter().filter_map(|condition| match condition {
                Condition::InWeeks(weeks) => Some(weeks),
                _ => None,
            });
            let holds = |(first, last): &(u16, u16)| (*first..=*last).contains(&week);
            rule.goes_by_the_week() && weeks.into_iter().all(|weeks| weeks.iter().any(holds))
        };
        let mut fired: HashSet<(Way, RuleKey)> = HashSet::new();
        self.moved_maxes.begin_session();
        for line in lines {
            self.moved_maxes.begin_line();
            for (lift, rule) in line.trained().flat_map(|lift| {
                let rules = line.progress.rules.iter().filter(in_week);
                rules.filter(|rule| rule.is_for(lift.id)).map(move |rule| (lift, rule))
            }) {
                let is_ladder = matches!(line.others, OtherLifts::Ladder(_));
                let way = Way::of(line, if is_ladder { &line.lift } else { lift });
                let Some(way) = way.filter(|way| self.has_its_turn(line, lift, way)) else { continue };
                if fired.insert((way.clone(), RuleKey::of(rule))) {
                    self.fire(line, lift.id, way, week, rule);
                }
            }
        }
    }

    /// Whether a week is one of a lift of a line: any is, but of a rotation those of its turn,
    /// and of a ladder those in which it has got there.
    fn has_its_turn(&self, line: &Line, lift: &LineLift, way: &Way) -> bool {
        match &line.others {
            OtherLifts::InTurn(_) => self.of_this_week.contains_key(way),
            OtherLifts::Ladder(_) => {
                let stage = self.standings.get(way).map_or(0, |standing| standing.stage);
                line.in_stage(stage) == Some(lift)
            }
            OtherLifts::None | OtherLifts::ToChoose(_) => true,
        }
    }

    fn fire(&mut self, line: &'p Line, lift: LiftId, way: Way, week: u16, rule: &ProgressRule) {
        let fold = Fold { line, lift, way, week, sets: Vec::new(), stages: line.stage_count() };
        let mut standing = self.standings.remove(&fold.way).unwrap_or_default();
        let of_standing = Rc::make_mut(&mut standing);
        Turn { fold: &fold, expander: self, standing: of_standing, sets: &[], extra: &[], assumed: false }
            .act_all(rule);
        self.standings.insert(fold.way, standing);
    }
}
