//! Sheets: what stands on them, and what becomes of them on paper, in a real Chromium.

use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::fs;
use std::process::Command;

use data_encoding::BASE64;
use liftplan::model::{Role, Schedule};
use liftplan::render::{render_html, render_pdf};
use liftplan::sheet::{Cell, Item, Kind, Options, Paper, RowKind, Run, Sheet, Table, Text, sheet, sizes_of_type};
use serde_json::{Value, json};

use crate::browser::{Browser, Page};
use crate::support::{files, page_texts, read, schedule};

const KINDS: [Kind; 4] = [Kind::Session, Kind::Week, Kind::Block, Kind::Card];
const PAPERS: [Paper; 2] = [Paper::A4, Paper::Letter];

/// The plans of `tests/sheets`: long names, many sets, other scripts, full weeks, nothing on the bar.
fn hard() -> Vec<(String, Schedule)> {
    named(files("tests/sheets", "plan"))
}

/// The shipped programs.
fn shipped() -> Vec<(String, Schedule)> {
    named(files("programs", "plan"))
}

fn named(paths: Vec<std::path::PathBuf>) -> Vec<(String, Schedule)> {
    let name = |path: &std::path::Path| path.file_stem().unwrap().to_str().unwrap().to_owned();
    paths.iter().map(|path| (name(path), schedule(&fs::read_to_string(path).unwrap()))).collect()
}

fn of_kind(kind: Kind) -> Options {
    Options { kind, ..Options::default() }
}

fn html(schedule: &Schedule, options: &Options) -> String {
    crate::outputs::rendered(|schedule, out| render_html(schedule, options, out), schedule)
}

/// All tables of a sheet, those in columns too.
fn tables(sheet: &Sheet) -> Vec<&Table> {
    fn of<'a>(items: &'a [Item], tables: &mut Vec<&'a Table>) {
        for item in items {
            match item {
                Item::Table(table) => tables.push(table),
                Item::Columns(_, parts) => parts.iter().for_each(|part| of(part, tables)),
                _ => {}
            }
        }
    }
    let mut found = Vec::new();
    sheet.sections.iter().for_each(|section| of(&section.items, &mut found));
    found
}

/// All texts of a sheet, in order.
fn texts(sheet: &Sheet) -> Vec<&Text> {
    fn of<'a>(items: &'a [Item], texts: &mut Vec<&'a Text>) {
        for item in items {
            match item {
                Item::Heading(_, text) | Item::Paragraph(text) => texts.push(text),
                Item::Table(table) => {
                    texts.extend(&table.caption);
                    let rows = table.head.iter().chain(table.bands.iter().flat_map(|band| &band.rows));
                    texts.extend(rows.flat_map(|row| &row.cells).flat_map(|cell| &cell.texts));
                }
                Item::Columns(_, parts) => parts.iter().for_each(|part| of(part, texts)),
                Item::Fields(_) | Item::Chart(_) | Item::Box(..) => {}
            }
        }
    }
    let mut found = Vec::new();
    for section in &sheet.sections {
        found.extend([&section.header.0, &section.header.1, &section.heading, &section.footer]);
        of(&section.items, &mut found);
    }
    found
}

fn lines(sheet: &Sheet) -> Vec<String> {
    texts(sheet).iter().map(|text| text.plain()).collect()
}

fn sets(schedule: &Schedule) -> usize {
    let exercises = schedule.sessions.iter().flat_map(|session| &session.exercises);
    exercises.map(|exercise| exercise.sets.len()).sum()
}

/// How many sets a target is: `3×8 @ 90` is three.
fn sets_of(target: &Cell) -> usize {
    let is_first = |run: &&Run| run.style.whole;
    let words = &target.texts[0].0.iter().find(is_first).unwrap().words;
    words.split_once('×').and_then(|(times, _)| times.parse().ok()).unwrap_or(1)
}

#[test]
fn every_set_is_on_the_session_sheet_and_on_the_card() {
    for (name, schedule) in shipped().into_iter().chain(hard()) {
        let is_set = |row: &&liftplan::sheet::Row| matches!(row.kind, RowKind::Set | RowKind::Top | RowKind::Warmup);
        let pages = sheet(&schedule, &of_kind(Kind::Session));
        let rows = tables(&pages).into_iter().flat_map(|table| &table.bands).flat_map(|band| &band.rows);
        assert_eq!(rows.filter(is_set).count(), sets(&schedule), "{name}");
        for options in [of_kind(Kind::Card), Options { plates: true, both_units: true, ..of_kind(Kind::Card) }] {
            let cards = sheet(&schedule, &options);
            assert_eq!(cards.sections.len(), schedule.sessions.len(), "{name}");
            let rows = tables(&cards).into_iter().flat_map(|table| &table.bands).flat_map(|band| &band.rows);
            let all: usize = rows.filter(is_set).map(|row| sets_of(&row.cells[0])).sum();
            assert_eq!(all, sets(&schedule), "{name}");
        }
    }
}

