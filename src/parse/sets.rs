//! Sets: how many, how much of what, and at which load.

use super::numbers::{range, scaled, whole_range};
use super::{MAX_REPS, MAX_SETS, Pair, Reader, Rule, SyntaxError, mistakes};
use crate::source::Span;
use crate::syntax::{Children, MeasureSpec, SetSpec, Thousandths};

/// Sets that were reported and left out.
pub(super) struct Unreadable {
    /// Whether the message covers the next part of the list too: `82,5%`.
    pub swallowed_next: bool,
}

const UNREADABLE: Unreadable = Unreadable { swallowed_next: false };

/// Times are counted in sixteen bits.
pub(super) const LONGEST_TIME: &str = "18 hours";
const LONGEST_DISTANCE: &str = "65 km";
const MOST_CALORIES: &str = "65,000 calories";

impl Reader<'_> {
    pub(super) fn read_set(&mut self, pair: Pair<'_>) -> Result<SetSpec, Unreadable> {
        let span = self.span(&pair);
        let mut first = None;
        let mut second = None;
        let mut measure = None;
        let mut read = SetSpec { span, load: None, count: None, per_side: false, measure: MeasureSpec::Amrap };
        for part in pair.into_inner() {
            match part.as_rule() {
                Rule::numbers if first.is_none() => first = Some(part),
                Rule::numbers => second = Some(part),
                Rule::load => {
                    let id = self.read_load(&part)?;
                    read.load = Some((id, self.span(&part).start));
                }
                Rule::side => read.per_side = true,
                Rule::open => measure = Some(MeasureSpec::Amrap),
                Rule::cluster => measure = Some(MeasureSpec::Cluster(self.read_cluster(part)?)),
                Rule::total => measure = Some(self.read_total(part)?),
                _ => {
                    let numbers = second.as_ref().or(first.as_ref());
                    measure = Some(self.read_measure(numbers, &part, span)?);
                }
            }
        }
        let numbers = second.as_ref().or(if measure.is_none() { first.as_ref() } else { None });
        read.measure = match measure {
            Some(measure) => measure,
            None => {
                let (low, high) = self.read_reps(numbers, span)?;
                MeasureSpec::Reps(low, high)
            }
        };
        // A first number is the count of sets unless it was itself what is measured.
        let counts = second.is_some() || matches!(read.measure, MeasureSpec::Amrap | MeasureSpec::Cluster(_));
        if let Some(first) = first.filter(|_| counts) {
            read.count = Some(self.read_count(&first)?);
        }
        Ok(read)
    }

    fn read_count(&mut self, pair: &Pair<'_>) -> Result<(u8, u8), Unreadable> {
        let span = self.span(pair);
        let Some((low, high)) = whole_range(pair.as_str()) else {
            return Err(self.fractional(span));
        };
        let most = u32::from(MAX_SETS);
        match (u8::try_from(low), u8::try_from(high)) {
            (Ok(low), Ok(high)) if u32::from(high.max(low)) <= most => Ok((low, high)),
            _ => {
                let written = pair.as_str().to_owned();
                self.diagnostics.push(SyntaxError::TooManySets { written, limit: MAX_SETS, span });
                Err(UNREADABLE)
            }
        }
    }

    fn read_reps(&mut self, pair: Option<&Pair<'_>>, whole_set: Span) -> Result<(u16, u16), Unreadable> {
        let span = pair.map_or(whole_set, |pair| self.span(pair));
        let written = pair.map_or("", |pair| pair.as_str());
        let Some((low, high)) = whole_range(written) else {
            return Err(self.fractional(span));
        };
        match (u16::try_from(low), u16::try_from(high)) {
            (Ok(low), Ok(high)) if high.max(low) <= MAX_REPS => Ok((low, high)),
            _ => {
                self.diagnostics.push(SyntaxError::TooManyReps { written: written.to_owned(), limit: MAX_REPS, span });
                Err(UNREADABLE)
            }
        }
    }

    fn fractional(&mut self, span: Span) -> Unreadable {
        self.report(|reader| SyntaxError::UnreadableSets {
            written: reader.slice(span).to_owned(),
            help: "sets and reps are whole numbers: `3x5`, `3x8-12`; a load stands after `@`".into(),
            span,
            label: "not a whole number".into(),
        });
        UNREADABLE
    }

    /// A measure with a unit, a `+` or a `%` behind its numbers.
    fn read_measure(
        &mut self,
        numbers: Option<&Pair<'_>>,
        unit: &Pair<'_>,
        set: Span,
    ) -> Result<MeasureSpec, Unreadable> {
        if unit.as_rule() == Rule::at_least {
            let (low, high) = self.read_reps(numbers, set)?;
            return Ok(MeasureSpec::AtLeast(low, (high != low).then_some(high)));
        }
        let span = numbers.map_or(set, |pair| self.span(pair));
        let range = numbers.and_then(|pair| range(pair.as_str()));
        let Some(range) = range else {
            return Err(self.fractional(span));
        };
        if unit.as_rule() == Rule::share {
            let (low, high) = self.within(range, 1, "100 %", span)?;
            if low != high || low > 100 {
                self.report(|reader| SyntaxError::UnreadableSets {
                    written: format!("{}%", reader.slice(span)),
                    help: "after the sets, a percent is a share of the top set's reps: `4x50%`; \
                           a percent of the max stands after `@`: `4x5 @80%`"
                        .into(),
                    span,
                    label: "one share up to 100 %".into(),
                });
                return Err(UNREADABLE);
            }
            return Ok(MeasureSpec::ShareOfTop(low));
        }
        match unit.as_str().trim().to_ascii_lowercase().as_str() {
            "m" => self.within(range, 1, LONGEST_DISTANCE, span).map(|(low, high)| MeasureSpec::Metres(low, high)),
            "km" => self.within(range, 1000, LONGEST_DISTANCE, span).map(|(low, high)| MeasureSpec::Metres(low, high)),
            "cal" => self.within(range, 1, MOST_CALORIES, span).map(|(low, high)| MeasureSpec::Calories(low, high)),
            "min" | "mins" => {
                self.within(range, 60, LONGEST_TIME, span).map(|(low, high)| MeasureSpec::Seconds(low, high))
            }
            _ => self.within(range, 1, LONGEST_TIME, span).map(|(low, high)| MeasureSpec::Seconds(low, high)),
        }
    }

    fn within(
        &mut self,
        range: (Thousandths, Thousandths),
        factor: i64,
        limit: &'static str,
        span: Span,
    ) -> Result<(u16, u16), Unreadable> {
        let Some((low, high)) = scaled(range, factor) else {
            return Err(self.fractional(span));
        };
        match (u16::try_from(low), u16::try_from(high)) {
            (Ok(low), Ok(high)) => Ok((low, high)),
            _ => {
                let written = self.slice(span).to_owned();
                self.diagnostics.push(SyntaxError::MeasureTooLarge { written, limit, span });
                Err(UNREADABLE)
            }
        }
    }

    fn read_cluster(&mut self, pair: Pair<'_>) -> Result<Children<u16>, Unreadable> {
        let start = self.ast.cluster_parts.len();
        let span = self.span(&pair);
        for part in pair.into_inner() {
            let (reps, _) = self.read_reps(Some(&part), span)?;
            self.ast.cluster_parts.push(reps);
        }
        Ok(Children::since(&self.ast.cluster_parts, start))
    }

    fn read_total(&mut self, pair: Pair<'_>) -> Result<MeasureSpec, Unreadable> {
        let span = self.span(&pair);
        let mut inner = pair.into_inner();
        let (reps, most) = self.read_reps(inner.next().as_ref(), span)?;
        if reps != most {
            self.report(|reader| SyntaxError::UnreadableSets {
                written: reader.slice(span).to_owned(),
                help: "a total is one number: `total 50`, `total 12 in 1-3`".into(),
                span,
                label: "a total is not a range".into(),
            });
            return Err(UNREADABLE);
        }
        let Some(per_set) = inner.next() else {
            return Ok(MeasureSpec::Total(reps, None));
        };
        let (low, high) = self.read_reps(Some(&per_set), span)?;
        match (u8::try_from(low), u8::try_from(high)) {
            (Ok(low), Ok(high)) => Ok(MeasureSpec::Total(reps, Some((low, high)))),
            _ => {
                let written = per_set.as_str().to_owned();
                let span = self.span(&per_set);
                self.diagnostics.push(SyntaxError::TooManyReps { written, limit: u16::from(u8::MAX), span });
                Err(UNREADABLE)
            }
        }
    }

    /// A load: looked up if the same text was read before.
    fn read_load(&mut self, pair: &Pair<'_>) -> Result<crate::syntax::LoadId, Unreadable> {
        let span = self.span(pair);
        let text = self.slice(span);
        let known = match self.loads.get(text) {
            Some(known) => *known,
            None => {
                let read = super::loads::read(text);
                let id = read.map(|load| {
                    let id = crate::syntax::LoadId(u32::try_from(self.ast.loads.len()).unwrap_or(u32::MAX));
                    self.ast.loads.push(load);
                    id
                });
                self.loads.insert(text, id);
                id
            }
        };
        known.ok_or_else(|| {
            let swallowed_next = mistakes::decimal_comma(self.text, span).is_some();
            self.report(|reader| mistakes::diagnose_load(reader.text, span));
            Unreadable { swallowed_next }
        })
    }
}
