//! The files that a plan brings in with `use`: finds them, and puts them behind the plan
//! in its [`Source`].
//!
//! Who can fetch files is not known here: a [`Library`] does it, and checks that a path
//! stays where it may lead.

use std::collections::HashSet;
use std::path::PathBuf;

use miette::Diagnostic;
use thiserror::Error;

use crate::diagnostic::{Diagnostics, Finding, Replacement, did_you_mean};
use crate::parse::{MAX_BYTES, Used, uses};
use crate::settings::Settings;
use crate::source::{Source, Span};

/// Files may use files so many deep.
pub const MAX_DEPTH: usize = 32;

/// A file by its name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileName {
    /// What is the same for the same file, however it is reached.
    pub key: PathBuf,
    /// What diagnostics show.
    pub shown: String,
}

/// A file that was fetched.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// Its name.
    pub name: FileName,
    /// What it says.
    pub text: String,
}

/// Why a file was not fetched.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// There is no such file; these are near, written as the path would be.
    Missing(Vec<String>),
    /// It lies outside of the project.
    Outside,
    /// It cannot be read, for this reason.
    Unreadable(String),
}

/// Fetches the files that plans use.
pub trait Library {
    /// The name of the plan itself.
    fn plan(&self) -> FileName;

    /// What the project of the plan has set.
    fn settings(&self) -> Settings {
        Settings::default()
    }

    /// The file that a path means in another file.
    ///
    /// # Errors
    ///
    /// If there is no such file, or none that may be used.
    fn read(&self, from: &FileName, path: &str) -> Result<Found, Refusal>;
}

/// A mistake in what a plan uses.
#[derive(Clone, Debug, Diagnostic, Error, PartialEq, Eq)]
#[non_exhaustive]
#[allow(missing_docs, reason = "the fields are the places and words that the messages show")]
pub enum LibraryError {
    /// A path that leads nowhere.
    #[error("there is no file `{path}`")]
    #[diagnostic(code(E0515), help("{help}"))]
    Missing {
        path: String,
        help: String,
        replacement: Option<String>,
        #[label("not found")]
        span: Span,
    },

    /// A path that leads out of the project.
    #[error("`{path}` is outside of the project")]
    #[diagnostic(
        code(E0516),
        help(
            "a plan uses files of its own project alone; copy the file into it, and write the path from this file on"
        )
    )]
    Outside {
        path: String,
        #[label("leads out of it")]
        span: Span,
    },

    /// Files that use each other in a circle.
    #[error("these files use each other: {path}")]
    #[diagnostic(code(E0517), help("take one of the `use` lines away; schemes that both need go into a third file"))]
    Cycle {
        path: String,
        #[label("back to where it began")]
        span: Span,
    },

    /// A file that is there and cannot be read.
    #[error("`{path}` cannot be used: {why}")]
    #[diagnostic(code(E0519), help("a file that is used is a text file in UTF-8, such as `library/waves.plan`"))]
    Unreadable {
        path: String,
        why: String,
        #[label("cannot be read")]
        span: Span,
    },

    /// More text than a plan may have.
    #[error("the plan and the files that it uses are longer than {limit} bytes")]
    #[diagnostic(code(E0901), help("16 MiB is the most; use fewer files"))]
    TooLarge {
        limit: usize,
        #[label("the limit is passed here")]
        span: Span,
    },

    /// Files in files, deeper than anyone can follow.
    #[error("files use files more than {limit} deep")]
    #[diagnostic(code(E0908), help("let the plan use the files that it needs itself"))]
    TooDeep {
        limit: usize,
        #[label("the limit is passed here")]
        span: Span,
    },
}

impl Finding for LibraryError {
    fn replacement(&self) -> Option<Replacement> {
        match self {
            Self::Missing { span, replacement, .. } => Some(Replacement { span: *span, text: replacement.clone()? }),
            _ => None,
        }
    }
}

/// Fetches all files that a plan uses, and those that they use. What cannot be fetched is
/// left out and reported.
#[must_use]
pub fn gather(source: Source, library: &dyn Library) -> (Source, Diagnostics) {
    let plan = library.plan();
    let known = HashSet::from([plan.key.clone()]);
    let mut gatherer = Gatherer { source, library, known, way: vec![plan], diagnostics: Diagnostics::default() };
    let file = gatherer.source.files().next().unwrap_or_default();
    gatherer.follow(file);
    gatherer.source.set_gathered(gatherer.diagnostics.has_errors());
    (gatherer.source, gatherer.diagnostics)
}

struct Gatherer<'l> {
    source: Source,
    library: &'l dyn Library,
    /// The files that stand in the source.
    known: HashSet<PathBuf>,
    /// The files that lead to the one that is being looked at, and it.
    way: Vec<FileName>,
    diagnostics: Diagnostics,
}

impl Gatherer<'_> {
    /// Fetches what a file uses.
    fn follow(&mut self, file: Span) {
        for used in uses(&self.source, file) {
            let Some(from) = self.way.last() else { return };
            match self.library.read(from, &used.path) {
                Ok(found) => self.add(found, used.span),
                Err(refusal) => self.refuse(used, refusal),
            }
        }
    }

    fn add(&mut self, found: Found, span: Span) {
        if let Some(from) = self.way.iter().position(|file| file.key == found.name.key) {
            let cycle = self.way.iter().skip(from).map(|file| file.shown.as_str()).chain([found.name.shown.as_str()]);
            let path = cycle.collect::<Vec<_>>().join(" → ");
            self.diagnostics.push(LibraryError::Cycle { path, span });
            return;
        }
        if self.known.contains(&found.name.key) {
            return;
        }
        if self.way.len() >= MAX_DEPTH {
            self.diagnostics.push(LibraryError::TooDeep { limit: MAX_DEPTH, span });
            return;
        }
        if self.source.text().len().saturating_add(found.text.len()) >= MAX_BYTES {
            self.diagnostics.push(LibraryError::TooLarge { limit: MAX_BYTES, span });
            return;
        }
        self.known.insert(found.name.key.clone());
        let file = self.source.add(found.name.shown.clone(), found.name.key.clone(), &found.text);
        self.way.push(found.name);
        self.follow(file);
        self.way.pop();
    }

    fn refuse(&mut self, used: Used, refusal: Refusal) {
        let Used { path, span } = used;
        self.diagnostics.push(match refusal {
            Refusal::Outside => LibraryError::Outside { path, span },
            Refusal::Unreadable(why) => LibraryError::Unreadable { path, why, span },
            Refusal::Missing(near) => {
                let lower = path.to_lowercase();
                let names = || near.iter().map(String::as_str);
                let meant = names().find(|name| name.to_lowercase() == lower);
                let meant = meant.or_else(|| did_you_mean(&path, names())).map(ToOwned::to_owned);
                let help = match (&meant, near.as_slice()) {
                    (Some(meant), _) => format!("did you mean `{meant}`?"),
                    _ if path.contains('\\') => "folders are separated by a `/`: `library/waves.plan`".to_owned(),
                    (None, []) => "a path begins at the folder of the file that it stands in".to_owned(),
                    (None, near) => {
                        let near: Vec<&str> = near.iter().take(5).map(String::as_str).collect();
                        format!(
                            "a path begins at the folder of the file that it stands in; near it there are `{}`",
                            near.join("`, `")
                        )
                    }
                };
                LibraryError::Missing { path, help, replacement: meant, span }
            }
        });
    }
}
