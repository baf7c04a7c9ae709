//! Sheets as PDF, read back with poppler: their text, their pages, their looks.
//!
//! The approved pictures in `tests/pictures/` are made anew with `PICTURES=update cargo test pdf`, and looked at
//! before they are committed.

use std::fs;
use std::path::Path;

use assert_cmd::cargo::cargo_bin_cmd;
use liftplan::model::Schedule;
use liftplan::render::render_pdf;
use liftplan::sheet::{Item, Kind, Options, Paper, Row, Sheet, Text, sheet};

use crate::support::{files, poppler, read, repo, schedule};

const KINDS: [Kind; 4] = [Kind::Session, Kind::Week, Kind::Block, Kind::Card];

fn pdf(schedule: &Schedule, options: &Options) -> Vec<u8> {
    let mut bytes = Vec::new();
    render_pdf(schedule, options, &mut bytes).unwrap();
    bytes
}

/// The text of a PDF in the order in which it is drawn.
fn text(pdf: &[u8]) -> String {
    String::from_utf8(poppler("pdftotext", &["-raw", "-", "-"], pdf)).unwrap()
}

fn info(pdf: &[u8]) -> String {
    String::from_utf8(poppler("pdfinfo", &["-"], pdf)).unwrap()
}

fn pages(pdf: &[u8]) -> usize {
    let info = info(pdf);
    let line = info.lines().find_map(|line| line.strip_prefix("Pages:")).unwrap();
    line.trim().parse().unwrap()
}

/// The texts of a sheet, but for its footers.
fn texts(sheet: &Sheet) -> Vec<String> {
    let mut texts = Vec::new();
    for section in &sheet.sections {
        texts.extend([&section.header.0, &section.header.1, &section.heading].map(Text::plain));
        section.items.iter().for_each(|item| of_item(item, &mut texts));
    }
    texts
}

fn of_item(item: &Item, texts: &mut Vec<String>) {
    let of_row = |row: &Row| row.cells.iter().flat_map(|cell| cell.texts.iter().map(Text::plain)).collect::<Vec<_>>();
    match item {
        Item::Heading(_, text) | Item::Paragraph(text) => texts.push(text.plain()),
        Item::Fields(fields) => texts.extend(fields.iter().map(|field| field.name.clone())),
        Item::Table(table) => {
            texts.extend(table.caption.iter().map(Text::plain));
            let rows = table.head.iter().chain(table.bands.iter().flat_map(|band| &band.rows));
            texts.extend(rows.flat_map(of_row));
        }
        Item::Chart(chart) => texts.push(chart.title.clone()),
        Item::Box(caption, _) => texts.push(caption.clone()),
        Item::Columns(_, parts) => parts.iter().flatten().for_each(|item| of_item(item, texts)),
    }
}

/// The words without blanks: lines are broken anywhere between them.
fn close(words: &str) -> String {
    words.chars().filter(|sign| !sign.is_whitespace()).collect()
}

#[test]
fn every_text_of_every_sheet_stands_in_its_pdf() {
    for path in files("programs", "plan") {
        let schedule = schedule(&fs::read_to_string(&path).unwrap());
        for kind in KINDS {
            let options = Options { kind, ..Options::default() };
            let sheet = sheet(&schedule, &options);
            let found = close(&text(&pdf(&schedule, &options)));
            for text in texts(&sheet) {
                assert!(found.contains(&close(&text)), "{} as {kind:?}: {text:?}", path.display());
            }
        }
    }
}

#[test]
fn a_session_has_a_page_of_its_own() {
    let schedule = schedule(&read("programs/531-bbb.plan"));
    let made = pdf(&schedule, &Options { kind: Kind::Card, ..Options::default() });
    assert_eq!(pages(&made), schedule.sessions.len());
    assert!(text(&made).contains(&format!("Page 3 of {}", schedule.sessions.len())));
    let made = pdf(&schedule, &Options { kind: Kind::Week, ..Options::default() });
    assert_eq!(pages(&made), usize::from(schedule.weeks));
}

#[test]
fn the_same_schedule_makes_the_same_bytes() {
    let schedule = schedule(&read("programs/top-set-progression.plan"));
    for kind in KINDS {
        let options = Options { kind, both_units: true, plates: true, ..Options::default() };
        assert!(pdf(&schedule, &options) == pdf(&schedule, &options), "{kind:?}");
    }
}

#[test]
fn pages_have_the_size_of_their_paper() {
    let schedule = schedule(&read("programs/top-set-backoff.plan"));
    let size = |kind, paper| info(&pdf(&schedule, &Options { kind, paper, ..Options::default() }));
    assert!(size(Kind::Session, Paper::A4).contains("595.276 x 841.89 pts (A4)"));
    assert!(size(Kind::Session, Paper::Letter).contains("612 x 792 pts (letter)"));
    assert!(size(Kind::Card, Paper::Letter).contains("297.638 x 419.528 pts"));
}

