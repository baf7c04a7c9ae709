//! CSV as RFC 4180 has it: UTF-8, CRLF, a header, a row a set.
//!
//! What has no column stands in `note`, in words, before the coach's own notes. Text that a
//! spreadsheet would run as a formula is defused: a text cell that begins with `=`, `+`, `-`,
//! `@`, a tab or a carriage return gets an apostrophe in front.

use std::borrow::Cow;
use std::fmt::Write as _;
use std::io::{self, BufWriter, Write};

use crate::model::{Exercise, Measure, PlannedSet, Schedule, Session, TimeRange};
use crate::training::{Load, Rpe, Unit};
use crate::words;

const HEADER: [&str; 32] = [
    "program",
    "athlete",
    "block",
    "week",
    "day",
    "date",
    "session",
    "order",
    "superset",
    "exercise",
    "variant",
    "set",
    "role",
    "reps_min",
    "reps_max",
    "amrap",
    "seconds",
    "metres",
    "load",
    "load_max",
    "unit",
    "estimate",
    "percent",
    "rpe_min",
    "rpe_max",
    "rest_min_s",
    "rest_max_s",
    "tempo",
    "note",
    "actual_reps",
    "actual_load",
    "actual_rpe",
];

/// Writes the schedule as CSV, a row a set; the last three columns are empty, for what was done.
/// A session without a name goes by its day of the week.
///
/// # Errors
///
/// Those of the writer.
pub fn render_csv(schedule: &Schedule, out: &mut impl Write) -> io::Result<()> {
    let mut csv = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(BufWriter::new(out));
    csv.write_record(HEADER).map_err(io_error)?;
    let mut row = Row { csv, number: String::new() };
    // What is said of the program, a session or an exercise stands with its first set.
    let mut unsaid: Vec<&str> = schedule.notes.iter().map(AsRef::as_ref).collect();
    for session in &schedule.sessions {
        unsaid.extend(session.notes.iter().map(AsRef::as_ref));
        for (order, exercise) in session.exercises.iter().enumerate() {
            unsaid.extend(exercise.notes.iter().map(AsRef::as_ref));
            for set in &exercise.sets {
                row.write(schedule, session, order + 1, exercise, set, &std::mem::take(&mut unsaid))?;
            }
        }
    }
    row.csv.flush()
}

/// The error of the writer below, so that a reader who has had enough is recognised.
fn io_error(error: csv::Error) -> io::Error {
    match error.into_kind() {
        csv::ErrorKind::Io(error) => error,
        other => io::Error::other(format!("{other:?}")),
    }
}

/// The writer, and room for one number, used again and again.
struct Row<W: Write> {
    csv: csv::Writer<W>,
    number: String,
}

impl<W: Write> Row<W> {
    fn write(
        &mut self,
        schedule: &Schedule,
        session: &Session,
        order: usize,
        exercise: &Exercise,
        set: &PlannedSet,
        notes: &[&str],
    ) -> io::Result<()> {
        self.text(schedule.name.as_deref())?;
        self.text(schedule.athlete.as_deref())?;
        self.text(session.block.as_deref())?;
        self.display(Some(session.week))?;
        self.display(Some(session.day))?;
        self.display(session.date)?;
        let weekday = session.weekday.map(crate::model::Weekday::long);
        self.text(session.name.as_deref().or(weekday))?;
        self.display(Some(order))?;
        self.display(exercise.label)?;
        self.text(Some(&exercise.lift))?;
        self.text(exercise.variant.as_deref())?;
        self.display(Some(set.number))?;
        self.text(Some(set.role.name()))?;
        self.measure(&set.measure)?;
        self.load(schedule.unit, set)?;
        let rest = set.extras.rest;
        self.display(set.rpe_min.map(Rpe::to_f64))?;
        self.display(set.rpe_max.map(Rpe::to_f64))?;
        self.display(rest.map(|rest| rest.min))?;
        self.display(rest.map(|rest| rest.max))?;
        self.text(set.extras.tempo.as_deref())?;
        self.text(Some(&note(exercise, set, notes)))?;
        for _ in 0..3 {
            self.text(None)?;
        }
        self.csv.write_record(None::<&[u8]>).map_err(io_error)?;
        Ok(())
    }

