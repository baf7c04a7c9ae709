//! Weeks that are taken from an earlier block and made easier.

use super::sections::Sections;
use super::{CalendarError, CheckError, Lowering};
use crate::diagnostic::did_you_mean;
use crate::model::{Block, Deload, WeekCell, fold_name};
use crate::source::Span;
use crate::syntax::DeloadHead;
use crate::training::Percent;

/// Of so many blocks one is looked for that was meant.
const SUGGESTED: usize = 200;

/// Names that are longer are not shown.
const LONGEST: usize = 60;

/// A `deload from` line.
pub(super) struct OpenDeload<'a> {
    pub head: &'a DeloadHead,
    /// The `week` line that it stands below.
    pub section: Option<usize>,
    pub span: Span,
}

impl Lowering<'_> {
    /// Gives the last block its deloads.
    pub(super) fn lower_deloads(&mut self, deloads: &[OpenDeload<'_>], sections: &Sections, doubtful: bool) {
        let Some(number) = self.program.blocks.len().checked_sub(1) else { return };
        let mut seen: Vec<(Option<usize>, Span)> = Vec::new();
        for open in deloads {
            // As many as there are `week` lines may stand, and one more.
            if let Some((_, first)) = seen.last().filter(|(section, _)| *section == open.section) {
                let (keyword, span, first) = ("deload from", open.span, *first);
                self.diagnostics.push(CheckError::RepeatedHead { keyword, span, first });
                continue;
            }
            seen.push((open.section, open.span));
            let range = open.section.map(|section| sections.range(section));
            if range == Some(None) {
                continue;
            }
            let range = range.flatten();
            if self.has_days(number, range, open.span) {
                continue;
            }
            let (sets, load) = self.shares(open.head);
            let Some((block, week)) = self.deload_source(open, number, range, doubtful) else { continue };
            let weeks = match range {
                Some(range) => vec![range],
                None => runs(&sections.left_for_block()),
            };
            let deloads = weeks.into_iter().map(|weeks| Deload { weeks, block, week, sets, load, span: open.span });
            if let Some(own) = self.program.blocks.last_mut() {
                own.deloads.extend(deloads);
            }
        }
    }

    /// Reports days that stand in the same weeks as a deload.
    fn has_days(&mut self, block: usize, range: Option<(u16, u16)>, span: Span) -> bool {
        let days = self.program.blocks.get(block).into_iter().flat_map(|block| &block.days);
        let day = days.into_iter().find(|day| day.weeks == range).map(|day| day.span);
        if let Some(day) = day {
            self.diagnostics.push(CalendarError::DeloadWithDays { span, day });
        }
        day.is_some()
    }

    /// How much of the sets and of the loads is left.
    fn shares(&mut self, head: &DeloadHead) -> (Percent, Percent) {
        let (mut sets, mut load) = (None, None);
        for share in &head.shares {
            let (slot, name) = if share.of_load { (&mut load, "load") } else { (&mut sets, "sets") };
            let millionths = share.percent.millionths();
            let mistake = if slot.is_some() {
                Some((format!("`{name}` is given twice"), "keep one of the two"))
            } else if millionths <= 0 {
                Some((
                    format!("{name} at {} leaves nothing to do", share.percent),
                    "a deload leaves a part: `sets 50%, load 90%`",
                ))
            } else if millionths > Percent::ONE.millionths() {
                Some((
                    format!("{name} at {} is no deload", share.percent),
                    "a deload leaves a part of what was done: `sets 50%, load 90%`",
                ))
            } else {
                None
            };
            if let Some((what, help)) = mistake {
                self.diagnostics.push(CalendarError::DeloadShare { what, help, span: share.span });
            }
            slot.get_or_insert(share.percent);
        }
        (sets.unwrap_or(Percent::ONE), load.unwrap_or(Percent::ONE))
    }

    /// The block and the week of it, from 0.
    fn deload_source(
        &mut self,
        open: &OpenDeload<'_>,
        own: usize,
        range: Option<(u16, u16)>,
        doubtful: bool,
    ) -> Option<(usize, u16)> {
        let name = self.source.slice(open.head.block);
        let (week, week_span) = open.head.week;
        let mistake =
            |what: String, help: String, span: Span, label| CalendarError::DeloadSource { what, help, span, label };
        let found = self.names.blocks.get(&fold_name(name)).map(Vec::as_slice);
        let error = match found {
            None => {
                let error = mistake(
                    format!("there is no block \"{name}\""),
                    self.suggest_block(name),
                    open.head.block,
                    "no such block",
                );
                Err(error)
            }
            Some([]) => Err(mistake(
                format!("the block \"{name}\" comes later"),
                "a deload takes its sessions from a block that was trained before it".into(),
                open.head.block,
                "not trained yet",
            )),
            Some([one]) if *one == own && range.is_none() => Err(mistake(
                "a block cannot be a deload of itself".into(),
                "name an earlier block; a week of this block stands below a `week` line: `week 4`".into(),
                open.head.block,
                "this block",
            )),
            Some([one]) => Ok(*one),
            Some(_) => Err(mistake(
                format!("several blocks are called \"{name}\""),
                "give the blocks names of their own".into(),
                open.head.block,
                "which of them?",
            )),
        };
        let error = match error {
            Ok(number) => {
                let untrained = !doubtful && self.is_untrained(number, number == own, week);
                let block = self.program.blocks.get(number)?;
                let wrong = wrong_week(block, number == own, week, range);
                match wrong.or_else(|| untrained.then(|| nothing_trained(block, week))) {
                    None => return Some((number, week.saturating_sub(1))),
                    Some((what, help)) => mistake(what, help, week_span, "this week"),
                }
            }
            Err(error) => error,
        };
        self.diagnostics.push(error);
        None
    }

    /// Whether a week of a block, from 1, has no sessions.
    fn is_untrained(&mut self, number: usize, is_own: bool, week: u16) -> bool {
        if let Some(known) = self.names.untrained_weeks.get(&(number, week)) {
            return *known;
        }
        let Some(block) = self.program.blocks.get(number) else { return false };
        let place = week.saturating_sub(1);
        let last_cycle = block.all_weeks().saturating_sub(block.weeks);
        let slots = block.slots(if is_own { place } else { last_cycle.saturating_add(place) });
        let mut lines = slots.iter().filter_map(|slot| block.days.get(slot.day)).flat_map(|day| &day.lines);
        let trained = |cell: Option<&WeekCell>| matches!(cell, Some(WeekCell::Sets { .. }));
        let untrained = !lines.any(|line| line.broken || trained(line.weeks.get(usize::from(place))));
        self.names.untrained_weeks.insert((number, week), untrained);
        untrained
    }

    fn suggest_block(&self, name: &str) -> String {
        let folded = fold_name(name);
        // What is not kept is not worth a search, and nobody misspells a name of sixty letters.
        let most = if self.diagnostics.has_room() { SUGGESTED } else { 0 };
        let named = || self.program.blocks.iter().filter_map(|block| block.name.as_deref());
        let names = || named().take(most).filter(|name| name.len() <= LONGEST);
        let folded_names: Vec<String> = names().map(fold_name).collect();
        let meant = did_you_mean(&folded, folded_names.iter().map(String::as_str));
        let meant = meant.and_then(|meant| names().find(|name| fold_name(name) == meant));
        match meant {
            Some(meant) => format!("did you mean `deload from \"{meant}\"`?"),
            None => match names().collect::<Vec<_>>().as_slice() {
                [] => "a deload takes its sessions from an earlier block that has a name: `block \"Accumulation\" 3 weeks`".into(),
                names => {
                    let shown = names.get(..names.len().min(8)).unwrap_or(names).join("\", \"");
                    format!("the blocks so far are \"{shown}\"")
                }
            },
        }
    }
}

