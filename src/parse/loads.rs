//! What stands after an `@`.

use pest::Parser as _;

use super::numbers::{thousandths, whole};
use super::{Grammar, Pair, Rule, heads};
use crate::source::Span;
use crate::syntax::{
    Amount, AmountUnit, Base, ClimbPace, DayName, EffortExpr, EffortValues, LoadExpr, LoadTarget, Scale, Thousandths,
};
use crate::training::{Across, Band};

/// Reads a load with its `@`; nothing if it cannot be read.
pub(super) fn read(text: &str) -> Option<LoadExpr> {
    let mut pairs = Grammar::parse(Rule::load_rule, text).ok()?;
    let pair = pairs.next()?;
    let mut load = LoadExpr {
        written: text.strip_prefix('@').unwrap_or(text).trim().into(),
        target: LoadTarget::Bar,
        plus: None,
        climb: None,
        effort: None,
    };
    match pair.as_rule() {
        Rule::amount_load => read_amount_load(pair, &mut load)?,
        Rule::effort_load => {
            for part in pair.into_inner() {
                match part.as_rule() {
                    Rule::effort => load.target = LoadTarget::Effort(effort(part)?),
                    _ => load.climb = Some(climb(part)?),
                }
            }
        }
        Rule::rep_max => load.target = LoadTarget::RepMax(heads::rep_max(pair.as_str())?),
        Rule::all_out => load.target = LoadTarget::AllOut,
        Rule::bar => load.target = LoadTarget::Bar,
        Rule::bodyweight => read_bodyweight(pair, &mut load)?,
        _ => {
            load.target = LoadTarget::Text(pair.as_str().into());
            load.written = pair.as_str().into();
        }
    }
    if let Some(pair) = pairs.find(|pair| pair.as_rule() == Rule::climb) {
        load.climb = Some(climb(pair)?);
    }
    Some(load)
}

fn read_bodyweight(pair: Pair<'_>, load: &mut LoadExpr) -> Option<()> {
    let mut added = None;
    for part in pair.into_inner() {
        match part.as_rule() {
            Rule::values => {
                let (values, unit, signed) = values(part, HardEnd::High)?;
                added = Some((values, unit));
                if !signed {
                    return None;
                }
            }
            Rule::climb => load.climb = Some(climb(part)?),
            Rule::cap => load.effort = Some(EffortExpr::Cap(effort(part.into_inner().next()?)?)),
            _ => load.effort = Some(EffortExpr::Target(effort(part)?)),
        }
    }
    load.target = LoadTarget::Bodyweight(added);
    Some(())
}

fn read_amount_load(pair: Pair<'_>, load: &mut LoadExpr) -> Option<()> {
    let mut target = None;
    let mut of = None;
    for part in pair.into_inner() {
        match part.as_rule() {
            Rule::values => target = Some(values(part, HardEnd::High)?),
            Rule::base => of = Some(base(part)?),
            Rule::plus => load.plus = Some(amount(part.as_str())?),
            Rule::climb => load.climb = Some(climb(part)?),
            Rule::cap => load.effort = Some(EffortExpr::Cap(effort(part.into_inner().next()?)?)),
            _ => load.effort = Some(EffortExpr::Target(effort(part)?)),
        }
    }
    let (values, unit, signed) = target?;
    if unit == AmountUnit::None {
        return None;
    }
    load.target = LoadTarget::Amount { values, unit, signed, base: of };
    Some(())
}

/// Which end of a band is the harder one.
#[derive(Clone, Copy)]
enum HardEnd {
    Low,
    High,
}

