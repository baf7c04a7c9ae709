//! Gives every line what holds for it: what is attached to it, else what the heads of its
//! day, its block and the program say. The nearest wins.

use std::sync::Arc;

use super::attached::{AttachedLines, Rest, Stated, Warmup, nearest};
use super::lines::RawLine;
use super::warmup_words::Word;
use super::{BelongingError, CheckError};
use crate::diagnostic::{Diagnostics, Finding};
use crate::model::{
    Column, KnownLift, Line, LoadRule, Measure, Notes, PlannedMeasure, Program, Role, Segment, SetBase, Target, WarmUp,
};
use crate::source::Span;
use crate::syntax::{ProgressExpr, WarmupWord};

/// What a line says of itself, before it is known what its heads say.
pub(super) struct Own {
    attached: AttachedLines,
    /// Whether the lift is several in one.
    complex: bool,
    /// `warmup auto` and `warmup none` in its columns that hold sets, in order.
    pub(super) words: Vec<Option<Word>>,
}

impl Own {
    /// Takes it from a line whose columns do not know their weeks yet.
    pub(super) fn of(line: &mut RawLine) -> Self {
        Self { attached: std::mem::take(&mut line.attached), complex: line.complex, words: Vec::new() }
    }

    /// The notes below it.
    pub(super) fn notes(&self) -> Notes {
        self.attached.notes.clone().into()
    }

    /// The `progress` lines below it.
    pub(super) fn progress(&self) -> &[Arc<ProgressExpr>] {
        &self.attached.progress
    }

    /// The word in a column; the lifts of a ladder may share one.
    fn word(&self, column: usize) -> Option<Word> {
        let only = if self.words.len() == 1 { 0 } else { column };
        self.words.get(only).copied().flatten()
    }
}

/// Settles a line; `heads` are those of its day, its block and the program, in this order,
/// and a lift that its day has `trained_before` is warm. There is `room` for so many more
/// sets of `warmup` lines; past it the program is too large to be expanded.
pub(super) fn settle(
    line: &mut Line,
    own: &Own,
    heads: &[&AttachedLines; 3],
    trained_before: bool,
    room: &mut usize,
    program: &Program,
    diagnostics: &mut Diagnostics,
) {
    let mut settler = Settler { program, diagnostics, room, was_broken: line.broken, broken: line.broken };
    settler.rest(line, own, heads);
    settler.tempo(line, own);
    settler.warmup(line, own, heads, trained_before);
    line.broken = settler.broken;
}

struct Settler<'a> {
    program: &'a Program,
    diagnostics: &'a mut Diagnostics,
    room: &'a mut usize,
    was_broken: bool,
    broken: bool,
}

fn segments(line: &mut Line) -> impl Iterator<Item = &mut Segment> {
    line.columns.iter_mut().flat_map(|column| &mut column.segments)
}

/// Whether sets come in pieces, with a rest of their own between; the parts of a complex
/// have none.
fn is_in_pieces(segment: &Segment, complex: bool) -> bool {
    let mut groups = segment.parts.iter().flat_map(|part| &part.groups);
    segment.role.has_mini_sets()
        || !complex && groups.any(|group| matches!(group.measure, PlannedMeasure::Fixed(Measure::Cluster(_))))
}

/// A drop follows without rest, and what starts by the clock rests until the clock says so.
pub(super) fn takes_rest(segment: &Segment) -> bool {
    segment.role != Role::Drop && segment.extras.every.is_none()
}

/// Fills a place that is empty; says whether it was.
fn fill<T>(slot: &mut Option<T>, value: T) -> bool {
    let empty = slot.is_none();
    slot.get_or_insert(value);
    empty
}

/// Why a `rest` below a lift or a scheme can be in vain.
pub(super) const RESTS: &str = "each of its sets has a rest of its own, drops down at once or starts by the clock \
                                (`every`); keep one of the two";
/// Why a `tempo` below a lift or a scheme can be in vain.
pub(super) const TEMPOS: &str = "each of its sets has a tempo of its own; keep one of the two";

/// What becomes of a rest below a lift or a scheme.
pub(super) enum Given {
    /// Some set took it.
    Taken,
    /// No set could.
    InVain,
    /// Two rests for sets that come in one piece.
    TwoRests,
}

