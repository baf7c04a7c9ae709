//! What moves when a cycle of a block is over.

use super::Expander;
use super::wholes::MaxMove;
use crate::model::{Block, Drift, LiftId, MaxStep};
use crate::training::Load;

/// A max that moves.
struct Move {
    lift: LiftId,
    /// By how much; nothing if that is a share of what nobody knows.
    by: Option<Load>,
    /// The max before the cycle was over.
    before: Option<Load>,
    drift: MaxMove,
    /// How it had drifted before.
    drifted: Option<Drift>,
}

impl Expander<'_> {
    /// Moves the maxes that move after each cycle of a block. They stay so for the blocks
    /// that follow.
    pub(super) fn move_maxes(&mut self, block: &Block) {
        for of_training_max in [false, true] {
            let mut moves: Vec<Move> = Vec::new();
            for moving in block.each_cycle.iter().filter(|moving| moving.of_training_max == of_training_max) {
                let set = |lift: &LiftId| !of_training_max || self.knowledge.training_max_of(*lift).is_some();
                moves.extend(moving.lifts.iter().copied().filter(set).map(|lift| {
                    let by = match moving.step {
                        MaxStep::Load(load) => Some(load),
                        MaxStep::OfMax(percent) => self.knowledge.rep_max(lift, 1).map(|max| max.load.at(percent)),
                    };
                    let drift = match moving.step {
                        MaxStep::Load(load) => MaxMove::By(load),
                        MaxStep::OfMax(percent) => MaxMove::ShareOfOneRep(percent),
                    };
                    let before = self.max_to_move(lift, of_training_max);
                    Move { lift, by, before, drift, drifted: self.knowledge.drifted(lift, of_training_max) }
                }));
            }
            // A lift that borrows its max has moved with its lender; what is written for it is all that it moves by.
            let (lenders, borrowers): (Vec<_>, Vec<_>) =
                moves.into_iter().partition(|moved| self.knowledge.lender(moved.lift) == moved.lift);
            for Move { lift, by, before, drift, drifted } in lenders.into_iter().chain(borrowers) {
                let already = self.knowledge.drifted_since(lift, of_training_max, drifted);
                match already.and_then(|already| self.knowledge.less(lift, of_training_max, drift, already)) {
                    Some(drift) => self.knowledge.drift(lift, of_training_max, drift),
                    None => self.knowledge.lose_track(lift),
                }
                let Some(by) = by else { continue };
                let now = self.max_to_move(lift, of_training_max);
                let already = now.zip(before).map(|(now, before)| now.plus(before.times(-1)));
                let by = already.map_or(by, |already| by.plus(already.times(-1)));
                self.knowledge.move_max(lift, of_training_max, by);
            }
        }
    }

    fn max_to_move(&self, lift: LiftId, of_training_max: bool) -> Option<Load> {
        let knowledge = &self.knowledge;
        let max = if of_training_max { knowledge.training_max(lift) } else { knowledge.rep_max(lift, 1) };
        max.map(|max| max.load)
    }
}
