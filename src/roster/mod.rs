//! A roster: a CSV with an athlete a row, for whom one plan is built one after another.
//!
//! The first line names the columns. `name` is the only one that must be there; `unit`,
//! `bodyweight`, `tm` and `squat tm` are known, and every other column is a lift's max,
//! `squat` or `squat 5RM`. Files as spreadsheets write them are read: with commas,
//! semicolons or tabs, with a mark at the beginning, with decimal commas.

mod cells;
mod columns;
mod error;
mod table;

pub use error::RosterError;

use std::collections::HashMap;
use std::sync::Arc;

use crate::check::is_possible_bodyweight;
use crate::diagnostic::Diagnostics;
use crate::model::{Athlete, Program, TestedMax, fold_name};
use crate::source::{Source, Span};
use crate::training::Unit;

use self::columns::Column;
use self::table::{Cell, Table};

/// A roster may have so many athletes.
pub const MAX_ATHLETES: usize = 10_000;

/// Reads a roster for a plan: the athletes of all rows that could be read, in order, each
/// with a name. A row with a mistake is left out and reported; a cell that is empty leaves
/// open what it would say. Of a roster without names, or past [`MAX_ATHLETES`], nobody is read.
#[must_use]
pub fn read_roster(source: &Source, plan: &Program) -> (Vec<Athlete>, Diagnostics) {
    let mut diagnostics = Diagnostics::default();
    let mut table = Table::new(source.text());
    let Some(header) = table.next() else {
        diagnostics.push(RosterError::NoAthletes { span: Span::default() });
        return (Vec::new(), diagnostics);
    };
    let columns = columns::read(&header, plan, &mut diagnostics);
    if diagnostics.has_errors() {
        return (Vec::new(), diagnostics);
    }
    let plan_unit = plan.athlete.unit.unwrap_or(plan.unit);
    let mut athletes = Vec::new();
    let mut names: HashMap<String, Span> = HashMap::new();
    let mut rows = 0;
    let mut says_unit =
        plan.says_unit || plan.athlete.unit.is_some() || plan.maxes.iter().any(|max| max.load.unit() == plan.unit);
    for row in table {
        if row.iter().all(Cell::is_empty) {
            continue;
        }
        rows += 1;
        if rows > MAX_ATHLETES {
            let span = row.first().map_or(Span::default(), |cell| cell.span);
            diagnostics.push(RosterError::TooManyAthletes { limit: MAX_ATHLETES, span });
            return (Vec::new(), diagnostics);
        }
        match read_row(&row, &columns, plan_unit) {
            Ok((athlete, span)) => {
                let name = athlete.name.as_deref().unwrap_or_default();
                if let Some(&first) = names.get(&fold_name(name)) {
                    diagnostics.push(RosterError::SameName { name: name.to_owned(), span, first });
                } else {
                    names.insert(fold_name(name), span);
                }
                // One is enough: the way out is the same for all.
                if let Some(cell) = without_unit(&row, &columns).filter(|_| !says_unit && athlete.unit.is_none()) {
                    says_unit = true;
                    let (weight, span) = (cell.text.clone(), cell.span);
                    diagnostics.push(RosterError::WeightWithoutUnit { weight, span });
                }
                report_plans_maxes(&row, &columns, &athlete, plan, &mut diagnostics);
                athletes.push(athlete);
            }
            Err(errors) => errors.into_iter().for_each(|error| diagnostics.push(error)),
        }
    }
    if rows == 0 {
        let end = source.text().len();
        diagnostics.push(RosterError::NoAthletes { span: Span::new(end, end) });
    }
    (athletes, diagnostics)
}

/// Warns of cells that were left empty where the plan has a max: it may be somebody else's. A `-`
/// says that the plan's is meant.
fn report_plans_maxes(
    row: &[Cell],
    columns: &[Column],
    athlete: &Athlete,
    plan: &Program,
    diagnostics: &mut Diagnostics,
) {
    for (column, cell) in columns.iter().zip(row) {
        let Column::Max(lift, _) = column else { continue };
        let is_given = athlete.maxes.of(lift).next().is_some();
        let of_plan = plan.maxes.iter().find(|max| fold_name(&max.lift) == fold_name(lift));
        let Some(of_plan) = of_plan.filter(|_| cell.text.trim().is_empty() && !is_given) else { continue };
        let name = athlete.name.as_deref().unwrap_or_default().to_owned();
        let (lift, max, span) = (lift.to_string(), of_plan.load.to_string(), cell.span);
        diagnostics.push(RosterError::PlansMax { name, lift, max, span });
    }
}

/// A weight of a row that is a number alone.
fn without_unit<'r>(row: &'r [Cell], columns: &[Column]) -> Option<&'r Cell> {
    let weights = columns.iter().zip(row).filter(|(column, _)| matches!(column, Column::Bodyweight | Column::Max(..)));
    weights.map(|(_, cell)| cell).find(|cell| cell.text.ends_with(|c: char| c.is_ascii_digit()))
}

/// The athlete of a row and where their name stands, or all that is wrong with it.
fn read_row(row: &[Cell], columns: &[Column], plan_unit: Unit) -> Result<(Athlete, Span), Vec<RosterError>> {
    let mut errors: Vec<RosterError> = row.iter().filter_map(table::broken).collect();
    if !errors.is_empty() {
        return Err(errors);
    }
    let mut athlete = Athlete::default();
    let mut name_span = row.first().map_or(Span::default(), |cell| cell.span);
    let filled = || columns.iter().zip(row).filter(|(_, cell)| !cell.is_empty());
    // The unit of a row holds for all its cells, wherever it stands.
    for (_, cell) in filled().filter(|(column, _)| matches!(column, Column::Unit)) {
        match cells::unit(cell) {
            Ok(unit) => athlete.unit = Some(unit),
            Err(error) => errors.push(error),
        }
    }
    let unit = athlete.unit.unwrap_or(plan_unit);
    for (column, cell) in filled() {
        let read = match column {
            Column::Name => {
                name_span = cell.span;
                cells::name(cell).map(|name| athlete.name = Some(name.into()))
            }
            Column::Bodyweight => cells::weight(cell, unit, is_possible_bodyweight, "nobody weighs so much")
                .map(|weight| athlete.bodyweight = Some(weight)),
            Column::TrainingMax(lift) => cells::share(cell).map(|share| match lift {
                Some(lift) => athlete.training_maxes.give(lift, share),
                None => athlete.training_maxes.give_all(share),
            }),
            Column::Max(lift, reps) => cells::weight(cell, unit, cells::is_possible_load, "nobody lifts so much")
                .map(|load| athlete.maxes.set(TestedMax { lift: Arc::clone(lift), reps: *reps, load })),
            Column::Unit | Column::Unknown => Ok(()),
        };
        errors.extend(read.err());
    }
    errors.extend(row.iter().skip(columns.len()).find(|cell| !cell.is_empty()).map(cells::without_column));
    if athlete.name.is_none() && errors.is_empty() {
        errors.push(cells::without_name(name_span));
    }
    if errors.is_empty() { Ok((athlete, name_span)) } else { Err(errors) }
}
