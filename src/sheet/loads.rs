//! What goes on the bar, as a sheet says it.

use super::scale::{FIRM, SMALL, SMALLEST};
use super::{Options, Run, Text};
use crate::model::{Derivation, Exercise, Measure, PlannedSet};
use crate::training::Load;
use crate::words;

/// The load of a set, its number in this size: `~87.5–95 kg`, and behind it the load in the other unit, where it comes
/// from, and what goes on each side of the bar, each on one line.
pub(super) fn load(exercise: &Exercise, set: &PlannedSet, size: u16, options: &Options) -> Option<Text> {
    if options.blank {
        return blank(set, size);
    }
    let rule = words::rule_of_athlete(set);
    let Some(number) = words::load_number(set) else {
        let words = rule.map(|rule| Run::own(rule).size(FIRM).bold());
        return Some(words.unwrap_or_else(|| Run::new("—")).into());
    };
    // Two lines hold all of it so.
    let small = if options.plates && options.both_units { SMALLEST } else { SMALL };
    let mut text = Text::from(weighed(Run::new(number).size(size), set).whole());
    if let Some(unit) = words::load_unit(set) {
        text = text.with(Run::new(format!("\u{a0}{unit}")).size(SMALL));
    }
    if let Some(other) = words::load_in_other_unit(set).filter(|_| options.both_units) {
        text = text.with(Run::new(" ")).with(Run::new(format!("/ {other}")).size(SMALL).whole());
    }
    if let Some(rule) = rule {
        text = text.with(Run::new(" ")).with(behind(&rule).size(small));
    }
    if let Some(plates) = each_side(exercise, set).filter(|_| options.plates) {
        text = after_comma(text, Run::new(plates).size(small).whole());
    }
    Some(text)
}

/// A rule of no more letters fits a line of its column, and stays on one.
const ONE_LINE: usize = 34;

/// Where a load comes from, behind it: `(−10% of your top set)`.
pub(super) fn behind(rule: &str) -> Run {
    let run = Run::own(format!("({rule})"));
    if rule.chars().count() > ONE_LINE { run } else { run.whole() }
}

/// A text with one more stretch behind a comma, which stays at the end of its line.
pub(super) fn after_comma(mut text: Text, run: Run) -> Text {
    text.0.last_mut().into_iter().for_each(|last| last.words.push(','));
    text.with(Run::new(" ").size(run.style.size)).with(run)
}

/// A line to write a load on.
pub(super) const TO_WRITE: &str = "______";

/// A line with more room.
const TO_WRITE_LARGE: &str = "__________";

/// So many letters of a rule are set in the size of a number.
const SHORT: usize = 7;

/// On a sheet without loads: what is true of every athlete, and a line to write the load on.
fn blank(set: &PlannedSet, size: u16) -> Option<Text> {
    let rule = words::rule_without_loads(set);
    let is_short = rule.as_ref().is_none_or(|rule| rule.chars().count() <= SHORT);
    let size = if is_short { size } else { size.min(FIRM) };
    let line = if is_short { TO_WRITE_LARGE } else { TO_WRITE };
    let line = is_to_write(set).then(|| Run::new(line).size(size).whole());
    let rule = rule.map(|rule| weighed(Run::own(rule).size(size), set));
    match (rule, line) {
        (Some(rule), Some(line)) => Some(Text::from(rule).with(Run::new(" ")).with(line)),
        (rule, line) => rule.or(line).map(Text::from),
    }
}

/// Whether a set has a load that is written in where the sheet says none.
pub(super) fn is_to_write(set: &PlannedSet) -> bool {
    match set.basis.as_ref().map(|basis| &basis.source) {
        Some(Derivation::EmptyBar) => false,
        Some(Derivation::Bodyweight(added)) => added.is_positive() || added.is_negative(),
        _ => {
            let is_lifted = matches!(set.measure, Measure::Reps { .. } | Measure::Amrap { .. } | Measure::Cluster(_));
            let by_effort = is_lifted && set.rpe_min.or(set.rpe_max).is_some();
            by_effort || set.load.is_some() || set.load_max.is_some() || words::rule_without_loads(set).is_some()
        }
    }
}

/// A number of a set: bold, but of a warm-up.
fn weighed(run: Run, set: &PlannedSet) -> Run {
    if set.role == crate::model::Role::Warmup { run } else { run.bold() }
}

/// The bar of a lift whose loads are made with plates.
pub(super) fn bar(exercise: &Exercise) -> Option<Load> {
    let bar = exercise.loading.as_ref()?.bar().filter(|bar| bar.is_positive())?;
    exercise.sets.iter().any(|set| each_side(exercise, set).is_some()).then_some(bar)
}

/// What goes on each side of the bar: `25 + 10 + 1.25 a side`. Of a range, its low end.
pub(super) fn each_side(exercise: &Exercise, set: &PlannedSet) -> Option<String> {
    let load = set.load.filter(|_| !set.bodyweight)?;
    let plates = exercise.loading.as_ref()?.plates_on_each_side(load)?;
    let Some(first) = plates.first() else {
        return Some("empty bar".to_owned());
    };
    let unit = first.unit();
    let alike = plates.chunk_by(|a, b| a == b).filter_map(|alike| Some((alike.len(), alike.first()?)));
    let alike = alike.map(|(count, plate)| match count {
        1 => plate.number(),
        _ => format!("{count}×{}", plate.number()),
    });
    let plates: Vec<String> = alike.collect();
    let unit = if unit == load.unit() { String::new() } else { format!(" {unit}") };
    Some(format!("{}{unit} a side", plates.join(" + ")))
}
