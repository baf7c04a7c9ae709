//! JSON of the figures, `liftplan-stats/1`.
//!
//! Fields are only ever added to this format, so a reader should ignore those it does not know.

use std::io::{self, Write};

use schemars::JsonSchema;
use serde::Serialize;

use super::parts::Displayed;
use super::views::ProjectionView;
use crate::model::{Date, Weekday};
use crate::stats::{Coverage, Figures, LiftStats, MuscleSets, SessionStats, Stats, WeekStats};
use crate::training::{Inol, Load, Percent, PrilepinZone};

/// Writes the figures as JSON, indented by two blanks.
///
/// # Errors
///
/// Those of the writer.
pub fn render_stats_json(stats: &Stats, out: &mut impl Write) -> io::Result<()> {
    super::write(&StatsView::new(stats), out)
}

/// The JSON Schema (draft 2020-12) of what [`render_stats_json`] writes.
#[must_use]
pub fn stats_json_schema() -> serde_json::Value {
    super::schema_of::<StatsView<'static>>()
}

/// The figures of a program: volume, intensity and time, by week, session, lift and muscle.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Stats")]
struct StatsView<'a> {
    /// The name and version of this format. Fields may be added to it; none changes its meaning.
    #[schemars(extend("const" = "liftplan-stats/1"))]
    format: &'static str,
    /// What the figures are of.
    program: StatsProgramView<'a>,
    /// Whom it is for; null where nothing is known of them.
    athlete: Option<StatsAthleteView<'a>>,
    /// What was assumed of sessions to come, where loads move with training.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "ProjectionView")]
    projection: Option<ProjectionView>,
    /// All lifts and weeks together.
    total: FiguresView,
    /// The lifts over the whole program, in the order in which it first has them.
    lifts: Vec<LiftView<'a>>,
    /// The weeks that have sessions, in order.
    weeks: Vec<WeekView<'a>>,
}

/// The program as a whole.
#[derive(Serialize, JsonSchema)]
struct StatsProgramView<'a> {
    /// Its name.
    name: Option<&'a str>,
    /// Who wrote it.
    author: Option<&'a str>,
    /// The unit of all tonnage.
    #[schemars(extend("enum" = ["kg", "lb"]))]
    unit: &'static str,
}

/// The athlete.
#[derive(Serialize, JsonSchema)]
struct StatsAthleteView<'a> {
    /// The athlete's name.
    name: Option<&'a str>,
    /// What the athlete weighs, in the unit of the program; the tonnage of lifts on top of it
    /// counts it.
    bodyweight: Option<f64>,
}

/// The figures of some sets. Warm-ups and what may be left out are not among them; of ranges the
/// low end counts, of open sets the minimum.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Figures")]
pub(super) struct FiguresView {
    /// The sets.
    sets: u32,
    /// Sets that may be left out; they are in no figure.
    optional_sets: u32,
    /// The reps; of what is done on each side, both sides count.
    reps: FigureView<u64>,
    /// The sum of load × reps, a load being what is on the bar or in one hand.
    tonnage: FigureView<f64>,
    /// How many sets have their load on top of the athlete's own weight.
    bodyweight_sets: u32,
    /// The average percent of the one-rep max, weighted by reps.
    intensity: FigureView<f64>,
    /// The lifts in Prilepin's zones; what is below 55 % is in none.
    zones: ZonesView,
    /// The sets at RPE 8 or above.
    hard_sets: FigureView<u32>,
}

/// A figure, and of how many sets it is known.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Figure_{T}")]
struct FigureView<T> {
    /// The figure; null where it is known of no set.
    value: Option<T>,
    /// So many sets are in it.
    sets: u32,
    /// So many of them rest on the RPE chart, so that the figure is an estimate.
    estimates: u32,
}

/// Lifts by their percent of the one-rep max.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Zones")]
struct ZonesView {
    /// From 55 to below 70 %.
    from_55: u64,
    /// From 70 to below 80 %.
    from_70: u64,
    /// From 80 to below 90 %.
    from_80: u64,
    /// From 90 %.
    from_90: u64,
}

/// The figures of a lift, its variants among them.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Lift")]
struct LiftView<'a> {
    /// The lift's canonical name; as written where it is not a known one.
    lift: &'a str,
    /// The highest INOL of a session; null where no percent is known.
    session_inol: Option<f64>,
    /// The highest INOL of a week; null where no percent is known.
    week_inol: Option<f64>,
    /// All its sets.
    #[serde(flatten)]
    figures: FiguresView,
}

/// A week.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Week")]
struct WeekView<'a> {
    /// The week, counted through the whole program from 1.
    week: u16,
    /// The name of the block that it belongs to.
    block: Option<&'a str>,
    /// All lifts together.
    total: FiguresView,
    /// The lifts, in the order in which the week first has them.
    lifts: Vec<LiftView<'a>>,
    /// The muscles, in alphabetical order.
    muscles: Vec<MuscleView>,
    /// Sets of lifts whose muscles nobody knows; they are in no muscle.
    sets_of_no_muscle: u32,
    /// The sessions, in order.
    sessions: Vec<SessionFiguresView<'a>>,
}

