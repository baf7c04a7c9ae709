//! Diagnostics as people and programs read them: graphical, plain, JSON and for GitHub.

mod github;
#[cfg(feature = "cli")]
mod human;
mod json;
mod plain;

pub use github::report_github;
#[cfg(feature = "cli")]
pub use human::{Style, report_human};
pub use json::report_json;
pub use plain::report_plain;

use std::collections::BTreeMap;

use miette::Severity;

use super::{Diagnostics, Finding, all_labels, find_code, severity};
use crate::source::Source;

/// So many errors are printed in full, and so many warnings and infos of each kind; a person
/// mends those and runs again.
const PRINTED: usize = 100;

/// A message holds so many characters at the most; what a coach wrote may be longer.
const LONGEST_MESSAGE: usize = 600;

/// A text as it is shown: nothing in it that a terminal would obey, and no longer than can
/// be read.
fn printable(text: &str) -> String {
    let mut shown = crate::source::printable(text);
    if let Some((cut, _)) = shown.char_indices().nth(LONGEST_MESSAGE) {
        shown.truncate(cut);
        shown.push('…');
    }
    shown
}

/// The code of a finding: `E0301`.
fn code(finding: &dyn Finding) -> String {
    finding.code().map_or_else(String::new, |code| code.to_string())
}

/// The name of the fault: `backoff-without-top`.
fn name(finding: &dyn Finding) -> &'static str {
    find_code(&code(finding)).map_or("", |known| known.name)
}

const fn severity_name(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Advice => "info",
    }
}

/// What is reported of a plan, in one form or another.
#[derive(Clone, Copy, Debug)]
pub struct Report<'r> {
    diagnostics: &'r Diagnostics,
    source: &'r Source,
    infos: bool,
}

/// What is printed.
struct Shown<'r> {
    /// By their places.
    findings: Vec<&'r dyn Finding>,
    /// What is said of the others, a line each.
    left: Vec<String>,
}

impl<'r> Report<'r> {
    /// All that was found.
    #[must_use]
    pub const fn new(diagnostics: &'r Diagnostics, source: &'r Source) -> Self {
        Self { diagnostics, source, infos: true }
    }

    /// The same without infos, of which only JSON says how many there are.
    #[must_use]
    pub const fn without_infos(self) -> Self {
        Self { infos: false, ..self }
    }

    /// Whether there is nothing to report.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.diagnostics.errors() + self.diagnostics.warnings() + self.infos() == 0
    }

    /// One line that sums up: `1 error, 2 warnings and 3 notes in bench.plan`. Empty if there is nothing.
    #[must_use]
    pub fn summary(&self) -> String {
        let (errors, warnings) = (self.diagnostics.errors(), self.diagnostics.warnings());
        let counts = [(errors, "error"), (warnings, "warning"), (self.infos(), "note")];
        let counts = counts.into_iter().filter(|(number, _)| *number > 0);
        let counts: Vec<String> = counts.map(|(number, what)| counted(number, what)).collect();
        let Some((last, others)) = counts.split_last() else {
            return String::new();
        };
        let others = if others.is_empty() { String::new() } else { others.join(", ") + " and " };
        format!("{others}{last} in {}", printable(self.source.name()))
    }

    /// How many infos are reported.
    const fn infos(&self) -> usize {
        if self.infos { self.diagnostics.infos() } else { 0 }
    }

    /// How many findings were counted and not kept, of those that are reported.
    const fn unlisted(&self) -> usize {
        let hidden = if self.infos { 0 } else { self.diagnostics.unlisted.infos };
        self.diagnostics.unlisted() - hidden
    }

    /// The findings that were kept, by their places.
    fn reported(&self) -> Vec<&'r dyn Finding> {
        let mut findings = self.diagnostics.sorted();
        findings.retain(|finding| self.infos || severity(*finding) != Severity::Advice);
        findings
    }

    /// The first errors, and the first of each kind of warning and info: what comes in thousands
    /// never hides another thing.
    fn shown(&self) -> Shown<'r> {
        let mut errors = 0;
        // How many there are of each kind.
        let mut kinds: BTreeMap<String, usize> = BTreeMap::new();
        let mut findings = self.reported();
        findings.retain(|finding| {
            let number = match severity(*finding) {
                Severity::Error => &mut errors,
                _ => kinds.entry(kind(*finding)).or_default(),
            };
            *number += 1;
            *number <= PRINTED
        });
        for lesser in &self.diagnostics.unlisted_lesser {
            if self.infos || lesser.severity != Severity::Advice {
                let name = find_code(lesser.code).map_or("", |known| known.name);
                *kinds.entry(format!("{} {name}", lesser.code)).or_default() += 1;
            }
        }
        let more_errors = self.diagnostics.errors().saturating_sub(PRINTED);
        let more_errors = (more_errors > 0).then(|| {
            let (more, are) = (counted(more_errors, "more error"), if more_errors == 1 { "is" } else { "are" });
            format!("and {more} that {are} not shown; mend the first ones and run again")
        });
        let more = kinds.into_iter().filter(|(_, number)| *number > PRINTED);
        let more = more.map(|(kind, number)| format!("and {} more of {kind}", number - PRINTED));
        Shown { findings, left: more_errors.into_iter().chain(more).collect() }
    }
}

/// `1 error`, `2 errors`.
fn counted(number: usize, what: &str) -> String {
    if number == 1 { format!("1 {what}") } else { format!("{number} {what}s") }
}

/// The code and the name of a finding: `W1001 unknown-lift`.
fn kind(finding: &dyn Finding) -> String {
    format!("{} {}", code(finding), name(finding))
}

/// One line that sums up: `2 errors and 1 warning in bench.plan`. Empty if there is nothing.
#[must_use]
pub fn summary(diagnostics: &Diagnostics, source: &Source) -> String {
    Report::new(diagnostics, source).summary()
}

/// `bench.plan:3:14: error[E0301]: …`, without a line break.
fn report_line(finding: &dyn Finding, source: &Source) -> String {
    let at = all_labels(finding).first().map(|(span, _)| span.start);
    let place = at.map(|at| source.place(at));
    let place = place.map_or_else(String::new, |place| format!(":{}:{}", place.line, place.column));
    let name = at.map_or(source.name(), |at| source.name_at(at));
    let line = format!("{name}{place}: {}[{}]: {finding}", severity_name(severity(finding)), code(finding));
    printable(&line)
}
