//! Which scheme calls which: cycles, and how deep schemes stand in schemes.

use super::SchemeError;
use crate::parse::Reader;
use crate::source::Span;
use crate::syntax::PartKind;

/// Schemes may stand in schemes so many deep.
const MAX_DEPTH: usize = 32;

/// So many cycles are followed; more than a person mends at once.
const MAX_CYCLES: usize = 100;

/// A call of a scheme in another one.
#[derive(Clone, Copy)]
struct Edge {
    to: usize,
    /// Where the call stands.
    at: Span,
}

/// A scheme whose calls are being followed.
struct Visit {
    scheme: usize,
    edges: Vec<Edge>,
    next: usize,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Mark {
    New,
    Open,
    Done,
}

impl Reader<'_> {
    /// The schemes in an order in which each comes after those that it calls. Cycles are
    /// reported, and their schemes marked as broken.
    pub(super) fn scheme_order(&mut self) -> Vec<usize> {
        let count = self.ast.schemes.len();
        let mut marks = vec![Mark::New; count];
        let mut depths = vec![0_usize; count];
        let mut order = Vec::with_capacity(count);
        for start in 0..count {
            if marks.get(start) != Some(&Mark::New) {
                continue;
            }
            let mut open = vec![self.visit(start, &mut marks)];
            while let Some(visit) = open.last_mut() {
                let edge = visit.edges.get(visit.next).copied();
                visit.next += 1;
                let Some(edge) = edge else {
                    let scheme = visit.scheme;
                    let deepest = visit.edges.iter().filter_map(|edge| depths.get(edge.to)).max();
                    let depth = deepest.map_or(1, |depth| depth + 1);
                    self.close(scheme, depth, &mut marks, &mut depths);
                    order.push(scheme);
                    open.pop();
                    continue;
                };
                match marks.get(edge.to) {
                    Some(Mark::New) => {
                        let visit = self.visit(edge.to, &mut marks);
                        open.push(visit);
                    }
                    Some(Mark::Open) => self.report_cycle(&open, edge),
                    _ => {}
                }
            }
        }
        order
    }

    fn visit(&self, scheme: usize, marks: &mut [Mark]) -> Visit {
        if let Some(mark) = marks.get_mut(scheme) {
            *mark = Mark::Open;
        }
        Visit { scheme, edges: self.calls_in(scheme), next: 0 }
    }

    fn close(&mut self, scheme: usize, depth: usize, marks: &mut [Mark], depths: &mut [usize]) {
        if let Some(mark) = marks.get_mut(scheme) {
            *mark = Mark::Done;
        }
        let too_deep = depth > MAX_DEPTH;
        if too_deep && let Some(scheme) = self.ast.schemes.get_mut(scheme) {
            scheme.broken = true;
            let span = scheme.name;
            // Of a long chain one message is enough.
            if !std::mem::replace(&mut self.filled.too_deep, true) {
                self.diagnostics.push(SchemeError::TooDeep { limit: MAX_DEPTH, span });
            }
        }
        if let Some(known) = depths.get_mut(scheme) {
            // Whatever calls this one begins anew.
            *known = if too_deep { 0 } else { depth };
        }
    }

    /// The calls in the sets of a scheme.
    fn calls_in(&self, scheme: usize) -> Vec<Edge> {
        let Some(definition) = self.definitions.get(scheme) else { return Vec::new() };
        let mut edges = Vec::new();
        for segment in self.segments_in(definition.columns) {
            let Some(segment) = self.ast.segments.get(segment) else { continue };
            for used in self.ast.part_uses(segment.parts) {
                let Some(part) = self.ast.part(used.part) else { continue };
                let PartKind::Call(id) = part.kind else { continue };
                let Some(call) = self.ast.call(id) else { continue };
                if let Some(to) = self.scheme_names.get(&call.name.to_lowercase()) {
                    edges.push(Edge { to: *to, at: used.inside(part, call.name_span) });
                }
            }
        }
        edges
    }

    fn report_cycle(&mut self, open: &[Visit], back: Edge) {
        self.filled.cycles += 1;
        if self.filled.cycles > MAX_CYCLES {
            // One broken scheme is enough for a way to end; the rest is not shown.
            self.diagnostics.count_error();
            if let Some(scheme) = self.ast.schemes.get_mut(back.to) {
                scheme.broken = true;
            }
            return;
        }
        let from = open.iter().position(|visit| visit.scheme == back.to).unwrap_or(0);
        let cycle = open.get(from..).unwrap_or(&[]);
        let name = |reader: &Self, scheme: usize| {
            reader.ast.schemes.get(scheme).map_or_else(String::new, |scheme| reader.slice(scheme.name).to_owned())
        };
        let mut path: Vec<String> = cycle.iter().map(|visit| name(self, visit.scheme)).collect();
        path.push(name(self, back.to));
        // Of a very long way the ends are enough.
        if path.len() > 12 {
            path.splice(6..path.len() - 5, ["…".to_owned()]);
        }
        let calls = cycle.iter().filter_map(|visit| visit.edges.get(visit.next.checked_sub(1)?)).map(|edge| edge.at);
        let others = calls.take(12).collect();
        let span = self.ast.schemes.get(back.to).map_or(back.at, |scheme| scheme.name);
        self.diagnostics.push(SchemeError::Cycle { name: name(self, back.to), path: path.join(" → "), span, others });
        for visit in cycle {
            if let Some(scheme) = self.ast.schemes.get_mut(visit.scheme) {
                scheme.broken = true;
            }
        }
    }
}
