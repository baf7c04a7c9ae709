//! Schemes that are defined in another form.

use super::meant::Reading;
use super::pieces::{Kind, Piece, cut};

/// `scheme wendler: 5 @65%`, `wendler = 5 @65%`, `scheme bbb[load: 50%] = …`.
pub(super) fn reading(line: &str, pieces: &[Piece<'_>]) -> Option<Reading> {
    let (first, rest) = pieces.split_first()?;
    let named = first.is(&["scheme", "schemes", "template", "define", "let", "def", "schema"]);
    let mut rest = if named { rest } else { pieces };
    if !named && !pieces.iter().take(12).any(|piece| piece.is_sign(&['='])) {
        return None;
    }
    while named && rest.first().is_some_and(|piece| piece.is_sign(&[':'])) {
        rest = rest.get(1..)?;
    }
    let (name, mut rest) = rest.split_first()?;
    let is_name =
        |text: &str| text.starts_with(char::is_alphabetic) && text.chars().all(|c| c.is_alphanumeric() || c == '-');
    if !matches!(name.kind, Kind::Word | Kind::Quoted) || !is_name(name.text) {
        return None;
    }
    let mut certain = true;
    let mut parameters = String::new();
    if let Some(open) = rest.first().filter(|open| open.is_sign(&['(', '['])) {
        let inside = rest.get(1..)?;
        let close = inside.iter().position(|piece| piece.is_sign(&[')', ']']));
        // Without a bracket that closes, the last `=` in front of the sets does.
        let end = close.filter(|close| inside.get(close + 1).is_some_and(|next| next.is_sign(&['=', ':', '-'])))?;
        let _ = open;
        parameters = format!("({})", read_parameters(line, inside.get(..end)?)?);
        rest = inside.get(end + 1..)?;
    }
    let joint = rest.iter().take_while(|piece| piece.is_sign(&[':', '=', '-', '>'])).count();
    if joint == 0 {
        // `scheme wendler 5 @65%`
        certain &= rest.first().is_some_and(Piece::is_number);
        if !named || !certain {
            return None;
        }
    }
    if !named && !rest.first().is_some_and(|piece| piece.is_sign(&['='])) {
        return None;
    }
    let body = line.get(rest.get(joint)?.from..)?;
    Some(Reading::sure(certain, format!("scheme {}{parameters} = {body}", name.text)))
}

/// `load: 50%`, `load 50%`, `{load}`, `load; sets` as they are written.
fn read_parameters(line: &str, pieces: &[Piece<'_>]) -> Option<String> {
    let mut written = Vec::new();
    for one in pieces.split(|piece| piece.is_sign(&[',', ';'])) {
        let one: Vec<&Piece<'_>> = one.iter().filter(|piece| !piece.is_sign(&['{', '}', ':', '=', '@'])).collect();
        let (name, default) = one.split_first()?;
        if name.kind != Kind::Word {
            return None;
        }
        written.push(match (default.first(), default.last()) {
            (Some(first), Some(last)) => format!("{} = {}", name.text, line.get(first.from..last.to)?),
            _ => name.text.to_owned(),
        });
    }
    Some(written.join(", "))
}

/// The words that a scheme may be called that could not be read, in small letters: what calls
/// it is no mistake of its own.
pub(in crate::parse) fn names_of(text: &str) -> Vec<String> {
    let head = text.split(['=', '\n']).next().unwrap_or("");
    let head = head.get(..head.len().min(200)).unwrap_or("");
    let words = cut(head).into_iter().filter(|piece| matches!(piece.kind, Kind::Word | Kind::Quoted));
    words.take(4).map(|piece| piece.text.to_lowercase()).collect()
}