    /// `reps_min,reps_max,amrap,seconds,metres`
    fn measure(&mut self, measure: &Measure) -> io::Result<()> {
        let (min, max) = super::reps(measure).unwrap_or_default();
        self.display(min)?;
        self.display(max)?;
        self.display(Some(matches!(measure, Measure::Amrap { .. })))?;
        match measure {
            Measure::Seconds { min, .. } => {
                self.display(Some(min))?;
                self.text(None)
            }
            Measure::Metres { min, .. } => {
                self.text(None)?;
                self.display(Some(min))
            }
            _ => {
                self.text(None)?;
                self.text(None)
            }
        }
    }

    /// `load,load_max,unit,estimate,percent`
    fn load(&mut self, unit: Unit, set: &PlannedSet) -> io::Result<()> {
        let written_in = set.load.or(set.load_max).map_or(unit, Load::unit);
        self.display(set.load.map(Load::to_f64))?;
        self.display(words::load_max(set).map(Load::to_f64))?;
        self.display(Some(written_in))?;
        self.display(Some(set.estimate))?;
        self.display(set.percent.map(crate::training::Percent::to_f64))
    }

    fn text(&mut self, text: Option<&str>) -> io::Result<()> {
        let cell = defused(text.unwrap_or_default());
        self.csv.write_field(cell.as_bytes()).map_err(io_error)
    }

    fn display(&mut self, value: Option<impl std::fmt::Display>) -> io::Result<()> {
        self.number.clear();
        if let Some(value) = value {
            write!(self.number, "{value}").map_err(io::Error::other)?;
        }
        self.csv.write_field(&self.number).map_err(io_error)
    }
}

/// What no column holds, then the coach's notes: those on more than the set, then its own.
fn note(exercise: &Exercise, set: &PlannedSet, notes: &[&str]) -> String {
    let mut words: Vec<Cow<'_, str>> = Vec::new();
    words.extend(words::alternatives(exercise).map(Cow::from));
    if exercise.optional {
        words.push("the whole exercise is optional".into());
    }
    if let Some(written) = words::written(exercise) {
        words.push(format!("written: {written}").into());
    }
    match &set.measure {
        &Measure::Seconds { min, max } if min != max => {
            words.push(words::time(TimeRange { min, max }).into());
        }
        Measure::Metres { min, max } if min != max => words.push(format!("{min}–{max} m").into()),
        Measure::Calories { min, max } => {
            words.push(format!("{} cal", words::span(min, max)).into());
        }
        Measure::Cluster(parts) => words.push(format!("as {}", words::cluster(parts)).into()),
        Measure::Total { reps, .. } => words.push(format!("{reps} reps in total").into()),
        _ => {}
    }
    if set.per_side {
        words.push("per side".into());
    }
    if set.optional {
        words.push("optional".into());
    }
    if set.bodyweight {
        words.push("bodyweight".into());
    }
    if let Some(written) = unseen_load(set) {
        words.push(format!("load: {written}").into());
    }
    words.extend(words::modifiers(&set.extras).into_iter().map(Cow::from));
    words.extend(notes.iter().copied().map(Cow::from));
    words.extend(set.extras.notes.iter().map(|note| Cow::from(note.as_ref())));
    words.join("; ")
}

/// The load as written, where no column shows it.
fn unseen_load(set: &PlannedSet) -> Option<String> {
    let of_the_max = matches!(set.percent_of.as_deref(), None | Some("1RM"));
    if set.load.or(set.load_max).is_some() || (set.percent.is_some() && of_the_max) {
        return None;
    }
    words::rule(set).map(|rule| rule.replacen('−', "-", 1))
}

/// Text that no spreadsheet takes for a formula.
fn defused(text: &str) -> Cow<'_, str> {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        Cow::Owned(format!("'{text}"))
    } else {
        Cow::Borrowed(text)
    }
}
