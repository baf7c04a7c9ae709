//! What a set is in words, for text, CSV and the sheet.

use std::fmt;

use crate::model::{
    Assume, Basis, Derivation, Exercise, Extras, LiftMax, Measure, PlannedSet, Projection, Role, Session, TimeRange,
    UpTo,
};
use crate::training::{Load, Rpe};

/// `8` or `4–6`.
pub(super) fn span<T: PartialEq + fmt::Display>(min: T, max: T) -> String {
    if min == max { min.to_string() } else { format!("{min}–{max}") }
}

/// Whom it is for: `Anna, 72.5 kg`; nothing where nobody says.
pub(super) fn athlete(name: Option<&str>, bodyweight: Option<Load>) -> Option<String> {
    let bodyweight = bodyweight.map(|bodyweight| bodyweight.to_string());
    let known: Vec<&str> = name.into_iter().chain(bodyweight.as_deref()).collect();
    (!known.is_empty()).then(|| known.join(", "))
}

/// How much a set is: `8`, `4–6`, `5+`, `20–30 s`, `2+2+2`, `8/side`.
pub(super) fn amount(set: &PlannedSet) -> String {
    let mut words = match &set.measure {
        Measure::Reps { min, max } => span(min, max),
        Measure::Amrap { min, max } => match (min, max) {
            (None, None) => "AMRAP".to_owned(),
            (Some(min), None) => format!("{min}+"),
            (None, Some(max)) => format!("AMRAP to {max}"),
            (Some(min), Some(max)) => format!("{min}–{max}+"),
        },
        &Measure::Seconds { min, max } => time(TimeRange { min, max }),
        Measure::Metres { min, max } => format!("{} m", span(min, max)),
        Measure::Calories { min, max } => format!("{} cal", span(min, max)),
        Measure::Cluster(parts) => cluster(parts),
        Measure::Total { reps, per_set } => match per_set {
            Some((min, max)) => format!("{reps} total, sets of {}", span(min, max)),
            None => format!("{reps} total"),
        },
    };
    if set.per_side {
        words.push_str("/side");
    }
    words
}

/// The parts of a cluster: `2+2+2`.
pub(super) fn cluster(parts: &[u16]) -> String {
    let parts: Vec<String> = parts.iter().map(ToString::to_string).collect();
    parts.join("+")
}

/// A time, in the unit in which a coach says it: `90 s`, `2–3 min`, `2:30 min`.
pub(super) fn time(TimeRange { min, max }: TimeRange) -> String {
    let whole_minutes = min % 60 == 0 && max % 60 == 0 && max >= 120 && min > 0;
    if whole_minutes {
        format!("{} min", span(min / 60, max / 60))
    } else if max <= 120 {
        format!("{} s", span(min, max))
    } else {
        format!("{} min", span(clock(min), clock(max)))
    }
}

fn clock(seconds: u16) -> String {
    match seconds % 60 {
        0 => (seconds / 60).to_string(),
        rest => format!("{}:{rest:02}", seconds / 60),
    }
}

/// What goes on the bar, without the unit: `~87.5–95`, `bw + 20`. Nothing where nobody knows.
pub(super) fn load_number(set: &PlannedSet) -> Option<String> {
    let estimate = if set.estimate { "~" } else { "" };
    let number = match (set.load, set.load_max) {
        (None, None) => return set.bodyweight.then(|| "bodyweight".to_owned()),
        (None, Some(max)) => format!("≤ {}", max.number()),
        (Some(min), Some(max)) if min != max => {
            if set.bodyweight {
                return Some(format!("bw {} to {}", step(min), step(max)));
            }
            format!("{}–{}", min.number(), max.number())
        }
        (Some(load), _) => {
            if set.bodyweight {
                return Some(bodyweight(load));
            }
            load.number()
        }
    };
    Some(format!("{estimate}{number}"))
}

