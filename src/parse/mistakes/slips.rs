//! Signs and words in a part that say nothing there, and what they are for.

use super::part;
use crate::source::Span;

/// What to say of a part that has not been understood, and where it lies.
pub(super) fn find(written: &str, span: Span) -> Option<(Span, String, &'static str)> {
    another_lift(written, span)
        .or_else(|| stray_sign(written, span))
        .or_else(|| a_note_alone(written, span))
        .or_else(|| half_a_range(written, span))
        .or_else(|| letter_for_a_digit(written, span))
        .or_else(|| bare_time(written, span))
        .or_else(|| nothing_behind_the_cross(written, span))
        .or_else(|| open_cluster(written, span))
        .or_else(|| said_of_another_thing(written, span))
}

/// `squat: 3x5` behind the sets of another lift.
fn another_lift(written: &str, span: Span) -> Option<(Span, String, &'static str)> {
    let colon = written.find(':')?;
    let before = written.get(..colon)?;
    let name_at = before.rfind(|c: char| !c.is_alphabetic() && c != ' ' && c != '-').map_or(0, |at| at + 1);
    let name = before.get(name_at..)?;
    // A unit of the load in front touches its number.
    let cut = if name_at > 0 { name.find(' ')? } else { 0 };
    let from = name_at + cut + name.get(cut..)?.len() - name.get(cut..)?.trim_start().len();
    let name = written.get(from..colon)?;
    let rest = written.get(colon + 1..)?.trim();
    let of_sets = ["sets", "set", "reps", "week", "note"].contains(&name.to_lowercase().as_str());
    if of_sets || name.len() < 3 || !rest.starts_with(|c: char| c.is_ascii_digit()) || super::MODIFIERS.contains(&name)
    {
        return None;
    }
    let help = format!("each lift has a line of its own: `{name}: {rest}`");
    Some((part(span, from, colon + 1), help, "another lift"))
}

/// `"slow"` where sets belong.
fn a_note_alone(written: &str, span: Span) -> Option<(Span, String, &'static str)> {
    let alone = written.starts_with('"') && written.ends_with('"');
    alone.then(|| {
        let help =
            format!("a note stands behind its sets, `3x5 @80% {written}`, or on a line of its own below the lift");
        (span, help, "a note without sets")
    })
}

/// `3x8-`, `3x-8`, `-3x5`: a dash with a number on one side only.
fn half_a_range(written: &str, span: Span) -> Option<(Span, String, &'static str)> {
    let at = written.find('-')?;
    let before = written.get(..at)?;
    let after = written.get(at + 1..)?;
    let left = before.ends_with(|c: char| c.is_ascii_digit());
    let right = after.starts_with(|c: char| c.is_ascii_digit());
    let at_sets = !before.contains(['@', ' ']) && (before.is_empty() || left || before.ends_with(['x', 'X']));
    (at_sets && left != right).then(|| {
        let help = "a range has a number on both sides of its `-`, `3x8-12`; a `-` alone is a week without the lift";
        (part(span, at, at + 1), help.to_owned(), "half a range")
    })
}

/// `3xO`, `lx5`, `@l00kg`: letters that look like digits.
fn letter_for_a_digit(written: &str, span: Span) -> Option<(Span, String, &'static str)> {
    let mut from = 0;
    for token in written.split(|c: char| !c.is_alphanumeric() || "xXkK".contains(c)) {
        let at = from;
        from += token.len() + 1;
        let digits = ["kg", "g", "lb"].into_iter().find_map(|unit| token.strip_suffix(unit)).unwrap_or(token);
        let alike = digits.chars().all(|c| c.is_ascii_digit() || "lIOo".contains(c));
        let crossed = written.get(..at).is_some_and(|before| before.ends_with(['x', 'X']))
            || written.get(at + token.len()..).is_some_and(|after| after.starts_with(['x', 'X']));
        let is_number = alike && digits.len() < 4 && (crossed || digits.contains(|c: char| c.is_ascii_digit()));
        let Some(place) = digits.find(['l', 'I', 'O', 'o']).filter(|_| is_number) else { continue };
        let letter = digits.get(place..=place)?;
        let digit = if "lI".contains(letter) { '1' } else { '0' };
        let help = format!("`{letter}` is a letter; write the digit `{digit}`");
        return Some((part(span, at + place, at + place + 1), help, "a letter"));
    }
    None
}

/// `5x5 (2 min)`, `5x5 @80% 90s`: a time that does not say what it is for.
fn bare_time(written: &str, span: Span) -> Option<(Span, String, &'static str)> {
    let blanks: Vec<usize> = written.rmatch_indices(' ').map(|(at, _)| at).take(2).collect();
    blanks.into_iter().find_map(|at| {
        let time = written.get(at..)?.trim_matches(|c: char| " ()/:".contains(c));
        let digits = time.find(|c: char| !c.is_ascii_digit() && c != '-').filter(|digits| *digits > 0)?;
        let unit = time.get(digits..)?.trim();
        if !["s", "sec", "secs", "min", "mins", "minutes", "seconds"].contains(&unit) {
            return None;
        }
        let sets = written.get(..at)?.trim_end_matches(|c: char| " (/:".contains(c));
        if !sets.starts_with(|c: char| c.is_ascii_digit()) || sets.to_lowercase().contains("mom") {
            return None;
        }
        let meant = super::loosely::meant(&format!("{sets} rest {time}"))
            .or_else(|| Some(format!("{sets} rest {time}")).filter(|text| crate::parse::parts::reads(text)))?;
        Some((part(span, at + 1, written.len()), format!("for the rest between sets write `{meant}`"), "a time alone"))
    })
}

