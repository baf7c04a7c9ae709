//! "Did you mean …?"

/// The candidate that a misspelt word most likely stands for; nothing if none is close.
pub fn did_you_mean<'c>(word: &str, candidates: impl IntoIterator<Item = &'c str>) -> Option<&'c str> {
    // A third of the word may be wrong: one letter of `rst`, two of `backof`. Of two letters
    // nothing can be told.
    let letters = word.chars().count();
    let allowed = if letters < 3 { 0 } else { letters.div_ceil(3) };
    within(word, allowed, candidates)
}

/// The candidate that is at most so many letters away.
pub fn within<'c>(word: &str, allowed: usize, candidates: impl IntoIterator<Item = &'c str>) -> Option<&'c str> {
    // Nobody misspells a name of sixty letters, and comparing takes the product of lengths.
    let letters = word.chars().count();
    if letters > 60 {
        return None;
    }
    let near = |candidate: &&str| candidate.chars().count().abs_diff(letters) <= allowed;
    candidates
        .into_iter()
        .filter(near)
        .map(|candidate| (strsim::damerau_levenshtein(word, candidate), candidate))
        .filter(|(distance, _)| *distance <= allowed)
        .min()
        .map(|(_, candidate)| candidate)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_close_word_is_suggested_and_a_far_one_is_not() {
        assert_eq!(did_you_mean("backof", ["top", "backoff"]), Some("backoff"));
        assert_eq!(did_you_mean("rst", ["rest", "tempo"]), Some("rest"));
        assert_eq!(did_you_mean("wendler", ["rest", "tempo", "warmup"]), None);
    }
}
