//! Prescriptions: a lift, its columns, their segments and the modifiers.

use super::numbers::{range, scaled, whole, whole_range};
use super::{Pair, Reader, Rule, SyntaxError, mistakes};
use crate::source::Span;
use crate::syntax::{
    Amount, Cell, Children, Column, Modifier, ModifierKind, Prescription, Scale, Segment, StatementKind,
};
use crate::training::{Across, Label, Role, Rpe};

impl Reader<'_> {
    pub(super) fn read_prescription(&mut self, pair: Pair<'_>) -> StatementKind {
        let mut line = Prescription { label: None, name: Span::default(), variant: None, columns: Children::NONE };
        let start = self.ast.columns.len();
        for part in pair.into_inner() {
            match part.as_rule() {
                Rule::column => {
                    let column = self.read_column(part);
                    self.ast.columns.push(column);
                }
                Rule::label => line.label = label(part.as_str()).map(|label| (label, self.span(&part))),
                Rule::name | Rule::text => line.name = self.trimmed_span(&part),
                _ => line.variant = Some(self.trimmed_span(&part)),
            }
        }
        line.columns = Children::since(&self.ast.columns, start);
        StatementKind::Prescription(line)
    }

    fn read_column(&mut self, pair: Pair<'_>) -> Column {
        let span = self.span(&pair);
        let mut column = Column { span, weeks: None, cell: Cell::Off };
        let start = self.ast.segments.len();
        for part in pair.into_inner() {
            match part.as_rule() {
                Rule::segment => {
                    let segment = self.read_segment(part);
                    self.ast.segments.push(segment);
                }
                Rule::off => column.cell = Cell::Off,
                Rule::same => {
                    let step = part.into_inner().next();
                    column.cell = Cell::Same(step.and_then(|step| self.read_step(&step)));
                }
                _ => column.weeks = part.into_inner().next().and_then(|numbers| weeks(numbers.as_str())),
            }
        }
        let segments = Children::since(&self.ast.segments, start);
        if !self.ast.segments(segments).is_empty() {
            column.cell = Cell::Segments(segments);
        }
        column
    }

    fn read_step(&mut self, pair: &Pair<'_>) -> Option<Amount> {
        let read = super::loads::amount(pair.as_str());
        if read.is_none() {
            let span = self.span(pair);
            self.report(|reader| mistakes::diagnose_step(reader.slice(span), span));
        }
        read
    }

    fn read_segment(&mut self, pair: Pair<'_>) -> Segment {
        let span = self.span(&pair);
        let mut segment =
            Segment { span, role: None, sets: Children::NONE, modifiers: Children::NONE, broken: false };
        let sets = self.ast.sets.len();
        let modifiers = self.ast.modifiers.len();
        let mut skip_next = false;
        for part in pair.into_inner() {
            match part.as_rule() {
                Rule::set if skip_next => skip_next = false,
                Rule::set => match self.read_set(part) {
                    Ok(set) => self.ast.sets.push(set),
                    Err(super::sets::Unreadable { swallowed_next }) => {
                        segment.broken = true;
                        skip_next = swallowed_next;
                    }
                },
                Rule::role => segment.role = role(part.as_str()),
                Rule::bad_set => {
                    if !std::mem::take(&mut skip_next) {
                        let span = self.trimmed_span(&part);
                        self.report(|reader| mistakes::diagnose_sets(reader.text, span, segment.role));
                    }
                    segment.broken = true;
                }
                Rule::bad_tail => {
                    let span = self.trimmed_span(&part);
                    self.report(|reader| mistakes::diagnose_tail(reader.slice(span), span));
                    segment.broken = true;
                }
                _ => match self.read_modifier(&part) {
                    Some(kind) => {
                        let span = self.span(&part);
                        self.ast.modifiers.push(Modifier { span, kind });
                    }
                    None => segment.broken = true,
                },
            }
        }
        segment.sets = Children::since(&self.ast.sets, sets);
        segment.modifiers = Children::since(&self.ast.modifiers, modifiers);
        segment
    }

    fn read_modifier(&mut self, pair: &Pair<'_>) -> Option<ModifierKind> {
        let mut inner = pair.clone().into_inner();
        let first = inner.next()?;
        Some(match pair.as_rule() {
            Rule::note => ModifierKind::Note(self.span(&first)),
            Rule::tempo => ModifierKind::Tempo(self.span(&first)),
            Rule::until => ModifierKind::Until(self.read_stop(&first)?),
            rule => {
                let time = self.read_time(&first)?;
                match rule {
                    Rule::rest => {
                        let second = inner.next().map(|second| self.read_time(&second));
                        ModifierKind::Rest(time, second.map_or(Some(None), |time| time.map(Some))?)
                    }
                    Rule::pause => ModifierKind::Pause(time),
                    Rule::every => ModifierKind::Every(time),
                    _ => ModifierKind::Within(time),
                }
            }
        })
    }

    /// A time in whole seconds.
    fn read_time(&mut self, pair: &Pair<'_>) -> Option<(u16, u16)> {
        let span = self.span(pair);
        let numbers = pair.as_str().trim_end_matches(|c: char| c.is_ascii_alphabetic());
        let minutes = pair.as_str().contains(['m', 'M']);
        let seconds = range(numbers.trim_end()).and_then(|range| scaled(range, if minutes { 60 } else { 1 }));
        let Some((low, high)) = seconds else {
            self.diagnostics.push(SyntaxError::TimeWithoutUnit {
                written: pair.as_str().to_owned(),
                help: "write it in whole seconds: `90s`, `2-3min`".into(),
                replacement: None,
                span,
                label: "not a whole number of seconds",
            });
            return None;
        };
        match (u16::try_from(low), u16::try_from(high)) {
            (Ok(low), Ok(high)) => Some((low, high)),
            _ => {
                self.diagnostics.push(SyntaxError::MeasureTooLarge {
                    written: pair.as_str().to_owned(),
                    limit: super::sets::LONGEST_TIME,
                    span,
                });
                None
            }
        }
    }

    /// The effort at which to stop.
    fn read_stop(&mut self, pair: &Pair<'_>) -> Option<Rpe> {
        let span = self.span(pair);
        let effort = super::loads::effort(pair.clone());
        let rpe = effort.and_then(|effort| match effort.values {
            Across::All(band) if band.low == band.high => {
                let thousandths = match effort.scale {
                    Scale::Rpe => band.low,
                    Scale::Rir => 10_000 - band.low,
                };
                let halves = if thousandths % 500 == 0 { u8::try_from(thousandths / 500).ok() } else { None };
                halves.and_then(Rpe::from_halves)
            }
            _ => None,
        });
        if rpe.is_none() {
            self.diagnostics.push(SyntaxError::UnreadableModifier {
                written: format!("until {}", pair.as_str()),
                help: "write one effort from 0 to 10 in half points: `until RPE9`".into(),
                span,
                label: "not an effort to stop at".into(),
            });
        }
        rpe
    }

    /// Where a pair stands, blanks and comments at its end left out.
    pub(super) fn trimmed_span(&self, pair: &Pair<'_>) -> Span {
        let span = self.span(pair);
        let text = self.slice(span);
        let kept = text.trim();
        let start = span.start + Span::new(0, text.len() - text.trim_start().len()).end;
        Span { start, end: start + Span::new(0, kept.len()).end }
    }
}

fn label(text: &str) -> Option<Label> {
    let mut chars = text.chars();
    let letter = chars.next()?;
    let number = u8::try_from(whole(chars.as_str())?).ok()?;
    Some(if letter == 'T' { Label::Tier(number) } else { Label::Superset { group: letter, place: number } })
}

fn role(text: &str) -> Option<Role> {
    Role::ALL.into_iter().find(|role| role.name().eq_ignore_ascii_case(text))
}

fn weeks(text: &str) -> Option<(u16, u16)> {
    let (first, last) = whole_range(text)?;
    let clamp = |week: u32| u16::try_from(week).unwrap_or(u16::MAX);
    Some((clamp(first), clamp(last)))
}
