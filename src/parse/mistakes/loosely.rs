//! What a part was meant to say: it is read loosely, in the words and the order of whatever
//! notation, and written down as the language has it.
//!
//! What cannot be understood to the last sign, or could mean two things, is left alone; and what
//! comes out must read. So it may be put in the place of what was written.

mod loads;
mod modifiers;
mod sets;
mod tokens;

pub(super) use self::modifiers::is_clock_like;
use self::tokens::{Kind, Reader};
use super::super::parts::reads;

/// Longer parts are nobody's shorthand.
pub(super) const LONGEST: usize = 200;

/// What belongs to one `,` or `;`.
#[derive(Default)]
pub(super) struct Group {
    pub role: Option<&'static str>,
    sets: Option<String>,
    pub reps: Option<String>,
    side: bool,
    load: Option<String>,
    effort: Option<String>,
    /// Modifiers and notes, as they follow one another.
    modifiers: Vec<String>,
}

impl Group {
    fn set_load(&mut self, load: String) -> Option<()> {
        self.load.is_none().then(|| self.load = Some(load))
    }

    fn set_effort(&mut self, effort: String) -> Option<()> {
        self.effort.is_none().then(|| self.effort = Some(effort))
    }

    fn is_empty(&self) -> bool {
        self.role.is_none() && self.reps.is_none() && self.load.is_none() && self.effort.is_none()
    }

    /// Whether a list of loads has one for each set.
    fn loads_fit(&self) -> bool {
        let listed = self.load.as_ref().filter(|load| !load.contains(' ')).map_or(1, |load| load.split('/').count());
        listed == 1 || self.sets.as_ref().is_some_and(|sets| *sets == listed.to_string())
    }

    /// Whether it is done in pieces, which are not joined to others.
    fn has_pieces(&self) -> bool {
        matches!(self.role, Some("myo" | "restpause"))
    }

    pub(super) fn written(&self) -> Option<String> {
        let mut words: Vec<String> = self.role.map(ToOwned::to_owned).into_iter().collect();
        let sets = self.sets.as_ref().map_or_else(String::new, |sets| format!("{sets}x"));
        words.push(format!("{sets}{}{}", self.reps.as_ref()?, if self.side { "/side" } else { "" }));
        match (&self.load, &self.effort) {
            (Some(load), Some(effort)) => words.push(format!("@{load} {effort}")),
            (Some(load), None) | (None, Some(load)) => words.push(format!("@{load}")),
            (None, None) => {}
        }
        words.extend(self.modifiers.iter().cloned());
        Some(words.join(" "))
    }
}

/// The part as it is written in a plan, if it is certain what it says.
pub(super) fn meant(written: &str) -> Option<String> {
    // A bracket without its partner belongs to something that was cut apart.
    if written.len() > LONGEST || written.matches('(').count() != written.matches(')').count() {
        return None;
    }
    let alone = stands_alone(written);
    if alone.is_some() {
        return alone;
    }
    let (before, group) = understood(written)?;
    let last = group.written().filter(|_| group.loads_fit())?;
    // Dotted numbers without sets may be anything: `5.3.1`.
    let dotted = group.sets.is_none() && last.contains('(') && !written.contains(['(', '[']);
    let text = before + &last;
    (text != written && !dotted && row_reads(&text)).then_some(text)
}

/// What is read of a part: the text up to its last sets, and these.
pub(super) fn understood(written: &str) -> Option<(String, Group)> {
    let mut reader = Reader::new(written);
    let mut text = reader.attempt(week_label).unwrap_or_default();
    let mut group = Group::default();
    let mut between = Between::Nothing;
    let _ = reader.word(&["then", "and"]);
    while !reader.is_done() {
        if let Some(sign) = skip(&mut reader, &group) {
            between = if sign == '/' { Between::Slash } else { between };
            continue;
        }
        if joiner(&mut reader, &group).is_some() {
            between = Between::Word;
            continue;
        }
        let more = between == Between::Word || !is_modifier(&mut reader, &group);
        if more && begins_anew(&mut reader, &group, between) {
            let before = std::mem::take(&mut group);
            text.push_str(&before.written().filter(|_| between != Between::Slash && !before.has_pieces())?);
            between = Between::Nothing;
            group.role = reader.attempt(sets::role);
            let ends = group.role.is_some() || !before.modifiers.is_empty();
            text.push_str(if ends { "; " } else { ", " });
            continue;
        }
        if between == Between::Word {
            return None;
        }
        between = Between::Nothing;
        let understood = reader
            .quoted()
            .map(|note| group.modifiers.push(note.to_owned()))
            .or_else(|| reader.attempt(|reader| modifiers::modifier(reader, &mut group)))
            .or_else(|| role(&mut reader, &mut group))
            .or_else(|| reader.attempt(|reader| loads::load(reader, &mut group)))
            .or_else(|| group.reps.is_none().then(|| reader.attempt(|reader| sets::sets(reader, &mut group)))?);
        understood?;
    }
    (between != Between::Word).then_some((text, group))
}

