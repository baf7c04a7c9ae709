//! A line in another form, and the same line as it is written here.

use pest::Parser as _;

use super::part;
use crate::parse::{Grammar, Rule, SyntaxError};
use crate::source::Span;

/// What a line in another form comes to.
pub(super) enum Reading {
    /// The whole line as it is written; nothing else can be meant.
    Certain(String),
    /// The whole line as it is most likely meant.
    Likely(String),
    /// What to say of a part of the line, by bytes from its start.
    Told { from: usize, to: usize, label: &'static str, help: String },
}

impl Reading {
    /// Certain or only likely.
    pub(super) fn sure(certain: bool, line: String) -> Self {
        if certain { Self::Certain(line) } else { Self::Likely(line) }
    }

    /// The error that says so. Nothing if the line that is meant cannot be read itself.
    pub(super) fn error(self, keyword: &str, text: &str, span: Span) -> Option<SyntaxError> {
        self.explained(keyword, text, span, None)
    }

    /// The same with words in front of the line that is meant.
    pub(super) fn explained(self, keyword: &str, text: &str, span: Span, why: Option<&str>) -> Option<SyntaxError> {
        let keyword = keyword.to_owned();
        let (line, certain) = match self {
            Self::Told { from, to, label, help } => {
                let (span, label) = (part(span, from, to), label.to_owned());
                return Some(SyntaxError::UnreadableHead { keyword, help, span, label, replacement: None });
            }
            // Its lines would become one.
            Self::Certain(line) => (line, !text.contains('\n')),
            Self::Likely(line) => (line, false),
        };
        if line == text || !reads(&line) {
            return None;
        }
        let change = Change::between(text, &line);
        let of_rule = keyword == "progress";
        let old = text.get(change.from..change.to).unwrap_or("");
        if old.contains(',') && old.replace(',', ".") == change.new {
            let (written, meant) = (old.to_owned(), change.new.to_owned());
            return Some(SyntaxError::DecimalComma { written, meant, span: part(span, change.from, change.to) });
        }
        let why = why.or_else(|| (change.new == format!("\"{old}\"")).then_some("put the name in quotes:"));
        let is_date =
            matches!(keyword.as_str(), "start" | "meet" | "skip") && old.contains(|c: char| c.is_ascii_digit());
        let why = why.or_else(|| is_date.then_some("write year, month, day:"));
        let replacement = certain.then(|| (part(span, change.from, change.to), change.new.to_owned()));
        let (from, to) = change.seen(text);
        let help = match why {
            _ if text.contains(':') && !line.contains(':') && !of_rule => {
                format!("a heading has no `:`; write `{line}`")
            }
            Some(why) => format!("{why} `{line}`"),
            None => format!("write `{line}`"),
        };
        let (span, label) = (part(span, from, to), change.label(&keyword, old).to_owned());
        if of_rule {
            return Some(SyntaxError::UnreadableProgress { help, span, label, replacement });
        }
        Some(SyntaxError::UnreadableHead { keyword, help, span, label, replacement })
    }
}

/// Whether a statement can be read, its sets too.
pub(super) fn reads(statement: &str) -> bool {
    let is_bad = |rule| matches!(rule, Rule::bad_set | Rule::bad_tail);
    let part_reads = |text: &str| {
        Grammar::parse(Rule::part_rule, text).is_ok_and(|pairs| !pairs.flatten().any(|pair| is_bad(pair.as_rule())))
    };
    if crate::parse::progress::is_progress(statement) {
        return Grammar::parse(Rule::progress_statement, statement).is_ok();
    }
    Grammar::parse(Rule::statement, statement).is_ok_and(|pairs| {
        // What stands in braces is filled in where the scheme is called.
        let mut parts = pairs.flatten().filter(|pair| pair.as_rule() == Rule::part).map(|pair| pair.as_str().trim());
        parts.all(|part| part.contains('{') || part_reads(part))
    })
}

/// Where two lines differ, in whole words and numbers.
struct Change<'n> {
    /// In the line that is written.
    from: usize,
    to: usize,
    /// What stands there in the line that is meant.
    new: &'n str,
}

impl<'n> Change<'n> {
    fn between(old: &str, new: &'n str) -> Self {
        let same = old.chars().zip(new.chars()).take_while(|(a, b)| a == b);
        let mut from: usize = same.map(|(c, _)| c.len_utf8()).sum();
        let tail = |text: &'n str| text.get(from..).unwrap_or("");
        let old_tail = old.get(from..).unwrap_or("");
        let same = old_tail.chars().rev().zip(tail(new).chars().rev()).take_while(|(a, b)| a == b);
        let behind: usize = same.map(|(c, _)| c.len_utf8()).sum();
        let (mut to, mut new_to) = (old.len() - behind, new.len() - behind);
        let changed = |from: usize, old_to: usize, new_to: usize| {
            [old.get(from..old_to).unwrap_or(""), new.get(from..new_to).unwrap_or("")]
        };
        let alnum = |c: char| c.is_alphanumeric() || c == '.';
        // A change in the middle of a word is one of the word.
        if changed(from, to, new_to).iter().any(|text| text.starts_with(alnum)) {
            let before = old.get(..from).unwrap_or("");
            from = before.trim_end_matches(alnum).len();
        }
        if changed(from, to, new_to).iter().any(|text| text.ends_with(alnum)) {
            let after = old.get(to..).unwrap_or("");
            let more = after.len() - after.trim_start_matches(alnum).len();
            to += more;
            new_to += more;
        }
        Self { from, to, new: new.get(from..new_to).unwrap_or("") }
    }

    /// The place to be shown: without blanks at its ends, and of what is missing the word before.
    fn seen(&self, old: &str) -> (usize, usize) {
        let gone = old.get(self.from..self.to).unwrap_or("");
        if gone.trim().is_empty() {
            let before = old.get(..self.from).unwrap_or("").trim_end();
            if before.is_empty() {
                return (0, super::first_word(old).len());
            }
            let from = before.rfind([' ', '\t']).map_or(0, |blank| blank + 1);
            return (from, before.len());
        }
        let from = self.from + gone.len() - gone.trim_start().len();
        (from, from + gone.trim().len())
    }

    /// What is the matter there.
    fn label(&self, keyword: &str, old: &str) -> &'static str {
        let (old, new) = (old.trim(), self.new.trim());
        let has_digits = old.contains(|c: char| c.is_ascii_digit());
        match old {
            ":" => return "the `:` of a lift",
            "=" if keyword != "scheme" => return "no `=` here",
            "“" | "”" => return "a typographic mark",
            "" if self.from == 0 => return "something is missing in front of it",
            "" if new == "%" => return "no unit",
            "" => return "something is missing behind it",
            _ => {}
        }
        if new.is_empty() {
            return "not needed here";
        }
        if new.trim_matches('"') == old {
            return "a name without quotes";
        }
        if keyword == "progress" && new.strip_suffix(':') == Some(old) {
            return "no `:` behind the condition";
        }
        match keyword {
            "train" => "weekdays have blanks between them",
            "start" | "meet" | "skip" if has_digits => "a date in another form",
            "plates" => "the unit stands once, in front",
            "dumbbells" if old.contains(['-', '–']) => "from the first to the last goes with `..`",
            "day" => "weekdays are separated by commas, a name stands in quotes",
            "scheme" => "a scheme has a name, a `=` and its sets",
            "progress" => "the rules have other words for it",
            _ => "in another form",
        }
    }
}
