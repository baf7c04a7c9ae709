//! What is open while the lines of a plan are read: a block, a day, and what the next line would
//! belong to.

use std::sync::Arc;

use super::attached::AttachedLines;
use super::deloads::OpenDeload;
use super::lines::RawLine;
use super::sections::OpenSection;
use super::slots::Training;
use crate::source::Span;
use crate::syntax::{CycleMoveSpec, DaySlot};

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

/// What a line that belongs to something would belong to.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Above {
    /// The lift or the heading that is open.
    Open,
    /// A scheme, which has taken what stands below it.
    Scheme,
    /// A `week` line, which takes nothing.
    Week,
    /// Something that was not understood, so that nobody knows.
    Lost,
}
