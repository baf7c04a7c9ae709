//! Standard error: how messages look there.

use std::io::{self, IsTerminal as _, Write as _};

use clap::ValueEnum;
use liftplan::diagnostic::{self, Diagnostics, Style};
use liftplan::render::pdf::{Missing, Unprinted};
use liftplan::source::{Source, printable};
use serde_json::json;

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

/// What standard error can show, and what is told there.
#[derive(Clone, Copy)]
pub struct Terminal {
    style: Style,
    /// Whether infos are shown too.
    verbose: bool,
    /// Whether standard output is free for annotations, which is where workflows look for them.
    free_output: bool,
}

impl Terminal {
    pub fn new(color: Color) -> Self {
        let is_terminal = io::stderr().is_terminal();
        let no_color = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
        let color = match color {
            Color::Auto => is_terminal && !no_color,
            Color::Always => true,
            Color::Never => false,
        };
        let style = Style { color, unicode: is_terminal || color, width: 80 };
        Self { style, verbose: false, free_output: false }
    }

    /// The same, showing infos or not.
    pub const fn verbose(self, verbose: bool) -> Self {
        Self { verbose, ..self }
    }

    /// The same, if nothing else goes to standard output.
    pub const fn with_free_output(self, free_output: bool) -> Self {
        Self { free_output, ..self }
    }

    /// Writes to standard error. If nobody can read it, nothing can be told.
    pub fn tell(&self, text: &str) {
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

    /// Shows what there is to tell of a plan, and sums it up.
    pub fn report(&self, form: Report, diagnostics: &Diagnostics, source: &Source) {
        let report = diagnostic::Report::new(diagnostics, source);
        let report = if self.verbose { report } else { report.without_infos() };
        let text = match form {
            Report::Json => return self.tell(&report.json()),
            _ if report.is_empty() => return,
            Report::Human => report.human(self.style),
            Report::Plain => report.plain(),
            Report::Github => report.github(),
        };
        let text = format!("{text}{}\n", report.summary());
        if form == Report::Github && self.free_output {
            // A reader that has gone away wants no more.
            let _ = io::stdout().lock().write_all(text.as_bytes());
        } else {
            self.tell(&text);
        }
    }
}
