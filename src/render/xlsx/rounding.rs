//! What can be loaded, as a formula where it goes up in even steps, else as a hidden list to look it up in.

use rust_xlsxwriter::{Workbook, XlsxError};

use crate::training::{Load, Loading, Rounding, Unit};

/// Loads that differ by less are the same, and half-way is not quite half-way.
const CLOSE: f64 = 0.000_001;

/// No list is longer.
const MOST: usize = 20_000;

/// The name of the tab with the lists.
const TAB: &str = "Loads";

/// How a load is rounded.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Rounder {
    /// In even steps.
    Even(Even),
    /// To what a list has.
    List(Listed),
}

/// Even steps, with the cells that hold them.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Even {
    rounding: Rounding,
    step: Operand,
    /// Where the steps are counted from, if that is not nothing.
    from: Option<Operand>,
    /// Whether there is a lightest load: the first one that is more than nothing.
    ends: bool,
}

/// A number, and how a formula writes it.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Operand {
    pub value: f64,
    pub written: String,
}

impl Operand {
    pub(super) fn number(value: f64) -> Self {
        Self { value, written: value.to_string() }
    }
}

/// A list, and where it stands.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Listed {
    /// From which load on which is put on, lightest first.
    marks: Vec<(f64, f64)>,
    written: (String, String),
}

/// A load in a unit, as a number.
pub(super) fn value(load: Load, unit: Unit) -> f64 {
    // A plan's loads are below 10^13 billionths, which an `f64` holds exactly.
    load.to(unit).nanos() as f64 / 1e9
}

impl Even {
    /// The even steps of what a lift is loaded with; `None` where they are not even.
    pub(super) fn of(loading: &Loading, unit: Unit) -> Option<Self> {
        let steps = loading.even_steps()?;
        let from = value(steps.from, unit);
        Some(Self {
            rounding: loading.rounding(),
            step: Operand::number(value(steps.step, unit)),
            from: (from > 0.0).then(|| Operand::number(from)),
            ends: steps.lightest.is_some(),
        })
    }

    /// The same, with its numbers in these cells.
    pub(super) fn in_cells(self, step: String, from: String) -> Self {
        let from = self.from.map(|number| Operand { written: from, ..number });
        Self { step: Operand { written: step, ..self.step }, from, ..self }
    }

    /// The same of what hangs from a belt.
    pub(super) fn on_bodyweight(&self) -> Self {
        Self { from: None, ends: false, ..self.clone() }
    }

    pub(super) fn step(&self) -> f64 {
        self.step.value
    }

    pub(super) fn from(&self) -> Option<f64> {
        self.from.as_ref().map(|from| from.value)
    }

    pub(super) const fn rounding(&self) -> Rounding {
        self.rounding
    }
}

/// Whether a number has more decimals than are shown of a load.
pub(super) fn is_fine(number: f64) -> bool {
    ((number * 100.0).round() / 100.0 - number).abs() > CLOSE
}

impl Rounder {
    /// Whether loads come out with more decimals than are shown: plates of the other unit.
    pub(super) fn is_fine(&self) -> bool {
        match self {
            Self::List(Listed { marks, .. }) => marks.iter().any(|(_, load)| is_fine(*load)),
            Self::Even(even) => is_fine(even.step()) || even.from().is_some_and(is_fine),
        }
    }

    /// The formula for what is put on for the load in a cell.
    pub(super) fn formula(&self, cell: &str) -> String {
        let even = match self {
            Self::List(Listed { written: (from, to), .. }) => return format!("LOOKUP({cell},{from},{to})"),
            Self::Even(even) => even,
        };
        let step = &even.step.written;
        let over = even.from.as_ref().map_or_else(|| cell.to_owned(), |from| format!("{cell}-{}", from.written));
        let steps = match even.rounding {
            Rounding::Nearest => format!("{step}*ROUND(({over}-0.000001)/{step},0)"),
            Rounding::Down => format!("{step}*INT(({over}+0.000001)/{step})"),
            Rounding::Up => format!("-{step}*INT(-({over}-0.000001)/{step})"),
        };
        match &even.from {
            Some(Operand { written: from, .. }) => format!("MAX({from},{from}+{steps})"),
            None if even.ends => format!("MAX({step},{steps})"),
            None => steps,
        }
    }

