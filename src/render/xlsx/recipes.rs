//! From the recipe of a load to the formula that works it out.

use std::collections::{HashMap, HashSet};
use std::rc::Rc;

use super::layout::{HEAD, Layout, Line, Row, SetRow};
use super::maxes::{Maxes, of_one};
use super::rounding::{Operand, Rounder, is_fine, value};
use crate::model::{Drift, Exercise, PlannedSet, Recipe, Role, SetPlace, Start, Taken, Whole, fold_name};
use crate::training::{Load, Percent, Unit};

/// The column of the target.
pub(super) const TARGET: char = 'F';
/// The column of the upper end of the target.
pub(super) const TARGET_MAX: char = 'G';
/// The column of the load that was lifted.
pub(super) const DONE: char = 'M';
/// The hidden column of the load before it is rounded.
pub(super) const EXACT: char = 'Q';
/// The same for the upper end.
pub(super) const EXACT_MAX: char = 'R';
/// The hidden column of the load that other sets start from: the one that was lifted, else the target.
pub(super) const COUNTS: char = 'S';

/// More stretches of rows than this in one formula nobody can read.
const MOST_STRETCHES: usize = 30;

/// A numeric difference that no bar shows.
const SAME: f64 = 0.000_01;

/// A cell that is worked out.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Worked {
    pub formula: String,
    /// What it comes to; nothing while it waits for a number.
    pub result: Option<f64>,
}

/// What the cells of a set hold.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Loads {
    pub exact: Option<Worked>,
    pub target: Option<Worked>,
    pub exact_max: Option<Worked>,
    pub target_max: Option<Worked>,
    /// Whether it rests on something and stands as a number all the same, or rests on a set that does.
    pub is_fixed: bool,
    /// Whether it has more decimals than are shown, or may come to have them.
    pub is_fine: bool,
}

/// What a formula starts from.
struct From {
    /// What must hold a number.
    needs: Option<String>,
    written: String,
    value: Option<f64>,
}

/// Cells of sets: of one tab, in stretches of rows.
#[derive(Clone, Debug, PartialEq)]
struct Cells {
    tab: usize,
    stretches: Vec<(u32, u32)>,
    /// The heaviest of their loads; nothing while none is known.
    value: Option<f64>,
}

/// What is looked for on a day: the lift, and its variant, folded.
type OfDay = (u16, u8, String, Option<String>);

/// Formulas for the sets of a layout.
pub(super) struct Recipes<'a, 'l> {
    pub layout: &'l Layout<'a>,
    maxes: &'l Maxes<'a>,
    days: HashMap<OfDay, Rc<Vec<Cells>>>,
    /// The rows, by tab, whose load does not move.
    fixed: HashSet<(usize, u32)>,
}

impl<'a, 'l> Recipes<'a, 'l> {
    pub(super) fn new(layout: &'l Layout<'a>, maxes: &'l Maxes<'a>) -> Self {
        Self { layout, maxes, days: HashMap::new(), fixed: HashSet::new() }
    }

    /// The rows, by tab, whose load other sets start from.
    pub(super) fn counted(&mut self) -> HashSet<(usize, u32)> {
        let (mut counted, mut seen) = (HashSet::new(), HashSet::new());
        let layout = self.layout;
        for row in layout.tabs.iter().flat_map(|tab| &tab.rows) {
            let Row::Set(row) = row else { continue };
            let Some(recipe) = row.set.basis.as_ref().and_then(|basis| basis.recipe.as_deref()) else { continue };
            if matches!(recipe.start, Start::Working | Start::Set(_) | Start::Nothing) {
                continue;
            }
            for cells in self.cells(recipe, row).unwrap_or_default() {
                for &(first, last) in cells.stretches.iter().filter(|stretch| seen.insert((cells.tab, **stretch))) {
                    counted.extend((first..=last).map(|row| (cells.tab, row)));
                }
            }
        }
        counted
    }

