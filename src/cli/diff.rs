//! `liftplan diff`: what changes for the athlete from one plan to another.

use std::path::{Path, PathBuf};

use clap::ValueEnum;
use liftplan::diff::{Changes, all_gone, all_new, diff};
use liftplan::model::{Athlete, Schedule};
use liftplan::parse_and_check_with;
use liftplan::render::{self, Compared};

use super::expansion::{Tell, Terms};
use super::git::{Commit, GitProject, Repository};
use super::{Done, Failure, Terminal, input, output};

#[derive(clap::Args)]
#[command(
    after_help = "A plan alone is held against its last commit, as is `-- FILE`. In front of `-- FILE` stand one or \
                        two revisions, or a range: `liftplan diff main -- squat.plan`, `liftplan diff v1..v2 -- squat.plan`, \
                        `liftplan diff main...HEAD -- squat.plan`.\nExit code: 0 nothing changes, 1 something does or a plan has errors, 2 wrong usage."
)]
pub struct Diff {
    /// The old plan and the new one; in front of `-- FILE` revisions of git
    #[arg(value_name = "OLD NEW", num_args = 1..=2, required_unless_present = "file")]
    versions: Vec<PathBuf>,
    /// The plan of which versions are compared
    #[arg(last = true, value_name = "FILE")]
    file: Option<PathBuf>,
    /// The form of the output; without it, from the ending of the output file, else text
    #[arg(long, value_enum, value_name = "FORMAT")]
    format: Option<Format>,
    /// Write to this file instead of standard output
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    #[command(flatten)]
    terms: Terms,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For the terminal, 80 columns wide
    Text,
    /// For programs; `liftplan schema diff` describes it
    Json,
    /// For the comment of a pull request
    Markdown,
}

/// One of the two plans.
enum Side {
    /// A file, or standard input.
    File(PathBuf),
    /// A file in a commit.
    Committed { commit: Commit, path: String },
    /// No plan: it is not there.
    Nothing,
}

/// What is compared.
struct Comparison {
    old: Side,
    new: Side,
    /// The plan that both are versions of.
    plan: Option<String>,
    /// What the two are called.
    names: [String; 2],
}

impl Diff {
    pub fn run(self, terminal: Terminal) -> Result<Done, Failure> {
        let format = self.format()?;
        let comparison = self.comparison()?;
        let given = self.terms.given(terminal)?;
        for side in [&comparison.old, &comparison.new] {
            self.refuse_to_overwrite(side)?;
        }
        let terminal = terminal.with_free_output(self.output.is_some());
        // Both are read, so that all mistakes are told at once.
        let old = self.schedule(&comparison.old, &given, terminal)?;
        let new = self.schedule(&comparison.new, &given, terminal)?;
        let (Ok(old), Ok(new)) = (old, new) else { return Ok(Done::WithErrors) };
        let changes = self.changes(old.as_ref(), new.as_ref())?;
        let [old, new] = comparison.names.each_ref().map(String::as_str);
        let compared = Compared { plan: comparison.plan.as_deref(), old, new };
        let color = terminal.output_color(self.output.is_some());
        output::write(self.output.as_deref(), |mut out| match format {
            Format::Text => render::render_diff_text(&changes, compared, color, &mut out),
            Format::Json => render::render_diff_json(&changes, &mut out),
            Format::Markdown => render::render_diff_markdown(&changes, compared, &mut out),
        })?;
        Ok(if changes.is_empty() { Done::Well } else { Done::WithDifferences })
    }

    fn changes<'a>(&self, old: Option<&'a Schedule>, new: Option<&'a Schedule>) -> Result<Changes<'a>, Failure> {
        let selection = &self.terms.selection;
        let sessions = [old, new].into_iter().flatten().flat_map(|schedule| &schedule.sessions);
        selection.must_exist(&sessions.collect::<Vec<_>>())?;
        let mut changes = match (old, new) {
            (Some(old), Some(new)) => diff(old, new),
            (None, Some(new)) => all_new(new),
            (Some(old), None) => all_gone(old),
            (None, None) => return Err(Failure::new("there is no plan on either side")),
        };
        changes.retain(|session| selection.wants(session));
        Ok(changes)
    }

    fn format(&self) -> Result<Format, Failure> {
        let of = |ending: &str| match ending {
            "txt" | "text" => Some(Format::Text),
            "json" => Some(Format::Json),
            "md" | "markdown" => Some(Format::Markdown),
            _ => None,
        };
        output::form(self.format, self.output.as_deref(), Format::Text, of, ".txt, .json or .md")
    }

    fn comparison(&self) -> Result<Comparison, Failure> {
        match (self.versions.as_slice(), &self.file) {
            ([old, new], None) => two_files(old, new),
            ([plan], None) => {
                refuse_range(plan)?;
                with_revisions(&[], plan)
            }
            (versions, Some(file)) => {
                let revisions: Vec<String> =
                    versions.iter().map(|version| version.to_string_lossy().into_owned()).collect();
                with_revisions(&revisions, file)
            }
            _ => Err(Failure::new("name the old plan and the new one")),
        }
    }

