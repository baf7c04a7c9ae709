//! [`Program`] + [`Athlete`] → [`Schedule`]: week by week, session by session, set by set,
//! with the load on the bar.

mod bases;
mod calendar;
mod cycles;
mod deload;
mod error;
mod lenders;
mod line;
mod loads;
mod maxes;
mod once;
mod progress;
mod rule_maxes;
mod training_maxes;
mod warmups;
mod wholes;

pub use error::ExpandError;
use progress::{Fold, Way};
pub use training_maxes::check_training_maxes;

use std::collections::{HashMap, HashSet};
use std::rc::Rc;
use std::sync::Arc;

use crate::diagnostic::Diagnostics;
use crate::model::{
    Alternative, Athlete, Block, Day, Exercise, History, Label, LiftId, LiftMax, Line, LineLift, Notes, OtherLifts,
    PlannedSet, Program, ProgressRule, Projection, Recipe, Rotations, Schedule, Session, Slot, WeekCell, fold_name,
};
use crate::source::Span;
use crate::training::Load;

/// A schedule may have so many sets.
pub const MAX_EXPANDED_SETS: usize = 1_000_000;

/// Expands a program for an athlete. The schedule stands also where maxes are missing:
/// what nobody can know is left open. It is complete only if there are no errors.
#[must_use]
pub fn expand(program: &Program, athlete: &Athlete) -> (Schedule, Diagnostics) {
    expand_after(program, athlete, &History::default())
}

/// Expands a program for an athlete who has trained some of its sessions. What was performed
/// moves the loads, reps and stages of the sessions after it by the rules of the plan.
#[must_use]
pub fn expand_after<'p>(program: &'p Program, athlete: &Athlete, history: &'p History) -> (Schedule, Diagnostics) {
    let mut expander = Expander {
        program,
        history,
        standings: progress::Standings::new(),
        of_this_week: progress::Standings::new(),
        moved_maxes: progress::MovedMaxes::default(),
        assumed: false,
        assumed_open_sets: false,
        knowledge: maxes::Knowledge::new(program, athlete),
        diagnostics: check_training_maxes(program, athlete),
        week: 0,
        weeks: Vec::new(),
        week_of: HashMap::new(),
        lifts: HashMap::new(),
        block_notes: None,
        this_week: Heaviest::default(),
        last_week: Heaviest::default(),
        sets: 0,
        rotations: Rotations::default(),
        reported: HashSet::new(),
        warned: once::Once::new(program, "W1002"),
        too_light: once::Once::new(program, "W1025"),
        recipes: wholes::Shared::default(),
    };
    expander.report_borrowed_maxes(athlete);
    let mut sessions = expander.sessions();
    expander.report_missing_maxes_of_rules();
    calendar::set_dates(program, &expander.weeks, &mut sessions, &mut expander.diagnostics);
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
        lifts: expander.knowledge.scheduled_lifts(),
        // With a single session nothing is still to come.
        projection: (expander.assumed && sessions.len() > 1)
            .then_some(Projection { assume: history.then, maxes_held: expander.assumed_open_sets }),
        chart: Arc::clone(expander.knowledge.chart()),
        notes: program.notes.clone(),
        sessions,
        left_out: Vec::new(),
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
    history: &'p History,
    standings: progress::Standings,
    /// Where lines stood in their last session of the week, for those that follow them.
    of_this_week: progress::Standings,
    moved_maxes: progress::MovedMaxes,
    /// Whether something moved that was only assumed to be done.
    assumed: bool,
    /// Whether a rule would move a max by what an open set comes to, and nobody knows that yet.
    assumed_open_sets: bool,
    knowledge: maxes::Knowledge<'p>,
    diagnostics: Diagnostics,
    /// The week that is being expanded, through the whole program from 1.
    week: u16,
    /// The sessions of the weeks so far, those among them in which nothing is done.
    weeks: Vec<Vec<Turn>>,
    /// Where a week of a block, both counted from 0, stands in them when it was trained last.
    week_of: HashMap<(usize, u16), usize>,
    /// The program's lifts by name; filled where it is needed.
    lifts: HashMap<Arc<str>, LiftId>,
    /// The notes on the block, until its first session has said them.
    block_notes: Option<&'p Notes>,
    this_week: Heaviest,
    last_week: Heaviest,
    sets: usize,
    rotations: Rotations,
    /// Loads with a mistake that was reported.
    reported: HashSet<Span>,
    /// Lifts whose missing max was warned of.
    warned: once::Once,
    /// Lifts that were warned of for want of plates or dumbbells.
    too_light: once::Once,
    /// The recipe of the last load.
    recipes: wholes::Shared<Recipe>,
}

