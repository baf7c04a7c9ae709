//! `max` and `tm` lines in another form.

use super::meant::Reading;
use super::pieces::{Kind, Piece, cut};

/// One lift with its number, in any order.
struct Entry<'t> {
    name: &'t str,
    reps: Option<u32>,
    number: Option<String>,
    /// `kg`, `lb` or `%`
    unit: Option<&'static str>,
    from: usize,
    to: usize,
    /// Where the number stands.
    at: (usize, usize),
    certain: bool,
}

/// `max squat: 180kg`, `max 180kg squat`, `max squat 180kg; bench 120kg`, `max squat 180`.
pub(super) fn max(line: &str, pieces: &[Piece<'_>]) -> Option<Reading> {
    let keyword = keyword(line, pieces)?;
    let variant = pieces.windows(2).find_map(|pair| match pair {
        [open, word] if open.is_sign(&['(']) && word.kind == Kind::Word => Some(open.from),
        _ => None,
    });
    if let Some((from, end)) = variant.and_then(|from| Some((from, from + line.get(from..)?.find(')')? + 1))) {
        let help = "a variant has the max of its lift; a lift with a max of its own has a name without brackets: \
                    `max \"paused squat\" 100kg`";
        return Some(Reading::Told { from, to: end, label: "a variant", help: help.to_owned() });
    }
    if let Some(told) = several_numbers(keyword, line, pieces) {
        return Some(told);
    }
    let entries = with_shared_numbers(entries(line, pieces.get(1..)?)?);
    let mut written = Vec::new();
    let mut certain = true;
    for entry in &entries {
        let told = |(from, to): (usize, usize), label: &'static str, help: String| {
            Some(Reading::Told { from, to, label, help })
        };
        let whole = (entry.from, entry.to);
        let reps = entry.reps.filter(|reps| *reps != 1).map_or(String::new(), |reps| format!(" {reps}RM"));
        let name = entry.name;
        let Some(number) = &entry.number else {
            let help = format!("write what was lifted, with its unit: `{keyword} {name}{reps} 100kg`");
            return told(whole, "how much?", help);
        };
        if entry.name.is_empty() {
            let unit = entry.unit.filter(|unit| *unit != "%").unwrap_or("kg");
            let help = format!("say of which lift: `{keyword} squat {number}{unit}`");
            return told(whole, "of which lift?", help);
        }
        match entry.unit {
            Some("%") => {
                let small = number.parse::<f64>().is_ok_and(|share| share <= 110.0);
                let share = if small {
                    format!("; a share of it for the training max is `tm {name} {number}%`")
                } else {
                    String::new()
                };
                let help = format!("a max is a load, `{keyword} {name} 100kg`{share}");
                return told(entry.at, "a percent of what?", help);
            }
            Some(unit) => written.push(format!("{name}{reps} {number}{unit}")),
            None => {
                let help = format!("write `{number}kg` or `{number}lb`");
                return told(entry.at, "no unit", help);
            }
        }
        certain &= entry.certain;
    }
    Some(Reading::sure(certain, format!("{keyword} {}", written.join(", "))))
}

