//! Any bytes, as a plan: it is compiled or diagnosed, shown in every form, mended and compiled again.

#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let text = String::from_utf8_lossy(bytes);
    let compiled = liftplan_fuzz::compile(&text);
    liftplan_fuzz::mended(&text, &compiled.diagnostics);
});
