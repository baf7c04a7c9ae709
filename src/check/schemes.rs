//! Schemes: from a call to the sets that it stands for, and which of them go through the
//! weeks together.

use std::collections::{HashMap, HashSet};
use std::rc::Rc;
use std::sync::Arc;

use super::attached::AttachedLines;
use super::lines::{RawCell, RawColumn};
use super::segments::Standing;
use super::warmup_words::{Opened, Word};
use super::{CheckError, Lowering, RuleError, SchemeUseError, stages, tracks};
use crate::diagnostic::{Diagnostics, primary_label};
use crate::model::{Called, Column, Extras, Scheme, SchemeId, Segment, Shift, WarmUp};
use crate::source::Span;
use crate::syntax::{self, Call, Cell, FilledPart, FillingId, PartKind, PartUse};

/// A scheme may stand for so many segments.
const MAX_SEGMENTS: usize = 1_000;
/// All calls of a plan may stand for so many.
const MAX_CALLED: usize = 1_000_000;

/// Segments that go through the weeks together: those of one row of columns.
#[derive(Clone)]
pub(super) struct Track {
    /// The columns of a scheme that has several; else one column, which serves all weeks.
    pub columns: Vec<RawColumn>,
    /// The call that brings several columns, and its name.
    pub call: Option<(Span, Arc<str>)>,
}

impl Track {
    fn alone(span: Span) -> Self {
        let cell = RawCell::Sets(Column { segments: Vec::new(), warm_up: WarmUp::default(), span });
        Self { columns: vec![RawColumn { span, weeks: None, stage: false, warmup: None, cell }], call: None }
    }

    /// The segments of a track that serves all weeks.
    fn segments(&mut self) -> Option<&mut Vec<Segment>> {
        match (&self.call, self.columns.first_mut()) {
            (None, Some(RawColumn { cell: RawCell::Sets(column), .. })) => Some(&mut column.segments),
            _ => None,
        }
    }

    /// Whether each column is one week, in order.
    fn counted(&self) -> Option<usize> {
        let labelled = self.columns.iter().any(|column| column.weeks.is_some());
        (self.call.is_some() && !labelled).then_some(self.columns.len())
    }
}

/// The sets of a scheme, with its arguments.
pub(super) struct Filled {
    tracks: Vec<Track>,
    segments: usize,
}

/// What is known of schemes so far.
#[derive(Default)]
pub(super) struct Schemes {
    /// By the number of the filling; nothing inside if it was reported.
    filled: Vec<Option<Option<Rc<Filled>>>>,
    /// What stands below each scheme.
    pub(super) lines: HashMap<SchemeId, AttachedLines>,
    /// Mistakes of schemes that were reported.
    pub(super) reported: HashSet<Span>,
    /// Where the arguments were given that are filled in.
    pub(super) given: Span,
    /// How many segments calls have brought into lines.
    called: usize,
}