    /// Finds the loads that do not move, and those that rest on them; gives whether an athlete is told so of one.
    pub(super) fn find_fixed(&mut self) -> bool {
        let layout = self.layout;
        let rows = |tab: usize| layout.tabs.get(tab).into_iter().flat_map(|tab| tab.rows.iter().enumerate());
        let sets = (0..layout.tabs.len()).flat_map(|tab| {
            rows(tab).filter_map(move |(place, row)| match row {
                Row::Set(row) => Some((tab, place, row)),
                _ => None,
            })
        });
        let mut sets: Vec<(usize, usize, &SetRow<'a>)> = sets.collect();
        // In the order in which they are done, for most start from what was done before.
        sets.sort_by_key(|(_, _, row)| (row.session.week, row.session.day));
        for line in sets.chunk_by(|(.., a), (.., b)| Rc::ptr_eq(&a.line, &b.line)) {
            for &(tab, place, row) in line {
                if self.loads(row, row_number(place) + 1).is_fixed {
                    self.fixed.insert((tab, row_number(place)));
                }
            }
            // Twice, for warm-ups start from a set behind them.
            for &(tab, place, row) in line.iter().chain(line) {
                if self.rests_on_fixed(row) {
                    self.fixed.insert((tab, row_number(place)));
                }
            }
        }
        sets.iter().any(|(tab, place, row)| self.fixed.contains(&(*tab, row_number(*place))) && is_told_fixed(row.set))
    }

    /// Whether a load starts from one that does not move.
    fn rests_on_fixed(&mut self, row: &SetRow<'a>) -> bool {
        if self.fixed.is_empty() {
            return false;
        }
        let Some(recipe) = row.set.basis.as_ref().and_then(|basis| basis.recipe.clone()) else { return false };
        let cells = match recipe.start {
            Start::Set(place) => self.set(place, TARGET).into_iter().collect(),
            _ => self.cells(&recipe, row).unwrap_or_default(),
        };
        cells.iter().any(|Cells { tab, stretches, .. }| {
            let mut rows = stretches.iter().flat_map(|(first, last)| *first..=*last);
            rows.any(|row| self.fixed.contains(&(*tab, row)))
        })
    }

    /// What the cells of a set hold, in this row of this tab.
    pub(super) fn loads(&mut self, row: &SetRow<'a>, number: u32) -> Loads {
        let set = row.set;
        let is_fine = [set.load, set.load_max].into_iter().flatten().any(|load| is_fine(value(load, load.unit())));
        let Some(recipe) = set.basis.as_ref().and_then(|basis| basis.recipe.clone()) else {
            return Loads { is_fine, ..Loads::default() };
        };
        let fixed = Loads { is_fixed: true, is_fine, ..Loads::default() };
        let Some(mut loads) = self.work_out(&recipe, row, number) else { return fixed };
        loads.is_fixed = self.is_fixed(row, number);
        loads.is_fine |= is_fine;
        let unit = set.load.or(set.load_max).map_or(Unit::Kg, Load::unit);
        let is_right = |worked: Option<&Worked>, load: Option<Load>| match (
            worked.and_then(|worked| worked.result),
            load.map(|load| value(load, unit)),
        ) {
            (Some(result), Some(load)) => (result - load).abs() < SAME,
            (None, None) => true,
            _ => false,
        };
        // The schedule is right, whatever a formula may come to.
        let all = is_right(loads.target.as_ref(), set.load) && is_right(loads.target_max.as_ref(), set.load_max);
        if all { loads } else { fixed }
    }

    /// Whether the set in a row, which is counted from 1, rests on one that does not move.
    pub(super) fn is_fixed(&self, row: &SetRow<'a>, number: u32) -> bool {
        self.fixed.contains(&(row.line.tab, number.saturating_sub(1)))
    }

    fn work_out(&mut self, recipe: &Recipe, row: &SetRow<'a>, number: u32) -> Option<Loads> {
        let set = row.set;
        let exact = self.exact(recipe, recipe.taken, row, TARGET)?;
        let target = self.on_bar(recipe, &exact, row, &format!("{EXACT}{number}"), EXACT)?;
        let rounder = self.maxes.rounder(&row.exercise.lift, row.set.bodyweight);
        let is_fine = rounder.is_some_and(Rounder::is_fine) || !recipe.is_rounded && recipe.more_of.is_some();
        let mut loads = Loads { exact: Some(exact), target: Some(target), is_fine, ..Loads::default() };
        if let Some(taken) = recipe.taken_max {
            let exact = self.exact(recipe, taken, row, TARGET_MAX)?;
            let high = self.on_bar(recipe, &exact, row, &format!("{EXACT_MAX}{number}"), EXACT_MAX)?;
            // Where both ends come to the same there is one.
            let low = loads.target.as_ref().and_then(|low| low.result);
            let shown = high.result.filter(|high| low.is_none_or(|low| (high - low).abs() >= SAME));
            let (cell, is) = (format!("{EXACT_MAX}{number}"), high.formula.trim_start_matches('='));
            let formula = format!("=IF({cell}=\"\",\"\",IF({is}={TARGET}{number},\"\",{is}))");
            loads.target_max = Some(Worked { formula, result: shown });
            loads.exact_max = Some(exact);
        } else if set.load_max.is_some() {
            return None;
        }
        Some(loads)
    }

    /// The load before it is rounded.
    fn exact(&mut self, recipe: &Recipe, taken: Taken, row: &SetRow<'a>, column: char) -> Option<Worked> {
        let unit = row.set.load.map_or(self.unit(recipe), Load::unit);
        let from = self.start(recipe, row, column)?;
        let start = from.written;
        let mut written = match taken {
            Taken::Share(share) if share == Percent::ONE => start.clone(),
            // Less of what takes weight off takes more off.
            Taken::Share(share) if row.set.bodyweight => {
                let share = of_one(share);
                format!("{start}*IF({start}<0,{},{share})", 2.0 - share)
            }
            Taken::Share(share) => format!("{start}*{}", of_one(share)),
            Taken::Step(step) => format!("{start}{}", signed(value(step, unit))),
        };
        let mut exact = from.value.map(|start| match taken {
            Taken::Share(share) if row.set.bodyweight && start < 0.0 => start * (2.0 - of_one(share)),
            Taken::Share(share) => start * of_one(share),
            Taken::Step(step) => start + value(step, unit),
        });
        if let Some(plus) = recipe.plus.map(|plus| value(plus, unit)) {
            written.push_str(&signed(plus));
            exact = exact.map(|exact| exact + plus);
        }
        if recipe.scale != Percent::ONE {
            written = format!("({written})*{}", of_one(recipe.scale));
            exact = exact.map(|exact| exact * of_one(recipe.scale));
        }
        if let Some(more) = recipe.more.map(|more| value(more, unit)) {
            written.push_str(&signed(more));
            exact = exact.map(|exact| exact + more);
        }
        if let Some(of) = &recipe.more_of {
            let more = self.whole(of)?;
            let needs = more.needs?;
            written.push_str(&format!("+IF(COUNT({needs})=0,0,{})", more.written));
            exact = exact.map(|exact| exact + more.value.unwrap_or(0.0));
        }
        let formula = match from.needs {
            Some(needs) => format!("=IF(COUNT({needs})=0,\"\",{written})"),
            None => format!("={written}"),
        };
        Some(Worked { formula, result: exact })
    }

    fn unit(&self, recipe: &Recipe) -> Unit {
        match &recipe.start {
            Start::Max(whole) => whole.drift.plus.unit(),
            _ => self.maxes.unit(),
        }
    }

    /// The load that is put on, from the cell with the exact one.
    fn on_bar(&self, recipe: &Recipe, exact: &Worked, row: &SetRow<'a>, cell: &str, column: char) -> Option<Worked> {
        let (mut written, mut result) = if recipe.is_rounded {
            let rounder = self.maxes.rounder(&row.exercise.lift, row.set.bodyweight)?;
            (rounder.formula(cell), exact.result.map(|exact| rounder.round(exact)))
        } else {
            (cell.to_owned(), exact.result)
        };
        if let Some(limit) = self.limit(recipe, row, column)? {
            result = result.map(|load| load.min(limit.value));
            written = format!("MIN({written},{})", limit.written);
        }
        Some(Worked { formula: format!("=IF({cell}=\"\",\"\",{written})"), result })
    }

    /// What the load is no heavier than: a ramp than its top set, an easier set than the hard one. Nothing at
    /// all where the limit itself starts from what it limits.
    fn limit(&self, recipe: &Recipe, row: &SetRow<'a>, column: char) -> Option<Option<Operand>> {
        if let Start::Set(place) = &recipe.start {
            if row.set.bodyweight || !recipe.is_rounded {
                return Some(None);
            }
            // The upper end is limited by the upper end; a cell that waits for a number limits nothing.
            let column = if column == EXACT { TARGET } else { TARGET_MAX };
            let cells = self.set(*place, column)?;
            let value = cells.value.unwrap_or(f64::INFINITY);
            return Some(Some(Operand { value, written: self.written(&[cells], column, row) }));
        }
        if row.set.role != Role::Ramp || row.line.tops.is_empty() {
            return Some(None);
        }
        if row.line.tops_start_here {
            let is_held = row.set.basis.as_ref().is_some_and(|basis| basis.held_at_top);
            return if is_held { None } else { Some(None) };
        }
        let cells = tops(&row.line);
        let value = cells.value.unwrap_or(f64::INFINITY);
        let cells = self.written(&[cells], TARGET, row);
        Some(Some(Operand { value, written: format!("IF(COUNT({cells})=0,9999,MAX({cells}))") }))
    }

    /// What a recipe starts from; nothing if that is in no cell.
    fn start(&mut self, recipe: &Recipe, row: &SetRow<'a>, column: char) -> Option<From> {
        match &recipe.start {
            Start::Max(whole) => return self.whole(whole),
            Start::Nothing => return Some(From { needs: None, written: "0".to_owned(), value: Some(0.0) }),
            _ => {}
        }
        let cells = match &recipe.start {
            Start::Set(place) => vec![self.set(*place, column)?],
            _ => self.cells(recipe, row)?,
        };
        let value = cells.iter().filter_map(|cells| cells.value).reduce(f64::max);
        let column = match recipe.start {
            Start::Set(_) => column,
            Start::Working => TARGET,
            _ => COUNTS,
        };
        let written = self.written(&cells, column, row);
        let is_one =
            matches!(cells.as_slice(), [Cells { stretches, .. }] if matches!(stretches.as_slice(), [(a, b)] if a == b));
        let heaviest = if is_one { written.clone() } else { format!("MAX({written})") };
        Some(From { needs: Some(written), written: heaviest, value })
    }

    fn whole(&self, whole: &Whole) -> Option<From> {
        let (cell, given) = self.maxes.given(whole)?;
        let Drift { of_itself, of_one_rep, plus } = whole.drift;
        let share = |billionths: i64| billionths as f64 / 1e9;
        let itself = share(of_itself);
        let mut written = if of_itself == 1_000_000_000 { cell.clone() } else { format!("{cell}*{itself}") };
        let mut value = given.map(|given| given * itself);
        if of_one_rep != 0 {
            let (cell, one) = self.maxes.one_rep_of(&whole.lift)?;
            written.push_str(&format!("{}*{cell}", signed(share(of_one_rep))));
            value = value.zip(one).map(|(value, one)| value + share(of_one_rep) * one);
        }
        let plus = self::value(plus, plus.unit());
        if plus != 0.0 {
            written.push_str(&signed(plus));
            value = value.map(|value| value + plus);
        }
        let is_sum = of_one_rep != 0 || plus != 0.0;
        Some(From { needs: Some(cell), written: if is_sum { format!("({written})") } else { written }, value })
    }

    /// The cells of the sets that a recipe starts from; nothing if they are not in the workbook.
    fn cells(&mut self, recipe: &Recipe, row: &SetRow<'a>) -> Option<Vec<Cells>> {
        let one = |place: usize| {
            let set = row.exercise.sets.get(place)?;
            let row_number = row.line.row(place);
            Some(vec![Cells { tab: row.line.tab, stretches: vec![(row_number, row_number)], value: load(set) }])
        };
        match &recipe.start {
            Start::Top => {
                let is_short = !row.line.tops.is_empty() && row.line.tops.len() <= MOST_STRETCHES;
                is_short.then(|| vec![tops(&row.line)])
            }
            Start::Previous => one(row.place.checked_sub(1)?),
            Start::First | Start::Working => one(row.line.working.filter(|working| *working != row.place)?),
            Start::Days { week, days } => {
                // Whether a line of the same day was done before is more than rows say.
                if days.is_empty() || (*week == row.session.week && days.contains(&row.session.day)) {
                    return None;
                }
                let cells: Vec<Cells> =
                    days.iter().flat_map(|day| self.of_day(*week, *day, row.exercise).to_vec()).collect();
                let stretches: usize = cells.iter().map(|cells| cells.stretches.len()).sum();
                (1..=MOST_STRETCHES).contains(&stretches).then_some(cells)
            }
            Start::Set(_) | Start::Max(_) | Start::Nothing | Start::Unknown => None,
        }
    }

    fn set(&self, place: SetPlace, column: char) -> Option<Cells> {
        let (set, line, number) = self.layout.set(place)?;
        let row = line.row(number);
        let value = if column == TARGET_MAX { set.load_max.or(set.load) } else { set.load };
        let value = value.map(|load| self::value(load, load.unit()));
        Some(Cells { tab: line.tab, stretches: vec![(row, row)], value })
    }

    /// Where a lift stands on a day: in the same variant, else in any.
    fn of_day(&mut self, week: u16, day: u8, exercise: &Exercise) -> Rc<Vec<Cells>> {
        let variant = exercise.variant.as_deref().map(fold_name);
        let key = (week, day, exercise.lift.to_string(), variant.clone());
        if let Some(known) = self.days.get(&key) {
            return Rc::clone(known);
        }
        let of_lift = |any: bool| {
            let lines = self.layout.day(week, day).filter(|(other, line)| {
                let same = other.variant.as_deref().map(fold_name) == variant;
                other.lift == exercise.lift && (any || same) && line.sets > 0
            });
            let cells = lines.map(|(other, line)| Cells {
                tab: line.tab,
                stretches: vec![(line.row(0), line.row(line.sets.saturating_sub(1)))],
                value: other.sets.iter().filter_map(load).reduce(f64::max),
            });
            cells.collect::<Vec<Cells>>()
        };
        let same = of_lift(false);
        let found = if same.is_empty() { of_lift(true) } else { same };
        let found = Rc::new(found);
        self.days.insert(key, Rc::clone(&found));
        found
    }

    /// Cells as a formula writes them, from a row of some tab.
    fn written(&self, cells: &[Cells], column: char, row: &SetRow<'a>) -> String {
        let mut words: Vec<String> = Vec::new();
        for Cells { tab, stretches, .. } in cells {
            let sheet = match self.layout.tabs.get(*tab) {
                Some(other) if *tab != row.line.tab => format!("'{}'!", other.name),
                _ => String::new(),
            };
            words.extend(stretches.iter().map(|&(first, last)| {
                let (first, last) = (first + 1, last + 1);
                if first == last {
                    format!("{sheet}{column}{first}")
                } else {
                    format!("{sheet}{column}{first}:{column}{last}")
                }
            }));
        }
        words.join(",")
    }
}

/// Whether an athlete is told of a fixed load that it is. Back-offs that wait for their range say so themselves,
/// and a load that no day before has stays open whatever is written.
pub(super) fn is_told_fixed(set: &PlannedSet) -> bool {
    let Some(basis) = &set.basis else { return false };
    let is_unknown = || basis.recipe.as_ref().is_some_and(|recipe| recipe.start == Start::Unknown);
    basis.held_from.is_none() && (set.load.is_some() || is_unknown())
}

/// The top sets of a line.
fn tops(line: &Line) -> Cells {
    let stretches = line.tops.iter().map(|&(first, last)| (line.row(first), line.row(last))).collect();
    Cells { tab: line.tab, stretches, value: line.top_load }
}

fn load(set: &PlannedSet) -> Option<f64> {
    set.load.map(|load| value(load, load.unit()))
}

/// A number that is added: `+2.5`, `-5`.
fn signed(number: f64) -> String {
    if number < 0.0 { number.to_string() } else { format!("+{number}") }
}

/// The row of the sheet from its place below the head.
pub(super) fn row_number(place: usize) -> u32 {
    HEAD + u32::try_from(place).unwrap_or(u32::MAX - HEAD)
}
