//! The workbook, as other programs read it: calamine, and LibreOffice, which works every formula out again.

use std::collections::{BTreeMap, HashMap};
use std::fs;
use std::io::{Cursor, Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::LazyLock;

use calamine::{Data, Range, Reader as _, Xlsx, open_workbook, open_workbook_from_rs};
use liftplan::model::{Athlete, PlannedSet, Schedule, TestedMax};
use liftplan::render::render_xlsx;
use liftplan::sheet::Paper;
use liftplan::source::Source;
use liftplan::training::{Load, Unit};

use proptest::strategy::{Strategy, ValueTree as _};
use proptest::test_runner::TestRunner;

use crate::outputs::shipped;
use crate::properties::{gym_line, written_line};
use crate::support::{files, page_texts, read, schedule};

/// The columns that are read, from 0.
const SET: u32 = 2;
const TARGET: u32 = 5;
const UPPER: u32 = 6;
const OF: u32 = 7;
const NOTES: u32 = 11;

pub fn workbook(schedule: &Schedule) -> Vec<u8> {
    let mut out = Vec::new();
    render_xlsx(schedule, Paper::A4, &mut out).unwrap();
    out
}

fn opened(bytes: &[u8]) -> Xlsx<Cursor<Vec<u8>>> {
    open_workbook_from_rs(Cursor::new(bytes.to_vec())).unwrap()
}

/// The shipped programs and their workbooks, made once for all that look at them.
fn shipped_books() -> &'static [(String, Schedule, Vec<u8>)] {
    static BOOKS: LazyLock<Vec<(String, Schedule, Vec<u8>)>> = LazyLock::new(|| {
        let with_book = |(name, schedule): (String, Schedule)| {
            let book = workbook(&schedule);
            (name, schedule, book)
        };
        shipped().into_iter().map(with_book).collect()
    });
    &BOOKS
}

/// All tabs of a workbook by name, in order.
fn tabs<R: std::io::Read + std::io::Seek>(mut book: Xlsx<R>) -> Vec<(String, Range<Data>)> {
    book.sheet_names().into_iter().map(|name| (name.clone(), book.worksheet_range(&name).unwrap())).collect()
}

fn cell(range: &Range<Data>, row: u32, column: u32) -> Data {
    range.get_value((row, column)).cloned().unwrap_or_default()
}

fn number(data: &Data) -> Option<f64> {
    match data {
        Data::Float(number) => Some(*number),
        Data::Int(number) => Some(*number as f64),
        _ => None,
    }
}

/// The rows with a set, of all weeks: the tab, the row, and what stands there.
struct Row {
    tab: String,
    row: u32,
    load: Option<f64>,
    upper: Option<f64>,
    of: String,
    cells: Vec<String>,
}

fn rows(tabs: &[(String, Range<Data>)]) -> Vec<Row> {
    let mut rows = Vec::new();
    for (name, range) in tabs.iter().filter(|(name, _)| name.starts_with("Week ")) {
        let last = range.end().map_or(0, |(row, _)| row);
        for row in (3..=last).filter(|&row| number(&cell(range, row, SET)).is_some()) {
            rows.push(Row {
                tab: name.clone(),
                row,
                load: number(&cell(range, row, TARGET)),
                upper: number(&cell(range, row, UPPER)),
                of: cell(range, row, OF).to_string(),
                cells: (0..=NOTES).map(|column| cell(range, row, column).to_string()).collect(),
            });
        }
    }
    rows
}

fn sets(schedule: &Schedule) -> Vec<&PlannedSet> {
    schedule.sessions.iter().flat_map(|session| &session.exercises).flat_map(|exercise| &exercise.sets).collect()
}

fn is_near(a: Option<f64>, b: Option<f64>) -> bool {
    match (a, b) {
        (Some(a), Some(b)) => (a - b).abs() < 1e-5,
        (a, b) => a.is_none() && b.is_none(),
    }
}

/// A profile of LibreOffice that works out every formula of a file that it reads.
pub fn libreoffice(folder: &Path) -> Command {
    let user = folder.join("profile/user");
    fs::create_dir_all(&user).unwrap();
    fs::write(
        user.join("registrymodifications.xcu"),
        r#"<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>"#,
    )
    .unwrap();
    let mut command = Command::new("soffice");
    command.arg(format!("-env:UserInstallation=file://{}", folder.join("profile").display())).arg("--headless");
    command
}