#[test]
fn a_pdf_says_what_it_is() {
    let plan = "program \"Пауэрлифтинг\"\nauthor \"Coach <b>\"\nathlete \"Jo\"\nsquat: 3x5 @100kg\n";
    let made = pdf(&schedule(plan), &Options::default());
    let info = info(&made);
    for line in ["Title:           Пауэрлифтинг · Jo", "Author:          Coach <b>", "Tagged:          yes"]
    {
        assert!(info.contains(line), "{info}");
    }
    assert!(!info.contains("CreationDate"), "{info}");
    let tags = String::from_utf8_lossy(&poppler("pdfinfo", &["-struct-text", "-"], &made)).into_owned();
    for tag in ["H1", "Table", "TR", "TH", "TD"] {
        assert!(tags.lines().any(|line| line.trim().starts_with(tag)), "{tag} in\n{tags}");
    }
    let fonts = String::from_utf8(poppler("pdffonts", &["-"], &made)).unwrap();
    for font in fonts.lines().skip(2) {
        // Embedded, a subset, and with the letters that its glyphs stand for.
        assert!(font.contains("yes yes yes"), "{fonts}");
    }
}

#[test]
fn names_in_all_scripts_are_found_again() {
    let schedule = schedule(&read("tests/sheets/scripts.plan"));
    let made = text(&pdf(&schedule, &Options::default()));
    for words in ["Приседания со штангой", "Πρωινή προπόνηση", "(ρουμανική)", "לחיצת", "מרפקים", "الكتف"]
    {
        assert!(made.contains(words), "{words} in\n{made}");
    }
}

#[test]
fn text_is_text_whatever_it_looks_like() {
    let looks = ["<script>alert(1)</script>", "(a) Tj ET Q", "=1+1", "%PDF endobj", "../../etc/passwd", "\\051\\)"];
    for words in looks {
        let written = words.replace('\\', "\\\\");
        let plan = format!("program \"{written}\"\nday \"{written}\"\nsquat: 3x5 @100kg \"{written}\"\n");
        let compiled = crate::support::compile(&plan);
        let Some(schedule) = compiled.schedule else { panic!("{plan}{:?}", compiled.diagnostics) };
        let words = schedule.name.as_deref().unwrap().to_owned();
        let made = pdf(&schedule, &Options::default());
        assert_eq!(pages(&made), 1);
        assert!(close(&text(&made)).contains(&close(&words)), "{words}");
    }
}

/// A grey picture: its width, and its pixels row by row.
type Picture = (usize, Vec<u8>);

/// A page as it looks.
fn picture(pdf: &[u8], page: usize) -> Picture {
    let page = page.to_string();
    let made = poppler("pdftoppm", &["-gray", "-r", "60", "-f", &page, "-l", &page, "-"], pdf);
    let mut words = made.splitn(4, |byte| byte.is_ascii_whitespace());
    assert_eq!(words.next(), Some(b"P5".as_slice()));
    let width = std::str::from_utf8(words.next().unwrap()).unwrap().parse().unwrap();
    let height: usize = std::str::from_utf8(words.next().unwrap()).unwrap().parse().unwrap();
    let pixels = words.next().unwrap().strip_prefix(b"255\n").unwrap().to_vec();
    assert_eq!(pixels.len(), width * height);
    (width, pixels)
}