/// What stands in front of the next thing.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Between {
    Nothing,
    /// `and`, `then`, `&`: more sets follow.
    Word,
    /// Behind a slash may stand other sets for another week.
    Slash,
}

fn is_modifier(reader: &mut Reader<'_>, group: &Group) -> bool {
    let mut scratch = Group { reps: group.reps.clone(), ..Group::default() };
    let mut found = false;
    let _: Option<()> = reader.attempt(|reader| {
        found = modifiers::modifier(reader, &mut scratch).is_some();
        None
    });
    found
}

fn role(reader: &mut Reader<'_>, group: &mut Group) -> Option<()> {
    if group.role.is_some() {
        return None;
    }
    // `amrap test` is no set of that role.
    if group.reps.is_some() && reader.is_word(0, &["test"]) {
        return None;
    }
    group.role = Some(reader.attempt(sets::role)?);
    Some(())
}

/// Takes a sign that only stands between two things.
fn skip(reader: &mut Reader<'_>, group: &Group) -> Option<char> {
    let token = reader.peek(0).filter(|token| token.kind == Kind::Sign)?;
    let next_apart = reader.peek(1).is_none_or(|next| next.apart);
    let stands = match token.text {
        "(" | "[" => sets::cluster(reader.rest()).is_none(),
        ")" | "]" | "=" | ":" => true,
        "-" | "/" => token.apart && next_apart && reader.peek(1).is_some() && !group.is_empty(),
        "." => next_apart,
        _ => false,
    };
    stands.then(|| reader.take_bytes(1))?;
    token.text.chars().next()
}

/// Words and signs between two groups of sets.
fn joiner(reader: &mut Reader<'_>, group: &Group) -> Option<()> {
    group.reps.as_ref()?;
    reader.word(&["and", "then"]).or_else(|| reader.sign('&')).or_else(|| {
        let apart = reader.peek(1).is_some_and(|next| next.apart);
        (apart && group.load.is_some()).then(|| reader.sign('+'))?
    })
}

/// Whether sets of their own begin here, behind others with a load.
fn begins_anew(reader: &mut Reader<'_>, group: &Group, between: Between) -> bool {
    let joined = between == Between::Word;
    if group.reps.is_none() {
        return false;
    }
    let complete = group.load.is_some() || group.effort.is_some();
    let mut begins = false;
    let _: Option<()> = reader.attempt(|reader| {
        // `65%x5 75%x5`
        let mut next = Group::default();
        let load_first = group.load.is_some()
            && reader.attempt(|reader| loads::load(reader, &mut next)).is_some()
            && reader.is_word(0, &["x"]);
        let with_role = !load_first && sets::role(reader).is_some();
        sets::sets(reader, &mut next)?;
        let sure = next.sets.is_some() && (complete || joined || group.sets.is_some());
        // `10 (40%) 8 (50%)`
        let load_behind = complete
            && reader
                .attempt(|reader| {
                    let _ = reader.sign('(');
                    loads::load(reader, &mut Group { reps: next.reps.clone(), ..Group::default() })
                })
                .is_some();
        begins = next.reps.is_some() && (sure || with_role || load_first || load_behind);
        None
    });
    begins
}

