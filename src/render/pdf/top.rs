//! The top of the pages of a section: program and athlete, and the heading with a line below it.

use std::rc::Rc;

use super::look::{self, Look, tenths};
use super::pieces::{Keep, Piece, Repeat};
use super::placed::{Mark, Part, Role, Words};
use super::section::Maker;
use super::table::line;
use super::text::{Block, Type};
use crate::sheet::{Run, Section};

/// The top of the first page, and of those that the section goes on to.
pub(super) struct Top {
    /// What stands on the first page.
    pub(super) first: Vec<Piece>,
    /// What stands on the others.
    pub(super) again: Repeat,
}

/// So many lines of a heading are repeated.
const REPEATED: usize = 4;

/// The type of what stands above the heading.
const ABOVE: Type = Type::new(9.5);
/// The type of a heading that says nothing of its size.
const HEADING: Type = Type { leading: 1.2, ..Type::new(16.5) };

/// Sets the top of the pages of a section.
pub(super) fn top(section: &Section, maker: &mut Maker, size: (f32, f32), part: Part) -> Top {
    let (width, height) = size;
    let mut first = Vec::new();
    let (left, right) = above(section, maker, width);
    let header = maker.meaning.part(Some(part), Role::Paragraph);
    if left.full_height().max(right.full_height()) < height / 3.0 {
        first.push(side_by_side(&left, &right, width, maker, header));
    } else {
        first.extend(maker.lines(&section.header.0, ABOVE, width, header));
        first.extend(maker.lines(&section.header.1, ABOVE, width, header));
    }
    let heading = maker.meaning.part(Some(part), Role::Heading(1, section.heading.plain()));
    first.extend(maker.lines(&section.heading, HEADING, width, heading));
    first.iter_mut().for_each(|piece| piece.keep = Keep::Always);
    if let Some(last) = first.last_mut() {
        underline(maker.look, &mut last.marks, &mut last.height, width);
    }
    Top { first, again: again(section, (left, right), maker, width) }
}

/// Program and athlete, each in the room that the other leaves.
fn above(section: &Section, maker: &mut Maker, width: f32) -> (Rc<Block>, Rc<Block>) {
    let (left, right) = &section.header;
    let gap = tenths(60.0_f32);
    let wide = maker.compositor.text(right, ABOVE, width).width();
    let room = if left.is_empty() { width } else { wide.min(width / 2.0) + 0.5 };
    let right = maker.compositor.text(right, ABOVE, room);
    let room = if right.lines.is_empty() { width } else { width - right.width() - gap };
    (maker.compositor.text(left, ABOVE, room), right)
}

fn side_by_side(left: &Rc<Block>, right: &Rc<Block>, width: f32, maker: &mut Maker, part: Part) -> Piece {
    // As far above the heading as in the HTML sheet.
    let high = left.full_height().max(right.full_height());
    let height = if high > 0.0 { high + tenths(10.0_f32) } else { 0.0 };
    let mut marks = Vec::new();
    for (block, align) in [(left, 0.0), (right, 1.0)] {
        if !block.lines.is_empty() {
            let mut mark = maker.words(block, (0.0, 0.0), width, part);
            if let Mark::Text(words) = &mut mark {
                words.align = align;
            }
            marks.push(mark);
        }
    }
    Piece::new(0.0, height, marks)
}

/// The same on another page, a little of it where it is long.
fn again(section: &Section, (left, right): (Rc<Block>, Rc<Block>), maker: &mut Maker, width: f32) -> Repeat {
    let mut marks = Vec::new();
    let mut height: f32 = 0.0;
    for (block, align) in [(left, 0.0), (right, 1.0)] {
        let lines = 0..block.lines.len().min(REPEATED);
        height = height.max(block.height(&lines));
        marks.push(Mark::Text(Words { at: (0.0, 0.0), width, align, block, lines, leaf: None }));
    }
    height += if height > 0.0 { tenths(10.0_f32) } else { 0.0 };
    let heading = section.heading.clone().with(Run::new(" (continued)").size(105).grey());
    let block = maker.compositor.text(&heading, HEADING, width);
    let lines = 0..block.lines.len().min(REPEATED);
    let high = block.height(&lines);
    marks.push(Mark::Text(Words { at: (0.0, height), width, align: block.align(0.0), block, lines, leaf: None }));
    height += high;
    underline(maker.look, &mut marks, &mut height, width);
    Repeat { height, marks }
}

/// A heavy line below.
fn underline(look: Look, marks: &mut Vec<Mark>, height: &mut f32, width: f32) {
    let (above, thickness, below) = look.underline();
    *height += above + thickness / 2.0;
    marks.push(line(0.0, *height, width, thickness, look::BLACK));
    *height += thickness / 2.0 + below;
}
