//! Headings in another form, or with another word: what was meant is worked out piece by
//! piece, and is only offered if it can be read.

use super::look_alikes::look_alike;
use super::meant::{Reading, reads};
use super::pieces::{Kind, Piece, cut};
use super::{athlete_lines, blocks, calendar, cycles, dates, lifts, maxes, names, part};
use crate::diagnostic::did_you_mean;
use crate::parse::SyntaxError;
use crate::parse::statements::{ATHLETE_LINES, HEADINGS};
use crate::source::Span;

/// A line longer than this is no heading in another form.
const LONGEST: usize = 400;

/// Words for headings that are written otherwise: the word, what it stands for, and whether
/// it can stand for nothing else.
const OTHER_WORDS: [(&str, &str, bool); 79] = [
    ("mx", "max", true),
    ("require", "use", true),
    ("every cycle", "each cycle", true),
    ("per cycle", "each cycle", true),
    ("after each cycle", "each cycle", true),
    ("after every cycle", "each cycle", true),
    ("cycle", "each cycle", false),
    ("title", "program", true),
    ("programme", "program", true),
    ("programs", "program", true),
    ("plan", "program", true),
    ("name", "program", false),
    ("by", "author", true),
    ("coach", "author", false),
    ("authors", "author", true),
    ("written by", "author", true),
    ("units", "unit", true),
    ("weight", "bodyweight", false),
    ("weights", "unit", false),
    ("percents", "percent", true),
    ("percentage", "percent", true),
    ("percentages", "percent", true),
    ("%", "percent", true),
    ("maxes", "max", true),
    ("maxs", "max", true),
    ("maximum", "max", true),
    ("1rm", "max", true),
    ("1rms", "max", true),
    ("pr", "max", true),
    ("prs", "max", true),
    ("pb", "max", true),
    ("best", "max", true),
    ("training max", "tm", true),
    ("training maxes", "tm", true),
    ("trainingmax", "tm", true),
    ("training-max", "tm", true),
    ("tms", "tm", true),
    ("blocks", "block", true),
    ("phase", "block", true),
    ("mesocycle", "block", true),
    ("meso", "block", true),
    ("wk", "week", true),
    ("microcycle", "week", true),
    ("workout", "day", true),
    ("session", "day", true),
    ("days", "day", false),
    ("lifts", "lift", true),
    ("exercise", "lift", true),
    ("exercises", "lift", true),
    ("movement", "lift", true),
    ("training days", "train", true),
    ("training", "train", true),
    ("trains", "train", true),
    ("starts", "start", true),
    ("starting", "start", true),
    ("begin", "start", true),
    ("begins", "start", true),
    ("start date", "start", true),
    ("competition", "meet", true),
    ("comp", "meet", true),
    ("meet date", "meet", true),
    ("contest", "meet", true),
    ("skips", "skip", true),
    ("holiday", "skip", true),
    ("holidays", "skip", true),
    ("vacation", "skip", true),
    ("athletes", "athlete", true),
    ("lifter", "athlete", true),
    ("body weight", "bodyweight", true),
    ("body-weight", "bodyweight", true),
    ("bw", "bodyweight", true),
    ("barbell", "bar", true),
    ("plate", "plates", true),
    ("dumbbell", "dumbbells", true),
    ("dbs", "dumbbells", true),
    ("rounding", "round", true),
    ("rounded", "round", true),
    ("import", "use", true),
    ("include", "use", true),
];

/// What a line is meant to be; nothing if it is no heading, or nobody can tell.
pub(in crate::parse) fn diagnose(text: &str, span: Span) -> Option<SyntaxError> {
    // A line over several lines may hold comments.
    if text.len() > LONGEST || text.contains('\n') && text.contains('#') {
        return None;
    }
    straightened(text, span)
        .or_else(|| super::progress::without_its_word(text, span))
        .or_else(|| super::below::diagnose(text, span))
        .or_else(|| in_another_form(text, span))
        .or_else(|| scheme(text, span))
        .or_else(|| with_another_word(text, span))
        .or_else(|| misspelt(text, span))
}

