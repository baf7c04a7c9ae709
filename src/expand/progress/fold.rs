//! The fold: what the rules of a line do after one of its exercises was performed.

use std::rc::Rc;

use super::judge::{Judged, Judgement, assumed, ends, is_open};
use super::{Aims, Moved, Standing, Way};
use crate::expand::Expander;
use crate::model::{
    Action, Assume, Condition, Counted, Exercise, LiftId, Line, MaxOf, Measure, OtherLifts, PerformedSet, ProgressRule,
    Role, SchemeId, Scope, Step,
};
use crate::training::{Load, Percent};

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
    fn rules(&self) -> impl Iterator<Item = &'p ProgressRule> + Clone + use<'p> {
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
struct Turn<'f, 'e, 'p> {
    fold: &'f Fold<'p>,
    expander: &'e mut Expander<'p>,
    standing: &'e mut Standing,
    sets: &'f [Judged<'f>],
    extra: &'f [PerformedSet],
    /// Whether nobody performed it: a projection.
    assumed: bool,
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
            let passed = week.saturating_sub(1) / weeks.max(1);
            // Weeks before the line was first trained are not its own.
            let before = turn.standing.periods.insert(rule.span.start, passed).unwrap_or(passed);
            for _ in before..passed {
                turn.act_all(rule);
            }
        }
        self.standings.insert(fold.way.clone(), standing);
    }
}