/// `bodyweight`, `bw + 20`.
fn bodyweight(added: Load) -> String {
    if added.is_positive() || added.is_negative() { format!("bw {}", step(added)) } else { "bodyweight".to_owned() }
}

/// `+ 20` or `− 30`.
fn step(load: Load) -> String {
    if load.is_negative() { format!("− {}", load.times(-1).number()) } else { format!("+ {}", load.number()) }
}

/// What goes on the bar: `~87.5–95 kg`.
pub(super) fn load(set: &PlannedSet) -> Option<String> {
    let number = load_number(set)?;
    Some(match load_unit(set) {
        Some(unit) => format!("{number} {unit}"),
        None => number,
    })
}

/// The unit of what goes on the bar; nothing where no number is shown.
pub(super) fn load_unit(set: &PlannedSet) -> Option<&'static str> {
    let load = set.load.or(set.load_max)?;
    let only_bodyweight =
        set.bodyweight && super::load_max(set).is_none() && !load.is_positive() && !load.is_negative();
    (!only_bodyweight).then(|| load.unit().name())
}

/// The load as the plan wrote it, where that says more than the load and the effort do:
/// `−10% of top set`, `80%`, `red band`; not `100kg`, not `RPE8`.
pub(super) fn rule(set: &PlannedSet) -> Option<String> {
    let Some(written) = set.load_written.as_deref() else {
        let percent = set.percent.filter(|_| set.load.is_none())?;
        return Some(format!("{percent} of {}", whole(set).unwrap_or("1RM")));
    };
    let held = set.basis.as_ref().is_some_and(|basis| basis.held_at_top);
    if says_only_effort(written, set) || says_only_load(written, set) {
        return held.then(|| "held at the top set".to_owned());
    }
    let held = if held { ", held at the top set" } else { "" };
    if let Some(words) = share_of_max(set).or_else(|| written_with_step(set)) {
        let words = format!("{words}{held}");
        return Some(words.trim_start_matches(", ").to_owned()).filter(|words| !words.is_empty());
    }
    let (words, of) = match written.rsplit_once(" of ") {
        Some((words, of)) => (words, Some(said(of))),
        None => (written, None),
    };
    let mut words = match words.strip_prefix('-') {
        Some(rest) => format!("−{}", rest.replace("..-", "..−")),
        None => words.to_owned(),
    };
    let step = written.starts_with(['-', '+']) && written.ends_with(['g', 'b']);
    if let Some(of) = of {
        words.push_str(" of ");
        words.push_str(of);
    } else if let Some(whole) = whole(set).filter(|&whole| whole != "1RM") {
        if step {
            words.push_str(" from ");
            words.push_str(whole);
        } else if written.ends_with('%') {
            words.push_str(" of ");
            words.push_str(whole);
        }
    }
    words.push_str(held);
    if let Some(from) = set.basis.as_ref().and_then(|basis| basis.held_from) {
        words.push_str(", held from ");
        words.push_str(&from.to_string());
    }
    Some(words)
}

/// A written load that weeks or sessions have moved: `120 kg + 5 kg`.
fn written_with_step(set: &PlannedSet) -> Option<String> {
    let basis = set.basis.as_ref().filter(|_| set.load_max.is_none())?;
    let load = match basis.source {
        Derivation::Written(load) => load,
        Derivation::Bodyweight(added) => {
            let unit = if added.is_positive() || added.is_negative() { added.unit().name() } else { "" };
            return Some(format!("{} {unit}{}", bodyweight(added), moved(basis)?).replace("  ", " "));
        }
        _ => return None,
    };
    // Of loads that are listed or climb, the one of this set is not what was written.
    let is_row = set.load_written.as_deref().is_some_and(|written| written.contains("..") || written.contains('/'));
    match moved(basis) {
        Some(moved) => Some(format!("{load}{moved}")),
        None if Some(load) == set.load || basis.held_at_top || is_row => Some(String::new()),
        None => Some(format!("{load} as written")),
    }
}

