//! A workbook: a tab with the maxes, and a tab a week with a row a set.
//!
//! What rests on a max, or on another set, is a formula of the cell that it rests on, rounded as the plan
//! rounds; so a changed max moves its loads, and a top set that came out different moves its back-offs. The
//! result that is stored beside each formula is the load of the schedule. A load whose formula would not give
//! it stands there as a number, and says so.
//!
//! | file | holds |
//! |---|---|
//! | `layout` | which row of which tab a set stands in |
//! | `maxes` | the tab of maxes, and the cells that formulas refer to |
//! | `recipes` | from the recipe of a load to its formula |
//! | `rounding` | what can be loaded, as a formula or as a hidden list |
//! | `week` | the tab of a week |
//! | `left_out` | the hidden tab of sets that are not shown, and that loads rest on |
//! | `looks` | formats |
//! | `text` | how much room a text takes |

mod layout;
mod left_out;
mod looks;
mod maxes;
mod recipes;
mod rounding;
mod text;
mod week;

use std::io::{self, Write};

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, ProtectionOptions, Workbook, Worksheet, XlsxError};

use self::layout::{Layout, Tab};
use self::looks::Looks;
use self::maxes::Maxes;
use self::recipes::Recipes;
use self::rounding::Lists;
use self::text::cut;
use crate::model::Schedule;
use crate::sheet::Paper;
use crate::words;

/// A cell holds no longer text.
const LONGEST: usize = 32_000;

/// Writes the schedule as a workbook for Excel and its kind (Office Open XML), to be printed on this paper.
///
/// # Errors
///
/// Those of the writer, and that a week has more rows than a tab may have.
pub fn render_xlsx(schedule: &Schedule, paper: Paper, out: &mut impl Write) -> io::Result<()> {
    let bytes = workbook(schedule, paper).map_err(io::Error::other)?;
    out.write_all(&bytes)?;
    out.flush()
}

fn workbook(schedule: &Schedule, paper: Paper) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    book.set_properties(&properties(schedule)?);
    let layout = Layout::of(schedule);
    let mut lists = Lists::default();
    let maxes = Maxes::of(schedule, &layout, &mut lists);
    let mut recipes = Recipes::new(&layout, &maxes);
    let counted = recipes.counted();
    let has_fixed = recipes.find_fixed();
    let mut looks = Looks::default();
    maxes.write(schedule, has_fixed, page(book.add_worksheet(), paper)?)?;
    for (tab, Tab { is_hidden, .. }) in layout.tabs.iter().enumerate() {
        let sheet = page(book.add_worksheet(), paper)?;
        if *is_hidden {
            left_out::write(&mut recipes, &counted, tab, sheet, &mut looks)?;
        } else {
            week::write(schedule, &mut recipes, &counted, tab, sheet, &mut looks)?;
        }
    }
    lists.write(&mut book)?;
    book.save_to_buffer()
}

fn properties(schedule: &Schedule) -> Result<DocProperties, XlsxError> {
    // No clock: the same plan gives the same bytes.
    let made = ExcelDateTime::from_ymd(2026, 1, 1)?;
    let properties = DocProperties::new().set_creation_datetime(&made).set_title(title(schedule));
    let author = schedule.author.as_deref().unwrap_or("liftplan");
    Ok(properties.set_author(cut(author, 255)))
}

fn title(schedule: &Schedule) -> String {
    let program = schedule.name.as_deref().unwrap_or("Training program");
    let athlete = words::athlete(schedule.athlete.as_deref(), None);
    let title: Vec<&str> = std::iter::once(program).chain(athlete.as_deref()).collect();
    cut(&title.join(" · "), 255).to_owned()
}

/// What every tab has: its paper, and cells that are locked unless they are to be filled in.
fn page(sheet: &mut Worksheet, paper: Paper) -> Result<&mut Worksheet, XlsxError> {
    // The numbers that Office has for them.
    sheet.set_paper_size(if paper == Paper::Letter { 1 } else { 9 });
    sheet.set_print_fit_to_pages(1, 0).set_margins(0.4, 0.4, 0.5, 0.6, 0.3, 0.3);
    sheet.set_footer("&L&A&RPage &P of &N");
    // Widths and heights are for everybody to change.
    let free = ProtectionOptions { format_columns: true, format_rows: true, ..ProtectionOptions::default() };
    sheet.protect_with_options(&free);
    sheet.set_screen_gridlines(false);
    // What waits for a number is empty, and not nought.
    sheet.set_formula_result_default("");
    Ok(sheet)
}

/// The width of columns that are shown, in digits.
fn shown<'w>(widths: impl Iterator<Item = (u16, &'w f64)>, is_shown: impl Fn(u16) -> bool) -> f64 {
    widths.filter(|(column, _)| is_shown(*column)).map(|(_, width)| width).sum()
}

/// A heading from the first column on, in letters that are larger than others by so much: over all columns up to
/// the last, in lines, where one is not enough.
fn heading(
    sheet: &mut Worksheet,
    (row, last): (u32, u16),
    text: &str,
    format: &Format,
    (room, larger, least): (f64, f64, f64),
) -> Result<(), XlsxError> {
    let text = cut(text, LONGEST);
    let lines = text::lines(text, room / larger);
    if lines == 1 {
        sheet.write_string_with_format(row, 0, text, format)?;
    } else {
        sheet.merge_range(row, 0, row, last, text, &format.clone().set_text_wrap())?;
    }
    sheet.set_row_height(row, (text::height(text, room / larger) * larger).clamp(least, 400.0))?;
    Ok(())
}
