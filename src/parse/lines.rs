//! Prescriptions: a lift and the row of its parts.

use super::numbers::whole;
use super::{Pair, Reader, Rule, SyntaxError};
use crate::source::Span;
use crate::syntax::{Cell, Children, Column, PartKind, PartUse, Prescription, Segment, StatementKind};
use crate::training::Label;

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
        let mut column = Column { span: self.trimmed_span(&pair), weeks: None, cell: Cell::Off };
        let start = self.ast.segments.len();
        let mut alone = None;
        for part in pair.into_inner() {
            let first = self.ast.segments.len() == start;
            let segment = self.read_segment(part, first.then_some(&mut column.weeks), &mut alone);
            self.ast.segments.push(segment);
        }
        let segments = Children::since(&self.ast.segments, start);
        column.cell = match alone {
            Some(cell) if self.ast.segments(segments).len() == 1 => cell,
            Some(_) => {
                let span = column.span;
                self.report(|reader| SyntaxError::UnreadableSets {
                    written: reader.slice(span).to_owned(),
                    help: "`-` and `same` stand alone between two `|`".into(),
                    span,
                    label: "not alone in its column".into(),
                });
                if let Some(first) = self.ast.segments.get_mut(start) {
                    first.broken = true;
                }
                Cell::Segments(segments)
            }
            None => Cell::Segments(segments),
        };
        column
    }

    /// Reads a segment. The label of its first part goes to `weeks`, and what must stand
    /// alone in its column goes to `alone`.
    fn read_segment(
        &mut self,
        pair: Pair<'_>,
        mut weeks: Option<&mut Option<(u16, u16)>>,
        alone: &mut Option<Cell>,
    ) -> Segment {
        let mut segment = Segment { parts: Children::NONE, role: None, broken: false };
        let start = self.ast.part_uses.len();
        let mut parts = pair.into_inner().peekable();
        let mut place = 0;
        while let Some(pair) = parts.next() {
            let span = self.trimmed_span(&pair);
            let (id, part, error) = self.read_part(span);
            let misplaced = match part.kind {
                PartKind::Broken => {
                    // `82,5%` is two parts and one mistake.
                    if matches!(error, Some(SyntaxError::DecimalComma { .. })) {
                        parts.next();
                    }
                    if let Some(error) = error {
                        self.diagnostics.push(error);
                    }
                    segment.broken = true;
                    None
                }
                PartKind::Off | PartKind::Same(_) if place > 0 || parts.peek().is_some() => {
                    Some("`-` and `same` stand alone between two `|`")
                }
                PartKind::Off => {
                    *alone = Some(Cell::Off);
                    None
                }
                PartKind::Same(step) => {
                    *alone = Some(Cell::Same(step));
                    None
                }
                PartKind::Sets { role: Some(_), .. } if place > 0 => {
                    Some("a role begins a new segment; put a `;` in front of it")
                }
                PartKind::Sets { modifiers, .. }
                    if parts.peek().is_some() && !self.ast.modifiers(modifiers).is_empty() =>
                {
                    Some("what stands behind sets covers the whole segment; put it at the end, or end the segment with `;`")
                }
                PartKind::Sets { role, .. } => {
                    if place == 0 {
                        segment.role = role;
                    }
                    None
                }
            };
            let misplaced = match weeks.take() {
                Some(weeks) => {
                    *weeks = part.weeks;
                    misplaced
                }
                None if part.weeks.is_some() => Some("a label for weeks begins a column; put a `|` in front of it"),
                None => misplaced,
            };
            if let Some(help) = misplaced {
                self.report_misplaced(span, help);
                segment.broken = true;
            }
            self.ast.part_uses.push(PartUse { start: span.start, part: id });
            place += 1;
        }
        segment.parts = Children::since(&self.ast.part_uses, start);
        segment
    }

    fn report_misplaced(&mut self, span: Span, help: &str) {
        self.report(|reader| SyntaxError::UnreadableSets {
            written: reader.slice(span).to_owned(),
            help: help.to_owned(),
            span,
            label: "not in this place".into(),
        });
    }

    /// Where a pair stands, blanks at its ends left out.
    pub(super) fn trimmed_span(&self, pair: &Pair<'_>) -> Span {
        let whole = self.span(pair);
        let text = pair.as_str();
        let kept = text.trim_ascii();
        let before = Span::new(0, text.len() - text.trim_ascii_start().len()).end;
        Span { start: whole.start + before, end: whole.start + before + Span::new(0, kept.len()).end }
    }
}

fn label(text: &str) -> Option<Label> {
    let mut chars = text.chars();
    let letter = chars.next()?;
    let number = u8::try_from(whole(chars.as_str())?).ok()?;
    Some(if letter == 'T' { Label::Tier(number) } else { Label::Superset { group: letter, place: number } })
}
