//! Markdown, workbooks and calendars of schedules that no plan may hold.

use super::fixtures::{everything, hostile, long, worked};
use super::written;
use crate::model::Schedule;
use crate::render::{render_ical, render_markdown};
use crate::training::Date;

/// The schedule with every session on the same day.
fn dated(schedule: Schedule) -> Schedule {
    let date = Date::new(2026, 1, 5);
    let sessions = schedule.sessions.into_iter().map(|session| crate::model::Session { date, ..session }).collect();
    Schedule { sessions, ..schedule }
}

fn schedules() -> [Schedule; 4] {
    [worked(), everything(), hostile(), long()]
}

#[test]
fn every_row_of_a_table_has_as_many_cells_as_its_head() {
    for schedule in schedules() {
        let page = written(render_markdown, &schedule);
        let mut columns = 0;
        for line in page.lines() {
            let cells = line.replace("\\|", "").matches('|').count();
            if line.starts_with("|:--") {
                assert_eq!(cells, columns, "{line}");
            }
            if !line.starts_with('|') {
                columns = 0;
            } else if columns == 0 {
                columns = cells;
            }
            assert!(columns == 0 || cells == columns, "{line}");
        }
    }
}

#[test]
fn a_calendar_has_an_event_for_every_session_whatever_its_text() {
    for schedule in schedules() {
        let count = schedule.sessions.len();
        let calendar = written(render_ical, &dated(schedule));
        assert!(calendar.ends_with("END:VCALENDAR\r\n"));
        assert_eq!(calendar.matches("\r\nBEGIN:VEVENT\r\n").count(), count);
        assert!(calendar.split("\r\n").all(|line| line.len() <= 75 && !line.contains(char::is_control)));
    }
}

#[test]
fn a_session_without_a_date_is_no_event() {
    assert!(!worked().is_dated() && dated(worked()).is_dated());
    assert_eq!(written(render_ical, &worked()).matches("BEGIN:VEVENT").count(), 0);
}

#[cfg(feature = "xlsx")]
#[test]
fn a_workbook_takes_any_text() {
    for schedule in schedules() {
        let mut out = Vec::new();
        assert!(crate::render::render_xlsx(&schedule, crate::sheet::Paper::Letter, &mut out).is_ok());
        assert!(out.starts_with(b"PK"));
    }
}
