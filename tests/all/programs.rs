//! The shipped programs, session by session, against the tables that they come from.
//! What is expected here is typed from those tables, not taken from the output.

#[path = "programs/daily_effort.rs"]
mod daily_effort;
#[path = "programs/linear.rs"]
mod linear;
#[path = "programs/logged.rs"]
mod logged;
#[path = "programs/page.rs"]
mod page;
#[path = "programs/percent.rs"]
mod percent;
#[path = "programs/reps_first.rs"]
mod reps_first;
#[path = "programs/starr.rs"]
mod starr;
#[path = "programs/wendler.rs"]
mod wendler;

use liftplan::model::{Exercise, Measure, Role, Schedule};

use crate::support::{files, line, read, repo, schedule, table};

fn program(name: &str) -> Schedule {
    schedule(&read(&format!("programs/{name}.plan")))
}

/// A gym for the expected loads: the step between two loads that its plates make, and its
/// empty bar.
#[derive(Clone, Copy)]
struct Gym {
    step: f64,
    bar: f64,
}

const KG: Gym = Gym { step: 2.5, bar: 20.0 };
const LB: Gym = Gym { step: 5.0, bar: 45.0 };
/// With plates of 1.25 lb.
const SMALL_LB: Gym = Gym { step: 2.5, bar: 45.0 };

impl Gym {
    /// The nearest load that can be made; half-way goes down.
    fn nearest(self, exact: f64) -> f64 {
        // To a millionth first, so that what is half-way on paper is half-way here.
        let exact = (exact * 1e6).round() / 1e6;
        ((exact / self.step - 0.5).ceil() * self.step).max(self.bar)
    }

    /// The sets of a published line, `2x5@80 1x5+@80`, in percent of `base`, each with its load:
    /// `5@80 5@80 5+@80`.
    fn loads(self, published: &str, base: f64) -> String {
        let mut sets = Vec::new();
        for group in published.split(' ') {
            let (count, set) = group.split_once('x').unwrap();
            let (reps, percent) = set.split_once('@').unwrap();
            let load = self.nearest(base * percent.parse::<f64>().unwrap() / 100.0);
            sets.extend(vec![format!("{reps}@{load}"); count.parse().unwrap()]);
        }
        sets.join(" ")
    }

    /// Sets at a load that is worked out, not a percent: `straight("3x5", 62.0)`.
    fn straight(self, published: &str, exact: f64) -> String {
        let with_percent: Vec<String> = published.split(' ').map(|group| format!("{group}@100")).collect();
        self.loads(&with_percent.join(" "), exact)
    }
}

/// A line without its warm-ups, one set a word: `5@60 5+@65`.
fn working(exercise: &Exercise) -> String {
    let mut exercise = exercise.clone();
    exercise.sets.retain(|set| set.role != Role::Warmup);
    line(&exercise)
}

/// A line's sets with the reps that are planned, the low end of a range: `6@80 8@67.5`.
fn targets(exercise: &Exercise) -> String {
    let mut exercise = exercise.clone();
    for set in &mut exercise.sets {
        if let Measure::Reps { min, max } = &mut set.measure {
            *max = *min;
        }
    }
    line(&exercise)
}

/// Every line of a lift in the order of the sessions: the week, the day and the working sets.
fn of_lift(schedule: &Schedule, lift: &str) -> Vec<(u16, u8, String)> {
    let lines = schedule.sessions.iter().flat_map(|session| {
        let exercises = session.exercises.iter().filter(|exercise| &*exercise.lift == lift);
        exercises.map(|exercise| (session.week, session.day, working(exercise)))
    });
    let lines: Vec<_> = lines.collect();
    assert!(!lines.is_empty(), "{lift} is not trained");
    lines
}

/// The working sets of a lift, session by session.
fn sets_of_lift(schedule: &Schedule, lift: &str) -> Vec<String> {
    of_lift(schedule, lift).into_iter().map(|(_, _, sets)| sets).collect()
}

/// A session with its rests in seconds: `squat: 5@100 5@100 rest 120-180`.
fn with_rests(session: &liftplan::model::Session) -> Vec<String> {
    let said = |exercise: &Exercise| {
        let mut rests: Vec<String> = Vec::new();
        for rest in exercise.sets.iter().filter_map(|set| set.extras.rest) {
            rests.push(if rest.min == rest.max { rest.min.to_string() } else { format!("{}-{}", rest.min, rest.max) });
        }
        rests.dedup();
        let rests = if rests.is_empty() { String::new() } else { format!(" rest {}", rests.join(", ")) };
        format!("{}: {}{rests}", exercise.lift, line(exercise))
    };
    session.exercises.iter().map(said).collect()
}

