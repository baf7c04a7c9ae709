//! How high a section is on its page, by estimate: what a sheet says is set before anybody knows the type.
//!
//! Lengths are in hundredths of a millimetre. The measures of the page are those of `html.css` and of
//! `render/pdf/look.rs`, and the larger of the two where they differ: a page that comes out a little too short is
//! better than one that runs over. Widths are those of the types that sheets are set in, which are all as wide as Arial.

use std::ops::RangeInclusive;

use unicode_width::UnicodeWidthChar;

use super::scale::{BODY, SMALL, SMALLEST};
use super::{Band, Bracket, Cell, Item, Row, RowKind, Run, Section, Table, Text, Width};

/// What a page keeps free, for what the estimate does not know.
const SPARE: u64 = 250;

/// The room of a page between its margins, in tenths of a millimetre.
#[derive(Clone, Copy, Debug)]
pub(super) struct Room {
    width: u64,
    height: u64,
    is_card: bool,
}

impl Room {
    /// The room on a page of this size with this margin.
    pub(super) fn new(size: (u16, u16), margin: u16) -> Self {
        let inside = |length: u16| u64::from(length.saturating_sub(2 * margin));
        Self { width: inside(size.0), height: inside(size.1), is_card: size == super::scale::CARD }
    }
}

/// The first section that fits its page, with its rows to write in as high as the page allows; nothing where none does.
/// With each come the heights that its rows may have, in tenths of a millimetre.
pub(super) fn fit(sections: impl Iterator<Item = (RangeInclusive<u16>, Section)>, room: Room) -> Option<Section> {
    let most = room.height * 10 - SPARE;
    for (rows, mut section) in sections {
        let height = of_section(&section, room);
        if height.at(*rows.start()) <= most {
            set_rows(&mut section.items, height.highest(rows, most));
            return Some(section);
        }
    }
    None
}

fn set_rows(items: &mut [Item], row: u16) {
    for item in items {
        match item {
            Item::Table(table) if table.row > 0 => table.row = row,
            Item::Columns(_, parts) => parts.iter_mut().for_each(|part| set_rows(part, row)),
            _ => {}
        }
    }
}

/// A height that hangs on how high rows are.
#[derive(Debug, Default)]
struct Height {
    /// What does not hang on it.
    fixed: u64,
    /// The rows to write in, each as high as its text.
    rows: Vec<u64>,
    /// Columns: how many, and their parts.
    columns: Vec<(usize, Vec<Height>)>,
}

impl Height {
    /// The height with rows of so many tenths of a millimetre.
    fn at(&self, row: u16) -> u64 {
        let rows: u64 = self.rows.iter().map(|text| u64::from(row).saturating_mul(10).max(*text)).sum();
        let columns = self.columns.iter().map(|(count, parts)| {
            let parts: Vec<u64> = parts.iter().map(|part| part.at(row)).collect();
            even(&parts, *count)
        });
        self.fixed + rows + columns.sum::<u64>()
    }

    /// The highest row with which all is no higher than so much; the lowest where none is.
    fn highest(&self, rows: RangeInclusive<u16>, most: u64) -> u16 {
        let (mut fits, mut over) = (*rows.start(), rows.end() + 1);
        while over - fits > 1 {
            let middle = fits.midpoint(over);
            if self.at(middle) <= most { fits = middle } else { over = middle }
        }
        fits
    }
}

/// The height of parts in so many columns that are as even as they can be, each part in one piece.
fn even(parts: &[u64], count: usize) -> u64 {
    let highest = parts.iter().copied().max().unwrap_or(0);
    if parts.len() <= count {
        return highest;
    }
    let fits = |most: u64| {
        let (mut columns, mut used) = (1, 0);
        for part in parts {
            if used + part > most {
                columns += 1;
                used = 0;
            }
            used += part;
        }
        columns <= count
    };
    let (mut low, mut high) = (highest, parts.iter().sum());
    while low < high {
        let middle = low.midpoint(high);
        if fits(middle) { high = middle } else { low = middle + 1 }
    }
    high
}

