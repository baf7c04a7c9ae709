//! What the first line of a roster says the columns are.

use std::collections::HashMap;
use std::sync::Arc;

use super::RosterError;
use super::table::{Cell, broken};
use crate::check::MAX_RM;
use crate::diagnostic::{Diagnostics, did_you_mean, within};
use crate::model::{Program, find_lift, fold_name, lift_names};
use crate::source::Span;

/// What a column holds.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) enum Column {
    Name,
    Unit,
    Bodyweight,
    /// The training max of a lift, or of all.
    TrainingMax(Option<Arc<str>>),
    /// A lift's max for so many reps.
    Max(Arc<str>, u16),
    /// Nothing that the plan could use.
    Unknown,
}

const WORDS: [&str; 4] = ["name", "unit", "bodyweight", "tm"];

/// Reads the header; a column that nobody knows is warned of, and one that is there twice
/// is an error.
pub(super) fn read(header: &[Cell], plan: &Program, diagnostics: &mut Diagnostics) -> Vec<Column> {
    let lifts: HashMap<String, &Arc<str>> = plan.lifts.iter().map(|lift| (fold_name(&lift.name), &lift.name)).collect();
    let mut seen: HashMap<Column, Span> = HashMap::new();
    let mut columns = Vec::with_capacity(header.len());
    for cell in header {
        let column = column(&cell.text, &lifts);
        if let Some(error) = broken(cell) {
            diagnostics.push(error);
        } else if column == Column::Unknown {
            if !cell.is_empty() {
                diagnostics.push(unknown(cell, &lifts));
            }
        } else if let Some(first) = seen.insert(column.clone(), cell.span) {
            let (column, span) = (cell.text.clone(), cell.span);
            diagnostics.push(RosterError::RepeatedColumn { column, span, first });
        }
        columns.push(column);
    }
    if !columns.contains(&Column::Name) && !diagnostics.has_errors() {
        let first = header.first().map_or(Span::default(), |cell| cell.span);
        let span = header.last().map_or(first, |last| first.to(last.span));
        diagnostics.push(RosterError::NoNameColumn { span });
    }
    columns
}

fn column(written: &str, lifts: &HashMap<String, &Arc<str>>) -> Column {
    let name = fold_name(written);
    let lift = |name: &str| -> Option<Arc<str>> {
        let canonical = find_lift(name).map(|known| known.name);
        match lifts.get(&fold_name(canonical.unwrap_or(name))) {
            Some(of_plan) => Some(Arc::clone(of_plan)),
            None => canonical.map(Into::into),
        }
    };
    match name.as_str() {
        "name" | "athlete" => return Column::Name,
        "unit" => return Column::Unit,
        "bodyweight" | "body weight" | "bw" => return Column::Bodyweight,
        "tm" | "training max" => return Column::TrainingMax(None),
        _ => {}
    }
    let training_max = name.strip_suffix(" tm").or_else(|| name.strip_suffix(" training max"));
    if let Some(lift) = training_max.and_then(&lift) {
        return Column::TrainingMax(Some(lift));
    }
    let of_reps = name.strip_suffix("rm").and_then(|rest| {
        let digits_at = rest.trim_end().rfind(|c: char| !c.is_ascii_digit()).map_or(0, |at| at + 1);
        let (lift, reps) = rest.split_at_checked(digits_at)?;
        let reps: u16 = reps.trim_end().parse().ok()?;
        (1..=MAX_RM).contains(&reps).then_some((lift.trim_end(), reps))
    });
    let (lift_name, reps) = of_reps.unwrap_or((name.strip_suffix(" max").unwrap_or(&name), 1));
    lift(lift_name).map_or(Column::Unknown, |lift| Column::Max(lift, reps))
}

fn unknown(cell: &Cell, lifts: &HashMap<String, &Arc<str>>) -> RosterError {
    let name = fold_name(&cell.text);
    let of_plan = lifts.keys().map(String::as_str);
    let mut sorted: Vec<&str> = WORDS.into_iter().chain(of_plan).collect();
    sorted.sort_unstable();
    let meant = did_you_mean(&name, sorted).or_else(|| within(&name, 1, lift_names()));
    let help = match meant {
        Some(meant) => format!("did you mean `{meant}`?"),
        None => {
            "columns are `name`, `unit`, `bodyweight`, `tm` and the lifts, `squat` or `squat 5RM`; what is for other \
                 eyes may stay"
                .to_owned()
        }
    };
    RosterError::UnknownColumn { column: cell.text.clone(), help, span: cell.span }
}
