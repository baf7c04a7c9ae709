//! Tables: a piece a row, or more where a row is higher than most of a page.

use std::ops::Range;
use std::rc::Rc;

use super::look::{self, Look, tenths};
use super::pieces::{Keep, Piece, Repeat};
use super::placed::{Leaf, Mark, Part, Role, Words};
use super::section::Maker;
use super::text::{Block, GREY};
use crate::sheet::{Align, Band, Bracket, Row, RowKind, Run, Table, Text, Width};

/// The head of a table, and the name of a lift whose sets go on, are repeated on the next page if each is no higher than
/// this part of the highest piece: so all three fit a page.
const ABOVE: f32 = 0.4;

/// A table while its rows are set.
struct Setting<'a> {
    table: &'a Table,
    look: Look,
    /// Left side and width of each column.
    columns: Vec<(f32, f32)>,
    /// The width of the table.
    width: f32,
    /// A row that is higher is cut.
    most: f32,
}

/// A cell that is set.
struct SetCell {
    x: f32,
    width: f32,
    side: f32,
    align: f32,
    write: bool,
    /// Whether it begins with a name, which stands where others do, whichever way it is read.
    named: bool,
    /// Whether it stands for more columns than one.
    spans: bool,
    blocks: Vec<Rc<Block>>,
    part: Part,
    /// The block and the line of it that come next, where the row is cut.
    next: (usize, usize),
}

/// The lines of a block that stand in a piece of a row, and how far down.
type Taken = (Rc<Block>, Range<usize>, f32);

impl Maker {
    /// The pieces of a table of this width; those of a row are at most so high.
    pub(super) fn table(&mut self, table: &Table, width: f32, most: f32, within: Part) -> Vec<Piece> {
        let setting = Setting { table, look: self.look, columns: columns(table, width), width, most };
        let part = self.meaning.part(Some(within), Role::Table(name(table)));
        let mut pieces = Vec::new();
        if let Some(caption) = &table.caption {
            let caption_part = self.meaning.part(Some(part), Role::Caption);
            let mut lines = self.lines(caption, look::BODY, width, caption_part);
            lines.iter_mut().for_each(|line| line.keep = Keep::Always);
            if let Some(last) = lines.last_mut() {
                last.height += tenths(10.0_f32);
            }
            pieces.append(&mut lines);
        }
        let head_part = self.meaning.part(Some(part), Role::TableHead);
        let mut head = Vec::new();
        for row in &table.head {
            let row_part = self.meaning.part(Some(head_part), Role::Row);
            head.append(&mut self.row(&setting, row, row_part));
        }
        head.iter_mut().for_each(|piece| piece.keep = Keep::Always);
        let mut above: Vec<Rc<Repeat>> = Vec::new();
        if head.iter().map(|piece| piece.height).sum::<f32>() < most * ABOVE {
            above.extend(head.iter().map(|piece| Rc::new(piece.repeat())));
        }
        pieces.append(&mut head);
        let body = self.meaning.part(Some(part), Role::TableBody);
        for band in &table.bands {
            pieces.append(&mut self.band(&setting, band, &above, body));
        }
        if Look::is_together(table) {
            pieces.iter_mut().for_each(|piece| piece.keep = piece.keep.max(Keep::Rather));
        }
        // What follows the table is no part of it.
        if let Some(last) = pieces.last_mut() {
            last.keep = Keep::No;
        }
        if let Some(first) = pieces.first_mut() {
            first.before = self.look.above_table(table);
        }
        pieces
    }

    fn band(&mut self, setting: &Setting<'_>, band: &Band, above: &[Rc<Repeat>], body: Part) -> Vec<Piece> {
        let mut pieces: Vec<Piece> = Vec::new();
        let mut above = above.to_vec();
        for row in &band.rows {
            let part = self.meaning.part(Some(body), Role::Row);
            let mut of_row = self.row(setting, row, part);
            let keep = if matches!(row.kind, RowKind::Lift | RowKind::Note) { Keep::Always } else { Keep::Rather };
            if let Some(last) = of_row.last_mut() {
                last.keep = keep;
            }
            for piece in &mut of_row {
                piece.above.clone_from(&above);
            }
            if row.kind == RowKind::Lift
                && let Some(name) = self.continued(setting, row)
            {
                above.push(Rc::new(name));
            }
            pieces.append(&mut of_row);
        }
        if let Some(last) = pieces.last_mut() {
            let goes_on = matches!(band.bracket, Bracket::Begins | Bracket::GoesOn);
            last.keep = if goes_on { Keep::Loosely } else { Keep::No };
            if !setting.table.ruled {
                last.marks.push(line(0.0, last.height, setting.width, look::FIRM, look::BLACK));
            }
        }
        if let Some(first) = pieces.first_mut() {
            match setting.table.name {
                "whiteboard" => first.marks.push(line(0.0, 0.0, setting.width, look::STRONG, look::BLACK)),
                "day" => first.marks.push(line(0.0, 0.0, setting.width, look::FIRM, look::BLACK)),
                _ => {}
            }
        }
        bracket(band.bracket, &mut pieces);
        pieces
    }

