//! The word that was probably meant.

/// The candidate nearest to what was typed, if it is near enough to be a slip.
pub fn nearest<'c>(typed: &str, candidates: impl IntoIterator<Item = &'c str>) -> Option<&'c str> {
    candidates
        .into_iter()
        .filter_map(|candidate| Some((slips(typed, candidate)?, candidate)))
        .min_by_key(|(slips, _)| *slips)
        .map(|(_, candidate)| candidate)
}

/// How many slips lie between what was typed and a candidate, if few enough: at most a third of
/// its letters differ (Damerau–Levenshtein distance), or one begins with the other.
pub(crate) fn slips(typed: &str, candidate: &str) -> Option<usize> {
    let typed: Vec<char> = typed.to_lowercase().chars().collect();
    let letters: Vec<char> = candidate.to_lowercase().chars().collect();
    let longest = typed.len().max(letters.len());
    let begins = typed.len() >= 3
        && letters.len() >= 3
        && (letters.starts_with(&typed) || typed.starts_with(&letters));
    let distance = distance(&typed, &letters);
    (begins || distance * 3 <= longest).then_some(distance)
}

/// Insertions, deletions, substitutions and swaps of neighbours between two words (the "optimal
/// string alignment" form of the Damerau–Levenshtein distance).
fn distance(a: &[char], b: &[char]) -> usize {
    let mut before_last: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        let mut row = vec![i + 1];
        for (j, y) in b.iter().enumerate() {
            let get = |row: &[usize], at: usize| row.get(at).copied().unwrap_or(usize::MAX / 2);
            let mut least = (get(&last, j + 1) + 1)
                .min(get(&row, j) + 1)
                .min(get(&last, j) + usize::from(x != y));
            let swapped = i > 0 && j > 0 && a.get(i - 1) == Some(y) && b.get(j - 1) == Some(x);
            if swapped {
                least = least.min(get(&before_last, j - 1) + 1);
            }
            row.push(least);
        }
        before_last = std::mem::replace(&mut last, row);
    }
    last.last().copied().unwrap_or(0)
}
