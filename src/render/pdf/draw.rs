//! Placed pages as a PDF: marks, tags, bookmarks and what is known of the document.

use std::io;
use std::num::{NonZeroU16, NonZeroU32};

use krilla::Document;
use krilla::SerializeSettings;
use krilla::color::luma;
use krilla::configure::{Accessibility, Configuration, ConfigurationBuilder};
use krilla::destination::XyzDestination;
use krilla::error::KrillaError;
use krilla::geom::{Path, PathBuilder, Point, Rect, Transform};
use krilla::metadata::Metadata;
use krilla::num::NormalizedF32;
use krilla::outline::{Outline, OutlineNode};
use krilla::page::PageSettings;
use krilla::paint::{Fill, LineCap, LineJoin, Stroke, StrokeDash};
use krilla::surface::Surface;
use krilla::tagging::{
    Artifact, ArtifactType, ContentTag, Identifier, SpanTag, TableHeaderScope, Tag, TagGroup, TagKind, TagTree,
};

use super::look;
use super::placed::{Kid, Mark, Part, Placed, Role, Words};
use super::text::{Line, Stretch};
use crate::sheet::Sheet;

/// How much slanted type leans: twelve degrees, as obliques do.
const SLANT: f32 = 0.2126;

/// How far the control points of a quarter of a circle are from its ends, in radii.
const QUARTER: f32 = 0.552_284_8;

/// The bytes of a PDF. It keeps to PDF/UA-1, if its words let it; if not, it is the same without the claim.
pub(super) fn bytes(sheet: &Sheet, placed: &Placed) -> io::Result<Vec<u8>> {
    let claims = ConfigurationBuilder::new().with_accessibility_validator(Accessibility::UA1).finish();
    match claims.map(|claims| document(sheet, placed, claims)) {
        Ok(Ok(bytes)) => Ok(bytes),
        _ => document(sheet, placed, Configuration::default()).map_err(|error| io::Error::other(format!("{error:?}"))),
    }
}

fn document(sheet: &Sheet, placed: &Placed, configuration: Configuration) -> Result<Vec<u8>, KrillaError> {
    let mut document = Document::new_with(SerializeSettings { configuration, ..SerializeSettings::default() });
    let mut leaves = vec![None; placed.meaning.leaves()];
    for page in &placed.pages {
        let settings = PageSettings::from_wh(page.size.0, page.size.1).unwrap_or_default();
        let mut drawn = document.start_page_with(settings);
        let mut surface = drawn.surface();
        marks(&page.marks, &mut surface, &mut leaves);
        surface.finish();
        drawn.finish();
    }
    document.set_outline(outline(placed));
    document.set_tag_tree(tags(placed, &leaves));
    document.set_metadata(metadata(sheet));
    document.finish()
}

/// What is known of the document. It has no date: the same sheet makes the same bytes.
fn metadata(sheet: &Sheet) -> Metadata {
    let title = if sheet.title.trim().is_empty() { "Program" } else { &sheet.title };
    let metadata = Metadata::new().title(title.to_owned()).language("en".to_owned());
    let metadata = metadata.authors(sheet.author.iter().cloned().collect());
    metadata.creator(format!("liftplan {}", env!("CARGO_PKG_VERSION")))
}

fn outline(placed: &Placed) -> Outline {
    let mut outline = Outline::new();
    for bookmark in &placed.bookmarks {
        let place = XyzDestination::new(bookmark.page, Point::from_xy(0.0, 0.0));
        outline.push_child(OutlineNode::new(bookmark.words.clone(), place));
    }
    outline
}

/// Draws marks; words that are read, and the stretches between them, are tagged.
fn marks(marks: &[Mark], surface: &mut Surface<'_>, leaves: &mut [Option<Identifier>]) {
    let mut artefact = false;
    for mark in marks {
        let leaf = if let Mark::Text(words) = mark { words.leaf } else { None };
        match (leaf, mark) {
            (Some(leaf), Mark::Text(words)) => {
                if std::mem::take(&mut artefact) {
                    surface.end_tagged();
                }
                // Frames are drawn first, as they are nothing to read.
                if frames(words).next().is_some() {
                    surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(ArtifactType::Layout)));
                    frames(words).for_each(|(at, size)| frame(surface, at, size));
                    surface.end_tagged();
                }
                let actual = words.block.actual.as_deref().map(|all| if words.lines.start == 0 { all } else { "" });
                let identifier = surface.start_tagged(ContentTag::Span(SpanTag::empty().with_actual_text(actual)));
                text(words, surface);
                surface.end_tagged();
                if let Some(slot) = leaves.get_mut(leaf.0) {
                    *slot = Some(identifier);
                }
            }
            _ => {
                if !std::mem::replace(&mut artefact, true) {
                    surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(ArtifactType::Layout)));
                }
                draw(mark, surface);
            }
        }
    }
    if artefact {
        surface.end_tagged();
    }
}

