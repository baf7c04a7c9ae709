//! The measures of a printed sheet, in points: the same as in `html.css`.

use super::text::Type;
use crate::sheet::{RowKind, Table};

/// Points of so many tenths of a millimetre.
pub(super) fn tenths(tenths: impl Into<f32>) -> f32 {
    tenths.into() * 72.0 / 254.0
}

/// A thin line: between rows.
pub(super) const HAIR: f32 = 0.4;
/// The lines of ruled tables.
pub(super) const RULE: f32 = 0.5;
/// The lines of boxes, and below a lift.
pub(super) const FIRM: f32 = 0.75;
/// The line above a day on the whiteboard, and the frame around words.
pub(super) const STRONG: f32 = 1.2;
/// The box of a top set.
pub(super) const TOP: f32 = 1.4;
/// The line below a heading.
pub(super) const HEAVY: f32 = 1.8;
/// The bracket of a superset.
pub(super) const BRACKET: f32 = 2.0;
/// How round the corners of a frame are.
pub(super) const ROUND: f32 = 2.0;

/// Black.
pub(super) const BLACK: u8 = 0;
/// What captions are set in.
pub(super) const CAPTION: u8 = 0x44;
/// The lines of ruled tables.
pub(super) const MIDDLE: u8 = 0x77;
/// Lines between rows.
pub(super) const LIGHT: u8 = 0xbb;
/// What stands behind a day on the whiteboard.
pub(super) const TINT: u8 = 0xee;

/// Text.
pub(super) const BODY: Type = Type::new(10.5);
/// What stands in a corner, and at the bottom of a page.
pub(super) const SMALL: Type = Type { leading: 1.15, ..Type::new(8.5).grey(CAPTION) };

/// How close things are set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Look {
    /// Closer, so that a section fits its page.
    pub(super) tight: bool,
    /// On a card.
    pub(super) card: bool,
}

impl Look {
    /// A measure in tenths of a millimetre, or the one for what is set closer.
    fn of(self, loose: f32, tight: f32) -> f32 {
        tenths(if self.tight { tight } else { loose })
    }

    /// Above and below the text of a row.
    pub(super) fn padding(self, kind: RowKind, table: &Table) -> (f32, f32) {
        let (above, below) = match (table.name, kind) {
            (_, _) if table.ruled => (self.of(8.0, 6.0), self.of(8.0, 6.0)),
            ("sets", RowKind::Head) => (self.of(3.0, 0.0), self.of(3.0, 3.0)),
            ("sets", RowKind::Lift) => (self.of(22.0, 10.0), self.of(10.0, 4.0)),
            ("sets", RowKind::Note) => (self.of(12.0, 6.0), self.of(2.0, 0.0)),
            ("sets", _) => (self.of(4.0, 0.0), self.of(4.0, 0.0)),
            ("card", RowKind::Lift) => (tenths(12.0_f32), tenths(5.0_f32)),
            ("card", _) => (tenths(5.0_f32), tenths(5.0_f32)),
            _ => (self.of(10.0, 7.0), self.of(10.0, 7.0)),
        };
        (above, below)
    }

    /// Left and right of the text of a cell.
    pub(super) fn side(self, table: &Table) -> f32 {
        tenths(if table.ruled { 12.0 } else { 10.0 })
    }

    /// The least height of a row with boxes to write in.
    pub(super) fn row(table: &Table) -> f32 {
        tenths(table.row)
    }

    /// Text of a row.
    pub(super) fn cell(self, kind: RowKind, table: &Table) -> Type {
        let size = match table.name {
            "glance" if self.tight => 8.5,
            "glance" | "card" => 9.5,
            "day" if self.tight => 9.5,
            _ => BODY.size,
        };
        let of_set = table.name == "sets" && matches!(kind, RowKind::Set | RowKind::Top | RowKind::Warmup);
        Type { size, leading: if of_set || self.tight { 1.15 } else { 1.25 }, ..BODY }
    }

    /// Whether cells stand in the middle of their rows.
    pub(super) fn in_the_middle(table: &Table) -> bool {
        !table.ruled && table.name != "day"
    }

    /// Whether a table stays in one piece if that leaves no big hole.
    pub(super) fn is_together(table: &Table) -> bool {
        table.name == "glance" && table.bands.len() <= 24
    }

    /// A heading inside a section, by its level.
    pub(super) fn heading(level: u8) -> Type {
        Type { leading: 1.2, ..Type::new(if level <= 2 { 13.0 } else { 11.5 }) }
    }

    /// Above a table.
    pub(super) fn above_table(self, table: &Table) -> f32 {
        match table.name {
            "sets" => self.of(20.0, 12.0),
            "glance" | "whiteboard" => self.of(50.0, 30.0),
            _ => 0.0,
        }
    }

    /// Above a box or a chart.
    pub(super) fn gap(self) -> f32 {
        self.of(30.0, 20.0)
    }

    /// Above a paragraph that follows another, and one that follows something else.
    pub(super) fn above_paragraph(self, follows_paragraph: bool) -> f32 {
        if follows_paragraph { tenths(5.0_f32) } else { self.of(20.0, 12.0) }
    }

    /// Below a part of columns.
    pub(super) fn below_part(self) -> f32 {
        self.of(50.0, 35.0)
    }

    /// The least height of lines to write on.
    pub(super) fn field(self) -> f32 {
        self.of(80.0, 65.0)
    }

    /// The line below the heading of a page, and the room above and below it.
    pub(super) fn underline(self) -> (f32, f32, f32) {
        if self.card {
            (tenths(6.0_f32), STRONG, tenths(10.0_f32))
        } else {
            (tenths(14.0_f32), HEAVY, tenths(22.0_f32))
        }
    }
}
