//! Prescriptions: a lift and the row of its parts.

use super::numbers::whole;
use super::{Pair, Reader, Rule, SyntaxError, mistakes};
use crate::source::Span;
use crate::syntax::{
    Cell, Children, Column, FilledPart, LiftName, Part, PartKind, PartUse, Prescription, Segment, StatementKind,
    Together,
};
use crate::training::Label;

/// A text between two separators, where it stands.
pub(super) struct Piece<'t> {
    /// The separator in front of it.
    pub separator: Option<u8>,
    /// Where it stands.
    pub span: Span,
    /// What is read in its place, where arguments are filled in.
    pub filled: Option<&'t FilledPart>,
}

/// A mistake in a row whose mistakes are collected.
pub(super) struct Fault {
    /// The piece.
    pub piece: Span,
    /// Whether arguments were filled in, so that the places of the error are not in the file.
    pub filled: bool,
    pub error: SyntaxError,
}

/// A row as far as it has been read. Its nodes lie at the ends of their arenas.
struct Row {
    /// The mistakes, where they are not to be reported at once.
    faults: Option<Vec<Fault>>,
    first_column: usize,
    /// The column that is being read.
    first_segment: usize,
    column: Span,
    weeks: Option<(u16, u16)>,
    /// Whether the column began with a `->`.
    stage: bool,
    /// A `-` or `same`, which stands alone in its column.
    alone: Option<Cell>,
    /// The segment that is being read.
    first_part: usize,
    segment: Segment,
    /// Whether the last part has modifiers, which only the last of a segment may have.
    modified: Option<Span>,
    /// Whether the segment is `warmup auto` or `warmup none`.
    warmup_word: bool,
    /// Whether there was nothing between the last two separators.
    nothing: bool,
}

const EMPTY: Segment = Segment { parts: Children::NONE, role: None, broken: false };

