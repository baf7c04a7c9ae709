//! Which session answers to which, first inside of a pair of weeks, then over all that is left.

use std::collections::{HashMap, HashSet};
use std::hash::Hash;
use std::sync::Arc;

use super::content::{MovedMaxes, hash_of_session};
use super::weeks::{Week, WeekPair};
use super::{SessionChange, align, facts, lifts};
use crate::model::{Session, fold_name};

/// A session that answers to another, or to none.
#[derive(Clone, Copy)]
struct Pair<'a> {
    old: Option<&'a Session>,
    new: Option<&'a Session>,
    /// Whether it comes from a week that does not answer to its own.
    from_elsewhere: bool,
}

/// The sessions that change.
pub(super) fn changes<'a>(weeks: &[WeekPair<'_, 'a>], moved: &MovedMaxes<'_>) -> Vec<SessionChange<'a>> {
    let mut by_week: Vec<Vec<Pair<'a>>> = weeks.iter().map(|(old, new)| pair_in_week(*old, *new)).collect();
    find_elsewhere(&mut by_week, weeks);
    by_week.iter().flat_map(|pairs| changes_of_week(pairs, moved)).collect()
}

/// The sessions of a week that is in both are paired; those of one that is new or gone are alone.
fn pair_in_week<'a>(old: Option<&Week<'a>>, new: Option<&Week<'a>>) -> Vec<Pair<'a>> {
    let sessions = |week: Option<&Week<'a>>| week.map(|week| week.sessions).unwrap_or_default();
    let (old, new) = (sessions(old), sessions(new));
    let mut alone: (Vec<usize>, Vec<usize>) = ((0..old.len()).collect(), (0..new.len()).collect());
    let mut places = Vec::new();
    if !old.is_empty() && !new.is_empty() {
        by_name(old, new, &mut alone, &mut places);
        in_order(old, new, &mut alone, &mut places);
    }
    let paired = places.iter().map(|&(of_old, of_new)| (old.get(of_old), new.get(of_new)));
    let gone = alone.0.iter().map(|&place| (old.get(place), None));
    let added = alone.1.iter().map(|&place| (None, new.get(place)));
    let mut pairs: Vec<Pair<'a>> =
        paired.chain(gone).chain(added).map(|(old, new)| Pair { old, new, from_elsewhere: false }).collect();
    pairs.sort_by_key(|pair| (pair.new.or(pair.old).map(|session| session.day), pair.new.is_some()));
    pairs
}

/// First what has its name on its own day, then what has its name on another.
fn by_name(old: &[Session], new: &[Session], alone: &mut (Vec<usize>, Vec<usize>), places: &mut Vec<(usize, usize)>) {
    let name = |sessions: &[Session], place: usize| sessions.get(place)?.name.as_deref().map(fold_name);
    let day = |sessions: &[Session], place: usize| sessions.get(place).map(|session| session.day);
    let named_day = |sessions: &[Session], place| name(sessions, place).zip(day(sessions, place));
    align::by_key(alone, places, |place| named_day(old, place), |place| named_day(new, place));
    align::by_key(alone, places, |place| name(old, place), |place| name(new, place));
}

/// What has no name, or another one. As many as before answer to each other by their lifts and
/// their days, unless they are the same on other days; more or fewer in their order, so that what is
/// the same stays together.
fn in_order(old: &[Session], new: &[Session], alone: &mut (Vec<usize>, Vec<usize>), places: &mut Vec<(usize, usize)>) {
    let content = |sessions: &[Session], place: usize| sessions.get(place).map(hash_of_session);
    let all_of = |sessions: &[Session], alone: &[usize]| {
        let mut all: Vec<Option<u64>> = alone.iter().map(|&place| content(sessions, place)).collect();
        all.sort_unstable();
        all
    };
    if all_of(old, &alone.0) == all_of(new, &alone.1) {
        // What stays on its day is taken first.
        let on_day = |sessions: &[Session], place: usize| Some((content(sessions, place)?, sessions.get(place)?.day));
        align::by_key(alone, places, |place| on_day(old, place), |place| on_day(new, place));
        align::by_key(alone, places, |place| content(old, place), |place| content(new, place));
        return;
    }
    let (old_left, new_left) = (alone.0.clone(), alone.1.clone());
    let sessions =
        |of_old: usize, of_new: usize| Some((old.get(*old_left.get(of_old)?)?, new.get(*new_left.get(of_new)?)?));
    let worth = |of_old, of_new| {
        let worth = |(old, new)| alike(old, new) + if hash_of_session(old) == hash_of_session(new) { 1_000 } else { 0 };
        sessions(of_old, of_new).map_or(0, worth)
    };
    let answers = if old_left.len() == new_left.len() {
        most_alike(old_left.len(), |of_old, of_new| sessions(of_old, of_new).map_or(0, |(old, new)| alike(old, new)))
    } else {
        align::in_order(old_left.len(), new_left.len(), worth)
    };
    let answers: Vec<(usize, usize)> = answers
        .into_iter()
        .filter(|&(of_old, of_new)| sessions(of_old, of_new).is_some_and(|(old, new)| may_answer(old, new)))
        .filter_map(|(of_old, of_new)| Some((*old_left.get(of_old)?, *new_left.get(of_new)?)))
        .collect();
    alone.0.retain(|place| !answers.iter().any(|(of_old, _)| of_old == place));
    alone.1.retain(|place| !answers.iter().any(|(_, of_new)| of_new == place));
    places.extend(answers);
}

