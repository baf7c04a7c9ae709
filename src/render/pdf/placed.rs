//! A page as it is drawn: words, lines and boxes with their places, in points from its upper left corner.
//!
//! It lies between the layout and the PDF, so that the layout can be looked at without one.

use std::ops::Range;
use std::rc::Rc;

use super::text::Block;

/// All pages of a sheet, and what they mean.
#[derive(Debug, Default)]
pub(super) struct Placed {
    /// The pages.
    pub(super) pages: Vec<Page>,
    /// What the words on them are.
    pub(super) meaning: Meaning,
    /// The headings that a reader jumps to.
    pub(super) bookmarks: Vec<Bookmark>,
}

/// A page.
#[derive(Debug)]
pub(super) struct Page {
    /// Its width and height.
    pub(super) size: (f32, f32),
    /// What is drawn on it; a later mark covers those before it.
    pub(super) marks: Vec<Mark>,
}

/// A place to jump to.
#[derive(Debug)]
pub(super) struct Bookmark {
    /// What it is called.
    pub(super) words: String,
    /// The page, from 0.
    pub(super) page: usize,
}

/// Something drawn.
#[derive(Clone, Debug)]
pub(super) enum Mark {
    /// Lines of text.
    Text(Words),
    /// A rectangle: its corner, width and height.
    Rect {
        /// The upper left corner.
        at: (f32, f32),
        /// Width and height.
        size: (f32, f32),
        /// What it is filled with, from 0 for black to 255 for white.
        fill: Option<u8>,
        /// How wide its outline is, and its grey; its middle is on the sides.
        outline: Option<(f32, u8)>,
    },
    /// A filled polygon.
    Area {
        /// Its corners.
        corners: Vec<(f32, f32)>,
        /// Its grey.
        grey: u8,
    },
    /// Lines of one pen.
    Lines {
        /// Each through its points.
        lines: Vec<Vec<(f32, f32)>>,
        /// How wide they are.
        width: f32,
        /// Their grey.
        grey: u8,
        /// A dash and the gap after it.
        dash: Option<(f32, f32)>,
    },
    /// A disc with a ring around it.
    Disc {
        /// Its centre.
        centre: (f32, f32),
        /// To the middle of the ring.
        radius: f32,
        /// What it is filled with.
        fill: Option<u8>,
        /// How wide the ring is.
        ring: f32,
    },
}

/// Lines of a text, with their place.
#[derive(Clone, Debug)]
pub(super) struct Words {
    /// The upper left corner of the room that they have.
    pub(super) at: (f32, f32),
    /// The width of the room.
    pub(super) width: f32,
    /// Where the lines stand in it: 0 at its left, 1 at its right.
    pub(super) align: f32,
    /// The text.
    pub(super) block: Rc<Block>,
    /// Which of its lines.
    pub(super) lines: Range<usize>,
    /// What it is; nothing for what is there for the eye alone, such as a heading that is repeated.
    pub(super) leaf: Option<Leaf>,
}

impl Mark {
    /// The same, elsewhere.
    pub(super) fn moved(mut self, by: (f32, f32)) -> Self {
        let shift = |point: &mut (f32, f32)| *point = (point.0 + by.0, point.1 + by.1);
        match &mut self {
            Self::Text(words) => shift(&mut words.at),
            Self::Rect { at, .. } => shift(at),
            Self::Area { corners, .. } => corners.iter_mut().for_each(shift),
            Self::Lines { lines, .. } => lines.iter_mut().flatten().for_each(shift),
            Self::Disc { centre, .. } => shift(centre),
        }
        self
    }

    /// The same, for the eye alone.
    pub(super) fn unread(mut self) -> Self {
        if let Self::Text(words) = &mut self {
            words.leaf = None;
        }
        self
    }
}

/// What the words of a sheet are, for readers who do not see it.
#[derive(Debug, Default)]
pub(super) struct Meaning {
    nodes: Vec<Node>,
    sections: Vec<Part>,
    leaves: usize,
}

/// The number of some words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Leaf(pub(super) usize);

/// The number of a part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Part(usize);

/// A part of a sheet.
#[derive(Debug)]
pub(super) struct Node {
    /// What it is.
    pub(super) role: Role,
    /// What is in it, in the order in which it is read.
    pub(super) kids: Vec<Kid>,
}

/// Something in a part.
#[derive(Clone, Copy, Debug)]
pub(super) enum Kid {
    /// A part.
    Part(Part),
    /// Words.
    Leaf(Leaf),
}

/// What a part is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// All that stands under a heading.
    Section,
    /// A heading, with its level and what it says.
    Heading(u8, String),
    /// A paragraph.
    Paragraph,
    /// A table, with what it shows.
    Table(String),
    /// What stands above a table.
    Caption,
    /// The head of a table.
    TableHead,
    /// The rows of a table.
    TableBody,
    /// A row.
    Row,
    /// A cell that names its column, over so many.
    ColumnName(u32),
    /// A cell that names its row, over so many columns.
    RowName(u32),
    /// Any other cell, over so many columns.
    Cell(u32),
    /// A chart, with what it shows in words.
    Figure(String),
}

impl Meaning {
    /// A section of the sheet.
    pub(super) fn section(&mut self) -> Part {
        let part = self.part(None, Role::Section);
        self.sections.push(part);
        part
    }

    /// All sections.
    pub(super) fn sections(&self) -> &[Part] {
        &self.sections
    }

    /// How much there is: nodes, sections and words.
    pub(super) fn size(&self) -> (usize, usize, usize) {
        (self.nodes.len(), self.sections.len(), self.leaves)
    }

    /// Forgets whole sections that came after a size was taken.
    pub(super) fn cut_to(&mut self, (nodes, sections, leaves): (usize, usize, usize)) {
        self.nodes.truncate(nodes);
        self.sections.truncate(sections);
        self.leaves = leaves;
    }

    /// A part at the end of another, or of the sheet.
    pub(super) fn part(&mut self, within: Option<Part>, role: Role) -> Part {
        let part = Part(self.nodes.len());
        self.nodes.push(Node { role, kids: Vec::new() });
        if let Some(node) = within.and_then(|within| self.nodes.get_mut(within.0)) {
            node.kids.push(Kid::Part(part));
        }
        part
    }

    /// The number of words at the end of a part.
    pub(super) fn leaf(&mut self, within: Part) -> Leaf {
        let leaf = Leaf(self.leaves);
        self.leaves += 1;
        if let Some(node) = self.nodes.get_mut(within.0) {
            node.kids.push(Kid::Leaf(leaf));
        }
        leaf
    }

    /// How many words have a number.
    pub(super) const fn leaves(&self) -> usize {
        self.leaves
    }

    /// A part.
    pub(super) fn node(&self, part: Part) -> Option<&Node> {
        self.nodes.get(part.0)
    }
}