/// The workbooks as LibreOffice saves them again, everything worked out.
fn recalculated(books: &[(String, Vec<u8>)]) -> HashMap<String, Vec<(String, Range<Data>)>> {
    let folder = tempfile::tempdir().unwrap();
    let (from, to) = (folder.path().join("from"), folder.path().join("to"));
    fs::create_dir_all(&from).unwrap();
    let mut paths: Vec<PathBuf> = Vec::new();
    for (name, bytes) in books {
        paths.push(from.join(format!("{name}.xlsx")));
        fs::write(paths.last().unwrap(), bytes).unwrap();
    }
    let mut command = libreoffice(folder.path());
    command.args(["--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir"]).arg(&to).args(&paths);
    let output = command.output().unwrap_or_else(|error| {
        panic!(
            "LibreOffice (`soffice`) is needed to work workbooks out again, apt-get install libreoffice-calc: {error}"
        )
    });
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let read = |name: &str| {
        let book: Xlsx<_> = open_workbook(to.join(format!("{name}.xlsx"))).unwrap();
        tabs(book)
    };
    books.iter().map(|(name, _)| (name.clone(), read(name))).collect()
}

/// The workbook with other numbers in some cells, by the number of the tab from 1.
fn with_numbers(book: &[u8], cells: &[(usize, String, f64)]) -> Vec<u8> {
    let mut archive = zip::ZipArchive::new(Cursor::new(book)).unwrap();
    let mut out = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for place in 0..archive.len() {
        let mut file = archive.by_index(place).unwrap();
        let (name, mut bytes) = (file.name().unwrap().into_owned(), Vec::new());
        file.read_to_end(&mut bytes).unwrap();
        let of_this = cells.iter().filter(|(tab, ..)| name == format!("xl/worksheets/sheet{tab}.xml"));
        let mut text = String::from_utf8(bytes).unwrap();
        for (_, cell, number) in of_this {
            let start = text.find(&format!("<c r=\"{cell}\"")).unwrap_or_else(|| panic!("no cell {cell} in {name}"));
            let head_end = start + text[start..].find('>').unwrap();
            let is_empty = text[..head_end].ends_with('/');
            let end = if is_empty { head_end + 1 } else { start + text[start..].find("</c>").unwrap() + 4 };
            let head = text[start..head_end].trim_end_matches('/').replace(" t=\"str\"", "");
            text.replace_range(start..end, &format!("{head}><v>{number}</v></c>"));
        }
        out.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        out.write_all(text.as_bytes()).unwrap();
    }
    out.finish().unwrap().into_inner()
}

/// The row of the tab of maxes with a max, from 1.
fn row_of_max(tabs: &[(String, Range<Data>)], lift: &str, reps: u16) -> u32 {
    let range = &tabs.iter().find(|(name, _)| name == "Maxes").unwrap().1;
    let last = range.end().unwrap().0;
    let is_it = |row: &u32| cell(range, *row, 0) == *lift && number(&cell(range, *row, 1)) == Some(f64::from(reps));
    (0..=last).find(is_it).unwrap_or_else(|| panic!("no max of {lift} for {reps}")) + 1
}

fn compiled(text: &str, athlete: &Athlete) -> Schedule {
    liftplan::compile(&Source::new("plan", text.to_owned()), athlete).schedule.unwrap()
}

#[test]
fn every_set_of_every_program_stands_in_a_row_with_its_load() {
    for (name, schedule, book) in shipped_books() {
        let rows = rows(&tabs(opened(book)));
        let sets = sets(schedule);
        assert_eq!(rows.len(), sets.len(), "{name}");
        for (row, set) in rows.iter().zip(sets) {
            assert!(
                is_near(row.load, set.load.map(Load::to_f64)),
                "{name}: {} {}: {:?}",
                row.tab,
                row.row + 1,
                set.load
            );
            assert!(is_near(row.upper, set.load_max.map(Load::to_f64)), "{name}: {} {}", row.tab, row.row + 1);
            assert_eq!(row.cells[2], set.number.to_string());
        }
    }
}

#[test]
fn what_rests_on_a_max_or_a_set_is_a_formula_in_every_program() {
    let fixed: Vec<String> = shipped_books()
        .iter()
        .map(|(name, _, book)| {
            let rows = rows(&tabs(opened(book)));
            (name, rows.iter().filter(|row| row.of.ends_with("fixed")).count())
        })
        .filter(|(_, fixed)| *fixed > 0)
        .map(|(name, fixed)| format!("{name}: {fixed}"))
        .collect();
    assert_eq!(fixed, Vec::<String>::new());
}

