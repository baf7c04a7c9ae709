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
            if let [.., number, unit] = rest
                && unit.is(&["st", "stone", "stones"])
                && let Some(stones) = number.whole()
            {
                let help = format!("weigh in kg or lb: `{word} {}lb`", stones.saturating_mul(14));
                return told(number.from, unit.to, "no unit of this language", help);
            }
            if let [first, dash, last, ..] = rest
                && dash.is_sign(&['-', '–'])
                && first.is_number()
                && last.is_number()
            {
                let help = format!("write what the athlete weighs now: `{word} {}kg`", last.text);
                return told(first.from, last.to, "one weight, not two", help);
            }
            let (number, unit, others) = weight(rest)?;
            others.is_empty().then(|| Reading::Certain(format!("{word} {number}{unit}")))
        }
        "bar" | "round" | "stack" => for_lifts(keyword, word, line, rest),
        "plates" => plates(word, rest),
        "dumbbells" => dumbbells(word, line, rest),
        "chart" => chart(word, rest),
        _ => None,
    }
}

fn told(from: usize, to: usize, label: &'static str, help: String) -> Option<Reading> {
    Some(Reading::Told { from, to, label, help })
}

fn is_fill(piece: &Piece<'_>) -> bool {
    piece.is(&FILL) || piece.is_sign(&[':', '=', '@', '(', ')', '-', '.', ';'])
}

/// The only weight of a line, and the pieces beside it that say something.
fn weight<'t>(rest: &[Piece<'t>]) -> Option<(String, &'static str, Vec<Piece<'t>>)> {
    // `20kg`, or `kg 20`.
    let weighs = |(first, second): (&Piece<'_>, &Piece<'_>)| first.is_number() && second.unit().is_some();
    let pair = |at: usize| Some((rest.get(at)?, rest.get(at + 1)?));
    let pairs = || (0..rest.len()).filter_map(|at| Some((at, pair(at)?)));
    let (place, number, unit) = pairs()
        .find_map(|(at, pair)| weighs(pair).then_some((at, pair.0, pair.1)))
        .or_else(|| pairs().find_map(|(at, (unit, number))| weighs((number, unit)).then_some((at, number, unit))))?;
    let beside = rest.iter().enumerate().filter(|(at, piece)| (*at < place || *at > place + 1) && !is_fill(piece));
    Some((number.decimal()?, unit.unit()?, beside.map(|(_, piece)| *piece).collect()))
}

