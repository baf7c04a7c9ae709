//! From the nodes of the grammar to words in canonical spelling, one after the other.

use pest::Parser as _;

use super::cells::{Cell, Cells, argument};
use super::rules::{Style, style};
use super::spelling::{compact, keyword, name};
use crate::parse::{Grammar, Pair, Rule, Sampled};

/// A word or a separator of a statement.
#[derive(Debug)]
pub(super) struct Word {
    /// What it is.
    pub kind: WordKind,
    /// How it is spelt.
    pub text: String,
    /// The sets that it stands for, if it is a part of a row.
    pub cell: Option<Cell>,
    /// Whether it touches the word in front of it.
    pub touches: bool,
    /// Where it is written, from the beginning of the statement.
    pub span: (usize, usize),
}

/// What a word is, so far as lines can be broken at it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum WordKind {
    /// A word like any other.
    Plain,
    /// `,`
    Comma,
    /// A blank, or a `,` where the line is broken.
    Loose,
    /// `;`
    Semicolon,
    /// `|`
    Bar,
    /// `->`
    Arrow,
    /// The `:` or `=` behind which the row begins.
    HeadEnd,
}

/// Spells a text from its nodes.
pub(super) struct Speller<'t, 'c> {
    text: &'t str,
    /// The parameters in whose place something stands so that the text could be read, and the byte at
    /// which the text begins in all that was read.
    sampled: Option<(&'c Sampled, usize)>,
    cells: &'c mut Cells,
    /// The next word touches the last.
    touches: bool,
    /// What has been spelt.
    pub words: Vec<Word>,
}

/// What words and signs between nodes depend on.
#[derive(Clone, Copy)]
struct Around {
    /// The node that they belong to.
    rule: Rule,
    /// Whether more than one of something is counted.
    several: Option<bool>,
    /// Whether the nodes are a list of numbers, which needs no commas.
    is_loose: bool,
}

impl<'t, 'c> Speller<'t, 'c> {
    /// For a text, or for what was read with something in the place of its parameters.
    pub fn new(text: &'t str, sampled: Option<&'c Sampled>, cells: &'c mut Cells) -> Self {
        Self { text, sampled: sampled.map(|sampled| (sampled, 0)), cells, touches: false, words: Vec::new() }
    }

    /// Adds a node and all that it holds.
    pub fn node(&mut self, pair: Pair<'t>) {
        match style(pair.as_rule()) {
            Style::Nodes => self.nodes(pair),
            Style::Leaf(spell) => self.leaf(&pair, spell, false),
            Style::Touching(spell) => self.leaf(&pair, spell, true),
            Style::Text => self.leaf(&pair, |text| format!("\"{text}\""), false),
            Style::Part => self.part(&pair),
            Style::Load => self.load(&pair),
            Style::Values => self.values(pair),
            Style::Argument => self.argument(&pair),
            Style::Nothing => {}
        }
    }

    fn nodes(&mut self, pair: Pair<'t>) {
        let mut at = pair.as_span().start();
        let end = pair.as_span().end();
        let is_listed = |inner: &Pair<'_>| matches!(inner.as_rule(), Rule::plate | Rule::chart_value);
        let around = Around {
            rule: pair.as_rule(),
            several: is_several(&pair),
            is_loose: pair.clone().into_inner().any(|inner| is_listed(&inner)),
        };
        let mut is_first = true;
        for inner in pair.into_inner() {
            let (start, next) = (inner.as_span().start(), inner.as_span().end());
            self.between(at, start, around);
            if is_listed(&inner) && !std::mem::take(&mut is_first) {
                self.push(WordKind::Loose, String::new(), (start, start));
            }
            at = next;
            self.node(inner);
        }
        self.between(at, end, around);
    }

