//! Ties pull, actors push.

use kizuna::layout::{Cancelled, ForceRequest, Point, Positions, Progress, force};
use proptest::prelude::*;

use super::{finite, forced, index};
use crate::support::{builtin, builtin_index, cases};

/// The length at which pull and push are equal between two alone; see `layout::force`.
const LENGTH: f64 = 92.0;

fn request(actors: usize, links: &[(usize, usize)]) -> ForceRequest {
    ForceRequest {
        actors,
        links: links.to_vec(),
        middle: None,
        seed: 7,
        steps: 320,
    }
}

fn arranged(request: &ForceRequest) -> Positions {
    force(request, &Progress::default()).expect("nobody cancels")
}

fn between(positions: &Positions, a: usize, b: usize) -> f64 {
    positions
        .get(a)
        .unwrap()
        .distance(positions.get(b).unwrap())
}

#[test]
fn two_that_are_tied_end_up_at_the_length_of_rest() {
    let positions = arranged(&request(2, &[(0, 1)]));
    let length = between(&positions, 0, 1);
    assert!((length - LENGTH).abs() < 0.06 * LENGTH, "{length}");
}

#[test]
fn a_triangle_has_three_equal_sides() {
    let positions = arranged(&request(3, &[(0, 1), (1, 2), (0, 2)]));
    let sides = [(0, 1), (1, 2), (0, 2)].map(|(a, b)| between(&positions, a, b));
    for side in sides {
        assert!((side - sides[0]).abs() < 0.02 * sides[0], "{sides:?}");
    }
}

#[test]
fn a_chain_is_stretched_and_a_stranger_stands_apart() {
    let positions = arranged(&request(5, &[(0, 1), (1, 2), (2, 3)]));
    assert!(between(&positions, 0, 3) > 1.8 * between(&positions, 1, 2));
    for tied in 0..4 {
        assert!(between(&positions, 4, tied) > 0.6 * LENGTH);
    }
}

#[test]
fn forty_strangers_spread_evenly_around_the_middle() {
    // Pushed apart by all others, near and far, and drawn to the middle.
    let positions = arranged(&request(40, &[]));
    let middle = positions
        .0
        .iter()
        .flatten()
        .fold(Point::ZERO, |sum, point| sum + *point)
        / 40.0;
    assert!(middle.length() < 0.1 * LENGTH, "{middle:?}");
    let mut nearest: Vec<f64> = (0..40)
        .map(|a| {
            (0..40)
                .filter(|b| *b != a)
                .map(|b| between(&positions, a, b))
                .fold(f64::INFINITY, f64::min)
        })
        .collect();
    nearest.sort_by(f64::total_cmp);
    assert!(nearest[0] > 0.5 * nearest[39], "{nearest:?}");
}

#[test]
fn neighbours_stand_nearer_than_strangers() {
    let positions = forced(builtin_index());
    let links = ForceRequest::new(builtin_index()).links;
    let mean = |lengths: Vec<f64>| lengths.iter().sum::<f64>() / lengths.len() as f64;
    let tied = mean(
        links
            .iter()
            .map(|(a, b)| between(&positions, *a, *b))
            .collect(),
    );
    let count = builtin().actors.len();
    let all = mean(
        (0..count)
            .flat_map(|a| (a + 1..count).map(move |b| (a, b)))
            .map(|(a, b)| between(&positions, a, b))
            .collect(),
    );
    assert!(tied < 0.8 * all, "{tied} and {all}");
}

#[test]
fn home_stands_in_the_middle() {
    let home = builtin().actors.position("yokohama").unwrap();
    assert_eq!(forced(builtin_index()).get(home), Some(Point::ZERO));
}

#[test]
fn one_seed_gives_one_arrangement_and_another_gives_another() {
    let plain = ForceRequest::new(builtin_index());
    assert_eq!(arranged(&plain), arranged(&plain.clone()));
    assert_eq!(arranged(&plain), forced(builtin_index()));
    let other = ForceRequest {
        seed: plain.seed + 1,
        ..plain.clone()
    };
    assert_ne!(arranged(&other), arranged(&plain));
}

