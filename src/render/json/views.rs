//! The shape of the JSON: each field in the order in which it is written. The doc comments
//! are the descriptions of the schema.

use schemars::JsonSchema;
use serde::Serialize;

use super::parts::{Displayed, EachNote, Maxes, Notes, Views, is_false};
use crate::model::{Basis, Date, Exercise, Label, PlannedSet, Session};

/// A strength-training program, expanded into the sessions and sets that an athlete does.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Schedule")]
pub(super) struct ScheduleView<'a> {
    /// The name and version of this format. Fields may be added to it; none changes its meaning.
    #[schemars(extend("const" = "liftplan/1"))]
    pub(super) format: &'static str,
    /// What was built.
    pub(super) program: ProgramView<'a>,
    /// Whom it was built for; null where nothing is known of them.
    pub(super) athlete: Option<AthleteView<'a>>,
    /// What was assumed of sessions to come, where loads move with training.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "ProjectionView")]
    pub(super) projection: Option<ProjectionView>,
    /// The sessions, in the order in which they are done.
    pub(super) sessions: Views<'a, Session, SessionView<'a>>,
}

/// What was assumed of sessions to come.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Projection")]
pub(super) struct ProjectionView {
    /// `hit`: every prescription is met exactly. `miss`: every set is one rep short.
    #[schemars(extend("enum" = ["hit", "miss"]))]
    pub(super) assume: &'static str,
    /// True where a max would move by what an open set or a test comes to, which nobody knows yet.
    pub(super) maxes_held: bool,
}

/// The program as a whole.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Program")]
pub(super) struct ProgramView<'a> {
    /// Its name.
    pub(super) name: Option<&'a str>,
    /// Who wrote it.
    pub(super) author: Option<&'a str>,
    /// The unit of all loads: the athlete's, where they have one.
    #[schemars(extend("enum" = ["kg", "lb"]))]
    pub(super) unit: &'static str,
    /// How many weeks it takes.
    pub(super) weeks: u16,
    /// The coach's notes on the program.
    #[schemars(with = "Vec<String>")]
    pub(super) notes: EachNote<'a>,
}

/// The athlete.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Athlete")]
pub(super) struct AthleteView<'a> {
    /// The athlete's name.
    pub(super) name: Option<&'a str>,
    /// What the athlete weighs, in the unit of the program.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "f64")]
    pub(super) bodyweight: Option<f64>,
    /// The maxes that loads were worked out from, not rounded: a one-rep max under the lift's
    /// name, a rep max with its reps behind it (`squat 5RM`).
    #[schemars(with = "std::collections::BTreeMap<String, f64>")]
    pub(super) maxes: Maxes<'a>,
}

/// One visit to the gym.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Session")]
pub(super) struct SessionView<'a> {
    /// The name of the block that it belongs to.
    pub(super) block: Option<&'a str>,
    /// The week, counted through the whole program from 1.
    pub(super) week: u16,
    /// The day's number in its week, from 1.
    pub(super) day: u8,
    /// The day of the week, where the plan names one.
    #[schemars(extend("enum" = ["mon", "tue", "wed", "thu", "fri", "sat", "sun", null]))]
    pub(super) weekday: Option<&'static str>,
    /// The name of the day.
    pub(super) name: Option<&'a str>,
    /// The date, as `2026-01-31`.
    #[schemars(with = "Option<String>")]
    pub(super) date: Option<Displayed<Date>>,
    /// The coach's notes on the session.
    #[schemars(with = "Vec<String>")]
    pub(super) notes: EachNote<'a>,
    /// What is trained, in order.
    pub(super) exercises: Views<'a, Exercise, ExerciseView<'a>>,
}

/// A lift and its sets.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Exercise")]
pub(super) struct ExerciseView<'a> {
    /// The lift's canonical name; as written where it is not a known one.
    pub(super) lift: &'a str,
    /// The name as the coach wrote it, without the variant.
    pub(super) written: &'a str,
    /// The variant: `paused`.
    pub(super) variant: Option<&'a str>,
    /// The place in a superset: the group's letter and the number in it, `A1`.
    #[schemars(with = "Option<String>")]
    pub(super) superset: Option<Displayed<Label>>,
    /// The tier: `T1`, `T2` or `T3`.
    #[schemars(with = "Option<String>")]
    pub(super) tier: Option<Displayed<Label>>,
    /// The coach's notes on the exercise; those on its sets stand with the sets.
    #[schemars(with = "Vec<String>")]
    pub(super) notes: EachNote<'a>,
    /// The lifts that the athlete may do instead, in the same sets and loads.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) alternatives: Vec<AlternativeView<'a>>,
    /// True where the whole exercise may be left out.
    #[serde(skip_serializing_if = "is_false")]
    pub(super) optional: bool,
    /// The sets, in the order in which they are done.
    pub(super) sets: Views<'a, PlannedSet, SetView<'a>>,
}

/// A lift that the athlete may do instead.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Alternative")]
pub(super) struct AlternativeView<'a> {
    /// The lift's canonical name; as written where it is not a known one.
    pub(super) lift: &'a str,
    /// The variant: `paused`.
    pub(super) variant: Option<&'a str>,
}