    /// Words and signs between nodes.
    fn between(&mut self, from: usize, to: usize, around: Around) {
        let mut rest: &'t str = self.text.get(from..to).unwrap_or("");
        let mut at = from;
        while let Some(first) = rest.chars().next() {
            let len = match first {
                _ if first.is_alphabetic() => rest.find(|c: char| !c.is_alphabetic()).unwrap_or(rest.len()),
                '-' if rest.starts_with("->") => 2,
                '.' if rest.starts_with("..") => 2,
                _ => first.len_utf8(),
            };
            let (sign, next) = rest.split_at(len);
            let is_sample = self.sampled.is_some_and(|(sampled, base)| sampled.covers(base + at, base + at + len));
            if !first.is_whitespace() && first != '"' && !is_sample {
                self.sign(sign, (at, at + len), around);
            }
            at += len;
            rest = next;
        }
    }

    /// A word or a sign of the language.
    fn sign(&mut self, sign: &str, span: (usize, usize), around: Around) {
        let rule = around.rule;
        match sign {
            "," if around.is_loose => {}
            "," => self.push(WordKind::Comma, ",".to_owned(), span),
            ";" => self.push(WordKind::Semicolon, ";".to_owned(), span),
            "|" => self.push(WordKind::Bar, "|".to_owned(), span),
            "->" => self.push(WordKind::Arrow, "->".to_owned(), span),
            ":" if matches!(rule, Rule::prescription | Rule::cycle_head | Rule::deload_head) => {
                self.touches = true;
                self.push(WordKind::HeadEnd, ":".to_owned(), span);
            }
            "=" if rule == Rule::scheme_head => self.push(WordKind::HeadEnd, "=".to_owned(), span),
            ":" | ")" => self.touching(sign, span),
            "(" => {
                self.touches = matches!(rule, Rule::scheme_head | Rule::call);
                self.push(WordKind::Plain, sign.to_owned(), span);
                self.touches = true;
            }
            ".." | "-" | "/" => self.joining(sign, span),
            "x" | "X" | "×" if rule == Rule::set => self.joining("x", span),
            _ => self.push(WordKind::Plain, counted(&keyword(sign), around), span),
        }
    }

    fn touching(&mut self, sign: &str, span: (usize, usize)) {
        self.touches = true;
        self.push(WordKind::Plain, sign.to_owned(), span);
    }

    /// A sign that touches what stands on both sides.
    fn joining(&mut self, sign: &str, span: (usize, usize)) {
        self.touching(sign, span);
        self.touches = true;
    }

    fn push(&mut self, kind: WordKind, text: String, span: (usize, usize)) {
        let touches = std::mem::take(&mut self.touches);
        self.words.push(Word { kind, text, cell: None, touches, span });
    }

    /// A text of one spelling. Where something stands in the place of a parameter, its braces come back.
    fn leaf(&mut self, pair: &Pair<'t>, spell: impl Fn(&str) -> String, touches: bool) {
        let span = (pair.as_span().start(), pair.as_span().end());
        let written = match self.sampled {
            None => Some(pair.as_str()),
            Some((sampled, base)) => sampled.written(base + span.0, base + span.1),
        };
        // Of a parameter that stands for several nodes the first is all.
        if let Some(written) = written {
            self.touches |= touches;
            self.push(WordKind::Plain, spell(written), span);
        }
    }

    /// A text between separators.
    fn part(&mut self, pair: &Pair<'t>) {
        let written: &'t str = pair.as_str();
        let text = written.trim_ascii();
        let start = pair.as_span().start() + (written.len() - written.trim_ascii_start().len());
        let cell = self.cells.read(text);
        self.push(WordKind::Plain, String::new(), (start, start + text.len()));
        if let Some(word) = self.words.last_mut() {
            word.cell = Some(cell);
        }
    }

