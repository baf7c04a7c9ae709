//! What can be wrong with the form of a plan.

use miette::Diagnostic;
use thiserror::Error;

use super::Help;
use crate::diagnostic::{Finding, Replacement};
use crate::source::Span;

/// A mistake in the form of a plan.
#[derive(Clone, Debug, Diagnostic, Error, PartialEq, Eq)]
#[non_exhaustive]
#[allow(missing_docs, reason = "the fields are the places and words that the messages show")]
pub enum SyntaxError {
    /// A line that is no statement.
    #[error("`{line}` is neither a lift with its sets nor a heading")]
    #[diagnostic(code(E0101), help("{help}"))]
    UnknownStatement {
        line: String,
        help: String,
        #[label("this line")]
        span: Span,
    },

    /// A heading whose first word is misspelt.
    #[error("`{word}` is neither a lift with its sets nor a heading")]
    #[diagnostic(code(E0101), help("{help}"))]
    MisspeltHead {
        word: String,
        meant: &'static str,
        help: String,
        #[label("not a word that headings begin with")]
        span: Span,
    },

    /// Sets that cannot be read.
    #[error("`{written}` is not a set")]
    #[diagnostic(code(E0102), help("{help}"))]
    UnreadableSets {
        written: String,
        help: Help,
        replacement: Option<Replacement>,
        #[label("{label}")]
        span: Span,
        label: String,
    },

    /// A load that cannot be read.
    #[error("`{written}` is not a load")]
    #[diagnostic(code(E0103), help("{help}"))]
    UnreadableLoad {
        written: String,
        help: Help,
        replacement: Option<Replacement>,
        #[label("{label}")]
        span: Span,
        label: String,
    },

    /// A number after `@` without a unit.
    #[error("`@{number}` does not say what it counts")]
    #[diagnostic(code(E0104), help("{help}"))]
    BareLoad {
        number: String,
        help: String,
        #[label("an effort, a percent or a load?")]
        span: Span,
    },

    /// A modifier that cannot be read.
    #[error("`{written}` is not understood after the sets")]
    #[diagnostic(code(E0105), help("{help}"))]
    UnreadableModifier {
        written: String,
        help: Help,
        replacement: Option<Replacement>,
        #[label("{label}")]
        span: Span,
        label: String,
    },

    /// A time without a unit, or in metres.
    #[error("`{written}` is not a time")]
    #[diagnostic(code(E0106), help("{help}"))]
    TimeWithoutUnit {
        written: String,
        help: Help,
        replacement: Option<Replacement>,
        #[label("{label}")]
        span: Span,
        label: &'static str,
    },

    /// A quotation mark without its partner.
    #[error("a text in quotes is never closed")]
    #[diagnostic(code(E0107), help("put a `\"` at the end of the text, on the same line"))]
    OpenQuote {
        #[label("opened here")]
        span: Span,
        /// Where the other one certainly belongs.
        closing: Option<Span>,
    },

    /// Quotation marks with nothing between them.
    #[error("there is nothing between these quotes")]
    #[diagnostic(code(E0123), help("write the text between them, or take them away"))]
    EmptyText {
        #[label("an empty text")]
        span: Span,
    },

    /// A separator with nothing behind it, or in front of it.
    #[error("{what}")]
    #[diagnostic(code(E0109), help("{help}"))]
    MissingSets {
        what: String,
        help: &'static str,
        #[label("sets are missing here")]
        span: Span,
    },

    /// A heading that cannot be read.
    #[error("this `{keyword}` line is not understood")]
    #[diagnostic(code(E0110), help("{help}"))]
    UnreadableHead {
        keyword: String,
        help: String,
        #[label("{label}")]
        span: Span,
        label: String,
        replacement: Option<(Span, String)>,
    },

    /// A character that only looks like the right one.
    #[error("{}", look_alike_headline(*found, name, meant))]
    #[diagnostic(code(E0111), help("{}", look_alike_help(meant)))]
    LookAlike {
        found: char,
        name: &'static str,
        meant: &'static str,
        replacement: Option<Replacement>,
        #[label("{}", look_alike_label(meant))]
        span: Span,
    },

