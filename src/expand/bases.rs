//! What loads are of: maxes, training maxes, other sets, other days.

use std::sync::Arc;

use super::loads::{Job, Planned};
use super::{ExpandError, Expander, Known, heaviest};
use crate::model::{DayRef, Derivation, LiftId, LineLift, MaxBase, Role, SetBase, Start, Taken};
use crate::source::Span;
use crate::training::{Band, Load, Percent, Rpe, Unit};

impl<'p> Expander<'p> {
    pub(super) fn percent_of_max(&mut self, job: &Job<'_, 'p>, base: MaxBase, band: Band<Percent>) -> Planned {
        let lift = job.place.lift.id;
        let (of_lift, reps, share) = match base {
            MaxBase::OneRepMax(other) => (other.unwrap_or(lift), 1, Percent::ONE),
            MaxBase::TrainingMax => (lift, 1, self.knowledge.training_max_of(lift).unwrap_or(Percent::ONE)),
            MaxBase::RepMax(reps) => (lift, reps, Percent::ONE),
        };
        let name = self.knowledge.name(of_lift);
        let max = match base {
            MaxBase::TrainingMax => self.knowledge.training_max(lift),
            _ => self.knowledge.rep_max(of_lift, reps),
        };
        let whole = max.as_ref().map(|max| max.load);
        let (written, said): (Arc<str>, Arc<str>) = match base {
            MaxBase::OneRepMax(None) => ("1RM".into(), name),
            MaxBase::OneRepMax(Some(_)) => (name.clone(), name),
            MaxBase::TrainingMax => ("tm".into(), format!("training max of {name}").into()),
            MaxBase::RepMax(reps) => (format!("{reps}RM").into(), format!("{name} {reps}RM").into()),
        };
        // As it is written where that is of this lift's one-rep max; else it is worked out
        // from the load.
        let percent = match base {
            _ if (job.added.load.is_some() || !job.moved.is_at_rest()) && whole.is_some() => None,
            MaxBase::OneRepMax(other) if of_lift == lift || other.is_none() => Some(band.low),
            MaxBase::TrainingMax if whole.is_some() && self.knowledge.training_max_has_moved(lift) => None,
            MaxBase::TrainingMax => Some(band.low.of(share)),
            MaxBase::RepMax(reps) if whole.is_none() => {
                self.knowledge.chart_percent(reps, Rpe::MAX).map(|chart| band.low.of(chart))
            }
            _ => None,
        };
        let mut planned = Planned { percent, percent_of: Some(written), ..Planned::default() };
        planned.derive(Derivation::PercentOf { percent: band.low, of: said, whole });
        let start = self.knowledge.whole(lift, base).map_or(Start::Unknown, Start::Max);
        planned.rest_on(self.recipe(job, start, band.map(Taken::Share)));
        match max.zip(whole) {
            Some((max, whole)) => {
                planned.estimate = max.estimate;
                planned.borrow(max.borrowed);
                self.put_on_bar(job, band.map(|percent| whole.at(percent)), true, &mut planned);
            }
            None => self.missing_max(of_lift, reps, job),
        }
        planned
    }

    pub(super) fn percent_of_set(&mut self, job: &Job<'_, 'p>, base: &SetBase, band: Band<Percent>) -> Planned {
        let known = self.known(job, base);
        let whole = known.map(|known| known.load);
        let source = Derivation::PercentOfSet { percent: band.low, of: said(base), whole };
        let taken = band.map(Taken::Share);
        self.planned_from(job, base, (known, taken), source, |load| band.map(|percent| load.changed_to(percent)))
    }

    pub(super) fn step_from_set(&mut self, job: &Job<'_, 'p>, base: &SetBase, band: Band<Load>) -> Planned {
        let known = self.known(job, base);
        let from = known.map(|known| known.load);
        let source = Derivation::StepFromSet { step: band.low, of: said(base), from };
        let taken = band.map(|step| Taken::Step(step.to(self.knowledge.unit())));
        self.planned_from(job, base, (known, taken), source, |load| band.map(|step| load.plus(step)))
    }

    fn planned_from(
        &mut self,
        job: &Job<'_, 'p>,
        base: &SetBase,
        (known, taken): (Option<Known>, Band<Taken>),
        source: Derivation,
        load: impl FnOnce(Load) -> Band<Load>,
    ) -> Planned {
        let mut planned = Planned { percent_of: Some(written(base)), ..Planned::default() };
        planned.derive(source);
        let start = self.start(job, base);
        planned.rest_on(self.recipe(job, start, taken));
        if let Some(known) = known {
            planned.estimate = known.estimate;
            planned.bodyweight = known.bodyweight;
            self.put_on_bar(job, load(known.load), true, &mut planned);
            if let Some(basis) = planned.basis.as_mut().filter(|_| job.start.is_some_and(|start| start.is_earlier)) {
                basis.held_from = Some(known.load);
            }
        }
        planned
    }