/// `wk 1:`, `w1-2`, `week 1 to 2 -`: the weeks that a column is for.
fn week_label(reader: &mut Reader<'_>) -> Option<String> {
    reader.word(&["week", "weeks", "wk", "wks", "w", "weak", "wek"])?;
    // `week 1 - 3x5` is for one week.
    let range = |reader: &mut Reader<'_>| reader.range().filter(|_| !reader.is_word(0, &["x"]));
    let weeks = reader.attempt(range).or_else(|| reader.number())?;
    let _ = reader.sign(':').or_else(|| reader.sign('-'));
    Some(format!("week {weeks}: "))
}

/// `ditto`, `same 5kg`, `+5kg`: what stands alone in its column.
fn stands_alone(written: &str) -> Option<String> {
    let mut reader = Reader::new(written);
    let named = reader.word(&["same", "sam", "ditto", "smae"]).is_some();
    if named && (reader.words(&["as", "last", "week"]).is_some() || reader.words(&["as", "before"]).is_some()) {
        return reader.is_done().then(|| "same".to_owned());
    }
    if named && reader.is_done() {
        return (!written.eq_ignore_ascii_case("same")).then(|| "same".to_owned());
    }
    let sign = reader.is_sign(0, '+') || reader.is_sign(0, '-');
    let in_words = reader.word(&["plus"]).is_some();
    let plus = named && (in_words || reader.word(&["with"]).is_some() || !sign);
    let amount = reader.attempt(|reader| loads::is_amount(reader).then_some(())).is_some();
    if plus && !amount {
        return None;
    }
    let load = loads::step(&mut reader).filter(|load| named || load.starts_with(['+', '-']))?;
    // `same 85%` may be the same sets with that load.
    let number: String = load.chars().take_while(|c| c.is_ascii_digit()).collect();
    if !sign && !in_words && number.len() > 1 && number != "10" {
        return None;
    }
    let text = format!("same {}{load}", if load.starts_with(['+', '-']) { "" } else { "+" });
    (reader.is_done() && text != written && reads(&text)).then_some(text)
}

/// Whether a text with separators reads, part by part.
pub(super) fn row_reads(text: &str) -> bool {
    let mut depth = 0_i32;
    let mut quoted = false;
    text.split(|c: char| {
        quoted ^= c == '"';
        depth += i32::from(c == '(') - i32::from(c == ')');
        !quoted && depth == 0 && matches!(c, ',' | ';')
    })
    .all(|part| reads(part.trim()))
}

/// Where two texts differ: from and to in the first, and what stands there in the second.
pub(super) fn difference<'t>(one: &str, other: &'t str) -> (usize, usize, &'t str) {
    let same = |(a, b): &(char, char)| a == b;
    let ahead: usize = one.chars().zip(other.chars()).take_while(same).map(|(c, _)| c.len_utf8()).sum();
    let (one_rest, other_rest) = (one.get(ahead..).unwrap_or(""), other.get(ahead..).unwrap_or(""));
    let behind: usize =
        one_rest.chars().rev().zip(other_rest.chars().rev()).take_while(same).map(|(c, _)| c.len_utf8()).sum();
    let new = other_rest.get(..other_rest.len() - behind).unwrap_or("");
    let end = one.len() - behind;
    // What is taken away in front leaves the blank behind it.
    let kept = if ahead == 0 && new.is_empty() {
        end - one.get(..end).map_or(end, |gone| gone.trim_end_matches(' ').len())
    } else {
        0
    };
    (ahead, end - kept, new)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn other_notations_come_out_in_this_one() {
        for (written, expected) in [
            ("3 sets of 5 @ 80 percent", "3x5 @80%"),
            ("3x5 @80kg (rest 90 sec)", "3x5 @80kg rest 90s"),
            ("AMRAP x 3", "3xamrap"),
            ("top 5 @100kg backoff 3x8 @-10%", "top 5 @100kg; backoff 3x8 @-10%"),
        ] {
            assert_eq!(meant(written).as_deref(), Some(expected));
        }
    }

    #[test]
    fn what_could_mean_two_things_is_left_alone() {
        for written in ["100x5x3", "5/3/1", "3x5 @8", "100kg x 5 x 3", "3x8 10%", "EMOM 10"] {
            assert_eq!(meant(written), None, "{written}");
        }
    }
}
