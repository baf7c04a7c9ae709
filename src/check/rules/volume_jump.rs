//! W1113: a week with far more sets than those before.

use miette::Diagnostic;
use thiserror::Error;

use super::Plan;
use super::facts::working;
use super::found::Found;
use crate::diagnostic::Finding;
use crate::model::Exercise;
use crate::source::Span;
use crate::stats::WeekStats;

/// More than the muscle is used to.
#[derive(Debug, Diagnostic, Error)]
#[error("{sets} sets for the {muscle}, after {most} at the most in the weeks before")]
#[diagnostic(code(W1113), help("add a set or two each week, or spread the step over several weeks"))]
struct VolumeJump {
    muscle: &'static str,
    sets: String,
    most: String,
    #[label("most of them here")]
    span: Span,
}

impl Finding for VolumeJump {}

pub(super) fn check(plan: &Plan<'_>, found: &mut Found) {
    let lint = &plan.lints.volume_jump;
    let weeks = &plan.stats.weeks;
    for (place, week) in weeks.iter().enumerate() {
        let before = weeks.get(place.saturating_sub(usize::from(lint.weeks))..place).unwrap_or(&[]);
        // Sessions that go round are even only over two weeks.
        if before.len() < 2 {
            continue;
        }
        for muscle in &week.muscles {
            let most = before.iter().map(|week| half_sets(week, muscle.muscle)).max().unwrap_or(0);
            let now = muscle.half_sets;
            let far_more = now as f64 > most as f64 * (1.0 + lint.percent.0.to_f64() / 100.0);
            if most == 0 || !far_more || now - most < u64::from(lint.sets) * 2 {
                continue;
            }
            let Some((session, span)) = most_of_it(plan, week.week, muscle.muscle) else { continue };
            let (sets, most) = (halves(now), halves(most));
            found.warn(session, VolumeJump { muscle: muscle.muscle, sets, most, span });
        }
    }
}

fn half_sets(week: &WeekStats, muscle: &str) -> u64 {
    week.muscles.iter().find(|found| found.muscle == muscle).map_or(0, |found| found.half_sets)
}

/// The exercise of a week that has most sets for a muscle, and its session.
fn most_of_it(plan: &Plan<'_>, week: u16, muscle: &str) -> Option<(usize, Span)> {
    let trains = |exercise: &Exercise| {
        exercise
            .known
            .is_some_and(|known| known.primary_muscles().chain(known.secondary_muscles()).any(|of| of == muscle))
    };
    let sessions = plan.sessions().filter(|(_, session)| session.week == week);
    let exercises =
        sessions.flat_map(|(place, session)| session.exercises.iter().map(move |exercise| (place, exercise)));
    let most =
        exercises.filter(|(_, exercise)| trains(exercise)).max_by_key(|(_, exercise)| working(exercise).count())?;
    Some((most.0, most.1.span))
}

/// `12` or `12.5`.
fn halves(half_sets: u64) -> String {
    format!("{}{}", half_sets / 2, if half_sets % 2 == 1 { ".5" } else { "" })
}
