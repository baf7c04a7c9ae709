//! From a plan to its schedule: what `build`, `stats` and `diff` do alike.

use std::path::{Path, PathBuf};

use clap::ValueEnum;
use liftplan::Checked;
use liftplan::check::silence;
use liftplan::diagnostic::Diagnostics;
use liftplan::model::{Assume, Athlete, History, Schedule};
use liftplan::source::Source;

use super::input::Input;
use super::selection::Selection;
use super::settings::SettingsFiles;
use super::{Failure, Report, Terminal, input, output};

/// A plan and whom it is expanded for.
#[derive(clap::Args)]
pub struct Expansion {
    /// The plan; `-` reads standard input
    pub plan: PathBuf,
    #[command(flatten)]
    pub terms: Terms,
    /// Show also what is only good to know
    #[arg(short, long)]
    verbose: bool,
}

/// Whom a plan is expanded for, and which sessions of it are wanted.
#[derive(clap::Args)]
pub struct Terms {
    /// A max of the athlete, such as `bench=120kg` or `squat 5RM=150kg`; may be repeated
    #[arg(long, value_name = "LIFT=LOAD")]
    max: Vec<String>,
    /// The athlete's own file: maxes, unit, bars, plates
    #[arg(long, value_name = "FILE")]
    pub athlete: Option<PathBuf>,
    /// What to assume of sessions to come, where loads move with training
    #[arg(long, value_enum, default_value_t = Assumption::Hit, value_name = "WHAT")]
    assume: Assumption,
    #[command(flatten)]
    pub selection: Selection,
    /// The form of diagnostics
    #[arg(long, value_enum, default_value_t = Report::Human)]
    pub report: Report,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Assumption {
    /// Every prescription is met exactly, an open set with its fewest reps
    Hit,
    /// Every set is one rep short
    Miss,
}

/// What is told of a plan that is expanded.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Tell {
    /// All that there is to say.
    All,
    /// What keeps it from being expanded.
    Errors,
}

impl Terms {
    /// What the command line says of the athlete.
    pub fn given(&self, terminal: Terminal) -> Result<Athlete, Failure> {
        input::athlete(&self.max, terminal)
    }

    /// What is assumed of sessions to come.
    pub fn history(&self) -> History {
        let then = match self.assume {
            Assumption::Hit => Assume::Hit,
            Assumption::Miss => Assume::Miss,
        };
        History { then, ..History::default() }
    }

    /// Expands a plan that was checked, and tells what is wrong with it and with the athlete's file;
    /// nothing if that is an error. `read` is what was wrong with its bytes.
    pub fn expand(
        &self,
        plan: Checked,
        (path, source): (&Path, &Source),
        mut read: Diagnostics,
        given: &Athlete,
        (tell, terminal): (Tell, Terminal),
    ) -> Result<Option<Schedule>, Failure> {
        refuse_what_is_no_plan(&plan, path)?;
        let athlete = match &self.athlete {
            Some(path) => input::athlete_file(path, &plan.program, self.report, terminal)?,
            None => Some(Athlete::default()),
        };
        let athlete_is_fine = athlete.is_some();
        let athlete = given.over(&athlete.unwrap_or_default());
        let (schedule, found) = plan.expand(&athlete, &self.history());
        read.append(plan.diagnostics);
        // What is missing may stand in the lines of the athlete that were not understood.
        if athlete_is_fine {
            read.append(found);
            if tell == Tell::All {
                input::tell_strangers(given, &plan.program, terminal);
            }
        }
        silence(&plan.program, &plan.settings, &mut read);
        self.tell(tell, &mut read, source, terminal);
        Ok(schedule.filter(|_| athlete_is_fine))
    }

    /// Shows what there is to tell of a plan.
    pub fn tell(&self, tell: Tell, found: &mut Diagnostics, source: &Source, terminal: Terminal) {
        if tell == Tell::Errors {
            if !found.has_errors() {
                return;
            }
            *found = std::mem::take(found).errors_alone();
        }
        terminal.report(self.report, found, source);
    }
}

impl Expansion {
    /// The terminal as it is wanted.
    pub const fn terminal<'k>(&self, terminal: Terminal<'k>) -> Terminal<'k> {
        terminal.verbose(self.verbose)
    }

    /// The sessions that are wanted, for an output that must be no input. Tells what is wrong with
    /// the plan and the athlete's file; nothing if that is an error.
    pub fn schedule(&self, output: Option<&Path>, terminal: Terminal) -> Result<Option<Schedule>, Failure> {
        self.schedule_from(output, terminal, &mut Vec::new())
    }

    /// The same; adds the files that it hangs on, also those that are looked for in vain.
    pub fn schedule_from(
        &self,
        output: Option<&Path>,
        terminal: Terminal,
        files: &mut Vec<PathBuf>,
    ) -> Result<Option<Schedule>, Failure> {
        let terms = &self.terms;
        files.extend(self.named_files());
        self.refuse_two_from_standard_input(None)?;
        let terminal = self.terminal(terminal).with_free_output(output.is_some());
        let given = terms.given(terminal)?;
        if let Some(output) = output {
            output::refuse_to_overwrite(output, &self.plan, "the plan itself")?;
            if let Some(athlete) = &terms.athlete {
                output::refuse_to_overwrite(output, athlete, "the athlete's file itself")?;
            }
        }
        let mut input = input::read(&self.plan)?;
        files.extend(input.project.settings_places());
        if SettingsFiles::default().tell(&input.project, terms.report, terminal)? {
            return Ok(None);
        }
        let plan = input.check();
        files.extend(input.project.looked_for());
        let Some(plan) = plan else {
            terminal.report(terms.report, &input.diagnostics, &input.source);
            return Ok(None);
        };
        input.refuse_to_overwrite_used(output)?;
        let Input { source, diagnostics, .. } = input;
        let schedule = terms.expand(plan, (&self.plan, &source), diagnostics, &given, (Tell::All, terminal))?;
        let Some(mut schedule) = schedule else { return Ok(None) };
        terms.selection.apply(&mut schedule)?;
        Ok(Some(schedule))
    }

    /// The files that the command line names.
    pub fn named_files(&self) -> Vec<PathBuf> {
        [Some(&self.plan), self.terms.athlete.as_ref()].into_iter().flatten().cloned().collect()
    }

    /// Standard input can be read once.
    pub fn refuse_two_from_standard_input(&self, roster: Option<&Path>) -> Result<(), Failure> {
        let is_stdin = |path: &Path| path == Path::new("-");
        let others = [(self.terms.athlete.as_deref(), "athlete"), (roster, "roster")];
        let other = others.into_iter().find(|(path, _)| path.is_some_and(is_stdin));
        match other.filter(|_| is_stdin(&self.plan)) {
            Some((_, other)) => Err(Failure::new(format!(
                "the plan and `--{other}` are both `-`, and standard input is one of them at most; name a file for the other"
            ))),
            None => Ok(()),
        }
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
