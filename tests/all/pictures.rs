//! The pictures of `docs/outputs.md` and `docs/sheets.md`, drawn by programs that know nothing of liftplan:
//! `cargo test --test all pictures -- --ignored`.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Command;

use data_encoding::BASE64;
use liftplan::model::Schedule;
use liftplan::render::{render_html, render_ical, render_markdown};
use liftplan::sheet::{Kind, Options};
use serde_json::json;

use crate::browser::Browser;
use crate::calendars::{parsed, properties, text};
use crate::docs::blocks;
use crate::outputs::rendered;
use crate::support::{read, repo, schedule};
use crate::workbooks::{libreoffice, workbook};

/// No picture is larger, in bytes.
const MOST: usize = 150_000;
/// No picture of a page full of small type, in bytes.
const MOST_SHEET: u64 = 200_000;

/// As GitHub sets a page, as far as it matters here.
const PAGE: &str = "<!DOCTYPE html><meta charset=utf-8><style>
body { font: 16px/1.5 'Noto Sans', 'Liberation Sans', sans-serif; color: #1f2328; margin: 24px 32px; width: 900px }
h1, h2 { border-bottom: 1px solid #d1d9e0b3; padding-bottom: .3em; font-weight: 600 }
h1 { font-size: 2em } h2 { font-size: 1.5em }
blockquote { margin: 0 0 16px; padding: 0 1em; color: #59636e; border-left: .25em solid #d1d9e0 }
table { border-collapse: collapse; margin-bottom: 16px }
th, td { padding: 6px 13px; border: 1px solid #d1d9e0 } tr:nth-child(2n) td { background: #f6f8fa }
img { display: block; width: 100%; border: 1px solid #d1d9e0; margin-bottom: 12px }
.month { table-layout: fixed; width: 100% } .month td { height: 74px; vertical-align: top; background: white !important }
.month th { font-weight: 600; font-size: 13px } .day { color: #59636e; font-size: 13px }
.event { background: #ddf4ff; border-left: 3px solid #0969da; padding: 1px 6px; font-size: 13px; border-radius: 3px }
.agenda { white-space: pre-wrap; font-size: 13px; border: 1px solid #d1d9e0; padding: 10px 14px; border-radius: 6px }
</style>";

fn of_the_page() -> Schedule {
    let blocks = blocks(&read("docs/outputs.md"));
    let plan = blocks.iter().find(|block| block.file.as_deref() == Some("spring.plan")).unwrap();
    schedule(&plan.text)
}

/// Draws a page, as high as it is.
fn draw(name: &str, body: &str, browser: &Browser) {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("page.html");
    fs::write(&file, format!("{PAGE}{body}")).unwrap();
    let page = browser.open_file(&file);
    page.resize(964, 400);
    let height = page.evaluate("Math.ceil(document.documentElement.scrollHeight)").as_u64().unwrap();
    page.resize(964, u32::try_from(height).unwrap());
    page.call("Page.bringToFront", &json!({}));
    let png = page.screenshot();
    assert!(png.len() < MOST, "{name} has {} bytes", png.len());
    fs::write(repo(&format!("docs/pictures/{name}.png")), png).unwrap();
}

#[test]
#[ignore = "draws the pictures of docs/outputs.md anew"]
fn the_pictures_of_the_outputs_are_drawn() {
    let browser = Browser::start();
    let schedule = of_the_page();
    draw("markdown", &markdown(&schedule), &browser);
    draw("workbook", &spreadsheet(&schedule), &browser);
    draw("calendar", &month(&schedule), &browser);
}

/// A page of a sheet as a browser prints it, in greys.
fn draw_sheet(name: &str, plan: &str, options: &Options, page: u32, resolution: u32, browser: &Browser) {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("sheet.html");
    fs::write(&file, rendered(|schedule, out| render_html(schedule, options, out), &schedule(&read(plan)))).unwrap();
    let params = json!({ "preferCSSPageSize": true, "printBackground": true });
    let pdf = browser.open_file(&file).call("Page.printToPDF", &params);
    fs::write(folder.path().join("sheet.pdf"), BASE64.decode(pdf["data"].as_str().unwrap().as_bytes()).unwrap())
        .unwrap();
    let drawn = Command::new("pdftoppm")
        .args(["-png", "-gray", "-singlefile", "-r", &resolution.to_string(), "-f", &page.to_string()])
        .arg(folder.path().join("sheet.pdf"))
        .arg(repo(&format!("docs/pictures/{name}")))
        .output()
        .expect("`pdftoppm` draws pages: apt-get install poppler-utils");
    assert!(drawn.status.success(), "{}", String::from_utf8_lossy(&drawn.stderr));
    let size = fs::metadata(repo(&format!("docs/pictures/{name}.png"))).unwrap().len();
    assert!(size < MOST_SHEET, "{name} has {size} bytes");
}

#[test]
#[ignore = "draws the pictures of docs/sheets.md anew"]
fn the_pictures_of_the_sheets_are_drawn() {
    let browser = Browser::start();
    let kind = |kind| Options { kind, ..Options::default() };
    let plan = "tests/sheets/pictures.plan";
    draw_sheet("session", plan, &Options::default(), 2, 105, &browser);
    draw_sheet("week", plan, &kind(Kind::Week), 1, 90, &browser);
    draw_sheet("block", plan, &kind(Kind::Block), 1, 90, &browser);
}

fn markdown(schedule: &Schedule) -> String {
    let second = Schedule { sessions: vec![schedule.sessions[1].clone()], ..schedule.clone() };
    let written = rendered(render_markdown, &second);
    let mut html = String::new();
    let options = pulldown_cmark::Options::ENABLE_TABLES | pulldown_cmark::Options::ENABLE_GFM;
    pulldown_cmark::html::push_html(&mut html, pulldown_cmark::Parser::new_ext(&written, options));
    html
}

/// The first two tabs, as LibreOffice prints them.
fn spreadsheet(schedule: &Schedule) -> String {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("book.xlsx");
    fs::write(&file, workbook(schedule)).unwrap();
    let printed = libreoffice(folder.path())
        .args(["--convert-to", "pdf", "--outdir"])
        .arg(folder.path())
        .arg(&file)
        .output()
        .expect("LibreOffice (`soffice`) draws the workbook: apt-get install libreoffice-calc");
    assert!(printed.status.success(), "{}", String::from_utf8_lossy(&printed.stderr));
    let heights = [(1, 360), (2, 700)];
    heights.map(|(page, height)| tab(folder.path(), page, height)).concat()
}

/// A page of the printed workbook, as far down as something stands on it.
fn tab(folder: &Path, page: u32, height: u32) -> String {
    let png = folder.join(format!("tab-{page}"));
    let drawn = Command::new("pdftoppm")
        .args(["-png", "-singlefile", "-r", "100", "-x", "20", "-y", "30", "-W", "1130", "-H", &height.to_string()])
        .args(["-f", &page.to_string(), "-l", &page.to_string()])
        .arg(folder.join("book.pdf"))
        .arg(&png)
        .output()
        .expect("`pdftoppm` draws pages: apt-get install poppler-utils");
    assert!(drawn.status.success(), "{}", String::from_utf8_lossy(&drawn.stderr));
    let bytes = fs::read(png.with_extension("png")).unwrap();
    format!("<img src='data:image/png;base64,{}'>", BASE64.encode(&bytes))
}

/// March 2026, which begins on a Sunday, and the first session in full.
fn month(schedule: &Schedule) -> String {
    let calendar = parsed(&rendered(render_ical, schedule));
    let events: Vec<_> = calendar.events.iter().map(properties).collect();
    let mut days: BTreeMap<u32, String> = BTreeMap::new();
    for event in &events {
        let day: u32 = event["DTSTART"][6..].parse().unwrap();
        days.entry(day).or_default().push_str(&format!("<div class=event>{}</div>", escaped(&text(&event["SUMMARY"]))));
    }
    let names = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"].map(|name| format!("<th>{name}</th>")).concat();
    let week = |week: u32| {
        let cells = (0..7).map(|weekday| {
            let day = 2 + 7 * week + weekday;
            format!("<td><span class=day>{day}</span>{}</td>", days.get(&day).cloned().unwrap_or_default())
        });
        format!("<tr>{}</tr>", cells.collect::<String>())
    };
    let weeks: String = (0..2).map(week).collect();
    let first = &events[0];
    format!(
        "<h2>March 2026</h2><table class=month><tr>{names}</tr>{weeks}</table>\
         <div class=agenda><b>{}</b>\n{}</div>",
        escaped(&text(&first["SUMMARY"])),
        escaped(&text(&first["DESCRIPTION"]))
    )
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;")
}
