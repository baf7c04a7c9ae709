//! Lines, one a lift, each with its name and its last load at its end.

use std::convert::Infallible;

use plotters::drawing::DrawingAreaErrorKind;

use super::drawing::{Anchor, Grey, Point, Shape};
use super::frame::{Frame, Looks, text};
use super::looks::Pen;
use super::measure::{LINE, SIZE, capitals, width, wrap};
use super::places::middle;
use super::values::Values;
use crate::sheet::{Chart, Series};
use crate::training::{Load, Unit};

/// Between the scale and the marks in front of the names, and how much room such a mark takes.
const BEFORE: i32 = 350;
const MARK: i32 = 230;
/// Between a load and the name behind it.
const BEHIND_LOAD: i32 = 130;

/// What stands at the end of a line.
struct End {
    load: String,
    name: Vec<String>,
    high: i32,
}

impl End {
    /// Draws it with its middle line at a height, and leads the last point of the line there.
    fn draw(&self, from: Point, (x, top): Point, load_wide: i32, pen: Pen, shapes: &mut Vec<Shape>) {
        let middle = top + LINE / 2;
        let lead = vec![vec![from, (x - 60, middle)]];
        // Below the lines, which are drawn later.
        shapes.push(Shape::Lines { lines: lead, width: 10, grey: Grey(165), dash: Some((40, 40)) });
        shapes.extend(pen.mark((x + 90, middle)));
        let baseline = middle + capitals(SIZE) / 2;
        let bold = Looks { bold: true, ..Looks::default() };
        shapes.push(text((x + MARK + load_wide, baseline), Anchor::Right, &self.load, bold));
        for (words, line) in self.name.iter().zip(0..) {
            let at = (x + MARK + load_wide + BEHIND_LOAD, baseline + line * LINE);
            shapes.push(text(at, Anchor::Left, words, Looks { own: true, ..Looks::default() }));
        }
    }
}

/// A load in hundredths of its unit.
fn hundredths(load: Load) -> i64 {
    load.nanos() / 10_000_000
}

/// Hundredths of a unit in words: `102.5`.
fn number(hundredths: i64) -> String {
    Load::from_milli(hundredths.saturating_mul(10), Unit::Kg).number()
}

/// What the scale shows: all loads with a little room on both sides. It need not begin at nothing,
/// as a line is read by its slope.
fn range(series: &[Series]) -> (i64, i64) {
    let loads = || series.iter().flat_map(|series| series.loads.iter().flatten()).map(|&load| hundredths(load));
    let (low, high) = loads().min().zip(loads().max()).unwrap_or((0, 0));
    // Above the heaviest there is room for its number.
    let (room, above) = (((high - low) / 12).max(100), ((high - low) / 9).max(100));
    // Nobody lifts less than nothing, unless weight is taken off.
    let from = if low >= 0 { (low - room).max(0) } else { low - room };
    // plotters takes the round numbers of negative ends from above them.
    (from, (high + above).max(0))
}

/// Draws the lines of a chart, in hundredths of a millimetre.
pub(super) fn draw(
    chart: &Chart,
    series: &[Series],
    wide: i32,
    shapes: &mut Vec<Shape>,
) -> Result<(i32, i32), DrawingAreaErrorKind<Infallible>> {
    let last =
        |series: &Series| series.loads.iter().enumerate().rev().find_map(|(place, load)| Some((place, (*load)?)));
    let load_of = |series: &Series| last(series).map_or_else(String::new, |(_, load)| load.number());
    let load_wide = series.iter().map(|series| width(&load_of(series), SIZE, true)).max().unwrap_or(0);
    let before = BEFORE + MARK + load_wide + BEHIND_LOAD;
    let ends: Vec<End> = series
        .iter()
        .map(|series| {
            let name = wrap(&series.name, SIZE, false, wide * 40 / 100 - before);
            let high = i32::try_from(name.len()).unwrap_or(1) * LINE;
            End { load: load_of(series), name, high }
        })
        .collect();
    let right = before + ends.iter().flat_map(|end| &end.name).map(|line| width(line, SIZE, false)).max().unwrap_or(0);
    let (from, to) = range(series);
    let high = ends.iter().map(|end| end.high).sum();
    // Numbers of the scale are whole, unless all loads are close together.
    let whole = |value: i64| if to - from < 500 { number(value) } else { number(value / 100 * 100) };
    let frame = Frame::new(chart, wide, right, high, &[whole(from), whole(to)]);
    let at = frame.draw(from..to, &number, shapes)?;
    let points: Vec<Vec<Vec<Point>>> = series.iter().map(|series| stretches(series, &at)).collect();
    let tips: Vec<Point> = points.iter().map(|lines| tip(lines)).collect();
    let wanted: Vec<(i32, i32)> = tips.iter().zip(&ends).map(|(tip, end)| (tip.1 - LINE / 2, end.high)).collect();
    let tops = apart(&wanted, frame.scale());
    for (place, ((end, tip), top)) in ends.iter().zip(&tips).zip(tops).enumerate() {
        end.draw(*tip, (frame.right_edge() + BEFORE, top), load_wide, Pen::of(place), shapes);
    }
    for (place, lines) in points.iter().enumerate() {
        let joined: Vec<Vec<Point>> = lines.iter().filter(|line| line.len() > 1).cloned().collect();
        if !joined.is_empty() {
            shapes.push(Pen::of(place).lines(joined));
        }
    }
    for (place, lines) in points.iter().enumerate() {
        shapes.extend(lines.iter().flatten().flat_map(|&point| Pen::of(place).mark(point)));
    }
    let mut values = Values::new(&points, frame.scale(), frame.sides());
    for (place, load) in worth_a_number(series) {
        let words = load.number();
        let found = values.place(&words, at((middle(place), hundredths(load))));
        shapes.extend(found.map(|at| text(at, Anchor::Middle, &words, Looks::default())));
    }
    Ok(frame.size())
}

