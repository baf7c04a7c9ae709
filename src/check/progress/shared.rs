//! Lines that are written alike and share their state.

use std::collections::HashSet;
use std::sync::Arc;

use crate::model::{LiftId, Line, Program};

/// Lets lines without rules go along with those of their lift that are written alike and have
/// some; others have no state.
pub(in crate::check) fn share_states(program: &mut Program) {
    let ways = |line: &Line| -> Vec<(LiftId, Arc<str>)> {
        line.trained().map(|lift| (lift.id, Arc::clone(&line.progress.way))).collect()
    };
    let days = || program.blocks.iter().flat_map(|block| &block.days);
    let with_rules = days().flat_map(|day| &day.lines).filter(|line| !line.progress.rules.is_empty());
    let moving: HashSet<(LiftId, Arc<str>)> = with_rules.flat_map(ways).collect();
    let nothing: Arc<str> = Arc::default();
    let days = program.blocks.iter_mut().flat_map(|block| &mut block.days);
    for line in days.flat_map(|day| &mut day.lines).filter(|line| line.progress.rules.is_empty()) {
        if !ways(line).iter().any(|way| moving.contains(way)) {
            line.progress.way = Arc::clone(&nothing);
        }
    }
}