/// The numbers of a load, their unit, and whether the first has a sign. Nothing if two
/// units disagree or a number has too many places.
fn values(pair: Pair<'_>, hard_end: HardEnd) -> Option<(Across<Thousandths>, AmountUnit, bool)> {
    let text = pair.as_str();
    let signed = text.starts_with(['+', '-']);
    let mut unit = AmountUnit::None;
    let mut bands = Vec::new();
    let down = text.starts_with('-');
    let mut join = |part: &Pair<'_>| {
        let mut read = amount(part.as_str())?;
        // In `-5..10%` and `-5-10%` the sign holds for all numbers.
        if down && read.value > 0 && !part.as_str().starts_with('+') {
            read.value = -read.value;
        }
        if unit != AmountUnit::None && read.unit != AmountUnit::None && read.unit != unit {
            return None;
        }
        if read.unit != AmountUnit::None {
            unit = read.unit;
        }
        Some(read.value)
    };
    for part in pair.into_inner() {
        let mut ends = part.into_inner();
        let low = join(&ends.next()?)?;
        let high = match ends.next() {
            Some(end) => join(&end)?,
            None => low,
        };
        // A drop of 5 to 10 % is a band from −10 % to −5 %.
        let turned = down || matches!(hard_end, HardEnd::Low);
        bands.push(if turned && low > high { Band { low: high, high: low } } else { Band { low, high } });
    }
    let across = match bands.as_slice() {
        [] => return None,
        [only] => Across::All(*only),
        [from, to] if text.contains("..") => {
            // `RPE3-5..8` ends at 8 and keeps the width of its band; so does `RIR5-7..2`,
            // where the hard end is the low one.
            let width = from.high - from.low;
            let to = match (to.low == to.high, hard_end) {
                (false, _) => *to,
                (true, HardEnd::High) => Band { low: to.high - width, high: to.high },
                (true, HardEnd::Low) => Band { low: to.low, high: to.low + width },
            };
            Across::Climbing { from: *from, to }
        }
        _ => Across::Each(bands),
    };
    Some((across, unit, signed))
}

/// A number with its unit: `+2.5kg`, `70%`, `8`.
pub(super) fn amount(text: &str) -> Option<Amount> {
    let text = text.trim();
    let number = text.trim_end_matches(|c: char| c.is_ascii_alphabetic() || c == '%' || c == ' ');
    let unit = match text.get(number.len()..).map(str::trim) {
        None | Some("") => AmountUnit::None,
        Some("%") => AmountUnit::Percent,
        Some(word) if word.starts_with(['k', 'K']) => AmountUnit::Kg,
        Some(_) => AmountUnit::Lb,
    };
    Some(Amount { value: thousandths(number)?, unit })
}

fn climb(pair: Pair<'_>) -> Option<(Amount, ClimbPace)> {
    let mut inner = pair.into_inner();
    let step = amount(inner.next()?.as_str())?;
    let pace = if inner.next()?.as_str().eq_ignore_ascii_case("week") { ClimbPace::Week } else { ClimbPace::Session };
    Some((step, pace))
}

/// An effort: its scale and its numbers, which carry no unit and no sign.
pub(super) fn effort(pair: Pair<'_>) -> Option<EffortValues> {
    let mut inner = pair.into_inner();
    let scale = if inner.next()?.as_str().eq_ignore_ascii_case("rir") { Scale::Rir } else { Scale::Rpe };
    let hard_end = if scale == Scale::Rir { HardEnd::Low } else { HardEnd::High };
    let (values, unit, signed) = values(inner.next()?, hard_end)?;
    (unit == AmountUnit::None && !signed).then_some(EffortValues { scale, values })
}

fn base(pair: Pair<'_>) -> Option<Base> {
    let part = pair.into_inner().next()?;
    let span = Span::new(part.as_span().start(), part.as_span().end());
    Some(match part.as_rule() {
        Rule::training_max => Base::TrainingMax,
        Rule::top => Base::Top,
        Rule::prev => Base::Previous,
        Rule::first => Base::First,
        Rule::last_week => Base::LastWeek,
        Rule::rep_max => Base::RepMax(heads::rep_max(part.as_str())?),
        Rule::day_ref => Base::Day(day_name(part)?, span),
        // No lift is called so.
        Rule::of_name if super::mistakes::slip_of_base(part.as_str().trim()).is_some() => return None,
        _ => Base::Lift(part.as_str().trim().into(), span),
    })
}

/// The day that `day "Volume"`, `day 2` or `mon` names.
pub(super) fn day_name(pair: Pair<'_>) -> Option<DayName> {
    let day = pair.into_inner().next()?;
    Some(match day.as_rule() {
        Rule::text => DayName::Named(day.as_str().into()),
        Rule::weekday => DayName::Weekday(heads::weekday(day.as_str())?),
        _ => DayName::Number(u16::try_from(whole(day.as_str())?).unwrap_or(u16::MAX)),
    })
}
