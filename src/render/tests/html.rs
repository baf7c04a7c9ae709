use super::{fixtures, schedules, sets, written};
use crate::model::{PlannedSet, Role};
use crate::render::render_html;

#[test]
fn every_set_has_a_row_with_three_boxes() {
    for schedule in schedules() {
        let html = written(render_html, &schedule);
        assert_eq!(html.matches("<td class=\"set\">").count(), sets(&schedule));
        assert_eq!(html.matches("<td class=\"box\">").count(), 3 * sets(&schedule));
    }
}

#[test]
fn markup_in_names_is_escaped() {
    let html = written(render_html, &fixtures::hostile());
    assert!(!html.contains("<script"));
    assert!(html.contains("&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;quotes&quot;"));
}

#[test]
fn the_file_needs_nothing_else() {
    for schedule in schedules() {
        let html = written(render_html, &schedule);
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
    let html = written(render_html, &fixtures::worked());
    for part in [
        "<title>Top-set bench block</title>",
        "<span class=\"number\">~87.5–95</span> <small>kg</small>",
        "<td class=\"effort\">3–5</td>",
        "<tr class=\"top\">",
        "<b>TOP</b>",
        "<td class=\"amount\">4–6</td>",
        "−10% of top set",
        "title=\"top set 100 kg − 10 %, rounded to 2.5 kg\"",
        "bench press</span> <b>120 kg</b>",
        "Week 1 at a glance",
    ] {
        assert!(html.contains(part), "{part} is missing");
    }
    assert_eq!(html.matches("~ is an estimate").count(), 1);
}

#[test]
fn a_week_at_a_glance_stands_before_the_sessions_of_a_longer_program() {
    let html = written(render_html, &fixtures::long());
    assert_eq!(html.matches("at a glance").count(), 2);
    assert!(html.find("Week 2 at a glance") < html.find("<section"));
    assert!(html.contains("<span class=\"run\">3×3 @ <span>~87.5–95</span> <span>→ ~97.5–100</span></span>"));
    assert!(html.contains("<span class=\"run top\">4–6 @ <span>~100</span> <span>RPE 8</span></span>"));
}

#[test]
fn only_lines_next_to_each_other_make_a_superset() {
    let html = written(render_html, &fixtures::long());
    assert!(html.contains("Superset A: one set of each in turn"));
    assert!(html.contains("Giant set B: one set of each in turn"));
    let html = written(render_html, &fixtures::worked());
    assert!(!html.contains("in turn"));
}

#[test]
fn names_and_notes_find_their_own_direction() {
    let html = written(render_html, &fixtures::long());
    assert!(html.contains("dir=\"auto\">לחיצת חזה בשיפוע חיובי</span>"));
    assert!(html.contains("<p class=\"note\" dir=\"auto\">מרפקים"));
}

#[test]
fn a_session_that_almost_fits_is_set_closer() {
    let html = written(render_html, &fixtures::long());
    assert_eq!(html.matches("<section class=\"session dense\">").count(), 2);
    assert_eq!(html.matches("<section class=\"session\">").count(), 4);
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
        written(render_html, &fixtures::schedule(vec![day]))
    };
    let climbing = loads(Role::Ramp, &[60, 80, 100]);
    assert!(climbing.contains("3×5 @ <span>60</span> <span>→ 100</span>"), "{climbing}");
    let wave = loads(Role::Ramp, &[80, 100, 60]);
    assert!(wave.contains("3×5 @ <span>80</span> <span>/ 100</span> <span>/ 60</span>"), "{wave}");
    let plain = loads(Role::Work, &[60, 80, 80]);
    assert!(plain.contains("5 @ <span>60</span>") && plain.contains("2×5 @ <span>80</span>"), "{plain}");
}

#[test]
fn notes_and_other_lifts_stand_on_the_page() {
    let html = written(render_html, &fixtures::everything());
    for words in ["for the meet", "sleep well", "brace first", "or front squat or leg press (deep)", "<i>optional</i>"]
    {
        assert!(html.contains(words), "{words} is missing");
    }
    assert_eq!(html.matches("for the meet").count(), 1);
}