impl Reader<'_> {
    pub(super) fn read_prescription(&mut self, pair: Pair<'_>) -> StatementKind {
        let mut line = Prescription {
            label: None,
            optional: false,
            lift: LiftName::default(),
            others: Box::default(),
            together: Together::Choice,
            columns: Children::NONE,
        };
        let mut lifts: Vec<LiftName> = Vec::with_capacity(1);
        let mut row = self.begin_row();
        let mut covered = 0;
        match mistakes::heading_with_colon(pair.as_str(), self.span(&pair)) {
            // Whether it calls a scheme is seen when all of them are known.
            Some((error, Some(scheme))) => self.doubtful.push((self.ast.statements.len(), error, scheme)),
            Some((error, None)) => {
                self.diagnostics.push(error);
                return StatementKind::Broken;
            }
            None => {}
        }
        for part in pair.into_inner() {
            match part.as_rule() {
                Rule::part => {
                    let piece = self.piece(&part);
                    if piece.span.start >= covered {
                        covered = self.read_row_part(&mut row, &piece);
                    }
                }
                Rule::label => line.label = label(part.as_str()).map(|label| (label, self.span(&part))),
                Rule::optional => line.optional = true,
                Rule::ladder => line.together = Together::Ladder,
                Rule::rotate => {
                    line.together = Together::InTurn;
                    part.into_inner().for_each(|part| self.read_lift_name(&part, &mut lifts));
                }
                _ => self.read_lift_name(&part, &mut lifts),
            }
        }
        if let Some((first, others)) = lifts.split_first() {
            line.lift = *first;
            line.others = others.into();
        }
        self.end_column(&mut row);
        line.columns = Children::since(&self.ast.columns, row.first_column);
        StatementKind::Prescription(Box::new(line))
    }

    /// A name begins a lift, a variant belongs to the last.
    fn read_lift_name(&self, pair: &Pair<'_>, lifts: &mut Vec<LiftName>) {
        let span = self.trimmed_span(pair);
        match (pair.as_rule(), lifts.last_mut()) {
            (Rule::variant, Some(lift)) => lift.variant = Some(span),
            _ => lifts.push(LiftName { name: span, variant: None }),
        }
    }

    /// A part of a row, with the separator in front of it.
    pub(super) fn piece(&self, part: &Pair<'_>) -> Piece<'static> {
        let separator = self.text.as_bytes().get((self.span(part).start as usize).wrapping_sub(1));
        Piece { separator: separator.copied(), span: self.trimmed_span(part), filled: None }
    }

    /// Reads the pieces of a row, and collects its mistakes.
    pub(super) fn read_row<'t>(&mut self, pieces: impl Iterator<Item = Piece<'t>>) -> (Children<Column>, Vec<Fault>) {
        let mut row = self.begin_row();
        row.faults = Some(Vec::new());
        let mut covered = 0;
        for piece in pieces {
            if piece.span.start >= covered {
                covered = self.read_row_part(&mut row, &piece);
            }
        }
        self.end_column(&mut row);
        (Children::since(&self.ast.columns, row.first_column), row.faults.unwrap_or_default())
    }

    fn begin_row(&self) -> Row {
        Row {
            faults: None,
            first_column: self.ast.columns.len(),
            first_segment: self.ast.segments.len(),
            column: Span::default(),
            weeks: None,
            stage: false,
            alone: None,
            first_part: self.ast.part_uses.len(),
            segment: EMPTY,
            modified: None,
            warmup_word: false,
            nothing: false,
        }
    }

    /// Reads the part behind a separator; says up to where its mistake covers other parts too.
    fn read_row_part(&mut self, row: &mut Row, piece: &Piece<'_>) -> u32 {
        let (separator, span) = (piece.separator, piece.span);
        match separator {
            Some(b'|') => self.end_column(row),
            Some(b'>') => {
                self.end_column(row);
                row.stage = true;
            }
            Some(b';') => self.end_segment(row),
            _ => {}
        }
        let starts_segment = self.ast.part_uses.len() == row.first_part;
        let starts_column = starts_segment && self.ast.segments.len() == row.first_segment;
        row.column = if starts_column { span } else { row.column.to(span) };

        let (id, part, error) = match piece.filled {
            Some(filled) => self.read_filled_part(span, filled),
            None => self.read_part(span),
        };
        // `82,5%` is two parts and one mistake.
        let covered = error.as_ref().map_or(0, SyntaxError::covered_to);
        let comma = if separator == Some(b',') && piece.filled.is_none() {
            mistakes::comma_in_measure(self.text, span)
        } else {
            None
        };
        // Separators with nothing between them are one slip.
        let nothing = piece.filled.is_none() && span.start == span.end;
        if std::mem::replace(&mut row.nothing, nothing) && nothing {
            row.segment.broken = true;
        } else if let Some(error) = error.or(comma) {
            self.fault(row, piece, error);
        } else if let Some((at, misplaced)) = misplaced(row, &part, span, starts_segment, starts_column) {
            let error = self.misplaced_error(at, misplaced);
            self.fault(row, &Piece { filled: None, ..*piece }, error);
        }
        row.modified = None;
        match part.kind {
            PartKind::Broken => row.segment.broken = true,
            PartKind::Off => row.alone = Some(Cell::Off),
            PartKind::Same(step) => row.alone = Some(Cell::Same(step)),
            PartKind::Warmup(_) => row.warmup_word = true,
            PartKind::Sets { role, modifiers, .. } => {
                if starts_segment {
                    row.segment.role = role;
                }
                let first = self.ast.modifiers(modifiers).first();
                row.modified =
                    first.map(|first| if piece.filled.is_some() { span } else { first.span.shifted(span.start) });
            }
            // Whether it stands alone in its segment is seen when its name is known.
            PartKind::Call(_) => {}
        }
        if starts_column {
            row.weeks = part.weeks;
        }
        self.ast.part_uses.push(PartUse { start: span.start, part: id });
        covered
    }

    fn end_segment(&mut self, row: &mut Row) {
        let mut segment = std::mem::replace(&mut row.segment, EMPTY);
        segment.parts = Children::since(&self.ast.part_uses, row.first_part);
        self.ast.segments.push(segment);
        row.first_part = self.ast.part_uses.len();
        row.modified = None;
        row.warmup_word = false;
    }

    fn end_column(&mut self, row: &mut Row) {
        self.end_segment(row);
        let segments = Children::since(&self.ast.segments, row.first_segment);
        let is_alone = row.alone.filter(|_| self.ast.segments(segments).iter().all(|segment| !segment.broken));
        let cell = is_alone.unwrap_or(Cell::Segments(segments));
        self.ast.columns.push(Column {
            span: row.column,
            weeks: row.weeks.take(),
            stage: std::mem::take(&mut row.stage),
            cell,
        });
        row.alone = None;
        row.first_segment = self.ast.segments.len();
    }

    /// Reports a mistake in a row, or collects it.
    fn fault(&mut self, row: &mut Row, piece: &Piece<'_>, error: SyntaxError) {
        row.segment.broken = true;
        if let Some(word) = first_word(self.slice(piece.span)) {
            self.lost_words.insert(word);
        }
        match &mut row.faults {
            Some(faults) => faults.push(Fault { piece: piece.span, filled: piece.filled.is_some(), error }),
            None => self.diagnostics.push(error),
        }
    }

    fn misplaced_error(&self, span: Span, misplaced: Misplaced) -> SyntaxError {
        let help = misplaced.help();
        match misplaced.separator() {
            Some(separator) => mistakes::behind_another_separator(self.text, help, span, separator),
            None => mistakes::not_in_this_place(self.slice(span), help, span),
        }
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

/// What is wrong with a part that can be read, but not where it stands.
#[derive(Clone, Copy)]
enum Misplaced {
    /// A `-` or `same` beside others.
    NotAlone,
    WarmupWord,
    WeekLabel,
    Role,
    /// Sets behind a modifier.
    BehindModifier,
}

impl Misplaced {
    const fn help(self) -> &'static str {
        match self {
            Self::NotAlone => "`-` and `same` stand alone between two `|`",
            Self::WarmupWord => {
                "`warmup auto` and `warmup none` come first and end with a `;`: `warmup auto; 3x5 @80%`"
            }
            Self::WeekLabel => "a label for weeks begins a column; put a `|` in front of it",
            Self::Role => "a role begins a new segment; put a `;` in front of it",
            Self::BehindModifier => {
                "what stands behind sets covers the whole segment; put it at the end, or end the segment with `;`"
            }
        }
    }

    /// The separator that was meant.
    const fn separator(self) -> Option<&'static str> {
        match self {
            Self::WeekLabel => Some(" |"),
            Self::Role => Some(";"),
            _ => None,
        }
    }
}

