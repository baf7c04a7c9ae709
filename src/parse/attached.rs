//! Lines that belong to what stands above them: `rest 90s`, `warmup auto`, `"a note"`.

use super::{Help, Pair, Reader, Rule, SyntaxError, mistakes};
use crate::source::Span;
use crate::syntax::{Attached, Children, PartKind, PartUse, Segment, StatementKind, WarmupWord};
use crate::training::Role;

impl Reader<'_> {
    pub(super) fn read_attached(&mut self, pair: Pair<'_>) -> StatementKind {
        let read = match pair.as_rule() {
            Rule::warmup_line => self.read_warmup_line(pair).map(Attached::WarmupSets),
            Rule::warmup_word => Some(Attached::Warmup(warmup_word(pair.as_str()))),
            Rule::allow => self.read_allow(pair),
            _ => {
                let read = self.part_reader(self.base).read_modifier(&pair);
                read.map_err(|error| self.diagnostics.push(error)).ok().map(Attached::Modifier)
            }
        };
        read.map_or(StatementKind::Broken, |attached| StatementKind::Attached(Box::new(attached)))
    }

    fn read_allow(&self, pair: Pair<'_>) -> Option<Attached> {
        let mut inner = pair.into_inner();
        let name = inner.next()?;
        Some(Attached::Allow { name: self.span(&name), reason: inner.next().map(|reason| self.span(&reason)) })
    }

    /// `warmup 5@40%, 3@60%`: parts as in a line. Nothing if one of them was reported.
    fn read_warmup_line(&mut self, pair: Pair<'_>) -> Option<Segment> {
        let first = self.ast.part_uses.len();
        let mut broken = false;
        let mut modified = None;
        for (place, part) in pair.into_inner().enumerate() {
            let span = self.trimmed_span(&part);
            let (id, part, error) = self.read_part(span);
            let known = if let PartKind::Sets { role, modifiers, .. } = part.kind {
                let misplaced = if place > 0 && role.is_some() { Some(span) } else { modified };
                let first_modifier = self.ast.modifiers(modifiers).first();
                modified = first_modifier.map(|first| first.span.shifted(span.start));
                misplaced.map(|at| misplaced_in_warmup(self.slice(at), at))
            } else {
                (!matches!(part.kind, PartKind::Broken)).then(|| misplaced_in_warmup(self.slice(span), span))
            };
            broken |= matches!(part.kind, PartKind::Broken);
            if let Some(error) = error.or(known) {
                self.diagnostics.push(error);
                broken = true;
            }
            self.ast.part_uses.push(PartUse { start: span.start, part: id });
        }
        let parts = Children::since(&self.ast.part_uses, first);
        (!broken).then_some(Segment { parts, role: Some(Role::Warmup), broken: false })
    }
}

fn misplaced_in_warmup(written: &str, span: Span) -> SyntaxError {
    mistakes::not_in_this_place(
        written,
        Help::example("warm-up sets are listed, rests and notes behind the last", "warmup 5@40%, 3@60% rest 60s"),
        span,
    )
}

/// The word behind `warmup`.
pub(super) fn warmup_word(text: &str) -> WarmupWord {
    if text.trim_end().ends_with(['o', 'O']) { WarmupWord::Auto } else { WarmupWord::None }
}
