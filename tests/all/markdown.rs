//! Markdown, as another parser reads it.

use liftplan::model::{Athlete, PlannedSet, Role, Schedule};
use liftplan::render::render_markdown;
use liftplan::source::Source;
use liftplan::training::Load;
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use crate::outputs::{rendered, shipped};
use crate::support::schedule;

/// A page as it is understood: its headings, its paragraphs and quotations, and its tables.
#[derive(Default)]
struct Page {
    headings: Vec<String>,
    texts: Vec<String>,
    tables: Vec<Vec<Vec<String>>>,
    /// Markup other than the line breaks and empty comments that are ours.
    strange: Vec<String>,
}

fn parsed(markdown: &str) -> Page {
    let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_MATH | Options::ENABLE_GFM;
    let mut page = Page::default();
    let mut text = String::new();
    for event in Parser::new_ext(markdown, options) {
        match event {
            Event::Text(words) => text.push_str(&words),
            Event::SoftBreak | Event::HardBreak => text.push('\n'),
            Event::InlineHtml(html) if html.as_ref() == "<br>" => text.push('\n'),
            Event::InlineHtml(html) if html.as_ref() == "<!-- -->" => {}
            Event::Start(Tag::Table(_)) => page.tables.push(Vec::new()),
            Event::Start(Tag::TableRow | Tag::TableHead) => page.tables.last_mut().unwrap().push(Vec::new()),
            Event::Start(Tag::Heading { .. } | Tag::Paragraph | Tag::TableCell) => text.clear(),
            Event::End(TagEnd::Heading(_)) => page.headings.push(std::mem::take(&mut text)),
            Event::End(TagEnd::Paragraph) => page.texts.push(std::mem::take(&mut text)),
            Event::End(TagEnd::TableCell) => {
                page.tables.last_mut().unwrap().last_mut().unwrap().push(std::mem::take(&mut text));
            }
            Event::Start(Tag::Link { dest_url, .. }) if dest_url.starts_with("#week-") => {}
            Event::Start(Tag::Strong | Tag::Emphasis | Tag::BlockQuote(_)) | Event::End(_) => {}
            other => page.strange.push(format!("{other:?}")),
        }
    }
    page
}

fn sets(schedule: &Schedule) -> Vec<&PlannedSet> {
    schedule.sessions.iter().flat_map(|session| &session.exercises).flat_map(|exercise| &exercise.sets).collect()
}

/// The place of a column in a table.
fn column(table: &[Vec<String>], name: &str) -> Option<usize> {
    table[0].iter().position(|column| column == name)
}

/// How many sets a row stands for: `5` is one, `3 × 5` are three.
fn count(reps: &str) -> usize {
    reps.split_once(" × ").map_or(1, |(count, _)| count.parse().unwrap())
}

#[test]
fn every_set_of_every_program_stands_in_a_table_with_its_load() {
    for (name, schedule) in shipped() {
        let page = parsed(&rendered(render_markdown, &schedule));
        assert!(page.strange.is_empty(), "{name}: {:?}", page.strange);
        let sets = sets(&schedule);
        let mut sets = sets.iter();
        for table in page.tables.iter().filter(|table| column(table, "Reps").is_some()) {
            let reps = column(table, "Reps").unwrap();
            let load = column(table, &format!("Load, {}", schedule.unit)).unwrap();
            for row in table.iter().skip(1).filter(|row| !row[reps].is_empty()) {
                for set in sets.by_ref().take(count(&row[reps])) {
                    let shown = row[load].contains(&set.load.map(Load::number).unwrap_or_default());
                    let is_bodyweight = set.bodyweight && row[load].starts_with("bodyweight");
                    assert!(shown || is_bodyweight, "{name}: {row:?} is of {set:?}");
                    let is_top = row.iter().any(|cell| cell == "top");
                    assert_eq!(is_top, set.role == Role::Top, "{name}: {row:?}");
                }
            }
        }
        assert_eq!(sets.next(), None, "{name}: every set is in a row");
        let sessions = page.headings.iter().filter(|heading| heading.contains("Day ")).count();
        assert_eq!(sessions, schedule.sessions.len(), "{name}: every session has a heading");
    }
}

