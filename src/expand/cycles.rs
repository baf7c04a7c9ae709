//! What moves when a cycle of a block is over.

use super::Expander;
use crate::model::{Block, MaxStep};

impl Expander<'_> {
    /// Moves the maxes that move after each cycle of a block. They stay so for the blocks
    /// that follow.
    pub(super) fn move_maxes(&mut self, block: &Block) {
        for moving in &block.each_cycle {
            for &lift in &moving.lifts {
                if moving.of_training_max && self.knowledge.training_max_of(lift).is_none() {
                    continue;
                }
                let by = match moving.step {
                    MaxStep::Load(load) => Some(load),
                    MaxStep::OfMax(percent) => self.knowledge.rep_max(lift, 1).map(|max| max.load.at(percent)),
                };
                if let Some(by) = by {
                    self.knowledge.move_max(lift, moving.of_training_max, by);
                }
            }
        }
    }
}
