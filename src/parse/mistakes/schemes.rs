//! Schemes that are not written as one.

use super::{MODIFIERS, first_word, look_alikes, part};
use crate::parse::SyntaxError;
use crate::source::Span;
use crate::training::{Role, Weekday};

const FORM: &str = "`scheme wendler = 5 @65%, 5 @75%, 5+ @85%` or `scheme bbb(load = 50%) = 5x10 @{load}`";

/// What to say of a name that a scheme cannot have; nothing if it can.
pub(in crate::parse) fn taken_name(name: &str) -> Option<String> {
    let is = |word: &str| name.eq_ignore_ascii_case(word);
    let choose = |what: &str| Some(format!("`{}` {what}; give the scheme a name of its own", name.to_lowercase()));
    if Role::ALL.iter().any(|role| is(role.name())) {
        return choose("is a role");
    }
    if ["same", "amrap", "total"].iter().any(|word| is(word)) {
        return choose("is a word for sets");
    }
    if MODIFIERS.iter().any(|word| is(word)) {
        return choose("stands behind sets");
    }
    if Weekday::ALL.iter().any(|day| is(day.short()) || is(day.long())) {
        return choose("is a day of the week");
    }
    None
}

/// A `scheme` line that the grammar could not read.
pub(super) fn diagnose_scheme(text: &str, span: Span) -> SyntaxError {
    if let Some(error) = look_alikes::find(text, span) {
        return error;
    }
    let unreadable = |help: String, span: Span, label: &str| SyntaxError::UnreadableHead {
        keyword: "scheme".into(),
        help,
        span,
        label: label.into(),
        replacement: None,
    };
    let head_end = text.find(['=', '\n']).unwrap_or(text.len());
    let rest = text.get("scheme".len()..).unwrap_or("");
    let at = text.len() - rest.trim_start().len();
    let name = rest.trim_start().split(['(', '=', ':', '\n']).next().unwrap_or("").trim_end();
    let here = part(span, at, at + name.len());
    if name.is_empty() {
        let end = rest.find(|c: char| !c.is_whitespace()).map_or(text.len(), |end| "scheme".len() + end + 1);
        return unreadable(format!("give it a name: {FORM}"), part(span, 0, end.min(text.len())), "no name");
    }
    if name.starts_with(|c: char| c.is_ascii_digit()) {
        let help = "a name begins with a letter; then letters, digits and hyphens may stand: `scheme wave-3 = …`";
        return unreadable(help.into(), here, "begins with a digit");
    }
    if let Some(bad) = name.find(|c: char| !(c.is_alphanumeric() || c == '-')) {
        let hyphened: String =
            name.chars().map(|c| if c.is_whitespace() || c == '_' || c == '.' { '-' } else { c }).collect();
        let certain = hyphened.chars().all(|c| c.is_alphanumeric() || c == '-') && !name.contains('@');
        let help = if certain && (first_word(name) != name || name.contains(['_', '.'])) {
            format!("a name is letters, digits and hyphens, without blanks: `{hyphened}`; then `=` and the sets")
        } else {
            format!("a name is letters, digits and hyphens; then come `=` and the sets: {FORM}")
        };
        return unreadable(help, part(span, at + bad, at + name.len()), "not part of a name");
    }
    if let Some(colon) = text.find(':').filter(|colon| *colon < head_end) {
        let help = format!("a scheme has a `=` in front of its sets, not a `:`: `scheme {name} = 5 @65%, 5 @75%`");
        return unreadable(help, part(span, colon, colon + 1), "the `:` of a lift");
    }
    if let Some(open) = text.find('(').filter(|open| *open < head_end) {
        let close = text.find(')').map_or(text.len(), |close| close + 1);
        let help = "parameters are names with or without a default, split by commas: `scheme cluster(sets, load = 80%) \
                    = {sets}x4 @{load}`; a default is a number, a percent, a load or an effort";
        return unreadable(help.into(), part(span, open, close.max(open + 1)), "not understood");
    }
    let end = at + name.len();
    unreadable(format!("behind the name come `=` and the sets: {FORM}"), part(span, at, end), "nothing behind it")
}
