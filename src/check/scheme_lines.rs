//! Lines below a scheme: they belong to all its sets, in every line that calls it.

use std::sync::Arc;

use super::attached::{AttachedLines, Level, Rest, Stated};
use super::defaults::takes_rest;
use super::schemes::add;
use super::{BelongingError, Lowering};
use crate::model::{Extras, SchemeId, Segment};
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
    pub(super) fn settle_scheme_lines<'s>(&self, scheme: SchemeId, segments: impl Iterator<Item = &'s mut Segment>) {
        let Some(lines) = self.schemes.lines.get(&scheme) else { return };
        let behind = extras(lines);
        let without_rest = Extras { rest: None, mini_rest: None, ..behind.clone() };
        if behind == Extras::default() {
            return;
        }
        for segment in segments {
            let behind = if takes_rest(segment) { &behind } else { &without_rest };
            add(Arc::make_mut(&mut segment.extras), behind);
        }
    }
}

fn extras(lines: &AttachedLines) -> Extras {
    let mut extras = Extras { notes: lines.notes.clone(), ..Extras::default() };
    extras.tempo = lines.tempo.as_ref().map(|tempo| tempo.says.clone());
    match &lines.rest {
        Some(Stated { says: Rest::One(rest), .. }) => extras.rest = Some(*rest),
        Some(Stated { says: Rest::Two { inside, after }, .. }) => {
            extras.mini_rest = Some(*inside);
            extras.rest = Some(*after);
        }
        None => {}
    }
    extras
}

/// A line by the word that it begins with.
pub(super) fn named(keyword: &str) -> String {
    if keyword.is_empty() { "this note".to_owned() } else { format!("this `{keyword}`") }
}
