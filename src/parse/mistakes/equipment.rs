//! Lines on the athlete and the equipment whose word is known, but not what follows.

use super::part;
use crate::diagnostic::did_you_mean;
use crate::parse::SyntaxError;
use crate::parse::statements::ATHLETE_LINES;
use crate::source::Span;
use crate::training::Rounding;

/// What was meant behind the word of such a line; nothing if that is not known.
pub(in crate::parse) fn diagnose(keyword: &str, text: &str, span: Span) -> Option<SyntaxError> {
    if !ATHLETE_LINES.contains(&keyword) {
        return None;
    }
    let rest = text.get(keyword.len()..)?.trim_start();
    let line = Line { keyword, rest: rest.trim_end(), rest_at: text.len() - rest.len(), span };
    line.decimal_comma().or_else(|| match keyword {
        "plates" => line.plates(),
        "dumbbells" => line.dumbbells(),
        "round" => line.direction().or_else(|| line.without_unit()),
        "bar" | "stack" | "bodyweight" => line.without_unit(),
        _ => None,
    })
}

struct Line<'t> {
    keyword: &'t str,
    /// What stands behind the word.
    rest: &'t str,
    rest_at: usize,
    span: Span,
}

impl<'t> Line<'t> {
    /// The words, each with its place behind the keyword.
    fn words(&self) -> impl Iterator<Item = (usize, &'t str)> {
        let base = self.rest.as_ptr() as usize;
        let rest = self.rest;
        rest.split_whitespace().map(move |word| (word.as_ptr() as usize - base, word))
    }

    fn place(&self, from: usize, len: usize) -> Span {
        part(self.span, self.rest_at + from, self.rest_at + from + len)
    }

    fn error(&self, span: Span, label: &str, help: String, meant: Option<String>) -> SyntaxError {
        SyntaxError::UnreadableHead {
            keyword: self.keyword.to_owned(),
            help,
            span,
            label: label.to_owned(),
            replacement: meant.map(|meant| (span, meant)),
        }
    }

    /// `2,5kg`
    fn decimal_comma(&self) -> Option<SyntaxError> {
        let (at, word) = self.words().find(|(_, word)| {
            let numbers: Vec<&str> = word.split(',').collect();
            matches!(numbers.as_slice(), [whole, places]
                if whole.ends_with(|c: char| c.is_ascii_digit()) && places.starts_with(|c: char| c.is_ascii_digit()))
        })?;
        let meant = word.replacen(',', ".", 1);
        Some(SyntaxError::DecimalComma { written: word.to_owned(), meant, span: self.place(at, word.len()) })
    }

    /// `plates 25 20 10kg`, `plates kg 25kg 20kg`, `plates 25 20 10`
    fn plates(&self) -> Option<SyntaxError> {
        let (at, first) = self.words().next()?;
        let is_unit_first = unit_at_end(first) == Some(first);
        let units: Vec<&str> = self.words().filter_map(|(_, word)| unit_at_end(word)).collect();
        let unit = units.first().filter(|unit| units.iter().all(|other| other.eq_ignore_ascii_case(unit)));
        let here = self.place(at, self.rest.len() - at);
        let Some(unit) = unit else {
            return (units.is_empty() && first.starts_with(|c: char| c.is_ascii_digit())).then(|| {
                let help = format!("say in what they are: `plates kg {0}` or `plates lb {0}`", self.rest);
                self.error(self.place(at, first.len()), "no unit in front", help, None)
            });
        };
        let numbers = self.words().map(|(_, word)| word.trim_end_matches(',')).filter_map(|word| {
            let number = word.get(..word.len() - unit_at_end(word).map_or(0, str::len))?;
            (!number.is_empty()).then_some(number)
        });
        let numbers: Vec<&str> = numbers.collect();
        let is_number = |word: &&str| word.bytes().all(|byte| byte.is_ascii_digit() || b".xX".contains(&byte));
        let meant = format!("{} {}", unit.to_lowercase(), numbers.join(" "));
        if !numbers.iter().all(is_number) || is_unit_first && units.len() == 1 || numbers.is_empty() {
            return None;
        }
        let help = format!("the unit stands once, in front: `plates {meant}`");
        Some(self.error(here, "a unit in the wrong place", help, Some(meant)))
    }

