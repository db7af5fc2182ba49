//! A name that was perhaps meant, where nothing contains what was typed.

use super::super::fold::fold;
use super::{Catalogue, FOLDED, Part, letters, pairs};
use crate::model::Distance;

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
        let mut distance = Distance::default();
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
            if let Some(slips) = distance.within(&typed, units, allowed) {
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