#[test]
fn libreoffice_works_every_formula_out_to_what_is_stored_beside_it() {
    let books: Vec<(String, Vec<u8>)> =
        shipped_books().iter().map(|(name, _, book)| (name.clone(), book.clone())).collect();
    let recalculated = recalculated(&books);
    for (name, bytes) in &books {
        for ((tab, before), (_, after)) in tabs(opened(bytes)).iter().zip(&recalculated[name]) {
            for (row, column, value) in before.used_cells() {
                let (row, column) = (u32::try_from(row).unwrap(), u32::try_from(column).unwrap());
                let start = before.start().unwrap();
                let (row, column) = (row + start.0, column + start.1);
                let now = cell(after, row, column);
                match number(value) {
                    Some(stored) => {
                        assert!(is_near(number(&now), Some(stored)), "{name} {tab} {row} {column}: {now} {stored}")
                    }
                    None => assert_eq!(now.to_string(), value.to_string(), "{name} {tab} {row} {column}"),
                }
            }
        }
    }
}

/// A load 12 to 15 % heavier, in halves of a unit.
fn heavier(load: Load, place: usize) -> Load {
    let halves = (load.to_f64() * 2.0 * (1.12 + 0.01 * (place % 4) as f64)).round();
    Load::from_milli(halves as i64 * 500, load.unit())
}

#[test]
fn a_changed_max_moves_the_loads_to_what_a_build_with_that_max_gives() {
    let (mut books, mut expected) = (Vec::new(), BTreeMap::new());
    for path in files("programs", "plan") {
        let text = fs::read_to_string(&path).unwrap();
        let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
        let before = schedule(&text);
        if before.maxes.is_empty() {
            continue;
        }
        let mut athlete = Athlete::default();
        let book = workbook(&before);
        let book_tabs = tabs(opened(&book));
        let mut cells = Vec::new();
        for (place, max) in before.maxes.iter().enumerate() {
            let load = heavier(max.load, place);
            athlete.maxes.set(TestedMax { lift: max.lift.clone(), reps: max.reps, load });
            cells.push((1, format!("C{}", row_of_max(&book_tabs, &max.lift, max.reps)), load.to_f64()));
        }
        books.push((name.clone(), with_numbers(&book, &cells)));
        expected.insert(name, (before, compiled(&text, &athlete)));
    }
    assert!(books.len() >= 15, "{} programs have maxes", books.len());
    let recalculated = recalculated(&books);
    let (mut moved, mut all) = (0, 0);
    for (name, (before, after)) in &expected {
        let rows = rows(&recalculated[name]);
        let (before, after) = (sets(before), sets(after));
        assert_eq!((rows.len(), before.len()), (after.len(), after.len()), "{name}: the sets are the same");
        for ((row, before), after) in rows.iter().zip(before).zip(after) {
            let place =
                format!("{name}: {} {}: {:?}", row.tab, row.row + 1, after.basis.as_ref().map(ToString::to_string));
            assert!(is_near(row.load, after.load.map(Load::to_f64)), "{place}: {:?} for {:?}", row.load, after.load);
            assert!(
                is_near(row.upper, after.load_max.map(Load::to_f64)),
                "{place}: {:?} for {:?}",
                row.upper,
                after.load_max
            );
            all += 1;
            moved += usize::from(before.load != after.load);
        }
    }
    assert!(moved > all / 3, "{moved} of {all} loads moved");
}

/// A plan whose loads rest on everything that there is.
const EVERYTHING: &str = r#"
program "Everything"
unit kg
tm 90%
max squat 180kg, bench 5RM 100kg, press 62.5kg, front squat 110kg
lift "pin squat" like squat at 90%
lift "board press" like bench
dumbbells 5, 7.5, 10, 12.5, 15, 20, 25kg
stack 5kg
bar deadlift 25kg
round row 4kg down
block "A" 2 weeks repeat 2
each cycle: max squat +5kg; tm press +2.5kg
day "One"
squat: ramp 3@RPE3-5..8; top 1 @90%, 1 @92.5%; backoff 3x5 @-10%; 5 @-5kg of top; 3 @80% of first
  warmup auto
bench: 5 @70-75% | 5 @75-80%; 3 @95% of 5RM
pin squat: 5 @70% +5kg; 3 @80% of tm
board press: 3x8 @65%
dumbbell curl: 3x10 @RPE8
row: 3x8 @60%
day "Two"
squat: 3x3 @-15% of day "One", 2 @-10% of prev
press: 3x5 @70% of tm
  progress on hit: tm +1kg