impl Lowering<'_> {
    /// Lowers every scheme that is filled in, called or not.
    pub(super) fn lower_schemes(&mut self) {
        let ast = self.ast;
        self.program.schemes.extend(
            ast.schemes.iter().map(|scheme| Scheme { name: self.source.slice(scheme.name).into(), span: scheme.span }),
        );
        self.schemes.filled.resize_with(ast.fillings.len(), || None);
        for number in 0..ast.fillings.len() {
            self.lower_filling(FillingId(Span::new(number, 0).start));
        }
    }

    /// Whether a segment is a call.
    fn call_of(&self, segment: &syntax::Segment) -> Option<(PartUse, &'_ syntax::Part, &'_ Call)> {
        // Nearly every plan has none.
        if self.ast.calls.is_empty() {
            return None;
        }
        let used = *self.ast.part_uses(segment.parts).first()?;
        let part = self.ast.part(used.part)?;
        match part.kind {
            PartKind::Call(id) => Some((used, part, self.ast.call(id)?)),
            _ => None,
        }
    }

    /// Whether a row has a call in it.
    pub(super) fn has_calls(&self, columns: &[syntax::Column]) -> bool {
        !self.ast.calls.is_empty()
            && columns.iter().any(|column| match column.cell {
                Cell::Segments(segments) => {
                    self.ast.segments(segments).iter().any(|segment| self.call_of(segment).is_some())
                }
                _ => false,
            })
    }

    /// The sets of a scheme with its arguments; nothing if there is a mistake in them.
    fn lower_filling(&mut self, id: FillingId) -> Option<Rc<Filled>> {
        let number = id.0 as usize;
        if let Some(known) = self.schemes.filled.get(number).and_then(Option::as_ref) {
            return known.clone();
        }
        let filled = self.fill(id).map(Rc::new);
        if let Some(slot) = self.schemes.filled.get_mut(number) {
            *slot = Some(filled.clone());
        }
        filled
    }

    fn fill(&mut self, id: FillingId) -> Option<Filled> {
        let ast = self.ast;
        let filling = ast.filling(id).filter(|filling| !filling.broken)?;
        let known = ast.schemes.get(filling.scheme.0 as usize).filter(|scheme| !scheme.broken)?;
        let of = SchemeId(filling.scheme.0 as usize);
        let columns = ast.columns(filling.columns);
        let mut tracks = match columns {
            [only] if only.weeks.is_none() && matches!(only.cell, Cell::Segments(_)) => {
                let Cell::Segments(segments) = only.cell else { return None };
                self.lower_tracks(ast.segments(segments), only.span, Some((of, id)))?
            }
            _ => vec![self.lower_own_columns(columns, known, of, id)?],
        };
        let columns = tracks.iter_mut().flat_map(|track| &mut track.columns);
        let sets = columns.filter_map(|column| match &mut column.cell {
            RawCell::Sets(column) => Some(&mut column.segments),
            RawCell::Off | RawCell::Same(_) => None,
        });
        let mut sets: Vec<&mut Segment> = sets.flatten().collect();
        stand_in(of, &mut sets);
        self.settle_scheme_lines(of, &mut sets);
        let count = |column: &RawColumn| match &column.cell {
            RawCell::Sets(column) => column.segments.len(),
            _ => 0,
        };
        let segments = tracks.iter().flat_map(|track| &track.columns).map(count).sum();
        if segments > MAX_SEGMENTS {
            self.diagnostics.push(SchemeUseError::SchemeTooLarge { limit: MAX_SEGMENTS, span: known.name });
            return None;
        }
        Some(Filled { tracks, segments })
    }

    /// The columns of a scheme that has several.
    fn lower_own_columns(
        &mut self,
        columns: &[syntax::Column],
        known: &syntax::Scheme,
        of: SchemeId,
        id: FillingId,
    ) -> Option<Track> {
        let ast = self.ast;
        let mut track = Track { columns: Vec::new(), call: Some((known.name, self.source.slice(known.name).into())) };
        let mut any_sets = false;
        let mut sound = true;
        for column in columns {
            let mut warmup = None;
            let cell = match column.cell {
                Cell::Off => RawCell::Off,
                Cell::Same(step) => {
                    if !any_sets && column.weeks.is_none() {
                        self.diagnostics.push(CheckError::NothingToRepeat { span: column.span });
                        sound = false;
                    }
                    let error = step.and_then(|step| super::loads::between_half_points(step, column.span));
                    sound &= error.is_none();
                    if let Some(error) = error {
                        self.diagnostics.push(error);
                    }
                    RawCell::Same(step.map_or_else(Shift::default, super::loads::shift))
                }
                Cell::Segments(segments) => {
                    any_sets = true;
                    match self.lower_single(ast.segments(segments), column.span, Some((of, id))) {
                        Some((segments, word)) => {
                            warmup = word;
                            RawCell::Sets(Column { segments, warm_up: WarmUp::default(), span: column.span })
                        }
                        None => {
                            sound = false;
                            continue;
                        }
                    }
                }
            };
            if column.weeks.is_some_and(|(_, last)| last > super::MAX_WEEKS) {
                self.diagnostics.push(CheckError::TooManyWeeks { limit: super::MAX_WEEKS, span: column.span });
                sound = false;
            }
            track.columns.push(RawColumn { span: column.span, weeks: column.weeks, stage: column.stage, warmup, cell });
        }
        if sound && !any_sets {
            let what = "a scheme without sets".into();
            let help = "write the sets of one week at least, or take it away";
            self.diagnostics.push(CheckError::NothingToDo { what, help, span: known.name });
            sound = false;
        }
        sound.then_some(track)
    }

    /// The segments of one column among several, in which no scheme of several columns can
    /// stand, and what the column says of its warm-ups.
    pub(super) fn lower_single(
        &mut self,
        segments: &[syntax::Segment],
        span: Span,
        of: Option<(SchemeId, FillingId)>,
    ) -> Option<(Vec<Segment>, Option<Word>)> {
        let mut tracks = self.lower_tracks(segments, span, of)?;
        if let Some((call, name)) = tracks.iter().find_map(|track| track.call.clone()) {
            let stages = tracks.iter().any(|track| stages::has_stages(&track.columns));
            let name = name.to_string();
            self.diagnostics.push(if stages {
                let help = format!("a scheme of stages is alone in its line or beside sets for every stage: `press: {name}; 3x5`");
                SchemeUseError::SchemeInAColumn { name, what: "stages", label: "several stages", help, span: call }
            } else {
                let help = format!("a scheme of several columns is alone in its line or beside sets for every week: `press: {name}; 3x5`");
                SchemeUseError::SchemeInAColumn { name, what: "columns for weeks", label: "several weeks", help, span: call }
            });
            return None;
        }
        Some(tracks::joined(&mut tracks))
    }

    /// The segments of a column that stands alone, and the schemes in it. Nothing if
    /// something was reported.
    pub(super) fn lower_tracks(
        &mut self,
        segments: &[syntax::Segment],
        span: Span,
        of: Option<(SchemeId, FillingId)>,
    ) -> Option<Vec<Track>> {
        let Opened { word, segments, mut sound } = self.open(segments);
        let mut tracks = vec![Track::alone(span)];
        let mut room = MAX_SEGMENTS.saturating_mul(if of.is_some() { 1 } else { 10 });
        for (place, segment) in segments.iter().enumerate() {
            let lowered = match self.call_of(segment).map(|(used, part, call)| (used, part.len, call.clone())) {
                Some((used, _, call)) if !segment.broken => self.lower_call(used, &call),
                Some(_) => None,
                None => self.lower_own(segment, of).map(|segment| {
                    let mut own = Track::alone(span);
                    own.segments().into_iter().for_each(|segments| segments.push(segment.clone()));
                    vec![own]
                }),
            };
            let Some(lowered) = lowered else {
                sound = false;
                continue;
            };
            if place > 0 && !self.may_stand_behind_sets(&lowered) {
                sound = false;
                continue;
            }
            for mut track in lowered {
                let warmup = track.columns.first().and_then(|column| column.warmup);
                let ours = tracks.last_mut().and_then(Track::segments);
                match (ours, track.segments()) {
                    (Some(ours), Some(more)) => {
                        room = room.saturating_sub(more.len());
                        ours.append(more);
                        if let Some(column) = tracks.last_mut().and_then(|track| track.columns.first_mut()) {
                            column.warmup = column.warmup.or(warmup);
                        }
                    }
                    (_, Some(_)) => tracks.push(track),
                    (_, None) => {
                        room = room.saturating_sub(track.columns.len());
                        tracks.push(track);
                    }
                }
            }
            if room == 0 && sound {
                self.diagnostics.push(SchemeUseError::SchemeTooLarge { limit: MAX_SEGMENTS, span });
                return None;
            }
        }
        let is_empty = |track: &mut Track| track.segments().is_some_and(|segments| segments.is_empty());
        tracks.retain_mut(|track| !is_empty(track));
        sound &= self.put_word(&mut tracks, word);
        sound &= self.agree(&tracks);
        sound &= of.is_some() || self.weeks_fit(&mut tracks, span);
        sound.then_some(tracks)
    }

    /// What stands beside a scheme of several columns comes into each of them.
    fn weeks_fit(&mut self, tracks: &mut [Track], span: Span) -> bool {
        let weeks = tracks.iter().filter(|track| track.call.is_some()).map(|track| track.columns.len()).max();
        let beside: usize = tracks.iter_mut().filter_map(Track::segments).map(|segments| segments.len()).sum();
        self.count(beside.saturating_mul(weeks.unwrap_or(0)), span)
    }

    /// Counts segments that schemes bring into lines; says whether there is room for them.
    fn count(&mut self, segments: usize, span: Span) -> bool {
        let before = self.schemes.called;
        self.schemes.called = before.saturating_add(segments);
        let fits = self.schemes.called <= MAX_CALLED;
        if !fits && before <= MAX_CALLED {
            self.diagnostics.push(SchemeUseError::SchemeTooLarge { limit: MAX_CALLED, span });
        }
        fits
    }

    /// Schemes in one line have equally many columns; one of stages has no others beside it.
    fn agree(&mut self, tracks: &[Track]) -> bool {
        let call = |track: &Track| track.call.as_ref().map(|(call, _)| *call);
        if let Some(staged) = tracks.iter().position(|track| stages::has_stages(&track.columns)) {
            let others = tracks.iter().enumerate().filter(|(place, _)| *place != staged);
            let other = others.filter_map(|(_, track)| call(track)).next();
            if let (Some(span), Some(other)) = (tracks.get(staged).and_then(call), other) {
                self.diagnostics.push(RuleError::StagesWithColumns { span, other });
                return false;
            }
        }
        let mut counted = tracks.iter().filter_map(|track| Some((track.counted()?, track.call.as_ref()?)));
        let Some((columns, (first, first_name))) = counted.next() else { return true };
        match counted.find(|(others, _)| *others != columns) {
            Some((others, (span, name))) => {
                self.diagnostics.push(SchemeUseError::SchemesDisagree {
                    name: name.to_string(),
                    columns: others,
                    first_name: first_name.to_string(),
                    first_columns: columns,
                    span: *span,
                    first: *first,
                });
                false
            }
            None => true,
        }
    }

    /// A segment that is written out. In a scheme, what is wrong with it is said once; and
    /// where arguments are what is wrong, at the call that gives them.
    fn lower_own(&mut self, segment: &syntax::Segment, of: Option<(SchemeId, FillingId)>) -> Option<Segment> {
        let Some((scheme, filling)) = of else { return self.lower_segment(segment, self.complex) };
        let outer = std::mem::take(&mut self.diagnostics);
        self.schemes.given = self.ast.filling(filling).map_or_else(Span::default, |filling| filling.asked_for);
        let lowered = self.lower_segment(segment, false);
        let found = std::mem::replace(&mut self.diagnostics, outer);
        self.report_of_scheme(segment, filling, found);
        let given = self.is_filled(segment, |filled| filled.given && filled.default_load.is_none());
        lowered.map(|segment| {
            let schemes = Arc::from([scheme]);
            let called = Called { scheme, schemes, span: segment.span, given, shift: Shift::default() };
            Segment { called: Some(Box::new(called)), ..segment }
        })
    }

    /// Whether a part of a segment was filled in so.
    fn is_filled(&self, segment: &syntax::Segment, so: fn(&FilledPart) -> bool) -> bool {
        let parts = self.ast.part_uses(segment.parts).iter().filter_map(|used| self.ast.part(used.part));
        let mut filled = parts.filter_map(|part| self.ast.filled_text(part.filled?));
        filled.any(so)
    }

    fn report_of_scheme(&mut self, segment: &syntax::Segment, filling: FillingId, found: Diagnostics) {
        let given = self.is_filled(segment, |filled| filled.given);
        for finding in found.into_findings() {
            let place = primary_label(&*finding).map_or_else(Span::default, |(span, _)| span);
            if !given || !crate::diagnostic::is_error(&*finding) {
                if self.schemes.reported.insert(place) {
                    self.diagnostics.push_boxed(finding);
                }
                continue;
            }
            let help = finding.help().map_or_else(String::new, |help| help.to_string());
            let call = self.ast.filling(filling).map_or_else(Span::default, |filling| filling.asked_for);
            self.diagnostics.push(SchemeUseError::ArgumentDoesNotFit {
                call: self.source.slice(call).to_owned(),
                what: finding.to_string(),
                help,
                span: call,
                body: place,
            });
        }
    }

    /// The sets that a call stands for, as they are in the line: shown at the call, and with
    /// the modifiers that stand behind it.
    fn lower_call(&mut self, used: PartUse, call: &Call) -> Option<Vec<Track>> {
        let ast = self.ast;
        let place = Standing::new(ast, used)?;
        let filled = self.lower_filling(call.filling?)?;
        let span = place.at(call.span);
        if !self.count(filled.segments, span) {
            return None;
        }
        let modifiers = ast.modifiers(call.modifiers);
        let mut extras = Extras::default();
        if !modifiers.is_empty() {
            let clustered = filled.tracks.iter().flat_map(|track| &track.columns).all(is_clustered);
            let errors = self.diagnostics.errors();
            self.lower_modifiers(modifiers, place, (clustered, clustered), &mut extras);
            if self.diagnostics.errors() > errors {
                return None;
            }
        }
        let mut tracks = filled.tracks.clone();
        for track in &mut tracks {
            if let Some((place, _)) = &mut track.call {
                *place = span;
            }
            for column in &mut track.columns {
                column.span = span;
                column.warmup = column.warmup.map(|(word, _)| (word, span));
                let RawCell::Sets(column) = &mut column.cell else { continue };
                column.span = span;
                for segment in &mut column.segments {
                    if let Some(called) = &mut segment.called {
                        called.span = span;
                    }
                    if !modifiers.is_empty() {
                        add(Arc::make_mut(&mut segment.extras), &extras);
                    }
                }
            }
        }
        Some(tracks)
    }
}

