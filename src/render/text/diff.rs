//! What changes, as text: the program, the weeks, the sessions by their place in the plan, and the
//! figures.

use std::io::{self, BufWriter, Write};

use super::table::{Column, Table};
use super::wrap::{width, wrap};
use super::{WIDTH, paragraph};
use crate::diff::Changes;
use crate::render::told::{COLUMNS, Compared, Row, Sign, Slot, Told, VolumeTold};

/// Rows begin with a sign and a blank.
const INDENT: usize = 2;
const GAP: usize = 2;
/// How wide the columns in front of what changes may get: the weeks, the sets.
const MOST: [usize; 2] = [16, 19];

/// Writes the changes as plain text, 80 columns wide; with colours if they are wanted.
///
/// # Errors
///
/// Those of the writer.
pub fn render_diff_text(
    changes: &Changes<'_>,
    compared: Compared<'_>,
    color: bool,
    out: &mut impl Write,
) -> io::Result<()> {
    let told = Told::new(changes, compared);
    let mut out = Pen { out: BufWriter::new(out), color };
    out.bold(&told.title)?;
    paragraph(&told.compared, 0, INDENT, &mut out.out)?;
    writeln!(out.out)?;
    paragraph(&told.summary, 0, INDENT, &mut out.out)?;
    if !told.program.is_empty() {
        out.section("Program")?;
        let cells: Vec<(String, &Row)> = told.program.iter().map(|row| (String::new(), row)).collect();
        out.rows(&cells, Columns::of(&cells))?;
    }
    if !told.weeks.is_empty() {
        out.section("Weeks")?;
        for (sign, words) in &told.weeks {
            out.line(*sign, words)?;
        }
    }
    for slot in &told.slots {
        out.slot(slot)?;
    }
    if !told.volume.is_empty() {
        out.section("Volume and intensity by week")?;
        volume(&told.volume).write(&mut out.out)?;
    }
    out.out.flush()
}

/// A table of the figures; what stays is said once.
fn volume(volume: &[VolumeTold]) -> Table {
    let figures = COLUMNS.into_iter().map(|name| Column::of_numbers("", name));
    let mut table = Table::new(std::iter::once(Column::of_numbers("", "week")).chain(figures).collect());
    for lift in volume {
        table.heading(format!("· {}", lift.heading));
        for (week, figures) in &lift.weeks {
            table.row(std::iter::once(week.clone()).chain(figures.iter().map(|figure| figure.words())).collect());
        }
    }
    table
}

/// The columns in front of what changes.
#[derive(Clone, Copy)]
struct Columns {
    weeks: usize,
    what: usize,
    /// As wide as what changes, where how much more it is stands beside it.
    words: usize,
}

impl Columns {
    fn of(cells: &[(String, &Row)]) -> Self {
        let widest = |texts: &mut dyn Iterator<Item = &str>, most: usize| texts.map(width).max().unwrap_or(0).min(most);
        let [most_weeks, most_what] = MOST;
        let weeks = widest(&mut cells.iter().map(|(weeks, _)| weeks.as_str()), most_weeks);
        let what = widest(&mut cells.iter().map(|(_, row)| row.what.as_str()), most_what);
        let mut columns = Self { weeks, what, words: 0 };
        let room = columns.room();
        let beside = cells.iter().map(|(_, row)| (width(&words(row)), width(&row.change)));
        let beside = beside.filter(|(words, change)| *change > 0 && words + GAP + change <= room);
        columns.words = beside.map(|(words, _)| words).max().unwrap_or(0);
        columns
    }

    /// Where what changes begins.
    fn start(self) -> usize {
        let shown = [self.weeks, self.what].into_iter().filter(|&columns| columns > 0);
        INDENT + shown.map(|columns| columns + GAP).sum::<usize>()
    }

    fn room(self) -> usize {
        WIDTH.saturating_sub(self.start()).max(1)
    }
}

/// What changes, in one line.
fn words(row: &Row) -> String {
    match (row.before.is_empty(), row.after.is_empty()) {
        (false, false) => format!("{} → {}", row.before, row.after),
        (true, _) => row.after.clone(),
        (_, true) => row.before.clone(),
    }
}

