//! `progress` lines that cannot be read.

use super::meant::Reading;
use super::pieces::cut;
use super::rule_words::{DOWN, UP};
use super::{first_word, part, rules};
use crate::diagnostic::did_you_mean;
use crate::parse::SyntaxError;
use crate::source::Span;

/// Words that coaches use and the rules have others for.
const HINTS: [(&[&str], &str, &str); 16] = [
    (&["every"], "`every` goes by weeks: `every 3 weeks: reset`", "so many weeks?"),
    (&["in"], "say which weeks: `in week 3: reset`, `in weeks 3, 7: max +2.5kg`", "which week?"),
    (&["linear"], "linear progression is `on hit: +2.5kg; on 3 misses: -10%`", "not a word of the rules"),
    (
        &["hits", "hit"],
        "hits are not counted, each of them moves: `on hit: +2.5kg`",
        "only misses and stalls are counted",
    ),
    (
        &["rep", "reps"],
        "reps climb through their range with `reps then +2.5kg`, one set after the other with `one rep then +2.5kg`",
        "not a step",
    ),
    (&["stall", "miss"], "say how many: `on 3 stalls: -10%`, `on 3 misses: -10%`", "how many?"),
    (
        &["first"],
        "what is counted are the reps of the `last` set, of the `amrap`, or the `total`: `on last 5-10: +2.5kg`",
        "not counted",
    ),
    (
        &["success", "successful", "completed", "complete", "all"],
        "a session that was done is a hit: `on hit: +2.5kg`",
        "`hit` is meant",
    ),
    (
        &["fail", "failure", "failed", "fails", "failing"],
        "a session that was not done is a miss: `on miss: -10%`, `on 3 misses: -10%`",
        "`miss` is meant",
    ),
    (&["if", "when", "after"], "a condition begins with `on`: `on hit: +2.5kg; on 3 misses: -10%`", "`on` is meant"),
    (&["add", "plus", "increase"], "a step has its sign: `on hit: +2.5kg`", "a `+` is meant"),
    (&["reduce", "minus", "drop", "deload", "decrease"], "a step has its sign: `on 3 misses: -10%`", "a `-` is meant"),
    (
        &["each", "weekly", "per", "/week", "a"],
        "what moves each week stands with the load: `3x5 @70% +2.5kg/week`; what moves with training is `on hit: +2.5kg`",
        "not a condition",
    ),
    (
        &["double"],
        "double progression is `reps then +2.5kg`: the reps climb through their range, then the load moves",
        "not a condition",
    ),
    (&["same", "hold", "nothing", "stay"], "to hold is `none`", "`none` is meant"),
    (
        &["rpe", "rir"],
        "rules look at what was hit and at reps; an effort decides with the hit: more than half a point over is a miss",
        "not a condition",
    ),
];

/// A rule that can be read once it is put into the words of the rules.
pub(in crate::parse) fn in_other_words(text: &str, span: Span) -> Option<SyntaxError> {
    let rewritten = rules::rewrite(text)?;
    let rule = rewritten.line.get("progress".len()..)?.trim();
    if rule.starts_with(['+', '-']) && !rule.contains([':', ';']) {
        let when = if rule.starts_with('-') { "on 3 misses" } else { "on hit" };
        let help = format!("begin it with a condition: `progress {when}: {rule}`");
        let at = text.len() - text.get("progress".len()..)?.trim_start_matches([' ', ':', '=']).len();
        let reads = super::meant::reads(&format!("progress on hit: {rule}"));
        let (span, label) = (part(span, at, text.len()), "when?".to_owned());
        return reads.then_some(SyntaxError::UnreadableProgress { help, span, label, replacement: None });
    }
    Reading::sure(rewritten.certain, rewritten.line).error("progress", text, span)
}

/// A rule that can be read, but as one about lifts called `if hit` or `top on hit`.
pub(in crate::parse) fn misread_rule(text: &str, span: Span, scopes: &[&str]) -> Option<SyntaxError> {
    const TOLD: [&str; 15] = [
        "if",
        "when",
        "else",
        "otherwise",
        "for",
        "on",
        "topset",
        "set",
        "success",
        "failure",
        "after",
        "week",
        "weeks",
        "each",
        "per",
    ];
    let is_told = |word: &str| TOLD.iter().any(|told| word.eq_ignore_ascii_case(told));
    let is_quoted = |scope: &str| scope.contains(['“', '”', '‘', '’']);
    let suspicious = scopes.iter().any(|scope| scope.split(' ').any(is_told) || is_quoted(scope));
    suspicious.then(|| in_other_words(text, span))?
}

