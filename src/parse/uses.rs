//! The files that a file uses, found without reading the rest of it.

use pest::Parser as _;

use super::statements::Splitter;
use super::{Grammar, Rule};
use crate::source::{Source, Span};

/// A path behind `use`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Used {
    /// The path as it is written.
    pub path: String,
    /// Where it stands, without its quotes.
    pub span: Span,
}

/// Every `use` of a file that can be read; the others are reported when the file is parsed.
pub(crate) fn uses(source: &Source, file: Span) -> Vec<Used> {
    let text = source.text();
    let mut splitter = Splitter::new(text, file);
    let mut trivia = Vec::new();
    let mut found = Vec::new();
    while let Some(raw) = splitter.next(&mut trivia) {
        trivia.clear();
        let written = source.slice(raw.span);
        let is_use = written.get(..3).is_some_and(|word| word.eq_ignore_ascii_case("use"));
        let Some(pair) = is_use.then(|| Grammar::parse(Rule::statement, written).ok()?.next()).flatten() else {
            continue;
        };
        if pair.as_rule() != Rule::use_head {
            continue;
        }
        found.extend(pair.into_inner().next().map(|path| {
            let span = path.as_span();
            Used { path: path.as_str().to_owned(), span: Span::new(span.start(), span.end()).shifted(raw.span.start) }
        }));
    }
    found
}
