//! Headings, blocks and days: the frame of a program.

use std::collections::{HashMap, HashSet};

use super::attached::{AttachedLines, Level};
use super::deloads::OpenDeload;
use super::lines::RawLine;
use super::open::{Above, OpenBlock, OpenDay, Owner};
use super::progress::{self, Follows};
use super::scheme_lines::named;
use super::sections::{OpenSection, Sections};
use super::slots::Training;
use super::weeks::{self, Standing};
use super::{BelongingError, CalendarError, CheckError, Lowering, defaults};
use crate::model::{Block, Day, LiftId, Line, PercentBase, TestedMax, WeekCell, fold_name};
use crate::source::Span;
use crate::syntax::{
    BlockHead, CycleMoveSpec, DayHead, MaxEntry, PercentOf, StatementKind, TrainHead, TrainingMaxEntry,
};
use crate::training::Percent;

pub(super) fn lower(lowering: &mut Lowering<'_>) {
    lowering.lower_declared_lifts();
    lowering.lower_heads();
    lowering.inherit_training_maxes();
    lowering.gather_scheme_lines();
    lowering.lower_schemes();
    lowering.lower_body();
}

impl Lowering<'_> {
    /// Headings hold for the whole plan, wherever they stand, so they come first.
    fn lower_heads(&mut self) {
        let ast = self.ast;
        let mut seen = Seen::default();
        let mut in_block = false;
        for statement in &ast.statements {
            let span = statement.span;
            if self.lower_athlete_line(statement, &mut seen.athlete) {
                continue;
            }
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
                    self.program.says_unit = true;
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
                StatementKind::Train(head) if !in_block => {
                    self.once(&mut seen.train, "train", span);
                    self.training = Some(self.training(head, span));
                }
                StatementKind::Start(date) => {
                    self.once(&mut seen.start, "start", span);
                    self.program.calendar.start = self.date(*date).map(|date| (date, span));
                }
                StatementKind::Meet(date) => {
                    self.once(&mut seen.meet, "meet", span);
                    self.program.calendar.meet = self.date(*date).map(|date| (date, span));
                }
                StatementKind::Skip(skipped) => self.lower_skips(skipped),
                StatementKind::Block(head) => {
                    in_block = true;
                    if let Some(name) = head.name {
                        self.names.blocks.entry(fold_name(self.source.slice(name))).or_default();
                    }
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
        self.check_steps(&seen.athlete);
    }

    /// Reports a heading that was seen before.
    pub(super) fn once(&mut self, seen: &mut Option<Span>, keyword: &'static str, span: Span) {
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
        if let Some(error) = impossible_training_max(entry) {
            self.diagnostics.push(error);
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
        let mut block = OpenBlock::default();
        let mut head = AttachedLines::default();
        let mut above = Above::default();
        let mut any_block = false;
        let mut any_line = false;
        let mut any_broken = false;
        for statement in &ast.statements {
            let start = statement.span.start;
            above.pass(statement);
            match &statement.kind {
                StatementKind::Block(written) => {
                    self.end_scopes(Level::Block, start);
                    let next = self.open_block(written, statement.span);
                    let done = std::mem::replace(&mut block, next);
                    if any_block || !done.is_bare() {
                        self.close_block(done, &head);
                    }
                    any_block = true;
                }
                StatementKind::Day(written) => {
                    self.end_scopes(Level::Day, start);
                    let day = self.open_day(written, block.section(), statement.span);
                    block.begin(statement.span);
                    block.days.push(day);
                }
                StatementKind::Train(head) if any_block => self.open_training(&mut block, head, statement.span),
                StatementKind::EachCycle(moves) => self.open_cycles(&mut block, moves, statement.span),
                StatementKind::Week(head) => {
                    block.begin(statement.span);
                    block.sections.push(OpenSection { first: head.first, last: head.last, span: statement.span });
                }
                StatementKind::Deload(head) => {
                    block.begin(statement.span);
                    let section = block.section();
                    block.deloads.push(OpenDeload { head, section, span: statement.span });
                }
                StatementKind::Prescription(line) => {
                    any_line = true;
                    self.end_scopes(Level::Line, start);
                    block.begin(statement.span);
                    let line = self.lower_line(line, statement.span);
                    match block.open_day() {
                        Some(day) => day.lines.push(line),
                        None => {
                            let section = block.section();
                            block.days.push(OpenDay {
                                name: None,
                                slots: Box::default(),
                                span: statement.span,
                                lines: vec![line],
                                head: AttachedLines::default(),
                                section,
                                broken: false,
                            });
                        }
                    }
                }
                StatementKind::Attached(attached) => match above.owner() {
                    Owner::Open => {
                        let block_start = block.span.start;
                        let (level, owner, to) = match block.days.last_mut() {
                            Some(OpenDay { lines, head, span, .. }) => match lines.last_mut() {
                                Some(line) => (Level::Line, line.span.start, &mut line.attached),
                                None => (Level::Day, span.start, head),
                            },
                            None if any_block => (Level::Block, block_start, &mut block.head),
                            None => (Level::Program, 0, &mut head),
                        };
                        self.attach(to, level, owner, attached, statement.span);
                    }
                    Owner::Week => {
                        let what = named(attached.keyword());
                        self.diagnostics.push(BelongingError::BelongsToNothing { what, span: statement.span });
                    }
                    // `gather_scheme_lines` has taken those of schemes.
                    Owner::Scheme(..) | Owner::Lost => {}
                },
                StatementKind::Broken => {
                    any_broken = true;
                    block.broken = true;
                    block.lost_supersets.extend(crate::parse::superset_of(self.source.slice(statement.span)));
                    if let Some(day) = block.open_day() {
                        day.broken = true;
                        // A rule that was not understood is not missing.
                        let rule = crate::parse::is_progress(self.source.slice(statement.span));
                        if let Some(line) = day.lines.last_mut().filter(|_| rule) {
                            line.broken = true;
                        }
                    }
                }
                _ => {}
            }
        }
        if any_block || !block.is_bare() {
            self.close_block(block, &head);
        }
        self.program.notes = head.notes.into();
        let trains = |line: &Line| line.broken || line.weeks.iter().any(|week| *week != WeekCell::Off);
        let mut lines = self.program.blocks.iter().flat_map(|block| &block.days).flat_map(|day| &day.lines);
        let is_empty = !(any_line && lines.any(trains));
        self.program.library = self.ast.is_library();
        if is_empty && !any_broken && !self.program.library && !ast.is_athlete_file() {
            let end = self.source.files().next().unwrap_or_default().end;
            self.diagnostics.push(CheckError::EmptyPlan { span: Span { start: end, end } });
        }
        if let Some(idle) = self.training.as_ref().filter(|_| !any_broken).and_then(Training::warning) {
            self.diagnostics.push(idle);
        }
        self.check_dates(any_broken);
        if !any_broken && !self.diagnostics.has_errors() {
            self.report_idle_rules();
            progress::share_states(&mut self.program);
        }
    }

    fn open_block<'a>(&mut self, head: &BlockHead, span: Span) -> OpenBlock<'a> {
        let name = head.name.map(|name| self.source.slice(name).into());
        if let Some((0, span)) = head.weeks {
            let (what, help) = ("a block of no weeks".into(), "write at least 1");
            self.diagnostics.push(CheckError::NothingToDo { what, help, span });
        }
        if let Some((0, span)) = head.repeat {
            let (what, help) = ("a block that is run no times".into(), "write at least 1");
            self.diagnostics.push(CheckError::NothingToDo { what, help, span });
        }
        OpenBlock { name, declared: head.weeks, repeat: head.repeat, span, headed: true, ..OpenBlock::default() }
    }

    fn open_day(&mut self, head: &DayHead, section: Option<usize>, span: Span) -> OpenDay {
        let name = head.name.map(|name| self.source.slice(name).into());
        OpenDay {
            name,
            slots: head.slots.clone(),
            span,
            lines: Vec::new(),
            head: AttachedLines::default(),
            section,
            broken: false,
        }
    }

    fn open_training(&mut self, block: &mut OpenBlock<'_>, head: &TrainHead, span: Span) {
        if !block.is_bare() {
            let help = "write it in the line below `block`, or in front of the first block for the whole program";
            self.diagnostics.push(CalendarError::MisplacedHead { keyword: "train", help, span });
            return;
        }
        let mut seen = block.training.as_ref().map(Training::span);
        self.once(&mut seen, "train", span);
        block.training = Some(self.training(head, span));
    }

    fn open_cycles<'a>(&mut self, block: &mut OpenBlock<'a>, moves: &'a [CycleMoveSpec], span: Span) {
        if !block.headed || !block.is_bare() {
            let help = "write it in the line below the `block` that is repeated";
            self.diagnostics.push(CalendarError::MisplacedHead { keyword: "each cycle", help, span });
            return;
        }
        let mut seen = block.each_cycle.map(|(_, span)| span);
        self.once(&mut seen, "each cycle", span);
        block.each_cycle = Some((moves, span));
    }

    fn close_block(&mut self, mut block: OpenBlock<'_>, program: &AttachedLines) {
        let of_block = block.days.iter().filter(|day| day.section.is_none());
        let columns = of_block.flat_map(|day| &day.lines).map(RawLine::weeks).max().unwrap_or(1).max(1);
        // Past the limit there is one error and no more work.
        let most = super::MAX_WEEKS.saturating_add(1);
        let in_sections = block.sections.iter().map(|section| section.last).max().unwrap_or(1);
        let length = block.declared.map_or(columns.max(in_sections), |(weeks, _)| weeks).clamp(1, most);
        if block.days.is_empty() && block.deloads.is_empty() && !block.broken {
            self.diagnostics.push(CheckError::EmptyBlock { span: block.span });
        }
        if let Some((_, span)) = block.declared.filter(|(weeks, _)| *weeks > super::MAX_WEEKS) {
            self.diagnostics.push(CheckError::TooManyWeeks { limit: super::MAX_WEEKS, span });
        }
        let length = length.min(super::MAX_WEEKS);
        let cycles = self.cycles(&block, length);
        let sections = self.sections(&block, length);
        let (weekly_slots, rotates) = self.weekly_slots(&mut block, &sections, length, cycles);
        let deloads = std::mem::take(&mut block.deloads);
        let each_cycle = block.each_cycle.take();
        let declared_at = block.declared.map(|(_, span)| span);
        let mut days = Vec::with_capacity(block.days.len());
        let mut follows = Vec::new();
        for (day_place, day) in block.days.into_iter().enumerate() {
            if day.lines.is_empty() && !day.broken {
                self.diagnostics.push(CheckError::EmptyDay { span: day.span });
            }
            let weeks = day.section.map(|section| sections.range(section));
            let standing = match weeks {
                None => Standing { length, weeks: sections.left_for_block(), of_block: true, block: declared_at },
                Some(range) => Standing { length, weeks: Sections::weeks(range), of_block: false, block: None },
            };
            let heads = [&day.head, &block.head, program];
            let mut trained = HashSet::new();
            let mut lines = Vec::with_capacity(day.lines.len());
            for mut line in day.lines {
                let trained_before = !trained.insert(line.lift.id);
                let room = &mut self.warmup_room;
                let mut own = defaults::Own::of(&mut line);
                let (mut line, words) =
                    weeks::resolve(line, &standing, &self.program, &mut self.schemes.reported, &mut self.diagnostics);
                own.words = words;
                line.notes = own.notes();
                let (program, diagnostics) = (&self.program, &mut self.diagnostics);
                defaults::settle(&mut line, &own, &heads, trained_before, room, program, diagnostics);
                let followed = self.lower_progress(&mut line, own.progress(), &heads);
                if let Some(followed) = followed {
                    follows.push(Follows { day: day_place, line: lines.len(), followed });
                }
                lines.push(line);
            }
            let notes = day.head.notes.into();
            days.push(Day { name: day.name, lines, notes, weeks: weeks.flatten(), span: day.span });
        }
        if let Some(name) = &block.name {
            let number = self.program.blocks.len();
            self.names.blocks.entry(fold_name(name)).or_default().push(number);
        }
        let mut lowered = Block {
            name: block.name,
            weeks: length,
            cycles,
            each_cycle: Vec::new(),
            days,
            weekly_slots,
            rotates,
            deloads: Vec::new(),
            notes: block.head.notes.into(),
            lost_supersets: block.lost_supersets,
            span: block.span,
        };
        self.resolve_follows(&mut lowered, follows);
        self.program.blocks.push(lowered);
        self.lower_deloads(&deloads, &sections, block.broken);
        if let Some((moves, span)) = each_cycle {
            self.lower_cycle_moves(moves, span, block.repeat.is_some());
        }
    }

    /// How often a block is run.
    fn cycles(&mut self, block: &OpenBlock<'_>, length: u16) -> u16 {
        let Some((times, span)) = block.repeat else { return 1 };
        let most = super::MAX_WEEKS / length.max(1);
        // A block that is too long by itself was reported.
        let too_long = block.declared.is_some_and(|(weeks, _)| weeks > super::MAX_WEEKS);
        if !too_long && times > most && length.saturating_mul(times) > super::MAX_WEEKS {
            self.diagnostics.push(CheckError::TooManyWeeks { limit: super::MAX_WEEKS, span });
        }
        times.clamp(1, most.max(1))
    }
}

/// A training max is a share of the max.
pub(super) fn impossible_training_max(entry: &TrainingMaxEntry) -> Option<CheckError> {
    let is_share = (1..=2_000_000).contains(&entry.percent.millionths());
    (!is_share).then(|| CheckError::ImpossibleLoad {
        written: entry.percent.to_string(),
        help: "a training max is a share of the max, such as `tm 90%`",
        span: entry.span,
        label: "not a share of the max",
    })
}

/// Where headings were given first.
#[derive(Default)]
struct Seen {
    athlete: super::athlete::SeenOfAthlete,
    program: Option<Span>,
    author: Option<Span>,
    unit: Option<Span>,
    percent: Option<Span>,
    training_max: Option<Span>,
    train: Option<Span>,
    start: Option<Span>,
    meet: Option<Span>,
    of_lifts: HashMap<LiftId, Span>,
    maxes: HashMap<(LiftId, u16), Span>,
}
