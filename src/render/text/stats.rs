//! The figures of training as text: a line a week with bars, then the sessions, the muscles and a
//! table for each lift.

use std::collections::HashMap;
use std::io::{self, BufWriter, Write};

use super::bars::{bar, level};
use super::table::{Column, Table};
use super::wrap::width;
use super::{WIDTH, footnotes, paragraph};
use crate::render::figures::{hard, intensity, mark, of, reps, short, tonnage};
use crate::stats::{Figures, LiftStats, MuscleSets, SessionStats, Stats};
use crate::training::{Inol, PrilepinZone, SessionLength};
use crate::words;

/// How long the longest bar is.
const BAR: u64 = 10;
/// A sparkline has so many signs at the most; a sign may be several weeks.
const SPARKS: usize = 36;

/// Writes the figures as plain text.
///
/// # Errors
///
/// Those of the writer.
pub fn render_stats_text(stats: &Stats, out: &mut impl Write) -> io::Result<()> {
    let mut out = BufWriter::new(out);
    paragraph(stats.name.as_deref().unwrap_or("Training program"), 0, 0, &mut out)?;
    if let Some(author) = &stats.author {
        paragraph(&format!("by {author}"), 0, 3, &mut out)?;
    }
    if let Some(athlete) = words::athlete(stats.athlete.as_deref(), stats.bodyweight) {
        paragraph(&format!("Athlete: {athlete}"), 0, 9, &mut out)?;
    }
    section("Weeks", &mut out)?;
    weeks(stats).write(&mut out)?;
    section("Minutes of each session, about", &mut out)?;
    sessions(stats).write(&mut out)?;
    if stats.weeks.iter().any(|week| !week.muscles.is_empty()) {
        section("Sets of each muscle in a week", &mut out)?;
        muscles(stats).write(&mut out)?;
    }
    let (heavy, others): (Vec<_>, Vec<_>) = by_lift(stats).into_iter().partition(|(lift, _)| says_how_heavy(lift));
    for (lift, weeks) in heavy {
        section(&lift.lift, &mut out)?;
        self::lift(lift, &weeks, stats).write(&mut out)?;
    }
    if !others.is_empty() {
        section("Lifts of which nobody knows how heavy they are", &mut out)?;
        self::others(&others).write(&mut out)?;
    }
    writeln!(out)?;
    for note in footnotes::of(stats) {
        paragraph(&note, 0, 2, &mut out)?;
    }
    out.flush()
}

fn section(title: &str, out: &mut impl Write) -> io::Result<()> {
    writeln!(out)?;
    paragraph(title, 0, 0, out)?;
    writeln!(out, "{}", "─".repeat(width(title).min(WIDTH)))
}

/// A line for each week, with a bar for its volume and a sign for its intensity.
fn weeks(stats: &Stats) -> Table {
    let mut table = Table::new(vec![
        Column::of_numbers("", "week"),
        Column::of_numbers("", "days"),
        Column::of_numbers("about", "min"),
        Column::of_numbers("", "sets"),
        Column::of_numbers("", "reps"),
        Column::of_numbers("tonnage", stats.unit.name()),
        Column::of_numbers("", "of"),
        Column::of_words(""),
        Column::of_numbers("mean", "%"),
        Column::of_words(""),
        Column::of_numbers("", "of"),
        Column::of_numbers("RPE", "8+"),
        Column::of_numbers("", "of"),
    ]);
    let volume = volume(stats);
    let most = stats.weeks.iter().map(|week| volume(&week.total)).max().unwrap_or(0);
    let row =
        |label: String, days: usize, length: SessionLength, figures: &Figures, signs: Option<(String, String)>| {
            let (bar, sign) = signs.unwrap_or_default();
            vec![
                label,
                days.to_string(),
                minutes(length),
                short(u64::from(figures.sets)),
                reps(figures),
                tonnage(figures),
                of(figures.loaded, figures),
                bar,
                intensity(figures),
                sign,
                of(figures.relative, figures),
                hard(figures),
                of(figures.rated, figures),
            ]
        };
    let mut block = None;
    for week in &stats.weeks {
        if let Some(name) = week.block.as_deref().filter(|name| block != Some(*name)) {
            table.heading(format!("· {name}"));
        }
        block = week.block.as_deref();
        let signs = (bar(volume(&week.total), most, BAR), intensity_sign(&week.total));
        table.row(row(week.week.to_string(), week.sessions.len(), length(&week.sessions), &week.total, Some(signs)));
    }
    if stats.weeks.len() > 1 {
        let sessions = stats.weeks.iter().flat_map(|week| &week.sessions);
        let days = stats.weeks.iter().map(|week| week.sessions.len()).sum();
        table.row(row("all".into(), days, length(sessions), &stats.total, None));
    }
    table
}