/// A session of a week, also one in which nothing is done.
struct Turn {
    slot: Slot,
    /// Its number in the schedule.
    session: Option<usize>,
}

/// A line of a session, as far as rules and tests look at it.
struct Trained<'p> {
    lift: LiftId,
    fold: Option<Fold<'p>>,
}

/// Where a line is expanded.
struct Place<'p> {
    block: &'p Block,
    slot: &'p Slot,
    line: &'p Line,
    /// The lift of the line that is trained this week.
    lift: &'p LineLift,
    /// Whether the lift was trained earlier in the session.
    trained_before: bool,
    /// The week of the block, counted through its cycles from 0.
    week: u16,
    /// Weeks of the cycle before this one in which the day could have stood.
    weeks_before: u16,
    /// Sessions of the cycle in which the line was done before.
    sessions_before: u16,
    /// Where progress has brought it.
    standing: Option<Rc<progress::Standing>>,
}

impl<'p> Expander<'p> {
    fn sessions(&mut self) -> Vec<Session> {
        let mut sessions = Vec::new();
        for (number, block) in self.program.blocks.iter().enumerate() {
            self.block_notes = Some(&block.notes).filter(|notes| !notes.is_empty());
            let by_weeks = lines_with_rules_for_weeks(block);
            for cycle in 0..block.cycles {
                let mut done: HashMap<*const Line, u16> = HashMap::new();
                for week in 0..block.weeks {
                    self.week += 1;
                    self.last_week = std::mem::take(&mut self.this_week);
                    self.of_this_week.clear();
                    let turns = match block.deload_in(week) {
                        Some(deload) => self.deload(block, deload, &mut sessions),
                        None => self.train(block, cycle * block.weeks + week, &mut done, &mut sessions),
                    };
                    if self.sets > MAX_EXPANDED_SETS {
                        let span = block.span;
                        self.diagnostics.push(ExpandError::TooManySets { limit: MAX_EXPANDED_SETS, span });
                        return sessions;
                    }
                    self.end_week(&by_weeks, week + 1);
                    self.week_of.insert((number, week), self.weeks.len());
                    self.weeks.push(turns);
                }
                self.move_maxes(block);
            }
        }
        sessions
    }

    /// A week of a block, counted through its cycles.
    fn train(
        &mut self,
        block: &'p Block,
        week: u16,
        done: &mut HashMap<*const Line, u16>,
        sessions: &mut Vec<Session>,
    ) -> Vec<Turn> {
        let mut turns = Vec::new();
        for slot in block.slots(week) {
            let Some(day) = block.days.get(slot.day) else {
                continue;
            };
            let (exercises, folds) = self.exercises(block, slot, day, week, done);
            if self.sets > MAX_EXPANDED_SETS {
                return turns;
            }
            turns.push(Turn { slot: *slot, session: (!exercises.is_empty()).then_some(sessions.len()) });
            if exercises.is_empty() {
                continue;
            }
            self.fold_session(sessions.len(), &exercises, &folds);
            sessions.push(Session {
                block: block.name.clone(),
                week: self.week,
                day: slot.number,
                weekday: slot.weekday,
                date: None,
                name: day.name.clone(),
                notes: self.notes_with_block(&day.notes),
                exercises,
            });
        }
        turns
    }