fn of_section(section: &Section, room: Room) -> Height {
    let width = room.width * 10;
    let (left, right) = &section.header;
    let header = if left.is_empty() && right.is_empty() {
        0
    } else {
        let beside = width_of(right);
        let beside = if beside == 0 { 0 } else { beside.min(width / 2) + 600 };
        text(left, BODY, 125, width - beside).max(text(right, BODY, 125, width / 2)) + 100
    };
    let line = if room.is_card { 205 } else { 425 };
    let heading = text(&section.heading, BODY, 120, width) + line;
    let mut height = Height { fixed: header + heading, ..Height::default() };
    items(&section.items, Setting { width, is_dense: section.dense }, &mut height);
    height
}

/// Where items stand.
#[derive(Clone, Copy)]
struct Setting {
    width: u64,
    is_dense: bool,
}

impl Setting {
    /// A measure, and the one for what is set closer.
    const fn of(self, loose: u64, dense: u64) -> u64 {
        if self.is_dense { dense } else { loose }
    }
}

fn items(items: &[Item], setting: Setting, height: &mut Height) {
    let mut before: Option<&Item> = None;
    for item in items {
        let follows_paragraph = matches!(before, Some(Item::Paragraph(_)));
        let is_first = before.replace(item).is_none();
        height.fixed += match item {
            Item::Heading(_, words) => {
                let above = if is_first { 0 } else { setting.of(300, 200) };
                above + text(words, BODY, 125, setting.width) + 100
            }
            Item::Paragraph(words) => {
                let above = match (is_first, follows_paragraph) {
                    (true, _) => 0,
                    (_, true) => 50,
                    _ => 200,
                };
                above + text(words, BODY, 125, setting.width)
            }
            Item::Fields(_) => 100 + setting.of(800, 650),
            Item::Table(table) => self::table(table, setting, height),
            // No section that holds one is set by its height.
            Item::Chart(_) => 0,
            Item::Box(_, least) => setting.of(300, 200) + u64::from(*least) * 10,
            Item::Columns(count, parts) => {
                let (columns, count) = (usize::from(*count).max(1), u64::from(*count).max(1));
                let width = setting.width.saturating_sub(600 * (count - 1)) / count;
                let part = |of_part: &Vec<Item>| {
                    let mut height = Height { fixed: setting.of(500, 350), ..Height::default() };
                    self::items(of_part, Setting { width, ..setting }, &mut height);
                    height
                };
                height.columns.push((columns, parts.iter().map(part).collect()));
                200
            }
        };
    }
}

/// What of a table does not hang on its rows to write in; those are added.
fn table(table: &Table, setting: Setting, height: &mut Height) -> u64 {
    let above = match table.name {
        "sets" => setting.of(200, 120),
        "glance" | "whiteboard" => setting.of(500, 300),
        _ => 0,
    };
    let caption = table.caption.as_ref().map_or(0, |caption| text(caption, BODY, 125, setting.width) + 100);
    let columns = columns(table, setting.width);
    let mut fixed = above + caption;
    // In browsers the bracket of a superset stands inside of its cells, but for those of sets.
    let indent = |band: &Band| if band.bracket == Bracket::None || table.name == "sets" { 0 } else { 260 };
    let of_bands = table.bands.iter().flat_map(|band| band.rows.iter().map(move |row| (row, indent(band))));
    for (row, indent) in table.head.iter().map(|row| (row, 0)).chain(of_bands) {
        let high = self::row(row, table, (&columns, indent), setting);
        if row.cells.iter().any(|cell| cell.write) { height.rows.push(high) } else { fixed += high }
    }
    // The line below each lift.
    fixed + 26 * u64::try_from(table.bands.len()).unwrap_or(u64::MAX)
}

/// The widths of the columns of a table.
fn columns(table: &Table, width: u64) -> Vec<u64> {
    let fixed = |width| if let Width::Fixed(width) = width { u64::from(width) * 10 } else { 0 };
    let share = |width| if let Width::Share(share) = width { u64::from(share) } else { 0 };
    let all: u64 = table.columns.iter().map(|column| fixed(column.width)).sum();
    let shares: u64 = table.columns.iter().map(|column| share(column.width)).sum();
    let left = width.saturating_sub(all) / shares.max(1);
    table.columns.iter().map(|column| fixed(column.width) + share(column.width) * left).collect()
}

