//! The arithmetic of strength training: loads, percents, efforts, the RPE chart, what
//! can be put on a bar, and the figures of training: volume, intensity, Prilepin's zones, INOL,
//! the length of a session. Usable alone; it knows no plan and no file.
//!
//! All numbers are fixed-point. Nothing here rounds a load but [`Loading::nearest`],
//! and it is called once for each set, at the end.

mod across;
mod chart;
mod date;
mod implied;
mod inol;
mod load;
mod loading;
mod percent;
mod prilepin;
mod rpe;
mod session_length;
mod vocabulary;
mod volume;

pub use across::{Across, Band};
pub use chart::{CHART, Chart, ChartFault, chart_percent};
pub use date::Date;
pub use implied::ImpliedEffort;
pub use inol::Inol;
pub use load::{Load, Unit};
pub use loading::{Bar, EvenSteps, Loading, MAX_KG, MAX_LB, Plate, Plates, Rack, Rounding, Stack};
pub use percent::Percent;
pub use prilepin::{PrilepinZone, ZoneLifts, ZoneSets};
pub use rpe::Rpe;
pub use session_length::{SET_SECONDS, SessionLength, UsualRest};
pub use vocabulary::{Label, MaxStep, Role, Weekday, in_runs};
pub use volume::{AverageIntensity, Tonnage, is_hard};

/// Divides and rounds to the nearest whole number, halves away from zero.
pub(crate) fn divide_rounding(numerator: i128, denominator: i128) -> i64 {
    let half = denominator / 2;
    let shifted = if numerator >= 0 { numerator + half } else { numerator - half };
    i64::try_from(shifted / denominator).unwrap_or(if numerator >= 0 { i64::MAX } else { i64::MIN })
}

/// Writes a fixed-point number without trailing zeros: `90`, `2.5`, `-0.125`.
pub(crate) fn write_decimal(
    f: &mut std::fmt::Formatter<'_>,
    value: i64,
    scale: u64,
    most_digits: usize,
) -> std::fmt::Result {
    let sign = if value < 0 { "-" } else { "" };
    let whole = value.unsigned_abs() / scale;
    let rest = value.unsigned_abs() % scale;
    if rest == 0 {
        return write!(f, "{sign}{whole}");
    }
    let width = scale.ilog10() as usize;
    let digits = format!("{rest:0width$}");
    let shown = digits.get(..most_digits.min(width)).unwrap_or(&digits).trim_end_matches('0');
    if shown.is_empty() { write!(f, "{sign}{whole}") } else { write!(f, "{sign}{whole}.{shown}") }
}
