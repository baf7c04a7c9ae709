//! Sets next to each other that are one target: `3×8 @ 90`.

use std::cmp::Ordering;

use super::{Options, Run, Text, loads};
use crate::model::{Exercise, PlannedSet, Role, TimeRange};
use crate::words;

/// How much of a target is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Said {
    /// At a glance: loads, efforts where they decide, and roles that are done in a way of their own.
    Briefly,
    /// All that the athlete needs: roles, efforts, where loads come from, and rests other than this one, which has
    /// been said.
    Fully(Option<TimeRange>),
}

/// Sets that are one target, and what it is in words.
pub(super) struct Target {
    /// What its sets are for.
    pub(super) role: Role,
    /// `3×3 @ ~87.5 → ~97.5`
    pub(super) text: Text,
}

/// The targets of sets of an exercise: `3×3 @ ~87.5 → ~97.5`, `4–6 @ ~100`, `3×8 @ 90`.
pub(super) fn targets(exercise: &Exercise, sets: &[&PlannedSet], said: Said, options: &Options) -> Vec<Target> {
    let stretches = sets.chunk_by(|a, b| goes_on(a, b, said, options));
    let target = |sets: &[&PlannedSet]| {
        let text = target(exercise, sets, said, options)?;
        Some(Target { role: sets.first()?.role, text })
    };
    stretches.filter_map(target).collect()
}

/// The rest after the sets of an exercise that are no warm-ups, where it is the same for all.
pub(super) fn rest_of_all(exercise: &Exercise) -> Option<TimeRange> {
    let mut rests = exercise.sets.iter().filter(|set| set.role != Role::Warmup).map(|set| set.extras.rest);
    let first = rests.next()??;
    rests.all(|rest| rest == Some(first)).then_some(first)
}

/// A target: how often, how much, how heavy and how hard.
fn target(exercise: &Exercise, sets: &[&PlannedSet], said: Said, options: &Options) -> Option<Text> {
    let first = sets.first()?;
    let style = |run: Run| match first.role {
        Role::Top => run.bold(),
        Role::Warmup => run.grey(),
        _ => run,
    };
    let mut text = Text::default();
    let role = words::role(first.role);
    let is_said = said != Said::Briefly || has_own_way(first.role);
    if is_said && !role.is_empty() {
        let word = if first.role == Role::Top { Run::new("TOP").framed() } else { Run::new(role) };
        text = text.with(style(word)).with(Run::new(" "));
    }
    let times = if sets.len() > 1 { format!("{}×", sets.len()) } else { String::new() };
    text = text.with(style(Run::new(format!("{times}{}", words::amount(first))).whole()));
    for (place, load) in intensities(sets, options).into_iter().enumerate() {
        text = text.with(style(Run::new(if place == 0 { " @ " } else { " " }))).with(style(load));
    }
    let other = words::load_in_other_unit(first).filter(|_| options.both_units && !options.blank);
    if let Some(other) = other.filter(|_| sets.iter().all(|set| intensity(set) == intensity(first))) {
        text = text.with(Run::new(" ")).with(style(Run::new(format!("/ {other}")).whole()));
    }
    let effort = match said {
        Said::Briefly => effort_of_estimates(sets),
        Said::Fully(_) => efforts(sets),
    };
    if let Some(effort) = effort.filter(|_| says_more(first)) {
        text = text.with(Run::new(" ")).with(style(Run::new(effort).whole()));
    }
    if let Said::Fully(rest) = said {
        text = fully(text, exercise, sets, rest, options);
    }
    if sets.iter().all(|set| set.optional) {
        text = text.with(Run::new(" ")).with(Run::new(words::OPTIONAL).italic());
    }
    Some(text)
}

/// Whether sets of this role are done otherwise than reps, loads and order say.
const fn has_own_way(role: Role) -> bool {
    matches!(role, Role::Drop | Role::Myo | Role::RestPause | Role::Test)
}

/// What is said behind a target: where its load comes from, the load in the other unit, the plates, the rest.
fn fully(
    mut text: Text,
    exercise: &Exercise,
    sets: &[&PlannedSet],
    said: Option<TimeRange>,
    options: &Options,
) -> Text {
    let Some(first) = sets.first() else { return text };
    let same_load = sets.iter().all(|set| (set.load, set.load_max) == (first.load, first.load_max));
    text = with_rule(text, sets, options);
    let mut more = Vec::new();
    if same_load && !options.blank {
        more.extend(loads::each_side(exercise, first).filter(|_| options.plates));
    }
    if first.role != Role::Warmup {
        more.extend(
            first.extras.rest.filter(|&rest| said != Some(rest)).map(|rest| format!("rest {}", words::time(rest))),
        );
    }
    for more in more {
        text = loads::after_comma(text, Run::new(more).whole());
    }
    text
}

