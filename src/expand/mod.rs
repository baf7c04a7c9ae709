//! [`Program`] + [`Athlete`] → [`Schedule`]: week by week, session by session, set by set,
//! with the load on the bar.

mod bases;
mod error;
mod line;
mod loads;
mod maxes;
mod training_maxes;

pub use error::ExpandError;
pub use training_maxes::check_training_maxes;

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use crate::diagnostic::Diagnostics;
use crate::model::{
    Athlete, Block, Day, Exercise, Label, LiftId, LiftMax, Line, PlannedSet, Program, Schedule, Session, Slot,
    WeekCell, fold_name,
};
use crate::source::Span;
use crate::training::Load;

/// A schedule may have so many sets.
pub const MAX_EXPANDED_SETS: usize = 1_000_000;

/// Expands a program for an athlete. The schedule stands also where maxes are missing:
/// what nobody can know is left open. It is complete only if there are no errors.
#[must_use]
pub fn expand(program: &Program, athlete: &Athlete) -> (Schedule, Diagnostics) {
    let mut expander = Expander {
        program,
        knowledge: maxes::Knowledge::new(program, athlete),
        diagnostics: check_training_maxes(program, athlete),
        week: 0,
        this_week: Heaviest::default(),
        last_week: Heaviest::default(),
        sets: 0,
        reported: HashSet::new(),
        warned: HashSet::new(),
        too_light: HashSet::new(),
    };
    expander.report_borrowed_maxes(athlete);
    let sessions = expander.sessions();
    let known = expander.knowledge.athlete();
    let unit = expander.knowledge.unit();
    let schedule = Schedule {
        name: program.name.clone(),
        author: program.author.clone(),
        athlete: known.name.clone(),
        bodyweight: known.bodyweight.map(|bodyweight| bodyweight.to(unit)),
        unit,
        weeks: program.weeks(),
        maxes: expander.knowledge.used_maxes(),
        sessions,
    };
    (schedule, expander.diagnostics)
}

/// The heaviest load of each lift, by the number of the day: of each variant, its name
/// folded, and of the lift as a whole.
type Heaviest = HashMap<(u8, LiftId), HashMap<Of, Known>>;

/// What of a lift a load was the heaviest of.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum Of {
    Lift,
    Variant(Option<String>),
}

impl Of {
    fn variant(name: Option<&Arc<str>>) -> Self {
        Self::Variant(name.map(|name| fold_name(name)))
    }
}

/// A load that later sets can start from.
#[derive(Clone, Copy, Debug)]
struct Known {
    load: Load,
    estimate: bool,
    bodyweight: bool,
}

struct Expander<'p> {
    program: &'p Program,
    knowledge: maxes::Knowledge<'p>,
    diagnostics: Diagnostics,
    /// The week that is being expanded, through the whole program from 1.
    week: u16,
    this_week: Heaviest,
    last_week: Heaviest,
    sets: usize,
    /// Loads with a mistake that was reported.
    reported: HashSet<Span>,
    /// Lifts whose missing max was warned of.
    warned: HashSet<LiftId>,
    /// Lifts that were warned of for want of plates or dumbbells.
    too_light: HashSet<LiftId>,
}

/// Where a line is expanded.
struct Place<'p> {
    block: &'p Block,
    slot: &'p Slot,
    line: &'p Line,
    /// Weeks of the block before this one.
    weeks_before: u16,
    /// Sessions of the block in which the line was done before.
    sessions_before: u16,
}

impl<'p> Expander<'p> {
    fn sessions(&mut self) -> Vec<Session> {
        let mut sessions = Vec::new();
        for block in &self.program.blocks {
            let mut done: HashMap<*const Line, u16> = HashMap::new();
            for week in 0..block.weeks {
                self.week += 1;
                self.last_week = std::mem::take(&mut self.this_week);
                for slot in &block.slots {
                    let Some(day) = block.days.get(slot.day) else {
                        continue;
                    };
                    let exercises = self.exercises(block, slot, day, week, &mut done);
                    if self.sets > MAX_EXPANDED_SETS {
                        let span = block.span;
                        self.diagnostics.push(ExpandError::TooManySets { limit: MAX_EXPANDED_SETS, span });
                        return sessions;
                    }
                    if exercises.is_empty() {
                        continue;
                    }
                    sessions.push(Session {
                        block: block.name.clone(),
                        week: self.week,
                        day: slot.number,
                        weekday: slot.weekday,
                        name: day.name.clone(),
                        exercises,
                    });
                }
            }
        }
        sessions
    }

