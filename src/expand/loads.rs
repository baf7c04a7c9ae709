//! From a load rule to the load on the bar, and where it comes from.

use std::sync::Arc;

use super::line::Draft;
use super::maxes::Max;
use super::progress::{Change, Moved};
use super::{ExpandError, Expander, Place};
use crate::model::{
    Basis, BorrowedMax, Derivation, Effort, LiftId, LoadRule, MaxBase, Measure, Pace, Recipe, Shift, Start, Taken,
    Target, Whole, WholeOf,
};
use crate::training::{Across, Band, Load, Loading, Percent, Rpe, Unit};

/// What is planned for a set beside its measure.
#[derive(Clone, Debug, Default)]
pub(super) struct Planned {
    pub load: Option<Load>,
    pub load_max: Option<Load>,
    pub bodyweight: bool,
    pub estimate: bool,
    pub percent: Option<Percent>,
    pub percent_of: Option<Arc<str>>,
    pub rpe_min: Option<Rpe>,
    pub rpe_max: Option<Rpe>,
    pub basis: Option<Basis>,
    /// Whether it stands for an earlier and lighter one than today's.
    pub is_earlier: bool,
}

impl Planned {
    /// A ramp never passes its top.
    pub(super) fn hold_at(&mut self, top: &Self) {
        let Some(top) = top.load else { return };
        let over = |load: &Option<Load>| load.is_some_and(|load| load.compare(top).is_gt());
        let (low_is_over, high_is_over) = (over(&self.load), over(&self.load_max));
        if !low_is_over && !high_is_over {
            return;
        }
        self.load = self.load.map(|load| load.lighter(top));
        self.load_max = self.load_max.map(|load| load.lighter(top)).filter(|max| Some(*max) != self.load);
        if let Some(basis) = &mut self.basis {
            basis.held_at_top = low_is_over;
        }
    }

    pub(super) fn derive(&mut self, source: Derivation) {
        self.basis = Some(Basis::new(source));
    }

    /// Notes how the load is worked out again.
    pub(super) fn rest_on(&mut self, recipe: Option<Arc<Recipe>>) {
        if let Some(basis) = &mut self.basis {
            basis.recipe = recipe;
        }
    }

    pub(super) fn borrow(&mut self, from: Option<BorrowedMax>) {
        if let Some(basis) = &mut self.basis {
            basis.borrowed = from;
        }
    }
}

/// A set whose load is being worked out.
pub(super) struct Job<'j, 'p> {
    pub place: &'j Place<'p>,
    pub draft: &'j Draft<'p>,
    /// The set of the line that the load starts from, if it starts from one.
    pub start: Option<&'j Planned>,
    /// What weeks, sessions, `same +5kg` and a fixed load add.
    pub added: Shift,
    /// How progress has moved it.
    pub moved: Moved,
}

impl Job<'_, '_> {
    /// What progress has made of a load: its steps as they are written, else the difference.
    fn progressed(&self, written: Load, exact: Load) -> Option<Load> {
        let steps = self.moved.step().filter(|&steps| !self.moved.is_a_share() && written.plus(steps) == exact);
        (!self.moved.is_at_rest()).then(|| steps.unwrap_or_else(|| exact.plus(written.times(-1))))
    }

    /// Whether the load, or a step that it has moved by, is written in another unit.
    fn is_converted(&self, load: Load, unit: Unit) -> bool {
        let steps = self.added.load.into_iter().chain(self.moved.step());
        std::iter::once(load).chain(steps).any(|load| load.unit() != unit)
    }
}

impl<'p> Expander<'p> {
    pub(super) fn plan(
        &mut self,
        place: &Place<'p>,
        shift: Shift,
        draft: &Draft<'p>,
        start: Option<&Planned>,
    ) -> Planned {
        let Some(rule) = draft.rule else {
            return Planned::default();
        };
        let follows = rule.set_base().is_some() || matches!(rule.target, Target::Text(_));
        let is_effort = matches!(rule.target, Target::Effort(_) | Target::AllOut);
        let standing = place.standing.as_ref().filter(|_| !follows);
        let moved = standing.map(|standing| standing.moved(draft.role, draft.scheme, is_effort));
        let job = Job {
            place,
            draft,
            start,
            added: added(rule, place, shift.plus(draft.shift)),
            moved: moved.unwrap_or_default(),
        };
        let mut planned = self.plan_target(&job, &rule.target);
        if let Some(basis) = planned.basis.as_mut().filter(|_| planned.load.is_none()) {
            basis.plus = job.added.load;
        }
        // An effort that is written beside a load.
        match rule.effort {
            Some(Effort::Target(band)) => {
                planned.rpe_min = Some(band.low);
                planned.rpe_max = Some(band.high);
            }
            Some(Effort::Cap(cap)) => planned.rpe_max = Some(cap),
            None => {}
        }
        planned
    }

