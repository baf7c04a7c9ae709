//! Cells: the parts of a row in canonical spelling. Each different part is spelt once, since coaches
//! repeat themselves.

use std::collections::HashMap;
use std::rc::Rc;

use pest::Parser as _;
use unicode_width::UnicodeWidthStr as _;

use super::spelling::{compact, name};
use super::words::{Speller, Word, WordKind};
use crate::parse::{Grammar, Rule, Sampled, sampled};

/// What stands between two separators, in the pieces that stand under each other in a table.
#[derive(Clone, Debug)]
pub(super) struct Cell(Rc<Pieces>);

#[derive(Debug, Default)]
struct Pieces {
    /// `week 9:`
    label: String,
    /// `3x5`, or all of it where there is no load.
    sets: String,
    /// `@80% rest 90s`
    load: String,
    /// How wide each is.
    widths: (usize, usize, usize),
}

impl Cell {
    /// A text without pieces.
    pub fn plain(text: String) -> Self {
        Self::new(String::new(), text, String::new())
    }

    fn new(label: String, sets: String, load: String) -> Self {
        let widths = (label.width(), sets.width(), load.width());
        Self(Rc::new(Pieces { label, sets, load, widths }))
    }

    /// The label of its weeks, with its `:`.
    pub fn label(&self) -> &str {
        &self.0.label
    }

    /// What stands in front of the `@`.
    pub fn sets(&self) -> &str {
        &self.0.sets
    }

    /// From the `@` on.
    pub fn load(&self) -> &str {
        &self.0.load
    }

    /// How wide the label, the sets and the load are.
    pub fn widths(&self) -> (usize, usize, usize) {
        self.0.widths
    }

    /// How wide all of it is.
    pub fn width(&self) -> usize {
        let (label, sets, load) = self.0.widths;
        let pieces = [label, sets, load].into_iter().filter(|width| *width > 0);
        let (count, sum) = pieces.fold((0, 0), |(count, sum), width| (count + 1, sum + width));
        sum + usize::max(count, 1) - 1
    }

    /// Adds it to a line.
    pub fn push_to(&self, line: &mut String) {
        let mut first = true;
        for piece in [&self.0.label, &self.0.sets, &self.0.load] {
            if !piece.is_empty() {
                if !std::mem::take(&mut first) {
                    line.push(' ');
                }
                line.push_str(piece);
            }
        }
    }

    /// Whether it is `-` or `same`, which says nothing of how other cells are built.
    pub fn repeats(&self) -> bool {
        self.0.label.is_empty() && (self.0.sets == "-" || self.0.sets.split(' ').next() == Some("same"))
    }
}

/// The cells that were spelt before.
#[derive(Default)]
pub(super) struct Cells {
    known: HashMap<Box<str>, Cell>,
    /// The defaults of the parameters of the scheme whose sets are spelt, by name in small letters.
    pub defaults: HashMap<String, String>,
}

impl Cells {
    /// A part of a row.
    pub fn read(&mut self, text: &str) -> Cell {
        if text.contains('{') {
            return self.read_with_parameters(text);
        }
        if let Some(known) = self.known.get(text) {
            return known.clone();
        }
        let cell = spell(text, None).unwrap_or_else(|| Cell::plain(name(text)));
        self.known.insert(text.into(), cell.clone());
        cell
    }

    /// A part with braces in it is read with something in their place. What is put there differs
    /// from scheme to scheme, so nothing of it is kept.
    fn read_with_parameters(&self, text: &str) -> Cell {
        let sampled = sampled(text, |parameter| self.defaults.get(parameter).map(String::as_str));
        let cell = sampled.and_then(|sampled| spell(sampled.text(), Some(&sampled)));
        cell.unwrap_or_else(|| Cell::plain(name(text)))
    }
}

fn spell(text: &str, sampled: Option<&Sampled>) -> Option<Cell> {
    let mut cells = Cells::default();
    let mut speller = Speller::new(text, sampled, &mut cells);
    let mut labels = 0;
    for pair in Grammar::parse(Rule::part_rule, text).ok()? {
        if matches!(pair.as_rule(), Rule::bad_set | Rule::bad_tail) {
            return None;
        }
        let is_label = pair.as_rule() == Rule::week_label;
        speller.node(pair);
        if is_label {
            labels = speller.words.len();
        }
    }
    let words = speller.words;
    let load = words.iter().position(|word| word.text == "@").unwrap_or(words.len()).max(labels);
    let joined = |from: usize, to: usize| words.get(from..to).map_or_else(String::new, join);
    Some(Cell::new(joined(0, labels), joined(labels, load), joined(load, words.len())))
}

/// An argument of a scheme in canonical spelling, if it is a load, a number or a time.
pub(super) fn argument(written: &str) -> Option<String> {
    let written = written.trim();
    if written.contains('{') {
        return None;
    }
    let whole = |rule| {
        let pair = Grammar::parse(rule, written).ok()?.next()?;
        (pair.as_str() == written).then(|| compact(written))
    };
    whole(Rule::time)
        .or_else(|| whole(Rule::numbers))
        .or_else(|| load(&format!("@{written}"))?.strip_prefix('@').map(name))
}

/// A load with its `@` in canonical spelling, if the text is one.
fn load(text: &str) -> Option<String> {
    Grammar::parse(Rule::load_rule, text).ok()?;
    let pair = Grammar::parse(Rule::load, text).ok()?.next()?;
    let mut cells = Cells::default();
    let mut speller = Speller::new(text, None, &mut cells);
    let is_whole = pair.as_str().len() == text.len();
    speller.node(pair);
    is_whole.then(|| join(&speller.words))
}

/// Words with blanks between those that do not touch.
pub(super) fn join(words: &[Word]) -> String {
    let mut text = String::new();
    for word in words {
        let touches = word.touches || word.kind == WordKind::Comma;
        if !touches && !text.is_empty() {
            text.push(' ');
        }
        text.push_str(&word.text);
        if let Some(cell) = &word.cell {
            cell.push_to(&mut text);
        }
    }
    text
}
