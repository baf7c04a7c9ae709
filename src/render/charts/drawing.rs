//! What a chart is drawn from: a few shapes, the same for every kind of file.

/// A place on a drawing: hundredths of a millimetre to the right of its left edge and below its
/// upper edge.
pub type Point = (i32, i32);

/// A grey, from 0 for black to 255 for white. A chart has no colours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Grey(pub u8);

impl Grey {
    /// Black.
    pub const BLACK: Self = Self(0);
    /// White, as the paper.
    pub const WHITE: Self = Self(255);
}

/// A chart with all its places.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Drawing {
    /// How wide and how high it is, in hundredths of a millimetre. Nothing stands outside.
    pub size: (i32, i32),
    /// What it shows, in a line.
    pub title: String,
    /// Its numbers in words, for readers who do not see it.
    pub description: String,
    /// The shapes; a later one covers those before it.
    pub shapes: Vec<Shape>,
}

/// A shape of a drawing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Shape {
    /// A filled polygon without an outline.
    Area {
        /// Its corners.
        corners: Vec<Point>,
        /// What it is filled with.
        fill: Grey,
    },
    /// Lines of one pen, with butt ends and mitred joins.
    Lines {
        /// Each through two points or more; one that ends where it begins is closed.
        lines: Vec<Vec<Point>>,
        /// How wide they are, in hundredths of a millimetre.
        width: u16,
        /// Their grey.
        grey: Grey,
        /// The lengths of a dash and of the gap after it, in hundredths of a millimetre; nothing for
        /// lines without gaps.
        dash: Option<(u16, u16)>,
    },
    /// A filled disc with a ring around it.
    Disc {
        /// Its centre.
        centre: Point,
        /// To the middle of the ring, in hundredths of a millimetre.
        radius: u16,
        /// What it is filled with; nothing for a ring alone.
        fill: Option<Grey>,
        /// How wide the ring is, in hundredths of a millimetre. It is black.
        ring: u16,
    },
    /// A line of text, which is never broken.
    Text(Label),
}

/// A line of text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    /// Where it stands: the point on its baseline that the anchor says.
    pub at: Point,
    /// Which point of it that is: its left end, its middle or its right end, whichever way it is
    /// read.
    pub anchor: Anchor,
    /// Its size in tenths of a point, never below 80.
    pub size: u16,
    /// Bold.
    pub bold: bool,
    /// Its grey.
    pub grey: Grey,
    /// What it says.
    pub words: String,
    /// Whether somebody wrote it: it may run from right to left.
    pub own: bool,
}

/// The point of a text that stands where its label says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    /// Its left end.
    Left,
    /// Its middle.
    Middle,
    /// Its right end.
    Right,
}
