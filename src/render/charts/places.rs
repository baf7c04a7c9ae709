//! The places along the bottom of a chart.

use std::ops::Range;

use plotters::coord::ranged1d::{KeyPointHint, NoDefaultFormatting, Ranged, ValueFormatter};

use super::measure::{SIZE, width};

/// Places side by side, each a hundred steps wide: the third begins at 200, and its middle is 250.
#[derive(Clone, Debug)]
pub(super) struct Places {
    names: Vec<String>,
    /// A name at every so manieth place, so that none touches another.
    every: usize,
}

/// How wide a place is.
pub(super) const PLACE: i64 = 100;
/// What is left free between two names, in hundredths of a millimetre.
const BETWEEN: i32 = 100;

impl Places {
    /// Places that share so much of the paper, in hundredths of a millimetre.
    pub(super) fn new(names: &[String], room: i32) -> Self {
        let widest = names.iter().map(|name| width(name, SIZE, false)).max().unwrap_or(0) + BETWEEN;
        let places = i32::try_from(names.len()).unwrap_or(i32::MAX).max(1);
        let needed = widest.saturating_mul(places).div_euclid(room.max(1)) + 1;
        let steps = [1, 2, 4, 5, 10, 20, 25, 50, 100].into_iter();
        let every = steps.into_iter().find(|step| *step >= needed).unwrap_or(needed);
        Self { names: names.to_vec(), every: usize::try_from(every).unwrap_or(1).max(1) }
    }

    pub(super) fn name(&self, value: i64) -> String {
        let place = usize::try_from(value / PLACE).ok();
        place.and_then(|place| self.names.get(place)).cloned().unwrap_or_default()
    }

    fn end(&self) -> i64 {
        i64::try_from(self.names.len()).unwrap_or(i64::MAX / PLACE) * PLACE
    }
}

/// Where a place begins.
pub(super) fn start(place: usize) -> i64 {
    i64::try_from(place).unwrap_or(i64::MAX / PLACE) * PLACE
}

/// The middle of a place.
pub(super) fn middle(place: usize) -> i64 {
    start(place) + PLACE / 2
}

impl Ranged for Places {
    type FormatOption = NoDefaultFormatting;
    type ValueType = i64;

    fn map(&self, value: &i64, (from, to): (i32, i32)) -> i32 {
        let way = i64::from(to) - i64::from(from);
        let gone = (way * value).div_euclid(self.end().max(1));
        from.saturating_add(i32::try_from(gone).unwrap_or(0))
    }

    fn key_points<H: KeyPointHint>(&self, _: H) -> Vec<i64> {
        (0..self.names.len()).step_by(self.every).map(middle).collect()
    }

    fn range(&self) -> Range<i64> {
        0..self.end()
    }
}

impl ValueFormatter<i64> for Places {
    fn format(value: &i64) -> String {
        value.to_string()
    }

    fn format_ext(&self, value: &i64) -> String {
        self.name(*value)
    }
}
