//! Pages without a program: what the layout makes of sheets made by hand.
#![allow(clippy::indexing_slicing, clippy::panic, clippy::unwrap_used, reason = "a test may fail")]

mod cuts;
mod fixtures;
mod pages;

use super::placed::{Mark, Placed};
use super::{fonts, pages as laid, write};
use crate::sheet::{Run, Sheet, Text};

fn placed(sheet: &Sheet) -> Placed {
    laid::pages(sheet, sheet.sections.clone().into_iter()).0
}

fn bytes(sheet: &Sheet) -> Vec<u8> {
    let mut out = Vec::new();
    write(sheet, sheet.sections.clone().into_iter(), &mut out).unwrap();
    out
}

#[test]
fn all_fonts_are_unpacked() {
    assert!(fonts::are_whole());
}

#[test]
fn what_the_sheets_print_has_a_sign_in_the_fonts() {
    let coverage = fonts::Coverage::of(&mut fonts::context());
    for sign in "–−×≤≥~→·…½¼¾±°′″•√≈≠←↑↓▲■□●○€£✓✗★ÄÖÜäöüßéñçłŁşğİıőűžčřÅøæ".chars()
    {
        assert!(coverage.has(sign), "{sign}");
    }
    for sign in ('Α'..='Ω').filter(|sign| sign.is_alphabetic()).chain('а'..='я').chain('א'..='ת') {
        assert!(coverage.has(sign), "{sign}");
    }
    for sign in ('\u{621}'..='\u{63a}').chain('\u{641}'..='\u{652}') {
        assert!(coverage.has(sign), "{sign}");
    }
}

#[test]
fn a_sign_that_no_font_has_is_given_back_with_its_text() {
    let sheet = fixtures::session();
    let mut out = Vec::new();
    let unprinted = write(&sheet, sheet.sections.clone().into_iter(), &mut out).unwrap();
    let signs: String = unprinted.signs().iter().map(|missing| missing.sign).collect();
    assert_eq!(signs, "臥推💪");
    assert!(unprinted.signs()[0].text.starts_with("Στρατιωτική πίεση 臥推 💪🏽"));
    assert_eq!(unprinted.signs()[0].in_words(), "臥 (U+81E5)");
}

#[test]
fn a_text_of_signs_that_nobody_sees_takes_no_room_and_is_no_fault() {
    for sign in ['\u{feff}', '\u{fe0f}', '\u{180e}', '\u{e0041}', '\u{ad}', '\u{200b}'] {
        let mut sheet = fixtures::session();
        let hidden = || Run::own(sign.to_string());
        sheet.sections[0].heading = Text(vec![hidden()]);
        sheet.sections[0].header = (Text(vec![Run::new("a"), hidden(), Run::new("b")]), Text(vec![hidden(), hidden()]));
        let words: String = placed(&sheet).pages.iter().flat_map(|page| fixtures::words(page, true)).collect();
        assert!(words.replace(sign, "").contains("ab") && bytes(&sheet).starts_with(b"%PDF"), "{sign:?}");
    }
}

#[test]
fn the_same_sheet_makes_the_same_bytes() {
    let sheet = fixtures::session();
    assert_eq!(bytes(&sheet), bytes(&sheet));
}

#[test]
fn a_long_table_repeats_its_head_and_the_heading_of_its_page_for_the_eye_alone() {
    let mut sheet = fixtures::session();
    fixtures::lengthen(&mut sheet, 12);
    let placed = placed(&sheet);
    assert!(placed.pages.len() > 2);
    for (number, page) in placed.pages.iter().enumerate() {
        let read = fixtures::words(page, true);
        let seen = fixtures::words(page, false);
        assert_eq!(read.iter().any(|words| words == "Load"), number == 0, "{read:?}");
        assert!(number == 0 || seen.iter().any(|words| words == "Load"), "{seen:?}");
        assert!(number == 0 || seen.iter().any(|words| words.ends_with("(continued)")), "{seen:?}");
    }
}

#[test]
fn a_lift_whose_sets_go_on_is_named_again() {
    let mut sheet = fixtures::session();
    fixtures::more_sets(&mut sheet, 80);
    let placed = placed(&sheet);
    let first = fixtures::words(&placed.pages[1], false);
    assert!(first.iter().any(|words| words.starts_with("Bench press") && words.ends_with("(continued)")), "{first:?}");
}

#[test]
fn a_cell_higher_than_a_page_is_cut_between_lines() {
    let mut sheet = fixtures::session();
    fixtures::note(&mut sheet, &"Take care of your knees. ".repeat(1500));
    let placed = placed(&sheet);
    assert!(placed.pages.len() > 8);
    pages::check(&sheet, &placed);
    pages::every_word_is_drawn(&sheet, &placed);
}

#[test]
fn words_run_their_own_way_inside_of_others() {
    let mut sheet = fixtures::session();
    sheet.sections[0].heading = Run::new("Day 1 · ").into();
    sheet.sections[0].heading.0.push(Run::own("לחיצה 3"));
    sheet.sections[0].heading.0.push(Run::new(" · Monday"));
    let placed = placed(&sheet);
    let heading = placed.pages[0].marks.iter().find_map(|mark| match mark {
        Mark::Text(words) if words.block.lines[0].stretches.len() > 1 && fixtures::said(words).starts_with("Day 1") => {
            Some(words)
        }
        _ => None,
    });
    // From left to right: what is ours, the figure that ends the Hebrew, the Hebrew, what is ours.
    let stretches = &heading.unwrap().block.lines[0].stretches;
    let texts: Vec<&str> = stretches
        .iter()
        .filter_map(|stretch| {
            let start = stretch.glyphs.iter().map(|glyph| glyph.text_range.start).min()?;
            let end = stretch.glyphs.iter().map(|glyph| glyph.text_range.end).max()?;
            Some(stretch.words[start..end].trim())
        })
        .filter(|text| !text.is_empty())
        .collect();
    assert_eq!(texts.join(" "), "Day 1 · 3 לחיצה · Monday");
}
