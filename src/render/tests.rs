//! What each output must hold, on schedules made by hand.

mod csv;
mod fixtures;
mod forms;
mod html;
mod json;
mod text;

use std::io;

use crate::model::Schedule;
use crate::sheet::Options;

/// What a renderer writes.
fn written(render: impl Fn(&Schedule, &mut Vec<u8>) -> io::Result<()>, schedule: &Schedule) -> String {
    let mut out = Vec::new();
    assert!(render(schedule, &mut out).is_ok(), "a Vec takes everything");
    let text = String::from_utf8(out);
    assert!(text.is_ok(), "every output is UTF-8");
    text.unwrap_or_default()
}

/// All fixtures.
fn schedules() -> [Schedule; 5] {
    [fixtures::schedule(Vec::new()), fixtures::worked(), fixtures::everything(), fixtures::hostile(), fixtures::long()]
}

fn sets(schedule: &Schedule) -> usize {
    let exercises = schedule.sessions.iter().flat_map(|session| &session.exercises);
    exercises.map(|exercise| exercise.sets.len()).sum()
}

#[test]
fn every_output_ends_with_a_newline_and_is_the_same_each_time() {
    for schedule in schedules() {
        let outputs = || {
            [
                written(super::render_json, &schedule),
                written(super::render_csv, &schedule),
                written(super::render_text, &schedule),
                written(html::session_sheet, &schedule),
            ]
        };
        let first = outputs();
        assert_eq!(first, outputs());
        for output in first {
            assert!(output.ends_with('\n'));
        }
    }
}

#[test]
fn an_error_of_the_writer_is_handed_on() {
    struct Full;
    impl io::Write for Full {
        fn write(&mut self, _: &[u8]) -> io::Result<usize> {
            Err(io::ErrorKind::StorageFull.into())
        }
        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }
    let schedule = fixtures::worked();
    let kinds = [
        super::render_json(&schedule, &mut Full),
        super::render_csv(&schedule, &mut Full),
        super::render_text(&schedule, &mut Full),
        super::render_html(&schedule, &Options::default(), &mut Full),
    ]
    .map(|result| result.map_err(|error| error.kind()));
    assert_eq!(kinds, [Err(io::ErrorKind::StorageFull); 4]);
}