/// A rule without its `progress`: `on hit: +2.5kg`, `add 2.5kg`, `reps then +2.5kg`.
pub(super) fn without_its_word(text: &str, span: Span) -> Option<SyntaxError> {
    const FIRST: [&str; 13] = [
        "on",
        "if",
        "when",
        "add",
        "increase",
        "reps",
        "double",
        "every",
        "after",
        "reduce",
        "progression",
        "progres",
        "overload",
    ];
    let word = first_word(text).trim_end_matches(':');
    let slip = word.len() > 5 && did_you_mean(&word.to_lowercase(), ["progress", "progression"]).is_some();
    if !slip && !FIRST.iter().any(|first| first.eq_ignore_ascii_case(word)) && !text.starts_with(['+', '-']) {
        return None;
    }
    let replaces = slip || word.eq_ignore_ascii_case("overload");
    let rest = if replaces { text.get(word.len()..)?.trim_start_matches([' ', ':']) } else { text };
    let line = format!("progress {rest}");
    let Some(read) = rules::rewrite(&line) else {
        let (from, to) = move_to_a_load(text)?;
        return Some(SyntaxError::UnreadableProgress {
            help: format!("a rule begins with `progress` and a condition, and {TO_A_LOAD}"),
            span: part(span, from, to),
            label: "a load to go to".to_owned(),
            replacement: None,
        });
    };
    let bare = !read.line.contains(':') && !read.line.contains("then");
    if bare {
        let step = read.line.get(9..)?;
        // What was done does not take load away.
        let when = if step.starts_with('-') { "on 3 misses" } else { "on hit" };
        let mended = format!("progress {when}: {step}");
        let help = format!("what moves stands behind `progress` and a condition: `{mended}`");
        let (span, label) = (part(span, 0, text.len()), "a rule without its `progress`".to_owned());
        return super::meant::reads(&mended).then(|| SyntaxError::UnreadableHead {
            keyword: word.to_lowercase(),
            help,
            span,
            label,
            replacement: None,
        });
    }
    let certain = read.certain;
    Reading::sure(certain, read.line).explained(
        &word.to_lowercase(),
        text,
        span,
        Some("a rule begins with `progress`:"),
    )
}

/// What is said of it.
const TO_A_LOAD: &str = "what moves is a step, by so much and not to a load: `-10%`, `-5kg`; `reset` begins again at the \
                         first load";

/// Where `deload to 60kg` stands in a rule.
fn move_to_a_load(text: &str) -> Option<(usize, usize)> {
    let pieces = cut(text);
    let (at, word) = pieces.windows(3).enumerate().find_map(|(at, triple)| match triple {
        [word, to, number] if (word.is(&DOWN) || word.is(&UP)) && to.is(&["to"]) && number.is_number() => {
            Some((at, word.from))
        }
        _ => None,
    })?;
    let number = pieces.get(at + 2)?;
    let unit = pieces.get(at + 3).filter(|unit| unit.unit().is_some() || unit.is_sign(&['%']));
    Some((word, unit.unwrap_or(number).to))
}