front squat: top 3 @80%; backoff 2x5 @-10%
  progress top: on hit: max +2.5%
leg press: 3x10 @RPE8
dip: 3x8 @bw+20kg, 2x8 @-10% of prev
block "B" 2 weeks
day "One"
squat: 5 @60%, 3 @75% of last week | 5 @60%, 3 @+2.5kg of last week
bench: 3x5 @80%
row: 3x8 @60%
block "C"
deload from "B" week 1: sets 60%, load 85%
"#;

#[test]
fn maxes_that_nobody_knows_yet_give_the_loads_of_a_build_once_they_are_written() {
    let text = EVERYTHING;
    let before = schedule(text);
    let known = [("dumbbell curl", 22_500), ("barbell row", 97_000), ("leg press", 210_000)];
    let mut athlete = Athlete::default();
    let book = workbook(&before);
    let book_tabs = tabs(opened(&book));
    let mut cells = Vec::new();
    let given = before.maxes.iter().map(|max| (max.lift.to_string(), max.reps, heavier(max.load, 1)));
    let open = known.iter().map(|&(lift, milli)| (lift.to_owned(), 1, Load::from_milli(milli, Unit::Kg)));
    for (lift, reps, load) in given.chain(open) {
        cells.push((1, format!("C{}", row_of_max(&book_tabs, &lift, reps)), load.to_f64()));
        athlete.maxes.set(TestedMax { lift: lift.as_str().into(), reps, load });
    }
    let after = compiled(text, &athlete);
    let recalculated = recalculated(&[("book".into(), with_numbers(&book, &cells))]);
    let rows = rows(&recalculated["book"]);
    let after = sets(&after);
    assert_eq!(rows.len(), after.len());
    let mut open = 0;
    for ((row, before), after) in rows.iter().zip(sets(&before)).zip(after) {
        let place = format!("{} {}: {:?}", row.tab, row.row + 1, after.basis.as_ref().map(ToString::to_string));
        assert!(!row.of.ends_with("fixed"), "{place}");
        assert!(is_near(row.load, after.load.map(Load::to_f64)), "{place}: {:?} for {:?}", row.load, after.load);
        assert!(
            is_near(row.upper, after.load_max.map(Load::to_f64)),
            "{place}: {:?} for {:?}",
            row.upper,
            after.load_max
        );
        open += usize::from(before.load.is_none() && after.load.is_some());
    }
    assert!(open > 10, "{open} loads were open");
}

/// So many values of a strategy, the same in every run.
fn sampled<S: Strategy>(strategy: &S, count: usize) -> Vec<S::Value> {
    let mut runner = TestRunner::deterministic();
    (0..count).map(|_| strategy.new_tree(&mut runner).unwrap().current()).collect()
}

#[test]
fn in_any_gym_a_changed_max_moves_the_loads_to_what_can_be_loaded() {
    let gyms = sampled(&proptest::collection::vec(gym_line(), 0..5), 80);
    let with_max = |gym: &[String], max: u16| {
        format!(
            "{}\nmax bench {max}kg, deadlift {}kg, dumbbell row {}kg, leg press {}kg\nday \"A\"\n\
             bench: ramp 3@RPE3-5..8; top 5 @80-85%; backoff 2x8 @-10%, 3 @61kg\ndeadlift: top 3@RPE8; 3 @-12.5kg of top\n\
             dumbbell row: 2x8 @65%, 2x8 @-7% of prev\nleg press: 3x10 @70% +2kg\nchin-up: 3 @bw+20kg, 3 @-15% of prev\n",
            gym.join("\n"),
            max * 2,
            max / 3,
            max * 3
        )
    };
    let (mut books, mut expected) = (Vec::new(), Vec::new());
    for (place, gym) in gyms.iter().enumerate() {
        let build = |max: u16| {
            let compiled = crate::support::compile(&with_max(gym, max));
            compiled.schedule.filter(|_| !compiled.diagnostics.has_errors())
        };
        let (Some(before), Some(after)) = (build(117), build(138)) else { continue };
        let book = workbook(&before);
        let book_tabs = tabs(opened(&book));
        let cells = after
            .maxes
            .iter()
            .map(|max| (1, format!("C{}", row_of_max(&book_tabs, &max.lift, max.reps)), max.load.to_f64()));
        let cells: Vec<_> = cells.collect();
        books.push((format!("gym-{place}"), with_numbers(&book, &cells)));
        expected.push(after);
    }
    assert!(books.len() > 40, "{} gyms are without a mistake", books.len());
    let recalculated = recalculated(&books);
    let mut compared = 0;
    for ((name, _), after) in books.iter().zip(&expected) {
        let (rows, sets) = (rows(&recalculated[name]), sets(after));
        assert_eq!(rows.len(), sets.len(), "{name}");
        for (row, set) in rows.iter().zip(sets) {
            let place = format!(
                "{name} {}: {:?}\n{}",
                row.row + 1,
                set.basis.as_ref().map(ToString::to_string),
                with_max(&gyms[name[4..].parse::<usize>().unwrap()], 138)
            );
            assert!(is_near(row.load, set.load.map(Load::to_f64)), "{place}: {:?} for {:?}", row.load, set.load);
            assert!(
                is_near(row.upper, set.load_max.map(Load::to_f64)),
                "{place}: {:?} for {:?}",
                row.upper,
                set.load_max
            );
            assert!(!row.of.ends_with("fixed"), "{place}");
            compared += 1;
        }
    }
    assert!(compared > books.len() * 15, "{compared} loads of {} gyms", books.len());
}

