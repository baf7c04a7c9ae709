//! Plans and maxes as they come in.

use std::fs;
use std::io::{self, Read as _};
use std::path::Path;

use liftplan::check::MAX_RM;
use liftplan::diagnostic::Diagnostics;
use liftplan::model::{Athlete, History, Program, TestedMax, find_lift, fold_name};
use liftplan::parse::{MAX_BYTES, SyntaxError, parse};
use liftplan::source::{Source, Span};
use liftplan::syntax::StatementKind;
use liftplan::training::Load;
use liftplan::{Checked, Compiled};

use super::library::Project;
use super::{Failure, Report, Terminal};

/// A plan that was read, and what is wrong with its bytes.
pub struct Input {
    pub source: Source,
    pub diagnostics: Diagnostics,
    /// Where the files that it uses are looked for.
    pub project: Project,
}

impl Input {
    /// Runs all stages and keeps what they say; nothing if the bytes were no text.
    pub fn compile(&mut self, athlete: &Athlete, history: &History) -> Option<Compiled> {
        let mut compiled = self.check()?.compile(athlete, history);
        self.diagnostics.append(std::mem::take(&mut compiled.diagnostics));
        Some(compiled)
    }

    /// Runs the stages that need no athlete, with the files that the plan uses; nothing if the
    /// bytes were no text.
    pub fn check(&mut self) -> Option<Checked> {
        if self.diagnostics.has_errors() {
            return None;
        }
        let source = std::mem::replace(&mut self.source, Source::new("", ""));
        let (source, checked) = liftplan::parse_and_check_with(source, &self.project);
        self.source = source;
        Some(checked)
    }
}

/// Reads an athlete's file for a plan and tells what is wrong with it; nothing if it has
/// errors.
pub fn athlete_file(
    path: &Path,
    plan: &Program,
    report: Report,
    terminal: Terminal,
) -> Result<Option<Athlete>, Failure> {
    let Input { source, mut diagnostics, .. } = read(path)?;
    let mut athlete = Athlete::default();
    if !diagnostics.has_errors() {
        let (ast, found) = parse(&source);
        diagnostics.append(found);
        let (read, found) = liftplan::check::check_athlete(&ast, &source, Some(plan));
        diagnostics.append(found);
        athlete = read;
    }
    terminal.report(report, &diagnostics, &source);
    Ok((!diagnostics.has_errors()).then_some(athlete))
}

/// One byte more than a plan may have.
const MOST: u64 = MAX_BYTES as u64 + 1;

/// Reads a plan from a file, or from standard input if the path is `-`.
pub fn read(path: &Path) -> Result<Input, Failure> {
    let (name, bytes) = if path == Path::new("-") {
        // One byte past the limit is enough to know that it is passed.
        let mut bytes = Vec::new();
        let read = io::stdin().lock().take(MOST).read_to_end(&mut bytes);
        read.map_err(|error| Failure::new(format!("cannot read standard input: {error}")))?;
        ("<stdin>".to_owned(), bytes)
    } else {
        let mut bytes = Vec::new();
        let file = fs::File::open(path).map_err(|error| Failure::file("read", path, &error))?;
        // A device says no size; one byte past the limit is enough to know that it is passed.
        let read = file.take(MOST).read_to_end(&mut bytes);
        read.map_err(|error| Failure::file("read", path, &error))?;
        (path.display().to_string(), bytes)
    };
    let project = Project::of(path, &name);
    if bytes.len() > MAX_BYTES {
        return Ok(too_large(&name, project));
    }
    Ok(match String::from_utf8(bytes) {
        Ok(text) => Input { source: Source::new(name, text), diagnostics: Diagnostics::default(), project },
        Err(error) => {
            let at = error.utf8_error().valid_up_to();
            let mut good = error.into_bytes();
            good.truncate(at);
            // Up to there it is text, so nothing is replaced.
            let text = String::from_utf8_lossy(&good).into_owned();
            let mut diagnostics = Diagnostics::default();
            diagnostics.push(SyntaxError::NotUtf8 { at, span: Span::new(text.len(), text.len()) });
            Input { source: Source::new(name, text), diagnostics, project }
        }
    })
}

fn too_large(name: &str, project: Project) -> Input {
    let mut diagnostics = Diagnostics::default();
    diagnostics.push(SyntaxError::FileTooLarge { limit: MAX_BYTES, span: Span::default() });
    Input { source: Source::new(name, ""), diagnostics, project }
}

/// The athlete of `--max` arguments, such as `bench=120kg` or `squat 5RM=150kg`.
pub fn athlete(maxes: &[String], terminal: Terminal) -> Result<Athlete, Failure> {
    let mut athlete = Athlete::default();
    for given in maxes {
        let Some((name, load)) = given.split_once('=') else {
            return Err(Failure::new(format!("`--max {given}` is not understood; write `--max bench=120kg`")));
        };
        // The same words as in a plan, so they are read as one.
        let source = Source::new("--max", format!("max {} {}", name.trim(), load.trim()));
        let (ast, diagnostics) = parse(&source);
        let entries = match ast.statements.as_slice() {
            [only] if !diagnostics.has_errors() => match &only.kind {
                StatementKind::Max(entries) => Some(entries),
                _ => None,
            },
            _ => None,
        };
        let Some(entries) = entries else {
            terminal.report(Report::Human, &diagnostics, &source);
            return Err(Failure::new(format!("`--max {given}` is not understood; write `--max bench=120kg`")));
        };
        for entry in entries {
            let possible = entry.load.is_positive() && entry.load.compare(Load::heaviest(entry.load.unit())).is_le();
            if !possible || !(1..=MAX_RM).contains(&entry.reps) {
                return Err(Failure::new(format!("`--max {given}` is not possible; write `--max bench=120kg`")));
            }
            let written = source.slice(entry.name);
            let lift = find_lift(written).map_or_else(|| fold_name(written), |lift| lift.name.to_owned());
            athlete.maxes.set(TestedMax { lift: lift.into(), reps: entry.reps, load: entry.load });
        }
    }
    Ok(athlete)
}

/// Tells of maxes that the plan has no use for.
pub fn tell_strangers(athlete: &Athlete, program: &Program, terminal: Terminal) {
    for (lift, ..) in athlete.maxes.iter() {
        if !program.lifts.iter().any(|known| fold_name(&known.name) == fold_name(lift)) {
            terminal.tell(&format!("warning: --max: the plan has no lift `{lift}`\n"));
        }
    }
}