/// What the bars of the weeks show: the tonnage, else the reps, else the sets. It is the number in
/// front of them.
fn volume(stats: &Stats) -> impl Fn(&Figures) -> u64 {
    let (has_tonnage, has_reps) = (stats.total.loaded.sets > 0, stats.total.in_reps.sets > 0);
    move |figures| match (has_tonnage, has_reps) {
        (true, _) => u64::try_from(figures.tonnage.rounded()).unwrap_or(0),
        (false, true) => figures.reps,
        (false, false) => u64::from(figures.sets),
    }
}

/// Intensities from 50 to 100 %, in eight steps.
fn intensity_sign(figures: &Figures) -> String {
    let above_half = |percent: i32| u64::try_from(percent.saturating_sub(500_000)).unwrap_or(0).max(1);
    let percent = figures.intensity.percent();
    percent.map_or_else(String::new, |percent| level(above_half(percent.millionths()), 500_000).to_string())
}

fn length<'a>(sessions: impl IntoIterator<Item = &'a SessionStats>) -> SessionLength {
    let mut sum = SessionLength::default();
    for session in sessions {
        sum.add_time(session.length.seconds, session.length.sets);
        sum.untimed = sum.untimed.saturating_add(session.length.untimed);
    }
    sum
}

/// `62`, or `62+` where some sets are not in it.
fn minutes(length: SessionLength) -> String {
    let minutes = short(length.minutes());
    if length.untimed > 0 { format!("{minutes}+") } else { minutes }
}

/// The sessions of each week by the number of their day.
fn sessions(stats: &Stats) -> Table {
    let days = stats.weeks.iter().flat_map(|week| &week.sessions).map(|session| session.day).max().unwrap_or(0);
    let columns = (1..=days).map(|day| Column::of_numbers("", format!("day {day}")));
    let mut table = Table::new(std::iter::once(Column::of_numbers("", "week")).chain(columns).collect());
    let rows = stats.weeks.iter().map(|week| {
        let cell = |day| {
            let session = week.sessions.iter().find(|session| session.day == day);
            session.map_or_else(String::new, |session| minutes(session.length))
        };
        (week.week, (1..=days).map(cell).collect())
    });
    add_merged(&mut table, rows);
    table
}

/// The muscles, the one with the most sets first, each with its weeks as a sparkline.
fn muscles(stats: &Stats) -> Table {
    let mut all: HashMap<&'static str, Vec<MuscleSets>> = HashMap::new();
    for (place, week) in stats.weeks.iter().enumerate() {
        for muscle in &week.muscles {
            let weeks = all.entry(muscle.muscle).or_insert_with(|| vec![MuscleSets::default(); stats.weeks.len()]);
            if let Some(sets) = weeks.get_mut(place) {
                *sets = *muscle;
            }
        }
    }
    let mut all: Vec<(&str, Vec<MuscleSets>)> = all.into_iter().collect();
    let sum = |weeks: &[MuscleSets]| weeks.iter().map(|sets| sets.half_sets).sum::<u64>();
    all.sort_by(|a, b| sum(&b.1).cmp(&sum(&a.1)).then(a.0.cmp(b.0)));
    let most = all.iter().flat_map(|(_, weeks)| weeks).map(|sets| sets.half_sets).max().unwrap_or(0);
    let mut table = Table::new(vec![
        Column::of_words(""),
        Column::of_words(""),
        Column::of_numbers("", "sets"),
        Column::of_numbers("RPE", "8+"),
        Column::of_numbers("", "of"),
    ]);
    for (muscle, weeks) in all {
        let is_rated = weeks.iter().any(|sets| sets.rated_half_sets > 0);
        let is_partial = weeks.iter().any(|sets| sets.rated_half_sets != sets.half_sets);
        let mark = if weeks.iter().any(|sets| sets.estimated_half_sets > 0) { "~" } else { "" };
        let hard = format!("{mark}{}", range(&weeks, |sets| sets.hard_half_sets));
        table.row(vec![
            muscle.to_owned(),
            sparkline(&weeks, most),
            range(&weeks, |sets| sets.half_sets),
            if is_rated { hard } else { String::new() },
            if is_rated && is_partial { range(&weeks, |sets| sets.rated_half_sets) } else { String::new() },
        ]);
    }
    table
}

/// The fewest and the most sets of a week: `4.5–6`.
fn range(weeks: &[MuscleSets], half_sets: fn(&MuscleSets) -> u64) -> String {
    let (low, high) = (weeks.iter().map(half_sets).min(), weeks.iter().map(half_sets).max());
    low.zip(high).map_or_else(String::new, |(low, high)| words::span(halves(low), halves(high)))
}

/// A sign for each week, or for each few weeks of a long program; a bar for a single week.
fn sparkline(weeks: &[MuscleSets], most: u64) -> String {
    if let [only] = weeks {
        return bar(only.half_sets, most, BAR);
    }
    let together = weeks.len().div_ceil(SPARKS).max(1);
    let signs = weeks.chunks(together).map(|weeks| {
        let number = u64::try_from(weeks.len()).unwrap_or(1);
        level(weeks.iter().map(|sets| sets.half_sets).sum(), most * number)
    });
    signs.collect()
}

