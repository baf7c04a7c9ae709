//! Loads: from what is written behind an `@` to a rule that says how a load is found.

use super::{CheckError, Lowering, MAX_RM};
use crate::model::{
    Climb, DayRef, Effort, LoadRule, LoadRuleId, MaxBase, Pace, PercentBase, SetBase, Shift, Target, find_lift,
    fold_name,
};
use crate::parse::thousandths;
use crate::source::Span;
use crate::syntax::{
    Amount, AmountUnit, Base, ClimbPace, DayName, EffortExpr, EffortValues, LoadExpr, LoadId, LoadTarget, Scale,
    Thousandths,
};
use crate::training::{Across, Band, Load, Percent, Rpe, Unit};

/// No percent may be higher: 200 %.
const MAX_PERCENT: i32 = 2_000_000;

/// What a number is of.
enum Of {
    Max(MaxBase),
    Set(SetBase),
}

impl Lowering<'_> {
    /// The rule for a load; nothing if it was reported. In a load with arguments filled in
    /// nothing has a place of its own; what is wrong with it is shown where they were given.
    pub(super) fn lower_load(&mut self, id: LoadId, span: Span, given: Option<Span>) -> Option<LoadRuleId> {
        let place = usize::try_from(id.0).unwrap_or(usize::MAX);
        if let Some(Some(known)) = self.names.loads.get(place) {
            return Some(*known);
        }
        let expr = self.ast.load(id)?;
        let rule = match self.lower_rule(expr, span, given) {
            Ok(rule) => rule,
            Err(error) => {
                self.diagnostics.push(error);
                return None;
            }
        };
        let id = LoadRuleId(self.program.loads.len());
        self.program.loads.push(rule);
        if self.names.loads.len() <= place {
            self.names.loads.resize(place + 1, None);
        }
        if let Some(slot) = self.names.loads.get_mut(place) {
            *slot = Some(id);
        }
        Some(id)
    }

    fn lower_rule(&mut self, expr: &LoadExpr, span: Span, given: Option<Span>) -> Result<LoadRule, CheckError> {
        let mut rule = LoadRule {
            written: expr.written.as_ref().into(),
            target: Target::Bar,
            plus: None,
            climb: None,
            effort: None,
        };
        rule.target = match &expr.target {
            LoadTarget::Text(text) => Target::Text(text.as_ref().into()),
            LoadTarget::Bar => Target::Bar,
            LoadTarget::AllOut => Target::AllOut,
            LoadTarget::RepMax(reps) => Target::RepMax(rep_max(*reps, span)?),
            LoadTarget::Bodyweight(None) => {
                Target::Bodyweight(Across::All(Band::single(Load::zero(self.program.unit))))
            }
            LoadTarget::Bodyweight(Some((values, unit))) => {
                let unit = load_unit(*unit).ok_or_else(|| CheckError::StepOfAnotherKind {
                    step: format!("`{}`", expr.written),
                    what: "bodyweight",
                    help: "write the added load with its unit: `@bw+20kg`, `@bw-30kg`",
                    span,
                })?;
                Target::Bodyweight(loads(values, unit, &expr.written, span)?)
            }
            LoadTarget::Effort(values) => Target::Effort(effort(values, &expr.written, span)?),
            LoadTarget::Amount { values, unit, signed, base } => {
                let of = base.as_ref().map(|base| self.base(base, span, given)).transpose()?;
                match load_unit(*unit) {
                    Some(unit) => amount_of_load(values, unit, *signed, of, &mut rule, span)?,
                    None => self.percent(values, *signed, of, &expr.written, span)?,
                }
            }
        };
        if let Some(plus) = expr.plus {
            self.lower_plus(plus, &mut rule, span)?;
        }
        if let Some((mut step, pace)) = expr.climb {
            // One rep fewer in reserve is one point of RPE more.
            if matches!(&expr.target, LoadTarget::Effort(values) if values.scale == Scale::Rir) {
                step.value = -step.value;
            }
            lower_climb(step, pace, &mut rule, span)?;
        }
        rule.effort = match &expr.effort {
            None => None,
            Some(EffortExpr::Target(values)) => Some(Effort::Target(single_band(values, &expr.written, span)?)),
            Some(EffortExpr::Cap(values)) => Some(Effort::Cap(single_band(values, &expr.written, span)?.high)),
        };
        Ok(rule)
    }

    fn base(&mut self, base: &Base, span: Span, given: Option<Span>) -> Result<Of, CheckError> {
        Ok(match base {
            Base::TrainingMax => Of::Max(MaxBase::TrainingMax),
            Base::RepMax(1) => Of::Max(MaxBase::OneRepMax(None)),
            Base::RepMax(reps) => Of::Max(MaxBase::RepMax(rep_max(*reps, span)?)),
            Base::Lift(name, at) => self.lift_base(name, given.unwrap_or(at.shifted(span.start)))?,
            Base::Top => Of::Set(SetBase::Top),
            Base::Previous => Of::Set(SetBase::Previous),
            Base::First => Of::Set(SetBase::First),
            Base::LastWeek => Of::Set(SetBase::LastWeek),
            Base::Day(name, _) => Of::Set(SetBase::Day(match name {
                DayName::Named(name) => DayRef::Named(name.as_ref().into()),
                DayName::Weekday(weekday) => DayRef::Weekday(*weekday),
                DayName::Number(number) => DayRef::Number(u8::try_from(*number).unwrap_or(u8::MAX)),
            })),
        })
    }

    /// Whether the catalogue or the plan itself knows a lift of that name.
    fn is_known_lift(&self, name: &str) -> bool {
        let named = || self.names.named(name).and_then(|id| self.program.lift(id));
        find_lift(name).is_some() || named().is_some_and(|lift| lift.declared.is_some())
    }

    /// What a name behind `of` means: a lift, unless the coach meant something else.
    fn lift_base(&mut self, name: &str, span: Span) -> Result<Of, CheckError> {
        let folded = fold_name(name);
        let day = folded.strip_prefix("day ").unwrap_or(&folded);
        // Days are often named after their main lift: `of bench` is the lift then.
        let is_day = self.names.days.contains(day) && !self.is_known_lift(name);
        let meant = name.get(name.len().saturating_sub(day.len())..).unwrap_or(day).to_owned();
        if is_day {
            return Err(CheckError::DayWithoutQuotes { name: name.to_owned(), meant, span });
        }
        if folded.starts_with("day ") {
            let help = format!("put the name of the day in quotes: `of day \"{meant}\"`");
            return Err(CheckError::UnknownDay { day: format!("`{name}`"), help, span });
        }
        let own_max = ["max", "one rep max", "the max"].contains(&folded.as_str());
        if own_max || folded == "training max" || names_another_max(&folded) {
            return Err(CheckError::ImpossibleLoad {
                written: format!("of {name}"),
                help: "a bare percent is of this lift's max, `@80%`; of its training max it is written `@80% tm`, of \
                       another lift's max `@80% of squat`",
                span,
                label: "not the name of a lift",
            });
        }
        Ok(Of::Max(MaxBase::OneRepMax(Some(self.lift(name, span)))))
    }

    /// A percent: of a max, or of another set. `-10%` is 90 % of today's top set.
    fn percent(
        &self,
        values: &Across<Thousandths>,
        signed: bool,
        of: Option<Of>,
        written: &str,
        span: Span,
    ) -> Result<Target, CheckError> {
        let of = match of {
            Some(of) => of,
            None if !signed => Of::Max(match self.program.percent_base {
                PercentBase::OneRepMax => MaxBase::OneRepMax(None),
                PercentBase::TrainingMax => MaxBase::TrainingMax,
            }),
            None if starts_below_zero(values) => Of::Set(SetBase::Top),
            None => {
                return Err(step_from_nowhere(values, written, "", span));
            }
        };
        let whole = if signed { Percent::ONE } else { Percent::default() };
        let percents =
            values.try_map(|value| value.checked_mul(10).map(|ppm| Percent::from_millionths(ppm).plus(whole)));
        let percents = percents.filter(|percents| {
            percents.written().iter().all(|percent| (1..=MAX_PERCENT).contains(&percent.millionths()))
        });
        let percents = percents.ok_or_else(|| CheckError::ImpossibleLoad {
            written: written.to_owned(),
            help: "a percent lies above 0 % and is at most 200 %",
            span,
            label: "not a percent that can be lifted",
        })?;
        ascending(&percents, written, span)?;
        Ok(match of {
            Of::Max(base) => Target::PercentOfMax(percents, base),
            Of::Set(base) => Target::PercentOfSet(percents, base),
        })
    }

    fn lower_plus(&self, plus: Amount, rule: &mut LoadRule, span: Span) -> Result<(), CheckError> {
        let another_kind = |help| CheckError::StepOfAnotherKind {
            step: format!("a step of {}", write_amount(plus)),
            what: "this load",
            help,
            span,
        };
        let unit = load_unit(plus.unit)
            .ok_or_else(|| another_kind("add percents up yourself, or let weeks add them: `@70% +2.5%/week`"))?;
        if matches!(rule.target, Target::Effort(_) | Target::AllOut | Target::Text(_)) {
            return Err(another_kind("a fixed load is added to a percent or to a load: `@70% +10kg`"));
        }
        let more = Load::from_milli(i64::from(plus.value), unit);
        rule.plus = Some(rule.plus.map_or(more, |before| before.plus(more)));
        Ok(())
    }
}

