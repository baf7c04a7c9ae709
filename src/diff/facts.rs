//! What changes beside sets: names, dates, maxes, notes.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use super::content::{LineContent, MovedMaxes};
use crate::model::{Assume, Exercise, LiftMax, Projection, Schedule, Session};
use crate::training::{Date, Label, Load};

/// Something that is said of a program, a session or a lift.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Fact {
    /// The name of the program or of a day.
    Name,
    /// Who wrote the program.
    Author,
    /// Whom it is for.
    Athlete,
    /// What the athlete weighs.
    Bodyweight,
    /// The unit of all loads.
    Unit,
    /// How many weeks the program takes.
    Weeks,
    /// The max of a lift, `squat` or `squat 5RM`.
    Max(String),
    /// What is assumed of sessions to come.
    Projection,
    /// A note of the coach.
    Note,
    /// The block that a session belongs to.
    Block,
    /// The day of the week.
    Weekday,
    /// The date.
    Date,
    /// The lift of a line.
    Lift,
    /// The variant of a lift.
    Variant,
    /// The label in front of a lift.
    Label,
    /// The lifts that may be done instead.
    Alternatives,
    /// The name as the coach wrote it, where that is more than another name for the lift.
    Written,
    /// Whether a lift may be left out.
    Optional,
}

/// What is said.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Value<'a> {
    /// A name, a note.
    Text(Cow<'a, str>),
    /// A number of weeks.
    Number(u16),
    /// A max, a bodyweight.
    Load(Load),
    /// A date.
    Date(Date),
}

/// Something that is said and changes.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct FactChange<'a> {
    /// What it is.
    pub fact: Fact,
    /// What was said; nothing where it was not.
    pub old: Option<Value<'a>>,
    /// What is said; nothing where it is not any more.
    pub new: Option<Value<'a>>,
}

/// Gathers what changes.
#[derive(Default)]
struct Facts<'a>(Vec<FactChange<'a>>);

impl<'a> Facts<'a> {
    fn note(&mut self, fact: Fact, old: Option<Value<'a>>, new: Option<Value<'a>>) {
        if old != new {
            self.0.push(FactChange { fact, old, new });
        }
    }

    fn text(&mut self, fact: Fact, old: Option<&'a str>, new: Option<&'a str>) {
        let text = |said: &'a str| Value::Text(said.into());
        self.note(fact, old.map(text), new.map(text));
    }

    /// Notes in a row: what stands at both ends of it stays, and between them the first answers to
    /// the first.
    fn notes(&mut self, old: &'a [Arc<str>], new: &'a [Arc<str>]) {
        let same = old.iter().zip(new).take_while(|(old, new)| old == new).count();
        let (old, new) = (old.get(same..).unwrap_or_default(), new.get(same..).unwrap_or_default());
        let same = old.iter().rev().zip(new.iter().rev()).take_while(|(old, new)| old == new).count();
        let (old, new) = (&old.split_at(old.len() - same).0, &new.split_at(new.len() - same).0);
        for place in 0..old.len().max(new.len()) {
            self.text(Fact::Note, old.get(place).map(AsRef::as_ref), new.get(place).map(AsRef::as_ref));
        }
    }
}

/// What changes of a program as a whole.
pub(super) fn of_programs<'a>(old: Option<&'a Schedule>, new: Option<&'a Schedule>) -> Vec<FactChange<'a>> {
    let mut facts = Facts::default();
    let text = |of: fn(&Schedule) -> Option<&str>| (old.and_then(of), new.and_then(of));
    for (fact, (old, new)) in [
        (Fact::Name, text(|schedule| schedule.name.as_deref())),
        (Fact::Author, text(|schedule| schedule.author.as_deref())),
        (Fact::Athlete, text(|schedule| schedule.athlete.as_deref())),
        (Fact::Unit, text(|schedule| Some(schedule.unit.name()))),
    ] {
        facts.text(fact, old, new);
    }
    let value = |of: fn(&Schedule) -> Option<Value<'a>>| (old.and_then(of), new.and_then(of));
    let (old_weight, new_weight) = value(|schedule| schedule.bodyweight.map(Value::Load));
    facts.note(Fact::Bodyweight, old_weight, new_weight);
    let (old_weeks, new_weeks) = value(|schedule| Some(Value::Number(schedule.weeks)));
    facts.note(Fact::Weeks, old_weeks, new_weeks);
    maxes(old, new, &mut facts);
    let (old_assumed, new_assumed) = value(|schedule| schedule.projection.map(projection));
    facts.note(Fact::Projection, old_assumed, new_assumed);
    let notes = |schedule: Option<&'a Schedule>| schedule.map(|schedule| &*schedule.notes).unwrap_or_default();
    facts.notes(notes(old), notes(new));
    facts.0
}

