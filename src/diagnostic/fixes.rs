//! The mistakes that can be mended with certainty, and the text in which they are.

use super::{Diagnostics, Replacement};

impl Diagnostics {
    /// What to write instead, wherever that is certain, in the order of the places. Of two
    /// replacements that meet, only the first is given; the other is found again once it is done.
    #[must_use]
    pub fn fixes(&self) -> Vec<Replacement> {
        let mut fixes: Vec<Replacement> = self.findings.iter().filter_map(|finding| finding.replacement()).collect();
        fixes.sort_by_key(|fix| (fix.span.start, fix.span.end));
        let mut end = None;
        fixes.retain(|fix| {
            let apart = end.is_none_or(|end| fix.span.start > end);
            if apart {
                end = Some(fix.span.end);
            }
            apart
        });
        fixes
    }
}

/// A text with replacements that stand in order and do not meet. Those that lie outside of it
/// are left out.
#[must_use]
pub fn apply_fixes(text: &str, fixes: &[Replacement]) -> String {
    let mut mended = String::with_capacity(text.len());
    let mut done = 0;
    for fix in fixes {
        let (start, end) = (fix.span.start as usize, fix.span.end as usize);
        if let Some(kept) = text.get(done..start).filter(|_| text.is_char_boundary(end)) {
            mended.push_str(kept);
            mended.push_str(&fix.text);
            done = end;
        }
    }
    mended.push_str(text.get(done..).unwrap_or(""));
    mended
}
