//! Which character looks like which.

/// Where a character cannot be itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Where {
    /// Outside of quotes.
    Anywhere,
    /// Nobody sees it; outside of quotes, beside plain letters.
    Invisible,
    /// Behind the `:` of a lift, and in headings.
    OutsideNames,
    /// There too, but not between two words.
    Dash,
    /// There too, between two numbers.
    Cross,
    /// In a word of plain letters or figures.
    Letter,
    /// A fraction, behind a number or alone.
    Half,
}

/// A character as it was meant.
#[derive(Clone, Copy)]
pub(super) struct Like {
    pub meant: &'static str,
    pub name: &'static str,
    pub place: Where,
}

/// What a character looks like.
pub(super) fn look_up(found: char) -> Option<Like> {
    use Where::{Anywhere, Cross, Dash, Half, Invisible, OutsideNames};
    let (meant, name, place) = match found {
        '–' => ("-", "an en dash", Dash),
        '—' => ("-", "an em dash", Dash),
        '−' => ("-", "a minus sign", Dash),
        '‐' | '‑' | '‒' | '―' | '⁃' | '﹣' => ("-", "a typographic hyphen", Dash),
        '〜' => ("-", "a wave dash", Dash),
        '…' | '‥' => ("..", "an ellipsis", OutsideNames),
        '∗' | '✕' | '✖' | '╳' | '⨯' => ("x", "another cross", Cross),
        '∶' | '꞉' | '﹕' | '：' => (":", "a look-alike of the colon", Anywhere),
        '、' | '﹐' => (",", "an East Asian comma", OutsideNames),
        '٪' | '﹪' => ("%", "another percent sign", OutsideNames),
        '﹫' => ("@", "another at sign", OutsideNames),
        '⁄' | '∕' => ("/", "a look-alike of the slash", OutsideNames),
        '٫' => (".", "a decimal sign of another script", OutsideNames),
        '¦' | '│' | '┃' | '∣' => ("|", "a look-alike of the bar", OutsideNames),
        '→' | '➔' | '⟶' | '⇒' => ("->", "an arrow", Anywhere),
        '㎏' => ("kg", "one character", OutsideNames),
        '½' => (".5", "a fraction", Half),
        '¼' => (".25", "a fraction", Half),
        '¾' => (".75", "a fraction", Half),
        '\u{a0}' | '\u{202f}' | '\u{2007}' => (" ", "a blank that does not break", Anywhere),
        '\u{3000}' => (" ", "a full-width blank", Anywhere),
        '\u{1680}' | '\u{2000}'..='\u{200a}' | '\u{205f}' => (" ", "a blank of another width", Anywhere),
        '\u{200b}' | '\u{feff}' | '\u{2060}' | '\u{ad}' => ("", "an invisible character", Anywhere),
        '\u{200c}'..='\u{200f}' => ("", "an invisible character", Invisible),
        '（' => ("(", "a full-width bracket", Anywhere),
        '）' => (")", "a full-width bracket", Anywhere),
        '\u{ff01}'..='\u{ff5e}' => return full_width(found),
        '٠'..='٩' => return digit(found, '٠', "a digit of another script"),
        '۰'..='۹' => return digit(found, '۰', "a digit of another script"),
        _ => return letter(found),
    };
    Some(Like { meant, name, place })
}

/// Plain characters, for those that are drawn as wide as a Chinese one.
const PLAIN: &str = "!\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz{|}~";

fn full_width(found: char) -> Option<Like> {
    let place = (found as usize).checked_sub(0xff01)?;
    let meant = PLAIN.get(place..=place)?;
    let name = match found {
        '０'..='９' => "a full-width digit",
        '＠' => "a full-width at sign",
        '％' => "a full-width percent sign",
        '；' => "a full-width semicolon",
        '＋' => "a full-width plus sign",
        '，' => "an East Asian comma",
        _ => "a full-width character",
    };
    Some(Like { meant, name, place: Where::OutsideNames })
}

fn digit(found: char, zero: char, name: &'static str) -> Option<Like> {
    let place = 15 + (found as usize).checked_sub(zero as usize)?;
    PLAIN.get(place..=place).map(|meant| Like { meant, name, place: Where::OutsideNames })
}

/// Letters of other alphabets.
fn letter(found: char) -> Option<Like> {
    const LETTERS: [(&str, &str, &str); 3] = [
        ("АВЕКМНОРСТУХаеокрсухѕіј", "ABEKMHOPCTYXaeokpcyxsij", "a Cyrillic letter"),
        ("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧοχ", "ABEZHIKMNOPTYXox", "a Greek letter"),
        ("ɡⅹⅩ", "gxX", "a letter of another kind"),
    ];
    LETTERS.into_iter().find_map(|(others, plain, name)| {
        let place = others.chars().position(|other| other == found)?;
        plain.get(place..=place).map(|meant| Like { meant, name, place: Where::Letter })
    })
}
