//! The fold: what the rules of a line do after one of its exercises was performed.

use std::rc::Rc;

use super::judge::{Judged, Judgement, assumed};
use super::{RuleKey, Standing, Way};

use crate::expand::Expander;
use crate::model::{Assume, Condition, Exercise, LiftId, Line, PerformedSet, ProgressRule, Role, SchemeId, Scope};

/// An exercise that rules look at.
pub(in crate::expand) struct Fold<'p> {
    pub line: &'p Line,
    /// The lift that was trained.
    pub lift: LiftId,
    pub way: Way,
    /// The week of the block, from 1.
    pub week: u16,
    /// What is known of each set beside its plan.
    pub sets: Vec<FoldSet>,
    /// How many stages the line has.
    pub stages: usize,
}

impl<'p> Fold<'p> {
    /// The rules of the line that are for its lift of the day.
    pub(super) fn rules(&self) -> impl Iterator<Item = &'p ProgressRule> + Clone + use<'p> {
        let lift = self.lift;
        self.line.progress.rules.iter().filter(move |rule| rule.is_for(lift))
    }
}

/// What is known of a set beside its plan.
#[derive(Clone, Copy, Debug, Default)]
pub(in crate::expand) struct FoldSet {
    /// The fewest reps, before progress raised them.
    pub low: u16,
    /// The least and the most that it aims at before any were earned by `reps then`.
    pub written: (u16, u16),
    /// How many reps `one rep then` can add to it.
    pub room: u16,
    /// The scheme that it is part of.
    pub scheme: Option<SchemeId>,
}

/// What the rules of a fold see and move.
pub(super) struct Turn<'f, 'e, 'p> {
    pub fold: &'f Fold<'p>,
    pub expander: &'e mut Expander<'p>,
    pub standing: &'e mut Standing,
    pub sets: &'f [Judged<'f>],
    pub extra: &'f [PerformedSet],
    /// Whether nobody performed it: a projection.
    pub assumed: bool,
}

impl<'p> Expander<'p> {
    /// Does what the rules say of an exercise. Without sets it was skipped, and nothing moves;
    /// what was not performed yet is assumed.
    pub(in crate::expand) fn fold(
        &mut self,
        fold: &Fold<'p>,
        exercise: &Exercise,
        performed: Option<&[PerformedSet]>,
        assume: Assume,
    ) {
        let of_plan = |place: usize| performed.and_then(|done| done.get(place)).copied();
        let judged = exercise.sets.iter().zip(&fold.sets).enumerate().map(|(place, (planned, of))| Judged {
            planned,
            of: *of,
            done: match performed {
                Some(_) => of_plan(place),
                None => Some(assumed(planned, of.low, assume)),
            },
        });
        let sets: Vec<Judged<'_>> = judged.collect();
        let extra = performed.and_then(|done| done.get(exercise.sets.len()..)).unwrap_or(&[]);
        if !Judgement::of(Scope::LINE, &sets, extra).was_trained() {
            return;
        }
        self.moved_maxes.begin_line();
        let mut standing = self.standings.remove(&fold.way).unwrap_or_default();
        let mut turn = Turn {
            fold,
            expander: self,
            standing: Rc::make_mut(&mut standing),
            sets: &sets,
            extra,
            assumed: performed.is_none(),
        };
        turn.take();
        self.standings.insert(fold.way.clone(), standing);
    }

    /// A test that was performed is the lift's max from now on. One that was not leaves the max
    /// alone, and so does one without a single rep.
    pub(in crate::expand) fn note_tests(
        &mut self,
        lift: LiftId,
        exercise: &Exercise,
        performed: Option<&[PerformedSet]>,
    ) {
        for (place, planned) in exercise.sets.iter().enumerate().filter(|(_, set)| set.role == Role::Test) {
            let Some(performed) = performed else {
                self.assumed = true;
                self.assumed_open_sets = true;
                return;
            };
            let Some(done) = performed.get(place).filter(|done| done.reps > 0) else { continue };
            if let Some(load) = done.load.or(planned.load) {
                self.knowledge.tested(lift, done.reps, load);
            }
        }
    }
}

impl<'p> Turn<'_, '_, 'p> {
    fn take(&mut self) {
        self.standing.swap = false;
        self.meet_the_top_set();
        // Rules that look at no session wait for the weeks and stages that they are for.
        let waits = |rule: &ProgressRule| rule.goes_by_the_week() || rule.conditions.iter().any(is_of_another_time);
        for rule in self.fold.rules().filter(|rule| !waits(rule)) {
            if self.fires(rule) {
                self.act_all(rule);
            }
        }
    }

    pub(super) fn judgement(&self, scope: Scope) -> Judgement<'_> {
        Judgement::of(scope, self.sets, self.extra)
    }

    fn fires(&mut self, rule: &ProgressRule) -> bool {
        let hit = self.judgement(rule.scope).is_hit();
        let stalled = !hit && self.is_stalled(rule);
        let mut fires = true;
        for condition in &rule.conditions {
            fires &= match condition {
                Condition::Hit => hit,
                Condition::Miss => !hit,
                Condition::Misses(many) => self.in_a_row(rule, hit, !hit) >= *many,
                Condition::Stalls(many) => self.in_a_row(rule, hit, stalled) >= *many,
                Condition::Counted { counted, least, most } => {
                    let reps = self.judgement(rule.scope).counted(*counted);
                    reps.is_some_and(|reps| reps >= *least && most.is_none_or(|most| reps <= most))
                }
                Condition::InWeeks(weeks) => {
                    weeks.iter().any(|(first, last)| (*first..=*last).contains(&self.fold.week))
                }
                Condition::EveryWeeks(_) | Condition::AfterLastStage => false,
            };
        }
        if fires {
            self.standing.in_a_row.remove(&RuleKey::of(rule));
        }
        fires
    }

    /// How many sessions in a row a rule has counted; a hit clears them.
    fn in_a_row(&mut self, rule: &ProgressRule, hit: bool, counts: bool) -> u16 {
        let in_a_row = self.standing.in_a_row.entry(RuleKey::of(rule)).or_default();
        if hit {
            *in_a_row = 0;
        } else if counts {
            *in_a_row = in_a_row.saturating_add(1);
        }
        *in_a_row
    }

    /// Whether the total is no better than before at this load. Asked of each rule, so the
    /// best is only noted by those that count stalls.
    fn is_stalled(&mut self, rule: &ProgressRule) -> bool {
        if !rule.conditions.iter().any(|condition| matches!(condition, Condition::Stalls(_))) {
            return false;
        }
        let judgement = self.judgement(rule.scope);
        let (load, total) = (judgement.heaviest().map(|(load, _)| load), judgement.total());
        let key = RuleKey::of(rule);
        let best = self.standing.best.get(&key).copied();
        match best {
            Some((at, before)) if at == load => {
                self.standing.best.insert(key, (load, before.max(total)));
                total <= before
            }
            _ => {
                self.standing.best.insert(key, (load, total));
                false
            }
        }
    }
}

const fn is_of_another_time(condition: &Condition) -> bool {
    matches!(condition, Condition::EveryWeeks(_) | Condition::AfterLastStage)
}
