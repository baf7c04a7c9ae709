//! How long a session takes.

use super::{Percent, Rpe};

/// How long a set itself takes, in seconds, with taking the bar and putting it back.
///
/// Source: sets × (rest + 40 s), Liftosaur's guide to program design, grade C. Its budgets, 45
/// minutes for 12–16 sets, 60 for 16–22, 90 for 24–30, come to 3–4 minutes a set.
pub const SET_SECONDS: u32 = 40;

/// The rest that is taken where none is written, in seconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum UsualRest {
    /// After a heavy set: six reps or fewer at 80 % or more of the max, or at RPE 8 or above.
    Heavy,
    /// After any other set at 70 % or more, or at RPE 8 or above.
    Hard,
    /// After the others, and where nobody says how heavy they are.
    Light,
    /// After a warm-up.
    WarmUp,
    /// Between mini-sets: of rest-pause, myo-reps and clusters.
    MiniSets,
    /// Between the lifts of a superset, and before a drop set.
    None,
}

impl UsualRest {
    /// How long it is, in seconds.
    ///
    /// Source: three minutes after 1–6 heavy reps are the low end of ACSM 2009, and do more than
    /// one (Schoenfeld et al. 2016), grade A. 20 s between mini-sets: Barbell Medicine on myo-reps,
    /// grade C. The others are customs, grade M.
    #[must_use]
    pub const fn seconds(self) -> u16 {
        match self {
            Self::Heavy => 180,
            Self::Hard => 120,
            Self::Light => 90,
            Self::WarmUp => 60,
            Self::MiniSets => 20,
            Self::None => 0,
        }
    }

    /// The rest after a working set, by what is known of it.
    #[must_use]
    pub fn after(reps: Option<u16>, percent: Option<Percent>, effort: Option<Rpe>) -> Self {
        let from = |tenths| percent.is_some_and(|percent| percent >= Percent::from_tenths(tenths));
        let is_hard = effort.is_some_and(|effort| effort >= Rpe::HARD);
        match reps {
            Some(..=6) if from(800) || is_hard => Self::Heavy,
            _ if from(700) || is_hard => Self::Hard,
            _ => Self::Light,
        }
    }
}

/// How long sets take together, and what that rests on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct SessionLength {
    /// In seconds.
    pub seconds: u64,
    /// How many sets these are, warm-ups among them.
    pub sets: u32,
    /// After how many of them the usual rest was taken, since none is written.
    pub usual_rests: u32,
    /// How many sets are not in it: nobody knows how long they take.
    pub untimed: u32,
}

impl SessionLength {
    /// Adds a set that takes so long, and the rest after it.
    pub fn add_set(&mut self, work: u32, written: Option<u16>, usual: UsualRest) {
        self.add_time(u64::from(work) + u64::from(written.unwrap_or(usual.seconds())), 1);
        self.usual_rests += u32::from(written.is_none());
    }

    /// Adds sets whose time is written, rests and all.
    pub const fn add_time(&mut self, seconds: u64, sets: u32) {
        self.seconds = self.seconds.saturating_add(seconds);
        self.sets = self.sets.saturating_add(sets);
    }

    /// In minutes, to the nearest.
    #[must_use]
    pub const fn minutes(self) -> u64 {
        (self.seconds.saturating_add(30)) / 60
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_session_takes_its_sets_times_rest_and_forty_seconds() {
        let mut length = SessionLength::default();
        for _ in 0..16 {
            length.add_set(SET_SECONDS, Some(180), UsualRest::Light);
        }
        assert_eq!((length.seconds, length.minutes(), length.usual_rests), (3_520, 59, 0), "16 sets fill an hour");
        length.add_set(SET_SECONDS, None, UsualRest::Heavy);
        length.add_time(600, 10);
        assert_eq!((length.seconds, length.sets, length.usual_rests), (4_340, 27, 1));
    }

    #[test]
    fn where_no_rest_is_written_the_intensity_decides() {
        let percent = |tenths| Some(Percent::from_tenths(tenths));
        assert_eq!(UsualRest::after(Some(5), percent(800), None), UsualRest::Heavy);
        assert_eq!(UsualRest::after(Some(3), None, Rpe::from_halves(16)), UsualRest::Heavy);
        assert_eq!(UsualRest::after(Some(8), percent(800), None), UsualRest::Hard);
        assert_eq!(UsualRest::after(Some(5), percent(750), None), UsualRest::Hard);
        assert_eq!(UsualRest::after(Some(10), percent(600), None), UsualRest::Light);
        assert_eq!(UsualRest::after(Some(12), None, None), UsualRest::Light);
        let each = [UsualRest::Heavy, UsualRest::Hard, UsualRest::Light];
        assert!(each.is_sorted_by(|a, b| a.seconds() > b.seconds()));
    }
}
