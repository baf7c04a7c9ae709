//! Any bytes, as a plan: laid out twice it is as laid out once, and it says the same. Half of the
//! plans are made from the grammar, since few texts can be read.

#![no_main]

use arbitrary::{Arbitrary as _, Unstructured};
use libfuzzer_sys::fuzz_target;
use liftplan_fuzz::formatted;
use liftplan_fuzz::plans::Plan;

fuzz_target!(|bytes: &[u8]| {
    let text = String::from_utf8_lossy(bytes);
    formatted(&text);
    if let Ok(plan) = Plan::arbitrary(&mut Unstructured::new(bytes)) {
        formatted(&plan.text);
        formatted(&liftplan_fuzz::strewn(&plan.text, bytes));
    }
});
