//! Headings, blocks and days: the frame of a program.

use std::collections::HashMap;
use std::sync::Arc;

use super::lines::RawLine;
use super::{CheckError, Lowering, MAX_SESSIONS, weeks};
use crate::model::{Block, Day, LiftId, Line, PercentBase, Slot, TestedMax, WeekCell, Weekday, fold_name};
use crate::source::Span;
use crate::syntax::{BlockHead, DayHead, DaySlot, MaxEntry, PercentOf, StatementKind, TrainingMaxEntry};
use crate::training::Percent;

/// A block whose length is not known yet.
struct OpenBlock {
    name: Option<Arc<str>>,
    declared: Option<(u16, Span)>,
    span: Span,
    days: Vec<OpenDay>,
    /// Whether something in it was not understood.
    broken: bool,
}

impl OpenBlock {
    /// A block without a heading begins with what it holds first.
    fn begin(&mut self, span: Span) {
        if self.span.is_empty() {
            self.span = span;
        }
    }
}

/// A day whose lines do not know their weeks yet.
struct OpenDay {
    name: Option<Arc<str>>,
    slots: Box<[(DaySlot, Span)]>,
    span: Span,
    lines: Vec<RawLine>,
    /// Whether something in it was not understood.
    broken: bool,
}

pub(super) fn lower(lowering: &mut Lowering<'_>) {
    lowering.lower_heads();
    lowering.lower_schemes();
    lowering.lower_body();
}