    fn plan_target(&mut self, job: &Job<'_, 'p>, target: &Target) -> Planned {
        let (place, of) = (job.draft.place, job.draft.of);
        let planned = match target {
            Target::Text(_) => None,
            Target::PercentOfMax(across, base) => across
                .at(place, of, Percent::between)
                .map(|band| band.map(|percent| percent.plus(job.added.percent)))
                .map(|band| self.percent_of_max(job, *base, band)),
            Target::RepMax(reps) => Some(self.percent_of_max(job, MaxBase::RepMax(*reps), Band::single(Percent::ONE))),
            Target::PercentOfSet(across, base) => {
                across.at(place, of, Percent::between).map(|band| self.percent_of_set(job, base, band))
            }
            Target::StepFromSet(across, base) => {
                across.at(place, of, Load::between).map(|band| self.step_from_set(job, base, band))
            }
            Target::Effort(across) => {
                let band = across.at(place, of, Rpe::between);
                let moved = band.and_then(|band| band.try_map(|rpe| rpe.moved(job.added.rpe_halves)));
                if moved.is_none() {
                    let (week, span) = (self.week, job.draft.origin.load);
                    self.report_once(ExpandError::EffortOffTheScale { week, span }, span);
                }
                moved.map(|band| self.effort(job, band))
            }
            Target::AllOut => Some(self.effort(job, Band::single(Rpe::MAX))),
            Target::Absolute(across) => {
                let between = matches!(across, Across::Climbing { .. });
                across.at(place, of, Load::between).map(|band| self.absolute(job, band, between))
            }
            Target::Bar => {
                let mut planned = Planned::default();
                planned.derive(Derivation::EmptyBar);
                let bar = Band::single(self.knowledge.bar(job.place.lift.id));
                let round = job.added.load.is_some();
                planned.rest_on(self.recipe_as_written(job, bar, round));
                self.put_on_bar(job, bar, round, &mut planned);
                Some(planned)
            }
            Target::Bodyweight(across) => across.at(place, of, Load::between).map(|band| self.bodyweight(job, band)),
        };
        planned.unwrap_or_default()
    }

    /// How a load is worked out again that is so much of its start.
    pub(super) fn recipe(&mut self, job: &Job<'_, 'p>, start: Start, taken: Band<Taken>) -> Option<Arc<Recipe>> {
        let recipe = self.worked_out(job, start, taken, job.moved.change(false));
        Some(self.recipes.of(recipe))
    }

    fn worked_out(&self, job: &Job<'_, 'p>, start: Start, taken: Band<Taken>, change: Option<Change>) -> Recipe {
        let unit = self.knowledge.unit();
        let moved = change.unwrap_or_default();
        let more_of =
            moved.of_max.map(|(lift, drift)| Whole { lift: self.knowledge.name(lift), of: WholeOf::OneRep, drift });
        Recipe {
            start: if change.is_some() { start } else { Start::Unknown },
            taken: taken.low,
            taken_max: (taken.high != taken.low).then_some(taken.high),
            plus: job.added.load.map(|plus| plus.to(unit)),
            scale: moved.scale,
            more: moved.fixed.map(|more| more.to(unit)),
            more_of,
            is_rounded: true,
        }
    }

    /// The recipe of a load that is written: none, but where it has moved by a share of a max.
    fn recipe_as_written(&mut self, job: &Job<'_, 'p>, band: Band<Load>, is_rounded: bool) -> Option<Arc<Recipe>> {
        if !job.moved.goes_by_a_max() {
            return None;
        }
        let (low, high) = (band.low.is_negative(), band.high.is_negative());
        let change = job.moved.change(low).filter(|_| low == high);
        let unit = self.knowledge.unit();
        let recipe = self.worked_out(job, Start::Nothing, band.map(|load| Taken::Step(load.to(unit))), change);
        Some(self.recipes.of(Recipe { is_rounded, ..recipe }))
    }

