//! One line of one session: from segments to sets with loads.

use std::rc::Rc;
use std::sync::Arc;

use super::loads::Planned;
use super::progress::FoldSet;
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
        let tops = self.tops(place, shift, &drafts, top.unwrap_or_default());
        self.plan_all(place, shift, &drafts, &mut planned, Some(&tops));
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

    /// Plans every set that can be planned now.
    fn plan_all(
        &mut self,
        place: &Place<'p>,
        shift: Shift,
        drafts: &[Draft<'p>],
        planned: &mut [Option<Planned>],
        tops: Option<&Tops>,
    ) {
        for number in 0..drafts.len() {
            let (Some(draft), Some(None)) = (drafts.get(number), planned.get(number)) else {
                continue;
            };
            let before = number.checked_sub(1).and_then(|before| planned.get(before)).and_then(Option::as_ref);
            let first_set = drafts.iter().position(|draft| draft.role != Role::Warmup);
            let first = first_set.and_then(|first| planned.get(first)).and_then(Option::as_ref);
            // Nothing where the set must wait for the one that it starts from.
            let start = match draft.rule.and_then(LoadRule::set_base) {
                Some(SetBase::Top) => tops.map(|tops| Some(tops.of(draft))),
                Some(SetBase::Previous) => before.map(Some),
                Some(SetBase::First) => first.map(Some),
                Some(SetBase::Day(_) | SetBase::LastWeek) | None => Some(None),
            };
            let ready = start.map(|start| self.plan(place, shift, draft, start));
            if let Some(slot) = planned.get_mut(number).filter(|_| ready.is_some()) {
                *slot = ready;
            }
        }
    }

    /// The top sets that sets of the line start from: today's, and for back-offs that have not
    /// followed it yet the lighter one that they are still with.
    fn tops(&mut self, place: &Place<'p>, shift: Shift, drafts: &[Draft<'p>], today: Planned) -> Tops {
        let mut tops = Tops { today, held: Vec::new() };
        let Some(standing) = &place.standing else { return tops };
        for draft in drafts.iter().filter(|draft| draft.rule.and_then(LoadRule::set_base) == Some(&SetBase::Top)) {
            if tops.held.iter().any(|(role, scheme, _)| (*role, *scheme) == (draft.role, draft.scheme)) {
                continue;
            }
            let before = standing.as_followed(draft.role, draft.scheme).and_then(|before| {
                let place = Place { standing: Some(Rc::new(before)), ..*place };
                let mut planned: Vec<Option<Planned>> = vec![None; drafts.len()];
                self.plan_all(&place, shift, drafts, &mut planned, None);
                heaviest_top(drafts, &planned)
            });
            let lighter = |before: &Planned| match (before.load, tops.today.load) {
                (Some(before), Some(today)) => before.compare(today).is_lt(),
                _ => false,
            };
            tops.held.push((draft.role, draft.scheme, before.filter(lighter)));
        }
        tops
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

/// The top sets that other sets of a line start from.
struct Tops {
    today: Planned,
    /// Those that sets of a role and a scheme are still with, where it is not today's.
    held: Vec<(Role, Option<SchemeId>, Option<Planned>)>,
}

impl Tops {
    fn of(&self, draft: &Draft<'_>) -> &Planned {
        let mut held = self.held.iter().filter(|(role, scheme, _)| (*role, *scheme) == (draft.role, draft.scheme));
        held.find_map(|(_, _, held)| held.as_ref()).unwrap_or(&self.today)
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
