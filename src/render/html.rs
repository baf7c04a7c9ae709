//! The sheet: one HTML file with its style in it, no script and nothing from the network, made
//! to be printed and written on.
//!
//! It begins with the program at a glance; each session then begins a page. A program of one
//! session fits one page, with the glance below.

mod sets;

use std::io::{self, BufWriter, Write};
use std::sync::Arc;

use maud::{DOCTYPE, Markup, PreEscaped, html};

use super::{glance, words};
use crate::model::{Schedule, Session};

const STYLE: &str = include_str!("html.css");

/// Writes the schedule as one HTML file, session by session.
///
/// # Errors
///
/// Those of the writer.
pub fn render_html(schedule: &Schedule, out: &mut impl Write) -> io::Result<()> {
    let mut out = BufWriter::new(out);
    let program = schedule.name.as_deref().unwrap_or("Training program");
    let title = match &schedule.athlete {
        Some(athlete) => format!("{program} · {athlete}"),
        None => program.to_owned(),
    };
    let head = html! {
        (DOCTYPE)
        // The head stands open: html5 needs no closing tag, and the rest is written as it is made.
        (PreEscaped("<html lang=\"en\">\n"))
        head {
            meta charset="utf-8";
            meta name="viewport" content="width=device-width, initial-scale=1";
            title { (title) }
            style { (PreEscaped(STYLE)) }
        }
        (PreEscaped("\n<body>\n"))
    };
    out.write_all(head.into_string().as_bytes())?;
    match schedule.sessions.as_slice() {
        [] => {
            write(&cover(schedule), &mut out)?;
        }
        [only] => {
            session(schedule, only, &mut out)?;
            write(&glance::week(schedule, std::slice::from_ref(only)), &mut out)?;
        }
        several => {
            write(&cover(schedule), &mut out)?;
            for week in several.chunk_by(|a, b| a.week == b.week) {
                write(&glance::week(schedule, week), &mut out)?;
            }
            if several.iter().any(has_estimates) {
                write(&estimate_note(), &mut out)?;
            }
            for one in several {
                session(schedule, one, &mut out)?;
            }
        }
    }
    out.write_all(b"</body>\n</html>\n")?;
    out.flush()
}

fn write(markup: &Markup, out: &mut impl Write) -> io::Result<()> {
    out.write_all(markup.0.as_bytes())?;
    out.write_all(b"\n")
}

/// What stands above the weeks of a program of several sessions.
fn cover(schedule: &Schedule) -> Markup {
    html! {
        header.cover {
            h1 dir="auto" { (schedule.name.as_deref().unwrap_or("Training program")) }
            @if let Some(author) = &schedule.author {
                p.author { "by " span dir="auto" { (author) } }
            }
            @if let Some(athlete) = words::athlete(schedule.athlete.as_deref(), schedule.bodyweight) { p.athlete dir="auto" { (athlete) } }
            p {
                (count(usize::from(schedule.weeks), "week")) " · "
                (count(schedule.sessions.len(), "session")) " · loads in " (schedule.unit.name())
            }
            (notes(&schedule.notes))
            (maxes(schedule))
            @if let Some(projection) = schedule.projection { p.footnote { (words::projection(projection)) } }
        }
    }
}

/// The coach's notes on more than one lift.
fn notes(notes: &[Arc<str>]) -> Markup {
    html! {
        @for note in notes { p.note dir="auto" { (note) } }
    }
}

fn count(number: usize, what: &str) -> String {
    format!("{number} {what}{}", if number == 1 { "" } else { "s" })
}

fn maxes(schedule: &Schedule) -> Markup {
    html! {
        @if !schedule.maxes.is_empty() {
            p.maxes {
                "Maxes: "
                @for (place, max) in schedule.maxes.iter().enumerate() {
                    @if place > 0 { ", " }
                    span.max {
                        span dir="auto" { (words::max_name(max)) } " " b { (max.load) }
                    }
                }
            }
        }
    }
}

fn has_estimates(session: &Session) -> bool {
    let mut sets = session.exercises.iter().flat_map(|exercise| &exercise.sets);
    sets.any(|set| set.estimate)
}

fn estimate_note() -> Markup {
    html! { p.footnote { (words::ESTIMATE_NOTE) } }
}

/// Whether the session is too long for a page as it is, but not if it is set closer: the style
/// called `dense`. One that takes several pages anyway is better read in full size.
///
/// Heights are in tenths of a millimetre, measured on the printed page; what Letter, the
/// shorter paper, leaves for the table is 195 mm, and 215 mm where the rest is set closer too.
fn fits_only_dense(session: &Session) -> bool {
    let sets: usize = session.exercises.iter().map(|exercise| exercise.sets.len()).sum();
    let lifts = session.exercises.len();
    let said = session.exercises.iter().map(sets::lines_said);
    let said = (said.sum::<usize>() + session.notes.len()) * 43;
    sets * 75 + lifts * 87 + said > 1850 && sets * 60 + lifts * 68 + said <= 2150
}

/// A page: the head, a table of all sets, room for notes.
fn session(schedule: &Schedule, session: &Session, out: &mut impl Write) -> io::Result<()> {
    let head = html! {
        header {
            p.program {
                span dir="auto" { (schedule.name.as_deref().unwrap_or("Training program")) }
                @if let Some(author) = &schedule.author { span.author { " by " span dir="auto" { (author) } } }
                @if let Some(block) = &session.block { " · " span dir="auto" { (block) } }
            }
            h2 {
                span.place { (words::place(session)) }
                @if let Some(name) = &session.name { " " span.day dir="auto" { (name) } }
            }
            // A program of one session has no cover to say it on.
            @if schedule.sessions.len() == 1 { (notes(&schedule.notes)) }
            (notes(&session.notes))
            (maxes(schedule))
            p.fill {
                span.blank.wide {
                    "Name" @if let Some(athlete) = &schedule.athlete { " " b dir="auto" { (athlete) } }
                }
                @if session.date.is_none() { span.blank { "Date" } }
                span.blank { "Bodyweight" }
            }
        }
    };
    let section =
        if fits_only_dense(session) { "<section class=\"session dense\">\n" } else { "<section class=\"session\">\n" };
    out.write_all(section.as_bytes())?;
    write(&head, out)?;
    sets::table(schedule, session, out)?;
    let foot = html! {
        @if has_estimates(session) { (estimate_note()) }
        div.notes { "Notes" }
    };
    write(&foot, out)?;
    out.write_all(b"</section>\n")
}
