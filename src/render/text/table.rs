//! Tables of figures that fit the width.

use std::io::{self, Write};

use super::WIDTH;
use super::wrap::{width, wrap};

/// The head of a column, in two lines.
pub(super) struct Column {
    top: &'static str,
    head: String,
    /// Numbers stand on the right, words and bars on the left.
    right: bool,
}

impl Column {
    /// A column of numbers.
    pub(super) fn of_numbers(top: &'static str, head: impl Into<String>) -> Self {
        Self { top, head: head.into(), right: true }
    }

    /// A column of words or bars.
    pub(super) fn of_words(head: impl Into<String>) -> Self {
        Self { top: "", head: head.into(), right: false }
    }

    fn aligned(&self, text: &str, columns: usize) -> String {
        let blanks = " ".repeat(columns.saturating_sub(width(text)));
        if self.right { format!("{blanks}{text}") } else { format!("{text}{blanks}") }
    }
}

enum Line {
    Heading(String),
    Cells(Vec<String>),
}

/// A table. A column that holds nothing is not shown; what does not fit side by side goes on in
/// another table below, with the first column again.
pub(super) struct Table {
    columns: Vec<Column>,
    lines: Vec<Line>,
}

impl Table {
    pub(super) const fn new(columns: Vec<Column>) -> Self {
        Self { columns, lines: Vec::new() }
    }

    /// A line across the columns.
    pub(super) fn heading(&mut self, text: String) {
        self.lines.push(Line::Heading(text));
    }

    pub(super) fn row(&mut self, cells: Vec<String>) {
        self.lines.push(Line::Cells(cells));
    }

    /// Writes the table.
    pub(super) fn write(&self, out: &mut impl Write) -> io::Result<()> {
        let widths = self.widths();
        let shown: Vec<usize> = (0..self.columns.len()).filter(|&place| widths.get(place) > Some(&0)).collect();
        let wide = |places: &[usize], gap: usize| {
            let columns: usize = places.iter().filter_map(|&place| widths.get(place)).sum();
            columns + gap * places.len().saturating_sub(1)
        };
        let gap = if wide(&shown, 2) <= WIDTH { 2 } else { 1 };
        let mut parts: Vec<Vec<usize>> = Vec::new();
        for place in shown {
            match parts.last_mut() {
                Some(part) if wide(part, gap) + gap + widths.get(place).copied().unwrap_or(0) <= WIDTH => {
                    part.push(place);
                }
                Some(part) => {
                    let next = part.first().copied().into_iter().chain([place]).collect();
                    parts.push(next);
                }
                None => parts.push(vec![place]),
            }
        }
        for (number, part) in parts.iter().enumerate() {
            if number > 0 {
                writeln!(out)?;
            }
            self.write_part(part, &widths, gap, out)?;
        }
        Ok(())
    }

    /// How wide each column is; 0 for one that holds nothing.
    fn widths(&self) -> Vec<usize> {
        let mut widths = vec![0; self.columns.len()];
        for line in &self.lines {
            let Line::Cells(cells) = line else { continue };
            for (column, cell) in widths.iter_mut().zip(cells) {
                *column = width(cell).max(*column);
            }
        }
        for (columns, column) in widths.iter_mut().zip(&self.columns) {
            if *columns > 0 {
                *columns = width(column.top).max(width(&column.head)).max(*columns);
            }
        }
        widths
    }

    fn write_part(&self, places: &[usize], widths: &[usize], gap: usize, out: &mut impl Write) -> io::Result<()> {
        let write = |cell: &dyn Fn(usize, &Column) -> String, out: &mut dyn Write| {
            let cells = places.iter().filter_map(|&place| {
                let column = self.columns.get(place)?;
                Some(column.aligned(&cell(place, column), *widths.get(place)?))
            });
            let cells: Vec<String> = cells.collect();
            writeln!(out, "{}", cells.join(&" ".repeat(gap)).trim_end())
        };
        if places.iter().any(|&place| self.columns.get(place).is_some_and(|column| !column.top.is_empty())) {
            write(&|_, column| column.top.to_owned(), out)?;
        }
        write(&|_, column| column.head.clone(), out)?;
        for line in &self.lines {
            match line {
                Line::Heading(text) => {
                    for line in wrap(text, WIDTH) {
                        writeln!(out, "{line}")?;
                    }
                }
                Line::Cells(cells) => write(&|place, _| cells.get(place).cloned().unwrap_or_default(), out)?,
            }
        }
        Ok(())
    }
}
