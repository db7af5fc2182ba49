//! Rows alike stand together.

use std::collections::BTreeSet;

use kizuna::layout::{MOST_PAIRS, Pattern, by_similarity, similarity};
use proptest::prelude::*;

use crate::support::{cases, each, same};

/// Numbers that look random and are the same in every run.
fn shuffled(count: usize, seed: u64) -> Vec<usize> {
    let mut order: Vec<usize> = (0..count).collect();
    order.sort_by_key(|at| (*at as u64 + seed).wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 7);
    order
}

/// Rows of three blocks, each with columns of its own, and some noise.
fn planted(block: usize) -> Vec<Pattern> {
    (0..3 * block)
        .map(|row| {
            let of = row / block;
            (0..6)
                .filter(|column| (row * 7 + column) % 5 != 0)
                .map(|column| (of * 6 + column, 1))
                .collect()
        })
        .collect()
}

#[test]
fn similarity_is_what_is_shared_of_all() {
    for (a, b, wanted) in [
        (vec![], vec![], 0.0),
        (vec![(0, 1)], vec![], 0.0),
        (vec![(0, 1)], vec![(1, 1)], 0.0),
        (vec![(0, 1), (3, 1)], vec![(0, 1), (3, 1)], 1.0),
        (vec![(0, 1), (3, 1)], vec![(3, 1), (4, 1)], 1.0 / 3.0),
        (vec![(0, 4)], vec![(0, 1)], 0.25),
        (vec![(0, 4), (1, 1)], vec![(0, 2), (2, 3)], 2.0 / 8.0),
    ] {
        assert!(
            (similarity(&a, &b) - wanted).abs() < 1e-12,
            "{a:?} and {b:?}: {}",
            similarity(&a, &b)
        );
    }
}

#[test]
fn planted_blocks_stand_together_however_they_are_shuffled() {
    let block = 12;
    let rows = planted(block);
    each(0..20, 20, |seed| {
        let shuffle = shuffled(rows.len(), *seed);
        let mixed: Vec<Pattern> = shuffle.iter().map(|at| rows[*at].clone()).collect();
        let order = by_similarity(&mixed);
        let blocks: Vec<usize> = order.iter().map(|at| shuffle[*at] / block).collect();
        let mut runs = blocks.clone();
        runs.dedup();
        same("runs", &runs.len(), &3)?;
        // What is alike to the last tie stands side by side.
        let patterns: Vec<&Pattern> = order.iter().map(|at| &mixed[*at]).collect();
        let mut seen: Vec<&Pattern> = patterns.clone();
        seen.dedup();
        let distinct = seen.len();
        seen.sort();
        seen.dedup();
        same("runs of equal rows", &distinct, &seen.len())
    });
}

#[test]
fn a_chain_is_laid_out_as_a_chain() {
    // Each row shares less with those that are further along: no better order than the chain. The
    // columns are numbered so that sorting the rows would not find it.
    let rows: Vec<Pattern> = (0..8)
        .map(|row| {
            let columns = row..row + 4;
            let columns: BTreeSet<usize> = columns.map(|column| column * 4 % 11).collect();
            columns.into_iter().map(|column| (column, 1)).collect()
        })
        .collect();
    each(0..20, 20, |seed| {
        let shuffle = shuffled(rows.len(), *seed);
        let mixed: Vec<Pattern> = shuffle.iter().map(|at| rows[*at].clone()).collect();
        let order = by_similarity(&mixed);
        let order: Vec<usize> = order.iter().map(|at| shuffle[*at]).collect();
        let steps = order.windows(2).map(|two| two[0].abs_diff(two[1]));
        same(
            "steps along the chain",
            &steps.collect::<Vec<_>>(),
            &vec![1; 7],
        )
    });
}

#[test]
fn what_shares_least_still_stands_together() {
    let rows = [vec![(0, 1), (9, 1)], vec![(1, 1)], vec![(2, 1), (9, 1)]];
    assert_eq!(by_similarity(&rows), [0, 2, 1]);
}

#[test]
fn the_largest_group_comes_first_and_what_is_empty_last() {
    let row = |column| vec![(column, 1)];
    let rows = vec![
        vec![],
        row(5),
        row(1),
        row(1),
        vec![],
        row(3),
        row(3),
        row(3),
    ];
    assert_eq!(by_similarity(&rows), [5, 6, 7, 2, 3, 1, 0, 4]);
    assert_eq!(by_similarity(&[]), Vec::<usize>::new());
    assert_eq!(by_similarity(&[vec![], vec![]]), [0, 1]);
}

#[test]
fn a_column_that_everybody_shares_does_not_make_it_slow_or_wrong() {
    // A hub, and two thousand others in pairs: together far more pairs than are compared.
    let count = 2000;
    assert!(count * (count - 1) / 2 > MOST_PAIRS);
    let rows: Vec<Pattern> = (0..count)
        .map(|row| vec![(0, 1), (1 + row % (count / 2), 1)])
        .collect();
    let order = by_similarity(&rows);
    let mut all = order.clone();
    all.sort_unstable();
    assert_eq!(all, (0..count).collect::<Vec<_>>());
    for two in order.chunks(2) {
        assert_eq!(two[0] % (count / 2), two[1] % (count / 2));
    }
}

proptest! {
    #![proptest_config(cases(64))]

    #[test]
    fn every_row_stands_once_and_the_order_follows_from_the_rows_alone(
        rows in prop::collection::vec(
            prop::collection::btree_map(0_usize..7, 1_u32..4, 0..5),
            0..24,
        ),
        seed in 0_u64..1000,
    ) {
        let rows: Vec<Pattern> = rows.into_iter().map(|row| row.into_iter().collect()).collect();
        let order = by_similarity(&rows);
        let mut all = order.clone();
        all.sort_unstable();
        prop_assert_eq!(all, (0..rows.len()).collect::<Vec<_>>());
        let shuffle = shuffled(rows.len(), seed);
        let mixed: Vec<Pattern> = shuffle.iter().map(|at| rows[*at].clone()).collect();
        let held = |rows: &[Pattern], order: &[usize]| -> Vec<Pattern> {
            order.iter().map(|at| rows[*at].clone()).collect()
        };
        prop_assert_eq!(held(&mixed, &by_similarity(&mixed)), held(&rows, &order));
    }
}
