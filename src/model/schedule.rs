//! The [`Schedule`]: what the athlete does, session by session and set by set.
//!
//! Every renderer is a function of this type and of nothing else.

use std::fmt;
use std::sync::Arc;

use super::{Assume, KnownLift, Recipe, ScheduledLift, find_lift, fold_name};
use crate::source::Span;
use crate::training::{Chart, Date, Label, Load, Loading, Percent, Role, Rounding, Rpe, Unit, Weekday};

/// A program expanded for one athlete.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Schedule {
    /// The program's name.
    pub name: Option<Arc<str>>,
    /// Who wrote it.
    pub author: Option<Arc<str>>,
    /// Whom it is for.
    pub athlete: Option<Arc<str>>,
    /// What the athlete weighs, in the schedule's unit.
    pub bodyweight: Option<Load>,
    /// The unit that all loads are in: the athlete's.
    pub unit: Unit,
    /// How many weeks the whole program takes.
    pub weeks: u16,
    /// The maxes that the loads were worked out from, by lift in order of name.
    pub maxes: Vec<LiftMax>,
    /// What is known of the lifts of the program, in order of name.
    pub lifts: Vec<ScheduledLift>,
    /// What was assumed of sessions to come; nothing where no load moves with training.
    pub projection: Option<Projection>,
    /// The chart from effort to load that was read.
    pub chart: Arc<Chart>,
    /// The coach's notes on the program.
    pub notes: Notes,
    /// The sessions, in the order in which they are done.
    pub sessions: Vec<Session>,
    /// Sessions of the program that were left out, in order. They are not shown; loads of those that are may
    /// rest on theirs.
    pub left_out: Vec<Session>,
}

impl Schedule {
    /// Keeps only the sessions that are wanted; the others are left out.
    pub fn retain(&mut self, is_wanted: impl FnMut(&Session) -> bool) {
        let (wanted, others) = std::mem::take(&mut self.sessions).into_iter().partition(is_wanted);
        self.sessions = wanted;
        self.left_out.extend::<Vec<Session>>(others);
        self.left_out.sort_by_key(|session| (session.week, session.day));
    }

    /// Whether every session has a date.
    #[must_use]
    pub fn is_dated(&self) -> bool {
        self.sessions.iter().all(|session| session.date.is_some())
    }
}

/// What was assumed of sessions to come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Projection {
    /// How they go.
    pub assume: Assume,
    /// Whether a max would move by what an open set or a test comes to, which nobody knows yet.
    pub maxes_held: bool,
}
/// Texts for the athlete. A session has those of its day in every week, so they are shared.
pub type Notes = Arc<[Arc<str>]>;

/// A max that loads are worked out from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LiftMax {
    /// The lift's canonical name.
    pub lift: Arc<str>,
    /// Of how many reps: 1 for a one-rep max.
    pub reps: u16,
    /// The load, in the schedule's unit, not rounded.
    pub load: Load,
}

/// One visit to the gym.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Session {
    /// The name of the block that it belongs to.
    pub block: Option<Arc<str>>,
    /// The week, counted through the whole program from 1.
    pub week: u16,
    /// The day's number in its week, from 1.
    pub day: u8,
    /// The day of the week, where the plan names one; the date's if there is a date.
    pub weekday: Option<Weekday>,
    /// The date, where the plan says when it starts or ends.
    pub date: Option<Date>,
    /// The name of the day.
    pub name: Option<Arc<str>>,
    /// The coach's notes on the session.
    pub notes: Notes,
    /// What is trained, in order.
    pub exercises: Vec<Exercise>,
}

/// One line of a session: a lift and its sets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exercise {
    /// The lift's canonical name; as written where the catalogue does not know it.
    pub lift: Arc<str>,
    /// The name as the coach wrote it, without the variant.
    pub written: Arc<str>,
    /// What the catalogue says of it, or of the lift that it is declared to be like.
    pub known: Option<KnownLift>,
    /// The variant in brackets: `paused`.
    pub variant: Option<Arc<str>>,
    /// The label in front of it.
    pub label: Option<Label>,
    /// The lifts that the athlete may do instead, in the same sets and loads.
    pub alternatives: Vec<Alternative>,
    /// Whether the whole exercise may be left out.
    pub optional: bool,
    /// The coach's notes on the exercise.
    pub notes: Notes,
    /// What it is loaded with: the bar and its plates, the dumbbells, the stack, or steps.
    pub loading: Option<Arc<Loading>>,
    /// Where its label and its lift stand in the plan.
    pub span: Span,
    /// The sets, in the order in which they are done.
    pub sets: Vec<PlannedSet>,
}

impl Exercise {
    /// The name as the coach wrote it, where it is more than another name for the lift:
    /// `squat or front squat`, but not `bench`.
    #[must_use]
    pub fn written_apart(&self) -> Option<&str> {
        let written = self.written.as_ref();
        if written == self.lift.as_ref() || fold_name(written) == fold_name(&self.lift) {
            return None;
        }
        let alias = find_lift(written).is_some_and(|known| known.name == self.lift.as_ref());
        (!alias).then_some(written)
    }
}