fn misplaced(
    row: &Row,
    part: &Part,
    span: Span,
    starts_segment: bool,
    starts_column: bool,
) -> Option<(Span, Misplaced)> {
    let is_alone = matches!(part.kind, PartKind::Off | PartKind::Same(_));
    if !starts_column && (row.alone.is_some() || is_alone) {
        return Some((span, Misplaced::NotAlone));
    }
    let is_warmup_word = matches!(part.kind, PartKind::Warmup(_));
    if row.warmup_word || is_warmup_word && !starts_column {
        return Some((span, Misplaced::WarmupWord));
    }
    if part.weeks.is_some() && !starts_column {
        return Some((span, Misplaced::WeekLabel));
    }
    if !starts_segment && matches!(part.kind, PartKind::Sets { role: Some(_), .. }) {
        return Some((span, Misplaced::Role));
    }
    row.modified.filter(|_| !starts_segment).map(|modifier| (modifier, Misplaced::BehindModifier))
}

/// The letter of the superset that a line begins with, if it does, however it goes on.
pub(crate) fn superset_of(text: &str) -> Option<char> {
    match label(text.split([' ', '\t']).next()?)? {
        Label::Superset { group, .. } if group.is_ascii_uppercase() => Some(group),
        _ => None,
    }
}

/// The word that a text begins with, as the name of a scheme is written.
fn first_word(text: &str) -> Option<String> {
    let end = text.find(|c: char| !c.is_alphanumeric() && c != '-').unwrap_or(text.len());
    text.get(..end).filter(|word| !word.is_empty()).map(str::to_lowercase)
}

fn label(text: &str) -> Option<Label> {
    let mut chars = text.chars();
    let letter = chars.next()?;
    let number = u8::try_from(whole(chars.as_str())?).ok()?;
    Some(if letter == 'T' { Label::Tier(number) } else { Label::Superset { group: letter, place: number } })
}
