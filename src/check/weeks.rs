//! Columns and weeks: which column a line follows in which week.

use std::collections::HashSet;
use std::sync::Arc;

use super::lines::{RawCell, RawColumn, RawLine};
use super::warmup_words::Word;
use super::{CalendarError, CheckError, stages};
use crate::diagnostic::{Diagnostics, Finding};
use crate::model::{Climb, Column, Line, Notes, OtherLifts, Pace, Program, Progress, Shift, Target, WeekCell};
use crate::source::Span;

/// The weeks in which a line stands.
pub(super) struct Standing {
    /// How long the block is.
    pub length: u16,
    /// The weeks of the block, from 0; none where that was reported as a mistake.
    pub weeks: Arc<[u16]>,
    /// Whether the line is of the block, and not of single weeks with days of their own.
    pub of_block: bool,
    /// Where the block says how long it is.
    pub block: Option<Span>,
}

/// The columns of a row that hold sets, and what stands in each week of the block.
#[derive(Default)]
pub(super) struct Row<T> {
    pub columns: Vec<Column>,
    /// What each of the columns says of its warm-ups.
    pub words: Vec<Option<Word>>,
    pub cells: Vec<T>,
}

impl<T> Row<T> {
    pub(super) fn word(&self, column: usize) -> Option<Word> {
        self.words.get(column).copied().flatten()
    }
}

/// Gives every week of the block its column. Beside the line is what its columns say of their
/// warm-ups.
pub(super) fn resolve(
    raw: RawLine,
    standing: &Standing,
    program: &Program,
    reported: &mut HashSet<Span>,
    diagnostics: &mut Diagnostics,
) -> (Line, Vec<Option<Word>>) {
    let broken = raw.broken || standing.weeks.is_empty();
    let is_ladder = matches!(raw.others, OtherLifts::Ladder(_));
    let mut resolver = Resolver { standing, is_ladder, program, reported, diagnostics, broken };
    let stages = stages::has_stages(&raw.columns) || raw.tracks.iter().any(|track| stages::has_stages(&track.columns));
    let row = if raw.tracks.is_empty() {
        let Row { columns, words, cells } = resolver.row(raw.columns, raw.span);
        let cell = |cell: Option<(usize, Shift)>| {
            cell.map_or(WeekCell::Off, |(column, shift)| WeekCell::Sets { column, shift })
        };
        Row { columns, words, cells: cells.into_iter().map(cell).collect() }
    } else {
        resolver.tracks(raw.tracks, raw.columns.first().map_or(raw.span, |column| column.span))
    };
    let (Row { columns, words, cells }, mut stages) = (row, stages);
    if let OtherLifts::Ladder(others) = &raw.others {
        stages = true;
        let span = columns.first().map_or(raw.span, |first: &Column| first.span);
        if let Some(error) = stages::ladder_mistake(&columns, others.len() + 1, span) {
            resolver.report(error);
        }
    }
    let line = Line {
        span: raw.span,
        lift_span: raw.lift_span,
        label: raw.label,
        lift: raw.lift,
        others: raw.others,
        optional: raw.optional,
        notes: Notes::default(),
        written_body: raw.written_body,
        columns,
        stages,
        weeks: cells,
        progress: Progress::default(),
        broken: resolver.broken,
    };
    (line, words)
}

pub(super) struct Resolver<'a> {
    pub standing: &'a Standing,
    /// Whether stages are those of other lifts.
    is_ladder: bool,
    program: &'a Program,
    /// Mistakes of schemes that were reported.
    reported: &'a mut HashSet<Span>,
    diagnostics: &'a mut Diagnostics,
    broken: bool,
}

