//! The athlete's own chart from effort to load.

use std::sync::Arc;

use super::{AthleteError, SeenOfAthlete};
use crate::check::Lowering;
use crate::source::Span;
use crate::syntax::ChartLine;
use crate::training::{Chart, ChartFault, Percent};

impl Lowering<'_> {
    pub(super) fn lower_chart(&mut self, line: &ChartLine, span: Span, seen: &mut SeenOfAthlete) {
        self.once(&mut seen.chart, "chart", span);
        let (made, places): (_, Vec<Span>) = match line {
            ChartLine::Sequence(values) => (
                Chart::from_sequence(values.iter().map(|value| value.0).collect()),
                values.iter().map(|value| value.1).collect(),
            ),
            ChartLine::Tested(tests) => {
                let numbers: Vec<(u16, Percent)> = tests.iter().map(|&(reps, percent, _)| (reps, percent)).collect();
                (Chart::from_tests(&numbers), tests.iter().map(|test| test.2).collect())
            }
        };
        match made {
            Ok(chart) => self.program.athlete.chart = Some(Arc::new(chart)),
            Err(fault) => {
                let at = match fault {
                    ChartFault::NotFromTheMax => places.first(),
                    ChartFault::NotFalling(place) | ChartFault::RepsNotRising(place) => places.get(place),
                    ChartFault::TooShort => None,
                    ChartFault::TooLong => places.last(),
                };
                self.diagnostics.push(in_words(fault, line, at.copied().unwrap_or(span)));
            }
        }
    }
}

fn in_words(fault: ChartFault, line: &ChartLine, span: Span) -> AthleteError {
    let is_sequence = matches!(line, ChartLine::Sequence(_));
    let (what, help, label) = match fault {
        ChartFault::TooShort => (
            "from so few numbers nothing can be read".to_owned(),
            "a chart has at least three numbers, `chart 100 97.8 95.5`, or two tests, `chart 1RM 100%, 5RM 86%`",
            "too few",
        ),
        ChartFault::TooLong if is_sequence => (
            format!("a chart has {} numbers at the most", Chart::MOST),
            "each is half a rep further: 60 of them reach to a set of 30 reps",
            "too many",
        ),
        ChartFault::TooLong => (
            format!("a test of more than {} reps says nothing of a max", Chart::MOST / 2),
            "test fewer reps: up to about ten they say most",
            "too many reps",
        ),
        ChartFault::NotFromTheMax => (
            "a chart begins at 100 %".to_owned(),
            "one rep at RPE 10 is the max itself: `chart 100 97.8 95.5`, `chart 1RM 100%, 4RM 90%`",
            "one rep is 100 %",
        ),
        ChartFault::NotFalling(_) => (
            "a chart falls from number to number".to_owned(),
            "more reps, or more of them left, are a smaller share of the max",
            "not below the one before",
        ),
        ChartFault::RepsNotRising(_) => {
            ("the tests are not in order".to_owned(), "write the fewest reps first, each number once", "not more reps")
        }
    };
    AthleteError::ImpossibleChart { what, help, span, label }
}
