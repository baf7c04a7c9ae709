//! liftplan
pub mod model;
pub mod render;
pub mod source;
pub mod training;
