//! What each coaching lint goes by, as `defaults.toml` and a project's `liftplan.toml` say.

use serde::Deserialize;

use crate::training::{Percent, Rpe};

/// How loudly a lint speaks at the most.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// Not at all.
    Off,
    /// With `--verbose` only; it counts as no warning.
    Info,
    /// Always.
    Warning,
}

impl Level {
    /// All of them, as they are written.
    pub(super) const NAMES: [&'static str; 3] = ["off", "info", "warning"];
}

/// A percentage of the settings, `5` or `2.5`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(from = "f64")]
pub(crate) struct Share(pub Percent);

impl From<f64> for Share {
    fn from(points: f64) -> Self {
        // Settings are between 0 and 10,000, so that nothing is cut off.
        Self(Percent::from_millionths((points * 10_000.0).round() as i32))
    }
}

/// An effort of the settings, to half a point.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(from = "f64")]
pub(crate) struct Effort(pub Rpe);

impl From<f64> for Effort {
    fn from(rpe: f64) -> Self {
        Self(Rpe::from_halves((rpe * 2.0).round().clamp(0.0, 20.0) as u8).unwrap_or(Rpe::MAX))
    }
}

/// Declares the lints with their thresholds: a type for each, and one that holds them all.
macro_rules! lints {
    ($($lint:ident: $type:ident { $($key:ident: $value:ty),* })*) => {
        /// The levels and thresholds of all coaching lints.
        #[derive(Clone, Debug, PartialEq, Deserialize)]
        #[serde(rename_all = "kebab-case")]
        pub(crate) struct Lints {
            $(pub $lint: $type,)*
        }

        $(
            #[derive(Clone, Debug, PartialEq, Deserialize)]
            #[serde(rename_all = "kebab-case")]
            pub(crate) struct $type {
                pub level: Level,
                $(pub $key: $value,)*
            }
        )*
    };
}

lints! {
    small_backoff_drop: SmallBackoffDrop { drop: Share, rpe: Effort }
    large_backoff_drop: LargeBackoffDrop { drop: Share }
    all_out_top_sets: AllOutTopSets { weeks: u16 }
    beyond_rpe_10: BeyondRpe10 { points: Share }
    percent_against_effort: PercentAgainstEffort { rpe: Effort }
    ramp_above_its_top: RampAboveItsTop {}
    changing_structure: ChangingStructure { weeks: u16 }
    top_set_on_isolation: TopSetOnIsolation { reps: u16 }
    short_rest: ShortRest { reps: u16, percent: Share, rpe: Effort, seconds: u16, info_seconds: u16 }
    heavy_days_in_a_row: HeavyDaysInARow { percent: Share, rpe: Effort }
    isolation_first: IsolationFirst {}
    no_deload: NoDeload { weeks: u16, info_weeks: u16, sets: Share, load: Share }
    volume_jump: VolumeJump { percent: Share, sets: u16, weeks: u16 }
    unloadable_load: UnloadableLoad { percent: Share, info_percent: Share, kg: f64, lb: f64 }
    lost_backoff: LostBackoff {}
    over_the_max: OverTheMax { percent: Share }
    every_set_amrap: EverySetAmrap { sets: u16 }
    no_way_down: NoWayDown {}
    no_stop_rule: NoStopRule { sets: u16 }
    long_session: LongSession { minutes: u16, info_minutes: u16 }
    excessive_inol: ExcessiveInol { reps: u16, inol: f64, info_inol: f64 }
}
