//! Lines that move with another day's.

use std::sync::Arc;

use super::Place;
use super::rules::leads_on;
use crate::check::{Lowering, RuleError};
use crate::model::{Action, Block, DayRef, Followed, Line, LineLift, Program, SchemeId, fold_name};
use crate::source::Span;

/// A day whose line of the lift is followed.
pub(in crate::check) struct FollowedDay {
    pub day: DayRef,
    /// Where that is written.
    pub span: Span,
    pub(super) place: Place,
}

/// A line of a block that moves with another day's.
pub(in crate::check) struct Follows {
    /// Its day in the block.
    pub day: usize,
    /// Its place in the day.
    pub line: usize,
    pub followed: FollowedDay,
}

impl Lowering<'_> {
    /// Gives lines that follow a day the state of that day's line of the same lift. Below a
    /// lift it is a mistake if there is none; in a head it is for the lines that can follow.
    pub(in crate::check) fn resolve_follows(&mut self, block: &mut Block, follows: Vec<Follows>) {
        for Follows { day, line, followed: FollowedDay { day: followed, span, place } } in follows {
            let Some(own_day) = block.days.get(day) else { continue };
            let Some(own) = own_day.lines.get(line) else { continue };
            match followed_line(&self.program, block, own, own_day.weeks, &followed) {
                Ok(followed) => {
                    self.names.used_rules.insert(span);
                    let line = block.days.get_mut(day).and_then(|day| day.lines.get_mut(line));
                    if let Some(line) = line {
                        line.progress.follows = Some(followed);
                    }
                }
                Err((what, help)) => {
                    let error = RuleError::NothingToFollow { what: what.into(), help, span };
                    if place == Place::Default {
                        self.names.idle_follows.entry(span).or_insert(error);
                    } else if self.names.reported_rules.insert(span) {
                        self.diagnostics.push(error);
                    }
                }
            }
        }
    }
}

/// The line that is followed; else what is missing, and what helps.
fn followed_line(
    program: &Program,
    block: &Block,
    own: &Line,
    own_weeks: Option<(u16, u16)>,
    day: &DayRef,
) -> Result<Followed, (&'static str, String)> {
    let nothing = "there is no progress on that day to follow";
    let days = || (0..block.weeks).filter_map(|week| block.days.get(block.slots_of(week, day).next()?.day));
    // A `week` line has days of its own; only where that one is not among them it is that of other weeks.
    let Some(followed) = days().find(|day| day.weeks == own_weeks).or_else(|| days().next()) else {
        let names: Vec<&str> = block.days.iter().filter_map(|day| day.name.as_deref()).collect();
        let help = if names.is_empty() {
            "the block has no such day; days are `day \"Volume\"`, `day 1` or `mon`".into()
        } else {
            format!("the block has no such day; its days are \"{}\"", names.join("\", \""))
        };
        return Err((nothing, help));
    };
    // Of a rotation every lift is followed, in whatever order that day takes them.
    let missing = own.trained().find(|lift| !followed.lines.iter().any(|line| trains(line, lift)));
    let of_lifts = || followed.lines.iter().filter(|line| own.trained().all(|lift| trains(line, lift)));
    let with_rules = || of_lifts().filter(|line| !line.progress.rules.is_empty());
    let mut moving = with_rules().filter(|line| moves_on(line));
    let variants = |line: &Line| {
        let mut variants: Vec<_> = line.trained().map(|lift| lift.variant.as_deref().map(fold_name)).collect();
        variants.sort_unstable();
        variants
    };
    let same_variant = moving.clone().find(|line| variants(line) == variants(own));
    let name = |lift: &LineLift| program.lift(lift.id).map_or("this lift", |lift| lift.name.as_ref()).to_owned();
    match same_variant.or_else(|| moving.next()) {
        Some(line) if own.stages && !line.progress.rules.iter().any(|rule| rule.actions.iter().any(leads_on)) => Err((
            "the line of that day has no stages to follow",
            "write one stage here, or stages on that day too".into(),
        )),
        Some(line) => Ok(Followed {
            way: Arc::clone(&line.progress.way),
            lifts: line.trained().cloned().collect(),
            schemes: schemes_that_move(line),
        }),
        None if with_rules().next().is_some() => Err((
            "the line of that day has no steps and no stages to follow",
            format!(
                "what its rules move, such as the max, this line has too; take the `follow` away, or give {} steps on \
                 that day: `progress on hit: +2.5kg`",
                name(&own.lift)
            ),
        )),
        None if of_lifts().next().is_some() => {
            Err((nothing, format!("give {} rules on that day: `progress on hit: +2.5kg`", name(&own.lift))))
        }
        None => Err((
            nothing,
            match missing {
                Some(lift) => format!("that day does not train {}", name(lift)),
                None => "no line of that day trains all lifts of this one".into(),
            },
        )),
    }
}

/// Whether the rules of a line move what another can follow: loads by steps, or stages.
fn moves_on(line: &Line) -> bool {
    let actions = || line.progress.rules.iter().flat_map(|rule| &rule.actions);
    line.stages || actions().any(Action::moves_loads)
}

fn trains(line: &Line, lift: &LineLift) -> bool {
    line.trained().any(|trained| trained.id == lift.id)
}

/// The schemes whose sets the rules of a line move; none if a rule is for all of the line.
fn schemes_that_move(line: &Line) -> Arc<[SchemeId]> {
    let rules = line.progress.rules.iter();
    rules.map(|rule| rule.scope.scheme).collect::<Option<Vec<_>>>().unwrap_or_default().into()
}
