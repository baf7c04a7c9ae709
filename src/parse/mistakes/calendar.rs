//! Training days in another form.

use super::meant::Reading;
use super::pieces::{Kind, Piece};
use crate::diagnostic::{did_you_mean, within};
use crate::training::Weekday;

/// `train mon, wed, fri`, `train Mon/Wed/Fri`, `train mon-fri`, `train 3x per week`.
pub(super) fn train(line: &str, pieces: &[Piece<'_>]) -> Option<Reading> {
    let (keyword, rest) = pieces.split_first()?;
    let keyword = line.get(keyword.from..keyword.to)?;
    let all = Weekday::ALL.map(Weekday::short);
    let place = |day: &str| all.iter().position(|known| *known == day);
    let mut days: Vec<&str> = Vec::new();
    let mut rotates = false;
    let mut certain = true;
    let mut at = 0;
    while let Some(piece) = rest.get(at) {
        let next = rest.get(at + 1);
        let last = rest.get(at + 2).and_then(Piece::weekday);
        let to_last = next.is_some_and(|next| next.is_sign(&['-', '–']) || next.is(&["to", "through"]));
        if let (Some(first), Some(last)) = (piece.weekday(), last.filter(|_| to_last)) {
            days.extend(all.get(place(first)?..=place(last)?)?);
            certain &= rest.len() <= 3;
            at += 3;
            continue;
        }
        at += 1;
        if let Some(day) = piece.weekday().or_else(|| slip(piece)) {
            days.push(day);
        } else if piece.is(&["rotate", "rotating", "rotation", "rotates", "rotated", "alternate", "alternating"])
            || did_you_mean(&piece.text.to_lowercase(), ["rotate"]).is_some()
        {
            rotates = true;
        } else if piece.is(&["daily", "everyday"]) || piece.is(&["every"]) && next.is_some_and(|next| next.is(&["day"]))
        {
            days.extend(all);
        } else if piece.is_sign(&[',', '/', '&', '+', ':', ';', '=', '.', '|', '-'])
            || piece.is(&["and", "on", "days", "day", "in", "with"])
        {
        } else if let Some(count) = piece.whole().filter(|_| days.is_empty()) {
            let named = match count {
                1 => "mon",
                2 => "mon thu",
                4 => "mon tue thu fri",
                5 => "mon tue wed fri sat",
                6 => "mon tue wed thu fri sat",
                7 => "mon tue wed thu fri sat sun",
                _ => "mon wed fri",
            };
            let help = format!("name the weekdays: `{keyword} {named}`");
            let to = rest.last()?.to;
            return Some(Reading::Told { from: piece.from, to, label: "which days?", help });
        } else {
            let help = format!("weekdays stand behind it, with blanks between them: `{keyword} mon wed fri`");
            return Some(Reading::Told { from: piece.from, to: piece.to, label: "not a weekday", help });
        }
    }
    if days.is_empty() {
        return None;
    }
    let rotate = if rotates { " rotate" } else { "" };
    Some(Reading::sure(certain, format!("{keyword} {}{rotate}", days.join(" "))))
}

/// The weekday that a slip of the finger stands for: `wde`, `thrusday`.
pub(super) fn slip(piece: &Piece<'_>) -> Option<&'static str> {
    let word = piece.text.to_lowercase();
    let long = Weekday::ALL.map(|day| day.long().to_lowercase());
    let near = |name: &&str| name.len() == word.len() && strsim::damerau_levenshtein(name, &word) == 1;
    if word.len() < 3 || piece.kind != Kind::Word {
        return None;
    }
    let short = Weekday::ALL.map(Weekday::short);
    let names =
        short.iter().zip(&long).filter(|(short, long)| near(short) || within(&word, 1, [long.as_str()]).is_some());
    let mut found = names.map(|(short, _)| *short);
    // One that is as near to two of them is neither.
    found.next().filter(|_| found.next().is_none())
}
