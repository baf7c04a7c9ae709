//! One line of one session: from segments to sets with loads.

use std::sync::Arc;

use super::loads::Planned;
use super::progress::FoldSet;
use super::{Expander, Place};
use crate::model::{
    Column, Extras, LoadRule, Measure, PlannedMeasure, PlannedSet, Role, SchemeId, Segment, SetBase, SetGroup, Shift,
};
use crate::source::Span;

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
    pub rule: Option<&'p LoadRule>,
    pub load_span: Span,
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
        let mut fold_sets = Vec::new();
        // A line that follows another shares its loads, not its reps.
        if let Some(standing) = place.standing.as_ref().filter(|_| place.line.progress.follows.is_none()) {
            fold_sets = standing.aim(&mut drafts);
        }
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
        let unknown = Planned::default();
        self.plan_all(place, shift, &drafts, &mut planned, Some(top.as_ref().unwrap_or(&unknown)));
        let sets = drafts.into_iter().zip(planned);
        let sets: Vec<PlannedSet> = sets.map(|(draft, planned)| finish(draft, planned.unwrap_or_default())).collect();
        let mut all = self.warm_up(place, column, &sets);
        // Rules look at no warm-ups, but count the sets of the line.
        fold_sets.splice(0..0, all.iter().map(|_| FoldSet { low: 0, scheme: None }));
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
        top: Option<&Planned>,
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
                Some(SetBase::Top) => top.map(Some),
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

    fn drafts(&self, column: &'p Column) -> Vec<Draft<'p>> {
        let top_reps = column
            .segments
            .iter()
            .filter(|segment| segment.role == Role::Top)
            .flat_map(|segment| &segment.parts)
            .flat_map(|part| &part.groups)
            .filter_map(reps_of)
            .min();
        let mut drafts = Vec::new();
        for segment in &column.segments {
            let between = between_mini_sets(segment);
            for part in &segment.parts {
                let rule = part.load.and_then(|load| self.program.load(load));
                let mut place = 0;
                for group in &part.groups {
                    let measure = match &group.measure {
                        PlannedMeasure::Fixed(measure) => measure.clone(),
                        PlannedMeasure::ShareOfTop(share) => {
                            let reps = i64::from(top_reps.unwrap_or(0)) * i64::from(share.millionths()) / 1_000_000;
                            let reps = u16::try_from(reps).unwrap_or(0).max(1);
                            Measure::Reps { min: reps, max: reps }
                        }
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
                            rule,
                            load_span: segment.in_line(part.load_span),
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

/// The reps of a group, at least.
fn reps_of(group: &SetGroup) -> Option<u16> {
    match &group.measure {
        PlannedMeasure::Fixed(Measure::Reps { min, .. }) => Some(*min),
        PlannedMeasure::Fixed(Measure::Amrap { min, .. }) => *min,
        _ => None,
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
    }
}
