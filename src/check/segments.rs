//! Segments: sets, the loads that serve them, and what covers them all.

use std::sync::Arc;

use super::{CheckError, Lowering};
use crate::model::{Extras, Measure, Part, PlannedMeasure, Role, Segment, SetGroup, Target, TimeRange};
use crate::parse::{MAX_REPS, MAX_SETS};
use crate::source::{Source, Span};
use crate::syntax::{self, Ast, FilledPart, MeasureSpec, ModifierKind, PartKind, PartUse, SetSpec};
use crate::training::{Across, Percent};

/// `ramp 3@…` is three sets.
const RAMP_SETS: u8 = 3;

/// A set of the list, where it stands.
pub(super) struct Listed<'a> {
    pub(super) set: &'a SetSpec,
    place: Standing<'a>,
}

/// A part where it stands.
#[derive(Clone, Copy)]
pub(super) struct Standing<'a> {
    used: PartUse,
    part: &'a syntax::Part,
    /// The text that was read, if arguments were filled in.
    filled: Option<&'a FilledPart>,
}

impl<'a> Standing<'a> {
    pub(super) fn new(ast: &'a Ast, used: PartUse) -> Option<Self> {
        let part = ast.part(used.part)?;
        Some(Self { used, part, filled: part.filled.and_then(|text| ast.filled_text(text)) })
    }

    /// Where something in the part stands in the file.
    pub(super) fn at(self, span: Span) -> Span {
        self.used.inside(self.part, span)
    }

    /// What is written there.
    fn text(self, source: &'a Source, span: Span) -> &'a str {
        match self.filled {
            Some(filled) => filled.text.get(span.start as usize..span.end as usize).unwrap_or(""),
            None => source.slice(self.at(span)),
        }
    }
}

impl<'a> Listed<'a> {
    fn span(&self) -> Span {
        self.place.at(self.set.span)
    }

    /// The set without its load, in the part.
    fn sets_inside(&self) -> Span {
        let end = self.set.load.map_or(self.set.span.end, |(_, at)| at);
        Span { start: self.set.span.start, end }
    }

    /// The set without its load.
    pub(super) fn sets_span(&self) -> Span {
        self.place.at(self.sets_inside())
    }

    pub(super) fn load_span(&self) -> Span {
        // A load from a default stands where that does.
        let of_default = self.place.filled.and_then(|filled| filled.default_load).filter(|_| self.set.load.is_some());
        of_default.unwrap_or_else(|| self.place.at(self.set.load_span()))
    }

    /// The sets as they are written.
    pub(super) fn written(&self, source: &'a Source) -> &'a str {
        self.place.text(source, self.sets_inside()).trim()
    }
}

impl Lowering<'_> {
    /// Lowers a segment; nothing if part of it was reported. The parts of a complex are done
    /// without a rest between them.
    pub(super) fn lower_segment(&mut self, segment: &syntax::Segment, complex: bool) -> Option<Segment> {
        let ast = self.ast;
        let errors = self.diagnostics.errors();
        let mut listed = Vec::new();
        let mut extras = Extras::default();
        let mut modifiers = None;
        for used in ast.part_uses(segment.parts) {
            let place = Standing::new(ast, *used)?;
            if let PartKind::Sets { set, modifiers: own, .. } = &place.part.kind {
                listed.push(Listed { set, place });
                modifiers = Some((*own, place));
            }
        }
        let first = listed.first()?;
        let span = first.span().to(listed.last().map_or(first.span(), Listed::span));
        let role = segment.role.unwrap_or_default();
        let in_pieces = |listed: &Listed<'_>| matches!(listed.set.measure, MeasureSpec::Cluster(_));
        let clustered = role.has_mini_sets() || listed.iter().any(in_pieces);
        let rest_is_inside = clustered && (!complex || role.has_mini_sets());
        if let Some((modifiers, start)) = modifiers {
            self.lower_modifiers(ast.modifiers(modifiers), start, (clustered, rest_is_inside), &mut extras);
        }
        let parts = self.lower_parts(&listed, role, segment.broken);
        self.limits(&parts, span);
        if segment.broken || self.diagnostics.errors() > errors {
            return None;
        }
        Some(Segment { role, parts, extras: Arc::new(extras), called: None, span })
    }