    /// What the formula comes to.
    pub(super) fn round(&self, load: f64) -> f64 {
        let even = match self {
            Self::List(Listed { marks, .. }) => {
                let above = marks.partition_point(|(mark, _)| *mark <= load);
                return above.checked_sub(1).and_then(|at| marks.get(at)).map_or(0.0, |(_, load)| *load);
            }
            Self::Even(even) => even,
        };
        let (step, from) = (even.step.value, even.from().unwrap_or(0.0));
        let steps = match even.rounding {
            Rounding::Nearest => ((load - from - CLOSE) / step).round(),
            Rounding::Down => ((load - from + CLOSE) / step).floor(),
            Rounding::Up => ((load - from - CLOSE) / step).ceil(),
        };
        let rounded = from + step * steps;
        match &even.from {
            Some(_) => rounded.max(from),
            None if even.ends => rounded.max(step),
            None => rounded,
        }
    }
}

/// The lists that lookups need, each once.
#[derive(Default)]
pub(super) struct Lists {
    lists: Vec<Vec<(f64, f64)>>,
}

impl Lists {
    /// The list of what a lift is loaded with; nothing if it is too long to be looked up in.
    pub(super) fn list(&mut self, loading: &Loading, unit: Unit) -> Option<Listed> {
        let loads: Vec<f64> = loading.all(MOST)?.into_iter().map(|load| value(load, unit)).collect();
        let first = loads.first().map(|&first| (-1e9, first));
        let pairs = loads.iter().zip(loads.iter().skip(1));
        let others = pairs.map(|(&below, &load)| {
            let mark = match loading.rounding() {
                Rounding::Nearest => below + (load - below) / 2.0 + CLOSE,
                Rounding::Down => load - CLOSE,
                Rounding::Up => below + CLOSE,
            };
            (mark, load)
        });
        let marks: Vec<(f64, f64)> = first.into_iter().chain(others).collect();
        let place = self.lists.iter().position(|list| *list == marks).unwrap_or_else(|| {
            self.lists.push(marks.clone());
            self.lists.len() - 1
        });
        let last = marks.len() + 1;
        let column = |column: usize| {
            let name = column_name(u16::try_from(column).unwrap_or(u16::MAX));
            format!("{TAB}!${name}$2:${name}${last}")
        };
        (!marks.is_empty()).then(|| Listed { written: (column(2 * place), column(2 * place + 1)), marks })
    }

    /// Writes the lists into a tab of their own, which is hidden.
    pub(super) fn write(&self, book: &mut Workbook) -> Result<(), XlsxError> {
        if self.lists.is_empty() {
            return Ok(());
        }
        let sheet = book.add_worksheet();
        sheet.set_name(TAB)?.set_hidden(true).protect();
        for (list, column) in self.lists.iter().zip((0_u16..).step_by(2)) {
            sheet.write_string(0, column, "from")?.write_string(0, column + 1, "load")?;
            for ((mark, load), row) in list.iter().zip(1_u32..) {
                sheet.write_number(row, column, *mark)?.write_number(row, column + 1, *load)?;
            }
        }
        Ok(())
    }
}

