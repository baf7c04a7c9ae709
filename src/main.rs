//! The command line of liftplan: reads the arguments and hands over to a command.

mod cli;

use std::process::ExitCode;

use clap::Parser as _;

fn main() -> ExitCode {
    let arguments = cli::Arguments::parse();
    let terminal = cli::Terminal::new(arguments.color);
    let done = match arguments.command {
        cli::Command::Build(build) => build.run(terminal),
        cli::Command::Check(check) => check.run(terminal),
        cli::Command::Fmt(fmt) => fmt.run(terminal),
        cli::Command::Stats(stats) => stats.run(terminal),
        cli::Command::Diff(diff) => diff.run(terminal),
        cli::Command::Watch(watch) => watch.run(terminal),
        cli::Command::Explain(explain) => explain.run(),
        cli::Command::New(new) => new.run(),
        cli::Command::Schema(schema) => schema.run(),
        cli::Command::Completions(completions) => completions.run(),
    };
    match done {
        Ok(cli::Done::Well) => ExitCode::SUCCESS,
        Ok(cli::Done::WithErrors | cli::Done::WithDifferences) => ExitCode::from(1),
        Err(failure) => {
            terminal.fail(&failure);
            ExitCode::from(2)
        }
    }
}
