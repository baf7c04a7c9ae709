//! Two [`Schedule`]s → [`Changes`]: what changes for the athlete, not for the file.
//!
//! A plan that is only written in another way has no changes: what counts is what an output of
//! `build` would show, and of loads where they come from, not how that is spelled. What is told of
//! is each session, lift and set that is new, gone, moved or other than it was.
//!
//! | file | holds |
//! |---|---|
//! | `content` | what counts: when two sets or exercises are the same |
//! | `facts` | names, dates, maxes, notes: what is told beside sets |
//! | `align` | the general ways to pair two rows |
//! | `weeks` | which week answers to which: a week that was put in moves the others on |
//! | `sessions` | which session of a week answers to which |
//! | `lifts` | which line of a session answers to which, and which sets |
//! | `volume` | the figures of the weeks before and after |

mod align;
mod content;
mod facts;
mod lifts;
mod sessions;
mod volume;
mod weeks;

use content::MovedMaxes;
pub use content::SetField;
pub use facts::{Fact, FactChange, Value};
pub use volume::{LiftVolume, WeekVolume};

use crate::model::{Exercise, PlannedSet, Schedule, Session};
use crate::training::{Load, Percent};

/// What changes for the athlete between two schedules.
#[derive(Clone, Debug)]
pub struct Changes<'a> {
    /// The schedule before; nothing where the plan is new.
    pub old: Option<&'a Schedule>,
    /// The schedule after; nothing where the plan is gone.
    pub new: Option<&'a Schedule>,
    /// What changes of the program as a whole: its name, the maxes and the like.
    pub facts: Vec<FactChange<'a>>,
    /// The weeks that are new, gone, or have another number.
    pub weeks: Vec<WeekChange<'a>>,
    /// The sessions that change, in the order in which they are done.
    pub sessions: Vec<SessionChange<'a>>,
    /// The figures of the weeks whose figures change.
    pub volume: Vec<WeekVolume<'a>>,
}

/// A week that is new, gone, or has another number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WeekChange<'a> {
    /// Its number before; nothing where it is new.
    pub old: Option<u16>,
    /// Its number after; nothing where it is gone.
    pub new: Option<u16>,
    /// The block that it belongs to, or did.
    pub block: Option<&'a str>,
}

/// A session that is new, gone, moved or other than it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SessionChange<'a> {
    /// The session before; nothing where it is new.
    pub old: Option<&'a Session>,
    /// The session after; nothing where it is gone.
    pub new: Option<&'a Session>,
    /// Whether it stands on another day, or in a week that does not answer to its old one.
    pub moved: bool,
    /// What changes of it beside its lifts.
    pub facts: Vec<FactChange<'a>>,
    /// The lifts that change; all of them where the session is new or gone.
    pub lifts: Vec<LiftChange<'a>>,
}

/// A line of a session that is new, gone, moved or other than it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LiftChange<'a> {
    /// The line before; nothing where it is new.
    pub old: Option<&'a Exercise>,
    /// The line after; nothing where it is gone.
    pub new: Option<&'a Exercise>,
    /// Its place among the lines of its session before and after, from 1.
    pub places: (Option<usize>, Option<usize>),
    /// Whether it stands before another that it stood behind, or the other way round.
    pub reordered: bool,
    /// The session that it stood in, where it comes from another one of the same week.
    pub from: Option<&'a Session>,
    /// What changes of it beside its sets: the lift, where another takes its place.
    pub facts: Vec<FactChange<'a>>,
    /// The sets that change; all of them where the line is new or gone.
    pub sets: Vec<SetChange<'a>>,
}

/// A set that is new, gone or other than it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SetChange<'a> {
    /// The set before; nothing where it is new.
    pub old: Option<&'a PlannedSet>,
    /// The set after; nothing where it is gone.
    pub new: Option<&'a PlannedSet>,
    /// What of it changes; nothing where it is new or gone.
    pub fields: Vec<SetField>,
}

/// How much heavier a load is than it was.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LoadChange {
    /// The difference, in the unit of the load after.
    pub by: Load,
    /// The difference in percent of the load before; nothing where that is no load on the bar:
    /// what is added to the athlete's own weight, or taken off it.
    pub percent: Option<Percent>,
}

