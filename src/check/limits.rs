//! The limits of a whole program.

use super::{CheckError, MAX_WEEKS};
use crate::diagnostic::{Diagnostics, Finding};
use crate::model::Program;

pub(super) fn check(program: &Program, diagnostics: &mut Diagnostics) {
    // Of a block that is too long by itself it was said.
    let is_told = |finding: &dyn Finding| finding.code().is_some_and(|code| code.to_string() == "E0902");
    if diagnostics.findings().any(is_told) {
        return;
    }
    let mut weeks = 0_u32;
    for block in &program.blocks {
        weeks += u32::from(block.all_weeks());
        if weeks > u32::from(MAX_WEEKS) {
            diagnostics.push(CheckError::TooManyWeeks { limit: MAX_WEEKS, span: block.span });
            return;
        }
    }
}
