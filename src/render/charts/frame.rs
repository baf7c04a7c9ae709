//! What is around the bars and lines of a chart: plotters chooses round numbers for its scale and
//! draws the grid, the axes and their labels.

use std::convert::Infallible;
use std::ops::Range;

use plotters::chart::{ChartBuilder, LabelAreaPosition};
use plotters::coord::CoordTranslate;
use plotters::drawing::{DrawingAreaErrorKind, IntoDrawingArea};
use plotters::style::{BLACK, Color, FontDesc, FontFamily, FontStyle, RGBColor, TRANSPARENT, TextStyle};

use super::drawing::{Anchor, Grey, Label, Point, Shape};
use super::measure::{LINE, SIZE, capitals, width, wrap};
use super::places::Places;
use super::recorder::{Recorder, pixels};
use crate::sheet::Chart;

/// The size of the title, in tenths of a point.
const TITLE: u16 = 95;
/// From one line of the title to the next, in hundredths of a millimetre.
const TITLE_LINE: i32 = 420;
/// Between the title and the highest point of the scale.
const BELOW_TITLE: i32 = 180;
/// Below the scale: the names of the places.
const BOTTOM: i32 = 460;
/// How high the scale is, unless what stands beside it is higher.
const HIGH: i32 = 4000;
/// How long the ticks on the axis of numbers are, and on that of places, in hundredths of a millimetre.
/// A label stands twice as far from its axis, so that nothing and the name of the places do not touch.
const TICK: i32 = 45;
const TICK_BELOW: i32 = 80;
/// How many numbers stand along the scale at the most.
const NUMBERS: usize = 8;

/// The room of a chart, in hundredths of a millimetre.
pub(super) struct Frame<'a> {
    chart: &'a Chart,
    title: Vec<String>,
    /// How wide the whole drawing is.
    width: i32,
    /// What the scale leaves at the left: its numbers.
    left: i32,
    /// What it leaves at the right: names.
    right: i32,
    /// How high the scale is.
    high: i32,
}

impl<'a> Frame<'a> {
    /// A frame so wide, with so much room at its right, at least so high there; its numbers are
    /// as wide as those that are given.
    pub(super) fn new(chart: &'a Chart, width: i32, right: i32, least_high: i32, numbers: &[String]) -> Self {
        let words = numbers.iter().chain([&chart.axis]);
        let left = words.map(|words| self::width(words, SIZE, false)).max().unwrap_or(0) + 2 * TICK + 20;
        // A name may be wider than its place.
        let half_name = chart.places.iter().map(|name| self::width(name, SIZE, false)).max().unwrap_or(0) / 2;
        let right = right.max(half_name);
        let title = wrap(&chart.title, TITLE, true, width);
        Self { chart, title, width, left, right, high: HIGH.max(least_high) }
    }

    /// The highest and the lowest point of the scale.
    pub(super) fn scale(&self) -> (i32, i32) {
        let lines = i32::try_from(self.title.len()).unwrap_or(1);
        let top = lines * TITLE_LINE + BELOW_TITLE;
        (top, top + self.high)
    }

    /// Where the scale ends at the right.
    pub(super) const fn right_edge(&self) -> i32 {
        self.width - self.right
    }

    /// Where it begins at the left, and where it ends.
    pub(super) const fn sides(&self) -> (i32, i32) {
        (self.left, self.right_edge())
    }

    /// How wide a place is.
    pub(super) fn place(&self) -> i32 {
        let places = i32::try_from(self.chart.places.len()).unwrap_or(i32::MAX).max(1);
        (self.right_edge() - self.left) / places
    }

    /// How wide and how high the whole drawing is.
    pub(super) fn size(&self) -> (i32, i32) {
        (self.width, self.scale().1 + BOTTOM)
    }

    /// Draws it, and tells where a value at a place stands. Of a place a hundredth is a step.
    pub(super) fn draw(
        &self,
        values: Range<i64>,
        number: &dyn Fn(i64) -> String,
        shapes: &mut Vec<Shape>,
    ) -> Result<impl Fn((i64, i64)) -> Point + use<>, DrawingAreaErrorKind<Infallible>> {
        let places = Places::new(&self.chart.places, self.right_edge() - self.left);
        let root = Recorder::new(shapes, self.size()).into_drawing_area();
        let mut plot = ChartBuilder::on(&root)
            .margin_top(self.scale().0)
            .margin_right(self.right)
            .x_label_area_size(BOTTOM)
            .y_label_area_size(self.left)
            .build_cartesian_2d(places.clone(), values)?;
        let font = FontDesc::new(FontFamily::SansSerif, pixels(SIZE), FontStyle::Normal);
        plot.configure_mesh()
            .disable_x_mesh()
            .x_labels(self.chart.places.len())
            .y_labels(NUMBERS)
            .max_light_lines(1)
            .light_line_style(TRANSPARENT)
            .bold_line_style(RGBColor(205, 205, 205).stroke_width(12))
            .axis_style(BLACK.stroke_width(18))
            .label_style(TextStyle::from(font))
            .set_tick_mark_size(LabelAreaPosition::Left, TICK)
            .set_tick_mark_size(LabelAreaPosition::Bottom, TICK_BELOW)
            .x_label_formatter(&|place| places.name(*place))
            .y_label_formatter(&|value| number(*value))
            .draw()?;
        let scale = plot.plotting_area().as_coord_spec().clone();
        drop(plot);
        drop(root);
        self.words(shapes);
        Ok(move |value| scale.translate(&value))
    }

    /// The title, and the name of the axis in front of its places.
    fn words(&self, shapes: &mut Vec<Shape>) {
        for (words, line) in self.title.iter().zip(0..) {
            let at = (0, line * TITLE_LINE + capitals(TITLE) + 60);
            shapes.push(text(at, Anchor::Left, words, Looks { size: TITLE, bold: true, ..Looks::default() }));
        }
        let below = self.scale().1 + 2 * TICK_BELOW + capitals(SIZE);
        let at = (self.left - 2 * TICK, below);
        if !self.chart.axis.is_empty() {
            shapes.push(text(at, Anchor::Right, &self.chart.axis, Looks::default()));
        }
    }
}

/// How a text looks.
#[derive(Clone, Copy)]
pub(super) struct Looks {
    pub size: u16,
    pub bold: bool,
    pub grey: Grey,
    pub own: bool,
}

impl Default for Looks {
    fn default() -> Self {
        Self { size: SIZE, bold: false, grey: Grey::BLACK, own: false }
    }
}

/// A line of text with its baseline at a point.
pub(super) fn text(at: Point, anchor: Anchor, words: &str, looks: Looks) -> Shape {
    let Looks { size, bold, grey, own } = looks;
    Shape::Text(Label { at, anchor, size, bold, grey, words: words.to_owned(), own })
}

/// What stands in a drawing of which there is no picture: its numbers in words.
pub(super) fn in_words(chart: &Chart, description: &str, width: i32) -> ((i32, i32), Vec<Shape>) {
    let mut shapes = Vec::new();
    let mut y = 0;
    for (words, looks) in [(&*chart.title, Looks { bold: true, ..Looks::default() }), (description, Looks::default())] {
        for line in wrap(words, looks.size, looks.bold, width) {
            y += LINE;
            shapes.push(text((0, y), Anchor::Left, &line, looks));
        }
    }
    ((width, y + LINE / 2), shapes)
}
