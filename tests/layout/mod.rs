//! Where actors stand.

mod ego;
mod force;
mod map;
mod order;
mod radial;
mod strand;

use std::sync::Arc;

use kizuna::layout::{ForceRequest, Positions, Progress, force};
use kizuna::lens::Index;

use crate::support::world;

fn index(text: &str) -> Index {
    Index::new(Arc::new(world(text)))
}

/// The force-directed arrangement of a registry.
fn forced(index: &Index) -> Positions {
    force(&ForceRequest::new(index), &Progress::default()).expect("nobody cancels")
}

/// Whether every coordinate is a number.
fn finite(positions: &Positions) -> bool {
    positions
        .0
        .iter()
        .all(|point| point.is_some_and(|point| point.x.is_finite() && point.y.is_finite()))
}
