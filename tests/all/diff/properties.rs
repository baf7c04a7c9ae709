//! What holds for any two plans: nothing is left out, nothing is told that is no change, and the
//! outputs cope.

use std::fmt::Write as _;
use std::sync::LazyLock;

use liftplan::diff::{Changes, diff};
use liftplan::model::{Exercise, PlannedSet, Schedule, Session};
use liftplan::render::{
    Compared, diff_json_schema, render_diff_json, render_diff_markdown, render_diff_text, render_json,
};
use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use serde_json::Value;

use crate::outputs::rendered;
use crate::support::{compile, without_places};

/// The sets of one week; few of them, so that plans often have some in common.
const SETS: &[&str] = &[
    "3x5 @80%",
    "3x5 @82.5%",
    "4x5 @80%",
    "5 @60kg",
    "5 @61kg",
    "5 @60kg +1kg/week",
    "5, 3, 1",
    "top 5 @RPE8; backoff 2x5 @-10%",
    "ramp 3@RPE3-5..8; top 4-6@RPE8; backoff 3x8 @-10%",
    "top 5 @RPE8; backoff 2x5 @90% of top",
    "3x8-12 rest 90s",
    "3x8-12 rest 2min \"slow\"",
    "2-3x5",
    "3xamrap",
    "-",
    "warmup 5@40%; 3x5 @80%",
    "3x60s",
    "3x5 @70-75%",
    "5 @bw+10kg",
    "3x(2+2) rest 20s",
];
const LIFTS: &[&str] =
    &["squat", "bench", "squat (paused)", "A1 row", "A2 curl", "dip or push-up", "optional curl", "deadlift"];
const HEADS: &[&str] =
    &["", "", "program \"P\"\n", "max squat 150kg\n", "max squat 152.5kg, bench 100kg\n", "\"a note\"\n"];
const NAMES: &[&str] = &["", "", " \"A\"", " \"B\"", " mon \"A\""];

/// A lift, and its sets in each week.
type Line = (usize, Vec<usize>);

#[derive(Clone, Debug)]
struct Plan {
    head: usize,
    named: bool,
    weeks: usize,
    /// Each day by its name.
    days: Vec<(usize, Vec<Line>)>,
}

impl Plan {
    /// Nothing where nothing is trained, or days have got the same name.
    fn schedule(&self) -> Option<Schedule> {
        compile(&self.text()).schedule.map(without_places)
    }

    fn text(&self) -> String {
        let mut text = HEADS[self.head].to_owned();
        let name = if self.named { " \"Block\"" } else { "" };
        let _ = writeln!(text, "block{name} {} weeks", self.weeks);
        for (name, lines) in &self.days {
            let _ = writeln!(text, "day{}", NAMES[*name]);
            for (lift, weeks) in lines {
                let sets: Vec<&str> = weeks.iter().cycle().take(self.weeks).map(|sets| SETS[*sets]).collect();
                let _ = writeln!(text, "{}: {}", LIFTS[*lift], sets.join(" | "));
            }
        }
        text
    }
}

fn plan() -> impl Strategy<Value = Plan> {
    let line = (0..LIFTS.len(), proptest::collection::vec(0..SETS.len(), 1..4));
    let day = (0..NAMES.len(), proptest::collection::vec(line, 1..4));
    let days = proptest::collection::vec(day, 1..4);
    (0..HEADS.len(), any::<bool>(), 1..5_usize, days).prop_map(|(head, named, weeks, days)| Plan {
        head,
        named,
        weeks,
        days,
    })
}

/// A plan and what a coach may make of it.
fn edited() -> impl Strategy<Value = (Plan, Plan)> {
    let edit = (0..9_u8, any::<prop::sample::Index>(), any::<prop::sample::Index>(), 0..SETS.len());
    (plan(), proptest::collection::vec(edit, 0..4)).prop_map(|(old, edits)| {
        let mut new = old.clone();
        for (edit, day, line, number) in edits {
            let place = day.index(new.days.len());
            let lines = new.days[place].1.len();
            let at = line.index(lines);
            match edit {
                0 => new.head = number % HEADS.len(),
                1 => new.weeks = number % 5 + 1,
                2 => new.days[place].0 = number % NAMES.len(),
                3 => new.days.push(new.days[place].clone()),
                4 if new.days.len() > 1 => drop(new.days.remove(place)),
                5 => new.days.rotate_left(1),
                6 if lines > 1 => drop(new.days[place].1.remove(at)),
                7 => new.days[place].1.swap(0, at),
                _ => {
                    let weeks = &mut new.days[place].1[at].1;
                    let week = line.index(weeks.len());
                    weeks[week] = number;
                }
            }
        }
        (old, new)
    })
}