#[test]
fn the_week_sheet_has_all_targets_of_the_cards() {
    for (name, schedule) in shipped().into_iter().chain(hard()) {
        let cards = sheet(&schedule, &of_kind(Kind::Card));
        let rows = tables(&cards).into_iter().flat_map(|table| &table.bands).flat_map(|band| &band.rows);
        let of_sets = rows.filter(|row| matches!(row.kind, RowKind::Set | RowKind::Top | RowKind::Warmup));
        let targets = of_sets.map(|row| row.cells[0].texts[0].plain());
        let week = lines(&sheet(&schedule, &of_kind(Kind::Week)));
        let mut week = week.iter();
        for target in targets {
            assert!(week.any(|line| *line == target), "{name}: {target} is missing, or not in its place");
        }
    }
}

#[test]
fn the_block_sheet_has_all_lifts_of_each_week() {
    for (name, schedule) in shipped().into_iter().chain(hard()) {
        let block = sheet(&schedule, &of_kind(Kind::Block));
        let names: Vec<String> = lines(&block).iter().map(|line| line.to_lowercase()).collect();
        for exercise in schedule.sessions.iter().flat_map(|session| &session.exercises) {
            assert!(names.iter().any(|line| line.contains(&exercise.lift.to_lowercase())), "{name}: {}", exercise.lift);
        }
        // A cell with something in it for each lift of each session that has more than warm-ups.
        let cells = tables(&block).into_iter().flat_map(|table| &table.bands).flat_map(|band| &band.rows);
        let filled: usize = cells
            .filter(|row| row.kind == RowKind::Plain)
            .map(|row| row.cells[1..].iter().filter(|cell| !cell.texts.is_empty()).count())
            .sum();
        let lifts = schedule.sessions.iter().map(|session| {
            let works = session.exercises.iter().filter(|one| one.sets.iter().any(|set| set.role != Role::Warmup));
            let mut lifts: Vec<_> = works.map(|one| (one.lift.clone(), one.variant.clone())).collect();
            lifts.sort();
            lifts.dedup();
            lifts.len()
        });
        assert_eq!(filled, lifts.sum::<usize>(), "{name}");
    }
}

#[test]
fn all_type_is_of_the_scale_and_none_is_small() {
    assert!(sizes_of_type().iter().all(|size| *size >= 80));
    for (name, schedule) in shipped().into_iter().chain(hard()) {
        for kind in KINDS {
            for text in texts(&sheet(&schedule, &of_kind(kind))) {
                for run in &text.0 {
                    let size = run.style.size;
                    assert!(size == 0 || sizes_of_type().contains(&size), "{name}, {kind:?}: {run:?}");
                }
            }
        }
    }
}

#[test]
fn a_sheet_without_loads_has_none() {
    for (name, schedule) in shipped().into_iter().chain(hard()) {
        for kind in KINDS {
            let options = Options { blank: true, ..of_kind(kind) };
            let lines = lines(&sheet(&schedule, &options));
            for set in schedule.sessions.iter().flat_map(|s| &s.exercises).flat_map(|exercise| &exercise.sets) {
                let Some(load) = set.load.filter(|load| load.is_positive()) else { continue };
                let (weighed, aimed) = (load.to_string(), format!("@ {}", load.number()));
                let says =
                    |line: &String| line.contains(&format!("({weighed}")) || *line == weighed || line.ends_with(&aimed);
                assert!(!lines.iter().any(says), "{name}, {kind:?}: {weighed}");
            }
            assert!(!lines.iter().any(|line| line.contains("Maxes:") || line.contains("estimate")), "{name}");
        }
    }
    // Percents and efforts stay, and so does what a back-off starts from.
    let plan =
        schedule("max bench 120kg\nbench: 5 @80%; top 3 @RPE8; backoff 5 @-10%\nsquat: 5 @100kg\ndip: 5 @bw+20kg");
    let lines = lines(&sheet(&plan, &Options { blank: true, ..Options::default() }));
    for words in ["80% __________", "8", "−10% of your top set ______", "__________", "bodyweight + ______"] {
        assert!(lines.iter().any(|line| line == words), "{words} in {lines:?}");
    }
}

#[test]
fn a_backoff_says_what_it_is_of() {
    let plan =
        "max bench 120kg\nbench: top 5 @100kg; backoff 3x8 @-10%; backoff 2x5 @-15..-20%; backoff 2x8 @80-85% of top";
    let plan = schedule(plan);
    for (kind, open) in [(Kind::Session, "kg"), (Kind::Week, "@ 90"), (Kind::Card, "@ 90")] {
        let lines = lines(&sheet(&plan, &of_kind(kind)));
        let with = |words: &str| lines.iter().filter(|line| line.contains(words)).count();
        assert!(lines.iter().any(|line| line.contains(open) && line.contains("(−10% of your top set)")), "{lines:?}");
        assert_eq!(with("(−15% of your top set)"), 1, "{lines:?}");
        assert_eq!(with("(−20% of your top set)"), 1, "{lines:?}");
        assert!(with("(80–85% of your top set)") >= 1, "{lines:?}");
    }
}

