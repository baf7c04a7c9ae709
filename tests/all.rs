//! All integration tests, in one binary.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that meets the unexpected fails by panicking"
)]

#[path = "all/cli.rs"]
mod cli;
#[path = "all/diagnostics.rs"]
mod diagnostics;
#[path = "all/docs.rs"]
mod docs;
#[path = "all/grammar.rs"]
mod grammar;
#[path = "all/meaning.rs"]
mod meaning;
#[path = "all/outputs.rs"]
mod outputs;
#[path = "all/programs.rs"]
mod programs;
#[path = "all/properties.rs"]
mod properties;
#[path = "all/schemes.rs"]
mod schemes;
#[path = "all/support.rs"]
mod support;
