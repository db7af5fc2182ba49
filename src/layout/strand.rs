//! Lines that run together: from home to one part of the world they leave in strands, and part where
//! they near their ends.

use super::globe::{Arc, Coord};

/// A strand gathers what lies within this part of the way to it, to either side …
const SPREAD: f64 = 0.2;
/// … but no more than this, in degrees: Europe is a strand or two, not one with Africa.
const WIDEST: f64 = 12.0;
/// How near lines come to the middle of their strand: 1 would lay them on one another.
const PULL: f64 = 0.72;
/// From this share of the way on they part.
const PARTING: f64 = 0.3;

/// Where the strand leads in which lines run from home to each of these places.
pub(super) fn strands(home: Coord, places: &[Coord]) -> Vec<Coord> {
    /// Each round gathers a little more.
    const ROUNDS: usize = 4;
    let middle = |at: Coord, spread: f64| {
        let near = places.iter().filter_map(|place| {
            let away = Arc::new(at, *place).degrees() / spread;
            (away < 2.5).then(|| ((-away * away).exp(), *place))
        });
        Coord::middle(near).unwrap_or(at)
    };
    let lead = |place: &Coord| {
        let spread = (Arc::new(home, *place).degrees() * SPREAD).min(WIDEST);
        if spread < 1e-3 {
            return *place;
        }
        (0..ROUNDS).fold(*place, |at, _| middle(at, spread))
    };
    places.iter().map(lead).collect()
}

/// A line that runs in a strand.
#[derive(Clone, Copy, Debug)]
pub(super) struct Strand {
    own: Arc,
    shared: Arc,
}

impl Strand {
    /// The line between two places, in a strand that leads somewhere else.
    pub(super) fn new(from: Coord, to: Coord, lead: Coord) -> Self {
        Self {
            own: Arc::new(from, to),
            shared: Arc::new(from, lead),
        }
    }

    /// The place after a share of the way.
    pub(super) fn at(&self, share: f64) -> Coord {
        let left = ((1.0 - share) / (1.0 - PARTING)).clamp(0.0, 1.0);
        let pull = PULL * left * left * (3.0 - 2.0 * left);
        let ([ax, ay, az], [bx, by, bz]) = (self.own.vector(share), self.shared.vector(share));
        Coord::of_vector([
            ax + (bx - ax) * pull,
            ay + (by - ay) * pull,
            az + (bz - az) * pull,
        ])
    }
}
