//! Standard error: how messages look there.

use std::io::{self, IsTerminal as _, Write as _};

use clap::ValueEnum;
use liftplan::diagnostic::{self, Diagnostics, Style};
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
}

/// What standard error can show.
#[derive(Clone, Copy)]
pub struct Terminal {
    style: Style,
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
        Self { style: Style { color, unicode: is_terminal || color, width: 80 } }
    }

    /// Writes to standard error. If nobody can read it, nothing can be told.
    pub fn tell(&self, text: &str) {
        let _ = io::stderr().lock().write_all(text.as_bytes());
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
    pub fn report(&self, report: Report, diagnostics: &Diagnostics, source: &Source) {
        if diagnostics.is_empty() && report != Report::Json {
            return;
        }
        let text = match report {
            Report::Human => diagnostic::report_human(diagnostics, source, self.style),
            Report::Plain => diagnostic::report_plain(diagnostics, source),
            Report::Json => {
                self.tell(&diagnostic::report_json(diagnostics, source));
                return;
            }
        };
        self.tell(&text);
        self.tell(&format!("{}\n", diagnostic::summary(diagnostics, source)));
    }
}