    /// A load as it is written. On a bar it is made of plates, and where the dumbbells or the
    /// stack are given it is one of theirs; anything else is taken at its word, for the coach
    /// has seen the rack, unless it is in the other unit, was found between two loads that are
    /// written, or has become a share of one.
    fn absolute(&mut self, job: &Job<'_, 'p>, band: Band<Load>, between: bool) -> Planned {
        let mut planned = Planned::default();
        planned.derive(Derivation::Written(band.low));
        let is_known = self.knowledge.is_known(job.place.lift.id);
        let converted = job.is_converted(band.low, self.knowledge.unit());
        let round = is_known || converted || between || job.moved.is_a_share();
        planned.rest_on(self.recipe_as_written(job, band, round));
        self.put_on_bar(job, band, round, &mut planned);
        planned
    }

    /// What hangs from the belt is taken at its word, unless it is in the other unit or has
    /// become a share of what is written.
    fn bodyweight(&mut self, job: &Job<'_, 'p>, band: Band<Load>) -> Planned {
        let unit = self.knowledge.unit();
        let loading = self.knowledge.loading(job.place.lift.id);
        let steps = loading.on_bodyweight();
        let written = band.map(|load| job.added.load.map_or(load, |more| load.plus(more)));
        let exact = written.map(|load| job.moved.apply(load));
        let rounds = job.is_converted(band.low, unit) || job.moved.is_a_share();
        let loads = exact.map(|load| if rounds { steps.nearest(load) } else { load }.to(unit));
        let mut planned = Planned {
            load: Some(loads.low),
            load_max: (loads.high != loads.low).then_some(loads.high),
            bodyweight: true,
            ..Planned::default()
        };
        planned.derive(Derivation::Bodyweight(band.low.to(unit)));
        planned.rest_on(self.recipe_as_written(job, band, rounds));
        if let Some(basis) = &mut planned.basis {
            basis.plus = job.added.load.map(|more| more.to(unit));
            basis.progressed = job.progressed(written.low.to(unit), exact.low.to(unit));
            basis.rounded_to = rounds.then(|| steps.step_at(exact.low));
            basis.rounding = steps.rounding();
        }
        planned
    }

    fn effort(&mut self, job: &Job<'_, 'p>, band: Band<Rpe>) -> Planned {
        let mut planned = Planned { rpe_min: Some(band.low), rpe_max: Some(band.high), ..Planned::default() };
        let reps = match job.draft.measure {
            // Reps that progress has added do not make it lighter.
            Measure::Reps { min, .. } => Some(job.draft.low.unwrap_or(min)),
            Measure::Amrap { min: Some(min), .. } => Some(min),
            _ => None,
        };
        if let Some(tested) = reps.filter(|_| band.low == Rpe::MAX).and_then(|reps| self.all_out(job, reps)) {
            return Planned { rpe_min: planned.rpe_min, rpe_max: planned.rpe_max, percent_of: None, ..tested };
        }
        let percents = reps.and_then(|reps| band.try_map(|rpe| self.knowledge.chart_percent(reps, rpe)));
        // Where only the hard end is on the chart there is no honest number for the easy one.
        let Some((reps, percents)) = reps.zip(percents) else {
            return planned;
        };
        let lift = job.place.lift.id;
        let max = self.knowledge.rep_max(lift, 1);
        planned.percent = Some(percents.low).filter(|_| job.moved.is_at_rest() || max.is_none());
        let named = max.as_ref().map(|Max { load, .. }| (self.knowledge.name(lift), *load));
        planned.derive(Derivation::Chart { reps, rpe: band.low, percent: percents.low, max: named });
        planned.borrow(max.as_ref().and_then(|max| max.borrowed.clone()));
        let whole = self.knowledge.whole(lift, MaxBase::OneRepMax(None));
        let recipe = self.recipe(job, whole.map_or(Start::Unknown, Start::Max), percents.map(Taken::Share));
        planned.rest_on(recipe);
        match max {
            Some(max) => {
                planned.estimate = max.estimate || percents.low != Percent::ONE;
                self.put_on_bar(job, percents.map(|percent| max.load.at(percent)), true, &mut planned);
            }
            None => self.missing_max_for_effort(lift, job),
        }
        planned
    }

    /// So many reps at RPE 10 are the max for these reps: the load that was tested for them, if one
    /// was, and no percent of another.
    fn all_out(&mut self, job: &Job<'_, 'p>, reps: u16) -> Option<Planned> {
        self.knowledge.rep_max(job.place.lift.id, reps).filter(|max| reps > 1 && !max.estimate)?;
        Some(self.percent_of_max(job, MaxBase::RepMax(reps), Band::single(Percent::ONE)))
    }

