//! What moves when a cycle of a block is over.

use std::collections::{BTreeMap, HashSet};
use std::sync::Arc;

use super::{CalendarError, CheckError, Lowering};
use crate::diagnostic::{Diagnostics, did_you_mean};
use crate::model::{Action, Block, CycleMove, LiftId, MaxBase, Program, Target};
use crate::source::Span;
use crate::syntax::CycleMoveSpec;
use crate::training::MaxStep;

/// Of so many lifts one is looked for that was meant.
const SUGGESTED: usize = 200;
/// Names that are longer are not shown.
const LONGEST: usize = 60;

impl Lowering<'_> {
    /// Gives the last block its moves.
    pub(super) fn lower_cycle_moves(&mut self, moves: &[CycleMoveSpec], span: Span, repeats: bool) {
        let Some(block) = self.program.blocks.last() else { return };
        if !repeats {
            let block = block.span;
            self.diagnostics.push(CalendarError::CycleWithoutRepeat { span, block });
        }
        let trained = lifts_of(block, &self.program);
        let movable = with_lenders(&trained, &self.program);
        let mut lowered = Vec::with_capacity(moves.len());
        let mut moved: HashSet<(bool, LiftId)> = HashSet::new();
        for spec in moves {
            self.check_step(spec);
            let mut lifts = Vec::new();
            if spec.lifts.is_empty() {
                lifts.extend(trained.values());
            }
            for &name in &spec.lifts {
                lifts.extend(self.moved_lift(name, &movable));
            }
            let again = lifts.iter().find(|lift| !moved.insert((spec.of_training_max, **lift)));
            if let Some(again) = again {
                let lift = self.program.lift(*again).map_or("a lift", |lift| lift.name.as_ref());
                let what = if spec.of_training_max { "training max" } else { "max" };
                self.diagnostics.push(CalendarError::CycleMove {
                    what: format!("the {what} of {lift} moves twice"),
                    help: "write one move for each lift".into(),
                    span: spec.span,
                    label: "moved before",
                    replacement: None,
                });
            }
            let CycleMoveSpec { of_training_max, step, span, .. } = *spec;
            let of_all = spec.lifts.is_empty();
            lowered.push(CycleMove { of_training_max, lifts, of_all, step, span });
        }
        if let Some(block) = self.program.blocks.last_mut() {
            block.each_cycle = lowered;
        }
    }

    /// The lift of a move; nothing, and an error, where it cannot move.
    fn moved_lift(&mut self, name: Span, movable: &BTreeMap<Arc<str>, LiftId>) -> Option<LiftId> {
        let written = self.source.slice(name);
        let found = self.names.named(written).filter(|lift| {
            let name = self.program.lift(*lift).map(|lift| &lift.name);
            name.is_some_and(|name| movable.contains_key(name))
        });
        let Some(lift) = found else {
            let folded = crate::model::fold_name(written);
            // What is not kept is not worth a search.
            let most = if self.diagnostics.has_room() { SUGGESTED } else { 0 };
            let short = || movable.keys().map(AsRef::as_ref).filter(|name: &&str| name.len() <= LONGEST);
            let meant = did_you_mean(&folded, short().take(most));
            let help = match meant {
                Some(meant) => format!("did you mean `{meant}`?"),
                None if movable.is_empty() => "write the lifts of the block below it".to_owned(),
                None => {
                    let names: Vec<&str> = short().take(8).collect();
                    match names.as_slice() {
                        [only] => format!("the lift of this block is {only}"),
                        names => format!("the lifts of this block are {}", names.join(", ")),
                    }
                }
            };
            self.diagnostics.push(CalendarError::CycleMove {
                what: format!("this block has no `{written}`"),
                help,
                span: name,
                label: "no such lift in this block",
                replacement: meant.map(ToOwned::to_owned),
            });
            return None;
        };
        Some(lift)
    }

    fn check_step(&mut self, spec: &CycleMoveSpec) {
        let (nothing, too_much) = match spec.step {
            MaxStep::Load(load) => {
                let size = if load.is_negative() { load.times(-1) } else { load };
                (!size.is_positive(), size.compare(crate::training::Load::heaviest(size.unit())).is_gt())
            }
            MaxStep::OfMax(percent) => {
                let size = percent.millionths().saturating_abs();
                (size == 0, size > 1_000_000)
            }
        };
        if nothing {
            let (what, help) = ("a move by nothing".into(), "write by how much, such as `+2.5kg`, or take it away");
            self.diagnostics.push(CheckError::NothingToDo { what, help, span: spec.span });
        } else if too_much {
            self.diagnostics.push(CheckError::ImpossibleLoad {
                written: self.source.slice(spec.span).to_owned(),
                help: "a max moves by a few kg or lb after a cycle: `tm squat +5kg`",
                span: spec.span,
                label: "too much",
            });
        }
    }
}

