//! What a plan, or a file of its own, says of the athlete.
//!
//! Lines under `athlete "Anna"` are hers up to the first line that is none of an athlete's;
//! `unit`, `max` and `tm` elsewhere are the plan's. Equipment, bodyweight and chart are of
//! whoever trains, wherever they stand.

mod chart;
mod equipment;
mod error;

pub use error::AthleteError;

use std::collections::HashMap;

use super::{CheckError, Lowering, loads};
use crate::diagnostic::Diagnostics;
use crate::model::{Athlete, LiftId, Program, TestedMax};
use crate::source::{Source, Span};
use crate::syntax::{Ast, MaxEntry, Statement, StatementKind, TrainingMaxEntry};
use crate::training::{Load, Unit};

/// Checks an athlete's file. Lifts that neither the catalogue nor the plan knows, for which
/// the athlete trains, are warned of.
#[must_use]
pub fn check_athlete(ast: &Ast, source: &Source, plan: Option<&Program>) -> (Athlete, Diagnostics) {
    let mut lowering = Lowering::new(ast, source, Diagnostics::default());
    if let Some(plan) = plan {
        lowering.know_lifts_of(plan);
    }
    let mut seen = SeenOfAthlete { is_open: true, ..SeenOfAthlete::default() };
    for statement in &ast.statements {
        let is_known = lowering.lower_athlete_line(statement, &mut seen);
        if let Some(what) = in_words(&statement.kind).filter(|_| !is_known) {
            lowering.diagnostics.push(AthleteError::NotOfAnAthlete { what, span: statement.span });
        }
    }
    lowering.check_steps(&seen);
    (lowering.program.athlete, lowering.diagnostics)
}

/// What a line is that has no place in an athlete's file; nothing if it was reported.
const fn in_words(kind: &StatementKind) -> Option<&'static str> {
    Some(match kind {
        StatementKind::Program(_) => "the name of a program",
        StatementKind::Author(_) => "the author of a program",
        StatementKind::PercentOf(_) => "`percent of`",
        StatementKind::Block(_) => "a block",
        StatementKind::Day(_) => "a day",
        StatementKind::Prescription(_) => "a lift with its sets",
        StatementKind::Broken => return None,
        _ => "this line",
    })
}

/// What was said of the athlete so far, and where.
#[derive(Default)]
pub(super) struct SeenOfAthlete {
    /// Whether `unit`, `max` and `tm` are the athlete's here.
    is_open: bool,
    /// Whether these are the lines of a second athlete, who was reported.
    is_second: bool,
    name: Option<Span>,
    unit: Option<Span>,
    bodyweight: Option<Span>,
    chart: Option<Span>,
    plates: Option<Span>,
    dumbbells: Option<Span>,
    /// Bars, stacks, steps and training maxes: by keyword, of a lift or of all.
    of_lifts: HashMap<(&'static str, Option<LiftId>), Span>,
    maxes: HashMap<(LiftId, u16), Span>,
}

impl Lowering<'_> {
    /// Reads a line on the athlete; says whether it was one.
    pub(super) fn lower_athlete_line(&mut self, statement: &Statement, seen: &mut SeenOfAthlete) -> bool {
        let span = statement.span;
        if seen.is_second && statement.kind.is_of_an_athlete() {
            return true;
        }
        match &statement.kind {
            StatementKind::Athlete(name) => self.lower_athlete_name(*name, span, seen),
            StatementKind::Bodyweight(load) => self.lower_bodyweight(*load, span, seen),
            StatementKind::Equipment(line) => self.lower_equipment(line, span, seen),
            StatementKind::Chart(line) => self.lower_chart(line, span, seen),
            StatementKind::Unit(unit) if seen.is_open => {
                self.once(&mut seen.unit, "unit", span);
                self.program.athlete.unit = Some(*unit);
            }
            StatementKind::Max(entries) if seen.is_open => {
                for entry in entries {
                    self.lower_athlete_max(entry, seen);
                }
            }
            StatementKind::TrainingMax(entries) if seen.is_open => {
                for entry in entries {
                    self.lower_athlete_training_max(entry, seen);
                }
            }
            // Of a line that was not understood nobody knows whose it is.
            StatementKind::Broken => return false,
            kind => {
                seen.is_open &= kind.is_of_an_athlete();
                seen.is_second &= seen.is_open;
                return false;
            }
        }
        true
    }

