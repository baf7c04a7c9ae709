//! Loads and efforts, read loosely.

use super::Group;
use super::tokens::{Reader, as_number};

const KILOGRAMS: [&str; 10] = ["kg", "kgs", "kilo", "kilos", "kilogram", "kilograms", "kq", "kgz", "gk", "кг"];
const POUNDS: [&str; 7] = ["lb", "lbs", "pound", "pounds", "ib", "ibs", "lbz"];
const PERCENT: [&str; 6] = ["percent", "procent", "pct", "pc", "prozent", "perc"];

fn unit(reader: &mut Reader<'_>) -> Option<&'static str> {
    if reader.sign('%').is_some() {
        while reader.sign('%').is_some() {}
        return Some("%");
    }
    if reader.word(&PERCENT).is_some() {
        return Some("%");
    }
    reader.word(&KILOGRAMS).map(|()| "kg").or_else(|| reader.word(&POUNDS).map(|()| "lb"))
}

/// Whether a weight or a percent stands here: a number with a unit.
pub(super) fn is_amount(reader: &mut Reader<'_>) -> bool {
    let mut found = false;
    let _: Option<()> = reader.attempt(|reader| {
        reader.number()?;
        found = unit(reader).is_some();
        None
    });
    found
}

/// `RPE 8`, `RPE: 8-9`, `8RPE`, `2 RIR`, `3 reps in reserve`.
pub(super) fn effort(reader: &mut Reader<'_>) -> Option<String> {
    let scale = |reader: &mut Reader<'_>| {
        let rpe = reader.word(&["rpe", "rpr", "pre", "rep", "pre"]).map(|()| "RPE");
        rpe.or_else(|| reader.word(&["rir"]).map(|()| "RIR"))
    };
    let forward = reader.attempt(|reader| {
        let scale = scale(reader)?;
        let _ = reader.sign(':').or_else(|| reader.sign('=')).or_else(|| reader.sign('~'));
        if scale == "RPE" {
            let _ = reader.sign('-');
        }
        Some((scale, reader.range()?))
    });
    let (scale, number) = forward.or_else(|| {
        reader.attempt(|reader| {
            let number = reader.range()?;
            if reader.words(&["reps", "in", "reserve"]).is_some() {
                return Some(("RIR", number));
            }
            let scale = reader.word(&["rpe"]).map(|()| "RPE").or_else(|| reader.word(&["rir"]).map(|()| "RIR"))?;
            let belongs_behind = reader.is_number(0) && reader.peek(0).is_some_and(|next| !next.apart);
            (!belongs_behind).then_some((scale, number))
        })
    })?;
    let on_scale = number.split('-').all(|number| as_number(number) <= 10.0);
    on_scale.then(|| format!("{scale}{number}"))
}

/// The numbers of a load, and the one unit that they have.
struct Values {
    text: String,
    unit: Option<&'static str>,
}

impl Values {
    /// Takes one more number; of a range it is larger than the one before.
    fn join(&mut self, reader: &mut Reader<'_>, sign: &str, above: Option<f64>) -> Option<()> {
        reader.attempt(|reader| {
            let number = reader.number()?;
            let own = unit(reader);
            let attached =
                reader.peek(0).is_some_and(|token| !token.apart && token.text.starts_with(char::is_alphabetic));
            let agrees = own.is_none() || self.unit.is_none() || own == self.unit;
            if !agrees || attached || above.is_some_and(|low| as_number(&number) <= low) {
                return None;
            }
            self.unit = own.or(self.unit);
            self.text = format!("{}{sign}{number}", self.text);
            Some(())
        })
    }
}