/// The lifts of a block, those among them that only loads are of, by name.
fn lifts_of(block: &Block, program: &Program) -> BTreeMap<Arc<str>, LiftId> {
    let mut lifts = BTreeMap::new();
    let mut add = |id: LiftId| {
        if let Some(lift) = program.lift(id) {
            lifts.insert(Arc::clone(&lift.name), id);
        }
    };
    for line in block.days.iter().flat_map(|day| &day.lines) {
        line.trained().for_each(|lift| add(lift.id));
        let parts = line.columns.iter().flat_map(|column| &column.segments).flat_map(|segment| &segment.parts);
        for rule in parts.filter_map(|part| program.load(part.load?)) {
            if let Target::PercentOfMax(_, MaxBase::OneRepMax(Some(other))) = rule.target {
                add(other);
            }
        }
    }
    lifts
}

/// The lifts of a block and those whose maxes they borrow, by name: a pin squat moves with the
/// squat, also where nobody squats.
fn with_lenders(lifts: &BTreeMap<Arc<str>, LiftId>, program: &Program) -> BTreeMap<Arc<str>, LiftId> {
    let mut all = lifts.clone();
    let mut borrowing: Vec<LiftId> = lifts.values().copied().collect();
    while let Some(lift) = borrowing.pop() {
        let Some((lender, _)) = program.lift(lift).and_then(|lift| lift.borrows) else { continue };
        if let Some(known) = program.lift(lender)
            && all.insert(Arc::clone(&known.name), lender).is_none()
        {
            borrowing.push(lender);
        }
    }
    all
}

/// Warns of moves that change no load.
pub(super) fn check(program: &Program, diagnostics: &mut Diagnostics) {
    if program.blocks.iter().all(|block| block.each_cycle.is_empty()) {
        return;
    }
    let uses = Uses::of(program);
    for moving in program.blocks.iter().flat_map(|block| &block.each_cycle) {
        let changes = |lift: &LiftId| uses.changed_by(moving.of_training_max, *lift);
        let idle = moving.lifts.iter().find(|lift| !changes(lift));
        // A move of all lifts is for those that it can move.
        let idle = idle.filter(|_| !moving.of_all || !moving.lifts.iter().any(changes));
        let Some(lift) = idle.and_then(|lift| program.lift(*lift)) else { continue };
        let (what, help) = help_for_idle_move(moving.of_training_max);
        diagnostics.push(CalendarError::IdleMove { lift: lift.name.to_string(), what, help, span: moving.span });
    }
}

/// Which max it is that no load is of, and how one would be written.
pub(super) fn help_for_idle_move(of_training_max: bool) -> (&'static str, String) {
    let (what, example) = if of_training_max { ("training max", "80% tm") } else { ("max", "80%") };
    let mut help = format!("a load of it is written `@{example}`");
    if of_training_max {
        help.push_str("; `percent of tm` at the top of the plan makes every bare percent one of the training max");
    }
    (what, help)
}

/// The lifts whose maxes loads are worked out from.
#[derive(Default)]
pub(super) struct Uses {
    max: HashSet<LiftId>,
    training_max: HashSet<LiftId>,
}

impl Uses {
    /// Whether a load changes with the max or the training max of a lift.
    pub(super) fn changed_by(&self, training_max: bool, lift: LiftId) -> bool {
        self.training_max.contains(&lift) || !training_max && self.max.contains(&lift)
    }

    pub(super) fn of(program: &Program) -> Self {
        let mut uses = Self::default();
        let lines = program.blocks.iter().flat_map(|block| &block.days).flat_map(|day| &day.lines);
        for (line, lift) in lines.flat_map(|line| line.trained().map(move |lift| (line, lift.id))) {
            if line.broken {
                uses.max.insert(lift);
                uses.training_max.insert(lift);
            }
            // A step may be a share of the max: `+1% of max`.
            if line.progress.rules.iter().any(|rule| rule.is_for(lift) && rule.actions.iter().any(Action::asks_for_max))
            {
                uses.max.insert(lift);
            }
            for rule in line.parts().filter_map(|(_, part)| program.load(part.load?)) {
                match rule.target {
                    Target::PercentOfMax(_, MaxBase::TrainingMax) => uses.training_max.insert(lift),
                    Target::PercentOfMax(_, MaxBase::OneRepMax(other)) => uses.max.insert(other.unwrap_or(lift)),
                    Target::PercentOfMax(_, MaxBase::RepMax(_))
                    | Target::Effort(_)
                    | Target::RepMax(_)
                    | Target::AllOut => uses.max.insert(lift),
                    _ => false,
                };
            }
        }
        // With the max of a lift those move that borrow it.
        let borrowed = |lift: &LiftId| program.lift(*lift).and_then(|lift| lift.borrows).map(|(lender, _)| lender);
        let lends = |lift: &LiftId| borrowed(lift).filter(|_| !program.has_own_training_max(*lift));
        let mut lenders: Vec<LiftId> = uses.training_max.iter().filter_map(lends).collect();
        while let Some(lender) = lenders.pop() {
            if uses.training_max.insert(lender) {
                lenders.extend(lends(&lender));
            }
        }
        let mut lenders: Vec<LiftId> = uses.max.union(&uses.training_max).filter_map(borrowed).collect();
        while let Some(lender) = lenders.pop() {
            if uses.max.insert(lender) {
                lenders.extend(borrowed(&lender));
            }
        }
        uses
    }
}
