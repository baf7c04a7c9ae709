//! Sets: how many, how much of what, and at which load.

use super::numbers::{range, scaled, whole_range};
use super::parts::PartReader;
use super::{Help, MAX_REPS, MAX_SETS, Pair, Rule, SyntaxError};
use crate::source::Span;
use crate::syntax::{Children, MeasureSpec, MiniSets, SetSpec, Thousandths};

/// Times are counted in sixteen bits.
pub(super) const LONGEST_TIME: &str = "18 hours";
const LONGEST_DISTANCE: &str = "65 km";
const MOST_CALORIES: &str = "65,000 calories";

impl PartReader<'_, '_> {
    pub(super) fn read_set(&mut self, pair: Pair<'_>) -> Result<SetSpec, SyntaxError> {
        let whole = self.place(&pair);
        let span = Span { start: whole.start - self.base, end: whole.end - self.base };
        let mut numbers = Vec::with_capacity(2);
        let mut measure = None;
        let mut read = SetSpec { span, load: None, count: None, per_side: false, measure: MeasureSpec::Amrap };
        for part in pair.into_inner() {
            match part.as_rule() {
                Rule::numbers => numbers.push(part),
                Rule::load => {
                    let at = self.place(&part).start - self.base;
                    read.load = Some((self.read_load(&part)?, at));
                }
                Rule::side => read.per_side = true,
                Rule::open => measure = Some(MeasureSpec::Amrap),
                Rule::cluster => measure = Some(MeasureSpec::Cluster(self.read_cluster(part)?)),
                Rule::mini_sets => measure = Some(MeasureSpec::MiniSets(self.read_mini_sets(part)?)),
                Rule::rep_max => {
                    let reps = super::heads::rep_max(part.as_str()).unwrap_or(u16::MAX);
                    measure = Some(MeasureSpec::RepMax(reps));
                }
                Rule::total => measure = Some(self.read_total(part)?),
                _ => measure = Some(self.read_measure(numbers.last(), &part, whole)?),
            }
        }
        read.measure = match measure {
            Some(measure) => measure,
            None => {
                let (low, high) = self.read_reps(numbers.last(), whole)?;
                MeasureSpec::Reps(low, high)
            }
        };
        if matches!(read.measure, MeasureSpec::ShareOfTop(_)) && numbers.len() < 2 {
            let written = numbers.first().map_or("", |number| number.as_str());
            return Err(SyntaxError::UnreadableSets {
                replacement: None,
                written: format!("{written}%"),
                help: format!("a percent of the max stands behind the sets: `5 @{written}%`, `3x5 @{written}%`").into(),
                span: whole,
                label: "sets are missing".into(),
            });
        }
        // The first number is the count of sets unless it is itself what is measured.
        let unnumbered = matches!(read.measure, MeasureSpec::Amrap | MeasureSpec::Cluster(_));
        if let Some(first) = numbers.first().filter(|_| unnumbered || numbers.len() > 1) {
            let load_first = |error| load_in_front(error, first.as_str(), numbers.get(1).map(|reps| reps.as_str()));
            read.count = Some(self.read_count(first).map_err(load_first)?);
        }
        Ok(read)
    }

    fn read_count(&self, pair: &Pair<'_>) -> Result<(u8, u8), SyntaxError> {
        let span = self.place(pair);
        let (low, high) = whole_range(pair.as_str()).ok_or_else(|| fractional(pair.as_str(), span))?;
        match (u8::try_from(low), u8::try_from(high)) {
            (Ok(low), Ok(high)) if u16::from(high.max(low)) <= MAX_SETS => Ok((low, high)),
            _ => {
                let help = "the number before the `x` is the sets, the one after it the reps".into();
                Err(SyntaxError::TooManySets { written: pair.as_str().to_owned(), limit: MAX_SETS, help, span })
            }
        }
    }

    fn read_reps(&self, pair: Option<&Pair<'_>>, whole_set: Span) -> Result<(u16, u16), SyntaxError> {
        let span = pair.map_or(whole_set, |pair| self.place(pair));
        let written = pair.map_or("", |pair| pair.as_str());
        let (low, high) = whole_range(written).ok_or_else(|| fractional(written, span))?;
        match (u16::try_from(low), u16::try_from(high)) {
            (Ok(low), Ok(high)) if high.max(low) <= MAX_REPS => Ok((low, high)),
            _ => Err(SyntaxError::TooManyReps { written: written.to_owned(), limit: MAX_REPS, span }),
        }
    }

