//! A finding that is told with more words, or with another severity, than it has of itself.

use std::fmt;

use miette::Severity;

use super::{Finding, Replacement};

/// A finding, and what is said beside its headline.
pub(crate) struct Retold {
    pub finding: Box<dyn Finding>,
    /// In front of the headline: `Anna, Ben: `.
    pub before: String,
    /// Behind it: `, in weeks 3–5`.
    pub behind: String,
    /// How bad it is; nothing where the finding knows.
    pub severity: Option<Severity>,
}

impl fmt::Debug for Retold {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self}")
    }
}

impl fmt::Display for Retold {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}{}", self.before, self.finding, self.behind)
    }
}

impl std::error::Error for Retold {}

impl miette::Diagnostic for Retold {
    fn code<'a>(&'a self) -> Option<Box<dyn fmt::Display + 'a>> {
        self.finding.code()
    }

    fn severity(&self) -> Option<Severity> {
        self.severity.or_else(|| self.finding.severity())
    }

    fn help<'a>(&'a self) -> Option<Box<dyn fmt::Display + 'a>> {
        self.finding.help()
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = miette::LabeledSpan> + '_>> {
        self.finding.labels()
    }
}

impl Finding for Retold {
    fn replacement(&self) -> Option<Replacement> {
        self.finding.replacement()
    }
}
