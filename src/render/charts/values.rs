//! Numbers beside the points of lines, where there is room for them.

use super::drawing::Point;
use super::measure::{SIZE, capitals, width};

/// What is free between a point and its number: the mark is there.
const FROM_POINT: i32 = 150;
/// How far a mark reaches from its point.
const MARK: i32 = 100;
/// What is free around a number.
const AROUND: i32 = 20;

/// A rectangle: its left, upper, right and lower edge.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Area(i32, i32, i32, i32);

impl Area {
    const fn touches(self, other: Self) -> bool {
        self.0 < other.2 && other.0 < self.2 && self.1 < other.3 && other.1 < self.3
    }

    /// Whether a line from one point to another comes into it. Points are a place apart, so that the
    /// one is left of the other.
    fn is_crossed(self, from: Point, to: Point) -> bool {
        let (low, high) = (self.0.max(from.0), self.2.min(to.0));
        let height = |x: i32| {
            let (way, rise) = (i64::from(to.0 - from.0).max(1), i64::from(to.1 - from.1));
            i64::from(from.1) + rise * i64::from(x - from.0) / way
        };
        let (first, last) = (height(low), height(high));
        low <= high && first.min(last) < i64::from(self.3) && first.max(last) > i64::from(self.1)
    }
}

/// What stands on the scale already.
pub(super) struct Values<'a> {
    lines: &'a [Vec<Vec<Point>>],
    taken: Vec<Area>,
    scale: (i32, i32),
    sides: (i32, i32),
}

impl<'a> Values<'a> {
    /// A scale with lines, each in stretches of points, between its upper and its lower and its left and its right edge.
    pub(super) fn new(lines: &'a [Vec<Vec<Point>>], scale: (i32, i32), sides: (i32, i32)) -> Self {
        let points = lines.iter().flatten().flatten();
        let taken = points.map(|(x, y)| Area(x - MARK, y - MARK, x + MARK, y + MARK)).collect();
        Self { lines, taken, scale, sides }
    }

    /// Where a number stands above or below its point, as the middle of its baseline; nothing where
    /// it would touch something.
    pub(super) fn place(&mut self, number: &str, (x, y): Point) -> Option<Point> {
        let (half, high) = (width(number, SIZE, false) / 2, capitals(SIZE));
        let (above, below) = (y - FROM_POINT, y + FROM_POINT + high);
        // A line that rises or falls to a side leaves room at the other.
        for (x, baseline) in [above, below].into_iter().flat_map(|y| [0, -half, half].map(|aside| (x + aside, y))) {
            let area = Area(x - half - AROUND, baseline - high - AROUND, x + half + AROUND, baseline + AROUND);
            if self.is_within(area) && !self.taken.iter().any(|taken| taken.touches(area)) && !self.is_crossed(area) {
                self.taken.push(area);
                return Some((x, baseline));
            }
        }
        None
    }

    const fn is_within(&self, area: Area) -> bool {
        area.1 >= self.scale.0 && area.3 <= self.scale.1 && area.0 >= self.sides.0 && area.2 <= self.sides.1
    }

    fn is_crossed(&self, area: Area) -> bool {
        let crosses = |pair: &[Point]| matches!(pair, [from, to] if area.is_crossed(*from, *to));
        self.lines.iter().flatten().any(|line| line.windows(2).any(crosses))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_stands_above_its_point_else_below_else_nowhere() {
        let lines = vec![vec![vec![(1000, 2000), (3000, 2000)]]];
        let mut values = Values::new(&lines, (0, 4000), (0, 4000));
        assert_eq!(values.place("100", (1000, 2000)), Some((1000, 1850)));
        assert_eq!(values.place("100", (1000, 2000)), Some((1000, 2353)), "above is taken");
        assert_eq!(values.place("100", (1000, 2000)), None);
        let steep = vec![vec![vec![(1000, 2000), (1400, 400)]]];
        let mut values = Values::new(&steep, (0, 4000), (0, 4000));
        let half = width("1000", SIZE, false) / 2;
        let beside = Some((1000 - half, 1850));
        assert_eq!(values.place("1000", (1000, 2000)), beside, "the line rises through the room above");
        let mut values = Values::new(&steep, (0, 4000), (0, 1200));
        assert_eq!(values.place("1000000", (200, 2000)), None, "it would stand outside");
    }
}
