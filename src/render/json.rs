//! JSON, `liftplan/1`, and in `stats` that of the figures: views that borrow from the schedule, and the schema made from them.
//!
//! Fields are only ever added to this format, so a reader should ignore those it does not know.

mod diff;
mod parts;
mod stats;
mod views;

pub use diff::{diff_json_schema, render_diff_json};
pub use stats::{render_stats_json, stats_json_schema};

use std::io::{self, BufWriter, Write};

use schemars::JsonSchema;
use schemars::generate::SchemaSettings;
use serde::Serialize;

use self::parts::{Displayed, EachNote, Maxes, Notes, View, Views};
use self::views::{
    AlternativeView, AthleteView, ExerciseView, ProgramView, ProjectionView, ScheduleView, SessionView, SetView,
};
use crate::model::{
    Alternative, Assume, Exercise, Label, Measure, PlannedSet, Projection, Schedule, Session, TimeRange, Weekday,
};
use crate::training::{Load, Percent, Rpe};
use crate::words;

/// Writes the schedule as JSON, indented by two blanks.
///
/// # Errors
///
/// Those of the writer.
pub fn render_json(schedule: &Schedule, out: &mut impl Write) -> io::Result<()> {
    write(&ScheduleView::new(schedule), out)
}

fn write(view: &impl Serialize, out: &mut impl Write) -> io::Result<()> {
    let mut out = BufWriter::new(out);
    serde_json::to_writer_pretty(&mut out, view)?;
    out.write_all(b"\n")?;
    out.flush()
}

/// The JSON Schema (draft 2020-12) of what [`render_json`] writes.
#[must_use]
pub fn json_schema() -> serde_json::Value {
    schema_of::<ScheduleView<'static>>()
}

fn schema_of<View: JsonSchema>() -> serde_json::Value {
    SchemaSettings::draft2020_12().for_serialize().into_generator().into_root_schema_for::<View>().to_value()
}

impl<'a> ScheduleView<'a> {
    fn new(schedule: &'a Schedule) -> Self {
        let is_known = schedule.athlete.is_some() || schedule.bodyweight.is_some() || !schedule.maxes.is_empty();
        let athlete = AthleteView {
            name: schedule.athlete.as_deref(),
            bodyweight: schedule.bodyweight.map(Load::to_f64),
            maxes: Maxes(&schedule.maxes),
        };
        Self {
            format: "liftplan/1",
            program: ProgramView {
                name: schedule.name.as_deref(),
                author: schedule.author.as_deref(),
                unit: schedule.unit.name(),
                weeks: schedule.weeks,
                notes: EachNote(&schedule.notes),
            },
            athlete: is_known.then_some(athlete),
            projection: schedule.projection.map(ProjectionView::from),
            sessions: Views::new(schedule, &schedule.sessions),
        }
    }
}

impl From<Projection> for ProjectionView {
    fn from(projection: Projection) -> Self {
        let assume = match projection.assume {
            Assume::Hit => "hit",
            Assume::Miss => "miss",
        };
        Self { assume, maxes_held: projection.maxes_held }
    }
}

impl<'a> View<'a, Session> for SessionView<'a> {
    fn view(schedule: &'a Schedule, session: &'a Session) -> Self {
        Self {
            block: session.block.as_deref(),
            week: session.week,
            day: session.day,
            weekday: session.weekday.map(Weekday::short),
            name: session.name.as_deref(),
            date: session.date.map(Displayed),
            notes: EachNote(&session.notes),
            exercises: Views::new(schedule, &session.exercises),
        }
    }
}

impl<'a> View<'a, Exercise> for ExerciseView<'a> {
    fn view(schedule: &'a Schedule, exercise: &'a Exercise) -> Self {
        let is_tier = |label: &Label| matches!(label, Label::Tier(_));
        Self {
            lift: &exercise.lift,
            written: &exercise.written,
            variant: exercise.variant.as_deref(),
            superset: exercise.label.filter(|label| !is_tier(label)).map(Displayed),
            tier: exercise.label.filter(is_tier).map(Displayed),
            notes: EachNote(&exercise.notes),
            alternatives: exercise.alternatives.iter().map(AlternativeView::from).collect(),
            optional: exercise.optional,
            sets: Views::new(schedule, &exercise.sets),
        }
    }
}

impl<'a> From<&'a Alternative> for AlternativeView<'a> {
    fn from(other: &'a Alternative) -> Self {
        Self { lift: &other.lift, variant: other.variant.as_deref() }
    }
}

impl<'a> View<'a, PlannedSet> for SetView<'a> {
    fn view(schedule: &'a Schedule, set: &'a PlannedSet) -> Self {
        let reps = super::reps(&set.measure);
        let (mut seconds, mut metres, mut calories) = (None, None, None);
        match set.measure {
            Measure::Seconds { min, max } => seconds = Some((min, max)),
            Measure::Metres { min, max } => metres = Some((min, max)),
            Measure::Calories { min, max } => calories = Some((min, max)),
            _ => {}
        }
        let (seconds, seconds_max) = ends(seconds);
        let (metres, metres_max) = ends(metres);
        let (calories, calories_max) = ends(calories);
        let extras = &*set.extras;
        let (pause_s, pause_max_s) = ends(extras.pause.map(pair));
        let (every_s, every_max_s) = ends(extras.every.map(pair));
        let (within_s, within_max_s) = ends(extras.within.map(pair));
        let written_in = set.load.or(set.load_max).map_or(schedule.unit, Load::unit);
        Self {
            set: set.number,
            role: set.role.name(),
            reps_min: reps.map(|reps| reps.0),
            reps_max: reps.map(|reps| reps.1),
            seconds,
            seconds_max,
            metres,
            metres_max,
            calories,
            calories_max,
            amrap: matches!(set.measure, Measure::Amrap { .. }),
            cluster: match &set.measure {
                Measure::Cluster(parts) => Some(parts),
                _ => None,
            },
            total_reps: match set.measure {
                Measure::Total { reps, .. } => Some(reps),
                _ => None,
            },
            load: set.load.map(Load::to_f64),
            load_max: words::load_max(set).map(Load::to_f64),
            unit: written_in.name(),
            estimate: set.estimate,
            percent: set.percent.map(Percent::to_f64),
            percent_of: set.percent_of.as_deref(),
            rpe_min: set.rpe_min.map(Rpe::to_f64),
            rpe_max: set.rpe_max.map(Rpe::to_f64),
            rest_min_s: extras.rest.map(|rest| rest.min),
            rest_max_s: extras.rest.map(|rest| rest.max),
            tempo: extras.tempo.as_deref(),
            note: (!extras.notes.is_empty()).then_some(Notes(&extras.notes)),
            basis: set.basis.as_ref().map(Displayed),
            load_written: set.load_written.as_deref(),
            per_side: set.per_side,
            optional: set.optional,
            bodyweight: set.bodyweight,
            mini_rest_min_s: extras.mini_rest.map(|rest| rest.min),
            mini_rest_max_s: extras.mini_rest.map(|rest| rest.max),
            pause_s,
            pause_max_s,
            every_s,
            every_max_s,
            within_s,
            within_max_s,
            until_rpe: extras.until.map(Rpe::to_f64),
        }
    }
}

const fn pair(range: TimeRange) -> (u16, u16) {
    (range.min, range.max)
}

/// The low end, and the high end where it is another.
fn ends(range: Option<(u16, u16)>) -> (Option<u16>, Option<u16>) {
    match range {
        Some((min, max)) => (Some(min), (min != max).then_some(max)),
        None => (None, None),
    }
}
