//! Tables: a band is a body of the table, so that it can stay on one page.

use std::io::{self, Write};

use maud::{Markup, html};

use super::text::{block, has_direction, inline};
use crate::sheet::{Align, Band, Bracket, Cell, Row, RowKind, Table, Width};

/// So many rows may be moved to the next page so that they stay together; more would leave
/// too much of this one empty.
const MOST_TOGETHER: usize = 14;

/// Writes a table, band by band; it is as wide as this, in tenths of a millimetre.
pub(super) fn write(table: &Table, width: u16, out: &mut impl Write) -> io::Result<()> {
    let ruled = if table.ruled { " ruled" } else { "" };
    let row = f64::from(table.row) / 10.0;
    writeln!(out, "<table class=\"{}{ruled}\" style=\"--row: {row}mm\">", table.name)?;
    let head = html! {
        @if let Some(caption) = &table.caption { (block("caption", "", caption)) }
        colgroup { @for width in widths(table, width) { col style=(format!("width: {width:.2}%")); } }
        @if !table.head.is_empty() {
            thead { @for row in &table.head { (self::row(row, table)) } }
        }
    };
    out.write_all(head.0.as_bytes())?;
    for band in &table.bands {
        out.write_all(self::band(band, table).0.as_bytes())?;
        out.write_all(b"\n")?;
    }
    out.write_all(b"</table>\n")
}

/// The widths of the columns, in percent of the table.
fn widths(table: &Table, width: u16) -> impl Iterator<Item = f64> {
    let sum = |of: fn(Width) -> u32| -> u32 { table.columns.iter().map(|column| of(column.width)).sum() };
    let fixed = sum(|width| if let Width::Fixed(width) = width { width.into() } else { 0 });
    let shares = sum(|width| if let Width::Share(share) = width { share.into() } else { 0 }).max(1);
    let left = f64::from(u32::from(width).saturating_sub(fixed)) / f64::from(shares);
    table.columns.iter().map(move |column| {
        let own = match column.width {
            Width::Fixed(width) => f64::from(width),
            Width::Share(share) => f64::from(share) * left,
        };
        own * 100.0 / f64::from(width.max(1))
    })
}

fn band(band: &Band, table: &Table) -> Markup {
    let bracket = match band.bracket {
        Bracket::None => "",
        Bracket::Begins => "bracket begins",
        Bracket::GoesOn => "bracket",
        Bracket::Ends => "bracket ends",
    };
    let together = if band.rows.len() <= MOST_TOGETHER { "together" } else { "" };
    let classes: Vec<&str> = [bracket, together].into_iter().filter(|class| !class.is_empty()).collect();
    let class = (!classes.is_empty()).then(|| classes.join(" "));
    html! {
        tbody class=[class] { @for row in &band.rows { (self::row(row, table)) } }
    }
}

fn row(row: &Row, table: &Table) -> Markup {
    let class = match row.kind {
        RowKind::Head | RowKind::Plain => None,
        RowKind::Lift => Some("lift"),
        RowKind::Note => Some("note"),
        RowKind::Set => Some("set"),
        RowKind::Top => Some("top"),
        RowKind::Warmup => Some("warmup"),
    };
    let mut column = 0;
    html! {
        tr class=[class] {
            @for cell in &row.cells {
                (self::cell(cell, row.kind == RowKind::Head, table.columns.get(column).map(|column| column.align)))
                @let () = column += usize::from(cell.span.max(1));
            }
        }
    }
}

fn cell(cell: &Cell, head: bool, align: Option<Align>) -> Markup {
    let span = (cell.span > 1).then_some(cell.span);
    let class = match align.filter(|_| span.is_none()) {
        _ if cell.write => Some("write"),
        Some(Align::End) => Some("end"),
        Some(Align::Middle) => Some("middle"),
        Some(Align::Start) | None => span.filter(|_| head).map(|_| "middle"),
    };
    let texts = html! {
        @match cell.texts.as_slice() {
            [only] => (inline(only)),
            texts => @for text in texts { (block("p", "", text)) },
        }
    };
    let dir = matches!(cell.texts.as_slice(), [only] if has_direction(only)).then_some("auto");
    html! {
        @if cell.heading && !cell.texts.is_empty() {
            th class=[class] colspan=[span] dir=[dir] scope=(if head { "col" } else { "row" }) { (texts) }
        } @else {
            td class=[class] colspan=[span] dir=[dir] title=[&cell.why] { (texts) }
        }
    }
}
