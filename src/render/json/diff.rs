//! JSON of what changes, `liftplan-diff/1`.
//!
//! Fields are only ever added to this format, so a reader should ignore those it does not know.

use std::io::{self, Write};

use schemars::JsonSchema;
use serde::{Serialize, Serializer};

use super::parts::{Displayed, View};
use super::stats::FiguresView;
use super::views::SetView;
use crate::diff::{
    Changes, Fact, FactChange, LiftChange, LiftVolume, LoadChange, SessionChange, SetChange, SetField, Value,
    WeekChange, WeekVolume,
};
use crate::model::{Date, Exercise, Label, PlannedSet, Schedule, Session, Weekday};
use crate::training::{Load, Percent};

/// Writes the changes as JSON, indented by two blanks.
///
/// # Errors
///
/// Those of the writer.
pub fn render_diff_json(changes: &Changes<'_>, out: &mut impl Write) -> io::Result<()> {
    super::write(&DiffView::new(changes), out)
}

/// The JSON Schema (draft 2020-12) of what [`render_diff_json`] writes.
#[must_use]
pub fn diff_json_schema() -> serde_json::Value {
    super::schema_of::<DiffView<'static>>()
}

/// What changes for the athlete between two plans.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Diff")]
struct DiffView<'a> {
    /// The name and version of this format. Fields may be added to it; none changes its meaning.
    #[schemars(extend("const" = "liftplan-diff/1"))]
    format: &'static str,
    /// Whether anything changes.
    changed: bool,
    /// The program before; null where the plan is new.
    old: Option<DiffProgramView<'a>>,
    /// The program after; null where the plan is gone.
    new: Option<DiffProgramView<'a>>,
    /// What changes of the program as a whole.
    facts: Vec<FactView<'a>>,
    /// The weeks that are new, gone, or have another number.
    weeks: Vec<WeekChangeView<'a>>,
    /// The sessions that change, in the order in which they are done.
    sessions: Vec<SessionChangeView<'a>>,
    /// The figures of the weeks whose figures change.
    volume: Vec<WeekVolumeView<'a>>,
}

/// A program as a whole.
#[derive(Serialize, JsonSchema)]
struct DiffProgramView<'a> {
    /// Its name.
    name: Option<&'a str>,
    /// The unit of all loads and of all tonnage.
    #[schemars(extend("enum" = ["kg", "lb"]))]
    unit: &'static str,
    /// How many weeks it takes.
    weeks: u16,
}

/// Whether something is new, gone, or changes.
#[derive(Clone, Copy, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
enum ChangeView {
    Added,
    Removed,
    Changed,
}

/// Something that is said beside the sets, before and after.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Fact")]
struct FactView<'a> {
    /// What it is; of a program a `name`, of a session the name of its day.
    #[schemars(extend("enum" = [
        "name", "author", "athlete", "bodyweight", "unit", "weeks", "max", "projection", "note", "block", "weekday",
        "date", "lift", "variant", "label", "alternatives", "written", "optional"
    ]))]
    fact: &'static str,
    /// Of a max the lift, with its reps behind it where they are not one.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "String")]
    lift: Option<&'a str>,
    /// What was said; null where it was not.
    old: Option<ValueView<'a>>,
    /// What is said; null where it is not any more.
    new: Option<ValueView<'a>>,
}

/// A text, a date as `2026-01-31`, a load in the unit of its program, or a number of weeks.
#[derive(Serialize, JsonSchema)]
#[serde(untagged)]
enum ValueView<'a> {
    Text(&'a str),
    Number(u16),
    Load(f64),
    Date(#[schemars(with = "String")] Displayed<Date>),
}

/// A week that is new, gone, or has another number.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "WeekChange")]
struct WeekChangeView<'a> {
    /// Its number before; null where it is new.
    old: Option<u16>,
    /// Its number after; null where it is gone.
    new: Option<u16>,
    /// The block that it belongs to, or did.
    block: Option<&'a str>,
}