#[test]
fn loads_stand_in_both_units_to_the_nearest_half() {
    let options = Options { both_units: true, ..Options::default() };
    let lines = |plan: &str, options: &Options| lines(&sheet(&schedule(plan), options)).join("\n");
    let kg = lines("max squat 100kg\nsquat: 5 @100kg\nbench: 5 @80-90kg\ndip: 5 @bw+20kg\nchin-up: 5 @bw", &options);
    for words in [
        "100\u{a0}kg / 220.5 lb",
        "80–90\u{a0}kg / 176.5–198.5 lb",
        "bw + 20\u{a0}kg / + 44 lb",
        "squat 100 kg / 220.5 lb",
    ] {
        assert!(kg.contains(words), "{words} in {kg}");
    }
    assert!(lines("unit lb\nsquat: 5 @225lb", &options).contains("225\u{a0}lb / 102 kg"));
    // Each load, also at a glance and on the whiteboard, where sets of other loads are else one target.
    for kind in KINDS {
        let options = Options { kind, ..options };
        assert!(lines("squat: 3x5 @100kg", &options).contains("3×5 @ 100 / 220.5 lb"), "{kind:?}");
        let ramp = lines("squat: ramp 2x5 @60/80kg", &options);
        assert!(ramp.contains("5 @ 60 / 132.5 lb") && ramp.contains("5 @ 80 / 176.5 lb"), "{kind:?}: {ramp}");
    }
    // What is said of a set stands behind its load, in its line.
    let full = Options { plates: true, ..options };
    let backoff = lines("max squat 140kg\nsquat: top 3 @90%; backoff 5 @-12%", &full);
    let words = "110\u{a0}kg / 242.5 lb (−12% of your top set), 25 + 20 a side";
    assert!(backoff.contains(words), "{backoff}");
}

#[test]
fn plates_are_those_that_go_on_each_side() {
    let options = Options { plates: true, ..Options::default() };
    let lines = |plan: &str| lines(&sheet(&schedule(plan), &options));
    let said = |plan: &str, words: &str| {
        let lines = lines(plan);
        assert!(lines.iter().any(|line| line == words), "{words} in {lines:?}");
    };
    said("squat: 5 @142.5kg", "142.5\u{a0}kg, 2×25 + 10 + 1.25 a side");
    said("squat: 5 @20kg", "20\u{a0}kg, empty bar");
    said("bar 15kg\nplates kg 20 10 5\nsquat: 5 @85kg", "85\u{a0}kg, 20 + 10 + 5 a side");
    // Of a gym that only says its steps the plates are the standard ones.
    said("round 5kg\nsquat: 5 @100kg", "100\u{a0}kg, 25 + 15 a side");
    said("unit lb\nplates kg 20 10 5\nsquat: 5 @154lb", "154.32\u{a0}lb (154 lb as written), 20 + 5 kg a side");
    // No bar, no plates.
    for plan in ["leg press: 5 @100kg", "dumbbell curl: 5 @20kg", "squat: 5 @bw", "squat: 5"] {
        assert!(!lines(plan).iter().any(|line| line.contains("a side") || line.contains("empty bar")), "{plan}");
    }
}

/// The lines to write on of a sheet: `Squat 1RM ____ kg`.
fn lines_to_write_on(plan: &str, options: &Options) -> Vec<String> {
    let sheet = sheet(&schedule(plan), options);
    let items = sheet.sections.iter().flat_map(|section| &section.items);
    let fields = items.filter_map(|item| if let Item::Fields(fields) = item { Some(fields) } else { None });
    let unit = |unit: Option<&str>| unit.map_or_else(String::new, |unit| format!(" ____ {unit}"));
    fields.flatten().map(|field| format!("{}{}", field.name, unit(field.unit))).collect()
}

#[test]
fn each_max_that_loads_are_a_percent_of_has_a_line_where_it_is_not_said() {
    let maxes = |plan: &str, options: &Options| -> Vec<String> {
        lines_to_write_on(plan, options).into_iter().filter(|line| line.contains("____")).collect()
    };
    let blank = Options { blank: true, ..Options::default() };
    let none = "tm 90%\nsquat: warmup 3 @95%; 5x5 @75%\nbench: 5 @80% of tm\nfront squat: 5 @60% of squat\npress: 5 @90% of 5RM\n\
        row: 4x8\ndip: 5 @bw\ncurl: 8 @20kg\nleg press: 8 @RPE8\ndeadlift: top 5 @80%; backoff 5 @-10%";
    let wanted = [
        "Squat 1RM ____ kg",
        "Bench press training max, 90 % of 1RM ____ kg",
        "Overhead press 5RM ____ kg",
        "Deadlift 1RM ____ kg",
    ];
    for kind in [Kind::Session, Kind::Week, Kind::Block] {
        assert_eq!(maxes(none, &Options { kind, ..blank }), wanted, "{kind:?}");
    }
    // Also beside loads, for the athlete to write in what the plan does not say.
    assert_eq!(maxes(none, &Options::default()), wanted);
    // Of known maxes only those that loads come from; warm-ups are of another set.
    let known = "unit lb\nmax squat 300lb, bench 200lb, deadlift 400lb\nwarmup auto\n\
        squat: 5x5 @75%\nbench: 5 @100lb\ndeadlift: 3 @RPE8";
    assert_eq!(maxes(known, &blank), ["Squat 1RM ____ lb", "Deadlift 1RM ____ lb"]);
    assert_eq!(maxes(known, &Options::default()), [""; 0]);
}

