//! What is wrong with the settings of projects, told once for each file.

use std::collections::HashSet;

use super::library::Project;
use super::{Failure, Report, Terminal};

/// The files that were told of.
#[derive(Default)]
pub struct SettingsFiles {
    told: HashSet<String>,
}

impl SettingsFiles {
    /// Tells what is wrong with the settings of a project, and says whether anything is.
    pub fn tell(&mut self, project: &Project, report: Report, terminal: Terminal) -> Result<bool, Failure> {
        let Some((source, diagnostics)) = project.settings_file()? else { return Ok(false) };
        if !diagnostics.is_empty() && self.told.insert(source.name().to_owned()) {
            terminal.report(report, diagnostics, source);
        }
        Ok(diagnostics.has_errors())
    }
}
