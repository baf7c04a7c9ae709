//! Rules, and actions of one rule, that move the same after the same session.

use super::reps::AfterHit;
use crate::check::RuleError;
use crate::model::{Action, Condition, MaxOf, ProgressRule, Step};
use crate::source::Span;
use crate::training::{Load, Percent};

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

/// What an action moves. The training max goes with the max.
fn moved_by(action: &Action) -> Vec<Quantity> {
    match action {
        Action::Move(_) => vec![Quantity::Load],
        Action::MoveMax(MaxOf::OneRep, _) | Action::SetMax(MaxOf::OneRep, _) => {
            vec![Quantity::Max(MaxOf::OneRep), Quantity::Max(MaxOf::Training)]
        }
        Action::MoveMax(MaxOf::Training, _) | Action::SetMax(MaxOf::Training, _) => {
            vec![Quantity::Max(MaxOf::Training)]
        }
        Action::NextStage | Action::FirstStage { step: None, .. } => vec![Quantity::Stage],
        Action::FirstStage { step: Some(_), .. } => vec![Quantity::Stage, Quantity::Load],
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

/// Whether two actions both step up, or both step down.
fn go_the_same_way(a: &Action, b: &Action) -> bool {
    fn is_up(action: &Action) -> Option<bool> {
        match action {
            Action::Move(step) | Action::MoveMax(_, step) => Some(match step {
                Step::Load(load) => load.is_positive(),
                Step::Percent(percent) | Step::OfMax(percent) => *percent > Percent::default(),
            }),
            Action::FirstStage { step, .. } => step.map(Load::is_positive),
            Action::RepsThen(then) | Action::OneRepThen(then) => is_up(then),
            _ => None,
        }
    }
    is_up(a).is_some() && is_up(a) == is_up(b)
}

/// A rule in its line: after a hit its sets have at least so many reps.
#[derive(Clone, Copy)]
pub(super) struct InLine<'r> {
    pub rule: &'r ProgressRule,
    pub after_hit: AfterHit,
}

impl<'r> InLine<'r> {
    /// When the rule fires, as far as its actions say it: reps that climb end in a hit. The
    /// reps themselves climb after every session.
    fn conditions(self, moved: Quantity) -> impl Iterator<Item = &'r Condition> + Clone {
        let by_reps =
            self.rule.actions.iter().any(|action| matches!(action, Action::RepsThen(_) | Action::OneRepThen(_)));
        self.rule.conditions.iter().chain((by_reps && moved != Quantity::Reps).then_some(&Condition::Hit))
    }

    /// Whether its condition and one of another rule cannot both hold after one session.
    pub(super) fn excludes(self, own: &Condition, rule: Self, other: &Condition) -> bool {
        use Condition::{Counted, Hit, InWeeks, Miss, Misses, Stalls};
        match (own, other) {
            // A hit of all sets is one of some of them.
            (Hit, Miss | Misses(_) | Stalls(_)) => self.rule.scope.covers(rule.rule.scope),
            (Hit, Counted { counted, most: Some(most), .. }) => {
                self.rule.scope.covers(rule.rule.scope) && *most < rule.after_hit.least(*counted)
            }
            (Miss | Misses(_) | Stalls(_) | Counted { .. }, Hit) => rule.excludes(other, self, own),
            (
                Counted { counted: of_own, least: low, most: high },
                Counted { counted: of_other, least: other_low, most: other_high },
            ) => {
                of_own == of_other
                    && self.rule.scope == rule.rule.scope
                    && (high.is_some_and(|high| high < *other_low) || other_high.is_some_and(|high| high < *low))
            }
            (InWeeks(own), InWeeks(other)) => of_weeks(own) & of_weeks(other) == 0,
            _ => false,
        }
    }

    /// What two rules move after the same session.
    fn moves_with(self, other: Self) -> Option<Quantity> {
        let same_sets = self.rule.scope.meets(other.rule.scope);
        let pairs = self.rule.actions.iter().flat_map(|a| other.rule.actions.iter().map(move |b| (a, b)));
        let moved = pairs.filter_map(|(a, b)| Some((moved_by_both(a, b)?, go_the_same_way(a, b))));
        let mut moved = moved.filter(|(moved, _)| same_sets || !moved.is_of_sets());
        let both = moved.find(|(moved, the_same_way)| {
            let exclude = self.conditions(*moved).any(|a| other.conditions(*moved).any(|b| self.excludes(a, other, b)));
            !exclude && !Time::of(self.rule).is_apart_from(Time::of(other.rule), *the_same_way)
        });
        both.map(|(moved, _)| moved)
    }
}

/// When a rule is asked.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Time {
    AfterSessions,
    AfterWeeks,
    EveryFewWeeks,
    AfterLastStage,
}

impl Time {
    fn of(rule: &ProgressRule) -> Self {
        let any = |wanted: fn(&Condition) -> bool| rule.conditions.iter().any(wanted);
        if any(|condition| *condition == Condition::AfterLastStage) {
            Self::AfterLastStage
        } else if any(|condition| matches!(condition, Condition::EveryWeeks(_))) {
            Self::EveryFewWeeks
        } else if rule.goes_by_the_week() {
            Self::AfterWeeks
        } else {
            Self::AfterSessions
        }
    }

    /// Whether rules of two times stand beside each other on purpose: one goes up by sessions
    /// and one back by weeks, but not both up.
    fn is_apart_from(self, other: Self, the_same_way: bool) -> bool {
        self != other && (self == Self::AfterLastStage || other == Self::AfterLastStage || !the_same_way)
    }
}

/// Two rules that move the same and can both fire after one session.
pub(super) fn overlap(rules: &[InLine<'_>]) -> Option<(RuleError, Span)> {
    for (place, second) in rules.iter().enumerate() {
        for first in rules.iter().take(place).filter(|first| first.rule.shares_a_lift(second.rule)) {
            let Some(moved) = first.moves_with(*second) else { continue };
            let mut help = "let their conditions exclude each other: `on hit` and `on miss`, reps without an overlap, \
                            or other weeks"
                .to_owned();
            if moved.is_of_sets() && first.rule.scope != second.rule.scope {
                help.push_str("; or give each its own sets, `top: …; backoff: …`");
            }
            let what = format!("two rules move {}", moved.in_words());
            let (span, first) = (second.rule.span, first.rule.span);
            let labels = ("moves it too", "moves it");
            return Some((RuleError::RulesOverlap { what, help, labels, span, first }, span));
        }
    }
    None
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
                match moved {
                    Quantity::Max(MaxOf::Training) => "the training max goes with the max; write one of them",
                    _ => "write one step, or two rules with conditions of their own",
                },
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