#[test]
fn a_sheet_that_is_filled_in_has_a_line_for_the_name_where_nobody_says_it() {
    let names = |plan: &str, options: &Options| lines_to_write_on(plan, options).iter().any(|line| line == "Name");
    for kind in KINDS {
        let plain = of_kind(kind);
        let blank = Options { blank: true, ..plain };
        assert!(names("squat: 5 @100kg", &blank), "{kind:?}");
        assert!(!names("athlete \"Jo\"\nsquat: 5 @100kg", &blank), "{kind:?}");
        // A sheet with loads is somebody's already, but for one that is written on.
        assert_eq!(names("squat: 5 @100kg", &plain), kind == Kind::Session, "{kind:?}");
    }
}

#[test]
fn the_lifts_of_a_superset_are_labelled_at_a_glance_and_on_the_whiteboard() {
    let plan = "block 2 weeks\nday\nA1 bench: 5 @60kg\nA2 row: 8\nday\nbench: 5 @50kg";
    for (kind, words) in
        [(Kind::Session, ["A2 Barbell row", "A1 5 @ 60"]), (Kind::Block, ["A2 Barbell row", "A1 Bench press"])]
    {
        let lines = lines(&sheet(&schedule(plan), &of_kind(kind)));
        for words in words {
            assert!(lines.iter().any(|line| line == words), "{kind:?}: {words} in {lines:?}");
        }
    }
}

#[test]
fn a_choice_what_may_be_left_out_and_what_is_done_in_its_own_way_is_told_at_a_glance_and_on_the_whiteboard() {
    let plan = "max squat 100kg\nblock 2 weeks\nday\nsquat or front squat: 3-5x5 @70%\n\
                optional curl or hammer curl: 3x10 @20kg\ncurl: myo 15 + 4x4 @20kg\nday\nsquat: 5 @50%";
    for kind in [Kind::Session, Kind::Block] {
        let lines = lines(&sheet(&schedule(plan), &of_kind(kind)));
        for words in [
            "Squat or front squat",
            "2×5 @ 70 optional",
            "Barbell curl or hammer curl (optional)",
            "Barbell curl",
            "myo 15 @ 20",
            "Squat",
        ] {
            assert!(lines.iter().any(|line| line == words), "{kind:?}: {words} in {lines:?}");
        }
    }
}

#[test]
fn a_page_says_the_training_max_the_bar_and_the_effort_of_the_week() {
    let plan = "tm 90%\nbar squat 25kg\nmax squat 180kg\nblock 2 weeks repeat 2\neach cycle: tm squat +5kg\n\
                squat: 5 @65% tm\nsquat: top 1 @RPE7 +0.5/week\nrow: 8 @RPE8";
    let options = |kind| Options { kind, plates: true, ..Options::default() };
    let session = lines(&sheet(&schedule(plan), &options(Kind::Session)));
    let has = |lines: &[String], words: &str| lines.iter().any(|line| line.contains(words));
    // Each session with that of its cycle, the cover with both ends.
    for words in ["squat training max 162 kg", "squat training max 162 kg → 167 kg", "Squat bar 25 kg"] {
        assert!(has(&session, words), "{words} in {session:#?}");
    }
    let blank = |kind| lines(&sheet(&schedule(plan), &Options { kind, blank: true, ..Options::default() }));
    assert!(has(&blank(Kind::Block), "1 @ ______ RPE 7.5"), "{:#?}", blank(Kind::Block));
    for kind in [Kind::Session, Kind::Week, Kind::Block, Kind::Card] {
        let lines = blank(kind);
        assert!(!has(&lines, "/week") && !has(&lines, "bar 25"), "{kind:?}: {lines:#?}");
        // What an effort decides is written down too.
        let row = if kind == Kind::Session { "__________" } else { "8 @ RPE 8 ______" };
        assert!(has(&lines, row), "{kind:?}: {lines:#?}");
    }
}

#[test]
fn weeks_at_a_glance_have_as_many_days_side_by_side_in_each_table() {
    let days = |count: usize| {
        let plan: String = (0..count).map(|day| format!("day \"{day}\"\nsquat: 5 @100kg\n")).collect();
        let sheet = sheet(&schedule(&plan), &Options::default());
        let cover = &sheet.sections[0].items;
        let columns = cover.iter().filter_map(|item| if let Item::Table(table) = item { Some(table) } else { None });
        columns.map(|table| table.head[0].cells.len() - 1).collect::<Vec<_>>()
    };
    assert_eq!((days(5), days(6), days(7)), (vec![5], vec![3, 3], vec![4, 3]));
}

