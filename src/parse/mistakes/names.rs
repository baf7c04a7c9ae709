//! Headings of one word or one name, in another form: `program`, `author`, `athlete`, `use`,
//! `unit` and `percent of`.

use super::meant::Reading;
use super::pieces::{Kind, Piece};

/// `program: Base`, `program = "Base"`, `program “Base”`, `program "Base";`.
pub(super) fn name(line: &str, pieces: &[Piece<'_>]) -> Option<Reading> {
    let keyword = pieces.first()?;
    let mut rest = pieces.get(1..)?;
    while let Some((first, behind)) = rest.split_first().filter(|(first, _)| first.is_sign(&[':', '=', '-'])) {
        let _ = first;
        rest = behind;
    }
    while let Some((last, before)) = rest.split_last().filter(|(last, _)| last.is_sign(&[';', ',', '.'])) {
        let _ = last;
        rest = before;
    }
    let (first, last) = (rest.first()?, rest.last()?);
    let keyword = line.get(keyword.from..keyword.to)?;
    if rest.len() == 1 && first.kind == Kind::Quoted {
        return Some(Reading::Certain(format!("{keyword} \"{}\"", first.text)));
    }
    let said = line.get(first.from..last.to)?;
    if let Some(second) = rest.get(1).filter(|_| first.kind == Kind::Quoted) {
        // `"My "best" plan"`
        let inner = said.strip_prefix('"').and_then(|said| said.strip_suffix('"')).filter(|said| said.contains('"'));
        if let Some(inner) = inner.filter(|_| second.kind == Kind::Word && second.from == first.to) {
            let help = format!("a text in quotes holds no others: `{keyword} \"{}\"`", inner.replace('"', "'"));
            return Some(Reading::Told { from: first.from, to: last.to, label: "quotes inside of quotes", help });
        }
        if let Some(other) =
            rest.iter().skip(1).find(|piece| piece.kind == Kind::Quoted && keyword.eq_ignore_ascii_case("use"))
        {
            let help = format!(
                "each file has a line of its own: `{keyword} \"{}\"` and `{keyword} \"{}\"`",
                first.text, other.text
            );
            return Some(Reading::Told { from: second.from, to: last.to, label: "a second file", help });
        }
        if keyword.eq_ignore_ascii_case("use") {
            let help = format!("schemes keep their names when they are brought in: `{keyword} \"{}\"`", first.text);
            return Some(Reading::Told { from: second.from, to: last.to, label: "not needed here", help });
        }
        let help = format!("one text in quotes stands behind `{keyword}`; what else there is to say goes behind a `#`");
        return Some(Reading::Told { from: second.from, to: last.to, label: "more than a name", help });
    }
    (!said.contains(['"', '“', '”'])).then(|| Reading::Certain(format!("{keyword} \"{said}\"")))
}

/// `unit: kg`, `unit kilos`, `unit metric`, `unit kg/lb`.
pub(super) fn unit(line: &str, pieces: &[Piece<'_>]) -> Option<Reading> {
    let keyword = pieces.first()?;
    let rest = pieces.get(1..)?;
    let named = |piece: &Piece<'_>| match piece.text.to_lowercase().as_str() {
        "metric" => Some("kg"),
        "imperial" => Some("lb"),
        quoted if piece.kind == Kind::Quoted => match quoted {
            "kg" | "kgs" => Some("kg"),
            "lb" | "lbs" => Some("lb"),
            _ => None,
        },
        _ => piece.unit(),
    };
    let mut units: Vec<&str> = rest.iter().filter_map(named).collect();
    units.dedup();
    let said = |piece: &Piece<'_>| {
        named(piece).is_some() || piece.is_sign(&[':', '=', '.', ';', '/', ',']) || piece.is(&["is", "in", "or", "and"])
    };
    let all = rest.iter().all(said);
    let keyword = line.get(keyword.from..keyword.to)?;
    match units.as_slice() {
        [unit] if all => Some(Reading::Certain(format!("{keyword} {unit}"))),
        [_, _, ..] => {
            let help = "one unit is for all that does not say its own, `unit kg`; single loads may be in the other one: \
                        `@225lb`";
            let (from, to) = (rest.first()?.from, rest.last()?.to);
            Some(Reading::Told { from, to, label: "one of the two", help: help.to_owned() })
        }
        _ => None,
    }
}

/// `percent 1RM`, `percent of max`, `percent of training max`.
pub(super) fn percent(line: &str, pieces: &[Piece<'_>]) -> Option<Reading> {
    let keyword = pieces.first()?;
    let keyword = line.get(keyword.from..keyword.to)?;
    let rest = pieces.get(1..)?;
    let skipped = |piece: &&Piece<'_>| piece.is(&["of", "from", "is"]) || piece.is_sign(&[':', '=', '-']);
    let rest: Vec<&Piece<'_>> = rest.iter().skip_while(skipped).collect();
    let base = |base: &str| format!("{keyword} of {base}");
    match rest.as_slice() {
        [tm] if tm.is(&["tm"]) => Some(Reading::Certain(base("tm"))),
        [training, max] if training.is(&["training"]) && max.is(&["max"]) => Some(Reading::Certain(base("tm"))),
        [max] if max.is(&["max", "maximum"]) => Some(Reading::Certain(base("1RM"))),
        [one, rep, max] if one.is(&["one"]) && rep.is(&["rep"]) && max.is(&["max"]) => {
            Some(Reading::Certain(base("1RM")))
        }
        [max] if max.is(&["rm", "orm", "e1rm"]) => Some(Reading::Likely(base("1RM"))),
        [reps, rm] if reps.whole().is_some() && rm.is(&["rm"]) => {
            Some(Reading::Certain(base(&format!("{}RM", reps.whole()?))))
        }
        [first, .., last] | [first @ last] if first.kind == Kind::Word => {
            let lift = line.get(first.from..last.to)?;
            let help = format!(
                "it is `percent of 1RM` or `percent of tm`, for all lifts; of another lift is said with the load: `@80% of {lift}`"
            );
            Some(Reading::Told { from: first.from, to: last.to, label: "not a max", help })
        }
        _ => None,
    }
}