/// One set. How much it is stands in `reps_min` and `reps_max`, or, for what is not counted
/// in reps, in one of `seconds`, `metres` and `calories` in their place.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Set")]
pub(super) struct SetView<'a> {
    /// The set's number in its exercise, from 1.
    pub(super) set: u16,
    /// What the set is for.
    #[schemars(extend("enum" = ["warmup", "ramp", "top", "backoff", "work", "drop", "myo", "restpause", "test"]))]
    pub(super) role: &'static str,
    /// The fewest reps; null where the plan does not bound them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) reps_min: Option<Option<u16>>,
    /// The most reps; null where the plan does not bound them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) reps_max: Option<Option<u16>>,
    /// How long the set lasts; of a range the low end.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "u16")]
    pub(super) seconds: Option<u16>,
    /// The high end of a range of seconds.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "u16")]
    pub(super) seconds_max: Option<u16>,
    /// How far the set goes; of a range the low end.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "u16")]
    pub(super) metres: Option<u16>,
    /// The high end of a range of metres.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "u16")]
    pub(super) metres_max: Option<u16>,
    /// Kilocalories on an ergometer; of a range the low end.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "u16")]
    pub(super) calories: Option<u16>,
    /// The high end of a range of kilocalories.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "u16")]
    pub(super) calories_max: Option<u16>,
    /// Whether it is as many reps as possible.
    pub(super) amrap: bool,
    /// The parts of a cluster or complex; `reps_min` and `reps_max` are their sum.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Vec<u16>")]
    pub(super) cluster: Option<&'a [u16]>,
    /// So many reps in as many sets as it takes.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "u16")]
    pub(super) total_reps: Option<u16>,
    /// What goes on the bar, rounded to what can be loaded; null where nobody can know it.
    /// With `bodyweight` it is what is added (or, negative, taken off).
    pub(super) load: Option<f64>,
    /// The upper end of a band of loads.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "f64")]
    pub(super) load_max: Option<f64>,
    /// The unit of the loads of this set.
    #[schemars(extend("enum" = ["kg", "lb"]))]
    pub(super) unit: &'static str,
    /// Whether the load rests on the RPE chart.
    pub(super) estimate: bool,
    /// Percent of the lift's one-rep max, before rounding and before a ramp is held at its top.
    pub(super) percent: Option<f64>,
    /// What the plan wrote the percent of: `1RM`, `tm`, `5RM`, `top`, `squat` and so on.
    pub(super) percent_of: Option<&'a str>,
    /// The low end of the effort, on the RPE scale.
    #[schemars(range(min = 0, max = 10))]
    pub(super) rpe_min: Option<f64>,
    /// The high end of the effort; alone, a ceiling.
    #[schemars(range(min = 0, max = 10))]
    pub(super) rpe_max: Option<f64>,
    /// Rest after the set, in seconds.
    pub(super) rest_min_s: Option<u16>,
    /// The most rest after the set, in seconds.
    pub(super) rest_max_s: Option<u16>,
    /// Lowering, pause, lifting, pause: `30X0`.
    pub(super) tempo: Option<&'a str>,
    /// The coach's notes, joined by `; `.
    #[schemars(with = "Option<String>")]
    pub(super) note: Option<Notes<'a>>,
    /// Where the load comes from, in words.
    #[schemars(with = "Option<String>")]
    pub(super) basis: Option<Displayed<&'a Basis>>,
    /// The load as the plan wrote it, without the `@`.
    pub(super) load_written: Option<&'a str>,
    /// True where the measure is for each side.
    #[serde(skip_serializing_if = "is_false")]
    pub(super) per_side: bool,
    /// True where the set may be left out.
    #[serde(skip_serializing_if = "is_false")]
    pub(super) optional: bool,
    /// True where the load comes on top of the athlete's own weight.
    #[serde(skip_serializing_if = "is_false")]
    pub(super) bodyweight: bool,
    /// Rest between the mini-sets of a cluster, in seconds.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "u16")]
    pub(super) mini_rest_min_s: Option<u16>,
    /// The most rest between mini-sets, in seconds.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "u16")]
    pub(super) mini_rest_max_s: Option<u16>,
    /// A pause in each rep, in seconds; of a range the low end.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "u16")]
    pub(super) pause_s: Option<u16>,
    /// The high end of a range of pauses.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "u16")]
    pub(super) pause_max_s: Option<u16>,
    /// A set starts every so many seconds; of a range the low end.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "u16")]
    pub(super) every_s: Option<u16>,
    /// The high end of such a range.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "u16")]
    pub(super) every_max_s: Option<u16>,
    /// All sets of this kind are done within so many seconds; of a range the low end.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "u16")]
    pub(super) within_s: Option<u16>,
    /// The high end of such a range.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "u16")]
    pub(super) within_max_s: Option<u16>,
    /// The effort at which to stop adding sets, on the RPE scale.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "f64", range(min = 0, max = 10))]
    pub(super) until_rpe: Option<f64>,
}
