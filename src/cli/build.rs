//! `liftplan build`: a plan goes in, sessions come out.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use clap::ValueEnum;
use liftplan::Checked;
use liftplan::check::silence;
use liftplan::model::{Assume, Athlete, History, Schedule};
use liftplan::render;
use same_file::Handle;

use super::selection::Selection;
use super::settings::SettingsFiles;
use super::{Done, Failure, Report, Terminal, input, output, roster};

#[derive(clap::Args)]
pub struct Build {
    /// The plan; `-` reads standard input
    plan: PathBuf,
    /// The form of the output; without it, from the ending of the output file, else text
    #[arg(long, value_enum, value_name = "FORMAT")]
    format: Option<Format>,
    /// Write to this file instead of standard output
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// A max of the athlete, such as `bench=120kg` or `squat 5RM=150kg`; may be repeated
    #[arg(long, value_name = "LIFT=LOAD")]
    max: Vec<String>,
    /// The athlete's own file: maxes, unit, bars, plates
    #[arg(long, value_name = "FILE")]
    athlete: Option<PathBuf>,
    /// A CSV with an athlete a row; `-o` is then the folder for a file each
    #[arg(long, value_name = "FILE.csv", conflicts_with = "athlete")]
    roster: Option<PathBuf>,
    /// What to assume of sessions to come, where loads move with training
    #[arg(long, value_enum, default_value_t = Assumption::Hit, value_name = "WHAT")]
    assume: Assumption,
    #[command(flatten)]
    selection: Selection,
    /// The form of diagnostics
    #[arg(long, value_enum, default_value_t = Report::Human)]
    report: Report,
    /// Show also what is only good to know
    #[arg(short, long)]
    verbose: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Assumption {
    /// Every prescription is met exactly, an open set with its fewest reps
    Hit,
    /// Every set is one rep short
    Miss,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For the terminal, 80 columns wide
    Text,
    /// For programs; `liftplan schema` describes it
    Json,
    /// A row a set, for spreadsheets; filled in, it is a log
    Csv,
    /// A sheet to print
    Html,
}

impl Build {
    pub fn run(self, terminal: Terminal) -> Result<Done, Failure> {
        self.refuse_two_from_standard_input()?;
        let terminal = terminal.verbose(self.verbose).with_free_output(self.output.is_some());
        let given = input::athlete(&self.max, terminal)?;
        let then = match self.assume {
            Assumption::Hit => Assume::Hit,
            Assumption::Miss => Assume::Miss,
        };
        let history = History { then, ..History::default() };
        if let Some(roster) = &self.roster {
            let (output, format) = (self.output.as_deref(), self.format.unwrap_or(Format::Html));
            let (selection, report) = (&self.selection, self.report);
            let team = roster::Team { plan: &self.plan, roster, output, format, report, given, history, selection };
            return team.build(terminal);
        }
        let format = self.format()?;
        if let Some(output) = &self.output {
            refuse_to_overwrite(output, &self.plan, "the plan itself")?;
            if let Some(athlete) = &self.athlete {
                refuse_to_overwrite(output, athlete, "the athlete's file itself")?;
            }
        }
        let mut input = input::read(&self.plan)?;
        if SettingsFiles::default().tell(&input.project, self.report, terminal)? {
            return Ok(Done::WithErrors);
        }
        let Some(plan) = input.check() else {
            terminal.report(self.report, &input.diagnostics, &input.source);
            return Ok(Done::WithErrors);
        };
        for used in input.project.read_files() {
            if let Some(output) = &self.output {
                refuse_to_overwrite(output, &used, "used by the plan")?;
            }
        }
        refuse_what_is_no_plan(&plan, &self.plan)?;
        let athlete = match &self.athlete {
            Some(path) => input::athlete_file(path, &plan.program, self.report, terminal)?,
            None => Some(Athlete::default()),
        };
        let athlete_is_fine = athlete.is_some();
        let athlete = given.over(&athlete.unwrap_or_default());
        let (schedule, found) = plan.expand(&athlete, &history);
        input.diagnostics.append(plan.diagnostics);
        // What is missing may stand in the lines of the athlete that were not understood.
        if athlete_is_fine {
            input.diagnostics.append(found);
            input::tell_strangers(&given, &plan.program, terminal);
        }
        silence(&plan.program, &plan.settings, &mut input.diagnostics);
        terminal.report(self.report, &input.diagnostics, &input.source);
        let Some(mut schedule) = schedule.filter(|_| athlete_is_fine) else {
            return Ok(Done::WithErrors);
        };
        self.selection.apply(&mut schedule)?;
        match &self.output {
            Some(path) => output::write_file(path, |out| write(format, &schedule, out)),
            None => output::stream(|out| write(format, &schedule, out)),
        }
    }

