//! `liftplan build --roster`: one plan, a file for each athlete.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use liftplan::Checked;
use liftplan::check::silence;
use liftplan::diagnostic::Diagnostics;
use liftplan::model::{Athlete, History};
use liftplan::render::pdf::Unprinted;
use liftplan::sheet::Options;
use rayon::prelude::*;

use super::build::{Format, write};
use super::expansion::refuse_what_is_no_plan;
use super::file_names::FileNames;
use super::output::refuse_to_overwrite;
use super::progress::Steps;
use super::selection::Selection;
use super::settings::SettingsFiles;
use super::{Done, Failure, Report, Terminal, input, output};

/// What is built for whom.
pub struct Team<'a> {
    pub plan: &'a Path,
    pub roster: &'a Path,
    pub output: Option<&'a Path>,
    pub format: Format,
    /// How their sheets are made.
    pub sheet: Options,
    pub report: Report,
    /// What the command line says of every athlete.
    pub given: Athlete,
    /// What to assume of sessions to come.
    pub history: History,
    /// Which sessions come out.
    pub selection: &'a Selection,
}

/// An athlete and the file for them.
struct Sheet {
    athlete: Athlete,
    path: PathBuf,
}

/// What came of a sheet.
struct Built {
    name: Arc<str>,
    found: Diagnostics,
    written: Result<Unprinted, Failure>,
}

impl Team<'_> {
    pub fn build(&self, terminal: Terminal) -> Result<Done, Failure> {
        let folder = self.folder()?;
        let mut input = input::read(self.plan)?;
        if SettingsFiles::default().tell(&input.project, self.report, terminal)? {
            return Ok(Done::WithErrors);
        }
        let mut roster = input::read(self.roster)?;
        let Some(plan) = input.check().filter(|plan| !plan.diagnostics.has_errors()) else {
            // For the messages alone: without a plan nobody knows the columns of the roster.
            input.compile(&self.given, &self.history);
            terminal.report(self.report, &input.diagnostics, &input.source);
            return Ok(Done::WithErrors);
        };
        refuse_what_is_no_plan(&plan, self.plan)?;
        let mut athletes = Vec::new();
        if !roster.diagnostics.has_errors() {
            let (read, found) = liftplan::roster::read_roster(&roster.source, &plan.program);
            roster.diagnostics.append(found);
            athletes = read;
        }
        terminal.report(self.report, &roster.diagnostics, &roster.source);
        let sheets = self.sheets(folder, athletes, &input.project.read_files())?;
        let built = self.write(&plan, folder, &sheets)?;
        let mut failure = None;
        let mut unprinted = Unprinted::default();
        let found = built.into_iter().map(|built| {
            match built.written {
                Ok(found) => unprinted.append(found),
                Err(written) => failure = failure.take().or(Some(written)),
            }
            (built.name, built.found)
        });
        let found = Diagnostics::of_athletes(found);
        input.diagnostics.append(plan.diagnostics);
        input.diagnostics.append(found);
        silence(&plan.program, &plan.settings, &mut input.diagnostics);
        terminal.report(self.report, &input.diagnostics, &input.source);
        terminal.tell_unprinted(&unprinted);
        match failure {
            Some(failure) => Err(failure),
            None if roster.diagnostics.has_errors() || input.diagnostics.has_errors() => Ok(Done::WithErrors),
            None => Ok(Done::Well),
        }
    }

    /// The folder for the files.
    fn folder(&self) -> Result<&Path, Failure> {
        let Some(folder) = self.output else {
            return Err(Failure::new("say in which folder the files of the athletes go: `-o sheets/`"));
        };
        if folder.exists() && !folder.is_dir() {
            return Err(Failure::new(format!("{} is a file; with `--roster` `-o` names a folder", folder.display())));
        }
        Ok(folder)
    }

    fn sheets(&self, folder: &Path, athletes: Vec<Athlete>, used: &[PathBuf]) -> Result<Vec<Sheet>, Failure> {
        let mut names = FileNames::default();
        let mut sheets = Vec::with_capacity(athletes.len());
        for athlete in athletes {
            let name = athlete.name.as_deref().unwrap_or_default();
            let path = folder.join(names.next(name, self.format.ending()));
            refuse_to_overwrite(&path, self.plan, "the plan itself")?;
            refuse_to_overwrite(&path, self.roster, "the roster itself")?;
            for used in used {
                refuse_to_overwrite(&path, used, "used by the plan")?;
            }
            sheets.push(Sheet { athlete: self.given.over(&athlete), path });
        }
        Ok(sheets)
    }

    fn write(&self, plan: &Checked, folder: &Path, sheets: &[Sheet]) -> Result<Vec<Built>, Failure> {
        if sheets.is_empty() {
            return Ok(Vec::new());
        }
        fs::create_dir_all(folder).map_err(|error| Failure::file("create", folder, &error))?;
        let progress = Steps::new(sheets.len(), "athletes");
        let built = sheets.par_iter().map(|sheet| {
            let (schedule, found) = plan.expand(&sheet.athlete, &self.history);
            let written = schedule.map_or(Ok(Unprinted::default()), |mut schedule| {
                self.selection.apply(&mut schedule)?;
                self.format.refuse(&schedule)?;
                let mut unprinted = Unprinted::default();
                output::write_file(&sheet.path, |out| {
                    write(self.format, &self.sheet, &schedule, out).map(|found| unprinted = found)
                })?;
                Ok(unprinted)
            });
            progress.step();
            Built { name: sheet.athlete.name.clone().unwrap_or_default(), found, written }
        });
        let built = built.collect();
        progress.finish();
        Ok(built)
    }
}
