//! A force-directed arrangement: ties pull, actors push, in cooling steps.
//!
//! Attraction and repulsion follow Fruchterman and Reingold (1991); repulsion is summed with a
//! Barnes–Hut tree, so a step is n log n.

use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use super::Positions;
use super::geometry::Point;
use super::quadtree::Quadtree;
use crate::lens::Index;

/// What the arrangement needs to know. Equal requests give equal positions.
#[derive(Clone, Debug, PartialEq)]
pub struct ForceRequest {
    /// How many actors there are.
    pub actors: usize,
    /// Pairs that pull at each other.
    pub links: Vec<(usize, usize)>,
    /// The actor that ends up at (0, 0).
    pub middle: Option<usize>,
    /// Chooses the beginning.
    pub seed: u64,
    /// How many steps are made.
    pub steps: usize,
}

/// How far a running arrangement has come, and the wish to stop it. Shared between threads.
#[derive(Debug, Default)]
pub struct Progress {
    done: AtomicUsize,
    cancel: AtomicBool,
}

/// The arrangement was stopped.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the arrangement was cancelled")]
pub struct Cancelled;

/// The length at which pull and push are equal between two alone.
const LENGTH: f64 = 92.0;
/// The first step may be this long.
const HEAT: f64 = 140.0;
/// How strongly everything is drawn to the middle, so that parts without ties stay near.
const GRAVITY: f64 = 0.012;
/// The seed of every arrangement, so that the same registry looks the same everywhere.
const SEED: u64 = 1859;
/// A cell seen under less than this pushes as one.
const THETA: f64 = 0.8;

impl Progress {
    /// Asks to stop.
    pub fn cancel(&self) {
        self.cancel.store(true, Ordering::Relaxed);
    }

    /// Whether somebody asked to stop.
    #[must_use]
    pub fn is_cancelled(&self) -> bool {
        self.cancel.load(Ordering::Relaxed)
    }

    /// The part that is done, 0 to 1.
    #[must_use]
    pub fn share(&self, request: &ForceRequest) -> f32 {
        self.done.load(Ordering::Relaxed) as f32 / request.steps.max(1) as f32
    }
}

impl ForceRequest {
    /// The request for a registry: ties pull, and so do an actor and the place it sits in.
    #[must_use]
    pub fn new(index: &Index) -> Self {
        let registry = index.registry();
        let ties = index
            .ties()
            .iter()
            .filter_map(|facts| facts.link)
            .map(|link| (link.from.min(link.to), link.from.max(link.to)));
        let seats = registry
            .actors
            .iter()
            .enumerate()
            .filter_map(|(at, actor)| {
                let seat = registry
                    .actors
                    .position(actor.located_in.as_ref()?.as_str())?;
                Some((at.min(seat), at.max(seat)))
            });
        let mut links: Vec<(usize, usize)> = ties.chain(seats).filter(|(a, b)| a != b).collect();
        links.sort_unstable();
        links.dedup();
        Self {
            actors: registry.actors.len(),
            links,
            middle: registry
                .home
                .as_ref()
                .and_then(|home| registry.actors.position(home.as_str())),
            seed: SEED,
            steps: 320,
        }
    }
}

/// Arranges the actors. Meant for a worker thread: it says how far it is and stops when asked.
///
/// # Errors
/// [`Cancelled`] if it was asked to stop.
pub fn force(request: &ForceRequest, progress: &Progress) -> Result<Positions, Cancelled> {
    let mut bodies = beginning(request);
    for step in 0..request.steps {
        if progress.cancel.load(Ordering::Relaxed) {
            return Err(Cancelled);
        }
        let tree = Quadtree::new(&bodies);
        let mut forces: Vec<Point> = bodies
            .iter()
            .map(|body| tree.push(*body, LENGTH * LENGTH, THETA) - *body * GRAVITY * LENGTH / 10.0)
            .collect();
        for &(a, b) in &request.links {
            let (Some(&from), Some(&to)) = (bodies.get(a), bodies.get(b)) else {
                continue;
            };
            let across = to - from;
            let pull = across * (across.length() / LENGTH);
            if let Some(force) = forces.get_mut(a) {
                *force += pull;
            }
            if let Some(force) = forces.get_mut(b) {
                *force = *force - pull;
            }
        }
        let left = 1.0 - step as f64 / request.steps as f64;
        let heat = HEAT * left * left + 0.5;
        for (body, force) in bodies.iter_mut().zip(&forces) {
            *body += force.unit() * force.length().min(heat);
        }
        progress.done.store(step + 1, Ordering::Relaxed);
    }
    if let Some(shift) = request
        .middle
        .and_then(|middle| bodies.get(middle).copied())
    {
        for body in &mut bodies {
            *body = *body - shift;
        }
    }
    Ok(Positions(bodies.into_iter().map(Some).collect()))
}

/// A sunflower spiral, each body nudged by a seeded amount so that no two begin alike.
fn beginning(request: &ForceRequest) -> Vec<Point> {
    const GOLDEN_ANGLE: f64 = 2.399_963_229_728_653;
    let mut state = request.seed;
    (0..request.actors)
        .map(|at| {
            let radius = LENGTH * 0.6 * (at as f64).sqrt();
            let angle = at as f64 * GOLDEN_ANGLE;
            let nudge = Point::new(unit(&mut state), unit(&mut state)) * 8.0;
            Point::new(angle.cos(), angle.sin()) * radius + nudge
        })
        .collect()
}

/// The next number of a sequence from 0 to 1 (SplitMix64, Steele, Lea and Flood 2014).
fn unit(state: &mut u64) -> f64 {
    *state = state.wrapping_add(0x9E37_79B9_7F4A_7C15);
    let mut mixed = *state;
    mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    mixed ^= mixed >> 31;
    (mixed >> 11) as f64 / (1_u64 << 53) as f64
}
