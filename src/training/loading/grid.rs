//! Loads in order, and the two on either side of any other. All numbers are billionths.

/// Nobody can tell a milligram: loads that differ by less are the same. What is converted
/// from pounds and back, or worked out from a rep max, is off by a few billionths.
pub(super) const CLOSE: i64 = 1_000;

/// The loads that can be made.
pub(super) enum Grid<'g> {
    /// Those that are listed, lightest first, in thousandths: `from` and `times` each of them.
    Listed { from: i64, times: i64, marks: &'g [i64] },
    /// Of what plates make on one side, `sides` in thousandths, only whole steps of so many
    /// thousandths; on both sides, with `from` below.
    Whole { from: i64, step: i64, sides: &'g [i64] },
    /// Even steps, from the lightest on where there is one.
    Even { from: Option<i64>, step: i64 },
    /// Even steps from the first on, with one more load in each.
    Twofold { step: i64, more: i64 },
}

impl Grid<'_> {
    /// The heaviest load that is no heavier than the target, and the lightest that is no
    /// lighter: twice the same if the target can be made.
    pub(super) fn around(&self, target: i64) -> (Option<i64>, Option<i64>) {
        let (down, up) = match self {
            Self::Listed { from, times, marks } => {
                let load = |mark: &i64| from.saturating_add(mark.saturating_mul(times.saturating_mul(1_000_000)));
                let above = marks.partition_point(|mark| load(mark) < target);
                let down = above.checked_sub(1).and_then(|below| marks.get(below));
                (down.map(load), marks.get(above).map(load))
            }
            Self::Whole { from, step, sides } => {
                let load = |count: i64| from.saturating_add((count * step).saturating_mul(2_000_000));
                let made = |count: &i64| sides.binary_search(&(count * step)).is_ok();
                let last = sides.last().copied().unwrap_or(0) / step;
                let wanted = target.saturating_sub(*from).div_euclid(step.saturating_mul(2_000_000));
                // Not past the ends, so that the walk to what can be made is short.
                let down = if wanted < 0 { None } else { (0..=wanted.min(last)).rev().find(made) };
                let up = (wanted.saturating_add(1).max(0)..=last).find(made);
                (down.map(load), up.map(load))
            }
            Self::Even { from, step } => {
                let start = from.unwrap_or(0);
                let down = start.saturating_add(step.saturating_mul(target.saturating_sub(start).div_euclid(*step)));
                let down = Some(down).filter(|&down| from.is_none_or(|from| down >= from));
                (down, Some(down.map_or(start, |down| down.saturating_add(*step))))
            }
            Self::Twofold { step, .. } if target < *step => (None, Some(*step)),
            Self::Twofold { step, more } => {
                let whole = step.saturating_mul(target.div_euclid(*step));
                let both = whole.saturating_add(*more);
                if both > target { (Some(whole), Some(both)) } else { (Some(both), Some(whole.saturating_add(*step))) }
            }
        };
        let is_close = |load: Option<i64>| load.filter(|load| load.saturating_sub(target).abs() < CLOSE);
        match is_close(down).or(is_close(up)) {
            Some(made) => (Some(made), Some(made)),
            None => (down, up),
        }
    }

    /// The next load above one that can be made.
    pub(super) fn above(&self, load: i64) -> Option<i64> {
        self.around(load.saturating_add(2 * CLOSE)).1.filter(|&above| above > load)
    }

    /// The next load below one that can be made.
    pub(super) fn below(&self, load: i64) -> Option<i64> {
        self.around(load.saturating_sub(2 * CLOSE)).0.filter(|&below| below < load)
    }
}
