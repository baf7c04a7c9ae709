//! Pages and what stands on them.

use crate::training::Load;

/// A sheet: sections in order, each of which begins a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sheet {
    /// The title of the document: program and athlete.
    pub title: String,
    /// Who wrote the program.
    pub author: Option<String>,
    /// Width and height of a page as it is held, in tenths of a millimetre.
    pub size: (u16, u16),
    /// The margin on all sides, in tenths of a millimetre.
    pub margin: u16,
    /// What begins a page each.
    pub sections: Vec<Section>,
}

/// What begins a page, and goes on to more where it is long.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// What stands at the top of each of its pages, left and right: program and athlete.
    pub header: (String, String),
    /// What stands at the bottom of each of its pages, left; right is `page n of m`.
    pub footer: String,
    /// Its heading; repeated where it goes on to another page.
    pub heading: Text,
    /// What the section says, from top to bottom.
    pub items: Vec<Item>,
    /// Whether it is set closer so that it fits its page.
    pub dense: bool,
}

/// A piece of a section.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Item {
    /// A heading inside a section, with its level from 2.
    Heading(u8, Text),
    /// A paragraph.
    Paragraph(Text),
    /// Lines to write on, side by side: `Name`, `Date`, `Bodyweight`.
    Fields(Vec<Field>),
    /// A table.
    Table(Table),
    /// A chart, across the page.
    Chart(Chart),
    /// An empty box to write in, with its caption and its least height in tenths of a millimetre.
    Box(String, u16),
    /// Parts set in so many columns, each kept in one piece where it fits a page.
    Columns(u8, Vec<Vec<Item>>),
}

/// Text with its type.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Text(pub Vec<Run>);

/// A stretch of text in one type.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    /// The words. A line break is a line break.
    pub words: String,
    /// How they are set.
    pub style: Style,
    /// Whether somebody wrote them: they may run from right to left, whatever is around them.
    pub own: bool,
}

/// How text is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Style {
    /// Size in tenths of a point; 0 is that of what is around it. Never below 80.
    pub size: u16,
    /// Bold.
    pub bold: bool,
    /// Slanted: what the coach says.
    pub italic: bool,
    /// Grey, of what matters less.
    pub grey: bool,
    /// In a frame: the top set, a label.
    pub framed: bool,
}

/// A line to write on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field {
    /// What is to be written.
    pub name: String,
    /// What is known already.
    pub filled: Option<String>,
    /// How wide it is beside the others.
    pub share: u8,
}

/// A table. Its head is repeated on each page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// What it shows, for readers who do not see it and as a class of its style.
    pub name: &'static str,
    /// What stands above it.
    pub caption: Option<Text>,
    /// The columns.
    pub columns: Vec<Column>,
    /// The rows of the head.
    pub head: Vec<Row>,
    /// The bands, from top to bottom.
    pub bands: Vec<Band>,
    /// Whether all cells are ruled.
    pub ruled: bool,
}

/// A column of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Column {
    /// How wide it is.
    pub width: Width,
    /// How its cells are set.
    pub align: Align,
}

/// The width of a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Width {
    /// In tenths of a millimetre.
    Fixed(u16),
    /// A share of what the others leave.
    Share(u16),
}

/// Where text stands in its cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Align {
    /// Where it begins.
    #[default]
    Start,
    /// In the middle.
    Middle,
    /// At its end.
    End,
}

/// Rows that belong together: a lift with its sets. Kept on one page where that leaves no big hole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Band {
    /// The bracket of a superset at its side: one of several that are done in turn.
    pub bracket: bool,
    /// The rows.
    pub rows: Vec<Row>,
}

/// A row of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// What it is.
    pub kind: RowKind,
    /// Its cells; those that span more than a column stand for as many.
    pub cells: Vec<Cell>,
}

/// What a row is, so far as it is seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RowKind {
    /// Of the head.
    Head,
    /// The name of a lift with what is said of all its sets; never the last of a page.
    Lift,
    /// What is said of some sets, above them.
    Note,
    /// A set that counts.
    Set,
    /// The top set, marked.
    Top,
    /// A warm-up, in grey.
    Warmup,
    /// Any other row.
    Plain,
}

/// A cell of a table.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Cell {
    /// Its paragraphs.
    pub texts: Vec<Text>,
    /// How many columns it spans; 0 and 1 are one.
    pub span: u8,
    /// Whether it is a box to write in; what it says then stands small in its corner.
    pub write: bool,
    /// Whether it names its row.
    pub heading: bool,
}

/// A chart. Its numbers are exact; whoever draws it rounds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chart {
    /// What it shows.
    pub title: String,
    /// What stands at the bottom: the weeks.
    pub axis: String,
    /// What the numbers count: `sets`, `kg`.
    pub unit: String,
    /// The places along the bottom, in order.
    pub places: Vec<String>,
    /// Its parts.
    pub parts: Part,
}

/// What a chart draws.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// Bars on each other, one series a lift.
    Bars(Vec<Bar>),
    /// Lines, one a lift; a gap where nothing is known.
    Lines(Vec<Series>),
}

/// A series of a bar chart: a count at each place. The first stand at the bottom.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bar {
    /// What it is of.
    pub name: String,
    /// What that is, by which its looks are chosen.
    pub of: Counted,
    /// One for each place.
    pub counts: Vec<u32>,
}

/// What a series of a bar chart counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Counted {
    /// A lift, by the name that it has in the program.
    Lift,
    /// Several lifts together.
    Others,
    /// A zone of intensity; the lighter ones come first.
    Zone,
    /// What nobody knows the zone of.
    Unknown,
}

/// A line of a chart: a load at each place where there is one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Series {
    /// What it is of.
    pub name: String,
    /// One for each place.
    pub loads: Vec<Option<Load>>,
}
