//! JSON, CSV, text and HTML of the shipped programs.

use liftplan::model::Schedule;
use liftplan::render::{json_schema, render_csv, render_json, render_text};

use crate::support::{files, render_html, schedule};

pub fn shipped() -> Vec<(String, Schedule)> {
    let read = |path: &std::path::PathBuf| {
        let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
        (name, schedule(&std::fs::read_to_string(path).unwrap()))
    };
    files("programs", "plan").iter().map(read).collect()
}

fn sets(schedule: &Schedule) -> usize {
    schedule.sessions.iter().flat_map(|session| &session.exercises).map(|exercise| exercise.sets.len()).sum()
}

pub fn rendered<T>(render: impl Fn(&T, &mut Vec<u8>) -> std::io::Result<()>, of: &T) -> String {
    let mut out = Vec::new();
    render(of, &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

#[test]
fn the_json_of_every_program_fits_the_schema() {
    let validator = jsonschema::validator_for(&json_schema()).unwrap();
    for (name, schedule) in shipped() {
        let json: serde_json::Value = serde_json::from_str(&rendered(render_json, &schedule)).unwrap();
        if let Some(error) = validator.iter_errors(&json).next() {
            panic!("{name}: {error}");
        }
        let written: usize = json["sessions"]
            .as_array()
            .unwrap()
            .iter()
            .flat_map(|session| session["exercises"].as_array().unwrap())
            .map(|exercise| exercise["sets"].as_array().unwrap().len())
            .sum();
        assert_eq!(written, sets(&schedule), "{name}");
        assert_eq!(json["format"], "liftplan/1");
    }
}

#[test]
fn the_csv_of_every_program_has_a_row_for_each_set() {
    const HEADER: &str = "program,athlete,block,week,day,date,session,order,superset,exercise,variant,set,role,reps_min,reps_max,amrap,seconds,metres,load,load_max,unit,estimate,percent,rpe_min,rpe_max,rest_min_s,rest_max_s,tempo,note,actual_reps,actual_load,actual_rpe";
    for (name, schedule) in shipped() {
        let csv = rendered(render_csv, &schedule);
        assert_eq!(csv.lines().next().unwrap(), HEADER);
        let mut reader = csv::Reader::from_reader(csv.as_bytes());
        let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
        assert_eq!(rows.len(), sets(&schedule), "{name}");
        for row in rows {
            assert!(row.iter().rev().take(3).all(str::is_empty), "{name}: what was done is for the athlete to fill in");
        }
    }
}

#[test]
fn the_text_of_every_program_fits_80_columns() {
    for (name, schedule) in shipped() {
        let text = rendered(render_text, &schedule);
        for line in text.lines() {
            assert!(unicode_width::UnicodeWidthStr::width(line) <= 80, "{name}: {line}");
        }
    }
}

#[test]
fn the_sheet_of_every_program_is_one_file_without_script_or_network() {
    for (name, schedule) in shipped() {
        let html = rendered(render_html, &schedule);
        assert!(!html.contains("<script") && !html.contains("http://") && !html.contains("https://"), "{name}");
        assert!(!html.contains("<link") && !html.contains("@import") && !html.contains("url("), "{name}");
        for session in &schedule.sessions {
            for exercise in &session.exercises {
                let lift = exercise.lift.to_lowercase();
                assert!(html.to_lowercase().contains(&lift), "{name}: {lift}");
            }
        }
    }
}

#[test]
fn whole_programs_look_as_approved() {
    for name in ["one-liner", "back-off-session", "sheiko-29"] {
        let schedule = schedule(&crate::support::read(&format!("programs/{name}.plan")));
        insta::assert_snapshot!(format!("{name}.txt"), rendered(render_text, &schedule));
    }
    let one_liner = schedule(&crate::support::read("programs/one-liner.plan"));
    insta::assert_snapshot!("one-liner.json", rendered(render_json, &one_liner));
    insta::assert_snapshot!("one-liner.csv", rendered(render_csv, &one_liner));
}
