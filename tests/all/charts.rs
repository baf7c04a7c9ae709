//! The charts of a block: their figures, worked out by hand for shipped programs; what they leave out; their SVG.

use std::collections::BTreeSet;
use std::fs;

use liftplan::render::charts::{draw, svg};
use liftplan::sheet::{Bar, Chart, Item, Options, Part, Series, charts};
use liftplan::stats::{Stats, stats};
use quick_xml::Reader;
use quick_xml::events::Event;

use crate::browser::Browser;
use crate::support::{files, read, schedule};

fn items(text: &str, options: Options) -> Vec<Item> {
    let schedule = schedule(text);
    charts::of(&schedule, &stats(&schedule), 1..=schedule.weeks, options)
}

fn of(text: &str) -> Vec<Chart> {
    let chart = |item| if let Item::Chart(chart) = item { Some(chart) } else { None };
    items(text, Options::default()).into_iter().filter_map(chart).collect()
}

/// What is said below the charts.
fn note(text: &str) -> String {
    let words = items(text, Options::default()).into_iter().filter_map(|item| match item {
        Item::Paragraph(text) => Some(text.0.into_iter().map(|run| run.words).collect::<String>()),
        _ => None,
    });
    words.collect::<Vec<_>>().join("\n")
}

fn shipped(name: &str) -> Vec<Chart> {
    of(&read(&format!("programs/{name}.plan")))
}

fn titled<'c>(charts: &'c [Chart], title: &str) -> Option<&'c Chart> {
    charts.iter().find(|chart| chart.title.starts_with(title))
}

fn bars<'c>(charts: &'c [Chart], title: &str) -> &'c [Bar] {
    match titled(charts, title).map(|chart| &chart.parts) {
        Some(Part::Bars(bars)) => bars,
        other => panic!("{title}: {other:?}"),
    }
}

/// The bars of a place, from the bottom to the top: `squat 3`.
fn place(bars: &[Bar], place: usize) -> Vec<String> {
    bars.iter().map(|bar| format!("{} {}", bar.name, bar.counts[place])).collect()
}

fn lines(charts: &[Chart]) -> &[Series] {
    match titled(charts, "Load of each week's top set").map(|chart| &chart.parts) {
        Some(Part::Lines(lines)) => lines,
        other => panic!("{other:?}"),
    }
}

/// A line, `squat 100 102.5 - 105`.
fn line(series: &Series) -> String {
    let loads = series.loads.iter().map(|load| load.map_or_else(|| "-".into(), |load| load.number()));
    format!("{}: {}", series.name, loads.collect::<Vec<_>>().join(" "))
}

fn all_lines(charts: &[Chart]) -> Vec<String> {
    lines(charts).iter().map(line).collect()
}

#[test]
fn the_charts_of_5_3_1_are_those_worked_by_hand() {
    let charts = shipped("531");
    assert_eq!(charts.len(), 3);
    let volume = bars(&charts, "Weekly volume");
    assert_eq!(place(volume, 0), ["overhead press 3", "deadlift 3", "bench press 3", "squat 3"]);
    assert!(volume.iter().all(|bar| bar.counts == [3; 12]));
    // 65, 75 and 85 % of a training max of 90 % are 58.5, 67.5 and 76.5 % of the max, for four lifts.
    let zones = bars(&charts, "Intensity");
    let week = |week: usize| zones.iter().map(|bar| bar.counts[week - 1]).collect::<Vec<u32>>();
    assert_eq!(week(1), [0, 8, 4, 0, 0]);
    // 70, 80, 90 %: 63, 72, 81.
    assert_eq!(week(2), [0, 4, 4, 4, 0]);
    // 40, 50, 60 %: 36, 45, 54, all below the zones.
    assert_eq!(week(4), [12, 0, 0, 0, 0]);
    let names: Vec<&str> = zones.iter().map(|bar| &*bar.name).collect();
    assert_eq!(names, ["below 55 %", "55–69 %", "70–79 %", "80–89 %", "90+ %"]);
    // 85, 90, 95 and 60 % of a training max of 126 kg.
    let squat = lines(&charts).iter().find(|series| series.name == "squat").unwrap();
    assert!(line(squat).starts_with("squat: 107.5 112.5 120 75 "), "{}", line(squat));
    assert_eq!(titled(&charts, "Load").unwrap().unit, "kg");
}

