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
//! | `looks` | formats |

mod layout;
mod looks;
mod maxes;
mod recipes;
mod rounding;
mod week;

use std::io::{self, Write};

use rust_xlsxwriter::{DocProperties, ExcelDateTime, ProtectionOptions, Workbook, Worksheet, XlsxError};
use unicode_width::UnicodeWidthStr as _;

use self::layout::Layout;
use self::looks::Looks;
use self::maxes::Maxes;
use self::recipes::Recipes;
use self::rounding::Lists;
use crate::model::Schedule;
use crate::sheet::Paper;
use crate::words;

/// A cell holds no longer text.
const LONGEST: usize = 32_000;

/// A row over the whole width shows so many letters, in so many lines, and is no higher than a row may be.
const PIECE: usize = 2_000;
const LINES: usize = 20;

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
    let maxes = Maxes::of(schedule, &mut lists);
    let mut recipes = Recipes::new(&layout, &maxes);
    let counted = recipes.counted();
    let mut looks = Looks::default();
    maxes.write(schedule, page(book.add_worksheet(), paper)?)?;
    for tab in 0..layout.tabs.len() {
        let sheet = page(book.add_worksheet(), paper)?;
        week::write(schedule, &mut recipes, &counted, tab, sheet, &mut looks)?;
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

/// How high a row is, in points, that holds a text in lines of so many letters.
fn height(text: &str, letters: usize) -> f64 {
    let lines: usize = text.lines().map(|line| line.width().div_ceil(letters).max(1)).sum();
    // Excel allows no more.
    14.0 * f64::from(u8::try_from(lines.clamp(1, 29)).unwrap_or(1))
}

/// The beginning of a text, so many characters at the most.
fn cut(text: &str, most: usize) -> &str {
    text.char_indices().nth(most).and_then(|(at, _)| text.get(..at)).unwrap_or(text)
}

/// A text in pieces that a row can show.
fn pieces(text: &str) -> Vec<&str> {
    let (mut pieces, mut rest) = (Vec::new(), text);
    loop {
        let by_letters = rest.char_indices().nth(PIECE).map(|(at, _)| at);
        let by_lines = rest.match_indices('\n').nth(LINES - 1).map(|(at, _)| at + 1);
        let at = by_letters.into_iter().chain(by_lines).min().filter(|&at| at < rest.len());
        let Some((piece, others)) = at.and_then(|at| rest.split_at_checked(at)) else { break };
        pieces.push(piece);
        rest = others;
    }
    pieces.push(rest);
    pieces
}
