//! `lift "pin squat" like squat at 90%`: lifts that the plan declares.

use std::collections::hash_map::Entry;
use std::collections::{HashMap, HashSet};

use super::names::variant_in_brackets;
use super::{BelongingError, CheckError, Lowering};
use crate::diagnostic::{Diagnostics, did_you_mean};
use crate::model::{Equipment, KnownLift, Lift, LiftId, MaxBase, OtherLifts, Program, Target, find_lift, fold_name};
use crate::source::{Source, Span};
use crate::syntax::{LiftHead, StatementKind};
use crate::training::Percent;

/// What a lift can be beside its equipment.
const KINDS: [&str; 2] = ["compound", "isolation"];

impl Lowering<'_> {
    /// Declarations hold for the whole plan, wherever they stand, so they come before
    /// anything that names a lift.
    pub(super) fn lower_declared_lifts(&mut self) {
        let ast = self.ast;
        let heads = ast.statements.iter().chain(&ast.used).filter_map(|statement| match &statement.kind {
            StatementKind::Lift(head) => Some((head.as_ref(), statement.span)),
            _ => None,
        });
        // All names first: a lift may be like one that is declared below it.
        let mut declared: Vec<(LiftId, &LiftHead)> = Vec::new();
        for (head, span) in heads {
            declared.extend(self.declare(head, span).map(|id| (id, head)));
        }
        for (id, head) in &declared {
            self.lower_like(*id, head);
        }
        let ids: Vec<LiftId> = declared.iter().map(|(id, _)| *id).collect();
        let heads: HashMap<LiftId, &LiftHead> = declared.into_iter().collect();
        self.names.declared = self.in_order_of_likeness(&ids);
        for id in self.names.declared.clone() {
            self.inherit(id);
            if let Some(head) = heads.get(&id) {
                self.lower_traits(id, head);
            }
        }
    }

    /// A training max that is set for a lift holds for those that are like it.
    pub(super) fn inherit_training_maxes(&mut self) {
        for id in std::mem::take(&mut self.names.declared) {
            let like = self.program.lift(id).and_then(|lift| lift.borrows).map(|(like, _)| like);
            if let Some(percent) = like.and_then(|like| self.program.training_maxes.get(&like)).copied()
                && let Entry::Vacant(own) = self.program.training_maxes.entry(id)
            {
                own.insert(percent);
                self.program.borrowed_training_maxes.insert(id);
            }
        }
    }

    fn declare(&mut self, head: &LiftHead, span: Span) -> Option<LiftId> {
        let written = self.source.slice(head.name);
        let known = find_lift(written);
        let canonical = known.map_or_else(|| fold_name(written), |lift| lift.name.to_owned());
        if let Some(first) = self.names.lift_named(&canonical).and_then(|id| self.program.lift(id)?.declared) {
            self.diagnostics.push(CheckError::RepeatedHead { keyword: "lift", span, first });
            return None;
        }
        let name = known.map_or(written, |lift| lift.name).into();
        let id = LiftId(self.program.lifts.len());
        self.program.lifts.push(Lift { name, known, declared: Some(span), borrows: None });
        self.names.add_lift(canonical, id);
        Some(id)
    }

    fn lower_like(&mut self, id: LiftId, head: &LiftHead) {
        let Some((name, at)) = head.like else { return };
        let percent = at.unwrap_or(Percent::ONE);
        if percent.millionths() <= 0 || percent.millionths() > 2_000_000 {
            self.diagnostics.push(CheckError::ImpossibleLoad {
                written: percent.to_string(),
                help: "a lift takes a share of another lift's max, up to 200 %: `like squat at 90%`",
                span: name,
                label: "not a share of its max",
            });
        }
        let like = self.lift(self.source.slice(name), name);
        if let Some(lift) = self.program.lifts.get_mut(id.0) {
            lift.borrows = Some((like, percent));
        }
    }

    /// What a lift is done with and its muscles come from the lift that it is like.
    fn inherit(&mut self, id: LiftId) {
        let like = self.program.lift(id).and_then(|lift| lift.borrows).map(|(like, _)| like);
        let known = like.and_then(|like| self.program.lift(like)).and_then(|lift| lift.known);
        if let (Some(lift), Some(_)) = (self.program.lifts.get_mut(id.0), known) {
            lift.known = known;
        }
    }

    /// The declared lifts, each behind the one that it is like. A chain that ends in itself
    /// is reported and cut.
    fn in_order_of_likeness(&mut self, declared: &[LiftId]) -> Vec<LiftId> {
        let mut order = Vec::with_capacity(declared.len());
        let mut settled: HashSet<LiftId> = HashSet::new();
        for &start in declared {
            let mut path: Vec<LiftId> = Vec::new();
            let mut on_path: HashSet<LiftId> = HashSet::new();
            let mut next = Some(start);
            while let Some(id) = next.filter(|id| !settled.contains(id)) {
                if !on_path.insert(id) {
                    self.report_cycle(&path, id);
                    break;
                }
                path.push(id);
                next = self.program.lift(id).and_then(|lift| lift.borrows).map(|(like, _)| like);
            }
            settled.extend(&path);
            order.extend(path.into_iter().rev());
        }
        order
    }

    fn report_cycle(&mut self, path: &[LiftId], again: LiftId) {
        let from = path.iter().position(|&id| id == again).unwrap_or(0);
        let circle = path.iter().skip(from).chain(std::iter::once(&again));
        let names: Vec<String> =
            circle.filter_map(|&id| self.program.lift(id)).map(|lift| lift.name.to_string()).collect();
        // Long circles are shown by their ends.
        let shown = match names.as_slice() {
            [first, .., last] if names.len() > 8 => format!("{first} → … → {last}"),
            _ => names.join(" → "),
        };
        let span = self.program.lift(again).and_then(|lift| lift.declared).unwrap_or_default();
        self.diagnostics.push(BelongingError::LiftLikeItself { circle: shown, span });
        if let Some(lift) = self.program.lifts.get_mut(again.0) {
            lift.borrows = None;
        }
    }

    /// `barbell, compound`: what is said goes before what is inherited.
    fn lower_traits(&mut self, id: LiftId, head: &LiftHead) {
        for &span in &head.traits {
            let word = self.source.slice(span).to_lowercase();
            let known = self.program.lift(id).and_then(|lift| lift.known);
            let mut known = known.unwrap_or(KnownLift::done_with(Equipment::OddObject));
            match (Equipment::from_name(&word), word.as_str()) {
                (Some(equipment), _) => known.equipment = equipment,
                (None, "compound") => known.compound = true,
                (None, "isolation") => known.compound = false,
                _ => {
                    let words = Equipment::NAMES.into_iter().chain(KINDS);
                    let meant = if self.diagnostics.has_room() { did_you_mean(&word, words) } else { None };
                    let written = self.source.slice(span).to_owned();
                    self.diagnostics.push(BelongingError::UnknownLiftWord { written, meant, span });
                    continue;
                }
            }
            if let Some(lift) = self.program.lifts.get_mut(id.0) {
                lift.known = Some(known);
            }
        }
    }
}

