//! Progress: the state that a line has reached, and the fold that moves it on.
//!
//! State is never stored in a plan. It is folded, session by session, over what was
//! performed: a log, or, for a projection, what the prescription says ([`judge`] looks at
//! one exercise, [`fold`] asks the rules, [`act`] does what they say). The next session is then
//! planned from the state.

mod act;
mod fold;
mod follow;
mod judge;
mod moved;
mod weeks;

pub(super) use fold::{Fold, FoldSet};
pub(super) use follow::scopes_that_follow;
pub(super) use moved::{Change, Moved};
pub(super) use weeks::MovedMaxes;

use follow::Following;
use moved::Steps;

use std::collections::HashMap;
use std::rc::Rc;
use std::sync::Arc;

use super::line::Draft;
use crate::model::{LiftId, Line, LineLift, Measure, Notes, ProgressRule, Role, SchemeId, Scope, fold_name};
use crate::training::Load;

/// What lines of one lift, written alike, share their state by.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct Way {
    lift: LiftId,
    variant: Option<String>,
    written: Arc<str>,
}

impl Way {
    /// The way of a line that trains this lift; nothing for a line without rules.
    pub(super) fn of(line: &Line, lift: &LineLift) -> Option<Self> {
        let progress = &line.progress;
        let (written, lift) = match &progress.follows {
            Some(followed) => (&followed.way, followed.lift(lift).unwrap_or(lift)),
            None if progress.way.is_empty() => return None,
            None => (&progress.way, lift),
        };
        Some(Self { lift: lift.id, variant: lift.variant.as_deref().map(fold_name), written: Arc::clone(written) })
    }
}

/// What rules that are written alike have in common; lines that share their state share what
/// such rules have counted.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
struct RuleKey {
    scope: Scope,
    written: Arc<str>,
}

impl RuleKey {
    fn of(rule: &ProgressRule) -> Self {
        Self { scope: rule.scope, written: Arc::clone(&rule.written) }
    }
}

/// Where lines have got to.
pub(super) type Standings = HashMap<Way, Rc<Standing>>;

/// Where a line has got to.
#[derive(Clone, Debug, Default)]
pub(super) struct Standing {
    /// The stage, from 0.
    pub stage: usize,
    /// How loads stood when a stage was left, by its number.
    left: HashMap<usize, Vec<(Scope, Steps)>>,
    scopes: Vec<(Scope, ScopeStanding)>,
    /// Misses or stalls in a row, for each rule.
    in_a_row: HashMap<RuleKey, u16>,
    /// The best total of reps at a load, for each rule that counts stalls.
    best: HashMap<RuleKey, (Option<Load>, u32)>,
    /// How often `every N weeks` has fired, for each rule.
    periods: HashMap<RuleKey, u16>,
    /// Whether the athlete is to choose another lift.
    pub swap: bool,
}

/// Where the sets of a scope have got to.
#[derive(Clone, Debug, Default)]
struct ScopeStanding {
    steps: Steps,
    /// The reps to aim at, for each row of sets in which some were earned.
    aims: Vec<Aims>,
    /// Reps that `one rep then` has added, over all sets.
    extra: u16,
    /// The top set that they are with, if they follow one when their range is owned.
    following: Following,
}

/// The reps to aim at, set by set, of sets that are written with these reps.
#[derive(Clone, Debug)]
struct Aims {
    written: Vec<(u16, u16)>,
    reps: Vec<u16>,
}

impl Standing {
    fn scope(&self, scope: Scope) -> Option<&ScopeStanding> {
        self.scopes.iter().find(|(own, _)| *own == scope).map(|(_, standing)| standing)
    }

    fn scope_mut(&mut self, scope: Scope) -> Option<&mut ScopeStanding> {
        if self.scope(scope).is_none() {
            self.scopes.push((scope, ScopeStanding::default()));
        }
        self.scopes.iter_mut().find(|(own, _)| *own == scope).map(|(_, standing)| standing)
    }

    /// How the loads of a role's sets have moved. What is written as an effort moves only by
    /// steps that were earned by reps, a test by none.
    pub(super) fn moved(&self, role: Role, scheme: Option<SchemeId>, is_effort: bool) -> Moved {
        if role == Role::Test {
            return Moved::default();
        }
        let in_scope = self.scopes.iter().filter(|(scope, _)| scope.holds(role, scheme));
        let steps = in_scope.fold(Steps::default(), |steps, (_, standing)| steps.then(standing.steps));
        if is_effort { steps.by_reps } else { steps.all }
    }

    fn steps(&self) -> Vec<(Scope, Steps)> {
        let moved = self.scopes.iter().filter(|(_, standing)| standing.steps != Steps::default());
        moved.map(|(scope, standing)| (*scope, standing.steps)).collect()
    }

