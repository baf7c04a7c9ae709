//! A chart of a sheet as shapes with places, drawn once for HTML and PDF.
//!
//! It is drawn in black, white and greys: what tells lifts apart is a hatching, a dash, a mark, a
//! number or a name, never a colour.
//!
//! | file | holds |
//! |---|---|
//! | `drawing` | shapes |

mod drawing;

pub use drawing::{Anchor, Drawing, Grey, Label, Point, Shape};
