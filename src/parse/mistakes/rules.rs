//! Rules of progress in other words: each is put into the words of the rules, and is only
//! offered if it can then be read.

use std::borrow::Cow;

use super::maxes::percent;
use super::pieces::{Kind, cut};
use super::rule_words::{DOWN, SINGLE, UP, WORDS};

/// A line longer than this is not put into other words.
const LONGEST: usize = 400;

/// A piece of a rule, with the blanks in front of it.
#[derive(Clone)]
struct Bit<'t> {
    gap: &'t str,
    text: Cow<'t, str>,
    kind: Kind,
}

impl Bit<'_> {
    fn is(&self, words: &[&str]) -> bool {
        self.kind != Kind::Quoted && words.iter().any(|word| self.text.eq_ignore_ascii_case(word))
    }
}

/// A rule in the words of the rules.
pub(super) struct Rewritten {
    pub line: String,
    /// Whether nothing else can be meant.
    pub certain: bool,
}

/// Puts a `progress` line into the words of the rules.
pub(super) fn rewrite(line: &str) -> Option<Rewritten> {
    if line.len() > LONGEST || line.contains('\n') {
        return None;
    }
    let mut bits = Vec::new();
    let mut end = 0;
    for piece in cut(line) {
        let whole = line.get(piece.from..piece.to)?;
        bits.push(Bit { gap: line.get(end..piece.from)?, text: Cow::Borrowed(whole), kind: piece.kind });
        end = piece.to;
    }
    let mut rule = Rule { bits, certain: true, moves_to_a_load: false };
    rule.head();
    rule.quotes();
    rule.numbers();
    rule.words();
    rule.steps();
    if rule.moves_to_a_load {
        return None;
    }
    rule.separators();
    rule.conditions();
    let line = rule.bits.iter().fold(String::new(), |line, bit| line + bit.gap + &bit.text);
    Some(Rewritten { line: line.trim_end_matches([';', ' ']).to_owned(), certain: rule.certain })
}

struct Rule<'t> {
    bits: Vec<Bit<'t>>,
    certain: bool,
    /// `deload to 60kg`: rules have steps, and no loads to go to.
    moves_to_a_load: bool,
}

impl<'t> Rule<'t> {
    fn is(&self, at: usize, words: &[&str]) -> bool {
        self.bits.get(at).is_some_and(|bit| bit.is(words))
    }

    fn is_number(&self, at: usize) -> bool {
        self.bits.get(at).is_some_and(|bit| bit.kind == Kind::Number)
    }

    fn insert(&mut self, at: usize, gap: &'static str, text: &'static str) {
        let at = at.min(self.bits.len());
        self.bits.insert(at, Bit { gap, text: Cow::Borrowed(text), kind: Kind::Sign });
    }

    /// Takes pieces out; the next one keeps the blanks of the first.
    fn take(&mut self, at: usize, count: usize) {
        let gap = self.bits.get(at).map_or("", |bit| bit.gap);
        let end = (at + count).min(self.bits.len());
        self.bits.drain(at.min(end)..end);
        if let Some(next) = self.bits.get_mut(at).filter(|next| !next.is(&[":", ",", ";"])) {
            next.gap = gap;
        }
    }

    /// `progress: …`, `progress = …`
    fn head(&mut self) {
        while self.is(1, &[":", "="]) {
            self.take(1, 1);
            if let Some(next) = self.bits.get_mut(1).filter(|next| next.gap.is_empty()) {
                next.gap = " ";
            }
        }
    }

    /// `“squat”:` needs no quotes, and of a rule in quotes they are not part.
    fn quotes(&mut self) {
        for bit in &mut self.bits {
            if bit.text.starts_with(['“', '„', '‘', '”']) {
                bit.text = Cow::Owned(bit.text.trim_matches(['“', '”', '„', '‘', '’']).to_owned());
                bit.kind = Kind::Word;
            }
        }
    }

    /// Decimal commas, and numbers in words.
    fn numbers(&mut self) {
        const WORDS: [&str; 6] = ["one", "two", "three", "four", "five", "six"];
        for at in 0..self.bits.len() {
            let before_rep = self.is(at + 1, &["rep"]);
            let Some(bit) = self.bits.get_mut(at) else { continue };
            let word = WORDS.iter().position(|word| bit.is(&[word])).filter(|_| !before_rep);
            if let Some(place) = word {
                bit.text = Cow::Owned((place + 1).to_string());
                bit.kind = Kind::Number;
            } else if bit.kind == Kind::Number && bit.text.contains(',') {
                bit.text = Cow::Owned(bit.text.replacen(',', ".", 1));
            }
        }
        // `every 3rd week`, `3x miss`
        for at in 0..self.bits.len() {
            if self.is_number(at) && self.is(at + 1, &["rd", "nd", "th"]) && self.is(at + 2, &["week", "weeks"]) {
                self.take(at + 1, 1);
                self.put(at + 1, "weeks");
                if let Some(next) = self.bits.get_mut(at + 1) {
                    next.gap = " ";
                }
            } else if self.is_number(at)
                && self.is(at + 1, &["x"])
                && self.is(at + 2, &["miss", "misses", "stall", "stalls"])
            {
                self.take(at + 1, 1);
                if let Some(next) = self.bits.get_mut(at + 1) {
                    next.gap = " ";
                }
            }
        }
    }