fn approved(path: &Path) -> Picture {
    let file = fs::File::open(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let mut reader = png::Decoder::new(std::io::BufReader::new(file)).read_info().unwrap();
    let mut pixels = vec![0; reader.output_buffer_size().unwrap()];
    let read = reader.next_frame(&mut pixels).unwrap();
    (read.width as usize, pixels)
}

fn approve(path: &Path, (width, pixels): &Picture) {
    let file = fs::File::create(path).unwrap();
    let (width, height) = (u32::try_from(*width).unwrap(), u32::try_from(pixels.len() / width).unwrap());
    let mut encoder = png::Encoder::new(file, width, height);
    encoder.set_color(png::ColorType::Grayscale);
    encoder.set_depth(png::BitDepth::Eight);
    encoder.set_compression(png::Compression::High);
    encoder.write_header().unwrap().write_image_data(pixels).unwrap();
}

/// How many of a thousand pixels are clearly another grey than any of those around the same place: letters may be
/// smoothed otherwise by another version, but not stand elsewhere.
fn other(a: &Picture, b: &Picture) -> f64 {
    let width = a.0;
    let far = |from: &[u8], to: &[u8], at: usize| {
        let around = [at, at.wrapping_sub(1), at + 1, at.wrapping_sub(width), at + width];
        around.iter().filter_map(|&at| to.get(at)).all(|&grey| from[at].abs_diff(grey) > 72)
    };
    let count = (0..a.1.len()).filter(|&at| far(&a.1, &b.1, at) || far(&b.1, &a.1, at)).count();
    count as f64 * 1000.0 / a.1.len() as f64
}

fn looks_as_approved(name: &str, pdf: &[u8], page: usize) {
    let path = repo(&format!("tests/pictures/{name}.png"));
    let made = picture(pdf, page);
    if std::env::var_os("PICTURES").is_some_and(|value| value == "update") {
        return approve(&path, &made);
    }
    let approved = approved(&path);
    assert_eq!((made.0, made.1.len()), (approved.0, approved.1.len()), "{name}");
    let other = other(&made, &approved);
    assert!(
        other < 0.5,
        "{name}: {other:.2} of 1000 pixels are not as approved; look at the page, then PICTURES=update"
    );
}

#[test]
fn pages_look_as_approved() {
    let of = |path: &str, kind, paper| {
        let options = Options { kind, paper, plates: kind == Kind::Session, ..Options::default() };
        pdf(&schedule(&read(path)), &options)
    };
    looks_as_approved("session", &of("programs/top-set-backoff.plan", Kind::Session, Paper::A4), 2);
    looks_as_approved("scripts", &of("tests/sheets/scripts.plan", Kind::Session, Paper::Letter), 2);
    looks_as_approved("week", &of("tests/sheets/full-week.plan", Kind::Week, Paper::A4), 1);
    looks_as_approved("block", &of("programs/rts-block.plan", Kind::Block, Paper::Letter), 1);
    looks_as_approved("card", &of("tests/sheets/full-week.plan", Kind::Card, Paper::A4), 1);
}

#[test]
fn a_picture_that_differs_is_seen() {
    let schedule = schedule(&read("programs/top-set-backoff.plan"));
    let made = picture(&pdf(&schedule, &Options::default()), 2);
    assert_eq!(other(&made, &made), 0.0);
    let blank = picture(&pdf(&schedule, &Options { blank: true, ..Options::default() }), 2);
    assert!(other(&made, &blank) > 0.5);
}

#[test]
fn build_writes_a_pdf_by_its_ending_and_by_its_name() {
    let folder = tempfile::tempdir().unwrap();
    let plan = folder.path().join("a.plan");
    fs::write(&plan, "squat: 3x5 @100kg\n").unwrap();
    let file = folder.path().join("a.pdf");
    cargo_bin_cmd!("liftplan").arg("build").arg(&plan).arg("-o").arg(&file).assert().success().stderr("");
    let written = fs::read(&file).unwrap();
    let named = cargo_bin_cmd!("liftplan").arg("build").arg(&plan).args(["--format", "pdf"]).assert().success();
    assert!(written.starts_with(b"%PDF-"));
    assert!(named.get_output().stdout == written);
}

#[test]
fn a_roster_gets_a_pdf_each() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    fs::write(at("a.plan"), "max squat 100kg\nsquat: 3x5 @70%\n").unwrap();
    fs::write(at("team.csv"), "name,squat\nJo,100kg\nКоля 臥,120kg\n").unwrap();
    let build = cargo_bin_cmd!("liftplan")
        .current_dir(folder.path())
        .args(["build", "a.plan", "--roster", "team.csv", "--format", "pdf", "-o", "sheets"])
        .assert()
        .success();
    let said = String::from_utf8(build.get_output().stderr.clone()).unwrap();
    assert!(said.contains("warning: no font of the PDF has 臥 (U+81E5)"), "{said}");
    let mut written: Vec<_> = fs::read_dir(at("sheets")).unwrap().map(|entry| entry.unwrap().path()).collect();
    written.sort();
    assert_eq!(written.len(), 2);
    for path in written {
        let made = text(&fs::read(&path).unwrap());
        assert!(
            made.contains("Jo") && made.contains("70 kg") || made.contains("Коля") && made.contains("85"),
            "{made}"
        );
    }
}

#[test]
fn a_sign_that_no_font_has_is_told_of_once_and_can_still_be_copied() {
    let folder = tempfile::tempdir().unwrap();
    let plan = folder.path().join("a.plan");
    fs::write(&plan, "squat: 3x5 @100kg \"强 and 强\"\n").unwrap();
    let file = folder.path().join("a.pdf");
    let build = cargo_bin_cmd!("liftplan").arg("build").arg(&plan).arg("-o").arg(&file).assert().success();
    let said = String::from_utf8(build.get_output().stderr.clone()).unwrap();
    assert_eq!(said, "warning: no font of the PDF has 强 (U+5F3A); boxes stand for them, first in `强 and 强`\n");
    assert!(text(&fs::read(&file).unwrap()).contains("强 and 强"));
}
