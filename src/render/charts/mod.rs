//! A [`Chart`] of a sheet as shapes with places, drawn once for HTML and PDF.
//!
//! It is drawn in black, white and greys: what tells lifts apart is a hatching, a dash, a mark, a
//! number or a name, never a colour. The scale, its round numbers and the grid are plotters'; what it
//! draws on only writes down ([`Drawing`]).
//!
//! | file | holds |
//! |---|---|
//! | `drawing` | shapes |
//! | `frame` | the scale, the axes and the title; `places` the places along the bottom |
//! | `bars`, `lines` | the two kinds of charts |
//! | `values` | numbers beside the points of lines |
//! | `looks` | fills, hatchings, dashes and marks |
//! | `measure` | how wide text is, by estimate |
//! | `recorder` | the canvas that plotters draws on |
//! | `describe` | the numbers in words |
//! | `svg` | a drawing as SVG |

mod bars;
mod describe;
mod drawing;
mod frame;
mod lines;
mod looks;
mod measure;
mod places;
mod recorder;
mod svg;
mod values;

#[cfg(test)]
mod tests;

pub use drawing::{Anchor, Drawing, Grey, Label, Point, Shape};
pub use svg::svg;

use crate::sheet::{Chart, Part};

/// The least width of a drawing, in hundredths of a millimetre.
const NARROWEST: i32 = 12_000;

/// Draws a chart so wide, in tenths of a millimetre; it is as high as it needs to be, about 50 mm.
/// Below 120 mm it is drawn as for 120 mm.
#[must_use]
pub fn draw(chart: &Chart, width: u16) -> Drawing {
    let width = (i32::from(width) * 10).max(NARROWEST);
    let description = describe::describe(chart);
    let mut shapes = Vec::new();
    let drawn = match &chart.parts {
        Part::Bars(bars) => bars::draw(chart, bars, width, &mut shapes),
        Part::Lines(lines) => lines::draw(chart, lines, width, &mut shapes),
    };
    // What only writes down cannot fail; if it does, the numbers are there nonetheless.
    let (size, shapes) = match drawn {
        Ok(size) => (size, shapes),
        Err(_) => frame::in_words(chart, &description, width),
    };
    Drawing { size, title: chart.title.clone(), description, shapes }
}
