//! Plans that are made from the grammar of the language: most of them compile, and every set of
//! theirs comes out.

#![no_main]

use libfuzzer_sys::fuzz_target;
use liftplan_fuzz::plans::Plan;

fuzz_target!(|plan: Plan| {
    plan.judge();
});
