//! [`Schedule`] → [`Stats`]: the figures of training, by week, session, lift and muscle.
//!
//! What nobody can know, the load of a lift without a max or the reps of an open set, is in no
//! figure, and each figure says of how many sets it is known ([`Coverage`]). The figures are the
//! least that the plan asks for: ranges count with their low end, open sets with their minimum,
//! and what may be left out is left out. Warm-ups only take time.
//!
//! | file | holds |
//! |---|---|
//! | `figures` | what a set adds to the figures |
//! | `lifts` | the figures of each lift, gathered from sets to sessions, weeks and the program |
//! | `muscles` | the sets of each muscle |
//! | `length` | how long a session takes |

mod figures;
mod length;
mod lifts;
mod muscles;

pub use figures::{Coverage, Figures};
pub use lifts::LiftStats;
pub use muscles::MuscleSets;

use std::sync::Arc;

use crate::model::{Date, Projection, Schedule, Session, Weekday};
use crate::training::{Load, SessionLength, Unit};
use figures::Reading;
use lifts::Lifts;

/// The figures of a schedule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stats {
    /// The program's name.
    pub name: Option<Arc<str>>,
    /// Who wrote it.
    pub author: Option<Arc<str>>,
    /// Whom it is for.
    pub athlete: Option<Arc<str>>,
    /// What the athlete weighs; the tonnage of lifts on top of it counts it.
    pub bodyweight: Option<Load>,
    /// The unit of all tonnage: the athlete's.
    pub unit: Unit,
    /// What was assumed of sessions to come, where loads move with training.
    pub projection: Option<Projection>,
    /// The weeks that have sessions, in order.
    pub weeks: Vec<WeekStats>,
    /// The lifts, in the order in which the program first has them.
    pub lifts: Vec<LiftStats>,
    /// All lifts and weeks together.
    pub total: Figures,
}

/// The figures of a week.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WeekStats {
    /// The week, counted through the whole program from 1.
    pub week: u16,
    /// The block that it belongs to.
    pub block: Option<Arc<str>>,
    /// All lifts together.
    pub total: Figures,
    /// The lifts, in the order in which the week first has them.
    pub lifts: Vec<LiftStats>,
    /// The muscles that are trained, in alphabetical order.
    pub muscles: Vec<MuscleSets>,
    /// Sets of lifts whose muscles nobody knows; they are in no muscle.
    pub sets_of_no_muscle: u32,
    /// The sessions, in order.
    pub sessions: Vec<SessionStats>,
}

/// The figures of a session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SessionStats {
    /// The day's number in its week, from 1.
    pub day: u8,
    /// The day of the week, where the plan names one.
    pub weekday: Option<Weekday>,
    /// The date, where the plan says when it starts or ends.
    pub date: Option<Date>,
    /// The name of the day.
    pub name: Option<Arc<str>>,
    /// All lifts together.
    pub total: Figures,
    /// The lifts, in the order in which the session first has them.
    pub lifts: Vec<LiftStats>,
    /// How long it takes, by estimate.
    pub length: SessionLength,
}

/// Works the figures of a schedule out. It always succeeds.
#[must_use]
pub fn stats(schedule: &Schedule) -> Stats {
    let reading = Reading { unit: schedule.unit, bodyweight: schedule.bodyweight, chart: &schedule.chart };
    let by_week = schedule.sessions.chunk_by(|a, b| a.week == b.week);
    let weeks: Vec<WeekStats> = by_week.map(|sessions| week(sessions, &reading)).collect();
    let mut lifts = Lifts::new(schedule.unit);
    let mut total = Figures::new(schedule.unit);
    for week in &weeks {
        total.add(&week.total);
        lifts.add_week(&week.lifts);
    }
    Stats {
        name: schedule.name.clone(),
        author: schedule.author.clone(),
        athlete: schedule.athlete.clone(),
        bodyweight: schedule.bodyweight,
        unit: schedule.unit,
        projection: schedule.projection,
        weeks,
        lifts: lifts.in_order(),
        total,
    }
}

/// The sessions of one week.
fn week(sessions: &[Session], reading: &Reading<'_>) -> WeekStats {
    let sessions_of = |first: &Session| (first.week, first.block.clone());
    let (week, block) = sessions.first().map(sessions_of).unwrap_or_default();
    let sessions: Vec<SessionStats> = sessions.iter().map(|session| self::session(session, reading)).collect();
    let mut lifts = Lifts::new(reading.unit);
    let mut total = Figures::new(reading.unit);
    for session in &sessions {
        total.add(&session.total);
        lifts.add_session(&session.lifts);
    }
    let lifts = lifts.in_order();
    let (muscles, sets_of_no_muscle) = muscles::of_lifts(&lifts);
    WeekStats { week, block, total, lifts, muscles, sets_of_no_muscle, sessions }
}

fn session(session: &Session, reading: &Reading<'_>) -> SessionStats {
    let mut lifts = Lifts::new(reading.unit);
    for exercise in &session.exercises {
        lifts.add_exercise(exercise, reading);
    }
    let lifts = lifts.in_order();
    let mut total = Figures::new(reading.unit);
    for lift in &lifts {
        total.add(&lift.figures);
    }
    SessionStats {
        day: session.day,
        weekday: session.weekday,
        date: session.date,
        name: session.name.clone(),
        total,
        lifts,
        length: length::of_session(session),
    }
}
