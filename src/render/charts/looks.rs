//! What tells the parts of a chart apart in black and white.

use super::drawing::{Grey, Point, Shape};
use crate::sheet::{Bar, Counted};

/// How a part of a bar is filled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Fill {
    pub ground: Grey,
    hatching: Hatching,
}

/// Lines on the ground of a fill.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Hatching {
    None,
    Rising,
    Falling,
    Crossed,
    Level,
}

/// The fills of lifts, so that those that stand on each other differ most.
const LIFTS: [Fill; 6] = [
    Fill { ground: Grey(70), hatching: Hatching::None },
    Fill { ground: Grey::WHITE, hatching: Hatching::Rising },
    Fill { ground: Grey(205), hatching: Hatching::None },
    Fill { ground: Grey::WHITE, hatching: Hatching::Crossed },
    Fill { ground: Grey(135), hatching: Hatching::None },
    Fill { ground: Grey::WHITE, hatching: Hatching::Level },
];
/// The fill of a seventh lift.
const LAST: Fill = Fill { ground: Grey::WHITE, hatching: Hatching::None };
const UNKNOWN: Fill = Fill { ground: Grey::WHITE, hatching: Hatching::Falling };
/// Zones of intensity, the lightest first: heavier is darker.
const ZONES: [Grey; 5] = [Grey::WHITE, Grey(218), Grey(168), Grey(105), Grey(25)];

impl Fill {
    /// The fill of a series, by its place among them.
    pub(super) fn of(bar: &Bar, place: usize) -> Self {
        let zone = ZONES.get(place).copied().unwrap_or(Grey::BLACK);
        match bar.of {
            Counted::Lift => LIFTS.get(place).copied().unwrap_or(LAST),
            Counted::Others => LAST,
            Counted::Zone => Self { ground: zone, hatching: Hatching::None },
            Counted::Unknown => UNKNOWN,
        }
    }

    /// The fill of bars that are of one kind.
    pub(super) const fn only() -> Self {
        Self { ground: Grey(168), hatching: Hatching::None }
    }

    /// Whether text on it is white.
    pub(super) const fn is_dark(self) -> bool {
        self.ground.0 < 120
    }

    pub(super) fn is_hatched(self) -> bool {
        self.hatching != Hatching::None
    }

    /// A rectangle that is filled so, with a line around it.
    pub(super) fn rectangle(self, (left, top): Point, (right, bottom): Point) -> Vec<Shape> {
        let corners = vec![(left, top), (right, top), (right, bottom), (left, bottom)];
        let mut outline = corners.clone();
        outline.push((left, top));
        let mut shapes = vec![Shape::Area { corners, fill: self.ground }];
        let lines = self.hatching.lines((left, top), (right, bottom));
        if !lines.is_empty() {
            shapes.push(Shape::Lines { lines, width: 12, grey: Grey::BLACK, dash: None });
        }
        shapes.push(Shape::Lines { lines: vec![outline], width: 15, grey: Grey::BLACK, dash: None });
        shapes
    }
}

/// From one line of a hatching to the next, in hundredths of a millimetre.
const APART: i32 = 110;

impl Hatching {
    /// The lines within a rectangle. They lie on one grid for the whole drawing, so that parts side
    /// by side look alike.
    fn lines(self, from: Point, to: Point) -> Vec<Vec<Point>> {
        match self {
            Self::None => Vec::new(),
            Self::Rising => rising(from, to, APART),
            Self::Falling => falling(from, to, APART),
            Self::Crossed => [rising(from, to, APART * 3 / 2), falling(from, to, APART * 3 / 2)].concat(),
            Self::Level => sums(from.1, to.1, APART * 3 / 4).map(|y| vec![(from.0, y), (to.0, y)]).collect(),
        }
    }
}

/// Lines from the lower left to the upper right: `x + y` is the same all along.
fn rising((left, top): Point, (right, bottom): Point, apart: i32) -> Vec<Vec<Point>> {
    sums(left + top, right + bottom, apart)
        .map(|sum| {
            let (low, high) = (left.max(sum - bottom), right.min(sum - top));
            vec![(low, sum - low), (high, sum - high)]
        })
        .collect()
}

/// Lines from the upper left to the lower right: `x - y` is the same all along.
fn falling((left, top): Point, (right, bottom): Point, apart: i32) -> Vec<Vec<Point>> {
    sums(left - bottom, right - top, apart)
        .map(|difference| {
            let (low, high) = (left.max(top + difference), right.min(bottom + difference));
            vec![(low, low - difference), (high, high - difference)]
        })
        .collect()
}

/// The multiples of a step between two numbers, without the numbers themselves.
fn sums(from: i32, to: i32, apart: i32) -> impl Iterator<Item = i32> {
    (from.div_euclid(apart) + 1..).map(move |step| step * apart).take_while(move |sum| *sum < to)
}

/// How a line looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Pen {
    dash: Option<(u16, u16)>,
    mark: Mark,
    is_filled: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Mark {
    Disc,
    Square,
    Triangle,
}

const PENS: [Pen; 6] = [
    Pen { dash: None, mark: Mark::Disc, is_filled: true },
    Pen { dash: Some((180, 80)), mark: Mark::Square, is_filled: false },
    Pen { dash: None, mark: Mark::Triangle, is_filled: true },
    Pen { dash: Some((60, 60)), mark: Mark::Disc, is_filled: false },
    Pen { dash: None, mark: Mark::Square, is_filled: true },
    Pen { dash: Some((180, 80)), mark: Mark::Triangle, is_filled: false },
];

impl Pen {
    /// The look of a line, by its place among them. There are no more than six.
    pub(super) fn of(place: usize) -> Self {
        let [first, ..] = PENS;
        PENS.get(place % PENS.len()).copied().unwrap_or(first)
    }

    /// Lines through points.
    pub(super) fn lines(self, lines: Vec<Vec<Point>>) -> Shape {
        Shape::Lines { lines, width: 30, grey: Grey(60), dash: self.dash }
    }

    /// The mark on a point.
    pub(super) fn mark(self, (x, y): Point) -> Vec<Shape> {
        let fill = if self.is_filled { Grey::BLACK } else { Grey::WHITE };
        let corners = match self.mark {
            Mark::Disc => {
                let radius = if self.is_filled { 75 } else { 80 };
                return vec![Shape::Disc { centre: (x, y), radius, fill: Some(fill), ring: 22 }];
            }
            Mark::Square => vec![(x - 70, y - 70), (x + 70, y - 70), (x + 70, y + 70), (x - 70, y + 70)],
            Mark::Triangle => vec![(x, y - 95), (x + 90, y + 65), (x - 90, y + 65)],
        };
        let outline = corners.iter().chain(corners.first()).copied().collect();
        vec![
            Shape::Area { corners, fill },
            Shape::Lines { lines: vec![outline], width: 22, grey: Grey::BLACK, dash: None },
        ]
    }
}
