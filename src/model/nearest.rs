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
/// its letters differ, or one begins with the other.
pub(crate) fn slips(typed: &str, candidate: &str) -> Option<usize> {
    let typed: Vec<char> = typed.to_lowercase().chars().collect();
    let letters: Vec<char> = candidate.to_lowercase().chars().collect();
    let longest = typed.len().max(letters.len());
    let begins = typed.len() >= 3
        && letters.len() >= 3
        && (letters.starts_with(&typed) || typed.starts_with(&letters));
    let most = if begins { longest } else { longest / 3 };
    Distance::default().within(&typed, &letters, most)
}

/// Measures how far two words are apart; keeps its rows, to spare making them for every word.
#[derive(Debug, Default)]
pub(crate) struct Distance {
    before_last: Vec<usize>,
    last: Vec<usize>,
    row: Vec<usize>,
}

impl Distance {
    /// How many letters are too many, missing, wrong or swapped with their neighbour (the "optimal
    /// string alignment" form of the Damerau–Levenshtein distance). `None`: more than `most`.
    pub(crate) fn within<L: PartialEq>(&mut self, a: &[L], b: &[L], most: usize) -> Option<usize> {
        const FAR: usize = usize::MAX / 2;
        let get = |row: &[usize], at: usize| row.get(at).copied().unwrap_or(FAR);
        self.last.clear();
        self.last.extend(0..=b.len());
        self.before_last.clear();
        for (i, x) in a.iter().enumerate() {
            self.row.clear();
            self.row.push(i + 1);
            // Farther from the diagonal there are more slips than are allowed.
            let from = i.saturating_sub(most);
            self.row.resize(from + 1, FAR);
            let mut least_of_row = get(&self.row, from);
            for (j, y) in b.iter().enumerate().take(i + most + 1).skip(from) {
                let mut least = (get(&self.last, j + 1) + 1)
                    .min(get(&self.row, j) + 1)
                    .min(get(&self.last, j) + usize::from(x != y));
                if i > 0 && j > 0 && a.get(i - 1) == Some(y) && b.get(j - 1) == Some(x) {
                    least = least.min(get(&self.before_last, j - 1) + 1);
                }
                self.row.push(least);
                least_of_row = least_of_row.min(least);
            }
            // No row begins with more than one slip more than the one before, so that a swap, which
            // goes on from there, helps no more either.
            if least_of_row > most {
                return None;
            }
            std::mem::swap(&mut self.before_last, &mut self.last);
            std::mem::swap(&mut self.last, &mut self.row);
        }
        let distance = self.last.get(b.len()).copied();
        distance.filter(|slips| *slips <= most)
    }
}
