//! `day` lines in another form, and weekdays that are nearly right.

use super::super::dates;
use super::super::meant::Reading;
use super::super::pieces::{Kind, Piece};
use crate::diagnostic::within;
use crate::training::Weekday;

/// `day 1: Heavy`, `day "Heavy" mon`, `day mon/wed`, `day1`, `day 1 - Heavy`.
pub(in crate::parse::mistakes) fn day(line: &str, pieces: &[Piece<'_>]) -> Option<Reading> {
    let keyword = pieces.first()?;
    let keyword = line.get(keyword.from..keyword.to)?;
    let rest = pieces.get(1..)?;
    let told = dated_day(line, rest).or_else(|| days_in_a_row(rest));
    if let Some(told) = told.or_else(|| weekday_among_words(keyword, line, rest)) {
        return Some(told);
    }
    // A slip of the finger is one where nothing but weekdays and names in quotes stand.
    let only_days = rest.iter().all(|piece| piece.kind != Kind::Word || is_weekday(piece) || piece.is(&JOINTS));
    let mut certain = true;
    let mut slots: Vec<String> = Vec::new();
    let mut name: Option<(usize, usize)> = None;
    let mut at = 0;
    // Behind a name in quotes more days may stand, behind one without it is all name.
    let open = |name: Option<(usize, usize)>| {
        name.is_none_or(|(from, _)| line.get(from..).is_some_and(|rest| rest.starts_with(['"', '“'])))
    };
    while let Some(piece) = rest.get(at) {
        at += 1;
        let alone = || rest.len() == 1 || rest.iter().all(|other| !other.is_number() || other.from == piece.from);
        if piece.kind == Kind::Quoted {
            if name.is_some() {
                let help =
                    "a day has one name; what else there is to say stands in quotes on a line of its own".to_owned();
                return Some(Reading::Told { from: piece.from, to: piece.to, label: "a second name", help });
            }
            name = Some((piece.from, piece.to));
        } else if let Some(weekday) = piece.weekday().filter(|_| piece.kind == Kind::Word && open(name)) {
            slots.push(weekday.to_owned());
        } else if let Some((weekday, sure)) = slip(piece).filter(|_| only_days || name.is_none()) {
            slots.push(weekday.to_owned());
            certain &= sure && only_days;
        } else if let Some(number) = piece.whole().filter(|_| open(name) && (piece.is_number() || alone())) {
            slots.push(number.to_string());
        } else if piece.is_sign(&[',', ':', ';', '/', '&', '+', '-', '#', '(', ')', '=', '.', '–', '—'])
            || piece.is(&JOINTS) && open(name)
        {
        } else if name.is_none() && !piece.is_number() && piece.kind != Kind::Sign {
            // The name goes on to the end, or to a weekday in brackets.
            let bracket = rest.iter().skip(at).position(|piece| piece.is_sign(&['('])).map(|more| at + more);
            let end = bracket.unwrap_or(rest.len());
            name = Some((piece.from, rest.get(end.checked_sub(1)?)?.to));
            at = end;
        } else {
            return None;
        }
    }
    let mut meant = keyword.to_owned();
    if !slots.is_empty() {
        meant += &format!(" {}", slots.join(", "));
    }
    if let Some((from, to)) = name {
        let said = line.get(from..to)?;
        let quotes = |c: char| matches!(c, '"' | '“' | '”' | '„' | '«' | '»' | '‘' | '’' | '\'' | ' ' | ':');
        let said = said.trim_matches(quotes);
        if said.is_empty() || said.contains('"') {
            return None;
        }
        meant += &format!(" \"{said}\"");
    }
    // One of two numbers may be a date or a count.
    let numbers = slots.iter().filter(|slot| slot.starts_with(|c: char| c.is_ascii_digit())).count();
    let mixed = numbers > 0 && numbers < slots.len();
    Some(Reading::sure(certain && !mixed, meant))
}

/// Words between weekdays.
const JOINTS: [&str; 2] = ["and", "on"];

/// Whether a word is a weekday, or nearly one.
pub(in crate::parse::mistakes) fn is_weekday(piece: &Piece<'_>) -> bool {
    piece.kind == Kind::Word && (piece.weekday().is_some() || slip(piece).is_some())
}

/// The weekday that a word nearly is, and whether it can be no other word: `thr`, `wensday`.
/// `run` is no `sun`: a slip leaves the first letter.
fn slip(piece: &Piece<'_>) -> Option<(&'static str, bool)> {
    const SHORT: [(&str, &str); 4] = [("thr", "thu"), ("wen", "wed"), ("tus", "tue"), ("tusday", "tue")];
    const FORMS: [(&str, &str); 4] = [("tues", "tue"), ("thur", "thu"), ("thurs", "thu"), ("weds", "wed")];
    if piece.kind != Kind::Word || piece.weekday().is_some() {
        return None;
    }
    let word = piece.text.to_lowercase();
    if let Some((_, day)) = SHORT.iter().find(|(slip, _)| *slip == word) {
        return Some((day, true));
    }
    let letters = |word: &str| {
        let mut letters: Vec<char> = word.chars().collect();
        letters.sort_unstable();
        letters
    };
    let first = word.chars().next()?;
    let near = |distance: usize| {
        let long = Weekday::ALL.into_iter().filter(|day| {
            let long = day.long().to_lowercase();
            long.starts_with(first) && word.len() > 4 && within(&word, distance, [long.as_str()]).is_some()
        });
        let forms = FORMS.iter().filter(|(form, _)| {
            distance == 1 && form.starts_with(first) && word.len() > 3 && within(&word, 1, [*form]).is_some()
        });
        let short = Weekday::ALL.map(Weekday::short).into_iter().filter(|short| {
            // Three letters are soon another word: only two of them may have changed their places.
            distance == 1 && short.starts_with(first) && letters(short) == letters(&word)
        });
        let mut found: Vec<&'static str> =
            long.map(Weekday::short).chain(forms.map(|(_, day)| *day)).chain(short).collect();
        found.dedup();
        match found.as_slice() {
            [day] => Some(*day),
            _ => None,
        }
    };
    near(1).map(|day| (day, true)).or_else(|| near(2).filter(|_| word.len() > 5).map(|day| (day, false)))
}

/// `day heavy mon`, `day Squat, mon`, `day mon or tue`: nobody can tell the name from the day.
fn weekday_among_words(keyword: &str, line: &str, rest: &[Piece<'_>]) -> Option<Reading> {
    let words: Vec<&Piece<'_>> = rest.iter().filter(|piece| piece.kind != Kind::Sign).collect();
    let is_day = |piece: &&Piece<'_>| is_weekday(piece);
    let plain = words.iter().all(|piece| piece.kind == Kind::Word);
    let is_said = |piece: &&&Piece<'_>| !is_day(piece) && !piece.is(&JOINTS) && !piece.is(&["or"]);
    let said: Vec<&Piece<'_>> = words.iter().filter(is_said).copied().collect();
    let either = words.iter().any(|piece| piece.is(&["or"]));
    // The days first and the name behind them is how it is written.
    let in_order = words.iter().skip_while(|piece| is_day(piece) || piece.is(&JOINTS)).all(|piece| !is_day(piece));
    let days: Vec<&str> = words
        .iter()
        .filter(|piece| is_day(piece))
        .filter_map(|piece| piece.weekday().or_else(|| slip(piece).map(|(day, _)| day)))
        .collect();
    if !plain || days.is_empty() || in_order {
        return None;
    }
    let (first, last) = (words.first()?, words.last()?);
    let days = days.join(", ");
    if said.is_empty() && either {
        let help = format!(
            "`{keyword} {days}` has the session on each of these days; where one of them is to be chosen, write the \
             first and a note below it, `\"or a day later\"`"
        );
        return Some(Reading::Told { from: first.from, to: last.to, label: "on both days, or on one?", help });
    }
    let name = line.get(said.first()?.from..said.last()?.to)?;
    let with_days = said.first().zip(said.last()).is_some_and(|(from, to)| {
        words.iter().any(|piece| is_day(piece) && piece.from > from.from && piece.from < to.from)
    });
    let help = if with_days {
        format!("weekdays come first, then the name in quotes: `{keyword} {days} \"Heavy\"`")
    } else {
        format!("weekdays come first, then the name in quotes: `{keyword} {days} \"{name}\"`")
    };
    Some(Reading::Told { from: first.from, to: last.to, label: "a name, or a weekday?", help })
}

/// `day 2026-01-05`, `day 01/05/2026`
fn dated_day(line: &str, rest: &[Piece<'_>]) -> Option<Reading> {
    let [a, b, c, d, e, ..] = rest else { return None };
    let joint = |piece: &Piece<'_>| piece.is_sign(&['-', '/', '.']);
    let numbers = [a, c, e].iter().all(|piece| piece.is_number());
    // `1.2.2026` is cut into `1.2`, `.` and `2026`.
    (numbers && joint(b) && joint(d) && a.text.len() + e.text.len() > 4).then(|| {
        let written = line.get(a.from..e.to).unwrap_or("");
        let iso = dates::as_iso(written);
        let help = format!(
            "days have a weekday or a number, `day mon`; the date of the first day stands once, in the head: `start {}`",
            iso.unwrap_or_else(|| "2026-01-05".to_owned())
        );
        Reading::Told { from: a.from, to: e.to, label: "a date", help }
    })
}

/// `day 1-3`, `day mon-fri`
fn days_in_a_row(rest: &[Piece<'_>]) -> Option<Reading> {
    let [first, joint, last] = rest else { return None };
    if !(joint.is_sign(&['-', '–']) || joint.is(&["to"])) {
        return None;
    }
    let days: Vec<String> = match (first.weekday(), last.weekday()) {
        (Some(from), Some(to)) => {
            let days = Weekday::ALL.map(Weekday::short);
            let place = |day: &str| days.iter().position(|known| *known == day);
            days.get(place(from)?..=place(to)?)?.iter().map(|day| (*day).to_owned()).collect()
        }
        _ => (first.whole()?..=last.whole().filter(|last| *last <= 14)?).map(|day| day.to_string()).collect(),
    };
    let help =
        format!("the same session on several days is `day {}`; other sessions have days of their own", days.join(", "));
    Some(Reading::Told { from: first.from, to: last.to, label: "one session, or several?", help })
}
