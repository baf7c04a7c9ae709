//! Text to lines of glyphs: shaped, wrapped, and put in order where it runs from right to left.
//!
//! A year's sheet says the same words again and again; what was set once is kept.

use std::collections::HashMap;
use std::ops::Range;
use std::rc::Rc;

use krilla::text::{GlyphId, KrillaGlyph};
use parley::{
    Cluster, FontContext, FontFamily, FontFamilyName, FontWeight, GlyphRun, Layout, LayoutContext, Line as SetLine,
    LineHeight, OverflowWrap, PositionedLayoutItem, StyleProperty, TextWrapMode,
};

use super::fonts::{self, Coverage};
use super::signs::{self, Signs};
use super::unprinted::Unprinted;
use crate::sheet::{Run, Text};

/// How text is set where its runs do not say otherwise.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Type {
    /// Size, in points.
    pub(super) size: f32,
    /// From one line to the next, in sizes.
    pub(super) leading: f32,
    /// Bold.
    pub(super) bold: bool,
    /// Slanted.
    pub(super) italic: bool,
    /// How grey it is at least, from 0 for black.
    pub(super) grey: u8,
}

impl Type {
    /// Upright, black and regular.
    pub(super) const fn new(size: f32) -> Self {
        Self { size, leading: 1.25, bold: false, italic: false, grey: 0 }
    }

    /// In bold.
    pub(super) const fn bold(self) -> Self {
        Self { bold: true, ..self }
    }

    /// In this grey.
    pub(super) const fn grey(self, grey: u8) -> Self {
        Self { grey, ..self }
    }
}

/// The grey of what matters less: 6.9 to 1 against white.
pub(super) const GREY: u8 = 0x5a;

/// How far the text font reaches above and below the baseline, in sizes.
const ASCENT: f32 = 0.905;
const DESCENT: f32 = 0.212;

/// The least size of type, in points.
const LEAST: f32 = 8.0;

/// Text in lines. Places count from its upper left corner, in points.
#[derive(Debug, Default)]
pub(super) struct Block {
    /// The lines, from top to bottom.
    pub(super) lines: Vec<Line>,
    /// Whether all of it runs from right to left.
    pub(super) right_to_left: bool,
    /// What it says, where signs are drawn in the place of some that no font has.
    pub(super) actual: Option<String>,
}

impl Block {
    /// All of its lines.
    pub(super) fn all(&self) -> Range<usize> {
        0..self.lines.len()
    }

    /// How high all of its lines are together.
    pub(super) fn full_height(&self) -> f32 {
        self.height(&self.all())
    }

    /// How high some of its lines are together.
    pub(super) fn height(&self, lines: &Range<usize>) -> f32 {
        self.lines.get(lines.clone()).unwrap_or_default().iter().map(|line| line.height).sum()
    }

    /// Where its lines stand, from 0 for the left to 1 for the right, if those that run from left to right
    /// stand there.
    pub(super) fn align(&self, align: f32) -> f32 {
        if self.right_to_left { 1.0 - align } else { align }
    }

    /// How wide its widest line is.
    pub(super) fn width(&self) -> f32 {
        self.lines.iter().map(|line| line.width).fold(0.0, f32::max)
    }
}

/// A line of text.
#[derive(Debug)]
pub(super) struct Line {
    /// Where it begins.
    pub(super) top: f32,
    /// To the next line.
    pub(super) height: f32,
    /// Without blanks at its end.
    pub(super) width: f32,
    /// Its glyphs, from left to right.
    pub(super) stretches: Vec<Stretch>,
    /// Frames around some of them.
    pub(super) frames: Vec<Frame>,
}

/// Glyphs of one font that stand side by side.
#[derive(Debug)]
pub(super) struct Stretch {
    /// Where it begins, from the left end of its line.
    pub(super) x: f32,
    /// Where it ends.
    pub(super) end: f32,
    /// Its baseline, from the top of the block.
    pub(super) baseline: f32,
    /// The font.
    pub(super) font: krilla::text::Font,
    /// Its size, in points.
    pub(super) size: f32,
    /// From 0 for black.
    pub(super) grey: u8,
    /// Whether it is drawn slanted.
    pub(super) slanted: bool,
    /// The text that the glyphs are of.
    pub(super) words: Rc<str>,
    /// The glyphs, from left to right; their ranges are of the text.
    pub(super) glyphs: Vec<KrillaGlyph>,
}

