//! The page: statements under each other, with the blank lines and comments between them.

use super::columns::{Row, has_weeks, line_up_weeks};
use super::cut::CutStatement;
use super::layout::{Line, WIDTH, in_one_line, in_several_lines};
use super::written::{Above, Written};
use crate::syntax::StatementKind;

/// So many blanks stand in front of a line that belongs to the one above.
const BELOW: usize = 2;

/// The lines of a plan.
#[derive(Default)]
pub(super) struct Page<'s> {
    lines: Vec<Line<'s>>,
    /// The statement that each line belongs to; those between statements have none.
    owners: Vec<Option<usize>>,
    statements: usize,
    /// Neighbouring prescriptions whose weeks may be lined up.
    rows: Vec<Row<'s>>,
    place: Place,
}

/// Where in a plan the next statement stands.
#[derive(Clone, Copy, Debug, Default)]
struct Place {
    /// Whether a lift is open, so that lines can belong to it.
    lift: bool,
    /// Whether a scheme stands above.
    scheme: bool,
    /// Whether nothing but its head stands between a heading and the next.
    head: bool,
}

impl Place {
    /// How far in a statement stands.
    fn indent(self, kind: &StatementKind) -> usize {
        match kind {
            StatementKind::Attached(_) if self.lift || self.scheme => BELOW,
            _ => 0,
        }
    }

    /// Whether a blank line has to stand in front of a statement.
    fn wants_blank(self, kind: &StatementKind) -> bool {
        match kind {
            StatementKind::Block(_) => true,
            StatementKind::Day(_) | StatementKind::Week(_) => !self.head,
            _ => false,
        }
    }

    fn pass(&mut self, kind: &StatementKind) {
        match kind {
            StatementKind::Attached(_) => {}
            StatementKind::Prescription(_) => *self = Self { lift: true, scheme: false, head: false },
            StatementKind::Day(_) => *self = Self::default(),
            StatementKind::Program(_) | StatementKind::Block(_) | StatementKind::Week(_) => {
                *self = Self { lift: false, scheme: false, head: true };
            }
            StatementKind::Train(_) | StatementKind::EachCycle(_) => self.scheme = false,
            _ => *self = Self { scheme: matches!(kind, StatementKind::Scheme(_)), head: false, ..*self },
        }
    }
}

impl<'s> Page<'s> {
    /// Adds a statement and what stands above it.
    pub fn add(&mut self, written: Written<'s>) {
        let Written { kind, above, cut, as_written, comment } = written;
        let indent = self.place.indent(kind);
        if !matches!(kind, StatementKind::Prescription(_) | StatementKind::Attached(_)) {
            self.end_rows();
        }
        self.add_above(&above, indent, self.place.wants_blank(kind));
        self.place.pass(kind);
        self.add_statement(kind, cut, as_written, indent);
        if let Some(last) = self.lines.last_mut() {
            last.comment = comment.or(last.comment);
        }
        self.statements += 1;
    }

    /// Comments and blank lines; a blank line that is wanted stands above comments that touch the
    /// statement.
    fn add_above(&mut self, above: &[Above<'s>], indent: usize, wants_blank: bool) {
        let touching = above.iter().rev().take_while(|above| **above != Above::Blank).count();
        let apart = above.len() - touching;
        for (place, above) in above.iter().enumerate() {
            if wants_blank && place == apart {
                self.blank();
            }
            match above {
                Above::Blank => self.blank(),
                Above::Comment(comment) => self.push(Line::of_comment(indent, comment), None),
            }
        }
        if wants_blank && touching == 0 {
            self.blank();
        }
    }

    fn add_statement(
        &mut self,
        kind: &StatementKind,
        cut: Option<CutStatement<'s>>,
        as_written: &'s str,
        indent: usize,
    ) {
        let owner = Some(self.statements);
        let Some(cut) = cut else {
            return self.add_as_written(as_written, indent);
        };
        if let Some(line) = in_one_line(&cut, indent) {
            if matches!(kind, StatementKind::Prescription(_)) && has_weeks(&cut) {
                self.rows.push(Row { line: self.lines.len(), cut });
            }
            return self.push(line, owner);
        }
        let lines = in_several_lines(&cut, indent);
        if !super::written::is_one_statement(&lines) {
            // What begins a line would begin something new.
            if cut.is_broken_by_comments() {
                return self.add_as_written(as_written, indent);
            }
            return self.push(Line::new(indent, cut.one_line()), owner);
        }
        for line in lines {
            if line.is_blank() {
                self.end_rows();
            }
            self.push(line, owner);
        }
    }

    /// A statement with a comment where no line could be broken: its lines stay.
    fn add_as_written(&mut self, text: &'s str, indent: usize) {
        let mut in_front = indent;
        for line in text.lines().map(str::trim) {
            if line.is_empty() {
                self.blank();
            } else {
                self.push(Line::new(in_front, line.to_owned()), Some(self.statements));
            }
            in_front = indent + 2 * BELOW;
        }
    }

    fn blank(&mut self) {
        self.end_rows();
        if self.lines.last().is_some_and(|line| !line.is_blank()) {
            self.push(Line::blank(), None);
        }
    }

    fn push(&mut self, line: Line<'s>, owner: Option<usize>) {
        self.lines.push(line);
        self.owners.push(owner);
    }

    fn end_rows(&mut self) {
        line_up_weeks(&std::mem::take(&mut self.rows), &mut self.lines);
    }

    /// The text of all lines, with what stands below the last statement.
    pub fn finish(mut self, below: &[Above<'s>], line_end: &str) -> String {
        self.add_above(below, 0, false);
        self.end_rows();
        while self.lines.last().is_some_and(Line::is_blank) {
            self.lines.pop();
        }
        let places = self.comment_places();
        let mut text = String::new();
        for (line, place) in self.lines.iter().zip(places) {
            let blanks = |count: usize| std::iter::repeat_n(' ', count);
            if !line.is_blank() {
                text.extend(blanks(line.indent));
            }
            text.push_str(&line.text);
            if let Some(comment) = line.comment {
                text.extend(blanks(place));
                text.push_str(comment);
            }
            text.push_str(line_end);
        }
        text
    }

    /// How many blanks stand in front of the comment of each line: those of neighbouring lines stand
    /// under each other, and so do those of one statement.
    fn comment_places(&self) -> Vec<usize> {
        let mut places = vec![0; self.lines.len()];
        let mut run: Vec<(usize, usize)> = Vec::new();
        let mut end = |run: &mut Vec<(usize, usize)>| {
            let widest = run.iter().map(|(_, width)| *width).max().unwrap_or(0);
            for (place, width) in run.drain(..) {
                if let Some(blanks) = places.get_mut(place) {
                    *blanks = widest - width + 2;
                }
            }
        };
        for (place, (line, owner)) in self.lines.iter().zip(&self.owners).enumerate() {
            if line.text.is_empty() || line.comment.is_none() {
                if line.text.is_empty() {
                    end(&mut run);
                }
                continue;
            }
            let width = line.width();
            let is_near = run
                .last()
                .is_some_and(|(last, _)| *last + 1 == place || self.owners.get(*last).copied().flatten() == *owner);
            if !is_near || width > WIDTH {
                end(&mut run);
            }
            run.push((place, width));
            if width > WIDTH {
                end(&mut run);
            }
        }
        end(&mut run);
        places
    }
}
