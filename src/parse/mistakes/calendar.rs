//! Training days, deloads and cycles that are written in another form.

use super::meant::Reading;
use super::pieces::Piece;
use super::{SyntaxError, part};
use crate::diagnostic::did_you_mean;
use crate::source::Span;
use crate::training::Weekday;

/// A `deload from` or `each cycle` line whose form is known from elsewhere.
pub(super) fn diagnose(keyword: &str, rest: &str, span: Span) -> Option<SyntaxError> {
    match keyword {
        "deload from" => unquoted_block(rest, span),
        "each cycle" => cycle_move(rest, span),
        _ => None,
    }
}

fn unreadable(keyword: &str, help: String, span: Span, label: &str, replacement: Option<String>) -> SyntaxError {
    SyntaxError::UnreadableHead {
        keyword: keyword.to_owned(),
        help,
        span,
        label: label.to_owned(),
        replacement: replacement.map(|text| (span, text)),
    }
}

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
            certain &= !(rest.len() > 3);
            at += 3;
            continue;
        }
        at += 1;
        if let Some(day) = piece.weekday() {
            days.push(day);
        } else if piece.is(&["rotate", "rotating", "rotation", "rotates", "rotated", "alternate", "alternating"]) {
            rotates = true;
        } else if piece.is(&["daily", "everyday"]) || piece.is(&["every"]) && next.is_some_and(|next| next.is(&["day"])) {
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
            let meant = did_you_mean(&piece.text.to_lowercase(), Weekday::ALL.iter().flat_map(|day| [day.long(), day.short()]));
            let help = match meant {
                Some(meant) => format!("did you mean `{}`?", meant.to_lowercase()),
                None => format!("weekdays stand behind it, with blanks between them: `{keyword} mon wed fri`"),
            };
            return Some(Reading::Told { from: piece.from, to: piece.to, label: "not a weekday", help });
        }
    }
    if days.is_empty() {
        return None;
    }
    let rotate = if rotates { " rotate" } else { "" };
    Some(Reading::sure(certain, format!("{keyword} {}{rotate}", days.join(" "))))
}

/// `deload from Accumulation week 3: …`, a name without quotes.
fn unquoted_block(rest: &str, span: Span) -> Option<SyntaxError> {
    let lower = rest.to_ascii_lowercase();
    if rest.contains('"') {
        let help = "say what is left: `deload from \"Name\" week 3: sets 50%, load 90%`".to_owned();
        let here = part(span, rest.len(), rest.len());
        return (!rest.contains(':'))
            .then(|| unreadable("deload from", help, here, "of the sets, of the loads?", None));
    }
    let end = lower.find(" week").or_else(|| lower.find(':'))?;
    let name = rest.get(..end)?.trim_end();
    if name.is_empty() {
        return None;
    }
    let here = part(span, 0, name.len());
    let quoted = format!("\"{name}\"");
    let help = format!("put the name of the block in quotes: `deload from {quoted}`");
    Some(unreadable("deload from", help, here, "a name without quotes", Some(quoted)))
}

/// `each cycle: squat +5kg`, `each cycle: tm squat +2.5%`, `each cycle: tm +5`.
fn cycle_move(rest: &str, span: Span) -> Option<SyntaxError> {
    let Some(moves) = rest.strip_prefix(':') else {
        let help = format!("put a `:` in front of what moves: `each cycle: {rest}`");
        return (!rest.is_empty()).then(|| unreadable("each cycle", help, span, "no `:` in front of it", None));
    };
    let mut at = 1;
    for one in moves.split(';') {
        let text = one.trim();
        let from = at + (one.len() - one.trim_start().len());
        at += one.len() + 1;
        if text.is_empty() {
            continue;
        }
        let here = part(span, from, from + text.len());
        let first = text.split([' ', '\t']).next().unwrap_or(text);
        if !first.eq_ignore_ascii_case("tm") && !first.eq_ignore_ascii_case("max") {
            let help = format!("say what moves, the training max or the max: `tm {text}` or `max {text}`");
            return Some(unreadable("each cycle", help, here, "the training max or the max?", None));
        }
        let step = text.rsplit([' ', '\t']).next().unwrap_or(text);
        let step_at = from + text.len() - step.len();
        let here = part(span, step_at, step_at + step.len());
        let number = step.trim_start_matches(['+', '-']);
        let signed = number.len() < step.len();
        if signed && number.ends_with('%') {
            let help = format!("write a load, `+5kg`, or a share of the max: `{step} of max`");
            return Some(unreadable("each cycle", help, here, "a percent of what?", Some(format!("{step} of max"))));
        }
        if signed && number.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.') && !number.is_empty() {
            let help = format!("write `{step}kg` or `{step}lb`");
            return Some(unreadable("each cycle", help, here, "no unit", None));
        }
        if !signed && number.starts_with(|c: char| c.is_ascii_digit()) {
            let help = format!("a move is a step: `+{step}`");
            return Some(unreadable("each cycle", help, here, "more or less?", Some(format!("+{step}"))));
        }
    }
    None
}
