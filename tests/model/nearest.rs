//! The word that was probably meant.

use kizuna::model::nearest;
use proptest::prelude::*;

use crate::support::{cases, slips};

fn is_near(typed: &str, candidate: &str) -> bool {
    let (count, longest) = (
        typed.len().min(candidate.len()),
        typed.len().max(candidate.len()),
    );
    let begins = candidate.starts_with(typed) || typed.starts_with(candidate);
    (begins && count >= 3) || slips(typed, candidate) * 3 <= longest
}

proptest! {
    #![proptest_config(cases(4000))]

    #[test]
    fn the_nearest_is_the_first_of_those_with_the_fewest_slips(
        typed in "[abc]{0,9}", candidates in prop::collection::vec("[abc]{0,9}", 1..5),
    ) {
        let near = candidates.iter().filter(|one| is_near(&typed, one));
        let wanted = near.min_by_key(|one| slips(&typed, one)).map(String::as_str);
        let got = nearest(&typed, candidates.iter().map(String::as_str));
        prop_assert_eq!(got, wanted);
    }
}
