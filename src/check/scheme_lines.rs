//! Lines below a scheme: they belong to all its sets, in every line that calls it.

use std::sync::Arc;

use super::attached::{Level, Stated};
use super::defaults::{Given, RESTS, TEMPOS, give_rest};
use super::open::{Above, Owner};
use super::schemes::add;
use super::{BelongingError, CheckError, Lowering};
use crate::diagnostic::Finding;
use crate::model::{Extras, SchemeId, Segment};
use crate::source::Span;
use crate::syntax::{Statement, StatementKind};

impl Lowering<'_> {
    /// Finds what stands below each scheme.
    pub(super) fn gather_scheme_lines(&mut self) {
        let ast = self.ast;
        if ast.schemes().is_empty() {
            return;
        }
        self.gather_lines_of(&ast.statements, false);
        self.gather_lines_of(&ast.used, true);
    }

    fn gather_lines_of(&mut self, statements: &[Statement], brought_in: bool) {
        let mut above = Above::default();
        for statement in statements {
            above.pass(statement);
            let (StatementKind::Attached(attached), span) = (&statement.kind, statement.span) else { continue };
            match above.owner() {
                Owner::Scheme(scheme, start) => {
                    let mut lines = self.schemes.lines.remove(&scheme).unwrap_or_default();
                    self.attach(&mut lines, Level::Scheme, start, attached, span);
                    self.schemes.lines.insert(scheme, lines);
                }
                Owner::Open | Owner::Week if brought_in => {
                    let what = named(attached.keyword());
                    self.diagnostics.push(BelongingError::BelongsToNothing { what, span });
                }
                // Of the plan itself, `lower_body` takes all others.
                Owner::Open | Owner::Week | Owner::Lost => {}
            }
        }
    }

    /// Gives the sets of a scheme what stands below it, where they have nothing of the kind.
    pub(super) fn settle_scheme_lines(&mut self, scheme: SchemeId, sets: &mut [&mut Segment]) {
        let Some(lines) = self.schemes.lines.get(&scheme) else { return };
        let in_vain = |keyword, help, span| BelongingError::AttachedInVain { of: "scheme", keyword, help, span };
        let mut found: Vec<(Span, Box<dyn Finding>)> = Vec::new();
        if let Some(Stated { says, span }) = &lines.rest {
            match give_rest(sets, false, *says) {
                Given::Taken => {}
                Given::InVain => found.push((*span, Box::new(in_vain("rest", RESTS, *span)))),
                Given::TwoRests => found.push((*span, Box::new(CheckError::TwoRests { span: *span }))),
            }
        }
        if let Some(Stated { span, .. }) = &lines.tempo
            && sets.iter().all(|segment| segment.extras.tempo.is_some())
            && !sets.is_empty()
        {
            found.push((*span, Box::new(in_vain("tempo", TEMPOS, *span))));
        }
        let tempo = lines.tempo.as_ref().map(|tempo| tempo.says.clone());
        let behind = Extras { tempo, notes: lines.notes.clone(), ..Extras::default() };
        if behind != Extras::default() {
            for segment in sets {
                add(Arc::make_mut(&mut segment.extras), &behind);
            }
        }
        // A scheme is filled in for each list of arguments.
        for (span, error) in found {
            if self.schemes.reported.insert(span) {
                self.diagnostics.push_boxed(error);
            }
        }
    }
}

/// A line by the word that it begins with.
pub(super) fn named(keyword: &str) -> String {
    if keyword.is_empty() { "this note".to_owned() } else { format!("this `{keyword}`") }
}
