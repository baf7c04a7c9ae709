//! Lines with a scheme of several columns: each week takes its column of every scheme, and
//! all that stands beside them.

use super::lines::RawCell;
use super::schemes::Track;
use super::warmup_words::Word;
use super::weeks::{Resolver, Row};
use super::{CheckError, stages};
use crate::model::{Column, Segment, Shift, WarmUp, WeekCell};
use crate::source::Span;

/// The segments of a line whose schemes bring no columns, which needs no tracks then, and what
/// it says of its warm-ups.
pub(super) fn joined(tracks: &mut Vec<Track>) -> (Vec<Segment>, Option<Word>) {
    if tracks.iter().any(|track| track.call.is_some()) {
        return (Vec::new(), None);
    }
    let columns = std::mem::take(tracks).into_iter().flat_map(|track| track.columns);
    let (mut segments, mut word) = (Vec::new(), None);
    for column in columns {
        word = word.or(column.warmup);
        if let RawCell::Sets(sets) = column.cell {
            segments.extend(sets.segments);
        }
    }
    (segments, word)
}

impl Resolver<'_> {
    /// Puts the columns of all tracks together, week by week.
    pub(super) fn tracks(&mut self, tracks: Vec<Track>, span: Span) -> Row<WeekCell> {
        if let Some(staged) = tracks.iter().position(|track| stages::has_stages(&track.columns)) {
            return self.stage_tracks(tracks, staged, span);
        }
        self.tracks_climb(&tracks);
        let rows: Vec<_> = tracks.into_iter().map(|track| self.row(track.columns, span)).collect();
        let mut known: Vec<Vec<Option<(usize, Shift)>>> = Vec::new();
        let mut row = Row::default();
        for week in 0..usize::from(self.standing.length) {
            let cells: Vec<_> = rows.iter().map(|row| row.cells.get(week).copied().flatten()).collect();
            if cells.iter().all(Option::is_none) {
                row.cells.push(WeekCell::Off);
                continue;
            }
            let column = match known.iter().position(|other| *other == cells) {
                Some(column) => column,
                None => {
                    let segments = rows.iter().zip(&cells).flat_map(|(row, cell)| moved(&row.columns, *cell));
                    row.columns.push(Column { segments: segments.collect(), warm_up: WarmUp::default(), span });
                    row.words.push(rows.iter().zip(&cells).find_map(|(row, cell)| row.word((*cell)?.0)));
                    known.push(cells);
                    row.columns.len() - 1
                }
            };
            row.cells.push(WeekCell::Sets { column, shift: Shift::default() });
        }
        row
    }

    /// The stages of a scheme, each with all that stands beside them.
    fn stage_tracks(&mut self, tracks: Vec<Track>, staged: usize, span: Span) -> Row<WeekCell> {
        let rows: Vec<_> = tracks.into_iter().map(|track| self.row(track.columns, span)).collect();
        let Some(row) = rows.get(staged) else { return Row::default() };
        // What stands beside the stages has one column for them all.
        let column_in = |place: usize, stage: usize| if place == staged { stage } else { 0 };
        let columns = (0..row.columns.len()).map(|stage| {
            let rows = rows.iter().enumerate();
            let in_stage = rows.filter_map(|(place, row)| row.columns.get(column_in(place, stage)));
            let segments = in_stage.flat_map(|column| column.segments.iter().cloned()).collect();
            Column { segments, warm_up: WarmUp::default(), span }
        });
        let words = (0..row.columns.len())
            .map(|stage| rows.iter().enumerate().find_map(|(place, row)| row.word(column_in(place, stage))));
        let cells = row.cells.iter().map(|cell| match cell {
            Some(_) => WeekCell::Sets { column: 0, shift: Shift::default() },
            None => WeekCell::Off,
        });
        Row { columns: columns.collect(), words: words.collect(), cells: cells.collect() }
    }

    /// A load that climbs each week does not stand beside a scheme of several columns.
    fn tracks_climb(&mut self, tracks: &[Track]) {
        let sets =
            |track: &&Track| track.columns.iter().filter(|column| matches!(column.cell, RawCell::Sets(_))).count();
        let Some((other, _)) = tracks.iter().find(|track| sets(track) > 1).and_then(|track| track.call.clone()) else {
            return;
        };
        let alone = tracks.iter().filter(|track| track.call.is_none()).flat_map(|track| &track.columns);
        let climbing = alone.filter_map(|column| match &column.cell {
            RawCell::Sets(column) => self.climbing(column),
            RawCell::Off | RawCell::Same(_) => None,
        });
        if let Some(span) = climbing.into_iter().next() {
            self.report(CheckError::ClimbWithColumns { span, other });
        }
    }
}

/// The segments of a column, moved by so much.
fn moved(columns: &[Column], cell: Option<(usize, Shift)>) -> Vec<Segment> {
    let Some((column, shift)) = cell else { return Vec::new() };
    let segments = columns.get(column).map_or(&[][..], |column| &column.segments);
    // Only a scheme has columns of its own that can move it.
    let mut segments = segments.to_vec();
    for called in segments.iter_mut().filter_map(|segment| segment.called.as_mut()) {
        called.shift = called.shift.plus(shift);
    }
    segments
}