/// `squat tm`, `squat max`, `squat 5rm`: other maxes of another lift cannot be written.
fn names_another_max(folded: &str) -> bool {
    folded.rsplit_once(' ').is_some_and(|(_, last)| {
        let digits = last.strip_suffix("rm").unwrap_or("");
        matches!(last, "tm" | "max") || !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit())
    })
}

fn lower_climb(step: Amount, pace: ClimbPace, rule: &mut LoadRule, span: Span) -> Result<(), CheckError> {
    let step_shift = shift(step);
    if !super::weeks::moves(&rule.target, step_shift) || !is_whole_step(step) {
        return Err(CheckError::StepOfAnotherKind {
            step: format!("a step of {}", write_amount(step)),
            what: "this load",
            help: "percents climb by `%` or by a load, loads by `kg` or `lb`, an RPE by points: `@70% +2.5%/week`, \
                   `@100kg +2.5kg/week`, `@RPE7 +0.5/week`",
            span,
        });
    }
    let each = match pace {
        ClimbPace::Week => Pace::Week,
        ClimbPace::Session => Pace::Session,
    };
    rule.climb = Some(Climb { step: step_shift, each });
    Ok(())
}

/// Points of RPE come in halves.
const fn is_whole_step(step: Amount) -> bool {
    !matches!(step.unit, AmountUnit::None) || step.value % 500 == 0
}

