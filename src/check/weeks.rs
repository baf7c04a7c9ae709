//! Columns and weeks: which column a line follows in which week.

use super::CheckError;
use super::lines::{RawCell, RawColumn, RawLine};
use crate::diagnostic::Diagnostics;
use crate::model::{Climb, Column, Line, Pace, Program, Shift, Target, WeekCell};
use crate::source::Span;

/// Gives every week of the block its column.
pub(super) fn resolve(
    raw: RawLine,
    weeks: u16,
    block: Option<Span>,
    program: &Program,
    diagnostics: &mut Diagnostics,
) -> Line {
    let mut resolver = Resolver { weeks, block, program, diagnostics, broken: raw.broken };
    let (columns, cells) = if raw.tracks.is_empty() {
        let (columns, cells) = resolver.row(raw.columns, raw.span);
        let cell = |cell: Option<(usize, Shift)>| {
            cell.map_or(WeekCell::Off, |(column, shift)| WeekCell::Sets { column, shift })
        };
        (columns, cells.into_iter().map(cell).collect())
    } else {
        resolver.tracks(raw.tracks, raw.columns.first().map_or(raw.span, |column| column.span))
    };
    Line {
        span: raw.span,
        lift_span: raw.lift_span,
        label: raw.label,
        lift: raw.lift,
        written: raw.written,
        written_body: raw.written_body,
        variant: raw.variant,
        columns,
        weeks: cells,
        broken: resolver.broken,
    }
}

pub(super) struct Resolver<'a> {
    pub weeks: u16,
    block: Option<Span>,
    program: &'a Program,
    diagnostics: &'a mut Diagnostics,
    broken: bool,
}

impl Resolver<'_> {
    /// The columns of a row that hold sets, and for each week the one that stands for it,
    /// moved by so much.
    pub(super) fn row(&mut self, raw: Vec<RawColumn>, span: Span) -> (Vec<Column>, Vec<Option<(usize, Shift)>>) {
        let placed = self.place(&raw, span);
        self.climbs(&raw);
        let mut columns: Vec<Column> = Vec::new();
        let mut numbers = Vec::new();
        let mut shifts = Vec::new();
        for column in raw {
            match column.cell {
                RawCell::Sets(sets) => {
                    numbers.push(Some(columns.len()));
                    shifts.push((None, column.span));
                    columns.push(sets);
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
        let mut cells = Vec::with_capacity(usize::from(self.weeks));
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
        (columns, cells)
    }

    /// Reports a mistake, unless one of this line was reported before.
    pub(super) fn report(&mut self, error: CheckError) {
        if !self.broken {
            self.diagnostics.push(error);
        }
        self.broken = true;
    }

    /// For each week the column that stands for it.
    fn place(&mut self, raw: &[RawColumn], span: Span) -> Vec<Option<usize>> {
        let weeks = usize::from(self.weeks);
        let mut placed = vec![None; weeks];
        if raw.iter().any(|column| column.weeks.is_some()) {
            self.place_labelled(raw, &mut placed);
        } else if raw.len() == 1 {
            placed.fill(Some(0));
        } else {
            if raw.len() != weeks {
                self.count(raw, span);
            }
            for (place, week) in placed.iter_mut().enumerate().take(raw.len()) {
                *week = Some(place);
            }
        }
        placed
    }

    fn count(&mut self, raw: &[RawColumn], line: Span) {
        let columns = raw.len();
        let help = if columns < usize::from(self.weeks) {
            "write one column for each week, with `same` to repeat a week and `-` to skip one; \
             a single column serves all weeks"
                .to_owned()
        } else if self.block.is_some() {
            format!("take columns away, or let the block take {columns} weeks")
        } else {
            "give every row of the block as many columns, or a single one".to_owned()
        };
        let first = raw.first().map_or(line, |column| column.span);
        let span = raw.last().map_or(first, |last| first.to(last.span));
        self.report(CheckError::ColumnCount { columns, weeks: self.weeks, help, span, block: self.block });
    }

    fn place_labelled(&mut self, columns: &[RawColumn], placed: &mut [Option<usize>]) {
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
                    let week = u16::try_from(place + 1).unwrap_or(u16::MAX);
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
            if last > self.weeks {
                let what = format!("there is no week {last}: the block has {} weeks", self.weeks);
                self.report(label(what, "correct the label, or make the block longer"));
                continue;
            }
            for week in first..=last {
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

fn parts(column: &Column) -> impl Iterator<Item = &crate::model::Part> {
    column.segments.iter().flat_map(|segment| &segment.parts)
}
