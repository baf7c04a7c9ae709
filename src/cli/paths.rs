//! The plans that paths name: files as they are, and those in folders.

use std::path::{Path, PathBuf};

use ignore::WalkBuilder;

use super::Failure;

/// Standard input among paths.
pub const STDIN: &str = "-";

/// The plans that the paths name, in order; those in a folder by name, but for what `.gitignore`
/// leaves out.
pub fn plans(paths: &[PathBuf]) -> Result<Vec<PathBuf>, Failure> {
    let mut plans = Vec::new();
    for path in paths {
        if path == Path::new(STDIN) || !path.is_dir() {
            plans.push(path.clone());
            continue;
        }
        let before = plans.len();
        let walk = WalkBuilder::new(path).sort_by_file_path(Path::cmp).build();
        for entry in walk {
            let entry = entry.map_err(|error| Failure::new(format!("cannot read {}: {error}", path.display())))?;
            let is_plan = entry.path().extension().is_some_and(|ending| ending.eq_ignore_ascii_case("plan"));
            if is_plan && entry.file_type().is_some_and(|kind| kind.is_file()) {
                plans.push(entry.into_path());
            }
        }
        if plans.len() == before {
            return Err(Failure::new(format!("there is no .plan file in {}", path.display())));
        }
    }
    Ok(plans)
}
