//! What changes as Markdown, in the flavour of GitHub: for the comment of a pull request.

use std::io::{self, BufWriter, Write};

use super::escape::{html, inline};
use crate::diff::Changes;
use crate::render::told::{COLUMNS, Compared, Line, Row, Sign, Slot, Told, VolumeTold};

/// A table with more rows is folded.
const MOST_ROWS: usize = 12;

/// Writes the changes as Markdown that GitHub renders. Nothing that the plan says is read as
/// Markdown, as HTML or as the name of somebody.
///
/// # Errors
///
/// Those of the writer.
pub fn render_diff_markdown(changes: &Changes<'_>, compared: Compared<'_>, out: &mut impl Write) -> io::Result<()> {
    let told = Told::new(changes, compared);
    let mut out = BufWriter::new(out);
    writeln!(
        out,
        "### {}\n\nCompared: {}\n\n**{}**",
        inline(&told.title),
        inline(&told.compared),
        inline(&told.summary)
    )?;
    if !told.program.is_empty() {
        table(&["program", "before", "after", "change"], told.program.iter().map(program_cells), &mut out)?;
    }
    if !told.weeks.is_empty() {
        writeln!(out)?;
        for (_, words) in &told.weeks {
            writeln!(out, "- {}", inline(words))?;
        }
    }
    for slot in &told.slots {
        self::slot(slot, &mut out)?;
    }
    if !told.volume.is_empty() {
        let rows: Vec<Vec<String>> = told.volume.iter().flat_map(volume_rows).collect();
        let columns = ["lift", "week"].into_iter().chain(COLUMNS).collect::<Vec<_>>();
        folded("Volume and intensity by week", &columns, rows, &mut out)?;
    }
    out.flush()
}

fn program_cells(row: &Row) -> Vec<String> {
    vec![row.what.clone(), row.before.clone(), row.after.clone(), row.change.clone()]
}

fn slot(slot: &Slot, out: &mut impl Write) -> io::Result<()> {
    let has_weeks = slot.lines.iter().flat_map(|line| &line.groups).any(|group| !group.weeks.is_empty());
    let rows: Vec<Vec<String>> = slot.lines.iter().flat_map(|line| line_rows(line, has_weeks)).collect();
    if rows.is_empty() {
        return writeln!(out, "\n#### {}", inline(&slot.heading));
    }
    let shown = |columns: &[&'static str]| -> Vec<&'static str> {
        columns.iter().copied().filter(|column| *column != "weeks" || has_weeks).collect()
    };
    // A day that is new, or gone, has nothing to be held against.
    match slot.sign {
        Sign::Changed => folded(&slot.heading, &shown(&["lift", "weeks", "", "before", "after", "change"]), rows, out),
        sign => {
            let side = if sign == Sign::Added { 1 } else { 0 };
            let kept = rows.into_iter().map(|mut row| {
                let behind = row.split_off(row.len().saturating_sub(3));
                row.extend(behind.into_iter().nth(side));
                row
            });
            let column = if sign == Sign::Added { "after" } else { "before" };
            folded(&slot.heading, &shown(&["lift", "weeks", "", column]), kept.collect(), out)
        }
    }
}

/// The rows of a lift; what is the same as in the row above is not said again.
fn line_rows(line: &Line, has_weeks: bool) -> Vec<Vec<String>> {
    let mut rows = Vec::new();
    for group in &line.groups {
        for (place, row) in group.rows.iter().enumerate() {
            let heading = if rows.is_empty() { line.heading.clone() } else { String::new() };
            let weeks = if place == 0 { group.weeks.trim_start_matches(char::is_alphabetic).trim() } else { "" };
            let mut cells = vec![heading];
            cells.extend(has_weeks.then(|| weeks.to_owned()));
            cells.extend([row.what.clone(), row.before.clone(), row.after.clone(), row.change.clone()]);
            rows.push(cells);
        }
    }
    rows
}

fn volume_rows(lift: &VolumeTold) -> Vec<Vec<String>> {
    let rows = lift.weeks.iter().enumerate().map(|(place, (week, figures))| {
        let heading = if place == 0 { lift.heading.clone() } else { String::new() };
        [heading, week.clone()].into_iter().chain(figures.iter().map(|figure| figure.words())).collect()
    });
    rows.collect()
}

/// A table under its heading; a long one is folded.
fn folded(heading: &str, columns: &[&str], rows: Vec<Vec<String>>, out: &mut impl Write) -> io::Result<()> {
    if rows.len() <= MOST_ROWS {
        writeln!(out, "\n#### {}", inline(heading))?;
        return table(columns, rows.into_iter(), out);
    }
    let word = format!("{} rows", rows.len());
    writeln!(out, "\n<details><summary><b>{}</b> ({word})</summary>", html(heading))?;
    table(columns, rows.into_iter(), out)?;
    writeln!(out, "\n</details>")
}

fn table(columns: &[&str], rows: impl Iterator<Item = Vec<String>>, out: &mut impl Write) -> io::Result<()> {
    writeln!(out, "\n| {} |\n|{}", columns.join(" | "), "---|".repeat(columns.len()))?;
    for row in rows {
        let cells: Vec<String> = row.iter().map(|cell| inline(cell)).collect();
        writeln!(out, "| {} |", cells.join(" | "))?;
    }
    Ok(())
}
