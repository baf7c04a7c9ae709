//! To how many reps the sets that a rule looks at can come.

use std::collections::BTreeSet;

use crate::model::{Column, Condition, Counted, Line, Measure, PlannedMeasure, ProgressRule, SetGroup, WeekCell};

/// The columns of a line in the weeks in which a rule looks at it.
pub(super) fn columns_of<'l>(line: &'l Line, rule: &ProgressRule) -> Vec<&'l Column> {
    let in_weeks = |week: u16| {
        rule.conditions.iter().all(|condition| match condition {
            Condition::InWeeks(weeks) => weeks.iter().any(|(first, last)| (*first..=*last).contains(&week)),
            _ => true,
        })
    };
    let cells = line.weeks.iter().zip(1..).filter(|(_, week)| in_weeks(*week));
    let columns = cells.filter_map(|(cell, _)| match cell {
        WeekCell::Sets { column, .. } => Some(*column),
        _ => None,
    });
    let columns: BTreeSet<usize> = columns.collect();
    if line.stages && !columns.is_empty() {
        return line.columns.iter().collect();
    }
    columns.into_iter().filter_map(|column| line.columns.get(column)).collect()
}

/// The sets of a column that a rule is for.
pub(super) fn groups_of<'l>(column: &'l Column, rule: &ProgressRule) -> impl Iterator<Item = &'l SetGroup> + Clone {
    let scope = rule.scope;
    let segments = column.segments.iter().filter(move |segment| scope.holds(segment.role, segment.scheme()));
    segments.flat_map(|segment| &segment.parts).flat_map(|part| &part.groups)
}

/// The fewest reps, of times the fewest seconds, that a session has after a hit.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub(in crate::check) struct AfterHit {
    last: u16,
    amrap: u16,
    total: u16,
}

impl AfterHit {
    /// Of the sets that a rule looks at, in whichever week it does.
    pub(super) fn of(line: &Line, rule: &ProgressRule) -> Self {
        let of_column = |column: &Column| {
            let groups = || groups_of(column, rule);
            let last = groups().last()?;
            let open = groups().filter(|group| is_open(group)).map(done);
            let total = groups().fold(0_u16, |total, group| {
                total.saturating_add(least(&group.measure).saturating_mul(u16::from(group.least)))
            });
            Some(Self { last: done(last), amrap: open.min().unwrap_or(0), total })
        };
        let all = columns_of(line, rule).into_iter().filter_map(of_column);
        let fewest = all.reduce(|a, b| Self {
            last: a.last.min(b.last),
            amrap: a.amrap.min(b.amrap),
            total: a.total.min(b.total),
        });
        fewest.unwrap_or_default()
    }

    pub(super) const fn least(self, counted: Counted) -> u16 {
        match counted {
            Counted::Last => self.last,
            Counted::Amrap => self.amrap,
            Counted::Total => self.total,
        }
    }
}

/// The most reps of an open set, where all that a condition counts are stopped at some.
pub(super) fn most(line: &Line, rule: &ProgressRule, counted: Counted) -> Option<u16> {
    let stop = |group: &SetGroup| match group.measure {
        PlannedMeasure::Fixed(Measure::Amrap { max, .. }) => max,
        _ => None,
    };
    let groups = columns_of(line, rule).into_iter().flat_map(|column| -> Vec<&SetGroup> {
        match counted {
            Counted::Last => groups_of(column, rule).last().into_iter().collect(),
            Counted::Amrap => groups_of(column, rule).filter(|group| is_open(group)).collect(),
            Counted::Total => Vec::new(),
        }
    });
    let stops: Option<Vec<u16>> = groups.map(stop).collect();
    stops?.into_iter().max()
}

pub(super) const fn is_open(group: &SetGroup) -> bool {
    matches!(group.measure, PlannedMeasure::Fixed(Measure::Amrap { .. }))
}

/// The fewest reps of a set that may have been left out.
fn done(group: &SetGroup) -> u16 {
    if group.least < group.most { 0 } else { least(&group.measure) }
}

fn least(measure: &PlannedMeasure) -> u16 {
    match measure {
        PlannedMeasure::Fixed(
            Measure::Reps { min, .. }
            | Measure::Seconds { min, .. }
            | Measure::Metres { min, .. }
            | Measure::Calories { min, .. },
        ) => *min,
        PlannedMeasure::Fixed(Measure::Amrap { min, .. }) => min.unwrap_or(0),
        PlannedMeasure::Fixed(Measure::Cluster(parts)) => {
            parts.iter().fold(0, |sum: u16, part| sum.saturating_add(*part))
        }
        PlannedMeasure::Fixed(Measure::Total { reps, .. }) => *reps,
        PlannedMeasure::ShareOfTop(_) => 1,
    }
}
