//! The canvas that plotters draws on: it only writes down what is drawn. A pixel is a hundredth
//! of a millimetre.

use std::convert::Infallible;

use plotters_backend::text_anchor::{HPos, VPos};
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind, FontStyle,
};

use super::drawing::{Anchor, Grey, Label, Shape};
use super::measure;

/// Nothing that can go wrong.
type Done = Result<(), DrawingErrorKind<Infallible>>;

/// Collects shapes.
pub(super) struct Recorder<'a> {
    shapes: &'a mut Vec<Shape>,
    size: (u32, u32),
}

impl<'a> Recorder<'a> {
    pub(super) fn new(shapes: &'a mut Vec<Shape>, size: (i32, i32)) -> Self {
        let size = (size.0.unsigned_abs(), size.1.unsigned_abs());
        Self { shapes, size }
    }

    fn put(&mut self, shape: Shape) {
        self.shapes.push(shape);
    }
}

/// A font size in pixels as tenths of a point.
fn tenths(pixels: f64) -> u16 {
    // Sizes are whole tenths of a point before they are pixels; see `pixels`.
    (pixels / PIXELS_PER_TENTH).round() as u16
}

/// Tenths of a point as the size of a font in pixels.
pub(super) fn pixels(tenths: u16) -> f64 {
    f64::from(tenths) * PIXELS_PER_TENTH
}

/// Hundredths of a millimetre in a tenth of a point.
const PIXELS_PER_TENTH: f64 = 2540.0 / 720.0;

fn grey(colour: BackendColor) -> Grey {
    Grey(colour.rgb.0)
}

/// The chart draws in greys, and with alpha only where nothing is to be seen.
fn is_seen(colour: BackendColor) -> bool {
    colour.alpha > 0.0
}

fn width(style: &impl BackendStyle) -> u16 {
    u16::try_from(style.stroke_width()).unwrap_or(u16::MAX)
}

impl DrawingBackend for Recorder<'_> {
    type ErrorType = Infallible;

    fn get_size(&self) -> (u32, u32) {
        self.size
    }

    fn ensure_prepared(&mut self) -> Done {
        Ok(())
    }

    fn present(&mut self) -> Done {
        Ok(())
    }

    fn draw_pixel(&mut self, (x, y): BackendCoord, colour: BackendColor) -> Done {
        if is_seen(colour) {
            let corners = vec![(x, y), (x + 1, y), (x + 1, y + 1), (x, y + 1)];
            self.put(Shape::Area { corners, fill: grey(colour) });
        }
        Ok(())
    }

    fn draw_line<S: BackendStyle>(&mut self, from: BackendCoord, to: BackendCoord, style: &S) -> Done {
        self.draw_path([from, to], style)
    }

    fn draw_rect<S: BackendStyle>(
        &mut self,
        upper_left: BackendCoord,
        bottom_right: BackendCoord,
        style: &S,
        fill: bool,
    ) -> Done {
        let ((left, top), (right, bottom)) = (upper_left, bottom_right);
        let corners = [(left, top), (right, top), (right, bottom), (left, bottom)];
        if fill {
            self.fill_polygon(corners, style)
        } else {
            self.draw_path(corners.into_iter().chain([(left, top)]), style)
        }
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, path: I, style: &S) -> Done {
        let colour = style.color();
        if is_seen(colour) {
            let lines = vec![path.into_iter().collect()];
            self.put(Shape::Lines { lines, width: width(style), grey: grey(colour), dash: None });
        }
        Ok(())
    }

    fn draw_circle<S: BackendStyle>(&mut self, centre: BackendCoord, radius: u32, style: &S, fill: bool) -> Done {
        let colour = style.color();
        if is_seen(colour) {
            let fill = fill.then(|| grey(colour));
            let radius = u16::try_from(radius).unwrap_or(u16::MAX);
            self.put(Shape::Disc { centre, radius, fill, ring: width(style) });
        }
        Ok(())
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, corners: I, style: &S) -> Done {
        let colour = style.color();
        if is_seen(colour) {
            self.put(Shape::Area { corners: corners.into_iter().collect(), fill: grey(colour) });
        }
        Ok(())
    }

    fn draw_text<S: BackendTextStyle>(&mut self, words: &str, style: &S, (x, y): BackendCoord) -> Done {
        let size = tenths(style.size());
        let anchor = match style.anchor().h_pos {
            HPos::Left => Anchor::Left,
            HPos::Center => Anchor::Middle,
            HPos::Right => Anchor::Right,
        };
        let down = match style.anchor().v_pos {
            VPos::Top => measure::capitals(size),
            VPos::Center => measure::capitals(size) / 2,
            VPos::Bottom => 0,
        };
        if is_seen(style.color()) {
            self.put(Shape::Text(Label {
                at: (x, y + down),
                anchor,
                size,
                bold: matches!(style.style(), FontStyle::Bold),
                grey: grey(style.color()),
                words: words.to_owned(),
                own: false,
            }));
        }
        Ok(())
    }

    fn estimate_text_size<S: BackendTextStyle>(
        &self,
        words: &str,
        style: &S,
    ) -> Result<(u32, u32), DrawingErrorKind<Infallible>> {
        let size = tenths(style.size());
        let width = measure::width(words, size, matches!(style.style(), FontStyle::Bold));
        Ok((width.unsigned_abs(), measure::em(size).unsigned_abs()))
    }
}