#[test]
fn any_lines_give_a_workbook_with_all_their_sets_and_loads() {
    for lines in sampled(&proptest::collection::vec(written_line(), 1..6), 150) {
        let text: String = lines.iter().map(|(line, _)| format!("{line}\n")).collect();
        let schedule = schedule(&format!("max bench 120kg, squat 180kg\n{text}"));
        let (rows, sets) = (rows(&tabs(opened(&workbook(&schedule)))), sets(&schedule));
        assert_eq!(rows.len(), lines.iter().map(|(_, sets)| sets).sum::<usize>(), "{text}");
        for (row, set) in rows.iter().zip(sets) {
            assert!(is_near(row.load, set.load.map(Load::to_f64)), "{text}");
            assert!(is_near(row.upper, set.load_max.map(Load::to_f64)), "{text}");
            assert!(!row.of.ends_with("fixed"), "{text}: {:?}", row.cells);
        }
    }
}

#[test]
fn a_top_set_that_came_out_different_moves_its_back_offs() {
    let plan = "max bench 120kg\nday \"A\"\nbench: ramp 3@RPE3-5..8; top 4-6@RPE8; backoff 3x8 @-10%\n\
                squat: top 3@RPE8; backoff 2x5 @-20kg\n";
    let book = workbook(&schedule(plan));
    let before = rows(&tabs(opened(&book)));
    let tops: Vec<u32> = before.iter().filter(|row| row.cells[3] == "TOP").map(|row| row.row + 1).collect();
    let done = [(2, format!("M{}", tops[0]), 107.5), (2, format!("M{}", tops[1]), 160.0)];
    let recalculated = recalculated(&[("book".into(), with_numbers(&book, &done))]);
    let after: Vec<Option<f64>> = rows(&recalculated["book"]).iter().map(|row| row.load).collect();
    let loads = |rows: &[Row]| rows.iter().map(|row| row.load).collect::<Vec<_>>();
    let known = [87.5, 95.0, 97.5, 100.0, 90.0, 90.0, 90.0].map(Some);
    assert_eq!(loads(&before), [&known[..], &[None, None, None]].concat(), "nobody knows a max of the squat");
    // 107.5 kg − 10 % = 96.75 kg; ramps are done before, and stay.
    let moved = [87.5, 95.0, 97.5, 100.0, 97.5, 97.5, 97.5].map(Some);
    assert_eq!(after, [&moved[..], &[None, Some(140.0), Some(140.0)]].concat());
}

/// A plan, the week of it that is shown, and maxes in kilograms.
type WithMaxes<'a> = (&'a str, Option<u16>, &'a [(&'a str, i64)]);