#[test]
fn a_time_is_written_in_the_unit_in_which_it_is_said() {
    let sheet = sheet(&schedule("bike: 10min\nplank: 45s\nrow erg: 500m"), &Options::default());
    let rows = tables(&sheet)[0].bands.iter().flat_map(|band| &band.rows).filter(|row| row.kind == RowKind::Set);
    let units: Vec<String> = rows.map(|row| row.cells[7].texts[0].plain()).collect();
    assert_eq!(units, ["min", "s", "m"]);
}

/// The rows to write in of a sheet, in tenths of a millimetre.
fn rows(plan: &str, options: &Options) -> Vec<u16> {
    let sheet = sheet(&schedule(plan), options);
    tables(&sheet).iter().map(|table| table.row).filter(|row| *row > 0).collect()
}

#[test]
fn rows_are_as_high_as_the_page_allows() {
    let of = |lifts: usize| rows(&"squat: 5x5 @100kg\n".repeat(lifts), &Options::default())[0];
    assert_eq!(of(2), 100);
    let all: Vec<u16> = (2..6).map(of).collect();
    assert!(all.is_sorted_by(|a, b| a >= b) && all[3] < 70, "{all:?}");
    // What takes several pages is set in full size.
    assert_eq!(of(12), 74);
}

#[test]
fn a_week_of_two_or_three_days_has_them_side_by_side_on_a_page_that_is_held_across() {
    let days = |days: usize, lifts: usize| {
        let day = format!("day\n{}", "squat: 5x5 @100kg\n".repeat(lifts));
        schedule(&day.repeat(days))
    };
    for (count, is_wide) in [(1, false), (2, true), (3, true), (4, false), (6, false)] {
        for paper in PAPERS {
            let sheet = sheet(&days(count, 3), &Options { paper, ..of_kind(Kind::Week) });
            assert_eq!(sheet.size.0 > sheet.size.1, is_wide, "{count} on {paper:?}");
            let columns = sheet.sections[0].items.iter().find_map(|item| match item {
                Item::Columns(columns, parts) => Some((usize::from(*columns), parts.len())),
                _ => None,
            });
            assert_eq!(columns, Some((if is_wide { count } else { count.min(2) }, count)), "{count} on {paper:?}");
        }
    }
    // Three days of nine lifts fit no upright page.
    let routine = schedule(&read("programs/recommended-routine.plan"));
    assert_eq!(liftplan::sheet::bare(&routine, &of_kind(Kind::Week)).size.0, 2970);
    // Longer days need the height of the page.
    assert!(liftplan::sheet::bare(&days(3, 16), &of_kind(Kind::Week)).size.0 == 2100);
}

#[test]
fn the_weeks_of_a_long_block_stand_in_tables_of_the_same_width() {
    let block =
        |weeks: u16| sheet(&schedule(&format!("block \"B\" {weeks} weeks\nsquat: 5 @60kg")), &of_kind(Kind::Block));
    let columns = |weeks| -> Vec<usize> { tables(&block(weeks)).iter().map(|table| table.columns.len() - 1).collect() };
    assert_eq!((columns(4), columns(5), columns(8)), (vec![4], vec![5], vec![8]));
    assert_eq!((columns(9), columns(16), columns(17)), (vec![5, 5], vec![8, 8], vec![6, 6, 6]));
    // Five weeks are held across.
    assert!(block(4).size.0 < block(4).size.1 && block(5).size.0 > block(5).size.1);
}

/// What is wrong with a page as it is laid out: text outside of its cell or its page, or too small.
const MEASURE: &str = r"(() => {
  const wrong = [];
  const say = (what, node) => wrong.push(what + ': ' + (node.textContent || '').slice(0, 80));
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node; node = texts.nextNode();) {
    if (!node.data.trim()) continue;
    const element = node.parentElement;
    if (element.closest('title, desc, style')) continue;
    const svg = element.closest('svg');
    const scale = svg ? svg.getBoundingClientRect().width / svg.viewBox.baseVal.width : 1;
    if (parseFloat(getComputedStyle(element).fontSize) * scale < 10.6) say('below 8 pt', node);
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const cell of [element.closest('td:not(.frame > * > tr > td), th, .box, .field'), element.closest('section')]) {
      if (!cell) continue;
      const around = cell.getBoundingClientRect();
      for (const box of range.getClientRects()) {
        const inside = box.left >= around.left - 1 && box.right <= around.right + 1
          && box.top >= around.top - 2 && box.bottom <= around.bottom + 2;
        if (!inside && box.width > 0) { say('outside of its ' + cell.tagName, node); break; }
      }
    }
  }
  for (const element of document.querySelectorAll('td, th, p, h1, h2, div')) {
    if (element.scrollWidth > element.clientWidth + 1) say('wider than its ' + element.tagName, element);
  }
  return wrong.slice(0, 10);
})()";

/// A sheet in a page of its own.
fn open<'b>(browser: &'b Browser, schedule: &Schedule, options: &Options) -> Page<'b> {
    let page = browser.open("about:blank");
    show(&page, schedule, options);
    page
}

