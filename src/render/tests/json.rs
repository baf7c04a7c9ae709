use serde_json::{Value, json};

use super::{fixtures, schedules, sets, written};
use crate::model::Schedule;
use crate::render::{json_schema, render_json};

const SET_KEYS: [&str; 20] = [
    "set",
    "role",
    "reps_min",
    "reps_max",
    "amrap",
    "load",
    "load_max",
    "unit",
    "estimate",
    "percent",
    "percent_of",
    "rpe_min",
    "rpe_max",
    "rest_min_s",
    "rest_max_s",
    "tempo",
    "note",
    "basis",
    "load_written",
    "per_side",
];

fn parsed(schedule: &Schedule) -> Value {
    let text = written(render_json, schedule);
    let value = serde_json::from_str(&text);
    assert!(value.is_ok(), "{value:?}");
    value.unwrap_or_default()
}

fn at<'a>(value: &'a Value, pointer: &str) -> &'a Value {
    value.pointer(pointer).unwrap_or(&Value::Null)
}

/// The sets of one exercise of the first session.
fn sets_of(value: &Value, exercise: usize) -> Vec<Value> {
    let sets = at(value, &format!("/sessions/0/exercises/{exercise}/sets"));
    sets.as_array().cloned().unwrap_or_default()
}

/// The keys in the order in which the text has them, between two lines of it.
fn keys_in(text: &str, indent: usize) -> Vec<&str> {
    let start = format!("{}\"", " ".repeat(indent));
    let keys = text.lines().filter_map(|line| line.strip_prefix(start.as_str()));
    keys.filter_map(|line| Some(line.split_once('"')?.0)).collect()
}

#[test]
fn the_keys_are_the_documented_ones_in_order() {
    let text = written(render_json, &fixtures::worked());
    assert_eq!(keys_in(&text, 2), ["format", "program", "athlete", "sessions"]);
    assert_eq!(keys_in(&text, 4), ["name", "author", "unit", "weeks", "notes", "name", "maxes"]);
    assert_eq!(
        keys_in(&text, 6),
        ["bench press", "squat 5RM", "block", "week", "day", "weekday", "name", "date", "notes", "exercises"]
    );
    assert_eq!(keys_in(&text, 10), ["lift", "written", "variant", "superset", "tier", "notes", "sets"]);
    let first: Vec<&str> = keys_in(&text, 14).into_iter().take(19).collect();
    let expected: Vec<&str> = SET_KEYS.into_iter().take(19).collect();
    assert_eq!(first, expected);
}

#[test]
fn the_worked_case_comes_out_exactly() {
    let value = parsed(&fixtures::worked());
    assert_eq!(at(&value, "/format"), "liftplan/1");
    assert_eq!(at(&value, "/athlete"), &json!({"name": null, "maxes": {"bench press": 120.0, "squat 5RM": 152.5}}));
    let sets = sets_of(&value, 0);
    assert_eq!(
        sets.first(),
        Some(&json!({
            "set": 1, "role": "ramp", "reps_min": 3, "reps_max": 3, "amrap": false,
            "load": 87.5, "load_max": 95.0, "unit": "kg", "estimate": true,
            "percent": 73.9, "percent_of": null, "rpe_min": 3.0, "rpe_max": 5.0,
            "rest_min_s": null, "rest_max_s": null, "tempo": null, "note": null,
            "basis": "3 reps at RPE 3 = 73.9 % of bench press 120 kg, rounded to 2.5 kg",
            "load_written": "RPE3-5..8"
        }))
    );
    let loads: Vec<&Value> = sets.iter().map(|set| at(set, "/load")).collect();
    assert_eq!(loads, [87.5, 95.0, 97.5, 100.0, 90.0, 90.0, 90.0]);
    assert_eq!(at(&value, "/sessions/0/exercises/0/sets/4/percent_of"), "top");
    assert_eq!(at(&value, "/sessions/0/exercises/0/sets/4/load_written"), "-10%");
    assert_eq!(sets.get(3).and_then(|top| top.get("load_max")), None);
}

#[test]
fn without_maxes_there_is_no_athlete() {
    assert_eq!(at(&parsed(&fixtures::everything()), "/athlete"), &Value::Null);
}

#[test]
fn whole_numbers_keep_their_point() {
    assert!(written(render_json, &fixtures::worked()).contains("\"load_max\": 95.0,"));
}

