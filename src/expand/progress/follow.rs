//! Sets and lines that follow others: back-offs the top set once their range is owned,
//! `reps then follow top`, and lines those of another day.

use std::rc::Rc;

use super::Standing;
use super::fold::{Fold, Turn};
use crate::expand::Expander;
use crate::model::{Action, LiftId, Line, ProgressRule, Role, SchemeId, Scope};
use crate::training::Load;

/// The top set that sets of a scope are with.
#[derive(Clone, Debug, Default)]
pub(super) struct Following {
    /// Its load on the day on which they took it up; they stay with it until their range is
    /// owned and a heavier one comes.
    top: Option<Load>,
    /// Whether they owned their range in the last session.
    owned: bool,
}

impl Following {
    /// From now on they are with the next top set, whatever it is.
    pub(super) fn let_go(&mut self) {
        *self = Self::default();
    }

    /// Whether they owned their range in the last session.
    pub(super) fn note_owned(&mut self, owned: bool) {
        self.owned = owned;
    }
}

/// The scopes of a line's sets that follow the top set by its rules for a lift.
pub(in crate::expand) fn scopes_that_follow(line: &Line, lift: LiftId) -> impl Iterator<Item = Scope> + Clone {
    let rules = line.progress.rules.iter().filter(move |rule| rule.is_for(lift));
    rules.filter(|rule: &&ProgressRule| rule.actions.iter().any(follows_top)).map(|rule| rule.scope)
}

fn follows_top(action: &Action) -> bool {
    match action {
        Action::FollowTop => true,
        Action::RepsThen(then) | Action::OneRepThen(then) => follows_top(then),
        _ => false,
    }
}

impl Standing {
    /// Sets of a scope meet a top set: the first that they see is theirs, and so is a heavier
    /// one if they own their range. Then they begin again at its low end.
    pub(in crate::expand) fn take_up(&mut self, scope: Scope, top: Load) {
        let Some(standing) = self.scope_mut(scope) else { return };
        let following = &mut standing.following;
        let rises = following.top.is_none_or(|before| top.compare(before).is_gt());
        if !rises || following.top.is_some() && !following.owned {
            return;
        }
        following.top = Some(top);
        if std::mem::take(&mut following.owned) {
            // Reps that were earned at the lighter load say nothing of this one, in whatever column they stand.
            standing.aims.clear();
            standing.extra = 0;
        }
    }

    /// The load of the top set that sets of a role are with; nothing if they follow today's.
    pub(in crate::expand) fn top_of(&self, role: Role, scheme: Option<SchemeId>) -> Option<Load> {
        let in_scope = self.scopes.iter().filter(|(scope, _)| scope.role.is_some() && scope.holds(role, scheme));
        in_scope.filter_map(|(_, standing)| standing.following.top).next()
    }
}

impl<'p> Expander<'p> {
    /// Where a line stands today. One that follows another day stands where that did in its
    /// last session of the week; before that, where it would.
    pub(in crate::expand) fn standing_of(&mut self, fold: &Fold<'p>) -> Rc<Standing> {
        let now = || self.standings.get(&fold.way).cloned().unwrap_or_default();
        if fold.line.progress.follows.is_some() {
            return self.of_this_week.get(&fold.way).cloned().unwrap_or_else(now);
        }
        let standing = now();
        self.of_this_week.insert(fold.way.clone(), Rc::clone(&standing));
        standing
    }
}

impl Turn<'_, '_, '_> {
    /// The session had a top set, and sets that follow one have seen it.
    pub(super) fn meet_the_top_set(&mut self) {
        let tops = self.sets.iter().filter(|set| set.planned.role == Role::Top);
        let loads = tops.filter_map(|set| set.planned.load.or(set.done?.load));
        let heaviest = loads.reduce(|a, b| if b.compare(a).is_gt() { b } else { a });
        let Some(top) = heaviest else { return };
        for scope in scopes_that_follow(self.fold.line, self.fold.lift) {
            self.standing.take_up(scope, top);
        }
    }
}
