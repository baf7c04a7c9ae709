//! Headings: everything that is not a lift with its sets.

use super::numbers::{thousandths, whole};
use super::{Pair, Reader, Rule, SyntaxError, mistakes};
use crate::source::Span;
use crate::syntax::{BlockHead, DayHead, DaySlot, LiftHead, MaxEntry, PercentOf, StatementKind, TrainingMaxEntry};
use crate::training::{Load, Percent, Unit, Weekday};

impl Reader<'_> {
    pub(super) fn read_head(&mut self, pair: Pair<'_>) -> StatementKind {
        let rule = pair.as_rule();
        let mut inner = pair.clone().into_inner();
        let read = match rule {
            Rule::program_head => inner.next().map(|text| StatementKind::Program(self.span(&text))),
            Rule::author_head => inner.next().map(|text| StatementKind::Author(self.span(&text))),
            Rule::unit_head => Some(StatementKind::Unit(unit(pair.as_str()))),
            Rule::percent_head => inner.next().and_then(|base| match base.as_rule() {
                Rule::training_max => Some(StatementKind::PercentOf(PercentOf::TrainingMax)),
                _ => rep_max(base.as_str()).map(|reps| StatementKind::PercentOf(PercentOf::RepMax(reps))),
            }),
            Rule::max_head => inner.map(|entry| self.read_max(&entry)).collect::<Option<_>>().map(StatementKind::Max),
            Rule::tm_head => {
                inner.map(|entry| self.read_training_max(&entry)).collect::<Option<_>>().map(StatementKind::TrainingMax)
            }
            Rule::use_head => inner.next().map(|text| StatementKind::Use(self.span(&text))),
            Rule::block_head => self.read_block(inner),
            Rule::day_head => self.read_day(inner),
            Rule::lift_head => self.read_lift(inner),
            Rule::train_head
            | Rule::week_head
            | Rule::start_head
            | Rule::meet_head
            | Rule::skip_head
            | Rule::deload_head
            | Rule::cycle_head => self.read_calendar_head(&pair),
            _ => self.read_athlete_line(pair.clone()),
        };
        read.unwrap_or_else(|| {
            let span = self.span(&pair);
            let written = self.slice(span);
            let keyword = written.split_whitespace().next().unwrap_or(written).to_lowercase();
            let known = mistakes::diagnose_heading(written, span);
            let error = known.or_else(|| mistakes::diagnose_equipment(&keyword, written, span)).unwrap_or(
                SyntaxError::UnreadableHead {
                    keyword,
                    help: "numbers may have at most three places, and weeks and reps are whole".into(),
                    span,
                    label: "a number here cannot be used".into(),
                    replacement: None,
                },
            );
            self.diagnostics.push(error);
            StatementKind::Broken
        })
    }

    fn read_max(&self, entry: &Pair<'_>) -> Option<MaxEntry> {
        let mut read = MaxEntry { name: Span::default(), reps: 1, load: Load::zero(Unit::Kg), span: self.span(entry) };
        for part in entry.clone().into_inner() {
            match part.as_rule() {
                Rule::listed_name | Rule::text => read.name = self.span(&part),
                Rule::rep_max => read.reps = rep_max(part.as_str())?,
                _ => read.load = weight(part.as_str())?,
            }
        }
        Some(read)
    }

    fn read_training_max(&self, entry: &Pair<'_>) -> Option<TrainingMaxEntry> {
        let mut read = TrainingMaxEntry { name: None, percent: Percent::ONE, span: self.span(entry) };
        for part in entry.clone().into_inner() {
            match part.as_rule() {
                Rule::listed_name | Rule::text => read.name = Some(self.span(&part)),
                _ => read.percent = percent(thousandths(part.as_str().trim_end_matches('%'))?),
            }
        }
        Some(read)
    }

    fn read_lift<'p>(&self, inner: impl Iterator<Item = Pair<'p>>) -> Option<StatementKind> {
        let mut head = LiftHead { name: Span::default(), like: None, traits: Box::default() };
        let mut traits = Vec::new();
        for part in inner {
            match part.as_rule() {
                Rule::text => head.name = self.span(&part),
                Rule::like => {
                    let mut like = part.into_inner();
                    let name = self.trimmed_span(&like.next()?);
                    let at = like.next();
                    let at = at.map(|at| thousandths(at.as_str().trim_end_matches('%')).map(percent));
                    head.like = Some((name, at.map_or(Some(None), |at| at.map(Some))?));
                }
                _ => traits.push(self.span(&part)),
            }
        }
        head.traits = traits.into();
        Some(StatementKind::Lift(Box::new(head)))
    }

    fn read_block<'p>(&self, inner: impl Iterator<Item = Pair<'p>>) -> Option<StatementKind> {
        let mut head = BlockHead { name: None, weeks: None, repeat: None };
        for part in inner {
            match part.as_rule() {
                Rule::text => head.name = Some(self.span(&part)),
                Rule::repeat => {
                    let times = whole(part.clone().into_inner().next()?.as_str())?;
                    head.repeat = Some((u16::try_from(times).unwrap_or(u16::MAX), self.span(&part)));
                }
                _ => {
                    let weeks = u16::try_from(whole(part.as_str())?).unwrap_or(u16::MAX);
                    head.weeks = Some((weeks, self.span(&part)));
                }
            }
        }
        Some(StatementKind::Block(Box::new(head)))
    }

    fn read_day<'p>(&self, inner: impl Iterator<Item = Pair<'p>>) -> Option<StatementKind> {
        let mut name = None;
        let mut slots = Vec::new();
        for part in inner {
            let span = self.span(&part);
            match part.as_rule() {
                Rule::text => name = Some(span),
                Rule::weekday => slots.push((DaySlot::Weekday(weekday(part.as_str())?), span)),
                _ => {
                    let number = u16::try_from(whole(part.as_str())?).unwrap_or(u16::MAX);
                    slots.push((DaySlot::Number(number), span));
                }
            }
        }
        Some(StatementKind::Day(Box::new(DayHead { name, slots: slots.into() })))
    }
}

/// The unit at the end of a text; the grammar has made sure that there is one.
pub(super) fn unit(text: &str) -> Unit {
    let text = text.trim_end().trim_end_matches(['s', 'S']);
    if text.ends_with(['b', 'B']) { Unit::Lb } else { Unit::Kg }
}

pub(super) fn weight(text: &str) -> Option<Load> {
    let number = text.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    Some(Load::from_milli(i64::from(thousandths(number)?), unit(text)))
}

/// The reps of `5RM`; very many are as many as can be counted.
pub(super) fn rep_max(text: &str) -> Option<u16> {
    let digits = text.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    whole(digits).map(|reps| u16::try_from(reps).unwrap_or(u16::MAX))
}

/// The day of the week that a word means.
pub(super) fn weekday(text: &str) -> Option<Weekday> {
    let short = text.get(..3)?;
    Weekday::ALL.into_iter().find(|day| day.short().eq_ignore_ascii_case(short))
}

/// Thousandths of a percent as a percentage.
pub(crate) const fn percent(thousandths: i32) -> Percent {
    Percent::from_millionths(thousandths.saturating_mul(10))
}
