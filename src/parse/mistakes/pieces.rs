//! A line cut into words, numbers and texts in quotes, whatever their order.

use crate::training::Weekday;

/// What a piece of a line is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A text in quotes of any sort; its piece is what stands between them.
    Quoted,
    /// `180`, `2.5`, `2,5`
    Number,
    /// Letters, with what may stand between letters.
    Word,
    /// Any other character.
    Sign,
}

/// A piece of a line and where it stands.
#[derive(Clone, Copy, Debug)]
pub(super) struct Piece<'t> {
    pub kind: Kind,
    pub text: &'t str,
    pub from: usize,
    pub to: usize,
}

impl<'t> Piece<'t> {
    pub(super) fn is_number(&self) -> bool {
        self.kind == Kind::Number
    }

    pub(super) fn is_sign(&self, signs: &[char]) -> bool {
        self.kind == Kind::Sign && self.text.starts_with(signs)
    }

    /// Whether it is one of these words, which are in small letters.
    pub(super) fn is(&self, words: &[&str]) -> bool {
        self.kind == Kind::Word && words.iter().any(|word| self.text.eq_ignore_ascii_case(word))
    }

    /// A unit of weight in any of its names.
    pub(super) fn unit(&self) -> Option<&'static str> {
        if self.is(&["kg", "kgs", "kilo", "kilos", "kilogram", "kilograms", "㎏"]) {
            return Some("kg");
        }
        self.is(&["lb", "lbs", "pound", "pounds", "℔"]).then_some("lb")
    }

    /// Its number, with a point in the place of a decimal comma. Of `1,800` nobody can tell.
    pub(super) fn decimal(&self) -> Option<String> {
        let places = self.text.split_once(',').map_or(0, |(_, places)| places.len());
        (self.kind == Kind::Number && places < 3).then(|| self.text.replacen(',', ".", 1))
    }

    /// A whole number, in digits or in words.
    pub(super) fn whole(&self) -> Option<u32> {
        const WORDS: [&str; 12] =
            ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
        match self.kind {
            Kind::Number => self.text.parse().ok(),
            Kind::Word => {
                let place = WORDS.iter().position(|word| self.text.eq_ignore_ascii_case(word))?;
                u32::try_from(place + 1).ok()
            }
            _ => None,
        }
    }

    /// The day of the week that a word means.
    pub(super) fn weekday(&self) -> Option<&'static str> {
        if !matches!(self.kind, Kind::Word | Kind::Quoted) {
            return None;
        }
        let word = self.text.trim_end_matches('.').to_lowercase();
        let long = |day: &Weekday| day.long().to_lowercase();
        let by_start = || {
            let starts = |day: &Weekday| long(day).starts_with(&word) && word.len() > 1;
            Weekday::ALL.into_iter().find(starts)
        };
        let by_plural = || Weekday::ALL.into_iter().find(|day| word.strip_suffix('s') == Some(long(day).as_str()));
        let other = match word.as_str() {
            "weds" => Some("wed"),
            _ => None,
        };
        other.or_else(|| by_start().or_else(by_plural).map(Weekday::short))
    }
}

/// The marks that open and close a text, in the order in which they are looked for.
const QUOTES: [(char, &[char]); 7] = [
    ('"', &['"', '”', '“']),
    ('“', &['”', '“', '"']),
    ('”', &['”', '"']),
    ('„', &['“', '”', '"']),
    ('«', &['»']),
    ('‘', &['’']),
    ('\'', &['\'']),
];

/// Cuts a line into pieces.
pub(super) fn cut(line: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut at = 0;
    while let Some(rest) = line.get(at..).filter(|rest| !rest.is_empty()) {
        let Some(first) = rest.chars().next() else { break };
        let (kind, len) = if first.is_whitespace() {
            at += first.len_utf8();
            continue;
        } else if let Some(len) = quoted(rest, first) {
            (Kind::Quoted, len)
        } else if first.is_ascii_digit() {
            (Kind::Number, number(rest))
        } else if is_letter(first) {
            (Kind::Word, word(rest))
        } else {
            (Kind::Sign, first.len_utf8())
        };
        let whole = rest.get(..len).unwrap_or("");
        let text = if kind == Kind::Quoted { unquoted(whole) } else { whole };
        pieces.push(Piece { kind, text, from: at, to: at + len });
        at += len.max(1);
    }
    pieces
}

fn is_letter(c: char) -> bool {
    c.is_alphabetic() || matches!(c, '㎏' | '℔')
}

/// How long the text in quotes is that begins here.
fn quoted(rest: &str, first: char) -> Option<usize> {
    let (_, closing) = QUOTES.iter().find(|(open, _)| *open == first)?;
    // Two single quotes for one: `''Heavy''`.
    let doubled = rest.starts_with("''");
    let open = if doubled { 2 } else { first.len_utf8() };
    let inside = rest.get(open..)?;
    if doubled {
        return inside.find("''").map(|end| open + end + 2);
    }
    let (end, mark) = inside.char_indices().find(|(_, c)| closing.contains(c))?;
    Some(open + end + mark.len_utf8())
}

/// A text without the quotes around it.
fn unquoted(text: &str) -> &str {
    text.trim_matches(|c: char| QUOTES.iter().any(|(open, close)| *open == c || close.contains(&c))).trim()
}

fn number(rest: &str) -> usize {
    let digits = |text: &str| text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    let whole = digits(rest);
    let behind = rest.get(whole..).unwrap_or("");
    let places = behind.strip_prefix(['.', ',']).map_or(0, digits);
    if places > 0 { whole + 1 + places } else { whole }
}

fn word(rest: &str) -> usize {
    let mut end = 0;
    for (at, c) in rest.char_indices() {
        let inside = is_letter(c) || at > 0 && (c.is_ascii_digit() || matches!(c, '-' | '\'' | '_' | '.'));
        if !inside {
            break;
        }
        end = at + c.len_utf8();
    }
    // A point or a dash at its end is no part of it, and `mon-fri` is three pieces.
    let word = rest.get(..end).map_or("", |word| word.trim_end_matches(['-', '.', '\'']));
    let is_day = |text: &str| Piece { kind: Kind::Word, text, from: 0, to: 0 }.weekday().is_some();
    match word.split_once('-') {
        Some((from, to)) if is_day(from) && is_day(to) => from.len(),
        _ => word.len(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_cut_into_what_a_coach_sees() {
        let pieces = |line| cut(line).into_iter().map(|piece| (piece.kind, piece.text)).collect::<Vec<_>>();
        let (number, word, sign, quoted) = (Kind::Number, Kind::Word, Kind::Sign, Kind::Quoted);
        assert_eq!(
            pieces("block “Base”: 4w"),
            [(word, "block"), (quoted, "Base"), (sign, ":"), (number, "4"), (word, "w")]
        );
        assert_eq!(
            pieces("max ''pin squat'' 182,5kg."),
            [(word, "max"), (quoted, "pin squat"), (number, "182,5"), (word, "kg"), (sign, ".")]
        );
    }
}
