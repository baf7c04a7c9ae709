//! [`Schedule`] → [`Sheet`]: what is printed, hung on the wall and written on.
//!
//! A sheet says what stands on its pages and how it is set, once for all forms of paper and file; HTML
//! and PDF draw the same sheet. It holds words, numbers and boxes, no places: where a line breaks
//! and where a page ends is for those who know the type.
//!
//! A long program makes thousands of pages. [`leaves`] lists them without making any, so that a renderer
//! can draw one and forget it; [`sheet`] makes them all.
//!
//! | file | holds |
//! |---|---|
//! | `options` | which sheet, on which paper |
//! | `charts` | the charts of a block: volume, intensity, top sets |
//! | `page` | pages and what stands on them |
//! | `scale` | the sizes of type |
//! | `cover`, `glance` | the first page of the session sheet: the program, and each week at a glance |
//! | `session` | a session a page, with boxes to write in |
//! | `week` | a week a page |
//! | `block` | weeks by lifts, as on a whiteboard |
//! | `card` | a session on a card for the pocket |
//! | `height` | how high a section is on its page, and what fits one |
//! | `says`, `loads`, `targets` | what the sheets say alike: of sessions and lifts, of loads, of sets that are one target |

mod block;
mod card;
pub mod charts;
mod cover;
mod glance;
mod height;
mod loads;
mod options;
mod page;
mod says;
mod scale;
mod session;
mod targets;
mod week;

pub use options::{Kind, Options, Paper};
pub use page::{
    Align, Band, Bar, Bracket, Cell, Chart, Column, Counted, Field, Item, Part, Row, RowKind, Run, Section, Series,
    Sheet, Style, Table, Text, Width,
};

use std::sync::Arc;

use crate::model::{Schedule, Session};
use crate::stats::{self, Stats};

/// Makes the sheet of a schedule.
#[must_use]
pub fn sheet(schedule: &Schedule, options: &Options) -> Sheet {
    let sections = leaves(schedule, options).iter().map(Leaf::section).collect();
    Sheet { sections, ..bare(schedule, options) }
}

/// The sheet without its sections: what holds for all pages.
#[must_use]
pub fn bare(schedule: &Schedule, options: &Options) -> Sheet {
    let program = says::program(schedule);
    let title = match &schedule.athlete {
        Some(athlete) => format!("{program} · {athlete}"),
        None => program.to_owned(),
    };
    let upright = options.paper.size();
    let across = (upright.1, upright.0);
    let (size, margin) = match options.kind {
        Kind::Card => (scale::CARD, scale::CARD_MARGIN),
        Kind::Block if block::is_wide(schedule) => (across, scale::MARGIN),
        Kind::Week if week::is_wide(schedule, options) => (across, scale::MARGIN),
        Kind::Session | Kind::Week | Kind::Block => (upright, scale::MARGIN),
    };
    let author = schedule.author.as_deref().map(str::to_owned);
    Sheet { title, author, size, margin, sections: Vec::new() }
}

/// A section that is not made yet.
#[derive(Clone, Debug)]
pub struct Leaf<'a> {
    schedule: &'a Schedule,
    options: &'a Options,
    holds: Holds<'a>,
}

/// What a section is of.
#[derive(Clone, Debug)]
enum Holds<'a> {
    /// The program, and its weeks at a glance.
    Cover,
    /// One session.
    Session(&'a Session),
    /// The sessions of a week, and whether its page is held across.
    Week(&'a [Session], bool),
    /// The sessions of a block, and the figures of the program.
    Block(&'a [Session], Arc<Stats>),
    /// One session on a card.
    Card(&'a Session),
}

/// All sizes of type that a sheet uses, in tenths of a point.
#[must_use]
pub const fn sizes_of_type() -> [u16; scale::SIZES.len()] {
    scale::SIZES
}

/// The sections of a sheet in order.
#[must_use]
pub fn leaves<'a>(schedule: &'a Schedule, options: &'a Options) -> Vec<Leaf<'a>> {
    let sessions = schedule.sessions.as_slice();
    let holds: Vec<Holds<'a>> = match options.kind {
        _ if sessions.is_empty() => vec![Holds::Cover],
        Kind::Session => {
            // A program of one session has no cover; what it says stands on its page.
            let cover = (sessions.len() > 1).then_some(Holds::Cover);
            cover.into_iter().chain(sessions.iter().map(Holds::Session)).collect()
        }
        Kind::Week => {
            let is_wide = week::is_wide(schedule, options);
            sessions.chunk_by(|a, b| a.week == b.week).map(|week| Holds::Week(week, is_wide)).collect()
        }
        Kind::Block => {
            let stats = Arc::new(stats::stats(schedule));
            let blocks = sessions.chunk_by(|a, b| a.block == b.block);
            blocks.map(|sessions| Holds::Block(sessions, Arc::clone(&stats))).collect()
        }
        Kind::Card => sessions.iter().map(Holds::Card).collect(),
    };
    holds.into_iter().map(|holds| Leaf { schedule, options, holds }).collect()
}

impl Leaf<'_> {
    /// What stands at the bottom of its pages, left.
    #[must_use]
    pub fn footer(&self) -> Text {
        match &self.holds {
            Holds::Cover => says::footer("Overview", None),
            Holds::Session(session) => says::footer_of_session(session),
            Holds::Card(session) => says::footer_of_card(session),
            Holds::Week(sessions, _) => says::footer_of_week(sessions),
            Holds::Block(sessions, _) => says::footer_of_block(sessions),
        }
    }

    /// Makes the section.
    #[must_use]
    pub fn section(&self) -> Section {
        let (schedule, options) = (self.schedule, self.options);
        let section = match &self.holds {
            Holds::Cover => cover::section(schedule, options),
            Holds::Session(session) => session::section(schedule, session, options),
            Holds::Week(sessions, is_wide) => week::section(schedule, sessions, *is_wide, options),
            Holds::Block(sessions, stats) => block::section(schedule, sessions, stats, options),
            Holds::Card(session) => card::section(schedule, session, options),
        };
        Section { footer: self.footer(), ..section }
    }
}
