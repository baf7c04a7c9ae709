//! Calendars, as another parser reads them.

use std::collections::HashMap;
use std::io::BufReader;

use ical::IcalParser;
use ical::parser::ical::component::{IcalCalendar, IcalEvent};
use liftplan::model::{Athlete, Schedule};
use liftplan::render::render_ical;
use liftplan::source::Source;

use crate::outputs::rendered;
use crate::support::schedule;

const DATED: &str = "program \"Block\"\nstart 2026-01-05\ntrain mon thu\nmax bench 100kg\nblock \"Build\" 2 weeks\n\
                     day \"Push\"\n\"Sleep; eat, and drink.\"\nbench: 3x5 @80% rest 3min | 3x5 @85%\nday \"Pull\"\nrow: 3x8 @60kg\n";

pub fn parsed(calendar: &str) -> IcalCalendar {
    let mut calendars = IcalParser::new(BufReader::new(calendar.as_bytes()));
    let calendar = calendars.next().unwrap().unwrap();
    assert!(calendars.next().is_none(), "one file is one calendar");
    calendar
}

pub fn properties(event: &IcalEvent) -> HashMap<String, String> {
    event
        .properties
        .iter()
        .map(|property| (property.name.clone(), property.value.clone().unwrap_or_default()))
        .collect()
}

/// A value of the type TEXT, as it was before it was escaped.
pub fn text(value: &str) -> String {
    let mut text = String::new();
    let mut chars = value.chars();
    while let Some(c) = chars.next() {
        match (c, c == '\\') {
            (_, true) => match chars.next() {
                Some('n' | 'N') => text.push('\n'),
                Some(other) => text.push(other),
                None => {}
            },
            _ => text.push(c),
        }
    }
    text
}

#[test]
fn every_session_is_a_day_of_the_calendar_with_its_targets() {
    let schedule = schedule(DATED);
    let calendar = parsed(&rendered(render_ical, &schedule));
    assert_eq!(calendar.events.len(), schedule.sessions.len());
    let events: Vec<HashMap<String, String>> = calendar.events.iter().map(properties).collect();
    let days: Vec<&str> = events.iter().map(|event| event["DTSTART"].as_str()).collect();
    assert_eq!(days, ["20260105", "20260108", "20260112", "20260115"]);
    let ends: Vec<&str> = events.iter().map(|event| event["DTEND"].as_str()).collect();
    assert_eq!(ends, ["20260106", "20260109", "20260113", "20260116"], "the day after, which is not part of it");
    for (event, of) in calendar.events.iter().zip(&events) {
        let start = event.properties.iter().find(|property| property.name == "DTSTART").unwrap();
        assert_eq!(start.params, Some(vec![("VALUE".to_owned(), vec!["DATE".to_owned()])]));
        assert_eq!((of["TRANSP"].as_str(), of["CATEGORIES"].as_str()), ("TRANSPARENT", "Training,Build"));
    }
    assert_eq!(text(&events[0]["SUMMARY"]), "Block · Push");
    assert_eq!(
        text(&events[0]["DESCRIPTION"]),
        "Week 1 · Day 1 · Mon 5 Jan 2026\n“Sleep; eat, and drink.”\n\nbench press\n  3 × 5 @ 80 kg (80%) · rest 3 min"
    );
    assert_eq!(text(&events[3]["DESCRIPTION"]), "Week 2 · Day 2 · Thu 15 Jan 2026\n\nbarbell row\n  3 × 8 @ 60 kg");
    let name = calendar.properties.iter().find(|property| property.name == "X-WR-CALNAME").unwrap();
    assert_eq!(name.value.as_deref(), Some("Block"));
}

fn uids(schedule: &Schedule) -> Vec<String> {
    parsed(&rendered(render_ical, schedule)).events.iter().map(|event| properties(event)["UID"].clone()).collect()
}

