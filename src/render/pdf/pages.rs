//! Pieces laid on pages.

use super::columns;
use super::look::{self, Look, tenths};
use super::pieces::{self, Flow, Keep, Piece, Repeat};
use super::placed::{Bookmark, Mark, Page, Placed, Words};
use super::section::Maker;
use super::text::Compositor;
use super::top::{self, Top};
use crate::sheet::{Section, Sheet, Text};

/// Pieces that belong together begin a new page if they leave no more than this part of a page empty.
const HOLE: f32 = 0.45;

/// A page narrower than this is a card, in tenths of a millimetre.
const CARD: u16 = 1500;

/// A piece of a table is at most this part of a page high.
const MOST: f32 = 0.55;

/// Lays out the sections of a sheet; what holds for all its pages is known already.
pub(super) fn pages(sheet: &Sheet, sections: impl Iterator<Item = Section>) -> (Placed, Compositor) {
    let mut maker = Maker::new();
    let mut placed = Placed::default();
    let mut footers: Vec<Text> = Vec::new();
    for section in sections {
        section_pages(sheet, &section, &mut maker, &mut placed);
        footers.resize(placed.pages.len(), section.footer);
    }
    let count = placed.pages.len();
    for (number, (page, footer)) in placed.pages.iter_mut().zip(footers).enumerate() {
        foot(sheet, page, &footer, &format!("Page {} of {count}", number + 1), &mut maker.compositor);
    }
    placed.meaning = maker.meaning;
    (placed, maker.compositor)
}

/// What stands at the bottom of a page, in its margin.
fn foot(sheet: &Sheet, page: &mut Page, footer: &Text, number: &str, compositor: &mut Compositor) {
    let margin = tenths(sheet.margin);
    let width = page.size.0 - 2.0 * margin;
    let small = look::SMALL;
    let right = compositor.words(number, small, width);
    let left = compositor.text(&footer.clone().sized(85), small, (width - right.width() - tenths(60.0_f32)).max(1.0));
    let y = page.size.1 - margin + tenths(20.0_f32).min((margin - small.size * small.leading) / 2.0);
    let marks = [(left, 0.0), (right, 1.0)].map(|(block, align)| {
        // One line: what stands in it stands in the heading too.
        let lines = 0..block.lines.len().min(1);
        Mark::Text(Words { at: (margin, y), width, align, block, lines, leaf: None })
    });
    page.marks.extend(marks);
}

/// A section that is made and not laid out yet.
struct Made {
    top: Top,
    flows: Vec<Flow>,
    height: f32,
}

fn make(section: &Section, maker: &mut Maker, size: (f32, f32), tight: bool) -> Made {
    maker.look = Look { tight, card: maker.look.card };
    let part = maker.meaning.section();
    let mut top = top::top(section, maker, size, part);
    let most = ((size.1 - top.again.height) * MOST).max(1.0);
    let mut flows = maker.items(&section.items, size.0, most, part);
    flows.insert(0, Flow::Pieces(std::mem::take(&mut top.first)));
    let height = flows.iter().map(columns::flow_height).sum();
    Made { top, flows, height }
}

/// Lays out a section: closer than it asks for, if it fits its page only so.
fn section_pages(sheet: &Sheet, section: &Section, maker: &mut Maker, placed: &mut Placed) {
    let (size, margin) = ((tenths(sheet.size.0), tenths(sheet.size.1)), tenths(sheet.margin));
    let room = ((size.0 - 2.0 * margin).max(1.0), (size.1 - 2.0 * margin).max(1.0));
    maker.look.card = sheet.size.0 < CARD;
    let before = maker.meaning.size();
    let mut made = make(section, maker, room, section.dense);
    if made.height > room.1 && !section.dense {
        maker.meaning.cut_to(before);
        made = make(section, maker, room, true);
        // What takes several pages anyway is read at ease.
        if made.height > room.1 {
            maker.meaning.cut_to(before);
            made = make(section, maker, room, false);
        }
    }
    let bookmark = Bookmark { words: section.heading.plain(), page: placed.pages.len() };
    placed.bookmarks.push(bookmark);
    let page = Page { size, marks: Vec::new() };
    placed.pages.push(page);
    let mut laying =
        Laying { placed, size, left: margin, y: margin, bottom: margin + room.1, fresh: true, again: made.top.again };
    for flow in made.flows {
        match flow {
            Flow::Pieces(pieces) => laying.pieces(pieces),
            Flow::Columns(columns) => columns::lay(&mut laying, columns),
        }
    }
}

