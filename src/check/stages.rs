//! Stages: columns that progress goes through, in the place of weeks.

use super::lines::{RawCell, RawColumn};
use super::weeks::{climbs_by_week, parts};
use super::{CheckError, RuleError};
use crate::model::{Column, LoadRuleId, Program};
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
/// of a ladder are of other lifts, so only the last serves them.
pub(super) fn share_loads(columns: &mut [Column], is_ladder: bool, program: &Program) {
    let last = columns.last().and_then(|last| own_load(last, program));
    if last.is_some() || is_ladder {
        columns.iter_mut().for_each(|column| lend(column, last, program));
        return;
    }
    let mut before = columns.iter().find_map(|column| own_load(column, program));
    for column in columns {
        lend(column, before, program);
        before = own_load(column, program);
    }
}

/// The load of the last set of a stage that starts from no other.
fn own_load(column: &Column, program: &Program) -> Option<(LoadRuleId, Span)> {
    let own = parts(column).filter_map(|part| Some((part.load?, part.load_span)));
    own.filter(|(load, _)| program.load(*load).is_some_and(|rule| rule.set_base().is_none())).last()
}

/// Gives a load to the sets of a stage that has none: none at all, or none but loads that
/// start from its other sets.
fn lend(column: &mut Column, load: Option<(LoadRuleId, Span)>, program: &Program) {
    let Some((load, span)) = load.filter(|_| own_load(column, program).is_none()) else { return };
    let parts = column.segments.iter_mut().flat_map(|segment| &mut segment.parts);
    for part in parts.filter(|part| part.load.is_none()) {
        part.load = Some(load);
        part.load_span = span;
    }
}
