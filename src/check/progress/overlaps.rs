//! Rules, and actions of one rule, that move the same after the same session.

use crate::check::RuleError;
use crate::model::{Action, Condition, MaxOf, ProgressRule};
use crate::source::Span;

/// What an action moves, for telling whether two move the same.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Quantity {
    Load,
    Reps,
    Max(MaxOf),
    Stage,
}

impl Quantity {
    const fn in_words(self) -> &'static str {
        match self {
            Self::Load => "the load",
            Self::Reps => "the reps",
            Self::Max(MaxOf::OneRep) => "the max",
            Self::Max(MaxOf::Training) => "the training max",
            Self::Stage => "the stage",
        }
    }

    /// Whether it is one of each row of sets, and not of the lift or the line.
    const fn is_of_sets(self) -> bool {
        matches!(self, Self::Load | Self::Reps)
    }
}

/// What an action moves.
fn moved_by(action: &Action) -> Vec<Quantity> {
    match action {
        Action::Move(_) => vec![Quantity::Load],
        Action::MoveMax(of, _) | Action::SetMax(of, _) => vec![Quantity::Max(*of)],
        Action::NextStage | Action::FirstStage { .. } => vec![Quantity::Stage],
        Action::RepsThen(then) | Action::OneRepThen(then) => {
            let mut moved = moved_by(then);
            moved.push(Quantity::Reps);
            moved
        }
        Action::Hold | Action::FollowTop | Action::Reset | Action::Swap => Vec::new(),
    }
}

/// What both of two actions move.
fn moved_by_both(a: &Action, b: &Action) -> Option<Quantity> {
    let of_b = moved_by(b);
    moved_by(a).into_iter().find(|moved| of_b.contains(moved))
}

/// When a rule fires, as far as its actions say it: reps that climb end in a hit. The reps
/// themselves climb after every session.
fn conditions(rule: &ProgressRule, moved: Quantity) -> impl Iterator<Item = &Condition> + Clone {
    let by_reps = rule.actions.iter().any(|action| matches!(action, Action::RepsThen(_) | Action::OneRepThen(_)));
    rule.conditions.iter().chain((by_reps && moved != Quantity::Reps).then_some(&Condition::Hit))
}

/// Two rules that move the same and can both fire after one session.
pub(super) fn overlap(rules: &[ProgressRule]) -> Option<(RuleError, Span)> {
    for (place, rule) in rules.iter().enumerate() {
        for first in rules.iter().take(place).filter(|first| first.shares_a_lift(rule)) {
            let Some(moved) = both_move(first, rule) else { continue };
            let mut help = "let their conditions exclude each other: `on hit` and `on miss`, reps without an overlap, \
                            or other weeks"
                .to_owned();
            if moved.is_of_sets() && first.scope != rule.scope {
                help.push_str("; or give each its own sets, `top: …; backoff: …`");
            }
            let what = format!("two rules move {}", moved.in_words());
            let (span, first) = (rule.span, first.span);
            let labels = ("moves it too", "moves it");
            return Some((RuleError::RulesOverlap { what, help, labels, span, first }, span));
        }
    }
    None
}

/// What two rules move after the same session.
fn both_move(first: &ProgressRule, second: &ProgressRule) -> Option<Quantity> {
    let same_sets = first.scope.meets(second.scope);
    let pairs = first.actions.iter().flat_map(|a| second.actions.iter().map(move |b| (a, b)));
    let moved = pairs.filter_map(|(a, b)| moved_by_both(a, b)).filter(|moved| same_sets || !moved.is_of_sets());
    moved.into_iter().find(|moved| {
        !conditions(first, *moved)
            .any(|a| conditions(second, *moved).any(|b| exclude_each_other(a, b) || at_another_time(a, b)))
    })
}

pub(super) fn exclude_each_other(a: &Condition, b: &Condition) -> bool {
    use Condition::{Counted, Hit, InWeeks, Miss, Misses, Stalls};
    match (a, b) {
        (Hit, Miss | Misses(_) | Stalls(_)) | (Miss | Misses(_) | Stalls(_), Hit) => true,
        (
            Counted { counted: of_a, least: low_a, most: high_a },
            Counted { counted: of_b, least: low_b, most: high_b },
        ) => of_a == of_b && (high_a.is_some_and(|high| high < *low_b) || high_b.is_some_and(|high| high < *low_a)),
        (InWeeks(a), InWeeks(b)) => of_weeks(a) & of_weeks(b) == 0,
        _ => false,
    }
}

/// Weeks as a number with a bit for each; a program has fewer than there are bits.
fn of_weeks(weeks: &[(u16, u16)]) -> u128 {
    let below = |week: u16| u128::MAX.checked_shl(u32::from(week)).unwrap_or(0);
    weeks.iter().fold(0, |bits, (first, last)| bits | below(*first) & !below(last.saturating_add(1)))
}

/// `on hit: none; on hit: +5kg`: rules of the same sets and conditions, of which one holds.
pub(super) fn held_and_moved(rules: &[ProgressRule]) -> Option<(RuleError, Span)> {
    let holds = |rule: &ProgressRule| rule.actions.iter().all(|action| *action == Action::Hold);
    let held = rules.iter().enumerate().filter(|(_, rule)| holds(rule));
    let mut both = held.flat_map(|(place, held)| {
        let others = rules.iter().enumerate().filter(move |(_, other)| {
            !holds(other)
                && other.scope == held.scope
                && other.shares_a_lift(held)
                && other.conditions == held.conditions
        });
        others.map(move |(other, moving)| if place < other { (held, moving) } else { (moving, held) })
    });
    both.next().map(|(first, second)| {
        let what = "one rule holds and another moves".to_owned();
        let help = "take one of them away, or give them other conditions".to_owned();
        let (span, first) = (second.span, first.span);
        let labels = if holds(second) { ("holds", "moves") } else { ("moves", "holds") };
        (RuleError::RulesOverlap { what, help, labels, span, first }, span)
    })
}

/// What a rule does twice: two of its actions move the same, or one holds while others move.
pub(super) fn moved_twice(actions: &[(Action, Span)]) -> Option<RuleError> {
    let overlap = |what: String, help: &str, labels, span: Span, first: Span| {
        Some(RuleError::RulesOverlap { what, help: help.to_owned(), labels, span, first })
    };
    for (place, (action, span)) in actions.iter().enumerate() {
        let Some((before, first)) = actions.iter().take(place).find(|(before, _)| {
            (*before == Action::Hold) != (*action == Action::Hold) || moved_by_both(before, action).is_some()
        }) else {
            continue;
        };
        return match moved_by_both(before, action) {
            Some(moved) => overlap(
                format!("one rule moves {} twice", moved.in_words()),
                "write one step, or two rules with conditions of their own",
                ("moves it too", "moves it"),
                *span,
                *first,
            ),
            None => overlap(
                "one rule holds and moves".into(),
                "`none` stands alone: `on miss: none`; keep it or the other actions",
                if *action == Action::Hold { ("holds", "moves") } else { ("moves", "holds") },
                *span,
                *first,
            ),
        };
    }
    None
}

/// Rules by weeks and after the last stage fire apart from sessions.
const fn at_another_time(a: &Condition, b: &Condition) -> bool {
    matches!(a, Condition::EveryWeeks(_) | Condition::AfterLastStage)
        != matches!(b, Condition::EveryWeeks(_) | Condition::AfterLastStage)
}
