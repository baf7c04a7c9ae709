//! Lines below a scheme: they belong to all its sets, in every line that calls it.

use std::sync::Arc;

use super::attached::{Level, Stated};
use super::defaults::{Given, RESTS, TEMPOS, give_rest};
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
        let mut owner = None;
        for statement in statements {
            let span = statement.span;
            match (&statement.kind, owner) {
                (StatementKind::Scheme(id), _) => owner = Some((SchemeId(id.0 as usize), span.start)),
                (StatementKind::Attached(attached), Some((scheme, start))) => {
                    let mut lines = self.schemes.lines.remove(&scheme).unwrap_or_default();
                    self.attach(&mut lines, Level::Scheme, start, attached, span);
                    self.schemes.lines.insert(scheme, lines);
                }
                (StatementKind::Attached(attached), None) if brought_in => {
                    let keyword = attached.keyword();
                    self.diagnostics.push(BelongingError::BelongsToNothing { what: named(keyword), span });
                }
                _ => owner = None,
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