    /// `dumbbells 2-50kg by 2`, `dumbbells 2..50kg`, `dumbbells 4 6 8`
    fn dumbbells(&self) -> Option<SyntaxError> {
        if let Some((at, word)) = self.words().find(|(_, word)| is_range(word, "-")) {
            let meant = word.replacen('-', "..", 1);
            let help = format!("from the first to the last goes with two points: `{meant} by 2`");
            return Some(self.error(self.place(at, word.len()), "a dash in place of `..`", help, Some(meant)));
        }
        let mut words = self.words().peekable();
        while let Some((at, word)) = words.next() {
            let is_row = is_range(word, "..");
            let next = words.peek().map_or("", |(_, next)| next);
            if is_row && unit_at_end(word).is_some() && !next.eq_ignore_ascii_case("by") {
                let word = word.trim_end_matches(',');
                let help = format!("say how far they are apart: `{word} by 2`");
                return Some(self.error(self.place(at, word.len()), "in steps of what?", help, None));
            }
        }
        let mut units = self.words().filter_map(|(at, word)| Some((at, unit_at_end(word.trim_end_matches(','))?)));
        let first_unit = units.next().map(|(_, unit)| unit);
        let is_kg = |unit: &str| unit.to_lowercase().starts_with('k');
        let other = units.find(|(_, unit)| first_unit.is_some_and(|first| is_kg(first) != is_kg(unit)));
        if let Some((at, _)) = other {
            let help = "a rack is in one unit; convert the other dumbbells".to_owned();
            return Some(self.error(self.place(at, self.rest.len() - at), "another unit", help, None));
        }
        let has_unit = first_unit.is_some();
        let is_number = self.rest.starts_with(|c: char| c.is_ascii_digit());
        (!has_unit && is_number).then(|| {
            let help = "write the unit behind one of the numbers: `dumbbells 4 6 8 10kg`".to_owned();
            self.error(self.place(0, self.rest.len()), "no unit", help, None)
        })
    }

    /// `round 2.5kg nearst`
    fn direction(&self) -> Option<SyntaxError> {
        let weight = self.words().position(|(_, word)| unit_at_end(word).is_some())?;
        let (at, word) = self.words().nth(weight + 1)?;
        let names = || Rounding::ALL.iter().map(|rounding| rounding.name());
        let meant = did_you_mean(&word.to_lowercase(), names());
        if names().any(|name| name.eq_ignore_ascii_case(word)) {
            return None;
        }
        let help = match meant {
            Some(meant) => format!("did you mean `{meant}`?"),
            None => "loads are rounded to the `nearest`, `down` or `up`".to_owned(),
        };
        Some(self.error(self.place(at, word.len()), "which way?", help, meant.map(ToOwned::to_owned)))
    }

    /// `bar 20`
    fn without_unit(&self) -> Option<SyntaxError> {
        let (at, number) = self.words().find(|(_, word)| {
            word.starts_with(|c: char| c.is_ascii_digit())
                && word.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.')
        })?;
        let next = self.words().find(|(other, _)| *other > at).map_or("", |(_, next)| next);
        if unit_at_end(next) == Some(next) {
            return None;
        }
        let help = format!("write `{number}kg` or `{number}lb`");
        Some(self.error(self.place(at, number.len()), "no unit", help, None))
    }
}

/// The `kg` of `25kg`; of a word alone the whole word.
fn unit_at_end(word: &str) -> Option<&str> {
    let number = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let unit = word.get(number.len()..)?;
    let is_unit = ["kg", "kgs", "lb", "lbs"].iter().any(|known| unit.eq_ignore_ascii_case(known));
    is_unit.then_some(unit)
}

/// `2..50kg` or `2-50kg`
fn is_range(word: &str, by: &str) -> bool {
    word.split_once(by).is_some_and(|(from, to)| {
        let is_number = |text: &str| text.starts_with(|c: char| c.is_ascii_digit());
        is_number(from) && is_number(to)
    })
}
