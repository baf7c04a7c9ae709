//! Sheets made by hand.

use crate::render::pdf::placed::{Mark, Page, Words};
use crate::render::pdf::text::Stretch;
use crate::sheet::{
    Align, Band, Bracket, Cell, Column, Field, Item, Row, RowKind, Run, Section, Sheet, Table, Text, Width,
};

/// A session sheet of one page with lifts in all scripts.
pub fn session() -> Sheet {
    Sheet {
        title: "Strength · Δημήτρης".to_owned(),
        author: Some("A coach".to_owned()),
        size: (2100, 2970),
        margin: 120,
        sections: vec![section()],
    }
}

fn section() -> Section {
    let bands = vec![
        lift("Bench press", "keep the elbows in", Bracket::None),
        lift("Приседания со штангой на спине", "дыши животом", Bracket::Begins),
        lift("לחיצת חזה (bench)", "שמור על מרפקים 45° צמודים", Bracket::GoesOn),
        lift("تمرين ضغط الصدر", "خذ نفساً عميقاً 3 مرات", Bracket::Ends),
        lift("Στρατιωτική πίεση 臥推 💪🏽", "a note of\ntwo lines", Bracket::None),
    ];
    let fixed = |width, align| Column { width: Width::Fixed(width), align };
    let columns = vec![
        fixed(80, Align::End),
        fixed(180, Align::Start),
        fixed(230, Align::Start),
        Column { width: Width::Share(1), align: Align::Start },
        fixed(170, Align::Start),
        fixed(190, Align::Start),
        fixed(180, Align::Middle),
        fixed(180, Align::Middle),
        fixed(180, Align::Middle),
    ];
    let word = |words: &str| cell(Run::new(words).size(85).grey());
    let heads = ["Set", "", "Reps", "Load", "RPE", "Rest", "kg", "reps", "RPE"].map(word).into();
    let head = vec![Row { kind: RowKind::Head, cells: heads }];
    let table = Table { name: "sets", caption: None, columns, head, bands, ruled: false, row: 74 };
    Section {
        header: (Run::own("The long program of מיכאל").into(), Run::own("Δημήτρης Παπαδόπουλος").bold().into()),
        heading: Text::from(Run::new("Week 1 · Day 1").bold()).with(Run::new(" · ")).with(Run::own("Верх тела")),
        footer: Run::new("Week 1 · Mon 5 Jan 2026").into(),
        items: vec![
            Item::Paragraph(Run::new("A long word: ").into()),
            Item::Fields(vec![
                Field { name: "Name".to_owned(), filled: Some("Иван".to_owned()), unit: None, share: 2 },
                Field::empty("Date", 1),
                Field { unit: Some("kg"), ..Field::empty("Bodyweight", 1) },
            ]),
            Item::Table(table),
            Item::Box("Notes".to_owned(), 160),
        ],
        dense: false,
    }
}

fn cell(text: impl Into<Text>) -> Cell {
    Cell { texts: vec![text.into()], ..Cell::default() }
}

fn lift(name: &str, note: &str, bracket: Bracket) -> Band {
    let name = Text::from(Run::own(name).size(130).bold()).with(Run::new(" ")).with(Run::own("paused").size(115));
    let note = Run::own(note).italic().into();
    let mut rows = vec![Row {
        kind: RowKind::Lift,
        cells: vec![Cell { texts: vec![name, note], span: 9, heading: true, ..Cell::default() }],
    }];
    rows.push(set(RowKind::Warmup, "1", Run::new("warm-up").size(95).grey().into(), "5", "60"));
    rows.push(set(RowKind::Top, "2", Run::new("TOP").size(105).bold().framed().into(), "4–6", "~100"));
    rows.push(set(RowKind::Set, "3", Run::new("back-off").size(95).into(), "8", "90"));
    Band { bracket, rows }
}