/// `same +0.7`: points of RPE come in halves.
pub(super) fn between_half_points(step: Amount, span: Span) -> Option<CheckError> {
    (!is_whole_step(step)).then(|| CheckError::StepOfAnotherKind {
        step: format!("a step of {}", write_amount(step)),
        what: "an effort",
        help: "an effort moves by half points: `same +0.5`; a load by `%`, `kg` or `lb`",
        span,
    })
}

/// A step that is a load.
pub(super) fn step_load(step: Amount) -> Option<Load> {
    load_unit(step.unit).map(|unit| Load::from_milli(i64::from(step.value), unit))
}

/// By how much a step moves a load.
pub(super) fn shift(step: Amount) -> Shift {
    match step.unit {
        AmountUnit::Percent => {
            Shift { percent: Percent::from_millionths(step.value.saturating_mul(10)), ..Shift::default() }
        }
        AmountUnit::None => {
            let halves = i16::try_from(step.value / 500).unwrap_or(i16::MAX);
            Shift { rpe_halves: halves, ..Shift::default() }
        }
        AmountUnit::Kg => Shift { load: Some(Load::from_milli(i64::from(step.value), Unit::Kg)), ..Shift::default() },
        AmountUnit::Lb => Shift { load: Some(Load::from_milli(i64::from(step.value), Unit::Lb)), ..Shift::default() },
    }
}

