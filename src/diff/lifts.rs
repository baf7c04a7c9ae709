//! Which line of a session answers to which, and which of their sets.

use std::collections::{HashMap, HashSet, VecDeque};
use std::hash::Hash;

use super::content::{MovedMaxes, changed_fields, hash_of_exercise, hash_of_set};
use super::{LiftChange, SessionChange, SetChange, align, facts};
use crate::model::{Exercise, PlannedSet, Role, Session, fold_name};

/// A lift and its variant: what a line is known by.
type Key = (String, Option<String>);

fn key(exercise: &Exercise) -> Key {
    (fold_name(&exercise.lift), exercise.variant.as_deref().map(fold_name))
}

/// The lines that change, in the order of the new ones; lines that are gone stand where they did.
pub(super) fn changes<'a>(old: &'a [Exercise], new: &'a [Exercise], moved: &MovedMaxes<'_>) -> Vec<LiftChange<'a>> {
    let mut pairs = pair(old, new);
    pairs.sort_unstable_by_key(|&(_, of_new)| of_new);
    let stays = align::climbing(&pairs.iter().map(|&(of_old, _)| of_old).collect::<Vec<_>>());
    let replaced = replaced(&pairs, &stays, old.len(), new.len());
    let mut changes: Vec<LiftChange<'a>> = Vec::new();
    let (mut old_alone, mut new_alone) = (vec![true; old.len()], vec![true; new.len()]);
    let kept = pairs.into_iter().zip(stays).map(|(places, stays)| (places, !stays));
    for ((of_old, of_new), reordered) in kept.chain(replaced.into_iter().map(|places| (places, false))) {
        for (alone, place) in [(&mut old_alone, of_old), (&mut new_alone, of_new)] {
            alone.get_mut(place).into_iter().for_each(|alone| *alone = false);
        }
        let change = change(line(old, of_old), line(new, of_new), moved);
        if reordered || !change.facts.is_empty() || !change.sets.is_empty() {
            changes.push(LiftChange { reordered, ..change });
        }
    }
    let alone = |alone: Vec<bool>| alone.into_iter().enumerate().filter(|(_, alone)| *alone).map(|(place, _)| place);
    changes.extend(alone(old_alone).map(|place| change(line(old, place), None, moved)));
    changes.extend(alone(new_alone).map(|place| change(None, line(new, place), moved)));
    changes.sort_by_key(|change| (change.places.1.or(change.places.0), change.places.1.is_some()));
    changes
}

/// A line and its place.
type Placed<'a> = (usize, &'a Exercise);

fn line(lines: &[Exercise], place: usize) -> Option<Placed<'_>> {
    lines.get(place).map(|line| (place + 1, line))
}

/// Pairs lines of one lift: those that are the same, those with the same label, and then any.
fn pair(old: &[Exercise], new: &[Exercise]) -> Vec<(usize, usize)> {
    let mut alone = ((0..old.len()).collect(), (0..new.len()).collect());
    let mut pairs = Vec::new();
    let of = |lines: &[Exercise], place: usize| lines.get(place).map(|line| (key(line), line.label));
    let whole = |lines: &[Exercise], place: usize| lines.get(place).map(hash_of_exercise);
    let labelled = |lines: &[Exercise], place: usize| of(lines, place).filter(|(_, label)| label.is_some());
    let named = |lines: &[Exercise], place: usize| of(lines, place).map(|(key, _)| key);
    align::by_key(&mut alone, &mut pairs, |place| whole(old, place), |place| whole(new, place));
    align::by_key(&mut alone, &mut pairs, |place| labelled(old, place), |place| labelled(new, place));
    align::by_key(&mut alone, &mut pairs, |place| named(old, place), |place| named(new, place));
    // A lift that has got a variant is that lift.
    let lift = |lines: &[Exercise], place: usize| named(lines, place).map(|(lift, _)| lift);
    align::by_key(&mut alone, &mut pairs, |place| lift(old, place), |place| lift(new, place));
    pairs
}

