//! Two texts of a file as a unified diff, which `patch` and people read.

use std::fmt::Write as _;
use std::io::{self, IsTerminal as _};

use liftplan::source::is_control;
use similar::udiff::UnifiedHunkHeader;
use similar::{Algorithm, ChangeTag, DiffOp, capture_diff_slices, group_diff_ops};

use super::{Done, Failure, output};

/// So many lines around a change are shown.
const AROUND: usize = 3;
/// Where lines have come or gone, more of them are not compared but shown as one change: to find
/// the least change takes time that grows with the square.
const COMPARED: usize = 5_000;

/// Writes what changed in a file to standard output; to a terminal without anything that it would obey.
pub fn print_diff(name: &str, before: &str, after: &str) -> Result<Done, Failure> {
    let diff = unified_diff(name, before, after);
    let diff = if io::stdout().is_terminal() { for_a_terminal(&diff) } else { diff };
    output::print(diff.as_bytes())
}

/// A diff without anything that a terminal would obey.
fn for_a_terminal(diff: &str) -> String {
    diff.replace("\r\n", "\n")
        .chars()
        .map(|c| if is_control(c) && !matches!(c, '\n' | '\t') { '\u{fffd}' } else { c })
        .collect()
}

/// What changed in a file; nothing if nothing did.
fn unified_diff(name: &str, before: &str, after: &str) -> String {
    let old: Vec<&str> = before.split_inclusive('\n').collect();
    let new: Vec<&str> = after.split_inclusive('\n').collect();
    let mut diff = String::new();
    for hunk in group_diff_ops(changes(&old, &new), AROUND) {
        if diff.is_empty() {
            // What a terminal would obey, or a line break, is in no name that `patch` could use.
            let name: String = name.chars().map(|c| if is_control(c) { '\u{fffd}' } else { c }).collect();
            // A tab ends a name that holds blanks.
            let end = if name.contains(' ') { "\t" } else { "" };
            let _ = write!(diff, "--- {name}{end}\n+++ {name}{end}\n");
        }
        let _ = writeln!(diff, "{}", UnifiedHunkHeader::new(&hunk));
        for change in hunk.iter().flat_map(|op| op.iter_changes(&old, &new)) {
            let sign = match change.tag() {
                ChangeTag::Equal => ' ',
                ChangeTag::Delete => '-',
                ChangeTag::Insert => '+',
            };
            let line = change.value();
            let _ = write!(diff, "{sign}{line}");
            if !line.ends_with('\n') {
                diff.push_str("\n\\ No newline at end of file\n");
            }
        }
    }
    diff
}

/// What is done to the lines. A mistake is mended in its line, so that most often line answers to
/// line and nothing has to be looked for.
fn changes(old: &[&str], new: &[&str]) -> Vec<DiffOp> {
    if old.len() == new.len() {
        return line_by_line(old, new);
    }
    let same = old.iter().zip(new).take_while(|(old, new)| old == new).count();
    let left = old.len().min(new.len()) - same;
    let same_end = old.iter().rev().zip(new.iter().rev()).take(left).take_while(|(old, new)| old == new).count();
    if old.len().max(new.len()) - same - same_end <= COMPARED {
        return capture_diff_slices(Algorithm::Myers, old, new);
    }
    let (old_len, new_len) = (old.len() - same - same_end, new.len() - same - same_end);
    vec![
        DiffOp::Equal { old_index: 0, new_index: 0, len: same },
        DiffOp::Replace { old_index: same, old_len, new_index: same, new_len },
        DiffOp::Equal { old_index: old.len() - same_end, new_index: new.len() - same_end, len: same_end },
    ]
}

fn line_by_line(old: &[&str], new: &[&str]) -> Vec<DiffOp> {
    let pairs: Vec<bool> = old.iter().zip(new).map(|(old, new)| old == new).collect();
    let mut index = 0;
    let runs = pairs.chunk_by(|a, b| a == b).map(|run| {
        let (at, len) = (index, run.len());
        index += len;
        match run.first() {
            Some(true) => DiffOp::Equal { old_index: at, new_index: at, len },
            _ => DiffOp::Replace { old_index: at, old_len: len, new_index: at, new_len: len },
        }
    });
    runs.collect()
}
