//! The first page of a session sheet: the program, and each of its weeks at a glance.

use super::height::{self, Room};
use super::scale::{MARGIN, SMALL, SMALLEST, TITLE};
use super::{Item, Options, Run, Section, Text, glance, says};
use crate::model::Schedule;
use crate::words;

/// How weeks fit one page: the size of their type, and whether all is set closer.
const SETTINGS: [(u16, bool); 3] = [(SMALL, false), (SMALL, true), (SMALLEST, true)];

pub(super) fn section(schedule: &Schedule, options: &Options) -> Section {
    let of = |&(size, dense): &(u16, bool)| (0..=0, set(schedule, size, dense, options));
    let room = Room::new(options.paper.size(), MARGIN);
    // What takes several pages anyway is read at ease. A page has no room for so many weeks, however close they are.
    let is_short = schedule.weeks <= MOST_WEEKS;
    let fitting = if is_short { height::fit(SETTINGS.iter().map(of), room) } else { None };
    fitting.unwrap_or_else(|| set(schedule, SMALL, false, options))
}

/// No page holds more weeks, each with a heading, a head and a row.
const MOST_WEEKS: u16 = 26;

/// The first page as it is set.
fn set(schedule: &Schedule, size: u16, dense: bool, options: &Options) -> Section {
    let mut left = Text::default();
    if let Some(author) = &schedule.author {
        left = left.with(Run::new("by ").size(SMALL)).with(Run::own(author.as_ref()).size(SMALL));
    }
    let weeks = says::count(usize::from(schedule.weeks), "week");
    let sessions = says::count(schedule.sessions.len(), "session");
    let loads = if options.blank { String::new() } else { format!(" · loads in {}", schedule.unit.name()) };
    let mut items = vec![Item::Paragraph(Run::new(format!("{weeks} · {sessions}{loads}")).into())];
    items.extend(says::notes(&schedule.notes).map(Item::Paragraph));
    items.extend(says::maxes(schedule, &schedule.sessions, options));
    items.extend(projection(schedule, options));
    let weeks = schedule.sessions.chunk_by(|a, b| a.week == b.week);
    items.extend(weeks.flat_map(|week| glance::week(schedule, week, size, options)));
    items.extend(says::estimates(&schedule.sessions, options));
    Section {
        header: (left, says::athlete(schedule)),
        heading: Run::own(says::program(schedule)).size(TITLE).bold().into(),
        footer: Text::default(),
        items,
        dense,
    }
}

/// What was assumed of sessions to come; nothing on a sheet without loads.
pub(super) fn projection(schedule: &Schedule, options: &Options) -> Option<Item> {
    let projection = schedule.projection.filter(|_| !options.blank)?;
    Some(Item::Paragraph(Run::new(words::projection(projection)).size(SMALLEST).into()))
}