/// A line that can be read once its characters are the right ones.
pub(super) fn straightened(text: &str, span: Span) -> Option<SyntaxError> {
    if text.is_ascii() {
        return None;
    }
    let mut straight = String::with_capacity(text.len());
    let mut first = None;
    let (mut start, mut end) = (0, 0);
    let mut closing: Option<&[char]> = None;
    for (at, c) in text.char_indices() {
        let (closes, inside) = (closing.is_some_and(|marks| marks.contains(&c)), closing.is_some());
        closing = match c {
            _ if closes => None,
            _ if inside => closing,
            '"' => Some(&['"']),
            '“' | '„' | '”' => Some(&['”', '“']),
            '«' => Some(&['»']),
            _ => None,
        };
        match look_alike(c).filter(|_| !inside || closes) {
            Some((meant, name)) => {
                if first.is_none() {
                    first = Some((c, name, meant, part(span, at, at + c.len_utf8())));
                    start = at;
                }
                end = at + c.len_utf8();
                straight.push_str(meant);
            }
            None => straight.push(c),
        }
    }
    let (found, name, meant, here) = first?;
    let behind = text.len() - end;
    let mended = straight.get(start..straight.len().checked_sub(behind)?)?;
    reads(straight.trim()).then(|| SyntaxError::LookAlikes {
        found,
        name,
        meant,
        mended: mended.to_owned(),
        whole: part(span, start, end),
        span: here,
    })
}

/// A scheme in another form.
fn scheme(text: &str, span: Span) -> Option<SyntaxError> {
    if !text.contains(['=', ':', '-']) && !crate::parse::statements::is_scheme(text) {
        return None;
    }
    super::defined::reading(text, &cut(text))?.error("scheme", text, span)
}

/// A heading with its own word.
fn in_another_form(text: &str, span: Span) -> Option<SyntaxError> {
    let keyword = keyword_of(text)?;
    let shown = if keyword == "deload from" && !text.to_lowercase().contains("from") { "deload" } else { &keyword };
    reading(&keyword, text)?.error(shown, text, span)
}

/// The word of a heading at the start of a line, in small letters.
fn keyword_of(text: &str) -> Option<String> {
    let lower = text.get(..text.len().min(40)).unwrap_or(text).to_lowercase();
    for two in ["deload from", "each cycle"] {
        if lower.starts_with(two) {
            return Some(two.to_owned());
        }
    }
    let word = lower.split(|c: char| !c.is_alphanumeric()).next()?;
    if word == "deload" {
        return Some("deload from".to_owned());
    }
    let word = if word == "weeks" { "week" } else { word };
    HEADINGS.iter().chain(&ATHLETE_LINES).find(|known| **known == word).map(|known| (*known).to_owned())
}

/// What a line with that word comes to.
pub(super) fn reading(keyword: &str, text: &str) -> Option<Reading> {
    let pieces = cut(text);
    match keyword {
        "program" | "author" | "athlete" | "use" => names::name(text, &pieces),
        "unit" => names::unit(text, &pieces),
        "percent" => names::percent(text, &pieces),
        "max" => maxes::max(text, &pieces),
        "tm" => maxes::training_max(text, &pieces),
        "lift" => lifts::lift(text, &pieces),
        "block" => blocks::block(text, &pieces),
        "week" => blocks::week(text, &pieces),
        "day" => blocks::day(text, &pieces),
        "deload from" => cycles::deload(text, &pieces),
        "each cycle" => cycles::each_cycle(text, &pieces),
        "train" => calendar::train(text, &pieces),
        "start" | "meet" | "skip" => dates::dates(keyword, text),
        _ => athlete_lines::reading(keyword, text, &pieces),
    }
}

/// `title "Base"`, `workout A`, `Monday:`, `4 week block`, `squat max 180kg`.
fn with_another_word(text: &str, span: Span) -> Option<SyntaxError> {
    let pieces = cut(text);
    let (written, keyword, line, certain) =
        numbered(text, &pieces).or_else(|| renamed(text)).or_else(|| turned_round(text, &pieces))?;
    let read = reading_or_itself(&keyword, &line)?;
    let why = "it is written";
    let read = match read {
        Reading::Certain(line) => Reading::sure(certain, line),
        // Its places are those of the other line.
        Reading::Told { help, .. } => Reading::Told { from: 0, to: written.len(), label: "in another form", help },
        likely => likely,
    };
    read.explained(&written.to_lowercase(), text, span, Some(why))
}