#[test]
fn a_session_keeps_its_uid_when_its_date_and_loads_change_and_shares_it_with_no_other() {
    let before = uids(&schedule(DATED));
    let moved = DATED.replace("2026-01-05", "2026-02-02").replace("100kg", "120kg").replace("Push", "Press");
    assert_eq!(uids(&schedule(&moved)), before, "a calendar that has them moves them");
    let mut all = before.clone();
    all.extend(uids(&schedule(&DATED.replace("\"Block\"", "\"Other\""))));
    let athlete = Athlete { name: Some("Anna".into()), ..Athlete::default() };
    let of_anna = liftplan::compile(&Source::new("plan", DATED.to_owned()), &athlete).schedule.unwrap();
    all.extend(uids(&of_anna));
    let count = all.len();
    all.sort();
    all.dedup();
    assert_eq!((count, all.len()), (12, 12), "{all:?}");
}

#[test]
fn a_program_without_a_name_goes_by_its_first_week_and_not_by_its_loads_or_dates() {
    let squat = "start 2026-01-05\ntrain mon thu\nblock 2 weeks\nday \"A\"\nsquat: 3x5 @60kg\nrow: 3x8 @40kg\nday \"B\"\nbench: 3x5 @40kg\n";
    let before = uids(&schedule(squat));
    let others = [
        squat.replace("squat", "deadlift"),
        squat.replace("\"B\"", "\"C\""),
        squat.replace("bench", "press"),
        squat.replace("block 2", "block \"X\" 2"),
    ];
    for other in &others {
        assert!(uids(&schedule(other)).iter().all(|uid| !before.contains(uid)), "{other}");
    }
    let edited = squat.replace("2026-01-05", "2026-03-03").replace("mon thu", "tue fri");
    let edited = edited.replace("3x5 @60kg", "top 3 @RPE8; backoff 4x6 @-10%").replace("row: 3x8 @40kg\n", "");
    let edited = format!("max squat 150kg\n{}", edited.replace("squat:", "back squat:"));
    assert_eq!(uids(&schedule(&edited)), before);
    let mut second = schedule(squat);
    second.retain(|session| session.week == 2);
    assert_eq!(uids(&second), before[2..], "the second week alone");
}

#[test]
fn no_event_is_older_than_the_one_that_it_takes_the_place_of() {
    let stamps = |plan: &str| -> Vec<String> {
        let calendar = parsed(&rendered(render_ical, &schedule(plan)));
        assert!(calendar.properties.iter().all(|property| property.name != "METHOD"), "a picture, and no message");
        calendar.events.iter().map(|event| properties(event)["DTSTAMP"].clone()).collect()
    };
    assert_eq!(stamps(&DATED.replace("2026-01-05", "2025-06-02")), stamps(DATED));
}

#[test]
fn no_line_is_longer_than_75_octets_and_any_text_comes_back() {
    let long = "深蹲".repeat(60);
    let blanks = "one two  three ".repeat(20);
    for evil in [
        "a;b,c\\d:e",
        "BEGIN:VEVENT",
        "Приседания со штангой на спине с паузой в нижней точке",
        long.as_str(),
        blanks.trim(),
        "{}=\\n",
    ] {
        let plan = format!(
            "program \"{evil}\"\nstart 2026-01-05\ntrain mon\nday \"{evil}\"\n\"{evil}\"\nbench: 3x5 @100kg \"{evil}\"\n"
        );
        let compiled = liftplan::compile(&Source::new("plan", plan), &Athlete::default());
        let Some(schedule) = compiled.schedule else { panic!("{evil}: {:?}", compiled.diagnostics) };
        let written = rendered(render_ical, &schedule);
        assert!(written.split("\r\n").all(|line| line.len() <= 75 && !line.contains('\n')), "{written}");
        let calendar = parsed(&written);
        let event = properties(&calendar.events[0]);
        assert_eq!(text(&event["SUMMARY"]), format!("{evil} · {evil}"));
        assert_eq!(text(&event["DESCRIPTION"]).matches(evil).count(), 2, "{event:?}");
    }
}

#[test]
fn the_same_plan_gives_the_same_calendar() {
    let schedule = schedule(DATED);
    assert_eq!(rendered(render_ical, &schedule), rendered(render_ical, &schedule));
}
