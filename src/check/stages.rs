//! Stages: columns that progress goes through, in the place of weeks.

use std::collections::{HashMap, HashSet};

use super::lines::{RawCell, RawColumn};
use super::segments::shape_of;
use super::weeks::{climbs_by_week, parts};
use super::{CheckError, RuleError};
use crate::model::{Column, LoadRuleId, Part, Program, Role};
use crate::source::Span;

/// Whether a row has stages.
pub(super) fn has_stages(columns: &[RawColumn]) -> bool {
    columns.iter().any(|column| column.stage)
}

/// What is wrong with a row of stages: nothing else stands in it, and no load climbs by weeks.
pub(super) fn mistake(columns: &[RawColumn], program: &Program) -> Option<CheckError> {
    let stage = columns.iter().find(|column| column.stage)?;
    let is_other = |(place, column): &(usize, &RawColumn)| {
        *place > 0 && !column.stage || column.weeks.is_some() || !matches!(column.cell, RawCell::Sets(_))
    };
    if let Some((_, other)) = columns.iter().enumerate().find(is_other) {
        // Where the other stands in the place of a stage, the next one is shown beside it.
        let is_set = |column: &&RawColumn| column.span != other.span && matches!(column.cell, RawCell::Sets(_));
        let mut sets = columns.iter().filter(is_set);
        let shown = if stage.span == other.span { sets.next_back().unwrap_or(stage) } else { stage };
        return Some(RuleError::StagesWithColumns { span: shown.span, other: other.span }.into());
    }
    let sets = columns.iter().filter_map(|column| match &column.cell {
        RawCell::Sets(sets) => Some((column, sets)),
        _ => None,
    });
    let mut climbing = sets.flat_map(|(column, sets)| parts(sets).map(move |part| (column, part)));
    let (column, part) = climbing.find(|(_, part)| climbs_by_week(program, part))?;
    let other = columns.iter().map(|other| other.span).find(|other| *other != column.span)?;
    Some(CheckError::ClimbWithColumns { span: part.load_span, other })
}

/// What is wrong if the lifts of a ladder are not as many as its stages: one stage serves them
/// all.
pub(super) fn ladder_mistake(columns: &[Column], lifts: usize, span: Span) -> Option<RuleError> {
    let stages = columns.len();
    (stages != lifts && stages != 1).then_some(RuleError::LadderCount { lifts, stages, span })
}

/// Gives stages without a load one: that of the last stage, else, as the next stage goes on at
/// the same load, that of the stage before, and at the beginning that of the one behind. Those
/// of a ladder are of other lifts, so only the last serves them. What is wrong is where the loads of
/// a stage do not fit the sets of one that takes them.
pub(super) fn share_loads(columns: &mut [Column], is_ladder: bool, program: &Program) -> Option<(RuleError, Span)> {
    let last = columns.last().map(|last| Lender::of(last, columns.len(), program)).filter(|last| last.has_own);
    if last.is_some() || is_ladder {
        let last = last?;
        return columns.iter_mut().zip(1..).find_map(|(column, stage)| last.lend(column, stage, program));
    }
    let mut stages = columns.iter().zip(1..).map(|(column, stage)| Lender::of(column, stage, program));
    let mut before = stages.find(|stage| stage.has_own)?;
    for (column, stage) in columns.iter_mut().zip(1..) {
        if let Some(error) = before.lend(column, stage, program) {
            return Some(error);
        }
        before = Lender::of(column, stage, program);
    }
    None
}

/// The load of sets and where it stands; nothing is the athlete's choice.
type Lent = Option<(LoadRuleId, Span)>;

/// The loads of a stage, for those that have none.
struct Lender {
    /// The number of the stage, from 1.
    stage: usize,
    /// Where one of its loads stands.
    span: Span,
    /// Whether it has a load that starts from no other set.
    has_own: bool,
    /// The load of all its sets but warm-ups, if there is one for them all.
    single: Lent,
    /// Those of its sets, as they are written together.
    of_sets: Vec<(Role, Lent)>,
}

impl Lender {
    fn of(column: &Column, stage: usize, program: &Program) -> Self {
        let mut of_sets = Vec::new();
        for (role, part) in with_roles(column) {
            let load = part.load.map(|load| (load, part.load_span));
            of_sets.extend(part.groups.iter().map(|_| (role, load)));
        }
        let rule = |load: Lent| load.and_then(|(load, _)| program.load(load));
        let mut working = of_sets.iter().filter(|(role, _)| *role != Role::Warmup).map(|(_, load)| *load);
        let first = working.next().flatten().filter(|load| is_own(program, load.0));
        let single = first.filter(|load| working.all(|other| rule(other) == rule(Some(*load))));
        let span = shown(column, |part| part.load.is_some());
        Self { stage, span, has_own: has_own_load(column, program), single, of_sets }
    }

