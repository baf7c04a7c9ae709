//! `liftplan check`: diagnostics of many plans.

use std::path::{Path, PathBuf};

use liftplan::diagnostic::Diagnostics;
use liftplan::model::{Athlete, History};

use super::fix::Fix;
use super::settings::SettingsFiles;
use super::{Done, Failure, Report, Terminal, input, paths};

#[derive(clap::Args)]
pub struct Check {
    /// Plans, and folders that hold them; `-` reads standard input
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// The form of diagnostics
    #[arg(long, value_enum, default_value_t = Report::Human)]
    report: Report,
    /// Count warnings as errors
    #[arg(long)]
    deny_warnings: bool,
    /// Show also what is only good to know
    #[arg(short, long)]
    verbose: bool,
    /// Mend in the files what can be mended with certainty; `-` writes the mended plan to standard output
    #[arg(long)]
    fix: bool,
    /// Show what `--fix` would change, as a unified diff, and write nothing; with or without `--fix`
    #[arg(long)]
    diff: bool,
}

impl Check {
    pub fn run(self, terminal: Terminal) -> Result<Done, Failure> {
        let is_filter = self.fix && (self.diff || self.paths.iter().any(|path| path == Path::new(paths::STDIN)));
        let terminal = terminal.verbose(self.verbose).with_free_output(!is_filter);
        let mut failed = false;
        let fails = |found: &Diagnostics| found.has_errors() || self.deny_warnings && found.warnings() > 0;
        let plans = paths::plans(&self.paths)?;
        if self.fix || self.diff {
            let fix = Fix { diff: self.diff, report: self.report };
            let was_mended = fix.run(&plans, terminal, |left| failed |= fails(left))?;
            failed |= self.diff && was_mended;
            return Ok(if failed { Done::WithErrors } else { Done::Well });
        }
        let mut settings = SettingsFiles::default();
        for path in &plans {
            let mut input = input::read(path)?;
            failed |= settings.tell(&input.project, self.report, terminal)?;
            input.compile(&Athlete::default(), &History::default());
            let input::Input { source, diagnostics, .. } = &input;
            failed |= fails(diagnostics);
            terminal.report(self.report, diagnostics, source);
        }
        Ok(if failed { Done::WithErrors } else { Done::Well })
    }
}
