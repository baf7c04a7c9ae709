//! The tab of maxes: what loads rest on, and what they are rounded to. Cells that may be changed are
//! unlocked.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use rust_xlsxwriter::{DataValidation, DataValidationRule, Formula, Worksheet, XlsxError};

use super::layout::Layout;
use super::rounding::{Even, Lists, Rounder, is_fine, value};
use super::text::{height, lines, pieces};
use super::{heading, looks, shown};
use crate::model::{LiftMax, OneRepSource, Recipe, Schedule, ScheduledLift, Start, Whole, WholeOf};
use crate::training::{Loading, Percent, Rounding, Unit};
use crate::words;

/// The name of the tab.
const TAB: &str = "Maxes";

/// The width of the names of lifts.
const LIFT_WIDTH: f64 = 30.0;

/// The columns, with how wide they are.
const COLUMNS: [(&str, f64); 10] = [
    ("Lift", LIFT_WIDTH),
    ("Reps", 7.0),
    ("Max", 10.0),
    ("Unit", 6.0),
    ("1RM", 10.0),
    ("Training max, %", 10.0),
    ("Training max", 10.0),
    ("Bar", 8.0),
    ("Steps", 8.0),
    ("Rounded", 14.0),
];

const LAST: u16 = 9;
/// The columns of training maxes, which are hidden where there are none.
const TRAINING_MAX: [u16; 2] = [5, 6];

/// The maxes of a schedule, and where they stand.
pub(super) struct Maxes<'a> {
    rows: Vec<MaxRow<'a>>,
    /// The row from which the one-rep max of a lift comes.
    main: HashMap<&'a str, usize>,
    /// The row of a max for so many reps.
    tested: HashMap<(&'a str, u16), usize>,
    rounders: HashMap<&'a str, Option<Rounder>>,
    on_bodyweight: HashMap<&'a str, Option<Rounder>>,
    loadings: HashMap<&'a str, &'a Loading>,
    unit: Unit,
    first_row: u32,
    /// Whether a load is worked out by a formula.
    has_formulas: bool,
}

/// A row: a max of a lift.
struct MaxRow<'a> {
    lift: &'a str,
    reps: u16,
    max: MaxCell,
    /// Nothing for rows from which the one-rep max does not come.
    main: Option<Main>,
}

enum MaxCell {
    Given(f64),
    /// Nobody knows it, and loads wait for it.
    Open,
    /// A share of the one-rep max in another row.
    Share(usize, Percent),
    /// No load rests on it.
    Unused,
}

struct Main {
    /// What the max is of the one-rep max.
    share: Percent,
    one_rep: Option<f64>,
    training_max: Option<Percent>,
    steps: Steps,
}

/// How loads are rounded.
enum Steps {
    Even {
        bar: Option<f64>,
        step: f64,
        rounding: Rounding,
    },
    Listed,
    /// There are too many loads between which there are gaps.
    TooMany,
    /// No formula rounds its loads.
    Unused,
}

impl<'a> Maxes<'a> {
    pub(super) fn of(schedule: &'a Schedule, layout: &Layout<'a>, lists: &mut Lists) -> Self {
        let used = Used::of(layout);
        let exercises = layout.exercises();
        let loadings = exercises.filter_map(|exercise| Some((exercise.lift.as_ref(), exercise.loading.as_deref()?)));
        let mut maxes = Self {
            rows: Vec::new(),
            main: HashMap::new(),
            tested: HashMap::new(),
            rounders: HashMap::new(),
            on_bodyweight: HashMap::new(),
            loadings: loadings.collect(),
            unit: schedule.unit,
            first_row: 0,
            has_formulas: used.has_any(),
        };
        // It has as many lines with fixed loads as without.
        maxes.first_row = 1 + u32::try_from(maxes.head(schedule, false).len()).unwrap_or(0);
        let known: HashMap<&str, &ScheduledLift> =
            schedule.lifts.iter().map(|lift| (lift.lift.as_ref(), lift)).collect();
        let mut given: BTreeMap<&str, Vec<&LiftMax>> = BTreeMap::new();
        for max in &schedule.maxes {
            given.entry(max.lift.as_ref()).or_default().push(max);
        }
        let mut names: BTreeSet<&str> = used.lifts.union(&used.rounded).copied().chain(given.keys().copied()).collect();
        // The rows of lenders come first, so that those who borrow can refer to them.
        let lenders: BTreeSet<&str> = names.iter().filter_map(|name| lender(known.get(name)?)).collect();
        names.extend(&lenders);
        let (first, others): (Vec<&str>, Vec<&str>) = names.into_iter().partition(|name| lenders.contains(name));
        for name in first.into_iter().chain(others) {
            let given = given.get(name).map_or(&[][..], Vec::as_slice);
            maxes.add(name, given, known.get(name).copied(), &used, lists);
        }
        maxes
    }

