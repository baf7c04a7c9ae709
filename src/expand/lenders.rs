//! Whose max a lift borrows: `lift "pin squat" like squat at 90%`, along chains of such lifts.

use std::collections::HashMap;

use crate::model::{LiftId, Maxes, Program};
use crate::training::Percent;

/// For every lift that borrows its max the lift at the end of its chain, and the share of
/// that lift's max. A chain ends where a lift has a max of its own, of whatever reps.
pub(super) fn find(program: &Program, maxes: &Maxes) -> HashMap<LiftId, (LiftId, Percent)> {
    let mut lenders: HashMap<LiftId, (LiftId, Percent)> = HashMap::new();
    let borrows = |id: LiftId| {
        let lift = program.lift(id)?;
        let has_own = maxes.of(&lift.name).next().is_some();
        lift.borrows.filter(|_| !has_own)
    };
    for start in (0..program.lifts.len()).map(LiftId) {
        let mut path: Vec<(LiftId, Percent)> = Vec::new();
        let mut end = start;
        // The checker has cut circles; one that is left must not go on for ever.
        while path.len() <= program.lifts.len() && !lenders.contains_key(&end) {
            let Some((like, percent)) = borrows(end) else { break };
            path.push((end, percent));
            end = like;
        }
        let (lender, mut share) = lenders.get(&end).copied().unwrap_or((end, Percent::ONE));
        for (id, percent) in path.into_iter().rev() {
            share = share.of(percent);
            lenders.insert(id, (lender, share));
        }
    }
    lenders
}