/// Checks workbooks into which maxes are written against builds with these maxes: every load, and no load fixed. Of a
/// week alone where one is named.
fn check_with_maxes(plans: &[WithMaxes<'_>]) {
    let only = |mut schedule: Schedule, week: Option<u16>| {
        schedule.retain(|session| week.is_none_or(|week| session.week == week));
        schedule
    };
    let (mut books, mut expected) = (Vec::new(), Vec::new());
    for (place, (text, week, maxes)) in plans.iter().enumerate() {
        let book = workbook(&only(schedule(text), *week));
        let (book_tabs, mut cells, mut athlete) = (tabs(opened(&book)), Vec::new(), Athlete::default());
        for (lift, kg) in *maxes {
            let load = Load::from_milli(kg * 1000, Unit::Kg);
            cells.push((1, format!("C{}", row_of_max(&book_tabs, lift, 1)), load.to_f64()));
            athlete.maxes.set(TestedMax { lift: (*lift).into(), reps: 1, load });
        }
        books.push((format!("book-{place}"), with_numbers(&book, &cells)));
        expected.push(only(compiled(text, &athlete), *week));
    }
    let recalculated = recalculated(&books);
    for (((name, _), after), (text, ..)) in books.iter().zip(&expected).zip(plans) {
        let (rows, sets) = (rows(&recalculated[name]), sets(after));
        assert_eq!(rows.len(), sets.len(), "{text}");
        for (row, set) in rows.iter().zip(sets) {
            let place = format!("{} {}: {:?} in\n{text}", row.tab, row.row + 1, row.cells);
            assert!(set.load.is_some() && is_near(row.load, set.load.map(Load::to_f64)), "{place}: {:?}", set.load);
            assert!(is_near(row.upper, set.load_max.map(Load::to_f64)), "{place}: {:?}", set.load_max);
            assert!(!row.of.contains("fixed"), "{place}");
        }
    }
}

#[test]
fn progress_by_a_share_of_a_max_and_a_deload_of_a_range_follow_a_max_that_is_written_later() {
    let hit = "\n  progress on hit: +1% of max\n";
    let with_max = format!("max squat 100kg\nblock 4 weeks\nsquat: 3x5 @70%{hit}");
    let open = format!("block 2 weeks\nsquat: 3x5 @70%{hit}");
    let written = format!(
        "max squat 100kg, pull-up 100kg, dip 100kg\nblock 4 weeks\nsquat: 3x5 @60kg, 2x5 @60-65kg{hit}\
         pull-up: 3x5 @bw+20kg{hit}dip: 3x5 @bw-20kg\n  progress in weeks 1, 3: +1% of max; in week 2: +10%\nsquat: 5 @bar{hit}"
    );
    let written_open = format!("block 3 weeks\nsquat: 3x5 @60kg{hit}");
    let many = "max squat 100kg, bench 80kg\ntm 90%\nlift \"pin squat\" like squat at 90%\nblock 4 weeks\n\
                squat: top 3 @80%; backoff 2x5 @-10%\n  progress top: on hit: max +2.5kg, +1% of max\n\
                pin squat: 3x5 @65-70% +5kg\n  progress in weeks 1, 3: +2% of max; in week 2: -10%\n\
                bench: 3x5 @70% of tm\n  progress on hit: tm +2.5kg, -1% of max\n";
    let range = "block \"A\" 1 week\nsquat: ramp 3 @RPE3-5..8\nbench: 3x5 @70-80%\nblock \"D\" 1 week\n\
                 deload from \"A\" week 1: load 90%\n";
    let of_both = "tm 90%\nblock 2 weeks repeat 2\neach cycle: tm +1% of max\nsquat: 3x5 @70% of tm\n";
    check_with_maxes(&[
        (of_both, None, &[("squat", 140)]),
        (with_max.as_str(), None, &[("squat", 150)]),
        (open.as_str(), None, &[("squat", 120)]),
        (written.as_str(), None, &[("squat", 150), ("pull-up", 130), ("dip", 140)]),
        (written_open.as_str(), None, &[("squat", 150)]),
        (many, None, &[("squat", 150), ("bench press", 95)]),
        (range, None, &[("squat", 150), ("bench press", 97)]),
    ]);
}

#[test]
fn a_week_alone_moves_with_the_max_through_sets_that_are_not_shown() {
    let plan = "max squat 180kg, bench 120kg\ntm 90%\nblock \"M\" 3 weeks\nday \"A\"\n\
                squat: top 3x3 @85%; backoff 3x5 @-10% | top 3 @102.5% of last week; backoff 3x5 @90% of top | same\n\
                bench: 3x5 @70% of tm\n  progress on hit: tm +2.5kg\nrow: 3x8 @60kg\nday \"B\"\n\
                squat: 3x5 @80% of day \"A\"\nbench: top 1 @100%; backoff 3x5 @90% of top\n\
                block \"D\" 1 week\ndeload from \"M\" week 3: sets 50%, load 90%\n";
    let maxes: &[(&str, i64)] = &[("squat", 210), ("bench press", 137)];
    check_with_maxes(&[(plan, Some(4), maxes), (plan, Some(3), maxes), (plan, Some(1), maxes)]);
    let mut schedule = schedule(plan);
    schedule.retain(|session| session.week == 4);
    let book = opened(&workbook(&schedule));
    let seen: Vec<(String, bool)> = book
        .sheets_metadata()
        .iter()
        .map(|sheet| (sheet.name.clone(), sheet.visible == calamine::SheetVisible::Visible))
        .collect();
    let hidden = (1..=3).map(|week| (format!("Not shown, week {week}"), false));
    let shown = [("Maxes".to_owned(), true), ("Week 4".to_owned(), true)];
    assert_eq!(seen, shown.into_iter().chain(hidden).collect::<Vec<_>>());
    let tabs = tabs(book);
    let kept = tabs.iter().filter(|(name, _)| name.starts_with("Not shown")).flat_map(|(_, range)| range.used_cells());
    let rows = kept.filter(|(_, _, value)| **value == "barbell row").count();
    assert_eq!(rows, 3, "of the first weeks only what others rest on");
}

#[test]
fn a_load_that_does_not_move_says_so_with_all_that_rests_on_it_and_on_the_first_tab() {
    let told = |plan: &str| {
        let tabs = tabs(opened(&workbook(&schedule(plan))));
        let says = tabs[0].1.used_cells().any(|(.., value)| value.to_string().contains("“fixed”"));
        (says, rows(&tabs).into_iter().map(|row| row.of).collect::<Vec<String>>())
    };
    // A max that was held at the empty bar says nothing of another one.
    let (says, of) = told(
        "max squat 60kg\nblock 2 weeks\nsquat: top 3 @80%; backoff 2x5 @-10%\n  progress top: on hit: max -50kg\n",
    );
    assert!(says);
    assert_eq!(of[..3], ["80%", "−10% of top set", "−10% of top set"]);
    assert_eq!(of[3..], ["80%, fixed", "−10% of top set, fixed", "−10% of top set, fixed"]);
    let (says, of) = told("max squat 60kg\nblock 2 weeks\nsquat: top 3 @80%; backoff 2x5 @-10%\n");
    assert!(!says && of.iter().all(|of| !of.contains("fixed")), "{of:?}");
}

#[test]
fn text_that_looks_like_a_formula_is_text() {
    let evil = ["=1+1", "+1", "-1", "@SUM(A1)", "=HYPERLINK('http://x')", "_x0041_ _xж_", "<b>&amp;</b>"];
    for evil in evil {
        let plan = format!(
            "program \"{evil}\"\nauthor \"{evil}\"\n\"{evil}\"\nday \"{evil}\"\n\"{evil}\"\nbench: 3x5 @100kg \"{evil}\"\n  \"{evil}\"\n"
        );
        let compiled = liftplan::compile(&Source::new("plan", plan), &Athlete::default());
        let Some(schedule) = compiled.schedule else { panic!("{evil}: {:?}", compiled.diagnostics) };
        let mut book = opened(&workbook(&schedule));
        for (name, range) in tabs(opened(&workbook(&schedule))) {
            let formulas = book.worksheet_formula(&name).unwrap();
            assert_eq!(formulas.used_cells().count(), 0, "{evil}");
            let texts: Vec<String> = range.used_cells().map(|(.., value)| value.to_string()).collect();
            assert!(texts.iter().any(|text| text.contains(evil)), "{evil}: {texts:?}");
        }
    }
}

#[test]
fn the_same_plan_gives_the_same_bytes_and_the_tabs_are_those_of_its_weeks() {
    let schedule = schedule(&read("programs/531.plan"));
    assert_eq!(workbook(&schedule), workbook(&schedule));
    let names: Vec<String> = tabs(opened(&workbook(&schedule))).into_iter().map(|(name, _)| name).collect();
    let weeks = (1..=12).map(|week| format!("Week {week}"));
    assert_eq!(names, std::iter::once("Maxes".to_owned()).chain(weeks).collect::<Vec<_>>());
}

/// The pages of a workbook as LibreOffice prints it, as text.
fn printed(book: &[u8]) -> Vec<String> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("book.xlsx");
    fs::write(&path, book).unwrap();
    let mut command = libreoffice(folder.path());
    let output = command.args(["--convert-to", "pdf", "--outdir"]).arg(folder.path()).arg(&path).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    page_texts(&fs::read(folder.path().join("book.pdf")).unwrap())
}

