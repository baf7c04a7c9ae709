//! Cuts a text into statements.
//!
//! A statement is a line and the lines that continue it: a line goes on when, comments
//! aside, it ends in `,` `;` `|` `->` `=`, or the next one begins with `,` `;` `|` `->`.
//! Blank lines and comments in between do not end it. A line that begins something new
//! (a lift and its `:`, a heading) never continues, so that a separator left over at the
//! end of a line is reported there and not on the next.

use crate::source::Span;
use crate::syntax::{Trivia, TriviaKind};

/// A statement as it stands in the text.
pub(crate) struct RawStatement {
    /// From its first character to its last; comments at its end are left out.
    pub span: Span,
    /// Where a quotation mark without a partner stands.
    pub open_quote: Option<u32>,
    /// Quotation marks with nothing between them.
    pub empty_text: Option<Span>,
}

/// Walks through a text line by line.
pub(crate) struct Splitter<'s> {
    text: &'s str,
    at: usize,
    /// The first line of the next statement, already read.
    ahead: Option<Line<'s>>,
}

/// A line that says something.
struct Line<'s> {
    start: usize,
    content: &'s str,
    quotes: Quotes,
}

/// What is wrong with the quotation marks of a line.
#[derive(Clone, Copy, Default)]
struct Quotes {
    /// Where one stands that is never closed.
    open: Option<usize>,
    /// Where the first two stand with nothing between them.
    empty: Option<(usize, usize)>,
}

impl Quotes {
    /// Those of a line that begins so far on in the text.
    fn shifted(self, by: usize) -> Self {
        Self { open: self.open.map(|at| by + at), empty: self.empty.map(|(from, to)| (by + from, by + to)) }
    }

    /// Those of several lines.
    fn or(self, next: Self) -> Self {
        Self { open: self.open.or(next.open), empty: self.empty.or(next.empty) }
    }
}

impl<'s> Splitter<'s> {
    /// Over the part of a text that is one file.
    pub(crate) fn new(text: &'s str, file: Span) -> Self {
        let text = text.get(..file.end as usize).unwrap_or(text);
        let start = file.start as usize;
        let marked = text.get(start..).is_some_and(|file| file.starts_with('\u{feff}'));
        Self { text, at: if marked { start + '\u{feff}'.len_utf8() } else { start }, ahead: None }
    }

    /// The next statement. Comments and blank lines on the way are noted.
    pub(crate) fn next(&mut self, trivia: &mut Vec<Trivia>) -> Option<RawStatement> {
        let first = match self.ahead.take() {
            Some(line) => line,
            None => self.next_line(trivia)?,
        };
        let mut end = first.start + first.content.len();
        let mut quotes = first.quotes;
        let mut content = first.content;
        let kind = Kind::of(content);
        while let Some(line) = self.next_line(trivia) {
            if !kind.continues(content, line.content) {
                self.ahead = Some(line);
                break;
            }
            end = line.start + line.content.len();
            quotes = quotes.or(line.quotes);
            content = line.content;
        }
        let open_quote = quotes.open.map(|at| Span::new(at, at).start);
        let empty_text = quotes.empty.map(|(from, to)| Span::new(from, to));
        Some(RawStatement { span: Span::new(first.start, end), open_quote, empty_text })
    }

    /// The next line that says something.
    fn next_line(&mut self, trivia: &mut Vec<Trivia>) -> Option<Line<'s>> {
        loop {
            let rest = self.text.get(self.at..).filter(|rest| !rest.is_empty())?;
            let line_end = memchr::memchr(b'\n', rest.as_bytes());
            let line = rest.get(..line_end.unwrap_or(rest.len()))?;
            let line_start = self.at;
            self.at += line_end.map_or(rest.len(), |end| end + 1);

            let (comment, quotes) = comment_and_quotes(line);
            let before = line.get(..comment.unwrap_or(line.len()))?;
            let content = before.trim_matches(BLANKS);
            let indent = before.len() - before.trim_start_matches(BLANKS).len();
            if let Some(comment) = comment {
                let text = line.get(comment..)?.trim_end_matches(BLANKS);
                let start = line_start + comment;
                trivia.push(Trivia { kind: TriviaKind::Comment, span: Span::new(start, start + text.len()) });
            } else if content.is_empty() {
                let span = Span::new(line_start, line_start + line.len());
                trivia.push(Trivia { kind: TriviaKind::BlankLine, span });
            }
            if !content.is_empty() {
                let quotes = quotes.shifted(line_start);
                return Some(Line { start: line_start + indent, content, quotes });
            }
        }
    }
}