#[test]
fn the_charts_of_madcow_are_those_worked_by_hand() {
    let charts = shipped("madcow");
    // Five sets on Monday, four on Wednesday, six on Friday for the squat.
    let volume = bars(&charts, "Weekly volume");
    let expected = ["squat 15", "bench press 11", "barbell row 11", "overhead press 4", "deadlift 4"];
    assert_eq!(place(volume, 0), expected);
    // Friday's triples at 87.125 % are the heaviest top sets; press and deadlift have theirs at 85 %.
    let first =
        |name: &str| lines(&charts).iter().find(|series| series.name == name).unwrap().loads[0].unwrap().number();
    let found = ["squat", "bench press", "barbell row", "overhead press", "deadlift"].map(first);
    assert_eq!(found, ["122.5", "87.5", "77.5", "50", "152.5"]);
}

#[test]
fn one_week_has_its_zones_side_by_side() {
    let charts = shipped("sheiko-29");
    let [chart] = &*charts else { panic!("{charts:?}") };
    let Part::Bars(bars) = &chart.parts else { panic!("{chart:?}") };
    // 1+1+1+1+2+1 sets at 50 %, …; ten flyes, ten good mornings, inclines, dips, lunges and crunches without a load.
    let sets: Vec<String> =
        chart.places.iter().zip(&bars[0].counts).map(|(zone, sets)| format!("{zone}: {sets}")).collect();
    let expected = ["below 55: 7", "55–69: 13", "70–79: 37", "80–89: 6", "90+: 0", "unknown: 37"];
    assert_eq!(sets, expected);
    assert!(
        note(&read("programs/sheiko-29.plan")).contains("Of 37 of the 100 sets nobody knows the percent of a max.")
    );
}

#[test]
fn volume_and_intensity_count_the_sets_of_stats_in_every_program() {
    for path in files("programs", "plan") {
        let schedule = schedule(&fs::read_to_string(&path).unwrap());
        let stats: Stats = stats(&schedule);
        let items = charts::of(&schedule, &stats, 1..=schedule.weeks, Options::default());
        for chart in items.iter().filter_map(|item| if let Item::Chart(chart) = item { Some(chart) } else { None }) {
            let Part::Bars(bars) = &chart.parts else { continue };
            let sum = |place: usize| bars.iter().map(|bar| bar.counts[place]).sum::<u32>();
            if chart.axis == "week" {
                for week in &stats.weeks {
                    assert_eq!(sum(usize::from(week.week) - 1), week.total.sets, "{path:?} {}", chart.title);
                }
            } else {
                let all: u32 = (0..chart.places.len()).map(sum).sum();
                assert_eq!(all, stats.total.sets, "{path:?} {}", chart.title);
            }
        }
    }
}

#[test]
fn the_smaller_of_many_lifts_share_a_bar() {
    let plan = |lifts: usize| {
        let lines: String = (1..=lifts).map(|lift| format!("\"lift {lift}\": {lift}x5\n")).collect();
        format!("block 2 weeks\nday\n{lines}")
    };
    let seven = of(&plan(7));
    assert_eq!(place(bars(&seven, "Weekly volume"), 1)[..2], ["lift 7 7", "lift 6 6"]);
    assert_eq!(bars(&seven, "Weekly volume").len(), 7);
    let twelve = of(&plan(12));
    let expected = ["lift 12 12", "lift 11 11", "lift 10 10", "lift 9 9", "lift 8 8", "lift 7 7", "6 other lifts 21"];
    assert_eq!(place(bars(&twelve, "Weekly volume"), 0), expected);
}

