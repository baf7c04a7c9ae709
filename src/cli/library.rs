//! The files that a plan uses, from its project and from nowhere else.

use std::cell::{OnceCell, RefCell};
use std::fs;
use std::io::{self, Read as _};
use std::path::{Component, Path, PathBuf};

use liftplan::diagnostic::Diagnostics;
use liftplan::library::{FileName, Found, Library, Refusal};
use liftplan::parse::MAX_BYTES;
use liftplan::settings::{Settings, read_settings};
use liftplan::source::Source;

use super::Failure;

/// What lies in the folder of a project, beside its plans.
const MARKS: [&str; 2] = [".git", SETTINGS];
/// The settings of a project.
pub const SETTINGS: &str = "liftplan.toml";
/// So many files are offered in the place of one that is missing.
const OFFERED: usize = 100;

/// The project of a plan: the nearest folder above it that is marked as one, else its own.
pub struct Project {
    plan: FileName,
    /// The folder of the plan.
    folder: PathBuf,
    /// The folder that no path may leave.
    root: PathBuf,
    /// What was read, so that no output is written over it.
    read: RefCell<Vec<PathBuf>>,
    /// What was to be read, whether it is there or not.
    looked_for: RefCell<Vec<PathBuf>>,
    /// Its settings, once somebody asks for them.
    settings: OnceCell<Set>,
}

/// What a project has set, and what is wrong with it.
#[derive(Default)]
struct Set {
    settings: Settings,
    /// The file; nothing if there is none.
    source: Option<Source>,
    diagnostics: Diagnostics,
    /// Why it cannot be read.
    failure: Option<String>,
}

impl Project {
    /// The project of a plan; of standard input, `-`, that of the current folder.
    pub fn of(plan: &Path, shown: &str) -> Self {
        let is_stdin = plan == Path::new("-");
        let key =
            if is_stdin { PathBuf::from("-") } else { fs::canonicalize(plan).unwrap_or_else(|_| plan.to_owned()) };
        let here = || fs::canonicalize(".").unwrap_or_default();
        let folder = key.parent().filter(|_| !is_stdin).map_or_else(here, Path::to_owned);
        let is_root = |folder: &&Path| MARKS.iter().any(|mark| folder.join(mark).exists());
        let root = folder.ancestors().find(is_root).unwrap_or(&folder).to_owned();
        let plan = FileName { key, shown: shown.to_owned() };
        let (read, looked_for) = (RefCell::default(), RefCell::default());
        Self { plan, folder, root, read, looked_for, settings: OnceCell::new() }
    }

    /// The settings of the project, read once.
    fn set(&self) -> &Set {
        self.settings.get_or_init(|| {
            let path = self.root.join(SETTINGS);
            let mut set = Set::default();
            if !path.exists() {
                return set;
            }
            match read_text(&path) {
                Ok(text) => {
                    let source = Source::new(shown(&path), text);
                    (set.settings, set.diagnostics) = read_settings(&source);
                    set.source = Some(source);
                }
                Err(refusal) => {
                    let why = if let Refusal::Unreadable(why) = refusal { why } else { "it is not there".to_owned() };
                    set.failure = Some(format!("cannot read {}: {why}", shown(&path)));
                }
            }
            set
        })
    }

    /// The file of the settings and what is wrong with it; nothing if there is none.
    ///
    /// # Errors
    ///
    /// If there is one and it cannot be read.
    pub fn settings_file(&self) -> Result<Option<(&Source, &Diagnostics)>, Failure> {
        let set = self.set();
        match &set.failure {
            Some(why) => Err(Failure::new(why.clone())),
            None => Ok(set.source.as_ref().map(|source| (source, &set.diagnostics))),
        }
    }

    /// Where settings would make a difference: in the folder of the plan and those above it in the project.
    pub fn settings_places(&self) -> Vec<PathBuf> {
        let folders = self.folder.ancestors().take_while(|folder| folder.starts_with(&self.root));
        folders.map(|folder| folder.join(SETTINGS)).collect()
    }

