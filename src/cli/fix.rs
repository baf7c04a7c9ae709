//! `liftplan check --fix`: what can be mended with certainty is mended, and the rest is told.

use std::path::{Path, PathBuf};

use liftplan::diagnostic::Diagnostics;
use liftplan::library::Library as _;
use liftplan::mend::{Mended, Reach};
use liftplan::model::Athlete;
use liftplan::source::Source;

use super::input::{self, Input};
use super::paths::STDIN;
use super::settings::SettingsFiles;
use super::unified::print_diff;
use super::{Failure, Report, Terminal, output};

/// What was read: whether from standard input, whether it is text that can be a plan, and what it says.
type Read = (bool, bool, Input);

/// What is mended, and how that is told.
pub struct Fix {
    /// Whether changes are only shown.
    pub diff: bool,
    pub report: Report,
}

impl Fix {
    /// Mends the plans and tells what is left, of which the caller is told too. Says whether
    /// anything was to be mended.
    pub fn run(
        &self,
        plans: &[PathBuf],
        terminal: Terminal,
        mut left: impl FnMut(&Diagnostics),
    ) -> Result<bool, Failure> {
        let mut mended = Mended::default();
        let mut inputs: Vec<Read> = Vec::with_capacity(plans.len());
        // All are read before anything is written.
        for path in plans {
            let is_stdin = path == Path::new(STDIN);
            if is_stdin && inputs.iter().any(|(is_stdin, ..)| *is_stdin) {
                continue;
            }
            let mut input = input::read(path)?;
            let is_plan = input.is_plan();
            if is_plan {
                // A filter writes no files.
                let reach = if is_stdin { Reach::Plan } else { Reach::Project };
                mended.mend(&input.source, &input.project, reach);
            }
            inputs.push((is_stdin, is_plan, input));
        }
        let put_out = if self.diff { self.show(&mended, terminal) } else { self.write(&mut mended, &inputs, terminal) };
        let mut settings = SettingsFiles::default();
        for (_, is_plan, mut input) in inputs {
            settings.tell(&input.project, self.report, terminal)?;
            if let Some((_, found)) = input.project.settings_file()? {
                left(found);
            }
            if is_plan {
                input = looked_at_again(input, &mended);
            }
            left(&input.diagnostics);
            terminal.report(self.report, &input.diagnostics, &input.source);
        }
        put_out
    }

    /// Shows what would change.
    fn show(&self, mended: &Mended, terminal: Terminal) -> Result<bool, Failure> {
        for file in mended.files() {
            print_diff(&file.name.shown, &file.before, &file.after)?;
            terminal.tell_mended(self.report, &file.name.shown, file.mistakes, false);
        }
        Ok(!mended.files().is_empty())
    }

    /// Writes what has changed, and the plan of standard input whether it has or not. A file that
    /// cannot be written stays as it is, and the others are written all the same.
    fn write(&self, mended: &mut Mended, inputs: &[Read], terminal: Terminal) -> Result<bool, Failure> {
        let mut failure = None;
        let mut unwritten = Vec::new();
        for file in mended.files().iter().filter(|file| file.name.key != Path::new(STDIN)) {
            match output::rewrite(&file.name.key, &file.name.shown, &file.after) {
                Ok(()) => terminal.tell_mended(self.report, &file.name.shown, file.mistakes, true),
                Err(why) => {
                    unwritten.push(file.name.key.clone());
                    failure = failure.or(Some(why));
                }
            }
        }
        for key in unwritten {
            mended.give_up(&key);
        }
        if let Some((.., input)) = inputs.iter().find(|(is_stdin, is_plan, _)| *is_stdin && *is_plan) {
            output::print(mended.text(Path::new(STDIN)).unwrap_or(input.source.text()).as_bytes())?;
            if let Some(file) = mended.files().iter().find(|file| file.name.key == Path::new(STDIN)) {
                terminal.tell_mended(self.report, &file.name.shown, file.mistakes, true);
            }
        }
        failure.map_or(Ok(!mended.files().is_empty()), Err)
    }
}

/// A plan with the mistakes that are left in it, and in what it uses.
fn looked_at_again(input: Input, mended: &Mended) -> Input {
    let Input { source, mut diagnostics, project } = input;
    let text = mended.text(&project.plan().key).unwrap_or(source.text());
    let source = Source::new(source.name(), text);
    let (source, compiled) = liftplan::compile_with(source, &Athlete::default(), &mended.library(&project));
    diagnostics.append(compiled.diagnostics);
    Input { source, diagnostics, project }
}