    /// A measure with a unit, a `+` or a `%` behind its numbers.
    fn read_measure(&self, numbers: Option<&Pair<'_>>, unit: &Pair<'_>, set: Span) -> Result<MeasureSpec, SyntaxError> {
        if unit.as_rule() == Rule::at_least {
            let (low, high) = self.read_reps(numbers, set)?;
            // `10-10+` stops at ten, and `10+` does not.
            let stops = numbers.is_some_and(|numbers| numbers.as_str().contains('-'));
            return Ok(MeasureSpec::AtLeast(low, stops.then_some(high)));
        }
        let span = numbers.map_or(set, |pair| self.place(pair));
        let written = numbers.map_or("", |pair| pair.as_str());
        let range = range(written).ok_or_else(|| fractional(written, span))?;
        let within = |factor, limit| within(range, factor, limit, written, span);
        if unit.as_rule() == Rule::share {
            let (low, high) = within(1, "100 %")?;
            if low != high || low > 100 {
                return Err(SyntaxError::UnreadableSets {
                    replacement: None,
                    written: format!("{written}%"),
                    help: Help::example(
                        "after the sets, a percent is a share of the top set's reps: `4x50%`; \
                         a percent of the max stands after `@`",
                        "4x5 @80%",
                    ),
                    span,
                    label: "one share up to 100 %".into(),
                });
            }
            return Ok(MeasureSpec::ShareOfTop(low));
        }
        Ok(match unit.as_str().trim().to_ascii_lowercase().as_str() {
            "m" => within(1, LONGEST_DISTANCE).map(|(low, high)| MeasureSpec::Metres(low, high))?,
            "km" => within(1000, LONGEST_DISTANCE).map(|(low, high)| MeasureSpec::Metres(low, high))?,
            "cal" => within(1, MOST_CALORIES).map(|(low, high)| MeasureSpec::Calories(low, high))?,
            "min" | "mins" => within(60, LONGEST_TIME).map(|(low, high)| MeasureSpec::Seconds(low, high))?,
            _ => within(1, LONGEST_TIME).map(|(low, high)| MeasureSpec::Seconds(low, high))?,
        })
    }

    fn read_cluster(&mut self, pair: Pair<'_>) -> Result<Children<u16>, SyntaxError> {
        let start = self.ast.cluster_parts.len();
        let span = self.place(&pair);
        for part in pair.into_inner() {
            let (reps, _) = self.read_reps(Some(&part), span)?;
            self.ast.cluster_parts.push(reps);
        }
        Ok(Children::since(&self.ast.cluster_parts, start))
    }

    /// `15 + 4x4`
    fn read_mini_sets(&mut self, pair: Pair<'_>) -> Result<Children<MiniSets>, SyntaxError> {
        let start = self.ast.mini_sets.len();
        let span = self.place(&pair);
        for mini_set in pair.into_inner() {
            let numbers: Vec<Pair<'_>> = mini_set.into_inner().collect();
            let mut read = MiniSets { count: (1, 1), reps: None };
            if let Some(last) = numbers.last().filter(|last| last.as_rule() == Rule::numbers) {
                read.reps = Some(self.read_reps(Some(last), span)?);
            }
            if let [count, _] = numbers.as_slice() {
                read.count = self.read_count(count)?;
            }
            self.ast.mini_sets.push(read);
        }
        Ok(Children::since(&self.ast.mini_sets, start))
    }

    fn read_total(&self, pair: Pair<'_>) -> Result<MeasureSpec, SyntaxError> {
        let span = self.place(&pair);
        let written = pair.as_str();
        let mut inner = pair.into_inner();
        let (reps, most) = self.read_reps(inner.next().as_ref(), span)?;
        if reps != most {
            return Err(SyntaxError::UnreadableSets {
                replacement: None,
                written: written.to_owned(),
                help: Help::general("a total is one number: `total 50`, `total 12 in 1-3`"),
                span,
                label: "a total is not a range".into(),
            });
        }
        let Some(per_set) = inner.next() else {
            return Ok(MeasureSpec::Total(reps, None));
        };
        let (low, high) = self.read_reps(Some(&per_set), span)?;
        match (u8::try_from(low), u8::try_from(high)) {
            (Ok(low), Ok(high)) => Ok(MeasureSpec::Total(reps, Some((low, high)))),
            _ => Err(SyntaxError::TooManyReps {
                written: per_set.as_str().to_owned(),
                limit: u16::from(u8::MAX),
                span: self.place(&per_set),
            }),
        }
    }
}

/// `185x3`, `82.5 x 15`: a number of sets that may be a load.
fn load_in_front(mut error: SyntaxError, first: &str, reps: Option<&str>) -> SyntaxError {
    let Some(reps) = reps.filter(|_| super::thousandths(first).is_some_and(|load| load < 1_000_000)) else {
        return error;
    };
    if let SyntaxError::TooManySets { help, .. } | SyntaxError::UnreadableSets { help, .. } = &mut error {
        *help = format!(
            "the number in front of the `x` is the sets, the one behind it the reps; with a load of {first} write \
             `{reps} @{first}kg` or `{reps} @{first}lb`"
        )
        .into();
    }
    error
}

fn fractional(written: &str, span: Span) -> SyntaxError {
    SyntaxError::UnreadableSets {
        replacement: None,
        written: written.to_owned(),
        help: "sets and reps are whole numbers: `3x5`, `3x8-12`; a load stands after `@`".into(),
        span,
        label: "not a whole number".into(),
    }
}

/// So many thousandths of a unit as a whole number of smaller ones, if they fit.
fn within(
    range: (Thousandths, Thousandths),
    factor: i64,
    limit: &'static str,
    written: &str,
    span: Span,
) -> Result<(u16, u16), SyntaxError> {
    let (low, high) = scaled(range, factor).ok_or_else(|| fractional(written, span))?;
    match (u16::try_from(low), u16::try_from(high)) {
        (Ok(low), Ok(high)) => Ok((low, high)),
        _ => Err(SyntaxError::MeasureTooLarge { written: written.to_owned(), limit, span }),
    }
}
