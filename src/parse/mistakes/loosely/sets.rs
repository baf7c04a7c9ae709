//! Sets, reps and roles, read loosely.

use super::Group;
use super::loads::is_amount;
use super::modifiers::time;
use super::tokens::{Reader, as_number};

const REPS: [&str; 2] = ["reps", "rep"];
const SETS: [&str; 5] = ["sets", "set", "rounds", "rds", "round"];

/// `top set`, `back-off`, `warm up`: the words in which a role may come, and its name.
const ROLES: [(&[&str], &str); 24] = [
    (&["top", "set"], "top"),
    (&["top", "sets"], "top"),
    (&["topset"], "top"),
    (&["topsets"], "top"),
    (&["top"], "top"),
    (&["back", "off"], "backoff"),
    (&["back", "offs"], "backoff"),
    (&["backoff"], "backoff"),
    (&["backoffs"], "backoff"),
    (&["warm", "up"], "warmup"),
    (&["warm", "ups"], "warmup"),
    (&["warmup"], "warmup"),
    (&["warmups"], "warmup"),
    (&["work"], "work"),
    (&["working"], "work"),
    (&["worksets"], "work"),
    (&["drop"], "drop"),
    (&["dropset"], "drop"),
    (&["dropsets"], "drop"),
    (&["rest", "pause"], "restpause"),
    (&["restpause"], "restpause"),
    (&["myo"], "myo"),
    (&["ramp"], "ramp"),
    (&["test"], "test"),
];

