//! `deload from` and `each cycle` lines in another form.

use super::meant::Reading;
use super::pieces::{Kind, Piece};

/// `deload from Base week 3: sets 50`, `deload "Base" wk 3: sets 50% and load 90%`, `deload 50%`.
pub(super) fn deload(line: &str, pieces: &[Piece<'_>]) -> Option<Reading> {
    let keyword = pieces.first()?;
    let word = line.get(keyword.from..keyword.to)?;
    let mut rest = pieces.get(1..)?;
    while rest
        .first()
        .is_some_and(|piece| piece.is(&["from", "of", "like", "is", "week"]) || piece.is_sign(&[':', '=']))
    {
        // `week 3` without a block.
        if rest.first().is_some_and(|piece| piece.is(&["week"])) && rest.get(1).is_some_and(Piece::is_number) {
            break;
        }
        rest = rest.get(1..)?;
    }
    let week = rest.iter().position(|piece| piece.is(&["week", "wk", "weeks"]));
    let named = rest.get(
        ..week.unwrap_or_else(|| {
            rest.iter().position(|piece| piece.is_sign(&[':']) || piece.is_number()).unwrap_or(rest.len())
        }),
    )?;
    let name = match named {
        [quoted, ..] if quoted.kind == Kind::Quoted => quoted.text,
        [first, .., last] | [first @ last] => line.get(first.from..last.to)?.trim_end_matches([',', ':', ' ']),
        [] => "",
    };
    let behind = rest.get(week.map_or(named.len(), |week| week + 1)..)?;
    let (number, shares) = match behind.split_first() {
        Some((number, shares)) if week.is_some() && number.whole().is_some() => (number.whole(), shares),
        _ => (None, behind),
    };
    let told =
        |from: usize, to: usize, label: &'static str, help: String| Some(Reading::Told { from, to, label, help });
    let form = |name: &str, week: u32| format!("{word} from \"{name}\" week {week}: sets 50%, load 90%");
    let (first, last) = (pieces.first()?, pieces.last()?);
    if name.is_empty() || named.first().is_some_and(|first| first.is(&["sets", "load", "loads"])) {
        let help = format!(
            "say which week it makes easier, of a block with a name, `block \"Base\"`: `{}`, alone in its block or below \
             its `week` line",
            form("Base", number.unwrap_or(3))
        );
        return told(first.from, last.to, "from which block?", help);
    }
    let Some(number) = number else {
        let help = format!("say which week of that block: `{}`", form(name, 3));
        let from = named.first()?;
        return told(from.from, named.last()?.to, "which of its weeks?", help);
    };
    let mut written: Vec<String> = Vec::new();
    let mut certain = true;
    for share in shares.split(|piece| piece.is_sign(&[',', ';']) || piece.is(&["and"])) {
        let said: Vec<&Piece<'_>> =
            share.iter().filter(|piece| !piece.is_sign(&[':', '=']) && !piece.is(&["of", "to", "at"])).collect();
        certain &= read_shares(&said, &mut written)?;
    }
    if written.is_empty() {
        let help = format!("say what is left of the sets or of the loads: `{}`", form(name, number));
        return told(last.from, last.to, "what is made easier?", help);
    }
    if let Some(odd) = written.iter().find_map(|share| share.strip_prefix('?')) {
        let from = shares.iter().find(|piece| !piece.is_sign(&[':']))?;
        let help = format!("say of what: `sets {odd}` leaves so many of the sets, `load {odd}` so much of the loads");
        return told(from.from, last.to, "of the sets or of the loads?", help);
    }
    Some(Reading::sure(certain, format!("{word} from \"{name}\" week {number}: {}", written.join(", "))))
}

/// `sets 50%`, `50% load 90%`: whether it is certain. What is not said of what gets a `?`.
fn read_shares(said: &[&Piece<'_>], written: &mut Vec<String>) -> Option<bool> {
    let kind = |piece: &Piece<'_>| {
        if piece.is(&["sets", "set"]) {
            Some(("sets", true))
        } else if piece.is(&["load", "loads", "weight", "weights", "intensity"]) {
            Some(("load", true))
        } else {
            piece.is(&["volume"]).then_some(("sets", false))
        }
    };
    let mut certain = true;
    let mut less = false;
    let mut of: Option<&str> = None;
    let mut share: Option<String> = None;
    let mut at = 0;
    while let Some(piece) = said.get(at) {
        at += 1;
        if let Some((name, sure)) = kind(piece) {
            certain &= sure;
            if of.replace(name).is_some() {
                return None;
            }
        } else if piece.is_sign(&['-']) && share.is_none() {
            less = true;
        } else if piece.is_number() && share.is_none() {
            let number = piece.decimal()?;
            let value: f64 = number.parse().ok()?;
            let has_percent = said.get(at).is_some_and(|piece| piece.is_sign(&['%']) || piece.is(&["percent"]));
            at += usize::from(has_percent);
            if said.get(at).is_some_and(|piece| piece.unit().is_some()) {
                return None;
            }
            share = Some(match has_percent {
                // `-30%` is what goes, not what is left.
                _ if less => format!("{}%", 100.0 - value),
                false if value <= 1.0 && number.contains('.') => format!("{}%", (value * 100.0).round()),
                _ => format!("{number}%"),
            });
            certain &= has_percent || value >= 20.0 || number.contains('.');
        } else {
            return None;
        }
        if let (Some(name), Some(percent)) = (of, &share) {
            written.push(format!("{name} {percent}"));
            (of, share) = (None, None);
        }
    }
    match (of, share) {
        (None, None) => Some(certain),
        (None, Some(share)) => {
            written.push(format!("?{share}"));
            Some(certain)
        }
        _ => None,
    }
}

/// `each cycle tm squat +5kg`, `each cycle: squat tm 5kg`, `each cycle: tm squat +5kg, bench +2.5kg`.
pub(super) fn each_cycle(line: &str, pieces: &[Piece<'_>]) -> Option<Reading> {
    let cycle = pieces.iter().position(|piece| piece.is(&["cycle"]))?;
    let start = pieces.get(cycle)?;
    let keyword = line.get(..start.to)?;
    let mut rest = pieces.get(cycle + 1..)?;
    while rest.first().is_some_and(|piece| piece.is_sign(&[':', ',', '-', '=']) && !signed(rest)) {
        rest = rest.get(1..)?;
    }
    let mut moves: Vec<String> = Vec::new();
    let mut moved: Option<&str> = None;
    let mut certain = true;
    for one in moves_of(rest) {
        let read = read_move(line, one)?;
        let step = match read.step {
            Ok(step) => step,
            Err((from, to, label, help)) => return Some(Reading::Told { from, to, label, help }),
        };
        certain &= read.certain;
        // A second lift goes on with what the first one moved.
        let Some(kind) = read.kind.or(moved) else {
            let (from, to) = (one.first()?.from, one.last()?.to);
            let lifts = if read.lifts.is_empty() { String::new() } else { format!(" {}", read.lifts) };
            let help =
                format!("say what moves, the training max or the max: `tm{lifts} {step}` or `max{lifts} {step}`");
            return Some(Reading::Told { from, to, label: "the training max or the max?", help });
        };
        moved = Some(kind);
        moves.push(if read.lifts.is_empty() {
            format!("{kind} {step}")
        } else {
            format!("{kind} {} {step}", read.lifts)
        });
    }
    (!moves.is_empty()).then(|| Reading::sure(certain, format!("{keyword}: {}", moves.join("; "))))
}

/// Whether a sign and a number begin here.
fn signed(pieces: &[Piece<'_>]) -> bool {
    pieces.first().is_some_and(|piece| piece.is_sign(&['-', '+'])) && pieces.get(1).is_some_and(Piece::is_number)
}

/// The moves of a line: split at `;`, and at a `,` or an `and` behind a step.
fn moves_of<'p, 't>(pieces: &'p [Piece<'t>]) -> Vec<&'p [Piece<'t>]> {
    let mut moves = Vec::new();
    let mut from = 0;
    for (at, piece) in pieces.iter().enumerate() {
        let has_step = pieces.get(from..at).is_some_and(|one| one.iter().any(Piece::is_number));
        if piece.is_sign(&[';']) || has_step && (piece.is_sign(&[',']) || piece.is(&["and"])) {
            moves.extend(pieces.get(from..at).filter(|one| !one.is_empty()));
            from = at + 1;
        }
    }
    moves.extend(pieces.get(from..).filter(|one| !one.is_empty()));
    moves
}

/// Where to say something, its label and the help.
type Told = (usize, usize, &'static str, String);

struct Move {
    kind: Option<&'static str>,
    lifts: String,
    step: Result<String, Told>,
    certain: bool,
}

fn read_move(line: &str, pieces: &[Piece<'_>]) -> Option<Move> {
    let number = pieces
        .iter()
        .position(Piece::is_number)
        .filter(|at| !pieces.get(at + 1).is_some_and(|rm| rm.is(&["rm"])))
        .or_else(|| pieces.iter().rposition(Piece::is_number));
    let (first, last) = (pieces.first()?, pieces.last()?);
    let mut lifts: Vec<String> = Vec::new();
    let mut kind = None;
    let mut less = false;
    let mut named: Option<(usize, usize)> = None;
    let mut certain = true;
    let mut at = 0;
    let mut behind_number = number.unwrap_or(usize::MAX);
    let mut step = None;
    while let Some(piece) = pieces.get(at) {
        let next = pieces.get(at + 1);
        let (from, to) = (piece.from, piece.to);
        at += 1;
        if Some(at - 1) == number {
            let amount = piece.decimal()?;
            let sign = if less { '-' } else { '+' };
            let signed = at >= 2 && pieces.get(at - 2).is_some_and(|piece| piece.is_sign(&['+', '-']));
            let start = if signed { pieces.get(at - 2)?.from } else { from };
            let percent = next.is_some_and(|next| next.is_sign(&['%']) || next.is(&["percent"]));
            step = Some(match next.and_then(|next| next.unit()) {
                Some(unit) => Ok(format!("{sign}{amount}{unit}")),
                None if percent => Ok(format!("{sign}{amount}% of max")),
                None => Err((start, to, "no unit", format!("write `{sign}{amount}kg` or `{sign}{amount}lb`"))),
            });
            at += usize::from(percent || next.is_some_and(|next| next.unit().is_some()));
            if percent && pieces.get(at).is_some_and(|of| of.is(&["of"])) {
                at += 2;
            }
            behind_number = at;
        } else if piece.is(&["tm", "tms"]) {
            kind = Some("tm");
        } else if piece.is(&["training"]) && next.is_some_and(|next| next.is(&["max", "maxes"])) {
            kind = Some("tm");
            at += 1;
        } else if piece.is(&["max", "maxes"]) || piece.text == "1" && next.is_some_and(|next| next.is(&["rm"])) {
            kind = kind.or(Some("max"));
            at += usize::from(piece.text == "1");
        } else if piece.is_sign(&['-']) || piece.is(&["minus", "reduce", "drop"]) {
            less = true;
        } else if piece.is_sign(&['+', ':', '=', '(', ')'])
            || piece.is(&["plus", "by", "add", "goes", "up", "to", "increase", "of"])
        {
            certain &= !piece.is(&["to"]);
        } else if piece.is_sign(&[',', '&']) {
            lifts.extend(named.take().and_then(|(from, to)| line.get(from..to)).map(ToOwned::to_owned));
        } else if at - 1 < behind_number || number.is_some() {
            match &mut named {
                Some((_, end)) if line.get(*end..from).is_some_and(|between| between.trim().is_empty()) => *end = to,
                Some(_) => return None,
                None => named = Some((from, to)),
            }
        } else {
            return None;
        }
    }
    lifts.extend(named.and_then(|(from, to)| line.get(from..to)).map(ToOwned::to_owned));
    let lifts = lifts.join(", ").replace(['“', '”', '„'], "\"");
    let step = step.unwrap_or_else(|| {
        let what = if lifts.is_empty() { String::new() } else { format!(" {lifts}") };
        let help = format!("say by how much: `{}{what} +2.5kg`", kind.unwrap_or("tm"));
        Err((first.from, last.to, "by how much?", help))
    });
    Some(Move { kind, lifts, step, certain })
}
