//! The figures of the weeks before and after.

use std::collections::HashMap;
use std::sync::Arc;

use super::weeks::WeekPair;
use crate::model::Schedule;
use crate::stats::{Figures, LiftStats, Stats, WeekStats, stats};

/// The figures of a week that change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WeekVolume<'a> {
    /// The week before; nothing where it is new.
    pub old: Option<u16>,
    /// The week after; nothing where it is gone.
    pub new: Option<u16>,
    /// The block that it belongs to, or did.
    pub block: Option<&'a str>,
    /// All lifts together, before and after.
    pub total: (Option<Figures>, Option<Figures>),
    /// The lifts whose figures change, in the order of the week.
    pub lifts: Vec<LiftVolume>,
}

/// The figures of a lift in a week.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LiftVolume {
    /// The lift's canonical name; as written where the catalogue does not know it.
    pub lift: Arc<str>,
    /// Before; nothing where the week did not have it.
    pub old: Option<Figures>,
    /// After; nothing where the week does not have it.
    pub new: Option<Figures>,
}

/// The weeks whose figures change.
pub(super) fn changes<'a>(
    old: Option<&Schedule>,
    new: Option<&Schedule>,
    weeks: &[WeekPair<'_, 'a>],
) -> Vec<WeekVolume<'a>> {
    let (old, new) = (old.map(stats), new.map(stats));
    let changes = weeks.iter().filter_map(|(before, after)| {
        let (old_number, new_number) = (before.map(|week| week.number), after.map(|week| week.number));
        let (old, new) = (figures(old.as_ref(), old_number), figures(new.as_ref(), new_number));
        let lifts = lifts(old, new);
        let total = (old.map(|week| week.total), new.map(|week| week.total));
        (!lifts.is_empty() || total.0 != total.1).then(|| WeekVolume {
            old: old_number,
            new: new_number,
            block: after.or(*before).and_then(|week| week.block),
            total,
            lifts,
        })
    });
    changes.collect()
}

fn figures(stats: Option<&Stats>, number: Option<u16>) -> Option<&WeekStats> {
    let weeks = &stats?.weeks;
    let place = weeks.binary_search_by_key(&number?, |week| week.week).ok()?;
    weeks.get(place)
}

fn lifts(old: Option<&WeekStats>, new: Option<&WeekStats>) -> Vec<LiftVolume> {
    let named = |lifts: &[LiftStats]| -> HashMap<Arc<str>, Figures> {
        lifts.iter().map(|stats| (Arc::clone(&stats.lift), stats.figures)).collect()
    };
    let (old, new) = (lifts_of(old), lifts_of(new));
    let (before, after) = (named(old), named(new));
    let gone = old.iter().filter(|stats| !after.contains_key(&stats.lift));
    let volumes = new.iter().chain(gone).map(|LiftStats { lift, .. }| LiftVolume {
        lift: Arc::clone(lift),
        old: before.get(lift).copied(),
        new: after.get(lift).copied(),
    });
    volumes.filter(|volume| volume.old != volume.new).collect()
}

fn lifts_of(week: Option<&WeekStats>) -> &[LiftStats] {
    week.map(|week| week.lifts.as_slice()).unwrap_or_default()
}
