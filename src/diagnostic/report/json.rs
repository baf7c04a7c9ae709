//! The report for editors and scripts: one JSON object.

use serde::Serialize;

use super::{Report, code, name, printable, severity_name};
use crate::diagnostic::{Diagnostics, Finding, all_labels, severity};
use crate::source::{Source, Span};

/// All findings as one JSON object on one line, for editors. Every kept finding is listed.
#[must_use]
pub fn report_json(diagnostics: &Diagnostics, source: &Source) -> String {
    Report::new(diagnostics, source).json()
}

#[derive(Serialize)]
struct JsonReport<'r> {
    file: &'r str,
    errors: usize,
    warnings: usize,
    /// Those that are not shown too.
    infos: usize,
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

impl Report<'_> {
    /// One JSON object on one line. Every kept finding is listed.
    #[must_use]
    pub fn json(&self) -> String {
        let report = JsonReport {
            file: self.source.name(),
            errors: self.diagnostics.errors(),
            warnings: self.diagnostics.warnings(),
            infos: self.diagnostics.infos(),
            unlisted: self.unlisted(),
            diagnostics: self.reported().into_iter().map(|finding| self.json_finding(finding)).collect(),
        };
        // Strings and numbers always serialise.
        serde_json::to_string(&report).unwrap_or_default() + "\n"
    }

    fn json_finding(&self, finding: &dyn Finding) -> JsonFinding {
        JsonFinding {
            code: code(finding),
            name: name(finding),
            severity: severity_name(severity(finding)),
            message: printable(&finding.to_string()),
            help: finding.help().map(|help| printable(&help.to_string())),
            labels: all_labels(finding).into_iter().map(|label| self.json_label(label)).collect(),
            replacement: finding.replacement().map(|replacement| JsonReplacement {
                file: self.used_file(replacement.span.start),
                start: self.json_place(replacement.span.start),
                end: self.json_place(replacement.span.end),
                text: replacement.text,
            }),
        }
    }

    fn json_label(&self, (span, message): (Span, Option<String>)) -> JsonLabel {
        let (start, end) = (self.json_place(span.start), self.json_place(span.end));
        JsonLabel { file: self.used_file(span.start), start, end, message }
    }

    fn json_place(&self, byte: u32) -> JsonPlace {
        let place = self.source.place(byte);
        JsonPlace { line: place.line, column: place.column, utf16: place.utf16, byte: place.byte }
    }

    /// The name of the file that a byte is in, where it is not the plan.
    fn used_file(&self, byte: u32) -> Option<String> {
        (byte > self.source.plan_end()).then(|| self.source.name_at(byte).to_owned())
    }
}
