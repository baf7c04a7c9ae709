//! Whose turn it is where a line takes its lifts in turn.

use std::collections::HashMap;

use super::{LiftId, Line, LineLift, OtherLifts, fold_name};

/// How far each rotation has come. Lines that rotate the same lifts share one, so that a
/// rotation goes on from block to block.
#[derive(Debug, Default)]
pub(crate) struct Rotations {
    turns: HashMap<Vec<(LiftId, Option<String>)>, Turn>,
}

/// The week in which a rotation was last done, and how many weeks came before it.
#[derive(Debug)]
struct Turn {
    week: u16,
    before: usize,
}

impl Rotations {
    /// The lift that a line trains in a week of the program. Weeks are asked for in order,
    /// and only those in which the line is done.
    pub(crate) fn lift<'l>(&mut self, line: &'l Line, week: u16) -> &'l LineLift {
        let OtherLifts::InTurn(others) = &line.others else {
            return &line.lift;
        };
        let key = line.trained().map(|lift| (lift.id, lift.variant.as_deref().map(fold_name))).collect();
        let turn = self.turns.entry(key).or_insert(Turn { week, before: 0 });
        if turn.week != week {
            *turn = Turn { week, before: turn.before + 1 };
        }
        let place = turn.before % (others.len() + 1);
        place.checked_sub(1).and_then(|place| others.get(place)).unwrap_or(&line.lift)
    }
}
