//! What goes on the bar, as a sheet says it.

use super::scale::{FIRM, SMALL};
use super::{Options, Run, Text};
use crate::model::{Exercise, PlannedSet};
use crate::words;

/// The load of a set, its number in this size: `~87.5–95 kg`, and behind it where it comes from; in a line of
/// its own what goes on each side of the bar.
pub(super) fn load(exercise: &Exercise, set: &PlannedSet, size: u16, options: &Options) -> Vec<Text> {
    if options.blank {
        return blank(set);
    }
    let rule = words::rule_of_athlete(set);
    let Some(number) = words::load_number(set) else {
        let words = rule.map(|rule| Run::own(rule).size(FIRM).bold());
        return vec![words.unwrap_or_else(|| Run::new("—")).into()];
    };
    let mut text = Text::from(weighed(Run::new(number).size(size), set).whole());
    if let Some(unit) = words::load_unit(set) {
        text = text.with(Run::new(format!("\u{a0}{unit}")).size(SMALL));
    }
    if let Some(other) = words::load_in_other_unit(set).filter(|_| options.both_units) {
        text = text.with(Run::new(" ")).with(Run::new(format!("/ {other}")).size(SMALL).whole());
    }
    if let Some(rule) = rule {
        text = text.with(Run::new(" ")).with(Run::own(format!("({rule})")).size(SMALL).whole());
    }
    let plates = each_side(exercise, set).filter(|_| options.plates);
    let plates = plates.map(|plates| Text::from(Run::new(plates).size(SMALL)));
    std::iter::once(text).chain(plates).collect()
}

/// On a sheet without loads: what is true of every athlete.
fn blank(set: &PlannedSet) -> Vec<Text> {
    let words = words::rule_without_loads(set).map(|rule| Run::own(rule).size(SMALL));
    words.map(Text::from).into_iter().collect()
}

/// A number of a set: bold, but of a warm-up.
fn weighed(run: Run, set: &PlannedSet) -> Run {
    if set.role == crate::model::Role::Warmup { run } else { run.bold() }
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