    /// A decimal comma.
    #[error("`{written}` is read as a list, not as a number")]
    #[diagnostic(code(E0112), help("write a point: `{meant}`"))]
    DecimalComma {
        written: String,
        meant: String,
        #[label("a comma separates sets")]
        span: Span,
    },

    /// Sets in the order or the words of another notation.
    #[error("`{written}` is another notation")]
    #[diagnostic(code(E0113), help("{help}"))]
    OtherNotation {
        written: String,
        help: Help,
        replacement: Option<Replacement>,
        #[label("sets × reps come first, then `@` and the load")]
        span: Span,
    },

    /// A word in the place of a role that is none.
    #[error("`{word}` is not a role")]
    #[diagnostic(code(E0114), help("{help}"))]
    UnknownRole {
        word: String,
        help: Help,
        replacement: Option<Replacement>,
        #[label("not a role")]
        span: Span,
    },

    /// A file that is not text in UTF-8.
    #[error("the text stops being UTF-8 at byte {at}")]
    #[diagnostic(code(E0115), help("{help}"))]
    NotUtf8 {
        at: usize,
        help: &'static str,
        #[label("what comes after this cannot be read")]
        span: Span,
    },

    /// The part before the `:` cannot be read.
    #[error("{}", lift_headline(written))]
    #[diagnostic(code(E0117), help("{help}"))]
    UnreadableLift {
        written: String,
        help: String,
        #[label("{label}")]
        span: Span,
        label: &'static str,
    },

    /// A character that nobody sees and that a terminal or a page would obey.
    #[error("there is an invisible character here (U+{code:04X})")]
    #[diagnostic(code(E0118), help("{help}"))]
    ControlCharacter {
        code: u32,
        help: &'static str,
        replacement: Option<Replacement>,
        #[label("take it away")]
        span: Span,
    },

    /// A `progress` line that cannot be read.
    #[error("this `progress` line is not understood")]
    #[diagnostic(code(E0601), help("{help}"))]
    UnreadableProgress {
        help: String,
        #[label("{label}")]
        span: Span,
        label: String,
        replacement: Option<(Span, String)>,
    },

    /// A `use` where there is nobody to fetch files.
    #[error("no other file can be used here")]
    #[diagnostic(code(E0519), help("write the schemes of that file into this one"))]
    NoFiles {
        #[label("there are no files here")]
        span: Span,
    },

    /// Something in a file that is used which is not brought in.
    #[error("`{name}` is used by another file and holds more than schemes and lifts")]
    #[diagnostic(
        code(E0518),
        help(
            "only `scheme` and `lift` lines are brought in; move them into a file of their own, and `use` that one from both plans"
        )
    )]
    NotForUse {
        name: String,
        #[label("this would be lost")]
        span: Span,
    },

    /// A file past the limit.
    #[error("the plan is longer than {limit} bytes")]
    #[diagnostic(code(E0901), help("16 MiB is the most; split it into a file for each athlete or block"))]
    FileTooLarge {
        limit: usize,
        #[label("too long to be read")]
        span: Span,
    },

    /// More sets than anyone does.
    #[error("{written} sets are more than the {limit} that a segment may have")]
    #[diagnostic(code(E0904), help("{help}"))]
    TooManySets {
        written: String,
        limit: u16,
        help: Help,
        #[label("too many sets")]
        span: Span,
    },

    /// More reps than anyone does.
    #[error("{written} reps are more than the {limit} that a segment may have")]
    #[diagnostic(code(E0905), help("a number alone is reps; a load stands after `@`: `5 @100kg`"))]
    TooManyReps {
        written: String,
        limit: u16,
        #[label("too many reps")]
        span: Span,
    },

    /// A time, distance or number of calories past the limit.
    #[error("`{written}` is longer than any session")]
    #[diagnostic(code(E0907), help("{limit} is the most"))]
    MeasureTooLarge {
        written: String,
        limit: &'static str,
        #[label("too long")]
        span: Span,
    },
}