/// Lines that are alone between the same neighbours: the new one takes the place of the old.
fn replaced(pairs: &[(usize, usize)], stays: &[bool], old: usize, new: usize) -> Vec<(usize, usize)> {
    let anchors = pairs.iter().zip(stays).filter(|(_, stays)| **stays).map(|(places, _)| *places);
    let mut is_paired = (vec![false; old], vec![false; new]);
    for &(of_old, of_new) in pairs {
        is_paired.0.get_mut(of_old).into_iter().for_each(|paired| *paired = true);
        is_paired.1.get_mut(of_new).into_iter().for_each(|paired| *paired = true);
    }
    let alone = |paired: &[bool], from: usize, to: usize| -> Vec<usize> {
        (from..to).filter(|&place| paired.get(place) == Some(&false)).collect()
    };
    let mut replaced = Vec::new();
    let mut from = (0, 0);
    for (of_old, of_new) in anchors.chain([(old, new)]) {
        let (gone, added) = (alone(&is_paired.0, from.0, of_old), alone(&is_paired.1, from.1, of_new));
        replaced.extend(gone.into_iter().zip(added));
        from = (of_old + 1, of_new + 1);
    }
    replaced
}

/// What changes of a line; all of it where there is only one.
fn change<'a>(old: Option<Placed<'a>>, new: Option<Placed<'a>>, moved: &MovedMaxes<'_>) -> LiftChange<'a> {
    let places = (old.map(|(place, _)| place), new.map(|(place, _)| place));
    let (old, new) = (old.map(|(_, line)| line), new.map(|(_, line)| line));
    let sets = |line: Option<&'a Exercise>| line.map(|line| line.sets.as_slice()).unwrap_or_default();
    let facts = old.zip(new).map(|(old, new)| facts::of_lines(old, new)).unwrap_or_default();
    let lift = new.or(old).map_or("", |line| &line.lift);
    let sets = set_changes(lift, (sets(old), sets(new)), moved);
    LiftChange { old, new, places, reordered: false, from: None, facts, sets }
}

/// The lines of a session that is new or gone.
pub(super) fn whole<'a>(old: &'a [Exercise], new: &'a [Exercise]) -> Vec<LiftChange<'a>> {
    let moved = &MovedMaxes::new();
    let gone = (0..old.len()).map(|place| change(line(old, place), None, moved));
    gone.chain((0..new.len()).map(|place| change(None, line(new, place), moved))).collect()
}

