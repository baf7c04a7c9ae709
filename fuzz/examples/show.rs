//! Shows plans as `valid_tokens` makes them, and how many of them compile: `show 1000` counts,
//! `show 5 text` prints them with what is found in them, `show 1000 judge` judges them too.

use std::collections::BTreeMap;

use arbitrary::{Arbitrary as _, Unstructured};
use liftplan::model::Athlete;
use liftplan::source::Source;
use liftplan_fuzz::plans::Plan;

fn main() {
    let number = std::env::args().nth(1).and_then(|number| number.parse().ok()).unwrap_or(1_000);
    let mode = std::env::args().nth(2).unwrap_or_default();
    let text = mode == "text";
    let mut state = 88_172_645_463_325_252_u64;
    let mut codes: BTreeMap<String, usize> = BTreeMap::new();
    let mut fine = 0;
    for _ in 0..number {
        let bytes: Vec<u8> = std::iter::repeat_with(|| {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            state.to_le_bytes()
        })
        .take(256)
        .flatten()
        .collect();
        let plan = Plan::arbitrary(&mut Unstructured::new(&bytes)).expect("bytes make a plan");
        if mode == "judge" {
            plan.judge();
        }
        let compiled = liftplan::compile(&Source::new("plan", plan.text.as_str()), &Athlete::default());
        fine += usize::from(!compiled.diagnostics.has_errors());
        if text {
            println!("{}", plan.text);
        }
        for finding in compiled.diagnostics.sorted() {
            if text {
                println!("    {finding}");
            }
            *codes.entry(finding.code().expect("a code").to_string()).or_default() += 1;
        }
    }
    println!("{fine} of {number} compile; {codes:?}");
}
