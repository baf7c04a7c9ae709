//! Diagnostics: the table of codes, the collector, and the reports.
//!
//! Each stage has an error enum of its own; what they share is the trait [`Finding`].

mod athletes;
mod codes;
mod fixes;
mod report;
mod retold;
mod suggest;

pub use codes::{CODES, Code, find_code};
pub use fixes::apply_fixes;
pub use report::{Report, report_github, report_json, report_plain, summary};
#[cfg(feature = "cli")]
pub use report::{Style, report_human};

pub(crate) use retold::Retold;
pub use suggest::did_you_mean;
pub(crate) use suggest::within;

use std::collections::BTreeMap;

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

/// Something to tell the coach: an error, a warning or an info of some stage. Its severity is one of
/// miette's, of which `Advice` is the info.
pub trait Finding: miette::Diagnostic + Send + Sync + 'static {
    /// What to write instead, where that is certain.
    fn replacement(&self) -> Option<Replacement> {
        None
    }
}

/// How many findings of each severity.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Counts {
    errors: usize,
    warnings: usize,
    infos: usize,
}

impl Counts {
    fn of(&mut self, severity: Severity) -> &mut usize {
        match severity {
            Severity::Error => &mut self.errors,
            Severity::Warning => &mut self.warnings,
            Severity::Advice => &mut self.infos,
        }
    }

    fn add(&mut self, other: Self) {
        self.errors += other.errors;
        self.warnings += other.warnings;
        self.infos += other.infos;
    }
}

/// A warning or an info that is only counted.
#[derive(Clone, Copy, Debug)]
struct Unlisted {
    code: &'static str,
    /// Where it is.
    at: u32,
    severity: Severity,
}

/// What the stages have found, in the order in which they found it.
pub struct Diagnostics {
    /// So many errors are kept, and so many warnings and infos of each code.
    room: usize,
    findings: Vec<Box<dyn Finding>>,
    kept: Counts,
    /// The same by code, but for the errors.
    kept_of_code: BTreeMap<&'static str, usize>,
    /// Those that were counted and not kept.
    unlisted: Counts,
    /// The same, but for the errors.
    unlisted_lesser: Vec<Unlisted>,
}

impl Default for Diagnostics {
    fn default() -> Self {
        Self::with_room(Self::MOST)
    }
}

impl std::fmt::Debug for Diagnostics {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_list().entries(self.findings.iter().map(|finding| finding.to_string())).finish()
    }
}

impl Diagnostics {
    /// So many errors are kept in a stage, and so many warnings and infos of each code; past them
    /// they are only counted. A person mends the first ones and runs again, and a file of nothing but mistakes stays cheap.
    pub const MOST: usize = 1_000;

    /// Diagnostics that keep another number of findings than [`MOST`](Self::MOST).
    pub(crate) const fn with_room(room: usize) -> Self {
        let none = Counts { errors: 0, warnings: 0, infos: 0 };
        Self {
            room,
            findings: Vec::new(),
            kept: none,
            kept_of_code: BTreeMap::new(),
            unlisted: none,
            unlisted_lesser: Vec::new(),
        }
    }

    /// Adds a finding.
    pub fn push(&mut self, finding: impl Finding) {
        // Most are not kept in a file of nothing but mistakes.
        if self.counts(&finding) {
            self.findings.push(Box::new(finding));
        }
    }

    /// Adds a finding that was taken from others.
    pub(crate) fn push_boxed(&mut self, finding: Box<dyn Finding>) {
        if self.counts(finding.as_ref()) {
            self.findings.push(finding);
        }
    }

    /// Counts a finding and says whether it is to be kept. What comes in thousands never takes
    /// the room of another thing.
    fn counts(&mut self, finding: &dyn Finding) -> bool {
        let severity = severity(finding);
        if severity == Severity::Error {
            let has_room = self.has_room();
            *if has_room { &mut self.kept.errors } else { &mut self.unlisted.errors } += 1;
            return has_room;
        }
        let (code, at) = code_with_place(finding).unwrap_or_default();
        let of_code = self.kept_of_code.entry(code).or_default();
        let has_room = *of_code < self.room;
        if has_room {
            *of_code += 1;
            *self.kept.of(severity) += 1;
        } else {
            *self.unlisted.of(severity) += 1;
            self.unlisted_lesser.push(Unlisted { code, at, severity });
        }
        has_room
    }

