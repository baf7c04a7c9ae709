//! `liftplan watch`: a plan is checked and built again whenever it is saved.

mod folders;
mod live;
mod page;
mod request;
mod server;

use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use liftplan::model::Schedule;
use liftplan::render::pdf::Unprinted;
use liftplan::render::render_html;
use liftplan::sheet;

use self::folders::{Files, Wake};
use self::live::Live;
use self::server::Server;
use super::build::{self, Format};
use super::expansion::Expansion;
use super::sheet::SheetOptions;
use super::terminal::Told;
use super::{Done, Failure, Terminal, output};

#[derive(clap::Args)]
pub struct Watch {
    /// The form of the output file; without it, from its ending
    #[arg(long, value_enum, value_name = "FORMAT", requires = "output")]
    format: Option<Format>,
    /// Write this file whenever the plan can be built
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Show the sheet in the browser, at an address of this machine; the page follows the plan
    #[arg(long)]
    serve: bool,
    /// The port of that address; 0 for any that is free [default: 5310, or any if that is taken]
    #[arg(long, value_name = "N", requires = "serve")]
    port: Option<u16>,
    #[command(flatten)]
    expansion: Expansion,
    #[command(flatten)]
    sheet: SheetOptions,
}

/// What became of a plan that was saved.
struct Built {
    /// What there is to say about it.
    told: Told,
    /// Its sessions; nothing if there are errors.
    schedule: Result<Option<Schedule>, Failure>,
    took: Duration,
}

impl Watch {
    /// Builds and waits, in turn, until it is asked to end. What is wrong with how it was called,
    /// as far as that shows at once, ends it; later on it says so and waits.
    pub fn run(self, terminal: Terminal) -> Result<Done, Failure> {
        let named = self.expansion.named_files();
        if named.iter().any(|path| path == Path::new("-")) {
            return Err(Failure::new("standard input is never saved again, so it cannot be watched; name a file"));
        }
        let format = self.output.as_deref().map(|output| Format::chosen(self.format, Some(output))).transpose()?;
        // The browser shows a sheet, whatever is written to the file.
        let sheet = self.sheet.of(if self.serve { Format::Html } else { format.unwrap_or(Format::Text) })?;
        let mut files = Files::new()?;
        let server = self.serve.then(|| Server::bind(self.port)).transpose()?;
        let live = Arc::new(Live::new());
        files.follow(&named)?;

        let built = self.build(&mut files, terminal)?;
        self.show_page(&live, &built, &sheet);
        let mut reader_is_there = self.tell(built, (format, &sheet), terminal, true)?;
        if let Some(server) = server {
            reader_is_there &= say(&format!("the sheet is at {}\n", server.url()));
            server.serve(Arc::clone(&live))?;
        }
        while reader_is_there && files.wait() == Wake::Changed {
            let built = self.build(&mut files, terminal)?;
            self.show_page(&live, &built, &sheet);
            reader_is_there = self.tell(built, (format, &sheet), terminal, false)?;
        }
        Ok(Done::Well)
    }

    /// Builds the plan. What the folders of its files were before they were watched is not trusted:
    /// it is built once more then.
    fn build(&self, files: &mut Files, terminal: Terminal) -> Result<Built, Failure> {
        loop {
            let begun = Instant::now();
            let (told, mut inputs) = (Mutex::default(), Vec::new());
            let terminal = terminal.keeping(&told);
            let schedule = self.expansion.schedule_from(self.output.as_deref(), terminal, &mut inputs);
            // A plan that is gone does not say what it used; it may come back as it was.
            let has_new = if self.expansion.plan.exists() { files.follow(&inputs)? } else { files.follow_on()? };
            if !has_new {
                let told = told.into_inner().unwrap_or_else(PoisonError::into_inner);
                return Ok(Built { told, schedule, took: begun.elapsed() });
            }
        }
    }

    /// Tells what became of the plan and writes the file; says whether anybody reads that.
    fn tell(
        &self,
        built: Built,
        (format, sheet): (Option<Format>, &sheet::Options),
        terminal: Terminal,
        is_first: bool,
    ) -> Result<bool, Failure> {
        terminal.tell(&built.told.shown);
        let took = built.took.as_millis();
        let left = |output: &Path| format!(" · {} is left as it was", output.display());
        let left = self.output.as_deref().filter(|output| output.exists()).map(left).unwrap_or_default();
        let schedule = match built.schedule {
            Ok(Some(schedule)) => schedule,
            Ok(None) => return Ok(say(&format!("not built{left}\n"))),
            Err(failure) if is_first => return Err(failure),
            Err(_) if !self.expansion.plan.exists() => {
                return Ok(say(&format!("{} is gone; waiting for it{left}\n", self.expansion.plan.display())));
            }
            Err(failure) => {
                terminal.fail(&failure);
                return Ok(say(&format!("not built{left}\n")));
            }
        };
        let mistakes = if built.told.mistakes { "no errors" } else { "no mistakes" };
        let sessions = schedule.sessions.len();
        let sessions = format!("{sessions} session{}", if sessions == 1 { "" } else { "s" });
        let mut line = format!("{mistakes} · {sessions} · {took} ms");
        let mut unprinted = Unprinted::default();
        if let (Some(output), Some(format)) = (&self.output, format) {
            let write =
                |out: &mut dyn io::Write| build::write(format, sheet, &schedule, out).map(|found| unprinted = found);
            match output::write_file(output, write) {
                Ok(_) => line.push_str(&format!(" · wrote {}", output.display())),
                Err(failure) if is_first => return Err(failure),
                Err(failure) => {
                    terminal.fail(&failure);
                    line.push_str(&left);
                }
            }
        }
        terminal.tell_unprinted(&unprinted);
        Ok(say(&format!("{line}\n")))
    }

    /// Puts the sheet on the page, or what stands in its way.
    fn show_page(&self, live: &Live, built: &Built, options: &sheet::Options) {
        if !self.serve {
            return;
        }
        let plan = self.expansion.plan.display().to_string();
        live.show(match &built.schedule {
            Ok(Some(schedule)) => {
                let mut sheet = Vec::new();
                // Writing to memory does not fail, and what it writes is text.
                let _ = render_html(schedule, options, &mut sheet);
                page::sheet(&String::from_utf8_lossy(&sheet), &built.told)
            }
            Ok(None) => page::broken(&plan, &built.told, None),
            Err(failure) => page::broken(&plan, &built.told, Some(&failure.to_string())),
        });
    }
}

/// Writes a line to standard output; says whether anybody is there to read it.
fn say(line: &str) -> bool {
    let mut out = io::stdout().lock();
    let written = out.write_all(line.as_bytes()).and_then(|()| out.flush());
    !written.is_err_and(|error| error.kind() == io::ErrorKind::BrokenPipe)
}
