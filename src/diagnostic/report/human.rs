//! The graphical report: the lines of the plan, and marks below them.

use std::fmt::Write as _;

use miette::{GraphicalReportHandler, GraphicalTheme, Severity, ThemeCharacters, ThemeStyles};

use super::{Report, kind, printable, report_line};
use crate::diagnostic::{Diagnostics, Finding, severity};
use crate::source::Source;

/// A longer label is cut: so many bytes of a line are marked at the most.
const LONGEST_LABEL: usize = 120;

/// How a graphical report is drawn. Needs the feature `cli`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Style {
    /// Whether colours may be used.
    pub color: bool,
    /// Whether lines are drawn with box characters rather than in ASCII.
    pub unicode: bool,
    /// The width to wrap at, in columns.
    pub width: usize,
}

/// The graphical report of all findings, with the source lines. Needs the feature `cli`.
#[must_use]
pub fn report_human(diagnostics: &Diagnostics, source: &Source, style: Style) -> String {
    Report::new(diagnostics, source).human(style)
}

impl Report<'_> {
    /// The graphical report, with the source lines. Needs the feature `cli`.
    #[must_use]
    pub fn human(&self, style: Style) -> String {
        let theme = GraphicalTheme {
            characters: if style.unicode { ThemeCharacters::unicode() } else { ThemeCharacters::ascii() },
            styles: if style.color { ThemeStyles::ansi() } else { ThemeStyles::none() },
        };
        let handler = GraphicalReportHandler::new_themed(theme)
            .with_width(style.width)
            .with_context_lines(0)
            .without_cause_chain();
        let shown = self.shown();
        let source = self.source.printable();
        let mut out = String::new();
        for finding in shown.findings {
            let located = Located { finding, source: &source };
            if handler.render_report(&mut out, &located).is_err() {
                // Only a writer that fails can fail here, and a String does not.
                out.push_str(&report_line(finding, self.source));
            }
            out.push('\n');
        }
        for left in shown.left {
            let _ = writeln!(out, "{left}");
        }
        out
    }
}

/// A finding together with its text, as miette wants it.
struct Located<'f> {
    finding: &'f dyn Finding,
    source: &'f Source,
}

impl std::fmt::Debug for Located<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}", self.finding)
    }
}

impl std::fmt::Display for Located<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&printable(&self.finding.to_string()))
    }
}

impl std::error::Error for Located<'_> {}

impl miette::Diagnostic for Located<'_> {
    fn code<'a>(&'a self) -> Option<Box<dyn std::fmt::Display + 'a>> {
        Some(Box::new(kind(self.finding)))
    }

    fn severity(&self) -> Option<Severity> {
        Some(severity(self.finding))
    }

    fn help<'a>(&'a self) -> Option<Box<dyn std::fmt::Display + 'a>> {
        self.finding.help().map(|help| Box::new(printable(&help.to_string())) as Box<dyn std::fmt::Display>)
    }

    fn source_code(&self) -> Option<&dyn miette::SourceCode> {
        Some(self.source)
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = miette::LabeledSpan> + '_>> {
        let labels = self.finding.labels()?;
        // A label is a place to look at; a very long one begins there.
        Some(Box::new(labels.map(|label| {
            let text = self.source.text();
            let longest = label.offset().saturating_add(LONGEST_LABEL).min(text.len());
            let end = (label.offset()..=longest).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(label.offset());
            let len = label.len().min(end.saturating_sub(label.offset()));
            let words = label.label().map(printable);
            if label.primary() {
                miette::LabeledSpan::new_primary_with_span(words, (label.offset(), len))
            } else {
                miette::LabeledSpan::new_with_span(words, (label.offset(), len))
            }
        })))
    }
}