    fn refuse_to_overwrite(&self, side: &Side) -> Result<(), Failure> {
        let Some(output) = &self.output else { return Ok(()) };
        if let Side::File(path) = side {
            output::refuse_to_overwrite(output, path, "one of the plans")?;
        }
        match &self.terms.athlete {
            Some(athlete) => output::refuse_to_overwrite(output, athlete, "the athlete's file itself"),
            None => Ok(()),
        }
    }

    /// The schedule of a side, nothing where there is no plan; or a mistake, which is told of.
    fn schedule(
        &self,
        side: &Side,
        given: &Athlete,
        terminal: Terminal,
    ) -> Result<Result<Option<Schedule>, Mistake>, Failure> {
        let (path, source, mut found, checked) = match side {
            Side::Nothing => return Ok(Ok(None)),
            Side::File(path) => {
                let mut input = input::read(path)?;
                let checked = input.check();
                input.refuse_to_overwrite_used(self.output.as_deref())?;
                (path.clone(), input.source, input.diagnostics, checked)
            }
            Side::Committed { commit, path } => {
                let shown = commit.name_of(path);
                let bytes = commit.read(path)?.unwrap_or_default();
                let (source, mut found) = input::from_bytes(shown.clone(), bytes);
                let is_plan = input::is_plan(&source, &mut found);
                let (source, checked) = if is_plan {
                    let (source, checked) = parse_and_check_with(source, &GitProject::of(commit, path));
                    (source, Some(checked))
                } else {
                    (source, None)
                };
                (PathBuf::from(shown), source, found, checked)
            }
        };
        // Warnings are what `check` is for.
        let Some(checked) = checked else {
            self.terms.tell(Tell::Errors, &mut found, &source, terminal);
            return Ok(Err(Mistake));
        };
        let schedule = self.terms.expand(checked, (&path, &source), found, given, (Tell::Errors, terminal))?;
        Ok(schedule.map(Some).ok_or(Mistake))
    }
}

/// A mistake that was told of.
struct Mistake;

fn two_files(old: &Path, new: &Path) -> Result<Comparison, Failure> {
    if [old, new].iter().all(|path| *path == Path::new("-")) {
        return Err(Failure::new(
            "both plans are `-`, and standard input is one of them at most; name a file for the other",
        ));
    }
    // Somebody who leaves the `--` out means a revision.
    if !old.exists() && new.exists() && old != Path::new("-") {
        let (old, new) = (old.display(), new.display());
        return Err(Failure::new(format!(
            "there is no file {old}; if it is a revision, write `liftplan diff {old} -- {new}`"
        )));
    }
    // What git calls a side that is not there.
    let side = |path: &Path| if path == Path::new("/dev/null") { Side::Nothing } else { Side::File(path.to_owned()) };
    let name = |path: &Path| if path == Path::new("-") { "<stdin>".to_owned() } else { path.display().to_string() };
    Ok(Comparison { old: side(old), new: side(new), plan: None, names: [name(old), name(new)] })
}

fn refuse_range(plan: &Path) -> Result<(), Failure> {
    let written = plan.to_string_lossy();
    if written.contains("..") && !plan.exists() && !written.contains(['/', '\\']) {
        return Err(Failure::new(format!(
            "`{written}` is a range of revisions, of which plan? write `liftplan diff {written} -- my.plan`"
        )));
    }
    Ok(())
}

/// A plan in revisions of git: in none it is the last commit against the file, in one that against
/// the file.
fn with_revisions(revisions: &[String], file: &Path) -> Result<Comparison, Failure> {
    let (repository, path) = Repository::of(file)?;
    let in_file = "working tree";
    let range = match revisions {
        [range] => range
            .split_once("...")
            .map(|ends| (ends, true))
            .or_else(|| range.split_once("..").map(|ends| (ends, false))),
        _ => None,
    };
    let (old, new, old_name, new_name) = match (range, revisions) {
        (Some(((old, new), from_base)), _) => {
            let (old, new) = (head_if_empty(old), head_if_empty(new));
            let after = repository.commit(new)?;
            let before = repository.commit(old)?;
            if from_base {
                let base = repository.merge_base(&before, &after)?;
                (base, Some(after), format!("where {new} left {old}"), new)
            } else {
                (before, Some(after), old.to_owned(), new)
            }
        }
        (None, [old, new]) => (repository.commit(old)?, Some(repository.commit(new)?), old.clone(), new.as_str()),
        (None, [old]) => (repository.commit(old)?, None, old.clone(), in_file),
        (None, _) => (repository.commit("HEAD")?, None, "HEAD".to_owned(), in_file),
    };
    let committed = |commit: Commit| -> Result<Side, Failure> {
        Ok(if commit.has(&path)? { Side::Committed { commit, path: path.clone() } } else { Side::Nothing })
    };
    let old = committed(old)?;
    let new = match new {
        Some(commit) => committed(commit)?,
        None if file.exists() => Side::File(file.to_owned()),
        None => Side::Nothing,
    };
    if matches!((&old, &new), (Side::Nothing, Side::Nothing)) {
        return Err(Failure::new(format!("{} is neither in {old_name} nor in {new_name}", file.display())));
    }
    let names = [old_name, new_name.to_owned()];
    Ok(Comparison { old, new, plan: Some(file.display().to_string()), names })
}

const fn head_if_empty(revision: &str) -> &str {
    if revision.is_empty() { "HEAD" } else { revision }
}
