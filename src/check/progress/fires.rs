//! Conditions of a rule that the sets of a line cannot meet.

use super::reps::{AfterHit, columns_of, groups_of, is_open, most};
use crate::check::RuleError;
use crate::model::{Condition, Counted, Line, ProgressRule};

/// Why nothing in a line can fire a rule; nothing if something can.
pub(super) fn never_fires(line: &Line, rule: &ProgressRule) -> Option<RuleError> {
    let (why, help) = weeks(line, rule).or_else(|| open_sets(line, rule)).or_else(|| reps(line, rule))?;
    Some(RuleError::NeverFires { why, help: help.to_owned(), span: rule.span })
}

/// Weeks that the block does not have, or in which there is nothing to look at.
fn weeks(line: &Line, rule: &ProgressRule) -> Option<(String, &'static str)> {
    let weeks = rule.conditions.iter().find_map(|condition| match condition {
        Condition::InWeeks(weeks) => Some(weeks),
        _ => None,
    })?;
    let block = line.weeks.len();
    if weeks.iter().all(|(first, _)| usize::from(*first) > block) {
        let weeks = if block == 1 { "1 week".to_owned() } else { format!("{block} weeks") };
        return Some((format!("the block has {weeks}"), "weeks are numbered from 1 in each block"));
    }
    if rule.goes_by_the_week() || !columns_of(line, rule).is_empty() {
        return None;
    }
    let named: Vec<String> = weeks
        .iter()
        .map(|(first, last)| if first == last { first.to_string() } else { format!("{first}-{last}") })
        .collect();
    let plural = if named.len() > 1 || weeks.iter().any(|(first, last)| first != last) { "weeks" } else { "week" };
    Some((
        format!("the line is not trained in {plural} {}", named.join(", ")),
        "name weeks in which it is; `in week 2: +5kg` alone fires when the week is over, whatever was trained",
    ))
}

/// Open sets that are counted and are not there.
fn open_sets(line: &Line, rule: &ProgressRule) -> Option<(String, &'static str)> {
    let asks = rule.per_extra_rep.is_some()
        || rule
            .conditions
            .iter()
            .any(|condition| matches!(condition, Condition::Counted { counted: Counted::Amrap, .. }));
    if !asks || columns_of(line, rule).into_iter().flat_map(|column| groups_of(column, rule)).any(is_open) {
        return None;
    }
    let anywhere = line.columns.iter().flat_map(|column| groups_of(column, rule)).any(is_open);
    let none = if anywhere { "there is none in these weeks" } else { "there is none" };
    let help = if anywhere {
        "name weeks with an open set, or count the `last` set or the `total`"
    } else {
        "write the last set open, `2x5, 5+`, or count the `last` set or the `total`"
    };
    Some((format!("it counts the reps of an open set, and {none}"), help))
}

/// `on hit, last 0-3` of a set of `5+`: a hit has five. `on amrap 5+` of `1-3+`: it stops at three.
fn reps(line: &Line, rule: &ProgressRule) -> Option<(String, &'static str)> {
    let after_hit = AfterHit::of(line, rule);
    for condition in &rule.conditions {
        let Condition::Counted { counted, least, most: asked } = condition else { continue };
        let of_hit = after_hit.least(*counted);
        if let Some(asked) = asked.filter(|asked| *asked < of_hit && rule.conditions.contains(&Condition::Hit)) {
            let have = match counted {
                Counted::Total => "its sets have together",
                Counted::Last | Counted::Amrap => "its set has",
            };
            return Some((
                format!("after a hit {have} at least {of_hit} reps, and it asks for at most {asked}"),
                "take `on hit` away, or ask for reps that a hit can have",
            ));
        }
        if let Some(stop) = most(line, rule, *counted).filter(|stop| stop < least) {
            return Some((
                format!("the open set stops at {stop} reps, and it asks for {least}"),
                "ask for reps that the set can have, or let it go on: `5+`",
            ));
        }
    }
    None
}
