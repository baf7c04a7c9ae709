//! Warnings that are told once for each lift, though many lines give them.

use std::collections::HashSet;

use crate::model::{LiftId, Program};
use crate::source::Span;

/// For which lifts a warning was told.
pub(super) struct Once {
    /// The stretches of the plan that allow it, in order and apart from each other.
    allowed: Vec<Span>,
    told: HashSet<(LiftId, bool)>,
}

impl Once {
    /// Nothing told yet of the warning with this code.
    pub(super) fn new(program: &Program, code: &str) -> Self {
        let allows = program.allows.iter().filter(|allow| allow.code == code);
        let mut scopes: Vec<Span> = allows.map(|allow| allow.scope).collect();
        scopes.sort_unstable_by_key(|scope| scope.start);
        let mut allowed: Vec<Span> = Vec::new();
        for scope in scopes {
            match allowed.last_mut() {
                Some(before) if scope.start <= before.end => before.end = before.end.max(scope.end),
                _ => allowed.push(scope),
            }
        }
        Self { allowed, told: HashSet::new() }
    }

    /// Whether this is the first time for the lift. What one line allows is not told, so it
    /// does not count for the lines that do not.
    pub(super) fn is_first(&mut self, lift: LiftId, at: Span) -> bool {
        let place = self.allowed.partition_point(|scope| scope.end <= at.start);
        let is_allowed = self.allowed.get(place).is_some_and(|scope| scope.start <= at.start);
        self.told.insert((lift, is_allowed))
    }
}