    /// What is wrong with a stage whose sets these loads do not fit, shown at such sets.
    fn unclear(&self, column: &Column, stage: usize, wanted: fn(&Part) -> bool) -> (RuleError, Span) {
        let span = shown(column, wanted);
        (RuleError::StageLoads { stage, of: self.stage, span, first: self.span }, span)
    }

    /// Gives loads to the sets of a stage that has none: none at all, or none but loads that start
    /// from its other sets. Where there are several, each goes to the sets of the same role and place.
    fn lend(&self, column: &mut Column, stage: usize, program: &Program) -> Option<(RuleError, Span)> {
        if has_own_load(column, program) {
            return None;
        }
        let mut sets: HashMap<Role, usize> = HashMap::new();
        for (role, part) in with_roles(column) {
            *sets.entry(role).or_default() += part.groups.len();
        }
        let of_role = |role: Role| self.of_sets.iter().filter(move |(other, _)| *other == role).map(|(_, load)| *load);
        let fits = |role: Role| sets.get(&role).copied() == Some(of_role(role).count());
        let bare = |role: Role| with_roles(column).any(|(other, part)| other == role && part.load.is_none());
        let unclear = sets.keys().any(|&role| role != Role::Warmup && bare(role) && !fits(role));
        if self.single.is_none() && unclear {
            return Some(self.unclear(column, stage, |part| part.load.is_none()));
        }
        let fitting: HashSet<Role> = sets.keys().copied().filter(|&role| fits(role)).collect();
        let mut places: HashMap<Role, usize> = HashMap::new();
        for segment in &mut column.segments {
            let role = segment.role;
            let place = places.entry(role).or_default();
            let mut load_of = |count: usize| -> Vec<Lent> {
                let loads = (*place..).take(count).map(|place| match self.single {
                    Some(single) if role != Role::Warmup => Some(single),
                    _ if fitting.contains(&role) => of_role(role).nth(place).flatten(),
                    _ => None,
                });
                let loads = loads.collect();
                *place += count;
                loads
            };
            let parts = std::mem::take(&mut segment.parts);
            segment.parts = parts.into_iter().flat_map(|part| with_loads(&load_of(part.groups.len()), part)).collect();
        }
        // Loads that are listed for each set, and climbs, want their sets here too.
        let misfits = |part: &Part| {
            let target = part.load.and_then(|load| program.load(load)).map(|rule| &rule.target);
            let (listed, climbs) = target.map_or((None, false), shape_of);
            listed.is_some_and(|loads| loads != usize::from(part.sets())) || climbs && part.sets() < 2
        };
        let misfit = with_roles(column).any(|(_, part)| misfits(part));
        misfit.then(|| self.unclear(column, stage, |part| part.load.is_some()))
    }
}

/// A part with the loads of its sets, in several parts where they differ.
fn with_loads(loads: &[Lent], part: Part) -> Vec<Part> {
    if part.load.is_some() {
        return vec![part];
    }
    let mut parts: Vec<(Lent, Part)> = Vec::new();
    for (group, &load) in part.groups.into_iter().zip(loads) {
        match parts.last_mut() {
            Some((last, part)) if last.map(|load| load.0) == load.map(|load| load.0) => part.groups.push(group),
            _ => {
                let (rule, span) = (load.map(|load| load.0), load.map_or(part.load_span, |load| load.1));
                parts.push((load, Part { groups: vec![group], load: rule, load_span: span }));
            }
        }
    }
    parts.into_iter().map(|(_, part)| part).collect()
}

/// Where the first of such sets stand, or their load; those of a scheme stand in the scheme.
fn shown(column: &Column, wanted: fn(&Part) -> bool) -> Span {
    let mut segments = column.segments.iter();
    let found = segments.find_map(|segment| {
        let part = segment.parts.iter().find(|part| segment.role != Role::Warmup && wanted(part))?;
        Some(segment.as_written(part.load_span))
    });
    found.unwrap_or(column.span)
}

fn with_roles(column: &Column) -> impl Iterator<Item = (Role, &Part)> {
    column.segments.iter().flat_map(|segment| segment.parts.iter().map(|part| (segment.role, part)))
}

/// Whether a stage has a load for its work that starts from no other set.
fn has_own_load(column: &Column, program: &Program) -> bool {
    let mut working = with_roles(column).filter(|(role, _)| *role != Role::Warmup);
    working.any(|(_, part)| part.load.is_some_and(|load| is_own(program, load)))
}

/// Whether a load starts from no other set.
fn is_own(program: &Program, load: LoadRuleId) -> bool {
    program.load(load).is_some_and(|rule| rule.set_base().is_none())
}