    /// Groups the sets by the load that serves them: one of its own for each, or one at
    /// the end for all.
    fn lower_parts(&mut self, listed: &[Listed<'_>], role: Role, broken: bool) -> Vec<Part> {
        let alone = listed.len() == 1;
        let bare: Vec<Span> = listed.iter().filter(|set| set.set.load.is_none()).map(Listed::sets_span).collect();
        let last_has_load = listed.last().is_some_and(|set| set.set.load.is_some());
        let one_for_all = bare.len() == listed.len() || last_has_load && bare.len() + 1 == listed.len();
        if !bare.is_empty() && !one_for_all {
            // What could not be read may have held the load.
            if !broken {
                self.diagnostics.push(CheckError::PartialLoads { bare });
            }
            return Vec::new();
        }
        let mut parts: Vec<Part> = Vec::new();
        for set in listed {
            let special = self.lower_special(set, role);
            let groups = special.unwrap_or_else(|| vec![self.lower_group(set, role == Role::Ramp && alone)]);
            match parts.last_mut().filter(|_| one_for_all) {
                Some(part) => part.groups.extend(groups),
                None => parts.push(Part { groups, load: None, load_span: set.load_span() }),
            }
            if let Some(part) = parts.last_mut().filter(|_| role == Role::Test) {
                part.load = Some(self.all_out());
                continue;
            }
            if let (Some((load, _)), Some(part)) = (set.set.load, parts.last_mut()) {
                part.load_span = set.load_span();
                let given = set.place.filled.map(|filled| filled.default_load.unwrap_or(self.schemes.given));
                part.load = self.lower_load(load, part.load_span, given);
            }
        }
        for part in &parts {
            self.loads_fit_sets(part);
        }
        parts
    }

    /// Whether loads that are listed or climb have the sets for it.
    fn loads_fit_sets(&mut self, part: &Part) {
        let Some(rule) = part.load.and_then(|load| self.program.load(load)) else {
            return;
        };
        let (each, climbs) = shape_of(&rule.target);
        let sets = part.sets();
        if let Some(loads) = each.filter(|&loads| loads != usize::from(sets)) {
            self.diagnostics.push(CheckError::LoadCount { loads, sets, span: part.load_span });
        } else if climbs && sets < 2 {
            let written = rule.written.to_string();
            self.diagnostics.push(CheckError::NothingToClimb { written, span: part.load_span });
        }
    }

    fn lower_group(&mut self, listed: &Listed<'_>, ramp: bool) -> SetGroup {
        let set = listed.set;
        let span = listed.sets_span();
        let written = listed.place.text(self.source, listed.sets_inside()).trim();
        let by_default = if ramp && matches!(set.measure, MeasureSpec::Reps(..)) { RAMP_SETS } else { 1 };
        let (least, most) = set.count.unwrap_or((by_default, by_default));
        self.ascending(u16::from(least), u16::from(most), written, span);
        if most == 0 {
            self.nothing(written, span);
        }
        SetGroup {
            least,
            most,
            measure: self.lower_measure(&set.measure, written, span),
            per_side: set.per_side,
            ends_mini_sets: false,
            span,
        }
    }

    fn lower_measure(&mut self, measure: &MeasureSpec, written: &str, span: Span) -> PlannedMeasure {
        let mut checked = |min: u16, max: u16| {
            self.ascending(min, max, written, span);
            if max == 0 {
                self.nothing(written, span);
            }
        };
        PlannedMeasure::Fixed(match *measure {
            MeasureSpec::Reps(min, max) => {
                checked(min, max);
                Measure::Reps { min, max }
            }
            MeasureSpec::AtLeast(min, max) => {
                checked(min, max.unwrap_or(min));
                Measure::Amrap { min: Some(min), max }
            }
            MeasureSpec::Amrap => Measure::Amrap { min: None, max: None },
            MeasureSpec::Seconds(min, max) => {
                checked(min, max);
                Measure::Seconds { min, max }
            }
            MeasureSpec::Metres(min, max) => {
                checked(min, max);
                Measure::Metres { min, max }
            }
            MeasureSpec::Calories(min, max) => {
                checked(min, max);
                Measure::Calories { min, max }
            }
            MeasureSpec::ShareOfTop(percent) => {
                checked(percent, percent);
                return PlannedMeasure::ShareOfTop(Percent::from_tenths(i32::from(percent) * 10));
            }
            MeasureSpec::Cluster(parts) => {
                let parts = self.ast.cluster_parts(parts);
                if parts.contains(&0) {
                    self.nothing(written, span);
                }
                Measure::Cluster(parts.into())
            }
            MeasureSpec::Total(reps, per_set) => {
                checked(reps, reps);
                let per_set = per_set.map(|(min, max)| (u16::from(min), u16::from(max)));
                if let Some((min, max)) = per_set {
                    checked(min, max);
                    if min > reps && min <= max {
                        self.more_than_all(reps, min, written, span);
                    }
                }
                Measure::Total { reps, per_set }
            }
            // `lower_special` has taken these.
            MeasureSpec::MiniSets(_) | MeasureSpec::RepMax(_) => Measure::Amrap { min: None, max: None },
        })
    }

    /// Reports a total that a single one of its sets would pass.
    fn more_than_all(&mut self, total: u16, per_set: u16, written: &str, span: Span) {
        let what = format!("`{written}` is {total} reps in all, in sets of {per_set} or more");
        let help = format!("the total stands first, then the reps of a set: `total {per_set} in {total}`");
        self.diagnostics.push(CheckError::TotalBelowSet { what, help, span });
    }

    pub(super) fn nothing(&mut self, written: &str, span: Span) {
        let what = format!("`{written}`");
        let help = "write at least 1, or `-` for a week without it";
        self.diagnostics.push(CheckError::NothingToDo { what, help, span });
    }

    /// Reports a range whose low end comes last.
    pub(super) fn ascending(&mut self, low: u16, high: u16, text: &str, span: Span) {
        if low > high {
            let span = Span { end: span.start + Span::new(0, text.len()).end, ..span };
            let meant = text.replacen(&format!("{low}-{high}"), &format!("{high}-{low}"), 1);
            self.diagnostics.push(CheckError::ReversedRange {
                written: text.to_owned(),
                meant,
                otherwise: "; sets with fewer and fewer reps are listed: `12, 10, 8`".into(),
                span,
            });
        }
    }

    pub(super) fn lower_modifiers(
        &mut self,
        modifiers: &[syntax::Modifier],
        place: Standing<'_>,
        (clustered, rest_is_inside): (bool, bool),
        extras: &mut Extras,
    ) {
        let mut seen: Vec<(&'static str, Span)> = Vec::new();
        for modifier in modifiers {
            let span = place.at(modifier.span);
            let written = place.text(self.source, modifier.span);
            let keyword = modifier.kind.keyword();
            if let Some((_, first)) = seen.iter().find(|(other, _)| *other == keyword && !keyword.is_empty()) {
                self.diagnostics.push(CheckError::RepeatedHead { keyword, span, first: *first });
                continue;
            }
            seen.push((keyword, span));
            let mut time = |(min, max): (u16, u16)| {
                self.ascending_time(min, max, written, span);
                Some(TimeRange { min, max })
            };
            match modifier.kind {
                ModifierKind::Rest(rest, None) if rest_is_inside => extras.mini_rest = time(rest),
                ModifierKind::Rest(rest, None) => extras.rest = time(rest),
                ModifierKind::Rest(inside, Some(rest)) => {
                    extras.mini_rest = time(inside);
                    extras.rest = time(rest);
                    if !clustered {
                        self.diagnostics.push(CheckError::TwoRests { span });
                    }
                }
                ModifierKind::Pause(pause) => extras.pause = time(pause),
                ModifierKind::Every(every) => extras.every = time(every),
                ModifierKind::Within(within) => extras.within = time(within),
                ModifierKind::Until(rpe) => extras.until = Some(rpe),
                ModifierKind::Tempo(tempo) => {
                    extras.tempo = Some(place.text(self.source, tempo).to_uppercase().into());
                }
                ModifierKind::Note(note) => extras.notes.push(place.text(self.source, note).into()),
            }
        }
    }

    pub(super) fn ascending_time(&mut self, min: u16, max: u16, text: &str, span: Span) {
        if min > max {
            let meant = text.split_once(' ').and_then(|(word, time)| {
                let (low, high) = time.split_once('-')?;
                let unit_at = high.find(|c: char| c.is_ascii_alphabetic())?;
                let (number, unit) = high.split_at_checked(unit_at)?;
                Some(format!("{word} {number}-{low}{unit}"))
            });
            let (written, meant) = (text.to_owned(), meant.unwrap_or_else(|| text.to_owned()));
            self.diagnostics.push(CheckError::ReversedRange { written, meant, otherwise: String::new(), span });
        } else if max == 0 && !text.to_ascii_lowercase().starts_with("rest") {
            let what = format!("`{text}`");
            self.diagnostics.push(CheckError::NothingToDo { what, help: "write at least 1, or take it away", span });
        }
    }

    /// A segment has at most 100 sets and 1,000 reps.
    fn limits(&mut self, parts: &[Part], span: Span) {
        let groups = || parts.iter().flat_map(|part| &part.groups);
        let sets: u32 = groups().map(|group| u32::from(group.most)).sum();
        let reps: u32 = groups().map(|group| u32::from(group.most) * reps(&group.measure)).sum();
        if sets > u32::from(MAX_SETS) {
            self.diagnostics.push(CheckError::TooManySets { sets, limit: MAX_SETS, span });
        } else if reps > u32::from(MAX_REPS) {
            self.diagnostics.push(CheckError::TooManyReps { reps, limit: MAX_REPS, span });
        }
    }
}

/// How many loads a target lists, if it lists one for each set, and whether it climbs across the sets.
pub(super) fn shape_of(target: &Target) -> (Option<usize>, bool) {
    match target {
        Target::PercentOfMax(across, _) | Target::PercentOfSet(across, _) => shape(across),
        Target::StepFromSet(across, _) | Target::Absolute(across) | Target::Bodyweight(across) => shape(across),
        Target::Effort(across) => shape(across),
        _ => (None, false),
    }
}

/// How many values are listed, and whether they climb.
const fn shape<T>(across: &Across<T>) -> (Option<usize>, bool) {
    match across {
        Across::All(_) => (None, false),
        Across::Each(values) => (Some(values.len()), false),
        Across::Climbing { .. } => (None, true),
    }
}

/// The reps of a set, as far as they are known.
fn reps(measure: &PlannedMeasure) -> u32 {
    match measure {
        PlannedMeasure::Fixed(Measure::Reps { max, .. }) => u32::from(*max),
        PlannedMeasure::Fixed(Measure::Amrap { min, max }) => u32::from(max.or(*min).unwrap_or(0)),
        PlannedMeasure::Fixed(Measure::Cluster(parts)) => parts.iter().map(|&part| u32::from(part)).sum(),
        PlannedMeasure::Fixed(Measure::Total { reps, .. }) => u32::from(*reps),
        _ => 0,
    }
}
