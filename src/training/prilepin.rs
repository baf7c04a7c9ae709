//! Prilepin's table: how many lifts a session holds at which intensity.

use super::Percent;

/// A row of Prilepin's table. It was drawn from the logs of weightlifters, a row for each
/// exercise of a session. In published programs for the power lifts half of the sessions or more
/// lie outside its ranges, so that it informs and does not judge.
///
/// Source: Prilepin's table as Hristov (2004) and three others print it, grade B. The lowest row
/// begins at 55 %; what is lighter is in none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs, reason = "the names say it all")]
pub enum PrilepinZone {
    From55,
    From70,
    From80,
    From90,
}

impl PrilepinZone {
    /// All four, the lightest first.
    pub const ALL: [Self; 4] = [Self::From55, Self::From70, Self::From80, Self::From90];

    /// The zone of a share of the one-rep max; nothing below 55 %.
    #[must_use]
    pub fn of(percent: Percent) -> Option<Self> {
        Self::ALL.into_iter().rev().find(|zone| percent >= zone.from())
    }

    /// Where it begins.
    #[must_use]
    pub const fn from(self) -> Percent {
        Percent::from_tenths(match self {
            Self::From55 => 550,
            Self::From70 => 700,
            Self::From80 => 800,
            Self::From90 => 900,
        })
    }

    /// The fewest and the most reps that a set has there.
    #[must_use]
    pub const fn reps_per_set(self) -> (u16, u16) {
        match self {
            Self::From55 | Self::From70 => (3, 6),
            Self::From80 => (2, 4),
            Self::From90 => (1, 2),
        }
    }

    /// How many lifts of an exercise are best in a session. From 90 % up some print 4 in
    /// place of 7.
    #[must_use]
    pub const fn optimal_lifts(self) -> u16 {
        match self {
            Self::From55 => 24,
            Self::From70 => 18,
            Self::From80 => 15,
            Self::From90 => 7,
        }
    }

    /// The fewest and the most lifts of an exercise in a session.
    #[must_use]
    pub const fn lifts(self) -> (u16, u16) {
        match self {
            Self::From55 => (18, 30),
            Self::From70 => (12, 24),
            Self::From80 => (10, 20),
            Self::From90 => (4, 10),
        }
    }

    /// As a column is headed: `55–69`, `90+`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::From55 => "55–69",
            Self::From70 => "70–79",
            Self::From80 => "80–89",
            Self::From90 => "90+",
        }
    }
}

/// How many lifts fall into each zone.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ZoneLifts([u64; 4]);

impl ZoneLifts {
    /// Counts the reps of a set; those below all zones do not count.
    pub fn add(&mut self, percent: Percent, reps: u64) {
        if let Some(count) = PrilepinZone::of(percent).and_then(|zone| self.0.get_mut(zone as usize)) {
            *count += reps;
        }
    }

    /// Counts those of other sets too.
    pub fn add_all(&mut self, others: &Self) {
        for (count, more) in self.0.iter_mut().zip(others.0) {
            *count += more;
        }
    }

    /// The lifts in a zone.
    #[must_use]
    pub fn get(&self, zone: PrilepinZone) -> u64 {
        self.0.get(zone as usize).copied().unwrap_or(0)
    }
}

/// How many sets fall into each zone, and how many are lighter than all of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ZoneSets {
    lighter: u32,
    zones: [u32; 4],
}

impl ZoneSets {
    /// Counts so many sets.
    pub fn add(&mut self, percent: Percent, sets: u32) {
        let count = match PrilepinZone::of(percent) {
            Some(zone) => self.zones.get_mut(zone as usize),
            None => Some(&mut self.lighter),
        };
        if let Some(count) = count {
            *count = count.saturating_add(sets);
        }
    }

    /// Counts others too.
    pub fn add_all(&mut self, others: &Self) {
        self.lighter = self.lighter.saturating_add(others.lighter);
        for (count, more) in self.zones.iter_mut().zip(others.zones) {
            *count = count.saturating_add(more);
        }
    }

    /// The sets in a zone; without one, those that are lighter than all.
    #[must_use]
    pub fn get(&self, zone: Option<PrilepinZone>) -> u32 {
        zone.map_or(self.lighter, |zone| self.zones.get(zone as usize).copied().unwrap_or(0))
    }

    /// All of them.
    #[must_use]
    pub fn all(&self) -> u32 {
        self.zones.iter().fold(self.lighter, |sum, &sets| sum.saturating_add(sets))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_zones_are_those_of_the_published_table() {
        let zone = |tenths| PrilepinZone::of(Percent::from_tenths(tenths));
        assert_eq!(zone(549), None);
        assert_eq!(zone(550), Some(PrilepinZone::From55));
        assert_eq!(zone(699), Some(PrilepinZone::From55));
        assert_eq!(zone(700), Some(PrilepinZone::From70));
        assert_eq!(zone(799), Some(PrilepinZone::From70));
        assert_eq!(zone(800), Some(PrilepinZone::From80));
        assert_eq!(zone(900), Some(PrilepinZone::From90));
        assert_eq!(zone(1050), Some(PrilepinZone::From90));
        let rows: Vec<_> =
            PrilepinZone::ALL.iter().map(|zone| (zone.reps_per_set(), zone.optimal_lifts(), zone.lifts())).collect();
        let published = [((3, 6), 24, (18, 30)), ((3, 6), 18, (12, 24)), ((2, 4), 15, (10, 20)), ((1, 2), 7, (4, 10))];
        assert_eq!(rows, published);
    }

    #[test]
    fn the_first_bench_of_sheiko_29_has_its_lifts_in_two_zones() {
        // 1x5@50 2x4@60 2x3@70 5x3@75
        let mut lifts = ZoneLifts::default();
        for (sets, reps, tenths) in [(1, 5, 500), (2, 4, 600), (2, 3, 700), (5, 3, 750)] {
            lifts.add(Percent::from_tenths(tenths), sets * reps);
        }
        let counts = PrilepinZone::ALL.map(|zone| lifts.get(zone));
        assert_eq!(counts, [8, 21, 0, 0], "the five at 50 % are in no zone");
    }
}
