//! A prescription: its lift, and its columns before they know their weeks.

use super::attached::AttachedLines;
use super::{CheckError, Lowering};
use crate::model::{Column, Label, LineLift, OtherLifts, Shift, WarmUp};
use crate::source::Span;
use crate::syntax::{self, Cell, LiftName, PartKind, Prescription, WarmupWord};

/// A line whose columns do not know their weeks yet.
pub(super) struct RawLine {
    pub span: Span,
    pub lift_span: Span,
    pub label: Option<Label>,
    pub lift: LineLift,
    pub others: OtherLifts,
    pub optional: bool,
    /// Whether the lift is several in one: `clean + jerk`.
    pub complex: bool,
    /// The lines below it that belong to it.
    pub attached: AttachedLines,
    pub columns: Vec<RawColumn>,
    pub broken: bool,
}

/// A column as it is written.
pub(super) struct RawColumn {
    pub span: Span,
    /// The weeks that its label names.
    pub weeks: Option<(u16, u16)>,
    /// Whether it is a stage.
    pub stage: bool,
    /// `warmup auto;` or `warmup none;` at its beginning.
    pub warmup: Option<(WarmupWord, Span)>,
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
        let lift = self.line_lift(line.lift);
        let others = self.other_lifts(line, &lift);
        let complex = self.is_complex(&lift);
        let mut broken = false;
        let ast = self.ast;
        let mut columns = Vec::new();
        for column in ast.columns(line.columns) {
            let mut warmup = None;
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
                        if let Some(word) = self.warmup_word(segment) {
                            warmup = Some(word);
                            broken |= segment.broken;
                            continue;
                        }
                        match self.lower_segment(segment, complex) {
                            Some(segment) => lowered.push(segment),
                            None => broken = true,
                        }
                    }
                    if let Some((_, span)) = warmup.filter(|_| lowered.is_empty() && !broken) {
                        let what = "a warm-up without sets to warm up for".into();
                        self.diagnostics.push(CheckError::NothingToDo { what, span });
                        broken = true;
                    }
                    RawCell::Sets(Column { segments: lowered, warm_up: WarmUp::default(), span: column.span })
                }
            };
            let past = |(_, last): (u16, u16)| last > super::MAX_WEEKS;
            if column.weeks.is_some_and(past) {
                let (limit, span) = (super::MAX_WEEKS, column.span);
                self.diagnostics.push(super::CheckError::TooManyWeeks { limit, span });
                broken = true;
                continue;
            }
            columns.push(RawColumn { span: column.span, weeks: column.weeks, stage: column.stage, warmup, cell });
        }
        RawLine {
            span,
            lift_span: line.lift.name,
            label: line.label.map(|(label, _)| label),
            lift,
            others,
            optional: line.optional,
            complex,
            attached: AttachedLines::default(),
            columns,
            broken,
        }
    }

    /// `clean + jerk`, `clean and press`
    fn is_complex(&self, lift: &LineLift) -> bool {
        let known = self.program.lift(lift.id).and_then(|lift| lift.known);
        lift.written.contains('+') || known.is_some_and(|known| known.name.contains(" and "))
    }

    fn line_lift(&mut self, name: LiftName) -> LineLift {
        let written = self.source.slice(name.name);
        let variant = name.variant.map(|variant| self.source.slice(variant).trim_end().into());
        LineLift { id: self.lift(written, name.name), written: written.into(), variant }
    }

    /// The lifts to choose from or to rotate through, beside the first.
    fn other_lifts(&mut self, line: &Prescription, first: &LineLift) -> OtherLifts {
        let lifts = line.others.len() + 1;
        if lifts > super::MAX_LIFTS {
            let span = line.others.last().map_or(line.lift.name, |last| line.lift.name.to(last.name));
            self.diagnostics.push(CheckError::TooManyLifts { lifts, limit: super::MAX_LIFTS, span });
            return OtherLifts::None;
        }
        let others: Vec<LineLift> = line.others.iter().map(|name| self.line_lift(*name)).collect();
        if others.is_empty() {
            return OtherLifts::None;
        }
        let names = std::iter::once(&line.lift).chain(&line.others);
        let named = std::iter::once(first).chain(&others).zip(names);
        let named = named.map(|(lift, name)| (lift.id, lift.variant.as_deref(), name.name));
        if let Some((span, first)) = super::declared::named_twice(named) {
            let lift = self.source.slice(span).to_owned();
            self.diagnostics.push(CheckError::SameLiftTwice { lift, span, first });
        }
        if line.in_turn { OtherLifts::InTurn(others) } else { OtherLifts::ToChoose(others) }
    }

    /// `warmup auto` or `warmup none` as a segment.
    fn warmup_word(&self, segment: &syntax::Segment) -> Option<(WarmupWord, Span)> {
        let used = self.ast.part_uses(segment.parts).first()?;
        let part = self.ast.part(used.part)?;
        match part.kind {
            PartKind::Warmup(word) => Some((word, Span { start: used.start, end: used.start + part.len })),
            _ => None,
        }
    }
}
