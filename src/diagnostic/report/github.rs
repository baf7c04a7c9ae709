//! Annotations of GitHub's workflows: a line a finding, which the runner shows at its place.
//!
//! The form, and what has to be escaped in it, stand in "Workflow commands for GitHub Actions" in
//! GitHub's documentation, and in `command.ts` of its `actions/toolkit`.

use std::fmt::Write as _;

use miette::Severity;

use super::{Report, kind, printable};
use crate::diagnostic::{Diagnostics, Finding, all_labels, severity};
use crate::source::Source;

/// All findings as annotations of a GitHub workflow.
#[must_use]
pub fn report_github(diagnostics: &Diagnostics, source: &Source) -> String {
    Report::new(diagnostics, source).github()
}

impl Report<'_> {
    /// A workflow command a finding: `::error file=bench.plan,line=1,…::…`.
    #[must_use]
    pub fn github(&self) -> String {
        let shown = self.shown();
        let mut out = String::new();
        for finding in shown.findings {
            let command = match severity(finding) {
                Severity::Error => "error",
                Severity::Warning => "warning",
                Severity::Advice => "notice",
            };
            let place = self.annotated(finding);
            let title = property(&kind(finding));
            // A String never fails to be written to.
            let _ = writeln!(out, "::{command} {place}title={title}::{}", message(&self.in_words(finding)));
        }
        for left in shown.left {
            let _ = writeln!(out, "{left}");
        }
        out
    }

    /// The file and the place. Columns are of one line, so that a longer stretch has none.
    fn annotated(&self, finding: &dyn Finding) -> String {
        let Some((span, _)) = all_labels(finding).into_iter().next() else {
            return format!("file={},", property(&file(self.source.name())));
        };
        let (start, end) = (self.source.place(span.start), self.source.place(span.end));
        let file = property(&file(self.source.name_at(span.start)));
        let lines = format!("file={file},line={},endLine={},", start.line, end.line);
        if start.line == end.line { format!("{lines}col={},endColumn={},", start.column, end.column) } else { lines }
    }

    /// The headline, and below it what the labels and the help say.
    fn in_words(&self, finding: &dyn Finding) -> String {
        let mut words = printable(&finding.to_string());
        for line in self.facts(finding) {
            words.push('\n');
            words.push_str(&line);
        }
        words
    }
}

/// The path of a file as GitHub knows it, from the root of the repository on, with nothing that a
/// terminal would obey.
fn file(name: &str) -> String {
    printable(name.strip_prefix("./").unwrap_or(name))
}

/// A text behind `::`.
fn message(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// A text behind `=`.
fn property(text: &str) -> String {
    message(text).replace(':', "%3A").replace(',', "%2C")
}