/// A lift that the athlete may do instead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Alternative {
    /// The lift's canonical name; as written where the catalogue does not know it.
    pub lift: Arc<str>,
    /// The variant in brackets.
    pub variant: Option<Arc<str>>,
}

/// One set as the athlete will do it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlannedSet {
    /// The set's number in its line, from 1.
    pub number: u16,
    /// What it is for.
    pub role: Role,
    /// How much of it.
    pub measure: Measure,
    /// Whether the measure is for each side.
    pub per_side: bool,
    /// Whether it may be left out: the fourth and fifth of `3-5x5`.
    pub optional: bool,
    /// What goes on the bar, rounded to what can be loaded; nothing where nobody can know it.
    /// With [`bodyweight`](Self::bodyweight) it is what is added (or, negative, taken off).
    pub load: Option<Load>,
    /// The upper end of a band of loads.
    pub load_max: Option<Load>,
    /// Whether the load comes on top of the athlete's own weight.
    pub bodyweight: bool,
    /// Whether the load rests on the RPE chart.
    pub estimate: bool,
    /// The load as the plan wrote it, without the `@`.
    pub load_written: Option<Arc<str>>,
    /// Percent of the lift's one-rep max, before rounding and before a ramp is held at its top.
    pub percent: Option<Percent>,
    /// What the plan wrote the percent of: `1RM`, `tm`, `5RM`, `top`, `squat` …
    pub percent_of: Option<Arc<str>>,
    /// The low end of the effort.
    pub rpe_min: Option<Rpe>,
    /// The high end of the effort; alone, a ceiling.
    pub rpe_max: Option<Rpe>,
    /// What else was written for the whole segment.
    pub extras: Arc<Extras>,
    /// Where the load comes from.
    pub basis: Option<Basis>,
    /// Where it stands in the plan.
    pub origin: Origin,
}

/// Where a set stands in the plan; of a scheme, where it is called.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Origin {
    /// The sets that it is one of: `3x5`.
    pub sets: Span,
    /// Its load; the sets where it has none.
    pub load: Span,
}

/// How much a set is.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Measure {
    /// So many reps; the same number twice, or a range.
    Reps {
        /// The low end.
        min: u16,
        /// The high end.
        max: u16,
    },
    /// As many reps as possible.
    Amrap {
        /// At least so many.
        min: Option<u16>,
        /// Stopped at so many.
        max: Option<u16>,
    },
    /// A time in seconds.
    Seconds {
        /// The low end.
        min: u16,
        /// The high end.
        max: u16,
    },
    /// A distance in metres.
    Metres {
        /// The low end.
        min: u16,
        /// The high end.
        max: u16,
    },
    /// Kilocalories on an ergometer.
    Calories {
        /// The low end.
        min: u16,
        /// The high end.
        max: u16,
    },
    /// Reps in mini-sets with a short rest between, or the parts of a complex.
    Cluster(Arc<[u16]>),
    /// So many reps in as many sets as it takes.
    Total {
        /// All reps together.
        reps: u16,
        /// The reps of one set, where the plan bounds them.
        per_set: Option<(u16, u16)>,
    },
}

/// A stretch of time in whole seconds; the same number twice, or a range.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct TimeRange {
    /// The low end.
    pub min: u16,
    /// The high end.
    pub max: u16,
}

/// The modifiers of a segment: they cover all its sets.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Default)]
pub struct Extras {
    /// Rest after each set.
    pub rest: Option<TimeRange>,
    /// Rest between the mini-sets of a cluster.
    pub mini_rest: Option<TimeRange>,
    /// Lowering, pause, lifting, pause: `30X0`.
    pub tempo: Option<Arc<str>>,
    /// A pause in each rep, in seconds.
    pub pause: Option<TimeRange>,
    /// A set starts every so often (EMOM), in seconds.
    pub every: Option<TimeRange>,
    /// All sets within so long, in seconds.
    pub within: Option<TimeRange>,
    /// The effort at which to stop adding sets.
    pub until: Option<Rpe>,
    /// The coach's notes, in order.
    pub notes: Vec<Arc<str>>,
}

/// Where a load comes from. Its [`Display`](fmt::Display) is one line for the athlete:
/// `3 reps at RPE 3 = 73.9 % of bench press 120 kg, rounded to 2.5 kg`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Basis {
    /// How the number came about.
    pub source: Derivation,
    /// A fixed load that was added.
    pub plus: Option<Load>,
    /// What progress has made of it: so much more or less.
    pub progressed: Option<Load>,
    /// The load before it was rounded, where it was.
    pub exact: Option<Load>,
    /// The step that it was rounded to, where it was rounded.
    pub rounded_to: Option<Load>,
    /// Which way it was rounded.
    pub rounding: Rounding,
    /// Whether it is only the heaviest that there is, and more was asked for.
    pub heaviest_there_is: bool,
    /// Whether it was held at the top set, which a ramp never passes.
    pub held_at_top: bool,
    /// For back-offs that wait until their range is owned: the load of the earlier top set that
    /// they are still with.
    pub held_from: Option<Load>,
    /// The max that the lift borrows, where the load rests on one.
    pub borrowed: Option<BorrowedMax>,
    /// How it can be worked out again; nothing for a load that rests on no other number. Sets that are
    /// loaded alike share it.
    pub recipe: Option<Arc<Recipe>>,
}

