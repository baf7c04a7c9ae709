//! Diagnostics as people and programs read them: graphical, plain and JSON.

use std::fmt::Write as _;

use miette::Severity;
use serde::Serialize;

use super::{Diagnostics, Finding, all_labels, find_code, severity};
use crate::source::{Source, Span};

/// So many findings are printed in full; a person mends those and runs again.
const PRINTED: usize = 100;

/// A longer label is cut: so many bytes of a line are marked at the most.
#[cfg(feature = "cli")]
const LONGEST_LABEL: usize = 120;

/// How a graphical report is drawn. Needs the feature `cli`.
#[cfg(feature = "cli")]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Style {
    /// Whether colours may be used.
    pub color: bool,
    /// Whether lines are drawn with box characters rather than in ASCII.
    pub unicode: bool,
    /// The width to wrap at, in columns.
    pub width: usize,
}

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

/// One line that sums up: `2 errors and 1 warning in bench.plan`. Empty if there is nothing.
#[must_use]
pub fn summary(diagnostics: &Diagnostics, source: &Source) -> String {
    let count = |number: usize, what: &str| match number {
        0 => None,
        1 => Some(format!("1 {what}")),
        _ => Some(format!("{number} {what}s")),
    };
    let counts = [count(diagnostics.errors(), "error"), count(diagnostics.warnings(), "warning")];
    let counts: Vec<String> = counts.into_iter().flatten().collect();
    if counts.is_empty() {
        return String::new();
    }
    format!("{} in {}", counts.join(" and "), printable(source.name()))
}

/// What is said of findings that are not printed; nothing if all are.
fn unprinted(diagnostics: &Diagnostics, printed: usize) -> Option<String> {
    let more = (diagnostics.errors() + diagnostics.warnings()).saturating_sub(printed);
    (more > 0).then(|| format!("and {more} more that are not shown; mend the first ones and run again"))
}

/// The graphical report of all findings, with the source lines. Needs the feature `cli`.
#[cfg(feature = "cli")]
#[must_use]
pub fn report_human(diagnostics: &Diagnostics, source: &Source, style: Style) -> String {
    use miette::{GraphicalReportHandler, GraphicalTheme, ThemeCharacters, ThemeStyles};

    let theme = GraphicalTheme {
        characters: if style.unicode { ThemeCharacters::unicode() } else { ThemeCharacters::ascii() },
        styles: if style.color { ThemeStyles::ansi() } else { ThemeStyles::none() },
    };
    let handler =
        GraphicalReportHandler::new_themed(theme).with_width(style.width).with_context_lines(0).without_cause_chain();
    let sorted = diagnostics.sorted();
    let shown = source.printable();
    let mut out = String::new();
    for finding in sorted.iter().take(PRINTED) {
        let located = Located { finding: *finding, source: &shown };
        if handler.render_report(&mut out, &located).is_err() {
            // Only a writer that fails can fail here, and a String does not.
            out.push_str(&report_line(*finding, source));
        }
        out.push('\n');
    }
    if let Some(more) = unprinted(diagnostics, sorted.len().min(PRINTED)) {
        out.push_str(&more);
        out.push('\n');
    }
    out
}

/// A finding together with its text, as miette wants it.
#[cfg(feature = "cli")]
struct Located<'f> {
    finding: &'f dyn Finding,
    source: &'f Source,
}

#[cfg(feature = "cli")]
impl std::fmt::Debug for Located<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}", self.finding)
    }
}

#[cfg(feature = "cli")]
impl std::fmt::Display for Located<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&printable(&self.finding.to_string()))
    }
}

#[cfg(feature = "cli")]
impl std::error::Error for Located<'_> {}

#[cfg(feature = "cli")]
impl miette::Diagnostic for Located<'_> {
    fn code<'a>(&'a self) -> Option<Box<dyn std::fmt::Display + 'a>> {
        Some(Box::new(format!("{} {}", code(self.finding), name(self.finding))))
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

/// `bench.plan:3:14: error[E0301]: …`, without a line break.
fn report_line(finding: &dyn Finding, source: &Source) -> String {
    let at = all_labels(finding).first().map(|(span, _)| span.start);
    let place = at.map(|at| source.place(at));
    let place = place.map_or_else(String::new, |place| format!(":{}:{}", place.line, place.column));
    let name = at.map_or(source.name(), |at| source.name_at(at));
    let line = format!("{name}{place}: {}[{}]: {finding}", severity_name(severity(finding)), code(finding));
    printable(&line)
}

