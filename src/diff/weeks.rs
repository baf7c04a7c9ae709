//! Which week answers to which.
//!
//! Blocks are paired by their names, and what is left of them in order. Inside of a pair of blocks
//! weeks are put in or taken out only where their number is another; where it is the same, the first
//! answers to the first, unless all that is other is their order.

use std::collections::HashMap;

use super::WeekChange;
use super::align;
use super::content::{hash_of_exercise, hash_of_session};
use crate::model::{Exercise, Schedule, Session, fold_name};

/// A week that has sessions.
pub(super) struct Week<'a> {
    pub number: u16,
    pub block: Option<&'a str>,
    pub sessions: &'a [Session],
    /// What its sessions hold, in order.
    sessions_hash: Vec<u64>,
    /// What its lines hold, sorted.
    lines: Vec<u64>,
    /// Its lifts, sorted.
    lifts: Vec<&'a str>,
}

/// A week that answers to another, or to none.
pub(super) type WeekPair<'w, 'a> = (Option<&'w Week<'a>>, Option<&'w Week<'a>>);

/// The weeks of a schedule.
pub(super) fn of(schedule: &Schedule) -> Vec<Week<'_>> {
    schedule.sessions.chunk_by(|a, b| a.week == b.week).filter_map(Week::of).collect()
}

impl<'a> Week<'a> {
    fn of(sessions: &'a [Session]) -> Option<Self> {
        let first = sessions.first()?;
        let exercises = || sessions.iter().flat_map(|session| &session.exercises);
        let mut lines: Vec<u64> = exercises().map(hash_of_exercise).collect();
        lines.sort_unstable();
        let mut lifts: Vec<&str> = exercises().map(|exercise: &Exercise| exercise.lift.as_ref()).collect();
        lifts.sort_unstable();
        Some(Self {
            number: first.week,
            block: first.block.as_deref(),
            sessions,
            sessions_hash: sessions.iter().map(hash_of_session).collect(),
            lines,
            lifts,
        })
    }

    /// How alike two weeks are: lines that are the same count for more than lifts that are.
    fn alike(&self, other: &Self) -> usize {
        4 * align::common(&self.lines, &other.lines) + align::common(&self.lifts, &other.lifts)
    }
}

/// Pairs the weeks of two schedules, in the order of the new ones; weeks that are gone stand where
/// their number does.
pub(super) fn pair<'w, 'a>(old: &'w [Week<'a>], new: &'w [Week<'a>]) -> Vec<WeekPair<'w, 'a>> {
    let blocks = |weeks: &'w [Week<'a>]| -> Vec<&'w [Week<'a>]> {
        weeks.chunk_by(|a, b| a.block.map(fold_name) == b.block.map(fold_name)).collect()
    };
    let (old_blocks, new_blocks) = (blocks(old), blocks(new));
    let mut pairs = Vec::with_capacity(old.len().max(new.len()));
    let (mut old_alone, mut new_alone) = (vec![true; old_blocks.len()], vec![true; new_blocks.len()]);
    for (of_old, of_new) in pair_blocks(&old_blocks, &new_blocks) {
        let (Some(old), Some(new)) = (old_blocks.get(of_old), new_blocks.get(of_new)) else { continue };
        pair_in_block(old, new, &mut pairs);
        for (alone, place) in [(&mut old_alone, of_old), (&mut new_alone, of_new)] {
            alone.get_mut(place).into_iter().for_each(|alone| *alone = false);
        }
    }
    let left = |blocks: Vec<&'w [Week<'a>]>, alone: Vec<bool>| {
        blocks.into_iter().zip(alone).filter(|(_, alone)| *alone).flat_map(|(weeks, _)| weeks)
    };
    pairs.extend(left(old_blocks, old_alone).map(|week| (Some(week), None)));
    pairs.extend(left(new_blocks, new_alone).map(|week| (None, Some(week))));
    pairs.sort_by_key(|(old, new)| (new.or(*old).map(|week| week.number), new.is_some()));
    pairs
}