/// A frame around words.
#[derive(Clone, Copy, Debug)]
pub(super) struct Frame {
    /// Its left side, from the left end of its line.
    pub(super) x: f32,
    /// Its upper side, from the top of the block.
    pub(super) top: f32,
    /// Its width.
    pub(super) width: f32,
    /// Its height.
    pub(super) height: f32,
}

/// A compositor: sets text, and remembers what it has set.
pub(super) struct Compositor {
    fonts: FontContext,
    layouts: LayoutContext<Ink>,
    coverage: Coverage,
    set: HashMap<Vec<u8>, Rc<Block>>,
    /// The signs that no font has.
    pub(super) unprinted: Unprinted,
}

/// Which run of its paragraph a glyph belongs to.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Ink(usize);

/// A stretch of a paragraph in one type.
#[derive(Clone, Copy, Debug)]
struct Inked {
    kind: Type,
    framed: bool,
    /// Whether it is kept on one line.
    whole: bool,
}

impl Compositor {
    pub(super) fn new() -> Self {
        let mut fonts = fonts::context();
        let coverage = Coverage::of(&mut fonts);
        let (set, unprinted) = (HashMap::new(), Unprinted::default());
        Self { fonts, layouts: LayoutContext::new(), coverage, set, unprinted }
    }

    /// Plain words of our own.
    pub(super) fn words(&mut self, words: &str, kind: Type, width: f32) -> Rc<Block> {
        self.text(&Run::new(words).into(), kind, width)
    }

    /// Words that somebody wrote.
    pub(super) fn own(&mut self, words: &str, kind: Type, width: f32) -> Rc<Block> {
        self.text(&Run::own(words).into(), kind, width)
    }

    /// Text in lines of a width.
    pub(super) fn text(&mut self, text: &Text, kind: Type, width: f32) -> Rc<Block> {
        let key = key(text, kind, width);
        if let Some(block) = self.set.get(&key) {
            return Rc::clone(block);
        }
        let block = Rc::new(self.set(text, kind, width));
        self.set.insert(key, Rc::clone(&block));
        block
    }

    fn set(&mut self, text: &Text, kind: Type, width: f32) -> Block {
        let mut block = Block::default();
        let mut top = 0.0;
        for paragraph in paragraphs(text) {
            let mut signs = Signs::of(&paragraph, &self.coverage);
            let inks: Vec<Inked> = paragraph.iter().map(|(_, run)| ink(run, kind)).collect();
            if !signs.missing.is_empty() {
                let whole: String = text.0.iter().map(|run| run.words.as_str()).collect();
                self.unprinted.add(&signs.missing, &whole);
                block.actual = Some(whole);
            }
            let words: Rc<str> = std::mem::take(&mut signs.words).into();
            let paragraph = Paragraph { words: &words, runs: &signs.runs, inks: &inks };
            // What somebody wrote alone sets the direction of the whole.
            block.right_to_left |= text.0.len() == 1 && signs.right_to_left;
            top = self.paragraph(&paragraph, kind, width, top, &mut block.lines);
        }
        block
    }

    /// Sets a paragraph below what is set already; says where it ends.
    fn paragraph(&mut self, paragraph: &Paragraph<'_>, kind: Type, width: f32, top: f32, lines: &mut Vec<Line>) -> f32 {
        let mut layout = self.shape(paragraph, kind, true);
        layout.break_all_lines(Some(width));
        let too_wide =
            |line: SetLine<'_, Ink>| line.metrics().advance - at_its_end(&line, paragraph, width) > width + 0.01;
        if layout.lines().any(too_wide) {
            // What is to be kept on one line does not fit one.
            layout = self.shape(paragraph, kind, false);
            layout.break_all_lines(Some(width));
        }
        let mut next = top;
        for line in layout.lines() {
            let metrics = line.metrics();
            // What a line of right-to-left text ends with stands at its left.
            let blank = at_its_end(&line, paragraph, width);
            let shift = if layout.is_rtl() { -blank } else { 0.0 };
            let stretches = stretches(&line, paragraph, (shift, next), metrics.line_height);
            let (frames, height) = (frames(&stretches, paragraph.inks), metrics.line_height);
            // A line that holds only what steers direction may still have a width of its own.
            let width = if stretches.is_empty() { 0.0 } else { (metrics.advance - blank).max(0.0) };
            let stretches = stretches.into_iter().map(|(stretch, _)| stretch).collect();
            lines.push(Line { top: next, height, width, stretches, frames });
            next += height;
        }
        next
    }