/// The height of a row in columns of these widths, of which the first is indented.
fn row(row: &Row, table: &Table, (columns, indent): (&[u64], u64), setting: Setting) -> u64 {
    let is_set = matches!(row.kind, RowKind::Set | RowKind::Top | RowKind::Warmup);
    let padding = match (table.name, row.kind) {
        _ if table.ruled => setting.of(178, 138),
        ("sets", RowKind::Head) => 60,
        ("sets", RowKind::Lift) => setting.of(320, 140),
        ("sets", RowKind::Note) => setting.of(140, 120),
        ("sets", _) => setting.of(94, 14),
        ("card", RowKind::Lift) => 170,
        ("card", _) => 100,
        _ => setting.of(200, 140),
    };
    let size = match table.name {
        "glance" if setting.is_dense => SMALLEST,
        "glance" | "card" => SMALL,
        "day" if setting.is_dense => SMALL,
        "sets" if is_set => SMALLEST,
        _ => BODY,
    };
    let leading = if setting.is_dense || table.name == "sets" && is_set { 115 } else { 125 };
    let side = if table.ruled { 120 } else { 100 };
    let mut place = 0;
    let mut high = 0;
    for cell in &row.cells {
        let span = usize::from(cell.span.max(1));
        let width: u64 = columns.iter().skip(place).take(span).sum();
        let between = setting.of(50, 0);
        let indent = if place == 0 { indent } else { 0 };
        high = high.max(self::cell(cell, (size, leading, between), width.saturating_sub(2 * side + indent)));
        place += span;
    }
    high + padding
}

/// The texts of a cell in a size, with so much from line to line and from one to the next.
fn cell(cell: &Cell, (size, leading, between): (u16, u64, u64), width: u64) -> u64 {
    let gaps = u64::try_from(cell.texts.len().saturating_sub(1)).unwrap_or(0);
    let size = if cell.write { SMALLEST } else { size };
    cell.texts.iter().map(|words| text(words, size, leading, width)).sum::<u64>() + gaps * between
}

/// The height of lines of a size, with so many hundredths of it from one to the next.
fn line(size: u16, leading: u64) -> u64 {
    u64::from(size) * leading * 3528 / 100_000
}

/// How high a text is that stands in so much room, among text of a size.
fn text(text: &Text, size: u16, leading: u64, width: u64) -> u64 {
    if text.is_empty() {
        return 0;
    }
    let (mut above, mut x, mut high) = (0, 0, line(size, leading));
    for run in &text.0 {
        let own = if run.style.size == 0 { size } else { run.style.size };
        let lines = line(own, leading);
        // In browsers what is to stay whole and fits no line has its lines for itself.
        let is_alone = is_kept(run) && advance(&run.words, run, own) > width;
        if is_alone && x > 0 {
            above += high;
            (x, high) = (0, lines);
        }
        for (number, part) in run.words.split('\n').enumerate() {
            if number > 0 {
                above += high;
                (x, high) = (0, lines);
            }
            for piece in pieces(part, run, own, width) {
                let wide = advance(piece.trim_end(), run, own);
                if x > 0 && x + wide > width {
                    above += high;
                    (x, high) = (0, line(size, leading));
                }
                // A word that no line holds is broken.
                let over = wide / width.max(1);
                above += over * lines;
                x = if over > 0 { wide % width.max(1) } else { x + advance(piece, run, own) };
                high = high.max(lines);
            }
        }
        if is_alone {
            x = width;
        }
    }
    above + high
}

/// Whether a run stays on one line, if it fits one.
fn is_kept(run: &Run) -> bool {
    run.style.whole || run.style.framed
}

