//! Plans as they are in a commit, by running `git`; never through a shell.

use std::cell::OnceCell;
use std::ffi::OsStr;
use std::io;
use std::path::{Component, Path, PathBuf};
use std::process::{Command, Output, Stdio};

use liftplan::diagnostic::did_you_mean;
use liftplan::library::{FileName, Found, Library, Refusal};
use liftplan::parse::MAX_BYTES;

use super::Failure;
use super::library::{SETTINGS, joined};

/// A repository of git.
#[derive(Clone)]
pub struct Repository {
    /// The folder of its working tree.
    top: PathBuf,
}

/// A commit of it.
#[derive(Clone)]
pub struct Commit {
    repository: Repository,
    /// The full name of the object.
    id: String,
    /// As the revision was written.
    shown: String,
}

/// What a commit has at a path.
struct Entry {
    /// `100644` a file, `120000` a link, `040000` a folder.
    mode: String,
    object: String,
}

impl Repository {
    /// The repository that a file lies in, also one that is not there any more, and its path in it.
    ///
    /// # Errors
    ///
    /// If it lies in none, or there is no `git`.
    pub fn of(file: &Path) -> Result<(Self, String), Failure> {
        // The nearest folder that is there; what is left of the path goes on from it.
        let mut left = Vec::new();
        let mut folder = file;
        let folder = loop {
            let parent = folder.parent().unwrap_or(Path::new(""));
            left.extend(folder.file_name().or_else(|| folder.components().next_back().map(Component::as_os_str)));
            let here = if parent.as_os_str().is_empty() { Path::new(".") } else { parent };
            if here.is_dir() || parent.as_os_str().is_empty() {
                break here;
            }
            folder = parent;
        };
        let shown = file.display();
        let output = run(folder, ["rev-parse", "--show-toplevel", "--show-prefix"])?;
        if !output.status.success() {
            let said = said(&output);
            return Err(Failure::new(if said.contains("not a git repository") {
                format!("{shown} lies in no git repository; compare two files: `liftplan diff old.plan {shown}`")
            } else {
                format!("git cannot tell the repository of {shown}: {said}")
            }));
        }
        let text = String::from_utf8_lossy(&output.stdout).into_owned();
        let mut lines = text.lines();
        let (top, prefix) = (lines.next().unwrap_or_default(), lines.next().unwrap_or_default());
        let path = left.iter().rev().fold(PathBuf::from(prefix), |path, part| path.join(part));
        let path = joined(Path::new(""), &path).filter(|path| !path.as_os_str().is_empty());
        let path = path.ok_or_else(|| Failure::new(format!("{shown} is no file of the git repository {top}")))?;
        Ok((Self { top: PathBuf::from(top) }, slashes(&path)))
    }

    /// The commit that a revision means.
    ///
    /// # Errors
    ///
    /// If there is none.
    pub fn commit(&self, revision: &str) -> Result<Commit, Failure> {
        // What begins with a dash would be an option.
        let found = if revision.starts_with('-') || revision.is_empty() {
            None
        } else {
            let output = run(&self.top, ["rev-parse", "--verify", "--quiet", &format!("{revision}^{{commit}}")])?;
            output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
        };
        match found {
            Some(id) => Ok(Commit { repository: self.clone(), id, shown: revision.to_owned() }),
            None => Err(self.no_revision(revision)),
        }
    }

    fn no_revision(&self, revision: &str) -> Failure {
        let listed =
            run(&self.top, ["for-each-ref", "--format=%(refname:short)", "refs/heads", "refs/tags", "refs/remotes"]);
        let names = listed.map(|output| String::from_utf8_lossy(&output.stdout).into_owned()).unwrap_or_default();
        let help = match did_you_mean(revision, names.lines()) {
            Some(meant) => format!("; did you mean `{meant}`?"),
            None if revision == "HEAD" => "; nothing has been committed yet".to_owned(),
            None => "; a revision is a branch, a tag or a commit, such as `HEAD~1`".to_owned(),
        };
        Failure::new(format!("git knows no revision `{revision}`{help}"))
    }

    /// The last commit that two have in common.
    ///
    /// # Errors
    ///
    /// If there is none.
    pub fn merge_base(&self, a: &Commit, b: &Commit) -> Result<Commit, Failure> {
        let output = run(&self.top, ["merge-base", &a.id, &b.id])?;
        if !output.status.success() {
            let (a, b) = (&a.shown, &b.shown);
            return Err(Failure::new(format!("{a} and {b} have no commit in common; compare them with `{a}..{b}`")));
        }
        let id = String::from_utf8_lossy(&output.stdout).trim().to_owned();
        let shown = id.chars().take(9).collect();
        Ok(Commit { repository: self.clone(), id, shown })
    }
}

impl Commit {
    /// A file of it as messages show it: `HEAD:plans/squat.plan`.
    pub fn name_of(&self, path: &str) -> String {
        format!("{}:{path}", self.shown)
    }

    /// Whether it has anything at a path.
    pub fn has(&self, path: &str) -> Result<bool, Failure> {
        Ok(self.entry(path)?.is_some())
    }

    /// The bytes of a file; nothing if it has none there.
    pub fn read(&self, path: &str) -> Result<Option<Vec<u8>>, Failure> {
        let Some(entry) = self.entry(path)? else { return Ok(None) };
        let cannot = |why: &str| Failure::new(format!("cannot read {}: {why}", self.name_of(path)));
        if let Some(what) = entry.is_no_file() {
            return Err(cannot(what));
        }
        let output = run(&self.repository.top, ["cat-file", "blob", &entry.object])?;
        if !output.status.success() {
            return Err(cannot(&said(&output)));
        }
        Ok(Some(output.stdout))
    }

