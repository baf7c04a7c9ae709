//! Characters that only look like the right ones: from word processors, phones and
//! keyboards of other scripts.
//!
//! A line with several of them has one message, at the first, which mends them all.

mod table;

use pest::Parser as _;

use self::table::{Like, Where, look_up};
use super::super::parts::reads;
use super::{loosely, part};
use crate::diagnostic::{Finding as _, Replacement};
use crate::parse::{Grammar, Rule, SyntaxError, progress};
use crate::source::Span;

/// A character to be changed, by bytes of its text.
struct Edit {
    at: usize,
    found: char,
    meant: &'static str,
    name: &'static str,
}

impl Edit {
    const fn end(&self) -> usize {
        self.at + self.found.len_utf8()
    }
}

/// The first look-alike in a text, quoted notes left out.
pub(super) fn find(written: &str, span: Span) -> Option<SyntaxError> {
    if written.is_ascii() {
        return None;
    }
    let edits = edits(written, 0);
    let mended = apply(written, &edits);
    let missing_colon = edits.first().is_some_and(|edit| edit.meant == "-" && is_apart(written, edit));
    let certain = (!missing_colon).then(|| replacement(written, &mended, span));
    error(&edits, span, certain)
}

/// The look-alikes of a statement that would be read as something else, or not at all. Its text has
/// blanks in the place of comments.
/// What to write instead is only worked out where it will be kept.
pub(in crate::parse) fn in_statement(text: &str, has_comments: bool, span: Span, is_kept: bool) -> Option<SyntaxError> {
    if text.is_ascii() {
        return None;
    }
    let edits = edits(text, end_of_name(text));
    let first = edits.first()?;
    let is_head = |text: &str| {
        !progress::is_progress(text)
            && Grammar::parse(Rule::statement, text)
                .ok()
                .and_then(|mut pairs| pairs.next())
                .is_some_and(|pair| !matches!(pair.as_rule(), Rule::prescription | Rule::scheme_head))
    };
    if is_head(text) || first.meant == "-" && is_apart(text, first) && !text.contains([':', '：']) {
        return None;
    }
    if !is_kept {
        return error(&edits, span, None);
    }
    let mended = apply(text, &edits);
    // A blank in front of the line was no plain one.
    let mended = statement_that_reads(if first.at == 0 { mended.trim_start() } else { &mended });
    // With the right characters it may still be no statement, such as names in quotes where none stand.
    if mended.is_none() && !has_comments {
        let other = if progress::is_progress(text) {
            super::progress::in_other_words(text, span)
        } else {
            super::headings::diagnose(text, span)
        };
        if let Some(other) = other.filter(|other| other.replacement().is_some()) {
            return Some(other);
        }
    }
    let certain = mended.filter(|_| !has_comments).map(|mended| replacement(text, &mended, span));
    error(&edits, span, certain)
}

fn error(edits: &[Edit], span: Span, replacement: Option<Replacement>) -> Option<SyntaxError> {
    let first = edits.first()?;
    let here = part(span, first.at, first.end());
    if first.meant.is_empty() {
        let help = "it came with a paste or from another program; delete it";
        return Some(SyntaxError::ControlCharacter { code: u32::from(first.found), help, span: here, replacement });
    }
    let (found, name, meant) = (first.found, first.name, first.meant);
    Some(SyntaxError::LookAlike { found, name, meant, span: here, replacement })
}

fn replacement(text: &str, mended: &str, span: Span) -> Replacement {
    let (from, to, new) = loosely::difference(text, mended);
    Replacement { span: part(span, from, to), text: new.to_owned() }
}

fn apply(text: &str, edits: &[Edit]) -> String {
    let mut mended = String::with_capacity(text.len());
    let mut done = 0;
    for edit in edits {
        mended.push_str(text.get(done..edit.at).unwrap_or(""));
        mended.push_str(edit.meant);
        done = edit.end();
    }
    mended.push_str(text.get(done..).unwrap_or(""));
    mended
}

