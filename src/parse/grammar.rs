//! The parser that pest makes of `grammar/liftplan.pest`.
#![allow(missing_docs, reason = "pest derives the rules; docs/reference.md explains each")]

#[derive(pest_derive::Parser)]
#[grammar = "../grammar/liftplan.pest"]
pub struct Grammar;