/// Whether a number is too wide for its cell. In a column that is hidden, behind all others, LibreOffice has its
/// place in the text, and draws nothing.
fn shows_no_number(pages: &[String]) -> bool {
    pages.iter().flat_map(|page| page.lines()).any(|line| line.trim_end_matches("###").contains("###"))
}

#[test]
fn printed_each_session_has_its_page_with_all_columns_and_every_number_fits_its_cell() {
    let plan = "max squat 1200kg, bench 100kg\nbodyweight 90kg\nday \"First\"\nsquat: 5x5 @90%; top 1 @RPE9\n\
                pull-up: 3x6-10 @bw, 3 @bw+20kg, 3 @bw-20kg\npull-up: 3 @bw+1002.5kg\n\
                day \"Second\"\nbench: ramp 3 @RPE3-5..8; top 3-5 @RPE8; backoff 3x6 @-8% rest 3min tempo 30X0 \"slow\"\n";
    for paper in [Paper::A4, Paper::Letter] {
        let mut book = Vec::new();
        render_xlsx(&schedule(plan), paper, &mut book).unwrap();
        let pages = printed(&book);
        assert_eq!(pages.len(), 3, "{pages:#?}");
        assert!(!shows_no_number(&pages), "{pages:#?}");
        for (page, name) in pages.iter().skip(1).zip(["Day 1 · First", "Day 2 · Second"]) {
            assert!(page.contains(name) && page.contains("Remarks"), "{page}");
        }
        assert!(pages[1].contains("bw + 1002.5") && pages[2].contains("30X0"), "{pages:#?}");
    }
}

