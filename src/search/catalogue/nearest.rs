//! A name that was perhaps meant, where nothing contains what was typed.

use super::super::fold::fold;
use super::{Catalogue, FOLDED, Part, letters, pairs};

/// More slips than these are no slips.
const MOST: usize = 3;
/// How many pairs of neighbours a slip spoils: two that are swapped stand in three.
const SPOILED: u32 = 3;

impl Catalogue {
    /// A name that is spelled much like what was typed: at most a third of its letters differ, and
    /// never more than three. The first of those that differ least.
    #[must_use]
    pub fn nearest(&self, typed: &str) -> Option<&str> {
        let typed: Vec<u16> = fold(typed).encode_utf16().collect();
        let count = typed.len();
        if count < 3 {
            return None;
        }
        let (wanted, wanted_pairs) = (letters(&typed, false), pairs(&typed));
        let longest = count + count / 3;
        let mut limit = MOST.min(longest / 3);
        let mut nearest = None;
        let mut rows = Rows::default();
        let signatures = self.letters.iter().zip(&self.pairs);
        for (at, (own, own_pairs)) in signatures.enumerate() {
            // A slip takes one letter away at most, and brings one at most.
            let most = u32::try_from(limit).unwrap_or(u32::MAX);
            if own & FOLDED == 0
                || (wanted & !own).count_ones() > most
                || (own & !wanted).count_ones() > most
                || (wanted_pairs & !own_pairs).count_ones() > most * SPOILED
                || (own_pairs & !wanted_pairs).count_ones() > most * SPOILED
            {
                continue;
            }
            let Some(spelling) = self.spellings.get(at) else {
                continue;
            };
            let units = self.compared(spelling).units;
            let allowed = limit.min(units.len().max(count) / 3);
            if units.len().abs_diff(count) > allowed || !self.is_name(spelling.text) {
                continue;
            }
            if let Some(slips) = rows.slips(&typed, units, allowed) {
                nearest = Some(spelling.text);
                // What is as far away comes too late.
                let Some(less) = slips.checked_sub(1) else {
                    break;
                };
                limit = less;
            }
        }
        self.written(nearest?)
    }

    /// Whether it is a name of any record.
    fn is_name(&self, text: u32) -> bool {
        let mut owners = self.owners(text).iter();
        owners.any(|owner| matches!(owner.part, Part::Name | Part::Reading))
    }
}

/// Rows of the table of distances, kept to spare making them for every name.
#[derive(Default)]
struct Rows {
    before_last: Vec<usize>,
    last: Vec<usize>,
    row: Vec<usize>,
}

impl Rows {
    /// How many letters are too many, missing, wrong or swapped with their neighbour (the "optimal
    /// string alignment" form of the Damerau–Levenshtein distance). `None`: more than so many.
    fn slips(&mut self, a: &[u16], b: &[u16], most: usize) -> Option<usize> {
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
            // A swap goes on from the row before.
            if least_of_row > most && self.last.iter().all(|slips| *slips >= most) {
                return None;
            }
            std::mem::swap(&mut self.before_last, &mut self.last);
            std::mem::swap(&mut self.last, &mut self.row);
        }
        self.last
            .get(b.len())
            .copied()
            .filter(|slips| *slips <= most)
    }
}
