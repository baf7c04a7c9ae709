//! Where pages end: what is cut there, and what stays together.

use super::pages::check;
use super::{fixtures, placed};
use crate::sheet::{Align, Band, Bracket, Cell, Column, Item, Row, RowKind, Run, Sheet, Table, Text, Width};

/// A page that holds these items.
fn sheet_of(items: Vec<Item>) -> Sheet {
    let mut sheet = fixtures::session();
    sheet.sections[0].items = items;
    sheet
}

fn lines(count: usize) -> Text {
    Run::new(vec!["line"; count].join("\n")).into()
}

fn row(kind: RowKind, count: usize) -> Row {
    Row { kind, cells: vec![Cell::of(lines(count))] }
}

/// A table of one column with a high head, and a lift of a high name whose notes and sets have so many lines.
fn high_rows(count: usize) -> Table {
    let sets = [row(RowKind::Note, count), row(RowKind::Set, count)];
    let rows = [row(RowKind::Lift, 10)].into_iter().chain(sets.into_iter().cycle().take(6)).collect();
    Table {
        name: "sets",
        caption: None,
        columns: vec![Column { width: Width::Share(1), align: Align::Start }],
        head: vec![row(RowKind::Head, 10)],
        bands: vec![Band { bracket: Bracket::None, rows }],
        ruled: false,
        row: 74,
    }
}

#[test]
fn the_room_above_a_piece_counts_where_no_page_holds_what_it_belongs_to() {
    for height in (100..1400).step_by(20) {
        // No page holds the heading, so that the box below it stands where there is room.
        let sheet = sheet_of(vec![Item::Heading(2, lines(75)), Item::Box("Notes".to_owned(), height)]);
        check(&sheet, &placed(&sheet));
    }
}

#[test]
fn what_is_repeated_above_high_rows_leaves_them_their_room() {
    for count in 10..40 {
        let sheet = sheet_of(vec![Item::Table(high_rows(count))]);
        check(&sheet, &placed(&sheet));
    }
}

#[test]
fn what_is_repeated_above_high_rows_in_columns_leaves_them_their_room() {
    for count in 10..40 {
        let sheet = sheet_of(vec![Item::Columns(1, vec![vec![Item::Table(high_rows(count))]])]);
        check(&sheet, &placed(&sheet));
    }
}

#[test]
fn the_lifts_of_a_superset_stay_on_one_page() {
    let mut turned = false;
    for sets in 0..40 {
        let mut sheet = fixtures::session();
        fixtures::more_sets(&mut sheet, sets);
        fixtures::brackets(&mut sheet, [Bracket::None, Bracket::Begins, Bracket::Ends, Bracket::None, Bracket::None]);
        let placed = placed(&sheet);
        let page_of = |lift: &str| {
            let says = |words: &String| words.contains(lift);
            placed.pages.iter().position(|page| fixtures::words(page, true).iter().any(says)).unwrap()
        };
        let (first, second) = (page_of("Приседания"), page_of("לחיצת"));
        assert_eq!(first, second, "after {sets} more sets");
        turned |= first > 0;
    }
    assert!(turned);
}

#[test]
fn columns_begin_below_what_stands_above_them_though_a_page_of_their_own_would_hold_them_all() {
    let part = |number| {
        let heading = Run::new(format!("Part {number}"));
        vec![Item::Heading(2, heading.into()), Item::Box("Notes".to_owned(), 1080)]
    };
    let sheet = sheet_of(vec![Item::Paragraph(lines(5)), Item::Columns(2, (1..5).map(part).collect())]);
    let placed = placed(&sheet);
    check(&sheet, &placed);
    let parts = |page: usize| {
        let words = fixtures::words(&placed.pages[page], true);
        words.into_iter().filter(|words| words.starts_with("Part")).collect::<Vec<_>>()
    };
    assert_eq!(parts(0), ["Part 1", "Part 2"]);
    assert_eq!(parts(1), ["Part 3", "Part 4"]);
}
