//! Bars, plates, dumbbells, stacks and rounding.

use std::sync::Arc;

use super::{AthleteError, SeenOfAthlete};
use crate::check::Lowering;
use crate::model::{ForLifts, Round};
use crate::source::Span;
use crate::syntax::{DumbbellRow, EquipmentLine};
use crate::training::{Load, Plate, Plates, Rack, Stack, Unit};

/// No bar, frame or sled is heavier: 500 kg or 1,100 lb.
const HEAVIEST_BAR: [i64; 2] = [500_000, 1_100_000];
/// No plate, dumbbell or step is heavier: 250 kg or 550 lb.
const HEAVIEST_PIECE: [i64; 2] = [250_000, 550_000];
/// No plate or step is lighter: 0.1 kg or 0.1 lb.
const LIGHTEST_PIECE: [i64; 2] = [100, 100];
/// A rack may hold so many dumbbells.
const MOST_DUMBBELLS: i64 = 1_000;

/// A limit, in the unit of a load.
fn limit(milli: [i64; 2], unit: Unit) -> Load {
    let [kg, lb] = milli;
    Load::from_milli(if unit == Unit::Kg { kg } else { lb }, unit)
}

fn is_piece(load: Load) -> bool {
    let unit = load.unit();
    load.compare(limit(LIGHTEST_PIECE, unit)).is_ge() && load.compare(limit(HEAVIEST_PIECE, unit)).is_le()
}

fn impossible(what: String, help: impl Into<String>, span: Span, label: &'static str) -> AthleteError {
    AthleteError::ImpossibleEquipment { what, help: help.into(), span, label }
}

impl Lowering<'_> {
    pub(super) fn lower_equipment(&mut self, line: &EquipmentLine, span: Span, seen: &mut SeenOfAthlete) {
        let possible = match line {
            EquipmentLine::Bar { lifts, weight } => self.lower_bar(lifts, *weight, span, seen),
            EquipmentLine::Plates { unit, plates } => {
                self.once(&mut seen.plates, "plates", span);
                lower_plates(plates, *unit, span).map(|plates| {
                    // Only the first line counts, so that plates are worked out once.
                    self.program.athlete.gym.plates.get_or_insert_with(|| Arc::new(Plates::new(&plates, *unit)));
                })
            }
            EquipmentLine::Dumbbells(rows) => {
                self.once(&mut seen.dumbbells, "dumbbells", span);
                lower_dumbbells(rows, span).map(|rack| self.program.athlete.gym.dumbbells = Some(Arc::new(rack)))
            }
            EquipmentLine::Stack { lifts, stack, add_on } => check_stack(*stack, *add_on, span).map(|()| {
                self.give("stack", lifts, span, seen, *stack, |gym| &mut gym.stacks);
            }),
            EquipmentLine::Round { lifts, step, rounding } => check_step(*step, span).map(|()| {
                let round = Round { step: *step, rounding: *rounding };
                self.give("round", lifts, span, seen, round, |gym| &mut gym.rounds);
            }),
        };
        if let Err(error) = possible {
            self.diagnostics.push(error);
        }
    }

    fn lower_bar(
        &mut self,
        lifts: &[Span],
        weight: Load,
        span: Span,
        seen: &mut SeenOfAthlete,
    ) -> Result<(), AthleteError> {
        if lifts.is_empty() && !weight.is_positive() {
            let help = "write what the empty bar weighs: `bar 20kg`; a machine that is loaded with plates from nothing is \
                        `bar \"leg press\" 0kg`";
            return Err(impossible("a bar of nothing is no bar".into(), help, span, "no weight"));
        }
        let heaviest = limit(HEAVIEST_BAR, weight.unit());
        if weight.compare(heaviest).is_gt() {
            let help = format!("write what the empty bar weighs, without plates: {heaviest} is the most");
            return Err(impossible(format!("no bar weighs {weight}"), help, span, "too heavy for a bar"));
        }
        self.give("bar", lifts, span, seen, weight, |gym| &mut gym.bars);
        Ok(())
    }

    /// Gives something to some lifts, or to all.
    fn give<T: Copy>(
        &mut self,
        keyword: &'static str,
        lifts: &[Span],
        span: Span,
        seen: &mut SeenOfAthlete,
        given: T,
        kind: impl Fn(&mut crate::model::Gym) -> &mut ForLifts<T>,
    ) {
        if lifts.is_empty() {
            self.once_of_lift(seen, keyword, None, span);
            kind(&mut self.program.athlete.gym).give_all(given);
        }
        for &at in lifts {
            let lift = self.lift(self.source.slice(at), at);
            self.once_of_lift(seen, keyword, Some(lift), at);
            if let Some(name) = self.program.lift(lift).map(|lift| lift.name.clone()) {
                kind(&mut self.program.athlete.gym).give(&name, given);
            }
        }
    }

    /// Whether the plates can make the steps that loads are rounded to.
    pub(in crate::check) fn check_steps(&mut self, seen: &SeenOfAthlete) {
        let gym = &self.program.athlete.gym;
        let (Some(plates), Some(plates_at)) = (&gym.plates, seen.plates) else { return };
        let Some(pair) = plates.smallest_pair() else { return };
        let rounds = seen.of_lifts.iter().filter(|((keyword, _), _)| *keyword == "round");
        let mut wrong: Vec<(Span, Load)> = rounds
            .filter_map(|((_, lift), span)| {
                let round = match lift {
                    Some(lift) => gym.rounds.only_of(&self.program.lift(*lift)?.name),
                    None => gym.rounds.all(),
                }?;
                (!round.fits(plates)).then_some((*span, round.step))
            })
            .collect();
        wrong.sort_by_key(|(span, _)| *span);
        for (span, step) in wrong {
            let (step, pair) = (step.to_string(), pair.to_string());
            self.diagnostics.push(AthleteError::StepsDoNotFit { step, pair, span, plates: plates_at });
        }
    }
}