    /// The notes of a session; the first of a block says those of the block too.
    fn notes_with_block(&mut self, notes: &Notes) -> Notes {
        match self.block_notes.take() {
            Some(of_block) => of_block.iter().chain(notes.iter()).cloned().collect(),
            None => Arc::clone(notes),
        }
    }

    fn exercises(
        &mut self,
        block: &'p Block,
        slot: &'p Slot,
        day: &'p Day,
        week: u16,
        done: &mut HashMap<*const Line, u16>,
    ) -> (Vec<Exercise>, Vec<Trained<'p>>) {
        let mut exercises = Vec::new();
        let week_of_cycle = week % block.weeks.max(1);
        let weeks_before = week_of_cycle.saturating_sub(day.weeks.map_or(0, |(first, _)| first));
        let mut trained: HashSet<LiftId> = HashSet::new();
        for line in &day.lines {
            if self.sets > MAX_EXPANDED_SETS {
                break;
            }
            let Some(WeekCell::Sets { column, shift }) = line.weeks.get(usize::from(week_of_cycle)) else {
                continue;
            };
            let lift = self.rotations.lift(line, self.week);
            let way = Way::of(line, lift).filter(|_| !line.broken);
            let mut fold = way.map(|way| Fold {
                line,
                lift: lift.id,
                way,
                week: week_of_cycle + 1,
                sets: Vec::new(),
                stages: line.stage_count(),
            });
            if let Some(fold) = &fold {
                self.weeks_have_passed(fold);
            }
            let standing = fold.as_ref().map(|fold| self.standing_of(fold));
            let stage = standing.as_ref().map_or(0, |standing| standing.stage);
            let lift = line.in_stage(stage).unwrap_or(lift);
            if let Some(fold) = &mut fold {
                fold.lift = lift.id;
            }
            // One column may serve all lifts of a ladder, and the day that is followed may have more stages.
            let column = if line.stages { stage.min(line.columns.len().saturating_sub(1)) } else { *column };
            let Some(column) = line.columns.get(column) else {
                continue;
            };
            let times = done.entry(std::ptr::from_ref(line)).or_default();
            let trained_before = !trained.insert(lift.id);
            let place = Place {
                block,
                slot,
                line,
                lift,
                trained_before,
                week,
                weeks_before,
                sessions_before: *times,
                standing,
            };
            *times += 1;
            // One with a mistake takes its place, and may hold anything.
            let (sets, fold_sets) =
                if line.broken { Default::default() } else { self.expand_line(&place, column, *shift) };
            if let Some(fold) = &mut fold {
                fold.sets = fold_sets;
            }
            self.sets += sets.len();
            self.remember(slot.number, lift.id, lift.variant.as_ref(), &sets);
            let exercise = Exercise {
                lift: self.name(lift),
                written: lift.written.clone(),
                variant: lift.variant.clone(),
                label: line.label,
                alternatives: self.alternatives(line),
                optional: line.optional,
                notes: progress::notes(&line.notes, place.standing.as_deref()),
                known: self.program.lift(lift.id).and_then(|lift| lift.known),
                loading: Some(self.knowledge.loading(lift.id)),
                span: line.head_span(),
                sets,
            };
            exercises.push((exercise, Trained { lift: lift.id, fold }));
        }
        in_order_of_supersets(exercises).into_iter().unzip()
    }