const BLANKS: [char; 3] = [' ', '\t', '\r'];

/// Where in a line the comment begins, and what is wrong with the quotation marks before it.
fn comment_and_quotes(line: &str) -> (Option<usize>, Quotes) {
    let mut quotes = Quotes::default();
    for at in memchr::memchr2_iter(b'"', b'#', line.as_bytes()) {
        match (line.as_bytes().get(at), quotes.open) {
            (Some(b'"'), Some(from)) => {
                let is_empty = line.get(from + 1..at).is_some_and(|text| text.trim().is_empty());
                quotes.empty = quotes.empty.or(Some((from, at + 1)).filter(|_| is_empty));
                quotes.open = None;
            }
            (Some(b'"'), None) => quotes.open = Some(at),
            (_, None) => return (Some(at), quotes),
            _ => {}
        }
    }
    (None, quotes)
}

/// What a statement is, so far as it decides which lines go on with it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// Its next rule may have a `:`, as a lift has.
    Progress,
    /// Its next move may begin with `tm` or `max`, as a heading does.
    Cycles,
    Other,
}

impl Kind {
    fn of(line: &str) -> Self {
        if is_progress(line) {
            Self::Progress
        } else if is_each_cycle(line) {
            Self::Cycles
        } else {
            Self::Other
        }
    }

    fn continues(self, line: &str, next: &str) -> bool {
        if begins_with_separator(next) {
            return true;
        }
        if !line.ends_with([',', ';', '|', '=']) && !line.ends_with("->") {
            return false;
        }
        let next_part = line.ends_with([',', ';'])
            && match self {
                Self::Progress => !is_progress(next) && begins_rule(next),
                Self::Cycles => is_cycle_move(next),
                Self::Other => false,
            };
        // A text below rules is a note on what they belong to.
        let is_note = self == Self::Progress && next.starts_with('"');
        next_part || !is_note && !begins_something_new(next)
    }
}

/// Whether a statement that begins so goes on from a line that ends so to the next.
pub(crate) fn goes_on(first: &str, end: &str, next: &str) -> bool {
    Kind::of(first).continues(end, next)
}

fn begins_with_separator(line: &str) -> bool {
    line.starts_with([',', ';', '|']) || line.starts_with("->")
}

/// The words that begin a heading, now or in a later version.
pub(super) const HEADINGS: [&str; 16] = [
    "program", "author", "unit", "percent", "max", "tm", "block", "day", "scheme", "lift", "train", "week", "start",
    "meet", "skip", "use",
];
/// The words that begin a line that belongs to a lift and cannot stand in its row.
const ATTACHED: [&str; 3] = ["rest", "tempo", "allow"];

/// The words that begin a line on the athlete or on what they lift with.
pub(super) const ATHLETE_LINES: [&str; 8] =
    ["athlete", "bodyweight", "bar", "plates", "dumbbells", "stack", "round", "chart"];

/// Whether a text begins with `scheme`, which no lift does without quotes.
pub(super) fn is_scheme(text: &str) -> bool {
    begins_with("scheme", text)
}

/// Whether a line begins with `progress`, which no lift does without quotes.
fn is_progress(line: &str) -> bool {
    begins_with("progress", line)
}

/// Whether a line says what moves after each cycle.
fn is_each_cycle(line: &str) -> bool {
    let mut words = line.split([' ', '\t']).filter(|word| !word.is_empty());
    words.next().is_some_and(|word| word.eq_ignore_ascii_case("each"))
        && words.next().is_some_and(|word| begins_with("cycle", word))
}