/// Pairs the most alike of as many first; there are as few as a week has sessions.
fn most_alike(number: usize, alike: impl Fn(usize, usize) -> usize) -> Vec<(usize, usize)> {
    let all = (0..number).flat_map(|old| (0..number).map(move |new| (old, new)));
    let mut all: Vec<(usize, (usize, usize))> = all.map(|(old, new)| (alike(old, new), (old, new))).collect();
    all.sort_by_key(|&(alike, (old, new))| (std::cmp::Reverse(alike), old.abs_diff(new), old));
    let (mut is_free, mut pairs) = ((vec![true; number], vec![true; number]), Vec::new());
    for (_, (old, new)) in all {
        if let (Some(of_old @ true), Some(of_new @ true)) = (is_free.0.get_mut(old), is_free.1.get_mut(new)) {
            (*of_old, *of_new) = (false, false);
            pairs.push((old, new));
        }
    }
    pairs
}

/// How alike two sessions are, by their lifts up to 200, and by their day.
fn alike(old: &Session, new: &Session) -> usize {
    let lifts = |session: &Session| {
        let mut lifts: Vec<Arc<str>> = session.exercises.iter().map(|exercise| Arc::clone(&exercise.lift)).collect();
        lifts.sort_unstable();
        lifts
    };
    let both = old.exercises.len() + new.exercises.len();
    let shared = (400 * align::common(&lifts(old), &lifts(new))).checked_div(both).unwrap_or(0);
    shared + if old.day == new.day { SAME_DAY } else { 0 }
}

/// What it is worth to stand on the same day.
const SAME_DAY: usize = 50;

/// A session without a name is another on the same day, whatever is trained; one with a name only
/// where it trains something of what it did.
fn may_answer(old: &Session, new: &Session) -> bool {
    let nameless = old.name.is_none() && new.name.is_none() && old.day == new.day;
    nameless || alike(old, new) > SAME_DAY
}

/// Sessions that are alone, in weeks that stay, may have moved from one week to another: those that
/// hold the same, then those of the same name in the same block.
fn find_elsewhere(by_week: &mut [Vec<Pair<'_>>], weeks: &[WeekPair<'_, '_>]) {
    find_by(by_week, weeks, |session| (!session.exercises.is_empty()).then(|| hash_of_session(session)));
    find_by(by_week, weeks, |session| {
        let name = session.name.as_deref().map(fold_name)?;
        Some((session.block.as_deref().map(fold_name), name))
    });
}

fn find_by<K: Eq + Hash>(
    by_week: &mut [Vec<Pair<'_>>],
    weeks: &[WeekPair<'_, '_>],
    key: impl Fn(&Session) -> Option<K>,
) {
    let is_kept = |week: usize| weeks.get(week).is_some_and(|(old, new)| old.is_some() && new.is_some());
    let mut gone: HashMap<K, Vec<&Session>> = HashMap::new();
    for (_, pairs) in by_week.iter().enumerate().filter(|(week, _)| is_kept(*week)).rev() {
        for old in pairs.iter().rev().filter(|pair| pair.new.is_none()).filter_map(|pair| pair.old) {
            if let Some(key) = key(old) {
                gone.entry(key).or_default().push(old);
            }
        }
    }
    if gone.is_empty() {
        return;
    }
    let mut moved = HashSet::new();
    for (_, pairs) in by_week.iter_mut().enumerate().filter(|(week, _)| is_kept(*week)) {
        for pair in pairs.iter_mut().filter(|pair| pair.old.is_none()) {
            let found = pair.new.and_then(&key).and_then(|key| gone.get_mut(&key)?.pop());
            if let Some(old) = found {
                *pair = Pair { old: Some(old), from_elsewhere: true, ..*pair };
                moved.insert(std::ptr::from_ref(old));
            }
        }
    }
    let has_moved = |pair: &Pair<'_>| {
        pair.new.is_none() && pair.old.is_some_and(|session| moved.contains(&std::ptr::from_ref(session)))
    };
    by_week.iter_mut().for_each(|pairs| pairs.retain(|pair| !has_moved(pair)));
}

fn changes_of_week<'a>(pairs: &[Pair<'a>], moved: &MovedMaxes<'_>) -> Vec<SessionChange<'a>> {
    let changes = pairs.iter().map(|pair| {
        let Some((old, new)) = pair.old.zip(pair.new) else {
            let lines = |session: Option<&'a Session>| session.map(|session| &*session.exercises).unwrap_or_default();
            let lifts = lifts::whole(lines(pair.old), lines(pair.new));
            return SessionChange { old: pair.old, new: pair.new, moved: false, facts: Vec::new(), lifts };
        };
        SessionChange {
            old: Some(old),
            new: Some(new),
            moved: pair.from_elsewhere || old.day != new.day,
            facts: facts::of_sessions(old, new),
            lifts: lifts::changes(&old.exercises, &new.exercises, moved),
        }
    });
    let mut changes: Vec<SessionChange<'a>> = changes.collect();
    lifts::find_elsewhere(&mut changes, moved);
    let is_told = |change: &SessionChange<'_>| {
        change.old.is_none()
            || change.new.is_none()
            || change.moved
            || !change.facts.is_empty()
            || !change.lifts.is_empty()
    };
    changes.retain(is_told);
    changes
}