/// `3x~10`, `3x>5`, `@100kg?`: a sign that has no meaning.
fn stray_sign(written: &str, span: Span) -> Option<(Span, String, &'static str)> {
    let mut quoted = false;
    let (at, sign) = written.char_indices().find(|(_, c)| {
        quoted ^= *c == '"';
        let known = c.is_alphanumeric() && c.is_ascii() || c.is_whitespace() || "\"@%.,-+/×'_:;|()*&[]{}=".contains(*c);
        !quoted && !known && !c.is_alphabetic()
    })?;
    let without: String = written.chars().filter(|c| *c != sign).collect();
    let help = match sign {
        '~' | '≈' => format!("leave it out, `{}`, or write a range: `3x8-12`, `@70-75%`", without.trim()),
        '<' | '>' | '≤' | '≥' => {
            "a least number of reps is `5+`, a range `3x3-5`; an effort not to pass is `cap RPE9`".to_owned()
        }
        '·' | '⋅' => "sets and reps are joined by an `x`, `3x5`; a number has a point, `82.5kg`".to_owned(),
        _ => "it says nothing in this place; take it away, or put a remark in quotes behind the sets".to_owned(),
    };
    Some((part(span, at, at + sign.len_utf8()), help, "this sign"))
}

/// `5x`, `3x @100kg`: the reps are missing.
fn nothing_behind_the_cross(written: &str, span: Span) -> Option<(Span, String, &'static str)> {
    let at = written.find(['x', 'X', '×'])?;
    let sets = written.get(..at)?.trim_end();
    let sets = sets.rsplit(' ').next().unwrap_or(sets);
    let behind = written.get(at..)?;
    let cross = behind.chars().next()?;
    let rest = behind.get(cross.len_utf8()..)?.trim_start();
    if !sets.bytes().all(|byte| byte.is_ascii_digit()) || sets.is_empty() || !(rest.is_empty() || rest.starts_with('@'))
    {
        return None;
    }
    let load = if rest.is_empty() { String::new() } else { format!(" {rest}") };
    let help = format!("write the reps behind the `x`: `{sets}x5{load}`, `{sets}x8-12{load}`, `{sets}xamrap{load}`");
    Some((part(span, at, at + cross.len_utf8()), help, "reps are missing"))
}

/// `5x(2+2`, `5x(2)`, `3x(5)`: brackets that hold no cluster.
fn open_cluster(written: &str, span: Span) -> Option<(Span, String, &'static str)> {
    let at = written.find(['(', ')']).filter(|at| written.get(..*at).is_some_and(|sets| !sets.contains('@')))?;
    let (from, to) = if written.get(at..)?.starts_with('(') {
        (at, written.get(at..)?.find(')').map_or(written.len(), |end| at + end + 1))
    } else {
        (0, at + 1)
    };
    let inside = written.get(from..to)?;
    let of_numbers = inside.chars().all(|c| c.is_ascii_digit() || "()+x ".contains(c));
    of_numbers.then(|| {
        let help =
            "in brackets stand the pieces of a cluster, with a `+` between them: `5x(2+2+2)`; other sets have none";
        (part(span, from, to), help.to_owned(), "not a cluster")
    })
}

/// Words for what is said elsewhere in a plan.
fn said_of_another_thing(written: &str, span: Span) -> Option<(Span, String, &'static str)> {
    let mut from = 0;
    for word in written.split(' ') {
        let bare = word.trim_matches(|c: char| "().:,".contains(c));
        let lower = bare.to_lowercase();
        let label = bare.len() == 2
            && bare.starts_with(|c: char| ('A'..='H').contains(&c) || c == 'T')
            && bare.ends_with(|c: char| c.is_ascii_digit());
        let again =
            lower.strip_prefix('x').is_some_and(|times| !times.is_empty() && times.bytes().all(|b| b.is_ascii_digit()));
        let help = match lower.as_str() {
            _ if label => "a label stands in front of the lift: `A1 bench: 3x5`",
            _ if again && from > 0 => "what is done again is written out, `3x5, 3x5`, or as more sets, `6x5`",
            "superset" | "ss" | "supersetted" => {
                "the lifts of a superset have a line each, with labels in front: `A1 bench: 3x5`, `A2 row: 3x8`"
            }
            "optional" => "`optional` stands in front of the lift: `optional bench: 3x5`",
            "paused" | "pause)" => {
                "a variant stands in brackets behind the lift, `bench (paused): 3x5`; a pause is `pause 2s`"
            }
            "mon" | "tue" | "wed" | "thu" | "fri" | "sat" | "sun" | "monday" | "friday" | "day" => {
                "days have lines of their own: `day mon`, and below it the lifts"
            }
            "2x/week" | "3x/week" | "1xwk" | "weekly" | "/week" => {
                "how often comes from the days: `day mon, thu` is done twice a week"
            }
            "bo" | "down" | "back" if from == 0 => {
                "lighter sets after a top set are `backoff`: `top 5 @RPE8; backoff 3x8 @-10%`"
            }
            "main" | "straight" | "normal" if from == 0 => "plain sets have no role: `3x5 @80%`",
            "miles" | "mile" | "mi" | "yards" | "yard" | "yd" | "yds" | "ft" | "feet" => {
                "distances are in metres or kilometres: `400m`, `1.5km`"
            }
            "or" => "a choice of reps is a range: `3x8-10`",
            "each" | "hand" | "hands" | "/hand" => {
                "a remark stands in quotes, `3x8 @20kg \"each hand\"`; reps of each side are `3x8/side`"
            }
            _ => {
                from += word.len() + 1;
                continue;
            }
        };
        let at = from + word.find(bare).unwrap_or(0);
        return Some((part(span, at, at + bare.len()), help.to_owned(), "not in this place"));
    }
    None
}
