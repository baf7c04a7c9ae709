//! Text → [`Ast`], with recovery: whatever is not understood becomes a diagnostic, and the
//! rest is read all the same.
//!
//! The text is cut into statements (`statements`), the grammar in `grammar/liftplan.pest`
//! parses one statement at a time, and the other modules turn its pairs into nodes. The
//! pieces of a prescription, its parts, are parsed once for each different text. Where
//! something cannot be read, `mistakes` works out what the coach may have meant.

mod athlete;
mod attached;
mod calendar;
mod error;
mod expected;
mod grammar;
mod heads;
mod help;
mod lines;
mod loads;
mod mistakes;
mod modifiers;
mod numbers;
mod parts;
mod progress;
mod schemes;
mod sets;
mod statements;
mod uses;

pub use error::SyntaxError;
pub(crate) use grammar::{Grammar, Rule};
pub use help::Help;
pub(crate) use lines::superset_of;
pub(crate) use numbers::thousandths;
pub(crate) use progress::is_progress;
pub use schemes::SchemeError;
pub(crate) use schemes::{Sampled, sampled};
pub(crate) use statements::{Splitter, begins_with, goes_on};
pub(crate) use uses::{Used, uses};

use std::borrow::Cow;
use std::cell::LazyCell;
use std::collections::{HashMap, HashSet};

use pest::Parser as _;

use crate::diagnostic::{Diagnostics, Replacement};
use crate::source::{Source, Span, is_control};
use crate::syntax::{Ast, Statement, StatementKind, Trivia, TriviaKind};

/// A plan may be so many bytes long.
pub const MAX_BYTES: usize = 16 * 1024 * 1024;
/// A segment may have so many sets.
pub const MAX_SETS: u16 = 100;
/// A segment may have so many reps.
pub const MAX_REPS: u16 = 1_000;

pub(crate) type Pair<'s> = pest::iterators::Pair<'s, Rule>;

/// Parses a plan and the files that it uses. The [`Ast`] holds all that was understood; what was not is in the
/// diagnostics, and in the tree it is marked as broken.
#[must_use]
pub fn parse(source: &Source) -> (Ast, Diagnostics) {
    parse_into(source, Diagnostics::default())
}

/// Parses, with findings going into diagnostics that may have more room than others.
pub(crate) fn parse_into(source: &Source, diagnostics: Diagnostics) -> (Ast, Diagnostics) {
    let mut reader = Reader::new(source.text(), diagnostics);
    if source.text().len() > MAX_BYTES {
        let span = Span::default();
        reader.diagnostics.push(SyntaxError::FileTooLarge { limit: MAX_BYTES, span });
        reader.ast.statements.push(Statement { span, kind: StatementKind::Broken });
        return (reader.ast, reader.diagnostics);
    }
    reader.report_controls();
    for (place, file) in source.files().enumerate() {
        reader.brought_in = place > 0;
        reader.read_file(file, source);
    }
    reader.ast.lacks_files = source.lacks_files() || reader.has_lost_uses(source);
    reader.fill_in_schemes();
    (reader.ast, reader.diagnostics)
}

/// What is carried from statement to statement.
struct Reader<'s> {
    text: &'s str,
    /// Where the statement that is being read begins; its pairs count from here.
    base: u32,
    ast: Ast,
    diagnostics: Diagnostics,
    known: parts::Known<'s>,
    /// What the schemes are, beside their nodes.
    definitions: Vec<schemes::Definition>,
    /// The schemes by name, in small letters.
    scheme_names: HashMap<String, usize>,
    filled: schemes::Filled,
    /// The words that parts begin with which were not understood: one may be a call.
    lost_words: HashSet<String>,
    /// Statements that are headings with a `:` unless there is a scheme of that name.
    doubtful: Vec<(usize, SyntaxError, String)>,
    /// Names of schemes that could not be read, in small letters.
    lost_schemes: HashSet<String>,
    /// Whether the file that is being read is used by another one.
    brought_in: bool,
    /// Whether characters that nobody sees have been found.
    has_controls: bool,
}

impl<'s> Reader<'s> {
    fn new(text: &'s str, diagnostics: Diagnostics) -> Self {
        Self {
            text,
            base: 0,
            ast: Ast::default(),
            diagnostics,
            known: parts::Known::default(),
            definitions: Vec::new(),
            scheme_names: HashMap::new(),
            filled: schemes::Filled::default(),
            lost_words: HashSet::new(),
            doubtful: Vec::new(),
            lost_schemes: HashSet::new(),
            brought_in: false,
            has_controls: false,
        }
    }

