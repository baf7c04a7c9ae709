//! The first page of a session sheet: the program, and each of its weeks at a glance.

use super::scale::{SMALL, SMALLEST, TITLE};
use super::{Item, Options, Run, Section, Text, glance, says};
use crate::model::Schedule;
use crate::words;

pub(super) fn section(schedule: &Schedule, options: &Options) -> Section {
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
    items.extend(weeks.flat_map(|week| glance::week(schedule, week, options)));
    items.extend(says::estimates(&schedule.sessions, options));
    Section {
        header: (left, says::athlete(schedule)),
        heading: Run::own(says::program(schedule)).size(TITLE).bold().into(),
        footer: Text::default(),
        items,
        dense: false,
    }
}

/// What was assumed of sessions to come; nothing on a sheet without loads.
pub(super) fn projection(schedule: &Schedule, options: &Options) -> Option<Item> {
    let projection = schedule.projection.filter(|_| !options.blank)?;
    Some(Item::Paragraph(Run::new(words::projection(projection)).size(SMALLEST).into()))
}
