//! Columns: what stands under each other is lined up.

use unicode_width::UnicodeWidthStr as _;

use super::cut::{CutStatement, Part, Segment, push_segments};
use super::layout::{Line, WIDTH};

/// How the parts of a cell are built: where its segments end, and what its parts have.
type Shape = Vec<Vec<(bool, bool)>>;

fn shape(segments: &[Segment<'_>]) -> Shape {
    let built = |part: &Part<'_>| (!part.cell.label().is_empty(), !part.cell.load().is_empty());
    segments.iter().map(|segment| segment.iter().map(built).collect()).collect()
}

fn repeats(segments: &[Segment<'_>]) -> bool {
    matches!(segments, [segment] if matches!(segment.as_slice(), [part] if part.cell.repeats()))
}

/// Cells that stand under each other, as texts: those of one shape that follow each other have
/// their parts and loads lined up, if they stay within the width. A cell that is left out ends such
/// a run, and has no text.
pub(super) fn line_up(cells: &[Option<&[Segment<'_>]>], width: usize) -> Vec<Option<String>> {
    let mut texts: Vec<Option<String>> = cells.iter().map(|cell| cell.map(plain)).collect();
    let mut run: Vec<usize> = Vec::new();
    let mut of_run: Option<Shape> = None;
    for (place, cell) in cells.iter().enumerate() {
        let next = cell.map(|cell| (repeats(cell), shape(cell)));
        match next {
            Some((true, _)) => continue,
            Some((false, shape)) if of_run.as_ref() == Some(&shape) => {}
            other => {
                line_up_run(cells, &run, width, &mut texts);
                run.clear();
                of_run = other.map(|(_, shape)| shape);
            }
        }
        if of_run.is_some() {
            run.push(place);
        }
    }
    line_up_run(cells, &run, width, &mut texts);
    texts
}

fn plain(segments: &[Segment<'_>]) -> String {
    let mut text = String::new();
    push_segments(segments, &mut text);
    text
}

/// Lines up cells of one shape.
fn line_up_run(cells: &[Option<&[Segment<'_>]>], run: &[usize], width: usize, texts: &mut [Option<String>]) {
    if run.len() < 2 {
        return;
    }
    let rows: Vec<&[Segment<'_>]> = run.iter().filter_map(|&place| cells.get(place).copied().flatten()).collect();
    // How wide the label, the sets and the load of each part are at most.
    let count = rows.first().map_or(0, |row| row.iter().flatten().count());
    let mut widest = vec![(0, 0, 0); count];
    for row in &rows {
        for (widest, part) in widest.iter_mut().zip(row.iter().flatten()) {
            let (label, sets, load) = part.cell.widths();
            *widest = (widest.0.max(label), widest.1.max(sets), widest.2.max(load));
        }
    }
    let lined_up: Vec<String> = rows.iter().map(|row| padded(row, &widest)).collect();
    if lined_up.iter().all(|text| text.width() <= width) {
        for (&place, text) in run.iter().zip(lined_up) {
            if let Some(slot) = texts.get_mut(place) {
                *slot = Some(text);
            }
        }
    }
}

fn padded(row: &[Segment<'_>], widest: &[(usize, usize, usize)]) -> String {
    let mut text = String::new();
    let mut widest = widest.iter().copied();
    let mut due = 0;
    for (place, segment) in row.iter().enumerate() {
        for (inner, part) in segment.iter().enumerate() {
            if place > 0 || inner > 0 {
                text.push_str(if inner > 0 { "," } else { ";" });
                pad(&mut text, due + 1);
            }
            let (label, sets, load) = widest.next().unwrap_or_default();
            let pieces = [(part.cell.label(), label), (part.cell.sets(), sets), (part.cell.load(), load)];
            due = 0;
            let mut is_first = true;
            for (piece, wide) in pieces {
                if wide == 0 {
                    continue;
                }
                if !std::mem::take(&mut is_first) {
                    pad(&mut text, due + 1);
                }
                text.push_str(piece);
                due = wide.saturating_sub(piece.width());
            }
        }
    }
    text
}

fn pad(text: &mut String, blanks: usize) {
    text.extend(std::iter::repeat_n(' ', blanks));
}

/// A prescription in one line that may be lined up with its neighbours.
pub(super) struct Row<'s> {
    /// Which line of the page it is.
    pub line: usize,
    pub cut: CutStatement<'s>,
}

/// Whether a prescription has weeks in columns that can be lined up with those of others.
pub(super) fn has_weeks(cut: &CutStatement<'_>) -> bool {
    cut.has_row
        && cut.columns.len() > 1
        && cut.columns.iter().all(|column| !column.stage)
        && cut.parts().all(|part| part.cell.label().is_empty())
}

/// Lines up the weeks of neighbouring prescriptions: names, `|` and loads stand under each other.
/// If a line gets too wide, all of them stay as they are.
pub(super) fn line_up_weeks(rows: &[Row<'_>], lines: &mut [Line<'_>]) {
    if rows.len() < 2 {
        return;
    }
    let weeks = rows.iter().map(|row| row.cut.columns.len()).max().unwrap_or(0);
    let mut texts: Vec<String> = rows.iter().map(|row| row.cut.head_text()).collect();
    for week in 0..weeks {
        let going_on = rows.iter().zip(&texts).filter(|(row, _)| row.cut.columns.len() > week);
        let widest = going_on.map(|(_, text)| text.width()).max().unwrap_or(0);
        if widest > WIDTH {
            return;
        }
        let cells: Vec<Option<&[Segment<'_>]>> =
            rows.iter().map(|row| row.cut.columns.get(week).map(|column| column.segments.as_slice())).collect();
        let cells = line_up(&cells, WIDTH);
        for (text, cell) in texts.iter_mut().zip(cells) {
            if let Some(cell) = cell {
                let blanks = widest.saturating_sub(text.width());
                pad(text, blanks);
                text.push_str(if week == 0 { " " } else { " | " });
                text.push_str(&cell);
            }
        }
    }
    if texts.iter().all(|text| text.width() <= WIDTH) {
        for (row, text) in rows.iter().zip(texts) {
            if let Some(line) = lines.get_mut(row.line) {
                line.text = text;
            }
        }
    }
}