/// The numbers of a load with their sign and unit: `70-75%`, `65/70/75%`, `-10%`; with blanks between
/// them, `65 70 75%`, where a load is sure to stand.
fn values(reader: &mut Reader<'_>, by_blanks: bool) -> Option<(String, &'static str)> {
    let down = reader.sign('-').is_some() || reader.word(&["minus"]).is_some();
    let up = !down && reader.sign('+').is_some();
    // `kg100`, `%80`
    let ahead = if reader.is_number(1) { unit(reader) } else { None };
    let first = reader.number()?;
    let kilograms = |reader: &mut Reader<'_>| by_blanks.then(|| reader.word(&["k"]))?.map(|()| "kg");
    let found = unit(reader).or_else(|| kilograms(reader)).or(ahead);
    let mut values = Values { text: first.clone(), unit: found };
    let across = reader.is_sign(0, '.') && reader.is_sign(1, '.');
    let spread = reader.attempt(|reader| {
        reader.range_sign()?;
        values.join(reader, if across { ".." } else { "-" }, (!across).then(|| as_number(&first)))
    });
    if spread.is_none() {
        while reader.attempt(|reader| reader.sign('/').and_then(|()| values.join(reader, "/", None))).is_some() {}
        let apart = |reader: &Reader<'_>| reader.is_number(0) && reader.peek(0).is_some_and(|next| next.apart);
        while by_blanks && values.unit.is_none() && apart(reader) && values.join(reader, "/", None).is_some() {}
    }
    let sign = if down {
        "-"
    } else if up {
        "+"
    } else {
        ""
    };
    Some((format!("{sign}{}", values.text), values.unit.unwrap_or("")))
}

/// A number with its sign and unit.
pub(super) fn step(reader: &mut Reader<'_>) -> Option<String> {
    let (number, unit) = values(reader, false)?;
    (!unit.is_empty()).then(|| format!("{number}{unit}"))
}

/// A load or an effort, with or without its `@`.
pub(super) fn load(reader: &mut Reader<'_>, group: &mut Group) -> Option<()> {
    let mut marked = false;
    while reader.sign('@').is_some() {
        marked = true;
    }
    let _ = reader.sign('(');
    let in_words = !marked
        && (reader.word(&["at", "using", "with", "on", "of"]).is_some()
            || reader.attempt(|reader| reader.word(&["w"]).and(reader.sign('/'))).is_some());
    // `4-6 RPE8` are reps, and then an effort.
    let forward = reader.is_word(0, &["rpe", "rir", "rpr", "pre", "rep"]);
    let may_be_effort = marked || in_words || forward || group.reps.is_some();
    if let Some(effort) = reader.attempt(|reader| may_be_effort.then(|| effort(reader))?) {
        let climb = reader.attempt(|reader| climb(reader, true)).unwrap_or_default();
        return group.set_effort(format!("{effort}{climb}"));
    }
    if let Some(body) = reader.attempt(bodyweight) {
        return group.set_load(body);
    }
    let bar = ["bar", "barbell"];
    if (marked || in_words) && (reader.words(&["empty", "bar"]).is_some() || reader.words(&["the", "bar"]).is_some())
        || reader.word(&bar).is_some()
    {
        return group.set_load("bar".into());
    }
    if marked && (reader.words(&["all", "out"]).is_some() || reader.words(&["max", "effort"]).is_some()) {
        return group.set_load("max".into());
    }
    if let Some(of) = reader.attempt(|reader| base_first(reader)) {
        return group.set_load(of);
    }
    let (mut numbers, unit) = values(reader, marked)?;
    let number = as_number(&numbers);
    if unit.is_empty() {
        // Behind a load an `@8` can only be an effort.
        let second = marked && group.load.is_some() && (6.0..=10.0).contains(&number);
        return if second { group.set_effort(format!("RPE{numbers}")) } else { None };
    }
    if unit == "%" && reader.word(&["less", "lighter"]).is_some() {
        numbers = format!("-{}", numbers.trim_start_matches('-'));
    }
    // `3x8 10%` may be a drop or a share of the max, and `backoff 3x8 90%` of the top set.
    let less = (0.0..=30.0).contains(&number) || matches!(group.role, Some("backoff" | "drop"));
    if !marked && !in_words && unit == "%" && less && !numbers.starts_with(['-', '+']) {
        return None;
    }
    let mut text = format!("{numbers}{unit}");
    let tail = tail(reader, unit == "%");
    // A step up without a base, or behind an effort, is of nothing.
    if numbers.starts_with('+') && !tail.starts_with(" of ") {
        return None;
    }
    text.push_str(&tail);
    group.set_load(text)
}