/// Whether all sets of a column have mini-sets, so that a rest behind it is between those.
fn is_clustered(column: &RawColumn) -> bool {
    use crate::model::{Measure, PlannedMeasure};
    let RawCell::Sets(column) = &column.cell else { return true };
    let groups = column.segments.iter().flat_map(|segment| &segment.parts).flat_map(|part| &part.groups);
    groups.clone().count() > 0
        && groups.into_iter().all(|group| matches!(group.measure, PlannedMeasure::Fixed(Measure::Cluster(_))))
}

/// Notes that sets are part of a scheme: its own are, those of schemes that it calls become it.
fn stand_in(of: SchemeId, sets: &mut [&mut Segment]) {
    // Sets that came by one call stand together and are part of the same schemes.
    let mut last: Option<[Arc<[SchemeId]>; 2]> = None;
    for called in sets.iter_mut().filter_map(|segment| segment.called.as_mut()) {
        if called.schemes.last() == Some(&of) {
            continue;
        }
        let outer = match &last {
            Some([inner, outer]) if Arc::ptr_eq(inner, &called.schemes) => Arc::clone(outer),
            _ => called.schemes.iter().copied().chain(std::iter::once(of)).collect(),
        };
        last = Some([std::mem::replace(&mut called.schemes, Arc::clone(&outer)), outer]);
    }
}

/// Adds what stands behind a call to sets of the scheme: it counts where they have nothing
/// of the kind themselves; notes are said in any case.
pub(super) fn add(extras: &mut Extras, behind: &Extras) {
    extras.rest = extras.rest.or(behind.rest);
    extras.mini_rest = extras.mini_rest.or(behind.mini_rest);
    extras.pause = extras.pause.or(behind.pause);
    extras.every = extras.every.or(behind.every);
    extras.within = extras.within.or(behind.within);
    extras.until = extras.until.or(behind.until);
    extras.tempo = extras.tempo.take().or_else(|| behind.tempo.clone());
    extras.notes.extend(behind.notes.iter().cloned());
}
