//! Any bytes, as a plan: what is printed of it can be printed in every form, as a PDF too. Half of the plans are
//! made from the grammar, since few texts can be read.

#![no_main]

use arbitrary::{Arbitrary as _, Unstructured};
use libfuzzer_sys::fuzz_target;
use liftplan_fuzz::plans::Plan;
use liftplan_fuzz::printed;

fuzz_target!(|bytes: &[u8]| {
    // So the plans to begin from have all kinds of options among them.
    let choice = bytes.iter().fold(0, |sum: u8, byte| sum.wrapping_add(*byte));
    printed(&String::from_utf8_lossy(bytes), choice);
    if let Ok(plan) = Plan::arbitrary(&mut Unstructured::new(bytes)) {
        printed(&plan.text, choice);
    }
});