fn draw(mark: &Mark, surface: &mut Surface<'_>) {
    match mark {
        Mark::Text(words) => {
            frames(words).for_each(|(at, size)| frame(surface, at, size));
            text(words, surface);
        }
        Mark::Rect { at, size, fill, outline } => rect(surface, *at, *size, *fill, *outline),
        Mark::Area { corners, grey } => {
            pen(surface, Some(*grey), None, None);
            paint(surface, polygon(std::slice::from_ref(corners), true));
        }
        Mark::Lines { lines, width, grey, dash } => {
            pen(surface, None, Some((*width, *grey)), *dash);
            paint(surface, polygon(lines, false));
        }
        Mark::Disc { centre, radius, fill, ring } => {
            pen(surface, *fill, Some((*ring, look::BLACK)), None);
            paint(surface, disc(*centre, *radius));
        }
    }
}

/// Sets what the next shape is filled and outlined with.
fn pen(surface: &mut Surface<'_>, fill: Option<u8>, outline: Option<(f32, u8)>, dash: Option<(f32, f32)>) {
    surface.set_fill(fill.map(ink));
    surface.set_stroke(outline.filter(|(width, _)| *width > 0.0).map(|(width, grey)| Stroke {
        paint: luma::Color::new(grey).into(),
        width,
        miter_limit: 4.0,
        line_cap: LineCap::Butt,
        line_join: LineJoin::Miter,
        opacity: NormalizedF32::ONE,
        dash: dash.map(|(dash, gap)| StrokeDash { array: vec![dash, gap], offset: 0.0 }),
    }));
}

fn ink(grey: u8) -> Fill {
    Fill { paint: luma::Color::new(grey).into(), opacity: NormalizedF32::ONE, ..Fill::default() }
}

fn paint(surface: &mut Surface<'_>, path: Option<Path>) {
    if let Some(path) = path {
        surface.draw_path(&path);
    }
}

fn rect(surface: &mut Surface<'_>, at: (f32, f32), size: (f32, f32), fill: Option<u8>, outline: Option<(f32, u8)>) {
    if let Some(rect) = Rect::from_xywh(at.0, at.1, size.0, size.1) {
        let mut path = PathBuilder::new();
        path.push_rect(rect);
        pen(surface, fill, outline, None);
        paint(surface, path.finish());
    }
}

/// A frame around words, with round corners.
fn frame(surface: &mut Surface<'_>, (x, y): (f32, f32), (width, height): (f32, f32)) {
    let round = look::ROUND.min(width / 2.0).min(height / 2.0);
    let (right, bottom, bend) = (x + width, y + height, round * (1.0 - QUARTER));
    let mut path = PathBuilder::new();
    path.move_to(x + round, y);
    path.line_to(right - round, y);
    path.cubic_to(right - bend, y, right, y + bend, right, y + round);
    path.line_to(right, bottom - round);
    path.cubic_to(right, bottom - bend, right - bend, bottom, right - round, bottom);
    path.line_to(x + round, bottom);
    path.cubic_to(x + bend, bottom, x, bottom - bend, x, bottom - round);
    path.line_to(x, y + round);
    path.cubic_to(x, y + bend, x + bend, y, x + round, y);
    path.close();
    pen(surface, None, Some((look::STRONG, look::BLACK)), None);
    paint(surface, path.finish());
}

/// Lines through points; one that ends where it begins is closed.
fn polygon(lines: &[Vec<(f32, f32)>], closed: bool) -> Option<Path> {
    let mut path = PathBuilder::new();
    for line in lines {
        let ring = closed || line.len() > 2 && line.first() == line.last();
        for (place, &(x, y)) in line.iter().enumerate() {
            if place == 0 { path.move_to(x, y) } else { path.line_to(x, y) }
        }
        if ring {
            path.close();
        }
    }
    path.finish()
}