    /// Words as glyphs, not broken into lines yet.
    fn shape(&mut self, paragraph: &Paragraph<'_>, kind: Type, whole: bool) -> Layout<Ink> {
        let mut builder = self.layouts.ranged_builder(&mut self.fonts, paragraph.words, 1.0, false);
        let families = fonts::FAMILIES.map(|name| FontFamilyName::Named(name.into()));
        builder.push_default(StyleProperty::FontFamily(FontFamily::from(families.as_slice())));
        builder.push_default(StyleProperty::FontSize(kind.size));
        builder.push_default(LineHeight::FontSizeRelative(kind.leading));
        builder.push_default(StyleProperty::OverflowWrap(OverflowWrap::Anywhere));
        let runs = paragraph.runs.iter().zip(paragraph.inks).enumerate();
        // Nothing may be left of a run: nobody sees its signs.
        for (place, (range, ink)) in runs.filter(|(_, (range, _))| !range.is_empty()) {
            builder.push(StyleProperty::Brush(Ink(place)), range.clone());
            builder.push(StyleProperty::FontSize(ink.kind.size), range.clone());
            if ink.kind.bold {
                builder.push(StyleProperty::FontWeight(FontWeight::BOLD), range.clone());
            }
            if ink.whole && whole {
                builder.push(StyleProperty::TextWrapMode(TextWrapMode::NoWrap), range.clone());
            }
        }
        builder.build(&**paragraph.words)
    }
}

/// A paragraph to be set: its words, and where each run stands in them and how it is set.
struct Paragraph<'a> {
    words: &'a Rc<str>,
    runs: &'a [Range<usize>],
    inks: &'a [Inked],
}

/// What a text is remembered by.
fn key(text: &Text, kind: Type, width: f32) -> Vec<u8> {
    let mut key = Vec::with_capacity(48);
    for number in [kind.size, kind.leading, width] {
        key.extend_from_slice(&number.to_bits().to_le_bytes());
    }
    key.extend_from_slice(&[u8::from(kind.bold), u8::from(kind.italic), kind.grey]);
    for run in &text.0 {
        let style = &run.style;
        key.extend_from_slice(&style.size.to_le_bytes());
        key.extend([style.bold, style.italic, style.grey, style.framed, style.whole, run.own].map(u8::from));
        key.extend_from_slice(&run.words.len().to_le_bytes());
        key.extend_from_slice(run.words.as_bytes());
    }
    key
}

/// The pieces of each line that the text itself breaks.
fn paragraphs(text: &Text) -> Vec<Vec<(&str, &Run)>> {
    let mut paragraphs = vec![Vec::new()];
    for run in &text.0 {
        for (place, words) in run.words.split('\n').enumerate() {
            if place > 0 {
                paragraphs.push(Vec::new());
            }
            if let Some(last) = paragraphs.last_mut()
                && !words.is_empty()
            {
                last.push((words.trim_end_matches('\r'), run));
            }
        }
    }
    if text.0.iter().all(|run| run.words.is_empty()) {
        paragraphs.clear();
    }
    paragraphs
}

/// How a run is set in what is around it.
fn ink(run: &Run, kind: Type) -> Inked {
    let style = &run.style;
    let size = if style.size == 0 { kind.size } else { f32::from(style.size) / 10.0 };
    let kind = Type {
        size: size.max(LEAST),
        bold: style.bold || kind.bold,
        italic: style.italic || kind.italic,
        grey: if style.grey { kind.grey.max(GREY) } else { kind.grey },
        ..kind
    };
    Inked { kind, framed: style.framed, whole: style.whole || style.framed }
}

/// How wide the blanks are that a line ends with, also before a sign that ends a direction. Those inside of a
/// frame are no part of it where the line has no room for them.
fn at_its_end(line: &SetLine<'_, Ink>, paragraph: &Paragraph<'_>, room: f32) -> f32 {
    let range = line.text_range();
    let words = paragraph.words.get(range.clone()).unwrap_or_default();
    let after = |blank: fn(char) -> bool| -> f32 {
        let end = range.start + words.trim_end_matches(blank).len();
        if end == range.end {
            return 0.0;
        }
        let clusters = line.runs().map(|run| -> f32 {
            run.clusters().filter(|cluster| cluster.text_range().start >= end).map(|cluster| cluster.advance()).sum()
        });
        clusters.sum()
    };
    let blank = after(|sign| sign == ' ' || signs::steers(sign));
    if line.metrics().advance - blank > room + 0.01 {
        return after(|sign| matches!(sign, ' ' | signs::FIXED_BLANK) || signs::steers(sign));
    }
    blank
}

