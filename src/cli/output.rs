//! Results as they go out: whole or not at all.

use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::Path;

use same_file::Handle;

use super::{Done, Failure};

/// Writes a file, or else to standard output.
pub fn write(path: Option<&Path>, write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> Result<Done, Failure> {
    match path {
        Some(path) => write_file(path, write),
        None => stream(write),
    }
}

/// Writes to standard output. A reader that has had enough is no failure.
pub fn print(bytes: &[u8]) -> Result<Done, Failure> {
    stream(|out| out.write_all(bytes))
}

/// Writes to standard output as it is made.
pub fn stream(write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> Result<Done, Failure> {
    let mut out = BufWriter::with_capacity(1 << 16, io::stdout().lock());
    match write(&mut out).and_then(|()| out.flush()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            Err(Failure::new(format!("cannot write to standard output: {error}")))
        }
        _ => Ok(Done::Well),
    }
}

/// Writes a file: beside its place first, and then at once into it.
pub fn write_file(path: &Path, write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> Result<Done, Failure> {
    // The kind alone: the error itself may name the file beside it.
    let failure = |error: io::Error| Failure::file("write", path, &io::Error::from(error.kind()));
    // Through a link the file that it leads to is written.
    let target = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let path = target.as_path();
    let special = fs::metadata(path).is_ok_and(|meta| !meta.is_file());
    if special {
        if path.is_dir() {
            return Err(Failure::new(format!("cannot write {}: it is a folder", path.display())));
        }
        // A pipe or a device has no place beside it.
        let mut out = BufWriter::new(File::options().write(true).open(path).map_err(failure)?);
        write(&mut out).and_then(|()| out.flush()).map_err(failure)?;
        return Ok(Done::Well);
    }
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut builder = tempfile::Builder::new();
    builder.prefix(".liftplan-");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        // The process's mask takes away from these, as for any new file.
        let mode = fs::metadata(path).map_or(0o666, |meta| meta.permissions().mode() & 0o777);
        builder.permissions(fs::Permissions::from_mode(mode));
    }
    let file = builder.tempfile_in(folder).map_err(failure)?;
    // A file that is there keeps its own, whatever the mask.
    if let Ok(meta) = fs::metadata(path) {
        file.as_file().set_permissions(meta.permissions()).map_err(failure)?;
    }
    let mut out = BufWriter::with_capacity(1 << 16, file);
    write(&mut out).and_then(|()| out.flush()).map_err(failure)?;
    let file = out.into_inner().map_err(|error| failure(error.into_error()))?;
    file.persist(path).map_err(|error| failure(error.error))?;
    Ok(Done::Well)
}

/// Writes a text in the place of the one that a file holds.
pub fn rewrite(path: &Path, shown: &str, text: &str) -> Result<(), Failure> {
    let meta = fs::metadata(path).map_err(|error| Failure::file("write", path, &error))?;
    if !meta.is_file() {
        // What came out of a pipe or a device cannot be put back.
        return Err(Failure::new(format!("cannot write {shown}: it is no file; `-` reads standard input")));
    }
    if meta.permissions().readonly() {
        return Err(Failure::new(format!("cannot write {shown}: it is read-only")));
    }
    write_file(path, |out| out.write_all(text.as_bytes())).map(|_| ())
}

/// The form that is asked for, or else that of the output file's ending, which `of` knows; `text` if there is neither.
pub fn form<F>(
    asked: Option<F>,
    output: Option<&Path>,
    text: F,
    of: impl FnOnce(&str) -> Option<F>,
    endings: &str,
) -> Result<F, Failure> {
    let Some(output) = output.filter(|_| asked.is_none()) else {
        return Ok(asked.unwrap_or(text));
    };
    let ending = output.extension().and_then(|ending| ending.to_str()).unwrap_or("").to_ascii_lowercase();
    let output = output.display();
    of(&ending)
        .ok_or_else(|| Failure::new(format!("the ending of {output} says no format; use {endings}, or add `--format`")))
}

/// What is read is never written by accident, also not by another name or a link, or through
/// standard input.
pub fn refuse_to_overwrite(output: &Path, input: &Path, what: &str) -> Result<(), Failure> {
    // A look at a pipe would take its reader or its writer away.
    let is_file = |path: &Path| fs::metadata(path).is_ok_and(|meta| meta.is_file());
    let from_stdin = input == Path::new("-");
    if !is_file(output) || !from_stdin && !is_file(input) {
        return Ok(());
    }
    let handle = if from_stdin { Handle::stdin() } else { Handle::from_path(input) };
    match (handle, Handle::from_path(output)) {
        (Ok(input), Ok(output_handle)) if input == output_handle => {
            Err(Failure::new(format!("{} is {what}; write to another file", output.display())))
        }
        _ => Ok(()),
    }
}
