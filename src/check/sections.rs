//! Weeks of a block that have days of their own: `week 2-3`.

use std::sync::Arc;

use super::open::{OpenBlock, OpenDay};
use super::slots::Round;
use super::{CalendarError, Lowering};
use crate::model::Slot;
use crate::source::Span;

/// A `week` line.
pub(super) struct OpenSection {
    pub first: u16,
    pub last: u16,
    pub span: Span,
}

/// Which weeks of a block have days of their own. Weeks are counted from 0.
pub(super) struct Sections {
    /// For each `week` line its weeks, first and last; nothing where they cannot be.
    ranges: Vec<Option<(u16, u16)>>,
    /// For each week of the block the `week` line that it belongs to.
    of_week: Vec<Option<usize>>,
}

impl Sections {
    pub(super) fn range(&self, section: usize) -> Option<(u16, u16)> {
        self.ranges.get(section).copied().flatten()
    }

    /// The weeks of a range; none if it cannot be.
    pub(super) fn weeks(range: Option<(u16, u16)>) -> Arc<[u16]> {
        range.map_or_else(Arc::default, |(first, last)| (first..=last).collect())
    }

    /// The weeks in which the block's own days stand.
    pub(super) fn left_for_block(&self) -> Arc<[u16]> {
        let weeks = (0..).zip(&self.of_week);
        weeks.filter(|(_, section)| section.is_none()).map(|(week, _)| week).collect()
    }
}

impl Lowering<'_> {
    /// Looks at the `week` lines of a block.
    pub(super) fn sections(&mut self, block: &OpenBlock<'_>, length: u16) -> Sections {
        let mut ranges = Vec::with_capacity(block.sections.len());
        let mut of_week: Vec<Option<usize>> = vec![None; usize::from(length)];
        for (number, section) in block.sections.iter().enumerate() {
            let range = self.section_range(block, section, length, number, &mut of_week);
            ranges.push(range);
        }
        let mut filled = vec![false; block.sections.len()];
        let with_days = block.days.iter().filter_map(|day| day.section);
        for section in with_days.chain(block.deloads.iter().filter_map(|deload| deload.section)) {
            if let Some(filled) = filled.get_mut(section) {
                *filled = true;
            }
        }
        for (section, _) in block.sections.iter().zip(filled).filter(|(_, filled)| !filled && !block.broken) {
            self.diagnostics.push(CalendarError::WeekSection {
                what: "this week has no days".into(),
                help: "write its days and lifts below it, or take the line away".into(),
                span: section.span,
                other: None,
                other_label: "",
            });
        }
        let none_left = of_week.iter().all(Option::is_some);
        if let Some(day) = block.days.iter().find(|day| none_left && day.section.is_none()) {
            self.diagnostics.push(CalendarError::WeekSection {
                what: "this day is never trained: every week of the block has days of its own".into(),
                help: "take the day away, or let the block take more weeks".into(),
                span: day.span,
                other: None,
                other_label: "",
            });
        }
        Sections { ranges, of_week }
    }

    fn section_range(
        &mut self,
        block: &OpenBlock<'_>,
        section: &OpenSection,
        length: u16,
        number: usize,
        of_week: &mut [Option<usize>],
    ) -> Option<(u16, u16)> {
        let (first, last) = (section.first, section.last);
        let weeks = if first == last { format!("week {first}") } else { format!("week {first}-{last}") };
        let mut report = |what: String, help: String, other: Option<Span>, other_label| {
            let span = section.span;
            self.diagnostics.push(CalendarError::WeekSection { what, help, span, other, other_label });
            None
        };
        if first == 0 || last < first {
            let help = "weeks of a block are numbered from 1, the earlier one first: `week 2-3`";
            return report(format!("there is no {weeks}"), help.into(), None, "");
        }
        if last > length {
            let plural = if length == 1 { "week" } else { "weeks" };
            let help = "weeks are counted from 1 in each block; correct the number, or make the block longer";
            let declared = block.declared.map(|(_, span)| span);
            return report(
                format!("there is no {weeks}: the block has {length} {plural}"),
                help.into(),
                declared,
                "its length",
            );
        }
        let range = usize::from(first) - 1..usize::from(last);
        let cells = of_week.get_mut(range).unwrap_or_default();
        if let Some(other) = cells.iter().flatten().next() {
            let other = block.sections.get(*other).map(|section| section.span);
            let help = "give each week its days once";
            return report(format!("{weeks} already has days of its own"), help.into(), other, "given here");
        }
        cells.fill(Some(number));
        Some((first - 1, last - 1))
    }

    /// The sessions of each week through all cycles, and whether they go round.
    pub(super) fn weekly_slots(
        &mut self,
        block: &mut OpenBlock<'_>,
        sections: &Sections,
        length: u16,
        cycles: u16,
    ) -> (Vec<Arc<[Slot]>>, bool) {
        let mut of_program = self.training.take();
        let mut rounds: Vec<Round> = Vec::with_capacity(block.sections.len() + 1);
        let mut by_section: Vec<Vec<(usize, &OpenDay)>> = Vec::new();
        by_section.resize_with(block.sections.len() + 1, Vec::new);
        for (number, day) in block.days.iter().enumerate() {
            // The block's own days come last.
            let place = day.section.unwrap_or(block.sections.len());
            if let Some(days) = by_section.get_mut(place) {
                days.push((number, day));
            }
        }
        for days in &by_section {
            let training = block.training.as_mut().or(of_program.as_mut());
            rounds.push(self.round(days, training, block.broken));
        }
        let training = block.training.as_ref().or(of_program.as_ref());
        let rotates = training.is_some_and(super::slots::Training::rotates);
        self.report_idle(block);
        self.training = of_program;
        let own = rounds.pop();
        if let Some(only) = own.as_ref().and_then(Round::only_week).filter(|_| block.sections.is_empty()) {
            return (vec![only], rotates);
        }
        // The weeks that count are those of the whole program, and past the limit there is
        // an error and no schedule.
        let all = usize::from(length) * usize::from(cycles);
        self.weeks_with_slots = self.weeks_with_slots.saturating_add(all);
        if self.weeks_with_slots > usize::from(super::MAX_WEEKS) {
            return (vec![Arc::default()], rotates);
        }
        let mut weekly = Vec::with_capacity(all);
        let mut passed = vec![0_usize; rounds.len() + 1];
        for _ in 0..cycles {
            for section in &sections.of_week {
                let place = section.unwrap_or(rounds.len());
                let round = rounds.get(place).or(own.as_ref());
                let passed = passed.get_mut(place);
                let week = passed.as_ref().map_or(0, |passed| **passed);
                if let Some(passed) = passed {
                    *passed += 1;
                }
                weekly.push(round.map_or_else(Arc::default, |round| round.week(week)));
            }
        }
        (weekly, rotates)
    }

    fn report_idle(&mut self, block: &OpenBlock<'_>) {
        if let Some(idle) = block.training.as_ref().filter(|_| !block.broken).and_then(super::slots::Training::warning)
        {
            self.diagnostics.push(idle);
        }
    }
}
