//! What counts: when two sets, exercises or sessions are the same for the athlete.
//!
//! Places in the file do not count, nor how a load is spelled: `@-10%` is `@90% of top`, and
//! `100kg | same +5kg` is `100kg | 105kg`. What counts of a load is what is on the bar and what it
//! is worked out from, for that is what an athlete goes by whose day is better or worse than planned.

use std::collections::HashSet;
use std::hash::{DefaultHasher, Hash, Hasher};

use crate::model::{Alternative, Derivation, Exercise, Measure, PlannedSet, Session, Taken, TimeRange};
use crate::training::{Label, Load, Percent, Role, Rpe};

/// Something of a set that can change.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs, reason = "the names say it all")]
pub enum SetField {
    Role,
    /// How much it is: reps, seconds and so on.
    Measure,
    PerSide,
    /// What goes on the bar.
    Load,
    /// Whether the load rests on the RPE chart.
    Estimate,
    /// The percent of the one-rep max.
    Percent,
    /// What the load is worked out from.
    Rule,
    /// The effort.
    Rpe,
    Rest,
    /// Rest between mini-sets.
    MiniRest,
    Tempo,
    Pause,
    /// A set starts every so often.
    Every,
    /// All sets within so long.
    Within,
    /// The effort at which to stop adding sets.
    Until,
    Notes,
    /// Whether it may be left out.
    Optional,
}

impl SetField {
    /// All of them.
    pub const ALL: [Self; 17] = [
        Self::Role,
        Self::Measure,
        Self::PerSide,
        Self::Load,
        Self::Estimate,
        Self::Percent,
        Self::Rule,
        Self::Rpe,
        Self::Rest,
        Self::MiniRest,
        Self::Tempo,
        Self::Pause,
        Self::Every,
        Self::Within,
        Self::Until,
        Self::Notes,
        Self::Optional,
    ];
}

/// What counts of a set but its percent. Its number does not: it follows from the sets before it.
#[derive(PartialEq, Eq, Hash)]
struct SetContent<'a> {
    role: Role,
    measure: &'a Measure,
    per_side: bool,
    load: (Option<Load>, Option<Load>, bool),
    estimate: bool,
    rule: Rule<'a>,
    rpe: (Option<Rpe>, Option<Rpe>),
    rest: Option<TimeRange>,
    mini_rest: Option<TimeRange>,
    tempo: Option<&'a str>,
    pause: Option<TimeRange>,
    every: Option<TimeRange>,
    within: Option<TimeRange>,
    until: Option<Rpe>,
    notes: &'a [std::sync::Arc<str>],
    optional: bool,
}

/// What a load is worked out from.
#[derive(PartialEq, Eq, Hash)]
struct Rule<'a> {
    source: Source<'a>,
    percent_of: Option<&'a str>,
    /// The high end of a band.
    taken_max: Option<Taken>,
    /// The fixed load more, written or by progress.
    plus: Option<Load>,
    held_at_top: bool,
    held_from: Option<Load>,
}

