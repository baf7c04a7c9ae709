//! Remarks behind sets that do not stand in quotes.

use super::super::parts::reads;
use super::loosely::LONGEST;
use super::words;

/// `3x5 @80kg slow`, `3x5 // slow`, `3x5 'slow'`: the part with the remark in quotes, and whether it is
/// certain that it is one.
pub(super) fn find(written: &str) -> Option<(String, bool)> {
    if written.len() > LONGEST || written.contains('"') {
        return None;
    }
    // The longest start that reads.
    let mut ends = written.rmatch_indices(' ').map(|(at, _)| at);
    let at = ends.find(|at| written.get(..*at).is_some_and(|sets| reads(sets.trim_end())))?;
    let (sets, said) = (written.get(..at)?.trim_end(), written.get(at..)?.trim());
    // A word alone reads as the name of a scheme, and behind a percent stands what it is of.
    if !sets.contains(|c: char| c.is_ascii_digit()) || sets.ends_with('%') {
        return None;
    }
    let (said, marked) = unmarked(said);
    let is_said = said.chars().all(|c| c.is_alphabetic() || " -'.!/".contains(c)) && said.contains(char::is_alphabetic);
    let first = said.split(' ').next()?.to_lowercase();
    if !is_said || said.len() < 3 || is_of_the_language(&first) || !marked && words::hint_behind_sets(said).is_some() {
        return None;
    }
    let meant = format!("{sets} \"{said}\"");
    reads(&meant).then_some((meant, marked))
}

/// A remark without the signs that mark it as one.
fn unmarked(said: &str) -> (&str, bool) {
    for (open, close) in [("'", "'"), ("`", "`"), ("//", ""), ("--", ""), ("note:", ""), ("Note:", ""), ("/*", "*/")] {
        if let Some(inside) = said.strip_prefix(open).and_then(|rest| rest.strip_suffix(close)) {
            return (inside.trim(), true);
        }
    }
    for (open, close) in [("(", ")"), ("[", "]"), ("-", ""), ("•", ""), ("*", "")] {
        if let Some(inside) = said.strip_prefix(open).and_then(|rest| rest.strip_suffix(close)) {
            return (inside.trim(), false);
        }
    }
    (said, false)
}

/// Words that are a slip of one of the language, or are meant as sets and loads.
fn is_of_the_language(word: &str) -> bool {
    const WORDS: [&str; 46] = [
        "rest",
        "tempo",
        "pause",
        "paused",
        "every",
        "within",
        "until",
        "till",
        "til",
        "cap",
        "max",
        "amrap",
        "rpe",
        "rir",
        "kg",
        "lb",
        "tm",
        "of",
        "x",
        "sets",
        "set",
        "reps",
        "rep",
        "top",
        "backoff",
        "and",
        "then",
        "emom",
        "optional",
        "per",
        "to",
        "for",
        "with",
        "week",
        "weeks",
        "wk",
        "session",
        "less",
        "bodyweight",
        "bw",
        "minute",
        "minutes",
        "min",
        "seconds",
        "side",
        "only",
    ];
    WORDS.contains(&word)
        || crate::diagnostic::within(word, 1, WORDS.into_iter().filter(|word| word.len() > 3)).is_some()
}
