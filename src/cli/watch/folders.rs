//! The files that a plan hangs on, and how it is known that one was saved.
//!
//! Editors save in many ways: they write over a file, rename another to it, or delete it and make it
//! anew. A watch on the file itself would be lost with it, so the folders are watched. What happens in
//! them is queued from before the first build on, also while a build runs.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::{Duration, Instant};

use notify::event::{AccessKind, AccessMode, EventKind, ModifyKind};
use notify::{Event, RecommendedWatcher, RecursiveMode, Watcher as _};

use super::Failure;

/// So long nothing may happen to the files before they count as saved.
const QUIET: Duration = Duration::from_millis(100);
/// After so long they are looked at, whatever goes on.
const LONGEST_WAIT: Duration = Duration::from_secs(1);
/// A link leads to a link, so often at the most.
const LINKS: usize = 32;

/// Why a wait has ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wake {
    /// A file was saved, deleted, or made anew.
    Changed,
    /// Somebody asked for the end: Ctrl-C, or a signal to terminate.
    Ended,
}

enum Happened {
    InFolder(notify::Result<Event>),
    End,
}

/// The files that are watched.
pub struct Files {
    watcher: RecommendedWatcher,
    happened: Receiver<Happened>,
    /// The files, by folders as they are without links. Not all need to be there.
    files: BTreeSet<PathBuf>,
    /// The folders that are watched.
    folders: BTreeSet<PathBuf>,
    /// Those of them that are not what they were: deleted, or moved away.
    lost: BTreeSet<PathBuf>,
}

impl Files {
    /// Watches nothing as yet but for the end.
    pub fn new() -> Result<Self, Failure> {
        let (sender, happened) = channel();
        let end = sender.clone();
        let mut is_ending = false;
        let handler = move || {
            // Whoever asks twice does not want to wait for what is being written.
            if std::mem::replace(&mut is_ending, true) {
                std::process::exit(130);
            }
            let _ = end.send(Happened::End);
        };
        ctrlc::set_handler(handler).map_err(|error| Failure::new(format!("cannot wait for Ctrl-C: {error}")))?;
        let watcher = notify::recommended_watcher(move |event| {
            let _ = sender.send(Happened::InFolder(event));
        });
        let watcher = watcher.map_err(|error| cannot_watch(&error))?;
        let (files, folders, lost) = Default::default();
        Ok(Self { watcher, happened, files, folders, lost })
    }

    /// Watches these files instead of those before; says whether that takes folders that were
    /// not watched until now.
    pub fn follow(&mut self, files: &[PathBuf]) -> Result<bool, Failure> {
        self.files = files.iter().flat_map(|file| places(file)).collect();
        self.follow_on()
    }

    /// Watches the same files, wherever their folders are now.
    pub fn follow_on(&mut self) -> Result<bool, Failure> {
        let wanted: BTreeSet<PathBuf> = self.files.iter().filter_map(|file| nearest_folder(file)).collect();
        let left = |folder: &&PathBuf| !wanted.contains(*folder) || self.lost.contains(*folder);
        let left: Vec<PathBuf> = self.folders.iter().filter(left).cloned().collect();
        for folder in left {
            // One that is gone is not watched any more.
            let _ = self.watcher.unwatch(&folder);
            self.folders.remove(&folder);
        }
        self.lost.clear();
        let mut has_new = false;
        for folder in wanted {
            if self.folders.contains(&folder) {
                continue;
            }
            match self.watcher.watch(&folder, RecursiveMode::NonRecursive) {
                Ok(()) => {
                    self.folders.insert(folder);
                    has_new = true;
                }
                // It went away this very moment; the folder above it tells when it is back.
                Err(_) if !folder.is_dir() => has_new = true,
                Err(error) => return Err(cannot_watch(&error)),
            }
        }
        Ok(has_new)
    }

