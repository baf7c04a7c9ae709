//! What was found for many athletes, told once.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use super::retold::Retold;
use super::{Diagnostics, Finding, Unlisted, all_labels};
use crate::source::Span;

/// So many names are told; a person looks at the roster then.
const NAMED: usize = 5;

/// A finding, and the athletes for whom it holds.
type Group = (Box<dyn Finding>, Vec<Arc<str>>);

/// What tells one finding from another: its code, its words and its place.
type Key = (Option<String>, String, Option<Span>);

impl Diagnostics {
    /// Joins what was found for athletes who do one plan. What holds for all of them is told
    /// as it is; what holds for some begins with their names.
    #[must_use]
    pub fn of_athletes(found: impl IntoIterator<Item = (Arc<str>, Self)>) -> Self {
        let mut places: HashMap<Key, usize> = HashMap::new();
        let mut groups: Vec<Group> = Vec::new();
        let mut joined = Self::default();
        let mut unlisted = Vec::new();
        let mut athletes = 0;
        for (name, diagnostics) in found {
            athletes += 1;
            joined.unlisted.errors += diagnostics.unlisted.errors;
            unlisted.extend(diagnostics.unlisted_lesser);
            for finding in diagnostics.findings {
                let label = all_labels(finding.as_ref()).first().map(|(span, _)| *span);
                let key = (finding.code().map(|code| code.to_string()), finding.to_string(), label);
                let place = *places.entry(key).or_insert(groups.len());
                match groups.get_mut(place) {
                    Some((_, names)) => names.push(Arc::clone(&name)),
                    None => groups.push((finding, vec![Arc::clone(&name)])),
                }
            }
        }
        for (finding, names) in groups {
            let before = in_words(&names, athletes);
            joined.push(Retold { finding, before, behind: String::new(), severity: None });
        }
        // Of those that were only counted the words are gone, but what holds for many is still told once.
        let mut told: HashSet<(&str, u32)> = joined.lesser_with_places().into_iter().collect();
        unlisted.retain(|lesser: &Unlisted| told.insert((lesser.code, lesser.at)));
        for lesser in &unlisted {
            *joined.unlisted.of(lesser.severity) += 1;
        }
        joined.unlisted_lesser.extend(unlisted);
        joined
    }
}

/// `Anna, Ben and 3 more: `; nothing where it holds for all.
fn in_words(names: &[Arc<str>], athletes: usize) -> String {
    if names.len() == athletes {
        return String::new();
    }
    let named: Vec<&str> = names.iter().take(NAMED).map(AsRef::as_ref).collect();
    let more = names.len() - named.len();
    if more == 0 { format!("{}: ", named.join(", ")) } else { format!("{} and {more} more: ", named.join(", ")) }
}
