//! Conditions and actions of a rule: from the words to what they mean.

use crate::check::loads::step_load;
use crate::check::{CheckError, RuleError};
use crate::model::{Action, Condition, Counted, MaxOf, Role, Step};
use crate::source::Span;
use crate::syntax::{ActionExpr, Amount, AmountUnit, ConditionExpr, CountedExpr, MaxKind, RepBand};
use crate::training::{Load, Percent, Unit};

pub(super) fn lower_condition(
    condition: &ConditionExpr,
    span: Span,
    before: &[Condition],
    lowered: &mut Vec<Condition>,
) -> Result<(), CheckError> {
    let reversed = |band: &RepBand| band.most.is_some_and(|most| most < band.least);
    let check_band = |band: &RepBand| match band.most.filter(|_| reversed(band)) {
        Some(most) => Err(CheckError::ReversedRange {
            written: format!("{}-{most}", band.least),
            meant: format!("{most}-{}", band.least),
            otherwise: String::new(),
            span,
        }),
        None => Ok(()),
    };
    let read = match condition {
        ConditionExpr::Hit => Condition::Hit,
        ConditionExpr::Miss => Condition::Miss,
        ConditionExpr::Misses(many) => Condition::Misses(*many),
        ConditionExpr::Stalls(many) => Condition::Stalls(*many),
        ConditionExpr::Counted(counted, band) => {
            check_band(band)?;
            let counted = match counted {
                CountedExpr::Last => Counted::Last,
                CountedExpr::Amrap => Counted::Amrap,
                CountedExpr::Total => Counted::Total,
            };
            Condition::Counted { counted, least: band.least, most: band.most }
        }
        ConditionExpr::Band(band) => {
            check_band(band)?;
            let counted = before.iter().rev().find_map(|condition| match condition {
                Condition::Counted { counted, .. } => Some(*counted),
                _ => None,
            });
            let Some(counted) = counted else {
                return Err(RuleError::IncompleteRule {
                    what: "these reps do not say of which set they are".into(),
                    help:
                        "say it: `on last 5-10:`, `on amrap 2-3:`, `on total > 50:`; a number alone goes on with the \
                           rule before"
                            .into(),
                    span,
                    label: "reps of what?",
                }
                .into());
            };
            // The conditions beside the band before hold for this one too.
            for condition in before {
                if !matches!(condition, Condition::Counted { .. }) && !lowered.contains(condition) {
                    lowered.push(condition.clone());
                }
            }
            Condition::Counted { counted, least: band.least, most: band.most }
        }
        ConditionExpr::InWeeks(weeks) => {
            let upside_down = weeks.iter().find(|(first, last)| last < first || *first == 0);
            if let Some((first, last)) = upside_down {
                return Err(CheckError::WeekLabels {
                    what: format!("there are no weeks {first} to {last}"),
                    help: "weeks are numbered from 1 in each block, the earlier one first: `in weeks 3, 7-8`".into(),
                    span,
                });
            }
            Condition::InWeeks(weeks.to_vec())
        }
        ConditionExpr::EveryWeeks(weeks) => Condition::EveryWeeks(*weeks),
        ConditionExpr::AfterLastStage => Condition::AfterLastStage,
        ConditionExpr::PerExtraRep => return Ok(()),
    };
    lowered.push(read);
    Ok(())
}

pub(super) fn lower_action(action: &ActionExpr, span: Span) -> Result<Action, CheckError> {
    Ok(match action {
        ActionExpr::Nothing | ActionExpr::AtMost(_) => Action::Hold,
        ActionExpr::Step(amount, of_max) => Action::Move(step(*amount, *of_max, span)?),
        ActionExpr::MoveMax(kind, amount, of_max) => Action::MoveMax(max_of(*kind), step(*amount, *of_max, span)?),
        ActionExpr::SetMax(kind, share) => {
            let share = Percent::from_millionths(share.saturating_mul(10));
            if !(1..=2_000_000).contains(&share.millionths()) {
                return Err(CheckError::ImpossibleLoad {
                    written: share.to_string(),
                    help: "a max is a share of what was lifted near it: `max to 104% of load`",
                    span,
                    label: "not a share of the load",
                });
            }
            Action::SetMax(max_of(*kind), share)
        }
        ActionExpr::NextStage => Action::NextStage,
        ActionExpr::FirstStage(at_last_load) => {
            let step = match at_last_load {
                Some(Some(amount)) => {
                    is_possible(*amount, span)?;
                    Some(step_load(*amount).ok_or_else(|| no_load(*amount, span))?)
                }
                _ => None,
            };
            Action::FirstStage { at_its_last_load: at_last_load.is_some(), step }
        }
        ActionExpr::FollowRole(Role::Top) => Action::FollowTop,
        ActionExpr::FollowRole(_) | ActionExpr::FollowDay(_) => {
            return Err(RuleError::NothingToFollow {
                what: "only the top set or another day can be followed".into(),
                help: "write `follow top` behind `reps then`, or `progress follow day \"Volume\"` alone".into(),
                span,
            }
            .into());
        }
        ActionExpr::Reset => Action::Reset,
        ActionExpr::Swap => Action::Swap,
        ActionExpr::RepsThen(then) => Action::RepsThen(Box::new(lower_action(then, span)?)),
        ActionExpr::OneRepThen(then) => Action::OneRepThen(Box::new(lower_action(then, span)?)),
    })
}

