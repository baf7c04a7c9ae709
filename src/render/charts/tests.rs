//! Where things stand on charts: nothing outside, nothing on each other, nothing told by colour alone.

#![allow(clippy::indexing_slicing, reason = "a test that meets the unexpected fails by panicking")]

use super::drawing::{Anchor, Drawing, Label, Shape};
use super::looks::{Fill, Pen};
use super::{draw, measure, svg};
use crate::sheet::{Bar, Chart, Counted, Part, Series};
use crate::training::{Load, Unit};

/// The widths of the cards, pages and pages held across that there are, and less, in tenths of a millimetre.
const WIDTHS: [u16; 5] = [400, 1200, 1820, 1900, 2770];

const NAMES: [&str; 12] = [
    "squat",
    "single-arm landmine press from the half-kneeling position, the left knee on a mat",
    "סקוואט עם עצירה",
    "жим лёжа узким хватом с паузой",
    "πιέσεις ώμων",
    "<script>alert(\"&\")</script>",
    "Donaudampfschifffahrtsgesellschaftskapitänsdrücken",
    "深蹲",
    "=1+1",
    "../../etc/passwd",
    "\u{202e}reversed\u{7}",
    "x",
];

fn chart(places: usize, parts: Part) -> Chart {
    Chart {
        title: "Sets of each lift in each of the weeks of the block".into(),
        axis: "week".into(),
        unit: "sets".into(),
        places: (1..=places).map(|place| place.to_string()).collect(),
        parts,
    }
}

fn bars(places: usize, lifts: usize, count: impl Fn(usize, usize) -> u32) -> Chart {
    let bar = |lift: usize| Bar {
        name: NAMES[lift % NAMES.len()].into(),
        of: Counted::Lift,
        counts: (0..places).map(|place| count(lift, place)).collect(),
    };
    chart(places, Part::Bars((0..lifts).map(bar).collect()))
}

fn lines(places: usize, lifts: usize, load: impl Fn(usize, usize) -> Option<i64>) -> Chart {
    let series = |lift: usize| Series {
        name: NAMES[lift % NAMES.len()].into(),
        loads: (0..places).map(|place| Some(Load::from_milli(load(lift, place)?, Unit::Kg))).collect(),
    };
    chart(places, Part::Lines((0..lifts).map(series).collect()))
}

/// Charts of one week and of many, of one lift and of a dozen, of equal numbers, huge ones and none.
fn charts() -> Vec<Chart> {
    let mut charts = Vec::new();
    for places in [1, 2, 12, 16, 52] {
        for lifts in [1, 7, 12] {
            charts.push(bars(places, lifts, |lift, place| (lift * 7 + place * 3) as u32 % 12));
            charts.push(bars(places, lifts, |_, _| 5));
            charts.push(bars(places, lifts, |_, _| 400_000));
            charts.push(bars(places, lifts, |_, _| 0));
            charts.push(bars(places, lifts, |lift, place| u32::from(lift + place == 0)));
            let rising = |lift: usize, place: usize| Some(40_000 + lift as i64 * 9_000 + place as i64 * 2_500);
            charts.push(lines(places, lifts, rising));
            charts.push(lines(places, lifts, |_, _| Some(100_000)));
            charts.push(lines(places, lifts, |lift, place| (place % 3 != lift % 3).then_some(place as i64 * 12_345)));
            charts.push(lines(places, lifts, |_, place| Some(-30_000 + place as i64 * 1_000)));
            charts.push(lines(places, lifts, |lift, _| Some(lift as i64 * 180_000)));
            charts.push(lines(places, lifts, |_, _| None));
        }
    }
    charts
}

fn drawings() -> impl Iterator<Item = Drawing> {
    charts().into_iter().flat_map(|chart| WIDTHS.map(|width| draw(&chart, width)))
}

fn labels(drawing: &Drawing) -> Vec<&Label> {
    let labels =
        drawing.shapes.iter().filter_map(|shape| if let Shape::Text(label) = shape { Some(label) } else { None });
    labels.collect()
}

/// The left, upper, right and lower edge of a text, its capitals and digits alone.
fn area(label: &Label) -> (i32, i32, i32, i32) {
    let wide = measure::width(&label.words, label.size, label.bold);
    let left = match label.anchor {
        Anchor::Left => label.at.0,
        Anchor::Middle => label.at.0 - wide / 2,
        Anchor::Right => label.at.0 - wide,
    };
    (left, label.at.1 - measure::capitals(label.size), left + wide, label.at.1)
}

#[test]
fn nothing_stands_outside_of_a_drawing() {
    for drawing in drawings() {
        let (width, height) = drawing.size;
        let is_within = |x: i32, y: i32| (0..=width).contains(&x) && (0..=height).contains(&y);
        for shape in &drawing.shapes {
            match shape {
                Shape::Area { corners, .. } => assert!(corners.iter().all(|&(x, y)| is_within(x, y)), "{shape:?}"),
                Shape::Lines { lines, .. } => {
                    assert!(lines.iter().flatten().all(|&(x, y)| is_within(x, y)), "{shape:?}");
                }
                Shape::Disc { centre: (x, y), radius, .. } => {
                    let radius = i32::from(*radius) + 20;
                    assert!(is_within(x - radius, y - radius) && is_within(x + radius, y + radius), "{shape:?}");
                }
                Shape::Text(label) => {
                    let (left, top, right, bottom) = area(label);
                    // A little below the baseline for what hangs down.
                    let is_within = is_within(left, top) && is_within(right, bottom + measure::em(label.size) / 4);
                    assert!(is_within, "{label:?} {:?}", drawing.size);
                }
            }
        }
    }
}

