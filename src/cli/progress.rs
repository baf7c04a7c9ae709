//! What a terminal shows of work that takes long enough to wonder.

use std::io::{self, IsTerminal as _};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// How long nobody wonders.
const PATIENCE: Duration = Duration::from_secs(1);

/// Between two movements of what turns.
const TICK: Duration = Duration::from_millis(100);

/// Does work of which nobody knows how much of it is done; when it takes long, a terminal says so.
pub fn while_busy<T>(what: &'static str, work: impl FnOnce() -> T) -> T {
    if !io::stderr().is_terminal() {
        return work();
    }
    let (busy, done) = mpsc::channel::<()>();
    thread::scope(|scope| {
        scope.spawn(move || {
            if done.recv_timeout(PATIENCE) != Err(RecvTimeoutError::Timeout) {
                return;
            }
            let bar = ProgressBar::new_spinner().with_message(what);
            while done.recv_timeout(TICK) == Err(RecvTimeoutError::Timeout) {
                bar.tick();
            }
            bar.finish_and_clear();
        });
        let result = work();
        drop(busy);
        result
    })
}

/// A bar of work in steps.
pub struct Steps {
    bar: ProgressBar,
    begun: Instant,
}

impl Steps {
    /// `what` is done so many times.
    pub fn new(count: usize, what: &str) -> Self {
        let count = u64::try_from(count).unwrap_or(u64::MAX);
        let bar = ProgressBar::with_draw_target(Some(count), ProgressDrawTarget::hidden());
        let style = ProgressStyle::with_template(&format!("{{bar:40}} {{pos}} of {{len}} {what}"));
        Self { bar: bar.with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar())), begun: Instant::now() }
    }

    /// One more is done.
    pub fn step(&self) {
        if self.bar.is_hidden() && self.begun.elapsed() > PATIENCE {
            // It shows itself on a terminal only.
            self.bar.set_draw_target(ProgressDrawTarget::stderr());
        }
        self.bar.inc(1);
    }

    /// All are done.
    pub fn finish(&self) {
        self.bar.finish_and_clear();
    }
}
