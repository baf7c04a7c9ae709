//! A prescription: its lift, and its columns before they know their weeks.

use std::sync::Arc;

use super::attached::AttachedLines;
use super::schemes::Track;
use super::warmup_words::Word;
use super::{BelongingError, Lowering, tracks};
use crate::model::{Column, Label, LineLift, OtherLifts, Shift, WarmUp};
use crate::source::Span;
use crate::syntax::{self, Cell, LiftName, Prescription, Together};

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
    /// Whether it is a stage.
    pub stage: bool,
    /// `warmup auto;` or `warmup none;` at its beginning.
    pub warmup: Option<Word>,
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
    // Stages take no weeks of their own.
    let weeks = columns.iter().filter(|column| !column.stage).count();
    let counted = u16::try_from(weeks).unwrap_or(u16::MAX);
    let labelled = columns.iter().filter_map(|column| column.weeks).map(|(_, last)| last).max();
    let unlabelled = columns.iter().filter(|column| column.weeks.is_none()).count();
    match labelled {
        Some(last) => last.max(u16::try_from(unlabelled).unwrap_or(u16::MAX)),
        None => counted,
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
        let mut tracks = Vec::new();
        let written_body = self.written_body(ast.columns(line.columns));
        let calls = self.has_calls(ast.columns(line.columns));
        let alone = ast.columns(line.columns).len() == 1;
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
                    let (segments, span) = (ast.segments(segments), column.span);
                    // Alone in its line, a scheme may bring columns of its own.
                    let lowered = if calls && alone && column.weeks.is_none() {
                        self.lower_tracks(segments, span, None).map(|mut lowered| {
                            let joined = tracks::joined(&mut lowered);
                            tracks = lowered;
                            joined
                        })
                    } else if calls {
                        self.lower_single(segments, span, None)
                    } else {
                        let opened = self.open(segments);
                        let segments = opened.segments.iter().map(|segment| self.lower_segment(segment, complex));
                        // Every mistake of the line is told.
                        let lowered: Vec<_> = segments.collect();
                        broken |= !opened.sound || lowered.iter().any(Option::is_none);
                        Some((lowered.into_iter().flatten().collect(), opened.word))
                    };
                    broken |= lowered.is_none();
                    let (segments, word) = lowered.unwrap_or_default();
                    warmup = word;
                    RawCell::Sets(Column { segments, warm_up: WarmUp::default(), span })
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
            written_body,
            columns,
            tracks,
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
            self.diagnostics.push(BelongingError::TooManyLifts { lifts, limit: super::MAX_LIFTS, span });
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
            self.diagnostics.push(BelongingError::SameLiftTwice { lift, span, first });
        }
        match line.together {
            Together::Choice => OtherLifts::ToChoose(others),
            Together::InTurn => OtherLifts::InTurn(others),
            Together::Ladder => OtherLifts::Ladder(others),
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

/// A row without comments, capitals, notes and needless blanks, so that spellings of the same
/// sets are one. A blank is needed only between two words.
pub(super) fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut quoted = None;
    let mut in_comment = false;
    let mut blank = false;
    // In brackets stand the arguments of a scheme, and no notes.
    let mut in_brackets = false;
    for c in text.chars() {
        if let Some(says) = quoted {
            match says {
                Quoted::Note => {}
                Quoted::Name => plain.extend(c.to_lowercase()),
                Quoted::Text => plain.push(c),
            }
            quoted = quoted.filter(|_| c != '"');
            continue;
        }
        in_comment = (in_comment || c == '#') && c != '\n';
        if in_comment || c.is_whitespace() {
            blank = true;
            continue;
        }
        if c == '"' {
            let says = Quoted::behind(&plain, in_brackets);
            plain.extend(Some(c).filter(|_| says != Quoted::Note));
            quoted = Some(says);
            continue;
        }
        in_brackets = c == '(' || in_brackets && c != ')';
        let sign = if c == '×' { 'x' } else { c };
        if blank && sign.is_alphabetic() && plain.ends_with(char::is_alphabetic) && !ends_in_times(&plain) {
            plain.push(' ');
        }
        blank = false;
        plain.extend(sign.to_lowercase());
    }
    plain
}

/// What stands in quotes in a row.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Quoted {
    /// What the coach says, which makes the sets no others.
    Note,
    /// A day or a lift, in which capitals make no difference.
    Name,
    /// A load that is a text.
    Text,
}

impl Quoted {
    /// By what stands before it.
    fn behind(plain: &str, in_brackets: bool) -> Self {
        if ["of", "day"].iter().any(|word| plain.ends_with(word)) {
            Self::Name
        } else if plain.ends_with('@') || in_brackets {
            Self::Text
        } else {
            Self::Note
        }
    }
}

/// `3x` of `3 x amrap`
fn ends_in_times(plain: &str) -> bool {
    let sets = plain.strip_suffix('x');
    sets.is_some_and(|sets| sets.ends_with(|c: char| c.is_ascii_digit() || c == ')'))
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn bodies_that_are_written_alike_are_alike() {
        assert_eq!(plain("Wendler ;BBB( 60 % )"), plain("wendler; bbb(60%) "));
        assert_eq!(plain("5x5 @ 80%\n  # light\n | 3x3"), "5x5@80%|3x3");
        for (spelling, other) in [
            ("3x5 @80%", "3 x 5  @80 %"),
            ("3x5 @100kg rest 90s", "3×5 @100 kg rest 90 s"),
            ("3xamrap @RPE 8", "3 X AMRAP @rpe8"),
            ("3x8-12/side @RIR2", "3 x 8 - 12 / side @ RIR 2"),
            ("3x5 @80% of front squat", "3x5 @80% of  Front squat"),
            ("1x5 @90% of day \"Volume\"", "1x5 @90% of day \"volume\""),
            ("3x5 @80%", "3x5 \"elbows # in, now\" @80%"),
            ("top 5; 3x5", "top 5 \"1\"\n  ; 3x5 # \"2\""),
        ] {
            assert_eq!(plain(spelling), plain(other));
        }
    }

    #[test]
    fn bodies_that_mean_other_sets_are_not_alike() {
        for (body, other) in [
            ("3x5 @80%", "3x5 @80kg"),
            ("3x5 @\"red band\"", "3x5 @\"green band\""),
            ("pull(\"red band\")", "pull(\"green band\")"),
            ("pull(3, 90% of day \"A\")", "pull(3, 90% of day \"B\")"),
            ("1x5 @90% of day \"A\"", "1x5 @90% of day \"B\""),
            ("3x5 @80% of \"pin squat\"", "3x5 @80% of \"box squat\""),
            ("3x5 @50% of front squat", "3x5 @50% of frontsquat"),
            ("3x5 @80% | 3x3", "3x5 @80%; 3x3"),
        ] {
            assert_ne!(plain(body), plain(other));
        }
    }
}