fn reading_or_itself(keyword: &str, line: &str) -> Option<Reading> {
    if reads(line) && !line.contains(':') && !matches!(keyword, "day" | "block") {
        return Some(Reading::Certain(line.to_owned()));
    }
    reading(keyword, line).or_else(|| (reads(line) && !line.contains(':')).then(|| Reading::Certain(line.to_owned())))
}

/// The word that is written, the one that is meant, the line with it, and whether that is certain.
type Renamed<'t> = (&'t str, String, String, bool);

/// `day1: Heavy`, `week2`
fn numbered<'t>(text: &'t str, pieces: &[Piece<'t>]) -> Option<Renamed<'t>> {
    let first = pieces.first().filter(|piece| piece.kind == Kind::Word)?;
    let name = first.text.trim_end_matches(|c: char| c.is_ascii_digit());
    let number = first.text.get(name.len()..).filter(|number| !number.is_empty())?;
    let keyword = ["day", "week", "block"].into_iter().find(|known| known.eq_ignore_ascii_case(name))?;
    let line = format!("{keyword} {number}{}", text.get(first.to..)?);
    Some((first.text, keyword.to_owned(), line, true))
}

/// Whether a word begins a heading in the words of others.
pub(super) fn begins_otherwise(word: &str) -> bool {
    let first = |known: &str| known.split(' ').next().is_some_and(|first| first.eq_ignore_ascii_case(word));
    let of_rules = ["each", "on", "if", "when", "overload", "after", "superset", "supersets", "giant", "circuit"];
    OTHER_WORDS.iter().any(|(known, ..)| first(known))
        || of_rules.iter().any(|known| known.eq_ignore_ascii_case(word))
        || word.get(..4).is_some_and(|start| start.eq_ignore_ascii_case("prog"))
}

fn renamed(text: &str) -> Option<Renamed<'_>> {
    let lower = text.to_lowercase();
    // The longest first, so that `training max` is no `training`.
    let known = OTHER_WORDS.iter().filter(|(word, ..)| begins_with_word(&lower, word));
    // `each cyle:`
    let before_colon = lower.split(':').next().unwrap_or("");
    if lower.starts_with("each") && did_you_mean(before_colon, ["each cycle"]).is_some() {
        let rest = text.get(before_colon.len()..)?;
        return Some((text.get(..before_colon.len())?, "each cycle".to_owned(), format!("each cycle{rest}"), true));
    }
    let (word, keyword, certain) = known.max_by_key(|(word, ..)| word.len())?;
    let written = text.get(..word.len())?;
    let rest = text.get(word.len()..)?;
    let (keyword, certain) = match *word {
        // `weight kg` is the unit, `weight 72kg` the athlete's.
        "weight" | "weights" if !rest.contains(|c: char| c.is_ascii_digit()) => ("unit", true),
        "weight" => ("bodyweight", true),
        "name" => ("program", false),
        "days" => ("day", true),
        // `phase 1` has no name.
        _ => (*keyword, *certain),
    };
    Some((written, keyword.to_owned(), format!("{keyword}{}", separated(rest)), certain))
}

/// A blank goes in front of what touched the word before.
fn separated(rest: &str) -> String {
    if rest.is_empty() || rest.starts_with([' ', '\t', ':']) { rest.to_owned() } else { format!(" {rest}") }
}

fn begins_with_word(text: &str, word: &str) -> bool {
    text.strip_prefix(word)
        .is_some_and(|rest| !rest.starts_with(|c: char| c.is_alphanumeric() || c == '_' || c == '-') || word == "%")
}

