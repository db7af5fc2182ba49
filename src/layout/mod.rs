//! Where actors stand: a request in, positions out. Nothing here draws, reads a clock or iterates
//! in hash order; the same request gives the same positions.
//!
//! Positions are made for every actor of the registry, whatever a lens leaves of them, so that no
//! filter and no time moves an actor that stays.

mod force;
mod geometry;
mod quadtree;
mod radial;

use crate::model::Registry;
pub use force::{Cancelled, ForceRequest, Progress, force};
pub use geometry::Point;
pub use radial::{Radial, RadialRequest, Ring, Sector, radial, rim_reach};

/// A position for every actor, in the order of the registry. Unit: a point of the screen at 100 %;
/// the home actor stands at (0, 0), x grows to the right, y downwards.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Positions(pub Vec<Point>);

impl Positions {
    /// The position of an actor.
    #[must_use]
    pub fn get(&self, actor: usize) -> Option<Point> {
        self.0.get(actor).copied()
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
                *position = Point::new(pin.0, pin.1);
            }
        }
        self
    }
}
