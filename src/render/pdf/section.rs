//! The items of a section as pieces.

use std::rc::Rc;

use super::chart;
use super::look::{self, Look, tenths};
use super::pieces::{Columns, Flow, Keep, Piece};
use super::placed::{Mark, Meaning, Part, Role, Words};
use super::text::{Block, Compositor, Type};
use crate::sheet::{Field, Item, Run, Text};

/// Between columns.
const GUTTER: f32 = 60.0;

/// What pieces are made with.
pub(super) struct Maker {
    /// Sets text.
    pub(super) compositor: Compositor,
    /// What the words are.
    pub(super) meaning: Meaning,
    /// How close things are set.
    pub(super) look: Look,
}

impl Maker {
    pub(super) fn new() -> Self {
        Self { compositor: Compositor::new(), meaning: Meaning::default(), look: Look { tight: false, card: false } }
    }

    /// Items in a room of this width; a piece is at most so high where that can be helped.
    pub(super) fn items(&mut self, items: &[Item], width: f32, most: f32, within: Part) -> Vec<Flow> {
        let mut flows: Vec<Flow> = Vec::new();
        let mut before: Option<&Item> = None;
        for item in items {
            let follows_paragraph = matches!(before, Some(Item::Paragraph(_)));
            // What is said of a table or a chart stands with the end of it.
            if let (Some(Item::Chart(_) | Item::Table(_)), Item::Paragraph(_)) = (before, item)
                && let Some(Flow::Pieces(pieces)) = flows.last_mut()
                && let Some(last) = pieces.last_mut()
            {
                last.keep = Keep::Always;
            }
            let first = before.replace(item).is_none();
            let pieces = match item {
                Item::Columns(count, parts) => {
                    let count = usize::from(*count).max(1);
                    #[allow(clippy::cast_precision_loss, reason = "a handful of columns")]
                    let column = ((width + tenths(GUTTER)) / count as f32 - tenths(GUTTER)).max(tenths(100.0_f32));
                    let mut made = Vec::with_capacity(parts.len());
                    for items in parts {
                        let mut part = self.part(items, column, most, within);
                        // The room between parts is below the first, so that all columns begin alike.
                        if let Some(first) = part.first_mut() {
                            first.before = self.look.below_part();
                        }
                        made.push(part);
                    }
                    let before = if first { 0.0 } else { tenths(20.0_f32) };
                    flows.push(Flow::Columns(Columns { count, step: column + tenths(GUTTER), before, parts: made }));
                    continue;
                }
                Item::Heading(level, text) => self.heading(*level, text, width, within),
                Item::Paragraph(text) => {
                    let part = self.meaning.part(Some(within), Role::Paragraph);
                    let mut lines = self.lines(text, look::BODY, width, part);
                    if let Some(line) = lines.first_mut().filter(|_| !first) {
                        line.before = self.look.above_paragraph(follows_paragraph);
                    }
                    lines
                }
                Item::Fields(fields) => self.fields(fields, width, most, within),
                Item::Table(table) => self.table(table, width, most, within),
                Item::Chart(chart) => self.chart(chart, width, within),
                Item::Box(caption, height) => self.empty_box(caption, f32::from(*height), width, most, within),
            };
            match flows.last_mut() {
                Some(Flow::Pieces(last)) => last.extend(pieces),
                _ => flows.push(Flow::Pieces(pieces)),
            }
        }
        flows
    }

    /// The items of one part of columns. Columns in columns are set below each other.
    fn part(&mut self, items: &[Item], width: f32, most: f32, within: Part) -> Vec<Piece> {
        let flows = self.items(items, width, most, within);
        let pieces = flows.into_iter().flat_map(|flow| match flow {
            Flow::Pieces(pieces) => pieces,
            Flow::Columns(columns) => columns.parts.into_iter().flatten().collect(),
        });
        pieces.collect()
    }

    fn heading(&mut self, level: u8, text: &Text, width: f32, within: Part) -> Vec<Piece> {
        let part = self.meaning.part(Some(within), Role::Heading(level.max(2), text.plain()));
        let mut lines = self.lines(text, Look::heading(level), width, part);
        lines.iter_mut().for_each(|line| line.keep = Keep::Always);
        if let Some(first) = lines.first_mut() {
            first.before = self.look.gap();
        }
        if let Some(last) = lines.last_mut() {
            last.height += tenths(10.0_f32);
        }
        lines
    }

    /// A piece a line; no line is left alone where there are more.
    pub(super) fn lines(&mut self, text: &Text, kind: Type, width: f32, part: Part) -> Vec<Piece> {
        let block = self.compositor.text(text, kind, width);
        let count = block.lines.len();
        let mut pieces = Vec::with_capacity(count);
        for (place, line) in block.lines.iter().enumerate() {
            let leaf = Some(self.meaning.leaf(part));
            let (block, lines) = (Rc::clone(&block), place..place + 1);
            let words = Words { at: (0.0, 0.0), width, align: block.align(0.0), block, lines, leaf };
            let mut piece = Piece::new(0.0, line.height, vec![Mark::Text(words)]);
            if place == 0 && count > 1 || place + 2 == count {
                piece.keep = Keep::Always;
            }
            pieces.push(piece);
        }
        pieces
    }

