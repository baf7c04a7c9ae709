//! liftplan.
fn main() {}
