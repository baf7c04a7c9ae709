//! Tests: somebody uses the max that comes out of them.

use std::collections::HashSet;

use super::CheckError;
use crate::diagnostic::Diagnostics;
use crate::model::{LiftId, MaxBase, Program, Role, Target};

pub(super) fn check(program: &Program, diagnostics: &mut Diagnostics) {
    let lines = || program.blocks.iter().flat_map(|block| &block.days).flat_map(|day| &day.lines);
    let tests = || {
        lines().filter(|line| !line.broken).filter_map(|line| {
            let test = line.parts().find(|(segment, _)| segment.role == Role::Test)?;
            Some((line, test.0.in_line(test.0.span)))
        })
    };
    if tests().next().is_none() {
        return;
    }
    let mut used: HashSet<LiftId> = HashSet::new();
    let mut next: Vec<LiftId> = Vec::new();
    for (line, lift) in lines().flat_map(|line| line.trained().map(move |lift| (line, lift.id))) {
        // Of a line that was not understood nobody knows what it uses.
        next.extend(line.broken.then_some(lift));
        let loads = line.parts().filter(|(segment, _)| segment.role != Role::Test);
        next.extend(loads.filter_map(|(_, part)| match program.load(part.load?)?.target {
            Target::PercentOfMax(_, MaxBase::OneRepMax(of)) => Some(of.unwrap_or(lift)),
            Target::PercentOfMax(..) | Target::RepMax(_) | Target::Effort(_) | Target::AllOut => Some(lift),
            _ => None,
        }));
    }
    // A lift that borrows its max uses that of its lender.
    while let Some(id) = next.pop() {
        if used.insert(id) {
            next.extend(program.lift(id).and_then(|lift| lift.borrows).map(|(like, _)| like));
        }
    }
    for (line, span) in tests() {
        if let Some(unused) = line.trained().find(|lift| !used.contains(&lift.id)) {
            let lift = program.lift(unused.id).map_or_else(String::new, |lift| lift.name.to_string());
            diagnostics.push(CheckError::IdleTest { lift, span });
        }
    }
}
