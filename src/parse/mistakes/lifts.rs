//! `lift` lines in another form.

use super::maxes::{keyword, percent};
use super::meant::Reading;
use super::pieces::{Kind, Piece};

/// Words for what a lift is done with of which each is known to be one.
const TRAITS: [&str; 9] =
    ["barbell", "dumbbell", "kettlebell", "machine", "cable", "bodyweight", "band", "compound", "isolation"];

/// `lift "pin squat" as squat`, `lift "pin squat" like squat @90%`, `lift "log press" barbell compound`.
pub(super) fn lift(line: &str, pieces: &[Piece<'_>]) -> Option<Reading> {
    const LIKE: [&str; 6] = ["like", "likes", "as", "alike", "likewise", "similar"];
    let keyword = keyword(line, pieces)?;
    let mut rest = pieces.get(1..)?;
    while rest.first().is_some_and(|piece| piece.is_sign(&[':', '='])) {
        rest = rest.get(1..)?;
    }
    let first = rest.first()?;
    let told = |from: usize, to: usize, label: &'static str, help: &str| {
        Some(Reading::Told { from, to, label, help: help.to_owned() })
    };
    if first.is(&["like"]) {
        let help = "write the name of the new lift in front of it, in quotes: `lift \"pin squat\" like squat`";
        return told(first.from, first.to, "which lift is like it?", help);
    }
    let (name, mut rest) = if first.kind == Kind::Quoted {
        (first.text, rest.get(1..)?)
    } else {
        let end =
            rest.iter().position(|piece| piece.is(&LIKE) || piece.is_sign(&['=', ':', ','])).unwrap_or(rest.len());
        (line.get(first.from..rest.get(end.checked_sub(1)?)?.to)?, rest.get(end..)?)
    };
    let mut like = None;
    let mut share = None;
    let mut traits = Vec::new();
    let mut certain = true;
    while let Some((piece, behind)) = rest.split_first() {
        rest = behind;
        let then = |words: &[&str]| behind.first().is_some_and(|next| next.is(words));
        if piece.is_sign(&[',', ';', '/', '(', ')', ':', '+', '&']) || piece.is(&["and", "a"]) {
            continue;
        }
        if piece.is(&["same", "similar"]) && then(&["as", "to", "like"]) {
            continue;
        }
        if piece.is(&LIKE) || piece.is_sign(&['=']) || piece.is(&["to"]) {
            // `like 90% of squat`
            if behind.first().is_some_and(Piece::is_number) {
                continue;
            }
            let (lift, more) = lift_name(line, behind)?;
            if like.replace(lift).is_some() {
                return None;
            }
            rest = more;
            if let [open, .., close] = more
                && open.is_sign(&['('])
                && close.is_sign(&[')'])
            {
                let help = "a variant has the max of its lift; write the lift alone: `like squat`";
                return told(open.from, close.to, "a variant", help);
            }
        } else if piece.is_number() || piece.is_sign(&['@', '-']) || piece.is(&["at"]) {
            let (read, sure, more) = match share_of_max(rest_from(piece, pieces)?) {
                Some(Ok(read)) => read,
                Some(Err((from, to))) => {
                    let help = "what it borrows is a share of the other lift's max, `like squat at 90%`; a max of its own \
                                is written `max \"pin squat\" 100kg`";
                    return told(from, to, "a share is meant", help);
                }
                None if piece.is(&["at"]) && behind.is_empty() => {
                    return told(
                        piece.from,
                        piece.to,
                        "at what share?",
                        "write the share of its max: `like squat at 90%`",
                    );
                }
                None => return None,
            };
            if share.replace(read).is_some() {
                return None;
            }
            certain &= sure;
            rest = more;
            if let Some((of, behind)) = rest.split_first().filter(|(of, _)| of.is(&["of"])) {
                let _ = of;
                let (lift, more) = lift_name(line, behind)?;
                if like.replace(lift).is_some() {
                    return None;
                }
                rest = more;
            }
        } else if piece.is(&["equipment", "type", "uses", "using", "with", "kind", "is", "category"]) {
            // Words for what follows anyway.
        } else if matches!(piece.kind, Kind::Word | Kind::Quoted) {
            // What they may be is told where they are looked up, once the line can be read.
            certain &= TRAITS.iter().any(|known| known.eq_ignore_ascii_case(piece.text));
            traits.push(piece.text);
        } else {
            return None;
        }
    }
    let mut meant = format!("{keyword} \"{name}\"");
    if share.is_some() && like.is_none() {
        return None;
    }
    if let Some(like) = like {
        meant += &format!(" like {like}");
    }
    if let Some(share) = share {
        meant += &format!(" at {share}");
    }
    if !traits.is_empty() {
        meant += &format!("{} {}", if meant.contains(" like ") { "," } else { "" }, traits.join(", "));
    }
    Some(Reading::sure(certain, meant))
}

/// The pieces from one of them on.
fn rest_from<'p, 't>(piece: &Piece<'t>, pieces: &'p [Piece<'t>]) -> Option<&'p [Piece<'t>]> {
    let at = pieces.iter().position(|other| other.from == piece.from)?;
    pieces.get(at..)
}

/// A lift's name up to its share, as it is written, and what comes behind it.
fn lift_name<'p, 't>(line: &'t str, pieces: &'p [Piece<'t>]) -> Option<(String, &'p [Piece<'t>])> {
    let first = pieces.first()?;
    if first.kind == Kind::Quoted {
        // Straight quotes, if it needs any.
        let plain = first.text.chars().all(|c| c.is_alphanumeric() || " -".contains(c));
        return Some((if plain { first.text.to_owned() } else { format!("\"{}\"", first.text) }, pieces.get(1..)?));
    }
    let end = pieces.iter().position(|piece| piece.kind != Kind::Word || piece.is(&["at"])).unwrap_or(pieces.len());
    let last = pieces.get(end.checked_sub(1)?)?;
    Some((line.get(first.from..last.to)?.to_owned(), pieces.get(end..)?))
}

/// A share, whether it is certain, and the pieces behind it.
type Share<'p, 't> = (String, bool, &'p [Piece<'t>]);

/// `at 90%`, `@90%`, `at 0.9`, `-10%`: a load is an error with its place.
fn share_of_max<'p, 't>(pieces: &'p [Piece<'t>]) -> Option<Result<Share<'p, 't>, (usize, usize)>> {
    let number = pieces.iter().position(Piece::is_number).filter(|at| *at < 3)?;
    let (before, rest) = pieces.split_at_checked(number)?;
    if !before.iter().all(|piece| piece.is_sign(&['@', '-']) || piece.is(&["at"])) {
        return None;
    }
    let (number, rest) = rest.split_first()?;
    let value: f64 = number.decimal()?.parse().ok()?;
    let less = before.iter().any(|piece| piece.is_sign(&['-']));
    if let Some(unit) = rest.first().filter(|piece| piece.unit().is_some()) {
        return Some(Err((number.from, unit.to)));
    }
    let has_percent = rest.first().is_some_and(|piece| piece.is_sign(&['%']) || piece.is(&["percent"]));
    let rest = if has_percent { rest.get(1..)? } else { rest };
    let share = if less { 100.0 - value } else { value };
    Some(Ok(if has_percent || (40.0..=150.0).contains(&share) {
        (percent(share), has_percent || !less, rest)
    } else if value < 2.0 && !less && number.text.contains(['.', ',']) {
        (percent(value * 100.0), true, rest)
    } else {
        return Some(Err((number.from, number.to)));
    }))
}
