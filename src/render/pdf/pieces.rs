//! What a section is cut into before it is laid on pages: pieces that stand below each other, each whole.

use std::rc::Rc;

use super::placed::Mark;

/// Something that stands on one page.
#[derive(Debug)]
pub(super) struct Piece {
    /// The room above it, which it does not need at the top of a page.
    pub(super) before: f32,
    /// Its height without that.
    pub(super) height: f32,
    /// What is drawn; places count from its upper left corner.
    pub(super) marks: Vec<Mark>,
    /// Whether it stands on the page of the next one.
    pub(super) keep: Keep,
    /// What stands above it again where it begins a page.
    pub(super) above: Vec<Rc<Repeat>>,
}

/// How much a piece holds on to the next.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Keep {
    /// Not at all.
    No,
    /// If that leaves no big hole, but less than what is in it: the lifts of a superset.
    Loosely,
    /// If that leaves no big hole: the sets of a lift.
    Rather,
    /// Always: a heading.
    Always,
}

/// What is repeated on the next page.
#[derive(Debug)]
pub(super) struct Repeat {
    /// Its height.
    pub(super) height: f32,
    /// What is drawn.
    pub(super) marks: Vec<Mark>,
}

impl Piece {
    /// A piece that holds on to nothing.
    pub(super) fn new(before: f32, height: f32, marks: Vec<Mark>) -> Self {
        Self { before, height, marks, keep: Keep::No, above: Vec::new() }
    }

    /// The same, repeated for the eye alone.
    pub(super) fn repeat(&self) -> Repeat {
        Repeat { height: self.height, marks: self.marks.iter().cloned().map(Mark::unread).collect() }
    }

    /// How high what stands above it again is.
    pub(super) fn height_above(&self) -> f32 {
        self.above.iter().map(|repeat| repeat.height).sum()
    }
}

/// How high pieces are together, at the top of a page or below something.
pub(super) fn height(pieces: &[Piece], at_top: bool) -> f32 {
    let first = pieces.first().filter(|_| at_top).map_or(0.0, |first| first.before);
    pieces.iter().map(|piece| piece.before + piece.height).sum::<f32>() - first
}

/// Where the pieces that hold on to each other at least so much end, from the first one on.
pub(super) fn together(pieces: &[Piece], keep: Keep) -> usize {
    let holding = pieces.iter().take_while(|piece| piece.keep >= keep).count();
    (holding + 1).min(pieces.len())
}

/// What is laid on pages in turn.
#[derive(Debug)]
pub(super) enum Flow {
    /// Pieces below each other.
    Pieces(Vec<Piece>),
    /// Parts in columns.
    Columns(Columns),
}

/// Parts in columns.
#[derive(Debug)]
pub(super) struct Columns {
    /// How many columns there are.
    pub(super) count: usize,
    /// How far one is from the next.
    pub(super) step: f32,
    /// The room above them.
    pub(super) before: f32,
    /// The pieces of each part.
    pub(super) parts: Vec<Vec<Piece>>,
}
