//! W1112: too many weeks without an easier one.

use miette::Diagnostic;
use thiserror::Error;

use super::Plan;
use super::facts::answers_misses;
use super::found::Found;
use crate::diagnostic::Finding;
use crate::settings::{Level, NoDeload as Lint};
use crate::source::Span;
use crate::stats::WeekStats;
use crate::training::Percent;

/// Week after week without a rest.
#[derive(Debug, Diagnostic, Error)]
#[error("there are {weeks} weeks without an easier one")]
#[diagnostic(
    code(W1112),
    help(
        "make one week in 4 to 8 easier: `deload from \"Build\" week 4: sets 50%, load 90%`, or a last column with less"
    )
)]
struct NoDeload {
    weeks: u16,
    #[label("{label}")]
    span: Span,
    label: String,
}

impl Finding for NoDeload {}

pub(super) fn check(plan: &Plan<'_>, found: &mut Found) {
    let lint = &plan.lints.no_deload;
    // Who takes load off after misses rests when it is needed.
    let days = plan.program.blocks.iter().flat_map(|block| &block.days);
    if days.flat_map(|day| &day.lines).any(|line| line.progress.rules.iter().any(answers_misses)) {
        return;
    }
    for run in hard_runs(&plan.stats.weeks, lint) {
        let weeks = u16::try_from(run.len()).unwrap_or(u16::MAX);
        let too_many = if weeks > lint.weeks { lint.weeks } else { lint.info_weeks };
        let Some(week) = run.get(usize::from(too_many)).map(|week| week.week).filter(|_| weeks > lint.info_weeks)
        else {
            continue;
        };
        let Some((session, span)) = plan.week(week) else { continue };
        let finding = NoDeload { weeks, span, label: format!("week {week} is the {} in a row", ordinal(too_many + 1)) };
        let level = if weeks > lint.weeks { Level::Warning } else { Level::Info };
        found.tell_of_plan(level, session, finding);
    }
}

/// The stretches of weeks between easy ones.
fn hard_runs<'w>(weeks: &'w [WeekStats], lint: &Lint) -> Vec<&'w [WeekStats]> {
    let mut runs = Vec::new();
    let mut start = 0;
    for (place, week) in weeks.iter().enumerate() {
        let before = weeks.get(start..place).unwrap_or(&[]);
        // A week in which nothing is trained is the easiest of all.
        let after_a_gap = before.last().is_some_and(|last| week.week > last.week + 1);
        if is_easy(week, before, lint) {
            runs.push(before);
            start = place + 1;
        } else if after_a_gap {
            runs.push(before);
            start = place;
        }
    }
    runs.push(weeks.get(start..).unwrap_or(&[]));
    runs
}

/// Whether a week has fewer sets, or less load, than the hardest of those before.
fn is_easy(week: &WeekStats, before: &[WeekStats], lint: &Lint) -> bool {
    // Nobody needs a rest from work without any load.
    if week.total.loaded.sets == 0 && week.total.relative.sets == 0 {
        return true;
    }
    let most_sets = before.iter().map(|week| week.total.sets).max().unwrap_or(0);
    let fewer = share(lint.sets.0, most_sets);
    let heaviest = before.iter().filter_map(|week| week.total.intensity.percent()).max();
    let lighter = heaviest
        .zip(week.total.intensity.percent())
        .is_some_and(|(heaviest, now)| now <= heaviest.of(Percent::ONE.plus(lint.load.0.negated())));
    most_sets > 0 && (f64::from(week.total.sets) <= fewer || lighter)
}

/// What is left of sets, less so many percent.
fn share(less: Percent, sets: u32) -> f64 {
    f64::from(sets) * (100.0 - less.to_f64()) / 100.0
}

/// `9th`, `21st`.
fn ordinal(number: u16) -> String {
    let ending = match (number % 10, number % 100) {
        (_, 11..=13) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    };
    format!("{number}{ending}")
}
