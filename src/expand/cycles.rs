//! What moves when a cycle of a block is over.

use super::Expander;
use crate::model::{Block, LiftId, MaxStep};
use crate::training::Load;

impl Expander<'_> {
    /// Moves the maxes that move after each cycle of a block. They stay so for the blocks
    /// that follow.
    pub(super) fn move_maxes(&mut self, block: &Block) {
        for of_training_max in [false, true] {
            let mut moves: Vec<(LiftId, Load, Option<Load>)> = Vec::new();
            for moving in block.each_cycle.iter().filter(|moving| moving.of_training_max == of_training_max) {
                let set = |lift: &LiftId| !of_training_max || self.knowledge.training_max_of(*lift).is_some();
                moves.extend(moving.lifts.iter().copied().filter(set).filter_map(|lift| {
                    let by = match moving.step {
                        MaxStep::Load(load) => load,
                        MaxStep::OfMax(percent) => self.knowledge.rep_max(lift, 1)?.load.at(percent),
                    };
                    Some((lift, by, self.max_to_move(lift, of_training_max)))
                }));
            }
            // A lift that borrows its max has moved with its lender; what is written for it is all that it moves by.
            let (lenders, borrowers): (Vec<_>, Vec<_>) =
                moves.into_iter().partition(|(lift, ..)| self.knowledge.lender(*lift) == *lift);
            for (lift, by, before) in lenders.into_iter().chain(borrowers) {
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
