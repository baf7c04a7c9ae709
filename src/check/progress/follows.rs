//! Lines that move with another day's.

use std::sync::Arc;

use crate::check::RuleError;
use crate::diagnostic::Diagnostics;
use crate::model::{Block, DayRef, Followed, Line, LineLift, Program, SchemeId, fold_name};
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
        match followed_line(program, block, own, &followed) {
            Ok(followed) => {
                let line = block.days.get_mut(day).and_then(|day| day.lines.get_mut(line));
                if let Some(line) = line {
                    line.progress.follows = Some(followed);
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

/// The line that is followed; else what is missing.
fn followed_line(program: &Program, block: &Block, own: &Line, day: &DayRef) -> Result<Followed, String> {
    let found = (0..block.weeks).find_map(|week| block.slots_of(week, day).next());
    let Some(followed) = found.and_then(|slot| block.days.get(slot.day)) else {
        let names: Vec<&str> = block.days.iter().filter_map(|day| day.name.as_deref()).collect();
        return Err(if names.is_empty() {
            "the block has no such day; days are `day \"Volume\"`, `day 1` or `mon`".into()
        } else {
            format!("the block has no such day; its days are \"{}\"", names.join("\", \""))
        });
    };
    // Of a rotation every lift is followed, in whatever order that day takes them.
    let missing = own.trained().find(|lift| !followed.lines.iter().any(|line| trains(line, lift)));
    let of_lifts = || followed.lines.iter().filter(|line| own.trained().all(|lift| trains(line, lift)));
    let mut with_rules = of_lifts().filter(|line| !line.progress.rules.is_empty());
    let variants = |line: &Line| {
        let mut variants: Vec<_> = line.trained().map(|lift| lift.variant.as_deref().map(fold_name)).collect();
        variants.sort_unstable();
        variants
    };
    let same_variant = with_rules.clone().find(|line| variants(line) == variants(own));
    let name = |lift: &LineLift| program.lift(lift.id).map_or("this lift", |lift| lift.name.as_ref()).to_owned();
    match same_variant.or_else(|| with_rules.next()) {
        Some(line) => Ok(Followed {
            way: Arc::clone(&line.progress.way),
            lifts: line.trained().cloned().collect(),
            schemes: schemes_that_move(line),
        }),
        None if of_lifts().next().is_some() => {
            Err(format!("give {} rules on that day: `progress on hit: +2.5kg`", name(&own.lift)))
        }
        None => Err(match missing {
            Some(lift) => format!("that day does not train {}", name(lift)),
            None => "no line of that day trains all lifts of this one".into(),
        }),
    }
}

fn trains(line: &Line, lift: &LineLift) -> bool {
    line.trained().any(|trained| trained.id == lift.id)
}

/// The schemes whose sets the rules of a line move; none if a rule is for all of the line.
fn schemes_that_move(line: &Line) -> Arc<[SchemeId]> {
    let rules = line.progress.rules.iter();
    rules.map(|rule| rule.scope.scheme).collect::<Option<Vec<_>>>().unwrap_or_default().into()
}