    /// The name of a lift for the page on which its sets go on; nothing for one that is far too long.
    fn continued(&mut self, setting: &Setting<'_>, row: &Row) -> Option<Repeat> {
        let name = row.cells.iter().find_map(|cell| cell.texts.first())?;
        let words = Text(name.0.iter().cloned().chain([Run::new(" (continued)").size(105).grey()]).collect());
        let (top, bottom) = setting.look.padding(RowKind::Lift, setting.table);
        let side = setting.look.side(setting.table);
        let kind = setting.look.cell(RowKind::Lift, setting.table);
        let block = self.compositor.text(&words, kind, setting.width - 2.0 * side);
        let lines = block.all();
        let height = top + block.height(&lines) + bottom;
        let at = (side, top);
        let mark = Mark::Text(Words { at, width: setting.width - 2.0 * side, align: 0.0, block, lines, leaf: None });
        (height < setting.most * ABOVE).then(|| Repeat { height, marks: vec![mark] })
    }

    /// A row in one piece, or in as many as it takes.
    fn row(&mut self, setting: &Setting<'_>, row: &Row, part: Part) -> Vec<Piece> {
        let (top, bottom) = setting.look.padding(row.kind, setting.table);
        let least = if row.cells.iter().any(|cell| cell.write) { Look::row(setting.table) } else { 0.0 };
        let mut cells = self.cells(setting, row, part);
        let mut pieces = Vec::new();
        loop {
            let taken: Vec<Vec<Taken>> = cells.iter_mut().map(|cell| take(cell, setting.most - top - bottom)).collect();
            let text = taken.iter().map(|lines| lines_height(lines)).fold(0.0, f32::max);
            let height = (top + text + bottom).max(least);
            let whole = pieces.is_empty() && cells.iter().all(SetCell::is_done);
            let mut marks = Vec::new();
            for (cell, lines) in cells.iter().zip(&taken) {
                let free = height - top - bottom - lines_height(lines);
                let down = match row.kind {
                    _ if setting.table.ruled || !whole => 0.0,
                    RowKind::Head => free,
                    _ if Look::in_the_middle(setting.table) => free / 2.0,
                    _ => 0.0,
                };
                self.draw((setting, row.kind), cell, lines, (top + down, height), &mut marks);
            }
            if !setting.table.ruled && matches!(row.kind, RowKind::Set | RowKind::Top | RowKind::Warmup) {
                marks.insert(0, line(0.0, height, setting.width, look::HAIR, look::LIGHT));
            }
            pieces.push(Piece::new(0.0, height, marks));
            if cells.iter().all(SetCell::is_done) {
                return pieces;
            }
        }
    }

    fn cells(&mut self, setting: &Setting<'_>, row: &Row, part: Part) -> Vec<SetCell> {
        let mut place = 0;
        let mut cells = Vec::with_capacity(row.cells.len());
        for cell in &row.cells {
            let span = usize::from(cell.span.max(1));
            let columns = setting.columns.get(place..).unwrap_or_default();
            let columns = columns.get(..span.min(columns.len())).unwrap_or_default();
            let (Some(first), Some(last)) = (columns.first(), columns.last()) else { break };
            let align =
                setting.table.columns.get(place).filter(|_| span == 1).map_or(Align::Start, |column| column.align);
            let align = match align {
                _ if cell.write => 1.0,
                _ if row.kind == RowKind::Head && span > 1 => 0.5,
                Align::Start => 0.0,
                Align::Middle => 0.5,
                Align::End => 1.0,
            };
            let span = u32::try_from(span).unwrap_or(1);
            let role = match (row.kind, cell.heading) {
                (RowKind::Head, _) => Role::ColumnName(span),
                (_, true) => Role::RowName(span),
                _ => Role::Cell(span),
            };
            let side = setting.look.side(setting.table);
            let width = last.0 + last.1 - first.0;
            let room = (width - 2.0 * side).max(1.0);
            let kind = match row.kind {
                _ if cell.write => look::SMALL,
                RowKind::Warmup => setting.look.cell(row.kind, setting.table).grey(GREY),
                _ => setting.look.cell(row.kind, setting.table),
            };
            let blocks = cell.texts.iter().map(|text| self.compositor.text(text, kind, room)).collect();
            let part = self.meaning.part(Some(part), role);
            cells.push(SetCell {
                x: first.0,
                width,
                side,
                align,
                write: cell.write,
                named: cell.heading,
                spans: span > 1,
                blocks,
                part,
                next: (0, 0),
            });
            place += columns.len();
        }
        cells
    }

