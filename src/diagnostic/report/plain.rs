//! The report in words alone.

use super::{Report, printable, report_line};
use crate::diagnostic::{Diagnostics, Finding, all_labels};
use crate::source::Source;

/// Every finding in words alone: no drawing, no colour, a line a fact, for screen readers
/// and for `grep`.
#[must_use]
pub fn report_plain(diagnostics: &Diagnostics, source: &Source) -> String {
    Report::new(diagnostics, source).plain()
}

impl Report<'_> {
    /// Words alone: no drawing, no colour, a line a fact, for screen readers and for `grep`.
    #[must_use]
    pub fn plain(&self) -> String {
        let shown = self.shown();
        let mut lines = Vec::new();
        for finding in shown.findings {
            lines.push(report_line(finding, self.source));
            lines.extend(self.facts(finding).into_iter().map(|fact| format!("  {fact}")));
        }
        lines.extend(shown.left);
        lines.into_iter().flat_map(|line| [line, "\n".to_owned()]).collect()
    }

    /// What the labels say and where they are, and the help; a line each.
    pub(super) fn facts(&self, finding: &dyn Finding) -> Vec<String> {
        let labels = all_labels(finding);
        let headline = labels.first().map_or(self.source.name(), |(span, _)| self.source.name_at(span.start));
        let labels = labels.into_iter().filter_map(|(span, text)| {
            let place = self.source.place(span.start);
            let file = self.source.name_at(span.start);
            let file = if file == headline { String::new() } else { format!("{}, ", printable(file)) };
            Some(format!("{file}line {}, column {}: {}", place.line, place.column, printable(&text?)))
        });
        let help = finding.help().map(|help| format!("help: {}", printable(&help.to_string())));
        labels.chain(help).collect()
    }
}
