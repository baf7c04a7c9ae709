//! The tab of a week: a row a set, with its target and boxes for what was done.

use std::collections::HashSet;

use rust_xlsxwriter::{DataValidation, DataValidationRule, Formula, Worksheet, XlsxError};

use super::layout::{HEAD, Row, SetRow};
use super::looks::{self, Content, Kind, Look, Looks};
use super::recipes::{COUNTS, DONE, Loads, Recipes, TARGET, Worked, is_told_fixed, row_number};
use super::rounding::value;
use super::text::{height, width};
use super::{LONGEST, cut, shown};
use crate::model::{Exercise, Measure, PlannedSet, Role, Schedule, Session};
use crate::words;

/// How wide the names of lifts are, at least and at most: longer ones take more lines.
const LIFT_WIDTHS: (f64, f64) = (22.0, 32.0);
const OF_WIDTH: f64 = 19.0;
pub(super) const NOTES_WIDTH: f64 = 26.0;

/// The columns, with how wide they are.
const COLUMNS: [(&str, f64); 16] = [
    ("", 4.0),
    ("Lift", LIFT_WIDTHS.0),
    ("Set", 4.5),
    ("", 9.5),
    ("Reps", 8.5),
    // A number that is wider than its column is shown as `###`: the widest is `~bw + 1002.5`, in bold.
    ("Load", 14.0),
    ("to", 14.0),
    ("Of", OF_WIDTH),
    ("RPE", 6.5),
    ("Rest", 9.0),
    ("Tempo", 7.5),
    ("Notes", NOTES_WIDTH),
    ("Load", 9.0),
    ("Reps", 7.0),
    ("RPE", 6.5),
    ("Remarks", 18.0),
];

const LAST: u16 = 15;
const LABEL: u16 = 0;
const UPPER: u16 = 6;
const OF: u16 = 7;
const EFFORT: u16 = 8;
const REST: u16 = 9;
const TEMPO: u16 = 10;
const NOTES: u16 = 11;
/// Those that are hidden where nothing stands in them.
const HIDDEN_IF_EMPTY: [u16; 6] = [UPPER, OF, EFFORT, REST, TEMPO, NOTES];
/// The first column of what was done.
const FIRST_DONE: u16 = 12;

/// Bold letters are wider by so much.
const BOLD: f64 = 1.08;

/// Excel takes no more page breaks on a tab.
const MOST_BREAKS: usize = 1023;

