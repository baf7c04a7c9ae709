//! A `liftplan watch` that runs, for tests: what it says is waited for, never slept for.

use std::fs;
use std::io::{BufRead as _, BufReader, Read};
use std::path::Path;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

/// Nothing that is waited for takes longer, also not on a machine that does much else.
pub const PATIENCE: Duration = Duration::from_secs(60);

/// The program, while it runs.
pub struct Watching {
    child: Child,
    out: Receiver<String>,
    errors: Receiver<String>,
}

impl Watching {
    /// Starts it in a folder.
    pub fn start(folder: &Path, arguments: &[&str]) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_liftplan"))
            .arg("watch")
            .args(arguments)
            .current_dir(folder)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let out = lines(child.stdout.take().unwrap());
        let errors = lines(child.stderr.take().unwrap());
        Self { child, out, errors }
    }

    /// The next line of standard output, which must hold this.
    pub fn says(&self, what: &str) -> String {
        let line = next(&self.out, what);
        assert!(line.contains(what), "`{line}` does not hold `{what}`");
        line
    }

    /// Reads standard output until a line holds this.
    pub fn comes_to_say(&self, what: &str) -> String {
        until(&self.out, what)
    }

    /// Reads standard error until a line holds this.
    pub fn tells(&self, what: &str) -> String {
        until(&self.errors, what)
    }

    /// Fails if it says anything within a time that is long for it.
    pub fn is_quiet(&self) {
        let said = self.out.recv_timeout(Duration::from_millis(700));
        assert!(said.is_err(), "it says {said:?}");
    }

    /// The address of the sheet.
    pub fn url(&self) -> String {
        self.comes_to_say("the sheet is at ").rsplit_once(' ').unwrap().1.to_owned()
    }

    /// Sends a signal.
    pub fn send(&self, signal: &str) {
        // That of the shell is there also where no program is.
        let sent = Command::new("sh").args(["-c", &format!("kill {signal} {}", self.child.id())]).status().unwrap();
        assert!(sent.success());
    }

    /// Waits for its end. Returns how it ended, and the rest of what it says and tells.
    pub fn ends(mut self) -> (ExitStatus, String, String) {
        let end = Instant::now() + PATIENCE;
        let status = loop {
            if let Some(status) = self.child.try_wait().unwrap() {
                break status;
            }
            assert!(Instant::now() < end, "it does not end");
            std::thread::sleep(Duration::from_millis(10));
        };
        let rest = |from: &Receiver<String>| from.iter().map(|line| line + "\n").collect::<String>();
        (status, rest(&self.out), rest(&self.errors))
    }

    /// Whether it has ended.
    pub fn has_ended(&mut self) -> bool {
        self.child.try_wait().unwrap().is_some()
    }

    /// Closes what it writes to, as soon as it has written another line.
    pub fn leave_reader(&mut self) {
        self.out = channel().1;
    }
}

impl Drop for Watching {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Saves a file at once, as careful editors do: there is no moment at which it is empty.
pub fn save(file: impl AsRef<Path>, text: impl AsRef<[u8]>) {
    let beside = file.as_ref().with_extension("being-saved");
    fs::write(&beside, text).unwrap();
    fs::rename(&beside, file).unwrap();
}

/// Waits until something is there.
pub fn eventually<T>(what: &str, mut look: impl FnMut() -> Option<T>) -> T {
    let end = Instant::now() + PATIENCE;
    loop {
        if let Some(found) = look() {
            return found;
        }
        assert!(Instant::now() < end, "never: {what}");
        std::thread::sleep(Duration::from_millis(10));
    }
}

fn lines(from: impl Read + Send + 'static) -> Receiver<String> {
    let (sender, lines) = channel();
    std::thread::spawn(move || {
        for line in BufReader::new(from).lines().map_while(Result::ok) {
            if sender.send(line).is_err() {
                // Dropping the pipe is what closes it.
                break;
            }
        }
    });
    lines
}

fn next(lines: &Receiver<String>, what: &str) -> String {
    lines.recv_timeout(PATIENCE).unwrap_or_else(|error| panic!("no line with `{what}`: {error}"))
}

fn until(lines: &Receiver<String>, what: &str) -> String {
    loop {
        let line = next(lines, what);
        if line.contains(what) {
            return line;
        }
    }
}
