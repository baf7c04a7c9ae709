//! `liftplan new`: a plan to start from.

use std::fmt::Write as _;
use std::path::PathBuf;

use liftplan::diagnostic::did_you_mean;

use super::{Done, Failure, output};

#[derive(clap::Args)]
pub struct New {
    /// The plan to write
    #[arg(required_unless_present = "list", value_name = "FILE")]
    file: Option<PathBuf>,
    /// Start from a shipped program
    #[arg(long, value_name = "NAME")]
    from: Option<String>,
    /// List the shipped programs
    #[arg(long, conflicts_with_all = ["file", "from"])]
    list: bool,
}

/// A program that comes with liftplan.
struct Shipped {
    name: &'static str,
    text: &'static str,
}

macro_rules! shipped {
    ($($name:literal)*) => {
        &[$(Shipped { name: $name, text: include_str!(concat!("../../programs/", $name, ".plan")) }),*]
    };
}

/// All of `programs/`, in order of name; a test holds that none is missing.
const SHIPPED: &[Shipped] = shipped! {
    "531"
    "531-bbb"
    "531-bbb-challenge"
    "531-beginners"
    "531-fsl"
    "back-off-session"
    "bulgarian"
    "dc-training"
    "german-volume"
    "greyskull"
    "gzclp"
    "hepburn"
    "juggernaut"
    "madcow"
    "nsuns"
    "one-liner"
    "recommended-routine"
    "rts-block"
    "russian-squat"
    "sheiko-29"
    "smolov-jr"
    "starter"
    "starting-strength"
    "stronglifts"
    "texas-method"
    "top-set-backoff"
    "top-set-progression"
    "upper-lower"
    "westside"
};

/// What `new` writes where nothing else is said.
const STARTER: &str = "starter";

impl New {
    pub fn run(self) -> Result<Done, Failure> {
        let Some(file) = self.file else {
            return output::print(list().as_bytes());
        };
        let name = self.from.as_deref().unwrap_or(STARTER);
        let name = name.strip_suffix(".plan").unwrap_or(name);
        let Some(program) = SHIPPED.iter().find(|program| program.name.eq_ignore_ascii_case(name)) else {
            let near = near(name);
            let help = if near.is_empty() {
                format!("these are shipped:\n{}", list().trim_end())
            } else {
                format!("did you mean `{}`? `liftplan new --list` shows all", near.join("` or `"))
            };
            return Err(Failure::new(format!("there is no program `{name}`; {help}")));
        };
        if file.exists() {
            return Err(Failure::new(format!("{} is there already; choose another name", file.display())));
        }
        output::write_file(&file, |out| out.write_all(program.text.as_bytes()))
    }
}

/// Programs of nearly that name, or with it in theirs: `5/3/1`, `Texas`.
fn near(written: &str) -> Vec<&'static str> {
    let plain =
        |name: &str| -> String { name.chars().filter(|c| c.is_alphanumeric()).collect::<String>().to_lowercase() };
    let wanted = plain(written);
    let names = || SHIPPED.iter().map(|program| program.name);
    if let Some(same) = names().find(|name| plain(name) == wanted) {
        return vec![same];
    }
    let holding: Vec<&str> = names().filter(|name| wanted.len() > 2 && plain(name).contains(&wanted)).collect();
    if holding.is_empty() { did_you_mean(written, names()).into_iter().collect() } else { holding }
}

/// A line for each program: its name, and the first line of its comment.
fn list() -> String {
    let mut lines = String::new();
    for program in SHIPPED {
        let about = program.text.lines().next().unwrap_or("").trim_start_matches(['#', ' ']);
        // A String never fails to be written to.
        let _ = writeln!(lines, "{:21}{about}", program.name);
    }
    lines
}