/// Lines that are gone from one session and new in another of the same week have moved there: those
/// that are the same, then those of the same lift. Sessions that are new or gone are told as such.
pub(super) fn find_elsewhere(changes: &mut [SessionChange<'_>], maxes: &MovedMaxes<'_>) {
    find_by(changes, maxes, |line| (key(line), hash_of_exercise(line)));
    find_by(changes, maxes, key);
}

/// Lines of a session that are gone, with the session.
type Gone<'a> = (usize, Option<&'a Session>, Placed<'a>);

fn find_by<K: Eq + Hash>(changes: &mut [SessionChange<'_>], maxes: &MovedMaxes<'_>, key: impl Fn(&Exercise) -> K) {
    let mut gone: HashMap<K, Vec<Gone<'_>>> = HashMap::new();
    for (session, change) in changes.iter().enumerate().rev().filter(|(_, change)| change.new.is_some()) {
        for lift in change.lifts.iter().rev().filter(|lift| lift.new.is_none()) {
            let Some(line) = lift.places.0.zip(lift.old) else { continue };
            gone.entry(key(line.1)).or_default().push((session, change.old, line));
        }
    }
    if gone.is_empty() {
        return;
    }
    let mut moved = HashSet::new();
    for (place, session) in changes.iter_mut().enumerate().filter(|(_, session)| session.old.is_some()) {
        for lift in session.lifts.iter_mut().filter(|lift| lift.old.is_none()) {
            let Some(line) = lift.places.1.zip(lift.new) else { continue };
            let Some(waiting) = gone.get_mut(&key(line.1)) else { continue };
            let Some((_, old_session, old)) = waiting.pop_if(|(from, ..)| *from != place) else { continue };
            *lift = LiftChange { from: old_session, ..change(Some(old), Some(line), maxes) };
            moved.insert(std::ptr::from_ref(old.1));
        }
    }
    let has_moved = |lift: &LiftChange<'_>| {
        lift.new.is_none() && lift.old.is_some_and(|line| moved.contains(&std::ptr::from_ref(line)))
    };
    changes.iter_mut().for_each(|session| session.lifts.retain(|lift| !has_moved(lift)));
}

/// The sets that change. Sets answer to those of the same role, in order; what is left has changed
/// its role.
fn set_changes<'a>(
    lift: &str,
    (old, new): (&'a [PlannedSet], &'a [PlannedSet]),
    moved: &MovedMaxes<'_>,
) -> Vec<SetChange<'a>> {
    let mut pairs: Vec<(usize, usize)> = Vec::new();
    let (mut old_alone, mut new_alone) = (vec![true; old.len()], vec![true; new.len()]);
    for role in Role::ALL {
        let of_role = |sets: &[PlannedSet]| -> Vec<usize> {
            (0..sets.len()).filter(|&place| sets.get(place).is_some_and(|set| set.role == role)).collect()
        };
        let (of_old, of_new) = (of_role(old), of_role(new));
        let hashes = |sets: &[PlannedSet], places: &[usize]| -> Vec<u64> {
            places.iter().filter_map(|&place| sets.get(place).map(hash_of_set)).collect()
        };
        let (old_hashes, new_hashes) = if of_old.len() == of_new.len() {
            (Vec::new(), Vec::new())
        } else {
            (hashes(old, &of_old), hashes(new, &of_new))
        };
        let worth = |a: usize, b: usize| {
            let sets = of_old.get(a).and_then(|&a| old.get(a)).zip(of_new.get(b).and_then(|&b| new.get(b)));
            let same = old_hashes.get(a) == new_hashes.get(b);
            sets.map_or(0, |(old, new)| if same { 8 } else { alike(old, new) })
        };
        for (a, b) in align::in_order(of_old.len(), of_new.len(), worth) {
            pairs.extend(of_old.get(a).copied().zip(of_new.get(b).copied()));
        }
    }
    for &(a, b) in &pairs {
        old_alone.get_mut(a).into_iter().for_each(|alone| *alone = false);
        new_alone.get_mut(b).into_iter().for_each(|alone| *alone = false);
    }
    let left = |sets: &[PlannedSet], alone: &[bool]| -> Vec<(usize, Role)> {
        let alone = sets.iter().zip(alone).enumerate().filter(|(_, (_, alone))| **alone);
        alone.map(|(place, (set, _))| (place, set.role)).collect()
    };
    let mut pairs: Vec<(Option<usize>, Option<usize>)> = pairs.into_iter().map(|(a, b)| (Some(a), Some(b))).collect();
    pairs.extend(pair_across_roles(old, new, left(old, &old_alone), left(new, &new_alone)));
    pairs.sort_by_key(|&(a, b)| (b.or(a), b.is_some()));
    let changes = pairs.into_iter().filter_map(|(a, b)| {
        let (old, new) = (a.and_then(|place| old.get(place)), b.and_then(|place| new.get(place)));
        let fields = old.zip(new).map(|(old, new)| changed_fields(lift, old, new, moved)).unwrap_or_default();
        let stays = old.is_some() && new.is_some() && fields.is_empty();
        (!stays).then_some(SetChange { old, new, fields })
    });
    changes.collect()
}

/// Pairs sets that have changed their role: those of a role that the line has not any more, or has
/// only now. The others are new or gone.
fn pair_across_roles(
    old: &[PlannedSet],
    new: &[PlannedSet],
    old_left: Vec<(usize, Role)>,
    new_left: Vec<(usize, Role)>,
) -> Vec<(Option<usize>, Option<usize>)> {
    let roles = |sets: &[PlannedSet]| -> HashSet<Role> { sets.iter().map(|set| set.role).collect() };
    let (before, after) = (roles(old), roles(new));
    let mut waiting: HashMap<Role, VecDeque<usize>> = HashMap::new();
    for (place, role) in old_left {
        waiting.entry(role).or_default().push_back(place);
    }
    let mut pairs = Vec::new();
    for (place, role) in new_left {
        let may_be = |was: &Role| !before.contains(&role) || !after.contains(was);
        let first = Role::ALL.into_iter().filter(may_be).filter_map(|was| Some((*waiting.get(&was)?.front()?, was)));
        let found = first.min_by_key(|(place, _)| *place).and_then(|(_, was)| waiting.get_mut(&was)?.pop_front());
        pairs.push((found, Some(place)));
    }
    pairs.extend(waiting.into_values().flatten().map(|place| (Some(place), None)));
    pairs
}

/// How alike two sets of a role are that are not the same.
fn alike(old: &PlannedSet, new: &PlannedSet) -> usize {
    let same = [
        old.measure == new.measure,
        old.load == new.load && old.load_max == new.load_max,
        old.rpe_min == new.rpe_min && old.rpe_max == new.rpe_max,
    ];
    same.into_iter().map(usize::from).sum()
}