fn config() -> ProptestConfig {
    let mut config = ProptestConfig::default();
    if std::env::var_os("PROPTEST_CASES").is_none() {
        config.cases = 300;
    }
    if std::env::var_os("PROPTEST_RNG_SEED").is_none() {
        config.rng_seed = RngSeed::Fixed(531);
    }
    config
}

/// The JSON of a schedule without what says only how it is written.
fn shown(schedule: &Schedule) -> Value {
    fn strip(value: &mut Value) {
        match value {
            Value::Array(values) => values.iter_mut().for_each(strip),
            Value::Object(fields) => {
                for field in ["basis", "load_written", "written"] {
                    fields.remove(field);
                }
                fields.values_mut().for_each(strip);
            }
            _ => {}
        }
    }
    let mut json: Value = serde_json::from_str(&rendered(render_json, schedule)).unwrap();
    strip(&mut json);
    json
}

/// The parts of a schedule as they are shown, without what follows from the place of each.
struct Parts(Schedule);

impl Parts {
    fn of(schedule: &Schedule) -> Self {
        Self(Schedule { sessions: Vec::new(), ..schedule.clone() })
    }

    fn session(&self, session: &Session) -> String {
        let sessions = vec![Session { week: 0, ..session.clone() }];
        shown(&Schedule { sessions, ..self.0.clone() })["sessions"][0].to_string()
    }

    fn line(&self, line: &Exercise) -> Value {
        let (notes, exercises) = (Vec::new().into(), vec![line.clone()]);
        let session = Session { block: None, week: 0, day: 0, weekday: None, date: None, name: None, notes, exercises };
        shown(&Schedule { sessions: vec![session], ..self.0.clone() })["sessions"][0]["exercises"][0].take()
    }

    fn set(&self, line: &Exercise, set: &PlannedSet) -> String {
        let sets = vec![PlannedSet { number: 0, ..set.clone() }];
        self.line(&Exercise { sets, notes: Vec::new().into(), ..line.clone() })["sets"][0].to_string()
    }
}

/// What is told, put in the place of what was: all of the new plan comes out, down to the sets.
fn is_all_told(old: &Schedule, new: &Schedule, changes: &Changes<'_>) {
    // The max of a lift shows in the percents of sets of which nothing else changes.
    if old.maxes != new.maxes {
        return;
    }
    let (before, after) = (Parts::of(old), Parts::of(new));
    let week_after = |week: u16| {
        let moved = changes.weeks.iter().find(|change| change.old == Some(week));
        moved.map_or(Some(week), |change| change.new)
    };
    let is_kept = |session: &&Session| !changes.sessions.iter().any(|change| is(change.old, session));
    let kept = old.sessions.iter().filter(is_kept);
    let kept = kept.map(|session| (week_after(session.week), session.day, before.session(session)));
    let told = changes.sessions.iter().filter_map(|change| change.new);
    let told = told.map(|session| (Some(session.week), session.day, after.session(session)));
    let wanted = new.sessions.iter().map(|session| (Some(session.week), session.day, after.session(session)));
    assert_same(kept.chain(told), wanted);
    let lifts = || changes.sessions.iter().flat_map(|session| &session.lifts);
    for session in &changes.sessions {
        let Some((from, to)) = session.old.zip(session.new) else { continue };
        let kept = from.exercises.iter().filter(|line| !lifts().any(|lift| is(lift.old, line)));
        let kept = kept.map(|line| before.line(line).to_string());
        let told = session.lifts.iter().filter_map(|lift| lift.new).map(|line| after.line(line).to_string());
        assert_same(kept.chain(told), to.exercises.iter().map(|line| after.line(line).to_string()));
    }
    for lift in lifts() {
        // How heavy a load is depends on the lift, and another is told of.
        let Some((from, to)) = lift.old.zip(lift.new).filter(|(from, to)| from.lift == to.lift) else { continue };
        let kept = from.sets.iter().filter(|set| !lift.sets.iter().any(|change| is(change.old, set)));
        let kept = kept.map(|set| before.set(from, set));
        let told = lift.sets.iter().filter_map(|change| change.new).map(|set| after.set(to, set));
        assert_same(kept.chain(told), to.sets.iter().map(|set| after.set(to, set)));
    }
}