    /// Draws a piece of a cell: its text so far down, and what is around it so high.
    fn draw(
        &mut self,
        (setting, kind): (&Setting<'_>, RowKind),
        cell: &SetCell,
        lines: &[Taken],
        (top, height): (f32, f32),
        marks: &mut Vec<Mark>,
    ) {
        let outline = match kind {
            RowKind::Top if cell.write && setting.table.name == "sets" => Some((look::TOP, look::BLACK)),
            _ if cell.write => Some((look::FIRM, look::BLACK)),
            _ if setting.table.ruled => Some((look::RULE, look::MIDDLE)),
            _ => None,
        };
        let tinted = kind == RowKind::Lift && setting.table.ruled;
        if outline.is_some() {
            let fill = tinted.then_some(look::TINT);
            marks.push(Mark::Rect { at: (cell.x, 0.0), size: (cell.width, height), fill, outline });
        }
        if kind == RowKind::Head && cell.spans && !setting.table.ruled && !lines.is_empty() {
            marks.push(line(cell.x, height, cell.width, look::RULE, look::MIDDLE));
        }
        // What a box says stands in its lower corner.
        let top = if cell.write { (height - lines_height(lines) - tenths(4.0_f32)).max(0.0) } else { top };
        for (block, lines, down) in lines {
            let leaf: Option<Leaf> = Some(self.meaning.leaf(cell.part));
            let (at, width) = ((cell.x + cell.side, top + down), cell.width - 2.0 * cell.side);
            let is_name = cell.named && cell.blocks.first().is_some_and(|first| Rc::ptr_eq(first, block));
            let align = if is_name { cell.align } else { block.align(cell.align) };
            marks.push(Mark::Text(Words { at, width, align, block: Rc::clone(block), lines: lines.clone(), leaf }));
        }
    }
}

impl SetCell {
    fn is_done(&self) -> bool {
        self.next.0 >= self.blocks.len()
    }
}

/// The next lines of a cell that fit a height; one at least.
fn take(cell: &mut SetCell, most: f32) -> Vec<Taken> {
    let mut taken: Vec<Taken> = Vec::new();
    let mut down = 0.0;
    while let Some(block) = cell.blocks.get(cell.next.0) {
        let from = cell.next.1;
        let mut to = from;
        let start = down;
        for line in block.lines.iter().skip(from) {
            if down + line.height > most && !(taken.is_empty() && to == from) {
                break;
            }
            down += line.height;
            to += 1;
        }
        if to > from {
            taken.push((Rc::clone(block), from..to, start));
        }
        if to < block.lines.len() {
            cell.next.1 = to;
            break;
        }
        cell.next = (cell.next.0 + 1, 0);
    }
    taken
}

fn lines_height(taken: &[Taken]) -> f32 {
    taken.last().map_or(0.0, |(block, lines, down)| down + block.height(lines))
}

/// A line from left to right.
pub(super) fn line(x: f32, y: f32, width: f32, thickness: f32, grey: u8) -> Mark {
    Mark::Lines { lines: vec![vec![(x, y), (x + width, y)]], width: thickness, grey, dash: None }
}

/// The bracket at the side of lifts that are done in turn, in the margin.
fn bracket(bracket: Bracket, pieces: &mut [Piece]) {
    if bracket == Bracket::None {
        return;
    }
    let (x, arm) = (-tenths(17.0_f32), tenths(12.0_f32));
    let last = pieces.len().saturating_sub(1);
    for (place, piece) in pieces.iter_mut().enumerate() {
        let upper = bracket == Bracket::Begins && place == 0;
        let lower = bracket == Bracket::Ends && place == last;
        let top = if upper { tenths(10.0_f32).min(piece.height / 2.0) } else { 0.0 };
        let bottom = if lower { piece.height - look::BRACKET } else { piece.height };
        let mut points = vec![(x, top), (x, bottom)];
        if upper {
            points.insert(0, (x + arm, top));
        }
        if lower {
            points.push((x + arm, bottom));
        }
        piece.marks.push(Mark::Lines { lines: vec![points], width: look::BRACKET, grey: look::BLACK, dash: None });
    }
}

/// Left side and width of each column: first what is fixed, then the shares of what is left. Where that is not enough
/// for every column to hold a few letters, all give way alike.
fn columns(table: &Table, width: f32) -> Vec<(f32, f32)> {
    let wanted: f32 = table.columns.iter().map(|column| fixed(column.width)).sum();
    let shares: f32 = table.columns.iter().map(|column| share(column.width)).sum();
    let least = shares * tenths(120.0_f32);
    let left = (width - wanted).max(least.min(width / 2.0));
    let shrunk = if wanted > width - left && wanted > 0.0 { (width - left).max(0.0) / wanted } else { 1.0 };
    let left = if shares > 0.0 { left } else { 0.0 };
    let mut x = 0.0;
    let place = |column: &crate::sheet::Column| {
        let wide = match column.width {
            Width::Fixed(_) => fixed(column.width) * shrunk,
            Width::Share(of) => left * f32::from(of) / shares.max(1.0),
        };
        let start = x;
        x += wide;
        (start, wide)
    };
    table.columns.iter().map(place).collect()
}

fn fixed(width: Width) -> f32 {
    if let Width::Fixed(width) = width { tenths(width) } else { 0.0 }
}

fn share(width: Width) -> f32 {
    if let Width::Share(share) = width { f32::from(share) } else { 0.0 }
}

/// What a table shows, in words.
fn name(table: &Table) -> String {
    table.caption.as_ref().map_or_else(|| table.name.to_owned(), Text::plain)
}
