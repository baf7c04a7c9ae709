//! What changes, in words: what text and Markdown show alike.
//!
//! The changes of a session are told by where it stands in the plan, its block and day, and what is
//! the same in several weeks is told once.
//!
//! | file | holds |
//! |---|---|
//! | `program` | what changes of the program as a whole, and its weeks |
//! | `slots` | the sessions, gathered over the weeks |
//! | `sets` | the sets of a line before and after |
//! | `volume` | the figures of weeks before and after |

mod program;
mod sets;
mod slots;
mod volume;

use std::collections::BTreeSet;

pub(super) use volume::{COLUMNS, VolumeTold};

use crate::diff::{Changes, Fact, LiftChange, SetChange, Value};
use crate::training::{Load, Percent, in_runs};

/// What is compared with what, as the reader knows it: `old.plan` and `new.plan`, or `HEAD` and
/// `working tree`.
#[derive(Clone, Copy, Debug)]
pub struct Compared<'a> {
    /// The plan that both are versions of; nothing where these are two plans.
    pub plan: Option<&'a str>,
    /// What it was.
    pub old: &'a str,
    /// What it is.
    pub new: &'a str,
}

/// The changes in words.
pub(super) struct Told {
    /// The name of the program.
    pub title: String,
    /// What is compared.
    pub compared: String,
    /// How much changes.
    pub summary: String,
    /// What changes of the program as a whole.
    pub program: Vec<Row>,
    /// The weeks that are new, gone or have another number.
    pub weeks: Vec<(Sign, String)>,
    /// The sessions.
    pub slots: Vec<Slot>,
    /// The figures of the weeks.
    pub volume: Vec<VolumeTold>,
}

/// Whether something is new, gone or other than it was.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sign {
    Added,
    Removed,
    Changed,
}

/// The sessions of a place in the plan: a day of a block.
pub(super) struct Slot {
    pub sign: Sign,
    /// `Day 1 · Heavy bench · Accumulation`
    pub heading: String,
    /// What changes of the sessions themselves comes first, without a heading.
    pub lines: Vec<Line>,
}

/// A line of the plan: a lift.
pub(super) struct Line {
    /// `A1 squat (paused)`
    pub heading: String,
    pub groups: Vec<Group>,
}

/// What changes in some weeks alike.
pub(super) struct Group {
    /// `weeks 1–4`; empty in a program of one week.
    pub weeks: String,
    pub rows: Vec<Row>,
}

/// Something that changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Row {
    pub sign: Sign,
    /// What it is: `sets 5–7 back-off`, `note`.
    pub what: String,
    /// Empty where it is new.
    pub before: String,
    /// Empty where it is gone.
    pub after: String,
    /// How much more it is: `+2.5 kg (+2.5 %)`.
    pub change: String,
}

impl Told {
    pub(super) fn new(changes: &Changes<'_>, compared: Compared<'_>) -> Self {
        let names = [changes.old, changes.new].map(|schedule| schedule.and_then(|schedule| schedule.name.as_deref()));
        let title = match names {
            [Some(old), Some(new)] if old != new => format!("{old} → {new}"),
            [old, new] => new.or(old).unwrap_or("Training program").to_owned(),
        };
        let sides = format!("{} → {}", compared.old, compared.new);
        Self {
            title,
            compared: compared.plan.map_or_else(|| sides.clone(), |plan| format!("{plan}: {sides}")),
            summary: summary(changes),
            program: program::rows(changes),
            weeks: program::weeks(changes),
            slots: slots::slots(changes),
            volume: volume::volume(changes),
        }
    }
}

impl Sign {
    pub(super) const fn of<T>(old: Option<&T>, new: Option<&T>) -> Self {
        match (old, new) {
            (None, _) => Self::Added,
            (_, None) => Self::Removed,
            _ => Self::Changed,
        }
    }
}

impl Row {
    fn new(what: impl Into<String>, before: Option<String>, after: Option<String>) -> Self {
        let sign = Sign::of(before.as_ref(), after.as_ref());
        let (before, after) = (before.unwrap_or_default(), after.unwrap_or_default());
        Self { sign, what: what.into(), before, after, change: String::new() }
    }
}