#[test]
fn of_many_lifts_those_with_a_max_or_an_effort_have_a_bar_of_their_own() {
    let accessories: String = (1..=7).map(|lift| format!("\"lift {lift}\": {}x10\n", lift + 10)).collect();
    let plan = format!(
        "max bench 100kg\nblock 2 weeks\nday\n{accessories}squat: 3x5 @75%\nbench: 2x5 @60kg\nrow: 4x8 @RPE8\n"
    );
    let charts = of(&plan);
    let expected =
        ["lift 7 17", "lift 6 16", "lift 5 15", "barbell row 4", "squat 3", "bench press 2", "4 other lifts 50"];
    assert_eq!(place(bars(&charts, "Weekly volume"), 0), expected);
}

#[test]
fn intensity_is_not_drawn_where_the_percent_of_most_sets_is_not_known() {
    let plan = |curls: usize| format!("max squat 100kg\nblock 2 weeks\nday\nsquat: 5x5 @70%\ncurl: {curls}x10\n");
    assert!(titled(&of(&plan(15)), "Intensity").is_some());
    assert!(titled(&of(&plan(16)), "Intensity").is_none());
    let words = "Of 32 of the 42 sets nobody knows the percent of a max, so there is no chart of intensity.";
    assert!(note(&plan(16)).contains(words), "{}", note(&plan(16)));
    // Of a single week that is all there is to say.
    let week = plan(16).replace("block 2 weeks\n", "");
    assert!(of(&week).is_empty() && note(&week).contains("Of 16 of the 21 sets"), "{}", note(&week));
}

#[test]
fn a_line_follows_top_sets_and_else_the_heaviest_sets() {
    let plan = "max squat 100kg\nblock 4 weeks\nday\n\
        squat: warmup 1 @95%; top 3 @70%; backoff 5 @80% | top 3 @75%; backoff 5 @80% | 3x5 @60%, 5 @65% | -\n\
        curl: 3x10 @20kg | 3x10 | 3x10 @22.5kg | 3x10 @25kg\noptional bench: 5 @100kg\n";
    // A set that is called the top set is it, also below another; a warm-up is none; a week without the lift, or
    // without a load, is a gap; what may be left out has no line.
    assert_eq!(all_lines(&of(plan)), ["squat: 70 75 65 -", "barbell curl: 20 - 22.5 25"]);
}

#[test]
fn of_many_lifts_the_main_ones_have_lines_and_the_others_are_named() {
    let plan = "max squat 100kg\nblock 2 weeks\nday\n\
        pull-up: 3x5 @bw+60kg\nbench: top 5 @50kg\nsquat: 3x5 @70%\nleg press: 3x10 @200kg\ncurl: 3x10 @20kg\n\
        deadlift: 3x5 @150kg\nrow: 3x8 @60kg\nlateral raise: 3x12 @8kg\nplank: 3x30s\n";
    let charts = of(plan);
    let lifts: Vec<&str> = lines(&charts).iter().map(|series| &*series.name).collect();
    assert_eq!(lifts, ["bench press", "squat", "leg press", "barbell curl", "deadlift", "barbell row"]);
    let note = note(plan);
    assert!(note.contains("Without a line: pull-up, lateral raise."), "{note}");
    assert!(note.contains("Of one lift no load is known."), "{note}");
}

#[test]
fn loads_on_top_of_bodyweight_are_said_to_be_added() {
    let alone = "block 2 weeks\nday\npull-up: 3x5 @bw+10kg | 3x5 @bw-5kg\npush-up: 3x10 @bw\n";
    assert_eq!(all_lines(&of(alone)), ["pull-up: 10 -5"], "bodyweight alone is no load");
    assert_eq!(
        note(alone),
        "Warm-ups are not counted. Of no set the percent of a max is known. Of lifts with bodyweight the line shows what is added."
    );
    // They would take the scale of what is on a bar, but for top sets.
    let beside = "max squat 100kg\nblock 2 weeks\nday\nsquat: 3x5 @70%\ndip: top 5 @bw+20kg\npull-up: 3x5 @bw+10kg\n";
    assert_eq!(all_lines(&of(beside)), ["squat: 70 70", "dip: 20 20"]);
    assert!(note(beside).ends_with(" Without a line: pull-up."), "{}", note(beside));
}