    fn lower_athlete_name(&mut self, name: Span, span: Span, seen: &mut SeenOfAthlete) {
        seen.is_open = true;
        let written = self.source.slice(name).trim();
        if written.is_empty() {
            self.diagnostics.push(AthleteError::ImpossibleAthlete {
                what: "an athlete needs a name".into(),
                help: "write it between the quotes: `athlete \"Anna\"`",
                span,
                label: "no name",
            });
        }
        if let Some(first) = seen.name {
            let help = "a plan is for one athlete: give each a file of their own, `--athlete anna.plan`, or build it for \
                        all of them with a roster, `--roster team.csv`";
            self.diagnostics.push(AthleteError::SeveralAthletes { help, span, first });
            seen.is_second = true;
            return;
        }
        seen.name = Some(span);
        self.program.athlete.name = Some(written.into());
        self.program.athlete_span = Some(span);
    }

    fn lower_bodyweight(&mut self, load: Load, span: Span, seen: &mut SeenOfAthlete) {
        self.once(&mut seen.bodyweight, "bodyweight", span);
        if !is_possible_bodyweight(load) {
            self.diagnostics.push(AthleteError::ImpossibleAthlete {
                what: format!("nobody weighs {load}"),
                help: "write what the athlete weighs: `bodyweight 72.5kg`",
                span,
                label: "not a bodyweight",
            });
            return;
        }
        self.program.athlete.bodyweight = Some(load);
    }

    fn lower_athlete_max(&mut self, entry: &MaxEntry, seen: &mut SeenOfAthlete) {
        let impossible =
            loads::impossible(entry.load, entry.span).or_else(|| loads::rep_max(entry.reps, entry.span).err());
        if let Some(error) = impossible {
            self.diagnostics.push(error);
            return;
        }
        let id = self.lift(self.source.slice(entry.name), entry.name);
        let Some(lift) = self.program.lift(id).map(|lift| lift.name.clone()) else { return };
        if let Some(first) = seen.maxes.insert((id, entry.reps), entry.span) {
            let (lift, reps) = (lift.to_string(), entry.reps);
            self.diagnostics.push(CheckError::RepeatedMax { lift, reps, span: entry.span, first });
        }
        self.program.athlete.maxes.set(TestedMax { lift, reps: entry.reps, load: entry.load });
    }

    fn lower_athlete_training_max(&mut self, entry: &TrainingMaxEntry, seen: &mut SeenOfAthlete) {
        if let Some(error) = super::structure::impossible_training_max(entry) {
            self.diagnostics.push(error);
        }
        let lift = entry.name.map(|name| self.lift(self.source.slice(name), name));
        self.once_of_lift(seen, "tm", lift, entry.span);
        let name = lift.and_then(|lift| self.program.lift(lift)).map(|lift| lift.name.clone());
        let shares = &mut self.program.athlete.training_maxes;
        match name {
            Some(name) => shares.give(&name, entry.percent),
            None => shares.give_all(entry.percent),
        }
    }

    /// Reports a line that was given before for the same lift, or for all.
    fn once_of_lift(&mut self, seen: &mut SeenOfAthlete, keyword: &'static str, lift: Option<LiftId>, span: Span) {
        if let Some(first) = seen.of_lifts.insert((keyword, lift), span) {
            self.diagnostics.push(CheckError::RepeatedHead { keyword, span, first });
        }
    }
}

/// Whether somebody may weigh so much: up to 700 kg or 1,500 lb.
pub(crate) fn is_possible_bodyweight(load: Load) -> bool {
    let most = match load.unit() {
        Unit::Kg => Load::from_milli(700_000, Unit::Kg),
        Unit::Lb => Load::from_milli(1_500_000, Unit::Lb),
    };
    load.is_positive() && load.compare(most).is_le()
}