#[derive(PartialEq, Eq, Hash)]
enum Source<'a> {
    /// No load is written, or it is written as it is: the load says all. Or only an effort is
    /// written: that says all.
    Plain,
    /// A load that is written and cannot be loaded: `96kg`, where 95 kg is on the bar.
    Written(Load),
    /// Something in the coach's words, such as a band.
    Text(&'a str),
    Percent(Percent, &'a str),
    Step(Load, &'a str),
}

impl<'a> Rule<'a> {
    fn of(set: &'a PlannedSet) -> Self {
        let is_effort = set.rpe_min.or(set.rpe_max).is_some();
        let percent_of = set.percent_of.as_deref();
        let plain = Self {
            source: Source::Plain,
            percent_of,
            taken_max: None,
            plus: None,
            held_at_top: set.basis.as_ref().is_some_and(|basis| basis.held_at_top),
            held_from: set.basis.as_ref().and_then(|basis| basis.held_from),
        };
        let Some(basis) = &set.basis else {
            let text = set.load_written.as_deref().filter(|_| !is_effort);
            return Self { source: text.map_or(Source::Plain, Source::Text), ..plain };
        };
        let source = match &basis.source {
            Derivation::PercentOf { percent, of, .. } | Derivation::PercentOfSet { percent, of, .. } => {
                Source::Percent(*percent, of)
            }
            Derivation::StepFromSet { step, of, .. } => Source::Step(*step, of),
            Derivation::Written(_) => {
                let rounded = basis.exact.filter(|exact| set.load != Some(*exact));
                return Self { source: rounded.map_or(Source::Plain, Source::Written), ..plain };
            }
            Derivation::Chart { .. } | Derivation::EmptyBar | Derivation::Bodyweight(_) => return plain,
        };
        let plus = match (basis.plus, basis.progressed) {
            (Some(plus), Some(progressed)) => Some(plus.plus(progressed)),
            (plus, progressed) => plus.or(progressed),
        };
        let recipe = basis.recipe.as_ref();
        let taken_max = recipe.and_then(|recipe| recipe.taken_max.filter(|high| *high != recipe.taken));
        Self { source, taken_max, plus, ..plain }
    }
}

impl<'a> SetContent<'a> {
    fn of(set: &'a PlannedSet) -> Self {
        let extras = &*set.extras;
        Self {
            role: set.role,
            measure: &set.measure,
            per_side: set.per_side,
            // A band from a load to the same load is none.
            load: (set.load, set.load_max.filter(|max| set.load != Some(*max)), set.bodyweight),
            estimate: set.estimate,
            rule: Rule::of(set),
            rpe: (set.rpe_min, set.rpe_max),
            rest: extras.rest,
            mini_rest: extras.mini_rest,
            tempo: extras.tempo.as_deref(),
            pause: extras.pause,
            every: extras.every,
            within: extras.within,
            until: extras.until,
            notes: &extras.notes,
            optional: set.optional,
        }
    }
}

/// The lifts whose max changes, from which percents follow.
pub(super) type MovedMaxes<'a> = HashSet<&'a str>;

/// Whether the percent of a set is what is asked for, and not what follows from a max that changes. Of
/// a load that is written, or is a step from another set's, it only says how heavy that is.
fn is_asked_for_in_percent(lift: &str, set: &PlannedSet, moved: &MovedMaxes<'_>) -> bool {
    let Some(basis) = &set.basis else { return false };
    let of = match &basis.source {
        Derivation::PercentOf { of, .. } => of.strip_prefix("training max of ").unwrap_or(of),
        Derivation::Chart { .. } => lift,
        _ => return false,
    };
    let lender = basis.borrowed.as_ref().map_or(lift, |borrowed| &borrowed.of);
    ![lift, without_reps(of), without_reps(lender)].iter().any(|lift| moved.contains(lift))
}

/// `squat` of `squat 5RM`.
fn without_reps(max: &str) -> &str {
    let is_rep_max = |last: &str| last.strip_suffix("RM").is_some_and(|reps| reps.parse::<u16>().is_ok());
    max.rsplit_once(' ').filter(|(_, last)| is_rep_max(last)).map_or(max, |(lift, _)| lift)
}

/// What of a set of a lift changes.
pub(super) fn changed_fields(lift: &str, old: &PlannedSet, new: &PlannedSet, moved: &MovedMaxes<'_>) -> Vec<SetField> {
    let (a, b) = (SetContent::of(old), SetContent::of(new));
    let is_asked_for = || [old, new].into_iter().all(|set| is_asked_for_in_percent(lift, set, moved));
    let same_percent = old.percent == new.percent || !is_asked_for();
    if a == b && same_percent {
        return Vec::new();
    }
    let fields = [
        (SetField::Role, a.role == b.role),
        (SetField::Measure, a.measure == b.measure),
        (SetField::PerSide, a.per_side == b.per_side),
        (SetField::Load, a.load == b.load),
        (SetField::Estimate, a.estimate == b.estimate),
        (SetField::Percent, same_percent),
        (SetField::Rule, a.rule == b.rule),
        (SetField::Rpe, a.rpe == b.rpe),
        (SetField::Rest, a.rest == b.rest),
        (SetField::MiniRest, a.mini_rest == b.mini_rest),
        (SetField::Tempo, a.tempo == b.tempo),
        (SetField::Pause, a.pause == b.pause),
        (SetField::Every, a.every == b.every),
        (SetField::Within, a.within == b.within),
        (SetField::Until, a.until == b.until),
        (SetField::Notes, a.notes == b.notes),
        (SetField::Optional, a.optional == b.optional),
    ];
    fields.into_iter().filter(|(_, same)| !same).map(|(field, _)| field).collect()
}

/// A number that is the same for sets in which nothing changes.
pub(super) fn hash_of_set(set: &PlannedSet) -> u64 {
    hash(&SetContent::of(set))
}

/// All that counts of an exercise but its sets.
#[derive(PartialEq, Eq, Hash)]
pub(super) struct LineContent<'a> {
    pub lift: &'a str,
    pub variant: Option<&'a str>,
    pub label: Option<Label>,
    pub written: Option<&'a str>,
    pub alternatives: Vec<(&'a str, Option<&'a str>)>,
    pub optional: bool,
    pub notes: &'a [std::sync::Arc<str>],
}

impl<'a> LineContent<'a> {
    pub(super) fn of(exercise: &'a Exercise) -> Self {
        let alternatives = exercise.alternatives.iter();
        let named = |other: &'a Alternative| (other.lift.as_ref(), other.variant.as_deref());
        Self {
            lift: &exercise.lift,
            variant: exercise.variant.as_deref(),
            label: exercise.label,
            written: exercise.written_apart(),
            alternatives: alternatives.map(named).collect(),
            optional: exercise.optional,
            notes: &exercise.notes,
        }
    }
}

/// A number that is the same for exercises in which nothing changes.
pub(super) fn hash_of_exercise(exercise: &Exercise) -> u64 {
    let mut hasher = DefaultHasher::new();
    LineContent::of(exercise).hash(&mut hasher);
    exercise.sets.len().hash(&mut hasher);
    exercise.sets.iter().for_each(|set| SetContent::of(set).hash(&mut hasher));
    hasher.finish()
}

/// A number that is the same for sessions that are trained alike, whatever they are called and
/// whenever they are.
pub(super) fn hash_of_session(session: &Session) -> u64 {
    let mut hasher = DefaultHasher::new();
    session.notes.hash(&mut hasher);
    session.exercises.iter().for_each(|exercise| hash_of_exercise(exercise).hash(&mut hasher));
    hasher.finish()
}

fn hash(content: &impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    content.hash(&mut hasher);
    hasher.finish()
}