impl Turn<'_, '_, '_> {
    fn take(&mut self) {
        self.standing.swap = false;
        self.note_followed();
        let rules = self.fold.rules();
        for rule in rules.filter(|rule| !rule.conditions.iter().any(is_of_another_time)) {
            if self.fires(rule) {
                self.act_all(rule);
            }
        }
    }

    fn judgement(&self, scope: Scope) -> Judgement<'_> {
        Judgement::of(scope, self.sets, self.extra)
    }

    /// Back-offs that move on their own start from the top set as it stood on the day on which
    /// they last followed it.
    fn note_followed(&mut self) {
        let rules = self.fold.rules();
        let follows = rules.filter(|rule| rule.actions.iter().any(follows_top));
        for scope in follows.map(|rule| rule.scope) {
            let steps = self.standing.steps();
            if let Some(standing) = self.standing.scope_mut(scope) {
                standing.followed.get_or_insert(steps);
            }
        }
    }

    /// Whether the top set moves by steps, and has not since this scope followed it.
    fn top_stands_still(&self, scope: Scope) -> bool {
        let top = Scope { role: Some(Role::Top), ..scope };
        let moves_top = |rule: &ProgressRule| rule.scope.meets(top) && rule.actions.iter().any(Action::moves_loads);
        let followed = self.standing.scope(scope).and_then(|standing| standing.followed.as_ref());
        self.fold.rules().any(moves_top) && followed.is_some_and(|followed| *followed == self.standing.steps())
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
            self.standing.in_a_row.remove(&rule.span.start);
        }
        fires
    }

    /// How many sessions in a row a rule has counted; a hit clears them.
    fn in_a_row(&mut self, rule: &ProgressRule, hit: bool, counts: bool) -> u16 {
        let in_a_row = self.standing.in_a_row.entry(rule.span.start).or_default();
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
        let key = rule.span.start;
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

    fn act_all(&mut self, rule: &ProgressRule) {
        let times = match rule.per_extra_rep {
            None => 1,
            Some(most) => {
                let amrap = self.judgement(rule.scope).amrap();
                amrap.map_or(0, |(done, least)| done.reps.saturating_sub(least).min(most))
            }
        };
        // Nobody knows yet what an open set or a test will come to, so nothing rests on it.
        let judgement = self.judgement(rule.scope);
        let is_open = |condition: &Condition| match condition {
            Condition::Counted { counted, .. } => judgement.is_open(*counted),
            _ => false,
        };
        let rests_on_open_sets = rule.per_extra_rep.is_some() || rule.conditions.iter().any(is_open);
        for _ in 0..times.max(u16::from(self.assumed && rests_on_open_sets)) {
            for action in &rule.actions {
                if matches!(action, Action::MoveMax(..) | Action::SetMax(..)) && self.assumed && rests_on_open_sets {
                    self.expander.assumed_open_sets = true;
                } else if times > 0 {
                    self.act(rule, action);
                }
            }
        }
    }

    fn act(&mut self, rule: &ProgressRule, action: &Action) {
        match action {
            Action::Hold => {}
            Action::Move(step) => self.move_scope(rule.scope, *step, false),
            Action::MoveMax(of, step) => {
                let lift = self.fold.lift;
                if let Some(by) = self.step_of_max(*of, *step) {
                    self.expander.knowledge.move_max(lift, *of == MaxOf::Training, by);
                }
            }
            Action::SetMax(of, share) => self.set_max(rule, *of, *share),
            Action::NextStage => self.next_stage(),
            Action::FirstStage { at_its_last_load, step } => {
                self.go_to_stage(0, *at_its_last_load);
                if let Some(step) = step {
                    self.move_scope(rule.scope, Step::Load(*step), false);
                }
            }
            Action::FollowTop => {
                if let Some(standing) = self.standing.scope_mut(rule.scope) {
                    standing.followed = None;
                }
            }
            Action::Reset => match rule.scope {
                Scope::LINE => {
                    self.standing.scopes.clear();
                    self.standing.left.clear();
                    self.standing.stage = 0;
                }
                _ => self.standing.scopes.retain(|(scope, _)| *scope != rule.scope),
            },
            Action::Swap => self.standing.swap = true,
            Action::RepsThen(then) => self.reps_then(rule, then),
            Action::OneRepThen(then) => self.one_rep_then(rule, then),
        }
    }

    fn move_scope(&mut self, scope: Scope, step: Step, by_reps: bool) {
        let lift = self.fold.lift;
        let more = match step {
            Step::Load(load) => Some(load),
            Step::OfMax(share) => self.expander.knowledge.rep_max(lift, 1).map(|max| max.load.at(share)),
            Step::Percent(_) => None,
        };
        // A step up goes on from what was lifted, if that was heavier than what was asked.
        let beyond = self.judgement(scope).heaviest().and_then(|(lifted, planned)| {
            let more = lifted.plus(planned?.times(-1));
            more.is_positive().then_some(more)
        });
        let Some(standing) = self.standing.scope_mut(scope) else { return };
        let on = |moved: Moved| match (step, more) {
            (Step::Percent(points), _) => moved.by_share(points),
            (_, Some(more)) if more.is_positive() => moved.by(beyond.map_or(more, |beyond| more.plus(beyond))),
            (_, Some(more)) => moved.by(more),
            (_, None) => moved,
        };
        standing.steps.all = on(standing.steps.all);
        if by_reps {
            standing.steps.by_reps = on(standing.steps.by_reps);
        }
    }

    fn set_max(&mut self, rule: &ProgressRule, of: MaxOf, share: Percent) {
        let judgement = self.judgement(rule.scope);
        let counts = |which| {
            rule.conditions
                .iter()
                .any(|condition| matches!(condition, Condition::Counted { counted, .. } if *counted == which))
        };
        let load = if counts(Counted::Amrap) {
            judgement.amrap().and_then(|(done, _)| done.load)
        } else {
            judgement.heaviest().map(|(load, _)| load)
        };
        if let Some(load) = load {
            let lift = self.fold.lift;
            let load = load.at(share);
            let before = self.max(of);
            match before {
                Some(before) => {
                    let by = load.plus(before.times(-1));
                    self.expander.knowledge.move_max(lift, of == MaxOf::Training, by);
                }
                None => self.expander.knowledge.tested(lift, 1, load),
            }
        }
    }

    /// The max or the training max as it stands; nothing if nobody knows it.
    fn max(&self, of: MaxOf) -> Option<Load> {
        let (knowledge, lift) = (&self.expander.knowledge, self.fold.lift);
        let max = match of {
            MaxOf::OneRep => knowledge.rep_max(lift, 1),
            MaxOf::Training => knowledge.training_max(lift),
        };
        max.map(|max| max.load)
    }

    /// By how much a step moves a max; one that nobody knows cannot move.
    fn step_of_max(&self, of: MaxOf, step: Step) -> Option<Load> {
        let max = self.max(of)?;
        Some(match step {
            Step::Load(load) => load,
            Step::Percent(share) => max.at(share),
            Step::OfMax(share) => self.max(MaxOf::OneRep)?.at(share),
        })
    }

    /// Whether this is the last stage, and no rule says what moves after it.
    fn ends_in_this_stage(&self) -> bool {
        let mut after = self.fold.rules().filter(|rule| {
            rule.conditions.contains(&Condition::AfterLastStage)
                && rule.actions.iter().any(|action| !matches!(action, Action::Swap | Action::Hold))
        });
        self.standing.stage + 1 >= self.fold.stages && after.next().is_none()
    }

    fn next_stage(&mut self) {
        if self.standing.stage + 1 < self.fold.stages {
            self.go_to_stage(self.standing.stage + 1, false);
            return;
        }
        let rules = self.fold.rules();
        for rule in rules.filter(|rule| rule.conditions.contains(&Condition::AfterLastStage)) {
            for action in rule.actions.iter().filter(|action| !matches!(action, Action::NextStage)) {
                self.act(rule, action);
            }
        }
    }

    /// Goes on at the load of this stage, or at the last load of the other. Reps are of no use
    /// in another stage, and neither are the loads of another lift.
    fn go_to_stage(&mut self, stage: usize, at_its_last_load: bool) {
        let steps = self.standing.steps();
        self.standing.left.insert(self.standing.stage, steps);
        self.standing.stage = stage;
        if at_its_last_load || matches!(self.fold.line.others, OtherLifts::Ladder(_)) {
            let steps = self.standing.left.get(&stage).cloned().unwrap_or_default();
            self.standing.set_steps(&steps);
        }
        for (_, standing) in &mut self.standing.scopes {
            standing.aims.clear();
            standing.extra = 0;
        }
    }

    fn reps_then(&mut self, rule: &ProgressRule, then: &Action) {
        if self.judgement(rule.scope).owns_the_range() {
            // Behind the last stage nothing comes, and no other top set to follow as long as it
            // stands still: the reps stay where they are.
            let stays = match then {
                Action::NextStage => self.ends_in_this_stage(),
                Action::FollowTop => self.top_stands_still(rule.scope),
                _ => false,
            };
            if !stays {
                let written = self.written(rule.scope);
                if let Some(standing) = self.standing.scope_mut(rule.scope) {
                    standing.aims.retain(|aims| aims.written != written);
                }
            }
            self.act_then(rule, then);
            if !stays {
                return;
            }
        }
        let judgement = self.judgement(rule.scope);
        let aims = judgement.reps().map(|(set, reps)| {
            let (_, most) = ends(&set.planned.measure);
            let aim = reps.saturating_add(grain(&set.planned.measure));
            if is_open(&set.planned.measure) { 0 } else { aim.clamp(set.of.low.min(most), most) }
        });
        let (reps, written) = (aims.collect(), self.written(rule.scope));
        if let Some(standing) = self.standing.scope_mut(rule.scope) {
            standing.aims.retain(|aims| aims.written != written);
            standing.aims.push(Aims { written, reps });
        }
    }

    /// The reps that the sets of a scope are written with.
    fn written(&self, scope: Scope) -> Vec<(u16, u16)> {
        self.judgement(scope).reps().map(|(set, _)| set.of.written).collect()
    }

    /// What comes when reps have climbed.
    fn act_then(&mut self, rule: &ProgressRule, then: &Action) {
        match then {
            Action::Move(step) => self.move_scope(rule.scope, *step, true),
            _ => self.act(rule, then),
        }
    }

    fn one_rep_then(&mut self, rule: &ProgressRule, then: &Action) {
        let judgement = self.judgement(rule.scope);
        let room = judgement.reps().fold(0_u16, |room, (set, _)| room.saturating_add(set.of.room));
        let (hit, most) = (judgement.did_what_was_planned(), room);
        let Some(standing) = self.standing.scope_mut(rule.scope).filter(|_| hit) else { return };
        if standing.extra >= most {
            standing.extra = 0;
            self.act_then(rule, then);
        } else {
            standing.extra += 1;
        }
    }
}

/// By how much more is aimed at: one rep, five seconds, ten metres, one calorie.
const fn grain(measure: &Measure) -> u16 {
    match measure {
        Measure::Seconds { .. } => 5,
        Measure::Metres { .. } => 10,
        _ => 1,
    }
}

const fn is_of_another_time(condition: &Condition) -> bool {
    matches!(condition, Condition::EveryWeeks(_) | Condition::AfterLastStage)
}

/// Whether an action makes sets start from the top set of another day.
fn follows_top(action: &Action) -> bool {
    match action {
        Action::FollowTop => true,
        Action::RepsThen(then) | Action::OneRepThen(then) => follows_top(then),
        _ => false,
    }
}
