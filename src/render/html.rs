//! The sheet as one HTML file with its style in it, no script and nothing from the network, made
//! to be printed and written on.
//!
//! Each section is a table of one cell, whose head is the header and the heading: so they stand on each of its
//! pages, whatever is printed with. Footers stand in the margin: each section has a page of its own name, whose
//! style says what.

mod table;
mod text;

use std::io::{self, BufWriter, Write};

use maud::{DOCTYPE, Markup, PreEscaped, html};

use self::text::{block, css_string};
use super::charts;
use crate::model::Schedule;
use crate::sheet::{Field, Item, Kind, Leaf, Options, Section, Sheet, bare, leaves, sizes_of_type};

const STYLE: &str = include_str!("html.css");

/// Between columns, in tenths of a millimetre; as in the style.
const GAP: u16 = 60;

/// Writes the sheet of a schedule as one HTML file, section by section.
///
/// # Errors
///
/// Those of the writer.
pub fn render_html(schedule: &Schedule, options: &Options, out: &mut impl Write) -> io::Result<()> {
    let mut out = BufWriter::new(out);
    let sheet = bare(schedule, options);
    let leaves = leaves(schedule, options);
    let head = html! {
        (DOCTYPE)
        // The head stands open: html5 needs no closing tag, and the rest is written as it is made.
        (PreEscaped("<html lang=\"en\">\n"))
        head {
            meta charset="utf-8";
            meta name="viewport" content="width=device-width, initial-scale=1";
            @if let Some(author) = &sheet.author { meta name="author" content=(author); }
            title { (sheet.title) }
            (PreEscaped("<style>\n"))
        }
    };
    // The style stands open too, for there is a page for each section.
    let head = head.into_string();
    out.write_all(head.strip_suffix("</head>").unwrap_or(&head).as_bytes())?;
    style(&sheet, &leaves, &mut out)?;
    writeln!(out, "</style></head>\n<body class=\"{}\">", kind(options.kind))?;
    let width = sheet.size.0.saturating_sub(2 * sheet.margin);
    for (number, leaf) in leaves.iter().enumerate() {
        write_section(&leaf.section(), number, width, &mut out)?;
    }
    out.write_all(b"</body>\n</html>\n")?;
    out.flush()
}

const fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Session => "session",
        Kind::Week => "week",
        Kind::Block => "block",
        Kind::Card => "card",
    }
}

/// The style of the document: its pages, its sizes of type, and the rest.
fn style(sheet: &Sheet, leaves: &[Leaf<'_>], out: &mut impl Write) -> io::Result<()> {
    let millimetres = |tenths: u16| f64::from(tenths) / 10.0;
    let (width, height) = (millimetres(sheet.size.0), millimetres(sheet.size.1));
    let margin = millimetres(sheet.margin);
    writeln!(out, "@page {{ size: {width}mm {height}mm; margin: {margin}mm; }}")?;
    writeln!(out, ":root {{ --page: {width}mm; --margin: {margin}mm; }}")?;
    for size in sizes_of_type() {
        writeln!(out, ".t{size} {{ font-size: {}pt; }}", f64::from(size) / 10.0)?;
    }
    out.write_all(STYLE.as_bytes())?;
    for (number, leaf) in leaves.iter().enumerate() {
        writeln!(out, "@page s{number} {{ @bottom-left {{ content: {}; }} }}", css_string(&leaf.footer()))?;
    }
    Ok(())
}

/// Writes a section; it is as wide as this, in tenths of a millimetre.
fn write_section(section: &Section, number: usize, width: u16, out: &mut impl Write) -> io::Result<()> {
    let (left, right) = &section.header;
    let head = html! {
        thead {
            tr {
                td {
                    @if !(left.is_empty() && right.is_empty()) {
                        div.running {
                            (block("p", "left", left)) (block("p", "right", right))
                        }
                    }
                    (block("h1", "", &section.heading))
                }
            }
        }
    };
    let class = if section.dense { " class=\"dense\"" } else { "" };
    write!(out, "<section{class} style=\"page: s{number}\"><table class=\"frame\" role=\"presentation\">")?;
    out.write_all(head.0.as_bytes())?;
    out.write_all(b"<tbody><tr><td>\n")?;
    for item in &section.items {
        write_item(item, width, out)?;
    }
    out.write_all(b"</td></tr></tbody></table></section>\n")
}

fn write_item(item: &Item, width: u16, out: &mut impl Write) -> io::Result<()> {
    let markup = match item {
        Item::Heading(level, text) => block(if *level > 2 { "h3" } else { "h2" }, "", text),
        Item::Paragraph(text) => block("p", "", text),
        Item::Fields(fields) => self::fields(fields),
        Item::Table(table) => return table::write(table, width, out),
        Item::Chart(chart) => html! { figure { (PreEscaped(charts::svg(&charts::draw(chart, width)))) } },
        Item::Box(caption, height) => {
            let height = f64::from(*height) / 10.0;
            html! { div.box style=(format!("min-height: {height}mm")) { (caption) } }
        }
        Item::Columns(count, parts) => return columns(*count, parts, width, out),
    };
    out.write_all(markup.0.as_bytes())?;
    out.write_all(b"\n")
}

fn columns(count: u8, parts: &[Vec<Item>], width: u16, out: &mut impl Write) -> io::Result<()> {
    let count = u16::from(count.max(1));
    let width = width.saturating_sub(GAP * (count - 1)) / count;
    // No more parts than columns: each has its own.
    let own = if parts.len() <= usize::from(count) { " own" } else { "" };
    writeln!(out, "<div class=\"columns{own}\" style=\"column-count: {count}\">")?;
    for part in parts {
        out.write_all(b"<div class=\"part\">\n")?;
        for item in part {
            write_item(item, width, out)?;
        }
        out.write_all(b"</div>\n")?;
    }
    out.write_all(b"</div>\n")
}

fn fields(fields: &[Field]) -> Markup {
    html! {
        div.fields {
            @for field in fields {
                span.field style=(format!("flex: {}", field.share)) {
                    span dir="auto" { (field.name) }
                    @if let Some(filled) = &field.filled { " " b dir="auto" { (filled) } }
                    @if let Some(unit) = field.unit { span.unit { (unit) } }
                }
            }
        }
    }
}
