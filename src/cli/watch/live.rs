//! The page that is shown now, for those who serve it.

use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use super::page::Page;

/// The page as it is now. Every change has a version of its own, also across programs, so that a
/// browser that was left open knows that its page is of yesterday.
pub struct Live {
    begun: u128,
    now: Mutex<Now>,
    changed: Condvar,
}

#[derive(Default)]
struct Now {
    changes: u64,
    page: Arc<Page>,
}

impl Live {
    /// An empty page.
    pub fn new() -> Self {
        let begun = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_nanos());
        Self { begun, now: Mutex::default(), changed: Condvar::new() }
    }

    /// Shows another page. One that is the same is no change.
    pub fn show(&self, page: Page) {
        let mut now = self.now();
        if *now.page != page {
            *now = Now { changes: now.changes + 1, page: Arc::new(page) };
            self.changed.notify_all();
        }
    }

    /// The page, and its version.
    pub fn page(&self) -> (Arc<Page>, String) {
        let now = self.now();
        (Arc::clone(&now.page), self.version(&now))
    }

    /// The version, as soon as it is not the one that is known already; nothing if it stays that
    /// for so long.
    pub fn next_version(&self, known: Option<&str>, patience: Duration) -> Option<String> {
        let is_known = |now: &mut Now| Some(self.version(now).as_str()) == known;
        let waited = self.changed.wait_timeout_while(self.now(), patience, is_known);
        let (now, waited) = waited.unwrap_or_else(PoisonError::into_inner);
        (!waited.timed_out()).then(|| self.version(&now))
    }

    fn version(&self, now: &Now) -> String {
        format!("{:x}-{}", self.begun, now.changes)
    }

    fn now(&self) -> MutexGuard<'_, Now> {
        self.now.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
