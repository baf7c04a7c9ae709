//! What comes out of the [`Schedule`](crate::model::Schedule): JSON and CSV for programs,
//! text for the terminal and the whiteboard, HTML for the sheet that is printed and written on;
//! of its [`Stats`](crate::stats::Stats) text and JSON; and of the [`Changes`](crate::diff::Changes) between two of them
//! text, JSON and Markdown.
//!
//! Each renderer is a function of the schedule, or of the figures, and of nothing else: it reads no clock, no file
//! and no environment, so the same schedule gives the same bytes. Each writes as it goes, so
//! that a program of a million sets never stands in memory as one text, and ends with a newline.
//! An error is only ever one of the writer's own.
//!
//! | file | holds |
//! |---|---|
//! | `json` | the JSON output, and the schema made from the same types |
//! | `csv` | a row a set: for spreadsheets, and the form of a log |
//! | `text` | 80 columns, no colour |
//! | `json/stats`, `text/stats`, `figures` | the same of the figures |
//! | `told` | what changes, in words: what text and Markdown show |
//! | `json/diff`, `text/diff`, `markdown/diff` | what changes |
//! | `html`, `html.css` | the [sheet](crate::sheet), drawn for the screen and the printer |
//! | `pdf` | the sheet as a PDF. Feature `pdf` |
//! | `charts` | the charts of a sheet, as shapes |

pub mod charts;
mod csv;
mod figures;
mod html;
mod ical;
mod json;
mod markdown;
#[cfg(feature = "pdf")]
pub mod pdf;
mod text;
mod told;
#[cfg(feature = "xlsx")]
mod xlsx;

#[cfg(test)]
mod tests;

pub use csv::render_csv;
pub use html::render_html;
pub use ical::render_ical;
pub use json::{diff_json_schema, json_schema, render_diff_json, render_json, render_stats_json, stats_json_schema};
pub use markdown::{render_diff_markdown, render_markdown};
#[cfg(feature = "pdf")]
pub use pdf::render_pdf;
pub use text::{render_diff_text, render_stats_text, render_text};
pub use told::Compared;
#[cfg(feature = "xlsx")]
pub use xlsx::render_xlsx;

use crate::model::{Measure, PlannedSet};

/// The low and the high end of the reps of one set; nothing for what is not counted in reps.
fn reps(measure: &Measure) -> Option<(Option<u16>, Option<u16>)> {
    match measure {
        Measure::Reps { min, max } => Some((Some(*min), Some(*max))),
        Measure::Amrap { min, max } => Some((*min, *max)),
        Measure::Cluster(parts) => {
            let sum = parts.iter().fold(0, |sum: u16, &part| sum.saturating_add(part));
            Some((Some(sum), Some(sum)))
        }
        Measure::Total { per_set, .. } => Some(per_set.unzip()),
        Measure::Seconds { .. } | Measure::Metres { .. } | Measure::Calories { .. } => None,
    }
}

/// Whether two sets differ in nothing that a row shows.
fn alike(a: &PlannedSet, b: &PlannedSet) -> bool {
    a.role == b.role
        && a.measure == b.measure
        && a.per_side == b.per_side
        && a.optional == b.optional
        && a.load == b.load
        && a.load_max == b.load_max
        && a.bodyweight == b.bodyweight
        && a.estimate == b.estimate
        && a.load_written == b.load_written
        && a.percent == b.percent
        && a.percent_of == b.percent_of
        && a.rpe_min == b.rpe_min
        && a.rpe_max == b.rpe_max
        && a.extras.rest == b.extras.rest
}
