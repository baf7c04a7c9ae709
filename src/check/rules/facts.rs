//! What several lints ask of a schedule.

use super::Plan;
use crate::model::{Action, Condition, Derivation, Exercise, Label, Measure, PlannedSet, ProgressRule, Session, Step};
use crate::source::Span;
use crate::training::{Percent, Role, Rpe};

impl<'a> Plan<'a> {
    /// The sessions with their places in the schedule.
    pub(super) fn sessions(&self) -> impl Iterator<Item = (usize, &'a Session)> {
        self.schedule.sessions.iter().enumerate()
    }

    /// The first session of a week, and where what is trained in that week begins in the plan: its
    /// block, or its first lift where the block has no line.
    pub(super) fn week(&self, week: u16) -> Option<(usize, Span)> {
        let (place, session) = self.sessions().find(|(_, session)| session.week == week)?;
        let mut last = 0;
        let block = self.program.blocks.iter().find(|block| {
            last += block.all_weeks();
            week <= last
        });
        let span = block.map(|block| block.span).filter(|span| !span.is_empty());
        Some((place, span.or_else(|| session.exercises.first().map(|exercise| exercise.span))?))
    }

    /// The exercises with the place of their session.
    pub(super) fn exercises(&self) -> impl Iterator<Item = (usize, &'a Exercise)> {
        self.sessions().flat_map(|(place, session)| session.exercises.iter().map(move |exercise| (place, exercise)))
    }

    /// The sets that are no warm-ups, with their exercise and the place of their session.
    pub(super) fn working_sets(&self) -> impl Iterator<Item = (usize, &'a Exercise, &'a PlannedSet)> {
        self.exercises().flat_map(|(place, exercise)| working(exercise).map(move |set| (place, exercise, set)))
    }
}

/// The sets of an exercise that are no warm-ups.
pub(super) fn working(exercise: &Exercise) -> impl Iterator<Item = &PlannedSet> + Clone {
    exercise.sets.iter().filter(|set| set.role != Role::Warmup)
}

/// The fewest reps of a set; nothing where it is not measured in reps, or nobody knows them.
pub(super) fn reps(set: &PlannedSet) -> Option<u16> {
    match &set.measure {
        Measure::Reps { min, .. } => Some(*min),
        Measure::Amrap { min, .. } => *min,
        Measure::Cluster(parts) => Some(parts.iter().fold(0, |sum: u16, part| sum.saturating_add(*part))),
        Measure::Seconds { .. } | Measure::Metres { .. } | Measure::Calories { .. } | Measure::Total { .. } => None,
    }
}

/// Whether a set is at least so heavy, in percent of the max or by its effort.
pub(super) fn is_heavy(set: &PlannedSet, percent: Percent, rpe: Rpe) -> bool {
    set.percent.is_some_and(|planned| planned >= percent) || set.rpe_min.is_some_and(|planned| planned >= rpe)
}

/// Whether a percent was written for a set, of its lift's max or training max, and not worked
/// out from an effort or another set.
pub(super) fn is_percent_of_max(set: &PlannedSet) -> bool {
    let of_max = matches!(&set.basis, Some(basis) if matches!(basis.source, Derivation::PercentOf { .. }));
    of_max && set.percent_of.as_deref().is_some_and(|of| of == "tm" || of.ends_with("RM"))
}

/// Whether a load is written as it is.
pub(super) fn is_written(set: &PlannedSet) -> bool {
    !set.bodyweight && set.basis.as_ref().is_some_and(|basis| matches!(basis.source, Derivation::Written(_)))
}

/// Whether training has moved a load: the max that was tested when the program began says nothing
/// of what is lifted after weeks of progress.
pub(super) fn has_progressed(set: &PlannedSet) -> bool {
    set.basis.as_ref().is_some_and(|basis| basis.progressed.is_some())
}

/// The heaviest top set of an exercise; without loads the first.
pub(super) fn top_set(exercise: &Exercise) -> Option<&PlannedSet> {
    let tops = exercise.sets.iter().filter(|set| set.role == Role::Top);
    tops.reduce(|a, b| match (a.load, b.load) {
        (Some(x), Some(y)) if y.compare(x).is_gt() => b,
        _ => a,
    })
}

/// By how much a back-off is lighter than its top set, as it is written; where it is not
/// written of the top set, as it comes out.
pub(super) fn drop_from(top: &PlannedSet, backoff: &PlannedSet) -> Option<Percent> {
    let written = backoff.basis.as_ref().and_then(|basis| match &basis.source {
        Derivation::PercentOfSet { percent, .. } if backoff.percent_of.as_deref() == Some("top") => Some(*percent),
        _ => None,
    });
    let share = written.or_else(|| match (backoff.load, top.load) {
        (Some(load), Some(top)) if !backoff.bodyweight => load.percent_of(top),
        (None, _) | (_, None) => {
            let (low, high) = (backoff.percent?, top.percent.filter(|top| *top > Percent::default())?);
            Some(Percent::from_millionths(
                i32::try_from(i64::from(low.millionths()) * 1_000_000 / i64::from(high.millionths())).ok()?,
            ))
        }
        _ => None,
    });
    share.map(|share| Percent::ONE.plus(share.negated()))
}

/// Whether rounding has made a back-off as heavy as its top set.
pub(super) fn is_lost(top: &PlannedSet, backoff: &PlannedSet) -> bool {
    let same = matches!((backoff.load, top.load), (Some(load), Some(top)) if load.compare(top).is_eq());
    same && !backoff.bodyweight && drop_from(top, backoff).is_some_and(|drop| drop > Percent::default())
}

/// `80%`, as in a plan.
pub(super) fn shown(percent: Percent) -> String {
    percent.to_string().replace(' ', "")
}

/// Whether a rule has an answer to sessions that did not go well: a miss, a stall, too few reps, or
/// beginning anew every so often.
pub(super) fn answers_misses(rule: &ProgressRule) -> bool {
    let asks = rule.conditions.iter().any(|condition| match condition {
        Condition::Miss | Condition::Misses(_) | Condition::Stalls(_) | Condition::AfterLastStage => true,
        Condition::Counted { .. } | Condition::Hit | Condition::InWeeks(_) | Condition::EveryWeeks(_) => false,
    });
    let goes_down = rule.actions.iter().any(|action| match action {
        Action::Move(step) | Action::MoveMax(_, step) => !is_up(*step),
        Action::Reset | Action::NextStage | Action::FirstStage { .. } => true,
        _ => false,
    });
    asks || goes_down
}

/// Whether a step adds load.
pub(super) fn is_up(step: Step) -> bool {
    match step {
        Step::Load(load) => load.is_positive(),
        Step::Percent(percent) | Step::OfMax(percent) => percent.millionths() > 0,
    }
}

/// The superset that an exercise is part of.
pub(super) fn group(exercise: &Exercise) -> Option<char> {
    match exercise.label {
        Some(Label::Superset { group, .. }) => Some(group),
        _ => None,
    }
}
