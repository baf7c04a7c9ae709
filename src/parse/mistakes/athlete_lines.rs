//! Lines on the athlete and the equipment in another form.

use super::meant::Reading;
use super::pieces::{Kind, Piece};

/// Words that say nothing between a lift and its weight.
const FILL: [&str; 8] = ["to", "for", "is", "weighs", "with", "steps", "of", "in"];

/// What a line with that word comes to; nothing if that is not certain.
pub(super) fn reading(keyword: &str, line: &str, pieces: &[Piece<'_>]) -> Option<Reading> {
    let (first, rest) = pieces.split_first()?;
    let word = line.get(first.from..first.to)?;
    match keyword {
        "bodyweight" => {
            let (number, unit, others) = weight(rest)?;
            others.is_empty().then(|| Reading::Certain(format!("{word} {number}{unit}")))
        }
        "bar" | "round" | "stack" => for_lifts(keyword, word, line, rest),
        "plates" => plates(word, rest),
        "dumbbells" => dumbbells(word, rest),
        "chart" => chart(word, rest),
        _ => None,
    }
}

fn is_fill(piece: &Piece<'_>) -> bool {
    piece.is(&FILL) || piece.is_sign(&[':', '=', '@', '(', ')', '-', '.', ';'])
}

/// The only weight of a line, and the pieces beside it that say something.
fn weight<'t>(rest: &[Piece<'t>]) -> Option<(String, &'static str, Vec<Piece<'t>>)> {
    let place = rest.iter().enumerate().position(|(at, piece)| {
        piece.is_number() && rest.get(at + 1).is_some_and(|next| next.unit().is_some())
    })?;
    let number = rest.get(place)?.decimal()?;
    let unit = rest.get(place + 1)?.unit()?;
    let beside = rest.iter().enumerate().filter(|(at, piece)| (*at < place || *at > place + 1) && !is_fill(piece));
    Some((number, unit, beside.map(|(_, piece)| *piece).collect()))
}