fn disc((x, y): (f32, f32), radius: f32) -> Option<Path> {
    let (r, c) = (radius, radius * QUARTER);
    let mut path = PathBuilder::new();
    path.move_to(x + r, y);
    path.cubic_to(x + r, y + c, x + c, y + r, x, y + r);
    path.cubic_to(x - c, y + r, x - r, y + c, x - r, y);
    path.cubic_to(x - r, y - c, x - c, y - r, x, y - r);
    path.cubic_to(x + c, y - r, x + r, y - c, x + r, y);
    path.close();
    path.finish()
}

/// The lines of words, each with its left end and how much higher it stands than in its block.
fn lines(words: &Words) -> impl Iterator<Item = (&Line, f32, f32)> {
    let lines = words.block.lines.get(words.lines.clone()).unwrap_or_default();
    let above = lines.first().map_or(0.0, |first| first.top);
    lines.iter().map(move |line| {
        let x = words.at.0 + (words.width - line.width).max(0.0) * words.align;
        (line, x, words.at.1 - above)
    })
}

/// Corner and size of the frames of words.
fn frames(words: &Words) -> impl Iterator<Item = ((f32, f32), (f32, f32))> {
    lines(words).flat_map(|(line, x, y)| {
        line.frames.iter().map(move |frame| ((x + frame.x, y + frame.top), (frame.width, frame.height)))
    })
}

fn text(words: &Words, surface: &mut Surface<'_>) {
    for (line, x, y) in lines(words) {
        for stretch in &line.stretches {
            glyphs(stretch, (x + stretch.x, y + stretch.baseline), surface);
        }
    }
}

fn glyphs(stretch: &Stretch, (x, y): (f32, f32), surface: &mut Surface<'_>) {
    surface.set_stroke(None);
    surface.set_fill(Some(ink(stretch.grey)));
    let start = if stretch.slanted {
        surface.push_transform(&Transform::from_row(1.0, 0.0, -SLANT, 1.0, x, y));
        Point::from_xy(0.0, 0.0)
    } else {
        Point::from_xy(x, y)
    };
    surface.draw_glyphs(start, &stretch.glyphs, stretch.font.clone(), &stretch.words, stretch.size, false);
    if stretch.slanted {
        surface.pop();
    }
}

/// The tree of tags.
fn tags(placed: &Placed, leaves: &[Option<Identifier>]) -> TagTree {
    let mut tree = TagTree::new().with_lang(Some("en".to_owned()));
    for &section in placed.meaning.sections() {
        if let Some(group) = group(section, placed, leaves) {
            tree.push(group);
        }
    }
    tree
}

fn group(part: Part, placed: &Placed, leaves: &[Option<Identifier>]) -> Option<TagGroup> {
    let node = placed.meaning.node(part)?;
    let mut group = TagGroup::new(tag(&node.role));
    for kid in &node.kids {
        match kid {
            Kid::Part(part) => {
                if let Some(kid) = self::group(*part, placed, leaves) {
                    group.push(kid);
                }
            }
            Kid::Leaf(leaf) => {
                if let Some(identifier) = leaves.get(leaf.0).copied().flatten() {
                    group.push(identifier);
                }
            }
        }
    }
    // A cell that is empty is still a cell.
    let empty =
        group.children.is_empty() && !matches!(node.role, Role::Cell(_) | Role::RowName(_) | Role::ColumnName(_));
    (!empty).then_some(group)
}

fn tag(role: &Role) -> TagKind {
    let over = |columns: u32| NonZeroU32::new(columns).filter(|columns| columns.get() > 1);
    match role {
        Role::Section => Tag::Section.into(),
        Role::Heading(level, title) => {
            Tag::Hn(NonZeroU16::new(u16::from(*level)).unwrap_or(NonZeroU16::MIN), Some(title.clone())).into()
        }
        Role::Paragraph => Tag::P.into(),
        Role::Table(summary) => Tag::Table.with_summary(Some(summary.clone())).into(),
        Role::Caption => Tag::Caption.into(),
        Role::TableHead => Tag::THead.into(),
        Role::TableBody => Tag::TBody.into(),
        Role::Row => Tag::TR.into(),
        Role::ColumnName(columns) => Tag::TH(TableHeaderScope::Column).with_col_span(over(*columns)).into(),
        Role::RowName(columns) => Tag::TH(TableHeaderScope::Row).with_col_span(over(*columns)).into(),
        Role::Cell(columns) => Tag::TD.with_col_span(over(*columns)).into(),
        Role::Figure(words) => Tag::Figure(Some(words.clone())).into(),
    }
}