    /// The findings that were kept, to be looked at one by one.
    pub(crate) fn into_findings(self) -> Vec<Box<dyn Finding>> {
        self.findings
    }

    /// The findings that were kept, in the order in which they were found.
    pub(crate) fn findings(&self) -> impl Iterator<Item = &dyn Finding> {
        self.findings.iter().map(AsRef::as_ref)
    }

    /// Whether errors are still kept, so that working one out is worth it.
    #[must_use]
    pub fn has_room(&self) -> bool {
        self.kept.errors < self.room
    }

    /// Counts an error that is not worth working out, since it would not be kept.
    pub(crate) fn count_error(&mut self) {
        self.unlisted.errors += 1;
    }

    /// Adds all that another stage has found.
    pub fn append(&mut self, mut other: Self) {
        self.kept.add(other.kept);
        self.unlisted.add(other.unlisted);
        for (code, number) in other.kept_of_code {
            *self.kept_of_code.entry(code).or_default() += number;
        }
        self.findings.append(&mut other.findings);
        self.unlisted_lesser.append(&mut other.unlisted_lesser);
    }

    /// The code and the place of every warning and info, those that are only counted too.
    pub(crate) fn lesser_with_places(&self) -> Vec<(&'static str, u32)> {
        let lesser = self.findings.iter().filter(|finding| !is_error(finding.as_ref()));
        let kept = lesser.filter_map(|finding| code_with_place(finding.as_ref()));
        kept.chain(self.unlisted_lesser.iter().map(|unlisted| (unlisted.code, unlisted.at))).collect()
    }

    /// Keeps all errors, and the warnings and infos of which the function says so.
    pub(crate) fn retain_lesser(&mut self, mut keep: impl FnMut(&'static str, u32) -> bool) {
        let Self { findings, kept, kept_of_code, unlisted, unlisted_lesser, .. } = self;
        findings.retain(|finding| {
            let severity = severity(finding.as_ref());
            let lesser = code_with_place(finding.as_ref()).filter(|_| severity != Severity::Error);
            let Some((code, _)) = lesser.filter(|(code, at)| !keep(code, *at)) else { return true };
            *kept.of(severity) -= 1;
            kept_of_code.entry(code).and_modify(|kept| *kept -= 1);
            false
        });
        unlisted_lesser.retain(|lesser| {
            let stays = keep(lesser.code, lesser.at);
            *unlisted.of(lesser.severity) -= usize::from(!stays);
            stays
        });
    }

    /// The errors, without warnings and infos.
    #[must_use]
    pub fn errors_alone(mut self) -> Self {
        self.retain_lesser(|_, _| false);
        self
    }

    /// The findings, in the order of their places.
    #[must_use]
    pub fn sorted(&self) -> Vec<&dyn Finding> {
        let mut sorted: Vec<&dyn Finding> = self.findings.iter().map(AsRef::as_ref).collect();
        sorted.sort_by_cached_key(|finding| primary_label(*finding).map_or(0, |label| label.0.start));
        sorted
    }

    /// How many findings were counted and not kept.
    #[must_use]
    pub const fn unlisted(&self) -> usize {
        self.unlisted.errors + self.unlisted.warnings + self.unlisted.infos
    }

    /// Whether anything stops the plan from being used.
    #[must_use]
    pub const fn has_errors(&self) -> bool {
        self.errors() > 0
    }

    /// How many errors there are.
    #[must_use]
    pub const fn errors(&self) -> usize {
        self.kept.errors + self.unlisted.errors
    }

    /// How many warnings there are.
    #[must_use]
    pub const fn warnings(&self) -> usize {
        self.kept.warnings + self.unlisted.warnings
    }

    /// How many infos there are: findings that are good to know, and nothing to mend.
    #[must_use]
    pub const fn infos(&self) -> usize {
        self.kept.infos + self.unlisted.infos
    }

    /// Whether there is nothing to tell.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.errors() + self.warnings() + self.infos() == 0
    }
}

/// The code and the place of a finding.
fn code_with_place(finding: &dyn Finding) -> Option<(&'static str, u32)> {
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