/// A role in whatever words, with the `:` behind it.
pub(super) fn role(reader: &mut Reader<'_>) -> Option<&'static str> {
    let found = ROLES.into_iter().find_map(|(words, role)| {
        reader.attempt(|reader| {
            for (place, word) in words.iter().enumerate() {
                if place > 0 {
                    let _ = reader.sign('-');
                }
                reader.word(&[*word])?;
            }
            Some(role)
        })
    });
    let role = found.or_else(|| reader.word(&["myoreps"]).map(|()| "myo"))?;
    if role == "myo" {
        let _ = reader.attempt(|reader| {
            let _ = reader.sign('-');
            reader.word(&REPS)
        });
    }
    let _ = reader.attempt(|reader| {
        let _ = reader.sign('-');
        reader.word(&SETS)
    });
    let _ = reader.sign(':');
    Some(role)
}

/// The sign between sets and reps.
fn cross(reader: &mut Reader<'_>) -> Option<()> {
    let found = reader.word(&["x", "xx", "by"]).or_else(|| reader.sign('×')).or_else(|| reader.sign('*'));
    found.or_else(|| (reader.is_number(1)).then(|| reader.word(&["times"]))?)
}

/// As many reps as possible, in whatever words.
fn as_many_as_possible(reader: &mut Reader<'_>) -> Option<()> {
    let words = ["amrap", "amap", "armap", "amarp", "failure", "mr"];
    let found = reader.words(&["to", "failure"]).or_else(|| reader.word(&words));
    // `max` alone may be a single.
    if found.is_none() {
        let sure = reader.is_behind_cross() || reader.is_word(1, &REPS);
        reader.word(&["max", "maximum", "f", "fail"]).filter(|()| sure)?;
    }
    let _ = reader.word(&REPS);
    if reader.is_sign(0, '+') && !reader.is_number(1) {
        reader.sign('+')?;
    }
    Some(())
}

/// `3x5`, `3 sets of 5 reps`, `5 reps x 3 sets`, `AMRAP x 3`, `100kg x 5`.
pub(super) fn sets(reader: &mut Reader<'_>, group: &mut Group) -> Option<()> {
    if group.has_pieces()
        && let Some(pieces) = reader.attempt(pieces)
    {
        group.reps = Some(pieces);
        return Some(());
    }
    if group.role == Some("test") {
        let _ = reader.attempt(|reader| reader.number().filter(|sets| sets == "1").and_then(|_| cross(reader)));
        let reps = reader.number()?;
        reader.word(&["rm"])?;
        group.reps = Some(format!("{reps}RM"));
        return Some(());
    }
    if let Some(total) = reader.attempt(total) {
        group.reps = Some(total);
        return Some(());
    }
    let load_first = group.load.is_some() || group.effort.is_some();
    let crossed = load_first && reader.attempt(|reader| cross(reader).or_else(|| reader.word(&["for"]))).is_some();
    if let Some(time) = reader.attempt(open_for) {
        group.reps = Some("amrap".into());
        group.modifiers.push(format!("within {time}"));
        return Some(());
    }
    if let Some(measure) = reader.attempt(named_measure) {
        // `AMRAP-1` leaves one rep in reserve.
        let left =
            reader.attempt(|reader| reader.sign('-').and_then(|()| reader.number())).filter(|_| measure == "amrap");
        if let Some(left) = left.filter(|left| left.len() == 1) {
            group.set_effort(format!("RIR{left}"))?;
        }
        group.reps = Some(measure);
        group.side = side(reader);
        return times(reader, group);
    }
    let amount = is_amount(reader);
    let spread = reader.is_sign(1, '.') && reader.is_sign(2, '.');
    let first = reader.range()?;
    if amount {
        return None;
    }
    if reader.word(&SETS).is_some() {
        group.sets = Some(first);
        // `3 sets @ 5 reps`
        let reps_behind = reader.is_sign(0, '@') && reader.is_number(1) && reader.is_word(2, &REPS);
        let _ = reader.word(&["of"]).or_else(|| cross(reader)).or_else(|| reps_behind.then(|| reader.sign('@'))?);
        return reps(reader, group);
    }
    if reader.word(&REPS).is_some() {
        group.reps = Some(first);
        group.side = side(reader);
        return times(reader, group);
    }
    if cross(reader).is_some() {
        while cross(reader).is_some() {}
        if is_amount(reader) && !reader.is_sign(1, '%') && !reader.is_sign(2, '%') {
            // `5 x 135lbs` may be five reps or five singles.
            return None;
        }
        group.sets = Some(first.clone());
        reps(reader, group)?;
        // `100kg x 5 x 3`, `80% 5x3`: only where both numbers are the same is it certain, for those
        // who write the percent first write the reps in front of the sets.
        let percent = load_first && group.load.as_ref().is_some_and(|load| load.ends_with('%'));
        let certain = !(crossed || percent) || group.reps.as_ref() == Some(&first);
        let third = reader.attempt(|reader| cross(reader));
        let load_behind = third.is_none() || !reader.is_number(0) || is_amount(reader);
        return (certain && load_behind).then_some(());
    }
    // `1..5` may be five sets.
    if spread {
        return None;
    }
    group.reps = Some(suffixed(reader, first)?);
    group.side = side(reader);
    Some(())
}

/// `8/3/2`, `8 & 3 & 2`, `15 + 4 x 4`: the pieces of a set.
fn pieces(reader: &mut Reader<'_>) -> Option<String> {
    let piece = |reader: &mut Reader<'_>| {
        let first = reader.number()?;
        let reps = reader.attempt(|reader| cross(reader).and_then(|()| reader.number()));
        Some(reps.map_or_else(|| first.clone(), |reps| format!("{first}x{reps}")))
    };
    let mut text = piece(reader)?;
    while let Some(next) = reader.attempt(|reader| {
        let joined = ['+', '/', '-', '&'].into_iter().any(|sign| reader.sign(sign).is_some());
        joined.then(|| piece(reader))?
    }) {
        text = format!("{text} + {next}");
    }
    text.contains('+').then_some(text)
}

/// `total of 50 reps`, `50 reps total`, `50 total`.
fn total(reader: &mut Reader<'_>) -> Option<String> {
    let words = ["total", "totl", "toal"];
    let named = reader.word(&words).is_some();
    if named {
        let _ = reader.sign(':').or_else(|| reader.word(&["of"]));
    }
    let reps = reader.number()?;
    if !named {
        let _ = reader.word(&REPS);
        reader.word(&words)?;
    }
    let _ = reader.word(&REPS);
    let each = reader.attempt(|reader| {
        reader.word(&["in"])?;
        let sets = reader.words(&["sets", "of"]).is_some();
        let range = reader.range()?;
        let behind = reader.word(&SETS).is_some() || reader.is_word(0, &["min", "mins", "minutes", "m"]);
        (sets || !behind).then_some(range)
    });
    Some(each.map_or_else(|| format!("total {reps}"), |each| format!("total {reps} in {each}")))
}

