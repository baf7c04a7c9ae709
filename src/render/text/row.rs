//! One row of the table of a session: sets that are alike.

use std::io::{self, Write};

use super::wrap::{width, wrap};
use super::{INDENT, WIDTH};
use crate::model::PlannedSet;
use crate::words;

const GAP: usize = 2;
/// How wide a column may get; what is longer goes on below. Together with the gaps and the
/// indent they fill the width.
const MOST: [usize; 5] = [9, 10, 16, 22, 11];

/// The cells of a row.
pub(super) struct Row {
    /// Numbers, role, sets × reps, load, effort: in columns.
    cells: [String; 5],
    /// Rest, then where the load comes from: behind the columns, or below them.
    tail: Vec<String>,
}

impl Row {
    /// The row of sets that are alike.
    pub(super) fn new(sets: &[PlannedSet]) -> Self {
        let Some(set) = sets.first() else {
            return Self { cells: Default::default(), tail: Vec::new() };
        };
        let amount = match sets.len() {
            1 => words::amount(set),
            several => format!("{several} × {}", words::amount(set)),
        };
        let load = words::load(set);
        let rule = words::rule(set);
        let (load, from) = match load {
            Some(load) => (load, rule),
            None => (rule.unwrap_or_else(|| "—".to_owned()), None),
        };
        let rest = set.extras.rest.map(|rest| format!("rest {}", words::time(rest)));
        let optional = set.optional.then(|| "optional".to_owned());
        Self {
            cells: [
                words::numbers(sets),
                words::role(set.role).to_owned(),
                amount,
                load,
                words::effort(set).unwrap_or_default(),
            ],
            tail: rest.into_iter().chain(from).chain(optional).collect(),
        }
    }

    /// Writes the row; what does not fit goes on below.
    pub(super) fn write(&self, columns: &Columns, out: &mut impl Write) -> io::Result<()> {
        let cells: Vec<Vec<String>> =
            self.cells.iter().zip(columns.widths).map(|(cell, columns)| wrap(cell, columns.max(1))).collect();
        let tail = self.tail.join(" · ");
        let beside = !tail.is_empty() && columns.end() + GAP + width(&tail) <= WIDTH;
        let height = cells.iter().map(Vec::len).max().unwrap_or(1);
        for place in 0..height {
            let mut line = " ".repeat(INDENT - GAP);
            for (cell, columns) in cells.iter().zip(columns.widths) {
                if columns == 0 {
                    continue;
                }
                let text = cell.get(place).map_or("", String::as_str);
                line.push_str(&" ".repeat(GAP));
                line.push_str(text);
                line.push_str(&" ".repeat(columns.saturating_sub(width(text))));
            }
            if place == 0 && beside {
                line.push_str(&" ".repeat(GAP));
                line.push_str(&tail);
            }
            writeln!(out, "{}", line.trim_end())?;
        }
        if !tail.is_empty() && !beside {
            let indent = columns.start_of_amount();
            for line in wrap(&tail, WIDTH - indent) {
                writeln!(out, "{:indent$}{line}", "")?;
            }
        }
        Ok(())
    }
}

/// How wide each column of a session's table is; 0 for one that holds nothing.
pub(super) struct Columns {
    widths: [usize; 5],
}

impl Columns {
    /// As wide as the rows need, within bounds.
    pub(super) fn of<'a>(rows: impl Iterator<Item = &'a Row>) -> Self {
        let mut widths = [0; 5];
        for row in rows {
            for ((column, cell), most) in widths.iter_mut().zip(&row.cells).zip(MOST) {
                *column = width(cell).min(most).max(*column);
            }
        }
        Self { widths }
    }

    /// Where the columns end.
    fn end(&self) -> usize {
        let shown = self.widths.iter().filter(|&&columns| columns > 0);
        INDENT - GAP + shown.map(|columns| columns + GAP).sum::<usize>()
    }

    /// Where the amounts stand: below them is what does not fit beside.
    fn start_of_amount(&self) -> usize {
        let before = self.widths.iter().take(2).filter(|&&columns| columns > 0);
        INDENT + before.map(|columns| columns + GAP).sum::<usize>()
    }
}