#[test]
fn a_chart_with_nothing_to_show_is_left_out() {
    let titles = |text: &str| of(text).into_iter().map(|chart| chart.title).collect::<Vec<_>>();
    assert_eq!(titles("block 2 weeks\nday\nsquat: 3x5\n"), ["Weekly volume: sets of each lift"]);
    assert_eq!(titles("squat: 3x5 @100kg\n"), [""; 0], "a week of which no percent is known");
    assert_eq!(titles("block 2 weeks\nday\noptional squat: 3x5 @100kg\n"), [""; 0]);
    // Loads in one week only are no line.
    let once = "block 2 weeks\nday\nsquat: 3x5 @100kg | 3x5\n";
    assert_eq!(titles(once), ["Weekly volume: sets of each lift"]);
}

#[test]
fn a_sheet_without_loads_has_no_chart_of_loads() {
    let text = read("programs/531.plan");
    let blank = items(&text, Options { blank: true, ..Options::default() });
    assert_eq!(blank.len(), 3, "two charts and their note");
    assert!(!format!("{blank:?}").contains("Load of each week"));
}

#[test]
fn weeks_without_sessions_keep_their_place() {
    let plan = "max squat 100kg\nblock 4 weeks\nday\nsquat: 3x5 @70% | - | 3x5 @80% | 3x5 @75%\n";
    let charts = of(plan);
    assert_eq!(bars(&charts, "Weekly volume")[0].counts, [3, 0, 3, 3]);
    assert_eq!(all_lines(&charts), ["squat: 70 - 80 75"]);
    assert_eq!(charts[0].places, ["1", "2", "3", "4"]);
}

#[test]
fn a_block_has_the_charts_of_its_own_weeks() {
    let schedule = schedule(
        "max squat 100kg\nblock \"A\" 2 weeks\nday\nsquat: 3x5 @70%\nblock \"B\" 3 weeks\nday\nsquat: 4x5 @80% +1%/week\n",
    );
    let items = charts::of(&schedule, &stats(&schedule), 3..=5, Options::default());
    let charts: Vec<Chart> =
        items.into_iter().filter_map(|item| if let Item::Chart(chart) = item { Some(chart) } else { None }).collect();
    assert_eq!(charts[0].places, ["3", "4", "5"]);
    assert_eq!(bars(&charts, "Weekly volume")[0].counts, [4, 4, 4]);
}

#[test]
fn a_program_of_two_years_has_charts_of_a_year() {
    let charts = of("max squat 100kg\nblock 104 weeks\nday\nsquat: 3x5 @70%\n");
    let ends: Vec<(&str, &str)> =
        charts.iter().map(|chart| (&*chart.places[0], &**chart.places.last().unwrap())).collect();
    assert_eq!(ends, [("1", "52"), ("1", "52"), ("1", "52"), ("53", "104"), ("53", "104"), ("53", "104")]);
}

/// The charts of all shipped programs and of the plans with everything that is hard to set.
fn every_chart() -> Vec<Chart> {
    let all = files("programs", "plan").into_iter().chain(files("tests/sheets", "plan"));
    let mut found: Vec<Chart> = all.flat_map(|path| of(&fs::read_to_string(path).unwrap())).collect();
    found.extend(of(HOSTILE));
    found
}

/// Names that are markup, quotes, entities and text from right to left.
const HOSTILE: &str = "max \"<b>&amp;</b>\" 100kg\nblock 3 weeks\nday\n\
    \"<b>&amp;</b>\": 3x5 @70%\n\"]]></svg><script>alert(1)</script>\": 3x5 @60kg\n\"'--><!--&lt;\": 3x5 @50kg\n\"סקוואט עם עצירה\": 3x5 @40kg\n";