/// `max squat 140kg x 5`, `max squat 5x140kg`, `max squat 170-180kg`, `max squat 1,800kg`.
fn several_numbers(keyword: &str, line: &str, pieces: &[Piece<'_>]) -> Option<Reading> {
    let name = |to: usize| line.get(pieces.first()?.to..to).map(|name| name.trim_matches([' ', ':', '=', '@']));
    for (at, window) in pieces.windows(2).enumerate() {
        let [first, second] = window else { continue };
        let third = pieces.get(at + 2);
        let fourth = pieces.get(at + 3);
        let crossed = |piece: &Piece<'_>| piece.is(&["x"]) || piece.is_sign(&['×', '*']);
        let told =
            |to: usize, label: &'static str, help: String| Some(Reading::Told { from: first.from, to, label, help });
        if first.is_number() && first.decimal().is_none() {
            let plain = first.text.replace(',', "");
            let help = format!("numbers have a point and no comma: `{plain}` or `{}`", first.text.replace(',', "."));
            return told(first.to, "a comma in a number", help);
        }
        // Five reps with a load, in either order.
        let set = match (second.unit(), third, fourth) {
            (Some(unit), Some(x), Some(reps)) if first.is_number() && crossed(x) && reps.is_number() => {
                Some((reps.text.to_owned(), first.decimal()?, unit, reps.to))
            }
            (None, Some(load), Some(unit)) if first.is_number() && crossed(second) && load.is_number() => {
                Some((first.text.to_owned(), load.decimal()?, unit.unit()?, unit.to))
            }
            _ => glued_set(first, second),
        };
        if let Some((reps, load, unit, to)) = set {
            let help =
                format!("the most for {reps} reps is written `{keyword} {} {reps}RM {load}{unit}`", name(first.from)?);
            return told(to, "a set, not a max", help);
        }
        if let (true, true, Some(last)) =
            (first.is_number(), second.is_sign(&['-', '–']), third.filter(|last| last.is_number()))
        {
            let unit = fourth.and_then(Piece::unit).unwrap_or("kg");
            let help = format!(
                "a max is one load; write the one that was lifted: `{keyword} {} {}{unit}`",
                name(first.from)?,
                first.text
            );
            return told(
                fourth.filter(|unit| unit.unit().is_some()).map_or(last.to, |unit| unit.to),
                "one load, not two",
                help,
            );
        }
    }
    None
}

/// `5x150kg` and `150kgx5`, which are cut behind their first number.
fn glued_set(first: &Piece<'_>, second: &Piece<'_>) -> Option<(String, String, &'static str, usize)> {
    if !first.is_number() || second.kind != Kind::Word || first.to != second.from {
        return None;
    }
    let (before, after) = second.text.split_once(['x', 'X', '×'])?;
    let (before, after) = (cut(before), cut(after));
    match (before.as_slice(), after.as_slice()) {
        ([], [load, unit]) if load.is_number() => {
            Some((first.text.to_owned(), load.decimal()?, unit.unit()?, second.to))
        }
        ([unit], [reps]) if reps.is_number() => Some((reps.text.to_owned(), first.decimal()?, unit.unit()?, second.to)),
        _ => None,
    }
}

/// `squat, bench 180kg` and `squat, 180kg`: a lift without a number before one with it.
fn with_shared_numbers(mut entries: Vec<Entry<'_>>) -> Vec<Entry<'_>> {
    let mut at = 0;
    while at + 1 < entries.len() {
        let shared = match entries.get(at..at + 2) {
            Some([one, next]) if one.number.is_none() && one.reps.is_none() && next.number.is_some() => {
                Some((next.name.is_empty(), one.name))
            }
            _ => None,
        };
        match shared {
            Some((true, name)) => {
                entries.remove(at);
                if let Some(entry) = entries.get_mut(at) {
                    entry.name = name;
                }
            }
            Some((false, _)) => {
                let number = entries.get(at + 1).and_then(|next| next.number.clone());
                let unit = entries.get(at + 1).and_then(|next| next.unit);
                if let Some(entry) = entries.get_mut(at) {
                    (entry.number, entry.unit, entry.certain) = (number, unit, false);
                }
            }
            None => {}
        }
        at += 1;
    }
    entries
}

/// `tm = 90%`, `tm 0.9`, `tm squat 160kg`, `tm 85% squat`.
pub(super) fn training_max(line: &str, pieces: &[Piece<'_>]) -> Option<Reading> {
    let keyword = keyword(line, pieces)?;
    let rest = pieces.get(1..)?;
    // `tm 90% of max` says what it is anyway.
    let rest = match rest {
        [rest @ .., of, base] if of.is(&["of"]) && base.is(&["max", "1rm"]) => rest,
        [rest @ .., of, one, rm] if of.is(&["of"]) && one.text == "1" && rm.is(&["rm"]) => rest,
        [is, rest @ ..] if is.is(&["is", "of", "at"]) && rest.first().is_some_and(Piece::is_number) => rest,
        _ => rest,
    };
    let mut written = Vec::new();
    let mut certain = true;
    for entry in entries(line, rest)? {
        let told = |(from, to): (usize, usize), label: &'static str, help: String| {
            Some(Reading::Told { from, to, label, help })
        };
        let name = if entry.name.is_empty() { String::new() } else { format!("{} ", entry.name) };
        let Some(number) = entry.number else {
            let help = format!("write its share of the max: `{keyword} {name}90%`");
            return told((entry.from, entry.to), "what share?", help);
        };
        if let Some(unit @ ("kg" | "lb")) = entry.unit {
            let lift = if entry.name.is_empty() { "squat" } else { entry.name };
            let help = format!(
                "a training max is a share of the max, such as `{keyword} {name}90%`; to count from {number}{unit} \
                 itself write `max {lift} {number}{unit}` and `{keyword} {name}100%`"
            );
            return told(entry.at, "a load", help);
        }
        let value: f64 = number.parse().ok()?;
        let negative = line.get(..entry.at.0).is_some_and(|before| before.ends_with('-'));
        if negative {
            let left = percent(100.0 - value);
            let help = format!("write what is left: `{keyword} {name}{left}`");
            return told((entry.at.0 - 1, entry.at.1), "less than the max by so much", help);
        }
        let share = match entry.unit {
            Some(_) => format!("{number}%"),
            None if value <= 1.2 && number.contains('.') => percent(value * 100.0),
            None if (40.0..=110.0).contains(&value) => format!("{number}%"),
            None => {
                let help = format!("write its share of the max: `{keyword} {name}90%`");
                return told(entry.at, "a percent?", help);
            }
        };
        certain &= entry.certain;
        written.push(format!("{name}{share}"));
    }
    Some(Reading::sure(certain, format!("{keyword} {}", written.join(", "))))
}

/// A percent with at most one place.
pub(super) fn percent(value: f64) -> String {
    let tenths = (value * 10.0).round();
    if tenths % 10.0 == 0.0 { format!("{:.0}%", tenths / 10.0) } else { format!("{:.1}%", tenths / 10.0) }
}

pub(super) fn keyword<'t>(line: &'t str, pieces: &[Piece<'_>]) -> Option<&'t str> {
    let keyword = pieces.first()?;
    line.get(keyword.from..keyword.to)
}

/// The lifts and their numbers.
fn entries<'t>(line: &'t str, pieces: &[Piece<'_>]) -> Option<Vec<Entry<'t>>> {
    let mut entries = Vec::new();
    let is_joint = |at: usize, piece: &Piece<'_>| {
        // `clean and jerk` is one lift; behind a number the next one begins.
        let behind_number = at
            .checked_sub(1)
            .and_then(|at| pieces.get(at))
            .is_some_and(|piece| piece.is_number() || piece.unit().is_some() || piece.is_sign(&['%']));
        piece.is_sign(&[',', ';', '|']) || piece.is(&["and"]) && behind_number
    };
    let ends = pieces.iter().enumerate().filter(|(at, piece)| is_joint(*at, piece)).map(|(at, _)| at);
    let ends: Vec<usize> = ends.chain([pieces.len()]).collect();
    let mut from = 0;
    for end in ends {
        let one = pieces.get(from..end)?;
        from = end + 1;
        let mut rest = one;
        // A lift behind a number begins the next: `squat 180kg bench 120kg`.
        while let Some(end) = first_end(rest) {
            entries.push(entry(line, rest.get(..end)?)?);
            rest = rest.get(end..)?;
        }
        if !rest.is_empty() {
            entries.push(entry(line, rest)?);
        }
    }
    (!entries.is_empty()).then_some(entries)
}

/// Where the next lift begins, if two stand without a comma.
fn first_end(pieces: &[Piece<'_>]) -> Option<usize> {
    let has_name = |pieces: &[Piece<'_>]| {
        let is_name = |piece: &Piece<'_>| {
            piece.kind == Kind::Quoted
                || piece.kind == Kind::Word && piece.unit().is_none() && !piece.is(&["rm", "x", "max", "rep", "reps"])
        };
        pieces.iter().any(is_name)
    };
    let is_unit = |piece: &Piece<'_>| piece.unit().is_some() || piece.is_sign(&['%']);
    let end = 1 + pieces.iter().position(is_unit)?;
    let (one, rest) = pieces.split_at_checked(end)?;
    let weighs = rest.iter().any(is_unit);
    (has_name(one) && has_name(rest) && weighs).then_some(end)
}

fn entry<'t>(line: &'t str, pieces: &[Piece<'_>]) -> Option<Entry<'t>> {
    let (first, last) = (pieces.first()?, pieces.last()?);
    let mut read = Entry {
        name: "",
        reps: None,
        number: None,
        unit: None,
        from: first.from,
        to: last.to,
        at: (first.from, last.to),
        certain: true,
    };
    let mut named: Option<(usize, usize)> = None;
    let mut at = 0;
    while let Some(piece) = pieces.get(at) {
        let next = pieces.get(at + 1);
        let is_next = |words: &[&str]| next.is_some_and(|next| next.is(words));
        let unit = next
            .and_then(|next| next.unit().or_else(|| (next.is_sign(&['%']) || next.is(&["percent"])).then_some("%")));
        let from_name = named.is_some_and(|(_, to)| to == piece.from);
        if piece.is_number() && is_next(&["rm", "r", "rep", "reps"]) && read.reps.is_none() {
            read.reps = Some(piece.whole()?);
            read.certain &= is_next(&["rm"]);
            at += 2 + usize::from(pieces.get(at + 2).is_some_and(|piece| piece.is(&["max"])));
            continue;
        }
        let touches_word =
            next.is_some_and(|next| next.from == piece.to && (next.kind == Kind::Word || next.is_sign(&['-', '/'])));
        if piece.is_number()
            && (unit.is_some() || !touches_word && !from_name && !pieces.iter().skip(at + 1).any(Piece::is_number))
        {
            // A second number is a range or a set; nobody knows which counts.
            if read.number.is_some() {
                return None;
            }
            read.number = Some(piece.decimal()?);
            read.unit = unit;
            read.at = (piece.from, if unit.is_some() { next?.to } else { piece.to });
            let behind = piece.from.checked_sub(1).and_then(|at| line.get(at..=at));
            read.certain &= !matches!(behind, Some("-" | "~" | "<" | ">"));
            at += 1 + usize::from(unit.is_some());
            continue;
        }
        if piece.is_sign(&[':', '=', '@', '(', ')', '.'])
            || piece.is_sign(&['-', '~', '–']) && next.is_some_and(Piece::is_number)
        {
            at += 1;
            continue;
        }
        if piece.is_sign(&['<', '>', '|', '?', '!', '*', '"', '%']) {
            return None;
        }
        // A name goes on, or there would be two.
        match &mut named {
            Some((_, to)) if line.get(*to..piece.from).is_some_and(|between| between.trim().is_empty()) => {
                *to = piece.to;
            }
            Some(_) => return None,
            None => named = Some((piece.from, piece.to)),
        }
        at += 1;
    }
    if let Some((from, to)) = named {
        let name = line.get(from..to)?;
        // `'squat'` and `“squat”` need no quotes.
        read.name = name.trim_matches(['\'', '“', '”', '„', '‘', '’']);
    }
    Some(read)
}