/// `bar: 20kg`, `bar 15kg bench`, `round down to 2.5kg`, `stack leg press: 5kg`.
fn for_lifts(keyword: &str, word: &str, line: &str, rest: &[Piece<'_>]) -> Option<Reading> {
    if let Some(said) = without_weight(keyword, word, rest).or_else(|| several_weights(keyword, word, line, rest)) {
        return Some(said);
    }
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
        let behind = rest.iter().any(|weight| weight.is_number() && weight.from < piece.from);
        if piece.is_number() || piece.is_sign(&['+', '%', '/', '"']) || behind && keyword == "round" {
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

/// `round down`, `round 2.5%`, `stack 5..100kg by 5`
fn without_weight(keyword: &str, word: &str, rest: &[Piece<'_>]) -> Option<Reading> {
    match rest {
        [.., number] if number.is_number() && !rest.iter().any(|piece| piece.unit().is_some()) => {
            let number_text = number.decimal()?;
            let help = format!("write `{number_text}kg` or `{number_text}lb`");
            told(number.from, number.to, "no unit", help)
        }
        [way] if keyword == "round" && way.is(&["down", "up", "nearest"]) => {
            told(way.from, way.to, "to what?", format!("say to what: `{word} 2.5kg {}`", way.text.to_lowercase()))
        }
        [.., number, percent] if keyword == "round" && number.is_number() && percent.is_sign(&['%']) => {
            let help = format!("loads are rounded to a step in kg or lb: `{word} {}kg`", number.text);
            told(number.from, percent.to, "a step is a load", help)
        }
        [from, .., by, step] if keyword == "stack" && by.is(&["by", "step", "steps", "every"]) && step.is_number() => {
            let help = format!("write only the step from pin to pin: `{word} {}kg`", step.text);
            told(from.from, step.to, "only the step is needed", help)
        }
        [from, .., by, step, unit]
            if keyword == "stack" && by.is(&["by", "step", "steps", "every"]) && unit.unit().is_some() =>
        {
            let help = format!("write only the step from pin to pin: `{word} {}{}`", step.text, unit.unit()?);
            told(from.from, unit.to, "only the step is needed", help)
        }
        _ => None,
    }
}

/// `bar squat 25kg, bench 20kg`, `stack 5kg and 2.5kg`
fn several_weights(keyword: &str, word: &str, line: &str, rest: &[Piece<'_>]) -> Option<Reading> {
    let ends: Vec<&Piece<'_>> = rest
        .windows(2)
        .filter_map(|pair| match pair {
            [number, unit] if number.is_number() && unit.unit().is_some() => Some(unit),
            _ => None,
        })
        .collect();
    let &[first, second] = ends.as_slice() else { return None };
    let behind = rest.iter().find(|piece| piece.from >= first.to)?;
    let said = |from: usize, to: usize| line.get(from..to).map(|text| text.trim_matches([' ', ',', ';', ':']));
    if behind.is_sign(&['+']) {
        return None;
    }
    let one = said(rest.first()?.from, first.to)?;
    let other = said(first.to, second.to)?.trim_start_matches("and ").trim_start();
    if keyword == "stack" && other.starts_with(|c: char| c.is_ascii_digit()) {
        return Some(Reading::Likely(format!("{word} {one} + {other}")));
    }
    let help = format!("a line has one weight; write two of them: `{word} {one}` and `{word} {other}`");
    told(behind.from, second.to, "a second weight", help)
}

/// `plates: 25, 20, 15 kg`, `plates kg 25/20/15`, `plates 25kg x4 20kg x2`.
fn plates(word: &str, rest: &[Piece<'_>]) -> Option<Reading> {
    let mut units: Vec<&str> = rest.iter().filter_map(Piece::unit).collect();
    units.dedup();
    if let [_, other, ..] = units.as_slice() {
        let second = rest.iter().find(|piece| piece.unit() == Some(other))?;
        let help = "plates are in one unit; convert the others".to_owned();
        return told(second.from, rest.last()?.to, "another unit", help);
    }
    let &[unit] = units.as_slice() else {
        if let Some(said @ Reading::Told { .. }) = with_commas(word, rest, "kg", true) {
            return Some(said);
        }
        let numbers: Vec<String> =
            rest.iter().filter(|piece| piece.is_number()).flat_map(|piece| listed(piece)).collect();
        let list = numbers.join(" ");
        let help = format!("say in what they are: `{word} kg {list}` or `{word} lb {list}`");
        let (first, last) = (rest.first()?, rest.last()?);
        return (!list.is_empty()).then_some(Reading::Told {
            from: first.from,
            to: last.to,
            label: "no unit in front",
            help,
        });
    };
    if let Some(list) = with_commas(word, rest, unit, true) {
        return Some(list);
    }
    let mut plates: Vec<String> = Vec::new();
    let mut at = 0;
    while let Some(piece) = rest.get(at) {
        let next = rest.get(at + 1);
        let cross = |piece: &Piece<'_>| piece.is(&["x"]) || piece.is_sign(&['×', '*']);
        if piece.unit().is_some() || piece.is_sign(&[',', ':', '=', '/', ';', '+', '|']) || piece.is(&["and"]) {
            at += 1;
        } else if piece.is_number() && next.is_some_and(cross) {
            // `4x25` is four of 25, as it is written here.
            let load = rest.get(at + 2).filter(|load| is_decimal(load))?;
            plates.push(format!("{}x{}", piece.whole()?, load.decimal()?));
            at += 3;
        } else if piece.is_number()
            && next.is_some_and(|next| next.unit().is_some())
            && rest.get(at + 2).is_some_and(cross)
        {
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
            plates.extend(listed(piece));
            at += 1;
        } else {
            let help = "a plate is a number, `25`, and `4x25` is four of them".to_owned();
            return told(piece.from, piece.to, "not a plate", help);
        }
    }
    (!plates.is_empty()).then(|| Reading::Certain(format!("{word} {unit} {}", plates.join(" "))))
}

/// `20,15,10` and `20,10,5,1,25`: commas between numbers that may be decimal ones. A list of whole
/// numbers that go down or up all the way is one; of any other nobody can tell.
fn with_commas(word: &str, rest: &[Piece<'_>], unit: &str, unit_first: bool) -> Option<Reading> {
    let numbers = || rest.iter().filter(|piece| piece.is_number());
    // `20,15,10` is cut into `20,15`, `,` and `10`.
    let touch = rest.windows(2).any(|pair| {
        matches!(pair, [comma, number] if comma.is_sign(&[',']) && number.is_number() && comma.to == number.from)
    });
    let is_list =
        rest.iter().all(|piece| piece.is_number() || piece.unit().is_some() || piece.is_sign(&[',', ':', '=']));
    if !is_list || !numbers().any(|piece| piece.text.contains(',')) {
        return None;
    }
    // `2,5 5 7,5`: with blanks between them the commas are decimal ones.
    if !touch && numbers().count() > 1 && numbers().all(is_decimal) {
        return None;
    }
    let all: Vec<&str> = numbers().flat_map(|piece| piece.text.split(',')).collect();
    let values: Option<Vec<u32>> = all.iter().map(|number| number.parse().ok()).collect();
    let goes = values.is_some_and(|values| {
        (values.len() > 2 || !numbers().all(is_decimal))
            && (values.windows(2).all(|pair| matches!(pair, [a, b] if a < b))
                || values.windows(2).all(|pair| matches!(pair, [a, b] if a > b)))
    });
    let line =
        |numbers: &str| if unit_first { format!("{word} {unit} {numbers}") } else { format!("{word} {numbers}{unit}") };
    if goes {
        return Some(Reading::Certain(line(&all.join(" "))));
    }
    let (first, last) = (numbers().next()?, numbers().next_back()?);
    let example = line(if unit_first { "20 10 5 2.5 1.25" } else { "2.5 5 7.5 10" });
    let help = format!("numbers have a point and a blank between them: `{example}`");
    told(first.from, last.to, "commas of a list, or decimal ones?", help)
}

/// Whether its comma, if it has one, is that of halves and quarters.
fn is_decimal(piece: &Piece<'_>) -> bool {
    piece.text.split_once(',').is_none_or(|(_, places)| matches!(places, "5" | "25" | "50" | "75" | "125" | "0"))
}

/// `20,15` is a list of plates, `2,5` a number.
fn listed(piece: &Piece<'_>) -> Vec<String> {
    match piece.text.split_once(',') {
        Some((whole, places))
            if !matches!(places, "5" | "25" | "50" | "75" | "125") || whole.len() > 1 && places != "5" =>
        {
            vec![whole.to_owned(), places.to_owned()]
        }
        _ => vec![piece.text.replacen(',', ".", 1)],
    }
}

/// `x4`
fn glued_count(piece: &Piece<'_>) -> Option<u32> {
    piece.text.strip_prefix(['x', 'X', '×'])?.parse().ok()
}

/// `dumbbells 2-50kg step 2`, `dumbbells 2kg to 50kg in steps of 2kg`.
fn dumbbells(word: &str, line: &str, rest: &[Piece<'_>]) -> Option<Reading> {
    let mut units: Vec<&str> = rest.iter().filter_map(Piece::unit).collect();
    units.dedup();
    let unit = match units.as_slice() {
        [unit] => *unit,
        [] => "",
        _ => return None,
    };
    if line.contains(';') {
        return Some(Reading::Certain(line.replace(';', ",")));
    }
    if let Some(list) = dumbbell_list(word, unit, rest) {
        return Some(list);
    }
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
    let (first, last) = (rest.first()?.from, rest.last()?.to);
    let (from, to, by) =
        (from.decimal()?, to.decimal()?, by.decimal().or_else(|| by.whole().map(|by| by.to_string()))?);
    if unit.is_empty() && has_step {
        let help = format!("write the unit: `{word} {from}..{to}kg by {by}` or `{word} {from}..{to}lb by {by}`");
        return told(first, last, "no unit", help);
    }
    has_step.then(|| Reading::Certain(format!("{word} {from}..{to}{unit} by {by}")))
}

/// `dumbbells 4/6/8kg`, `dumbbells 4, 6 and 8kg`
fn dumbbell_list(word: &str, unit: &str, rest: &[Piece<'_>]) -> Option<Reading> {
    let list = rest.iter().all(|piece| {
        piece.is_number()
            || piece.unit().is_some()
            || piece.is_sign(&[',', '/', ';', ':', '+', '='])
            || piece.is(&["and"])
    });
    if !unit.is_empty()
        && let Some(list) = with_commas(word, rest, unit, false)
    {
        return Some(list);
    }
    let numbers: Option<Vec<String>> = rest.iter().filter(|piece| piece.is_number()).map(Piece::decimal).collect();
    let numbers = numbers.filter(|numbers| list && !numbers.is_empty() && !unit.is_empty())?;
    Some(Reading::Certain(format!("{word} {}{unit}", numbers.join(" "))))
}

/// `chart 1 RM 100%, 5 RM 86%`, `chart 1: 100%, 5: 86%`, `chart: 100, 97.8`.
fn chart(word: &str, rest: &[Piece<'_>]) -> Option<Reading> {
    let rest = match rest {
        [colon, rest @ ..] if colon.is_sign(&[':', '=']) => rest,
        _ => rest,
    };
    let is_joint = |piece: &Piece<'_>| piece.is_sign(&[',', ';', '|', '/', ':', '=', '%']);
    if rest.iter().all(|piece| piece.is_number() || is_joint(piece))
        && !rest.iter().any(|piece| piece.is_sign(&[':', '=']))
    {
        let numbers: Option<Vec<String>> = rest.iter().filter(|piece| piece.is_number()).map(Piece::decimal).collect();
        let numbers = numbers.filter(|numbers| !numbers.is_empty())?;
        // Small numbers in front of percents are reps.
        let mixed =
            rest.windows(2).any(|pair| matches!(pair, [a, b] if a.is_number() && a.text.len() < 3 && b.is_number()));
        if !(mixed && rest.iter().any(|piece| piece.is_sign(&['%']))) {
            return Some(Reading::Certain(format!("{word} {}", numbers.join(" "))));
        }
    }
    let fractions = rest.iter().filter(|piece| piece.is_number() && piece.text.contains('.'));
    let fractions = fractions.clone().count() > 0
        && fractions.clone().all(|piece| piece.text.parse::<f64>().is_ok_and(|share| share <= 1.0));
    let mut entries = Vec::new();
    let mut certain = true;
    let percent = |piece: &Piece<'_>| {
        let number = piece.decimal()?;
        match number.parse::<f64>() {
            Ok(share) if fractions => Some(format!("{}", (share * 1000.0).round() / 10.0)),
            _ => Some(number),
        }
    };
    for entry in rest.split(|piece| piece.is_sign(&[',', ';', '|', '/'])) {
        let said: Vec<&Piece<'_>> = entry
            .iter()
            .filter(|piece| !piece.is_sign(&[':', '=', '%', '@', '-']) && !piece.is(&["is", "at"]))
            .collect();
        match said.as_slice() {
            [one] => entries.push(percent(one)?),
            [share, reps, rm] if rm.is(&["rm"]) => entries.push(format!("{}RM {}%", reps.whole()?, percent(share)?)),
            tested if tested.len() > 3 && tested.len() % 3 == 0 => {
                for one in tested.chunks(3) {
                    let [reps, rm, share] = one else { return None };
                    if !rm.is(&["rm"]) {
                        return None;
                    }
                    entries.push(format!("{}RM {}%", reps.whole()?, percent(share)?));
                }
            }
            [reps, rm, share] if rm.is(&["rm", "rep", "reps", "r"]) => {
                certain &= rm.is(&["rm"]);
                entries.push(format!("{}RM {}%", reps.whole()?, percent(share)?));
            }
            [reps, share] if entry.iter().any(|piece| piece.is_sign(&[':', '=', '%'])) => {
                certain = false;
                entries.push(format!("{}RM {}%", reps.whole()?, percent(share)?));
            }
            _ => return None,
        }
    }
    let tested = entries.iter().filter(|entry| entry.contains("RM")).count();
    let alike = tested == 0 || tested == entries.len();
    let joint = if tested == 0 { " " } else { ", " };
    (alike && !entries.is_empty()).then(|| Reading::sure(certain, format!("{word} {}", entries.join(joint))))
}
