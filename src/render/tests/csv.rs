use super::{fixtures, schedules, sets, written};
use crate::model::{Role, Schedule};
use crate::render::render_csv;

const HEADER: &str = "program,athlete,block,week,day,date,session,order,superset,exercise,variant,set,role,reps_min,reps_max,amrap,seconds,metres,load,load_max,unit,estimate,percent,rpe_min,rpe_max,rest_min_s,rest_max_s,tempo,note,actual_reps,actual_load,actual_rpe";

/// One column of all rows.
fn column(schedule: &Schedule, name: &str) -> Vec<String> {
    let text = written(render_csv, schedule);
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let place = HEADER.split(',').position(|column| column == name);
    let cell = |row: csv::StringRecord| row.get(place?).map(str::to_owned);
    reader.records().filter_map(|row| cell(row.ok()?)).collect()
}

#[test]
fn the_header_is_the_documented_one_and_lines_end_with_crlf() {
    let text = written(render_csv, &fixtures::worked());
    assert_eq!(text.lines().next(), Some(HEADER));
    assert!(text.starts_with(&format!("{HEADER}\r\n")));
    assert_eq!(text.matches("\r\n").count(), text.matches('\n').count());
}

#[test]
fn every_set_is_a_row_of_as_many_columns() {
    for schedule in schedules() {
        assert_eq!(column(&schedule, "actual_rpe"), vec![""; sets(&schedule)]);
    }
}

#[test]
fn numbers_have_no_trailing_zeros() {
    let worked = fixtures::worked();
    let loads = ["87.5", "95", "97.5", "100", "90", "90", "90"];
    assert_eq!(column(&worked, "load"), loads);
    assert_eq!(column(&worked, "load_max"), ["95", "100", "100", "", "", "", ""]);
    assert_eq!(column(&worked, "percent"), ["73.9", "78.6", "81.1", "83.7", "", "", ""]);
    assert_eq!(column(&worked, "rpe_max"), ["5", "7", "8", "8", "", "", ""]);
    let estimates = ["true", "true", "true", "true", "false", "false", "false"];
    assert_eq!(column(&worked, "estimate"), estimates);
}

#[test]
fn what_has_no_column_stands_in_the_note() {
    let everything = fixtures::everything();
    let notes = column(&everything, "note");
    let modifiers = "pause 2–3 s; rest 15–20 s between mini-sets; a set every 60 s; \
                     all within 12 min; until RPE 9; elbows in; first line\nsecond line";
    let words = [
        "",
        "",
        "",
        "",
        "",
        "",
        "20–30 s; ",
        "",
        "40–60 m; ",
        "15–20 cal; ",
        "as 2+2+2; ",
        "50 reps in total; ",
        "12 reps in total; ",
    ];
    let measures: Vec<String> = words.iter().map(|words| format!("{words}{modifiers}")).collect();
    assert_eq!(notes.get(10..23), Some(measures.as_slice()));
    let written = "or front squat or leg press (deep); the whole exercise is optional; written: squat or front squat";
    // What is said of more than a set stands with its first set.
    let said = "; for the meet; sleep well; eat; brace first";
    let loads: Vec<String> = [
        said,
        "",
        "; load: red band",
        "; load: -10% of top set",
        "; load: 80% of training max",
        "",
        "",
        "; bodyweight",
        "; bodyweight",
        "; per side; optional; bodyweight",
    ]
    .iter()
    .map(|words| format!("{written}{words}"))
    .collect();
    assert_eq!(notes.get(..10), Some(loads.as_slice()));
    assert_eq!(column(&everything, "seconds").get(16), Some(&"20".to_owned()));
    assert_eq!(column(&everything, "superset").first(), Some(&"T1".to_owned()));
    assert_eq!(column(&everything, "superset").last(), Some(&"A2".to_owned()));
}

#[test]
fn a_session_without_a_name_goes_by_its_weekday() {
    let sessions = column(&fixtures::everything(), "session");
    assert_eq!(sessions.first(), Some(&"Wednesday".to_owned()));
}

#[test]
fn text_that_a_spreadsheet_would_run_is_defused() {
    let formulas = ["=1+1", "+1", "-1-arm row", "@SUM(A1)", "\tx", "\rx"];
    let exercises =
        formulas.map(|formula| fixtures::exercise(formula, vec![fixtures::set(Role::Work, fixtures::reps(5, 5))]));
    let mut day = fixtures::session(1, Some("=A1"), exercises.into());
    day.block = Some("@x".into());
    let schedule = fixtures::schedule(vec![day]);
    let defused = formulas.map(|formula| format!("'{formula}"));
    assert_eq!(column(&schedule, "exercise"), defused);
    assert_eq!(column(&schedule, "session"), ["'=A1"; 6]);
    assert_eq!(column(&schedule, "block"), ["'@x"; 6]);
    for schedule in schedules() {
        for name in ["program", "block", "session", "exercise", "variant", "tempo", "note"] {
            for cell in column(&schedule, name) {
                assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '\r']), "{cell}");
            }
        }
    }
}

#[test]
fn assistance_stays_a_number() {
    let loads = column(&fixtures::everything(), "load");
    assert_eq!(loads.get(9), Some(&"-30".to_owned()));
}
