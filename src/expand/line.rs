//! One line of one session: from segments to sets with loads.

use std::borrow::Cow;
use std::rc::Rc;
use std::sync::Arc;

use super::loads::Planned;
use super::progress::{FoldSet, Standing, scopes_that_follow};
use super::{Expander, Place};
use crate::model::{
    Column, Extras, LoadRule, Measure, Origin, PlannedMeasure, PlannedSet, Role, SchemeId, Segment, SetBase, Shift,
};
use crate::training::Percent;

/// A set whose load is not known yet.
pub(super) struct Draft<'p> {
    pub role: Role,
    pub measure: Measure,
    pub per_side: bool,
    pub optional: bool,
    /// The scheme that it is part of.
    pub scheme: Option<SchemeId>,
    /// The fewest reps as written, where progress has raised them.
    pub low: Option<u16>,
    /// The share of the reps of the top set that it has.
    pub share_of_top: Option<Percent>,
    pub rule: Option<&'p LoadRule>,
    pub origin: Origin,
    /// What the columns of its scheme have added.
    pub shift: Shift,
    /// Its place in the row of sets that the rule serves, from 0, and how many they are.
    pub place: u16,
    pub of: u16,
    pub extras: Arc<Extras>,
}

impl<'p> Expander<'p> {
    pub(super) fn expand_line(
        &mut self,
        place: &Place<'p>,
        column: &'p Column,
        shift: Shift,
    ) -> (Vec<PlannedSet>, Vec<FoldSet>) {
        let standing = self.with_todays_top(place, column, shift);
        let place = &Place { standing, ..*place };
        let (drafts, mut fold_sets) = self.aimed_drafts(place, column);
        let mut planned: Vec<Option<Planned>> = vec![None; drafts.len()];
        // What starts from the top set waits for it; everything else goes in order.
        self.plan_all(place, shift, &drafts, &mut planned, None);
        let top = heaviest_top(&drafts, &planned);
        if let Some(top) = &top {
            for (draft, planned) in drafts.iter().zip(&mut planned) {
                if let (Role::Ramp, Some(planned)) = (draft.role, planned) {
                    planned.hold_at(top);
                }
            }
        }
        self.plan_all(place, shift, &drafts, &mut planned, Some(&top.unwrap_or_default()));
        let sets = drafts.into_iter().zip(planned);
        let sets: Vec<PlannedSet> = sets.map(|(draft, planned)| finish(draft, planned.unwrap_or_default())).collect();
        let mut all = self.warm_up(place, column, &sets);
        // Rules look at no warm-ups, but count the sets of the line.
        fold_sets.splice(0..0, all.iter().map(|_| FoldSet::default()));
        all.extend(sets);
        for (set, number) in all.iter_mut().zip(1..) {
            set.number = number;
        }
        (all, fold_sets)
    }

    /// The sets of a line with the reps that progress has brought them to.
    fn aimed_drafts(&self, place: &Place<'p>, column: &'p Column) -> (Vec<Draft<'p>>, Vec<FoldSet>) {
        let mut drafts = self.drafts(column);
        if let Some(followed) = &place.line.progress.follows {
            drafts.iter_mut().for_each(|draft| draft.scheme = followed.scheme(draft.scheme));
        }
        let mut fold_sets = Vec::new();
        // A line that follows another shares its loads, not its reps.
        if let Some(standing) = place.standing.as_ref().filter(|_| place.line.progress.follows.is_none()) {
            fold_sets = standing.aim(&mut drafts);
        }
        share_out_top_reps(&mut drafts, &mut fold_sets);
        (drafts, fold_sets)
    }

    /// Where the line stands today: back-offs that own their range take up a heavier top set.
    fn with_todays_top(&mut self, place: &Place<'p>, column: &'p Column, shift: Shift) -> Option<Rc<Standing>> {
        let mut standing = place.standing.clone()?;
        let mut scopes = scopes_that_follow(place.line, place.lift.id).peekable();
        if scopes.peek().is_some() {
            let (drafts, _) = self.aimed_drafts(place, column);
            let mut planned: Vec<Option<Planned>> = vec![None; drafts.len()];
            self.plan_all(place, shift, &drafts, &mut planned, None);
            if let Some(top) = heaviest_top(&drafts, &planned).and_then(|top| top.load) {
                scopes.for_each(|scope| Rc::make_mut(&mut standing).take_up(scope, top));
            }
        }
        Some(standing)
    }

