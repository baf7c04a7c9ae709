//! liftplan
pub mod model;
pub mod source;
pub mod training;