/// What changes for the athlete from one schedule to the next. Linear in the number of sets.
#[must_use]
pub fn diff<'a>(old: &'a Schedule, new: &'a Schedule) -> Changes<'a> {
    let mut changes = Changes { old: Some(old), new: Some(new), ..Changes::none() };
    changes.facts = facts::of_programs(Some(old), Some(new));
    let (old_weeks, new_weeks) = (weeks::of(old), weeks::of(new));
    let pairs = weeks::pair(&old_weeks, &new_weeks);
    changes.weeks = weeks::changes(&pairs);
    changes.sessions = sessions::changes(&pairs, &facts::moved_maxes(old, new));
    changes.volume = volume::changes(Some(old), Some(new), &pairs);
    changes
}

/// The changes of a plan that was not there before: all of it is new.
#[must_use]
pub fn all_new(new: &Schedule) -> Changes<'_> {
    one_sided(None, Some(new))
}

/// The changes of a plan that is not there any more: all of it is gone.
#[must_use]
pub fn all_gone(old: &Schedule) -> Changes<'_> {
    one_sided(Some(old), None)
}

fn one_sided<'a>(old: Option<&'a Schedule>, new: Option<&'a Schedule>) -> Changes<'a> {
    let of = |schedule: Option<&'a Schedule>| schedule.map(weeks::of).unwrap_or_default();
    let (old_weeks, new_weeks) = (of(old), of(new));
    let pairs = weeks::pair(&old_weeks, &new_weeks);
    let (facts, sessions) = (facts::of_programs(old, new), sessions::changes(&pairs, &MovedMaxes::new()));
    Changes { old, new, facts, weeks: Vec::new(), sessions, volume: volume::changes(old, new, &pairs) }
}

impl<'a> Changes<'a> {
    const fn none() -> Self {
        Self { old: None, new: None, facts: Vec::new(), weeks: Vec::new(), sessions: Vec::new(), volume: Vec::new() }
    }

    /// Whether nothing changes for the athlete.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        let both = self.old.is_some() && self.new.is_some();
        both && self.facts.is_empty() && self.weeks.is_empty() && self.sessions.is_empty()
    }

    /// Leaves only the sessions that are wanted, by where they stand now or, if they are gone, did;
    /// and the weeks that have such a session. What changes of the program as a whole stays.
    pub fn retain(&mut self, wanted: impl Fn(&Session) -> bool) {
        let weeks_of = |schedule: Option<&Schedule>| -> Vec<u16> {
            let sessions = schedule.into_iter().flat_map(|schedule| &schedule.sessions);
            sessions.filter(|session| wanted(session)).map(|session| session.week).collect()
        };
        let (old_weeks, new_weeks) = (weeks_of(self.old), weeks_of(self.new));
        let has_wanted = |old: Option<u16>, new: Option<u16>| match (old, new) {
            (_, Some(new)) => new_weeks.binary_search(&new).is_ok(),
            (Some(old), None) => old_weeks.binary_search(&old).is_ok(),
            (None, None) => false,
        };
        self.sessions.retain(|change| change.new.or(change.old).is_some_and(&wanted));
        self.weeks.retain(|week| has_wanted(week.old, week.new));
        self.volume.retain(|week| has_wanted(week.old, week.new));
    }
}

impl LiftChange<'_> {
    /// Whether another lift takes the place of one: how much heavier it is then says nothing.
    #[must_use]
    pub fn is_replaced(&self) -> bool {
        self.facts.iter().any(|change| change.fact == Fact::Lift)
    }
}

impl SetChange<'_> {
    /// How much heavier the set is than it was; of a band its low end. Nothing where the load does
    /// not change, is not known of both, or is on top of the athlete's own weight in only one.
    #[must_use]
    pub fn load_change(&self) -> Option<LoadChange> {
        let (old, new) = self.old.zip(self.new)?;
        load_change(old, new, (old.load?, new.load?))
    }

    /// The same of the high end of a band; a load that is none is both ends.
    #[must_use]
    pub fn load_max_change(&self) -> Option<LoadChange> {
        let (old, new) = self.old.zip(self.new)?;
        let high = |set: &PlannedSet| set.load_max.or(set.load);
        load_change(old, new, (high(old)?, high(new)?))
    }
}

fn load_change(old: &PlannedSet, new: &PlannedSet, (before, after): (Load, Load)) -> Option<LoadChange> {
    if old.bodyweight != new.bodyweight {
        return None;
    }
    let by = after.plus(before.to(after.unit()).times(-1));
    let percent = by.percent_of(before).filter(|_| before.is_positive() && !new.bodyweight);
    (by.is_positive() || by.is_negative()).then_some(LoadChange { by, percent })
}