    fn add(
        &mut self,
        name: &'a str,
        given: &[&LiftMax],
        lift: Option<&'a ScheduledLift>,
        used: &Used<'a>,
        lists: &mut Lists,
    ) {
        let unit = self.unit;
        let load = |reps: u16| given.iter().find(|max| max.reps == reps).map(|max| value(max.load, unit));
        let source = lift.map_or(&OneRepSource::Tested, |lift| &lift.one_rep);
        let (reps, share, max) = match source {
            OneRepSource::Tested => (1, Percent::ONE, load(1).map_or(MaxCell::Unused, MaxCell::Given)),
            OneRepSource::Reps(reps, share) => (*reps, *share, load(*reps).map_or(MaxCell::Open, MaxCell::Given)),
            OneRepSource::Borrowed(of, share) => match self.main.get(of.as_ref()) {
                Some(&row) => (1, Percent::ONE, MaxCell::Share(row, *share)),
                None => (1, Percent::ONE, MaxCell::Open),
            },
            OneRepSource::Open if used.lifts.contains(name) => (1, Percent::ONE, MaxCell::Open),
            OneRepSource::Open => (1, Percent::ONE, MaxCell::Unused),
        };
        let one_rep = match &max {
            MaxCell::Given(load) => Some(load / of_one(share)),
            MaxCell::Share(row, share) => self.one_rep(*row).map(|load| load * of_one(*share)),
            MaxCell::Open | MaxCell::Unused => None,
        };
        let row = self.rows.len();
        let steps = if used.rounded.contains(name) { self.round(name, row, lists) } else { Steps::Unused };
        let training_max = lift.and_then(|lift| lift.training_max).or(Some(Percent::ONE));
        let training_max = training_max.filter(|_| used.training_maxes.contains(name));
        self.rows.push(MaxRow { lift: name, reps, max, main: Some(Main { share, one_rep, training_max, steps }) });
        self.main.insert(name, row);
        self.tested.insert((name, reps), row);
        for other in given.iter().filter(|max| max.reps != reps) {
            self.tested.insert((name, other.reps), self.rows.len());
            let max = MaxCell::Given(value(other.load, unit));
            self.rows.push(MaxRow { lift: name, reps: other.reps, max, main: None });
        }
    }

    /// Notes how the loads of a lift are rounded whose row this is.
    fn round(&mut self, name: &'a str, row: usize, lists: &mut Lists) -> Steps {
        let Some(&loading) = self.loadings.get(name) else {
            return Steps::Unused;
        };
        let (unit, number) = (self.unit, self.row(row) + 1);
        let cell = |column: char| format!("{TAB}!${column}${number}");
        if let Some(even) = Even::of(loading, unit) {
            let steps = Steps::Even { bar: even.from(), step: even.step(), rounding: even.rounding() };
            let even = even.in_cells(cell('I'), cell('H'));
            self.on_bodyweight.insert(name, Some(Rounder::Even(even.on_bodyweight())));
            self.rounders.insert(name, Some(Rounder::Even(even)));
            return steps;
        }
        self.on_bodyweight.insert(name, Even::of(&loading.on_bodyweight(), unit).map(Rounder::Even));
        let list = lists.list(loading, unit);
        let steps = if list.is_some() { Steps::Listed } else { Steps::TooMany };
        self.rounders.insert(name, list.map(Rounder::List));
        steps
    }

