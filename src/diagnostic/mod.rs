//! Diagnostics: the table of codes, the collector, and the reports.
//!
//! Each stage has an error enum of its own; what they share is the trait [`Finding`].

mod athletes;
mod codes;
mod fixes;
mod report;
mod suggest;

pub use codes::{CODES, Code, find_code};
pub use fixes::apply_fixes;
#[cfg(feature = "cli")]
pub use report::{Style, report_human};
pub use report::{report_json, report_plain, summary};

pub use suggest::did_you_mean;
pub(crate) use suggest::within;

use miette::Severity;

use crate::source::Span;

/// A text that certainly mends a mistake, put in the place of a span.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Replacement {
    /// What goes.
    pub span: Span,
    /// What comes.
    pub text: String,
}

/// Something to tell the coach: an error or a warning of some stage.
pub trait Finding: miette::Diagnostic + Send + Sync + 'static {
    /// What to write instead, where that is certain.
    fn replacement(&self) -> Option<Replacement> {
        None
    }
}

/// What the stages have found, in the order in which they found it.
#[derive(Default)]
pub struct Diagnostics {
    findings: Vec<Box<dyn Finding>>,
    errors: usize,
    unlisted: usize,
    /// The warnings that are only counted: their codes and places.
    unlisted_warnings: Vec<(&'static str, u32)>,
}

impl std::fmt::Debug for Diagnostics {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_list().entries(self.findings.iter().map(|finding| finding.to_string())).finish()
    }
}

impl Diagnostics {
    /// So many findings are kept; past them they are only counted. A person mends the
    /// first ones and runs again, and a file of nothing but mistakes stays cheap.
    pub const MOST: usize = 1_000;

    /// Adds a finding.
    pub fn push(&mut self, finding: impl Finding) {
        if severity(&finding) == Severity::Error {
            self.errors += 1;
        }
        if self.findings.len() < Self::MOST {
            self.findings.push(Box::new(finding));
        } else {
            self.unlisted += 1;
            self.unlisted_warnings.extend(warning_with_place(&finding));
        }
    }

    /// Adds a finding that was taken from others.
    pub(crate) fn push_boxed(&mut self, finding: Box<dyn Finding>) {
        self.errors += usize::from(is_error(&*finding));
        if self.findings.len() < Self::MOST {
            self.findings.push(finding);
        } else {
            self.unlisted += 1;
        }
    }

    /// The findings that were kept, to be looked at one by one.
    pub(crate) fn into_findings(self) -> Vec<Box<dyn Finding>> {
        self.findings
    }

    /// The findings that were kept, in the order in which they were found.
    pub(crate) fn findings(&self) -> impl Iterator<Item = &dyn Finding> {
        self.findings.iter().map(AsRef::as_ref)
    }

    /// Whether findings are still kept, so that working one out is worth it.
    #[must_use]
    pub fn has_room(&self) -> bool {
        self.findings.len() < Self::MOST
    }

    /// Counts an error that is not worth working out, since it would not be kept.
    pub(crate) fn count_error(&mut self) {
        self.errors += 1;
        self.unlisted += 1;
    }

    /// Adds all that another stage has found.
    pub fn append(&mut self, mut other: Self) {
        self.errors += other.errors;
        self.unlisted += other.unlisted;
        self.findings.append(&mut other.findings);
        self.unlisted_warnings.append(&mut other.unlisted_warnings);
    }

    /// The code and the place of every warning, those that are only counted too.
    pub(crate) fn warnings_with_places(&self) -> Vec<(&'static str, u32)> {
        let kept = self.findings.iter().filter_map(|finding| warning_with_place(finding.as_ref()));
        kept.chain(self.unlisted_warnings.iter().copied()).collect()
    }

    /// Keeps all errors, and the warnings of which the function says so.
    pub(crate) fn retain_warnings(&mut self, mut keep: impl FnMut(&'static str, u32) -> bool) {
        self.findings.retain(|finding| warning_with_place(finding.as_ref()).is_none_or(|(code, at)| keep(code, at)));
        let before = self.unlisted_warnings.len();
        self.unlisted_warnings.retain(|&(code, at)| keep(code, at));
        self.unlisted -= before - self.unlisted_warnings.len();
    }

    /// The findings, in the order of their places.
    #[must_use]
    pub fn sorted(&self) -> Vec<&dyn Finding> {
        let mut sorted: Vec<&dyn Finding> = self.findings.iter().map(AsRef::as_ref).collect();
        sorted.sort_by_key(|finding| primary_label(*finding).map_or(0, |label| label.0.start));
        sorted
    }

    /// How many findings were counted and not kept.
    #[must_use]
    pub const fn unlisted(&self) -> usize {
        self.unlisted
    }

    /// Whether anything stops the plan from being used.
    #[must_use]
    pub const fn has_errors(&self) -> bool {
        self.errors > 0
    }

    /// How many errors there are.
    #[must_use]
    pub const fn errors(&self) -> usize {
        self.errors
    }

    /// How many warnings there are.
    #[must_use]
    pub fn warnings(&self) -> usize {
        (self.findings.len() + self.unlisted).saturating_sub(self.errors)
    }

    /// Whether there is nothing to tell.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.findings.is_empty()
    }
}

/// The code and the place of a warning; nothing for an error.
fn warning_with_place(finding: &dyn Finding) -> Option<(&'static str, u32)> {
    if severity(finding) == Severity::Error {
        return None;
    }
    let code = find_code(&finding.code()?.to_string())?;
    Some((code.code, primary_label(finding).map_or(0, |(span, _)| span.start)))
}

/// Whether a finding stops the plan from being used.
pub(crate) fn is_error(finding: &dyn Finding) -> bool {
    severity(finding) == Severity::Error
}

/// How bad a finding is.
pub(crate) fn severity(finding: &dyn Finding) -> Severity {
    finding.severity().unwrap_or(Severity::Error)
}

/// The first label of a finding and its text: where the mistake is.
pub(crate) fn primary_label(finding: &dyn Finding) -> Option<(Span, Option<String>)> {
    all_labels(finding).into_iter().next()
}

/// All labels of a finding, the place of the mistake first.
pub(crate) fn all_labels(finding: &dyn Finding) -> Vec<(Span, Option<String>)> {
    let labels = finding.labels().into_iter().flatten();
    labels
        .map(|label| {
            let span = Span::new(label.offset(), label.offset() + label.len());
            (span, label.label().map(ToOwned::to_owned))
        })
        .collect()
}
