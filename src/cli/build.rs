//! `liftplan build`: a plan goes in, sessions come out.

use std::io::{self, IsTerminal as _, Write};
use std::path::{Path, PathBuf};

use clap::ValueEnum;
use liftplan::model::Schedule;
use liftplan::render;
use liftplan::render::pdf::Unprinted;
use liftplan::sheet;

use super::expansion::Expansion;
use super::progress::while_busy;
use super::sheet::SheetOptions;
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
    #[command(flatten)]
    sheet: SheetOptions,
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
    /// The same sheet as a PDF
    Pdf,
    /// For a page or a pull request, as GitHub shows it
    #[value(alias = "md")]
    Markdown,
    /// A workbook whose loads follow its maxes, to be filled in
    Xlsx,
    /// Events for a calendar, if the plan has dates
    #[value(alias = "ics")]
    Ical,
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
            let sheet = self.sheet.of(format)?;
            let team = roster::Team { plan, roster, output, format, sheet, report, given, history, selection };
            return team.build(terminal);
        }
        let format = Format::chosen(self.format, output)?;
        let sheet = self.sheet.of(format)?;
        if format.is_binary() && output.is_none() && io::stdout().is_terminal() {
            let what = if format == Format::Pdf { "PDF" } else { "workbook" };
            let ending = format.ending();
            return Err(Failure::new(format!(
                "a {what} is no text for a terminal; name a file for it: `-o plan.{ending}`"
            )));
        }
        let Some(schedule) = self.expansion.schedule(output, terminal)? else {
            return Ok(Done::WithErrors);
        };
        format.refuse(&schedule)?;
        let mut unprinted = Unprinted::default();
        let mut written =
            || output::write(output, |out| write(format, &sheet, &schedule, out).map(|found| unprinted = found));
        // What is written to the terminal itself shows that work goes on.
        let is_seen = output.is_none() && io::stdout().is_terminal();
        let done = if is_seen { written() } else { while_busy("writing", written) }?;
        terminal.tell_unprinted(&unprinted);
        Ok(done)
    }
}

impl Format {
    /// The form that is asked for, or else that of the file's ending; text if there is neither.
    pub fn chosen(format: Option<Self>, output: Option<&Path>) -> Result<Self, Failure> {
        let of = |ending: &str| match ending {
            "txt" | "text" => Some(Self::Text),
            "json" => Some(Self::Json),
            "csv" => Some(Self::Csv),
            "html" | "htm" => Some(Self::Html),
            "md" | "markdown" => Some(Self::Markdown),
            "pdf" => Some(Self::Pdf),
            "xlsx" => Some(Self::Xlsx),
            "ics" => Some(Self::Ical),
            _ => None,
        };
        output::form(format, output, Self::Text, of, ".txt, .json, .csv, .html, .pdf, .md, .xlsx or .ics")
    }

    /// The ending of a file of this form.
    pub const fn ending(self) -> &'static str {
        match self {
            Self::Text => "txt",
            Self::Json => "json",
            Self::Csv => "csv",
            Self::Html => "html",
            Self::Pdf => "pdf",
            Self::Markdown => "md",
            Self::Xlsx => "xlsx",
            Self::Ical => "ics",
        }
    }

    /// Whether it is a sheet: pages that are printed.
    pub const fn is_sheet(self) -> bool {
        matches!(self, Self::Html | Self::Pdf)
    }

    /// Whether it is no text that a terminal could show.
    const fn is_binary(self) -> bool {
        matches!(self, Self::Pdf | Self::Xlsx)
    }

    /// Whether a schedule can be written so.
    pub fn refuse(self, schedule: &Schedule) -> Result<(), Failure> {
        if self == Self::Ical && !schedule.is_dated() {
            return Err(Failure::new(
                "a calendar needs dates, and the plan has none; say in the plan when it starts: `start 2026-01-05`",
            ));
        }
        Ok(())
    }
}

/// Writes a schedule; what is given back are the signs that the form cannot show.
pub fn write(
    format: Format,
    sheet: &sheet::Options,
    schedule: &Schedule,
    mut out: &mut dyn Write,
) -> io::Result<Unprinted> {
    match format {
        Format::Text => render::render_text(schedule, &mut out)?,
        Format::Json => render::render_json(schedule, &mut out)?,
        Format::Csv => render::render_csv(schedule, &mut out)?,
        Format::Html => render::render_html(schedule, sheet, &mut out)?,
        Format::Pdf => return render::render_pdf(schedule, sheet, &mut out),
        Format::Markdown => render::render_markdown(schedule, &mut out)?,
        Format::Xlsx => render::render_xlsx(schedule, sheet.paper, &mut out)?,
        Format::Ical => render::render_ical(schedule, &mut out)?,
    }
    Ok(Unprinted::default())
}