fn maxes<'a>(old: Option<&'a Schedule>, new: Option<&'a Schedule>, facts: &mut Facts<'a>) {
    let of = |schedule: Option<&'a Schedule>| schedule.map(|schedule| schedule.maxes.as_slice()).unwrap_or_default();
    let loads = |maxes: &'a [LiftMax]| -> HashMap<(&'a str, u16), Load> {
        maxes.iter().map(|max| ((max.lift.as_ref(), max.reps), max.load)).collect()
    };
    let (before, after) = (loads(of(old)), loads(of(new)));
    let gone = of(old).iter().filter(|max| !after.contains_key(&(max.lift.as_ref(), max.reps)));
    for max in of(new).iter().chain(gone) {
        let key = (max.lift.as_ref(), max.reps);
        let load = |loads: &HashMap<(&str, u16), Load>| loads.get(&key).copied().map(Value::Load);
        let named = if max.reps == 1 { max.lift.to_string() } else { format!("{} {}RM", max.lift, max.reps) };
        facts.note(Fact::Max(named), load(&before), load(&after));
    }
}

/// The lifts whose max is another, is new or is gone.
pub(super) fn moved_maxes<'a>(old: &'a Schedule, new: &'a Schedule) -> MovedMaxes<'a> {
    let known = |schedule: &'a Schedule| -> HashSet<(&'a str, u16, Load)> {
        schedule.maxes.iter().map(|max| (max.lift.as_ref(), max.reps, max.load)).collect()
    };
    known(old).symmetric_difference(&known(new)).map(|(lift, ..)| *lift).collect()
}

fn projection(projection: Projection) -> Value<'static> {
    let assumed = match projection.assume {
        Assume::Hit => "every set met exactly",
        Assume::Miss => "every set one rep short",
    };
    let held = if projection.maxes_held { ", maxes as they are" } else { "" };
    Value::Text(format!("{assumed}{held}").into())
}

/// What changes of a session beside its lifts and its place.
pub(super) fn of_sessions<'a>(old: &'a Session, new: &'a Session) -> Vec<FactChange<'a>> {
    let mut facts = Facts::default();
    facts.text(Fact::Block, old.block.as_deref(), new.block.as_deref());
    facts.text(Fact::Name, old.name.as_deref(), new.name.as_deref());
    let weekday = |session: &Session| session.weekday.map(|weekday| Value::Text(weekday.long().into()));
    facts.note(Fact::Weekday, weekday(old), weekday(new));
    facts.note(Fact::Date, old.date.map(Value::Date), new.date.map(Value::Date));
    facts.notes(&old.notes, &new.notes);
    facts.0
}

/// What changes of a line beside its sets.
pub(super) fn of_lines<'a>(old: &'a Exercise, new: &'a Exercise) -> Vec<FactChange<'a>> {
    let (a, b) = (LineContent::of(old), LineContent::of(new));
    let mut facts = Facts::default();
    if a == b {
        return facts.0;
    }
    facts.text(Fact::Lift, Some(a.lift), Some(b.lift));
    facts.text(Fact::Variant, a.variant, b.variant);
    let label = |label: Option<Label>| label.map(|label| Value::Text(label.to_string().into()));
    facts.note(Fact::Label, label(a.label), label(b.label));
    facts.note(Fact::Alternatives, others(&a), others(&b));
    facts.text(Fact::Written, a.written, b.written);
    let optional = |line: &LineContent<'_>| line.optional.then(|| Value::Text("optional".into()));
    facts.note(Fact::Optional, optional(&a), optional(&b));
    facts.notes(a.notes, b.notes);
    facts.0
}

fn others<'a>(line: &LineContent<'a>) -> Option<Value<'a>> {
    let named = line.alternatives.iter().map(|(lift, variant)| match variant {
        Some(variant) => format!("{lift} ({variant})"),
        None => (*lift).to_owned(),
    });
    let named: Vec<String> = named.collect();
    (!named.is_empty()).then(|| Value::Text(named.join(" or ").into()))
}
