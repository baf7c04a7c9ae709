//! The limits of a whole program.

use super::{CheckError, MAX_WEEKS};
use crate::diagnostic::Diagnostics;
use crate::model::Program;

pub(super) fn check(program: &Program, diagnostics: &mut Diagnostics) {
    let mut weeks = 0_u32;
    for block in &program.blocks {
        weeks += u32::from(block.all_weeks());
        if weeks > u32::from(MAX_WEEKS) {
            diagnostics.push(CheckError::TooManyWeeks { limit: MAX_WEEKS, span: block.span });
            return;
        }
    }
}
