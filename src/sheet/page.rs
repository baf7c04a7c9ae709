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
    /// The margin on all sides, in tenths of a millimetre. The footer stands in the lower one.
    pub margin: u16,
    /// What begins a page each.
    pub sections: Vec<Section>,
}

/// What begins a page, and goes on to more where it is long.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// What stands at the top of each of its pages, left and right: program and athlete.
    pub header: (Text, Text),
    /// Its heading, below the header of each of its pages.
    pub heading: Text,
    /// What stands at the bottom of each of its pages, left: where it belongs, with its date; right is
    /// `Page n of m`.
    pub footer: Text,
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
    /// Parts set in so many columns, each kept in one piece where it fits a page. They fill the first
    /// column from top to bottom, then the next; the columns are as even as they can be.
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
    /// Kept on one line, where it fits one.
    pub whole: bool,
}

/// A line to write on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field {
    /// What is to be written.
    pub name: String,
    /// What is known already.
    pub filled: Option<String>,
    /// The unit that it is written in, at the end of the line.
    pub unit: Option<&'static str>,
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
    /// Whether all cells are ruled; else only rows are, thinly, and boxes to write in.
    pub ruled: bool,
    /// The least height of a row with boxes to write in, in tenths of a millimetre.
    pub row: u16,
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
    /// The bracket of a superset at its side.
    pub bracket: Bracket,
    /// The rows.
    pub rows: Vec<Row>,
}

/// The bracket at the side of lifts that are done in turn: one that begins, those between, and the last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Bracket {
    /// None: the lift is done by itself.
    #[default]
    None,
    /// The first lift, with the upper end of the bracket.
    Begins,
    /// A lift between the first and the last.
    GoesOn,
    /// The last lift, with the lower end of the bracket.
    Ends,
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
    /// Where its number comes from, for those who point at it on a screen.
    pub why: Option<String>,
}

impl Text {
    /// No text at all.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.iter().all(|run| run.words.is_empty())
    }

    /// The words alone, without their type.
    #[must_use]
    pub fn plain(&self) -> String {
        self.0.iter().map(|run| run.words.as_str()).collect()
    }

    /// The text with all that has no size of its own, or a larger one, in this size.
    #[must_use]
    pub fn sized(mut self, size: u16) -> Self {
        for run in &mut self.0 {
            run.style.size = if run.style.size == 0 { size } else { run.style.size.min(size) };
        }
        self
    }

    /// The text with one more stretch.
    #[must_use]
    pub fn with(mut self, run: Run) -> Self {
        self.0.push(run);
        self
    }
}

impl From<Run> for Text {
    fn from(run: Run) -> Self {
        Self(vec![run])
    }
}

impl Run {
    /// Words of our own, set like what is around them.
    #[must_use]
    pub fn new(words: impl Into<String>) -> Self {
        Self { words: words.into(), style: Style::default(), own: false }
    }

    /// Words that somebody wrote.
    #[must_use]
    pub fn own(words: impl Into<String>) -> Self {
        Self { own: true, ..Self::new(words) }
    }

    /// The same in another size, in tenths of a point.
    #[must_use]
    pub const fn size(mut self, size: u16) -> Self {
        self.style.size = size;
        self
    }

    /// The same in bold.
    #[must_use]
    pub const fn bold(mut self) -> Self {
        self.style.bold = true;
        self
    }

    /// The same, slanted.
    #[must_use]
    pub const fn italic(mut self) -> Self {
        self.style.italic = true;
        self
    }

    /// The same in grey.
    #[must_use]
    pub const fn grey(mut self) -> Self {
        self.style.grey = true;
        self
    }

    /// The same in a frame.
    #[must_use]
    pub const fn framed(mut self) -> Self {
        self.style.framed = true;
        self
    }

    /// The same, kept on one line.
    #[must_use]
    pub const fn whole(mut self) -> Self {
        self.style.whole = true;
        self
    }
}

impl Field {
    /// A line for what is not known, so wide beside others.
    #[must_use]
    pub fn empty(name: impl Into<String>, share: u8) -> Self {
        Self { name: name.into(), filled: None, unit: None, share }
    }
}

impl Cell {
    /// A cell with one paragraph.
    #[must_use]
    pub fn of(text: impl Into<Text>) -> Self {
        Self { texts: vec![text.into()], ..Self::default() }
    }

    /// A box to write in, with what stands small in its corner.
    #[must_use]
    pub fn to_write(caption: &str) -> Self {
        let texts = if caption.is_empty() {
            Vec::new()
        } else {
            vec![Run::new(caption).size(super::scale::SMALLEST).grey().into()]
        };
        Self { texts, write: true, ..Self::default() }
    }

    /// The same cell over so many columns.
    #[must_use]
    pub const fn over(mut self, columns: u8) -> Self {
        self.span = columns;
        self
    }

    /// The same cell as one that names its row or column.
    #[must_use]
    pub const fn named(mut self) -> Self {
        self.heading = true;
        self
    }
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