    /// How the loads of a lift are rounded; nothing if no formula can.
    pub(super) fn rounder(&self, lift: &str, on_bodyweight: bool) -> Option<&Rounder> {
        let rounders = if on_bodyweight { &self.on_bodyweight } else { &self.rounders };
        rounders.get(lift)?.as_ref()
    }

    /// The cell of a max as it was given, and the number in it.
    pub(super) fn given(&self, whole: &Whole) -> Option<(String, Option<f64>)> {
        let cell = |column: char, row: usize| format!("{TAB}!${column}${}", self.row(row) + 1);
        let main = *self.main.get(whole.lift.as_ref())?;
        match whole.of {
            WholeOf::OneRep => Some((cell('E', main), self.one_rep(main))),
            WholeOf::Training => Some((cell('G', main), self.training_max(main))),
            WholeOf::Reps(reps) => {
                let row = *self.tested.get(&(whole.lift.as_ref(), reps))?;
                Some((cell('C', row), self.max(row)))
            }
        }
    }

    /// The unit of all loads.
    pub(super) const fn unit(&self) -> Unit {
        self.unit
    }

    /// The cell of the one-rep max of a lift, and the number in it.
    pub(super) fn one_rep_of(&self, lift: &str) -> Option<(String, Option<f64>)> {
        let main = *self.main.get(lift)?;
        Some((format!("{TAB}!$E${}", self.row(main) + 1), self.one_rep(main)))
    }

    fn row(&self, row: usize) -> u32 {
        self.first_row + u32::try_from(row).unwrap_or(0)
    }

    fn one_rep(&self, row: usize) -> Option<f64> {
        self.rows.get(row)?.main.as_ref()?.one_rep
    }

    fn training_max(&self, row: usize) -> Option<f64> {
        let main = self.rows.get(row)?.main.as_ref()?;
        Some(main.one_rep? * of_one(main.training_max?))
    }

    fn max(&self, row: usize) -> Option<f64> {
        let row = self.rows.get(row)?;
        match (&row.max, &row.main) {
            (MaxCell::Given(load), _) => Some(*load),
            (MaxCell::Share(..), Some(main)) => main.one_rep,
            _ => None,
        }
    }

    /// What stands above the table.
    fn head(&self, schedule: &Schedule, has_fixed: bool) -> Vec<String> {
        let mut head = vec![schedule.name.as_deref().unwrap_or("Training program").to_owned()];
        head.extend(schedule.author.iter().map(|author| format!("by {author}")));
        head.extend(
            words::athlete(schedule.athlete.as_deref(), schedule.bodyweight).map(|who| format!("Athlete: {who}")),
        );
        head.extend(schedule.notes.iter().map(|note| format!("“{note}”")));
        head.push(
            match (self.has_formulas, has_fixed) {
                (true, false) => {
                    "Change a cell with a yellow ground, and every load that rests on it moves. A top set that came \
                     out different moves its back-offs: write it beside its target."
                }
                (true, true) => {
                    "Change a cell with a yellow ground, and every load that rests on it moves, but those with \
                     “fixed” beside them do not: for them, build the plan again. A top set that came out different \
                     moves its back-offs: write it beside its target."
                }
                (false, true) => "Loads with “fixed” beside them do not move: for another max, build the plan again.",
                (false, false) => "No load of this program rests on a max or on another set.",
            }
            .to_owned(),
        );
        head.into_iter().flat_map(|text| pieces(&text).into_iter().map(str::to_owned).collect::<Vec<_>>()).collect()
    }