/// Lines that begin with something else than their word: `4 week block "Base"`, `Monday: Heavy`,
/// `squat max 180kg`, `90% tm`, `"Base" program`, `kg`.
fn turned_round<'t>(text: &'t str, pieces: &[Piece<'t>]) -> Option<Renamed<'t>> {
    let (first, rest) = pieces.split_first()?;
    let from = |piece: &Piece<'t>| text.get(piece.from..).unwrap_or("");
    if first.weekday().is_some() && first.text.len() > 2 && first.kind == Kind::Word {
        let is_date = rest.iter().any(|piece| piece.text.len() == 4 && piece.is_number());
        // `mon wed fri` may be the days to train on.
        let certain = !rest.iter().any(|piece| piece.weekday().is_some());
        return (!is_date).then(|| (first.text, "day".to_owned(), format!("day {text}"), certain));
    }
    if let Some(block) = pieces.iter().position(|piece| piece.is(&["block", "phase", "mesocycle"])) {
        let length = pieces.get(..block)?;
        let is_length = length.last().is_some_and(|piece| piece.is(&["week", "weeks", "wk"]))
            && length.first().is_some_and(|piece| piece.whole().is_some());
        let written = text.get(..pieces.get(block)?.to)?;
        return is_length.then(|| {
            let length = text.get(..length.last().map_or(0, |piece| piece.to)).unwrap_or("");
            let name = pieces.get(block + 1).map_or("", from);
            (written, "block".to_owned(), format!("block {name} {length}"), true)
        });
    }
    if let [count, weeks] = pieces
        && count.whole().is_some()
        && weeks.is(&["week", "weeks", "wk", "wks"])
    {
        return Some((text, "block".to_owned(), format!("block {text}"), false));
    }
    if first.unit().is_some() && rest.is_empty() {
        return Some((first.text, "unit".to_owned(), format!("unit {text}"), true));
    }
    if let [number, sign, tm] = pieces
        && number.is_number()
        && sign.is_sign(&['%'])
        && tm.is(&["tm"])
    {
        return Some((text, "tm".to_owned(), format!("tm {}%", number.text), true));
    }
    if let [name, keyword] = pieces
        && name.kind == Kind::Quoted
        && keyword.is(&["program", "day", "block", "author", "athlete"])
    {
        let line = format!("{} \"{}\"", keyword.text, name.text);
        return Some((text, keyword.text.to_lowercase(), line, true));
    }
    max_behind_its_lift(text, pieces)
}

/// `squat max 180kg`, `squat 1RM 180kg`, `squat 1RM: 180kg`
fn max_behind_its_lift<'t>(text: &'t str, pieces: &[Piece<'t>]) -> Option<Renamed<'t>> {
    let place = pieces.iter().position(|piece| piece.is(&["max", "pr", "pb", "tm"]) || piece.is(&["rm"]))?;
    let word = pieces.get(place)?;
    let one_rep = word.is(&["rm"]);
    let start = if one_rep { pieces.get(place.checked_sub(1)?).filter(|piece| piece.text == "1")? } else { word };
    let name = text.get(..start.from)?.trim();
    let value: String = text.get(word.to..)?.trim_start_matches([' ', ':', '=', '-']).to_owned();
    let weighs = value.starts_with(|c: char| c.is_ascii_digit()) && cut(&value).len() <= 2;
    let keyword = if word.is(&["tm"]) { "tm" } else { "max" };
    let line = format!("{keyword} {name} {value}");
    (weighs && !name.is_empty() && !name.contains([':', '@'])).then(|| (text, keyword.to_owned(), line, true))
}

/// A slip of the finger in the first word: it is certain if the line can then be read.
fn misspelt(text: &str, span: Span) -> Option<SyntaxError> {
    let word = super::first_word(text).trim_end_matches(':');
    if word.chars().count() < 3 || text.contains(':') {
        return None;
    }
    let known = HEADINGS.iter().chain(&ATHLETE_LINES).copied().filter(|known| known.len() > 2);
    let meant = did_you_mean(&word.to_lowercase(), known).filter(|meant| !meant.eq_ignore_ascii_case(word))?;
    let rest = text.get(word.len()..)?;
    let line = format!("{meant}{rest}");
    let here = part(span, 0, word.len());
    reads(&line).then(|| SyntaxError::MisspeltHead {
        word: word.to_owned(),
        help: format!("did you mean `{meant}`?"),
        meant,
        span: here,
    })
}
