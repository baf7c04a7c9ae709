//! Lines that move with another day's.

use std::sync::Arc;

use crate::check::RuleError;
use crate::diagnostic::Diagnostics;
use crate::model::{Block, DayRef, Line, Program, fold_name};
use crate::source::Span;

/// A line of a block that moves with another day's.
pub(in crate::check) struct Follows {
    /// Its day in the block.
    pub day: usize,
    /// Its place in the day.
    pub line: usize,
    /// The day that it follows.
    pub followed: DayRef,
    /// Where that is written.
    pub span: Span,
}

/// Gives lines that follow a day the state of that day's line of the same lift.
pub(in crate::check) fn resolve_follows(
    block: &mut Block,
    follows: Vec<Follows>,
    program: &Program,
    diagnostics: &mut Diagnostics,
) {
    for Follows { day, line, followed, span } in follows {
        let Some(own) = block.days.get(day).and_then(|day| day.lines.get(line)) else { continue };
        match followed_way(program, block, own, &followed) {
            Ok(way) => {
                let line = block.days.get_mut(day).and_then(|day| day.lines.get_mut(line));
                if let Some(line) = line {
                    line.progress.follows = Some(way);
                }
            }
            Err(help) => diagnostics.push(RuleError::NothingToFollow {
                what: "there is no progress on that day to follow".into(),
                help,
                span,
            }),
        }
    }
}

/// The state of the line that is followed; else what is missing.
fn followed_way(program: &Program, block: &Block, own: &Line, day: &DayRef) -> Result<Arc<str>, String> {
    let found = (0..block.weeks).find_map(|week| block.slots_of(week, day).next());
    let Some(followed) = found.and_then(|slot| block.days.get(slot.day)) else {
        let names: Vec<&str> = block.days.iter().filter_map(|day| day.name.as_deref()).collect();
        return Err(if names.is_empty() {
            "the block has no such day; days are `day \"Volume\"`, `day 1` or `mon`".into()
        } else {
            format!("the block has no such day; its days are \"{}\"", names.join("\", \""))
        });
    };
    let folded = |line: &Line| line.lift.variant.as_deref().map(fold_name);
    let of_lift = || followed.lines.iter().filter(|line| line.lift.id == own.lift.id);
    let mut with_rules = of_lift().filter(|line| !line.progress.rules.is_empty());
    let same_variant = with_rules.clone().find(|line| folded(line) == folded(own));
    let lift = program.lift(own.lift.id).map_or("this lift", |lift| lift.name.as_ref());
    match same_variant.or_else(|| with_rules.next()) {
        Some(line) => Ok(Arc::clone(&line.progress.way)),
        None if of_lift().next().is_some() => Err(format!("give {lift} rules on that day: `progress on hit: +2.5kg`")),
        None => Err(format!("that day does not train {lift}")),
    }
}
