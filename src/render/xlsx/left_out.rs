//! The hidden tab of sets that are not shown, but that loads of those that are rest on.

use std::collections::HashSet;

use rust_xlsxwriter::{Worksheet, XlsxError};

use super::layout::Row;
use super::looks::{Content, Kind, Look, Looks};
use super::recipes::{Recipes, row_number};
use super::{LONGEST, text, week};
use crate::words;

/// Writes the tab: the loads, in the columns that they have in other tabs.
pub(super) fn write(
    recipes: &mut Recipes<'_, '_>,
    counted: &HashSet<(usize, u32)>,
    tab: usize,
    sheet: &mut Worksheet,
    looks: &mut Looks,
) -> Result<(), XlsxError> {
    let layout = recipes.layout;
    let Some(left_out) = layout.tabs.get(tab) else { return Ok(()) };
    sheet.set_name(&left_out.name)?.set_hidden(true);
    for (place, row) in left_out.rows.iter().enumerate() {
        let Row::Set(row) = row else { continue };
        let number = row_number(place);
        let loads = recipes.loads(row, number + 1);
        let look = |content| Look { kind: Kind::Other, content, first: false };
        let (day, lift) = (words::place(row.session), words::lift(row.exercise));
        sheet.write_string_with_format(number, 0, day, looks.of(look(Content::Exact)))?;
        sheet.write_string_with_format(number, 1, text::cut(&lift, LONGEST), looks.of(look(Content::Exact)))?;
        week::loads(row.set, &loads, number, look, sheet, looks)?;
        week::hidden(row.set, &loads, counted.contains(&(tab, number)), number, sheet, looks)?;
    }
    Ok(())
}