/// A `progress` line that the grammar could not read: where it got stuck and what it expected.
pub(in crate::parse) fn diagnose_progress(text: &str, span: Span, at: usize, expected: Option<String>) -> SyntaxError {
    let unreadable = |help: String, span: Span, label: &str| SyntaxError::UnreadableProgress {
        help,
        span,
        label: label.to_owned(),
        replacement: None,
    };
    if let Some(error) = in_other_words(text, span) {
        return error;
    }
    let after_word = text.get(8..).unwrap_or("");
    if after_word.trim_start().starts_with(':') {
        let colon = 8 + after_word.len() - after_word.trim_start().len();
        let help = "a rule follows without a `:`, as in `progress on hit: +2.5kg`; a lift called so stands in quotes";
        return unreadable(help.into(), part(span, colon, colon + 1), "no `:` here");
    }
    let at = at.max(8).min(text.len());
    if after_word.trim().is_empty() {
        let help = "write a rule behind it: `progress on hit: +2.5kg`, `progress reps then +2.5kg`, `progress none`";
        return unreadable(help.into(), part(span, 0, 8), "no rule");
    }
    let rest = text.get(at..).unwrap_or("");
    let at = at + rest.len() - rest.trim_start().len();
    let rest = rest.trim_start();
    let moves = "what moves is a step such as `+2.5kg` or `max +2.5kg`, `reps then +2.5kg`, `next stage`, `reset`, `swap` \
                 or `none`";
    if rest.is_empty() && text.trim_end().ends_with(':') {
        let end = text.trim_end().len();
        return unreadable(moves.into(), part(span, end - 1, end), "nothing behind it");
    }
    if text.get(..at).is_some_and(|before| before.trim_end().to_lowercase().ends_with("max to")) {
        let help =
            "a max is set to the load that was lifted, or to a share of it: `max to load`, `max to 104% of load`";
        return unreadable(help.into(), part(span, at, at + first_word(rest).len()), "to what was lifted");
    }
    if text.get(..at).is_some_and(|before| before.trim_end().to_lowercase().ends_with("swap")) {
        let help = "`swap` stands alone; which lift comes next is a note for the athlete: `\"then front squat\"`";
        return unreadable(help.into(), part(span, at, text.len()), "not needed here");
    }
    if rest.is_empty() {
        let help = expected.map_or_else(
            || "a rule says when and what: `on hit: +2.5kg`".to_owned(),
            |words| format!("expected {words} here; a rule is `on hit: +2.5kg`"),
        );
        return unreadable(help, part(span, text.len().saturating_sub(1), text.len()), "something is missing here");
    }
    if let Some((from, to)) = move_to_a_load(text) {
        return unreadable(TO_A_LOAD.into(), part(span, from, to), "a load to go to");
    }
    // A word that is known to be meant otherwise, at the place or just before it.
    let words = |from: &str| from.split([' ', ':', ',', ';', '\n', '\t']).next().unwrap_or("").to_lowercase();
    let starts = [
        at,
        text.get(..at).and_then(|before| before.trim_end().rfind([' ', ':', ',', ';'])).map_or(at, |blank| blank + 1),
    ];
    for from in starts {
        let word = words(text.get(from..).unwrap_or(""));
        if let Some((_, help, label)) = HINTS.iter().find(|(known, ..)| known.contains(&word.as_str())) {
            return unreadable((*help).to_owned(), part(span, from, from + word.len()), label);
        }
    }
    let end = rest.find([';', '\n']).unwrap_or(rest.len());
    let rule = rest.get(..end).unwrap_or(rest);
    if ["on ", "in ", "every ", "after "].iter().any(|word| rule.to_lowercase().starts_with(word))
        && !rule.contains(':')
    {
        let help = "a `:` stands between when and what: `on hit: +2.5kg`";
        return unreadable(help.into(), part(span, at, at + rule.trim_end().len()), "no `:` behind the condition");
    }
    let step_without_unit =
        text.get(..at).is_some_and(|before| before.trim_end().ends_with(|c: char| c.is_ascii_digit()));
    let before = text.get(..at).unwrap_or("").trim_end();
    let word_end = rest.find([' ', ':', ';', ',']).unwrap_or(end);
    let here = part(span, at, at + word_end.min(end).max(1));
    if before.ends_with("on") || before.ends_with("ON") {
        let help = "a condition is `on hit`, `on miss`, `on 3 misses`, `on 3 stalls`, `on last 5+`, `on amrap 5+` or \
                    `on total > 50`";
        return unreadable(help.into(), here, "not a condition");
    }
    if before.ends_with(':') && !rest.starts_with(['+', '-', '＋']) && !rest.starts_with(|c: char| c.is_ascii_digit())
    {
        return unreadable(moves.into(), part(span, at, at + rule.trim_end().len()), "not something that moves");
    }
    let help = if step_without_unit && rest.starts_with(|c: char| c.is_alphabetic()) {
        "behind a step stands its unit: `+2.5kg`, `+5lb`, `-10%`, `+1% of max`".to_owned()
    } else {
        match expected {
            Some(words) => format!("expected {words} here; a rule is `on hit: +2.5kg`, with more rules after a `;`"),
            None => "a rule says when and what, such as `on hit: +2.5kg; on 3 misses: -10%`".to_owned(),
        }
    };
    unreadable(help, part(span, at, at + rest.get(..end).unwrap_or(rest).trim_end().len()), "not understood from here")
}