fn set(kind: RowKind, number: &str, role: Text, reps: &str, load: &str) -> Row {
    let big = |words: &str| {
        let run = Run::new(words).size(140).whole();
        if kind == RowKind::Warmup { run.grey() } else { run.bold() }
    };
    let load =
        Text::from(big(load)).with(Run::new(" kg").size(95)).with(Run::new(" −10 % of your top set").size(95).whole());
    let write = |words: &str| Cell { write: true, ..cell(Run::new(words).size(85).grey()) };
    Row {
        kind,
        cells: vec![
            cell(Run::new(number).size(95)),
            cell(role),
            cell(big(reps)),
            cell(load),
            cell(big("8")),
            cell(Run::new("2–3 min").size(95)),
            write(""),
            write("s"),
            write(""),
        ],
    }
}

/// The same lifts so many times.
pub fn lengthen(sheet: &mut Sheet, times: usize) {
    let table = table(sheet);
    let bands = table.bands.clone();
    table.bands = (0..times).flat_map(|_| bands.clone()).collect();
}

/// So many more sets of the first lift.
pub fn more_sets(sheet: &mut Sheet, count: usize) {
    let rows = &mut table(sheet).bands[0].rows;
    let last = rows.last().unwrap().clone();
    rows.extend((0..count).map(|_| last.clone()));
}

/// The brackets of its lifts.
pub fn brackets(sheet: &mut Sheet, brackets: [Bracket; 5]) {
    table(sheet).bands.iter_mut().zip(brackets).for_each(|(band, bracket)| band.bracket = bracket);
}

/// A note on the first lift.
pub fn note(sheet: &mut Sheet, words: &str) {
    table(sheet).bands[0].rows[0].cells[0].texts.push(Run::own(words).into());
}

fn table(sheet: &mut Sheet) -> &mut Table {
    let tables = sheet.sections[0].items.iter_mut().find_map(|item| match item {
        Item::Table(table) => Some(table),
        _ => None,
    });
    tables.unwrap()
}

/// What the lines of a mark say.
pub fn said(words: &Words) -> String {
    words.block.lines[words.lines.clone()].iter().flat_map(|line| &line.stretches).map(of_stretch).collect()
}

/// What a stretch says, in the order in which it is read; what several glyphs stand for is said once.
pub fn of_stretch(stretch: &Stretch) -> String {
    let mut ranges: Vec<_> = stretch.glyphs.iter().map(|glyph| glyph.text_range.clone()).collect();
    ranges.sort_by_key(|range| range.start);
    ranges.dedup();
    ranges.into_iter().map(|range| &stretch.words[range]).collect()
}

/// What the texts of a page say: those that are read, or all.
pub fn words(page: &Page, read: bool) -> Vec<String> {
    let texts = page.marks.iter().filter_map(|mark| match mark {
        Mark::Text(words) if !read || words.leaf.is_some() => Some(said(words)),
        _ => None,
    });
    texts.collect()
}

/// All words of a section but those of its footer.
pub fn all_words(section: &Section) -> String {
    let mut words = [&section.header.0, &section.header.1, &section.heading].map(Text::plain).concat();
    section.items.iter().for_each(|item| of_item(item, &mut words));
    words
}

fn of_item(item: &Item, words: &mut String) {
    match item {
        Item::Heading(_, text) | Item::Paragraph(text) => words.push_str(&text.plain()),
        Item::Fields(fields) => {
            for field in fields {
                words.push_str(&field.name);
                words.push_str(field.filled.as_deref().unwrap_or_default());
                words.push_str(field.unit.unwrap_or_default());
            }
        }
        Item::Table(table) => {
            words.extend(table.caption.iter().map(Text::plain));
            let rows = table.head.iter().chain(table.bands.iter().flat_map(|band| &band.rows));
            words.extend(rows.flat_map(|row| &row.cells).flat_map(|cell| &cell.texts).map(Text::plain));
        }
        Item::Chart(_) => panic!("charts are tested with their drawings"),
        Item::Box(caption, _) => words.push_str(caption),
        Item::Columns(_, parts) => parts.iter().flatten().for_each(|item| of_item(item, words)),
    }
}
