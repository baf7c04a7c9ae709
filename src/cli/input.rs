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
use super::{Failure, Report, Terminal, output};

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
        if !self.is_plan() {
            return None;
        }
        let source = std::mem::replace(&mut self.source, Source::new("", ""));
        let (source, checked) = liftplan::parse_and_check_with(source, &self.project);
        self.source = source;
        Some(checked)
    }

    /// What the plan uses is never written by accident.
    pub fn refuse_to_overwrite_used(&self, output: Option<&Path>) -> Result<(), Failure> {
        let used = self.project.read_files();
        used.iter()
            .zip(output.into_iter().cycle())
            .try_for_each(|(used, output)| output::refuse_to_overwrite(output, used, "used by the plan"))
    }

    /// Whether it is text that may be a plan; if not, it says so.
    pub fn is_plan(&mut self) -> bool {
        is_plan(&self.source, &mut self.diagnostics)
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
    let (source, diagnostics) = from_bytes(name, bytes);
    Ok(Input { source, diagnostics, project })
}

/// The text of a plan, and what is wrong with its bytes.
pub fn from_bytes(name: String, bytes: Vec<u8>) -> (Source, Diagnostics) {
    let mut diagnostics = Diagnostics::default();
    if bytes.len() > MAX_BYTES {
        diagnostics.push(SyntaxError::FileTooLarge { limit: MAX_BYTES, span: Span::default() });
        return (Source::new(name, ""), diagnostics);
    }
    match String::from_utf8(bytes) {
        Ok(text) => {
            let source = Source::new(name, text);
            if source.text().starts_with(RICH_TEXT) {
                diagnostics.push(first_line(&source, WORD_PROCESSOR.to_owned()));
            }
            (source, diagnostics)
        }
        Err(error) => {
            let at = error.utf8_error().valid_up_to();
            let is_document = DOCUMENTS.iter().any(|magic| error.as_bytes().starts_with(magic));
            let mut good = error.into_bytes();
            good.truncate(at);
            // Up to there it is text, so nothing is replaced.
            let text = String::from_utf8_lossy(&good).into_owned();
            let help = if is_document { WORD_PROCESSOR } else { NO_UTF8 };
            diagnostics.push(SyntaxError::NotUtf8 { at, help, span: Span::new(text.len(), text.len()) });
            (Source::new(name, text), diagnostics)
        }
    }
}

/// What the files of word processors and spreadsheets begin with: zip, PDF, older Word.
const DOCUMENTS: [&[u8]; 3] = [b"PK\x03\x04", b"%PDF", b"\xd0\xcf\x11\xe0"];
const RICH_TEXT: &str = "{\\rtf";
const WORD_PROCESSOR: &str = "this is the file of a word processor or a spreadsheet; save it there as plain text, or copy \
                              the plan into a text editor";
const NO_UTF8: &str = "save the file as UTF-8; in most editors that is a choice in \"Save as\"";

/// Whether it is text that may be a plan; if not, it says so.
pub fn is_plan(source: &Source, diagnostics: &mut Diagnostics) -> bool {
    if let Some(error) = no_plan(source) {
        diagnostics.push(error);
    }
    !diagnostics.has_errors()
}

/// What to say of a roster in the place of a plan.
fn no_plan(source: &Source) -> Option<SyntaxError> {
    let header = source.text().lines().next()?.trim_start_matches('\u{feff}');
    let columns = || header.split([',', ';', '\t']).map(str::trim);
    // A plan may begin with a remark or a title that holds commas.
    let is_cell =
        |cell: &str| cell.matches('"').count() == 0 || cell.len() > 1 && cell.starts_with('"') && cell.ends_with('"');
    let is_roster = !header.contains([':', '#']) && columns().count() > 1 && columns().all(is_cell);
    let is_named = columns().any(|column| column.trim_matches('"').eq_ignore_ascii_case("name"));
    (is_roster && is_named).then(|| {
        let name = if source.name() == "<stdin>" { "team.csv" } else { source.name() };
        let help = format!(
            "this looks like a roster, with an athlete in each row; it goes with a plan: `liftplan build my.plan --roster \
             {name} -o sheets/`"
        );
        first_line(source, help)
    })
}

/// A file that is no plan: one message at its first line, not one for each.
fn first_line(source: &Source, help: String) -> SyntaxError {
    let line = source.text().lines().next().unwrap_or_default();
    let span = Span::new(0, line.len());
    SyntaxError::UnknownStatement { line: line.chars().take(60).collect(), help, span }
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
