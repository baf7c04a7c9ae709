//! `liftplan stats`: the figures of a plan.

use std::path::PathBuf;

use clap::ValueEnum;
use liftplan::{render, stats};

use super::expansion::Expansion;
use super::{Done, Failure, Terminal, output};

#[derive(clap::Args)]
pub struct Stats {
    /// The form of the output; without it, from the ending of the output file, else text
    #[arg(long, value_enum, value_name = "FORMAT")]
    format: Option<Format>,
    /// Write to this file instead of standard output
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    #[command(flatten)]
    expansion: Expansion,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For the terminal, 80 columns wide
    Text,
    /// For programs; `liftplan schema stats` describes it
    Json,
}

impl Stats {
    pub fn run(self, terminal: Terminal) -> Result<Done, Failure> {
        let format = self.format()?;
        let Some(schedule) = self.expansion.schedule(self.output.as_deref(), terminal)? else {
            return Ok(Done::WithErrors);
        };
        let stats = stats::stats(&schedule);
        output::write(self.output.as_deref(), |mut out| match format {
            Format::Text => render::render_stats_text(&stats, &mut out),
            Format::Json => render::render_stats_json(&stats, &mut out),
        })
    }

    fn format(&self) -> Result<Format, Failure> {
        let of = |ending: &str| match ending {
            "txt" | "text" => Some(Format::Text),
            "json" => Some(Format::Json),
            _ => None,
        };
        output::form(self.format, self.output.as_deref(), Format::Text, of, ".txt or .json")
    }
}