fn lower_plates(plates: &[(Plate, Span)], unit: Unit, span: Span) -> Result<Vec<Plate>, AthleteError> {
    let mut seen: Vec<i64> = Vec::new();
    for (plate, at) in plates {
        let weight = Load::from_milli(plate.milli, unit);
        if !is_piece(weight) {
            let help = format!(
                "plates weigh {} at the least and {} at the most",
                limit(LIGHTEST_PIECE, unit),
                limit(HEAVIEST_PIECE, unit)
            );
            return Err(impossible(format!("no plate weighs {weight}"), help, *at, "not a plate"));
        }
        if plate.pieces == Some(0) {
            let help = "leave them out; `4x25` is four plates of 25, two on each side";
            return Err(impossible(format!("no plates of {weight} are no plates"), help, *at, "none of them"));
        }
        if seen.contains(&plate.milli) {
            let help = format!("count them together: `4x{}` is four of them, two on each side", weight.number());
            return Err(impossible(format!("plates of {weight} stand there twice"), help, *at, "again"));
        }
        if seen.len() == Plates::MOST_KINDS {
            let (what, most) = ("more kinds of plates than any gym has".to_owned(), Plates::MOST_KINDS);
            return Err(impossible(what, format!("{most} kinds are the most"), span, "too many kinds"));
        }
        seen.push(plate.milli);
    }
    Ok(plates.iter().map(|(plate, _)| *plate).collect())
}

fn lower_dumbbells(rows: &[DumbbellRow], span: Span) -> Result<Rack, AthleteError> {
    let mut milli: Vec<i64> = Vec::new();
    let unit = rows.first().map_or(Unit::Kg, |row| row.from.unit());
    let of = |load: Load| load.nanos() / 1_000_000;
    for row in rows {
        let DumbbellRow { from, to, by, span: at } = *row;
        for dumbbell in [from, to] {
            if !is_piece(dumbbell) {
                let help =
                    format!("dumbbells weigh {} at the most; write each as it is marked", limit(HEAVIEST_PIECE, unit));
                return Err(impossible(format!("no dumbbell weighs {dumbbell}"), help, at, "not a dumbbell"));
            }
        }
        let is_single = from == to;
        if !is_single {
            check_row(row)?;
        }
        let count = if is_single { 0 } else { (of(to) - of(from)) / of(by) };
        if count >= MOST_DUMBBELLS || i64::try_from(milli.len()).unwrap_or(i64::MAX) + count >= MOST_DUMBBELLS {
            let help = format!("{MOST_DUMBBELLS} dumbbells are the most");
            return Err(impossible("more dumbbells than any rack holds".into(), help, span, "too many"));
        }
        milli.extend((0..=count).map(|place| of(from) + place * of(by)));
    }
    Ok(Rack::new(milli, unit))
}

/// A range from the first to the last in whole steps.
fn check_row(row: &DumbbellRow) -> Result<(), AthleteError> {
    let DumbbellRow { from, to, by, span } = *row;
    let written = |from: Load, to: Load| format!("{}..{}{} by {}", from.number(), to.number(), to.unit(), by.number());
    let wrong = |what: String, help: String, replacement: Option<String>, label| {
        Err(AthleteError::DumbbellSteps { what, help, replacement, span, label })
    };
    if !by.is_positive() {
        let help = "say how far they are apart: `2..50kg by 2`".to_owned();
        return wrong("steps of nothing never arrive".into(), help, None, "by nothing");
    }
    if from.compare(to).is_gt() {
        let meant = written(to, from);
        let help = format!("write the lightest first: `{meant}`");
        return wrong(
            "the dumbbells run from heavy to light".into(),
            help,
            Some(meant),
            "the first is the heavier one",
        );
    }
    let over = (to.nanos() - from.nanos()) % by.nanos();
    if over != 0 {
        let last = to.plus(Load::from_nanos(-over, to.unit()));
        let next = last.plus(by);
        let help = format!("from {} in steps of {by} they end at {last} or at {next}", from.number());
        return wrong(format!("steps of {by} do not arrive at {to}"), help, None, "the last is passed over");
    }
    Ok(())
}

fn check_stack(stack: Stack, add_on: Option<Load>, span: Span) -> Result<(), AthleteError> {
    let step = stack.step();
    if !is_piece(step) {
        let help = "write what one plate of the stack weighs: `stack 5kg`";
        return Err(impossible(format!("no stack goes in steps of {step}"), help, span, "not a plate of a stack"));
    }
    match add_on {
        Some(more) if !more.is_positive() || more.compare(step).is_ge() => {
            let help = format!(
                "what is added is lighter than a plate of the stack: `stack {}{} + 1{}`",
                step.number(),
                step.unit(),
                step.unit()
            );
            Err(impossible(format!("{more} more is no part of a step of {step}"), help, span, "not between two plates"))
        }
        _ => Ok(()),
    }
}

fn check_step(step: Load, span: Span) -> Result<(), AthleteError> {
    if is_piece(step) {
        return Ok(());
    }
    let help = "write the step between two loads, such as `round 2.5kg` or `round 5lb down`";
    Err(impossible(format!("nothing is loaded in steps of {step}"), help, span, "not a step"))
}