fn is<T>(a: Option<&T>, b: &T) -> bool {
    a.is_some_and(|a| std::ptr::eq(a, b))
}

fn assert_same<T: Ord + std::fmt::Debug>(told: impl Iterator<Item = T>, wanted: impl Iterator<Item = T>) {
    let (mut told, mut wanted): (Vec<T>, Vec<T>) = (told.collect(), wanted.collect());
    told.sort();
    wanted.sort();
    assert_eq!(told, wanted);
}

static SCHEMA: LazyLock<jsonschema::Validator> =
    LazyLock::new(|| jsonschema::validator_for(&diff_json_schema()).unwrap());

/// How many more sessions, lines and sets are new than are gone.
fn balance(changes: &Changes<'_>) -> [i64; 3] {
    fn more<T>(old: Option<&T>, new: Option<&T>) -> i64 {
        i64::from(old.is_none()) - i64::from(new.is_none())
    }
    let lifts = || changes.sessions.iter().flat_map(|session| &session.lifts);
    [
        changes.sessions.iter().map(|session| more(session.old, session.new)).sum(),
        lifts().map(|lift| more(lift.old, lift.new)).sum(),
        lifts().flat_map(|lift| &lift.sets).map(|set| more(set.old, set.new)).sum(),
    ]
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn nothing_changes_exactly_where_the_outputs_are_the_same((old, new) in edited()) {
        let (Some(old), Some(new)) = (old.schedule(), new.schedule()) else { return Ok(()) };
        let changes = diff(&old, &new);
        prop_assert_eq!(changes.is_empty(), shown(&old) == shown(&new));
        prop_assert!(diff(&old, &old).is_empty());
        is_all_told(&old, &new, &changes);
    }

    #[test]
    fn as_much_more_is_new_one_way_as_is_gone_the_other_way((old, new) in edited()) {
        let (Some(old), Some(new)) = (old.schedule(), new.schedule()) else { return Ok(()) };
        prop_assert_eq!(balance(&diff(&old, &new)), balance(&diff(&new, &old)).map(|more| -more));
    }

    #[test]
    fn any_two_plans_can_be_shown((old, new) in (plan(), plan())) {
        let (Some(old), Some(new)) = (old.schedule(), new.schedule()) else { return Ok(()) };
        let changes = diff(&old, &new);
        let compared = Compared { plan: None, old: "old.plan", new: "new.plan" };
        let text = rendered(|changes, out| render_diff_text(changes, compared, false, out), &changes);
        for line in text.lines() {
            prop_assert!(unicode_width::UnicodeWidthStr::width(line) <= 80, "{}", line);
            let arrow = line.split_once(" → ").map(|(before, after)| (before.rsplit("  ").next(), after.split("  ").next()));
            prop_assert!(arrow.is_none_or(|(before, after)| before != after), "{}", line);
        }
        prop_assert_eq!(text.contains("Nothing changes"), changes.is_empty());
        let json: Value = serde_json::from_str(&rendered(render_diff_json, &changes)).unwrap();
        prop_assert!(SCHEMA.is_valid(&json), "{:?}", SCHEMA.iter_errors(&json).next());
        let markdown = rendered(|changes, out| render_diff_markdown(changes, compared, out), &changes);
        let mut columns = None;
        for line in markdown.lines() {
            let cells = line.starts_with('|').then(|| line.replace("\\|", "").matches('|').count());
            prop_assert!(cells.is_none() || columns.is_none() || cells == columns, "{}", line);
            columns = cells;
        }
    }
}
