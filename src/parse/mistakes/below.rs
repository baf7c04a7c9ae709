//! Lines that belong to a lift, in another form: rests, tempos, warm-ups, notes and `allow`.

use super::first_word;
use super::meant::{Reading, reads};
use super::pieces::{Kind, Piece, cut};
use crate::diagnostic::within;
use crate::parse::SyntaxError;
use crate::source::Span;
use crate::training::Role;

/// What a line is meant to be; nothing if nobody can tell.
pub(super) fn diagnose(text: &str, span: Span) -> Option<SyntaxError> {
    let pieces = cut(text);
    let lower = text.to_lowercase();
    let (word, rest) = split(&lower, &pieces)?;
    let read = match word {
        "rest" => rest_between(text, rest),
        "tempo" => tempo(rest),
        "warmup" => warmup(text, &lower, rest),
        "allow" => allow(text, rest),
        _ => note(text, &pieces),
    }?;
    read.error(&first_word(&lower).replace(['"', '\'', '(', ':'], ""), text, span)
}

/// The word that a line is about, and what stands behind it.
fn split<'p, 't>(lower: &str, pieces: &'p [Piece<'t>]) -> Option<(&'static str, &'p [Piece<'t>])> {
    let first = pieces.first()?;
    let behind = |count: usize| pieces.get(count..);
    if first.is(&["warm-up", "warmups", "warm-ups"]) {
        return Some(("warmup", behind(1)?));
    }
    if lower.starts_with("warm up") || lower.starts_with("no warmup") || lower.starts_with("no warm-up") {
        return Some(("warmup", behind(2)?));
    }
    if first.is(&["ignore", "disable", "suppress", "silence"]) {
        return Some(("allow", behind(1)?));
    }
    let word = ["rest", "tempo", "warmup", "allow"].into_iter().find(|known| first.is(&[known]));
    if let Some(word) = word {
        return Some((word, behind(1)?));
    }
    // `90s rest`, `30X0 tempo`
    if let Some((last, before)) = pieces.split_last().filter(|(_, before)| !before.is_empty() && before.len() < 4) {
        let word = ["rest", "tempo"].into_iter().find(|known| last.is(&[known]));
        if let Some(word) = word.filter(|_| first.is_number()) {
            return Some((word, before));
        }
    }
    if first.is(&["note", "notes", "cue", "cues", "comment", "remark"])
        || matches!(first.kind, Kind::Quoted)
        || first.is_sign(&['(', '/', '-', '*', '='])
    {
        return Some(("note", pieces));
    }
    let slip = |known: &str| {
        // `test 5RM` is a role, no rest.
        let is_role = Role::ALL.iter().any(|role| first.is(&[role.name()]));
        (first.kind == Kind::Word && first.text.len() >= 4 && !is_role)
            .then(|| within(&first.text.to_lowercase(), 1, [known]))
            .flatten()
            .is_some()
    };
    let word = ["rest", "tempo", "warmup", "allow"].into_iter().find(|known| slip(known))?;
    Some((word, behind(1)?))
}

/// `rest 90 seconds`, `rest = 90s`, `rest 2 - 3min`, `rest two minutes`, `90s rest`.
fn rest_between(line: &str, rest: &[Piece<'_>]) -> Option<Reading> {
    let mut numbers: Vec<String> = Vec::new();
    let mut unit = None;
    for piece in rest {
        if piece.is_number() || piece.whole().is_some() {
            if unit.is_some() || numbers.len() == 2 {
                return None;
            }
            numbers.push(piece.decimal().or_else(|| piece.whole().map(|number| number.to_string()))?);
        } else if piece.is(&["s", "sec", "secs", "second", "seconds"]) {
            unit = Some("s");
        } else if piece.is(&["min", "mins", "minute", "minutes", "m"]) {
            unit = Some("min");
        } else if !(piece.is_sign(&['-', '–', ':', '=', '.'])
            || piece.is(&["for", "to", "between", "sets", "of", "about", "is"]))
        {
            return None;
        }
    }
    // `1:30` and `3m` are told elsewhere.
    let clock = rest
        .windows(3)
        .any(|three| matches!(three, [a, colon, b] if a.is_number() && colon.is_sign(&[':']) && b.is_number()));
    let metres = rest.iter().any(|piece| piece.is(&["m"]));
    if clock || metres || numbers.is_empty() {
        return None;
    }
    let word = line.get(..4).filter(|word| word.eq_ignore_ascii_case("rest")).unwrap_or("rest");
    Some(Reading::Certain(format!("{word} {}{}", numbers.join("-"), unit?)))
}

/// `tempo 3-0-X-0`, `tempo 3 0 x 0`
fn tempo(rest: &[Piece<'_>]) -> Option<Reading> {
    let figures: String = rest
        .iter()
        .filter(|piece| !piece.is_sign(&['-', '/', ':', '.', ',', '=', '–']))
        .flat_map(|piece| piece.text.chars())
        .filter(|c| !matches!(c, '-' | '.' | ','))
        .collect();
    let is_figure = |c: char| c.is_ascii_digit() || c.eq_ignore_ascii_case(&'x');
    (figures.len() == 4 && figures.chars().all(is_figure))
        .then(|| Reading::Certain(format!("tempo {}", figures.to_uppercase())))
}

/// `warm-up auto`, `warmup yes`, `no warmup`, `warm-up 5@40%, 3@60%`.
fn warmup(line: &str, lower: &str, rest: &[Piece<'_>]) -> Option<Reading> {
    if lower.starts_with("no ") && rest.is_empty() {
        return Some(Reading::Certain("warmup none".to_owned()));
    }
    let first = rest.iter().find(|piece| !piece.is_sign(&[':', '=']))?;
    let alone = rest.last().is_some_and(|last| last.from == first.from);
    if alone && (first.is(&["yes", "automatic", "on", "atuo", "automatically"]) || first.is(&["auto"])) {
        return Some(Reading::Certain("warmup auto".to_owned()));
    }
    if alone && first.is(&["no", "off", "none", "false", "without"]) {
        return Some(Reading::Certain("warmup none".to_owned()));
    }
    if let [count, sets] = rest
        && count.is_number()
        && sets.is(&["set", "sets"])
    {
        let help =
            "write the sets, `warmup 5@40%, 3@60%`, or have them made from the first working load: `warmup auto`";
        return Some(Reading::Told { from: count.from, to: sets.to, label: "of what?", help: help.to_owned() });
    }
    if first.kind == Kind::Quoted {
        let help = format!(
            "write the sets, `warmup 5@40%, 3@60%`; a text alone is a note: {}",
            line.get(first.from..first.to)?
        );
        return Some(Reading::Told { from: first.from, to: first.to, label: "no sets", help });
    }
    Some(Reading::Certain(format!("warmup {}", line.get(first.from..)?)))
}

/// `allow unknown lift`, `allow "unknown-lift"`, `allow unknown-lift because it is ours`.
fn allow(line: &str, rest: &[Piece<'_>]) -> Option<Reading> {
    let mut rest = rest;
    while rest.first().is_some_and(|piece| piece.is_sign(&[':', '=']) || piece.is(&["warning", "rule"])) {
        rest = rest.get(1..)?;
    }
    let (first, behind) = rest.split_first()?;
    let name = |piece: &Piece<'_>| piece.text.to_lowercase().replace([' ', '_'], "-");
    let is_known = |name: &str| crate::diagnostic::find_code(name).is_some();
    let told =
        |from: usize, to: usize, label: &'static str, help: String| Some(Reading::Told { from, to, label, help });
    if let Some(comma) = behind.first().filter(|piece| piece.is_sign(&[',', ';']) || piece.is(&["and"])) {
        let other = behind.get(1)?;
        let help = format!("one warning stands on a line: `allow {}` and `allow {}`", name(first), name(other));
        return told(comma.from, other.to, "a second warning", help);
    }
    if first.is(&["all", "everything", "warnings"]) {
        let help = "warnings are allowed one by one, by name or code: `allow unknown-lift \"our own name for it\"`";
        return told(first.from, first.to, "which one?", help.to_owned());
    }
    // `unknown lift`: as many words as make a name.
    let words: Vec<String> = rest.iter().map_while(|piece| (piece.kind == Kind::Word).then(|| name(piece))).collect();
    let mut joined = (2..=words.len().min(5)).map(|count| (count, words.get(..count).unwrap_or(&[]).join("-")));
    let (count, found) = joined.rfind(|(_, joined)| is_known(joined)).or_else(|| {
        let alone = name(first);
        is_known(&alone).then_some((1, alone))
    })?;
    let reason = rest.get(count..)?;
    let Some((from, last)) = reason.first().zip(reason.last()) else {
        return Some(Reading::Certain(format!("allow {found}")));
    };
    let said = line.get(from.from..last.to)?;
    let said = said.trim_matches(['"', '“', '”', '\'', '(', ')', ' ', ':', '-', ',']);
    let said = said.strip_prefix("because ").unwrap_or(said);
    (!said.contains('"')).then(|| Reading::Certain(format!("allow {found} \"{said}\"")))
}

/// `note "keep it tight"`, `'keep it tight'`, `cue: keep it tight`, `(keep it tight)`, `// a remark`.
fn note(line: &str, pieces: &[Piece<'_>]) -> Option<Reading> {
    let first = pieces.first()?;
    if line.starts_with("//")
        || line.starts_with("--")
        || line.starts_with("/*")
        || line.starts_with("==")
        || line.starts_with("* ")
    {
        let said = line.trim_matches(['/', '-', '*', '=', ' ']);
        let help = match said {
            "" => "a remark begins with `#`: `# ----`".to_owned(),
            said => format!(
                "a remark for yourself begins with `#`: `# {said}`; one for the athlete stands in quotes: `\"{said}\"`"
            ),
        };
        return Some(Reading::Told { from: 0, to: line.len(), label: "a remark?", help });
    }
    let word = first.is(&["note", "notes", "cue", "cues", "comment", "remark"]);
    let rest = if word { pieces.get(1..)? } else { pieces };
    let rest = match rest {
        [colon, rest @ ..] if colon.is_sign(&[':', '=', '-']) => rest,
        _ => rest,
    };
    let brackets = !word && first.is_sign(&['(']) && line.ends_with(')');
    let (from, last) = rest.first().zip(rest.last())?;
    if !word && first.kind == Kind::Quoted && rest.len() > 1 {
        // `"a note".`
        let stop = rest.len() == 2 && last.is_sign(&['.', ',', ';']);
        return stop.then(|| Reading::Certain(format!("\"{}\"", first.text)));
    }
    let said = line.get(from.from..last.to)?;
    let said = said.trim_matches(['"', '“', '”', '„', '\'', '‘', '’', ' ']);
    let said = if brackets { said.trim_start_matches('(').trim_end_matches(')') } else { said };
    let meant = format!("\"{said}\"");
    (!said.is_empty() && !said.contains('"') && (word || brackets || first.kind == Kind::Quoted) && reads(&meant))
        .then_some(Reading::Certain(meant))
}