/// Shows a sheet as on paper, as wide as its paper leaves.
fn show(page: &Page<'_>, schedule: &Schedule, options: &Options) {
    let sheet = liftplan::sheet::bare(schedule, options);
    let width = f64::from(sheet.size.0 - 2 * sheet.margin) / 254.0 * 96.0;
    page.show_as("print");
    page.resize(width.floor() as u32, 1000);
    let file = tempfile::Builder::new().suffix(".html").tempfile().unwrap();
    fs::write(file.path(), html(schedule, options)).unwrap();
    page.go_to_file(file.path());
}

/// The page as it is printed, on the paper that it asks for.
fn printed(page: &Page<'_>) -> Vec<u8> {
    let params = json!({ "preferCSSPageSize": true, "printBackground": true });
    BASE64.decode(page.call("Page.printToPDF", &params)["data"].as_str().unwrap().as_bytes()).unwrap()
}

/// How many pages a PDF of Chromium has, and how large the first one is, in points.
fn pages(pdf: &[u8]) -> (usize, (f64, f64)) {
    let text = String::from_utf8_lossy(pdf);
    let count = text.match_indices("/Type /Page").filter(|(at, _)| !text[at + 11..].starts_with('s')).count();
    let size = text.split_once("/MediaBox [0 0 ").and_then(|(_, rest)| rest.split_once(']')).unwrap().0;
    let (width, height) = size.split_once(' ').unwrap();
    (count, (width.parse().unwrap(), height.parse().unwrap()))
}

/// The papers, the narrower one for a sheet of this kind in front. Cards have one size on both.
fn narrow_and_wide(schedule: &Schedule, kind: Kind) -> (Paper, Option<Paper>) {
    let width = |paper| liftplan::sheet::bare(schedule, &Options { paper, ..of_kind(kind) }).size.0;
    match width(Paper::A4).cmp(&width(Paper::Letter)) {
        Ordering::Less => (Paper::A4, Some(Paper::Letter)),
        Ordering::Equal => (Paper::A4, None),
        Ordering::Greater => (Paper::Letter, Some(Paper::A4)),
    }
}

#[test]
fn nothing_leaves_its_cell_or_its_page_and_nothing_is_small() {
    let browser = Browser::start();
    let page = browser.open("about:blank");
    let fits = |name: &str, schedule: &Schedule, options: Options| {
        show(&page, schedule, &options);
        assert_eq!(page.evaluate(MEASURE), json!([]), "{name}: {options:?}");
    };
    let wanted = ["upper-lower", "sheiko-29", "531-beginners", "juggernaut", "dc-training"];
    let shipped = shipped().into_iter().filter(|(name, _)| wanted.contains(&name.as_str()));
    for (name, schedule, is_hard) in
        shipped.map(|(name, it)| (name, it, false)).chain(hard().into_iter().map(|(name, it)| (name, it, true)))
    {
        for kind in KINDS {
            // Nothing but the width hangs on the paper.
            let (paper, wide) = narrow_and_wide(&schedule, kind);
            let plain = Options { kind, paper, ..Options::default() };
            fits(&name, &schedule, Options { both_units: true, plates: true, ..plain });
            fits(&name, &schedule, Options { blank: true, ..plain });
            if is_hard {
                fits(&name, &schedule, plain);
                wide.into_iter().for_each(|paper| fits(&name, &schedule, Options { paper, ..plain }));
            }
        }
    }
}

#[test]
fn sheets_have_as_many_pages_as_were_looked_at() {
    let browser = Browser::start();
    let page = browser.open("about:blank");
    let mut found = BTreeMap::new();
    for (name, schedule) in hard() {
        for kind in KINDS {
            for paper in PAPERS {
                let options = Options { kind, paper, ..Options::default() };
                show(&page, &schedule, &options);
                let (count, (width, height)) = pages(&printed(&page));
                let size = liftplan::sheet::bare(&schedule, &options).size;
                let points = |tenths: u16| f64::from(tenths) / 254.0 * 72.0;
                assert!(
                    (width - points(size.0)).abs() < 1.5 && (height - points(size.1)).abs() < 1.5,
                    "{name}: {width} {height}"
                );
                found.insert(format!("{name} {kind:?} {paper:?}"), count);
                // One layout for both: nobody gets a page more for printing from the browser.
                let mut pdf = Vec::new();
                liftplan::render::render_pdf(&schedule, &options, &mut pdf).unwrap();
                assert_eq!(page_texts(&pdf).len(), count, "{name}: {options:?}");
            }
        }
    }
    let listed: Vec<String> = found.iter().map(|(sheet, pages)| format!("{pages:>3} {sheet}")).collect();
    insta::assert_snapshot!("pages", listed.join("\n"));
}