    /// The files that were to be read, also those that are not there.
    pub fn looked_for(&self) -> Vec<PathBuf> {
        self.looked_for.borrow().clone()
    }

    /// The files that were read.
    pub fn read_files(&self) -> Vec<PathBuf> {
        self.read.borrow().clone()
    }
}

impl Library for Project {
    fn plan(&self) -> FileName {
        self.plan.clone()
    }

    fn settings(&self) -> Settings {
        self.set().settings.clone()
    }

    fn read(&self, from: &FileName, path: &str) -> Result<Found, Refusal> {
        let folder = if from.key == self.plan.key { Some(self.folder.as_path()) } else { from.key.parent() };
        let folder = folder.unwrap_or(&self.folder);
        let written = Path::new(path);
        // Where the path leads is judged before anything is looked at there.
        let target = joined(folder, written).filter(|target| target.starts_with(&self.root));
        let target = target.ok_or(Refusal::Outside)?;
        self.looked_for.borrow_mut().push(target.clone());
        let found = match fs::canonicalize(&target) {
            Ok(found) => found,
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                return Err(Refusal::Missing(near(folder, written)));
            }
            Err(error) => return Err(Refusal::Unreadable(error.to_string())),
        };
        // A link may lead elsewhere.
        if !found.starts_with(&self.root) {
            return Err(Refusal::Outside);
        }
        let shown = Path::new(&from.shown).parent().unwrap_or(Path::new("")).join(written);
        let name = FileName { key: found, shown: shown.display().to_string() };
        let text = read_text(&name.key)?;
        self.read.borrow_mut().push(name.key.clone());
        Ok(Found { name, text })
    }
}

/// A path as messages show it: from the current folder, if it lies in it.
fn shown(path: &Path) -> String {
    let here = fs::canonicalize(".").unwrap_or_default();
    path.strip_prefix(&here).unwrap_or(path).display().to_string()
}

/// A path from a folder, without `.` and `..`; nothing if it does not begin there.
pub fn joined(folder: &Path, path: &Path) -> Option<PathBuf> {
    let mut joined = folder.to_owned();
    for component in path.components() {
        match component {
            Component::Normal(name) => joined.push(name),
            Component::CurDir => {}
            Component::ParentDir => {
                if !joined.pop() {
                    return None;
                }
            }
            Component::RootDir | Component::Prefix(_) => return None,
        }
    }
    Some(joined)
}

fn read_text(path: &Path) -> Result<String, Refusal> {
    let unreadable = |error: io::Error| Refusal::Unreadable(error.to_string());
    let meta = fs::metadata(path).map_err(unreadable)?;
    if !meta.is_file() {
        let what = if meta.is_dir() { "it is a folder" } else { "it is no file" };
        return Err(Refusal::Unreadable(what.into()));
    }
    let mut bytes = Vec::new();
    let file = fs::File::open(path).map_err(unreadable)?;
    file.take(MAX_BYTES as u64 + 1).read_to_end(&mut bytes).map_err(unreadable)?;
    String::from_utf8(bytes).map_err(|error| {
        Refusal::Unreadable(format!("it stops being UTF-8 at byte {}", error.utf8_error().valid_up_to()))
    })
}

/// The plans beside a file that is missing, written as the path would be; those of the
/// folder that the path begins at, if there is not even a folder.
fn near(folder: &Path, path: &Path) -> Vec<String> {
    let beside = path.parent().unwrap_or(Path::new(""));
    let listed = fs::read_dir(folder.join(beside)).map(|files| (files, beside));
    let Ok((files, prefix)) = listed.or_else(|_| fs::read_dir(folder).map(|files| (files, Path::new("")))) else {
        return Vec::new();
    };
    let names = files.take(OFFERED).filter_map(|file| {
        let name = PathBuf::from(file.ok()?.file_name());
        let is_plan = name.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("plan"));
        is_plan.then(|| prefix.join(name).display().to_string())
    });
    let mut names: Vec<String> = names.collect();
    names.sort();
    names
}
