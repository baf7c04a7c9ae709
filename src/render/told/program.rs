//! What changes of the program as a whole, and of its weeks.

use std::collections::BTreeSet;

use super::{Row, Sign, fact, weeks as numbered};
use crate::diff::{Changes, Fact, SessionChange, Value, WeekChange};

/// The rows of the program: its own, and what holds for all of its sessions.
pub(super) fn rows(changes: &Changes<'_>) -> Vec<Row> {
    let facts = changes.facts.iter();
    let mut rows: Vec<Row> = facts.map(|change| fact(&change.fact, change.old.as_ref(), change.new.as_ref())).collect();
    rows.extend(blocks(changes));
    rows.extend(all_later(changes).map(|days| Row {
        sign: Sign::Changed,
        what: "dates".to_owned(),
        before: String::new(),
        after: match changes.sessions.iter().any(|session| session.old.is_none()) {
            true => format!("{} for the sessions that stay", later(days)),
            false => format!("all sessions {}", later(days)),
        },
        change: String::new(),
    }));
    rows
}

/// A block that has another name, once and not for each of its sessions.
fn blocks(changes: &Changes<'_>) -> Vec<Row> {
    let mut blocks: Vec<(Option<&str>, Option<&str>, BTreeSet<u16>)> = Vec::new();
    for (old, new) in changes.sessions.iter().filter_map(|session| session.old.zip(session.new)) {
        let (before, after) = (old.block.as_deref(), new.block.as_deref());
        if before == after {
            continue;
        }
        match blocks.iter_mut().find(|(old, new, _)| *old == before && *new == after) {
            Some((.., weeks)) => {
                weeks.insert(new.week);
            }
            None => blocks.push((before, after, BTreeSet::from([new.week]))),
        }
    }
    let row = |(old, new, weeks): (Option<&str>, Option<&str>, BTreeSet<u16>)| {
        let what = format!("block, {}", numbered(&weeks));
        Row::new(what, old.map(ToOwned::to_owned), new.map(ToOwned::to_owned))
    };
    blocks.into_iter().map(row).collect()
}

/// How many days later a session is.
pub(super) fn days_later(session: &SessionChange<'_>) -> Option<i64> {
    let change = session.facts.iter().find(|change| change.fact == Fact::Date)?;
    match (&change.old, &change.new) {
        (Some(Value::Date(old)), Some(Value::Date(new))) => Some(new.days_since(*old)),
        _ => None,
    }
}

/// How many days later all sessions are that stay; nothing where it is not the same for all.
pub(super) fn all_later(changes: &Changes<'_>) -> Option<i64> {
    let new = changes.new?;
    let added = changes.sessions.iter().filter(|session| session.old.is_none()).count();
    let moved: Vec<i64> = changes.sessions.iter().filter_map(days_later).collect();
    let dated = new.sessions.iter().filter(|session| session.date.is_some()).count();
    let first = *moved.first()?;
    (moved.len() + added == dated && moved.len() > 1 && moved.iter().all(|days| *days == first)).then_some(first)
}

/// `7 days later`, `1 day earlier`.
pub(super) fn later(days: i64) -> String {
    let word = if days.abs() == 1 { "day" } else { "days" };
    format!("{} {word} {}", days.abs(), if days < 0 { "earlier" } else { "later" })
}

/// The weeks that are new or gone, and those that have moved; weeks in a row that have moved by as
/// much are told together.
pub(super) fn weeks(changes: &Changes<'_>) -> Vec<(Sign, String)> {
    let mut told: Vec<(Sign, Vec<&WeekChange<'_>>)> = Vec::new();
    for week in &changes.weeks {
        let sign = Sign::of(week.old.as_ref(), week.new.as_ref());
        match told.last_mut() {
            Some((of, run)) if *of == sign && run.last().is_some_and(|last| follows(last, week)) => run.push(week),
            _ => told.push((sign, vec![week])),
        }
    }
    let words = |(sign, run): (Sign, Vec<&WeekChange<'_>>)| {
        let old: BTreeSet<u16> = run.iter().filter_map(|week| week.old).collect();
        let new: BTreeSet<u16> = run.iter().filter_map(|week| week.new).collect();
        let one = run.len() == 1;
        let words = match sign {
            Sign::Added => format!("{} {} new", numbered(&new), if one { "is" } else { "are" }),
            Sign::Removed => format!("{} {} gone", numbered(&old), if one { "is" } else { "are" }),
            Sign::Changed => format!("{} {} {}", numbered(&new), if one { "was" } else { "were" }, numbered(&old)),
        };
        (sign, words)
    };
    told.into_iter().map(words).collect()
}

/// Whether a week comes right after another, before and after.
fn follows(last: &WeekChange<'_>, week: &WeekChange<'_>) -> bool {
    let next = |last: Option<u16>, week: Option<u16>| match (last, week) {
        (Some(last), Some(week)) => last.checked_add(1) == Some(week),
        (last, week) => last == week,
    };
    next(last.old, week.old) && next(last.new, week.new)
}