/// Texts that Markdown, HTML or GitHub would make something of.
const MARKUP: [&str; 16] = [
    "# heading",
    "- item",
    "1. item",
    "> quote",
    "| a | b |",
    "`code` and ``code``",
    "*a* _b_ **c** __d__ ~~e~~ ~f~",
    "[text](http://example.com) ![picture](x.png)",
    "<b onclick=x>&lt;</b> <!-- no --> &amp;",
    "https://example.com www.example.com a@example.com",
    "@anna #12 GH-3 :smile:",
    "$x^2$ and $$y$$",
    "=====",
    "-----",
    "    four blanks",
    "a \\ b \\\\ c \\*",
];

#[test]
fn text_that_is_markup_comes_back_as_text() {
    for markup in MARKUP {
        let plan = format!(
            "program \"{markup}\"\nauthor \"{markup}\"\n\"{markup}\"\nblock \"{markup}\" 1 weeks\nday \"{markup}\"\n\"{markup}\"\n\
             A1 bench: 3x5 @100kg \"{markup}\"\n  \"{markup}\"\nA2 row: 3x5 \"{markup}\"\n"
        );
        let compiled = liftplan::compile(&Source::new("plan", plan), &Athlete::default());
        let Some(schedule) = compiled.schedule else { panic!("{markup}: {:?}", compiled.diagnostics) };
        let written = rendered(render_markdown, &schedule);
        let page = parsed(&written);
        assert!(page.strange.is_empty(), "{markup}: {:?} in\n{written}", page.strange);
        let markup = markup.trim();
        assert_eq!(page.headings[0], markup, "in\n{written}");
        assert!(page.headings[1].ends_with(&format!("{markup} · {markup}")), "{:?}", page.headings);
        assert_eq!(page.texts.iter().filter(|text| *text == markup).count(), 2, "{:?}", page.texts);
        assert!(page.texts.contains(&format!("by {markup}")), "{:?}", page.texts);
        let notes: Vec<&String> = page.tables[0].iter().flatten().filter(|cell| cell.contains(markup)).collect();
        assert_eq!(notes.len(), 2, "{:?}", page.tables);
        assert!(page.tables[0].iter().all(|row| row.len() == page.tables[0][0].len()), "{:?}", page.tables);
    }
}

#[test]
fn a_page_shows_what_a_session_holds() {
    let plan = "program \"Upper\"\nmax bench 100kg\nday \"Push\"\n\"Sleep.\"\n\
                A1 bench (paused): warmup 5 @50%; top 3 @90% rest 3min; backoff 2-3x5 @-10% tempo 30X0 \"slow\"\n\
                A2 row or chin-up: 3x8-12 @RPE8\nplank: 2x30s\n";
    let page = rendered(render_markdown, &schedule(plan));
    insta::assert_snapshot!("upper.md", page);
}

#[test]
fn weeks_of_a_long_program_are_headings_with_links_to_them() {
    let page = rendered(render_markdown, &schedule(&crate::support::read("programs/531.plan")));
    let links: Vec<String> = (1..=12).map(|week| format!("[{week}](#week-{week})")).collect();
    assert!(page.contains(&format!("\nWeeks: {}\n", links.join(" · "))));
    for week in 1..=12 {
        assert_eq!(page.matches(&format!("\n## Week {week}\n")).count(), 1);
    }
}

#[test]
fn links_to_weeks_go_to_the_headings_of_the_weeks_whatever_else_is_named_like_them() {
    let plan = "program \"Week 1\"\nblock 3 weeks\nday \"Week 2\"\nsquat: 3x5 @60kg\n";
    let page = rendered(render_markdown, &schedule(plan));
    assert!(page.contains("\nWeeks: [1](#week-1-1) · [2](#week-2) · [3](#week-3)\n"), "{page}");
    let plan = plan.replace("\"Week 1\"", "\"WEEK: 2!\"");
    let page = rendered(render_markdown, &schedule(&plan));
    assert!(page.contains("\nWeeks: [1](#week-1) · [2](#week-2-1) · [3](#week-3)\n"), "{page}");
}
