//! What a spreadsheet makes of sets: dates of `3-5`, formulas, errors.

use super::part;
use crate::parse::SyntaxError;
use crate::source::Span;

/// Months as spreadsheets of several languages shorten them.
const MONTHS: [&[&str]; 12] = [
    &["jan", "januar", "january", "janv", "ene"],
    &["feb", "februar", "february", "fév", "febr"],
    &["mar", "mrz", "mär", "märz", "march", "mars"],
    &["apr", "april", "avr", "abr"],
    &["may", "mai", "mag"],
    &["jun", "juni", "june", "juin", "giu"],
    &["jul", "juli", "july", "juil", "lug"],
    &["aug", "august", "août", "ago"],
    &["sep", "sept", "september"],
    &["oct", "okt", "oktober", "october", "ott"],
    &["nov", "november"],
    &["dec", "dez", "december", "dezember", "déc", "dic"],
];

/// A part in which a spreadsheet has left a date or a formula.
pub(super) fn find(written: &str, span: Span) -> Option<SyntaxError> {
    if let Some(at) = written.find('=').filter(|at| is_formula(written.get(at + 1..).unwrap_or(""))) {
        return Some(SyntaxError::OtherNotation {
            written: written.to_owned(),
            help: "this is a formula of a spreadsheet; copy the value of its cell".into(),
            replacement: None,
            span: part(span, at, written.len()),
        });
    }
    let starts = std::iter::once(0).chain(written.match_indices(['x', '@', 'E']).map(|(at, sign)| at + sign.len()));
    starts.take(8).find_map(|at| {
        let rest = written.get(at..)?;
        let blank = rest.len() - rest.trim_start().len();
        let (length, low, high) = date(rest.trim_start())?;
        Some(SyntaxError::OtherNotation {
            written: rest.get(blank..blank + length)?.to_owned(),
            help: format!(
                "a spreadsheet has made a date of `{low}-{high}` or `{high}-{low}`; write that, or the sets as `{low}x{high}`, \
                 and keep dates away with cells formatted as text"
            )
            .into(),
            replacement: None,
            span: part(span, at + blank, at + blank + length),
        })
    })
}

/// `B2*0.8`, `SUM(A1)`: a cell behind the `=`.
fn is_formula(text: &str) -> bool {
    let letters = text.find(|c: char| !c.is_ascii_uppercase()).unwrap_or(text.len());
    let behind = text.get(letters..).and_then(|rest| rest.chars().next());
    (1..=3).contains(&letters) && behind.is_some_and(|c| c.is_ascii_digit()) || letters > 2 && behind == Some('(')
}

/// A date at the start of a text: how long it is, and its day and month, the smaller one first.
fn date(text: &str) -> Option<(usize, u32, u32)> {
    named_month(text).or_else(|| numbers_of_a_date(text)).or_else(|| days_since_1900(text))
}

/// `3. Mai`, `03.May`, `5-Mar`, `May-03`.
fn named_month(text: &str) -> Option<(usize, u32, u32)> {
    let day = |text: &str| {
        let end = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
        let day: u32 = text.get(..end)?.parse().ok().filter(|day| (1..=31).contains(day))?;
        Some((end, day))
    };
    let month = |text: &str| {
        let end = text.find(|c: char| !c.is_alphabetic()).unwrap_or(text.len());
        let word = text.get(..end)?.to_lowercase();
        let place = MONTHS.iter().position(|names| names.contains(&word.as_str()))?;
        Some((end, u32::try_from(place).ok()? + 1))
    };
    let between = |text: &str| text.len() - text.trim_start_matches(['.', '-', ' ', '/']).len();
    if let Some((day_end, day)) = day(text) {
        let gap = between(text.get(day_end..)?);
        let (month_end, month) = month(text.get(day_end + gap..)?).filter(|_| gap > 0)?;
        return Some((day_end + gap + month_end, day.min(month), day.max(month)));
    }
    let (month_end, month) = month(text)?;
    let gap = between(text.get(month_end..)?);
    let (day_end, day) = day(text.get(month_end + gap..)?).filter(|_| gap > 0)?;
    Some((month_end + gap + day_end, day.min(month), day.max(month)))
}

/// `3/5/2026`, `2026-05-03`, `03.05.2026`.
fn numbers_of_a_date(text: &str) -> Option<(usize, u32, u32)> {
    let end = text.find(|c: char| !c.is_ascii_digit() && !"/-.".contains(c)).unwrap_or(text.len());
    let written = text.get(..end)?;
    let sign = ['/', '-', '.'].into_iter().find(|sign| written.matches(*sign).count() == 2)?;
    let numbers: Vec<u32> = written.split(sign).map(|number| number.parse().ok()).collect::<Option<_>>()?;
    let (a, b) = match numbers.as_slice() {
        [year, a, b] | [a, b, year] if (1990..=2100).contains(year) => (*a, *b),
        _ => return None,
    };
    let possible = (1..=31).contains(&a.max(b)) && (1..=12).contains(&a.min(b));
    possible.then_some((end, a.min(b), a.max(b)))
}

/// `46145`: the days since 1900, which is what a cell holds when its format is lost.
fn days_since_1900(text: &str) -> Option<(usize, u32, u32)> {
    let end = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    let days: i64 =
        text.get(..end).filter(|_| end == 5)?.parse().ok().filter(|days| (36_000..=73_000).contains(days))?;
    // Days to a civil date, counted from the first of March of the year 0 (Hinnant, `civil_from_days`).
    let since = days - 25_569 + 719_468;
    let of_era = since.rem_euclid(146_097);
    let year_of_era = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted = (5 * of_year + 2) / 153;
    let day = of_year - (153 * shifted + 2) / 5 + 1;
    let month = if shifted < 10 { shifted + 3 } else { shifted - 9 };
    let (day, month) = (u32::try_from(day).ok()?, u32::try_from(month).ok()?);
    Some((end, day.min(month), day.max(month)))
}

#[cfg(test)]
mod tests {
    use super::date;

    #[test]
    fn dates_give_back_their_day_and_month() {
        for (written, expected) in [
            ("3. Mai @100kg", (6, 3, 5)),
            ("May-03", (6, 3, 5)),
            ("5-Mar", (5, 3, 5)),
            ("3/5/2026", (8, 3, 5)),
            ("2026-05-03", (10, 3, 5)),
            ("43954", (5, 3, 5)),
        ] {
            assert_eq!(date(written), Some(expected), "{written}");
        }
        assert_eq!(date("3x5"), None);
        assert_eq!(date("5/3/1"), None);
    }
}
