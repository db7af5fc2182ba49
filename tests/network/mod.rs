//! The network as a graph, and measures on it.

use std::collections::BTreeSet;

use kizuna::lens::Lens;
use kizuna::network::{Link, Measures, Network};
use proptest::prelude::*;

use crate::support::{TODAY, builtin_index, cases, day};

fn network(actors: usize, links: &[(usize, usize)]) -> Network {
    Network::new(
        0..actors,
        links
            .iter()
            .enumerate()
            .map(|(tie, &(from, to))| Link { tie, from, to }),
    )
}

#[track_caller]
fn check(actors: usize, links: &[(usize, usize)], wanted: [usize; 5], density: f64, degree: f64) {
    let Measures {
        actors: got_actors,
        ties,
        pairs,
        components,
        largest_component,
        density: got_density,
        mean_degree,
    } = network(actors, links).measures();
    assert_eq!(
        [got_actors, ties, pairs, components, largest_component],
        wanted
    );
    assert!(
        (got_density - density).abs() < 1e-12,
        "density {got_density}"
    );
    assert!(
        (mean_degree - degree).abs() < 1e-12,
        "mean degree {mean_degree}"
    );
}

#[test]
fn measures_of_small_networks_are_those_of_the_textbook() {
    // actors, ties, pairs, parts, largest part; density; mean degree
    check(0, &[], [0, 0, 0, 0, 0], 0.0, 0.0);
    check(1, &[], [1, 0, 0, 1, 1], 0.0, 0.0);
    check(2, &[(0, 1)], [2, 1, 1, 1, 2], 1.0, 1.0);
    // A triangle, a star, a path.
    check(3, &[(0, 1), (1, 2), (0, 2)], [3, 3, 3, 1, 3], 1.0, 2.0);
    check(
        5,
        &[(0, 1), (0, 2), (0, 3), (0, 4)],
        [5, 4, 4, 1, 5],
        0.4,
        1.6,
    );
    check(4, &[(0, 1), (1, 2), (2, 3)], [4, 3, 3, 1, 4], 0.5, 1.5);
    // Parallel ties, also written the other way round, are one pair.
    check(
        3,
        &[(0, 1), (1, 0), (0, 1)],
        [3, 3, 1, 2, 2],
        1.0 / 3.0,
        2.0,
    );
    // A tie with itself is no pair.
    check(2, &[(0, 0)], [2, 1, 0, 2, 1], 0.0, 1.0);
    // Two parts and a stranger.
    check(6, &[(0, 1), (2, 3), (3, 4)], [6, 3, 3, 3, 3], 0.2, 1.0);
    // A link brings its ends along.
    check(1, &[(0, 1), (5, 6)], [4, 2, 2, 2, 2], 1.0 / 3.0, 1.0);
}

#[test]
fn the_network_of_a_lens_is_that_of_its_ties() {
    let visible = Lens::as_of(day("1965-12-31")).visible(builtin_index(), TODAY);
    // Six sister cities and the Hamburg office, all with Yokohama alone: a star.
    let measures = visible.network().measures();
    assert_eq!(
        (measures.actors, measures.ties, measures.components),
        (8, 7, 1)
    );
    assert!((measures.density - 0.25).abs() < 1e-12);
}

proptest! {
    #![proptest_config(cases(128))]

    #[test]
    fn measures_agree_with_counting(
        actors in 1..12_usize,
        links in proptest::collection::vec((0..12_usize, 0..12_usize), 0..30),
    ) {
        let links: Vec<_> = links.into_iter().filter(|(a, b)| *a < actors && *b < actors).collect();
        let measures = network(actors, &links).measures();
        let neighbours = |of: usize| -> BTreeSet<usize> {
            let ends = links.iter().flat_map(|(a, b)| [(*a, *b), (*b, *a)]);
            ends.filter(|(a, b)| *a == of && a != b).map(|(_, b)| b).collect()
        };
        // Parts by spreading from each actor not yet reached.
        let mut part = vec![usize::MAX; actors];
        let mut sizes = Vec::new();
        for start in 0..actors {
            if part[start] != usize::MAX {
                continue;
            }
            let mut open = vec![start];
            let mut size = 0;
            while let Some(at) = open.pop() {
                if part[at] == usize::MAX {
                    part[at] = sizes.len();
                    size += 1;
                    open.extend(neighbours(at));
                }
            }
            sizes.push(size);
        }
        prop_assert_eq!(measures.components, sizes.len());
        prop_assert_eq!(measures.largest_component, sizes.into_iter().max().unwrap_or(0));
        let pairs: usize = (0..actors).map(|at| neighbours(at).len()).sum();
        prop_assert_eq!(pairs, 2 * measures.pairs);
        prop_assert_eq!(measures.ties, links.len());
        let mean = 2.0 * links.len() as f64 / actors as f64;
        prop_assert!((measures.mean_degree - mean).abs() < 1e-12);
        prop_assert!((0.0..=1.0).contains(&measures.density));
    }
}
