//! What a set is in words, for text, CSV and the sheet; in `details` which modifiers and notes are said
//! once, and which of only some sets.

pub(crate) mod details;

use std::fmt;
use std::sync::Arc;

use crate::model::{
    Assume, Basis, Derivation, Exercise, Extras, Label, LiftMax, Measure, PlannedSet, Projection, Role, Session, Start,
    Taken, TimeRange,
};
use crate::training::{Load, Loading, Percent, Rpe, Unit};

/// `8` or `4–6`.
pub(crate) fn span<T: PartialEq + fmt::Display>(min: T, max: T) -> String {
    if min == max { min.to_string() } else { format!("{min}–{max}") }
}

/// Whom it is for: `Anna, 72.5 kg`; nothing where nobody says.
pub(crate) fn athlete(name: Option<&str>, bodyweight: Option<Load>) -> Option<String> {
    let bodyweight = bodyweight.map(|bodyweight| bodyweight.to_string());
    let known: Vec<&str> = name.into_iter().chain(bodyweight.as_deref()).collect();
    (!known.is_empty()).then(|| known.join(", "))
}

/// How much a set is: `8`, `4–6`, `5+`, `20–30 s`, `2+2+2`, `8/side`.
pub(crate) fn amount(set: &PlannedSet) -> String {
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
pub(crate) fn cluster(parts: &[u16]) -> String {
    let parts: Vec<String> = parts.iter().map(ToString::to_string).collect();
    parts.join("+")
}

/// A time, in the unit in which a coach says it: `90 s`, `2–3 min`, `2:30 min`.
pub(crate) fn time(range: TimeRange) -> String {
    let TimeRange { min, max } = range;
    if is_in_minutes(range) { format!("{} min", span(clock(min), clock(max))) } else { format!("{} s", span(min, max)) }
}

/// Whether a time is said in minutes: what is more than two of them, and whole ones.
pub(crate) const fn is_in_minutes(TimeRange { min, max }: TimeRange) -> bool {
    max > 120 || max == 120 && min > 0 && min % 60 == 0
}

fn clock(seconds: u16) -> String {
    match seconds % 60 {
        0 => (seconds / 60).to_string(),
        rest => format!("{}:{rest:02}", seconds / 60),
    }
}

/// What goes on the bar, without the unit: `~87.5–95`, `bw + 20`. Nothing where nobody knows.
pub(crate) fn load_number(set: &PlannedSet) -> Option<String> {
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
pub(crate) fn load(set: &PlannedSet) -> Option<String> {
    let number = load_number(set)?;
    Some(match load_unit(set) {
        Some(unit) => format!("{number} {unit}"),
        None => number,
    })
}

/// The unit of what goes on the bar; nothing where no number is shown.
pub(crate) fn load_unit(set: &PlannedSet) -> Option<&'static str> {
    let load = set.load.or(set.load_max)?;
    let only_bodyweight = set.bodyweight && load_max(set).is_none() && !load.is_positive() && !load.is_negative();
    (!only_bodyweight).then(|| load.unit().name())
}

/// The load in the other unit, to the nearest half: `220.5 lb`. It is for people who think in it, and no load to
/// put on a bar.
pub(crate) fn in_other_unit(load: Load) -> Option<String> {
    Some(half(load)?.to_string())
}

/// What goes on the bar in the other unit: `193–209.5 lb`, `+ 44 lb`.
pub(crate) fn load_in_other_unit(set: &PlannedSet) -> Option<String> {
    let load = half(set.load.or(set.load_max)?)?;
    let unit = load.unit();
    let sign = |load: Load| if set.bodyweight { step(load) } else { load.number() };
    Some(match load_max(set).filter(|_| set.load.is_some()).and_then(half) {
        Some(max) if max != load && set.bodyweight => format!("{} to {} {unit}", sign(load), sign(max)),
        Some(max) if max != load => format!("{}–{} {unit}", sign(load), sign(max)),
        _ => format!("{} {unit}", sign(load)),
    })
}

/// A load in the other unit, to the nearest half of it; nothing of nothing.
fn half(load: Load) -> Option<Load> {
    let other = match load.unit() {
        Unit::Kg => Unit::Lb,
        Unit::Lb => Unit::Kg,
    };
    let halves = Loading::in_steps(Load::from_milli(500, other)).on_bodyweight();
    (load.is_positive() || load.is_negative()).then(|| halves.nearest(load))
}

/// The load as the plan wrote it, where that says more than the load and the effort do:
/// `−10% of top set`, `80%`, `red band`; not `100kg`, not `RPE8`.
pub(crate) fn rule(set: &PlannedSet) -> Option<String> {
    spoken_rule(set, Voice { to_athlete: false, loads: true })
}

/// The same, as it is said to the athlete: `−10% of your top set`.
pub(crate) fn rule_of_athlete(set: &PlannedSet) -> Option<String> {
    spoken_rule(set, Voice { to_athlete: true, loads: true })
}

/// The same without a load of anybody's, for sheets that are filled in: `80%`, `−10% of your top set`, `bodyweight`.
pub(crate) fn rule_without_loads(set: &PlannedSet) -> Option<String> {
    match set.basis.as_ref().map(|basis| &basis.source) {
        Some(Derivation::Written(_)) => None,
        Some(Derivation::EmptyBar) => Some("empty bar".to_owned()),
        Some(Derivation::Bodyweight(added)) if added.is_positive() => Some("bodyweight +".to_owned()),
        Some(Derivation::Bodyweight(added)) if added.is_negative() => Some("bodyweight −".to_owned()),
        Some(Derivation::Bodyweight(_)) => Some("bodyweight".to_owned()),
        _ => spoken_rule(set, Voice { to_athlete: true, loads: false }),
    }
}

/// How a rule is said.
#[derive(Clone, Copy)]
struct Voice {
    /// To the athlete whose top set it is.
    to_athlete: bool,
    /// With the loads that the plan comes to.
    loads: bool,
}

fn spoken_rule(set: &PlannedSet, voice: Voice) -> Option<String> {
    let whole = |set| whole(set).map(|whole| voice.of(whole));
    let Some(written) = set.load_written.as_deref() else {
        let percent = set.percent.filter(|_| set.load.is_none())?;
        return Some(format!("{percent} of {}", whole(set).unwrap_or("1RM")));
    };
    let held = set.basis.as_ref().is_some_and(|basis| basis.held_at_top);
    // How an effort climbs from week to week is the coach's; the athlete has that of the week.
    let climbs = voice.to_athlete && begins_with_effort(written, set) && written.contains('/');
    if says_only_effort(written, set) || climbs || says_only_load(written, set) {
        return held.then(|| format!("held at {}", voice.the_top_set()));
    }
    let held = if held { format!(", held at {}", voice.the_top_set()) } else { String::new() };
    if let Some(words) = share_of_max(set).or_else(|| written_with_step(set)) {
        let words = format!("{words}{held}");
        return Some(words.trim_start_matches(", ").to_owned()).filter(|words| !words.is_empty());
    }
    let own = own_share(set).filter(|_| voice.to_athlete && written.contains(".."));
    let written = own.as_deref().unwrap_or(written);
    let (words, of) = match written.rsplit_once(" of ") {
        Some((words, of)) => (words, Some(voice.of(said(of)))),
        None => (written, None),
    };
    let mut words = match words.strip_prefix('-') {
        Some(rest) => format!("−{}", rest.replace("..-", "..−")),
        None => words.to_owned(),
    };
    if voice.to_athlete && words.ends_with('%') && words.starts_with(|first: char| first.is_ascii_digit()) {
        words = words.replace('-', "–");
    }
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
    words.push_str(&held);
    if let Some(from) = set.basis.as_ref().and_then(|basis| basis.held_from).filter(|_| voice.loads) {
        words.push_str(", held from ");
        words.push_str(&from.to_string());
    }
    Some(words)
}

impl Voice {
    /// What a load is a share of or a step from.
    fn of(self, whole: &str) -> &str {
        match whole {
            "top set" if self.to_athlete => "your top set",
            other => other,
        }
    }

    const fn the_top_set(self) -> &'static str {
        if self.to_athlete { "your top set" } else { "the top set" }
    }
}