/// Gives a rest that stands below sets to those that have none.
pub(super) fn give_rest(sets: &mut [&mut Segment], complex: bool, rest: Rest) -> Given {
    if sets.is_empty() {
        return Given::Taken;
    }
    let any_in_pieces = sets.iter().any(|segment| is_in_pieces(segment, complex));
    let all_in_pieces =
        sets.iter().filter(|segment| segment.role != Role::Warmup).all(|segment| is_in_pieces(segment, complex));
    if matches!(rest, Rest::Two { .. }) && !any_in_pieces {
        return Given::TwoRests;
    }
    let mut taken = false;
    for segment in sets.iter_mut().filter(|segment| takes_rest(segment)) {
        let in_pieces = is_in_pieces(segment, complex);
        let extras = Arc::make_mut(&mut segment.extras);
        taken |= match rest {
            // Behind sets in pieces one rest is between the pieces; so it is below them.
            Rest::One(rest) if all_in_pieces && in_pieces => fill(&mut extras.mini_rest, rest),
            Rest::One(rest) => fill(&mut extras.rest, rest),
            Rest::Two { inside, after } if in_pieces => {
                let inside = fill(&mut extras.mini_rest, inside);
                fill(&mut extras.rest, after) || inside
            }
            Rest::Two { after, .. } => fill(&mut extras.rest, after),
        };
    }
    if taken { Given::Taken } else { Given::InVain }
}

impl Settler<'_> {
    /// Reports what cannot be done, unless the line was not understood.
    fn report(&mut self, error: impl Finding) {
        if !self.was_broken {
            self.diagnostics.push(error);
        }
        self.broken = true;
    }

    fn rest(&mut self, line: &mut Line, own: &Own, heads: &[&AttachedLines; 3]) {
        if let Some(Stated { says, span }) = own.attached.rest.clone() {
            self.own_rest(line, own.complex, says, span);
        }
        let Some(Stated { says, .. }) = nearest(heads, |head| head.rest.as_ref()) else {
            return;
        };
        let complex = own.complex;
        // A rest for working sets is no rest for warm-ups.
        for segment in segments(line).filter(|segment| takes_rest(segment) && segment.role != Role::Warmup) {
            let in_pieces = is_in_pieces(segment, complex);
            let extras = Arc::make_mut(&mut segment.extras);
            let (Rest::One(after) | Rest::Two { after, .. }) = *says;
            extras.rest.get_or_insert(after);
            if let (Rest::Two { inside, .. }, true) = (says, in_pieces) {
                extras.mini_rest.get_or_insert(*inside);
            }
        }
    }

    /// The rest that is attached to the line itself covers all its sets.
    fn own_rest(&mut self, line: &mut Line, complex: bool, rest: Rest, span: Span) {
        let mut sets: Vec<&mut Segment> = segments(line).collect();
        match give_rest(&mut sets, complex, rest) {
            Given::Taken => {}
            Given::TwoRests => self.report(CheckError::TwoRests { span }),
            Given::InVain => {
                self.report(BelongingError::AttachedInVain { of: "lift", keyword: "rest", help: RESTS, span });
            }
        }
    }

    fn tempo(&mut self, line: &mut Line, own: &Own) {
        let Some(Stated { says, span }) = own.attached.tempo.clone() else {
            return;
        };
        let mut taken = segments(line).next().is_none();
        for segment in segments(line) {
            taken |= fill(&mut Arc::make_mut(&mut segment.extras).tempo, says.clone());
        }
        if !taken {
            self.report(BelongingError::AttachedInVain { of: "lift", keyword: "tempo", help: TEMPOS, span });
        }
    }

    fn warmup(&mut self, line: &mut Line, of_line: &Own, heads: &[&AttachedLines; 3], trained_before: bool) {
        let own = of_line.attached.warmup.clone();
        let default = nearest(heads, |head| head.warmup.as_ref());
        let mut lifts = line.others.trained(&line.lift);
        let is_loaded = !trained_before
            && lifts.all(|lift| {
                let known = self.program.lift(lift.id).and_then(|lift| lift.known);
                known.as_ref().is_some_and(KnownLift::is_loaded_compound)
            });
        // Where warm-ups are made from a load, and whether any column has one.
        let mut made = None;
        let mut found_load = false;
        let mut missing_top = false;
        for (place, sets) in line.columns.iter_mut().enumerate() {
            let word = of_line.word(place);
            let written = sets.segments.iter().find(|segment| segment.role == Role::Warmup).map(|segment| segment.span);
            let first = written.or(word.map(|(_, span)| span));
            let word = word.map(|(word, span)| Stated { says: word, span });
            match (&word, &own, first) {
                (_, Some(own), Some(first)) => {
                    self.report(BelongingError::TwoWarmups { span: own.span, first });
                    return;
                }
                (Some(word), None, _) if written.is_some() => {
                    self.report(BelongingError::TwoWarmups { span: word.span, first: written.unwrap_or(word.span) });
                    return;
                }
                (Some(Stated { says: WarmupWord::None, .. }), ..) => {}
                (Some(Stated { says: WarmupWord::Auto, span }), ..)
                | (None, Some(Stated { says: Warmup::Auto, span }), None) => {
                    made = made.or(Some(*span));
                    found_load |= has_load_to_start_from(self.program, sets);
                    sets.warm_up = WarmUp::Made;
                }
                (None, Some(Stated { says: Warmup::Sets(warmup), .. }), None) => {
                    if needs_top(self.program, warmup) && !has_top(sets) {
                        missing_top = true;
                    } else {
                        self.insert(warmup, sets);
                    }
                }
                (None, None, None) => self.default_warmup(default, is_loaded, sets),
                (None, ..) => {}
            }
        }
        if let Some(Stated { span, .. }) = own.filter(|_| missing_top) {
            let what = "these warm-up sets need a top set, and this line has none".into();
            self.report(CheckError::BackoffWithoutTop { what, span, scheme: None });
        }
        if let Some(span) = made.filter(|_| !found_load && !self.broken) {
            self.diagnostics.push(BelongingError::NoLoadToWarmUpTo { span });
        }
    }

    /// What the head of a day, a block or the program says holds where it is of use: for
    /// compound lifts on a bar that do not begin with a ramp, which is a warm-up of its own.
    fn default_warmup(&mut self, default: Option<&Stated<Warmup>>, is_loaded: bool, sets: &mut Column) {
        if sets.segments.first().is_some_and(|segment| segment.role == Role::Ramp) {
            return;
        }
        match default.map(|default| &default.says) {
            Some(Warmup::Auto) if has_load_to_start_from(self.program, sets) => {
                sets.warm_up = WarmUp::MadeForLoadedCompounds;
            }
            Some(Warmup::Sets(warmup)) if is_loaded && (has_top(sets) || !needs_top(self.program, warmup)) => {
                self.insert(warmup, sets);
            }
            _ => {}
        }
    }

    /// Puts the sets of a `warmup` line in front of a column.
    fn insert(&mut self, warmup: &Segment, sets: &mut Column) {
        let count = warmup.parts.iter().map(|part| usize::from(part.sets())).sum();
        if *self.room > 0 {
            *self.room = self.room.saturating_sub(count);
            sets.segments.insert(0, warmup.clone());
        }
    }
}

