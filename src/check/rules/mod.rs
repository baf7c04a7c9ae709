//! Coaching lints: what an experienced coach would ask about a program that is otherwise in order.
//!
//! They look at the expanded program, with its loads where there are maxes and as it is written
//! where there are none, and point at the plan. Each has a file of its own, a code, a page, and
//! thresholds in `settings/defaults.toml`. The table in [`RULES`] is the table of contents.

mod all_out_top_sets;
mod beyond_rpe_10;
mod changing_structure;
mod every_set_amrap;
mod excessive_inol;
mod facts;
mod found;
mod heavy_days_in_a_row;
mod isolation_first;
mod large_backoff_drop;
mod long_session;
mod lost_backoff;
mod no_deload;
mod no_stop_rule;
mod no_way_down;
mod over_the_max;
mod percent_against_effort;
mod ramp_above_its_top;
mod short_rest;
mod small_backoff_drop;
mod top_set_on_isolation;
mod unloadable_load;
mod volume_jump;

use std::collections::BTreeMap;

use crate::diagnostic::Diagnostics;
use crate::model::{Program, Schedule};
use crate::settings::{Level, Lints, Settings};
use crate::stats::{Stats, stats};
use found::Found;

/// What a lint looks at.
struct Plan<'a> {
    program: &'a Program,
    schedule: &'a Schedule,
    /// What the schedule comes to.
    stats: Stats,
    lints: &'a Lints,
}

/// A lint: how loudly it speaks at the most, and what it does.
struct Rule {
    level: fn(&Lints) -> Level,
    check: fn(&Plan<'_>, &mut Found),
}

/// The lints by the names of their files, which are also those of their thresholds.
macro_rules! rules {
    ($($name:ident)*) => {
        &[$(Rule { level: |lints| lints.$name.level, check: $name::check }),*]
    };
}

/// All lints, in order of their codes.
const RULES: &[Rule] = rules! {
    small_backoff_drop
    large_backoff_drop
    all_out_top_sets
    beyond_rpe_10
    percent_against_effort
    ramp_above_its_top
    changing_structure
    top_set_on_isolation
    short_rest
    heavy_days_in_a_row
    isolation_first
    no_deload
    volume_jump
    unloadable_load
    lost_backoff
    over_the_max
    every_set_amrap
    no_way_down
    no_stop_rule
    long_session
    excessive_inol
};

/// What the lints have to say of a schedule.
#[must_use]
pub fn advise(program: &Program, schedule: &Schedule, settings: &Settings) -> Diagnostics {
    run(program, schedule, settings).into_diagnostics(schedule)
}

/// In how many sessions each lint warns, by its code, whatever the plan allows.
#[must_use]
pub fn warned_sessions(program: &Program, schedule: &Schedule, settings: &Settings) -> BTreeMap<String, usize> {
    run(program, schedule, settings).warned_sessions()
}

fn run(program: &Program, schedule: &Schedule, settings: &Settings) -> Found {
    let mut found = Found::default();
    let Some(lints) = settings.lints() else { return found };
    let plan = Plan { program, schedule, stats: stats(schedule), lints };
    for rule in RULES {
        let level = (rule.level)(lints);
        if level != Level::Off {
            found.begin(level);
            (rule.check)(&plan, &mut found);
        }
    }
    found
}