    /// Puts all loads to where they once stood.
    fn set_steps(&mut self, steps: &[(Scope, Steps)]) {
        for (_, standing) in &mut self.scopes {
            standing.steps = Steps::default();
        }
        for (scope, steps) in steps {
            if let Some(standing) = self.scope_mut(*scope) {
                standing.steps = *steps;
            }
        }
    }

    /// Raises the reps of the sets to what is aimed at today. Gives the fewest reps of each
    /// set as the plan has them.
    pub(super) fn aim(&self, drafts: &mut [Draft<'_>]) -> Vec<FoldSet> {
        let rooms: Vec<u16> = drafts.iter().map(room).collect();
        for (scope, standing) in self.scopes.iter().filter(|(_, standing)| standing.extra > 0) {
            let in_scope = drafts.iter_mut().filter(|draft| scope.holds(draft.role, draft.scheme));
            let mut drafts: Vec<&mut Draft<'_>> = in_scope.collect();
            let rooms: Vec<u16> = drafts.iter().map(|draft| room(draft)).collect();
            for (draft, extra) in drafts.iter_mut().zip(shared_out(standing.extra, &rooms)) {
                if extra > 0 {
                    draft.low = draft.low.or_else(|| Some(judge::ends(&draft.measure).0));
                    add_reps(&mut draft.measure, extra);
                }
            }
        }
        // Of fixed and open reps those of today are prescribed, of a range its low end as written.
        let low = |draft: &Draft<'_>| match draft.measure {
            Measure::Reps { min, max } if min == max => min,
            Measure::Amrap { min, .. } => min.unwrap_or(0),
            _ => draft.low.unwrap_or(judge::ends(&draft.measure).0),
        };
        let sets = drafts.iter().zip(rooms).map(|(draft, room)| {
            let written = judge::ends(&draft.measure);
            FoldSet { low: low(draft), written, room, scheme: draft.scheme }
        });
        let sets = sets.collect();
        for (scope, standing) in self.scopes.iter().filter(|(_, standing)| !standing.aims.is_empty()) {
            let in_scope = |draft: &&mut Draft<'_>| scope.holds(draft.role, draft.scheme);
            let written: Vec<(u16, u16)> =
                drafts.iter_mut().filter(in_scope).map(|draft| judge::ends(&draft.measure)).collect();
            let Some(aims) = standing.aims.iter().find(|aims| aims.written == written) else { continue };
            for (draft, &aim) in drafts.iter_mut().filter(in_scope).zip(&aims.reps) {
                draft.low = draft.low.or_else(|| Some(judge::ends(&draft.measure).0));
                raise(&mut draft.measure, aim);
            }
        }
        sets
    }
}

/// What is said of an exercise: the coach's notes, and that it is to be swapped.
pub(super) fn notes(notes: &Notes, standing: Option<&Standing>) -> Notes {
    if !standing.is_some_and(|standing| standing.swap) {
        return Arc::clone(notes);
    }
    notes.iter().cloned().chain(std::iter::once("choose another lift in its place".into())).collect()
}

/// How many reps `one rep then` adds to a set before all have climbed: one to fixed and open
/// ones, to a range as many as bring it to its high end. A share of the top set climbs with it.
fn room(draft: &Draft<'_>) -> u16 {
    match draft.measure {
        _ if draft.share_of_top.is_some() => 0,
        Measure::Reps { min, max } => max.saturating_sub(min).max(1),
        Measure::Amrap { min: Some(_), .. } => 1,
        _ => 0,
    }
}

/// Reps given out one at a time, set by set from the first on, again and again, to sets that
/// have room for them.
fn shared_out(mut reps: u16, rooms: &[u16]) -> Vec<u16> {
    let mut given = vec![0; rooms.len()];
    for round in 0..rooms.iter().copied().max().unwrap_or(0) {
        for (given, _) in given.iter_mut().zip(rooms).filter(|(_, room)| **room > round) {
            if reps == 0 {
                break;
            }
            *given += 1;
            reps -= 1;
        }
    }
    given
}

fn raise(measure: &mut Measure, aim: u16) {
    match measure {
        Measure::Reps { min, max }
        | Measure::Seconds { min, max }
        | Measure::Metres { min, max }
        | Measure::Calories { min, max } => *min = aim.clamp(*min, *max),
        Measure::Amrap { .. } | Measure::Cluster(_) | Measure::Total { .. } => {}
    }
}

fn add_reps(measure: &mut Measure, more: u16) {
    match measure {
        Measure::Reps { min, max } => {
            let fixed = min == max;
            *min = min.saturating_add(more);
            *max = if fixed { *min } else { *max };
            *min = (*min).min(*max);
        }
        Measure::Amrap { min: Some(min), max } => *min = min.saturating_add(more).min(max.unwrap_or(u16::MAX)),
        _ => {}
    }
}
