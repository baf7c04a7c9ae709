//! All integration tests, in one binary.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that meets the unexpected fails by panicking"
)]

#[path = "all/athlete.rs"]
mod athlete;
#[path = "all/browser.rs"]
mod browser;
#[path = "all/calendar.rs"]
mod calendar;
#[path = "all/calendars.rs"]
mod calendars;
#[path = "all/charts.rs"]
mod charts;
#[path = "all/cli.rs"]
mod cli;
#[path = "all/diagnostics.rs"]
mod diagnostics;
#[path = "all/diff.rs"]
mod diff;
#[path = "all/docs.rs"]
mod docs;
#[path = "all/fixes.rs"]
mod fixes;
#[path = "all/format.rs"]
mod format;
#[path = "all/grammar.rs"]
mod grammar;
#[path = "all/lines.rs"]
mod lines;
#[path = "all/lints.rs"]
mod lints;
#[path = "all/markdown.rs"]
mod markdown;
#[path = "all/meaning.rs"]
mod meaning;
#[path = "all/messages.rs"]
mod messages;
#[path = "all/mistakes.rs"]
mod mistakes;
#[path = "all/outputs.rs"]
mod outputs;
#[path = "all/pdf.rs"]
mod pdf;
#[path = "all/pictures.rs"]
mod pictures;
#[path = "all/programs.rs"]
mod programs;
#[path = "all/progress.rs"]
mod progress;
#[path = "all/properties.rs"]
mod properties;
#[path = "all/reports.rs"]
mod reports;
#[path = "all/roster.rs"]
mod roster;
#[path = "all/rules.rs"]
mod rules;
#[path = "all/schemes.rs"]
mod schemes;
#[path = "all/served.rs"]
mod served;
#[path = "all/sheets.rs"]
mod sheets;
#[path = "all/stats.rs"]
mod stats;
#[path = "all/support.rs"]
mod support;
#[path = "all/teams.rs"]
mod teams;
#[path = "all/watch.rs"]
mod watch;
#[path = "all/watching.rs"]
mod watching;
#[path = "all/workbooks.rs"]
mod workbooks;
