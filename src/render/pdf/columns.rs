//! Parts in columns: one below the other, then in the next column; as even as they can be, each in one piece.

use super::pages::Laying;
use super::pieces::{self, Columns, Flow, Keep, Piece};

/// How high a flow is where it is not cut.
pub(super) fn flow_height(flow: &Flow) -> f32 {
    match flow {
        Flow::Pieces(pieces) => pieces::height(pieces, false),
        Flow::Columns(columns) => {
            let heights: Vec<f32> = columns.parts.iter().map(|part| pieces::height(part, false)).collect();
            columns.before + even(&heights, columns.count)
        }
    }
}

/// Lays parts in columns.
pub(super) fn lay(laying: &mut Laying<'_>, columns: Columns) {
    let Columns { count, step, before, parts } = columns;
    if !laying.fresh {
        laying.y += before;
    }
    let whole = laying.whole();
    let parts: Vec<Vec<Piece>> = parts.into_iter().flat_map(|part| cut(part, whole)).collect();
    let heights: Vec<f32> = parts.iter().map(|part| pieces::height(part, false)).collect();
    let (mut parts, mut heights) = (parts.as_slice(), heights.as_slice());
    while !parts.is_empty() {
        let level = even(heights, count);
        if level > laying.left() && laying.may_end() {
            laying.new_page();
        }
        // No more parts than columns: each has its own.
        let mut columns = if heights.len() <= count && level <= laying.left() {
            vec![1; heights.len()]
        } else {
            fill(heights, count, level.min(laying.left()))
        };
        if columns.iter().all(|&part| part == 0) {
            if laying.fresh {
                // No page holds it; `cut` leaves nothing of the kind.
                columns = vec![1];
            } else {
                laying.new_page();
                continue;
            }
        }
        let (top, mut lowest) = (laying.y, laying.y);
        let mut place = 0;
        for (column, &taken) in columns.iter().enumerate() {
            #[allow(clippy::cast_precision_loss, reason = "a handful of columns")]
            let x = column as f32 * step;
            let mut y = top;
            for part in parts.get(place..place + taken).unwrap_or_default() {
                y = put(laying, part, x, y, y > top);
            }
            place += taken;
            lowest = f32::max(lowest, y);
        }
        laying.y = lowest;
        laying.fresh = false;
        parts = parts.get(place..).unwrap_or_default();
        heights = heights.get(place..).unwrap_or_default();
        if !parts.is_empty() {
            laying.new_page();
        }
    }
}

fn put(laying: &mut Laying<'_>, part: &[Piece], x: f32, mut y: f32, spaced: bool) -> f32 {
    for (place, piece) in part.iter().enumerate() {
        if place > 0 || spaced {
            y += piece.before;
        }
        laying.draw(piece.marks.clone(), x, y);
        y += piece.height;
    }
    y
}

/// How many parts stand in each column if none is higher than this: at most so many columns, the rest is left.
fn fill(heights: &[f32], count: usize, most: f32) -> Vec<usize> {
    let mut columns = Vec::new();
    let mut rest = heights;
    while !rest.is_empty() && columns.len() < count {
        let mut used = 0.0;
        let fits = |height: &&f32| {
            used += **height;
            used <= most + 0.01
        };
        let taken = rest.iter().take_while(fits).count();
        columns.push(taken);
        rest = rest.get(taken..).unwrap_or_default();
    }
    columns
}

/// The least height at which all parts fit so many columns.
fn even(heights: &[f32], count: usize) -> f32 {
    let all: f32 = heights.iter().sum();
    let (mut low, mut high) = (heights.iter().copied().fold(0.0, f32::max), all);
    // Half a point is nothing to the eye; the number of steps is that of the halvings of any page.
    for _ in 0..24 {
        if high - low < 0.5 {
            break;
        }
        let middle = f32::midpoint(low, high);
        if fill(heights, count, middle).iter().sum::<usize>() == heights.len() { high = middle } else { low = middle }
    }
    high
}

/// A part that is higher than a page, in parts that are not.
fn cut(part: Vec<Piece>, whole: f32) -> Vec<Vec<Piece>> {
    if pieces::height(&part, false) <= whole {
        return vec![part];
    }
    let mut parts: Vec<Vec<Piece>> = Vec::new();
    let mut high = f32::INFINITY;
    for mut group in groups(part, whole) {
        let height = pieces::height(&group, false);
        if high + height > whole {
            let above: Vec<Piece> = group.first().map(above).unwrap_or_default();
            high = pieces::height(&above, false);
            parts.push(above);
        }
        high += height;
        if let Some(last) = parts.last_mut() {
            last.append(&mut group);
        }
    }
    parts
}

/// The pieces that always hold on to each other; each of them alone where no page holds them all below what stands
/// above them again.
fn groups(part: Vec<Piece>, whole: f32) -> Vec<Vec<Piece>> {
    let mut groups: Vec<Vec<Piece>> = Vec::new();
    let mut held = false;
    for piece in part {
        let holds = piece.keep == Keep::Always;
        match groups.last_mut() {
            Some(group) if held => group.push(piece),
            _ => groups.push(vec![piece]),
        }
        held = holds;
    }
    let split = |group: Vec<Piece>| -> Vec<Vec<Piece>> {
        let above = group.first().map_or(0.0, Piece::height_above);
        let fits = above + pieces::height(&group, false) <= whole;
        if fits { vec![group] } else { group.into_iter().map(|piece| vec![piece]).collect() }
    };
    groups.into_iter().flat_map(split).collect()
}

/// What is repeated above a piece, as pieces.
fn above(piece: &Piece) -> Vec<Piece> {
    piece.above.iter().map(|repeat| Piece::new(0.0, repeat.height, repeat.marks.clone())).collect()
}