    fn exercises(
        &mut self,
        block: &'p Block,
        slot: &'p Slot,
        day: &'p Day,
        week: u16,
        done: &mut HashMap<*const Line, u16>,
    ) -> Vec<Exercise> {
        let mut exercises = Vec::new();
        for line in &day.lines {
            let Some(WeekCell::Sets { column, shift }) = line.weeks.get(usize::from(week)) else {
                continue;
            };
            let Some(column) = line.columns.get(*column) else {
                continue;
            };
            let times = done.entry(std::ptr::from_ref(line)).or_default();
            let place = Place { block, slot, line, weeks_before: week, sessions_before: *times };
            *times += 1;
            let sets = self.expand_line(&place, column, *shift);
            self.sets += sets.len();
            self.remember(&place, &sets);
            let lift = self.program.lift(line.lift).map_or_else(|| line.written.clone(), |lift| lift.name.clone());
            exercises.push(Exercise {
                lift,
                written: line.written.clone(),
                variant: line.variant.clone(),
                label: line.label,
                sets,
            });
        }
        in_order_of_supersets(exercises)
    }

    /// Warns where somebody trains with the maxes of the athlete whom the plan was written for.
    fn report_borrowed_maxes(&mut self, athlete: &Athlete) {
        let owner = &self.program.athlete;
        let (Some(name), Some(of), Some(span)) = (&athlete.name, &owner.name, self.program.athlete_span) else {
            return;
        };
        let lifts: Vec<&str> = athlete.maxes.missing(&owner.maxes).map(AsRef::as_ref).collect();
        if athlete.is_somebody_else(owner) && !lifts.is_empty() {
            let (owner, athlete, lifts) = (of.to_string(), name.to_string(), lifts.join(", "));
            self.diagnostics.push(ExpandError::BorrowedMaxes { owner, athlete, lifts, span });
        }
    }

    /// Reports a mistake in a load where it is written, once for all its sets and weeks.
    fn report_once(&mut self, error: ExpandError, span: Span) {
        if self.reported.insert(span) {
            self.diagnostics.push(error);
        }
    }

    /// Notes the heaviest load of a line, for days and weeks that start from it.
    fn remember(&mut self, place: &Place<'_>, sets: &[PlannedSet]) {
        let known = sets.iter().filter_map(|set| {
            let load = set.load?;
            Some(Known { load, estimate: set.estimate, bodyweight: set.bodyweight })
        });
        let heaviest = known.reduce(|a, b| if b.load.compare(a.load).is_gt() { b } else { a });
        let Some(heaviest) = heaviest else { return };
        let of_lift = self.this_week.entry((place.slot.number, place.line.lift)).or_default();
        for of in [Of::Lift, Of::variant(place.line.variant.as_ref())] {
            let known = of_lift.entry(of).or_insert(heaviest);
            if heaviest.load.compare(known.load).is_gt() {
                *known = heaviest;
            }
        }
    }
}

/// The heaviest load of a lift on a day: of the same variant if it was done, else of any.
fn heaviest(week: &Heaviest, day: u8, lift: LiftId, variant: Option<&Arc<str>>) -> Option<Known> {
    let of_lift = week.get(&(day, lift))?;
    of_lift.get(&Of::variant(variant)).or_else(|| of_lift.get(&Of::Lift)).copied()
}

/// Lifts of a superset stand together, where its first one is written, in the order of
/// their numbers.
fn in_order_of_supersets(exercises: Vec<Exercise>) -> Vec<Exercise> {
    let mut first_of: HashMap<char, usize> = HashMap::new();
    let keyed = exercises.into_iter().enumerate().map(|(place, exercise)| {
        let key = match exercise.label {
            Some(Label::Superset { group, place: number }) => (*first_of.entry(group).or_insert(place), number),
            _ => (place, 0),
        };
        (key, exercise)
    });
    let mut keyed: Vec<((usize, u8), Exercise)> = keyed.collect();
    keyed.sort_by_key(|(key, _)| *key);
    keyed.into_iter().map(|(_, exercise)| exercise).collect()
}

impl maxes::Knowledge<'_> {
    /// The maxes that the schedule shows, in its unit: those of lifts that the plan names.
    fn used_maxes(&self) -> Vec<LiftMax> {
        self.all()
            .filter(|(lift, ..)| self.is_named(lift))
            .map(|(lift, reps, load)| LiftMax { lift: lift.clone(), reps, load })
            .collect()
    }
}