#[test]
fn three_charts_fit_a_page_that_is_held_across() {
    for chart in [bars(16, 7, |_, _| 3), lines(16, 6, |lift, _| Some(lift as i64 * 20_000))] {
        assert!(draw(&chart, 2770).size.1 <= 5100, "{:?}", draw(&chart, 2770).size);
    }
}

#[test]
fn no_two_texts_lie_on_each_other() {
    for drawing in drawings() {
        let labels = labels(&drawing);
        for (place, label) in labels.iter().enumerate() {
            let (left, top, right, bottom) = area(label);
            for other in &labels[place + 1..] {
                let found = area(other);
                let is_apart = right <= found.0 || found.2 <= left || bottom <= found.1 || found.3 <= top;
                assert!(is_apart, "{:?} {label:?} {other:?}", drawing.description);
            }
        }
    }
}

#[test]
fn all_text_is_at_least_eight_points_and_nothing_of_a_name_is_lost() {
    for drawing in drawings() {
        assert!(labels(&drawing).iter().all(|label| label.size >= 80));
    }
    let kept = |words: &str| words.chars().filter(|sign| !sign.is_whitespace()).collect::<String>();
    for width in WIDTHS {
        for chart in [bars(4, 12, |_, _| 3), lines(4, 12, |lift, _| Some(lift as i64 * 10_000))] {
            let drawing = draw(&chart, width);
            let own = labels(&drawing).into_iter().filter(|label| label.own).map(|label| kept(&label.words));
            let words: String = own.collect();
            for name in NAMES {
                assert!(words.contains(&kept(name)), "{name} is not in {words}");
            }
        }
    }
}

#[test]
fn what_is_told_apart_is_told_apart_without_colour() {
    let bar = |of| Bar { name: String::new(), of, counts: Vec::new() };
    let lifts: Vec<Fill> = (0..7).map(|place| Fill::of(&bar(Counted::Lift), place)).collect();
    let zones: Vec<Fill> = (0..5).map(|place| Fill::of(&bar(Counted::Zone), place)).collect();
    let others = [Fill::of(&bar(Counted::Unknown), 5)];
    for looks in [lifts, zones.iter().chain(&others).copied().collect()] {
        for (place, fill) in looks.iter().enumerate() {
            assert!(looks[place + 1..].iter().all(|other| other != fill), "{looks:?}");
        }
    }
    // A photocopier keeps steps of a seventh.
    assert!(zones.windows(2).all(|pair| pair[0].ground.0 >= pair[1].ground.0 + 36), "{zones:?}");
    let pens: Vec<Pen> = (0..6).map(Pen::of).collect();
    assert!((0..6).all(|place| pens[place + 1..].iter().all(|pen| *pen != pens[place])));
}

#[test]
fn the_numbers_along_a_scale_are_round() {
    for (most, expected) in
        [(3, "0 1 2 3 4"), (12, "0 2 4 6 8 10 12 14"), (35, "0 10 20 30"), (66, "0 10 20 30 40 50 60 70")]
    {
        let drawing = draw(&bars(4, 1, |_, _| most), 1900);
        let mut scale: Vec<&Label> = labels(&drawing)
            .into_iter()
            .filter(|label| label.anchor == Anchor::Right && label.words != "week")
            .collect();
        scale.sort_by_key(|label| -label.at.1);
        let numbers: Vec<&str> = scale.iter().map(|label| &*label.words).collect();
        assert_eq!(numbers.join(" "), expected);
    }
}

#[test]
fn a_gap_in_a_line_stays_a_gap() {
    // Known in weeks 1, 2 and 4, 5: two strokes, and no stroke across.
    let drawing = draw(&lines(5, 1, |_, place| (place != 2).then_some(100_000 + place as i64 * 5_000)), 1900);
    let strokes: Vec<usize> = (drawing.shapes.iter())
        .filter_map(|shape| match shape {
            Shape::Lines { lines, width: 30, .. } => Some(lines.len()),
            _ => None,
        })
        .collect();
    assert_eq!(strokes, [2]);
    assert_eq!(drawing.description, "In sets. squat: week 1 100, week 2 105, week 4 115, week 5 120.");
}

#[test]
fn the_description_has_all_numbers() {
    let drawing = draw(&bars(2, 2, |lift, place| (lift + place) as u32), 1900);
    let long = NAMES[1];
    assert_eq!(drawing.description, format!("In sets. week 1: {long} 1; week 2: squat 1, {long} 2."));
    let empty = draw(&lines(2, 1, |_, _| None), 1900);
    assert_eq!(empty.description, "In sets. squat: nothing.");
}

#[test]
fn the_same_chart_gives_the_same_bytes() {
    for chart in charts() {
        assert_eq!(svg(&draw(&chart, 1900)), svg(&draw(&chart, 1900)));
    }
}
