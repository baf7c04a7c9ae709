use unicode_width::UnicodeWidthStr;

use super::{fixtures, schedules, sets, written};
use crate::model::Schedule;
use crate::render::render_text;

#[test]
fn no_line_is_wider_than_80_columns() {
    for schedule in schedules() {
        for line in written(render_text, &schedule).lines() {
            assert!(line.width() <= 80, "{} columns: {line}", line.width());
        }
    }
}

#[test]
fn nothing_that_steers_a_terminal_gets_through() {
    for schedule in schedules() {
        let text = written(render_text, &schedule);
        assert!(!text.chars().any(|c| c.is_control() && c != '\n'));
    }
}

#[test]
fn the_worked_case_reads_like_a_whiteboard() {
    let text = written(render_text, &fixtures::worked());
    let rows = "
    1    ramp      3      ~87.5–95 kg   RPE 3–5
    2    ramp      3      ~95–100 kg    RPE 5–7
    3    ramp      3      ~97.5–100 kg  RPE 6–8
    4    top       4–6    ~100 kg       RPE 8
    5–7  back-off  3 × 8  90 kg                  −10% of top set
";
    assert!(text.contains(rows), "{text}");
    let head = "Top-set bench block\nby Strength Room\nMaxes: bench press 120 kg, squat 5RM 152.5 kg\n\nWeek 1 · Day 1 · Heavy bench\n";
    assert!(text.starts_with(head), "{text}");
}

#[test]
fn the_tilde_is_explained_once_where_there_is_one() {
    let explained = |schedule: &Schedule| {
        let text = written(render_text, schedule);
        text.matches("~ is an estimate").count()
    };
    assert_eq!(explained(&fixtures::long()), 1);
    assert_eq!(explained(&fixtures::everything()), 0);
}

#[test]
fn every_modifier_and_note_shows() {
    let text = written(render_text, &fixtures::everything());
    let flat: Vec<&str> = text.split_whitespace().collect();
    let flat = flat.join(" ");
    for words in [
        "T1 squat (paused) or front squat or leg press (deep), written: squat or front squat · optional “brace first”",
        "tempo 30X0 · pause 2–3 s · rest 15–20 s between mini-sets · a set every 60 s",
        "all within 12 min · until RPE 9",
        "“elbows in”",
        "“first line second line”",
        "rest 2–3 min",
        "10 5/side bw − 30 kg optional",
        "9 5 bw + 20 kg",
        "8 5 bodyweight",
        "3 5 red band",
        "4 5 −10% of top set",
        "5 5 80% of training max",
        "7 5 — RPE 8–8.5",
        "2+2+2",
        "40–60 m",
        "15–20 cal",
        "1–10+",
        "50 total",
        "“for the meet”",
        "“sleep well” “eat”",
        "Week 1 · Day 2 · Wednesday · Accumulation",
    ] {
        assert!(flat.contains(words), "{words} is missing in {text}");
    }
}

#[test]
fn what_covers_only_some_sets_says_which() {
    let mut schedule = fixtures::worked();
    let sets =
        schedule.sessions.iter_mut().flat_map(|session| &mut session.exercises).flat_map(|exercise| &mut exercise.sets);
    for set in sets {
        let mut extras = (*set.extras).clone();
        extras.notes.push("bar to the chest".into());
        if set.number > 4 {
            extras.tempo = Some("30X0".into());
        }
        set.extras = extras.into();
    }
    let text = written(render_text, &schedule);
    assert_eq!(text.matches("bar to the chest").count(), 1, "{text}");
    assert!(text.contains("    “bar to the chest”\n    1 "), "{text}");
    assert!(text.contains("    sets 5–7: tempo 30X0\n    5–7 "), "{text}");
}

/// How many sets a line is a row of: `    5–7  back-off` is one of three.
fn sets_in(line: &str) -> Option<usize> {
    let numbers = line.strip_prefix("    ")?.split(' ').next()?;
    let (first, last) = numbers.split_once('–').unwrap_or((numbers, numbers));
    let (first, last): (usize, usize) = (first.parse().ok()?, last.parse().ok()?);
    Some(last + 1 - first)
}

#[test]
fn every_set_is_in_the_text() {
    for schedule in schedules() {
        let text = written(render_text, &schedule);
        let rows: usize = text.lines().filter_map(sets_in).sum();
        assert_eq!(rows, sets(&schedule), "{text}");
    }
}
