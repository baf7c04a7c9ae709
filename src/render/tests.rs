//! What each output must hold, on schedules made by hand.

mod fixtures;

use std::io;

use crate::model::Schedule;
use super::*;

fn text_of(render: impl Fn(&Schedule, &mut Vec<u8>) -> io::Result<()>, schedule: &Schedule) -> String {
    let mut out = Vec::new();
    assert!(render(schedule, &mut out).is_ok(), "a Vec takes everything");
    String::from_utf8_lossy(&out).into_owned()
}

#[test]
fn dump() {
    for (name, s) in [("worked", fixtures::worked()), ("everything", fixtures::everything()), ("hostile", fixtures::hostile())] {
        for (ext, t) in [("json", text_of(render_json, &s)), ("csv", text_of(render_csv, &s)), ("txt", text_of(render_text, &s)), ("html", text_of(render_html, &s))] {
            std::fs::write(format!("/tmp/rd/{name}.{ext}"), t).unwrap();
        }
    }
    std::fs::write("/tmp/rd/schema.json", serde_json::to_string_pretty(&json_schema()).unwrap()).unwrap();
}