/// A single percent of a max as it stands this week: what climbs has climbed.
fn share_of_max(set: &PlannedSet) -> Option<String> {
    let basis = set.basis.as_ref().filter(|_| set.load_max.is_none())?;
    let Derivation::PercentOf { percent, .. } = &basis.source else {
        return None;
    };
    // All-out reps whose rep max was tested; a percent would read as one of the 1RM.
    let all_out = set.load_written.as_deref().is_some_and(|written| written.eq_ignore_ascii_case("max"));
    let mut words = match basis.up_to {
        _ if all_out => "max".to_owned(),
        Some(UpTo::Percent(high)) => span(percent.to_string(), high.to_string()).replace(" %–", "–").replace(' ', ""),
        _ => percent.to_string().replace(' ', ""),
    };
    if let Some(whole) = whole(set).filter(|&whole| whole != "1RM") {
        words.push_str(" of ");
        words.push_str(whole);
    }
    words.push_str(&moved(basis).unwrap_or_default());
    Some(words)
}

/// What was added to a load, and what progress has made of it: ` + 5 kg`.
fn moved(basis: &Basis) -> Option<String> {
    let steps = basis.plus.into_iter().chain(basis.progressed);
    let words: String = steps.map(|more| format!(" {} {}", step(more), more.unit())).collect();
    Some(words).filter(|words| !words.is_empty())
}

/// What the load is a share of or a step from, as an athlete would say it.
fn whole(set: &PlannedSet) -> Option<&str> {
    if let Some(of) = &set.percent_of {
        return Some(said(of));
    }
    match &set.basis.as_ref()?.source {
        Derivation::PercentOfSet { of, .. } | Derivation::StepFromSet { of, .. } => Some(of),
        _ => None,
    }
}

fn said(of: &str) -> &str {
    match of {
        "top" => "top set",
        "prev" => "set before",
        "first" => "first set",
        "tm" => "training max",
        other => other,
    }
}

fn says_only_effort(written: &str, set: &PlannedSet) -> bool {
    let effort = set.rpe_min.or(set.rpe_max).is_some();
    let scale =
        written.get(..3).is_some_and(|scale| scale.eq_ignore_ascii_case("rpe") || scale.eq_ignore_ascii_case("rir"));
    // `RPE 8` is `RPE8`; anything more behind it is said.
    let number = written.get(3..).unwrap_or("").trim_start();
    effort && scale && !number.contains([' ', '%', '/'])
}

fn says_only_load(written: &str, set: &PlannedSet) -> bool {
    let Some(load) = load(set) else {
        return false;
    };
    let plain = |text: &str| -> String {
        let dashes = text.replace(['–', '−'], "-").replace("bodyweight", "bw");
        dashes.chars().filter(|c| !c.is_whitespace()).collect()
    };
    plain(written) == plain(&load)
}

/// How hard it should be: `RPE 8`, `RPE 3–5`, `RPE ≤ 9`.
pub(super) fn effort(set: &PlannedSet) -> Option<String> {
    effort_number(set).map(|number| format!("RPE {number}"))
}

/// How hard it should be, on the RPE scale: `8`, `3–5`, `≤ 9`.
pub(super) fn effort_number(set: &PlannedSet) -> Option<String> {
    match (set.rpe_min, set.rpe_max) {
        (None, None) => None,
        (Some(min), None) => Some(format!("≥ {min}")),
        (None, Some(max)) => Some(format!("≤ {max}")),
        (Some(min), Some(max)) => Some(span(min, max)),
    }
}