/// What is wrong with a week that a deload names, and what to do.
fn wrong_week(block: &Block, is_own: bool, week: u16, range: Option<(u16, u16)>) -> Option<(String, String)> {
    let name = block.name.as_deref().unwrap_or("");
    let plural = if block.weeks == 1 { "week" } else { "weeks" };
    if week == 0 || week > block.weeks {
        return Some((
            format!("there is no week {week} in \"{name}\""),
            format!("the block has {} {plural}, counted from 1", block.weeks),
        ));
    }
    let week = week - 1;
    if is_own && range.is_none_or(|(first, _)| week >= first) {
        return Some((
            format!("week {} has not been trained by then", week + 1),
            "in its own block a deload takes its sessions from an earlier week".into(),
        ));
    }
    if block.deload_in(week).is_some() {
        return Some((
            format!("week {} of \"{name}\" is a deload itself", week + 1),
            "take the sessions from the week that it was made from".into(),
        ));
    }
    None
}

fn nothing_trained(block: &Block, week: u16) -> (String, String) {
    let name = block.name.as_deref().unwrap_or("");
    (format!("nothing is trained in week {week} of \"{name}\""), "name a week that has sessions".into())
}

/// Weeks in a row, first and last.
fn runs(weeks: &[u16]) -> Vec<(u16, u16)> {
    let runs = weeks.chunk_by(|a, b| a + 1 == *b);
    runs.filter_map(|run| Some((*run.first()?, *run.last()?))).collect()
}