/// What of a run stands on one line: all of it, or each word.
fn pieces<'a>(words: &'a str, run: &Run, size: u16, width: u64) -> impl Iterator<Item = &'a str> {
    let is_whole = is_kept(run) && advance(words, run, size) <= width;
    let words = if is_whole { (Some(words), "") } else { (None, words) };
    words.0.into_iter().chain(words.1.split_inclusive(' '))
}

/// How wide words are in the type of a run.
fn advance(words: &str, run: &Run, size: u16) -> u64 {
    let thousandths: u64 = words.chars().map(|sign| letter(sign, run.style.bold)).sum();
    // A frame is as wide as its lines and what is inside of them.
    let frame = if run.style.framed { 310 } else { 0 };
    thousandths * u64::from(size) * 3528 / 1_000_000 + frame
}

/// How wide a text is on one line.
fn width_of(text: &Text) -> u64 {
    text.0.iter().map(|run| advance(&run.words, run, if run.style.size == 0 { BODY } else { run.style.size })).sum()
}

/// The width of a sign in thousandths of an em, as in Arial; bold letters are a twelfth wider, bold figures are not.
/// Source: the widths of Helvetica in Adobe's font metrics (Core 14 AFM), which Arial, Liberation Sans and Arimo share.
fn letter(sign: char, bold: bool) -> u64 {
    let plain = match sign {
        'i' | 'j' | 'l' | '\'' => 222,
        '|' => 260,
        ' ' | '\u{a0}' | '!' | ',' | '.' | '/' | ':' | ';' | 'I' | '[' | ']' | '\\' | 't' | 'f' => 278,
        '-' | '(' | ')' | 'r' | '`' | '·' | '{' | '}' => 334,
        '*' => 389,
        'c' | 'k' | 's' | 'v' | 'x' | 'y' | 'z' | 'J' => 500,
        '0'..='9' | '#' | '$' | '?' | '_' | '–' | 'L' | 'a'..='h' | 'n'..='q' | 'u' => 556,
        '+' | '<' | '=' | '>' | '~' | '−' | '×' | '≤' | '≥' => 584,
        'F' | 'T' | 'Z' => 611,
        'A' | 'B' | 'E' | 'K' | 'P' | 'S' | 'V' | 'X' | 'Y' | '&' => 667,
        'C' | 'D' | 'H' | 'N' | 'R' | 'U' | 'w' => 722,
        'G' | 'O' | 'Q' => 778,
        'm' | 'M' => 833,
        '%' => 889,
        'W' => 944,
        '@' | '→' | '—' | '…' => 1015,
        _ => match sign.width() {
            Some(0) | None => 0,
            Some(1) => 680,
            _ => 1020,
        },
    };
    if bold && sign.is_alphabetic() { plain * 13 / 12 } else { plain }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_break_where_words_end_and_whole_runs_stay_whole() {
        let ten = Text::from(Run::new("squat squat squat squat"));
        let one = line(BODY, 125);
        assert_eq!(text(&ten, BODY, 125, 10_000), one);
        // A word is 9 mm wide.
        assert_eq!(text(&ten, BODY, 125, 2200), 2 * one);
        assert_eq!(text(&Run::new("squat squat").whole().into(), BODY, 125, 2200), one);
        assert_eq!(text(&Run::new("a\nb").into(), BODY, 125, 2200), 2 * one);
        assert_eq!(text(&Text::default(), BODY, 125, 2200), 0);
    }

    #[test]
    fn columns_are_as_even_as_parts_allow() {
        assert_eq!(even(&[30, 40, 50], 3), 50);
        assert_eq!(even(&[30, 40, 50], 2), 70);
        assert_eq!(even(&[30, 40, 50, 20], 2), 70);
        assert_eq!(even(&[], 2), 0);
    }

    #[test]
    fn rows_grow_as_far_as_the_page_allows() {
        let height = Height { fixed: 1000, rows: vec![0, 0, 900], ..Height::default() };
        assert_eq!(height.at(70), 1000 + 700 + 700 + 900);
        assert_eq!(height.highest(70..=100, 10_000), 100);
        assert_eq!(height.highest(70..=100, 3500), 80);
        assert_eq!(height.highest(70..=100, 0), 70);
    }
}