/// Which max is meant; whether there is a training max is known with the athlete.
const fn max_of(kind: MaxKind) -> MaxOf {
    match kind {
        MaxKind::OneRepMax => MaxOf::OneRep,
        MaxKind::TrainingMax => MaxOf::Training,
    }
}

/// A step moves something, and by no more than there is.
fn is_possible(amount: Amount, span: Span) -> Result<(), CheckError> {
    if amount.value == 0 {
        return Err(RuleError::NothingToMove {
            what: "a step of nothing moves nothing".into(),
            help: "write by how much, `+2.5kg`; to hold the load is `on hit: none`".into(),
            span,
        }
        .into());
    }
    let too_much = match step_load(amount) {
        Some(load) => {
            let size = if load.is_negative() { load.times(-1) } else { load };
            size.compare(Load::heaviest(size.unit())).is_gt()
        }
        None => amount.unit == AmountUnit::Percent && amount.value > 100_000,
    };
    if too_much {
        return Err(CheckError::ImpossibleLoad {
            written: written(amount),
            help: "a load moves by a few kg, lb or percent after a session: `on hit: +2.5kg`",
            span,
            label: "too much",
        });
    }
    Ok(())
}

/// An amount as it is written.
fn written(amount: Amount) -> String {
    let number = Load::from_milli(i64::from(amount.value), Unit::Kg).number();
    let unit = match amount.unit {
        AmountUnit::None => "",
        AmountUnit::Percent => "%",
        AmountUnit::Kg => "kg",
        AmountUnit::Lb => "lb",
    };
    let sign = if amount.value < 0 { "" } else { "+" };
    format!("{sign}{number}{unit}")
}

fn step(amount: Amount, of_max: bool, span: Span) -> Result<Step, CheckError> {
    is_possible(amount, span)?;
    let percent = || Percent::from_millionths(amount.value.saturating_mul(10));
    match (amount.unit, of_max) {
        (AmountUnit::Percent, true) => Ok(Step::OfMax(percent())),
        (AmountUnit::Percent, false) => {
            if percent() <= Percent::ONE.negated() {
                return Err(CheckError::ImpossibleLoad {
                    written: format!("-{}", percent().negated()),
                    help: "a step down leaves something to lift: `-10%`",
                    span,
                    label: "nothing is left",
                });
            }
            Ok(Step::Percent(percent()))
        }
        (_, false) => step_load(amount).map(Step::Load).ok_or_else(|| without_unit(amount, span).into()),
        (_, true) => Err(without_unit(amount, span).into()),
    }
}

/// What the last load of a stage moves by is a load.
fn no_load(amount: Amount, span: Span) -> RuleError {
    if amount.unit != AmountUnit::Percent {
        return without_unit(amount, span);
    }
    RuleError::IncompleteRule {
        what: "the first stage goes on by a load, and this is a percent".into(),
        help: "write a load, `first stage at its last load +5kg`, or leave it out to begin at the last load".into(),
        span,
        label: "a load is wanted",
    }
}

fn without_unit(amount: Amount, span: Span) -> RuleError {
    let step = written(Amount { unit: AmountUnit::None, ..amount });
    RuleError::IncompleteRule {
        what: format!("the step `{step}` does not say what it counts"),
        help: format!("write its unit: `{step}kg`, `{step}lb`, `{step}%`, `{step}% of max`"),
        span,
        label: "a step of what?",
    }
}
