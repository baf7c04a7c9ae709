//! Published tables, and how a schedule is held against them: every working set of every line.
//!
//! A set is a word: `5@60`, open `5+@60`, one that may be left out `8@60?`. Behind it may stand
//! its effort, `5@60~8` or `5@60~3-5`, or one not to pass, `10+@60<8`. What stands behind the
//! `@` is the load, or, where percents are compared, the percent of what the table counts from.

use liftplan::model::{Alternative, Exercise, Measure, PlannedSet, Role, Schedule};

use crate::support::{line, reps};

/// A gym for the expected loads: the step between two loads that its plates make, and its
/// empty bar.
#[derive(Clone, Copy)]
pub struct Gym {
    pub step: f64,
    pub bar: f64,
}

pub const KG: Gym = Gym { step: 2.5, bar: 20.0 };
pub const LB: Gym = Gym { step: 5.0, bar: 45.0 };
/// With plates of 1.25 lb.
pub const SMALL_LB: Gym = Gym { step: 2.5, bar: 45.0 };

impl Gym {
    /// The nearest load that can be made; half-way goes down.
    pub fn nearest(self, exact: f64) -> f64 {
        // To a millionth first, so that what is half-way on paper is half-way here.
        let exact = (exact * 1e6).round() / 1e6;
        ((exact / self.step - 0.5).ceil() * self.step).max(self.bar)
    }

    /// The sets of a published line, `2x5@80 1x5+@80`, in percent of `base`, each with its load:
    /// `5@80 5@80 5+@80`.
    pub fn loads(self, published: &str, base: f64) -> String {
        let in_load = |group: &str| {
            let (sets, percent) = group.split_once('@').unwrap();
            let (percent, effort) = percent.split_at(percent.find(['~', '<', '?']).unwrap_or(percent.len()));
            let load = self.nearest(base * percent.parse::<f64>().unwrap() / 100.0);
            each(&format!("{sets}@{load}{effort}"))
        };
        published.split(' ').map(in_load).collect::<Vec<_>>().join(" ")
    }

    /// Sets at a load that is worked out, not a percent: `straight("3x5", 62.0)`.
    pub fn straight(self, published: &str, exact: f64) -> String {
        let with_percent: Vec<String> = published.split(' ').map(|group| format!("{group}@100")).collect();
        self.loads(&with_percent.join(" "), exact)
    }
}

/// Groups of sets as one set a word: `2x5@80 1x3@90` is `5@80 5@80 3@90`.
pub fn each(groups: &str) -> String {
    let written_out = |group: &str| {
        let (count, set) = group.split_once('x').unwrap();
        vec![set; count.parse().unwrap()].join(" ")
    };
    groups.split(' ').map(written_out).collect::<Vec<_>>().join(" ")
}

/// What is compared of a set's load and reps.
#[derive(Clone, Copy)]
pub enum By {
    /// Loads as they are on the bar.
    Load,
    /// Loads, and of a range of reps the low end, which is today's target.
    Target,
    /// Percents of a share of the one-rep max, before rounding.
    PercentOf(f64),
}

/// A table as it was published, line by line.
#[derive(Default)]
pub struct Published(Vec<String>);

impl Published {
    /// Adds a session, its week and its day from 1: its lifts, with their labels and what may be
    /// done instead, and their sets.
    pub fn session<S: AsRef<str>>(&mut self, week: usize, day: usize, lines: &[(&str, S)]) {
        self.0.extend(lines.iter().map(|(lift, sets)| format!("{week}.{day} {lift}: {}", sets.as_ref())));
    }

    /// Compares it with all of a schedule.
    pub fn assert_is(&self, name: &str, schedule: &Schedule, by: By) {
        let found: Vec<String> = schedule
            .sessions
            .iter()
            .flat_map(|session| {
                session.exercises.iter().map(|exercise| {
                    format!("{}.{} {}: {}", session.week, session.day, named(exercise), working(exercise, by))
                })
            })
            .collect();
        let wrong = self.0.iter().zip(&found).filter(|(published, found)| published != found);
        let wrong: Vec<String> =
            wrong.map(|(published, found)| format!("published: {published}\nplanned:   {found}")).collect();
        assert!(wrong.is_empty(), "{name}\n{}", wrong.join("\n"));
        assert_eq!(found.len(), self.0.len(), "{name}: lines of all sessions");
    }
}

/// The lift with its label, its variant and what may be done instead: `A1 squat (paused)`.
fn named(exercise: &Exercise) -> String {
    let with_variant = |lift: &str, variant: Option<&str>| match variant {
        Some(variant) => format!("{lift} ({variant})"),
        None => lift.to_owned(),
    };
    let label = exercise.label.map(|label| format!("{label} ")).unwrap_or_default();
    let or = |other: &Alternative| format!(" or {}", with_variant(&other.lift, other.variant.as_deref()));
    let others: String = exercise.alternatives.iter().map(or).collect();
    format!("{label}{}{others}", with_variant(&exercise.lift, exercise.variant.as_deref()))
}

/// The sets that are no warm-ups.
fn working(exercise: &Exercise, by: By) -> String {
    let working = exercise.sets.iter().filter(|set| set.role != Role::Warmup);
    working.map(|set| spelled(set, by)).collect::<Vec<_>>().join(" ")
}

fn spelled(set: &PlannedSet, by: By) -> String {
    let mut set = set.clone();
    if let (By::Target, Measure::Reps { min, max }) = (by, &mut set.measure) {
        *max = *min;
    }
    let side = if set.per_side { "/side" } else { "" };
    let load = match (by, set.percent, set.load, set.load_max) {
        (By::PercentOf(share), Some(percent), ..) => {
            format!("@{}", (percent.to_f64() / share * 100.0).round() / 100.0)
        }
        (By::Load | By::Target, _, Some(low), Some(high)) => format!("@{}-{}", low.number(), high.number()),
        (By::Load | By::Target, _, Some(load), None) => format!("@{}", load.number()),
        _ => String::new(),
    };
    let effort = match (set.rpe_min, set.rpe_max) {
        (None, None) => String::new(),
        (None, Some(cap)) => format!("<{cap}"),
        (Some(low), Some(high)) if low != high => format!("~{low}-{high}"),
        (Some(effort), _) => format!("~{effort}"),
    };
    format!("{}{side}{load}{effort}{}", reps(&set), if set.optional { "?" } else { "" })
}

/// The warm-ups of a line, one set a word: `5@22.5 5@27.5`.
pub fn warm_ups(exercise: &Exercise) -> String {
    let mut exercise = exercise.clone();
    exercise.sets.retain(|set| set.role == Role::Warmup);
    line(&exercise)
}

/// A line's working sets with the reps that are planned, the low end of a range: `6@80 8@67.5`.
pub fn targets(exercise: &Exercise) -> String {
    let mut exercise = exercise.clone();
    exercise.sets.retain(|set| set.role != Role::Warmup);
    for set in &mut exercise.sets {
        if let Measure::Reps { min, max } = &mut set.measure {
            *max = *min;
        }
    }
    line(&exercise)
}

/// The rests of a line in seconds, each that differs from the one before: `90` or `120-180`.
pub fn rests(exercise: &Exercise) -> String {
    let mut rests: Vec<String> = Vec::new();
    for rest in exercise.sets.iter().filter_map(|set| set.extras.rest) {
        rests.push(if rest.min == rest.max { rest.min.to_string() } else { format!("{}-{}", rest.min, rest.max) });
    }
    rests.dedup();
    rests.join(", ")
}
