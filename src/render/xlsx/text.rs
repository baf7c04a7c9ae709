//! How much room a text takes. Nobody knows the letters that a spreadsheet draws with, so these are estimates
//! on the safe side.

use unicode_width::UnicodeWidthChar as _;

/// A row over the whole width shows so much, in so many lines, and is no higher than a row may be: a tab with all
/// the columns hidden that can be is some 90 wide.
const PIECE: f64 = 1_200.0;
const LINES: usize = 12;

/// Excel allows no row with more lines.
const MOST_LINES: usize = 29;

/// How wide a letter is, in digits, which columns are measured in.
fn breadth(letter: char) -> f64 {
    match letter {
        ' ' => 0.6,
        'M' | 'W' | '@' | '—' | '…' => 1.8,
        'm' | 'w' | '%' | '~' | '+' | '=' | '<' | '>' | '×' | '−' => 1.5,
        'I' | 'J' => 1.0,
        _ if letter.is_uppercase() => 1.35,
        _ if letter.is_ascii() => 1.0,
        _ => match letter.width() {
            Some(0) => 0.0,
            Some(1) => 1.3,
            _ => 2.1,
        },
    }
}

/// How wide a text is in a single line, in digits.
pub(super) fn width(text: &str) -> f64 {
    text.chars().map(breadth).sum()
}

/// How many lines a text takes in a cell of this width: words are kept whole where they fit.
pub(super) fn lines(text: &str, room: f64) -> usize {
    text.lines().map(|line| wrapped(line, room)).sum::<usize>().max(1)
}

fn wrapped(line: &str, room: f64) -> usize {
    let (mut lines, mut used) = (1, 0.0);
    for word in line.split_inclusive(' ') {
        let wide = width(word);
        if used + wide <= room {
            used += wide;
            continue;
        }
        if used > 0.0 {
            lines += 1;
        }
        // A word that is wider than the cell is broken.
        used = wide;
        while used > room {
            lines += 1;
            used -= room;
        }
    }
    lines
}

/// How high a row is, in points, that holds a text in a cell of this width.
pub(super) fn height(text: &str, room: f64) -> f64 {
    let lines = lines(text, room).min(MOST_LINES);
    14.0 * f64::from(u8::try_from(lines).unwrap_or(1))
}

/// The beginning of a text, so many characters at the most.
pub(super) fn cut(text: &str, most: usize) -> &str {
    text.char_indices().nth(most).and_then(|(at, _)| text.get(..at)).unwrap_or(text)
}

/// A text in pieces that a row can show.
pub(super) fn pieces(text: &str) -> Vec<&str> {
    let (mut pieces, mut rest) = (Vec::new(), text);
    while let Some((piece, others)) = end_of_piece(rest).and_then(|at| rest.split_at_checked(at)) {
        pieces.push(piece);
        rest = others;
    }
    pieces.push(rest);
    pieces
}

/// Where a text is cut that is more than a piece: behind a line or a word, if one ends near.
fn end_of_piece(text: &str) -> Option<usize> {
    let (mut wide, mut blank, mut breaks) = (0.0, None, 0);
    for (at, letter) in text.char_indices() {
        wide += breadth(letter);
        if wide > PIECE {
            let near = blank.filter(|blank| at - blank < 100);
            return Some(near.unwrap_or(at));
        }
        let behind = at + letter.len_utf8();
        if letter == ' ' {
            blank = Some(behind);
        }
        if letter == '\n' {
            breaks += 1;
            if breaks == LINES && behind < text.len() {
                return Some(behind);
            }
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wide_letters_take_more_room() {
        assert_eq!(lines("bench press", 12.0), 1);
        assert_eq!(lines("BENCH PRESS", 12.0), 2);
        assert_eq!(lines("深蹲深蹲深蹲深蹲", 12.0), 2);
        assert_eq!(lines("one two three four", 10.0), 2, "words are kept whole");
        assert_eq!(lines("x".repeat(25).as_str(), 10.0), 3, "unless they are too wide");
        assert_eq!((lines("", 10.0), lines("a\nb\n\nc", 10.0)), (1, 4));
    }

    #[test]
    fn pieces_are_all_of_a_text_and_each_fits_a_row_of_any_tab() {
        for text in ["W".repeat(5_000), "MOVE WITH WARMTH ".repeat(300), "深蹲".repeat(2_000), "a\n".repeat(500)] {
            let pieces = pieces(&text);
            assert_eq!(pieces.concat(), text);
            assert!(pieces.len() > 2);
            for piece in &pieces {
                assert!(lines(piece, 88.0) <= MOST_LINES, "{} lines of {piece}", lines(piece, 88.0));
            }
        }
        assert_eq!(pieces("short"), ["short"]);
    }
}