/// Where the next piece stands.
pub(super) struct Laying<'a> {
    placed: &'a mut Placed,
    size: (f32, f32),
    left: f32,
    /// How far down the page.
    pub(super) y: f32,
    /// Where the page ends.
    pub(super) bottom: f32,
    /// Whether nothing stands on the page but what is repeated.
    pub(super) fresh: bool,
    /// What stands at the top of each page but the first.
    again: Repeat,
}

impl Laying<'_> {
    /// How much of the page is left.
    pub(super) fn left(&self) -> f32 {
        self.bottom - self.y
    }

    /// How much a page holds that begins with these.
    pub(super) fn whole(&self) -> f32 {
        self.bottom - self.left - self.again.height
    }

    /// Whether a page may end here, for what is too high for the rest of it.
    pub(super) fn may_end(&self) -> bool {
        !self.fresh && self.left() <= HOLE * self.whole()
    }

    /// Begins a page of the same section.
    pub(super) fn new_page(&mut self) {
        self.placed.pages.push(Page { size: self.size, marks: Vec::new() });
        self.y = self.left;
        self.fresh = true;
        let again = self.again.marks.clone();
        self.draw(again, 0.0, self.y);
        self.y += self.again.height;
    }

    /// Draws marks so far from the left margin and the top of the page.
    pub(super) fn draw(&mut self, marks: Vec<Mark>, x: f32, y: f32) {
        let by = (self.left + x, y);
        if let Some(page) = self.placed.pages.last_mut() {
            page.marks.extend(marks.into_iter().map(|mark| mark.moved(by)));
        }
    }

    fn pieces(&mut self, pieces: Vec<Piece>) {
        let mut rest = pieces.as_slice();
        while !rest.is_empty() {
            let (held, after) = rest.split_at(pieces::together(rest, Keep::Loosely));
            self.together(held, Keep::Loosely);
            rest = after;
        }
    }

    /// Lays pieces that hold on to each other: on this page, on the next, or, where that would leave too much of a
    /// page empty, cut where they hold less.
    fn together(&mut self, pieces: &[Piece], keep: Keep) {
        if pieces::height(pieces, self.fresh) <= self.left() {
            self.put(pieces);
            return;
        }
        let above = pieces.first().map_or(0.0, Piece::height_above);
        let fits_the_next = pieces::height(pieces, true) + above <= self.whole();
        if fits_the_next && (self.may_end() || keep == Keep::Always && !self.fresh) {
            self.turn(pieces);
            self.put(pieces);
            return;
        }
        let next = match keep {
            Keep::Loosely => Keep::Rather,
            Keep::Rather => Keep::Always,
            Keep::Always | Keep::No => {
                for piece in pieces.chunks(1) {
                    if pieces::height(piece, self.fresh) > self.left() && !self.fresh {
                        self.turn(piece);
                    }
                    self.put(piece);
                }
                return;
            }
        };
        let mut rest = pieces;
        while !rest.is_empty() {
            let (together, after) = rest.split_at(pieces::together(rest, next));
            self.together(together, next);
            rest = after;
        }
    }

    /// Begins a page with what is repeated above pieces.
    fn turn(&mut self, pieces: &[Piece]) {
        self.new_page();
        for repeat in pieces.iter().take(1).flat_map(|piece| &piece.above) {
            self.draw(repeat.marks.clone(), 0.0, self.y);
            self.y += repeat.height;
        }
    }

    fn put(&mut self, pieces: &[Piece]) {
        for piece in pieces {
            if !self.fresh {
                self.y += piece.before;
            }
            self.draw(piece.marks.clone(), 0.0, self.y);
            self.y += piece.height;
            self.fresh = false;
        }
    }
}