/// The modifiers that have no column anywhere: pause, mini-rest, every, within, until.
pub(super) fn modifiers(extras: &Extras) -> Vec<String> {
    let mut words = Vec::new();
    let mut say = |before: &str, range: Option<TimeRange>, after: &str| {
        if let Some(range) = range {
            words.push(format!("{before}{}{after}", time(range)));
        }
    };
    say("pause ", extras.pause, "");
    say("rest ", extras.mini_rest, " between mini-sets");
    say("a set every ", extras.every, "");
    say("all within ", extras.within, "");
    if let Some(until) = extras.until {
        words.push(until_words(until));
    }
    words
}

fn until_words(until: Rpe) -> String {
    format!("until RPE {until}")
}

/// What a set is called on the page; a plain set needs no name.
pub(super) const fn role(role: Role) -> &'static str {
    match role {
        Role::Warmup => "warm-up",
        Role::Ramp => "ramp",
        Role::Top => "top",
        Role::Backoff => "back-off",
        Role::Work => "",
        Role::Drop => "drop",
        Role::Myo => "myo",
        Role::RestPause => "rest-pause",
        Role::Test => "test",
    }
}

/// The lift with its variant: `squat (paused)`.
pub(super) fn lift(exercise: &Exercise) -> String {
    with_variant(&exercise.lift, exercise.variant.as_deref())
}

fn with_variant(lift: &str, variant: Option<&str>) -> String {
    match variant {
        Some(variant) => format!("{lift} ({variant})"),
        None => lift.to_owned(),
    }
}

/// The lifts that may be done instead: `or front squat`, `or front squat or hack squat`.
pub(super) fn alternatives(exercise: &Exercise) -> Option<String> {
    let others = exercise.alternatives.iter();
    let others: Vec<String> =
        others.map(|other| format!("or {}", with_variant(&other.lift, other.variant.as_deref()))).collect();
    (!others.is_empty()).then(|| others.join(" "))
}

/// Said of an exercise that may be left out.
pub(super) const OPTIONAL: &str = "optional";

/// The name as the coach wrote it, where it is more than another name for the lift.
pub(super) fn written(exercise: &Exercise) -> Option<&str> {
    exercise.written_apart()
}

/// A max: `bench press 120 kg`, `squat 5RM 150 kg`.
pub(super) fn max(max: &LiftMax) -> String {
    format!("{} {}", max_name(max), max.load)
}

/// What a max is of: `bench press`, `squat 5RM`.
pub(super) fn max_name(max: &LiftMax) -> String {
    if max.reps == 1 { max.lift.to_string() } else { format!("{} {}RM", max.lift, max.reps) }
}

/// Where a session stands: `Week 1 · Day 2 · Monday`, `Week 1 · Day 2 · Mon 5 Jan 2026`.
pub(super) fn place(session: &Session) -> String {
    let mut words = format!("Week {} · Day {}", session.week, session.day);
    if let Some(when) = when(session) {
        words.push_str(" · ");
        words.push_str(&when);
    }
    words
}

/// The date of a session, else its weekday.
pub(super) fn when(session: &Session) -> Option<String> {
    let date = session.date.map(crate::model::Date::in_words);
    date.or_else(|| session.weekday.map(|weekday| weekday.long().to_owned()))
}

/// The numbers of a run of sets: `5–7`.
pub(super) fn numbers(sets: &[PlannedSet]) -> String {
    match (sets.first(), sets.last()) {
        (Some(first), Some(last)) => span(first.number, last.number),
        _ => String::new(),
    }
}

/// What was assumed of sessions to come, said once on a page.
pub(super) fn projection(projection: Projection) -> String {
    let mut words = match projection.assume {
        Assume::Hit => "Loads go on as if every session were done exactly as planned".to_owned(),
        Assume::Miss => "Loads go on as if every set came out one rep short".to_owned(),
    };
    words.push_str(if projection.maxes_held {
        "; open sets and tests leave the max alone until they are logged."
    } else {
        "; what is really done decides."
    });
    words
}

/// What `~` means, said once on a page.
pub(super) const ESTIMATE_NOTE: &str =
    "~ is an estimate from the RPE chart: let the effort decide, and change the load to fit it.";