/// A session that changes.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "SessionChange")]
struct SessionChangeView<'a> {
    /// Whether it is new, gone, or changes.
    change: ChangeView,
    /// Whether it stands on another day, or in a week that does not answer to its old one.
    moved: bool,
    /// Where it stood; null where it is new.
    old: Option<PlaceView<'a>>,
    /// Where it stands; null where it is gone.
    new: Option<PlaceView<'a>>,
    /// What changes of it beside its lifts.
    facts: Vec<FactView<'a>>,
    /// The lifts that change; all of them where the session is new or gone.
    lifts: Vec<LiftChangeView<'a>>,
}

/// Where a session stands.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Place")]
struct PlaceView<'a> {
    /// The name of the block that it belongs to.
    block: Option<&'a str>,
    /// The week, counted through the whole program from 1.
    week: u16,
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
}

/// A line of a session that changes.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "LiftChange")]
struct LiftChangeView<'a> {
    /// Whether it is new, gone, or changes. Where another lift takes its place, it changes.
    change: ChangeView,
    /// Its place among the lifts of its session, from 1, where their order is another.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "OrderView")]
    order: Option<OrderView>,
    /// The session that it stood in, where it comes from another one of the same week.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "PlaceView")]
    from: Option<PlaceView<'a>>,
    /// The lift before; null where it is new.
    old: Option<LineView<'a>>,
    /// The lift after; null where it is gone.
    new: Option<LineView<'a>>,
    /// What changes of it beside its sets.
    facts: Vec<FactView<'a>>,
    /// The sets that change; all of them where the lift is new or gone.
    sets: Vec<SetChangeView<'a>>,
}

/// The place of a lift among those of its session before and after.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Order")]
struct OrderView {
    /// Before, from 1.
    old: usize,
    /// After, from 1.
    new: usize,
}

/// A line of a session.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Line")]
struct LineView<'a> {
    /// The lift's canonical name; as written where it is not a known one.
    lift: &'a str,
    /// The variant: `paused`.
    variant: Option<&'a str>,
    /// The label in front of it: `A1`, `T1`.
    #[schemars(with = "Option<String>")]
    label: Option<Displayed<Label>>,
    /// How many sets it has.
    sets: usize,
}

/// A set that changes.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "SetChange")]
struct SetChangeView<'a> {
    /// Whether it is new, gone, or changes.
    change: ChangeView,
    /// What of it changes.
    fields: Fields<'a>,
    /// How much heavier it is than it was, of a band its low end.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "LoadChangeView")]
    load_change: Option<LoadChangeView>,
    /// The same of the high end, where one of both is a band.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "LoadChangeView")]
    load_max_change: Option<LoadChangeView>,
    /// The set before, as in the JSON of `build`; null where it is new.
    old: Option<SetView<'a>>,
    /// The set after; null where it is gone.
    new: Option<SetView<'a>>,
}

/// How much heavier a load is than it was.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "LoadChange")]
struct LoadChangeView {
    /// The difference.
    by: f64,
    /// The unit of the difference.
    #[schemars(extend("enum" = ["kg", "lb"]))]
    unit: &'static str,
    /// The difference in percent of the load before; null on top of the athlete's own weight.
    percent: Option<f64>,
}

/// The names of what changes of a set.
struct Fields<'a>(&'a [SetField]);

/// The figures of a week before and after.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "WeekVolume")]
struct WeekVolumeView<'a> {
    /// The week before; null where it is new.
    old_week: Option<u16>,
    /// The week after; null where it is gone.
    new_week: Option<u16>,
    /// The block that it belongs to, or did.
    block: Option<&'a str>,
    /// All lifts together before, as in the JSON of `stats`.
    old: Option<FiguresView>,
    /// All lifts together after.
    new: Option<FiguresView>,
    /// The lifts whose figures change.
    lifts: Vec<LiftVolumeView<'a>>,
}

