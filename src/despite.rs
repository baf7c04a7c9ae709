//! What the expansion finds wrong with a plan that has errors already: so that all errors come out
//! in one run, and not those of the loads and dates once all others are mended.

use std::collections::HashSet;

use crate::diagnostic::{Diagnostics, Finding, all_labels, is_error};
use crate::expand;
use crate::model::{Athlete, History, Program};
use crate::parse;
use crate::source::{Source, Span};
use crate::syntax::{Ast, StatementKind};

/// Words that begin a heading of time, beside those that are lifts with a `:`.
const TIMES: [&str; 8] = ["block", "week", "day", "deload", "train", "start", "meet", "skip"];

/// Whether it is known which weeks and days the plan has: every heading of them was understood,
/// and no week was found wrong.
pub(crate) fn knows_its_weeks(ast: &Ast, source: &Source, found: &Diagnostics) -> bool {
    let broken = ast.statements.iter().filter(|statement| matches!(statement.kind, StatementKind::Broken));
    let of_time = |span: Span| {
        let text = source.slice(span);
        TIMES.iter().any(|word| parse::begins_with(word, text))
    };
    // The codes of weeks and calendar begin alike.
    let codes = found.findings().filter_map(|finding| finding.code());
    let mut codes = codes.map(|code| code.to_string());
    !broken.map(|statement| statement.span).any(of_time) && !codes.any(|code| code.starts_with("E04"))
}

/// The errors of the expansion in statements of which nothing was said yet. Lines with a
/// mistake are not expanded.
pub(crate) fn errors_of_expansion(
    ast: &Ast,
    program: &Program,
    known: &Diagnostics,
    athlete: &Athlete,
    history: &History,
) -> Diagnostics {
    let statement_at = |at: u32| ast.statements.partition_point(|statement| statement.span.start <= at);
    let places = |finding: &dyn Finding| all_labels(finding).into_iter().map(|(span, _)| statement_at(span.start));
    let mut news = expand::check_training_maxes(program, athlete);
    let errors = known.findings().chain(news.findings()).filter(|finding| is_error(*finding));
    let told: HashSet<usize> = errors.flat_map(places).collect();
    let (_, found) = expand::expand_after(program, athlete, history);
    for finding in found.into_findings() {
        if is_error(&*finding) && !places(&*finding).any(|place| told.contains(&place)) {
            news.push_boxed(finding);
        }
    }
    news
}
