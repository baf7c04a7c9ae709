//! `liftplan fmt`: plans in their one layout.

use std::path::{Path, PathBuf};

use liftplan::diagnostic::Diagnostics;
use liftplan::fmt::format;
use liftplan::model::{Athlete, History};
use liftplan::source::{Source, printable};

use super::input::{self, Input};
use super::paths::{self, STDIN};
use super::unified::print_diff;
use super::{Done, Failure, Report, Terminal, output};

#[derive(clap::Args)]
pub struct Fmt {
    /// Plans, and folders that hold them; `-` reads standard input and writes to standard output
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// Write nothing; name the files that would change
    #[arg(long)]
    check: bool,
    /// Write nothing; show what would change, as a unified diff
    #[arg(long)]
    diff: bool,
    /// The form of diagnostics
    #[arg(long, value_enum, default_value_t = Report::Human)]
    report: Report,
}

/// A plan as it is, and as it is laid out.
struct Formatted {
    before: String,
    /// Nothing if it has errors.
    after: Result<String, (Box<Diagnostics>, Source)>,
}

impl Fmt {
    pub fn run(self, terminal: Terminal) -> Result<Done, Failure> {
        let is_filter = self.diff || self.paths.iter().any(|path| path == Path::new(STDIN));
        let terminal = terminal.with_free_output(!is_filter);
        let mut failed = None;
        let mut found = false;
        for path in paths::plans(&self.paths)? {
            match self.run_file(&path, terminal) {
                Ok(is_fine) => found |= !is_fine,
                // The others are formatted all the same.
                Err(failure) => {
                    if let Some(first) = failed.replace(failure) {
                        terminal.tell(&printable(&format!("error: {first}\n")));
                    }
                }
            }
        }
        match failed {
            Some(failure) => Err(failure),
            None if found => Ok(Done::WithErrors),
            None => Ok(Done::Well),
        }
    }

    /// Formats a plan, and says whether nothing is left to be done about it.
    fn run_file(&self, path: &Path, terminal: Terminal) -> Result<bool, Failure> {
        let mut input = input::read(path)?;
        let is_plan = input.is_plan();
        let Formatted { before, after } = formatted(input);
        let is_stdin = path == Path::new(STDIN);
        let writes_nothing = self.check || self.diff;
        let after = match after {
            Ok(after) => after,
            Err((diagnostics, source)) => {
                // What goes through a filter is not lost for a mistake.
                if is_stdin && !writes_nothing && is_plan {
                    output::print(before.as_bytes())?;
                }
                terminal.report(self.report, &diagnostics.errors_alone(), &source);
                return Ok(false);
            }
        };
        let shown = if is_stdin { "<stdin>".to_owned() } else { path.display().to_string() };
        let is_as_before = before == after;
        if self.diff {
            print_diff(&shown, &before, &after)?;
        }
        if is_stdin && !writes_nothing {
            output::print(after.as_bytes())?;
            return Ok(true);
        }
        if is_as_before {
            return Ok(true);
        }
        if !writes_nothing {
            output::rewrite(path, &shown, &after)?;
        }
        terminal.tell_formatted(self.report, &shown, !writes_nothing);
        Ok(!writes_nothing)
    }
}

/// Formats a plan that has no errors, neither of form nor of meaning.
fn formatted(mut input: Input) -> Formatted {
    let before = input.source.text().to_owned();
    input.compile(&Athlete::default(), &History::default());
    let Input { source, diagnostics, .. } = input;
    if diagnostics.has_errors() {
        return Formatted { before, after: Err((Box::new(diagnostics), source)) };
    }
    let own = Source::new(source.name(), before.as_str());
    let after = format(&own).map_err(|diagnostics| (diagnostics, own));
    Formatted { before, after }
}