/// Whether a line is the next move of an `each cycle` line, `tm bench, press +2.5kg`. It has a step,
/// which the heading of that word has not.
fn is_cycle_move(line: &str) -> bool {
    let is_step = |word: &str| {
        word.strip_prefix(['+', '-'])
            .is_some_and(|step| step.is_empty() || step.starts_with(|c: char| c.is_ascii_digit()))
    };
    ["tm", "max"].iter().any(|word| begins_with(word, line)) && line.split([' ', '\t']).any(is_step)
}

/// Whether a text is the line that names the athlete.
pub(super) fn is_athlete(text: &str) -> bool {
    begins_with("athlete", text)
}

/// Whether a text begins with a word, in whatever case.
pub(crate) fn begins_with(word: &str, text: &str) -> bool {
    let found = text.get(..word.len()).is_some_and(|found| found.eq_ignore_ascii_case(word));
    found && !text.get(word.len()..).is_some_and(|rest| rest.starts_with(|c: char| c.is_alphanumeric() || c == '_'))
}

/// Whether a line is a lift with its `:` or a heading. `week 9:` labels a column.
fn begins_something_new(line: &str) -> bool {
    if is_scheme(line) || is_progress(line) {
        return true;
    }
    let before_quote = line.split('"').next().unwrap_or(line);
    let named = before_quote.split_once(':').map(|(name, _)| name.trim_end());
    match named {
        Some(name) => {
            let is_week_label = name.get(..4).is_some_and(|word| word.eq_ignore_ascii_case("week"))
                && name.get(4..).is_some_and(|rest| !rest.contains(|c: char| c.is_alphabetic() && c != 's'));
            // A rotation over several lines ends in the bracket that it began with.
            let ends_rotation = name.matches(')').count() > name.matches('(').count();
            !is_week_label && !ends_rotation && !name.contains(['@', '|', ';', ','])
        }
        None => {
            let word = line.split([' ', '\t']).next().unwrap_or(line);
            let is_deload = || {
                let second = line.split([' ', '\t']).filter(|word| !word.is_empty()).nth(1);
                word.eq_ignore_ascii_case("deload") && second.is_some_and(|word| word.eq_ignore_ascii_case("from"))
            };
            HEADINGS.iter().chain(&ATTACHED).chain(&ATHLETE_LINES).any(|heading| word.eq_ignore_ascii_case(heading))
                || is_deload()
        }
    }
}

