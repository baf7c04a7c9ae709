//! Stages: columns that progress goes through, in the place of weeks.

use super::lines::{RawCell, RawColumn};
use super::weeks::{climbs_by_week, parts};
use super::{CheckError, RuleError};
use crate::model::{Column, Part, Program};
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
        return Some(RuleError::StagesWithColumns { span: stage.span, other: other.span }.into());
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

/// Gives every lift of a ladder its stage: one column serves them all. What is wrong if they
/// are not as many.
pub(super) fn share_out(columns: &mut Vec<Column>, lifts: usize, span: Span) -> Option<RuleError> {
    if let ([only], 2..) = (columns.as_slice(), lifts) {
        *columns = vec![only.clone(); lifts];
    }
    let stages = columns.len();
    (stages != lifts).then_some(RuleError::LadderCount { lifts, stages, span })
}

/// A load on the last stage serves those that have none: none at all, or none but loads that
/// start from their other sets.
pub(super) fn share_last_load(columns: &mut [Column], program: &Program) {
    let stands_alone =
        |part: &&Part| part.load.and_then(|load| program.load(load)).is_some_and(|rule| rule.set_base().is_none());
    let last = columns.last().and_then(|last| parts(last).filter(stands_alone).last());
    let Some((load, span)) = last.and_then(|part| part.load.map(|load| (load, part.load_span))) else { return };
    for column in columns.iter_mut().filter(|column| !parts(column).any(|part| stands_alone(&part))) {
        let parts = column.segments.iter_mut().flat_map(|segment| &mut segment.parts);
        for part in parts.filter(|part| part.load.is_none()) {
            part.load = Some(load);
            part.load_span = span;
        }
    }
}