fn look_alike_headline(found: char, name: &str, meant: &str) -> String {
    if meant == " " { format!("this blank is {name}") } else { format!("`{found}` ({name}) is not `{meant}`") }
}

fn look_alike_help(meant: &str) -> String {
    let what = if meant == " " { "a plain blank".to_owned() } else { format!("`{meant}`") };
    format!("type {what} instead; word processors change it on their own")
}

fn look_alike_label(meant: &str) -> String {
    if meant == " " { "type a plain blank here".to_owned() } else { format!("write `{meant}` here") }
}

fn lift_headline(written: &str) -> String {
    if written.is_empty() {
        "this line has no lift".to_owned()
    } else {
        format!("`{written}` is not the name of a lift")
    }
}

impl SyntaxError {
    /// What to write instead, where it stands inside of a span.
    pub(super) fn replacement_in(&self, whole: Span) -> Option<Replacement> {
        self.replacement().filter(|found| found.span.start >= whole.start && found.span.end <= whole.end)
    }

    /// Whether its help only says what could stand there.
    pub(super) fn is_general(&self) -> bool {
        match self {
            Self::UnreadableSets { help, .. }
            | Self::UnreadableLoad { help, .. }
            | Self::UnreadableModifier { help, .. }
            | Self::UnknownRole { help, .. } => help.is_general(),
            _ => false,
        }
    }

    /// Where a mistake ends that covers more than one part; other ones end before the next begins.
    pub(super) const fn covered_to(&self) -> u32 {
        match self {
            Self::DecimalComma { span, .. } | Self::OtherNotation { span, .. } => span.end,
            _ => 0,
        }
    }

    /// The help and the replacement of the mistakes that parts can have.
    const fn parts_mut(&mut self) -> Option<(&mut Help, &mut Option<Replacement>)> {
        match self {
            Self::UnreadableSets { help, replacement, .. }
            | Self::UnreadableLoad { help, replacement, .. }
            | Self::UnreadableModifier { help, replacement, .. }
            | Self::OtherNotation { help, replacement, .. }
            | Self::TimeWithoutUnit { help, replacement, .. }
            | Self::UnknownRole { help, replacement, .. } => Some((help, replacement)),
            _ => None,
        }
    }

    /// The same mistake in the part at `whole`, when it is known what the part was meant to say.
    pub(super) fn with_meant(mut self, written: &str, meant: &str, whole: Span, certain: Replacement) -> Self {
        let says_nothing_of_it = match &self {
            Self::UnknownRole { help, replacement: None, .. } => help.is_general(),
            Self::BareLoad { .. } => true,
            _ => false,
        };
        if says_nothing_of_it {
            let (written, help) = (written.to_owned(), Help::write(meant));
            return Self::OtherNotation { written, help, replacement: Some(certain), span: whole };
        }
        if let Some((help, replacement)) = self.parts_mut() {
            *replacement = Some(certain);
            help.put(meant);
        }
        self
    }

    pub(super) fn without_replacement(mut self) -> Self {
        if let Some((_, replacement)) = self.parts_mut() {
            *replacement = None;
        }
        self
    }
}

impl Finding for SyntaxError {
    fn replacement(&self) -> Option<Replacement> {
        let (span, text) = match self {
            Self::OpenQuote { closing, .. } => ((*closing)?, "\"".to_owned()),
            Self::MisspeltHead { span, meant, .. } => (*span, (*meant).to_owned()),
            Self::DecimalComma { span, meant, .. } => (*span, meant.clone()),
            Self::LookAlike { replacement, .. }
            | Self::ControlCharacter { replacement, .. }
            | Self::UnreadableSets { replacement, .. }
            | Self::UnreadableLoad { replacement, .. }
            | Self::UnreadableModifier { replacement, .. }
            | Self::OtherNotation { replacement, .. }
            | Self::TimeWithoutUnit { replacement, .. }
            | Self::UnknownRole { replacement, .. } => return replacement.clone(),
            Self::UnreadableHead { replacement, .. } | Self::UnreadableProgress { replacement, .. } => {
                replacement.clone()?
            }
            _ => return None,
        };
        Some(Replacement { span, text })
    }
}