    fn put(&mut self, at: usize, text: &'static str) {
        if let Some(bit) = self.bits.get_mut(at) {
            bit.text = Cow::Borrowed(text);
        }
    }

    /// The words of the table, the longest first.
    fn words(&mut self) {
        let mut at = 1;
        while at < self.bits.len() {
            let matching = WORDS.iter().filter(|(from, ..)| self.begins(at, from));
            if let Some((from, to, certain)) = matching.max_by_key(|(from, ..)| from.split(' ').count()) {
                self.certain &= certain;
                self.exchange(at, from, to);
                // What was put there is not looked at again.
                at += to.split(' ').count().saturating_sub(1);
            } else if let Some((_, to, certain)) = SINGLE.iter().find(|(words, ..)| self.is(at, words)) {
                self.certain &= certain;
                self.put(at, to);
            }
            at += 1;
        }
    }

    fn begins(&self, at: usize, pattern: &str) -> bool {
        pattern
            .split(' ')
            .enumerate()
            .all(|(place, word)| if word == "#" { self.is_number(at + place) } else { self.is(at + place, &[word]) })
    }

    fn exchange(&mut self, at: usize, from: &'static str, to: &'static str) {
        let count = from.split(' ').count();
        let taken: Vec<Bit<'t>> = self.bits.get(at..at + count).map(<[Bit<'t>]>::to_vec).unwrap_or_default();
        let gap = taken.first().map_or("", |bit| bit.gap);
        let mut numbers = taken.into_iter().filter(|bit| bit.kind == Kind::Number);
        self.bits.drain(at..(at + count).min(self.bits.len()));
        let mut place = at;
        for (nth, word) in to.split(' ').enumerate() {
            let mut gap = if nth == 0 { gap } else { " " };
            // `#-#`, `#+`
            for text in word.split_inclusive('#').flat_map(|part| part.split_inclusive(['+', '-'])) {
                let bit = match (text == "#").then(|| numbers.next()).flatten() {
                    Some(number) => Bit { gap, ..number },
                    None => Bit {
                        gap,
                        text: Cow::Borrowed(text),
                        kind: if text.starts_with(char::is_alphabetic) { Kind::Word } else { Kind::Sign },
                    },
                };
                self.bits.insert(place.min(self.bits.len()), bit);
                place += 1;
                gap = "";
            }
        }
    }

    /// `add 2.5kg`, `reduce by 10%`, `on hit: 2.5kg`
    fn steps(&mut self) {
        let mut at = 1;
        while at < self.bits.len() {
            let sign = if self.is(at, &UP) { Some("+") } else { self.is(at, &DOWN).then_some("-") };
            let by = usize::from(self.is(at + 1, &["by", "to"]));
            if let Some(sign) = sign.filter(|_| self.is_number(at + 1 + by)) {
                self.step(at, sign, 1, by);
            } else if self.is(at, &["next", "first"]) && !self.is(at + 1, &["stage"]) && self.is(at - 1, &[":", "then"])
            {
                self.bits.insert(at + 1, Bit { gap: " ", text: Cow::Borrowed("stage"), kind: Kind::Word });
            } else if self.is(at, &["follow"]) && self.bits.get(at + 1).is_some_and(|day| day.kind == Kind::Quoted) {
                self.bits.insert(at + 1, Bit { gap: " ", text: Cow::Borrowed("day"), kind: Kind::Word });
            } else if self.is(at, &["max", "tm"]) && self.is(at + 1, &["by", "="]) && self.is(at + 2, &["+", "-"]) {
                self.take(at + 1, 1);
            } else if self.is(at, &["+"]) && self.is(at + 1, &["+"]) {
                self.take(at, 1);
            } else if self.is_number(at)
                && self.is_unit(at + 1)
                && !self.is(at.wrapping_sub(1), &["+", "-", ">", "<", "=", "to"])
            {
                // Without a sign a step after a hit goes up; after a miss nobody knows.
                let up = !self.behind_a_miss(at);
                self.certain &= up && !self.is(at + 1, &["%"]);
                self.step(at, if up { "+" } else { "-" }, 0, 0);
            } else if self.is(at, &["reps", "rep"]) && self.is(at + 1, &[","]) && self.is(at + 2, &["then"]) {
                self.take(at + 1, 1);
                if let Some(then) = self.bits.get_mut(at + 1) {
                    then.gap = " ";
                }
            } else if self.is(at, &["at"])
                && self.is(at + 1, &["most"])
                && self.is_number(at + 2)
                && !self.is(at + 3, &["rep", "reps"])
            {
                self.bits.insert(at + 3, Bit { gap: " ", text: Cow::Borrowed("reps"), kind: Kind::Word });
            } else if self.is_number(at) && self.is(at + 1, &["reps", "rep"]) && self.counted_before(at) {
                self.take(at + 1, 1);
            } else if self.is_number(at) && self.is(at + 1, &["."]) && self.is(at + 2, &["."]) && self.is_number(at + 3)
            {
                self.take(at + 1, 1);
                self.put(at + 1, "-");
            }
            at += 1;
        }
    }

    /// `reduce by 10%`; `deload to 90%` and `deload 90%` say what is left.
    /// In front of the number stand so many words for its sign and so many for `by`.
    fn step(&mut self, at: usize, sign: &'static str, words: usize, by: usize) {
        let behind = at + words + by + 1;
        let to = self.is(at + 1, &["to"]) && by > 0;
        let is_percent = self.is(behind, &["%"]);
        let of = self.is(behind + 1, &["of"]);
        self.take(at, words + by);
        let Some(number) = self.bits.get_mut(at) else { return };
        let value: f64 = number.text.parse().unwrap_or_default();
        let is_rest = sign == "-" && is_percent && (50.0..100.0).contains(&value) && !of;
        if to && !is_rest {
            self.moves_to_a_load = true;
        }
        let by_so_much = if is_rest && (to || by == 0) {
            self.certain &= to;
            Cow::Owned(percent(100.0 - value).trim_end_matches('%').to_owned())
        } else {
            number.text.clone()
        };
        number.text = Cow::Owned(format!("{sign}{by_so_much}"));
        number.kind = Kind::Sign;
    }

    fn is_unit(&self, at: usize) -> bool {
        self.is(at, &["kg", "lb", "lbs", "%"])
    }

    fn behind_a_miss(&self, at: usize) -> bool {
        let rule = self.bits.get(..at).unwrap_or(&[]).iter().rev().take_while(|bit| !bit.is(&[";"]));
        rule.clone().any(|bit| bit.is(&["miss", "misses", "stalls"]))
    }

    /// Whether `last`, `amrap` or `total` stands just before.
    fn counted_before(&self, at: usize) -> bool {
        (at.saturating_sub(4)..at).any(|at| self.is(at, &["last", "amrap", "total"]))
    }

    /// `; and` and the like between rules.
    fn separators(&mut self) {
        let mut at = 1;
        while at < self.bits.len() {
            let begins = |rule: &Self, at: usize| {
                rule.is(at, &["on", "every", "after", "per"])
                    || rule.is(at, &["in"]) && rule.is(at + 1, &["week", "weeks"])
            };
            let acted = self.acted(at);
            if at == 2 && self.is(1, &["top", "backoff", "work", "ramp"]) && self.is(2, &["on", "reps"]) {
                self.insert(at, "", ":");
            } else if acted && self.is(at, &[",", ".", "and", "|", "&"]) && begins(self, at + 1) {
                self.put(at, ";");
                if let Some(bit) = self.bits.get_mut(at) {
                    bit.gap = "";
                }
            } else if self.is(at, &[";"]) && self.is(at + 1, &[";"]) {
                self.take(at, 1);
            } else if acted && begins(self, at) && !self.is(at - 1, &[";", ",", ":", "progress"]) {
                if self.bare_step_before(at) {
                    self.turn_round(at);
                } else {
                    self.insert(at, "", ";");
                }
            } else if self.is(at, &["and", "&"]) && acted {
                self.put(at, ",");
                if let Some(bit) = self.bits.get_mut(at) {
                    bit.gap = "";
                }
            } else if acted
                && self.is(at, &["at"])
                && self.is(at + 1, &["most"])
                && !self.is(at - 1, &[",", ":", "progress"])
            {
                self.insert(at, "", ",");
            }
            at += 1;
        }
    }

    /// Whether the rule at a place has said what moves.
    fn acted(&self, at: usize) -> bool {
        let start = self.rule_start(at);
        let rule = self.bits.get(start..at).unwrap_or(&[]);
        rule.iter().any(|bit| bit.is(&["reset", "swap", "none", "stage", "load"]) || self.is_signed(bit))
            || rule.windows(2).any(|pair| matches!(pair, [sign, number] if sign.is(&["+", "-"]) && number.kind == Kind::Number && sign.gap == " "))
    }

    fn is_signed(&self, bit: &Bit<'_>) -> bool {
        bit.kind == Kind::Sign && bit.text.len() > 1 && bit.text.starts_with(['+', '-'])
    }

    fn rule_start(&self, at: usize) -> usize {
        let before = self.bits.get(..at).unwrap_or(&[]).iter().rposition(|bit| bit.is(&[";"]));
        before.map_or(1, |at| at + 1)
    }

    /// `+2.5kg on hit`: the rule began with what moves.
    fn bare_step_before(&self, at: usize) -> bool {
        let rule = self.bits.get(self.rule_start(at)..at).unwrap_or(&[]);
        !rule.iter().any(|bit| bit.is(&[":", "on"]))
    }

    /// What moves goes behind its condition.
    fn turn_round(&mut self, at: usize) {
        let start = self.rule_start(at);
        let end =
            self.bits.iter().skip(at).position(|bit| bit.is(&[";", ","])).map_or(self.bits.len(), |more| at + more);
        let mut step: Vec<Bit<'t>> = self.bits.drain(start..at).collect();
        if let Some(first) = step.first_mut() {
            first.gap = " ";
        }
        let end = end - step.len();
        if let Some(first) = self.bits.get_mut(start) {
            first.gap = " ";
        }
        self.insert(end, "", ":");
        let tail = self.bits.split_off((end + 1).min(self.bits.len()));
        self.bits.extend(step);
        self.bits.extend(tail);
    }

    /// A `:` behind each condition.
    fn conditions(&mut self) {
        let mut at = 1;
        while at < self.bits.len() {
            let Some(end) = self.condition_end(at) else {
                at += 1;
                continue;
            };
            // `week 3:` without its `in`.
            if self.is(at, &["week", "weeks"]) {
                let gap = self.bits.get(at).map_or(" ", |bit| bit.gap);
                self.bits.insert(at, Bit { gap, text: Cow::Borrowed("in"), kind: Kind::Word });
                if let Some(bit) = self.bits.get_mut(at + 1) {
                    bit.gap = " ";
                }
                at += 1;
                continue;
            }
            let arrow =
                self.is(end, &["-"]) && self.is(end + 1, &[">"]) || self.is(end, &["="]) && self.is(end + 1, &[">"]);
            if self.is(end, &[":", ","]) || end >= self.bits.len() || self.is(end, &[";"]) {
                // It goes on as it should.
            } else if arrow || self.is(end, &["=", "then", "→"]) {
                let count = 1 + usize::from(arrow);
                self.bits.drain(end..end + count);
                self.insert(end, "", ":");
            } else {
                self.insert(end, "", ":");
            }
            at = end + 1;
        }
    }

    /// Where a condition ends that begins here.
    fn condition_end(&self, at: usize) -> Option<usize> {
        let first = self.is(at.wrapping_sub(1), &["progress", ":", ";", ","]);
        let from = if self.is(at, &["on"]) { at + 1 } else { at };
        if self.is(at, &["on"]) && self.is(from, &["hit", "miss"]) {
            return Some(from + 1);
        }
        if self.is(at, &["on"]) && self.is_number(from) && self.is(from + 1, &["miss", "misses", "stall", "stalls"]) {
            return Some(from + 2);
        }
        if self.is(from, &["last", "amrap", "total"]) && (from > at || first) && !self.is(from + 1, &["stage"]) {
            return self.band_end(from + 1);
        }
        if self.is(at, &["in"]) && self.is(at + 1, &["week", "weeks"]) || first && self.is(at, &["week", "weeks"]) {
            let start = if self.is(at, &["in"]) { at + 2 } else { at + 1 };
            let mut end = start;
            while self.is_number(end)
                || self.is(end, &["-"]) && self.is_number(end + 1)
                || self.is(end, &[","]) && self.is_number(end + 1)
            {
                end += 1;
            }
            return (end > start).then_some(end);
        }
        if self.is(at, &["every"]) {
            let number = usize::from(self.is_number(at + 1));
            return self.is(at + 1 + number, &["week", "weeks"]).then_some(at + 2 + number);
        }
        if self.is(at, &["after"]) && self.is(at + 1, &["last"]) && self.is(at + 2, &["stage"])
            || self.is(at, &["per"]) && self.is(at + 1, &["extra"]) && self.is(at + 2, &["rep"])
        {
            return Some(at + 3);
        }
        None
    }

    /// The end of `5-10`, `5+`, `>= 5`.
    fn band_end(&self, at: usize) -> Option<usize> {
        let mut at = at;
        while self.is(at, &[">", "<", "=", ">=", "<="]) {
            at += 1;
        }
        if !self.is_number(at) {
            return None;
        }
        if self.is(at + 1, &["-"]) && self.is_number(at + 2) {
            return Some(at + 3);
        }
        let open = self.is(at + 1, &["+"]) && self.bits.get(at + 1).is_some_and(|plus| plus.gap.is_empty());
        Some(at + 1 + usize::from(open))
    }
}