    /// Writes the tab.
    pub(super) fn write(&self, schedule: &Schedule, has_fixed: bool, sheet: &mut Worksheet) -> Result<(), XlsxError> {
        sheet.set_name(TAB)?.set_landscape();
        for ((_, width), column) in COLUMNS.iter().zip(0_u16..) {
            sheet.set_column_width(column, *width)?;
        }
        let has_training_max = |max: &MaxRow<'_>| max.main.as_ref().is_some_and(|main| main.training_max.is_some());
        let has_training_max = self.rows.iter().any(has_training_max);
        let widths = (0_u16..).zip(COLUMNS.iter().map(|(_, width)| width));
        let room = shown(widths, |column| has_training_max || !TRAINING_MAX.contains(&column));
        for (text, row) in self.head(schedule, has_fixed).iter().zip(0_u32..) {
            if row == 0 {
                heading(sheet, (row, LAST), text, &looks::title(), (room, 1.5, 24.0))?;
            } else {
                note(sheet, row, text, room)?;
            }
        }
        if !self.rows.is_empty() {
            for ((name, _), column) in COLUMNS.iter().zip(0_u16..) {
                let format = if column == 0 { looks::column() } else { looks::column_middle() };
                sheet.write_string_with_format(self.first_row - 1, column, *name, &format)?;
            }
            sheet.set_row_height(self.first_row - 1, 30)?;
        }
        for (place, max) in self.rows.iter().enumerate() {
            self.write_row(self.row(place), max, sheet)?;
        }
        for column in TRAINING_MAX.into_iter().filter(|_| !has_training_max) {
            sheet.set_column_hidden(column)?;
        }
        self.validate(sheet)?;
        let mut row = self.row(self.rows.len()) + 1;
        for text in foot(schedule) {
            note(sheet, row, &text, room)?;
            row += 1;
        }
        sheet.set_print_area(0, 0, row, LAST)?;
        Ok(())
    }

    fn write_row(&self, row: u32, max: &MaxRow<'_>, sheet: &mut Worksheet) -> Result<(), XlsxError> {
        let number = row + 1;
        let result = |value: Option<f64>| value.map(|value| value.to_string()).unwrap_or_default();
        sheet.write_string_with_format(row, 0, super::cut(max.lift, super::LONGEST), &looks::words())?;
        if lines(max.lift, LIFT_WIDTH) > 1 {
            sheet.set_row_height(row, (height(max.lift, LIFT_WIDTH) + 2.0).min(400.0))?;
        }
        sheet.write_number_with_format(row, 1, max.reps, &looks::faint())?;
        sheet.write_string_with_format(row, 3, self.unit.name(), &looks::faint())?;
        match &max.max {
            MaxCell::Given(load) => sheet.write_number_with_format(row, 2, *load, &looks::open_load(*load))?,
            MaxCell::Open => sheet.write_blank(row, 2, &looks::open())?,
            MaxCell::Unused => sheet.write_string_with_format(row, 2, "—", &looks::faint())?,
            MaxCell::Share(of, share) => {
                let of = format!("$E${}", self.row(*of) + 1);
                let formula = format!("=IF(COUNT({of})=0,\"\",{of}*{})", of_one(*share));
                let value = max.main.as_ref().and_then(|main| main.one_rep);
                sheet.write_formula_with_format(
                    row,
                    2,
                    Formula::new(formula).set_result(result(value)),
                    &looks::open_derived(),
                )?
            }
        };
        let Some(main) = &max.main else { return Ok(()) };
        if !matches!(max.max, MaxCell::Unused) {
            let share = if main.share == Percent::ONE { String::new() } else { format!("/{}", of_one(main.share)) };
            let formula = format!("=IF(COUNT(C{number})=0,\"\",C{number}{share})");
            let formula = Formula::new(formula).set_result(result(main.one_rep));
            let is_itself = main.share == Percent::ONE && !matches!(max.max, MaxCell::Share(..));
            let is_as_given = is_itself && !main.one_rep.is_some_and(is_fine);
            let format = if is_as_given { looks::derived() } else { looks::worked_out() };
            sheet.write_formula_with_format(row, 4, formula, &format)?;
        }
        if let Some(share) = main.training_max {
            sheet.write_number_with_format(row, 5, of_one(share), &looks::open_percent())?;
            let formula = format!("=IF(COUNT(E{number})=0,\"\",E{number}*F{number})");
            let value = main.one_rep.map(|load| load * of_one(share));
            let formula = Formula::new(formula).set_result(result(value));
            sheet.write_formula_with_format(row, 6, formula, &looks::worked_out())?;
        }
        let words = match &main.steps {
            Steps::Even { bar, step, rounding } => {
                if let Some(bar) = bar {
                    sheet.write_number_with_format(row, 7, *bar, &looks::open_load(*bar))?;
                }
                sheet.write_number_with_format(row, 8, *step, &looks::open_load(*step))?;
                match rounding {
                    Rounding::Nearest => "to the nearest",
                    Rounding::Down => "down",
                    Rounding::Up => "up",
                }
            }
            Steps::Listed => "to what there is",
            Steps::TooMany => "as built",
            Steps::Unused => "",
        };
        sheet.write_string_with_format(row, 9, words, &looks::faint())?;
        Ok(())
    }

