//! Standard error: how messages look there.

use std::io::{self, IsTerminal as _, Write as _};
use std::sync::{Mutex, MutexGuard, PoisonError};

use clap::ValueEnum;
use liftplan::diagnostic::{self, Diagnostics, Style};
use liftplan::render::pdf::{Missing, Unprinted};
use liftplan::source::{Source, printable};
use serde_json::json;

use super::Failure;

/// When to use colours.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Color {
    /// On a terminal, unless NO_COLOR is set
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

/// The form of diagnostics.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Report {
    /// With the lines of the plan, and marks below them
    Human,
    /// In words alone, a fact a line
    Plain,
    /// One JSON object a plan, for editors and scripts
    Json,
    /// Annotations of a GitHub workflow
    Github,
}

/// What is told, kept instead of shown.
#[derive(Debug, Default)]
pub struct Told {
    /// As the terminal shows it.
    pub shown: String,
    /// As a page shows it: without colours, with line drawing. Empty if there is nothing to tell.
    pub drawn: String,
    /// Lines that sum it up: `1 warning in bench.plan`.
    pub summaries: Vec<String>,
    /// Whether any of it is more than good to know.
    pub mistakes: bool,
}

/// How reports are drawn on a page.
const ON_A_PAGE: Style = Style { color: false, unicode: true, width: 100 };

/// What standard error can show, and what is told there.
#[derive(Clone, Copy)]
pub struct Terminal<'k> {
    style: Style,
    /// Where it goes instead of to standard error.
    kept: Option<&'k Mutex<Told>>,
    /// Whether infos are shown too.
    verbose: bool,
    /// Whether standard output may have colours, and whether a file may.
    colors: (bool, bool),
    /// Whether standard output is free for annotations, which is where workflows look for them.
    free_output: bool,
}

impl<'k> Terminal<'k> {
    pub fn new(color: Color) -> Self {
        let is_terminal = io::stderr().is_terminal();
        let no_color = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
        let wanted = |is_terminal: bool| match color {
            Color::Auto => is_terminal && !no_color,
            Color::Always => true,
            Color::Never => false,
        };
        let colors = (wanted(io::stdout().is_terminal()), wanted(false));
        let color = wanted(is_terminal);
        let style = Style { color, unicode: is_terminal || color, width: 80 };
        Self { style, kept: None, verbose: false, colors, free_output: false }
    }

    /// The same, but what is told is kept.
    pub const fn keeping(self, kept: &'k Mutex<Told>) -> Self {
        Self { kept: Some(kept), ..self }
    }

    /// The same, showing infos or not.
    pub const fn verbose(self, verbose: bool) -> Self {
        Self { verbose, ..self }
    }

    /// Whether a result has colours that goes to a file, or to standard output.
    pub const fn output_color(self, to_file: bool) -> bool {
        if to_file { self.colors.1 } else { self.colors.0 }
    }

    /// The same, if nothing else goes to standard output.
    pub const fn with_free_output(self, free_output: bool) -> Self {
        Self { free_output, ..self }
    }

    /// Writes to standard error. If nobody can read it, nothing can be told.
    pub fn tell(&self, text: &str) {
        if let Some(mut told) = self.kept() {
            told.shown.push_str(text);
            told.drawn.push_str(text);
            told.mistakes = true;
            return;
        }
        let _ = io::stderr().lock().write_all(text.as_bytes());
    }

    /// Tells of signs that a box stands for in a PDF.
    pub fn tell_unprinted(&self, unprinted: &Unprinted) {
        const MOST: usize = 12;
        let Some(first) = unprinted.signs().first() else { return };
        let signs: Vec<String> = unprinted.signs().iter().take(MOST).map(Missing::in_words).collect();
        let more = unprinted.signs().len().saturating_sub(MOST);
        let more = if more > 0 { format!(" and {more} more") } else { String::new() };
        let text: String = first.text.chars().take(60).collect();
        let (signs, text) = (signs.join(", "), printable(text.trim()));
        self.tell(&format!("warning: no font of the PDF has {signs}{more}; boxes stand for them, first in `{text}`\n"));
    }

    /// Tells why something could not be done.
    pub fn fail(&self, failure: &Failure) {
        self.tell(&printable(&format!("error: {failure}\n")));
    }

    fn kept(&self) -> Option<MutexGuard<'_, Told>> {
        self.kept.map(|kept| kept.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// Tells of a file that was mended, or would be if it were not only shown.
    pub fn tell_mended(&self, report: Report, file: &str, mistakes: usize, written: bool) {
        if report == Report::Json {
            self.tell(&format!("{}\n", json!({ "file": file, "mended": mistakes, "written": written })));
            return;
        }
        let verb = if written { "mended" } else { "would mend" };
        let mistakes = if mistakes == 1 { "1 mistake".to_owned() } else { format!("{mistakes} mistakes") };
        self.tell(&format!("{verb} {mistakes} in {}\n", printable(file)));
    }

    /// Tells of a file that was formatted, or would be.
    pub fn tell_formatted(&self, report: Report, file: &str, written: bool) {
        if report == Report::Json {
            self.tell(&format!("{}\n", json!({ "file": file, "formatted": true, "written": written })));
            return;
        }
        let verb = if written { "formatted" } else { "would format" };
        self.tell(&format!("{verb} {}\n", printable(file)));
    }

    /// Shows what there is to tell of a plan, and sums it up.
    pub fn report(&self, form: Report, diagnostics: &Diagnostics, source: &Source) {
        let report = diagnostic::Report::new(diagnostics, source);
        let report = if self.verbose { report } else { report.without_infos() };
        let shown = match form {
            Report::Json => report.json(),
            _ if report.is_empty() => return,
            Report::Human => report.human(self.style),
            Report::Plain => report.plain(),
            Report::Github => report.github(),
        };
        let summary = report.summary();
        let text = if form == Report::Json { shown } else { format!("{shown}{summary}\n") };
        if let Some(mut told) = self.kept() {
            told.shown.push_str(&text);
            if !report.is_empty() {
                told.drawn.push_str(&report.human(ON_A_PAGE));
                told.summaries.push(summary);
                told.mistakes |= diagnostics.errors() + diagnostics.warnings() > 0;
            }
            return;
        }
        if form == Report::Github && self.free_output {
            // A reader that has gone away wants no more.
            let _ = io::stdout().lock().write_all(text.as_bytes());
        } else {
            self.tell(&text);
        }
    }
}
