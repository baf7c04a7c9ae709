//! From a load rule to the load on the bar, and where it comes from.

use std::sync::Arc;

use super::line::Draft;
use super::maxes::Max;
use super::{ExpandError, Expander, Known, Place, heaviest};
use crate::model::{
    Basis, DayRef, Derivation, Effort, LiftId, LoadRule, MaxBase, Measure, Pace, SetBase, Shift,
    Target,
};
use crate::training::{Band, Load, Loading, Percent, Rpe, chart_percent};

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
}

/// What a load starts from.
pub(super) enum Starts<'s> {
    /// Nothing in its line.
    Alone,
    /// Another set of the line.
    From(&'s Planned),
}

impl Planned {
    /// A ramp never passes its top.
    pub(super) fn hold_at(&mut self, top: &Self) {
        let Some(top) = top.load else { return };
        let over = |load: &Option<Load>| load.is_some_and(|load| load.compare(top).is_gt());
        if !over(&self.load) && !over(&self.load_max) {
            return;
        }
        self.load = self.load.map(|load| load.lighter(top));
        self.load_max = self
            .load_max
            .map(|load| load.lighter(top))
            .filter(|max| Some(*max) != self.load);
        if let Some(basis) = &mut self.basis {
            basis.held_at_top = true;
        }
    }

    fn derive(&mut self, source: Derivation) {
        self.basis = Some(Basis {
            source,
            plus: None,
            rounded_to: None,
            held_at_top: false,
        });
    }
}

/// What a set adds to the load of its rule: a fixed load, weeks and sessions, and `same +5kg`.
struct Added {
    percent: Percent,
    load: Option<Load>,
    rpe_halves: i16,
}

