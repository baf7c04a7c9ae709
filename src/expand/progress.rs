//! Progress: the state that a line has reached, and the fold that moves it on.
//!
//! State is never stored in a plan. It is folded, session by session, over what was
//! performed: a log, or, for a projection, what the prescription says ([`judge`] looks at
//! one exercise, [`fold`] does what the rules say of it). The next session is then planned
//! from the state.

mod fold;
mod judge;

pub(super) use fold::{Fold, FoldSet};

use std::collections::HashMap;
use std::rc::Rc;
use std::sync::Arc;

use super::Known;
use super::line::Draft;
use crate::model::{LiftId, Line, LineLift, Measure, Notes, Role, SchemeId, Scope, fold_name};
use crate::training::{Load, Percent};

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
        let written = match &progress.follows {
            Some(followed) => followed,
            None if progress.rules.is_empty() => return None,
            None => &progress.way,
        };
        Some(Self { lift: lift.id, variant: lift.variant.as_deref().map(fold_name), written: Arc::clone(written) })
    }
}

/// Where every line has got to.
pub(super) type Standings = HashMap<Way, Rc<Standing>>;

/// Where a line has got to.
#[derive(Clone, Debug, Default)]
pub(super) struct Standing {
    /// The stage, from 0.
    pub stage: usize,
    /// How loads stood when a stage was left, by its number.
    left: HashMap<usize, Vec<(Scope, Moved)>>,
    scopes: Vec<(Scope, ScopeStanding)>,
    /// Misses or stalls in a row, for each rule by where it stands.
    in_a_row: HashMap<u32, u16>,
    /// The best total of reps at a load, for each rule that counts stalls, by where it stands.
    best: HashMap<u32, (Option<Load>, u32)>,
    /// How often `every N weeks` has fired, for each rule.
    periods: HashMap<u32, u16>,
    /// Whether the athlete is to choose another lift.
    pub swap: bool,
}

/// Where the sets of a scope have got to.
#[derive(Clone, Debug, Default)]
struct ScopeStanding {
    moved: Moved,
    /// The reps to aim at, set by set.
    reps: Vec<u16>,
    /// Reps that `one rep then` has added, over all sets.
    extra: u16,
    /// The top set that back-offs start from until their range is owned.
    followed: Option<Known>,
}

/// How a load has moved: so many percent of what is written, and so much more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Moved {
    scale: Percent,
    add: Option<Load>,
}

impl Default for Moved {
    fn default() -> Self {
        Self { scale: Percent::ONE, add: None }
    }
}

impl Moved {
    pub(super) fn is_at_rest(self) -> bool {
        self == Self::default()
    }

    /// How much has been added to it.
    pub(super) fn step(self) -> Option<Load> {
        self.add
    }

    /// The load as it stands now.
    pub(super) fn apply(self, load: Load) -> Load {
        let scaled = if self.scale == Percent::ONE { load } else { load.changed_to(self.scale) };
        self.add.map_or(scaled, |add| scaled.plus(add))
    }

    fn by(self, more: Load) -> Self {
        let add = self.add.map_or(more, |add| add.plus(more));
        Self { add: Some(add).filter(|add| add.is_positive() || add.is_negative()), ..self }
    }

    fn to_share(self, share: Percent) -> Self {
        Self { scale: share.of(self.scale), add: self.add.map(|add| add.at(share)) }
    }

    /// First this move, then the other.
    fn then(self, other: Self) -> Self {
        let scaled = self.to_share(other.scale);
        other.add.map_or(scaled, |add| scaled.by(add))
    }
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

    /// How the loads of a role's sets have moved.
    pub(super) fn moved(&self, role: Role, scheme: Option<SchemeId>) -> Moved {
        let in_scope = self.scopes.iter().filter(|(scope, _)| scope.holds(role, scheme));
        in_scope.fold(Moved::default(), |moved, (_, standing)| moved.then(standing.moved))
    }

    /// The top set that sets of a role start from, where it is not today's.
    pub(super) fn followed(&self, role: Role, scheme: Option<SchemeId>) -> Option<Known> {
        let in_scope = self.scopes.iter().filter(|(scope, _)| scope.role.is_some() && scope.holds(role, scheme));
        in_scope.filter_map(|(_, standing)| standing.followed).next()
    }

    /// Raises the reps of the sets to what is aimed at today. Gives the fewest reps of each
    /// set as the plan has them.
    pub(super) fn aim(&self, drafts: &mut [Draft<'_>]) -> Vec<FoldSet> {
        for (scope, standing) in &self.scopes {
            let sets = drafts.iter().filter(|draft| scope.holds(draft.role, draft.scheme)).count();
            let in_scope = drafts.iter_mut().filter(|draft| scope.holds(draft.role, draft.scheme));
            for (place, draft) in in_scope.enumerate() {
                let extra = shared_out(standing.extra, place, sets);
                if extra > 0 {
                    draft.low = draft.low.or_else(|| Some(judge::ends(&draft.measure).0));
                    add_reps(&mut draft.measure, extra);
                }
            }
        }
        // Of fixed reps those of today are prescribed, of a range its low end as written.
        let low = |draft: &Draft<'_>| match draft.measure {
            Measure::Reps { min, max } if min == max => min,
            _ => draft.low.unwrap_or(judge::ends(&draft.measure).0),
        };
        let sets = drafts.iter().map(|draft| FoldSet { low: low(draft), scheme: draft.scheme }).collect();
        for (scope, standing) in &self.scopes {
            let in_scope = drafts.iter_mut().filter(|draft| scope.holds(draft.role, draft.scheme));
            for (draft, &aim) in in_scope.zip(&standing.reps) {
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
    notes.iter().cloned().chain(std::iter::once("stalled: choose another lift in its place".into())).collect()
}

/// How many of some reps, given out set by set from the first on, one set gets.
fn shared_out(reps: u16, place: usize, sets: usize) -> u16 {
    let sets = u16::try_from(sets).unwrap_or(u16::MAX).max(1);
    let place = u16::try_from(place).unwrap_or(u16::MAX);
    reps / sets + u16::from(place < reps % sets)
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
    if let Measure::Reps { min, max } = measure {
        let fixed = min == max;
        *min = min.saturating_add(more);
        *max = if fixed { *min } else { *max };
        *min = (*min).min(*max);
    }
}