/// A load, a step from another set, or a fixed step from a max.
fn amount_of_load(
    values: &Across<Thousandths>,
    unit: Unit,
    signed: bool,
    of: Option<Of>,
    rule: &mut LoadRule,
    span: Span,
) -> Result<Target, CheckError> {
    let written = rule.written.clone();
    let read = loads(values, unit, &written, span)?;
    match (of, signed) {
        (None, false) => {
            for load in read.written() {
                if let Some(error) = impossible(load, span) {
                    return Err(error);
                }
            }
            Ok(Target::Absolute(read))
        }
        (None, true) if starts_below_zero(values) => Ok(Target::StepFromSet(read, SetBase::Top)),
        (None, true) => {
            Err(step_from_nowhere(values, &written, &format!("; on bodyweight it is `@bw{written}`"), span))
        }
        (Some(Of::Set(base)), true) => Ok(Target::StepFromSet(read, base)),
        (Some(Of::Max(base)), true) => match read {
            Across::All(band) if band.low == band.high => {
                rule.plus = Some(band.low);
                Ok(Target::PercentOfMax(Across::All(Band::single(Percent::ONE)), base))
            }
            _ => Err(of_another_kind(&written, span)),
        },
        (Some(_), false) => Err(of_another_kind(&written, span)),
    }
}

/// A step up, or none at all, without a set that it starts from.
fn step_from_nowhere(values: &Across<Thousandths>, written: &str, otherwise: &str, span: Span) -> CheckError {
    let help = if values.written().iter().all(|&value| value == 0) {
        "for the load of another set write `@100% of prev` or `@100% of top`".to_owned()
    } else {
        format!("say which set: `@{written} of prev`, `@{written} of top`{otherwise}")
    };
    CheckError::StepFromNowhere { written: written.to_owned(), help, span }
}

fn of_another_kind(written: &str, span: Span) -> CheckError {
    CheckError::StepOfAnotherKind {
        step: format!("`{written}`: a load"),
        what: "another load without a sign",
        help: "a load of its own stands alone, `@100kg`; a step from another has a sign, `@-5kg of prev`",
        span,
    }
}

fn loads(values: &Across<Thousandths>, unit: Unit, written: &str, span: Span) -> Result<Across<Load>, CheckError> {
    let loads = values.try_map(|value| Some(Load::from_milli(i64::from(value), unit)));
    let loads = loads.ok_or_else(|| of_another_kind(written, span))?;
    let reversed = loads.bands().iter().any(|band| band.low.compare(band.high).is_gt());
    in_order(reversed, written, span)?;
    for load in loads.written() {
        if load.compare(Load::heaviest(unit)).is_gt() {
            return Err(too_heavy(load, span));
        }
    }
    Ok(loads)
}

fn too_heavy(load: Load, span: Span) -> CheckError {
    CheckError::ImpossibleLoad {
        written: load.to_string(),
        help: "2,000 kg or 4,000 lb is the most; is it a slip of the finger?",
        span,
        label: "heavier than anyone lifts",
    }
}

/// What is wrong with a load that stands for itself.
pub(super) fn impossible(load: Load, span: Span) -> Option<CheckError> {
    if load.compare(Load::heaviest(load.unit())).is_gt() {
        return Some(too_heavy(load, span));
    }
    (!load.is_positive()).then(|| CheckError::ImpossibleLoad {
        written: load.to_string(),
        help: "write `@bar` for the empty bar, `@bw` for bodyweight, or nothing where the athlete chooses",
        span,
        label: "no load at all",
    })
}

pub(super) fn rep_max(reps: u16, span: Span) -> Result<u16, CheckError> {
    if (1..=MAX_RM).contains(&reps) {
        return Ok(reps);
    }
    Err(CheckError::ImpossibleLoad {
        written: format!("{reps}RM"),
        help: "a rep max is of 1 to 100 reps: `5RM`",
        span,
        label: "no such rep max",
    })
}

