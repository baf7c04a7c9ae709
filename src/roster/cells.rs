//! What stands in the cells of a roster.

use super::RosterError;
use super::table::Cell;
use crate::parse::thousandths;
use crate::source::{Span, is_control};
use crate::training::{Load, Percent, Unit};

fn unreadable(cell: &Cell, help: impl Into<String>, label: &'static str) -> RosterError {
    RosterError::UnreadableCell {
        what: format!("`{}` cannot be used here", cell.text),
        help: help.into(),
        span: cell.span,
        label,
    }
}

/// A name on one line, for it stands on the sheet.
pub(super) fn name(cell: &Cell) -> Result<&str, RosterError> {
    if cell.text.contains(is_control) {
        let help = "a name is on one line and holds no invisible characters";
        return Err(unreadable(cell, help, "a line break or an invisible character"));
    }
    Ok(&cell.text)
}

/// `kg`, `lbs`
pub(super) fn unit(cell: &Cell) -> Result<Unit, RosterError> {
    unit_of(&cell.text).ok_or_else(|| unreadable(cell, "write `kg` or `lb`", "not a unit"))
}

fn unit_of(word: &str) -> Option<Unit> {
    match word.trim_end_matches('.').to_lowercase().as_str() {
        "kg" | "kgs" => Some(Unit::Kg),
        "lb" | "lbs" => Some(Unit::Lb),
        _ => None,
    }
}

/// `120`, `102.5kg`, `102,5 kg`: without a unit in that of the row.
pub(super) fn weight(
    cell: &Cell,
    unit: Unit,
    is_possible: impl Fn(Load) -> bool,
    too_much: &'static str,
) -> Result<Load, RosterError> {
    let text = cell.text.as_str();
    let number_end = text.rfind(|c: char| c.is_ascii_digit()).map_or(0, |at| at + 1);
    let (number, word) = text.split_at_checked(number_end).unwrap_or((text, ""));
    let word = word.trim();
    let written_in = if word.is_empty() { Some(unit) } else { unit_of(word) };
    let Some((milli, unit)) = number_of(number).zip(written_in) else {
        return Err(unreadable(
            cell,
            format!("write a weight, such as `120` or `120{unit}`, or leave it empty"),
            "not a weight",
        ));
    };
    let load = Load::from_milli(i64::from(milli), unit);
    if is_possible(load) {
        return Ok(load);
    }
    let help =
        "a number without a unit is in the unit of the row, else of the plan; leave the cell empty where nobody knows";
    Err(unreadable(cell, help, if milli > 0 { too_much } else { "not more than nothing" }))
}

/// Whether it is more than nothing and no more than any plan may ask for.
pub(super) fn is_possible_load(load: Load) -> bool {
    load.is_positive() && load.compare(Load::heaviest(load.unit())).is_le()
}

/// `90`, `90%`, `87,5 %`
pub(super) fn share(cell: &Cell) -> Result<Percent, RosterError> {
    let number = cell.text.trim_end_matches('%').trim_end();
    let share = number_of(number).map(|thousandths| Percent::from_millionths(thousandths.saturating_mul(10)));
    // `0.9` is what a spreadsheet makes of 90 % in a cell without a format.
    match share.map(Percent::millionths) {
        Some(20_001..=2_000_000) => share.ok_or_else(|| unreadable(cell, "write `90%`", "not a share")),
        Some(1..=20_000) => {
            let meant = number_of(number).map_or(0, |thousandths| thousandths / 10);
            Err(unreadable(cell, format!("write it in percent: `{meant}%`"), "so little of the max?"))
        }
        _ => Err(unreadable(cell, "a training max is a share of the max, such as `90%`", "not a share of the max")),
    }
}

/// A number in thousandths, with a point or a comma.
fn number_of(text: &str) -> Option<i32> {
    let text = text.trim();
    if !text.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    thousandths(&text.replacen(',', ".", 1))
}

/// A cell behind the last column.
pub(super) fn without_column(cell: &Cell) -> RosterError {
    let help = "the row has more cells than the first line has columns; a number with a decimal comma stands in quotes: \
                `\"102,5\"`";
    unreadable(cell, help, "no column above it")
}

/// A row without a name.
pub(super) fn without_name(span: Span) -> RosterError {
    RosterError::UnreadableCell {
        what: "this row has no name".into(),
        help: "write the athlete's name, since it stands on the sheet and in the name of the file".into(),
        span,
        label: "whose row is this?",
    }
}