/// Whether something other than the effort says already how heavy a set is.
fn says_more(set: &PlannedSet) -> bool {
    words::load_number(set).is_some() || words::rule(set).is_some()
}

/// Where the load of back-offs and drops comes from, so that the athlete can work it out again: behind a load only,
/// for else it has been said.
fn with_rule(text: Text, sets: &[&PlannedSet], options: &Options) -> Text {
    let Some(first) = sets.first().filter(|set| !options.blank && words::load_number(set).is_some()) else {
        return text;
    };
    let rule =
        words::rule_of_athlete(first).filter(|rule| rule.contains("your top set") || rule.contains("set before"));
    match rule {
        Some(rule) if sets.iter().all(|set| words::rule_of_athlete(set).as_ref() == Some(&rule)) => {
            text.with(Run::new(" ")).with(loads::behind(&rule))
        }
        _ => text,
    }
}

/// Whether a set belongs to the same target as the one before.
fn goes_on(a: &PlannedSet, b: &PlannedSet, said: Said, options: &Options) -> bool {
    // Plates and loads in the other unit are of one load.
    let briefly = said == Said::Briefly;
    let each_load = !options.blank && (options.both_units || options.plates && !briefly);
    a.role == b.role
        && a.measure == b.measure
        && a.per_side == b.per_side
        && a.bodyweight == b.bodyweight
        && a.optional == b.optional
        && (briefly || a.extras.rest == b.extras.rest)
        && (!each_load && climbs(a) && climbs(b)
            || intensity(a) == intensity(b) && (briefly || words::effort(a) == words::effort(b)))
}

/// Whether a set is one of a row that is told by its ends.
fn climbs(set: &PlannedSet) -> bool {
    matches!(set.role, Role::Ramp | Role::Warmup) && set.load.is_some()
}

/// How heavy the sets are: one load for all, `80 → 100` where they climb or fall all the way,
/// else each: `80 / 100 / 60`. Without loads, what is true of every athlete, or a line to write on.
fn intensities(sets: &[&PlannedSet], options: &Options) -> Vec<Run> {
    let of = |set: &PlannedSet| if options.blank { blank(set) } else { intensity(set) };
    let (Some(from), Some(to)) = (sets.first(), sets.last()) else {
        return Vec::new();
    };
    let first = of(from);
    let run = |words: String| if words.chars().count() > 24 { Run::own(words) } else { Run::own(words).whole() };
    if sets.iter().all(|set| of(set) == first) {
        return first.map(run).into_iter().collect();
    }
    let all_way = |turn: Ordering| {
        sets.is_sorted_by(|a, b| match (a.load, b.load) {
            (Some(a), Some(b)) => a.compare(b) != turn,
            _ => true,
        })
    };
    if all_way(Ordering::Greater) || all_way(Ordering::Less) {
        let last = of(to).map(|load| format!("→ {load}"));
        first.into_iter().chain(last).map(run).collect()
    } else {
        let others = sets.iter().skip(1).filter_map(|set| of(set)).map(|load| format!("/ {load}"));
        first.into_iter().chain(others).map(run).collect()
    }
}

/// How heavy a set is on a sheet without loads. Nobody writes warm-ups down.
fn blank(set: &PlannedSet) -> Option<String> {
    let rule = words::rule_without_loads(set);
    let is_open = set.load.is_none() && set.load_max.is_none();
    let rule = rule.or_else(|| words::effort(set).filter(|_| is_open));
    let line = (set.role != Role::Warmup && loads::is_to_write(set)).then(|| loads::TO_WRITE.to_owned());
    let words: Vec<String> = rule.into_iter().chain(line).collect();
    (!words.is_empty()).then(|| words.join(" "))
}

/// What says how heavy a set is: the load, else the rule, else the effort.
fn intensity(set: &PlannedSet) -> Option<String> {
    words::load_number(set).or_else(|| words::rule_of_athlete(set)).or_else(|| words::effort(set))
}

/// The effort that decides where the loads are estimates, if it is the same for all sets.
fn effort_of_estimates(sets: &[&PlannedSet]) -> Option<String> {
    let first = sets.first().filter(|set| set.estimate)?;
    let effort = words::effort(first)?;
    sets.iter().all(|set| words::effort(set).as_ref() == Some(&effort)).then_some(effort)
}

/// The efforts of sets: the one of all, else the first and the last: `RPE 3–5 → 6–8`.
fn efforts(sets: &[&PlannedSet]) -> Option<String> {
    let (first, last) = (words::effort_number(sets.first()?)?, words::effort_number(sets.last()?)?);
    Some(if first == last { format!("RPE {first}") } else { format!("RPE {first} → {last}") })
}
