//! liftplan
pub mod diagnostic;
pub mod model;
pub mod parse;
pub mod render;
pub mod source;
pub mod syntax;
pub mod training;