#[test]
fn an_actor_is_tied_to_the_place_it_sits_in_and_a_pair_pulls_once() {
    let index = index(
        "kind pact sister
         home a
         actor a city JP 35,139
         actor b city FR 45,4
         actor c port FR 45,4 in=b
         actor d city DE 50,7 in=nowhere
         tie t pact a b : signed 1965
         tie u pact b a : signed 1970
         tie v pact a a : signed 1980",
    );
    assert_eq!(ForceRequest::new(&index).links, [(0, 1), (1, 2)]);
    assert_eq!(ForceRequest::new(&index).middle, Some(0));
}

#[test]
fn pinned_actors_are_held() {
    let index = index(
        "kind pact sister
         home a
         actor a city JP 35,139
         actor b city FR 45,4
         actor c city DE 50,7
         tie t pact a b : signed 1965
         tie u pact a c : signed 1970
         pin b 300 -20",
    );
    let positions = forced(&index).pinned(index.registry());
    assert_eq!(positions.get(1), Some(Point::new(300.0, -20.0)));
    assert_eq!(positions.get(0), Some(Point::ZERO));
}

#[test]
fn it_says_how_far_it_is_and_stops_when_asked() {
    let plain = ForceRequest::new(builtin_index());
    let progress = Progress::default();
    assert!(progress.share(&plain).abs() < f32::EPSILON);
    force(&plain, &progress).unwrap();
    assert!((progress.share(&plain) - 1.0).abs() < f32::EPSILON);
    let cancelled = Progress::default();
    cancelled.cancel();
    assert_eq!(force(&plain, &cancelled), Err(Cancelled));
    assert!(
        cancelled.share(&plain).abs() < f32::EPSILON,
        "nothing was done"
    );
}

#[test]
fn it_stops_in_the_middle_when_another_thread_asks() {
    let endless = ForceRequest {
        steps: usize::MAX,
        ..ForceRequest::new(builtin_index())
    };
    let progress = Progress::default();
    std::thread::scope(|scope| {
        let worker = scope.spawn(|| force(&endless, &progress));
        while progress.share(&endless) <= 0.0 && !worker.is_finished() {
            std::thread::yield_now();
        }
        progress.cancel();
        assert_eq!(worker.join().expect("no panic"), Err(Cancelled));
    });
}

#[test]
fn nobody_one_and_no_steps_are_arranged_too() {
    assert!(arranged(&request(0, &[])).0.is_empty());
    let one = arranged(&request(1, &[]));
    assert_eq!(one.0.len(), 1);
    assert!(finite(&one));
    let still = ForceRequest {
        steps: 0,
        ..request(5, &[(0, 1)])
    };
    assert!(finite(&arranged(&still)));
    let nobody = index("kind pact sister");
    assert!(forced(&nobody).0.is_empty());
}

#[test]
fn links_to_nobody_pull_nobody() {
    let positions = arranged(&request(2, &[(0, 1), (0, 9), (9, 8), (1, 1)]));
    assert!(finite(&positions));
    assert!((between(&positions, 0, 1) - LENGTH).abs() < 0.06 * LENGTH);
}

proptest! {
    #![proptest_config(cases(40))]

    #[test]
    fn no_network_is_arranged_into_nothing(
        actors in 0..60_usize,
        links in proptest::collection::vec((0..60_usize, 0..60_usize), 0..120),
        seed in any::<u64>(),
    ) {
        let request = ForceRequest { seed, steps: 60, ..request(actors, &links) };
        let positions = arranged(&request);
        prop_assert_eq!(positions.0.len(), actors);
        prop_assert!(finite(&positions));
        prop_assert_eq!(arranged(&request), positions.clone());
        // Everybody stays within sight.
        for point in positions.0.iter().flatten() {
            prop_assert!(point.length() < 20_000.0, "{:?}", point);
        }
    }
}