/// Where the lift in front of a `:` ends; its name may hold nearly everything.
fn end_of_name(text: &str) -> usize {
    if progress::is_progress(text) {
        return 0;
    }
    let mut quoted = false;
    let colon = text.char_indices().find(|(_, c)| {
        quoted ^= *c == '"';
        !quoted && matches!(c, ':' | '：' | '∶' | '꞉' | '@' | '＠')
    });
    colon.filter(|(_, c)| !matches!(c, '@' | '＠')).map_or(0, |(at, _)| at)
}

/// The statement, if it reads, with each of its parts as it was meant.
fn statement_that_reads(text: &str) -> Option<String> {
    if progress::is_progress(text) {
        return Grammar::parse(Rule::progress_statement, text).ok().map(|_| text.to_owned());
    }
    let statement = Grammar::parse(Rule::statement, text).ok()?.next()?;
    let mut mended = String::with_capacity(text.len());
    let mut done = 0;
    for part in statement.into_inner().flatten().filter(|pair| pair.as_rule() == Rule::part) {
        let span = part.as_span();
        let written = part.as_str().trim_ascii();
        mended.push_str(text.get(done..span.start())?);
        done = span.end();
        if reads(written) {
            mended.push_str(part.as_str());
        } else {
            mended.push_str(&part.as_str().replace(written, &loosely::meant(written)?));
        }
    }
    mended.push_str(text.get(done..)?);
    Some(mended)
}

/// Whether blanks stand on both sides.
fn is_apart(text: &str, edit: &Edit) -> bool {
    let before = text.get(..edit.at).unwrap_or("");
    let after = text.get(edit.end()..).unwrap_or("");
    before.ends_with(char::is_whitespace) && after.starts_with(char::is_whitespace)
}

/// All characters to be changed; up to `name_end` there is the name of a lift.
fn edits(text: &str, name_end: usize) -> Vec<Edit> {
    let mut edits = Vec::new();
    let mut at = 0;
    while let Some(found) = text.get(at..).and_then(|rest| rest.chars().next()) {
        let next = at + found.len_utf8();
        if found == '"' {
            let rest = text.get(next..).unwrap_or("");
            let end = rest.find(['"', '\n']);
            at = match end.filter(|end| rest.as_bytes().get(*end) == Some(&b'"')) {
                Some(close) => next + close + 1,
                None => match near(rest).char_indices().find(|(_, c)| closes('“', *c)) {
                    // `"slow”`
                    Some((close, c)) => {
                        edits.push(Edit { at: next + close, found: c, meant: "\"", name: QUOTE });
                        next + close + c.len_utf8()
                    }
                    None => next,
                },
            };
            continue;
        }
        if found.is_ascii() {
            at = next;
            continue;
        }
        if let Some((close, c)) = quoted_text(text, at, found) {
            edits.push(Edit { at, found, meant: "\"", name: QUOTE });
            at = close + c.len_utf8();
            if c != '"' {
                edits.push(Edit { at: close, found: c, meant: "\"", name: QUOTE });
            }
            continue;
        }
        if let Some(like) = look_up(found).filter(|like| is_meant(text, at, found, *like, at < name_end)) {
            let meant = if like.place == Where::Half && !ends_with_digit(text, at) { half(found) } else { like.meant };
            edits.push(Edit { at, found, meant, name: like.name });
        }
        at = next;
    }
    edits
}

const QUOTE: &str = "a typographic quotation mark";

fn ends_with_digit(text: &str, at: usize) -> bool {
    text.get(..at).is_some_and(|before| before.ends_with(|c: char| c.is_ascii_digit()))
}

/// A half that stands alone.
const fn half(found: char) -> &'static str {
    match found {
        '¼' => "0.25",
        '¾' => "0.75",
        _ => "0.5",
    }
}

/// Whether the one quotation mark may close the other.
fn closes(open: char, close: char) -> bool {
    match open {
        '‘' | '‚' | '’' => matches!(close, '’' | '‘'),
        _ => matches!(close, '“' | '”' | '„' | '«' | '»' | '＂' | '″'),
    }
}