/// `10 minute AMRAP`, `AMRAP in 10min`: for how long.
fn open_for(reader: &mut Reader<'_>) -> Option<String> {
    if let Some(time) = reader.attempt(|reader| {
        let time = time(reader, false)?;
        as_many_as_possible(reader).map(|()| time)
    }) {
        return Some(time);
    }
    as_many_as_possible(reader)?;
    let _ = reader.word(&["in", "for"]);
    time(reader, false)
}

/// Behind the reps: `x 3 sets`, `for 3 sets`, `x3`.
fn times(reader: &mut Reader<'_>, group: &mut Group) -> Option<()> {
    if group.sets.is_some() {
        return Some(());
    }
    let sets = reader.attempt(|reader| {
        let joined = cross(reader).or_else(|| reader.word(&["for"])).is_some();
        let number = reader.range()?;
        let named = reader.word(&SETS).is_some();
        (named || joined && !is_unit(reader)).then_some(number)
    });
    group.sets = sets;
    Some(())
}

fn is_unit(reader: &Reader<'_>) -> bool {
    reader.is_sign(0, '%') || reader.is_word(0, &["kg", "lb", "lbs", "min", "s", "sec"])
}

fn reps(reader: &mut Reader<'_>, group: &mut Group) -> Option<()> {
    let measure = reader.attempt(named_measure);
    let left = measure.as_ref().filter(|measure| *measure == "amrap");
    let left = left.and_then(|_| reader.attempt(|reader| reader.sign('-').and_then(|()| reader.number())));
    if let Some(left) = left {
        group.set_effort(format!("RIR{left}"))?;
    }
    group.reps = Some(match measure {
        Some(measure) => measure,
        None => {
            let one = reader.attempt(|reader| {
                let number = reader.number()?;
                // `5 - 100kg`: a dash in front of a load is no range.
                let apart = reader.is_sign(0, '-') && reader.peek(0).is_some_and(|dash| dash.apart);
                let load = apart
                    && reader
                        .attempt(|reader| {
                            reader.sign('-')?;
                            // One that touches the number is its sign.
                            let is_sign = reader.peek(0).is_some_and(|number| !number.apart);
                            (is_amount(reader) && !is_sign).then_some(())
                        })
                        .is_some();
                let signed = apart && reader.peek(1).is_some_and(|number| !number.apart);
                (load || signed).then_some(number)
            });
            match one {
                Some(number) => number,
                None => {
                    let number = reader.range()?;
                    suffixed(reader, number)?
                }
            }
        }
    });
    group.side = side(reader);
    Some(())
}

/// `amrap`, `max reps`, `(2+2)`, `2.2.2`, `[2-2-2]`.
fn named_measure(reader: &mut Reader<'_>) -> Option<String> {
    if reader.attempt(as_many_as_possible).is_some() {
        return Some("amrap".into());
    }
    cluster(reader.rest()).map(|(cluster, length)| {
        reader.take_bytes(length);
        cluster
    })
}

pub(super) fn cluster(text: &str) -> Option<(String, usize)> {
    let close = match text.chars().next()? {
        '(' => Some(')'),
        '[' => Some(']'),
        _ => None,
    };
    let inside = match close {
        Some(close) => text.get(1..text.find(close)?)?,
        None => {
            let end = text.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(text.len());
            text.get(..end).filter(|run| run.matches('.').count() >= 2)?.trim_end_matches('.')
        }
    };
    let sign = inside.chars().find(|c| !c.is_ascii_digit() && *c != ' ').unwrap_or(' ');
    if !"+-. ,".contains(sign) {
        return None;
    }
    let pieces: Vec<&str> = inside.split(sign).map(str::trim).collect();
    let numbers =
        pieces.iter().all(|piece| (1..=2).contains(&piece.len()) && piece.bytes().all(|b| b.is_ascii_digit()));
    // `(8-12)` is a range.
    let other = sign == '-' && pieces.iter().any(|piece| Some(piece) != pieces.first());
    (pieces.len() > 1 && numbers && !other)
        .then(|| (format!("({})", pieces.join("+")), inside.len() + if close.is_some() { 2 } else { 0 }))
}

