//! The commands. Only this module touches files, the terminal and the environment.

mod build;
mod check;
mod diff;
mod expansion;
mod explain;
mod file_names;
mod fix;
mod fmt;
mod git;
mod input;
mod library;
mod new;
mod output;
mod paths;
mod progress;
mod roster;
mod selection;
mod settings;
mod sheet;
mod stats;
mod terminal;
mod unified;
mod watch;

pub use terminal::{Color, Report, Terminal};

use std::fmt::{Display, Formatter};
use std::io;

use clap::{CommandFactory as _, Parser, Subcommand};

/// A compiler for strength-training programs written as plain text.
#[derive(Parser)]
#[command(version, propagate_version = true, max_term_width = 80)]
pub struct Arguments {
    /// Colours in messages
    #[arg(long, global = true, value_enum, default_value_t = Color::Auto, value_name = "WHEN")]
    pub color: Color,
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Subcommand)]
pub enum Command {
    /// Expand a plan into sessions, with the load on the bar
    Build(build::Build),
    /// Look for mistakes in plans, and say nothing else
    Check(check::Check),
    /// Lay plans out in the one canonical way
    Fmt(fmt::Fmt),
    /// Sum a plan up: volume, intensity, hard sets and time, by week, lift and muscle
    Stats(stats::Stats),
    /// Show what changes for the athlete from one plan to another, or since a git revision
    Diff(diff::Diff),
    /// Check and rebuild a plan whenever it is saved; with `--serve`, show its sheet in the browser
    Watch(watch::Watch),
    /// Explain a diagnostic by its code or name
    Explain(explain::Explain),
    /// Start a plan, from scratch or from a shipped program
    New(new::New),
    /// Print the JSON Schema of the JSON output
    Schema(Schema),
    /// Print a script that completes commands in a shell
    Completions(Completions),
}

/// How a command ended.
pub enum Done {
    /// Exit code 0.
    Well,
    /// Exit code 1: a plan has errors.
    WithErrors,
    /// Exit code 1: something differs.
    WithDifferences,
}

/// Why a command could not run: wrong usage, or a file that cannot be read or written.
/// Exit code 2.
#[derive(Debug)]
pub struct Failure(String);

impl Failure {
    fn new(what: impl Into<String>) -> Self {
        Self(what.into())
    }

    /// A file that cannot be read or written.
    fn file(doing: &str, path: &std::path::Path, error: &io::Error) -> Self {
        Self(format!("cannot {doing} {}: {error}", path.display()))
    }
}

impl Display for Failure {
    fn fmt(&self, f: &mut Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

#[derive(clap::Args)]
pub struct Completions {
    /// The shell to complete in
    shell: clap_complete::Shell,
}

impl Completions {
    pub fn run(self) -> Result<Done, Failure> {
        let mut script = Vec::new();
        clap_complete::generate(self.shell, &mut Arguments::command(), "liftplan", &mut script);
        output::print(&script)
    }
}

#[derive(clap::Args)]
pub struct Schema {
    /// The command whose JSON it describes
    #[arg(value_enum, default_value_t = SchemaOf::Build)]
    of: SchemaOf,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum SchemaOf {
    /// The sessions, `liftplan/1`
    Build,
    /// The figures, `liftplan-stats/1`
    Stats,
    /// What changes, `liftplan-diff/1`
    Diff,
}

impl Schema {
    pub fn run(self) -> Result<Done, Failure> {
        let schema = match self.of {
            SchemaOf::Build => liftplan::render::json_schema(),
            SchemaOf::Stats => liftplan::render::stats_json_schema(),
            SchemaOf::Diff => liftplan::render::diff_json_schema(),
        };
        let schema = serde_json::to_string_pretty(&schema)
            .map_err(|error| Failure::new(format!("the schema cannot be written: {error}")))?;
        output::print(format!("{schema}\n").as_bytes())
    }
}
