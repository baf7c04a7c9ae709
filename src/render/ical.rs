//! iCalendar (RFC 5545): an event a session, on its date, the whole day.
//!
//! Only sessions with a date are events; [`Schedule::is_dated`] says whether all have one. The same session
//! of the same program and athlete has the same `UID` in every build, so that a calendar that reads the file
//! again moves its events and makes no new ones.
//!
//! The file is a picture of the calendar as it is, and no message: it has no `METHOD` (RFC 5545, 3.7.2), so that
//! nobody has to ask by `SEQUENCE` and `DTSTAMP` whether a message that came before was newer (RFC 5546, 2.1.5).
//! We could not say: there is no clock here, and no file that was written before.

mod lines;
mod targets;

use std::io::{self, BufWriter, Write};

use self::lines::{Lines, list, text};
use crate::model::{Schedule, Session};
use crate::training::Date;

/// When events were made is the clock's business, and the same plan gives the same bytes. So it is always the same,
/// and no event is ever older than the one that it takes the place of.
const STAMP: &str = "20260101T000000Z";

/// Writes the schedule as a calendar.
///
/// # Errors
///
/// Those of the writer.
pub fn render_ical(schedule: &Schedule, out: &mut impl Write) -> io::Result<()> {
    let mut out = Lines::new(BufWriter::new(out));
    let program = schedule.name.as_deref().unwrap_or("Training program");
    out.line("BEGIN", "VCALENDAR")?;
    out.line("VERSION", "2.0")?;
    out.line("PRODID", "-//liftplan//liftplan//EN")?;
    out.line("CALSCALE", "GREGORIAN")?;
    let name = match &schedule.athlete {
        Some(athlete) => format!("{program} · {athlete}"),
        None => program.to_owned(),
    };
    // The first is that of RFC 7986, the second what calendars read.
    out.line("NAME", &text(&name))?;
    out.line("X-WR-CALNAME", &text(&name))?;
    if !schedule.notes.is_empty() {
        let notes: Vec<&str> = schedule.notes.iter().map(AsRef::as_ref).collect();
        out.line("DESCRIPTION", &text(&notes.join("\n")))?;
    }
    let plan = fingerprint(schedule);
    for session in &schedule.sessions {
        if let Some(date) = session.date {
            event(schedule, session, date, plan, &mut out)?;
        }
    }
    out.line("END", "VCALENDAR")?;
    out.finish()
}

fn event(schedule: &Schedule, session: &Session, date: Date, plan: u64, out: &mut Lines<impl Write>) -> io::Result<()> {
    let (week, day) = (session.week, session.day);
    let program = schedule.name.as_deref().unwrap_or("Training program");
    let name = session.name.as_ref().map_or_else(|| format!("Week {week}, day {day}"), ToString::to_string);
    out.line("BEGIN", "VEVENT")?;
    out.line("UID", &format!("week-{week}-day-{day}-{plan:016x}@liftplan"))?;
    out.line("DTSTAMP", STAMP)?;
    out.line("DTSTART;VALUE=DATE", &date.compact())?;
    if let Some(next) = date.plus_days(1) {
        out.line("DTEND;VALUE=DATE", &next.compact())?;
    }
    // Nobody is busy all day.
    out.line("TRANSP", "TRANSPARENT")?;
    out.line("SUMMARY", &text(&format!("{program} · {name}")))?;
    let categories = std::iter::once("Training").chain(session.block.as_deref());
    out.line("CATEGORIES", &list(categories))?;
    out.line("DESCRIPTION", &text(&targets::of(schedule, session)))?;
    out.line("END", "VEVENT")
}

/// A number for the program and the athlete, the same in every build (FNV-1a, 64 bits).
///
/// A program without a name goes by what its first week is: by block, day and first lift of each session. Neither
/// loads, sets nor dates are part of it.
fn fingerprint(schedule: &Schedule) -> u64 {
    let mut names = vec![schedule.name.as_deref(), schedule.athlete.as_deref()];
    if schedule.name.is_none() {
        // Whichever sessions are shown, it is the same program.
        let sessions = || schedule.sessions.iter().chain(&schedule.left_out);
        let week = sessions().map(|session| session.week).min();
        let mut first: Vec<&Session> = sessions().filter(|session| Some(session.week) == week).collect();
        first.sort_by_key(|session| session.day);
        for session in first {
            let lift = session.exercises.first().map(|exercise| exercise.lift.as_ref());
            names.extend([session.block.as_deref(), session.name.as_deref(), lift]);
        }
    }
    let bytes = names.iter().flat_map(|name| name.unwrap_or_default().bytes().chain(std::iter::once(0xff)));
    bytes.fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}