/// `bar: 20kg`, `bar 15kg bench`, `round down to 2.5kg`, `stack leg press: 5kg`.
fn for_lifts(keyword: &str, word: &str, line: &str, rest: &[Piece<'_>]) -> Option<Reading> {
    let (number, unit, others) = weight(rest)?;
    let mut direction = None;
    let mut named: Option<(usize, usize)> = None;
    for piece in &others {
        let way = match piece.text.to_lowercase().as_str() {
            "down" | "floor" | "downwards" => Some("down"),
            "up" | "ceil" | "upwards" => Some("up"),
            "nearest" | "closest" => Some("nearest"),
            _ => None,
        };
        if let Some(way) = way.filter(|_| keyword == "round" && piece.kind == Kind::Word) {
            if direction.replace(way).is_some() {
                return None;
            }
            continue;
        }
        if piece.is_number() || piece.is_sign(&['+', '%', '/', '"']) {
            return None;
        }
        match &mut named {
            // Only blanks and commas may lie between the words of the names.
            Some((_, to)) => {
                let between = line.get(*to..piece.from)?;
                if !between.trim().is_empty() {
                    return None;
                }
                *to = piece.to;
            }
            None => named = Some((piece.from, piece.to)),
        }
    }
    let names = match named {
        Some((from, to)) => format!(" {}", line.get(from..to)?.trim_end_matches([',', ' '])),
        None => String::new(),
    };
    let direction = direction.map_or(String::new(), |way| format!(" {way}"));
    Some(Reading::Certain(format!("{word}{names} {number}{unit}{direction}")))
}

/// `plates: 25, 20, 15 kg`, `plates kg 25/20/15`, `plates 25kg x4 20kg x2`.
fn plates(word: &str, rest: &[Piece<'_>]) -> Option<Reading> {
    let mut units: Vec<&str> = rest.iter().filter_map(Piece::unit).collect();
    units.dedup();
    let [unit] = units.as_slice() else { return None };
    let mut plates: Vec<String> = Vec::new();
    let mut certain = true;
    let mut at = 0;
    while let Some(piece) = rest.get(at) {
        let next = rest.get(at + 1);
        let cross = |piece: &Piece<'_>| piece.is(&["x"]) || piece.is_sign(&['×', '*']);
        if piece.unit().is_some() || piece.is_sign(&[',', ':', '=', '/', ';', '+', '|']) || piece.is(&["and"]) {
            at += 1;
        } else if piece.is_number() && next.is_some_and(cross) {
            // `4x25` is four of 25, as it is written here.
            plates.push(format!("{}x{}", piece.whole()?, rest.get(at + 2)?.decimal()?));
            at += 3;
        } else if piece.is_number() && next.is_some_and(|next| next.unit().is_some()) && rest.get(at + 2).is_some_and(cross) {
            // `25kg x4`
            plates.push(format!("{}x{}", rest.get(at + 3)?.whole()?, piece.decimal()?));
            at += 4;
        } else if piece.is_number()
            && next.is_some_and(|next| next.unit().is_some())
            && rest.get(at + 2).and_then(glued_count).is_some()
        {
            plates.push(format!("{}x{}", rest.get(at + 2).and_then(glued_count)?, piece.decimal()?));
            at += 3;
        } else if piece.is_number() {
            // `20,15` is a list here, `2,5` a number.
            match piece.text.split_once(',') {
                Some((whole, places)) if !matches!(places, "5" | "25" | "50" | "75" | "125") || whole.len() > 1 && places != "5" => {
                    certain &= whole.len() > 1;
                    plates.extend([whole.to_owned(), places.to_owned()]);
                }
                _ => plates.push(piece.decimal()?),
            }
            at += 1;
        } else {
            return None;
        }
    }
    (!plates.is_empty()).then(|| Reading::sure(certain, format!("{word} {unit} {}", plates.join(" "))))
}

/// `x4`
fn glued_count(piece: &Piece<'_>) -> Option<u32> {
    piece.text.strip_prefix(['x', 'X', '×'])?.parse().ok()
}

/// `dumbbells 2-50kg step 2`, `dumbbells 2kg to 50kg in steps of 2kg`.
fn dumbbells(word: &str, rest: &[Piece<'_>]) -> Option<Reading> {
    let mut units: Vec<&str> = rest.iter().filter_map(Piece::unit).collect();
    units.dedup();
    let unit = match units.as_slice() {
        [unit] => *unit,
        _ => return None,
    };
    let said = |piece: &&Piece<'_>| {
        piece.unit().is_none()
            && !piece.is_sign(&[':', '=', '(', ')'])
            && !piece.is(&["in", "of", "from", "steps", "step", "by", "every", "increments", "apart"])
    };
    let has_step = rest.iter().any(|piece| piece.is(&["steps", "step", "by", "every", "increments", "apart"]));
    let said: Vec<&Piece<'_>> = rest.iter().filter(said).collect();
    let is_to = |pieces: &[&Piece<'_>]| {
        pieces.iter().all(|piece| piece.is_sign(&['-', '.', '…']) || piece.is(&["to"])) && !pieces.is_empty()
    };
    let (from, to, by) = match said.as_slice() {
        [from, joint @ .., to, by] if is_to(joint) => (from, to, by),
        _ => return None,
    };
    let (from, to, by) = (from.decimal()?, to.decimal()?, by.decimal()?);
    has_step.then(|| Reading::Certain(format!("{word} {from}..{to}{unit} by {by}")))
}

/// `chart 1 RM 100%, 5 RM 86%`, `chart 1: 100%, 5: 86%`, `chart: 100, 97.8`.
fn chart(word: &str, rest: &[Piece<'_>]) -> Option<Reading> {
    let rest = match rest {
        [colon, rest @ ..] if colon.is_sign(&[':', '=']) => rest,
        _ => rest,
    };
    let mut entries = Vec::new();
    let mut certain = true;
    for entry in rest.split(|piece| piece.is_sign(&[',', ';', '|', '/'])) {
        let said: Vec<&Piece<'_>> =
            entry.iter().filter(|piece| !piece.is_sign(&[':', '=', '%', '@', '-']) && !piece.is(&["is", "at"])).collect();
        match said.as_slice() {
            [percent] => entries.push(percent.decimal()?),
            [reps, rm, percent] if rm.is(&["rm", "rep", "reps", "r"]) => {
                certain &= rm.is(&["rm"]);
                entries.push(format!("{}RM {}%", reps.whole()?, percent.decimal()?));
            }
            [reps, percent] if entry.iter().any(|piece| piece.is_sign(&[':', '=', '%'])) => {
                certain = false;
                entries.push(format!("{}RM {}%", reps.whole()?, percent.decimal()?));
            }
            _ => return None,
        }
    }
    let tested = entries.iter().filter(|entry| entry.contains("RM")).count();
    let alike = tested == 0 || tested == entries.len();
    let joint = if tested == 0 { " " } else { ", " };
    (alike && !entries.is_empty()).then(|| Reading::sure(certain, format!("{word} {}", entries.join(joint))))
}