/// Of loads that go across the sets, what this one is: `-17.5%` of `-15..-20%`.
fn own_share(set: &PlannedSet) -> Option<String> {
    let Derivation::PercentOfSet { percent, .. } = &set.basis.as_ref().filter(|_| set.load_max.is_none())?.source
    else {
        return None;
    };
    let change = percent.plus(Percent::ONE.negated());
    let words = if change < Percent::default() { format!("-{}", change.negated()) } else { percent.to_string() };
    Some(words.replace(' ', ""))
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
    let high = basis.recipe.as_ref().and_then(|recipe| recipe.taken_max.filter(|high| *high != recipe.taken));
    let mut words = match high {
        _ if all_out => "max".to_owned(),
        Some(Taken::Share(high)) => span(percent.to_string(), high.to_string()).replace(" %–", "–").replace(' ', ""),
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
    // `RPE 8` is `RPE8`; anything more behind it is said.
    let number = written.get(3..).unwrap_or("").trim_start();
    begins_with_effort(written, set) && !number.contains([' ', '%', '/'])
}

/// Whether what is written of a set with an effort begins with one.
fn begins_with_effort(written: &str, set: &PlannedSet) -> bool {
    let effort = set.rpe_min.or(set.rpe_max).is_some();
    let is_scale = |scale: &str| scale.eq_ignore_ascii_case("rpe") || scale.eq_ignore_ascii_case("rir");
    effort && written.get(..3).is_some_and(is_scale)
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
pub(crate) fn effort(set: &PlannedSet) -> Option<String> {
    effort_number(set).map(|number| format!("RPE {number}"))
}

/// How hard it should be, on the RPE scale: `8`, `3–5`, `≤ 9`.
pub(crate) fn effort_number(set: &PlannedSet) -> Option<String> {
    match (set.rpe_min, set.rpe_max) {
        (None, None) => None,
        (Some(min), None) => Some(format!("≥ {min}")),
        (None, Some(max)) => Some(format!("≤ {max}")),
        (Some(min), Some(max)) => Some(span(min, max)),
    }
}

/// The modifiers that have no column anywhere: pause, mini-rest, every, within, until.
pub(crate) fn modifiers(extras: &Extras) -> Vec<String> {
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
pub(crate) const fn role(role: Role) -> &'static str {
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

/// Whether two lines stand in one superset.
pub(super) fn same_superset(a: &Exercise, b: &Exercise) -> bool {
    match (a.label, b.label) {
        (Some(Label::Superset { group: a, .. }), Some(Label::Superset { group: b, .. })) => a == b,
        _ => false,
    }
}

/// What is said of lifts that are done in turn: `Superset A: one set of each in turn`; nothing of one alone.
pub(super) fn turns(group: &[Exercise]) -> Option<String> {
    let what = match group.len() {
        0 | 1 => return None,
        2 => "Superset",
        _ => "Giant set",
    };
    match group.first()?.label? {
        Label::Superset { group, .. } => Some(format!("{what} {group}: one set of each in turn")),
        Label::Tier(_) => None,
    }
}

/// The lift with its variant: `squat (paused)`.
pub(crate) fn lift(exercise: &Exercise) -> String {
    with_variant(&exercise.lift, exercise.variant.as_deref())
}

fn with_variant(lift: &str, variant: Option<&str>) -> String {
    match variant {
        Some(variant) => format!("{lift} ({variant})"),
        None => lift.to_owned(),
    }
}

/// The lifts that may be done instead: `or front squat`, `or front squat or hack squat`.
pub(crate) fn alternatives(exercise: &Exercise) -> Option<String> {
    let others = exercise.alternatives.iter();
    let others: Vec<String> =
        others.map(|other| format!("or {}", with_variant(&other.lift, other.variant.as_deref()))).collect();
    (!others.is_empty()).then(|| others.join(" "))
}

/// The lift as one of a list that says no more of it: with what may be done instead, and whether it may be left out:
/// `squat or front squat`, `curl (optional)`.
pub(crate) fn lift_or_others(exercise: &Exercise) -> String {
    let optional = exercise.optional.then(|| format!("({OPTIONAL})"));
    let words: Vec<String> = std::iter::once(lift(exercise)).chain(alternatives(exercise)).chain(optional).collect();
    words.join(" ")
}

/// Said of an exercise that may be left out.
pub(crate) const OPTIONAL: &str = "optional";

/// The name as the coach wrote it, where it is more than another name for the lift:
/// `squat or front squat`, but not `bench`.
pub(crate) fn written(exercise: &Exercise) -> Option<&str> {
    exercise.written_apart()
}

/// A max: `bench press 120 kg`, `squat 5RM 150 kg`.
pub(crate) fn max(max: &LiftMax) -> String {
    format!("{} {}", max_name(max), max.load)
}

/// What a max is of: `bench press`, `squat 5RM`.
pub(crate) fn max_name(max: &LiftMax) -> String {
    if max.reps == 1 { max.lift.to_string() } else { format!("{} {}RM", max.lift, max.reps) }
}

/// The max that the load of a set is a percent of: `bench press`, `training max of bench press`, `squat 5RM`. Nothing
/// where it is one of another set or week.
pub(crate) fn percent_of_max(set: &PlannedSet) -> Option<&Arc<str>> {
    let basis = set.basis.as_ref()?;
    match (&basis.source, &basis.recipe.as_ref()?.start) {
        (Derivation::PercentOf { of, .. }, Start::Max(_) | Start::Unknown) => Some(of),
        _ => None,
    }
}

/// The name of a training max, if loads are a percent of one: `squat training max`.
pub(crate) fn training_max(of: &str) -> Option<String> {
    of.strip_prefix("training max of ").map(|lift| format!("{lift} training max"))
}

/// What loads are a percent of, as what is to be written on a line: `squat 1RM`, `squat training max`, `squat 5RM`.
pub(crate) fn max_to_write(of: &str) -> String {
    if let Some(name) = training_max(of) {
        return name;
    }
    let is_rep_max = of
        .rsplit(' ')
        .next()
        .and_then(|last| last.strip_suffix("RM"))
        .is_some_and(|reps| !reps.is_empty() && reps.bytes().all(|digit| digit.is_ascii_digit()));
    if is_rep_max { of.to_owned() } else { format!("{of} 1RM") }
}

/// Where a session stands: `Week 1 · Day 2 · Monday`, `Week 1 · Day 2 · Mon 5 Jan 2026`.
pub(crate) fn place(session: &Session) -> String {
    let mut words = format!("Week {} · Day {}", session.week, session.day);
    if let Some(when) = when(session) {
        words.push_str(" · ");
        words.push_str(&when);
    }
    words
}

/// The date of a session, else its weekday.
pub(crate) fn when(session: &Session) -> Option<String> {
    let date = session.date.map(crate::model::Date::in_words);
    date.or_else(|| session.weekday.map(|weekday| weekday.long().to_owned()))
}

/// The numbers of a run of sets: `5–7`.
pub(crate) fn numbers(sets: &[PlannedSet]) -> String {
    match (sets.first(), sets.last()) {
        (Some(first), Some(last)) => span(first.number, last.number),
        _ => String::new(),
    }
}

/// What was assumed of sessions to come, said once on a page.
pub(crate) fn projection(projection: Projection) -> String {
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
pub(crate) const ESTIMATE_NOTE: &str =
    "~ is an estimate from the RPE chart: let the effort decide, and change the load to fit it.";

/// The upper end of a load that is a range.
pub(crate) fn load_max(set: &PlannedSet) -> Option<Load> {
    set.load_max.filter(|&max| set.load != Some(max))
}
