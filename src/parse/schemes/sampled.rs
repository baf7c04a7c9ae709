//! A part of a scheme with something in the place of its parameters, so that it can be read by those
//! who want its form and not its meaning.

use super::arguments::{Brace, SAMPLES, Wanted, braces, fill, sample};
use crate::parse::parts::reads;

/// A text that reads, and the one that is written.
#[derive(Clone, Debug)]
pub(crate) struct Sampled {
    written: String,
    text: String,
    /// Where braces are written, and where what was put in their place stands in the text.
    places: Vec<((usize, usize), (usize, usize))>,
}

/// Puts something in the place of the braces, so that the text reads: the default of a parameter if
/// it has one, else whatever is likely. Nothing if no way is found.
pub(crate) fn sampled<'d>(written: &str, default: impl Fn(&str) -> Option<&'d str>) -> Option<Sampled> {
    let braces = braces(written);
    let defaults = fill(written, &braces, |brace| {
        default(&brace.name).unwrap_or_else(|| sample(Wanted::at(written, brace), 0)).to_owned()
    });
    let value = |brace: &Brace, turn: usize| sample(Wanted::at(written, brace), turn).to_owned();
    let tries = (0..SAMPLES).map(|turn| fill(written, &braces, |brace| value(brace, turn)));
    let found = tries.zip(0..).find(|(text, _)| reads(text));
    let (text, values): (String, Vec<String>) = match found {
        Some((text, turn)) => (text, braces.iter().map(|brace| value(brace, turn)).collect()),
        None if reads(&defaults) => {
            let of = |brace: &Brace| default(&brace.name).unwrap_or_else(|| sample(Wanted::at(written, brace), 0));
            (defaults, braces.iter().map(|brace| of(brace).to_owned()).collect())
        }
        None => return None,
    };
    let mut places = Vec::with_capacity(braces.len());
    let mut moved = 0_isize;
    for (brace, value) in braces.iter().zip(&values) {
        let (from, to) = (brace.span.start as usize, brace.span.end as usize);
        let start = from.saturating_add_signed(moved);
        places.push(((from, to), (start, start + value.len())));
        moved += value.len().cast_signed() - (to - from).cast_signed();
    }
    Some(Sampled { written: written.to_owned(), text, places })
}

impl Sampled {
    /// The text that reads.
    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    /// What is written where a stretch of the text stands. A brace belongs to the stretch that its
    /// first byte is in; nothing if nothing else is there.
    pub(crate) fn written(&self, from: usize, to: usize) -> Option<&str> {
        let (from, to) = (self.place(from), self.place(to));
        self.written.get(from..to).filter(|written| !written.is_empty())
    }

    /// Whether all of a stretch stands in the place of a parameter.
    pub(crate) fn covers(&self, from: usize, to: usize) -> bool {
        self.places.iter().any(|(_, (start, end))| *start <= from && to <= *end)
    }

    /// Whether some of a stretch stands in the place of a parameter.
    pub(crate) fn touches(&self, from: usize, to: usize) -> bool {
        self.places.iter().any(|(_, (start, end))| from < *end && *start < to)
    }

    /// Where a byte of the text is written; one inside a value is where its braces end.
    fn place(&self, at: usize) -> usize {
        let before = self.places.iter().rev().find(|(_, (start, _))| *start < at);
        match before {
            None => at,
            Some(((_, to), (_, end))) => to + at.saturating_sub(*end),
        }
    }
}