    /// Lines to write on, side by side.
    fn fields(&mut self, fields: &[Field], width: f32, most: f32, within: Part) -> Vec<Piece> {
        let part = self.meaning.part(Some(within), Role::Paragraph);
        let gap = tenths(60.0_f32);
        #[allow(clippy::cast_precision_loss, reason = "a handful of fields")]
        let room = width - gap * fields.len().saturating_sub(1) as f32;
        let shares: f32 = fields.iter().map(|field| f32::from(field.share.max(1))).sum();
        let (mut marks, mut x, mut height) = (Vec::new(), 0.0, self.look.field());
        let mut set = Vec::with_capacity(fields.len());
        for field in fields {
            let line = room * f32::from(field.share.max(1)) / shares;
            let unit = field.unit.map(|unit| self.compositor.words(unit, Type::new(9.5), line));
            // The unit has the end of the line for itself.
            let wide = unit.as_ref().map_or(line, |unit| (line - unit.width() - tenths(20.0_f32)).max(1.0));
            let name = self.compositor.words(&field.name, Type::new(9.5), wide);
            let beside = name.width() + tenths(20.0_f32);
            let filled = field.filled.as_ref().map(|filled| {
                let room = if wide - beside > wide / 2.0 { wide - beside } else { wide };
                self.compositor.own(filled, Type::new(12.0).bold(), room)
            });
            let filled_height = filled.as_ref().map_or(0.0, |filled| filled.full_height());
            let below = filled.is_some() && wide - beside <= wide / 2.0;
            let needs = if below { name.full_height() + filled_height } else { name.full_height().max(filled_height) };
            height = f32::max(height, needs + tenths(8.0_f32));
            set.push(((x, line, wide), name, filled, unit));
            x += line + gap;
        }
        if height > most {
            return self.fields_as_text(fields, width, part);
        }
        for ((x, line, wide), name, filled, unit) in set {
            let base = height - tenths(6.0_f32);
            let beside = name.width() + tenths(20.0_f32);
            let below = wide - beside <= wide / 2.0;
            let high = name.full_height();
            let top = if below && filled.is_some() { 0.0 } else { base - high };
            let name_x = (x, top);
            marks.push(self.words(&name, name_x, name.width(), part));
            if let Some(filled) = filled {
                let at = (if below { x } else { x + beside }, base + tenths(3.0_f32) - filled.full_height());
                marks.push(self.words(&filled, at, filled.width(), part));
            }
            marks.push(super::table::line(x, height, line, 0.6, look::BLACK));
            if let Some(unit) = unit {
                let at = (x + line - unit.width(), base - unit.full_height());
                marks.push(self.words(&unit, at, unit.width(), part));
            }
        }
        vec![Piece::new(tenths(10.0_f32), height, marks)]
    }

    /// Fields of which one is filled with so much that they are no line to write on: below each other.
    fn fields_as_text(&mut self, fields: &[Field], width: f32, part: Part) -> Vec<Piece> {
        let text = |field: &Field| {
            let filled = field.filled.as_deref().unwrap_or_default();
            let unit = field.unit.unwrap_or_default();
            let name = Text::from(Run::new(field.name.as_str())).with(Run::new(" "));
            name.with(Run::own(filled).bold()).with(Run::new(" ")).with(Run::new(unit))
        };
        fields.iter().flat_map(|field| self.lines(&text(field), look::BODY, width, part)).collect()
    }

    /// All lines of a block as a mark.
    pub(super) fn words(&mut self, block: &Rc<Block>, at: (f32, f32), width: f32, part: Part) -> Mark {
        let (lines, leaf) = (block.all(), Some(self.meaning.leaf(part)));
        Mark::Text(Words { at, width, align: block.align(0.0), block: Rc::clone(block), lines, leaf })
    }

    fn empty_box(&mut self, caption: &str, height: f32, width: f32, most: f32, within: Part) -> Vec<Piece> {
        let part = self.meaning.part(Some(within), Role::Paragraph);
        let side = tenths(12.0_f32);
        let block = self.compositor.words(caption, look::SMALL, width - 2.0 * side);
        let text = block.full_height() + side;
        let height = tenths(height).min(most).max(text);
        let outline = Some((look::FIRM, look::BLACK));
        let frame = Mark::Rect { at: (0.0, 0.0), size: (width, height), fill: None, outline };
        let words = self.words(&block, (side, tenths(6.0_f32)), width - 2.0 * side, part);
        vec![Piece::new(self.look.gap(), height, vec![frame, words])]
    }

    fn chart(&mut self, chart: &crate::sheet::Chart, width: f32, within: Part) -> Vec<Piece> {
        let drawing = chart::drawing(chart, width);
        let part = self.meaning.part(Some(within), Role::Figure(drawing.description.clone()));
        let (marks, height) = chart::marks(&drawing, &mut self.compositor, || self.meaning.leaf(part));
        vec![Piece::new(self.look.gap(), height, marks)]
    }
}