#[test]
fn a_timed_set_has_seconds_in_place_of_reps() {
    let sets = sets_of(&parsed(&fixtures::everything()), 1);
    let shown = |place: usize| -> Vec<String> {
        let keys = ["reps_min", "reps_max", "seconds", "seconds_max", "metres", "metres_max"].into_iter().chain([
            "calories",
            "calories_max",
            "amrap",
            "cluster",
            "total_reps",
        ]);
        keys.filter_map(|key| Some(format!("{key}: {}", sets.get(place)?.get(key)?))).collect()
    };
    assert_eq!(shown(0), ["reps_min: 5", "reps_max: 5", "amrap: false"]);
    assert_eq!(shown(2), ["reps_min: null", "reps_max: null", "amrap: true"]);
    assert_eq!(shown(3), ["reps_min: 5", "reps_max: null", "amrap: true"]);
    assert_eq!(shown(6), ["seconds: 20", "seconds_max: 30", "amrap: false"]);
    assert_eq!(shown(7), ["seconds: 1200", "amrap: false"]);
    assert_eq!(shown(8), ["metres: 40", "metres_max: 60", "amrap: false"]);
    assert_eq!(shown(9), ["calories: 15", "calories_max: 20", "amrap: false"]);
    assert_eq!(shown(10), ["reps_min: 6", "reps_max: 6", "amrap: false", "cluster: [2,2,2]"]);
    assert_eq!(shown(11), ["reps_min: null", "reps_max: null", "amrap: false", "total_reps: 50"]);
    assert_eq!(shown(12), ["reps_min: 1", "reps_max: 3", "amrap: false", "total_reps: 12"]);
}

#[test]
fn labels_and_modifiers_have_their_fields() {
    let value = parsed(&fixtures::everything());
    let exercise = |place: usize, key: &str| at(&value, &format!("/sessions/0/exercises/{place}/{key}"));
    assert_eq!(exercise(0, "tier"), "T1");
    assert_eq!(exercise(0, "superset"), &Value::Null);
    assert_eq!(exercise(1, "superset"), "A1");
    assert_eq!(exercise(1, "tier"), &Value::Null);
    assert_eq!(at(&value, "/sessions/0/weekday"), "wed");
    let numbers: Vec<Value> = ["mini_rest_min_s", "mini_rest_max_s", "pause_s", "pause_max_s"]
        .iter()
        .chain(&["every_s", "every_max_s", "within_s", "until_rpe"])
        .map(|key| exercise(1, &format!("sets/0/{key}")).clone())
        .collect();
    assert_eq!(numbers, [json!(15), json!(20), json!(2), json!(3), json!(60), Value::Null, json!(720), json!(9.0)]);
    assert_eq!(exercise(1, "sets/0/note"), "elbows in; first line\nsecond line");
    assert_eq!(exercise(1, "sets/0/tempo"), "30X0");
    assert_eq!(exercise(0, "sets/9/bodyweight"), true);
    assert_eq!(exercise(0, "sets/9/per_side"), true);
    assert_eq!(exercise(0, "sets/9/optional"), true);
    assert_eq!(exercise(0, "sets/9/load"), -30.0);
    assert_eq!(at(&value, "/sessions/0/exercises/0/sets/0").get("bodyweight"), None);
}

#[test]
fn every_set_is_in_the_json() {
    for schedule in schedules() {
        let text = written(render_json, &schedule);
        assert_eq!(
            text.matches("\"reps_min\":").count()
                + text.matches("\"seconds\":").count()
                + text.matches("\"metres\":").count()
                + text.matches("\"calories\":").count(),
            sets(&schedule)
        );
    }
}

#[test]
fn the_schema_holds_for_every_schedule() {
    let schema = json_schema();
    let validator = jsonschema::validator_for(&schema);
    assert!(validator.is_ok(), "{:?}", validator.err());
    let Ok(validator) = validator else { return };
    for schedule in schedules() {
        let value = parsed(&schedule);
        let errors: Vec<String> = validator.iter_errors(&value).map(|error| error.to_string()).collect();
        assert_eq!(errors, [] as [String; 0]);
    }
    let mut wrong = parsed(&fixtures::worked());
    if let Some(role) = wrong.pointer_mut("/sessions/0/exercises/0/sets/0/role") {
        *role = json!("warm up");
    }
    assert!(!validator.is_valid(&wrong), "roles are listed in the schema");
}

#[test]
fn every_field_of_the_schema_is_described() {
    let schema = json_schema();
    let of_sets = at(&schema, "/$defs/Set/properties").as_object();
    assert!(of_sets.is_some_and(|fields| {
        fields.len() > SET_KEYS.len() && fields.values().all(|field| field.get("description").is_some())
    }));
}

#[test]
fn notes_and_alternatives_stand_where_they_belong() {
    let value = parsed(&fixtures::everything());
    assert_eq!(at(&value, "/program/notes"), &json!(["for the meet"]));
    assert_eq!(at(&value, "/sessions/0/notes"), &json!(["sleep well", "eat"]));
    let squat = at(&value, "/sessions/0/exercises/0");
    assert_eq!(at(squat, "/notes"), &json!(["brace first"]));
    assert_eq!(at(squat, "/optional"), &json!(true));
    let others = json!([{"lift": "front squat", "variant": null}, {"lift": "leg press", "variant": "deep"}]);
    assert_eq!(at(squat, "/alternatives"), &others);
    assert!(value.pointer("/sessions/0/exercises/1/alternatives").is_none());
}
