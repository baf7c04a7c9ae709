//! `liftplan explain`: the page of a diagnostic.

use liftplan::diagnostic::{CODES, Code, did_you_mean, find_code};

use super::{Done, Failure, output};

#[derive(clap::Args)]
pub struct Explain {
    /// A code such as `E0301`, or a name such as `backoff-without-top`
    #[arg(required = true)]
    code: Vec<String>,
}

impl Explain {
    pub fn run(self) -> Result<Done, Failure> {
        let wanted = self.code.join("-");
        let wanted = wanted.trim();
        match find_code(wanted) {
            Some(known) => output::print(known.page.as_bytes()),
            None => Err(Failure::new(format!("there is no diagnostic `{}`; {}", self.code.join(" "), near(wanted)))),
        }
    }
}

/// Diagnostics of nearly that name, or with it in theirs.
fn near(wanted: &str) -> String {
    let lower = wanted.to_lowercase();
    let mut found: Vec<&Code> = CODES.iter().filter(|known| lower.len() > 2 && known.name.contains(&lower)).collect();
    if found.is_empty() {
        let meant = did_you_mean(&lower, CODES.iter().map(|known| known.name));
        let meant = meant.or_else(|| did_you_mean(&wanted.to_uppercase(), CODES.iter().map(|known| known.code)));
        found.extend(meant.and_then(find_code));
    }
    if found.is_empty() {
        return "a message begins with its code and its name, such as `E0301 backoff-without-top`".to_owned();
    }
    let found: Vec<String> = found.iter().map(|known| format!("`{}` ({})", known.code, known.name)).collect();
    format!("did you mean {}?", found.join(" or "))
}