/// The sets of a muscle: 1 for each set of a lift in which it does most of the work, 0.5 where
/// it helps.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Muscle")]
struct MuscleView {
    /// The muscle.
    muscle: &'static str,
    /// All its sets.
    sets: f64,
    /// Those at RPE 8 or above.
    hard_sets: f64,
    /// Those of which it is known whether they are.
    rated_sets: f64,
    /// Those of which the RPE chart says it.
    estimated_sets: f64,
}

/// A session.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "SessionFigures")]
struct SessionFiguresView<'a> {
    /// The day's number in its week, from 1.
    day: u8,
    /// The day of the week, where the plan names one.
    #[schemars(extend("enum" = ["mon", "tue", "wed", "thu", "fri", "sat", "sun", null]))]
    weekday: Option<&'static str>,
    /// The date, as `2026-01-31`.
    #[schemars(with = "Option<String>")]
    date: Option<Displayed<Date>>,
    /// The name of the day.
    name: Option<&'a str>,
    /// How long it takes, by estimate.
    length: LengthView,
    /// All lifts together.
    total: FiguresView,
    /// The lifts, in the order in which the session first has them.
    lifts: Vec<LiftView<'a>>,
}

/// How long a session takes, by estimate: sets and rests, warm-ups too.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Length")]
struct LengthView {
    /// In seconds.
    seconds: u64,
    /// So many sets are in it.
    sets: u32,
    /// After so many of them the usual rest was taken, since none is written.
    usual_rests: u32,
    /// So many sets are not in it, since nobody knows how long they take.
    untimed_sets: u32,
}

impl<'a> StatsView<'a> {
    fn new(stats: &'a Stats) -> Self {
        let (name, bodyweight) = (stats.athlete.as_deref(), stats.bodyweight.map(Load::to_f64));
        let is_known = name.is_some() || bodyweight.is_some();
        Self {
            format: "liftplan-stats/1",
            program: StatsProgramView {
                name: stats.name.as_deref(),
                author: stats.author.as_deref(),
                unit: stats.unit.name(),
            },
            athlete: is_known.then_some(StatsAthleteView { name, bodyweight }),
            projection: stats.projection.map(ProjectionView::from),
            total: FiguresView::from(&stats.total),
            lifts: stats.lifts.iter().map(LiftView::from).collect(),
            weeks: stats.weeks.iter().map(WeekView::from).collect(),
        }
    }
}

impl<'a> From<&'a WeekStats> for WeekView<'a> {
    fn from(week: &'a WeekStats) -> Self {
        Self {
            week: week.week,
            block: week.block.as_deref(),
            total: FiguresView::from(&week.total),
            lifts: week.lifts.iter().map(LiftView::from).collect(),
            muscles: week.muscles.iter().map(MuscleView::from).collect(),
            sets_of_no_muscle: week.sets_of_no_muscle,
            sessions: week.sessions.iter().map(SessionFiguresView::from).collect(),
        }
    }
}

impl<'a> From<&'a SessionStats> for SessionFiguresView<'a> {
    fn from(session: &'a SessionStats) -> Self {
        Self {
            day: session.day,
            weekday: session.weekday.map(Weekday::short),
            date: session.date.map(Displayed),
            name: session.name.as_deref(),
            length: LengthView {
                seconds: session.length.seconds,
                sets: session.length.sets,
                usual_rests: session.length.usual_rests,
                untimed_sets: session.length.untimed,
            },
            total: FiguresView::from(&session.total),
            lifts: session.lifts.iter().map(LiftView::from).collect(),
        }
    }
}

impl<'a> From<&'a LiftStats> for LiftView<'a> {
    fn from(lift: &'a LiftStats) -> Self {
        let known = |inol: Inol| (lift.figures.relative.sets > 0).then(|| inol.to_f64());
        Self {
            lift: &lift.lift,
            session_inol: known(lift.session_inol),
            week_inol: known(lift.week_inol),
            figures: FiguresView::from(&lift.figures),
        }
    }
}

impl From<&MuscleSets> for MuscleView {
    fn from(muscle: &MuscleSets) -> Self {
        let whole = |halves: u64| halves as f64 / 2.0;
        Self {
            muscle: muscle.muscle,
            sets: whole(muscle.half_sets),
            hard_sets: whole(muscle.hard_half_sets),
            rated_sets: whole(muscle.rated_half_sets),
            estimated_sets: whole(muscle.estimated_half_sets),
        }
    }
}

impl From<&Figures> for FiguresView {
    fn from(figures: &Figures) -> Self {
        let zone = |zone| figures.zones.get(zone);
        Self {
            sets: figures.sets,
            optional_sets: figures.left_out,
            reps: FigureView::new(figures.reps, figures.in_reps),
            tonnage: FigureView::new(figures.tonnage.to_f64(), figures.loaded),
            bodyweight_sets: figures.on_bodyweight,
            intensity: FigureView {
                value: figures.intensity.percent().map(Percent::to_f64),
                sets: figures.relative.sets,
                estimates: figures.relative.estimates,
            },
            zones: ZonesView {
                from_55: zone(PrilepinZone::From55),
                from_70: zone(PrilepinZone::From70),
                from_80: zone(PrilepinZone::From80),
                from_90: zone(PrilepinZone::From90),
            },
            hard_sets: FigureView::new(figures.hard_sets, figures.rated),
        }
    }
}

impl<T> FigureView<T> {
    fn new(value: T, covers: Coverage) -> Self {
        Self { value: (covers.sets > 0).then_some(value), sets: covers.sets, estimates: covers.estimates }
    }
}
