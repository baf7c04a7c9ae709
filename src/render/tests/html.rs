use std::io;

use super::{fixtures, schedules, sets, written};
use crate::model::{PlannedSet, Role, Schedule};
use crate::render::render_html;
use crate::sheet::{Kind, Options};

/// The sheet as it is made without any options.
pub(super) fn session_sheet(schedule: &Schedule, out: &mut Vec<u8>) -> io::Result<()> {
    render_html(schedule, &Options::default(), out)
}

/// A sheet of another kind.
fn sheet(kind: Kind, schedule: &Schedule) -> String {
    let options = Options { kind, ..Options::default() };
    written(|schedule, out| render_html(schedule, &options, out), schedule)
}

/// The words of a page, each cell and paragraph in lines of its own.
fn words(html: &str) -> String {
    let html = html.replace("</p>", "\n").replace("<td", "\n<td").replace("</td>", "\n");
    let mut words = String::new();
    for part in html.split('<') {
        words.push_str(part.split_once('>').map_or(part, |(_, words)| words));
    }
    words
}

#[test]
fn every_set_has_a_row_with_three_boxes() {
    for schedule in schedules() {
        let html = written(session_sheet, &schedule);
        let rows = ["set", "top", "warmup"].map(|row| html.matches(&format!("<tr class=\"{row}\">")).count());
        assert_eq!(rows.iter().sum::<usize>(), sets(&schedule));
        assert_eq!(html.matches("<td class=\"write\">").count(), 3 * sets(&schedule));
    }
}

#[test]
fn markup_in_names_is_escaped() {
    let html = written(session_sheet, &fixtures::hostile());
    assert!(!html.contains("<script"));
    assert!(html.contains("&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;quotes&quot;"));
}

#[test]
fn the_file_needs_nothing_else() {
    for schedule in schedules() {
        let html = written(session_sheet, &schedule);
        assert!(html.starts_with("<!DOCTYPE html><html lang=\"en\">"), "{html}");
        assert!(html.contains("<meta charset=\"utf-8\">"));
        assert!(html.ends_with("</body>\n</html>\n"));
        for foreign in ["<script", "<link", "<img", "src=", "url(", "@import", "href="] {
            assert!(!html.contains(foreign), "{foreign}");
        }
    }
}

#[test]
fn the_worked_case_shows_its_targets_and_its_rule() {
    let html = written(session_sheet, &fixtures::worked());
    for part in [
        "<title>Top-set bench block</title>",
        "<b class=\"t140 w\">~87.5–95</b><span class=\"t95\">\u{a0}kg</span>",
        "<td><b class=\"t140 w\">3–5</b></td>",
        "<tr class=\"top\">",
        "<b class=\"t105 f\">TOP</b>",
        "<td><b class=\"t140\">4–6</b></td>",
        "−10% of your top set",
        "title=\"top set 100 kg − 10 %, rounded to 2.5 kg\"",
        "bench press</span> <b class=\"w\">120 kg</b>",
        "Week 1 at a glance",
    ] {
        assert!(html.contains(part), "{part} is missing");
    }
    assert_eq!(html.matches("~ is an estimate").count(), 1);
}

#[test]
fn a_week_at_a_glance_stands_before_the_sessions_of_a_longer_program() {
    let html = written(session_sheet, &fixtures::long());
    assert_eq!(html.matches("at a glance").count(), 2);
    assert!(html.find("Week 2 at a glance") < html.find("<section style=\"page: s1"));
    let words = words(&html);
    assert!(words.contains("3×3 @ ~87.5–95 → ~97.5–100"), "{words}");
    assert!(words.contains("4–6 @ ~100 RPE 8"), "{words}");
}

#[test]
fn only_lines_next_to_each_other_make_a_superset() {
    let html = written(session_sheet, &fixtures::long());
    assert!(html.contains("Superset A: one set of each in turn"));
    assert!(html.contains("Giant set B: one set of each in turn"));
    let html = written(session_sheet, &fixtures::worked());
    assert!(!html.contains("in turn"));
}

#[test]
fn names_and_notes_find_their_own_direction() {
    let html = written(session_sheet, &fixtures::long());
    assert!(html.contains("<p dir=\"auto\"><b class=\"t130\">לחיצת חזה בשיפוע חיובי</b>"));
    assert!(html.contains("<p dir=\"auto\"><span class=\"i\">מרפקים"));
}

#[test]
fn a_session_that_almost_fits_is_set_closer() {
    let html = written(session_sheet, &fixtures::long());
    // Of each week two sessions are set in full size and one is not; the cover has two weeks on a page.
    assert_eq!(html.matches("<section class=\"dense\"").count(), 3);
    assert_eq!(html.matches("<section style").count(), 4);
}

#[test]
fn the_glance_joins_climbing_sets_and_lists_others() {
    let loads = |role: Role, loads: &[i64]| {
        let sets = loads.iter().map(|&load| PlannedSet {
            load: Some(fixtures::kg(load * 1000)),
            ..fixtures::set(role, fixtures::reps(5, 5))
        });
        let squat = fixtures::exercise("squat", sets.collect());
        let day = fixtures::session(1, None, vec![squat]);
        words(&written(session_sheet, &fixtures::schedule(vec![day])))
    };
    let climbing = loads(Role::Ramp, &[60, 80, 100]);
    assert!(climbing.contains("3×5 @ 60 → 100"), "{climbing}");
    let wave = loads(Role::Ramp, &[80, 100, 60]);
    assert!(wave.contains("3×5 @ 80 / 100 / 60"), "{wave}");
    let plain = loads(Role::Work, &[60, 80, 80]);
    assert!(plain.contains("\n5 @ 60\n") && plain.contains("\n2×5 @ 80\n"), "{plain}");
}

#[test]
fn notes_and_other_lifts_stand_on_the_page() {
    let html = written(session_sheet, &fixtures::everything());
    for words in ["for the meet", "sleep well", "brace first", "or front squat or leg press (deep)", ">optional</span>"]
    {
        assert!(html.contains(words), "{words} is missing");
    }
    assert_eq!(html.matches("for the meet").count(), 1);
}

#[test]
fn other_sheets_show_every_session_too() {
    let schedule = fixtures::long();
    let week = words(&sheet(Kind::Week, &schedule));
    assert!(week.contains("TOP 4–6 @ ~100 RPE 8") && week.contains("(−10% of your top set)"), "{week}");
    let card = sheet(Kind::Card, &schedule);
    assert_eq!(card.matches("<section").count(), schedule.sessions.len());
    assert!(card.contains("size: 105mm 148mm"));
    let block = sheet(Kind::Block, &schedule);
    assert_eq!(block.matches("<section").count(), 1);
    assert!(block.contains("Week 2") && block.contains("<svg"));
}

#[test]
fn a_footer_cannot_end_the_style_that_it_stands_in() {
    let html = written(session_sheet, &fixtures::hostile());
    let style = html.split("</style>").next().unwrap_or_default();
    assert!(style.contains("@page s0 { @bottom-left { content: \"") && !style.contains("<script"), "{style}");
    let strings = style.lines().filter(|line| line.starts_with("@page s"));
    assert!(strings.into_iter().all(|line| line.matches('"').count() == 2 && line.ends_with("\"; } }")), "{style}");
}