    /// Moves on what was trained in a session, or what is assumed of it.
    fn fold_session(&mut self, session: usize, exercises: &[Exercise], trained: &[Trained<'p>]) {
        let history = self.history;
        let performed = history.performed.get(session);
        self.moved_maxes.begin_session();
        for (place, (exercise, trained)) in exercises.iter().zip(trained).enumerate() {
            let done = performed.map(|session| session.exercises.get(place).map_or(&[][..], Vec::as_slice));
            if let Some(fold) = trained.fold.as_ref().filter(|fold| !fold.line.progress.rules.is_empty()) {
                self.assumed |= done.is_none();
                self.fold(fold, exercise, done, history.then);
            }
            self.note_tests(trained.lift, exercise, done);
        }
    }

    fn name(&self, lift: &LineLift) -> Arc<str> {
        self.program.lift(lift.id).map_or_else(|| lift.written.clone(), |lift| lift.name.clone())
    }

    /// The lifts that the athlete may do instead of the line's first.
    fn alternatives(&self, line: &Line) -> Vec<Alternative> {
        match &line.others {
            OtherLifts::ToChoose(others) => {
                others.iter().map(|lift| Alternative { lift: self.name(lift), variant: lift.variant.clone() }).collect()
            }
            OtherLifts::None | OtherLifts::InTurn(_) | OtherLifts::Ladder(_) => Vec::new(),
        }
    }

    /// Warns where somebody trains with the maxes of the athlete whom the plan was written for.
    fn report_borrowed_maxes(&mut self, athlete: &Athlete) {
        let owner = &self.program.athlete;
        let (Some(of), Some(span)) = (&owner.name, self.program.athlete_span) else { return };
        let lifts: Vec<&str> = athlete.maxes.missing(&owner.maxes).map(AsRef::as_ref).collect();
        if athlete.is_somebody_else(owner) && !lifts.is_empty() {
            let (owner, lifts) = (of.to_string(), lifts.join(", "));
            self.diagnostics.push(ExpandError::BorrowedMaxes { owner, lifts, span });
        }
    }

    /// Reports a mistake in a load where it is written, once for all its sets and weeks.
    fn report_once(&mut self, error: ExpandError, span: Span) {
        if self.reported.insert(span) {
            self.diagnostics.push(error);
        }
    }

    /// Notes the heaviest load of a line, for days and weeks that start from it.
    fn remember(&mut self, day: u8, lift: LiftId, variant: Option<&Arc<str>>, sets: &[PlannedSet]) {
        let known = sets.iter().filter_map(|set| {
            let load = set.load?;
            Some(Known { load, estimate: set.estimate, bodyweight: set.bodyweight })
        });
        let heaviest = known.reduce(|a, b| if b.load.compare(a.load).is_gt() { b } else { a });
        let Some(heaviest) = heaviest else { return };
        let of_lift = self.this_week.entry((day, lift)).or_default();
        for of in [Of::Lift, Of::variant(variant)] {
            let known = of_lift.entry(of).or_insert(heaviest);
            if heaviest.load.compare(known.load).is_gt() {
                *known = heaviest;
            }
        }
    }
}

/// The lines of a block that have rules for its weeks alone.
fn lines_with_rules_for_weeks(block: &Block) -> Vec<&Line> {
    let lines = block.days.iter().flat_map(|day| &day.lines);
    lines.filter(|line| line.progress.rules.iter().any(ProgressRule::goes_by_the_week)).collect()
}

/// The heaviest load of a lift on a day: of the same variant if it was done, else of any.
fn heaviest(week: &Heaviest, day: u8, lift: LiftId, variant: Option<&Arc<str>>) -> Option<Known> {
    let of_lift = week.get(&(day, lift))?;
    of_lift.get(&Of::variant(variant)).or_else(|| of_lift.get(&Of::Lift)).copied()
}

/// Lifts of a superset stand together, where its first one is written, in the order of
/// their numbers.
fn in_order_of_supersets<T>(exercises: Vec<(Exercise, T)>) -> Vec<(Exercise, T)> {
    let mut first_of: HashMap<char, usize> = HashMap::new();
    let keyed = exercises.into_iter().enumerate().map(|(place, exercise)| {
        let key = match exercise.0.label {
            Some(Label::Superset { group, place: number }) => (*first_of.entry(group).or_insert(place), number),
            _ => (place, 0),
        };
        (key, exercise)
    });
    let mut keyed: Vec<((usize, u8), (Exercise, T))> = keyed.collect();
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