    /// The set that a load starts from, for whoever works it out again.
    fn start(&self, job: &Job<'_, 'p>, base: &SetBase) -> Start {
        let (block, week) = (job.place.block, job.place.week);
        match base {
            // It is still with an earlier set than today's.
            _ if job.start.is_some_and(|start| start.is_earlier) => Start::Unknown,
            SetBase::Top => Start::Top,
            SetBase::Previous => Start::Previous,
            SetBase::First => Start::First,
            SetBase::Day(day) => {
                let days = block.slots_of(week, day).next().map(|slot| slot.number);
                Start::Days { week: self.week, days: days.into_iter().collect() }
            }
            SetBase::LastWeek => {
                let days = match week.checked_sub(1).filter(|_| block.rotates) {
                    Some(before) => {
                        let slots = block.slots(before).iter().filter(|slot| slot.day == job.place.slot.day);
                        slots.map(|slot| slot.number).collect()
                    }
                    None => vec![job.place.slot.number],
                };
                Start::Days { week: self.week.saturating_sub(1), days }
            }
        }
    }

    /// The load that another set has.
    fn known(&self, job: &Job<'_, 'p>, base: &SetBase) -> Option<Known> {
        let lift = job.place.lift;
        let of_day = |week, day| heaviest(week, day, lift.id, lift.variant.as_ref());
        match base {
            SetBase::Day(day) => of_day(&self.this_week, job.place.block.slots_of(job.place.week, day).next()?.number),
            SetBase::LastWeek => match job.place.week.checked_sub(1).filter(|_| job.place.block.rotates) {
                // Where sessions go round, the day is what comes again, not its number.
                Some(before) => {
                    let slots = job.place.block.slots(before).iter().filter(|slot| slot.day == job.place.slot.day);
                    let loads = slots.filter_map(|slot| of_day(&self.last_week, slot.number));
                    loads.reduce(|a, b| if b.load.compare(a.load).is_gt() { b } else { a })
                }
                None => of_day(&self.last_week, job.place.slot.number),
            },
            SetBase::Top | SetBase::Previous | SetBase::First => job.start.and_then(|start| {
                Some(Known { load: start.load?, estimate: start.estimate, bodyweight: start.bodyweight })
            }),
        }
    }

    /// Warns of a lift without a max whose effort cannot become a load. Of accessories, which
    /// nobody tests for one rep, an effort is all that is wanted, and a test is what finds a max.
    pub(super) fn missing_max_for_effort(&mut self, lift: LiftId, job: &Job<'_, 'p>) {
        if job.draft.role == Role::Test {
            return;
        }
        let known = self.program.lift(lift).and_then(|lift| lift.known);
        let is_tested = known.is_none_or(|known| known.compound && self.knowledge.loading(lift).bar().is_some());
        if is_tested {
            self.missing_max(lift, 1, job);
        }
    }

    /// Warns once for each lift.
    pub(super) fn missing_max(&mut self, lift: LiftId, reps: u16, job: &Job<'_, 'p>) {
        self.warn_of_missing_max(lift, reps, job.place.lift, job.draft.origin.load);
    }

    /// Warns once for each lift; the line trains its `own`.
    pub(super) fn warn_of_missing_max(&mut self, lift: LiftId, reps: u16, own: &LineLift, span: Span) {
        // Where a max is borrowed, the lender's is the one that is missing.
        let lift = self.knowledge.lender(lift);
        if !self.warned.is_first(lift, span) {
            return;
        }
        let name = self.knowledge.name(lift);
        // The coach's own word for it.
        let written = if own.id == lift { own.written.clone() } else { name.clone() };
        let example = match self.knowledge.unit() {
            Unit::Kg => "100kg",
            Unit::Lb => "225lb",
        };
        let known_otherwise = reps != 1 && self.knowledge.rep_max(lift, 1).is_some();
        let (what, help) = match self.knowledge.parent_with_max(&written) {
            _ if known_otherwise => (
                format!("{reps}RM"),
                format!("the chart does not reach so far; write `max {written} {reps}RM {example}`"),
            ),
            Some((variant, parent)) if own.id == lift => (
                "max".to_owned(),
                format!(
                    "give it a max of its own, `max {written} {example}`, or take percents of another lift's, `@60% of \
                     {parent}`; written as a variant, `{parent} ({variant})`, it goes by the max of {parent}"
                ),
            ),
            _ => (
                "max".to_owned(),
                format!("write `max {written} {example}` in the plan, or build with `--max \"{written}={example}\"`"),
            ),
        };
        let lift = name.to_string();
        self.diagnostics.push(ExpandError::MissingMax { what, lift, help, span });
    }
}

/// The set that a load starts from, as the athlete reads it.
fn said(base: &SetBase) -> Arc<str> {
    match base {
        SetBase::Top => "top set".into(),
        SetBase::Previous => "set before".into(),
        SetBase::First => "first set".into(),
        SetBase::Day(DayRef::Named(name)) => format!("heaviest set of day \"{name}\"").into(),
        SetBase::Day(DayRef::Weekday(weekday)) => format!("heaviest set of {}", weekday.long()).into(),
        SetBase::Day(DayRef::Number(number)) => format!("heaviest set of day {number}").into(),
        SetBase::LastWeek => "heaviest set of last week".into(),
    }
}

/// The set that a load starts from, as the coach writes it.
fn written(base: &SetBase) -> Arc<str> {
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
