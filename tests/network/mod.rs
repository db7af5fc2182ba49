//! The network as a graph, and measures on it.

use kizuna::lens::Lens;
use kizuna::network::{Link, Measures, Network};
use proptest::prelude::*;

use crate::support::{TODAY, builtin, builtin_index, cases, day};

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
fn neighbours_ties_and_degree_of_an_actor() {
    let network = network(5, &[(0, 1), (1, 0), (0, 2), (0, 0), (3, 2)]);
    assert_eq!(network.neighbours(0), [1, 2]);
    assert_eq!(network.neighbours(1), [0]);
    assert!(network.neighbours(4).is_empty());
    assert!(network.neighbours(99).is_empty());
    assert_eq!(network.ties_of(0), [0, 1, 2, 3]);
    assert_eq!(network.ties_of(2), [2, 4]);
    assert!(network.ties_of(99).is_empty());
    assert_eq!(network.degree(1), 2);
    assert_eq!(network.degree(4), 0);
    assert_eq!(network.degree(99), 0);
}

#[test]
fn the_network_of_a_lens_is_that_of_its_ties() {
    let visible = Lens::as_of(day("1965-12-31")).visible(builtin_index(), TODAY);
    let network = visible.network();
    let at = |id: &str| builtin().actors.position(id).unwrap();
    // Six sister cities and the Hamburg office, all with Yokohama alone: a star.
    assert_eq!(network.degree(at("yokohama")), 7);
    assert_eq!(network.neighbours(at("lyon")), [at("yokohama")]);
    let measures = network.measures();
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
        let network = network(actors, &links);
        let measures = network.measures();
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
                    open.extend(network.neighbours(at));
                }
            }
            sizes.push(size);
        }
        prop_assert_eq!(measures.components, sizes.len());
        prop_assert_eq!(measures.largest_component, sizes.into_iter().max().unwrap_or(0));
        let ends: usize = (0..actors).map(|at| network.degree(at)).sum();
        let loops = links.iter().filter(|(a, b)| a == b).count();
        prop_assert_eq!(ends + loops, 2 * links.len());
        let pairs: usize = (0..actors).map(|at| network.neighbours(at).len()).sum();
        prop_assert_eq!(pairs, 2 * measures.pairs);
        prop_assert!((0.0..=1.0).contains(&measures.density));
    }
}
