//! Bars on each other, a place each, with their numbers in them and a legend beside them.

use std::convert::Infallible;

use plotters::drawing::DrawingAreaErrorKind;

use super::drawing::{Anchor, Grey, Point, Shape};
use super::frame::{Frame, Looks, text};
use super::looks::Fill;
use super::measure::{LINE, SIZE, capitals, width, wrap};
use super::places::{middle, start};
use crate::sheet::{Bar, Chart};

/// How wide the box in front of a name is, and what is free on both sides of it, in hundredths of
/// a millimetre.
const BOX: i32 = 320;
const BESIDE: i32 = 130;
/// Between the bars and the legend.
const BEFORE_LEGEND: i32 = 300;
/// Between two entries of the legend.
const BETWEEN: i32 = 90;
/// What of a place the bar leaves free on each side, in hundredths of it.
const FREE: i64 = 13;
/// What is free between a bar and its total, and around a number in a bar.
const ABOVE: i32 = 60;
const AROUND: i32 = 30;

/// The names of the bars at the right.
struct Legend {
    names: Vec<Vec<String>>,
    wide: i32,
    high: i32,
}

impl Legend {
    fn new(bars: &[Bar], limit: i32) -> Self {
        if bars.len() < 2 {
            return Self { names: Vec::new(), wide: 20, high: 0 };
        }
        let before = BEFORE_LEGEND + BOX + BESIDE;
        let names: Vec<Vec<String>> = bars.iter().map(|bar| wrap(&bar.name, SIZE, false, limit - before)).collect();
        let wide = names.iter().flatten().map(|line| width(line, SIZE, false)).max().unwrap_or(0);
        let high = names.iter().map(|lines| height(lines) + BETWEEN).sum();
        Self { names, wide: wide + before, high }
    }

    /// The bar at the top comes first.
    fn draw(&self, bars: &[Bar], (left, top): Point, shapes: &mut Vec<Shape>) {
        let mut y = top;
        for (place, (lines, bar)) in self.names.iter().zip(bars).enumerate().rev() {
            shapes.extend(Fill::of(bar, place).rectangle((left, y), (left + BOX, y + LINE - 70)));
            let own = bar.of == crate::sheet::Counted::Lift;
            for (words, line) in lines.iter().zip(0..) {
                let at = (left + BOX + BESIDE, y + line * LINE + (LINE - 70 + capitals(SIZE)) / 2);
                shapes.push(text(at, Anchor::Left, words, Looks { own, ..Looks::default() }));
            }
            y += height(lines) + BETWEEN;
        }
    }
}

fn height(lines: &[String]) -> i32 {
    i32::try_from(lines.len()).unwrap_or(1) * LINE
}

/// Draws the bars of a chart, in hundredths of a millimetre.
pub(super) fn draw(
    chart: &Chart,
    bars: &[Bar],
    wide: i32,
    shapes: &mut Vec<Shape>,
) -> Result<(i32, i32), DrawingAreaErrorKind<Infallible>> {
    let legend = Legend::new(bars, wide * 36 / 100);
    let totals: Vec<u64> = (0..chart.places.len())
        .map(|place| bars.iter().filter_map(|bar| bar.counts.get(place)).map(|&count| u64::from(count)).sum())
        .collect();
    let most = i64::try_from(totals.iter().copied().max().unwrap_or(0)).unwrap_or(i64::MAX / 4).max(1);
    let frame = Frame::new(chart, wide, legend.wide, legend.high, &[most.to_string()]);
    let (top, bottom) = frame.scale();
    // The total stands above the highest bar.
    let above = i64::from(capitals(SIZE) + 2 * ABOVE);
    let end = most + most * above / (i64::from(bottom - top) - above).max(1) + 1;
    let at = frame.draw(0..end, &|value| value.to_string(), shapes)?;
    let total_fits = |total: &u64| width(&total.to_string(), SIZE, false) + ABOVE <= frame.place();
    let with_totals = totals.iter().all(total_fits);
    for (place, total) in totals.iter().enumerate() {
        let mut under = 0;
        for (series, bar) in bars.iter().enumerate() {
            let count = bar.counts.get(place).copied().unwrap_or(0);
            let over = under + i64::from(count);
            let fill = if bars.len() == 1 { Fill::only() } else { Fill::of(bar, series) };
            if count > 0 {
                let (left, low) = at((start(place) + FREE, under));
                let (right, high) = at((start(place + 1) - FREE, over));
                shapes.extend(fill.rectangle((left, high), (right, low)));
                if i64::from(count) < i64::try_from(*total).unwrap_or(0) || !with_totals {
                    shapes.extend(number(count, fill, (left, high), (right, low)));
                }
            }
            under = over;
        }
        if *total > 0 && with_totals {
            let (x, y) = at((middle(place), under));
            shapes.push(text((x, y - ABOVE), Anchor::Middle, &total.to_string(), Looks::default()));
        }
    }
    legend.draw(bars, (frame.right_edge() + BEFORE_LEGEND, top), shapes);
    Ok(frame.size())
}

/// A number in the middle of a part of a bar, where it fits.
fn number(count: u32, fill: Fill, (left, top): Point, (right, bottom): Point) -> Vec<Shape> {
    let words = count.to_string();
    let (wide, high) = (width(&words, SIZE, false), capitals(SIZE));
    if wide + 4 * AROUND > right - left || high + 2 * AROUND > bottom - top {
        return Vec::new();
    }
    let (x, y) = (left.midpoint(right), top.midpoint(bottom) + high / 2);
    let grey = if fill.is_dark() { Grey::WHITE } else { Grey::BLACK };
    let mut shapes = Vec::new();
    if fill.is_hatched() {
        let (left, right) = (x - wide / 2 - AROUND, x + wide / 2 + AROUND);
        let (top, bottom) = (y - high - AROUND, y + AROUND);
        let corners = vec![(left, top), (right, top), (right, bottom), (left, bottom)];
        shapes.push(Shape::Area { corners, fill: Grey::WHITE });
    }
    shapes.push(text((x, y), Anchor::Middle, &words, Looks { grey, ..Looks::default() }));
    shapes
}