#[test]
fn the_svg_is_well_formed_and_has_each_text_as_it_is() {
    for chart in every_chart() {
        let drawing = draw(&chart, 1820);
        let written = svg(&drawing);
        let mut reader = Reader::from_str(&written);
        let (mut depth, mut elements, mut words) = (0, BTreeSet::new(), String::new());
        loop {
            match reader.read_event().unwrap_or_else(|error| panic!("{error}\n{written}")) {
                Event::Start(element) => {
                    depth += 1;
                    elements.insert(element.name().as_ref().to_owned());
                    for attribute in element.attributes() {
                        attribute.unwrap_or_else(|error| panic!("{error}\n{written}"));
                    }
                }
                Event::End(_) => depth -= 1,
                Event::Text(text) => words.push_str(&text),
                Event::GeneralRef(name) => words.push_str(&format!("&{};", &*name)),
                Event::Eof => break,
                other => panic!("{other:?}\n{written}"),
            }
        }
        assert_eq!(depth, 0, "{written}");
        let known = ["circle", "desc", "path", "svg", "text", "title"];
        assert!(elements.iter().all(|element| known.contains(&&**element)), "{elements:?}");
        let words = words.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&");
        assert!(words.contains(&drawing.description), "{words}\n{}", drawing.description);
        assert!(words.starts_with(&drawing.title));
    }
}

#[test]
fn the_svg_is_grey_and_asks_for_nothing() {
    for chart in every_chart() {
        let written = svg(&draw(&chart, 1820));
        for colour in written.split("=\"#").skip(1).map(|rest| &rest[..6]) {
            assert!(colour[..2] == colour[2..4] && colour[2..4] == colour[4..], "{colour} is no grey");
        }
        for word in ["href", "url(", "style=", "font-family", "class=\"c1"] {
            assert!(!written.contains(word), "{word}");
        }
    }
}

#[test]
fn in_a_browser_no_text_of_a_chart_is_outside_or_on_another() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("charts.html");
    let browser = Browser::start();
    let page = browser.open("about:blank");
    let every_chart = every_chart();
    for width in [1200, 1820, 2770] {
        let charts: String = every_chart.iter().map(|chart| svg(&draw(chart, width))).collect();
        // The widest type of those that browsers fall back on, and their usual one.
        for font in ["DejaVu Sans", "sans-serif"] {
            let html = format!("<!doctype html><meta charset=utf-8><body style=\"font-family: {font}\">{charts}");
            fs::write(&path, html).unwrap();
            page.go_to_file(&path);
            let found = page.evaluate(MEASURE);
            assert!(found["texts"].as_u64().unwrap() > 1000, "{found}");
            assert_eq!(found["wrong"], serde_json::json!([]), "{font}, {width}");
        }
    }
}

/// The texts of each drawing that reach out of it, and the pairs that lie on each other, by their
/// widths in the browser and the heights of capitals.
const MEASURE: &str = "(() => {
    const wrong = [];
    let texts = 0;
    for (const svg of document.querySelectorAll('svg')) {
        const size = svg.viewBox.baseVal;
        const areas = [...svg.querySelectorAll('text')].map(text => {
            const box = text.getBBox(), y = +text.getAttribute('y'), em = +text.getAttribute('font-size');
            return { words: text.textContent, left: box.x, right: box.x + box.width, top: y - 0.75 * em, bottom: y + 0.02 * em };
        });
        texts += areas.length;
        areas.forEach((area, place) => {
            if (area.left < -0.05 || area.right > size.width + 0.05 || area.top < 0 || area.bottom > size.height)
                wrong.push([area.words, 'outside', area.left, area.right]);
            for (const other of areas.slice(place + 1))
                if (area.left < other.right && other.left < area.right && area.top < other.bottom && other.top < area.bottom)
                    wrong.push([area.words, other.words]);
        });
    }
    return { texts, wrong };
})()";
