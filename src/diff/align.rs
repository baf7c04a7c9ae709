//! The general ways to pair two rows.

use std::collections::HashMap;
use std::hash::Hash;

/// More cells than that are not weighed against each other.
const MOST_CELLS: usize = 250_000;

/// Pairs two rows in order, so that as few as possible of them are alone and the pairs are worth
/// the most; of those that are worth the same the earlier. Rows of one length are paired one to one.
pub(super) fn in_order(old: usize, new: usize, worth: impl Fn(usize, usize) -> usize) -> Vec<(usize, usize)> {
    let (short, long) = (old.min(new), old.max(new));
    let gap = long - short;
    let turned =
        |(in_short, in_long): (usize, usize)| if old <= new { (in_short, in_long) } else { (in_long, in_short) };
    if gap == 0 || short == 0 || short.saturating_mul(gap + 1) > MOST_CELLS {
        return (0..short).map(|place| (place, place)).collect();
    }
    // For each of the shorter row, and each number of the longer one that is left out up to there:
    // the most that it is worth, and how many were left out before it.
    let mut before = vec![0; gap + 1];
    let mut ways: Vec<Vec<usize>> = Vec::with_capacity(short);
    for place in 0..short {
        let (mut most, mut from) = (0, 0);
        let mut row = Vec::with_capacity(gap + 1);
        let mut way = Vec::with_capacity(gap + 1);
        for (left_out, &worth_before) in before.iter().enumerate() {
            if left_out == 0 || worth_before > most {
                (most, from) = (worth_before, left_out);
            }
            let (old, new) = turned((place, place + left_out));
            row.push(most + worth(old, new));
            way.push(from);
        }
        before = row;
        ways.push(way);
    }
    let most = before.iter().copied().max().unwrap_or(0);
    let mut left_out = before.iter().position(|&worth| worth == most).unwrap_or(0);
    let mut pairs = Vec::with_capacity(short);
    for (place, way) in ways.iter().enumerate().rev() {
        pairs.push(turned((place, place + left_out)));
        left_out = way.get(left_out).copied().unwrap_or(0);
    }
    pairs.reverse();
    pairs
}

/// Pairs what has the same key, the first with the first, the second with the second, and takes it
/// out of the rows of what is still alone.
pub(super) fn by_key<K: Eq + Hash>(
    alone: &mut (Vec<usize>, Vec<usize>),
    pairs: &mut Vec<(usize, usize)>,
    old_key: impl Fn(usize) -> Option<K>,
    new_key: impl Fn(usize) -> Option<K>,
) {
    let mut waiting: HashMap<K, Vec<usize>> = HashMap::new();
    for &old in alone.0.iter().rev() {
        if let Some(key) = old_key(old) {
            waiting.entry(key).or_default().push(old);
        }
    }
    let first = pairs.len();
    alone.1.retain(|&new| {
        let found = new_key(new).and_then(|key| waiting.get_mut(&key)?.pop());
        pairs.extend(found.map(|old| (old, new)));
        found.is_none()
    });
    let mut paired: Vec<usize> = pairs.iter().skip(first).map(|&(old, _)| old).collect();
    paired.sort_unstable();
    alone.0.retain(|old| paired.binary_search(old).is_err());
}

/// How many of two sorted rows are the same.
pub(super) fn common<T: Ord>(a: &[T], b: &[T]) -> usize {
    let (mut a, mut b) = (a.iter().peekable(), b.iter().peekable());
    let mut common = 0;
    while let (Some(left), Some(right)) = (a.peek(), b.peek()) {
        let order = left.cmp(right);
        if order.is_le() {
            a.next();
        }
        if order.is_ge() {
            b.next();
        }
        common += usize::from(order.is_eq());
    }
    common
}

/// Which of these numbers stay where they are, if as few as possible are moved so that they climb.
pub(super) fn climbing(numbers: &[usize]) -> Vec<bool> {
    // The place of the lowest number that ends a climb of each length, and what came before each.
    let mut ends: Vec<(usize, usize)> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::with_capacity(numbers.len());
    for (place, &number) in numbers.iter().enumerate() {
        let length = ends.partition_point(|&(end, _)| end < number);
        before.push(length.checked_sub(1).and_then(|length| ends.get(length)).map(|&(_, place)| place));
        match ends.get_mut(length) {
            Some(end) => *end = (number, place),
            None => ends.push((number, place)),
        }
    }
    let mut stays = vec![false; numbers.len()];
    let mut place = ends.last().map(|&(_, place)| place);
    while let Some(at) = place {
        if let Some(stays) = stays.get_mut(at) {
            *stays = true;
        }
        place = before.get(at).copied().flatten();
    }
    stays
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_of_one_length_are_paired_one_to_one() {
        assert_eq!(in_order(3, 3, |_, _| 0), [(0, 0), (1, 1), (2, 2)]);
        assert!(in_order(0, 2, |_, _| 0).is_empty());
    }

    #[test]
    fn what_is_alike_is_paired_and_of_equals_the_earlier() {
        let (old, new) = ("abc", "xabc");
        let worth = |a: &str, b: &str, i: usize, j: usize| usize::from(a.as_bytes().get(i) == b.as_bytes().get(j));
        assert_eq!(in_order(3, 4, |i, j| worth(old, new, i, j)), [(0, 1), (1, 2), (2, 3)]);
        assert_eq!(in_order(4, 3, |i, j| worth(new, old, i, j)), [(1, 0), (2, 1), (3, 2)]);
        assert_eq!(in_order(3, 5, |i, j| worth("abc", "axbyc", i, j)), [(0, 0), (1, 2), (2, 4)]);
        assert_eq!(in_order(2, 4, |_, _| 1), [(0, 0), (1, 1)]);
    }

    #[test]
    fn as_few_as_possible_are_moved() {
        assert_eq!(climbing(&[0, 1, 2]), [true; 3]);
        assert_eq!(climbing(&[2, 0, 1]), [false, true, true]);
        assert_eq!(climbing(&[1, 2, 3, 0]), [true, true, true, false]);
        assert!(climbing(&[]).is_empty());
    }

    #[test]
    fn the_first_of_a_key_goes_with_the_first() {
        let (old, new) = (["a", "b", "a"], ["a", "a", "c", "a"]);
        let mut alone = ((0..3).collect(), (0..4).collect());
        let mut pairs = Vec::new();
        by_key(&mut alone, &mut pairs, |i| old.get(i), |j| new.get(j));
        assert_eq!(pairs, [(0, 0), (2, 1)]);
        assert_eq!(alone, (vec![1], vec![2, 3]));
    }
}
