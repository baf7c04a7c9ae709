//! Rules of progress that fit the line above them.

use super::Writer;
use super::sets::Written;

impl Writer<'_, '_> {
    /// A `progress` line, most often none.
    pub(super) fn progress(&mut self, written: &[Written]) -> arbitrary::Result<Option<String>> {
        if !self.chance(2)? {
            return Ok(None);
        }
        let movable = !written.is_empty() && written.iter().all(|written| written.movable);
        let range = written.iter().any(|written| written.range);
        let open = written.iter().any(|written| written.open);
        let mut rules = vec!["none", "on hit: max +2.5kg", "every 3 weeks: reset, swap", "on 3 stalls: swap"];
        if movable {
            rules.extend([
                "on hit: +2.5kg; on 3 misses: -10%",
                "on hit: +1% of max; on miss: none",
                "on total > 50: +2.5kg",
                "in weeks 1, 3-4: on hit: max +5kg, +2.5kg",
                "one rep then +10lb",
                "on hit, last 5-10: +2.5lb; 11+: +5lb; on miss: -10%",
            ]);
        }
        if range && movable {
            rules.extend(["reps then +2.5kg", "reps then +2.5kg; on 2 misses: -5%"]);
        }
        if open {
            rules.extend([
                "on amrap 0-1: none; 2-3: tm +2.5kg; 4-5: tm +5kg; 6+: tm +7.5kg",
                "per extra rep: max +2.5kg, at most 10 reps",
                "on amrap 1: max to load; 2: max to 104% of load",
            ]);
        }
        Ok(Some(format!("progress {}", self.pick(&rules)?)))
    }
}