fn pair_blocks(old: &[&[Week<'_>]], new: &[&[Week<'_>]]) -> Vec<(usize, usize)> {
    let name = |blocks: &[&[Week<'_>]], place: usize| {
        let first = blocks.get(place).and_then(|weeks| weeks.first());
        first.and_then(|week| week.block).map(fold_name)
    };
    let mut alone = ((0..old.len()).collect(), (0..new.len()).collect());
    let mut pairs = Vec::new();
    align::by_key(&mut alone, &mut pairs, |place| name(old, place), |place| name(new, place));
    // What was renamed, or has got a name.
    let (old_left, new_left) = alone;
    let weeks = |of_old: usize, of_new: usize| {
        let (of_old, of_new) = (old_left.get(of_old)?, new_left.get(of_new)?);
        Some((*old.get(*of_old)?, *new.get(*of_new)?, (*of_old, *of_new)))
    };
    let alike = |of_old: usize, of_new: usize| {
        let alike = weeks(of_old, of_new).and_then(|(old, new, _)| Some(old.first()?.alike(new.first()?)));
        alike.unwrap_or(0)
    };
    for (of_old, of_new) in align::in_order(old_left.len(), new_left.len(), alike) {
        let Some((old, new, places)) = weeks(of_old, of_new) else { continue };
        let nameless = [old, new].iter().all(|weeks| weeks.first().is_some_and(|week| week.block.is_none()));
        if nameless || alike(of_old, of_new) > 0 {
            pairs.push(places);
        }
    }
    pairs
}

fn pair_in_block<'w, 'a>(old: &'w [Week<'a>], new: &'w [Week<'a>], pairs: &mut Vec<WeekPair<'w, 'a>>) {
    let alike = |of_old: usize, of_new: usize| {
        let weeks = old.get(of_old).zip(new.get(of_new));
        weeks.map_or(0, |(old, new)| old.alike(new))
    };
    let places = match other_order(old, new) {
        Some(places) => places,
        None => align::in_order(old.len(), new.len(), alike),
    };
    let (mut old_alone, mut new_alone) = (vec![true; old.len()], vec![true; new.len()]);
    for (of_old, of_new) in places {
        pairs.push((old.get(of_old), new.get(of_new)));
        for (alone, place) in [(&mut old_alone, of_old), (&mut new_alone, of_new)] {
            alone.get_mut(place).into_iter().for_each(|alone| *alone = false);
        }
    }
    pairs.extend(old.iter().zip(old_alone).filter(|(_, alone)| *alone).map(|(week, _)| (Some(week), None)));
    pairs.extend(new.iter().zip(new_alone).filter(|(_, alone)| *alone).map(|(week, _)| (None, Some(week))));
}

/// The pairs of weeks that are the same in another order.
fn other_order(old: &[Week<'_>], new: &[Week<'_>]) -> Option<Vec<(usize, usize)>> {
    if old.len() != new.len() {
        return None;
    }
    let (stay, changed): (Vec<usize>, Vec<usize>) = (0..old.len()).partition(|&place| {
        old.get(place).map(|week| &week.sessions_hash) == new.get(place).map(|week| &week.sessions_hash)
    });
    let mut waiting: HashMap<&[u64], Vec<usize>> = HashMap::new();
    for &place in changed.iter().rev() {
        waiting.entry(&old.get(place)?.sessions_hash).or_default().push(place);
    }
    let mut pairs: Vec<(usize, usize)> = stay.into_iter().map(|place| (place, place)).collect();
    for place in changed {
        let week = new.get(place)?;
        pairs.push((waiting.get_mut(week.sessions_hash.as_slice())?.pop()?, place));
    }
    Some(pairs)
}

/// The weeks that are new, gone, or have another number.
pub(super) fn changes<'a>(pairs: &[WeekPair<'_, 'a>]) -> Vec<WeekChange<'a>> {
    let changes = pairs.iter().filter_map(|(old, new)| {
        let number = |week: &Option<&Week<'a>>| week.map(|week| week.number);
        let block = new.or(*old).and_then(|week| week.block);
        let change = WeekChange { old: number(old), new: number(new), block };
        (change.old != change.new).then_some(change)
    });
    changes.collect()
}