    /// Waits until a file is saved and all is quiet again, or until the end.
    pub fn wait(&mut self) -> Wake {
        loop {
            match self.happened.recv() {
                Ok(Happened::InFolder(event)) if !self.concerns(&event) => {}
                Ok(Happened::InFolder(_)) => return self.settle(),
                Ok(Happened::End) | Err(_) => return Wake::Ended,
            }
        }
    }

    fn settle(&mut self) -> Wake {
        let begun = Instant::now();
        let mut last = begun;
        loop {
            let end = (last + QUIET).min(begun + LONGEST_WAIT);
            match self.happened.recv_timeout(end.saturating_duration_since(Instant::now())) {
                Ok(Happened::InFolder(event)) => {
                    if self.concerns(&event) {
                        last = Instant::now();
                    }
                    // Whatever else goes on in the folder does not put it off.
                    if Instant::now() >= end {
                        return Wake::Changed;
                    }
                }
                Err(RecvTimeoutError::Timeout) => return Wake::Changed,
                Ok(Happened::End) | Err(RecvTimeoutError::Disconnected) => return Wake::Ended,
            }
        }
    }

    /// Whether what happened may have changed one of the files.
    fn concerns(&mut self, event: &notify::Result<Event>) -> bool {
        // Something is lost, nobody knows what.
        let Ok(event) = event else { return true };
        if event.need_rescan() {
            return true;
        }
        let is_read = match event.kind {
            EventKind::Access(AccessKind::Close(AccessMode::Write)) => false,
            EventKind::Access(_) => true,
            _ => false,
        };
        if is_read {
            return false;
        }
        let moves = matches!(
            event.kind,
            EventKind::Create(_) | EventKind::Remove(_) | EventKind::Modify(ModifyKind::Name(_)) | EventKind::Any
        );
        let mut concerns = false;
        for path in &event.paths {
            if moves && self.folders.contains(path) {
                self.lost.insert(path.clone());
                concerns = true;
            }
            // A folder that comes or goes takes its files with it.
            concerns |= self.files.iter().any(|file| file == path || moves && file.starts_with(path));
        }
        concerns
    }
}

fn cannot_watch(error: &notify::Error) -> Failure {
    let what = match &error.kind {
        notify::ErrorKind::MaxFilesWatch => {
            "the system lets no more folders be watched; end other programs that watch, or raise \
             `fs.inotify.max_user_watches`"
                .to_owned()
        }
        notify::ErrorKind::Io(error) => error.to_string(),
        _ => error.to_string(),
    };
    let path = error.paths.first().map_or_else(String::new, |path| format!(" {}", path.display()));
    Failure::new(format!("cannot watch{path}: {what}"))
}

/// Where a change of a file can show: its place, and, if that is a link, the places that it
/// leads to.
fn places(file: &Path) -> Vec<PathBuf> {
    let mut places = Vec::new();
    let mut next = std::path::absolute(file).ok();
    while let Some(file) = next.take().filter(|_| places.len() < LINKS) {
        let Some((folder, name)) = file.parent().zip(file.file_name()) else { break };
        let place = without_links(folder).join(name);
        next = fs::read_link(&place).ok().map(|target| place.parent().unwrap_or(folder).join(target));
        places.push(place);
    }
    places
}

/// A folder without links, as far as it is there.
fn without_links(folder: &Path) -> PathBuf {
    for there in folder.ancestors() {
        if let (Ok(found), Ok(rest)) = (fs::canonicalize(there), folder.strip_prefix(there)) {
            return found.join(rest);
        }
    }
    folder.to_owned()
}

/// The folder of a file, or the first above it that is there.
fn nearest_folder(file: &Path) -> Option<PathBuf> {
    let is_there = |folder: &&Path| match fs::metadata(folder) {
        Ok(meta) => meta.is_dir(),
        // One that may not be looked at is told of when it is watched.
        Err(error) => error.kind() == io::ErrorKind::PermissionDenied,
    };
    file.ancestors().skip(1).find(is_there).map(Path::to_owned)
}
