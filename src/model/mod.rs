//! Plain data in the field's words: the [`Program`] that was checked, the [`Athlete`]
//! it is built for, and the [`Schedule`] of concrete sessions that comes out.

mod athlete;
mod catalogue;
mod gym;
mod program;
mod schedule;

pub use athlete::{Athlete, Maxes, TestedMax};
pub use catalogue::{Equipment, KnownLift, find_lift, fold_name, known_lifts, lift_names};
pub use gym::{ForLifts, Gym, Loaded, Round};
pub use program::*;
pub use schedule::*;

pub use crate::training::{Label, Role, Weekday};