/// Whether a line is the next rule of a `progress` line, which has a `:` as a lift has: it says
/// when or what, by itself or behind a scope.
pub(super) fn begins_rule(line: &str) -> bool {
    const WHEN: [&str; 6] = ["on", "in", "every", "after last stage", "per extra rep", "at most"];
    const WHAT: [&str; 8] =
        ["reps then", "one rep then", "next stage", "first stage", "follow", "reset", "swap", "none"];
    let begins = |text: &str| WHEN.iter().chain(&WHAT).any(|words| begins_with(words, text));
    let is_step = |text: &str| text.starts_with(['+', '-']);
    let moves_max = |text: &str| {
        let moved = ["max", "tm"].into_iter().find(|word| begins_with(word, text));
        let rest = moved.and_then(|word| text.get(word.len()..)).map_or("", str::trim_start);
        is_step(rest) || begins_with("to", rest)
    };
    let mut pieces = line.splitn(3, ':').map(str::trim_start);
    let (first, second) = (pieces.next().unwrap_or(line), pieces.next());
    let is_band = |text: &str| !text.is_empty() && text.chars().all(|c| c.is_ascii_digit() || "-–+<>= \t".contains(c));
    let says = |text: &str| begins(text) || is_step(text) || moves_max(text);
    says(first) || second.is_some_and(|second| is_band(first) || says(second))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn statements(text: &str) -> Vec<&str> {
        let mut trivia = Vec::new();
        let mut splitter = Splitter::new(text, Span::new(0, text.len()));
        let mut found = Vec::new();
        while let Some(raw) = splitter.next(&mut trivia) {
            found.push(text.get(raw.span.start as usize..raw.span.end as usize).unwrap_or("?"));
        }
        found
    }

    #[test]
    fn a_line_goes_on_after_a_separator_and_before_one() {
        assert_eq!(statements("a: 5x5\nb: 3x3"), ["a: 5x5", "b: 3x3"]);
        assert_eq!(statements("a: 5x5;\n  3x3\nb: 1"), ["a: 5x5;\n  3x3", "b: 1"]);
        assert_eq!(
            statements("a: 5x5\n  | 3x3\r\n\n# note\n | 2x2 # more\nb: 1").first(),
            Some(&"a: 5x5\n  | 3x3\r\n\n# note\n | 2x2")
        );
        assert_eq!(statements("a: 5 |\nweek 2-3: 4"), ["a: 5 |\nweek 2-3: 4"]);
        assert_eq!(statements("rotate (a,\n b): 5"), ["rotate (a,\n b): 5"]);
    }

    #[test]
    fn a_separator_left_over_does_not_swallow_the_next_line() {
        assert_eq!(statements("a: 5x5;\nb: 3x3"), ["a: 5x5;", "b: 3x3"]);
        assert_eq!(statements("a: 5x5 |\nday \"x\""), ["a: 5x5 |", "day \"x\""]);
    }

    #[test]
    fn a_progress_line_goes_on_with_its_next_rule() {
        for rule in [
            "on miss: -10%",
            "in week 4: tm +5kg",
            "backoff: reps then follow top",
            "bench: on hit: +5kg",
            "11+: +5lb",
            "max +5kg",
            "+2.5kg",
            "every 3 weeks: reset",
        ] {
            let plan = format!("progress on hit: +2.5kg;\n  {rule}");
            assert_eq!(statements(&plan), [plan.as_str()], "{rule}");
        }
        for other in ["bench: 3x5 @60kg", "max squat 100kg", "day \"x\"", "rest 90s", "press: 5+ @85%"] {
            assert_eq!(statements(&format!("progress on hit: +2.5kg;\n{other}")).len(), 2, "{other}");
        }
        assert_eq!(statements("bench: 3x5;\non miss: -10%").len(), 2);
    }

    #[test]
    fn a_separator_left_over_does_not_swallow_a_progress_line_or_a_note() {
        for next in ["progress squat, bench: on miss: -5kg", "progress on miss: -5kg", "progress none", "\"a note\""] {
            for separator in [";", ","] {
                let plan = format!("progress on hit: +2.5kg{separator}\n{next}");
                assert_eq!(statements(&plan).len(), 2, "{plan}");
            }
            if next.starts_with('p') {
                assert_eq!(statements(&format!("squat: 3x5;\n{next}")).len(), 2, "{next}");
            }
        }
        assert_eq!(statements("progress on hit: +2.5kg;\n\"pin squat\": on miss: -5kg").len(), 1);
    }

    #[test]
    fn an_each_cycle_line_goes_on_with_its_next_move() {
        for next in ["tm bench +2.5kg", "max bench, \"pin squat\" -5kg", "TM + 5kg", "max +1% of max"] {
            assert_eq!(statements(&format!("each cycle: tm squat +5kg;\n{next}")).len(), 1, "{next}");
        }
        for next in ["tm 90%", "tm squat 85%", "max squat 180kg", "max pull-up 100kg", "day 1", "squat: 3x5"] {
            assert_eq!(statements(&format!("each cycle: tm squat +5kg;\n{next}")).len(), 2, "{next}");
        }
    }

    #[test]
    fn a_hash_in_quotes_is_no_comment() {
        assert_eq!(statements("a: 5 \"no #1\" # really"), ["a: 5 \"no #1\""]);
        assert_eq!(statements("\u{feff}a: 5"), ["a: 5"]);
    }
}