#[test]
fn each_page_has_its_program_its_athlete_its_heading_and_its_number() {
    let browser = Browser::start();
    let plan = read("tests/sheets/many-sets.plan").replace("unit kg", "unit kg\nathlete \"Jo\"");
    // A week that takes several pages has the long day three times.
    let day = plan.split_once("day \"Everything\"").unwrap().1;
    let long = plan.replace("train mon", "train mon wed fri") + &format!("day \"Again\"{day}").repeat(2);
    let session = "Week 1 · Day 1 · Mon 5 Jan 2026";
    for (kind, header, heading) in [
        (Kind::Session, "Twelve sets of ten lifts Jo", session),
        (Kind::Week, "Twelve sets of ten lifts Jo", "Week 1 · Mon 5 Jan 2026 to Fri 9 Jan 2026"),
        (Kind::Block, "Twelve sets of ten lifts Jo", "Week 1 · Mon 5 Jan 2026"),
        (Kind::Card, "Twelve sets of ten lifts · loads in kg Jo", session),
    ] {
        let page = open(&browser, &schedule(if kind == Kind::Week { &long } else { &plan }), &of_kind(kind));
        let pages = page_texts(&printed(&page));
        assert!(pages.len() > 1 || kind == Kind::Block, "{kind:?}");
        for (number, text) in (1..).zip(&pages) {
            let words: Vec<&str> = text.split_whitespace().collect();
            let text = words.join(" ");
            assert!(text.starts_with(&format!("{header} {heading}")), "{text}");
            assert!(text.contains(&format!("Page {number} of {}", pages.len())), "{text}");
            assert!(text.matches(heading).count() >= 2, "the heading and the footer: {text}");
        }
    }
}

#[test]
fn each_footer_is_that_of_its_own_page() {
    let plan = "start 2026-01-05\ntrain mon wed\nblock \"A\"\nday\nsquat: 5 @100kg\nday\nbench: 5 @60kg\n\
                block \"B\"\nday\nsquat: 5 @105kg\nday\nbench: 5 @65kg\n";
    let schedule = schedule(plan);
    let sessions = ["Week 1 · Day 1 · Mon 5 Jan 2026", "Week 2 · Day 2 · Wed 14 Jan 2026"];
    let weeks = ["Week 1 · Mon 5 Jan 2026 to Wed 7 Jan 2026", "Week 2 · Mon 12 Jan 2026 to Wed 14 Jan 2026"];
    let browser = Browser::start();
    let page = browser.open("about:blank");
    for (kind, places) in [(Kind::Session, sessions), (Kind::Week, weeks), (Kind::Block, weeks), (Kind::Card, sessions)]
    {
        show(&page, &schedule, &of_kind(kind));
        let in_html = printed(&page);
        let mut in_pdf = Vec::new();
        render_pdf(&schedule, &of_kind(kind), &mut in_pdf).unwrap();
        for texts in [page_texts(&in_html), page_texts(&in_pdf)] {
            let texts: Vec<String> =
                texts.iter().map(|text| text.split_whitespace().collect::<Vec<_>>().join(" ")).collect();
            for place in places {
                // In the heading and in the footer.
                assert!(texts.iter().any(|text| text.matches(place).count() >= 2), "{kind:?}, {place}: {texts:#?}");
            }
        }
    }
}

/// A plan whose every text is one of these.
fn plan_of(texts: &[&str]) -> String {
    let mut texts = texts.iter().cycle();
    let mut text = || texts.next().unwrap().to_string();
    format!(
        "program \"{}\"\nauthor \"{}\"\nathlete \"{}\"\nmax squat 100kg\nlift \"{}\"\n\"{}\"\nblock \"{}\" 2 weeks\nday \"{}\"\n\"{}\"\n\
         squat ({}): 3x5 @80% \"{}\"; 5 @70% \"{}\"\n  \"{}\"\nbench: 5 @\"{}\"\nday \"{}\"\nbench: 5 @RPE8",
        text(),
        text(),
        text(),
        text(),
        text(),
        text(),
        text(),
        text(),
        "paused",
        text(),
        text(),
        text(),
        text(),
        text(),
    )
}

#[test]
fn texts_that_are_markup_change_nothing_but_text() {
    let hostile = [
        "<script>document.title='run'</script>",
        "</style><b>bold</b>",
        "<img src=x onerror=alert(1)>",
        "&lt;b&gt; &amp; ' ` {x}",
        "=1+1+cmd|' /C calc'!A0",
        "../../etc/passwd",
        "\\0022 } body { display: none } @page s0 { x: \\",
        "]]> --> <!-- <svg onload=alert(1)>",
        "javascript:alert(1)",
    ];
    let harmless = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];
    let browser = Browser::start();
    let tags = "[...document.querySelectorAll('*')].map(element => element.tagName).sort()";
    for kind in KINDS {
        let options = of_kind(kind);
        let (bad, good) = (schedule(&plan_of(&hostile)), schedule(&plan_of(&harmless)));
        let (bad_page, good_page) = (open(&browser, &bad, &options), open(&browser, &good, &options));
        assert_eq!(bad_page.evaluate(tags), good_page.evaluate(tags), "{kind:?}");
        assert_eq!(bad_page.evaluate("document.title"), format!("{} · {}", hostile[0], hostile[2]));
        let wanted: Vec<String> = lines(&sheet(&bad, &options)).into_iter().filter(|line| !line.is_empty()).collect();
        let text = bad_page.evaluate("document.body.textContent");
        let text = text.as_str().unwrap();
        for section in &sheet(&bad, &options).sections {
            assert!(text.contains(&section.heading.plain()), "{kind:?}");
        }
        // All but the footers, which stand in the margin.
        for line in wanted.iter().filter(|line| !line.starts_with("Week") && !line.starts_with("Overview")) {
            assert!(text.contains(line.as_str()), "{kind:?}: {line}");
        }
        for texts in hostile.iter().take(3) {
            assert!(text.contains(texts), "{kind:?}: {texts}");
        }
        // A footer that ended its style would hide the page.
        assert_eq!(bad_page.evaluate("getComputedStyle(document.body).display"), Value::from("block"));
    }
}