    /// A load with its `@`.
    fn load(&mut self, pair: &Pair<'t>) {
        let span = (pair.as_span().start(), pair.as_span().end());
        self.push(WordKind::Plain, "@".to_owned(), (span.0, span.0 + 1));
        self.touches = true;
        let written: &'t str = pair.as_str();
        let Ok(pairs) = Grammar::parse(Rule::load_rule, written) else {
            return self.leaf(pair, |text| name(text.trim_start_matches('@')), false);
        };
        let sampled = self.sampled.map(|(sampled, base)| (sampled, base + span.0));
        let mut speller = Speller { text: written, sampled, cells: self.cells, touches: true, words: Vec::new() };
        let around = Around { rule: Rule::load, several: None, is_loose: false };
        let mut at = 1;
        for pair in pairs {
            speller.between(at, pair.as_span().start(), around);
            at = pair.as_span().end();
            speller.node(pair);
        }
        self.words.extend(speller.words);
        self.touches = false;
    }

    /// The numbers of a load: in a band or a list the unit stands once, at the end; from one end to
    /// another, at both.
    fn values(&mut self, pair: Pair<'t>) {
        let span = (pair.as_span().start(), pair.as_span().end());
        if self.sampled.is_some_and(|(sampled, base)| sampled.touches(base + span.0, base + span.1)) {
            return self.leaf(&pair, compact, true);
        }
        let text = values(pair);
        self.touching(&text, span);
    }

    /// What a scheme is given: spelt as a load, a number or a time if it is one.
    fn argument(&mut self, pair: &Pair<'t>) {
        let spell = |written: &str| match written.trim() {
            braces if braces.starts_with('{') && braces.ends_with('}') => compact(braces),
            written => argument(written).unwrap_or_else(|| name(written)),
        };
        self.leaf(pair, spell, false);
    }
}

/// `100-105kg`, `65/70/75%`, `50%..85%`
fn values(pair: Pair<'_>) -> String {
    let text = pair.as_str();
    let climbs = text.contains("..");
    let is_number = |c: char| c.is_ascii_digit() || matches!(c, '.' | '+' | '-');
    let bands: Vec<Vec<String>> =
        pair.into_inner().map(|band| band.into_inner().map(|value| compact(value.as_str())).collect()).collect();
    let unit =
        bands.iter().flatten().rev().map(|value| value.trim_start_matches(is_number)).find(|unit| !unit.is_empty());
    let unit = unit.unwrap_or("").to_owned();
    let bands: Vec<String> = bands
        .iter()
        .map(|band| {
            band.iter().map(|value| value.strip_suffix(unit.as_str()).unwrap_or(value)).collect::<Vec<_>>().join("-")
        })
        .collect();
    if climbs {
        bands.iter().map(|band| format!("{band}{unit}")).collect::<Vec<_>>().join("..")
    } else {
        bands.join("/") + &unit
    }
}

/// Whether a node counts more than one of something; nothing if it counts nothing.
fn is_several(pair: &Pair<'_>) -> Option<bool> {
    let number = || {
        let digits = pair.clone().into_inner().find(|inner| inner.as_rule() == Rule::digits);
        digits.map(|digits| digits.as_str().trim_start_matches('0') != "1")
    };
    match pair.as_rule() {
        Rule::week_head | Rule::week_label => Some(false),
        Rule::block_head | Rule::misses | Rule::stalls | Rule::at_most => number(),
        Rule::every_weeks => Some(number().unwrap_or(false)),
        Rule::in_weeks => {
            let mut weeks = pair.clone().into_inner();
            let first = weeks.next();
            Some(weeks.next().is_some() || first.is_some_and(|first| first.as_str().contains('-')))
        }
        _ => None,
    }
}

/// A word as it is where one or several are counted.
fn counted(word: &str, around: Around) -> String {
    let Some(several) = around.several else { return word.to_owned() };
    let (one, more) = match (around.rule, word) {
        (_, "week" | "weeks") => ("week", "weeks"),
        (Rule::misses, "miss" | "misses") => ("miss", "misses"),
        (Rule::stalls, "stall" | "stalls") => ("stall", "stalls"),
        (Rule::at_most, "rep" | "reps") => ("rep", "reps"),
        _ => (word, word),
    };
    if several { more } else { one }.to_owned()
}