/// Writes the tab of a week; `counted` are the rows whose load others start from. A session begins a page.
pub(super) fn write(
    schedule: &Schedule,
    recipes: &mut Recipes<'_, '_>,
    counted: &HashSet<(usize, u32)>,
    tab: usize,
    sheet: &mut Worksheet,
    looks: &mut Looks,
) -> Result<(), XlsxError> {
    let layout = recipes.layout;
    let Some(week) = layout.tabs.get(tab) else { return Ok(()) };
    sheet.set_name(&week.name)?.set_landscape();
    sheet.set_repeat_rows(0, HEAD - 1)?.set_freeze_panes(HEAD, 3)?;
    let seen = Seen::of(&week.rows, recipes);
    let room = seen.room();
    head(schedule, &week.name, &seen, sheet)?;
    for (place, row) in week.rows.iter().enumerate() {
        let number = row_number(place);
        match row {
            Row::Session(session) => heading(session, number, room, sheet)?,
            Row::Note(text) => wide(number, text, room, sheet)?,
            Row::Turns(words) => {
                for column in 0..=LAST {
                    sheet.write_blank(number, column, &looks::turns())?;
                }
                sheet.write_string_with_format(number, 0, words, &looks::turns())?;
            }
            Row::Set(row) => {
                let loads = recipes.loads(row, number + 1);
                let is_counted = counted.contains(&(tab, number));
                set(row, &loads, (is_counted, seen.lift_width), number, sheet, looks)?;
            }
            Row::Lift(exercise, notes) => {
                let look = |content| Look { kind: Kind::Other, content, first: true };
                name(exercise, number, look(Content::Lift), sheet, looks)?;
                sheet.write_string_with_format(number, NOTES, notes, looks.of(look(Content::Notes)))?;
                let high = height(&words::lift(exercise), seen.lift_width / BOLD).max(height(notes, NOTES_WIDTH));
                sheet.set_row_height(number, (high + 5.0).clamp(20.0, 400.0))?;
            }
            Row::Gap => {}
        }
    }
    let last = row_number(week.rows.len()).saturating_sub(1).max(HEAD);
    validate(last, sheet)?;
    sheet.set_print_area(0, 0, last, LAST)?;
    let begins = |(place, row): (usize, &Row<'_>)| matches!(row, Row::Session(_)).then(|| row_number(place));
    let breaks: Vec<u32> = week.rows.iter().enumerate().filter_map(begins).skip(1).take(MOST_BREAKS).collect();
    sheet.set_page_breaks(&breaks)?;
    Ok(())
}

/// What is seen of the columns.
struct Seen {
    /// Those in which something stands, among those that are hidden where nothing does.
    columns: HashSet<u16>,
    lift_width: f64,
}

impl Seen {
    fn of(rows: &[Row<'_>], recipes: &mut Recipes<'_, '_>) -> Self {
        let mut seen = Self { columns: HashSet::new(), lift_width: LIFT_WIDTHS.0 };
        for (place, row) in rows.iter().enumerate() {
            let exercise = match row {
                Row::Set(row) => {
                    let is_fixed = recipes.is_fixed(row, row_number(place) + 1);
                    seen.note(row, is_fixed);
                    row.exercise
                }
                Row::Lift(exercise, _) => {
                    seen.columns.extend([LABEL, NOTES]);
                    exercise
                }
                _ => continue,
            };
            seen.lift_width = seen.lift_width.max((width(&words::lift(exercise)) * BOLD).min(LIFT_WIDTHS.1));
        }
        seen
    }

    fn note(&mut self, row: &SetRow<'_>, is_fixed: bool) {
        let set = row.set;
        let recipe = set.basis.as_ref().and_then(|basis| basis.recipe.as_deref());
        let filled = [
            (LABEL, row.exercise.label.is_some()),
            (UPPER, recipe.is_some_and(|recipe| recipe.taken_max.is_some()) || set.load_max.is_some()),
            (OF, !of(set, is_fixed).is_empty()),
            (EFFORT, set.rpe_min.or(set.rpe_max).is_some()),
            (REST, set.extras.rest.is_some()),
            (TEMPO, set.extras.tempo.is_some()),
            (NOTES, !row.notes.is_empty()),
        ];
        self.columns.extend(filled.into_iter().filter(|(_, is_filled)| *is_filled).map(|(column, _)| column));
    }

    fn is_shown(&self, column: u16) -> bool {
        !HIDDEN_IF_EMPTY.contains(&column) || self.columns.contains(&column)
    }

    fn width(&self, column: u16, width: f64) -> f64 {
        match column {
            1 => self.lift_width,
            // Headings begin in it, so that it cannot be hidden.
            LABEL if !self.columns.contains(&LABEL) => 0.8,
            _ => width,
        }
    }

    /// The width of all columns together.
    fn room(&self) -> f64 {
        let widths: Vec<f64> = (0_u16..).zip(&COLUMNS).map(|(column, (_, width))| self.width(column, *width)).collect();
        shown((0_u16..).zip(&widths), |column| self.is_shown(column))
    }
}

fn head(schedule: &Schedule, week: &str, seen: &Seen, sheet: &mut Worksheet) -> Result<(), XlsxError> {
    let title = format!("{} · {week}", super::title(schedule));
    super::heading(sheet, (0, LAST), &title, &looks::title(), (seen.room(), 1.5, 24.0))?;
    sheet.write_string_with_format(1, 0, "Target", &looks::session())?;
    for column in 1..=LAST {
        sheet.write_blank(1, column, &looks::session())?;
    }
    sheet.write_string_with_format(1, FIRST_DONE, "Done", &looks::session())?;
    for ((name, width), column) in COLUMNS.iter().zip(0_u16..) {
        let is_load = *name == "Load" || column == UPPER;
        let name = if is_load { format!("{name}, {}", schedule.unit) } else { (*name).to_owned() };
        let format = match column {
            1 | OF | NOTES | LAST => looks::column(),
            _ => looks::column_middle(),
        };
        sheet.write_string_with_format(HEAD - 1, column, name, &format)?;
        sheet.set_column_width(column, seen.width(column, *width))?;
        if !seen.is_shown(column) {
            sheet.set_column_hidden(column)?;
        }
    }
    for (name, column) in ["Exact", "Exact, to", "Counts"].into_iter().zip(LAST + 1..) {
        sheet.write_string_with_format(HEAD - 1, column, name, &looks::column())?;
        sheet.set_column_hidden(column)?;
    }
    Ok(())
}

fn heading(session: &Session, row: u32, room: f64, sheet: &mut Worksheet) -> Result<(), XlsxError> {
    let mut words = words::place(session);
    for name in session.name.iter().chain(&session.block) {
        words.push_str(" · ");
        words.push_str(name);
    }
    for column in 0..=LAST {
        sheet.write_blank(row, column, &looks::session())?;
    }
    super::heading(sheet, (row, LAST), &words, &looks::session(), (room, 1.3, 20.0))
}

/// A text over the whole width.
fn wide(row: u32, text: &str, room: f64, sheet: &mut Worksheet) -> Result<(), XlsxError> {
    sheet.merge_range(row, 0, row, LAST, text, &looks::note())?;
    sheet.set_row_height(row, height(text, room))?;
    Ok(())
}

fn name(exercise: &Exercise, row: u32, look: Look, sheet: &mut Worksheet, looks: &mut Looks) -> Result<(), XlsxError> {
    let label = exercise.label.map(|label| label.to_string()).unwrap_or_default();
    sheet.write_string_with_format(row, 0, label, looks.of(Look { content: Content::Middle, ..look }))?;
    let lift = words::lift(exercise);
    sheet.write_string_with_format(row, 1, cut(&lift, LONGEST), looks.of(look))?;
    Ok(())
}

fn set(
    row: &SetRow<'_>,
    loads: &Loads,
    (is_counted, lift_width): (bool, f64),
    number: u32,
    sheet: &mut Worksheet,
    looks: &mut Looks,
) -> Result<(), XlsxError> {
    let set = row.set;
    let kind = match set.role {
        Role::Warmup => Kind::Warmup,
        Role::Top => Kind::Top,
        _ => Kind::Other,
    };
    let first = row.place == 0;
    let look = |content| Look { kind, content, first };
    name(row.exercise, number, look(if first { Content::Lift } else { Content::LiftAgain }), sheet, looks)?;
    sheet.write_number_with_format(number, 2, set.number, looks.of(look(Content::Middle)))?;
    let role = if set.role == Role::Top { "TOP" } else { words::role(set.role) };
    sheet.write_string_with_format(number, 3, role, looks.of(look(Content::Middle)))?;
    let amount = words::amount(set);
    match &set.measure {
        Measure::Reps { min, max } if min == max && !set.per_side => {
            sheet.write_number_with_format(number, 4, *min, looks.of(look(Content::Middle)))?
        }
        _ => sheet.write_string_with_format(number, 4, &amount, looks.of(look(Content::Middle)))?,
    };
    self::loads(set, loads, number, look, sheet, looks)?;
    let of = of(set, loads.is_fixed);
    sheet.write_string_with_format(number, OF, &of, looks.of(look(Content::Words)))?;
    let effort = words::effort_number(set).unwrap_or_default();
    sheet.write_string_with_format(number, EFFORT, effort, looks.of(look(Content::Middle)))?;
    let rest = set.extras.rest.map(words::time).unwrap_or_default();
    sheet.write_string_with_format(number, REST, rest, looks.of(look(Content::Middle)))?;
    let tempo = set.extras.tempo.as_deref().unwrap_or_default();
    sheet.write_string_with_format(number, TEMPO, cut(tempo, LONGEST), looks.of(look(Content::Middle)))?;
    sheet.write_string_with_format(number, NOTES, &row.notes, looks.of(look(Content::Notes)))?;
    for column in FIRST_DONE..LAST {
        sheet.write_blank(number, column, looks.of(look(Content::Done)))?;
    }
    sheet.write_blank(number, LAST, looks.of(look(Content::Remark)))?;
    let (lift, bold) = (words::lift(row.exercise), if set.role == Role::Top { BOLD } else { 1.0 });
    let wrapped = [
        (lift.as_str(), lift_width / if first { BOLD } else { bold }),
        (of.as_str(), OF_WIDTH / bold),
        (row.notes.as_str(), NOTES_WIDTH),
        (amount.as_str(), 8.5 / bold),
        (tempo, 7.5 / bold),
    ];
    let high = wrapped.into_iter().map(|(text, room)| height(text, room)).fold(0.0, f64::max);
    // High enough to write in.
    sheet.set_row_height(number, (high + 5.0).clamp(20.0, 400.0))?;
    hidden(set, loads, is_counted, number, sheet, looks)
}

/// What the load is of, in the plan's words.
fn of(set: &PlannedSet, is_fixed: bool) -> String {
    let mut words = words::rule(set).unwrap_or_default();
    if set.load.is_none() && set.bodyweight {
        words = format!("bodyweight {words}");
    }
    if is_fixed && is_told_fixed(set) {
        words.push_str(if words.is_empty() { "fixed" } else { ", fixed" });
    }
    cut(words.trim(), LONGEST).to_owned()
}

/// The load and its upper end.
pub(super) fn loads(
    set: &PlannedSet,
    loads: &Loads,
    number: u32,
    look: impl Fn(Content) -> Look,
    sheet: &mut Worksheet,
    looks: &mut Looks,
) -> Result<(), XlsxError> {
    let (estimate, bodyweight, is_fine) = (set.estimate, set.bodyweight, loads.is_fine);
    let look = look(Content::Load { estimate, bodyweight, is_fine });
    load(set.load, loads.target.as_ref(), (number, 5), look, sheet, looks)?;
    load(set.load_max, loads.target_max.as_ref(), (number, UPPER), look, sheet, looks)
}

/// A load: as a formula if there is one, else as the number.
fn load(
    load: Option<crate::training::Load>,
    worked: Option<&Worked>,
    (row, column): (u32, u16),
    look: Look,
    sheet: &mut Worksheet,
    looks: &mut Looks,
) -> Result<(), XlsxError> {
    match (worked, load) {
        (Some(worked), load) => {
            // The load of the schedule, to the last digit.
            let result = load.map(|load| load.to_f64().to_string()).unwrap_or_default();
            let formula = Formula::new(&worked.formula).set_result(result);
            sheet.write_formula_with_format(row, column, formula, looks.of(look))?;
        }
        (None, Some(load)) => {
            sheet.write_number_with_format(row, column, load.to_f64(), looks.of(look))?;
        }
        (None, None) => {
            sheet.write_blank(row, column, looks.of(look))?;
        }
    }
    Ok(())
}

/// The cells that only formulas look at.
pub(super) fn hidden(
    set: &PlannedSet,
    loads: &Loads,
    is_counted: bool,
    row: u32,
    sheet: &mut Worksheet,
    looks: &mut Looks,
) -> Result<(), XlsxError> {
    let look = Look { kind: Kind::Other, content: Content::Exact, first: false };
    for (worked, column) in [(&loads.exact, 16_u16), (&loads.exact_max, 17)] {
        if let Some(Worked { formula, result }) = worked {
            let result = result.map(|result| result.to_string()).unwrap_or_default();
            let formula = Formula::new(formula).set_result(result);
            sheet.write_formula_with_format(row, column, formula, looks.of(look))?;
        }
    }
    if is_counted {
        let number = row + 1;
        let (done, target) = (format!("{DONE}{number}"), format!("{TARGET}{number}"));
        let formula = format!("=IF(ISNUMBER({done}),{done},IF(ISNUMBER({target}),{target},\"\"))");
        let result = set.load.map(|load| value(load, load.unit()).to_string()).unwrap_or_default();
        debug_assert_eq!(COUNTS, 'S', "the column after the exact loads");
        sheet.write_formula_with_format(row, 18, Formula::new(formula).set_result(result), looks.of(look))?;
    }
    Ok(())
}

/// Nothing but numbers that somebody may have lifted.
fn validate(last: u32, sheet: &mut Worksheet) -> Result<(), XlsxError> {
    let load = DataValidation::new().allow_decimal_number(DataValidationRule::Between(-1000.0, 4000.0));
    let load = load.set_error_title("A load")?.set_error_message("Write the load as a number.")?;
    let reps = DataValidation::new().allow_decimal_number(DataValidationRule::GreaterThanOrEqualTo(0.0));
    let reps = reps.set_error_title("Reps")?.set_error_message("Write the reps, seconds or metres as a number.")?;
    let effort = DataValidation::new().allow_decimal_number(DataValidationRule::Between(1.0, 10.0));
    let effort = effort.set_error_title("RPE")?.set_error_message("RPE goes from 1 to 10.")?;
    for (validation, column) in [load, reps, effort].iter().zip(FIRST_DONE..) {
        sheet.add_data_validation(HEAD, column, last, column, validation)?;
    }
    Ok(())
}