fn has_top(sets: &Column) -> bool {
    sets.segments.iter().any(|segment| segment.role == Role::Top)
}

/// Whether sets are a share of the top set, by their load or their reps.
fn needs_top(program: &Program, segment: &Segment) -> bool {
    segment.parts.iter().any(|part| {
        let rule = part.load.and_then(|load| program.load(load));
        let mut groups = part.groups.iter();
        rule.and_then(LoadRule::set_base) == Some(&SetBase::Top)
            || groups.any(|group| matches!(group.measure, PlannedMeasure::ShareOfTop(_)))
    })
}

/// Whether the first working set is of reps and has a load on it that can be halved: not
/// the athlete's own weight, a text, or nothing.
fn has_load_to_start_from(program: &Program, sets: &Column) -> bool {
    let first = sets.segments.iter().find(|segment| segment.role != Role::Warmup);
    let part = first.and_then(|segment| segment.parts.first());
    let target = part.and_then(|part| part.load).and_then(|load| program.load(load)).map(|rule| &rule.target);
    let counted = part.and_then(|part| part.groups.first()).is_some_and(|group| {
        !matches!(
            group.measure,
            PlannedMeasure::Fixed(Measure::Seconds { .. } | Measure::Metres { .. } | Measure::Calories { .. })
        )
    });
    counted && target.is_some_and(|target| !matches!(target, Target::Text(_) | Target::Bodyweight(_)))
}