    /// Reads the statements of a file. Of one that another file uses, what is not shared is
    /// an error, for nothing that is written is passed over.
    fn read_file(&mut self, file: Span, source: &Source) {
        let mut splitter = statements::Splitter::new(self.text, file);
        let first = self.ast.statements.len();
        while let Some(raw) = splitter.next(&mut self.ast.trivia) {
            self.read_statement(&raw);
        }
        let uses = self.ast.statements.iter().skip(first).filter_map(|statement| match statement.kind {
            StatementKind::Use(_) if !source.is_gathered() => Some(statement.span),
            _ => None,
        });
        for span in uses.collect::<Vec<_>>() {
            self.diagnostics.push(SyntaxError::NoFiles { span });
        }
        if self.brought_in {
            let used = self.ast.statements.split_off(first);
            if let Some(other) = used.iter().find(|statement| !schemes::is_shared(&statement.kind)) {
                let name = source.name_at(other.span.start).to_owned();
                self.diagnostics.push(SyntaxError::NotForUse { name, span: other.span });
            }
            self.ast.used.extend(used);
        }
    }

    /// Whether there are `use` lines that nobody follows.
    fn has_lost_uses(&self, source: &Source) -> bool {
        self.ast.statements.iter().chain(&self.ast.used).any(|statement| match statement.kind {
            StatementKind::Use(_) => !source.is_gathered(),
            StatementKind::Broken => begins_with("use", self.slice(statement.span)),
            _ => false,
        })
    }

    fn read_statement(&mut self, raw: &statements::RawStatement) {
        self.base = raw.span.start;
        // An athlete without a name is told so.
        let empty_text = raw.empty_text.filter(|_| !statements::is_athlete(self.slice(raw.span)));
        let look_alikes = || {
            let blanked = blank_comments(self.slice(raw.span), raw.span, &self.ast.trivia);
            mistakes::look_alikes_in(&blanked, matches!(blanked, Cow::Owned(_)), raw.span, self.diagnostics.has_room())
        };
        let kind = match (look_alikes(), raw.open_quote, empty_text) {
            // The characters have been reported, and what they do to the rest is no mistake of its own.
            _ if self.has_controls && has_control(self.slice(raw.span)) => StatementKind::Broken,
            (Some(error), ..) => {
                self.diagnostics.push(error);
                StatementKind::Broken
            }
            (None, Some(at), _) => {
                self.report_open_quote(raw.span, at);
                StatementKind::Broken
            }
            (None, None, Some(span)) => {
                self.diagnostics.push(SyntaxError::EmptyText { span });
                StatementKind::Broken
            }
            (None, None, None) => self.read_kind(raw.span),
        };
        self.ast.statements.push(Statement { span: raw.span, kind });
    }

    fn report_open_quote(&mut self, span: Span, at: u32) {
        self.report(|reader| {
            if let Some(error) = mistakes::seconds_like_a_quote(reader.slice(span), span, at) {
                return error;
            }
            let text = reader.text;
            let start = text.get(..at as usize).and_then(|before| before.rfind('\n')).map_or(0, |end| end + 1);
            let end = text.get(start..).and_then(|rest| rest.find('\n')).map_or(text.len(), |end| start + end);
            let line = text.get(start..end).unwrap_or("").trim_end_matches('\r');
            let closing = mistakes::closing_quote(line, at as usize - start);
            SyntaxError::OpenQuote {
                span: Span { start: at, end: at + 1 },
                closing: closing.map(|(from, to)| Span::new(start + from, start + to)),
            }
        });
    }

    fn read_kind(&mut self, span: Span) -> StatementKind {
        let text = self.slice(span);
        if let Some(error) = mistakes::attached_like_a_lift(text, span) {
            self.diagnostics.push(error);
            return StatementKind::Broken;
        }
        let blanked = blank_comments(text, span, &self.ast.trivia);
        if progress::is_progress(text) {
            return self.read_progress(&blanked, span);
        }
        match Grammar::parse(Rule::statement, &blanked) {
            Ok(mut pairs) => match pairs.next() {
                Some(pair) => match pair.as_rule() {
                    Rule::prescription => self.read_prescription(pair),
                    Rule::scheme_head => self.read_scheme(pair),
                    Rule::rest | Rule::tempo | Rule::note | Rule::warmup_word | Rule::allow => self.read_attached(pair),
                    Rule::warmup_line => match mistakes::misread_head(&blanked, span) {
                        Some(error) => {
                            self.diagnostics.push(error);
                            StatementKind::Broken
                        }
                        None => self.read_attached(pair),
                    },
                    _ => match mistakes::misread_head(&blanked, span) {
                        Some(error) => {
                            self.diagnostics.push(error);
                            StatementKind::Broken
                        }
                        None => self.read_head(pair),
                    },
                },
                None => StatementKind::Broken,
            },
            Err(error) => {
                self.report(|_| mistakes::diagnose_statement(text, span, &error));
                if text.contains('=') || statements::is_scheme(text) {
                    self.lost_schemes.extend(mistakes::names_of_scheme(text));
                }
                StatementKind::Broken
            }
        }
    }

