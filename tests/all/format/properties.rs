//! What holds of every plan, tried on plans that are made up and messed up.

use proptest::prelude::*;

use super::{judge, laid_out};
use crate::grammar::{rows, rules};
use crate::properties::{config, token_soup, written_line};

/// Examples of every construct, from the reference, that can stand under each other.
fn statements() -> Vec<String> {
    let rules = rules();
    rows().into_iter().filter(|(rule, _)| rules.contains(rule)).map(|(_, example)| example).collect()
}

/// One way to write a plan otherwise: at each place that allows it, a choice.
#[derive(Clone, Debug)]
struct Mess {
    choices: Vec<u8>,
    /// Whether comments are strewn in.
    comments: bool,
}

impl Mess {
    /// The text with other blanks, breaks and comments outside quotes.
    fn make(&self, plan: &str) -> String {
        let mut choices = self.choices.iter().cycle().copied();
        let mut choose = |from: u8| choices.next().unwrap() % from;
        let mut messed = String::new();
        let mut count = 0;
        let comment = |count: &mut usize| {
            *count += 1;
            format!("#{count} a \"remark: 5 | 3;")
        };
        for line in plan.lines() {
            let mut quoted = false;
            let mut rest = line;
            messed.push_str(["", "", "  ", "\t"][usize::from(choose(4))]);
            while let Some(c) = rest.chars().next() {
                let is_arrow = !quoted && rest.starts_with("->");
                let sign = if is_arrow { "->" } else { &rest[..c.len_utf8()] };
                rest = &rest[sign.len()..];
                quoted ^= c == '"';
                let can_break = |c| matches!(c, ';' | '|');
                match c {
                    _ if quoted || c == '"' => messed.push(c),
                    ' ' => messed.push_str([" ", " ", "  ", "   "][usize::from(choose(4))]),
                    _ if can_break(c) || is_arrow => {
                        let blanks = ["", " ", "  "][usize::from(choose(3))];
                        let end = match choose(6) {
                            0 => "\n".to_owned(),
                            1 => "\n\n".to_owned(),
                            2 if self.comments => format!(" {}\n", comment(&mut count)),
                            3 if self.comments => format!("\n{}\n\n", comment(&mut count)),
                            _ => " ".to_owned(),
                        };
                        // In front of it or behind it.
                        if choose(2) == 0 {
                            messed.push_str(&format!("{blanks}{sign}{end}"));
                        } else {
                            messed.push_str(&format!("{end}{sign}{blanks}"));
                        }
                    }
                    _ => messed.push(c),
                }
            }
            messed.push_str(["", "", " ", "\t "][usize::from(choose(4))]);
            if self.comments && choose(4) == 0 {
                messed.push_str(&comment(&mut count));
            }
            messed.push('\n');
            if self.comments && choose(4) == 0 {
                messed.push_str(&format!("  {}\n", comment(&mut count)));
            }
            messed.push_str(["", "", "", "\n\n"][usize::from(if self.comments { choose(4) } else { 0 })]);
        }
        messed
    }
}

fn mess(comments: bool) -> impl Strategy<Value = Mess> {
    proptest::collection::vec(proptest::num::u8::ANY, 64).prop_map(move |choices| Mess { choices, comments })
}

/// Plans of several lines with weeks, some of which are wide.
fn table() -> impl Strategy<Value = String> {
    let cell = proptest::sample::select(
        &[
            "4x7 @64%",
            "10x10 @7.5%",
            "5 @65%, 5 @75%, 5+ @85%",
            "top 5 @RPE8; backoff 3x8 @-10% rest 2-3min",
            "same",
            "-",
            "3x5 \"a note that takes a good deal of room\"",
            "same +2.5kg",
            "week 9: 5",
            "3xamrap @bw",
        ][..],
    );
    let row = proptest::collection::vec(cell, 1..7);
    let name = proptest::sample::select(
        &[
            "bench",
            "squat",
            "close-grip bench press (paused)",
            "A1 жим лёжа",
            "T1 row or pull-up",
            "rotate (press, dip)",
        ][..],
    );
    let below = proptest::sample::select(
        &["", "\n  rest 90s", "\n  \"a note\"", "\nprogress on hit: +2.5kg", "\nday \"x\""][..],
    );
    let arrow = proptest::sample::select(&[" | ", " | ", " | ", " -> "][..]);
    let line =
        (name, row, arrow, below).prop_map(|(name, row, arrow, below)| format!("{name}: {}{below}", row.join(arrow)));
    proptest::collection::vec(line, 1..7).prop_map(|lines| lines.join("\n") + "\n")
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn any_soup_of_words_is_laid_out_or_has_errors(text in token_soup()) {
        judge(&text);
    }

    #[test]
    fn any_text_is_laid_out_or_has_errors(text in "(\\PC|\\n|#){0,80}") {
        judge(&text);
    }

    #[test]
    fn lines_say_the_same_when_they_are_laid_out(
        lines in proptest::collection::vec(written_line(), 1..6),
        mess in mess(true),
    ) {
        let plan: String = lines.iter().map(|(line, _)| format!("{line}\n")).collect();
        prop_assert!(judge(&mess.make(&plan)).is_some());
    }

    #[test]
    fn comments_stay_in_every_construct(
        statements in proptest::sample::subsequence(statements(), 1..8),
        mess in mess(true),
    ) {
        judge(&mess.make(&statements.join("\n")));
    }

    #[test]
    fn nothing_hangs_on_how_a_plan_was_laid_out(
        statements in proptest::sample::subsequence(statements(), 1..8),
        mess in mess(false),
    ) {
        let plan = statements.join("\n") + "\n";
        let messed = mess.make(&plan);
        // Where a break does away with a meaning, there is no layout.
        if let (Some(formatted), Some(again)) = (laid_out(&plan), laid_out(&messed)) {
            let without_blanks = |text: &str| text.replace("\n\n", "\n");
            prop_assert_eq!(without_blanks(&formatted), without_blanks(&again), "{}", messed);
        }
    }

    #[test]
    fn tables_are_laid_out(table in table(), mess in mess(true)) {
        let once = judge(&table);
        prop_assert!(once.is_some(), "{}", table);
        judge(&mess.make(&table));
    }
}