/// `bw+20kg`, `bodyweight plus 20kg`, `bw 20kg`, `20kg+bw`.
fn bodyweight(reader: &mut Reader<'_>) -> Option<String> {
    let name = |reader: &mut Reader<'_>| {
        let spelt = reader.attempt(|reader| {
            reader.word(&["b"])?;
            reader.sign('.')?;
            reader.word(&["w"])?;
            reader.sign('.')
        });
        spelt.or_else(|| reader.word(&["bw", "bodyweight"])).or_else(|| reader.words(&["body", "weight"]))
    };
    let behind = reader.attempt(|reader| {
        let added = reader.number()?;
        let unit = unit(reader).filter(|unit| *unit != "%")?;
        reader.sign('+')?;
        name(reader).map(|()| format!("bw+{added}{unit}"))
    });
    if behind.is_some() {
        return behind;
    }
    name(reader)?;
    let added = reader.attempt(|reader| {
        let minus = reader.sign('-').is_some();
        if !minus {
            let _ = reader.sign('+').or_else(|| reader.word(&["plus", "and"]));
        }
        let number = reader.range()?;
        let unit = unit(reader).filter(|unit| *unit != "%")?;
        Some(format!("{}{number}{unit}", if minus { '-' } else { '+' }))
    });
    let climb = reader.attempt(|reader| climb(reader, false)).unwrap_or_default();
    Some(format!("bw{}{climb}", added.unwrap_or_default()))
}

/// `top -10%`, `prev +5kg`, `last week +2.5kg`: what it is of in front of the step.
fn base_first(reader: &mut Reader<'_>) -> Option<String> {
    let base = of_what(reader).filter(|base| base.starts_with(" of "))?;
    let (step, unit) = values(reader, false)?;
    (step.starts_with(['-', '+']) && !unit.is_empty()).then(|| format!("{step}{unit}{base}"))
}

/// What a load is of, with the blank in front: ` of top`, ` tm`.
fn of_what(reader: &mut Reader<'_>) -> Option<String> {
    let named = reader.word(&["of", "off", "from", "fo"]).is_some();
    let _ = reader.word(&["the", "my", "your"]);
    let set = |reader: &mut Reader<'_>| {
        let _ = reader.word(&["set", "sets"]);
    };
    if reader.words(&["last", "week"]).is_some() || reader.words(&["previous", "week"]).is_some() {
        return Some(" of last week".into());
    }
    for (words, base) in [
        (["top", "topset", "tops"], " of top"),
        (["prev", "previous", "last"], " of prev"),
        (["first", "frist", "1st"], " of first"),
    ] {
        if reader.word(&words).is_some() {
            set(reader);
            return Some(base.into());
        }
    }
    let spelt = |reader: &mut Reader<'_>| {
        reader.word(&["t"])?;
        reader.sign('.')?;
        reader.word(&["m"])?;
        reader.sign('.')
    };
    if reader.word(&["tm"]).or_else(|| reader.words(&["training", "max"])).is_some() || reader.attempt(spelt).is_some()
    {
        return Some(" tm".into());
    }
    let _ = reader.word(&["e"]);
    let rep_max = reader.attempt(|reader| {
        let reps = reader.number()?;
        reader.word(&["rm"]).map(|()| reps)
    });
    if let Some(reps) = rep_max {
        return Some(format!(" of {reps}RM"));
    }
    // `@80% max RPE9` is a ceiling.
    let mut ceiling = false;
    let _: Option<()> = reader.attempt(|reader| {
        reader.word(&["max"])?;
        ceiling = effort(reader).is_some();
        None
    });
    if ceiling {
        return None;
    }
    if reader.word(&["max", "rm"]).is_some() {
        return Some(" of 1RM".into());
    }
    if reader.is_word(0, &["day"]) {
        reader.word(&["day"])?;
        return reader.quoted().map(|name| format!(" of day {name}"));
    }
    if !named {
        return None;
    }
    // Any other name is a lift.
    let name = reader.rest();
    let end = name.find(|c: char| !c.is_alphabetic() && c != ' ' && c != '-').unwrap_or(name.len());
    let mut end = name.get(..end)?.trim_end().len();
    for word in ["rest", "tempo", "pause", "every", "within", "until", "cap", "rpe", "rir", "x", "for"] {
        let at = name.to_lowercase().find(&format!(" {word}"));
        end = at.filter(|at| *at < end).unwrap_or(end);
    }
    let name = name.get(..end).filter(|name| name.starts_with(char::is_alphabetic))?;
    reader.take_bytes(end);
    Some(format!(" of {name}"))
}

