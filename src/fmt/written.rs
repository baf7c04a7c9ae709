//! What is written: statements in pieces, and the comments and blank lines around them.

use pest::Parser as _;

use super::cells::Cells;
use super::cut::{CutStatement, Inner};
use super::layout::Line;
use super::words::Speller;
use crate::parse::{Grammar, Rule, Splitter, blank_comments, is_progress};
use crate::source::{Source, Span};
use crate::syntax::{Ast, Statement, StatementKind, Trivia, TriviaKind};

/// What stands between two statements.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Above<'s> {
    Comment(&'s str),
    Blank,
}

/// A statement, and what stands above it.
pub(super) struct Written<'s> {
    pub kind: &'s StatementKind,
    pub above: Vec<Above<'s>>,
    /// The statement in pieces; nothing if a comment stands where no line can be broken.
    pub cut: Option<CutStatement<'s>>,
    /// Its text, comments included.
    pub as_written: &'s str,
    /// The comment behind it.
    pub comment: Option<&'s str>,
}

/// Walks through the statements of a plan.
pub(super) struct Reading<'s> {
    ast: &'s Ast,
    source: &'s Source,
    cells: Cells,
    /// The next comment or blank line.
    trivia: &'s [Trivia],
}

impl<'s> Reading<'s> {
    pub fn new(ast: &'s Ast, source: &'s Source) -> Self {
        Self { ast, source, cells: Cells::default(), trivia: &ast.trivia }
    }

    /// The next comment or blank line, if it begins in front of a byte.
    fn next_before(&mut self, end: u32) -> Option<Trivia> {
        let (first, rest) = self.trivia.split_first()?;
        (first.span.start < end).then(|| {
            self.trivia = rest;
            *first
        })
    }

    /// What stands in front of a byte and was not taken before.
    pub fn above(&mut self, end: u32) -> Vec<Above<'s>> {
        let mut above = Vec::new();
        while let Some(trivia) = self.next_before(end) {
            above.push(match trivia.kind {
                TriviaKind::Comment => Above::Comment(self.source.slice(trivia.span)),
                TriviaKind::BlankLine => Above::Blank,
            });
        }
        above
    }

    /// A statement in pieces; nothing if it cannot be read.
    pub fn statement(&mut self, statement: &'s Statement) -> Option<Written<'s>> {
        let Statement { span, kind } = statement;
        let above = self.above(span.start);
        let as_written = self.source.slice(*span);
        let blanked = blank_comments(as_written, *span, &self.ast.trivia);
        let mut inner = Vec::new();
        while let Some(trivia) = self.next_before(span.end) {
            let comment = (trivia.kind == TriviaKind::Comment).then(|| self.source.slice(trivia.span));
            inner.push(Inner { at: (trivia.span.start - span.start) as usize, comment });
        }
        if let StatementKind::Scheme(id) = kind {
            self.cells.defaults.clear();
            let scheme = self.ast.schemes().get(id.place());
            for parameter in scheme.into_iter().flat_map(|scheme| &scheme.parameters) {
                if let Some(default) = parameter.default {
                    let name = self.source.slice(parameter.name).to_lowercase();
                    self.cells.defaults.insert(name, self.source.slice(default).to_owned());
                }
            }
        }
        let mut speller = Speller::new(&blanked, None, &mut self.cells);
        Grammar::parse(rule(as_written), &blanked).ok()?.for_each(|pair| speller.node(pair));
        let cut = CutStatement::new(speller.words, &blanked, &inner);
        Some(Written { kind, above, cut, as_written, comment: self.comment_behind(span.end) })
    }

    /// The comment in the line in which a statement ends.
    fn comment_behind(&mut self, end: u32) -> Option<&'s str> {
        let next = self.trivia.first().filter(|next| next.kind == TriviaKind::Comment)?;
        let between = self.source.slice(Span { start: end, end: next.span.start });
        (!between.contains('\n')).then(|| self.next_before(u32::MAX))??;
        Some(self.source.slice(next.span))
    }
}

/// Whether lines are read as one statement again.
pub(super) fn is_one_statement(lines: &[Line<'_>]) -> bool {
    let mut text = String::new();
    for line in lines {
        text.push_str(&line.text);
        text.push('\n');
    }
    let mut splitter = Splitter::new(&text, Span::new(0, text.len()));
    let mut trivia = Vec::new();
    let is_one = splitter.next(&mut trivia).is_some() && splitter.next(&mut trivia).is_none();
    is_one && Grammar::parse(rule(&text), text.trim()).is_ok()
}

/// Where the grammar begins to read a statement.
fn rule(statement: &str) -> Rule {
    if is_progress(statement) { Rule::progress_statement } else { Rule::statement }
}
