//! A prescription: its lift, and its columns before they know their weeks.

use std::sync::Arc;

use super::Lowering;
use crate::model::{Column, Label, LiftId, Shift};
use crate::source::Span;
use crate::syntax::{Cell, Prescription};

/// A line whose columns do not know their weeks yet.
pub(super) struct RawLine {
    pub span: Span,
    pub lift_span: Span,
    pub label: Option<Label>,
    pub lift: LiftId,
    pub written: Arc<str>,
    pub variant: Option<Arc<str>>,
    pub columns: Vec<RawColumn>,
    /// The `progress` lines below it, by the number of their statements.
    pub progress: Vec<usize>,
    pub broken: bool,
}

/// A column as it is written.
pub(super) struct RawColumn {
    pub span: Span,
    /// The weeks that its label names.
    pub weeks: Option<(u16, u16)>,
    /// Whether it is a stage.
    pub stage: bool,
    pub cell: RawCell,
}

/// What a column says.
pub(super) enum RawCell {
    Off,
    /// As the week before, and so much more.
    Same(Shift),
    Sets(Column),
}

impl RawLine {
    /// How many weeks the columns reach.
    pub(super) fn weeks(&self) -> u16 {
        let counted = u16::try_from(self.columns.len()).unwrap_or(u16::MAX);
        let labelled = self.columns.iter().filter_map(|column| column.weeks).map(|(_, last)| last).max();
        let unlabelled = self.columns.iter().filter(|column| column.weeks.is_none()).count();
        match labelled {
            Some(last) => last.max(u16::try_from(unlabelled).unwrap_or(u16::MAX)),
            None => counted,
        }
    }
}

impl Lowering<'_> {
    pub(super) fn lower_line(&mut self, line: &Prescription, span: Span) -> RawLine {
        let written = self.source.slice(line.name);
        let lift = self.lift(written, line.name);
        let mut broken = false;
        let ast = self.ast;
        let mut columns = Vec::new();
        for column in ast.columns(line.columns) {
            let cell = match column.cell {
                Cell::Off => RawCell::Off,
                Cell::Same(None) => RawCell::Same(Shift::default()),
                Cell::Same(Some(step)) => {
                    if let Some(error) = super::loads::between_half_points(step, column.span) {
                        self.diagnostics.push(error);
                        broken = true;
                    }
                    RawCell::Same(super::loads::shift(step))
                }
                Cell::Segments(segments) => {
                    let mut lowered = Vec::new();
                    for segment in ast.segments(segments) {
                        match self.lower_segment(segment) {
                            Some(segment) => lowered.push(segment),
                            None => broken = true,
                        }
                    }
                    RawCell::Sets(Column { segments: lowered, span: column.span })
                }
            };
            let past = |(_, last): (u16, u16)| last > super::MAX_WEEKS;
            if column.weeks.is_some_and(past) {
                let (limit, span) = (super::MAX_WEEKS, column.span);
                self.diagnostics.push(super::CheckError::TooManyWeeks { limit, span });
                broken = true;
                continue;
            }
            columns.push(RawColumn { span: column.span, weeks: column.weeks, stage: column.stage, cell });
        }
        RawLine {
            span,
            lift_span: line.name,
            label: line.label.map(|(label, _)| label),
            lift,
            written: written.into(),
            variant: line.variant.map(|variant| self.source.slice(variant).trim_end().into()),
            columns,
            progress: Vec::new(),
            broken,
        }
    }
}