/// What stands behind the numbers of a load.
fn tail(reader: &mut Reader<'_>, is_percent: bool) -> String {
    let of_max = |base: &String| base == " tm" || base.ends_with("RM");
    let base = reader.attempt(|reader| of_what(reader).filter(|base| is_percent || !of_max(base)));
    let mut tail = base.unwrap_or_default();
    if let Some(climb) = reader.attempt(|reader| climb(reader, false)) {
        return tail + &climb + &cap(reader);
    }
    let plus = reader.attempt(|reader| {
        let sign = if reader.sign('-').is_some() {
            '-'
        } else {
            reader.sign('+').or_else(|| reader.word(&["plus"])).map(|()| '+')?
        };
        let number = reader.number()?;
        unit(reader).filter(|unit| *unit != "%").map(|unit| format!(" {sign}{number}{unit}"))
    });
    tail.push_str(&plus.unwrap_or_default());
    tail.push_str(&reader.attempt(|reader| climb(reader, false)).unwrap_or_default());
    tail + &cap(reader)
}

/// `+2.5kg per week`, `+5%/wk`, `+2.5kg weekly`.
fn climb(reader: &mut Reader<'_>, points: bool) -> Option<String> {
    let sign = if reader.sign('-').is_some() { '-' } else { reader.sign('+').map(|()| '+')? };
    let number = reader.number()?;
    let unit = unit(reader).unwrap_or("");
    if unit.is_empty() != points {
        return None;
    }
    if reader.word(&["weekly"]).is_some() {
        return Some(format!(" {sign}{number}{unit}/week"));
    }
    reader.sign('/').or_else(|| reader.word(&["per", "a", "each", "every"]))?;
    let week = reader.word(&["week", "weeks", "wk", "wks", "w"]).map(|()| "week");
    let pace = week.or_else(|| reader.word(&["session", "sessions", "workout", "workouts"]).map(|()| "session"))?;
    Some(format!(" {sign}{number}{unit}/{pace}"))
}

/// An effort, or a number that can only be an RPE: `cap 9`, `until 9`.
pub(super) fn effort_or_number(reader: &mut Reader<'_>) -> Option<String> {
    reader.attempt(effort).or_else(|| {
        reader.attempt(|reader| {
            let number = reader.number().filter(|number| (6.0..=10.0).contains(&as_number(number)))?;
            unit(reader).is_none().then(|| format!("RPE{number}"))
        })
    })
}

fn cap(reader: &mut Reader<'_>) -> String {
    let cap = reader.attempt(|reader| {
        let words =
            reader.word(&["cap", "capped"]).or_else(|| reader.words(&["up", "to"])).or_else(|| reader.word(&["max"]));
        words?;
        let _ = reader.sign('@').or_else(|| reader.word(&["at"]));
        effort_or_number(reader)
    });
    cap.map_or_else(String::new, |effort| format!(" cap {effort}"))
}