/// The glyphs of a line, each stretch with its run.
fn stretches(
    line: &SetLine<'_, Ink>,
    paragraph: &Paragraph<'_>,
    place: (f32, f32),
    height: f32,
) -> Vec<(Stretch, usize)> {
    let mut stretches = Vec::new();
    // A run of one font is cut where the ink changes; how far it has been read.
    let mut read = (usize::MAX, 0);
    for item in line.items() {
        let PositionedLayoutItem::GlyphRun(glyphs) = item else { continue };
        if read.0 != glyphs.run().index() {
            read = (glyphs.run().index(), 0);
        }
        let count = glyphs.glyphs().count();
        let ink = glyphs.style().brush.0;
        if let (Some(font), Some(inked)) = (fonts::drawn(glyphs.run().font()), paragraph.inks.get(ink)) {
            let stretch = Stretch {
                x: place.0 + glyphs.offset(),
                end: place.0 + glyphs.offset() + glyphs.advance(),
                baseline: 0.0,
                slanted: inked.kind.italic && !fonts::upright(glyphs.run().font()),
                font,
                size: glyphs.run().font_size(),
                grey: inked.kind.grey,
                words: Rc::clone(paragraph.words),
                glyphs: drawn(&glyphs, paragraph.words, read.1, count),
            };
            stretches.push((stretch, ink));
        }
        read.1 += count;
    }
    // All scripts stand on the line on which Latin stands in the largest size.
    let largest = stretches.iter().map(|(stretch, _)| stretch.size).fold(0.0, f32::max);
    let baseline = place.1 + (height - (ASCENT + DESCENT) * largest) / 2.0 + ASCENT * largest;
    stretches.iter_mut().for_each(|(stretch, _)| stretch.baseline = baseline);
    stretches
}

/// The glyphs from one on, with the text that each stands for. What only steers the direction of text is left out.
fn drawn(glyphs: &GlyphRun<'_, Ink>, words: &str, from: usize, count: usize) -> Vec<KrillaGlyph> {
    let run = glyphs.run();
    let size = run.font_size();
    let all = run.visual_clusters().flat_map(|cluster| {
        let range = joined(&cluster);
        cluster.glyphs().map(move |glyph| (range.clone(), glyph))
    });
    let mut out = Vec::with_capacity(count);
    for (text_range, glyph) in all.skip(from).take(count) {
        let steers = words.get(text_range.clone()).is_some_and(|words| words.chars().all(signs::steers));
        if steers && glyph.advance == 0.0 {
            continue;
        }
        out.push(KrillaGlyph {
            glyph_id: GlyphId::new(glyph.id),
            text_range,
            x_advance: glyph.advance / size,
            x_offset: glyph.x / size,
            y_offset: -glyph.y / size,
            y_advance: 0.0,
            location: None,
        });
    }
    out
}

/// The sign after one that is joined with it: the glyph belongs to the one that is furthest to the left.
fn next<'a>(cluster: &Cluster<'a, Ink>) -> Option<Cluster<'a, Ink>> {
    if cluster.is_rtl() { cluster.previous_logical() } else { cluster.next_logical() }
}

/// The text of a cluster: a glyph that joins signs stands for all of them, also for one at which the line was broken.
fn joined(cluster: &Cluster<'_, Ink>) -> Range<usize> {
    let mut range = cluster.text_range();
    if cluster.is_ligature_start() {
        let mut other = next(cluster);
        while let Some(part) = other.filter(Cluster::is_ligature_continuation) {
            let of_part = part.text_range();
            range = range.start.min(of_part.start)..range.end.max(of_part.end);
            other = next(&part);
        }
    }
    range
}

/// The frames of a line: one around each run that is framed.
fn frames(stretches: &[(Stretch, usize)], inks: &[Inked]) -> Vec<Frame> {
    let framed = |run: usize| inks.get(run).is_some_and(|ink| ink.framed);
    let runs = stretches.chunk_by(|a, b| a.1 == b.1).filter(|run| run.first().is_some_and(|first| framed(first.1)));
    let around = |run: &[(Stretch, usize)]| {
        let (first, _) = run.first()?;
        let (last, _) = run.last()?;
        let (top, height) = (first.baseline - 0.87 * first.size, 1.1 * first.size);
        // The blanks around the words are a little wider than the frame needs.
        Some(Frame { x: first.x + 0.5, top, width: last.end - first.x - 1.0, height })
    };
    runs.filter_map(around).collect()
}