    fn entry(&self, path: &str) -> Result<Option<Entry>, Failure> {
        let output = run(&self.repository.top, ["ls-tree", "-z", "--full-tree", &self.id, "--", path])?;
        if !output.status.success() {
            return Err(Failure::new(format!("cannot look for {}: {}", self.name_of(path), said(&output))));
        }
        let text = String::from_utf8_lossy(&output.stdout);
        // `100644 blob 8f94139…⇥plans/squat.plan`
        let mut words = text.split(['\t', '\0']).next().unwrap_or_default().split(' ');
        let (mode, object) = (words.next().unwrap_or_default(), words.nth(1));
        Ok(object.map(|object| Entry { mode: mode.to_owned(), object: object.to_owned() }))
    }

    /// The names of the plans in a folder, `` being the top.
    fn plans_in(&self, folder: &str) -> Vec<String> {
        let within = if folder.is_empty() { String::new() } else { format!("{folder}/") };
        let mut arguments = vec!["ls-tree", "-z", "--name-only", "--full-tree", &self.id];
        if !within.is_empty() {
            arguments.extend(["--", &within]);
        }
        let Ok(output) = run(&self.repository.top, arguments) else { return Vec::new() };
        let text = String::from_utf8_lossy(&output.stdout);
        let names = text.split('\0').filter(|name| name.to_ascii_lowercase().ends_with(".plan"));
        names.filter_map(|name| name.strip_prefix(&within)).map(ToOwned::to_owned).collect()
    }
}

impl Entry {
    fn is_no_file(&self) -> Option<&'static str> {
        match self.mode.as_str() {
            "100644" | "100755" | "100664" => None,
            "120000" => Some("it is a link"),
            "040000" => Some("it is a folder"),
            _ => Some("it is no file"),
        }
    }
}

/// The project of a plan as it was in a commit.
pub struct GitProject<'c> {
    commit: &'c Commit,
    plan: &'c str,
    /// Git is asked for it once, and only for a plan that uses others.
    root: OnceCell<&'c Path>,
}

impl<'c> GitProject<'c> {
    pub const fn of(commit: &'c Commit, plan: &'c str) -> Self {
        Self { commit, plan, root: OnceCell::new() }
    }

    /// The folder that no path may leave: the nearest with settings, else the top.
    fn root(&self) -> Result<&'c Path, Failure> {
        if let Some(root) = self.root.get() {
            return Ok(root);
        }
        let mut root = Path::new("");
        for folder in Path::new(self.plan).ancestors().skip(1) {
            if self.commit.has(&slashes(&folder.join(SETTINGS)))? {
                root = folder;
                break;
            }
        }
        Ok(self.root.get_or_init(|| root))
    }
}

impl Library for GitProject<'_> {
    fn plan(&self) -> FileName {
        FileName { key: PathBuf::from(self.plan), shown: self.commit.name_of(self.plan) }
    }

    fn read(&self, from: &FileName, path: &str) -> Result<Found, Refusal> {
        let unreadable = |failure: Failure| Refusal::Unreadable(failure.to_string());
        let root = self.root().map_err(unreadable)?;
        let folder = from.key.parent().unwrap_or(Path::new(""));
        let target = joined(folder, Path::new(path)).filter(|target| target.starts_with(root));
        let target = target.ok_or(Refusal::Outside)?;
        let inside = slashes(&target);
        let name = FileName { key: target, shown: self.commit.name_of(&inside) };
        let Some(bytes) = self.commit.read(&inside).map_err(unreadable)? else {
            let beside = Path::new(path).parent().map(slashes).unwrap_or_default();
            let listed = self.commit.plans_in(&slashes(name.key.parent().unwrap_or(Path::new(""))));
            let near = listed.into_iter().map(|name| if beside.is_empty() { name } else { format!("{beside}/{name}") });
            return Err(Refusal::Missing(near.collect()));
        };
        if bytes.len() > MAX_BYTES {
            return Err(Refusal::Unreadable("it is longer than a plan may be".to_owned()));
        }
        let text = String::from_utf8(bytes).map_err(|error| {
            Refusal::Unreadable(format!("it stops being UTF-8 at byte {}", error.utf8_error().valid_up_to()))
        })?;
        Ok(Found { name, text })
    }
}

/// A path as git writes it.
fn slashes(path: &Path) -> String {
    let parts: Vec<_> = path.components().map(|part| part.as_os_str().to_string_lossy()).collect();
    parts.join("/")
}

/// Runs git in a folder. Its words are English, and a path is only a path.
fn run<I, A>(folder: &Path, arguments: I) -> Result<Output, Failure>
where
    I: IntoIterator<Item = A>,
    A: AsRef<OsStr>,
{
    let mut command = Command::new("git");
    command.arg("-C").arg(folder).args(arguments).env("LC_ALL", "C").env("GIT_LITERAL_PATHSPECS", "1");
    command.stdin(Stdio::null()).output().map_err(|error| {
        Failure::new(match error.kind() {
            io::ErrorKind::NotFound => {
                "git is not installed, or is not on the PATH; revisions are read by running it".to_owned()
            }
            _ => format!("cannot run git: {error}"),
        })
    })
}

/// What git says of a failure, in one line.
fn said(output: &Output) -> String {
    let text = String::from_utf8_lossy(&output.stderr);
    let first = text.lines().next().unwrap_or_default();
    first.trim_start_matches("fatal: ").trim_start_matches("error: ").to_owned()
}
