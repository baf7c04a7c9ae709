//! Characters that only look like the right ones: from word processors, phones and
//! keyboards of other scripts.

use super::part;
use crate::parse::SyntaxError;
use crate::source::Span;

/// The first look-alike in a text, quoted notes left out.
pub(super) fn find(written: &str, span: Span) -> Option<SyntaxError> {
    let mut quoted = false;
    for (at, found) in written.char_indices() {
        if found == '"' {
            quoted = !quoted;
        }
        if quoted {
            continue;
        }
        if let Some((meant, name)) = look_alike(found) {
            return Some(SyntaxError::LookAlike { found, name, meant, span: part(span, at, at + found.len_utf8()) });
        }
    }
    None
}

pub(super) fn look_alike(found: char) -> Option<(&'static str, &'static str)> {
    Some(match found {
        '–' => ("-", "an en dash"),
        '—' => ("-", "an em dash"),
        '−' => ("-", "a minus sign"),
        '‐' | '‑' => ("-", "a typographic hyphen"),
        '“' | '”' | '„' | '«' | '»' => ("\"", "a typographic quotation mark"),
        '″' => ("\"", "a double prime"),
        '…' => ("..", "an ellipsis"),
        'х' | 'Х' => ("x", "a Cyrillic letter"),
        '＠' => ("@", "a full-width at sign"),
        '％' => ("%", "a full-width percent sign"),
        '：' => (":", "a full-width colon"),
        '；' => (";", "a full-width semicolon"),
        '，' | '、' => (",", "an East Asian comma"),
        '＋' => ("+", "a full-width plus sign"),
        '→' => ("->", "an arrow"),
        '\u{a0}' | '\u{202f}' | '\u{2007}' | '\u{2009}' | '\u{3000}' => (" ", "a special blank"),
        '\u{200b}' | '\u{feff}' | '\u{200e}' | '\u{200f}' => ("", "an invisible character"),
        '０'..='９' => return full_width_digit(found),
        _ => return None,
    })
}

fn full_width_digit(found: char) -> Option<(&'static str, &'static str)> {
    const DIGITS: [&str; 10] = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"];
    let place = (found as usize).checked_sub('０' as usize)?;
    DIGITS.get(place).map(|digit| (*digit, "a full-width digit"))
}
