//! `liftplan build`: a plan goes in, sessions come out.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use clap::ValueEnum;
use liftplan::model::Schedule;
use liftplan::render;
use same_file::Handle;

use super::{Done, Failure, Report, Terminal, input, output};

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
    /// The form of diagnostics
    #[arg(long, value_enum, default_value_t = Report::Human)]
    report: Report,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
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
        let format = self.format()?;
        let itself = self.output.as_ref().filter(|output| is_same_file(&self.plan, output));
        if let Some(output) = itself {
            return Err(Failure::new(format!("{} is the plan itself; write to another file", output.display())));
        }
        let athlete = input::athlete(&self.max, terminal)?;
        let mut input = input::read(&self.plan)?;
        let compiled = input.compile(&athlete);
        if let Some(compiled) = &compiled {
            input::tell_strangers(&athlete, &compiled.program, terminal);
        }
        terminal.report(self.report, &input.diagnostics, &input.source);
        let used = input.project.read_files();
        if let Some(output) = self.output.as_ref().filter(|output| used.iter().any(|used| is_same_file(used, output))) {
            return Err(Failure::new(format!("{} is used by the plan; write to another file", output.display())));
        }
        if compiled.as_ref().is_some_and(|compiled| compiled.program.library) && !input.diagnostics.has_errors() {
            return Err(Failure::new(format!(
                "{} holds only schemes, so there is nothing to build; `use` it in a plan",
                self.plan.display()
            )));
        }
        let Some(schedule) = compiled.and_then(|compiled| compiled.schedule) else {
            return Ok(Done::WithErrors);
        };
        match &self.output {
            Some(path) => output::write_file(path, |out| write(format, &schedule, out)),
            None => output::stream(|out| write(format, &schedule, out)),
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

fn write(format: Format, schedule: &Schedule, mut out: &mut dyn Write) -> io::Result<()> {
    match format {
        Format::Text => render::render_text(schedule, &mut out),
        Format::Json => render::render_json(schedule, &mut out),
        Format::Csv => render::render_csv(schedule, &mut out),
        Format::Html => render::render_html(schedule, &mut out),
    }
}

/// Whether a path leads to the plan, by another name or a link, or through standard input.
fn is_same_file(plan: &Path, output: &Path) -> bool {
    let plan = if plan == Path::new("-") { Handle::stdin() } else { Handle::from_path(plan) };
    match (plan, Handle::from_path(output)) {
        (Ok(plan), Ok(output)) => plan == output && output.as_file().metadata().is_ok_and(|meta| meta.is_file()),
        _ => false,
    }
}
