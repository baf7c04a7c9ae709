//! Times, rests, tempos and stop rules, read loosely.

use super::Group;
use super::tokens::{Reader, as_number};

const SECONDS: [&str; 7] = ["s", "sec", "secs", "second", "seconds", "sek", "sekunden"];
const MINUTES: [&str; 6] = ["min", "mins", "minute", "minutes", "minuten", "mn"];
const HOURS: [&str; 4] = ["h", "hr", "hour", "hours"];

/// Nobody rests for longer than so many minutes: `90m` are seconds.
const LONGEST_REST: f64 = 10.0;

/// `2.30`: minutes and seconds more likely than a fraction.
pub(in super::super) fn is_clock_like(number: &str) -> bool {
    number.split('-').any(|number| {
        let places = number.split_once('.').map_or("", |(_, places)| places);
        !matches!(places, "" | "0" | "5" | "25" | "75")
    })
}

/// Whether a time is so long that no rep is paused for it: that is a rest.
fn is_no_pause(time: &str) -> bool {
    let most = time.trim_end_matches('s').rsplit('-').next().map_or(0.0, as_number);
    time.ends_with("min") || most > 10.0
}

/// The unit of a time, in the language's words.
fn unit(reader: &mut Reader<'_>, metres_are_minutes: bool) -> Option<&'static str> {
    if reader.word(&SECONDS).is_some() || reader.attempt(|reader| reader.sign('\'').and(reader.sign('\''))).is_some() {
        return Some("s");
    }
    if reader.sign('"').is_some() || reader.sign('″').is_some() {
        return Some("s");
    }
    let minutes = reader.word(&MINUTES).is_some()
        || reader.sign('\'').is_some()
        || reader.sign('′').is_some()
        || (metres_are_minutes || reader.is_number(1)) && reader.word(&["m"]).is_some();
    minutes.then_some("min")
}

/// `90 seconds`, `1:30`, `2'30"`, `1min 30s`, `2-3 minutes`, `2min-3min`, `1h`.
pub(super) fn time(reader: &mut Reader<'_>, metres_are_minutes: bool) -> Option<String> {
    reader.attempt(|reader| clock(reader)).or_else(|| {
        reader.attempt(|reader| {
            let low = reader.range()?;
            // Nobody holds for ten hours: `3x10 h` is a word cut short.
            if as_number(&low) <= 3.0 && !low.contains(['-', '.']) && reader.word(&HOURS).is_some() {
                return low.parse::<u32>().ok()?.checked_mul(60).map(|minutes| format!("{minutes}min"));
            }
            let metres = reader.is_word(0, &["m"]);
            let first = unit(reader, metres_are_minutes)?;
            let long = low.split('-').any(|number| as_number(number) > LONGEST_REST);
            if first == "min" && (metres && long || is_clock_like(&low)) {
                return None;
            }
            let rest_of_it = reader.attempt(|reader| {
                reader.range_sign()?;
                let high = reader.number()?;
                (unit(reader, metres_are_minutes)? == first).then_some(high)
            });
            if let Some(high) = rest_of_it.filter(|_| !low.contains('-')) {
                return Some(format!("{low}-{high}{first}"));
            }
            let seconds = reader.attempt(|reader| {
                let more = reader.number()?.parse::<u32>().ok().filter(|more| *more < 60)?;
                let apart = reader.peek(0).is_none_or(|token| token.apart);
                (unit(reader, false) == Some("s") || apart).then_some(more)
            });
            match (first, seconds, low.parse::<u32>()) {
                ("min", Some(more), Ok(minutes)) => Some(format!("{}s", minutes.checked_mul(60)?.checked_add(more)?)),
                (_, Some(_), _) => None,
                _ => Some(format!("{low}{first}")),
            }
        })
    })
}

/// `1:30`, `2:00-3:00`.
fn clock(reader: &mut Reader<'_>) -> Option<String> {
    let one = |reader: &mut Reader<'_>| {
        let minutes = reader.number()?.parse::<u32>().ok()?;
        reader.sign(':')?;
        let seconds = reader.number()?;
        let two_places = seconds.len() == 2 && !seconds.contains('.');
        minutes.checked_mul(60)?.checked_add(seconds.parse().ok().filter(|_| two_places)?)
    };
    let low = one(reader)?;
    let high = reader.attempt(|reader| reader.range_sign().and_then(|()| one(reader)));
    Some(match high {
        Some(high) if high > low => format!("{low}-{high}s"),
        Some(_) => return None,
        None => format!("{low}s"),
    })
}

/// A rest, a tempo and the like, in whatever order its words stand.
pub(super) fn modifier(reader: &mut Reader<'_>, group: &mut Group) -> Option<()> {
    let found = reader
        .attempt(rest)
        .or_else(|| reader.attempt(timed))
        .or_else(|| reader.attempt(on_the_minute))
        .or_else(|| reader.attempt(|reader| tempo(reader, group.reps.is_some())))
        .or_else(|| reader.attempt(until))?;
    group.modifiers.push(found);
    Some(())
}

fn skip_between(reader: &mut Reader<'_>) {
    let _ = reader.sign(':').or_else(|| reader.sign('=')).or_else(|| reader.word(&["for", "of"]));
}

