//! The grammar and the reference say the same: every rule that makes a node stands in
//! `docs/reference.md` with an example that makes it.
#![allow(missing_docs, reason = "pest derives the rules")]

use std::collections::{BTreeMap, BTreeSet};

use pest::Parser as _;
use pest::iterators::Pairs;

use crate::support::read;

#[derive(pest_derive::Parser)]
#[grammar = "../grammar/liftplan.pest"]
struct Grammar;

/// The rules that make a node: those without an underscore.
pub fn rules() -> BTreeSet<String> {
    let grammar = read("grammar/liftplan.pest");
    let defined = grammar.lines().filter_map(|line| line.split_once('='));
    defined
        .filter(|(name, rest)| {
            let name = name.trim_end();
            !name.is_empty()
                && name.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_' || byte.is_ascii_digit())
                && !rest.trim_start().starts_with('_')
                && rest.trim_start().starts_with(['{', '@', '$', '!'])
        })
        .map(|(name, _)| name.trim_end().to_owned())
        .collect()
}

/// Every node of a statement, its parts and its loads.
pub fn nodes(statement: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let entry = if statement.starts_with("progress ") { Rule::progress_statement } else { Rule::statement };
    let parsed = Grammar::parse(entry, statement).unwrap_or_else(|error| panic!("{statement}\n{error}"));
    collect(parsed, &mut found);
    found
}

fn collect(pairs: Pairs<'_, Rule>, found: &mut BTreeSet<String>) {
    for pair in pairs {
        found.insert(format!("{:?}", pair.as_rule()));
        let entry = match pair.as_rule() {
            Rule::part => Some(Rule::part_rule),
            Rule::load => Some(Rule::load_rule),
            _ => None,
        };
        if let Some(parsed) = entry.and_then(|entry| Grammar::parse(entry, pair.as_str().trim()).ok()) {
            collect(parsed, found);
        }
        collect(pair.into_inner(), found);
    }
}

/// The rows `| `rule` | words | `example` |` of the reference.
pub fn rows() -> BTreeMap<String, String> {
    let reference = read("docs/reference.md");
    let mut rows = BTreeMap::new();
    for line in reference.lines().filter(|line| line.starts_with("| `")) {
        let cells: Vec<String> =
            line.replace("\\|", "\u{0}").split('|').map(|cell| cell.trim().replace('\u{0}', "|")).collect();
        if let [_, rule, words, example, _] = cells.as_slice() {
            assert!(!words.is_empty(), "{line}");
            rows.insert(rule.trim_matches('`').to_owned(), example.trim_matches('`').to_owned());
        }
    }
    rows
}

#[test]
fn every_rule_stands_in_the_reference_with_an_example_that_makes_it() {
    let rules = rules();
    assert!(rules.len() > 50, "{rules:?}");
    let rows = rows();
    for rule in &rules {
        let example = rows.get(rule).unwrap_or_else(|| panic!("`{rule}` is not in docs/reference.md"));
        assert!(nodes(example).contains(rule), "`{example}` has no `{rule}`: {:?}", nodes(example));
    }
}

#[test]
fn no_rule_adds_blanks_of_its_own() {
    let grammar = read("grammar/liftplan.pest");
    assert!(!grammar.lines().any(|line| line.starts_with("WHITESPACE") || line.starts_with("COMMENT")));
}