/// `4` or `4.5`.
fn halves(halves: u64) -> String {
    let whole = short(halves / 2);
    if halves % 2 == 1 { format!("{whole}.5") } else { whole }
}

/// Whether anything is known of a lift that is worth a table of its own.
const fn says_how_heavy(lift: &LiftStats) -> bool {
    lift.figures.loaded.sets > 0 || lift.figures.relative.sets > 0
}

/// The lifts of the program, each with its weeks.
fn by_lift(stats: &Stats) -> Vec<(&LiftStats, Vec<(u16, &LiftStats)>)> {
    let mut weeks: HashMap<&str, Vec<(u16, &LiftStats)>> = HashMap::new();
    for week in &stats.weeks {
        for lift in week.lifts.iter().filter(|lift| lift.figures.sets > 0) {
            weeks.entry(&lift.lift).or_default().push((week.week, lift));
        }
    }
    // An exercise that may be left out has no figures.
    let lifts = stats.lifts.iter().filter(|lift| lift.figures.sets > 0);
    lifts.map(|lift| (lift, weeks.remove(&*lift.lift).unwrap_or_default())).collect()
}

fn lift(lift: &LiftStats, weeks: &[(u16, &LiftStats)], stats: &Stats) -> Table {
    let zones = PrilepinZone::ALL.map(|zone| Column::of_numbers(zone.name(), "%"));
    let columns = [
        Column::of_numbers("", "week"),
        Column::of_numbers("", "sets"),
        Column::of_numbers("", "reps"),
        Column::of_numbers("tonnage", stats.unit.name()),
        Column::of_numbers("", "of"),
        Column::of_numbers("mean", "%"),
        Column::of_numbers("", "of"),
        Column::of_numbers("RPE", "8+"),
        Column::of_numbers("", "of"),
    ];
    let inols = [Column::of_numbers("INOL", "day"), Column::of_numbers("INOL", "week")];
    let mut table = Table::new(columns.into_iter().chain(zones).chain(inols).collect());
    add_merged(&mut table, weeks.iter().map(|(week, lift)| (*week, lift_cells(lift))));
    if weeks.len() > 1 {
        let cells = std::iter::once("all".to_owned()).chain(lift_cells(lift));
        table.row(cells.collect());
    }
    table
}

/// One table for all lifts of which only sets and reps are known.
fn others(lifts: &[(&LiftStats, Vec<(u16, &LiftStats)>)]) -> Table {
    let mut table = Table::new(vec![
        Column::of_numbers("", "week"),
        Column::of_numbers("", "sets"),
        Column::of_numbers("", "reps"),
        Column::of_numbers("RPE", "8+"),
        Column::of_numbers("", "of"),
    ]);
    let cells = |figures: &Figures| {
        vec![short(u64::from(figures.sets)), reps(figures), hard(figures), of(figures.rated, figures)]
    };
    for (lift, weeks) in lifts {
        table.heading(format!("· {}", lift.lift));
        add_merged(&mut table, weeks.iter().map(|(week, lift)| (*week, cells(&lift.figures))));
    }
    table
}

fn lift_cells(lift: &LiftStats) -> Vec<String> {
    let figures = &lift.figures;
    let is_relative = figures.relative.sets > 0;
    let zone = |zone| match figures.zones.get(zone) {
        _ if !is_relative => String::new(),
        0 => "·".to_owned(),
        lifts => short(lifts),
    };
    let inol = |inol: Inol| {
        let mark = mark(figures.relative);
        if is_relative { format!("{mark}{:.2}", inol.to_f64()) } else { String::new() }
    };
    let first = [
        short(u64::from(figures.sets)),
        reps(figures),
        tonnage(figures),
        of(figures.loaded, figures),
        intensity(figures),
        of(figures.relative, figures),
        hard(figures),
        of(figures.rated, figures),
    ];
    let inols = [inol(lift.session_inol), inol(lift.week_inol)];
    first.into_iter().chain(PrilepinZone::ALL.map(zone)).chain(inols).collect()
}

/// Adds a row for each week; weeks in a row that are alike share one.
fn add_merged(table: &mut Table, rows: impl Iterator<Item = (u16, Vec<String>)>) {
    let mut merged: Vec<(u16, u16, Vec<String>)> = Vec::new();
    for (week, cells) in rows {
        match merged.last_mut() {
            Some((_, last, before)) if last.checked_add(1) == Some(week) && *before == cells => *last = week,
            _ => merged.push((week, week, cells)),
        }
    }
    for (first, last, cells) in merged {
        table.row(std::iter::once(words::span(first, last)).chain(cells).collect());
    }
}