/// The figures of a lift in a week before and after.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "LiftVolume")]
struct LiftVolumeView<'a> {
    /// The lift's canonical name; as written where it is not a known one.
    lift: &'a str,
    /// Before; null where the week did not have it.
    old: Option<FiguresView>,
    /// After; null where the week does not have it.
    new: Option<FiguresView>,
}

impl<'a> DiffView<'a> {
    fn new(changes: &'a Changes<'a>) -> Self {
        let program = |schedule: &'a Schedule| DiffProgramView {
            name: schedule.name.as_deref(),
            unit: schedule.unit.name(),
            weeks: schedule.weeks,
        };
        let week = |week: &WeekChange<'a>| WeekChangeView { old: week.old, new: week.new, block: week.block };
        Self {
            format: "liftplan-diff/1",
            changed: !changes.is_empty(),
            old: changes.old.map(program),
            new: changes.new.map(program),
            facts: changes.facts.iter().map(FactView::from).collect(),
            weeks: changes.weeks.iter().map(week).collect(),
            sessions: changes.sessions.iter().map(|session| SessionChangeView::new(session, changes)).collect(),
            volume: changes.volume.iter().map(WeekVolumeView::from).collect(),
        }
    }
}

impl ChangeView {
    const fn of<T>(old: Option<&T>, new: Option<&T>) -> Self {
        match (old, new) {
            (None, _) => Self::Added,
            (_, None) => Self::Removed,
            _ => Self::Changed,
        }
    }
}

impl<'a> From<&'a FactChange<'a>> for FactView<'a> {
    fn from(change: &'a FactChange<'a>) -> Self {
        let (fact, lift) = match &change.fact {
            Fact::Name => ("name", None),
            Fact::Author => ("author", None),
            Fact::Athlete => ("athlete", None),
            Fact::Bodyweight => ("bodyweight", None),
            Fact::Unit => ("unit", None),
            Fact::Weeks => ("weeks", None),
            Fact::Max(lift) => ("max", Some(lift.as_str())),
            Fact::Projection => ("projection", None),
            Fact::Note => ("note", None),
            Fact::Block => ("block", None),
            Fact::Weekday => ("weekday", None),
            Fact::Date => ("date", None),
            Fact::Lift => ("lift", None),
            Fact::Variant => ("variant", None),
            Fact::Label => ("label", None),
            Fact::Alternatives => ("alternatives", None),
            Fact::Written => ("written", None),
            Fact::Optional => ("optional", None),
        };
        Self {
            fact,
            lift,
            old: change.old.as_ref().map(ValueView::from),
            new: change.new.as_ref().map(ValueView::from),
        }
    }
}

impl<'a> From<&'a Value<'a>> for ValueView<'a> {
    fn from(value: &'a Value<'a>) -> Self {
        match value {
            Value::Text(text) => Self::Text(text),
            Value::Number(number) => Self::Number(*number),
            Value::Load(load) => Self::Load(load.to_f64()),
            Value::Date(date) => Self::Date(Displayed(*date)),
        }
    }
}

impl<'a> SessionChangeView<'a> {
    fn new(change: &'a SessionChange<'a>, changes: &'a Changes<'a>) -> Self {
        Self {
            change: ChangeView::of(change.old, change.new),
            moved: change.moved,
            old: change.old.map(PlaceView::from),
            new: change.new.map(PlaceView::from),
            facts: change.facts.iter().map(FactView::from).collect(),
            lifts: change.lifts.iter().map(|lift| LiftChangeView::new(lift, changes)).collect(),
        }
    }
}

impl<'a> From<&'a Session> for PlaceView<'a> {
    fn from(session: &'a Session) -> Self {
        Self {
            block: session.block.as_deref(),
            week: session.week,
            day: session.day,
            weekday: session.weekday.map(Weekday::short),
            date: session.date.map(Displayed),
            name: session.name.as_deref(),
        }
    }
}