    /// Plans every set that can be planned now.
    fn plan_all(
        &mut self,
        place: &Place<'p>,
        shift: Shift,
        drafts: &[Draft<'p>],
        planned: &mut [Option<Planned>],
        top: Option<&Planned>,
    ) {
        let first = drafts.iter().position(|draft| draft.role != Role::Warmup);
        for number in 0..drafts.len() {
            let (Some(draft), Some(None)) = (drafts.get(number), planned.get(number)) else {
                continue;
            };
            let other = |other: Option<usize>| {
                let other = other?;
                let is_top = drafts.get(other).is_some_and(|draft| draft.role == Role::Top);
                planned.get(other)?.as_ref().map(|planned| Some((planned, is_top)))
            };
            // Nothing where the set must wait for the one that it starts from.
            let start = match draft.rule.and_then(LoadRule::set_base) {
                Some(SetBase::Top) => top.map(|top| Some((top, true))),
                Some(SetBase::Previous) => other(number.checked_sub(1)),
                Some(SetBase::First) => other(first),
                Some(SetBase::Day(_) | SetBase::LastWeek) | None => Some(None),
            };
            let Some(start) = start else { continue };
            let start =
                start.map(|(start, is_top)| if is_top { own_top(place, draft, start) } else { Cow::Borrowed(start) });
            let ready = self.plan(place, shift, draft, start.as_deref());
            if let Some(slot) = planned.get_mut(number) {
                *slot = Some(ready);
            }
        }
    }

    fn drafts(&self, column: &'p Column) -> Vec<Draft<'p>> {
        let mut drafts = Vec::new();
        for segment in &column.segments {
            let between = between_mini_sets(segment);
            for part in &segment.parts {
                let rule = part.load.and_then(|load| self.program.load(load));
                let mut place = 0;
                for group in &part.groups {
                    let (measure, share_of_top) = match &group.measure {
                        PlannedMeasure::Fixed(measure) => (measure.clone(), None),
                        PlannedMeasure::ShareOfTop(share) => (Measure::Reps { min: 1, max: 1 }, Some(*share)),
                    };
                    for number in 0..group.most {
                        let ends = group.ends_mini_sets && number + 1 == group.most;
                        let extras = match &between {
                            Some((between, after)) => {
                                if ends {
                                    after
                                } else {
                                    between
                                }
                            }
                            None => &segment.extras,
                        };
                        drafts.push(Draft {
                            role: segment.role,
                            measure: measure.clone(),
                            per_side: group.per_side,
                            optional: number >= group.least,
                            scheme: segment.scheme(),
                            low: None,
                            share_of_top,
                            rule,
                            origin: Origin { sets: segment.in_line(group.span), load: segment.in_line(part.load_span) },
                            shift: segment.shift(),
                            place,
                            of: part.sets(),
                            extras: Arc::clone(extras),
                        });
                        place += 1;
                    }
                }
            }
        }
        drafts
    }
}

/// What is said of mini-sets, each of which is a set: of those inside, and of the last. The
/// rest between them is the rest after each but the last.
fn between_mini_sets(segment: &Segment) -> Option<(Arc<Extras>, Arc<Extras>)> {
    let extras = segment.role.has_mini_sets().then_some(&*segment.extras)?;
    let between = Extras { rest: extras.mini_rest, mini_rest: None, ..extras.clone() };
    let after = Extras { mini_rest: None, ..extras.clone() };
    Some((Arc::new(between), Arc::new(after)))
}

/// Gives sets that are written as a share of the top set's reps, `4x50%`, their reps: a share
/// of the fewest that a top set has today.
fn share_out_top_reps(drafts: &mut [Draft<'_>], fold_sets: &mut [FoldSet]) {
    if drafts.iter().all(|draft| draft.share_of_top.is_none()) {
        return;
    }
    let tops = drafts.iter().filter(|draft| draft.role == Role::Top);
    let fewest = tops.filter_map(|draft| match draft.measure {
        Measure::Reps { min, .. } => Some(min),
        Measure::Amrap { min, .. } => min,
        _ => None,
    });
    let of_top = fewest.min().unwrap_or(0);
    for (place, draft) in drafts.iter_mut().enumerate() {
        let Some(share) = draft.share_of_top else { continue };
        let reps = i64::from(of_top) * i64::from(share.millionths()) / 1_000_000;
        let reps = u16::try_from(reps).unwrap_or(0).max(1);
        draft.measure = Measure::Reps { min: reps, max: reps };
        if let Some(set) = fold_sets.get_mut(place) {
            set.low = reps;
        }
    }
}

/// The top set that a set starts from: today's, or the lighter one that it is still with.
fn own_top<'t>(place: &Place<'_>, draft: &Draft<'_>, today: &'t Planned) -> Cow<'t, Planned> {
    let standing = place.standing.as_ref().filter(|_| place.line.progress.follows.is_none());
    let own = standing.and_then(|standing| standing.top_of(draft.role, draft.scheme));
    let lighter = own.zip(today.load).is_some_and(|(own, today)| own.compare(today).is_lt());
    match own.filter(|_| lighter) {
        Some(own) => Cow::Owned(Planned { load: Some(own), is_earlier: true, ..today.clone() }),
        None => Cow::Borrowed(today),
    }
}

/// The heaviest of the top sets; nothing if the load of one is not known.
fn heaviest_top(drafts: &[Draft<'_>], planned: &[Option<Planned>]) -> Option<Planned> {
    let tops = drafts.iter().zip(planned).filter(|(draft, _)| draft.role == Role::Top);
    let known = tops.filter_map(|(_, planned)| planned.as_ref().filter(|planned| planned.load.is_some()));
    known
        .reduce(|a, b| match (a.load, b.load) {
            (Some(x), Some(y)) if y.compare(x).is_gt() => b,
            _ => a,
        })
        .cloned()
}

fn finish(draft: Draft<'_>, planned: Planned) -> PlannedSet {
    PlannedSet {
        number: 0,
        role: draft.role,
        measure: draft.measure,
        per_side: draft.per_side,
        optional: draft.optional,
        load: planned.load,
        load_max: planned.load_max,
        bodyweight: planned.bodyweight,
        estimate: planned.estimate,
        load_written: draft.rule.map(|rule| rule.written.clone()),
        percent: planned.percent,
        percent_of: planned.percent_of,
        rpe_min: planned.rpe_min,
        rpe_max: planned.rpe_max,
        extras: draft.extras,
        basis: planned.basis,
        origin: draft.origin,
    }
}