    /// Nothing but loads and shares.
    fn validate(&self, sheet: &mut Worksheet) -> Result<(), XlsxError> {
        let Some(last) = self.rows.len().checked_sub(1).map(|last| self.row(last)) else { return Ok(()) };
        let above = |least: f64| DataValidation::new().allow_decimal_number(DataValidationRule::GreaterThan(least));
        let load = above(0.0).set_error_title("A load")?.set_error_message("A load is more than nothing.")?;
        sheet.add_data_validation(self.first_row, 2, last, 2, &load)?;
        sheet.add_data_validation(self.first_row, 7, last, 8, &load)?;
        let share = DataValidation::new().allow_decimal_number(DataValidationRule::Between(0.1, 2.0));
        let share = share.set_error_title("A share")?.set_error_message("A training max is 10 to 200 % of the max.")?;
        sheet.add_data_validation(self.first_row, 5, last, 5, &share)?;
        Ok(())
    }
}

/// What loads rest on.
#[derive(Default)]
struct Used<'a> {
    /// The lifts of which a max is used.
    lifts: BTreeSet<&'a str>,
    training_maxes: BTreeSet<&'a str>,
    /// The lifts whose loads are rounded by a formula.
    rounded: BTreeSet<&'a str>,
}

impl<'a> Used<'a> {
    fn of(layout: &Layout<'a>) -> Self {
        let mut used = Self::default();
        for exercise in layout.exercises() {
            let recipes = exercise.sets.iter().filter_map(|set| set.basis.as_ref()?.recipe.as_deref());
            for recipe in recipes {
                used.note(recipe);
                if recipe.is_rounded && recipe.start != Start::Unknown {
                    used.rounded.insert(&exercise.lift);
                }
            }
        }
        used
    }

    fn note(&mut self, recipe: &'a Recipe) {
        if recipe.start == Start::Unknown {
            return;
        }
        let start = if let Start::Max(whole) = &recipe.start { Some(whole) } else { None };
        for whole in start.into_iter().chain(&recipe.more_of) {
            self.lifts.insert(&whole.lift);
            if whole.of == WholeOf::Training {
                self.training_maxes.insert(&whole.lift);
            }
        }
    }

    fn has_any(&self) -> bool {
        !self.lifts.is_empty() || !self.rounded.is_empty()
    }
}

fn lender(lift: &ScheduledLift) -> Option<&str> {
    match &lift.one_rep {
        OneRepSource::Borrowed(of, _) => Some(of),
        _ => None,
    }
}

/// A percent as a share of one.
pub(super) fn of_one(percent: Percent) -> f64 {
    f64::from(percent.millionths()) / 1e6
}

/// What stands below the table.
fn foot(schedule: &Schedule) -> Vec<String> {
    let mut sets = schedule.sessions.iter().flat_map(|session| &session.exercises).flat_map(|exercise| &exercise.sets);
    let estimate = sets.any(|set| set.estimate).then(|| words::ESTIMATE_NOTE.to_owned());
    estimate.into_iter().chain(schedule.projection.map(words::projection)).collect()
}

/// A text over the whole width, as high as it needs to be.
fn note(sheet: &mut Worksheet, row: u32, text: &str, room: f64) -> Result<(), XlsxError> {
    sheet.merge_range(row, 0, row, LAST, text, &looks::note())?;
    sheet.set_row_height(row, height(text, room))?;
    Ok(())
}