impl Basis {
    /// Where a load comes from, as long as nothing was added to it and nothing rounded.
    #[must_use]
    pub const fn new(source: Derivation) -> Self {
        Self {
            source,
            plus: None,
            progressed: None,
            exact: None,
            rounded_to: None,
            rounding: Rounding::Nearest,
            heaviest_there_is: false,
            held_at_top: false,
            held_from: None,
            borrowed: None,
            recipe: None,
        }
    }
}

/// A max that a lift borrows from another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BorrowedMax {
    /// The share that the lift takes.
    pub percent: Percent,
    /// The lift that it borrows from: `squat`, `squat 5RM`.
    pub of: Arc<str>,
    /// The max of that lift.
    pub whole: Load,
}

/// How a load came about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Derivation {
    /// Read from the RPE chart.
    Chart {
        /// Reps in the set.
        reps: u16,
        /// The effort that it was read at.
        rpe: Rpe,
        /// What the chart says.
        percent: Percent,
        /// The lift and its one-rep max.
        max: Option<(Arc<str>, Load)>,
    },
    /// A percent of something with a name: a max, a training max, a rep max.
    PercentOf {
        /// The percent as written, weeks and sets worked in.
        percent: Percent,
        /// What of: `bench press`, `training max of bench press`, `squat 5RM`.
        of: Arc<str>,
        /// How heavy that is, where it is known.
        whole: Option<Load>,
    },
    /// A percent of another set: `top set`, `set before`, `first set`, `day "Volume"`.
    PercentOfSet {
        /// The percent: 90 % for `-10%`.
        percent: Percent,
        /// Which set.
        of: Arc<str>,
        /// Its load, where it is known.
        whole: Option<Load>,
    },
    /// A fixed step from another set: `-5kg`.
    StepFromSet {
        /// The step.
        step: Load,
        /// Which set.
        of: Arc<str>,
        /// Its load, where it is known.
        from: Option<Load>,
    },
    /// Written as it is.
    Written(Load),
    /// The empty bar.
    EmptyBar,
    /// The athlete's own weight, with so much more or less.
    Bodyweight(Load),
}

impl fmt::Display for Basis {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.source {
            Derivation::Chart { reps, rpe, percent, max } => {
                let plural = if *reps == 1 { "rep" } else { "reps" };
                write!(f, "{reps} {plural} at RPE {rpe} = {percent} of ")?;
                match max {
                    Some((lift, load)) => write!(f, "{lift} {load}")?,
                    None => f.write_str("1RM")?,
                }
            }
            Derivation::PercentOf { percent, of, whole } => {
                write!(f, "{percent} of {of}")?;
                if let Some(whole) = whole {
                    write!(f, " {whole}")?;
                }
            }
            Derivation::PercentOfSet { percent, of, whole } => {
                let change = percent.plus(Percent::ONE.negated());
                match whole {
                    Some(whole) => write!(f, "{of} {whole}")?,
                    None => write!(f, "{of}")?,
                }
                if change < Percent::default() {
                    write!(f, " − {}", change.negated())?;
                } else if change > Percent::default() {
                    write!(f, " + {change}")?;
                }
            }
            Derivation::StepFromSet { step, of, from } => {
                match from {
                    Some(from) => write!(f, "{of} {from}")?,
                    None => write!(f, "{of}")?,
                }
                write_step(f, *step)?;
            }
            Derivation::Written(load) => write!(f, "{load} as written")?,
            Derivation::EmptyBar => f.write_str("the empty bar")?,
            Derivation::Bodyweight(added) => {
                f.write_str("bodyweight")?;
                write_step(f, *added)?;
            }
        }
        if let Some(BorrowedMax { percent, of, whole }) = &self.borrowed {
            if *percent == Percent::ONE {
                write!(f, " (its max is that of {of}, {whole})")?;
            } else {
                write!(f, " (its max is {percent} of {of} {whole})")?;
            }
        }
        if let Some(plus) = self.plus {
            write_step(f, plus)?;
        }
        if let Some(progressed) = self.progressed {
            write_step(f, progressed)?;
            f.write_str(" by progress")?;
        }
        if let Some(step) = self.rounded_to {
            match self.rounding {
                Rounding::Nearest => write!(f, ", rounded to {step}")?,
                rounding => write!(f, ", rounded {} to {step}", rounding.name())?,
            }
        }
        if self.heaviest_there_is {
            f.write_str(", the heaviest there is")?;
        }
        if self.held_at_top {
            f.write_str(", held at the top set")?;
        }
        if self.held_from.is_some() {
            f.write_str(", held there until its range is owned")?;
        }
        Ok(())
    }
}

fn write_step(f: &mut fmt::Formatter<'_>, step: Load) -> fmt::Result {
    if step.is_negative() {
        write!(f, " − {}", step.times(-1))
    } else if step.is_positive() {
        write!(f, " + {step}")
    } else {
        Ok(())
    }
}
