//! What stands behind sets: rest, tempo, pauses, time limits, stop rules and notes.

use super::numbers::{range, scaled};
use super::parts::PartReader;
use super::{Help, Pair, Rule, SyntaxError};
use crate::source::Span;
use crate::syntax::{ModifierKind, Scale};
use crate::training::{Across, Rpe};

impl PartReader<'_, '_> {
    pub(super) fn read_modifier(&self, pair: &Pair<'_>) -> Result<ModifierKind, SyntaxError> {
        let mut inner = pair.clone().into_inner();
        let first = inner.next().unwrap_or_else(|| pair.clone());
        let span = first.as_span();
        let span = Span::new(span.start(), span.end());
        Ok(match pair.as_rule() {
            Rule::note => ModifierKind::Note(span),
            Rule::tempo => ModifierKind::Tempo(span),
            Rule::until => ModifierKind::Until(self.read_stop(&first)?),
            Rule::rest => {
                let second = inner.next().map(|second| self.read_time(&second)).transpose()?;
                ModifierKind::Rest(self.read_time(&first)?, second)
            }
            Rule::pause => ModifierKind::Pause(self.read_time(&first)?),
            Rule::every => ModifierKind::Every(self.read_time(&first)?),
            _ => ModifierKind::Within(self.read_time(&first)?),
        })
    }

    /// A time in whole seconds.
    fn read_time(&self, pair: &Pair<'_>) -> Result<(u16, u16), SyntaxError> {
        let numbers = pair.as_str().trim_end_matches(|c: char| c.is_ascii_alphabetic());
        let minutes = pair.as_str().contains(['m', 'M']);
        let seconds = range(numbers.trim_end()).and_then(|range| scaled(range, if minutes { 60 } else { 1 }));
        let (low, high) = seconds.ok_or_else(|| SyntaxError::TimeWithoutUnit {
            written: pair.as_str().to_owned(),
            help: "write it in whole seconds: `90s`, `2-3min`".into(),
            replacement: None,
            span: self.place(pair),
            label: "not a whole number of seconds",
        })?;
        match (u16::try_from(low), u16::try_from(high)) {
            (Ok(low), Ok(high)) => Ok((low, high)),
            _ => Err(SyntaxError::MeasureTooLarge {
                written: pair.as_str().to_owned(),
                limit: super::sets::LONGEST_TIME,
                span: self.place(pair),
            }),
        }
    }

    /// The effort at which to stop.
    fn read_stop(&self, pair: &Pair<'_>) -> Result<Rpe, SyntaxError> {
        let effort = super::loads::effort(pair.clone());
        let single = effort.and_then(|effort| match effort.values {
            Across::All(band) if band.low == band.high => Some(match effort.scale {
                Scale::Rpe => band.low,
                Scale::Rir => 10_000 - band.low,
            }),
            _ => None,
        });
        single.and_then(Rpe::from_thousandths).ok_or_else(|| SyntaxError::UnreadableModifier {
            replacement: None,
            written: format!("until {}", pair.as_str()),
            help: Help::example("write one effort from 0 to 10 in half points", "until RPE9"),
            span: self.place(pair),
            label: "not an effort to stop at".into(),
        })
    }
}
