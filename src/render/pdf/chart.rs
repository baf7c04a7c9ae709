//! Charts: the shapes of a drawing as marks.

use super::placed::{Leaf, Mark, Words};
use super::text::{Compositor, Type};
use crate::render::charts::{self, Anchor, Drawing, Label, Point, Shape};
use crate::sheet::Chart;

/// Points of so many hundredths of a millimetre.
#[allow(clippy::cast_precision_loss, reason = "a page has some ten thousand of them")]
fn hundredths(hundredths: i32) -> f32 {
    hundredths as f32 * 72.0 / 2540.0
}

fn point(point: Point) -> (f32, f32) {
    (hundredths(point.0), hundredths(point.1))
}

/// Draws a chart so wide, in points.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "the width of a page")]
pub(super) fn drawing(chart: &Chart, width: f32) -> Drawing {
    charts::draw(chart, (width * 254.0 / 72.0) as u16)
}

/// The marks of a drawing, and how high it is. All its words are read as one.
pub(super) fn marks(
    drawing: &Drawing,
    compositor: &mut Compositor,
    mut leaf: impl FnMut() -> Leaf,
) -> (Vec<Mark>, f32) {
    let marks = drawing.shapes.iter().map(|shape| match shape {
        Shape::Area { corners, fill } => {
            Mark::Area { corners: corners.iter().copied().map(point).collect(), grey: fill.0 }
        }
        Shape::Lines { lines, width, grey, dash } => Mark::Lines {
            lines: lines.iter().map(|line| line.iter().copied().map(point).collect()).collect(),
            width: hundredths(i32::from(*width)),
            grey: grey.0,
            dash: dash.map(|(dash, gap)| (hundredths(i32::from(dash)), hundredths(i32::from(gap)))),
        },
        Shape::Disc { centre, radius, fill, ring } => Mark::Disc {
            centre: point(*centre),
            radius: hundredths(i32::from(*radius)),
            fill: fill.map(|fill| fill.0),
            ring: hundredths(i32::from(*ring)),
        },
        Shape::Text(label) => words(label, compositor, leaf()),
    });
    (marks.collect(), hundredths(drawing.size.1))
}

/// A line of text at its anchor.
fn words(label: &Label, compositor: &mut Compositor, leaf: Leaf) -> Mark {
    let kind = Type::new(f32::from(label.size) / 10.0).grey(label.grey.0);
    let kind = if label.bold { kind.bold() } else { kind };
    // Wider than any page: a label is never broken.
    let room = 10_000.0;
    let block =
        if label.own { compositor.own(&label.words, kind, room) } else { compositor.words(&label.words, kind, room) };
    let baseline = block.lines.first().and_then(|line| line.stretches.first()).map_or(0.0, |first| first.baseline);
    let width = block.width();
    let (x, y) = point(label.at);
    let x = match label.anchor {
        Anchor::Left => x,
        Anchor::Middle => x - width / 2.0,
        Anchor::Right => x - width,
    };
    let lines = block.all();
    Mark::Text(Words { at: (x, y - baseline), width, align: 0.0, block, lines, leaf: Some(leaf) })
}