    /// Adds what is to be added and rounds, once, to what can be loaded.
    pub(super) fn put_on_bar(&mut self, job: &Job<'_, 'p>, band: Band<Load>, round: bool, planned: &mut Planned) {
        let lift = job.place.lift.id;
        let unit = self.knowledge.unit();
        let written = band.map(|load| job.added.load.map_or(load, |more| load.plus(more)).to(unit));
        let lightest = self.knowledge.loading(lift).nearest(Load::from_milli(1, unit));
        // Nothing is lighter than the bar or the lightest dumbbell, however often it was missed.
        let exact = written.map(|load| match job.moved.apply(load) {
            moved if load.is_positive() && !moved.is_positive() && !planned.bodyweight => lightest,
            moved => moved,
        });
        let too_heavy = exact.high.compare(Load::heaviest(unit)).is_gt();
        if too_heavy || !exact.low.is_positive() && !planned.bodyweight {
            let load = if too_heavy { exact.high } else { exact.low }.to_string();
            let (week, span) = (self.week, job.draft.origin.load);
            self.report_once(ExpandError::ImpossibleLoad { load, week, span }, span);
            return;
        }
        if planned.percent.is_none() && !planned.bodyweight {
            let max = self.knowledge.rep_max(lift, 1);
            planned.percent = max.and_then(|max| exact.low.percent_of(max.load));
        }
        let loading = self.knowledge.loading(lift);
        let loading = if planned.bodyweight { Arc::new(loading.on_bodyweight()) } else { loading };
        let rounded = if round { exact.map(|load| loading.nearest(load).to(unit)) } else { exact };
        if !rounded.low.is_positive() && !planned.bodyweight {
            let (load, week, span) = (rounded.low.to_string(), self.week, job.draft.origin.load);
            self.report_once(ExpandError::ImpossibleLoad { load, week, span }, span);
            return;
        }
        planned.load = Some(rounded.low);
        planned.load_max = (rounded.high != rounded.low).then_some(rounded.high);
        let is_out_of_reach = round && loading.is_out_of_reach(exact.low);
        if round && loading.is_out_of_reach(exact.high) {
            self.not_enough_weight(lift, exact.high, &loading, job);
        }
        if let Some(basis) = &mut planned.basis {
            basis.plus = job.added.load;
            basis.progressed = job.progressed(written.low, exact.low);
            basis.rounded_to = (round && !is_out_of_reach).then(|| loading.step_at(exact.low));
            basis.rounding = loading.rounding();
            basis.exact = round.then_some(exact.low);
            basis.heaviest_there_is = is_out_of_reach;
        }
    }

    /// Warns once for each lift that the plates or dumbbells are not heavy enough.
    fn not_enough_weight(&mut self, lift: LiftId, load: Load, loading: &Loading, job: &Job<'_, 'p>) {
        let first = self.too_light.is_first(lift, job.draft.origin.load);
        let Some(heaviest) = loading.heaviest().filter(|_| first) else { return };
        let (load, heaviest) = (load.to_string(), heaviest.to(self.knowledge.unit()).to_string());
        let (lift, week) = (self.knowledge.name(lift).to_string(), self.week);
        let what = if loading.bar().is_some() { "plates" } else { "dumbbells" };
        self.diagnostics.push(ExpandError::NotEnoughWeight {
            what,
            lift,
            load,
            heaviest,
            week,
            span: job.draft.origin.load,
        });
    }
}

/// What a rule and the time that has passed add to a load.
fn added(rule: &LoadRule, place: &Place<'_>, shift: Shift) -> Shift {
    let climbed = match rule.climb {
        Some(climb) => climb.step.times(match climb.each {
            Pace::Week => place.weeks_before,
            Pace::Session => place.sessions_before,
        }),
        None => Shift::default(),
    };
    let plus = Shift { load: rule.plus, ..Shift::default() };
    let all = plus.plus(climbed).plus(shift);
    let load = all.load.filter(|load| load.is_positive() || load.is_negative());
    let percent = all.percent;
    let none = Shift::default();
    // `same +5kg` and `same +5%` move what can be moved by them. What starts from another
    // set follows by itself, and an effort stays what it is.
    match rule.target {
        Target::PercentOfMax(..) => Shift { percent, load, ..none },
        Target::RepMax(_) | Target::Absolute(_) | Target::Bar | Target::Bodyweight(_) => Shift { load, ..none },
        Target::Effort(_) => Shift { rpe_halves: all.rpe_halves, ..none },
        Target::PercentOfSet(..) | Target::StepFromSet(..) => Shift { load: plus.load, ..none },
        Target::Text(_) | Target::AllOut => none,
    }
}
