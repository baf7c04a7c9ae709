//! Text that Markdown takes for text and nothing else, and that GitHub turns into no link.

/// What stands for nothing: a parser drops it, and what is around it is no longer one word.
const NOTHING: &str = "<!-- -->";

/// Signs that mean something to Markdown wherever they stand. `$` is mathematics on GitHub.
const SIGNS: [char; 14] = ['\\', '`', '*', '_', '[', ']', '<', '>', '|', '~', '&', '$', '#', '!'];

/// Text in one line, for a cell of a table, a heading or the middle of a paragraph: line breaks become
/// `<br>`.
///
/// A backslash keeps Markdown off. It does not keep GitHub off, which looks for mentions, numbers of issues,
/// bare addresses and emoji when the page is made already; there an empty comment comes between.
pub(crate) fn inline(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 8);
    for (number, line) in lines(text).enumerate() {
        if number > 0 {
            out.push_str("<br>");
        }
        escape(line, &mut out, |c, out| {
            if SIGNS.contains(&c) {
                out.push('\\');
            }
            out.push(c);
        });
    }
    out
}

/// Text as a paragraph: as [`inline`], and its first sign begins no list, heading or rule.
pub(crate) fn paragraph(text: &str) -> String {
    let line = inline(text);
    // `1.` and `1)` begin a list too.
    let digits = line.chars().take_while(char::is_ascii_digit).count();
    let sign = line.get(digits..).and_then(|rest| rest.chars().next());
    let is_list = match sign {
        Some('-' | '+' | '=') => digits == 0,
        Some('.' | ')') => digits > 0,
        _ => false,
    };
    match (line.get(..digits), line.get(digits..)) {
        (Some(number), Some(rest)) if is_list => format!("{number}\\{rest}"),
        _ => line,
    }
}

/// Text in one line beside a tag of HTML, where Markdown is not read.
pub(crate) fn html(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 8);
    for (number, line) in lines(text).enumerate() {
        if number > 0 {
            out.push(' ');
        }
        escape(line, &mut out, |c, out| match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            c => out.push(c),
        });
    }
    out
}

/// The lines of a text, however they end.
fn lines(text: &str) -> impl Iterator<Item = &str> {
    text.trim().split('\n').flat_map(|line| line.trim_matches('\r').split('\r')).map(str::trim)
}

/// Puts a line out sign by sign.
fn escape(line: &str, out: &mut String, put: impl Fn(char, &mut String)) {
    let mut before = ' ';
    for (at, c) in line.char_indices() {
        let rest = line.get(at + c.len_utf8()..).unwrap_or("");
        // A tab or a sign that steers is no text.
        let c = if c.is_control() { ' ' } else { c };
        put(c, out);
        if becomes_a_link(before, c, rest) {
            out.push_str(NOTHING);
        }
        before = c;
    }
}

/// Whether GitHub would make a link or a picture of what begins with this sign.
fn becomes_a_link(before: char, c: char, rest: &str) -> bool {
    let next = rest.chars().next().unwrap_or(' ');
    match c {
        // `@name`, `name@host`
        '@' => next.is_alphanumeric(),
        // `#12`
        '#' => next.is_ascii_digit(),
        // `https://…`, `mailto:…`, `:emoji:`
        ':' => rest.starts_with("//") || is_emoji(rest) || (before.is_alphanumeric() && next.is_alphabetic()),
        // `www.…`
        'w' | 'W' => !before.is_alphanumeric() && rest.get(..3).is_some_and(|rest| rest.eq_ignore_ascii_case("ww.")),
        // `GH-12`
        'G' | 'g' => !before.is_alphanumeric() && rest.get(..2).is_some_and(|rest| rest.eq_ignore_ascii_case("h-")),
        _ => false,
    }
}

/// Whether a name of an emoji and a colon follow.
fn is_emoji(rest: &str) -> bool {
    let end = rest.find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '_' | '+' | '-')));
    end.is_some_and(|end| end > 0 && rest.get(end..).is_some_and(|rest| rest.starts_with(':')))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_of_markdown_are_kept_off_with_a_backslash() {
        assert_eq!(inline("a|b `c` *d* _e_ <f> [g](h) ~i~ &amp; $j$ \\"), {
            "a\\|b \\`c\\` \\*d\\* \\_e\\_ \\<f\\> \\[g\\](h) \\~i\\~ \\&amp; \\$j\\$ \\\\"
        });
        assert_eq!(inline("two\r\nlines\rand\na third"), "two<br>lines<br>and<br>a third");
        assert_eq!(inline("  5-3-1, 2.5 kg (paused)  "), "5-3-1, 2.5 kg (paused)", "what is plain stays plain");
    }

    #[test]
    fn mentions_issues_addresses_and_emoji_are_cut_in_two() {
        assert_eq!(inline("@anna a@b.de #12 GH-3"), "@<!-- -->anna a@<!-- -->b.de \\#<!-- -->12 G<!-- -->H-3");
        assert_eq!(inline("https://x.de www.x.de"), "https:<!-- -->//x.de w<!-- -->ww.x.de");
        assert_eq!(inline(":smile: 2:30 min, rest: 5"), ":<!-- -->smile: 2:30 min, rest: 5");
        assert_eq!(inline("5 @ 80%, # and heights"), "5 @ 80%, \\# and heights");
    }

    #[test]
    fn beside_a_tag_only_html_is_kept_off() {
        assert_eq!(html("<b>*A*</b> & @anna\nB"), "&lt;b&gt;*A*&lt;/b&gt; &amp; @<!-- -->anna B");
    }

    #[test]
    fn a_paragraph_begins_no_list_and_no_heading() {
        for (text, expected) in [
            ("- item", "\\- item"),
            ("+ item", "\\+ item"),
            ("1. item", "1\\. item"),
            ("12) item", "12\\) item"),
            ("=====", "\\====="),
            ("# title", "\\# title"),
            ("> quote", "\\> quote"),
            ("5x5 is work", "5x5 is work"),
            ("    code", "code"),
        ] {
            assert_eq!(paragraph(text), expected);
        }
    }
}