fn effort(values: &EffortValues, written: &str, span: Span) -> Result<Across<Rpe>, CheckError> {
    let (what, help) = match values.scale {
        Scale::Rpe => ("RPE", "RPE goes from 0 to 10 in half points: `@RPE8`, `@RPE7.5`"),
        Scale::Rir => ("RIR", "reps in reserve go from 10 down to 0 in half steps: `@RIR2`"),
    };
    let read = values.values.try_map(|value| {
        Rpe::from_thousandths(match values.scale {
            Scale::Rpe => value,
            Scale::Rir => 10_000_i32.checked_sub(value)?,
        })
    });
    let mut read = read.ok_or_else(|| {
        let on_scale = |value: &&Thousandths| (0..=10_000).contains(*value) && **value % 500 == 0;
        let written = values.values.written();
        let off = written.iter().find(|value| !on_scale(value)).copied().unwrap_or_default();
        let written = Load::from_milli(i64::from(off), Unit::Kg).number();
        CheckError::EffortOffTheScale { what, written, help, span }
    })?;
    if values.scale == Scale::Rir {
        // More in reserve is less effort, so the ends have changed sides; `RIR3-1` and `RIR1-3` are the same band.
        read = read.map_bands(|band| Band { low: band.low.min(band.high), high: band.low.max(band.high) });
    }
    ascending(&read, written, span)?;
    Ok(read)
}

fn single_band(values: &EffortValues, written: &str, span: Span) -> Result<Band<Rpe>, CheckError> {
    match effort(values, written, span)? {
        Across::All(band) => Ok(band),
        _ => Err(CheckError::StepOfAnotherKind {
            step: "an effort that climbs".into(),
            what: "a load beside it",
            help: "beside a load write one effort or a band: `@80% RPE8`, `@80% cap RPE9`",
            span,
        }),
    }
}

fn ascending<T: Copy + Ord>(across: &Across<T>, written: &str, span: Span) -> Result<(), CheckError> {
    in_order(across.bands().iter().any(|band| band.low > band.high), written, span)
}

fn in_order(reversed: bool, written: &str, span: Span) -> Result<(), CheckError> {
    if !reversed {
        return Ok(());
    }
    let meant = swapped(written).unwrap_or_else(|| written.to_owned());
    let single = written.matches('-').count() == 1 && !written.contains('/');
    let otherwise = if single {
        format!("; from set to set down to the low end it is `@{}`", written.replacen('-', "..", 1))
    } else {
        String::new()
    };
    Err(CheckError::ReversedRange { written: format!("@{written}"), meant: format!("@{meant}"), otherwise, span })
}

/// `80-70%` as `70-80%`, `RPE7-8/9-8` as `RPE7-8/8-9`.
fn swapped(written: &str) -> Option<String> {
    let number = |c: char| c.is_ascii_digit() || c == '.';
    written.match_indices('-').find_map(|(at, _)| {
        let (before, after) = (written.get(..at)?, written.get(at + 1..)?);
        let from = before.rfind(|c| !number(c)).map_or(0, |other| other + 1);
        let end = after.find(|c| !number(c)).unwrap_or(after.len());
        // In `60..80-70%` the dots are not part of the number.
        let (low, high) = (before.get(from..)?.rsplit("..").next()?, after.get(..end)?.split("..").next()?);
        let is_reversed = thousandths(low)? > thousandths(high)?;
        let (start, end) = (at - low.len(), at + 1 + high.len());
        is_reversed.then(|| Some(format!("{}{high}-{low}{}", written.get(..start)?, written.get(end..)?))).flatten()
    })
}

fn starts_below_zero(values: &Across<Thousandths>) -> bool {
    values.written().first().is_some_and(|&value| value < 0)
}

const fn load_unit(unit: AmountUnit) -> Option<Unit> {
    match unit {
        AmountUnit::Kg => Some(Unit::Kg),
        AmountUnit::Lb => Some(Unit::Lb),
        AmountUnit::Percent | AmountUnit::None => None,
    }
}

fn write_amount(amount: Amount) -> String {
    let unit = match amount.unit {
        AmountUnit::Percent => "%",
        AmountUnit::Kg => "kg",
        AmountUnit::Lb => "lb",
        AmountUnit::None => "",
    };
    let number = Load::from_milli(i64::from(amount.value), Unit::Kg).number();
    format!("{number}{unit}")
}