    /// Characters that nobody sees would be obeyed by terminals and pages, so no name or
    /// note may hold one. A line ends in LF or CRLF.
    fn report_controls(&mut self) {
        let text = self.text;
        // Nearly every plan has none, and this loop runs on whole registers.
        let plain = |byte: &u8| (*byte >= b' ') & (*byte < 0x7f) | (*byte == b'\n') | (*byte == b'\t');
        if text.as_bytes().chunks(4096).all(|chunk| chunk.iter().fold(true, |all, byte| all & plain(byte))) {
            return;
        }
        let suspects = text
            .bytes()
            .enumerate()
            .filter(|(_, byte)| *byte < b' ' && !matches!(byte, b'\n' | b'\t') || matches!(byte, 0x7f | 0xc2 | 0xe2));
        let line_end = LazyCell::new(|| if text.contains("\r\n") { "\r\n" } else { "\n" });
        for (at, _) in suspects {
            let Some(found) = text.get(at..).and_then(|rest| rest.chars().next()) else { continue };
            let in_line_end = found == '\r' && text.as_bytes().get(at + 1) == Some(&b'\n');
            if !is_control(found) || in_line_end || found == '\r' && at + 1 == text.len() {
                continue;
            }
            let span = Span::new(at, at + found.len_utf8());
            let help = if matches!(found, '\r' | '\u{85}' | '\u{2028}' | '\u{2029}') {
                "it stands for a line end that is no more in use; save the file with LF or CRLF line ends"
            } else {
                "it came with a paste or from another program; delete it"
            };
            // A tab or a form feed between lines may be a blank or a break.
            let text = match found {
                '\r' if text.get(at + 1..).is_some_and(|rest| rest.starts_with("\r\n")) => Some(""),
                '\r' | '\u{85}' | '\u{2028}' | '\u{2029}' => Some(*line_end),
                '\u{b}' | '\u{c}' => None,
                _ => Some(""),
            };
            let replacement = text.map(|text| Replacement { span, text: text.to_owned() });
            self.has_controls = true;
            self.report(|_| SyntaxError::ControlCharacter { code: u32::from(found), help, span, replacement });
        }
    }

    /// Adds an error, and works it out only if it will be kept.
    fn report(&mut self, work_out: impl FnOnce(&Self) -> SyntaxError) {
        if self.diagnostics.has_room() {
            let error = work_out(self);
            self.diagnostics.push(error);
        } else {
            self.diagnostics.count_error();
        }
    }

    /// Where a pair stands in the whole text.
    fn span(&self, pair: &Pair<'_>) -> Span {
        let span = pair.as_span();
        Span::new(span.start(), span.end()).shifted(self.base)
    }

    fn slice(&self, span: Span) -> &'s str {
        self.text.get(span.start as usize..span.end as usize).unwrap_or("")
    }
}

/// Whether a statement holds a character that nobody sees.
fn has_control(text: &str) -> bool {
    let line_end = |at: usize| text.as_bytes().get(at + 1) == Some(&b'\n');
    text.char_indices().any(|(at, c)| is_control(c) && !matches!(c, '\n' | '\t') && !(c == '\r' && line_end(at)))
}

/// The text of a statement with blanks in the place of the comments between its lines.
pub(crate) fn blank_comments<'t>(text: &'t str, span: Span, trivia: &[Trivia]) -> Cow<'t, str> {
    let first = trivia.partition_point(|trivia| trivia.span.start < span.start);
    let inside = trivia.iter().skip(first).take_while(|trivia| trivia.span.end <= span.end);
    let mut blanked = String::new();
    let mut copied = 0;
    for comment in inside.filter(|trivia| trivia.kind == TriviaKind::Comment) {
        let from = (comment.span.start - span.start) as usize;
        blanked.push_str(text.get(copied..from).unwrap_or(""));
        blanked.extend(std::iter::repeat_n(' ', comment.span.len()));
        copied = from + comment.span.len();
    }
    if copied == 0 {
        return Cow::Borrowed(text);
    }
    blanked.push_str(text.get(copied..).unwrap_or(""));
    Cow::Owned(blanked)
}
