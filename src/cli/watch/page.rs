//! What the browser shows: the sheet, or what stands in its way.

use maud::{DOCTYPE, Markup, PreEscaped, html};

use super::super::terminal::Told;

/// The script of the pages. It has a path of its own, so that no other script is allowed in them.
pub const SCRIPT: &str = include_str!("live.js");
const STYLE: &str = include_str!("live.css");

/// A page, but for its version.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Page {
    /// All of it up to the script.
    before: String,
    after: String,
    /// `sheet` or `mistakes`: each is scrolled by itself.
    kind: &'static str,
}

impl Page {
    /// The HTML of the page in that version.
    pub fn html(&self, version: &str) -> String {
        let script = html! { script src="/live.js" data-version=(version) data-kind=(self.kind) {} };
        format!("{}{}\n{}", self.before, script.0, self.after)
    }
}

/// The sheet, and beside it, never on paper, what there is to say of the plan.
pub fn sheet(sheet: &str, told: &Told) -> Page {
    // Text in a sheet is escaped, so that this is its end.
    let (before, after) = sheet.rsplit_once("</body>").unwrap_or((sheet, ""));
    let beside = html! {
        (style())
        @if !told.drawn.is_empty() {
            details.live {
                summary { @if told.summaries.is_empty() { "1 warning" } @else { (told.summaries.join(", ")) } }
                pre { (told.drawn.trim_end()) }
            }
        }
        (gone())
    };
    Page { before: format!("{before}{}\n", beside.0), after: format!("</body>{after}"), kind: "sheet" }
}

/// What is wrong with the plan, in the place of the sheet, and why it was not even looked at.
pub fn broken(plan: &str, told: &Told, failure: Option<&str>) -> Page {
    let page = html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { "✗ " (plan) }
                (style())
            }
            body.mistakes {
                h1 { (plan) " is not built" }
                p { "The sheet comes back by itself once this is mended." }
                @if !told.drawn.is_empty() { pre { (told.drawn.trim_end()) } }
                @if !told.summaries.is_empty() { p.summary { (told.summaries.join(", ")) } }
                @if let Some(failure) = failure { pre { (failure) } }
                (gone())
            }
        }
    };
    let page = page.into_string();
    let (before, after) = page.rsplit_once("</body>").unwrap_or((&page, ""));
    Page { before: before.to_owned(), after: format!("</body>{after}"), kind: "mistakes" }
}

fn style() -> Markup {
    html! { style { (PreEscaped(STYLE)) } }
}

/// What the script shows while nobody answers it.
fn gone() -> Markup {
    html! { p #live-gone hidden { "liftplan does not answer any more; this page stays as it is until it does" } }
}