impl<'p> Expander<'p> {
    pub(super) fn plan(
        &mut self,
        place: &Place<'p>,
        shift: Shift,
        draft: &Draft<'p>,
        start: Starts<'_>,
    ) -> Planned {
        let mut planned = Planned::default();
        let Some(rule) = draft.rule else {
            return planned;
        };
        let added = added(rule, place, shift);
        let lift = place.line.lift;
        match &rule.target {
            Target::Text(_) => {}
            Target::PercentOfMax(across, base) => {
                let band = across.at(draft.place, draft.of, Percent::between);
                if let Some(band) = band.map(|band| band.map(|percent| percent.plus(added.percent)))
                {
                    self.percent_of_max(lift, *base, band, &added, draft, &mut planned);
                }
            }
            Target::PercentOfSet(across, base) => {
                let band = across.at(draft.place, draft.of, Percent::between);
                if let Some(band) = band {
                    self.percent_of_set(place, base, start, band, &added, draft, &mut planned);
                }
            }
            Target::StepFromSet(across, base) => {
                if let Some(band) = across.at(draft.place, draft.of, Load::between) {
                    self.step_from_set(place, base, start, band, &added, draft, &mut planned);
                }
            }
            Target::Effort(across) => {
                let band = across.at(draft.place, draft.of, Rpe::between);
                let moved = band.and_then(|band| band.try_map(|rpe| rpe.moved(added.rpe_halves)));
                match moved {
                    Some(band) => self.effort(lift, band, draft, &mut planned),
                    None => {
                        let (week, span) = (self.week, draft.load_span);
                        self.diagnostics
                            .push(ExpandError::EffortOffTheScale { week, span });
                    }
                }
            }
            Target::AllOut => self.effort(lift, Band::single(Rpe::MAX), draft, &mut planned),
            Target::RepMax(reps) => {
                let base = MaxBase::RepMax(*reps);
                self.percent_of_max(
                    lift,
                    base,
                    Band::single(Percent::ONE),
                    &added,
                    draft,
                    &mut planned,
                );
                planned.percent_of = Some(format!("{reps}RM").into());
            }
            Target::Absolute(across) => {
                if let Some(band) = across.at(draft.place, draft.of, Load::between) {
                    planned.derive(Derivation::Written(band.low));
                    let round =
                        self.knowledge.loading(lift).bar().is_some() || added.load.is_some();
                    self.put_on_bar(lift, band, &added, round, draft, &mut planned);
                }
            }
            Target::Bar => {
                planned.derive(Derivation::EmptyBar);
                let bar = self.knowledge.bar(lift);
                self.put_on_bar(
                    lift,
                    Band::single(bar),
                    &added,
                    added.load.is_some(),
                    draft,
                    &mut planned,
                );
            }
            Target::Bodyweight(across) => {
                if let Some(band) = across.at(draft.place, draft.of, Load::between) {
                    let unit = self.knowledge.unit();
                    let band =
                        band.map(|load| added.load.map_or(load, |more| load.plus(more)).to(unit));
                    planned.bodyweight = true;
                    planned.load = Some(band.low);
                    planned.load_max = (band.high != band.low).then_some(band.high);
                    planned.derive(Derivation::Bodyweight(band.low));
                }
            }
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

    fn percent_of_max(
        &mut self,
        lift: LiftId,
        base: MaxBase,
        band: Band<Percent>,
        added: &Added,
        draft: &Draft<'_>,
        planned: &mut Planned,
    ) {
        let (of_lift, reps, share) = match base {
            MaxBase::OneRepMax(other) => (other.unwrap_or(lift), 1, Percent::ONE),
            MaxBase::TrainingMax => (
                lift,
                1,
                self.program.training_max_of(lift).unwrap_or(Percent::ONE),
            ),
            MaxBase::RepMax(reps) => (lift, reps, Percent::ONE),
        };
        let name = self.knowledge.name(of_lift);
        let max = self.knowledge.rep_max(of_lift, reps);
        let whole = max.as_ref().map(|max| max.load.at(share));
        planned.percent_of = Some(match base {
            MaxBase::OneRepMax(None) => "1RM".into(),
            MaxBase::OneRepMax(Some(_)) => name.clone(),
            MaxBase::TrainingMax => "tm".into(),
            MaxBase::RepMax(reps) => format!("{reps}RM").into(),
        });
        let of = match base {
            MaxBase::OneRepMax(_) => name,
            MaxBase::TrainingMax => format!("training max of {name}").into(),
            MaxBase::RepMax(reps) => format!("{name} {reps}RM").into(),
        };
        planned.percent = match base {
            _ if added.load.is_some() && whole.is_some() => None,
            MaxBase::OneRepMax(Some(other)) if other != lift => None,
            MaxBase::OneRepMax(_) | MaxBase::TrainingMax => Some(band.low.of(share)),
            MaxBase::RepMax(reps) if whole.is_none() => {
                chart_percent(reps, Rpe::MAX).map(|percent| band.low.of(percent))
            }
            MaxBase::RepMax(_) => None,
        };
        planned.derive(Derivation::PercentOf {
            percent: band.low,
            of,
            whole,
        });
        match (max, whole) {
            (Some(max), Some(whole)) => {
                planned.estimate = max.estimate;
                self.put_on_bar(
                    lift,
                    band.map(|percent| whole.at(percent)),
                    added,
                    true,
                    draft,
                    planned,
                );
            }
            _ => self.missing_max(of_lift, draft),
        }
    }

    fn percent_of_set(
        &mut self,
        place: &Place<'p>,
        base: &SetBase,
        start: Starts<'_>,
        band: Band<Percent>,
        added: &Added,
        draft: &Draft<'_>,
        planned: &mut Planned,
    ) {
        let known = self.known(place, base, start);
        let of = set_in_words(base);
        let whole = known.map(|known| known.load);
        planned.percent_of = Some(set_as_written(base));
        planned.derive(Derivation::PercentOfSet {
            percent: band.low,
            of,
            whole,
        });
        if let Some(known) = known {
            let band = band.map(|percent| known.load.at(percent));
            self.put_from_set(place.line.lift, known, band, added, draft, planned);
        }
    }

    fn step_from_set(
        &mut self,
        place: &Place<'p>,
        base: &SetBase,
        start: Starts<'_>,
        band: Band<Load>,
        added: &Added,
        draft: &Draft<'_>,
        planned: &mut Planned,
    ) {
        let known = self.known(place, base, start);
        let of = set_in_words(base);
        planned.percent_of = Some(set_as_written(base));
        planned.derive(Derivation::StepFromSet {
            step: band.low,
            of,
            from: known.map(|known| known.load),
        });
        if let Some(known) = known {
            let band = band.map(|step| known.load.plus(step));
            self.put_from_set(place.line.lift, known, band, added, draft, planned);
        }
    }

    fn put_from_set(
        &mut self,
        lift: LiftId,
        known: Known,
        band: Band<Load>,
        added: &Added,
        draft: &Draft<'_>,
        planned: &mut Planned,
    ) {
        planned.estimate = known.estimate;
        planned.bodyweight = known.bodyweight;
        self.put_on_bar(lift, band, added, true, draft, planned);
    }

    /// The load that another set has.
    fn known(&self, place: &Place<'p>, base: &SetBase, start: Starts<'_>) -> Option<Known> {
        let (lift, variant) = (place.line.lift, place.line.variant.as_ref());
        match (base, start) {
            (SetBase::Day(day), _) => {
                let slot = place.block.slots_of(day).next()?;
                heaviest(&self.this_week, slot.number, lift, variant)
            }
            (SetBase::LastWeek, _) => heaviest(&self.last_week, place.slot.number, lift, variant),
            (_, Starts::From(planned)) => Some(Known {
                load: planned.load?,
                estimate: planned.estimate,
                bodyweight: planned.bodyweight,
            }),
            (_, Starts::Alone) => None,
        }
    }

    fn effort(&mut self, lift: LiftId, band: Band<Rpe>, draft: &Draft<'_>, planned: &mut Planned) {
        planned.rpe_min = Some(band.low);
        planned.rpe_max = Some(band.high);
        let reps = match draft.measure {
            Measure::Reps { min, .. } | Measure::Amrap { min: Some(min), .. } => Some(min),
            _ => None,
        };
        let percents = reps.and_then(|reps| band.try_map(|rpe| chart_percent(reps, rpe)));
        // Where only the hard end is on the chart there is no honest number for the easy one.
        let Some((reps, percents)) = reps.zip(percents) else {
            return;
        };
        planned.percent = Some(percents.low);
        let max = self.knowledge.rep_max(lift, 1);
        let named = max
            .as_ref()
            .map(|Max { load, .. }| (self.knowledge.name(lift), *load));
        planned.derive(Derivation::Chart {
            reps,
            rpe: band.low,
            percent: percents.low,
            max: named,
        });
        match max {
            Some(max) => {
                planned.estimate = true;
                let none = Added {
                    percent: Percent::default(),
                    load: None,
                    rpe_halves: 0,
                };
                self.put_on_bar(
                    lift,
                    percents.map(|percent| max.load.at(percent)),
                    &none,
                    true,
                    draft,
                    planned,
                );
            }
            None => self.missing_max(lift, draft),
        }
    }

    /// Adds what is to be added and rounds, once, to what can be loaded.
    fn put_on_bar(
        &mut self,
        lift: LiftId,
        band: Band<Load>,
        added: &Added,
        round: bool,
        draft: &Draft<'_>,
        planned: &mut Planned,
    ) {
        let unit = self.knowledge.unit();
        let exact = band.map(|load| added.load.map_or(load, |more| load.plus(more)).to(unit));
        if !exact.low.is_positive() && !planned.bodyweight {
            let (load, week, span) = (exact.low.to_string(), self.week, draft.load_span);
            self.diagnostics
                .push(ExpandError::NothingLeft { load, week, span });
            return;
        }
        if planned.percent.is_none() && !planned.bodyweight {
            let max = self.knowledge.rep_max(lift, 1);
            planned.percent = max.and_then(|max| exact.low.percent_of(max.load));
        }
        let loading = self.knowledge.loading(lift);
        let loading = if planned.bodyweight {
            Arc::new(Loading::Steps(loading.step()))
        } else {
            loading
        };
        let rounded = if round {
            exact.map(|load| loading.nearest(load))
        } else {
            exact
        };
        planned.load = Some(rounded.low);
        planned.load_max = (rounded.high != rounded.low).then_some(rounded.high);
        if let Some(basis) = &mut planned.basis {
            basis.plus = added.load;
            basis.rounded_to = round.then(|| loading.step());
        }
    }

    /// Warns once for each lift.
    fn missing_max(&mut self, lift: LiftId, draft: &Draft<'_>) {
        if !self.warned.insert(lift) {
            return;
        }
        let name = self.knowledge.name(lift);
        let help = match self.knowledge.parent_with_max(&name) {
            Some((variant, parent)) => format!(
                "write `{parent} ({variant})`, which borrows the max of {parent}, or give it one of its own: \
                 `max {name} 100kg`"
            ),
            None => format!(
                "write `max {name} 100kg` in the plan, or build with `--max \"{name}=100kg\"`"
            ),
        };
        self.diagnostics.push(ExpandError::MissingMax {
            lift: name.to_string(),
            help,
            span: draft.load_span,
        });
    }
}

fn added(rule: &LoadRule, place: &Place<'_>, shift: Shift) -> Added {
    let climbed = match rule.climb {
        Some(climb) => climb.step.times(match climb.each {
            Pace::Week => place.weeks_before,
            Pace::Session => place.sessions_before,
        }),
        None => Shift::default(),
    };
    let moves_with = Shift {
        load: rule.plus,
        ..Shift::default()
    };
    let all = moves_with.plus(climbed).plus(shift_for(rule, shift));
    let load = all
        .load
        .filter(|load| load.is_positive() || load.is_negative());
    Added {
        percent: all.percent,
        load,
        rpe_halves: all.rpe_halves,
    }
}

/// `same +5kg` moves what can be moved by it; what starts from another set follows by itself.
const fn shift_for(rule: &LoadRule, shift: Shift) -> Shift {
    match rule.target {
        Target::PercentOfSet(..) | Target::StepFromSet(..) | Target::Text(_) | Target::AllOut => {
            Shift {
                percent: Percent::from_millionths(0),
                load: None,
                rpe_halves: 0,
            }
        }
        _ => shift,
    }
}

/// The set that a load starts from, as the athlete reads it.
fn set_in_words(base: &SetBase) -> Arc<str> {
    match base {
        SetBase::Top => "top set".into(),
        SetBase::Previous => "set before".into(),
        SetBase::First => "first set".into(),
        SetBase::Day(day) => format!("heaviest set of {}", day_in_words(day)).into(),
        SetBase::LastWeek => "heaviest set of last week".into(),
    }
}

/// The set that a load starts from, as the coach writes it.
fn set_as_written(base: &SetBase) -> Arc<str> {
    match base {
        SetBase::Top => "top".into(),
        SetBase::Previous => "prev".into(),
        SetBase::First => "first".into(),
        SetBase::Day(DayRef::Named(name)) => format!("day \"{name}\"").into(),
        SetBase::Day(DayRef::Weekday(weekday)) => weekday.short().into(),
        SetBase::Day(DayRef::Number(number)) => format!("day {number}").into(),
        SetBase::LastWeek => "last week".into(),
    }
}

fn day_in_words(day: &DayRef) -> String {
    match day {
        DayRef::Named(name) => format!("day \"{name}\""),
        DayRef::Weekday(weekday) => weekday.long().to_owned(),
        DayRef::Number(number) => format!("day {number}"),
    }
}