/// The loads that get a number if there is room, by place: first the heaviest of each line, then
/// the first, then each that differs from the one before it. The last stands at the end of the line.
fn worth_a_number(series: &[Series]) -> Vec<(usize, Load)> {
    let mut found: Vec<(u8, (usize, usize), Load)> = Vec::new();
    for (line, series) in series.iter().enumerate() {
        let known: Vec<(usize, Load)> =
            series.loads.iter().enumerate().filter_map(|(place, load)| Some((place, (*load)?))).collect();
        let Some(((_, last), others)) = known.split_last() else {
            continue;
        };
        let heaviest = known.iter().map(|(_, load)| load.nanos()).max();
        let mut is_told = heaviest == Some(last.nanos());
        let mut before = None;
        for (place, load) in others {
            let rank = match before {
                _ if heaviest == Some(load.nanos()) && !is_told => {
                    is_told = true;
                    Some(0)
                }
                None => Some(1),
                Some(before) => (before != *load).then_some(2),
            };
            found.extend(rank.map(|rank| (rank, (line, *place), *load)));
            before = Some(*load);
        }
    }
    found.sort_by_key(|(rank, place, _)| (*rank, *place));
    found.into_iter().map(|(_, (_, place), load)| (place, load)).collect()
}

/// The points of a line, broken where nothing is known.
fn stretches(series: &Series, at: &impl Fn((i64, i64)) -> Point) -> Vec<Vec<Point>> {
    let known: Vec<Option<Point>> = (series.loads.iter().enumerate())
        .map(|(place, load)| load.map(|load| at((middle(place), hundredths(load)))))
        .collect();
    let runs = known.split(Option::is_none).map(|run| run.iter().flatten().copied().collect::<Vec<Point>>());
    runs.filter(|run| !run.is_empty()).collect()
}

/// The last point of a line.
fn tip(lines: &[Vec<Point>]) -> Point {
    lines.last().and_then(|line| line.last()).copied().unwrap_or_default()
}

/// Moves blocks that would lie on each other apart, up and down: the upper edges of all, in the order in
/// which they are given. A block is the upper edge that it wants, and its height.
fn apart(wanted: &[(i32, i32)], (top, bottom): (i32, i32)) -> Vec<i32> {
    let mut order: Vec<(usize, (i32, i32))> = wanted.iter().copied().enumerate().collect();
    order.sort_by_key(|(place, (edge, _))| (*edge, *place));
    let mut edges = vec![top; wanted.len()];
    let mut free = top;
    for (place, (edge, high)) in &order {
        let found = (*edge).max(free);
        free = found + high;
        if let Some(edge) = edges.get_mut(*place) {
            *edge = found;
        }
    }
    let mut free = bottom;
    for (place, (_, high)) in order.iter().rev() {
        if let Some(edge) = edges.get_mut(*place) {
            *edge = (*edge).min(free - high);
            free = *edge;
        }
    }
    edges
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_move_apart_and_stay_within() {
        assert_eq!(apart(&[(100, 30), (300, 30)], (0, 400)), [100, 300], "nothing to do");
        assert_eq!(apart(&[(110, 30), (100, 30), (105, 30)], (0, 400)), [160, 100, 130]);
        assert_eq!(apart(&[(390, 30), (380, 30)], (0, 400)), [370, 340], "pushed up from the bottom");
        assert_eq!(apart(&[(-50, 30), (0, 60)], (0, 400)), [0, 30]);
    }
}
