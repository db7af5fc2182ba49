//! Where actors stand: a request in, positions out. Nothing here draws, reads a clock or iterates
//! in hash order; the same request gives the same positions.
//!
//! Positions are made for every actor of the registry, whatever a lens leaves of them, so that no
//! filter and no time moves an actor that stays.

mod ego;
mod force;
mod geometry;
mod globe;
mod land;
mod order;
mod quadtree;
mod radial;
mod round;
mod strand;
mod world;

use crate::model::Registry;
pub use ego::{
    Ego, EgoNode, EgoRequest, EgoRing, EgoRingOf, EgoRings, EgoSector, EgoSectorOf, EgoSectors,
    EgoZone, Egocentric, egocentric, reached,
};
pub use force::{Cancelled, ForceRequest, Progress, force};
pub use geometry::Point;
pub use globe::{Arc, Centre, Coord, Step, edge, project};
pub use land::{Detail, Outline, land, outlines};
pub use order::{MOST_PAIRS, Pattern, by_similarity, similarity};
pub use radial::{Radial, RadialRequest, Ring, Sector, radial, rim_reach};
pub use world::{Line, World, apart};

/// A position for every actor, in the order of the registry; only maps and ego views know of actors without one.
/// Unit: a point of the screen at 100 %; x grows to the right, y downwards. The home actor stands at
/// (0, 0); in an ego view whoever is in the middle does, on a map the middle of the equator.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Positions(pub Vec<Option<Point>>);

impl Positions {
    /// The position of an actor.
    #[must_use]
    pub fn get(&self, actor: usize) -> Option<Point> {
        self.0.get(actor).copied().flatten()
    }

    /// These positions with every pinned actor where a person put it. Nobody else moves: what was
    /// pinned in a file looks the same when the file is opened again.
    #[must_use]
    pub fn pinned(mut self, registry: &Registry) -> Self {
        for (id, pin) in &registry.pins {
            let position = registry
                .actors
                .position(id.as_str())
                .and_then(|at| self.0.get_mut(at));
            if let Some(position) = position {
                *position = Some(Point::new(pin.0, pin.1));
            }
        }
        self
    }
}
