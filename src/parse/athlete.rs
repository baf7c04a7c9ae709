//! Lines on the athlete and on what they lift with.

use super::heads::{percent, rep_max, unit, weight};
use super::numbers::{thousandths, whole};
use super::{Pair, Reader, Rule};
use crate::source::Span;
use crate::syntax::{ChartLine, DumbbellRow, EquipmentLine, StatementKind};
use crate::training::{Load, Percent, Plate, Rounding, Stack, Unit};

impl Reader<'_> {
    /// A line on the athlete; nothing if a number in it cannot be used.
    pub(super) fn read_athlete_line(&self, pair: Pair<'_>) -> Option<StatementKind> {
        let rule = pair.as_rule();
        let mut inner = pair.into_inner();
        Some(match rule {
            Rule::athlete_head => StatementKind::Athlete(self.span(&inner.next()?)),
            Rule::bodyweight_head => StatementKind::Bodyweight(weight(inner.next()?.as_str())?),
            Rule::chart_head => StatementKind::Chart(Box::new(self.read_chart(inner)?)),
            Rule::plates_head => {
                let unit = unit(inner.next()?.as_str());
                let plates = inner.map(|kind| Some((plate(kind.as_str())?, self.span(&kind))));
                equipment(EquipmentLine::Plates { unit, plates: plates.collect::<Option<_>>()? })
            }
            Rule::dumbbells_head => equipment(EquipmentLine::Dumbbells(self.read_dumbbells(inner)?)),
            _ => self.read_for_lifts(rule, inner)?,
        })
    }

    /// `bar`, `stack` and `round`: for all lifts or for some.
    fn read_for_lifts<'p>(&self, rule: Rule, inner: impl Iterator<Item = Pair<'p>>) -> Option<StatementKind> {
        let mut lifts = Vec::new();
        let mut weights = Vec::new();
        let mut rounding = Rounding::Nearest;
        for part in inner {
            match part.as_rule() {
                Rule::listed_name | Rule::text => lifts.push(self.span(&part)),
                Rule::direction => {
                    let is_named = |known: &Rounding| known.name().eq_ignore_ascii_case(part.as_str());
                    rounding = Rounding::ALL.into_iter().find(is_named)?;
                }
                _ => weights.push(weight(part.as_str())?),
            }
        }
        let (weight, lifts) = (*weights.first()?, lifts.into());
        Some(equipment(match rule {
            Rule::bar_head => EquipmentLine::Bar { lifts, weight },
            Rule::round_head => EquipmentLine::Round { lifts, step: weight, rounding },
            _ => {
                let add_on = weights.get(1).copied();
                let stack = Stack::new(weight);
                EquipmentLine::Stack { lifts, stack: add_on.map_or(stack, |more| stack.with_add_on(more)), add_on }
            }
        }))
    }

    fn read_dumbbells<'p>(&self, rows: impl Iterator<Item = Pair<'p>>) -> Option<Box<[DumbbellRow]>> {
        /// A row as it is written; a single dumbbell has no end and no step.
        struct Row {
            from: LooseWeight,
            range: Option<(LooseWeight, LooseWeight)>,
            span: Span,
        }
        let mut read = Vec::new();
        let mut written_unit = None;
        for part in rows.flat_map(Pair::into_inner) {
            let span = self.span(&part);
            let numbers = match part.as_rule() {
                Rule::dumbbell_range => part.into_inner().map(|number| loose_weight(number.as_str())).collect(),
                _ => vec![loose_weight(part.as_str())],
            };
            let numbers: Vec<LooseWeight> = numbers.into_iter().collect::<Option<_>>()?;
            for unit in numbers.iter().filter_map(|number| number.1) {
                if *written_unit.get_or_insert(unit) != unit {
                    return None;
                }
            }
            read.push(match *numbers.as_slice() {
                [from] => Row { from, range: None, span },
                [from, to, by] => Row { from, range: Some((to, by)), span },
                _ => return None,
            });
        }
        // The unit may stand once for all of them.
        let unit = written_unit?;
        let load = |number: LooseWeight| Load::from_milli(number.0, unit);
        let row = |row: Row| {
            let (to, by) = row.range.unwrap_or((row.from, (0, None)));
            DumbbellRow { from: load(row.from), to: load(to), by: load(by), span: row.span }
        };
        Some(read.into_iter().map(row).collect())
    }

    fn read_chart<'p>(&self, inner: impl Iterator<Item = Pair<'p>>) -> Option<ChartLine> {
        let mut sequence = Vec::new();
        let mut tested = Vec::new();
        for part in inner {
            let span = self.span(&part);
            if part.as_rule() == Rule::chart_value {
                sequence.push((share(part.as_str())?, span));
            } else {
                let mut parts = part.into_inner();
                let reps = rep_max(parts.next()?.as_str())?;
                tested.push((reps, share(parts.next()?.as_str())?, span));
            }
        }
        Some(if tested.is_empty() { ChartLine::Sequence(sequence.into()) } else { ChartLine::Tested(tested.into()) })
    }
}

fn equipment(line: EquipmentLine) -> StatementKind {
    StatementKind::Equipment(Box::new(line))
}

/// A number in thousandths, and its unit where it has one.
type LooseWeight = (i64, Option<Unit>);

fn loose_weight(text: &str) -> Option<LooseWeight> {
    let number = text.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let unit = (number.len() < text.len()).then(|| unit(text));
    Some((i64::from(thousandths(number)?), unit))
}

/// `1.25`, `4x25`
fn plate(text: &str) -> Option<Plate> {
    let (pieces, number) = match text.split_once(['x', 'X', '×']) {
        Some((pieces, number)) => (Some(u16::try_from(whole(pieces)?).unwrap_or(u16::MAX)), number),
        None => (None, text),
    };
    Some(Plate { milli: i64::from(thousandths(number)?), pieces })
}

fn share(text: &str) -> Option<Percent> {
    thousandths(text.trim_end_matches('%')).map(percent)
}