/// A number of reps with what may stand behind it: `5+`, `5 or more`, `30 seconds`, `400 meters`.
fn suffixed(reader: &mut Reader<'_>, number: String) -> Option<String> {
    const METRES: [&str; 6] = ["m", "meter", "meters", "metre", "metres", "mtr"];
    const KILOMETRES: [&str; 6] = ["km", "kms", "kilometers", "kilometres", "kilometer", "kilometre"];
    const CALORIES: [&str; 5] = ["cal", "cals", "calorie", "calories", "kcal"];
    if reader.is_sign(0, '+') && !reader.is_number(1) {
        while reader.sign('+').is_some() {}
        let _ = reader.word(&REPS);
        return Some(format!("{number}+"));
    }
    if reader.words(&["or", "more"]).or_else(|| reader.words(&["and", "up"])).is_some() {
        return Some(format!("{number}+"));
    }
    if reader.is_word(0, &["plus"]) && !reader.is_number(1) {
        reader.word(&["plus"])?;
        return Some(format!("{number}+"));
    }
    // The number has been read, so the clock is read anew from its text.
    if let Some(time) = timed(reader, &number) {
        let _ = reader.word(&["hold", "holds"]);
        return Some(time);
    }
    for (words, unit) in [(&METRES[..], "m"), (&KILOMETRES[..], "km"), (&CALORIES[..], "cal")] {
        if reader.word(words).is_some() {
            return Some(format!("{number}{unit}"));
        }
    }
    if number.contains('.') {
        return None;
    }
    let _ = reader.word(&REPS);
    Some(number)
}

/// A time whose first number has been taken: ` seconds`, `:30`, `'30"`.
fn timed(reader: &mut Reader<'_>, number: &str) -> Option<String> {
    let attached = reader.text.get(..reader.peek(0)?.at)?.trim_end();
    let from = attached.rfind(|c: char| !c.is_ascii_digit() && c != '.').map_or(0, |at| at + 1);
    let whole = if number.contains('-') {
        format!("{number}{}", reader.rest())
    } else {
        format!("{}{}", attached.get(from..)?, reader.text.get(attached.len()..)?)
    };
    let (time, left) = {
        let mut again = Reader::new(&whole);
        let time = time(&mut again, false)?;
        (time, again.rest().len())
    };
    let taken = reader.rest().len().checked_sub(left)?;
    let taken = reader.rest().get(..taken)?.trim_end().len();
    reader.take_bytes(taken);
    (as_number(number) >= 0.0).then_some(time)
}

/// `per leg`, `each side`, `/arm`, `e/s`.
fn side(reader: &mut Reader<'_>) -> bool {
    const LIMBS: [&str; 12] =
        ["side", "sides", "leg", "legs", "arm", "arms", "hand", "hands", "foot", "feet", "sid", "direction"];
    let found = reader.attempt(|reader| {
        let _ = reader.sign('(');
        let of = reader.sign('/').or_else(|| reader.word(&["per"])).is_some();
        let each = reader.word(&["each", "ea", "every", "both", "ech"]).is_some();
        if reader.word(&LIMBS).is_some() {
            return (of || each).then_some(());
        }
        if each || reader.word(&["es"]).is_some() {
            return Some(());
        }
        let letters = |reader: &mut Reader<'_>, first: &[&str], sign: char, second: &[&str]| {
            reader.attempt(|reader| {
                reader.word(first)?;
                reader.sign(sign)?;
                reader.word(second)
            })
        };
        letters(reader, &["e", "p"], '/', &["s", "side"])
            .or_else(|| letters(reader, &["l"], '/', &["r"]))
            .or_else(|| letters(reader, &["e"], '.', &["s"]))
    });
    if found.is_some() {
        // `/side/side`
        let _ = reader.attempt(|reader| reader.sign('/').and_then(|()| reader.word(&LIMBS)));
    }
    found.is_some()
}
