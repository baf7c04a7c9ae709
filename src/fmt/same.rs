//! Whether two plans say the same, whatever their layout and spelling.
//!
//! What a statement says is put into words without places: names, texts, numbers, units and their
//! order. Every field of a node is named, so that one that is new has to be thought of here.

mod heads;
mod lines;

use std::fmt::Write as _;

use crate::source::{Source, Span};
use crate::syntax::{Ast, Statement, TriviaKind};

/// A plan with its text.
pub type Plan<'p> = (&'p Ast, &'p Source);

/// The first thing that one plan says and another does not, and where it stands in the first; nothing
/// if they say the same. Comments count: their text, their order, and the statement that they stand at.
#[must_use]
pub fn difference(before: Plan<'_>, after: Plan<'_>) -> Option<(String, Span)> {
    let (mut old, mut new) = (Says::new(before), Says::new(after));
    let (mut said, mut again) = (String::new(), String::new());
    let statements = before.0.statements.iter().zip(&after.0.statements);
    for (first, second) in statements {
        said.clear();
        again.clear();
        old.statement(first, &mut said);
        new.statement(second, &mut again);
        if said != again {
            return Some((format!("`{said}` and `{again}`"), first.span));
        }
    }
    let end = Span { start: 0, end: 0 };
    if before.0.statements.len() != after.0.statements.len() {
        return Some(("the number of statements".to_owned(), end));
    }
    let (mut old, mut new) = (comments(before), comments(after));
    loop {
        match (old.next(), new.next()) {
            (None, None) => return None,
            (Some((comment, at, span)), other) => {
                if other.is_none_or(|(other, place, _)| (comment, at) != (other, place)) {
                    return Some((format!("the comment `{comment}`"), span));
                }
            }
            (None, Some((comment, ..))) => return Some((format!("the comment `{comment}`"), end)),
        }
    }
}

/// Comments, each with the number of statements that begin in front of it.
fn comments<'p>((ast, source): Plan<'p>) -> impl Iterator<Item = (&'p str, usize, Span)> {
    let mut statements = ast.statements.iter().peekable();
    let mut passed = 0;
    ast.trivia.iter().filter(|trivia| trivia.kind == TriviaKind::Comment).map(move |comment| {
        while statements.next_if(|statement| statement.span.start < comment.span.start).is_some() {
            passed += 1;
        }
        (source.slice(comment.span), passed, comment.span)
    })
}

/// Puts into words what a plan says.
struct Says<'p> {
    ast: &'p Ast,
    source: &'p Source,
    /// What parts say that were met before.
    parts: Vec<Option<String>>,
}

impl<'p> Says<'p> {
    fn new((ast, source): Plan<'p>) -> Self {
        Self { ast, source, parts: vec![None; ast.parts.len()] }
    }

    fn statement(&mut self, statement: &Statement, said: &mut String) {
        let Statement { span, kind } = statement;
        self.kind(kind, span.start, said);
    }

    /// The name or text that stands there: one in quotes byte for byte, of another the words.
    fn name(&self, span: Span) -> String {
        let text = self.source.slice(span);
        let is_quoted = span.start > 0 && self.source.slice(Span { start: span.start - 1, end: span.start }) == "\"";
        if is_quoted { format!("{text:?}") } else { text.split_whitespace().collect::<Vec<_>>().join(" ") }
    }

    fn names(&self, spans: &[Span]) -> String {
        spans.iter().map(|span| self.name(*span)).collect::<Vec<_>>().join(", ")
    }
}

/// Adds words to what is said.
fn say(said: &mut String, words: std::fmt::Arguments<'_>) {
    // A string can always be written to.
    let _ = said.write_fmt(words);
    said.push(' ');
}