/// Every finding in words alone: no drawing, no colour, a line a fact, for screen readers
/// and for `grep`.
#[must_use]
pub fn report_plain(diagnostics: &Diagnostics, source: &Source) -> String {
    let sorted = diagnostics.sorted();
    let mut out = String::new();
    for finding in sorted.iter().take(PRINTED) {
        out.push_str(&report_line(*finding, source));
        out.push('\n');
        let labels = all_labels(*finding);
        let headline = labels.first().map_or(source.name(), |(span, _)| source.name_at(span.start));
        for (span, text) in labels {
            let place = source.place(span.start);
            let file = source.name_at(span.start);
            let file = if file == headline { String::new() } else { format!("{}, ", printable(file)) };
            if let Some(text) = text {
                // A String never fails to be written to.
                let _ = writeln!(out, "  {file}line {}, column {}: {}", place.line, place.column, printable(&text));
            }
        }
        if let Some(help) = finding.help() {
            let _ = writeln!(out, "  help: {}", printable(&help.to_string()));
        }
    }
    if let Some(more) = unprinted(diagnostics, sorted.len().min(PRINTED)) {
        out.push_str(&more);
        out.push('\n');
    }
    out
}

#[derive(Serialize)]
struct JsonReport<'r> {
    file: &'r str,
    errors: usize,
    warnings: usize,
    unlisted: usize,
    diagnostics: Vec<JsonFinding>,
}

#[derive(Serialize)]
struct JsonFinding {
    code: String,
    name: &'static str,
    severity: &'static str,
    message: String,
    help: Option<String>,
    labels: Vec<JsonLabel>,
    replacement: Option<JsonReplacement>,
}

#[derive(Serialize)]
struct JsonLabel {
    /// The file, where it is not the plan but one that it uses.
    #[serde(skip_serializing_if = "Option::is_none")]
    file: Option<String>,
    start: JsonPlace,
    end: JsonPlace,
    message: Option<String>,
}

#[derive(Serialize)]
struct JsonReplacement {
    #[serde(skip_serializing_if = "Option::is_none")]
    file: Option<String>,
    start: JsonPlace,
    end: JsonPlace,
    text: String,
}

#[derive(Serialize)]
struct JsonPlace {
    /// From 1.
    line: usize,
    /// In characters, from 1.
    column: usize,
    /// In UTF-16 code units, from 0.
    utf16: usize,
    /// From the start of the file, from 0.
    byte: usize,
}

/// All findings as one JSON object on one line, for editors. Every kept finding is listed.
#[must_use]
pub fn report_json(diagnostics: &Diagnostics, source: &Source) -> String {
    let place = |byte: u32| {
        let place = source.place(byte);
        JsonPlace { line: place.line, column: place.column, utf16: place.utf16, byte: place.byte }
    };
    let file = |byte: u32| {
        let name = source.name_at(byte);
        (byte > source.plan_end()).then(|| name.to_owned())
    };
    let label = |(span, message): (Span, Option<String>)| JsonLabel {
        file: file(span.start),
        start: place(span.start),
        end: place(span.end),
        message,
    };
    let finding = |finding: &dyn Finding| JsonFinding {
        code: code(finding),
        name: name(finding),
        severity: severity_name(severity(finding)),
        message: printable(&finding.to_string()),
        help: finding.help().map(|help| printable(&help.to_string())),
        labels: all_labels(finding).into_iter().map(label).collect(),
        replacement: finding.replacement().map(|replacement| JsonReplacement {
            file: file(replacement.span.start),
            start: place(replacement.span.start),
            end: place(replacement.span.end),
            text: replacement.text,
        }),
    };
    let report = JsonReport {
        file: source.name(),
        errors: diagnostics.errors(),
        warnings: diagnostics.warnings(),
        unlisted: diagnostics.unlisted(),
        diagnostics: diagnostics.sorted().into_iter().map(finding).collect(),
    };
    // Strings and numbers always serialise.
    serde_json::to_string(&report).unwrap_or_default() + "\n"
}