#[test]
fn notes_from_right_to_left_begin_on_the_right() {
    let browser = Browser::start();
    let page = open(&browser, &schedule(&read("tests/sheets/scripts.plan")), &Options::default());
    let note = "[...document.querySelectorAll('p')].find(p => p.textContent === 'לנשום לפני כל חזרה.')";
    assert_eq!(page.evaluate(&format!("getComputedStyle({note}).direction")), "rtl");
    let edge = format!(
        "(() => {{ const r = document.createRange(); r.selectNodeContents({note}); \
         return Math.round({note}.getBoundingClientRect().right - r.getBoundingClientRect().right) }})()"
    );
    assert_eq!(page.evaluate(&edge), 0);
}

#[test]
fn a_telephone_shows_the_targets_without_boxes() {
    let browser = Browser::start();
    let page = open(&browser, &schedule(&read("tests/sheets/full-week.plan")), &Options::default());
    page.show_as("screen");
    page.resize(390, 800);
    assert_eq!(page.evaluate("[...document.querySelectorAll('.write')].some(box => box.offsetWidth > 0)"), false);
    assert_eq!(page.evaluate("document.documentElement.scrollWidth <= 390"), true);
}

/// `liftplan build` with these arguments, in the repository.
fn build(arguments: &[&str]) -> std::process::Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_liftplan"));
    command.current_dir(env!("CARGO_MANIFEST_DIR")).arg("build").args(arguments).output().unwrap()
}

#[test]
fn options_of_sheets_are_refused_where_there_is_no_sheet() {
    for (arguments, said) in [
        (&["--sheet", "week", "--format", "json"][..], "`--sheet` is for sheets, and json is none"),
        (&["--paper", "letter"], "`--paper` is for sheets, and text is none"),
        (&["--blank", "--format", "csv"], "`--blank` is for sheets, and csv is none"),
        (&["--both-units", "--format", "text"], "`--both-units` is for sheets"),
        (&["--plates", "-o", "x.csv"], "`--plates` is for sheets, and csv is none"),
        (&["--blank", "--plates", "--format", "html"], "a sheet with `--blank` has no loads"),
        (&["--blank", "--both-units", "--format", "html"], "nothing for `--both-units` to show"),
    ] {
        let output = build(&[&["programs/one-liner.plan"], arguments].concat());
        let error = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(2), "{arguments:?}: {error}");
        assert!(error.contains(said), "{arguments:?}: {error}");
        assert!(output.stdout.is_empty());
    }
    assert!(!crate::support::repo("x.csv").exists());
}

#[test]
fn each_athlete_of_a_roster_gets_the_sheet_that_was_asked_for() {
    let folder = tempfile::tempdir().unwrap();
    let roster = folder.path().join("team.csv");
    fs::write(&roster, "name,squat\nAnna,100\nBen,140\n").unwrap();
    let sheets = folder.path().join("sheets");
    let arguments =
        ["programs/russian-squat.plan", "--roster", roster.to_str().unwrap(), "-o", sheets.to_str().unwrap()];
    let output = build(&[&arguments[..], &["--sheet", "card", "--plates"]].concat());
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    for name in ["Anna", "Ben"] {
        let html = fs::read_to_string(sheets.join(format!("{name}.html"))).unwrap();
        assert!(html.contains("<body class=\"card\">") && html.contains("a side"), "{name}");
    }
    let output = build(&[&arguments[..], &["--sheet", "card", "--format", "json"]].concat());
    assert_eq!(output.status.code(), Some(2));
}

#[test]
fn the_paper_is_in_the_sheet() {
    let sheet = |arguments: &[&str]| {
        let output = build(&[&["programs/juggernaut.plan", "--format", "html"], arguments].concat());
        String::from_utf8(output.stdout).unwrap()
    };
    assert!(sheet(&[]).contains("@page { size: 210mm 297mm;"));
    assert!(sheet(&["--paper", "letter"]).contains("@page { size: 215.9mm 279.4mm;"));
    assert!(sheet(&["--sheet", "block"]).contains("@page { size: 297mm 210mm;"));
    assert!(sheet(&["--sheet", "card", "--paper", "letter"]).contains("@page { size: 105mm 148mm;"));
}