fn rest(reader: &mut Reader<'_>) -> Option<String> {
    let words = ["rest", "rests", "rst", "resr", "resst"];
    let _ = reader.attempt(|reader| {
        let spelt = |reader: &mut Reader<'_>| reader.word(&["w"]).and(reader.sign('/'));
        reader.word(&["with"]).or_else(|| reader.attempt(spelt))
    });
    let rest = if reader.word(&words).is_some() {
        let _ = reader.attempt(|reader| {
            let dash = reader.sign('-');
            reader.peek(0).filter(|token| !token.apart).and(dash)
        });
        skip_between(reader);
        let first = time(reader, true)?;
        let second = reader.attempt(|reader| reader.sign('/').and_then(|()| time(reader, true)));
        second.map_or_else(|| first.clone(), |second| format!("{first}/{second}"))
    } else {
        let rest = time(reader, true)?;
        let _ = reader.word(&["of"]);
        reader.word(&words)?;
        rest
    };
    let _ = reader.attempt(|reader| {
        let short = |reader: &mut Reader<'_>| {
            reader.word(&["b"])?;
            reader.sign('/')?;
            reader.word(&["w", "t"])
        };
        reader.attempt(short).or_else(|| reader.word(&["between", "btw"]))?;
        reader.word(&["sets", "set"])
    });
    Some(format!("rest {rest}"))
}

/// `pause: 2s`, `2s pause`, `every 1:30`, `within 12:00`.
fn timed(reader: &mut Reader<'_>) -> Option<String> {
    const NAMES: [(&str, &[&str]); 3] = [
        ("pause", &["pause", "paus", "paused", "puase"]),
        ("every", &["every", "evry", "each", "evey"]),
        ("within", &["within", "wihtin", "whithin", "withn"]),
    ];
    let name = |reader: &mut Reader<'_>| NAMES.into_iter().find_map(|(name, forms)| reader.word(forms).map(|()| name));
    if let Some(name) = name(reader) {
        skip_between(reader);
        if name == "every" && reader.word(&["minute", "min"]).is_some() {
            return Some("every 1min".into());
        }
        let time = time(reader, true).filter(|time| name != "pause" || !is_no_pause(time))?;
        return Some(format!("{name} {time}"));
    }
    let _ = reader.word(&["with"]);
    let time = time(reader, false).filter(|time| !is_no_pause(time))?;
    reader.word(&["pause", "pauses"])?;
    Some(format!("pause {time}"))
}

/// `EMOM`, `E2MOM`, `on the minute`.
fn on_the_minute(reader: &mut Reader<'_>) -> Option<String> {
    let minutes = if reader.word(&["emom"]).is_some() || reader.words(&["on", "the", "minute"]).is_some() {
        "1".to_owned()
    } else {
        reader.word(&["e"])?;
        let minutes = reader.number()?;
        reader.word(&["mom"])?;
        minutes
    };
    // `EMOM 10` may be ten minutes or ten reps.
    (!reader.is_number(0)).then(|| format!("every {minutes}min"))
}

/// `3-0-1-0`, `3/0/X/0`, `3 0 1 0`, `3010`, `30X0`: the four figures, and how many bytes they take.
fn figures(text: &str) -> Option<(String, usize)> {
    let mut figures = String::new();
    let mut between: Option<char> = None;
    let mut end = 0;
    for (at, c) in text.char_indices() {
        if c.is_alphanumeric() || c == '×' {
            figures.push(match c {
                '0'..='9' => c,
                'O' | 'o' => '0',
                'x' | 'X' | '×' => 'X',
                _ => return None,
            });
            end = at + c.len_utf8();
        } else if figures.len() < 4 && "-/:. ".contains(c) && between.is_none_or(|sign| sign == c) {
            between = Some(c);
        } else {
            break;
        }
        if figures.len() == 4 && !text.get(end..)?.starts_with(|c: char| c.is_alphanumeric()) {
            return Some((figures, end));
        }
    }
    None
}

fn tempo(reader: &mut Reader<'_>, behind_sets: bool) -> Option<String> {
    let named = reader.word(&["tempo", "tmpo", "temop", "tepmo"]).is_some();
    if named {
        skip_between(reader);
        let _ = reader.sign('(');
    }
    if !named {
        let _ = reader.sign('@').or_else(|| reader.sign('('));
    }
    let (figures, length) = figures(reader.rest())?;
    let written = reader.rest().get(..length)?;
    reader.take_bytes(length);
    let _ = reader.sign(')');
    let behind = !named && reader.word(&["tempo"]).is_some();
    // `30X0` is nothing else; of `3010` only its name tells.
    let explosive = behind_sets && figures.get(2..3) == Some("X") && written.len() == 4 && written.contains('X');
    (named || behind || explosive).then(|| format!("tempo {figures}"))
}

fn until(reader: &mut Reader<'_>) -> Option<String> {
    let stop = reader.words(&["stop", "at"]).or_else(|| reader.word(&["until", "untill", "til", "till", "unitl"]));
    stop?;
    let _ = reader.sign('@');
    super::loads::effort_or_number(reader).map(|effort| format!("until {effort}"))
}