/// A text between typographic quotation marks that begins here: where it is closed, and with what.
fn quoted_text(text: &str, at: usize, open: char) -> Option<(usize, char)> {
    if !matches!(open, '“' | '”' | '„' | '«' | '»' | '＂' | '‘' | '‚' | '’') {
        return None;
    }
    let before = text.get(..at)?;
    if before.ends_with(|c: char| c.is_alphanumeric()) {
        return None;
    }
    let from = at + open.len_utf8();
    let line = near(text.get(from..)?);
    let single = matches!(open, '‘' | '‚' | '’');
    line.char_indices()
        .find(|(place, c)| {
            let after = line.get(place + c.len_utf8()..).unwrap_or("");
            // An apostrophe closes nothing.
            let is_end = !single || !after.starts_with(char::is_alphanumeric);
            closes(open, *c) && is_end || *c == '"' && !single && !after.contains('"')
        })
        .map(|(place, c)| (from + place, c))
}

/// No note is longer.
const LONGEST_NOTE: usize = 500;

/// The start of a text, on its line.
fn near(text: &str) -> &str {
    let to = (0..=text.len().min(LONGEST_NOTE)).rev().find(|at| text.is_char_boundary(*at));
    let near = to.and_then(|to| text.get(..to)).unwrap_or("");
    near.split('\n').next().unwrap_or(near)
}

/// The end of a text, as far as it matters for the next character.
fn just_before(text: &str) -> &str {
    let from = (text.len().saturating_sub(LONGEST_WORD)..text.len()).find(|at| text.is_char_boundary(*at));
    from.and_then(|from| text.get(from..)).unwrap_or("")
}

/// The start of a text, as far as it matters for the character in front of it.
fn just_behind(text: &str) -> &str {
    let to = (0..=text.len().min(LONGEST_WORD)).rev().find(|at| text.is_char_boundary(*at));
    to.and_then(|to| text.get(..to)).unwrap_or("")
}

/// In bytes; what is longer is no word of the language.
const LONGEST_WORD: usize = 60;

/// Whether a look-alike cannot be itself where it stands.
fn is_meant(text: &str, at: usize, found: char, like: Like, in_name: bool) -> bool {
    let before = just_before(text.get(..at).unwrap_or(""));
    let after = just_behind(text.get(at + found.len_utf8()..).unwrap_or(""));
    let (left, right) = (before.trim_end().chars().next_back(), after.trim_start().chars().next());
    let digit = |c: Option<char>| c.is_some_and(char::is_numeric);
    match like.place {
        Where::Anywhere => true,
        // Joiners belong to scripts that need them.
        Where::Invisible => {
            let ascii = |c: Option<char>| c.is_none_or(|c| c.is_ascii());
            ascii(before.chars().next_back()) || ascii(after.chars().next())
        }
        Where::OutsideNames | Where::Half => !in_name,
        Where::Dash => {
            let between_words = left.is_some_and(char::is_alphabetic) && right.is_some_and(char::is_alphabetic);
            !in_name && !between_words
        }
        Where::Cross => !in_name && digit(left) && (digit(right) || right == Some('a')),
        Where::Letter => {
            let word_start = before
                .rfind(|c: char| !c.is_alphanumeric())
                .map_or(0, |at| at + before.get(at..).and_then(|rest| rest.chars().next()).map_or(1, char::len_utf8));
            let word_end = after.find(|c: char| !c.is_alphanumeric()).unwrap_or(after.len());
            let (start, end) = (before.get(word_start..).unwrap_or(""), after.get(..word_end).unwrap_or(""));
            let known = |c: char| {
                c.is_ascii() || look_up(c).is_some_and(|like| matches!(like.place, Where::Letter | Where::OutsideNames))
            };
            let alone = like.meant.eq_ignore_ascii_case("x") && start.is_empty() && end.is_empty();
            let plain = |c: char| c.is_ascii_alphanumeric();
            !in_name && alone && digit(left) && digit(right)
                || (start.contains(plain) || end.contains(plain)) && start.chars().chain(end.chars()).all(known)
        }
    }
}
