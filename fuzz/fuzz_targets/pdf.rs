//! Any bytes, as a plan: what is printed of it can be printed in every form, as a PDF too. Half of the plans are
//! made from the grammar, since few texts can be read.

#![no_main]

use arbitrary::{Arbitrary as _, Unstructured};
use libfuzzer_sys::fuzz_target;
use liftplan_fuzz::plans::Plan;
use liftplan_fuzz::printed;

fuzz_target!(|bytes: &[u8]| {
    // The options hang on the last byte, which is a line break in the plans to begin from.
    let choice = bytes.last().copied().unwrap_or_default();
    printed(&String::from_utf8_lossy(bytes), choice);
    if let Ok(plan) = Plan::arbitrary(&mut Unstructured::new(bytes)) {
        printed(&plan.text, choice);
    }
});