/// How much changes: `Sessions: 3 changed, 1 new. Sets: 12 changed.`
fn summary(changes: &Changes<'_>) -> String {
    if changes.is_empty() {
        return "Nothing changes for the athlete.".to_owned();
    }
    let kept = || changes.sessions.iter().filter(|session| session.old.is_some() && session.new.is_some());
    let lifts = || kept().flat_map(|session| &session.lifts);
    let in_kept = |lift: &&LiftChange<'_>| lift.old.is_some() && lift.new.is_some();
    let sets = lifts().filter(in_kept).flat_map(|lift| &lift.sets);
    let parts = [
        counted("Sessions", changes.sessions.iter().map(|session| Sign::of(session.old, session.new))),
        counted("Lifts", lifts().map(|lift| Sign::of(lift.old, lift.new))),
        counted("Sets", sets.map(|SetChange { old, new, .. }| Sign::of(*old, *new))),
    ];
    let whole = match (changes.old, changes.new) {
        (None, _) => Some("The plan is new.".to_owned()),
        (_, None) => Some("The plan is gone.".to_owned()),
        _ => None,
    };
    let parts: Vec<String> = whole.into_iter().chain(parts.into_iter().flatten()).collect();
    if parts.is_empty() {
        return "No session changes.".to_owned();
    }
    parts.join(" ")
}

fn counted(what: &str, signs: impl Iterator<Item = Sign>) -> Option<String> {
    let mut counts = [(Sign::Changed, "changed", 0), (Sign::Added, "new", 0), (Sign::Removed, "gone", 0)];
    for sign in signs {
        counts.iter_mut().filter(|(of, ..)| *of == sign).for_each(|(.., count)| *count += 1);
    }
    let counts = counts.into_iter().filter(|(.., count)| *count > 0);
    let counts: Vec<String> = counts.map(|(_, word, count)| format!("{count} {word}")).collect();
    (!counts.is_empty()).then(|| format!("{what}: {}.", counts.join(", ")))
}

/// `week 3`, `weeks 1–4, 6`.
fn weeks(numbers: &BTreeSet<u16>) -> String {
    let word = if numbers.len() == 1 { "week" } else { "weeks" };
    format!("{word} {}", in_runs(numbers))
}

/// A row for something that is said, before and after.
fn fact(fact: &Fact, old: Option<&Value<'_>>, new: Option<&Value<'_>>) -> Row {
    let word = match fact {
        Fact::Name => "name",
        Fact::Author => "author",
        Fact::Athlete => "athlete",
        Fact::Bodyweight => "bodyweight",
        Fact::Unit => "unit",
        Fact::Weeks => "weeks",
        Fact::Max(lift) => return Row { what: format!("max {lift}"), ..fact_row("", old, new) },
        Fact::Projection => "assumed",
        Fact::Note => "note",
        Fact::Block => "block",
        Fact::Weekday => "weekday",
        Fact::Date => "date",
        Fact::Lift => "lift",
        Fact::Variant => "variant",
        Fact::Label => "label",
        Fact::Alternatives => "or",
        Fact::Written => "written",
        Fact::Optional => "optional",
    };
    let mut row = fact_row(word, old, new);
    if *fact == Fact::Note {
        for text in [&mut row.before, &mut row.after].into_iter().filter(|text| !text.is_empty()) {
            *text = format!("“{text}”");
        }
    }
    row
}

fn fact_row(what: &str, old: Option<&Value<'_>>, new: Option<&Value<'_>>) -> Row {
    let words = |value: &Value<'_>| match value {
        Value::Text(text) => text.to_string(),
        Value::Number(number) => number.to_string(),
        Value::Load(load) => load.to_string(),
        Value::Date(date) => date.in_words(),
    };
    let mut row = Row::new(what, old.map(words), new.map(words));
    if let (Some(Value::Load(old)), Some(Value::Load(new))) = (old, new) {
        let by = new.plus(old.to(new.unit()).times(-1));
        row.change = more(by, by.percent_of(*old).filter(|_| old.is_positive()));
    }
    row
}

/// `+2.5 kg (+2.78 %)`
fn more(by: Load, percent: Option<Percent>) -> String {
    let load = if by.is_negative() { format!("−{}", by.times(-1)) } else { format!("+{by}") };
    match percent {
        Some(percent) if percent < Percent::default() => format!("{load} (−{})", percent.negated()),
        Some(percent) => format!("{load} (+{percent})"),
        None => load,
    }
}