/// The letters of a column, from 0: `A`, `Z`, `AA`.
pub(super) fn column_name(column: u16) -> String {
    let letter = char::from(b'A' + u8::try_from(column % 26).unwrap_or(0));
    match column / 26 {
        0 => letter.to_string(),
        more => column_name(more - 1) + &letter.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::training::{Bar, Plate, Plates, Rack, Stack};

    const fn kg(milli: i64) -> Load {
        Load::from_milli(milli, Unit::Kg)
    }

    fn loadings() -> Vec<Loading> {
        let few = [(20_000, Some(4)), (15_000, Some(2)), (2_500, Some(2)), (1_250, None)];
        let few = few.map(|(milli, pieces)| Plate { milli, pieces });
        let coarse = [20_000, 15_000].map(|milli| Plate { milli, pieces: None });
        let plates = |plates: &[Plate]| Arc::new(Plates::new(plates, Unit::Kg));
        vec![
            Loading::on_bar(Bar::standard(Unit::Kg)),
            Loading::on_bar(Bar::in_steps(kg(17_000), kg(3_000))),
            Loading::on_bar(Bar::new(kg(20_000), plates(&few))),
            Loading::on_bar(Bar::new(kg(20_000), plates(&coarse))),
            Loading::on_bar(Bar::in_steps_of_plates(kg(20_000), plates(&few), kg(5_000))),
            Loading::on_bar(Bar::new(kg(20_000), Plates::standard(Unit::Lb))),
            Loading::in_steps(kg(2_500)),
            Loading::on_stack(Stack::new(kg(5_000))),
            Loading::on_stack(Stack::new(kg(5_000)).with_add_on(kg(2_500))),
            Loading::from_rack(Arc::new(Rack::new(vec![4_000, 6_000, 8_000, 12_500], Unit::Kg))),
        ]
    }

    #[test]
    fn formulas_and_lists_round_as_the_plan_does() {
        let mut lists = Lists::default();
        for (loading, rounding) in loadings().iter().flat_map(|loading| Rounding::ALL.map(|way| (loading, way))) {
            let loading = loading.clone().with(rounding);
            let even = Even::of(&loading, Unit::Kg).map(Rounder::Even);
            let rounder = even.or_else(|| lists.list(&loading, Unit::Kg).map(Rounder::List));
            for milli in (125..300_000).step_by(125) {
                let expected = value(loading.nearest(kg(milli)), Unit::Kg);
                let rounded = rounder.as_ref().map_or(f64::NAN, |rounder| rounder.round(value(kg(milli), Unit::Kg)));
                assert!((rounded - expected).abs() < 1e-6, "{loading:?} {milli}: {rounded} for {expected}");
            }
            let on_body = loading.on_bodyweight();
            let rounder = Even::of(&on_body, Unit::Kg).map(Rounder::Even);
            for milli in (-50_000..50_000).step_by(125) {
                let expected = value(on_body.nearest(kg(milli)), Unit::Kg);
                let rounded = rounder.as_ref().map_or(f64::NAN, |rounder| rounder.round(value(kg(milli), Unit::Kg)));
                assert!((rounded - expected).abs() < 1e-6, "{on_body:?} {milli}");
            }
        }
        assert!(lists.lists.len() > 5, "gaps and ends are no even steps");
    }

    #[test]
    fn a_formula_reads_as_what_it_does() {
        let formula = |loading: &Loading| {
            let even = Even::of(loading, Unit::Kg).map(|even| even.in_cells("I4".into(), "H4".into()));
            even.map(|even| Rounder::Even(even).formula("Q9"))
        };
        let bar = Loading::on_bar(Bar::standard(Unit::Kg));
        assert_eq!(formula(&bar).as_deref(), Some("MAX(H4,H4+I4*ROUND((Q9-H4-0.000001)/I4,0))"));
        let stack = Loading::on_stack(Stack::new(kg(5_000))).with(Rounding::Down);
        assert_eq!(formula(&stack).as_deref(), Some("MAX(I4,I4*INT((Q9+0.000001)/I4))"));
    }

    #[test]
    fn columns_are_counted_as_spreadsheets_do() {
        assert_eq!([0, 25, 26, 51, 52, 701, 702].map(column_name), ["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA"]);
    }
}
