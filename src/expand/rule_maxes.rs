//! Rules that go by a share of a max: they need one.

use super::Expander;
use crate::model::Action;

impl Expander<'_> {
    /// Warns of steps such as `+1% of max` of lifts whose max nobody knows, also in the end.
    pub(super) fn report_missing_maxes_of_rules(&mut self) {
        let program = self.program;
        let lines = program.blocks.iter().flat_map(|block| &block.days).flat_map(|day| &day.lines);
        for line in lines.filter(|line| !line.progress.rules.is_empty()) {
            let rules = line.progress.rules.iter();
            let asks = rules.filter(|rule| rule.actions.iter().any(Action::asks_for_max));
            for (rule, lift) in asks.flat_map(|rule| line.trained().map(move |lift| (rule, lift))) {
                let is_missing = rule.is_for(lift.id) && self.knowledge.rep_max(lift.id, 1).is_none();
                if is_missing {
                    self.warn_of_missing_max(lift.id, 1, lift, rule.span);
                }
            }
        }
    }
}