/// What changes, in lines that fit: before and after side by side if they do.
fn lines(row: &Row, columns: Columns) -> Vec<String> {
    let (words, room) = (words(row), columns.room());
    let mut lines = match row.before.is_empty() || row.after.is_empty() || width(&words) <= room {
        true => wrap(&words, room),
        false => {
            let after = wrap(&row.after, room.saturating_sub(2).max(1));
            let after = after.into_iter().enumerate();
            let after = after.map(|(place, line)| format!("{}{line}", if place == 0 { "→ " } else { "  " }));
            wrap(&row.before, room).into_iter().chain(after).collect()
        }
    };
    if row.change.is_empty() {
        return lines;
    }
    let change = width(&row.change);
    match lines.last_mut() {
        Some(last) if width(last) + GAP + change <= room => {
            let aligned = if columns.words + GAP + change <= room { columns.words } else { 0 };
            let blanks = aligned.saturating_sub(width(last)) + GAP;
            last.push_str(&" ".repeat(blanks));
            last.push_str(&row.change);
        }
        _ => lines.extend(wrap(&row.change, room.saturating_sub(2).max(1)).into_iter().map(|line| format!("  {line}"))),
    }
    lines
}

/// Writes with colours, or without.
struct Pen<W: Write> {
    out: W,
    color: bool,
}

impl<W: Write> Pen<W> {
    fn bold(&mut self, text: &str) -> io::Result<()> {
        for line in wrap(text, WIDTH) {
            self.painted("1", &line)?;
        }
        Ok(())
    }

    fn section(&mut self, title: &str) -> io::Result<()> {
        writeln!(self.out)?;
        self.bold(title)?;
        let widest = wrap(title, WIDTH).iter().map(|line| width(line)).max().unwrap_or(0);
        writeln!(self.out, "{}", "─".repeat(widest))
    }

    fn slot(&mut self, slot: &Slot) -> io::Result<()> {
        self.section(&slot.heading)?;
        let rows = |line: &'_ crate::render::told::Line| -> Vec<(String, Row)> {
            let groups = line.groups.iter().flat_map(|group| {
                let weeks = std::iter::once(group.weeks.clone()).chain(std::iter::repeat(String::new()));
                weeks.zip(group.rows.clone())
            });
            groups.collect()
        };
        let lines: Vec<(&str, Vec<(String, Row)>)> =
            slot.lines.iter().map(|line| (line.heading.as_str(), rows(line))).collect();
        let all: Vec<(String, &Row)> =
            lines.iter().flat_map(|(_, rows)| rows).map(|(weeks, row)| (weeks.clone(), row)).collect();
        let columns = Columns::of(&all);
        for (heading, rows) in &lines {
            if !heading.is_empty() {
                paragraph(heading, 0, INDENT, &mut self.out)?;
            }
            let cells: Vec<(String, &Row)> = rows.iter().map(|(weeks, row)| (weeks.clone(), row)).collect();
            self.rows(&cells, columns)?;
        }
        Ok(())
    }

    fn rows(&mut self, cells: &[(String, &Row)], columns: Columns) -> io::Result<()> {
        for (weeks, row) in cells {
            let before = [(weeks.as_str(), columns.weeks), (row.what.as_str(), columns.what)];
            let before = before.into_iter().filter(|(_, columns)| *columns > 0);
            let mut cells: Vec<(Vec<String>, usize)> =
                before.map(|(text, columns)| (wrap(text, columns), columns)).collect();
            cells.push((lines(row, columns), 0));
            let height = cells.iter().map(|(lines, _)| lines.len()).max().unwrap_or(1);
            for place in 0..height {
                let mut line = String::new();
                for (lines, columns) in &cells {
                    let text = lines.get(place).map_or("", String::as_str);
                    line.push_str(text);
                    line.push_str(&" ".repeat(columns.saturating_sub(width(text)) + GAP));
                }
                let sign = if place == 0 { row.sign } else { Sign::Changed };
                self.signed(sign, row.sign, line.trim_end())?;
            }
        }
        Ok(())
    }

    fn line(&mut self, sign: Sign, words: &str) -> io::Result<()> {
        for (place, line) in wrap(words, WIDTH - INDENT).iter().enumerate() {
            self.signed(if place == 0 { sign } else { Sign::Changed }, sign, line)?;
        }
        Ok(())
    }

    /// A line with its sign, in the colour of what is told.
    fn signed(&mut self, sign: Sign, of: Sign, line: &str) -> io::Result<()> {
        let sign = match sign {
            Sign::Added => '+',
            Sign::Removed => '-',
            Sign::Changed => ' ',
        };
        let text = format!("{sign} {line}");
        match of {
            Sign::Added => self.painted("32", text.trim_end()),
            Sign::Removed => self.painted("31", text.trim_end()),
            Sign::Changed => writeln!(self.out, "{}", text.trim_end()),
        }
    }

    fn painted(&mut self, color: &str, text: &str) -> io::Result<()> {
        if self.color && !text.is_empty() {
            writeln!(self.out, "\x1b[{color}m{text}\x1b[0m")
        } else {
            writeln!(self.out, "{text}")
        }
    }
}
