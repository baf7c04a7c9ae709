//! Plain data in the field's words: the [`Program`] that was checked, the [`Athlete`]
//! it is built for, and the [`Schedule`] of concrete sessions that comes out.

mod athlete;
mod calendar;
mod catalogue;
mod columns;
mod gym;
mod load_rules;
mod performed;
mod program;
mod progress;
mod recipe;
mod rotation;
mod schedule;

pub use athlete::{Athlete, Maxes, TestedMax};
pub use calendar::{Calendar, CycleMove, Deload, Skip};
pub use catalogue::{Equipment, KnownLift, find_lift, fold_name, known_lifts, lift_names};
pub use columns::*;
pub use gym::{ForLifts, Gym, Loaded, Round};
pub use load_rules::*;
pub use performed::{Assume, History, PerformedSession, PerformedSet};
pub use program::*;
pub use progress::*;
pub use recipe::*;
pub(crate) use rotation::Rotations;
pub use schedule::*;

pub use crate::training::{Date, Label, MaxStep, Role, Weekday};