impl Resolver<'_> {
    /// The columns of a row that hold sets, and for each week the one that stands for it,
    /// moved by so much.
    pub(super) fn row(&mut self, raw: Vec<RawColumn>, span: Span) -> Row<Option<(usize, Shift)>> {
        let stages = stages::has_stages(&raw);
        let placed = if stages {
            self.place_stages(&raw)
        } else {
            self.climbs(&raw);
            self.place(&raw, span)
        };
        let mut columns: Vec<Column> = Vec::new();
        let mut words = Vec::new();
        let mut numbers = Vec::new();
        let mut shifts = Vec::new();
        for column in raw {
            match column.cell {
                RawCell::Sets(sets) => {
                    numbers.push(Some(columns.len()));
                    shifts.push((None, column.span));
                    columns.push(sets);
                    words.push(column.warmup);
                }
                RawCell::Same(shift) => {
                    numbers.push(None);
                    shifts.push((Some(shift), column.span));
                }
                RawCell::Off => {
                    numbers.push(None);
                    shifts.push((None, column.span));
                }
            }
        }
        let mut cells = Vec::with_capacity(placed.len());
        let mut last: Option<(usize, Shift)> = None;
        for place in placed {
            let own = place.and_then(|place| numbers.get(place).copied().flatten());
            let shift = place.and_then(|place| shifts.get(place).copied());
            let cell = match (own, shift) {
                (Some(column), _) => Some((column, Shift::default())),
                (None, Some((Some(more), span))) => match last {
                    Some((column, shift)) => {
                        self.step_fits(columns.get(column), more, span);
                        Some((column, shift.plus(more)))
                    }
                    None => {
                        self.report(CheckError::NothingToRepeat { span });
                        None
                    }
                },
                _ => None,
            };
            if cell.is_some() {
                last = cell;
            }
            cells.push(cell);
        }
        if stages && let Some((error, span)) = stages::share_loads(&mut columns, self.is_ladder, self.program) {
            // Lines that call the same scheme are told of it once.
            self.broken |= !self.reported.insert(span);
            self.report(error);
        }
        Row { columns, words, cells }
    }

    /// Reports a mistake, unless one of this line was reported before.
    pub(super) fn report(&mut self, error: impl Finding) {
        if !self.broken {
            self.diagnostics.push(error);
        }
        self.broken = true;
    }

    /// The first stage stands for every week; progress goes on from there.
    fn place_stages(&mut self, columns: &[RawColumn]) -> Vec<Option<usize>> {
        if let Some(error) = stages::mistake(columns, self.program) {
            self.report(error);
        }
        let standing = self.standing;
        let in_week = |week: u16| standing.weeks.binary_search(&week).is_ok();
        (0..standing.length).map(|week| in_week(week).then_some(0)).collect()
    }

    /// For each week of the block the column that stands for it.
    fn place(&mut self, raw: &[RawColumn], span: Span) -> Vec<Option<usize>> {
        let standing = self.standing;
        let mut placed = vec![None; usize::from(standing.length)];
        let mut put = |week: u16, place: usize| {
            if let Some(cell) = placed.get_mut(usize::from(week)) {
                *cell = Some(place);
            }
        };
        let columns = raw.len();
        if raw.iter().any(|column| column.weeks.is_some()) {
            self.place_labelled(raw, &mut placed);
        } else if columns == 1 {
            standing.weeks.iter().for_each(|&week| put(week, 0));
        } else if standing.of_block && columns == usize::from(standing.length) {
            for (week, (place, column)) in (0..).zip(raw.iter().enumerate()) {
                if standing.weeks.binary_search(&week).is_ok() {
                    put(week, place);
                } else {
                    self.never_trained(week, column);
                }
            }
        } else {
            if columns != standing.weeks.len() {
                self.count(raw, span);
            }
            for (&week, place) in standing.weeks.iter().zip(0..columns) {
                put(week, place);
            }
        }
        placed
    }

    /// A column of a week that has days of its own may only be a `-`.
    fn never_trained(&mut self, week: u16, column: &RawColumn) {
        if !matches!(column.cell, RawCell::Off) {
            self.report(CalendarError::ColumnNeverTrained { week: week.saturating_add(1), span: column.span });
        }
    }

    fn count(&mut self, raw: &[RawColumn], line: Span) {
        let columns = raw.len();
        let block = self.standing.block;
        let weeks = u16::try_from(self.standing.weeks.len()).unwrap_or(u16::MAX);
        let help = if columns < usize::from(weeks) {
            "write one column for each week, with `same` to repeat a week and `-` to skip one; \
             a single column serves all weeks"
                .to_owned()
        } else if !self.standing.of_block {
            "write one column for each week that the `week` line names, or a single one".to_owned()
        } else if block.is_some() {
            format!("take columns away, or let the block take {columns} weeks")
        } else {
            "give every row of the block as many columns, or a single one".to_owned()
        };
        let first = raw.first().map_or(line, |column| column.span);
        let span = raw.last().map_or(first, |last| first.to(last.span));
        let of = match (self.standing.of_block, weeks == self.standing.length) {
            (true, true) => ["the block", ""],
            (true, false) => ["the block", " without days of their own"],
            (false, _) => ["its `week` line", ""],
        };
        self.report(CheckError::ColumnCount { columns, weeks, of, help, span, block });
    }

    fn place_labelled(&mut self, columns: &[RawColumn], placed: &mut [Option<usize>]) {
        let standing = self.standing;
        let mut labelled = false;
        for (place, column) in columns.iter().enumerate() {
            let label =
                |what: String, help: &str| CheckError::WeekLabels { what, help: help.into(), span: column.span };
            let (first, last) = match column.weeks {
                Some(weeks) => {
                    labelled = true;
                    weeks
                }
                None if labelled => {
                    let what = "this column has no label, and the one before it has".into();
                    self.report(label(what, "label it too: `| week 4: 3x5`"));
                    continue;
                }
                None => {
                    let nth = if standing.of_block { None } else { standing.weeks.get(place).copied() };
                    let week = nth.unwrap_or(u16::try_from(place).unwrap_or(u16::MAX)).saturating_add(1);
                    (week, week)
                }
            };
            if first == 0 || last < first {
                self.report(label(
                    format!("there are no weeks {first} to {last}"),
                    "weeks are numbered from 1, the earlier one first: `week 2-3:`",
                ));
                continue;
            }
            if last > standing.length {
                let what = format!("there is no week {last}: the block has {} weeks", standing.length);
                self.report(label(what, "correct the label, or make the block longer"));
                continue;
            }
            for week in first..=last {
                if standing.weeks.binary_search(&(week - 1)).is_err() {
                    if standing.of_block {
                        self.never_trained(week - 1, column);
                    } else {
                        let what = format!("week {week} is not among the weeks of these days");
                        self.report(label(what, "labels count the weeks of the block, as the `week` line does"));
                    }
                    continue;
                }
                let Some(cell) = placed.get_mut(usize::from(week) - 1) else {
                    continue;
                };
                if cell.is_some() {
                    let what = format!("week {week} has two columns");
                    self.report(label(what, "give each week one column"));
                    break;
                }
                *cell = Some(place);
            }
        }
    }

    /// A load that climbs each week wants the row for itself.
    pub(super) fn climbs(&mut self, columns: &[RawColumn]) {
        let own = |column: &RawColumn| matches!(column.cell, RawCell::Sets(_));
        if columns.iter().filter(|column| own(column)).count() < 2 {
            return;
        }
        for (place, column) in columns.iter().enumerate() {
            let RawCell::Sets(sets) = &column.cell else {
                continue;
            };
            if let Some(span) = self.climbing(sets) {
                let other = columns.iter().enumerate().find(|(other, column)| *other != place && own(column));
                let other = other.map_or(column.span, |(_, column)| column.span);
                self.report(CheckError::ClimbWithColumns { span, other });
                return;
            }
        }
    }

    /// Where a load climbs each week, as the line shows it.
    pub(super) fn climbing(&self, sets: &Column) -> Option<Span> {
        sets.segments.iter().find_map(|segment| {
            let climbing = segment.parts.iter().find(|part| {
                let climb = part.load.and_then(|load| self.program.load(load)).and_then(|load| load.climb);
                matches!(climb, Some(Climb { each: Pace::Week, .. }))
            });
            climbing.map(|part| segment.in_line(part.load_span))
        })
    }

    /// `same +5kg` moves every load of the column; there must be one that it can move.
    fn step_fits(&mut self, column: Option<&Column>, step: Shift, span: Span) {
        let Some(column) = column.filter(|_| !self.broken && step != Shift::default()) else {
            return;
        };
        let moved = parts(column).any(|part| {
            let target = part.load.and_then(|load| self.program.load(load)).map(|load| &load.target);
            target.is_some_and(|target| moves(target, step))
        });
        if !moved {
            self.report(CheckError::StepOfAnotherKind {
                step: "this step".into(),
                what: "any load of the week that it repeats",
                help: "percents move by `%` or by a load, loads by `kg` or `lb`, and an RPE by points",
                span,
            });
        }
    }
}

/// Whether a load climbs with the weeks.
pub(super) fn climbs_by_week(program: &Program, part: &crate::model::Part) -> bool {
    let climb = part.load.and_then(|load| program.load(load)).and_then(|load| load.climb);
    matches!(climb, Some(Climb { each: Pace::Week, .. }))
}

/// Whether a target moves by a step: percents by percents and loads, loads by loads,
/// efforts by points.
pub(super) const fn moves(target: &Target, step: Shift) -> bool {
    match target {
        Target::PercentOfMax(..) => step.rpe_halves == 0,
        Target::Absolute(_) | Target::Bodyweight(_) | Target::RepMax(_) | Target::Bar => {
            step.rpe_halves == 0 && step.percent.millionths() == 0
        }
        Target::Effort(_) => step.percent.millionths() == 0 && step.load.is_none(),
        Target::PercentOfSet(..) | Target::StepFromSet(..) | Target::Text(_) | Target::AllOut => false,
    }
}

pub(super) fn parts(column: &Column) -> impl Iterator<Item = &crate::model::Part> {
    column.segments.iter().flat_map(|segment| &segment.parts)
}
