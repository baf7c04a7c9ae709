//! Source → text in the one canonical layout.
//!
//! A file is formatted by itself: the files that it uses are not looked at. It is printed from what is
//! lossless: statements, and the comments and blank lines around and in them. `written` reads them,
//! `words`, `cells` and `spelling` spell the nodes of the grammar as `rules` says, `cut` cuts a statement
//! into the pieces between which it can be broken, `layout` and `columns` make lines of them, and
//! `page` puts these under each other. Nothing of the layout hangs on how the plan was laid out
//! before, but for blank lines and the places of comments.
//!
//! The result is read again and has to say the same ([`difference`]); else there is none.

mod cells;
mod columns;
mod cut;
mod error;
mod layout;
mod page;
mod rules;
mod same;
mod spelling;
mod words;
mod written;

pub use error::FormatError;
pub use same::difference;

use crate::diagnostic::Diagnostics;
use crate::parse::parse;
use crate::source::{Source, Span};
use page::Page;
use written::Reading;

/// Formats a plan. One whose form has errors, or whose meaning would not be the same afterwards, has no
/// canonical layout. Errors of meaning are for [`check`](crate::check::check) to find; a plan that has
/// some is formatted.
///
/// # Errors
///
/// What is wrong with the form; or E0999, where the result would not say the same.
pub fn format(source: &Source) -> Result<String, Box<Diagnostics>> {
    let own = source.slice(source.files().next().unwrap_or_default());
    let source = Source::new(source.name(), own).without_files();
    let (ast, diagnostics) = parse(&source);
    if diagnostics.has_errors() {
        return Err(Box::new(diagnostics));
    }
    let mut reading = Reading::new(&ast, &source);
    let mut page = Page::default();
    for statement in &ast.statements {
        match reading.statement(statement) {
            Some(written) => page.add(written),
            None => return Err(refused("this statement cannot be read again".to_owned(), statement.span)),
        }
    }
    let below = reading.above(u32::MAX);
    let mark = if own.starts_with('\u{feff}') { "\u{feff}" } else { "" };
    let formatted = page.finish(&below, line_end(own));
    let formatted = Source::new(source.name(), mark.to_owned() + &formatted).without_files();
    let (again, errors) = parse(&formatted);
    if errors.has_errors() {
        let what = errors.sorted().first().map_or_else(String::new, ToString::to_string);
        return Err(refused(format!("it could not be read any more: {what}"), Span::default()));
    }
    match difference((&ast, &source), (&again, &formatted)) {
        Some((what, span)) => Err(refused(what, span)),
        None => Ok(formatted.text().to_owned()),
    }
}

fn refused(what: String, span: Span) -> Box<Diagnostics> {
    let mut diagnostics = Box::new(Diagnostics::default());
    diagnostics.push(FormatError::Changed { what, span });
    diagnostics
}

/// How the first line ends.
fn line_end(text: &str) -> &'static str {
    let first = text.find('\n').and_then(|at| text.get(..at));
    if first.is_some_and(|line| line.ends_with('\r')) { "\r\n" } else { "\n" }
}
