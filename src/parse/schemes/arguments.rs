//! Parameters in a scheme's sets: where they stand, what may stand in their place, and the
//! text with the arguments filled in.

use pest::Parser as _;

use crate::parse::numbers::range;
use crate::parse::{Grammar, Rule, loads};
use crate::source::Span;

/// `{load}` in the text of a part.
#[derive(Clone, Debug)]
pub(super) struct Brace {
    /// The braces and what is in them, from the beginning of the text.
    pub span: Span,
    /// The name in them.
    pub name: String,
    /// Whether the closing brace is there.
    pub closed: bool,
}

/// The braces of a text. In quotes a brace is a character like any other.
pub(super) fn braces(text: &str) -> Vec<Brace> {
    let mut found = Vec::new();
    let mut quoted = false;
    let mut open: Option<usize> = None;
    for (at, c) in text.char_indices() {
        let brace = |open: usize, end: usize, closed: bool| Brace {
            span: Span::new(open, end),
            name: text.get(open + 1..if closed { end - 1 } else { end }).unwrap_or("").trim().to_lowercase(),
            closed,
        };
        match c {
            '"' => quoted = !quoted,
            '{' if !quoted => {
                found.extend(open.replace(at).map(|open| brace(open, at, false)));
            }
            '}' if !quoted => match open.take() {
                Some(open) => found.push(brace(open, at + 1, true)),
                // A brace that was never opened is shown as an empty name.
                None => found.push(Brace { span: Span::new(at, at + 1), name: String::new(), closed: false }),
            },
            _ => {}
        }
    }
    found.extend(open.map(|open| Brace {
        span: Span::new(open, text.trim_end().len()),
        name: text.get(open + 1..).unwrap_or("").trim().to_lowercase(),
        closed: false,
    }));
    found
}

/// A text with values in the place of its braces.
pub(super) fn fill(text: &str, braces: &[Brace], value: impl Fn(&Brace) -> String) -> String {
    let mut filled = String::with_capacity(text.len());
    let mut copied = 0;
    for brace in braces {
        filled.push_str(text.get(copied..brace.span.start as usize).unwrap_or(""));
        filled.push_str(&value(brace));
        copied = brace.span.end as usize;
    }
    filled.push_str(text.get(copied..).unwrap_or(""));
    filled
}

/// What can stand in the place of a parameter. It follows from what is around it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Wanted {
    /// A number, or a range of numbers: sets, reps, the figure in front of a unit.
    Number,
    /// A load as it stands behind an `@`: a percent, a load, an effort.
    Load,
    /// An effort behind `until`.
    Effort,
    /// A time with its unit.
    Time,
    /// Nothing is known of it until it is read.
    Any,
}

impl Wanted {
    /// What the braces in a text want, judged by the text around them.
    pub fn at(text: &str, brace: &Brace) -> Self {
        let before = text.get(..brace.span.start as usize).unwrap_or("");
        let after = text.get(brace.span.end as usize..).unwrap_or("").trim_start().to_lowercase();
        let lower = before.to_lowercase();
        let trimmed = lower.trim_end();
        let word_before = trimmed.rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or("");
        let has_unit = |units: &[&str]| units.iter().any(|unit| after.starts_with(unit));
        if trimmed.ends_with("rpe") || trimmed.ends_with("rir") || has_unit(&["%", "kg", "lb", "rm"]) {
            return Self::Number;
        }
        match word_before {
            "rest" | "pause" | "every" | "within" if has_unit(&["s", "min"]) || after.starts_with('-') => {
                return Self::Number;
            }
            "rest" | "pause" | "every" | "within" => return Self::Time,
            "until" => return Self::Effort,
            "tempo" => return Self::Any,
            _ => {}
        }
        let is_call = before.trim_start().starts_with(char::is_alphabetic) && before.contains('(');
        if is_call {
            return Self::Any;
        }
        if trimmed.ends_with('@') || trimmed.ends_with("..") {
            // `@{low}-{high}%`: the unit stands once, at the end.
            return if after.starts_with(['-', '.', '/']) { Self::Any } else { Self::Load };
        }
        if before.contains('@') { Self::Any } else { Self::Number }
    }

    /// Whether an argument can stand there.
    pub fn accepts(self, value: &str) -> bool {
        match self {
            Self::Number => range(value.strip_suffix('+').unwrap_or(value)).is_some_and(|(low, _)| low >= 0),
            Self::Load => loads::read(&format!("@{value}")).is_some(),
            Self::Effort => reads_as(Rule::effort, value),
            Self::Time => reads_as(Rule::time, value),
            Self::Any => true,
        }
    }

    /// What is wanted, in a coach's words.
    pub const fn words(self) -> &'static str {
        match self {
            Self::Number => "a number, such as `5` or `8-12`",
            Self::Load => "a percent, a load or an effort, such as `60%`, `60kg` or `RPE8`",
            Self::Effort => "an effort, such as `RPE8`",
            Self::Time => "a time, such as `90s` or `2-3min`",
            Self::Any => "an argument",
        }
    }

    /// Arguments to try a scheme's sets with, the likeliest first.
    const fn samples(self) -> [&'static str; SAMPLES] {
        match self {
            Self::Number => ["5", "5", "5", "5", "1", "1"],
            Self::Load => ["50%", "50kg", "RPE8", "50%", "50kg", "RPE8"],
            Self::Effort => ["RPE8"; SAMPLES],
            Self::Time => ["60s"; SAMPLES],
            Self::Any => ["50", "50%", "50kg", "RPE8", "3010", "60s"],
        }
    }
}

/// How many arguments are tried for a parameter without a default.
pub(super) const SAMPLES: usize = 6;

/// The arguments to try the braces of a text with, in the order in which they are tried.
pub(super) fn sample(wanted: Wanted, turn: usize) -> &'static str {
    wanted.samples().get(turn).copied().unwrap_or("5")
}

fn reads_as(rule: Rule, value: &str) -> bool {
    Grammar::parse(rule, value).is_ok_and(|mut pairs| pairs.next().is_some_and(|pair| pair.as_str() == value))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wanted(text: &str) -> Vec<Wanted> {
        braces(text).iter().map(|brace| Wanted::at(text, brace)).collect()
    }

    #[test]
    fn what_a_parameter_wants_follows_from_its_place() {
        assert_eq!(
            wanted("{sets}x{reps} @{load} rest {rest}"),
            [Wanted::Number, Wanted::Number, Wanted::Load, Wanted::Time]
        );
        assert_eq!(wanted("5x10 @{load}% until {end}"), [Wanted::Number, Wanted::Effort]);
        assert_eq!(wanted("3@RPE{rpe} rest {s}s"), [Wanted::Number, Wanted::Number]);
        assert_eq!(wanted("3x5 @{a}/{b}% \"{note}\""), [Wanted::Any, Wanted::Number]);
        assert_eq!(wanted("bbb({load})"), [Wanted::Any]);
    }

    #[test]
    fn arguments_are_told_apart() {
        assert!(Wanted::Number.accepts("8-12") && Wanted::Number.accepts("5+") && !Wanted::Number.accepts("60%"));
        assert!(Wanted::Load.accepts("60%") && Wanted::Load.accepts("RPE8") && Wanted::Load.accepts("bw+20kg"));
        assert!(!Wanted::Load.accepts("60") && !Wanted::Load.accepts("fast"));
        assert!(Wanted::Time.accepts("90s") && !Wanted::Time.accepts("90"));
    }
}
