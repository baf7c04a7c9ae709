//! `liftplan build`: a plan goes in, sessions come out.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use clap::ValueEnum;
use liftplan::model::Schedule;
use liftplan::render;

use super::expansion::Expansion;
use super::{Done, Failure, Terminal, output, roster};

#[derive(clap::Args)]
pub struct Build {
    /// The form of the output; without it, from the ending of the output file, else text
    #[arg(long, value_enum, value_name = "FORMAT")]
    format: Option<Format>,
    /// Write to this file instead of standard output
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// A CSV with an athlete a row; `-o` is then the folder for a file each
    #[arg(long, value_name = "FILE.csv", conflicts_with = "athlete")]
    roster: Option<PathBuf>,
    #[command(flatten)]
    expansion: Expansion,
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
        let output = self.output.as_deref();
        if let Some(roster) = &self.roster {
            let terminal = self.expansion.terminal(terminal).with_free_output(true);
            self.expansion.refuse_two_from_standard_input(Some(roster))?;
            let Expansion { plan, terms, .. } = &self.expansion;
            let (selection, report) = (&terms.selection, terms.report);
            let (given, history) = (terms.given(terminal)?, terms.history());
            let format = self.format.unwrap_or(Format::Html);
            let team = roster::Team { plan, roster, output, format, report, given, history, selection };
            return team.build(terminal);
        }
        let format = Format::chosen(self.format, output)?;
        let Some(schedule) = self.expansion.schedule(output, terminal)? else {
            return Ok(Done::WithErrors);
        };
        output::write(output, |out| write(format, &schedule, out))
    }
}

impl Format {
    /// The form that is asked for, or else that of the file's ending; text if there is neither.
    pub fn chosen(format: Option<Self>, output: Option<&Path>) -> Result<Self, Failure> {
        let Some(output) = output.filter(|_| format.is_none()) else {
            return Ok(format.unwrap_or(Self::Text));
        };
        match output::ending(output).as_str() {
            "txt" | "text" => Ok(Self::Text),
            "json" => Ok(Self::Json),
            "csv" => Ok(Self::Csv),
            "html" | "htm" => Ok(Self::Html),
            _ => Err(output::no_format(output, ".txt, .json, .csv or .html")),
        }
    }

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
