//! Headings of weeks, cycles and dates.

use super::heads::{percent, unit, weekday};
use super::numbers::{thousandths, whole, whole_range};
use super::{Pair, Reader, Rule};
use crate::syntax::{
    CycleMoveSpec, DeloadHead, DeloadShareSpec, SkippedDates, StatementKind, TrainHead, WeekHead, WrittenDate,
};
use crate::training::{Load, MaxStep, Percent};

impl Reader<'_> {
    pub(super) fn read_calendar_head(&self, pair: &Pair<'_>) -> Option<StatementKind> {
        let mut inner = pair.clone().into_inner();
        match pair.as_rule() {
            Rule::train_head => self.read_train(inner),
            Rule::week_head => {
                let clamp = |number: u32| u16::try_from(number).unwrap_or(u16::MAX);
                let (first, last) = whole_range(inner.next()?.as_str())?;
                Some(StatementKind::Week(WeekHead { first: clamp(first), last: clamp(last) }))
            }
            Rule::start_head => self.read_date(&inner.next()?).map(StatementKind::Start),
            Rule::meet_head => self.read_date(&inner.next()?).map(StatementKind::Meet),
            Rule::skip_head => {
                inner.map(|skipped| self.read_skipped(&skipped)).collect::<Option<_>>().map(StatementKind::Skip)
            }
            Rule::cycle_head => {
                inner.map(|moved| self.read_move(&moved)).collect::<Option<_>>().map(StatementKind::EachCycle)
            }
            Rule::deload_head => self.read_deload(inner),
            _ => None,
        }
    }

    fn read_train<'p>(&self, inner: impl Iterator<Item = Pair<'p>>) -> Option<StatementKind> {
        let mut weekdays = Vec::new();
        let mut rotate = None;
        for part in inner {
            let span = self.span(&part);
            match part.as_rule() {
                Rule::weekday => weekdays.push((weekday(part.as_str())?, span)),
                _ => rotate = Some(span),
            }
        }
        Some(StatementKind::Train(Box::new(TrainHead { weekdays: weekdays.into(), rotate })))
    }

    fn read_date(&self, pair: &Pair<'_>) -> Option<WrittenDate> {
        let mut numbers = pair.as_str().split('-');
        let mut next = || numbers.next();
        Some(WrittenDate {
            year: next()?.parse().ok()?,
            month: next()?.parse().ok()?,
            day: next()?.parse().ok()?,
            span: self.span(pair),
        })
    }

    fn read_skipped(&self, pair: &Pair<'_>) -> Option<SkippedDates> {
        let mut dates = pair.clone().into_inner();
        let first = self.read_date(&dates.next()?)?;
        let last = match dates.next() {
            Some(last) => Some(self.read_date(&last)?),
            None => None,
        };
        Some(SkippedDates { first, last, span: self.span(pair) })
    }

    fn read_move(&self, pair: &Pair<'_>) -> Option<CycleMoveSpec> {
        let mut of_training_max = false;
        let mut lifts = Vec::new();
        let mut step = None;
        for part in pair.clone().into_inner() {
            match part.as_rule() {
                Rule::moved => of_training_max = part.as_str().eq_ignore_ascii_case("tm"),
                Rule::move_step => step = max_step(part.as_str()),
                _ => lifts.push(self.span(&part)),
            }
        }
        Some(CycleMoveSpec { of_training_max, lifts: lifts.into(), step: step?, span: self.span(pair) })
    }

    fn read_deload<'p>(&self, inner: impl Iterator<Item = Pair<'p>>) -> Option<StatementKind> {
        let mut head = DeloadHead {
            block: crate::source::Span::default(),
            week: (0, crate::source::Span::default()),
            shares: Box::default(),
        };
        let mut shares = Vec::new();
        for part in inner {
            let span = self.span(&part);
            match part.as_rule() {
                Rule::text => head.block = span,
                Rule::digits => head.week = (u16::try_from(whole(part.as_str())?).unwrap_or(u16::MAX), span),
                _ => {
                    let mut words = part.into_inner();
                    let of_load = words.next()?.as_str().eq_ignore_ascii_case("load");
                    let percent = percent(thousandths(words.next()?.as_str().trim_end_matches('%'))?);
                    shares.push(DeloadShareSpec { of_load, percent, span });
                }
            }
        }
        head.shares = shares.into();
        Some(StatementKind::Deload(Box::new(head)))
    }
}

/// `+5kg`, `-10lb`, `+1% of max`
fn max_step(text: &str) -> Option<MaxStep> {
    let number_end = text.find(|c: char| c.is_ascii_alphabetic() || c == '%')?;
    let (number, rest) = text.split_at_checked(number_end)?;
    let number = thousandths(number)?;
    Some(if rest.starts_with('%') {
        MaxStep::OfMax(Percent::from_millionths(number.saturating_mul(10)))
    } else {
        MaxStep::Load(Load::from_milli(i64::from(number), unit(rest)))
    })
}