impl<'a> LiftChangeView<'a> {
    fn new(change: &'a LiftChange<'a>, changes: &'a Changes<'a>) -> Self {
        Self {
            change: ChangeView::of(change.old, change.new),
            order: change
                .places
                .0
                .zip(change.places.1)
                .filter(|_| change.reordered)
                .map(|(old, new)| OrderView { old, new }),
            from: change.from.map(PlaceView::from),
            old: change.old.map(LineView::from),
            new: change.new.map(LineView::from),
            facts: change.facts.iter().map(FactView::from).collect(),
            sets: change.sets.iter().map(|set| SetChangeView::new(set, change, changes)).collect(),
        }
    }
}

impl<'a> From<&'a Exercise> for LineView<'a> {
    fn from(exercise: &'a Exercise) -> Self {
        Self {
            lift: &exercise.lift,
            variant: exercise.variant.as_deref(),
            label: exercise.label.map(Displayed),
            sets: exercise.sets.len(),
        }
    }
}

impl<'a> SetChangeView<'a> {
    fn new(change: &'a SetChange<'a>, lift: &LiftChange<'_>, changes: &'a Changes<'a>) -> Self {
        let set = |schedule: Option<&'a Schedule>, set: Option<&'a PlannedSet>| {
            schedule.zip(set).map(|(schedule, set)| SetView::view(schedule, set))
        };
        let is_band = |set: Option<&PlannedSet>| set.is_some_and(|set| crate::words::load_max(set).is_some());
        let (load_change, load_max_change) = match lift.is_replaced() {
            true => (None, None),
            false => (change.load_change(), change.load_max_change()),
        };
        let load_max_change = load_max_change.filter(|_| is_band(change.old) || is_band(change.new));
        Self {
            change: ChangeView::of(change.old, change.new),
            fields: Fields(&change.fields),
            load_change: load_change.map(LoadChangeView::from),
            load_max_change: load_max_change.map(LoadChangeView::from),
            old: set(changes.old, change.old),
            new: set(changes.new, change.new),
        }
    }
}

impl From<LoadChange> for LoadChangeView {
    fn from(change: LoadChange) -> Self {
        Self {
            by: Load::to_f64(change.by),
            unit: change.by.unit().name(),
            percent: change.percent.map(Percent::to_f64),
        }
    }
}

const fn field(field: SetField) -> &'static str {
    match field {
        SetField::Role => "role",
        SetField::Measure => "measure",
        SetField::PerSide => "per_side",
        SetField::Load => "load",
        SetField::Estimate => "estimate",
        SetField::Percent => "percent",
        SetField::Rule => "rule",
        SetField::Rpe => "rpe",
        SetField::Rest => "rest",
        SetField::MiniRest => "mini_rest",
        SetField::Tempo => "tempo",
        SetField::Pause => "pause",
        SetField::Every => "every",
        SetField::Within => "within",
        SetField::Until => "until",
        SetField::Notes => "note",
        SetField::Optional => "optional",
    }
}

impl Serialize for Fields<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0.iter().map(|&changed| field(changed)))
    }
}

impl JsonSchema for Fields<'_> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Fields".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        let names: Vec<&str> = SetField::ALL.into_iter().map(field).collect();
        schemars::json_schema!({ "type": "array", "items": { "enum": names } })
    }
}

impl<'a> From<&'a WeekVolume<'a>> for WeekVolumeView<'a> {
    fn from(week: &'a WeekVolume<'a>) -> Self {
        Self {
            old_week: week.old,
            new_week: week.new,
            block: week.block,
            old: week.total.0.as_ref().map(FiguresView::from),
            new: week.total.1.as_ref().map(FiguresView::from),
            lifts: week.lifts.iter().map(LiftVolumeView::from).collect(),
        }
    }
}

impl<'a> From<&'a LiftVolume> for LiftVolumeView<'a> {
    fn from(lift: &'a LiftVolume) -> Self {
        Self {
            lift: &lift.lift,
            old: lift.old.as_ref().map(FiguresView::from),
            new: lift.new.as_ref().map(FiguresView::from),
        }
    }
}