#[test]
fn printed_loads_have_two_decimals_and_long_names_stand_whole_in_every_row() {
    let name = "wide mammoth wombat machine movement with many a swing to and fro at the ENDING";
    let plan = format!(
        "program \"{} TITLE\"\nunit lb\nplates kg 25 20 15 10 5 2.5 1.25\nmax squat 300lb\nday \"{} SESSION\"\n\
         squat: top 5 @RPE8; backoff 2x5 @-10%; 3x5 @75%\n\"{name}\": 3x5 @70%\n",
        "A program for all ".repeat(12),
        "A day for all ".repeat(14),
    );
    let schedule = crate::support::compile(&plan).schedule.unwrap();
    let pages = printed(&workbook(&schedule));
    let text = pages.concat();
    assert_eq!(text.matches("225.97").count(), 3, "{text}");
    assert!(!text.contains("225.973") && !text.contains("44.092") && !shows_no_number(&pages), "{text}");
    assert!(text.contains("~242.51") && pages[0].contains("44.09") && pages[0].contains("5.51"), "{text}");
    assert_eq!(text.matches("ENDING").count(), 4, "{text}");
    assert_eq!((text.matches("TITLE").count(), text.matches("SESSION").count()), (2, 1), "{text}");
}

#[test]
fn targets_are_locked_and_what_is_to_be_filled_in_is_not() {
    let book = workbook(&schedule("max bench 120kg\nbench: 3x5 @80%\n"));
    let mut archive = zip::ZipArchive::new(Cursor::new(&book)).unwrap();
    let mut text = |name: &str| {
        let mut text = String::new();
        archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
        text
    };
    let styles = text("xl/styles.xml");
    let cells = styles.split("<cellXfs").nth(1).unwrap();
    let unlocked: Vec<bool> = cells.split("<xf ").skip(1).map(|style| style.contains("locked=\"0\"")).collect();
    let style_of = |sheet: &str, cell: &str| -> usize {
        let at = sheet.find(&format!("<c r=\"{cell}\" s=\"")).unwrap() + format!("<c r=\"{cell}\" s=\"").len();
        sheet[at..].split('"').next().unwrap().parse().unwrap()
    };
    let week = text("xl/worksheets/sheet2.xml");
    assert!(week.contains("<sheetProtection sheet=\"1\"") && !week.contains("password"), "{week}");
    for (column, is_open) in
        [("B", false), ("E", false), ("F", false), ("H", false), ("M", true), ("N", true), ("O", true), ("P", true)]
    {
        assert_eq!(unlocked[style_of(&week, &format!("{column}5"))], is_open, "{column}");
    }
    assert!(
        week.contains("sqref=\"O4:O7\"") && week.contains("<formula1>1</formula1><formula2>10</formula2>"),
        "{week}"
    );
    assert!(week.contains("fitToHeight=\"0\"") && week.contains("state=\"frozen\""));
    let maxes = text("xl/worksheets/sheet1.xml");
    assert!(unlocked[style_of(&maxes, "C4")] && !unlocked[style_of(&maxes, "E4")]);
}
