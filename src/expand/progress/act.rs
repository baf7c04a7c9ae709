//! What the actions of a rule do.

use super::Aims;
use super::fold::Turn;
use super::judge::{ends, is_open};
use super::moved::Moved;
use crate::expand::wholes::MaxMove;
use crate::model::{Action, Condition, Counted, MaxOf, Measure, OtherLifts, ProgressRule, Scope, Step};
use crate::training::{Load, Percent};

impl Turn<'_, '_, '_> {
    /// Does what a rule says.
    pub(super) fn act_all(&mut self, rule: &ProgressRule) {
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
                let may_move = self.expander.moved_maxes.may_move(lift, *of, rule);
                if may_move {
                    let of_training_max = *of == MaxOf::Training;
                    let by = self.step_of_max(*of, *step);
                    self.expander.knowledge.drift(lift, of_training_max, drift(*step));
                    if let Some(by) = by {
                        self.expander.knowledge.move_max(lift, of_training_max, by);
                    }
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
                    standing.following.let_go();
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
        let more = match (more, beyond) {
            (Some(more), Some(beyond)) if more.is_positive() => Some(more.plus(beyond)),
            _ => more,
        };
        // With another max other loads would have been lifted, if any were.
        let would_be_the_same = self.assumed || self.sets.is_empty();
        let drift = match step {
            Step::OfMax(share) if would_be_the_same => {
                self.expander.knowledge.drifted(lift, false).map(|drift| drift.at(share))
            }
            _ => None,
        };
        let Some(standing) = self.standing.scope_mut(scope) else { return };
        let on = |moved: Moved| match (step, more) {
            (Step::Percent(points), _) => moved.by_share(points),
            (Step::OfMax(_), more) => moved.by_max(lift, more, drift),
            (Step::Load(_), Some(more)) => moved.by(more),
            (Step::Load(_), None) => moved,
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
            self.expander.knowledge.lose_track(lift);
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
        let is_ladder = matches!(self.fold.line.others, OtherLifts::Ladder(_));
        if at_its_last_load || is_ladder {
            let steps = self.standing.left.get(&stage).cloned().unwrap_or_default();
            self.standing.set_steps(&steps);
        }
        for (_, standing) in &mut self.standing.scopes {
            standing.aims.clear();
            standing.extra = 0;
            standing.following.note_owned(false);
            if is_ladder {
                standing.following.let_go();
            }
        }
    }

    fn reps_then(&mut self, rule: &ProgressRule, then: &Action) {
        let owned = self.judgement(rule.scope).owns_the_range();
        if *then == Action::FollowTop {
            self.note_owned(rule.scope, owned);
        } else if owned {
            // Behind the last stage nothing comes: the reps stay where they are.
            let stays = *then == Action::NextStage && self.ends_in_this_stage();
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

    /// Sets that own their range stay at its high end until a heavier top set comes.
    fn note_owned(&mut self, scope: Scope, owned: bool) {
        if let Some(standing) = self.standing.scope_mut(scope) {
            standing.following.note_owned(owned);
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
        let extra = self.standing.scope(rule.scope).map_or(0, |standing| standing.extra);
        let owned = hit && extra >= most;
        if *then == Action::FollowTop {
            self.note_owned(rule.scope, owned);
        } else if owned {
            if let Some(standing) = self.standing.scope_mut(rule.scope) {
                standing.extra = 0;
            }
            self.act_then(rule, then);
        }
        if let Some(standing) = self.standing.scope_mut(rule.scope).filter(|_| hit && !owned) {
            standing.extra += 1;
        }
    }
}

/// The same step for whatever the max is.
const fn drift(step: Step) -> MaxMove {
    match step {
        Step::Load(load) => MaxMove::By(load),
        Step::Percent(share) => MaxMove::Share(share),
        Step::OfMax(share) => MaxMove::ShareOfOneRep(share),
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