/// The lifts of each session, in order.
fn lifts(schedule: &Schedule) -> Vec<Vec<&str>> {
    schedule.sessions.iter().map(|session| session.exercises.iter().map(|exercise| &*exercise.lift).collect()).collect()
}

/// Compares every session with `(week, day, lines)`; percents are of `share` of the max.
fn assert_table(name: &str, share: f64, expected: &[(u16, u8, &[&str])]) {
    let schedule = program(name);
    assert_eq!(schedule.sessions.len(), expected.len(), "{name}: number of sessions");
    for (session, (week, day, lines)) in schedule.sessions.iter().zip(expected) {
        assert_eq!((session.week, session.day), (*week, *day), "{name}");
        assert_eq!(table(session, share), *lines, "{name}, week {week}, day {day}");
    }
}

#[test]
fn every_program_builds_without_a_word() {
    for path in files("programs", "plan") {
        let text = std::fs::read_to_string(&path).unwrap();
        let compiled = crate::support::compile(&text);
        assert!(compiled.diagnostics.is_empty(), "{}: {:?}", path.display(), compiled.diagnostics);
        assert!(text.starts_with("# "), "{}: the first line says what it is", path.display());
    }
}

#[test]
fn every_program_is_shipped_with_new() {
    let list = std::fs::read_to_string(repo("src/cli/new.rs")).unwrap();
    for path in files("programs", "plan") {
        let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
        assert!(list.contains(&format!("\"{name}\"")), "{name} is not in src/cli/new.rs");
    }
}

/// The first case: bench press max 120 kg.
#[test]
fn the_one_liner_comes_out_exactly() {
    let session = &program("one-liner").sessions[0];
    assert_eq!(line(&session.exercises[0]), "3@87.5-95 3@95-100 3@97.5-100 4-6@100 8@90 8@90 8@90");
    let efforts: Vec<_> = session.exercises[0].sets.iter().map(|set| (set.rpe_min, set.rpe_max)).collect();
    let rpe = |halves| liftplan::training::Rpe::from_halves(halves);
    assert_eq!(
        efforts,
        [
            (rpe(6), rpe(10)),
            (rpe(10), rpe(14)),
            (rpe(12), rpe(16)),
            (rpe(16), rpe(16)),
            (None, None),
            (None, None),
            (None, None)
        ]
    );
}

/// 3 reps all-out are 92.2 % of 120 kg = 110.64 → 110; 10 % less is 99 → 100; 10 % less
/// than that is 90.
#[test]
fn the_back_off_session_drops_ten_percent_twice() {
    let session = &program("back-off-session").sessions[0];
    let exercise = &session.exercises[0];
    assert_eq!(line(exercise), "3@87.5-95 3@95-100 3@97.5-102.5 3@110 5@100 8@90");
    for set in &exercise.sets {
        let rest = set.extras.rest.map(|rest| (rest.min, rest.max));
        assert_eq!(rest, Some((60, 90)), "set {}", set.number);
    }
}

/// The four set-ups, with the loads of their top sets from the RPE chart at RPE 8:
/// 5 reps 81.1 % of 120 = 97.32; 6 reps 78.6 % of 100 = 78.6; 3 reps 86.3 % of 160 = 138.08;
/// 8 reps 73.9 % of 100 = 73.9.
#[test]
fn the_four_set_ups_and_the_example_of_the_top_set_article() {
    let schedule = program("top-set-backoff");
    let lines: Vec<String> = schedule.sessions.iter().map(|session| line(&session.exercises[0])).collect();
    assert_eq!(
        lines,
        [
            "5@97.5 5@87.5-92.5 5@87.5-92.5",
            "6-8@77.5 8-12@65-70 8-12@65-70 8-12@65-70",
            "3-5@137.5 5@110-122.5 5@110-122.5",
            "8-10@75 10@67.5 10@67.5",
            "5@100 8@90 8@90 8@90",
        ]
    );
    let optional = |session: usize| -> Vec<bool> {
        schedule.sessions[session].exercises[0].sets.iter().map(|set| set.optional).collect()
    };
    assert_eq!(optional(1), [false, false, false, true], "two to three back-offs");
    assert_eq!(optional(3), [false, false, true], "one or two back-offs");
}