impl Lowering<'_> {
    /// Headings hold for the whole plan, wherever they stand, so they come first.
    fn lower_heads(&mut self) {
        let ast = self.ast;
        let mut seen = Seen::default();
        for statement in &ast.statements {
            let span = statement.span;
            match &statement.kind {
                StatementKind::Program(name) => {
                    self.once(&mut seen.program, "program", span);
                    self.program.name = Some(self.source.slice(*name).into());
                }
                StatementKind::Author(name) => {
                    self.once(&mut seen.author, "author", span);
                    self.program.author = Some(self.source.slice(*name).into());
                }
                StatementKind::Unit(unit) => {
                    self.once(&mut seen.unit, "unit", span);
                    self.program.unit = *unit;
                }
                StatementKind::PercentOf(base) => {
                    self.once(&mut seen.percent, "percent of", span);
                    self.lower_percent_base(*base, span);
                }
                StatementKind::TrainingMax(entries) => {
                    for entry in entries {
                        self.lower_training_max(entry, &mut seen);
                    }
                }
                StatementKind::Max(entries) => {
                    for entry in entries {
                        self.lower_max(entry, &mut seen.maxes);
                    }
                }
                StatementKind::Day(head) => {
                    self.names.days.extend(head.name.map(|name| fold_name(self.source.slice(name))));
                }
                StatementKind::Broken => {
                    // A training max that was written wrongly was reported; it is not missing.
                    let text = self.source.slice(span);
                    if text.get(..2).is_some_and(|word| word.eq_ignore_ascii_case("tm")) {
                        self.program.training_max.get_or_insert(Percent::ONE);
                    }
                }
                _ => {}
            }
        }
    }

    /// Reports a heading that was seen before.
    fn once(&mut self, seen: &mut Option<Span>, keyword: &'static str, span: Span) {
        match *seen {
            Some(first) => self.diagnostics.push(CheckError::RepeatedHead { keyword, span, first }),
            None => *seen = Some(span),
        }
    }

    fn lower_percent_base(&mut self, base: PercentOf, span: Span) {
        match base {
            PercentOf::RepMax(1) => self.program.percent_base = PercentBase::OneRepMax,
            PercentOf::TrainingMax => self.program.percent_base = PercentBase::TrainingMax,
            PercentOf::RepMax(reps) => self.diagnostics.push(CheckError::ImpossibleLoad {
                written: format!("percent of {reps}RM"),
                help: "a bare percent is of the `1RM` or of the `tm`; others are written out: `@90% of 5RM`",
                span,
                label: "1RM or tm",
            }),
        }
    }

    fn lower_training_max(&mut self, entry: &TrainingMaxEntry, seen: &mut Seen) {
        if entry.percent.millionths() <= 0 || entry.percent.millionths() > 2_000_000 {
            self.diagnostics.push(CheckError::ImpossibleLoad {
                written: entry.percent.to_string(),
                help: "a training max is a share of the max, such as `tm 90%`",
                span: entry.span,
                label: "not a share of the max",
            });
        }
        match entry.name {
            Some(name) => {
                let lift = self.lift(self.source.slice(name), name);
                if let Some(first) = seen.of_lifts.insert(lift, entry.span) {
                    let (keyword, span) = ("tm", entry.span);
                    self.diagnostics.push(CheckError::RepeatedHead { keyword, span, first });
                }
                self.program.training_maxes.insert(lift, entry.percent);
            }
            None => {
                self.once(&mut seen.training_max, "tm", entry.span);
                self.program.training_max = Some(entry.percent);
            }
        }
    }

    fn lower_max(&mut self, entry: &MaxEntry, seen: &mut HashMap<(LiftId, u16), Span>) {
        if let Some(error) = super::loads::impossible(entry.load, entry.span) {
            self.diagnostics.push(error);
            return;
        }
        if let Err(error) = super::loads::rep_max(entry.reps, entry.span) {
            self.diagnostics.push(error);
            return;
        }
        let id = self.lift(self.source.slice(entry.name), entry.name);
        let Some(lift) = self.program.lift(id).map(|lift| lift.name.clone()) else {
            return;
        };
        if let Some(first) = seen.insert((id, entry.reps), entry.span) {
            let (lift, reps) = (lift.to_string(), entry.reps);
            self.diagnostics.push(CheckError::RepeatedMax { lift, reps, span: entry.span, first });
        }
        self.program.maxes.push(TestedMax { lift, reps: entry.reps, load: entry.load });
    }

    fn lower_body(&mut self) {
        let ast = self.ast;
        let mut block =
            OpenBlock { name: None, declared: None, span: Span::default(), days: Vec::new(), broken: false };
        let mut any_block = false;
        let mut any_line = false;
        let mut any_broken = false;
        for statement in &ast.statements {
            match &statement.kind {
                StatementKind::Block(head) => {
                    let next = self.open_block(head, statement.span);
                    let done = std::mem::replace(&mut block, next);
                    if any_block || !done.days.is_empty() {
                        self.close_block(done);
                    }
                    any_block = true;
                }
                StatementKind::Day(head) => {
                    let day = self.open_day(head, statement.span);
                    block.begin(statement.span);
                    block.days.push(day);
                }
                StatementKind::Prescription(line) => {
                    any_line = true;
                    block.begin(statement.span);
                    let line = self.lower_line(line, statement.span);
                    match block.days.last_mut() {
                        Some(day) => day.lines.push(line),
                        None => block.days.push(OpenDay {
                            name: None,
                            slots: Box::default(),
                            span: statement.span,
                            lines: vec![line],
                            broken: false,
                        }),
                    }
                }
                StatementKind::Broken => {
                    any_broken = true;
                    block.broken = true;
                    if let Some(day) = block.days.last_mut() {
                        day.broken = true;
                    }
                }
                _ => {}
            }
        }
        if any_block || !block.days.is_empty() {
            self.close_block(block);
        }
        let trains = |line: &Line| line.broken || line.weeks.iter().any(|week| *week != WeekCell::Off);
        let mut lines = self.program.blocks.iter().flat_map(|block| &block.days).flat_map(|day| &day.lines);
        let is_empty = !(any_line && lines.any(trains));
        self.program.library = self.ast.is_library();
        if is_empty && !any_broken && !self.program.library {
            let end = self.source.files().next().unwrap_or_default().end;
            self.diagnostics.push(CheckError::EmptyPlan { span: Span { start: end, end } });
        }
    }

    fn open_block(&mut self, head: &BlockHead, span: Span) -> OpenBlock {
        let name = head.name.map(|name| self.source.slice(name).into());
        if let Some((0, span)) = head.weeks {
            self.diagnostics.push(CheckError::NothingToDo { what: "a block of no weeks".into(), span });
        }
        OpenBlock { name, declared: head.weeks, span, days: Vec::new(), broken: false }
    }

    fn open_day(&mut self, head: &DayHead, span: Span) -> OpenDay {
        let name = head.name.map(|name| self.source.slice(name).into());
        OpenDay { name, slots: head.slots.clone(), span, lines: Vec::new(), broken: false }
    }

    fn close_block(&mut self, block: OpenBlock) {
        let columns = || block.days.iter().flat_map(|day| &day.lines).map(RawLine::weeks).max().unwrap_or(1).max(1);
        // Past the limit there is one error and no more work.
        let most = super::MAX_WEEKS.saturating_add(1);
        let length = block.declared.map_or_else(columns, |(weeks, _)| weeks).clamp(1, most);
        if block.days.is_empty() && !block.broken {
            self.diagnostics.push(CheckError::EmptyBlock { span: block.span });
        }
        let slots = self.slots(&block.days);
        if let Some((_, span)) = block.declared.filter(|(weeks, _)| *weeks > super::MAX_WEEKS) {
            self.diagnostics.push(CheckError::TooManyWeeks { limit: super::MAX_WEEKS, span });
        }
        let length = length.min(super::MAX_WEEKS);
        let declared_at = block.declared.map(|(_, span)| span);
        let mut days = Vec::with_capacity(block.days.len());
        for day in block.days {
            if day.lines.is_empty() && !day.broken {
                self.diagnostics.push(CheckError::EmptyDay { span: day.span });
            }
            let lines = day
                .lines
                .into_iter()
                .map(|line| weeks::resolve(line, length, declared_at, &self.program, &mut self.diagnostics))
                .collect();
            days.push(Day { name: day.name, lines, span: day.span });
        }
        self.program.blocks.push(Block { name: block.name, weeks: length, days, slots, span: block.span });
    }

    /// The sessions of a week, in order: by number, or from Monday on where every day
    /// names its weekday.
    fn slots(&mut self, days: &[OpenDay]) -> Vec<Slot> {
        let mut placed: Vec<(Slot, Span, bool)> = Vec::new();
        for (day, open) in days.iter().enumerate() {
            let next = placed.iter().map(|(slot, ..)| slot.number).max().unwrap_or(0).saturating_add(1);
            if open.slots.is_empty() {
                placed.push((Slot { number: next, weekday: None, day, turn: 0 }, open.span, false));
            }
            for ((written, span), turn) in open.slots.iter().zip(0..) {
                let next = placed.iter().map(|(slot, ..)| slot.number).max().unwrap_or(0).saturating_add(1);
                let (number, weekday, numbered) = match *written {
                    DaySlot::Weekday(weekday) => (next, Some(weekday), false),
                    DaySlot::Number(number) => match self.day_number(number, *span) {
                        Some(number) => (number, None, true),
                        None => (next, None, false),
                    },
                };
                placed.push((Slot { number, weekday, day, turn }, *span, numbered));
                if placed.len() > MAX_SESSIONS {
                    break;
                }
            }
            if placed.len() > MAX_SESSIONS {
                let limit = MAX_SESSIONS;
                self.diagnostics.push(CheckError::TooManySessions { limit, span: open.span });
                break;
            }
        }
        self.report_clashes(&placed);
        let all_weekdays = placed.iter().all(|(slot, ..)| slot.weekday.is_some());
        if all_weekdays {
            placed.sort_by_key(|(slot, ..)| slot.weekday.unwrap_or(Weekday::Mon));
            for ((slot, ..), number) in placed.iter_mut().zip(1..) {
                slot.number = number;
            }
        } else {
            placed.sort_by_key(|(slot, ..)| slot.number);
        }
        placed.into_iter().map(|(slot, ..)| slot).collect()
    }

    fn day_number(&mut self, number: u16, span: Span) -> Option<u8> {
        match u8::try_from(number) {
            Ok(number) if number >= 1 && usize::from(number) <= MAX_SESSIONS => Some(number),
            _ => {
                self.diagnostics.push(CheckError::DayNumbers {
                    what: format!("there is no day {number} in a week"),
                    help: "days are numbered from 1 to 14",
                    span,
                });
                None
            }
        }
    }

    fn report_clashes(&mut self, placed: &[(Slot, Span, bool)]) {
        for (place, (slot, span, numbered)) in placed.iter().enumerate() {
            let earlier = placed.iter().take(place);
            if usize::from(slot.number) > MAX_SESSIONS && placed.len() <= MAX_SESSIONS {
                self.diagnostics.push(CheckError::DayNumbers {
                    what: format!("this would be day {} of the week", slot.number),
                    help: "days are numbered from 1 to 14; give it a number of its own",
                    span: *span,
                });
            }
            let again = |(other, ..): &(Slot, Span, bool)| other.day == slot.day && other.weekday == slot.weekday;
            if slot.weekday.is_some() && earlier.clone().any(again) {
                let weekday = slot.weekday.map_or("", Weekday::long);
                self.diagnostics.push(CheckError::DayNumbers {
                    what: format!("{weekday} is named twice"),
                    help: "name each day once; two sessions on one day are two `day` lines",
                    span: *span,
                });
            }
            if *numbered && earlier.clone().any(|(other, ..)| other.number == slot.number) {
                self.diagnostics.push(CheckError::DayNumbers {
                    what: format!("there are two days with the number {}", slot.number),
                    help: "give each day of the week its own number",
                    span: *span,
                });
            }
        }
    }
}

/// Where headings were given first.
#[derive(Default)]
struct Seen {
    program: Option<Span>,
    author: Option<Span>,
    unit: Option<Span>,
    percent: Option<Span>,
    training_max: Option<Span>,
    of_lifts: HashMap<LiftId, Span>,
    maxes: HashMap<(LiftId, u16), Span>,
}
