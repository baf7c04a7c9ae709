//! Rules for some lifts, `squat, deadlift: on hit: +5kg`, in a head or below a scheme.

use std::collections::BTreeMap;

use crate::check::RuleError;
use crate::diagnostic::Diagnostics;
use crate::source::{Source, Span};

/// Reports rules for lifts that no line in their reach trains. Those of used files are there
/// for other plans too.
pub(in crate::check) fn untrained(rules: &BTreeMap<Span, bool>, source: &Source, diagnostics: &mut Diagnostics) {
    let own = source.files().next().unwrap_or_default();
    for (&span, _) in rules.iter().filter(|(span, trained)| !**trained && own.contains(**span)) {
        diagnostics.push(RuleError::NeverFires {
            why: "none of the lines that it is for trains these lifts".into(),
            help:
                "take it away, or name a lift that is trained here; a line with `progress` of its own takes no rules \
                   from a head"
                    .into(),
            span,
        });
    }
}
