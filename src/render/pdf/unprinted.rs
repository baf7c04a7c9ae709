//! The signs that no font of a PDF has.

use std::collections::HashSet;

/// What a PDF shows a box for, sign by sign in the order in which they first stand in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Unprinted {
    signs: Vec<Missing>,
    known: HashSet<char>,
}

/// A sign that no font has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Missing {
    /// The sign.
    pub sign: char,
    /// The first text that it stands in, whole.
    pub text: String,
}

impl Unprinted {
    /// The signs; none if all can be printed.
    #[must_use]
    pub fn signs(&self) -> &[Missing] {
        &self.signs
    }

    /// Adds those of another PDF.
    pub fn append(&mut self, other: Self) {
        for missing in other.signs {
            if self.known.insert(missing.sign) {
                self.signs.push(missing);
            }
        }
    }

    /// Notes signs of a text.
    pub(super) fn add(&mut self, signs: &[char], text: &str) {
        for &sign in signs {
            if self.known.insert(sign) {
                self.signs.push(Missing { sign, text: text.to_owned() });
            }
        }
    }
}

impl Missing {
    /// The sign and its number, `臥 (U+81E5)`; the number alone of one that controls terminals.
    #[must_use]
    pub fn in_words(&self) -> String {
        let number = u32::from(self.sign);
        if self.sign.is_control() { format!("U+{number:04X}") } else { format!("{} (U+{number:04X})", self.sign) }
    }
}
