//! What is open while the lines of a plan are read: a block, a day, and what the next line would
//! belong to.

use std::sync::Arc;

use super::attached::AttachedLines;
use super::deloads::OpenDeload;
use super::lines::RawLine;
use super::sections::OpenSection;
use super::slots::Training;
use crate::model::SchemeId;
use crate::source::Span;
use crate::syntax::{CycleMoveSpec, DaySlot, Statement, StatementKind};

/// A block whose length is not known yet.
#[derive(Default)]
pub(super) struct OpenBlock<'a> {
    pub name: Option<Arc<str>>,
    pub declared: Option<(u16, Span)>,
    pub repeat: Option<(u16, Span)>,
    pub span: Span,
    /// Whether it has a heading.
    pub headed: bool,
    /// Its own training days.
    pub training: Option<Training>,
    pub each_cycle: Option<(&'a [CycleMoveSpec], Span)>,
    pub days: Vec<OpenDay>,
    pub sections: Vec<OpenSection>,
    pub deloads: Vec<OpenDeload<'a>>,
    /// What stands in its head.
    pub head: AttachedLines,
    /// Whether something in it was not understood.
    pub broken: bool,
    /// The letters of supersets of which a line was not understood.
    pub lost_supersets: Vec<char>,
}

impl OpenBlock<'_> {
    /// Whether nothing stands in it but headings of its own.
    pub(super) const fn is_bare(&self) -> bool {
        self.days.is_empty() && self.sections.is_empty() && self.deloads.is_empty()
    }

    /// The section that is being written, if there is one.
    pub(super) fn section(&self) -> Option<usize> {
        self.sections.len().checked_sub(1)
    }

    /// The day that lines belong to, if one is open.
    pub(super) fn open_day(&mut self) -> Option<&mut OpenDay> {
        let section = self.section();
        self.days.last_mut().filter(|day| day.section == section)
    }

    /// A block without a heading begins with what it holds first.
    pub(super) fn begin(&mut self, span: Span) {
        if self.span.is_empty() {
            self.span = span;
        }
    }
}

/// A day whose lines do not know their weeks yet.
pub(super) struct OpenDay {
    pub name: Option<Arc<str>>,
    pub slots: Box<[(DaySlot, Span)]>,
    pub span: Span,
    pub lines: Vec<RawLine>,
    /// What stands in its head.
    pub head: AttachedLines,
    /// The `week` line that it stands below.
    pub section: Option<usize>,
    /// Whether something in it was not understood.
    pub broken: bool,
}

/// What stands above a statement, so far as a line that belongs to something could belong to it. All
/// passes that look for such lines step through the statements with it, so that each line has one owner.
#[derive(Clone, Copy, Default)]
pub(super) struct Above {
    /// What is open when the scheme above has ended.
    outside: Owner,
    scheme: Option<(SchemeId, u32)>,
}

/// What a line that belongs to something belongs to.
#[derive(Clone, Copy, Default)]
pub(super) enum Owner {
    /// The lift or the heading that is open.
    #[default]
    Open,
    /// A scheme, whose text begins there.
    Scheme(SchemeId, u32),
    /// A `week` line, which takes nothing.
    Week,
    /// Something that was not understood, so that nobody knows.
    Lost,
}

impl Above {
    /// Goes past a statement. A scheme has what stands right below it; any heading ends it, and what
    /// comes then belongs where it would without the scheme.
    pub(super) fn pass(&mut self, statement: &Statement) {
        match &statement.kind {
            StatementKind::Attached(_) => return,
            StatementKind::Block(_) | StatementKind::Day(_) | StatementKind::Prescription(_) => {
                self.outside = Owner::Open;
            }
            StatementKind::Week(_) => self.outside = Owner::Week,
            StatementKind::Broken => self.outside = Owner::Lost,
            _ => {}
        }
        self.scheme = match statement.kind {
            StatementKind::Scheme(id) => Some((SchemeId(id.0 as usize), statement.span.start)),
            _ => None,
        };
    }

    pub(super) fn owner(self) -> Owner {
        self.scheme.map_or(self.outside, |(scheme, start)| Owner::Scheme(scheme, start))
    }
}