/// Warns of declared lifts that nothing trains and no load is of; those of used files are
/// there for other plans too.
pub(super) fn unused(program: &Program, source: &Source, diagnostics: &mut Diagnostics) {
    if program.lifts.iter().all(|lift| lift.declared.is_none()) {
        return;
    }
    let lines = program.blocks.iter().flat_map(|block| &block.days).flat_map(|day| &day.lines);
    let mut used: HashSet<LiftId> = HashSet::new();
    let mut next: Vec<LiftId> = Vec::new();
    for line in lines {
        let others: &[_] = match &line.others {
            OtherLifts::ToChoose(others) | OtherLifts::InTurn(others) | OtherLifts::Ladder(others) => others,
            OtherLifts::None => &[],
        };
        next.extend(std::iter::once(&line.lift).chain(others).map(|lift| lift.id));
    }
    next.extend(program.loads.iter().filter_map(|rule| match rule.target {
        Target::PercentOfMax(_, MaxBase::OneRepMax(of)) => of,
        _ => None,
    }));
    while let Some(id) = next.pop() {
        if used.insert(id) {
            next.extend(program.lift(id).and_then(|lift| lift.borrows).map(|(like, _)| like));
        }
    }
    let own = source.files().next().unwrap_or_default();
    for (place, lift) in program.lifts.iter().enumerate() {
        let declared = lift.declared.filter(|span| own.contains(*span));
        if let Some(span) = declared.filter(|_| !used.contains(&LiftId(place))) {
            let help = match variant_in_brackets(&lift.name) {
                Some((of, variant)) => format!(
                    "take it away: `{of} ({variant}): …` is a variant of {of}, from which it has everything; a lift of its \
                     own has no brackets in its name"
                ),
                None => "write a line for it, or take the declaration away".to_owned(),
            };
            diagnostics.push(BelongingError::UnusedLift { lift: lift.name.to_string(), help, span });
        }
    }
}

/// The lifts of a choice or a rotation that are named again, and where each stood first.
pub(super) fn named_twice<'l>(lifts: impl Iterator<Item = (LiftId, Option<&'l str>, Span)>) -> Option<(Span, Span)> {
    let mut seen: HashMap<(LiftId, Option<String>), Span> = HashMap::new();
    for (id, variant, span) in lifts {
        if let Some(first) = seen.insert((id, variant.map(fold_name)), span) {
            return Some((span, first));
        }
    }
    None
}
