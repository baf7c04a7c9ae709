//! `liftplan explain`: the page of a diagnostic.

use liftplan::diagnostic::{CODES, find_code};

use super::{Done, Failure, output};

#[derive(clap::Args)]
pub struct Explain {
    /// A code such as `E0301`, or a name such as `backoff-without-top`
    code: String,
}

impl Explain {
    pub fn run(self) -> Result<Done, Failure> {
        match find_code(self.code.trim()) {
            Some(known) => output::print(known.page.as_bytes()),
            None => {
                let codes: Vec<&str> = CODES.iter().map(|known| known.code).collect();
                Err(Failure::new(format!("there is no diagnostic `{}`; there are {}", self.code, codes.join(", "))))
            }
        }
    }
}
