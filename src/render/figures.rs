//! Figures as numbers, for text and Markdown.

use crate::stats::{Coverage, Figures};

/// `~` in front of a figure that rests on the chart.
pub(super) const fn mark(covers: Coverage) -> &'static str {
    if covers.estimates > 0 { "~" } else { "" }
}

/// Of how many sets a figure is known, where that is not all.
pub(super) fn of(covers: Coverage, figures: &Figures) -> String {
    if covers.sets == 0 || covers.sets == figures.sets { String::new() } else { short(u64::from(covers.sets)) }
}

/// The reps; nothing where they are known of no set.
pub(super) fn reps(figures: &Figures) -> String {
    if figures.in_reps.sets == 0 { String::new() } else { short(figures.reps) }
}

/// The tonnage in whole kilograms or pounds; nothing where it is known of no set.
pub(super) fn tonnage(figures: &Figures) -> String {
    let tonnage = short(u64::try_from(figures.tonnage.rounded()).unwrap_or(0));
    if figures.loaded.sets == 0 { String::new() } else { format!("{}{tonnage}", mark(figures.loaded)) }
}

/// The average percent of the one-rep max; nothing where it is known of no set.
pub(super) fn intensity(figures: &Figures) -> String {
    let percent = figures.intensity.percent();
    percent.map_or_else(String::new, |percent| format!("{}{:.1}", mark(figures.relative), percent.to_f64()))
}

/// The sets at RPE 8 or above; nothing where that is known of no set.
pub(super) fn hard(figures: &Figures) -> String {
    let hard = short(u64::from(figures.hard_sets));
    if figures.rated.sets == 0 { String::new() } else { format!("{}{hard}", mark(figures.rated)) }
}

/// A number of at most six digits and a letter: thousands, millions, billions.
pub(super) fn short(number: u64) -> String {
    match number {
        0..1_000_000 => number.to_string(),
        1_000_000..1_000_000_000 => format!("{}k", number / 1_000),
        1_000_000_000..1_000_000_000_000 => format!("{}M", number / 1_000_000),
        _ => format!("{}G", number / 1_000_000_000),
    }
}
