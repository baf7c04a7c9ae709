//! Gives every line what holds for it: what is attached to it, else what the heads of its
//! day, its block and the program say. The nearest wins.

use std::sync::Arc;

use super::attached::{AttachedLines, Rest, Stated, Warmup, nearest};
use super::lines::{RawCell, RawLine};
use super::{BelongingError, CheckError};
use crate::diagnostic::{Diagnostics, Finding};
use crate::model::{
    Column, KnownLift, Line, LineLift, LoadRule, Measure, PlannedMeasure, Program, Role, Segment, SetBase, Target,
    WarmUp,
};
use crate::source::Span;
use crate::syntax::WarmupWord;

/// Settles a line; `heads` are those of its day, its block and the program, in this order,
/// and a lift that its day has `trained_before` is warm. There is `room` for so many more
/// sets of `warmup` lines; past it the program is too large to be expanded. What is left to
/// settle when the line knows its weeks is returned.
pub(super) fn settle(
    line: &mut RawLine,
    heads: &[&AttachedLines; 3],
    trained_before: bool,
    room: &mut usize,
    program: &Program,
    diagnostics: &mut Diagnostics,
) -> Option<LateWarmup> {
    let mut settler = Settler { program, diagnostics, room, was_broken: line.broken, broken: line.broken };
    settler.rest(line, heads);
    settler.tempo(line);
    let own = line.attached.warmup.clone();
    // A scheme of several columns is put together with what stands beside it week by week,
    // and only then a column has a first working set.
    let late = !line.tracks.is_empty();
    let word = line.columns.first().and_then(|column| column.warmup).filter(|_| late);
    if !late {
        let is_loaded = !trained_before && settler.is_loaded(line.others.trained(&line.lift));
        let columns = line.columns.iter_mut().filter_map(|column| match &mut column.cell {
            RawCell::Sets(sets) => Some((sets, column.warmup)),
            RawCell::Off | RawCell::Same(_) => None,
        });
        settler.warmup(columns, own.as_ref(), heads, is_loaded);
    }
    line.broken = settler.broken;
    late.then_some(LateWarmup { own, word })
}

/// The warm-up of a line with a scheme of several columns.
pub(super) struct LateWarmup {
    /// What stands below the line.
    own: Option<Stated<Warmup>>,
    /// `warmup auto;` or `warmup none;` at its beginning.
    word: Option<(WarmupWord, Span)>,
}

impl LateWarmup {
    /// Settles it, now that the columns of the line are put together.
    pub(super) fn settle(
        &self,
        line: &mut Line,
        heads: &[&AttachedLines; 3],
        trained_before: bool,
        room: &mut usize,
        program: &Program,
        diagnostics: &mut Diagnostics,
    ) {
        let mut settler = Settler { program, diagnostics, room, was_broken: line.broken, broken: line.broken };
        let is_loaded = !trained_before && settler.is_loaded(line.others.trained(&line.lift));
        let columns = line.columns.iter_mut().map(|column| (column, self.word));
        settler.warmup(columns, self.own.as_ref(), heads, is_loaded);
        line.broken = settler.broken;
    }
}

struct Settler<'a> {
    program: &'a Program,
    diagnostics: &'a mut Diagnostics,
    room: &'a mut usize,
    was_broken: bool,
    broken: bool,
}

fn segments(line: &mut RawLine) -> impl Iterator<Item = &mut Segment> {
    let called = line.tracks.iter_mut().flat_map(|track| &mut track.columns);
    let sets = line.columns.iter_mut().chain(called).filter_map(|column| match &mut column.cell {
        RawCell::Sets(sets) => Some(sets),
        RawCell::Off | RawCell::Same(_) => None,
    });
    sets.flat_map(|sets| &mut sets.segments)
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

impl Settler<'_> {
    /// Reports what cannot be done, unless the line was not understood.
    fn report(&mut self, error: impl Finding) {
        if !self.was_broken {
            self.diagnostics.push(error);
        }
        self.broken = true;
    }

    fn rest(&mut self, line: &mut RawLine, heads: &[&AttachedLines; 3]) {
        if let Some(Stated { says, span }) = line.attached.rest.clone() {
            self.own_rest(line, says, span);
        }
        let Some(Stated { says, .. }) = nearest(heads, |head| head.rest.as_ref()) else {
            return;
        };
        let complex = line.complex;
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
    fn own_rest(&mut self, line: &mut RawLine, rest: Rest, span: Span) {
        if segments(line).next().is_none() {
            return;
        }
        let complex = line.complex;
        let any_in_pieces = segments(line).any(|segment| is_in_pieces(segment, complex));
        let all_in_pieces =
            segments(line).filter(|segment| segment.role != Role::Warmup).all(|segment| is_in_pieces(segment, complex));
        if matches!(rest, Rest::Two { .. }) && !any_in_pieces {
            self.report(CheckError::TwoRests { span });
            return;
        }
        let mut taken = false;
        for segment in segments(line).filter(|segment| takes_rest(segment)) {
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
        if !taken {
            let help = "each of its sets has a rest of its own, drops down at once or starts by the clock (`every`); \
                        keep one of the two";
            self.report(BelongingError::AttachedInVain { keyword: "rest", help, span });
        }
    }

    fn tempo(&mut self, line: &mut RawLine) {
        let Some(Stated { says, span }) = line.attached.tempo.clone() else {
            return;
        };
        let mut taken = segments(line).next().is_none();
        for segment in segments(line) {
            taken |= fill(&mut Arc::make_mut(&mut segment.extras).tempo, says.clone());
        }
        if !taken {
            let help = "each of its sets has a tempo of its own; keep one of the two";
            self.report(BelongingError::AttachedInVain { keyword: "tempo", help, span });
        }
    }

    fn is_loaded<'l>(&self, mut lifts: impl Iterator<Item = &'l LineLift>) -> bool {
        lifts.all(|lift| {
            let known = self.program.lift(lift.id).and_then(|lift| lift.known);
            known.as_ref().is_some_and(KnownLift::is_loaded_compound)
        })
    }

    fn warmup<'c>(
        &mut self,
        columns: impl Iterator<Item = (&'c mut Column, Option<(WarmupWord, Span)>)>,
        own: Option<&Stated<Warmup>>,
        heads: &[&AttachedLines; 3],
        is_loaded: bool,
    ) {
        let default = nearest(heads, |head| head.warmup.as_ref());
        // Where warm-ups are made from a load, and whether any column has one.
        let mut made = None;
        let mut found_load = false;
        let mut missing_top = false;
        for (sets, word) in columns {
            let written = sets.segments.iter().find(|segment| segment.role == Role::Warmup).map(|segment| segment.span);
            let first = written.or(word.map(|(_, span)| span));
            let word = word.map(|(word, span)| Stated { says: word, span });
            match (&word, own, first) {
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
        if let Some(&Stated { span, .. }) = own.filter(|_| missing_top) {
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
