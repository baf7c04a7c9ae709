//! A prescription: its lift, and its columns before they know their weeks.

use std::sync::Arc;

use super::schemes::Track;
use super::{Lowering, tracks};
use crate::model::{Column, Label, LiftId, Shift};
use crate::source::Span;
use crate::syntax::{self, Cell, Prescription};

/// A line whose columns do not know their weeks yet.
pub(super) struct RawLine {
    pub span: Span,
    pub lift_span: Span,
    pub label: Option<Label>,
    pub lift: LiftId,
    pub written: Arc<str>,
    pub variant: Option<Arc<str>>,
    pub written_body: Arc<str>,
    pub columns: Vec<RawColumn>,
    /// What the one column holds, where a scheme of several columns stands in it.
    pub tracks: Vec<Track>,
    pub broken: bool,
}

/// A column as it is written.
#[derive(Clone)]
pub(super) struct RawColumn {
    pub span: Span,
    /// The weeks that its label names.
    pub weeks: Option<(u16, u16)>,
    pub cell: RawCell,
}

/// What a column says.
#[derive(Clone)]
pub(super) enum RawCell {
    Off,
    /// As the week before, and so much more.
    Same(Shift),
    Sets(Column),
}

impl RawLine {
    /// How many weeks the columns reach.
    pub(super) fn weeks(&self) -> u16 {
        let tracks = self.tracks.iter().map(|track| weeks(&track.columns));
        tracks.max().unwrap_or_else(|| weeks(&self.columns))
    }
}

/// How many weeks a row of columns reaches.
fn weeks(columns: &[RawColumn]) -> u16 {
    let counted = u16::try_from(columns.len()).unwrap_or(u16::MAX);
    let labelled = columns.iter().filter_map(|column| column.weeks).map(|(_, last)| last).max();
    let unlabelled = columns.iter().filter(|column| column.weeks.is_none()).count();
    match labelled {
        Some(last) => last.max(u16::try_from(unlabelled).unwrap_or(u16::MAX)),
        None => counted,
    }
}

impl Lowering<'_> {
    pub(super) fn lower_line(&mut self, line: &Prescription, span: Span) -> RawLine {
        let written = self.source.slice(line.name);
        let lift = self.lift(written, line.name);
        let mut broken = false;
        let ast = self.ast;
        let mut columns = Vec::new();
        let mut tracks = Vec::new();
        let written_body = self.written_body(ast.columns(line.columns));
        let calls = self.has_calls(ast.columns(line.columns));
        let alone = ast.columns(line.columns).len() == 1;
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
                // Alone in its line, a scheme may bring columns of its own.
                Cell::Segments(segments) if calls && alone && column.weeks.is_none() => {
                    match self.lower_tracks(ast.segments(segments), column.span, None) {
                        Some(lowered) => tracks = lowered,
                        None => broken = true,
                    }
                    let segments = tracks::joined(&mut tracks);
                    RawCell::Sets(Column { segments, span: column.span })
                }
                Cell::Segments(segments) if calls => {
                    let lowered = self.lower_single(ast.segments(segments), column.span, None);
                    broken |= lowered.is_none();
                    RawCell::Sets(lowered.unwrap_or(Column { segments: Vec::new(), span: column.span }))
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
            columns.push(RawColumn { span: column.span, weeks: column.weeks, cell });
        }
        RawLine {
            span,
            lift_span: line.name,
            label: line.label.map(|(label, _)| label),
            lift,
            written: written.into(),
            variant: line.variant.map(|variant| self.source.slice(variant).trim_end().into()),
            written_body,
            columns,
            tracks,
            broken,
        }
    }

    /// What stands behind the `:`, so that lines that are written alike have one text.
    fn written_body(&mut self, columns: &[syntax::Column]) -> Arc<str> {
        let (Some(first), Some(last)) = (columns.first(), columns.last()) else { return "".into() };
        let text = self.source.slice(first.span.to(last.span));
        if let Some(known) = self.names.bodies.get(text) {
            return Arc::clone(known);
        }
        let body: Arc<str> = plain(text).into();
        self.names.bodies.insert(text, Arc::clone(&body));
        body
    }
}

/// A row without comments, capitals and needless blanks; texts in quotes stay as they are.
fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut quoted = false;
    let mut in_comment = false;
    let mut blank = false;
    const TIGHT: [char; 6] = [',', ';', '|', '(', ')', '@'];
    for c in text.chars() {
        in_comment = (in_comment || c == '#' && !quoted) && c != '\n';
        if in_comment || !quoted && c.is_whitespace() {
            blank = true;
            continue;
        }
        if blank && !quoted && !TIGHT.contains(&c) && !plain.ends_with(TIGHT) && !plain.is_empty() {
            plain.push(' ');
        }
        blank = false;
        quoted ^= c == '"';
        if quoted { plain.push(c) } else { plain.extend(c.to_lowercase()) }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn bodies_that_are_written_alike_are_alike() {
        assert_eq!(plain("Wendler ;BBB( 60% )"), plain("wendler; bbb(60%) "));
        assert_eq!(plain("5x5 @ 80%\n  # light\n | 3x3"), "5x5@80%|3x3");
        assert_eq!(plain("3x5 \"Elbows  in # now\""), "3x5 \"Elbows  in # now\"");
    }
}
