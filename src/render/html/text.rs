//! Text with its type.

use std::fmt::Write as _;

use maud::{Markup, PreEscaped, html};

use crate::sheet::{Run, Text};

/// A block of text: a paragraph, a heading, a cell. What somebody wrote alone sets the direction of the whole.
pub(super) fn block(tag: &str, class: &str, text: &Text) -> Markup {
    let dir = if has_direction(text) { " dir=\"auto\"" } else { "" };
    let class = if class.is_empty() { String::new() } else { format!(" class=\"{class}\"") };
    PreEscaped(format!("<{tag}{class}{dir}>{}</{tag}>", inline(text).0))
}

/// Whether what stands around the text takes its direction.
pub(super) fn has_direction(text: &Text) -> bool {
    matches!(text.0.as_slice(), [only] if only.own)
}

/// Text inside of something, which takes its direction if it [has](has_direction) one.
pub(super) fn inline(text: &Text) -> Markup {
    let whole = has_direction(text);
    html! { @for run in &text.0 { (self::run(run, run.own && !whole)) } }
}

/// A stretch of text, with its direction to itself or without.
fn run(run: &Run, apart: bool) -> Markup {
    let style = run.style;
    let mut classes: Vec<String> = Vec::new();
    if style.size > 0 {
        classes.push(format!("t{}", style.size));
    }
    let looks = [(style.italic, "i"), (style.grey, "g"), (style.framed, "f"), (style.whole, "w")];
    classes.extend(looks.iter().filter(|(is, _)| *is).map(|(_, class)| (*class).to_owned()));
    let classes = classes.join(" ");
    let class = Some(classes.as_str()).filter(|classes| !classes.is_empty());
    let dir = apart.then_some("auto");
    match (style.bold, class, dir) {
        (true, ..) => html! { b class=[class] dir=[dir] { (run.words) } },
        (false, None, None) => html! { (run.words) },
        (false, ..) => html! { span class=[class] dir=[dir] { (run.words) } },
    }
}

/// Text as a string of CSS. What is not a letter, a figure or a blank is written by its number, so that nothing can
/// end the string or the style; what somebody wrote keeps its direction to itself.
pub(super) fn css_string(text: &Text) -> String {
    let mut string = String::from("\"");
    for run in &text.0 {
        let (open, close) = if run.own { ("\u{2068}", "\u{2069}") } else { ("", "") };
        for letter in open.chars().chain(run.words.chars()).chain(close.chars()) {
            if letter.is_alphanumeric() || letter == ' ' {
                string.push(letter);
            } else {
                // A blank ends the number.
                let _ = write!(string, "\\{:x} ", u32::from(letter));
            }
        }
    }
    string.push('"');
    string
}