    /// Standard input can be read once.
    fn refuse_two_from_standard_input(&self) -> Result<(), Failure> {
        let is_stdin = |path: &Path| path == Path::new("-");
        let others = [(&self.athlete, "athlete"), (&self.roster, "roster")];
        let other = others.into_iter().find(|(path, _)| path.as_deref().is_some_and(is_stdin));
        match other.filter(|_| is_stdin(&self.plan)) {
            Some((_, other)) => Err(Failure::new(format!(
                "the plan and `--{other}` are both `-`, and standard input is one of them at most; name a file for the other"
            ))),
            None => Ok(()),
        }
    }

    fn format(&self) -> Result<Format, Failure> {
        if let Some(format) = self.format {
            return Ok(format);
        }
        let Some(output) = &self.output else {
            return Ok(Format::Text);
        };
        let ending = output.extension().and_then(|ending| ending.to_str()).unwrap_or("").to_ascii_lowercase();
        match ending.as_str() {
            "txt" | "text" => Ok(Format::Text),
            "json" => Ok(Format::Json),
            "csv" => Ok(Format::Csv),
            "html" | "htm" => Ok(Format::Html),
            _ => Err(Failure::new(format!(
                "the ending of {} says no format; use .txt, .json, .csv or .html, or add `--format`",
                output.display()
            ))),
        }
    }
}

impl Format {
    /// The ending of a file of this form.
    pub const fn ending(self) -> &'static str {
        match self {
            Self::Text => "txt",
            Self::Json => "json",
            Self::Csv => "csv",
            Self::Html => "html",
        }
    }
}

pub fn write(format: Format, schedule: &Schedule, mut out: &mut dyn Write) -> io::Result<()> {
    match format {
        Format::Text => render::render_text(schedule, &mut out),
        Format::Json => render::render_json(schedule, &mut out),
        Format::Csv => render::render_csv(schedule, &mut out),
        Format::Html => render::render_html(schedule, &mut out),
    }
}

/// An athlete's file in the place of the plan.
pub fn refuse_what_is_no_plan(plan: &Checked, path: &Path) -> Result<(), Failure> {
    let path = path.display();
    if plan.ast.is_athlete_file() {
        return Err(Failure::new(format!(
            "{path} is an athlete's file and holds no training; build a plan with `--athlete {path}`"
        )));
    }
    if plan.program.library && !plan.diagnostics.has_errors() {
        return Err(Failure::new(format!(
            "{path} holds only schemes and lifts, so there is nothing to build; `use` it in a plan"
        )));
    }
    Ok(())
}

/// What is read is never written by accident, also not by another name or a link, or through
/// standard input.
pub fn refuse_to_overwrite(output: &Path, input: &Path, what: &str) -> Result<(), Failure> {
    let handle = if input == Path::new("-") { Handle::stdin() } else { Handle::from_path(input) };
    match (handle, Handle::from_path(output)) {
        (Ok(input), Ok(handle)) if input == handle && handle.as_file().metadata().is_ok_and(|meta| meta.is_file()) => {
            Err(Failure::new(format!("{} is {what}; write to another file", output.display())))
        }
        _ => Ok(()),
    }
}
