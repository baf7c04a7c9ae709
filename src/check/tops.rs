//! Sets that start from other sets of their line: there must be one to start from.

use std::collections::HashSet;

use super::CheckError;
use crate::diagnostic::Diagnostics;
use crate::model::{
    Column, LoadRule, Measure, Part, PlannedMeasure, Program, Role, Segment, SetBase, SetGroup, Target,
};
use crate::source::Span;
use crate::training::Percent;

pub(super) fn check(program: &Program, diagnostics: &mut Diagnostics) {
    let lines = program.blocks.iter().flat_map(|block| &block.days).flat_map(|day| &day.lines);
    let mut in_schemes = HashSet::new();
    for column in lines.filter(|line| !line.broken).flat_map(|line| &line.columns) {
        check_column(program, column, &mut in_schemes, diagnostics);
    }
}

/// Sets of a scheme with a mistake that was reported: the call, and where they stand. A
/// scheme comes into several columns, and its own mistakes into several lines.
type InSchemes = HashSet<(Span, Span)>;

fn check_column(program: &Program, column: &Column, in_schemes: &mut InSchemes, diagnostics: &mut Diagnostics) {
    let has_top = column.segments.iter().any(|segment| segment.role == Role::Top);
    let tops = column.segments.iter().filter(|segment| segment.role == Role::Top);
    let counted_top = tops.flat_map(|segment| &segment.parts).flat_map(|part| &part.groups).any(is_counted);
    if let Some(error) = tops_of_two_kinds(program, column) {
        diagnostics.push(error);
    }
    let working = column.segments.iter().find(|segment| segment.role != Role::Warmup);
    let first_part = working.and_then(|segment| segment.parts.first());
    let mut before: Option<&Part> = None;
    let mut works = false;
    for segment in &column.segments {
        let mut reported = false;
        if segment.role == Role::Drop && !works {
            diagnostics.push(CheckError::DropWithoutASet { span: segment.span });
            reported = true;
        }
        works |= segment.role != Role::Warmup;
        for part in &segment.parts {
            let rule = part.load.and_then(|load| program.load(load));
            let errors = diagnostics.errors();
            let place = (segment.in_line(part.load_span), part.load_span);
            let known = segment.called.is_some() && in_schemes.contains(&place);
            if known {
                before = Some(part);
                continue;
            }
            let base = rule.and_then(LoadRule::set_base);
            let first = before.is_none();
            let missing = match (reported, has_top) {
                (true, _) => None,
                (false, true) if counted_top || !shares_top(part) => None,
                (false, true) => Some("a share of reps needs a top set with a number of reps".into()),
                (false, false) => needs_top(segment, part, base),
            };
            if let Some(what) = missing {
                diagnostics.push(CheckError::BackoffWithoutTop {
                    what,
                    span: segment.in_line(part.load_span),
                    scheme: segment.in_scheme(part.load_span),
                });
                reported = true;
            }
            // A part of several sets starts from its own sets after the first.
            let is_first_working = first_part.is_none_or(|first| std::ptr::eq(first, part));
            let start = match base {
                _ if reported => None,
                Some(SetBase::Previous) if first => Some("the set before"),
                Some(SetBase::First) if is_first_working => Some("the first set"),
                _ => None,
            };
            if let Some(base) = start {
                let written = rule.map_or_else(String::new, |rule| rule.written.to_string());
                diagnostics.push(CheckError::NoSetBefore { written, base, span: segment.in_line(part.load_span) });
            }
            let of_itself = match base {
                Some(SetBase::Top) => true,
                Some(SetBase::Previous) => before.is_some_and(|before| is_of_top(program, before)),
                Some(SetBase::First) => first_part.is_some_and(|first| is_of_top(program, first)),
                _ => false,
            };
            if has_top && segment.role == Role::Top && (of_itself || shares_top(part)) {
                diagnostics.push(CheckError::TopOfItself { span: segment.in_line(part.load_span) });
            }
            let own = (Span::default(), part.load_span);
            if let Some(error) = backoff_of_max(segment, part, rule)
                && (segment.called.is_none() || in_schemes.insert(own))
            {
                diagnostics.push(error);
            }
            if diagnostics.errors() > errors {
                in_schemes.insert(place);
            }
            before = Some(part);
        }
    }
}

/// Top sets of which nobody can say which is the heavier, where something starts from them.
fn tops_of_two_kinds(program: &Program, column: &Column) -> Option<CheckError> {
    let rule_of = |part: &Part| part.load.and_then(|load| program.load(load));
    let parts =
        || column.segments.iter().flat_map(|segment| segment.parts.iter().map(move |part| (segment.role, part)));
    if !parts().any(|(_, part)| rule_of(part).and_then(LoadRule::set_base) == Some(&SetBase::Top)) {
        return None;
    }
    let kind = |part: &Part| {
        Some(match &rule_of(part)?.target {
            Target::PercentOfMax(..) | Target::RepMax(_) => "a percent",
            Target::Effort(_) | Target::AllOut => "an effort",
            Target::Absolute(_) | Target::Bar => "a load",
            Target::Bodyweight(_) => "bodyweight",
            // What starts from another set is of its kind; a text says nothing of weight.
            Target::PercentOfSet(..) | Target::StepFromSet(..) | Target::Text(_) => return None,
        })
    };
    let mut tops = parts().filter(|(role, _)| *role == Role::Top).filter_map(|(_, part)| Some((part, kind(part)?)));
    let (first, kind) = tops.next()?;
    let (other, other_kind) = tops.find(|(_, other)| *other != kind)?;
    Some(CheckError::TopsOfTwoKinds { kind, other_kind, span: other.load_span, first: first.load_span })
}

/// `backoff 3x8 @10%` is 10 % of the max, and nearly always meant as `@-10%`.
fn backoff_of_max(segment: &Segment, part: &Part, rule: Option<&LoadRule>) -> Option<CheckError> {
    const LIGHTEST: Percent = Percent::from_tenths(300);
    let Target::PercentOfMax(across, _) = &rule?.target else { return None };
    let percent = across.written().first().copied().filter(|&percent| percent <= LIGHTEST)?;
    if segment.role != Role::Backoff {
        return None;
    }
    let number = percent.to_string().trim_end_matches(" %").to_owned();
    Some(CheckError::BackoffOfMax { percent: percent.to_string(), number, span: part.load_span })
}

/// Why a part cannot do without a top set, in words.
fn needs_top(segment: &Segment, part: &Part, base: Option<&SetBase>) -> Option<String> {
    if segment.role == Role::Backoff {
        return Some("a `backoff` needs a top set, and this line has none".into());
    }
    if base == Some(&SetBase::Top) {
        return Some("a load of the top set needs one, and this line has none".into());
    }
    shares_top(part).then(|| "a share of the top set's reps needs a top set, and this line has none".into())
}

/// Whether it is known how many reps a group is.
const fn is_counted(group: &SetGroup) -> bool {
    matches!(group.measure, PlannedMeasure::Fixed(Measure::Reps { .. } | Measure::Amrap { min: Some(_), .. }))
}

fn shares_top(part: &Part) -> bool {
    part.groups.iter().any(|group| matches!(group.measure, PlannedMeasure::ShareOfTop(_)))
}

fn is_of_top(program: &Program, part: &Part) -> bool {
    part.load.and_then(|load| program.load(load)).and_then(LoadRule::set_base) == Some(&SetBase::Top)
}
